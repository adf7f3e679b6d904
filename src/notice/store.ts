import { sql } from 'kysely'
import type { CompanyId, Day, Instant, Language } from '../base/index.ts'
import type { Database, Transaction } from '../store/index.ts'

export type Format = 'html' | 'md' | 'txt'

interface NoticeVersionTable {
  readonly company: CompanyId
  readonly version: number
  readonly hash: string
  readonly declaration_version: number
  /** Read as a value, written as its text. */
  readonly documents: unknown
  readonly effective_from: Day
  readonly published_at: Instant
  readonly published_by: string | null
}

interface NoticeRenderingTable {
  readonly company: CompanyId
  readonly version: number
  readonly language: Language
  readonly format: Format
  readonly hash: string
  readonly body: string
}

declare module '../store/tables.ts' {
  interface Tables {
    readonly notice_version: NoticeVersionTable
    readonly notice_rendering: NoticeRenderingTable
  }
}

export type NoticeRow = NoticeVersionTable
export type RenderingRow = NoticeRenderingTable

type Reader = Database | Transaction

/** The version in effect on a day: the last published whose day has come. */
export function noticeOn(db: Reader, company: CompanyId, day: Day): Promise<NoticeRow | undefined> {
  return db
    .selectFrom('notice_version')
    .selectAll()
    .where('company', '=', company)
    .where('effective_from', '<=', day)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export function noticeNumbered(
  db: Reader,
  company: CompanyId,
  version: number,
): Promise<NoticeRow | undefined> {
  return db
    .selectFrom('notice_version')
    .selectAll()
    .where('company', '=', company)
    .where('version', '=', version)
    .executeTakeFirst()
}

/** All versions, the newest first. */
export function noticesOf(db: Reader, company: CompanyId): Promise<NoticeRow[]> {
  return db
    .selectFrom('notice_version')
    .selectAll()
    .where('company', '=', company)
    .orderBy('version', 'desc')
    .execute()
}

/** The newest version. Locks the company's row, so that two publishers do not give the same number. */
export async function newestNotice(tx: Transaction, company: CompanyId): Promise<NoticeRow | undefined> {
  await tx.selectFrom('company').select('id').where('id', '=', company).forUpdate().execute()
  return tx
    .selectFrom('notice_version')
    .selectAll()
    .where('company', '=', company)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function addNotice(
  tx: Transaction,
  row: NoticeRow,
  renderings: readonly RenderingRow[],
): Promise<void> {
  await tx.insertInto('notice_version').values(row).execute()
  await tx
    .insertInto('notice_rendering')
    .values([...renderings])
    .execute()
}

export function renderingOf(
  db: Reader,
  company: CompanyId,
  version: number,
  language: Language,
  format: Format,
): Promise<RenderingRow | undefined> {
  return db
    .selectFrom('notice_rendering')
    .selectAll()
    .where('company', '=', company)
    .where('version', '=', version)
    .where('language', '=', language)
    .where('format', '=', format)
    .executeTakeFirst()
}

/** The hashes of all pages a company has published, without their bodies. */
export function renderingHashes(
  db: Reader,
  company: CompanyId,
): Promise<(Pick<RenderingRow, 'version' | 'language' | 'format' | 'hash'> & { readonly found: string })[]> {
  return db
    .selectFrom('notice_rendering')
    .select(['version', 'language', 'format', 'hash'])
    .select(sql<string>`encode(sha256(convert_to(body, 'UTF8')), 'hex')`.as('found'))
    .where('company', '=', company)
    .orderBy('version')
    .execute()
}
