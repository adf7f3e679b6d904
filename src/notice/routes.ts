import { type Context, Hono } from 'hono'
import { html, raw } from 'hono/html'
import { createHash } from 'node:crypto'
import { type CompanyId, type Language, parseCompanyId } from '../base/index.ts'
import type { World } from '../ledger/index.ts'
import { dayText } from '../text/day.ts'
import { type NoticeWords, noticeWords } from '../text/notice.ts'
import { type Change, comparedWords, differenceOf } from './difference.ts'
import { noticePath, versionsPath } from './path.ts'
import { type NoticeVersion, currentNotice, noticePage, noticeVersion, noticeVersions } from './publish.ts'
import type { Format } from './store.ts'
import { STYLE } from './style.ts'

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
    const current = await currentNotice(world.db, company, today)
    const version =
      asked === undefined ? (current?.version ?? null) : /^\d{1,9}$/u.test(asked) ? Number(asked) : null
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
      ...(current !== null && current.version !== version
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
      const all = await noticeVersions(world.db, company)
      if (all.length === 0) return next()
      const current = await currentNotice(world.db, company, world.clockOf(company).today())
      return shown(c, language, versionsHtml(company, language, all, current?.version ?? null))
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

function frame(
  company: CompanyId,
  language: Language,
  title: string,
  content: ReturnType<typeof html>,
): ReturnType<typeof html> {
  const words = noticeWords(language)
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title>
<meta name="color-scheme" content="light dark">
<style>${raw(STYLE)}</style>
</head>
<body>
<header><div class="top"><div class="wide"><a href="${noticePath(company, language)}"><strong>${words.title}</strong></a><a href="${versionsPath(company, language)}">${words.versions}</a></div></div>
<div class="wide hero"><h1>${title}</h1></div></header>
<main class="wide" id="inhalt"><article>${content}</article></main>
</body>
</html>
`
}

function versionsHtml(
  company: CompanyId,
  language: Language,
  all: readonly NoticeVersion[],
  current: number | null,
): ReturnType<typeof html> {
  const words = noticeWords(language)
  const rows = all.map((item) => {
    const difference =
      item.version === 1
        ? ''
        : html` · <a href="${versionsPath(company, language)}/${item.version}">${words.difference.compared}</a>`
    return html`<li><p><strong>${words.version(item.version, dayText(item.effectiveFrom, language))}</strong>${item.version === current ? ` (${words.difference.current})` : ''}<br><a href="${noticePath(company, language)}?version=${item.version}">${words.difference.show}</a>${difference}</p></li>`
  })
  return frame(company, language, words.versions, html`<section><ul class="clauses">${rows}</ul></section>`)
}

function differenceHtml(
  company: CompanyId,
  language: Language,
  version: number,
  changes: readonly Change[],
): ReturnType<typeof html> {
  const words = noticeWords(language)
  const content =
    changes.length === 0
      ? html`<section><p>${words.difference.none}</p></section>`
      : html`${changes.map((change) => changeHtml(change, words))}`
  return frame(company, language, words.difference.title(version - 1, version), content)
}

function changeHtml(change: Change, words: NoticeWords): ReturnType<typeof html> {
  const { start, before, after, end } = comparedWords(change.before ?? '', change.after ?? '')
  return html`<section><h2>${change.heading}</h2><p>${words.difference[change.kind]}, ${words.difference[change.weight]}</p><p>${lines(
    start,
  )}${before === '' ? '' : html`<del>${lines(before)}</del> `}${after === '' ? '' : html`<ins>${lines(after)}</ins>`}${lines(
    end === '' ? '' : ` ${end}`,
  )}</p></section>`
}

/** Lines of an address stay lines. */
function lines(text: string): readonly ReturnType<typeof html>[] {
  return text.split('\n').map((line, index) => html`${index === 0 ? '' : raw('<br>')}${line}`)
}
