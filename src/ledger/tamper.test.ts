import { generateKeyPairSync, sign } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { type TestWorld, testWorld } from '../../test/support/world.ts'
import { type EntryId, type PersonId, NOBODY, newId, sha256 } from '../base/index.ts'
import { erasePerson, newPerson } from '../people/index.ts'
import type { Database, Transaction } from '../store/index.ts'
import { type Head, type SignedHead, headBytes, headHash } from './heads.ts'
import { merkleRoot } from './leaf.ts'
import { type LedgerReport, headsFile, notedWith, readHeads, sealLedger, verifyLedger } from './index.ts'

let town: TestWorld
let heads: readonly (SignedHead | undefined)[]
let anna: PersonId

/** A ledger with all there is: acts about several and about nobody, an erased person, a late block, unsealed entries. */
beforeEach(async () => {
  town = await testWorld()
  const { world, company, act } = town
  const record = (person: PersonId | undefined, times: number) =>
    act(async (acting) => {
      for (let count = 0; count < times; count += 1) {
        await acting.record({
          kind: count % 2 === 0 ? 'record/used' : 'consent/given',
          actor: { kind: 'staff', account: 'eva@haut.example', role: 'support' },
          ...(person === undefined ? {} : { person }),
          activity: 'orders',
          purpose: 'contract',
          ...(count % 2 === 0 ? { store: 'orders', request: newId() } : { recipient: 'post' }),
          content: { count },
        })
      }
    })
  anna = await act((acting) => newPerson(acting))
  const bert = await act((acting) => newPerson(acting))
  await record(anna, 4)
  await record(undefined, 3)
  await record(bert, 3)
  // What a slow transaction wrote: kept off the list while a later entry is sealed.
  await sql`create temporary table slow on commit preserve rows as
    select * from ledger_pending where company = ${company} order by entry offset 2 limit 2`.execute(world.db)
  await sql`delete from ledger_pending p using slow where p.entry = slow.entry`.execute(world.db)
  await sealLedger(world, company)
  await sql`insert into ledger_pending select * from slow`.execute(world.db)
  await sql`drop table slow`.execute(world.db)
  await sealLedger(world, company)
  await act((acting) => erasePerson(acting, bert))
  await sealLedger(world, company)
  await record(anna, 3)
  await sealLedger(world, company)
  await record(anna, 2)
  heads = await readHeads(headsFile(world.folder, company))
})

test('untouched, it verifies', async () => {
  expect(await look(town.world.db)).toMatchObject({
    entries: 18,
    sealed: 16,
    blocks: 4,
    erased: 5,
    unwitnessed: 0,
    simulated: true,
    faults: [],
  })
})

function look(db: Database, lines = heads): Promise<LedgerReport> {
  const { world, company } = town
  return verifyLedger(db, company, world.keys.publicKey(company), {
    heads: lines,
    isNoted: notedWith(world.keys, company),
  })
}

class Undo extends Error {}

/** Lets somebody who owns the database meddle with it, looks, and takes it back. */
async function meddled(meddle: (tx: Transaction) => Promise<void>, lines = heads): Promise<LedgerReport> {
  let report: LedgerReport | undefined
  await town.world.db
    .transaction()
    .execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      const { rows } = await sql<{ readonly drop: string }>`
        select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop
        from pg_constraint where contype in ('c', 'p') and conrelid::regclass::text like 'ledger%'`.execute(
        tx,
      )
      for (const { drop } of rows) await sql.raw(drop).execute(tx)
      await meddle(tx)
      await sql`savepoint looking`.execute(tx)
      report = await look(withoutBegin(tx), lines)
      throw new Undo()
    })
    .catch((fault: unknown) => {
      if (!(fault instanceof Undo)) throw fault
    })
  if (report === undefined) throw new Error('Nothing was looked at.')
  return report
}

/** The verification opens a transaction; here one is open. */
function withoutBegin(tx: Transaction): Database {
  const builder = {
    setIsolationLevel: () => builder,
    setAccessMode: () => builder,
    execute: (read: (inner: Transaction) => Promise<unknown>) => read(tx),
  }
  return new Proxy(tx, {
    get: (target, name) => (name === 'transaction' ? () => builder : Reflect.get(target, name)),
  })
}

interface Column {
  readonly table: 'ledger_entry' | 'ledger_block' | 'ledger_pending'
  readonly column: string
  readonly type: string
}

/** All columns there are, from the database itself: one added later is tried as well. */
async function columns(): Promise<readonly Column[]> {
  const { rows } = await sql<Column>`
    select table_name as table, column_name as column, udt_name as type from information_schema.columns
    where table_schema = 'public' and table_name in ('ledger_entry', 'ledger_block', 'ledger_pending')
    order by 1, 2`.execute(town.world.db)
  return rows
}

