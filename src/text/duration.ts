import type { Language } from '../base/index.ts'

type Unit = 'year' | 'month' | 'week' | 'day' | 'hour' | 'minute' | 'second'
type Case = 'nominative' | 'dative' | 'accusative'

const parts: readonly (readonly [RegExp, Unit])[] = [
  [/^P[^T]*?(\d+)Y/u, 'year'],
  [/^P[^T]*?(\d+)M/u, 'month'],
  [/^P[^T]*?(\d+)W/u, 'week'],
  [/^P[^T]*?(\d+)D/u, 'day'],
  [/T.*?(\d+)H/u, 'hour'],
  [/T.*?(\d+)M/u, 'minute'],
  [/T.*?(\d+)S/u, 'second'],
]

const german: {
  readonly [U in Unit]: readonly [
    one: string,
    oneDative: string,
    many: string,
    manyDative: string,
    oneAccusative: string,
  ]
} = {
  year: ['ein Jahr', 'einem Jahr', 'Jahre', 'Jahren', 'ein Jahr'],
  month: ['ein Monat', 'einem Monat', 'Monate', 'Monaten', 'einen Monat'],
  week: ['eine Woche', 'einer Woche', 'Wochen', 'Wochen', 'eine Woche'],
  day: ['ein Tag', 'einem Tag', 'Tage', 'Tagen', 'einen Tag'],
  hour: ['eine Stunde', 'einer Stunde', 'Stunden', 'Stunden', 'eine Stunde'],
  minute: ['eine Minute', 'einer Minute', 'Minuten', 'Minuten', 'eine Minute'],
  second: ['eine Sekunde', 'einer Sekunde', 'Sekunden', 'Sekunden', 'eine Sekunde'],
}
const english: { readonly [U in Unit]: readonly [one: string, many: string] } = {
  year: ['one year', 'years'],
  month: ['one month', 'months'],
  week: ['one week', 'weeks'],
  day: ['one day', 'days'],
  hour: ['one hour', 'hours'],
  minute: ['one minute', 'minutes'],
  second: ['one second', 'seconds'],
}

/** A length of time in words: `P1M` is ein Monat (after “nach”: einem Monat; before “nach etwas”: einen Monat), one month. */
export function durationText(duration: string, language: Language, as: Case = 'nominative'): string {
  const said = parts.flatMap(([pattern, unit]) => {
    const count = Number(pattern.exec(duration)?.[1] ?? 0)
    return count === 0 ? [] : [counted(count, unit, language, as)]
  })
  return said.join(language === 'de' ? ' und ' : ' and ')
}

/** A length of time of the law's tables in words. */
export function lengthText(
  length: { readonly value: number; readonly unit: 'year' | 'month' | 'week' | 'day' | 'hour' },
  language: Language,
  as: Case = 'nominative',
): string {
  return counted(length.value, length.unit, language, as)
}

function counted(count: number, unit: Unit, language: Language, as: Case): string {
  if (language === 'en') {
    const [one, many] = english[unit]
    return count === 1 ? one : `${count} ${many}`
  }
  const [one, oneDative, many, manyDative, oneAccusative] = german[unit]
  if (count === 1) return { nominative: one, dative: oneDative, accusative: oneAccusative }[as]
  return `${count} ${as === 'dative' ? manyDative : many}`
}
