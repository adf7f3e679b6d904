import { isDigit, isLetter, isLower, isUpper } from './letters.ts'
import type { CleanLine, Line, Piece } from './line.ts'
import { repairMojibake } from './mojibake.ts'
import { Roll } from './roll.ts'
import { Tape } from './tape.ts'
import { joinUmlauts, repairUmlauts, spellsUmlautsOut } from './umlauts.ts'

const SPACE = 0x20
const HYPHEN = 0x2d
const NEWLINE = 0x0a

/** Code units that stand for others: odd spaces, hyphens, ligatures, what Windows put at 0x80 to 0x9f. */
const REPLACED: ReadonlyMap<number, string> = new Map([
  ...Array.from(
    '\t\v\f\r\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000',
  ).map((space): [number, string] => [space.charCodeAt(0), ' ']),
  ...Array.from('\u2028\u2029').map((line): [number, string] => [line.charCodeAt(0), '\n']),
  ...Array.from('\u2010\u2011\u2043\ufe63\uff0d').map((hyphen): [number, string] => [
    hyphen.charCodeAt(0),
    '-',
  ]),
  [0x2212, '-'],
  [0xfb00, 'ff'],
  [0xfb01, 'fi'],
  [0xfb02, 'fl'],
  [0xfb03, 'ffi'],
  [0xfb04, 'ffl'],
  [0xfb05, 'st'],
  [0xfb06, 'st'],
  [0x132, 'IJ'],
  [0x133, 'ij'],
  ...Array.from('€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ').map((letter, i): [number, string] => [
    0x80 + i,
    letter === '\0' ? '' : letter,
  ]),
])

/** Code units that say nothing to a reader: soft hyphen, zero-width, direction marks, variation selectors. */
function isInvisible(code: number): boolean {
  return (
    code === 0xad ||
    code === 0x034f ||
    code === 0x061c ||
    code === 0x180e ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    code === 0xfeff ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    (code < 0x20 && code !== 0x09 && code !== NEWLINE && !(code >= 0x0b && code <= 0x0d)) ||
    code === 0x7f ||
    code === 0xfff9 ||
    code === 0xfffa ||
    code === 0xfffb
  )
}

/** Reads the pieces with odd code units replaced and invisible ones left out. Says whether a deeper look is needed. */
function readPieces(
  pieces: readonly Piece[],
  onto: Tape,
): { mojibake: boolean; lost: boolean; marks: boolean } {
  let mojibake = false
  let lost = false
  let marks = false
  for (const piece of pieces) {
    const { text } = piece
    const exact = text.length === piece.to - piece.from
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i)
      const from = exact ? piece.from + i : piece.from
      const to = exact ? from + 1 : piece.to
      if (code >= SPACE && code < 0x7f) {
        if (code === 0x3f) lost = true
        onto.push(code, from, to)
        continue
      }
      if (code === 0xc3 || code === 0xc2 || code === 0xe2 || code === 0xef) mojibake = true
      else if (code === 0xfffd) lost = true
      else if (code >= 0x300 && code <= 0x36f) marks = true
      onto.push(code, from, to)
    }
  }
  return { mojibake, lost, marks }
}

function simplify(tape: Tape, clean: Tape): void {
  for (let i = 0; i < tape.length; i += 1) {
    const code = tape.code(i)
    if (code >= SPACE && code < 0x7f) {
      clean.push(code, tape.from(i), tape.to(i))
      continue
    }
    if (isInvisible(code)) continue
    const other = REPLACED.get(code)
    if (other === undefined) clean.push(code, tape.from(i), tape.to(i))
    else clean.pushText(other, tape.from(i), tape.to(i))
  }
}

/** Letters with their marks after them become the one letter they are: `u` and U+0308 become `ü`. */
function compose(tape: Tape, whole: Tape): void {
  for (let i = 0; i < tape.length; ) {
    let end = i + 1
    while (end < tape.length && end - i < 8 && tape.code(end) >= 0x300 && tape.code(end) <= 0x36f) end += 1
    if (end === i + 1) whole.push(tape.code(i), tape.from(i), tape.to(i))
    else whole.pushText(tape.text(i, end).normalize('NFC'), tape.from(i), tape.to(end - 1))
    i = end
  }
}

const JOINS_WORDS = /^(?:und|oder|bzw|sowie|noch|als|bis|wie|and|or)(?![\p{L}])/u

/** What has hyphens of its own wherever it is broken: addresses of mail and pages, names of cookies. */
function isName(word: string): boolean {
  return /@|:\/\/|^www\./u.test(word) || (/^[a-z\d_]/u.test(word) && /_|-[a-z]{1,40}-[a-z]/u.test(word))
}

const LONGEST_NAME = 80

/** The word that ends before a line's end and goes on at a place of the next, its hyphen with it. */
function wordAround(closed: Tape, tape: Tape, at: number): string {
  const before = closed.text(Math.max(0, closed.length - LONGEST_NAME))
  const after = tape.text(at, Math.min(at + LONGEST_NAME, tape.length))
  return before.slice(before.lastIndexOf(' ') + 1) + (/^[^ \n]*/u.exec(after)?.[0] ?? '')
}

