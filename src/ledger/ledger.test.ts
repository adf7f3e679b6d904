import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { committedWorld, testWorld } from '../../test/support/world.ts'
import { type CompanyId, type EntryId, type Json, newId, sha256Of } from '../base/index.ts'
import { erasePerson, findPerson, identifiersOf, newPerson, personFor, unsealText } from '../people/index.ts'
import {
  type Act,
  allEntries,
  countEntries,
  entriesOf,
  headsFile,
  notedWith,
  readHeads,
  sealLedger,
  verifyLedger,
} from './index.ts'
import { commitmentOf } from './transact.ts'

const shown: Act = {
  kind: 'notice/shown',
  actor: { kind: 'system', part: 'test' },
  content: { language: 'de' },
}

test.each([
  ['rolled back', testWorld],
  ['committed', committedWorld],
])('an act is recorded with its content, which goes with the person (%s)', async (_, make) => {
  const { world, company, act } = await make()
  const email = { kind: 'email', value: ' Anna@Haut.example ' } as const
  const person = await act(async (acting) => {
    const anna = await personFor(acting, email)
    await acting.record({
      kind: 'intake/collected',
      actor: { kind: 'person', person: anna },
      person: anna,
      content: { form: 'contact' },
    })
    return anna
  })
  expect(await act((acting) => identifiersOf(acting, person))).toMatchObject([
    { kind: 'email', value: 'anna@haut.example' },
  ])
  expect((await entriesOf(world, company, { person }))[0]).toMatchObject({
    by: 'person',
    opened: { content: { form: 'contact' } },
  })
  expect(await sealLedger(world, company)).toEqual({ blocks: 1, entries: 2 })
  expect(await act((acting) => erasePerson(acting, person))).toBe(true)
  expect(await act((acting) => erasePerson(acting, person))).toBe(false)

  // What is recorded about an erased person afterwards (that the request was answered) keeps no content either.
  await act((acting) => acting.record({ ...shown, kind: 'request/answered', person }))
  const after = await entriesOf(world, company, { person })
  expect(after.map((entry) => entry.kind)).toEqual([
    'request/answered',
    'person/erased',
    'intake/collected',
    'person/known',
  ])
  expect(after.map((entry) => entry.opened)).toEqual([undefined, undefined, undefined, undefined])
  expect(await act((acting) => findPerson(acting, email))).toBeUndefined()
  expect(await countEntries(world.db, company)).toBe(4)
  const heads = await readHeads(headsFile(world.folder, company))
  const key = world.keys.publicKey(company)
  expect(await verifyLedger(world.db, company, key, { heads })).toMatchObject({
    entries: 4,
    sealed: 2,
    blocks: 1,
    erased: 4,
    faults: [],
  })
})

test('the commitment is that of the act, and nothing personal stands in clear', async () => {
  const { world, company, act } = await testWorld()
  const person = await act((acting) => personFor(acting, { kind: 'email', value: 'bert@haut.example' }))
  const recorded: Act = {
    kind: 'record/used',
    actor: { kind: 'staff', account: 'eva@firma.example', role: 'support' },
    person,
    purpose: 'contract',
    content: { reason: 'Rückfrage zu Bert Blum' },
  }
  const id = await act((acting) => acting.record(recorded))
  const row = await world.db
    .selectFrom('ledger_entry')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(row.commitment).toEqual(commitmentOf(row.salt!, company, { ...recorded, id, at: row.at }))
  expect(row.content_hash).toEqual(sha256Of(row.salt!, row.sealed!))
  const { rows } = await sql<{ readonly text: string }>`select e::text as text from ledger_entry e`.execute(
    world.db,
  )
  const clear = rows.map((one) => Buffer.from(one.text).toString()).join('\n')
  for (const word of ['eva', 'bert', 'Blum', Buffer.from('Blum').toString('hex')])
    expect(clear).not.toContain(word)
  expect(clear).toContain('staff:support')
  // A value does not open in another place.
  const elsewhere = (): string => unsealText(world.keys, company, person, 'ledger_entry.salt', row.sealed!)
  expect(elsewhere).toThrow(/does not open/u)
})

