import { Temporal } from 'temporal-polyfill'

/** A calendar day, `YYYY-MM-DD`. The law counts days, not instants. Days compare with `<` and `>` as strings. */
export type Day = string & { readonly __brand: 'Day' }

/** Where German deadlines end: at midnight of this place (§§ 187 ff. BGB). */
export const LEGAL_ZONE = 'Europe/Berlin'

/**
 * Reads a day as it comes from outside.
 *
 * @throws RangeError when the text is not a day that exists, such as 2026-02-30.
 */
export function parseDay(text: string): Day {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) {
    throw new RangeError(`Not a day: “${text}”. Expected YYYY-MM-DD.`)
  }
  return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() as Day
}

/** Whether a text is a day that exists. */
export function isDay(text: string): text is Day {
  try {
    parseDay(text)
    return true
  } catch {
    return false
  }
}

/** The day after so many days; negative counts go back. */
export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString() as Day
}

/** The same-numbered day so many months later, or the last day of that month where it has no such day (§ 188(3) BGB). */
export function addMonths(day: Day, months: number): Day {
  return Temporal.PlainDate.from(day).add({ months }).toString() as Day
}

/** The same day so many years later; 29 February becomes 28 February where the year has none (§ 188(3) BGB). */
export function addYears(day: Day, years: number): Day {
  return Temporal.PlainDate.from(day).add({ years }).toString() as Day
}

/** 31 December of the day's year. */
export function endOfYear(day: Day): Day {
  return `${day.slice(0, 4)}-12-31` as Day
}

/** Days from one day to another; negative where the second lies before the first. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(day: Day): number {
  return Temporal.PlainDate.from(day).dayOfWeek
}

/** The day an instant falls on at a place, by default where German deadlines end. */
export function dayOf(instant: Instant, zone: string = LEGAL_ZONE): Day {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString() as Day
}

/** The first instant of a day at a place. */
export function startOf(day: Day, zone: string = LEGAL_ZONE): Instant {
  return parseInstant(Temporal.PlainDate.from(day).toZonedDateTime(zone).toInstant().toString())
}

/** A moment, ISO 8601 in UTC with milliseconds: `2026-11-22T08:00:00.000Z`. Instants compare as strings. */
export type Instant = string & { readonly __brand: 'Instant' }

/**
 * Reads a moment as it comes from outside; an offset is turned into UTC.
 *
 * @throws RangeError when the text is no moment.
 */
export function parseInstant(text: string): Instant {
  return Temporal.Instant.from(text).toString({ smallestUnit: 'millisecond' }) as Instant
}

/** The moment so much later; the duration is ISO 8601 in exact units, such as `PT5M` or `PT72H`. */
export function addTime(instant: Instant, duration: string): Instant {
  return parseInstant(Temporal.Instant.from(instant).add(Temporal.Duration.from(duration)).toString())
}
