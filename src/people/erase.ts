import type { PersonId } from '../base/index.ts'
import type { Actor, Acting } from '../ledger/index.ts'
import type { Database } from '../store/index.ts'
import type { Keys } from './keys.ts'
import { clearPerson, lockPerson, stillPresent } from './store.ts'

/**
 * Erases a person (Art. 17(1) GDPR): identifiers and sealed content of the ledger go in this transaction, the key when it
 * has committed. Records `person/erased`. The intention stands in the key store before the transaction commits, so that a
 * crash between the two is made up for by `finishErasures`. Whether it may be done (holds!) is decided before.
 *
 * @returns whether there was anything to erase
 */
export async function erasePerson(
  acting: Acting,
  person: PersonId,
  actor: Actor = { kind: 'system', part: 'people' },
): Promise<boolean> {
  const { company, tx } = acting
  const { keys } = acting.world
  const row = await lockPerson(tx, company, person)
  if (row === undefined || row.erased_at !== null) return false
  keys.announce(company, person)
  await clearPerson(tx, company, person, acting.now)
  await acting.record({ kind: 'person/erased', actor, person })
  acting.afterCommit(() => {
    keys.destroy(company, person)
    return Promise.resolve()
  })
  return true
}

/**
 * Finishes the erasures a crash interrupted: where the database says erased, the key is destroyed; where it does not,
 * the intention is taken back. Waits for erasures still under way. Call when a process starts.
 *
 * @returns how many keys were destroyed
 */
export async function finishErasures(db: Database, keys: Keys): Promise<number> {
  let finished = 0
  for (const { company, person } of keys.announced()) {
    await db.transaction().execute(async (tx) => {
      const row = await lockPerson(tx, company, person)
      if (row === undefined || row.erased_at === null) {
        keys.retract(company, person)
        return
      }
      keys.destroy(company, person)
      finished += 1
    })
  }
  return finished
}

/**
 * Persons whose key is destroyed but whom the database shows as present: it was restored from an older state.
 * `erasePerson` has to be called for each again.
 */
export function erasuresToRepeat(acting: Acting): Promise<readonly PersonId[]> {
  return stillPresent(acting.tx, acting.company, acting.world.keys.destroyed(acting.company))
}
