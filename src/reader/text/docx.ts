import { type Unzipped, unzipSync, zipSync } from 'fflate'
import { readHtml } from './html.ts'
import type { Line, Piece } from './line.ts'
import { Refusal } from './refusal.ts'

const PARTS = /^(?:\[Content_Types\]\.xml|_rels\/[^/]+|word\/[^/]+\.xml|word\/_rels\/[^/]+)$/u
/** More than any notice has: bytes and tags of all parts together. Each tag costs a kilobyte and more to read. */
const LARGEST = 20_000_000
const MOST_TAGS = 200_000

/**
 * The written parts of a DOCX, without pictures; null when the archive holds no Word document.
 *
 * @throws Refusal when they are larger than any notice
 */
function partsOf(bytes: Uint8Array): Unzipped | null {
  let size = 0
  const parts = unzipSync(bytes, {
    filter: (file) => {
      if (!PARTS.test(file.name)) return false
      size += file.originalSize
      if (size > LARGEST) throw tooMuch()
      return true
    },
  })
  const tags = Object.values(parts).reduce((sum, part) => sum + countTags(part), 0)
  if (tags > MOST_TAGS) throw tooMuch()
  return parts['word/document.xml'] === undefined ? null : parts
}

function countTags(part: Uint8Array): number {
  let tags = 0
  for (const byte of part) if (byte === 0x3c) tags += 1
  return tags
}

function tooMuch(): Refusal {
  return new Refusal('too-large', {
    de: `Das Word-Dokument ist größer als eine Datenschutzerklärung. Gelesen werden bis zu ${LARGEST / 1_000_000} MB XML mit ${MOST_TAGS} Tags.`,
    en: `The Word document is larger than a privacy notice. Up to ${LARGEST / 1_000_000} MB of XML with ${MOST_TAGS} tags are read.`,
  })
}

/** Writes lines of another format out as text, and gives them their places in that text. */
export function flatten(lines: readonly Line[]): {
  readonly source: string
  readonly lines: readonly Line[]
} {
  const out: string[] = []
  let at = 0
  const write = (text: string): void => {
    out.push(text)
    at += text.length
  }
  const placed = lines.map((line): Line => {
    if (at > 0) write(line.gap ? '\n\n' : '\n')
    if (line.kind === 'item') write(`${'  '.repeat(Math.max(0, line.level - 1))}• `)
    const cells = line.cells.map((cell, i): readonly Piece[] => {
      if (i > 0) write(' | ')
      const text = cell
        .map((piece) => piece.text)
        .join('')
        .replaceAll(/\s+/gu, ' ')
        .trim()
      const from = at
      write(text)
      return [{ text, from, to: at }]
    })
    return { ...line, cells }
  })
  return { source: out.join(''), lines: placed }
}

/**
 * The text of a Word document, as the source that offsets refer to, with its headings, lists and tables.
 *
 * @throws Refusal when the archive is damaged, no Word document, or larger than any notice
 */
export async function readDocx(
  bytes: Uint8Array,
): Promise<{ readonly source: string; readonly lines: readonly Line[] }> {
  let parts: Unzipped | null
  try {
    parts = partsOf(bytes)
  } catch (error) {
    throw error instanceof Refusal ? error : broken(error)
  }
  if (parts === null) {
    throw new Refusal('format', {
      de: 'Die Datei ist ein Archiv ohne Word-Dokument. Lesbar sind Text, Markdown, HTML, PDF und DOCX.',
      en: 'The file is an archive without a Word document. Text, Markdown, HTML, PDF and DOCX can be read.',
    })
  }
  const { default: mammoth } = await import('mammoth')
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(zipSync(parts, { level: 0 })) },
      {
        styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => h2:fresh"],
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
      },
    )
    return flatten(readHtml(value))
  } catch (error) {
    throw broken(error)
  }
}

function broken(cause: unknown): Refusal {
  return new Refusal(
    'broken',
    {
      de: 'Das Word-Dokument ist beschädigt und lässt sich nicht öffnen.',
      en: 'The Word document is damaged and cannot be opened.',
    },
    cause,
  )
}
