// Who is known, and by what, against what the ledger says of it: reads only.
import { sql } from 'kysely'
import { type CompanyId, type PersonId, type RecordId, sha256Of, uuidText } from '../base/index.ts'
import type { Database } from '../store/index.ts'
import type { Keys } from './keys.ts'
import type { IdentifierKind } from './identifier.ts'

/** The part of the system that takes in the persons of rehearsals. */
export const REHEARSAL = 'rehearsal'

/**
 * What tells one identifier row from any other, as a number: of whom, of which kind, the keyed hash and the sealed value.
 * The seal has a random part, so that nothing can be tried out against the number once the row is gone.
 */
export function fingerprintOf(
  company: CompanyId,
  person: PersonId,
  kind: IdentifierKind,
  hash: Uint8Array,
  sealed: Uint8Array,
): RecordId {
  const whole = sha256Of(Buffer.from(`${company}|${person}|${kind}|`), hash, sealed)
  return uuidText(whole.subarray(0, 16)) as RecordId
}

/** The same in the database. */
const FINGERPRINT = sql`substr(encode(sha256(
  convert_to(i.company || '|' || i.person || '|' || i.kind || '|', 'UTF8') || i.hash || i.sealed), 'hex'), 1, 32)::uuid`

/** A person who is not as the ledger, or the keys, say. */
export interface PersonFault {
  readonly person: PersonId
  readonly fault: /** The ledger knows of no such person, or there is no row of one it knows. */
    | 'unrecorded'
    | 'gone'
    /** Taken in on another day than the row says. */
    | 'dated'
    | 'rehearsal'
    /** Marked erased without an erasure, on another day, or erased and not marked. */
    | 'not-erased'
    | 'erased-dated'
    | 'erased'
    /** The key was destroyed, and the person is there: an older state of the database came back. */
    | 'returned'
    /** Erased, and the keys do not know it or still have one. */
    | 'key-left'
}

/**
 * Compares persons with the ledger and with the keys, both ways.
 *
 * @param most how many to name
 */
export async function personFaults(
  db: Database,
  keys: Pick<Keys, 'destroyed' | 'revived' | 'announced'>,
  company: CompanyId,
  most: number,
): Promise<{ readonly persons: number; readonly faults: readonly PersonFault[] }> {
  const { rows } = await sql<PersonFault>`
    with known as (
      select distinct on (person) person, at, actor from ledger_entry
      where company = ${company} and kind = 'person/known' order by person, id
    ), erasures as (
      select person, array_agg(at) as at from ledger_entry
      where company = ${company} and kind = 'person/erased' group by person
    ), compared as (
      select coalesce(p.person, k.person, e.person) as person, case
        when p.person is null then 'gone'
        when k.person is null then 'unrecorded'
        when p.created_at <> k.at then 'dated'
        when p.rehearsal <> (k.actor = ${`system:${REHEARSAL}`}) then 'rehearsal'
        when p.erased_at is not null and e.at is null then 'not-erased'
        when p.erased_at is not null and not p.erased_at = any (e.at) then 'erased-dated'
        when p.erased_at is null and e.at is not null then 'erased' end as fault
      from (select * from person where company = ${company}) p
      full join known k on k.person = p.person
      full join erasures e on e.person = coalesce(p.person, k.person)
    )
    select person, fault from compared where fault is not null order by person limit ${most}`.execute(db)
  const destroyed = new Set(keys.destroyed(company))
  const { rows: all } = await sql<{ readonly person: PersonId; readonly erased: boolean }>`
    select person, erased_at is not null as erased from person where company = ${company}
      and (erased_at is not null or person = any (${[...destroyed]}::uuid[]))`.execute(db)
  const { rows: counted } = await sql<{ readonly n: number }>`
    select count(*) as n from person where company = ${company}`.execute(db)
  const named = new Set(rows.map(({ person }) => person))
  const revived = new Set(keys.revived(company))
  // Erased a moment ago, or by a process that died: its key is about to go.
  const going = new Set(keys.announced().map(({ person }) => person))
  const ofKeys = all.flatMap(({ person, erased }): readonly PersonFault[] => {
    if (named.has(person)) return []
    if (!erased) return [{ person, fault: 'returned' }]
    return (!destroyed.has(person) || revived.has(person)) && !going.has(person)
      ? [{ person, fault: 'key-left' }]
      : []
  })
  return { persons: counted[0]?.n ?? 0, faults: [...rows, ...ofKeys].slice(0, most) }
}

/** An identifier that is not as it was taken in. */
export interface IdentifierFault {
  readonly person: PersonId
  readonly kind: string | null
  readonly fault: /** Never taken in so: another person's, or another value. */
    | 'unrecorded'
    /** Taken in, and not there although the person was not erased. */
    | 'gone'
    | 'dated'
    /** Kept although the person was erased. */
    | 'left'
    /** Found by it is somebody else, or nobody; or it is found and is nobody's. */
    | 'leads-elsewhere'
    | 'leads-nowhere'
}

/**
 * Compares what persons are known by with the ledger, and with what they are found by, both ways.
 *
 * @param most how many to name
 */
export async function identifierFaults(
  db: Database,
  company: CompanyId,
  most: number,
): Promise<{ readonly identifiers: number; readonly faults: readonly IdentifierFault[] }> {
  const { rows } = await sql<IdentifierFault>`
    with erased as (
      select distinct person from ledger_entry where company = ${company} and kind = 'person/erased'
    ), taken as (
      select person, record, at from ledger_entry
      where company = ${company} and kind = 'person/known' and record is not null
    ), compared as (
      select coalesce(i.person, t.person) as person, i.kind, case
        when i.person is null then case when e.person is null then 'gone' end
        when e.person is not null then 'left'
        when t.person is null then 'unrecorded'
        when i.added_at <> t.at then 'dated' end as fault
      from (select i.*, ${FINGERPRINT} as fingerprint from identifier i where company = ${company}) i
      full join taken t on t.person = i.person and t.record = i.fingerprint
      left join erased e on e.person = coalesce(i.person, t.person)
      union all
      select coalesce(i.person, o.person), coalesce(i.kind, o.kind), case
        when i.person is null then 'leads-nowhere'
        when o.person is null then 'leads-nowhere'
        when i.person <> o.person then 'leads-elsewhere' end
      from (select * from identifier where company = ${company}) i
      full join (select * from identifier_owner where company = ${company}) o on o.hash = i.hash and o.kind = i.kind
    )
    select person, kind, fault from compared where fault is not null order by person, kind limit ${most}`.execute(
    db,
  )
  const { rows: counted } = await sql<{ readonly n: number }>`
    select count(*) as n from identifier where company = ${company}`.execute(db)
  return { identifiers: counted[0]?.n ?? 0, faults: rows }
}
