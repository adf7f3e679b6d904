// What hangs on the tables of a company besides their columns: reads only.
import { sql } from 'kysely'
import type { CompanyId } from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'
import type { Database } from '../store/index.ts'
import { schemaName, tableName, tableStores } from './record.ts'
import { columnsOf } from './structure.ts'

/** Something in a company's schema that provisioning did not put there: `trigger t on shop_order`, `function f`. */
export interface StrangeObject {
  readonly place: string
}

/**
 * Triggers, rules, functions, constraints, defaults and the like in a company's schema that provisioning does not make. By
 * them a row can be changed, copied, kept or refused without any act. Columns, tables, rights and policies are not looked
 * at here.
 */
export async function strangeObjects(
  db: Database,
  company: CompanyId,
  declaration: Declaration,
): Promise<{ readonly tables: number; readonly found: readonly StrangeObject[] }> {
  const stores = tableStores(declaration)
  const columns = stores.flatMap((store) => columnsOf(store).map(({ name }) => `${tableName(store)}.${name}`))
  const defaults = stores.flatMap((store) =>
    columnsOf(store).flatMap(({ name, type }) => {
      const [, value] = / default (.+)$/u.exec(type) ?? []
      return value === undefined ? [] : [`default of ${tableName(store)}.${name}: ${value}`]
    }),
  )
  const { rows } = await sql<{ readonly place: string }>`
    with ours as (
      select c.oid, c.relname, c.relowner, c.relpersistence, n.oid as schema
      from pg_namespace n left join pg_class c on c.relnamespace = n.oid and c.relkind in ('r', 'p')
      where n.nspname = ${schemaName(company)}
    ), things as (
      select 'trigger ' || t.tgname || ' on ' || relname as place from ours join pg_trigger t on t.tgrelid = ours.oid
        where not t.tgisinternal
      union all select 'rule ' || r.rulename || ' on ' || relname from ours join pg_rewrite r on r.ev_class = ours.oid
      union all select 'constraint ' || k.conname || ' of ' || relname from ours join pg_constraint k on k.conrelid = ours.oid
        where k.contype not in ('p', 'n')
      union all select 'index ' || i.indexrelid::regclass::text || ' of ' || relname from ours join pg_index i on i.indrelid = ours.oid
        where i.indisunique and not i.indisprimary
      union all select 'default of ' || relname || '.' || a.attname || ': ' || pg_get_expr(d.adbin, d.adrelid)
        from ours join pg_attribute a on a.attrelid = ours.oid and not a.attisdropped
        join pg_attrdef d on d.adrelid = ours.oid and d.adnum = a.attnum
        where relname || '.' || a.attname = any (${columns}::text[])
      union all select 'table ' || relname || ': not kept through a crash' from ours where relpersistence = 'u'
      union all select 'table ' || relname || ': belongs to ' || relowner::regrole from ours
        where relowner <> (select relowner from pg_class where oid = 'public.migration'::regclass)
      union all select distinct 'function ' || p.proname from ours join pg_proc p on p.pronamespace = schema
      union all select distinct 'type ' || t.typname from ours join pg_type t on t.typnamespace = schema
        where t.typrelid = 0 and t.typelem = 0
      union all select distinct 'sequence ' || c.relname from ours join pg_class c on c.relnamespace = schema and c.relkind = 'S'
    )
    select distinct place from things where place is not null and not place = any (${defaults}::text[])
    order by 1`.execute(db)
  const { rows: all } = await sql<{ readonly n: number }>`
    select count(*)::int as n from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${schemaName(company)} and c.relkind in ('r', 'p')`.execute(db)
  return { tables: all[0]?.n ?? 0, found: rows }
}
