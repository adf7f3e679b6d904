import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import type { Database } from './database.ts'
import { schemaOf } from './schema.ts'

/** Something in the database that its migrations did not make, or that they made and that is gone or another. */
export interface Unlikeness {
  /** `table person, column email`, `function refuse_change()`, `trigger company_stays on company`, `schema aside`. */
  readonly place: string
  readonly fault: 'added' | 'gone' | 'changed'
}

const COMMITTED = new URL('schema.sql', import.meta.url)

/** The schema of the job queue: its tables are of its own making. */
const QUEUE = 'jobs'

/**
 * Compares the product's own tables with what the migrations make of an empty database (`schema.sql`): every table, column,
 * default, constraint, view, function, trigger, rule, index and right. And looks for what has no business in this database
 * at all: other schemas, copies that leave it (publications, subscriptions, foreign servers), triggers on events, settings
 * by which guards do not fire, large objects, rights given in advance. What extensions bring along does not count.
 *
 * @param companies the schemas in which declared stores lie; what is in them is not looked at
 */
export async function unlikenesses(
  db: Database,
  companies: readonly string[],
): Promise<{ readonly compared: number; readonly found: readonly Unlikeness[] }> {
  const wanted = statementsOf(await readFile(COMMITTED, 'utf8'))
  const there = statementsOf(await schemaOf(db))
  const found: Unlikeness[] = []
  for (const [place, text] of there) {
    const known = wanted.get(place)
    if (known === undefined) found.push({ place, fault: 'added' })
    else if (known !== text) found.push(...lineByLine(place, known, text))
  }
  for (const place of wanted.keys()) if (!there.has(place)) found.push({ place, fault: 'gone' })
  const ours = ['public', QUEUE, ...companies].map((name) => `schema ${name}`)
  const { rows } = await sql<{ readonly place: string }>`
    ${sql.raw(ELSEWHERE)} where d.objid is null and not place = any (${ours}::text[]) order by 1`.execute(db)
  found.push(...rows.map(({ place }): Unlikeness => ({ place, fault: 'added' })))
  found.push(...(await besideTheQueue(db)).map((place): Unlikeness => ({ place, fault: 'added' })))
  return { compared: wanted.size, found }
}

