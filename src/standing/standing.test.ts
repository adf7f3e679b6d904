import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { sampleDeclaration as declaration } from '../../test/support/sample.ts'
import { committedWorld, testWorld, type TestWorld } from '../../test/support/world.ts'
import { addTime, parseDay, Problem, type PersonId, type RecordId } from '../base/index.ts'
import { publishDeclaration, type Declaration } from '../declaration/index.ts'
import { entriesOf, type Actor } from '../ledger/index.ts'
import { newPerson } from '../people/index.ts'
import { openRecord, provision, writeRecord } from '../records/index.ts'
import {
  decideObjection,
  disclose,
  emptyStanding,
  giveConsent,
  liftRestriction,
  may,
  pick,
  raiseObjection,
  refusalsRecorded,
  RefusedUse,
  releaseHold,
  restrict,
  setHold,
  standingOf,
  use,
  withdrawConsent,
} from './index.ts'

const fulfilment: Actor = { kind: 'staff', account: 'k.brandt', role: 'fulfilment' }
const accounting: Actor = { kind: 'staff', account: 'm.seidel', role: 'accounting' }
const marketing: Actor = { kind: 'staff', account: 'p.lorenz', role: 'marketing' }
const desk: Actor = { kind: 'staff', account: 'h.falk', role: 'desk' }

const order = {
  ordered_at: '2026-11-20T10:00:00.000Z',
  state: 'shipped',
  payment: 'paypal',
  carrier: 'dhl',
  items: 'care-set',
  amount_cents: 4900,
  name: 'Jonas Testmann',
  delivery_street: 'Feldweg 3',
  delivery_postcode: '40213',
  delivery_city: 'Düsseldorf',
  delivery_country: 'DE',
}

interface Ordered extends TestWorld {
  readonly person: PersonId
  readonly record: RecordId
}

async function withOrder(make: () => Promise<TestWorld> = committedWorld): Promise<Ordered> {
  const world = await make()
  const made = await world.act(async (acting) => {
    await publishDeclaration(acting, declaration)
    await provision(acting.tx, acting.company, declaration)
    const person = await newPerson(acting)
    const record = await writeRecord(acting, declaration, {
      store: 'shop-order',
      person,
      source: 'form order',
      fields: order,
    })
    return { person, record }
  })
  return { ...world, ...made }
}

async function refusal(attempt: Promise<unknown>): Promise<RefusedUse> {
  const fault = await attempt.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (fault instanceof RefusedUse) return fault
  throw fault ?? new Error('It was not refused.')
}

test('a record is written sealed, opened again, and refuses what is not declared', async () => {
  const { world, act, person, record } = await withOrder(testWorld)
  const opened = await act((acting) =>
    openRecord(acting, declaration, { store: 'shop-order', person, record }),
  )
  expect(opened?.fields).toMatchObject(order)
  expect(opened?.declaration).toBe(1)

  const { rows } = await sql<{ readonly row: string }>`
    select shop_order::text as row from company_skin_analysis.shop_order`.execute(world.db)
  expect(rows[0]?.row).not.toContain('Testmann')

  const wrong = act((acting) =>
    writeRecord(acting, declaration, {
      store: 'shop-order',
      person,
      source: 'form order',
      fields: { ...order, iban: 'DE00', amount_cents: '49,00', state: 'lost' },
    }),
  )
  await expect(wrong).rejects.toMatchObject({ status: 422 })
  const fault = await wrong.catch((thrown: unknown) => thrown)
  expect(fault instanceof Problem ? fault.faults.map((one) => one.field).sort() : []).toEqual([
    'amount_cents',
    'iban',
    'state',
  ])
})

test('a use is allowed to its declared reader for its declared purpose, and recorded', async () => {
  const { world, company, act, person, record } = await withOrder()
  const ask = { actor: fulfilment, activity: 'order', purpose: 'fulfil', store: 'shop-order', person, record }
  const used = await act((acting) => use(acting, declaration, { ...ask, categories: ['contact.name'] }))
  expect(used.decision.ground.article).toBe('6(1)(b)')
  expect(Object.keys(used.records[0]?.fields ?? {})).toContain('name')
  expect(Object.keys(used.records[0]?.fields ?? {})).not.toContain('delivery_street')

  const refused = await refusal(act((acting) => use(acting, declaration, { ...ask, actor: marketing })))
  expect(refused.status).toBe(403)
  expect(refused.decision.code).toBe('role/no-reader')
  await refusalsRecorded(world)

  const acts = await entriesOf({ db: world.db, keys: world.keys }, company, {})
  expect(acts.filter((one) => one.kind === 'record/used')).toHaveLength(1)
  const recorded = acts.find((one) => one.kind === 'record/use-refused')
  expect(recorded?.by).toBe('staff:marketing')
  expect(recorded?.opened?.content['code']).toBe('role/no-reader')
})

