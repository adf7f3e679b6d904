import type { Span } from '../notice.ts'
import type { Section } from './section.ts'
import type { Source } from './source.ts'

/** What parts a list from the next thing on it; a clause is none. */
const PARTS =
  /(?:,|;)\s+(?:(?:und|sowie|oder|and|or)\s+)?(?!(?:um|die|wenn|damit|sofern|soweit|weil|wobei|so|dass|welche[rsn]?|which|that|if|to)(?!\p{L})\s+\p{Ll})|\s+(?:und|sowie|oder|and|or)\s+/gu
/** A thing alone, with whose it is: "die Maße Ihrer Räume", "Ihre Kundennummer", "bestehende Verträge", "Uhrzeit". */
const THING =
  /^(?:(?:[Ii]hre?[nrsm]?|[Dd]eine?[nrsm]?|die|den|das|der|ggf\.|gegebenenfalls)\s+(?:\p{Ll}{3,24}e[nrs]?\s+)?|(?!ohne|keine|beide|jede|alle)\p{Ll}{3,24}e\s+)?\p{Lu}[\p{L}-]+\p{L}(?:\s+(?:[Ii]hrer?[sn]?|[Dd]einer?[sn]?|des|der|von|zu[rm]?)\s+\p{Lu}[\p{L}-]+){0,2}$/u
const ENGLISH_THING = /^(?:your|the)\s+\p{Ll}[\p{Ll}-]+(?:\s\p{Ll}[\p{Ll}-]+){0,2}$/u

/**
 * What a section lists together with data and what was recognised as none itself: "Ihren Namen und die Maße Ihrer Räume".
 * Only what stands beside something recognised, so that no other list is taken for one of data.
 */
export function unreadData(s: Source, section: Section): readonly string[] {
  const known: readonly Span[] = [...section.categories, ...section.recipients, ...section.purposes].map(
    ({ at }) => at,
  )
  const found = new Set<string>()
  const sentences = new Set(section.categories.map(({ at }) => s.scene.sentenceAt(at[0])))
  for (const { text, start } of sentences) {
    const pieces = piecesOf(text)
    const read = pieces.map(([from, to]) => known.some((at) => at[0] < start + to && start + from < at[1]))
    const data = pieces.map(([from, to]) =>
      section.categories.some(({ at }) => at[0] < start + to && start + from < at[1]),
    )
    // From left to right, so that what follows on something unread is looked at too.
    const listed = [...data]
    pieces.forEach(([from, to], n) => {
      if (read[n] === true || !(listed[n - 1] === true || data[n + 1] === true)) return
      const thing = text.slice(from, to).replace(/(?<![\s.:;,])[\s.:;,]+$/u, '')
      if (!THING.test(thing) && !ENGLISH_THING.test(thing)) return
      listed[n] = true
      found.add(thing)
    })
  }
  return [...found]
}

function piecesOf(text: string): readonly Span[] {
  const pieces: Span[] = []
  let from = 0
  for (const part of text.matchAll(PARTS)) {
    pieces.push([from, part.index])
    from = part.index + part[0].length
  }
  return [...pieces, [from, text.length]]
}
