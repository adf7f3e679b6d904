import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, parseCompanyId } from '../../base/index.ts'
import { proveCompany } from '../../evidence/index.ts'
import { entriesOf } from '../../ledger/index.ts'
import { receiptsAtStandIn } from '../../recipients/index.ts'
import { createApp, type App } from '../app.ts'
import { readConfig } from '../config.ts'
import { type Installation, openInstallation, samplePassword } from '../installation.ts'
import { sampleStaff } from '../samples.ts'
import { addStaff, colleaguesOf, giveRole, knowCompany } from '../staff-store.ts'
import type { Approvals } from './access-contract.ts'
import type {
  Colleagues,
  Contracts,
  Devices,
  Holds,
  Records,
  UnlawfulErased,
  Used,
} from './records-contract.ts'
import type { Ledger, ProblemDocument, Requests } from './contract.ts'

const ORIGIN = 'http://127.0.0.1:4321'
const company = parseCompanyId('skin-analysis')
const base = `/api/v1/companies/${company}`
const folder = mkdtempSync(join(tmpdir(), 'zusage-records-'))
let house: Installation
let app: App
let officer = ''
let auditor = ''
let desk = ''
let stranger = ''

beforeAll(async () => {
  house = await openInstallation(readConfig({ ZUSAGE_DATA: folder }), {
    limits: { perAddress: 1000, window: 60 },
  })
  app = createApp(house)
  officer = await signIn(sampleStaff[0]?.email ?? '', await samplePassword(folder))
  desk = await signIn(sampleStaff[1]?.email ?? '', await samplePassword(folder))
  const other = parseCompanyId('other-company')
  await house.world.db.insertInto('company').values({ id: other, sample: true }).execute()
  await house.world.refresh()
  await knowCompany(house.world.db, other, 'Andere GmbH')
  const passwordHash = await house.auth.hashPassword('a-password-of-their-own')
  const theirs = await addStaff(house.world.db, { email: 's@other.example', name: 'S', passwordHash })
  await giveRole(house.world.db, theirs, other, 'officer')
  const looking = await addStaff(house.world.db, { email: 'a@looks.example', name: 'A', passwordHash })
  await giveRole(house.world.db, looking, company, 'auditor')
  stranger = await signIn('s@other.example', 'a-password-of-their-own')
  auditor = await signIn('a@looks.example', 'a-password-of-their-own')
})

