import { Temporal } from 'temporal-polyfill'
import { type Day, addDays, addYears, endOfYear, parseDay } from '../base/index.ts'
import { after } from './deadline.ts'
import { type Table, tableOf } from './table.ts'

export type RetentionRule = Table<'retention-periods'>['items'][number]

/** How long something is kept: through `lastDay`; from `freeOn` on nothing in the rule stands against erasure. */
export interface Kept {
  readonly lastDay: Day
  readonly freeOn: Day
}

/** A rule of law/retention-periods.json, or null when there is none of that id. */
export function retentionRule(id: string): RetentionRule | null {
  return tableOf('retention-periods').items.find((row) => row.id === id) ?? null
}

/**
 * Until when a statute or custom has something kept.
 *
 * § 257(5) HGB, § 147(4) AO, § 199(1) BGB and others let the period begin with the end of the calendar year of the event;
 * all others count from the day after it (§ 187(1), § 188(2) BGB). Where the rule runs to an age, the event is the birth,
 * and a year of life ends with the day before the birthday (§ 187(2) s. 2 BGB).
 *
 * @throws RangeError when there is no such rule, or it has no length in days (then the criterion decides).
 */
export function retentionEnd(rule: string, event: Day): Kept {
  const row = retentionRule(rule)
  if (row === null) throw new RangeError(`No retention rule “${rule}” in law/retention-periods.json.`)
  if (row.until_age !== undefined) return kept(addDays(addYears(event, row.until_age), -1))
  if (row.period === null)
    throw new RangeError(`The rule “${rule}” (${row.citation}) names no length of time.`)
  return kept(after(row.start.round === 'end_of_calendar_year' ? endOfYear(event) : event, row.period))
}

/**
 * Until when something is kept for a period the company set itself. The day of the event does not count (§ 187(1) BGB);
 * what is left over in hours counts as a further day, so that nothing goes before its time.
 *
 * @param duration ISO 8601, such as `P7D`
 */
export function periodEnd(duration: string, event: Day): Kept {
  const length = Temporal.Duration.from(duration)
  const days = Math.ceil(length.hours / 24 + length.minutes / 1440 + length.seconds / 86_400)
  const end = Temporal.PlainDate.from(event).add({
    years: length.years,
    months: length.months,
    weeks: length.weeks,
    days: length.days + days,
  })
  return kept(parseDay(end.toString()))
}

function kept(lastDay: Day): Kept {
  return { lastDay, freeOn: addDays(lastDay, 1) }
}

/** A length of time as the law's tables or a declaration say it. */
type Span = string | { readonly value: number; readonly unit: string }

/**
 * How two lengths of time compare: negative where the first is shorter. Compared from 1 January 2001, so that a year has
 * 365 days and a month is a month.
 *
 * @param a ISO 8601 duration
 */
export function comparePeriods(a: string, b: Span): number {
  const anchor = Temporal.PlainDateTime.from('2001-01-01T00:00')
  const other = typeof b === 'string' ? b : { [`${b.unit}s`]: b.value }
  return Temporal.PlainDateTime.compare(
    anchor.add(Temporal.Duration.from(a)),
    anchor.add(Temporal.Duration.from(other)),
  )
}
