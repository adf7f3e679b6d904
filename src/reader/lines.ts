import { lastNumberUpTo } from '../base/index.ts'

/** Where places of a file stand, as an editor counts. */
export interface LinesAndColumns {
  /** Line of an offset in the source, from 1. */
  readonly lineOf: (offset: number) => number
  /** Column of an offset in the source, from 1. */
  readonly columnOf: (offset: number) => number
}

/** Lines and columns of a text, with every kind of line end. */
export function linesAndColumns(source: string): LinesAndColumns {
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
