import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { sampleDeclaration as declaration } from '../../test/support/sample.ts'
import { committedWorld, type TestWorld } from '../../test/support/world.ts'
import { parseDay, parseInstant, type Instant, type PersonId, type RecordId } from '../base/index.ts'
import { publishDeclaration, type Declaration } from '../declaration/index.ts'
import { entriesOf, type Actor } from '../ledger/index.ts'
import { newPerson, personFor } from '../people/index.ts'
import { appendLog, eventRecord, provision, readJournal, writeRecord, type Fields } from '../records/index.ts'
import { giveConsent, releaseHold, restrict, setHold, use, withdrawConsent } from '../standing/index.ts'
import { keptRecords, lastRun, replayIfRestored, retentionPlan, runRetention, settleAfter } from './index.ts'

const desk: Actor = { kind: 'staff', account: 'h.falk', role: 'desk' }

async function company(): Promise<TestWorld> {
  const world = await committedWorld({ reactions: [settleAfter] })
  await world.act(async (acting) => {
    await publishDeclaration(acting, declaration, { from: parseDay('2020-01-01') })
    await provision(acting.tx, acting.company, declaration)
  })
  return world
}

async function store(
  { act }: TestWorld,
  id: string,
  fields: Fields,
  known?: PersonId,
): Promise<{ readonly person: PersonId; readonly record: RecordId }> {
  return act(async (acting) => {
    const person = known ?? (await newPerson(acting))
    const record = await writeRecord(acting, declaration, { store: id, person, source: 'test', fields })
    return { person, record }
  })
}

async function rowOf({ world }: TestWorld, table: string, record: RecordId) {
  const { rows } = await sql<{
    readonly restricted: string | null
    readonly restricted_until: string | null
  }>`
    select restricted, restricted_until from ${sql.id('company_skin_analysis', table)} where id = ${record}`.execute(
    world.db,
  )
  return rows[0]
}

const order = {
  ordered_at: '2024-03-05T10:00:00.000Z',
  name: 'Jonas Testmann',
  amount_cents: 4900,
  items: 'care-set',
}

test('an order: closed, restricted for the tax rule, refused to others, erased the day after the statute ends', async () => {
  const test = await company()
  const { person, record } = await store(test, 'shop-order', { ...order, state: 'shipped' })
  await test.act((acting) =>
    eventRecord(acting, declaration, {
      store: 'shop-order',
      person,
      record,
      event: 'completed',
      fields: { state: 'completed', invoiced_on: '2024-03-06' },
      actor: { kind: 'system', part: 'shop' },
    }),
  )
  expect(await rowOf(test, 'shop_order', record)).toEqual({
    restricted: 'statute:hgb-vouchers-8',
    restricted_until: '2032-12-31',
  })
  const ask = { activity: 'order', store: 'shop-order', person, record }
  const fulfilment: Actor = { kind: 'staff', account: 'k', role: 'fulfilment' }
  const accounting: Actor = { kind: 'staff', account: 'm', role: 'accounting' }
  await expect(
    test.act((acting) => use(acting, declaration, { ...ask, actor: fulfilment, purpose: 'fulfil' })),
  ).rejects.toMatchObject({ status: 423 })
  await test.act((acting) => use(acting, declaration, { ...ask, actor: accounting, purpose: 'tax' }))

  test.setNow('2032-12-31T12:00:00.000Z')
  await runRetention(test.world, test.company)
  expect(await rowOf(test, 'shop_order', record)).toBeDefined()
  test.setNow('2033-01-01T02:00:00.000Z')
  const { report } = await runRetention(test.world, test.company)
  expect(report?.rules).toEqual({ 'shop-order/order-tax': 1 })
  expect(await rowOf(test, 'shop_order', record)).toBeUndefined()

  const acts = await entriesOf({ db: test.world.db, keys: test.world.keys }, test.company, {})
  test.setNow('2033-01-03T02:00:00.000Z')
  expect((await runRetention(test.world, test.company)).report?.persons).toBe(1)
  const erased = acts.find((act) => act.kind === 'record/erased')
  expect(erased?.record).toBe(record)
  expect(erased?.opened?.content).toMatchObject({ why: 'shop-order/order-tax', assurance: 'verified' })
  const journal: unknown[] = []
  for await (const line of readJournal(test.world.folder, test.company)) journal.push(line)
  expect(journal).toEqual([expect.objectContaining({ store: 'shop-order', record })])
  expect(JSON.stringify(journal)).not.toContain(person)
})

