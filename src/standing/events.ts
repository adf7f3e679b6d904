import {
  hashOf,
  newId,
  NOBODY,
  Problem,
  type CompanyId,
  type Day,
  type Instant,
  type Json,
  type Language,
  type PersonId,
} from '../base/index.ts'
import type { Consent, Declaration } from '../declaration/index.ts'
import type { Act, Acting, Actor } from '../ledger/index.ts'
import type { Database } from '../store/index.ts'
import { isMarketing } from './may.ts'
import { markRows } from './marks.ts'
import { hashOfEvent, replay, type RestrictionGround, type Scope, type Standing } from './standing.ts'
import { addEvent, eventsOf, type NewEvent } from './store.ts'

/** Where a standing is read: an act, or a database and a company. */
export type StandingSource =
  | Pick<Acting, 'tx' | 'company'>
  | { readonly db: Database; readonly company: CompanyId }

/** What a person's consents, objections, restrictions and holds say now; or after the first `upTo` events. */
export async function standingOf(source: StandingSource, person: PersonId, upTo?: number): Promise<Standing> {
  const db = 'tx' in source ? source.tx : source.db
  return replay(person, await eventsOf(db, source.company, person, upTo))
}

/** How a person was told that a restriction ends. */
export interface Told {
  readonly at: Instant
  /** `mail`, `letter`, `phone`. */
  readonly how: string
}

interface Answer {
  readonly person: PersonId
  readonly consent: string
  readonly language: Language
  readonly actor: Actor
  /** Version of the question that was shown; the declared one when left out. */
  readonly version?: number
  /** Where it was answered: `banner`, `form contact`, `practice`. */
  readonly via?: string
  /** More that must be provable: the reference a practice gave, a device. */
  readonly content?: { readonly [key: string]: Json }
}

/**
 * Records that a person consents, with what they were shown (Art. 7(1) GDPR).
 *
 * @throws Problem 422 when the consent, or that version of its question, is not declared
 */
export async function giveConsent(acting: Acting, declaration: Declaration, answer: Answer): Promise<void> {
  await answered(acting, declaration, 'consent/given', answer)
}

/** Records that a person says no. It is an answer, and is not asked again on the next page. Throws like `giveConsent`. */
export async function refuseConsent(acting: Acting, declaration: Declaration, answer: Answer): Promise<void> {
  await answered(acting, declaration, 'consent/refused', answer)
}

/**
 * Records that a person takes a consent back; no reason is asked (Art. 7(3) GDPR). What rested on it alone is erased by
 * the reaction to this act.
 *
 * @returns whether there was a consent to take back
 */
export async function withdrawConsent(
  acting: Acting,
  declaration: Declaration,
  withdrawal: {
    readonly person: PersonId
    readonly consent: string
    readonly actor: Actor
    readonly via?: string
  },
): Promise<boolean> {
  const consent = declaredConsent(declaration, withdrawal.consent)
  const standing = await standingOf(acting, withdrawal.person)
  if (standing.choices.get(consent.id)?.state !== 'given') return false
  await happened(
    acting,
    withdrawal.person,
    { kind: 'consent/withdrawn', subject: consent.id, activity: consent.activity, purpose: consent.purpose },
    { actor: withdrawal.actor, content: { consent: consent.id, via: withdrawal.via ?? null } },
  )
  return true
}

async function answered(
  acting: Acting,
  declaration: Declaration,
  kind: 'consent/given' | 'consent/refused',
  answer: Answer,
): Promise<void> {
  const consent = declaredConsent(declaration, answer.consent)
  const version = answer.version ?? consent.version
  if (version !== consent.version) {
    throw new Problem(
      422,
      'consent/outdated',
      `The question “${consent.id}” is at version ${consent.version}.`,
      {
        provision: 'Art. 7(1) GDPR',
        faults: [{ field: answer.consent, code: 'version', message: String(consent.version) }],
      },
    )
  }
  await happened(
    acting,
    answer.person,
    {
      kind,
      subject: consent.id,
      activity: consent.activity,
      purpose: consent.purpose,
      version,
      language: answer.language,
    },
    {
      actor: answer.actor,
      content: {
        consent: consent.id,
        version,
        language: answer.language,
        shown: hashOf([consent.question[answer.language], consent.refusal[answer.language]]),
        via: answer.via ?? null,
        ...answer.content,
      },
    },
  )
}

