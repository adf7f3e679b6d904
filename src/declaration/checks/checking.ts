import type { Day } from '../../base/index.ts'
import { category } from '../../law/index.ts'
import { type FindingCode, type FindingOf, type FindingParams, type Level, finding } from '../finding.ts'
import type { Path, Places } from '../place.ts'
import type { Activity, Consent, Declaration, Recipient, StoreDeclaration } from '../schema.ts'

/** A declaration under check: what is looked at, on which day, and how one finds things in it. */
export interface Checking {
  readonly declaration: Declaration
  readonly today: Day
  readonly activities: ReadonlyMap<string, Activity>
  readonly stores: ReadonlyMap<string, StoreDeclaration>
  readonly recipients: ReadonlyMap<string, Recipient>
  readonly consents: ReadonlyMap<string, Consent>
  /** A finding at a path. */
  found<C extends FindingCode>(code: C, path: Path, params: FindingParams[C], level?: Level): FindingOf<C>
  /** Whether a category is a special one (Art. 9(1) GDPR), by the law's table or by the declaration's own word. */
  isSpecial(id: string): boolean
  isKnownCategory(id: string): boolean
}

export function checking(declaration: Declaration, places: Places, today: Day): Checking {
  const own = new Map(declaration.categories.map((item) => [item.id, item]))
  return {
    declaration,
    today,
    activities: new Map(declaration.activities.map((item) => [item.id, item])),
    stores: new Map(declaration.stores.map((item) => [item.id, item])),
    recipients: new Map(declaration.recipients.map((item) => [item.id, item])),
    consents: new Map(declaration.consents.map((item) => [item.id, item])),
    found: (code, path, params, level) => finding(code, places.at(path), params, level),
    isSpecial: (id) => {
      const known = category(id)
      return known === null ? own.get(id)?.special === true : known.special !== null
    },
    isKnownCategory: (id) => own.has(id) || category(id) !== null,
  }
}

/** The categories that the columns of a store hold. */
export function categoriesOf(store: StoreDeclaration): ReadonlySet<string> {
  return new Set(store.columns.flatMap((item) => (item.category === null ? [] : [item.category])))
}
