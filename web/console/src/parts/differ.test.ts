import { array, assert, constantFrom, property } from 'fast-check'
import { expect, test } from 'vitest'
import { differ } from './differ.ts'

test('shows the word that changed', () => {
  expect(differ('Wir löschen nach 7 Tagen.', 'Wir löschen nach 14 Tagen.')).toEqual([
    { kind: 'same', text: 'Wir löschen nach ' },
    { kind: 'gone', text: '7 ' },
    { kind: 'new', text: '14 ' },
    { kind: 'same', text: 'Tagen.' },
  ])
})

test('both texts can be read off the difference', () => {
  const sentence = array(constantFrom('wir', 'löschen', 'nach', '7', 'Tagen'), { maxLength: 12 }).map((w) =>
    w.join(' '),
  )
  assert(
    property(sentence, sentence, (before, after) => {
      const pieces = differ(before, after)
      const read = (not: string): string =>
        pieces
          .filter((piece) => piece.kind !== not)
          .map((piece) => piece.text)
          .join('')
      expect(read('new')).toBe(before)
      expect(read('gone')).toBe(after)
    }),
  )
})
