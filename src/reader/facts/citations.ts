import { ahead } from '../ahead.ts'
import type { Span } from '../notice.ts'
import { type Act, actAfter, findActs } from './acts.ts'

/** One norm as cited: `{ act: 'GDPR', article: '6', paragraph: '1', letter: 'f' }`, with the place of the whole citation. */
export interface Cited {
  readonly act: Act
  /** As written, empty where the text leaves the act out. */
  readonly written: string
  readonly article: string
  readonly paragraph: string
  readonly letter: string
  readonly at: Span
}

interface Unit {
  readonly article: string
  readonly paragraph: string
  readonly letter: string
  readonly end: number
}

// What it may begin with is asked first: it is looked for in the whole text.
const TRIGGER =
  /(?=[A§PS6])(?:(?<![\p{L}\p{N}])(?:Art(?:ikels?|icles?|ikeln|\.|t\.)?|§{1,2}|Paragra(?:f|ph)(?:en)?|Sections?|Secs?\.)[\s.]{0,3}(?=\d)|(?<=[(\s])(?=6[\s]?(?:Abs\.|\()\s?1\)?\s?(?:S\. ?1 )?(?:lit\.|\([a-f]\)|[a-f]\)))|(?<=[(\s])(?=6 I (?:S\. ?1 )?(?:lit\. ?)?[a-f]\)? DS))/giu

const ARTICLE = /(\d{1,3})([a-z](?![\p{L}\p{N})]))?/uy
// "Art 6/1/b DSGVO"
const SLASHED = /\/(\d)(?=\/[a-k](?![\p{L}\p{N}]))/uy
const LETTER_SLASHED = /\/([a-k])(?![\p{L}\p{N}])/uy
const DOTTED = /\.\s?(\d{1,2})(?![\d])(?=[.\s,;)]|$)/uy
const PARAGRAPH =
  /\s{0,3}(?:,\s?)?(?:Abs(?:atz|ätze|ätzen|\.)?\s{0,2}|para(?:graph|\.)?\s{0,2}|par\.\s{0,2}|sub-?section\s{0,2}|sec(?:tion|\.)\s{0,2}|§\s{0,2}(?=\d\s{0,2}(?:lit|Buchst|\([a-k]\))))\(?(?:(\d{1,2})\)?|(I{1,3}|IV|V|l)(?![\p{L}]))/iuy
const PARAGRAPH_LOST = /\s{0,3}Abs(?:atz|\.)?\s{0,2},?\s{0,2}(?=lit|Buchst|[a-k]\))/iuy
const PARENTHESIS = /\s{0,2}\((\d{1,2})\)/uy
const ROMAN = /\s{1,2}(I{1,3}|IV|V)(?=[\s,;)](?:.|$)|$)/uy
const BARE_PARAGRAPH = /\s{1,2}(\d)(?=\s{0,2}(?:lit|Buchst|[a-k]\)|S\.))/iuy
const SENTENCE =
  /\s{0,2},?\s{0,2}(?:(?:U|Unter)(?:-?A(?:bs(?:atz|\.)?)?)\s{0,2}\d|(?:S(?:atz|ätze|entence|ent\.|\.)?|sub-?para(?:graph|\.)?|Hs\.?|Halbsatz|Alt(?:ernative|\.)?|Var\.?)\s{0,2}\d{1,2}|\d(?=\s{0,2}(?:lit|Lit|Buchst|\(?[a-k]\))))(?![\p{L}\d])/iuy
const LETTER =
  /\s{0,3}(?:,\s?)?(?:lit(?:t|era|erae)?[.,:]{0,2}|Buchst(?:aben?|\.)?|Bst\.?|letters?|points?|sub-?paragraph)\s{0,3}\(?([a-k])\)?(?:(?![\p{L}\p{N}])|(?=DS-?GVO|EU-DS))/iuy
const LETTER_CLOSED = /[^\S\n]{0,2}\(?([a-k])\)/uy
const LETTER_ATTACHED = /(?<=\d)([a-k])(?![\p{L}\p{N}])/uy
const PARAGRAPH_MORE = /(\d)(?=\s{0,2}(?:DS|EU|BDSG|TDDDG|TTDSG|UWG|lit|[,;)]))/uy
const LETTER_BEFORE =
  /(?:(?:point|letter|sub-?paragraph)s?|lit\.|Buchst(?:aben?|\.))\s{0,2}((?:\(?[a-k]\)?(?:, | und | oder | and | or )){0,4}\(?[a-k]\)?)\s(?:of|des|von|zu|in)\s$/iu
