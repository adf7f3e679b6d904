import { sql, type RawBuilder } from 'kysely'
import {
  startOf,
  type CompanyId,
  type Day,
  type Instant,
  type Json,
  type PersonId,
  type RecordId,
} from '../base/index.ts'
import type { Declaration, StoreDeclaration } from '../declaration/index.ts'
import { tableOf } from '../records/index.ts'
import type { Hold } from '../standing/index.ts'
import type { Database, Transaction } from '../store/index.ts'
import { givenSince, personalBases, type PersonalBasis } from './ground.ts'
import { endedBefore, type RetentionRule } from './rule.ts'

interface RetentionRunTable {
  readonly company: CompanyId
  readonly id: string
  readonly started_at: Instant
  readonly finished_at: Instant | null
  readonly today: Day
  readonly plan: string
  readonly report: unknown
}

declare module '../store/tables.ts' {
  interface Tables {
    readonly retention_run: RetentionRunTable
  }
}

type Condition = RawBuilder<boolean>

const or = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join([...conditions], sql` or `)})`

const and = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join([...conditions], sql` and `)})`

const not = (condition: Condition): Condition => sql<boolean>`not ${condition}`

/** What the rows of a store are, as conditions on the row `t`. The same reckoning as `fateOf`. */
export interface FateConditions {
  /** A rule names the row's state. */
  readonly ruled: Condition
  /** A purpose still needs it. */
  readonly use: Condition
  /** A duty still keeps it. */
  readonly duty: Condition
}

/** The fate of rows in SQL, so that the database finds what is due without anybody reading all rows. */
export function fateConditions(
  company: CompanyId,
  declaration: Declaration,
  rules: readonly RetentionRule[],
  today: Day,
  now: Instant,
): FateConditions {
  const uses = [...new Set(rules.map((rule) => rule.activity))].flatMap((activity) => {
    const limits = rules.filter((rule) => rule.activity === activity && rule.period.during === 'use')
    if (limits.length === 0) return []
    return [
      and([
        or(limits.map(applies)),
        not(or(limits.map((rule) => and([applies(rule), ended(rule, today, now)])))),
        groundCondition(company, declaration, activity, today, limits[0]?.store.of === 'person'),
      ]),
    ]
  })
  const duties = rules.filter((rule) => rule.period.during === 'restricted')
  return {
    ruled: or(rules.map(applies)),
    use: or(uses),
    duty: or(duties.map((rule) => and([applies(rule), not(ended(rule, today, now))]))),
  }
}

function columnOf(rule: RetentionRule): RawBuilder<unknown> {
  return sql`t.${sql.id(rule.period.starts.column)}`
}

function applies(rule: RetentionRule): Condition {
  const { when } = rule.period
  if (when === undefined) return sql<boolean>`true`
  return sql<boolean>`coalesce(t.${sql.id(when.column)} = any(${[...when.is]}::text[]), false)`
}

/** The rule has begun for the row, and is over. */
function ended(rule: RetentionRule, today: Day, now: Instant): Condition {
  return sql<boolean>`coalesce(${columnOf(rule)} < ${limitOf(rule, today, now)}, false)`
}

/** The rule is about the row, has begun for it, and is over. */
export function endedCondition(rule: RetentionRule, limit: RawBuilder<unknown>): Condition {
  return sql<boolean>`(${applies(rule)} and coalesce(${columnOf(rule)} < ${limit}, false))`
}

/** The rule is about the row because of its state, but the date it starts from is missing. */
export function undatedCondition(rule: RetentionRule): Condition {
  return sql<boolean>`(${applies(rule)} and ${columnOf(rule)} is null)`
}

/** The date a rule starts from lies after a moment. */
export function startsAfter(rule: RetentionRule, moment: Instant): Condition {
  return sql<boolean>`coalesce(${columnOf(rule)} > ${moment}::timestamptz, false)`
}

/** The value a rule's start column is compared with: what lies before it is over. */
export function limitOf(rule: RetentionRule, today: Day, now: Instant): RawBuilder<unknown> {
  const limit = endedBefore(rule, today, now)
  return rule.starts === 'day' ? sql`${limit}::date` : sql`${limit}::timestamptz`
}

function groundCondition(
  company: CompanyId,
  declaration: Declaration,
  activityId: string,
  today: Day,
  ofPersons: boolean,
): Condition {
  const activity = declaration.activities.find((candidate) => candidate.id === activityId)
  const bases = activity === undefined ? null : personalBases(declaration, activity)
  if (bases === null || !ofPersons) return sql<boolean>`true`
  return or(bases.map((basis) => basisCondition(company, activityId, basis, today)))
}

