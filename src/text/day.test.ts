import { expect, test } from 'vitest'
import { knownDayText } from './day.ts'

test.each([
  ['2026-12-05', '5. Dezember 2026', '5 December 2026'],
  ['2024-05', 'Mai 2024', 'May 2024'],
  ['2024', '2024', '2024'],
  ['2024-13', '2024-13', '2024-13'],
  ['im Mai', 'im Mai', 'im Mai'],
])('%s as far as it is known', (said, german, english) => {
  expect(knownDayText(said, 'de')).toBe(german)
  expect(knownDayText(said, 'en')).toBe(english)
})
