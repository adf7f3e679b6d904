import { unzipSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sampleDeclaration as declaration } from '../../test/support/sample.ts'
import { type TestWorld, committedWorld } from '../../test/support/world.ts'
import { type PersonId, Problem, addTime, parseDay } from '../base/index.ts'
import { publishDeclaration } from '../declaration/index.ts'
import { type Actor, entriesOf } from '../ledger/index.ts'
import { personFor } from '../people/index.ts'
import { eraseRecord, provision, rowsOf, writeRecord } from '../records/index.ts'
import { standingOf } from '../standing/index.ts'
import {
  type Outgoing,
  type RightsDeps,
  answerRequest,
  confirmByCode,
  confirmByLink,
  extendRequest,
  hasEnclosure,
  identifyByStaff,
  openAnswer,
  receiveRequest,
  requestsOf,
  takeEnclosure,
} from './index.ts'
import { parseToken, tokenOf } from './token.ts'
import { validateRequest } from './validate.ts'

const desk: Actor = { kind: 'staff', account: 'h.falk', role: 'desk' }
const email = 'Marlene.Acker@mail.example'

interface Setting extends TestWorld {
  readonly deps: RightsDeps
  readonly mails: Outgoing[]
  readonly person: PersonId
}

async function setting(): Promise<Setting> {
  const made = await committedWorld()
  const mails: Outgoing[] = []
  const deps: RightsDeps = {
    world: made.world,
    baseUrl: 'http://zusage.example',
    send: (_acting, _declaration, message) => {
      mails.push(message)
      return Promise.resolve()
    },
    plannedEnd: () => ({ on: parseDay('2030-01-01'), rule: { de: 'Regel', en: 'rule' } }),
    eraseAll: async (acting, declared, { person, except }) => {
      const gone = []
      for (const store of ['enquiry', 'customer']) {
        for (const record of await rowsOf(acting, declared, { store, person })) {
          if (except.has(record.id)) continue
          await eraseRecord(acting, declared, { store, person, record: record.id, why: '17(1)' })
          gone.push({ store: { de: store, en: store }, done: 'erased' as const })
        }
      }
      return gone
    },
    tellRecipients: () => Promise.resolve([]),
  }
  const person = await made.act(async (acting) => {
    await publishDeclaration(acting, declaration)
    await provision(acting.tx, acting.company, declaration)
    const known = await personFor(acting, { kind: 'email', value: email })
    await writeRecord(acting, declaration, {
      store: 'enquiry',
      person: known,
      source: 'form contact',
      fields: {
        received_at: acting.now,
        state: 'open',
        name: 'Marlene Acker',
        email,
        message: 'Passt die Karte zum Gerät?',
      },
    })
    await writeRecord(acting, declaration, {
      store: 'customer',
      person: known,
      source: 'form order',
      fields: { name: 'Marlene Acker', email, phone: '+49 30 5550111', last_order_at: acting.now },
    })
    return known
  })
  return { ...made, deps, mails, person }
}

function linkOf(mail: Outgoing | undefined): string {
  const token = new URL(mail?.slots['link'] ?? 'http://none.example').searchParams.get('t')
  if (token === null) throw new Error('The mail has no link.')
  return token
}

async function refusal(attempt: Promise<unknown>): Promise<Problem> {
  const fault = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(fault instanceof Problem)) throw new Error(`Expected a refusal, got ${String(fault)}`)
  return fault
}

