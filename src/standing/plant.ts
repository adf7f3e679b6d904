import { dayOf, newId, type CompanyId, type Instant, type RecordId } from '../base/index.ts'
import type { Declaration, StoreDeclaration } from '../declaration/index.ts'
import { transact } from '../ledger/index.ts'
import { newPerson } from '../people/index.ts'
import type { ProofContext } from '../pledge/index.ts'
import { schemaName, tableName } from '../records/index.ts'
import { lyingRow, typeIn } from './store.ts'

/** A value as one types it at a database prompt: text, or an expression in `sql`. */
export type Typed = string | number | boolean | null | { readonly sql: string }

/**
 * Adds a row to a declared store as a careless import would: straight into the table, and offending nothing as it is (its
 * periods have begun today, it belongs to somebody taken in for rehearsal, the ledger says that it was written), so that
 * what is overridden is all that is wrong with it. For sabotages.
 *
 * @param override also of `person`: then neither is anybody taken in, nor does the ledger say anything
 */
export async function plant(
  { world, company, declaration, now }: ProofContext,
  store: StoreDeclaration,
  override: { readonly [column: string]: Typed } = {},
): Promise<void> {
  const imported = {
    declaration: {
      sql: `(select coalesce(max(version), 0) from declaration_version
        where company = '${company}' and effective_from <= '${dayOf(now)}')`,
    },
    source: SOURCE,
    rehearsal: true,
  }
  const own = { ...begun(declaration, store, now), ...override }
  if (store.of === 'nobody') {
    await typeIn(world.db, insertion(company, store, { id: newId(Date.parse(now)), ...own }))
    return
  }
  if ('person' in override) {
    const values = { ...imported, id: newId(), created_at: now, ...own }
    await typeIn(world.db, insertion(company, store, values))
    return
  }
  await transact(world, company, async (acting) => {
    const person = await newPerson(acting, { rehearsal: true })
    const id = newId<RecordId>()
    const values = { ...imported, person, id, created_at: acting.now, ...own }
    await typeIn(acting.tx, insertion(company, store, values))
    const row = await lyingRow(acting.tx, schemaName(company), tableName(store), id)
    const clear = store.columns.filter(({ sealed, type }) => !sealed && STATES_AND_DATES.has(type))
    const fields = Object.fromEntries(clear.map(({ column }) => [column, row[column] ?? null]))
    await acting.record({
      kind: 'record/written',
      actor: { kind: 'system', part: 'import' },
      person,
      store: store.id,
      record: id,
      content: { source: SOURCE, fields },
    })
  })
}

const SOURCE = 'by hand'

/** What the ledger keeps of a row's fields. */
const STATES_AND_DATES: ReadonlySet<string> = new Set(['day', 'instant', 'choice', 'boolean'])

function insertion(
  company: CompanyId,
  store: StoreDeclaration,
  values: Readonly<Record<string, Typed>>,
): string {
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