const LETTER_DOTTED = /\.\s?([a-k])(?![\p{L}\p{N}])(?!\s?\.\s?[hVv])/uy
// "Art. 6(1)(1)(f)": the sentence between the paragraph and the letter.
const SENTENCE_CLOSED = /\s{0,2}\(\d\)(?=\s{0,2}(?:\([a-k]\)|[a-k]\)|lit))/iuy
// "Art. 6 f DSGVO"
const LETTER_ALONE = /\s([a-k])(?=\s(?:DS-?GVO|EU-|GDPR|der DS))/uy
const LETTER_BARE = /[^\S\n]{1,2}([a-k])(?=[\s,;/]|$|\.(?!\s?[hVvB]))(?!\s?\.\s?[hV])/uy
const NUMBER = /\s{0,2},?\s{0,2}(?:Nrn?|Ziffern?|Nummern?|Ziff|No|Zif|Z)\.?\s{0,2}(\d{1,2})/iuy
// "§ 6 Nr. 2 und 5 DSG-EKD"
const NUMBER_MORE = /(\d{1,2})(?=\s{0,2}(?:DSG|KDG|KDR|EKD|(?:und|oder|sowie)\s\d))/uy
const JOIN =
  /[^\S\n]{0,2}(?:,|;|und\/oder|and\/or|und|oder|bzw\.?|beziehungsweise|u\.|sowie|and|or|&|\/)[^\S\n]{0,2}(?:(?:und|oder|bzw\.|sowie|and|or)\s)?/iuy
// "lit. a (Einwilligung) und/oder lit. b (Vertrag)"
const GLOSS =
  /\s\([^()\d]{3,60}\)(?=\s{0,2}(?:,|und|oder|bzw|sowie|and|or)[\s/](?:und |oder |or )?\s?(?:lit|Buchst))/uy
// "§§ 630a ff., 630f BGB"
const ONWARD = /\s{0,2}ff?\.?(?=(?:,| und| sowie| bzw\.| oder)\s\d)/uy
// "§ 3 Satz 1 Nr. 1 NDSG": a section of one paragraph.
const WHOLE_SENTENCE =
  /\s{1,2}(?:Satz|S\.)\s{0,2}\d(?:\s{0,2},?\s{0,2}(?:Nr\.|Nrn\.|Nummer|Ziff\.|Ziffer)\s{0,2}\d{1,2})?(?:\s{0,2}(?:lit\.|Buchst\.|Buchstabe)\s{0,2}[a-k](?![\p{L}])\)?)?/uy
const RANGE = /\s{0,2}(?:-|–|bis|to)\s{0,2}/iuy
const NEXT_ARTICLE = /(?=\d{1,3}[a-z]?(?:\s{0,2}(?:Abs|\(\d|,|und|bis|ff|DS|EU|lit|bzw|[A-Z])))/uy

/**
 * Every norm cited in a text, in order: `Art. 6 Abs. 1 S. 1 lit. b, f DSGVO` gives two. Reads the forms people write,
 * with lost paragraph numbers and lost acts. Linear in the length of the text.
 */
export function readCitations(text: string): readonly Cited[] {
  const found: Found[] = []
  let from = 0
  for (const match of text.matchAll(TRIGGER)) {
    const start = match.index
    if (start < from) continue
    const before = LETTER_BEFORE.exec(text.slice(Math.max(0, start - 40), start))
    const section = !/^Art/iu.test(match[0]) && match[0] !== ''
    const letters = before?.[1]?.match(/(?<!\p{L})[a-k](?!\p{L})/giu) ?? []
    const parsed = readUnits(text, start + match[0].length, section).flatMap((unit) =>
      unit.letter === '' && letters.length > 0 ? letters.map((letter) => ({ ...unit, letter })) : [unit],
    )
    if (parsed.length === 0) continue
    const end = parsed.at(-1)?.end ?? start
    const act = actAfter(text, end)
    from = act ? act.end : end
    // In English a section may be one of the notice itself.
    if (!act && /^sec/iu.test(match[0])) continue
    found.push({
      units: parsed,
      start,
      end: from,
      section,
      act: act?.act ?? '',
      written: act?.written ?? '',
    })
  }
  return complete(
    text,
    [...found, ...bareLetters(text, found)].toSorted((a, b) => a.start - b.start),
  )
}

interface Found {
  readonly units: readonly Unit[]
  readonly start: number
  readonly end: number
  readonly section: boolean
  readonly act: Act
  readonly written: string
}

const BARE = ahead(
  /(?<![\p{L}\p{N}])(?:[Ll]it\.|Buchst\.|Bst\.|Buchstabe|litera) ?([a-j])\)?(?![\p{L}\p{N}])/gu,
)

