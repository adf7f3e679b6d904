import type { Block, Span } from '../notice.ts'
import type { Scene } from './scene.ts'
import { sieve } from './sieve.ts'

/** The day of the notice, as exact as written, with its place. */
export interface DateFound {
  readonly iso: string
  readonly at: Span
}

const MONTHS = [
  'jan',
  'feb',
  'm[äa]r',
  'apr',
  'ma[iy]',
  'jun',
  'jul',
  'aug',
  'sep',
  'o[kc]t',
  'nov',
  'de[zc]',
]
const MONTH_NAME =
  '(?:Jan(?:uar|uary|\\.)?|Jän(?:ner|\\.)?|Feb(?:ruar|ruary|\\.)?|März?|Mrz\\.?|March|Mar\\.|Apr(?:il|\\.)?|Mai|May|Jun[ie]?|Jul[iy]?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|O[kc]t(?:ober|\\.)?|Nov(?:ember|\\.)?|De[zc](?:ember|\\.)?)'
const YEAR = '(?:19|20)\\d\\d'
const DATE = [
  `(?<y1>${YEAR})-(?<m1>\\d\\d)(?:-(?<d1>\\d\\d))?(?!\\d)`,
  `(?<d2>\\d{1,2})\\.\\s?(?<m2>\\d{1,2})\\.\\s?(?<y2>${YEAR}|\\d\\d(?!\\d))`,
  `(?<d3>\\d{1,2})(?:\\.|st|nd|rd|th)?\\s?(?<n3>${MONTH_NAME})\\s?,?\\s?(?<y3>${YEAR})`,
  `(?<n4>${MONTH_NAME})\\s(?<d4>\\d{1,2})(?:st|nd|rd|th)?,?\\s(?<y4>${YEAR})`,
  `(?<n5>${MONTH_NAME})[\\s,/]{1,2}(?<y5>${YEAR})`,
  `(?<n10>${MONTH_NAME})\\s?['’‘´](?<y10>\\d\\d)(?!\\d)`,
  `(?<d6>\\d{1,2})/(?<m6>\\d{1,2})/(?<y6>${YEAR})`,
  `(?<m7>\\d{1,2})\\s?[./-]\\s?(?<y7>${YEAR})`,
  `(?<y8>${YEAR})/(?<m8>\\d{1,2})`,
  `(?<y9>${YEAR})`,
].join('|')

