import type { FieldFault, Language } from '../base/index.ts'
import type { FormField } from '../declaration/index.ts'
import { formWords } from '../text/forms.ts'
import type { AddressFault } from './address.ts'
import type { NotPlain } from '../base/index.ts'

/** One thing wrong with one field; the words come later. */
export type Fault =
  | { readonly field: string; readonly code: 'field/missing' }
  | { readonly field: string; readonly code: 'field/unknown' }
  | { readonly field: string; readonly code: 'field/type'; readonly expected: FormField['type'] }
  | { readonly field: string; readonly code: 'field/too-long'; readonly max: number }
  | { readonly field: string; readonly code: 'field/too-small'; readonly min: number }
  | { readonly field: string; readonly code: 'field/too-large'; readonly max: number }
  | { readonly field: string; readonly code: 'field/not-plain'; readonly why: NotPlain }
  | { readonly field: string; readonly code: 'field/email' }
  | { readonly field: string; readonly code: 'field/phone' }
  | { readonly field: string; readonly code: 'field/choice'; readonly choices: readonly string[] }
  | { readonly field: string; readonly code: 'field/card-number' }
  | { readonly field: string; readonly code: 'consent/needed' }
  | { readonly field: string; readonly code: 'consent/answer' }
  | ({ readonly field: string } & AddressFault)

/** A field's name as it may be repeated in an answer: cut, and without anything that is not plain. */
function sayable(name: string): string {
  return Array.from(name.toWellFormed())
    .slice(0, 60)
    .join('')
    .replace(/[^\p{L}\p{N}_.:\- ]/gu, '?')
}

/** Faults in the person's language, one sentence each. */
export function worded(faults: readonly Fault[], language: Language): readonly FieldFault[] {
  const words = formWords(language)
  return faults.map((fault) => ({
    field: sayable(fault.field),
    code: fault.code,
    message: words.fault(fault),
  }))
}
