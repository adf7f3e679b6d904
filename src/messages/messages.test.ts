import { readdirSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { sql } from 'kysely'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type TestWorld, testWorld } from '../../test/support/world.ts'
import type { PersonId, RecordId } from '../base/index.ts'
import { declarationOfSample, sampleCompanies } from '../companies.ts'
import type { Declaration } from '../declaration/index.ts'
import { erasePerson, personFor } from '../people/index.ts'
import {
  compose,
  forgetMessages,
  outbox,
  outboxFolder,
  pledges,
  sendMessage,
  sendWaiting,
  useMail,
} from './index.ts'

let at: TestWorld
let declaration: Declaration
let person: PersonId
const record = '01980000-0000-7000-8000-00000000000a' as RecordId

beforeEach(async () => {
  at = await testWorld()
  const [sample] = sampleCompanies
  if (sample === undefined) throw new Error('There is no sample company.')
  declaration = (await declarationOfSample(sample, at.world.clockOf(at.company).today())).declaration
  person = await at.act((acting) => personFor(acting, { kind: 'email', value: 'ida.lorenz@post.example' }))
})

const receipt = (to?: string) =>
  at.act((acting) =>
    sendMessage(acting, declaration, {
      message: 'enquiry-receipt',
      person,
      language: 'de',
      record,
      slots: { takeBack: { path: '/skin-analysis/contact/x' } },
      ...(to === undefined ? {} : { to }),
    }),
  )
const files = (): readonly string[] => readdirSync(outboxFolder(at.world.folder, at.company))

describe('without a mail server', () => {
  test('mail lies in the outbox as a file, sealed in the table, recorded in the ledger', async () => {
    const entry = await receipt()
    expect(files()).toHaveLength(1)
    const text = readFileSync(join(outboxFolder(at.world.folder, at.company), files()[0] ?? ''), 'utf8')
    expect(text).toMatch(/^To: ida\.lorenz@post\.example$/mu)
    expect(text).toMatch(/^Auto-Submitted: auto-generated$/mu)
    const { rows } = await sql<{
      readonly sealed: Buffer
      readonly entry: string
    }>`select sealed, entry from message_outbox`.execute(at.world.db)
    expect(rows.map((row) => row.entry)).toEqual([entry])
    expect(rows[0]?.sealed.includes('ida.lorenz')).toBe(false)
    expect(await outbox(at.world, at.company)).toMatchObject([
      { letter: { to: 'ida.lorenz@post.example', subject: 'Ihre Anfrage ist angekommen' } },
    ])
  })

  test('a message goes with the record it is about, the file too', async () => {
    await receipt()
    expect(await at.act((acting) => forgetMessages(acting, person, record))).toBe(1)
    expect(await outbox(at.world, at.company)).toEqual([])
    expect(files()).toEqual([])
  })

  test('what was queued about somebody who is erased is never read again', async () => {
    await receipt()
    await at.act((acting) => erasePerson(acting, person))
    expect((await outbox(at.world, at.company)).map((message) => message.letter)).toEqual([null])
  })
})

