/** Sample companies: built on the first start, built anew on demand, with invented staff. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { addDays, addTime, type CompanyId, Problem, startOf, type Words } from '../base/index.ts'
import { declarationOfSample, type SampleCompany, sampleCompanies } from '../companies.ts'
import { inProvingSeat, proveCompany } from '../evidence/index.ts'
import { type Actor, headsFile, sealLedger, transact } from '../ledger/index.ts'
import { outboxFolder } from '../messages/index.ts'
import {
  answerRequest,
  identifyByStaff,
  receiveRequest,
  type Right,
  type RightsDeps,
} from '../rights/index.ts'
import type { Role } from './api/contract.ts'
import type { Auth } from './auth.ts'
import { fileLock } from '../store/index.ts'
import { giveRoles } from './access.ts'
import { building as beingBuilt } from './door.ts'
import { clearCompany } from './reset-store.ts'
import { addStaff, giveRole, knowCompany } from './staff-store.ts'
import type { OpenWorld } from './world.ts'

/** Somebody invented who looks after the sample companies. */
export interface SampleStaff {
  readonly email: string
  readonly name: string
  readonly title: Words
  readonly role: Role
  /** The declared roles they act in; all of them where it says so. */
  readonly roles: 'all' | readonly string[]
}

export const sampleStaff: readonly SampleStaff[] = [
  {
    email: 'henrike.falk@kanzlei-falk.example',
    name: 'Dr. Henrike Falk',
    title: { de: 'externe Datenschutzbeauftragte', en: 'external data protection officer' },
    role: 'officer',
    roles: 'all',
  },
  {
    email: 'jonas.wieck@dermalis.example',
    name: 'Jonas Wieck',
    title: { de: 'Sachbearbeitung von Anträgen', en: 'request desk' },
    role: 'desk',
    roles: ['answering', 'desk', 'fulfilment'],
  },
]

interface Building {
  readonly world: OpenWorld
  readonly auth: Auth
  readonly rights: RightsDeps
  readonly say: (text: string) => void
  readonly password: string
}

/** Held by whoever builds samples of this folder, so that two processes that start at once do not build the same one. */
const LOCK = 'samples.lock'

/**
 * Builds the sample companies that are not there yet, or that a crash left half built, and gives the invented staff
 * their accounts.
 */
export async function provision(building: Building): Promise<void> {
  const { world } = building
  const whole = (): boolean =>
    sampleCompanies.every(
      ({ id }) => world.company(id) !== undefined && world.company(id)?.building === false,
    )
  if (whole()) return
  await fileLock(join(world.folder, LOCK), async () => {
    await world.refresh()
    for (const sample of sampleCompanies) {
      const known = world.company(sample.id)
      if (known?.building === false) continue
      building.say(`Building the sample company “${sample.id}”.`)
      if (known !== undefined) await clear(world, sample.id)
      await build(building, sample)
    }
  })
}

/** Builds one sample company: its row, declaration, tables, staff and invented people. */
async function build(building: Building, sample: SampleCompany): Promise<void> {
  const { world, auth, password } = building
  const { db } = world
  await db
    .insertInto('company')
    .values({ id: sample.id, sample: true, building: true })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await world.refresh()
  const today = world.clockOf(sample.id).today()
  const { declaration, places } = await declarationOfSample(sample, today)
  await sample.seed(world, sample.id, { declaration, places })
  await requestsOf(building, sample)
  const passwordHash = await auth.hashPassword(password)
  await transact(world, sample.id, async (acting) => {
    await knowCompany(acting.tx, sample.id, declaration.company.name)
    for (const person of sampleStaff) {
      const staff = await addStaff(acting.tx, { ...person, passwordHash })
      await giveRole(acting.tx, staff, sample.id, person.role)
      const declared = declaration.roles.map(({ id }) => id)
      const roles = person.roles === 'all' ? declared : person.roles.filter((role) => declared.includes(role))
      await giveRoles(acting, declaration, { staff, roles, actor: { kind: 'system', part: 'samples' } })
    }
  })
  await sealLedger(world, sample.id)
  await db.updateTable('company').set({ building: false }).where('id', '=', sample.id).execute()
  await world.refresh()
}

