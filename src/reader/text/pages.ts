import type { Item } from './layout.ts'
import { Refusal } from './refusal.ts'

/** More than any notice has; the longest known have 60 pages and 150,000 letters. */
const MOST_PAGES = 1500
const MOST_ITEMS = 150_000

/**
 * The pieces of text that a PDF prints, page after page, in the order it prints them.
 *
 * @throws Refusal when the file is encrypted or broken, or prints more than any notice
 */
export async function pagesOf(bytes: Uint8Array): Promise<readonly (readonly Item[])[]> {
  const { getDocumentProxy } = await import('unpdf')
  try {
    const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
    if (document.numPages > MOST_PAGES) throw tooMuch()
    const pages: (readonly Item[])[] = []
    let room = MOST_ITEMS
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      const items = await itemsOf(page.streamTextContent(), room)
      pages.push(items)
      room -= items.length
      page.cleanup()
    }
    // What it keeps of the file is let go before the text is made of its pages.
    await document.loadingTask.destroy()
    return pages
  } catch (error) {
    throw refusalOf(error)
  }
}

/** What pdf.js says of a piece of text; of marked content it says less. */
interface Printed {
  readonly str?: string
  readonly transform: readonly number[]
  readonly width: number
  readonly hasEOL: boolean
}

/** Takes the pieces as they come: what pdf.js says of each is many times as large. */
async function itemsOf(
  printed: ReadableStream<{ items: readonly Printed[] }>,
  room: number,
): Promise<readonly Item[]> {
  const items: Item[] = []
  const reader = printed.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return items
    for (const { str, transform, width, hasEOL } of value.items) {
      if (str === undefined) continue
      const [, , c = 0, d = 0, x = 0, y = 0] = transform
      items.push({ str, x, y, width, fontSize: Math.hypot(c, d), hasEOL })
    }
    // The stream is left as it is, for pdf.js goes on writing into one that was closed; the thread ends with it.
    if (items.length > room) throw tooMuch()
  }
}

function tooMuch(): Refusal {
  return new Refusal('too-large', {
    de: `Das PDF hat mehr Seiten oder Textstücke als eine Datenschutzerklärung. Gelesen werden bis zu ${MOST_PAGES} Seiten und ${MOST_ITEMS} Textstücke.`,
    en: `The PDF has more pages or pieces of text than a privacy notice. Up to ${MOST_PAGES} pages and ${MOST_ITEMS} pieces of text are read.`,
  })
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof Error && error.name === 'PasswordException') {
    return new Refusal(
      'pdf-encrypted',
      {
        de: 'Das PDF ist mit einem Kennwort verschlüsselt. Bitte eine Fassung ohne Kennwort verwenden.',
        en: 'The PDF is encrypted with a password. Please use a version without one.',
      },
      error,
    )
  }
  return new Refusal(
    'broken',
    {
      de: 'Das PDF ist beschädigt und lässt sich nicht öffnen.',
      en: 'The PDF is damaged and cannot be opened.',
    },
    error,
  )
}