describe('what stands in the outbox', () => {
  const look = async (): Promise<readonly string[]> => {
    const clock = at.world.clockOf(at.company)
    const finding = await pledges(declaration)
      .find(({ id }) => id === 'messages/only-declared')
      ?.prove({
        world: at.world,
        company: at.company,
        declaration,
        version: 1,
        now: clock.now(),
        today: clock.today(),
        site: null,
      })
    return finding?.offences.map(({ place }) => place.replace(/row [\da-f-]{36}/u, 'row …')) ?? []
  }
  const column = (name: string): readonly string[] => [`table message_outbox, row …, column ${name}`]
  const row = ['table message_outbox, row …']
  const copy = (values: { readonly [name: string]: string }): string => {
    const all: { readonly [name: string]: string } = {
      ...Object.fromEntries(
        ['person', 'company', 'message', 'class', 'language', 'record', 'entry', 'queued_at', 'next_at'].map(
          (name) => [name, name],
        ),
      ),
      id: 'gen_random_uuid()',
      ...values,
    }
    return `insert into message_outbox (${Object.keys(all).join(', ')})
      select ${Object.values(all).join(', ')} from message_outbox`
  }

  test.each([
    ['is as it was sent', 'select 1', []],
    ['is another declared message', `update message_outbox set message = 'order-receipt'`, column('message')],
    ['is in another language', `update message_outbox set language = 'en'`, column('language')],
    ['is advertising', `update message_outbox set class = 'marketing'`, row],
    ['is about another record', `update message_outbox set record = gen_random_uuid()`, column('record')],
    ['is about a request', `update message_outbox set request = gen_random_uuid()`, column('request')],
    [
      'was sent on another day',
      `update message_outbox set queued_at = queued_at - interval '1 day'`,
      column('queued_at'),
    ],
    ['was sent when it is not yet', `update message_outbox set sent_at = 'infinity'`, column('sent_at')],
    ['holds something else', `update message_outbox set sealed = '\\x00'`, column('sealed')],
    ['stands there a second time', copy({}), column('id')],
    ['was recorded by nobody', copy({ entry: 'gen_random_uuid()' }), row],
    ['is somebody else’s', `update message_outbox set person = gen_random_uuid()`, row],
  ])('%s', async (_, statement, places) => {
    await receipt()
    await sql.raw(statement).execute(at.world.db)
    expect(await look()).toEqual(places)
  })

  test('holds the letter of another message of the same person', async () => {
    await receipt()
    await at.act((acting) =>
      sendMessage(acting, declaration, {
        message: 'enquiry-receipt',
        person,
        language: 'en',
        record,
        slots: { takeBack: { path: '/skin-analysis/contact/y' } },
      }),
    )
    expect(await look()).toEqual([])
    await sql`update message_outbox set sealed = (
      select sealed from message_outbox where language = 'en') where language = 'de'`.execute(at.world.db)
    expect(await look()).toEqual(column('sealed'))
  })

  test('stays after the person is erased, so that nothing can be compared', async () => {
    await receipt()
    await at.act((acting) => erasePerson(acting, person))
    expect(await look()).toEqual(row)
    await at.act((acting) => forgetMessages(acting, person))
    expect(await look()).toEqual([])
  })
})

describe('what was recorded as sent', () => {
  const look = async (): Promise<readonly string[]> => {
    const pledge = pledges(declaration).find(({ id }) => id === 'messages/handed-over')
    const clock = at.world.clockOf(at.company)
    const finding = await pledge?.prove({
      world: at.world,
      company: at.company,
      declaration,
      version: 1,
      now: clock.now(),
      today: clock.today(),
      site: null,
    })
    expect(finding?.examined).toBe(1)
    return finding?.offences.map(({ place }) => place) ?? []
  }
  const later = (): void => at.setNow('2026-11-24T08:00:00.000Z')

  test.each([
    ['was handed over', 'select 1', []],
    [
      'was put off for ever',
      `update message_outbox set sent_at = null, next_at = 'infinity'`,
      [/^table message_outbox/u],
    ],
    ['was taken off the list', 'delete from message_outbox', [/^ledger entry /u]],
  ] as const)('%s', async (_, statement, places) => {
    await receipt()
    await sql.raw(statement).execute(at.world.db)
    expect(await look()).toEqual([])
    later()
    expect(await look()).toEqual(places.map((place) => expect.stringMatching(place) as string))
  })

  test('is not missed once the person is gone', async () => {
    await receipt()
    await at.act((acting) => forgetMessages(acting, person))
    await at.act((acting) => erasePerson(acting, person))
    later()
    expect(await look()).toEqual([])
  })
})

