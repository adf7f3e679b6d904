import type { Notice, Span } from '../notice.ts'

/** Where things stand in one notice: lines of the file, and places of the file in the text that is shown. */
export interface Places {
  /** Line of an offset in the source, from 1. */
  lineOf(offset: number): number
  /** Column of an offset in the source, from 1. */
  columnOf(offset: number): number
  /** Where a piece of the source stands in `Notice.text`; empty at the nearest place where it was left out. */
  inText(span: Span): Span
}

/** The last index whose value is not above a limit, -1 where all are. */
function lastUpTo(values: Uint32Array, limit: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((values[middle] ?? 0) <= limit) low = middle + 1
    else high = middle
  }
  return low - 1
}

export function placesOf(notice: Notice): Places {
  const starts = [0]
  for (const end of notice.source.matchAll(/\r\n|[\n\r]/gu)) starts.push(end.index + end[0].length)
  const lines = Uint32Array.from(starts)
  const from = new Uint32Array(notice.text.length)
  const to = new Uint32Array(notice.text.length)
  for (let i = 0; i < notice.text.length; i += 1) {
    const [start, end] = notice.spanOf(i, i + 1)
    from[i] = start
    to[i] = end
  }
  const lineAt = (offset: number): number => Math.max(0, lastUpTo(lines, offset))
  return {
    lineOf: (offset) => lineAt(offset) + 1,
    columnOf: (offset) => offset - (lines[lineAt(offset)] ?? 0) + 1,
    inText: ([start, end]) => {
      // Places never run backwards, so the first unit that ends behind `start` is where the piece begins.
      const first = lastUpTo(to, start) + 1
      const last = end > start ? lastUpTo(from, end - 1) + 1 : first
      return [Math.min(first, notice.text.length), Math.max(Math.min(first, notice.text.length), last)]
    },
  }
}
