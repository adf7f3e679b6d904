import { lastNumberUpTo } from '../../base/index.ts'
import { matchesOf } from '../matches.ts'
import { narrowly } from '../narrow.ts'
import type { Notice, Span } from '../notice.ts'
import { fits, follows, laterParts, type Pattern, pieceFinder, REACH } from './pattern.ts'

/** A hit: offsets in the view's text, end exclusive. */
export interface Hit {
  readonly start: number
  readonly end: number
  /** Which paragraph it stands in. */
  readonly paragraph: number
}

/** A paragraph of the view. */
export interface Paragraph {
  readonly start: number
  readonly end: number
  readonly heading: boolean
  readonly text: string
}

/**
 * A notice laid out for matching: one paragraph after the other, runs of white space as one blank. Made once for each audit;
 * all rules share it.
 */
export interface View {
  readonly notice: Notice
  readonly text: string
  readonly paragraphs: readonly Paragraph[]
  /** All hits, in order of place; at most `most`. */
  find(pattern: Pattern, most?: number): readonly Hit[]
  /** All hits of several patterns in order of place; of those that overlap only the first. */
  findAny(patterns: readonly Pattern[], most?: number): readonly Hit[]
  /** Whether any of the patterns hits anywhere. */
  has(patterns: readonly Pattern[]): boolean
  /** Whether any of the patterns fits the sentence around a hit, on its own. */
  fitsSentence(patterns: readonly Pattern[], hit: Hit): boolean
  /** The sentence around a hit. */
  sentence(hit: Hit): { readonly start: number; readonly end: number; readonly text: string }
  /** The paragraph of a hit; of a very long one, such as a text without any breaks, what stands around the hit. */
  near(hit: Hit): string
  /** The hit's piece of `Notice.text`. */
  inNotice(start: number, end: number): readonly [start: number, end: number]
  /** Where a place of `Notice.text` stands in the view's text, or shortly before. */
  fromNotice(at: number): number
}

/** White space that is more or other than one blank. */
const NO_BLANK = / \s+|[^\S ]\s*/gu

