import { type KeyObject, createPublicKey, hash, verify } from 'node:crypto'
import { type CompanyId, NOBODY, sha256, uuidBytes, uuidText } from '../base/index.ts'
import type { Keys } from '../people/index.ts'
import type { Database } from '../store/index.ts'
import type { World } from './acting.ts'
import { type Head, type SignedHead, headBytes, headHash, headsFile, readHeads } from './heads.ts'
import { type Packed, compareId, idOf, kindOf, merkleRoot, personBytes, unpack } from './leaf.ts'
import { GENESIS } from './sealing.ts'
import { macOf } from './transact.ts'
import {
  blockSizes,
  blocksBetween,
  packedEntries,
  packedRange,
  pendingBetween,
  readInOneState,
} from './store.ts'

/** Something wrong with a ledger, and where. Entries are named by their number, blocks by their height. */
export type LedgerFault =
  /** Not as it was recorded: a column other than the content differs. */
  | { readonly code: 'entry/changed'; readonly entry: string; readonly height?: number }
  /** Salt or content is not as it was recorded. */
  | { readonly code: 'entry/content-changed'; readonly entry: string; readonly height?: number }
  /** Content is gone although the person was not erased. */
  | { readonly code: 'entry/content-dropped'; readonly entry: string }
  | { readonly code: 'entry/missing'; readonly entry: string; readonly height?: number }
  /** In no block, and not waiting for one. */
  | { readonly code: 'entry/added'; readonly entry: string }
  /** Waits to be sealed, and was not noted by the product. */
  | { readonly code: 'entry/forged'; readonly entry: string }
  | { readonly code: 'entry/twice'; readonly entry: string; readonly height?: number }
  /** The list of a block is not in order. */
  | { readonly code: 'entry/reordered'; readonly entry: string; readonly height: number }
  | { readonly code: 'block/missing'; readonly height: number }
  /** The block's list of leaves or numbers is not the one its head signs. */
  | { readonly code: 'block/list-changed'; readonly height: number }
  /** A field of the head does not follow from what stands before it. */
  | { readonly code: 'block/head-changed'; readonly height: number; readonly field: string }
  | { readonly code: 'block/signature'; readonly height: number }
  /** The head in the second place is another one. */
  | { readonly code: 'head/differs'; readonly height: number }
  /** The second place knows blocks the database does not have. */
  | { readonly code: 'head/cut-off'; readonly height: number }
  /** The second place lacks a head between others, or holds a line that is none. */
  | { readonly code: 'head/unreadable'; readonly line: number }

/** What a verification saw. */
export interface LedgerReport {
  readonly company: CompanyId
  readonly entries: number
  readonly sealed: number
  readonly blocks: number
  /** Entries whose content went with the person. */
  readonly erased: number
  /** Heads that the second place does not know yet. */
  readonly unwitnessed: number
  readonly simulated: boolean
  /** The first faults in the order of the chain; `faultCount` counts all. */
  readonly faults: readonly LedgerFault[]
  readonly faultCount: number
  /** Height and hash of the last head, for comparing with a copy elsewhere. */
  readonly head: { readonly height: number; readonly hash: string } | undefined
}

/** What a verification may be given besides the key. */
export interface VerifyOptions {
  /** Lines of the second place, read before this call: `await readHeads(headsFile(folder, company))`. */
  readonly heads?: readonly (SignedHead | undefined)[]
  /** Says whether the product itself noted what waits to be sealed: `notedWith(keys, company)`. Not looked at without it. */
  readonly isNoted?: (leaf: Uint8Array, mac: Uint8Array) => boolean
  readonly onProgress?: (seen: { readonly entries: number; readonly blocks: number }) => void
  readonly onFault?: (fault: LedgerFault) => void
}

/** Faults kept in the report. */
const KEPT = 1000
/** Entries read at once. */
const PAGE = 4096
const ZERO = '00000000-0000-0000-0000-000000000000'

