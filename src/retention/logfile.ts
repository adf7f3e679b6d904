import {
  closeSync,
  createReadStream,
  createWriteStream,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs'
import { chmod, chown, mkdir, readdir, realpath, rename, rm, stat, utimes } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type { CompanyId, Instant } from '../base/index.ts'
import type { StoreDeclaration } from '../declaration/index.ts'
import type { World } from '../ledger/index.ts'
import type { Hold } from '../standing/index.ts'
import { shortenWithin } from './address.ts'
import { formatLine, lineForm, parseLine, scrub, type LineForm, type LogLine } from './line.ts'

/** One folder of log files of a declared store: the store's own, or one of its copies. */
export interface LogFolder {
  readonly store: StoreDeclaration
  /** As declared, for people. */
  readonly folder: string
  readonly path: string
  readonly copy: boolean
}

/** Where a company's files lie: declared folders are relative to it, unless they are absolute. */
export function companyFolder(world: Pick<World, 'folder'>, company: CompanyId): string {
  return join(world.folder, 'companies', company)
}

/** The folders of a declared store of log files, with its copies. */
export function logFolders(
  world: Pick<World, 'folder'>,
  company: CompanyId,
  store: StoreDeclaration,
): readonly LogFolder[] {
  if (store.kind !== 'log-files' || store.files === undefined) return []
  const base = companyFolder(world, company)
  return [
    { store, folder: store.files.folder, path: resolve(base, store.files.folder), copy: false },
    ...store.copies.map(({ folder }) => ({ store, folder, path: resolve(base, folder), copy: true })),
  ]
}

/** Names of the files this product writes beside logs while it works. */
const WORKING = /^\.zusage-/u
/** What a rotation leaves: `.1`, `.2.gz`, `-20261121`, `.2026-11-21.gz`. Nobody appends to these. */
const ROTATED = /(?:\.\d+|[-.]\d{4}-?\d{2}-?\d{2}(?:[-_.]?\d{2,6})?)(?:\.gz)?$|\.gz$/u

/** One file of a log folder. */
export interface LogFile {
  readonly path: string
  /** Relative to the company's folder: `logs/web/access.log.2.gz`. */
  readonly name: string
  readonly gzip: boolean
  /** A server may be appending to it right now. */
  readonly live: boolean
  readonly modified: number
  readonly size: number
}

/** The files of a folder, by name; empty when there is no such folder. What links lead to counts as well: a log moved elsewhere is a log. */
export async function logFiles(folder: LogFolder): Promise<readonly LogFile[]> {
  const files: LogFile[] = []
  for await (const { path, name } of everyFile(folder.path)) {
    if (WORKING.test(basename(name))) continue
    const found = await stat(path).catch(() => null)
    if (found === null || !found.isFile()) continue
    files.push({
      path,
      name: join(folder.folder, name),
      gzip: name.endsWith('.gz'),
      live: !ROTATED.test(basename(name)),
      modified: found.mtimeMs,
      size: found.size,
    })
  }
  return files.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Every file below a folder, also in folders that are linked to; each folder once, so that links in a circle end. */
export async function* everyFile(
  root: string,
  within = '',
  seen: Set<string> = new Set(),
): AsyncGenerator<{ readonly path: string; readonly name: string }> {
  const real = await realpath(join(root, within)).catch(() => null)
  if (real === null || seen.has(real)) return
  seen.add(real)
  for (const entry of await readdir(real, { withFileTypes: true })) {
    const name = join(within, entry.name)
    const path = await realpath(join(real, entry.name)).catch(() => null)
    // A link to nowhere holds nothing, but somebody put it there.
    if (path === null) yield { path: join(real, entry.name), name }
    else if (entry.isDirectory() || (entry.isSymbolicLink() && (await stat(path)).isDirectory())) {
      yield* everyFile(root, name, seen)
    } else yield { path, name }
  }
}

/** Takes away what a run that was killed left of its work; nobody else works in the folder meanwhile. */
export async function clearWork(folder: LogFolder): Promise<void> {
  for await (const { path, name } of everyFile(folder.path)) {
    if (WORKING.test(basename(name))) await rm(path, { force: true })
  }
}

/** Whether a file of that name is one this product is writing while it works on a log. */
export function isWork(name: string): boolean {
  return WORKING.test(basename(name))
}

/** Longest line that is read as one; what is longer is cut into pieces, none of which is a line of the format. */
const LONGEST_LINE = 64 * 1024

/** Lines of a stream of bytes, as they are: without their line feed, and one at the end that has none yet. */
export function splitLines(): Transform {
  let rest = ''
  const decoder = new TextDecoder('utf-8')
  return new Transform({
    readableObjectMode: true,
    readableHighWaterMark: 1024,
    transform(chunk: Uint8Array, _encoding, done) {
      const pieces = (rest + decoder.decode(chunk, { stream: true })).split('\n')
      rest = pieces.pop() ?? ''
      while (rest.length > LONGEST_LINE) {
        pieces.push(rest.slice(0, LONGEST_LINE))
        rest = rest.slice(LONGEST_LINE)
      }
      for (const piece of pieces) this.push(piece === '' ? ' ' : piece)
      done()
    },
    flush(done) {
      rest += decoder.decode()
      if (rest !== '') this.push(rest)
      done()
    },
  })
}

/** One line with its number, and what it says where it can be read. */
export interface NumberedLine {
  readonly number: number
  readonly text: string
  readonly line: LogLine | null
}

/**
 * Reads a log file line by line in constant memory, gzipped ones too.
 *
 * @param upTo bytes of a live file to read; what is appended later is left for the next time
 * @throws Error when a gzipped file cannot be unpacked
 */
export async function* linesOf(file: LogFile, upTo?: number): AsyncGenerator<NumberedLine> {
  if (upTo === 0) return
  const source = createReadStream(file.path, {
    highWaterMark: 256 * 1024,
    ...(upTo === undefined ? {} : { end: upTo - 1 }),
  })
  const steps = file.gzip ? [createGunzip(), splitLines()] : [splitLines()]
  let stream: NodeJS.ReadableStream = source
  const failures: unknown[] = []
  source.on('error', (fault) => failures.push(fault))
  for (const step of steps) {
    step.on('error', (fault) => failures.push(fault))
    stream.on('error', (fault: Error) => step.destroy(fault))
    stream = stream.pipe(step)
  }
  let number = 0
  try {
    for await (const text of stream as AsyncIterable<string>) {
      number += 1
      yield { number, text, line: parseLine(text) }
    }
  } finally {
    source.destroy()
  }
  if (failures.length > 0) throw failures[0]
}

/** What is to be done with the lines of a store. */
export interface LinePlan {
  /** Lines of before this moment have had their time. */
  readonly before: Instant
  readonly holds: readonly Hold[]
  readonly form: LineForm
}

/** The plan for a store's lines. */
export function linePlan(store: StoreDeclaration, before: Instant, holds: readonly Hold[]): LinePlan {
  return { before, holds, form: lineForm(store) }
}

/** What happens to one line. An unreadable one is as old as the last readable line before it. */
export type LineFate = 'kept' | 'held' | 'erased' | 'rewritten'

/** Decides about lines in the order they come, so that what cannot be read goes with its neighbours. */
export class LineJudge {
  readonly #plan: LinePlan
  readonly #before: number
  readonly #holds: readonly { readonly from: number; readonly to: number }[]
  #last: number

  /** @param age moment, in milliseconds, that stands for lines before the first readable one */
  constructor(plan: LinePlan, age: number) {
    this.#plan = plan
    this.#before = Date.parse(plan.before)
    this.#holds = plan.holds.map(({ from, to }) => ({
      from: from === null ? -Infinity : Date.parse(from),
      to: to === null ? Infinity : Date.parse(to),
    }))
    this.#last = age
  }

  /** The moment a line stands for. */
  momentOf(line: LogLine | null): number {
    if (line !== null) this.#last = line.at
    return this.#last
  }

  judge({ text, line }: NumberedLine): {
    readonly fate: LineFate
    readonly text: string
    readonly at: number
  } {
    const at = this.momentOf(line)
    if (this.#holds.some((hold) => at >= hold.from && at <= hold.to)) return { fate: 'held', text, at }
    if (at < this.#before) return { fate: 'erased', text, at }
    const { form } = this.#plan
    const clean =
      line !== null
        ? formatLine(scrub(line, form))
        : form.address === 'plain'
          ? text.trimEnd()
          : shortenWithin(text.trimEnd())
    return clean === text.trimEnd() ? { fate: 'kept', text, at } : { fate: 'rewritten', text: clean, at }
  }
}

/** What a file comes to under a plan. */
export interface FileReport {
  readonly file: string
  readonly lines: number
  readonly erased: number
  readonly held: number
  /** Lines whose address, query or undeclared parts were taken out. */
  readonly rewritten: number
  /** Lines that are not in the declared format; they went or stayed with their neighbours. */
  readonly unreadable: number
  readonly oldest: Instant | null
  readonly newest: Instant | null
  /** The whole file could not be read: another format, broken archive. */
  readonly broken: boolean
}

/** Goes through a file without touching it. */
export async function surveyFile(file: LogFile, plan: LinePlan): Promise<FileReport> {
  const tally = new Tally(file.name)
  const judge = new LineJudge(plan, file.modified)
  try {
    for await (const line of linesOf(file, file.live ? file.size : undefined)) {
      tally.count(line, judge.judge(line))
    }
  } catch {
    return tally.report(true)
  }
  return tally.report(false)
}

class Tally {
  readonly #file: string
  #lines = 0
  #unreadable = 0
  readonly #by: Record<LineFate, number> = { kept: 0, held: 0, erased: 0, rewritten: 0 }
  #oldest = Infinity
  #newest = -Infinity

  constructor(file: string) {
    this.#file = file
  }

  count(line: NumberedLine, { fate, at }: { readonly fate: LineFate; readonly at: number }): void {
    this.#lines += 1
    this.#by[fate] += 1
    if (line.line === null && line.text.trim() !== '') this.#unreadable += 1
    if (fate !== 'erased') return
    this.#oldest = Math.min(this.#oldest, at)
    this.#newest = Math.max(this.#newest, at)
  }

  report(broken: boolean): FileReport {
    const instant = (value: number) =>
      Number.isFinite(value) ? (new Date(value).toISOString() as Instant) : null
    return {
      file: this.#file,
      lines: this.#lines,
      erased: this.#by.erased,
      held: this.#by.held,
      rewritten: this.#by.rewritten,
      unreadable: this.#unreadable,
      oldest: instant(this.#oldest),
      newest: instant(this.#newest),
      broken,
    }
  }
}

/**
 * Brings a file to its plan: what has had its time is gone, what is left says only what is declared. Nothing is held in
 * memory.
 *
 * A rotated file is written anew beside itself and takes its own place in one step, so that a crash leaves one or the
 * other; owner, mode and time of change stay, and an empty one goes. A live file keeps its place (a server has it open and
 * appends): what is kept is moved to its front and the rest cut off, as `copytruncate` does, and what the server appends
 * meanwhile is moved along; only what it writes in the moment of the cut itself can be lost, as with `copytruncate`.
 *
 * A file that cannot be read goes as a whole when it was last changed before the limit; until then it is reported.
 *
 * @param commit called with the report when the new state is ready and about to take its place
 */
export async function rewriteFile(
  file: LogFile,
  plan: LinePlan,
  commit: (report: FileReport, swap: () => Promise<void>) => Promise<void>,
): Promise<FileReport> {
  const working = join(dirname(file.path), `.zusage-${basename(file.path)}`)
  await rm(working, { force: true })
  const tally = new Tally(file.name)
  const judge = new LineJudge(plan, file.modified)
  const size = file.live ? await wholeLines(file) : undefined

  async function* kept(): AsyncGenerator<Buffer> {
    let piece: string[] = []
    let length = 0
    for await (const line of linesOf(file, size)) {
      const judged = judge.judge(line)
      tally.count(line, judged)
      if (judged.fate === 'erased') continue
      piece.push(judged.text)
      length += judged.text.length
      if (length > 128 * 1024) {
        yield Buffer.from(`${piece.join('\n')}\n`)
        piece = []
        length = 0
      }
    }
    if (piece.length > 0) yield Buffer.from(`${piece.join('\n')}\n`)
  }

  try {
    await mkdir(dirname(working), { recursive: true })
    const target = createWriteStream(working, { mode: 0o600, flush: true })
    if (file.gzip) await pipeline(Readable.from(kept()), createGzip(), target)
    else await pipeline(Readable.from(kept()), target)
    const report = tally.report(false)
    if (report.erased + report.rewritten > 0) {
      const empty = report.erased === report.lines
      await commit(report, () =>
        file.live ? moveToFront(file, working, size ?? 0) : replace(file, working, empty),
      )
    }
    return report
  } catch (fault) {
    if (!isUnreadable(fault)) throw fault
    const report = tally.report(true)
    if (file.modified < Date.parse(plan.before) && plan.holds.length === 0) {
      const whole = { ...report, erased: Math.max(report.lines, 1) }
      await commit(whole, () => rm(file.path))
      return whole
    }
    return report
  } finally {
    await rm(working, { force: true })
  }
}

function isUnreadable(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && String(fault.code).startsWith('Z_')
}

/** Bytes of a live file up to its last line feed: a line that is still being written is left alone. */
async function wholeLines(file: LogFile): Promise<number> {
  const { size } = await stat(file.path)
  const handle = openSync(file.path, 'r')
  try {
    const piece = Buffer.alloc(LONGEST_LINE)
    for (let end = size; end > 0; ) {
      const from = Math.max(0, end - piece.length)
      const read = readSync(handle, piece, 0, end - from, from)
      const feed = piece.subarray(0, read).lastIndexOf(10)
      if (feed >= 0) return from + feed + 1
      end = from
    }
    return 0
  } finally {
    closeSync(handle)
  }
}

/** Puts the new state in the place of a file nobody has open, in one step. */
async function replace(file: LogFile, working: string, empty: boolean): Promise<void> {
  if (empty) {
    await rm(file.path)
    return
  }
  const was = await stat(file.path)
  await chmod(working, was.mode & 0o7777)
  await chown(working, was.uid, was.gid).catch((fault: unknown) => {
    // Only root may give files away; whoever runs as the owner need not.
    if (!(fault instanceof Error && 'code' in fault && fault.code === 'EPERM')) throw fault
  })
  await utimes(working, was.atime, was.mtime)
  await rename(working, file.path)
}

/** Moves what is kept to the front of a file a server appends to, behind it what came meanwhile, and cuts it there. */
async function moveToFront(file: LogFile, working: string, read: number): Promise<void> {
  const was = await stat(file.path)
  const target = openSync(file.path, 'r+')
  const source = openSync(working, 'r')
  try {
    const piece = Buffer.alloc(256 * 1024)
    let written = 0
    for (;;) {
      const length = readSync(source, piece, 0, piece.length, written)
      if (length === 0) break
      writeSync(target, piece, 0, length, written)
      written += length
    }
    fsyncSync(target)
    // No waiting from here to the cut: every line the server writes in between is one that is lost.
    let from = read
    while (from < fstatSync(target).size) {
      const length = readSync(target, piece, 0, piece.length, from)
      if (length === 0) break
      writeSync(target, piece, 0, length, written)
      written += length
      from += length
    }
    ftruncateSync(target, written)
    fsyncSync(target)
  } finally {
    closeSync(source)
    closeSync(target)
  }
  // Unless the server wrote meanwhile, the time of change is that of its last line, not ours.
  if (was.size === read) await utimes(file.path, was.atime, was.mtime)
}