test('access: from the page to the package, with the identity confirmed by mail', async () => {
  const { deps, company, mails, person, world } = await setting()
  const request = await receiveRequest(deps, company, {
    right: 'access',
    channel: 'form',
    language: 'de',
    email,
  })
  expect(request.person).toBe(person)
  expect(request.legalOn).toBe('2026-12-22')

  expect((await refusal(answerRequest(deps, company, request.id, { grant: true }, desk))).code).toBe(
    'request/identity-open',
  )

  const confirmed = await confirmByLink(deps, company, linkOf(mails[0]))
  expect(confirmed.identity).toBe('confirmed')
  const answered = await answerRequest(deps, company, request.id, { grant: true }, desk)
  expect(answered.outcome).toBe('granted')

  const answer = await openAnswer(deps, company, linkOf(mails[1]))
  expect(answer.letter).toContain('Datensätze')
  expect(answer.letter).toContain('Art. 77 DSGVO')
  const files = unzipSync(answer.package ?? new Uint8Array())
  const json = JSON.parse(Buffer.from(files['auskunft.json'] ?? []).toString('utf8')) as {
    records: {
      store: string
      origin: string
      purposes: string[]
      bases: string[]
      erasedOn: string
      fields: Record<string, unknown>
    }[]
  }
  expect(json.records.map(({ store }) => store).sort()).toEqual(['customer', 'enquiry'])
  const enquiry = json.records.find(({ store }) => store === 'enquiry')
  expect(enquiry).toMatchObject({ origin: 'von Ihnen', bases: ['Art. 6(1)(b) GDPR'], erasedOn: '2030-01-01' })
  expect(enquiry?.fields['message']).toBe('Passt die Karte zum Gerät?')
  expect(Buffer.from(files['SHA256SUMS'] ?? []).toString('utf8')).toMatch(
    /^[0-9a-f]{64} {2}auskunft\.json\n/u,
  )

  const acts = await entriesOf({ db: world.db, keys: world.keys }, company, { request: request.id })
  expect(acts.map(({ kind }) => kind)).toEqual([
    'request/fetched',
    'request/answered',
    'request/identified',
    'request/received',
  ])
  expect((await refusal(answerRequest(deps, company, request.id, { grant: true }, desk))).status).toBe(409)
})

test('staff take the package only once identity is sure, and every time it is recorded', async () => {
  const { deps, company, mails, world, setNow } = await setting()
  const asked = { right: 'access', channel: 'form', language: 'de', email } as const
  const { id } = await receiveRequest(deps, company, asked)
  expect((await refusal(takeEnclosure(deps, company, id, desk))).code).toBe('request/identity-open')

  const confirmed = await confirmByLink(deps, company, linkOf(mails[0]))
  expect(hasEnclosure(confirmed)).toBe(true)
  const before = await takeEnclosure(deps, company, id, desk)
  expect(Object.keys(unzipSync(before.bytes))).toContain('auskunft.json')

  await answerRequest(deps, company, id, { grant: true }, desk)
  const after = await takeEnclosure(deps, company, id, desk)
  const sent = await openAnswer(deps, company, linkOf(mails[1]))
  expect([before.of, after.of, after.hash]).toEqual(['preview', 'answer', sent.packageHash])
  expect(Buffer.from(after.bytes).equals(Buffer.from(sent.package ?? []))).toBe(true)

  const acts = await entriesOf({ db: world.db, keys: world.keys }, company, {
    request: id,
    kinds: ['request/package-taken'],
  })
  expect(acts.map(({ by, opened }) => [by, opened?.content['packageHash']])).toEqual([
    ['staff:desk', after.hash],
    ['staff:desk', before.hash],
  ])

  setNow(addTime(world.clockOf(company).now(), 'PT800H'))
  expect((await refusal(takeEnclosure(deps, company, id, desk))).code).toBe('request/no-package')
  const erasure = await receiveRequest(deps, company, { ...asked, right: 'erasure' })
  await confirmByLink(deps, company, linkOf(mails.at(-1)))
  expect((await refusal(takeEnclosure(deps, company, erasure.id, desk))).code).toBe('request/no-package')
})

test('the code opens as the link does, but not after five wrong ones', async () => {
  const { deps, company, mails } = await setting()
  const request = await receiveRequest(deps, company, {
    right: 'erasure',
    channel: 'form',
    language: 'en',
    email,
  })
  const code = mails[0]?.slots['code'] ?? ''
  const wrong = code === '000000' ? '000001' : '000000'
  for (let n = 0; n < 5; n += 1) {
    expect((await refusal(confirmByCode(deps, company, request.id, wrong))).code).toBe('request/code')
  }
  expect((await refusal(confirmByCode(deps, company, request.id, code))).code).toBe('request/token')
  expect((await confirmByLink(deps, company, linkOf(mails[0]))).state).toBe('open')
})

