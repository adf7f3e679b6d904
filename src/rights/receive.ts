import {
  type CompanyId,
  type Instant,
  type Language,
  type PersonId,
  type RequestId,
  Problem,
  addTime,
  dayOf,
  newId,
} from '../base/index.ts'
import { type Declaration, currentDeclaration } from '../declaration/index.ts'
import { type Acting, type Actor, transact } from '../ledger/index.ts'
import { findPerson, personFor } from '../people/index.ts'
import { writeRecord } from '../records/index.ts'
import type { RightsDeps } from './deps.ts'
import { type Channel, type RightsRequest, clockOf } from './request.ts'
import type { Right } from './right.ts'
import { addRequest, setToken } from './store.ts'
import { hashOfCode, hashOfSecret, issued, newCode, newSecret, tokenOf } from './token.ts'

/** The declared store that holds what people write when they exercise a right. */
export const REQUEST_STORE = 'request'

/** How long the link that confirms a request can be used. The clock of the request runs all the while. */
const CONFIRM_WITHIN = 'P7D'

/** What came in, by whatever way. */
export interface Incoming {
  readonly right: Right
  readonly channel: Channel
  readonly language: Language
  readonly email: string
  readonly name?: string
  readonly message?: string
  /** The consent reference of a capture, for people we know by nothing else. */
  readonly reference?: string
  /** When it reached the company; now when left out. A letter of last week counts from last week (Art. 12(3) GDPR). */
  readonly receivedAt?: Instant
  readonly actor?: Actor
  readonly rehearsal?: boolean
}

/** The declaration in force, with the store that requests need. */
export async function declarationOf(
  deps: Pick<RightsDeps, 'world'>,
  company: CompanyId,
): Promise<Declaration> {
  const current = await currentDeclaration(deps.world.db, company, deps.world.clockOf(company).today())
  if (current === null) throw new Problem(404, 'company/unknown', 'There is no such company.')
  return current.declaration
}

/**
 * Takes in a request and starts its clock on the day it was received, whatever the way (Art. 12(2), (3) GDPR). Whether
 * we hold anything about the person is not told. Asks for confirmation by mail (Art. 12(6)): a link and a code.
 *
 * @returns the request; the same whether or not anything is held
 * @throws Problem 422 when the address is none; 404 when the company is not known
 */
export async function receiveRequest(
  deps: RightsDeps,
  company: CompanyId,
  incoming: Incoming,
): Promise<RightsRequest> {
  const declaration = await declarationOf(deps, company)
  return await transact(deps.world, company, async (acting) => {
    const person = await personOfRequest(acting, incoming)
    const receivedAt = incoming.receivedAt ?? acting.now
    if (receivedAt > acting.now)
      throw new Problem(422, 'request/future', 'A request cannot have been received in the future.')
    const clock = clockOf(dayOf(receivedAt), false, declaration.company.land)
    const record = await writeRecord(acting, declaration, {
      store: REQUEST_STORE,
      person,
      source: `request ${incoming.channel}`,
      rehearsal: incoming.rehearsal ?? false,
      fields: {
        received_at: receivedAt,
        right_asked: incoming.right,
        channel: incoming.channel,
        name: incoming.name ?? null,
        email: incoming.email,
        message: incoming.message ?? null,
      },
    })
    const request: RightsRequest = {
      id: newId<RequestId>(Date.parse(acting.now)),
      person,
      record,
      right: incoming.right,
      channel: incoming.channel,
      language: incoming.language,
      receivedAt,
      targetOn: clock.target,
      nominalOn: clock.nominal,
      legalOn: clock.legalEnd,
      extended: false,
      identity: 'asked',
      identityBy: null,
      confirmedAt: null,
      state: 'received',
      outcome: null,
      answeredAt: null,
      rehearsal: incoming.rehearsal ?? false,
    }
    await addRequest(acting.tx, company, request)
    const link = await issueConfirmation(acting, request)
    await acting.record({
      kind: 'request/received',
      actor: incoming.actor ?? { kind: 'person', person },
      person,
      activity: 'requests',
      store: REQUEST_STORE,
      record,
      request: request.id,
      content: {
        right: request.right,
        channel: request.channel,
        language: request.language,
        receivedAt,
        targetOn: request.targetOn,
        nominalOn: request.nominalOn,
        legalOn: request.legalOn,
        byReference: incoming.reference !== undefined,
        confirm: link.issued,
      },
    })
    await askToConfirm(deps, acting, declaration, request, incoming.email, link)
    return request
  })
}

async function personOfRequest(acting: Acting, incoming: Incoming): Promise<PersonId> {
  if (incoming.reference !== undefined) {
    const known = await findPerson(acting, { kind: 'reference', value: incoming.reference })
    if (known !== undefined) return known
  }
  return await personFor(
    acting,
    { kind: 'email', value: incoming.email },
    { rehearsal: incoming.rehearsal ?? false },
  )
}

interface Confirmation {
  /** The word of the link. */
  readonly token: string
  readonly code: string
  readonly issued: ReturnType<typeof issued>
}

async function issueConfirmation(acting: Acting, { person, id }: RightsRequest): Promise<Confirmation> {
  const secret = newSecret()
  const code = newCode()
  const token = {
    person,
    request: id,
    purpose: 'confirm',
    secret: hashOfSecret(secret),
    code: hashOfCode(id, code),
    expires_at: addTime(acting.now, hours(CONFIRM_WITHIN)),
    attempts: 0,
    used_at: null,
  } as const
  await setToken(acting.tx, acting.company, token)
  return { token: tokenOf({ person, request: id, secret }), code, issued: issued(token) }
}

async function askToConfirm(
  deps: RightsDeps,
  acting: Acting,
  declaration: Declaration,
  request: RightsRequest,
  to: string,
  { token, code }: Confirmation,
): Promise<void> {
  await deps.send(acting, declaration, {
    template: 'request-identity',
    person: request.person,
    request: request.id,
    to,
    language: request.language,
    slots: {
      link: `${deps.baseUrl}/${acting.company}/antrag/bestaetigen?t=${token}&lang=${request.language}`,
      code,
      company: declaration.company.name,
    },
  })
}

/** Days of a duration such as `P7D`, as exact hours. */
export function hours(days: string): string {
  return `PT${Number(/^P(\d+)D$/u.exec(days)?.[1] ?? 0) * 24}H`
}
