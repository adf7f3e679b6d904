import { sql, type RawBuilder } from 'kysely'
import {
  LEGAL_ZONE,
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
  outdated: OutdatedEnds,
  today: Day,
  after: Cursor,
  limit: number,
): Promise<readonly Candidate[]> {
  const further =
    after === null ? sql`` : sql`and (t.person, t.id) > (${after.person}::uuid, ${after.id}::uuid)`
  const { rows } = await sql<Omit<Candidate, 'facts'> & { readonly [column: string]: unknown }>`
    select t.person, t.id, t.restricted, t.restricted_until, t.held${factColumns(rules)}
    from ${tableOf(company, store)} t
    where ${settling(fate, outdated, today)} ${further}
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
function settling(fate: FateConditions, outdated: OutdatedEnds, today: Day): Condition {
  const free = sql<boolean>`(t.restricted is null or t.restricted like 'statute:%')`
  const due = and([fate.ruled, not(fate.use), not(fate.duty), sql<boolean>`not t.held`, free])
  const restrict = and([
    fate.ruled,
    not(fate.use),
    fate.duty,
    sql<boolean>`(t.restricted is null or (t.restricted like 'statute:%' and t.restricted_until < ${today}::date))`,
  ])
  const release = and([fate.use, sql<boolean>`t.restricted like 'statute:%'`])
  return or([due, restrict, release, outdatedCondition(outdated)])
}

/** What the end of a restricted row depends on, by column, as text: its state, and the day its period starts from. */
function endFacts(duties: readonly RetentionRule[]): ReadonlyMap<string, RawBuilder<unknown>> {
  const facts = new Map<string, RawBuilder<unknown>>()
  for (const rule of duties) {
    const { when, starts } = rule.period
    if (when !== undefined) facts.set(when.column, sql`t.${sql.id(when.column)}`)
    const start =
      rule.starts === 'day' ? columnOf(rule) : sql`(${columnOf(rule)} at time zone ${LEGAL_ZONE})::date`
    facts.set(starts.column, sql`${start}::text`)
  }
  return facts
}

/** What restricted rows of a store depend on, and say of their end, in one text: rows that share it share their end. */
function endKey(duties: readonly RetentionRule[]): RawBuilder<string> {
  const said = [...endFacts(duties).values(), sql`t.restricted`, sql`t.restricted_until::text`]
  return sql<string>`jsonb_build_array(${sql.join(said)})::text`
}

/** Restricted rows whose noted duty or end is not the one that holds now: found by the text they share. */
export interface OutdatedEnds {
  readonly duties: readonly RetentionRule[]
  readonly keys: readonly string[]
}

function outdatedCondition({ duties, keys }: OutdatedEnds): Condition {
  if (keys.length === 0) return sql<boolean>`false`
  return sql<boolean>`(t.restricted like 'statute:%' and ${endKey(duties)} = any(${[...keys]}::text[]))`
}

/** An end that is noted on rows a statute restricts. */
interface NotedEnd {
  readonly key: string
  readonly restricted: string
  readonly until: Day | null
  readonly facts: { readonly [column: string]: unknown }
}

/**
 * The ends that are noted on rows a statute restricts, each once, with the states and days it depends on.
 *
 * @param duties the store's rules that restrict
 */
export async function notedEnds(
  db: Database,
  company: CompanyId,
  store: StoreDeclaration,
  duties: readonly RetentionRule[],
): Promise<readonly NotedEnd[]> {
  if (duties.length === 0) return []
  const facts = sql.join([...endFacts(duties)].map(([column, value]) => sql`${column}::text, ${value}`))
  const { rows } = await sql<NotedEnd>`
    select distinct ${endKey(duties)} as key, t.restricted, t.restricted_until as until,
      jsonb_build_object(${facts}) as facts
    from ${tableOf(company, store)} t where t.restricted like 'statute:%'`.execute(db)
  return rows
}

/** Rows whose noted end is outdated, by number. */
export async function outdatedRows(
  db: Database,
  company: CompanyId,
  store: StoreDeclaration,
  outdated: OutdatedEnds,
  most: number,
): Promise<readonly Candidate[]> {
  const { rows } = await sql<Omit<Candidate, 'facts'> & { readonly [column: string]: unknown }>`
    select t.person, t.id, t.restricted, t.restricted_until, t.held${factColumns(outdated.duties)}
    from ${tableOf(company, store)} t
    where ${outdatedCondition(outdated)} order by t.id limit ${most}`.execute(db)
  return rows.map((row) => candidate(row))
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
  outdated: OutdatedEnds,
): Promise<FateCounts> {
  const over = and([fate.ruled, not(fate.use), not(fate.duty)])
  const { rows } = await sql<FateCounts>`
    select count(*) as rows,
      count(*) filter (where ${over} and not held and (restricted is null or restricted like 'statute:%')) as due,
      count(*) filter (where ${and([fate.ruled, not(fate.use), fate.duty])}
        and (restricted is null or ${outdatedCondition(outdated)})) as to_restrict,
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

/** A log with fewer rows than this is counted; of a larger one the planner's estimate will do. */
const COUNTED = 200_000

/** Counts a log's rows: how many are over and how many of these a hold keeps. The total of a large log is estimated. */
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
  const estimate = more.rows[0]?.estimate ?? 0
  return {
    estimate: estimate < COUNTED ? await rowsIn(db, company, store) : estimate,
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
): Promise<{ readonly id: string; readonly today: Day; readonly finishedAt: Instant } | null> {
  const row = await db
    .selectFrom('retention_run')
    .select(['id', 'today', 'finished_at'])
    .where('company', '=', company)
    .where('finished_at', 'is not', null)
    .orderBy('today', 'desc')
    .orderBy('finished_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined || row.finished_at === null
    ? null
    : { id: row.id, today: row.today, finishedAt: row.finished_at }
}

/** Every run that came to its end, as it lies. */
export function finishedRuns(db: Database | Transaction, company: CompanyId) {
  return db
    .selectFrom('retention_run')
    .select(['id', 'today', 'finished_at', 'report'])
    .where('company', '=', company)
    .where('finished_at', 'is not', null)
    .orderBy('id')
    .execute()
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

// From here on: what pledges look at. Reads only.

/** Rows of a person's store with the states and dates that rules name, a page at a time by the row's number. */
export async function factRows(
  db: Database,
  company: CompanyId,
  store: StoreDeclaration,
  rules: readonly RetentionRule[],
  after: RecordId | null,
  limit: number,
): Promise<readonly Pick<Candidate, 'person' | 'id' | 'facts'>[]> {
  const further = after === null ? sql`` : sql`where t.id > ${after}::uuid`
  const { rows } = await sql<Omit<Candidate, 'facts'> & { readonly [column: string]: unknown }>`
    select t.person, t.id${factColumns(rules)} from ${tableOf(company, store)} t ${further}
    order by t.id limit ${limit}`.execute(db)
  return rows.map((row) => candidate(row))
}

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

/**
 * Rows of a log whose moment is not the one their number carries: somebody moved it. Rows with a number of another sort are
 * left out, as are those that are over and those that lie ahead.
 *
 * @param column the first column of the store that holds moments
 */
export async function movedLines(
  db: Database,
  company: CompanyId,
  store: StoreDeclaration,
  column: string,
  before: Instant,
  ahead: Instant,
  most: number,
): Promise<readonly RecordId[]> {
  const at = sql`t.${sql.id(column)}`
  const { rows } = await sql<{ readonly id: RecordId }>`
    select t.id from ${tableOf(company, store)} t
    where ${at} >= ${before}::timestamptz and ${at} <= ${ahead}::timestamptz and substr(t.id::text, 15, 1) = '7'
      and abs(extract(epoch from ${at}) * 1000
        - ('x' || translate(substr(t.id::text, 1, 13), '-', ''))::bit(48)::bigint) > 1000
    order by t.id limit ${most}`.execute(db)
  return rows.map(({ id }) => id)
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

/**
 * Persons of whom nothing is kept any more: no row in any store, no answer to a consent question that must still be
 * provable, no objection, restriction or hold that has not ended, and no act since a moment. What a statute had restricted
 * went with its record.
 *
 * @param proofs the day from which consents given or withdrawn must still be provable (Art. 7(1) GDPR)
 * @param quiet the moment since which nothing may have happened
 */
export async function strangersLeft(
  db: Database,
  company: CompanyId,
  stores: readonly StoreDeclaration[],
  proofs: Day,
  quiet: Instant,
  most: number,
): Promise<{ readonly persons: number; readonly left: readonly PersonId[] }> {
  const rowless = stores.map(
    (store) => sql`and not exists (select 1 from ${tableOf(company, store)} t where t.person = p.person)`,
  )
  const { rows } = await sql<{ readonly person: PersonId }>`
    select p.person from person p
    where p.company = ${company} and p.erased_at is null and p.created_at < ${quiet}::timestamptz
      ${rowless.reduce((all, one) => sql`${all} ${one}`, sql``)}
      and not exists (
        select 1 from standing_event e where e.company = p.company and e.person = p.person
          and ((e.kind like 'consent/%' and e.at >= ${startOf(proofs)}::timestamptz)
            or (e.kind in ('objection/raised', 'restriction/set', 'hold/set')
              and coalesce(e.ground, '') not like 'statute:%'
              and not exists (
                select 1 from standing_event o
                where o.company = e.company and o.person = e.person and o.subject = e.subject
                  and o.kind in ('objection/decided', 'restriction/lifted', 'hold/released')))))
      and not exists (
        select 1 from ledger_entry l where l.company = p.company and l.person = p.person
          and l.at >= ${quiet}::timestamptz)
    order by p.person limit ${most}`.execute(db)
  const { rows: all } = await sql<{ readonly n: number }>`
    select count(*) as n from person where company = ${company} and erased_at is null`.execute(db)
  return { persons: all[0]?.n ?? 0, left: rows.map((row) => row.person) }
}
