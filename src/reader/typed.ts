import { isDay, type Language } from '../base/index.ts'
import { countryCode, dateSaid, findDurations } from './facts/index.ts'
import { reportWords } from './report/words.ts'

/** Two letters that name no country: groups of countries, places made up for tests, and "unknown". */
const NO_COUNTRIES: ReadonlySet<string> = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'])
const LANGUAGES: readonly Language[] = ['de', 'en']

/** Two-letter code of a country that somebody typed: its name in German or English, or the code itself. */
export function countryTyped(text: string): string | null {
  const said = text.trim().replace(/^(?:die|der|das|the) /iu, '')
  return countryCode(said) ?? countriesByName().get(said.toLowerCase()) ?? null
}

let byName: ReadonlyMap<string, string> | undefined

/** Every country by its code and by what it is called on our screens, in small letters. */
function countriesByName(): ReadonlyMap<string, string> {
  if (byName !== undefined) return byName
  const names = LANGUAGES.map(
    (language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }),
  )
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')
  const codes = letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !NO_COUNTRIES.has(code))
  byName = new Map(
    codes.flatMap((code) => {
      const called = names.flatMap((name) => name.of(code) ?? [])
      return called.length === 0
        ? []
        : [code, ...called].map((name): [string, string] => [name.toLowerCase(), code])
    }),
  )
  return byName
}

const ISO =
  /^P(?=.)(?:\d{1,4}Y)?(?:\d{1,4}M)?(?:\d{1,4}W)?(?:\d{1,4}D)?(?:T(?=.)(?:\d{1,4}H)?(?:\d{1,4}M)?(?:\d{1,4}S)?)?$/u
/** The parts of a duration in the order in which ISO 8601 writes them. */
const PARTS = ['Y', 'M', 'W', 'D', 'TH', 'TM', 'TS']

/**
 * A period that somebody typed: a length of time in words or as ISO 8601 ("8 Jahre", "1 year, 6 months", `P8Y`), or one of
 * the words by which a report says a period that has no length ("bis der Zweck entfällt").
 */
export function periodTyped(text: string): string | null {
  const said = text.trim()
  if (ISO.test(said.toUpperCase())) return said.toUpperCase()
  for (const language of LANGUAGES) {
    for (const [period, called] of Object.entries(reportWords(language).periods)) {
      if (said === period || said.toLowerCase() === called.toLowerCase()) return period
    }
  }
  return lengthTyped(said)
}

/** Lengths that follow each other, larger ones first, with nothing else around them; each unit once. */
function lengthTyped(said: string): string | null {
  const found = findDurations(said)
  const between = found.map(({ at }, i) => said.slice(found[i - 1]?.at[1] ?? 0, at[0]).trim())
  const [first, ...joins] = [...between, said.slice(found.at(-1)?.at[1] ?? 0).trim()]
  const last = joins.pop()
  if (first !== '' || last !== '' || !joins.every((join) => /^(?:,|und|and)?$/u.test(join))) return null
  const parts = found.map(({ iso }) => {
    const [, time = '', amount = '', unit = ''] = /^P(T?)(\d+)(\w)$/u.exec(iso) ?? []
    return { rank: PARTS.indexOf(time + unit), time, text: amount + unit }
  })
  if (parts.some(({ rank }, i) => rank <= (parts[i - 1]?.rank ?? -1))) return null
  const days = parts.filter(({ time }) => time === '').map((part) => part.text)
  const hours = parts.filter(({ time }) => time !== '').map((part) => part.text)
  return `P${days.join('')}${hours.length === 0 ? '' : `T${hours.join('')}`}`
}

/** A day, a month or a year that somebody typed, as exact as typed: "5. Dezember 2026" is `2026-12-05`. */
export function dayTyped(text: string): string | null {
  const iso = dateSaid(text.trim())
  return iso === undefined || (iso.length === 10 && !isDay(iso)) ? null : iso
}
