import {
  type CompanyId,
  type Day,
  type RecordId,
  type RequestId,
  Problem,
  addTime,
  dayOf,
} from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'
import { type Acting, type Actor, transact } from '../ledger/index.ts'
import { seal, unseal, unsealText } from '../people/index.ts'
import { type FieldValue, eventRecord, openRecord, updateRecord } from '../records/index.ts'
import { decideObjection, raiseObjection, restrict, standingOf, withdrawConsent } from '../standing/index.ts'
import { rightsText } from '../text/rights.ts'
import type { RightsDeps } from './deps.ts'
import { type Gathered, gather } from './gather.ts'
import { openRequest } from './identify.ts'
import { type Reported, answerLetter, authorityName, extensionLetter } from './letters.ts'
import { type Package, accessPackage, portablePackage, portableRecords } from './package.ts'
import { REQUEST_STORE, declarationOf, hours } from './receive.ts'
import { type Outcome, type RightsRequest, clockOf } from './request.ts'
import {
  type StoredAnswer,
  addAnswer,
  answerOf,
  answerSeal,
  changeRequest,
  lockToken,
  markFetched,
  requestById,
  setToken,
} from './store.ts'
import { equal, hashOfSecret, issued, newSecret, parseToken, tokenOf } from './token.ts'

/** How long the person can fetch the answer before it is erased. */
const FETCH_WITHIN = 'P30D'

/** Grounds on which a request may be refused; each asks for reasons in words. */
export const REFUSALS = {
  identity: 'Art. 12(6) GDPR',
  unfounded: 'Art. 12(5) GDPR',
  excessive: 'Art. 12(5) GDPR',
  'others-rights': 'Art. 15(4) GDPR',
  'legal-duty': 'Art. 17(3)(b) GDPR',
  claims: 'Art. 17(3)(e) GDPR',
  'compelling-grounds': 'Art. 21(1) GDPR',
} as const

export type RefusalGround = keyof typeof REFUSALS

/** A value that is corrected or completed (Art. 16 GDPR). */
export interface Correction {
  readonly store: string
  readonly record: RecordId
  readonly column: string
  readonly value: FieldValue
}

/** What is decided about a request. */
export type Decision =
  | {
      readonly grant: true
      readonly corrections?: readonly Correction[]
      readonly activities?: readonly string[]
    }
  | {
      readonly grant: false
      readonly ground: RefusalGround
      /** For the person, in their language. */
      readonly reasons: string
      /** A refusal as unfounded or excessive needs a second pair of eyes (Art. 12(5) s. 3: the burden lies with us). */
      readonly secondReviewer?: string
    }

interface Done {
  readonly outcome: Outcome
  readonly reported: Reported
  readonly enclosure?: Package
}

/**
 * Answers a request: does what is asked, writes the letter, encloses the package, and sends the person a link, all in
 * one transaction with its record (Art. 12(3), (4), 15 to 21 GDPR). The answer is sealed under the person's key and
 * goes after thirty days.
 *
 * @throws Problem 404 unknown, 409 answered already or identity open, 422 decision incomplete
 */
export async function answerRequest(
  deps: RightsDeps,
  company: CompanyId,
  id: RequestId,
  decision: Decision,
  actor: Actor,
): Promise<RightsRequest> {
  const declaration = await declarationOf(deps, company)
  return await transact(deps.world, company, async (acting) => {
    const request = await openRequest(acting, id)
    checkDecision(request, decision, actor)
    const done = decision.grant
      ? await grant(deps, acting, declaration, request, decision, actor)
      : refuse(decision)
    await eventRecord(acting, declaration, {
      store: REQUEST_STORE,
      person: request.person,
      record: request.record,
      event: 'answered',
      fields: { answered_at: acting.now },
      actor,
    })
    await changeRequest(acting.tx, company, request, {
      state: 'answered',
      outcome: done.outcome,
      answered_at: acting.now,
    })
    const kept = await keepAnswer(acting, declaration, request, done)
    await acting.record({
      kind: 'request/answered',
      actor,
      person: request.person,
      activity: 'requests',
      request: id,
      content: {
        right: request.right,
        outcome: done.outcome,
        ...(decision.grant
          ? {}
          : {
              ground: decision.ground,
              provision: REFUSALS[decision.ground],
              secondReviewer: decision.secondReviewer ?? null,
            }),
        packageHash: done.enclosure?.hash ?? null,
        inTime: acting.today <= request.legalOn,
        answer: kept.issued,
        lies: kept.lies,
      },
    })
    await tellAnswered(deps, acting, declaration, request, kept.token)
    return { ...request, state: 'answered', outcome: done.outcome, answeredAt: acting.now }
  })
}

