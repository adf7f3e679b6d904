/** For those who run it: is the process alive, can it work, what do the figures say. */
import { timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { sql } from 'kysely'
import { sha256 } from '../base/index.ts'
import { judgeCompany } from '../evidence/index.ts'
import { tally } from './api/session.ts'
import type { Config } from './config.ts'
import type { Installation } from './installation.ts'
import type { Gauge, Metrics } from './metrics.ts'
import { isLoopback } from './security.ts'

export function operationRoutes(house: Installation, metrics: Metrics): Hono {
  const app = new Hono()
  app.get('/healthz', (c) => c.json({ status: 'ok', version: house.version }))

  app.get('/readyz', async (c) => {
    const database = await sql`select 1`.execute(house.world.db).then(
      () => true,
      () => false,
    )
    const jobs = database && (await house.jobs.ready().catch(() => false))
    return c.json(
      { status: database && jobs ? 'ok' : 'unavailable', database, jobs },
      database && jobs ? 200 : 503,
    )
  })

  app.get('/metrics', async (c) => {
    const gauges = mayNameCompanies(house.config, c.req.header('authorization')) ? await gaugesOf(house) : []
    return c.text(metrics.print(gauges), 200, {
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
    })
  })
  return app
}

/** Which companies are looked after here, and which of their pledges are broken, is not everybody's business. */
function mayNameCompanies(config: Config, authorization: string | undefined): boolean {
  if (config.metricsToken === null) return isLoopback(config.baseUrl)
  return authorization !== undefined && isEqual(authorization, `Bearer ${config.metricsToken}`)
}

/** Whether two texts are equal, in a time that tells nothing of where they differ. */
function isEqual(one: string, other: string): boolean {
  return timingSafeEqual(sha256(one), sha256(other))
}

async function gaugesOf(house: Installation): Promise<readonly Gauge[]> {
  const gauges: Gauge[] = []
  for (const { id } of house.world.companies()) {
    const judged = await judgeCompany(house.world, id).catch(() => [])
    for (const [verdict, value] of Object.entries(tally(judged))) {
      gauges.push({
        name: 'zusage_pledges',
        help: 'Pledges by what holds now.',
        labels: { company: id, verdict },
        value,
      })
    }
  }
  return gauges
}
