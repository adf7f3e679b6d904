/** The only SQL on staff_passkey. */
import { sql } from 'kysely'
import type { Instant } from '../base/index.ts'
import type { Database } from '../store/index.ts'

export interface Passkey {
  readonly id: string
  readonly staff: string
  readonly name: string
  /** The authenticator's own id, base64url. */
  readonly credential: string
  readonly key: Buffer
  readonly counter: number
  readonly transports: string
  readonly created: Instant
}

const columns = sql`id, staff, coalesce(name, '') as name, credential_id as credential, public_key as key, counter,
  coalesce(transports, '') as transports, created_at as created`

export async function passkeysOf(db: Database, staff: string): Promise<readonly Passkey[]> {
  const { rows } = await sql<Passkey>`
    select ${columns} from staff_passkey where staff = ${staff} order by created_at`.execute(db)
  return rows
}

export async function passkeyOf(db: Database, credential: string): Promise<Passkey | null> {
  const { rows } = await sql<Passkey>`
    select ${columns} from staff_passkey where credential_id = ${credential}`.execute(db)
  return rows[0] ?? null
}

export async function addPasskey(db: Database, passkey: Omit<Passkey, 'created'>): Promise<void> {
  await sql`
    insert into staff_passkey (id, staff, name, credential_id, public_key, counter, transports)
    values (${passkey.id}, ${passkey.staff}, ${passkey.name}, ${passkey.credential}, ${passkey.key},
      ${passkey.counter}, ${passkey.transports})`.execute(db)
}

/** The counter only grows; a smaller one would mean a copied authenticator, which the check before has refused. */
export async function countPasskey(db: Database, id: string, counter: number): Promise<void> {
  await sql`update staff_passkey set counter = greatest(counter, ${counter}) where id = ${id}`.execute(db)
}

/** @returns whether there was such a passkey of this account */
export async function removePasskey(db: Database, staff: string, id: string): Promise<boolean> {
  const result = await sql`delete from staff_passkey where id = ${id} and staff = ${staff}`.execute(db)
  return (result.numAffectedRows ?? 0n) > 0n
}
