import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { sampleDeclaration as declaration } from '../../test/support/sample.ts'
import { type TestWorld, testWorld } from '../../test/support/world.ts'
import { parseDay, parseInstant, type PersonId, type RecordId } from '../base/index.ts'
import { type Declaration, publishDeclaration } from '../declaration/index.ts'
import { type Actor, entriesOf } from '../ledger/index.ts'
import { newPerson, seal } from '../people/index.ts'
import { byHand, type ProofContext } from '../pledge/index.ts'
import { provision, writeRecord } from '../records/index.ts'
import { disclose } from '../standing/index.ts'
import { deliver, fileContract, filedContracts, pledges, tellRecipients } from './index.ts'

/** What careless or dishonest hands do to contracts on disk, and at the other side; each is seen by the pledge that says it. */

let at: TestWorld
let context: ProofContext
let person: PersonId
let record: RecordId

const officer: Actor = { kind: 'staff', account: 'h.falk', role: 'officer' }
const contracts = fileURLToPath(new URL('../../companies/skin-analysis/contracts/', import.meta.url))
const places = (): { readonly papers: string; readonly books: string } => ({
  papers: join(at.world.folder, 'companies', at.company, 'contracts'),
  books: join(at.world.folder, 'stand-ins', at.company),
})
let book = ''

function layPapers(): void {
  const { papers } = places()
  rmSync(papers, { recursive: true, force: true })
  mkdirSync(papers, { recursive: true })
  cpSync(contracts, papers, { recursive: true })
}

beforeAll(async () => {
  at = await testWorld({
    reactions: [
      async (acting, act) => (act.kind === 'disclosure/made' ? deliver(acting, declaration, act) : undefined),
    ],
  })
  layPapers()
  ;({ person, record } = await at.act(async (acting) => {
    await provision(acting.tx, acting.company, declaration)
    await publishDeclaration(acting, declaration)
    for (const { id } of declaration.recipients)
      await fileContract(acting, declaration, { recipient: id, actor: officer })
    const somebody = await newPerson(acting)
    const order = await writeRecord(acting, declaration, {
      store: 'shop-order',
      person: somebody,
      source: 'form order',
      fields: { state: 'placed', payment: 'paypal', carrier: 'dhl', amount_cents: 4900, name: 'Ida Lorenz' },
    })
    return { person: somebody, record: order }
  }))
  await at.act((acting) =>
    disclose(acting, declaration, {
      actor: { kind: 'system', part: 'test' },
      activity: 'order',
      purpose: 'fulfil',
      recipient: 'paypal',
      person,
      store: 'shop-order',
      record,
    }),
  )
  await at.act((acting) => tellRecipients(acting, declaration, { person, change: 'restricted' }))
  book = readFileSync(join(places().books, 'paypal.jsonl'), 'utf8')
  context = {
    world: at.world,
    company: at.company,
    declaration,
    version: 1,
    now: parseInstant('2026-11-22T08:00:00.000Z'),
    today: parseDay('2026-11-22'),
    site: null,
  }
})

async function broken(
  of: Declaration = declaration,
  day: Partial<ProofContext> = {},
): Promise<readonly string[]> {
  const found: string[] = []
  for (const pledge of pledges(of)) {
    const { offences } = await pledge.prove({ ...context, declaration: of, ...day })
    if (offences.length > 0) found.push(pledge.id)
  }
  return found
}

async function placesOf(id: string): Promise<readonly string[]> {
  const finding = await pledges(declaration)
    .find((pledge) => pledge.id === id)
    ?.prove(context)
  return finding?.offences.map(({ place }) => place) ?? []
}

test('nothing is broken to begin with, and both kinds of delivery have arrived', async () => {
  expect(book.trim().split('\n')).toHaveLength(2)
  expect(await broken()).toEqual([])
})

