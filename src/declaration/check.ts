import type { Day } from '../base/index.ts'
import { bases } from './checks/bases.ts'
import { browser } from './checks/browser.ts'
import { checking } from './checks/checking.ts'
import { claims } from './checks/claims.ts'
import { company } from './checks/company.ts'
import { forms } from './checks/forms.ts'
import { recipients } from './checks/recipients.ts'
import { references } from './checks/references.ts'
import { stores } from './checks/stores.ts'
import { words } from './checks/words.ts'
import type { Finding } from './finding.ts'
import { type Places, byPlace } from './place.ts'
import type { Declaration } from './schema.ts'

/**
 * Everything the law forbids and types cannot say, at once, sorted by place.
 *
 * @param today the law that holds on this day applies
 */
export function check(declaration: Declaration, places: Places, today: Day): readonly Finding[] {
  const checked = checking(declaration, places, today)
  const every = [references, company, bases, recipients, stores, browser, forms, claims, words]
  return every.flatMap((rule) => rule(checked)).sort(byPlace)
}
