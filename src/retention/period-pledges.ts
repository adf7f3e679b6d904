import { addDays, addTime, NOBODY, type Day, type Instant, type Words } from '../base/index.ts'
import type { StoreDeclaration } from '../declaration/index.ts'
import { NAMED, type Offence, type Pledge, type ProofContext } from '../pledge/index.ts'
import { tableName } from '../records/index.ts'
import { plant, standingOf, type Typed } from '../standing/index.ts'
import { momentText } from '../text/day.ts'
import { durationText } from '../text/duration.ts'
import { addLine, overFiles } from './file-pledges.ts'
import { instantAt } from './line.ts'
import { LineJudge, linePlan } from './logfile.ts'
import {
  AHEAD,
  before,
  clausesOf,
  dueDay,
  ifDeclared,
  inspected,
  placeOf,
  plainLine,
  reckoning,
  rowFinding,
  stateOf,
} from './looking.ts'
import { holdsOn, logLimit, type LogLimit } from './plan.ts'
import { endedBefore, lengthOf, reasonOf, type RetentionRule } from './rule.ts'
import { rulesOfStore } from './settle.ts'
import { movedStarts } from './starts.ts'
import { fateConditions, limitOf, movedLines, outsideHolds, overdueLog, overdueRows } from './store.ts'

/** Of each store when what stands in it goes, once for rules that say the same of the same rows. */
export function periodPledges(rules: readonly RetentionRule[]): readonly Pledge[] {
  return distinct(rules).flatMap((rule) => {
    const { kind, of, copies } = rule.store
    if (kind === 'log-files')
      return [periodOfFiles(rule, false), ...(copies.length > 0 ? [periodOfFiles(rule, true)] : [])]
    if (kind !== 'table') return []
    return [of === 'person' ? periodOfRows(rule) : periodOfLog(rule)]
  })
}

