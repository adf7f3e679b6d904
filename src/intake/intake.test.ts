import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { OpenAPIHono } from '@hono/zod-openapi'
import * as fc from 'fast-check'
import { Hono } from 'hono'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { site } from '../../companies/skin-analysis/site.ts'
import { sampleEnquiry as enquiry, samplePurchase as purchase } from '../../test/support/sample.ts'
import { committedWorld, type TestWorld, testWorld } from '../../test/support/world.ts'
import { declarationOfSample, sampleCompanies } from '../companies.ts'
import { type Declaration, publishDeclaration } from '../declaration/index.ts'
import { outbox, outboxFolder } from '../messages/index.ts'
import { reactions } from '../reactions.ts'
import { provision, rowsOf } from '../records/index.ts'
import { receiptsAtStandIn } from '../recipients/index.ts'
import { answerProblem } from '../server/problems.ts'
import { jpegOf } from '../../companies/skin-analysis/picture.ts'
import { intakeRoutes, issueDevice, takeStep } from './index.ts'
import type { PersonId, RecordId } from '../base/index.ts'

let at: TestWorld
let app: Hono
let declaration: Declaration

beforeEach(async () => {
  at = await testWorld({ reactions })
  const [sample] = sampleCompanies
  if (sample === undefined) throw new Error('There is no sample company.')
  declaration = (await declarationOfSample(sample, at.world.clockOf(at.company).today())).declaration
  await provision(at.world.db, at.company, declaration)
  await at.act((acting) => publishDeclaration(acting, declaration))
  app = new Hono().route(
    '/',
    intakeRoutes({
      world: at.world,
      siteOf: () => site,
      isSample: () => true,
      baseUrl: 'http://127.0.0.1:4321',
      pace: 100_000,
    }),
  )
  app.onError((error, c) => answerProblem(c, error))
})