test('a later declaration under which the law demands another end: the next run notes it, with its act', async () => {
  const test = await company()
  const { record } = await store(test, 'shop-order', {
    ...order,
    state: 'completed',
    invoiced_on: '2024-03-06',
  })
  await runRetention(test.world, test.company)
  expect(await rowOf(test, 'shop_order', record)).toEqual({
    restricted: 'statute:hgb-vouchers-8',
    restricted_until: '2032-12-31',
  })
  const later: Declaration = {
    ...declaration,
    activities: declaration.activities.map((activity) => ({
      ...activity,
      periods: activity.periods.map((period) =>
        period.id === 'order-tax' ? { ...period, length: { by: 'statute', rule: 'hgb-books' } } : period,
      ),
    })),
  }
  await test.act((acting) => publishDeclaration(acting, later))
  const { plan } = await runRetention(test.world, test.company, { dryRun: true })
  expect(plan?.stores.find(({ store: id }) => id === 'shop-order')?.toRestrict).toBe(1)
  const { report } = await runRetention(test.world, test.company)
  expect(report?.restricted).toBe(1)
  expect(await rowOf(test, 'shop_order', record)).toEqual({
    restricted: 'statute:hgb-books',
    restricted_until: '2034-12-31',
  })
  const acts = await entriesOf(test.world, test.company, { record, kinds: ['restriction/set'] })
  expect(acts.map(({ opened }) => opened?.content['until'])).toEqual(['2034-12-31', '2032-12-31'])
  expect((await runRetention(test.world, test.company)).report?.restricted).toBe(0)
})

test('a withdrawal alone takes what rested on it, and leaves what has another ground', async () => {
  const test = await company()
  const captured = { captured_at: '2026-11-20T10:00:00.000Z', image: Buffer.from('picture'), age: 41 }
  const person = await test.act(async (acting) => {
    const id = await newPerson(acting)
    const actor = { kind: 'person', person: id } as const
    for (const consent of ['analysis', 'improvement']) {
      await giveConsent(acting, declaration, { person: id, consent, language: 'de', actor })
    }
    return id
  })
  const capture = await store(test, 'capture', captured, person)
  const improvement = await store(
    test,
    'improvement-image',
    { added_at: '2026-11-20T10:00:00.000Z', image: Buffer.from('picture') },
    person,
  )
  const bought = await store(
    test,
    'shop-order',
    { ...order, ordered_at: '2026-11-20T10:00:00.000Z', state: 'shipped' },
    person,
  )
  const withdraw = (consent: string) =>
    test.act((acting) =>
      withdrawConsent(acting, declaration, { person, consent, actor: { kind: 'person', person } }),
    )
  await withdraw('improvement')
  expect(await rowOf(test, 'improvement_image', improvement.record)).toBeUndefined()
  expect(await rowOf(test, 'capture', capture.record)).toBeDefined()
  await withdraw('analysis')
  expect(await rowOf(test, 'capture', capture.record)).toBeUndefined()
  expect(await rowOf(test, 'shop_order', bought.record)).toBeDefined()
})

test('the run finds what a withdrawal missed, and what nobody ever consented to', async () => {
  const test = await company()
  const { record } = await store(test, 'capture', { captured_at: '2026-11-20T10:00:00.000Z' })
  const { report } = await runRetention(test.world, test.company)
  expect(report?.rules).toEqual({ 'no-ground': 1 })
  expect(await rowOf(test, 'capture', record)).toBeUndefined()
})

