import { category, comparePeriods, heldOn, holdsOn, retentionRule, tableOf } from '../../law/index.ts'
import type { Finding } from '../finding.ts'
import type { Period, StoreDeclaration } from '../schema.ts'
import { type Checking, categoriesOf } from './checking.ts'
import { saysVague } from './words.ts'

/** Where data lies and when it goes (Art. 5(1)(e), Art. 13(2)(a), Art. 30(1)(f), Art. 32 GDPR). */
export function stores(c: Checking): Finding[] {
  return [
    ...c.declaration.stores.flatMap((store, i) => [
      ...shape(c, store, i),
      ...columns(c, store, i),
      ...uses(c, store, i),
      ...covered(c, store, i),
    ]),
    ...c.declaration.activities.flatMap((activity, i) =>
      activity.periods.flatMap((period, j) => periodOf(c, period, ['activities', i, 'periods', j])),
    ),
  ]
}

function shape(c: Checking, store: StoreDeclaration, i: number): Finding[] {
  const missing = missingIn(store)
  const found: Finding[] =
    missing === null ? [] : [c.found('store/shape', ['stores', i], { store: store.id, missing })]
  const instant = store.files?.instant
  if (instant !== undefined && !store.columns.some(({ column }) => column === instant)) {
    found.push(
      c.found('reference/unknown', ['stores', i, 'files', 'instant'], { kind: 'column', id: instant }),
    )
  }
  return found
}

/** What a store of its kind must say and does not. */
function missingIn(store: StoreDeclaration): string | null {
  switch (store.kind) {
    case 'table':
      return store.table === undefined ? 'table' : null
    case 'log-files':
      return store.files === undefined ? 'files' : null
    case 'service':
      return store.host === 'own' ? 'host' : null
  }
}

function columns(c: Checking, store: StoreDeclaration, i: number): Finding[] {
  return store.columns.flatMap((item, j): Finding[] => {
    if (item.category === null) return []
    const at = ['stores', i, 'columns', j]
    const kind = category(item.category)?.kind
    const found: Finding[] = []
    if (item.category === 'technical.ip-shortened' && item.form !== 'ip-shortened') {
      found.push(c.found('store/ip-full', at, { store: store.id, column: item.column }))
    }
    const direct = kind === 'contact' || kind === 'identifier' || c.isSpecial(item.category)
    if (direct && store.of === 'nobody' && item.form === 'plain') {
      found.push(c.found('store/nobody', at, { store: store.id, category: item.category }))
    } else if (direct && !item.sealed && item.form === 'plain') {
      found.push(
        c.found('store/unsealed', at, {
          store: store.id,
          column: item.column,
          category: item.category,
        }),
      )
    }
    return found
  })
}

/** Each category a store holds belongs to an activity that uses the store and declares it. */
function uses(c: Checking, store: StoreDeclaration, i: number): Finding[] {
  const activities = c.declaration.activities.filter((activity) => activity.stores.includes(store.id))
  if (activities.length === 0) return [c.found('store/no-activity', ['stores', i], { store: store.id })]
  const declared = new Set(activities.flatMap(({ data }) => data.map((datum) => datum.category)))
  return [...categoriesOf(store)]
    .filter((id) => !declared.has(id))
    .map((id) => {
      const j = store.columns.findIndex((item) => item.category === id)
      return c.found('category/no-activity', ['stores', i, 'columns', j, 'category'], {
        category: id,
        store: store.id,
      })
    })
}

/** Every row of a store with personal data falls under a period, whatever its state. */
function covered(c: Checking, store: StoreDeclaration, i: number): Finding[] {
  if (categoriesOf(store).size === 0) return []
  const periods = c.declaration.activities.flatMap((activity) =>
    activity.periods.filter((period) => period.store === store.id),
  )
  if (periods.length === 0) return [c.found('period/none', ['stores', i], { store: store.id })]
  if (periods.some((period) => period.when === undefined)) return []
  const found: Finding[] = []
  const names = new Set(periods.flatMap((period) => (period.when === undefined ? [] : [period.when.column])))
  for (const name of names) {
    const j = store.columns.findIndex((item) => item.column === name)
    const states = new Set(periods.flatMap((period) => (period.when?.column === name ? period.when.is : [])))
    for (const state of store.columns[j]?.choices ?? []) {
      if (states.has(state)) continue
      found.push(
        c.found('period/state-uncovered', ['stores', i, 'columns', j], {
          store: store.id,
          column: name,
          state,
        }),
      )
    }
  }
  return found
}