/** A different value for a column, in SQL: one bit, one microsecond, one letter off; or nothing; or something where nothing was. */
function otherValue({ column, type }: Column, at: number, how: number): string {
  const bit = (bytes: string): string =>
    `set_byte(${bytes}, ${at} % octet_length(${bytes}), get_byte(${bytes}, ${at} % octet_length(${bytes})) # ${1 << (how % 8)})`
  switch (type) {
    case 'bytea':
      return `case when ${column} is null or octet_length(${column}) = 0 then '\\x00'::bytea else ${bit(column)} end`
    case 'uuid':
      return `case when ${column} is null then gen_random_uuid() else encode(${bit(`uuid_send(${column})`)}, 'hex')::uuid end`
    case 'text':
      return how % 3 === 0
        ? `coalesce(${column}, '') || 'x'`
        : how % 3 === 1
          ? `case when ${column} is null then '' else overlay(${column} placing 'ß' from ${at} % greatest(length(${column}), 1) + 1) end`
          : `case when ${column} is null then 'y' else ' ' || ${column} end`
    case 'timestamptz':
      return `${column} + interval '${how % 2 === 0 ? '1 microsecond' : '1 hour'}'`
    case 'bool':
      return `not ${column}`
    case 'int4':
    case 'int8':
      return `${column} + ${how % 2 === 0 ? 1 : -1} * ${1 + (at % 3)}`
    default:
      throw new Error(`No way to change a ${type} yet.`)
  }
}

test('any value changed anywhere is found, and its entry or block is named', async () => {
  const all = await columns()
  expect(all.length).toBeGreaterThan(30)
  for (const column of all) {
    const { table } = column
    const name = sql.ref(table === 'ledger_entry' ? 'id' : table === 'ledger_block' ? 'height' : 'entry')
    await fc.assert(
      fc.asyncProperty(fc.nat(15), fc.nat(400), fc.nat(23), async (row, at, how) => {
        let place: string | number | undefined
        const report = await meddled(async (tx) => {
          const { rows } = await sql<{ readonly place: string | number; readonly changed: boolean }>`
            with those as (
              select ctid as at, ${name} as name, ${sql.ref(column.column)} as old
              from ${sql.table(table)} where company = ${town.company}),
            chosen as (select * from those order by name offset ${row} % (select count(*) from those) limit 1)
            update ${sql.table(table)} t
            set ${sql.ref(column.column)} = ${sql.raw(otherValue({ ...column, column: `t.${column.column}` }, at, how))}
            from chosen where t.ctid = chosen.at
            returning chosen.name as place, t.${sql.ref(column.column)} is distinct from chosen.old as changed`.execute(
            tx,
          )
          expect(rows).toMatchObject([{ changed: true }])
          place = rows[0]?.place
        })
        const named = report.faults.some(
          (fault) =>
            ('entry' in fault && fault.entry === place) || ('height' in fault && fault.height === place),
        )
        expect({ column, place, named, faults: report.faults }).toMatchObject({ named: true })
      }),
      { numRuns: 14 },
    )
  }
})

test('an entry dropped, added, doubled, emptied or exchanged is named', async () => {
  const { company, world } = town
  const { rows } = await sql<{ readonly id: EntryId; readonly person: PersonId; readonly filled: boolean }>`
    select id, person, salt is not null as filled from ledger_entry where company = ${company} order by id`.execute(
    world.db,
  )
  for (const { id } of rows) {
    const dropped = await meddled(async (tx) => {
      await sql`delete from ledger_entry where id = ${id}`.execute(tx)
    })
    expect(dropped.faults).toContainEqual(expect.objectContaining({ code: 'entry/missing', entry: id }))

    const twin = newId<EntryId>()
    const added = await meddled(async (tx) => {
      await sql`
        insert into ledger_entry select person, company, ${twin}, at, kind, actor, activity, purpose, store, record,
          recipient, request, commitment, content_hash, salt, sealed from ledger_entry where id = ${id}`.execute(
        tx,
      )
    })
    expect(added.faults).toEqual([{ code: 'entry/added', entry: twin }])

    const early = `00000000-0000-7000-8000-${id.slice(-12)}`
    const between = await meddled(async (tx) => {
      await sql`
        insert into ledger_entry select person, company, ${early}, at, kind, actor, activity, purpose, store, record,
          recipient, request, commitment, content_hash, salt, sealed from ledger_entry where id = ${id}`.execute(
        tx,
      )
    })
    expect(between.faults).toEqual([{ code: 'entry/added', entry: early }])
  }

  for (const { id } of rows.filter((row) => row.filled)) {
    const emptied = await meddled(async (tx) => {
      await sql`update ledger_entry set salt = null, sealed = null where id = ${id}`.execute(tx)
    })
    expect(emptied.faults).toEqual([{ code: 'entry/content-dropped', entry: id }])
    const shifted = await meddled(async (tx) => {
      await sql`
        update ledger_entry set salt = substring(salt from 1 for 15), sealed = substring(salt from 16) || sealed
        where id = ${id}`.execute(tx)
    })
    expect(shifted.faults).toEqual([expect.objectContaining({ code: 'entry/content-changed', entry: id })])
  }

  const [first, second] = rows.filter((row) => row.person === anna)
  const exchanged = await meddled(async (tx) => {
    await sql`update ledger_entry set id = ${newId()} where id = ${first!.id}`.execute(tx)
    await sql`update ledger_entry set id = ${first!.id} where id = ${second!.id}`.execute(tx)
  })
  expect(exchanged.faults).toContainEqual(
    expect.objectContaining({ code: 'entry/changed', entry: first!.id }),
  )
  expect(exchanged.faults).toContainEqual(
    expect.objectContaining({ code: 'entry/missing', entry: second!.id }),
  )

  const sealedTwice = await meddled(async (tx) => {
    await sql`
      insert into ledger_pending (person, company, entry, leaf, mac)
      select person, company, id, commitment, commitment from ledger_entry where id = ${first!.id}`.execute(
      tx,
    )
  })
  expect(sealedTwice.faults).toContainEqual({ code: 'entry/missing', entry: first!.id })
})

