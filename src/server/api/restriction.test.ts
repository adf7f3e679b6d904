import { expect, test } from 'vitest'
import { restrictionWords } from './restriction.ts'

test.each([
  [
    '18(1)(a)',
    'Richtigkeit wird geprüft (Art. 18 Abs. 1 lit. a DSGVO)',
    'accuracy is being checked (Art. 18(1)(a) GDPR)',
  ],
  ['statute:video', '§ 4 Abs. 5 BDSG', '§ 4(5) BDSG'],
  ['statute:no-such-rule', 'no-such-rule', 'no-such-rule'],
  ['something else', 'something else', 'something else'],
])('%s is told in both languages', (ground, de, en) => {
  const words = restrictionWords(ground)
  expect(words.de).toContain(de)
  expect(words.en).toContain(en)
})
