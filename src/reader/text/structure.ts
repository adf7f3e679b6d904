import type { Block, Notice, Section, Span } from '../notice.ts'
import type { CleanLine } from './line.ts'
import { isAllCapitals } from './plain.ts'
import { sentencesOf } from './sentences.ts'

/** A heading and how it is set: what tells its level. */
interface Heading {
  readonly line: CleanLine
  readonly text: string
  readonly style: string
}

const NUMBERED = /^(\d{1,2}(?:\.\d{1,2}){0,5})[.)]?\s+\S/u
const LETTERED = /^\(?([a-z]{1,2})\)\s+\S/u
const CAPITAL = /^([A-Z])[.)]\s+\S/u
const ROMAN = /^([IVX]{1,5})[.)]\s+\S/u
const PARAGRAPH = /^§\s?\d{1,2}[a-z]?[.)]{0,2}\s+\p{Lu}/u
const PART =
  /^(?:Teil|TEIL|Abschnitt|ABSCHNITT|Kapitel|KAPITEL|Part|PART)\s+(?:\d{1,2}|[IVX]{1,4}|[A-F])(?:\s*[:.–-]\s|\s+\p{Lu}|$)/u
const CITED =
  /^§+\s?\d{1,3}[a-z]?\s+(?:Abs|Absatz|Satz|Nr|BDSG|TDDDG|TTDSG|TMG|UWG|BGB|HGB|AO|DSG|KDG|Art)\b/u

const ADDRESS =
  /@|\[at\]|\(at\)|https?:|www\.|\b\d{4,5}\s+\p{Lu}|(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|ring|damm|ufer|chaussee|hof)\s*\d|\b(?:Tel|Telefon|Telefax|Fax|Phone|Mobil|E-?Mail|Postfach|Registergericht|Handelsregister|USt|HRB)\b|(?:GmbH|mbH|AG|KG|OHG|UG|SE|e\.\s?V\.|eG|Ltd\.?|Inc\.?|LLC|B\.V\.)(?:\s*&\s*Co\.?\s*KG)?$|^\+?[\d\s()/-]{6,}$|^\p{Lu}{2,3}\d{6,}$|^(?:Herr|Frau|Dr\.|Prof\.|Rechtsanwalt|Rechtsanwältin)\s/u

// A numbered line with a company and where it sits is an entry of a list: "3. Muster GmbH, Musterweg 1, 12345 Musterstadt".
const ENTRY =
  /\b\d{5}\s+\p{Lu}\p{Ll}|(?:GmbH|mbH|AG|KG|OHG|UG|SE|Ltd\.?|Limited|Inc\.?|LLC|B\.V\.)[^,;]{0,20},\s[^,;]{3,60},\s|^\(?[a-z]{1,2}\)\s[^:]{2,30}:\s\S/u

/** The name of a line of an address, set as a title over what it names: a term of a list, a heading of a contact card. */
const LABEL =
  /^(?:Telefon|Telefax|Tel\.?|Fax|Mobil|E-?Mail(?:-Adresse)?|Mail|Internet|Web(?:site|seite)?|UID|USt-?Id\.?-?(?:Nr\.?)?|Anschrift|Adresse|Postanschrift|Stra(?:ß|ss)e|Ort|PLZ|Firma|Firmenbuch|Registergericht|Phone|Address)(?:nummer)?:?$/u

const LONGEST_HEADING = 140

function styleOf(line: CleanLine, text: string): string {
  const number = NUMBERED.exec(text)?.[1]
  if (number !== undefined) return `number${number.split('.').length}`
  if (PART.test(text)) return 'part'
  if (PARAGRAPH.test(text) && !CITED.test(text)) return 'paragraph'
  if (ROMAN.test(text)) return 'roman'
  if (LETTERED.test(text)) return 'letter'
  if (CAPITAL.test(text)) return 'capital'
  if (line.style !== '') return line.style
  if (isAllCapitals(text)) return 'capitals'
  return 'plain'
}

const QUANTITY =
  /^\d{1,2}\.?\s+(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|January|February|March|May|June|July|October|December|Tage?n?|Wochen?|Monate?n?|Jahre?n?|Stunden?|Minuten?|days?|weeks?|months?|years?|hours?|minutes?|Prozent|Euro)(?![\p{L}])/u
const LABELLED = /^[\p{L}\d][\p{L}\d /()-]{1,30}:\s+\S/u
/** "Briefe, auch solche auf Papier: sechs Jahre": an entry that ends with how long. */
const HOW_LONG =
  /:\s(?:\d{1,3}|\p{Ll}{3,10})\s(?:Stunden?|Tage?|Wochen?|Monate?|Jahre?|hours?|days?|weeks?|months?|years?)(?:\s\([^()]{2,40}\))?$/u
