/**
 * The text of a notice with its places: bytes of any common format become clean text, blocks, sentences and a tree of
 * sections, and every piece of it can be found again in the file as read.
 */
import type { Notice } from '../notice.ts'
import { readHtml } from './html.ts'
import type { Line } from './line.ts'
import { readMarkdown } from './markdown.ts'
import { noticesOf } from './notices.ts'
import { readPlain } from './plain.ts'

export { LARGEST_FILE, readFile, tooLarge } from './file.ts'
export { Refusal, type RefusalCode } from './refusal.ts'

export type TextFormat = 'text' | 'markdown' | 'html'

const READERS: Readonly<Record<TextFormat, (source: string) => readonly Line[]>> = {
  text: (source) => readPlain(source),
  markdown: readMarkdown,
  html: readHtml,
}

const NOTHING: Notice = {
  source: '',
  pages: [],
  text: '',
  language: 'other',
  blocks: [],
  root: { heading: '', level: 0, start: 0, end: 0, sections: [] },
  piece: () => '',
  spanOf: () => [0, 0],
}

/** Makes a notice ready for reading. Never throws, in time that grows with the length of the source and no faster. */
export function readText(source: string, format: TextFormat = 'text'): Notice {
  const [notice] = noticesOf(source, READERS[format](source), () => [0])
  return notice ?? NOTHING
}
