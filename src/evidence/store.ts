import { sql } from 'kysely'
import { type CompanyId, type Instant, type PersonId, newId, parseInstant } from '../base/index.ts'
import type { Finding } from '../pledge/index.ts'
import type { Database, Transaction } from '../store/index.ts'
import type { Verdict } from './verdict.ts'

declare module '../store/tables.ts' {
  interface Tables {
    proof: {
      company: string
      id: string
      pledge: string
      kind: string
      taken_at: Date | string
      outcome: Verdict
      examined: number | string
      finding: unknown
    }
  }
}

/** A look that was taken, as it is kept. */
export interface Proof {
  readonly pledge: string
  readonly at: Instant
  readonly outcome: Verdict
  readonly finding: Finding
}

/** Adds proofs; all or none. */
export async function addProofs(
  tx: Transaction,
  company: CompanyId,
  proofs: readonly (Proof & { readonly kind: string })[],
): Promise<void> {
  if (proofs.length === 0) return
  await tx
    .insertInto('proof')
    .values(
      proofs.map((proof) => ({
        company,
        id: newId(Date.parse(proof.at)),
        pledge: proof.pledge,
        kind: proof.kind,
        taken_at: proof.at,
        outcome: proof.outcome,
        examined: proof.finding.examined,
        finding: JSON.stringify(proof.finding),
      })),
    )
    .execute()
}

