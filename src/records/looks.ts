// What pledges look at, apart from the queries of everyday work in `store.ts`: reads only, and what it tries it undoes.
import { sql, type RawBuilder } from 'kysely'
import { newId, type CompanyId, type Day, type PersonId, type RecordId } from '../base/index.ts'
import type { Declaration, StoreDeclaration } from '../declaration/index.ts'
import { unseal, type Keys } from '../people/index.ts'
import type { Database } from '../store/index.ts'
import { schemaName, tableName, tableStores } from './record.ts'
import { tableOf } from './store.ts'
import { columnsOf, structureOf } from './structure.ts'
import { fromBytes, sealContext } from './value.ts'

/** One way in which a table is not what its store declares. */
export interface StructureFault {
  readonly column: string | null
  readonly fault: 'no-table' | 'missing' | 'undeclared' | 'type'
  readonly found: string | null
  readonly wanted: string | null
  /** What the values of an undeclared column look like: `email`, `phone`, `date of birth`. */
  readonly looks: string | null
}

/** Compares a store's table with its declaration, column by column; also says how many columns were compared. */
export async function structureFaults(
  db: Database,
  company: CompanyId,
  store: StoreDeclaration,
): Promise<{ readonly columns: number; readonly faults: readonly StructureFault[] }> {
  const there = await structureOf(db, schemaName(company), tableName(store))
  if (there.size === 0) {
    return {
      columns: 0,
      faults: [{ column: null, fault: 'no-table', found: null, wanted: tableName(store), looks: null }],
    }
  }
  const faults: StructureFault[] = []
  const wanted = new Map(columnsOf(store).map(({ name, type }) => [name, type.split(' not null')[0] ?? type]))
  for (const [column, type] of wanted) {
    const found = there.get(column)
    if (found === type) continue
    const fault = found === undefined ? 'missing' : 'type'
    faults.push({ column, fault, found: found ?? null, wanted: type, looks: null })
  }
  for (const [column, type] of there) {
    if (wanted.has(column)) continue
    const looks = await looksLike(db, company, store, column)
    faults.push({ column, fault: 'undeclared', found: type, wanted: null, looks })
  }
  return { columns: there.size, faults }
}

/** What keeps a table from being looked at; undefined when nothing does. A column too many does not. */
export async function misfitOf(
  db: Database,
  company: CompanyId,
  store: StoreDeclaration,
): Promise<StructureFault | undefined> {
  const { faults } = await structureFaults(db, company, store)
  return faults.find(({ fault }) => fault !== 'undeclared')
}

const PATTERNS: readonly (readonly [string, RegExp])[] = [
  ['email', /[^\s@]+@[^\s@]+\.[a-z]{2,}/iu],
  ['iban', /\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}\b/u],
  ['ip address', /\b(?:\d{1,3}\.){3}\d{1,3}\b/u],
  ['phone', /(?:\+|00|\b0)\d[\d /()-]{6,}\d/u],
  ['date of birth', /\b(?:19|20)\d{2}-\d{2}-\d{2}\b/u],
]
const NAMES = /name|mail|phone|telefon|birth|geburt|address|adresse|street|iban|ip|note|comment|user|person/iu

async function looksLike(
  db: Database,
  company: CompanyId,
  store: StoreDeclaration,
  column: string,
): Promise<string | null> {
  const { rows } = await sql<{ readonly value: string }>`
    select left(${sql.id(column)}::text, 200) as value from ${tableOf(company, store)}
    where ${sql.id(column)} is not null limit 200`.execute(db)
  for (const [what, pattern] of PATTERNS) {
    if (rows.some(({ value }) => pattern.test(value))) return what
  }
  return NAMES.test(column) ? 'its name' : null
}

