import type { Language, PersonId, RecordId } from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'
import type { Acting, Recorded } from '../ledger/index.ts'
import { openRecord } from '../records/index.ts'
import { takeBackPath } from './take-back.ts'

/** The mail that follows a form. */
export interface Receipt {
  readonly message: string
  readonly person: PersonId
  readonly record: RecordId
  readonly language: Language
  readonly slots: Readonly<Record<string, string | { readonly path: string }>>
}

/**
 * The receipt a declared form asks for: the service message of its activity that ends in `-receipt`. It carries the link
 * by which the enquiry can be taken back without login, and the labels of what was chosen; nothing else of what was typed.
 *
 * @returns null when the act was no form, or no receipt is declared for it
 */
export async function receiptOf(
  acting: Acting,
  declaration: Declaration,
  act: Recorded,
): Promise<Receipt | null> {
  const { person, record } = act
  const form = declaration.forms.find((one) => one.id === act.content?.['form'] && one.channel === 'web')
  const message = declaration.messages.find(
    (one) => one.class === 'service' && one.activity === form?.activity && one.id.endsWith('-receipt'),
  )
  if (form === undefined || message === undefined || person === undefined || record === undefined) return null
  const language = act.content?.['language'] === 'en' ? 'en' : 'de'
  const row = await openRecord(acting, declaration, { store: form.store, person, record })
  const body = `${message.subject[language]}${message.body[language]}`
  const slots: Record<string, string | { readonly path: string }> = {}
  for (const [, name = ''] of body.matchAll(/\{\{(\w+)\}\}/gu)) {
    if (name === 'company') continue
    if (name === 'takeBack') {
      slots[name] = { path: takeBackPath(acting.world, acting.company, { form: form.id, person, record }) }
      continue
    }
    const value = row?.fields[name]
    const choice = form.fields
      .find((field) => field.column === name)
      ?.choices?.find((one) => one.value === value)
    slots[name] =
      choice?.label[language] ?? (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
  }
  return { message: message.id, person, record, language, slots }
}
