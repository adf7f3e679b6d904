import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CompanyId, newId, parseCompanyId } from '../base/index.ts'
import { declarationOfSample, sampleCompanies } from '../companies.ts'
import { issueDevice } from '../intake/index.ts'
import { countEntries, entriesOf, transact } from '../ledger/index.ts'
import { outbox } from '../messages/index.ts'
import { receiveRequest, requestsOf } from '../rights/index.ts'
import { rightsDeps } from '../reactions.ts'
import { type OpenedHouse, openedHouse } from '../../test/support/house.ts'
import { giveRoles, issueToken } from './access.ts'
import type { App } from './app.ts'
import type { Role } from './api/contract.ts'
import type { Installation } from './installation.ts'
import { declarationToday } from './retention.ts'
import { addStaff, giveRole, knowCompany } from './staff-store.ts'

const ORIGIN = 'http://127.0.0.1:4321'
const PASSWORD = 'a-password-of-their-own'
const ours = parseCompanyId('skin-analysis')
/** The same declaration, people and stores under another name. */
const theirs = parseCompanyId('twin-company')
let house: Installation
let app: App
let opened: OpenedHouse
const cookies = new Map<string, string>()

beforeAll(async () => {
  opened = await openedHouse()
  ;({ house, app } = opened)
  const { world } = house
  const [sample] = sampleCompanies
  if (sample === undefined) throw new Error('There is no sample company.')
  await world.db.insertInto('company').values({ id: theirs, sample: true }).execute()
  await world.refresh()
  const { declaration } = await declarationOfSample(sample, world.clockOf(theirs).today())
  await sample.seed(world, theirs, {
    declaration: { ...declaration, company: { ...declaration.company, id: theirs } },
  })
  await knowCompany(world.db, theirs, 'Zwilling GmbH')
  const rights = rightsDeps(world, ORIGIN)
  await receiveRequest(rights, theirs, {
    right: 'access',
    channel: 'form',
    language: 'de',
    email: sample.people[2]?.email ?? '',
  })
  for (const [who, company, role] of [
    ['ours-officer', ours, 'officer'],
    ['ours-desk', ours, 'desk'],
    ['ours-developer', ours, 'developer'],
    ['ours-auditor', ours, 'auditor'],
    ['theirs-officer', theirs, 'officer'],
  ] as const satisfies readonly (readonly [string, CompanyId, Role])[]) {
    const passwordHash = await house.auth.hashPassword(PASSWORD)
    const staff = await addStaff(world.db, { email: `${who}@staff.example`, name: who, passwordHash })
    await giveRole(world.db, staff, company, role)
    const declaration = await declarationToday(world, company)
    await transact(world, company, (acting) =>
      giveRoles(acting, declaration, {
        staff,
        roles: ['answering'],
        actor: { kind: 'system', part: 'test' },
      }),
    )
    cookies.set(who, await signIn(`${who}@staff.example`))
  }
})

afterAll(() => opened?.close())

async function ask(
  path: string,
  how: { readonly cookie?: string; readonly method?: string; readonly body?: unknown } = {},
): Promise<Response> {
  const headers = new Headers({ 'accept-language': 'de', origin: ORIGIN })
  if (how.cookie !== undefined) headers.set('cookie', how.cookie)
  const isForm = how.body instanceof FormData
  const body =
    how.body === undefined ? {} : { body: how.body instanceof FormData ? how.body : JSON.stringify(how.body) }
  if (how.body !== undefined && !isForm) headers.set('content-type', 'application/json')
  return app.fetch(new Request(`${ORIGIN}${path}`, { method: how.method ?? 'GET', headers, ...body }))
}

