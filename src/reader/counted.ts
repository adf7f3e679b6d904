import { lastNumberUpTo } from '../base/index.ts'
import type { Notice } from './notice.ts'

/** Where places of a file stand, as people who read it count: the pages of what is printed, else lines. */
export interface Counted {
  readonly unit: 'line' | 'page'
  /** Line or page of an offset in the source, from 1. */
  readonly numberOf: (offset: number) => number
  /** Column of an offset in the source, from 1, as an editor counts. */
  readonly columnOf: (offset: number) => number
}

/** Lines, with every kind of line end, or pages of a file. */
export function countedIn({ source, pages }: Pick<Notice, 'source' | 'pages'>): Counted {
  const starts = [0]
  for (let at = 0; at < source.length; at += 1) {
    const code = source.charCodeAt(at)
    if (code === 0x0a || (code === 0x0d && source.charCodeAt(at + 1) !== 0x0a)) starts.push(at + 1)
  }
  const lines = Uint32Array.from(starts)
  const printed = pages.length > 0
  const numbers = printed ? Uint32Array.from(pages) : lines
  const at = (list: Uint32Array, offset: number): number => Math.max(0, lastNumberUpTo(list, offset))
  return {
    unit: printed ? 'page' : 'line',
    numberOf: (offset) => at(numbers, offset) + 1,
    columnOf: (offset) => offset - (lines[at(lines, offset)] ?? 0) + 1,
  }
}
