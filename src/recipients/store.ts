import type { CompanyId, EntryId, Instant, PersonId, RecordId } from '../base/index.ts'
import type { Bytes, Database, Transaction } from '../store/index.ts'

interface DisclosureOutboxTable {
  readonly person: PersonId
  readonly company: CompanyId
  readonly id: string
  readonly entry: EntryId
  readonly recipient: string
  readonly record: RecordId | null
  readonly queued_at: Instant
  readonly delivered_at: Instant | null
  readonly attempts: number
  readonly next_at: Instant
  readonly failed: string | null
  readonly receipt: string | null
  readonly columns: readonly string[]
  readonly sealed: Bytes | null
}

declare module '../store/tables.ts' {
  interface Tables {
    readonly disclosure_outbox: DisclosureOutboxTable
  }
}

/** A disclosure on its way. */
export interface WaitingDisclosure {
  readonly person: PersonId
  readonly company: CompanyId
  readonly id: string
  readonly entry: EntryId
  readonly recipient: string
  readonly attempts: number
  readonly sealed: Buffer | null
}

/** Queues a disclosure; the same act is queued once. */
export async function addDisclosure(
  tx: Transaction,
  row: Omit<WaitingDisclosure, 'attempts' | 'sealed'> & {
    readonly record: RecordId | null
    readonly at: Instant
    readonly columns: readonly string[]
    readonly sealed: Buffer
  },
): Promise<void> {
  const { at, ...rest } = row
  await tx
    .insertInto('disclosure_outbox')
    .values({
      ...rest,
      queued_at: at,
      next_at: at,
      delivered_at: null,
      attempts: 0,
      failed: null,
      receipt: null,
    })
    .onConflict((conflict) => conflict.columns(['company', 'entry', 'person']).doNothing())
    .execute()
}

/** Claims disclosures that wait, so that two workers never send the same one. Call inside a transaction. */
export function claimWaiting(
  tx: Transaction,
  company: CompanyId,
  now: Instant,
  limit: number,
): Promise<readonly WaitingDisclosure[]> {
  return tx
    .selectFrom('disclosure_outbox')
    .select(['person', 'company', 'id', 'entry', 'recipient', 'attempts', 'sealed'])
    .where('company', '=', company)
    .where('delivered_at', 'is', null)
    .where('sealed', 'is not', null)
    .where('next_at', '<=', now)
    .orderBy('queued_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
}

/** Notes the receipt of the other side; what was sent is not kept any longer. */
export async function markDelivered(
  tx: Transaction,
  row: WaitingDisclosure,
  at: Instant,
  receipt: string,
): Promise<void> {
  await tx
    .updateTable('disclosure_outbox')
    .set({ delivered_at: at, receipt, failed: null, attempts: row.attempts + 1, sealed: null })
    .where('person', '=', row.person)
    .where('company', '=', row.company)
    .where('id', '=', row.id)
    .execute()
}

/** Notes that sending failed, and when to try again. */
export async function markFailed(
  tx: Transaction,
  row: WaitingDisclosure,
  next: Instant,
  why: string,
): Promise<void> {
  await tx
    .updateTable('disclosure_outbox')
    .set({ attempts: row.attempts + 1, next_at: next, failed: why.slice(0, 300) })
    .where('person', '=', row.person)
    .where('company', '=', row.company)
    .where('id', '=', row.id)
    .execute()
}

/** Removes what is on its way about a record, or about a person altogether. */
export async function removeDisclosures(
  tx: Transaction,
  company: CompanyId,
  person: PersonId,
  record?: RecordId,
): Promise<void> {
  await tx
    .deleteFrom('disclosure_outbox')
    .where('company', '=', company)
    .where('person', '=', person)
    .$if(record !== undefined, (query) => query.where('record', '=', record ?? null))
    .execute()
}

/** Disclosures that were not received although tried, and all that wait; for pledges and the console. */
export function waitingDisclosures(db: Database | Transaction, company: CompanyId) {
  return db
    .selectFrom('disclosure_outbox')
    .select(['id', 'entry', 'recipient', 'queued_at', 'attempts', 'failed'])
    .where('company', '=', company)
    .where('delivered_at', 'is', null)
    .orderBy('queued_at')
    .execute()
}

/** What became of each disclosure in the outbox, by its act. */
export function queuedDisclosures(db: Database | Transaction, company: CompanyId) {
  return db
    .selectFrom('disclosure_outbox')
    .select(['id', 'entry', 'recipient', 'queued_at', 'delivered_at', 'receipt'])
    .where('company', '=', company)
    .orderBy('queued_at')
    .execute()
}
