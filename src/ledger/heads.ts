import { mkdir, open, readFile, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { type CompanyId, type Instant, canonical, sha256 } from '../base/index.ts'
import { type Database, fileLock } from '../store/index.ts'
import { headsAbove } from './store.ts'

/** What of a block is signed. */
export interface Head {
  readonly company: CompanyId
  readonly height: number
  readonly at: Instant
  /** Acts of a sample company. */
  readonly simulated: boolean
  /** Entries in this block, and in all up to it. */
  readonly count: number
  readonly total: number
  /** Highest number of an entry so far. */
  readonly reach: string
  /** Hashes, hexadecimal: of the head before, of the tree, of the list of numbers. */
  readonly prev: string
  readonly root: string
  readonly entries: string
}

/** A head with its signature, as it stands in the file of heads. */
export interface SignedHead extends Head {
  /** Ed25519, Base64. */
  readonly signature: string
}

/** The bytes that are signed. */
export function headBytes(head: Head): Buffer {
  const { company, height, at, simulated, count, total, reach, prev, root, entries } = head
  return Buffer.from(canonical({ company, height, at, simulated, count, total, reach, prev, root, entries }))
}

/** The hash by which the next head names this one. */
export function headHash(head: Head): Buffer {
  return sha256(headBytes(head))
}

/** Where the heads of a company stand a second time, outside the database: a line each. */
export function headsFile(folder: string, company: CompanyId): string {
  return join(folder, 'heads', `${company}.jsonl`)
}

/**
 * Adds to the file of heads what is missing in it, and waits until it is on the disk. Called after the blocks have been
 * committed, so the file never knows a head that the database could lose; what a crash left out is added next time.
 */
export async function witness(db: Database, folder: string, company: CompanyId): Promise<void> {
  const file = headsFile(folder, company)
  await mkdir(join(folder, 'heads'), { recursive: true, mode: 0o700 })
  await fileLock(join(folder, 'heads', `${company}.lock`), async () => {
    let height = await lastWitnessed(file)
    const handle = await open(file, 'a', 0o600)
    try {
      for (;;) {
        const rows = await headsAbove(db, company, height, 1000)
        if (rows.length === 0) break
        const lines = rows.map((row) => {
          const head: SignedHead = {
            company,
            height: row.height,
            at: row.at,
            simulated: row.simulated,
            count: row.count,
            total: row.total,
            reach: row.reach,
            prev: row.prev.toString('hex'),
            root: row.root.toString('hex'),
            entries: row.entries_hash.toString('hex'),
            signature: row.signature.toString('base64'),
          }
          return `${canonical(head)}\n`
        })
        await handle.appendFile(lines.join(''))
        height = rows.at(-1)?.height ?? height
      }
      await handle.sync()
    } finally {
      await handle.close()
    }
  })
}

/** The height of the last whole line; a line cut off by a crash is removed. */
async function lastWitnessed(file: string): Promise<number> {
  const handle = await open(file, 'a+', 0o600)
  let size: number
  let tail: Buffer
  try {
    ;({ size } = await handle.stat())
    const length = Math.min(size, 8192)
    tail = Buffer.alloc(length)
    await handle.read(tail, 0, length, size - length)
  } finally {
    await handle.close()
  }
  const whole = tail.lastIndexOf(0x0a) + 1
  if (whole < tail.length) await truncate(file, size - tail.length + whole)
  const line = tail.subarray(0, whole).toString('utf8').trimEnd().split('\n').at(-1) ?? ''
  if (line === '') return 0
  const head: unknown = JSON.parse(line)
  if (typeof head === 'object' && head !== null && 'height' in head && typeof head.height === 'number') {
    return head.height
  }
  throw new Error(`The last line of ${file} is no head.`)
}

/** The lines of a file of heads; nothing where there is none. A line that is no head is `undefined`. */
export async function readHeads(file: string): Promise<readonly (SignedHead | undefined)[]> {
  const text = await readFile(file, 'utf8').catch((fault: unknown) => {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return ''
    throw fault
  })
  const lines = text.split('\n')
  // What follows the last line end is a line that a crash cut off: it was never a head.
  return lines.slice(0, -1).map(parseHead)
}

function parseHead(line: string): SignedHead | undefined {
  try {
    const value: unknown = JSON.parse(line)
    // Its one spelling: a head written otherwise was not written by us.
    if (typeof value !== 'object' || value === null || canonical(value) !== line) return undefined
    return 'height' in value && 'signature' in value ? (value as SignedHead) : undefined
  } catch {
    return undefined
  }
}
