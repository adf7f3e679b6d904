import { addTime, parseInstant, type Instant, type PersonId, type RecordId } from '../base/index.ts'
import type { StoreDeclaration } from '../declaration/index.ts'
import { entriesOf, type Entry } from '../ledger/index.ts'
import type { ProofContext } from '../pledge/index.ts'
import { applies, startIn, type RowFacts } from './fate.ts'
import { AHEAD } from './looking.ts'
import { WRITTEN, type RetentionRule } from './rule.ts'
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
  const acts = await actsOf(context, rule.store, rows)
  return rows.flatMap(({ id, person, facts }) => {
    const said = saidOf(acts.get(`${person} ${id}`) ?? [])
    if (said === null || !concerns(rule, said)) return []
    const start = startIn(rule, facts)
    const undated = start === null && rule.period.when !== undefined && applies(rule, facts)
    if (undated || (start !== null && (start > ahead || !/^\d{4}-/u.test(start)))) return []
    const column = columnsOf(rule).find((name) => !agrees(said.get(name), facts[name]))
    return column === undefined ? [] : [{ id, column }]
  })
}

/** By column, what the acts say it was set to last: several values where two acts share a moment. */
type Said = ReadonlyMap<string, ReadonlySet<string>>

/** The acts that set states and dates, by row, oldest first. */
async function actsOf(
  { world, company }: ProofContext,
  store: StoreDeclaration,
  rows: readonly { readonly person: PersonId; readonly id: RecordId }[],
): Promise<ReadonlyMap<string, readonly Entry[]>> {
  const found = new Map<string, Entry[]>()
  if (rows.length === 0) return found
  for (let last: Entry | undefined; ; ) {
    const page: readonly Entry[] = await entriesOf(world, company, {
      persons: [...new Set(rows.map(({ person }) => person))],
      records: rows.map(({ id }) => id),
      store: store.id,
      kinds: ['record/written', 'record/event', 'record/corrected'],
      limit: 1000,
      ...(last === undefined ? {} : { before: last.id }),
    })
    for (const entry of page) {
      const name = `${entry.person ?? ''} ${entry.record ?? ''}`
      found.set(name, [entry, ...(found.get(name) ?? [])])
    }
    last = page.at(-1)
    if (page.length < 1000) return found
  }
}

/** What a row's acts come to; null where none of them tells how it was written. */
function saidOf(acts: readonly Entry[]): Said | null {
  const written = acts.find(({ kind, opened }) => kind === 'record/written' && opened !== undefined)
  if (written === undefined || acts.some(({ opened }) => opened === undefined)) return null
  const said = new Map<string, { readonly at: string; readonly values: Set<string> }>()
  const set = (column: string, at: string, value: unknown): void => {
    const known = said.get(column)
    if (known?.at === at) known.values.add(textOf(value))
    else said.set(column, { at, values: new Set([textOf(value)]) })
  }
  set(WRITTEN, '', written.at)
  for (const act of acts) {
    const fields = act.opened?.content['fields']
    if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) continue
    // The number of an act tells the millisecond in which it was written; in the same one, either may have been the later.
    const at = act === written ? '' : act.id.slice(0, 13)
    for (const [column, value] of Object.entries(fields)) set(column, at, value)
  }
  return new Map([...said].map(([column, { values }]) => [column, values]))
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

function agrees(said: ReadonlySet<string> | undefined, found: RowFacts[string]): boolean {
  return (said ?? new Set([''])).has(textOf(found))
}

/** A state, a day or a moment in its one spelling; nothing as the empty text. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return /^\d{4}-\d{2}-\d{2}T/u.test(text) ? momentOf(text) : text
}

function momentOf(text: string): Instant | string {
  try {
    return parseInstant(text)
  } catch {
    return text
  }
}
