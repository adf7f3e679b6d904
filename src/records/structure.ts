import { sql } from 'kysely'
import type { CompanyId } from '../base/index.ts'
import type { Declaration, StoreColumn, StoreDeclaration } from '../declaration/index.ts'
import type { Database, Transaction } from '../store/index.ts'
import { schemaName, tableName, tableStores } from './record.ts'

/** One column of a declared store as PostgreSQL has it. */
export interface ColumnStructure {
  readonly name: string
  readonly type: string
  readonly comment: string
}

/** What every row of a person's store carries besides its declared columns. */
const ROW_OF_A_PERSON: readonly ColumnStructure[] = [
  { name: 'person', type: 'uuid not null', comment: 'person.id: whose row it is, a pseudonym' },
  { name: 'id', type: 'uuid not null', comment: 'not personal: number of the record' },
  {
    name: 'created_at',
    type: 'timestamp with time zone not null',
    comment: 'not personal: when it was written',
  },
  { name: 'declaration', type: 'integer not null', comment: 'not personal: version of the declaration' },
  { name: 'source', type: 'text not null', comment: 'not personal: where the row came from' },
  { name: 'restricted', type: 'text', comment: 'not personal: why it may not be used; null when it may' },
  { name: 'restricted_until', type: 'date', comment: 'not personal: last day of the restriction' },
  { name: 'held', type: 'boolean not null default false', comment: 'not personal: whether a hold keeps it' },
  {
    name: 'rehearsal',
    type: 'boolean not null default false',
    comment: 'not personal: written by a rehearsal',
  },
]

/** What a row of nobody carries: its number, which says nothing. */
const ROW_OF_NOBODY: readonly ColumnStructure[] = [
  { name: 'id', type: 'uuid not null default gen_random_uuid()', comment: 'not personal: number of the row' },
]

/** The names a declaration cannot use for columns of a person's store. */
export const OWN_COLUMNS: readonly string[] = ROW_OF_A_PERSON.map((column) => column.name)

/** The type a declared column has in PostgreSQL: sealed values are bytes, whatever they hold. */
export function columnType(column: StoreColumn): string {
  if (column.sealed) return 'bytea'
  switch (column.type) {
    case 'text':
    case 'choice':
      return 'text'
    case 'integer':
      return 'bigint'
    case 'boolean':
      return 'boolean'
    case 'day':
      return 'date'
    case 'instant':
      return 'timestamp with time zone'
    case 'image':
      return 'bytea'
    case 'json':
      return 'jsonb'
  }
}

/** All columns a declared store has. */
export function columnsOf(store: StoreDeclaration): readonly ColumnStructure[] {
  const declared = store.columns.map((column) => ({
    name: column.column,
    type: columnType(column),
    comment: `${column.category ?? 'not personal'}: ${column.label.en}${column.sealed ? ', sealed' : ''}`,
  }))
  return [...(store.of === 'person' ? ROW_OF_A_PERSON : ROW_OF_NOBODY), ...declared]
}

/** The columns from which a period of the store starts. */
export function startColumns(declaration: Declaration, store: string): readonly string[] {
  const columns = declaration.activities
    .flatMap((activity) => activity.periods)
    .filter((period) => period.store === store)
    .map((period) => period.starts.column)
  return [...new Set(columns)]
}

/**
 * Makes the tables of a company's declared stores, and what is missing in them: the one map that access, erasure and
 * retention read becomes the database's structure. Adds only; what a later declaration leaves out stays until its rows
 * are gone. Safe to call again and by several at once.
 *
 * @throws Error when a column exists with another type than is declared, or a store of nobody asks for seals
 */
export async function provision(
  db: Database | Transaction,
  company: CompanyId,
  declaration: Declaration,
): Promise<void> {
  if (db.isTransaction) return make(db, company, declaration)
  return db.transaction().execute((tx) => make(tx, company, declaration))
}