/** Tables, views and partitions in a company's schema that no store declares. */
export async function undeclaredTables(
  db: Database,
  company: CompanyId,
  declaration: Declaration,
): Promise<{ readonly tables: number; readonly undeclared: readonly string[] }> {
  const { rows } = await sql<{ readonly name: string }>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${schemaName(company)} and c.relkind in ('r', 'p', 'v', 'm', 'f')
    order by 1`.execute(db)
  const declared = new Set(tableStores(declaration).map(tableName))
  const copies = await copiesElsewhere(db, declaration)
  return {
    tables: rows.length,
    undeclared: [...rows.map((row) => row.name).filter((name) => !declared.has(name)), ...copies],
  }
}

/** Tables outside the companies' schemas that have every column of a declared store: copies, wherever they were put. */
async function copiesElsewhere(db: Database, declaration: Declaration): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly name: string; readonly columns: readonly string[] }>`
    select n.nspname || '.' || c.relname as name, array_agg(a.attname::text) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where c.relkind in ('r', 'p', 'v', 'm', 'f') and a.attnum > 0 and not a.attisdropped
      and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
      and not starts_with(n.nspname, 'company_')
    group by 1 order by 1`.execute(db)
  const stores = tableStores(declaration).map((store) => store.columns.map((column) => column.column))
  return rows
    .filter(({ columns }) => stores.some((store) => store.every((column) => columns.includes(column))))
    .map((row) => row.name)
}

/** A value in a sealed column that is not sealed as it should be. */
export interface UnsealedValue {
  readonly id: RecordId
  readonly column: string
  /** `clear`: not in the form of a seal. `foreign`: it does not open here. `keyless`: the person's key is destroyed. */
  readonly fault: 'clear' | 'foreign' | 'keyless'
}

/** How many of the newest rows are opened for trial; of all rows the form of the seal is looked at. */
const TRIED = 2000

/**
 * Values in sealed columns that are not sealed, of another place, or left over from an erased person.
 *
 * @param most how many to name
 */
export async function unsealedValues(
  db: Database,
  keys: Keys,
  company: CompanyId,
  store: StoreDeclaration,
  most: number,
): Promise<{ readonly values: number; readonly faults: readonly UnsealedValue[] }> {
  const sealed = store.columns.filter((column) => column.sealed)
  const faults: UnsealedValue[] = []
  let values = 0
  for (const column of sealed) {
    const name = sql.id(column.column)
    const { rows } = await sql<{ readonly n: number; readonly ids: readonly RecordId[] }>`
      select count(*) as n, coalesce((array_agg(id) filter (where octet_length(${name}) < 29
        or get_byte(substring(${name} || '\\x00'::bytea from 1 for 1), 0) <> 1))[1:${most}]::text[], '{}') as ids
      from ${tableOf(company, store)} where ${name} is not null`.execute(db)
    values += rows[0]?.n ?? 0
    for (const id of rows[0]?.ids ?? []) faults.push({ id, column: column.column, fault: 'clear' })
  }
  const known = new Set(faults.map(({ id, column }) => `${id} ${column}`))
  for (let after: RecordId | null = null, tried = 0; tried < TRIED && faults.length < most; ) {
    const older: RawBuilder<unknown> = after === null ? sql`` : sql`where id < ${after}::uuid`
    const rows = await newestRows(db, company, store, older)
    for (const row of rows) {
      for (const column of sealed) {
        const value = row[column.column]
        if (!(value instanceof Uint8Array) || known.has(`${row.id} ${column.column}`)) continue
        try {
          fromBytes(
            column,
            unseal(keys, company, row.person, sealContext(store.id, column.column, row.id), value),
          )
        } catch {
          const fault = keys.isErased(company, row.person) ? 'keyless' : 'foreign'
          faults.push({ id: row.id, column: column.column, fault })
        }
      }
    }
    tried += rows.length
    after = rows.at(-1)?.id ?? null
    if (after === null) break
  }
  return { values, faults: faults.slice(0, most) }
}

type OpenableRow = {
  readonly person: PersonId
  readonly id: RecordId
  readonly [column: string]: unknown
}

async function newestRows(
  db: Database,
  company: CompanyId,
  store: StoreDeclaration,
  older: RawBuilder<unknown>,
): Promise<readonly OpenableRow[]> {
  const columns = store.columns.filter((column) => column.sealed).map((column) => sql.id(column.column))
  const { rows } = await sql<OpenableRow>`
    select ${sql.join([sql.id('person'), sql.id('id'), ...columns])} from ${tableOf(company, store)} ${older}
    order by id desc limit 50`.execute(db)
  return rows
}

/** What guards a person's table against uses of restricted rows, as it is found in the database. */
export interface Guards {
  readonly rowSecurity: boolean
  /** Policies other than the two, or the two with another condition. */
  readonly policies: readonly string[]
  /** Rights of anybody but the owner that go beyond the two readers' `select`. */
  readonly grants: readonly string[]
  /** What is wrong with the two roles: login, superuser, bypassing, membership in another. */
  readonly roles: readonly string[]
}

/** Reads the guards of a table from the catalogs. */
export async function guardsOf(db: Database, company: CompanyId, store: StoreDeclaration): Promise<Guards> {
  const [schema, table] = [schemaName(company), tableName(store)]
  const security = await sql<{ readonly on: boolean }>`
    select c.relrowsecurity as on from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${schema} and c.relname = ${table}`.execute(db)
  const policies = await sql<{ readonly said: string }>`
    select policyname || ' to ' || array_to_string(roles, ', ') || ' for ' || cmd || ' ' || permissive
      || ' using ' || coalesce(qual, '-') as said
    from pg_policies where schemaname = ${schema} and tablename = ${table} order by 1`.execute(db)
  const grants = await sql<{ readonly said: string }>`
    select a.privilege_type || ' to ' || case when a.grantee = 0 then 'everybody' else a.grantee::regrole::text end as said
    from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) a
    where n.nspname = ${schema} and c.relname = ${table} and a.grantee <> c.relowner
    order by 1`.execute(db)
  const columnGrants = await sql<{ readonly said: string }>`
    select a.privilege_type || ' (' || t.attname || ') to ' || case when a.grantee = 0 then 'everybody' else a.grantee::regrole::text end as said
    from pg_attribute t join pg_class c on c.oid = t.attrelid join pg_namespace n on n.oid = c.relnamespace,
      aclexplode(t.attacl) a
    where n.nspname = ${schema} and c.relname = ${table} and a.grantee <> c.relowner
    order by 1`.execute(db)
  const roles = await sql<{ readonly said: string }>`
    select rolname || ': ' || what as said from pg_roles,
      lateral (values ('may log in', rolcanlogin), ('is superuser', rolsuper), ('bypasses row security', rolbypassrls)) v(what, so)
    where rolname in ('zusage_use', 'zusage_duty') and so
    union all
    select member::regrole || ': is a member of ' || roleid::regrole from pg_auth_members
    where member::regrole::text in ('zusage_use', 'zusage_duty')
    union all
    select member::regrole || ': may act as ' || roleid::regrole from pg_auth_members
    where roleid::regrole::text in ('zusage_use', 'zusage_duty') and member <> current_user::regrole
    order by 1`.execute(db)
  const readers = new Set(['SELECT to zusage_use', 'SELECT to zusage_duty'])
  return {
    rowSecurity: security.rows[0]?.on === true,
    policies: policies.rows.map((row) => row.said).filter((said) => !POLICIES.has(said)),
    grants: [...grants.rows, ...columnGrants.rows]
      .map((row) => row.said)
      .filter((said) => !readers.has(said)),
    roles: roles.rows.map((row) => row.said),
  }
}

const POLICIES = new Set([
  'zusage_use to zusage_use for SELECT PERMISSIVE using (restricted IS NULL)',
  'zusage_duty to zusage_duty for SELECT PERMISSIVE using (restricted IS NOT NULL)',
])

/** Ends a transaction that was only for trying. */
class Undo extends Error {}

/** What the two readers really see, tried with rows that are undone again. */
export interface Seen {
  readonly restricted: number
  readonly useSeesRestricted: number
  readonly useSeesFree: boolean
  readonly dutySeesFree: number
  readonly dutySeesRestricted: boolean
  /** What a use could change although it reads only. */
  readonly useChanges: boolean
}

/** Tries for real: adds a restricted and a free row, looks as both readers, and undoes everything. */
export async function tryReaders(db: Database, company: CompanyId, store: StoreDeclaration): Promise<Seen> {
  const table = tableOf(company, store)
  let seen: Seen | undefined
  const attempt = async (tx: Database): Promise<never> => {
    const person = newId()
    for (const restricted of [null, '18(1)(a)']) {
      await sql`
        insert into ${table} (person, id, created_at, declaration, source, restricted, rehearsal)
        values (${person}, ${newId()}, now(), 0, 'trial of the readers', ${restricted}, true)`.execute(tx)
    }
    const all = await counts(tx, table)
    await sql`set local role zusage_use`.execute(tx)
    const use = await counts(tx, table)
    await sql`savepoint changing`.execute(tx)
    const changes = await sql`update ${table} set restricted = null where person = ${person}`
      .execute(tx)
      .then(
        () => true,
        () => false,
      )
    await sql`rollback to savepoint changing`.execute(tx)
    await sql`reset role`.execute(tx)
    await sql`set local role zusage_duty`.execute(tx)
    const duty = await counts(tx, table)
    await sql`reset role`.execute(tx)
    seen = {
      restricted: all.restricted - 1,
      useSeesRestricted: use.restricted,
      useSeesFree: use.free > 0,
      dutySeesFree: duty.free,
      dutySeesRestricted: duty.restricted === all.restricted,
      useChanges: changes,
    }
    throw new Undo()
  }
  await db
    .transaction()
    .execute(attempt)
    .catch((fault: unknown) => {
      if (!(fault instanceof Undo)) throw fault
    })
  if (seen === undefined) throw new Error('The readers were not tried.')
  return seen
}

async function counts(
  db: Database,
  table: ReturnType<typeof tableOf>,
): Promise<{ readonly free: number; readonly restricted: number }> {
  const { rows } = await sql<{ readonly free: number; readonly restricted: number }>`
    select count(*) filter (where restricted is null) as free,
      count(*) filter (where restricted is not null) as restricted from ${table}`.execute(db)
  return rows[0] ?? { free: 0, restricted: 0 }
}

/** A row with its mark. */
interface MarkedRow {
  readonly person: PersonId
  readonly id: RecordId
  readonly restricted: string | null
  readonly restricted_until: Day | null
  readonly held: boolean
}

/** Every row with a mark, in the order of the numbers, for comparing with the standing; read a page at a time. */
export async function* markedRows(
  db: Database,
  company: CompanyId,
  store: StoreDeclaration,
): AsyncGenerator<MarkedRow> {
  for (let after: RecordId | null = null; ; ) {
    const further: RawBuilder<unknown> = after === null ? sql`` : sql`and id > ${after}::uuid`
    const { rows } = await sql<MarkedRow>`
      select person, id, restricted, restricted_until, held from ${tableOf(company, store)}
      where (restricted is not null or restricted_until is not null or held) ${further}
      order by id limit 500`.execute(db)
    yield* rows
    after = rows.at(-1)?.id ?? null
    if (after === null) return
  }
}
