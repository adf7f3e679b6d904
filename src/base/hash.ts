import { createHash, createHmac, hash } from 'node:crypto'
import { canonical } from './canonical.ts'

/** SHA-256 of bytes or of a text in UTF-8: 32 bytes. */
export function sha256(input: string | Uint8Array): Buffer {
  return hash('sha256', input, 'buffer')
}

/** SHA-256 over several pieces one after the other, without joining them first. */
export function sha256Of(...pieces: readonly Uint8Array[]): Buffer {
  const state = createHash('sha256')
  for (const piece of pieces) state.update(piece)
  return state.digest()
}

/** SHA-256 of a value's canonical JSON, in hexadecimal. */
export function hashOf(value: unknown): string {
  return sha256(canonical(value)).toString('hex')
}

/** HMAC-SHA-256 of a text: what identifiers are looked up by, so that they need not be stored in clear. */
export function keyedHash(key: Uint8Array, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