test('an answer is not opened by another company, an expired or a changed link', async () => {
  const { deps, company, mails, addCompany, setNow, world } = await setting()
  const other = await addCompany('other-company')
  const request = await receiveRequest(deps, company, {
    right: 'access',
    channel: 'form',
    language: 'de',
    email,
  })
  const token = linkOf(mails[0])
  expect((await refusal(confirmByLink(deps, other, token))).status).toBe(404)
  const opened = parseToken(token)
  if (opened === undefined) throw new Error('no token')
  const changed = Buffer.from(opened.secret)
  changed.writeUInt8(changed.readUInt8(0) ^ 1, 0)
  expect((await refusal(confirmByLink(deps, company, tokenOf({ ...opened, secret: changed })))).status).toBe(
    404,
  )
  await confirmByLink(deps, company, token)
  await answerRequest(deps, company, request.id, { grant: true }, desk)
  const answer = linkOf(mails[1])
  setNow(addTime(world.clockOf(company).now(), 'PT721H'))
  expect((await refusal(openAnswer(deps, company, answer))).status).toBe(404)
})

test('erasure leaves the request alone and says what was done', async () => {
  const { deps, company, mails, act, person } = await setting()
  const request = await receiveRequest(deps, company, {
    right: 'erasure',
    channel: 'form',
    language: 'de',
    email,
  })
  await confirmByLink(deps, company, linkOf(mails[0]))
  await answerRequest(deps, company, request.id, { grant: true }, desk)
  const left = await act(async (acting) => [
    ...(await rowsOf(acting, declaration, { store: 'enquiry', person })),
    ...(await rowsOf(acting, declaration, { store: 'customer', person })),
  ])
  expect(left).toEqual([])
  expect((await openAnswer(deps, company, linkOf(mails[1]))).letter).toContain(
    '2 Datensätze wurden gelöscht.',
  )
})

test('rectification changes the stored value and reads it back', async () => {
  const { deps, company, mails, act, person } = await setting()
  const request = await receiveRequest(deps, company, {
    right: 'rectification',
    channel: 'form',
    language: 'de',
    email,
  })
  await confirmByLink(deps, company, linkOf(mails[0]))
  const [row] = await act((acting) => rowsOf(acting, declaration, { store: 'customer', person }))
  if (row === undefined) throw new Error('no row')
  expect((await refusal(answerRequest(deps, company, request.id, { grant: true }, desk))).status).toBe(422)
  const correction = { store: 'customer', record: row.id, column: 'name', value: 'Marlene Ackermann' }
  await answerRequest(deps, company, request.id, { grant: true, corrections: [correction] }, desk)
  const [after] = await act((acting) => rowsOf(acting, declaration, { store: 'customer', person }))
  expect(after?.fields['name']).toBe('Marlene Ackermann')
})

test('restriction and objection change what is allowed', async () => {
  const { deps, company, mails, act, person } = await setting()
  const restriction = await receiveRequest(deps, company, {
    right: 'restriction',
    channel: 'form',
    language: 'de',
    email,
  })
  await confirmByLink(deps, company, linkOf(mails[0]))
  await answerRequest(deps, company, restriction.id, { grant: true }, desk)
  const rows = await act((acting) => rowsOf(acting, declaration, { store: 'customer', person }))
  expect(rows.map(({ restricted }) => restricted)).toEqual(['18(1)(b)'])
  const objection = await receiveRequest(deps, company, {
    right: 'objection',
    channel: 'post',
    language: 'de',
    email,
    actor: desk,
  })
  await identifyByStaff(deps, company, objection.id, { confirmed: true, how: 'Rückruf', actor: desk })
  await answerRequest(deps, company, objection.id, { grant: true }, desk)
  const standing = await act((acting) => standingOf(acting, person))
  expect(standing.objections.map(({ activity, decision }) => `${activity} ${decision}`)).toContain(
    'server-log upheld',
  )
})

