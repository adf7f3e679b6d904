// What the ledger says of rows: to what each column was set last. Reads only.
import {
  canonical,
  type CompanyId,
  type Json,
  parseInstant,
  type PersonId,
  type RecordId,
} from '../base/index.ts'
import type { Declaration, StoreDeclaration } from '../declaration/index.ts'
import { allEntries, countEntries, type Entry, type World } from '../ledger/index.ts'

/** By column, what it was set to last, in its one spelling: several values where two acts share a moment. */
export type Said = ReadonlyMap<string, ReadonlySet<string>>

/**
 * What the acts about rows come to, row by row; null where none tells how a row was written, or one cannot be read any
 * more.
 */
export async function saidOfRows<Row extends { readonly person: PersonId; readonly id: RecordId }>(
  world: World,
  company: CompanyId,
  store: StoreDeclaration,
  rows: readonly Row[],
): Promise<readonly (readonly [row: Row, said: Said | null])[]> {
  const acts = await actsOf(world, company, store, rows)
  return rows.map((row) => [row, saidOf(acts.get(`${row.person} ${row.id}`) ?? [])] as const)
}

/** The acts that set columns, by row, oldest first. */
async function actsOf(
  world: World,
  company: CompanyId,
  store: StoreDeclaration,
  rows: readonly { readonly person: PersonId; readonly id: RecordId }[],
): Promise<ReadonlyMap<string, readonly Entry[]>> {
  if (rows.length === 0) return new Map()
  const acts = await allEntries(world, company, {
    persons: [...new Set(rows.map(({ person }) => person))],
    records: rows.map(({ id }) => id),
    store: store.id,
    kinds: ['record/written', 'record/event', 'record/corrected'],
  })
  return Map.groupBy(acts.toReversed(), ({ person, record }) => `${person ?? ''} ${record ?? ''}`)
}

/** What the acts about a row come to; null where none tells how it was written, or one cannot be read any more. */
function saidOf(acts: readonly Entry[]): Said | null {
  const written = acts.find(({ kind }) => kind === 'record/written')
  if (written === undefined || acts.some(({ opened }) => opened === undefined)) return null
  const said = new Map<string, { readonly at: string; readonly values: Set<string> }>()
  const set = (column: string, at: string, value: Json | undefined): void => {
    const known = said.get(column)
    if (known?.at === at) known.values.add(textOf(value))
    else said.set(column, { at, values: new Set([textOf(value)]) })
  }
  set('created_at', '', written.at)
  set('source', '', written.opened?.content['source'])
  for (const act of [written, ...acts.filter((one) => one !== written)]) {
    // The number of an act tells the millisecond in which it was written; in the same one, either may have been the later.
    const at = act === written ? '' : act.id.slice(0, 13)
    for (const part of ['fields', 'seals']) {
      const columns = act.opened?.content[part]
      if (typeof columns !== 'object' || columns === null || Array.isArray(columns)) continue
      for (const [column, value] of Object.entries(columns)) set(column, at, value)
    }
  }
  return new Map([...said].map(([column, { values }]) => [column, values]))
}

/** A value in its one spelling; nothing as the empty text. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'string') return canonical(value)
  return /^\d{4}-\d{2}-\d{2}T/u.test(value) ? momentOf(value) : value
}

function momentOf(text: string): string {
  try {
    return parseInstant(text)
  } catch {
    return text
  }
}

/**
 * The columns on which the end of a row depends as its acts left it: the states its periods are about, and the dates they
 * start from. What ends by no date is left out.
 */
export function periodColumns(
  declaration: Declaration,
  store: StoreDeclaration,
  said: Said,
): ReadonlySet<string> {
  const periods = declaration.activities
    .flatMap((activity) => activity.periods)
    .filter(({ store: id, length, when }) => {
      const states = when === undefined ? undefined : (said.get(when.column) ?? NOTHING)
      return (
        id === store.id &&
        length.by !== 'criterion' &&
        (when === undefined || when.is.some((state) => states?.has(state) === true))
      )
    })
  return new Set(
    periods.flatMap(({ starts, when }) => [starts.column, ...(when === undefined ? [] : [when.column])]),
  )
}

/** Whether a column holds what it was set to last; one that was never set holds nothing. */
export function agrees(said: Said, column: string, found: unknown): boolean {
  return (said.get(column) ?? NOTHING).has(textOf(found))
}

const NOTHING: ReadonlySet<string> = new Set([''])

/**
 * Whether what an act was about has been erased since: its person, or its record, and with it whatever was stopped or
 * thrown away because of that.
 */
export async function erasedSince(
  { db, keys }: Pick<World, 'db' | 'keys'>,
  company: CompanyId,
  { person, record }: { readonly person: PersonId | undefined; readonly record: RecordId | undefined },
): Promise<boolean> {
  if (person === undefined || keys.isErased(company, person)) return true
  if (record === undefined) return false
  return (await countEntries(db, company, { person, record, kinds: ['record/erased'] })) > 0
}
