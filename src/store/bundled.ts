import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import {
  chmod,
  chown,
  mkdir,
  open,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { type Account, findBinaries } from './binaries.ts'
import { fileLock } from './lock.ts'

/** A place in a running bundled server. The server stays while anybody has one; the last to leave stops it. */
export interface Seat {
  /** Address of the database, with account and password. */
  readonly url: string
  leave(): Promise<void>
}

/** Names the advisory lock everybody who uses the server holds shared. */
const SEATED = 7_207_001

/** Where closed folders are on the way, the cluster lives here and the data folder holds a link to it. */
const SYSTEM_HOME = '/var/lib/zusage'

/**
 * Takes a seat in the bundled PostgreSQL of a folder: finds it running (another process may have started it), or starts
 * it, after making it where there is none. Listens on the loopback address only, with a password generated for it.
 *
 * Started as root, the server runs as an unprivileged account, for PostgreSQL refuses root.
 *
 * @param folder the data folder; `postgres` in it belongs to the server, `postgres.password` to the owner alone
 * @param settings additional settings of the server, such as `fsync: 'off'` for tests
 */
export async function takeSeat(
  folder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Seat> {
  const root = resolve(folder)
  await makeFolder(root)
  const password = await passwordOf(root)
  let seat = await fileLock(join(root, 'postgres.lock'), () => sit(root, password, settings))
  const state = { leaving: false }

  // Killed or crashed under us: bring it back where it was, so that connections can be made again.
  const watch = (client: Client): void => {
    client.on('error', () => undefined)
    client.once('end', () => {
      if (state.leaving) return
      void (async () => {
        for (let attempt = 0; attempt < 5 && !state.leaving; attempt += 1) {
          try {
            seat = await fileLock(join(root, 'postgres.lock'), () => sit(root, password, settings))
            watch(seat.client)
            return
          } catch {
            await wait(500 * 2 ** attempt)
          }
        }
      })()
    })
  }
  watch(seat.client)

  return {
    url: addressOf(seat.port, password, 'zusage'),
    async leave() {
      if (state.leaving) return
      state.leaving = true
      await fileLock(join(root, 'postgres.lock'), async () => {
        const alone = await isAlone(seat.client)
        await seat.client.end().catch(() => undefined)
        if (alone) await stop(join(await homeOf(root), 'data'))
      })
    },
  }
}

interface Sat {
  readonly client: Client
  readonly port: number
}

async function sit(root: string, password: string, settings: Readonly<Record<string, string>>): Promise<Sat> {
  const home = await homeOf(root)
  const data = join(home, 'data')
  const found = await connectToRunning(data, password)
  if (found !== undefined) return found

  const account = await accountFor(data)
  const binaries = await findBinaries(home, account)
  if (!existsSync(join(data, 'PG_VERSION')))
    await create(home, password, binaries.initdb, account, settings['fsync'] === 'off')
  const major = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim()
  if (major !== binaries.major) {
    throw new Error(
      `${data} was made by PostgreSQL ${major}, this program brings ${binaries.major}. Move the content with pg_dump and pg_restore; nothing was changed.`,
    )
  }
  const { client, port } = await startPatiently(home, binaries.postgres, account, password, settings)
  if ((await client.query("select 1 from pg_database where datname = 'zusage'")).rowCount === 0) {
    await client.query('create database zusage')
  }
  return { client, port }
}

function addressOf(port: number, password: string, database: string): string {
  return `postgres://zusage:${password}@127.0.0.1:${port}/${database}`
}

async function makeFolder(root: string): Promise<void> {
  if (!existsSync(root)) await mkdir(root, { recursive: true, mode: 0o700 })
  // The server's account must be able to pass through; what is private in the folder is closed by itself.
  const { mode, uid } = await stat(root)
  if (process.getuid?.() === 0 && uid === 0 && (mode & 0o011) !== 0o011) {
    await chmod(root, (mode & 0o777) | 0o011)
  }
}

async function passwordOf(root: string): Promise<string> {
  const file = join(root, 'postgres.password')
  try {
    // Made in one step, so that two processes starting at once agree on one.
    const handle = await open(file, 'wx', 0o600)
    await handle.writeFile(randomBytes(24).toString('hex'))
    await handle.sync()
    await handle.close()
  } catch (fault) {
    if (!isCode(fault, 'EEXIST')) throw fault
  }
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const password = await readFile(file, 'utf8')
    if (password.length === 48) return password
    await wait(50)
  }
  throw new Error(`${file} does not hold the password of the bundled database.`)
}

/** The folder of the cluster: `postgres` in the data folder, or what that links to. Made where absent. */
async function homeOf(root: string): Promise<string> {
  const home = join(root, 'postgres')
  if (existsSync(home)) return realpath(home)
  if (process.getuid?.() !== 0 || (await isPassable(root))) {
    await mkdir(home, { mode: 0o711 })
    await chmod(home, process.getuid?.() === 0 ? 0o711 : 0o700)
    return realpath(home)
  }
  const elsewhere = join(SYSTEM_HOME, randomBytes(6).toString('hex'))
  await mkdir(elsewhere, { recursive: true })
  await chmod(SYSTEM_HOME, 0o711)
  await chmod(elsewhere, 0o711)
  await writeFile(join(elsewhere, 'belongs-to'), `${root}\n`, { mode: 0o600 })
  await symlink(elsewhere, home)
  return elsewhere
}

async function isPassable(path: string): Promise<boolean> {
  for (let at = await realpath(path); ; at = dirname(at)) {
    if (((await stat(at)).mode & 0o001) === 0) return false
    if (at === dirname(at)) return true
  }
}

/** The account the server must run as: that of its files, else an unprivileged one; nothing where we are unprivileged. */
async function accountFor(data: string): Promise<Account | undefined> {
  const own = process.getuid?.()
  if (own === undefined) return undefined
  if (existsSync(data)) {
    const { uid, gid } = await stat(data)
    if (own === 0) return { uid, gid }
    if (own !== uid) {
      throw new Error(
        `${data} belongs to the user with number ${uid}, this process runs as ${own}. Run as that user (or root), or set ZUSAGE_DATA to another folder.`,
      )
    }
    return undefined
  }
  if (own !== 0) return undefined
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find((fields) => fields[0] === name) ?? []
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new Error(
    'PostgreSQL does not run as root, and this machine has neither a user “postgres” nor “nobody” it could run as. Start as another user, or set DATABASE_URL.',
  )
}

async function create(
  home: string,
  password: string,
  initdb: string,
  account: Account | undefined,
  careless: boolean,
): Promise<void> {
  // Made under another name, so that a cluster half made by a process that died is never taken for one.
  const fresh = join(home, 'data.new')
  const passwordFile = join(home, 'password.new')
  await rm(fresh, { recursive: true, force: true })
  await mkdir(fresh, { mode: 0o700 })
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (account !== undefined) {
    await chown(fresh, account.uid, account.gid)
    await chown(passwordFile, account.uid, account.gid)
  }
  try {
    await run(
      initdb,
      [
        `--pgdata=${fresh}`,
        '--username=zusage',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--no-instructions',
        ...(careless ? ['--no-sync'] : []),
      ],
      home,
      account,
    )
  } finally {
    await rm(passwordFile, { force: true })
  }
  await rename(fresh, join(home, 'data'))
}

function run(
  program: string,
  flags: readonly string[],
  cwd: string,
  account: Account | undefined,
): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(program, flags, {
      ...account,
      cwd,
      env: serverEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    child.once('error', fail)
    child.once('close', (code) => {
      if (code === 0) done()
      else fail(new Error(`${program} ended with ${code}: ${said.trim()}`))
    })
  })
}

