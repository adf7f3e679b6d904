import { lastUpTo } from '../../base/index.ts'
import type { Block, Notice, Section, Span } from '../notice.ts'
import { sectionsIn } from '../sections.ts'
import { sift, type Sifted } from './sieve.ts'

/** A sentence with its place: offsets in `Notice.text`, the block it is in, the headings above it from outer to inner. */
export interface Sentence extends Sifted {
  readonly start: number
  readonly end: number
  readonly block: number
  readonly heading: number
}

/** A heading with its place and depth. `at` is its position in `Scene.headings`. */
export interface Heading {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly level: number
  readonly parent: number
}

/** A notice laid out for looking things up: sentences and headings in order, each knowing where it belongs. */
export interface Scene {
  readonly notice: Notice
  readonly text: string
  /** A piece of the text, as `Notice.piece` cuts it. */
  readonly piece: Notice['piece']
  readonly blocks: readonly Block[]
  readonly sentences: readonly Sentence[]
  readonly headings: readonly Heading[]
  /** Innermost heading above each block, -1 where there is none. */
  readonly headingOf: readonly number[]
  /** The sentences of a block, in order. */
  sentencesOf(block: number): readonly Sentence[]
  /** The sentence at an offset of the text, or the last one before it. */
  sentenceAt(offset: number): Sentence
  /** Headings above, from inner to outer, as text. */
  headingsAbove(heading: number): readonly string[]
  /** The first row of the table that a row belongs to; of any other block the block itself. */
  tableTop(block: number): number
  /** The text of a block. */
  textOf(block: number): string
  /** The text of a block with what can stand in it. */
  siftedOf(block: number): Sifted
}

const NOWHERE: Sentence = { start: 0, end: 0, text: '', signs: [], block: 0, heading: -1 }

const laidOut = new WeakMap<Notice, Scene>()

/** Lays out a notice. One pass over its blocks; facts and links share what it made. */
export function layOut(notice: Notice): Scene {
  const known = laidOut.get(notice)
  if (known) return known
  const scene = lay(notice)
  laidOut.set(notice, scene)
  return scene
}

function lay(notice: Notice): Scene {
  const { text, blocks } = notice
  const headings = headingsOf(notice.root)
  const parents = linkParents(headings)
  const linked = headings.map((heading, at) => ({ ...heading, parent: parents[at] ?? -1 }))

  const sentences: Sentence[] = []
  const headingOf: number[] = []
  const firstSentence: number[] = []
  const tops: number[] = []
  const signs: (readonly number[])[] = []
  // Rows of a table hold the same pieces over and over: equal signs are kept once.
  const known = new Map<string, readonly number[]>()
  const once = (found: readonly number[]): readonly number[] => {
    const key = found.join()
    const same = known.get(key)
    if (same === undefined) known.set(key, found)
    return same ?? found
  }
  let heading = -1
  blocks.forEach((block, at) => {
    while (heading + 1 < linked.length && (linked[heading + 1]?.start ?? Infinity) <= block.start) heading++
    headingOf.push(heading)
    tops.push(block.kind === 'row' && blocks[at - 1]?.kind === 'row' ? (tops[at - 1] ?? at) : at)
    firstSentence.push(sentences.length)
    const pieces: readonly Span[] = block.sentences.length > 0 ? block.sentences : [[block.start, block.end]]
    const parts = pieces.flatMap((piece) => bounded(text, piece))
    const sifted = sift(text, block.start, block.end, parts)
    signs.push(once(sifted.whole))
    parts.forEach(([start, end], n) => {
      const own = once(sifted.parts[n] ?? [])
      sentences.push({ start, end, text: notice.piece(start, end), signs: own, block: at, heading })
    })
  })

  const texts: string[] = []
  const textOf = (block: number): string => {
    const b = blocks[block]
    return b ? (texts[block] ??= notice.piece(b.start, b.end)) : ''
  }
  return {
    notice,
    text,
    piece: notice.piece,
    blocks,
    sentences,
    headings: linked,
    headingOf,
    sentencesOf: (block) =>
      sentences.slice(firstSentence[block] ?? sentences.length, firstSentence[block + 1] ?? sentences.length),
    sentenceAt: (offset) => sentences[lastAtOrBefore(sentences, offset)] ?? NOWHERE,
    headingsAbove: (at) => {
      const above: string[] = []
      for (let h = at; h >= 0; h = linked[h]?.parent ?? -1) above.push(linked[h]?.text ?? '')
      return above
    },
    tableTop: (block) => tops[block] ?? block,
    textOf,
    siftedOf: (block) => ({ text: textOf(block), signs: signs[block] ?? [] }),
  }
}

/** So many columns has a table that people read; of a longer row nothing is said of its cells. */
export const MOST_COLUMNS = 24

/** The head of the column that an offset of a row stands in; empty in the first row of a table and in other blocks. */
export function headOfCell(scene: Scene, block: number, offset: number): string {
  const row = scene.blocks[block]
  const first = scene.tableTop(block)
  if (row?.kind !== 'row' || first >= block || row.cells.length > MOST_COLUMNS) return ''
  const column = row.cells.findIndex(([start, end]) => start <= offset && offset < end)
  const head = scene.blocks[first]?.cells[column]
  return head === undefined ? '' : scene.piece(...head)
}

/** So many blocks above an entry is looked for what announces it. */
export const ANNOUNCED_WITHIN = 25

/** The text over a list or a table; empty where there is none near by. */
export function leadIn(scene: Scene, block: number): string {
  for (let at = block - 1; at >= 0 && at > block - ANNOUNCED_WITHIN; at--) {
    const kind = scene.blocks[at]?.kind
    if (kind !== 'item' && kind !== 'row') return scene.textOf(at).trim()
  }
  return ''
}

// No sentence that people write is longer. What is longer is cut at a blank, so that whatever looks at a sentence has a
// bounded piece of text before it.
const LONGEST = 1600

function bounded(text: string, [start, end]: Span): readonly Span[] {
  if (end - start <= LONGEST) return [[start, end]]
  const pieces: Span[] = []
  for (let from = start; from < end; ) {
    const blank = from + LONGEST < end ? text.lastIndexOf(' ', from + LONGEST) : end
    const to = blank > from + LONGEST / 2 ? Math.min(blank + 1, end) : Math.min(from + LONGEST, end)
    pieces.push([from, to])
    from = to
  }
  return pieces
}

/** Position of the last piece that starts at or before an offset; -1 when all start later. */
export function lastAtOrBefore(pieces: readonly { readonly start: number }[], offset: number): number {
  return lastUpTo(pieces.length, (index) => pieces[index]?.start ?? 0, offset)
}

function headingsOf(root: Section): readonly Heading[] {
  return sectionsIn(root).flatMap(({ start, heading, level }) =>
    heading === '' ? [] : [{ start, end: start + heading.length, text: heading, level, parent: -1 }],
  )
}

function linkParents(headings: readonly Heading[]): readonly number[] {
  const open: number[] = []
  return headings.map((heading, at) => {
    while (open.length > 0 && (headings[open.at(-1) ?? 0]?.level ?? 0) >= heading.level) open.pop()
    const parent = open.at(-1) ?? -1
    open.push(at)
    return parent
  })
}