/** Whether a request is refused on this ground by two people only: whoever is asked too much does not decide that alone. */
export function needsTwo(ground: RefusalGround): boolean {
  return ground === 'unfounded' || ground === 'excessive'
}

/** @throws Problem 409 while it is not sure who asks */
export function demandIdentity({ identity }: RightsRequest): void {
  if (identity === 'confirmed') return
  throw new Problem(
    409,
    'request/identity-open',
    'Identity must be confirmed before data is handed out or changed.',
    { provision: 'Art. 12(6) GDPR' },
  )
}

function checkDecision(request: RightsRequest, decision: Decision, actor: Actor): void {
  if (decision.grant) {
    demandIdentity(request)
    return
  }
  const missing = (field: string, message: string) =>
    new Problem(422, 'request/decision', message, {
      provision: 'Art. 12(4) GDPR',
      faults: [{ field, code: 'missing', message }],
    })
  if (decision.reasons.trim() === '') throw missing('reasons', 'A refusal needs its reasons.')
  if (decision.ground === 'identity' && request.identity === 'confirmed') {
    throw missing('ground', 'Identity is confirmed; it cannot be the ground of a refusal.')
  }
  if (request.right === 'withdrawal')
    throw missing('ground', 'A withdrawal cannot be refused (Art. 7(3) GDPR).')
  if (!needsTwo(decision.ground)) return
  const self = actor.kind === 'staff' ? actor.account : undefined
  if (decision.secondReviewer === undefined || decision.secondReviewer === self) {
    throw missing('secondReviewer', 'A second person must agree to this refusal.')
  }
}

function refuse(decision: Extract<Decision, { readonly grant: false }>): Done {
  return {
    outcome: 'refused',
    reported:
      decision.ground === 'identity'
        ? { did: 'refused-identity' }
        : { did: 'refused', reason: decision.reasons },
  }
}

async function grant(
  deps: RightsDeps,
  acting: Acting,
  declaration: Declaration,
  request: RightsRequest,
  decision: Extract<Decision, { readonly grant: true }>,
  actor: Actor,
): Promise<Done> {
  const except = new Set([request.record])
  const held = await gather(acting, declaration, request.person, deps.plannedEnd, except)
  if (held.records.length === 0 && held.standing.choices.size === 0) {
    return { outcome: 'nothing-held', reported: { did: 'nothing-held', searched: namesOf(held) } }
  }
  switch (request.right) {
    case 'access':
      return await giveAccess(held, request)
    case 'portability':
      return givePortable(held)
    case 'erasure':
      return await erase(deps, acting, declaration, request, except)
    case 'rectification':
      return await rectify(deps, acting, declaration, request, decision.corrections ?? [], actor)
    case 'restriction':
      return await restrictAll(deps, acting, declaration, held, request, actor)
    case 'objection':
      return await object(acting, declaration, request, decision.activities, actor)
    case 'withdrawal':
      return await withdraw(acting, declaration, request)
  }
}

function namesOf(held: Gathered) {
  return held.searched.map((store) => store.name)
}

async function giveAccess(held: Gathered, request: RightsRequest): Promise<Done> {
  const stores = new Set(held.records.map(({ store }) => store.id)).size
  return {
    outcome: 'granted',
    reported: { did: 'access', records: held.records.length, stores, searched: namesOf(held) },
    enclosure: await accessPackage(held, request.language),
  }
}

