import type { CompanyId, EntryId, Instant, PersonId, RecordId } from '../base/index.ts'
import type { Bytes, Database, Outbox, Transaction, Waiting } from '../store/index.ts'

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
export type WaitingDisclosure = Waiting & { readonly entry: EntryId; readonly recipient: string }

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

/** The outbox of disclosures. */
export const DISCLOSED: Outbox = { table: 'disclosure_outbox', left: 'delivered_at' }

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

/** A row of the outbox of disclosures, as it lies. */
export type OutboxRow = Awaited<ReturnType<typeof outboxRows>>[number]

/** All of the outbox, or what names one recipient, the oldest first: what waits and what has been received. */
export function outboxRows(db: Database | Transaction, company: CompanyId, recipient?: string) {
  return db
    .selectFrom('disclosure_outbox')
    .select([
      'person',
      'id',
      'entry',
      'recipient',
      'record',
      'queued_at',
      'delivered_at',
      'failed',
      'receipt',
      'columns',
      'sealed',
    ])
    .where('company', '=', company)
    .$if(recipient !== undefined, (query) => query.where('recipient', '=', recipient ?? ''))
    .orderBy('queued_at')
    .orderBy('id')
    .execute()
}

/** Which of these rows are still there. */
export async function rowsStillThere(
  db: Database | Transaction,
  company: CompanyId,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('disclosure_outbox')
    .select('id')
    .where('company', '=', company)
    .where('id', 'in', [...ids])
    .execute()
  return new Set(rows.map(({ id }) => id))
}
