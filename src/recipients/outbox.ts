// The outbox of disclosures beside the ledger: whether each row says what its act says, and each act has its row.
import {
  addTime,
  canonical,
  type CompanyId,
  type Instant,
  type Json,
  NOBODY,
  type Words,
} from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'
import { allEntries, type Entry, readInOneState, type World } from '../ledger/index.ts'
import type { Offence, ProofContext } from '../pledge/index.ts'
import { erasedSince } from '../records/index.ts'
import { declarationsOf, isAsHanded } from '../standing/index.ts'
import { waitingContent } from './deliver.ts'
import { mayLeave } from './register.ts'
import { type OutboxRow, outboxRows, rowsStillThere } from './store.ts'

/** How far the clock of the other side may be from ours. */
export const APART = 'PT5M'

/** A row of the outbox with the act it names, and the declaration as it stood then. */
export interface Queued {
  readonly row: OutboxRow
  /** Absent where the ledger knows no such disclosure. */
  readonly act: Entry | undefined
  readonly declared: Declaration
}

/** The outbox and the acts of handing over, both in the same state of the database. */
export interface Handed {
  readonly queued: readonly Queued[]
  readonly acts: ReadonlyMap<string, Entry>
}

/**
 * Reads the whole outbox, rehearsals and all, with the act each row names.
 *
 * @param recipient only rows and acts that name this one: a row whose act names another then has none
 */
export async function handedOver(
  context: Pick<ProofContext, 'world' | 'company' | 'declaration' | 'now'>,
  recipient?: string,
): Promise<Handed> {
  const { world, company } = context
  const { rows, acts } = await readInOneState(world.db, async (tx) => ({
    rows: await outboxRows(tx, company, recipient),
    acts: await allEntries({ db: tx, keys: world.keys }, company, {
      kinds: ['disclosure/made', 'recipient/told'],
      ...(recipient === undefined ? {} : { recipient }),
    }),
  }))
  const byId = new Map<string, Entry>(acts.map((act) => [act.id, act]))
  const declarationOf = await declarationsOf(context)
  const queued: Queued[] = []
  for (const row of rows) {
    const act = byId.get(row.entry)
    const at = act?.at ?? (isMoment(row.queued_at) ? row.queued_at : context.now)
    const declared = await declarationOf({ at, opened: act?.opened })
    queued.push({ row, act, declared })
  }
  return { queued, acts: byId }
}

/** Whether a moment is one: a hand may write `infinity`, with which one cannot reckon. */
export function isMoment(at: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T/u.test(at)
}

/** The place of a row, for an offence. */
export function rowPlace(row: Pick<OutboxRow, 'id'>): string {
  return `table disclosure_outbox, row ${row.id}`
}

/** Rows to somebody the declaration of their day does not know, or does not send anything to. */
export function undeclaredRows(queued: readonly Queued[]): readonly Offence[] {
  return queued
    .filter(
      ({ row, declared }) =>
        !declared.recipients.some(({ id, endpoint }) => id === row.recipient && endpoint),
    )
    .map(({ row }) => ({
      place: `${rowPlace(row)}, column recipient`,
      says: {
        de: `„${row.recipient}“ ist nicht als jemand erklärt, dem wir etwas senden.`,
        en: `“${row.recipient}” is not declared as somebody we send anything to.`,
      },
    }))
}

/** Fields a row names that its recipient may not get, by the declaration of its day. */
export function undeclaredColumns({ row, act, declared }: Queued): readonly string[] {
  const stores =
    act?.store === undefined ? declared.activities.flatMap((activity) => activity.stores) : [act.store]
  const allowed = new Set(stores.flatMap((store) => [...mayLeave(declared, row.recipient, store)]))
  return row.columns.filter((column) => !allowed.has(column))
}

/** Every row that is not its act, and every act whose row is gone. */
export async function againstLedger(
  { world, company, now }: Pick<ProofContext, 'world' | 'company' | 'now'>,
  { queued, acts }: Handed,
  declarationOf: (act: Entry) => Promise<Declaration>,
): Promise<readonly Offence[]> {
  const offences: Offence[] = []
  const closed: OutboxRow[] = []
  for (const { row, act } of queued) {
    if (act === undefined) {
      offences.push({ place: rowPlace(row), says: UNKNOWN(row.recipient) })
      continue
    }
    offences.push(...differences(row, act), ...stateFaults(row, now))
    if (act.opened === undefined && act.kind === 'disclosure/made') closed.push(row)
    else if (row.sealed !== null && !waitsAsRecorded(world, company, row, act, acts))
      offences.push({ place: `${rowPlace(row)}, column sealed`, says: OTHER_CONTENT })
  }
  // Whose act cannot be read any more is erased, and the row went with them: unless it was read a moment before.
  const left = await rowsStillThere(
    world.db,
    company,
    closed.map(({ id }) => id),
  )
  for (const row of closed) if (left.has(row.id)) offences.push({ place: rowPlace(row), says: LEFT })

  const named = new Set<string>(queued.map(({ row }) => row.entry))
  for (const act of acts.values()) {
    if (named.has(act.id) || !isQueued(act, await declarationOf(act))) continue
    if (act.kind === 'disclosure/made' && (await erasedSince(world, company, act))) continue
    offences.push({ place: `ledger entry ${act.id}`, says: ROW_GONE })
  }
  return offences
}

