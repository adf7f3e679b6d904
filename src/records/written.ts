// Whether rows came and went with their acts, and under the declaration of their day: reads only.
import { sql } from 'kysely'
import { LEGAL_ZONE, type CompanyId, type RecordId } from '../base/index.ts'
import type { StoreDeclaration } from '../declaration/index.ts'
import type { Database } from '../store/index.ts'
import { tableOf } from './store.ts'

/** A row that came or went past the product. */
export interface RowFault {
  readonly id: RecordId
  readonly fault: /** The ledger does not say that it was written. */
    | 'unrecorded'
    /** It was written, was not erased, and is not there. */
    | 'gone'
    /** Whose it is was erased. */
    | 'left'
    /** Whether it is a rehearsal's is not what the ledger says of whose it is. */
    | 'rehearsal'
}

/**
 * Compares the rows of a person's store with the acts by which rows are written and erased, both ways.
 *
 * @param most how many to name
 */
export async function rowFaults(
  db: Database,
  company: CompanyId,
  store: StoreDeclaration,
  most: number,
): Promise<{ readonly rows: number; readonly faults: readonly RowFault[] }> {
  const table = tableOf(company, store)
  const { rows } = await sql<RowFault>`
    with written as (
      select distinct person, record from ledger_entry
      where company = ${company} and kind = 'record/written' and store = ${store.id}
    ), erased as (
      select distinct record from ledger_entry
      where company = ${company} and kind = 'record/erased' and store = ${store.id}
    ), gone as (
      select distinct person from ledger_entry where company = ${company} and kind = 'person/erased'
    ), rehearsing as (
      select distinct person from ledger_entry
      where company = ${company} and kind = 'person/known' and actor = 'system:rehearsal'
    ), compared as (
      select coalesce(t.id, w.record) as id, case
        when w.record is null then 'unrecorded'
        when t.id is null then case when e.record is null then 'gone' end
        when g.person is not null then 'left'
        when t.rehearsal <> (r.person is not null) then 'rehearsal' end as fault
      from ${table} t full join written w on w.person = t.person and w.record = t.id
      left join erased e on e.record = w.record
      left join gone g on g.person = t.person
      left join rehearsing r on r.person = t.person
    )
    select id, fault from compared where fault is not null order by id limit ${most}`.execute(db)
  const { rows: counted } = await sql<{ readonly n: number }>`select count(*) as n from ${table}`.execute(db)
  return { rows: counted[0]?.n ?? 0, faults: rows }
}

/** A row that names another version of the declaration than the one in force when it came. */
export interface VersionFault {
  readonly id: RecordId
  readonly version: number
  /** 0 where none had been published. */
  readonly inForce: number
  readonly exists: boolean
}

/**
 * Compares the version each row names with the one that was published and in force when it came. Around the moment of a
 * publication either version is right.
 *
 * @param most how many to name
 */
export async function versionFaults(
  db: Database,
  company: CompanyId,
  store: StoreDeclaration,
  most: number,
): Promise<{ readonly rows: number; readonly faults: readonly VersionFault[] }> {
  const table = tableOf(company, store)
  // One look-up for each moment at which what is in force changes, instead of one for each row.
  const { rows } = await sql<VersionFault>`
    with turns as (
      select greatest(published_at, effective_from::timestamp at time zone ${LEGAL_ZONE}) as at
      from declaration_version where company = ${company}
      union select '-infinity'::timestamptz
    ), spans as (
      select t.at as since, lead(t.at, 1, 'infinity'::timestamptz) over (order by t.at) as until, (
        select coalesce(max(v.version), 0) from declaration_version v
        where v.company = ${company} and v.published_at <= t.at
          and v.effective_from::timestamp at time zone ${LEGAL_ZONE} <= t.at) as version
      from turns t
    )
    select t.id, t.declaration as version, s.version as "inForce",
      exists (select from declaration_version v where v.company = ${company} and v.version = t.declaration) as exists
    from ${table} t join spans s on t.created_at >= s.since and t.created_at < s.until
    where t.declaration <> s.version and not exists (
      select from spans n where n.version = t.declaration
        and t.created_at >= n.since - interval '1 minute' and t.created_at <= n.until + interval '1 minute')
    order by t.id limit ${most}`.execute(db)
  const { rows: counted } = await sql<{ readonly n: number }>`select count(*) as n from ${table}`.execute(db)
  return { rows: counted[0]?.n ?? 0, faults: rows }
}
