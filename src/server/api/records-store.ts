/** Rows of a declared store as the console lists them: without anything sealed, and without whose they are. Reads only. */
import { sql } from 'kysely'
import type { CompanyId, Day, Instant, RecordId } from '../../base/index.ts'
import type { StoreColumn, StoreDeclaration } from '../../declaration/index.ts'
import { tableOf } from '../../records/index.ts'
import type { Database } from '../../store/index.ts'

export interface ListedRow {
  readonly id: RecordId
  readonly created_at: Instant
  readonly source: string
  readonly restricted: string | null
  readonly restricted_until: Day | null
  readonly held: boolean
  /** The store's states and dates. */
  readonly facts: { readonly [column: string]: string | null }
}

/** What says how far a row is on its way and tells nothing of the person. */
export function listedColumns(store: StoreDeclaration): readonly StoreColumn[] {
  return store.columns.filter(
    ({ sealed, category, type }) =>
      !sealed && category === null && (type === 'choice' || type === 'day' || type === 'instant'),
  )
}

/** The newest rows first, those of rehearsals left out; `before` continues. */
export async function listRows(
  db: Database,
  company: CompanyId,
  store: StoreDeclaration,
  before: RecordId | null,
  limit: number,
): Promise<readonly ListedRow[]> {
  const columns = listedColumns(store).map(
    ({ column }) => sql`${sql.id(column)} as ${sql.id(`fact_${column}`)}`,
  )
  const facts = columns.length === 0 ? sql`` : sql`, ${sql.join(columns)}`
  const { rows } = await sql<Omit<ListedRow, 'facts'> & { readonly [fact: string]: unknown }>`
    select id, created_at, source, restricted, restricted_until, held${facts}
    from ${tableOf(company, store)}
    where not rehearsal ${before === null ? sql`` : sql`and id < ${before}`}
    order by id desc limit ${limit}`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    created_at: row.created_at,
    source: row.source,
    restricted: row.restricted,
    restricted_until: row.restricted_until,
    held: row.held,
    facts: Object.fromEntries(
      listedColumns(store).map(({ column }) => {
        const value = row[`fact_${column}`]
        return [column, typeof value === 'string' ? value : null]
      }),
    ),
  }))
}
