import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  sampleDeclaration as declaration,
  sampleEnquiry as enquiry,
  samplePurchase,
} from '../../test/support/sample.ts'
import type { Form } from '../declaration/index.ts'
import { formWords } from '../text/forms.ts'
import { type Fault, worded } from './fault.ts'
import { formOf } from './progress.ts'
import { rehearsalEmail } from './rehearsal.ts'
import { looksLikeCredentials, validateForm } from './validate.ts'

const [contact, order, capture] = [
  formOf(declaration, 'contact'),
  formOf(declaration, 'order'),
  formOf(declaration, 'capture'),
]

/** An order whose invoice goes where the goods go. */
const purchase = {
  ...samplePurchase,
  billing_street: 'Siemensring 98',
  billing_postcode: '47877',
  billing_city: 'Willich',
}

function faults(form: Form, input: unknown, typed: 'json' | 'form' = 'json'): readonly Fault[] {
  const checked = validateForm(form, input, { typed })
  return checked.ok ? [] : checked.faults
}
const said = (form: Form, input: unknown): readonly string[] =>
  faults(form, input).map((f) => `${f.field} ${f.code}`)

test('a good enquiry and a good order pass', () => {
  expect(said(contact, enquiry)).toEqual([])
  expect(said(order, purchase)).toEqual([])
  expect(validateForm(contact, { ...enquiry, name: '  Ida\u0301 Lorenz ' }, { typed: 'json' })).toMatchObject(
    {
      ok: true,
      values: { name: 'Idá Lorenz' },
    },
  )
})

test('required fields alone are enough', () => {
  const { company: _company, phone: _phone, ...needed } = enquiry
  expect(said(contact, needed)).toEqual([])
})

test('every required field that is missing is named, all at once', () => {
  expect(said(contact, {})).toEqual(['name field/missing', 'email field/missing', 'message field/missing'])
  expect(said(order, {})).toEqual(
    order.fields.filter((f) => f.required).map((f) => `${f.name} field/missing`),
  )
})

test.each([null, 7, 'text', [], true])('%j instead of fields: every required field is named', (body) => {
  expect(said(contact, body)).toEqual(['name field/missing', 'email field/missing', 'message field/missing'])
})

describe('an address', () => {
  test.each([
    { change: { delivery_postcode: undefined }, expected: ['delivery_postcode field/missing'] },
    { change: { delivery_street: 'Siemensring' }, expected: ['delivery_street address/no-number'] },
    { change: { delivery_city: 'Hamburg' }, expected: ['delivery_city address/city-elsewhere'] },
    { change: { delivery_city: 'Wilich' }, expected: ['delivery_city address/city-near'] },
    {
      change: { billing_city: 'Wilich', delivery_city: 'Hamburg' },
      expected: ['delivery_city address/city-elsewhere', 'billing_city address/city-near'],
    },
    { change: { delivery_country: 'US' }, expected: ['delivery_country address/country-unknown'] },
  ])('$change: $expected', ({ change, expected }) => {
    expect(said(order, { ...purchase, ...change })).toEqual(expected)
  })

  test('keeps the spelling the person insists on', () => {
    const input = { ...purchase, delivery_city: 'Wilich' }
    const checked = validateForm(order, input, { typed: 'json', insist: ['delivery_city'] })
    expect(checked).toMatchObject({ ok: true, values: { delivery_city: 'Wilich' } })
  })
})

test.each(['4111 1111 1111 1111', '4111111111111111', '5500-0000-0000-0004', 'DE89 3704 0044 0532 0130 00'])(
  'a card or account number (%s) is taken nowhere',
  (number) => {
    expect(said(order, { ...purchase, name: `Ida ${number}` })).toEqual(['name field/card-number'])
    expect(said(order, { ...purchase, card_number: number })).toEqual(['card_number field/unknown'])
  },
)

test.each(['dateOfBirth', 'name', 'insuranceNumber', 'address', '__proto__x', 'constructor'])(
  'a capture refuses %s by name',
  (field) => {
    const input = { sex: 'female', age: 41, 'consent:analysis': 'given', [field]: 'x' }
    expect(said(capture, input)).toEqual([`${field} field/unknown`])
  },
)

test.each([
  { age: 41, expected: [] },
  { age: '41', expected: ['age field/type'] },
  { age: 41.5, expected: ['age field/type'] },
  { age: -1, expected: ['age field/too-small'] },
  { age: 121, expected: ['age field/too-large'] },
  { age: 1e300, expected: ['age field/type'] },
  { age: [41], expected: ['age field/type'] },
  { age: { $gt: 0 }, expected: ['age field/type'] },
  { age: null, expected: ['age field/missing'] },
])('age $age: $expected', ({ age, expected }) => {
  expect(said(capture, { age, 'consent:analysis': 'given' })).toEqual(expected)
})

test('sex has “no answer”, and may be left out', () => {
  expect(said(capture, { age: 41, sex: 'no-answer', 'consent:analysis': 'given' })).toEqual([])
  expect(said(capture, { age: 41, 'consent:analysis': 'given' })).toEqual([])
  expect(said(capture, { age: 41, sex: 'w', 'consent:analysis': 'given' })).toEqual(['sex field/choice'])
})

