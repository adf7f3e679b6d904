import { existsSync } from 'node:fs'
import { appendFile, mkdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import {
  addDays,
  addTime,
  newId,
  NOBODY,
  parseInstant,
  startOf,
  type Day,
  type Instant,
  type RecordId,
  type Words,
} from '../base/index.ts'
import type { Declaration, StoreColumn, StoreDeclaration } from '../declaration/index.ts'
import { byHand, type Finding, type Offence, type Pledge, type ProofContext } from '../pledge/index.ts'
import {
  columnsOf,
  markedRows,
  readJournal,
  schemaName,
  structureFaults,
  tableName,
  tableStores,
  undeclaredTables,
} from '../records/index.ts'
import { markFor, plant, standingOf, storesOfPersons, type Typed } from '../standing/index.ts'
import { dayText, momentText } from '../text/day.ts'
import { durationText } from '../text/duration.ts'
import { isBrowser, isSystem } from './agent.ts'
import { personalBases } from './ground.ts'
import { instantAt, isRedacted, isShortened, isWithoutQuery, scrub, type LogLine } from './line.ts'
import {
  LineJudge,
  linePlan,
  linesOf,
  logFiles,
  logFolders,
  type LogFile,
  type NumberedLine,
} from './logfile.ts'
import { fileStores, holdsOn, logLimit, logStores } from './plan.ts'
import { endedBefore, lengthOf, reasonOf, rulesOf, type RetentionRule } from './rule.ts'
import { proofsSince } from './persons.ts'
import { rulesOfStore } from './settle.ts'
import {
  endedCondition,
  erasuresAgainst,
  fateConditions,
  groundlessRows,
  lastRun,
  limitOf,
  matches,
  outsideHolds,
  overdueLog,
  overdueRows,
  rowsIn,
  startsAfter,
  strangersLeft,
  suspectValues,
  unclearRows,
  undatedCondition,
  unrestrictedRows,
  type Found,
} from './store.ts'

/** How many offences a finding names; the count of all stands in its details. */
const NAMED = 25
/** How long after midnight the run of the day may still be under way. */
const NIGHT = 'PT3H'
/** How long erasure may take where the declaration says nothing: the next hour's run. */
const SOON = 'PT1H'
/** How far ahead a clock may be before a date is one of the future. */
const AHEAD = 'PT26H'

/** What retention promises: of each store when its rows go, and that nothing slips through. */
export function pledges(declaration: Declaration): readonly Pledge[] {
  const people = storesOfPersons(declaration)
  const tables = tableStores(declaration)
  const rules = rulesOf(declaration)
  return [
    ...distinct(rules.filter(({ store }) => store.kind === 'table' && store.of === 'person')).map(
      periodOfRows,
    ),
    ...distinct(rules.filter(({ store }) => store.kind === 'table' && store.of === 'nobody')).map(
      periodOfLog,
    ),
    ...distinct(rules.filter(({ store }) => store.kind === 'log-files')).flatMap((rule) => [
      periodOfFiles(rule, false),
      ...(rule.store.copies.length > 0 ? [periodOfFiles(rule, true)] : []),
    ]),
    ...tables
      .filter((store) => rulesOfStore(declaration, store).length > 0)
      .map((store) => reckonable(declaration, store)),
    ...people
      .filter((store) => rulesOfStore(declaration, store).some((rule) => rule.period.during === 'restricted'))
      .map((store) => restrictedInstead(declaration, store)),
    ...people
      .filter((store) => hangsOnPersons(declaration, store))
      .map((store) => noGround(declaration, store)),
    ...logStores(declaration).flatMap((store) => formsOfLog(declaration, store)),
    ...fileStores(declaration).flatMap((store) => formsOfFiles(declaration, store)),
    everyStoreHasARule(),
    holdsHaveIncidents(),
    nobodyLeft(),
    erasedStaysErased(),
    runsDaily(),
  ]
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

/** Clauses of the notice that name a rule. */
function clausesOf({ activity, period }: RetentionRule): readonly string[] {
  return [`activity.${activity}.keep.${period.id}`, `retention.${period.id}`, 'retention.end']
}

/**
 * The day by which what is looked at must be gone: today, or yesterday while the night's run may still be under way and
 * has not come to its end.
 */
async function dueDay({ world, company, now, today }: ProofContext): Promise<Day> {
  const run = await lastRun(world.db, company)
  if (run !== null && run.today >= today) return today
  return now < addTime(startOf(today), NIGHT) ? addDays(today, -1) : today
}

/** The moment by which exact periods must have been obeyed. */
function dueMoment(now: Instant, rule: RetentionRule | undefined): Instant {
  return before(now, rule?.period.within ?? SOON)
}

function before(now: Instant, duration: string): Instant {
  return addTime(now, `-${duration}`)
}

/** The moment a proof reckons exact periods with. */
function reckoning(context: ProofContext, rules: readonly RetentionRule[]): Instant {
  return dueMoment(
    context.now,
    rules.find((rule) => rule.exact),
  )
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
  const reason = reasonOf(rule)
  return {
    de: `Was in „${store.name.de}“ steht, wird ab ${event.de} so lange aufbewahrt, wie das Gesetz es verlangt (${reason.de}), und dann gelöscht.`,
    en: `What stands in “${store.name.en}” is kept from ${event.en} for as long as the law demands (${reason.en}), and then erased.`,
  }
}

const OVERDUE: Words = {
  de: 'Die Frist ist abgelaufen, und nichts hält die Zeile.',
  en: 'The period is over, and nothing keeps the row.',
}
const EMPTY: Words = { de: 'Es ist nichts gespeichert.', en: 'Nothing is stored.' }

/** Places of rows in a table. */
function rowOffences(store: StoreDeclaration, found: Found, words: Words): readonly Offence[] {
  return found.ids.map((id) => ({ place: `table ${tableName(store)}, row ${id}`, says: words }))
}

/** A finding over rows: what was looked at, and the count of all offences. */
function rowFinding(
  store: StoreDeclaration,
  found: Found & { readonly all: number },
  words: Words,
  saw: (rows: number) => Words,
): Finding {
  return {
    examined: found.all,
    offences: rowOffences(store, found, words),
    saw: saw(found.all),
    details: { offences: found.count },
    ...(found.all === 0 ? { vacuous: EMPTY } : {}),
  }
}

/** Looks at a table only when it is the declared one; that it is not is another pledge's matter. */
async function ifDeclared(
  { world, company }: ProofContext,
  store: StoreDeclaration,
  look: () => Promise<Finding>,
): Promise<Finding> {
  const { faults } = await structureFaults(world.db, company, store)
  const fault = faults.find(({ fault: kind }) => kind !== 'undeclared')
  if (fault === undefined) return look()
  const place = `${tableName(store)}.${fault.column ?? '*'}`
  return {
    examined: 0,
    offences: [],
    saw: { de: `${place} ist nicht wie erklärt.`, en: `${place} is not as declared.` },
    unable: { de: `${place} ist nicht wie erklärt.`, en: `${place} is not as declared.` },
  }
}

/** A date so long ago that a row of it has been over for days under the rule. */
function overdueStart(rule: RetentionRule, today: Day, now: Instant): Typed {
  const limit = endedBefore(rule, today, now)
  return limit.length === 10 ? addDays(limit as Day, -4) : before(limit as Instant, 'PT80H')
}

/** Rows of persons are gone when their period is over (Art. 5(1)(e), 17(1)(a) GDPR). */
function periodOfRows(rule: RetentionRule): Pledge {
  const { store, period } = rule
  return {
    id: `retention/${rule.id}`,
    kind: 'retention/period',
    says: says(rule),
    provision: 'Art. 5(1)(e) GDPR',
    clauses: clausesOf(rule),
    way: 'inspect',
    freshFor: 'PT26H',
    reach: 'inside',
    prove: (context) =>
      ifDeclared(context, store, async () => {
        const { world, company, declaration } = context
        const rules = rulesOfStore(declaration, store)
        const due = await dueDay(context)
        const moment = reckoning(context, rules)
        const fate = fateConditions(company, declaration, rules, due, moment)
        const found = await overdueRows(world.db, company, rule, fate, limitOf(rule, due, moment), NAMED)
        return rowFinding(store, found, OVERDUE, (rows) => ({
          de: `${rows} Zeilen der Tabelle ${tableName(store)} auf diese Frist angesehen.`,
          en: `${rows} rows of table ${tableName(store)} looked at for this period.`,
        }))
      }),
    sabotage: {
      does: 'adds a row whose period was over days ago',
      async apply(context) {
        const { company, declaration, now, today } = context
        const state = period.when
        // Of the other rules none has begun, so that this one alone is broken.
        const others = Object.fromEntries(
          rulesOfStore(declaration, store).map((other) => [other.period.starts.column, null]),
        )
        await byHand(
          context,
          plant(company, declaration, store, now, {
            ...others,
            ...(state === undefined ? {} : { [state.column]: state.is[0] ?? null }),
            [period.starts.column]: overdueStart(rule, today, now),
          }),
        )
      },
    },
  }
}

/** Lines of the product's own log are gone when their period is over. */
function periodOfLog(rule: RetentionRule): Pledge {
  const { store } = rule
  return {
    id: `retention/${rule.id}`,
    kind: 'retention/period',
    says: says(rule),
    provision: 'Art. 5(1)(e) GDPR',
    clauses: clausesOf(rule),
    way: 'inspect',
    freshFor: 'PT26H',
    reach: 'inside',
    prove: (context) =>
      ifDeclared(context, store, async () => {
        const { world, company, declaration } = context
        const rules = rulesOfStore(declaration, store)
        const limit = logLimit(rules, await dueDay(context), reckoning(context, rules))
        const { holds } = await standingOf({ db: world.db, company }, NOBODY)
        if (limit === null) throw new Error(`No rule for ${store.id}.`)
        const found = await overdueLog(
          world.db,
          company,
          store,
          limit.column,
          limit.before,
          outsideHolds(limit.column, holdsOn(holds, store.id)),
          NAMED,
        )
        return rowFinding(store, found, OVERDUE, (rows) => ({
          de: `${rows} Zeilen der Tabelle ${tableName(store)} angesehen; keine darf vor dem ${momentText(limit.before, 'de')} liegen, außer als Beweis gesperrt.`,
          en: `${rows} rows of table ${tableName(store)} looked at; none may lie before ${momentText(limit.before, 'en')} unless held as evidence.`,
        }))
      }),
    sabotage: {
      does: 'adds a line whose period was over a day ago',
      apply: (context) =>
        byHand(
          context,
          plant(context.company, context.declaration, store, context.now, {
            ...plainLine(store),
            [rule.period.starts.column]: overdueStart(rule, context.today, context.now),
          }),
        ),
    },
  }
}

/** A line of the product's own log that says only what is declared. */
function plainLine(store: StoreDeclaration): { readonly [column: string]: Typed } {
  const line: { [column: string]: Typed } = {}
  for (const { column, category } of store.columns) {
    if (category !== null && EXAMPLE[category] !== undefined) line[column] = EXAMPLE[category]
  }
  return line
}

const EXAMPLE: { readonly [category: string]: string } = {
  'technical.ip-shortened': '198.51.100.0',
  'technical.browser': 'Firefox 140',
  'technical.os': 'Linux',
  'technical.referrer': 'https://search.example/',
  'technical.request': 'GET /',
}

/** Lines of log files on disk are gone when their period is over, in rotated and packed files and in every copy. */
function periodOfFiles(rule: RetentionRule, copies: boolean): Pledge {
  const { store } = rule
  const words = says(rule)
  return {
    id: `retention/${rule.id}${copies ? '/copies' : ''}`,
    kind: copies ? 'retention/period-in-copies' : 'retention/period-in-files',
    says: copies ? { de: `In jeder Kopie: ${words.de}`, en: `In every copy: ${words.en}` } : words,
    provision: 'Art. 5(1)(e) GDPR',
    clauses: clausesOf(rule),
    way: 'inspect',
    freshFor: 'PT26H',
    reach: 'own-systems',
    async prove(context) {
      const { world, company, declaration } = context
      const rules = rulesOfStore(declaration, store)
      const limit = logLimit(rules, await dueDay(context), reckoning(context, rules))
      if (limit === null) throw new Error(`No rule for ${store.id}.`)
      const { holds } = await standingOf({ db: world.db, company }, NOBODY)
      const plan = linePlan(store, limit.before, holdsOn(holds, store.id))
      const tooLate = Date.parse(context.now) + 26 * 3_600_000
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
  }
}

/** Goes through the files of a store, or of its copies, and asks of each line what is wrong with it. */
async function overFiles(
  { world, company }: ProofContext,
  store: StoreDeclaration,
  copies: boolean | 'all',
  ask: (file: LogFile) => (line: NumberedLine) => Words | null,
): Promise<Finding> {
  const offences: Offence[] = []
  let [files, lines, count] = [0, 0, 0]
  let present = true
  const found = (place: string, words: Words) => {
    count += 1
    if (offences.length < NAMED) offences.push({ place, says: words })
  }
  for (const folder of logFolders(world, company, store)) {
    if (copies !== 'all' && folder.copy !== copies) continue
    present &&= existsSync(folder.path)
    for (const file of await logFiles(folder)) {
      files += 1
      const judge = ask(file)
      try {
        for await (const line of linesOf(file, file.live ? file.size : undefined)) {
          if (line.text.trim() === '') continue
          lines += 1
          const wrong = judge(line)
          if (wrong !== null) found(`file ${file.name}, line ${line.number}`, wrong)
        }
      } catch {
        found(`file ${file.name}`, {
          de: 'Die Datei lässt sich nicht lesen.',
          en: 'The file cannot be read.',
        })
      }
    }
  }
  return {
    examined: files,
    offences,
    saw: {
      de: `${lines} Zeilen in ${files} Dateien gelesen, gepackte eingeschlossen.`,
      en: `${lines} lines in ${files} files read, packed ones included.`,
    },
    details: { offences: count, lines },
    ...(files > 0
      ? {}
      : copies === true && present
        ? {
            vacuous: {
              de: 'Der Ordner der Kopien ist leer: was darin lag, ist gelöscht.',
              en: 'The folder of copies is empty: what lay in it is erased.',
            },
          }
        : {
            unable: {
              de: 'Im erklärten Ordner liegt keine Datei.',
              en: 'There is no file in the declared folder.',
            },
          }),
  }
}

/** Writes a line into a file of the store as a server would have. */
async function addLine(
  { world, company, now }: ProofContext,
  store: StoreDeclaration,
  copies: boolean,
  name: string,
  at: Typed,
  line: Partial<LogLine> = {},
): Promise<void> {
  const folder = logFolders(world, company, store).find(({ copy }) => copy === copies)
  if (folder === undefined) throw new Error(`${store.id} has no such folder.`)
  await mkdir(folder.path, { recursive: true })
  const file = join(folder.path, name)
  const moment = typeof at === 'string' ? parseInstant(at.length === 10 ? startOf(at as Day) : at) : now
  const {
    address = '198.51.100.0',
    user = '-',
    request = 'GET / HTTP/1.1',
    referrer = '-',
    agent = '-',
  } = line
  await appendFile(
    file,
    `${address} - ${user} [${combinedTime(moment)}] "${request}" 200 512 "${referrer}" "${agent}"\n`,
  )
  await utimes(file, new Date(now), new Date(now))
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function combinedTime(moment: Instant): string {
  const [date = '', time = ''] = moment.split('T')
  const [year = '', month = '', day = ''] = date.split('-')
  return `${day}/${MONTHS[Number(month) - 1] ?? 'Jan'}/${year}:${time.slice(0, 8)} +0000`
}

/** Of every row it can be reckoned when it goes: a rule names its state, its date is there and does not lie ahead. */
function reckonable(declaration: Declaration, store: StoreDeclaration): Pledge {
  const rules = rulesOfStore(declaration, store)
  const first = rules[0]
  return {
    id: `retention/reckonable/${store.id}`,
    kind: 'retention/reckonable',
    says: {
      de: `Für jeden Eintrag in „${store.name.de}“ steht fest, nach welcher Regel er gelöscht wird.`,
      en: `Of every entry in “${store.name.en}” it is settled by which rule it is erased.`,
    },
    provision: 'Art. 5(1)(e), 13(2)(a) GDPR',
    clauses: first === undefined ? [] : clausesOf(first),
    way: 'inspect',
    freshFor: 'PT26H',
    reach: 'inside',
    prove: (context) =>
      ifDeclared(context, store, async () => {
        const { world, company, now, today } = context
        const present = rulesOfStore(context.declaration, store)
        const { ruled } = fateConditions(company, context.declaration, present, today, now)
        const dated = present.filter((rule) => rule.period.when !== undefined || store.of === 'nobody')
        const found = await unclearRows(
          world.db,
          company,
          store,
          {
            ruled,
            undated: dated.map(undatedCondition),
            future: present.map((rule) => startsAfter(rule, addTime(now, AHEAD))),
          },
          NAMED,
        )
        return rowFinding(
          store,
          found,
          {
            de: 'Kein Ende absehbar: Stand ohne Regel, Datum fehlt oder liegt in der Zukunft.',
            en: 'No end in sight: a state without a rule, a date missing or in the future.',
          },
          (rows) => ({
            de: `Stand und Daten von ${rows} Zeilen der Tabelle ${tableName(store)} angesehen.`,
            en: `State and dates of ${rows} rows of table ${tableName(store)} looked at.`,
          }),
        )
      }),
    sabotage: {
      does: 'adds a row dated a hundred years ahead, so that it would never go',
      apply: (context) =>
        byHand(
          context,
          plant(context.company, context.declaration, store, context.now, {
            ...plainLine(store),
            [startColumn(rules)]: addDays(context.today, 36_525),
          }),
        ),
    },
  }
}

/** The column the first rule for use starts from. */
function startColumn(rules: readonly RetentionRule[]): string {
  return (rules.find((rule) => rule.period.during === 'use') ?? rules[0])?.period.starts.column ?? ''
}

/** What only a duty keeps is restricted, with the duty and its end (Art. 17(3)(b), 18 GDPR, § 35 BDSG). */
function restrictedInstead(declaration: Declaration, store: StoreDeclaration): Pledge {
  const duty = rulesOfStore(declaration, store).find((rule) => rule.period.during === 'restricted')
  const mark = columnsOf(store).some((column) => column.name === 'restricted')
  return {
    id: `retention/restricted-instead/${store.id}`,
    kind: 'retention/restricted-instead',
    says: {
      de: `Was in „${store.name.de}“ nur noch eine Pflicht hält, ist gesperrt und wird zu nichts anderem genutzt.`,
      en: `What only a duty still keeps in “${store.name.en}” is restricted and used for nothing else.`,
    },
    provision: 'Art. 17(3)(b), 18 GDPR, § 35 BDSG',
    clauses: duty === undefined ? [] : [...clausesOf(duty), 'retention.restricted'],
    way: 'inspect',
    freshFor: 'PT26H',
    reach: 'inside',
    prove: (context) =>
      ifDeclared(context, store, async () => {
        const { world, company, now } = context
        const rules = rulesOfStore(context.declaration, store)
        const fate = fateConditions(company, context.declaration, rules, await dueDay(context), now)
        const found = await unrestrictedRows(world.db, company, store, fate, NAMED)
        return rowFinding(
          store,
          found,
          {
            de: 'Nur noch eine Pflicht hält die Zeile, und sie ist nicht gesperrt.',
            en: 'Only a duty keeps the row, and it is not restricted.',
          },
          (rows) => ({
            de: `${rows} Zeilen der Tabelle ${tableName(store)} angesehen.`,
            en: `${rows} rows of table ${tableName(store)} looked at.`,
          }),
        )
      }),
    sabotage: {
      does: 'adds a row that only a duty keeps, without restricting it',
      async apply(context) {
        if (duty === undefined || !mark) throw new Error('No duty keeps anything here.')
        const { company, now, today } = context
        const state = duty.period.when
        await byHand(
          context,
          plant(company, context.declaration, store, now, {
            ...(state === undefined ? {} : { [state.column]: state.is[0] ?? null }),
            [duty.period.starts.column]: duty.starts === 'day' ? today : now,
          }),
        )
      },
    },
  }
}

/** Whether all that a store's rows rest on can end for one person. */
function hangsOnPersons(declaration: Declaration, store: StoreDeclaration): boolean {
  const serves = declaration.activities.filter((activity) => activity.stores.includes(store.id))
  return serves.length > 0 && serves.every((activity) => personalBases(declaration, activity) !== null)
}

/** What rested on a consent alone is gone with it (Art. 7(3), 17(1)(b) GDPR). */
function noGround(declaration: Declaration, store: StoreDeclaration): Pledge {
  const serves = declaration.activities.filter((activity) => activity.stores.includes(store.id))
  return {
    id: `retention/no-ground/${store.id}`,
    kind: 'retention/no-ground',
    says: {
      de: `Wird die Einwilligung widerrufen, ist in „${store.name.de}“ gelöscht, was nur auf ihr beruhte.`,
      en: `When consent is withdrawn, what rested on it alone is erased from “${store.name.en}”.`,
    },
    provision: 'Art. 7(3), 17(1)(b) GDPR',
    clauses: [
      ...serves.map((activity) => `activity.${activity.id}.what`),
      'rights.withdrawal',
      'retention.earlier',
    ],
    way: 'inspect',
    freshFor: 'PT26H',
    reach: 'inside',
    prove: (context) =>
      ifDeclared(context, store, async () => {
        const { world, company, now } = context
        const rules = rulesOfStore(context.declaration, store)
        const due = await dueDay(context)
        const fate = fateConditions(company, context.declaration, rules, due, now)
        const ended = rules.map((rule) => endedCondition(rule, limitOf(rule, due, now)))
        const within = rules.find((rule) => rule.period.within !== undefined)?.period.within ?? SOON
        const found = await groundlessRows(
          world.db,
          company,
          store,
          fate,
          ended,
          before(now, within.startsWith('PT') ? within : SOON),
          now,
          NAMED,
        )
        return rowFinding(
          store,
          found,
          {
            de: 'Es gibt keine Einwilligung mehr (oder es gab nie eine), auf der die Zeile beruht.',
            en: 'There is no consent any more (or there never was) on which the row rests.',
          },
          (rows) => ({
            de: `Zu ${rows} Zeilen der Tabelle ${tableName(store)} die Einwilligung nachgeschlagen.`,
            en: `Consent looked up for ${rows} rows of table ${tableName(store)}.`,
          }),
        )
      }),
    sabotage: {
      does: 'adds a row of somebody who never consented',
      apply: (context) =>
        byHand(
          context,
          plant(context.company, context.declaration, store, context.now, {
            created_at: before(context.now, 'PT48H'),
          }),
        ),
    },
  }
}

/** One form of a column in which the product's own log keeps it. */
interface FormPledge {
  readonly form: string
  readonly column: StoreColumn
  readonly says: Words
  readonly provision: string
  /** Singles out values worth a closer look, as a pattern of PostgreSQL. */
  readonly suspect: string
  readonly fits: (value: string) => boolean
  readonly wrong: Words
  readonly bad: string
}

function formsOfLog(declaration: Declaration, store: StoreDeclaration): readonly Pledge[] {
  return store.columns.flatMap((column) => formOf(column)).map((form) => formOfLog(declaration, store, form))
}

/** The forms the product can look at: by the column's declared form, or by its category. */
function formOf(column: StoreColumn): readonly FormPledge[] {
  if (column.form === 'ip-shortened') {
    return [
      {
        form: 'ip-shortened',
        column,
        says: {
          de: 'IP-Adressen stehen nur gekürzt im Protokoll.',
          en: 'IP addresses stand in the log shortened only.',
        },
        provision: 'Art. 5(1)(c), 25(1) GDPR',
        suspect: '.',
        fits: isShortened,
        wrong: { de: 'Die IP-Adresse ist nicht gekürzt.', en: 'The IP address is not shortened.' },
        bad: '198.51.100.23',
      },
    ]
  }
  if (column.form === 'without-query') {
    return [
      {
        form: 'without-query',
        column,
        says: {
          de: 'Von der zuvor besuchten Seite wird nur die Adresse ohne Anfrageteil festgehalten.',
          en: 'Of the page visited before only the address without its query is kept.',
        },
        provision: 'Art. 5(1)(c) GDPR',
        suspect: '[?#@]|%40|[[:alnum:]_~=-]{20}',
        fits: isWithoutQuery,
        wrong: { de: 'Die Adresse hat einen Anfrageteil.', en: 'The address has a query.' },
        bad: 'https://search.example/?email=mara%40post.example',
      },
    ]
  }
  if (column.form === 'redacted-query') {
    return [
      {
        form: 'redacted-query',
        column,
        says: {
          de: 'Werte in Anfragen (E-Mail-Adressen, Schlüssel) stehen nicht im Protokoll.',
          en: 'Values in requests (e-mail addresses, tokens) do not stand in the log.',
        },
        provision: 'Art. 5(1)(c), (f) GDPR',
        suspect: '[?@]|%40|[[:alnum:]_~=-]{20}',
        fits: isRedacted,
        wrong: {
          de: 'Die Anfrage enthält einen Wert in Klarschrift.',
          en: 'The request holds a value in clear.',
        },
        bad: 'GET /konto?token=abc123',
      },
    ]
  }
  if (column.category === 'technical.browser' || column.category === 'technical.os') {
    const browser = column.category === 'technical.browser'
    return [
      {
        form: browser ? 'browser' : 'os',
        column,
        says: browser
          ? {
              de: 'Vom Browser stehen nur Typ und Version im Protokoll.',
              en: 'Of the browser only type and version stand in the log.',
            }
          : {
              de: 'Vom Betriebssystem steht nur der Name im Protokoll.',
              en: 'Of the operating system only its name stands in the log.',
            },
        provision: 'Art. 5(1)(c) GDPR',
        suspect: browser ? '^(?!(other|bot)$)' : '^(?!other$)',
        fits: browser ? isBrowser : isSystem,
        wrong: { de: 'Der Wert sagt mehr als erklärt.', en: 'The value says more than declared.' },
        bad: browser
          ? 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101'
          : 'Linux x86_64; screen 1920x1080',
      },
    ]
  }
  return []
}

function formOfLog(declaration: Declaration, store: StoreDeclaration, form: FormPledge): Pledge {
  const { column } = form.column
  const activity = declaration.activities.find((candidate) => candidate.stores.includes(store.id))
  return {
    id: `retention/form/${store.id}/${form.form}`,
    kind: `retention/form-${form.form}`,
    says: form.says,
    provision: form.provision,
    clauses: activity === undefined ? [] : [`activity.${activity.id}.what`],
    way: 'inspect',
    freshFor: 'PT26H',
    reach: 'inside',
    prove: (context) =>
      ifDeclared(context, store, async () => {
        const { world, company } = context
        const rows = await rowsIn(world.db, company, store)
        const offences: Offence[] = []
        let count = 0
        for (let after: RecordId | null = null; ; ) {
          const page: Awaited<ReturnType<typeof suspectValues>> = await suspectValues(
            world.db,
            company,
            store,
            column,
            matches(column, form.suspect),
            after,
            5000,
          )
          for (const { id, value } of page) {
            if (form.fits(value)) continue
            count += 1
            if (offences.length < NAMED) {
              offences.push({
                place: `table ${tableName(store)}, row ${id}, column ${column}`,
                says: form.wrong,
              })
            }
          }
          after = page.at(-1)?.id ?? null
          if (page.length < 5000) break
        }
        return {
          examined: rows,
          offences,
          saw: {
            de: `Spalte ${column} in ${rows} Zeilen angesehen.`,
            en: `Column ${column} looked at in ${rows} rows.`,
          },
          details: { offences: count },
          ...(rows === 0 ? { vacuous: EMPTY } : {}),
        }
      }),
    sabotage: {
      does: `writes “${form.bad}” into ${column}`,
      apply: (context) =>
        byHand(
          context,
          plant(context.company, context.declaration, store, context.now, {
            ...plainLine(store),
            [column]: form.bad,
          }),
        ),
    },
  }
}

/** What log files on disk say, by the part of the line. */
function formsOfFiles(declaration: Declaration, store: StoreDeclaration): readonly Pledge[] {
  const activity = declaration.activities.find((candidate) => candidate.stores.includes(store.id))
  const clauses = activity === undefined ? [] : [`activity.${activity.id}.what`]
  const part = (
    name: string,
    words: Words,
    provision: string,
    wrong: Words,
    differs: (line: LogLine, clean: LogLine) => boolean,
    bad: Partial<LogLine>,
  ): Pledge => ({
    id: `retention/form/${store.id}/${name}`,
    kind: `retention/form-${name}-in-files`,
    says: words,
    provision,
    clauses,
    way: 'inspect',
    freshFor: 'PT26H',
    reach: 'own-systems',
    async prove(context) {
      const { world, company, now } = context
      const { holds } = await standingOf({ db: world.db, company }, NOBODY)
      const plan = linePlan(store, now, holdsOn(holds, store.id))
      return overFiles(context, store, 'all', (file) => {
        const judge = new LineJudge(plan, file.modified)
        return (line) => {
          if (judge.judge(line).fate === 'held') return null
          if (line.line === null) return null
          return differs(line.line, scrub(line.line, plan.form)) ? wrong : null
        }
      })
    },
    sabotage: {
      does: `appends a line with ${JSON.stringify(bad)} to a log file`,
      apply: (context) => addLine(context, store, false, 'by-hand.log', context.now, bad),
    },
  })
  return [
    part(
      'ip-shortened',
      {
        de: 'In den Protokolldateien stehen IP-Adressen nur gekürzt, auch in Kopien.',
        en: 'In the log files IP addresses stand shortened only, in copies too.',
      },
      'Art. 5(1)(c), 25(1) GDPR',
      { de: 'Die IP-Adresse ist nicht gekürzt.', en: 'The IP address is not shortened.' },
      (line, clean) => line.address !== clean.address,
      { address: '198.51.100.23' },
    ),
    part(
      'without-query',
      {
        de: 'In den Protokolldateien steht die zuvor besuchte Seite ohne Anfrageteil.',
        en: 'In the log files the page visited before stands without its query.',
      },
      'Art. 5(1)(c) GDPR',
      { de: 'Die Adresse hat einen Anfrageteil.', en: 'The address has a query.' },
      (line, clean) => line.referrer !== clean.referrer,
      { referrer: 'https://search.example/?email=mara%40post.example' },
    ),
    part(
      'redacted-query',
      {
        de: 'In den Protokolldateien stehen keine Werte aus Anfragen.',
        en: 'In the log files no values of requests stand.',
      },
      'Art. 5(1)(c), (f) GDPR',
      { de: 'Die Anfrage enthält einen Wert in Klarschrift.', en: 'The request holds a value in clear.' },
      (line, clean) => line.request !== clean.request,
      { request: 'GET /konto?token=abc123 HTTP/1.1' },
    ),
    fieldsOfFiles(store, clauses),
  ]
}

/** Log files have the declared fields and no others. */
function fieldsOfFiles(store: StoreDeclaration, clauses: readonly string[]): Pledge {
  return {
    id: `retention/form/${store.id}/fields`,
    kind: 'retention/form-fields-in-files',
    says: {
      de: 'Die Protokolldateien haben genau die erklärten Felder, keine Benutzernamen und nichts weiter.',
      en: 'The log files have exactly the declared fields, no user names and nothing else.',
    },
    provision: 'Art. 5(1)(c) GDPR',
    clauses,
    way: 'inspect',
    freshFor: 'PT26H',
    reach: 'own-systems',
    async prove(context) {
      const { world, company, now } = context
      const { holds } = await standingOf({ db: world.db, company }, NOBODY)
      const plan = linePlan(store, now, holdsOn(holds, store.id))
      return overFiles(context, store, 'all', (file) => {
        const judge = new LineJudge(plan, file.modified)
        return (line) => {
          if (judge.judge(line).fate === 'held') return null
          if (line.line === null) {
            return {
              de: 'Die Zeile hat nicht das erklärte Format.',
              en: 'The line is not in the declared format.',
            }
          }
          const clean = scrub(line.line, plan.form)
          const extra = line.line.user !== '-' || line.line.ident !== '-' || line.line.agent !== clean.agent
          return extra
            ? {
                de: 'Die Zeile hat ein Feld, das nicht erklärt ist.',
                en: 'The line has a field that is not declared.',
              }
            : null
        }
      })
    },
    sabotage: {
      does: 'lets the server write the name of whoever is logged in',
      apply: (context) =>
        addLine(context, store, false, 'by-hand.log', context.now, { user: 'mara.beispiel' }),
    },
  }
}

/** No place without a rule (Art. 5(1)(e), 13(2)(a), 30(1)(f) GDPR). */
function everyStoreHasARule(): Pledge {
  return {
    id: 'retention/every-store',
    kind: 'retention/every-store',
    says: {
      de: 'Jeder Ort, an dem Daten liegen, ist erklärt und hat eine Löschregel.',
      en: 'Every place where data lies is declared and has a rule for erasure.',
    },
    provision: 'Art. 5(1)(e), 13(2)(a), 30(1)(f) GDPR',
    clauses: ['retention.end'],
    way: 'inspect',
    freshFor: 'PT26H',
    reach: 'inside',
    async prove({ world, company, declaration }) {
      const { tables, undeclared } = await undeclaredTables(world.db, company, declaration)
      const ruleless = declaration.stores.filter((store) => rulesOfStore(declaration, store).length === 0)
      return {
        examined: tables + declaration.stores.length,
        offences: [
          ...undeclared.map((name) => ({
            place: `table ${name}`,
            says: {
              de: 'Die Tabelle ist nicht erklärt und hat keine Löschregel.',
              en: 'The table is not declared and has no rule for erasure.',
            },
          })),
          ...ruleless.map((store) => ({
            place: `declaration, store ${store.id}`,
            says: { de: 'Der Ort hat keine Löschregel.', en: 'The place has no rule for erasure.' },
          })),
        ],
        saw: {
          de: `${tables} Tabellen im Schema ${schemaName(company)} und ${declaration.stores.length} erklärte Orte angesehen.`,
          en: `${tables} tables in schema ${schemaName(company)} and ${declaration.stores.length} declared places looked at.`,
        },
      }
    },
    sabotage: {
      does: 'keeps a copy of a table for later',
      async apply(context) {
        const [store] = tableStores(context.declaration)
        if (store === undefined) throw new Error('There is no table to copy.')
        const schema = schemaName(context.company)
        await byHand(
          context,
          `create table ${schema}.copy_for_later as select * from ${schema}.${tableName(store)}`,
        )
      },
    },
  }
}

/** What is held is held for an incident somebody approved, and no longer (Art. 17(3)(e) GDPR). */
function holdsHaveIncidents(): Pledge {
  return {
    id: 'retention/holds',
    kind: 'retention/holds',
    says: {
      de: 'Länger aufbewahrt wird nur, was zu einem genannten Vorfall als Beweis gesperrt ist, bis er geklärt ist.',
      en: 'Kept longer is only what is held as evidence of a named incident, until it is settled.',
    },
    provision: 'Art. 17(3)(e) GDPR',
    clauses: ['retention.hold'],
    way: 'inspect',
    freshFor: 'PT26H',
    reach: 'inside',
    async prove({ world, company, declaration, today }) {
      const source = { db: world.db, company }
      const { holds } = await standingOf(source, NOBODY)
      const offences: Offence[] = holds
        .filter((hold) => hold.incident === '' || hold.approver === '')
        .map((hold) => ({
          place: `hold ${hold.id}`,
          says: { de: 'Vorfall oder Genehmigung fehlt.', en: 'Incident or approval is missing.' },
        }))
      let examined = holds.length
      for (const store of storesOfPersons(declaration)) {
        const { faults } = await structureFaults(world.db, company, store)
        if (faults.some(({ fault }) => fault !== 'undeclared')) continue
        for (let after: RecordId | null = null; ; ) {
          const rows: Awaited<ReturnType<typeof markedRows>> = await markedRows(
            world.db,
            company,
            store,
            after,
            500,
          )
          for (const row of rows) {
            if (!row.held) continue
            examined += 1
            if (markFor(declaration, await standingOf(source, row.person), store.id, row.id, today).held)
              continue
            offences.push({
              place: `table ${tableName(store)}, row ${row.id}`,
              says: {
                de: 'Die Zeile ist gesperrt, ohne dass ein Vorfall festgehalten ist.',
                en: 'The row is held, and no incident is recorded.',
              },
            })
          }
          after = rows.at(-1)?.id ?? null
          if (after === null) break
        }
      }
      return {
        examined,
        offences: offences.slice(0, NAMED),
        saw: {
          de: `${examined} Sperren und gesperrte Zeilen mit den Vorfällen verglichen.`,
          en: `${examined} holds and held rows compared with the incidents.`,
        },
        details: { offences: offences.length },
        ...(examined === 0 ? { vacuous: { de: 'Es ist nichts gesperrt.', en: 'Nothing is held.' } } : {}),
      }
    },
    sabotage: {
      does: 'marks a row as held, so that it never goes',
      async apply(context) {
        const [store] = storesOfPersons(context.declaration)
        if (store === undefined) throw new Error('There is no store of persons.')
        await byHand(context, plant(context.company, context.declaration, store, context.now, { held: true }))
      },
    },
  }
}

/** Of whom nothing is kept, nothing is known: identifiers go after the last record (Art. 5(1)(e), 11(1) GDPR). */
function nobodyLeft(): Pledge {
  return {
    id: 'retention/nobody-left',
    kind: 'retention/nobody-left',
    says: {
      de: 'Ist der letzte Datensatz eines Menschen gelöscht, wissen wir auch nicht mehr, wer er war.',
      en: 'When the last record of a person is erased, we no longer know who it was either.',
    },
    provision: 'Art. 5(1)(e), 11(1) GDPR',
    clauses: ['retention.end'],
    way: 'inspect',
    freshFor: 'PT26H',
    reach: 'inside',
    async prove(context) {
      const { world, company, declaration, now } = context
      const intact: StoreDeclaration[] = []
      for (const store of storesOfPersons(declaration)) {
        const { faults } = await structureFaults(world.db, company, store)
        if (faults.some(({ fault }) => fault !== 'undeclared')) continue
        intact.push(store)
      }
      const due = await dueDay(context)
      // A day longer than the run waits, so that it has had its turn.
      const since = before(now, 'PT50H')
      const found = await strangersLeft(world.db, company, intact, proofsSince(due), since, NAMED)
      return {
        examined: found.persons,
        offences: found.left.map((person) => ({
          place: `table person, person ${person}`,
          says: {
            de: 'Von dieser Person ist nichts mehr gespeichert, aber noch, wer sie ist.',
            en: 'Nothing of this person is stored any more but who they are.',
          },
        })),
        saw: {
          de: `${found.persons} Personen angesehen, ob von ihnen noch etwas gespeichert ist.`,
          en: `${found.persons} persons looked at for whether anything of them is stored.`,
        },
        ...(found.persons === 0 ? { vacuous: EMPTY } : {}),
      }
    },
    sabotage: {
      does: 'keeps the identifier of somebody of whom nothing else is stored',
      entails: ['measures/sealed'],
      apply: (context) =>
        byHand(
          context,
          `insert into person (person, company, created_at) values ('${newId()}', '${context.company}',
            timestamptz '${context.now}' - interval '40 days')`,
        ),
    },
  }
}

/** What was erased is gone, has its act, and stays gone (Art. 5(2), 17(1) GDPR). */
function erasedStaysErased(): Pledge {
  return {
    id: 'retention/erased-stays-erased',
    kind: 'retention/erased-stays-erased',
    says: {
      de: 'Was gelöscht wurde, ist weg und bleibt weg, auch nach einer Wiederherstellung; jede Löschung ist festgehalten.',
      en: 'What was erased is gone and stays gone, after a restore too; every erasure is recorded.',
    },
    provision: 'Art. 5(2), 17(1) GDPR',
    clauses: ['retention.end', 'rights.erasure'],
    way: 'inspect',
    freshFor: 'PT26H',
    reach: 'inside',
    async prove({ world, company, declaration }) {
      const intact: StoreDeclaration[] = []
      for (const store of storesOfPersons(declaration)) {
        const { faults } = await structureFaults(world.db, company, store)
        if (!faults.some(({ fault }) => fault !== 'undeclared')) intact.push(store)
      }
      const { erasures, journaled, back, actless } = await erasuresAgainst(world.db, company, intact, NAMED)
      let lines = 0
      for await (const line of readJournal(world.folder, company)) lines += line.store === '' ? 0 : 1
      return {
        examined: erasures,
        offences: [
          ...back.map(({ store, id }) => ({
            place: `store ${store}, row ${id}`,
            says: { de: 'Die Zeile war gelöscht und ist wieder da.', en: 'The row was erased and is back.' },
          })),
          ...actless.map((id) => ({
            place: `erasure ${id}`,
            says: { de: 'Zu der Löschung fehlt der Vorgang.', en: 'The act of the erasure is missing.' },
          })),
          ...(lines < journaled
            ? [
                {
                  place: 'journal outside the database',
                  says: {
                    de: `Im Löschverzeichnis fehlen ${journaled - lines} Zeilen; nach einer Wiederherstellung käme wieder, was sie nennen.`,
                    en: `${journaled - lines} lines are missing from the journal; a restore would bring back what they name.`,
                  },
                },
              ]
            : []),
        ],
        saw: {
          de: `${erasures} Löschungen nachgesehen: ob etwas davon wieder da ist und ob der Vorgang festgehalten ist.`,
          en: `${erasures} erasures looked at: whether any of it is back, and whether the act is recorded.`,
        },
        ...(erasures === 0
          ? { vacuous: { de: 'Es wurde noch nichts gelöscht.', en: 'Nothing has been erased yet.' } }
          : {}),
      }
    },
    sabotage: {
      does: 'brings an erased row back from a backup, without its act',
      async apply(context) {
        const { company, declaration, now } = context
        const [store] = storesOfPersons(declaration)
        if (store === undefined) throw new Error('There is no store of persons.')
        const [person, id] = [newId(), newId()]
        await byHand(
          context,
          `insert into record_erasure (company, person, id, at, store, record, rows, why, journaled)
            values ('${company}', '${person}', '${newId()}', '${now}', '${store.id}', '${id}', 1, 'by hand', true)`,
          plant(company, declaration, store, now, { person, id }),
        )
      },
    },
  }
}

/** Erasure happens by itself, every day (Art. 5(1)(e), 25(1) GDPR). */
function runsDaily(): Pledge {
  return {
    id: 'retention/runs-daily',
    kind: 'retention/runs-daily',
    says: {
      de: 'Was abgelaufen ist, wird jeden Tag von selbst gelöscht.',
      en: 'What is over is erased by itself every day.',
    },
    provision: 'Art. 5(1)(e), 25(1) GDPR',
    clauses: ['retention.end'],
    way: 'inspect',
    freshFor: 'PT26H',
    reach: 'inside',
    async prove(context) {
      const { world, company, today } = context
      const run = await lastRun(world.db, company)
      const due = await dueDay(context)
      if (run === null) {
        return {
          examined: 0,
          offences: [],
          saw: { de: 'Es gab noch keinen Löschlauf.', en: 'There has been no run yet.' },
          unable: { de: 'Es gab noch keinen Löschlauf.', en: 'There has been no run yet.' },
        }
      }
      const late = run.today < due
      return {
        examined: 1,
        offences: late
          ? [
              {
                place: `run of ${run.today}`,
                says: {
                  de: `Der letzte vollständige Löschlauf war am ${dayText(run.today, 'de')}, heute ist der ${dayText(today, 'de')}.`,
                  en: `The last complete run was on ${dayText(run.today, 'en')}; today is ${dayText(today, 'en')}.`,
                },
              },
            ]
          : [],
        saw: {
          de: `Der letzte vollständige Löschlauf war am ${dayText(run.today, 'de')}.`,
          en: `The last complete run was on ${dayText(run.today, 'en')}.`,
        },
      }
    },
    sabotage: {
      does: 'lets the runs of the last days not have been',
      apply: (context) =>
        byHand(
          context,
          `update retention_run set today = today - 3, finished_at = finished_at - interval '3 days'
            where company = '${context.company}'`,
        ),
    },
  }
}