describe('contracts', () => {
  const host = 'recipients/under-contract/host'
  const carriers = ['dhl', 'hermes', 'dpd'].map((id) => `recipients/under-contract/${id}`)
  const files: readonly (readonly [
    does: string,
    turns: readonly string[],
    file: string,
    hand: () => void,
  ])[] = [
    ['a word changed', [host], 'host-art28.txt', () => appendFileSync(paper('host-art28.txt'), ' ')],
    ['taken away', [host], 'host-art28.txt', () => rmSync(paper('host-art28.txt'))],
    [
      'a folder in its place',
      [host],
      'host-art28.txt',
      () => {
        rmSync(paper('host-art28.txt'))
        mkdirSync(paper('host-art28.txt'))
      },
    ],
    [
      'another recipient’s contract in its place, with the name written on it',
      [host],
      'host-art28.txt',
      () =>
        writeFileSync(
          paper('host-art28.txt'),
          `Hetzner Online GmbH ${readFileSync(paper('practices.txt'), 'utf8')}`,
        ),
    ],
    [
      'another recipient’s contract in its place',
      [host],
      'host-art28.txt',
      () => cpSync(paper('payment.txt'), paper('host-art28.txt')),
    ],
    [
      'a carrier added to the contract of all',
      carriers,
      'carriers.txt',
      () => appendFileSync(paper('carriers.txt'), 'Schnellbote GmbH'),
    ],
  ]
  const paper = (file: string): string => join(places().papers, file)

  test.each(files)('%s', async (_, turns, file, hand) => {
    hand()
    try {
      expect(await broken()).toEqual(turns)
      for (const id of turns) expect((await placesOf(id))[0]).toContain(`contracts/${file}`)
    } finally {
      layPapers()
    }
  })

  test('run out', async () => {
    const after = { now: parseInstant('2028-03-04T08:00:00.000Z'), today: parseDay('2028-03-04') }
    expect(await broken(declaration, after)).toContain(host)
  })

  /** The declaration with another term, and perhaps another file, of the host's contract. */
  const renewed = (contract: { readonly until: string; readonly file?: string }): Declaration => ({
    ...declaration,
    recipients: declaration.recipients.map((one) =>
      one.id === 'host' && one.contract !== undefined
        ? { ...one, contract: { ...one.contract, ...contract, until: parseDay(contract.until) } }
        : one,
    ),
  })

  test('a renewed one is declared and filed; until then the old one is not taken for it', async () => {
    await sql`savepoint renewal`.execute(at.world.db)
    const later = renewed({ until: '2031-03-03', file: 'contracts/host-2028.txt' })
    writeFileSync(paper('host-2028.txt'), 'Hetzner Online GmbH, bis 3. März 2031')
    try {
      expect(await broken(later)).toEqual([host])
      const filed = await at.act((acting) =>
        fileContract(acting, later, { recipient: 'host', actor: officer }),
      )
      expect(filed).toMatchObject({ file: 'contracts/host-2028.txt', until: '2031-03-03' })
      expect(await broken(later)).toEqual([])
      const again = await at.act((acting) =>
        fileContract(acting, later, { recipient: 'host', actor: officer }),
      )
      expect(again.entry).toBe(filed.entry)
      const acts = await entriesOf(at.world, at.company, { kinds: ['contract/filed'], recipient: 'host' })
      expect(acts).toHaveLength(2)
      expect(acts[0]?.opened).toMatchObject({
        actor: officer,
        content: { replaces: acts[1]?.opened?.content['hash'] },
      })
    } finally {
      await sql`rollback to savepoint renewal`.execute(at.world.db)
      layPapers()
    }
  })

  test.each([
    { why: 'nobody declared it', recipient: 'nobody', hand: () => undefined, code: 'contract/none' },
    {
      why: 'there is none',
      recipient: 'host',
      hand: () => rmSync(paper('host-art28.txt')),
      code: 'contract/absent',
    },
    {
      why: 'it names somebody else',
      recipient: 'host',
      hand: () => cpSync(paper('payment.txt'), paper('host-art28.txt')),
      code: 'contract/other',
    },
  ])('is not filed where $why', async ({ recipient, hand, code }) => {
    hand()
    try {
      await expect(
        at.act((acting) => fileContract(acting, declaration, { recipient, actor: officer })),
      ).rejects.toMatchObject({ code })
      expect((await filedContracts(at.world, at.company)).size).toBe(declaration.recipients.length)
    } finally {
      layPapers()
    }
  })

  test('a contract of several is filed for all of them, and one that is refused replaces nothing', async () => {
    await sql`savepoint several`.execute(at.world.db)
    const text = readFileSync(paper('carriers.txt'), 'utf8')
    const file = (bytes: string) =>
      at.act((acting) =>
        fileContract(acting, declaration, { recipient: 'dpd', actor: officer, bytes: Buffer.from(bytes) }),
      )
    try {
      await expect(file(text.replace('DHL Paket GmbH', '…'))).rejects.toMatchObject({
        code: 'contract/other',
      })
      expect(readFileSync(paper('carriers.txt'), 'utf8')).toBe(text)
      await file(`${text}Nachtrag`)
      expect(readFileSync(paper('carriers.txt'), 'utf8')).toBe(`${text}Nachtrag`)
      expect(await broken()).toEqual([])
    } finally {
      await sql`rollback to savepoint several`.execute(at.world.db)
      layPapers()
    }
  })

  test('a scan is taken at its word, and guarded all the same', async () => {
    await sql`savepoint scan`.execute(at.world.db)
    writeFileSync(paper('host-art28.txt'), Buffer.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0xff, 0x00]))
    try {
      await at.act((acting) => fileContract(acting, declaration, { recipient: 'host', actor: officer }))
      expect(await broken()).toEqual([])
      appendFileSync(paper('host-art28.txt'), 'x')
      expect(await broken()).toEqual([host])
    } finally {
      await sql`rollback to savepoint scan`.execute(at.world.db)
      layPapers()
    }
  })
})