/** One space between words, none at the ends; words broken at the end of a line are whole again. */
function close(tape: Tape, closed: Tape): void {
  for (let i = 0; i < tape.length; i += 1) {
    const code = tape.code(i)
    if (code !== SPACE && code !== NEWLINE) {
      closed.push(code, tape.from(i), tape.to(i))
      continue
    }
    let end = i
    let broken = false
    while (tape.code(end) === SPACE || tape.code(end) === NEWLINE) {
      if (tape.code(end) === NEWLINE) broken = true
      end += 1
    }
    const last = closed.length - 1
    if (closed.length === 0 || end >= tape.length) {
      i = end - 1
      continue
    }
    const next = tape.code(end)
    if (broken && closed.code(last) === HYPHEN && isLetter(closed.code(last - 1))) {
      const joins = JOINS_WORDS.test(tape.text(end, Math.min(end + 8, tape.length)))
      if (isLower(next) && !joins) {
        if (!isName(wordAround(closed, tape, end))) closed.cut(last)
      } else if (isLower(next)) closed.push(SPACE, tape.from(i), tape.to(end - 1))
    } else closed.push(SPACE, tape.from(i), tape.to(end - 1))
    i = end - 1
  }
}

const ENDINGS_OF_HOSTS = new Set([
  'Com',
  'De',
  'Net',
  'Org',
  'Eu',
  'Info',
  'At',
  'Ch',
  'Io',
  'App',
  'Js',
  'Shop',
])
const STUCK_AFTER_FORM = ['GmbH', 'mbH']
const STUCK_AFTER_NUMBER = ['Telefon', 'Telefax', 'Tel.', 'Fax', 'E-Mail', 'Email', 'Mail:', 'Deutschland']

const STATES = 'U.S.A.'

/** Where lines were glued together (`Apotheke.Bitte`, `GmbHMusterweg`, `12Telefon`), a space comes between them. */
function unglue(tape: Tape, apart: Tape): void {
  let word = 0
  let address = false
  for (let i = 0; i < tape.length; i += 1) {
    const code = tape.code(i)
    if (code === SPACE) {
      word = i + 1
      address = false
    } else if (code === 0x2f || code === 0x40) address = true
    else if (code === 0x55 && tape.text(i, Math.min(i + STATES.length, tape.length)) === STATES) {
      // Its points end neither a sentence nor, as a form of company, a name.
      for (let letter = i; letter < i + STATES.length; letter += 2)
        apart.push(tape.code(letter), tape.from(letter), tape.to(letter))
      i += STATES.length - 1
      const ends = tape.code(i + 1) === SPACE && isUpper(tape.code(i + 2)) && isLower(tape.code(i + 3))
      if (ends && tape.code(i - STATES.length) !== HYPHEN) apart.push(0x2e, tape.from(i), tape.to(i))
      continue
    } else if (isUpper(code) && i > word) {
      const before = tape.code(i - 1)
      let cut = false
      if (before === 0x2e || before === 0x21 || before === 0x3f || before === 0x3a || before === 0x3b) {
        if (
          !address &&
          isLower(tape.code(i + 1)) &&
          isLower(tape.code(i - 2)) &&
          isLower(tape.code(i - 3)) &&
          isLetter(tape.code(i - 4))
        ) {
          let end = i + 1
          while (isLower(tape.code(end)) && end - i < 6) end += 1
          const host =
            (before === 0x2e && ENDINGS_OF_HOSTS.has(tape.text(i, end))) ||
            /^(?:www|https?)\b/iu.test(tape.text(word, Math.min(word + 5, i)))
          cut = !host
        }
      } else if (before === 0x48) {
        cut =
          isLower(tape.code(i + 1)) &&
          STUCK_AFTER_FORM.some((form) => tape.text(Math.max(word, i - form.length), i) === form)
      } else if (isDigit(before)) {
        cut = STUCK_AFTER_NUMBER.some(
          (label) => tape.text(i, Math.min(i + label.length, tape.length)) === label,
        )
      }
      if (cut) {
        apart.push(SPACE, tape.from(i), tape.from(i))
        word = i
        address = false
      }
    }
    apart.push(code, tape.from(i), tape.to(i))
  }
}

/** What most lines are: words and signs with single spaces between, nothing odd. */
const ORDINARY = /^[!-~äöüÄÖÜßé§€„“”‚‘’–…«»]+(?: [!-~äöüÄÖÜßé§€„“”‚‘’–…«»]+)*$/u
/** What may have to be pulled apart or filled in such a line all the same. */
const STUCK = /[a-zäöüß][.!?:;][A-ZÄÖÜ]|U\.S\.A\.|[Hh][A-ZÄÖÜ]|\d[A-ZÄÖÜ]|\?[^ ]/u

