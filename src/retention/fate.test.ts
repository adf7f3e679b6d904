import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { sampleDeclaration as declaration } from '../../test/support/sample.ts'
import { testWorld } from '../../test/support/world.ts'
import { addDays, dayOf, newId, parseDay, parseInstant, startOf, type Day } from '../base/index.ts'
import { type Period } from '../declaration/index.ts'
import { provision, tableStore } from '../records/index.ts'
import { fateOf } from './fate.ts'
import { dayStarted, endedBefore, lastDayOf, newestEnded, rulesOf, type RetentionRule } from './rule.ts'
import { rulesOfStore } from './settle.ts'
import { fateConditions } from './store.ts'

const now = parseInstant('2026-11-22T08:00:00Z')
const today = parseDay('2026-11-22')

function rule(id: string): RetentionRule {
  const found = rulesOf(declaration).find((candidate) => candidate.id === id)
  if (found === undefined) throw new Error(`No rule ${id}`)
  return found
}

const orders = rulesOf(declaration, 'shop-order')
const enquiries = rulesOf(declaration, 'enquiry')

test.each([
  { why: 'under way', row: { state: 'placed', ordered_at: '2026-11-01T10:00:00Z' }, fate: 'use 2027-11-01' },
  {
    why: 'never finished',
    row: { state: 'placed', ordered_at: '2025-11-21T10:00:00Z' },
    fate: 'due 2026-11-22',
  },
  {
    why: 'invoiced in March',
    row: { state: 'completed', invoiced_on: '2024-03-06' },
    fate: 'restricted 2032-12-31',
  },
  {
    why: 'invoiced in December',
    row: { state: 'completed', invoiced_on: '2017-12-31' },
    fate: 'due 2026-01-01',
  },
  { why: 'completed without an invoice', row: { state: 'completed' }, fate: 'restricted null' },
  {
    why: 'cancelled a month ago',
    row: { state: 'cancelled', closed_at: '2026-10-22T10:00:00Z' },
    fate: 'due 2026-11-22',
  },
  {
    why: 'cancelled just now',
    row: { state: 'cancelled', closed_at: '2026-11-22T07:00:00Z' },
    fate: 'use 2026-12-22',
  },
  { why: 'in a state nobody knows', row: { state: 'lost' }, fate: 'unruled' },
])('an order $why: $fate', ({ row, fate }) => {
  const found = fateOf(orders, row, today, now)
  const day = found.kind === 'due' ? found.since : found.kind === 'unruled' ? '' : String(found.until)
  expect(`${found.kind} ${day}`.trim()).toBe(fate)
})

test('of two limits of one purpose the first decides; one that has not begun limits nothing', () => {
  const received_at = '2026-01-02T10:00:00Z'
  expect(fateOf(enquiries, { received_at }, today, now)).toMatchObject({ kind: 'use', until: '2027-01-02' })
  expect(fateOf(enquiries, { received_at, closed_at: '2026-11-20T10:00:00Z' }, today, now)).toMatchObject({
    kind: 'use',
    until: '2026-12-04',
  })
  expect(fateOf(enquiries, { received_at, closed_at: '2026-11-01T10:00:00Z' }, today, now)).toMatchObject({
    kind: 'due',
    rule: 'enquiry/enquiry-closed',
  })
})

test('without a ground nothing keeps in use what no duty restricts', () => {
  const row = { state: 'placed', ordered_at: '2026-11-01T10:00:00Z' }
  expect(fateOf(orders, row, today, now, () => false)).toEqual({ kind: 'due', since: today, rule: null })
  expect(
    fateOf(orders, { state: 'completed', invoiced_on: '2024-03-06' }, today, now, () => false).kind,
  ).toBe('restricted')
})

test.each(['infinity', '-infinity', '0044-03-15 BC', '12026-01-01'])(
  'a date like %s is reckoned with',
  (value) => {
    expect(() => dayStarted(value as Day)).not.toThrow()
    const fate = fateOf(enquiries, { closed_at: value }, today, now)
    expect(fate.kind).toBe(value.startsWith('-') || value.endsWith('BC') ? 'due' : 'use')
  },
)

test('the limit agrees with a reckoning day by day', () => {
  const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(parseDay('2000-01-01'), days))
  const ids = [
    'shop-order/order-tax',
    'shop-order/order-open',
    'access-log/log-7-days',
    'customer/customer-last-order',
  ]
  fc.assert(
    fc.property(day, fc.constantFrom(...ids), (on, id) => {
      const tried = rule(id)
      const newest = newestEnded(tried, on)
      expect(lastDayOf(tried, newest) < on).toBe(true)
      expect(lastDayOf(tried, addDays(newest, 1)) < on).toBe(false)
      // Never later: what ended stays ended.
      expect(lastDayOf(tried, addDays(newest, -400)) < on).toBe(true)
    }),
    { numRuns: 150 },
  )
})

test('hours are reckoned from the moment', () => {
  const hours: Period = {
    ...rule('access-log/log-7-days').period,
    length: { by: 'own', duration: 'PT36H', why: { de: 'x', en: 'x' } },
  }
  const exact: RetentionRule = { ...rule('access-log/log-7-days'), period: hours, exact: true }
  expect(endedBefore(exact, today, now)).toBe('2026-11-20T20:00:00.000Z')
})

test('the database reckons the fate of rows as the function does', async () => {
  const { world, company } = await testWorld()
  await provision(world.db, company, declaration)
  const moment = fc
    .integer({ min: -9000, max: 30 })
    .map((days) => new Date(Date.parse(startOf(addDays(today, days))) + 3_600_000 * 11).toISOString())
  const row = fc.record({
    state: fc.option(fc.constantFrom('placed', 'shipped', 'completed', 'cancelled', 'lost'), { nil: null }),
    ordered_at: fc.option(moment, { nil: null }),
    invoiced_on: fc.option(
      moment.map((at) => dayOf(parseInstant(at))),
      { nil: null },
    ),
    closed_at: fc.option(moment, { nil: null }),
  })
  const rows = fc.sample(row, 2000)
  const store = tableStore(declaration, 'shop-order')
  if (store === undefined) throw new Error('No store')
  await sql`
    insert into company_skin_analysis.shop_order (person, id, created_at, declaration, source, state, ordered_at, invoiced_on, closed_at)
    select ${newId()}, gen_random_uuid(), now(), 1, n::text, s, o, i, c
    from unnest(${rows.map((_, n) => n)}::int[], ${rows.map((one) => one.state)}::text[],
      ${rows.map((one) => one.ordered_at)}::timestamptz[], ${rows.map((one) => one.invoiced_on)}::date[],
      ${rows.map((one) => one.closed_at)}::timestamptz[]) v(n, s, o, i, c)`.execute(world.db)
  const fate = fateConditions(company, declaration, rulesOfStore(declaration, store), today, now)
  const { rows: found } = await sql<{ readonly source: string; readonly kind: string }>`
    select source, case when not ${fate.ruled} then 'unruled' when ${fate.use} then 'use'
      when ${fate.duty} then 'restricted' else 'due' end as kind
    from company_skin_analysis.shop_order t`.execute(world.db)
  expect(found).toHaveLength(2000)
  const kinds = new Set<string>()
  for (const { source, kind } of found) {
    const facts = rows[Number(source)] ?? {}
    expect({ facts, kind }).toEqual({ facts, kind: fateOf(orders, facts, today, now).kind })
    kinds.add(kind)
  }
  expect([...kinds].sort()).toEqual(['due', 'restricted', 'unruled', 'use'])
})
