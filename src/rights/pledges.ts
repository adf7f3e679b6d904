import type { Declaration } from '../declaration/index.ts'
import type { Pledge } from '../pledge/index.ts'
import { erasedEverywhere, rectified } from './change-pledges.ts'
import type { RightsWiring } from './deps.ts'
import { doorOpen } from './door-pledges.ts'
import { effectPledges } from './effect-pledges.ts'
import { accessComplete, portable } from './package-pledges.ts'
import { REQUEST_STORE } from './receive.ts'
import { answersRecorded, asRecorded, linksAsIssued } from './recorded-pledges.ts'
import { identityFirst, inTime, sameClock } from './request-pledges.ts'
import { unlawfulErased } from './unlawful-pledges.ts'

/** The pledges on requests that follow from a declaration (Art. 12, 15 to 17, 20 GDPR). */
export function pledges(declaration: Declaration, wiring: RightsWiring): readonly Pledge[] {
  if (!declaration.stores.some((store) => store.id === REQUEST_STORE)) return []
  return [
    accessComplete(declaration, wiring),
    portable(declaration, wiring),
    erasedEverywhere(declaration, wiring),
    unlawfulErased(declaration, wiring),
    rectified(declaration, wiring),
    identityFirst(declaration, wiring),
    sameClock(declaration, wiring),
    inTime(wiring),
    asRecorded(declaration),
    linksAsIssued(),
    answersRecorded(wiring),
    doorOpen(declaration),
    ...effectPledges(declaration, wiring),
  ]
}
