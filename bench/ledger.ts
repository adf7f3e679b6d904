import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import {
  type CompanyId,
  type EntryId,
  type PersonId,
  NOBODY,
  clockAt,
  newId,
  parseInstant,
} from '../src/base/index.ts'
import {
  type World,
  headsFile,
  notedWith,
  readHeads,
  sealLedger,
  transact,
  verifyLedger,
} from '../src/ledger/index.ts'
import { newPerson, openKeys } from '../src/people/index.ts'
import { migrate, openStore } from '../src/store/index.ts'
import { type BenchLine, against, rounded } from './line.ts'

const CLIENTS = 16
const SECONDS = 8
const ENTRIES = Number(process.env['BENCH_ENTRIES'] ?? 1_000_000)

/** Appending to the ledger against bare commits of one row; verifying a ledger of a million entries. */
export async function bench(): Promise<readonly BenchLine[]> {
  const folder = await mkdtemp(join(tmpdir(), 'zusage-bench-'))
  const store = await openStore({ folder, connections: CLIENTS, databaseUrl: process.env['DATABASE_URL'] })
  try {
    await migrate(store.db)
    const company = 'bench' as CompanyId
    await store.db.insertInto('company').values({ id: company, sample: true }).execute()
    const clock = clockAt(parseInstant('2026-11-22T08:00:00Z'))
    const keys = openKeys(folder, Buffer.alloc(32, 1))
    const world: World = { db: store.db, keys, folder, reactions: [], clockOf: () => clock }
    const lines = [...(await appending(world, company)), ...(await verifying(world, company))]
    keys.close()
    return lines
  } finally {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function appending(world: World, company: CompanyId): Promise<readonly BenchLine[]> {
  await sql`create table bench_row (id uuid primary key, body text not null)`.execute(world.db)
  const body = 'x'.repeat(200)
  const persons = await transact(world, company, async (acting) => {
    const made: PersonId[] = []
    for (let count = 0; count < 64; count += 1) made.push(await newPerson(acting))
    return made
  })
  const bare = (): Promise<unknown> =>
    sql`insert into bench_row values (${newId()}, ${body})`.execute(world.db)
  let next = 0
  const append = (): Promise<unknown> =>
    transact(world, company, (acting) => {
      const person = persons[(next += 1) % persons.length] ?? NOBODY
      return acting.record({
        kind: 'record/used',
        actor: { kind: 'staff', account: 'anna@haut.example', role: 'support' },
        person,
        activity: 'orders',
        purpose: 'contract',
        store: 'orders',
        content: { note: body },
      })
    })
  // In turns, so that a machine that is busy for a while is so for both.
  const bareRates: number[] = []
  const ledgerRates: number[] = []
  for (let round = 0; round < 2; round += 1) {
    bareRates.push(await rate(bare))
    ledgerRates.push(await rate(append))
  }
  return [
    against(
      'ledger appends',
      mean(ledgerRates),
      'acts/s',
      `one-row commits, ${CLIENTS} clients, same driver`,
      mean(bareRates),
    ),
  ]
}

async function rate(once: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  const until = from + SECONDS * 500
  let done = 0
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (performance.now() < until) {
        await once()
        done += 1
      }
    }),
  )
  return (done / (performance.now() - from)) * 1000
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

async function verifying(world: World, company: CompanyId): Promise<readonly BenchLine[]> {
  await fill(world, company, ENTRIES)
  const sealing = performance.now()
  const { entries } = await sealLedger(world, company)
  const sealed = (entries / (performance.now() - sealing)) * 1000
  const heads = await readHeads(headsFile(world.folder, company))
  const from = performance.now()
  const report = await verifyLedger(world.db, company, world.keys.publicKey(company), {
    heads,
    isNoted: notedWith(world.keys, company),
  })
  const seconds = (performance.now() - from) / 1000
  if (report.faultCount > 0 || report.sealed < ENTRIES) {
    throw new Error(`The ledger does not verify: ${JSON.stringify(report.faults.slice(0, 3))}`)
  }
  return [
    { name: 'ledger sealing', value: rounded(sealed), unit: 'entries/s' },
    {
      name: 'ledger verification',
      value: rounded(report.entries / seconds),
      unit: 'entries/s',
      note: `${report.entries} entries in ${seconds.toFixed(1)} s`,
    },
  ]
}

/** Entries as `record` writes them, written by the database itself to save time: contents of 250 bytes, random salts. */
export async function fill(
  { db, keys }: Pick<World, 'db' | 'keys'>,
  company: CompanyId,
  count: number,
): Promise<void> {
  const key = keys.entryKey(company)
  for (let done = 0; done < count; done += 50_000) {
    const base = newId<EntryId>().slice(0, 13)
    await sql`
      with raw as (
        select gen_random_uuid() as person, ${company}::text as company,
          (${base} || '-7' || lpad(to_hex(n / 65536), 3, '0') || '-8' || lpad(to_hex(n % 4096), 3, '0') || '-' || lpad(to_hex(n), 12, '0'))::uuid as id,
          '2026-11-22T08:00:00Z'::timestamptz as at, 'record/used'::text as kind, 'staff:support'::text as actor,
          'orders'::text as activity, 'contract'::text as purpose, 'orders'::text as store, gen_random_uuid() as record,
          null::text as recipient, null::uuid as request, sha256(int4send(n)) as commitment,
          uuid_send(gen_random_uuid()) as salt,
          (select string_agg(uuid_send(gen_random_uuid()), '' order by g) from generate_series(1, 16) g where n > 0) as sealed
        from generate_series(1, ${Math.min(50_000, count - done)}::integer) n),
      hashed as (select *, sha256(salt || sealed) as content_hash from raw),
      full_ as (
        select *, record_send(row(person, company, id, at, kind, actor, activity, purpose, store, record, recipient,
          request, commitment, content_hash, null::bytea)) as packed from hashed),
      entry as (
        insert into ledger_entry (person, company, id, at, kind, actor, activity, purpose, store, record, recipient,
          request, commitment, content_hash, salt, sealed)
        select person, company, id, at, kind, actor, activity, purpose, store, record, recipient, request, commitment,
          content_hash, salt, sealed from full_)
      insert into ledger_pending (person, company, entry, leaf, mac)
      select person, company, id, leaf, sha256(${key}::bytea || leaf)
      from full_, lateral (select sha256(substring(packed from 1 for octet_length(packed) - 8)) as leaf) l`.execute(
      db,
    )
  }
  await sql`vacuum analyze ledger_entry`.execute(db)
}
