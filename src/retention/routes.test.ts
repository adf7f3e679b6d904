import { Hono } from 'hono'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { sampleDeclaration as declaration } from '../../test/support/sample.ts'
import { committedWorld } from '../../test/support/world.ts'
import { publishDeclaration } from '../declaration/index.ts'
import { provision } from '../records/index.ts'
import { accessLog } from './index.ts'

async function served(trustProxy = false) {
  const made = await committedWorld()
  await made.act(async (acting) => {
    await publishDeclaration(acting, declaration)
    await provision(acting.tx, acting.company, declaration)
  })
  const log = accessLog(made.world, { trustProxy })
  const app = new Hono().use(log).get('*', (context) => context.text('here'))
  const request = (path: string, headers: Record<string, string> = {}, remoteAddress = '203.0.113.77') =>
    app.request(path, { headers }, { incoming: { socket: { remoteAddress } } })
  const rows = async () => {
    await log.flush()
    const { rows: found } = await sql<Record<string, string>>`
      select at, ip, browser, os, referrer, request from company_skin_analysis.access_log order by id`.execute(
      made.world.db,
    )
    return found
  }
  return { ...made, log, request, rows }
}

test('a request leaves exactly the declared fields, and nothing that identifies', async () => {
  const { request, rows } = await served()
  await request('/skin-analysis/kontakt?token=abc&mail=mara%40post.example', {
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    referer: 'https://search.example/?q=neurodermitis',
    'x-forwarded-for': '198.51.100.9',
    cookie: 'session=9f3a',
  })
  expect(await rows()).toEqual([
    {
      at: '2026-11-22T08:00:00.000Z',
      ip: '203.0.113.0',
      browser: 'Firefox 140',
      os: 'Linux',
      referrer: 'https://search.example/',
      request: 'GET /skin-analysis/kontakt?token=[redacted]&mail=[redacted]',
    },
  ])
})

test('behind a proxy the address is the one the proxy saw', async () => {
  const { request, rows } = await served(true)
  await request('/skin-analysis/', { 'x-forwarded-for': '198.51.100.9, 2001:db8:1:2::3' })
  expect((await rows())[0]?.['ip']).toBe('2001:db8:1::')
})

test('what is no company’s page is in no company’s log', async () => {
  const { request, rows } = await served()
  for (const path of ['/', '/api/v1/x', '/healthz', '/unknown-company/', '/%00/']) await request(path)
  expect(await rows()).toEqual([])
})

test('requests are answered although the database is away, and the lines wait', async () => {
  const { request, rows, world, log } = await served()
  await sql`alter table company_skin_analysis.access_log rename to away`.execute(world.db)
  const answers = await Promise.all(Array.from({ length: 30 }, async () => request('/skin-analysis/')))
  await log.flush()
  expect(answers.every((answer) => answer.status === 200)).toBe(true)
  await sql`alter table company_skin_analysis.away rename to access_log`.execute(world.db)
  expect(await rows()).toHaveLength(30)
  expect(log.dropped()).toBe(0)
})
