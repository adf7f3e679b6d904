import type { Notice } from '../notice.ts'
import { openApart } from './apart.ts'
import { decode } from './decode.ts'
import { readHtml } from './html.ts'
import { empty, requireNotice } from './judge.ts'
import type { Line } from './line.ts'
import { readMarkdown } from './markdown.ts'
import { noticesOf } from './notices.ts'
import { readPlain } from './plain.ts'
import { Refusal } from './refusal.ts'
import { startsOf } from './starts.ts'

export type FileFormat = 'text' | 'markdown' | 'html' | 'pdf' | 'docx'

/** The largest file that is opened, in bytes. */
export const LARGEST_FILE = 20_000_000
/** The longest text that is read, in UTF-16 code units. The longest notices known have 150,000. */
const LONGEST_TEXT = 6_000_000

const FOREIGN: readonly (readonly [starts: readonly number[], name: string])[] = [
  [[0x89, 0x50, 0x4e, 0x47], 'PNG'],
  [[0xff, 0xd8, 0xff], 'JPEG'],
  [[0x47, 0x49, 0x46, 0x38], 'GIF'],
  [[0x52, 0x49, 0x46, 0x46], 'RIFF/WebP'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'DOC/XLS (Office 97)'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'RTF'],
  [[0x1f, 0x8b], 'GZIP'],
  [[0x37, 0x7a, 0xbc, 0xaf], '7z'],
  [[0x7f, 0x45, 0x4c, 0x46], 'ELF'],
  [[0x4d, 0x5a, 0x90], 'EXE'],
]

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, i) => bytes[i] === byte)
}

function looksLikeHtml(source: string): boolean {
  const start = source.slice(0, 4000)
  if (/^[\s\ufeff]{0,200}<(?:!doctype\s+html|html|\?xml|head|body)\b/iu.test(start)) return true
  const tags = start.match(/<\/?(?:p|div|h[1-6]|br|ul|li|table|strong|a|section|span)\b/giu)?.length ?? 0
  return tags >= 8
}

function looksLikeMarkdown(source: string): boolean {
  return (source.slice(0, 200_000).match(/^#{1,6} [\p{L}\d]/gmu)?.length ?? 0) >= 2
}

/**
 * Reads a file: which notices it holds (most hold one), each with its places in the file as read.
 *
 * @param name the name of the file; only its ending is looked at, and what the bytes say goes first
 * @throws Refusal when it is empty, too large, binary, a PDF without text or with a password, in another language, a
 *   contract, or no notice at all
 */
export async function readFile(bytes: Uint8Array, name = ''): Promise<readonly Notice[]> {
  if (bytes.length > LARGEST_FILE) throw tooLarge(bytes.length)
  if (bytes.length === 0) throw empty()
  const { source, lines, pages } = await linesOf(bytes, name.toLowerCase())
  const [whole, ...none] = noticesOf(source, lines, () => [0], pages)
  if (whole === undefined || none.length > 0) throw empty()
  requireNotice(whole)
  const starts = startsOf(whole)
  return starts.length === 1 ? [whole] : noticesOf(source, lines, () => starts, pages)
}

/** The refusal of a file by its size alone, so that it need not be opened. */
export function tooLarge(size: number): Refusal {
  const megabytes = Math.round(size / 1_000_000)
  return new Refusal('too-large', {
    de: `Die Datei ist mit ${megabytes} MB zu groß. Gelesen werden Dateien bis ${LARGEST_FILE / 1_000_000} MB.`,
    en: `The file is too large at ${megabytes} MB. Files of up to ${LARGEST_FILE / 1_000_000} MB are read.`,
  })
}

async function linesOf(
  bytes: Uint8Array,
  name: string,
): Promise<{ readonly source: string; readonly lines: readonly Line[]; readonly pages?: readonly number[] }> {
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) {
    const { source, marks, pages } = await openApart('pdf', bytes)
    requireLength(source)
    return { source, lines: readPlain(source, marks), pages }
  }
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) {
    const read = await openApart('docx', bytes)
    requireLength(read.source)
    return read
  }
  const foreign = FOREIGN.find(([start]) => startsWith(bytes, start))
  if (foreign !== undefined) {
    throw new Refusal('format', {
      de: `Das Format der Datei (${foreign[1]}) wird nicht gelesen. Lesbar sind Text, Markdown, HTML, PDF und DOCX.`,
      en: `The format of the file (${foreign[1]}) is not read. Text, Markdown, HTML, PDF and DOCX are.`,
    })
  }
  const { source } = decode(bytes)
  requireLength(source)
  if (/\.x?html?$/u.test(name) || looksLikeHtml(source)) return { source, lines: readHtml(source) }
  if (/\.(?:md|markdown)$/u.test(name) || looksLikeMarkdown(source))
    return { source, lines: readMarkdown(source) }
  return { source, lines: readPlain(source) }
}

/** More lines or tags than any notice has; each costs memory, so that a text of nothing but them must be stopped here. */
const MOST_PARTS = 300_000

function requireLength(source: string): void {
  if (source.length > LONGEST_TEXT) {
    throw new Refusal('too-large', {
      de: `Der Text ist mit ${source.length} Zeichen zu lang für eine Datenschutzerklärung. Gelesen werden bis zu ${LONGEST_TEXT}.`,
      en: `The text is too long for a privacy notice at ${source.length} characters. Up to ${LONGEST_TEXT} are read.`,
    })
  }
  let parts = 0
  for (let i = 0; i < source.length; i += 1) {
    const code = source.charCodeAt(i)
    if (code === 0x0a || code === 0x0d || code === 0x3c || code === 0x09) parts += 1
  }
  if (parts <= MOST_PARTS) return
  throw new Refusal('too-large', {
    de: `Der Text hat ${parts} Zeilen, Spalten oder Tags, zu viele für eine Datenschutzerklärung. Gelesen werden bis zu ${MOST_PARTS}.`,
    en: `The text has ${parts} lines, columns or tags, too many for a privacy notice. Up to ${MOST_PARTS} are read.`,
  })
}
