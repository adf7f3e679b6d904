import type { Tape } from './tape.ts'

/**
 * The text of a whole file with the place of every code unit in it. Units whose places follow each other are one run, so
 * that what is kept of the places grows with the lines and not with the letters.
 */
export class Roll {
  #codes = new Uint16Array(4096)
  #length = 0
  /** Where each run begins; where its first unit stands; where its units end, or `EACH` where each has a place of its own. */
  #at = new Uint32Array(64)
  #from = new Uint32Array(64)
  #to = new Uint32Array(64)
  #runs = 0

  get length(): number {
    return this.#length
  }

  /** Where the last unit ends in the file, 0 where there is none. */
  get end(): number {
    const run = this.#runs - 1
    if (run < 0) return 0
    const to = this.#to[run] ?? 0
    return to === EACH ? (this.#from[run] ?? 0) + this.#length - (this.#at[run] ?? 0) : to
  }

  /** Appends one code unit that stands for `source[from, to)`. */
  push(code: number, from: number, to: number): void {
    const run = this.#runs - 1
    const each = to === from + 1
    const goesOn =
      run >= 0 &&
      (each
        ? this.#to[run] === EACH && (this.#from[run] ?? 0) + this.#length - (this.#at[run] ?? 0) === from
        : this.#to[run] === to && this.#from[run] === from)
    if (!goesOn) this.#begin(from, each ? EACH : to)
    if (this.#length === this.#codes.length) this.#grow(1)
    this.#codes[this.#length] = code
    this.#length += 1
  }

  /** Appends a text that as a whole stands for `source[from, to)`. */
  pushText(text: string, from: number, to: number): void {
    for (let i = 0; i < text.length; i += 1) this.push(text.charCodeAt(i), from, to)
  }

  /** Appends a text whose every code unit has its own place, the first at `from`. */
  pushExact(text: string, from: number): void {
    if (text === '') return
    this.#begin(from, EACH)
    if (this.#length + text.length > this.#codes.length) this.#grow(text.length)
    const codes = this.#codes
    let at = this.#length
    for (let i = 0; i < text.length; i += 1) {
      codes[at] = text.charCodeAt(i)
      at += 1
    }
    this.#length = at
  }

  /** Appends a tape with its places. */
  append(tape: Tape): void {
    for (let i = 0; i < tape.length; i += 1) this.push(tape.code(i), tape.from(i), tape.to(i))
  }

  /** Forgets everything from a place on. */
  cut(length: number): void {
    if (length >= this.#length) return
    this.#length = Math.max(0, length)
    while (this.#runs > 0 && (this.#at[this.#runs - 1] ?? 0) >= this.#length) this.#runs -= 1
  }

  text(): string {
    const { buffer, byteOffset } = this.#codes
    return Buffer.from(buffer, byteOffset, this.#length * 2).toString('utf16le')
  }

  /** The places alone, no longer than needed: what a finished notice keeps. */
  places(): Places {
    const [at, from, to] = [this.#at, this.#from, this.#to].map((each) => each.slice(0, this.#runs))
    return new Places(at ?? NONE, from ?? NONE, to ?? NONE)
  }

  #begin(from: number, to: number): void {
    if (this.#runs === this.#at.length) {
      this.#at = longer(this.#at)
      this.#from = longer(this.#from)
      this.#to = longer(this.#to)
    }
    this.#at[this.#runs] = this.#length
    this.#from[this.#runs] = from
    this.#to[this.#runs] = to
    this.#runs += 1
  }

  #grow(by: number): void {
    const codes = new Uint16Array(Math.max(this.#codes.length * 2, this.#length + by))
    codes.set(this.#codes)
    this.#codes = codes
  }
}

/** Where the units of a text stand in its file. */
export class Places {
  readonly #at: Uint32Array
  readonly #from: Uint32Array
  readonly #to: Uint32Array

  constructor(at: Uint32Array, from: Uint32Array, to: Uint32Array) {
    this.#at = at
    this.#from = from
    this.#to = to
  }

  /** Where a unit begins. */
  from(unit: number): number {
    const run = this.#runOf(unit)
    const from = this.#from[run] ?? 0
    return this.#to[run] === EACH ? from + unit - (this.#at[run] ?? 0) : from
  }

  /** Where a unit ends. */
  to(unit: number): number {
    const run = this.#runOf(unit)
    const to = this.#to[run] ?? 0
    return to === EACH ? (this.#from[run] ?? 0) + unit - (this.#at[run] ?? 0) + 1 : to
  }

  /** The last run that begins at or before a unit. */
  #runOf(unit: number): number {
    let low = 0
    let high = this.#at.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#at[middle] ?? 0) <= unit) low = middle + 1
      else high = middle
    }
    return low - 1
  }
}

const EACH = 0xffffffff
const NONE = new Uint32Array(0)

function longer(list: Uint32Array): Uint32Array<ArrayBuffer> {
  const grown = new Uint32Array(list.length * 2)
  grown.set(list)
  return grown
}
