import { type Context, Hono } from 'hono'
import type { html } from 'hono/html'
import { createHash } from 'node:crypto'
import { type CompanyId, type Language, parseCompanyId } from '../base/index.ts'
import type { World } from '../ledger/index.ts'
import { differenceOf } from './difference.ts'
import { noticePath } from './path.ts'
import { currentVersion, noticeDays, noticePage, noticeVersion } from './publish.ts'
import type { Format } from './store.ts'
import { differenceHtml, versionsHtml } from './versions-page.ts'

const types: { readonly [F in Format]: string } = {
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
}

/** Only the page's own style may be used, known by its hash; nothing is loaded, sent or framed. */
function policyOf(body: string): string {
  const style = /<style>([\s\S]*?)<\/style>/u.exec(body)?.[1] ?? ''
  const hash = createHash('sha256').update(style).digest('base64')
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
}

/**
 * The published notice at `/{company}/datenschutz` and `/{company}/privacy`, also as `.md` and `.txt`; earlier ones with
 * `?version=`; all of them, with what changed, under `/fassungen` and `/versions`. Without cookies and without scripts.
 */
export function noticeRoutes(world: World): Hono {
  const app = new Hono()

  const serve = (language: Language, format: Format) => async (c: Context, next: () => Promise<void>) => {
    const company = companyOf(c.req.param('company'))
    if (company === null) return next()
    const asked = c.req.query('version')
    const today = world.clockOf(company).today()
    const current = await currentVersion(world.db, company, today)
    const version = asked === undefined ? current : /^\d{1,9}$/u.test(asked) ? Number(asked) : null
    if (version === null) return next()
    const page = await noticePage(world.db, company, version, language, format)
    if (page === null) return next()
    const etag = `"${page.hash}"`
    const headers = {
      'content-type': types[format],
      'content-security-policy': policyOf(page.body),
      'content-language': language,
      'cache-control': asked === undefined ? 'no-cache' : 'public, max-age=31536000, immutable',
      etag,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      ...(current !== null && current !== version
        ? { link: `<${noticePath(company, language)}>; rel="latest-version"` }
        : {}),
    }
    if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers)
    return c.body(page.body, 200, headers)
  }

  const languages = [
    ['de', 'datenschutz', 'fassungen'],
    ['en', 'privacy', 'versions'],
  ] as const
  for (const [language, path, list] of languages) {
    app.get(`/:company/${path}`, serve(language, 'html'))
    app.get(`/:company/${path}.md`, serve(language, 'md'))
    app.get(`/:company/${path}.txt`, serve(language, 'txt'))
    app.get(`/:company/${path}/${list}`, async (c, next) => {
      const company = companyOf(c.req.param('company'))
      if (company === null) return next()
      const all = await noticeDays(world.db, company)
      if (all.length === 0) return next()
      const current = await currentVersion(world.db, company, world.clockOf(company).today())
      return shown(c, language, versionsHtml(company, language, all, current))
    })
    app.get(`/:company/${path}/${list}/:version{[0-9]{1,9}}`, async (c, next) => {
      const company = companyOf(c.req.param('company'))
      if (company === null) return next()
      const number = Number(c.req.param('version'))
      const [before, after] = await Promise.all([
        noticeVersion(world.db, company, number - 1),
        noticeVersion(world.db, company, number),
      ])
      const old = before?.documents[language]
      const now = after?.documents[language]
      if (old === undefined || now === undefined) return next()
      return shown(c, language, differenceHtml(company, language, number, differenceOf(old, now)))
    })
  }
  return app
}

function companyOf(text: string | undefined): CompanyId | null {
  try {
    return parseCompanyId(text ?? '')
  } catch {
    return null
  }
}

async function shown(c: Context, language: Language, body: ReturnType<typeof html>): Promise<Response> {
  const page = String(await body)
  return c.body(page, 200, {
    'content-type': types.html,
    'content-language': language,
    'content-security-policy': policyOf(page),
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  })
}