test('without the needed consent nothing passes; silence about the other is no consent', () => {
  expect(said(capture, { age: 41 })).toEqual(['consent:analysis consent/needed'])
  expect(said(capture, { age: 41, 'consent:analysis': 'refused' })).toEqual([
    'consent:analysis consent/needed',
  ])
  expect(said(capture, { age: 41, 'consent:analysis': true })).toEqual(['consent:analysis consent/answer'])
  expect(validateForm(capture, { age: 41, 'consent:analysis': 'given' }, { typed: 'json' })).toMatchObject({
    answers: { analysis: 'given' },
  })
})

/** What no field of words takes, whatever stands around it. */
const poison = fc.oneof(
  fc.constantFrom('\0', '\u0007', '\u001b[2J', '\u0085', '\u2028', '\u007f', '\ufffe'),
  fc.constantFrom('\u202e', '\u2066', '\u200b', '\ufeff', '\u{e0041}'),
  fc.constantFrom('\ud800', '\udfff', '\udc00\ud800'),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '</textarea>',
    '<!--',
    'javascript:alert(1)',
    '&#60;script',
  ),
)
const around = fc.string({ unit: fc.constantFrom('a', 'ß', '字', ' ', '9', '-'), maxLength: 12 })
const words = (form: Form): readonly string[] =>
  form.fields.filter((f) => !['integer', 'choice', 'image'].includes(f.type)).map((f) => f.name)

test('control characters, halves of characters, turned text and markup are refused in every field', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('contact', 'order'),
      fc.nat(),
      around,
      poison,
      around,
      (which, n, before, bad, after) => {
        const form = which === 'contact' ? contact : order
        const names = words(form)
        const field = names[n % names.length] ?? ''
        const found = faults(form, {
          ...(which === 'contact' ? enquiry : purchase),
          [field]: `x${before}${bad}${after}x`,
        })
        expect(found).toContainEqual(expect.objectContaining({ field, code: 'field/not-plain' }))
      },
    ),
    { numRuns: 500 },
  )
})

test('what is too long is refused, in every field', () => {
  for (const [form, good] of [
    [contact, enquiry],
    [order, purchase],
  ] as const) {
    for (const field of form.fields.filter((f) => words(form).includes(f.name))) {
      const found = faults(form, { ...good, [field.name]: 'ä'.repeat((field.max ?? 4000) + 1) })
      expect(found).toContainEqual(expect.objectContaining({ field: field.name, code: 'field/too-long' }))
    }
  }
})

test('the wrong type is refused, in every field', () => {
  const wrong = fc.oneof(
    fc.double(),
    fc.boolean(),
    fc.array(fc.string()),
    fc.dictionary(fc.string(), fc.string()),
    fc.bigInt(),
  )
  fc.assert(
    fc.property(wrong, fc.nat(), (value, n) => {
      const field = contact.fields[n % contact.fields.length]?.name ?? ''
      expect(faults(contact, { ...enquiry, [field]: value })).toContainEqual({
        field,
        code: 'field/type',
        expected: expect.any(String),
      })
    }),
  )
})

test('anything at all gets an answer; what passes is tidy, declared and within bounds', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.jsonValue(),
    fc.constantFrom(...Object.values(purchase)),
  )
  const name = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(...Object.keys({ ...enquiry, ...purchase })),
  )
  fc.assert(
    fc.property(fc.dictionary(name, value, { maxKeys: 20 }), fc.boolean(), (input, typed) => {
      const form = typed ? contact : order
      const given = { ...(typed ? enquiry : purchase), ...input }
      const checked = validateForm(form, given, { typed: 'json' })
      if (!checked.ok) {
        return worded(checked.faults, 'de').every(
          (fault) => fault.message !== '' && fault.field.length <= 120 && !/[<>&"'\p{Cc}]/u.test(fault.field),
        )
      }
      const declared = new Map(form.fields.map((field) => [field.name, field]))
      return Object.entries(checked.values).every(([key, kept]) => {
        const field = declared.get(key)
        return (
          field !== undefined && (typeof kept === 'number' || Array.from(kept).length <= (field.max ?? 4000))
        )
      })
    }),
    { numRuns: 1000 },
  )
})

test('faults have a sentence of their own in both languages', () => {
  const all = [
    ...faults(order, { ...purchase, delivery_city: 'Wilich', name: '', email: 'x', items: 'y', extra: 1 }),
  ]
  const de = worded(all, 'de')
  const en = worded(all, 'en')
  expect(de.map((f) => f.field)).toEqual(en.map((f) => f.field))
  for (const [i, fault] of de.entries()) expect(fault.message).not.toBe(en[i]?.message)
  expect(de.some((f) => f.message.includes('„Willich“'))).toBe(true)
  expect(formWords('de').fault({ code: 'nobody-knows' })).toBe(formWords('de').fault({ code: 'other' }))
})

test.each([
  ['ida@post.example', true],
  ['ida.lorenz+x@sub.post.example', true],
  ['idä@müller.example', true],
  ['ida@post', false],
  ['ida@@post.example', false],
  ['.ida@post.example', false],
  ['ida..l@post.example', false],
  ['ida@post.example\nBcc: all@post.example', false],
  ['ida@-post.example', false],
  ['ida@127.0.0.1', false],
  ['"ida"@post.example', false],
  [`${'a'.repeat(65)}@post.example`, false],
])('e-mail %j: %s', (email, good) => {
  expect(faults(contact, { ...enquiry, email }).length === 0).toBe(good)
})

test('no Testperson is refused because the address reads like a card number by chance', () => {
  const addresses = Array.from({ length: 20_000 }, rehearsalEmail)
  expect(addresses.filter(looksLikeCredentials)).toEqual([])
  expect(new Set(addresses).size).toBe(addresses.length)
})
