import type { CompanyId } from '../base/index.ts'
import { allEntries, type Entry, type World } from '../ledger/index.ts'

/** All acts by which a recipient was sent something: disclosures, and word of what became of them. By number, newest first. */
export async function actsToward(
  world: World,
  company: CompanyId,
  recipient: string,
): Promise<ReadonlyMap<string, Entry>> {
  const acts = await allEntries(world, company, { recipient, kinds: ['disclosure/made', 'recipient/told'] })
  return new Map(acts.map((act) => [act.id, act]))
}
