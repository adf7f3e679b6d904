import { readFile, readdir } from 'node:fs/promises'
import { sql } from 'kysely'
import { sha256 } from '../base/index.ts'
import type { Database } from './database.ts'

/** One numbered change of the structure, `migrations/NNNN-name.sql`. Never edited once released. */
export interface Migration {
  readonly number: number
  readonly name: string
  readonly text: string
  /** SHA-256 of the text, hexadecimal. */
  readonly checksum: string
}

const FOLDER = new URL('migrations/', import.meta.url)

/** Everybody who migrates waits for this lock. */
const MIGRATING = 7_207_002

/** All changes this program knows, in order. */
export async function migrations(): Promise<readonly Migration[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      if (!/^\d{4}-[a-z0-9-]+\.sql$/u.test(name)) {
        throw new Error(`src/store/migrations/${name} must be named NNNN-name.sql.`)
      }
      const text = await readFile(new URL(name, FOLDER), 'utf8')
      return { number: Number(name.slice(0, 4)), name, text, checksum: sha256(text).toString('hex') }
    }),
  )
}

/**
 * Brings the database to the structure of this program; several processes may call it at once. All or nothing.
 *
 * @returns how many changes were made
 * @throws Error when the database knows a change this program does not, or one that was edited since; nothing is changed then
 */
export async function migrate(db: Database, known?: readonly Migration[]): Promise<number> {
  const all = known ?? (await migrations())
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${MIGRATING})`.execute(tx)
    await sql`
      create table if not exists migration (
        number integer primary key,
        name text not null,
        checksum text not null,
        applied_at timestamptz not null default now()
      )`.execute(tx)
    const { rows: applied } = await sql<{
      readonly number: number
      readonly name: string
      readonly checksum: string
    }>`
      select number, name, checksum from migration order by number`.execute(tx)

    const highest = all.at(-1)?.number ?? 0
    for (const done of applied) {
      const same = all.find((migration) => migration.number === done.number)
      if (same === undefined) {
        throw new Error(
          `The database is at revision ${applied.at(-1)?.number ?? done.number} (${done.name}), this program knows ${highest}. Start a program that knows ${done.name}; nothing was changed.`,
        )
      }
      if (same.checksum !== done.checksum) {
        throw new Error(
          `Migration ${same.name} was changed after it had been applied. Restore the file and add a new migration instead; nothing was changed.`,
        )
      }
    }
    const missing = all.filter((migration) => !applied.some((done) => done.number === migration.number))
    for (const migration of missing) {
      try {
        await sql.raw(migration.text).execute(tx)
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause)
        throw new Error(`Migration ${migration.name} failed: ${reason}. Nothing was changed.`, { cause })
      }
      await sql`
        insert into migration (number, name, checksum)
        values (${migration.number}, ${migration.name}, ${migration.checksum})`.execute(tx)
    }
    return missing.length
  })
}
