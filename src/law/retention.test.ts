import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Day, addDays, parseDay } from '../base/index.ts'
import { comparePeriods, periodEnd, retentionEnd, retentionRule, tableOf } from './index.ts'

const vectors = tableOf('deadlines').test_vectors.retention

test.each(vectors)('$rule after $event is kept through $last_day', (row) => {
  const event = parseDay(row.event.replace(/^birth /u, ''))
  expect(retentionEnd(row.rule, event)).toEqual({ lastDay: row.last_day, freeOn: row.free_on })
})

test('there were vectors', () => expect(vectors.length).toBeGreaterThan(5))

test.each([
  { duration: 'P7D', event: '2026-11-22', last: '2026-11-29' },
  { duration: 'P1Y', event: '2024-02-29', last: '2025-02-28' },
  { duration: 'PT72H', event: '2026-11-20', last: '2026-11-23' },
  { duration: 'PT30M', event: '2026-11-20', last: '2026-11-21' },
])('$duration after $event is kept through $last', ({ duration, event, last }) => {
  expect(periodEnd(duration, parseDay(event)).lastDay).toBe(last)
})

test('a rule without a length is refused by name', () => {
  expect(() => retentionEnd('suppression', parseDay('2026-01-01'))).toThrow('names no length')
  expect(() => retentionEnd('invented', parseDay('2026-01-01'))).toThrow('No retention rule')
})

/** Counts on paper: to the end of the year where the rule says so, then year by year, month by month, day by day. */
function onPaper(rule: string, event: Day): Day {
  const row = retentionRule(rule)
  if (row?.period == null) throw new Error(rule)
  let [year, month, day] = event.split('-').map(Number) as [number, number, number]
  if (row.start.round !== null) [month, day] = [12, 31]
  const { value, unit } = row.period
  if (unit === 'year') year += value
  if (unit === 'month') {
    year += Math.floor((month - 1 + value) / 12)
    month = ((month - 1 + value) % 12) + 1
  }
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const start = Date.UTC(year, month - 1, Math.min(day, last))
  const days = unit === 'day' ? value : unit === 'week' ? 7 * value : 0
  return parseDay(new Date(start + days * 86_400_000).toISOString().slice(0, 10))
}

const inDays = tableOf('retention-periods').items.filter(
  (row) => row.period !== null && row.period.unit !== 'hour' && row.until_age === undefined,
)

describe('every rule with a length agrees with counting on paper', () => {
  test.each(inDays.map((row) => row.id))('%s', (rule) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 14_000 }), (days) => {
        const event = addDays(parseDay('1995-01-01'), days)
        const { lastDay, freeOn } = retentionEnd(rule, event)
        expect(lastDay).toBe(onPaper(rule, event))
        expect(freeOn).toBe(addDays(lastDay, 1))
        expect(lastDay >= event).toBe(true)
      }),
    )
  })
})

test('own periods agree with counting on paper', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 1, max: 2000 }), (at, length) => {
      const event = addDays(parseDay('2015-01-01'), at)
      const onPaper = new Date(Date.parse(`${event}T00:00:00Z`) + length * 86_400_000)
      expect(periodEnd(`P${length}D`, event).lastDay).toBe(onPaper.toISOString().slice(0, 10))
    }),
  )
})

test.each([
  ['P8D', { value: 7, unit: 'day' }, 1],
  ['P7D', { value: 7, unit: 'day' }, 0],
  ['P1W', { value: 7, unit: 'day' }, 0],
  ['PT72H', { value: 72, unit: 'hour' }, 0],
  ['P6M', { value: 1, unit: 'year' }, -1],
  ['P3Y', { value: 36, unit: 'month' }, 0],
] as const)('%s against %o is %i', (duration, length, sign) => {
  expect(comparePeriods(duration, length)).toBe(sign)
})
