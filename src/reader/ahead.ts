import { classEnd } from './literals.ts'

/**
 * The same expression, faster: what a match may begin with is asked before what must not stand before it. Classes such as
 * `\p{L}` have hundreds of ranges and take a call each time they are asked; at most places of a text one look at the unit
 * there settles that nothing begins.
 *
 * @param expression without back-references; flags and groups stay as they are
 */
export function ahead(expression: RegExp): RegExp {
  const { source, flags } = expression
  if (!DEAR.test(source)) return expression
  const reader: Reader = { source, at: 0 }
  const first = alternatives(reader)
  if (first === null || first.empty) return expression
  const apart = first.starts.every((start) => APART.test(source.slice(start, start + 12)))
  return new RegExp(`(?=[${first.units}])${apart ? IN_WORD : ''}(?:${source})`, flags)
}

/** Begins with a look back for letters. */
const APART = /^\(\?<!\[?\\p\{L\}/u
/** Begins with a look back, or with a class of letters. */
const DEAR = /^(?:\(\?<[!=]|[(?:]{0,3}\[?\\p\{)/u
/** Most places of which APART says no, where a letter stands before: settled without asking for all letters there are. */
const IN_WORD = '(?<![a-zA-Zäöüß])'

interface Reader {
  readonly source: string
  at: number
}

/** What may stand first, as the inside of a class: every unit that does, maybe more. `empty` where nothing need stand. */
interface First {
  readonly units: string
  readonly empty: boolean
  /** Where its branches begin. */
  readonly starts: readonly number[]
}

/** Branches up to the closing bracket or the end; null where anything may stand first. */
function alternatives(reader: Reader): First | null {
  const starts: number[] = []
  let units = ''
  let empty = false
  let any = false
  for (;;) {
    starts.push(reader.at)
    const branch = sequence(reader)
    if (branch === null) any = true
    else {
      units += branch.units
      empty ||= branch.empty
    }
    if (reader.source[reader.at] !== '|') return any ? null : { units, empty, starts }
    reader.at += 1
  }
}

/** One branch: what stands first in it, and what follows as long as all before may be absent. */
function sequence(reader: Reader): First | null {
  let units = ''
  let open = true
  let any = false
  while (reader.at < reader.source.length) {
    const char = reader.source[reader.at] ?? ''
    if (char === '|' || char === ')') break
    const piece = char === '(' ? group(reader) : single(reader)
    const least = leastOf(reader)
    if (piece === 'nothing') continue
    if (open && piece === null) any = true
    if (open && piece !== null) units += piece.units
    if (least > 0 && (piece === null || !piece.empty)) open = false
  }
  return any ? null : { units, empty: open, starts: [] }
}

function group(reader: Reader): First | null | 'nothing' {
  const opening = /^\((?:\?(?:[:=!]|<[=!]|<[A-Za-z]+>))?/u.exec(reader.source.slice(reader.at))?.[0] ?? '('
  reader.at += opening.length
  const inside = alternatives(reader)
  reader.at += 1
  return /^\(\?(?:<?[=!])$/u.test(opening) ? 'nothing' : inside
}

/** One character, class or escape. */
function single(reader: Reader): First | null | 'nothing' {
  const { source } = reader
  const char = source[reader.at] ?? ''
  if (char === '[') {
    const end = classEnd(source, reader.at)
    const inside = source.slice(reader.at + 1, end)
    reader.at = end + 1
    if (inside.startsWith('^')) return null
    return some(inside.replaceAll(ESCAPE, (escape) => within(escape) ?? ANY).replace(/^-|(?<!\\)-$/u, '\\-'))
  }
  if (char === '\\') {
    const escape = new RegExp(ESCAPE, 'yu')
    escape.lastIndex = reader.at
    const written = escape.exec(source)?.[0] ?? source.slice(reader.at, reader.at + 2)
    reader.at += written.length
    return /^\\[bB]$/u.test(written) ? 'nothing' : some(within(written) ?? ANY)
  }
  reader.at += 1
  if (char === '^' || char === '.') return null
  if (char === '$') return 'nothing'
  return some(/[\]^\\-]/u.test(char) ? `\\${char}` : char)
}

function some(units: string): First | null {
  return units.includes(ANY) ? null : { units, empty: false, starts: [] }
}

/** Stands for an escape of which nothing is known. */
const ANY = '\0'
const ESCAPE = /\\(?:[pP]\{[^}]*\}|u\{[\dA-Fa-f]+\}|u[\dA-Fa-f]{4}|x[\dA-Fa-f]{2}|.)/gu
/** Beyond Latin-1, where letters and figures are too many to tell apart cheaply. */
const BEYOND = '\\u0100-\\u{10ffff}'

/** What an escape may match, inside a class; undefined where that is not said here. */
function within(escape: string): string | undefined {
  switch (escape) {
    case '\\p{Lu}':
      return `A-ZÀ-Þ${BEYOND}`
    case '\\p{Ll}':
      return `a-z\\xaa-\\xbaß-ÿ${BEYOND}`
    case '\\p{L}':
      return `A-Za-z\\xaa-\\xbaÀ-ÿ${BEYOND}`
    case '\\p{N}':
    case '\\p{Nd}':
      return `0-9\\xb2-\\xbe${BEYOND}`
    default:
      return /^\\(?:[PDSWkB]|p|\d)/u.test(escape) ? undefined : escape
  }
}

/** Reads a quantifier: how often the piece before it stands at least. */
function leastOf(reader: Reader): number {
  const found = /^(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/u.exec(reader.source.slice(reader.at, reader.at + 16))
  if (found === null) return 1
  reader.at += found[0].length
  const [sign = ''] = found[0]
  return sign === '+' ? 1 : sign === '{' ? Number(found[1]) : 0
}
