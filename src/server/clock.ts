/** Lets the time of a sample company pass: the clock moves ahead, and whatever falls due on the way happens. */
import { addDays, type CompanyId, type Day } from '../base/index.ts'
import { proveCompany, type Judged } from '../evidence/index.ts'
import { type Actor, sealLedger, transact } from '../ledger/index.ts'
import { sendWaiting } from '../messages/index.ts'
import { sendWaitingDisclosures } from '../recipients/index.ts'
import { runRetention } from '../retention/index.ts'
import { dropExpired } from '../rights/index.ts'
import { dueOf, goneIn, planToday } from './retention.ts'
import type { OpenWorld } from './world.ts'

/** Stops on the way to a far day: each is a day on which something falls due. */
const STOPS = 40

/** What happened on the way. */
export interface Passed {
  readonly erased: number
  readonly restricted: number
  readonly held: number
  readonly judged: readonly Judged[]
}

/**
 * Moves a sample company's clock to a later day. Stops on the days on which something falls due, so that it goes on its
 * day and not later; then everything is sealed and every pledge is looked at.
 *
 * @throws Problem 404 when it is no sample company, 409 when the day is not ahead
 */
export async function passTime(
  world: OpenWorld,
  company: CompanyId,
  to: Day,
  actor: Actor,
  site: string | null,
): Promise<Passed> {
  let erased = 0
  let restricted = 0
  let held = 0
  for (let stop = 0; ; stop += 1) {
    const next = stop < STOPS ? dueOf(await planToday(world, company)).next : null
    const day = next !== null && next < to && next > world.clockOf(company).today() ? next : to
    await world.moveTo(company, day, actor)
    const { report } = await runRetention(world, company)
    erased += goneIn(report)
    restricted += report?.restricted ?? 0
    held = report?.held ?? held
    await transact(world, company, (acting) => dropExpired(acting.tx, company, acting.now))
    if (day === to) break
  }
  await sendWaiting(world, company)
  await sendWaitingDisclosures(world, company)
  await sealLedger(world, company)
  const judged = await proveCompany(world, company, { site })
  await sealLedger(world, company)
  return { erased, restricted, held, judged }
}

/** The day so many days after the company's present one. */
export function daysAhead(world: OpenWorld, company: CompanyId, days: number): Day {
  return addDays(world.clockOf(company).today(), days)
}
