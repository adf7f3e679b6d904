import { cellsOfRow, columnsAt } from './column.ts'
import { gluedAt, keptAt, pairsAt } from './glued.ts'
import { isDigit, isLetter, isLower, isUpper } from './letters.ts'
import type { Line, Piece } from './line.ts'

export interface SourceLine {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly indent: number
}

const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/gu
export const BULLET = /^(?:[•●○◦▪▫■□·∙‣⁃➢➤►▶✓✔»*+o\uf0b7\uf0a7\u2013\u2014-]|-{2}>?)(?=[ \t\u00a0])/u
/** How a line that opens something begins: a number, a letter with a bracket, a section sign. Never part of a running text. */
const OPENER =
  /^(?:\(?(?:\d{1,2}(?:\.\d{1,2}){0,4}|[a-z]{1,2}|[ivx]{1,5})\)|\d{1,2}(?:\.\d{1,2}){0,4}\.?[ \t]+\p{Lu}|[IVX]{1,5}\.[ \t]|[A-Z][.)][ \t]|§[ \t\u00a0]?\d)/u
export const RULE = /^[-=_*~#.\u2500-\u257f\u2014 ]{3,}$/u
const PAGE =
  /^(?:Seite|Page|S\.)[ \t]?\d{1,4}(?:[ \t]?(?:von|of|\/)[ \t]?\d{1,4})?$|^-?[ \t]?\d{1,4}[ \t]?-?$|^(?!(?:0?[1-9]|1[0-2])[ \t]?\/[ \t]?(?:19|20)\d\d$)\d{1,4}[ \t]?\/[ \t]?\d{1,4}$/u
const LONGEST_OPENING = 40

/** The lines of a source without the blanks around them. */
export function split(source: string): readonly SourceLine[] {
  const lines: SourceLine[] = []
  let at = 0
  const add = (end: number): void => {
    let start = at
    let stop = end
    let indent = 0
    while (start < stop && isBlank(source.charCodeAt(start))) {
      indent += source.charCodeAt(start) === 0x09 ? 4 : 1
      start += 1
    }
    while (stop > start && isBlank(source.charCodeAt(stop - 1))) stop -= 1
    lines.push({ start, end: stop, text: source.slice(start, stop), indent })
  }
  for (const end of source.matchAll(LINE_END)) {
    add(end.index)
    at = end.index + end[0].length
  }
  add(source.length)
  return lines
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0xa0 || code === 0xfeff || code === 0x200b
}

function opens({ text }: SourceLine): boolean {
  return BULLET.test(text.slice(0, LONGEST_OPENING)) || opensNumbered(text)
}

/** Whether a line begins as one that opens something, with a number or letter before it. */
export function opensNumbered(text: string): boolean {
  return OPENER.test(text.slice(0, LONGEST_OPENING))
}

function firstWord(text: string): number {
  const end = text.search(/[ \t\u00a0]/u)
  return end < 0 ? text.length : end
}

/**
 * How wide the lines of a file were set, 0 where each paragraph is one line. A file was set to a width when sentences
 * run on from line to line again and again, and none is much longer.
 */
export function widthOf(lines: readonly SourceLine[]): number {
  const broken: number[] = []
  let pairs = 0
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1]
    if (next === undefined || line.text === '' || next.text === '') continue
    pairs += 1
    const last = line.text.charCodeAt(line.text.length - 1)
    const runsOn = isLower(last) || last === 0x2c || last === 0x2d || isDigit(last)
    const long = line.text.length >= 35 && line.text.length <= 250
    if (long && runsOn && isLower(next.text.charCodeAt(0)) && !opens(next)) broken.push(reachOf(line))
  }
  if (broken.length < 2 || broken.length < pairs * 0.08) return 0
  broken.sort((a, b) => a - b)
  const width = broken[Math.floor(broken.length * 0.9)] ?? 0
  // Where paragraphs run on beyond the width on one line, cells of tables only looked like broken lines.
  let written = 0
  let beyond = 0
  for (const line of lines) {
    if (line.text !== '') written += 1
    if (reachOf(line) > width * BEYOND) beyond += 1
  }
  return beyond > written * FEW ? 0 : width
}

/** How far to the right a line reaches, the blanks before it counted. */
function reachOf({ text, indent }: SourceLine): number {
  return indent + text.length
}

/** So many times as long as the width no line of a file set to it is, but for a few such as long addresses. */
const BEYOND = 1.6
const FEW = 0.05

