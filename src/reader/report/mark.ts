import type { AuditFinding } from '../audit/finding.ts'
import type { Span } from '../notice.ts'
import type { Shown } from './kind.ts'

/** A statement or a finding with its place in `Notice.text`. */
export type Marking =
  | { readonly sort: 'fact'; readonly shown: Shown; readonly at: Span; readonly id: string }
  | { readonly sort: 'finding'; readonly finding: AuditFinding; readonly at: Span; readonly id: string }

/** A run of text under the same markings. */
export interface Segment {
  readonly start: number
  readonly end: number
  /** Shortest first: the most particular statement gives the colour. */
  readonly markings: readonly Marking[]
  /** Those that begin here. */
  readonly begun: readonly Marking[]
}

/**
 * Cuts a piece of text where markings begin and end. Markings must come sorted by where they begin; those that end
 * before the piece may be among them.
 */
export function segmentsOf(start: number, end: number, markings: readonly Marking[]): readonly Segment[] {
  const inside = markings.filter(({ at }) => at[0] < end && at[1] > start)
  const cuts = [
    ...new Set([
      start,
      end,
      ...inside.flatMap(({ at }) => at.map((edge) => Math.min(end, Math.max(start, edge)))),
    ]),
  ].sort((a, b) => a - b)
  const length = ({ at }: Marking): number => at[1] - at[0]
  let active: Marking[] = []
  let next = 0
  return cuts.slice(0, -1).map((from, i): Segment => {
    const to = cuts[i + 1] ?? end
    active = active.filter(({ at }) => at[1] > from)
    while (next < inside.length && (inside[next]?.at[0] ?? end) <= from) {
      const marking = inside[next]
      if (marking !== undefined && marking.at[1] > from) active.push(marking)
      next += 1
    }
    return {
      start: from,
      end: to,
      markings: [...active].sort((a, b) => length(a) - length(b) || (a.id < b.id ? -1 : 1)),
      begun: active.filter(({ at }) => at[0] === from),
    }
  })
}
