import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { Problem, sha256, type CompanyId, type Day, type EntryId, type Instant } from '../base/index.ts'
import type { Declaration, Recipient } from '../declaration/index.ts'
import { entriesOf, type Acting, type Actor, type World } from '../ledger/index.ts'

/** A contract as it was filed: which file, what it was, and the term it was filed for. */
export interface FiledContract {
  readonly entry: EntryId
  readonly at: Instant
  readonly recipient: string
  readonly file: string
  /** SHA-256 of the file's bytes, in hexadecimal. */
  readonly hash: string
  readonly signed: Day
  readonly until: Day | null
}

/** A contract as it lies on disk; null where there is none, or something else in its place. */
export interface Paper {
  readonly bytes: Buffer
  readonly hash: string
}

/** The file of a declared contract; never one outside the company's folder. */
export function paperOf(
  world: Pick<World, 'folder'>,
  company: CompanyId,
  file: string,
): { readonly path: string; readonly paper: Paper | null } {
  const folder = join(world.folder, 'companies', company)
  const path = join(folder, file)
  const inside = !relative(folder, path).split(sep).includes('..')
  if (!inside || !existsSync(path) || !statSync(path).isFile()) return { path, paper: null }
  const bytes = readFileSync(path)
  return { path, paper: { bytes, hash: sha256(bytes).toString('hex') } }
}

/** Whether a contract names a recipient; a file that is no plain text (a scan, a PDF) cannot be asked and is taken at its word. */
export function names({ bytes }: Paper, recipient: Recipient): boolean {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return true
  }
  return text.includes('\u0000') || text.startsWith('%PDF-') || text.includes(recipient.name)
}

/**
 * Files a recipient's contract: puts on record what the file is on this day, so that no other can take its place unseen
 * (Art. 5(2), 28(3), (9) GDPR). A renewed contract is declared with its term and filed again; the one before stays on
 * record. The same contract is filed once.
 *
 * @returns the filing that holds now
 * @throws Problem 404 `contract/none` when no contract is declared for the recipient, 404 `contract/absent` when the file is
 *   not there, 422 `contract/other` when it names somebody else
 */
export async function fileContract(
  acting: Acting,
  declaration: Declaration,
  filing: { readonly recipient: string; readonly actor: Actor },
): Promise<FiledContract> {
  const recipient = declaration.recipients.find(({ id }) => id === filing.recipient)
  const contract = recipient?.contract
  if (recipient === undefined || contract?.file === undefined) {
    throw new Problem(404, 'contract/none', `No contract is declared for “${filing.recipient.slice(0, 60)}”.`)
  }
  const { file, signed } = contract
  const until = contract.until ?? null
  const { paper } = paperOf(acting.world, acting.company, file)
  if (paper === null) {
    throw new Problem(404, 'contract/absent', `The contract is not there: ${file}`, {
      provision: 'Art. 28(9) GDPR',
    })
  }
  if (!names(paper, recipient)) {
    throw new Problem(422, 'contract/other', `${file} does not name ${recipient.name}.`, {
      provision: 'Art. 28(3) GDPR',
    })
  }
  const source = { db: acting.tx, keys: acting.world.keys }
  const before = (await filedContracts(source, acting.company)).get(recipient.id)
  const { hash } = paper
  if (before !== undefined && isFor(before, { file, hash, signed, until })) return before
  const entry = await acting.record({
    kind: 'contract/filed',
    actor: filing.actor,
    recipient: recipient.id,
    content: { file, hash, signed, until, replaces: before?.hash ?? null },
  })
  return { entry, at: acting.now, recipient: recipient.id, file, hash, signed, until }
}

function isFor(
  filed: FiledContract,
  { file, hash, signed, until }: Pick<FiledContract, 'file' | 'hash' | 'signed' | 'until'>,
): boolean {
  return filed.file === file && filed.hash === hash && filed.signed === signed && filed.until === until
}

/** Of each recipient the contract that was filed last. */
export async function filedContracts(
  source: Parameters<typeof entriesOf>[0],
  company: CompanyId,
): Promise<ReadonlyMap<string, FiledContract>> {
  const acts = await entriesOf(source, company, { kinds: ['contract/filed'], limit: 1000 })
  const newest = new Map<string, FiledContract>()
  for (const { id, at, recipient, opened } of acts) {
    if (recipient === undefined || opened === undefined || newest.has(recipient)) continue
    const { file, hash, signed, until } = opened.content
    if (typeof file !== 'string' || typeof hash !== 'string' || typeof signed !== 'string') continue
    newest.set(recipient, {
      entry: id,
      at,
      recipient,
      file,
      hash,
      signed: signed as Day,
      until: typeof until === 'string' ? (until as Day) : null,
    })
  }
  return newest
}
