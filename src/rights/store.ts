import { sql } from 'kysely'
import {
  type CompanyId,
  type Day,
  type Instant,
  type Language,
  type PersonId,
  type RecordId,
  type RequestId,
  dayOf,
  hashOf,
  parseInstant,
  sha256,
} from '../base/index.ts'
import type { Database, Transaction } from '../store/index.ts'
import type { Channel, Outcome, RightsRequest } from './request.ts'
import type { Right } from './right.ts'
import { UNLAWFUL } from './unlawful.ts'

declare module '../store/tables.ts' {
  interface Tables {
    rights_request: RequestRow
    rights_token: TokenRow
    rights_answer: AnswerRow
  }
}

interface RequestRow {
  company: string
  person: string
  id: string
  record: string
  asked: Right
  channel: Channel
  language: Language
  received_at: Date | string
  target_on: string
  nominal_on: string
  legal_on: string
  extended: boolean
  identity: RightsRequest['identity']
  identity_by: string | null
  confirmed_at: Date | string | null
  state: RightsRequest['state']
  outcome: Outcome | null
  answered_at: Date | string | null
  rehearsal: boolean
}

interface TokenRow {
  company: string
  person: string
  request: string
  purpose: 'confirm' | 'answer'
  secret: Buffer
  code: Buffer | null
  expires_at: Date | string
  attempts: number
  used_at: Date | string | null
}

interface AnswerRow {
  company: string
  person: string
  request: string
  letter: Buffer
  package: Buffer | null
  package_hash: string | null
  expires_at: Date | string
  fetched_at: Date | string | null
}

/** Adds a request as it was received. */
export async function addRequest(tx: Transaction, company: CompanyId, request: RightsRequest): Promise<void> {
  await tx
    .insertInto('rights_request')
    .values({
      company,
      person: request.person,
      id: request.id,
      record: request.record,
      asked: request.right,
      channel: request.channel,
      language: request.language,
      received_at: request.receivedAt,
      target_on: request.targetOn,
      nominal_on: request.nominalOn,
      legal_on: request.legalOn,
      extended: request.extended,
      identity: request.identity,
      identity_by: request.identityBy,
      confirmed_at: request.confirmedAt,
      state: request.state,
      outcome: request.outcome,
      answered_at: request.answeredAt,
      rehearsal: request.rehearsal,
    })
    .execute()
}

const columns = [
  'person',
  'id',
  'record',
  'asked',
  'channel',
  'language',
  'received_at',
  sql<string>`target_on::text`.as('target_on'),
  sql<string>`nominal_on::text`.as('nominal_on'),
  sql<string>`legal_on::text`.as('legal_on'),
  'extended',
  'identity',
  'identity_by',
  'confirmed_at',
  'state',
  'outcome',
  'answered_at',
  'rehearsal',
] as const

/** The requests of a company: open ones first, by their legal end. Rehearsals are left out. */
export async function requestsOf(db: Database, company: CompanyId): Promise<readonly RightsRequest[]> {
  const rows = await db
    .selectFrom('rights_request')
    .select(columns)
    .where('company', '=', company)
    .where('rehearsal', '=', false)
    .orderBy(sql`state = 'answered'`)
    .orderBy('rights_request.legal_on')
    .orderBy('id')
    .execute()
  return rows.map(requestOf)
}

/** One request by its id; undefined when this company has none of it. */
export async function requestById(
  db: Database,
  company: CompanyId,
  id: RequestId,
): Promise<RightsRequest | undefined> {
  const row = await db
    .selectFrom('rights_request')
    .select(columns)
    .where('company', '=', company)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && requestOf(row)
}

/** The same, locked until the end of the transaction, so that two answers cannot be given at once. */
export async function lockRequest(
  tx: Transaction,
  company: CompanyId,
  id: RequestId,
): Promise<RightsRequest | undefined> {
  const row = await tx
    .selectFrom('rights_request')
    .select(columns)
    .where('company', '=', company)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && requestOf(row)
}

/** Writes what has changed about a request. */
export async function changeRequest(
  tx: Transaction,
  company: CompanyId,
  request: Pick<RightsRequest, 'person' | 'id'>,
  change: Partial<Omit<RequestRow, 'company' | 'person' | 'id'>>,
): Promise<void> {
  await tx
    .updateTable('rights_request')
    .set(change)
    .where('company', '=', company)
    .where('person', '=', request.person)
    .where('id', '=', request.id)
    .execute()
}

export type Token = Omit<TokenRow, 'company'>

/** Sets the token of a purpose, in place of an earlier one. */
export async function setToken(tx: Transaction, company: CompanyId, token: Token): Promise<void> {
  await tx
    .insertInto('rights_token')
    .values({ company, ...token })
    .onConflict((conflict) =>
      conflict.columns(['company', 'person', 'request', 'purpose']).doUpdateSet({
        secret: token.secret,
        code: token.code,
        expires_at: token.expires_at,
        attempts: 0,
        used_at: null,
      }),
    )
    .execute()
}

