// Whether rows say what they were written with: reads only.
import { sql } from 'kysely'
import type { CompanyId, Instant, PersonId, RecordId } from '../base/index.ts'
import type { StoreDeclaration } from '../declaration/index.ts'
import type { World } from '../ledger/index.ts'
import type { Database } from '../store/index.ts'
import { agrees, saidOfRows, type Said } from './said.ts'
import { tableOf } from './store.ts'

/** A column that is not what the acts about its row say it was set to. */
export interface Altered {
  readonly id: RecordId
  readonly column: string
}

/** How many rows are compared with their acts at a time. */
const PAGE = 200

/**
 * Compares every column of a person's store with what was written, corrected and happened by the ledger. Rows of which the
 * ledger says nothing are left out, as are those of rehearsals: both are other pledges' matter.
 *
 * @param most how many to name
 * @param elsewhere columns of a row that other pledges answer for, by what its acts say of it
 */
export async function alteredColumns(
  world: World,
  company: CompanyId,
  store: StoreDeclaration,
  most: number,
  elsewhere: (said: Said) => ReadonlySet<string>,
): Promise<{ readonly rows: number; readonly altered: readonly Altered[] }> {
  const altered: Altered[] = []
  let count = 0
  for (let after: RecordId | null = null; altered.length < most; ) {
    const rows: readonly LyingRow[] = await lyingRows(world.db, company, store, after)
    for (const [row, said] of await saidOfRows(world, company, store, rows)) {
      if (said === null) continue
      count += 1
      altered.push(...differing(store, row, said, elsewhere(said)).map((column) => ({ id: row.id, column })))
    }
    after = rows.at(-1)?.id ?? null
    if (after === null) break
  }
  return { rows: count, altered: altered.slice(0, most) }
}

interface LyingRow {
  readonly person: PersonId
  readonly id: RecordId
  readonly source: string
  readonly created_at: Instant
  readonly [column: string]: unknown
}

/** Rows as they lie: what is sealed as the hash of its seal. */
async function lyingRows(
  db: Database,
  company: CompanyId,
  store: StoreDeclaration,
  after: RecordId | null,
): Promise<readonly LyingRow[]> {
  const columns = store.columns.map(({ column, sealed }) =>
    sealed
      ? sql`encode(substring(sha256(${sql.id(column)}) from 1 for 16), 'hex') as ${sql.id(column)}`
      : sql.id(column),
  )
  const { rows } = await sql<LyingRow>`
    select ${sql.join([...['person', 'id', 'source', 'created_at'].map((name) => sql.id(name)), ...columns])}
    from ${tableOf(company, store)}
    where not rehearsal ${after === null ? sql`` : sql`and id > ${after}::uuid`}
    order by id limit ${PAGE}`.execute(db)
  return rows
}

function differing(
  store: StoreDeclaration,
  row: LyingRow,
  said: Said,
  elsewhere: ReadonlySet<string>,
): readonly string[] {
  return ['source', 'created_at', ...store.columns.map(({ column }) => column)].filter(
    (column) => !elsewhere.has(column) && !agrees(said, column, row[column]),
  )
}