function givePortable(held: Gathered): Done {
  return {
    outcome: 'granted',
    reported: { did: 'portability', records: portableRecords(held).length },
    enclosure: portablePackage(held),
  }
}

async function erase(
  deps: RightsDeps,
  acting: Acting,
  declaration: Declaration,
  request: RightsRequest,
  except: ReadonlySet<RecordId>,
): Promise<Done> {
  const outcomes = await deps.eraseAll(acting, declaration, { person: request.person, why: '17(1)', except })
  await deps.tellRecipients(acting, declaration, {
    person: request.person,
    request: request.id,
    change: 'erased',
  })
  return {
    outcome: outcomes.some(({ done }) => done === 'kept') ? 'partly' : 'granted',
    reported: { did: 'erasure', outcomes },
  }
}

async function rectify(
  deps: RightsDeps,
  acting: Acting,
  declaration: Declaration,
  request: RightsRequest,
  corrections: readonly Correction[],
  actor: Actor,
): Promise<Done> {
  if (corrections.length === 0) {
    throw new Problem(422, 'request/decision', 'Say which value is corrected to what.', {
      provision: 'Art. 16 GDPR',
      faults: [{ field: 'corrections', code: 'missing', message: 'Say which value is corrected to what.' }],
    })
  }
  for (const { store, record, column, value } of corrections) {
    await updateRecord(acting, declaration, {
      store,
      person: request.person,
      record,
      fields: { [column]: value },
      actor,
      why: `request ${request.id}`,
    })
    const read = await openRecord(acting, declaration, { store, person: request.person, record })
    if (read === null || JSON.stringify(read.fields[column]) !== JSON.stringify(value)) {
      throw new Problem(
        500,
        'request/correction-lost',
        `The correction of ${store}.${column} did not take effect; nothing was changed.`,
        {
          provision: 'Art. 16 GDPR',
          faults: [
            { field: `${store}.${column}`, code: 'lost', message: 'Read back, it still had another value.' },
          ],
        },
      )
    }
  }
  const told = await deps.tellRecipients(acting, declaration, {
    person: request.person,
    request: request.id,
    change: 'corrected',
  })
  const fields = corrections.map(({ store, column }) => {
    const declared = declaration.stores
      .find(({ id }) => id === store)
      ?.columns.find((each) => each.column === column)
    return declared?.label ?? { de: column, en: column }
  })
  return { outcome: 'granted', reported: { did: 'rectification', fields, told } }
}

async function restrictAll(
  deps: RightsDeps,
  acting: Acting,
  declaration: Declaration,
  held: Gathered,
  request: RightsRequest,
  actor: Actor,
): Promise<Done> {
  for (const { store, record } of held.records) {
    await restrict(acting, declaration, {
      person: request.person,
      ground: '18(1)(b)',
      scope: { store: store.id, record: record.id },
      actor,
      reason: `request ${request.id}`,
    })
  }
  await deps.tellRecipients(acting, declaration, {
    person: request.person,
    request: request.id,
    change: 'restricted',
  })
  return { outcome: 'granted', reported: { did: 'restriction', records: held.records.length } }
}

async function object(
  acting: Acting,
  declaration: Declaration,
  request: RightsRequest,
  only: readonly string[] | undefined,
  actor: Actor,
): Promise<Done> {
  const open = declaration.activities.filter(
    (activity) =>
      (only === undefined || only.includes(activity.id)) &&
      activity.bases.some(({ basis }) => basis.article === '6(1)(e)' || basis.article === '6(1)(f)'),
  )
  for (const activity of open) {
    const objection = await raiseObjection(acting, declaration, {
      person: request.person,
      activity: activity.id,
      actor: { kind: 'person', person: request.person },
    })
    await decideObjection(acting, declaration, {
      person: request.person,
      objection,
      decision: 'upheld',
      actor,
    })
  }
  return { outcome: 'granted', reported: { did: 'objection', activities: open.map(({ name }) => name) } }
}

