import { existsSync, readFileSync, statSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { Problem, sha256, type CompanyId, type Day, type EntryId, type Instant } from '../base/index.ts'
import type { Declaration, Recipient } from '../declaration/index.ts'
import { allEntries, type Acting, type Actor, type World } from '../ledger/index.ts'

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

/** Where a declared contract lies; null where that would be outside the company's folder. */
function pathOf(world: Pick<World, 'folder'>, company: CompanyId, file: string): string | null {
  const folder = join(world.folder, 'companies', company)
  const path = join(folder, file)
  return relative(folder, path).split(sep).includes('..') ? null : path
}

/** The file of a declared contract. */
export function paperOf(
  world: Pick<World, 'folder'>,
  company: CompanyId,
  file: string,
): { readonly path: string | null; readonly paper: Paper | null } {
  const path = pathOf(world, company, file)
  if (path === null || !existsSync(path) || !statSync(path).isFile()) return { path, paper: null }
  return { path, paper: asPaper(readFileSync(path)) }
}

function asPaper(bytes: Buffer): Paper {
  return { bytes, hash: sha256(bytes).toString('hex') }
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
 * (Art. 5(2), 28(3), (9) GDPR). Where several recipients are declared with the same file, it is filed for all of them. A
 * renewed contract is declared with its term and filed again; the one before stays on record. The same contract is filed
 * once.
 *
 * @param filing `bytes`: the contract itself, put where the declaration says; left out where it lies there already
 * @returns the filing that holds now
 * @throws Problem 404 `contract/none` when no contract is declared for the recipient, 404 `contract/absent` when the file is
 *   not there, 422 `contract/other` when it does not name one of the recipients
 */
export async function fileContract(
  acting: Acting,
  declaration: Declaration,
  filing: { readonly recipient: string; readonly actor: Actor; readonly bytes?: Uint8Array },
): Promise<FiledContract> {
  const file = declaration.recipients.find(({ id }) => id === filing.recipient)?.contract?.file
  if (file === undefined) {
    throw new Problem(404, 'contract/none', `No contract is declared for “${filing.recipient.slice(0, 60)}”.`)
  }
  const { path, paper } =
    filing.bytes === undefined
      ? paperOf(acting.world, acting.company, file)
      : { path: pathOf(acting.world, acting.company, file), paper: asPaper(Buffer.from(filing.bytes)) }
  if (paper === null || path === null) {
    throw new Problem(404, 'contract/absent', `The contract is not there: ${file}`, {
      provision: 'Art. 28(9) GDPR',
    })
  }
  const parties = declaration.recipients.filter(({ contract }) => contract?.file === file)
  const unnamed = parties.find((recipient) => !names(paper, recipient))
  if (unnamed !== undefined) {
    throw new Problem(422, 'contract/other', `${file} does not name ${unnamed.name}.`, {
      provision: 'Art. 28(3) GDPR',
    })
  }
  const source = { db: acting.tx, keys: acting.world.keys }
  const known = await filedContracts(source, acting.company)
  const filed = new Map<string, FiledContract>()
  for (const { id, contract } of parties) {
    if (contract === undefined) continue
    const before = known.get(id)
    if (before !== undefined && before.hash === paper.hash && isAsDeclared(before, contract)) {
      filed.set(id, before)
      continue
    }
    const wanted = { file, hash: paper.hash, signed: contract.signed, until: contract.until ?? null }
    const entry = await acting.record({
      kind: 'contract/filed',
      actor: filing.actor,
      recipient: id,
      content: { ...wanted, replaces: before?.hash ?? null },
    })
    filed.set(id, { entry, at: acting.now, recipient: id, ...wanted })
  }
  const holds = filed.get(filing.recipient)
  if (holds === undefined) throw new Error(`The contract with ${filing.recipient} was not filed.`)
  // Last of all: what is refused, or lost against another act, leaves the contract that lies there.
  if (filing.bytes !== undefined) await lay(path, paper.bytes)
  return holds
}

/** Puts a contract in its place, in one step. */
async function lay(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await writeFile(`${path}.part`, bytes, { mode: 0o600 })
  await rename(`${path}.part`, path)
}

/** Whether a contract was filed from where it is declared to lie, and for the term that is declared. */
export function isAsDeclared(
  filed: FiledContract,
  { file, signed, until }: NonNullable<Recipient['contract']>,
): boolean {
  return filed.file === file && filed.signed === signed && filed.until === (until ?? null)
}

/** Of each recipient the contract that was filed last. */
export async function filedContracts(
  source: Parameters<typeof allEntries>[0],
  company: CompanyId,
): Promise<ReadonlyMap<string, FiledContract>> {
  const acts = await allEntries(source, company, { kinds: ['contract/filed'] })
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
