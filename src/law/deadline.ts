import { Temporal } from 'temporal-polyfill'
import { type Day, type Instant, LEGAL_ZONE, addDays, addMonths, parseInstant } from '../base/index.ts'
import { isWorkingDay, lastWorkingDay, nextWorkingDay } from './holiday.ts'
import type { DeadlineId } from './ids.ts'
import { type Length, type Table, tableOf } from './table.ts'

export type DeadlineRule = Table<'deadlines'>['items'][number]

/** The three dates of a deadline. One works to `target` and `nominal`; the shift to `legalEnd` is a reserve. */
export interface Deadline {
  /** The nominal end less the safety margin, moved back to a working day. Never before the day of receipt. */
  readonly target: Day
  /** The last day without any shift. */
  readonly nominal: Day
  /** The last day in law: moved to the next working day where the nominal end is none. */
  readonly legalEnd: Day
}

/**
 * A rule of law/deadlines.json.
 *
 * @throws RangeError when there is none of that id.
 */
export function deadlineRule(id: string): DeadlineRule {
  const rule = tableOf('deadlines').items.find((row) => row.id === id)
  if (rule === undefined) throw new RangeError(`No deadline “${id}” in law/deadlines.json.`)
  return rule
}

/**
 * When something received on a day must be done.
 *
 * Reg. (EEC, Euratom) 1182/71 Art. 3 for periods of EU acts, §§ 187(1), 188(2), (3), 193 BGB for German ones: the day of
 * the event does not count; a period in months ends on the day of the same number, or on the last of a shorter month;
 * where the end is a Saturday, Sunday or public holiday of the Land, it moves to the next working day.
 *
 * @param received day of the event the period starts from, at the place of the controller
 * @param land ISO 3166-2 code such as `DE-NW`, whose holidays count
 * @throws RangeError when the law names no number for the rule, or counts it in hours (then `deadlineInstant`).
 */
export function deadline(received: Day, rule: DeadlineId, land: string): Deadline {
  const row = deadlineRule(rule)
  return endsAfter(received, counted(row), row, land)
}

/**
 * The same after an extension: Art. 12(3) s. 2 GDPR adds two further months, counted from the receipt (§ 190 BGB, so that
 * a shift of the first end is not counted twice).
 *
 * @throws RangeError when the rule knows no extension.
 */
export function extendedDeadline(received: Day, rule: DeadlineId, land: string): Deadline {
  const row = deadlineRule(rule)
  const first = counted(row)
  const more = row.extension
  if (more === undefined) throw new RangeError(`The deadline “${rule}” (${row.citation}) cannot be extended.`)
  if (more.unit !== first.unit) throw new RangeError(`The deadline “${rule}” is extended in another unit.`)
  return endsAfter(received, { value: first.value + more.value, unit: first.unit }, row, land)
}

/**
 * The moment a period in hours ends: as many hours as the rule says by the clock, through nights, weekends, holidays and
 * the change to summer time (Art. 33(1) GDPR; Reg. 1182/71 Art. 3(4) does not move periods in hours).
 *
 * @throws RangeError when the rule is not counted in hours.
 */
export function deadlineInstant(aware: Instant, rule: DeadlineId): Instant {
  const row = deadlineRule(rule)
  if (row.length?.unit !== 'hour') throw new RangeError(`The deadline “${rule}” is not counted in hours.`)
  return parseInstant(Temporal.Instant.from(aware).add({ hours: row.length.value }).toString())
}

function counted(row: DeadlineRule): Length {
  if (row.length === null) throw new RangeError(`The law names no number for “${row.id}” (${row.citation}).`)
  if (row.length.unit === 'hour')
    throw new RangeError(`“${row.id}” is counted in hours: use deadlineInstant.`)
  return row.length
}

function endsAfter(received: Day, length: Length, row: DeadlineRule, land: string): Deadline {
  const nominal = after(received, length)
  const legalEnd = row.shift_to_working_day ? nextWorkingDay(nominal, land) : nominal
  const margin = tableOf('deadlines').algorithm.safety_margin
  const wished = lastWorkingDay(addDays(nominal, -margin.value), land)
  const earliest = isWorkingDay(received, land) ? received : nextWorkingDay(received, land)
  const target = wished < earliest ? earliest : wished
  return { target: target > nominal ? nominal : target, nominal, legalEnd }
}

/** The day so much later by the calendar (§ 188 BGB). */
export function after(day: Day, length: Length): Day {
  switch (length.unit) {
    case 'hour':
      throw new RangeError('Hours are counted from a moment, not from a day.')
    case 'day':
      return addDays(day, length.value)
    case 'week':
      return addDays(day, 7 * length.value)
    case 'month':
      return addMonths(day, length.value)
    case 'year':
      return addMonths(day, 12 * length.value)
  }
}

/**
 * The moment something is due that must follow within an ISO 8601 duration: `P7D`, `P1Y`, `PT30M`. Days, months and
 * years are those of the calendar at the place where German deadlines end; hours and minutes are elapsed time.
 *
 * @throws RangeError when the text is no duration.
 */
export function dueAfter(duration: string, start: Instant): Instant {
  const length = Temporal.Duration.from(duration)
  const local = Temporal.Instant.from(start).toZonedDateTimeISO(LEGAL_ZONE)
  return parseInstant(local.add(length).toInstant().toString())
}
