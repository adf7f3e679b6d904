/**
 * Pieces of text of which at least one stands in everything an expression matches: what one pass over the text looks for,
 * so that the expression itself only runs where it can match. Folded as `fold` folds.
 *
 * @param source a regular expression without back-references; only what stands in every branch is used
 * @param shortest how many characters a piece has at least; three where nothing is said
 * @returns the pieces, or null where a branch has none that long
 */
export function literalsOf(source: string, shortest = SHORTEST): readonly string[] | null {
  const reader = { source, shortest, at: 0 }
  const found = alternatives(reader)
  return found === null ? null : [...new Set(found)]
}

/** Folds one UTF-16 unit to lower case without changing the length of a text: ASCII and Latin-1 letters only. */
export function fold(unit: number): number {
  if (unit >= 65 && unit <= 90) return unit + 32
  if (unit >= 0xc0 && unit <= 0xde && unit !== 0xd7) return unit + 32
  return unit
}

const SHORTEST = 3
const LONGEST = 14

interface Reader {
  readonly source: string
  readonly shortest: number
  at: number
}

/** Branches up to the closing bracket or the end: each must bring its own pieces. */
function alternatives(reader: Reader): readonly string[] | null {
  let all: string[] | null = []
  for (;;) {
    const branch = sequence(reader)
    all = branch === null || all === null ? null : [...all, ...branch]
    if (reader.source[reader.at] !== '|') return all
    reader.at += 1
  }
}

/** One branch: the best of its runs of plain characters and its groups that must occur. */
function sequence(reader: Reader): readonly string[] | null {
  let best: readonly string[] | null = null
  let run = ''
  const offer = (pieces: readonly string[] | null): void => {
    if (pieces === null || pieces.length === 0) return
    if (pieces.some((piece) => piece.length < reader.shortest)) return
    if (best === null || worth(pieces) > worth(best)) best = pieces
  }
  const close = (): void => {
    if (run.length >= reader.shortest) offer([run.slice(0, LONGEST)])
    run = ''
  }
  while (reader.at < reader.source.length) {
    const char = reader.source[reader.at] ?? ''
    if (char === '|' || char === ')') break
    if (char === '(') {
      close()
      const looks = /^\(\?(?:=|!|<=|<!)/u.test(reader.source.slice(reader.at, reader.at + 4))
      reader.at += 1
      const prefix = /^\?(?::|=|!|<=|<!|<[a-z]+>)/u.exec(reader.source.slice(reader.at, reader.at + 24))
      if (prefix !== null) reader.at += prefix[0].length
      const inside = alternatives(reader)
      reader.at += 1
      if (quantifier(reader) > 0 && !looks) offer(inside)
      continue
    }
    const plain = atom(reader)
    const least = quantifier(reader)
    if (plain === null || least === 0) close()
    else {
      run += plain
      if (least === 2) close()
    }
  }
  close()
  return best
}

/** Reads one character, class or escape; null where it is not one certain character. */
function atom(reader: Reader): string | null {
  const { source } = reader
  const char = source[reader.at] ?? ''
  if (char === '[') {
    const end = classEnd(source, reader.at)
    const inside = source.slice(reader.at + 1, end)
    reader.at = end + 1
    const first = String.fromCharCode(fold(inside.charCodeAt(0)))
    const same = inside.length === 2 && fold(inside.charCodeAt(1)) === fold(inside.charCodeAt(0))
    return same ? first : null
  }
  if (char === '\\') {
    const escaped = source[reader.at + 1] ?? ''
    const property = /^\\[pP]\{[^}]*\}/u.exec(source.slice(reader.at, reader.at + 32))
    reader.at += property === null ? 2 : property[0].length
    return /[a-z0-9]/iu.test(escaped) ? null : escaped
  }
  reader.at += 1
  if (char === '.' || char === '^' || char === '$') return null
  return String.fromCharCode(fold(char.charCodeAt(0)))
}

/** Where the class closes that opens at a place of an expression's source. */
export function classEnd(source: string, open: number): number {
  let end = open + 1
  while (end < source.length && source[end] !== ']') end += source[end] === '\\' ? 2 : 1
  return end
}

/** Reads a quantifier: 0 where the piece may be absent, 1 where it stands once, 2 where it may stand several times. */
function quantifier(reader: Reader): 0 | 1 | 2 {
  const match = /^(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/u.exec(reader.source.slice(reader.at, reader.at + 12))
  if (match === null) return 1
  reader.at += match[0].length
  if (match[0].startsWith('?') || match[0].startsWith('*') || match[1] === '0') return 0
  return 2
}

/** What stands in nearly every sentence, alone or one after the other: a hit on it says little. */
const EVERYWHERE =
  /^[ ,]*(?:(?:d(?:er|ie|as|em|en|es)|ein(?:e[rsmn]?)?|und|oder|für|mit|von|vom|auf|im|in|an|zu|zum|zur|wir|uns|unser\p{L}{0,2}|ist|sind|werden|wird|nach|bei|auch|nicht|sie|ihre?\p{L}?|daten|the|of|and|to|we|our|is|are)(?:[ ,]+|$))+$/u

/** A shortest piece counts most, then few pieces: both make hits rare. */
function worth(pieces: readonly string[]): number {
  const rare = (piece: string): number => (EVERYWHERE.test(piece) ? 1 : piece.length)
  return Math.min(...pieces.map(rare)) * 100 - pieces.length
}
