import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
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
      throw fault
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

/** Connects to an address without looking whether anybody is there. Days come as `Day`, moments as `Instant`. */
export function openDatabase(
  url: string,
  connections = 10,
): { readonly db: Database; readonly pool: pg.Pool } {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    application_name: 'zusage',
    keepAlive: true,
    types: { getTypeParser },
  })
  // A connection that breaks while idle is replaced by the next one; the query that needs it says what is wrong.
  pool.on('error', () => undefined)
  return { db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }), pool }
}

async function refuseOld(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ readonly server_version_num: string }>('show server_version_num')
  const version = Number(rows[0]?.server_version_num ?? 0)
  if (version < 150_000) {
    throw new Error(
      `The database is PostgreSQL ${Math.floor(version / 10_000)}; needed is 15 or later. Nothing was changed.`,
    )
  }
}

const { builtins } = pg.types

/**
 * How values come out: days and moments as the texts the product computes with, whole numbers as numbers.
 * A count beyond 2^53 would be wrong, so it is refused.
 */
function getTypeParser(type: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (format !== 'binary') {
    if (type === builtins.DATE) return (text) => text
    if (type === builtins.TIMESTAMPTZ) return readInstant
    if (type === builtins.INT8) return readInteger
    if (type === builtins.NUMERIC) return Number
  }
  return pg.types.getTypeParser(type, format ?? 'text') as (value: string) => unknown
}

function readInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`Too large for a number: ${text}`)
  return value
}

const parseTimestamp = pg.types.getTypeParser(builtins.TIMESTAMPTZ) as (text: string) => unknown

function readInstant(text: string): string {
  const moment = parseTimestamp(text)
  return moment instanceof Date ? moment.toISOString() : text
}
