import { type Dialect, Kysely, PostgresDialect } from 'kysely'
import { Pool, types } from 'pg'
import { takeSeat } from './bundled.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

/** An open database and where it is. */
export interface Store {
  readonly db: Database
  /** Its address, with account and password: not for logs. */
  readonly url: string
  readonly bundled: boolean
  /** Ends all connections; a bundled server stops when the last process leaves. */
  close(): Promise<void>
}

/**
 * Opens the database: the one at `databaseUrl`, otherwise the bundled PostgreSQL of the folder, which is made and
 * started as needed. Does not migrate.
 *
 * @param settings additional settings of a bundled server; for tests
 * @throws Error when the server cannot be reached or is older than PostgreSQL 15
 */
export async function openStore(where: {
  readonly databaseUrl?: string | undefined
  readonly folder: string
  readonly connections?: number
  readonly settings?: Readonly<Record<string, string>>
}): Promise<Store> {
  if (where.databaseUrl !== undefined) {
    const opened = openDatabase(where.databaseUrl, where.connections)
    await refuseOld(opened.pool).catch(async (fault: unknown) => {
      await opened.db.destroy()
      throw isAway(fault) ? new Error(unreachable(where.databaseUrl ?? ''), { cause: fault }) : fault
    })
    return { db: opened.db, url: where.databaseUrl, bundled: false, close: () => opened.db.destroy() }
  }
  const seat = await takeSeat(where.folder, where.settings)
  const { db } = openDatabase(seat.url, where.connections)
  return {
    db,
    url: seat.url,
    bundled: true,
    async close() {
      await db.destroy()
      await seat.leave()
    },
  }
}

/** How long one waits for a connection, in milliseconds. */
const PATIENCE = 30_000

/**
 * Connects to an address without looking whether anybody is there. Days come as `Day`, moments as `Instant`.
 *
 * @param open the dialect, where it is not the plain one
 */
export function openDatabase(
  url: string,
  connections = 10,
  open: (pool: Pool) => Dialect = (pool) => new PostgresDialect({ pool }),
): { readonly db: Database; readonly pool: Pool } {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    // Nobody waits for ever: where connections do not come free, it is said.
    connectionTimeoutMillis: PATIENCE,
    application_name: 'zusage',
    keepAlive: true,
    types: { getTypeParser },
  })
  // A connection that breaks while idle is replaced by the next one; the query that needs it says what is wrong.
  pool.on('error', () => undefined)
  return { db: new Kysely<Tables>({ dialect: open(pool) }), pool }
}

/** Without account and password: the sentence is printed. */
function unreachable(url: string): string {
  const { host, pathname } = new URL(url)
  return `The database “${pathname.slice(1)}” at ${host} cannot be opened. Is it running there, and is DATABASE_URL right? Nothing was changed.`
}

function isAway(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && /^E[A-Z]+$|^28|^3D000$/u.test(String(fault.code))
}

async function refuseOld(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ readonly server_version_num: string }>('show server_version_num')
  const version = Number(rows[0]?.server_version_num ?? 0)
  if (version < 150_000) {
    throw new Error(
      `The database is PostgreSQL ${Math.floor(version / 10_000)}; needed is 15 or later. Nothing was changed.`,
    )
  }
}

/** Numbers of types, as PostgreSQL gives them and every version keeps them. */
const INT8 = 20
const DATE = 1082
const TIMESTAMPTZ = 1184
const NUMERIC = 1700

/**
 * How values come out: days and moments as the texts the product computes with, whole numbers as numbers.
 * A count beyond 2^53 would be wrong, so it is refused.
 */
function getTypeParser(type: number, format?: 'text' | 'binary'): (value: string) => unknown {
  switch (format === 'binary' ? 0 : type) {
    case DATE:
      return (text) => text
    case TIMESTAMPTZ:
      return readInstant
    case INT8:
      return readInteger
    case NUMERIC:
      return Number
    default:
      return plainParser(type, format)
  }
}

function readInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`Too large for a number: ${text}`)
  return value
}

/** The driver's own reading, for any type number. */
const plainParser: (type: number, format?: 'text' | 'binary') => (value: string) => unknown =
  types.getTypeParser

const parseTimestamp = plainParser(TIMESTAMPTZ)

function readInstant(text: string): string {
  const moment = parseTimestamp(text)
  return moment instanceof Date ? moment.toISOString() : text
}
