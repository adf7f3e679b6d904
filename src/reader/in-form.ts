import { type Correction, type FactForm, correctableFacts } from './correct.ts'
import { countryCode } from './facts/countries.ts'
import { findDurations } from './facts/period.ts'
import type { Facts } from './facts/index.ts'
import { reportWords, sayValue } from './report/index.ts'

/**
 * Corrections as `correct` takes them: a country or a period may come in words, German or English ("Schweiz", "8 years"), as
 * a report shows them, and a day as 5.12.2026. What cannot be read stays as it was written, and is refused by its form.
 */
export function inForm(facts: Facts, corrections: readonly Correction[]): readonly Correction[] {
  const forms = new Map(correctableFacts(facts, corrections).map(({ path, form }) => [path, form]))
  return corrections.map(({ path, value }) => ({
    path,
    value: value === null ? null : (READ[forms.get(path) ?? 'text']?.(value.trim()) ?? value),
  }))
}

const READ: Readonly<Partial<Record<FactForm, (value: string) => string | undefined>>> = {
  country: (value) => (/^[a-z]{2}$/iu.test(value) ? value.toUpperCase() : countryCode(value)),
  period: (value) => {
    const criterion = CRITERIA.get(value.toLowerCase())
    const [only, ...more] = findDurations(value)
    return (
      criterion ??
      (more.length > 0
        ? undefined
        : (only?.iso ?? (/^p\S+$/iu.test(value) ? value.toUpperCase() : undefined)))
    )
  },
  day: (value) => {
    const [, day = '', month = '', year] = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/u.exec(value) ?? []
    return year === undefined ? undefined : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  },
}

/** Periods that are no length of time, by what reports call them. */
const CRITERIA: ReadonlyMap<string, string> = new Map(
  ['purpose', 'statutory', 'session', 'unlimited'].flatMap((one) => [
    [one, one],
    [sayValue(one, reportWords('de')).toLowerCase(), one],
    [sayValue(one, reportWords('en')).toLowerCase(), one],
  ]),
)
