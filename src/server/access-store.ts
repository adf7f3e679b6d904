/** As whom accounts act, and keys of programs. The only SQL on staff_role and staff_token. */
import { sql } from 'kysely'
import type { CompanyId, Instant } from '../base/index.ts'
import type { Database, Transaction } from '../store/index.ts'
import type { Role } from './api/contract.ts'

/** Somebody who looks after a company, with the declared roles they act in. */
export interface Colleague {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly roles: readonly string[]
}

/** Everybody who looks after a company, by name. */
export async function staffOf(db: Database, company: CompanyId): Promise<readonly Colleague[]> {
  const { rows } = await sql<Colleague>`
    select s.id, s.name, s.email, m.role,
      array(select role from staff_role r where r.company = m.company and r.staff = m.staff order by role) as roles
    from staff_member m join staff s on s.id = m.staff
    where m.company = ${company} order by s.name`.execute(db)
  return rows
}

/** The declared roles one account acts in. */
export async function rolesOf(
  db: Database | Transaction,
  company: CompanyId,
  staff: string,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ readonly role: string }>`
    select role from staff_role where company = ${company} and staff = ${staff}`.execute(db)
  return new Set(rows.map(({ role }) => role))
}

/** Puts other roles in the place of those an account acted in; says what it had. */
export async function setRoles(
  tx: Transaction,
  company: CompanyId,
  staff: string,
  roles: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly role: string }>`
    delete from staff_role where company = ${company} and staff = ${staff} returning role`.execute(tx)
  for (const role of roles) {
    await sql`insert into staff_role (company, staff, role) values (${company}, ${staff}, ${role})`.execute(
      tx,
    )
  }
  return rows.map(({ role }) => role).sort()
}

/** What a program's key lets it do. */
export interface Token {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly activity: string
  readonly purpose: string
  readonly issued: Instant
  readonly revoked: Instant | null
}

const columns = sql`id, name, role, activity, purpose, issued_at as issued, revoked_at as revoked`

export async function tokensOf(db: Database, company: CompanyId): Promise<readonly Token[]> {
  const { rows } = await sql<Token>`
    select ${columns} from staff_token where company = ${company} order by issued_at desc`.execute(db)
  return rows
}

/** The key of a company with this hash, unless it was ended. */
export async function tokenByHash(db: Database, company: CompanyId, hash: Uint8Array): Promise<Token | null> {
  const { rows } = await sql<Token>`
    select ${columns} from staff_token
    where company = ${company} and key_hash = ${Buffer.from(hash)} and revoked_at is null`.execute(db)
  return rows[0] ?? null
}

export async function addToken(
  tx: Transaction,
  company: CompanyId,
  token: Omit<Token, 'revoked'> & { readonly hash: Uint8Array },
): Promise<void> {
  await sql`
    insert into staff_token (company, id, name, role, activity, purpose, key_hash, issued_at)
    values (${company}, ${token.id}, ${token.name}, ${token.role}, ${token.activity}, ${token.purpose},
      ${Buffer.from(token.hash)}, ${token.issued})`.execute(tx)
}

/** @returns whether there was such a key that was not ended yet */
export async function endToken(
  tx: Transaction,
  company: CompanyId,
  id: string,
  at: Instant,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update staff_token set revoked_at = ${at}
    where company = ${company} and id = ${id} and revoked_at is null`.execute(tx)
  return (numAffectedRows ?? 0n) > 0n
}