/**
 * Letters that lean on the citation before them: "dient Art. 6 Abs. 1 lit. a DSGVO …, bei Verträgen lit. b"; down the rows
 * of a table, from one to the next.
 */
function bareLetters(text: string, found: readonly Found[]): readonly Found[] {
  const letters: Found[] = []
  let next = 0
  let cited: Found | undefined
  let lettered: Found | undefined
  for (const match of text.matchAll(BARE)) {
    const start = match.index
    const end = start + match[0].length
    for (; next < found.length && (found[next]?.start ?? 0) <= start; next++) {
      const one = found[next]
      if (one?.section !== false) continue
      cited = one
      if (one.units.at(-1)?.letter !== '') lettered = one
    }
    if ((found[next - 1]?.end ?? 0) >= start) continue
    // "Fotos nur, wenn du Ja gesagt hast (lit. a)": alone in its bracket it leans on the article, however far above.
    const alone =
      (text.charAt(start - 1) === '(' && ALONE_BEHIND.test(text.slice(end - 1, end + 12))) ||
      SAID_AGAIN.test(text.slice(Math.max(0, start - 40), start)) ||
      OF_THE_SAME.test(text.slice(end, end + 30))
    const before = letters.at(-1)
    const leant = alone ? lettered : before && cited && before.start > cited.start ? before : cited
    const unit = leant?.units.at(-1)
    if (!leant || !unit || leant.end >= start) continue
    if ((unit.article !== '6' && unit.article !== '9') || unit.letter === '') continue
    if (!alone && !leansNear(text, leant, start, end)) continue
    if (alone && unit.article === '6' && (match[1] ?? '') > 'f') continue
    letters.push({ ...leant, units: [{ ...unit, letter: match[1] ?? '', end }], start, end })
  }
  return letters
}

const ALONE_BEHIND = /^.?(?:\)|, §|,? (?:in Verb|i\. ?V|und |iVm))/u
/** "lit. f derselben Vorschrift" */
const OF_THE_SAME =
  /^,? (?:derselben|dieser|der gleichen|der genannten) (?:Vorschrift|Norm|Bestimmung|Regelung)|^ (?:desselben|dieses) Artikels/u
/** "Grundlage ist wieder lit. f", "Auch hier lit. f": the article is left out once it is known. */
const SAID_AGAIN =
  /(?:^|[.!?)] |\n)(?=L)$|(?:[Gg]rundlage:?(?: (?:hier|da)für)?(?: ist| bleibt| bildet)?|ist das|[Aa]uch (?:hier|da|das)|[Ee]benfalls|[Ww]ieder(?:um)?|[Nn]och ?mals?|[Ee]rneut)(?: (?:auch|hier|wieder|wiederum|ebenfalls|erneut|dann|also))? $/u

/** Whether a letter follows the citation that it leans on in the same sentence, or in the rows of the same table. */
function leansNear(text: string, leant: Found, start: number, end: number): boolean {
  if (start - leant.end > 400) return false
  const between = text.slice(leant.end, start)
  const rows = between.includes('\n') && inRows(text, leant.start, end)
  // "Punkt 2: unser Interesse, lit. f" on the line below one with a citation.
  const lines = between.split('\n')
  const below = lines.length === 2 && /[,:] $/u.test(text.slice(Math.max(0, start - 2), start))
  const crossed = below ? (lines[1] ?? '') : between
  return !(
    (crossed.includes('\n') && !rows) ||
    (rows ? /Art(?:ikel|\.)/u : /[.!?] \p{Lu}|§|Art(?:ikel|\.)/u).test(crossed) ||
    /^\s(?:der|des|von)\s/u.test(text.slice(end, end + 5))
  )
}

