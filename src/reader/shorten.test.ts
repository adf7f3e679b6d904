import { expect, test } from 'vitest'
import { shortened } from './shorten.ts'

test.each([
  ['Wir löschen Rechnungen nach acht Jahren.', 40, 'Wir löschen Rechnungen nach acht Jahren.'],
  ['Wir löschen Rechnungen nach acht Jahren.', 39, 'Wir löschen Rechnungen nach acht…'],
  ['Wir löschen Rechnungen, dann Briefe', 24, 'Wir löschen Rechnungen…'],
  ['Wir löschen\n  Rechnungen nach', 12, 'Wir löschen…'],
  ['Angemessenheitsbeschlusses', 10, 'Angemesse…'],
])('%s in %d characters', (text, most, short) => {
  expect(shortened(text, most)).toBe(short)
  expect(shortened(text, most).length).toBeLessThanOrEqual(most)
})
