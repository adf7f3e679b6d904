import { dayOf, hashOf, type Day, type Instant, type PersonId, type RecordId } from '../base/index.ts'

/** The last answer to a consent question. A refusal is an answer. */
export interface Choice {
  readonly consent: string
  readonly state: 'given' | 'refused' | 'withdrawn'
  /** Version of the text that was answered. */
  readonly version: number
  readonly language: string
  readonly at: Instant
  readonly day: Day
}

/** An objection (Art. 21 GDPR) and what became of it. */
export interface Objection {
  readonly id: string
  readonly activity: string
  /** The one purpose it is raised against; null for all of the activity. */
  readonly purpose: string | null
  /** Against direct marketing it is absolute: nothing is weighed (Art. 21(3)). */
  readonly marketing: boolean
  readonly at: Instant
  /** `upheld` also where it is absolute; `overridden` by compelling grounds, which are recorded. */
  readonly decision: 'undecided' | 'upheld' | 'overridden'
}

/** What a restriction or a hold is about; what is left out means everything of the person. */
export interface Scope {
  readonly activity?: string
  readonly store?: string
  readonly record?: RecordId
}

/** Why data is restricted: a letter of Art. 18(1) GDPR, or the statute it is kept for (`statute:hgb-vouchers-8`). */
export type RestrictionGround = '18(1)(a)' | '18(1)(b)' | '18(1)(c)' | '18(1)(d)' | `statute:${string}`

/** Data kept and not used (Art. 18 GDPR, § 35 BDSG). */
export interface Restriction {
  readonly id: string
  readonly ground: RestrictionGround
  readonly scope: Scope
  readonly since: Instant
  /** Last day, where the restriction has one. */
  readonly until: Day | null
}

/** What suspends erasure (Art. 17(3) GDPR): evidence of an incident, a dispute. On a log it holds a stretch of time. */
export interface Hold {
  readonly id: string
  readonly incident: string
  readonly approver: string
  readonly scope: Scope
  readonly from: Instant | null
  readonly to: Instant | null
  readonly since: Instant
}

/** Something a person chose that is no consent: this pharmacy, that delivery address. */
export interface Pick {
  readonly id: string
  readonly value: string
  readonly at: Instant
}

/** What a person's consents, objections, restrictions and holds say right now. */
export interface Standing {
  readonly person: PersonId
  readonly choices: ReadonlyMap<string, Choice>
  readonly objections: readonly Objection[]
  readonly restrictions: readonly Restriction[]
  readonly holds: readonly Hold[]
  readonly picks: ReadonlyMap<string, Pick>
  readonly rehearsal: boolean
  /** How many events it rests on; acts name it, so that they can be judged again later. */
  readonly n: number
}

/** What an event of standing can be. */
export type StandingKind =
  | 'consent/given'
  | 'consent/refused'
  | 'consent/withdrawn'
  | 'objection/raised'
  | 'objection/decided'
  | 'restriction/set'
  | 'restriction/lifted'
  | 'hold/set'
  | 'hold/released'
  | 'pick/made'
  | 'rehearsal/marked'

/** One event, as it stands in the table. */
export interface StandingEvent {
  readonly n: number
  readonly at: Instant
  readonly kind: StandingKind
  readonly subject: string
  readonly activity: string | null
  readonly purpose: string | null
  readonly store: string | null
  readonly record: RecordId | null
  readonly ground: string | null
  readonly until: Day | null
  readonly range_from: Instant | null
  readonly range_to: Instant | null
  readonly version: number | null
  readonly language: string | null
  readonly details: { readonly [key: string]: unknown }
}

/** The hash by which an act names its event: of everything in it. */
export function hashOfEvent(event: StandingEvent): string {
  return hashOf({ ...event })
}

/** Somebody of whom nothing is known: no choices, no objections, nothing restricted. */
export function emptyStanding(person: PersonId): Standing {
  return replay(person, [])
}

/**
 * What events come to, oldest first.
 *
 * @param events of one person, ascending by `n`
 */
export function replay(person: PersonId, events: readonly StandingEvent[]): Standing {
  const choices = new Map<string, Choice>()
  const objections = new Map<string, Objection>()
  const restrictions = new Map<string, Restriction>()
  const holds = new Map<string, Hold>()
  const picks = new Map<string, Pick>()
  let rehearsal = false

  for (const event of events) {
    switch (event.kind) {
      case 'consent/given':
      case 'consent/refused':
      case 'consent/withdrawn': {
        const before = choices.get(event.subject)
        choices.set(event.subject, {
          consent: event.subject,
          state: CHOICE[event.kind],
          version: event.version ?? before?.version ?? 0,
          language: event.language ?? before?.language ?? 'de',
          at: event.at,
          day: dayOf(event.at),
        })
        break
      }
      case 'objection/raised':
        objections.set(event.subject, {
          id: event.subject,
          activity: event.activity ?? '',
          purpose: event.purpose,
          marketing: event.ground === '21(2)',
          at: event.at,
          decision: event.ground === '21(2)' ? 'upheld' : 'undecided',
        })
        break
      case 'objection/decided': {
        const raised = objections.get(event.subject)
        if (raised !== undefined && !raised.marketing) {
          objections.set(event.subject, {
            ...raised,
            decision: event.ground === 'overridden' ? 'overridden' : 'upheld',
          })
        }
        break
      }
      case 'restriction/set':
        restrictions.set(event.subject, {
          id: event.subject,
          ground: (event.ground ?? '18(1)(a)') as RestrictionGround,
          scope: scopeOf(event),
          since: event.at,
          until: event.until,
        })
        break
      case 'restriction/lifted':
        restrictions.delete(event.subject)
        break
      case 'hold/set':
        holds.set(event.subject, {
          id: event.subject,
          incident: textOf(event.details['incident']),
          approver: textOf(event.details['approver']),
          scope: scopeOf(event),
          from: event.range_from,
          to: event.range_to,
          since: event.at,
        })
        break
      case 'hold/released':
        holds.delete(event.subject)
        break
      case 'pick/made':
        picks.set(event.subject, {
          id: event.subject,
          value: textOf(event.details['value']),
          at: event.at,
        })
        break
      case 'rehearsal/marked':
        rehearsal = true
        break
    }
  }
  return {
    person,
    choices,
    objections: [...objections.values()],
    restrictions: [...restrictions.values()],
    holds: [...holds.values()],
    picks,
    rehearsal,
    n: events.at(-1)?.n ?? 0,
  }
}

const CHOICE = {
  'consent/given': 'given',
  'consent/refused': 'refused',
  'consent/withdrawn': 'withdrawn',
} as const

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function scopeOf(event: StandingEvent): Scope {
  return {
    ...(event.activity === null ? {} : { activity: event.activity }),
    ...(event.store === null ? {} : { store: event.store }),
    ...(event.record === null ? {} : { record: event.record }),
  }
}

/** Whether a scope takes in what is asked about. Where the question names no record, only wider scopes do. */
export function covers(scope: Scope, activity: string, store?: string, record?: string): boolean {
  return (
    (scope.record === undefined || scope.record === record) &&
    (scope.store === undefined || scope.store === store) &&
    (scope.activity === undefined || scope.activity === activity)
  )
}
