// What pledges look at, apart from the queries of the run in `store.ts`: reads only.
import { sql, type RawBuilder } from 'kysely'
import type { CompanyId, Instant, RecordId } from '../base/index.ts'
import type { StoreDeclaration } from '../declaration/index.ts'
import { tableOf } from '../records/index.ts'
import type { Database } from '../store/index.ts'
import type { RetentionRule } from './rule.ts'
import { endedCondition, type FateConditions } from './store.ts'

/** Rows that fit a condition: how many, and the first few by number. */
export interface Found {
  readonly count: number
  readonly ids: readonly RecordId[]
}

async function find(
  db: Database,
  company: CompanyId,
  store: StoreDeclaration,
  condition: RawBuilder<unknown>,
  most: number,
): Promise<Found & { readonly all: number }> {
  const { rows } = await sql<{
    readonly all: number
    readonly count: number
    readonly ids: readonly RecordId[]
  }>`
    select count(*) as all, count(*) filter (where ${condition}) as count,
      coalesce((array_agg(t.id order by t.id) filter (where ${condition}))[1:${most}]::text[], '{}') as ids
    from ${tableOf(company, store)} t`.execute(db)
  return rows[0] ?? { all: 0, count: 0, ids: [] }
}

/**
 * Rows of a person's store that are still there although this rule is over for them and nothing else keeps them: no other
 * purpose, no duty, no hold, no restriction of the person's own.
 */
export function overdueRows(
  db: Database,
  company: CompanyId,
  rule: RetentionRule,
  fate: FateConditions,
  limit: RawBuilder<unknown>,
  most: number,
): Promise<Found & { readonly all: number }> {
  return find(
    db,
    company,
    rule.store,
    sql`${fate.ruled} and not ${fate.use} and not ${fate.duty} and ${endedCondition(rule, limit)}
      and not t.held and (t.restricted is null or t.restricted like 'statute:%')`,
    most,
  )
}

/** Rows that only a duty keeps and that are not restricted. */
export function unrestrictedRows(
  db: Database,
  company: CompanyId,
  store: StoreDeclaration,
  fate: FateConditions,
  most: number,
): Promise<Found & { readonly all: number }> {
  return find(
    db,
    company,
    store,
    sql`${fate.ruled} and not ${fate.use} and ${fate.duty} and t.restricted is null`,
    most,
  )
}

/** Rows for which no ground is left although no period of theirs is over, and which have been there for longer than that may take. */
export function groundlessRows(
  db: Database,
  company: CompanyId,
  store: StoreDeclaration,
  fate: FateConditions,
  noneEnded: readonly RawBuilder<unknown>[],
  before: Instant,
  now: Instant,
  most: number,
): Promise<Found & { readonly all: number }> {
  const ended = noneEnded.length === 0 ? sql`false` : sql`(${sql.join([...noneEnded], sql` or `)})`
  return find(
    db,
    company,
    store,
    sql`${fate.ruled} and not ${fate.use} and not ${fate.duty} and not ${ended} and not t.held
      and (t.restricted is null or t.restricted like 'statute:%')
      and (t.created_at <= ${before}::timestamptz or t.created_at > ${now}::timestamptz + interval '1 hour')`,
    most,
  )
}

/** Rows whose period cannot be reckoned: no rule names their state, or its date is missing, or lies in the future. */
export function unclearRows(
  db: Database,
  company: CompanyId,
  store: StoreDeclaration,
  conditions: {
    readonly ruled: RawBuilder<unknown>
    readonly undated: readonly RawBuilder<unknown>[]
    readonly future: readonly RawBuilder<unknown>[]
  },
  most: number,
): Promise<Found & { readonly all: number }> {
  const parts = [sql`not ${conditions.ruled}`, ...conditions.undated, ...conditions.future]
  return find(db, company, store, sql`(${sql.join(parts, sql` or `)})`, most)
}

