import { sql } from 'kysely'
import {
  NOBODY,
  type CompanyId,
  type Day,
  type Instant,
  type Json,
  type PersonId,
  type RecordId,
} from '../base/index.ts'
import type { Database, Transaction } from '../store/index.ts'
import type { StandingEvent, StandingKind } from './standing.ts'

interface StandingEventTable {
  readonly company: CompanyId
  readonly person: PersonId
  readonly n: number
  readonly at: Instant
  readonly kind: StandingKind
  readonly subject: string
  readonly activity: string | null
  readonly purpose: string | null
  readonly store: string | null
  readonly record: RecordId | null
  readonly ground: string | null
  readonly until: Day | null
  readonly range_from: Instant | null
  readonly range_to: Instant | null
  readonly version: number | null
  readonly language: string | null
  readonly details: unknown
}

declare module '../store/tables.ts' {
  interface Tables {
    readonly standing_event: StandingEventTable
  }
}

const EVENT = sql.raw(
  'n, at, kind, subject, activity, purpose, store, record, ground, until, range_from, range_to, version, language, details',
)

/** An event before it has its number. What is left out is empty. */
export type NewEvent = Pick<StandingEvent, 'kind' | 'subject'> & Partial<Omit<StandingEvent, 'n' | 'at'>>

/** Adds an event as the person's next one; others who add to the same person wait until this transaction ends. */
export async function addEvent(
  tx: Transaction,
  company: CompanyId,
  person: PersonId,
  at: Instant,
  event: NewEvent,
): Promise<StandingEvent> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`standing ${company} ${person}`}, 0))`.execute(tx)
  const { rows } = await sql<StandingEvent>`
    insert into standing_event (company, person, n, at, kind, subject, activity, purpose, store, record, ground, until,
      range_from, range_to, version, language, details)
    select ${company}, ${person}, coalesce(max(n), 0) + 1, ${at}, ${event.kind}, ${event.subject},
      ${event.activity ?? null}, ${event.purpose ?? null}, ${event.store ?? null}, ${event.record ?? null}::uuid,
      ${event.ground ?? null}, ${event.until ?? null}::date, ${event.range_from ?? null}::timestamptz,
      ${event.range_to ?? null}::timestamptz, ${event.version ?? null}::integer, ${event.language ?? null},
      ${JSON.stringify(event.details ?? {})}::jsonb
    from standing_event where company = ${company} and person = ${person}
    returning ${EVENT}`.execute(tx)
  const [added] = rows
  if (added === undefined) throw new Error('The event was not added.')
  return added
}

/** Events of a person, oldest first; the first `upTo` of them when given. */
export async function eventsOf(
  db: Database,
  company: CompanyId,
  person: PersonId,
  upTo?: number,
): Promise<readonly StandingEvent[]> {
  const { rows } = await sql<StandingEvent>`
    select ${EVENT} from standing_event
    where company = ${company} and person = ${person}${upTo === undefined ? sql`` : sql` and n <= ${upTo}`}
    order by n`.execute(db)
  return rows
}

/** Persons for whom a restriction or a hold was ever set, a page at a time. */
export async function personsBound(
  db: Database,
  company: CompanyId,
  after: PersonId | null,
  limit: number,
): Promise<readonly PersonId[]> {
  const { rows } = await sql<{ readonly person: PersonId }>`
    select distinct person from standing_event
    where company = ${company} and person > ${after ?? NOBODY}::uuid and kind in ('restriction/set', 'hold/set')
    order by person limit ${limit}`.execute(db)
  return rows.map((row) => row.person)
}

/** The acts by which events come: each has the kind of its event. */
export const EVENT_ACTS = [
  'consent/given',
  'consent/refused',
  'consent/withdrawn',
  'objection/raised',
  'objection/decided',
  'restriction/set',
  'restriction/lifted',
  'hold/set',
  'hold/released',
  'pick/made',
  'rehearsal/marked',
] as const

/** An event without its act, or an act without its event: somebody wrote one of them by hand. */
export interface Mismatch {
  readonly person: PersonId
  readonly kind: string
  readonly at: Instant
  readonly events: number
  readonly acts: number
}

/** Compares events with the acts of the ledger, which are written together: same person, kind, moment and matter. */
export async function eventsAgainstActs(
  db: Database,
  company: CompanyId,
  most: number,
): Promise<{ readonly events: number; readonly mismatches: readonly Mismatch[] }> {
  const { rows: total } = await sql<{ readonly n: number }>`
    select count(*) as n from standing_event where company = ${company}`.execute(db)
  const { rows } = await sql<Mismatch>`
    with happened as (
      select person, kind, at, activity, purpose, store, count(*) as n from standing_event
      where company = ${company}
      group by 1, 2, 3, 4, 5, 6
    ), recorded as (
      select person, kind, at, activity, purpose, store, count(*) as n from ledger_entry
      where company = ${company} and kind in (${sql.join([...EVENT_ACTS])})
      group by 1, 2, 3, 4, 5, 6
    )
    select coalesce(h.person, r.person) as person, coalesce(h.kind, r.kind) as kind, coalesce(h.at, r.at) as at,
      coalesce(h.n, 0) as events, coalesce(r.n, 0) as acts
    from happened h full join recorded r on h.person = r.person and h.kind = r.kind and h.at = r.at
      and coalesce(h.activity, '') = coalesce(r.activity, '') and coalesce(h.purpose, '') = coalesce(r.purpose, '')
      and coalesce(h.store, '') = coalesce(r.store, '')
    where coalesce(h.n, 0) <> coalesce(r.n, 0)
    order by 3 limit ${most}`.execute(db)
  return { events: total[0]?.n ?? 0, mismatches: rows }
}

/** Events of several persons, each with whose it is. */
export async function eventsOfPersons(
  db: Database,
  company: CompanyId,
  persons: readonly PersonId[],
): Promise<readonly { readonly person: PersonId; readonly event: StandingEvent }[]> {
  const { rows } = await sql<StandingEvent & { readonly person: PersonId }>`
    select person, ${EVENT} from standing_event
    where company = ${company} and person = any (${[...persons]}::uuid[])`.execute(db)
  return rows.map(({ person, ...event }) => ({ person, event }))
}

/** Runs a statement as somebody at a database prompt would, here or in an open transaction. For sabotages. */
export async function typeIn(db: Database, statement: string): Promise<void> {
  await sql.raw(statement).execute(db)
}

/** A row as it lies in a company's table, by its number; empty where there is none. For sabotages. */
export async function lyingRow(
  db: Database,
  schema: string,
  table: string,
  id: RecordId,
): Promise<Readonly<Record<string, Json>>> {
  const { rows } = await sql<Readonly<Record<string, Json>>>`
    select * from ${sql.id(schema, table)} where id = ${id}`.execute(db)
  return rows[0] ?? {}
}
