import { describe, expect, test } from 'vitest'
import { parseDay } from '../../base/index.ts'
import { readFacts } from '../facts/index.ts'
import { readText } from '../text/index.ts'
import { RULES, tryRule } from './index.ts'
import { law } from './law.ts'

const today = parseDay('2026-11-22')

const carried = law.rules.map((row) => {
  const rule = RULES.find((each) => each.code === row.id)
  return {
    code: row.id,
    judged: row.not_judged === undefined,
    accepts: rule?.accepts ?? row.accepts ?? [],
    catches: rule?.catches ?? row.catches ?? [],
  }
})

function found(code: string, text: string): number {
  const notice = readText(text)
  return tryRule(code, notice, readFacts(notice), today).length
}

test('every rule that is judged carries sentences it accepts and sentences it catches', () => {
  const bare = carried.filter((one) => one.judged && (one.accepts.length === 0 || one.catches.length === 0))
  expect(bare.map((one) => one.code)).toEqual([])
  expect(carried.length).toBeGreaterThan(90)
})

test('every rule that thinks has a row in the law table', () => {
  const rows = new Set(law.rules.map((row) => row.id))
  expect(RULES.map((rule) => rule.code).filter((code) => !rows.has(code))).toEqual([])
})

describe.each(carried.filter((one) => one.judged))('$code', ({ code, accepts, catches }) => {
  test.each(accepts.map((text) => [text]))('accepts: %s', (text) => {
    expect(found(code, text)).toBe(0)
  })
  test.each(catches.map((text) => [text]))('catches: %s', (text) => {
    expect(found(code, text)).toBeGreaterThan(0)
  })
})
