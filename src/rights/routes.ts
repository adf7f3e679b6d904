import { type Context, Hono } from 'hono'
import {
  type CompanyId,
  type Language,
  type RequestId,
  Problem,
  isUuid,
  parseCompanyId,
} from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'
import type { Frame } from '../../web/pages/index.ts'
import { openAnswer } from './answer.ts'
import type { RightsDeps } from './deps.ts'
import { confirmByCode, confirmByLink } from './identify.ts'
import { answerPage, confirmPage, requestPage, sentPage, statusPage, wrongTokenPage } from './pages.ts'
import { declarationOf, receiveRequest } from './receive.ts'
import { requestById } from './store.ts'
import { rightsText } from '../text/rights.ts'
import { validateRequest } from './validate.ts'

/** What public pages need besides what rights needs. */
export interface RightsRoutesDeps extends RightsDeps {
  /** The frame of a company's page, with its navigation, in the visitor's language. */
  frameOf(
    c: Context,
    declaration: Declaration,
    page: { readonly path: string; readonly title: string },
  ): Promise<Frame>
  languageOf(c: Context): Language
  /**
   * Asked before a request is taken or a code is tried: each sends mail to an address that anybody can name.
   *
   * @param email the address, where there is one
   * @throws Problem 429 when that came too often
   */
  admit?(c: Context, company: CompanyId, email: string | null): void
}

/**
 * The public way to exercise rights: `/{company}/antrag` and what follows from it, and `POST
 * /api/v1/{company}/requests` for a company's own pages. Answers are never cached and never say whether anything is
 * held about an address.
 */
export function rightsRoutes(deps: RightsRoutesDeps): Hono {
  const app = new Hono()
  const frame = async (c: Context, declaration: Declaration, path = 'antrag'): Promise<Frame> =>
    await deps.frameOf(c, declaration, { path, title: rightsText(deps.languageOf(c)).title })

  app.get('/:company/antrag', async (c) => {
    const declaration = await declarationOf(deps, companyOf(c))
    return await c.html(
      requestPage(await frame(c, declaration), {
        values: { right: c.req.query('right') ?? 'access' },
        faults: [],
      }),
    )
  })

  app.post('/:company/antrag', async (c) => {
    const company = companyOf(c)
    const declaration = await declarationOf(deps, company)
    const language = deps.languageOf(c)
    const input = await fields(c)
    const checked = validateRequest(input, language)
    if (!checked.ok) {
      return await c.html(
        requestPage(await frame(c, declaration), { values: texts(input), faults: checked.faults }),
        422,
      )
    }
    deps.admit?.(c, company, checked.typed.email)
    const request = await receiveRequest(deps, company, { ...checked.typed, channel: 'form', language })
    const sent = { request: request.id, email: checked.typed.email, last: request.legalOn, wrong: false }
    return await c.html(sentPage(await frame(c, declaration), sent), 201)
  })

  app.post('/:company/antrag/code', async (c) => {
    const company = companyOf(c)
    const declaration = await declarationOf(deps, company)
    const { request: id, code, email } = texts(await fields(c))
    deps.admit?.(c, company, null)
    if (id === undefined || !isUuid(id)) return await wrong(c, await frame(c, declaration))
    try {
      const request = await confirmByCode(deps, company, id as RequestId, (code ?? '').slice(0, 20))
      return await c.html(statusPage(await frame(c, declaration), request))
    } catch (refusal) {
      if (!(refusal instanceof Problem)) throw refusal
      const known = await requestById(deps.world.db, company, id as RequestId)
      if (refusal.status !== 422 || known === undefined) return await wrong(c, await frame(c, declaration))
      const sent = { request: id, email: (email ?? '').slice(0, 254), last: known.legalOn, wrong: true }
      return await c.html(sentPage(await frame(c, declaration), sent), 422)
    }
  })

  app.get('/:company/antrag/bestaetigen', async (c) => {
    const declaration = await declarationOf(deps, companyOf(c))
    return await c.html(confirmPage(await frame(c, declaration), (c.req.query('t') ?? '').slice(0, 100)))
  })

  app.post('/:company/antrag/bestaetigen', async (c) => {
    const company = companyOf(c)
    const declaration = await declarationOf(deps, company)
    const { t } = texts(await fields(c))
    try {
      return await c.html(
        statusPage(await frame(c, declaration), await confirmByLink(deps, company, t ?? '')),
      )
    } catch (refusal) {
      if (!(refusal instanceof Problem)) throw refusal
      return await wrong(c, await frame(c, declaration))
    }
  })

  app.get('/:company/antrag/antwort', async (c) => {
    const company = companyOf(c)
    const declaration = await declarationOf(deps, company)
    const token = c.req.query('t') ?? ''
    c.header('cache-control', 'no-store')
    try {
      return await c.html(
        answerPage(await frame(c, declaration), await openAnswer(deps, company, token), token),
      )
    } catch (refusal) {
      if (!(refusal instanceof Problem)) throw refusal
      return await wrong(c, await frame(c, declaration))
    }
  })

  app.get('/:company/antrag/paket', async (c) => {
    const answer = await openAnswer(deps, companyOf(c), c.req.query('t') ?? '')
    if (answer.package === null) throw new Problem(404, 'request/no-package', 'This answer has no enclosure.')
    const name = deps.languageOf(c) === 'de' ? 'auskunft' : 'access'
    return c.body(Buffer.from(answer.package), 200, {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${name}.zip"`,
      'cache-control': 'no-store',
    })
  })

  app.post('/api/v1/:company/requests', async (c) => {
    const company = companyOf(c)
    const language = deps.languageOf(c)
    const body: unknown = await c.req.json().catch(() => undefined)
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      throw new Problem(400, 'request/invalid', 'Expected a JSON object.')
    }
    const checked = validateRequest(body as Readonly<Record<string, unknown>>, language)
    if (!checked.ok) {
      throw new Problem(422, 'request/invalid', rightsText(language).title, {
        provision: 'Art. 12(2) GDPR',
        faults: checked.faults,
      })
    }
    deps.admit?.(c, company, checked.typed.email)
    const request = await receiveRequest(deps, company, { ...checked.typed, channel: 'form', language })
    return c.json(
      {
        id: request.id,
        receivedAt: request.receivedAt,
        answerBy: request.legalOn,
        identity: request.identity,
      },
      201,
    )
  })

  return app
}

async function wrong(c: Context, frame: Frame): Promise<Response> {
  return await c.html(wrongTokenPage(frame), 404)
}

function companyOf(c: Context): CompanyId {
  try {
    return parseCompanyId(c.req.param('company') ?? '')
  } catch (cause) {
    throw new Problem(404, 'company/unknown', 'There is no such company.', { cause })
  }
}

async function fields(c: Context): Promise<Readonly<Record<string, unknown>>> {
  return await c.req.parseBody({ all: true }).catch(() => ({}))
}

function texts(input: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(input).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
