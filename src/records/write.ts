import { newId, Problem, type Json, type PersonId, type RecordId } from '../base/index.ts'
import type { Declaration, StoreColumn, StoreDeclaration } from '../declaration/index.ts'
import type { Acting, Actor } from '../ledger/index.ts'
import { seal, unseal } from '../people/index.ts'
import { journalAfterwards } from './journal.ts'
import { tableStore, type Fields, type FieldValue, type SealedRecord, type StoredRecord } from './record.ts'
import {
  deleteRow,
  insertPlain,
  insertRow,
  noteErasure,
  plainRows,
  rowThere,
  sealedRows,
  sealedRowsAs,
  setColumns,
  type Reader,
} from './store.ts'
import { columnType } from './structure.ts'
import { checkFields, fromBytes, sealContext, sealHash, toBytes } from './value.ts'

/** What reading needs of an act: the keys, the company, the open transaction. */
export type Reading = Pick<Acting, 'world' | 'company' | 'tx'>

/** Names one row. */
export interface RecordName {
  readonly store: string
  readonly person: PersonId
  readonly record: RecordId
}

/**
 * Writes a row of a declared store, sealed column by column under the person's key, and records what it was written with,
 * so that the ledger can answer for it (Art. 5(2) GDPR): what is not sealed, from which its periods run, as it is, and of
 * what is sealed a hash of the seal. The act that made it (collected, derived) is recorded by whoever calls, in the same
 * transaction.
 *
 * @param row `id` when the caller needs it beforehand
 * @throws Problem 422 `record/invalid` naming every field that is not declared or of another type
 */
export async function writeRecord(
  acting: Acting,
  declaration: Declaration,
  row: {
    readonly store: string
    readonly person: PersonId
    readonly source: string
    readonly fields: Fields
    readonly rehearsal?: boolean
    readonly id?: RecordId
  },
): Promise<RecordId> {
  const store = storeOfPerson(declaration, row.store)
  checkFields(store, row.fields)
  const id = row.id ?? newId<RecordId>(Date.parse(acting.now))
  const columns = closed(acting, store, row.person, id, row.fields)
  await insertRow(acting.tx, acting.company, store, acting.today, {
    person: row.person,
    id,
    createdAt: acting.now,
    source: row.source,
    rehearsal: row.rehearsal ?? false,
    columns,
  })
  await acting.record({
    kind: 'record/written',
    actor: { kind: 'system', part: 'records' },
    person: row.person,
    store: row.store,
    record: id,
    content: { source: row.source, ...traces(store, row.fields, columns) },
  })
  return id
}

/** What the ledger keeps of fields that were written: those that are not sealed, and hashes of the seals of the others. */
function traces(
  store: StoreDeclaration,
  given: Fields,
  columns: readonly { readonly name: string; readonly value: unknown }[],
): { readonly [trace in 'fields' | 'seals']: { readonly [column: string]: Json } } {
  const fields: { [column: string]: Json } = {}
  const seals: { [column: string]: Json } = {}
  for (const { name, value } of columns) {
    const plain = given[name]
    if (store.columns.find(({ column }) => column === name)?.sealed === true)
      seals[name] = value instanceof Uint8Array ? sealHash(value) : null
    else if (plain !== undefined && !(plain instanceof Uint8Array)) fields[name] = plain
  }
  return { fields, seals }
}

/** All rows of a person in a store, opened. Low level, for access, rights and retention: uses go through the gate. */
export async function rowsOf(
  reading: Reading,
  declaration: Declaration,
  where: { readonly store: string; readonly person: PersonId },
): Promise<readonly StoredRecord[]> {
  const store = storeOfPerson(declaration, where.store)
  const rows = await sealedRows(reading.tx, reading.company, store, where.person)
  return rows.map((row) => opened(reading, store, row))
}

/** One row, opened, or null. Low level like `rowsOf`. */
export async function openRecord(
  reading: Reading,
  declaration: Declaration,
  name: RecordName,
): Promise<StoredRecord | null> {
  const store = storeOfPerson(declaration, name.store)
  const [row] = await sealedRows(reading.tx, reading.company, store, name.person, name.record)
  return row === undefined ? null : opened(reading, store, row)
}

/**
 * What of a row still opens, for looks: a column whose seal does not open, because somebody laid hands on it or on whose
 * the row is, is null. The pledge that everything is sealed names it; other looks go on.
 */