test('only declared messages go out, and none without its slots', async () => {
  const send = (message: string, slots: Record<string, string>) =>
    at.act((acting) => sendMessage(acting, declaration, { message, person, language: 'de', slots }))
  await expect(send('newsletter', {})).rejects.toMatchObject({ status: 404, code: 'message/undeclared' })
  await expect(send('enquiry-receipt', {})).rejects.toMatchObject({
    status: 422,
    faults: [{ field: 'takeBack' }],
  })
  await expect(send('enquiry-receipt', { takeBack: 'x', discount: '10 %' })).rejects.toMatchObject({
    status: 422,
    faults: [{ field: 'discount' }],
  })
  expect(await outbox(at.world, at.company)).toEqual([])
})

test('advertising is refused without a ground of its own', async () => {
  const [first] = declaration.messages
  if (first === undefined) throw new Error('There is no message.')
  const advert = { ...declaration, messages: [{ ...first, class: 'marketing' as const }] }
  await expect(
    at.act((acting) => sendMessage(acting, advert, { message: first.id, person, language: 'de', slots: {} })),
  ).rejects.toMatchObject({
    status: 403,
    code: 'message/no-ground',
  })
})

test('values fill slots and nothing else: no slot of their own, no line in the subject', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      const message = {
        id: 'm',
        class: 'service',
        activity: 'a',
        subject: { de: 'Zu {{x}}', en: 'On {{x}}' },
        body: { de: 'A {{x}} Z', en: 'A {{x}} Z' },
      } as const
      const { subject, text } = compose(message, 'de', { x: value }, 'http://house.example')
      expect(text).toBe(`A ${value} Z`)
      expect(/[\r\n]/u.test(subject)).toBe(false)
    }),
  )
})

describe('with a mail server', () => {
  let server: SMTPServer
  let received: string[]
  let refusing: boolean

  beforeEach(async () => {
    received = []
    refusing = false
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo(_address, _session, done) {
        if (refusing)
          done(Object.assign(new Error('mailbox of ida.lorenz@post.example is full'), { responseCode: 452 }))
        else done()
      },
      onData(stream, _session, done) {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          received.push(Buffer.concat(chunks).toString('utf8'))
          done()
        })
      },
    })
    const port = await new Promise<number>((listening) => {
      const open = server.listen(0, '127.0.0.1', () => listening((open.address() as AddressInfo).port))
    })
    useMail(at.world, { smtpUrl: `smtp://127.0.0.1:${port}`, baseUrl: 'https://www.dermalis.example/' })
  })
  afterEach(() => new Promise<void>((closed) => server.close(() => closed())))

  test('mail arrives with its link, and nothing of it stays here', async () => {
    await receipt()
    expect(received).toHaveLength(1)
    expect(received[0]?.replaceAll('=\r\n', '')).toContain(
      'https://www.dermalis.example/skin-analysis/contact/x',
    )
    expect(await outbox(at.world, at.company)).toMatchObject([
      { letter: null, sentAt: expect.any(String), attempts: 1 },
    ])
  })

  test('what is refused stays and is tried again later; the refusal is kept without the address', async () => {
    refusing = true
    await receipt()
    const [waiting] = await outbox(at.world, at.company)
    expect(waiting).toMatchObject({ sentAt: null, attempts: 1 })
    expect(waiting?.failed).not.toContain('ida')
    refusing = false
    expect(await sendWaiting(at.world, at.company)).toEqual({ sent: 0, failed: 0 })
    at.setNow(new Date(Date.parse(at.world.clockOf(at.company).now()) + 61_000).toISOString())
    expect(await sendWaiting(at.world, at.company)).toEqual({ sent: 1, failed: 0 })
    expect(received).toHaveLength(1)
  })

  test('an address cannot bring headers of its own', async () => {
    await receipt('ida@post.example\r\nBcc: all@post.example').catch(() => undefined)
    expect(received.join('')).not.toMatch(/^Bcc:/mu)
  })
})
