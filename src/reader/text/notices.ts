import type { Notice, Span } from '../notice.ts'
import { detectLanguage } from './language.ts'
import type { CleanLine, Line } from './line.ts'
import { normalise } from './normalise.ts'
import { structure } from './structure.ts'

/**
 * Makes the lines of a file into notices: one for each place in the cleaned text where one starts. All keep their
 * offsets in the whole source.
 */
export function noticesOf(
  source: string,
  lines: readonly Line[],
  startsIn: (text: string) => readonly number[],
): readonly Notice[] {
  const { tape, lines: clean } = normalise(lines)
  const text = tape.text()
  const { from, to } = tape.places()
  const starts = startsIn(text)
  return starts.map((start, i): Notice => {
    const end = starts[i + 1] ?? text.length
    const part = text.slice(start, end).trimEnd()
    const own = clean
      .filter((line) => line.start >= start && line.start < end)
      .map((line) => shifted(line, start))
    const { blocks, root } = structure(own, part)
    const language = detectLanguage(part)
    const stop = start + part.length
    const ownFrom = from.subarray(start, stop)
    const ownTo = to.subarray(start, stop)
    return {
      source,
      text: part,
      language: language === 'de' || language === 'en' ? language : 'other',
      blocks,
      root,
      spanOf: (first, last) => spanOf(ownFrom, ownTo, source.length, first, last),
    }
  })
}

function shifted(line: CleanLine, by: number): CleanLine {
  if (by === 0) return line
  return {
    ...line,
    start: line.start - by,
    end: line.end - by,
    cells: line.cells.map(([start, end]) => [start - by, end - by] as const),
  }
}

function spanOf(from: Uint32Array, to: Uint32Array, length: number, start: number, end: number): Span {
  const last = from.length
  const first = Math.min(Math.max(0, Math.trunc(start) || 0), last)
  const stop = Math.min(Math.max(first, Math.trunc(end) || 0), last)
  if (first === stop) {
    const at = first < last ? (from[first] ?? length) : last === 0 ? 0 : (to[last - 1] ?? length)
    return [at, at]
  }
  const begin = from[first] ?? 0
  return [begin, Math.max(begin, to[stop - 1] ?? begin)]
}