/** Of rules that say the same of the same rows for several activities, the first speaks for all. */
function distinct(rules: readonly RetentionRule[]): readonly RetentionRule[] {
  const seen = new Set<string>()
  return rules.filter((rule) => {
    const { store, period } = rule
    // What ends by no date has no day on which it would be overdue.
    if (period.length.by === 'criterion') return false
    const key = JSON.stringify([store.id, period.when ?? null, period.starts.column, lengthOf(rule)])
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** The sentence of a rule: what is kept, for how long, from when. */
function says(rule: RetentionRule): Words {
  const { store, period } = rule
  const { event } = period.starts
  if (period.length.by === 'own') {
    const { duration } = period.length
    return {
      de: `Was in „${store.name.de}“ steht, wird ${durationText(duration, 'de', 'accusative')} nach ${event.de} gelöscht, spätestens beim nächsten täglichen Lauf.`,
      en: `What stands in “${store.name.en}” is erased ${durationText(duration, 'en')} after ${event.en}, at the next daily run at the latest.`,
    }
  }
  const reason = reasonOf(rule.period)
  return {
    de: `Was in „${store.name.de}“ steht, wird ab ${event.de} so lange aufbewahrt, wie das Gesetz es verlangt (${reason.de}), und dann gelöscht.`,
    en: `What stands in “${store.name.en}” is kept from ${event.en} for as long as the law demands (${reason.en}), and then erased.`,
  }
}

const OVERDUE: Words = {
  de: 'Die Frist ist abgelaufen, und nichts hält die Zeile.',
  en: 'The period is over, and nothing keeps the row.',
}
const MOVED: Words = {
  de: 'Davon hängt die Frist ab, und im Verzeichnis steht es anders: nachträglich verschoben.',
  en: 'The period depends on it, and the ledger says otherwise: moved afterwards.',
}

const MOVED_LINE: Words = {
  de: 'Die Zeile trägt einen anderen Zeitpunkt als den, mit dem sie geschrieben wurde: nachträglich verschoben.',
  en: 'The line bears another moment than the one it was written with: moved afterwards.',
}

/** A date so long ago that a row of it has been over for days under the rule. */
function overdueStart(rule: RetentionRule, today: Day, now: Instant): Typed {
  const limit = endedBefore(rule, today, now)
  return limit.length === 10 ? addDays(limit as Day, -4) : before(limit as Instant, 'PT80H')
}

/** Rows of persons are gone when their period is over, and nobody has moved the date it starts from (Art. 5(1)(e), 17(1)(a) GDPR). */
function periodOfRows(rule: RetentionRule): Pledge {
  const { store } = rule
  return inspected({
    id: `retention/${rule.id}`,
    kind: 'retention/period',
    says: says(rule),
    provision: 'Art. 5(1)(e) GDPR',
    clauses: clausesOf(rule),
    prove: (context) =>
      ifDeclared(context, store, async (rules) => {
        const { world, company, declaration } = context
        const due = await dueDay(context)
        const moment = reckoning(context, rules)
        const fate = fateConditions(company, declaration, rules, due, moment)
        const found = await overdueRows(world.db, company, rule, fate, limitOf(rule, due, moment), NAMED)
        const moved: Offence[] = []
        for await (const { id, column } of movedStarts(context, rule)) {
          // A row that is named as overdue is named once.
          if (found.ids.includes(id)) continue
          moved.push({ place: `${placeOf(store, id)}, column ${column}`, says: MOVED })
        }
        return rowFinding(
          store,
          found,
          OVERDUE,
          (rows) => ({
            de: `${rows} Zeilen der Tabelle ${tableName(store)} auf diese Frist angesehen, ihr Beginn mit dem Verzeichnis verglichen.`,
            en: `${rows} rows of table ${tableName(store)} looked at for this period, its start compared with the ledger.`,
          }),
          moved,
        )
      }),
    sabotage: {
      does: 'adds a row whose period was over days ago',
      async apply(context) {
        const { declaration, now, today } = context
        // Of the other rules none has begun, so that this one alone is broken.
        const others = Object.fromEntries(
          rulesOfStore(declaration, store).map((other) => [other.period.starts.column, null]),
        )
        await plant(context, store, { ...others, ...stateOf(rule, overdueStart(rule, today, now)) })
      },
    },
  })
}

/**
 * The moment before which the lines of a log must be gone, and the holds on it.
 *
 * @throws Error when no rule says so
 */
async function limitOfLog(
  context: ProofContext,
  store: StoreDeclaration,
): Promise<{ readonly limit: LogLimit; readonly holds: ReturnType<typeof holdsOn> }> {
  const { world, company, declaration } = context
  const rules = rulesOfStore(declaration, store)
  const limit = logLimit(rules, await dueDay(context), reckoning(context, rules))
  if (limit === null) throw new Error(`No rule for ${store.id}.`)
  const { holds } = await standingOf({ db: world.db, company }, NOBODY)
  return { limit, holds: holdsOn(holds, store.id) }
}

/** Lines of the product's own log are gone when their period is over. */
function periodOfLog(rule: RetentionRule): Pledge {
  const { store } = rule
  return inspected({
    id: `retention/${rule.id}`,
    kind: 'retention/period',
    says: says(rule),
    provision: 'Art. 5(1)(e) GDPR',
    clauses: clausesOf(rule),
    prove: (context) =>
      ifDeclared(context, store, async () => {
        const { world, company, now } = context
        const { limit, holds } = await limitOfLog(context, store)
        const found = await overdueLog(
          world.db,
          company,
          store,
          limit.column,
          limit.before,
          outsideHolds(limit.column, holds),
          NAMED,
        )
        const moved =
          limit.column === store.columns.find(({ type }) => type === 'instant')?.column
            ? await movedLines(
                world.db,
                company,
                store,
                limit.column,
                limit.before,
                addTime(now, AHEAD),
                NAMED,
              )
            : []
        return rowFinding(
          store,
          found,
          OVERDUE,
          (rows) => ({
            de: `${rows} Zeilen der Tabelle ${tableName(store)} angesehen; keine darf vor dem ${momentText(limit.before, 'de')} liegen, außer als Beweis gesperrt.`,
            en: `${rows} rows of table ${tableName(store)} looked at; none may lie before ${momentText(limit.before, 'en')} unless held as evidence.`,
          }),
          moved.map((id) => ({ place: `${placeOf(store, id)}, column ${limit.column}`, says: MOVED_LINE })),
        )
      }),
    sabotage: {
      does: 'adds a line whose period was over a day ago',
      apply: (context) =>
        plant(context, store, {
          ...plainLine(store),
          [rule.period.starts.column]: overdueStart(rule, context.today, context.now),
        }),
    },
  })
}

/** Lines of log files on disk are gone when their period is over, in rotated and packed files and in every copy. */
function periodOfFiles(rule: RetentionRule, copies: boolean): Pledge {
  const { store } = rule
  const words = says(rule)
  return inspected({
    id: `retention/${rule.id}${copies ? '/copies' : ''}`,
    kind: copies ? 'retention/period-in-copies' : 'retention/period-in-files',
    says: copies ? { de: `In jeder Kopie: ${words.de}`, en: `In every copy: ${words.en}` } : words,
    provision: 'Art. 5(1)(e) GDPR',
    clauses: clausesOf(rule),
    reach: 'own-systems',
    async prove(context) {
      const { limit, holds } = await limitOfLog(context, store)
      const plan = linePlan(store, limit.before, holds)
      const tooLate = Date.parse(addTime(context.now, AHEAD))
      return overFiles(context, store, copies, (file) => {
        const judge = new LineJudge(plan, file.modified)
        return (line) => {
          const { fate, at } = judge.judge(line)
          if (fate === 'erased') {
            return {
              de: `Die Zeile ist vom ${instantAt(at)}; die Frist ist abgelaufen, und nichts hält sie.`,
              en: `The line is of ${instantAt(at)}; the period is over, and nothing keeps it.`,
            }
          }
          return at > tooLate
            ? { de: 'Die Zeile ist aus der Zukunft.', en: 'The line is of the future.' }
            : null
        }
      })
    },
    sabotage: {
      does: 'leaves a line that is too old in a rotated file',
      apply: (context) =>
        addLine(context, store, copies, 'by-hand.log.1', overdueStart(rule, context.today, context.now)),
    },
  })
}