/**
 * Goes through a company's ledger, every byte of every entry and block, in one state of the database. Needs the public
 * key only; streams, so that memory does not grow with the ledger (but for contents erased and entries late).
 *
 * Says which entry or block is wrong. What was recorded a moment ago and is not sealed yet is compared with what was
 * noted when it was recorded.
 *
 * @param publicKey the company's key as PEM; heads signed by any other are faults
 */
export async function verifyLedger(
  db: Database,
  company: CompanyId,
  publicKey: string,
  options: VerifyOptions = {},
): Promise<LedgerReport> {
  const key = createPublicKey(publicKey)
  return readInOneState(db, (tx) => new Verification(tx, company, key, options).run())
}

/**
 * Verifies a company's ledger with everything the house itself has: the heads at the second place, and the key under which
 * it noted what waits.
 */
export async function verifyOwnLedger(
  { db, keys, folder }: Pick<World, 'db' | 'keys' | 'folder'>,
  company: CompanyId,
  options: Pick<VerifyOptions, 'onProgress'> = {},
): Promise<LedgerReport> {
  const heads = await readHeads(headsFile(folder, company))
  return await verifyLedger(db, company, keys.publicKey(company), {
    ...options,
    heads,
    isNoted: notedWith(keys, company),
  })
}

/** Tells whether the product itself noted an entry that waits, for `VerifyOptions.isNoted`. */
export function notedWith(
  keys: Pick<Keys, 'entryKey'>,
  company: CompanyId,
): (leaf: Uint8Array, mac: Uint8Array) => boolean {
  return (leaf, mac) => macOf(keys, company, leaf).equals(mac)
}

interface Block {
  readonly height: number
  readonly at: string
  readonly odd_time: boolean
  readonly simulated: boolean
  readonly count: number
  readonly total: number
  readonly reach: string
  readonly prev: Buffer
  readonly root: Buffer
  readonly entries: Buffer
  readonly leaves: Buffer
  readonly hash: Buffer
  readonly signature: Buffer
}

/** Some blocks and all entries in their range. */
interface Page {
  readonly blocks: readonly Block[]
  readonly inOrder: ReadonlySet<Block>
  readonly rows: readonly Packed[]
}

/** What was noted of an entry when it was recorded. */
interface Waiting {
  readonly person: string
  readonly leaf: Buffer
  readonly mac: Buffer
}

class Verification {
  readonly #db: Database
  readonly #company: CompanyId
  readonly #key: KeyObject
  readonly #options: VerifyOptions
  readonly #heads: ReadonlyMap<number, SignedHead>

  readonly #faults: LedgerFault[] = []
  #faultCount = 0
  #entries = 0
  #sealed = 0
  #blocks = 0
  #erased = 0
  #simulated = false
  #unwitnessed = 0
  #witnessed = 0

  #height = 0
  #prev = GENESIS
  #total = 0
  /** All entries up to this number have been seen. */
  #reach = ZERO
  /** Seen between sealed ones, to be sealed by a later block: number to entry. */
  readonly #late = new Map<string, Packed>()
  /** Persons whose contents are gone, with the first such entry; and those who were erased. */
  readonly #dropped = new Map<string, string>()
  readonly #erasedPersons = new Set<string>()

  constructor(db: Database, company: CompanyId, key: KeyObject, options: VerifyOptions) {
    this.#db = db
    this.#company = company
    this.#key = key
    this.#options = options
    this.#heads = this.#readWitness(options.heads ?? [])
  }

  async run(): Promise<LedgerReport> {
    // The next page is on its way while this one is looked at.
    const pages = this.#pages()
    let coming = pages.next()
    for (;;) {
      const { value: page, done } = await coming
      if (done === true) break
      coming = pages.next()
      coming.catch(() => undefined)
      await this.#check(page)
    }
    await this.#unsealed()
    this.#compareEnds()
    return {
      company: this.#company,
      entries: this.#entries,
      sealed: this.#sealed,
      blocks: this.#blocks,
      erased: this.#erased,
      unwitnessed: this.#unwitnessed,
      simulated: this.#simulated,
      faults: this.#faults,
      faultCount: this.#faultCount,
      head: this.#blocks === 0 ? undefined : { height: this.#height, hash: this.#prev },
    }
  }