/** Whether an act put something on its way: to a recipient on whose machines the data lies, nothing is sent. */
function isQueued({ kind, person, store, record, recipient }: Entry, declared: Declaration): boolean {
  if (kind === 'recipient/told') return true
  return (
    person !== undefined &&
    store !== undefined &&
    record !== undefined &&
    declared.recipients.some(({ id, endpoint }) => id === recipient && endpoint !== undefined)
  )
}

/** What a row says otherwise than its act, column by column. */
function differences(row: OutboxRow, act: Entry): readonly Offence[] {
  const told = act.kind === 'recipient/told'
  const fields = told ? [] : act.opened?.content['fields']
  const compared: readonly (readonly [column: string, here: Json, there: Json])[] = [
    ['recipient', row.recipient, act.recipient ?? null],
    ['person', row.person, told ? NOBODY : (act.person ?? null)],
    ['record', row.record, told ? null : (act.record ?? null)],
    ['queued_at', row.queued_at, act.at],
    ...(fields === undefined ? [] : [['columns', [...row.columns].sort(), fields] as const]),
  ]
  return compared
    .filter(([, here, there]) => canonical(here) !== canonical(there))
    .map(([column, here, there]) => ({
      place: `${rowPlace(row)}, column ${column}`,
      says: column === 'person' ? SOMEBODY_ELSE : OTHERWISE(shown(here), shown(there)),
    }))
}

function shown(value: Json): string {
  const parts = Array.isArray(value) ? value : [value]
  return parts.map((part) => (typeof part === 'string' ? part : '–')).join(', ') || '–'
}

/** What a row says of its way that cannot have been: what waits is there and has no receipt, what arrived the other way round. */
function stateFaults(row: OutboxRow, now: Instant): readonly Offence[] {
  const { delivered_at: at, receipt, sealed } = row
  const sound =
    at === null
      ? receipt === null && sealed !== null
      : receipt !== null &&
        receipt !== '' &&
        sealed === null &&
        at >= row.queued_at &&
        at <= addTime(now, APART)
  return sound ? [] : [{ place: rowPlace(row), says: at === null ? NO_WAITING : NO_ARRIVAL }]
}

/** Whether what waits is what its act says was to leave. */
function waitsAsRecorded(
  world: World,
  company: CompanyId,
  row: OutboxRow,
  act: Entry,
  acts: ReadonlyMap<string, Entry>,
): boolean {
  if (row.sealed === null) return true
  const content = opened(world, company, row.person, row.sealed)
  if (content === null) return false
  const said = act.opened?.content
  if (act.kind === 'disclosure/made')
    return content.notice === undefined && isAsHanded(said?.['handed'], content.fields) !== false
  if (content.notice === undefined) return false
  const { change, disclosures } = content.notice
  if (said !== undefined)
    return canonical([change, disclosures]) === canonical([said['change'], said['disclosures']])
  // The person is erased, and with them what the act says; it was about their disclosures to this recipient all the same.
  return disclosures.every((id) => {
    const made = acts.get(id)
    return made?.kind === 'disclosure/made' && made.person === act.person && made.recipient === act.recipient
  })
}

function opened(
  { keys }: World,
  company: CompanyId,
  person: OutboxRow['person'],
  sealed: Uint8Array,
): ReturnType<typeof waitingContent> | null {
  try {
    return waitingContent(keys, { company, person, sealed })
  } catch {
    return null
  }
}

const UNKNOWN = (recipient: string): Words => ({
  de: `Das Verzeichnis kennt diese Weitergabe an „${recipient}“ nicht.`,
  en: `The ledger does not know this disclosure to “${recipient}”.`,
})
const OTHERWISE = (here: string, there: string): Words => ({
  de: `Hier steht „${here}“, im Verzeichnis „${there}“.`,
  en: `It says “${here}” here and “${there}” in the ledger.`,
})
const SOMEBODY_ELSE: Words = {
  de: 'Hier steht eine andere Person als im Verzeichnis.',
  en: 'It names another person here than the ledger does.',
}
const OTHER_CONTENT: Words = {
  de: 'Was hinausgehen soll, ist nicht, was das Verzeichnis festhält.',
  en: 'What is to go out is not what the ledger says.',
}
const LEFT: Words = {
  de: 'Was das Verzeichnis dazu sagte, ist mit der Person gelöscht; diese Zeile hätte mit ihr gehen müssen.',
  en: 'What the ledger said of it was erased with the person; this row should have gone with them.',
}
const NO_WAITING: Words = {
  de: 'Noch nicht übergeben, und doch fehlt, was hinausgehen soll, oder ein Eingang ist vermerkt.',
  en: 'Not handed over yet, but what is to go out is not there, or a receipt is noted.',
}
const NO_ARRIVAL: Words = {
  de: 'Als übergeben vermerkt, aber ohne Eingangsnummer, mit noch wartendem Inhalt oder zu einem Zeitpunkt, der nicht sein kann.',
  en: 'Noted as handed over, but without the number of a receipt, with content still waiting, or at a moment that cannot be.',
}
const ROW_GONE: Words = {
  de: 'Diese Weitergabe steht im Verzeichnis, aber nicht mehr im Ausgang.',
  en: 'This disclosure stands in the ledger, but no longer in the outbox.',
}
