import { type Day, type Instant, type Language, isDay } from '../base/index.ts'

const formats = {
  de: new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
} as const

/** A day as one writes it in a letter: 5. Dezember 2026, 5 December 2026. */
export function dayText(day: Day, language: Language): string {
  return formats[language].format(new Date(`${day}T00:00:00Z`))
}

const months = {
  de: new Intl.DateTimeFormat('de-DE', { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }),
} as const

/** A day as far as it is known: `2026-12-05` is 5. Dezember 2026, `2026-12` Dezember 2026, `2026` itself. */
export function knownDayText(said: string, language: Language): string {
  if (isDay(said)) return dayText(said, language)
  return isDay(`${said}-01`) ? months[language].format(new Date(`${said}-01T00:00:00Z`)) : said
}

const moments = {
  de: new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Berlin' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Berlin' }),
} as const

/** A day, or a moment with its time of day where German deadlines run: 15. November 2026 um 00:00. */
export function momentText(at: Day | Instant, language: Language): string {
  return at.length === 10 ? dayText(at as Day, language) : moments[language].format(new Date(at))
}
