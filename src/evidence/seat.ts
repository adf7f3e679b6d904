import { setTimeout as wait } from 'node:timers/promises'
import { type CompanyId, Problem } from '../base/index.ts'
import type { Database } from '../store/index.ts'
import { takeProvingSeat } from './store.ts'

/** Seats held at once in one process. Each costs a connection for as long as its looks need others of the same pool. */
const MOST = 3
/** How long somebody waits for a seat, in milliseconds: several whole runs. */
const PATIENCE = 120_000
const AGAIN = 50

let held = 0

/**
 * Works from the one seat from which a company's pledges are proved, so that two runs do not disturb each other's
 * rehearsals. Whoever waits for it holds no connection: those who have it need them to come to an end.
 *
 * @throws Problem 409 when the seat did not come free in time; nothing was done then
 */
export async function inProvingSeat<T>(
  db: Database,
  company: CompanyId,
  work: () => Promise<T>,
  patience = PATIENCE,
): Promise<T> {
  const until = performance.now() + patience
  for (;;) {
    if (held < MOST) {
      held += 1
      try {
        const done = await db
          .transaction()
          .execute(async (tx) =>
            (await takeProvingSeat(tx, company)) ? { result: await work() } : undefined,
          )
        if (done !== undefined) return done.result
      } finally {
        held -= 1
      }
    }
    if (performance.now() > until) {
      throw new Problem(409, 'prove/busy', 'The pledges of this company are being looked at just now.')
    }
    await wait(AGAIN)
  }
}
