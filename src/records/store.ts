import { sql, type RawBuilder } from 'kysely'
import type { CompanyId, Day, Instant, PersonId, RecordId } from '../base/index.ts'
import type { StoreDeclaration } from '../declaration/index.ts'
import type { Database, Transaction } from '../store/index.ts'
import { schemaName, tableName, type FieldValue, type SealedRecord } from './record.ts'

interface RecordErasureTable {
  readonly company: CompanyId
  readonly person: PersonId
  readonly id: string
  readonly at: Instant
  readonly store: string
  readonly record: RecordId | null
  readonly before: Instant | null
  readonly rows: number
  readonly why: string
  readonly entry: string | null
  readonly journaled: boolean
}

declare module '../store/tables.ts' {
  interface Tables {
    readonly record_erasure: RecordErasureTable
  }
}

/** The readers that row level security knows: a use never sees a restricted row, a duty sees nothing else. */
export type Reader = 'zusage_use' | 'zusage_duty'

/** The table of a declared store in a company's schema. */
export function tableOf(company: CompanyId, store: StoreDeclaration): RawBuilder<unknown> {
  return sql`${sql.id(schemaName(company), tableName(store))}`
}

/** Version of the declaration in force; 0 before anything was published. */
function versionInForce(company: CompanyId, today: Day): RawBuilder<number> {
  return sql<number>`(select coalesce(max(version), 0) from declaration_version
    where company = ${company} and effective_from <= ${today})`
}

/** A row to be written, sealed where it is declared so. */
export interface RowToWrite {
  readonly person: PersonId
  readonly id: RecordId
  readonly createdAt: Instant
  readonly source: string
  readonly rehearsal: boolean
  readonly columns: readonly { readonly name: string; readonly value: unknown }[]
}

/** Adds a row of a person's store. */
export async function insertRow(
  tx: Transaction,
  company: CompanyId,
  store: StoreDeclaration,
  today: Day,
  row: RowToWrite,
): Promise<void> {
  const names = row.columns.map((column) => sql.id(column.name))
  const values = row.columns.map((column) => sql`${column.value}`)
  await sql`
    insert into ${tableOf(company, store)}
      (${sql.join([...['person', 'id', 'created_at', 'declaration', 'source', 'rehearsal'].map((name) => sql.id(name)), ...names])})
    values (${sql.join([
      sql`${row.person}`,
      sql`${row.id}`,
      sql`${row.createdAt}`,
      versionInForce(company, today),
      sql`${row.source}`,
      sql`${row.rehearsal}`,
      ...values,
    ])})`.execute(tx)
}

/** Changes columns of a row; says whether there was one. */
export async function setColumns(
  tx: Transaction,
  company: CompanyId,
  store: StoreDeclaration,
  person: PersonId,
  record: RecordId,
  columns: readonly { readonly name: string; readonly value: unknown }[],
): Promise<boolean> {
  const sets = columns.map((column) => sql`${sql.id(column.name)} = ${column.value}`)
  const { numAffectedRows } = await sql`
    update ${tableOf(company, store)} set ${sql.join(sets)}
    where person = ${person} and id = ${record}`.execute(tx)
  return (numAffectedRows ?? 0n) > 0n
}

