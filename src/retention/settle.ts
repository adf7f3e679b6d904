import type { PersonId, RecordId } from '../base/index.ts'
import { currentDeclaration, type Declaration, type StoreDeclaration } from '../declaration/index.ts'
import type { Acting, ActKind, Recorded } from '../ledger/index.ts'
import { eraseRecord, setMark } from '../records/index.ts'
import {
  liftRestriction,
  markFor,
  restrict,
  sameMark,
  standingOf,
  storesOfPersons,
  type Standing,
} from '../standing/index.ts'
import { fateOf, type Fate } from './fate.ts'
import { groundLives } from './ground.ts'
import { hasStart, rulesOf, type RetentionRule } from './rule.ts'
import { claimRow, idsOf, type Candidate } from './store.ts'

/** What came of looking at a row. `held`: due, but a hold or the person's own restriction keeps it. */
export type Settled = 'erased' | 'restricted' | 'released' | 'held' | 'kept'

const ENGINE = { kind: 'system', part: 'retention' } as const

/** The rules of a store that can be reckoned with. */
export function rulesOfStore(declaration: Declaration, store: StoreDeclaration): readonly RetentionRule[] {
  return rulesOf(declaration, store.id).filter(hasStart)
}

/**
 * Gives a claimed row what its fate asks for: erased when nothing keeps it, restricted with statute and end date when only
 * a duty does (Art. 17(3)(b), 18 GDPR, § 35 BDSG). A hold, and a restriction the person asked for, beat erasure
 * (Art. 17(3)(e), 18(1)(b) and (c)).
 */
export async function settleRow(
  acting: Acting,
  declaration: Declaration,
  store: StoreDeclaration,
  rules: readonly RetentionRule[],
  row: Candidate,
  standing: Standing,
): Promise<{ readonly settled: Settled; readonly fate: Fate }> {
  const fate = fateOf(rules, row.facts, acting.today, acting.now, (activity) =>
    groundLives(declaration, standing, activity, acting.today),
  )
  const mark = markFor(declaration, standing, store.id, row.id, acting.today)
  const name = { store: store.id, person: row.person, record: row.id }
  const statute = standing.restrictions.find(
    ({ ground, scope }) =>
      ground.startsWith('statute:') && scope.record === row.id && scope.store === store.id,
  )

  switch (fate.kind) {
    case 'due': {
      const own = mark.restricted !== null && !mark.restricted.startsWith('statute:')
      if (row.held || mark.held || own) return { settled: 'held', fate }
      await eraseRecord(acting, declaration, {
        ...name,
        why: fate.rule ?? 'no-ground',
        actor: ENGINE,
        content: { rule: fate.rule, since: fate.since },
      })
      return { settled: 'erased', fate }
    }
    case 'restricted': {
      const ground = `statute:${fate.duty}` as const
      if (statute?.ground === ground && statute.until === fate.until) {
        return { settled: await remark(acting, store, row, mark), fate }
      }
      await restrict(acting, declaration, {
        person: row.person,
        ground,
        scope: { store: store.id, record: row.id },
        ...(fate.until === null ? {} : { until: fate.until }),
        actor: ENGINE,
        reason: fate.rule,
        id: `statute:${row.id}`,
      })
      return { settled: 'restricted', fate }
    }
    case 'use': {
      if (statute === undefined) return { settled: await remark(acting, store, row, mark), fate }
      await liftRestriction(acting, declaration, {
        person: row.person,
        restriction: statute.id,
        actor: ENGINE,
      })
      return { settled: 'released', fate }
    }
    case 'unruled':
      return { settled: await remark(acting, store, row, mark), fate }
  }
}

/** Puts right a mark that somebody changed by hand: what the standing says is what holds. */
async function remark(
  acting: Acting,
  store: StoreDeclaration,
  row: Candidate,
  mark: ReturnType<typeof markFor>,
): Promise<Settled> {
  if (sameMark(row, mark)) return 'kept'
  await setMark(acting.tx, acting.company, store, row.person, mark)
  return mark.restricted === null ? 'released' : 'restricted'
}

/**
 * Settles all rows of a person at once, or those of one store, or one record: after a withdrawal, an upheld objection, a
 * closed order. What rested on a consent alone does not wait for the next run (Art. 7(3), 17(1)(b) GDPR).
 *
 * @returns how many rows were erased
 */
export async function settlePerson(
  acting: Acting,
  declaration: Declaration,
  person: PersonId,
  only: { readonly store?: string; readonly record?: RecordId } = {},
): Promise<number> {
  let erased = 0
  for (const store of storesOfPersons(declaration)) {
    if (only.store !== undefined && only.store !== store.id) continue
    const rules = rulesOfStore(declaration, store)
    if (rules.length === 0) continue
    const ids =
      only.record === undefined ? await idsOf(acting.tx, acting.company, store, person) : [only.record]
    for (const id of ids) {
      const row = await claimRow(acting.tx, acting.company, store, rules, person, id)
      if (row === undefined) continue
      const standing = await standingOf(acting, person)
      const { settled } = await settleRow(acting, declaration, store, rules, row, standing)
      if (settled === 'erased') erased += 1
    }
  }
  return erased
}

const SETTLING: ReadonlySet<ActKind> = new Set([
  'consent/withdrawn',
  'consent/refused',
  'objection/decided',
  'hold/released',
  'record/event',
])

/**
 * What acts elsewhere mean for keeping: a consent withdrawn or refused, an objection upheld, an event of a record, a hold
 * that ended. For the list of reactions.
 */
export async function settleAfter(acting: Acting, act: Recorded): Promise<void> {
  if (act.person === undefined || !SETTLING.has(act.kind)) return
  const published = await currentDeclaration(acting.tx, acting.company, acting.today)
  if (published === null) return
  await settlePerson(acting, published.declaration, act.person, {
    ...(act.kind === 'record/event' && act.store !== undefined ? { store: act.store } : {}),
    ...(act.kind === 'record/event' && act.record !== undefined ? { record: act.record } : {}),
  })
}