/** Whether a stretch lies in rows of a table: every line of it has cells. */
function inRows(text: string, from: number, to: number): boolean {
  const start = text.lastIndexOf('\n', from) + 1
  const stop = text.indexOf('\n', to)
  const lines = text.slice(start, stop < 0 ? text.length : stop).split('\n')
  return lines.every((line) => line.trim() === '' || /[|\t]/u.test(line))
}

// An act that is not known here: "§§ 2, 3 Bundesmeldegesetz (BMG) sowie § 3 …".
const OTHER_ACT =
  /^\s{0,2}(?:des |der |dem )?(?:\p{Lu}[\p{L}-]{2,40}(?:gesetz(?:es|buch|buches)?|ordnung|verordnung|vertrag(?:s|es)?)(?![\p{L}])|\p{Lu}[\p{L}-]{0,8}\p{Lu}(?![\p{L}]))/u

/** Acts of sections whose paragraphs have letters. */
const LETTERED: ReadonlySet<Act> = new Set(['GDPR', 'KDG', 'KDR-OG', 'DSG-EKD', 'BDSG', 'DSG'])

/** Gives citations without an act that of the next one near by, and articles of two letters their regulation. */
function complete(text: string, found: readonly Found[]): readonly Cited[] {
  const NEAR = 70
  const cited: Cited[] = []
  let following: { act: Act; start: number; section: boolean } | undefined
  for (let at = found.length - 1; at >= 0; at--) {
    const one = found[at]
    if (!one) continue
    let act = one.act
    if (act === '' && one.section) {
      act =
        following &&
        following.section &&
        following.start - one.end < NEAR &&
        following.act !== '' &&
        !OTHER_ACT.test(text.slice(one.end, one.end + 60))
          ? following.act
          : OTHER_ACT.test(text.slice(one.end, one.end + 60))
            ? ''
            : (findActs(text.slice(one.end, one.end + 110)) ?? '')
    }
    if (act === '' && !one.section) {
      const near = following && !following.section && following.start - one.end < NEAR ? following.act : ''
      act = near === '' ? 'GDPR' : near
    }
    following = { act, start: one.start, section: one.section }
    if (act === '') continue
    for (const unit of [...one.units].reverse()) {
      const { article } = unit
      // "§ 17 Abs. 2a MusterG" is a paragraph of its own; "Art. 6 Abs. 1a DSGVO" is a letter.
      const inserted =
        one.section &&
        unit.letter !== '' &&
        !LETTERED.has(act) &&
        text.slice(one.start, one.end).includes(`${unit.paragraph}${unit.letter}`)
      const paragraph = inserted ? unit.paragraph + unit.letter : unit.paragraph
      const letter = inserted ? '' : unit.letter
      const numbers = act === 'DSG-EKD' ? numbersIn(text.slice(one.start, one.end), article) : []
      if (numbers.includes(paragraph) && paragraph !== '2') continue
      for (const number of numbers.length === 0 || paragraph !== '2' ? [letter] : numbers.toReversed())
        cited.push({
          act,
          written: one.written,
          article,
          paragraph,
          letter: number,
          at: [one.start, one.end],
        })
    }
  }
  return cited.reverse()
}

/**
 * The law of the Protestant church numbers what other laws give letters: "§ 13 Abs. 2 Nr. 1 DSG-EKD", "Nrn. 1 und 8". The
 * numbers behind the second paragraph of a section.
 */
function numbersIn(written: string, article: string): readonly string[] {
  const list = NUMBERED.exec(written)
  if (list === null || list[1] !== article) return []
  return [...(list[2] ?? '').matchAll(/\d{1,2}/gu)].map(([number]) => number)
}

const NUMBERED =
  /(?<!\d)(13)\s?(?:,\s)?(?:Abs\.|Absatz|\()\s?2\)?,?\s?(?:Nr\.|Nrn\.|Nummern?|Ziffern?|Ziff\.|Z)\s?(\d{1,2}(?:(?:,| und| oder| sowie| bis)\s(?:Nr\.\s|Nummer\s)?\d{1,2}(?!\d|\s?Abs)){0,5})/u