async function signIn(email: string): Promise<string> {
  const answer = await ask('/api/auth/sign-in/email', {
    method: 'POST',
    body: { email, password: PASSWORD },
  })
  expect(answer.status).toBe(200)
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

function cookieOf(who: string): string {
  return cookies.get(who) ?? ''
}

/** Every route below a company, as the description of the API lists them; a new route is attacked without being listed here. */
function companyRoutes(): readonly { readonly method: string; readonly path: string }[] {
  const { paths } = app.document() as { readonly paths: Readonly<Record<string, object>> }
  return Object.entries(paths).flatMap(([path, operations]) =>
    path.startsWith('/api/v1/companies/{company}/')
      ? Object.keys(operations).map((method) => ({ method: method.toUpperCase(), path }))
      : [],
  )
}

function filled(path: string, company: string, id: string): string {
  return path
    .replace('{company}', company)
    .replace('{store}', 'enquiry')
    .replace('{version}', '1')
    .replace('{recipient}', 'dhl')
    .replaceAll(/\{\w+\}/gu, id)
}

test('every route of another company answers like one of a company that does not exist', async () => {
  const routes = companyRoutes()
  expect(routes.length).toBeGreaterThan(25)
  const cookie = cookieOf('theirs-officer')
  for (const { method, path } of routes) {
    for (const body of method === 'GET' ? [undefined] : [{}, undefined]) {
      const [known, unknown] = await Promise.all(
        [ours, 'no-such-company'].map(async (company) => {
          const answer = await ask(filled(path, company, newId()), { method, cookie, body })
          return { status: answer.status, said: await answer.text() }
        }),
      )
      expect({ method, path, ...known }).toEqual({ method, path, ...unknown })
      expect({ method, path, status: known?.status }).toMatchObject({ status: 404 })
    }
  }
})

test('nothing answers without a session, after its end, or when it has expired', async () => {
  const email = 'ours-desk@staff.example'
  const ended = await signIn(email)
  expect((await ask('/api/auth/sign-out', { method: 'POST', cookie: ended, body: {} })).status).toBe(200)
  const expired = await signIn(email)
  await sql`update staff_session set expires_at = now() - interval '1 second'
    where token = ${decodeURIComponent(expired.split('=')[1] ?? '').split('.')[0]}`.execute(house.world.db)
  for (const cookie of [
    '',
    ended,
    expired,
    'zusage.session_token=forged.forged',
    `${cookieOf('ours-desk')}x`,
  ]) {
    for (const { method, path } of companyRoutes()) {
      const answer = await ask(filled(path, ours, newId()), {
        method,
        cookie,
        ...(method === 'GET' ? {} : { body: {} }),
      })
      expect({ method, path, status: answer.status }).toEqual({ method, path, status: 401 })
    }
  }
})

/** Something of `company` behind each placeholder of a route, and a body that would be accepted there. */
async function thingsOf(company: CompanyId): Promise<Readonly<Record<string, string>>> {
  const { world } = house
  const [request] = (await requestsOf(world.db, company)).filter(({ state }) => state !== 'answered')
  const device = await transact(world, company, (acting) =>
    issueDevice(acting, { practice: 'Praxis', actor: { kind: 'system', part: 'test' } }),
  )
  const declaration = await declarationToday(world, company)
  const token = await transact(world, company, (acting) =>
    issueToken(acting, declaration, {
      name: 'Programm',
      role: 'answering',
      activity: 'contact',
      purpose: 'answer',
      actor: { kind: 'system', part: 'test' },
    }),
  )
  const cookie = cookieOf(company === ours ? 'ours-officer' : 'theirs-officer')
  const base = `/api/v1/companies/${company}`
  const listed = (await (await ask(`${base}/records?store=enquiry`, { cookie })).json()) as {
    readonly rows: readonly { readonly id: string }[]
  }
  const [entry] = await entriesOf(world, company, { limit: 1 })
  const colleagues = (await (await ask(`${base}/colleagues`, { cookie })).json()) as {
    readonly colleagues: readonly { readonly id: string }[]
  }
  return {
    request: request?.id ?? '',
    device: device.id,
    record: listed.rows[0]?.id ?? '',
    entry: entry?.id ?? '',
    reviewer: colleagues.colleagues[0]?.id ?? '',
    person: request?.person ?? '',
    token: token.id,
  }
}

test('what belongs to another company answers like what does not exist, and stays as it was', async () => {
  const cookie = cookieOf('theirs-officer')
  const base = `/api/v1/companies/${theirs}`
  const foreign = await thingsOf(ours)
  const absent = Object.fromEntries(Object.keys(foreign).map((name) => [name, newId()]))
  for (const id of Object.values(foreign)) expect(id).not.toBe('')
  const calls = (id: Readonly<Record<string, string>>) =>
    [
      ['GET', `requests/${id['request']}`, undefined],
      ['GET', `requests/${id['request']}/package`, undefined],
      ['POST', `requests/${id['request']}/identify`, { result: 'confirmed', how: 'x' }],
      ['POST', `requests/${id['request']}/extend`, { reason: 'x' }],
      ['POST', `requests/${id['request']}/grant`, {}],
      ['POST', `requests/${id['request']}/grant`, { place: `enquiry/${id['record']}/name`, value: 'x' }],
      ['POST', `requests/${id['request']}/refuse`, { ground: 'claims', reasons: 'x' }],
      ['POST', `devices/${id['device']}/revoke`, {}],
      ['POST', `holds/${id['record']}/release`, { why: 'x' }],
      ['POST', `records/enquiry/${id['record']}/step`, { step: 'closed' }],
      ['POST', `records/enquiry/${id['record']}/erase`, { ground: 'x', reviewer: id['reviewer'] }],
      [
        'POST',
        'uses',
        { store: 'enquiry', activity: 'contact', purpose: 'answer', role: 'answering', record: id['record'] },
      ],
      [
        'POST',
        'uses',
        { store: 'enquiry', activity: 'contact', purpose: 'answer', role: 'answering', person: id['person'] },
      ],
      ['GET', `pledge?id=${id['record']}`, undefined],
      ['POST', `access/${id['reviewer']}/roles`, { roles: ['answering'] }],
      ['POST', `tokens/${id['token']}/revoke`, {}],
    ] as const
  const before = await countEntries(house.world.db, ours)
  const own = calls(absent)
  for (const [n, [method, path, body]] of calls(foreign).entries()) {
    const [, other = ''] = own[n] ?? []
    const answer = await ask(`${base}/${path}`, { method, cookie, body })
    const unknown = await ask(`${base}/${other}`, { method, cookie, body: own[n]?.[2] })
    const said = { method, path, status: answer.status, body: await answer.text() }
    expect(said).toEqual({ method, path, status: unknown.status, body: await unknown.text() })
    expect(said.status).toBe(404)
  }
  expect(await countEntries(house.world.db, ours)).toBe(before)
})

test('a list continued from another company’s entry shows its own company alone', async () => {
  const cookie = cookieOf('theirs-officer')
  const foreign = await thingsOf(ours)
  const known = new Set((await entriesOf(house.world, theirs, { limit: 5000 })).map(({ id }) => String(id)))
  const ledger = await ask(`/api/v1/companies/${theirs}/ledger?before=${foreign['entry']}`, { cookie })
  const { entries } = (await ledger.json()) as { readonly entries: readonly { readonly id: string }[] }
  expect(entries.length).toBeGreaterThan(10)
  expect(entries.filter(({ id }) => !known.has(id))).toEqual([])
})

/** Links of the mails that went out, as the person gets them. */
async function linksOf(company: CompanyId, part: string): Promise<readonly string[]> {
  const letters = await outbox(house.world, company)
  return letters
    .flatMap(({ letter }) => letter?.text.match(/https?:\/\/\S+/gu) ?? [])
    .filter((link) => link.includes(part))
}

async function send(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  return app.fetch(
    new Request(`${ORIGIN}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: ORIGIN,
        'accept-language': 'de',
      },
      body: new URLSearchParams(fields),
    }),
  )
}

test('a link or key of one company opens nothing at another', async () => {
  const { world } = house
  const confirm = new URL((await linksOf(ours, '/antrag/bestaetigen'))[0] ?? 'about:blank')
  const answer = new URL((await linksOf(ours, '/antrag/antwort'))[0] ?? 'about:blank')
  const back = new URL((await linksOf(ours, '/contact/'))[0] ?? 'about:blank')
  const before = [await countEntries(world.db, ours), await countEntries(world.db, theirs)]
  const token = confirm.searchParams.get('t') ?? ''
  expect((await send(`/${theirs}/antrag/bestaetigen`, { t: token })).status).toBe(404)
  for (const part of ['antwort', 'paket'])
    expect((await ask(`/${theirs}/antrag/${part}?t=${answer.searchParams.get('t')}`)).status).toBe(404)
  expect((await ask(back.pathname.replace(ours, theirs))).status).toBe(404)
  expect((await send(back.pathname.replace(ours, theirs), {})).status).toBe(404)
  const { key } = await transact(world, ours, (acting) =>
    issueDevice(acting, { practice: 'Praxis', actor: { kind: 'system', part: 'test' } }),
  )
  const capture = await app.fetch(
    new Request(`${ORIGIN}/api/v1/${theirs}/devices/consents`, {
      method: 'POST',
      headers: { authorization: `Device ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ analysis: { answer: 'given', version: 1 } }),
    }),
  )
  expect(capture.status).toBe(401)
  expect([await countEntries(world.db, ours), await countEntries(world.db, theirs)]).toEqual([
    (before[0] ?? 0) + 1,
    before[1],
  ])
})