const json = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  app.request(`/api/v1/${path}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  })

interface ProblemBody {
  readonly code: string
  readonly status: number
  readonly detail: string
  readonly faults?: readonly { readonly field: string; readonly code: string; readonly message: string }[]
}
const problem = async (response: Response): Promise<ProblemBody> => (await response.json()) as ProblemBody

async function count(table: string): Promise<number> {
  const { rows } = await sql<{
    readonly n: number
  }>`select count(*)::int as n from ${sql.id('company_skin_analysis', table)}`.execute(at.world.db)
  return rows[0]?.n ?? -1
}
/** Everything a refused request could have left behind. */
async function everything(): Promise<readonly number[]> {
  const tables = await Promise.all(
    ['enquiry', 'customer', 'shop_order', 'capture', 'improvement_image'].map(count),
  )
  const { rows } = await sql<{
    readonly n: number
  }>`select (select count(*) from person)::int + (select count(*) from ledger_entry)::int + (select count(*) from message_outbox)::int as n`.execute(
    at.world.db,
  )
  return [...tables, rows[0]?.n ?? -1]
}
async function onlyPerson(): Promise<PersonId> {
  const { rows } = await sql<{
    readonly person: PersonId
  }>`select person from person where erased_at is null`.execute(at.world.db)
  return rows[0]?.person ?? ('' as PersonId)
}

describe('the contact form', () => {
  test('stores exactly the declared fields, records the basis, and mails a receipt', async () => {
    const answer = await json('skin-analysis/forms/contact', enquiry)
    expect(answer.status).toBe(201)
    const person = await onlyPerson()
    const rows = await at.act((acting) => rowsOf(acting, declaration, { store: 'enquiry', person }))
    expect(rows.map((row) => row.fields)).toEqual([
      { ...enquiry, received_at: at.world.clockOf(at.company).now(), closed_at: null, state: 'open' },
    ])
    const [mail] = await outbox(at.world, at.company)
    expect(mail).toMatchObject({
      message: 'enquiry-receipt',
      sentAt: expect.any(String),
      letter: { to: enquiry.email },
    })
    expect(mail?.letter?.text).not.toContain('mieten')
    expect(readdirSync(outboxFolder(at.world.folder, at.company))).toHaveLength(1)
  })

  test('is never passed on', async () => {
    await json('skin-analysis/forms/contact', enquiry)
    const { rows } = await sql`select 1 from ledger_entry where kind = 'disclosure/made'`.execute(at.world.db)
    expect(rows).toEqual([])
    expect(existsSync(join(at.world.folder, 'stand-ins'))).toBe(false)
  })

  test('an enquiry is taken back by the link in the receipt: row, mail and person are gone at once', async () => {
    await json('skin-analysis/forms/contact', enquiry)
    const text = (await outbox(at.world, at.company))[0]?.letter?.text ?? ''
    const path = new URL(/https?:\S+/u.exec(text)?.[0] ?? 'x:').pathname
    const shown = await app.request(path)
    expect(shown.status).toBe(200)
    expect(await count('enquiry'), 'opening the link deletes nothing').toBe(1)
    const done = await app.request(path, { method: 'POST' })
    expect(done.status).toBe(200)
    expect(await count('enquiry')).toBe(0)
    expect(await outbox(at.world, at.company)).toEqual([])
    expect(readdirSync(outboxFolder(at.world.folder, at.company))).toEqual([])
    expect(await onlyPerson()).toBe('')
    const again = await app.request(path, { method: 'POST' })
    expect(again.status).toBe(404)
  })

  test.each(['x'.repeat(80), 'short', '../../etc/passwd', '%00'])(
    'a link that is none (%s) deletes nothing',
    async (token) => {
      await json('skin-analysis/forms/contact', enquiry)
      const answer = await app.request(`/skin-analysis/contact/${token}`, { method: 'POST' })
      expect([404]).toContain(answer.status)
      expect(await count('enquiry')).toBe(1)
    },
  )

  test('whoever has another enquiry stays', async () => {
    await json('skin-analysis/forms/contact', enquiry)
    await json('skin-analysis/forms/contact', { ...enquiry, message: 'Noch etwas' })
    const text = (await outbox(at.world, at.company)).at(0)?.letter?.text ?? ''
    await app.request(new URL(/https?:\S+/u.exec(text)?.[0] ?? 'x:').pathname, { method: 'POST' })
    expect(await count('enquiry')).toBe(1)
    expect(await onlyPerson()).not.toBe('')
  })

  test('closing starts the period', async () => {
    const { reference } = (await (await json('skin-analysis/forms/contact', enquiry)).json()) as {
      reference: RecordId
    }
    const person = await onlyPerson()
    const step = {
      form: 'contact',
      person,
      record: reference,
      actor: { kind: 'staff', account: 'a', role: 'answering' },
    } as const
    await at.act((acting) => takeStep(acting, declaration, { ...step, step: 'closed' }))
    const [row] = await at.act((acting) => rowsOf(acting, declaration, { store: 'enquiry', person }))
    expect(row?.fields).toMatchObject({ state: 'closed', closed_at: at.world.clockOf(at.company).now() })
    await expect(
      at.act((acting) => takeStep(acting, declaration, { ...step, step: 'answered' })),
    ).rejects.toMatchObject({ status: 409 })
  })
})

describe('an order', () => {
  test('is stored with its kind of payment only; the chosen payment service learns name and amount, the carrier later name and delivery address', async () => {
    const answer = await json('skin-analysis/forms/order', purchase)
    expect(answer.status).toBe(201)
    const { reference } = (await answer.json()) as { reference: RecordId }
    const received = (recipient: string) => receiptsAtStandIn(at.world.folder, at.company, recipient)
    expect((await received('paypal')).map((one) => one.fields)).toEqual([
      { name: 'Ida Lorenz', amount_cents: 4900 },
    ])
    for (const other of ['klarna', 'mastercard', 'dhl', 'hermes', 'dpd'])
      expect(await received(other)).toEqual([])

    const person = await onlyPerson()
    const actor = { kind: 'staff', account: 'a', role: 'fulfilment' } as const
    const step = { form: 'order', person, record: reference, actor } as const
    await at.act((acting) => takeStep(acting, declaration, { ...step, step: 'shipped' }))
    expect((await received('dhl')).map((one) => one.fields)).toEqual([
      {
        name: 'Ida Lorenz',
        delivery_street: 'Siemensring 98',
        delivery_postcode: '47877',
        delivery_city: 'Willich',
        delivery_country: 'DE',
      },
    ])
    for (const other of ['klarna', 'hermes', 'dpd']) expect(await received(other)).toEqual([])
    await at.act((acting) => takeStep(acting, declaration, { ...step, step: 'completed' }))
    const [row] = await at.act((acting) => rowsOf(acting, declaration, { store: 'shop-order', person }))
    expect(row?.fields).toMatchObject({
      state: 'completed',
      invoiced_on: at.world.clockOf(at.company).today(),
      payment: 'paypal',
      amount_cents: 4900,
    })
    const [customer] = await at.act((acting) => rowsOf(acting, declaration, { store: 'customer', person }))
    expect(customer?.fields).toMatchObject({
      name: 'Ida Lorenz',
      email: 'ida.lorenz@post.example',
      phone: null,
    })
  })

  test('paid in advance, nobody is told anything before it is shipped', async () => {
    await json('skin-analysis/forms/order', { ...purchase, payment: 'prepayment' })
    expect(existsSync(join(at.world.folder, 'stand-ins'))).toBe(false)
  })

  test('the same customer ordering again has one row in the customer file, with what holds now', async () => {
    await json('skin-analysis/forms/order', purchase)
    await json('skin-analysis/forms/order', { ...purchase, name: 'Ida Lorenz-Weiß', phone: '0211 5550100' })
    expect(await count('customer')).toBe(1)
    expect(await count('shop_order')).toBe(2)
    const person = await onlyPerson()
    const [customer] = await at.act((acting) => rowsOf(acting, declaration, { store: 'customer', person }))
    expect(customer?.fields).toMatchObject({ name: 'Ida Lorenz-Weiß', phone: '0211 5550100' })
  })

  test.each([
    { change: { delivery_postcode: undefined }, field: 'delivery_postcode' },
    { change: { delivery_street: 'Siemensring' }, field: 'delivery_street' },
    { change: { delivery_city: 'Hamburg' }, field: 'delivery_city' },
    { change: { card_number: '4111111111111111' }, field: 'card_number' },
  ])('$field is named', async ({ change, field }) => {
    const before = await everything()
    const answer = await json('skin-analysis/forms/order', { ...purchase, ...change })
    expect(answer.status).toBe(422)
    expect((await problem(answer)).faults?.map((fault) => fault.field)).toEqual([field])
    expect(await everything()).toEqual(before)
  })
})

describe('sent twice', () => {
  test('at the same moment, over several connections, a form counts once', async () => {
    const real = await committedWorld({ reactions })
    await provision(real.world.db, real.company, declaration)
    await real.act((acting) => publishDeclaration(acting, declaration))
    const routes = intakeRoutes({
      world: real.world,
      siteOf: () => site,
      isSample: () => true,
      baseUrl: 'http://127.0.0.1:4321',
    })
    const answers = await Promise.all(
      Array.from({ length: 6 }, async () =>
        routes.request('/api/v1/skin-analysis/forms/contact', {
          method: 'POST',
          body: JSON.stringify(enquiry),
          headers: { 'content-type': 'application/json', 'idempotency-key': 'K1' },
        }),
      ),
    )
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201, 201, 201, 201])
    const bodies = await Promise.all(answers.map((answer) => answer.text()))
    expect(new Set(bodies).size).toBe(1)
    expect(await outbox(real.world, real.company)).toHaveLength(1)
  })

  test('a form counts once', async () => {
    const send = () => json('skin-analysis/forms/contact', enquiry, { 'idempotency-key': 'K1' })
    const answers = [await send(), await send()]
    expect(answers.map((answer) => answer.status)).toEqual([201, 201])
    const bodies = await Promise.all(answers.map((answer) => answer.json()))
    expect(bodies[0]).toEqual(bodies[1])
    expect(await count('enquiry')).toBe(1)
    expect(await outbox(at.world, at.company)).toHaveLength(1)
  })
})

describe('pages', () => {
  const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    app.request(path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { accept: 'text/html', ...headers },
    })
  const tokenOf = async (path: string): Promise<string> =>
    /name="_token" value="([^"]+)"/u.exec(await (await app.request(path)).text())?.[1] ?? ''

  test.each(['', 'shop', 'praxen', 'impressum', 'contact', 'order'])(
    '/%s links the notice, in both languages, without script and from nowhere else',
    async (path) => {
      for (const language of ['de', 'en']) {
        const answer = await app.request(`/skin-analysis/${path}?lang=${language}`)
        expect(answer.status).toBe(200)
        expect(answer.headers.get('content-security-policy')).not.toMatch(/script|unsafe/u)
        expect(answer.headers.get('set-cookie')).toBeNull()
        const page = await answer.text()
        expect(page).toContain(`<html lang="${language}">`)
        expect(page).toContain(language === 'de' ? '/skin-analysis/datenschutz' : '/skin-analysis/privacy')
        expect(page).not.toMatch(/<script|\son\w+=|style=|(?:src|href|action)="(?:https?:)?\/\//u)
      }
    },
  )

  test('needed fields are marked and required, all others are not', async () => {
    for (const form of declaration.forms.filter((one) => one.channel === 'web')) {
      const page = await (await app.request(`/skin-analysis/${form.id}`)).text()
      for (const field of form.fields) {
        const control = new RegExp(`id="f-${field.name}"[^>]*`, 'u').exec(page)?.[0] ?? ''
        expect(control.includes('aria-required="true"')).toBe(field.required)
      }
      expect(page.match(/class="star"/gu)).toHaveLength(form.fields.filter((field) => field.required).length)
    }
  })

  test('faults stand beside their fields, values stay, the first is focused', async () => {
    const answer = await post('/skin-analysis/contact', {
      _token: await tokenOf('/skin-analysis/contact'),
      name: 'Ida "<b>',
      email: 'x',
      message: 'Hallo',
    })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('value="Ida &quot;&lt;b&gt;"')
    expect(page).toContain('>Hallo</textarea>')
    expect(page).toMatch(/id="f-name"[^>]*aria-describedby="f-name-fault"[^>]*autofocus/u)
    expect(page).toContain('id="f-email-fault"')
    expect(page.match(/autofocus/gu)).toHaveLength(1)
    expect(await count('enquiry')).toBe(0)
  })

  test('a near miss is offered, and taken or refused by a button', async () => {
    const fields = { ...purchase, delivery_city: 'Wilich', _token: await tokenOf('/skin-analysis/order') }
    const offered = await (await post('/skin-analysis/order', fields)).text()
    expect(offered).toContain('name="_take:delivery_city" value="Willich"')
    expect(await count('shop_order')).toBe(0)
    expect((await post('/skin-analysis/order', { ...fields, '_take:delivery_city': 'Willich' })).status).toBe(
      200,
    )
    const person = await onlyPerson()
    const rows = () => at.act((acting) => rowsOf(acting, declaration, { store: 'shop-order', person }))
    expect((await rows())[0]?.fields['delivery_city']).toBe('Willich')
    const token = await tokenOf('/skin-analysis/order')
    expect(
      (await post('/skin-analysis/order', { ...fields, _token: token, '_keep:delivery_city': 'yes' })).status,
    ).toBe(200)
    expect(new Set((await rows()).map((row) => row.fields['delivery_city']))).toEqual(
      new Set(['Wilich', 'Willich']),
    )
  })

  test('the invoice can go to the delivery address', async () => {
    const fields: Record<string, string> = {
      ...purchase,
      billing_street: '',
      billing_postcode: '',
      billing_city: '',
      _token: await tokenOf('/skin-analysis/order'),
    }
    expect((await post('/skin-analysis/order', { ...fields, '_same:1': 'yes' })).status).toBe(200)
    const person = await onlyPerson()
    const [row] = await at.act((acting) => rowsOf(acting, declaration, { store: 'shop-order', person }))
    expect(row?.fields).toMatchObject({ billing_street: 'Siemensring 98', billing_city: 'Willich' })
  })

  test.each([
    { name: 'another site', fields: {}, headers: { origin: 'https://evil.example' }, status: 403 },
    { name: 'a sandboxed frame', fields: {}, headers: { origin: 'null' }, status: 403 },
    {
      name: 'another site, as the browser says',
      fields: {},
      headers: { 'sec-fetch-site': 'cross-site' },
      status: 403,
    },
    {
      name: 'a robot that fills every field',
      fields: { _website: 'http://spam.example' },
      headers: {},
      status: 422,
    },
    { name: 'a form that was not ours', fields: { _token: 'x.y.z' }, headers: {}, status: 409 },
    {
      name: 'a field sent twice',
      fields: { name: 'a' },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      status: 422,
    },
  ])('from $name nothing is taken', async ({ fields, headers, status, name }) => {
    const before = await everything()
    const body = new URLSearchParams({
      ...enquiry,
      _token: await tokenOf('/skin-analysis/contact'),
      ...fields,
    })
    if (name === 'a field sent twice') body.append('name', 'b')
    const answer = await app.request('/skin-analysis/contact', {
      method: 'POST',
      body,
      headers: headers as Record<string, string>,
    })
    expect(answer.status).toBe(status)
    expect(await everything()).toEqual(before)
  })

  test('the language cookie is set only where it is declared and needed', async () => {
    const other = await app.request('/skin-analysis/shop?lang=en&keep=1', {
      headers: { 'accept-language': 'de' },
    })
    expect(other.status).toBe(303)
    expect(other.headers.get('set-cookie')).toMatch(
      /^language=en; Max-Age=31536000; Path=\/skin-analysis\/; HttpOnly; SameSite=Lax$/u,
    )
    const same = await app.request('/skin-analysis/shop?lang=de&keep=1', {
      headers: { 'accept-language': 'de' },
    })
    expect(same.headers.get('set-cookie')).toBeNull()
  })

  test('too many from one connection are refused with 429', async () => {
    const slow = new Hono().route(
      '/',
      intakeRoutes({
        world: at.world,
        siteOf: () => site,
        isSample: () => true,
        baseUrl: 'http://127.0.0.1',
        pace: 2,
      }),
    )
    slow.onError((error, c) => answerProblem(c, error))
    const send = (body: unknown) =>
      slow.request('/api/v1/skin-analysis/forms/contact', {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      })
    expect([(await send(enquiry)).status, (await send(enquiry)).status]).toEqual([201, 201])
    expect((await send(enquiry)).status).toBe(429)
    expect(await count('enquiry')).toBe(2)
    const refused: number[] = []
    for (let n = 0; n < 40; n++) refused.push((await send({})).status)
    expect(new Set(refused)).toEqual(new Set([422, 429]))
  })
})

describe('bad input', () => {
  test('unknown companies and forms are 404, bodies over the limit 413, no JSON 400, other formats 415', async () => {
    const before = await everything()
    expect((await json('nobody/forms/contact', enquiry)).status).toBe(404)
    expect((await json('skin-analysis/forms/nothing', enquiry)).status).toBe(404)
    expect((await json('skin-analysis/forms/capture', {})).status).toBe(404)
    expect((await app.request('/nobody/contact')).status).toBe(404)
    expect(
      (await json('skin-analysis/forms/contact', { ...enquiry, message: 'x'.repeat(70_000) })).status,
    ).toBe(413)
    expect((await json('skin-analysis/forms/contact', '{"name":')).status).toBe(400)
    expect(
      (await json('skin-analysis/forms/contact', enquiry, { 'content-type': 'text/plain' })).status,
    ).toBe(415)
    expect(await everything()).toEqual(before)
  })

  test.each(['de', 'en'])('faults are a problem document in the person’s language (%s)', async (language) => {
    const answer = await json('skin-analysis/forms/contact', { extra: 1 }, { 'accept-language': language })
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    const body = await problem(answer)
    expect(body).toMatchObject({ status: 422, code: 'form/invalid' })
    expect(body.faults?.map((fault) => fault.field)).toEqual(['name', 'email', 'message', 'extra'])
    expect(body.faults?.[0]?.message).toBe(
      language === 'de' ? 'Bitte füllen Sie dieses Feld aus.' : 'Please fill in this field.',
    )
  })

  test('whatever is sent is answered with 4xx, never 5xx, and leaves nothing', async () => {
    const before = await everything()
    const name = fc.oneof(
      fc.constantFrom(...Object.keys({ ...enquiry, ...purchase })),
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('__proto__', 'constructor', '_keep', 'toString'),
    )
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.jsonValue(),
      fc.constantFrom('\0', '<script>alert(1)</script>', '\ud800', 'x'.repeat(5000), '\u202e', -1, 1e99),
    )
    // Never a whole form: the name is missing in all of them.
    const body = fc.oneof(
      fc.jsonValue().map((one) => JSON.stringify(one)),
      fc.string(),
      fc.dictionary(name, value).map((one) => JSON.stringify({ ...one, name: 7 })),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(
          'forms/contact',
          'forms/order',
          'devices/captures',
          'devices/consents',
          'devices/analyses',
          'forms/%00',
        ),
        body,
        async (path, text) => {
          const answer = await json(`skin-analysis/${path}`, text)
          expect(answer.status).toBeGreaterThanOrEqual(400)
          expect(answer.status).toBeLessThan(500)
          expect(answer.headers.get('content-type')).toContain('application/problem+json')
        },
      ),
      { numRuns: 300 },
    )
    expect(await everything()).toEqual(before)
  })
})

describe('captures', () => {
  let key: string
  let device: string
  let analysisKey: string
  let picture: Buffer
  const auth = (which: string) => ({ authorization: `Device ${which}` })
  const answers = (improvement: 'given' | 'refused') => ({
    analysis: { answer: 'given', version: 1 },
    improvement: { answer: improvement, version: 1 },
  })
  const consent = async (improvement: 'given' | 'refused' = 'refused'): Promise<string> => {
    const answer = await json('skin-analysis/devices/consents', answers(improvement), auth(key))
    expect(answer.status).toBe(201)
    return ((await answer.json()) as { reference: string }).reference
  }
  const capture = (fields: Record<string, unknown>, which = key) =>
    json(
      'skin-analysis/devices/captures',
      { image: picture.toString('base64'), age: 41, sex: 'no-answer', ...fields },
      auth(which),
    )

  beforeEach(async () => {
    const actor = { kind: 'system', part: 'test' } as const
    ;({ key, id: device } = await at.act((acting) =>
      issueDevice(acting, { practice: 'Praxis am Hofgarten', actor }),
    ))
    ;({ key: analysisKey } = await at.act((acting) =>
      issueDevice(acting, { practice: 'Analyse', kind: 'analysis', actor }),
    ))
    picture = await jpegOf(64, 48, 'Exif\0\0MM\0*GPSLatitude 51.2277 Praxis am Hofgarten SN-4711')
  })

  test('with consent: sealed, without metadata, with its origin', async () => {
    const reference = await consent()
    const answer = await capture({ reference: reference.toLowerCase() })
    expect(answer.status).toBe(201)
    const person = await onlyPerson()
    const [row] = await at.act((acting) => rowsOf(acting, declaration, { store: 'capture', person }))
    expect(row).toMatchObject({
      source: 'device capture',
      fields: {
        practice: 'Praxis am Hofgarten',
        device,
        age: 41,
        sex: 'no-answer',
        consent_reference: reference,
      },
    })
    const image = row?.fields['image']
    expect(image instanceof Uint8Array && Buffer.from(image).subarray(0, 2).toString('hex')).toBe('ffd8')
    expect(picture.includes('GPSLatitude')).toBe(true)
    expect(image instanceof Uint8Array && Buffer.from(image).includes('GPSLatitude')).toBe(false)
    const { rows } = await sql<{
      readonly image: Buffer
      readonly age: Buffer
    }>`select image, age from company_skin_analysis.capture`.execute(at.world.db)
    expect(
      rows[0]?.image.includes(Buffer.from('ffd8', 'hex').subarray(0, 2)) &&
        rows[0].image.subarray(0, 2).toString('hex') === 'ffd8',
    ).toBe(false)
    expect(await count('improvement_image')).toBe(0)
  })

  test('multipart, as devices send it', async () => {
    const form = new FormData()
    form.set('image', new File([Uint8Array.from(picture)], 'capture.jpg', { type: 'image/jpeg' }))
    form.set('reference', await consent())
    form.set('age', '41')
    const answer = await app.request('/api/v1/skin-analysis/devices/captures', {
      method: 'POST',
      body: form,
      headers: auth(key),
    })
    expect(answer.status).toBe(201)
  })

  test('unknown, revoked and wrong keys are 401; without consent 403; nothing is kept', async () => {
    const reference = await consent()
    const before = await everything()
    expect((await capture({ reference }, `zsd_${'x'.repeat(43)}`)).status).toBe(401)
    expect((await capture({ reference }, analysisKey)).status).toBe(401)
    expect((await json('skin-analysis/devices/captures', {})).status).toBe(401)
    expect((await capture({})).status).toBe(403)
    expect((await capture({ reference: '0000-0000-0000' })).status).toBe(403)
    expect((await capture({ reference: { $ne: '' } })).status).toBe(403)
    const other = await at.act((acting) =>
      issueDevice(acting, { practice: 'Andere Praxis', actor: { kind: 'system', part: 'test' } }),
    )
    expect((await capture({ reference }, other.key)).status, 'another practice').toBe(403)
    expect((await everything()).slice(0, 5)).toEqual(before.slice(0, 5))
  })

  test('a revoked device is refused at once', async () => {
    const { revokeDevice } = await import('./index.ts')
    const reference = await consent()
    await at.act((acting) => revokeDevice(acting, device, { kind: 'system', part: 'test' }))
    expect((await capture({ reference })).status).toBe(401)
  })

  test('without the consent to the analysis no reference is given and nobody is remembered', async () => {
    const before = await everything()
    const refused = { analysis: { answer: 'refused', version: 1 } }
    expect((await json('skin-analysis/devices/consents', refused, auth(key))).status).toBe(403)
    const outdated = { analysis: { answer: 'given', version: 99 } }
    expect((await json('skin-analysis/devices/consents', outdated, auth(key))).status).toBe(422)
    expect(await everything()).toEqual(before)
  })

  test.each(['dateOfBirth', 'name', 'address', 'insuranceNumber', 'email'])(
    '%s is refused by name',
    async (field) => {
      const answer = await capture({ reference: await consent(), [field]: '1985-01-01' })
      expect(answer.status).toBe(422)
      expect((await problem(answer)).faults).toEqual([
        expect.objectContaining({ field, code: 'field/unknown' }),
      ])
      expect(await count('capture')).toBe(0)
    },
  )

  test.each([
    { what: 'a page', image: Buffer.from('<html>').toString('base64'), code: 'image/not-image' },
    { what: 'half a picture', image: 'half', code: 'image/damaged' },
    { what: 'nothing', image: '', code: 'image/missing' },
    { what: 'no Base64', image: '%%%', code: 'image/missing' },
    { what: 'an object', image: {}, code: 'image/missing' },
  ])('$what is no picture', async ({ image, code }) => {
    const sent = image === 'half' ? picture.subarray(0, picture.length / 2).toString('base64') : image
    const answer = await capture({ reference: await consent(), image: sent })
    expect(answer.status).toBe(422)
    expect((await problem(answer)).code).toBe(code)
  })

  test('the improvement set holds exactly those who consented to it, and loses them when they withdraw', async () => {
    const reference = await consent('given')
    await capture({ reference })
    await capture({ reference: await consent('refused') })
    expect(await count('capture')).toBe(2)
    expect(await count('improvement_image')).toBe(1)
    const { rows } = await sql<
      Record<string, unknown>
    >`select * from company_skin_analysis.improvement_image`.execute(at.world.db)
    expect(rows[0]).not.toHaveProperty('practice')
    expect(rows[0]).not.toHaveProperty('consent_reference')
    const withdraw = (consentId: string) =>
      json('skin-analysis/devices/withdrawals', { reference, consent: consentId }, auth(key))
    expect(await (await withdraw('improvement')).json()).toEqual({ withdrawn: true })
    expect(await count('improvement_image')).toBe(0)
    expect(await count('capture'), 'the analysis does not hang on it').toBe(2)
    expect(await (await withdraw('improvement')).json()).toEqual({ withdrawn: false })
    await withdraw('analysis')
    expect(await count('capture')).toBe(1)
  })

  test('an analysis is taken with a live consent only, and goes to the practice', async () => {
    const reference = await consent()
    const { capture: id } = (await (await capture({ reference })).json()) as { capture: RecordId }
    const post = (body: unknown) => json('skin-analysis/devices/analyses', body, auth(analysisKey))
    const analysis = { capture: id, modelVersion: '3.2.1', result: { redness: 0.21 } }
    expect((await post(analysis)).status).toBe(201)
    expect(
      (await receiptsAtStandIn(at.world.folder, at.company, 'practice')).map((one) => one.fields),
    ).toEqual([{ result: { redness: 0.21 } }])
    expect((await post({ ...analysis, capture: '01980000-0000-7000-8000-000000000000' })).status).toBe(404)
    expect((await post({ ...analysis, name: 'Ida' })).status).toBe(422)
    const withdrawn = await json(
      'skin-analysis/devices/withdrawals',
      { reference, consent: 'analysis' },
      auth(key),
    )
    expect(await withdrawn.json()).toEqual({ withdrawn: true })
    expect([403, 404]).toContain((await post(analysis)).status)
    expect((await capture({ reference })).status).toBe(403)
  })
})

test('no form of the site is served from a file that names another host', () => {
  const css = readFileSync(new URL('../../web/pages/site.css', import.meta.url), 'utf8')
  expect(css).not.toMatch(/url\(|@import|https?:/u)
})

test('what programs may send is described, and is what is served', async () => {
  const routes = intakeRoutes({
    world: at.world,
    siteOf: () => site,
    isSample: () => true,
    baseUrl: 'http://127.0.0.1',
  })
  const outer = new OpenAPIHono()
  outer.route('/', new OpenAPIHono().route('/', routes))
  const { paths = {} } = outer.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Zusage', version: '1' },
  })
  const described = Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method} ${path}`),
  )
  expect(described).toEqual(
    expect.arrayContaining([
      'post /api/v1/{company}/forms/{form}',
      'post /api/v1/{company}/devices/captures',
    ]),
  )
  const served = routes.routes
    .filter(({ path, method }) => path.startsWith('/api/') && method !== 'ALL')
    .map(({ path, method }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/gu, '{$1}')}`)
  expect(new Set(described)).toEqual(new Set(served))
})
