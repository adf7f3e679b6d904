// Who really gets to the rows of a person's table, by whatever way the catalogs know: reads only.
import { sql } from 'kysely'
import type { CompanyId } from '../base/index.ts'
import type { Declaration, StoreDeclaration } from '../declaration/index.ts'
import type { Database } from '../store/index.ts'
import { schemaName, tableName, tableStores } from './record.ts'

/** A way to a table that leads past its guards. */
export interface Bypass {
  /** `function company_x.peek`, `view peek`, `role intern`. */
  readonly place: string
  readonly why: 'definer' | 'relation' | 'role' | 'owner'
}

/** The first number PostgreSQL gives to what users make; below are its own catalogs, views and functions. */
const FIRST_OWN = 16384

/**
 * Ways to read a person's table past its row level security: functions that run with somebody else's rights, views and
 * other relations the two readers may select from, other roles that reach the table, and an owner who is one of the readers.
 * What cannot be told to be about another table counts as a way to this one.
 *
 * @param declaration whose other tables a function or relation may be about instead
 */
export async function bypassesOf(
  db: Database,
  company: CompanyId,
  declaration: Declaration,
  store: StoreDeclaration,
): Promise<readonly Bypass[]> {
  const table = tableName(store)
  const others = tableStores(declaration)
    .map(tableName)
    .filter((name) => name !== table)
  const found = [
    ...(await definers(db, table, others)),
    ...(await relations(db, schemaName(company), table, declaration)),
    ...(await strangers(db, schemaName(company), table)),
  ]
  return found
}

/** Functions the readers may call that act with the rights of whoever made them (`security definer`). */
async function definers(db: Database, table: string, others: readonly string[]): Promise<readonly Bypass[]> {
  const { rows } = await sql<{ readonly name: string; readonly body: string }>`
    select n.nspname || '.' || p.proname as name,
      coalesce(pg_get_function_sqlbody(p.oid), '') || coalesce(p.prosrc, '') as body
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.oid >= ${FIRST_OWN} and p.prosecdef
      and (has_function_privilege('zusage_use', p.oid, 'execute') or has_function_privilege('zusage_duty', p.oid, 'execute'))
    order by 1`.execute(db)
  return rows
    .filter(({ body }) => names(body, table) || !others.some((other) => names(body, other)))
    .map(({ name }) => ({ place: `function ${name}`, why: 'definer' }))
}

function names(body: string, table: string): boolean {
  return new RegExp(String.raw`(?<![\w$])${table}(?![\w$])`, 'u').test(body)
}

/**
 * Views, copies and children the readers may select from. Of the declared tables of any company they may; their policies
 * hold. What rests on no table of this company counts where it is none of the product's own, for it may be a copy.
 */
async function relations(
  db: Database,
  schema: string,
  table: string,
  declaration: Declaration,
): Promise<readonly Bypass[]> {
  const declared = tableStores(declaration).map(tableName)
  const { rows } = await sql<{
    readonly kind: string
    readonly name: string
    readonly of: readonly string[] | null
  }>`
    with recursive readable as (
      select c.oid, n.nspname, c.relname, c.relkind from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.oid >= ${FIRST_OWN} and c.relkind in ('r', 'p', 'v', 'm', 'f')
        and (has_any_column_privilege('zusage_use', c.oid, 'select')
          or has_any_column_privilege('zusage_duty', c.oid, 'select'))
        and not (n.nspname = ${schema} and c.relname = any (${declared}::text[]))
        and not (c.relkind in ('r', 'p') and starts_with(n.nspname, 'company_') and n.nspname <> ${schema})
    ), edges(above, below) as (
      select w.ev_class, d.refobjid from pg_rewrite w
        join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid and d.refclassid = 'pg_class'::regclass
      union select inhrelid, inhparent from pg_inherits
    ), rests(oid, origin) as (
      select oid, oid from readable
      union select e.below, rests.origin from rests join edges e on e.above = rests.oid
    )
    select r.relkind as kind, r.nspname || '.' || r.relname as name,
      (select array_agg(distinct c.relname::text) from rests join pg_class c on c.oid = rests.oid
        join pg_namespace n on n.oid = c.relnamespace
        where rests.origin = r.oid and rests.oid <> r.oid and n.nspname = ${schema} and c.relkind in ('r', 'p')) as of
    from readable r order by 2`.execute(db)
  return rows
    .filter(({ name, of }) => of?.includes(table) ?? !name.startsWith('public.'))
    .map(({ kind, name }) => ({
      place: `${KINDS[kind] ?? 'table'} ${name.replace(/^public\./u, '')}`,
      why: 'relation',
    }))
}

const KINDS: Readonly<Record<string, string>> = {
  v: 'view',
  m: 'materialised view',
  f: 'foreign table',
}

/**
 * Roles besides the owner and the two readers that reach the table, by a right, a membership or because nothing holds
 * for them. The role the server itself was made with is its master and counts as the owner.
 */
async function strangers(db: Database, schema: string, table: string): Promise<readonly Bypass[]> {
  const { rows } = await sql<{ readonly role: string; readonly owns: boolean }>`
    select r.rolname as role, r.oid = c.relowner as owns
    from pg_roles r, pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${schema} and c.relname = ${table} and r.rolname !~ '^pg_'
      and case when r.rolname in ('zusage_use', 'zusage_duty') then r.oid = c.relowner
        else r.oid <> c.relowner and r.oid <> 10 and r.rolname <> current_user
          and (r.rolsuper or has_any_column_privilege(r.oid, c.oid, 'select') or pg_has_role(r.oid, c.relowner, 'member'))
        end
    order by 1`.execute(db)
  return rows.map(({ role, owns }) => ({ place: `role ${role}`, why: owns ? 'owner' : 'role' }))
}