afterAll(async () => {
  await house?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function ask(
  path: string,
  how: {
    readonly cookie?: string
    readonly body?: unknown
    readonly language?: string
    readonly origin?: string
  } = {},
): Promise<Response> {
  const headers = new Headers({ cookie: how.cookie ?? officer, 'accept-language': how.language ?? 'de' })
  if (how.body === undefined) return app.fetch(new Request(`${ORIGIN}${path}`, { headers }))
  headers.set('content-type', 'application/json')
  headers.set('origin', how.origin ?? ORIGIN)
  return app.fetch(
    new Request(`${ORIGIN}${path}`, { method: 'POST', headers, body: JSON.stringify(how.body) }),
  )
}

async function signIn(email: string, password: string): Promise<string> {
  const answer = await ask('/api/auth/sign-in/email', { cookie: '', body: { email, password } })
  expect(answer.status).toBe(200)
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

/** Asks for what needs two people, lets the colleague confirm it with their own account, and asks again. */
async function withColleague(path: string, body: unknown): Promise<Response> {
  const waits = await ask(path, { body })
  expect(waits.status).toBe(409)
  expect((await refused(waits)).code).toBe('approval/waiting')
  const { approvals } = (await (await ask(`${base}/approvals`, { cookie: desk })).json()) as Approvals
  const one = await found(approvals, ({ mine, approved }) => !mine && !approved)
  expect(
    (await ask(`${base}/approvals/${one.id}/decide`, { cookie: desk, body: { confirmed: true } })).status,
  ).toBe(200)
  return await ask(path, { body })
}

async function list(store: string): Promise<Records> {
  const answer = await ask(`${base}/records?store=${store}`)
  expect(answer.status).toBe(200)
  return (await answer.json()) as Records
}

async function refused(answer: Response): Promise<ProblemDocument> {
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  return (await answer.json()) as ProblemDocument
}

async function found<T>(rows: readonly T[], which: (row: T) => boolean): Promise<T> {
  const row = rows.find(which)
  if (row === undefined) throw new Error('The sample company has no such row.')
  return row
}

const order = { activity: 'order', store: 'shop-order' }

test('a restricted order is closed to customer care and open to accounting, and both are in the ledger', async () => {
  const { id } = await found((await list('shop-order')).rows, (row) => row.restricted !== null)
  const care = { ...order, purpose: 'customer-care', role: 'fulfilment', record: id, reason: 'Anruf' }
  for (const [language, says, provision] of [
    ['de', 'eingeschränkt (statute:hgb-vouchers-8)', 'Art. 18 Abs. 2 DSGVO, § 35 BDSG'],
    ['en', 'restricted (statute:hgb-vouchers-8)', 'Art. 18(2) GDPR, § 35 BDSG'],
  ] as const) {
    const answer = await ask(`${base}/uses`, { body: care, language })
    expect(answer.status).toBe(423)
    expect(await refused(answer)).toMatchObject({
      code: 'record/restricted',
      provision,
      detail: expect.stringContaining(says) as string,
    })
  }
  const [refusal] = await entriesOf(house.world, company, { kinds: ['record/use-refused'], limit: 1 })
  expect(refusal).toMatchObject({ by: 'staff:fulfilment', store: 'shop-order' })
  expect(refusal?.opened?.content).toMatchObject({ code: 'record/restricted', status: 423, reason: 'Anruf' })

  const tax = await ask(`${base}/uses`, {
    body: { ...order, purpose: 'tax', role: 'accounting', record: id, reason: 'Betriebsprüfung' },
  })
  expect(tax.status).toBe(200)
  const seen = (await tax.json()) as Used
  expect(seen).toMatchObject({ duty: true, ground: 'Art. 6 Abs. 1 lit. c DSGVO' })
  expect(seen.records.map((record) => record.id)).toEqual([id])
  const name = seen.records[0]?.fields.find(({ column }) => column === 'name')?.value
  expect(typeof name === 'string' ? name.length : 0).toBeGreaterThan(3)
  expect(seen.records[0]?.fields.find(({ column }) => column === 'state')).toMatchObject({
    value: 'completed',
    says: { de: 'abgewickelt', en: 'completed' },
  })
  const [used] = await entriesOf(house.world, company, { kinds: ['record/used'], limit: 1 })
  expect(used).toMatchObject({ by: 'staff:accounting' })
  expect(used?.opened?.content).toMatchObject({ reason: 'Betriebsprüfung', duty: true, count: 1 })
})

test('a role without the purpose, an unknown store and an unknown row are refused', async () => {
  const { rows } = await list('enquiry')
  const record = rows[0]?.id ?? ''
  const enquiry = { store: 'enquiry', activity: 'contact', purpose: 'answer', record }
  const marketing = await ask(`${base}/uses`, { body: { ...enquiry, role: 'marketing' } })
  expect(marketing.status).toBe(403)
  expect(await refused(marketing)).toMatchObject({
    code: 'role/no-reader',
    provision: 'Art. 29, Art. 32 Abs. 4 DSGVO',
  })
  expect((await ask(`${base}/uses`, { body: { ...enquiry, role: 'answering' } })).status).toBe(200)
  const nowhere = await ask(`${base}/uses`, { body: { ...enquiry, role: 'answering', store: 'no-store' } })
  expect(nowhere.status).toBe(404)
  const absent = '00000000-0000-7000-8000-000000000000'
  expect(
    (await ask(`${base}/uses`, { body: { ...enquiry, role: 'answering', record: absent } })).status,
  ).toBe(404)
  const unknown = await ask(`${base}/uses`, { body: { ...enquiry, role: 'answering', colour: 'red' } })
  expect(unknown.status).toBe(422)
  expect((await refused(unknown)).faults?.map(({ field }) => field)).toEqual(['colour'])
})

test('a picture comes as an address that carries it', async () => {
  const { id } = await found((await list('capture')).rows, (row) => row.restricted === null)
  const answer = await ask(`${base}/uses`, {
    body: { store: 'capture', activity: 'skin-analysis', purpose: 'analysis', role: 'analysis', record: id },
  })
  expect(answer.status).toBe(200)
  const image = ((await answer.json()) as Used).records[0]?.fields.find(({ type }) => type === 'image')
  expect(image?.value).toMatch(/^data:image\/(?:jpeg|png);base64,/u)
})

test('the list tells nothing a person entered', async () => {
  const records = await list('enquiry')
  const { id } = await found(records.rows, () => true)
  const opened = (await (
    await ask(`${base}/uses`, {
      body: { store: 'enquiry', activity: 'contact', purpose: 'answer', role: 'answering', record: id },
    })
  ).json()) as Used
  const entered = (opened.records[0]?.fields ?? [])
    .filter(({ column }) => ['name', 'email', 'message', 'phone'].includes(column))
    .flatMap(({ value }) => (typeof value === 'string' && value !== '' ? [value] : []))
  expect(entered.length).toBeGreaterThan(1)
  for (const value of entered) expect(JSON.stringify(records)).not.toContain(value)
})

test('an enquiry is closed and goes two weeks later; a step that does not follow is refused', async () => {
  const before = await list('enquiry')
  const row = await found(before.rows, (one) => one.steps.includes('closed'))
  const path = `${base}/records/enquiry/${row.id}/step`
  expect((await ask(path, { body: { step: 'closed' } })).status).toBe(200)
  const closed = await found((await list('enquiry')).rows, (one) => one.id === row.id)
  expect(closed.state?.de).toBe('abgeschlossen')
  expect(closed.ends).toBe(addDays(before.today, 15))
  const again = await ask(path, { body: { step: 'closed' }, language: 'en' })
  expect(again.status).toBe(409)
  expect((await refused(again)).detail).toMatch(/does not follow/u)
})

test('what is stored unlawfully is erased with its ground, by two people, and recipients are told', async () => {
  const { id: reviewer } = await found(
    ((await (await ask(`${base}/colleagues`)).json()) as Colleagues).colleagues,
    () => true,
  )
  const row = await found((await list('shop-order')).rows, (one) => one.state?.de === 'versandt')
  const path = `${base}/records/shop-order/${row.id}/erase`
  const everybody = await colleaguesOf(house.world.db, company, null)
  const self = everybody.find(({ id }) => id !== reviewer)?.id ?? ''
  const alone = await ask(path, { body: { ground: 'Ohne Vertrag angelegt', reviewer: self } })
  expect(alone.status).toBe(422)
  expect((await refused(alone)).faults?.map(({ field }) => field)).toEqual(['reviewer'])

  const answer = await withColleague(path, { ground: 'Ohne Vertrag angelegt', reviewer })
  expect(answer.status).toBe(200)
  const { told } = (await answer.json()) as UnlawfulErased
  expect(told.length).toBeGreaterThan(0)
  expect((await list('shop-order')).rows.map(({ id }) => id)).not.toContain(row.id)
  const erased = await entriesOf(house.world, company, { kinds: ['record/erased'], limit: 20 })
  const entry = erased.find(({ opened }) => opened?.content['provision'] === 'Art. 17(1)(d) GDPR')
  expect(entry?.opened?.content).toMatchObject({
    ground: 'Ohne Vertrag angelegt',
    reviewer,
    assurance: 'verified',
  })
  const notices = await entriesOf(house.world, company, { kinds: ['recipient/told'], limit: 20 })
  const ofThis = notices.filter(({ at }) => at === entry?.at)
  expect(ofThis).toHaveLength(told.length)
  for (const { id, recipient } of ofThis) {
    const received = await receiptsAtStandIn(house.world.folder, company, recipient ?? '')
    expect(received.find(({ disclosure }) => disclosure === id)?.notice?.change).toBe('erased')
  }

  const kept = await found((await list('shop-order')).rows, (one) => one.restricted !== null)
  const statute = await ask(`${base}/records/shop-order/${kept.id}/erase`, {
    body: { ground: 'Zweifel', reviewer },
  })
  expect(statute.status).toBe(423)
  expect((await refused(statute)).provision).toBe('Art. 17 Abs. 3 lit. b DSGVO')
})

test('a stretch of the access log is held by two people and released', async () => {
  const [approver] = ((await (await ask(`${base}/colleagues`)).json()) as Colleagues).colleagues
  const now = house.world.clockOf(company).now()
  const from = new Date(Date.parse(now) - 3_600_000).toISOString()
  const hold = { store: 'access-log', from, to: now, incident: 'INC-7', approver: approver?.id ?? '' }
  const before = ((await (await ask(`${base}/holds`)).json()) as Holds).holds.length
  expect((await ask(`${base}/holds`, { body: { ...hold, store: 'enquiry' } })).status).toBe(404)
  expect((await ask(`${base}/holds`, { body: { ...hold, from: now, to: from } })).status).toBe(422)
  const alone = await ask(`${base}/holds`, { body: { ...hold, approver: 'nobody' } })
  expect(alone.status).toBe(422)
  const set = await withColleague(`${base}/holds`, hold)
  expect(set.status).toBe(200)
  const { hold: id } = (await set.json()) as { hold: string }
  const listed = ((await (await ask(`${base}/holds`)).json()) as Holds).holds
  expect(listed).toHaveLength(before + 1)
  expect(listed.find((one) => one.id === id)).toMatchObject({
    incident: 'INC-7',
    approver: approver?.name,
    from,
    store: { de: 'Zugriffsprotokoll' },
  })
  const release = `${base}/holds/${id}/release`
  expect((await ask(release, { body: { why: 'Vorfall geklärt' } })).status).toBe(200)
  expect((await ask(release, { body: { why: 'Vorfall geklärt' } })).status).toBe(404)
  expect(((await (await ask(`${base}/holds`)).json()) as Holds).holds).toHaveLength(before)
})

test('a device gets a key once, and loses it at once', async () => {
  const issued = await ask(`${base}/devices`, { body: { practice: 'Praxis Dr. Ahrens' } })
  expect(issued.status).toBe(200)
  const { id, key } = (await issued.json()) as { id: string; key: string }
  expect(key).toMatch(/^zsd_/u)
  const listed = await ask(`${base}/devices`)
  const text = await listed.text()
  expect(text).not.toContain(key)
  const { devices } = JSON.parse(text) as Devices
  expect(devices.find((one) => one.id === id)).toMatchObject({ practice: 'Praxis Dr. Ahrens', revoked: null })
  expect((await ask(`${base}/devices/${id}/revoke`, { body: {} })).status).toBe(200)
  expect((await ask(`${base}/devices/${id}/revoke`, { body: {} })).status).toBe(404)
})

/** Files a contract: with a paper, or as it lies there. */
async function fileContract(recipient: string, paper?: string | Blob, cookie = officer): Promise<Response> {
  const body = new FormData()
  if (paper !== undefined)
    body.set('paper', typeof paper === 'string' ? new Blob([paper]) : paper, 'vertrag.txt')
  return app.fetch(
    new Request(`${ORIGIN}${base}/contracts/${recipient}/file`, {
      method: 'POST',
      headers: { cookie, origin: ORIGIN, 'accept-language': 'de' },
      body,
    }),
  )
}

test('a contract is filed with its file, stands in the ledger, and is missed when it is changed', async () => {
  const lying = join(folder, 'companies', company, 'contracts/host-art28.txt')
  const listed = async (): Promise<Contracts['contracts'][number] | undefined> =>
    ((await (await ask(`${base}/contracts`)).json()) as Contracts).contracts.find(
      ({ recipient }) => recipient === 'host',
    )
  expect(await listed()).toMatchObject({ state: 'filed', until: '2028-03-03' })
  writeFileSync(lying, 'Hetzner Online GmbH: ein Satz mehr')
  expect(await listed()).toMatchObject({ state: 'changed' })
  rmSync(lying)
  expect(await listed()).toMatchObject({ state: 'absent' })
  expect(await refused(await fileContract('host'))).toMatchObject({ code: 'contract/absent', status: 404 })
  const other = await fileContract('host', 'Irgendein anderer Vertrag')
  expect(await refused(other)).toMatchObject({ code: 'contract/other', status: 422 })
  expect(await refused(await fileContract('nobody', 'x'))).toMatchObject({
    code: 'contract/none',
    status: 404,
  })
  expect((await fileContract('host', 'x', auditor)).status).toBe(403)
  expect((await fileContract('host', 'x', stranger)).status).toBe(404)
  expect((await fileContract('host', 'x', '')).status).toBe(401)
  expect((await fileContract('host', new Blob([new Uint8Array(17 << 20)]))).status).toBe(413)
  expect(await listed()).toMatchObject({ state: 'absent' })

  const filed = await fileContract('host', 'Vertrag nach Art. 28 mit der Hetzner Online GmbH, neu gefasst')
  expect(filed.status).toBe(200)
  expect(await listed()).toMatchObject({ state: 'filed' })
  expect(statSync(lying).mode & 0o777).toBe(0o600)
  const [entry] = await entriesOf(house.world, company, { kinds: ['contract/filed'], limit: 1 })
  expect(entry).toMatchObject({ by: 'staff:officer', recipient: 'host' })
  expect(entry?.opened?.content).toMatchObject({ file: 'contracts/host-art28.txt', until: '2028-03-03' })
})

test('a letter of last week counts from last week', async () => {
  const today = house.world.clockOf(company).today()
  const letter = {
    right: 'access',
    channel: 'post',
    email: 'brief@leute.example',
    name: 'Greta Brief',
    message: 'Bitte um Auskunft.',
    receivedOn: addDays(today, -6),
  }
  const answer = await ask(`${base}/requests`, { body: letter })
  expect(answer.status).toBe(200)
  const { id } = (await answer.json()) as { id: string }
  const { requests } = (await (await ask(`${base}/requests`)).json()) as Requests
  expect(requests.find((one) => one.id === id)).toMatchObject({ received: addDays(today, -6), open: true })
  const [entry] = await entriesOf(house.world, company, { kinds: ['request/received'], limit: 1 })
  expect(entry).toMatchObject({ by: 'staff:officer' })
  const ahead = await ask(`${base}/requests`, { body: { ...letter, receivedOn: addDays(today, 1) } })
  expect(ahead.status).toBe(422)
  expect((await refused(ahead)).detail).toBe('Der Eingang kann nicht in der Zukunft liegen.')
  const wrong = await ask(`${base}/requests`, { body: { right: 'all', channel: 'form', email: 'x' } })
  expect((await refused(wrong)).faults?.map(({ field }) => field).sort()).toEqual([
    'channel',
    'email',
    'right',
  ])
})

test('after all of this the pledges still hold', async () => {
  const judged = await proveCompany(house.world, company, { site: house.siteOf(company) })
  expect(judged.length).toBeGreaterThan(40)
  const broken = judged.filter(({ verdict }) => verdict === 'broken')
  expect(broken.map(({ pledge, proof }) => [pledge.id, proof])).toEqual([])
})

const changes = (id: string): readonly (readonly [string, unknown])[] => [
  ['uses', { ...order, purpose: 'tax', role: 'accounting', record: id }],
  [`records/shop-order/${id}/step`, { step: 'completed' }],
  [`records/shop-order/${id}/erase`, { ground: 'x', reviewer: 'y' }],
  [
    'holds',
    {
      store: 'access-log',
      from: '2026-01-01T00:00:00Z',
      to: '2026-01-02T00:00:00Z',
      incident: 'x',
      approver: 'y',
    },
  ],
  [`holds/${id}/release`, { why: 'x' }],
  ['devices', { practice: 'x' }],
  [`devices/${id}/revoke`, {}],
  ['requests', { right: 'access', channel: 'post', email: 'a@b.example' }],
]

test('the ledger leaves out what rehearsals did, says how much that is, and shows it on demand', async () => {
  const look = async (query: string): Promise<Ledger> =>
    (await (await ask(`${base}/ledger?${query}`)).json()) as Ledger
  const [without, all] = [await look(''), await look('rehearsals=shown')]
  expect(without.rehearsals).toBeGreaterThan(50)
  expect(all).toMatchObject({ rehearsals: without.rehearsals, total: without.total + without.rehearsals })
  const marked = await look('kind=rehearsal/marked')
  expect(marked).toMatchObject({ total: 0, entries: [] })
  expect(marked.rehearsals).toBe((await look('kind=rehearsal/marked&rehearsals=shown')).total)
  const seen: string[] = []
  for (let page: Ledger | null = without; page !== null; ) {
    seen.push(...page.entries.map(({ id }) => id))
    page = page.next === null ? null : await look(`before=${page.next}`)
  }
  expect(new Set(seen).size).toBe(without.total)
  expect((await ask(`${base}/ledger?rehearsals=yes`)).status).toBe(422)
})

test('who only looks changes nothing, somebody else finds nothing, and another site gets nowhere', async () => {
  const { rows } = await list('shop-order')
  const id = rows[0]?.id ?? ''
  expect(changes(id)).toHaveLength(8)
  for (const [path, body] of changes(id)) {
    const at = `${base}/${path}`
    expect([path, (await ask(at, { cookie: auditor, body })).status]).toEqual([path, 403])
    expect([path, (await ask(at, { cookie: stranger, body })).status]).toEqual([path, 404])
    expect([path, (await ask(at, { cookie: '', body })).status]).toEqual([path, 401])
    expect([path, (await ask(at, { body, origin: 'https://evil.example' })).status]).toEqual([path, 403])
  }
  for (const path of ['records', 'holds', 'devices', 'colleagues']) {
    expect((await ask(`${base}/${path}`, { cookie: auditor })).status).toBe(200)
    expect((await ask(`${base}/${path}`, { cookie: stranger })).status).toBe(404)
  }
})
