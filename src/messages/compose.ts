import { type Language, Problem } from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'

export type Message = Declaration['messages'][number]

/** What stands in a slot of a message: a text, or a path on the company's pages that becomes a link. */
export type Slot = string | { readonly path: string }

/** What a message says, ready to send. */
export interface Composed {
  readonly subject: string
  readonly text: string
}

/**
 * Fills the slots of a declared message. Values are text, never markup; they cannot add lines to the subject, nor slots
 * of their own.
 *
 * @throws Problem 422 `message/slot` naming every slot that has no value and every value that has no slot
 */
export function compose(
  message: Message,
  language: Language,
  slots: Readonly<Record<string, Slot>>,
  baseUrl: string,
): Composed {
  const wanted = new Set(
    [...`${message.subject[language]} ${message.body[language]}`.matchAll(/\{\{(\w+)\}\}/gu)].map(
      (found) => found[1] ?? '',
    ),
  )
  const faults = [
    ...[...wanted]
      .filter((name) => !Object.hasOwn(slots, name))
      .map((field) => ({ field, code: 'missing', message: 'Ohne Wert / without a value' })),
    ...Object.keys(slots)
      .filter((name) => !wanted.has(name))
      .map((field) => ({ field, code: 'unknown', message: 'Nicht erklärt / not declared' })),
  ]
  if (faults.length > 0) {
    throw new Problem(422, 'message/slot', `The message “${message.id}” has other slots than were given.`, {
      faults,
    })
  }
  const valueOf = (name: string): string => {
    const slot = slots[name] ?? ''
    return typeof slot === 'string' ? slot : `${baseUrl}${slot.path}`
  }
  const fill = (text: string): string => text.replace(/\{\{(\w+)\}\}/gu, (_, name: string) => valueOf(name))
  return {
    subject: fill(message.subject[language]).replace(/\s+/gu, ' ').slice(0, 200),
    text: fill(message.body[language]),
  }
}