/**
 * Records an objection (Art. 21 GDPR). Against direct marketing it holds at once and for good (Art. 21(3)); otherwise the
 * data is restricted until it is decided (Art. 18(1)(d)).
 *
 * @returns the id under which it is decided
 * @throws Problem 422 `objection/not-open` where the processing rests on neither Art. 6(1)(e) nor (f)
 */
export async function raiseObjection(
  acting: Acting,
  declaration: Declaration,
  objection: {
    readonly person: PersonId
    readonly activity: string
    readonly purpose?: string
    readonly actor: Actor
    readonly reason?: string
  },
): Promise<string> {
  const activity = declaration.activities.find((candidate) => candidate.id === objection.activity)
  const purposes =
    objection.purpose === undefined ? (activity?.purposes.map((one) => one.id) ?? []) : [objection.purpose]
  const marketing =
    purposes.length > 0 && purposes.every((purpose) => isMarketing(declaration, objection.activity, purpose))
  const objectable = activity?.bases.some(
    ({ basis, purposes: on }) =>
      (basis.article === '6(1)(e)' || basis.article === '6(1)(f)') &&
      on.some((one) => purposes.includes(one)),
  )
  if (!marketing && objectable !== true) {
    throw new Problem(
      422,
      'objection/not-open',
      'This processing rests on no basis that can be objected to.',
      {
        provision: 'Art. 21(1) GDPR',
      },
    )
  }
  const id = newId(Date.parse(acting.now))
  await happened(
    acting,
    objection.person,
    {
      kind: 'objection/raised',
      subject: id,
      activity: objection.activity,
      purpose: objection.purpose ?? null,
      ground: marketing ? '21(2)' : '21(1)',
    },
    { actor: objection.actor, content: { objection: id, marketing, reason: objection.reason ?? null } },
  )
  if (!marketing) {
    await restrict(acting, declaration, {
      person: objection.person,
      ground: '18(1)(d)',
      scope: { activity: objection.activity },
      actor: objection.actor,
      id: `objection:${id}`,
    })
  }
  return id
}

/**
 * Decides an objection. Going on needs compelling grounds, which are recorded, and the person told before the
 * restriction ends (Art. 21(1), 18(3) GDPR). Upheld, the data stays restricted until the reaction has erased it
 * (Art. 17(1)(c)).
 *
 * @throws Problem 404 when there is no such objection; 409 when it is decided, or absolute; 422 without grounds
 */
export async function decideObjection(
  acting: Acting,
  declaration: Declaration,
  decision: {
    readonly person: PersonId
    readonly objection: string
    readonly actor: Actor
  } & (
    | { readonly decision: 'upheld' }
    | { readonly decision: 'overridden'; readonly grounds: string; readonly told: Told }
  ),
): Promise<void> {
  const standing = await standingOf(acting, decision.person)
  const raised = standing.objections.find((objection) => objection.id === decision.objection)
  if (raised === undefined) throw new Problem(404, 'objection/absent', 'There is no such objection.')
  if (raised.decision !== 'undecided') {
    throw new Problem(409, 'objection/decided', 'This objection needs no decision any more.', {
      provision: raised.marketing ? 'Art. 21(3) GDPR' : 'Art. 21(1) GDPR',
    })
  }
  const grounds = decision.decision === 'overridden' ? decision.grounds.trim() : ''
  if (decision.decision === 'overridden') {
    if (grounds === '') {
      throw new Problem(422, 'objection/no-grounds', 'Going on needs compelling legitimate grounds.', {
        provision: 'Art. 21(1) GDPR',
        faults: [{ field: 'grounds', code: 'required', message: 'Zwingende Gründe / compelling grounds' }],
      })
    }
    checkTold(acting, decision.told)
  }
  await happened(
    acting,
    decision.person,
    {
      kind: 'objection/decided',
      subject: raised.id,
      activity: raised.activity,
      purpose: raised.purpose,
      ground: decision.decision,
    },
    { actor: decision.actor, content: { objection: raised.id, decision: decision.decision, grounds } },
  )
  if (decision.decision === 'overridden') {
    await liftRestriction(acting, declaration, {
      person: decision.person,
      restriction: `objection:${raised.id}`,
      told: decision.told,
      actor: decision.actor,
    })
  }
}

