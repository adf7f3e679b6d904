import { randomBytes } from 'node:crypto'
import { canonical, sha256, type Json } from '../base/index.ts'
import type { FieldValue, Fields } from '../records/index.ts'

/** A salted commitment to what was handed over. By itself it says nothing; beside what arrived it shows whether that is the same. */
export type Handed = { readonly salt: string; readonly hash: string }

/** A value as the other side gets it: pictures travel as text. */
export function asHanded(value: FieldValue): Json {
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value
}

/** Commits to the fields that leave, with a salt of their own. */
export function commitTo(fields: Fields): Handed {
  const salt = randomBytes(16).toString('hex')
  return { salt, hash: hashWith(salt, fields) }
}

/**
 * Whether fields are those an act committed to.
 *
 * @param handed what stands in the act's content; null where it holds none, so that nothing can be said
 */
export function isAsHanded(handed: Json | undefined, fields: Fields): boolean | null {
  if (typeof handed !== 'object' || handed === null || !('salt' in handed) || !('hash' in handed)) return null
  const { salt, hash } = handed
  return typeof salt === 'string' && hashWith(salt, fields) === hash
}

function hashWith(salt: string, fields: Fields): string {
  const handed = Object.fromEntries(
    Object.entries(fields).map(([column, value]) => [column, asHanded(value)]),
  )
  return sha256(`${salt}${canonical(handed)}`).toString('hex')
}