export async function readableRecord(
  reading: Reading,
  declaration: Declaration,
  name: RecordName,
): Promise<StoredRecord | null> {
  const store = storeOfPerson(declaration, name.store)
  const [row] = await sealedRows(reading.tx, reading.company, store, name.person, name.record)
  if (row === undefined) return null
  const { columns: _, ...rest } = row
  const fields: Record<string, FieldValue> = {}
  for (const column of store.columns) {
    fields[column.column] = attempt(() => valueIn(reading, store, row, column)) ?? null
  }
  return { ...rest, fields }
}

function attempt<T>(open: () => T): T | undefined {
  try {
    return open()
  } catch {
    return undefined
  }
}

/** Rows as one of the two database readers sees them; all of a person, or one. What the gate reads with. */
export async function rowsAs(
  reading: Reading,
  reader: Reader,
  declaration: Declaration,
  where: { readonly store: string; readonly person: PersonId; readonly record?: RecordId },
): Promise<readonly StoredRecord[]> {
  const store = storeOfPerson(declaration, where.store)
  const rows = await sealedRowsAs(reading.tx, reader, reading.company, store, where.person, where.record)
  return rows.map((row) => opened(reading, store, row))
}

/**
 * The newest rows of a store that belongs to nobody, as a use sees them.
 *
 * @throws Problem 404 `record/no-store`
 */
export async function rowsOfNobody(
  reading: Reading,
  declaration: Declaration,
  where: { readonly store: string; readonly limit: number },
): Promise<readonly Fields[]> {
  const store = tableStore(declaration, where.store)
  if (store === undefined || store.of !== 'nobody') throw noStore(where.store)
  return plainRows(reading.tx, reading.company, store, where.limit)
}

/**
 * Corrects fields of a row and records which ones (Art. 16 GDPR).
 *
 * @throws Problem 404 when there is no such row, 422 like `writeRecord`
 */
export async function updateRecord(
  acting: Acting,
  declaration: Declaration,
  change: RecordName & { readonly fields: Fields; readonly actor: Actor; readonly why: string },
): Promise<void> {
  const store = storeOfPerson(declaration, change.store)
  const columns = await setFields(acting, store, change)
  await acting.record({
    kind: 'record/corrected',
    actor: change.actor,
    person: change.person,
    store: change.store,
    record: change.record,
    content: {
      columns: Object.keys(change.fields).sort(),
      ...traces(store, change.fields, columns),
      why: change.why,
    },
  })
}

/**
 * Writes what happened to a row (closed, invoiced, shipped) into its declared states and dates, and records it. Periods
 * start from these dates.
 *
 * @throws Problem 422 when a field is sealed or not declared, 404 when there is no such row
 */
export async function eventRecord(
  acting: Acting,
  declaration: Declaration,
  event: RecordName & { readonly event: string; readonly fields: Fields; readonly actor: Actor },
): Promise<void> {
  const store = storeOfPerson(declaration, event.store)
  const sealed = Object.keys(event.fields).filter((name) =>
    store.columns.some((column) => column.column === name && column.sealed),
  )
  if (sealed.length > 0) {
    throw new Problem(422, 'record/invalid', 'An event sets states and dates only.', {
      faults: sealed.map((field) => ({
        field,
        code: 'sealed',
        message: 'Kein Stand und kein Datum / neither state nor date',
      })),
    })
  }
  await setFields(acting, store, event)
  await acting.record({
    kind: 'record/event',
    actor: event.actor,
    person: event.person,
    store: event.store,
    record: event.record,
    content: { event: event.event, fields: event.fields as { readonly [column: string]: Json } },
  })
}

/**
 * Erases a row, looks again, and records it (Art. 17(1) GDPR). The erasure is noted for the journal, so that it is done
 * again after a restore.
 *
 * @returns `verified` when the row is gone, `absent` when there was none
 * @throws Problem 423 `record/held` when a hold keeps it (Art. 17(3)(e) GDPR)
 */
export async function eraseRecord(
  acting: Acting,
  declaration: Declaration,
  erasure: RecordName & {
    readonly why: string
    readonly actor?: Actor
    readonly content?: { readonly [key: string]: Json }
  },
): Promise<'verified' | 'absent'> {
  const store = storeOfPerson(declaration, erasure.store)
  const deleted = await deleteRow(acting.tx, acting.company, store, erasure.person, erasure.record)
  const left = await rowThere(acting.tx, acting.company, store, erasure.person, erasure.record)
  if (left === 'held') {
    throw new Problem(423, 'record/held', 'A hold keeps this record from being erased.', {
      provision: 'Art. 17(3)(e) GDPR',
    })
  }
  if (left === 'there')
    throw new Error(`Record ${erasure.record} of ${erasure.store} is still there after its erasure.`)
  if (!deleted) return 'absent'
  const entry = await acting.record({
    kind: 'record/erased',
    actor: erasure.actor ?? { kind: 'system', part: 'retention' },
    person: erasure.person,
    store: erasure.store,
    record: erasure.record,
    content: { why: erasure.why, assurance: 'verified', ...erasure.content },
  })
  await noteErasure(acting.tx, {
    company: acting.company,
    person: erasure.person,
    id: newId(Date.parse(acting.now)),
    at: acting.now,
    store: erasure.store,
    record: erasure.record,
    before: null,
    rows: 1,
    why: erasure.why,
    entry,
  })
  journalAfterwards(acting)
  return 'verified'
}