test('an act, its reactions and its record happen together or not at all', async () => {
  const seen: string[] = []
  const { world, company, act } = await testWorld({
    reactions: [
      async (acting, done) => {
        seen.push(done.kind)
        if (done.kind === 'consent/withdrawn') await acting.record({ ...shown, kind: 'record/erased' })
        if (done.kind === 'objection/raised') throw new Error('Not today.')
      },
    ],
  })
  const effects: string[] = []
  await act(async (acting) => {
    acting.afterCommit(() => Promise.resolve(void effects.push('sent')))
    await acting.record({ ...shown, kind: 'consent/withdrawn' })
    expect(effects).toEqual([])
  })
  expect(seen).toEqual(['consent/withdrawn', 'record/erased'])
  expect(effects).toEqual(['sent'])
  const refused = act(async (acting) => {
    acting.afterCommit(() => Promise.resolve(void effects.push('sent again')))
    await acting.record({ ...shown, kind: 'objection/raised' })
  })
  await expect(refused).rejects.toThrow('Not today.')
  expect(effects).toEqual(['sent'])
  expect(await countEntries(world.db, company)).toBe(2)
})

test('an effect that fails does not undo or repeat the act', async () => {
  const { world, company, act } = await testWorld()
  const warned: string[] = []
  const listen = (warning: Error): void => void warned.push(warning.message)
  process.on('warning', listen)
  onTestFinished(() => void process.off('warning', listen))
  const done: string[] = []
  await act(async (acting) => {
    await acting.record(shown)
    acting.afterCommit(() => Promise.reject(Object.assign(new Error('No mail today.'), { code: '40001' })))
    acting.afterCommit(() => Promise.resolve(void done.push('second')))
  })
  await wait(10)
  expect(await countEntries(world.db, company)).toBe(1)
  expect(done).toEqual(['second'])
  expect(warned.join()).toContain('No mail today.')
})

test('a transaction that loses against another is done again, its effects once', async () => {
  const { world, company, act, addCompany } = await committedWorld()
  const other = await addCompany('zweite')
  let tries = 0
  let sent = 0
  const meet = Promise.withResolvers<void>()
  const half = Promise.withResolvers<void>()
  const lock = (id: CompanyId) => sql`update company set clock_days = clock_days + 1 where id = ${id}`
  const one = act(async (acting) => {
    acting.afterCommit(() => Promise.resolve(void (sent += 1)))
    tries += 1
    await lock(company).execute(acting.tx)
    half.resolve()
    await meet.promise
    await lock(other).execute(acting.tx)
    await acting.record(shown)
  })
  const two = act(async (acting) => {
    acting.afterCommit(() => Promise.resolve(void (sent += 1)))
    tries += 1
    await half.promise
    await lock(other).execute(acting.tx)
    meet.resolve()
    await lock(company).execute(acting.tx)
    await acting.record(shown)
  })
  await Promise.all([one, two])
  expect(tries).toBeGreaterThanOrEqual(3)
  expect(sent).toBe(2)
  expect(await countEntries(world.db, company)).toBe(2)
})

test('several seal at once while acts are recorded, some by slow transactions: each entry is sealed once', async () => {
  const { world, company, act } = await committedWorld()
  const slow = act(async (acting) => {
    await acting.record(shown)
    await wait(400)
    await acting.record(shown)
  })
  let recorded = 2
  const until = performance.now() + 600
  const recorder = async (): Promise<void> => {
    while (performance.now() < until) {
      await act((acting) => acting.record(shown))
      recorded += 1
    }
  }
  const sealer = async (): Promise<number> => {
    let entries = 0
    while (performance.now() < until + 100) entries += (await sealLedger(world, company)).entries
    return entries
  }
  const sealed = await Promise.all([sealer(), sealer(), sealer(), recorder(), recorder(), slow])
  const last = await sealLedger(world, company)
  const bySealers = sealed.reduce<number>((sum, one) => sum + (typeof one === 'number' ? one : 0), 0)
  expect(bySealers + last.entries).toBe(recorded)
  const heads = await readHeads(headsFile(world.folder, company))
  const report = await verifyLedger(world.db, company, world.keys.publicKey(company), { heads })
  expect(report).toMatchObject({ entries: recorded, sealed: recorded, faults: [], unwitnessed: 0 })
  expect(heads.length).toBe(report.blocks)
})

