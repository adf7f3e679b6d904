import type { Words } from '../base/index.ts'
import { category } from '../law/index.ts'
import type { Declaration, StoreColumn } from './schema.ts'

/** What a category of data is called: the company's own word where it declares one, else that of law/categories.json. */
export function categoryTitle(declaration: Declaration, id: string): Words {
  const own = declaration.categories.find((candidate) => candidate.id === id)
  if (own !== undefined) return own.title
  const known = category(id)
  return known === null ? { de: id, en: id } : { de: known.title_de, en: known.title_en }
}

/** What a choice is called on screens, such as the state of an order; its own name where the declaration has no words for it. */
export function choiceTitle(column: StoreColumn | undefined, value: string): Words {
  return column?.says?.[value] ?? { de: value, en: value }
}
