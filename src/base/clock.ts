import { type Day, type Instant, addDays, dayOf, daysBetween, parseInstant, startOf } from './day.ts'

/** Where the present comes from. Nothing else in the product asks the machine for the time. */
export interface Clock {
  now(): Instant
  today(): Day
}

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => parseInstant(new Date().toISOString()),
  today: () => dayOf(systemClock.now()),
}

/** A clock that stands still at a moment. */
export function clockAt(instant: Instant): Clock {
  return { now: () => instant, today: () => dayOf(instant) }
}

/** A clock that runs, on another day: the time of day is that of the clock beneath it. */
export function clockOn(day: Day, beneath: Clock = systemClock): Clock {
  return clockMoved(daysBetween(beneath.today(), day), beneath)
}

/** A clock that runs so many days ahead of (or, negative, behind) the clock beneath it. */
export function clockMoved(days: number, beneath: Clock = systemClock): Clock {
  if (days === 0) return beneath
  const now = (): Instant => {
    const below = beneath.now()
    const day = dayOf(below)
    const passed = Date.parse(below) - Date.parse(startOf(day))
    return parseInstant(new Date(Date.parse(startOf(addDays(day, days))) + passed).toISOString())
  }
  return { now, today: () => dayOf(now()) }
}
