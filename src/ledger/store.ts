import { sql } from 'kysely'
import {
  type CompanyId,
  type EntryId,
  type Instant,
  NOBODY,
  type PersonId,
  type RecordId,
  type RequestId,
} from '../base/index.ts'
import type { Bytes, Database, Transaction } from '../store/index.ts'
import type { ActKind } from './acting.ts'
import type { Header } from './leaf.ts'

/** Only ever added; `salt` and `sealed` are erased with the person. */
interface EntryTable {
  readonly person: PersonId
  readonly company: CompanyId
  readonly id: EntryId
  readonly at: Instant
  readonly kind: ActKind
  readonly actor: string
  readonly activity: string | null
  readonly purpose: string | null
  readonly store: string | null
  readonly record: RecordId | null
  readonly recipient: string | null
  readonly request: RequestId | null
  readonly commitment: Bytes
  readonly content_hash: Bytes
  readonly salt: Buffer | null
  readonly sealed: Buffer | null
}

interface PendingTable {
  readonly person: PersonId
  readonly company: CompanyId
  readonly entry: EntryId
  readonly leaf: Bytes
  readonly mac: Bytes
}

/** Only ever added. */
interface BlockTable {
  readonly company: CompanyId
  readonly height: number
  readonly at: Instant
  readonly simulated: boolean
  readonly count: number
  readonly total: number
  readonly reach: string
  readonly prev: Bytes
  readonly root: Bytes
  readonly entries: Bytes
  readonly leaves: Bytes
  readonly hash: Bytes
  readonly signature: Bytes
}

declare module '../store/tables.ts' {
  interface Tables {
    readonly ledger_entry: EntryTable
    readonly ledger_pending: PendingTable
    readonly ledger_block: BlockTable
  }
}

type Db = Database | Transaction

/**
 * Adds an entry and puts it on the list to be sealed. The content stays out when the person is erased; the person's row
 * is held so that nobody is erased while something is written about them.
 */
export async function addEntry(
  tx: Transaction,
  header: Header,
  noted: { readonly leaf: Uint8Array; readonly mac: Uint8Array },
  content: { readonly salt: Uint8Array; readonly sealed: Uint8Array } | undefined,
): Promise<void> {
  // In the order of the table's columns.
  await sql`
    select ledger_append(row(
      ${header.person}, ${header.company}, ${header.id}, ${header.at}, ${header.kind}, ${header.actor},
      ${header.activity}, ${header.purpose}, ${header.store}, ${header.record}, ${header.recipient}, ${header.request},
      ${header.commitment}, ${header.contentHash}, ${content?.salt ?? null}, ${content?.sealed ?? null}
    )::ledger_entry, ${noted.leaf}, ${noted.mac})`.execute(tx)
}

/** Erases salts and contents of a person's entries. The database allows it only for a person marked erased. */
export async function eraseContents(tx: Transaction, company: CompanyId, person: PersonId): Promise<void> {
  await sql`
    update ledger_entry set salt = null, sealed = null
    where person = ${person} and company = ${company} and salt is not null`.execute(tx)
}

/** Waits until nobody else seals this company's ledger; held until the transaction ends. */
export async function lockSealing(tx: Transaction, company: CompanyId): Promise<void> {
  await sql`select pg_advisory_xact_lock(7207003, hashtext(${company}))`.execute(tx)
}