/** The last proof of every pledge that was ever looked at, by the pledge's id. */
export async function latestProofs(db: Database, company: CompanyId): Promise<ReadonlyMap<string, Proof>> {
  const rows = await db
    .selectFrom('proof')
    .distinctOn('pledge')
    .select(['pledge', 'taken_at', 'outcome', 'finding'])
    .where('company', '=', company)
    .orderBy('pledge')
    .orderBy('taken_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.pledge, proofOf(row)]))
}

/** The proofs of one pledge, the newest first. */
export async function proofHistory(
  db: Database,
  company: CompanyId,
  pledge: string,
  limit: number,
): Promise<readonly Proof[]> {
  const rows = await db
    .selectFrom('proof')
    .select(['pledge', 'taken_at', 'outcome', 'finding'])
    .where('company', '=', company)
    .where('pledge', '=', pledge)
    .orderBy('taken_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(proofOf)
}

/** The last looks that were taken, of all pledges, the newest first. */
export async function newestProofs(
  db: Database,
  company: CompanyId,
  limit: number,
): Promise<readonly Proof[]> {
  const rows = await db
    .selectFrom('proof')
    .select(['pledge', 'taken_at', 'outcome', 'finding'])
    .where('company', '=', company)
    .orderBy('taken_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(proofOf)
}

/** Takes the one seat from which a company's pledges are proved, until the transaction ends; says whether it was free. */
export async function takeProvingSeat(tx: Transaction, company: CompanyId): Promise<boolean> {
  const { rows } = await sql<{ readonly free: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`prove ${company}`}, 0)) as free`.execute(tx)
  return rows[0]?.free === true
}

function proofOf(row: {
  readonly pledge: string
  readonly taken_at: Date | string
  readonly outcome: Verdict
  readonly finding: unknown
}): Proof {
  return {
    pledge: row.pledge,
    at: parseInstant(new Date(row.taken_at).toISOString()),
    outcome: row.outcome,
    finding: row.finding as Finding,
  }
}

/** A table whose rows are only ever added, and what guards it. */
export interface Guarded {
  readonly table: string
  /** Names of triggers that ought to refuse change and are switched off or gone. */
  readonly missing: readonly string[]
}

/** Tables of evidence with the triggers that guard each: one for rows, one for emptying the table. */
const GUARDS: Readonly<Record<string, readonly string[]>> = {
  ledger_entry: ['ledger_entry_keeps', 'ledger_entry_keeps_all'],
  ledger_block: ['ledger_block_keeps', 'ledger_block_keeps_all'],
  declaration_version: ['declaration_version_keeps', 'declaration_version_keeps_all'],
  proof: ['proof_keeps', 'proof_keeps_all'],
  standing_event: ['standing_event_keeps', 'standing_event_keeps_all'],
  notice_version: ['notice_version_keeps', 'notice_version_keeps_all'],
  notice_rendering: ['notice_rendering_keeps', 'notice_rendering_keeps_all'],
}

/** Which guards of the evidence tables stand; `O` and `A` are the states in which a trigger fires. */
export async function guardsOfEvidence(db: Database): Promise<readonly Guarded[]> {
  const { rows } = await sql<{ readonly name: string }>`
    select t.tgname as name from pg_trigger t
    join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_proc p on p.oid = t.tgfoid
    where n.nspname = 'public' and t.tgenabled in ('O', 'A') and not t.tgisinternal
      and p.proname in ('refuse_change', 'ledger_entry_refuse_change')`.execute(db)
  const standing = new Set(rows.map(({ name }) => name))
  return Object.entries(GUARDS).map(([table, triggers]) => ({
    table,
    missing: triggers.filter((trigger) => !standing.has(trigger)),
  }))
}

/**
 * Tries for real to change the newest rows of evidence, in a transaction that is taken back whatever happens.
 *
 * @returns the tables that let it happen
 */
export async function tryToChangeEvidence(db: Database, company: CompanyId): Promise<readonly string[]> {
  const yielding: string[] = []
  const attempts = [
    {
      table: 'ledger_entry',
      change: sql`update ledger_entry set kind = kind || '!' where company = ${company}`,
    },
    { table: 'ledger_entry', change: sql`delete from ledger_entry where company = ${company}` },
    { table: 'ledger_block', change: sql`update ledger_block set at = now() where company = ${company}` },
    {
      table: 'declaration_version',
      change: sql`update declaration_version set hash = repeat('0', 64) where company = ${company}`,
    },
    { table: 'proof', change: sql`update proof set outcome = 'kept' where company = ${company}` },
  ]
  for (const { table, change } of attempts) {
    const refused = await db
      .transaction()
      .execute(async (tx) => {
        await change.execute(tx)
        throw new TakenBack()
      })
      .catch((reason: unknown) => !(reason instanceof TakenBack))
    if (!refused && (await hasRows(db, table, company))) yielding.push(table)
  }
  return [...new Set(yielding)]
}

class TakenBack extends Error {}

async function hasRows(db: Database, table: string, company: CompanyId): Promise<boolean> {
  const { rows } = await sql`select 1 from ${sql.id(table)} where company = ${company} limit 1`.execute(db)
  return rows.length > 0
}

/** A part of the published declaration as it lies in the database, by its list and id; undefined where it is not there. */
export async function partAsPublished(
  db: Database,
  company: CompanyId,
  version: number,
  list: 'measures' | 'certificates' | 'claims',
  id: string,
): Promise<unknown> {
  const { rows } = await sql<{ readonly part: unknown }>`
    select part from declaration_version v, jsonb_array_elements(v.body::jsonb -> ${list}::text) part
    where v.company = ${company} and v.version = ${version} and part ->> 'id' = ${id}`.execute(db)
  return rows[0]?.part
}

/** Versions of the declaration as they lie in the database. */
export async function publishedVersions(
  db: Database,
  company: CompanyId,
): Promise<readonly { readonly version: number; readonly hash: string; readonly body: unknown }[]> {
  const { rows } = await sql<{ readonly version: number; readonly hash: string; readonly body: unknown }>`
    select version, hash, body from declaration_version where company = ${company} order by version`.execute(
    db,
  )
  return rows
}

/** Who may do what with the company's tables beyond their owner and the two readers: `everybody: select`. */
export async function strangersRights(
  db: Database,
  schema: string,
): Promise<{
  readonly tables: number
  readonly rights: readonly { readonly table: string; readonly right: string }[]
}> {
  const { rows: all } = await sql<{ readonly n: number }>`
    select count(*)::int as n from pg_class c join pg_namespace s on s.oid = c.relnamespace
    where s.nspname = ${schema} and c.relkind in ('r', 'p')`.execute(db)
  const { rows } = await sql<{ readonly table: string; readonly right: string }>`
    select c.relname as table, coalesce(r.rolname, 'everybody') || ': ' || lower(a.privilege_type) as right
    from pg_class c join pg_namespace s on s.oid = c.relnamespace
    cross join lateral aclexplode(c.relacl) a left join pg_roles r on r.oid = a.grantee
    where s.nspname = ${schema} and a.grantee <> c.relowner
      and not (coalesce(r.rolname, '') in ('zusage_use', 'zusage_duty') and a.privilege_type = 'SELECT')
    order by 1, 2`.execute(db)
  return { tables: all[0]?.n ?? 0, rights: rows }
}

/** The newest persons whose data is still there; nobody invented for a rehearsal. */
export async function livingPersons(
  db: Database,
  company: CompanyId,
  most: number,
): Promise<readonly PersonId[]> {
  const { rows } = await sql<{ readonly person: PersonId }>`
    select person from person where company = ${company} and erased_at is null and not rehearsal
    order by created_at desc, person limit ${most}`.execute(db)
  return rows.map(({ person }) => person)
}

/** A consent that holds, as it stands in the person's standing. */
export interface LiveConsent {
  readonly person: PersonId
  readonly n: number
  readonly version: number | null
  readonly language: string | null
}

/** Everybody whose last answer to a consent question is yes; nobody invented for a rehearsal, nobody erased. */
export async function liveConsents(
  db: Database,
  company: CompanyId,
  consent: string,
): Promise<readonly LiveConsent[]> {
  const { rows } = await sql<LiveConsent>`
    select e.person, e.n, e.version, e.language from (
      select distinct on (person) * from standing_event
      where company = ${company} and subject = ${consent}
        and kind in ('consent/given', 'consent/refused', 'consent/withdrawn')
      order by person, n desc
    ) e left join person p on p.company = e.company and p.person = e.person
    where e.kind = 'consent/given' and p.erased_at is null and not coalesce(p.rehearsal, false)
    order by e.person`.execute(db)
  return rows
}
