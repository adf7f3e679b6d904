import type { CompanyId, EntryId, Instant, Language, PersonId, RecordId, RequestId } from '../base/index.ts'
import type { Bytes, Database, Transaction } from '../store/index.ts'

interface MessageOutboxTable {
  readonly person: PersonId
  readonly company: CompanyId
  readonly id: string
  readonly message: string
  readonly class: 'service' | 'marketing'
  readonly language: Language
  readonly record: RecordId | null
  readonly request: RequestId | null
  readonly entry: EntryId | null
  readonly queued_at: Instant
  readonly sent_at: Instant | null
  readonly attempts: number
  readonly next_at: Instant
  readonly failed: string | null
  readonly sealed: Bytes | null
}

declare module '../store/tables.ts' {
  interface Tables {
    readonly message_outbox: MessageOutboxTable
  }
}

/** A message as it lies in the table. */
export interface OutboxRow {
  readonly person: PersonId
  readonly company: CompanyId
  readonly id: string
  readonly message: string
  readonly attempts: number
  readonly sealed: Buffer | null
}

/** Queues a message. */
export async function addMessage(
  tx: Transaction,
  row: Omit<OutboxRow, 'attempts' | 'sealed'> & {
    readonly class: 'service' | 'marketing'
    readonly language: Language
    readonly record: RecordId | null
    readonly request: RequestId | null
    readonly entry: EntryId
    readonly at: Instant
    readonly sealed: Buffer
  },
): Promise<void> {
  const { at, ...rest } = row
  await tx
    .insertInto('message_outbox')
    .values({ ...rest, queued_at: at, sent_at: null, attempts: 0, next_at: at, failed: null })
    .execute()
}

/** Claims messages that wait, so that two workers never send the same one. Call inside a transaction. */
export function claimWaiting(
  tx: Transaction,
  company: CompanyId,
  now: Instant,
  limit: number,
): Promise<readonly OutboxRow[]> {
  return tx
    .selectFrom('message_outbox')
    .select(['person', 'company', 'id', 'message', 'attempts', 'sealed'])
    .where('company', '=', company)
    .where('sent_at', 'is', null)
    .where('sealed', 'is not', null)
    .where('next_at', '<=', now)
    .orderBy('queued_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
}

/** Notes that a message was handed over; what it said goes, unless the console still shows it from the outbox. */
export async function markSent(tx: Transaction, row: OutboxRow, at: Instant, keep: boolean): Promise<void> {
  await tx
    .updateTable('message_outbox')
    .set({ sent_at: at, failed: null, attempts: row.attempts + 1, ...(keep ? {} : { sealed: null }) })
    .where('person', '=', row.person)
    .where('company', '=', row.company)
    .where('id', '=', row.id)
    .execute()
}

/** Notes that handing over failed, and when to try again. */
export async function markFailed(tx: Transaction, row: OutboxRow, next: Instant, why: string): Promise<void> {
  await tx
    .updateTable('message_outbox')
    .set({ attempts: row.attempts + 1, next_at: next, failed: why.slice(0, 300) })
    .where('person', '=', row.person)
    .where('company', '=', row.company)
    .where('id', '=', row.id)
    .execute()
}

/** Removes the messages about a record, or all of a person; answers their ids, whose files go too. */
export async function removeMessages(
  tx: Transaction,
  company: CompanyId,
  person: PersonId,
  record?: RecordId,
): Promise<readonly string[]> {
  const rows = await tx
    .deleteFrom('message_outbox')
    .where('company', '=', company)
    .where('person', '=', person)
    .$if(record !== undefined, (query) => query.where('record', '=', record ?? null))
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

/** The newest messages of a company, still sealed. */
export function newestMessages(db: Database | Transaction, company: CompanyId, limit: number) {
  return db
    .selectFrom('message_outbox')
    .select([
      'person',
      'id',
      'message',
      'class',
      'language',
      'record',
      'request',
      'queued_at',
      'sent_at',
      'attempts',
      'failed',
      'sealed',
    ])
    .where('company', '=', company)
    .orderBy('queued_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** Every message with its act and the class it was sent in; for the proof that each is declared and recorded. */
export function allMessages(db: Database | Transaction, company: CompanyId) {
  return db
    .selectFrom('message_outbox')
    .select(['person', 'id', 'message', 'class', 'entry', 'record', 'queued_at', 'sent_at'])
    .where('company', '=', company)
    .orderBy('id')
    .execute()
}
