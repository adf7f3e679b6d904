import type { Form, FormField } from '../declaration/index.ts'
import { checkAddress } from './address.ts'
import type { Fault } from './fault.ts'
import { lengthOf, notPlain, tidy } from '../base/index.ts'

/** What a person typed, as it will be kept. Fields left empty are absent. */
export type Values = Readonly<Record<string, string | number>>

/** The answers to a form's consent questions that were given with it. Silence is no answer. */
export type Answers = Readonly<Record<string, 'given' | 'refused'>>

export type Validated =
  | { readonly ok: true; readonly values: Values; readonly answers: Answers }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** Bytes of an image travel beside the other fields. */
const notTyped = (field: FormField): boolean => field.type === 'image'

/** Longest texts where the declaration sets no bound of its own; in code points. */
const longest: Readonly<Record<FormField['type'], number>> = {
  text: 200,
  'long-text': 4000,
  email: 254, // RFC 5321: a path has at most 256 octets with its brackets
  phone: 30,
  integer: 12,
  choice: 60,
  image: 0,
  street: 120,
  postcode: 12,
  city: 100,
  country: 2,
}

/** An address as mail programs take it; deliberately narrower than RFC 5322 (no quotes, no comments, no literals). */
function isEmail(text: string): boolean {
  if (text.length > 254) return false
  const at = text.lastIndexOf('@')
  const local = text.slice(0, at)
  const domain = text.slice(at + 1)
  if (at < 1 || local.length > 64 || domain.length > 253) return false
  if (!/^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~.-]+$/u.test(local) || /^\.|\.\.|\.$/u.test(local)) return false
  const labels = domain.split('.')
  const label = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u
  return labels.length >= 2 && labels.every((part) => label.test(part)) && !/^\d+$/u.test(labels.at(-1) ?? '')
}

function isPhone(text: string): boolean {
  const digits = text.replace(/\D/gu, '').length
  return /^\+?[\d ()/.-]+$/u.test(text) && digits >= 5 && digits <= 15 // E.164: at most 15 digits
}

/** Digits that pass the check sum of payment cards (ISO/IEC 7812) or look like an IBAN. */
export function looksLikeCredentials(text: string): boolean {
  for (const run of text.matchAll(/\d(?:[ -]?\d){12,18}/gu)) {
    const digits = run[0].replace(/\D/gu, '')
    let sum = 0
    for (let i = 0; i < digits.length; i++) {
      const digit = Number(digits[digits.length - 1 - i])
      sum += i % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2
    }
    if (sum % 10 === 0 && digits.length >= 13) return true
  }
  return /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b/u.test(text)
}

function checkText(field: FormField, raw: string): { value: string } | { fault: Fault } {
  const name = field.name
  const why = notPlain(raw, field.type === 'long-text')
  if (why !== null) return { fault: { field: name, code: 'field/not-plain', why } }
  const value = tidy(raw)
  const max = Math.min(field.max ?? longest[field.type], longest['long-text'])
  if (lengthOf(value) > max) return { fault: { field: name, code: 'field/too-long', max } }
  if (field.min !== undefined && value !== '' && lengthOf(value) < field.min) {
    return { fault: { field: name, code: 'field/too-small', min: field.min } }
  }
  return { value }
}