/** Removes a row; says whether there was one. A held row is not removed. */
export async function deleteRow(
  tx: Transaction,
  company: CompanyId,
  store: StoreDeclaration,
  person: PersonId,
  record: RecordId,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from ${tableOf(company, store)}
    where person = ${person} and id = ${record} and not held`.execute(tx)
  return (numAffectedRows ?? 0n) > 0n
}

/** Whether a row is there, whatever its state. */
export async function rowThere(
  db: Database,
  company: CompanyId,
  store: StoreDeclaration,
  person: PersonId,
  record: RecordId,
): Promise<'absent' | 'held' | 'there'> {
  const { rows } = await sql<{ readonly held: boolean }>`
    select held from ${tableOf(company, store)} where person = ${person} and id = ${record}`.execute(db)
  const row = rows[0]
  if (row === undefined) return 'absent'
  return row.held ? 'held' : 'there'
}

type RawRow = { readonly [column: string]: FieldValue }

/** Rows of a person's store, still sealed; all of a person, or one. Reads as the owner: not for uses. */
export async function sealedRows(
  db: Database,
  company: CompanyId,
  store: StoreDeclaration,
  person: PersonId,
  record?: RecordId,
): Promise<readonly SealedRecord[]> {
  const one = record === undefined ? sql`` : sql` and id = ${record}`
  const { rows } = await sql<RawRow>`
    select * from ${tableOf(company, store)} where person = ${person}${one} order by created_at, id`.execute(
    db,
  )
  return rows.map((row) => sealedRecord(store, row))
}

/**
 * Rows as one of the two readers sees them. The role holds for this statement only.
 *
 * @param tx a transaction, for `set local`
 */
export async function sealedRowsAs(
  tx: Transaction,
  reader: Reader,
  company: CompanyId,
  store: StoreDeclaration,
  person: PersonId,
  record?: RecordId,
): Promise<readonly SealedRecord[]> {
  return asReader(tx, reader, () => sealedRows(tx, company, store, person, record))
}

/** Runs something under the rights of a reader and gives them up again. A failure ends the transaction anyway. */
export async function asReader<T>(tx: Transaction, reader: Reader, work: () => Promise<T>): Promise<T> {
  await sql`set local role ${sql.id(reader)}`.execute(tx)
  const result = await work()
  await sql`reset role`.execute(tx)
  return result
}

/** The newest rows of a store of nobody, such as an access log. */
export async function plainRows(
  tx: Transaction,
  company: CompanyId,
  store: StoreDeclaration,
  limit: number,
): Promise<readonly RawRow[]> {
  const { rows } = await asReader(tx, 'zusage_use', () =>
    sql<RawRow>`select * from ${tableOf(company, store)} order by id desc limit ${limit}`.execute(tx),
  )
  return rows
}

function sealedRecord(store: StoreDeclaration, row: RawRow): SealedRecord {
  const columns: Record<string, FieldValue> = {}
  for (const column of store.columns) columns[column.column] = row[column.column] ?? null
  return {
    store: store.id,
    person: row['person'] as PersonId,
    id: row['id'] as RecordId,
    createdAt: row['created_at'] as Instant,
    declaration: Number(row['declaration']),
    source: row['source'] as string,
    restricted: row['restricted'] as string | null,
    restrictedUntil: row['restricted_until'] as Day | null,
    held: row['held'] === true,
    rehearsal: row['rehearsal'] === true,
    columns,
  }
}

/** Notes an erasure, so that it is done again after a restore. */
export async function noteErasure(
  tx: Transaction,
  erasure: Omit<RecordErasureTable, 'journaled'>,
): Promise<void> {
  await tx
    .insertInto('record_erasure')
    .values({ ...erasure, journaled: false })
    .execute()
}

/** Erasures that do not stand in the journal outside the database yet, oldest first. */
export function pendingErasures(db: Database, company: CompanyId, limit: number) {
  return db
    .selectFrom('record_erasure')
    .select(['person', 'id', 'at', 'store', 'record', 'before', 'rows', 'why'])
    .where('company', '=', company)
    .where('journaled', '=', false)
    .orderBy('at')
    .limit(limit)
    .execute()
}

/** Marks erasures as journaled. */
export async function markJournaled(db: Database, company: CompanyId, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`update record_erasure set journaled = true
    where company = ${company} and id = any(${[...ids]}::uuid[])`.execute(db)
}

/** Adds rows of nobody in one statement: one array per declared column. */
export async function insertPlain(
  db: Database,
  company: CompanyId,
  store: StoreDeclaration,
  ids: readonly string[],
  columns: readonly { readonly name: string; readonly type: string; readonly values: readonly unknown[] }[],
): Promise<void> {
  const arrays = columns.map((column) => sql`${[...column.values]}::${sql.raw(column.type)}[]`)
  await sql`
    insert into ${tableOf(company, store)} (${sql.join([sql.id('id'), ...columns.map((column) => sql.id(column.name))])})
    select * from unnest(${sql.join([sql`${[...ids]}::uuid[]`, ...arrays])})`.execute(db)
}

/** What a row is marked with: why it may not be used, until when, and whether a hold keeps it. */
export interface Mark {
  readonly id: RecordId
  readonly restricted: string | null
  readonly restricted_until: Day | null
  readonly held: boolean
}

/** The marks of a person's rows in a store. */
export async function marksOf(
  db: Database,
  company: CompanyId,
  store: StoreDeclaration,
  person: PersonId,
): Promise<readonly Mark[]> {
  const { rows } = await sql<Mark>`
    select id, restricted, restricted_until, held from ${tableOf(company, store)}
    where person = ${person}`.execute(db)
  return rows
}

/** Marks a row. */
export async function setMark(
  tx: Transaction,
  company: CompanyId,
  store: StoreDeclaration,
  person: PersonId,
  mark: Mark,
): Promise<void> {
  await sql`
    update ${tableOf(company, store)}
    set restricted = ${mark.restricted}, restricted_until = ${mark.restricted_until}, held = ${mark.held}
    where person = ${person} and id = ${mark.id}`.execute(tx)
}

/** Whose a row is, by the row's number alone; undefined when there is none. */
export async function ownerOfRow(
  db: Database | Transaction,
  company: CompanyId,
  store: StoreDeclaration,
  id: RecordId,
): Promise<PersonId | undefined> {
  const { rows } = await sql<{ readonly person: PersonId }>`
    select person from ${tableOf(company, store)} where id = ${id} limit 1`.execute(db)
  return rows[0]?.person
}
