import { Temporal } from 'temporal-polyfill'
import { addDays, dayOf, parseDay, parseInstant, startOf, type Day, type Instant } from '../base/index.ts'
import type { Declaration, Period, StoreDeclaration } from '../declaration/index.ts'
import { periodEnd, retentionEnd } from '../law/index.ts'
import { citeRule } from '../text/cite.ts'

/** One declared period, with what is needed to reckon with it. */
export interface RetentionRule {
  /** `access-log/log-7-days` */
  readonly id: string
  readonly activity: string
  readonly store: StoreDeclaration
  readonly period: Period
  /** Whether the column it starts from holds days or moments. */
  readonly starts: 'day' | 'instant'
  /** A length of hours and minutes is reckoned from the moment; all others in days, as the law does (§ 187(1) BGB). */
  readonly exact: boolean
}

/** What every row has, besides what is declared; a period may start from it. */
const WRITTEN = 'created_at'

/** All periods of a declaration, store by store. */
export function rulesOf(declaration: Declaration, storeId?: string): readonly RetentionRule[] {
  return declaration.activities.flatMap((activity) =>
    activity.periods.flatMap((period) => {
      const store = declaration.stores.find((candidate) => candidate.id === period.store)
      if (store === undefined || (storeId !== undefined && store.id !== storeId)) return []
      const column = store.columns.find((candidate) => candidate.column === period.starts.column)
      const starts = column?.type === 'day' ? ('day' as const) : ('instant' as const)
      const exact =
        period.length.by === 'own' && period.length.duration.startsWith('PT') && starts === 'instant'
      return [{ id: `${store.id}/${period.id}`, activity: activity.id, store, period, starts, exact }]
    }),
  )
}

/** Whether the column a rule starts from exists: declared, or what every row has. */
export function hasStart(rule: RetentionRule): boolean {
  const { column } = rule.period.starts
  if (rule.store.kind !== 'table') return true
  return (
    rule.store.columns.some((candidate) => candidate.column === column) ||
    (column === WRITTEN && rule.store.of === 'person')
  )
}

/** Last day on which a row that started on a day is kept by this rule. */
export function lastDayOf(rule: RetentionRule, start: Day): Day {
  const { length } = rule.period
  switch (length.by) {
    case 'own':
      return periodEnd(length.duration, start).lastDay
    case 'statute':
      return retentionEnd(length.rule, start).lastDay
    case 'criterion':
      // What decides is no date: the row stays while it is in the state, and goes when that ends.
      return FAR_OFF
  }
}

/** The day from which nothing in the rule keeps a row any more. */
export function freeOn(rule: RetentionRule, start: Day): Day {
  return addDays(lastDayOf(rule, start), 1)
}

/** What lies this far back is over under any rule there is. */
const LONG_AGO = parseDay('1900-01-01')
/** No rule reaches this far; dates beyond it stand for it. */
const FAR_OFF = parseDay('9000-01-01')

/**
 * The day a value of a start column falls on, at the place where German deadlines end. PostgreSQL also knows `infinity`,
 * years before Christ and after 9999; such a value stands for the end of time it lies at.
 */
export function dayStarted(value: Day | Instant): Day {
  if (!/^\d{4}-\d{2}-\d{2}(?:T.*)?$/u.test(value)) {
    return value.startsWith('-') || value.endsWith('BC') ? LONG_AGO : FAR_OFF
  }
  const day = value.length === 10 ? parseDay(value) : dayOf(parseInstant(value))
  return day < LONG_AGO ? LONG_AGO : day > FAR_OFF ? FAR_OFF : day
}

/**
 * The newest day whose rows are free of the rule on a day: what started then or before has ended. Found by looking, so
 * that it agrees with the law's own reckoning of year ends, leap days and months of unequal length.
 */
export function newestEnded(rule: RetentionRule, today: Day): Day {
  let ended = 0
  let kept = Temporal.PlainDate.from(LONG_AGO).until(today).days + 1
  while (kept - ended > 1) {
    const middle = (ended + kept) >> 1
    if (lastDayOf(rule, addDays(LONG_AGO, middle)) < today) ended = middle
    else kept = middle
  }
  return addDays(LONG_AGO, ended)
}

/**
 * Before what value of its start column a row is free of the rule: a day for days, a moment for moments.
 *
 * @param now for periods of hours and minutes
 */
export function endedBefore(rule: RetentionRule, today: Day, now: Instant): Instant | Day {
  if (rule.exact && rule.period.length.by === 'own') {
    const length = Temporal.Duration.from(rule.period.length.duration)
    return parseInstant(Temporal.Instant.from(now).subtract(length).toString())
  }
  const first = addDays(newestEnded(rule, today), 1)
  return rule.starts === 'day' ? first : startOf(first)
}

/** Whether a row that started then is free of the rule. */
export function hasEnded(rule: RetentionRule, start: Day | Instant, today: Day, now: Instant): boolean {
  if (rule.exact && start.length > 10) return start < endedBefore(rule, today, now)
  return lastDayOf(rule, dayStarted(start)) < today
}

/** The law or the company's reason behind a rule, for people. */
export function reasonOf({ length }: Pick<Period, 'length'>): { readonly de: string; readonly en: string } {
  if (length.by === 'own') return length.why
  if (length.by === 'criterion') return length.criterion
  return { de: citeRule(length.rule, 'de'), en: citeRule(length.rule, 'en') }
}

/** The length of a rule as it is declared: ISO 8601, the statute's id, or `criterion` where no time decides. */
export function lengthOf({ period: { length } }: RetentionRule): string {
  switch (length.by) {
    case 'own':
      return length.duration
    case 'statute':
      return length.rule
    case 'criterion':
      return 'criterion'
  }
}

/** What a restriction names: the statute of the rule, or the rule itself where the company keeps restricted by choice. */
export function dutyOf(rule: RetentionRule): string {
  return rule.period.length.by === 'statute' ? rule.period.length.rule : rule.period.id
}
