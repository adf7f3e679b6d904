import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:tls'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type ServedHouse, servedHouse } from '../../test/support/house.ts'
import { laidHandsOn, look } from '../../test/support/sabotage.ts'
import { parseDay } from '../base/index.ts'
import { type Answered, type Pledge, type ProofContext, byHand, meddle } from '../pledge/index.ts'
import { makeCertificate } from './certificate.ts'
import { certificateFor, readHosts, writeCertificate } from './hosts.ts'
import { derivePledges } from './index.ts'
import { measurePledges } from './measure-pledges.ts'
import { readPage } from './site.ts'
import { ask, offer, shakeHands } from './tls.ts'

let served: ServedHouse
let context: ProofContext
let pledges: readonly Pledge[]

beforeAll(async () => {
  served = await servedHouse()
  context = await served.context()
  pledges = derivePledges(context.declaration).filter(({ id }) => /^(?:site|measures|consent)\//u.test(id))
})
afterAll(() => served?.close())

const seenFromOutside = [
  'site/self-contained',
  'site/without-cookies',
  'site/guarded',
  'site/cookies-declared',
  'measures/tls',
]
const expected = [
  ...seenFromOutside,
  'measures/sealed',
  'measures/roles',
  'measures/ledger',
  'measures/penetration-test',
  'consent/proved/analysis',
  'consent/proved/improvement',
]
// These are undone by nobody: they come last, each on what the one before left, and each must add itself only.
const lasting = expected.filter((id) => !seenFromOutside.includes(id))

/** Puts something into the head of the imprint. */
function inHead(path: string, answer: Answered, what: string): Answered {
  return path.startsWith('/impressum')
    ? { ...answer, body: answer.body.replace('</head>', `${what}</head>`) }
    : answer
}

/** Sets a header of the imprint. */
function withHeader(path: string, answer: Answered, name: string, value: string): Answered {
  return path.startsWith('/impressum') ? { ...answer, headers: { ...answer.headers, [name]: value } } : answer
}

describe('the company’s own systems, seen from outside', () => {
  test('every pledge is there and holds', async () => {
    expect(pledges.map(({ id }) => id)).toEqual(expect.arrayContaining(expected))
    for (const pledge of pledges) {
      const finding = await pledge.prove(context)
      expect({ id: pledge.id, ...finding }).toMatchObject({ id: pledge.id, offences: [] })
      expect(finding.unable).toBeUndefined()
      expect([pledge.id, finding.examined]).not.toEqual([pledge.id, 0])
      expect(await look(pledge, context)).toBe(pledge.reported === undefined ? 'kept' : 'reported')
    }
  })

  test('the walk reaches pages beyond the first', async () => {
    const finding = await pledgeOf('site/self-contained').prove(context)
    expect(finding.examined).toBeGreaterThan(8)
  })

  test.each(seenFromOutside)('%s: its sabotage turns it and no other', async (id) => {
    const { context: meddled, end } = await laidHandsOn(pledgeOf(id), context)
    const broken: string[] = []
    for (const pledge of pledges) if ((await look(pledge, meddled)) === 'broken') broken.push(pledge.id)
    await end()
    expect(broken).toEqual([id])
    expect(await look(pledgeOf(id), context)).toBe('kept')
  })

  test.each<{
    readonly hand: string
    readonly change: (path: string, answer: Answered) => Answered
    readonly breaks: string
    readonly place: string
  }>([
    {
      hand: 'a page is gone',
      change: (path, answer) => (path.startsWith('/shop') ? { ...answer, status: 404 } : answer),
      breaks: 'site/without-cookies',
      place: 'page /skin-analysis/shop',
    },
    {
      hand: 'a page fails',
      change: (path, answer) => (path.startsWith('/praxen') ? { ...answer, status: 502, body: '' } : answer),
      breaks: 'site/without-cookies',
      place: 'page /skin-analysis/praxen',
    },
    {
      hand: 'a page gives no answer',
      change(path, answer) {
        if (path.startsWith('/shop')) throw new Error('Nobody is there.')
        return answer
      },
      breaks: 'site/without-cookies',
      place: 'page /skin-analysis/shop',
    },
    {
      hand: 'a form sets a cookie once it is sent',
      change: (path, answer) =>
        path === '/contact' && answer.status === 422
          ? { ...answer, headers: { ...answer.headers, 'set-cookie': 'sent=1' } }
          : answer,
      breaks: 'site/without-cookies',
      place: 'page /skin-analysis/contact, form sent',
    },
    {
      hand: 'a page sets a cookie and leads on to another',
      change: (path, answer) =>
        path === '/shop'
          ? {
              ...answer,
              status: 302,
              headers: { ...answer.headers, location: '/skin-analysis/', 'set-cookie': 'way=1' },
            }
          : answer,
      breaks: 'site/without-cookies',
      place: 'page /skin-analysis/shop',
    },
    {
      hand: 'a script keeps something in the browser',
      change: (path, answer) => inHead(path, answer, '<script>localStorage.id = 4711</script>'),
      breaks: 'site/without-cookies',
      place: 'page /skin-analysis/impressum',
    },
    {
      hand: 'a page leads to another host',
      change: (path, answer) =>
        path === '/shop'
          ? { ...answer, status: 302, headers: { location: 'https://shop.elsewhere.example/' } }
          : answer,
      breaks: 'site/self-contained',
      place: 'page /skin-analysis/shop',
    },
    {
      hand: 'a page goes on to another host after a while',
      change: (path, answer) =>
        inHead(path, answer, '<meta http-equiv="refresh" content="30; url=https://news.elsewhere.example/">'),
      breaks: 'site/self-contained',
      place: 'page /skin-analysis/impressum',
    },
    {
      hand: 'a header has something fetched from another host',
      change: (path, answer) =>
        path.startsWith('/impressum')
          ? {
              ...answer,
              headers: { ...answer.headers, link: '<https://cdn.elsewhere.example/a.js>; rel=preload' },
            }
          : answer,
      breaks: 'site/self-contained',
      place: 'page /skin-analysis/impressum, header link',
    },
    {
      hand: 'a page may be embedded by anybody',
      change: (path, answer) => withHeader(path, answer, 'content-security-policy', "default-src 'none'"),
      breaks: 'site/guarded',
      place: 'page /skin-analysis/impressum, header content-security-policy',
    },
    {
      hand: 'the browser may take a page for something else',
      change: (path, answer) => withHeader(path, answer, 'x-content-type-options', ''),
      breaks: 'site/guarded',
      place: 'page /skin-analysis/impressum, header x-content-type-options',
    },
    {
      hand: 'other sites learn which page was read',
      change: (path, answer) => withHeader(path, answer, 'referrer-policy', 'unsafe-url'),
      breaks: 'site/guarded',
      place: 'page /skin-analysis/impressum, header referrer-policy',
    },
  ])('$hand: seen, and where', async ({ change, breaks, place }) => {
    const { site, end } = await meddle(context, change)
    const meddled = { ...context, site }
    const broken: string[] = []
    for (const id of seenFromOutside) if ((await look(pledgeOf(id), meddled)) === 'broken') broken.push(id)
    const { offences } = await pledgeOf(breaks).prove(meddled)
    await end()
    expect(broken).toEqual([breaks])
    expect(offences.map((offence) => offence.place)).toContain(place)
  })

  test('where nobody serves, nothing is proved', async () => {
    const silent = { ...context, site: null }
    for (const id of seenFromOutside.filter((one) => one.startsWith('site/')))
      expect(await look(pledgeOf(id), silent)).toBe('unproven')
  })

  test.each(['hsts', 'notice-link', 'no-third-party'] as const)(
    '%s of a host: kept, and broken by its sabotage',
    async (expects) => {
      const [pledge] = measurePledges({
        ...context.declaration,
        measures: [
          {
            id: 'seen',
            title: { de: 'Probe', en: 'Probe' },
            shows: { by: 'probe', host: 'www.dermalis.example', expects },
          },
        ],
      })
      if (pledge === undefined) throw new Error('No pledge was derived.')
      expect((await pledge.prove(context)).offences).toEqual([])
      expect(await look(pledge, context)).toBe('kept')
      const { context: meddled, end } = await laidHandsOn(pledge, context)
      expect(await look(pledge, meddled)).toBe('broken')
      await end()
      expect(await look(pledge, context)).toBe('kept')
    },
  )

  test('a measure that was confirmed runs out', async () => {
    const later = { ...context, today: parseDay('2027-05-18') }
    expect(await look(pledgeOf('measures/penetration-test'), later)).toBe('broken')
  })

  test('an unknown host that cannot be public is not taken for a safe one', async () => {
    const elsewhere = { ...context, world: { ...context.world, folder: '/nonexistent' } }
    expect(await look(pledgeOf('measures/tls'), elsewhere)).toBe('unproven')
  })

  test('whoever asks for the public host without encryption is sent to the encrypted page, all others are not', async () => {
    const { https = 0, http = 0 } = (await readHosts(served.folder))['www.dermalis.example'] ?? {}
    const at = { address: '127.0.0.1', http, https, authority: null }
    const seen = await ask('www.dermalis.example', at, 'http', '/skin-analysis/?lang=en')
    expect([seen.status, seen.headers.location]).toEqual([
      308,
      `https://www.dermalis.example:${https}/skin-analysis/?lang=en`,
    ])
    expect((await fetch(`${served.listening.origin}/skin-analysis/`)).status).toBe(200)
    const page = await ask('www.dermalis.example', at, 'https', '/skin-analysis/?lang=en&keep=1')
    expect(page.headers['set-cookie']?.[0]).toMatch(/; Secure$/u)
    expect((await ask('console.example', at, 'https', '/console')).status).toBe(421)
  })

  test('the certificate stays until it is about to run out', async () => {
    const hosts = ['www.dermalis.example']
    const [now, soon] = [Date.now(), Date.now() + 340 * 86_400_000]
    const first = await certificateFor(served.folder, hosts, new Date(now))
    expect(await certificateFor(served.folder, hosts, new Date(now))).toEqual(first)
    expect(await certificateFor(served.folder, hosts, new Date(soon))).not.toEqual(first)
    await writeCertificate(served.folder, first)
  })

  test('a declaration rewritten under its old hash, the guard switched off meanwhile, is seen', async () => {
    const rewrite = (from: string, to: string): Promise<void> =>
      byHand(
        context,
        'alter table declaration_version disable trigger declaration_version_keeps',
        `update declaration_version set body = replace(body::text, '${from}', '${to}')::jsonb where company = '${context.company}'`,
        'alter table declaration_version enable trigger declaration_version_keeps',
      )
    const { name } = context.declaration.company
    await rewrite(name, 'Somebody Else GmbH')
    const finding = await pledgeOf('measures/ledger').prove(context)
    await rewrite('Somebody Else GmbH', name)
    expect(finding.offences.map(({ place }) => place)).toEqual(['declaration 1'])
    expect(await look(pledgeOf('measures/ledger'), context)).toBe('kept')
  })

  test.each([
    ['standing_event', 'standing_event_keeps'],
    ['notice_rendering', 'notice_rendering_keeps_all'],
    ['notice_version', 'notice_version_keeps'],
  ])('evidence in %s without its guard is seen', async (table, trigger) => {
    const pledge = derivePledges(context.declaration).find(({ id }) => id === 'ledger/refuses-change')
    if (pledge === undefined) throw new Error('no such pledge')
    expect(await look(pledge, context)).toBe('kept')
    await byHand(context, `alter table ${table} disable trigger ${trigger}`)
    const finding = await pledge.prove(context)
    await byHand(context, `alter table ${table} enable trigger ${trigger}`)
    expect(finding.offences.map(({ place }) => place)).toEqual([`table ${table}, trigger ${trigger}`])
  })

  test('sabotages that stay: each turns its own pledge and no other', async () => {
    const known: string[] = []
    for (const id of lasting) {
      await pledgeOf(id).sabotage.apply(context)
      known.push(id)
      const broken: string[] = []
      for (const pledge of pledges) if ((await look(pledge, context)) === 'broken') broken.push(pledge.id)
      expect(broken.toSorted()).toEqual(known.toSorted())
    }
  })
})

test.each([
  { markup: '<img src="//cdn.example/a.png">', loads: 'http://cdn.example/a.png' },
  { markup: '<p style="background: url(https://cdn.example/b.png)">', loads: 'https://cdn.example/b.png' },
  { markup: '<style>@import "https://cdn.example/c.css"</style>', loads: 'https://cdn.example/c.css' },
  { markup: '<img srcset="a.png 1x, https://cdn.example/d.png 2x">', loads: 'https://cdn.example/d.png' },
  { markup: '<script>fetch("https://cdn.example/e")</script>', loads: 'https://cdn.example/e' },
  { markup: '<link rel="preconnect" href="https://cdn.example">', loads: 'https://cdn.example/' },
  {
    markup: '<template><iframe src="http://cdn.example/f"></iframe></template>',
    loads: 'http://cdn.example/f',
  },
])('$markup is seen to load from elsewhere', ({ markup, loads }) => {
  const page = readPage(`<!doctype html><body>${markup}`, 'http://shop.example/')
  expect(page.loads.map(({ address }) => address)).toContain(loads)
})

test('what is only linked is not loaded', () => {
  const page = readPage(
    '<a href="https://elsewhere.example/x">x</a><form action="/send">',
    'http://shop.example/y',
  )
  expect(page).toEqual({
    loads: [],
    links: ['https://elsewhere.example/x'],
    scripts: '',
    forms: ['http://shop.example/send'],
  })
})

function pledgeOf(id: string): Pledge {
  const pledge = pledges.find((each) => each.id === id)
  if (pledge === undefined) throw new Error(`There is no pledge “${id}”.`)
  return pledge
}

test('an outdated version of the protocol is seen where it is accepted', async () => {
  const pair = await makeCertificate(['old.example'], new Date(), 30)
  const server = createServer({
    cert: pair.certificate,
    key: pair.key,
    minVersion: 'TLSv1',
    ciphers: 'DEFAULT:@SECLEVEL=0',
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const at = { address: '127.0.0.1', http: 1, https: port, authority: null }
  expect(await offer('old.example', at, 'TLSv1.1')).toBe('accepted')
  expect(await offer('old.example', at, 'TLSv1')).toBe('accepted')
  expect((await shakeHands('old.example', at)).distrust).toContain('SELF_SIGNED')
  expect((await shakeHands('old.example', { ...at, authority: pair.certificate })).distrust).toBeNull()
  expect((await shakeHands('other.example', { ...at, authority: pair.certificate })).misnamed).not.toBeNull()
})
