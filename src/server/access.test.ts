import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseCompanyId } from '../base/index.ts'
import { entriesOf } from '../ledger/index.ts'
import { type OpenedHouse, openedHouse } from '../../test/support/house.ts'
import type { Access, Approvals, TokenIssued } from './api/access-contract.ts'
import type { Overview, ProblemDocument, RequestDetail, Requests } from './api/contract.ts'
import type { Records, Used } from './api/records-contract.ts'
import type { App } from './app.ts'
import { type Installation, samplePassword } from './installation.ts'
import { sampleStaff } from './samples.ts'

const ORIGIN = 'http://127.0.0.1:4321'
const company = parseCompanyId('skin-analysis')
const base = `/api/v1/companies/${company}`
let house: Installation
let app: App
let officer = ''
let desk = ''
let opened: OpenedHouse

beforeAll(async () => {
  opened = await openedHouse()
  ;({ house, app } = opened)
  const [first, second] = await Promise.all(
    sampleStaff.map(async ({ email }) => {
      const answer = await ask('/api/auth/sign-in/email', '', {
        email,
        password: await samplePassword(opened.folder),
      })
      return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    }),
  )
  officer = first ?? ''
  desk = second ?? ''
})

afterAll(() => opened?.close())

function ask(path: string, cookie: string, body?: unknown): Promise<Response> {
  const headers = new Headers({ cookie, origin: ORIGIN, 'accept-language': 'de' })
  if (body === undefined) return Promise.resolve(app.fetch(new Request(`${ORIGIN}${path}`, { headers })))
  headers.set('content-type', 'application/json')
  return Promise.resolve(
    app.fetch(new Request(`${ORIGIN}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })),
  )
}

/** Asks the gate as a program does: a key, no cookie, no origin. */
function program(key: string, body: unknown, of: string = company): Promise<Response> {
  return Promise.resolve(
    app.fetch(
      new Request(`${ORIGIN}/api/v1/${of}/gate`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${key}`,
          'content-type': 'application/json',
          'accept-language': 'de',
        },
        body: JSON.stringify(body),
      }),
    ),
  )
}

async function access(): Promise<Access> {
  return (await (await ask(`${base}/access`, officer)).json()) as Access
}

async function firstOf(store: string): Promise<string> {
  const { rows } = (await (await ask(`${base}/records?store=${store}`, officer)).json()) as Records
  return rows.find(({ restricted }) => restricted === null)?.id ?? ''
}

test('an account acts in the roles it was given and in no other, and both are in the ledger', async () => {
  const record = await firstOf('capture')
  const analysis = {
    store: 'capture',
    activity: 'skin-analysis',
    purpose: 'analysis',
    role: 'analysis',
    record,
  }
  const refused = await ask(`${base}/uses`, desk, analysis)
  expect(refused.status).toBe(403)
  expect((await refused.json()) as ProblemDocument).toMatchObject({ code: 'staff/role-not-given' })
  const [refusal] = await entriesOf(house.world, company, { kinds: ['record/use-refused'], limit: 1 })
  expect(refusal?.opened?.content).toMatchObject({ code: 'staff/role-not-given', role: 'analysis' })

  const jonas = (await access()).staff.find(({ role }) => role === 'desk')
  expect(jonas?.roles).toEqual(['answering', 'desk', 'fulfilment'])
  const path = `${base}/access/${jonas?.id}/roles`
  expect((await ask(path, desk, { roles: ['analysis'] })).status).toBe(403)
  expect((await ask(path, officer, { roles: ['analysis', 'desk', 'analysis'] })).status).toBe(200)
  const [given] = await entriesOf(house.world, company, { kinds: ['config/changed'], limit: 1 })
  expect(given?.opened?.content).toEqual({
    change: 'roles',
    staff: jonas?.id,
    before: ['answering', 'desk', 'fulfilment'],
    roles: ['analysis', 'desk'],
  })
  expect((await ask(`${base}/uses`, desk, analysis)).status).toBe(200)
  const enquiry = { store: 'enquiry', activity: 'contact', purpose: 'answer', role: 'answering' }
  expect((await ask(`${base}/uses`, desk, { ...enquiry, record: await firstOf('enquiry') })).status).toBe(403)
})

test('the list offers the uses of one’s own roles alone', async () => {
  const uses = async (cookie: string): Promise<ReadonlySet<string>> => {
    const { stores } = (await (await ask(`${base}/records`, cookie)).json()) as Records
    return new Set(stores.flatMap((store) => store.uses.map(({ role }) => role)))
  }
  const [all, own] = [await uses(officer), await uses(desk)]
  expect(all.size).toBeGreaterThan(own.size)
  const jonas = (await access()).staff.find(({ role }) => role === 'desk')
  for (const role of own) expect(jonas?.roles).toContain(role)
})

