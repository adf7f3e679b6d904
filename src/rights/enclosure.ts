import { type CompanyId, Problem, type RequestId } from '../base/index.ts'
import { type Actor, transact } from '../ledger/index.ts'
import { unseal } from '../people/index.ts'
import { answerContext, demandIdentity } from './answer.ts'
import type { RightsDeps } from './deps.ts'
import { gather } from './gather.ts'
import { accessPackage, portablePackage } from './package.ts'
import { declarationOf } from './receive.ts'
import type { RightsRequest } from './request.ts'
import { answerOf, requestById } from './store.ts'

/** A package as staff take it: that of the answer, or, before there is one, that of this moment. */
export interface Enclosure {
  readonly bytes: Uint8Array
  /** SHA-256 in hexadecimal. */
  readonly hash: string
  readonly of: 'answer' | 'preview'
}

/** Whether staff can take a package of a request: it asks for data, and identity is sure (Art. 12(6) GDPR). */
export function hasEnclosure(request: RightsRequest): boolean {
  const asks = request.right === 'access' || request.right === 'portability'
  if (!asks || request.identity !== 'confirmed') return false
  return request.state !== 'answered' || request.outcome === 'granted'
}

/**
 * Hands staff the package of a request they answered or are about to answer, with its record in the same transaction:
 * whoever looks into everything that is held of a person leaves a trace (Art. 5(2), 32(4) GDPR).
 *
 * @throws Problem 404 unknown or no package, or no longer; 409 `request/identity-open` while identity is not sure
 */
export async function takeEnclosure(
  deps: RightsDeps,
  company: CompanyId,
  id: RequestId,
  actor: Actor,
): Promise<Enclosure> {
  const declaration = await declarationOf(deps, company)
  return await transact(deps.world, company, async (acting) => {
    const request = await requestById(acting.tx, company, id)
    if (request === undefined) throw new Problem(404, 'request/unknown', 'There is no such request.')
    demandIdentity(request)
    const gone = new Problem(404, 'request/no-package', 'This request has no package, or no longer.')
    if (!hasEnclosure(request)) throw gone
    const enclosure = async (): Promise<Enclosure> => {
      if (request.state !== 'answered') {
        const held = await gather(
          acting,
          declaration,
          request.person,
          deps.plannedEnd,
          new Set([request.record]),
        )
        const made =
          request.right === 'access' ? await accessPackage(held, request.language) : portablePackage(held)
        return { bytes: made.bytes, hash: made.hash, of: 'preview' }
      }
      const answer = await answerOf(acting.tx, company, request.person, id)
      const kept = answer !== undefined && Date.parse(acting.now) < new Date(answer.expires_at).getTime()
      if (!kept || answer.package === null || answer.package_hash === null) throw gone
      const { keys } = deps.world
      return {
        bytes: unseal(keys, company, request.person, answerContext(id, 'package'), answer.package),
        hash: answer.package_hash,
        of: 'answer',
      }
    }
    const taken = await enclosure()
    await acting.record({
      kind: 'request/package-taken',
      actor,
      person: request.person,
      activity: 'requests',
      request: id,
      content: { right: request.right, of: taken.of, packageHash: taken.hash },
    })
    return taken
  })
}
