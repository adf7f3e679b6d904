import {
  anything,
  assert as always,
  asyncProperty,
  constantFrom,
  dictionary,
  oneof,
  string,
} from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseCompanyId } from '../base/index.ts'
import { countEntries } from '../ledger/index.ts'
import { FREE_TRIES } from './attempts.ts'
import { createApp, type App } from './app.ts'
import { readConfig } from './config.ts'
import { type Installation, openInstallation, samplePassword } from './installation.ts'
import { sampleStaff } from './samples.ts'
import { addStaff, giveRole, knowCompany } from './staff-store.ts'

const ORIGIN = 'http://127.0.0.1:4321'
const folder = mkdtempSync(join(tmpdir(), 'zusage-server-'))
let house: Installation
let app: App
let password = ''

beforeAll(async () => {
  house = await openInstallation(readConfig({ ZUSAGE_DATA: folder }), {
    limits: { perAddress: 1000, window: 60 },
  })
  app = createApp(house)
  password = await samplePassword(folder)
})

afterAll(async () => {
  await house?.close()
  rmSync(folder, { recursive: true, force: true })
})

const officer = sampleStaff[0]?.email ?? ''
const desk = sampleStaff[1]?.email ?? ''

function ask(path: string, init: RequestInit & { readonly cookie?: string } = {}): Promise<Response> {
  const headers = new Headers(init.headers)
  if (init.cookie !== undefined) headers.set('cookie', init.cookie)
  if (!headers.has('origin') && init.method === 'POST') headers.set('origin', ORIGIN)
  return Promise.resolve(app.fetch(new Request(`${ORIGIN}${path}`, { ...init, headers })))
}

function post(
  path: string,
  body: unknown,
  more: { readonly cookie?: string; readonly origin?: string } = {},
): Promise<Response> {
  return ask(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: {
      'content-type': 'application/json',
      ...(more.origin === undefined ? {} : { origin: more.origin }),
    },
    ...(more.cookie === undefined ? {} : { cookie: more.cookie }),
  })
}

async function signIn(email: string, secret = password): Promise<string> {
  const answer = await post('/api/auth/sign-in/email', { email, password: secret })
  expect(answer.status).toBe(200)
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

test('the cookie of a session is out of reach for scripts and other sites', async () => {
  const answer = await post('/api/auth/sign-in/email', { email: officer, password })
  const cookie = answer.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/HttpOnly/iu)
  expect(cookie).toMatch(/SameSite=Lax/iu)
})

test('whoever is not signed in gets nothing', async () => {
  for (const path of ['/api/v1/session', '/api/v1/companies/skin-analysis/overview']) {
    const answer = await ask(path)
    expect(answer.status).toBe(401)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
  }
})

test('the officer sees her company, and only hers', async () => {
  const cookie = await signIn(officer)
  const session = (await (await ask('/api/v1/session', { cookie })).json()) as {
    companies: { id: string; role: string }[]
  }
  expect(session.companies.map(({ id, role }) => [id, role])).toEqual([['skin-analysis', 'officer']])
  expect((await ask('/api/v1/companies/skin-analysis/clock', { cookie })).status).toBe(200)
})

test('somebody else’s company is answered like one that does not exist', async () => {
  const other = parseCompanyId('other-company')
  await house.world.db.insertInto('company').values({ id: other, sample: true }).execute()
  await house.world.refresh()
  await knowCompany(house.world.db, other, 'Andere GmbH')
  const stranger = await addStaff(house.world.db, {
    email: 'stranger@other.example',
    name: 'Stranger',
    passwordHash: await house.auth.hashPassword('a-password-of-their-own'),
  })
  await giveRole(house.world.db, stranger, other, 'officer')
  const cookie = await signIn('stranger@other.example', 'a-password-of-their-own')
  const theirs = await ask('/api/v1/companies/skin-analysis/clock', { cookie })
  const nobodys = await ask('/api/v1/companies/no-such-company/clock', { cookie })
  expect(theirs.status).toBe(404)
  expect(await theirs.json()).toEqual(await nobodys.json())
  for (const path of ['pledges', 'requests', 'ledger', 'outbox', 'retention', 'declaration', 'overview']) {
    expect((await ask(`/api/v1/companies/skin-analysis/${path}`, { cookie })).status).toBe(404)
  }
  const write = await post('/api/v1/companies/skin-analysis/clock', { days: 1 }, { cookie })
  expect(write.status).toBe(404)
})

test.each([
  '%00',
  'skin-analysis%00',
  '__proto__',
  'constructor',
  '..%2F..%2Fetc',
  "'%20or%201=1",
  '%F0%9F%92%A9',
])('a company called %s is unknown, whatever is asked of it', async (name) => {
  const cookie = await signIn(officer)
  for (const path of ['overview', 'clock', 'requests', 'ledger']) {
    expect((await ask(`/api/v1/companies/${name}/${path}`, { cookie })).status).toBe(404)
  }
})

test('a role does what it is meant to and no more', async () => {
  const cookie = await signIn(desk)
  expect((await ask('/api/v1/companies/skin-analysis/requests', { cookie })).status).toBe(200)
  const before = house.world.company('skin-analysis')?.clockDays
  const answer = await post('/api/v1/companies/skin-analysis/clock', { days: 1 }, { cookie })
  expect(answer.status).toBe(403)
  await house.world.refresh()
  expect(house.world.company('skin-analysis')?.clockDays).toBe(before)
})

