import type { CleanLine } from './line.ts'

/** A number, a title without a full stop, and a word that only begins sentences: "3. Speicherdauer Wir bewahren …". */
const TITLED =
  /^(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[IVX]{1,5}[.)]|[A-Z][.)]|§ ?\d{1,2}) (?!(?:Januar|Februar|März|April|Mai|Ju[nl]i|August|September|Oktober|November|Dezember) )((?=\p{Lu})[^.:;!?\n]{2,80}?)(?<! (?:der|die|das|den|dem|des|und|oder|für|von|mit|im|in|zu|zur|zum|an|auf|bei|über|nach|aus|als|the|of|and|to|for|in)) (?:(?=(?:Wir|Die|Der|Das|Den|Dem|Im|In|Bei|Beim|Wenn|Soweit|Sofern|Für|Zur|Zum|Um|Es|Auf|Mit|Nach|Unsere?r?|Diese[rs]?|Eine?r?|Als|An|Aus|Durch|Alle|Jede[rs]?|Falls|Hierbei|Dabei|Rechtsgrundlagen?|Verantwortlich|Personenbezogene|We|The|When|If|You|Our|This) )|(?=Sie (?:haben|können|dürfen) ))/u
/** A question takes its "Sie" with it: "7. Welche Rechte Sie haben". */
const ASKS = /^(?:Welche|Wie|Was|Wann|Wo|Wer|Wen|Wem|Warum|Ob|An wen|Woher|Which|What|How|Who)(?!\p{L})/u
/** So long at least is the text behind such a title, and so many of them show that they are titles. */
const TEXT = 80
const FEW = 3

/**
 * Headings that stand on one line with the text below them, put on lines of their own. A notice has them from programs that
 * lose line breaks, and then again and again; one alone is taken for a sentence.
 *
 * @param lines the lines of a notice
 * @param piece cuts the cleaned text by offsets
 */
export function withTitles(
  lines: readonly CleanLine[],
  piece: (start: number, end: number) => string,
): readonly CleanLine[] {
  const titles = new Map<CleanLine, number>()
  for (const line of lines) {
    if (line.kind !== 'text' || line.end - line.start < TEXT) continue
    const length = titleOf(piece(line.start, Math.min(line.end, line.start + 130)))
    if (length > 0 && line.end - line.start - length >= TEXT) titles.set(line, length)
  }
  if (titles.size < FEW) return lines
  return lines.flatMap((line) => {
    const length = titles.get(line)
    if (length === undefined) return [line]
    const end = line.start + length
    const start = end + 1
    return [
      { ...line, kind: 'heading', end, cells: [[line.start, end]] },
      { ...line, gap: false, start, cells: [[start, line.end]] },
    ]
  })
}

/** How long the title is that a line begins with, with its number; 0 where it has none. */
function titleOf(text: string): number {
  const found = TITLED.exec(text)
  const title = found?.[1]
  if (found === null || title === undefined) return 0
  const length = found[0].length - 1
  return ASKS.test(title) && text.slice(length).startsWith(' Sie ') ? 0 : length
}
