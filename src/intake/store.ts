import { sql } from 'kysely'
import type { CompanyId, Instant, PersonId, RecordId } from '../base/index.ts'
import type { StoreDeclaration } from '../declaration/index.ts'
import { tableOf } from '../records/index.ts'
import type { Bytes, Database, Transaction } from '../store/index.ts'

export type DeviceKind = 'capture' | 'analysis'

interface DeviceTable {
  readonly company: CompanyId
  readonly id: string
  readonly practice: string
  readonly kind: DeviceKind
  readonly key_hash: Bytes
  readonly issued_at: Instant
  readonly revoked_at: Instant | null
}

interface CaptureReferenceTable {
  readonly person: PersonId
  readonly company: CompanyId
  readonly practice: string
  readonly device: string
  readonly taken_at: Instant
}

interface FormSentTable {
  readonly company: CompanyId
  readonly token_hash: Bytes
  readonly at: Instant
  readonly record: RecordId | null
}

declare module '../store/tables.ts' {
  interface Tables {
    readonly device: DeviceTable
    readonly capture_reference: CaptureReferenceTable
    readonly form_sent: FormSentTable
  }
}

/** A device that may transmit, or did. */
export interface Device {
  readonly id: string
  readonly practice: string
  readonly kind: DeviceKind
  readonly issuedAt: Instant
  readonly revokedAt: Instant | null
}

export async function addDevice(
  tx: Transaction,
  company: CompanyId,
  device: {
    readonly id: string
    readonly practice: string
    readonly kind: DeviceKind
    readonly keyHash: Buffer
    readonly at: Instant
  },
): Promise<void> {
  const { id, practice, kind, keyHash, at } = device
  await tx
    .insertInto('device')
    .values({ company, id, practice, kind, key_hash: keyHash, issued_at: at, revoked_at: null })
    .execute()
}

/** Ends a device's right to transmit; says whether it had one. */
export async function endDevice(
  tx: Transaction,
  company: CompanyId,
  id: string,
  at: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('device')
    .set({ revoked_at: at })
    .where('company', '=', company)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function removeDevice(tx: Transaction, company: CompanyId, id: string): Promise<void> {
  await tx.deleteFrom('device').where('company', '=', company).where('id', '=', id).execute()
}

const deviceColumns = ['id', 'practice', 'kind', 'issued_at as issuedAt', 'revoked_at as revokedAt'] as const

/** The device a key belongs to, unless it was revoked. */
export function deviceByKey(
  db: Database | Transaction,
  company: CompanyId,
  keyHash: Buffer,
): Promise<Device | undefined> {
  return db
    .selectFrom('device')
    .select(deviceColumns)
    .where('company', '=', company)
    .where('key_hash', '=', keyHash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
}

export function devicesOf(db: Database | Transaction, company: CompanyId): Promise<readonly Device[]> {
  return db
    .selectFrom('device')
    .select(deviceColumns)
    .where('company', '=', company)
    .orderBy('issued_at')
    .execute()
}

/** All devices with the hashes of their keys, for comparing with what was issued. */
export function deviceKeys(db: Database | Transaction, company: CompanyId) {
  return db
    .selectFrom('device')
    .select([...deviceColumns, 'key_hash as keyHash'])
    .where('company', '=', company)
    .orderBy('issued_at')
    .execute()
}

export async function addReference(
  tx: Transaction,
  company: CompanyId,
  row: {
    readonly person: PersonId
    readonly practice: string
    readonly device: string
    readonly at: Instant
  },
): Promise<void> {
  const { person, practice, device, at } = row
  await tx
    .insertInto('capture_reference')
    .values({ person, company, practice, device, taken_at: at })
    .execute()
}

/** Which practice took a person's consent. */
export function referenceOf(db: Database | Transaction, company: CompanyId, person: PersonId) {
  return db
    .selectFrom('capture_reference')
    .select(['practice', 'device', 'taken_at'])
    .where('company', '=', company)
    .where('person', '=', person)
    .executeTakeFirst()
}

export async function removeReference(tx: Transaction, company: CompanyId, person: PersonId): Promise<void> {
  await tx
    .deleteFrom('capture_reference')
    .where('company', '=', company)
    .where('person', '=', person)
    .execute()
}

/**
 * Takes the token of a form for this sending. Whoever comes second with it waits for the first and learns its record.
 * Tokens older than a day are swept on the way.
 *
 * @returns null when the token was free, otherwise what the first sending led to
 */
export async function takeToken(
  tx: Transaction,
  company: CompanyId,
  tokenHash: Buffer,
  now: Instant,
  dayAgo: Instant,
): Promise<{ readonly record: RecordId | null } | null> {
  await tx.deleteFrom('form_sent').where('company', '=', company).where('at', '<', dayAgo).execute()
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('form_sent')
    .values({ company, token_hash: tokenHash, at: now, record: null })
    .onConflict((conflict) => conflict.columns(['company', 'token_hash']).doNothing())
    .executeTakeFirst()
  if ((numInsertedOrUpdatedRows ?? 0n) > 0n) return null
  const row = await tx
    .selectFrom('form_sent')
    .select('record')
    .where('company', '=', company)
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row ?? { record: null }
}

export async function noteRecord(
  tx: Transaction,
  company: CompanyId,
  tokenHash: Buffer,
  record: RecordId,
): Promise<void> {
  await tx
    .updateTable('form_sent')
    .set({ record })
    .where('company', '=', company)
    .where('token_hash', '=', tokenHash)
    .execute()
}

/** Whether a person has a row in a store. */
export async function hasRows(
  db: Database | Transaction,
  company: CompanyId,
  store: StoreDeclaration,
  person: PersonId,
): Promise<boolean> {
  const { rows } = await sql<{ readonly found: boolean }>`
    select exists (select from ${tableOf(company, store)} where person = ${person}) as found`.execute(db)
  return rows[0]?.found === true
}

/** Numbers, owners and sources of all rows of a store, rehearsals left out; for pledges. */
export async function rowNames(
  db: Database | Transaction,
  company: CompanyId,
  store: StoreDeclaration,
): Promise<readonly { readonly id: RecordId; readonly person: PersonId; readonly source: string }[]> {
  const { rows } = await sql<{ readonly id: RecordId; readonly person: PersonId; readonly source: string }>`
    select id, person, source from ${tableOf(company, store)} where not rehearsal order by id`.execute(db)
  return rows
}

/** What lies in a column, as it lies there; null when there is no such row, or nothing in it. */
export async function rawColumn(
  db: Database | Transaction,
  company: CompanyId,
  store: StoreDeclaration,
  id: RecordId,
  column: string,
): Promise<Buffer | null> {
  const { rows } = await sql<{ readonly raw: Buffer | null }>`
    select ${sql.id(column)} as raw from ${tableOf(company, store)} where id = ${id}`.execute(db)
  return rows[0]?.raw ?? null
}
