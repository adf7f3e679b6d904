import { newId, type CompanyId, type Instant } from '../base/index.ts'
import type { Declaration, StoreDeclaration } from '../declaration/index.ts'
import { schemaName, tableName } from '../records/index.ts'

/** A value as one types it at a database prompt: text, or an expression in `sql`. */
export type Typed = string | number | boolean | null | { readonly sql: string }

/**
 * The statement by which somebody at a database prompt adds a row to a declared store: one that offends nothing as it is
 * (its periods have begun today), so that what is overridden is all that is wrong with it. For sabotages.
 */
export function plant(
  company: CompanyId,
  declaration: Declaration,
  store: StoreDeclaration,
  now: Instant,
  override: { readonly [column: string]: Typed } = {},
): string {
  const values: { [column: string]: Typed } = {
    ...(store.of === 'person'
      ? { person: newId(), id: newId(), created_at: now, declaration: 0, source: 'by hand', rehearsal: true }
      : { id: newId() }),
    ...begun(declaration, store, now),
    ...override,
  }
  const columns = Object.keys(values).map((name) => `"${name}"`)
  const typed = Object.values(values).map(literal)
  return `insert into ${schemaName(company)}.${tableName(store)} (${columns.join(', ')}) values (${typed.join(', ')})`
}

/** A state in which a rule lets the row be used, with the dates that go with it. */
function begun(declaration: Declaration, store: StoreDeclaration, now: Instant): { [column: string]: Typed } {
  const periods = declaration.activities
    .flatMap((activity) => activity.periods)
    .filter((period) => period.store === store.id)
  const chosen = periods.find((period) => period.during === 'use') ?? periods[0]
  const state = chosen?.when
  const values: { [column: string]: Typed } = {}
  if (state !== undefined) values[state.column] = state.is[0] ?? null
  for (const period of periods) {
    const applies =
      period.when === undefined ||
      (period.when.column === state?.column && period.when.is.includes(state.is[0] ?? ''))
    if (applies) values[period.starts.column] = now
  }
  return values
}

function literal(value: Typed): string {
  if (value === null) return 'null'
  if (typeof value === 'object') return value.sql
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`
  return String(value)
}
