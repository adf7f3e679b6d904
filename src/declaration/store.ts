import type { CompanyId, Day, Instant } from '../base/index.ts'
import type { Database, Transaction } from '../store/index.ts'

export interface VersionRow {
  readonly version: number
  readonly hash: string
  readonly body: unknown
  readonly effective_from: Day
  readonly published_at: Instant
  readonly published_by: string | null
}

const columns = ['version', 'hash', 'body', 'effective_from', 'published_at', 'published_by'] as const

/** The version in effect on a day: the last one published whose day of effect has come. */
export function versionOn(
  db: Database | Transaction,
  company: CompanyId,
  day: Day,
): Promise<VersionRow | undefined> {
  return db
    .selectFrom('declaration_version')
    .select(columns)
    .where('company', '=', company)
    .where('effective_from', '<=', day)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export function versionNumbered(
  db: Database | Transaction,
  company: CompanyId,
  version: number,
): Promise<VersionRow | undefined> {
  return db
    .selectFrom('declaration_version')
    .select(columns)
    .where('company', '=', company)
    .where('version', '=', version)
    .executeTakeFirst()
}

/** All versions, the newest first. */
export function versionsOf(db: Database | Transaction, company: CompanyId): Promise<VersionRow[]> {
  return db
    .selectFrom('declaration_version')
    .select(columns)
    .where('company', '=', company)
    .orderBy('version', 'desc')
    .execute()
}

/** The newest version, held against a second publisher until the transaction ends. */
export function newestForUpdate(tx: Transaction, company: CompanyId): Promise<VersionRow | undefined> {
  return tx
    .selectFrom('company')
    .select('id')
    .where('id', '=', company)
    .forUpdate()
    .execute()
    .then(() =>
      tx
        .selectFrom('declaration_version')
        .select(columns)
        .where('company', '=', company)
        .orderBy('version', 'desc')
        .limit(1)
        .executeTakeFirst(),
    )
}

export async function addVersion(
  tx: Transaction,
  row: {
    readonly company: CompanyId
    readonly version: number
    readonly hash: string
    readonly body: string
    readonly effective_from: Day
    readonly published_at: Instant
    readonly published_by: string | null
  },
): Promise<void> {
  await tx.insertInto('declaration_version').values(row).execute()
}