/** The token of a purpose, locked; undefined when there is none. */
export async function lockToken(
  tx: Transaction,
  company: CompanyId,
  person: PersonId,
  request: RequestId,
  purpose: Token['purpose'],
): Promise<Token | undefined> {
  return await tx
    .selectFrom('rights_token')
    .select(['person', 'request', 'purpose', 'secret', 'code', 'expires_at', 'attempts', 'used_at'])
    .where('company', '=', company)
    .where('person', '=', person)
    .where('request', '=', request)
    .where('purpose', '=', purpose)
    .forUpdate()
    .executeTakeFirst()
}

/** Counts an attempt at a token, or marks it used. */
export async function touchToken(
  tx: Transaction,
  company: CompanyId,
  token: Pick<Token, 'person' | 'request' | 'purpose'>,
  change: { readonly attempts?: number; readonly used_at?: Instant },
): Promise<void> {
  await tx
    .updateTable('rights_token')
    .set(change)
    .where('company', '=', company)
    .where('person', '=', token.person)
    .where('request', '=', token.request)
    .where('purpose', '=', token.purpose)
    .execute()
}

/** What is kept of an answer: sealed letter and package. */
export type StoredAnswer = Omit<AnswerRow, 'company'>

export async function addAnswer(tx: Transaction, company: CompanyId, answer: StoredAnswer): Promise<void> {
  await tx
    .insertInto('rights_answer')
    .values({ company, ...answer })
    .execute()
}

/** The answer to a request; undefined when it was not given yet or has expired and gone. */
export async function answerOf(
  db: Database,
  company: CompanyId,
  person: PersonId,
  request: RequestId,
): Promise<StoredAnswer | undefined> {
  return await db
    .selectFrom('rights_answer')
    .select(['person', 'request', 'letter', 'package', 'package_hash', 'expires_at', 'fetched_at'])
    .where('company', '=', company)
    .where('person', '=', person)
    .where('request', '=', request)
    .executeTakeFirst()
}

/** What the ledger keeps of an answer: shows whether letter and package still lie as they were sealed. */
export function answerSeal(answer: Pick<StoredAnswer, 'letter' | 'package' | 'package_hash'>): string {
  const lies = (part: Uint8Array | null) => part && sha256(part).toString('hex')
  return hashOf([lies(answer.letter), lies(answer.package), answer.package_hash])
}

