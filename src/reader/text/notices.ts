import { narrowly } from '../narrow.ts'
import type { Notice } from '../notice.ts'
import { retitled, spellTitles } from './capitals.ts'
import { withTitles } from './headed.ts'
import { detectLanguage } from './language.ts'
import type { CleanLine, Line } from './line.ts'
import { normalise } from './normalise.ts'
import type { Places } from './roll.ts'
import { structure } from './structure.ts'

/**
 * Makes the lines of a file into notices: one for each place in the cleaned text where one starts. All keep their
 * offsets in the whole source.
 */
export function noticesOf(
  source: string,
  lines: readonly Line[],
  startsIn: (text: string) => readonly number[],
  pages: readonly number[] = [],
): readonly Notice[] {
  const { roll, lines: clean } = normalise(lines)
  const text = roll.text()
  const places = roll.places()
  const starts = startsIn(text)
  return starts.map((start, i): Notice => {
    const end = starts[i + 1] ?? text.length
    const part = text.slice(start, end).trimEnd()
    const own = clean
      .filter((line) => line.start >= start && line.start < end)
      .map((line) => shifted(line, start))
    const written = narrowly(part)
    const { blocks, root } = structure(withTitles(own, written), part, written)
    const spelled = spellTitles(part, blocks)
    const language = detectLanguage(part)
    return {
      source,
      pages,
      text: spelled,
      language: language === 'de' || language === 'en' ? language : 'other',
      blocks,
      root: spelled === part ? root : retitled(root, spelled),
      piece: spelled === part ? written : narrowly(spelled),
      spanOf: spansIn(places, start, part.length),
    }
  })
}

function shifted(line: CleanLine, by: number): CleanLine {
  if (by === 0) return line
  return {
    ...line,
    start: line.start - by,
    end: line.end - by,
    cells: line.cells.map(([start, end]) => [start - by, end - by] as const),
  }
}

/** `Notice.spanOf` of a part of the text. It holds the places and nothing else of what the notice was made from. */
function spansIn(places: Places, offset: number, units: number): Notice['spanOf'] {
  return (start, end) => {
    const first = Math.min(Math.max(0, Math.trunc(start) || 0), units)
    const stop = Math.min(Math.max(first, Math.trunc(end) || 0), units)
    if (first === stop) {
      const at = first < units ? places.from(offset + first) : units === 0 ? 0 : places.to(offset + units - 1)
      return [at, at]
    }
    const begin = places.from(offset + first)
    return [begin, Math.max(begin, places.to(offset + stop - 1))]
  }
}
