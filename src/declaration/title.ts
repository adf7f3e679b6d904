import type { Words } from '../base/index.ts'
import { category } from '../law/index.ts'
import type { Declaration } from './schema.ts'

/** What a category of data is called: the company's own word where it declares one, else that of law/categories.json. */
export function categoryTitle(declaration: Declaration, id: string): Words {
  const own = declaration.categories.find((candidate) => candidate.id === id)
  if (own !== undefined) return own.title
  const known = category(id)
  return known === null ? { de: id, en: id } : { de: known.title_de, en: known.title_en }
}
