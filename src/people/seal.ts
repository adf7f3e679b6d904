import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { CompanyId, PersonId } from '../base/index.ts'
import type { Keys } from './keys.ts'

const NONCE = 12
const TAG = 16
/** First byte of a sealed value, so that another form can follow without touching what is there. */
const FORM = 1

/**
 * Seals a value under a person's key with AES-256-GCM. Company, person and context are bound to it: moved to another
 * person or column, it does not open.
 *
 * @param context where the value stands: `table.column`, `store.field`
 * @throws Error when the person has no key (never had one, or is erased)
 */
export function seal(
  keys: Keys,
  company: CompanyId,
  person: PersonId,
  context: string,
  plain: Uint8Array | string,
): Buffer {
  return encrypt(keys.keyOf(company, person), bindingOf(company, person, context), plain)
}

/**
 * Opens what `seal` closed.
 *
 * @throws Error when the key is destroyed, or the value was changed, or belongs elsewhere
 */
export function unseal(
  keys: Keys,
  company: CompanyId,
  person: PersonId,
  context: string,
  sealed: Uint8Array,
): Buffer {
  return decrypt(keys.keyOf(company, person), bindingOf(company, person, context), sealed)
}

/** Opens a sealed text. Throws like `unseal`. */
export function unsealText(
  keys: Keys,
  company: CompanyId,
  person: PersonId,
  context: string,
  sealed: Uint8Array,
): string {
  return unseal(keys, company, person, context, sealed).toString('utf8')
}

function bindingOf(company: CompanyId, person: PersonId, context: string): string {
  return `${company}|${person}|${context}`
}

/** AES-256-GCM with a random nonce: form, nonce, tag, ciphertext. */
export function encrypt(key: Uint8Array, binding: string, plain: Uint8Array | string): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(binding))
  const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain)
  cipher.final()
  return Buffer.concat([Buffer.of(FORM), nonce, cipher.getAuthTag(), body])
}

/** Opens what `encrypt` made. */
export function decrypt(key: Uint8Array, binding: string, sealed: Uint8Array): Buffer {
  if (sealed.length < 1 + NONCE + TAG || sealed[0] !== FORM) throw new Error('Not a sealed value.')
  const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + NONCE))
  cipher.setAAD(Buffer.from(binding))
  cipher.setAuthTag(sealed.subarray(1 + NONCE, 1 + NONCE + TAG))
  const plain = cipher.update(sealed.subarray(1 + NONCE + TAG))
  try {
    cipher.final()
  } catch (cause) {
    throw new Error('A sealed value does not open: it was changed, or belongs to another place.', { cause })
  }
  return plain
}
