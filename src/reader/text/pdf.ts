import { Refusal } from './refusal.ts'
import type { Marks } from './plain.ts'

interface Item {
  readonly str: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly fontSize: number
  readonly hasEOL: boolean
}

interface PrintedLine {
  readonly text: string
  readonly y: number
  readonly size: number
}

function linesOf(items: readonly Item[]): readonly PrintedLine[] {
  const lines: PrintedLine[] = []
  let text = ''
  let y = 0
  let right = 0
  let size = 0
  const end = (): void => {
    if (text.trim() !== '') lines.push({ text: text.trim(), y, size })
    text = ''
    size = 0
  }
  for (const item of items) {
    if (item.str !== '') {
      const em = item.fontSize === 0 ? 10 : item.fontSize
      if (text !== '' && Math.abs(item.y - y) > em * 0.6) end()
      if (text !== '') {
        const space = item.x - right
        if (space > em * 2.5) text += '   '
        else if (space > em * 0.2 && !text.endsWith(' ') && !item.str.startsWith(' ')) text += ' '
      }
      // A raised or lowered sign (a footnote's number) does not move the line.
      if (text === '') y = item.y
      text += item.str
      right = item.x + item.width
      if (item.str.trim() !== '') size = Math.max(size, Math.round(em * 2) / 2)
    }
    if (item.hasEOL) end()
  }
  end()
  return lines
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

const EDGE = 3

/** Lines that stand at the top or bottom of most pages, whatever number they carry. */
function repeated(pages: readonly (readonly PrintedLine[])[]): ReadonlySet<string> {
  if (pages.length < 3) return new Set()
  const counts = new Map<string, number>()
  for (const page of pages) {
    const edges = new Set([...page.slice(0, EDGE), ...page.slice(-EDGE)].map(shape))
    for (const edge of edges) counts.set(edge, (counts.get(edge) ?? 0) + 1)
  }
  const most = Math.max(3, Math.ceil(pages.length * 0.6))
  return new Set([...counts].filter(([, count]) => count >= most).map(([edge]) => edge))
}

function shape(line: PrintedLine): string {
  return line.text.replaceAll(/\d+/gu, '0').replaceAll(/\s+/gu, ' ')
}

/**
 * The text of a PDF, page after page, as the source that offsets refer to; an empty line where the page shows a gap.
 * Lines repeated on every page are marked to be left out, larger print is marked as such.
 *
 * @throws Refusal when the file is encrypted, broken, or holds pictures instead of text
 */
export async function readPdf(
  bytes: Uint8Array,
): Promise<{ readonly source: string; readonly marks: Marks }> {
  const pages = (await itemsOf(bytes)).map(linesOf)
  const lines = pages.flat()
  if (lines.reduce((sum, line) => sum + line.text.length, 0) < 40) {
    throw new Refusal('pdf-without-text', {
      de: 'Das PDF enthält nur Bilder, keinen Text. Bitte zuerst eine Texterkennung (OCR) durchführen.',
      en: 'The PDF holds pictures only, no text. Please run text recognition (OCR) first.',
    })
  }
  const pitch = median(
    pages.flatMap((page) =>
      page
        .slice(1)
        .map((line, i) => (page[i]?.y ?? 0) - line.y)
        .filter((step) => step > 2),
    ),
  )
  const body = median(
    lines.flatMap((line) => Array.from({ length: Math.ceil(line.text.length / 20) }, () => line.size)),
  )
  const sizes = [...new Set(lines.filter((line) => line.size > body * 1.12).map((line) => line.size))].sort(
    (a, b) => b - a,
  )
  const edges = repeated(pages)
  const marks = new Map<number, string | null>()
  const out: string[] = []
  let at = 0
  for (const page of pages) {
    for (const [i, line] of page.entries()) {
      const above = page[i - 1]
      if (above !== undefined && pitch > 0 && above.y - line.y > pitch * 1.4) {
        out.push('')
        at += 1
      }
      if ((i < EDGE || i >= page.length - EDGE) && edges.has(shape(line))) marks.set(at, null)
      else if (line.size > body * 1.12 && line.text.length < 200)
        marks.set(at, `size${sizes.indexOf(line.size) + 1}`)
      out.push(line.text)
      at += line.text.length + 1
    }
  }
  return { source: out.join('\n'), marks }
}

async function itemsOf(bytes: Uint8Array): Promise<readonly (readonly Item[])[]> {
  const { extractTextItems, getDocumentProxy } = await import('unpdf')
  try {
    const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
    return (await extractTextItems(document)).items
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') {
      throw new Refusal(
        'pdf-encrypted',
        {
          de: 'Das PDF ist mit einem Kennwort verschlüsselt. Bitte eine Fassung ohne Kennwort verwenden.',
          en: 'The PDF is encrypted with a password. Please use a version without one.',
        },
        error,
      )
    }
    throw new Refusal(
      'broken',
      {
        de: 'Das PDF ist beschädigt und lässt sich nicht öffnen.',
        en: 'The PDF is damaged and cannot be opened.',
      },
      error,
    )
  }
}
