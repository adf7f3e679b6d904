import { join } from 'node:path'
import { existsSync, mkdirSync } from 'node:fs'
import {
  addTime,
  newId,
  NOBODY,
  parseInstant,
  Problem,
  sha256,
  type CompanyId,
  type Day,
  type Instant,
} from '../base/index.ts'
import { currentDeclaration, type Declaration, type StoreDeclaration } from '../declaration/index.ts'
import { transact, type World } from '../ledger/index.ts'
import { erasePerson } from '../people/index.ts'
import { noteErasure, writeJournal } from '../records/index.ts'
import { standingOf, storesOfPersons, type Hold, type Standing } from '../standing/index.ts'
import { fileLock } from '../store/index.ts'
import { clearWork, linePlan, logFiles, logFolders, rewriteFile, type FileReport } from './logfile.ts'
import {
  fileStores,
  holdsOn,
  logLimit,
  logStores,
  retentionPlan,
  type LogLimit,
  type RetentionPlan,
} from './plan.ts'
import { outdatedEnds } from './ends.ts'
import { proofsSince } from './persons.ts'
import { rulesOfStore, settleRow, type Settled } from './settle.ts'
import {
  beginRun,
  claimLog,
  claimRows,
  endRun,
  eraseLogBatch,
  fateConditions,
  strangersLeft,
  type Cursor,
  type LogBatch,
} from './store.ts'

/** How a run is asked for. */
export interface RunOptions {
  /** Show the plan and change nothing. */
  readonly dryRun?: boolean
  /** Hash of the plan that was shown; a run for another plan is refused. Left out by the schedule. */
  readonly plan?: string
  /** Rows to begin with in one transaction; grows and shrinks so that none takes long. */
  readonly batch?: number
  /** Called after each transaction. */
  readonly progress?: (step: { readonly store: string; readonly done: number }) => void
}

/** What a run came to. */
export interface RetentionReport {
  readonly run: string
  readonly today: Day
  readonly erased: number
  readonly restricted: number
  readonly released: number
  /** Due, and kept by a hold or by the person's own restriction. */
  readonly held: number
  /** Persons of whom nothing was left, and who are no longer known. */
  readonly persons: number
  readonly logRows: number
  readonly fileLines: number
  /** Per rule, how many rows or lines went under it. */
  readonly rules: { readonly [rule: string]: number }
  readonly files: readonly FileReport[]
  /** Longest transaction, milliseconds: no lock was held longer. */
  readonly longest: number
}

/** Nobody is forgotten while something may still be under way. */
const QUIET = 'PT24H'

const ENGINE = { kind: 'system', part: 'retention' } as const

/** Transactions are sized to take about this long, milliseconds; the promise is a second. */
const BRISK = 300
const SMALLEST = 500
const LARGEST = 200_000

/**
 * Carries out what is due in a company on its present day: erases, restricts what only a duty keeps, cuts logs. In
 * transactions of a fraction of a second each, every one complete with its acts, so that it can be killed at any moment
 * and two may run at once (Art. 5(1)(e), 17(1), 18, 32 GDPR).
 *
 * @returns the plan, and with `dryRun` nothing else
 * @throws Problem 409 `retention/plan-changed` when the plan is not the one that was shown; 409 `retention/undeclared`
 */
export async function runRetention(
  world: World,
  company: CompanyId,
  options: RunOptions = {},
): Promise<{ readonly plan: RetentionPlan | null; readonly report: RetentionReport | null }> {
  const clock = world.clockOf(company)
  const [now, today] = [clock.now(), clock.today()]
  const published = await currentDeclaration(world.db, company, today)
  if (published === null) {
    throw new Problem(409, 'retention/undeclared', `“${company}” has declared nothing by ${today}.`)
  }
  const { declaration } = published
  const shown =
    options.dryRun === true || options.plan !== undefined
      ? await retentionPlan(world, company, declaration, today, now)
      : null
  if (options.dryRun === true) return { plan: shown, report: null }
  if (options.plan !== undefined && shown?.hash !== options.plan) {
    throw new Problem(
      409,
      'retention/plan-changed',
      `The plan is now ${shown?.hash ?? 'another'}, not ${options.plan}. Look at it again; nothing was done.`,
    )
  }
  const run = new Run(world, company, declaration, today, now, options)
  await beginRun(world.db, { company, id: run.id, at: now, today, plan: shown?.hash ?? 'scheduled' })
  for (const store of storesOfPersons(declaration)) await run.persons(store)
  await run.strangers()
  const { holds } = await standingOf({ db: world.db, company }, NOBODY)
  for (const store of logStores(declaration)) await run.log(store, holds)
  for (const store of fileStores(declaration)) await run.files(store, holds)
  const report = run.report()
  await transact(world, company, async (acting) => {
    const { files, ...totals } = report
    await acting.record({ kind: 'retention/run', actor: ENGINE, content: { ...totals, files: files.length } })
    await endRun(acting.tx, company, run.id, acting.now, { ...totals, files: files.length })
  })
  await writeJournal(world, company)
  return { plan: shown, report }
}

