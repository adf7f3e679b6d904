import { sql, type RawBuilder } from 'kysely'
import { addTime, type CompanyId, type Instant, type PersonId, type RecordId } from '../base/index.ts'
import type { Transaction } from './database.ts'

/** A table of what waits to leave: queued with the act, sent after the commit, tried again until it is received. */
export interface Outbox {
  readonly table: string
  /** The column that says when it left. */
  readonly left: string
}

/** What waits, with what every outbox knows of it. */
export interface Waiting {
  readonly person: PersonId
  readonly company: CompanyId
  readonly id: string
  readonly attempts: number
  readonly sealed: Buffer | null
}

/**
 * Claims what waits and may be tried, the oldest first, so that two workers never send the same. Call inside a
 * transaction.
 *
 * @param columns what else of a row is wanted
 */
export async function claimWaiting<More extends object>(
  tx: Transaction,
  { table, left }: Outbox,
  columns: readonly (keyof More & string)[],
  where: { readonly company: CompanyId; readonly now: Instant; readonly limit: number },
): Promise<readonly (Waiting & More)[]> {
  const wanted = ['person', 'company', 'id', 'attempts', 'sealed', ...columns].map((name) => sql.ref(name))
  const { rows } = await sql<Waiting & More>`
    select ${sql.join(wanted)} from ${sql.table(table)}
    where company = ${where.company} and ${sql.ref(left)} is null and sealed is not null
      and next_at <= ${where.now}
    order by queued_at limit ${where.limit} for update skip locked`.execute(tx)
  return rows
}

function theRow({ person, company, id }: Waiting): RawBuilder<unknown> {
  return sql`person = ${person} and company = ${company} and id = ${id}`
}

/**
 * Notes that it left.
 *
 * @param keep whether what it says is kept
 * @param receipt what the other side answered, where the outbox notes it
 */
export async function markLeft(
  tx: Transaction,
  { table, left }: Outbox,
  row: Waiting,
  at: Instant,
  keep: boolean,
  receipt?: string,
): Promise<void> {
  await sql`
    update ${sql.table(table)}
    set ${sql.ref(left)} = ${at}, failed = null, attempts = attempts + 1
      ${keep ? sql`` : sql`, sealed = null`} ${receipt === undefined ? sql`` : sql`, receipt = ${receipt}`}
    where ${theRow(row)}`.execute(tx)
}

/** Notes that it could not leave, and tries again after 1, 2, 4 … minutes, at most a day. */
export async function markFailed(
  tx: Transaction,
  { table }: Outbox,
  row: Waiting,
  now: Instant,
  why: string,
): Promise<void> {
  const next = addTime(now, `PT${Math.min(2 ** row.attempts, 24 * 60)}M`)
  await sql`
    update ${sql.table(table)} set attempts = attempts + 1, next_at = ${next}, failed = ${why.slice(0, 300)}
    where ${theRow(row)}`.execute(tx)
}

/** Removes what is about a record, or about a person altogether, sent or not; answers the ids. */
export async function removeFrom(
  tx: Transaction,
  { table }: Outbox,
  company: CompanyId,
  person: PersonId,
  record?: RecordId,
): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly id: string }>`
    delete from ${sql.table(table)}
    where company = ${company} and person = ${person} ${record === undefined ? sql`` : sql`and record = ${record}`}
    returning id`.execute(tx)
  return rows.map(({ id }) => id)
}
