import { Refusal } from './refusal.ts'
import { joinedTo, LARGER, type Printed } from './flow.ts'
import { type Part, partsOf, type Run, runsIn, stepTo } from './layout.ts'
import { pagesOf } from './pages.ts'
import type { Mark, Marks } from './plain.ts'

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** So many parts at the top or bottom of a page may be what all pages repeat. */
const EDGE = 5

/** What stands at the top or bottom of most pages, but for the page's number; of two pages what stands there at the same height. */
function repeated(pages: readonly (readonly Part[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const [page, parts] of pages.entries()) {
    const edges = [...parts.slice(0, EDGE), ...parts.slice(-EDGE)]
    const keys = new Set(edges.flatMap((part) => keysOf(part, page)))
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const most = Math.max(3, Math.ceil(pages.length * 0.6))
  return new Set(
    [...counts]
      .filter(([key, count]) => count >= (key.includes('\n') && pages.length === 2 ? 2 : most))
      .map(([key]) => key),
  )
}

/** By what a part is known again on other pages: what it shows, alone and with how high it stands. */
function keysOf(part: Part, page: number): readonly [shown: string, placed: string] {
  const shown = shape(part, page)
  return [shown, `${shown}\n${Math.round(runsIn(part)[0]?.y ?? 0)}`]
}

/** What a part shows, without the number of its page. */
function shape(part: Part, page: number): string {
  const runs = runsIn(part)
  const text = runs
    .map((run) => run.text)
    .join('   ')
    .replaceAll(/\s+/gu, ' ')
  // A title page may not be counted, or be counted without being there.
  for (const own of [page + 1, page, page + 2])
    for (const { 0: number, index } of text.matchAll(/\d{1,4}/gu)) {
      const numbered = `${text.slice(0, index)}#${text.slice(index + number.length)}`
      if (Number(number) === own && PAGE_NUMBER.test(numbered)) return numbered
    }
  return text
}

/** "Seite # von 5", "#/5", "– # –", and nothing that is only numbered. */
const PAGE_NUMBER =
  /(?:Seite|Page|Blatt|(?<!\p{L})S\.) ?#|# ?(?:von|of|\/|\|) ?[\d#]|^[\s\p{Pd}|]{0,4}#[\s\p{Pd}|]{0,4}$/u

/** The text of a PDF, what is known of its lines, and where each page begins in it. */
export interface PrintedText {
  readonly source: string
  readonly marks: Marks
  readonly pages: readonly number[]
}

/**
 * The text of a PDF, page after page, as the source that offsets refer to; an empty line where the page shows a gap.
 * Marked are the lines repeated on every page, to be left out, larger print, lines that go on in the next for want of
 * room, and the cells of tables.
 *
 * @throws Refusal when the file is encrypted, broken, larger than any notice, or holds pictures instead of text
 */
export async function readPdf(bytes: Uint8Array): Promise<PrintedText> {
  const pages = (await pagesOf(bytes)).map(partsOf)
  const runs = pages.flat().flatMap((part) => runsIn(part))
  if (runs.reduce((sum, { text }) => sum + text.length, 0) < 40) {
    throw new Refusal('pdf-without-text', {
      de: 'Das PDF enthält nur Bilder, keinen Text. Bitte zuerst eine Texterkennung (OCR) durchführen.',
      en: 'The PDF holds pictures only, no text. Please run text recognition (OCR) first.',
    })
  }
  const printed = printedOf(pages, runs)
  const joined = joinedTo(printed)
  const marks = new Map<number, Mark>()
  const starts: number[] = []
  let source = ''
  for (const line of printed) {
    // A page without text begins where the next one does.
    while (starts.length <= line.page) starts.push(source.length)
    if (line.gap) source += '\n'
    const { mark } = line
    marks.set(source.length, mark.kind === 'line' ? { ...mark, goesOn: joined.has(line) } : mark)
    source += `${line.run.text}\n`
  }
  return { source: source.trimEnd(), marks, pages: starts }
}

function printedOf(pages: readonly (readonly Part[])[], runs: readonly Run[]): readonly Printed[] {
  const pitch = median(
    pages.flatMap((page) =>
      page
        .slice(1)
        .map((part, i) => stepBelow(page[i], part))
        .filter((step) => step > 2),
    ),
  )
  const body = median(
    runs.flatMap(({ text, size }) => Array.from({ length: Math.ceil(text.length / 20) }, () => size)),
  )
  const sizes = [...new Set(runs.filter(({ size }) => size > body * LARGER).map(({ size }) => size))].sort(
    (a, b) => b - a,
  )
  const edges = repeated(pages)
  let rows = 0
  return pages.flatMap((parts, page) =>
    parts.flatMap((part, i): readonly Printed[] => {
      const size = 'line' in part ? part.line.size : 0
      const gap = pitch > 0 && stepBelow(parts[i - 1], part) > Math.max(pitch, size) * 1.4
      const atEdge = i < EDGE || i >= parts.length - EDGE
      if (atEdge && size <= body * LARGER && keysOf(part, page).some((key) => edges.has(key))) {
        return runsIn(part).map((run) => ({
          run,
          page,
          gap: false,
          mark: { kind: 'left out' },
        }))
      }
      if ('line' in part) {
        const large = size > body * LARGER && part.line.text.length < 200
        const style = large ? `size${sizes.indexOf(size) + 1}` : ''
        return [{ run: part.line, page, gap, mark: { kind: 'line', style, goesOn: false } }]
      }
      rows += 1
      const row = rows
      return part.row
        .flatMap((cell, column) => cell.map((run) => ({ run, column })))
        .map(({ run, column }, n) => ({
          run,
          page,
          gap: gap && n === 0,
          mark: { kind: 'cell', row, column, columns: part.row.length },
        }))
    }),
  )
}

/** How far a part stands below the one before it, in points; 0 where it does not. */
function stepBelow(above: Part | undefined, below: Part): number {
  return above === undefined ? 0 : Math.max(0, stepTo(runsIn(above), runsIn(below)))
}
