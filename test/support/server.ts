import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { sha256 } from '../../src/base/index.ts'
import { migrate, migrations, openDatabase, openStore } from '../../src/store/index.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the template database; every test database is a copy of it. */
    readonly databaseTemplate: string
  }
}

/** Everybody who makes a template waits for this lock. */
const TEMPLATING = 7_207_010

/**
 * One server for the run: the bundled one, kept between runs, or the one at `DATABASE_URL_TEST`. It gets a template
 * database with all migrations, named by them, so that runs share it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = join(import.meta.dirname, '../../.cache/test-database')
  mkdirSync(folder, { recursive: true })
  const store = await openStore({
    databaseUrl: process.env['DATABASE_URL_TEST'],
    folder,
    connections: 1,
    // A test database need not survive the machine; the tests of crashes start a server of their own.
    settings: { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '300' },
  })
  try {
    project.provide('databaseTemplate', await makeTemplate(store.url))
  } catch (fault) {
    await store.close()
    throw fault
  }
  return () => store.close()
}

async function makeTemplate(url: string): Promise<string> {
  const known = await migrations()
  const name = `zusage_template_${sha256(known.map((one) => one.checksum).join())
    .toString('hex')
    .slice(0, 16)}`
  const admin = new Client({ connectionString: url })
  await admin.connect()
  try {
    await admin.query('select pg_advisory_lock($1)', [TEMPLATING])
    const { rows } = await admin.query<{ readonly datname: string }>('select datname from pg_database')
    const names = rows.map((row) => row.datname)
    await dropLeftovers(admin, names)
    const address = new URL(url)
    address.pathname = `/${name}`
    if (!names.includes(name)) {
      // Renamed when whole, so that a template half made is never copied.
      await admin.query(`drop database if exists ${name}_new`)
      await admin.query(`create database ${name}_new template template0`)
      const making = new URL(url)
      making.pathname = `/${name}_new`
      const { db } = openDatabase(making.href, 1)
      try {
        await migrate(db, known)
      } finally {
        await db.destroy()
      }
      await admin.query(`alter database ${name}_new rename to ${name}`)
    }
    return address.href
  } finally {
    await admin.end()
  }
}

/** Databases of runs that ended without dropping theirs, and templates of structures long gone. */
async function dropLeftovers(admin: Client, names: readonly string[]): Promise<void> {
  const templates = names.filter((name) => name.startsWith('zusage_template_'))
  const old = templates.length > 12 ? templates : []
  const left = names.filter((name) => {
    const run = /^zusage_test_(\d+)_/u.exec(name)?.[1]
    return run !== undefined && !isAlive(Number(run))
  })
  for (const name of [...old, ...left]) {
    await admin.query(`drop database if exists ${name}`).catch(() => undefined)
  }
}

function isAlive(process_: number): boolean {
  try {
    process.kill(process_, 0)
    return true
  } catch {
    return false
  }
}