/** Which roles may do what a route does; a writing route that is not listed here fails the test. */
const WRITING: Readonly<Record<string, readonly Role[]>> = {
  '/clock': ['officer'],
  '/reset': ['officer'],
  '/prove': ['officer', 'desk', 'developer', 'auditor'],
  '/ledger/verify': ['officer', 'desk', 'developer', 'auditor'],
  '/requests': ['officer', 'desk'],
  '/requests/{request}/identify': ['officer', 'desk'],
  '/requests/{request}/extend': ['officer', 'desk'],
  '/requests/{request}/grant': ['officer', 'desk'],
  '/requests/{request}/refuse': ['officer', 'desk'],
  '/uses': ['officer', 'desk'],
  '/records/{store}/{record}/step': ['officer', 'desk'],
  '/records/{store}/{record}/erase': ['officer', 'desk'],
  '/retention/run': ['officer', 'desk'],
  '/holds': ['officer', 'desk'],
  '/holds/{hold}/release': ['officer', 'desk'],
  '/devices': ['officer', 'desk'],
  '/devices/{device}/revoke': ['officer', 'desk'],
  '/contracts/{recipient}/file': ['officer'],
  '/access/{staff}/roles': ['officer'],
  '/approvals/{approval}/decide': ['officer', 'desk'],
  '/tokens': ['officer'],
  '/tokens/{token}/revoke': ['officer'],
}
function contractForm(): FormData {
  const form = new FormData()
  form.set('paper', new File(['Vertrag'], 'vertrag.txt'))
  return form
}