describe('the other side', () => {
  const received = 'recipients/received'
  const recorded = 'recipients/as-recorded'
  const allowed = 'recipients/allow-listed/paypal'
  const lines = (): readonly string[] => book.trim().split('\n')
  const changed = (change: (line: { [name: string]: unknown }) => object, n = 0): string =>
    lines()
      .map((line, at_) =>
        at_ === n ? JSON.stringify(change(JSON.parse(line) as { [name: string]: unknown })) : line,
      )
      .join('\n')
  const fields = (line: { [name: string]: unknown }): object => Object(line['fields']) as object

  const hands: readonly (readonly [does: string, turns: readonly string[], hand: () => void])[] = [
    [
      'a field nobody declared',
      [allowed],
      () =>
        write(
          'paypal',
          changed((line) => ({ ...line, fields: { ...fields(line), email: 'a@b.example' } })),
        ),
    ],
    [
      'something beside the fields',
      [allowed],
      () =>
        write(
          'paypal',
          changed((line) => ({ ...line, note: 'Ida Lorenz' })),
        ),
    ],
    [
      'another name in a delivered line',
      [received],
      () =>
        write(
          'paypal',
          changed((line) => ({ ...line, fields: { ...fields(line), name: 'Iva Lorenz' } })),
        ),
    ],
    [
      'a field taken out of a delivered line',
      [received],
      () =>
        write(
          'paypal',
          changed((line) => ({ ...line, fields: { name: 'Ida Lorenz' } })),
        ),
    ],
    [
      'another word of what became of it',
      [received],
      () =>
        write(
          'paypal',
          changed((line) => ({ ...line, notice: { ...Object(line['notice']), change: 'corrected' } }), 1),
        ),
    ],
    ['the same delivery twice', [received], () => write('paypal', `${book}${lines()[0] ?? ''}`)],
    [
      'a day on which nothing was sent',
      [received],
      () =>
        write(
          'paypal',
          changed((line) => ({ ...line, at: '2026-11-20T08:00:00.000Z' })),
        ),
    ],
    [
      'a day that is yet to come',
      [received],
      () =>
        write(
          'paypal',
          changed((line) => ({ ...line, at: '2027-01-01T08:00:00.000Z' })),
        ),
    ],
    ['a delivery that is gone', [received], () => write('paypal', lines()[1] ?? '')],
    ['a line that is no receipt', ['recipients/recorded/paypal'], () => write('paypal', `${book}hello`)],
    [
      'a file of somebody nobody declared',
      ['recipients/only-declared'],
      () => write('address-broker', lines()[0] ?? ''),
    ],
    [
      'a file of the data centre, which is sent nothing',
      ['recipients/only-declared'],
      () => write('host', '{}'),
    ],
    [
      'a folder beside the books',
      ['recipients/only-declared'],
      () => mkdirSync(join(places().books, 'old/paypal.jsonl'), { recursive: true }),
    ],
    [
      'books of a company nobody knows',
      ['recipients/only-declared'],
      () => mkdirSync(join(places().books, '../skin-analysis.bak')),
    ],
  ]
  const write = (recipient: string, text: string): void =>
    writeFileSync(join(places().books, `${recipient}.jsonl`), `${text.trimEnd()}\n`)

  test.each(hands)('%s', async (_, turns, hand) => {
    hand()
    try {
      expect(await broken()).toEqual(turns)
      for (const id of turns) expect((await placesOf(id))[0]).toMatch(/stand-ins\/|disclosure /u)
    } finally {
      rmSync(join(places().books, '..'), { recursive: true })
      mkdirSync(places().books, { recursive: true })
      write('paypal', book)
    }
  })

  const inside: readonly (readonly [does: string, turns: readonly string[], ...statements: string[]])[] = [
    [
      'a disclosure put off for ever, and what waits made young',
      [received, recorded],
      `update disclosure_outbox set delivered_at = null, receipt = null, queued_at = now() + interval '1 year',
         next_at = 'infinity', sealed = '\\x00'`,
    ],
    ['a disclosure taken off the list', [recorded, received], 'delete from disclosure_outbox'],
    [
      'another receipt confirmed',
      [received],
      `update disclosure_outbox set receipt = gen_random_uuid()::text`,
    ],
  ]

  test.each(inside.map(([does, turns, ...statements]) => ({ does, turns, statements })))(
    '$does',
    async ({ turns, statements }) => {
      await sql`savepoint hand`.execute(at.world.db)
      const { books } = places()
      try {
        await byHand(context, ...statements)
        if (!statements.some((one) => one.includes('set receipt'))) rmSync(join(books, 'paypal.jsonl'))
        const tomorrow = { now: parseInstant('2026-11-23T09:00:00.000Z'), today: parseDay('2026-11-23') }
        expect([...(await broken(declaration, tomorrow))].sort()).toEqual([...turns].sort())
      } finally {
        write('paypal', book)
        await sql`rollback to savepoint hand`.execute(at.world.db)
      }
    },
  )

  describe('the outbox at a database prompt', () => {
    const only = 'recipients/only-declared'
    const made = `columns <> '{}'`
    const row = (over: { readonly [column: string]: string } = {}): string => {
      const values: { readonly [column: string]: string } = {
        person: 'person',
        company: 'company',
        id: 'gen_random_uuid()',
        entry: 'entry',
        recipient: 'recipient',
        record: 'record',
        queued_at: 'queued_at',
        delivered_at: 'delivered_at',
        next_at: 'next_at',
        receipt: 'receipt',
        columns: 'columns',
        sealed: 'sealed',
        ...over,
      }
      return `insert into disclosure_outbox (${Object.keys(values).join(', ')})
        select ${Object.values(values).join(', ')} from disclosure_outbox where ${made}`
    }
    const nobody = `'00000000-0000-0000-0000-000000000000'`
    const prompts: readonly (readonly [does: string, turns: readonly string[], ...statements: string[]])[] = [
      [
        'a delivered disclosure went to somebody nobody declared',
        [only, recorded],
        `update disclosure_outbox set recipient = 'datenhaendler' where ${made}`,
      ],
      [
        'word of what became of it went to somebody nobody declared',
        [only, recorded],
        `update disclosure_outbox set recipient = 'datenhaendler' where not (${made})`,
      ],
      [
        'it went to somebody who is declared, and was not told',
        ['recipients/recorded/klarna', recorded],
        `update disclosure_outbox set recipient = 'klarna' where ${made}`,
      ],
      [
        'it went to the data centre, which is sent nothing',
        [only, recorded],
        `update disclosure_outbox set recipient = 'host' where ${made}`,
      ],
      [
        'something waits for somebody nobody declared',
        [only, recorded],
        row({
          entry: 'gen_random_uuid()',
          recipient: `'datenhaendler'`,
          delivered_at: 'null',
          receipt: 'null',
          sealed: `'\\x00'`,
        }),
      ],
      [
        'something waits that nobody acted',
        [recorded],
        row({ entry: 'gen_random_uuid()', delivered_at: 'null', receipt: 'null', sealed: `'\\x00'` }),
      ],
      [
        'more fields left than were declared',
        [allowed, recorded],
        `update disclosure_outbox set columns = '{amount_cents,name,email,result}' where ${made}`,
      ],
      [
        'fewer fields left than are recorded',
        [recorded],
        `update disclosure_outbox set columns = '{name}' where ${made}`,
      ],
      ['word of it named fields', [allowed, recorded], `update disclosure_outbox set columns = '{email}'`],
      [
        'a delivery with an invented act and receipt',
        ['recipients/recorded/paypal', recorded],
        row({ entry: 'gen_random_uuid()', receipt: 'gen_random_uuid()::text' }),
      ],
      [
        'a delivery that names an act of another kind',
        ['recipients/recorded/paypal', recorded],
        row({ entry: `(select id from ledger_entry where kind = 'record/written')` }),
      ],
      ['the same act a second time, as nobody’s', [recorded], row({ person: nobody, columns: `'{name}'` })],
      [
        'about another record',
        [recorded],
        `update disclosure_outbox set record = gen_random_uuid() where ${made}`,
      ],
      [
        'about somebody else',
        [recorded],
        `update disclosure_outbox set person = gen_random_uuid() where ${made}`,
      ],
      [
        'on another day',
        [recorded],
        `update disclosure_outbox set queued_at = queued_at - interval '1 day' where ${made}`,
      ],
      ['on no day at all', [recorded], `update disclosure_outbox set queued_at = 'infinity' where ${made}`],
      [
        'delivered before it was sent',
        [received, recorded],
        `update disclosure_outbox set delivered_at = queued_at - interval '1 day' where ${made}`,
      ],
      ['delivered when it is not yet', [recorded], `update disclosure_outbox set delivered_at = 'infinity'`],
      ['delivered without a receipt', [recorded], `update disclosure_outbox set receipt = null`],
      [
        'delivered and waiting still',
        [recorded],
        `update disclosure_outbox set sealed = '\\x00' where ${made}`,
      ],
      [
        'waiting, with a receipt',
        [recorded],
        `update disclosure_outbox set delivered_at = null, sealed = '\\x00' where ${made}`,
      ],
      ['taken off the list', [recorded], `delete from disclosure_outbox where ${made}`],
      ['word of it taken off the list', [recorded], `delete from disclosure_outbox where not (${made})`],
      [
        'given to another company',
        [recorded],
        `insert into company (id, sample) values ('e-business', true)`,
        `update disclosure_outbox set company = 'e-business' where ${made}`,
      ],
    ]
    test.each(prompts.map(([does, turns, ...statements]) => ({ does, turns, statements })))(
      '$does',
      async ({ turns, statements }) => {
        await sql`savepoint prompt`.execute(at.world.db)
        try {
          await byHand(context, ...statements)
          expect([...(await broken())].sort()).toEqual([...turns].sort())
          for (const id of turns)
            expect((await placesOf(id))[0]).toMatch(
              /^(?:table disclosure_outbox, row |ledger entry |receiving side )/u,
            )
        } finally {
          await sql`rollback to savepoint prompt`.execute(at.world.db)
        }
      },
    )
  })

  test('what waits is what was to leave, not merely something that opens', async () => {
    const wait = async (fields: object): Promise<readonly string[]> => {
      await sql`savepoint waiting`.execute(at.world.db)
      try {
        const text = JSON.stringify(fields)
        const sealed = seal(at.world.keys, at.company, person, 'disclosure_outbox.sealed', text)
        await sql`update disclosure_outbox set delivered_at = null, receipt = null, sealed = ${sealed}
          where columns <> '{}'`.execute(at.world.db)
        return await broken()
      } finally {
        await sql`rollback to savepoint waiting`.execute(at.world.db)
      }
    }
    expect(await wait({ amount_cents: 4900, name: 'Ida Lorenz' })).toEqual([])
    expect(await wait({ amount_cents: 4900, name: 'Iva Lorenz' })).toEqual([recorded])
    expect(await wait({ amount_cents: 4900, name: 'Ida Lorenz', email: 'a@b.example' })).toEqual([recorded])
    expect(await wait({ $notice: { change: 'erased', disclosures: [] } })).toEqual([recorded])
  })

  test('a field given up later was declared when it left', async () => {
    const narrower: Declaration = {
      ...declaration,
      recipients: declaration.recipients.map((one) =>
        one.id === 'paypal' ? { ...one, receives: one.receives.slice(1) } : one,
      ),
    }
    expect(await broken(narrower)).toEqual([])
    const without = {
      ...declaration,
      recipients: declaration.recipients.filter(({ id }) => id !== 'paypal'),
    }
    expect(await broken(without)).toEqual([])
    write('paypal', `${book}${(lines()[0] ?? '').replace(/"disclosure":"[^"]+"/u, '"disclosure":"0"')}`)
    expect(await broken(without)).toEqual(['recipients/only-declared'])
    write('paypal', book)
  })

  test('what the ledger holds of it names nothing of what was sent', async () => {
    const { rows } = await sql<{ readonly text: string }>`
      select row_to_json(e)::text as text from ledger_entry e where kind = 'disclosure/made'`.execute(
      at.world.db,
    )
    expect(rows[0]?.text).not.toContain('Lorenz')
    const [act] = await entriesOf(at.world, at.company, { kinds: ['disclosure/made'] })
    expect(JSON.stringify(act?.opened?.content)).not.toMatch(/Lorenz|4900/u)
    expect(act?.opened?.content['handed']).toMatchObject({ hash: expect.stringMatching(/^[0-9a-f]{64}$/u) })
  })
})
