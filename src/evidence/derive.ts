import type { Declaration } from '../declaration/index.ts'
import { pledges as ofIntake } from '../intake/index.ts'
import { pledges as ofMessages } from '../messages/index.ts'
import { pledges as ofNotice } from '../notice/index.ts'
import type { Pledge } from '../pledge/index.ts'
import { pledges as ofRecipients } from '../recipients/index.ts'
import { eraseOnRequest, plannedEnd, pledges as ofRetention } from '../retention/index.ts'
import { pledges as ofRights } from '../rights/index.ts'
import { pledges as ofStanding } from '../standing/index.ts'
import { consentPledges } from './consent-pledges.ts'
import { folderPledges } from './folder-pledges.ts'
import { measurePledges } from './measure-pledges.ts'
import { pledges as ofLedger } from './pledges.ts'
import { sitePledges } from './site-pledges.ts'

const derived = new WeakMap<Declaration, readonly Pledge[]>()

/**
 * Every pledge that follows from a declaration, of all domains. Equal declarations give equal pledges.
 *
 * @throws Error when two pledges have one id: then a proof could be taken for another's
 */
export function derivePledges(declaration: Declaration): readonly Pledge[] {
  const known = derived.get(declaration)
  if (known !== undefined) return known
  const all = [
    ...ofNotice(declaration),
    ...ofIntake(declaration),
    ...ofStanding(declaration),
    ...ofRecipients(declaration),
    ...ofMessages(declaration),
    ...ofRetention(declaration),
    ...ofRights(declaration, { plannedEnd, eraseAll: eraseOnRequest }),
    ...ofLedger(),
    ...sitePledges(declaration),
    ...measurePledges(declaration),
    ...folderPledges(declaration),
    ...consentPledges(declaration),
  ]
  const seen = new Set<string>()
  for (const { id } of all) {
    if (seen.has(id)) throw new Error(`Two pledges are called “${id}”.`)
    seen.add(id)
  }
  derived.set(declaration, all)
  return all
}
