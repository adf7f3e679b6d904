import { readFileSync, writeFileSync } from 'node:fs'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { sampleDeclaration as declaration } from '../../test/support/sample.ts'
import { testWorld, type TestWorld } from '../../test/support/world.ts'
import { dayOf, newId, type PersonId, type RecordId } from '../base/index.ts'
import { publishDeclaration } from '../declaration/index.ts'
import { erasePerson, newPerson, personFaults, personFor } from '../people/index.ts'
import { byHand, type Offence, type ProofContext } from '../pledge/index.ts'
import { eraseRecord, journalFile, provision, writeRecord } from '../records/index.ts'
import { giveConsent, markRehearsal, pick, pledges, restrict, setHold } from './index.ts'

/**
 * Hands laid on the database past the product, and the pledges that see them. A pledge's own sabotage is tested elsewhere;
 * here are the other ways to make it false that somebody at a database prompt would find.
 */

const schema = 'company_skin_analysis'
let made: TestWorld
let context: ProofContext

beforeEach(async () => {
  made = await testWorld()
  const { world, company, act } = made
  await act(async (acting) => {
    await publishDeclaration(acting, declaration)
    await provision(acting.tx, company, declaration)
  })
  made.setNow('2026-11-22T10:00:00.000Z')
  await act(async (acting) => {
    for (const name of ['jonas', 'mara']) {
      const person = await personFor(acting, { kind: 'email', value: `${name}@haut.example` })
      const actor = { kind: 'person', person } as const
      await giveConsent(acting, declaration, { person, consent: 'analysis', language: 'de', actor })
      await writeRecord(acting, declaration, {
        store: 'shop-order',
        person,
        source: 'form order',
        fields: { ordered_at: acting.now, state: 'shipped', name: 'Jonas Testmann' },
      })
    }
    const person = await newPerson(acting)
    const actor = { kind: 'person', person } as const
    await writeRecord(acting, declaration, {
      store: 'enquiry',
      person,
      source: 'form contact',
      fields: { received_at: acting.now, state: 'open', name: 'Mara Beispiel' },
    })
    await restrict(acting, declaration, { person, ground: '18(1)(a)', actor })
  })
  const now = world.clockOf(company).now()
  context = { world, company, declaration, version: 1, now, today: dayOf(now), site: null }
})

/** The pledges of this domain that are not kept, each with what is told of its offences: the places, or something else. */
async function broken(
  told: (offence: Offence) => string = ({ place }) => place,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const found: Record<string, readonly string[]> = {}
  for (const pledge of pledges(declaration)) {
    const { offences, unable } = await pledge.prove(context)
    if (offences.length > 0 || unable !== undefined) found[pledge.id] = offences.map(told)
  }
  return found
}

/** The same, with what is said instead of where. */
const said = () => broken(({ says }) => says.en)

test('without hands everything is kept', async () => {
  expect(await broken()).toEqual({})
})

const order = 'standing/restricted-unreadable/shop-order'

