import { beforeEach, describe, expect, test } from 'vitest'
import { sampleDeclaration as declaration } from '../../test/support/sample.ts'
import { testWorld, type TestWorld } from '../../test/support/world.ts'
import { dayOf } from '../base/index.ts'
import { publishDeclaration } from '../declaration/index.ts'
import { newPerson, personFor } from '../people/index.ts'
import { byHand, type ProofContext } from '../pledge/index.ts'
import { provision, writeRecord } from '../records/index.ts'
import { giveConsent, pledges, restrict } from './index.ts'

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

/** The pledges of this domain that are not kept, each with the places named. */
async function broken(): Promise<Readonly<Record<string, readonly string[]>>> {
  const found: Record<string, readonly string[]> = {}
  for (const pledge of pledges(declaration)) {
    const { offences, unable } = await pledge.prove(context)
    if (offences.length > 0 || unable !== undefined) found[pledge.id] = offences.map(({ place }) => place)
  }
  return found
}

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
    ['alter table identifier drop column added_at', 'table identifier, column added_at'],
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
