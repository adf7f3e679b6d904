import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  CompiledQuery,
  type DatabaseConnection,
  PostgresAdapter,
  PostgresDriver,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import { Client } from 'pg'
import { afterAll, inject, onTestFinished } from 'vitest'
import {
  type Clock,
  type CompanyId,
  type Instant,
  clockAt,
  parseCompanyId,
  parseInstant,
} from '../../src/base/index.ts'
import { type Acting, type Reaction, type World, transact } from '../../src/ledger/index.ts'
import { openKeys } from '../../src/people/index.ts'
import { type Database, openDatabase } from '../../src/store/index.ts'

/** What a test may set. */
export interface TestOptions {
  /** The moment it is; 2026-11-22, nine in the morning in Berlin, unless said. */
  readonly now?: Instant | string
  readonly company?: string
  readonly sample?: boolean
  readonly reactions?: readonly Reaction[]
}

/** A world of one's own, with one company in it. */
export interface TestWorld {
  readonly world: World
  readonly company: CompanyId
  /** Address of the database, for those who look at it from outside. */
  readonly url: string
  /** Acts in one transaction of the company. */
  readonly act: <T>(fn: (acting: Acting) => Promise<T>) => Promise<T>
  /** Lets it be another moment, for all companies of this world. */
  readonly setNow: (now: Instant | string) => void
  /** Adds another company to the same database. */
  readonly addCompany: (id: string, sample?: boolean) => Promise<CompanyId>
  /** Ends it before the test ends; otherwise it ends by itself. */
  readonly close: () => Promise<void>
}

const START = '2026-11-22T08:00:00.000Z'

let counter = 0

/**
 * A world whose database is rolled back when the test ends. There is one connection: what is asked outside an open
 * transaction waits for it. Commits are savepoints; where a test needs real ones, or several connections, use
 * `committedWorld`.
 */
export async function testWorld(options: TestOptions = {}): Promise<TestWorld> {
  const url = await workerDatabase()
  const { db, pool } = openDatabase(url, 1, (only) => ({
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new SavepointDriver({ pool: only }),
    createIntrospector: (inner) => new PostgresIntrospector(inner),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }))
  // A query outside the open transaction would wait for ever on its only connection.
  pool.options.connectionTimeoutMillis = 15_000
  const first = await pool.connect()
  await first.query('begin')
  first.release()
  return build(db, url, options, async () => {
    const last = await pool.connect()
    await last.query('rollback')
    last.release()
    await db.destroy()
  })
}

/** A world with a database of its own, dropped when the test ends: for commits, several connections, other processes. */
export async function committedWorld(options: TestOptions = {}): Promise<TestWorld> {
  const { url, drop } = await copyTemplate(`own${(counter += 1)}`)
  const { db } = openDatabase(url)
  return build(db, url, options, async () => {
    await db.destroy()
    await drop()
  })
}

async function build(
  db: Database,
  url: string,
  options: TestOptions,
  end: () => Promise<void>,
): Promise<TestWorld> {
  let clock = clockAt(parseInstant(options.now ?? START))
  const following: Clock = { now: () => clock.now(), today: () => clock.today() }
  const folder = mkdtempSync(join(tmpdir(), 'zusage-test-'))
  const keys = openKeys(folder, Buffer.alloc(32, 7))
  const world: World = {
    db,
    keys,
    folder,
    reactions: options.reactions ?? [],
    clockOf: () => following,
  }
  const addCompany = async (id: string, sample = true): Promise<CompanyId> => {
    const company = parseCompanyId(id)
    await db.insertInto('company').values({ id: company, sample }).execute()
    return company
  }
  let closed = false
  const close = async (): Promise<void> => {
    if (closed) return
    closed = true
    keys.close()
    await end()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    onTestFinished(close)
  } catch {
    // Made in a hook of the whole file.
    afterAll(close)
  }
  const company = await addCompany(options.company ?? 'skin-analysis', options.sample ?? true)
  return {
    world,
    company,
    url,
    act: (fn) => transact(world, company, fn),
    setNow: (now) => {
      clock = clockAt(parseInstant(now))
    },
    addCompany,
    close,
  }
}

/** Transactions inside the one that is rolled back. */
class SavepointDriver extends PostgresDriver {
  #depth = 0

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    this.#depth += 1
    await run(connection, `savepoint test_${this.#depth}`)
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await run(connection, `release savepoint test_${this.#depth}`)
    this.#depth -= 1
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await run(connection, `rollback to savepoint test_${this.#depth}`)
    this.#depth -= 1
  }
}

async function run(connection: DatabaseConnection, text: string): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw(text))
}

let ofWorker: Promise<string> | undefined

/** The database of this worker, made when first asked for. */
function workerDatabase(): Promise<string> {
  ofWorker ??= copyTemplate(`worker${process.env['VITEST_POOL_ID'] ?? '0'}`).then(({ url }) => url)
  return ofWorker
}

/** A database on the test server that belongs to one test. */
export interface OwnDatabase {
  readonly url: string
  readonly drop: () => Promise<void>
}

/** A database of one's own: a copy of the template, or of another one that nobody is connected to. */
export function ownDatabase(original?: OwnDatabase): Promise<OwnDatabase> {
  return copyTemplate(`own${(counter += 1)}`, original?.url)
}

async function copyTemplate(part: string, from = inject('databaseTemplate')): Promise<OwnDatabase> {
  const template = new URL(from)
  const name = `zusage_test_${process.pid}_${part}`
  const url = new URL(template)
  url.pathname = `/${name}`
  const onServer = async (...statements: readonly string[]): Promise<void> => {
    const address = new URL(template)
    address.pathname = '/postgres'
    const admin = new Client({ connectionString: address.href })
    await admin.connect()
    try {
      for (const statement of statements) await admin.query(statement)
    } finally {
      await admin.end()
    }
  }
  const original = template.pathname.slice(1)
  for (let attempt = 0; ; attempt += 1) {
    try {
      await onServer(
        `drop database if exists ${name} with (force)`,
        `create database ${name} template ${original}`,
      )
      break
    } catch (fault) {
      // Somebody else is copying the template at this moment, which PostgreSQL allows one at a time.
      if (attempt >= 100 || !(fault instanceof Error && 'code' in fault && fault.code === '55006'))
        throw fault
      await new Promise((done) => setTimeout(done, 50))
    }
  }
  return { url: url.href, drop: () => onServer(`drop database if exists ${name} with (force)`) }
}