  #fault(fault: LedgerFault): void {
    this.#faultCount += 1
    if (this.#faults.length < KEPT) this.#faults.push(fault)
    this.#options.onFault?.(fault)
  }

  #readWitness(lines: readonly (SignedHead | undefined)[]): ReadonlyMap<number, SignedHead> {
    const heads = new Map<number, SignedHead>()
    lines.forEach((head, index) => {
      // One line per height, from 1 on: anything else is no file of heads any more.
      if (head === undefined || head.height !== index + 1) {
        this.#fault({ code: 'head/unreadable', line: index + 1 })
      } else {
        heads.set(head.height, head)
      }
    })
    this.#witnessed = lines.length
    return heads
  }

  async *#pages(): AsyncGenerator<Page, void> {
    let height = 0
    let reach = ZERO
    for (;;) {
      const sizes = await blockSizes(this.#db, this.#company, height, 1000)
      if (sizes.length === 0) return
      for (const { from, to } of pagesOf(sizes)) {
        const blocks = await blocksBetween(this.#db, this.#company, from, to)
        const inOrder = inOrderAfter(reach, blocks)
        const upTo = [...inOrder].at(-1)
        const rows = upTo === undefined ? [] : await this.#range(reach, lastOf(upTo))
        if (upTo !== undefined) reach = lastOf(upTo)
        height = to
        yield { blocks, inOrder, rows }
      }
    }
  }

  async #check({ blocks, inOrder, rows }: Page): Promise<void> {
    let at = 0
    for (const block of blocks) {
      this.#checkHead(block)
      if (inOrder.has(block)) {
        at = this.#checkEntries(block, rows, at)
        this.#reach = lastOf(block)
      } else {
        await this.#checkLate(block)
      }
    }
    for (const row of rows.slice(at)) this.#setAside(row)
    this.#options.onProgress?.({ entries: this.#entries, blocks: this.#blocks })
  }

  async #range(after: string, upTo: string | undefined): Promise<Packed[]> {
    const rows: Packed[] = []
    let from = after
    for (;;) {
      const part = unpack(await packedRange(this.#db, this.#company, from, upTo, PAGE))
      rows.push(...part)
      const last = part.at(-1)
      if (part.length < PAGE || last === undefined) return rows
      from = idOf(last)
    }
  }

  #checkHead(block: Block): void {
    const { height } = block
    for (let missing = this.#height + 1; missing < height; missing += 1) {
      this.#fault({ code: 'block/missing', height: missing })
    }
    const wrong = (field: string): void => this.#fault({ code: 'block/head-changed', height, field })
    const follows = height === this.#height + 1
    if (follows && block.prev.toString('hex') !== this.#prev) wrong('prev')
    const count = block.entries.length / 16
    if (block.count !== count) wrong('count')
    if (follows && block.total !== this.#total + count) wrong('total')
    if (block.odd_time) wrong('at')
    const head: Head = {
      company: this.#company,
      height,
      at: block.at as Head['at'],
      simulated: block.simulated,
      count: block.count,
      total: block.total,
      reach: block.reach,
      prev: block.prev.toString('hex'),
      root: block.root.toString('hex'),
      entries: sha256(block.entries).toString('hex'),
    }
    const hash = headHash(head)
    if (!hash.equals(block.hash)) wrong('hash')
    if (!verify(null, headBytes(head), this.#key, block.signature)) {
      this.#fault({ code: 'block/signature', height })
    }
    if (
      block.leaves.length !== 2 * block.entries.length ||
      block.leaves.length === 0 ||
      !merkleRoot(block.leaves).equals(block.root)
    ) {
      this.#fault({ code: 'block/list-changed', height })
    }
    this.#compareWitness(head, block.signature)
    this.#height = height
    this.#prev = block.hash.toString('hex')
    this.#total = block.total
    this.#blocks += 1
    this.#simulated ||= block.simulated
  }

  #compareWitness(head: Head, signature: Buffer): void {
    if (head.height > this.#witnessed) {
      this.#unwitnessed += 1
      return
    }
    const known = this.#heads.get(head.height)
    if (known === undefined) return
    const same = headBytes(known).equals(headBytes(head)) && known.signature === signature.toString('base64')
    if (!same) this.#fault({ code: 'head/differs', height: head.height })
  }

  /** Compares a block with the entries of its range; returns where in them the next block begins. */
  #checkEntries(block: Block, rows: readonly Packed[], start: number): number {
    let at = start
    for (let index = 0; index < block.entries.length / 16; index += 1) {
      // Whatever lies between is nobody's in this block.
      let order = 1
      for (let row = rows[at]; row !== undefined; row = rows[(at += 1)]) {
        order = compareId(row, block.entries, 16 * index)
        if (order >= 0) break
        this.#setAside(row)
      }
      const row = rows[at]
      if (row === undefined || order !== 0) {
        const wanted = block.entries.subarray(16 * index, 16 * index + 16)
        this.#sealed += 1
        this.#fault({ code: 'entry/missing', entry: uuidText(wanted), height: block.height })
        continue
      }
      at += 1
      this.#checkEntry(row, leafAt(block, index), block.height)
    }
    return at
  }

  /** A block of entries numbered below what was sealed before it. */
  async #checkLate(block: Block): Promise<void> {
    const ids = Array.from({ length: Math.floor(block.entries.length / 16) }, (_, index) =>
      uuidText(block.entries.subarray(16 * index, 16 * index + 16)),
    )
    const found = new Map(
      unpack(await packedEntries(this.#db, this.#company, ids)).map((row) => [idOf(row), row]),
    )
    let before = ''
    for (const [index, id] of ids.entries()) {
      if (id <= before) this.#fault({ code: 'entry/reordered', entry: id, height: block.height })
      before = id
      const row = found.get(id)
      if (row === undefined) {
        this.#sealed += 1
        this.#fault({ code: 'entry/missing', entry: id, height: block.height })
      } else if (this.#late.delete(id)) {
        this.#checkEntry(row, leafAt(block, index), block.height)
      } else if (id > this.#reach) {
        // Not late at all: the block claims what belongs into a later range.
        this.#fault({ code: 'entry/reordered', entry: id, height: block.height })
      } else {
        this.#fault({ code: 'entry/twice', entry: id, height: block.height })
      }
    }
  }

  #setAside(row: Packed): void {
    this.#late.set(idOf(row), row)
  }

  /** @param leaf the hash noted of it, one byte a character */
  #checkEntry(row: Packed, leaf: string, height: number | undefined): void {
    this.#entries += 1
    const place = height === undefined ? {} : { height }
    if (height !== undefined) this.#sealed += 1
    if (digest(row.leaf) !== leaf) {
      this.#fault({ code: 'entry/changed', entry: idOf(row), ...place })
    }
    if (row.content === undefined) {
      const person = personBytes(row).toString('latin1')
      this.#erased += 1
      if (!this.#dropped.has(person)) this.#dropped.set(person, idOf(row))
      if (kindOf(row) === 'person/erased') this.#erasedPersons.add(person)
    } else if (digest(row.content) !== row.leaf.toString('binary', row.leaf.length - 32)) {
      this.#fault({ code: 'entry/content-changed', entry: idOf(row), ...place })
    }
  }

  /** What was recorded and waits to be sealed, and what has no business here. */
  async #unsealed(): Promise<void> {
    let waiting = new Map<string, Waiting>()
    const take = (row: Packed): void => {
      const id = idOf(row)
      const noted = waiting.get(id)
      if (noted === undefined) {
        this.#entries += 1
        this.#fault({ code: 'entry/added', entry: id })
        return
      }
      waiting.delete(id)
      if (this.#options.isNoted?.(noted.leaf, noted.mac) === false) {
        this.#fault({ code: 'entry/forged', entry: id })
      }
      this.#checkEntry(row, noted.leaf.toString('binary'), undefined)
      if (!personBytes(row).equals(uuidBytes(noted.person))) this.#fault({ code: 'entry/changed', entry: id })
    }
    // Those left between sealed ones first, then everything above, page by page with the list of what waits.
    waiting = await this.#waiting(ZERO, this.#reach)
    for (const row of this.#late.values()) take(row)
    this.#reportGone(waiting)
    let from = this.#reach
    for (;;) {
      const rows = unpack(await packedRange(this.#db, this.#company, from, undefined, PAGE))
      const last = rows.at(-1)
      const upTo = rows.length < PAGE || last === undefined ? undefined : idOf(last)
      waiting = await this.#waiting(from, upTo)
      rows.forEach(take)
      this.#reportGone(waiting)
      this.#options.onProgress?.({ entries: this.#entries, blocks: this.#blocks })
      if (upTo === undefined) return
      from = upTo
    }
  }

  async #waiting(after: string, upTo: string | undefined): Promise<Map<string, Waiting>> {
    const rows = await pendingBetween(this.#db, this.#company, after, upTo)
    const waiting = new Map<string, Waiting>()
    for (const row of rows) {
      if (waiting.has(row.entry)) this.#fault({ code: 'entry/twice', entry: row.entry })
      waiting.set(row.entry, row)
    }
    return waiting
  }

  /** Waits to be sealed, but is not there (any more), or was sealed before. */
  #reportGone(waiting: ReadonlyMap<string, Waiting>): void {
    for (const entry of waiting.keys()) this.#fault({ code: 'entry/missing', entry })
  }

  #compareEnds(): void {
    for (let height = this.#height + 1; height <= this.#witnessed; height += 1) {
      this.#fault({ code: 'head/cut-off', height })
    }
    for (const [person, entry] of this.#dropped) {
      if (person === NOBODY_BYTES || !this.#erasedPersons.has(person)) {
        this.#fault({ code: 'entry/content-dropped', entry })
      }
    }
  }
}