/** The piece of a cell that needs no cleaning, null where it may. */
function ordinary(pieces: readonly Piece[]): Piece | null {
  const [piece, ...others] = pieces
  if (piece === undefined || others.length > 0 || piece.text.length !== piece.to - piece.from) return null
  const from = piece.from + (piece.text.length - piece.text.trimStart().length)
  const text = piece.text.trim()
  return ORDINARY.test(text) && !STUCK.test(text) ? { text, from, to: from + text.length } : null
}

/** Cleans the pieces of one line or cell. The two tapes are worked on in turn, so that no line needs its own. */
function clean(pieces: readonly Piece[], spelt: boolean, one: Tape, other: Tape): Tape {
  let done = one
  let next = other
  done.cut(0)
  const pass = (step: (from: Tape, onto: Tape) => unknown): void => {
    next.cut(0)
    step(done, next)
    ;[done, next] = [next, done]
  }
  const { mojibake, lost, marks } = readPieces(pieces, done)
  if (mojibake) {
    let again = false
    pass((from, onto) => (again = repairMojibake(from, onto)))
    if (again) pass(repairMojibake)
  }
  pass(simplify)
  if (marks) pass(compose)
  pass(close)
  if (lost) pass(repairUmlauts)
  if (spelt) pass(joinUmlauts)
  pass(unglue)
  return done
}

/** As much of a line as is cleaned at once: the tapes it takes are many times as long. */
const AT_ONCE = 65_536

/**
 * A line in stretches that can be cleaned apart, each with the place of the blank behind it: they part between two words
 * where neither the one nor the other could be read differently for what is beyond.
 */
function stretchesOf(
  pieces: readonly Piece[],
): readonly { readonly pieces: readonly Piece[]; readonly blank: number | null }[] {
  if (pieces.every((piece) => piece.text.length <= AT_ONCE)) return [{ pieces, blank: null }]
  const stretches: { readonly pieces: readonly Piece[]; readonly blank: number | null }[] = []
  let open: Piece[] = []
  for (const piece of pieces) {
    const { text } = piece
    // Where a piece as a whole stands for another, it has no places to part at.
    const end = text.length === piece.to - piece.from ? text.length : 0
    const part = (from: number, to: number): Piece => ({
      text: text.slice(from, to),
      from: piece.from + from,
      to: piece.from + to,
    })
    let from = 0
    for (let at = AT_ONCE; at < end; at += 1) {
      if (!parts(text, at)) continue
      stretches.push({ pieces: [...open, part(from, at)], blank: piece.from + at })
      open = []
      from = at + 1
      at += AT_ONCE
    }
    open.push(from === 0 ? piece : part(from, text.length))
  }
  return [...stretches, { pieces: open, blank: null }]
}

/** Whether a line may be parted at a blank: one between a letter or a comma and a small letter. */
function parts(text: string, at: number): boolean {
  return (
    text.charCodeAt(at) === SPACE &&
    isAsciiSmall(text.charCodeAt(at + 1)) &&
    (isAsciiSmall(text.charCodeAt(at - 1)) || text.charCodeAt(at - 1) === 0x2c)
  )
}

function isAsciiSmall(code: number): boolean {
  return code >= 0x61 && code <= 0x7a
}

const NO_CELLS: CleanLine['cells'] = []

/** As much of a file as tells how it is written. */
const SAMPLE = 20_000

function sample(lines: readonly Line[]): string {
  let text = ''
  for (const { cells } of lines) {
    for (const cell of cells) for (const piece of cell) text += `${piece.text} `
    if (text.length > SAMPLE) break
  }
  return text
}

/**
 * Cleans all lines of a file: the text that rules read, one line per line with an empty one where a gap was, cells
 * apart by a tab, and the place of every code unit. Lines without anything to read are left out.
 */
export function normalise(lines: readonly Line[]): {
  readonly roll: Roll
  readonly lines: readonly CleanLine[]
} {
  const roll = new Roll()
  const one = new Tape()
  const other = new Tape()
  const cleaned: CleanLine[] = []
  let gap = false
  const spelt = spellsUmlautsOut(sample(lines))
  for (const line of lines) {
    gap = gap || line.gap
    const before = roll.length
    if (before > 0) roll.pushText(gap ? '\n\n' : '\n', roll.end, roll.end)
    const start = roll.length
    let cells: (readonly [number, number])[] | undefined
    let written = false
    for (const [i, cell] of line.cells.entries()) {
      if (i > 0) roll.push(0x09, roll.end, roll.end)
      const begin = roll.length
      const plain = spelt ? null : ordinary(cell)
      if (plain !== null) roll.pushExact(plain.text, plain.from)
      else
        for (const { pieces, blank } of stretchesOf(cell)) {
          roll.append(clean(pieces, spelt, one, other))
          if (blank !== null) roll.push(SPACE, blank, blank + 1)
        }
      if (roll.length > begin) written = true
      if (line.kind === 'row') (cells ??= []).push([begin, roll.length])
    }
    if (!written) {
      roll.cut(before)
      gap = true
      continue
    }
    cleaned.push({
      kind: line.kind,
      level: line.level,
      style: line.style,
      gap,
      start,
      end: roll.length,
      cells: cells ?? NO_CELLS,
    })
    gap = false
  }
  return { roll, lines: cleaned }
}