test('a chain cut off, with a hole, or signed anew is found out', async () => {
  const { company, world } = town
  const cut = await meddled(async (tx) => {
    await sql`delete from ledger_block where company = ${company} and height = 4`.execute(tx)
  })
  expect(cut.faults).toContainEqual({ code: 'head/cut-off', height: 4 })
  const hole = await meddled(async (tx) => {
    await sql`delete from ledger_block where company = ${company} and height = 2`.execute(tx)
  })
  expect(hole.faults).toContainEqual({ code: 'block/missing', height: 2 })
  const empty = await meddled(async (tx) => {
    await sql`delete from ledger_block where company = ${company}`.execute(tx)
    await sql`delete from ledger_entry where company = ${company}`.execute(tx)
    await sql`delete from ledger_pending where company = ${company}`.execute(tx)
  })
  expect(empty.faults).toEqual([1, 2, 3, 4].map((height) => ({ code: 'head/cut-off', height })))

  // Somebody rewrites an entry and everything that follows from it, and signs: first with a key of their own, then with ours.
  const stranger = generateKeyPairSync('ed25519').privateKey
  const rewrite = (signer: (bytes: Buffer) => Buffer) => async (tx: Transaction) => {
    const blocks = await tx
      .selectFrom('ledger_block')
      .selectAll()
      .where('company', '=', company)
      .orderBy('height')
      .execute()
    let prev = blocks[2]!.prev
    for (const block of blocks.slice(2)) {
      const leaves = Buffer.from(block.leaves)
      if (block.height === 3) leaves[0]! ^= 1
      const root = merkleRoot(leaves)
      const head: Head = {
        company,
        height: block.height,
        at: block.at,
        simulated: block.simulated,
        count: block.count,
        total: block.total,
        reach: block.reach,
        prev: prev.toString('hex'),
        root: root.toString('hex'),
        entries: sha256(block.entries).toString('hex'),
      }
      const hash = headHash(head)
      await tx
        .updateTable('ledger_block')
        .set({ leaves, root, prev, hash, signature: signer(headBytes(head)) })
        .where('company', '=', company)
        .where('height', '=', block.height)
        .execute()
      prev = hash
    }
  }
  const forged = await meddled(rewrite((bytes) => sign(null, bytes, stranger)))
  expect(forged.faults).toContainEqual({ code: 'block/signature', height: 3 })
  expect(forged.faults).toContainEqual({ code: 'block/signature', height: 4 })
  const ours = await meddled(rewrite((bytes) => world.keys.sign(company, bytes)))
  expect(ours.faults).toContainEqual({ code: 'head/differs', height: 3 })
  expect(ours.faults).toContainEqual({ code: 'head/differs', height: 4 })
})

test('a file of heads that was meddled with is no witness', async () => {
  const nothing = (): Promise<void> => Promise.resolve()
  const [one, two, three, four] = heads
  expect((await meddled(nothing, [one, three, four])).faults).toContainEqual({
    code: 'head/unreadable',
    line: 2,
  })
  expect((await meddled(nothing, [one, undefined, three, four])).faults).toContainEqual({
    code: 'head/unreadable',
    line: 2,
  })
  for (const field of [
    'at',
    'simulated',
    'count',
    'total',
    'reach',
    'prev',
    'root',
    'entries',
    'signature',
  ] as const) {
    const changed = { ...two!, [field]: 'other' } as unknown as SignedHead
    expect((await meddled(nothing, [one, changed, three, four])).faults).toEqual([
      { code: 'head/differs', height: 2 },
    ])
  }
  const behind = await meddled(nothing, [one, two])
  expect(behind).toMatchObject({ faults: [], unwitnessed: 2 })
})

test('the database itself refuses to change evidence', async () => {
  const { db } = town.world
  for (const statement of [
    `update ledger_entry set kind = 'record/used'`,
    `update ledger_entry set salt = null, sealed = null where person = '${anna}'`,
    `update ledger_entry set salt = null, sealed = null where person = '${NOBODY}'`,
    `update ledger_entry set sealed = '\\x00' where person = '${anna}'`,
    `delete from ledger_entry`,
    `truncate ledger_entry`,
    `update ledger_block set count = count`,
    `delete from ledger_block`,
    `truncate ledger_block`,
    `truncate declaration_version`,
  ]) {
    const refused = db.transaction().execute((tx) => sql.raw(statement).execute(tx))
    await expect(refused).rejects.toThrow(/only ever added|cannot truncate/u)
  }
})