/** Nothing of our own environment: it holds secrets that the server has no business with. */
function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' }
}

interface Started {
  readonly port: number
  /** Whether it has ended again. */
  ended(): boolean
}

async function start(
  home: string,
  postgres: string,
  account: Account | undefined,
  settings: Readonly<Record<string, string>>,
): Promise<Started> {
  const data = join(home, 'data')
  await clearStalePid(data)
  const port = await freePort(home)
  const log = join(home, 'server.log')
  if (existsSync(log) && (await stat(log)).size > 5_000_000) await truncate(log)
  const output = await open(log, 'a', 0o600)
  const all: Readonly<Record<string, string>> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(port),
    max_connections: '200',
    jit: 'off',
    // Statements and the values in refusals may be personal data: the log gets neither.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_statement: 'none',
    log_timezone: 'UTC',
    timezone: 'UTC',
    ...settings,
  }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // Detached: the server outlives us for the others, and Ctrl+C in our terminal is not meant for it.
  const child = spawn(postgres, ['-D', data, ...flags], {
    ...account,
    cwd: home,
    env: serverEnvironment(),
    detached: true,
    stdio: ['ignore', output.fd, output.fd],
  })
  await new Promise<void>((done, fail) => {
    child.once('spawn', done)
    child.once('error', fail)
  })
  child.unref()
  await output.close()
  return { port, ended: () => child.exitCode !== null || child.signalCode !== null }
}

/** The port it had, if free, so that those who know its address find it again; else any. */
async function freePort(home: string): Promise<number> {
  const file = join(home, 'port')
  const before = Number(await readFile(file, 'utf8').catch(() => '0'))
  const port = (await tryPort(before)) ?? (await tryPort(0))
  if (port === undefined) throw new Error('No port on the loopback address is free.')
  await writeFile(file, String(port), { mode: 0o600 })
  return port
}

function tryPort(wanted: number): Promise<number | undefined> {
  return new Promise((done) => {
    const server = createServer()
    server.once('error', () => done(undefined))
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : undefined))
    })
  })
}