function basisCondition(company: CompanyId, activity: string, basis: PersonalBasis, today: Day): Condition {
  const consents = basis.consents.map(({ id, lasts }) => {
    const alive =
      lasts === null
        ? sql`e.kind = 'consent/given'`
        : sql`e.kind = 'consent/given' and e.at >= ${startOf(givenSince(lasts, today))}::timestamptz`
    return sql<boolean>`coalesce((
      select ${alive} from standing_event e
      where e.company = ${company} and e.person = t.person and e.subject = ${id}
        and e.kind in ('consent/given', 'consent/refused', 'consent/withdrawn')
      order by e.n desc limit 1), false)`
  })
  if (!basis.objectable) return and(consents)
  const objected = sql<boolean>`exists (
    select 1 from standing_event e
    where e.company = ${company} and e.person = t.person and e.activity = ${activity}
      and (e.purpose is null or e.purpose = ${basis.purpose}::text)
      and ((e.kind = 'objection/decided' and e.ground = 'upheld') or (e.kind = 'objection/raised' and e.ground = '21(2)')))`
  return and([...consents, not(objected)])
}

/** A row that may be due or has to change its mark, locked for whoever decides it. */
export interface Candidate {
  readonly person: PersonId
  readonly id: RecordId
  readonly restricted: string | null
  readonly restricted_until: Day | null
  readonly held: boolean
  /** The columns that rules name. */
  readonly facts: { readonly [column: string]: unknown }
}

/** Where a pass through a store stands: the last row it saw. */
export type Cursor = { readonly person: PersonId; readonly id: RecordId } | null

/**
 * Claims the next rows of a person's store whose fate is not what they show: due, to be restricted, or no longer to be.
 * Rows somebody else has claimed are left to them. Call inside a transaction.
 */
export async function claimRows(
  tx: Transaction,
  company: CompanyId,
  store: StoreDeclaration,
  rules: readonly RetentionRule[],
  fate: FateConditions,
  today: Day,
  after: Cursor,
  limit: number,
): Promise<readonly Candidate[]> {
  const further =
    after === null ? sql`` : sql`and (t.person, t.id) > (${after.person}::uuid, ${after.id}::uuid)`
  const { rows } = await sql<Omit<Candidate, 'facts'> & { readonly [column: string]: unknown }>`
    select t.person, t.id, t.restricted, t.restricted_until, t.held${factColumns(rules)}
    from ${tableOf(company, store)} t
    where ${settling(fate, today)} ${further}
    order by t.person, t.id
    limit ${limit}
    for update skip locked`.execute(tx)
  return rows.map((row) => candidate(row))
}

/** One row, locked, whatever its fate; undefined when it is gone. */
export async function claimRow(
  tx: Transaction,
  company: CompanyId,
  store: StoreDeclaration,
  rules: readonly RetentionRule[],
  person: PersonId,
  record: RecordId,
): Promise<Candidate | undefined> {
  const { rows } = await sql<Omit<Candidate, 'facts'> & { readonly [column: string]: unknown }>`
    select t.person, t.id, t.restricted, t.restricted_until, t.held${factColumns(rules)}
    from ${tableOf(company, store)} t
    where t.person = ${person} and t.id = ${record}
    for update`.execute(tx)
  return rows[0] === undefined ? undefined : candidate(rows[0])
}

/** Numbers of a person's rows in a store. */
export async function idsOf(
  tx: Database,
  company: CompanyId,
  store: StoreDeclaration,
  person: PersonId,
): Promise<readonly RecordId[]> {
  const { rows } = await sql<{ readonly id: RecordId }>`
    select id from ${tableOf(company, store)} where person = ${person} order by id`.execute(tx)
  return rows.map((row) => row.id)
}

function candidate(row: Omit<Candidate, 'facts'> & { readonly [column: string]: unknown }): Candidate {
  const { person, id, restricted, restricted_until, held, ...facts } = row
  return { person, id, restricted, restricted_until, held, facts }
}

/** The columns rules name: states and dates, never anything sealed. */
function factColumns(rules: readonly RetentionRule[]): RawBuilder<unknown> {
  const names = new Set(
    rules.flatMap(({ period }) => [
      period.starts.column,
      ...(period.when === undefined ? [] : [period.when.column]),
    ]),
  )
  return names.size === 0 ? sql`` : sql`, ${sql.join([...names].map((name) => sql`t.${sql.id(name)}`))}`
}

/** Rows whose mark is not what their fate asks for. Holds and the person's own restrictions keep a row as it is. */
function settling(fate: FateConditions, today: Day): Condition {
  const free = sql<boolean>`(t.restricted is null or t.restricted like 'statute:%')`
  const due = and([fate.ruled, not(fate.use), not(fate.duty), sql<boolean>`not t.held`, free])
  const restrict = and([
    fate.ruled,
    not(fate.use),
    fate.duty,
    sql<boolean>`(t.restricted is null or (t.restricted like 'statute:%' and t.restricted_until < ${today}::date))`,
  ])
  const release = and([fate.use, sql<boolean>`t.restricted like 'statute:%'`])
  return or([due, restrict, release])
}