describe('ways to restricted rows past their guards', () => {
  test.each([
    {
      hand: 'a function that reads with its maker’s rights',
      does: [
        `create function ${schema}.peek() returns setof ${schema}.shop_order language sql security definer
          as 'select * from ${schema}.shop_order'`,
      ],
      place: /^function company_skin_analysis\.peek, a way to table shop_order$/u,
    },
    {
      hand: 'a view',
      does: [
        `create view public.peek as select id, restricted from ${schema}.shop_order`,
        'grant select on public.peek to zusage_use',
      ],
      place: /^view peek, a way to table shop_order$/u,
    },
    {
      hand: 'a view of a view, for everybody',
      does: [
        'create schema aside',
        `create view aside.inner as select id, restricted from ${schema}.shop_order`,
        'create view aside.outer as select * from aside.inner',
        'grant usage on schema aside to public',
        'grant select on aside.outer to public',
      ],
      place: /^view aside\.outer, a way to table shop_order$/u,
    },
    {
      hand: 'a materialised view',
      does: [
        `create materialized view public.peek as select id from ${schema}.shop_order`,
        'grant select on public.peek to zusage_use',
      ],
      place: /^materialised view peek/u,
    },
    {
      hand: 'one column for another role',
      does: ['create role intern', `grant select (id) on ${schema}.shop_order to intern`],
      place: /^role intern, a way to table shop_order$/u,
    },
    {
      hand: 'an owner who is to read only',
      does: [`alter table ${schema}.shop_order owner to zusage_use`],
      place: /^role zusage_use, a way to table shop_order$/u,
    },
    {
      hand: 'a policy for everything',
      does: [`create policy more on ${schema}.shop_order for select to zusage_use using (true)`],
      place: /^table shop_order, policy$/u,
    },
    {
      hand: 'row level security switched off',
      does: [`alter table ${schema}.shop_order disable row level security`],
      place: /^table shop_order$/u,
    },
  ])('$hand', async ({ does, place }) => {
    await byHand(context, ...does)
    const found = await broken()
    expect(
      found[order]?.some((one) => place.test(one)),
      JSON.stringify(found),
    ).toBe(true)
    expect(Object.keys(found).filter((id) => id !== order && id !== 'store/as-made')).toEqual([])
  })

  test.each([
    ['a reader that nothing holds for', 'alter role zusage_use bypassrls'],
    ['a reader that is the server’s master', 'alter role zusage_use superuser'],
    ['a reader that may act as the other', 'grant zusage_duty to zusage_use'],
    ['a reader that reads everything', 'grant pg_read_all_data to zusage_use'],
    ['another role that may act as the owner', 'create role intern; grant zusage to intern'],
    ['another master', 'create role spy login superuser'],
  ])('%s', async (_, hand) => {
    await byHand(context, ...hand.split('; '))
    const found = Object.keys(await broken())
    expect(found).toContain(order)
    // A right of a role is a way to every table.
    expect(found.every((id) => id.startsWith('standing/restricted-unreadable/'))).toBe(true)
  })

  test('a function of which nobody can tell what it reads is a way to every table', async () => {
    await byHand(
      context,
      `create function public.peek(name text) returns setof text language plpgsql security definer as
        $$ begin return query execute 'select x::text from ' || name || ' x'; end $$`,
    )
    const found = Object.keys(await broken())
    expect(found).toEqual(
      expect.arrayContaining([order, 'standing/restricted-unreadable/enquiry', 'store/as-made']),
    )
  })
})

describe('a database that is not built as it was made', () => {
  test.each([
    [`alter table person add column email text`, 'table person, column email'],
    [`alter table ledger_entry alter column kind set default 'x'`, 'table ledger_entry, column kind'],
    ['alter table retention_run drop column plan', 'table retention_run, column plan'],
    ['create table notes (said text)', 'table notes'],
    ['create view everybody as select * from person', 'view everybody'],
    ['create materialized view everybody as select * from person', 'materialized view everybody'],
    [`create function look() returns integer language sql as 'select 1'`, 'function look()'],
    ['drop trigger company_stays on company', 'trigger company_stays on company'],
    ['alter table company disable trigger company_stays', 'trigger company_stays on company'],
    ['create rule quiet as on delete to person do instead nothing', 'rule quiet on person'],
    [
      `create or replace function refuse_change() returns trigger language plpgsql as
        $$ begin return coalesce(new, old); end $$`,
      'function refuse_change()',
    ],
    [
      'alter table ledger_entry drop constraint ledger_entry_salt_check',
      'table ledger_entry, constraint ledger_entry_salt_check',
    ],
    ['alter table proof drop constraint proof_company_fkey', 'table proof, constraint proof_company_fkey'],
    ['drop index person_by_company', 'index person_by_company on person'],
    [`comment on table person is 'Mara Beispiel, mara@haut.example'`, 'table person, comment'],
    ['alter table identifier enable row level security', 'table identifier, way of keeping'],
    ['grant update (erased_at) on person to public', 'right of public on person.erased_at (update)'],
    ['create schema aside', 'schema aside'],
    ['create publication everything for all tables', 'publication everything'],
    [`select lo_from_bytea(4711, 'Mara')`, 'large object 4711'],
    [
      `alter role zusage_use set session_replication_role = 'replica'`,
      'setting session_replication_role of role zusage_use',
    ],
    [
      `create rule quiet as on delete to ${schema}.enquiry do instead nothing`,
      `schema ${schema}, rule quiet on enquiry`,
    ],
    [
      `alter table ${schema}.enquiry alter column source set default 'form contact'`,
      `schema ${schema}, default of enquiry.source: 'form contact'::text`,
    ],
    [
      `alter table ${schema}.enquiry add constraint quiet check (state <> 'closed')`,
      `schema ${schema}, constraint quiet of enquiry`,
    ],
    [`create type ${schema}.mood as enum ('calm')`, `schema ${schema}, type mood`],
  ])('%s', async (hand, place) => {
    await byHand(context, hand)
    expect(await broken()).toEqual({ 'store/as-made': [place] })
  })
})

