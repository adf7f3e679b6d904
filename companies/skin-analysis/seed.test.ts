import { cpSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { declarationOfSample, sampleCompanies } from '../../src/companies.ts'
import { currentDeclaration } from '../../src/declaration/index.ts'
import { intakeRoutes, pledges as ofIntake } from '../../src/intake/index.ts'
import { verifyLedger, sealLedger } from '../../src/ledger/index.ts'
import { pledges as ofMessages } from '../../src/messages/index.ts'
import type { Pledge, ProofContext } from '../../src/pledge/index.ts'
import { reactions } from '../../src/reactions.ts'
import { pledges as ofRecipients } from '../../src/recipients/index.ts'
import { answerProblem } from '../../src/server/problems.ts'
import { type TestWorld, testWorld } from '../../test/support/world.ts'
import { seed } from './seed.ts'
import { site } from './site.ts'

let at: TestWorld
let context: ProofContext
let all: readonly Pledge[]
let stop: () => void

beforeAll(async () => {
  at = await testWorld({ reactions })
  const [sample] = sampleCompanies
  if (sample === undefined) throw new Error('There is no sample company.')
  const clock = at.world.clockOf(at.company)
  const declared = await declarationOfSample(sample, clock.today())
  await seed(at.world, at.company, declared)
  const version = await currentDeclaration(at.world.db, at.company, clock.today())
  if (version === null) throw new Error('Nothing was published.')
  const app = new Hono().route(
    '/',
    intakeRoutes({
      world: at.world,
      siteOf: () => site,
      isSample: () => true,
      baseUrl: 'http://127.0.0.1',
      pace: 1e9,
    }),
  )
  app.onError((error, c) => answerProblem(c, error))
  const port = await new Promise<number>((listening) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info) => listening(info.port))
    stop = () => server.close()
  })
  context = {
    world: at.world,
    company: at.company,
    declaration: version.declaration,
    version: version.version,
    now: clock.now(),
    today: clock.today(),
    site: `http://127.0.0.1:${port}/${at.company}`,
  }
  all = [
    ...ofIntake(version.declaration),
    ...ofMessages(version.declaration),
    ...ofRecipients(version.declaration),
    // Nobody makes a request in this past; those that are made are looked at in the whole house.
  ].filter(({ id }) => id !== 'intake/as-written/request')
})
afterAll(() => stop())

async function count(what: string): Promise<number> {
  const { rows } = await sql<{
    readonly n: number
  }>`${sql.raw(`select count(*)::int as n from ${what}`)}`.execute(at.world.db)
  return rows[0]?.n ?? -1
}

const broken = async (pledge: Pledge, place: ProofContext): Promise<boolean> =>
  (await pledge.prove(place)).offences.length > 0

test('the past is there, in every store', async () => {
  const schema = 'company_skin_analysis'
  expect(await count(`${schema}.enquiry`)).toBeGreaterThan(3)
  expect(await count(`${schema}.shop_order where restricted is not null`)).toBeGreaterThan(5)
  expect(await count(`${schema}.shop_order where state <> 'completed'`)).toBeGreaterThan(1)
  expect(await count(`${schema}.capture`)).toBeGreaterThan(10)
  expect(await count(`${schema}.improvement_image`)).toBeGreaterThan(4)
  expect(await count(`${schema}.access_log`)).toBeGreaterThan(200)
  expect(await count(`ledger_entry where kind = 'record/erased'`)).toBeGreaterThan(3)
  expect(await count(`message_outbox where sent_at is null`)).toBe(0)
  expect(await count(`disclosure_outbox where delivered_at is null`)).toBe(0)
  expect(
    await count(`(select min(at) as first from ledger_entry) x where first < now() - interval '2 years'`),
  ).toBe(1)
})

test('its ledger verifies', async () => {
  await sealLedger(at.world, at.company)
  const report = await verifyLedger(at.world.db, at.company, at.world.keys.publicKey(at.company))
  expect(report.faults).toEqual([])
  expect(report.entries).toBeGreaterThan(200)
})

test('every pledge of intake, messages and recipients is kept, and something was looked at', async () => {
  expect(all.length).toBeGreaterThan(35)
  expect(new Set(all.map((pledge) => pledge.id)).size).toBe(all.length)
  const looked = []
  for (const pledge of all) {
    const finding = await pledge.prove(context)
    looked.push({
      id: pledge.id,
      offences: finding.offences,
      looked: finding.unable === undefined && finding.vacuous === undefined && finding.examined > 0,
    })
  }
  expect(looked.filter((one) => one.offences.length > 0 || !one.looked)).toEqual([])
})

test('rehearsals leave nobody behind', async () => {
  expect(await count('person where rehearsal and erased_at is null')).toBe(0)
  expect(await count('company_skin_analysis.capture where rehearsal')).toBe(0)
  expect(await count(`device where practice = 'Probepraxis'`)).toBe(0)
})

describe('each pledge can be seen broken', () => {
  const places = ['stand-ins', 'companies', 'outbox']

  /** Does something to the company and undoes it, in the database and on disk. */
  async function undone<T>(work: () => Promise<T>): Promise<T> {
    const { folder } = at.world
    const aside = `${folder}-aside`
    for (const place of places)
      if (existsSync(join(folder, place)))
        cpSync(join(folder, place), join(aside, place), { recursive: true })
    await sql`savepoint sabotage`.execute(at.world.db)
    try {
      return await work()
    } finally {
      await sql`rollback to savepoint sabotage`.execute(at.world.db)
      for (const place of places) {
        rmSync(join(folder, place), { recursive: true, force: true })
        if (existsSync(join(aside, place)))
          cpSync(join(aside, place), join(folder, place), { recursive: true })
      }
      rmSync(aside, { recursive: true, force: true })
    }
  }

  test('by its own sabotage, and no other pledge of the three domains but those it entails', {
    timeout: 600_000,
  }, async () => {
    const seen: Record<string, readonly string[]> = {}
    const expected: Record<string, readonly string[]> = {}
    for (const pledge of all) {
      const entailed = new Set([pledge.id, ...(pledge.sabotage.entails ?? [])])
      expected[pledge.id] = all.map(({ id }) => id).filter((id) => entailed.has(id))
      seen[pledge.id] = await undone(async () => {
        const meddled = await pledge.sabotage.apply(context)
        const place = meddled === undefined ? context : { ...context, site: meddled.site }
        const turned: string[] = []
        // What is done on the way to the visitor shows in probes alone; what is done in the house shows in all others.
        const looks = all.filter(
          (one) => one.id === pledge.id || (one.way === 'probe') === (pledge.way === 'probe'),
        )
        for (const one of looks) if (await broken(one, place)) turned.push(one.id)
        await meddled?.end()
        return turned
      })
    }
    expect(seen).toEqual(expected)
  })
})
