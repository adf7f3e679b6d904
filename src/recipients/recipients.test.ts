import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import { beforeEach, describe, expect, test } from 'vitest'
import { committedWorld, type TestWorld, testWorld } from '../../test/support/world.ts'
import { parseDay, type PersonId, type RecordId } from '../base/index.ts'
import { declarationOfSample, sampleCompanies } from '../companies.ts'
import { type Declaration, publishDeclaration } from '../declaration/index.ts'
import { erasePerson, personFor } from '../people/index.ts'
import { provision, writeRecord } from '../records/index.ts'
import { answerProblem } from '../server/problems.ts'
import { disclose } from '../standing/index.ts'
import {
  deliver,
  mayLeave,
  pledges,
  receiptsAtStandIn,
  recipientRoutes,
  register,
  sendWaitingDisclosures,
  stopDisclosures,
  tellRecipients,
  waitingDisclosures,
} from './index.ts'

let at: TestWorld
let declaration: Declaration
let person: PersonId
let record: RecordId

const order = {
  state: 'placed',
  payment: 'paypal',
  carrier: 'dhl',
  items: 'care-set',
  amount_cents: 4900,
  name: 'Ida Lorenz',
  delivery_street: 'Siemensring 98',
  delivery_postcode: '47877',
  delivery_city: 'Willich',
  delivery_country: 'DE',
  billing_street: 'Königsallee 1',
  billing_postcode: '40212',
  billing_city: 'Düsseldorf',
  billing_country: 'DE',
}
const toCarrier = ['name', 'delivery_street', 'delivery_postcode', 'delivery_city', 'delivery_country']

beforeEach(async () => {
  at = await testWorld({
    reactions: [
      async (acting, act) => (act.kind === 'disclosure/made' ? deliver(acting, declaration, act) : undefined),
    ],
  })
  const [sample] = sampleCompanies
  if (sample === undefined) throw new Error('There is no sample company.')
  declaration = (await declarationOfSample(sample, at.world.clockOf(at.company).today())).declaration
  await provision(at.world.db, at.company, declaration)
  await at.act((acting) => publishDeclaration(acting, declaration))
  ;({ person, record } = await at.act(async (acting) => {
    const somebody = await personFor(acting, { kind: 'email', value: 'ida.lorenz@post.example' })
    const id = await writeRecord(acting, declaration, {
      store: 'shop-order',
      person: somebody,
      source: 'form order',
      fields: order,
    })
    return { person: somebody, record: id }
  }))
})

const tell = (recipient: string, fields?: readonly string[]) =>
  at.act((acting) =>
    disclose(acting, declaration, {
      actor: { kind: 'system', part: 'test' },
      activity: 'order',
      purpose: 'fulfil',
      recipient,
      person,
      store: 'shop-order',
      record,
      ...(fields === undefined ? {} : { fields }),
    }),
  )
const received = (recipient: string) => receiptsAtStandIn(at.world.folder, at.company, recipient)

test('what may leave follows from the declaration: of two addresses the first', () => {
  expect([...mayLeave(declaration, 'dhl', 'shop-order')]).toEqual(toCarrier)
  expect([...mayLeave(declaration, 'paypal', 'shop-order')]).toEqual(['amount_cents', 'name'])
  expect([...mayLeave(declaration, 'mastercard', 'shop-order')]).toEqual(['amount_cents'])
  expect([...mayLeave(declaration, 'dhl', 'enquiry')]).toEqual([])
  expect([...mayLeave(declaration, 'nobody', 'shop-order')]).toEqual([])
})

test('exactly what was disclosed arrives, once, under the number of its act; afterwards nothing of it waits here', async () => {
  const { entry } = await tell('dhl', toCarrier)
  expect(await received('dhl')).toMatchObject([
    {
      disclosure: entry,
      fields: Object.fromEntries(toCarrier.map((name) => [name, order[name as keyof typeof order]])),
    },
  ])
  await sendWaitingDisclosures(at.world, at.company)
  expect(await received('dhl')).toHaveLength(1)
  expect(await waitingDisclosures(at.world.db, at.company)).toEqual([])
})

test('the invoice address does not leave, even where the gate lets the category through: nothing is disclosed at all', async () => {
  await expect(tell('dhl')).rejects.toMatchObject({ status: 403, code: 'disclosure/category' })
  expect(await received('dhl')).toEqual([])
  expect(await waitingDisclosures(at.world.db, at.company)).toEqual([])
})