/** How many rows of a store are in which fate. */
export interface FateCounts {
  readonly rows: number
  readonly due: number
  readonly to_restrict: number
  readonly restricted: number
  readonly held: number
  readonly kept_by_person: number
  readonly unruled: number
}

/** Counts the fates of a person's store in one pass. */
export async function countFates(
  db: Database,
  company: CompanyId,
  store: StoreDeclaration,
  fate: FateConditions,
): Promise<FateCounts> {
  const over = and([fate.ruled, not(fate.use), not(fate.duty)])
  const { rows } = await sql<FateCounts>`
    select count(*) as rows,
      count(*) filter (where ${over} and not held and (restricted is null or restricted like 'statute:%')) as due,
      count(*) filter (where ${and([fate.ruled, not(fate.use), fate.duty])} and restricted is null) as to_restrict,
      count(*) filter (where restricted is not null) as restricted,
      count(*) filter (where ${over} and held) as held,
      count(*) filter (where ${over} and not held and restricted not like 'statute:%') as kept_by_person,
      count(*) filter (where ${not(fate.ruled)}) as unruled
    from ${tableOf(company, store)} t`.execute(db)
  const [counts] = rows
  if (counts === undefined) throw new Error('A count gave no row.')
  return counts
}

/** The earliest value of a start column that a rule still keeps; null when there is none. */
export async function earliestKept(
  db: Database,
  company: CompanyId,
  rule: RetentionRule,
  today: Day,
  now: Instant,
): Promise<Day | Instant | null> {
  const { rows } = await sql<{ readonly start: Day | Instant | null }>`
    select min(${columnOf(rule)}) as start from ${tableOf(company, rule.store)} t
    where ${applies(rule)} and ${columnOf(rule)} >= ${limitOf(rule, today, now)}`.execute(db)
  return rows[0]?.start ?? null
}

/** Rows of nobody in a stretch of time, kept by a hold or not. */
export function outsideHolds(column: string, holds: readonly Hold[]): Condition {
  return and(
    holds.map((hold) =>
      hold.from === null || hold.to === null
        ? sql<boolean>`false`
        : sql<boolean>`not (t.${sql.id(column)} between ${hold.from}::timestamptz and ${hold.to}::timestamptz)`,
    ),
  )
}

/** Counts a log's rows: how many are over and how many of these a hold keeps. Total is the planner's estimate. */
export async function countLog(
  db: Database,
  company: CompanyId,
  store: StoreDeclaration,
  column: string,
  before: Instant,
  holds: readonly Hold[],
): Promise<{
  readonly estimate: number
  readonly due: number
  readonly held: number
  readonly undated: number
}> {
  const { rows } = await sql<{ readonly over: number; readonly due: number }>`
    select count(*) as over, count(*) filter (where ${outsideHolds(column, holds)}) as due
    from ${tableOf(company, store)} t where t.${sql.id(column)} < ${before}::timestamptz`.execute(db)
  const more = await sql<{ readonly estimate: number; readonly undated: number }>`
    select (select greatest(reltuples, 0)::bigint from pg_class where oid = to_regclass(${regclass(company, store)})) as estimate,
      (select count(*) from ${tableOf(company, store)} t where t.${sql.id(column)} is null) as undated`.execute(
    db,
  )
  const counts = rows[0] ?? { over: 0, due: 0 }
  return {
    estimate: more.rows[0]?.estimate ?? 0,
    due: counts.due,
    held: counts.over - counts.due,
    undated: more.rows[0]?.undated ?? 0,
  }
}

function regclass(company: CompanyId, store: StoreDeclaration): string {
  const table = store.table ?? store.id.replaceAll(/[-.]/gu, '_')
  return `company_${company.replaceAll('-', '_')}.${table}`
}

/** What a batch of a log's erasure removed. */
export interface LogBatch {
  readonly rows: number
  readonly oldest: string | null
  readonly newest: string | null
  /** The moment the batch ended at, to the microsecond; null when nothing due is left after it. */
  readonly upTo: string | null
}

/**
 * Removes the next due rows of a log, oldest first, by a range of its index, which costs little more than the bare
 * DELETE. Rows of one moment go together. Call inside a transaction.
 */