function readUnits(text: string, start: number, section: boolean): readonly Unit[] {
  const units: Unit[] = []
  let at = start
  let article = ''
  const first = sticky(ARTICLE, text, at)
  if (!first) return []
  article = (first[1] ?? '') + (first[2] ?? '')
  at += first[0].length
  for (;;) {
    at = readArticle(text, at, article, units, section)
    const range = sticky(RANGE, text, at)
    const last = range && sticky(/(\d{1,3})(?![\d.])/uy, text, at + range[0].length)
    if (range && last && Number(last[1]) > Number.parseInt(article, 10) && Number(last[1]) < 100) {
      for (let n = Number.parseInt(article, 10) + 1; n <= Number(last[1]); n++) {
        units.push({
          article: String(n),
          paragraph: '',
          letter: '',
          end: at + range[0].length + last[0].length,
        })
      }
      at = units.at(-1)?.end ?? at
    }
    if (section) at += sticky(ONWARD, text, at)?.[0].length ?? 0
    const join = sticky(JOIN, text, at)
    if (!join || !sticky(NEXT_ARTICLE, text, at + join[0].length)) return units
    const next = sticky(ARTICLE, text, at + join[0].length)
    if (!next || units.length > 40) return units
    article = (next[1] ?? '') + (next[2] ?? '')
    at += join[0].length + next[0].length
  }
}

/** Reads what follows one article number: paragraphs, sentences, letters, their lists. Returns where it ends. */
function readArticle(text: string, start: number, article: string, units: Unit[], section: boolean): number {
  let at = start
  let paragraph = ''
  let letters = 0
  let numbered = false
  const took = units.length
  const take = (letter: string, end: number): void => {
    units.push({ article, paragraph, letter: letter.toLowerCase(), end })
    at = end
  }
  for (let guard = 0; guard < 60; guard++) {
    const before = at
    const gloss = units.length > took ? sticky(GLOSS, text, at) : null
    const joined =
      units.length > took || paragraph !== '' ? sticky(JOIN, text, at + (gloss?.[0].length ?? 0)) : null
    for (const from of joined ? [at, at + (gloss?.[0].length ?? 0) + joined[0].length] : [at]) {
      const next = readPiece(text, from, {
        paragraph: numbered && from !== at ? '' : paragraph,
        letters,
        afterJoin: from !== at,
        article,
        section,
        numbered,
      })
      if (!next) continue
      if (next.kind === 'paragraph') {
        if (paragraph !== '' && letters === 0) units.push({ article, paragraph, letter: '', end: at })
        numbered = /N|Z/u.test(text.slice(from, next.end)) && !/Abs/u.test(text.slice(from, next.end))
        paragraph = next.value
        letters = 0
        at = next.end
      } else if (next.kind === 'letter') {
        const range = sticky(RANGE, text, next.end)
        const last =
          range &&
          (sticky(LETTER, text, next.end + range[0].length) ??
            sticky(/([a-k])(?![\p{L}\p{N}])/uy, text, next.end + range[0].length))
        if (paragraph === '' && article === '6') paragraph = '1'
        if (paragraph === '' && article === '9') paragraph = '2'
        take(next.value, next.end)
        letters++
        if (range && last) {
          const end = next.end + range[0].length + last[0].length
          for (let c = next.value.charCodeAt(0) + 1; c <= (last[1] ?? '').toLowerCase().charCodeAt(0); c++) {
            take(String.fromCharCode(c), end)
          }
        }
      } else {
        at = next.end
      }
      break
    }
    if (at === before) break
  }
  if (letters === 0) take('', at)
  const last = units.at(-1)
  if (last && last.end < at) units[units.length - 1] = { ...last, end: at }
  return at
}

type Piece =
  | { readonly kind: 'paragraph'; readonly value: string; readonly end: number }
  | { readonly kind: 'letter'; readonly value: string; readonly end: number }
  | { readonly kind: 'skip'; readonly end: number }

