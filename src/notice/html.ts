import { html, raw } from 'hono/html'
import type { Language } from '../base/index.ts'
import { dayText } from '../text/day.ts'
import { noticeWords } from '../text/notice.ts'
import {
  type Block,
  type Clause,
  type NoticeDocument,
  type Row,
  type Section,
  clauseAnchor,
} from './document.ts'
import { linkify } from './linkify.ts'
import { noticePath, versionsPath } from './path.ts'
import { STYLE } from './style.ts'

type Html = ReturnType<typeof html>

/**
 * The notice as one page that needs nothing else: no script, no font, no image, no cookie. Readable by screen readers, on
 * paper, on a telephone and in the dark. The same document gives the same bytes.
 */
export async function renderHtml(notice: NoticeDocument): Promise<string> {
  const { language } = notice
  const words = noticeWords(language)
  const other: Language = language === 'de' ? 'en' : 'de'
  const here = noticePath(notice.company, language)
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${words.title} – ${notice.name}</title>
<meta name="robots" content="index,follow">
<meta name="color-scheme" content="light dark">
<style>${raw(STYLE)}</style>
</head>
<body>
<a class="skip" href="#inhalt">${words.skip}</a>
<header><div class="top"><div class="wide"><a href="/${notice.company}/"><strong>${notice.name}</strong></a>${
    notice.languages.includes(other)
      ? html`<a href="${noticePath(notice.company, other)}" hreflang="${other}" lang="${other}">${words.otherLanguage}</a>`
      : ''
  }</div></div>
<div class="wide hero"><h1>${words.title}</h1><p>${words.version(notice.version, dayText(notice.on, language))}</p></div></header>
<div class="wide body">
<nav class="toc" aria-labelledby="toc"><h2 id="toc">${words.contents}</h2><ol>${notice.sections.map(
    (item) => html`<li><a href="#${item.anchor}">${held(item.heading)}</a></li>`,
  )}</ol></nav>
<main id="inhalt"><article>
${notice.sections.map((item) => sectionHtml(item, 2))}
</article></main>
</div>
<footer class="wide end">${words.otherFormats}: <a href="${here}.md">${words.markdown}</a><a href="${here}.txt">${words.plainText}</a><a href="${versionsPath(notice.company, language)}">${words.versions}</a></footer>
</body>
</html>
`
  return String(await page)
}

function sectionHtml(section: Section, depth: 2 | 3): Html {
  const heading =
    depth === 2
      ? html`<h2 id="${section.anchor}-t">${held(section.heading)}</h2>`
      : html`<h3 id="${section.anchor}-t">${held(section.heading)}</h3>`
  const isActivity = section.blocks.some(({ kind }) => kind === 'facts')
  const look = section.framed ? ' class="frame"' : isActivity ? ' class="activity"' : ''
  return html`<section id="${section.anchor}" aria-labelledby="${section.anchor}-t"${raw(look)}>${heading}${section.blocks.map(
    blockHtml,
  )}${
    section.sections.length === 0
      ? ''
      : html`<div class="subs">${section.sections.map((item) => sectionHtml(item, 3))}</div>`
  }</section>
`
}

function blockHtml(block: Block): Html {
  switch (block.kind) {
    case 'paragraph':
      return html`<p id="${clauseAnchor(block.clause.id)}">${textHtml(block.clause)}</p>`
    case 'lines':
      return html`<address class="lines" id="${clauseAnchor(block.clause.id)}">${textHtml(block.clause)}</address>`
    case 'list':
      return html`<ul class="clauses">${block.clauses.map(
        (clause) => html`<li id="${clauseAnchor(clause.id)}">${textHtml(clause)}</li>`,
      )}</ul>`
    case 'facts':
      return html`<dl>${block.entries.map(
        ({ label, clauses }) =>
          html`<div><dt>${label}</dt><dd>${clauses.map(
            (clause) => html`<p id="${clauseAnchor(clause.id)}">${textHtml(clause)}</p>`,
          )}</dd></div>`,
      )}</dl>`
    case 'table':
      return html`<div class="table"><table><caption>${block.caption}</caption><thead><tr>${block.head.map(
        (head) => html`<th scope="col">${head}</th>`,
      )}</tr></thead><tbody>${block.rows.map((row) => rowHtml(row, block.head))}</tbody></table></div>`
    case 'links':
      return html`<ul class="ways">${block.links.map(
        ({ text, anchor }) => html`<li><a href="#${anchor}">${text}</a></li>`,
      )}</ul>`
  }
}

function rowHtml(row: Row, head: readonly string[]): Html {
  const [first, ...rest] = row.cells
  return html`<tr id="${clauseAnchor(row.clause.id)}"><th scope="row">${first ?? ''}</th>${rest.map(
    (cell, index) => html`<td data-label="${head[index + 1] ?? ''}">${cell}</td>`,
  )}</tr>`
}

/** Keeps together on one line what belongs together: Art. 6, Abs. 1, § 25. */
function held(text: string): string {
  return text.replaceAll(/(Art\.|Abs\.|lit\.|Nr\.|no\.|§|S\.)\s(?=[\da-z])/gu, '$1\u00a0')
}

function textHtml(clause: Clause): readonly Html[] {
  return clause.text
    .split('\n')
    .map(
      (line, index) =>
        html`${index === 0 ? '' : raw('<br>')}${linkify(line).map(({ text, href }) =>
          href === undefined ? html`${held(text)}` : html`<a href="${href}">${text}</a>`,
        )}`,
    )
}