test('holds and the person’s own restrictions beat erasure, until they end', async () => {
  const test = await company()
  const closed = {
    received_at: '2026-01-02T10:00:00.000Z',
    closed_at: '2026-01-03T10:00:00.000Z',
    state: 'closed',
  }
  const held = await store(test, 'enquiry', closed)
  const wanted = await store(test, 'enquiry', closed)
  const gone = await store(test, 'enquiry', closed)
  const hold = await test.act((acting) =>
    setHold(acting, declaration, {
      person: held.person,
      scope: { store: 'enquiry', record: held.record },
      incident: 'AZ 1/26',
      approver: 'h.falk',
      actor: desk,
    }),
  )
  await test.act((acting) =>
    restrict(acting, declaration, { person: wanted.person, ground: '18(1)(c)', actor: desk }),
  )
  const plan = await retentionPlan(
    test.world,
    test.company,
    declaration,
    parseDay('2026-11-22'),
    parseInstant('2026-11-22T08:00:00Z'),
  )
  expect(plan.stores.find((one) => one.store === 'enquiry')).toMatchObject({ rows: 3, due: 1, held: 2 })
  await runRetention(test.world, test.company)
  expect(await rowOf(test, 'enquiry', gone.record)).toBeUndefined()
  expect(await rowOf(test, 'enquiry', held.record)).toBeDefined()
  expect(await rowOf(test, 'enquiry', wanted.record)).toBeDefined()
  expect(await keptRecords(test.world, test.company, declaration, { store: 'enquiry' })).toHaveLength(2)

  await test.act((acting) => releaseHold(acting, declaration, { person: held.person, hold, actor: desk }))
  expect(await rowOf(test, 'enquiry', held.record)).toBeUndefined()
})

test('a log loses what is over and keeps the stretch that is evidence', async () => {
  const test = await company()
  const at = (day: string) => parseInstant(`${day}T10:00:00Z`)
  const days = ['2026-11-12', '2026-11-13', '2026-11-14', '2026-11-15', '2026-11-21']
  await appendLog(
    { tx: test.world.db, company: test.company },
    declaration,
    'access-log',
    days.map((day) => ({
      at: at(day),
      ip: '192.0.2.0',
      browser: 'Firefox 140',
      os: 'Linux',
      request: 'GET /',
    })),
  )
  const hold = await test.act((acting) =>
    setHold(acting, declaration, {
      scope: { store: 'access-log' },
      range: { from: at('2026-11-13'), to: at('2026-11-13') },
      incident: 'INC-7',
      approver: 'h.falk',
      actor: desk,
    }),
  )
  const left = async () => {
    const { rows } = await sql<{
      readonly at: Instant
    }>`select at from company_skin_analysis.access_log order by at`.execute(test.world.db)
    return rows.map((row) => row.at.slice(0, 10))
  }
  const { plan } = await runRetention(test.world, test.company, { dryRun: true })
  expect(await left()).toEqual(days)
  await expect(runRetention(test.world, test.company, { plan: 'another' })).rejects.toMatchObject({
    status: 409,
  })
  const { report } = await runRetention(test.world, test.company, { plan: plan?.hash ?? '', batch: 1 })
  expect(report?.logRows).toBe(2)
  expect(await left()).toEqual(['2026-11-13', '2026-11-15', '2026-11-21'])
  await test.act((acting) => releaseHold(acting, declaration, { hold, actor: desk }))
  await runRetention(test.world, test.company)
  expect(await left()).toEqual(['2026-11-15', '2026-11-21'])
})

test('two runs at once erase everything once', async () => {
  const test = await company()
  const closed = {
    received_at: '2026-01-02T10:00:00.000Z',
    closed_at: '2026-01-03T10:00:00.000Z',
    state: 'closed',
  }
  await test.act(async (acting) => {
    for (let index = 0; index < 60; index += 1) {
      const person = await newPerson(acting)
      await writeRecord(acting, declaration, { store: 'enquiry', person, source: 'test', fields: closed })
    }
  })
  await sql`insert into company_skin_analysis.access_log (at, ip)
    select timestamptz '2026-11-01' + n * interval '1 second', '192.0.2.0' from generate_series(1, 5000) n`.execute(
    test.world.db,
  )
  const both = await Promise.all([
    runRetention(test.world, test.company, { batch: 7 }),
    runRetention(test.world, test.company, { batch: 7 }),
  ])
  expect(both.reduce((sum, { report }) => sum + (report?.erased ?? 0), 0)).toBe(60)
  expect(both.reduce((sum, { report }) => sum + (report?.logRows ?? 0), 0)).toBe(5000)
  const acts = await entriesOf({ db: test.world.db, keys: test.world.keys }, test.company, {})
  expect(acts.filter((act) => act.kind === 'record/erased')).toHaveLength(60)
})