function readPiece(
  text: string,
  at: number,
  state: {
    readonly paragraph: string
    readonly letters: number
    readonly afterJoin: boolean
    readonly article: string
    readonly section: boolean
    /** Numbers have been read where other laws have paragraphs. */
    readonly numbered: boolean
  },
): Piece | null {
  const { paragraph, letters, afterJoin, article, section, numbered } = state
  const named = sticky(PARAGRAPH, text, at)
  if (named)
    return { kind: 'paragraph', value: named[1] ?? String(roman(named[2] ?? '')), end: at + named[0].length }
  const lost = paragraph === '' ? sticky(PARAGRAPH_LOST, text, at) : null
  if (lost) return { kind: 'skip', end: at + lost[0].length }
  if (paragraph === '' && !afterJoin) {
    const short =
      sticky(PARENTHESIS, text, at) ??
      sticky(DOTTED, text, at) ??
      sticky(SLASHED, text, at) ??
      sticky(BARE_PARAGRAPH, text, at)
    if (short) return { kind: 'paragraph', value: short[1] ?? '', end: at + short[0].length }
    const numeral = sticky(ROMAN, text, at)
    if (numeral)
      return { kind: 'paragraph', value: String(roman(numeral[1] ?? '')), end: at + numeral[0].length }
  }
  const further = numbered && afterJoin ? sticky(NUMBER_MORE, text, at) : null
  if (further) return { kind: 'paragraph', value: further[1] ?? '', end: at + further[0].length }
  const letter =
    sticky(LETTER, text, at) ??
    (letters > 0 && !afterJoin && /^.{0,4}\) \p{Lu}\p{Ll}/u.test(text.slice(at, at + 9))
      ? null
      : sticky(LETTER_CLOSED, text, at)) ??
    (paragraph !== '' && letters === 0 && !afterJoin
      ? (sticky(LETTER_ATTACHED, text, at) ?? sticky(LETTER_SLASHED, text, at))
      : null)
  if (letter) return { kind: 'letter', value: letter[1] ?? '', end: at + letter[0].length }
  const alone =
    paragraph === '' && !afterJoin && (article === '6' || article === '9')
      ? sticky(LETTER_ALONE, text, at)
      : null
  if (alone) return { kind: 'letter', value: alone[1] ?? '', end: at + alone[0].length }
  const whole = section && paragraph === '' && !afterJoin ? sticky(WHOLE_SENTENCE, text, at) : null
  if (whole) return { kind: 'skip', end: at + whole[0].length }
  const number = sticky(NUMBER, text, at)
  if (number) {
    const end = at + number[0].length
    if (paragraph === '') return { kind: 'paragraph', value: number[1] ?? '', end }
    // "Art. 6 Abs. 1 Nr. 1 lit. f": in articles a number is a sentence, in sections it has letters of its own.
    if (!section) return { kind: 'skip', end }
    const inner =
      sticky(LETTER, text, end) ?? sticky(LETTER_CLOSED, text, end) ?? sticky(LETTER_BARE, text, end)
    return { kind: 'skip', end: inner ? end + inner[0].length : end }
  }
  if (paragraph !== '') {
    const sentence = sticky(SENTENCE, text, at)
    if (sentence && (!afterJoin || sticky(LETTER, text, at + sentence[0].length)))
      return { kind: 'skip', end: at + sentence[0].length }
    const closed = afterJoin || letters > 0 ? null : sticky(SENTENCE_CLOSED, text, at)
    if (closed) return { kind: 'skip', end: at + closed[0].length }
    const dotted = sticky(LETTER_DOTTED, text, at)
    if (dotted && !afterJoin) return { kind: 'letter', value: dotted[1] ?? '', end: at + dotted[0].length }
    const bare = afterJoin
      ? sticky(/([a-k])(?=[\s,;/)]|$|\.(?!\s?[hVvB]))(?!\s?\.\s?[hV])/uy, text, at)
      : sticky(LETTER_BARE, text, at)
    if (bare && (afterJoin ? letters > 0 : letters === 0))
      return { kind: 'letter', value: bare[1] ?? '', end: at + bare[0].length }
    const more = afterJoin && letters === 0 ? sticky(PARAGRAPH_MORE, text, at) : null
    if (more) return { kind: 'paragraph', value: more[1] ?? '', end: at + more[0].length }
    const parenthesis = afterJoin && letters === 0 ? sticky(PARENTHESIS, text, at) : null
    if (parenthesis)
      return { kind: 'paragraph', value: parenthesis[1] ?? '', end: at + parenthesis[0].length }
  }
  return null
}

function roman(numeral: string): number {
  // An "l" is a one that was read from paper.
  return numeral === 'l' ? 1 : ['', 'I', 'II', 'III', 'IV', 'V'].indexOf(numeral.toUpperCase())
}

function sticky(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** A norm as text: `GDPR 6(1)(f)`, `TDDDG 25(1)`, `BDSG 26`. */
export function normOf(cited: Pick<Cited, 'act' | 'article' | 'paragraph' | 'letter'>): string {
  const paragraph = cited.paragraph === '' ? '' : `(${cited.paragraph})`
  const letter = cited.letter === '' ? '' : `(${cited.letter})`
  return `${cited.act} ${cited.article}${paragraph}${letter}`
}