test('roles that are not declared, and people who are not there, are refused by name', async () => {
  const jonas = (await access()).staff.find(({ role }) => role === 'desk')
  const unknown = await ask(`${base}/access/${jonas?.id}/roles`, officer, {
    roles: ['desk', 'king', 'queen'],
  })
  expect(unknown.status).toBe(422)
  const { faults } = (await unknown.json()) as ProblemDocument
  expect(faults?.map(({ message }) => message)).toEqual(['king', 'queen'])
  expect((await ask(`${base}/access/nobody/roles`, officer, { roles: [] })).status).toBe(404)
})

test('a program reads with its key for its one purpose, without a session, until the key is ended', async () => {
  const wanted = { name: 'Kundensystem', role: 'answering', activity: 'contact', purpose: 'answer' }
  expect((await ask(`${base}/tokens`, desk, wanted)).status).toBe(403)
  expect((await ask(`${base}/tokens`, officer, { ...wanted, purpose: 'marketing' })).status).toBe(422)
  const issued = await ask(`${base}/tokens`, officer, wanted)
  expect(issued.status).toBe(200)
  const { id, key } = (await issued.json()) as TokenIssued
  const { rows } = await sql<{
    readonly all: string
  }>`select row_to_json(t)::text as all from staff_token t`.execute(house.world.db)
  expect(rows.map(({ all }) => all).join()).not.toContain(key.slice(4))

  const record = await firstOf('enquiry')
  const read = await program(key, { store: 'enquiry', record, reason: 'Rückfrage' })
  expect(read.status).toBe(200)
  expect(((await read.json()) as Used).records.map((one) => one.id)).toEqual([record])
  const [used] = await entriesOf(house.world, company, { kinds: ['record/used'], limit: 1 })
  expect(used).toMatchObject({ by: 'staff:answering', purpose: 'answer', activity: 'contact' })
  expect(JSON.stringify(used?.opened)).toContain(`token:${id}`)

  // Its purpose does not reach other stores, and it cannot choose another one.
  expect((await program(key, { store: 'shop-order', record: await firstOf('shop-order') })).status).toBe(403)
  expect((await program(key, { store: 'enquiry', record, purpose: 'marketing' })).status).toBe(422)
  // It opens nothing else, and nothing of another company.
  const room = await app.fetch(
    new Request(`${ORIGIN}${base}/overview`, { headers: { authorization: `Bearer ${key}` } }),
  )
  expect(room.status).toBe(401)
  for (const wrong of [`${key}x`, key.replace('zsg_', 'zsd_'), '', 'zsg_'.padEnd(47, 'A')]) {
    expect((await program(wrong, { store: 'enquiry', record })).status).toBe(401)
  }
  expect((await program(key, { store: 'enquiry', record }, 'no-such-company')).status).toBe(401)
  expect((await program(key, { store: 'enquiry', record }, 'somebody-else')).status).toBe(401)

  const path = `${base}/tokens/${id}/revoke`
  expect((await ask(path, desk, {})).status).toBe(403)
  expect((await ask(path, officer, {})).status).toBe(200)
  expect((await program(key, { store: 'enquiry', record })).status).toBe(401)
  expect((await ask(path, officer, {})).status).toBe(404)
  const changes = await entriesOf(house.world, company, { kinds: ['config/changed'], limit: 2 })
  expect(changes.map(({ opened }) => opened?.content['change'])).toEqual(['revoked', 'issued'])
})

/** What waits, as one of the two sees it. */
async function waiting(cookie: string): Promise<Approvals['approvals']> {
  return ((await (await ask(`${base}/approvals`, cookie)).json()) as Approvals).approvals
}