/** Whether a line goes on in the next: it was broken to the width, or a word was. */
export function runsOn(line: SourceLine, next: SourceLine, width: number): boolean {
  if (next.text === '' || RULE.test(next.text)) return false
  const full = width > 0 && reachOf(line) + 1 + firstWord(next.text) > width
  if (width > 0 && HANGING.test(line.text.slice(-12)) && SECTION.test(next.text)) return true
  if (opens(next) && !(full && isCited(line, next))) return false
  const last = line.text.charCodeAt(line.text.length - 1)
  const first = next.text.charCodeAt(0)
  const hyphen =
    last === 0xad ||
    last === 0x2010 ||
    (last === 0x2d && isLetter(line.text.charCodeAt(line.text.length - 2)))
  if (hyphen && isLower(first) && line.text.length > 20) return true
  if (width === 0) return false
  if (hyphen && isUpper(first) && reachOf(line) > width * 0.6) return true
  if (isLower(first) && last !== 0x2e && last !== 0x3a && last !== 0x3b)
    return full || reachOf(line) > width * 0.7
  if (last === 0x3a)
    return full && (LABEL_LAST.test(line.text.slice(-LONGEST_LABEL)) || ADDRESS.test(next.text))
  // What is set by hand or by a program that parts words does not fill its lines to the last letter.
  return full || (reachOf(line) > width * NEARLY && (isLower(last) || last === 0x2c || isDigit(last)))
}

/**
 * "… (Art. 6 Abs. | 1 S. 1 lit. a DSGVO", "…, | § 25 TDDDG", "…, | 4 Hafenstraße": a number that opens nothing, for the line
 * above breaks off before it.
 */
function isCited({ text }: SourceLine, next: SourceLine): boolean {
  if (TIME_FIRST.test(next.text)) return !/[.:;!?]$/u.test(text)
  return BEFORE_NUMBER.test(text.slice(-12)) && NUMBER_FIRST.test(next.text)
}

/** A street alone on its line with the postcode below: what stands above may fill its line, and is a name all the same. */
function isStreet({ text }: SourceLine, below: SourceLine | undefined): boolean {
  return text.length < 50 && STREET.test(text) && below !== undefined && POSTCODE.test(below.text)
}

const STREET = /^\p{Lu}[^,;:]* \d{1,4} ?[a-z]?$/u
const POSTCODE = /^(?:[A-Z]{1,2}-)?\d{4,5} \p{Lu}/u

/** "… melden wir nach | § 201 SGB VII": no line ends so of itself, and a blank that does not break left it short. */
const HANGING =
  /(?<!\p{L})(?:nach|gemäß|gem\.|laut|des|der|aus|von|vom|und|oder|sowie|auf|in|mit|aufgrund|i\. ?V\. ?m\.|§{1,2})$/u
const SECTION = /^(?:§{1,2}|Art\.|Artikel) ?\d/u

/** "… löscht den Termin | 90 Tage nachdem er vorbei ist". */
const TIME_FIRST =
  /^\d{1,3} (?:Sekunden?|Minuten?|Stunden?|Tagen?|Wochen?|Monat(?:s|en?)?|(?:Kalender)?[Jj]ahren?|Uhr|Euro|Prozent)(?!\p{L})/u
const BEFORE_NUMBER =
  /(?:,|(?<!\p{L})(?:Abs|Art|Artikel|Absatz|Nr|Nummer|Ziff|Ziffer|S|Satz|§{1,2}|und|oder|bis|i\. ?V\. ?m|gemäß|nach|vom|am|[Ss]ections?|and|or)\.?)$/u
const NUMBER_FIRST =
  /^(?:§{1,2} ?)?\d{1,4}[a-z]?(?: |,|$)|^\d{1,2}\. (?:Januar|Februar|März|April|Mai|Ju[nl]i|August|September|Oktober|November|Dezember)/u

/** "…, USA; Grundlage der Übermittlung:": a label among others on its line, whose value found no room there. */
const LABEL_LAST =
  /;\s[^;:]{2,50}:$|[.;]\s(?:Dienstanbieter|Website|Datenschutzerklärung|Rechtsgrundlagen?|Grundlagen?|Auftragsverarbeitung|Widerspruch|Opt-[Oo]ut|Service provider|Privacy policy|Legal basis|Basis)[^.;:]{0,36}:$/u
const LONGEST_LABEL = 60
const ADDRESS = /^https?:/u

