/** What the console shows of seals. Reads only. */
import { sql } from 'kysely'
import type { CompanyId, EntryId, Instant } from '../../base/index.ts'
import type { Database } from '../../store/index.ts'

export interface Seal {
  readonly height: number
  readonly entries: number
  readonly sealed: Instant
  /** Hexadecimal, shortened. */
  readonly root: string
  readonly key: string
}

/** The newest seals of a company. */
export async function blocksOf(db: Database, company: CompanyId, limit: number): Promise<readonly Seal[]> {
  const { rows } = await sql<Seal>`
    select height, count as entries, at as sealed, encode(root, 'hex') as root,
      left(encode(signature, 'hex'), 16) as key
    from ledger_block where company = ${company} order by height desc limit ${limit}`.execute(db)
  return rows
}

/** Which seal each of these entries is in; those not sealed yet are left out. */
export async function sealsOf(
  db: Database,
  company: CompanyId,
  entries: readonly EntryId[],
): Promise<ReadonlyMap<EntryId, number>> {
  if (entries.length === 0) return new Map()
  const { rows } = await sql<{ readonly entry: EntryId; readonly height: number }>`
    select e.id as entry, b.height from unnest(${entries}::uuid[]) as e(id)
    join lateral (
      select height from ledger_block
      where company = ${company} and reach >= e.id and position(uuid_send(e.id) in entries) > 0
      order by height limit 1
    ) b on true`.execute(db)
  return new Map(rows.map((row) => [row.entry, row.height]))
}

/** How much of the ledger is sealed, and when the last seal was set. */
export async function sealedSoFar(
  db: Database,
  company: CompanyId,
): Promise<{ readonly sealed: number; readonly blocks: number; readonly last: Instant | null }> {
  const { rows } = await sql<{
    readonly sealed: number
    readonly blocks: number
    readonly last: Instant | null
  }>`
    select coalesce(max(total), 0)::bigint as sealed, coalesce(max(height), 0)::bigint as blocks, max(at) as last
    from ledger_block where company = ${company}`.execute(db)
  return rows[0] ?? { sealed: 0, blocks: 0, last: null }
}
