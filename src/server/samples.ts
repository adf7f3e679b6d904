/** Sample companies: built on the first start, built anew on demand, with invented staff. */
import { rm } from 'node:fs/promises'
import type { CompanyId, Words } from '../base/index.ts'
import { declarationOfSample, type SampleCompany, sampleCompanies } from '../companies.ts'
import { proveCompany } from '../evidence/index.ts'
import { publishDeclaration } from '../declaration/index.ts'
import { headsFile, sealLedger, transact } from '../ledger/index.ts'
import { outboxFolder } from '../messages/index.ts'
import { provision as provisionStores } from '../records/index.ts'
import type { Role } from './api/contract.ts'
import type { Auth } from './auth.ts'
import { clearCompany } from './reset-store.ts'
import { addStaff, giveRole, knowCompany } from './staff-store.ts'
import type { OpenWorld } from './world.ts'

/** Somebody invented who looks after the sample companies. */
export interface SampleStaff {
  readonly email: string
  readonly name: string
  readonly title: Words
  readonly role: Role
}

export const sampleStaff: readonly SampleStaff[] = [
  {
    email: 'henrike.falk@kanzlei-falk.example',
    name: 'Dr. Henrike Falk',
    title: { de: 'externe Datenschutzbeauftragte', en: 'external data protection officer' },
    role: 'officer',
  },
  {
    email: 'jonas.wieck@dermalis.example',
    name: 'Jonas Wieck',
    title: { de: 'Sachbearbeitung von Anträgen', en: 'request desk' },
    role: 'desk',
  },
]

interface Building {
  readonly world: OpenWorld
  readonly auth: Auth
  readonly say: (text: string) => void
  readonly password: string
}

/** Builds the sample companies that are not there yet, and gives the invented staff their accounts. */
export async function provision(building: Building): Promise<void> {
  const { world } = building
  for (const sample of sampleCompanies) {
    if (world.company(sample.id) !== undefined) continue
    building.say(`Building the sample company “${sample.id}”.`)
    await build(building, sample)
  }
}

/** Builds one sample company: its row, declaration, tables, staff and invented people. */
async function build({ world, auth, password }: Building, sample: SampleCompany): Promise<void> {
  const { db } = world
  await db
    .insertInto('company')
    .values({ id: sample.id, sample: true })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await world.refresh()
  const today = world.clockOf(sample.id).today()
  const { declaration, places } = await declarationOfSample(sample, today)
  await transact(world, sample.id, async (acting) => {
    await provisionStores(acting.tx, sample.id, declaration)
    await publishDeclaration(acting, declaration, { places, by: 'sample' })
  })
  const passwordHash = await auth.hashPassword(password)
  await db.transaction().execute(async (tx) => {
    await knowCompany(tx, sample.id, declaration.company.name)
    for (const person of sampleStaff) {
      await giveRole(tx, await addStaff(tx, { ...person, passwordHash }), sample.id, person.role)
    }
  })
  await sealLedger(world, sample.id)
}

/** Looks at every pledge of a company and seals what was recorded. */
export async function proveAndSeal(world: OpenWorld, company: CompanyId, site: string | null): Promise<void> {
  await proveCompany(world, company, { site })
  await sealLedger(world, company)
}

/**
 * Builds a sample company anew: its rows, tables, keys and files go, then it is made as on the first start. Staff keep
 * their accounts.
 */
export async function reset(building: Building, company: CompanyId): Promise<void> {
  const { world } = building
  const sample = sampleCompanies.find((one) => one.id === company)
  if (sample === undefined) throw new Error(`There is no sample company “${company}”.`)
  await world.db.transaction().execute(async (tx) => {
    await clearCompany(tx, company)
  })
  world.keys.forgetCompany(company)
  await rm(headsFile(world.folder, company), { force: true })
  await rm(outboxFolder(world.folder, company), { recursive: true, force: true })
  await world.refresh()
  await build(building, sample)
}