/** Lays a notice out for matching. */
export function viewOf(notice: Notice): View {
  const marks: number[] = []
  const origins: number[] = []
  const paragraphs: Paragraph[] = []
  const sentenceStarts: number[] = []
  let text = ''
  for (const block of notice.blocks) {
    const start = text.length
    let piece = ''
    const sentences = block.sentences.map(([from]) => from)
    let sentence = 0
    const original = notice.piece(block.start, block.end)
    let from = 0
    const push = (to: number): void => {
      if (to <= from) return
      marks.push(start + piece.length)
      origins.push(block.start + from)
      while (sentence < sentences.length && (sentences[sentence] ?? 0) < block.start + to) {
        sentenceStarts.push(
          start + piece.length + Math.max(0, (sentences[sentence] ?? 0) - block.start - from),
        )
        sentence += 1
      }
      piece += original.slice(from, to)
    }
    for (const match of matchesOf(NO_BLANK, original)) {
      push(match.index)
      if (piece !== '') {
        marks.push(start + piece.length)
        origins.push(block.start + match.index)
        piece += ' '
      }
      from = match.index + match[0].length
    }
    push(original.length)
    if (piece.trim() === '') continue
    sentenceStarts.push(start)
    paragraphs.push({ start, end: start + piece.length, heading: block.kind === 'heading', text: piece })
    text += `${piece}\n`
  }
  sentenceStarts.sort((a, b) => a - b)
  const cut = narrowly(text)
  const places = placesOf(text, paragraphs)
  const every = [...paragraphs.keys()]

  const sentence = (hit: Hit): { start: number; end: number; text: string } => {
    const paragraph = paragraphs[hit.paragraph]
    if (paragraph === undefined) return { start: hit.start, end: hit.end, text: cut(hit.start, hit.end) }
    const index = upperBound(sentenceStarts, hit.start)
    const start = Math.max(paragraph.start, sentenceStarts[index - 1] ?? paragraph.start, hit.start - REACH)
    const last = upperBound(sentenceStarts, hit.end - 1)
    const end = Math.min(paragraph.end, sentenceStarts[last] ?? paragraph.end, hit.end + REACH)
    return { start, end, text: cut(start, end) }
  }

  const runIn = (wanted: Pattern, paragraph: number, found: Hit[], most: number): void => {
    const holder = paragraphs[paragraph]
    if (holder === undefined) return
    wanted.first.lastIndex = 0
    for (let match = wanted.first.exec(holder.text); match !== null; match = wanted.first.exec(holder.text)) {
      if (match[0].length === 0) {
        wanted.first.lastIndex += 1
        continue
      }
      const hit = whole(wanted, {
        start: holder.start + match.index,
        end: holder.start + match.index + match[0].length,
        paragraph,
      })
      if (hit !== null) found.push(hit)
      if (found.length >= most) return
    }
  }

  /** Whether the later parts stand where the pattern says; the hit grows to include them. */
  const whole = (wanted: Pattern, first: Hit): Hit | null => {
    if (wanted.rest.length === 0) return first
    const holder = paragraphs[first.paragraph]
    if (holder === undefined) return null
    let around: { readonly start: number; readonly end: number } | undefined
    const found = laterParts(wanted.rest, 0, cut, first.start, first.end, (part, end) => {
      around ??= sentence(first)
      const bounds = part.sign === '¶' || part.sign === '~' ? holder : around
      const from = follows(part) ? end : Math.max(bounds.start, first.start - REACH)
      return [from, Math.min(bounds.end, first.end + REACH)]
    })
    if (found === null) return null
    const [start, end] = found
    return { start, end, paragraph: first.paragraph }
  }

  /** Whether a paragraph holds a piece of each part: what is missing there cannot fit. */
  const possible = (wanted: Pattern, paragraph: number): boolean =>
    wanted.rest.every((part) => part.pieces === null || places.holds(part.pieces, paragraph))

  const find = (wanted: Pattern, most = Number.POSITIVE_INFINITY): readonly Hit[] => {
    const where = wanted.pieces === null ? every : places.among(wanted.pieces)
    // Of all patterns most find nothing: no list is made for them.
    let found: Hit[] | undefined
    for (const paragraph of where) {
      if (!possible(wanted, paragraph)) continue
      found ??= []
      runIn(wanted, paragraph, found, most)
      if (found.length >= most) break
    }
    return found ?? NO_HITS
  }

  return {
    notice,
    text,
    paragraphs,
    find,
    findAny(wanted, most = Number.POSITIVE_INFINITY) {
      const all: Hit[] = []
      for (const one of wanted) for (const hit of find(one, most)) all.push(hit)
      if (all.length === 0) return NO_HITS
      const found = all.sort((a, b) => a.start - b.start || b.end - a.end)
      const kept: Hit[] = []
      for (const hit of found) {
        const before = kept.at(-1)
        if (before === undefined || hit.start >= before.end) kept.push(hit)
      }
      return kept.slice(0, most)
    },
    fitsSentence(wanted, hit) {
      let around: string | undefined
      return wanted.some((one) => {
        if (one.pieces !== null && !places.holds(one.pieces, hit.paragraph)) return false
        if (!possible(one, hit.paragraph)) return false
        around ??= sentence(hit).text
        return fits(one, around)
      })
    },
    has: (wanted) => wanted.some((one) => find(one, 1).length > 0),
    sentence,
    near(hit) {
      const own = paragraphs[hit.paragraph]?.text ?? ''
      return own.length < 2000 ? own : cut(Math.max(0, hit.start - 900), hit.end + 900)
    },
    fromNotice(at) {
      const index = upperBound(origins, at) - 1
      return (
        (marks[index] ?? 0) +
        Math.max(
          0,
          Math.min(at - (origins[index] ?? 0), (marks[index + 1] ?? text.length) - (marks[index] ?? 0)),
        )
      )
    },
    inNotice(start, end) {
      return [
        origin(marks, origins, start),
        end > start ? origin(marks, origins, end - 1) + 1 : origin(marks, origins, end),
      ]
    },
  }
}

