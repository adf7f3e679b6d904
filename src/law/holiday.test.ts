import { getHolidays } from 'feiertagejs'
import { expect, test } from 'vitest'
import { parseDay } from '../base/index.ts'
import { easter, holidaysOf } from './holiday.ts'
import { tableOf } from './table.ts'

const laender = tableOf('holidays-de').items.find((row) => row.id === 'neujahr')?.laender ?? []
const years = Array.from({ length: 24 }, (_, index) => 2017 + index)

// Mariä Himmelfahrt is a holiday in Bavaria only where most people are Catholic; Augsburg's feast is one town's.
const municipal = new Set(['MARIAHIMMELFAHRT', 'AUGSBURGER_FRIEDENSFEST', 'AUGSBURGERFRIEDENSFEST'])

test.each(laender)('%s has the holidays that feiertagejs knows, 2017 to 2040', (land) => {
  const region = land.slice(3) as Parameters<typeof getHolidays>[1]
  for (const year of years) {
    // Berlin kept 8 May in 2020 and 2025 (75 and 80 years after the war); feiertagejs knows neither.
    const unknown = land === 'DE-BE' && [2020, 2025].includes(year) ? [`${year}-05-08`] : []
    const theirs = getHolidays(year, region)
      .filter((holiday) => !(land === 'DE-BY' && municipal.has(holiday.name)))
      .map((holiday) => holiday.dateString)
    expect([...new Set([...theirs, ...unknown])].sort(), `${land} ${year}`).toEqual(
      [...holidaysOf(year, land).keys()].sort(),
    )
  }
})

test.each([
  [2008, '2008-03-23'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [2038, '2038-04-25'],
])('Easter %i is %s', (year, day) => expect(easter(year)).toBe(parseDay(day)))