interface Postmaster {
  readonly pid: number
  readonly port: number
}

async function postmasterOf(data: string): Promise<Postmaster | undefined> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const [pid, , , port] = lines
  if (pid === undefined || port === undefined || !(Number(pid) > 0)) return undefined
  return { pid: Number(pid), port: Number(port) }
}

/**
 * PostgreSQL will not start while the number in its pid file is alive. After a crash that number may be another
 * program's, above all in containers, where the same few numbers come again: then the file is removed.
 */
async function clearStalePid(data: string): Promise<void> {
  const running = await postmasterOf(data)
  if (running === undefined || !existsSync('/proc/self')) return
  const name = await readFile(`/proc/${running.pid}/comm`, 'utf8').catch(() => undefined)
  const cwd = await readlink(`/proc/${running.pid}/cwd`).catch(() => undefined)
  const state = await readFile(`/proc/${running.pid}/stat`, 'utf8').catch(() => '')
  // Dead, but nobody asked how it ended: so it stays in containers whose first process does not.
  const isZombie = /\) Z /u.test(state)
  if (name !== undefined && (isZombie || name.trim() !== 'postgres' || (cwd !== undefined && cwd !== data))) {
    await rm(join(data, 'postmaster.pid'), { force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return isCode(fault, 'EPERM')
  }
}

async function connectToRunning(data: string, password: string): Promise<Sat | undefined> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const running = await postmasterOf(data)
    if (running === undefined || !isAlive(running.pid)) return undefined
    const client = await connect(running.port, password)
    if (client !== 'absent' && client !== 'starting') return { client, port: running.port }
    // Nobody listens although the number is alive: still starting, or the number is another program's by now.
    if (client === 'absent' && attempt >= 20) return undefined
    await wait(50)
  }
  return undefined
}

/** Recovery after a crash takes as long as what has to be written again. */
const RECOVERY = 300_000
/** What was left running by a server that was killed ends by itself, as soon as it notices. */
const LEFT_RUNNING = 30_000

async function startPatiently(
  home: string,
  postgres: string,
  account: Account | undefined,
  password: string,
  settings: Readonly<Record<string, string>>,
): Promise<Sat> {
  const began = performance.now()
  const log = join(home, 'server.log')
  for (;;) {
    const before = existsSync(log) ? (await stat(log)).size : 0
    const started = await start(home, postgres, account, settings)
    while (!started.ended()) {
      const client = await connect(started.port, password)
      if (client !== 'absent' && client !== 'starting') return { client, port: started.port }
      if (performance.now() - began > RECOVERY) break
      await wait(20)
    }
    const whole = await readFile(log).catch(() => Buffer.alloc(0))
    // Begun anew when it had grown too long.
    const said = whole.subarray(before <= whole.length ? before : 0).toString()
    const isBusy = /shared memory block|lock file|could not bind/u.test(said)
    if (!isBusy || performance.now() - began > LEFT_RUNNING) {
      throw new Error(
        `The bundled PostgreSQL did not start. It said:\n${said.split('\n').slice(-12).join('\n')}`,
      )
    }
    await wait(200)
  }
}

async function connect(port: number, password: string): Promise<Client | 'absent' | 'starting'> {
  const client = new Client({
    connectionString: addressOf(port, password, 'postgres'),
    connectionTimeoutMillis: 10_000,
    application_name: 'zusage seat',
    keepAlive: true,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select pg_advisory_lock_shared($1)', [SEATED])
    return client
  } catch (fault) {
    await client.end().catch(() => undefined)
    if (isCode(fault, '57P03')) return 'starting'
    if (isCode(fault, 'ECONNREFUSED') || isCode(fault, 'ECONNRESET')) return 'absent'
    if (fault instanceof Error && /terminated|timeout/iu.test(fault.message)) return 'absent'
    throw fault
  }
}

/** The server notices a process that died a moment after the others do: so long its seat counts as taken. */
const NOTICING = '250ms'

async function isAlone(client: Client): Promise<boolean> {
  try {
    await client.query('select pg_advisory_unlock_shared($1)', [SEATED])
    await client.query(`set lock_timeout = '${NOTICING}'`)
    await client.query('select pg_advisory_lock($1)', [SEATED])
    return true
  } catch {
    // Somebody stays; or the server is gone already, and whoever finds it down starts it.
    return false
  }
}

async function stop(data: string): Promise<void> {
  const running = await postmasterOf(data)
  if (running === undefined) return
  // “Fast shutdown”: rolls back what is open and writes a checkpoint.
  process.kill(running.pid, 'SIGINT')
  const until = performance.now() + 60_000
  while (existsSync(join(data, 'postmaster.pid')) && isAlive(running.pid)) {
    if (performance.now() > until)
      throw new Error(`The bundled PostgreSQL (process ${running.pid}) does not stop.`)
    await wait(20)
  }
}

function isCode(fault: unknown, code: string): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === code
}