test('a copy among the tables of the job queue is none of its own', async () => {
  await byHand(
    context,
    'create schema jobs',
    'create table jobs.job (name text, id uuid) partition by list (name)',
    `create table jobs.seal partition of jobs.job for values in ('seal')`,
  )
  expect(await broken()).toEqual({})
  await byHand(context, 'create table jobs.copy (id uuid)')
  expect(await broken()).toEqual({ 'store/as-made': ['table jobs.copy'] })
})

describe('who is known, and by what', () => {
  // Of three persons the one without an identifier has an enquiry; one more is erased.
  const living = `(select person from identifier order by person limit 1)`
  const other = `(select person from identifier order by person desc limit 1)`
  const gone = `(select person from person where erased_at is not null)`

  beforeEach(async () => {
    await made.act(async (acting) => {
      const person = await personFor(acting, { kind: 'email', value: 'weg@haut.example' })
      await erasePerson(acting, person)
    })
  })

  test.each([
    [`update person set rehearsal = true where person = ${living}`, 'said otherwise in the ledger'],
    [`update person set erased_at = now() where person = ${living}`, 'nobody erased the person'],
    [`update person set erased_at = null where person = ${gone}`, 'was erased and is on file again'],
    [
      `update person set erased_at = erased_at - interval '1 day' where person = ${gone}`,
      'erased on another day',
    ],
    [
      `update person set created_at = created_at - interval '1 day' where person = ${living}`,
      'came on another day',
    ],
    [`delete from person where person = ${gone}`, 'the row is missing'],
    [`delete from person where person = ${living}`, 'the row is missing'],
    [
      `insert into person (person, company, created_at) values (gen_random_uuid(), 'skin-analysis', now())`,
      'knows nothing of this person',
    ],
  ])('%s', async (hand, says) => {
    await byHand(context, hand)
    expect(await said()).toEqual({ 'people/persons': [expect.stringContaining(says)] })
  })

  test.each([
    [`update identifier set person = ${other} where person = ${living}`, 'never taken in like this'],
    [`update identifier set person = ${gone} where person = ${living}`, 'the identifier was not'],
    [
      `update identifier set sealed = (select sealed from identifier where person = ${other}) where person = ${living}`,
      'never taken in like this',
    ],
    [`delete from identifier where person = ${living}`, 'An identifier is missing'],
    [
      `update identifier set added_at = added_at + interval '1 day' where person = ${living}`,
      'taken in on another day',
    ],
    [`update identifier_owner set person = ${other} where person = ${living}`, 'leads to somebody else'],
    [`update identifier_owner set hash = sha256('x') where person = ${living}`, 'leads to nobody'],
    [`delete from identifier_owner where person = ${living}`, 'leads to nobody'],
  ])('%s', async (hand, says) => {
    await byHand(context, hand)
    const found = await said()
    expect(Object.keys(found)).toEqual(['people/identifiers'])
    expect(
      found['people/identifiers']?.some((one) => one.includes(says)),
      JSON.stringify(found),
    ).toBe(true)
  })

  test('an older state of the database is seen, and that the keys forgot or kept somebody', async () => {
    const { world, company } = context
    const [first] = await persons(living)
    const [erased] = await persons(gone)
    if (first === undefined || erased === undefined) throw new Error('Nobody is there.')
    const seen = async (keys: Partial<typeof world.keys>): Promise<readonly string[]> => {
      const { faults } = await personFaults(
        world.db,
        { destroyed: () => [erased], revived: () => [], announced: () => [], ...keys },
        company,
        10,
      )
      return faults.map(({ person, fault }) => `${fault} ${person}`)
    }
    expect(await seen({})).toEqual([])
    // The key went, and so did everything the database knew of it: it was restored from a dump of before.
    expect(await seen({ destroyed: () => [erased, first] })).toEqual([`returned ${first}`])
    expect(await seen({ destroyed: () => [] })).toEqual([`key-left ${erased}`])
    expect(await seen({ revived: () => [erased] })).toEqual([`key-left ${erased}`])
    // Just being erased is not yet a fault.
    expect(await seen({ destroyed: () => [], announced: () => [{ company, person: erased }] })).toEqual([])
  })

  async function persons(which: string): Promise<readonly PersonId[]> {
    const { rows } = await sql<{ readonly person: PersonId }>`
      select person from person where person = ${sql.raw(which)}`.execute(context.world.db)
    return rows.map(({ person }) => person)
  }
})

