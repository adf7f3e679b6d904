import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseCompanyId } from '../base/index.ts'
import { countEntries, entriesOf } from '../ledger/index.ts'
import { type OpenedHouse, openedHouse } from '../../test/support/house.ts'
import type { App } from './app.ts'
import { FREE_TRIES } from './attempts.ts'
import { type Installation, samplePassword } from './installation.ts'
import { behindProxy } from './listen.ts'
import { sampleStaff } from './samples.ts'

/** An installation that strangers reach, unlike one on a loopback address. */
const ORIGIN = 'https://zusage.example'
const METRICS = 'a-token-for-figures'
const company = parseCompanyId('skin-analysis')
let house: Installation
let app: App
let cookie = ''
let opened: OpenedHouse

beforeAll(async () => {
  opened = await openedHouse({ BASE_URL: ORIGIN, METRICS_TOKEN: METRICS })
  ;({ house, app } = opened)
  const answer = await post('/api/auth/sign-in/email', {
    email: sampleStaff[0]?.email,
    password: await samplePassword(opened.folder),
  })
  cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
})

afterAll(() => opened?.close())

function get(
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<Response> {
  return Promise.resolve(app.fetch(new Request(`${ORIGIN}${path}`, { method, headers })))
}

function post(
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return Promise.resolve(
    app.fetch(
      new Request(`${ORIGIN}${path}`, {
        method: 'POST',
        headers: { origin: ORIGIN, 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    ),
  )
}

test('figures name a company to nobody but who shows the token', async () => {
  for (const authorization of ['', 'Bearer ', 'Bearer wrong', METRICS]) {
    const figures = await (await get('/metrics', { authorization })).text()
    expect(figures).not.toContain(company)
    expect(figures).toContain('process_resident_memory_bytes')
  }
  const shown = await (await get('/metrics', { authorization: `Bearer ${METRICS}` })).text()
  expect(shown).toContain(`zusage_pledges{company="${company}"`)
})

test('nobody keeps a page that may be about one person', async () => {
  const pages = [
    await get(`/${company}/antrag/bestaetigen?t=x`),
    await get(`/${company}/antrag/antwort?t=x`),
    await get(`/${company}/nowhere`),
    await post(`/${company}/contact`, {}),
    await get('/api/v1/session', { cookie }),
    await get('/api/auth/passkey/list', { cookie }),
  ]
  expect(pages.map((page) => page.headers.get('cache-control'))).toEqual(pages.map(() => 'no-store'))
  expect((await get(`/${company}/contact`)).headers.get('cache-control')).toBe('private, no-cache')
})

test('another site’s link opens no package, and neither does a look at its head; nothing is recorded', async () => {
  const [answered] = await entriesOf(house.world, company, { kinds: ['request/answered'], limit: 1 })
  const path = `/api/v1/companies/${company}/requests/${answered?.request}/package`
  const taken = (): Promise<number> =>
    countEntries(house.world.db, company, { kinds: ['request/package-taken'] })
  const before = await taken()
  expect((await get(path, { cookie, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect((await get(path, { cookie, 'sec-fetch-site': 'same-site' })).status).toBe(403)
  expect((await get(path, { cookie }, 'HEAD')).status).toBe(405)
  expect(await taken()).toBe(before)
  expect((await get(path, { cookie, 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  expect(await taken()).toBe(before + 1)
})

test('nobody has somebody else mailed again and again', async () => {
  const request = { right: 'access', email: 'Victim@mail.example' }
  const answers: number[] = []
  for (let n = 0; n < 5; n += 1) {
    answers.push(
      (
        await post(`/api/v1/${company}/requests`, {
          ...request,
          email: n % 2 === 0 ? request.email : request.email.toLowerCase(),
        })
      ).status,
    )
  }
  expect(answers).toEqual([201, 201, 201, 429, 429])
  expect(
    (await post(`/api/v1/${company}/requests`, { ...request, email: 'other@mail.example' })).status,
  ).toBe(201)
  let refused = 0
  for (let n = 0; n < 40; n += 1) {
    refused +=
      (await post(`/api/v1/${company}/requests`, { ...request, email: `p${n}@mail.example` })).status === 429
        ? 1
        : 0
  }
  expect(refused).toBeGreaterThan(10)
})

test('many passwords tried at once are no more than many tried one after the other', async () => {
  const answers = await Promise.all(
    Array.from({ length: 24 }, (_, n) =>
      post('/api/auth/sign-in/email', { email: 'target@staff.example', password: `wrong-password-${n}` }),
    ),
  )
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(FREE_TRIES)
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(24 - FREE_TRIES)
})

test('behind a proxy of one’s own the caller counts, not the proxy and not what the caller claims', async () => {
  const seen: unknown[] = []
  const front = behindProxy((_request, env) => {
    seen.push((env as { incoming: { socket: { remoteAddress: string } } }).incoming.socket.remoteAddress)
    return new Response()
  })
  const env = { incoming: { socket: { remoteAddress: '10.0.0.1' } } }
  for (const header of ['198.51.100.7', '6.6.6.6, 198.51.100.7', '2001:db8::1', 'nonsense', '']) {
    await front(new Request(ORIGIN, { headers: { 'x-forwarded-for': header } }), env)
  }
  expect(seen).toEqual(['198.51.100.7', '198.51.100.7', '2001:db8::1', '10.0.0.1', '10.0.0.1'])
})
