import { Temporal } from 'temporal-polyfill'
import type { Day, Words } from '../base/index.ts'
import type { Activity, Declaration } from '../declaration/index.ts'
import type { Actor } from '../ledger/index.ts'
import { REFUSALS, type RefusalCode } from './refusal.ts'
import { covers, type Choice, type Standing } from './standing.ts'

/** What somebody wants to do. */
export interface Ask {
  readonly actor: Actor
  readonly activity: string
  readonly purpose: string
  readonly store?: string
  readonly record?: string
  /** Categories of data it touches; all of the activity's when left out. */
  readonly categories?: readonly string[]
  /** Who gets data, when it is a disclosure. */
  readonly recipient?: string
  readonly today: Day
}

/** On what something rests: Art. 6(1), with it Art. 9(2) for special categories, and the consent where it is one. */
export interface Ground {
  readonly article: string
  readonly special: string | null
  readonly consent: string | null
}

/** Allowed, and on which ground; `duty` when restricted data is read for the statute it is kept for. */
export interface Allowed {
  readonly allowed: true
  readonly ground: Ground
  readonly duty: boolean
}

/** Refused: why, on which provision, and in words for people. */
export interface Refused {
  readonly allowed: false
  readonly code: RefusalCode
  readonly status: 403 | 423
  readonly provision: string
  readonly says: Words
}

export type Decision = Allowed | Refused

/** A basis and the consents it hangs on. */
interface BasisRule {
  readonly consents: readonly ConsentRule[]
  readonly objectable: boolean
  readonly allowed: Allowed
  readonly duty: Allowed
}

interface ConsentRule {
  readonly id: string
  readonly version: number
  readonly lasts: string | null
}

interface PurposeRule {
  readonly bases: readonly BasisRule[]
  readonly marketing: boolean
  readonly readers: ReadonlySet<string>
  readonly recipients: ReadonlySet<string>
}

interface ActivityRule {
  readonly purposes: ReadonlyMap<string, PurposeRule>
  readonly stores: ReadonlySet<string>
  readonly categories: ReadonlySet<string>
}

interface Rules {
  readonly activities: ReadonlyMap<string, ActivityRule>
  /** Who reads a store's records while they are kept for a statute: `store rule purpose` → roles. */
  readonly duty: ReadonlyMap<string, ReadonlySet<string>>
}

const compiled = new WeakMap<Declaration, Rules>()

/**
 * Whether something may be done with a person's data right now. Asks and leaves no trace; `use` and `disclose` are the
 * acts. In this order: is it declared (Art. 5(1)(b), (c)), may this actor (Art. 29, 32(4)), is it restricted
 * (Art. 18(2)), was it objected to (Art. 21), does it have a basis that lives today (Art. 6, 7, 9).
 *
 * Fast: the declaration is read into look-ups once, and what is allowed allocates nothing.
 */
export function may(standing: Standing, declaration: Declaration, ask: Ask): Decision {
  let rules = compiled.get(declaration)
  if (rules === undefined) {
    rules = compile(declaration)
    compiled.set(declaration, rules)
  }
  const activity = rules.activities.get(ask.activity)
  if (activity === undefined) return refused('undeclared/activity', ask.activity)
  const purpose = activity.purposes.get(ask.purpose)
  if (purpose === undefined) return refused('undeclared/purpose', ask.purpose)
  if (ask.store !== undefined && !activity.stores.has(ask.store)) {
    return refused('undeclared/store', ask.store)
  }
  if (ask.categories !== undefined) {
    for (const category of ask.categories) {
      if (!activity.categories.has(category)) return refused('undeclared/category', category)
    }
  }
  if (ask.recipient !== undefined && !purpose.recipients.has(ask.recipient)) {
    return refused('undeclared/recipient', ask.recipient)
  }

  const { actor } = ask
  if (actor.kind === 'staff' && !purpose.readers.has(actor.role)) return refused('role/no-reader', actor.role)
  if (actor.kind === 'person' && actor.person !== standing.person) return refused('person/other', '')
  if (actor.kind === 'recipient' && !purpose.recipients.has(actor.recipient)) {
    return refused('undeclared/recipient', actor.recipient)
  }

  let duty = false
  for (const restriction of standing.restrictions) {
    if (!covers(restriction.scope, ask.activity, ask.store, ask.record)) continue
    if (restriction.until !== null && restriction.until < ask.today) continue
    // Art. 18(2): with the person's consent. Nobody else uses what is restricted, but for the duty it is kept for.
    if (actor.kind === 'person') continue
    if (!restriction.ground.startsWith('statute:')) return refused('record/restricted', restriction.ground)
    if (!mayForDuty(rules, ask, restriction.ground.slice('statute:'.length))) {
      return refused('record/restricted', restriction.ground)
    }
    duty = true
  }

  if (purpose.marketing) {
    for (const objection of standing.objections) {
      if (objection.marketing) return refused('objection/marketing', '')
    }
  }

  let why: Decision | undefined
  for (const basis of purpose.bases) {
    const stands = refusalOf(standing, basis, ask)
    if (stands === null) return duty ? basis.duty : basis.allowed
    why ??= stands
  }
  return why ?? refused('undeclared/purpose', ask.purpose)
}

