import type { CompanyId, EntryId } from '../base/index.ts'
import { canonical, sha256, uuidText } from '../base/index.ts'
import type { Database } from '../store/index.ts'
import type { World } from './acting.ts'
import { type Entry, entriesOf } from './entries.ts'
import type { SignedHead } from './heads.ts'
import { unpack } from './leaf.ts'
import { blocksBetween, packedEntries, readInOneState, saltsOf } from './store.ts'

/** A sealed block as it leaves the house: enough to verify without the database. Bytes are Base64. */
export interface ExportedBlock {
  readonly head: SignedHead
  /** The numbers of its entries, 16 bytes each, in their order. */
  readonly entries: string
  /** The hashes the tree was built on, 32 bytes each. */
  readonly leaves: string
  /** The bytes each leaf is the hash of; an entry that is missing is missing here. Contents are not among them. */
  readonly packed: readonly string[]
}

/** An act with what opens its commitment: shown to somebody, it proves that this very act was recorded. */
export interface OpenedAct {
  readonly entry: EntryId
  /** The act in its one spelling: what was committed to, after the salt. */
  readonly act: string
  /** 16 bytes, hexadecimal. */
  readonly salt: string
}

/** Blocks read at once. */
const PAGE = 16

/**
 * All sealed blocks of a company with their entries, as they lie in the database, in one state of it. What was tampered
 * with goes out as it is: whoever verifies sees it.
 *
 * @param visit is given one block after the other, the first first
 */
export async function exportBlocks(
  db: Database,
  company: CompanyId,
  visit: (block: ExportedBlock) => Promise<void>,
): Promise<void> {
  await readInOneState(db, async (tx) => {
    for (let from = 1; ; from += PAGE) {
      const blocks = await blocksBetween(tx, company, from, from + PAGE - 1)
      for (const block of blocks) {
        const ids = Array.from({ length: block.entries.length / 16 }, (_, i) =>
          uuidText(block.entries.subarray(16 * i, 16 * i + 16)),
        )
        const rows = unpack(await packedEntries(tx, company, ids))
        await visit({
          head: {
            company,
            height: block.height,
            at: block.at,
            simulated: block.simulated,
            count: block.count,
            total: block.total,
            reach: block.reach,
            prev: block.prev.toString('hex'),
            root: block.root.toString('hex'),
            // The head holds the hash of the list, which is not kept: it follows from the list.
            entries: sha256(block.entries).toString('hex'),
            signature: block.signature.toString('base64'),
          },
          entries: block.entries.toString('base64'),
          leaves: block.leaves.toString('base64'),
          packed: rows.map(({ leaf }) => leaf.toString('base64')),
        })
      }
      if (blocks.length === 0) return
    }
  })
}

/** Acts of one kind that are still open, the newest first, each with what opens its commitment. */
export async function openedActs(
  { db, keys }: Pick<World, 'db' | 'keys'>,
  company: CompanyId,
  kind: Entry['kind'],
  limit: number,
): Promise<readonly (OpenedAct & { readonly content: Readonly<Record<string, unknown>> })[]> {
  const entries = await entriesOf({ db, keys }, company, { kinds: [kind], limit })
  const salts = await saltsOf(
    db,
    company,
    entries.map(({ id }) => id),
  )
  return entries.flatMap((entry) => {
    const salt = salts.get(entry.id)
    if (salt === undefined || entry.opened === undefined) return []
    const { id, at, person, activity, purpose, store, record, recipient, request, opened } = entry
    const act = {
      company,
      id,
      at,
      kind: entry.kind,
      person,
      activity,
      purpose,
      store,
      record,
      recipient,
      request,
      actor: opened.actor,
      content: opened.content,
    }
    return [{ entry: id, act: canonical(act), salt: salt.toString('hex'), content: opened.content }]
  })
}
