import type { CompanyId, PersonId, RecordId } from '../base/index.ts'
import { allEntries, entriesOf, type Entry, type World } from '../ledger/index.ts'

/** All acts by which a recipient was sent something: disclosures, and word of what became of them. By number, newest first. */
export async function actsToward(
  world: World,
  company: CompanyId,
  recipient: string,
): Promise<ReadonlyMap<string, Entry>> {
  const acts = await allEntries(world, company, { recipient, kinds: ['disclosure/made', 'recipient/told'] })
  return new Map(acts.map((act) => [act.id, act]))
}

/** Whether what a disclosure was about has been erased since, so that it may have been stopped on its way. */
export async function erasedSince(
  world: World,
  company: CompanyId,
  { person, record }: { readonly person: PersonId | undefined; readonly record: RecordId | undefined },
): Promise<boolean> {
  if (person === undefined || world.keys.isErased(company, person)) return true
  if (record === undefined) return false
  const erasures = await entriesOf(world, company, { person, record, kinds: ['record/erased'], limit: 1 })
  return erasures.length > 0
}