/** Rows of a log that are over and that no hold keeps. */
export async function overdueLog(
  db: Database,
  company: CompanyId,
  store: StoreDeclaration,
  column: string,
  before: Instant,
  outside: RawBuilder<unknown>,
  most: number,
): Promise<Found & { readonly all: number; readonly oldest: Instant | null }> {
  const { rows } = await sql<{
    readonly count: number
    readonly ids: readonly RecordId[]
    readonly oldest: Instant | null
  }>`
    select count(*) as count, min(t.${sql.id(column)}) as oldest,
      coalesce((array_agg(t.id order by t.${sql.id(column)}))[1:${most}]::text[], '{}') as ids
    from ${tableOf(company, store)} t
    where t.${sql.id(column)} < ${before}::timestamptz and ${outside}`.execute(db)
  const all = await sql<{
    readonly all: number
  }>`select count(*) as all from ${tableOf(company, store)}`.execute(db)
  return { ...(rows[0] ?? { count: 0, ids: [], oldest: null }), all: all.rows[0]?.all ?? 0 }
}

/** Values of a column that a pattern singles out, for a closer look; a page at a time by the row's number. */
export async function suspectValues(
  db: Database,
  company: CompanyId,
  store: StoreDeclaration,
  column: string,
  suspect: RawBuilder<unknown>,
  after: RecordId | null,
  limit: number,
): Promise<readonly { readonly id: RecordId; readonly value: string }[]> {
  const further = after === null ? sql`` : sql`and t.id > ${after}::uuid`
  const { rows } = await sql<{ readonly id: RecordId; readonly value: string }>`
    select t.id, t.${sql.id(column)}::text as value from ${tableOf(company, store)} t
    where t.${sql.id(column)} is not null and ${suspect} ${further}
    order by t.id limit ${limit}`.execute(db)
  return rows
}

/** How many rows a store has. */
export async function rowsIn(db: Database, company: CompanyId, store: StoreDeclaration): Promise<number> {
  const { rows } = await sql<{
    readonly n: number
  }>`select count(*) as n from ${tableOf(company, store)}`.execute(db)
  return rows[0]?.n ?? 0
}

/** Rows of a column that fit a pattern of PostgreSQL, as a condition. */
export function matches(column: string, pattern: string): RawBuilder<unknown> {
  return sql`t.${sql.id(column)} ~ ${pattern}`
}

/** Records that were erased and are there all the same, and erasures whose act is not in the ledger. */
export async function erasuresAgainst(
  db: Database,
  company: CompanyId,
  stores: readonly StoreDeclaration[],
  most: number,
): Promise<{
  readonly erasures: number
  readonly journaled: number
  readonly back: readonly { readonly store: string; readonly id: RecordId }[]
  readonly actless: readonly string[]
}> {
  const { rows: totals } = await sql<{ readonly erasures: number; readonly journaled: number }>`
    select count(*) as erasures, count(*) filter (where journaled) as journaled from record_erasure
    where company = ${company}`.execute(db)
  const back: { readonly store: string; readonly id: RecordId }[] = []
  for (const store of stores) {
    const { rows } = await sql<{ readonly id: RecordId }>`
      select t.id from ${tableOf(company, store)} t
      where exists (select 1 from record_erasure e
        where e.company = ${company} and e.person = t.person and e.store = ${store.id} and e.record = t.id)
      limit ${most}`.execute(db)
    for (const { id } of rows) back.push({ store: store.id, id })
  }
  const { rows: actless } = await sql<{ readonly id: string }>`
    select e.id from record_erasure e
    where e.company = ${company} and not exists (
      select 1 from ledger_entry l
      where l.person = e.person and l.id = e.entry and l.company = e.company
        and l.kind in ('record/erased', 'log/erased'))
    limit ${most}`.execute(db)
  return {
    erasures: totals[0]?.erasures ?? 0,
    journaled: totals[0]?.journaled ?? 0,
    back,
    actless: actless.map((row) => row.id),
  }
}
