import { describe, expect, test } from 'vitest'
import { parseDay } from '../../base/index.ts'
import { readFacts } from '../facts/index.ts'
import { readText } from '../text/index.ts'
import { audit } from './index.ts'
import { COMPLETE, INCOMPLETE } from './plain.fixture.ts'

const today = parseDay('2026-11-22')
const JUDGED = /^a13\.(?:1\.[a-f]|2\.)/u

function missingOf(text: string): readonly string[] {
  const notice = readText(text)
  return audit(notice, readFacts(notice), today)
    .checklist.filter((item) => item.status === 'missing' && JUDGED.test(item.id))
    .map((item) => item.id)
    .toSorted()
}

describe('a notice that says everything in plain words lacks nothing', () => {
  test.each(COMPLETE.map((one) => [one.name, one] as const))('%s', (_, { text }) => {
    expect(missingOf(text)).toEqual([])
  })
})

describe('what is left out is found, though words near it speak of something else', () => {
  test.each(INCOMPLETE.map((one) => [one.name, one] as const))('%s', (_, { text, missing }) => {
    expect(missingOf(text)).toEqual(missing.toSorted())
  })
})
