import { createReadStream, existsSync } from 'node:fs'
import { mkdir, open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { CompanyId, Instant } from '../base/index.ts'
import type { Acting, World } from '../ledger/index.ts'
import { markJournaled, pendingErasures } from './store.ts'

/**
 * One erasure as the journal outside the database has it: a record's number, or for logs the moment before which all
 * went. Names nobody, and after a restore is enough to erase again.
 */
export type JournalLine =
  | { readonly at: Instant; readonly store: string; readonly record: string; readonly why: string }
  | {
      readonly at: Instant
      readonly store: string
      readonly before: Instant
      readonly rows: number
      readonly why: string
    }

/** Where a company's journal stands: outside the database, for a restore takes the inside back with it. */
export function journalFile(folder: string, company: CompanyId): string {
  return join(folder, 'journal', `${company}.jsonl`)
}

const noted = new WeakSet<Acting>()

/** Has the journal written once the act has committed. Lost in a crash, it is made up for by the next one. */
export function journalAfterwards(acting: Acting): void {
  if (noted.has(acting)) return
  noted.add(acting)
  acting.afterCommit(async () => {
    // What was done is done; a full disk must not look like an erasure that failed. The lines stay pending.
    await writeJournal(acting.world, acting.company).catch(() => undefined)
  })
}

const PAGE = 1000

/**
 * Writes every erasure the journal does not have yet, durably, and marks it. May be repeated: a line that stands twice is
 * erased once.
 *
 * @returns how many lines were added
 */
export async function writeJournal(world: World, company: CompanyId): Promise<number> {
  const file = journalFile(world.folder, company)
  let written = 0
  for (;;) {
    const pending = await pendingErasures(world.db, company, PAGE)
    if (pending.length === 0) return written
    const lines = pending.map(({ at, store, record, before, rows, why }) =>
      JSON.stringify(before === null ? { at, store, record, why } : { at, store, before, rows, why }),
    )
    await mkdir(join(world.folder, 'journal'), { recursive: true, mode: 0o700 })
    const handle = await open(file, 'a+', 0o600)
    try {
      // A line that a crash broke off is closed first, so that it does not swallow the next.
      await handle.write(`${(await endsMidLine(handle)) ? '\n' : ''}${lines.join('\n')}\n`)
      await handle.datasync()
    } finally {
      await handle.close()
    }
    await markJournaled(
      world.db,
      company,
      pending.map((erasure) => erasure.id),
    )
    written += pending.length
  }
}

async function endsMidLine(handle: FileHandle): Promise<boolean> {
  const { size } = await handle.stat()
  if (size === 0) return false
  const last = Buffer.alloc(1)
  await handle.read(last, 0, 1, size - 1)
  return last[0] !== 0x0a
}

/** Reads a company's journal line by line; a line broken off by a crash is left out. */
export async function* readJournal(folder: string, company: CompanyId): AsyncGenerator<JournalLine> {
  const file = journalFile(folder, company)
  if (!existsSync(file)) return
  for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
    const read = parseLine(line)
    if (read !== null) yield read
  }
}

function parseLine(line: string): JournalLine | null {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value !== 'object' || value === null || !('store' in value)) return null
    return 'record' in value || 'before' in value ? (value as JournalLine) : null
  } catch {
    return null
  }
}
