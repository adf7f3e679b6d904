/** Failed sign-ins by account: after five the account rests, for longer each time. The only SQL on staff_attempt. */
import { sql } from 'kysely'
import type { Instant } from '../base/index.ts'
import type { Database } from '../store/index.ts'

/** Tries that are free before the first rest. */
export const FREE_TRIES = 5

/**
 * Counts a try before it is made, so that many at once are no more than many one after the other; a sign-in that works
 * takes it back. Says until when the account rests, and counts nothing then; null when it may try.
 *
 * The fifth locks for a minute, each further one twice as long, at most a day; a day without
 * a failure starts anew. One statement, so that none slips through.
 */
export async function beginAttempt(db: Database, account: Buffer): Promise<Instant | null> {
  const { rows } = await sql<{ readonly counted: boolean }>`
    insert into staff_attempt as known (account, failed, last_at) values (${account}, 1, now())
    on conflict (account) do update set
      failed = case when known.last_at < now() - interval '1 day' then 1 else known.failed + 1 end,
      locked_until = case
        when known.last_at < now() - interval '1 day' then null
        when known.failed + 1 >= ${FREE_TRIES}
          then now() + least(interval '1 day', interval '1 minute' * power(2, least(known.failed + 1 - ${FREE_TRIES}, 12)))
        else null end,
      last_at = now()
    where known.locked_until is null or known.locked_until <= now()
    returning true as counted`.execute(db)
  if (rows.length > 0) return null
  const locked = await sql<{ readonly until: Instant }>`
    select locked_until as until from staff_attempt where account = ${account}`.execute(db)
  return locked.rows[0]?.until ?? null
}

/** A sign-in that worked clears the count. */
export async function clearAttempts(db: Database, account: Buffer): Promise<void> {
  await sql`delete from staff_attempt where account = ${account}`.execute(db)
}
