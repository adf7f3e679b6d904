import { type CompanyId, NOBODY, sha256, uuidBytes } from '../base/index.ts'
import type { Transaction } from '../store/index.ts'
import type { World } from './acting.ts'
import { type Head, headBytes, headHash, witness } from './heads.ts'
import { merkleRoot } from './leaf.ts'
import { macOf } from './transact.ts'
import { addBlock, dropPending, isSample, lastBlock, lockSealing, pendingEntries } from './store.ts'

/** What sealing did. */
export interface Sealed {
  readonly blocks: number
  readonly entries: number
}

/** Entries in one block at most. */
const BLOCK = 4096

/** What the first head names as the one before it. */
export const GENESIS = '0'.repeat(64)

/**
 * Seals what waits in a company's ledger: in blocks, each a Merkle tree whose root is chained to the block before and
 * signed with the company's key; then writes the heads to their second place. Any number may call it at once.
 *
 * An entry is sealed as it was when it was recorded: what somebody changed meanwhile will not fit its seal. What the
 * product did not note itself is left out.
 */
export async function sealLedger(world: World, company: CompanyId): Promise<Sealed> {
  let blocks = 0
  let entries = 0
  // What comes in below the last block while this runs is left for the next call, so that what was just taken off the
  // list is not searched again and again.
  let after = NOBODY as string
  for (;;) {
    const from = after
    const sealed = await world.db.transaction().execute((tx) => sealBlock(world, company, tx, from))
    if (sealed === undefined) break
    if (sealed.count > 0) blocks += 1
    entries += sealed.count
    after = sealed.last
  }
  await witness(world.db, world.folder, company)
  return { blocks, entries }
}

async function sealBlock(
  world: World,
  company: CompanyId,
  tx: Transaction,
  after: string,
): Promise<{ readonly count: number; readonly last: string } | undefined> {
  await lockSealing(tx, company)
  const found = await pendingEntries(tx, company, after, BLOCK)
  const end = found.at(-1)
  if (end === undefined) return undefined
  const waiting = found.filter(({ leaf, mac }) => mac.equals(macOf(world.keys, company, leaf)))
  const first = waiting[0]
  if (first === undefined) return { count: 0, last: end.entry }
  const before = await lastBlock(tx, company)

  // A slow transaction commits entries numbered below what is sealed already: they make a block of their own, so that
  // every other block holds all entries between the one before and itself.
  const reached = before?.reach
  const isLate = reached !== undefined && first.entry <= reached
  const batch = isLate ? waiting.filter((row) => row.entry <= reached) : waiting
  const last = batch.at(-1) ?? first

  const leaves = Buffer.concat(batch.map((row) => row.leaf))
  const list = Buffer.concat(batch.map((row) => uuidBytes(row.entry)))
  const root = merkleRoot(leaves)
  const head: Head = {
    company,
    height: (before?.height ?? 0) + 1,
    at: world.clockOf(company).now(),
    simulated: await isSample(tx, company),
    count: batch.length,
    total: (before?.total ?? 0) + batch.length,
    reach: isLate ? reached : last.entry,
    prev: before?.hash.toString('hex') ?? GENESIS,
    root: root.toString('hex'),
    entries: sha256(list).toString('hex'),
  }
  await addBlock(tx, {
    company,
    height: head.height,
    at: head.at,
    simulated: head.simulated,
    count: head.count,
    total: head.total,
    reach: head.reach,
    prev: Buffer.from(head.prev, 'hex'),
    root,
    entries: list,
    leaves,
    hash: headHash(head),
    signature: world.keys.sign(company, headBytes(head)),
  })
  await dropPending(
    tx,
    company,
    batch.map((row) => row.entry),
  )
  return { count: batch.length, last: last.entry }
}