export async function eraseLogBatch(
  tx: Transaction,
  company: CompanyId,
  store: StoreDeclaration,
  column: string,
  after: string | null,
  before: Instant,
  holds: readonly Hold[],
  size: number,
): Promise<LogBatch> {
  const at = sql`t.${sql.id(column)}`
  const due = sql`${at} < ${before}::timestamptz ${after === null ? sql`` : sql`and ${at} > ${after}::timestamptz`}
    and ${outsideHolds(column, holds)}`
  const one = (order: RawBuilder<unknown>) =>
    sql`(select ${at} from ${tableOf(company, store)} t where ${due} order by ${at} ${order} limit 1)`
  // As texts: microseconds matter, a moment read with milliseconds would leave rows out. The newest is the last of this
  // batch, or of all that is due when there are fewer.
  const { rows: bounds } = await sql<{
    readonly oldest: string | null
    readonly bound: string | null
    readonly newest: string | null
  }>`
    select oldest::text, bound::text, coalesce(bound, ${one(sql`desc`)})::text as newest
    from (select ${one(sql`asc`)} as oldest, ${one(sql`asc offset ${size - 1}`)} as bound) found`.execute(tx)
  const [found] = bounds
  if (found === undefined || found.oldest === null || found.newest === null) {
    return { rows: 0, oldest: null, newest: null, upTo: null }
  }
  const { numAffectedRows } = await sql`
    delete from ${tableOf(company, store)} t
    where ${due} and ${at} between ${found.oldest}::timestamptz and ${found.newest}::timestamptz`.execute(tx)
  return {
    rows: Number(numAffectedRows ?? 0n),
    oldest: found.oldest,
    newest: found.newest,
    upTo: found.bound,
  }
}

/** One run at a time works on a log; another waits for the batch to end. */
export async function claimLog(tx: Transaction, company: CompanyId, store: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`retention ${company} ${store}`}, 0))`.execute(tx)
}

/** Notes that a run began. */
export async function beginRun(
  db: Database,
  run: {
    readonly company: CompanyId
    readonly id: string
    readonly at: Instant
    readonly today: Day
    readonly plan: string
  },
): Promise<void> {
  await db
    .insertInto('retention_run')
    .values({
      company: run.company,
      id: run.id,
      started_at: run.at,
      finished_at: null,
      today: run.today,
      plan: run.plan,
      report: '{}',
    })
    .execute()
}

/** Notes that a run came to its end, and what it came to. */
export async function endRun(
  tx: Transaction,
  company: CompanyId,
  id: string,
  at: Instant,
  report: Json,
): Promise<void> {
  await tx
    .updateTable('retention_run')
    .set({ finished_at: at, report: JSON.stringify(report) })
    .where('company', '=', company)
    .where('id', '=', id)
    .execute()
}

/** The newest run that came to its end, by the day it was for. */
export async function lastRun(
  db: Database,
  company: CompanyId,
): Promise<{ readonly today: Day; readonly finishedAt: Instant } | null> {
  const row = await db
    .selectFrom('retention_run')
    .select(['today', 'finished_at'])
    .where('company', '=', company)
    .where('finished_at', 'is not', null)
    .orderBy('today', 'desc')
    .orderBy('finished_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined || row.finished_at === null
    ? null
    : { today: row.today, finishedAt: row.finished_at }
}

/** Rows that are kept although their time is over, or restricted: for the list in the console, a page at a time. */
export interface KeptRow {
  readonly person: PersonId
  readonly id: RecordId
  readonly restricted: string | null
  readonly restricted_until: Day | null
  readonly held: boolean
}

/** Held and restricted rows of a person's store, a page at a time. */
export async function keptRows(
  db: Database,
  company: CompanyId,
  store: StoreDeclaration,
  after: RecordId | null,
  limit: number,
): Promise<readonly KeptRow[]> {
  const further = after === null ? sql`` : sql`and id > ${after}::uuid`
  const { rows } = await sql<KeptRow>`
    select person, id, restricted, restricted_until, held from ${tableOf(company, store)}
    where (held or restricted is not null) ${further}
    order by id limit ${limit}`.execute(db)
  return rows
}

/** Of these records those that are there, and whose they are. */
export async function whoseRows(
  tx: Transaction,
  company: CompanyId,
  store: StoreDeclaration,
  ids: readonly string[],
): Promise<readonly { readonly person: PersonId; readonly id: RecordId }[]> {
  const { rows } = await sql<{ readonly person: PersonId; readonly id: RecordId }>`
    select person, id from ${tableOf(company, store)} where id = any(${[...ids]}::uuid[])
    for update`.execute(tx)
  return rows
}

/** Takes a hold's mark from a row that a restore brought back: it was erased after the hold had ended. */
export async function unhold(
  tx: Transaction,
  company: CompanyId,
  store: StoreDeclaration,
  person: PersonId,
  record: RecordId,
): Promise<void> {
  await sql`update ${tableOf(company, store)} set held = false
    where person = ${person} and id = ${record} and held`.execute(tx)
}
