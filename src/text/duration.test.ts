import { expect, test } from 'vitest'
import { durationText, lengthText } from './duration.ts'

test.each([
  ['P7D', '7 Tage', '7 Tagen', '7 Tage', '7 days'],
  ['P1Y', 'ein Jahr', 'einem Jahr', 'ein Jahr', 'one year'],
  ['P1M', 'ein Monat', 'einem Monat', 'einen Monat', 'one month'],
  ['PT1M', 'eine Minute', 'einer Minute', 'eine Minute', 'one minute'],
  [
    'P1Y6M',
    'ein Jahr und 6 Monate',
    'einem Jahr und 6 Monaten',
    'ein Jahr und 6 Monate',
    'one year and 6 months',
  ],
  ['PT72H', '72 Stunden', '72 Stunden', '72 Stunden', '72 hours'],
  ['P2W', '2 Wochen', '2 Wochen', '2 Wochen', '2 weeks'],
])('%s', (duration, german, dative, accusative, english) => {
  expect([
    durationText(duration, 'de'),
    durationText(duration, 'de', 'dative'),
    durationText(duration, 'de', 'accusative'),
    durationText(duration, 'en'),
  ]).toEqual([german, dative, accusative, english])
})

test('lengths of the law read the same', () => {
  expect(lengthText({ value: 8, unit: 'year' }, 'de')).toBe('8 Jahre')
  expect(lengthText({ value: 1, unit: 'month' }, 'en')).toBe('one month')
})