/** One field: its value, `null` where it was left empty, or what is wrong with it. */
function checkField(
  field: FormField,
  raw: unknown,
  typed: 'json' | 'form',
): { value: string | number | null } | { fault: Fault } {
  const name = field.name
  const empty = raw === undefined || raw === null || (typeof raw === 'string' && raw.trim() === '')
  if (empty) return field.required ? { fault: { field: name, code: 'field/missing' } } : { value: null }
  const wrong: { fault: Fault } = { fault: { field: name, code: 'field/type', expected: field.type } }

  if (field.type === 'integer') {
    const number =
      typeof raw === 'number'
        ? raw
        : typed === 'form' && typeof raw === 'string' && /^ *-?\d{1,9} *$/u.test(raw)
          ? Number(raw)
          : NaN
    if (!Number.isSafeInteger(number)) return wrong
    const min = field.min ?? 0
    const max = field.max ?? 1_000_000
    if (number < min) return { fault: { field: name, code: 'field/too-small', min } }
    if (number > max) return { fault: { field: name, code: 'field/too-large', max } }
    return { value: number }
  }
  if (typeof raw !== 'string') return wrong
  if (field.type === 'choice') {
    const choices = (field.choices ?? []).map((choice) => choice.value)
    return choices.includes(raw) ? { value: raw } : { fault: { field: name, code: 'field/choice', choices } }
  }
  const text = checkText(field, raw)
  if ('fault' in text) return text
  const { value } = text
  if (field.type === 'email' && !isEmail(value)) return { fault: { field: name, code: 'field/email' } }
  if (field.type === 'phone' && !isPhone(value)) return { fault: { field: name, code: 'field/phone' } }
  if (field.type === 'country') return { value: value.toUpperCase() }
  return { value }
}

/**
 * Checks everything that came for a declared form and reports all faults at once, in the order of the form. Fields
 * the declaration does not name are refused by name (Art. 5(1)(c) GDPR: nothing beyond what is stated).
 *
 * @param input the parsed body; anything at all
 * @param how `json`: types are strict; `form`: everything came as text. `insist`: the names of city fields whose
 *   spelling the person keeps although another was suggested
 */
export function validateForm(
  form: Form,
  input: unknown,
  how: { readonly typed: 'json' | 'form'; readonly insist?: readonly string[] },
): Validated {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return {
      ok: false,
      faults: form.fields.filter((f) => f.required).map((f) => ({ field: f.name, code: 'field/missing' })),
    }
  }
  const given = new Map<string, unknown>(Object.entries(input))
  const faults: Fault[] = []
  const values: Record<string, string | number> = {}

  for (const field of form.fields) {
    if (notTyped(field)) continue
    const checked = checkField(field, given.get(field.name), how.typed)
    if ('fault' in checked) faults.push(checked.fault)
    else if (checked.value !== null) values[field.name] = checked.value
  }
  for (const field of form.fields) {
    const value = values[field.name]
    // Kinds of payment are kept, their numbers never are (they go to the provider alone).
    if (typeof value === 'string' && field.type !== 'phone' && looksLikeCredentials(value)) {
      faults.push({ field: field.name, code: 'field/card-number' })
    }
  }

  for (const names of form.addresses) {
    const part = (name: string): string => String(values[name] ?? '')
    const address = {
      street: part(names.street),
      postcode: part(names.postcode),
      city: part(names.city),
      country: part(names.country),
    }
    const complete = Object.values(address).every((value) => value !== '')
    if (complete) {
      for (const fault of checkAddress(address, how.insist?.includes(names.city) ?? false)) {
        faults.push({ ...fault, field: names[fault.part] })
      }
    } else if (Object.values(address).some((value) => value !== '')) {
      // An address is whole or absent, also where it is voluntary.
      for (const key of ['street', 'postcode', 'city', 'country'] as const) {
        const name = names[key]
        if (part(name) === '' && !faults.some((fault) => fault.field === name)) {
          faults.push({ field: name, code: 'field/missing' })
        }
      }
    }
  }

  const answers: Record<string, 'given' | 'refused'> = {}
  const known = new Set(form.fields.filter((f) => !notTyped(f)).map((f) => f.name))
  for (const { consent, needed } of form.consents) {
    const name = consentField(consent)
    known.add(name)
    const raw = given.get(name)
    if (raw === 'given' || raw === 'refused') answers[consent] = raw
    else if (raw !== undefined) faults.push({ field: name, code: 'consent/answer' })
    if (needed && answers[consent] !== 'given' && !faults.some((f) => f.field === name)) {
      faults.push({ field: name, code: 'consent/needed' })
    }
  }
  for (const name of given.keys()) if (!known.has(name)) faults.push({ field: name, code: 'field/unknown' })

  return faults.length > 0 ? { ok: false, faults } : { ok: true, values, answers }
}

/** The name under which the answer to a consent question travels with a form. */
export function consentField(consent: string): string {
  return `consent:${consent}`
}
