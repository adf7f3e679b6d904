import { sql } from 'kysely'
import type { CompanyId, Instant, PersonId } from '../base/index.ts'
import type { Bytes, Database, Transaction } from '../store/index.ts'
import type { IdentifierKind } from './identifier.ts'

interface PersonTable {
  readonly person: PersonId
  readonly company: CompanyId
  readonly rehearsal: boolean
  readonly created_at: Instant
  readonly erased_at: Instant | null
}

interface IdentifierTable {
  readonly person: PersonId
  readonly company: CompanyId
  readonly kind: IdentifierKind
  readonly hash: Bytes
  readonly sealed: Bytes
  readonly added_at: Instant
}

interface IdentifierOwnerTable {
  readonly hash: Bytes
  readonly company: CompanyId
  readonly kind: IdentifierKind
  readonly person: PersonId
}

declare module '../store/tables.ts' {
  interface Tables {
    readonly person: PersonTable
    readonly identifier: IdentifierTable
    readonly identifier_owner: IdentifierOwnerTable
  }
}

/** Adds a person; one who is there already stays as is. */
export async function addPerson(
  tx: Transaction,
  company: CompanyId,
  person: PersonId,
  at: Instant,
  rehearsal: boolean,
): Promise<void> {
  await tx
    .insertInto('person')
    .values({ person, company, rehearsal, created_at: at, erased_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** A person's row, locked against everybody who would write about the person until the transaction ends. */
export function lockPerson(db: Database | Transaction, company: CompanyId, person: PersonId) {
  return db
    .selectFrom('person')
    .select(['erased_at', 'rehearsal'])
    .where('person', '=', person)
    .where('company', '=', company)
    .forUpdate()
    .executeTakeFirst()
}

/** A person's row. */
export function readPerson(db: Database | Transaction, company: CompanyId, person: PersonId) {
  return db
    .selectFrom('person')
    .selectAll()
    .where('person', '=', person)
    .where('company', '=', company)
    .executeTakeFirst()
}

/** Whose an identifier is. */
export async function ownerOf(
  db: Database | Transaction,
  company: CompanyId,
  kind: IdentifierKind,
  hash: Uint8Array,
): Promise<PersonId | undefined> {
  const row = await db
    .selectFrom('identifier_owner')
    .select('person')
    .where('hash', '=', Buffer.from(hash))
    .where('company', '=', company)
    .where('kind', '=', kind)
    .executeTakeFirst()
  return row?.person
}

/**
 * Makes an identifier a person's if it is nobody's yet. Waits for a transaction that is doing the same.
 *
 * @returns whether it is theirs now because of this call
 */
export async function claimIdentifier(
  tx: Transaction,
  company: CompanyId,
  kind: IdentifierKind,
  hash: Uint8Array,
  person: PersonId,
): Promise<boolean> {
  const row = await tx
    .insertInto('identifier_owner')
    .values({ hash, company, kind, person })
    .onConflict((conflict) => conflict.doNothing())
    .returning('person')
    .executeTakeFirst()
  return row !== undefined
}

/** Keeps an identifier with its person. */
export async function addIdentifier(
  tx: Transaction,
  row: {
    readonly person: PersonId
    readonly company: CompanyId
    readonly kind: IdentifierKind
    readonly hash: Uint8Array
    readonly sealed: Uint8Array
    readonly added_at: Instant
  },
): Promise<void> {
  await tx
    .insertInto('identifier')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** What a person is known by, sealed. */
export function readIdentifiers(db: Database | Transaction, company: CompanyId, person: PersonId) {
  return db
    .selectFrom('identifier')
    .select(['kind', 'sealed', 'added_at'])
    .where('person', '=', person)
    .where('company', '=', company)
    .orderBy('added_at')
    .orderBy('kind')
    .execute()
}

/** Takes a person's identifiers out of every table and marks the person erased. */
export async function clearPerson(
  tx: Transaction,
  company: CompanyId,
  person: PersonId,
  at: Instant,
): Promise<void> {
  await sql`
    with gone as (
      delete from identifier where person = ${person} and company = ${company} returning hash, kind)
    delete from identifier_owner o using gone
    where o.hash = gone.hash and o.kind = gone.kind and o.company = ${company} and o.person = ${person}`.execute(
    tx,
  )
  await tx
    .updateTable('person')
    .set({ erased_at: at })
    .where('person', '=', person)
    .where('company', '=', company)
    .execute()
}

/** Those of the persons who are in the database and not marked erased. */
export async function stillPresent(
  db: Database | Transaction,
  company: CompanyId,
  persons: readonly PersonId[],
): Promise<readonly PersonId[]> {
  const { rows } = await sql<{ readonly person: PersonId }>`
    select person from person
    where company = ${company} and person = any (${[...persons]}::uuid[]) and erased_at is null`.execute(db)
  return rows.map((row) => row.person)
}
