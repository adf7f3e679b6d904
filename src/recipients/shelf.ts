import type { CompanyId, Day } from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'
import type { World } from '../ledger/index.ts'
import { filedContracts, isAsDeclared, paperOf, type FiledContract } from './contract.ts'

/** A declared contract and how it stands. */
export interface ShelvedContract {
  readonly recipient: string
  readonly name: string
  readonly file: string
  readonly signed: Day
  readonly until: Day | null
  readonly filed: FiledContract | null
  /**
   * `filed`: there, and the one that was filed. `absent`: the file is not there. `unfiled`: never filed, or for another
   * term. `changed`: not the one that was filed. `ended`: its term is over.
   */
  readonly state: 'filed' | 'absent' | 'unfiled' | 'changed' | 'ended'
}

/** Every declared contract, in the order of the declaration, with whether it is on file. */
export async function shelfOf(
  world: World,
  company: CompanyId,
  declaration: Declaration,
  today: Day,
): Promise<readonly ShelvedContract[]> {
  const filed = await filedContracts(world, company)
  return declaration.recipients.flatMap(({ id, name, contract }) => {
    if (contract === undefined) return []
    const { file, signed } = contract
    const until = contract.until ?? null
    const known = filed.get(id) ?? null
    const { paper } = paperOf(world, company, file)
    const state = (): ShelvedContract['state'] => {
      if (paper === null) return 'absent'
      if (until !== null && until < today) return 'ended'
      if (known === null || !isAsDeclared(known, contract)) return 'unfiled'
      return known.hash === paper.hash ? 'filed' : 'changed'
    }
    return [{ recipient: id, name, file, signed, until, filed: known, state: state() }]
  })
}
