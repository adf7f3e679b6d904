import type { Instant } from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'
import type { Way } from '../pledge/index.ts'
import { type Judged, count } from './prove.ts'

/** How much of something the pledges reach, and what they do not. */
export interface Coverage {
  readonly reached: number
  readonly of: number
  readonly missing: readonly string[]
}

/** What a run or a reading of proofs says about a company as a whole. */
export interface Report {
  readonly company: string
  readonly at: Instant
  readonly version: number
  readonly kept: number
  readonly broken: number
  readonly unproven: number
  readonly reported: number
  readonly byWay: Readonly<Record<Way, number>>
  /** Observed in the company's own systems, or only inside Zusage. */
  readonly ownSystems: number
  /** Looked at where the product itself stands in for a recipient. */
  readonly standIns: number
  readonly inside: number
  readonly stores: Coverage
  readonly recipients: Coverage
  readonly sentences: Coverage
}

/**
 * Sums up judged pledges and says what they do not reach: declared stores, recipients and sentences of the notice that
 * no pledge looks at.
 *
 * @param sentences the notice's clauses, each with the beginnings of ids of the pledges it makes; clauses that make none
 *   (definitions, names of things) are not counted
 */
export function reportOf(
  declaration: Declaration,
  version: number,
  at: Instant,
  judged: readonly Judged[],
  sentences: readonly { readonly id: string; readonly pledges: readonly string[] }[],
): Report {
  const ids = judged.map(({ pledge }) => pledge.id)
  const named = (name: string): boolean => ids.some((id) => id.split('/').includes(name))
  const making = new Map(
    sentences.filter(({ pledges }) => pledges.length > 0).map(({ id, pledges }) => [id, pledges]),
  )
  const byWay = Object.fromEntries(
    (['file', 'compare', 'probe', 'visit', 'inspect', 'watch', 'rehearse'] as const).map((way) => [
      way,
      judged.filter(({ pledge }) => pledge.way === way).length,
    ]),
  ) as Record<Way, number>
  return {
    company: declaration.company.id,
    at,
    version,
    kept: count(judged, 'kept'),
    broken: count(judged, 'broken'),
    unproven: count(judged, 'unproven'),
    reported: count(judged, 'reported'),
    byWay,
    ownSystems: judged.filter(({ pledge }) => pledge.reach === 'own-systems').length,
    standIns: judged.filter(({ pledge }) => pledge.reach === 'stand-in').length,
    inside: judged.filter(({ pledge }) => pledge.reach === 'inside').length,
    stores: coverage(
      declaration.stores.map((store) => store.id),
      named,
    ),
    recipients: coverage(
      declaration.recipients.map((recipient) => recipient.id),
      named,
    ),
    sentences: coverage([...making.keys()], (clause) =>
      (making.get(clause) ?? []).some((beginning) => ids.some((id) => id.startsWith(beginning))),
    ),
  }
}

function coverage(all: readonly string[], reached: (name: string) => boolean): Coverage {
  const missing = all.filter((name) => !reached(name))
  return { reached: all.length - missing.length, of: all.length, missing }
}