/** Notes that the person has fetched the answer; says whether it is the first time. */
export async function markFetched(
  db: Database,
  company: CompanyId,
  person: PersonId,
  request: RequestId,
  at: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('rights_answer')
    .set({ fetched_at: at })
    .where('company', '=', company)
    .where('person', '=', person)
    .where('request', '=', request)
    .where('fetched_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Removes answers and tokens whose time is over. Gives how many answers went. */
export async function dropExpired(tx: Transaction, company: CompanyId, now: Instant): Promise<number> {
  await tx.deleteFrom('rights_token').where('company', '=', company).where('expires_at', '<', now).execute()
  const gone = await tx
    .deleteFrom('rights_answer')
    .where('company', '=', company)
    .where('expires_at', '<', now)
    .executeTakeFirst()
  return Number(gone.numDeletedRows)
}

/** Removes the links and answers of a person, whom nobody can reach any more. */
export async function dropLinks(tx: Transaction, company: CompanyId, person: PersonId): Promise<void> {
  for (const table of ['rights_token', 'rights_answer'] as const) {
    await tx.deleteFrom(table).where('company', '=', company).where('person', '=', person).execute()
  }
}

/** Removes the requests of a rehearsal, which leaves nothing behind. */
export async function dropRehearsals(tx: Transaction, company: CompanyId, person: PersonId): Promise<void> {
  await dropLinks(tx, company, person)
  await tx
    .deleteFrom('rights_request')
    .where('company', '=', company)
    .where('person', '=', person)
    .where('rehearsal', '=', true)
    .execute()
}

/** A request with the day of its answer, as proofs look at it. */
export interface Clocked {
  readonly id: RequestId
  readonly right: Right
  readonly receivedAt: Instant
  readonly legalOn: Day
  readonly extended: boolean
  readonly identity: RightsRequest['identity']
  readonly state: RightsRequest['state']
  readonly outcome: Outcome | null
  readonly answeredOn: Day | null
}

/** Every real request of a company with its clock. */
export async function requestsWithAnswers(db: Database, company: CompanyId): Promise<readonly Clocked[]> {
  return (await requestsOf(db, company)).map((request) => ({
    id: request.id,
    right: request.right,
    receivedAt: request.receivedAt,
    legalOn: request.legalOn,
    extended: request.extended,
    identity: request.identity,
    state: request.state,
    outcome: request.outcome,
    answeredOn: request.answeredAt === null ? null : dayOf(request.answeredAt),
  }))
}

/** A request that the ledger knows as received and of which no row is left. */
export interface LostRequest {
  readonly id: string
  /** Whether it was not answered, and there is somebody left to answer. */
  readonly unanswered: boolean
}

/** Requests that the ledger knows as received and of which no row is left. */
export async function requestsLost(db: Database, company: CompanyId): Promise<readonly LostRequest[]> {
  const { rows } = await sql<LostRequest>`
    select l.request as id, p.erased_at is null and not exists (
        select from ledger_entry a
        where a.company = l.company and a.person = l.person and a.request = l.request and a.kind = 'request/answered'
      ) as unanswered
    from ledger_entry l join person p on p.person = l.person and p.company = l.company
    where l.company = ${company} and l.kind = 'request/received' and not p.rehearsal
      and not exists (select from rights_request r where r.company = l.company and r.id = l.request)
    order by l.id`.execute(db)
  return rows
}

/** Every request there is, those of rehearsals left out; one that is only called a rehearsal is not. */
export async function allRequests(db: Database, company: CompanyId): Promise<readonly RightsRequest[]> {
  const rows = await db
    .selectFrom('rights_request')
    .select(columns)
    .where('company', '=', company)
    .where('person', 'not in', (eb) =>
      eb.selectFrom('person').select('person').where('company', '=', company).where('rehearsal', '=', true),
    )
    .orderBy('id')
    .execute()
  return rows.map(requestOf)
}

/** The links of all requests, as they lie in the table. */
export function allTokens(db: Database, company: CompanyId): Promise<readonly Token[]> {
  return db
    .selectFrom('rights_token')
    .select(['person', 'request', 'purpose', 'secret', 'code', 'expires_at', 'attempts', 'used_at'])
    .where('company', '=', company)
    .orderBy('request')
    .execute()
}

/** The answers of all requests, as they lie in the table; what they say is left sealed. */
export function allAnswers(db: Database, company: CompanyId): Promise<readonly StoredAnswer[]> {
  return db
    .selectFrom('rights_answer')
    .select(['person', 'request', 'letter', 'package', 'package_hash', 'expires_at', 'fetched_at'])
    .where('company', '=', company)
    .orderBy('request')
    .execute()
}

/** An erasure for unlawful storage, and the recipients who were sent the record and not told since. */
export interface UnlawfulErasure {
  readonly person: PersonId
  readonly record: RecordId
  readonly entry: string | null
  readonly untold: readonly string[]
}

/** Erasures for unlawful storage, oldest first. Those of rehearsals are left out. */
export async function unlawfulErasures(
  db: Database,
  company: CompanyId,
): Promise<readonly UnlawfulErasure[]> {
  const { rows } = await sql<UnlawfulErasure>`
    select e.person, e.record, e.entry, coalesce((
      select array_agg(distinct made.recipient) from ledger_entry made
      where made.company = e.company and made.person = e.person and made.record = e.record
        and made.kind = 'disclosure/made' and not exists (
          select from ledger_entry told
          where told.company = e.company and told.person = e.person and told.recipient = made.recipient
            and told.kind = 'recipient/told' and told.at >= e.at)), '{}') as untold
    from record_erasure e
    where e.company = ${company} and e.why = ${UNLAWFUL} and e.record is not null and not exists (
      select from person p where p.company = e.company and p.person = e.person and p.rehearsal)
    order by e.at, e.id`.execute(db)
  return rows
}

/** Rows that name a person in any table of a company's schema that has a column `person`, declared or not. */
export async function personRowsAnywhere(
  db: Database,
  schema: string,
  person: PersonId,
): Promise<readonly { readonly table: string; readonly record: string }[]> {
  const tables = await sql<{ readonly name: string; readonly has_id: boolean }>`
    select c.table_name as name, exists (
      select from information_schema.columns i
      where i.table_schema = c.table_schema and i.table_name = c.table_name and i.column_name = 'id') as has_id
    from information_schema.columns c where c.table_schema = ${schema} and c.column_name = 'person'`.execute(
    db,
  )
  const found: { readonly table: string; readonly record: string }[] = []
  for (const { name, has_id: hasId } of tables.rows) {
    const { rows } = await sql<{ readonly record: string }>`
      select ${hasId ? sql`id::text` : sql`'?'`} as record from ${sql.id(schema, name)} where person::text = ${person}`.execute(
      db,
    )
    found.push(...rows.map(({ record }) => ({ table: name, record })))
  }
  return found
}

function instant(value: Date | string): Instant {
  return parseInstant(new Date(value).toISOString())
}

function requestOf(row: Omit<RequestRow, 'company'>): RightsRequest {
  return {
    id: row.id as RequestId,
    person: row.person as PersonId,
    record: row.record as RecordId,
    right: row.asked,
    channel: row.channel,
    language: row.language,
    receivedAt: instant(row.received_at),
    targetOn: row.target_on as Day,
    nominalOn: row.nominal_on as Day,
    legalOn: row.legal_on as Day,
    extended: row.extended,
    identity: row.identity,
    identityBy: row.identity_by,
    confirmedAt: row.confirmed_at === null ? null : instant(row.confirmed_at),
    state: row.state,
    outcome: row.outcome,
    answeredAt: row.answered_at === null ? null : instant(row.answered_at),
    rehearsal: row.rehearsal,
  }
}