/** "Im Haus nur, wer damit arbeitet. Daneben": a sentence ends within, and the next goes on below. */
const TWO_SENTENCES = /\s\p{Ll}{4,}\. \p{Lu}\p{Ll}+/u
const ANNOUNCES =
  /(?:^|\s)(?:ist|sind|lautet|folgt|folgende[nrms]?|werden|umfasst|gehören|erhoben|verarbeitet|erreichen|wenden|kontaktieren|are|is|following)(?=[\s:])/u

/** Whether a line could be a heading by its looks alone. */
function looksLikeHeading(line: CleanLine, text: string): boolean {
  if (line.kind !== 'text' || text.length > LONGEST_HEADING || text.length < 3) return false
  if (/[.,;!]$/u.test(text) && !/(?:usw|etc)\.$/u.test(text) && !/^[\p{Lu}\d][^.]*\s\p{Lu}\.$/u.test(text))
    return false
  if (CITED.test(text)) return false
  const style = styleOf(line, text)
  if (/^(?:number|letter|roman|capital$)/u.test(style) && ENTRY.test(text)) return false
  if (style === 'part') return true
  if (style.startsWith('number')) return !QUANTITY.test(text)
  if (style === 'letter') return !/^\(?[a-z]{1,2}\)\s+\p{Ll}/u.test(text)
  if (style !== 'plain' && style !== 'capitals') return !(line.style === 'bold' && ADDRESS.test(text))
  if (ADDRESS.test(text) || LABELLED.test(text) || HOW_LONG.test(text) || TWO_SENTENCES.test(text))
    return false
  if (!/^[\p{Lu}\d„"“»(]/u.test(text) || text.split(' ').length > 16) return false
  return !text.endsWith(':') || (text.length < 80 && !ANNOUNCES.test(text))
}

function isProse(line: CleanLine, text: string): boolean {
  if (line.kind === 'item' || line.kind === 'row') return true
  return text.length > 90 || /[.:;]$/u.test(text)
}

function findHeadings(lines: readonly CleanLine[], piece: Notice['piece']): readonly (Heading | null)[] {
  const texts = lines.map((line) => piece(line.start, Math.min(line.end, line.start + 400)))
  const candidates = lines.map((line, i) => line.kind === 'heading' || looksLikeHeading(line, texts[i] ?? ''))
  const runs = listRuns(lines, texts, candidates)
  const found: (Heading | null)[] = lines.map(() => null)
  const later = new Map<string, boolean>()
  let chain = 0
  for (let i = lines.length - 1; i >= 0; i -= 1) {
    const line = lines[i]
    const words = texts[i] ?? ''
    if (line === undefined) continue
    const style = styleOf(line, words)
    const next = lines[i + 1]
    const nextText = texts[i + 1] ?? ''
    const label = LABEL.test(words) && (next === undefined || !isProse(next, nextText))
    let heading = line.kind === 'heading' && !label
    const listed =
      runs[i] === true ||
      inSeries(lines, texts, i) ||
      inStanza(lines, texts, i) ||
      inContents(lines, candidates, i, later.get(words) === true)
    later.set(words, candidates[i] === true)
    if (!heading && !label && candidates[i] === true && !listed) {
      const marked = style !== 'plain'
      if (next === undefined) heading = false
      else if (found[i + 1] !== null) heading = chain < 4 && (marked || line.gap || i === 0)
      else if (isProse(next, nextText)) heading = true
      else heading = marked && (line.gap || style.startsWith('number') || style === 'paragraph')
    }
    if (heading) {
      found[i] = { line, text: words, style }
      chain += 1
    } else chain = 0
  }
  return found
}

/** So many short lines that touch each other are a table of contents or a menu. */
const CONTENTS = 4

/**
 * Whether a line ends a table of contents: short lines that touch each other, then a gap before the text begins; two
 * are enough where the line comes again as what could be a heading.
 */
function inContents(
  lines: readonly CleanLine[],
  candidates: readonly boolean[],
  at: number,
  again: boolean,
): boolean {
  if (lines[at]?.gap !== false || lines[at + 1]?.gap !== true) return false
  let first = at
  while (first > 0 && lines[first]?.gap === false && candidates[first - 1] === true) first -= 1
  return at - first + 1 >= CONTENTS || (at > first && again)
}

const COLUMNS = /,[^,]{1,120},|\s[–|-]\s.{1,120}\s[–|-]\s/u

/** Whether a line and one that touches it are entries of several columns: "Melder, Abstürze, 90 Tage", "sitzung_id – 1 Jahr – Anmeldung". */
function inSeries(lines: readonly CleanLine[], texts: readonly string[], at: number): boolean {
  const entry = (i: number): boolean => COLUMNS.test(texts[i] ?? '')
  if (!entry(at) || NUMBERED.test(texts[at] ?? '')) return false
  return (lines[at]?.gap === false && entry(at - 1)) || (lines[at + 1]?.gap === false && entry(at + 1))
}

const CUTS: readonly RegExp[] = [/ [–—-] /u, / \/ [^/]{2,90} \/ /u]

/** Whether a line stands close between lines that are cut by the same sign, "what – who", as entries of a list are. */
function inStanza(lines: readonly CleanLine[], texts: readonly string[], at: number): boolean {
  const own = lines[at]
  if (own === undefined || styleOf(own, texts[at] ?? '') !== 'plain') return false
  const entry = (i: number, cut: RegExp): boolean => {
    const text = texts[i] ?? ''
    return (
      lines[i]?.kind === 'text' && text.length < 220 && cut.test(text) && !/[.:;!?]$/u.test(text.trimEnd())
    )
  }
  const close = (i: number): boolean => lines[i]?.gap === false
  return CUTS.some(
    (cut) =>
      entry(at, cut) &&
      ((close(at) && entry(at - 1, cut) && close(at + 1) && entry(at + 1, cut)) ||
        (close(at + 1) && entry(at + 1, cut) && close(at + 2) && entry(at + 2, cut))),
  )
}

/** Lines that are members of a list without bullets: short ones in a row after a line that ends with a colon. */
function listRuns(
  lines: readonly CleanLine[],
  texts: readonly string[],
  candidates: readonly boolean[],
): readonly boolean[] {
  const member = lines.map(() => false)
  for (let i = 0; i < lines.length; i += 1) {
    if (!(texts[i] ?? '').endsWith(':') || (lines[i]?.end ?? 0) - (lines[i]?.start ?? 0) > 399) continue
    let end = i + 1
    while (
      end < lines.length &&
      lines[end]?.kind === 'text' &&
      (texts[end] ?? '').length < 90 &&
      !/[.:]$/u.test(texts[end] ?? '')
    ) {
      if (end > i + 1 && lines[end]?.gap === true && lines[end - 1]?.gap === false) break
      if (/^(?:\d{1,2}\.|[IVX]+\.|§)/u.test(texts[end] ?? '')) break
      end += 1
    }
    // The last of them may be the heading of what follows.
    const lastIsHeading =
      end - i > 2 && end < lines.length && candidates[end - 1] === true && lines[end - 1]?.gap === true
    const stop = lastIsHeading ? end - 1 : end
    if (end - i > 2) for (let k = i + 1; k < stop; k += 1) member[k] = true
    if (end > i + 1) i = end - 2
  }
  return member
}

interface Open {
  readonly heading: string
  readonly level: number
  readonly start: number
  readonly style: string
  readonly sections: Section[]
}

const WEAK = new Set(['plain', 'bold', 'capitals', 'dt', 'summary'])
const COUNTED = /^(?:number1|roman|capital|paragraph|part)$/u

/**
 * The style of number that runs through the whole notice (`Teil 1`, `1.`, `I.`, `A.`, `§ 1`, else `1.1`), if one does.
 * It then stands above headings without a number; where numbers start afresh under several headings, it stands below them.
 */
function mainNumbers(headings: readonly Heading[]): string | null {
  for (const style of ['part', 'paragraph', 'roman', 'capital', 'number1', 'number2']) {
    const own = headings.filter((heading) => heading.style === style)
    if (own.length < 2) continue
    const first = headings.findIndex((heading) => heading.style === style)
    const restarts = own.filter((heading) =>
      /^(?:\p{L}{4,9} )?(?:1(?:\.1)?|I|A|§\s?1)[.):]?\s/u.test(heading.text),
    ).length
    if (first <= 4 && restarts <= 1) return style
  }
  return null
}

const FACET =
  /^(?:Rechtsgrundlagen?|Speicherdauer|Dauer der Speicherung|Auftragsverarbeitung|Zwecke?(?: und Rechtsgrundlagen?)?|Zweck der (?:Daten)?[Vv]erarbeitung|Widerspruch|Widerspruchsmöglichkeit|IP-Anonymisierung|Browser[ -]?Plugin|Opt-?Out|Empfänger|Drittlandübermittlung|Datenverarbeitung durch|Widerspruch gegen|Datenanalyse durch|Art und Umfang der Verarbeitung|Legal basis|Storage period|Purpose of processing|Retention)(?![\p{L}])/u
const GENERAL = /^(?:Allgemeine|Hinweis|Weitere|General|Datenschutz)/u

/** Whether a style met for the first time below an open heading lies under it. */
function isBelow(style: string, open: Open, main: string | null): boolean {
  if (open.style === 'title') return true
  if (style === main) return false
  if (open.style === main) return true
  const mine = /^(h|md|number|size)(\d+)$/u.exec(style)
  const theirs = /^(h|md|number|size)(\d+)$/u.exec(open.style)
  if (mine !== null && theirs !== null && mine[1] === theirs[1]) return Number(mine[2]) > Number(theirs[2])
  if (/^(?:h|md)\d$/u.test(style) && WEAK.has(open.style)) return false
  if (style === 'paragraph' || style === 'part') return false
  return true
}

/** Whether the first heading stands over the whole: it says what the text is, or no other is set like it. */
function isTitle(first: Heading, all: readonly Heading[]): boolean {
  if (COUNTED.test(first.style)) return false
  return (
    /[Dd]atenschutz|DATENSCHUTZ|[Pp]rivacy|[Hh]inweis|[Ii]nformation|[Ee]rklärung|[Dd]ata [Pp]rotection/u.test(
      first.text,
    ) || !all.some((one) => one !== first && one.style === first.style)
  )
}

function sectionsOf(headings: readonly Heading[], length: number): Section {
  const root: Open = { heading: '', level: 0, start: 0, style: '', sections: [] }
  const stack: Open[] = [root]
  const close = (end: number): void => {
    const done = stack.pop()
    const above = stack.at(-1)
    if (done === undefined || above === undefined) return
    above.sections.push({
      heading: done.heading,
      level: done.level,
      start: done.start,
      end,
      sections: done.sections,
    })
  }
  const main = mainNumbers(headings)
  for (const [i, heading] of headings.entries()) {
    const previous = headings[i - 1]
    // “Rechtsgrundlage” below “Calendly”, set alike: it speaks of Calendly.
    const facet =
      WEAK.has(heading.style) &&
      FACET.test(heading.text) &&
      stack.some((open) => open.style === heading.style && !GENERAL.test(open.heading)) &&
      previous !== undefined
    const style =
      i === 0 && isTitle(heading, headings) ? 'title' : facet ? `${heading.style}-facet` : heading.style
    const { start } = heading.line
    const same = stack.findLastIndex((open) => open.style === style)
    const mainOpen = stack.findIndex((open) => open.style === main)
    // A weak style opened before the first number does not come back to close a numbered section.
    const hidden = WEAK.has(style) && mainOpen > same
    if (same > 0 && !hidden) while (stack.length > same) close(start)
    else {
      while (stack.length > 1) {
        const top = stack.at(-1)
        if (top === undefined || isBelow(style, top, main)) break
        close(start)
      }
    }
    stack.push({ heading: heading.text, level: stack.length, start, style, sections: [] })
  }
  while (stack.length > 1) close(length)
  return { heading: '', level: 0, start: 0, end: length, sections: root.sections }
}

/** Finds blocks, sentences and the tree of sections in cleaned lines. */
export function structure(
  lines: readonly CleanLine[],
  text: string,
  piece: Notice['piece'],
): { readonly blocks: readonly Block[]; readonly root: Section } {
  const headings = findHeadings(lines, piece)
  const blocks = lines.map((line, i): Block => {
    const kind =
      headings[i] !== null
        ? 'heading'
        : line.kind === 'item' || line.kind === 'row'
          ? line.kind
          : kindOf(lines, i, text)
    return {
      kind,
      start: line.start,
      end: line.end,
      cells: line.cells,
      depth: line.kind === 'item' ? line.level : 0,
      sentences: withCells(sentencesOf(text, line.start, line.end), line.cells),
    }
  })
  return {
    blocks,
    root: sectionsOf(
      headings.filter((heading) => heading !== null),
      text.length,
    ),
  }
}

/** Most cells are one sentence; both are then the same pair. A table of cookies has hundreds of thousands of them. */
function withCells(sentences: readonly Span[], cells: readonly Span[]): readonly Span[] {
  if (cells.length === 0) return sentences
  let n = 0
  return sentences.map((sentence) => {
    while (n < cells.length && (cells[n]?.[0] ?? 0) < sentence[0]) n += 1
    const cell = cells[n]
    return cell && cell[0] === sentence[0] && cell[1] === sentence[1] ? cell : sentence
  })
}

function kindOf(lines: readonly CleanLine[], i: number, text: string): 'paragraph' | 'line' | 'item' {
  const line = lines[i]
  if (line === undefined) return 'paragraph'
  const words = text.slice(line.start, Math.min(line.end, line.start + 12))
  if (/^\(?(?:[a-z]|\d{1,2}|[ivx]{1,4})\)\s/u.test(words)) return 'item'
  const short = line.end - line.start < 90 && !/[.!?]$/u.test(text.slice(line.end - 1, line.end))
  return short ? 'line' : 'paragraph'
}
