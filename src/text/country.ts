import type { Language } from '../base/index.ts'

const names = {
  de: new Intl.DisplayNames('de', { type: 'region' }),
  en: new Intl.DisplayNames('en-GB', { type: 'region' }),
} as const

/** The name of a country by its ISO 3166 code: `US` is Vereinigte Staaten, United States. */
export function countryText(code: string, language: Language): string {
  return names[language].of(code) ?? code
}
