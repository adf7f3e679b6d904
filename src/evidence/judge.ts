import type { CompanyId } from '../base/index.ts'
import type { World } from '../ledger/index.ts'
import { derivePledges } from './derive.ts'
import { type Judged, proofContext } from './prove.ts'
import { latestProofs } from './store.ts'
import { verdictNow } from './verdict.ts'

/**
 * What holds now for every pledge, from the proofs that are there; takes no new look.
 *
 * @throws Problem 404 when the company is not known
 */
export async function judgeCompany(world: World, company: CompanyId): Promise<readonly Judged[]> {
  const context = await proofContext(world, company, null)
  const latest = await latestProofs(world.db, company)
  return derivePledges(context.declaration).map((pledge) => {
    const proof = latest.get(pledge.id)
    const verdict = verdictNow(
      proof ? { outcome: proof.outcome, at: proof.at } : undefined,
      pledge.freshFor,
      context.now,
    )
    return { pledge, verdict, proof }
  })
}