/** What stands against a basis today; null when it carries. */
function refusalOf(standing: Standing, basis: BasisRule, ask: Ask): Refused | null {
  for (const consent of basis.consents) {
    const against = consentAgainst(standing.choices.get(consent.id), consent, ask.today)
    if (against !== null) return refused(against, consent.id)
  }
  if (!basis.objectable) return null
  for (const objection of standing.objections) {
    if (objection.activity !== ask.activity) continue
    if (objection.purpose !== null && objection.purpose !== ask.purpose) continue
    if (objection.decision === 'upheld') return refused('objection/upheld', ask.activity)
    if (objection.decision === 'undecided') return refused('objection/undecided', ask.activity)
  }
  return null
}

function consentAgainst(choice: Choice | undefined, consent: ConsentRule, today: Day): RefusalCode | null {
  if (choice === undefined) return 'consent/missing'
  if (choice.state === 'refused') return 'consent/refused'
  if (choice.state === 'withdrawn') return 'consent/withdrawn'
  if (choice.version !== consent.version) return 'consent/outdated'
  if (consent.lasts !== null && lastDayOf(choice, consent.lasts) < today) return 'consent/expired'
  return null
}

const ends = new WeakMap<Choice, { readonly lasts: string; readonly end: string }>()

function lastDayOf(choice: Choice, lasts: string): string {
  const known = ends.get(choice)
  if (known?.lasts === lasts) return known.end
  const end = Temporal.PlainDate.from(choice.day).add(Temporal.Duration.from(lasts)).toString()
  ends.set(choice, { lasts, end })
  return end
}

/** Whether one of the readers a statutory period names is asking, for the purpose it names. */
function mayForDuty(rules: Rules, ask: Ask, rule: string): boolean {
  const roles = rules.duty.get(`${ask.store ?? ''} ${rule} ${ask.purpose}`)
  if (roles === undefined) return false
  return ask.actor.kind === 'system' || (ask.actor.kind === 'staff' && roles.has(ask.actor.role))
}

/** Whether the consent an activity hangs on is given and lives on a day. */
export function consentLives(
  standing: Standing,
  declaration: Declaration,
  consent: string,
  today: Day,
): boolean {
  const rule = declaration.consents.find((candidate) => candidate.id === consent)
  if (rule === undefined) return false
  const { version, lasts } = rule
  return (
    consentAgainst(standing.choices.get(consent), { id: consent, version, lasts: lasts ?? null }, today) ===
    null
  )
}

/** A refusal with its provision and its sentence. */
export function refused(code: RefusalCode, what: string): Refused {
  const { status, provision, says } = REFUSALS[code]
  return { allowed: false, code, status, provision, says: says(what) }
}

/** Whether a purpose is direct marketing, which can be objected to without any ground (Art. 21(2) GDPR). */
export function isMarketing(declaration: Declaration, activity: string, purpose: string): boolean {
  const declared = declaration.activities.find((candidate) => candidate.id === activity)
  if (declared === undefined) return false
  if (/marketing|advertis/iu.test(declared.purposes.find((one) => one.id === purpose)?.dpv ?? '')) return true
  if (/marketing|werbung|advertis|newsletter/iu.test(purpose)) return true
  return declaration.messages.some(
    (message) => message.class === 'marketing' && message.activity === activity,
  )
}

function compile(declaration: Declaration): Rules {
  const consents = new Map(
    declaration.consents.map(({ id, version, lasts }) => [id, { id, version, lasts: lasts ?? null }]),
  )
  const duty = new Map<string, Set<string>>()
  for (const period of declaration.activities.flatMap((activity) => activity.periods)) {
    if (period.during !== 'restricted') continue
    const rule = period.length.by === 'statute' ? period.length.rule : period.id
    for (const reader of period.readers ?? []) {
      const key = `${period.store} ${rule} ${reader.purpose}`
      duty.set(key, (duty.get(key) ?? new Set()).add(reader.role))
    }
  }
  const activities = new Map(
    declaration.activities.map((activity) => [activity.id, compileActivity(declaration, activity, consents)]),
  )
  return { activities, duty }
}

function compileActivity(
  declaration: Declaration,
  activity: Activity,
  consents: ReadonlyMap<string, ConsentRule>,
): ActivityRule {
  const purposes = activity.purposes.map(({ id }): [string, PurposeRule] => [
    id,
    {
      bases: activity.bases
        .filter((basis) => basis.purposes.includes(id))
        .map((basis) => compileBasis(basis, consents)),
      marketing: isMarketing(declaration, activity.id, id),
      readers: new Set(
        activity.readers.filter((reader) => reader.purposes.includes(id)).map((reader) => reader.role),
      ),
      recipients: new Set(
        activity.disclosures
          .filter((disclosure) => disclosure.purpose === id)
          .map((disclosure) => disclosure.recipient),
      ),
    },
  ])
  return {
    purposes: new Map(purposes),
    stores: new Set(activity.stores),
    categories: new Set(activity.data.map((datum) => datum.category)),
  }
}

function compileBasis(
  { basis, special }: Activity['bases'][number],
  consents: ReadonlyMap<string, ConsentRule>,
): BasisRule {
  const named = [
    ...(basis.article === '6(1)(a)' ? [basis.consent] : []),
    ...(special?.article === '9(2)(a)' ? [special.consent] : []),
  ]
  const ground: Ground = {
    article: basis.article,
    special: special?.article ?? null,
    consent: named[0] ?? null,
  }
  return {
    // A consent that is asked nowhere can be given by nobody: version -1 never matches.
    consents: [...new Set(named)].map((id) => consents.get(id) ?? { id, version: -1, lasts: null }),
    objectable: basis.article === '6(1)(e)' || basis.article === '6(1)(f)',
    allowed: Object.freeze({ allowed: true, ground, duty: false }),
    duty: Object.freeze({ allowed: true, ground, duty: true }),
  }
}
