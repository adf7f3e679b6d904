import { expect, test } from 'vitest'
import type { Declaration } from '../../declaration/index.ts'
import { keptBy, restrictionWords } from './restriction.ts'

const declaration = {
  activities: [
    {
      periods: [
        {
          id: 'complaints-3y',
          length: { by: 'own', duration: 'P3Y', why: { de: 'wegen Rückfragen', en: 'for questions' } },
        },
      ],
    },
  ],
} as unknown as Declaration

test.each([
  [
    '18(1)(a)',
    'Richtigkeit wird geprüft (Art. 18 Abs. 1 lit. a DSGVO)',
    'accuracy is being checked (Art. 18(1)(a) GDPR)',
    'person',
  ],
  ['statute:mpbetreib-book', '§ 13 Abs. 3 MPBetreibV', '§ 13(3) MPBetreibV', 'statute'],
  ['statute:complaints-3y', 'wegen Rückfragen', 'for questions', 'period'],
  ['something else', 'something else', 'something else', 'person'],
])('%s is told in both languages', (ground, de, en, by) => {
  expect(restrictionWords(ground, declaration)).toEqual({ de, en })
  expect(keptBy(ground)).toBe(by)
})
