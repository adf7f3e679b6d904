import { type Unzipped, unzipSync, zipSync } from 'fflate'
import { readHtml } from './html.ts'
import type { Line, Piece } from './line.ts'
import { Refusal } from './refusal.ts'

const PARTS = /^(?:\[Content_Types\]\.xml|_rels\/[^/]+|word\/[^/]+\.xml|word\/_rels\/[^/]+)$/u
const LARGEST_PART = 40_000_000

/** The written parts of a DOCX, without pictures; null when the archive holds no Word document. */
function partsOf(bytes: Uint8Array): Unzipped | null {
  const parts = unzipSync(bytes, {
    filter: (file) => PARTS.test(file.name) && file.originalSize <= LARGEST_PART,
  })
  return parts['word/document.xml'] === undefined ? null : parts
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
 * @throws Refusal when the archive is damaged or no Word document
 */
export async function readDocx(
  bytes: Uint8Array,
): Promise<{ readonly source: string; readonly lines: readonly Line[] }> {
  let parts: Unzipped | null
  try {
    parts = partsOf(bytes)
  } catch (error) {
    throw broken(error)
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
