import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { declare, publishDeclaration } from '../declaration/index.ts'
import { sampleTree } from '../declaration/variant.fixture.ts'
import { transact } from '../ledger/index.ts'
import { type ProofContext, byHand, meddle } from '../pledge/index.ts'
import { committedWorld } from '../../test/support/world.ts'
import { noticeRoutes, pledges, publishNotice } from './index.ts'

const declaration = declare(sampleTree())
const all = pledges(declaration)
const ids = all.map(({ id }) => id)

/** A published company with a small site in front of its notice. */
async function served(): Promise<ProofContext> {
  const here = await committedWorld()
  await here.act(async (acting) => publishNotice(acting, await publishDeclaration(acting, declaration)))
  const { company } = declaration
  const app = new Hono()
  const page = (body: string): string =>
    `<html><body>${body}<a href="/skin-analysis/datenschutz">Datenschutz</a></body></html>`
  app.get('/skin-analysis/', (c) => c.html(page('<a href="/skin-analysis/shop">Shop</a>')))
  app.get('/skin-analysis/shop', (c) => c.html(page('<a href="/skin-analysis/impressum">Impressum</a>')))
  app.get('/skin-analysis/impressum', (c) =>
    c.html(
      page(
        `${company.name}<br>${company.address.street}<br>${company.address.postcode} ${company.address.city}<br>datenschutz@dermalis.example`,
      ),
    ),
  )
  // The notice names these; they stand for the rest of the site.
  app.get('/skin-analysis/antrag', (c) => c.html(page('Antrag')))
  app.route('/', noticeRoutes(here.world))
  const server = createAdaptorServer({ fetch: app.fetch })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()))
  onTestFinished(() => new Promise<void>((closed) => server.close(() => closed())))
  const { port } = server.address() as AddressInfo
  const clock = here.world.clockOf(here.company)
  return {
    world: here.world,
    company: here.company,
    declaration,
    version: 1,
    now: clock.now(),
    today: clock.today(),
    site: `http://127.0.0.1:${port}/skin-analysis`,
  }
}

/** Which pledges are broken, of all. */
async function broken(context: ProofContext): Promise<readonly string[]> {
  const found: string[] = []
  for (const pledge of all) {
    const finding = await pledge.prove(context)
    expect(finding.unable).toBeUndefined()
    expect(finding.examined).toBeGreaterThan(0)
    if (finding.offences.length > 0) found.push(pledge.id)
  }
  return found
}

test('all are kept', async () => {
  expect(await broken(await served())).toEqual([])
})

describe('each sabotage breaks its own pledge and no other', () => {
  test.each(ids)('%s', async (id) => {
    const context = await served()
    const pledge = all.find((item) => item.id === id)
    const meddled = await pledge?.sabotage.apply(context)
    try {
      expect(await broken(meddled === undefined ? context : { ...context, site: meddled.site })).toEqual([
        id,
        // Others than the notice's own are not looked at here.
        ...(pledge?.sabotage.entails ?? []).filter((other) => ids.includes(other)),
      ])
    } finally {
      await meddled?.end()
    }
  })
})

test('where nobody serves the site, what is seen from outside is not called kept', async () => {
  const context = { ...(await served()), site: null }
  const unable = (await Promise.all(all.map((item) => item.prove(context)))).filter(
    (item) => item.unable !== undefined,
  )
  expect(unable).toHaveLength(6)
})

test('a word changed by hand in what is stored is seen, even where no fact changed', async () => {
  const context = await served()
  await byHand(
    context,
    `insert into notice_version
       select company, version + 1, hash, declaration_version,
              replace(documents::text, 'kostenlos', 'gegen Gebühr')::jsonb, effective_from, published_at, published_by
         from notice_version where company = '${context.company}'`,
  )
  const finding = await all.find(({ id }) => id === 'notice/faithful')?.prove(context)
  // Besides the wording, the copied sentence on the date still counts itself as version 1.
  expect(finding?.offences.map(({ place }) => place)).toEqual([
    'version 2',
    'clause versions.date (de) of version 2',
    'clause versions.date (en) of version 2',
  ])
})

/** What somebody does who owns the database. */
function unguarded(table: string, statement: string): readonly string[] {
  return [`alter table ${table} disable trigger user`, statement, `alter table ${table} enable trigger user`]
}

