import { type Finder, makeFinder } from '../finder.ts'
import { literalsOf } from '../literals.ts'
import type { Notice } from '../notice.ts'

/**
 * How a pattern is written in `law/`: expressions joined by signs, so that no expression needs a gap of its own.
 *
 * - `A … B`: B follows A in the same sentence
 * - `A & B`: both stand in the same sentence, in any order
 * - `A ¶ B`: B follows A in the same paragraph
 * - `A ~ B`: both stand in the same paragraph, in any order
 * - `A ‥3 B`: B begins at most three words after A; `A (?:\\w+ ){0,3}B` outside all brackets means the same
 * - a last part that begins with `!` must not stand there: `A & !B`, `A … !B`, `A ~ !B`
 *
 * A bar outside all brackets parts whole patterns: `A … B|C` is `A … B` or `C`. Expressions take no notice of case unless
 * the pattern begins with `=`.
 */
export interface Pattern {
  readonly written: string
  readonly first: RegExp
  readonly rest: readonly Part[]
  /** Numbers of the pieces of which one stands in everything `first` matches; null: it must be run everywhere. */
  readonly pieces: readonly number[] | null
}

/** A later part of a pattern. */
export interface Part {
  readonly sign: '…' | '&' | '¶' | '~' | '‥'
  /** Words that may stand between, for `‥`. */
  readonly words: number
  readonly not: boolean
  readonly expression: RegExp
  /** As of a pattern: pieces of which one must stand where this part fits; null where there is no telling. */
  readonly pieces: readonly number[] | null
}

const known = new Map<string, Pattern>()
const pieceNumbers = new Map<string, number>()

/** Every piece that patterns look for; its number is its place. */
function pieces(): readonly string[] {
  return [...pieceNumbers.keys()]
}

/** Every pattern made so far: for the test that all of them are safe. */
export function allPatterns(): readonly Pattern[] {
  return [...known.values()]
}

/**
 * Makes a pattern ready to run; the same text gives the same pattern.
 *
 * @throws SyntaxError when an expression in it is none, or more follows what must not stand there.
 */
export function pattern(written: string): Pattern {
  const already = known.get(written)
  if (already !== undefined) return already
  const spelled = spellGaps(written)
  const parts = spelled.split(SIGNS)
  if (parts.length > 1 && branches(spelled).length > 1) {
    throw new SyntaxError(`Several patterns in one: “${written}”. Use \`patterns\`, or brackets.`)
  }
  const exact = written.startsWith('=')
  const head = (parts[0] ?? '').slice(exact ? 1 : 0)
  const rest: Part[] = []
  for (let i = 1; i < parts.length; i += 2) {
    const text = parts[i + 1] ?? ''
    const not = text.startsWith('!')
    if (not && i + 2 < parts.length) {
      throw new SyntaxError(
        `What must not stand there is not the last part of “${written}”. Put it in brackets.`,
      )
    }
    const expression = expressionOf(not ? text.slice(1) : text, exact)
    const pieces = not ? null : literalsOf(text)
    rest.push({
      sign: signOf(parts[i]),
      words: Number(parts[i]?.slice(1) ?? 0),
      not,
      expression,
      pieces: pieces === null ? null : pieces.map(numberOf),
    })
  }
  const literals = literalsOf(head)
  const made: Pattern = {
    written,
    first: expressionOf(head, exact),
    rest,
    pieces: literals === null ? null : literals.map(numberOf),
  }
  known.set(written, made)
  return made
}

/** Makes several patterns ready. */
export function patterns(written: readonly string[] | undefined): readonly Pattern[] {
  return (written ?? []).flatMap((one) =>
    SIGNS.test(spellGaps(one)) ? branches(one).map(pattern) : [pattern(one)],
  )
}

const SIGNS = / ([…&¶~]|‥\d{1,2}) /u
const GAP = /^ ?\(\?:\\w\+(?:,\?)? \)(?:\?|\{0,(\d{1,2})\})/u

/** Writes gaps of words outside all brackets as signs: an expression with such a gap would be slow to prove safe. */
function spellGaps(written: string): string {
  let out = ''
  let depth = 0
  let inClass = false
  for (let i = 0; i < written.length; i += 1) {
    const char = written[i] ?? ''
    const gap = depth === 0 && !inClass && i > 0 ? GAP.exec(written.slice(i, i + 24)) : null
    if (gap !== null) {
      out += ` ‥${gap[1] ?? '1'} `
      i += gap[0].length - 1
    } else if (char === '\\') {
      out += written.slice(i, i + 2)
      i += 1
    } else {
      if (char === '[') inClass = true
      else if (char === ']') inClass = false
      else if (!inClass && char === '(') depth += 1
      else if (!inClass && char === ')') depth -= 1
      out += char
    }
  }
  return out
}

/** A text parted at the bars that stand outside all brackets and classes. */
function branches(written: string): readonly string[] {
  const exact = written.startsWith('=')
  const found: string[] = []
  let depth = 0
  let inClass = false
  let from = exact ? 1 : 0
  for (let i = from; i < written.length; i += 1) {
    const char = written[i]
    if (char === '\\') i += 1
    else if (char === '[') inClass = true
    else if (char === ']') inClass = false
    else if (!inClass && char === '(') depth += 1
    else if (!inClass && char === ')') depth -= 1
    else if (!inClass && char === '|' && depth === 0) {
      found.push(written.slice(from, i))
      from = i + 1
    }
  }
  found.push(written.slice(from))
  return exact ? found.map((branch) => `=${branch}`) : found
}