async function make(tx: Database, company: CompanyId, declaration: Declaration): Promise<void> {
  const schema = schemaName(company)
  await sql`select pg_advisory_xact_lock(hashtext('zusage/provision'), hashtext(${company}))`.execute(tx)
  await sql`create schema if not exists ${sql.id(schema)}`.execute(tx)
  await sql`grant usage on schema ${sql.id(schema)} to zusage_use, zusage_duty`.execute(tx)
  for (const store of tableStores(declaration)) await makeStore(tx, schema, declaration, store)
}

async function makeStore(
  tx: Database,
  schema: string,
  declaration: Declaration,
  store: StoreDeclaration,
): Promise<void> {
  const name = tableName(store)
  const columns = columnsOf(store)
  checkStore(store, columns)
  const table = sql.id(schema, name)
  const there = await structureOf(tx, schema, name)
  const key = store.of === 'person' ? sql`person, id` : sql`id`

  if (there.size === 0) {
    const lines = columns.map((column) => sql`${sql.id(column.name)} ${sql.raw(column.type)}`)
    await sql`create table ${table} (${sql.join(lines)}, primary key (${key}))`.execute(tx)
  } else {
    for (const column of columns) {
      const found = there.get(column.name)
      const wanted = column.type.split(' not null')[0] ?? column.type
      if (found === undefined) {
        await sql`alter table ${table} add column ${sql.id(column.name)} ${sql.raw(column.type)}`.execute(tx)
      } else if (found !== wanted) {
        throw new Error(
          `${schema}.${name}.${column.name} is ${found} and is declared as ${wanted}. Correct the column or the declaration; nothing was changed.`,
        )
      }
    }
  }
  for (const column of columns) {
    if (there.has(column.name)) continue
    await sql`comment on column ${sql.id(schema, name, column.name)} is ${sql.lit(column.comment)}`.execute(
      tx,
    )
  }
  await sql`comment on table ${table} is ${sql.lit(`${store.name.en} (store “${store.id}”)`)}`.execute(tx)
  for (const column of startColumns(declaration, store.id)) {
    await sql`create index if not exists ${sql.id(`${name}_${column}`.slice(0, 63))} on ${table} (${sql.id(column)})`.execute(
      tx,
    )
  }
  if (store.of === 'person') await guard(tx, schema, name)
  await sql`grant select on ${table} to zusage_use, zusage_duty`.execute(tx)
}

/** Row level security: uses do not see restricted rows, whoever reads for the duty sees nothing else. */
async function guard(tx: Database, schema: string, name: string): Promise<void> {
  const table = sql.id(schema, name)
  await sql`alter table ${table} enable row level security`.execute(tx)
  const { rows } = await sql<{ readonly policyname: string }>`
    select policyname from pg_policies where schemaname = ${schema} and tablename = ${name}`.execute(tx)
  const policies = new Set(rows.map((row) => row.policyname))
  if (!policies.has('zusage_use')) {
    await sql`create policy zusage_use on ${table} for select to zusage_use using (restricted is null)`.execute(
      tx,
    )
  }
  if (!policies.has('zusage_duty')) {
    await sql`create policy zusage_duty on ${table} for select to zusage_duty using (restricted is not null)`.execute(
      tx,
    )
  }
}

function checkStore(store: StoreDeclaration, columns: readonly ColumnStructure[]): void {
  const names = new Set(columns.map((column) => column.name))
  if (names.size < columns.length) {
    throw new Error(
      `Store “${store.id}” declares a column twice, or one of the names every row has (${OWN_COLUMNS.join(', ')}). Rename it in the declaration.`,
    )
  }
  if (store.of === 'nobody' && store.columns.some((column) => column.sealed)) {
    throw new Error(
      `Store “${store.id}” belongs to nobody, so there is no person's key to seal under. Set \`sealed: false\`.`,
    )
  }
}

/** The columns of a table with their types; empty when there is no such table. */
export async function structureOf(
  db: Database,
  schema: string,
  table: string,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ readonly name: string; readonly type: string }>`
    select a.attname as name, format_type(a.atttypid, a.atttypmod) as type
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${schema} and c.relname = ${table} and c.relkind in ('r', 'p')
      and a.attnum > 0 and not a.attisdropped
    order by a.attnum`.execute(db)
  return new Map(rows.map((row) => [row.name, row.type]))
}
