/** What people see without signing in: the companies' sites, notices, requests, and receiving sides of samples. */
import { readFile } from 'node:fs/promises'
import { OpenAPIHono } from '@hono/zod-openapi'
import { siteOfSample } from '../companies.ts'
import { Problem } from '../base/index.ts'
import { intakeRoutes, Pace } from '../intake/index.ts'
import { noticeRoutes } from '../notice/index.ts'
import { recipientRoutes } from '../recipients/index.ts'
import { rightsRoutes } from '../rights/index.ts'
import { formWords } from '../text/forms.ts'
import type { Installation } from './installation.ts'
import { companyIn, inside } from './door.ts'
import { languageOf } from './problems.ts'
import { addressOf, atMost, isLoopback, LIMITS } from './security.ts'

const style = new URL('./plain.css', import.meta.url)

/** Most requests taken in ten minutes: each sends a mail to an address that a stranger can name. */
const REQUESTS = { perConnection: 30, perAddress: 3 } as const
const WINDOW = 10 * 60_000

export function publicRoutes(house: Installation): OpenAPIHono {
  const { world, config } = house
  const app = new OpenAPIHono()
  app.use(atMost(LIMITS.page))
  app.use(async (c, next) => {
    const company = companyIn(world, c.req.path)
    await (company === undefined ? next() : inside(house, company, next))
  })
  app.get('/assets/plain.css', async (c) =>
    c.body(await readFile(style, 'utf8'), 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=600',
    }),
  )
  app.route('/', recipientRoutes(world))
  app.route('/', noticeRoutes(world))
  const connections = new Pace(isLoopback(config.baseUrl) ? 5000 : REQUESTS.perConnection, WINDOW)
  const addresses = new Pace(isLoopback(config.baseUrl) ? 5000 : REQUESTS.perAddress, WINDOW)
  const isSample = (company: string): boolean => world.company(company)?.sample ?? false
  app.route(
    '/',
    rightsRoutes({
      ...house.rights,
      languageOf,
      admit: (c, company, email) => {
        const known = email === null || addresses.take(`${company} ${email.trim().toLowerCase()}`)
        if (connections.take(addressOf(c)) && known) return
        throw new Problem(429, 'request/too-many', formWords(languageOf(c)).problem.tooMany)
      },
      frameOf: (c, declaration, { path, title }) => {
        const language = languageOf(c)
        const words = formWords(language).page
        const site = siteOfSample(declaration.company.id)
        return Promise.resolve({
          declaration,
          language,
          path,
          title,
          languageInAddress: c.req.query('lang') !== undefined,
          sample: isSample(declaration.company.id),
          nav: [
            ...(site === null
              ? []
              : [
                  { path: 'shop', label: words.shop },
                  { path: 'praxen', label: words.devices },
                ]),
            ...(declaration.forms.some((form) => form.id === 'contact')
              ? [{ path: 'contact', label: words.contact }]
              : []),
          ],
        })
      },
    }),
  )
  app.route(
    '/',
    intakeRoutes({
      world,
      siteOf: (company) => siteOfSample(company),
      isSample,
      baseUrl: config.baseUrl,
      // Nobody but this machine can reach a loopback address, and proofs send many forms from it.
      ...(isLoopback(config.baseUrl) ? { pace: 5000 } : {}),
    }),
  )
  return app
}
