import { DRAWN, type Run } from './layout.ts'
import { BULLET, type Mark, opensNumbered } from './plain.ts'

/** A line of the source: what is said of it, and whether an empty line stands before. */
export interface Printed {
  readonly run: Run
  readonly page: number
  readonly gap: boolean
  readonly mark: Mark
}

/** So many times as large is print that is set apart from its neighbours. */
export const LARGER = 1.12

/** The lines that go on from the one before: its next word had no room there. */
export function joinedTo(printed: readonly Printed[]): ReadonlySet<Printed> {
  const lines = printed.filter(({ mark }) => mark.kind !== 'left out')
  const joined = new Set<Printed>()
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1]
    if (next === undefined || next.gap || line.mark.kind !== 'line' || next.mark.kind !== 'line') continue
    const [large, small] = [Math.max(line.run.size, next.run.size), Math.min(line.run.size, next.run.size)]
    if (large > small * LARGER) continue
    if (goesOn(line, next, () => edgeAt(lines, i))) joined.add(next)
  }
  return joined
}

function goesOn(line: Printed, next: Printed, edgeOf: () => Edge): boolean {
  const { text } = next.run
  if (BULLET.test(text.slice(0, 8)) || isLeader(line.run)) return false
  const ended = /[.!?:;][)"“”]?$/u.test(line.run.text) && !ABBREVIATED.test(line.run.text.slice(-8))
  const turned = next.page !== line.page || next.run.y > line.run.y
  if (turned && ended && !/^\p{Ll}/u.test(text)) return false
  if (opensNumbered(text) && (ended || next.run.left < line.run.left - 1)) return false
  const edge = edgeOf()
  // A few short lines beside others, as a letter has them: each is one, but for a word that was broken.
  if (edge.block && !/^\p{Ll}[\p{L},;-]*(?:\s|$)/u.test(text)) return false
  const short = edge.right - line.run.right
  // Where lines are drawn out to one width, a shorter one is the last of its paragraph; a word alone cannot be drawn out.
  if (edge.drawn && line.run.text.includes(' ') && short > DRAWN) return false
  return line.run.size * (0.25 + TOLERANCE) + widthOf(firstPart(text), next.run) > short
}

/** "Empfänger . . . . . . 3": a line of a table of contents, by how it ends. */
function isLeader({ text }: Run): boolean {
  return /(?:[._…·] ?){5,12} ?\d{0,3}$/u.test(text.slice(-30))
}

/** Ends with a point that ends no sentence. */
const ABBREVIATED =
  /(?:^|[\s(])(?:Abs|Art|Nr|S|lit|Buchst|Ziff|Str|Tel|z\. ?B|u\. ?a|d\. ?h|bzw|ggf|vgl|Dr|ca)\.$/u

/** What a line could have been broken after first: a word, or its part up to a hyphen. */
function firstPart(text: string): string {
  return /^[^\s-]+-?/u.exec(text)?.[0] ?? text.slice(0, 1)
}

/** About how wide a piece of a line is, in points: its letters weighed as they are in most fonts. */
function widthOf(piece: string, run: Run): number {
  return ((run.right - run.left) * weigh(piece)) / Math.max(weigh(run.text), 1)
}

function weigh(text: string): number {
  let sum = 0
  for (const sign of text) {
    sum += /[iljtfrI.,;:!|'()[\]/ -]/u.test(sign)
      ? 0.55
      : /[mwMWÄÖÜ%@&]/u.test(sign)
        ? 1.5
        : /\p{Lu}/u.test(sign)
          ? 1.25
          : 1
  }
  return sum
}

const NEAR = 20
/** So few lines, and so narrow in sizes of their letters, make a block and no column of text. */
const BLOCK_LINES = 10
const BLOCK_WIDTH = 20
/** In sizes of letters, for widths that are reckoned and not measured. */
const TOLERANCE = 0.15

/** How far to the right lines go about a place, and whether most are drawn out to just there. */
interface Edge {
  readonly right: number
  readonly drawn: boolean
  /** Whether the lines that begin where this one does are few and short: an address, a column of particulars. */
  readonly block: boolean
}

/**
 * The edge about a line: the second longest of the lines around that begin left of where it ends, so that a title above two
 * columns does not count.
 */
function edgeAt(lines: readonly Printed[], at: number): Edge {
  const own = lines[at]?.run
  if (own === undefined) return { right: 0, drawn: false, block: false }
  const near = lines
    .slice(Math.max(0, at - NEAR), at + NEAR)
    .flatMap(({ run, mark }) => (mark.kind === 'line' && run.left < own.right && !isLeader(run) ? [run] : []))
  const alike = near.filter(({ size }) => Math.abs(size - own.size) <= 0.5)
  const ends = (alike.length > 2 ? alike : near).map(({ right }) => right).sort((a, b) => b - a)
  const right = ends[1] ?? ends[0] ?? 0
  const out = ends.filter((end) => Math.abs(end - right) <= DRAWN).length
  const below = near.filter(({ left }) => Math.abs(left - own.left) < 1)
  const widest = below.reduce((most, run) => Math.max(most, run.right), own.right)
  const block =
    below.length < BLOCK_LINES &&
    below.every((run) => run.right - run.left < BLOCK_WIDTH * own.size) &&
    below.filter(({ right: end }) => end - own.left > (widest - own.left) * 0.85).length * 2 <= below.length
  return { right, drawn: out >= 4 && out > ends.length * 0.3, block }
}
