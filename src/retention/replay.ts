import type { CompanyId, RecordId } from '../base/index.ts'
import { currentDeclaration, type StoreDeclaration } from '../declaration/index.ts'
import { transact, type World } from '../ledger/index.ts'
import { erasePerson, erasuresToRepeat, personFaults } from '../people/index.ts'
import { eraseRecord, erasedRowsThere, readJournal } from '../records/index.ts'
import { intactStores, storesOfPersons } from '../standing/index.ts'
import { runRetention } from './run.ts'
import { unhold, whoseRows } from './store.ts'

/** What a replay found again and erased again. */
export interface Replayed {
  readonly lines: number
  readonly records: number
  readonly persons: number
  /** Rows and lines of logs that had come back. */
  readonly logRows: number
}

const PAGE = 2000

/**
 * Erases again what a restore brought back: reads the journal that stands outside the database, and the keys that were
 * destroyed, and looks whether anything of it is there. Then runs retention, for logs that had come back as well.
 * Erased stays erased, whatever holds the old state knew of. May be repeated.
 */
export async function replayErasures(world: World, company: CompanyId): Promise<Replayed> {
  const published = await currentDeclaration(world.db, company, world.clockOf(company).today())
  if (published === null) return { lines: 0, records: 0, persons: 0, logRows: 0 }
  const { declaration } = published
  const stores = new Map(storesOfPersons(declaration).map((store) => [store.id, store]))

  const again = async (store: StoreDeclaration, ids: readonly string[]): Promise<number> =>
    transact(world, company, async (acting) => {
      const rows = await whoseRows(acting.tx, company, store, ids)
      for (const { person, id } of rows) {
        await unhold(acting.tx, company, store, person, id)
        await eraseRecord(acting, declaration, { store: store.id, person, record: id, why: 'replay' })
      }
      return rows.length
    })

  let lines = 0
  let records = 0
  const waiting = new Map<string, RecordId[]>()
  for await (const line of readJournal(world.folder, company)) {
    lines += 1
    const store = stores.get(line.store)
    if (!('record' in line) || store === undefined) continue
    const ids = waiting.get(store.id) ?? []
    ids.push(line.record as RecordId)
    waiting.set(store.id, ids)
    if (ids.length >= PAGE) records += await again(store, ids.splice(0))
  }
  for (const [id, ids] of waiting) {
    const store = stores.get(id)
    if (store !== undefined && ids.length > 0) records += await again(store, ids)
  }

  const persons = await transact(world, company, async (acting) => {
    const back = await erasuresToRepeat(acting)
    for (const person of back) await erasePerson(acting, person)
    return back.length
  })
  const { report } = await runRetention(world, company)
  return { lines, records, persons, logRows: (report?.logRows ?? 0) + (report?.fileLines ?? 0) }
}

/**
 * Repeats the erasures of a company where the database is an older state than the journal or the keys: it was restored.
 * Looks only, and does nothing, where it is not.
 *
 * @returns what was erased again; null where nothing had come back
 */
export async function replayIfRestored(world: World, company: CompanyId): Promise<Replayed | null> {
  const published = await currentDeclaration(world.db, company, world.clockOf(company).today())
  if (published === null) return null
  const intact = await intactStores({ world, company, declaration: published.declaration })
  const rows = await erasedRowsThere(world, company, intact)
  const restored = rows.length > 0 || (await personsReturned(world, company))
  return restored ? replayErasures(world, company) : null
}

async function personsReturned({ db, keys }: World, company: CompanyId): Promise<boolean> {
  const { faults } = await personFaults(db, keys, company, Number.MAX_SAFE_INTEGER)
  return faults.some(({ fault }) => fault === 'returned')
}
