// Whether rows say what they were written with: reads only.
import { sql } from 'kysely'
import {
  canonical,
  type CompanyId,
  type Instant,
  type Json,
  parseInstant,
  type PersonId,
  type RecordId,
} from '../base/index.ts'
import type { StoreDeclaration } from '../declaration/index.ts'
import { entriesOf, type Entry, type World } from '../ledger/index.ts'
import type { Database } from '../store/index.ts'
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
 */
export async function alteredColumns(
  world: World,
  company: CompanyId,
  store: StoreDeclaration,
  most: number,
): Promise<{ readonly rows: number; readonly altered: readonly Altered[] }> {
  const altered: Altered[] = []
  let count = 0
  for (let after: RecordId | null = null; altered.length < most; ) {
    const rows: readonly LyingRow[] = await lyingRows(world.db, company, store, after)
    const acts = await actsOf(world, company, store, rows)
    for (const row of rows) {
      const said = saidOf(acts.get(`${row.person} ${row.id}`) ?? [])
      if (said === null) continue
      count += 1
      altered.push(...differing(store, row, said).map((column) => ({ id: row.id, column })))
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

/** The acts that set columns, by row, oldest first. */
async function actsOf(
  world: World,
  company: CompanyId,
  store: StoreDeclaration,
  rows: readonly LyingRow[],
): Promise<ReadonlyMap<string, readonly Entry[]>> {
  const found = new Map<string, Entry[]>()
  if (rows.length === 0) return found
  for (let last: Entry | undefined; ; ) {
    const page: readonly Entry[] = await entriesOf(world, company, {
      persons: [...new Set(rows.map(({ person }) => person))],
      records: rows.map(({ id }) => id),
      store: store.id,
      kinds: ['record/written', 'record/event', 'record/corrected'],
      limit: 1000,
      ...(last === undefined ? {} : { before: last.id }),
    })
    for (const entry of page) {
      const name = `${entry.person ?? ''} ${entry.record ?? ''}`
      found.set(name, [entry, ...(found.get(name) ?? [])])
    }
    last = page.at(-1)
    if (page.length < 1000) return found
  }
}

/** By column, what it was set to last: several values where two acts share a moment. */
type Said = ReadonlyMap<string, ReadonlySet<string>>

/** What the acts about a row come to; null where none tells how it was written, or one cannot be read any more. */
function saidOf(acts: readonly Entry[]): Said | null {
  const written = acts.find(({ kind }) => kind === 'record/written')
  if (written === undefined || acts.some(({ opened }) => opened === undefined)) return null
  const said = new Map<string, { readonly at: string; readonly values: Set<string> }>()
  const set = (column: string, at: string, value: Json | undefined): void => {
    const known = said.get(column)
    if (known?.at === at) known.values.add(textOf(value))
    else said.set(column, { at, values: new Set([textOf(value)]) })
  }
  set('created_at', '', written.at)
  set('source', '', written.opened?.content['source'])
  for (const act of [written, ...acts.filter((one) => one !== written)]) {
    // The number of an act tells the millisecond in which it was written; in the same one, either may have been the later.
    const at = act === written ? '' : act.id.slice(0, 13)
    for (const part of ['fields', 'seals']) {
      const columns = act.opened?.content[part]
      if (typeof columns !== 'object' || columns === null || Array.isArray(columns)) continue
      for (const [column, value] of Object.entries(columns)) set(column, at, value)
    }
  }
  return new Map([...said].map(([column, { values }]) => [column, values]))
}

function differing(store: StoreDeclaration, row: LyingRow, said: Said): readonly string[] {
  return ['source', 'created_at', ...store.columns.map(({ column }) => column)].filter(
    (column) => !(said.get(column) ?? NOTHING).has(textOf(row[column])),
  )
}

/** A value in its one spelling; nothing as the empty text. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'string') return canonical(value)
  return /^\d{4}-\d{2}-\d{2}T/u.test(value) ? momentOf(value) : value
}

function momentOf(text: string): string {
  try {
    return parseInstant(text)
  } catch {
    return text
  }
}

const NOTHING: ReadonlySet<string> = new Set([''])
