import type { Declaration } from '../declaration/index.ts'
import type { Pledge } from '../pledge/index.ts'
import { tableStores } from '../records/index.ts'
import { storesOfPersons } from '../standing/index.ts'
import { formsOfFiles } from './file-pledges.ts'
import { formsOfLog } from './form-pledges.ts'
import { holdsHaveIncidents } from './hold-pledges.ts'
import { periodPledges } from './period-pledges.ts'
import { everyStoreHasARule } from './place-pledges.ts'
import { fileStores, logStores } from './plan.ts'
import { hangsOnPersons, noGround, reckonable, restrictedInstead } from './row-pledges.ts'
import { rulesOf } from './rule.ts'
import { erasedStaysErased, nobodyLeft, runsDaily } from './run-pledges.ts'
import { rulesOfStore } from './settle.ts'

/** What retention promises: of each store when its rows go, and that nothing slips through. */
export function pledges(declaration: Declaration): readonly Pledge[] {
  const people = storesOfPersons(declaration)
  return [
    ...periodPledges(rulesOf(declaration)),
    ...tableStores(declaration)
      .filter((store) => rulesOfStore(declaration, store).length > 0)
      .map((store) => reckonable(declaration, store)),
    ...people
      .filter((store) => rulesOfStore(declaration, store).some((rule) => rule.period.during === 'restricted'))
      .map((store) => restrictedInstead(declaration, store)),
    ...people
      .filter((store) => hangsOnPersons(declaration, store))
      .map((store) => noGround(declaration, store)),
    ...logStores(declaration).flatMap((store) => formsOfLog(declaration, store)),
    ...fileStores(declaration).flatMap((store) => formsOfFiles(declaration, store)),
    everyStoreHasARule(),
    holdsHaveIncidents(),
    nobodyLeft(),
    erasedStaysErased(declaration),
    runsDaily(),
  ]
}