test('ten refusals at once do not hold each other up', async () => {
  const { world, act, person, record, company } = await withOrder()
  const ask = { actor: marketing, activity: 'order', purpose: 'fulfil', store: 'shop-order', person, record }
  const started = performance.now()
  const all = await Promise.all(
    Array.from({ length: 20 }, () => refusal(act((acting) => use(acting, declaration, ask)))),
  )
  await refusalsRecorded(world)
  expect(all).toHaveLength(20)
  expect(performance.now() - started).toBeLessThan(10_000)
  const acts = await entriesOf({ db: world.db, keys: world.keys }, company, {})
  expect(acts.filter((one) => one.kind === 'record/use-refused')).toHaveLength(20)
})

test('what is kept for a statute is read by its reader alone; the database refuses others as well', async () => {
  const { world, act, person, record } = await withOrder()
  await act((acting) =>
    restrict(acting, declaration, {
      person,
      ground: 'statute:hgb-vouchers-8',
      scope: { store: 'shop-order', record },
      until: parseDay('2034-12-31'),
      actor: { kind: 'system', part: 'retention' },
    }),
  )
  const ask = { activity: 'order', store: 'shop-order', person, record }
  const refused = await refusal(
    act((acting) => use(acting, declaration, { ...ask, actor: fulfilment, purpose: 'fulfil' })),
  )
  expect(refused.status).toBe(423)
  expect(refused.decision.says.de).toContain('statute:hgb-vouchers-8')
  const read = await act((acting) => use(acting, declaration, { ...ask, actor: accounting, purpose: 'tax' }))
  expect(read.decision.duty).toBe(true)
  expect(read.records[0]?.fields['name']).toBe('Jonas Testmann')

  const seen = async (role: string) =>
    world.db.transaction().execute(async (tx) => {
      await sql`set local role ${sql.id(role)}`.execute(tx)
      const { rows } = await sql<{
        readonly id: string
      }>`select id from company_skin_analysis.shop_order`.execute(tx)
      return rows.length
    })
  await sql`update company_skin_analysis.shop_order set restricted = null`.execute(world.db)
  const whole = { activity: 'order', store: 'shop-order', person, actor: fulfilment, purpose: 'fulfil' }
  expect((await act((acting) => use(acting, declaration, whole))).records).toEqual([])
  await sql`update company_skin_analysis.shop_order set restricted = 'statute:hgb-vouchers-8'`.execute(
    world.db,
  )
  expect(await seen('zusage_use')).toBe(0)
  expect(await seen('zusage_duty')).toBe(1)
  await refusalsRecorded(world)
})

test('a disclosure leaves with what is declared for the chosen recipient, and nothing else', async () => {
  const { world, act, person, record } = await withOrder()
  const ask = {
    actor: { kind: 'system', part: 'shipping' },
    activity: 'order',
    purpose: 'fulfil',
    recipient: 'dhl',
    person,
    store: 'shop-order',
    record,
  } as const
  const made = await act((acting) =>
    disclose(acting, declaration, { ...ask, fields: ['name', 'delivery_street', 'delivery_city'] }),
  )
  expect(made.payload).toEqual({
    name: 'Jonas Testmann',
    delivery_street: 'Feldweg 3',
    delivery_city: 'Düsseldorf',
  })
  const codes: string[] = []
  for (const other of [
    { recipient: 'hermes' },
    { recipient: 'nobody-knows' },
    { fields: ['items'] },
    { categories: ['contact.email'] },
    { ground: '6(1)(f)' },
  ]) {
    codes.push(
      (await refusal(act((acting) => disclose(acting, declaration, { ...ask, ...other })))).decision.code,
    )
  }
  expect(codes).toEqual([
    'disclosure/not-chosen',
    'undeclared/recipient',
    'disclosure/category',
    'disclosure/category',
    'disclosure/ground',
  ])
  const picked = {
    ...declaration,
    activities: declaration.activities.map((activity) => ({
      ...activity,
      disclosures: activity.disclosures.map((disclosure) =>
        disclosure.recipient === 'dhl'
          ? {
              ...disclosure,
              requires: 'pick',
              chosenBy: { store: 'customer', column: 'carrier', value: 'dhl' },
            }
          : disclosure,
      ),
    })),
  } as unknown as Declaration
  codes.length = 0
  codes.push((await refusal(act((acting) => disclose(acting, picked, ask)))).decision.code)
  expect(codes).toEqual(['disclosure/not-chosen'])
  await act((acting) =>
    pick(acting, { person, pick: 'customer.carrier', value: 'dhl', actor: { kind: 'person', person } }),
  )
  expect((await act((acting) => disclose(acting, picked, ask))).recipient.id).toBe('dhl')
  const lapsed = {
    ...declaration,
    recipients: declaration.recipients.map((one) =>
      one.id === 'dhl' ? { ...one, seat: 'US', contract: undefined } : one,
    ),
  } as unknown as Declaration
  const unsafe = await refusal(act((acting) => disclose(acting, lapsed, ask)))
  expect(unsafe.decision.code).toBe('recipient/no-transfer')
  await refusalsRecorded(world)
})

