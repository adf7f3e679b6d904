import fc from 'fast-check'
import { expect, test } from 'vitest'
import { narrowly } from './narrow.ts'

test('a piece is what a slice is, whatever the text and wherever it is cut', () => {
  const letter = fc.constantFrom('a', 'ß', 'ÿ', '„', '–', 'ł', '€', '中', '\ud83d', '\u0000')
  fc.assert(
    fc.property(
      fc.array(letter).map((letters) => letters.join('')),
      fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: 0, max: 12 }),
      (text, start, end) => {
        expect(narrowly(text)(start, end)).toBe(text.slice(start, end))
      },
    ),
  )
})

test('units beyond Latin-1 are not taken for those their lower byte means', () => {
  // U+0161 ends in the byte of "a", U+2013 in a control character.
  const cut = narrowly('štatt a – b')
  expect([cut(0, 5), cut(6, 7), cut(8, 9)]).toEqual(['štatt', 'a', '–'])
})