/** Requests of invented people: one answered, one to be answered soon, one whose identity is open, one just in. */
const invented: readonly {
  readonly right: Right
  readonly person: number
  readonly daysAgo: number
  readonly stage: 'answered' | 'identified' | 'received'
  readonly message: string
}[] = [
  { right: 'access', person: 3, daysAgo: 19, stage: 'answered', message: '' },
  {
    right: 'access',
    person: 8,
    daysAgo: 24,
    stage: 'identified',
    message: 'Welche Daten haben Sie aus meiner Bestellung?',
  },
  {
    right: 'erasure',
    person: 13,
    daysAgo: 9,
    stage: 'identified',
    message: 'Bitte löschen Sie alles, was Sie nicht behalten müssen.',
  },
  {
    right: 'rectification',
    person: 18,
    daysAgo: 2,
    stage: 'received',
    message: 'Meine Hausnummer ist falsch geschrieben.',
  },
]

async function requestsOf({ world, rights }: Building, sample: SampleCompany): Promise<void> {
  const today = world.clockOf(sample.id).today()
  const desk: Actor = { kind: 'staff', account: 'jonas.wieck@dermalis.example', role: 'desk' }
  for (const one of invented) {
    const person = sample.people[one.person % sample.people.length]
    if (person === undefined) continue
    const request = await receiveRequest(rights, sample.id, {
      right: one.right,
      channel: 'email',
      language: 'de',
      email: person.email,
      name: person.name,
      ...(one.message === '' ? {} : { message: one.message }),
      receivedAt: addTime(startOf(addDays(today, -one.daysAgo)), 'PT9H20M'),
    })
    if (one.stage === 'received') continue
    await identifyByStaff(rights, sample.id, request.id, {
      confirmed: true,
      how: 'Rückruf unter der Nummer aus der Bestellung',
      actor: desk,
    })
    if (one.stage === 'answered') await answerRequest(rights, sample.id, request.id, { grant: true }, desk)
  }
}

/** Looks at every pledge of a company and seals what was recorded. */
export async function proveAndSeal(world: OpenWorld, company: CompanyId, site: string | null): Promise<void> {
  await proveCompany(world, company, { site })
  await sealLedger(world, company)
}

/**
 * Builds a sample company anew: its rows, tables, keys and files go, then it is made as on the first start. Staff keep
 * their accounts.
 *
 * @throws Problem 409 when another process builds samples just now, or when others act in the company or prove it
 */
export async function reset(building: Building, company: CompanyId): Promise<void> {
  const { world } = building
  const sample = sampleCompanies.find((one) => one.id === company)
  if (sample === undefined) throw new Problem(404, 'clock/no-sample', 'Only a sample company is built anew.')
  let begun = false
  const anew = async (): Promise<void> => {
    begun = true
    await clear(world, company)
    await build(building, sample)
  }
  await fileLock(join(world.folder, LOCK), anew, 0).catch((fault: unknown) => {
    throw begun ? fault : beingBuilt(409)
  })
}

/** How long a clearing waits for whoever proves the company, in milliseconds. */
const PATIENCE = 15_000
const TRIES = 5

/** Takes a sample company apart; its row stays and says that it is being built. */
async function clear(world: OpenWorld, company: CompanyId): Promise<void> {
  const cleared = (): Promise<void> =>
    world.db.transaction().execute(async (tx) => {
      await clearCompany(tx, company)
      await tx.insertInto('company').values({ id: company, sample: true, building: true }).execute()
    })
  // Nobody proves a company while it is taken apart.
  await inProvingSeat(world.db, company, () => insistently(cleared), PATIENCE)
  world.keys.forgetCompany(company)
  await rm(headsFile(world.folder, company), { force: true })
  await rm(outboxFolder(world.folder, company), { recursive: true, force: true })
  await world.refresh()
}

/** Tries again what lost against another process's act in the same company. */
async function insistently(work: () => Promise<void>): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work()
    } catch (fault) {
      const lost = fault instanceof Error && 'code' in fault && LOST.has(String(fault.code))
      if (!lost || tried === TRIES) throw fault
      await wait(50 * tried)
    }
  }
}

/** Codes of PostgreSQL: serialisation, deadlock, a row that somebody added meanwhile. */
const LOST: ReadonlySet<string> = new Set(['40001', '40P01', '23503'])
