import type { PersonId } from '../base/index.ts'
import type { Declaration, StoreDeclaration } from '../declaration/index.ts'
import type { Acting } from '../ledger/index.ts'
import { marksOf, setMark, tableStores, type Mark } from '../records/index.ts'
import { covers, type Restriction, type Scope, type Standing } from './standing.ts'

/**
 * Whether a row falls under a scope. A scope of one activity takes in a store only where that store serves no other
 * activity: what somebody else still needs stays usable there, and the gate refuses by activity.
 */
function coversRow(declaration: Declaration, scope: Scope, store: string, record: string): boolean {
  if (scope.activity === undefined) return covers(scope, '', store, record)
  const serves = declaration.activities.filter((activity) => activity.stores.includes(store))
  return serves.length === 1 && covers(scope, serves[0]?.id ?? '', store, record)
}

/** The mark a row must carry. A restriction of the person's (Art. 18 GDPR) goes before a statute. */
export function markFor(
  declaration: Declaration,
  standing: Standing,
  store: string,
  id: Mark['id'],
  today: string,
): Mark {
  let ground: Restriction | undefined
  for (const restriction of standing.restrictions) {
    if (!coversRow(declaration, restriction.scope, store, id)) continue
    // A statute's restriction stays until retention has erased the row; it ends by erasure, not by use.
    const statute = restriction.ground.startsWith('statute:')
    if (!statute && restriction.until !== null && restriction.until < today) continue
    if (ground === undefined || ground.ground.startsWith('statute:')) ground = restriction
  }
  return {
    id,
    restricted: ground?.ground ?? null,
    restricted_until: ground?.until ?? null,
    held: standing.holds.some((hold) => coversRow(declaration, hold.scope, store, id)),
  }
}

/** Writes on a person's rows what the standing says of them, so that the database itself refuses (row level security). */
export async function markRows(
  acting: Acting,
  declaration: Declaration,
  person: PersonId,
  standing: Standing,
): Promise<void> {
  for (const store of storesOfPersons(declaration)) {
    for (const mark of await marksOf(acting.tx, acting.company, store, person)) {
      const wanted = markFor(declaration, standing, store.id, mark.id, acting.today)
      if (!sameMark(mark, wanted)) await setMark(acting.tx, acting.company, store, person, wanted)
    }
  }
}

/** Whether two marks of a row say the same. */
export function sameMark(one: Mark, other: Mark): boolean {
  return (
    one.restricted === other.restricted &&
    one.restricted_until === other.restricted_until &&
    one.held === other.held
  )
}

/** The declared tables whose rows belong to persons. */
export function storesOfPersons(declaration: Declaration): readonly StoreDeclaration[] {
  return tableStores(declaration).filter((store) => store.of === 'person')
}
