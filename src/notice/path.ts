import type { Language } from '../base/index.ts'

/** Where a company's notice is found. */
export function noticePath(company: string, language: Language): string {
  return `/${company}/${language === 'de' ? 'datenschutz' : 'privacy'}`
}

/** Where all its versions are found. */
export function versionsPath(company: string, language: Language): string {
  return `${noticePath(company, language)}/${language === 'de' ? 'fassungen' : 'versions'}`
}
