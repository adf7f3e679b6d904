import { addDays, addTime, type Words } from '../base/index.ts'
import { currentDeclaration, type Declaration, type StoreDeclaration } from '../declaration/index.ts'
import { NAMED, type Offence, type Pledge, type ProofContext } from '../pledge/index.ts'
import { columnsOf, tableName } from '../records/index.ts'
import { markFor, plant, sameMark, standingOf } from '../standing/index.ts'
import { outdatedEnds } from './ends.ts'
import { personalBases } from './ground.ts'
import {
  AHEAD,
  before,
  clausesOf,
  dueDay,
  ifDeclared,
  inspected,
  placeOf,
  plainLine,
  rowFinding,
  SOON,
  stateOf,
} from './looking.ts'
import type { RetentionRule } from './rule.ts'
import { rulesOfStore } from './settle.ts'
import { movedAmong } from './starts.ts'
import {
  endedCondition,
  fateConditions,
  groundlessRows,
  lastRun,
  limitOf,
  outdatedRows,
  startsAfter,
  unclearRows,
  undatedCondition,
  unrestrictedRows,
} from './store.ts'

function looked(store: StoreDeclaration, de: string, en: string): (rows: number) => Words {
  return (rows) => ({
    de: `${rows} Zeilen der Tabelle ${tableName(store)} auf ${de} angesehen.`,
    en: `${rows} rows of table ${tableName(store)} looked at for ${en}.`,
  })
}

/** Of every row it can be reckoned when it goes: a rule names its state, its date is there and does not lie ahead. */
export function reckonable(declaration: Declaration, store: StoreDeclaration): Pledge {
  const rules = rulesOfStore(declaration, store)
  const first = rules[0]
  return inspected({
    id: `retention/reckonable/${store.id}`,
    kind: 'retention/reckonable',
    says: {
      de: `Für jeden Eintrag in „${store.name.de}“ steht fest, nach welcher Regel er gelöscht wird.`,
      en: `Of every entry in “${store.name.en}” it is settled by which rule it is erased.`,
    },
    provision: 'Art. 5(1)(e), 13(2)(a) GDPR',
    clauses: first === undefined ? [] : clausesOf(first),
    prove: (context) =>
      ifDeclared(context, store, async (present) => {
        const { world, company, now, today } = context
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
          looked(store, 'Stand und Daten', 'state and dates'),
        )
      }),
    sabotage: {
      does: 'adds a row dated a hundred years ahead, so that it would never go',
      apply: (context) =>
        plant(context, store, {
          ...plainLine(store),
          [startColumn(rules)]: addDays(context.today, 36_525),
        }),
    },
  })
}

/** The column the first rule for use starts from. */
function startColumn(rules: readonly RetentionRule[]): string {
  return (rules.find((rule) => rule.period.during === 'use') ?? rules[0])?.period.starts.column ?? ''
}

/** What only a duty keeps is restricted, with the duty and its end (Art. 17(3)(b), 18 GDPR, § 35 BDSG). */
export function restrictedInstead(declaration: Declaration, store: StoreDeclaration): Pledge {
  const duty = rulesOfStore(declaration, store).find((rule) => rule.period.during === 'restricted')
  const mark = columnsOf(store).some((column) => column.name === 'restricted')
  return inspected({
    id: `retention/restricted-instead/${store.id}`,
    kind: 'retention/restricted-instead',
    says: {
      de: `Was in „${store.name.de}“ nur noch eine Pflicht hält, ist bis zu ihrem Ende gesperrt und wird zu nichts anderem genutzt.`,
      en: `What only a duty still keeps in “${store.name.en}” is restricted until it ends and used for nothing else.`,
    },
    provision: 'Art. 17(3)(b), 18 GDPR, § 35 BDSG',
    clauses: duty === undefined ? [] : [...clausesOf(duty), 'retention.restricted'],
    prove: (context) =>
      ifDeclared(context, store, async (rules) => {
        const { world, company, declaration: present, now } = context
        const due = await dueDay(context)
        const fate = fateConditions(company, present, rules, due, now)
        const found = await unrestrictedRows(world.db, company, store, fate, NAMED)
        return rowFinding(
          store,
          found,
          {
            de: 'Nur noch eine Pflicht hält die Zeile, und sie ist nicht gesperrt.',
            en: 'Only a duty keeps the row, and it is not restricted.',
          },
          looked(store, 'Sperre und deren Ende', 'their restriction and its end'),
          await wrongEnds(context, store, rules),
        )
      }),
    sabotage: {
      does: 'adds a row that only a duty keeps, without restricting it',
      async apply(context) {
        if (duty === undefined || !mark) throw new Error('No duty keeps anything here.')
        const { now, today } = context
        await plant(context, store, stateOf(duty, duty.starts === 'day' ? today : now))
      },
    },
  })
}

/**
 * Restricted rows whose noted end is not the one that holds, although a run has come to its end since the declaration took
 * effect. That a mark, or the start of the period, is not what was recorded is another pledge's matter.
 */
async function wrongEnds(
  context: ProofContext,
  store: StoreDeclaration,
  rules: readonly RetentionRule[],
): Promise<readonly Offence[]> {
  const { world, company, declaration, today, now } = context
  const [run, published] = await Promise.all([
    lastRun(world.db, company),
    currentDeclaration(world.db, company, today),
  ])
  const since = run !== null && run.today >= (published?.effectiveFrom ?? today)
  if (!since || run.finishedAt < (published?.publishedAt ?? now)) return []
  const outdated = await outdatedEnds(world.db, company, store, rules, today, now)
  const rows = await outdatedRows(world.db, company, store, outdated, 4 * NAMED)
  const moved = await Promise.all(outdated.duties.map((duty) => movedAmong(context, duty, rows)))
  const elsewhere = new Set(moved.flat().map(({ id }) => id))
  const offences: Offence[] = []
  for (const row of rows) {
    if (elsewhere.has(row.id)) continue
    const standing = await standingOf({ db: world.db, company }, row.person)
    if (!sameMark(row, markFor(declaration, standing, store.id, row.id, today))) continue
    offences.push({
      place: placeOf(store, row.id),
      says: {
        de: `Als Ende der Aufbewahrung steht ${row.restricted_until ?? 'nichts'}; die Pflicht endet an einem anderen Tag.`,
        en: `Noted as the end of keeping is ${row.restricted_until ?? 'nothing'}; the duty ends on another day.`,
      },
    })
  }
  return offences
}

/** Whether all that a store's rows rest on can end for one person. */
export function hangsOnPersons(declaration: Declaration, store: StoreDeclaration): boolean {
  const serves = declaration.activities.filter((activity) => activity.stores.includes(store.id))
  return serves.length > 0 && serves.every((activity) => personalBases(declaration, activity) !== null)
}

/** What rested on a consent alone is gone with it (Art. 7(3), 17(1)(b) GDPR). */
export function noGround(declaration: Declaration, store: StoreDeclaration): Pledge {
  const serves = declaration.activities.filter((activity) => activity.stores.includes(store.id))
  return inspected({
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
    prove: (context) =>
      ifDeclared(context, store, async (rules) => {
        const { world, company, now } = context
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
          looked(store, 'ihre Einwilligung', 'their consent'),
        )
      }),
    sabotage: {
      does: 'adds a row of somebody who never consented',
      apply: (context) => plant(context, store, { created_at: before(context.now, 'PT48H') }),
    },
  })
}