function periodOf(c: Checking, period: Period, at: readonly (string | number)[]): Finding[] {
  return [...beginning(c, period, at), ...precise(c, period, at), ...lengthOf(c, period, at)]
}

function lengthOf(c: Checking, period: Period, at: readonly (string | number)[]): Finding[] {
  switch (period.length.by) {
    case 'own':
      return own(c, period, period.length.duration, at)
    case 'statute':
      return statute(c, period, period.length.rule, at)
    case 'criterion':
      return []
  }
}

/** What starts, reasons or decides a period is said in words one can check. */
function precise(c: Checking, period: Period, at: readonly (string | number)[]): Finding[] {
  const { length, starts } = period
  const reason =
    length.by === 'own' ? length.why : length.by === 'criterion' ? length.criterion : starts.event
  const says = [reason.de, reason.en, starts.event.de, starts.event.en].find((text) =>
    saysVague('period', text),
  )
  return says === undefined ? [] : [c.found('period/vague', at, { period: period.id, says })]
}

function beginning(c: Checking, period: Period, at: readonly (string | number)[]): Finding[] {
  const store = c.stores.get(period.store)
  if (store === undefined) return []
  const found: Finding[] = []
  const start = store.columns.find((item) => item.column === period.starts.column)
  if (start === undefined) {
    found.push(
      c.found('period/start-unknown', [...at, 'starts', 'column'], {
        period: period.id,
        store: store.id,
        column: period.starts.column,
      }),
    )
  } else if (start.type !== 'day' && start.type !== 'instant') {
    found.push(
      c.found('period/start-no-date', [...at, 'starts', 'column'], {
        period: period.id,
        column: start.column,
      }),
    )
  }
  if (period.when !== undefined) {
    const states = store.columns.find((item) => item.column === period.when?.column)?.choices ?? []
    for (const state of period.when.is) {
      if (states.includes(state)) continue
      found.push(
        c.found('period/state-unknown', [...at, 'when'], {
          period: period.id,
          column: period.when.column,
          state,
        }),
      )
    }
  }
  return found
}

/** A period of one's own may not run past a statute that orders erasure; past mere custom it needs its reason. */
function own(c: Checking, period: Period, duration: string, at: readonly (string | number)[]): Finding[] {
  const found: Finding[] = []
  const store = c.stores.get(period.store)
  const held = store === undefined ? new Set<string>() : categoriesOf(store)
  for (const rule of heldOn(tableOf('retention-periods').items, c.today)) {
    if (rule.period === null || !(rule.categories ?? []).some((id) => held.has(id))) continue
    if (comparePeriods(duration, rule.period) <= 0) continue
    const params = {
      period: period.id,
      duration,
      rule: { de: rule.label_de, en: rule.label_en },
      citation: rule.citation,
    }
    const path = [...at, 'length']
    if (rule.kind === 'max') found.push(c.found('period/too-long', path, params))
    else if (rule.kind === 'practice') found.push(c.found('period/longer-than-custom', path, params))
  }
  return found
}

function statute(c: Checking, period: Period, id: string, at: readonly (string | number)[]): Finding[] {
  const path = [...at, 'length']
  const rule = retentionRule(id)
  if (rule === null) return [c.found('period/rule-unknown', path, { rule: id })]
  if (!holdsOn(rule, c.today)) {
    const stem = id.split('-').slice(0, 2).join('-')
    const now = heldOn(tableOf('retention-periods').items, c.today)
      .map((row) => row.id)
      .filter((other) => other.startsWith(stem))
    return [c.found('period/rule-not-in-force', path, { rule: id, from: rule.from, until: rule.until, now })]
  }
  if (rule.period === null && rule.until_age === undefined) {
    return [c.found('period/rule-no-length', path, { rule: id })]
  }
  return rule.kind === 'min_duty' && period.during === 'use'
    ? [c.found('period/duty-in-use', [...at, 'during'], { period: period.id, rule: id })]
    : []
}