async function withdraw(acting: Acting, declaration: Declaration, request: RightsRequest): Promise<Done> {
  const standing = await standingOf(acting, request.person)
  const given = [...standing.choices.values()].filter(({ state }) => state === 'given')
  for (const { consent } of given) {
    await withdrawConsent(acting, declaration, {
      person: request.person,
      consent,
      actor: { kind: 'person', person: request.person },
      via: `request ${request.id}`,
    })
  }
  return { outcome: 'granted', reported: { did: 'withdrawal', consents: given.length } }
}

/** Puts the answer where the person can fetch it, and makes the link to it. */
async function keepAnswer(
  acting: Acting,
  declaration: Declaration,
  request: RightsRequest,
  done: Done,
): Promise<{ readonly token: string; readonly issued: ReturnType<typeof issued>; readonly lies: string }> {
  const { company, tx, now } = acting
  const { person, id } = request
  const { keys } = acting.world
  const sealed = (what: 'letter' | 'package', content: string | Uint8Array): Buffer =>
    seal(keys, company, person, answerContext(id, what), content)
  const answer: StoredAnswer = {
    person,
    request: id,
    letter: sealed('letter', answerLetter(declaration, request, done.reported)),
    package: done.enclosure === undefined ? null : sealed('package', done.enclosure.bytes),
    package_hash: done.enclosure?.hash ?? null,
    expires_at: addTime(now, hours(FETCH_WITHIN)),
    fetched_at: null,
  }
  await addAnswer(tx, company, answer)
  const secret = newSecret()
  const token = {
    person,
    request: id,
    purpose: 'answer',
    secret: hashOfSecret(secret),
    code: null,
    expires_at: answer.expires_at,
    attempts: 0,
    used_at: null,
  } as const
  await setToken(tx, company, token)
  return { token: tokenOf({ person, request: id, secret }), issued: issued(token), lies: answerSeal(answer) }
}

async function tellAnswered(
  deps: RightsDeps,
  acting: Acting,
  declaration: Declaration,
  request: RightsRequest,
  token: string,
): Promise<void> {
  await deps.send(acting, declaration, {
    template: 'request-answer',
    person: request.person,
    request: request.id,
    to: await addressOf(acting, declaration, request),
    language: request.language,
    slots: {
      answer: rightsText(request.language).statusTitle,
      link: `${deps.baseUrl}/${acting.company}/antrag/antwort?t=${token}&lang=${request.language}`,
      authority: authorityName(declaration),
      company: declaration.company.name,
    },
  })
}

async function addressOf(acting: Acting, declaration: Declaration, request: RightsRequest): Promise<string> {
  const row = await openRecord(acting, declaration, {
    store: REQUEST_STORE,
    person: request.person,
    record: request.record,
  })
  const email = row?.fields['email']
  if (typeof email !== 'string') throw new Error(`Request ${request.id} has no address to answer to.`)
  return email
}

/** What an answer is sealed for. */
export function answerContext(request: RequestId, what: 'letter' | 'package'): string {
  return `rights_answer.${what}.${request}`
}

/** A day of an extension, told to the person with its reasons inside the first month, or it does not count (Art. 12(3) GDPR). */
export async function extendRequest(
  deps: RightsDeps,
  company: CompanyId,
  id: RequestId,
  reason: string,
  actor: Actor,
): Promise<RightsRequest> {
  const declaration = await declarationOf(deps, company)
  if (reason.trim() === '') {
    const message = 'An extension needs its reason.'
    throw new Problem(422, 'request/extension', message, {
      provision: 'Art. 12(3) GDPR',
      faults: [{ field: 'reason', code: 'missing', message }],
    })
  }
  return await transact(deps.world, company, async (acting) => {
    const request = await openRequest(acting, id)
    if (request.extended)
      throw new Problem(409, 'request/extended', 'This request is extended already.', {
        provision: 'Art. 12(3) GDPR',
      })
    if (acting.today > request.legalOn) {
      throw new Problem(
        409,
        'request/late',
        'An extension must be told within the first month; that month is over.',
        {
          provision: 'Art. 12(3) GDPR',
        },
      )
    }
    const clock = clockOf(dayOf(request.receivedAt), true, declaration.company.land)
    await changeRequest(acting.tx, company, request, {
      extended: true,
      target_on: clock.target,
      nominal_on: clock.nominal,
      legal_on: clock.legalEnd,
    })
    await acting.record({
      kind: 'request/extended',
      actor,
      person: request.person,
      request: id,
      content: {
        reason,
        targetOn: clock.target,
        nominalOn: clock.nominal,
        legalOn: clock.legalEnd,
      },
    })
    await deps.send(acting, declaration, {
      template: 'request-answer',
      person: request.person,
      request: id,
      to: await addressOf(acting, declaration, request),
      language: request.language,
      slots: {
        answer: extensionLetter(declaration, request, reason, clock.legalEnd),
        link: `${deps.baseUrl}/${company}/antrag?lang=${request.language}`,
        authority: authorityName(declaration),
        company: declaration.company.name,
      },
    })
    return {
      ...request,
      extended: true,
      targetOn: clock.target,
      nominalOn: clock.nominal,
      legalOn: clock.legalEnd,
    }
  })
}