test('a refusal that needs two is confirmed by the other account itself, as it is, and once', async () => {
  const { requests } = (await (await ask(`${base}/requests`, officer)).json()) as Requests
  const { id } = requests.find(({ open }) => open) ?? { id: '' }
  const path = `${base}/requests/${id}/refuse`
  const { staff } = await access()
  const [self, jonas] = [staff.find((one) => one.self), staff.find(({ role }) => role === 'desk')]
  const body = {
    ground: 'excessive',
    reasons: 'Der fünfte Antrag in einer Woche.',
    secondReviewer: jonas?.id,
  }

  // Neither a name, nor oneself, nor nobody is a second person.
  for (const secondReviewer of [jonas?.name, self?.id, '', 'nobody']) {
    const alone = await ask(path, officer, { ...body, secondReviewer })
    expect(alone.status).toBe(422)
    expect(((await alone.json()) as ProblemDocument).faults?.map(({ field }) => field)).toEqual([
      'secondReviewer',
    ])
  }
  for (let n = 0; n < 2; n += 1) {
    const waits = await ask(path, officer, body)
    expect(waits.status).toBe(409)
    expect(((await waits.json()) as ProblemDocument).code).toBe('approval/waiting')
  }
  const [seen, ...more] = await waiting(desk)
  expect(more).toEqual([])
  expect(seen).toMatchObject({ mine: false, approved: false, room: `requests/${id}` })
  expect(seen?.details.map(({ value }) => value.de)).toContain('Der fünfte Antrag in einer Woche.')
  const { duties } = (await (await ask(`${base}/overview`, desk)).json()) as Overview
  expect(duties.find(({ kind }) => kind === 'approval')?.says.de).toContain('bittet um Ihre Bestätigung')
  // What waits is not readable in the database.
  const { rows } = await sql<{ readonly all: string }>`
    select row_to_json(t)::text as all from staff_approval t`.execute(house.world.db)
  expect(rows.map(({ all }) => all).join()).not.toContain('fünfte')

  // Who asked cannot confirm.
  const decide = `${base}/approvals/${seen?.id}/decide`
  expect((await ask(decide, officer, { confirmed: true })).status).toBe(404)
  expect((await ask(path, officer, body)).status).toBe(409)
  expect((await ask(decide, desk, { confirmed: true })).status).toBe(200)
  // Confirmed is this and nothing else.
  expect((await ask(path, officer, { ...body, reasons: 'Etwas anderes.' })).status).toBe(409)
  const open = (await (await ask(`${base}/requests/${id}`, officer)).json()) as RequestDetail
  expect(open.open).toBe(true)

  const ready = (await waiting(officer)).find(({ approved }) => approved)
  expect((await ask(ready?.path ?? '', officer, ready?.body)).status).toBe(200)
  const [decided] = await entriesOf(house.world, company, { kinds: ['request/answered'], limit: 1 })
  expect(decided?.opened?.content).toMatchObject({ secondReviewer: jonas?.id })
  const [confirmed] = await entriesOf(house.world, company, { kinds: ['staff/confirmed'], limit: 1 })
  expect(confirmed).toMatchObject({ by: 'staff:desk' })
  expect(confirmed?.opened?.content).toMatchObject({ act: 'refusal', confirmed: true, asker: self?.id })
  expect((await ask(path, officer, body)).status).toBe(409)
  // The other wording still waits, and can be taken off.
  const [left] = await waiting(officer)
  expect((await ask(`${base}/approvals/${left?.id}/decide`, desk, { confirmed: false })).status).toBe(200)
  expect(await waiting(officer)).toEqual([])
})

test('a confirmation is used up once however often it is sent, and stays when the act is refused', async () => {
  const { staff } = await access()
  const jonas = staff.find(({ role }) => role === 'desk')
  const now = house.world.clockOf(company).now()
  const from = new Date(Date.parse(now) - 3_600_000).toISOString()
  const body = { store: 'access-log', from, to: now, incident: 'INC-9', approver: jonas?.id }
  expect((await ask(`${base}/holds`, officer, body)).status).toBe(409)
  const [one] = await waiting(desk)
  expect((await ask(`${base}/approvals/${one?.id}/decide`, desk, { confirmed: true })).status).toBe(200)
  const answers = await Promise.all([1, 2, 3, 4].map(() => ask(`${base}/holds`, officer, body)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(3)
  const holds = await entriesOf(house.world, company, { kinds: ['hold/set'], limit: 10 })
  expect(holds.filter(({ opened }) => opened?.content['incident'] === 'INC-9')).toHaveLength(1)
})

test('what waits and what programs may goes when a sample is built anew; roles stay', async () => {
  const jonas = (await access()).staff.find(({ role }) => role === 'desk')
  const now = house.world.clockOf(company).now()
  const hold = { store: 'access-log', from: now, to: now, incident: 'INC-10', approver: jonas?.id }
  expect((await ask(`${base}/holds`, officer, hold)).status).toBe(409)
  expect((await ask(`${base}/reset`, officer, {})).status).toBe(200)
  expect(await waiting(officer)).toEqual([])
  expect((await ask(`${base}/overview`, officer)).status).toBe(200)
  const after = await access()
  expect(after.tokens).toEqual([])
  expect(after.staff.find(({ role }) => role === 'desk')?.roles).toEqual(['answering', 'desk', 'fulfilment'])
})
