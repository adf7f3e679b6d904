import { describe, expect, test } from 'vitest'
import { parseDay } from '../../base/index.ts'
import { readFacts } from '../facts/index.ts'
import { readText } from '../text/index.ts'
import { audit } from './index.ts'
import { BASE, GIVEN, NOT_GIVEN } from './wordings.fixture.ts'

const JUDGED = /^a13\.(?:1\.[a-f]|2\.)/u

/** What is missing of Art. 13(1) and (2) where a sentence stands in the place of others. */
function missingWith(instead: readonly string[], said: string): readonly string[] {
  const [first] = instead
  const text = Object.entries(BASE)
    .map(([name, own]) => (instead.includes(name) ? (name === first ? said : '') : own))
    .filter((one) => one !== '')
    .join('\n\n')
    // Where data go and what secures them stand in one paragraph.
    .replace('USA.\n\n', 'USA. ')
    .replace('vereinbart.\n\n', 'vereinbart. ')
  const notice = readText(text)
  return audit(notice, readFacts(notice), parseDay('2026-11-24'))
    .checklist.filter((item) => item.status === 'missing' && JUDGED.test(item.id))
    .map((item) => item.id)
}

test('the notice that the sentences stand in lacks nothing', () => {
  expect(missingWith([], '')).toEqual([])
})

describe.each(Object.entries(GIVEN))('%s is given, whatever the words', (_item, { instead, said }) => {
  test.each(said)('%s', (sentence) => {
    expect(missingWith(instead, sentence)).toEqual([])
  })
})

describe.each(Object.entries(NOT_GIVEN))('%s is missing, whatever sounds like it', (item, said) => {
  test.each(said)('%s', (sentence) => {
    expect(missingWith(GIVEN[item]?.instead ?? [], sentence)).toEqual([item])
  })
})