test('a refusal needs reasons, and some a second person', async () => {
  const { deps, company, mails } = await setting()
  const request = await receiveRequest(deps, company, {
    right: 'access',
    channel: 'form',
    language: 'de',
    email,
  })
  const refuse = (decision: object) =>
    refusal(
      answerRequest(
        deps,
        company,
        request.id,
        { grant: false, ground: 'excessive', reasons: 'x', ...decision },
        desk,
      ),
    )
  expect((await refuse({ reasons: ' ' })).faults[0]?.field).toBe('reasons')
  expect((await refuse({})).faults[0]?.field).toBe('secondReviewer')
  expect((await refuse({ secondReviewer: 'h.falk' })).faults[0]?.field).toBe('secondReviewer')
  const decision = {
    grant: false,
    ground: 'excessive',
    reasons: 'Zum vierten Mal in einer Woche.',
    secondReviewer: 'k.brandt',
  } as const
  expect((await answerRequest(deps, company, request.id, decision, desk)).outcome).toBe('refused')
  expect((await openAnswer(deps, company, linkOf(mails[1]))).letter).toContain('Art. 79 DSGVO')
})

test('an extension counts only inside the first month, once, and with its reason', async () => {
  const { deps, company, setNow, mails } = await setting()
  const request = await receiveRequest(deps, company, {
    right: 'access',
    channel: 'form',
    language: 'de',
    email,
  })
  expect((await refusal(extendRequest(deps, company, request.id, ' ', desk))).status).toBe(422)
  const extended = await extendRequest(deps, company, request.id, 'Drei Archive sind zu durchsuchen.', desk)
  expect(extended.legalOn).toBe('2027-02-22')
  expect(mails.at(-1)?.slots['answer']).toContain('Drei Archive')
  expect((await refusal(extendRequest(deps, company, request.id, 'Noch einmal.', desk))).code).toBe(
    'request/extended',
  )
  const late = await receiveRequest(deps, company, {
    right: 'access',
    channel: 'form',
    language: 'de',
    email,
  })
  setNow('2027-01-05T09:00:00.000Z')
  expect((await refusal(extendRequest(deps, company, late.id, 'Zu spät.', desk))).code).toBe('request/late')
})

test('two answers at once: one wins, the other is told', async () => {
  const { deps, company, mails } = await setting()
  const request = await receiveRequest(deps, company, {
    right: 'access',
    channel: 'form',
    language: 'de',
    email,
  })
  await confirmByLink(deps, company, linkOf(mails[0]))
  const tries = await Promise.allSettled(
    [1, 2, 3].map(() => answerRequest(deps, company, request.id, { grant: true }, desk)),
  )
  expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
})

test('a request by letter counts from the day it came', async () => {
  const { deps, company, world } = await setting()
  const receivedAt = addTime(world.clockOf(company).now(), '-PT240H')
  const letter = await receiveRequest(deps, company, {
    right: 'access',
    channel: 'post',
    language: 'de',
    email,
    receivedAt,
    actor: desk,
  })
  expect(letter.legalOn).toBe('2026-12-14')
  const future = addTime(world.clockOf(company).now(), 'PT1H')
  expect(
    (
      await refusal(
        receiveRequest(deps, company, {
          right: 'access',
          channel: 'post',
          language: 'de',
          email,
          receivedAt: future,
        }),
      )
    ).status,
  ).toBe(422)
  expect((await requestsOf(world.db, company)).length).toBe(1)
})

describe('what a person types', () => {
  test.each([
    { input: {}, fields: ['right', 'email'] },
    { input: { right: 'everything', email: 'a@b.example' }, fields: ['right'] },
    { input: { right: 'access', email: 'nobody' }, fields: ['email'] },
    { input: { right: 'access', email: 'a@b.example', birthday: '1980' }, fields: ['birthday'] },
    { input: { right: 'access', email: 'a@b.example', name: '<script>' }, fields: ['name'] },
    { input: { right: 'access', email: 'a@b.example', message: 'x'.repeat(4001) }, fields: ['message'] },
    { input: { right: 'access', email: ['a@b.example', 'c@d.example'] }, fields: ['email'] },
  ])('$fields are named', ({ input, fields }) => {
    const checked = validateRequest(input, 'de')
    expect(checked.ok ? [] : checked.faults.map(({ field }) => field)).toEqual(fields)
  })

  test('whatever comes, it is refused by name or taken as it is', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ maxLength: 12 }), fc.anything()), (input) => {
        const checked = validateRequest(input, 'en')
        if (checked.ok) expect(Object.keys(checked.typed).every((key) => key in input)).toBe(true)
        else expect(checked.faults.length).toBeGreaterThan(0)
      }),
    )
  })
})
