import { randomBytes } from 'node:crypto'

type Branded<B extends string> = string & { readonly __brand: B }

/** A tenant, by its short name in addresses: `skin-analysis`. */
export type CompanyId = Branded<'CompanyId'>
/** A data subject within one company (UUID). */
export type PersonId = Branded<'PersonId'>
/** One row of a declared store (UUID). */
export type RecordId = Branded<'RecordId'>
/** One entry of the ledger (UUIDv7). */
export type EntryId = Branded<'EntryId'>
/** One exercise of a right (UUID). */
export type RequestId = Branded<'RequestId'>

/** The owner of rows that belong to nobody in particular; lets such rows live in tables keyed by person. */
export const NOBODY = '00000000-0000-0000-0000-000000000000' as PersonId

/**
 * A new UUIDv7: sorted by time, so that indexes grow at one end.
 *
 * @param now milliseconds since 1970; comes from the company's clock where the order must follow it
 */
export function newId<T extends string = string>(now: number = Date.now()): T {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  return uuidText(bytes) as T
}

/** The text of 16 bytes as a UUID. */
export function uuidText(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** The 16 bytes of a UUID. */
export function uuidBytes(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex')
}

/** Whether a text from outside has the form of a UUID. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u.test(text)
}

/**
 * Reads a company's short name.
 *
 * @throws RangeError when it is not lower-case letters, digits and single hyphens, 2 to 40 of them.
 */
export function parseCompanyId(text: string): CompanyId {
  if (!/^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){1,39}$/u.test(text)) {
    throw new RangeError(`Not a company's short name: “${text.slice(0, 60)}”.`)
  }
  return text as CompanyId
}