/** The newest block; nothing in a ledger without one. */
export function lastBlock(db: Db, company: CompanyId) {
  return db
    .selectFrom('ledger_block')
    .select(['height', 'hash', 'total', 'reach'])
    .where('company', '=', company)
    .orderBy('height', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Entries that wait to be sealed with numbers above `after`, the lowest first. */
export function pendingEntries(db: Db, company: CompanyId, after: string, limit: number) {
  return db
    .selectFrom('ledger_pending')
    .select(['person', 'entry', 'leaf', 'mac'])
    .where('company', '=', company)
    .where(sql<string>`entry`, '>', after)
    .orderBy('entry')
    .limit(limit)
    .execute()
}

/** Takes sealed entries off the list. */
export async function dropPending(
  tx: Transaction,
  company: CompanyId,
  entries: readonly EntryId[],
): Promise<void> {
  await sql`
    delete from ledger_pending where company = ${company} and entry = any (${[...entries]}::uuid[])`.execute(
    tx,
  )
}

/** Adds a block to the chain. */
export async function addBlock(
  tx: Transaction,
  block: {
    readonly company: CompanyId
    readonly height: number
    readonly at: Instant
    readonly simulated: boolean
    readonly count: number
    readonly total: number
    readonly reach: string
    readonly prev: Uint8Array
    readonly root: Uint8Array
    readonly entries: Uint8Array
    readonly leaves: Uint8Array
    readonly hash: Uint8Array
    readonly signature: Uint8Array
  },
): Promise<void> {
  await tx.insertInto('ledger_block').values(block).execute()
}

/** Whether a company is a sample, so that its acts are simulated. */
export async function isSample(db: Db, company: CompanyId): Promise<boolean> {
  const row = await db.selectFrom('company').select('sample').where('id', '=', company).executeTakeFirst()
  return row?.sample ?? false
}

/** All companies of this database, by name: for looks at what lies beside a company's own places. */
export async function companiesKnown(db: Db): Promise<readonly CompanyId[]> {
  const rows = await db.selectFrom('company').select('id').orderBy('id').execute()
  return rows.map(({ id }) => id)
}

/** Blocks above a height, without their lists. */
export function headsAbove(db: Db, company: CompanyId, height: number, limit: number) {
  return db
    .selectFrom('ledger_block')
    .select(['height', 'at', 'simulated', 'count', 'total', 'reach', 'prev', 'root', 'hash', 'signature'])
    .select(sql<Buffer>`sha256(entries)`.as('entries_hash'))
    .where('company', '=', company)
    .where('height', '>', height)
    .orderBy('height')
    .limit(limit)
    .execute()
}

/** Heights and sizes of all blocks, for planning how to read them. */
export function blockSizes(db: Db, company: CompanyId, above: number, limit: number) {
  return db
    .selectFrom('ledger_block')
    .select(['height', sql<number>`octet_length(entries) / 16`.as('size')])
    .where('company', '=', company)
    .where('height', '>', above)
    .orderBy('height')
    .limit(limit)
    .execute()
}

/** Whole blocks. `odd_time` tells whether the time has a part finer than the milliseconds it was written with. */
export function blocksBetween(db: Db, company: CompanyId, from: number, to: number) {
  return db
    .selectFrom('ledger_block')
    .selectAll()
    .select(sql<boolean>`extract(microseconds from at)::bigint % 1000 <> 0`.as('odd_time'))
    .where('company', '=', company)
    .where('height', '>=', from)
    .where('height', '<=', to)
    .orderBy('height')
    .execute()
}

/** Salt and content in one, nothing where both are erased; empty, which no hash fits, where only one is. */
const CONTENT = `case when salt is null and sealed is null then null
  when octet_length(salt) = 16 and sealed is not null then salt || sealed else '\\x'::bytea end`

/** An entry as `record_send` writes it: the bytes of its leaf, then its content. `leaf.ts` says what that looks like. */
const PACKED = `record_send(row(person, company, id, at, kind, actor, activity, purpose, store, record, recipient, request,
  commitment, content_hash, ${CONTENT}))`

/** One value for many entries. Far cheaper to read than rows, and Base64 than what PostgreSQL sends by itself. */
const TOGETHER = sql.raw<string>(`encode(coalesce(string_agg(packed, ''::bytea), ''::bytea), 'base64')`)

/** All entries with numbers above `after` up to `upTo`, packed, in their order. */
export async function packedRange(
  db: Db,
  company: CompanyId,
  after: string,
  upTo: string | undefined,
  limit: number,
): Promise<Buffer> {
  const { rows } = await sql<{ readonly packed: string }>`
    select ${TOGETHER} as packed from (
      select ${sql.raw(PACKED)} as packed
      from ledger_entry
      where company = ${company} and id > ${after}
        ${upTo === undefined ? sql`` : sql`and id <= ${upTo}`}
      order by id
      limit ${limit}
    ) entries`.execute(db)
  return Buffer.from(rows[0]?.packed ?? '', 'base64')
}

/** The entries with these numbers, packed, in their order. */
export async function packedEntries(db: Db, company: CompanyId, ids: readonly string[]): Promise<Buffer> {
  const { rows } = await sql<{ readonly packed: string }>`
    select ${TOGETHER} as packed from (
      select ${sql.raw(PACKED)} as packed
      from ledger_entry
      where company = ${company} and id = any (${[...ids]}::uuid[])
      order by id
    ) entries`.execute(db)
  return Buffer.from(rows[0]?.packed ?? '', 'base64')
}

/** Entries on the list to be sealed with numbers above `after` up to `upTo`. */
export function pendingBetween(db: Db, company: CompanyId, after: string, upTo: string | undefined) {
  let query = db
    .selectFrom('ledger_pending')
    .select(['entry', 'person', 'leaf', 'mac'])
    .where('company', '=', company)
    .where(sql<string>`entry`, '>', after)
  if (upTo !== undefined) query = query.where(sql<string>`entry`, '<=', upTo)
  return query.orderBy('entry').execute()
}

/** Reads in one state of the database, whatever is written meanwhile; changes nothing. */
export function readInOneState<T>(db: Database, read: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read)
}

/** What entries are asked for by. */
export interface EntryFilter {
  readonly person?: PersonId
  readonly kinds?: readonly ActKind[]
  readonly activity?: string
  readonly purpose?: string
  readonly store?: string
  readonly record?: RecordId
  readonly recipient?: string
  readonly request?: RequestId
  /** Of these persons and about these records; for looks at many rows at once. */
  readonly persons?: readonly PersonId[]
  readonly records?: readonly RecordId[]
  readonly from?: Instant
  readonly until?: Instant
  /** Only what rehearsals did, or all but that; everything unless said. */
  readonly rehearsals?: 'only' | 'without'
  /** Only entries recorded before this one: the last of the page before. */
  readonly before?: EntryId
  /** At most so many, newest first; 100 unless said, 1000 at most. */
  readonly limit?: number
}

/** Entries that fit, newest first. */
export function readEntries(db: Db, company: CompanyId, filter: EntryFilter) {
  return matching(db, company, filter)
    .selectAll()
    .orderBy('id', 'desc')
    .limit(Math.min(filter.limit ?? 100, 1000))
    .execute()
}

/** How many entries fit. */
export async function countMatching(db: Db, company: CompanyId, filter: EntryFilter): Promise<number> {
  const row = await matching(db, company, filter)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirst()
  return row?.count ?? 0
}

/**
 * Whether an entry is a rehearsal's: it acted, or the entry is about a person the ledger itself says was invented for one.
 * Nobody is no such person, so theirs, the many, are not looked through.
 */
const REHEARSED = sql<boolean>`(ledger_entry.actor = 'system:rehearsal' or ledger_entry.person <> ${NOBODY} and exists (
  select from ledger_entry known
  where known.person = ledger_entry.person and known.company = ledger_entry.company
    and known.kind = 'person/known' and known.actor = 'system:rehearsal'))`

function matching(db: Db, company: CompanyId, filter: EntryFilter) {
  let query = db.selectFrom('ledger_entry').where('company', '=', company)
  for (const column of [
    'person',
    'activity',
    'purpose',
    'store',
    'record',
    'recipient',
    'request',
  ] as const) {
    const wanted = filter[column]
    if (wanted !== undefined) query = query.where(column, '=', wanted)
  }
  if (filter.persons !== undefined) query = query.where('person', 'in', filter.persons)
  if (filter.records !== undefined) query = query.where('record', 'in', filter.records)
  if (filter.kinds !== undefined) query = query.where('kind', 'in', filter.kinds)
  if (filter.from !== undefined) query = query.where('at', '>=', filter.from)
  if (filter.until !== undefined) query = query.where('at', '<', filter.until)
  if (filter.rehearsals === 'without') query = query.where(sql<boolean>`not ${REHEARSED}`)
  if (filter.rehearsals === 'only') query = query.where(REHEARSED)
  if (filter.before !== undefined) query = query.where('id', '<', filter.before)
  return query
}

/** The salts of entries whose content was not erased. */
export async function saltsOf(
  db: Db,
  company: CompanyId,
  ids: readonly EntryId[],
): Promise<ReadonlyMap<EntryId, Buffer>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('ledger_entry')
    .select(['id', 'salt'])
    .where('company', '=', company)
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.flatMap(({ id, salt }) => (salt === null ? [] : [[id, salt] as const])))
}
