import { html, raw } from 'hono/html'
import type { CompanyId, Language } from '../base/index.ts'
import { dayText } from '../text/day.ts'
import { type NoticeWords, noticeWords } from '../text/notice.ts'
import { type Change, comparedWords } from './difference.ts'
import { noticePath, versionsPath } from './path.ts'
import type { NoticeDay } from './publish.ts'
import { STYLE } from './style.ts'

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

/** The page of all versions, each with its day and the way to what changed with it. */
export function versionsHtml(
  company: CompanyId,
  language: Language,
  all: readonly NoticeDay[],
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

/** The page of what changed with a version. */
export function differenceHtml(
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
