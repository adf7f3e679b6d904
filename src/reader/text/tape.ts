/**
 * A line with the place of every code unit in the file it came from. Places never run backwards as long as pieces are
 * appended in the order of the file.
 */
export class Tape {
  #codes = new Uint16Array(256)
  #from = new Uint32Array(256)
  #to = new Uint32Array(256)
  #length = 0

  get length(): number {
    return this.#length
  }

  /** Appends one code unit that stands for `source[from, to)`. */
  push(code: number, from: number, to: number): void {
    if (this.#length === this.#codes.length) this.#grow()
    this.#codes[this.#length] = code
    this.#from[this.#length] = from
    this.#to[this.#length] = to
    this.#length += 1
  }

  /** Appends a text that as a whole stands for `source[from, to)`. */
  pushText(text: string, from: number, to: number): void {
    for (let i = 0; i < text.length; i += 1) this.push(text.charCodeAt(i), from, to)
  }

  /** The code unit at a place, -1 outside. */
  code(at: number): number {
    return at >= 0 && at < this.#length ? (this.#codes[at] ?? -1) : -1
  }

  from(at: number): number {
    return this.#from[at] ?? 0
  }

  to(at: number): number {
    return this.#to[at] ?? 0
  }

  /** Forgets everything from a place on. */
  cut(length: number): void {
    if (length < this.#length) this.#length = Math.max(0, length)
  }

  text(start = 0, end: number = this.#length): string {
    const stop = Math.min(end, this.#length)
    if (stop - start < 64) return String.fromCharCode(...this.#codes.subarray(start, stop))
    const { buffer, byteOffset } = this.#codes
    return Buffer.from(buffer, byteOffset + start * 2, (stop - start) * 2).toString('utf16le')
  }

  #grow(): void {
    const size = this.#codes.length * 2
    const codes = new Uint16Array(size)
    const from = new Uint32Array(size)
    const to = new Uint32Array(size)
    codes.set(this.#codes)
    from.set(this.#from)
    to.set(this.#to)
    this.#codes = codes
    this.#from = from
    this.#to = to
  }
}
