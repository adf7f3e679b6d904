// Whether erasures stand alike in the ledger, in the list for repeating them, and in the journal outside: reads only.
import { sql } from 'kysely'
import { addTime, type CompanyId, type Instant } from '../base/index.ts'
import type { StoreDeclaration } from '../declaration/index.ts'
import type { Database } from '../store/index.ts'
import { readJournal } from './journal.ts'
import { tableOf } from './store.ts'

/** An erasure that does not stand everywhere, or not alike. */
export interface ErasureFault {
  /** `ledger entry …`, `erasure …`, `journal outside the database`, `store enquiry, row …`. */
  readonly place: string
  readonly fault: /** In the ledger, and not on the list. */
    | 'unlisted'
    /** On the list otherwise than in the ledger. */
    | 'altered'
    /** On the list, and not in the journal. */
    | 'not-journaled'
    /** In the journal, and the row is there: the database is an older state, or somebody wrote the line. */
    | 'there'
}

/** How long the journal may lag behind: what a full disk kept out is written with the next erasure. */
const LAG = 'PT24H'
const PAGE = 5000

/**
 * Compares the acts of erasing with the list of erasures, that with the journal, and the journal with the rows.
 *
 * @param stores the stores of persons whose tables can be looked at
 * @param most how many to name
 */
export async function erasureFaults(
  { db, folder }: { readonly db: Database; readonly folder: string },
  company: CompanyId,
  stores: readonly StoreDeclaration[],
  now: Instant,
  most: number,
): Promise<{ readonly erasures: number; readonly lines: number; readonly faults: readonly ErasureFault[] }> {
  const { rows: acts } = await sql<{ readonly entry: string; readonly listed: boolean }>`
    select l.id as entry, e.id is not null as listed
    from ledger_entry l left join record_erasure e
      on e.company = l.company and e.entry = l.id and e.person = l.person
    where l.company = ${company} and l.kind in ('record/erased', 'log/erased')
      and (e.id is null or e.store is distinct from l.store or e.record is distinct from l.record or e.at <> l.at)
    order by l.id limit ${most}`.execute(db)
  const faults = acts.map(
    ({ entry, listed }): ErasureFault => ({
      place: `ledger entry ${entry}`,
      fault: listed ? 'altered' : 'unlisted',
    }),
  )

  const { lines, known, there } = await againstRows({ db, folder }, company, stores)
  faults.push(...there)

  const since = addTime(now, `-${LAG}`)
  let erasures = 0
  for (let after: readonly [string, string] = ['', '']; ; ) {
    const rows = await listed(db, company, after)
    erasures += rows.length
    for (const { id, store, record, before, journaled, at } of rows) {
      if (known.has(keyOf(store, record ?? before ?? ''))) continue
      if (journaled || at < since) faults.push({ place: `erasure ${id}`, fault: 'not-journaled' })
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) break
    after = [last.person, last.id]
  }
  return { erasures, lines, faults: faults.slice(0, most) }
}

/**
 * Rows that the journal says are erased, and that are there: the database is an older state.
 *
 * @param stores the stores of persons whose tables can be looked at
 */
export async function erasedRowsThere(
  where: { readonly db: Database; readonly folder: string },
  company: CompanyId,
  stores: readonly StoreDeclaration[],
): Promise<readonly ErasureFault[]> {
  return (await againstRows(where, company, stores)).there
}

/** Goes through the journal: how long it is, what it knows, and what of that is there all the same. */
async function againstRows(
  { db, folder }: { readonly db: Database; readonly folder: string },
  company: CompanyId,
  stores: readonly StoreDeclaration[],
): Promise<{
  readonly lines: number
  readonly known: ReadonlySet<string>
  readonly there: readonly ErasureFault[]
}> {
  const known = new Set<string>()
  const there: ErasureFault[] = []
  const inOrder = new Map(stores.map((store) => [store.id, store]))
  const waiting = new Map<string, string[]>()
  let lines = 0
  const look = async (store: StoreDeclaration, records: readonly string[]): Promise<void> => {
    const { rows } = await sql<{ readonly id: string }>`
      select id from ${tableOf(company, store)} where id = any (${[...records]}::uuid[])`.execute(db)
    for (const { id } of rows) there.push({ place: `store ${store.id}, row ${id}`, fault: 'there' })
  }
  for await (const line of readJournal(folder, company)) {
    lines += 1
    known.add(keyOf(line.store, 'record' in line ? line.record : line.before))
    const store = inOrder.get(line.store)
    if (!('record' in line) || store === undefined || !UUID.test(line.record)) continue
    const records = waiting.get(store.id) ?? []
    records.push(line.record)
    waiting.set(store.id, records)
    if (records.length >= PAGE) await look(store, records.splice(0))
  }
  for (const [id, records] of waiting) {
    const store = inOrder.get(id)
    if (store !== undefined && records.length > 0) await look(store, records)
  }
  return { lines, known, there }
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u

function keyOf(store: string, what: string): string {
  return `${store} ${what}`
}

async function listed(db: Database, company: CompanyId, [person, id]: readonly [string, string]) {
  return db
    .selectFrom('record_erasure')
    .select(['id', 'person', 'store', 'record', 'before', 'journaled', 'at'])
    .where('company', '=', company)
    .$if(id !== '', (query) => query.where(sql<boolean>`(person, id) > (${person}::uuid, ${id}::uuid)`))
    .orderBy('person')
    .orderBy('id')
    .limit(PAGE)
    .execute()
}