/**
 * Adds rows to a store of nobody, all or none. Columns that are left out are empty. The number of a row carries its first
 * moment, so that whoever moves the one is found out by the other.
 *
 * @throws Problem 422 `record/invalid` when one does not fit; 404 `record/no-store`
 */
export async function appendLog(
  where: Pick<Acting, 'company'> & { readonly tx: Acting['tx'] | Acting['world']['db'] },
  declaration: Declaration,
  storeId: string,
  lines: readonly Fields[],
): Promise<void> {
  const store = tableStore(declaration, storeId)
  if (store === undefined || store.of !== 'nobody') throw noStore(storeId)
  for (const line of lines) checkFields(store, line)
  if (lines.length === 0) return
  await insertPlain(
    where.tx,
    where.company,
    store,
    lines.map((line) => numberOf(store, line)),
    store.columns.map((column) => ({
      name: column.column,
      type: columnType(column),
      values: lines.map((line) => plainValue(column, line[column.column] ?? null)),
    })),
  )
}

/** A number for a row of nobody: of the moment the row is of, in the first column that holds one. */
function numberOf(store: StoreDeclaration, line: Fields): string {
  const column = store.columns.find(({ type }) => type === 'instant')?.column
  const at = column === undefined ? undefined : line[column]
  const moment = typeof at === 'string' ? Date.parse(at) : Number.NaN
  return moment >= 0 ? newId(moment) : newId()
}

async function setFields(
  acting: Acting,
  store: StoreDeclaration,
  change: RecordName & { readonly fields: Fields },
): Promise<ReturnType<typeof closed>> {
  checkFields(store, change.fields)
  const columns = closed(acting, store, change.person, change.record, change.fields)
  if (columns.length === 0) return columns
  const found = await setColumns(acting.tx, acting.company, store, change.person, change.record, columns)
  if (!found) throw new Problem(404, 'record/absent', 'There is no such record.')
  return columns
}

function closed(
  reading: Reading,
  store: StoreDeclaration,
  person: PersonId,
  record: RecordId,
  fields: Fields,
): readonly { readonly name: string; readonly value: unknown }[] {
  return store.columns
    .filter((column) => Object.hasOwn(fields, column.column))
    .map((column) => {
      const value = fields[column.column] ?? null
      if (value === null || !column.sealed) return { name: column.column, value: plainValue(column, value) }
      const context = sealContext(store.id, column.column, record)
      return {
        name: column.column,
        value: seal(reading.world.keys, reading.company, person, context, toBytes(value)),
      }
    })
}

function plainValue(column: StoreColumn, value: FieldValue): unknown {
  return column.type === 'json' && value !== null ? JSON.stringify(value) : value
}

function opened(reading: Reading, store: StoreDeclaration, row: SealedRecord): StoredRecord {
  const { columns: _, ...rest } = row
  const fields: Record<string, FieldValue> = {}
  for (const column of store.columns) fields[column.column] = valueIn(reading, store, row, column)
  return { ...rest, fields }
}

/** One value of a row, opened where it is sealed. */
function valueIn(
  reading: Reading,
  store: StoreDeclaration,
  row: SealedRecord,
  column: StoreColumn,
): FieldValue {
  const value = row.columns[column.column] ?? null
  if (!column.sealed || !(value instanceof Uint8Array)) return value
  const context = sealContext(store.id, column.column, row.id)
  return fromBytes(column, unseal(reading.world.keys, reading.company, row.person, context, value))
}

/** @throws Problem 404 `record/no-store` */
function storeOfPerson(declaration: Declaration, id: string): StoreDeclaration {
  const store = tableStore(declaration, id)
  if (store === undefined || store.of !== 'person') throw noStore(id)
  return store
}

function noStore(id: string): Problem {
  return new Problem(404, 'record/no-store', `The declaration has no such store: “${id.slice(0, 60)}”.`)
}