test('the file of heads is whole again after a crash in the middle of a line, and catches up', async () => {
  const { world, company, act } = await testWorld()
  const file = headsFile(world.folder, company)
  for (let block = 0; block < 3; block += 1) {
    await act((acting) => acting.record(shown))
    await sealLedger(world, company)
  }
  const whole = readFileSync(file, 'utf8')
  const lines = whole.split('\n')
  writeFileSync(file, `${lines[0]}\n`)
  appendFileSync(file, lines[1]!.slice(0, 50))
  await sealLedger(world, company)
  expect(readFileSync(file, 'utf8')).toBe(whole)
})

test('companies keep apart', async () => {
  const { world, company, act, addCompany } = await testWorld()
  const other = await addCompany('zweite')
  await act((acting) => acting.record(shown))
  await sealLedger(world, company)
  expect(await countEntries(world.db, other)).toBe(0)
  expect(await entriesOf(world, other)).toEqual([])
  expect(world.keys.publicKey(other)).not.toBe(world.keys.publicKey(company))
  const report = await verifyLedger(world.db, company, world.keys.publicKey(other))
  expect(report.faults).toEqual([{ code: 'block/signature', height: 1 }])
  expect(await verifyLedger(world.db, other, world.keys.publicKey(other))).toMatchObject({
    entries: 0,
    blocks: 0,
  })
})

test('entries come in pages, newest first, by what is asked for', async () => {
  const { world, company, act } = await testWorld()
  const ids: EntryId[] = []
  for (let count = 0; count < 7; count += 1) {
    const content: Record<string, Json> = { count }
    const store = count % 2 === 0 ? 'orders' : 'contacts'
    ids.unshift(await act((acting) => acting.record({ ...shown, store, content })))
    await wait(2)
  }
  const first = await entriesOf(world, company, { limit: 4 })
  const second = await entriesOf(world, company, { limit: 4, before: first.at(-1)!.id })
  expect([...first, ...second].map((entry) => entry.id)).toEqual(ids)
  expect(await countEntries(world.db, company, { store: 'orders' })).toBe(4)
  expect(await countEntries(world.db, company, { kinds: ['consent/given'] })).toBe(0)
})

test('what fits is read whole, over more than one page, each entry once', async () => {
  const { world, company, act } = await testWorld()
  const recorded = await act(async (acting) => {
    const ids: EntryId[] = []
    for (let n = 0; n < 1001; n += 1) ids.push(await acting.record(shown))
    return ids
  })
  const found = await allEntries(world, company, { kinds: ['notice/shown'] })
  expect(found.map(({ id }) => id)).toEqual(recorded.toSorted().toReversed())
})

test('an act written by hand, however well, is found out and never sealed', async () => {
  const { world, company, act } = await testWorld()
  const person = await act((acting) => newPerson(acting))
  // As the database itself would write it: header, leaf, hashes, all fit; what seals the content is not at hand.
  await sql`
    with forged as (
      select ${person}::uuid as person, ${company}::text as company, ${newId()}::uuid as id, now() as at,
        'record/erased'::text as kind, 'system:retention'::text as actor, null::text as activity, null::text as purpose,
        'enquiry'::text as store, ${newId()}::uuid as record, null::text as recipient, null::uuid as request,
        sha256('act') as commitment, sha256(substring(sha256('salt') from 1 for 16) || sha256('sealed')) as content_hash),
    entry as (
      insert into ledger_entry
      select *, substring(sha256('salt') from 1 for 16), sha256('sealed') from forged),
    packed as (
      select *, record_send(row(person, company, id, at, kind, actor, activity, purpose, store, record, recipient,
        request, commitment, content_hash, null::bytea)) as bytes from forged),
    noted as (select *, sha256(substring(bytes from 1 for octet_length(bytes) - 8)) as leaf from packed)
    insert into ledger_pending (person, company, entry, leaf, mac)
    select person, company, id, leaf, sha256(leaf) from noted`.execute(world.db)
  const [forged] = await entriesOf(world, company, { kinds: ['record/erased'] })
  const look = async () =>
    (
      await verifyLedger(world.db, company, world.keys.publicKey(company), {
        isNoted: notedWith(world.keys, company),
      })
    ).faults
  expect(await look()).toEqual([{ code: 'entry/forged', entry: forged?.id }])
  // Sealing passes over it, and over nothing else.
  await act((acting) => acting.record({ ...shown, person }))
  expect(await sealLedger(world, company)).toEqual({ blocks: 1, entries: 2 })
  expect(await sealLedger(world, company)).toEqual({ blocks: 0, entries: 0 })
  expect(await look()).toEqual([{ code: 'entry/forged', entry: forged?.id }])
})