test.each<{
  readonly what: string
  readonly table: string
  readonly statement: string
  readonly place: string
  readonly besides?: readonly string[]
}>([
  {
    what: 'a page and its hash, both rewritten',
    table: 'notice_rendering',
    statement: `update notice_rendering set body = body || 'We sell everything.',
      hash = encode(sha256(convert_to(body || 'We sell everything.', 'UTF8')), 'hex')
      where language = 'de' and format = 'html'`,
    place: 'table notice_rendering, version 1, de, html',
  },
  {
    what: 'the plain text of a page, which no browser fetches',
    table: 'notice_rendering',
    statement: `update notice_rendering set body = body || '!' where language = 'en' and format = 'txt'`,
    place: 'table notice_rendering, version 1, en, txt',
  },
  {
    what: 'all pages of a language gone',
    table: 'notice_rendering',
    statement: `delete from notice_rendering where language = 'en'`,
    place: 'table notice_rendering, version 1, en, md',
    besides: ['notice/as-published'],
  },
  {
    what: 'the day of effect moved',
    table: 'notice_version',
    statement: `update notice_version set effective_from = effective_from - 30`,
    place: 'table notice_version, version 1, column effective_from',
    besides: ['notice/faithful'],
  },
  {
    what: 'the day of publishing moved',
    table: 'notice_version',
    statement: `update notice_version set published_at = published_at - interval '1 day'`,
    place: 'table notice_version, version 1, column published_at',
  },
  {
    what: 'somebody else named as publisher',
    table: 'notice_version',
    statement: `update notice_version set published_by = 'somebody'`,
    place: 'table notice_version, version 1, column published_by',
  },
  {
    what: 'its hash changed',
    table: 'notice_version',
    statement: `update notice_version set hash = repeat('0', 64)`,
    place: 'table notice_version, version 1, column hash',
    besides: ['notice/faithful'],
  },
  {
    what: 'sentences that no longer say which pledge they make',
    table: 'notice_version',
    statement: `update notice_version set documents =
      regexp_replace(documents::text, '"pledges": \\["[^]]*\\]', '"pledges": []', 'g')::jsonb`,
    place: 'table notice_version, version 1, column documents',
    besides: ['notice/faithful'],
  },
  {
    what: 'the wording of a language gone',
    table: 'notice_version',
    statement: `update notice_version set documents = documents - 'en'`,
    place: 'table notice_version, version 1, column documents',
    besides: ['notice/faithful'],
  },
  {
    what: 'a wording that is none',
    table: 'notice_version',
    statement: `update notice_version set documents = '{"de": 1}'`,
    place: 'table notice_version, version 1, column documents',
    besides: ['notice/faithful'],
  },
  {
    what: 'the whole version gone',
    table: 'notice_rendering',
    statement: `delete from notice_rendering;
      alter table notice_version disable trigger user; delete from notice_version;
      alter table notice_version enable trigger user`,
    place: 'table notice_version, version 1',
  },
])('$what: the archive is no longer called unchanged', async ({ table, statement, place, besides = [] }) => {
  const context = await served()
  await byHand(context, ...unguarded(table, statement))
  const finding = await all.find(({ id }) => id === 'notice/archive')?.prove(context)
  expect(finding?.offences.map((offence) => offence.place)).toContain(place)
  const others = []
  for (const pledge of all) {
    const { offences } = await pledge.prove(context)
    if (offences.length > 0 && pledge.id !== 'notice/archive') others.push(pledge.id)
  }
  expect(others).toEqual(besides)
})

test('what changed with a version, told otherwise on the way, is seen', async () => {
  const context = await served()
  const tree = sampleTree()
  tree.company.address.street = 'Ulmenallee 3'
  const { world, company } = context
  await transact(world, company, async (acting) =>
    publishNotice(acting, await publishDeclaration(acting, declare(tree))),
  )
  const listed = all.find(({ id }) => id === 'notice/versions-listed')
  const pages = (await listed?.prove(context))?.examined
  expect(pages).toBe(4)
  const meddled = await meddle(context, (path, answer) =>
    path === '/privacy/versions/2'
      ? { ...answer, body: answer.body.replaceAll('Ulmenallee', 'Lindenallee') }
      : answer,
  )
  const finding = await listed?.prove({ ...context, site: meddled.site })
  await meddled.end()
  expect(finding?.offences.map(({ place }) => place)).toEqual(['page /skin-analysis/privacy/versions/2'])
})
