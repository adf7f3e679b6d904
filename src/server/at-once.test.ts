import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, parseCompanyId } from '../base/index.ts'
import { proveCompany } from '../evidence/index.ts'
import { countEntries, sealLedger, verifyOwnLedger } from '../ledger/index.ts'
import { schemaName } from '../records/index.ts'
import { committedWorld } from '../../test/support/world.ts'
import { type App, createApp } from './app.ts'
import { readConfig } from './config.ts'
import { type Installation, openInstallation, samplePassword } from './installation.ts'
import { sampleStaff } from './samples.ts'

const ORIGIN = 'http://127.0.0.1:4321'
const company = parseCompanyId('skin-analysis')
const base = `/api/v1/companies/${company}`
const folder = mkdtempSync(join(tmpdir(), 'zusage-at-once-'))
let url = ''
let closeDatabase: () => Promise<void>
/** Two processes on one folder, as far as one process can be two. */
const houses: Installation[] = []
let here: App
let there: App
let cookie = ''

function open(): Promise<Installation> {
  return openInstallation(readConfig({ ZUSAGE_DATA: folder, DATABASE_URL: url }), {
    limits: { perAddress: 1000, window: 60 },
  })
}

beforeAll(async () => {
  const made = await committedWorld({ company: 'somebody-else' })
  url = made.url
  closeDatabase = made.close
  // Both start at the same moment on an empty folder.
  houses.push(...(await Promise.all([open(), open()])))
  const [one, two] = houses
  if (one === undefined || two === undefined) throw new Error('Two were opened.')
  here = createApp(one)
  there = createApp(two)
  const answer = await ask(here, '/api/auth/sign-in/email', {
    email: sampleStaff[0]?.email,
    password: await samplePassword(folder),
  })
  cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
})

afterAll(async () => {
  for (const house of houses) await house.close()
  await closeDatabase?.()
  rmSync(folder, { recursive: true, force: true })
})

async function ask(app: App, path: string, body?: unknown): Promise<Response> {
  const headers = new Headers({ cookie, origin: ORIGIN, 'accept-language': 'de' })
  if (body === undefined) return app.fetch(new Request(`${ORIGIN}${path}`, { headers }))
  headers.set('content-type', 'application/json')
  return app.fetch(new Request(`${ORIGIN}${path}`, { method: 'POST', headers, body: JSON.stringify(body) }))
}

function dbOf(house: Installation | undefined): Installation['world']['db'] {
  if (house === undefined) throw new Error('It is not open.')
  return house.world.db
}

async function soundLedger(house: Installation | undefined): Promise<readonly unknown[]> {
  if (house === undefined) throw new Error('It is not open.')
  const { world } = house
  await sealLedger(world, company)
  return (await verifyOwnLedger(world, company)).faults
}

test('two that start at once on an empty folder build the sample company once', async () => {
  const [one, two] = houses
  expect(one?.world.company(company)).toEqual(two?.world.company(company))
  expect(one?.world.company(company)?.building).toBe(false)
  expect(await soundLedger(one)).toEqual([])
  const { rows } = await sql<{ readonly versions: number }>`
    select count(*)::int as versions from declaration_version where company = ${company}`.execute(dbOf(one))
  expect(rows[0]?.versions).toBe(1)
})

test('as many proofs at once as there are connections come to an end, and others are answered meanwhile', async () => {
  const [house] = houses
  if (house === undefined) throw new Error('It is not open.')
  const proofs = Array.from({ length: 14 }, () =>
    proveCompany(house.world, company, { site: null, only: ({ kind }) => kind.startsWith('retention/') }),
  )
  const answered = await Promise.race([
    ask(here, `/${company}/datenschutz`).then(({ status }) => status),
    Promise.all(proofs).then(() => 'too late'),
  ])
  expect(answered).toBe(200)
  expect((await Promise.all(proofs)).every((judged) => judged.length > 0)).toBe(true)
})

test('while a sample is built anew everything else waits or is refused with words, in both processes', async () => {
  const after = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds))
  const others = Array.from({ length: 6 }, (_, n) => after(n * 150)).flatMap((turn) =>
    [here, there].flatMap((app) => [
      turn.then(() => ask(app, `${base}/overview`)),
      turn.then(() => ask(app, `${base}/retention`)),
      turn.then(() => ask(app, `${base}/ledger/verify`, {})),
      turn.then(() => ask(app, `${base}/devices`, { practice: 'Praxis am See' })),
      turn.then(() => ask(app, `/${company}/`)),
      turn.then(() => ask(app, `/${company}/datenschutz`)),
      turn.then(() => ask(app, `/api/v1/${company}/requests`, { right: 'access', email: 'a@b.example' })),
    ]),
  )
  const resets = [
    ask(here, `${base}/reset`, {}),
    ask(here, `${base}/reset`, {}),
    ask(there, `${base}/reset`, {}),
  ]
  const answers = await Promise.all([...resets, ...others])
  const odd = answers.filter(({ status }) => ![200, 201, 409, 503].includes(status))
  expect(await Promise.all(odd.map((answer) => answer.text()))).toEqual([])
  expect(answers.slice(0, 3).filter(({ status }) => status === 200)).toHaveLength(1)
  for (const answer of answers.filter(({ status }) => status === 503)) {
    expect(answer.headers.get('retry-after')).toBe('5')
  }
  for (const house of houses) expect(await soundLedger(house)).toEqual([])
})

test('a company that a crash left half built is built when the product starts again', async () => {
  const [house] = houses
  if (house === undefined) throw new Error('It is not open.')
  const { db } = house.world
  const whole = await countEntries(db, company)
  // As after a kill in the middle: the row says so, and what was to come is not there.
  await sql`update company set building = true where id = ${company}`.execute(db)
  await sql`drop schema ${sql.id(schemaName(company))} cascade`.execute(db)
  expect((await ask(here, `${base}/overview`)).status).toBe(503)
  const again = await open()
  houses.push(again)
  expect(again.world.company(company)?.building).toBe(false)
  expect(await countEntries(db, company)).toBeGreaterThan(whole / 2)
  expect(await soundLedger(again)).toEqual([])
  expect((await ask(createApp(again), `${base}/overview`)).status).toBe(200)
})

test('a clock that two move at once by a day goes on by one day', async () => {
  const [one, two] = houses
  if (one === undefined || two === undefined) throw new Error('They are not open.')
  await two.world.refresh()
  const from = one.world.clockOf(company).today()
  const actor = { kind: 'system', part: 'test' } as const
  const moves = await Promise.allSettled(
    [one, two, one, two].map(({ world }) => world.moveTo(company, addDays(from, 1), actor)),
  )
  expect(moves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const { world } of [one, two]) {
    await world.refresh()
    expect(world.clockOf(company).today()).toBe(addDays(from, 1))
  }
})
