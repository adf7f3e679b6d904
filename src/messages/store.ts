import type { CompanyId, EntryId, Instant, Language, PersonId, RecordId, RequestId } from '../base/index.ts'
import type { Bytes, Database, Outbox, Transaction, Waiting } from '../store/index.ts'

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

/** Queues a message. */
export async function addMessage(
  tx: Transaction,
  row: Omit<Waiting, 'attempts' | 'sealed'> & {
    readonly message: string
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

/** The outbox of mail. */
export const MAIL: Outbox = { table: 'message_outbox', left: 'sent_at' }

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

/** A row of the outbox of mail, as it lies. */
export type OutboxRow = Awaited<ReturnType<typeof allMessages>>[number]

/** Every message as it lies; for the proof that each is declared and recorded. */
export function allMessages(db: Database | Transaction, company: CompanyId) {
  return db
    .selectFrom('message_outbox')
    .select([
      'person',
      'id',
      'message',
      'class',
      'language',
      'entry',
      'record',
      'request',
      'queued_at',
      'sent_at',
      'sealed',
    ])
    .where('company', '=', company)
    .orderBy('id')
    .execute()
}
