import { type FieldFault, type Language, lengthOf, notPlain, tidy } from '../base/index.ts'
import { rightsText } from '../text/rights.ts'
import { type Right, parseRight } from './right.ts'

/** What the page of requests takes; nothing else is accepted. */
const FIELDS = { right: 40, email: 254, name: 120, reference: 80, message: 4000 } as const

/** A request as a person typed it, checked. */
export interface Typed {
  readonly right: Right
  readonly email: string
  readonly name?: string
  readonly reference?: string
  readonly message?: string
}

/**
 * Checks what a person typed, all faults at once, in their language. Fields that the page does not have are refused
 * by name.
 */
export function validateRequest(
  input: Readonly<Record<string, unknown>>,
  language: Language,
):
  | { readonly ok: true; readonly typed: Typed }
  | { readonly ok: false; readonly faults: readonly FieldFault[] } {
  const words = rightsText(language).faults
  const faults: FieldFault[] = []
  const values: Record<string, string> = {}
  for (const [field, value] of Object.entries(input)) {
    const max = Object.hasOwn(FIELDS, field) ? FIELDS[field as keyof typeof FIELDS] : undefined
    if (max === undefined) {
      faults.push({ field: field.slice(0, 60), code: 'field/unknown', message: words.unknown })
      continue
    }
    if (typeof value !== 'string') {
      faults.push({ field, code: 'field/type', message: words.characters })
      continue
    }
    const text = tidy(value)
    if (notPlain(text, field === 'message') !== null)
      faults.push({ field, code: 'field/characters', message: words.characters })
    else if (lengthOf(text) > max) faults.push({ field, code: 'field/too-long', message: words.tooLong(max) })
    else if (text !== '') values[field] = text
  }
  const right = parseRight(values['right'])
  const blamed = new Set(faults.map(({ field }) => field))
  if (right === undefined && !blamed.has('right'))
    faults.push({ field: 'right', code: 'field/missing', message: words.right })
  const { email } = values
  if (!blamed.has('email') && (email === undefined || !isAddress(email))) {
    faults.push({
      field: 'email',
      code: email === undefined ? 'field/missing' : 'field/email',
      message: words.reachable,
    })
  }
  if (faults.length > 0 || right === undefined || email === undefined) return { ok: false, faults }
  const { name, reference, message } = values
  return {
    ok: true,
    typed: {
      right,
      email,
      ...(name === undefined ? {} : { name }),
      ...(reference === undefined ? {} : { reference }),
      ...(message === undefined ? {} : { message }),
    },
  }
}

/** Whether a text can be an address of mail: one @, a host with a dot, nothing that would end a header line. */
function isAddress(text: string): boolean {
  return /^[^\s@<>"(),:;\\[\]]{1,64}@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/iu.test(text)
}