test('nobody who was not chosen is told', async () => {
  await expect(tell('klarna')).rejects.toMatchObject({ status: 403 })
  expect(await received('klarna')).toEqual([])
})

test('what cannot be received is tried again', async () => {
  // A file where the recipient's folder should be: its side does not take anything.
  const blocked = join(at.world.folder, 'stand-ins')
  writeFileSync(blocked, '')
  await tell('paypal')
  expect(await waitingDisclosures(at.world.db, at.company)).toMatchObject([
    { recipient: 'paypal', attempts: 1 },
  ])
  rmSync(blocked)
  at.setNow(new Date(Date.parse(at.world.clockOf(at.company).now()) + 61_000).toISOString())
  expect(await sendWaitingDisclosures(at.world, at.company)).toEqual({ received: 1, failed: 0 })
  expect(await received('paypal')).toHaveLength(1)
})

test('what is still on its way is stopped with the record', async () => {
  const blocked = join(at.world.folder, 'stand-ins')
  writeFileSync(blocked, '')
  await tell('paypal')
  await at.act((acting) => stopDisclosures(acting, person, record))
  expect(await waitingDisclosures(at.world.db, at.company)).toEqual([])
})

test('a row of somebody erased cannot be compared any more, so it must be gone', async () => {
  await tell('paypal')
  await at.act((acting) => tellRecipients(acting, declaration, { person, change: 'erased' }))
  const look = async () => {
    const now = at.world.clockOf(at.company).now()
    const pledge = pledges(declaration).find(({ id }) => id === 'recipients/as-recorded')
    const today = at.world.clockOf(at.company).today()
    const context = { world: at.world, company: at.company, declaration, version: 1, now, today, site: null }
    return (await pledge?.prove(context))?.offences.map(({ says }) => says.en)
  }
  expect(await look()).toEqual([])
  await at.act((acting) => erasePerson(acting, person))
  expect(await look()).toEqual([expect.stringContaining('should have gone')])
  await at.act((acting) => stopDisclosures(acting, person))
  expect(await look()).toEqual([])
})

test('the register names why nothing may be handed over', () => {
  expect(
    register(declaration, at.world.clockOf(at.company).today()).filter((row) => row.against !== null),
  ).toEqual([])
  const rows = register(declaration, parseDay('2024-12-31'))
  expect(rows.filter((row) => row.against?.code === 'recipient/no-contract').length).toBeGreaterThan(0)
})

describe('the receiving side', () => {
  const app = (): Hono => {
    const routes = new Hono().route('/', recipientRoutes(at.world))
    routes.onError((error, c) => answerProblem(c, error))
    return routes
  }
  const post = (recipient: string, body: unknown) =>
    app().request(`/stand-in/${recipient}/labels`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })
  const delivery = {
    company: 'skin-analysis',
    disclosure: '01980000-0000-7000-8000-00000000000a',
    fields: { name: 'Ida' },
  }

  test('takes what comes and says what it received, without repeating it', async () => {
    expect((await post('dhl', delivery)).status).toBe(201)
    const answer = await app().request('/stand-in/dhl/receipts?company=skin-analysis')
    expect(await answer.json()).toMatchObject({
      receipts: [{ disclosure: delivery.disclosure, fields: ['name'] }],
    })
  })

  test.each([
    { recipient: 'dhl', body: { ...delivery, company: 'nobody' }, status: 404 },
    { recipient: 'host', body: delivery, status: 404 },
    { recipient: '..%2f..%2fkeys', body: delivery, status: 404 },
    { recipient: 'dhl', body: { ...delivery, more: 1 }, status: 422 },
    { recipient: 'dhl', body: 'text', status: 422 },
    { recipient: 'dhl', body: { ...delivery, fields: { name: 'x'.repeat(70_000) } }, status: 413 },
  ])('$recipient $status', async ({ recipient, body, status }) => {
    expect((await post(recipient, body)).status).toBe(status)
  })

  test('is there for samples only', async () => {
    const real = await committedWorld({ sample: false })
    await real.act((acting) => publishDeclaration(acting, declaration))
    const routes = new Hono().route('/', recipientRoutes(real.world))
    routes.onError((error, c) => answerProblem(c, error))
    const answer = await routes.request('/stand-in/dhl/receipts?company=skin-analysis')
    expect(answer.status).toBe(404)
  })
})