test('consent is needed, given, and gone once withdrawn', async () => {
  const { act, company, world, person } = await withOrder(testWorld)
  const today = parseDay('2026-11-22')
  const ask = {
    actor: { kind: 'staff', account: 'r.adler', role: 'analysis' },
    activity: 'skin-analysis',
    purpose: 'analysis',
    store: 'capture',
    today,
  } as const
  const self: Actor = { kind: 'person', person }
  const verdict = async () => may(await standingOf({ db: world.db, company }, person), declaration, ask)
  expect(may(emptyStanding(person), declaration, ask)).toMatchObject({ code: 'consent/missing', status: 403 })
  await act((acting) =>
    giveConsent(acting, declaration, { person, consent: 'analysis', language: 'de', actor: self }),
  )
  expect(await verdict()).toMatchObject({ allowed: true, ground: { article: '6(1)(a)', special: '9(2)(a)' } })
  expect(
    await act((acting) => withdrawConsent(acting, declaration, { person, consent: 'analysis', actor: self })),
  ).toBe(true)
  expect(await verdict()).toMatchObject({ code: 'consent/withdrawn', provision: 'Art. 7(3) GDPR' })
  expect(
    await act((acting) => withdrawConsent(acting, declaration, { person, consent: 'analysis', actor: self })),
  ).toBe(false)
})

test('an objection restricts until it is decided, and needs grounds to be overridden', async () => {
  const { act, world, company, person } = await withOrder(testWorld)
  const self: Actor = { kind: 'person', person }
  await expect(
    act((acting) => raiseObjection(acting, declaration, { person, activity: 'order', actor: self })),
  ).rejects.toMatchObject({ status: 422, provision: 'Art. 21(1) GDPR' })
  const id = await act((acting) =>
    raiseObjection(acting, declaration, {
      person,
      activity: 'hosting',
      actor: self,
      reason: 'Ich möchte das nicht.',
    }),
  )
  const ask = {
    actor: { kind: 'system', part: 'operation' },
    activity: 'hosting',
    purpose: 'operate',
    today: parseDay('2026-11-22'),
  } as const
  const verdict = async () => may(await standingOf({ db: world.db, company }, person), declaration, ask)
  expect(await verdict()).toMatchObject({ status: 423 })
  const decide = (grounds: string) =>
    act((acting) =>
      decideObjection(acting, declaration, {
        person,
        objection: id,
        decision: 'overridden',
        grounds,
        told: { at: acting.now, how: 'mail' },
        actor: desk,
      }),
    )
  await expect(decide(' ')).rejects.toMatchObject({ status: 422 })
  await decide('Ohne Betrieb keine Auskunft.')
  expect(await verdict()).toMatchObject({ allowed: true })
  await expect(decide('nochmals')).rejects.toMatchObject({ status: 409 })
})

test('a restriction ends only after the person was told', async () => {
  const { act, world, person, record } = await withOrder(testWorld)
  const id = await act((acting) =>
    restrict(acting, declaration, {
      person,
      ground: '18(1)(a)',
      scope: { store: 'shop-order' },
      actor: desk,
    }),
  )
  const mark = async () => {
    const { rows } = await sql<{ readonly restricted: string | null; readonly held: boolean }>`
      select restricted, held from company_skin_analysis.shop_order where id = ${record}`.execute(world.db)
    return rows[0]
  }
  expect(await mark()).toEqual({ restricted: '18(1)(a)', held: false })
  const lift = (later: string) =>
    act((acting) =>
      liftRestriction(acting, declaration, {
        person,
        restriction: id,
        told: { at: addTime(acting.now, later), how: 'mail' },
        actor: desk,
      }),
    )
  await expect(lift('PT1H')).rejects.toMatchObject({ code: 'restriction/not-told' })
  await lift('PT0S')
  expect(await mark()).toEqual({ restricted: null, held: false })

  const hold = await act((acting) =>
    setHold(acting, declaration, {
      person,
      scope: { store: 'shop-order', record },
      incident: 'AZ 12/26',
      approver: 'h.falk',
      actor: desk,
    }),
  )
  expect(await mark()).toEqual({ restricted: null, held: true })
  await act((acting) => releaseHold(acting, declaration, { person, hold, actor: desk }))
  expect(await mark()).toEqual({ restricted: null, held: false })
})

test('events are only ever added', async () => {
  const { act, url, person, world } = await withOrder()
  await act((acting) => restrict(acting, declaration, { person, ground: '18(1)(a)', actor: desk }))
  expect(url).toContain('zusage_test')
  await expect(sql`update standing_event set ground = null`.execute(world.db)).rejects.toThrow(
    /only ever added/u,
  )
  await expect(sql`delete from standing_event`.execute(world.db)).rejects.toThrow(/only ever added/u)
  await expect(sql`truncate standing_event`.execute(world.db)).rejects.toThrow(/only ever added/u)
})
