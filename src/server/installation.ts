/** Everything that is open while the product runs, and what its parts ask of each other. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type CompanyId, type Day, dayOf, Problem, type Words } from '../base/index.ts'
import { entriesOf } from '../ledger/index.ts'
import { useMail } from '../messages/index.ts'
import { currentNotice } from '../notice/index.ts'
import { rightsDeps } from '../reactions.ts'
import { lastRun, replayIfRestored, runRetention } from '../retention/index.ts'
import type { RightsDeps } from '../rights/index.ts'
import { migrate, openStore, type Store } from '../store/index.ts'
import packageFile from '../../package.json' with { type: 'json' }
import { type Auth, openAuth, type SignInLimits } from './auth.ts'
import type { Config } from './config.ts'
import { type Jobs, openJobs } from './jobs.ts'
import { type Door, openDoor } from './door.ts'
import { dueOf, planToday } from './retention.ts'
import { provision, proveAndSeal, reset, type SampleStaff, sampleStaff } from './samples.ts'
import { type OpenWorld, openWorld } from './world.ts'

/** An invented account with its password, for the sign-in page of sample installations. */
export interface SampleAccount {
  readonly email: string
  readonly name: string
  readonly role: Words
  readonly password: string
}

export interface Installation {
  readonly version: string
  readonly config: Config
  readonly store: Store
  readonly world: OpenWorld
  readonly auth: Auth
  readonly jobs: Jobs
  /** Everybody who acts in a company in this process comes in by it. */
  readonly door: Door
  readonly rights: RightsDeps
  /** Where a company's pages answer while something serves; null when nothing does. */
  siteOf(company: CompanyId): string | null
  /** Notes that pages are served from here on, such as `http://127.0.0.1:4321`. */
  serveFrom(origin: string | null): void
  /** Empty as soon as one company here is no sample. */
  sampleAccounts(): Promise<SampleAccount[]>
  dueSoon(company: CompanyId): Promise<{ readonly rows: number; readonly next: Day | null }>
  noticeInForce(company: CompanyId): Promise<{ readonly version: number; readonly effective: Day } | null>
  /** Notes a fault that nobody expected, without what the request carried. */
  note(fault: unknown, method: string, path: string): void
  /**
   * Does what was missed while nothing ran: what a restored database brought back is erased again, what is due since is
   * erased, and pledges not looked at today are.
   */
  catchUp(): Promise<void>
  /**
   * Builds a sample company anew, once nobody acts in it any more.
   *
   * @throws Problem 409 when that takes too long, or when it is being built already
   */
  reset(company: CompanyId): Promise<void>
  close(): Promise<void>
}

/** How an installation is opened. */
export interface Opening {
  /** Hears what takes longer: making the database, building a sample company. */
  readonly say?: (text: string) => void
  /** Whether schedules run in this process. */
  readonly jobs?: boolean
  /** Whether sample companies are built where absent. */
  readonly samples?: boolean
  readonly limits?: SignInLimits
}

/**
 * Closes the data folder to other accounts of the machine, and has this process make everything in it for its own account
 * alone, locks and notes too (Art. 32(1)(b) GDPR). Passing through is left as it is: the database's server may have to.
 */
async function closeToOthers(folder: string): Promise<void> {
  process.umask(0o077)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { mode, uid } = await stat(folder)
  if (uid === process.getuid?.() && (mode & 0o066) !== 0) await chmod(folder, mode & 0o711)
}

/**
 * Opens the database, brings it to this revision, opens keys, and builds the sample companies on the first start.
 *
 * @throws Error when the database cannot be opened or is of a later revision; nothing stays open then
 */