test.each([
  { origin: 'https://evil.example', status: 403 },
  { origin: 'null', status: 403 },
  { origin: 'http://127.0.0.1:4322', status: 403 },
  { origin: 'http://localhost:4321', status: 200 },
  { origin: ORIGIN, status: 200 },
])('a change from $origin is answered with $status', async ({ origin, status }) => {
  const cookie = await signIn(officer)
  const answer = await post('/api/v1/companies/skin-analysis/ledger/verify', {}, { cookie, origin })
  expect(answer.status).toBe(status)
})

test('a change without any origin is refused', async () => {
  const cookie = await signIn(officer)
  const answer = await app.fetch(
    new Request(`${ORIGIN}/api/v1/companies/skin-analysis/ledger/verify`, {
      method: 'POST',
      headers: { cookie },
    }),
  )
  expect(answer.status).toBe(403)
})

test('an account rests after five wrong passwords, the right one included, and answers alike for unknown accounts', async () => {
  for (const email of [desk, 'nobody@nowhere.example']) {
    const answers: number[] = []
    for (let n = 0; n < FREE_TRIES; n += 1) {
      answers.push((await post('/api/auth/sign-in/email', { email, password: `wrong-password-${n}` })).status)
    }
    expect(new Set(answers)).toEqual(new Set([401]))
    const locked = await post('/api/auth/sign-in/email', { email, password })
    expect(locked.status).toBe(429)
    const said = (await locked.json()) as { code: string; detail: string }
    expect(said.code).toBe('sign-in/locked')
    expect(Date.parse(said.detail)).toBeGreaterThan(Date.now())
  }
})

test('what better-auth could do besides does not exist here', async () => {
  const cookie = await signIn(officer)
  for (const path of [
    '/organization/create',
    '/sign-up/email',
    '/update-user',
    '/delete-user',
    '/organization/add-member',
  ]) {
    expect((await post(`/api/auth${path}`, { name: 'x' }, { cookie })).status).toBe(404)
  }
})

test('a body beyond the limit is refused before it is read', async () => {
  const cookie = await signIn(officer)
  const answer = await post(
    '/api/v1/companies/skin-analysis/prove',
    { pledges: ['x'.repeat(300_000)] },
    { cookie },
  )
  expect(answer.status).toBe(413)
})

test('every wrong field is named at once, unknown ones as well', async () => {
  const cookie = await signIn(officer)
  const answer = await post(
    '/api/v1/companies/skin-analysis/retention/run',
    { hash: 7, extra: true },
    { cookie },
  )
  expect(answer.status).toBe(422)
  const said = (await answer.json()) as { faults: { field: string }[] }
  expect(said.faults.map(({ field }) => field).sort()).toEqual(['extra', 'hash'])
})

test('only the plan that was shown is carried out', async () => {
  const cookie = await signIn(officer)
  const answer = await post(
    '/api/v1/companies/skin-analysis/retention/run',
    { hash: 'another-plan' },
    { cookie },
  )
  expect(answer.status).toBe(409)
})

test('whatever is sent, the answer is a refusal with a reason, never a fault, and nothing is recorded', async () => {
  const cookie = await signIn(officer)
  const company = parseCompanyId('skin-analysis')
  const paths = constantFrom(
    'prove',
    'clock',
    'retention/run',
    'requests/01a20224-d5d9-7a80-b83b-35a30da9a584/grant',
    'requests/01a20224-d5d9-7a80-b83b-35a30da9a584/refuse',
    'requests/not-a-number/identify',
    'requests/01a20224-d5d9-7a80-b83b-35a30da9a584/extend',
  )
  const before = await countEntries(house.world.db, company)
  const bodies = oneof(
    anything().map((value) => JSON.stringify(value) ?? ''),
    dictionary(
      constantFrom('days', 'day', 'hash', 'reasons', 'ground', 'pledges', 'result', '__proto__'),
      anything(),
    ).map(
      // A clock that may be moved is no bad input.
      (value) => JSON.stringify({ ...value, 'no such field': 1 }),
    ),
    string(),
  )
  await always(
    asyncProperty(paths, bodies, async (path, body) => {
      if (/^\s*\{\s*\}\s*$/u.test(body)) return
      const answer = await ask(`/api/v1/companies/skin-analysis/${path}`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json' },
        cookie,
      })
      expect({ path, body, status: answer.status }).toMatchObject({
        status: expect.toSatisfy((status: number) => status >= 400 && status < 500),
      })
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
    }),
    { numRuns: 150 },
  )
  expect(await countEntries(house.world.db, company)).toBe(before)
})

test('health, readiness, figures and description answer without a session and name nobody', async () => {
  expect((await ask('/healthz')).status).toBe(200)
  expect((await ask('/readyz')).status).toBe(200)
  const figures = await (await ask('/metrics')).text()
  expect(figures).toContain('zusage_pledges{company="skin-analysis"')
  expect(figures).not.toContain('@')
  const document = (await (await ask('/api/openapi.json')).json()) as { paths: Record<string, unknown> }
  expect(Object.keys(document.paths).length).toBeGreaterThan(15)
  expect((await ask('/api/reference')).status).toBe(200)
})

test('pages bring nothing from elsewhere', async () => {
  const page = await ask('/console')
  const policy = page.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self';")
  expect(policy).not.toContain('http')
  expect(page.headers.get('x-content-type-options')).toBe('nosniff')
})

test('an unknown address is a page for people and a problem document for programs', async () => {
  const forPeople = await ask('/nowhere/at/all', {
    headers: { accept: 'text/html', 'accept-language': 'en' },
  })
  expect(forPeople.status).toBe(404)
  expect(await forPeople.text()).toContain('<html lang="en">')
  const forPrograms = await ask('/api/v1/nowhere')
  expect(forPrograms.headers.get('content-type')).toContain('application/problem+json')
})
