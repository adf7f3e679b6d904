/** The world that the product acts in: one database, one set of keys, and a clock for each company. */
import {
  type Clock,
  type CompanyId,
  type Day,
  Problem,
  clockMoved,
  clockOn,
  daysBetween,
  systemClock,
} from '../base/index.ts'
import { type Acting, type Actor, type World, transact } from '../ledger/index.ts'
import { finishErasures, openKeys } from '../people/index.ts'
import { reactions } from '../reactions.ts'
import type { Database, Store } from '../store/index.ts'
import type { Config } from './config.ts'

/** A company as the server knows it. */
export interface KnownCompany {
  readonly id: CompanyId
  readonly sample: boolean
  /** Days its clock runs ahead. */
  readonly clockDays: number
  /** A sample that is not whole yet: it is being built, or a crash interrupted that. */
  readonly building: boolean
}

/** The world with what only the server does with it. */
export interface OpenWorld extends World {
  companies(): readonly KnownCompany[]
  company(id: string): KnownCompany | undefined
  /** Reads the companies and their clocks anew; another process may have changed them. */
  refresh(): Promise<void>
  /** The same, unless it was done a moment ago; for every request. */
  keepFresh(): Promise<void>
  /**
   * Moves the clock of a sample company ahead and records it, in one transaction.
   *
   * @throws Problem 404 when it is no sample company, 409 when the day is not ahead or somebody else moved it meanwhile
   */
  moveTo(company: CompanyId, day: Day, actor: Actor): Promise<void>
  close(): Promise<void>
}

/** For how many milliseconds what was read of the companies is taken for what stands there. */
const FRESH = 500

/** Opens the keys and finishes what a crash interrupted. The database must be migrated. */
export async function openWorld(
  store: Store,
  config: Pick<Config, 'folder' | 'key' | 'today'>,
): Promise<OpenWorld> {
  const { db } = store
  const keys = openKeys(config.folder, config.key)
  await finishErasures(db, keys)
  const known = new Map<string, KnownCompany>()
  const clocks = new Map<string, Clock>()
  // With ZUSAGE_TODAY a sample company begins on that day, however far its clock was moved before.
  const begun = new Map<string, number>()
  const clockFor = (row: KnownCompany): Clock => {
    if (!row.sample) return systemClock
    if (config.today === null) return clockMoved(row.clockDays)
    const before = Math.min(begun.get(row.id) ?? row.clockDays, row.clockDays)
    begun.set(row.id, before)
    return clockMoved(row.clockDays - before, clockOn(config.today))
  }

  let freshUntil = 0
  const refresh = async (): Promise<void> => {
    freshUntil = performance.now() + FRESH
    const rows = await companyRows(db)
    for (const id of known.keys()) if (!rows.some((row) => row.id === id)) known.delete(id)
    for (const row of rows) {
      const before = known.get(row.id)
      known.set(row.id, row)
      if (before?.clockDays === row.clockDays && clocks.has(row.id)) continue
      clocks.set(row.id, clockFor(row))
    }
  }
  await refresh()

  const world: OpenWorld = {
    db,
    keys,
    folder: config.folder,
    reactions,
    clockOf: (company) => clocks.get(company) ?? systemClock,
    companies: () => [...known.values()],
    company: (id) => known.get(id),
    refresh,
    keepFresh: () => (performance.now() < freshUntil ? Promise.resolve() : refresh()),
    async moveTo(company, day, actor) {
      await refresh()
      const from = world.clockOf(company).today()
      const before = known.get(company)
      if (before?.sample !== true) {
        throw new Problem(404, 'clock/no-sample', 'Only the clock of a sample company can be moved.')
      }
      if (day <= from)
        throw new Problem(409, 'clock/not-ahead', `The clock shows ${from}; it only moves ahead.`)
      const days = daysBetween(from, day)
      await transact(world, company, async (acting) => {
        if (!(await addClockDays(acting, before.clockDays, days))) {
          throw new Problem(409, 'clock/moved', 'Somebody else moved this clock meanwhile.')
        }
        await acting.record({ kind: 'company/clock-moved', actor, content: { from, to: day } })
      })
      await refresh()
    },
    close() {
      keys.close()
      return Promise.resolve()
    },
  }
  return world
}

async function companyRows(db: Database): Promise<readonly KnownCompany[]> {
  const rows = await db
    .selectFrom('company')
    .select(['id', 'sample', 'clock_days', 'building'])
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    sample: row.sample,
    clockDays: row.clock_days,
    building: row.building,
  }))
}

/** Only from where the clock stood when the days were reckoned: moved twice at once, it would go too far. */
async function addClockDays(acting: Acting, from: number, days: number): Promise<boolean> {
  const { numUpdatedRows } = await acting.tx
    .updateTable('company')
    .set({ clock_days: from + days })
    .where('id', '=', acting.company)
    .where('clock_days', '=', from)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
