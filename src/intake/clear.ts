import type { PersonId, RecordId } from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'
import type { Acting, Actor } from '../ledger/index.ts'
import { erasePerson } from '../people/index.ts'
import { eraseRecord, tableStores } from '../records/index.ts'
import { standingOf } from '../standing/index.ts'
import { hasRows, removeReference } from './store.ts'

/**
 * Erases a record, and the person with it when nothing else of them is left: an e-mail address that belongs to no record
 * is data without a purpose (Art. 5(1)(b), 17(1)(a) GDPR). Whoever answered a consent question stays, for the proof of it.
 *
 * @returns `verified` when the record is gone, `absent` when there was none
 * @throws Problem 423 when a hold keeps it
 */
export async function clearRecord(
  acting: Acting,
  declaration: Declaration,
  what: {
    readonly store: string
    readonly person: PersonId
    readonly record: RecordId
    readonly why: string
    readonly actor: Actor
  },
): Promise<'verified' | 'absent'> {
  const outcome = await eraseRecord(acting, declaration, what)
  if (outcome === 'verified') await clearIfEmpty(acting, declaration, what.person, what.actor)
  return outcome
}

async function clearIfEmpty(
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
