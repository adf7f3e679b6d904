import type { Language } from '../../base/index.ts'
import { type Scene, type Sentence, lastAtOrBefore, layOut } from '../facts/index.ts'
import type { Facts } from '../facts/index.ts'
import { countedIn } from '../counted.ts'
import { topicsOf } from '../links/index.ts'
import type { Notice, Span } from '../notice.ts'
import { type Reading, placesOf } from '../report/index.ts'
import { shortened } from '../shorten.ts'
import { wholeWords } from '../whole-words.ts'
import { type Asks, asks } from './ask.ts'
import { type Node, gap, map, value } from './node.ts'

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
  /** The same of the whole sentences that a piece of `Notice.text` stands in. */
  citeWhole(at: Span): string
  /** Where pieces of the file stand in `Notice.text`. */
  inText(at: Span): Span
  /** Notes that the sentences of a piece of `Notice.text` went into the draft; whatever is cited is noted. */
  take(at: Span): void
  /** The sentences that went nowhere, cited. Headings are none, nor is what offers a right: its wording is fixed. */
  left(): readonly string[]
  /** A gap with its question. */
  open(question: string, probe: unknown): Node
  /** The heading that a place of `Notice.text` belongs to: sub-headings that only continue it are left out; -1 for none. */
  sectionOf(offset: number): number
  /** A text of the notice in its language, with a gap for the other. */
  said(text: string, because?: string): Node
}

/** So much of what a value was read from is quoted, and so much of a sentence that somebody has to read as a whole. */
const QUOTE = 90
const WHOLE = 600

/** @param language of the comments; the values keep the language of the notice */
export function sourceOf(reading: Reading, language: Language): Source {
  const { notice, facts, file } = reading
  const scene = layOut(notice)
  const ask = asks[language]
  const topics = topicsOf(scene)
  const { unit, numberOf } = countedIn(notice)
  const cited = (at: Span, most = QUOTE): string => {
    const short = shortened(notice.source.slice(...wholeWords(notice.source, at)), most)
    const place = unit === 'line' ? `${file}:${numberOf(at[0])}` : `${file}, ${ask.page} ${numberOf(at[0])}`
    return `${place} ${language === 'de' ? `„${short}“` : `“${short}”`}`
  }
  const taken = new Set<Sentence>()
  const places = placesOf(notice)
  const inText = (at: Span): Span => places.inText(at)
  const sentencesAt = ([start, end]: Span): readonly Sentence[] => {
    const first = lastAtOrBefore(scene.sentences, start)
    const found: Sentence[] = []
    for (let n = Math.max(0, first); n < scene.sentences.length; n += 1) {
      const one = scene.sentences[n]
      if (one === undefined || one.start >= Math.max(end, start + 1)) break
      found.push(one)
    }
    return found
  }
  const take = (at: Span): void => {
    for (const one of sentencesAt(at)) taken.add(one)
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
      if (at === undefined) return ''
      take(inText(at))
      return cited(at)
    },
    citeAt: (at) => {
      take(at)
      return cited(notice.spanOf(...at))
    },
    citeWhole: (at) => {
      take(at)
      const sentences = sentencesAt(at)
      return cited(notice.spanOf(sentences[0]?.start ?? at[0], sentences.at(-1)?.end ?? at[1]), WHOLE)
    },
    inText,
    take,
    left: () => {
      for (const { path, at } of facts.spans) if (path.startsWith('rights[')) take(inText(at))
      return scene.sentences
        .filter(
          (one) =>
            !taken.has(one) && scene.blocks[one.block]?.kind !== 'heading' && /\p{L}{2}/u.test(one.text),
        )
        .map(({ start, end }) => cited(notice.spanOf(start, end), WHOLE))
    },
    open: (question, probe) => gap(`${ask.gap}: ${question}`, probe),
    sectionOf: (offset) => {
      const { heading } = scene.sentenceAt(offset)
      return topics[heading] ?? heading
    },
    said: (text, because = '') => {
      const english = facts.language === 'en'
      const other = gap(`${ask.gap}: ${ask.translation(english ? 'de' : 'en')}`, 'Probe')
      return english
        ? map({ de: other, en: value(text) }, because)
        : map({ de: value(text), en: other }, because)
    },
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
