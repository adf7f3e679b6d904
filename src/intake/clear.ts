import type { PersonId } from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'
import type { Acting, Actor } from '../ledger/index.ts'
import { erasePerson } from '../people/index.ts'
import { tableStores } from '../records/index.ts'
import { standingOf } from '../standing/index.ts'
import { hasRows, removeReference } from './store.ts'

/**
 * Erases a person of whom nothing is left: an e-mail address that belongs to no record is data without a purpose
 * (Art. 5(1)(b), 17(1)(a) GDPR). Whoever answered a consent question stays, for the proof of it; so does a hold. What
 * follows from the erasure of a record.
 */
export async function clearIfEmpty(
  acting: Acting,
  declaration: Declaration,
  person: PersonId,
  actor: Actor,
): Promise<void> {
  for (const store of tableStores(declaration)) {
    if (store.of === 'person' && (await hasRows(acting.tx, acting.company, store, person))) return
  }
  const standing = await standingOf(acting, person)
  if (standing.choices.size > 0 || standing.holds.length > 0) return
  await removeReference(acting.tx, acting.company, person)
  await erasePerson(acting, person, actor)
}
