import type { Language } from '../base/index.ts'
import { forms as de, type FormWords } from './de/forms.ts'
import { forms as en } from './en/forms.ts'

/** What forms, their faults, and the pages around them say. */
export function formWords(language: Language): FormWords {
  return language === 'de' ? de : en
}

export type { FormWords }
