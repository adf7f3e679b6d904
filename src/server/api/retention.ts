/** What goes when and under which rule, what is kept and why; and carrying out exactly the plan that was shown. */
import { z } from '@hono/zod-openapi'
import type { CompanyId, Words } from '../../base/index.ts'
import type { Declaration } from '../../declaration/index.ts'
import { retentionRule as ruleOfLaw } from '../../law/index.ts'
import { entriesOf, sealLedger } from '../../ledger/index.ts'
import { keptRecords, type PlannedRule, type PlannedStore, runRetention } from '../../retention/index.ts'
import { durationText, lengthText } from '../../text/duration.ts'
import type { Installation } from '../installation.ts'
import { declarationToday, dueOf, goneIn, planToday } from '../retention.ts'
import { inBoth } from '../words.ts'
import { type Retention, type RetentionStore, retention, retentionRun } from './contract.ts'
import { restrictionWords } from './restriction.ts'
import { answering, apiPart, demand, inCompany, jsonBody } from './route.ts'

const KEPT = 25

export function retentionRoutes(house: Installation) {
  const { world } = house
  const part = apiPart()
  part.openapi(
    answering(
      'get',
      '/api/v1/companies/{company}/retention',
      'What goes when, and what is kept and why',
      retention,
      {
        params: inCompany,
      },
    ),
    async (c) => c.json(await viewOf(house, c.var.company), 200),
  )
  part.openapi(
    answering(
      'post',
      '/api/v1/companies/{company}/retention/run',
      'Carry out the plan that was shown',
      retentionRun,
      {
        params: inCompany,
        body: jsonBody(z.strictObject({ hash: z.string().max(80) })),
      },
    ),
    async (c) => {
      demand(c, 'retention')
      const { company } = c.var
      const { report } = await runRetention(world, company, { plan: c.req.valid('json').hash })
      await sealLedger(world, company)
      const erased = goneIn(report)
      const restricted = report?.restricted ?? 0
      const held = report?.held ?? 0
      return c.json({ erased, restricted, held, says: runWords(erased, restricted, held) }, 200)
    },
  )
  return part
}

/** What a run came to, in a sentence. */
export function runWords(erased: number, restricted: number, held: number): Words {
  return {
    de: [
      erased === 1 ? '1 Eintrag gelöscht' : `${erased} Einträge gelöscht`,
      restricted === 0 ? '' : `${restricted} eingeschränkt`,
      held === 0 ? '' : `${held} zurückgehalten`,
    ]
      .filter((part) => part !== '')
      .join(', '),
    en: [
      erased === 1 ? '1 entry erased' : `${erased} entries erased`,
      restricted === 0 ? '' : `${restricted} restricted`,
      held === 0 ? '' : `${held} held back`,
    ]
      .filter((part) => part !== '')
      .join(', '),
  }
}

async function viewOf(house: Installation, company: CompanyId): Promise<Retention> {
  const { world } = house
  const declaration = await declarationToday(world, company)
  const plan = await planToday(world, company)
  const due = dueOf(plan)
  const stores: RetentionStore[] = []
  for (const store of plan.stores) {
    const kept =
      store.restricted + store.held === 0
        ? []
        : await keptRecords(world, company, declaration, { store: store.store, limit: KEPT })
    stores.push(storeOf(declaration, store, kept))
  }
  const runs = await entriesOf(world, company, { kinds: ['retention/run'], limit: 30 })
  return {
    today: plan.today,
    hash: plan.hash,
    due: due.rows,
    toRestrict: due.restrict,
    stores,
    runs: runs.map(({ at, opened }) => {
      const number = (key: string): number => {
        const value = opened?.content[key]
        return typeof value === 'number' ? value : 0
      }
      return {
        at,
        erased: number('erased'),
        restricted: number('restricted'),
        held: number('held'),
        lines: number('logRows') + number('fileLines'),
      }
    }),
  }
}

function storeOf(
  declaration: Declaration,
  store: PlannedStore,
  kept: Awaited<ReturnType<typeof keptRecords>>,
): RetentionStore {
  return {
    id: store.store,
    title: store.name,
    kind: store.kind,
    rows: store.rows,
    due: store.due,
    toRestrict: store.toRestrict,
    restricted: store.restricted,
    held: store.held,
    unclear: store.unclear,
    rules: saidOnce(store.rules).map(([rule, activities]) => ({
      id: rule.id,
      activity: inBoth((language) =>
        activities
          .map((id) => declaration.activities.find((one) => one.id === id)?.name[language] ?? id)
          .join(', '),
      ),
      states: rule.states,
      starts: rule.startsWith,
      length: lengthWords(rule),
      says: ruleWords(rule),
      during: rule.during,
      reason: rule.reason,
      next: rule.next,
    })),
    kept: kept.map((record) => ({
      record: record.record,
      because:
        record.held && record.ground === null
          ? { de: 'Sperre', en: 'Hold' }
          : restrictionWords(record.ground ?? '', declaration),
      until: record.until,
      fate: record.held ? 'held' : 'restricted',
    })),
    files: store.files.map((file) => ({
      file: file.file,
      lines: file.lines,
      due: file.erased,
      held: file.held,
    })),
  }
}

type NextRule = PlannedStore['rules'][number]

/** Rules of several activities that say the same of the same rows become one, with the activities it serves. */
function saidOnce(
  rules: readonly NextRule[],
): readonly (readonly [rule: NextRule, activities: readonly string[]])[] {
  const groups = Map.groupBy(rules, ({ states, startsWith, length, during }) =>
    JSON.stringify([states, startsWith, length, during]),
  )
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const next = group.flatMap((rule) => (rule.next === null ? [] : [rule.next])).sort()[0] ?? null
    return [[{ ...first, next }, group.map(({ activity }) => activity)] as const]
  })
}

/** How long a rule keeps and from when, in one phrase: 7 Tage nach dem Abruf. */
function ruleWords(rule: PlannedRule): Words {
  const { de, en } = rule.startsWith
  if (rule.length.startsWith('P')) {
    return {
      de: `${durationText(rule.length, 'de', 'accusative')} nach ${de}`,
      en: `${durationText(rule.length, 'en')} after ${en}`,
    }
  }
  const law = ruleOfLaw(rule.length)
  const length = lengthWords(rule)
  return law?.start.round === 'end_of_calendar_year'
    ? {
        de: `${length.de} ab Ende des Jahres, beginnend mit ${de}`,
        en: `${length.en} from the end of the year of ${en}`,
      }
    : { de: `${length.de}, beginnend mit ${de}`, en: `${length.en}, starting with ${en}` }
}

function lengthWords(rule: PlannedRule): Words {
  if (rule.length === 'criterion') return { de: 'keine feste Frist', en: 'no fixed period' }
  if (rule.length.startsWith('P')) return inBoth((language) => durationText(rule.length, language))
  const law = ruleOfLaw(rule.length)
  if (law === null || law.period === null) return rule.reason
  const { period } = law
  return inBoth((language) => lengthText(period, language))
}
