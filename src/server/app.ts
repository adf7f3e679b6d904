/** The HTTP side as a whole: what answers where, in which order, protected how. */
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { Problem } from '../base/index.ts'
import { accessLog, type AccessLog } from '../retention/index.ts'
import { checkRoutes } from './api/check.ts'
import { accessRoutes } from './api/access.ts'
import { approvalRoutes } from './api/approvals.ts'
import { clockRoutes } from './api/clock.ts'
import { gateRoutes } from './api/gate.ts'
import { declarationRoutes } from './api/declaration.ts'
import { contractRoutes, FILING } from './api/contracts.ts'
import { deviceRoutes } from './api/devices.ts'
import { holdRoutes } from './api/holds.ts'
import { ledgerRoutes } from './api/ledger.ts'
import { noticeApiRoutes } from './api/notice.ts'
import { overviewRoutes } from './api/overview.ts'
import { pledgeRoutes } from './api/pledges.ts'
import { packageRoutes } from './api/package.ts'
import { readerRoutes } from './api/reader.ts'
import { recordRoutes } from './api/records.ts'
import { requestRoutes } from './api/requests.ts'
import { retentionRoutes } from './api/retention.ts'
import { type ApiEnv } from './api/route.ts'
import { sessionRoutes, startRoutes } from './api/session.ts'
import { ADDRESS_HEADER, answersAuth } from './auth.ts'
import { consoleRoutes } from './console.ts'
import type { Installation } from './installation.ts'
import { createMetrics } from './metrics.ts'
import { operationRoutes } from './operations.ts'
import { building, inside, isBeingBuilt } from './door.ts'
import { answerProblem, isBusy, languageOf } from './problems.ts'
import { publicRoutes } from './public.ts'
import { referencePage } from './reference.ts'
import { addressOf, atMost, LIMITS, protectiveHeaders, sameOrigin } from './security.ts'
import { membershipOf } from './staff-store.ts'

/** The application and what has to be written before the process ends. */
export interface App {
  readonly fetch: (request: Request, env?: unknown) => Response | Promise<Response>
  readonly log: AccessLog
  readonly document: () => object
}

/** Puts everything together. Opens nothing, listens to nothing. */
export function createApp(house: Installation): App {
  const { config, world } = house
  const app = new OpenAPIHono<ApiEnv>()
  const metrics = createMetrics()
  const log = accessLog(world)

  app.onError(async (error, c) => {
    if (error instanceof Problem || 'status' in error || isBusy(error)) return answerProblem(c, error)
    // What another process is just taking apart is no fault.
    if (await isBeingBuilt(world, c.req.path)) return answerProblem(c, building())
    house.note(error, c.req.method, c.req.path)
    return answerProblem(c, error)
  })
  app.notFound((c) =>
    answerProblem(
      c,
      new Problem(
        404,
        'http/404',
        languageOf(c) === 'de' ? 'Diese Adresse gibt es hier nicht.' : 'There is no such address here.',
      ),
    ),
  )
  app.use(metrics.middleware)
  app.use(protectiveHeaders(config))
  app.use(log)

  app.route('/', operationRoutes(house, metrics))
  app.get('/', (c) => c.redirect('/console', 302))
  app.route('/', consoleRoutes())

  app.use('/api/auth/*', sameOrigin(config), atMost(LIMITS.api))
  app.on(['GET', 'POST'], '/api/auth/*', (c) => handleAuth(house, c))

  for (const path of ['/api/v1/session', '/api/v1/read', '/api/v1/check', '/api/v1/companies/*']) {
    app.use(path, async (c, next) => {
      const staff = await house.auth.signedIn(c.req.raw.headers)
      if (staff === null) {
        throw new Problem(
          401,
          'staff/signed-out',
          languageOf(c) === 'de' ? 'Bitte melden Sie sich an.' : 'Please sign in.',
        )
      }
      c.set('staff', staff)
      await next()
    })
    app.use(path, sameOrigin(config))
  }
  const [short, paper] = [atMost(LIMITS.api), atMost(LIMITS.paper)]
  app.use('/api/v1/companies/*', (c, next) => (FILING.test(c.req.path) ? paper : short)(c, next))
  app.use('/api/v1/companies/:company/*', async (c, next) => {
    await world.keepFresh()
    // Only a known id goes to the database: an address can hold signs that no text there may.
    const known = world.company(c.req.param('company'))
    const membership = known === undefined ? null : await membershipOf(world.db, c.var.staff.id, known.id)
    // Somebody else's company is answered like one that does not exist.
    if (membership === null || known === undefined) {
      throw new Problem(
        404,
        'company/unknown',
        languageOf(c) === 'de' ? 'Dieses Unternehmen gibt es hier nicht.' : 'There is no such company here.',
      )
    }
    c.set('membership', membership)
    c.set('company', known.id)
    // A rebuilding waits until everybody has left, so whoever asks for one does not come in.
    if (c.req.path === `/api/v1/companies/${known.id}/reset`) await next()
    else await inside(house, known.id, next)
  })
  const parts = [
    startRoutes(house),
    sessionRoutes(house),
    overviewRoutes(house),
    pledgeRoutes(house),
    requestRoutes(house),
    packageRoutes(house),
    recordRoutes(house),
    retentionRoutes(house),
    holdRoutes(house),
    deviceRoutes(house),
    contractRoutes(house),
    ledgerRoutes(house),
    declarationRoutes(house),
    clockRoutes(house),
    noticeApiRoutes(house),
    readerRoutes(),
    accessRoutes(house),
    approvalRoutes(house),
    gateRoutes(house),
    checkRoutes(),
  ]
  for (const part of parts) app.route('/', part)

  const document = (): object =>
    app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: 'Zusage',
        version: house.version,
        description:
          'What the console does, for programs. A session is needed except where nothing is secret; changes are taken from our own origin only. Refusals are problem documents (RFC 9457).',
      },
      servers: [{ url: config.baseUrl }],
    })
  app.get('/api/openapi.json', (c) => c.json(document()))
  app.get('/api/reference', (c) => c.html(referencePage(document(), languageOf(c))))

  app.route('/', publicRoutes(house))
  return { fetch: app.fetch, log, document }
}

/** Signing in and out. Only the few endpoints that are meant to answer do, and refusals speak like all others. */
async function handleAuth(house: Installation, c: Context): Promise<Response> {
  const path = c.req.path.slice('/api/auth'.length)
  if (!answersAuth(path)) throw new Problem(404, 'http/404', 'There is no such address here.')
  const headers = new Headers(c.req.raw.headers)
  headers.set(ADDRESS_HEADER, addressOf(c))
  const answer = await house.auth.handle(new Request(c.req.raw, { headers }))
  if (answer.status < 400) return answer
  const said: unknown = await answer.json().catch(() => null)
  const code = typeof said === 'object' && said !== null && 'code' in said ? String(said.code) : ''
  const message = typeof said === 'object' && said !== null && 'message' in said ? String(said.message) : ''
  if (code === 'SIGN_IN_LOCKED') throw new Problem(429, 'sign-in/locked', message)
  if (answer.status === 429)
    throw new Problem(429, 'sign-in/too-many', 'Too many tries. Please wait a minute.')
  throw new Problem(
    answer.status,
    `sign-in/${(code || 'refused').toLowerCase().replaceAll('_', '-')}`,
    languageOf(c) === 'de' ? 'Die Anmeldung wurde nicht angenommen.' : 'The sign-in was not accepted.',
  )
}
