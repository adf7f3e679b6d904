import {
  addDays,
  hashOf,
  NOBODY,
  startOf,
  type CompanyId,
  type Day,
  type Instant,
  type Words,
} from '../base/index.ts'
import {
  choiceTitle,
  hashDeclaration,
  type Declaration,
  type StoreDeclaration,
} from '../declaration/index.ts'
import type { World } from '../ledger/index.ts'
import { standingOf, storesOfPersons, type Hold } from '../standing/index.ts'
import { tableStores } from '../records/index.ts'
import { outdatedEnds } from './ends.ts'
import { linePlan, logFiles, logFolders, surveyFile, type FileReport } from './logfile.ts'
import { dayStarted, endedBefore, freeOn, lengthOf, reasonOf, rulesOf, type RetentionRule } from './rule.ts'
import { rulesOfStore } from './settle.ts'
import { countFates, countLog, earliestKept, fateConditions, keptRows } from './store.ts'

/** One rule of the plan, in words. */
export interface PlannedRule {
  readonly id: string
  readonly activity: string
  readonly store: string
  /** The states it is about, in the words of the declaration; null for all rows. */
  readonly states: Words | null
  readonly startsWith: Words
  /** ISO 8601 length, the statute's id in law/retention-periods.json, or `criterion` where no time decides. */
  readonly length: string
  readonly during: 'use' | 'restricted'
  readonly reason: Words
}

/** What the declaration has kept and for how long, store by store. Pure: the same on every day. */
export function planFor(declaration: Declaration): readonly PlannedRule[] {
  return rulesOf(declaration).map((rule) => ({
    id: rule.id,
    activity: rule.activity,
    store: rule.store.id,
    states: statesOf(rule),
    startsWith: rule.period.starts.event,
    length: lengthOf(rule),
    during: rule.period.during,
    reason: reasonOf(rule.period),
  }))
}

/** The states a rule is about, as the declaration calls them: by their own names where it has no words for them. */
function statesOf({ store, period: { when } }: RetentionRule): Words | null {
  if (when === undefined) return null
  const column = store.columns.find((one) => one.column === when.column)
  const named = when.is.map((state) => choiceTitle(column, state))
  return { de: named.map(({ de }) => de).join(', '), en: named.map(({ en }) => en).join(', ') }
}

/** What the next run will do in one store, and what it will leave and why. */
export interface PlannedStore {
  readonly store: string
  readonly name: Words
  readonly kind: 'persons' | 'log' | 'files'
  /** Rows or lines; for logs the database's estimate. */
  readonly rows: number
  readonly due: number
  readonly toRestrict: number
  readonly restricted: number
  /** Over, and kept by a hold or by the person's own restriction. */
  readonly held: number
  /** In a state no rule names, without a date, or not readable: kept, and a finding. */
  readonly unclear: number
  readonly rules: readonly (PlannedRule & { readonly next: Day | null })[]
  readonly files: readonly FileReport[]
}

/** What goes when, under which rule, what is held and why. */
export interface RetentionPlan {
  readonly company: CompanyId
  readonly today: Day
  readonly stores: readonly PlannedStore[]
  readonly holds: readonly (Hold & { readonly store: string | null })[]
  /** Names exactly this plan: only what was shown can be carried out. */
  readonly hash: string
}

/** The moment before which a log's rows are over: each activity's limits, and the last of the activities. */
export interface LogLimit {
  readonly column: string
  readonly before: Instant
  readonly rules: readonly string[]
}

/**
 * When the rows of a log are over; null where no rule says so.
 *
 * @throws Error when its rules start from different columns or depend on a state: such a store belongs to persons
 */
export function logLimit(rules: readonly RetentionRule[], today: Day, now: Instant): LogLimit | null {
  const [first] = rules
  if (first === undefined) return null
  const column = first.period.starts.column
  if (rules.some(({ period }) => period.starts.column !== column || period.when !== undefined)) {
    throw new Error(
      `The periods of “${first.store.id}” start from different columns or depend on a state. Rows of a log end by one date.`,
    )
  }
  const moments = [...new Set(rules.map((rule) => rule.activity))].map((activity) => {
    const limits = rules
      .filter((rule) => rule.activity === activity)
      .map((rule) => momentOf(rule, today, now))
    return limits.reduce((one, other) => (one > other ? one : other))
  })
  return {
    column,
    before: moments.reduce((one, other) => (one < other ? one : other)),
    rules: rules.map((rule) => rule.id),
  }
}

function momentOf(rule: RetentionRule, today: Day, now: Instant): Instant {
  const before = endedBefore(rule, today, now)
  return before.length === 10 ? startOf(before as Day) : (before as Instant)
}

/** The live holds on a store that belongs to nobody. */
export function holdsOn(holds: readonly Hold[], store: string): readonly Hold[] {
  return holds.filter((hold) => hold.scope.store === undefined || hold.scope.store === store)
}

/** The declared tables whose rows belong to nobody. */
export function logStores(declaration: Declaration): readonly StoreDeclaration[] {
  return tableStores(declaration).filter((store) => store.of === 'nobody')
}

/** The declared stores that are files on disk. */
export function fileStores(declaration: Declaration): readonly StoreDeclaration[] {
  return declaration.stores.filter((store) => store.kind === 'log-files')
}

/**
 * Looks at every store and says what the next run will do; changes nothing.
 *
 * @param now the company's present moment, for periods of hours
 */
