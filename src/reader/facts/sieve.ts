import { ahead } from '../ahead.ts'
import { type Finder, makeFinder } from '../finder.ts'
import { isOdd, latin } from '../latin.ts'
import { literalsOf } from '../literals.ts'
import { matchesOf } from '../matches.ts'

/** A piece of text with what one pass over it has shown: for each expression one bit, whether it could match there. */
export interface Sifted {
  readonly text: string
  readonly signs: readonly number[]
}

/** An expression that is only run where it could match: most sentences hold none of the pieces it needs. */
export class Sieve {
  readonly expression: RegExp
  /** The same as it is run: on any text, and on one that is all Latin-1; each made when it is first needed. */
  #any: RegExp | undefined
  #latin: RegExp | undefined
  readonly #word: number
  readonly #bit: number
  #everyAny: RegExp | undefined
  #everyLatin: RegExp | undefined

  constructor(expression: RegExp, number: number) {
    this.expression = expression
    this.#word = Math.floor(number / BITS)
    this.#bit = 1 << (number % BITS)
  }

  /** Whether a piece of text may match; false is certain. */
  may({ signs }: Sifted): boolean {
    return ((signs[this.#word] ?? ALL) & this.#bit) !== 0
  }

  test(sifted: Sifted): boolean {
    return this.may(sifted) && this.#run(sifted).test(sifted.text)
  }

  exec(sifted: Sifted): RegExpExecArray | null {
    return this.may(sifted) ? this.#run(sifted).exec(sifted.text) : null
  }

  /** Every match, one after the other. */
  all(sifted: Sifted): readonly RegExpExecArray[] {
    if (!this.may(sifted)) return []
    const run = this.#run(sifted)
    const every =
      run === this.#latin
        ? (this.#everyLatin ??= new RegExp(run, `g${run.flags}`))
        : (this.#everyAny ??= new RegExp(run, `g${run.flags}`))
    return matchesOf(every, sifted.text)
  }

  #run({ signs }: Sifted): RegExp {
    return ((signs[0] ?? ALL) & ODD) === 0
      ? (this.#latin ??= ahead(latin(this.expression)))
      : (this.#any ??= ahead(this.expression))
  }
}

/** Bits of a word of signs: small integers only, which take no memory of their own. */
const BITS = 30
const ALL = 2 ** BITS - 1
/** The first sign says that a text holds a letter or a figure beyond Latin-1. */
const ODD = 1
/** Case folding of `iu` expressions beyond Latin-1: long s, the Kelvin and Ångström signs, capital sharp s. */
const ALIKE: ReadonlyMap<string, string> = new Map([
  ['\u017f', 's'],
  ['\u212a', 'k'],
  ['\u212b', 'å'],
  ['\u1e9e', 'ß'],
])

const sieves: { readonly sieve: Sieve; readonly pieces: readonly string[] }[] = []
let machine:
  | {
      readonly finder: Finder
      readonly marks: readonly (readonly number[] | undefined)[]
      /** The signs of a letter beyond Latin-1. */
      readonly odd: readonly number[]
      /** The signs of a text that holds no piece of any. */
      readonly none: readonly number[]
    }
  | undefined

/**
 * Makes a sieve of an expression.
 *
 * @throws RangeError when the expression has a branch without a piece of two characters, or keeps a place between runs
 */
export function sieve(expression: RegExp): Sieve {
  const pieces = literalsOf(expression.source, 2)
  if (pieces === null || expression.global || expression.sticky)
    throw new RangeError(`Nothing to sift by in /${expression.source}/${expression.flags}.`)
  const made = new Sieve(expression, sieves.length + 1)
  sieves.push({ sieve: made, pieces })
  machine = undefined
  return made
}

/** Every sieve made so far: for the test that none holds back a match. */
export function allSieves(): readonly Sieve[] {
  return sieves.map((one) => one.sieve)
}

/** The machine for the pieces of all sieves, with the words of signs that each of its states sets. */
function ready(): NonNullable<typeof machine> {
  if (machine) return machine
  const numbers = new Map<string, number>()
  const askers: number[][] = []
  sieves.forEach(({ pieces }, number) => {
    for (const piece of pieces) {
      const known = numbers.get(piece) ?? numbers.size
      numbers.set(piece, known)
      askers[known] = [...(askers[known] ?? []), number + 1]
    }
  })
  const finder = makeFinder([...numbers.keys()], ALIKE)
  const marks = finder.ends.map((pieces) => {
    if (pieces.length === 0) return undefined
    const words = noSigns()
    for (const number of pieces.flatMap((piece) => askers[piece] ?? []))
      words[Math.floor(number / BITS)] = (words[Math.floor(number / BITS)] ?? 0) | (1 << (number % BITS))
    return words
  })
  const odd = noSigns()
  odd[0] = ODD
  machine = { finder, marks, odd, none: noSigns() }
  return machine
}

function noSigns(): number[] {
  return Array.from({ length: Math.ceil((sieves.length + 1) / BITS) }, () => 0)
}

/**
 * Sifts a stretch of a text: which expressions could match in which of its parts, and in the whole. One step for each
 * character, however many expressions there are.
 *
 * @param parts places in order, not overlapping
 */
export function sift(
  text: string,
  start: number,
  end: number,
  parts: readonly (readonly [start: number, end: number])[],
): { readonly whole: readonly number[]; readonly parts: readonly (readonly number[])[] } {
  const { finder, marks, odd, none } = ready()
  const { next, classes, shift } = finder
  let whole: number[] | undefined
  const signs: (number[] | undefined)[] = Array.from({ length: parts.length })
  let state = 0
  let part = 0
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at)
    state = next[(state << shift) + (classes[unit] ?? 0)] ?? 0
    const mark = marks[state]
    const other = unit > 0xff && isOdd(unit)
    if (mark === undefined && !other) continue
    while (part < parts.length && (parts[part]?.[1] ?? 0) <= at) part += 1
    if (mark !== undefined) {
      whole = marked(whole, mark)
      if (part < parts.length) signs[part] = marked(signs[part], mark)
    }
    if (other) {
      whole = marked(whole, odd)
      if (part < parts.length) signs[part] = marked(signs[part], odd)
    }
  }
  // Most pieces of odd texts hold nothing; they share one list.
  return { whole: whole ?? none, parts: Array.from(signs, (own) => own ?? none) }
}

function marked(signs: number[] | undefined, mark: readonly number[]): number[] {
  if (signs === undefined) return [...mark]
  for (let word = 0; word < mark.length; word += 1) signs[word] = (signs[word] ?? 0) | (mark[word] ?? 0)
  return signs
}