describe('rows that come, go or change sides without an act', () => {
  const row = `(select id from ${schema}.shop_order order by id limit 1)`

  test.each([
    [`delete from ${schema}.shop_order where id = ${row}`, 'nobody erased it'],
    [
      `insert into ${schema}.shop_order (person, id, created_at, declaration, source)
        select person, gen_random_uuid(), created_at, declaration, source from ${schema}.shop_order where id = ${row}`,
      'does not say that the row was written',
    ],
    [`update ${schema}.shop_order set rehearsal = true where id = ${row}`, 'said otherwise in the ledger'],
  ])('%s', async (hand, says) => {
    await byHand(context, hand)
    expect(await said()).toEqual({ 'records/written/shop-order': [expect.stringContaining(says)] })
  })

  test('a row that outlives its person', async () => {
    await made.act(async (acting) => {
      const person = await newPerson(acting)
      await writeRecord(acting, declaration, { store: 'enquiry', person, source: 'test', fields: {} })
      await erasePerson(acting, person)
    })
    expect(await said()).toEqual({
      'records/written/enquiry': [expect.stringContaining('The person was erased, the row was not.')],
    })
  })

  test('an erasure with its act is no fault', async () => {
    await erased()
    expect(await said()).toEqual({})
  })
})

describe('versions of the declaration that rows name', () => {
  const set = (what: string): string => `update ${schema}.enquiry set ${what}`

  test.each([
    [set('declaration = 7'), 'names version 7, which does not exist; version 1 was in force'],
    [set('declaration = 0'), 'version 1 was in force then'],
    [set(`created_at = created_at - interval '2 days'`), 'none had been published yet'],
  ])('%s', async (hand, says) => {
    await byHand(context, hand)
    expect(await said()).toEqual({
      'records/under-declaration/enquiry': [expect.stringContaining(says)],
    })
  })

  test('of two versions each row names that of its day', async () => {
    const before = context.now
    made.setNow('2026-12-10T09:00:00.000Z')
    const company = { ...declaration.company, name: 'Haut & Licht GmbH' }
    const next = await made.act((acting) => publishDeclaration(acting, { ...declaration, company }))
    expect(next.version).toBe(2)
    await made.act(async (acting) => {
      const person = await newPerson(acting)
      await writeRecord(acting, declaration, { store: 'enquiry', person, source: 'test', fields: {} })
    })
    const { rows } = await sql<{ readonly n: number }>`
      select declaration as n from company_skin_analysis.enquiry order by created_at`.execute(
      context.world.db,
    )
    expect(rows.map(({ n }) => n)).toEqual([1, 2])
    expect(await said()).toEqual({})
    await byHand(context, `update ${schema}.enquiry set declaration = 2 where created_at = '${before}'`)
    expect(await said()).toEqual({
      'records/under-declaration/enquiry': [
        expect.stringContaining('names version 2; version 1 was in force then'),
      ],
    })
  })
})

