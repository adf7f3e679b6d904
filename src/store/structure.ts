import { sql } from 'kysely'
import type { Database, Transaction } from './database.ts'

/** Something in the structure of the database that must not be. */
export interface StructureFault {
  readonly code:
    | 'person/not-in-key'
    | 'column/without-comment'
    | 'table/unique-without-person'
    | 'sequence'
    | 'function/too-new'
  readonly table: string
  readonly name: string
}

/**
 * Tables with a person that are found, and would be distributed, by something else; each with its reason.
 */
export const EXCEPTIONS: Readonly<Record<string, string>> = {
  identifier_owner: 'found by the hash of the identifier',
}

/** Tables of other people's making: the job queue's and the migrations' own. */
const FOREIGN = ['migration']

/**
 * Looks over the structure: a table with a `person` has it in its primary key and in every unique constraint, so that it
 * can be distributed by person; every column of it that can hold personal data says in a comment what it holds; there are
 * no sequences, and no defaults only a newer PostgreSQL than 15 knows.
 *
 * @param exceptions tables that are allowed another key
 */
export async function structureFaults(
  db: Database | Transaction,
  exceptions: Readonly<Record<string, string>> = EXCEPTIONS,
): Promise<{
  readonly tables: number
  readonly columns: number
  readonly faults: readonly StructureFault[]
}> {
  const { rows: tables } = await sql<{ readonly table: string; readonly keyed: boolean }>`
    select c.relname as table,
      exists (
        select from pg_index i join pg_attribute k on k.attrelid = c.oid and k.attnum = any (i.indkey)
        where i.indrelid = c.oid and i.indisprimary and k.attname = 'person') as keyed
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'person' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    order by 1`.execute(db)
  const { rows: columns } = await sql<{
    readonly table: string
    readonly name: string
    readonly said: boolean
  }>`
    select c.relname as table, a.attname as name, coalesce(col_description(c.oid, a.attnum), '') <> '' as said
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_attribute p on p.attrelid = c.oid and p.attname = 'person' and not p.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and format_type(a.atttypid, a.atttypmod) ~ '^(text|bytea|jsonb?|character|varchar|inet|cidr|xml|citext)'
      and a.attname <> 'company'
    order by 1, 2`.execute(db)
  const { rows: uniques } = await sql<{ readonly table: string; readonly name: string }>`
    select c.relname as table, x.relname as name
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
    join pg_attribute p on p.attrelid = c.oid and p.attname = 'person' and not p.attisdropped
    where c.relnamespace = 'public'::regnamespace and i.indisunique and not i.indisprimary
      and not p.attnum = any (i.indkey)
    order by 1, 2`.execute(db)
  const { rows: sequences } = await sql<{ readonly name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'S' order by 1`.execute(db)
  const { rows: defaults } = await sql<{ readonly table: string; readonly name: string }>`
    select d.adrelid::regclass::text as table, a.attname as name
    from pg_attrdef d join pg_attribute a on (a.attrelid, a.attnum) = (d.adrelid, d.adnum)
    join pg_class c on c.oid = d.adrelid
    where c.relnamespace = 'public'::regnamespace
      and pg_get_expr(d.adbin, d.adrelid) ~ 'uuidv7|uuidv4|uuid_extract|array_sort|casefold|json_table'
    order by 1, 2`.execute(db)

  const ours = (row: { readonly table: string }): boolean => !FOREIGN.includes(row.table)
  const excepted = (row: { readonly table: string }): boolean => row.table in exceptions
  return {
    tables: tables.length,
    columns: columns.length,
    faults: [
      ...tables
        .filter((row) => ours(row) && !row.keyed && !excepted(row))
        .map((row) => ({ code: 'person/not-in-key' as const, table: row.table, name: 'person' })),
      ...columns
        .filter((row) => ours(row) && !row.said)
        .map((row) => ({ code: 'column/without-comment' as const, table: row.table, name: row.name })),
      ...uniques
        .filter((row) => ours(row) && !excepted(row))
        .map((row) => ({ code: 'table/unique-without-person' as const, ...row })),
      ...sequences.map((row) => ({ code: 'sequence' as const, table: '', name: row.name })),
      ...defaults.map((row) => ({ code: 'function/too-new' as const, ...row })),
    ],
  }
}