/** Where a piece of `Notice.text` stands in the view. */
export function hitOf(view: View, [from, to]: Span): readonly Hit[] {
  const wanted = view.notice.text.slice(from, to).replaceAll(/\s+/gu, ' ')
  const start = wanted === '' ? -1 : view.text.indexOf(wanted, view.fromNotice(from))
  if (start < 0) return []
  const paragraph = view.paragraphs.findIndex((each) => each.end > start)
  return [{ start, end: start + wanted.length, paragraph }]
}

/** Whether a hit stands where one of some pieces of `Notice.text` does. */
export function standsIn(view: View, hit: Hit, pieces: readonly Span[]): boolean {
  const [from, to] = view.inNotice(hit.start, hit.end)
  return pieces.some(([start, end]) => start < to && from < end)
}

/** Whether a paragraph is a heading or, as headings are where nothing marks them, a short line that ends no sentence. */
export function isTitle(view: View, at: number, most = 80): boolean {
  const own = view.paragraphs[at]
  return own !== undefined && (own.heading || (own.text.length <= most && !/[.;:!?]$/u.test(own.text)))
}

/** What stands below a paragraph up to the next heading, as many whole paragraphs as `most` signs take. */
export function below(view: View, at: number, most: number): string {
  const after = view.paragraphs.slice(at + 1)
  let text = ''
  for (const { heading, text: own } of after) {
    if (heading || text.length >= most) break
    text += `${own}\n`
  }
  return text
}

/** Where a unit of the view's text stood before. */
function origin(marks: readonly number[], origins: readonly number[], at: number): number {
  const index = upperBound(marks, at) - 1
  return (origins[index] ?? 0) + (at - (marks[index] ?? 0))
}

/** The first place in a sorted list whose value is greater. */
function upperBound(sorted: readonly number[], value: number): number {
  return lastNumberUpTo(sorted, value) + 1
}

interface Places {
  /** Paragraphs in which one of the pieces stands, in order. */
  among(pieces: readonly number[]): readonly number[]
  /** Whether one of the pieces stands in a paragraph. */
  holds(pieces: readonly number[], paragraph: number): boolean
}

/** One pass over the text: which piece stands in which paragraphs. */
function placesOf(text: string, paragraphs: readonly Paragraph[]): Places {
  const finder = pieceFinder()
  // Of thousands of pieces a notice holds a few hundred: only those get a list.
  const lists: (number[] | undefined)[] = Array.from({ length: finder.size })
  let paragraph = 0
  // What ends in a state is noted once for each paragraph, however often the state comes.
  const noted = new Int32Array(finder.ends.length).fill(-1)
  finder.run(text, (state, end) => {
    while (end > (paragraphs[paragraph]?.end ?? Number.POSITIVE_INFINITY)) paragraph += 1
    if (noted[state] === paragraph) return
    noted[state] = paragraph
    for (const piece of finder.ends[state] ?? []) {
      const list = lists[piece]
      if (list === undefined) lists[piece] = [paragraph]
      else if (list[list.length - 1] !== paragraph) list.push(paragraph)
    }
  })
  // A pattern made after this view was laid out: nothing is known about its pieces.
  const unknown = (pieces: readonly number[]): boolean => pieces.some((piece) => piece >= finder.size)
  return {
    among(pieces) {
      if (unknown(pieces)) return [...paragraphs.keys()]
      let one: readonly number[] | undefined
      let all: Set<number> | undefined
      for (const piece of pieces) {
        const list = lists[piece]
        if (list === undefined) continue
        if (one === undefined) one = list
        else {
          all ??= new Set(one)
          for (const each of list) all.add(each)
        }
      }
      if (all !== undefined) return [...all].sort((a, b) => a - b)
      return one ?? NOWHERE
    },
    holds(pieces, wanted) {
      if (unknown(pieces)) return true
      return pieces.some((piece) => {
        const list = lists[piece]
        return list !== undefined && list[upperBound(list, wanted) - 1] === wanted
      })
    },
  }
}

const NOWHERE: readonly number[] = []
const NO_HITS: readonly Hit[] = []
