/** What waits for a second person. The only SQL on staff_approval. */
import { sql } from 'kysely'
import type { CompanyId, Instant } from '../base/index.ts'
import type { Database, Transaction } from '../store/index.ts'

export interface Approval {
  readonly id: string
  /** What kind of act waits. */
  readonly act: string
  /** Where in the console it is dealt with. */
  readonly room: string
  /** Path and body of the act, sealed. */
  readonly sealed: Buffer
  readonly asker: string
  readonly askerName: string
  readonly approver: string
  readonly approverName: string
  readonly asked: Instant
  readonly approved: Instant | null
}

const columns = sql`a.id, a.act, a.room, a.sealed, a.asker, s.name as "askerName", a.approver, r.name as "approverName",
  a.asked_at as asked, a.approved_at as approved`
const joined = sql`staff_approval a join staff s on s.id = a.asker join staff r on r.id = a.approver`

/** What somebody asked for, or is asked to confirm, since a moment; the newest first. */
export async function approvalsOf(
  db: Database,
  company: CompanyId,
  staff: string,
  since: Instant,
): Promise<readonly Approval[]> {
  const { rows } = await sql<Approval>`
    select ${columns} from ${joined}
    where a.company = ${company} and (a.asker = ${staff} or a.approver = ${staff}) and a.asked_at >= ${since}
    order by a.asked_at desc limit 100`.execute(db)
  return rows
}

/** Exactly this act, asked by one and put to another, locked. */
export async function lockApproval(
  tx: Transaction,
  company: CompanyId,
  what: {
    readonly hash: Uint8Array
    readonly asker: string
    readonly approver: string
    readonly since: Instant
  },
): Promise<{ readonly id: string; readonly approved: Instant | null } | null> {
  const { rows } = await sql<{ readonly id: string; readonly approved: Instant | null }>`
    select id, approved_at as approved from staff_approval
    where company = ${company} and hash = ${Buffer.from(what.hash)} and asker = ${what.asker}
      and approver = ${what.approver} and asked_at >= ${what.since}
    order by approved_at desc nulls last limit 1 for update`.execute(tx)
  return rows[0] ?? null
}

export async function addApproval(
  tx: Transaction,
  company: CompanyId,
  approval: Omit<Approval, 'askerName' | 'approverName'> & {
    readonly hash: Uint8Array
  },
): Promise<void> {
  await sql`
    insert into staff_approval (company, id, act, room, sealed, hash, asker, approver, asked_at, approved_at)
    values (${company}, ${approval.id}, ${approval.act}, ${approval.room}, ${approval.sealed},
      ${Buffer.from(approval.hash)}, ${approval.asker}, ${approval.approver}, ${approval.asked}, ${approval.approved})`.execute(
    tx,
  )
}

/** Confirms what was put to this account. Says what kind of act it was; null when nothing waits under this number. */
export async function confirmApproval(
  tx: Transaction,
  company: CompanyId,
  id: string,
  approver: string,
  at: Instant,
): Promise<{ readonly act: string; readonly asker: string } | null> {
  const { rows } = await sql<{ readonly act: string; readonly asker: string }>`
    update staff_approval set approved_at = ${at}
    where company = ${company} and id = ${id} and approver = ${approver} and approved_at is null
    returning act, asker`.execute(tx)
  return rows[0] ?? null
}

/** Takes away what either of the two no longer wants, or what was done. */
export async function dropApproval(
  tx: Transaction,
  company: CompanyId,
  id: string,
  by: string,
): Promise<{ readonly act: string } | null> {
  const { rows } = await sql<{ readonly act: string }>`
    delete from staff_approval where company = ${company} and id = ${id} and (asker = ${by} or approver = ${by})
    returning act`.execute(tx)
  return rows[0] ?? null
}

/** What nobody confirmed in time goes. */
export async function dropStale(tx: Transaction, company: CompanyId, before: Instant): Promise<void> {
  await sql`delete from staff_approval where company = ${company} and asked_at < ${before}`.execute(tx)
}
