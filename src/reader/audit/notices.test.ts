import { describe, expect, test } from 'vitest'
import { parseDay } from '../../base/index.ts'
import { readFacts } from '../facts/index.ts'
import { readText } from '../text/index.ts'
import { audit } from './index.ts'
import { CODES, itemsOf, SAMPLES, sampleText } from './samples.ts'

const today = parseDay('2026-11-22')
const watched = new Set(Object.values(CODES))

/** Codes of the missing items that the audit reports, each once, in alphabetical order. */
function missed(text: string): readonly string[] {
  const notice = readText(text)
  const codes = audit(notice, readFacts(notice), today).findings.map((finding) => finding.code)
  return [...new Set(codes.filter((code) => watched.has(code)))].toSorted()
}

describe.each(SAMPLES)('$manner', (sample) => {
  test('misses what is not there and nothing else', () => {
    expect(missed(sampleText(sample))).toEqual(sample.missing)
  })
})

const mutants = SAMPLES.flatMap((sample) => itemsOf(sample).map((item) => ({ ...sample, item })))

test.each(mutants)('$manner: without $item, that is missed and nothing else', ({ item, ...sample }) => {
  expect(CODES[item]).toBeDefined()
  expect(missed(sampleText(sample, item))).toEqual([...sample.missing, CODES[item] ?? item].toSorted())
})