describe('erasures that are not known wherever they must be', () => {
  const journal = (change: (text: string) => string): void => {
    const file = journalFile(context.world.folder, context.company)
    writeFileSync(file, change(readFileSync(file, 'utf8')))
  }

  test.each([
    ['the journal emptied', () => journal(() => ''), 2],
    ['the journal cut', () => journal((text) => text.slice(0, text.indexOf('\n') + 1)), 1],
    ['a line cut short', () => journal((text) => text.slice(0, -20)), 1],
    [
      'a line for another record',
      () => journal((text) => text.replace(/"record":"[^"]+"/u, `"record":"${newId()}"`)),
      1,
    ],
    [
      'a line twice instead of another',
      () => journal((text) => `${text.split('\n')[0] ?? ''}\n`.repeat(2)),
      1,
    ],
  ])('%s', async (_, hand, missing) => {
    await erased()
    await erased()
    hand()
    const found = await said()
    expect(found).toEqual({
      'records/erasures': Array.from({ length: missing }, () =>
        expect.stringContaining('not in the journal outside the database'),
      ),
    })
  })

  test.each([
    ['delete from record_erasure', 'not on the list by which it would be repeated'],
    [`update record_erasure set at = at - interval '1 day'`, 'says something else than the ledger'],
    [`update record_erasure set store = 'customer'`, 'says something else than the ledger'],
    ['update record_erasure set record = gen_random_uuid()', 'says something else than the ledger'],
  ])('%s', async (hand, says) => {
    await erased()
    await byHand(context, hand)
    const found = await said()
    expect(Object.keys(found)).toEqual(['records/erasures'])
    expect(
      found['records/erasures']?.some((one) => one.includes(says)),
      JSON.stringify(found),
    ).toBe(true)
  })

  test('an older state of the database is seen until the erasures are repeated', async () => {
    await byHand(
      context,
      `create temporary table dump on commit drop as select * from ${schema}.shop_order order by id limit 1`,
    )
    await erased()
    // What a restore does: the row is back, and the database knows nothing of its end.
    await byHand(
      context,
      'alter table ledger_entry disable trigger ledger_entry_keeps',
      `delete from ledger_entry where kind = 'record/erased'`,
      'alter table ledger_entry enable trigger ledger_entry_keeps',
      'delete from ledger_pending where entry not in (select id from ledger_entry)',
      'delete from record_erasure',
      `insert into ${schema}.shop_order select * from dump`,
    )
    expect(await said()).toEqual({
      'records/erasures': [expect.stringContaining('The erasures have to be repeated.')],
    })
    await erased()
    expect(await said()).toEqual({})
  })

  test('a line that a crash broke off does not swallow the next', async () => {
    await erased()
    journal((text) => `${text}{"at":"2026-11-22T08:00:00`)
    await erased()
    expect(await said()).toEqual({})
  })
})

describe('marks that do not say what stands', () => {
  test('a hold taken off its row, and a restriction', async () => {
    const [first] = await rows()
    if (first === undefined) throw new Error('There is no order.')
    await made.act((acting) =>
      setHold(acting, declaration, {
        person: first.person,
        scope: { store: 'shop-order', record: first.id },
        incident: 'Streit um die Lieferung',
        approver: 'H. Falk',
        actor: { kind: 'staff', account: 'h.falk', role: 'desk' },
      }),
    )
    expect(await broken()).toEqual({})
    await byHand(context, `update ${schema}.shop_order set held = false`)
    expect(await said()).toEqual({
      'standing/restricted-has-ground/shop-order': [
        expect.stringContaining('held as evidence and not marked so'),
      ],
    })
    await byHand(context, `update ${schema}.enquiry set restricted = null`)
    expect((await said())['standing/restricted-has-ground/enquiry']).toEqual([
      expect.stringContaining('(18(1)(a)) is not set'),
    ])
  })
})

describe('events of standing that are not as they were recorded', () => {
  const guarded = (change: string): readonly string[] => [
    'alter table standing_event disable trigger standing_event_keeps',
    change,
    'alter table standing_event enable trigger standing_event_keeps',
  ]
  const one = `where n = 1 and kind = 'consent/given'
    and person = (select person from standing_event where kind = 'consent/given' order by person limit 1)`

  test.each([
    guarded(`delete from standing_event ${one}`),
    guarded(`update standing_event set subject = 'other' ${one}`),
    guarded(`update standing_event set at = at - interval '1 day' ${one}`),
    guarded(`update standing_event set version = 7 ${one}`),
    guarded(`update standing_event set details = '{"value": "dhl"}' ${one}`),
    guarded(`update standing_event set n = 7 ${one}`),
    [
      `insert into standing_event (company, person, n, at, kind, subject, details)
        select company, person, 7, at, 'pick/made', 'carrier', '{"value": "dhl"}' from standing_event ${one}`,
    ],
    [
      `insert into standing_event (company, person, n, at, kind, subject)
        select company, person, 7, at, 'rehearsal/marked', 'rehearsal' from standing_event ${one}`,
    ],
  ])('%s %s', async (...hands) => {
    await byHand(context, ...hands.filter((hand) => hand !== undefined))
    expect(Object.keys(await broken())).toEqual(['standing/events-have-acts'])
  })

  test('a pick and a rehearsal have their acts', async () => {
    await made.act(async (acting) => {
      const person = await newPerson(acting, { rehearsal: true })
      await markRehearsal(acting, person)
      await pick(acting, { person, pick: 'carrier', value: 'dhl', actor: { kind: 'person', person } })
    })
    expect(await broken()).toEqual({})
  })
})

async function rows(): Promise<readonly { readonly id: RecordId; readonly person: PersonId }[]> {
  const { rows: found } = await sql<{ readonly id: RecordId; readonly person: PersonId }>`
    select * from company_skin_analysis.shop_order order by id`.execute(context.world.db)
  return found
}

/** Erases the first order as the product does, journal and all. */
async function erased(): Promise<void> {
  const [first] = await rows()
  if (first === undefined) throw new Error('There is no order.')
  await made.act((acting) =>
    eraseRecord(acting, declaration, {
      store: 'shop-order',
      person: first.person,
      record: first.id,
      why: 'test',
    }),
  )
}
