import { type Day, type Instant, type PersonId, type Words, addDays, startOf } from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'
import type { Acting } from '../ledger/index.ts'
import { retentionRule } from '../law/index.ts'
import { type StoredRecord, eraseRecord, rowsOf } from '../records/index.ts'
import { restrict, standingOf, storesOfPersons } from '../standing/index.ts'
import { type Fate, type RowFacts, applies, fateOf } from './fate.ts'
import { groundLives } from './ground.ts'
import { type RetentionRule, rulesOf } from './rule.ts'
import { rulesOfStore } from './settle.ts'

/** What was done about a record that somebody asked to have erased. */
export interface RequestedErasure {
  readonly store: Words
  readonly done: 'erased' | 'kept'
  readonly ground?: Words
  readonly until?: Day
}

/** What a row says that periods depend on. */
function factsOf(record: StoredRecord): RowFacts {
  return { ...record.fields, created_at: record.createdAt }
}

/**
 * When a record goes by itself, and under which rule in the end (Art. 15(1)(d) GDPR): follows it from state to state, from
 * use to restriction, until nothing keeps it. `on` is null while the event a period starts from has not happened.
 */
export function plannedEnd(
  declaration: Declaration,
  record: StoredRecord,
  today: Day,
  now: Instant,
): { readonly on: Day | null; readonly rule: Words } | undefined {
  const rules = rulesOf(declaration, record.store)
  const facts = factsOf(record)
  let day = today
  let last: RetentionRule | undefined
  for (let turn = 0; turn <= rules.length; turn += 1) {
    const fate = fateOf(rules, facts, day, turn === 0 ? now : startOf(addDays(day, 1)))
    if (fate.kind === 'unruled') return undefined
    last = rules.find(({ id }) => id === fate.rule) ?? last
    if (last === undefined) return undefined
    if (fate.kind === 'due') return { on: turn === 0 ? fate.since : day, rule: sentenceOf(last) }
    if (fate.until === null) return { on: null, rule: sentenceOf(last) }
    day = addDays(fate.until, 1)
  }
  return undefined
}

/**
 * Erases what a person asks to have erased (Art. 17(1) GDPR). No purpose of ours keeps a row against that wish but a
 * contract that is being carried out; a statutory duty restricts it instead (Art. 17(3)(b), § 35(3) BDSG); a hold, or a
 * restriction the person asked for, keeps it as it is (Art. 17(3)(e), 18(1)). Every row erased is read back.
 *
 * @param erasure `except`: records that stay, such as the request itself
 */
export async function eraseOnRequest(
  acting: Acting,
  declaration: Declaration,
  erasure: { readonly person: PersonId; readonly why: string; readonly except: ReadonlySet<string> },
): Promise<readonly RequestedErasure[]> {
  const { person } = erasure
  const outcomes: RequestedErasure[] = []
  for (const store of storesOfPersons(declaration)) {
    const rules = rulesOfStore(declaration, store)
    for (const record of await rowsOf(acting, declaration, { store: store.id, person })) {
      if (erasure.except.has(record.id)) continue
      const standing = await standingOf(acting, person)
      const facts = factsOf(record)
      const running = contractUnderWay(rules, facts)
      const fate = fateOf(
        rules,
        facts,
        acting.today,
        acting.now,
        (activity) =>
          running?.activity === activity && groundLives(declaration, standing, activity, acting.today),
      )
      const own = record.restricted !== null && !record.restricted.startsWith('statute:')
      if (record.held || own) {
        outcomes.push({ store: store.name, done: 'kept', ground: record.held ? HELD : RESTRICTED })
        continue
      }
      if (fate.kind === 'use') {
        outcomes.push({ store: store.name, done: 'kept', ground: UNDER_WAY, ...untilOf(fate) })
        continue
      }
      if (fate.kind === 'restricted') {
        if (record.restricted === null) {
          await restrict(acting, declaration, {
            person,
            ground: `statute:${fate.duty}`,
            scope: { store: store.id, record: record.id },
            ...untilOf(fate),
            actor: { kind: 'system', part: 'retention' },
            reason: fate.rule,
            id: `statute:${record.id}`,
          })
        }
        outcomes.push({ store: store.name, done: 'kept', ground: dutyText(fate.duty), ...untilOf(fate) })
        continue
      }
      await eraseRecord(acting, declaration, { store: store.id, person, record: record.id, why: erasure.why })
      outcomes.push({ store: store.name, done: 'erased' })
    }
  }
  return outcomes
}

const HELD: Words = {
  de: 'Beweissicherung (Art. 17 Abs. 3 lit. e DSGVO)',
  en: 'kept as evidence (Art. 17(3)(e) GDPR)',
}
const RESTRICTED: Words = {
  de: 'auf Ihren Wunsch eingeschränkt (Art. 18 DSGVO)',
  en: 'restricted at your wish (Art. 18 GDPR)',
}
const UNDER_WAY: Words = {
  de: 'Vertrag wird noch erfüllt (Art. 17 Abs. 1 lit. a DSGVO)',
  en: 'contract still being carried out (Art. 17(1)(a) GDPR)',
}

function untilOf(fate: Extract<Fate, { readonly until: Day | null }>): { readonly until?: Day } {
  return fate.until === null ? {} : { until: fate.until }
}

function dutyText(duty: string): Words {
  const rule = retentionRule(duty)
  return rule === null
    ? { de: duty, en: duty }
    : { de: `${rule.label_de} (${rule.citation})`, en: `${rule.label_en} (${rule.citation})` }
}

/** The rule by which a row belongs to a contract that is being carried out. */
function contractUnderWay(rules: readonly RetentionRule[], facts: RowFacts): RetentionRule | undefined {
  return rules.find((rule) => rule.period.underWay && applies(rule, facts))
}

function sentenceOf(rule: RetentionRule): Words {
  const { length, starts } = rule.period
  if (length.by === 'statute') {
    const statute = retentionRule(length.rule)
    return {
      de: `${statute?.citation ?? length.rule}, ab ${starts.event.de}`,
      en: `${statute?.citation ?? length.rule}, from ${starts.event.en}`,
    }
  }
  if (length.by === 'criterion') return length.criterion
  return { de: `${length.duration} ab ${starts.event.de}`, en: `${length.duration} from ${starts.event.en}` }
}
