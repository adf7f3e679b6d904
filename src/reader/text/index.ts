import type { Notice, Span } from '../notice.ts'
import { detectLanguage } from './language.ts'
import type { Line } from './line.ts'
import { normalise } from './normalise.ts'
import { readPlain } from './plain.ts'
import { structure } from './structure.ts'

export type TextFormat = 'text' | 'markdown' | 'html'

const READERS: Readonly<Record<TextFormat, (source: string) => readonly Line[]>> = {
  text: readPlain,
  markdown: readPlain,
  html: readPlain,
}

/** Makes a notice ready for reading. Never throws, in time that grows with the length of the source and no faster. */
export function readText(source: string, format: TextFormat = 'text'): Notice {
  const { tape, lines } = normalise(READERS[format](source))
  const text = tape.text()
  const { from, to } = tape.places()
  const { blocks, root } = structure(lines, text)
  const language = detectLanguage(text)
  return {
    source,
    text,
    language: language === 'de' || language === 'en' ? language : 'other',
    blocks,
    root,
    spanOf: (start, end) => spanOf(from, to, source.length, start, end),
  }
}

function spanOf(from: Uint32Array, to: Uint32Array, length: number, start: number, end: number): Span {
  const last = from.length
  const first = Math.min(Math.max(0, Math.trunc(start)), last)
  const stop = Math.min(Math.max(first, Math.trunc(end)), last)
  if (first === stop) {
    const at = first < last ? (from[first] ?? length) : last === 0 ? 0 : (to[last - 1] ?? length)
    return [at, at]
  }
  const begin = from[first] ?? 0
  return [begin, Math.max(begin, to[stop - 1] ?? begin)]
}
