import { mkdtemp, rm } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type CompanyId, clockAt, parseDay, parseInstant } from '../src/base/index.ts'
import { publishDeclaration, readDeclaration } from '../src/declaration/index.ts'
import { type World, transact } from '../src/ledger/index.ts'
import { openKeys } from '../src/people/index.ts'
import { provision } from '../src/records/index.ts'
import { runRetention } from '../src/retention/index.ts'
import { type Database, migrate, openStore } from '../src/store/index.ts'
import { type BenchLine, against, rounded } from './line.ts'

const ROWS = Number(process.env['BENCH_ROWS'] ?? 10_000_000)
const DUE = ROWS / 10
const NOW = '2026-11-22T08:00:00.000Z'
/** What lies before this moment is over on the day of the run: seven days counted from the day after the request. */
const LIMIT = '2026-11-14T23:00:00.000Z'

/** A run over an access log with a tenth of its rows due, against the bare DELETE of the same rows on the same server. */
export async function bench(): Promise<readonly BenchLine[]> {
  const folder = await mkdtemp(join(tmpdir(), 'zusage-bench-'))
  const store = await openStore({ folder, connections: 4, databaseUrl: process.env['DATABASE_URL'] })
  try {
    await migrate(store.db)
    const company = 'skin-analysis' as CompanyId
    await store.db.insertInto('company').values({ id: company, sample: true }).execute()
    const clock = clockAt(parseInstant(NOW))
    const keys = openKeys(folder, Buffer.alloc(32, 1))
    const world: World = { db: store.db, keys, folder, reactions: [], clockOf: () => clock }
    const file = new URL('../companies/skin-analysis/declaration.yaml', import.meta.url)
    const read = readDeclaration(readFileSync(file, 'utf8'), 'declaration.yaml', parseDay('2026-11-22'))
    if (!read.ok) throw new Error('The sample declaration cannot be read.')
    await transact(world, company, async (acting) => {
      await publishDeclaration(acting, read.declaration)
      await provision(acting.tx, company, read.declaration)
    })
    await fill(store.db)
    const lines = await measure(world, company)
    keys.close()
    return lines
  } finally {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  }
}

const LOG = sql`company_skin_analysis.access_log`

/** Rows as the product writes them, the due ones before the limit and the others after it, in the order of time. */
async function fill(db: Database): Promise<void> {
  await sql`
    insert into ${LOG} (id, at, ip, browser, os, referrer, request)
    select ('0193' || lpad(to_hex(n), 8, '0') || '7000' || '8' || lpad('', 15, '0'))::uuid, timestamptz '${sql.raw(LIMIT)}' + (n - ${DUE}::bigint) * interval '60 milliseconds' - interval '30 milliseconds',
      '198.51.' || n % 256 || '.0', 'Firefox 140', 'Linux', 'https://search.example/', 'GET /artikel/' || n % 1000
    from generate_series(1, ${ROWS}::bigint) n`.execute(db)
  await settle(db)
}

async function settle(db: Database): Promise<void> {
  await sql`vacuum (analyze) ${LOG}`.execute(db)
  await sql`checkpoint`.execute(db)
}

async function measure(world: World, company: CompanyId): Promise<readonly BenchLine[]> {
  const rates: { readonly run: number; readonly bare: number; readonly longest: number }[] = []
  let memory = 0
  // Turn by turn, each after the other has put the rows back, so that neither always gets the warmer server.
  for (let round = 0; round < 2; round += 1) {
    await keepDue(world.db)
    const bare = await bareDelete(world.db)
    await putBack(world.db)

    const watched = watchMemory()
    const started = performance.now()
    const { report } = await runRetention(world, company)
    const seconds = (performance.now() - started) / 1000
    memory = Math.max(memory, watched.stop())
    if (report?.logRows !== DUE) throw new Error(`Erased ${report?.logRows ?? 0} rows; ${DUE} were due.`)
    rates.push({ run: DUE / seconds, bare, longest: report.longest })
    if (round === 0) await putBack(world.db)
  }
  // Over both turns together: as many rows by as much time.
  const mean = (of: (rate: (typeof rates)[number]) => number) =>
    rates.length / rates.reduce((sum, rate) => sum + 1 / of(rate), 0)
  return [
    against(
      'retention run',
      mean((rate) => rate.run),
      'rows/s',
      'bare DELETE of the same rows',
      mean((rate) => rate.bare),
    ),
    { name: 'retention run, most memory', value: rounded(memory), unit: 'MB' },
    {
      name: 'retention run, longest transaction',
      value: rounded(Math.max(...rates.map((rate) => rate.longest))),
      unit: 'ms',
    },
  ]
}

/** A copy of the due rows, to put back what was erased. */
async function keepDue(db: Database): Promise<void> {
  await sql`create table if not exists bench_due as select * from ${LOG} where at < ${LIMIT}::timestamptz`.execute(
    db,
  )
}

async function putBack(db: Database): Promise<void> {
  await settle(db)
  await sql`insert into ${LOG} select * from bench_due`.execute(db)
  await settle(db)
}

async function bareDelete(db: Database): Promise<number> {
  const started = performance.now()
  await sql`delete from ${LOG} where at < ${LIMIT}::timestamptz`.execute(db)
  return DUE / ((performance.now() - started) / 1000)
}

/** The most memory the process has while something runs, megabytes. */
function watchMemory(): { stop(): number } {
  let most = process.memoryUsage.rss()
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 20)
  return {
    stop() {
      clearInterval(timer)
      return Math.max(most, process.memoryUsage.rss()) / 1_048_576
    },
  }
}
