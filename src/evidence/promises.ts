import { parse } from 'yaml'
import { z } from 'zod'
import type { Verdict } from './verdict.ts'
import type { Judged } from './prove.ts'

const some = z
  .union([z.string(), z.array(z.string()).min(1)])
  .transform((value) => (typeof value === 'string' ? [value] : value))

const landing = z.union([
  z.strictObject({ pledge: some, clause: some.optional() }),
  z.strictObject({ clause: some }),
  z.strictObject({ refusal: some, clause: some.optional() }),
  z.strictObject({ later: z.string() }),
])

/** What the product makes of one promise of the notice a sample company stands for. */
export type Landing = z.output<typeof landing>

/**
 * Reads `promises.yaml`: each id with the pledges (`*` stands for anything), clauses or refusals it became, or with
 * the flow it waits for.
 *
 * @throws ZodError naming the ids whose entry has none of these forms
 */
export function readPromises(source: string): ReadonlyMap<string, Landing> {
  return new Map(Object.entries(z.record(z.string(), landing).parse(parse(source))))
}

/** One promise and what holds of it now. */
export interface PromiseLine {
  readonly id: string
  readonly became: 'pledge' | 'clause' | 'refusal' | 'later'
  readonly verdict: Verdict | 'published' | 'refused' | 'later' | 'missing'
  /** Ids of pledges, clauses or finding codes, or the flow it waits for. */
  readonly by: readonly string[]
  /** What of these does not exist. */
  readonly lacking: readonly string[]
}

/**
 * Judges every promise by the pledges it became: one broken makes it broken, one unproven unproven. A name that
 * matches nothing is lacking, and the promise is missing.
 *
 * @param clauses ids of the clauses of the notice as published
 * @param codes finding codes the check knows
 */
export function judgePromises(
  promises: ReadonlyMap<string, Landing>,
  judged: readonly Judged[],
  clauses: ReadonlySet<string>,
  codes: ReadonlySet<string>,
): readonly PromiseLine[] {
  const ids = judged.map(({ pledge }) => pledge.id)
  return [...promises].map(([id, became]) => {
    if ('later' in became) return { id, became: 'later', verdict: 'later', by: [became.later], lacking: [] }
    const lackingClauses = (became.clause ?? []).filter(
      (clause) => ![...clauses].some((known) => matches(clause, known)),
    )
    if ('pledge' in became) {
      const lacking = [
        ...became.pledge.filter((pattern) => !ids.some((known) => matches(pattern, known))),
        ...lackingClauses,
      ]
      const mine = judged.filter(({ pledge }) => became.pledge.some((pattern) => matches(pattern, pledge.id)))
      const verdict = lacking.length > 0 ? 'missing' : worst(mine.map((each) => each.verdict))
      return { id, became: 'pledge', verdict, by: mine.map(({ pledge }) => pledge.id), lacking }
    }
    if ('refusal' in became) {
      const lacking = [...became.refusal.filter((code) => !codes.has(code)), ...lackingClauses]
      return {
        id,
        became: 'refusal',
        verdict: lacking.length > 0 ? 'missing' : 'refused',
        by: became.refusal,
        lacking,
      }
    }
    return {
      id,
      became: 'clause',
      verdict: lackingClauses.length > 0 ? 'missing' : 'published',
      by: became.clause,
      lacking: lackingClauses,
    }
  })
}

function worst(verdicts: readonly Verdict[]): Verdict {
  for (const verdict of ['broken', 'unproven', 'reported'] as const)
    if (verdicts.includes(verdict)) return verdict
  return verdicts.length > 0 ? 'kept' : 'unproven'
}

function matches(pattern: string, id: string): boolean {
  if (!pattern.includes('*')) return pattern === id
  const expression = pattern.replaceAll(/[.+?^${}()|[\]\\]/gu, String.raw`\$&`).replaceAll('*', '.*')
  return new RegExp(`^${expression}$`, 'u').test(id)
}
