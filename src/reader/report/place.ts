import { lastNumberUpTo, lastUpTo } from '../../base/index.ts'
import type { Notice, Span } from '../notice.ts'

/** Where things stand in one notice: lines of the file, and places of the file in the text that is shown. */
export interface Places {
  /** Line of an offset in the source, from 1. */
  readonly lineOf: (offset: number) => number
  /** Column of an offset in the source, from 1. */
  readonly columnOf: (offset: number) => number
  /** Where a piece of the source stands in `Notice.text`; empty at the nearest place where it was left out. */
  inText(span: Span): Span
}

/** Lines and columns of a text, with every kind of line end. */
export function linesOf(source: string): Pick<Places, 'lineOf' | 'columnOf'> {
  const starts = [0]
  for (let at = 0; at < source.length; at += 1) {
    const code = source.charCodeAt(at)
    if (code === 0x0a || (code === 0x0d && source.charCodeAt(at + 1) !== 0x0a)) starts.push(at + 1)
  }
  const lines = Uint32Array.from(starts)
  const lineAt = (offset: number): number => Math.max(0, lastNumberUpTo(lines, offset))
  return {
    lineOf: (offset) => lineAt(offset) + 1,
    columnOf: (offset) => offset - (lines[lineAt(offset)] ?? 0) + 1,
  }
}

export function placesOf(notice: Notice): Places {
  return {
    ...linesOf(notice.source),
    inText: ([start, end]) => {
      // Places never run backwards, so the first unit that ends behind `start` is where the piece begins.
      const { length } = notice.text
      const first = lastUpTo(length, (unit) => notice.spanOf(unit, unit + 1)[1], start) + 1
      const last =
        end > start ? lastUpTo(length, (unit) => notice.spanOf(unit, unit + 1)[0], end - 1) + 1 : first
      return [Math.min(first, length), Math.max(Math.min(first, length), last)]
    },
  }
}
