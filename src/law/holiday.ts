import { Temporal } from 'temporal-polyfill'
import { type Day, addDays, parseDay, weekday } from '../base/index.ts'
import { tableOf } from './table.ts'

export interface Holiday {
  readonly id: string
  readonly name: string
}

const perYear = new Map<string, ReadonlyMap<Day, Holiday>>()

/**
 * The public holiday a day is in a Land, or null (law/holidays-de.json; § 193 BGB, Art. 2 Reg. (EEC) 1182/71).
 * Holidays of single municipalities are not public holidays of the Land.
 *
 * @param land ISO 3166-2 code such as `DE-NW`
 */
export function holidayOn(day: Day, land: string): Holiday | null {
  const year = Number(day.slice(0, 4))
  const key = `${land} ${year}`
  let days = perYear.get(key)
  if (days === undefined) {
    days = holidaysOf(year, land)
    perYear.set(key, days)
  }
  return days.get(day) ?? null
}

/** Whether somebody has to act on a day: not a Saturday, Sunday or public holiday of the Land. */
export function isWorkingDay(day: Day, land: string): boolean {
  return weekday(day) < 6 && holidayOn(day, land) === null
}

/** The day itself, or the next one on which somebody has to act. */
export function nextWorkingDay(day: Day, land: string): Day {
  let at = day
  while (!isWorkingDay(at, land)) at = addDays(at, 1)
  return at
}

/** The day itself, or the last one before it on which somebody has to act. */
export function lastWorkingDay(day: Day, land: string): Day {
  let at = day
  while (!isWorkingDay(at, land)) at = addDays(at, -1)
  return at
}

/** All public holidays of a Land in a year, by day. */
export function holidaysOf(year: number, land: string): ReadonlyMap<Day, Holiday> {
  const days = new Map<Day, Holiday>()
  for (const row of tableOf('holidays-de').items) {
    if (!row.laender.includes(land)) continue
    if (row.years !== undefined && !row.years.includes(year)) continue
    const since = row.since?.[land]
    if (since !== undefined && year < since) continue
    days.set(dayOfRule(row.rule, row.value, year), { id: row.id, name: row.name })
  }
  return days
}

function dayOfRule(rule: 'fixed' | 'easter' | 'weekday-rule', value: string | number, year: number): Day {
  switch (rule) {
    case 'fixed':
      return parseDay(`${year}-${value}`)
    case 'easter':
      return addDays(easter(year), Number(value))
    case 'weekday-rule': {
      const said = /^(\w+) before (\d{2}-\d{2})$/u.exec(String(value))
      const wanted = WEEKDAYS.indexOf(said?.[1] ?? '') + 1
      if (said === null || wanted === 0)
        throw new Error(`law/holidays-de.json: “${value}” is not understood.`)
      let at = addDays(parseDay(`${year}-${said[2]}`), -1)
      while (weekday(at) !== wanted) at = addDays(at, -1)
      return at
    }
  }
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
export function easter(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const day = ((h + l - 7 * m + 114) % 31) + 1
  return parseDay(Temporal.PlainDate.from({ year, month, day }).toString())
}