/**
 * Restricts a person's data: it is kept and not used (Art. 18(1) GDPR); rows it covers are marked, so that the database
 * refuses as well.
 *
 * @returns the id under which it is lifted
 */
export async function restrict(
  acting: Acting,
  declaration: Declaration,
  restriction: {
    readonly person: PersonId
    readonly ground: RestrictionGround
    readonly scope?: Scope
    readonly until?: Day
    readonly actor: Actor
    readonly reason?: string
    readonly id?: string
  },
): Promise<string> {
  const id = restriction.id ?? newId(Date.parse(acting.now))
  const scope = restriction.scope ?? {}
  checkScope(declaration, scope)
  await happened(
    acting,
    restriction.person,
    {
      kind: 'restriction/set',
      subject: id,
      ground: restriction.ground,
      until: restriction.until ?? null,
      ...scope,
    },
    {
      actor: restriction.actor,
      ...(scope.record === undefined ? {} : { record: scope.record }),
      content: {
        restriction: id,
        ground: restriction.ground,
        until: restriction.until ?? null,
        reason: restriction.reason ?? null,
      },
    },
    declaration,
  )
  return id
}

/**
 * Ends a restriction. The person is told before (Art. 18(3) GDPR); only where it is not theirs but a statute's, nobody is.
 *
 * @throws Problem 404 when there is none; 409 `restriction/not-told`
 */
export async function liftRestriction(
  acting: Acting,
  declaration: Declaration,
  lift: {
    readonly person: PersonId
    readonly restriction: string
    readonly told?: Told
    readonly actor: Actor
  },
): Promise<void> {
  const standing = await standingOf(acting, lift.person)
  const restriction = standing.restrictions.find((candidate) => candidate.id === lift.restriction)
  if (restriction === undefined) throw new Problem(404, 'restriction/absent', 'There is no such restriction.')
  if (!restriction.ground.startsWith('statute:')) checkTold(acting, lift.told)
  await happened(
    acting,
    lift.person,
    {
      kind: 'restriction/lifted',
      subject: restriction.id,
      ground: restriction.ground,
      ...restriction.scope,
    },
    {
      actor: lift.actor,
      content: {
        restriction: restriction.id,
        told: lift.told === undefined ? null : { at: lift.told.at, how: lift.told.how },
      },
    },
    declaration,
  )
}

/**
 * Suspends erasure (Art. 17(3)(e) GDPR): of a person's records, or of a stretch of a log. Names the incident and who
 * approved it; what is outside the stretch goes on time.
 *
 * @returns the id under which it is released
 * @throws Problem 422 without incident or approver, or on a log without a stretch of time
 */
export async function setHold(
  acting: Acting,
  declaration: Declaration,
  hold: {
    /** Left out for logs, which belong to nobody. */
    readonly person?: PersonId
    readonly scope: Scope
    /** First and last moment that is kept, on a log. */
    readonly range?: { readonly from: Instant; readonly to: Instant }
    readonly incident: string
    /** Account of the member of staff who approved it. */
    readonly approver: string
    readonly actor: Actor
  },
): Promise<string> {
  const person = hold.person ?? NOBODY
  checkScope(declaration, hold.scope)
  const faults = [
    ...(hold.incident.trim() === '' ? [required('incident')] : []),
    ...(hold.approver.trim() === '' ? [required('approver')] : []),
    ...(person === NOBODY && hold.scope.store === undefined ? [required('store')] : []),
    ...(person === NOBODY && hold.range === undefined ? [required('range')] : []),
    ...(hold.range !== undefined && hold.range.to < hold.range.from ? [required('range')] : []),
  ]
  if (faults.length > 0) {
    throw new Problem(422, 'hold/invalid', 'A hold names its incident, its approver and its extent.', {
      provision: 'Art. 17(3)(e) GDPR',
      faults,
    })
  }
  const id = newId(Date.parse(acting.now))
  await happened(
    acting,
    person,
    {
      kind: 'hold/set',
      subject: id,
      ...hold.scope,
      range_from: hold.range?.from ?? null,
      range_to: hold.range?.to ?? null,
      details: { incident: hold.incident, approver: hold.approver },
    },
    {
      actor: hold.actor,
      ...(hold.scope.store === undefined ? {} : { store: hold.scope.store }),
      ...(hold.scope.record === undefined ? {} : { record: hold.scope.record }),
      content: {
        hold: id,
        incident: hold.incident,
        approver: hold.approver,
        from: hold.range?.from ?? null,
        to: hold.range?.to ?? null,
      },
    },
    declaration,
  )
  return id
}