interface Outcome {
  readonly settled: Settled
  readonly rule: string | null
}

interface Passed {
  readonly last: Cursor
  readonly outcomes: readonly Outcome[]
}

/** One run under way: where it works and what it has come to. */
class Run {
  readonly id = newId()
  readonly #world: World
  readonly #company: CompanyId
  readonly #declaration: Declaration
  readonly #today: Day
  readonly #now: Instant
  readonly #options: RunOptions
  #erased = 0
  #restricted = 0
  #released = 0
  #held = 0
  #persons = 0
  #logRows = 0
  #fileLines = 0
  #longest = 0
  readonly #rules = new Map<string, number>()
  readonly #files: FileReport[] = []

  constructor(
    world: World,
    company: CompanyId,
    declaration: Declaration,
    today: Day,
    now: Instant,
    options: RunOptions,
  ) {
    this.#world = world
    this.#company = company
    this.#declaration = declaration
    this.#today = today
    this.#now = now
    this.#options = options
  }

  report(): RetentionReport {
    return {
      run: this.id,
      today: this.#today,
      erased: this.#erased,
      restricted: this.#restricted,
      released: this.#released,
      held: this.#held,
      persons: this.#persons,
      logRows: this.#logRows,
      fileLines: this.#fileLines,
      rules: Object.fromEntries(this.#rules),
      files: this.#files,
      longest: Math.round(this.#longest),
    }
  }

  /** Settles the rows of a store that belong to persons, from the first to the last, a few at a time. */
  async persons(store: StoreDeclaration): Promise<void> {
    const rules = rulesOfStore(this.#declaration, store)
    if (rules.length === 0) return
    const fate = fateConditions(this.#company, this.#declaration, rules, this.#today, this.#now)
    const outdated = await outdatedEnds(this.#world.db, this.#company, store, rules, this.#today, this.#now)
    const size = Math.min(this.#options.batch ?? 200, 1000)
    for (let cursor: Cursor = null, done = 0; ; ) {
      const from: Cursor = cursor
      const passed: Passed = await this.#timed(() =>
        transact(this.#world, this.#company, async (acting) => {
          const rows = await claimRows(
            acting.tx,
            this.#company,
            store,
            rules,
            fate,
            outdated,
            this.#today,
            from,
            size,
          )
          const started = performance.now()
          let last: Cursor = from
          let standing: Standing | null = null
          const outcomes: Outcome[] = []
          for (const row of rows) {
            if (outcomes.length > 0 && performance.now() - started > BRISK) break
            if (standing?.person !== row.person) standing = await standingOf(acting, row.person)
            const { settled, fate: found } = await settleRow(
              acting,
              this.#declaration,
              store,
              rules,
              row,
              standing,
            )
            outcomes.push({ settled, rule: found.kind === 'due' ? (found.rule ?? 'no-ground') : null })
            if (settled !== 'kept') standing = null
            last = { person: row.person, id: row.id }
          }
          return { last, outcomes }
        }),
      )
      if (passed.outcomes.length === 0) return
      // Counted after the commit: a transaction that lost against another one is done again.
      for (const outcome of passed.outcomes) this.#count(outcome)
      cursor = passed.last
      done += passed.outcomes.length
      this.#options.progress?.({ store: store.id, done })
    }
  }

  /** Forgets who somebody was of whom nothing is kept any more (Art. 5(1)(e), 11(1) GDPR). */
  async strangers(): Promise<void> {
    const stores = storesOfPersons(this.#declaration)
    for (;;) {
      const { left } = await strangersLeft(
        this.#world.db,
        this.#company,
        stores,
        proofsSince(this.#today),
        addTime(this.#now, `-${QUIET}`),
        50,
      )
      if (left.length === 0) return
      const forgotten = await this.#timed(() =>
        transact(this.#world, this.#company, async (acting) => {
          let count = 0
          for (const person of left) if (await erasePerson(acting, person, ENGINE)) count += 1
          return count
        }),
      )
      this.#persons += forgotten
      if (forgotten === 0) return
    }
  }

  /** Cuts a log, oldest rows first; one act per transaction names count, oldest, newest and rule. */
  async log(store: StoreDeclaration, allHolds: readonly Hold[]): Promise<void> {
    const limit = logLimit(rulesOfStore(this.#declaration, store), this.#today, this.#now)
    if (limit === null) return
    const holds = holdsOn(allHolds, store.id)
    let size = this.#options.batch ?? 10_000
    let done = 0
    for (let after: string | null = null; ; ) {
      const from: string | null = after
      const started = performance.now()
      const batch: LogBatch = await this.#timed(() => this.#logBatch(store, limit, holds, from, size))
      const took = performance.now() - started
      if (took < BRISK / 2) size = Math.min(LARGEST, size * 2)
      else if (took > BRISK * 1.5) size = Math.max(SMALLEST, Math.floor(size / 2))
      this.#logRows += batch.rows
      this.#add(limit.rules, batch.rows)
      done += batch.rows
      this.#options.progress?.({ store: store.id, done })
      if (batch.upTo === null) return
      after = batch.upTo
    }
  }

  #logBatch(
    store: StoreDeclaration,
    limit: LogLimit,
    holds: readonly Hold[],
    after: string | null,
    size: number,
  ): Promise<LogBatch> {
    return transact(this.#world, this.#company, async (acting) => {
      await claimLog(acting.tx, this.#company, store.id)
      const batch = await eraseLogBatch(
        acting.tx,
        this.#company,
        store,
        limit.column,
        after,
        limit.before,
        holds,
        size,
      )
      if (batch.rows === 0) return batch
      const entry = await acting.record({
        kind: 'log/erased',
        actor: ENGINE,
        store: store.id,
        content: {
          rules: [...limit.rules],
          rows: batch.rows,
          oldest: instantOf(batch.oldest),
          newest: instantOf(batch.newest),
          before: limit.before,
          holds: holds.length,
        },
      })
      await noteErasure(acting.tx, {
        company: this.#company,
        person: NOBODY,
        id: newId(Date.parse(acting.now)),
        at: acting.now,
        store: store.id,
        record: null,
        before: limit.before,
        rows: batch.rows,
        why: limit.rules[0] ?? '',
        entry,
      })
      return batch
    })
  }

  /** Brings log files to their plan, in the store's own folder and in every copy. */
  async files(store: StoreDeclaration, allHolds: readonly Hold[]): Promise<void> {
    const limit = logLimit(rulesOfStore(this.#declaration, store), this.#today, this.#now)
    if (limit === null) return
    const plan = linePlan(store, limit.before, holdsOn(allHolds, store.id))
    for (const folder of logFolders(this.#world, this.#company, store)) {
      if (!existsSync(folder.path)) continue
      await fileLock(lockFile(this.#world, folder.path), async () => {
        await clearWork(folder)
        for (const file of await logFiles(folder)) {
          const report = await rewriteFile(file, plan, (found, swap) =>
            transact(this.#world, this.#company, async (acting) => {
              if (found.erased > 0) {
                await acting.record({
                  kind: 'log/erased',
                  actor: ENGINE,
                  store: store.id,
                  content: {
                    rules: [...limit.rules],
                    file: found.file,
                    rows: found.erased,
                    oldest: found.oldest,
                    newest: found.newest,
                    rewritten: found.rewritten,
                    unreadable: found.unreadable,
                    before: limit.before,
                  },
                })
              }
              await swap()
            }),
          )
          this.#files.push(report)
          this.#fileLines += report.erased
          this.#add(limit.rules, report.erased)
          this.#options.progress?.({ store: store.id, done: this.#fileLines })
        }
      })
    }
  }

  #count({ settled, rule }: Outcome): void {
    if (settled === 'erased') this.#erased += 1
    else if (settled === 'restricted') this.#restricted += 1
    else if (settled === 'released') this.#released += 1
    else if (settled === 'held') this.#held += 1
    if (settled === 'erased' && rule !== null) this.#add([rule], 1)
  }

  #add(rules: readonly string[], rows: number): void {
    const [rule] = rules
    if (rule !== undefined && rows > 0) this.#rules.set(rule, (this.#rules.get(rule) ?? 0) + rows)
  }

  async #timed<T>(work: () => Promise<T>): Promise<T> {
    const started = performance.now()
    try {
      return await work()
    } finally {
      this.#longest = Math.max(this.#longest, performance.now() - started)
    }
  }
}

/** A moment as PostgreSQL writes it; null for those the calendar has no name for. */
function instantOf(moment: string | null): Instant | null {
  if (moment === null || !/^\d{4}-/u.test(moment) || moment.endsWith('BC')) return null
  return parseInstant(moment.replace(' ', 'T'))
}

/** One process at a time rewrites the files of a folder. */
function lockFile(world: World, path: string): string {
  const folder = join(world.folder, 'journal')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return join(folder, `${sha256(path).toString('hex').slice(0, 16)}.lock`)
}
