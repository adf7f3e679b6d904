import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import {
  type Instant,
  type PersonId,
  type RequestId,
  parseInstant,
  sha256,
  sha256Of,
  uuidBytes,
  uuidText,
} from '../base/index.ts'

/** What opens a request without an account, as the person gets it: person, request and a secret of 128 bits in one word. */
export interface Opened {
  readonly person: PersonId
  readonly request: RequestId
  readonly secret: Buffer
}

/** A new secret of 128 bits. */
export function newSecret(): Buffer {
  return randomBytes(16)
}

/** A new code of six digits, for people who read the mail on another device. */
export function newCode(): string {
  return String(randomInt(0, 1_000_000)).padStart(6, '0')
}

/** The word that stands in a link. */
export function tokenOf(opened: Opened): string {
  return Buffer.concat([uuidBytes(opened.person), uuidBytes(opened.request), opened.secret]).toString(
    'base64url',
  )
}

/** Reads such a word; undefined when it has another form. Says nothing about whether it opens anything. */
export function parseToken(text: string): Opened | undefined {
  if (!/^[\w-]{64}$/u.test(text)) return undefined
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length !== 48) return undefined
  return {
    person: uuidText(bytes.subarray(0, 16)) as PersonId,
    request: uuidText(bytes.subarray(16, 32)) as RequestId,
    secret: bytes.subarray(32),
  }
}

/** What is kept of a secret. */
export function hashOfSecret(secret: Uint8Array): Buffer {
  return sha256(secret)
}

/** What is kept of a code: salted with the request, so that equal codes differ. */
export function hashOfCode(request: RequestId, code: string): Buffer {
  return sha256Of(uuidBytes(request), Buffer.from(code.replaceAll(/\D/gu, ''), 'utf8'))
}

/** What the ledger keeps of a token: until when it opens, and what shows whether it is still the one that was issued. */
export interface Issued {
  readonly until: Instant
  readonly seal: string
}

/** What the ledger keeps of the token of a link. */
export function issued(token: {
  readonly secret: Uint8Array
  readonly code: Uint8Array | null
  readonly expires_at: Date | string
}): Issued & { readonly [key: string]: string } {
  return {
    until: parseInstant(new Date(token.expires_at).toISOString()),
    seal: sha256Of(token.secret, token.code ?? Buffer.alloc(0)).toString('hex'),
  }
}

/** Whether two hashes are equal, in constant time. */
export function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}
