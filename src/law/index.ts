/**
 * The law as data: look-ups over the tables in `law/`, each fact with the interval in which it holds, its source and the
 * day it was checked. Promises that a question about a day is answered with the law of that day, and that a number of
 * years never stands in code. Serves Art. 12(3), 13 to 15, 30, 33, 37, 44 to 49 and 77 GDPR, §§ 187 to 193 BGB, Reg. (EEC,
 * Euratom) 1182/71, § 147 AO and § 257 HGB.
 */
import type { Day } from '../base/index.ts'
import { tableNames, tableOf } from './table.ts'

export { type Authority, type Sector, authority, authorityFor } from './authority.ts'
export { type Category, category } from './category.ts'
export {
  type Deadline,
  type DeadlineRule,
  deadline,
  deadlineInstant,
  deadlineRule,
  dueAfter,
  extendedDeadline,
} from './deadline.ts'
export { type Held, heldOn, holdsOn } from './held.ts'
export {
  type Holiday,
  holidayOn,
  holidaysOf,
  isWorkingDay,
  lastWorkingDay,
  nextWorkingDay,
} from './holiday.ts'
export type * from './ids.ts'
export {
  type Kept,
  type RetentionRule,
  comparePeriods,
  periodEnd,
  retentionEnd,
  retentionRule,
} from './retention.ts'
export { type Length, type Table, type TableName, tableNames, tableOf } from './table.ts'
export {
  type AdequacyDecision,
  type TransferInstrument,
  adequacy,
  adequacyDecision,
  eeaCountries,
  isEea,
  lawfulInstruments,
  transferInstrument,
} from './transfer.ts'

/** The day up to which the law in the tables was checked: the oldest of their days. */
export function lawCheckedUpTo(): Day {
  const days = tableNames().map((name) => tableOf(name).checked)
  return days.reduce((oldest, day) => (day < oldest ? day : oldest))
}
