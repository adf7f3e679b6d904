import { fold } from './literals.ts'

/** A machine that finds all pieces in one pass (Aho and Corasick). Text is folded as `fold` folds, pieces must be. */
export interface Finder {
  /** How many pieces it knows. */
  readonly size: number
  /** Pieces that end in a state, by state; empty for most. */
  readonly ends: readonly (readonly number[])[]
  /** The next state: `next[(state << shift) + classes[unit]]`. Two bytes each where they are enough: it should fit a cache. */
  readonly next: Uint16Array | Int32Array
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
  const often = new Map<number, number>()
  for (const word of words) {
    for (let i = 0; i < word.length; i += 1) {
      const unit = word.charCodeAt(i)
      often.set(unit, (often.get(unit) ?? 0) + 1)
    }
  }
  // The letters that stand most often come first, so that what is read of a row lies together.
  let count = 1
  for (const [unit] of [...often].toSorted(([a, x], [b, y]) => y - x || a - b)) classes[unit] = count++
  // Rows as wide as a power of two, so that no step multiplies or divides.
  const shift = Math.ceil(Math.log2(count + 1))
  const width = 2 ** shift
  // What folds to another unit is Latin-1.
  for (let unit = 0; unit < 256; unit += 1) {
    const folded = fold(unit)
    if (folded !== unit) classes[unit] = classes[folded] ?? 0
  }
  for (const [unit, stand] of alike) classes[unit.charCodeAt(0)] = classes[stand.charCodeAt(0)] ?? 0
  const tree = treeOf(words, classes, width)
  // Pieces share beginnings, so there are fewer states than characters. They are numbered as they are met from the root
  // outwards: the nearest, in which most of a text is read, lie side by side.
  const states = tree.words.length
  const next = states <= 65_536 ? new Uint16Array(states * width) : new Int32Array(states * width)
  const ends: (readonly number[])[] = [tree.words[0] ?? []]
  const order = new Int32Array(states)
  const fallback = new Int32Array(states)
  let met = 1
  for (let number = 0; number < met; number += 1) {
    const row = number * width
    const back = (fallback[number] ?? 0) * width
    if (number > 0) next.copyWithin(row, back, back + width)
    for (let child = tree.first[order[number] ?? 0] ?? 0; child !== 0; child = tree.sibling[child] ?? 0) {
      const step = row + (tree.sign[child] ?? 0)
      const detour = number === 0 ? 0 : (next[step] ?? 0)
      fallback[met] = detour
      order[met] = child
      const own = tree.words[child] ?? []
      const others = ends[detour] ?? []
      ends[met] = others.length === 0 ? own : [...own, ...others]
      next[step] = met
      met += 1
    }
  }
  const speaks = Uint8Array.from(ends, (found) => (found.length > 0 ? 1 : 0))
  return {
    size: words.length,
    ends,
    next,
    classes,
    shift,
    run(text, seen) {
      let state = 0
      for (let i = 0; i < text.length; i += 1) {
        state = next[(state << shift) + (classes[text.charCodeAt(i)] ?? 0)] ?? 0
        if (speaks[state] === 1) seen(state, i + 1)
      }
    },
  }
}

/** Pieces as a tree: each state's first child and next sibling, the class that leads to it, and the pieces that end there. */
interface Tree {
  readonly first: Int32Array
  readonly sibling: Int32Array
  readonly sign: Uint16Array
  readonly words: readonly (readonly number[])[]
}

function treeOf(words: readonly string[], classes: Uint16Array, width: number): Tree {
  const limit = words.reduce((sum, word) => sum + word.length, 1)
  const grown = new Int32Array(limit * width)
  const first = new Int32Array(limit)
  const sibling = new Int32Array(limit)
  const sign = new Uint16Array(limit)
  const ending: number[][] = [[]]
  for (const [number, word] of words.entries()) {
    let state = 0
    for (let i = 0; i < word.length; i += 1) {
      const own = classes[word.charCodeAt(i)] ?? 0
      const step = state * width + own
      let target = grown[step] ?? 0
      if (target === 0) {
        target = ending.length
        ending.push([])
        grown[step] = target
        sign[target] = own
        sibling[target] = first[state] ?? 0
        first[state] = target
      }
      state = target
    }
    ending[state]?.push(number)
  }
  return { first, sibling, sign, words: ending }
}

const NONE: ReadonlyMap<string, string> = new Map()