const CUE = sieve(
  /(?<![\p{L}])(?:[Bb]eschlossen (?:vom|durch (?:den|das)) (?:Vorstand|Präsidium|Beirat|Vereinsvorstand|Kirchenvorstand)(?= (?:am|im) )|vom (?:Vorstand|Präsidium|Beirat|Vereinsvorstand) (?:durchgesehen|beschlossen|verabschiedet|genehmigt|geprüft)(?= (?:am|im) )|(?:Stand|(?:Änderungs|Bearbeitungs|Redaktions|Rechts|Aktualisierungs|Text|Dokument(?:en)?|Fassungs)stand)(?!ort|ard|vertrag| der Technik)(?:\s?\(Datum\))?|[Zz]uletzt (?:haben|habe|hat|wurde|ist|war)(?= [^.;]{0,60}(?<!\p{L})(?:Zettel|Text|Blatt|Seite|Schreiben|Dokument|[\p{L}]{0,14}[Ee]rklärung|[\p{L}]{0,14}[Hh]inweise|daran|hier)(?!\p{L})[^.;]{0,70} (?:am|im|vom) [\p{Lu}\d])|[Zz]uletzt(?= (?:am |im |[\p{Ll}]{6,14}:? ?\d))|(?:Erklärung|Hinweise|Information(?:en)?|Richtlinie|Notiz|Merkblatt|Blatt|Aushang)(?= vom \d)|[\p{L}]{0,16}(?:erklärung|hinweise?|information(?:en)?|richtlinie|merkblatt)(?= vom \d)|[Ll]ast reviewed|Datenstand|[Vv]ersion(?:sstand|sdatum)?|Fassung(?: vom)?|[Zz]uletzt (?:aktualisiert|geändert|überarbeitet|angepasst|bearbeitet)|[Ll]etzte[rn]? (?:Aktualisierung|Änderung|Überarbeitung|Stand|Bearbeitung|Anpassung)|aktualisiert (?:am|im)|(?:angepasst|überarbeitet)(?= (?:am |im )?[\p{Lu}\d])|Aktualisiert|[Gg]ültig (?:ab|seit)|[Gg]ültigkeit ab|(?:gilt|gelten) (?:ab|seit)|in Kraft (?:seit|ab|getreten am)|Inkrafttreten|Datum|Ausgabe|Revision|[Ll]ast[ _-](?:updated?|modified|revised|changed|review(?:ed)?)|lastmod|[Dd]ate(?=: ["']?\d)|[Uu]pdated(?: on)?|[Ee]ffective(?: date| as of| from)?|(?:[Nn]otice|[Pp]olicy|[Ss]tatement) is (?:of|dated)|[Aa]s of|Status|(?:aktuell )?gültig und (?:hat den|datiert)|geändert am|überarbeitet am|Erstellt am|Letztes Update|Aktualisierungsdatum|Wirksam ab|Letztmalig aktualisiert|Rev\.)(?![\p{L}])/u,
)
const LONE = new RegExp(`^\\(?(?:[\\p{Lu}][\\p{L}. -]{2,30},\\s(?:den |im )?)?(?:${DATE})\\.?\\)?$`, 'u')
const FOREIGN =
  /Verordnung|Richtlinie|Beschluss|Gesetz(?:es)? vom|BGBl|Urteil|Art\.|§|Privacy Shield|Angemessenheit|Tätigkeit|Uhr|HRB|Zertifi|Shopware|PHP|TLS|Browser|iOS|Android|Modul/u

/**
 * The notice's own date: after a word such as "Stand" or "Zuletzt aktualisiert", or alone on a line at its end or head.
 * Where there are several, one that speaks of the notice itself wins, then one near the end or the head.
 */
export function readDate(scene: Scene): DateFound | undefined {
  const { text } = scene
  let best: { readonly found: DateFound; readonly score: number } | undefined
  const cues = scene.blocks.flatMap((block, at) =>
    [...CUE.all(scene.siftedOf(at))].map((match) => ({ word: match[0], index: block.start + match.index })),
  )
  for (const cue of cues) {
    const from = cue.index + cue.word.length
    const after = scene.piece(from, from + 140)
    const near = dateIn(after)
    if (!near) continue
    const between = after.slice(0, near.start)
    if (FOREIGN.test(between)) continue
    const said = scene.piece(Math.max(0, cue.index - 90), cue.index)
    if (
      /^(?:in Kraft|[Gg]ültig|gilt|gelten|Fassung|geändert)/u.test(cue.word) &&
      LAW.test(lastSentence(said))
    )
      continue
    const iso = near.iso
    const place: Span = [from + near.start, from + near.end]
    const blockStart = scene.blocks[scene.sentenceAt(cue.index).block]?.start ?? 0
    const own = /Datenschutz|Erklärung|Hinweise|Dokument|Information|policy|notice|Richtlinie/iu.test(
      scene.piece(Math.max(blockStart, cue.index - 100), from + near.start),
    )
    if (!own && /^(?:gilt|gelten)/u.test(cue.word)) continue
    const edge = cue.index > text.length - 700 || cue.index < 500
    const short = cue.index - blockStart < 4
    const score =
      (own ? 2 : 0) +
      (edge ? 2 : 0) +
      (short ? 2 : 0) +
      (/^Stand|aktualisiert|Aktualisierung|angepasst|updated/u.test(cue.word) ? 2 : 0) -
      (between.length > 50 ? 1 : 0) -
      (iso.length === 4 ? 2 : 0) -
      // The version of a maker's text: "(Version #2020-09-30, angepasst November 2023)".
      (/#\s?$/u.test(between) ? 1 : 0)
    if (score >= 2 && (!best || score > best.score)) best = { found: { iso, at: place }, score }
  }
  if (best) return best.found
  const { first, last } = edgesOf(scene)
  for (const block of [...last, ...first]) {
    if (block.end - block.start > SHORT) continue
    const line = scene.piece(block.start, block.end).trim()
    const near = last.indexOf(block) < 3
    // A town before it tells a signed line from all others, even where the page's menu follows; so does a bracket around it.
    if (!near && !/^\p{Lu}[\p{L}. -]{2,30},\s|^\([^()]+\)$/u.test(line)) continue
    const alone = loneIn(line)
    if (alone) {
      const start = text.indexOf(line, block.start)
      return { iso: alone, at: [start, start + line.length] }
    }
  }
  for (const block of [...last.slice(0, 3), ...first]) {
    if (block.end - block.start > LONGEST_IMPRINT) continue
    const line = scene.piece(block.start, block.end)
    // "Muster GmbH | Personal | 12.09.2024": a day among what a sheet says of itself.
    const pieces = line.split(BETWEEN)
    const written = pieces.length < 2 ? undefined : pieces.find((piece) => loneIn(piece.trim()) !== undefined)
    const iso = written === undefined ? undefined : loneIn(written.trim())
    if (written === undefined || iso === undefined) continue
    const start = block.start + line.indexOf(written)
    return { iso, at: [start, start + written.length] }
  }
  return made(scene)
}

/** The day that a piece of text is, where it is nothing but one and says more than the year. */
function loneIn(text: string): string | undefined {
  const match = LONE.exec(text)
  const iso = match ? isoOf(match.groups ?? {}) : undefined
  return iso && iso.length > 4 ? iso : undefined
}

const LONGEST_IMPRINT = 140
const BETWEEN = /\s[|·•]\s/u

/** So long at most is a line that says nothing but a day, or an entry of a page's menu. */
const SHORT = 60
const MOST_ENTRIES = 20

/** The first and the last few blocks, the last first, without the menu of the page that stands above and below them. */
function edgesOf(scene: Scene): { readonly first: readonly Block[]; readonly last: readonly Block[] } {
  const { blocks } = scene
  const isEntry = (block: Block | undefined): boolean => {
    if (block === undefined || block.end - block.start > SHORT) return false
    const line = scene.piece(block.start, block.end)
    const match = ANY_DATE.exec(line)
    const iso = match && isoOf(match.groups ?? {})
    return (iso === null || iso === undefined || iso.length === 4) && !/[.!?]$/u.test(line.trimEnd())
  }
  let [from, to] = [0, blocks.length]
  while (from < MOST_ENTRIES && isEntry(blocks[from])) from += 1
  while (blocks.length - to < MOST_ENTRIES && isEntry(blocks[to - 1])) to -= 1
  return {
    first: blocks.slice(Math.max(0, from - 4), from + 4),
    last: blocks.slice(Math.max(0, to - 9), to).reverse(),
  }
}

const MADE =
  /(?<![\p{L}])(?:[Ee]rstellt|[Vv]erfasst|[Gg]eschrieben|[Aa]ufgeschrieben|[Vv]erabschiedet|[Zz]usammengestellt|[Aa]ufgesetzt|[Nn]iedergeschrieben|[Gg]edruckt|[Ff]reigegeben|[Üü]berarbeitet|[Aa]ktualisiert|[Gg]eprüft|[Aa]ngepasst|[Bb]eschlossen|[Aa]ufgehängt|[Aa]usgehängt|[Vv]eröffentlicht|written|published|reviewed|revised)(?![\p{L}])/u

/** "Diese Hinweise wurden im Juni 2023 erstellt", or a last line that is a name of the sheet and a month. */
function made(scene: Scene): DateFound | undefined {
  const { first, last } = edgesOf(scene)
  for (const block of [...last, ...first]) {
    const line = scene.piece(block.start, block.end)
    if (line.length > 400) continue
    const far = last.indexOf(block) > 2
    for (const [start, end] of block.sentences.length > 0
      ? block.sentences
      : [[block.start, block.end] as const]) {
      const sentence = scene.piece(start, end)
      const match = ANY_DATE.exec(sentence)
      const iso = match && isoOf(match.groups ?? {})
      const resolved = RESOLVED.test(sentence) && !far
      if (!match || !iso || iso.length === 4 || (!resolved && (FOREIGN.test(sentence) || LAW.test(sentence))))
        continue
      const near = sentence.slice(Math.max(0, match.index - 60), match.index + match[0].length + 90)
      const sheet =
        sentence.length < 45 &&
        !/(?<![\p{L}])(?:seit|bis|ab|gilt|Tel|Fax|[Nn]ächste[rsn]?|Termine?|Treffen|Urlaub|geschlossen)(?![\p{L}])/u.test(
          sentence,
        )
      if (resolved || (sheet && !far) || (MADE.test(near) && (!far || line.length < 120))) {
        const at = start + match.index
        return { iso, at: [at, at + match[0].length] }
      }
    }
  }
  return undefined
}

/** "(Vorstandsbeschluss vom 3.5.2024)": a last line on who of the house took it. */
const RESOLVED =
  /^[([–-]?\s?(?:(?:Vorstands|Kirchenvorstands|Rats|Gemeinderats|Presbyteriums|Senats|Präsidiums|Gremiums)[Bb]eschluss|(?:Beschluss|Beschlossen) (?:des|der|durch|vom|von|in|im) (?:de[nrm] )?(?!Europäisch|EU-|Rates|Kommission|Bundes|Verwaltungsgericht)[\p{L} .-]{2,50}?)(?:,? (?:vom|am|im|in der Sitzung vom))? \d[\p{L}\d. ]{3,20}[)\].]{0,2}$/u

// A law that came into force on a day, not the notice.
const LAW =
  /(?:[Gg]esetz(?:es)?|Verordnung|Abkommens?|Beschluss(?:es)?|(?<![\p{L}])(?:rev|n)?DSG|TT?DDG|TTDSG|TDDDG|BDSG|Act|AGB|Tarif[\p{L}]{0,12}|Preis[\p{L}]{0,12})(?![\p{L}])/u

function lastSentence(text: string): string {
  return text.slice(Math.max(text.lastIndexOf('. '), text.lastIndexOf('\n')) + 1)
}

function dateIn(
  after: string,
): { readonly iso: string; readonly start: number; readonly end: number } | undefined {
  const stop = /[\n;!?]|[\p{L}]{4}\.\s(?=\p{Lu})/u.exec(after)
  const piece = after.slice(0, stop ? stop.index + 1 : 110)
  for (const match of piece.matchAll(ANY_DATES)) {
    const iso = isoOf(match.groups ?? {})
    // "Schuljahr 2019/20, September 2019"
    if (!iso || /(?:jahr|[Ss]emester|[Ss]aison|Spielzeit) $/u.test(piece.slice(0, match.index))) continue
    const end = match.index + match[0].length
    // "Ostern 2024 (31.3.2024)": the day in brackets says it better than the year.
    const exact = iso.length === 4 ? BRACKETED.exec(piece.slice(end)) : null
    const day = exact && isoOf(exact.groups ?? {})
    if (exact && day)
      return { iso: day, start: end + exact[0].indexOf('(') + 1, end: end + exact[0].length - 1 }
    return { iso, start: match.index, end }
  }
  return undefined
}

const BRACKETED = new RegExp(`^ ?\\((?:${DATE})\\)`, 'u')
const ANY_DATE = new RegExp(`(?<![\\d.,/Q])(?:${DATE})(?![\\d])`, 'u')
const ANY_DATES = new RegExp(ANY_DATE, 'gu')

function isoOf(groups: Readonly<Record<string, string | undefined>>): string | undefined {
  const pick = (letter: string): string | undefined => {
    for (let n = 1; n <= 10; n++) {
      const value = groups[`${letter}${n}`]
      if (value !== undefined) return value
    }
    return undefined
  }
  const year = pick('y')
  if (!year) return undefined
  const name = pick('n')
  const month = name === undefined ? Number(pick('m') ?? 0) : monthOf(name)
  const day = Number(pick('d') ?? 0)
  const full = year.length === 2 ? `20${year}` : year
  if (month === 0) return pick('m') === undefined && name === undefined ? full : undefined
  if (month > 12 || day > 31) return undefined
  const two = (n: number): string => String(n).padStart(2, '0')
  return day === 0 ? `${full}-${two(month)}` : `${full}-${two(month)}-${two(day)}`
}

const WHOLE_DATE = new RegExp(`^(?:${DATE})$`, 'u')

/** A date that is the whole of a text, in any way of writing one, as exact as written: "Februar 2023" is `2023-02`. */
export function dateSaid(text: string): string | undefined {
  return isoOf(WHOLE_DATE.exec(text)?.groups ?? {})
}

function monthOf(name: string): number {
  const lower = name.toLowerCase().replace(/^jän/u, 'jan').replace(/^mrz/u, 'mär')
  return MONTHS.findIndex((month) => new RegExp(`^${month}`, 'u').test(lower)) + 1
}