function expressionOf(text: string, exact: boolean): RegExp {
  return new RegExp(lettersOf(text), exact ? 'gu' : 'giu')
}

const LETTERS = 'a-zA-Z0-9_äöüÄÖÜßéèáà'

/**
 * `\\w` of the tables means letters of German words, too, and never more than twenty of them; `\\b` is where such a word
 * begins or ends, so that it holds before "Übersicht" and not within "Geschäft".
 */
function lettersOf(source: string): string {
  let inClass = false
  let out = ''
  for (let i = 0; i < source.length; i += 1) {
    const two = source.slice(i, i + 2)
    if (two === '\\w') {
      const many = source[i + 2]
      out += inClass ? LETTERS : `[${LETTERS}]`
      i += 1
      if (!inClass && (many === '+' || many === '*')) {
        out += many === '+' ? '{1,20}' : '{0,20}'
        i += 1
      }
    } else if (two === '\\b' && !inClass) {
      out += boundaryAt(source, i)
      i += 1
    } else if (two.startsWith('\\')) {
      out += two
      i += 1
    } else {
      if (source[i] === '[') inClass = true
      if (source[i] === ']') inClass = false
      out += source[i] ?? ''
    }
  }
  return out
}

const BEGINS = `(?<![${LETTERS}])`
const ENDS = `(?![${LETTERS}])`

/** What `\\b` at a place says: the beginning of a word, its end, or either where what stands around does not tell. */
function boundaryAt(source: string, at: number): string {
  const before = source[at - 1] ?? ' '
  const after = source.slice(at + 2)
  if (' |(:'.includes(before) && !/^(?:$|[ |)])/u.test(after)) return BEGINS
  if (/^(?:$|[ |).,;:]|\(\?[=!])/u.test(after)) return ENDS
  return `(?:${BEGINS}(?=[${LETTERS}])|(?<=[${LETTERS}])${ENDS})`
}

/** How far a pattern's later parts may stand from the first: keeps the work linear where a text has no full stops. */
export const REACH = 700

/** Whether a part must come after what was found before it. */
export function follows(part: Part): boolean {
  return part.sign === '…' || part.sign === '¶' || part.sign === '‥'
}

/** Where a part may be looked for, once what came before it ends at an offset. */
export type Scope = (part: Part, end: number) => readonly [from: number, to: number]

/** How many places of one part are tried before the pattern is given up: what follows may fit a later one. */
const TRIES = 6

/**
 * Looks for the later parts of a pattern one after the other.
 *
 * @returns start and end of the whole, or null where a part is missing
 */
export function laterParts(
  parts: readonly Part[],
  at: number,
  piece: Notice['piece'],
  start: number,
  end: number,
  scope: Scope,
): readonly [start: number, end: number] | null {
  const part = parts[at]
  if (part === undefined) return [start, end]
  const [from, to] = scope(part, end)
  const window = piece(from, part.sign === '‥' ? Math.min(to, from + 40 + part.words * 32) : to)
  let tries = 0
  const { expression } = part
  expression.lastIndex = 0
  for (let match = expression.exec(window); match !== null; match = expression.exec(window)) {
    if (part.not) return null
    if (match[0] === '') expression.lastIndex += 1
    tries += 1
    if (tries > TRIES) return null
    const between = part.sign === '‥' ? window.slice(0, match.index).trim() : ''
    if (between !== '' && (between.split(' ').length > part.words || /[!?;:]/u.test(between))) return null
    const next = from + match.index
    const found = laterParts(
      parts,
      at + 1,
      piece,
      Math.min(start, next),
      Math.max(end, next + match[0].length),
      scope,
    )
    if (found !== null) return found
    expression.lastIndex = match.index + Math.max(1, match[0].length)
  }
  return part.not ? laterParts(parts, at + 1, piece, start, end, scope) : null
}

/** Whether a pattern fits a piece of text on its own, such as a sentence. */
export function fits(wanted: Pattern, text: string): boolean {
  const piece: Notice['piece'] = (from, to) => text.slice(from, to)
  wanted.first.lastIndex = 0
  for (let match = wanted.first.exec(text); match !== null; match = wanted.first.exec(text)) {
    if (match[0].length === 0) return false
    const start = match.index
    const scope = (part: Part, end: number): readonly [number, number] => [
      follows(part) ? end : 0,
      text.length,
    ]
    if (laterParts(wanted.rest, 0, piece, start, start + match[0].length, scope) !== null) return true
  }
  return false
}

/** Whether any of several patterns fits a piece of text on its own. */
export function fitsAny(wanted: readonly Pattern[], text: string): boolean {
  return wanted.some((one) => fits(one, text))
}

function signOf(text: string | undefined): Part['sign'] {
  if (text?.startsWith('‥') === true) return '‥'
  return text === '&' || text === '¶' || text === '~' ? text : '…'
}

function numberOf(piece: string): number {
  const number = pieceNumbers.get(piece)
  if (number !== undefined) return number
  pieceNumbers.set(piece, pieceNumbers.size)
  return pieceNumbers.size - 1
}

let finder: Finder | undefined

/** The machine for all pieces known by now; made again only when patterns have been added. */
export function pieceFinder(): Finder {
  if (finder === undefined || finder.size !== pieceNumbers.size) finder = makeFinder(pieces())
  return finder
}
