// What the pledges of this domain share: by when something must be gone, how rows are counted, and what is not looked at.
import {
  addDays,
  addTime,
  startOf,
  type Day,
  type Instant,
  type RecordId,
  type Words,
} from '../base/index.ts'
import type { Declaration, StoreDeclaration } from '../declaration/index.ts'
import { type Finding, NAMED, type Offence, type Pledge, type ProofContext } from '../pledge/index.ts'
import { misfitOf, tableName } from '../records/index.ts'
import type { Typed } from '../standing/index.ts'
import type { RetentionRule } from './rule.ts'
import { rulesOfStore } from './settle.ts'
import { lastRun, type Found } from './store.ts'

/** How long after midnight the run of the day may still be under way. */
const NIGHT = 'PT3H'
/** How long erasure may take where the declaration says nothing: the next hour's run. */
export const SOON = 'PT1H'
/** How far ahead a clock may be before a date is one of the future. */
export const AHEAD = 'PT26H'

export const EMPTY: Words = { de: 'Es ist nichts gespeichert.', en: 'Nothing is stored.' }

/** A pledge that is seen by looking at what is stored, once a day at least. */
export function inspected(
  pledge: Omit<Pledge, 'way' | 'freshFor' | 'reach'> & Partial<Pick<Pledge, 'reach'>>,
): Pledge {
  return { way: 'inspect', freshFor: 'PT26H', reach: 'inside', ...pledge }
}

/** Clauses of the notice that name a rule. */
export function clausesOf({ activity, period }: RetentionRule): readonly string[] {
  return [`activity.${activity}.keep.${period.id}`, `retention.${period.id}`, 'retention.end']
}

/**
 * The day by which what is looked at must be gone: today, or yesterday while the night's run may still be under way and
 * has not come to its end.
 */
export async function dueDay({ world, company, now, today }: ProofContext): Promise<Day> {
  const run = await lastRun(world.db, company)
  if (run !== null && run.today >= today) return today
  return now < addTime(startOf(today), NIGHT) ? addDays(today, -1) : today
}

/** A moment so much earlier. */
export function before(now: Instant, duration: string): Instant {
  return addTime(now, `-${duration}`)
}

/** The moment a proof reckons exact periods with: by then they must have been obeyed. */
export function reckoning({ now }: ProofContext, rules: readonly RetentionRule[]): Instant {
  return before(now, rules.find((rule) => rule.exact)?.period.within ?? SOON)
}

/**
 * A finding over rows: what was looked at, and the count of all offences.
 *
 * @param more offences of another sort than `wrong`, named after those
 */
export function rowFinding(
  store: StoreDeclaration,
  found: Found & { readonly all: number },
  wrong: Words,
  saw: (rows: number) => Words,
  more: readonly Offence[] = [],
): Finding {
  const offences = [...found.ids.map((id) => ({ place: placeOf(store, id), says: wrong })), ...more]
  return {
    examined: found.all,
    offences: offences.slice(0, NAMED),
    saw: saw(found.all),
    details: { offences: found.count + more.length },
    ...(found.all === 0 ? { vacuous: EMPTY } : {}),
  }
}

/** The place of a row, for an offence. */
export function placeOf(store: StoreDeclaration, id: RecordId): string {
  return `table ${tableName(store)}, row ${id}`
}

/** A finding over several things, of whose offences only the first are named. */
export function findingOf(
  examined: number,
  offences: readonly Offence[],
  saw: Words,
  nothing: Words,
): Finding {
  return {
    examined,
    offences: offences.slice(0, NAMED),
    saw,
    details: { offences: offences.length },
    ...(examined === 0 ? { vacuous: nothing } : {}),
  }
}

/** Looks at a table, with the rules of its store, only when it is the declared one; that it is not is another pledge's matter. */
export async function ifDeclared(
  { world, company, declaration }: ProofContext,
  store: StoreDeclaration,
  look: (rules: readonly RetentionRule[]) => Promise<Finding>,
): Promise<Finding> {
  const fault = await misfitOf(world.db, company, store)
  if (fault === undefined) return look(rulesOfStore(declaration, store))
  const place = `${tableName(store)}.${fault.column ?? '*'}`
  const says = { de: `${place} ist nicht wie erklärt.`, en: `${place} is not as declared.` }
  return { examined: 0, offences: [], saw: says, unable: says }
}

/** The state a rule is about and the column it starts from, as one types them. */
export function stateOf({ period }: RetentionRule, start: Typed): { readonly [column: string]: Typed } {
  return {
    ...(period.when === undefined ? {} : { [period.when.column]: period.when.is[0] ?? null }),
    [period.starts.column]: start,
  }
}

/** A line of the product's own log that says only what is declared. */
export function plainLine(store: StoreDeclaration): { readonly [column: string]: Typed } {
  const line: { [column: string]: Typed } = {}
  for (const { column, category } of store.columns) {
    if (category !== null && EXAMPLE[category] !== undefined) line[column] = EXAMPLE[category]
  }
  return line
}

const EXAMPLE: { readonly [category: string]: string } = {
  'technical.ip-shortened': '198.51.100.0',
  'technical.browser': 'Firefox 140',
  'technical.os': 'Linux',
  'technical.referrer': 'https://search.example/',
  'technical.request': 'GET /',
}

/** What of the notice says which data a store holds. */
export function whatClauses(declaration: Declaration, store: StoreDeclaration): readonly string[] {
  const activity = declaration.activities.find((candidate) => candidate.stores.includes(store.id))
  return activity === undefined ? [] : [`activity.${activity.id}.what`]
}
