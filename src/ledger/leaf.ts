import { hash } from 'node:crypto'
import {
  type CompanyId,
  type EntryId,
  type Instant,
  type PersonId,
  type RecordId,
  type RequestId,
  uuidBytes,
  uuidText,
} from '../base/index.ts'

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

/** Numbers of PostgreSQL's types; they never change. */
const BYTEA = 17
const TEXT = 25
const TIMESTAMPTZ = 1184
const UUID = 2950

/** Fields of an entry as it is packed: those of the leaf, and the content. */
const FIELDS = 15

/**
 * The bytes a leaf is the hash of: the entry as PostgreSQL's `record_send` writes it (number of fields; for each its
 * type, its length or -1 for null, its bytes), up to the content. The first byte is a zero, which tells leaves from
 * inner nodes of the tree. So the database can pack what it holds, and a verifier hash it as it comes.
 */
export function leafBytes(header: Header): Buffer {
  const at = Buffer.alloc(8)
  at.writeBigInt64BE(BigInt(Date.parse(header.at) - EPOCH) * 1000n)
  const count = Buffer.alloc(4)
  count.writeInt32BE(FIELDS)
  return Buffer.concat([
    count,
    ...uuidField(header.person),
    ...textField(header.company),
    ...uuidField(header.id),
    ...field(TIMESTAMPTZ, at),
    ...textField(header.kind),
    ...textField(header.actor),
    ...textField(header.activity),
    ...textField(header.purpose),
    ...textField(header.store),
    ...uuidField(header.record),
    ...textField(header.recipient),
    ...uuidField(header.request),
    ...field(BYTEA, header.commitment),
    ...field(BYTEA, header.contentHash),
  ])
}

function field(type: number, bytes: Uint8Array | null): readonly Uint8Array[] {
  const head = Buffer.alloc(8)
  head.writeInt32BE(type)
  head.writeInt32BE(bytes === null ? -1 : bytes.length, 4)
  return bytes === null ? [head] : [head, bytes]
}

function textField(value: string | null): readonly Uint8Array[] {
  return field(TEXT, value === null ? null : Buffer.from(value, 'utf8'))
}

function uuidField(value: string | null): readonly Uint8Array[] {
  return field(UUID, value === null ? null : uuidBytes(value))
}

/** An entry as the database packed it. */
export interface Packed {
  /** The bytes of its leaf. */
  readonly leaf: Buffer
  /** Salt and sealed content; nothing where they are erased. */
  readonly content: Buffer | undefined
}

/** Takes apart what `packedRange` and `packedEntries` read. */
export function unpack(packed: Buffer): Packed[] {
  const rows: Packed[] = []
  let at = 0
  while (at < packed.length) {
    const start = at
    at += 4
    for (let count = 1; count < FIELDS; count += 1) at += 8 + Math.max(packed.readInt32BE(at + 4), 0)
    const leaf = packed.subarray(start, at)
    const length = packed.readInt32BE(at + 4)
    at += 8
    rows.push({ leaf, content: length < 0 ? undefined : packed.subarray(at, at + length) })
    at += Math.max(length, 0)
  }
  return rows
}

// Places of the first fields in the bytes of a leaf.
const PERSON = 4 + 8
const COMPANY = PERSON + 16 + 8

function idStart(row: Packed): number {
  return COMPANY + row.leaf.readInt32BE(COMPANY - 4) + 8
}

/** The person of a packed entry, 16 bytes. */
export function personBytes(row: Packed): Buffer {
  return row.leaf.subarray(PERSON, PERSON + 16)
}

/** The number of a packed entry, 16 bytes. */
function idBytes(row: Packed): Buffer {
  const start = idStart(row)
  return row.leaf.subarray(start, start + 16)
}

/** How a packed entry's number compares with the one at a place in a list of numbers; makes nothing, for it is asked often. */
export function compareId(row: Packed, list: Buffer, at: number): number {
  const start = idStart(row)
  return -list.compare(row.leaf, start, start + 16, at, at + 16)
}

/** The number of a packed entry. */
export function idOf(row: Packed): string {
  return uuidText(idBytes(row))
}

/** The kind of act of a packed entry. */
export function kindOf(row: Packed): string {
  const start = idStart(row) + 16 + 8 + 8 + 8
  return row.leaf.toString('utf8', start, start + row.leaf.readInt32BE(start - 4))
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
        // As text, one byte a character: three times as fast as making a Buffer for each.
        above.write(hash('sha256', node, 'binary'), to, 'binary')
      }
      to += 32
    }
    level = above
  }
  return level
}
