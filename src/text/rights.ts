import type { Language } from '../base/index.ts'
import { rights as de, type RightsText } from './de/rights.ts'
import { rights as en } from './en/rights.ts'

/** Words of requests and their answers. */
export function rightsText(language: Language): RightsText {
  return language === 'de' ? de : en
}