/** So full, of the width, is a line that breaks off in a sentence before a word that might still have had room. */
const NEARLY = 0.85

const CELLS = /\t+| {3,}|\s\|\s/u

/** Three lines or more in a row that have cells, and equally many of them, are a table. */
function cellsOf(line: SourceLine): readonly Piece[][] {
  const cells: Piece[][] = []
  let at = 0
  for (const gap of line.text.matchAll(/\t+| {3,}|[ \t]\|[ \t]/gu)) {
    cells.push([{ text: line.text.slice(at, gap.index), from: line.start + at, to: line.start + gap.index }])
    at = gap.index + gap[0].length
  }
  cells.push([{ text: line.text.slice(at), from: line.start + at, to: line.end }])
  return cells
}

/** So many rows show where a column begins. */
const FIRST_ROWS = 3

/** A row with a cell that fills its column, so that one blank parts it from the next: cut where the rows above begin theirs. */
function filledRow(
  line: SourceLine,
  above: readonly SourceLine[],
): readonly (readonly Piece[])[] | undefined {
  const begins = above.map((row) => cellsOf(row).map(([cell]) => row.indent + (cell?.from ?? 0) - row.start))
  const [columns = []] = begins
  if (begins.length < 2 || columns.length < 2 || begins.some((one) => one.join() !== columns.join()))
    return undefined
  const cuts = columns.slice(1).map((column) => column - line.indent)
  const cells = cellsOf(line).flatMap(([cell]) => {
    if (!cell) return []
    let from = cell.from - line.start
    const parts: Piece[][] = []
    const part = (start: number, end: number): void => {
      parts.push([{ text: line.text.slice(start, end), from: line.start + start, to: line.start + end }])
    }
    for (const cut of cuts) {
      if (cut <= from || cut >= cell.to - line.start) continue
      if (line.text.charAt(cut - 1) !== ' ' || line.text.charAt(cut) === ' ') continue
      part(from, cut - 1)
      from = cut
    }
    part(from, cell.to - line.start)
    return parts
  })
  return cells.length === columns.length ? cells : undefined
}

/** What a format knows of a line: how it is set, and whether it goes on from the one before; or what else it is. */
export type Mark =
  | { readonly kind: 'line'; readonly style: string; readonly goesOn: boolean }
  | { readonly kind: 'cell'; readonly row: number; readonly column: number; readonly columns: number }
  | { readonly kind: 'left out' }

/** What is known of lines from elsewhere, by the offset where they start; of all of them or of none. */
export type Marks = ReadonlyMap<number, Mark>

/**
 * The lines of a plain text: paragraphs broken to a width are one line again, bullets become items, rulers go.
 *
 * @param marks what the format knew of the lines; where it says nothing the text itself is asked
 */
