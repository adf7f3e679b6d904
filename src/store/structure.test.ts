import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testWorld } from '../../test/support/world.ts'
import { schemaOf } from './index.ts'
import { structureFaults } from './structure.ts'

test('schema.sql is what the migrations make; after a change: npm run schema', async () => {
  const { world } = await testWorld()
  const committed = await readFile(new URL('schema.sql', import.meta.url), 'utf8')
  expect(await schemaOf(world.db)).toBe(committed)
})

test('schema.sql changes with the structure', async () => {
  const { world } = await testWorld()
  const before = await schemaOf(world.db)
  for (const change of [
    'create table bait (a integer)',
    'alter table bait add constraint positive check (a > 0)',
    'create index bait_by_a on bait (a)',
    `comment on column bait.a is 'a'`,
    'alter table bait alter column a set default 1',
    'create trigger bait_stays before update on bait for each row execute function refuse_change()',
  ]) {
    const earlier = await schemaOf(world.db)
    await sql.raw(change).execute(world.db)
    expect(await schemaOf(world.db)).not.toBe(earlier)
  }
  expect(before).not.toContain('bait')
})

test('personal tables are keyed by person, and their columns say what they hold', async () => {
  const { world } = await testWorld()
  const { tables, columns, faults } = await structureFaults(world.db)
  expect(faults).toEqual([])
  // A check that looked at nothing must fail.
  expect(tables).toBeGreaterThan(4)
  expect(columns).toBeGreaterThan(20)
})

test.each([
  { bait: 'create table bait (id uuid primary key, person uuid)', code: 'person/not-in-key' },
  { bait: 'create table bait (person uuid not null)', code: 'person/not-in-key' },
  { bait: 'create table bait (person uuid primary key, note text)', code: 'column/without-comment' },
  { bait: 'create table bait (person uuid primary key, picture bytea)', code: 'column/without-comment' },
  { bait: 'alter table ledger_entry add column extra jsonb', code: 'column/without-comment' },
  {
    bait: 'create table bait (person uuid primary key, mail uuid unique)',
    code: 'table/unique-without-person',
  },
  { bait: 'create table bait (id serial primary key)', code: 'sequence' },
  { bait: 'create table bait (id bigint generated always as identity)', code: 'sequence' },
])('bait: $bait is caught', async ({ bait, code }) => {
  const { world } = await testWorld()
  await sql.raw(bait).execute(world.db)
  expect((await structureFaults(world.db)).faults.map((fault) => fault.code)).toContain(code)
})
