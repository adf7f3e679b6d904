import { addDays, type Day, type Instant } from '../base/index.ts'
import { dayStarted, dutyOf, hasEnded, lastDayOf, type RetentionRule } from './rule.ts'

/** What a row says that periods depend on: its declared states and dates, by column. */
export type RowFacts = { readonly [column: string]: unknown }

/**
 * What becomes of a row on a day.
 *
 * - `use`: a purpose still needs it; `until` is the last day, null while its period has not begun
 * - `restricted`: no purpose needs it, a duty keeps it (Art. 17(3)(b), 18 GDPR, § 35 BDSG); `until` null where the duty's
 *   period has not begun
 * - `due`: nothing keeps it (Art. 5(1)(e), 17(1) GDPR); `rule` null where no ground is left at all
 * - `unruled`: it is in a state that no rule names; it is kept, and reported
 */
export type Fate =
  | { readonly kind: 'use'; readonly until: Day | null; readonly rule: string }
  | { readonly kind: 'restricted'; readonly until: Day | null; readonly rule: string; readonly duty: string }
  | { readonly kind: 'due'; readonly since: Day; readonly rule: string | null }
  | { readonly kind: 'unruled' }

/**
 * Reckons the fate of a row. Within an activity its own periods are limits, so the earliest decides; each activity is a
 * ground of its own, so the latest of them keeps the row in use; when all are over, a duty to keep may still restrict it.
 * One live ground is enough to keep, and it is named.
 *
 * @param rules all rules of the row's store
 * @param groundLives whether an activity still has a basis for this person's row (consents, objections)
 */
export function fateOf(
  rules: readonly RetentionRule[],
  row: RowFacts,
  today: Day,
  now: Instant,
  groundLives: (activity: string) => boolean = () => true,
): Fate {
  const applying = rules.filter((rule) => applies(rule, row)).map((rule) => reckon(rule, row, today, now))
  if (applying.length === 0) return { kind: 'unruled' }

  const purposes = [...new Set(applying.map(({ rule }) => rule.activity))].flatMap((activity) => {
    const limits = applying.filter(({ rule }) => rule.activity === activity && rule.period.during === 'use')
    const carries = limits.length > 0 && !limits.some((limit) => limit.over) && groundLives(activity)
    return carries ? [earliest(limits)] : []
  })
  const [purpose, ...others] = purposes
  if (purpose !== undefined) {
    const use = others.reduce(later, purpose)
    return { kind: 'use', until: use.last, rule: use.rule.id }
  }

  const duty = dutyIn(rules, row, today, now)
  if (duty !== null) return { kind: 'restricted', ...duty }

  const [ended, ...rest] = applying.filter(({ over }) => over)
  if (ended === undefined) return { kind: 'due', since: today, rule: null }
  const last = rest.reduce(later, ended)
  return { kind: 'due', since: last.last === null ? today : addDays(last.last, 1), rule: last.rule.id }
}

/** The duty that keeps a row longest, whether or not a purpose needs it besides, and its last day; null where there is none. */
export function dutyIn(
  rules: readonly RetentionRule[],
  row: RowFacts,
  today: Day,
  now: Instant,
): { readonly until: Day | null; readonly rule: string; readonly duty: string } | null {
  const [duty, ...more] = rules
    .filter((rule) => rule.period.during === 'restricted' && applies(rule, row))
    .map((rule) => reckon(rule, row, today, now))
    .filter(({ over }) => !over)
  if (duty === undefined) return null
  const kept = more.reduce(later, duty)
  return { until: kept.last, rule: kept.rule.id, duty: dutyOf(kept.rule) }
}

/** How a rule stands to a row: its last day, null while it has not begun, and whether it is over. */
interface Reckoned {
  readonly rule: RetentionRule
  readonly last: Day | null
  readonly over: boolean
}

function reckon(rule: RetentionRule, row: RowFacts, today: Day, now: Instant): Reckoned {
  const start = startIn(rule, row)
  if (start === null) return { rule, last: null, over: false }
  return { rule, last: lastDayOf(rule, dayStarted(start)), over: hasEnded(rule, start, today, now) }
}

/** Of the limits of one purpose the first decides; one that has not begun limits nothing yet. */
function earliest(limits: readonly Reckoned[]): Reckoned {
  return limits.reduce((one, other) => {
    if (other.last === null) return one
    return one.last === null || other.last < one.last ? other : one
  })
}

/** Of several grounds the last one keeps; one that has not begun has no end yet. */
function later(one: Reckoned, other: Reckoned): Reckoned {
  if (one.last === null) return one
  return other.last === null || other.last > one.last ? other : one
}

/** Whether a rule is about a row in its state. */
export function applies(rule: RetentionRule, row: RowFacts): boolean {
  const { when } = rule.period
  if (when === undefined) return true
  const state = row[when.column]
  return typeof state === 'string' && when.is.includes(state)
}

/** The value of the column a rule starts from; null while that has not happened. */
export function startIn(rule: RetentionRule, row: RowFacts): Day | Instant | null {
  const value = row[rule.period.starts.column]
  return typeof value === 'string' ? (value as Day | Instant) : null
}
