import { type Language, type Words, lastNumberUpTo } from '../../base/index.ts'
import { type Scene, layOut } from '../facts/index.ts'
import type { Facts } from '../facts/index.ts'
import { topicsOf } from '../links/index.ts'
import type { Notice, Span } from '../notice.ts'
import { type Reading } from '../report/index.ts'
import { shortened } from '../shorten.ts'
import { wholeWords } from '../whole-words.ts'
import { type Asks, asks } from './ask.ts'
import { type Node, gap } from './node.ts'

/** A notice that a draft is made from, and what one asks of it again and again. */
export interface Source {
  readonly notice: Notice
  readonly facts: Facts
  readonly reading: Reading
  readonly scene: Scene
  readonly ask: Asks
  /** `notice.txt:12 „…“` of a fact by its path; empty where it has no place. */
  cite(path: string): string
  /** The same of a piece of `Notice.text`. */
  citeAt(at: Span): string
  /** A gap with its question. */
  open(question: string, probe: unknown): Node
  /** The heading that a place of `Notice.text` belongs to: sub-headings that only continue it are left out; -1 for none. */
  sectionOf(offset: number): number
  /** A text of the notice as one in both languages. */
  both(text: string): Words
}

const QUOTE = 90

/** @param language of the comments; the values keep the language of the notice */
export function sourceOf(reading: Reading, language: Language): Source {
  const { notice, facts, file } = reading
  const scene = layOut(notice)
  const ask = asks[language]
  const topics = topicsOf(scene)
  const breaks = [...notice.source.matchAll(/\r\n|[\n\r]/gu)].map((end) => end.index)
  const lineOf = (offset: number): number => lastNumberUpTo(breaks, offset - 1) + 2
  const cited = (at: Span): string => {
    const short = shortened(notice.source.slice(...wholeWords(notice.source, at)), QUOTE)
    return `${file}:${lineOf(at[0])} ${language === 'de' ? `„${short}“` : `“${short}”`}`
  }
  const spans = new Map<string, Span>()
  for (const { path, at } of facts.spans) if (!spans.has(path)) spans.set(path, at)
  return {
    notice,
    facts,
    reading,
    scene,
    ask,
    cite: (path) => {
      const at = spans.get(path)
      return at === undefined ? '' : cited(at)
    },
    citeAt: ([start, end]) => cited(notice.spanOf(start, end)),
    open: (question, probe) => gap(`${ask.gap}: ${question}`, probe),
    sectionOf: (offset) => {
      const { heading } = scene.sentenceAt(offset)
      return topics[heading] ?? heading
    },
    both: (text) => ({ de: text, en: text }),
  }
}

/** A text as an id: `Über uns & mehr` becomes `ueber-uns-mehr`; never empty. */
export function idOf(text: string, otherwise: string): string {
  const plain = text
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replace(/^[^a-z]+/u, '')
    .slice(0, 40)
    .replace(/-$/u, '')
  return plain === '' ? otherwise : plain
}

/** An id that is not taken yet; takes it. */
export function fresh(wanted: string, taken: Set<string>): string {
  let id = wanted
  for (let n = 2; taken.has(id); n += 1) id = `${wanted}-${n}`
  taken.add(id)
  return id
}
