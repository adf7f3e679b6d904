/** Who looks after which company, in which role. The only SQL on staff, staff_company and staff_member. */
import { sql } from 'kysely'
import { type CompanyId, newId } from '../base/index.ts'
import type { Database, Transaction } from '../store/index.ts'
import type { Role } from './api/contract.ts'

export interface Membership {
  readonly company: CompanyId
  readonly name: string
  readonly role: Role
}

/** The companies an account looks after, by name. */
export async function membershipsOf(db: Database, staff: string): Promise<readonly Membership[]> {
  const { rows } = await sql<Membership>`
    select c.id as company, c.name, m.role from staff_member m join staff_company c on c.id = m.company
    where m.staff = ${staff} order by c.name`.execute(db)
  return rows
}

/** The role of an account at one company; null when it has none, which is answered like a company that does not exist. */
export async function membershipOf(db: Database, staff: string, company: string): Promise<Membership | null> {
  const { rows } = await sql<Membership>`
    select c.id as company, c.name, m.role from staff_member m join staff_company c on c.id = m.company
    where m.staff = ${staff} and m.company = ${company}`.execute(db)
  return rows[0] ?? null
}

/** Everybody who may act at a company, by name; without one account where it is given. */
export async function colleaguesOf(
  db: Database,
  company: CompanyId,
  without: string | null,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ readonly id: string; readonly name: string }>`
    select s.id, s.name from staff_member m join staff s on s.id = m.staff
    where m.company = ${company} and m.role in ('officer', 'desk') and s.id is distinct from ${without}
    order by s.name`.execute(db)
  return rows
}

/** Makes the company known to sign-in; its name follows the declaration. */
export async function knowCompany(
  tx: Database | Transaction,
  company: CompanyId,
  name: string,
): Promise<void> {
  await sql`
    insert into staff_company (id, slug, name) values (${company}, ${company}, ${name})
    on conflict (id) do update set name = excluded.name`.execute(tx)
}

/** Adds an account with a password that is already hashed; an address that is known keeps its account and password. */
export async function addStaff(
  tx: Database | Transaction,
  person: { readonly email: string; readonly name: string; readonly passwordHash: string },
): Promise<string> {
  const { rows } = await sql<{ readonly id: string }>`
    insert into staff (id, name, email, email_verified) values (${newId()}, ${person.name}, ${person.email}, true)
    on conflict (email) do update set name = excluded.name returning id`.execute(tx)
  const id = rows[0]?.id ?? ''
  await sql`
    insert into staff_credential (id, staff, account_id, provider_id, password)
    select ${newId()}, ${id}, ${id}, 'credential', ${person.passwordHash}
    where not exists (select 1 from staff_credential where staff = ${id} and provider_id = 'credential')`.execute(
    tx,
  )
  return id
}

/** Gives an account a role at a company; a role it had there is replaced. */
export async function giveRole(
  tx: Database | Transaction,
  staff: string,
  company: CompanyId,
  role: Role,
): Promise<void> {
  await sql`
    insert into staff_member (id, company, staff, role) values (${newId()}, ${company}, ${staff}, ${role})
    on conflict (company, staff) do update set role = excluded.role`.execute(tx)
}
