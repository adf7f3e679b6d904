import { hash } from 'node:crypto'
import type { CompanyId, EntryId, Instant, PersonId, RecordId, RequestId } from '../base/index.ts'

/** What of an entry is covered by its leaf in the tree: everything but the erasable content. */
export interface Header {
  readonly person: PersonId
  readonly company: CompanyId
  readonly id: EntryId
  readonly at: Instant
  readonly kind: string
  readonly actor: string
  readonly activity: string | null
  readonly purpose: string | null
  readonly store: string | null
  readonly record: RecordId | null
  readonly recipient: string | null
  readonly request: RequestId | null
  readonly commitment: Uint8Array
  readonly contentHash: Uint8Array
}

/** PostgreSQL counts microseconds from 2000-01-01. */
const EPOCH = Date.UTC(2000, 0, 1)

/**
 * The bytes a leaf is the hash of: a zero, then each field as PostgreSQL sends it, after its length (four bytes; -1 for
 * null). `LEAF_BYTES` in `store.ts` says the same in SQL; a test holds them together.
 */
export function leafBytes(header: Header): Buffer {
  const at = Buffer.alloc(8)
  at.writeBigInt64BE(BigInt(Date.parse(header.at) - EPOCH) * 1000n)
  const fields: readonly (Uint8Array | null)[] = [
    uuid(header.person),
    text(header.company),
    uuid(header.id),
    at,
    text(header.kind),
    text(header.actor),
    text(header.activity),
    text(header.purpose),
    text(header.store),
    header.record === null ? null : uuid(header.record),
    text(header.recipient),
    header.request === null ? null : uuid(header.request),
    header.commitment,
    header.contentHash,
  ]
  const pieces: Uint8Array[] = [Buffer.of(0)]
  for (const field of fields) {
    const length = Buffer.alloc(4)
    length.writeInt32BE(field === null ? -1 : field.length)
    pieces.push(length)
    if (field !== null) pieces.push(field)
  }
  return Buffer.concat(pieces)
}

function text(value: string): Buffer
function text(value: string | null): Buffer | null
function text(value: string | null): Buffer | null {
  return value === null ? null : Buffer.from(value, 'utf8')
}

/** The 16 bytes of a UUID. */
export function uuid(value: string): Buffer {
  return Buffer.from(value.replaceAll('-', ''), 'hex')
}

/** The text of 16 bytes as a UUID. */
export function uuidText(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/**
 * The root of a Merkle tree over leaves of 32 bytes each, as in RFC 9162: an inner node is the hash of a one and its two
 * children; a node without a sibling moves up unchanged.
 */
export function merkleRoot(leaves: Uint8Array): Buffer {
  if (leaves.length === 0 || leaves.length % 32 !== 0)
    throw new RangeError('A tree needs leaves of 32 bytes.')
  let level = Buffer.from(leaves)
  const node = Buffer.alloc(65)
  node[0] = 1
  while (level.length > 32) {
    const above = Buffer.allocUnsafe(32 * Math.ceil(level.length / 64))
    let to = 0
    for (let from = 0; from < level.length; from += 64) {
      if (from + 32 === level.length) {
        level.copy(above, to, from)
      } else {
        level.copy(node, 1, from, from + 64)
        hash('sha256', node, 'buffer').copy(above, to)
      }
      to += 32
    }
    level = above
  }
  return level
}
