import type { Line, Piece } from './line.ts'
import { BULLET, RULE, type SourceLine, runsOn, split, widthOf } from './plain.ts'

const HEADING = /^(#{1,6})[ \t]+/u
const FENCE = /^(?:`{3,}|~{3,})/u
const TABLE_RULE = /^\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?$/u
const LONGEST_TARGET = 2000

/** The place behind the target of a link that starts with a bracket at `at`, or -1. */
function behindTarget(text: string, at: number): number {
  const open = text.charAt(at)
  const close = open === '(' ? ')' : open === '[' ? ']' : ''
  if (close === '') return -1
  const end = text.slice(at, at + LONGEST_TARGET).indexOf(close)
  return end < 0 ? -1 : at + end + 1
}

/** Takes emphasis, links, code marks, tags and escapes out of one line; what is left keeps its place. */
function inline(text: string, from: number): readonly Piece[] {
  const gone = new Uint8Array(text.length)
  const open: number[] = []
  for (let i = 0; i < text.length; i += 1) {
    const letter = text.charAt(i)
    const next = text.charAt(i + 1)
    if (letter === '\\' && /[\\`*_{}[\]()#+.!<>|~-]/u.test(next)) {
      gone[i] = 1
      i += 1
    } else if (letter === '`') {
      const end = text.slice(i + 1, i + 400).indexOf('`')
      gone[i] = 1
      if (end >= 0) {
        i += end + 1
        gone[i] = 1
      }
    } else if (letter === '*') {
      let end = i
      while (text.charAt(end) === '*') end += 1
      const before = text.charAt(i - 1)
      if (/\S/u.test(before) || /\S/u.test(text.charAt(end))) gone.fill(1, i, end)
      i = end - 1
    } else if (letter === '_') {
      let end = i
      while (text.charAt(end) === '_') end += 1
      const opens = !/[\p{L}\d]/u.test(text.charAt(i - 1)) && /[\p{L}„"(]/u.test(text.charAt(end))
      // `_ga` and `__utma` are cookies, not emphasis: emphasis is closed again, around words.
      const closing = opens && end - i <= 2 ? text.slice(end, end + 400).indexOf('_'.repeat(end - i)) : -1
      if (
        closing > 0 &&
        !/[\p{L}\d_]/u.test(text.charAt(end + closing + end - i)) &&
        /\S/u.test(text.charAt(end + closing - 1))
      ) {
        gone.fill(1, i, end)
        gone.fill(1, end + closing, end + closing + end - i)
      }
      i = end - 1
    } else if (letter === '[') open.push(i)
    else if (letter === '!' && next === '[') gone[i] = 1
    else if (letter === ']') {
      const start = open.pop()
      const end = start === undefined || next !== '(' ? -1 : behindTarget(text, i + 1)
      if (start !== undefined && end > 0) {
        gone[start] = 1
        gone.fill(1, i, end)
        i = end - 1
      }
    } else if (letter === '<') {
      const tag = /^<\/?[a-z][a-z0-9]{0,12}(?: [^<>]{0,400})?\/?>/iu.exec(text.slice(i, i + 420))?.[0] ?? ''
      if (tag !== '') {
        gone.fill(1, i, i + tag.length)
        i += tag.length - 1
      } else if (/^(?:https?:|mailto:|[\w.+-]+@)/iu.test(text.slice(i + 1, i + 80))) {
        const end = text.slice(i, i + LONGEST_TARGET).indexOf('>')
        gone[i] = 1
        if (end > 0) gone[i + end] = 1
      }
    }
  }
  const pieces: Piece[] = []
  for (let i = 0; i < text.length; ) {
    let end = i
    while (end < text.length && gone[end] === gone[i]) end += 1
    if (gone[i] === 0) pieces.push({ text: text.slice(i, end), from: from + i, to: from + end })
    i = end
  }
  return pieces
}

/** The cells of a table row, without the bars around it. */
function cellsOf(line: SourceLine): readonly (readonly Piece[])[] {
  const cells: (readonly Piece[])[] = []
  let at = line.text.startsWith('|') ? 1 : 0
  const stop = line.text.length > 1 && line.text.endsWith('|') ? line.text.length - 1 : line.text.length
  while (at <= stop) {
    let bar = line.text.indexOf('|', at)
    if (bar < 0 || bar > stop) bar = stop
    cells.push(inline(line.text.slice(at, bar), line.start + at))
    at = bar + 1
  }
  return cells
}

