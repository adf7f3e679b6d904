import type { Declaration } from '../declaration/index.ts'
import type { Pledge } from '../pledge/index.ts'
import { tableStores } from '../records/index.ts'
import { declaredReaders, disclosuresAllowed, restrictedOnlyForDuty, usesAllowed } from './act-pledges.ts'
import { declaredColumns, sealed } from './column-pledges.ts'
import { erasuresEverywhere } from './erasure-pledges.ts'
import { eventsHaveActs } from './event-pledges.ts'
import { storesOfPersons } from './marks.ts'
import { identifiersAsRecorded, personsAsRecorded } from './people-pledges.ts'
import { marksHaveGrounds, restrictedUnreadable } from './restriction-pledges.ts'
import { rowsHaveActs, rowsUnderDeclaration } from './row-pledges.ts'
import { asMade } from './structure-pledges.ts'

/** What the gate and the stores under it promise. */
export function pledges(declaration: Declaration): readonly Pledge[] {
  const people = storesOfPersons(declaration)
  return [
    asMade,
    personsAsRecorded,
    identifiersAsRecorded,
    erasuresEverywhere,
    ...tableStores(declaration).map((store) => declaredColumns(declaration, store)),
    ...people
      .filter((store) => store.columns.some((column) => column.sealed))
      .map((store) => sealed(declaration, store)),
    ...people.map((store) => rowsHaveActs(store)),
    ...people.map((store) => rowsUnderDeclaration(store)),
    ...people.map((store) => restrictedUnreadable(store)),
    ...people.map((store) => marksHaveGrounds(store)),
    ...declaration.activities
      .filter((activity) => activity.stores.length > 0)
      .map((activity) => declaredReaders(declaration, activity)),
    eventsHaveActs(declaration),
    restrictedOnlyForDuty(declaration),
    usesAllowed(declaration),
    disclosuresAllowed(declaration),
  ]
}
