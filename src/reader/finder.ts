import { fold } from './literals.ts'

/** A machine that finds all pieces in one pass (Aho and Corasick). Text is folded as `fold` folds, pieces must be. */
export interface Finder {
  /** How many pieces it knows. */
  readonly size: number
  /** Pieces that end in a state, by state; empty for most. */
  readonly ends: readonly (readonly number[])[]
  /** Where the row of the next state begins: `next[row + classes[unit]]`. A state's number is its row `>> shift`. */
  readonly next: Int32Array
  readonly classes: Uint16Array
  readonly shift: number
  /** Calls back with every state in which pieces end, and the offset of the text they end before. */
  run(text: string, seen: (state: number, end: number) => void): void
}

/**
 * Makes the machine for some pieces.
 *
 * @param alike units of text, beyond those that `fold` folds, that stand for a unit of a piece
 */
export function makeFinder(words: readonly string[], alike: ReadonlyMap<string, string> = NONE): Finder {
  const classes = new Uint16Array(65536)
  let count = 1
  for (const word of words) {
    for (let i = 0; i < word.length; i += 1) {
      const unit = word.charCodeAt(i)
      if (classes[unit] === 0) classes[unit] = count++
    }
  }
  // Rows as wide as a power of two, so that no step multiplies or divides.
  const shift = Math.ceil(Math.log2(count + 1))
  const width = 2 ** shift
  for (let unit = 0; unit < 65536; unit += 1) {
    const folded = fold(unit)
    if (folded !== unit) classes[unit] = classes[folded] ?? 0
  }
  for (const [unit, stand] of alike) classes[unit.charCodeAt(0)] = classes[stand.charCodeAt(0)] ?? 0
  const limit = words.reduce((sum, word) => sum + word.length, 1)
  const grown = new Int32Array(limit * width).fill(-1)
  const ends: number[][] = [[]]
  for (const [number, word] of words.entries()) {
    let state = 0
    for (let i = 0; i < word.length; i += 1) {
      const step = state * width + (classes[word.charCodeAt(i)] ?? 0)
      let target = grown[step] ?? -1
      if (target < 0) {
        target = ends.length
        ends.push([])
        grown[step] = target
      }
      state = target
    }
    ends[state]?.push(number)
  }
  // Pieces share beginnings, so there are fewer states than characters.
  const next = grown.slice(0, ends.length * width)
  const fallback = new Int32Array(ends.length)
  const queue: number[] = []
  for (let c = 0; c < width; c += 1) {
    const target = next[c] ?? -1
    if (target > 0) queue.push(target)
    else next[c] = 0
  }
  for (let head = 0; head < queue.length; head += 1) {
    const state = queue[head] ?? 0
    const back = fallback[state] ?? 0
    ends[state]?.push(...(ends[back] ?? []))
    for (let c = 0; c < width; c += 1) {
      const step = state * width + c
      const target = next[step] ?? -1
      const detour = next[back * width + c] ?? 0
      if (target < 0) next[step] = detour
      else {
        fallback[target] = detour
        queue.push(target)
      }
    }
  }
  // The states nearest to the root, in which most of a text is read, come to lie side by side.
  const rank = new Int32Array(ends.length)
  queue.forEach((state, at) => (rank[state] = at + 1))
  const ranked = new Int32Array(next.length)
  const spoken: (readonly number[])[] = []
  for (let state = 0; state < ends.length; state += 1) {
    const to = rank[state] ?? 0
    spoken[to] = ends[state] ?? []
    for (let c = 0; c < width; c += 1)
      ranked[(to << shift) + c] = (rank[next[(state << shift) + c] ?? 0] ?? 0) << shift
  }
  const speaks = Uint8Array.from(spoken, (found) => (found.length > 0 ? 1 : 0))
  return {
    size: words.length,
    ends: spoken,
    next: ranked,
    classes,
    shift,
    run(text, seen) {
      let row = 0
      for (let i = 0; i < text.length; i += 1) {
        row = ranked[row + (classes[text.charCodeAt(i)] ?? 0)] ?? 0
        if (row !== 0 && speaks[row >> shift] === 1) seen(row >> shift, i + 1)
      }
    },
  }
}

const NONE: ReadonlyMap<string, string> = new Map()