export async function openInstallation(config: Config, opening: Opening = {}): Promise<Installation> {
  await closeToOthers(config.folder)
  const say = opening.say ?? (() => undefined)
  const store = await openStore({
    folder: config.folder,
    ...(config.databaseUrl === null ? {} : { databaseUrl: config.databaseUrl }),
  })
  const ends: (() => Promise<void>)[] = [() => store.close()]
  try {
    await migrate(store.db)
    const world = await openWorld(store, config)
    ends.unshift(() => world.close())
    useMail(world, { smtpUrl: config.smtpUrl, baseUrl: config.baseUrl })
    const auth = openAuth(store, config, opening.limits)
    ends.unshift(() => auth.close())
    let origin: string | null = null
    const siteOf = (company: CompanyId): string | null => (origin === null ? null : `${origin}/${company}`)
    const rights = rightsDeps(world, config.baseUrl)
    if (opening.samples !== false) {
      await provision({ world, auth, rights, say, password: await samplePassword(config.folder) })
    }
    const door = openDoor()
    const jobs = await openJobs({ store, world, door, siteOf, run: opening.jobs === true })
    ends.unshift(() => jobs.close())
    return {
      version: packageFile.version,
      config,
      store,
      world,
      auth,
      jobs,
      door,
      rights,
      siteOf,
      serveFrom: (at) => {
        origin = at
      },
      async sampleAccounts() {
        const companies = world.companies()
        if (companies.length === 0 || companies.some((company) => !company.sample)) return []
        const password = await samplePassword(config.folder)
        return sampleStaff.map((person: SampleStaff) => ({
          email: person.email,
          name: person.name,
          role: person.title,
          password,
        }))
      },
      dueSoon: async (company) => dueOf(await planToday(world, company)),
      async reset(company) {
        const password = await samplePassword(config.folder)
        await door.alone(company, () => reset({ world, auth, rights, say, password }, company))
        await jobs.schedule()
        await proveAndSeal(world, company, siteOf(company))
      },
      note(fault, method, path) {
        const said = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)
        // What a stranger put into an address must not steer a terminal or forge a line.
        const shown = path.slice(0, 120).replaceAll(/[^\x20-\x7e]/gu, '?')
        process.stderr.write(`${method} ${shown}: ${said}\n`)
      },
      async catchUp() {
        for (const { id } of world.companies()) {
          const today = world.clockOf(id).today()
          if ((await replayIfRestored(world, id)) !== null) {
            say(
              `The database of “${id}” was restored from an older state; what had been erased is erased again.`,
            )
          }
          const ran = await lastRun(world.db, id)
          if (ran === null || ran.today < today) await runRetention(world, id)
          const [proof] = await entriesOf(world, id, { kinds: ['proof/taken'], limit: 1 })
          if (proof !== undefined && dayOf(proof.at) === today) continue
          say(`Looking at the pledges of “${id}”.`)
          await proveAndSeal(world, id, siteOf(id))
        }
      },
      async noticeInForce(company) {
        const notice = await currentNotice(world.db, company, world.clockOf(company).today())
        return notice === null ? null : { version: notice.version, effective: notice.effectiveFrom }
      },
      async close() {
        for (const end of ends) await end()
      },
    }
  } catch (fault) {
    for (const end of ends) await end().catch(() => undefined)
    throw fault
  }
}

/** The password of the invented accounts: made on the first start, kept beside the other keys. */
export async function samplePassword(folder: string): Promise<string> {
  const file = join(folder, 'sample-password')
  if (!existsSync(file)) {
    await mkdir(folder, { recursive: true })
    const made = `${word()}-${word()}-${word()}`
    await writeFile(file, `${made}\n`, { mode: 0o600, flag: 'wx' }).catch((fault: unknown) => {
      if (!existsSync(file)) throw fault
    })
  }
  const password = (await readFile(file, 'utf8')).trim()
  if (password.length < 12) {
    throw new Problem(
      500,
      'sample/password',
      `${file} is too short to be a password. Remove it to get a new one.`,
    )
  }
  return password
}

const CONSONANTS = 'bdfgklmnprst'
const VOWELS = 'aeiou'

/** Six letters that can be said and typed. */
function word(): string {
  const bytes = randomBytes(6)
  return [...bytes].map((byte, i) => (i % 2 === 0 ? CONSONANTS[byte % 12] : VOWELS[byte % 5])).join('')
}
