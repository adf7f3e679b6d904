import { type CompanyId, type PersonId, type RequestId, Problem } from '../base/index.ts'
import { type Acting, type Actor, entriesOf, transact } from '../ledger/index.ts'
import type { RightsDeps } from './deps.ts'
import type { RightsRequest } from './request.ts'
import { changeRequest, lockRequest, lockToken, requestById, touchToken } from './store.ts'
import { equal, hashOfCode, hashOfSecret, parseToken } from './token.ts'

/** So many wrong codes, and the code no longer opens anything. */
const ATTEMPTS = 5

/**
 * Confirms a request by the link from the mail. Doing it twice is fine.
 *
 * @throws Problem 404 `request/token` when the link is unknown, expired or of another company; says no more than that
 */
export async function confirmByLink(
  deps: Pick<RightsDeps, 'world'>,
  company: CompanyId,
  text: string,
): Promise<RightsRequest> {
  const opened = parseToken(text)
  if (opened === undefined) throw wrongToken()
  return await transact(deps.world, company, async (acting) => {
    const token = await lockToken(acting.tx, company, opened.person, opened.request, 'confirm')
    const fits =
      token !== undefined && equal(token.secret, hashOfSecret(opened.secret)) && alive(token, acting)
    if (!fits) throw wrongToken()
    return await confirmed(acting, opened.person, opened.request, 'mail')
  })
}

/**
 * Confirms a request by the code from the mail. A wrong code is counted even though it is refused; after five the code
 * is dead and the link alone counts.
 *
 * @throws Problem 404 `request/token` when there is nothing to confirm, 422 `request/code` when the code is wrong
 */
export async function confirmByCode(
  deps: Pick<RightsDeps, 'world'>,
  company: CompanyId,
  id: RequestId,
  code: string,
): Promise<RightsRequest> {
  const known = await requestById(deps.world.db, company, id)
  if (known === undefined) throw wrongToken()
  const request = await transact(deps.world, company, async (acting) => {
    const token = await lockToken(acting.tx, company, known.person, id, 'confirm')
    if (token === undefined || token.code === null || token.attempts >= ATTEMPTS || !alive(token, acting))
      throw wrongToken()
    if (!equal(token.code, hashOfCode(id, code))) {
      await touchToken(acting.tx, company, token, { attempts: token.attempts + 1 })
      // Counted with its record, so that nobody starts the count anew to go on guessing.
      await acting.record({
        kind: 'request/code-refused',
        actor: { kind: 'system', part: 'requests' },
        person: known.person,
        request: id,
      })
      return undefined
    }
    return await confirmed(acting, known.person, id, 'mail')
  })
  if (request === undefined)
    throw new Problem(422, 'request/code', 'This code is not right.', { provision: 'Art. 12(6) GDPR' })
  return request
}

function alive(token: { readonly expires_at: Date | string }, acting: Acting): boolean {
  return Date.parse(acting.now) < new Date(token.expires_at).getTime()
}

function wrongToken(): Problem {
  return new Problem(404, 'request/token', 'This link is not valid, or no longer.', {
    provision: 'Art. 12(6) GDPR',
  })
}

/**
 * The check of identity by a member of staff: who was asked, and how it came out (Art. 12(6) GDPR). Copies of
 * identity documents are not kept; only what was looked at.
 *
 * @param how what was looked at, such as a call back or a question to the practice
 * @throws Problem 404 when there is no such request, 409 when it is answered
 */
export async function identifyByStaff(
  deps: Pick<RightsDeps, 'world'>,
  company: CompanyId,
  id: RequestId,
  result: { readonly confirmed: boolean; readonly how: string; readonly actor: Actor },
): Promise<RightsRequest> {
  return await transact(deps.world, company, async (acting) => {
    const request = await openRequest(acting, id)
    const identity = result.confirmed ? 'confirmed' : 'failed'
    const change = {
      identity,
      identity_by: 'staff',
      confirmed_at: result.confirmed ? acting.now : null,
      state: 'open',
    } as const
    await changeRequest(acting.tx, company, request, change)
    await acting.record({
      kind: 'request/identified',
      actor: result.actor,
      person: request.person,
      request: id,
      content: { identity, by: 'staff', how: result.how },
    })
    return { ...request, identity, identityBy: 'staff', confirmedAt: change.confirmed_at, state: 'open' }
  })
}

/**
 * An open request, locked.
 *
 * @throws Problem 404 when the company has none of that id, 409 when it is answered
 */
export async function openRequest(acting: Acting, id: RequestId): Promise<RightsRequest> {
  const request = await lockRequest(acting.tx, acting.company, id)
  if (request === undefined) throw new Problem(404, 'request/unknown', 'There is no such request.')
  if (request.state === 'answered')
    throw new Problem(409, 'request/answered', 'This request is answered already.')
  return request
}

async function confirmed(
  acting: Acting,
  person: PersonId,
  id: RequestId,
  by: 'mail',
): Promise<RightsRequest> {
  const request = await lockRequest(acting.tx, acting.company, id)
  if (request === undefined) throw wrongToken()
  if (request.state !== 'received') return request
  const needsMore = await cameByReference(acting, request)
  const identity = needsMore ? 'asked' : 'confirmed'
  await changeRequest(acting.tx, acting.company, request, {
    identity,
    identity_by: by,
    confirmed_at: needsMore ? null : acting.now,
    state: 'open',
  })
  await touchToken(
    acting.tx,
    acting.company,
    { person, request: id, purpose: 'confirm' },
    { used_at: acting.now },
  )
  await acting.record({
    kind: 'request/identified',
    actor: { kind: 'person', person },
    person,
    request: id,
    content: { identity, by, how: 'mail' },
  })
  return { ...request, identity, identityBy: by, confirmedAt: needsMore ? null : acting.now, state: 'open' }
}

/**
 * Whoever comes with the reference of a capture is known by nothing else: an address of their own choosing proves
 * nothing about health data, so a person must look (Art. 9, Art. 12(6) GDPR).
 */
async function cameByReference(acting: Acting, request: RightsRequest): Promise<boolean> {
  const reading = { db: acting.tx, keys: acting.world.keys }
  const [received] = await entriesOf(reading, acting.company, {
    request: request.id,
    kinds: ['request/received'],
    limit: 1,
  })
  return received?.opened?.content['byReference'] === true
}