/**
 * Ends a hold: the incident is settled, and the next run erases what is due.
 *
 * @throws Problem 404 when there is none
 */
export async function releaseHold(
  acting: Acting,
  declaration: Declaration,
  release: {
    readonly person?: PersonId
    readonly hold: string
    readonly actor: Actor
    readonly why?: string
  },
): Promise<void> {
  const person = release.person ?? NOBODY
  const standing = await standingOf(acting, person)
  const hold = standing.holds.find((candidate) => candidate.id === release.hold)
  if (hold === undefined) throw new Problem(404, 'hold/absent', 'There is no such hold.')
  await happened(
    acting,
    person,
    { kind: 'hold/released', subject: hold.id, ...hold.scope },
    { actor: release.actor, content: { hold: hold.id, incident: hold.incident, why: release.why ?? null } },
    declaration,
  )
}

/** Records a pick that is no consent: which pharmacy, which carrier. */
export async function pick(
  acting: Acting,
  choice: { readonly person: PersonId; readonly pick: string; readonly value: string; readonly actor: Actor },
): Promise<void> {
  await happened(
    acting,
    choice.person,
    { kind: 'pick/made', subject: choice.pick, details: { value: choice.value } },
    { actor: choice.actor, content: { pick: choice.pick, value: choice.value } },
  )
}

/** Marks a person as one of a rehearsal: walks the real flows, is never counted. */
export async function markRehearsal(acting: Acting, person: PersonId): Promise<void> {
  await happened(
    acting,
    person,
    { kind: 'rehearsal/marked', subject: 'rehearsal' },
    { actor: { kind: 'system', part: 'rehearsal' } },
  )
}

/** The event first, so that the reactions to the act already see it. The act says what the event was, to the letter. */
async function happened(
  acting: Acting,
  person: PersonId,
  event: NewEvent,
  act: Omit<Act, 'kind' | 'person'>,
  mark?: Declaration,
): Promise<void> {
  const added = await addEvent(acting.tx, acting.company, person, acting.now, event)
  if (mark !== undefined && person !== NOBODY) {
    await markRows(acting, mark, person, await standingOf(acting, person))
  }
  await acting.record({
    kind: event.kind,
    ...(person === NOBODY ? {} : { person }),
    ...(event.activity == null ? {} : { activity: event.activity }),
    ...(event.purpose == null ? {} : { purpose: event.purpose }),
    ...(event.store == null ? {} : { store: event.store }),
    ...act,
    content: { ...act.content, event: added.n, as: hashOfEvent(added) },
  })
}

function declaredConsent(declaration: Declaration, id: string): Consent {
  const consent = declaration.consents.find((candidate) => candidate.id === id)
  if (consent === undefined) {
    throw new Problem(422, 'consent/undeclared', `The consent “${id.slice(0, 60)}” is not declared.`, {
      provision: 'Art. 7(2) GDPR',
      faults: [{ field: id.slice(0, 60), code: 'undeclared', message: 'Nicht erklärt / not declared' }],
    })
  }
  return consent
}

function checkScope(declaration: Declaration, scope: Scope): void {
  const wrong =
    (scope.activity !== undefined && !declaration.activities.some((one) => one.id === scope.activity)) ||
    (scope.store !== undefined && !declaration.stores.some((one) => one.id === scope.store)) ||
    (scope.record !== undefined && scope.store === undefined)
  if (wrong) {
    throw new Problem(422, 'standing/scope', 'The scope names no declared activity or store.', {
      faults: [{ field: 'scope', code: 'undeclared', message: JSON.stringify(scope).slice(0, 200) }],
    })
  }
}

function checkTold(acting: Acting, told: Told | undefined): void {
  if (told !== undefined && told.how.trim() !== '' && told.at <= acting.now) return
  throw new Problem(409, 'restriction/not-told', 'The person is told before the restriction ends.', {
    provision: 'Art. 18(3) GDPR',
  })
}

function required(field: string) {
  return { field, code: 'required', message: 'Fehlt oder unmöglich / missing or impossible' }
}
