import { sql } from 'kysely'
import {
  NOBODY,
  type CompanyId,
  type Day,
  type Instant,
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

/** An event before it has its number. What is left out is empty. */
export type NewEvent = Pick<StandingEvent, 'kind' | 'subject'> & Partial<Omit<StandingEvent, 'n' | 'at'>>

/** Adds an event as the person's next one; others who add to the same person wait until this transaction ends. */
export async function addEvent(
  tx: Transaction,
  company: CompanyId,
  person: PersonId,
  at: Instant,
  event: NewEvent,
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`standing ${company} ${person}`}, 0))`.execute(tx)
  const { rows } = await sql<{ readonly n: number }>`
    insert into standing_event (company, person, n, at, kind, subject, activity, purpose, store, record, ground, until,
      range_from, range_to, version, language, details)
    select ${company}, ${person}, coalesce(max(n), 0) + 1, ${at}, ${event.kind}, ${event.subject},
      ${event.activity ?? null}, ${event.purpose ?? null}, ${event.store ?? null}, ${event.record ?? null}::uuid,
      ${event.ground ?? null}, ${event.until ?? null}::date, ${event.range_from ?? null}::timestamptz,
      ${event.range_to ?? null}::timestamptz, ${event.version ?? null}::integer, ${event.language ?? null},
      ${JSON.stringify(event.details ?? {})}::jsonb
    from standing_event where company = ${company} and person = ${person}
    returning n`.execute(tx)
  const [added] = rows
  if (added === undefined) throw new Error('The event was not added.')
  return added.n
}

/** Events of a person, oldest first; the first `upTo` of them when given. */
export async function eventsOf(
  db: Database,
  company: CompanyId,
  person: PersonId,
  upTo?: number,
): Promise<readonly StandingEvent[]> {
  const { rows } = await sql<StandingEvent>`
    select n, at, kind, subject, activity, purpose, store, record, ground, until, range_from, range_to, version,
      language, details
    from standing_event
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
