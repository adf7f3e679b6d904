import type { Day, Language } from '../base/index.ts'

const formats = {
  de: new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
} as const

/** A day as one writes it in a letter: 5. Dezember 2026, 5 December 2026. */
export function dayText(day: Day, language: Language): string {
  return formats[language].format(new Date(`${day}T00:00:00Z`))
}
