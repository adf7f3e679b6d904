import { sql } from 'kysely'
import type { Database } from './database.ts'

/**
 * The whole structure as SQL, from the catalogs: what `schema.sql` holds. The same text on every version of PostgreSQL
 * from 15 on, so that a difference is a difference of the structure.
 */
export async function schemaOf(db: Database): Promise<string> {
  const parts = [
    await texts(db, FUNCTIONS),
    await texts(db, TYPES),
    await texts(db, SEQUENCES),
    await texts(db, TABLES),
    await texts(db, VIEWS),
    await texts(db, INDEXES),
    await texts(db, FOREIGN_KEYS),
    await texts(db, TRIGGERS),
    await texts(db, RULES),
    await texts(db, POLICIES),
    await texts(db, GRANTS),
    await texts(db, COLUMN_GRANTS),
    await texts(db, FUNCTION_GRANTS),
  ]
  const head = '-- The whole database, made from migrations/*.sql by `npm run schema`. Not edited by hand.'
  return `${[head, ...parts.filter((part) => part.length > 0).map((part) => part.join('\n\n'))].join('\n\n')}\n`
}

async function texts(db: Database, query: string): Promise<readonly string[]> {
  const { rows } = await sql.raw<{ readonly text: string }>(query).execute(db)
  return rows.map((row) => row.text)
}

/** Leaves out what extensions and the job queue bring along: only our own schema counts. */
const OURS = `n.nspname = 'public'`

const FUNCTIONS = `
  select rtrim(pg_get_functiondef(p.oid), E' \\n') || ';' as text
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where ${OURS} and p.prokind in ('f', 'p')
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  order by p.proname, pg_get_function_identity_arguments(p.oid)`

const TYPES = `
  select 'create type ' || t.typname || ' as enum (' ||
    (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid)
    || ');' as text
  from pg_type t join pg_namespace n on n.oid = t.typnamespace
  where ${OURS} and t.typtype = 'e'
  order by t.typname`

const SEQUENCES = `
  select 'create sequence ' || c.relname || ';' as text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where ${OURS} and c.relkind = 'S' order by c.relname`

const TABLES = `
  select 'create table ' || c.relname || E' (\\n' || (
      select string_agg('  ' || line, E',\\n' order by place, name)
      from (
        select a.attnum::integer as place, a.attname::text as name,
          quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
          || case when a.attidentity <> '' then ' generated as identity'
                  when a.attgenerated = 's' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
                  when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid)
                  else '' end
          || case when a.attnotnull then ' not null' else '' end as line
        from pg_attribute a left join pg_attrdef d on (d.adrelid, d.adnum) = (a.attrelid, a.attnum)
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        union all
        select 10000 + case k.contype when 'p' then 0 when 'u' then 1 else 2 end, k.conname::text,
          'constraint ' || quote_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid)
        from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'c', 'x')
      ) lines
    ) || E'\\n)' || case when c.relispartition then ' -- partition of ' || (
      select p.inhparent::regclass::text || ' ' || pg_get_expr(c.relpartbound, c.oid) from pg_inherits p where p.inhrelid = c.oid)
      when c.relkind = 'p' then ' partition by ' || pg_get_partkeydef(c.oid) else '' end || ';'
    || coalesce(E'\\n' || 'comment on table ' || c.relname || ' is ' || quote_literal(obj_description(c.oid, 'pg_class')) || ';', '')
    || coalesce((
      select string_agg(E'\\ncomment on column ' || c.relname || '.' || quote_ident(a.attname) || ' is '
        || quote_literal(col_description(c.oid, a.attnum)) || ';', '' order by a.attnum)
      from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and col_description(c.oid, a.attnum) is not null), '')
    || case when c.relrowsecurity then E'\\nalter table ' || c.relname || ' enable row level security;' else '' end
    || case when c.relforcerowsecurity then E'\\nalter table ' || c.relname || ' force row level security;' else '' end
    || case when c.relpersistence = 'u' then E'\\nalter table ' || c.relname || ' set unlogged;' else '' end
    as text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where ${OURS} and c.relkind in ('r', 'p')
  order by c.relname`

const VIEWS = `
  select case c.relkind when 'm' then 'create materialized view ' when 'f' then 'create foreign table ' else 'create view ' end
    || c.relname || coalesce(E' as\\n' || case when c.relkind = 'f' then null else pg_get_viewdef(c.oid, true) end, ';') as text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where ${OURS} and c.relkind in ('v', 'm', 'f')
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  order by c.relname`

const INDEXES = `
  select replace(pg_get_indexdef(i.indexrelid), ' ON public.', ' ON ') || ';' as text
  from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
  where ${OURS} and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
  order by i.indrelid::regclass::text, c.relname`

const FOREIGN_KEYS = `
  select 'alter table ' || c.relname || ' add constraint ' || quote_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid) || ';' as text
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  where ${OURS} and k.contype = 'f' and k.conparentid = 0 order by c.relname, k.conname`

/** With the state of those that do not fire as usual; of the ones behind foreign keys only these. */
const TRIGGERS = `
  select case when t.tgisinternal then 'CREATE TRIGGER ' || t.tgname || ' behind a constraint ON ' || c.relname || ' ;'
      else replace(pg_get_triggerdef(t.oid), ' ON public.', ' ON ') || ';' end
    || case when t.tgenabled = 'O' then '' else ' -- state ' || t.tgenabled::text end as text
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
  where ${OURS} and t.tgparentid = 0 and (not t.tgisinternal or t.tgenabled <> 'O') order by c.relname, t.tgname`

const RULES = `
  select replace(pg_get_ruledef(r.oid), ' public.', ' ') as text
  from pg_rewrite r join pg_class c on c.oid = r.ev_class join pg_namespace n on n.oid = c.relnamespace
  where ${OURS} and r.rulename <> '_RETURN' order by c.relname, r.rulename`

const POLICIES = `
  select 'create policy ' || quote_ident(p.polname) || ' on ' || c.relname
    || case when p.polpermissive then '' else ' as restrictive' end
    || ' for ' || case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end
    || ' to ' || coalesce((select string_agg(r.rolname, ', ' order by r.rolname) from pg_roles r where r.oid = any (p.polroles)), 'public')
    || coalesce(' using (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')
    || coalesce(' with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '') || ';' as text
  from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
  where ${OURS} order by c.relname, p.polname`

const GRANTS = `
  select 'grant ' || string_agg(lower(g.privilege_type), ', ' order by g.privilege_type) || ' on ' || c.relname || ' to '
    || case when g.grantee = 0 then 'public' else g.grantee::regrole::text end || ';' as text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) g
  where ${OURS} and g.grantee <> c.relowner group by c.relname, g.grantee order by c.relname, g.grantee::regrole::text`

const COLUMN_GRANTS = `
  select 'grant ' || string_agg(lower(g.privilege_type), ', ' order by g.privilege_type) || ' on ' || c.relname || '.' || a.attname
    || ' to ' || case when g.grantee = 0 then 'public' else g.grantee::regrole::text end || ';' as text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid,
    aclexplode(a.attacl) g
  where ${OURS} and g.grantee <> c.relowner group by c.relname, a.attname, g.grantee
  order by c.relname, a.attname, g.grantee::regrole::text`

/** Everybody may call a function unless said otherwise. */
const FUNCTION_GRANTS = `
  select 'grant execute on ' || p.proname || ' to ' || g.grantee::regrole::text || ';' as text
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace, aclexplode(p.proacl) g
  where ${OURS} and g.grantee not in (0, p.proowner)
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  group by p.proname, g.grantee order by p.proname, g.grantee::regrole::text`
