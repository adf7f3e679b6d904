import type { Day, Language } from '../../base/index.ts'
import { dayText, knownDayText } from '../../text/day.ts'
import { document, esc } from './frame.ts'
import { reportWords } from './words.ts'

/** One line of the page over many notices. */
export interface Overview {
  readonly file: string
  /** Where the page about it lies, beside this one; null where it was refused. */
  readonly page: string | null
  readonly controller: string | null
  readonly date: string | null
  readonly errors: number
  readonly warnings: number
  readonly notes: number
  readonly found: string
  /** Why it was not read. */
  readonly refused: string | null
}

/**
 * The page over many notices, worst first.
 *
 * @param checked the day up to which the tables of law were checked, null where no notice was judged
 */
export function htmlOverview(
  rows: readonly Overview[],
  asOf: Day,
  checked: Day | null,
  language: Language,
): string {
  const words = reportWords(language)
  const sorted = [...rows].sort(
    (a, b) => b.errors - a.errors || b.warnings - a.warnings || (a.file < b.file ? -1 : 1),
  )
  const body = sorted.map((row) => {
    const name =
      row.page === null ? esc(row.file) : `<a href="${esc(encodeURI(row.page))}">${esc(row.file)}</a>`
    if (row.refused !== null)
      return `<tr><td>${name}</td><td colspan="6"><span class="badge missing">${esc(words.refused)}</span> ${esc(row.refused)}</td></tr>`
    const cells: readonly (readonly [string, string | number])[] = [
      [words.severitiesMany.error, row.errors],
      [words.severitiesMany.warn, row.warnings],
      [words.severitiesMany.info, row.notes],
      [words.checklist, row.found],
    ]
    return `<tr><td>${name}</td><td data-h="${esc(words.kinds.controller)}">${esc(row.controller ?? '–')}</td><td data-h="${esc(words.noticeDay)}">${esc(row.date === null ? words.undated : knownDayText(row.date, language))}</td>${cells.map(([head, value]) => `<td class="num" data-h="${esc(head)}">${esc(String(value))}</td>`).join('')}</tr>`
  })
  return document(
    words.many,
    language,
    `<header class="top wrap"><p class="brand">Zusage</p><h1>${esc(words.many)}</h1><p class="meta"><span>${esc(words.asOf)} <b>${esc(dayText(asOf, language))}</b></span><span>${esc(words.lawChecked)} <b>${checked === null ? '–' : esc(dayText(checked, language))}</b></span></p></header>
<main class="wrap"><section class="card"><div class="scroll"><table class="list"><thead><tr><th>${esc(words.file)}</th><th>${esc(words.kinds.controller)}</th><th>${esc(words.noticeDay)}</th><th class="num">${esc(words.severitiesMany.error)}</th><th class="num">${esc(words.severitiesMany.warn)}</th><th class="num">${esc(words.severitiesMany.info)}</th><th class="num">Art. 13/14</th></tr></thead><tbody>${body.join('')}</tbody></table></div></section></main>
<footer class="wrap"><p>${esc(words.offline)}</p></footer>`,
    false,
  )
}
