import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Day, addDays, parseDay, parseInstant } from '../base/index.ts'
import { deadline, deadlineInstant, dueAfter, extendedDeadline, holidayOn, tableOf } from './index.ts'

const { months, hours } = tableOf('deadlines').test_vectors
const laender = tableOf('holidays-de').items.find((row) => row.id === 'neujahr')?.laender ?? []

describe('the answer to a request (Art. 12(3) GDPR)', () => {
  test.each(months)('received $received in $land: $why', (row) => {
    const plain = deadline(row.received, 'dsr-answer', row.land)
    const extended = extendedDeadline(row.received, 'dsr-answer', row.land)
    expect([plain.nominal, plain.legalEnd]).toEqual([row.nominal_end, row.legal_end])
    expect([extended.nominal, extended.legalEnd]).toEqual([row.extended_nominal_end, row.extended_legal_end])
  })

  test('there were vectors', () => expect(months.length).toBeGreaterThan(10))
})

describe('72 hours (Art. 33(1) GDPR)', () => {
  test.each(hours)('aware at $aware: $why', ({ aware, due }) => {
    expect(deadlineInstant(parseInstant(aware), 'breach-authority')).toBe(parseInstant(due))
  })
})

test('a rule without a number has no end, and says so', () => {
  expect(() => deadline(parseDay('2026-11-22'), 'breach-persons', 'DE-NW')).toThrow('names no number')
})

test('hours are not counted from a day', () => {
  expect(() => deadline(parseDay('2026-11-22'), 'breach-authority', 'DE-NW')).toThrow('hours')
})

test('what cannot be extended is not', () => {
  expect(() => extendedDeadline(parseDay('2026-11-22'), 'dsr-refusal', 'DE-NW')).toThrow('cannot be extended')
})

test.each([
  { duration: 'PT30M', start: '2026-11-22T08:00:00Z', due: '2026-11-22T08:30:00.000Z' },
  { duration: 'P7D', start: '2026-11-22T08:00:00Z', due: '2026-11-29T08:00:00.000Z' },
  { duration: 'P1D', start: '2026-03-28T11:00:00Z', due: '2026-03-29T10:00:00.000Z' },
  { duration: 'PT24H', start: '2026-03-28T11:00:00Z', due: '2026-03-29T11:00:00.000Z' },
  { duration: 'P1Y', start: '2024-02-29T12:00:00Z', due: '2025-02-28T12:00:00.000Z' },
])('$duration after $start is $due', ({ duration, start, due }) => {
  expect(dueAfter(duration, parseInstant(start))).toBe(due)
})

/** Counts on paper: month lengths by hand, then one day after the other until somebody has to act. */
function onPaper(received: Day, more: number, land: string): { nominal: Day; legalEnd: Day } {
  let year = Number(received.slice(0, 4))
  let month = Number(received.slice(5, 7)) + more
  while (month > 12) {
    month -= 12
    year += 1
  }
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  const day = Math.min(Number(received.slice(8)), lengths[month - 1] ?? 0)
  const nominal = parseDay(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
  let legalEnd = nominal
  while (
    [0, 6].includes(new Date(`${legalEnd}T12:00:00Z`).getUTCDay()) ||
    holidayOn(legalEnd, land) !== null
  ) {
    legalEnd = parseDay(new Date(Date.parse(`${legalEnd}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10))
  }
  return { nominal, legalEnd }
}

const anyDay = fc.integer({ min: 0, max: 8000 }).map((days) => addDays(parseDay('2018-05-25'), days))
const anyLand = fc.constantFrom(...laender)

test('agrees with counting on paper, and never ends on a day on which nobody has to act', () => {
  fc.assert(
    fc.property(anyDay, anyLand, (received, land) => {
      const { target, nominal, legalEnd } = deadline(received, 'dsr-answer', land)
      expect({ nominal, legalEnd }).toEqual(onPaper(received, 1, land))
      expect(target <= nominal && target >= received).toBe(true)
      const extended = extendedDeadline(received, 'dsr-answer', land)
      expect({ nominal: extended.nominal, legalEnd: extended.legalEnd }).toEqual(onPaper(received, 3, land))
    }),
    { numRuns: 600 },
  )
})

test('periods in weeks agree with counting days', () => {
  fc.assert(
    fc.property(anyDay, anyLand, (received, land) => {
      let counted = received
      for (let i = 0; i < 56; i += 1) counted = addDays(counted, 1)
      expect(deadline(received, 'prior-consultation', land).nominal).toBe(counted)
    }),
  )
})

test('72 hours are 259,200 seconds, whenever they begin', () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.parse('2018-05-25'), max: Date.parse('2040-01-01') }), (aware) => {
      const start = parseInstant(new Date(aware).toISOString())
      const due = deadlineInstant(start, 'breach-authority')
      expect(Date.parse(due) - Date.parse(start)).toBe(259_200_000)
    }),
  )
})
