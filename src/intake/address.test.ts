import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkAddress, edits } from './address.ts'

const home = { street: 'Siemensring 98', postcode: '47877', city: 'Willich', country: 'DE' }

test.each([
  { given: home, codes: [] },
  { given: { ...home, city: 'willich' }, codes: [] },
  { given: { ...home, city: 'Wilich' }, codes: ['address/city-near'] },
  { given: { ...home, city: 'Wlilich' }, codes: ['address/city-near'] },
  { given: { ...home, city: 'Hamburg' }, codes: ['address/city-elsewhere'] },
  { given: { ...home, street: 'Siemensring' }, codes: ['address/no-number'] },
  { given: { ...home, postcode: '4787' }, codes: ['address/postcode-form'] },
  { given: { ...home, postcode: '00001' }, codes: ['address/postcode-unknown'] },
  { given: { ...home, country: 'XX' }, codes: ['address/country-unknown'] },
  {
    given: { ...home, street: 'Ring', postcode: '4787x' },
    codes: ['address/no-number', 'address/postcode-form'],
  },
  { given: { ...home, postcode: '60311', city: 'Frankfurt' }, codes: [] },
  { given: { ...home, postcode: '50667', city: 'Koeln' }, codes: [] },
  { given: { ...home, postcode: '50667', city: 'KÖLN' }, codes: [] },
  { given: { ...home, postcode: '20095', city: 'Hamburg' }, codes: [] },
  { given: { street: 'Graben 1', postcode: '1010', city: 'Wien', country: 'AT' }, codes: [] },
  {
    given: { street: 'Graben 1', postcode: '1010', city: 'Graz', country: 'AT' },
    codes: ['address/city-elsewhere'],
  },
  { given: { street: 'Bahnhofstrasse 1', postcode: '8001', city: 'Zürich', country: 'CH' }, codes: [] },
  { given: { street: 'Damrak 1', postcode: '1012 ab', city: 'Amsterdam', country: 'NL' }, codes: [] },
])('$given.street, $given.postcode $given.city, $given.country: $codes', ({ given, codes }) => {
  expect(checkAddress(given).map((fault) => fault.code)).toEqual(codes)
})

test('a near miss is suggested, and may be kept', () => {
  expect(checkAddress({ ...home, city: 'Wilich' })).toEqual([
    { part: 'city', code: 'address/city-near', suggestion: 'Willich' },
  ])
  expect(checkAddress({ ...home, city: 'Wilich' }, true)).toEqual([])
})

test('insisting does not let a town pass that is elsewhere', () => {
  expect(checkAddress({ ...home, city: 'Hamburg' }, true)).toHaveLength(1)
})

/** The same distance by its definition, without a table. */
function slow(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length
  const change = a[0] === b[0] ? 0 : 1
  let best = Math.min(slow(a.slice(1), b) + 1, slow(a, b.slice(1)) + 1, slow(a.slice(1), b.slice(1)) + change)
  if (a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0])
    best = Math.min(best, slow(a.slice(2), b.slice(2)) + 1)
  return best
}

test('edits agree with their definition', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 })
  fc.assert(fc.property(word, word, (a, b) => edits(a, b, 9) === slow(a, b)))
})

test('anything at all is answered', () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 })
  fc.assert(
    fc.property(
      text,
      text,
      text,
      fc.constantFrom('DE', 'AT', 'NL', '__proto__', 'constructor', ''),
      (street, postcode, city, country) => {
        expect(Array.isArray(checkAddress({ street, postcode, city, country }))).toBe(true)
      },
    ),
  )
})