/** The blocks whose entries lie above all those sealed before them: all but the late ones. */
function inOrderAfter(start: string, blocks: readonly Block[]): ReadonlySet<Block> {
  const inOrder = new Set<Block>()
  let reach = start
  for (const block of blocks) {
    if (block.entries.length < 16 || firstOf(block) <= reach || !isAscending(block.entries)) continue
    inOrder.add(block)
    reach = lastOf(block)
  }
  return inOrder
}

const NOBODY_BYTES = uuidBytes(NOBODY).toString('latin1')

function pagesOf(
  sizes: readonly { readonly height: number; readonly size: number }[],
): readonly { readonly from: number; readonly to: number }[] {
  const pages: { from: number; to: number }[] = []
  let room = 0
  for (const { height, size } of sizes) {
    const page = pages.at(-1)
    if (page === undefined || size > room) {
      pages.push({ from: height, to: height })
      room = PAGE - size
    } else {
      page.to = height
      room -= size
    }
  }
  return pages
}

/** SHA-256 as text, one byte a character: the quickest there is to compare. */
function digest(bytes: Buffer): string {
  return hash('sha256', bytes, 'binary')
}

function leafAt(block: Block, index: number): string {
  return block.leaves.toString('binary', 32 * index, 32 * index + 32)
}

function firstOf(block: Block): string {
  return uuidText(block.entries.subarray(0, 16))
}

function lastOf(block: Block): string {
  return uuidText(block.entries.subarray(-16))
}

function isAscending(list: Buffer): boolean {
  if (list.length % 16 !== 0) return false
  for (let at = 16; at < list.length; at += 16) {
    if (list.compare(list, at, at + 16, at - 16, at) >= 0) return false
  }
  return true
}