/** What a person sees who opens the link of an answer. */
export interface Answer {
  readonly request: RightsRequest
  readonly letter: string
  readonly package: Uint8Array | null
  readonly packageHash: string | null
  readonly until: Day
}

/**
 * Opens an answer by the link that was sent, and notes that it was fetched.
 *
 * @throws Problem 404 `request/token` when the link is unknown, expired or of another company
 */
export async function openAnswer(
  deps: Pick<RightsDeps, 'world'>,
  company: CompanyId,
  text: string,
): Promise<Answer> {
  const wrong = new Problem(404, 'request/token', 'This link is not valid, or no longer.', {
    provision: 'Art. 12(6) GDPR',
  })
  const opened = parseToken(text)
  if (opened === undefined) throw wrong
  const { world } = deps
  return await transact(world, company, async (acting) => {
    const token = await lockToken(acting.tx, company, opened.person, opened.request, 'answer')
    if (token === undefined || !equal(token.secret, hashOfSecret(opened.secret))) throw wrong
    const answer = await answerOf(acting.tx, company, opened.person, opened.request)
    const request = await requestById(acting.tx, company, opened.request)
    if (
      answer === undefined ||
      request === undefined ||
      Date.parse(acting.now) >= new Date(answer.expires_at).getTime()
    )
      throw wrong
    if (await markFetched(acting.tx, company, opened.person, opened.request, acting.now)) {
      await acting.record({
        kind: 'request/fetched',
        actor: { kind: 'person', person: opened.person },
        person: opened.person,
        activity: 'requests',
        request: opened.request,
      })
    }
    return {
      request,
      letter: unsealText(
        world.keys,
        company,
        opened.person,
        answerContext(opened.request, 'letter'),
        answer.letter,
      ),
      package:
        answer.package === null
          ? null
          : unseal(
              world.keys,
              company,
              opened.person,
              answerContext(opened.request, 'package'),
              answer.package,
            ),
      packageHash: answer.package_hash,
      until: dayOf(new Date(answer.expires_at).toISOString() as RightsRequest['receivedAt']),
    }
  })
}

/** What staff see of a request before they decide: what the person wrote and every record that is held. */
export async function requestDetail(
  deps: RightsDeps,
  company: CompanyId,
  id: RequestId,
): Promise<
  | {
      readonly request: RightsRequest
      readonly wrote: {
        readonly name: string | null
        readonly email: string | null
        readonly message: string | null
      }
      readonly held: Gathered
    }
  | undefined
> {
  const declaration = await declarationOf(deps, company)
  return await transact(deps.world, company, async (acting) => {
    const request = await requestById(acting.tx, company, id)
    if (request === undefined) return undefined
    const row = await openRecord(acting, declaration, {
      store: REQUEST_STORE,
      person: request.person,
      record: request.record,
    })
    const text = (column: string): string | null => {
      const value = row?.fields[column]
      return typeof value === 'string' ? value : null
    }
    return {
      request,
      wrote: { name: text('name'), email: text('email'), message: text('message') },
      held: await gather(acting, declaration, request.person, deps.plannedEnd, new Set([request.record])),
    }
  })
}