function unquote(line: SourceLine): SourceLine {
  const quote = /^(?:>[ \t]?){1,9}/u.exec(line.text)?.[0] ?? ''
  return quote === ''
    ? line
    : { ...line, start: line.start + quote.length, text: line.text.slice(quote.length) }
}

const DATED =
  /^(?:date|datum|stand|updated|last[ _-]?(?:updated?|mod(?:ified)?|review(?:ed)?|changed?)|gültig[ _-]ab): .{0,12}(?:19|20)\d\d/iu

const ORDERED = /^(\d{1,2})[.)][ \t]+/u

/** The lines that begin the entries of a numbered list: two or more of one paragraph that count on. */
function orderedIn(lines: readonly SourceLine[]): ReadonlySet<number> {
  const found = new Set<number>()
  let last: { readonly at: number; readonly number: number } | undefined
  for (const [at, { text }] of lines.entries()) {
    if (text === '') {
      last = undefined
      continue
    }
    const number = Number(ORDERED.exec(text)?.[1] ?? Number.NaN)
    if (Number.isNaN(number)) continue
    if (last && number === last.number + 1) found.add(last.at).add(at)
    last = { at, number }
  }
  return found
}

/** The lines of a Markdown text: headings, lists by depth, tables; its marks are left out. */
export function readMarkdown(source: string): readonly Line[] {
  const lines = split(source).map(unquote)
  const width = widthOf(lines)
  const ordered = orderedIn(lines)
  const read: Line[] = []
  let gap = true
  let depths: number[] = []
  let i = 0
  if (lines[0]?.text === '---') {
    const end = lines.findIndex((line, at) => at > 0 && line.text === '---')
    if (end > 0 && end < 60) {
      // What an editor's head says of the page goes, but for the day of its last change.
      for (const { text, start, end: stop } of lines.slice(1, end))
        if (DATED.test(text)) {
          const cells = [[{ text, from: start, to: stop }]]
          read.push({ kind: 'text', level: 0, style: '', gap: true, cells })
        }
      i = end + 1
    }
  }
  for (; i < lines.length; i += 1) {
    const line = lines[i]
    if (line === undefined) break
    const { text } = line
    if (text === '' || FENCE.test(text)) {
      gap = true
      continue
    }
    const hashes = HEADING.exec(text)
    if (hashes !== null) {
      const words = text.replace(/#{1,6}$/u, '')
      const skip = hashes[0].length
      const level = hashes[1]?.length ?? 1
      read.push({
        kind: 'heading',
        level,
        style: `md${level}`,
        gap: true,
        cells: [inline(words.slice(skip), line.start + skip)],
      })
      gap = true
      continue
    }
    if (text.length < 200 && RULE.test(text)) {
      const above = read.at(-1)
      if (above !== undefined && !gap && above.kind === 'text' && /^(?:=+|-+)$/u.test(text)) {
        const level = text.startsWith('=') ? 1 : 2
        read[read.length - 1] = { ...above, kind: 'heading', level, style: `md${level}` }
      }
      gap = true
      continue
    }
    const below = lines[i + 1]
    const inTable = read.at(-1)?.kind === 'row' && !gap
    if (
      text.includes('|') &&
      ((below !== undefined && TABLE_RULE.test(below.text.slice(0, 400)) && below.text.includes('-')) ||
        inTable)
    ) {
      read.push({ kind: 'row', level: 0, style: inTable ? '' : 'head', gap, cells: cellsOf(line) })
      gap = false
      if (!inTable) i += 1
      continue
    }
    const bullet = (ordered.has(i) ? ORDERED : BULLET).exec(text)?.[0] ?? ''
    const pieces: Piece[] = [...inline(text.slice(bullet.length), line.start + bullet.length)]
    let last = line
    while (i + 1 < lines.length) {
      const next = lines[i + 1]
      if (next === undefined || HEADING.test(next.text) || !runsOn(last, next, width)) break
      pieces.push({ text: '\n', from: last.end, to: next.start }, ...inline(next.text, next.start))
      last = next
      i += 1
    }
    if (bullet === '') depths = []
    else {
      depths = depths.filter((depth) => depth <= line.indent)
      if (depths.at(-1) !== line.indent) depths.push(line.indent)
    }
    const bold = last === line && /^(?:\*\*[^*]{2,140}\*\*|__[^_]{2,140}__):?$/u.test(text.slice(0, 160))
    read.push({
      kind: bullet === '' ? 'text' : 'item',
      level: bullet === '' ? 0 : Math.min(depths.length, 9),
      style: bold ? 'bold' : '',
      gap,
      cells: [pieces],
    })
    gap = false
  }
  return read
}
