import { type Table, tableOf } from './table.ts'

export type Category = Table<'categories'>['items'][number]

let byId: ReadonlyMap<string, Category> | undefined

/** A category of data of law/categories.json by its id, or null. */
export function category(id: string): Category | null {
  byId ??= new Map(tableOf('categories').items.map((row) => [row.id, row]))
  return byId.get(id) ?? null
}
