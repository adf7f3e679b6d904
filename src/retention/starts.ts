import { addTime, type RecordId } from '../base/index.ts'
import type { ProofContext } from '../pledge/index.ts'
import { agrees, saidOfRows, type Said } from '../records/index.ts'
import { applies, startIn } from './fate.ts'
import { AHEAD } from './looking.ts'
import type { RetentionRule } from './rule.ts'
import { factRows } from './store.ts'

/** How many rows are compared with their acts at a time. */
const PAGE = 200

/** A row whose state or date is not what its acts say. */
export interface Moved {
  readonly id: RecordId
  readonly column: string
}

/** A row with what its periods depend on. */
type FactRow = Awaited<ReturnType<typeof factRows>>[number]

/**
 * Rows of a rule's store whose state, or the date the rule starts from, is not what the ledger says of them: somebody moved
 * the end of their period. Rows of which the ledger says nothing are not compared, nor those whose end cannot be reckoned
 * at all; both are other pledges' matter.
 */
export async function* movedStarts(context: ProofContext, rule: RetentionRule): AsyncGenerator<Moved> {
  const { world, company } = context
  for (let after: RecordId | null = null; ; ) {
    const rows: readonly FactRow[] = await factRows(world.db, company, rule.store, [rule], after, PAGE)
    yield* await movedAmong(context, rule, rows)
    after = rows.at(-1)?.id ?? null
    if (after === null) return
  }
}

/** Of these rows those that were moved, by the same reckoning. */
export async function movedAmong(
  context: ProofContext,
  rule: RetentionRule,
  rows: readonly FactRow[],
): Promise<readonly Moved[]> {
  const ahead = addTime(context.now, AHEAD)
  const said = await saidOfRows(context.world, context.company, rule.store, rows)
  return said.flatMap(([{ id, facts }, set]) => {
    if (set === null || !concerns(rule, set)) return []
    const start = startIn(rule, facts)
    const undated = start === null && rule.period.when !== undefined && applies(rule, facts)
    if (undated || (start !== null && (start > ahead || !/^\d{4}-/u.test(start)))) return []
    const column = columnsOf(rule).find((name) => !agrees(set, name, facts[name]))
    return column === undefined ? [] : [{ id, column }]
  })
}

/** Whether a rule is about the row as the acts left it. */
function concerns(rule: RetentionRule, said: Said): boolean {
  const { when } = rule.period
  if (when === undefined) return true
  const states = said.get(when.column) ?? new Set([''])
  return [...states].some((state) => applies(rule, { [when.column]: state }))
}

function columnsOf({ period }: RetentionRule): readonly string[] {
  return [...(period.when === undefined ? [] : [period.when.column]), period.starts.column]
}
