import { ahead } from '../ahead.ts'
import { matchesOf } from '../matches.ts'
import type { Span } from '../notice.ts'

/** A length of time as written: ISO 8601, with its place in the text that was searched. */
export interface Duration {
  readonly iso: string
  readonly at: Span
}

const ONES = ['ein', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun']
const WORDS: ReadonlyMap<string, number> = new Map([
  ...['ein', 'eine', 'einem', 'einen', 'eines', 'einer', 'einjähr', 'one', 'a', 'an'].map(
    (w): [string, number] => [w, 1],
  ),
  ...[
    'zwei',
    'drei',
    'vier',
    'fünf',
    'sechs',
    'sieben',
    'acht',
    'neun',
    'zehn',
    'elf',
    'zwölf',
    'dreizehn',
    'vierzehn',
    'fünfzehn',
    'sechzehn',
    'siebzehn',
    'achtzehn',
    'neunzehn',
    'zwanzig',
  ].map((w, i): [string, number] => [w, i + 2]),
  ...[
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
    'thirteen',
    'fourteen',
    'fifteen',
  ].map((w, i): [string, number] => [w, i + 2]),
  ...['zwanzig', 'dreißig', 'vierzig', 'fünfzig', 'sechzig', 'siebzig', 'achtzig', 'neunzig'].flatMap(
    (tens, t) => [
      [tens, (t + 2) * 10] as [string, number],
      ...ONES.map((one, o): [string, number] => [`${one}und${tens}`, (t + 2) * 10 + o + 1]),
    ],
  ),
  ['dreissig', 30],
  ...['sixteen', 'seventeen', 'eighteen', 'nineteen'].map((w, i): [string, number] => [w, i + 16]),
  ...['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'].flatMap((tens, t) => [
    [tens, (t + 2) * 10] as [string, number],
    ...['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'].map(
      (one, o): [string, number] => [`${tens}-${one}`, (t + 2) * 10 + o + 1],
    ),
  ]),
  ['hundert', 100],
  ['einhundert', 100],
  ['hundertachtzig', 180],
  ['einhundertachtzig', 180],
  ['paar', 0],
  ['fuenf', 5],
  ['zwoelf', 12],
])

// The unit comes first in the search because it is rare; the numbers stand before it, up to three of them.
const UNIT = ahead(
  /(?<![\p{L}])(?:(Sekunden?|Minuten?|Stunden?|(?:Kalender|Werk|Arbeits)?[Tt]age?(?:n|s)?|Wochen?|(?:Kalender)?[Mm]onat(?:en?|e?s)?|(?:Kalender|Geschäfts|Schul|Lebens)?[Jj]ahre?(?:n|s)?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|Std\.?|Min\.|Sek\.|Mon\.|J\.|(?<=\d\d ?)h|(?<=\d\d)d|(?:Halb|Viertel|Dreiviertel)jahr(?:e?s)?|Quartale?n?|Semestern?)(?![\p{L}])|((?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|vierzehn|dreißig)?-?(?:tägig|wöchig|monatig|jährig|stündig|minütig)(?:e[nrsm]?)?)(?![\p{L}]))/giu,
)
const BEFORE =
  /(?:(?<![\p{L}\p{N}.,])(?!(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-\p{L})(\d{1,4}|[a-zäöüß]{3,20})\s?(?:\([^()]{1,15}\))?(?:[-‑]\s?)?(?:,|\s?(?:(?:und|oder) bis zu|und|oder|bzw\.|beziehungsweise|bis(?: zu)?|respektive|sowie|or|and|to|-|–|\/)(?:\s(?:von|zu|maximal|mindestens))?)\s?)?(?:(?<![\p{L}\p{N}.,])(?!(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-\p{L})(\d{1,4}|[a-zäöüß]{3,20})\s?(?:\([^()]{1,15}\))?(?:[-‑]\s?)?(?:,|\s?(?:(?:und|oder) bis zu|und|oder|bzw\.|beziehungsweise|bis(?: zu)?|respektive|sowie|or|and|to|-|–|\/)(?:\s(?:von|zu|maximal|mindestens))?)\s?)?(?<![\p{L}\p{N}.,])(\d{1,4}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-[a-z]{3,5}|[a-zäöüß]{1,20})\s?(?:\([^()]{1,15}\)\s?)?(?:(?:volle[nr]?|ganze[nr]?|weitere[nr]?|further|aufeinanderfolgende[nr]?)\s)?[-‑]?\s?$/iu
/** Months of what is called a part of a year. */
const PART_OF_YEAR: ReadonlyMap<string, number> = new Map([
  ['halb', 6],
  ['viertel', 3],
  ['dreiviertel', 9],
])
/** Halves in numbers that end with one: "anderthalb Jahre", "zweieinhalb Jahre". */
const AND_A_HALF: ReadonlyMap<string, number> = new Map([
  ['anderthalb', 3],
  ['eineinhalb', 3],
  ['einundeinhalb', 3],
  ['zweieinhalb', 5],
  ['dreieinhalb', 7],
])
/** "bis zum Ende des dritten Jahres". */
const ORDINAL =
  /(?<=(?:Ende|Ablauf|Schluss) des )(zweiten|dritten|vierten|fünften|sechsten|siebten|achten|neunten|zehnten) $/u
const ORDINALS = [
  'zweiten',
  'dritten',
  'vierten',
  'fünften',
  'sechsten',
  'siebten',
  'achten',
  'neunten',
  'zehnten',
]
const HALF = /(?:halbe[nrs]?|half)\s(?:ein(?:e[mns]?)?\s)?$/iu

/**
 * Every length of time in a short text, in order. `6 bzw. 10 Jahre` gives two. Numbers as digits or words, German and
 * English, also inside adjectives (`sechsmonatig`, `14-tägig`).
 */
export function findDurations(text: string): readonly Duration[] {
  const found: Duration[] = []
  for (const match of matchesOf(UNIT, text)) {
    const end = match.index + match[0].length
    const word = match[1] ?? match[2] ?? ''
    const unit = unitOf(word)
    if (unit === undefined) continue
    const before = text.slice(Math.max(0, match.index - 60), match.index)
    const base = match.index - before.length
    const half = HALF.exec(before)
    if (half) {
      const iso = unit === 'Y' ? 'P6M' : unit === 'H' ? 'PT30M' : undefined
      if (iso) found.push({ iso, at: [base + half.index, end] })
      continue
    }
    const inside =
      match[2] === undefined
        ? undefined
        : numberOf(match[2].replace(/-?(?:tägig|wöchig|monatig|jährig|stündig|minütig).{0,2}$/iu, ''))
    if (inside !== undefined) {
      found.push({ iso: iso(inside, unit), at: [match.index, end] })
      continue
    }
    if (match[2] !== undefined && !match[2].startsWith('-') && !/\d\s?$/u.test(before)) continue
    const ordinal = ORDINAL.exec(before)
    const nth = ordinal && ORDINALS.indexOf(ordinal[1] ?? '') + 2
    if (nth && nth > 1 && /^(?:Kalender|Geschäfts)?(?:[Jj]ahr|[Mm]onat)e?s$/u.test(word)) {
      found.push({ iso: iso(nth, unit), at: [base + ordinal.index, end] })
      continue
    }
    const numbers = BEFORE.exec(before)
    if (!numbers) continue
    const [, first, second, last] = numbers
    const value = numberOf(last ?? '')
    const some = PART_OF_YEAR.get(/^[\p{L}]+(?=jahr)/u.exec(word)?.[0].toLowerCase() ?? '')
    if (some !== undefined) {
      if (value === 1) found.push({ iso: `P${some}M`, at: [base + numbers.index, end] })
      continue
    }
    const halves = AND_A_HALF.get((last ?? '').toLowerCase())
    if (halves !== undefined) {
      const months = unit === 'Y' ? halves * 6 : 0
      if (months > 0)
        found.push({
          iso: `P${months}M`,
          at: [base + numbers.index + numbers[0].lastIndexOf(last ?? ''), end],
        })
      continue
    }
    if (value === undefined || value === 0) continue
    for (const other of [first, second]) {
      const earlier = numberOf(other ?? '')
      if (earlier !== undefined && earlier > 0 && !/^(?:a|an|eine?[mnrs]?)$/u.test(other ?? '')) {
        const start = base + numbers[0].indexOf(other ?? '') + numbers.index
        found.push({ iso: iso(earlier, unit), at: [start, end] })
      }
    }
    const start = base + numbers.index + numbers[0].lastIndexOf(last ?? '')
    found.push({ iso: iso(value, unit), at: [start, end] })
  }
  return summed(text, found)
}

/** "ein Jahr und drei Monate", "1 Jahr, 3 Monate": one length of time of two units. */
function summed(text: string, found: readonly Duration[]): readonly Duration[] {
  return found.flatMap((one, n): readonly Duration[] => {
    const years = YEARS.exec(one.iso)
    const before = found[n - 1]
    if (before && YEARS.test(before.iso) && MONTHS.test(one.iso) && isSum(text, before, one)) return []
    const next = found[n + 1]
    if (!years || !next || !MONTHS.test(next.iso) || !isSum(text, one, next)) return [one]
    return [{ iso: `P${years[1]}Y${next.iso.slice(1)}`, at: [one.at[0], next.at[1]] }]
  })
}

function isSum(text: string, one: Duration, next: Duration): boolean {
  return text.slice(one.at[1], next.at[0]) === ' und '
}

const YEARS = /^P(\d{1,2})Y$/u
const MONTHS = /^P(?:[1-9]|1[01])M$/u

/** Whether a period is a length of time, not a criterion. */
export function isDuration(period: string): boolean {
  return /^P(?=.)/u.test(period)
}

/** Months (a year is twelve) and seconds of an ISO 8601 duration; equal durations have equal text. */
export function comparable(period: string): string {
  const match =
    /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/u.exec(period)
  if (!match) return period
  const [y, mo, w, d, h, mi, s] = match.slice(1).map((part) => Number(part ?? 0))
  return `${(y ?? 0) * 12 + (mo ?? 0)}m${((w ?? 0) * 7 + (d ?? 0)) * 86400 + (h ?? 0) * 3600 + (mi ?? 0) * 60 + (s ?? 0)}s`
}

type UnitLetter = 'S' | 'MIN' | 'H' | 'D' | 'W' | 'M' | 'Y' | 'Q' | 'SEM'

function unitOf(word: string): UnitLetter | undefined {
  const lower = word.toLowerCase()
  if (/lebensjahr/u.test(lower)) return undefined
  if (/^(?:sek|second)/u.test(lower)) return 'S'
  if (/min/u.test(lower)) return 'MIN'
  if (/stund|stünd|hour|std/u.test(lower)) return 'H'
  if (/tag|täg|day/u.test(lower)) return 'D'
  if (/woche|wöch|week/u.test(lower)) return 'W'
  if (lower === 'h') return 'H'
  if (lower === 'd') return 'D'
  if (/monat|month|^mon\./u.test(lower)) return 'M'
  if (/quartal/u.test(lower)) return 'Q'
  if (/semester/u.test(lower)) return 'SEM'
  return 'Y'
}

function iso(value: number, unit: UnitLetter): string {
  switch (unit) {
    case 'S':
      return `PT${value}S`
    case 'MIN':
      return `PT${value}M`
    case 'H':
      return `PT${value}H`
    case 'Q':
      return `P${value * 3}M`
    case 'SEM':
      return `P${value * 6}M`
    case 'D':
    case 'W':
    case 'M':
    case 'Y':
      return `P${value}${unit}`
  }
}

function numberOf(word: string): number | undefined {
  if (/^\d{1,4}$/u.test(word)) return Number(word)
  return WORDS.get(word.toLowerCase())
}