test('what a restore brings back is erased again, from the journal alone', async () => {
  const test = await company()
  const closed = {
    received_at: '2026-01-02T10:00:00.000Z',
    closed_at: '2026-01-03T10:00:00.000Z',
    state: 'closed',
  }
  const gone = await store(test, 'enquiry', closed)
  await sql`create table backup as select * from company_skin_analysis.enquiry`.execute(test.world.db)
  await runRetention(test.world, test.company)
  await sql`insert into company_skin_analysis.enquiry select * from backup`.execute(test.world.db)
  await sql`update company_skin_analysis.enquiry set held = true, closed_at = null, received_at = now()`.execute(
    test.world.db,
  )
  const replayed = await replayIfRestored(test.world, test.company)
  expect(replayed).toMatchObject({ lines: 1, records: 1 })
  // Where nothing came back, nothing is done.
  expect(await replayIfRestored(test.world, test.company)).toBeNull()
  expect(await rowOf(test, 'enquiry', gone.record)).toBeUndefined()
})

test('killed in the middle it leaves nothing half done, and the next run finishes', async () => {
  const test = await company()
  const closed = {
    received_at: '2026-01-02T10:00:00.000Z',
    closed_at: '2026-01-03T10:00:00.000Z',
    state: 'closed',
  }
  await test.act(async (acting) => {
    for (let index = 0; index < 120; index += 1) {
      const person = await newPerson(acting)
      await writeRecord(acting, declaration, { store: 'enquiry', person, source: 'test', fields: closed })
    }
  })
  const fixture = new URL('killed.fixture.ts', import.meta.url).pathname
  const child = spawn(
    process.execPath,
    [fixture, test.url, test.world.folder, test.company, '2026-11-22T08:00:00Z'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')

  const count = async () => {
    const { rows } = await sql<{ readonly n: number }>`
      select count(*) as n from company_skin_analysis.enquiry`.execute(test.world.db)
    return rows[0]?.n ?? 0
  }
  const acts = async () => {
    const filter = { kinds: ['record/erased'], limit: 1000 } as const
    return (await entriesOf({ db: test.world.db, keys: test.world.keys }, test.company, filter)).length
  }
  const left = await count()
  expect(left).toBeGreaterThan(0)
  expect(left).toBeLessThan(120)
  expect(await acts()).toBe(120 - left)
  expect(await lastRun(test.world.db, test.company)).toBeNull()

  await runRetention(test.world, test.company)
  expect(await count()).toBe(0)
  expect(await acts()).toBe(120)
  let lines = 0
  for await (const line of readJournal(test.world.folder, test.company))
    lines += line.store === 'enquiry' ? 1 : 0
  expect(lines).toBe(120)
})

test('of whom nothing is left, it is forgotten who they were', async () => {
  const test = await company()
  const closed = {
    received_at: '2026-11-01T10:00:00.000Z',
    closed_at: '2026-11-02T10:00:00.000Z',
    state: 'closed',
  }
  const known = await test.act(async (acting) => {
    const person = await personFor(acting, { kind: 'email', value: 'jonas@post.example' })
    await writeRecord(acting, declaration, { store: 'enquiry', person, source: 'test', fields: closed })
    const asked = await personFor(acting, { kind: 'email', value: 'mara@post.example' })
    const actor = { kind: 'person', person: asked } as const
    await giveConsent(acting, declaration, { person: asked, consent: 'analysis', language: 'de', actor })
    return { person, asked }
  })
  const identifiers = async () => {
    const { rows } = await sql<{ readonly person: PersonId }>`select person from identifier`.execute(
      test.world.db,
    )
    return rows.map((row) => row.person).sort()
  }
  await runRetention(test.world, test.company)
  expect(await identifiers()).toEqual([known.person, known.asked].sort())
  test.setNow('2026-11-24T08:00:00Z')
  const { report } = await runRetention(test.world, test.company)
  expect(report?.persons).toBe(1)
  // What somebody consented to must be provable for years after.
  expect(await identifiers()).toEqual([known.asked])
  expect(test.world.keys.isErased(test.company, known.person)).toBe(true)
})