/** A body that fits the schema, so that it is the role that is refused. */
const FITTING: Readonly<Record<string, unknown>> = {
  '/clock': { days: 1 },
  '/requests': { right: 'access', channel: 'post', email: 'a@b.example' },
  '/requests/{request}/identify': { result: 'confirmed', how: 'x' },
  '/requests/{request}/extend': { reason: 'x' },
  '/requests/{request}/refuse': { ground: 'claims', reasons: 'x' },
  '/uses': { store: 'enquiry', activity: 'contact', purpose: 'answer', role: 'answering' },
  '/records/{store}/{record}/step': { step: 'closed' },
  '/records/{store}/{record}/erase': { ground: 'x', reviewer: 'x' },
  '/retention/run': { hash: 'x' },
  '/holds': {
    store: 'access-log',
    from: '2026-11-01T00:00:00Z',
    to: '2026-11-02T00:00:00Z',
    incident: 'x',
    approver: 'x',
  },
  '/holds/{hold}/release': { why: 'x' },
  '/devices': { practice: 'x' },
  '/contracts/{recipient}/file': contractForm(),
  '/access/{staff}/roles': { roles: [] },
  '/approvals/{approval}/decide': { confirmed: true },
  '/tokens': { name: 'x', role: 'answering', activity: 'contact', purpose: 'answer' },
}

test('a role writes what it is meant to write and nothing else', async () => {
  const writing = companyRoutes().filter(({ method }) => method !== 'GET')
  const below = (path: string): string => path.replace('/api/v1/companies/{company}', '')
  expect(writing.map(({ path }) => below(path)).sort()).toEqual(Object.keys(WRITING).sort())
  const before = await countEntries(house.world.db, ours)
  for (const { method, path } of writing) {
    const known = below(path)
    for (const role of ['desk', 'developer', 'auditor'] as const) {
      if (WRITING[known]?.includes(role) === true) continue
      const answer = await ask(filled(path, ours, newId()), {
        method,
        cookie: cookieOf(`ours-${role}`),
        body: FITTING[known] ?? {},
      })
      expect({ role, known, status: answer.status }).toEqual({ role, known, status: 403 })
    }
  }
  expect(await countEntries(house.world.db, ours)).toBe(before)
})

test('whoever only looks sees no person', async () => {
  const cookie = cookieOf('ours-auditor')
  const { request = '' } = await thingsOf(ours)
  const names = sampleCompanies.flatMap(({ people }) => people.flatMap(({ name, email }) => [name, email]))
  for (const { method, path } of companyRoutes()) {
    if (method !== 'GET') continue
    const answer = await ask(filled(path, ours, request), { cookie })
    const said = await answer.text()
    expect(names.filter((name) => said.includes(name)).map((name) => `${path}: ${name}`)).toEqual([])
  }
})