/** Tables and views in the job queue's schema that are none of its own, nor parts of them for a kind of job or a day. */
async function besideTheQueue(db: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly name: string }>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${QUEUE} and c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition
    order by 1`.execute(db)
  if (rows.length === 0) return []
  const { getConstructionPlans } = await import('pg-boss')
  const plan = getConstructionPlans(QUEUE)
  const own = new Set(
    [...plan.matchAll(/create (?:unlogged )?table (?:if not exists )?\w+\.(\w+)/giu)].map(([, name]) => name),
  )
  return rows.filter(({ name }) => !own.has(name)).map(({ name }) => `table ${QUEUE}.${name}`)
}

/** The statements of a schema file by what they are about. */
function statementsOf(text: string): ReadonlyMap<string, string> {
  const statements = new Map<string, string>()
  for (const part of text.split(/\n\n(?=(?:create|alter|grant) )/iu)) {
    if (part.startsWith('--')) continue
    statements.set(placeOf(part.trim()), part.trim())
  }
  return statements
}

const HEADS: readonly (readonly [RegExp, (...parts: readonly string[]) => string])[] = [
  [
    /^create or replace (function|procedure) (?:public\.)?([^(]+\([^)]*\))/iu,
    (kind, name) => `${kind} ${name}`,
  ],
  [/^create (?:unique )?index (\S+) on (?:only )?(\S+)/iu, (name, table) => `index ${name} on ${table}`],
  [/^create (?:constraint )?trigger (\S+) .*? on (\S+) /isu, (name, table) => `trigger ${name} on ${table}`],
  [/^create (?:or replace )?rule (\S+) as\s+on \S+ to (\S+)/iu, (name, table) => `rule ${name} on ${table}`],
  [/^create policy (\S+) on (\S+)/iu, (name, table) => `policy ${name} on ${table}`],
  [/^alter table (\S+) add constraint (\S+)/iu, (table, name) => `table ${table}, constraint ${name}`],
  [/^grant (.*?) on (.+) to (\S+);$/isu, (right, what, whom) => `right of ${whom} on ${what} (${right})`],
  [
    /^create (table|view|type|sequence|materialized view|foreign table) (\S+)/iu,
    (kind, name) => `${kind} ${name}`,
  ],
]

function placeOf(statement: string): string {
  for (const [head, name] of HEADS) {
    const [, ...parts] = head.exec(statement) ?? []
    if (parts.length > 0) return name(...parts).replace(/^[A-Z]+/u, (kind) => kind.toLowerCase())
  }
  return statement.split('\n')[0] ?? ''
}

/** Of a table, the columns and constraints that differ; of anything else, that it does. */
function lineByLine(place: string, wanted: string, there: string): readonly Unlikeness[] {
  if (!place.startsWith('table ')) return [{ place, fault: 'changed' }]
  const before = linesOf(wanted)
  const after = linesOf(there)
  const found: Unlikeness[] = []
  for (const [name, line] of after) {
    if (before.get(name) === line) continue
    found.push({ place: `${place}, ${name}`, fault: before.has(name) ? 'changed' : 'added' })
  }
  for (const name of before.keys())
    if (!after.has(name)) found.push({ place: `${place}, ${name}`, fault: 'gone' })
  // Same lines in another order.
  return found.length > 0 ? found : [{ place, fault: 'changed' }]
}

function linesOf(statement: string): ReadonlyMap<string, string> {
  const lines = new Map<string, string>()
  for (const line of statement.split('\n').slice(1)) {
    const name = nameOf(line)
    if (name !== null) lines.set(name, `${lines.get(name) ?? ''}${line.replace(/,$/u, '')}`)
  }
  return lines
}

function nameOf(line: string): string | null {
  const [, constraint] = /^ {2}constraint (\S+)/u.exec(line) ?? []
  if (constraint !== undefined) return `constraint ${constraint}`
  const [, column] = /^ {2}(\S+)/u.exec(line) ?? []
  if (column !== undefined) return `column ${column}`
  const [, commented] = /^comment on column [^.\s]+\.(\S+)/u.exec(line) ?? []
  if (commented !== undefined) return `comment on column ${commented}`
  if (line.startsWith('comment on table')) return 'comment'
  return line.startsWith('alter table') ? 'way of keeping' : null
}

/** Numbers below are those of the server's own objects. */
const OWN = 16384

const ELSEWHERE = `
  select place from (
    select 'schema ' || nspname as place, oid, 'pg_namespace'::regclass as class from pg_namespace
      where oid >= ${OWN} and nspname !~ '^pg_(toast_)?temp_'
    union all select 'publication ' || pubname, oid, 'pg_publication'::regclass from pg_publication
    union all select 'subscription ' || subname, oid, 'pg_subscription'::regclass from pg_subscription
      where subdbid = (select oid from pg_database where datname = current_database())
    union all select 'event trigger ' || evtname, oid, 'pg_event_trigger'::regclass from pg_event_trigger
    union all select 'foreign server ' || srvname, oid, 'pg_foreign_server'::regclass from pg_foreign_server
    union all select 'large object ' || oid, oid, 'pg_largeobject'::regclass from pg_largeobject_metadata
    union all select 'rights given in advance by ' || defaclrole::regrole, oid, 'pg_default_acl'::regclass from pg_default_acl
    union all select 'owner of table ' || c.relname || ': ' || c.relowner::regrole, c.oid, 'pg_class'::regclass
      from pg_class c join pg_class first on first.relname = 'migration' and first.relnamespace = c.relnamespace
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relowner <> first.relowner
    union all select 'setting ' || split_part(config, '=', 1) || case when setrole = 0 then '' else ' of role ' || setrole::regrole end,
      0::oid, 'pg_database'::regclass from pg_db_role_setting, unnest(setconfig) config
      where setdatabase in (0, (select oid from pg_database where datname = current_database()))
        and config ~* '^(session_replication_role|row_security|search_path|event_triggers|zusage[.])'
  ) things
  left join pg_depend d on d.classid = things.class and d.objid = things.oid and d.deptype = 'e'`