export function readPlain(source: string, marks: Marks = new Map()): readonly Line[] {
  const whole = split(source).filter((line) => marks.get(line.start)?.kind !== 'left out')
  const heads = pageHeads(whole)
  const lines = whole.filter((line) => !heads.has(line))
  const width = widthOf(lines)
  const read: Line[] = []
  let gap = true
  let depths: number[] = []
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i]
    if (line === undefined) break
    if (line.text === '' || PAGE.test(line.text)) {
      gap = true
      continue
    }
    if (line.text.length < 200 && RULE.test(line.text)) {
      const above = read.at(-1)
      if (
        above !== undefined &&
        !gap &&
        above.kind === 'text' &&
        /^[=~-]/u.test(line.text) &&
        !CELLS.test(lines[i - 1]?.text ?? '')
      ) {
        read[read.length - 1] = { ...above, kind: 'heading', style: `underlined${line.text.charAt(0)}` }
      }
      gap = true
      continue
    }
    const mark = marks.get(line.start)
    if (mark?.kind === 'cell') {
      const row = markedRow(lines, i, marks, mark)
      read.push({ kind: 'row', level: 0, style: '', gap, cells: row.cells })
      gap = false
      i = row.end - 1
      continue
    }
    const columns = columnsAt(lines, i)
    if (columns !== null) {
      for (const row of columns.rows) {
        read.push({ kind: 'row', level: 0, style: '', gap, cells: cellsOfRow(row) })
        gap = false
      }
      i = columns.end - 1
      continue
    }
    const glued = gluedAt(lines, i)
    if (glued !== null) {
      for (const cells of glued.rows) {
        read.push({ kind: 'row', level: 0, style: '', gap, cells })
        gap = false
      }
      i = glued.end - 1
      continue
    }
    const pairs = pairsAt(lines, i) ?? keptAt(lines, i)
    if (pairs !== null) {
      for (const pieces of pairs.lines) {
        read.push({ kind: 'text', level: 0, style: '', gap, cells: [pieces] })
        gap = false
      }
      i = pairs.end - 1
      continue
    }
    if (CELLS.test(line.text) && line.text.length < 2000) {
      const table: Piece[][][] = []
      let end = i
      for (; end < lines.length; end += 1) {
        const row = lines[end]
        if (row === undefined || row.text === '' || row.text.length >= 2000) break
        if (table.length > 0 && RULE.test(row.text)) continue
        const cut = cellsOf(row)
        const cells =
          cut.length < Math.max(2, table[0]?.length ?? 0)
            ? (filledRow(row, lines.slice(i, Math.min(end, i + FIRST_ROWS))) ?? cut)
            : cut
        if (cells.length < 2 || (table[0] !== undefined && table[0].length !== cells.length)) break
        table.push(cells.map((cell) => [...cell]))
      }
      const bulleted = BULLET.test(line.text)
      if (table.length >= 2 && !bulleted) {
        for (const cells of table) {
          read.push({ kind: 'row', level: 0, style: '', gap, cells })
          gap = false
        }
        i = end - 1
        gap = false
        continue
      }
    }
    const bullet = BULLET.exec(line.text)?.[0] ?? ''
    const pieces: Piece[] = [
      { text: line.text.slice(bullet.length), from: line.start + bullet.length, to: line.end },
    ]
    let last = line
    while (i + 1 < lines.length) {
      const next = lines[i + 1]
      if (next === undefined) break
      const own = marks.get(next.start)
      if (
        own === undefined
          ? isStreet(next, lines[i + 2]) || !runsOn(last, next, width)
          : own.kind !== 'line' || !own.goesOn
      )
        break
      pieces.push(
        { text: '\n', from: last.end, to: next.start },
        { text: next.text, from: next.start, to: next.end },
      )
      last = next
      i += 1
    }
    if (bullet === '') depths = []
    else {
      depths = depths.filter((depth) => depth <= line.indent)
      if (depths.at(-1) !== line.indent) depths.push(line.indent)
    }
    read.push({
      kind: bullet === '' ? 'text' : 'item',
      level: bullet === '' ? 0 : Math.min(depths.length, 9),
      style: mark?.kind === 'line' ? mark.style : '',
      gap,
      cells: [pieces],
    })
    gap = false
  }
  return read
}

/** What stands at the top of several pages, right behind their numbers: "ALMA Maschinenbau   Info 3 / Rev. 5". */
function pageHeads(lines: readonly SourceLine[]): ReadonlySet<SourceLine> {
  const tops = lines.flatMap((line, at) => {
    if (!PAGE.test(line.text)) return []
    const top = lines.slice(at + 1, at + 1 + NEAR_PAGE).find(({ text }) => text !== '')
    return top && top.text.length < LONGEST_HEAD ? [top] : []
  })
  return new Set(
    [...Map.groupBy(tops, ({ text }) => text.replaceAll(/\s+/gu, ' ')).values()]
      .filter((same) => same.length > 1)
      .flat(),
  )
}

const NEAR_PAGE = 4
const LONGEST_HEAD = 120

/** A row of a table whose cells the format knew: each cell's lines, and the line the row ends before. */
function markedRow(
  lines: readonly SourceLine[],
  at: number,
  marks: Marks,
  { row, columns }: Extract<Mark, { kind: 'cell' }>,
): { readonly cells: readonly (readonly Piece[])[]; readonly end: number } {
  const cells = Array.from({ length: columns }, (): Piece[] => [])
  let end = at
  for (; end < lines.length; end += 1) {
    const line = lines[end]
    const mark = line === undefined ? undefined : marks.get(line.start)
    if (line === undefined || mark?.kind !== 'cell' || mark.row !== row) break
    const cell = cells[mark.column]
    const above = cell?.at(-1)
    if (above !== undefined) cell?.push({ text: '\n', from: above.to, to: line.start })
    cell?.push({ text: line.text, from: line.start, to: line.end })
  }
  return { cells, end }
}

/** Whether every letter of a text is a capital, and there are four or more. */
export function isAllCapitals(text: string): boolean {
  let capitals = 0
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (isUpper(code)) capitals += 1
    else if (isLower(code) && code !== 0xdf) return false
  }
  return capitals >= 4
}