export async function retentionPlan(
  world: Pick<World, 'db' | 'folder'>,
  company: CompanyId,
  declaration: Declaration,
  today: Day,
  now: Instant,
): Promise<RetentionPlan> {
  const { holds } = await standingOf({ db: world.db, company }, NOBODY)
  const stores: PlannedStore[] = []
  for (const store of storesOfPersons(declaration)) {
    stores.push(await planPersons(world, company, declaration, store, today, now))
  }
  for (const store of logStores(declaration)) {
    stores.push(await planLog(world, company, declaration, store, holds, today, now))
  }
  for (const store of fileStores(declaration)) {
    stores.push(await planFiles(world, company, declaration, store, holds, today, now))
  }
  return {
    company,
    today,
    stores,
    holds: holds.map((hold) => ({ ...hold, store: hold.scope.store ?? null })),
    hash: planHash(company, declaration, today, stores),
  }
}

/** What a plan comes to, so that a run can be held to it. */
function planHash(
  company: CompanyId,
  declaration: Declaration,
  today: Day,
  stores: readonly PlannedStore[],
): string {
  return hashOf({
    company,
    today,
    declaration: hashDeclaration(declaration),
    stores: stores.map(({ store, due, toRestrict, held }) => ({ store, due, toRestrict, held })),
  }).slice(0, 16)
}

async function planPersons(
  { db }: Pick<World, 'db'>,
  company: CompanyId,
  declaration: Declaration,
  store: StoreDeclaration,
  today: Day,
  now: Instant,
): Promise<PlannedStore> {
  const rules = rulesOfStore(declaration, store)
  const counts = await countFates(
    db,
    company,
    store,
    fateConditions(company, declaration, rules, today, now),
    await outdatedEnds(db, company, store, rules, today, now),
  )
  return {
    store: store.id,
    name: store.name,
    kind: 'persons',
    rows: counts.rows,
    due: counts.due,
    toRestrict: counts.to_restrict,
    restricted: counts.restricted,
    held: counts.held + counts.kept_by_person,
    unclear: counts.unruled,
    rules: await withNext(db, company, declaration, rules, today, now),
    files: [],
  }
}

async function planLog(
  { db }: Pick<World, 'db'>,
  company: CompanyId,
  declaration: Declaration,
  store: StoreDeclaration,
  allHolds: readonly Hold[],
  today: Day,
  now: Instant,
): Promise<PlannedStore> {
  const rules = rulesOfStore(declaration, store)
  const limit = logLimit(rules, today, now)
  const counts =
    limit === null
      ? { estimate: 0, due: 0, held: 0, undated: 0 }
      : await countLog(db, company, store, limit.column, limit.before, holdsOn(allHolds, store.id))
  return {
    store: store.id,
    name: store.name,
    kind: 'log',
    rows: counts.estimate,
    due: counts.due,
    toRestrict: 0,
    restricted: 0,
    held: counts.held,
    unclear: counts.undated,
    rules: await withNext(db, company, declaration, rules, today, now),
    files: [],
  }
}

async function planFiles(
  world: Pick<World, 'folder'>,
  company: CompanyId,
  declaration: Declaration,
  store: StoreDeclaration,
  allHolds: readonly Hold[],
  today: Day,
  now: Instant,
): Promise<PlannedStore> {
  const rules = rulesOfStore(declaration, store)
  const limit = logLimit(rules, today, now)
  const files: FileReport[] = []
  if (limit !== null) {
    const plan = linePlan(store, limit.before, holdsOn(allHolds, store.id))
    for (const folder of logFolders(world, company, store)) {
      for (const file of await logFiles(folder)) files.push(await surveyFile(file, plan))
    }
  }
  const sum = (of: (report: FileReport) => number) => files.reduce((total, report) => total + of(report), 0)
  return {
    store: store.id,
    name: store.name,
    kind: 'files',
    rows: sum((report) => report.lines),
    due: sum((report) => report.erased),
    toRestrict: 0,
    restricted: 0,
    held: sum((report) => report.held),
    unclear: sum((report) => report.unreadable + (report.broken ? 1 : 0)),
    rules: planned(declaration, rules).map((rule) => ({ ...rule, next: null })),
    files,
  }
}

function planned(declaration: Declaration, rules: readonly RetentionRule[]): readonly PlannedRule[] {
  const ids = new Set(rules.map((rule) => rule.id))
  return planFor(declaration).filter((rule) => ids.has(rule.id))
}

/** The rules with the next day on which one of them sets rows free. */
async function withNext(
  db: World['db'],
  company: CompanyId,
  declaration: Declaration,
  rules: readonly RetentionRule[],
  today: Day,
  now: Instant,
): Promise<PlannedStore['rules']> {
  return Promise.all(
    planned(declaration, rules).map(async (shown) => {
      const rule = rules.find((candidate) => candidate.id === shown.id)
      const start = rule === undefined ? null : await earliestKept(db, company, rule, today, now)
      const next = rule === undefined || start === null ? null : freeOn(rule, dayStarted(start))
      // A row whose own period is over already waits for the next run, not for a day that has passed.
      return { ...shown, next: next !== null && next <= today ? addDays(today, 1) : next }
    }),
  )
}

/** Rows that are kept although they are restricted or held, a page at a time, for the console. Names no person. */
export async function keptRecords(
  world: Pick<World, 'db'>,
  company: CompanyId,
  declaration: Declaration,
  page: { readonly store: string; readonly after?: string; readonly limit?: number },
) {
  const store = storesOfPersons(declaration).find((candidate) => candidate.id === page.store)
  if (store === undefined) return []
  const rows = await keptRows(
    world.db,
    company,
    store,
    (page.after ?? null) as Parameters<typeof keptRows>[3],
    Math.min(page.limit ?? 50, 500),
  )
  return rows.map(({ id, restricted, restricted_until, held }) => ({
    store: store.id,
    record: id,
    ground: restricted,
    until: restricted_until,
    held,
  }))
}
