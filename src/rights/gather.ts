import type { Day, Instant, PersonId, RecordId, Words } from '../base/index.ts'
import type { Activity, Declaration, StoreDeclaration } from '../declaration/index.ts'
import { type Acting, type Entry, entriesOf } from '../ledger/index.ts'
import { type FieldValue, type StoredRecord, rowsOf, tableStores } from '../records/index.ts'
import { type Standing, standingOf } from '../standing/index.ts'

/** When a record goes, and which rule says so. `on` is null while the event the period starts from has not happened. */
export interface PlannedEnd {
  readonly on: Day | null
  readonly rule: Words
}

/** Says when a record goes; retention knows. */
export type PlannedEndOf = (
  declaration: Declaration,
  record: StoredRecord,
  today: Day,
  now: Instant,
) => PlannedEnd | undefined

/** One record as the person sees it. */
export interface HeldRecord {
  readonly store: StoreDeclaration
  readonly record: StoredRecord
  readonly activities: readonly Activity[]
  readonly end: PlannedEnd | undefined
}

/** One hand-over that really happened (C-154/21: actual recipients). */
export interface Received {
  readonly recipient: string
  readonly name: string
  readonly at: Instant
  readonly categories: readonly string[]
  readonly purpose: string | undefined
}

/** Everything a company holds about a person at a moment (Art. 15(1) GDPR). */
export interface Gathered {
  readonly person: PersonId
  readonly at: Instant
  readonly declaration: Declaration
  readonly records: readonly HeldRecord[]
  readonly received: readonly Received[]
  readonly standing: Standing
  /** Every store that was searched, also those with nothing in it. */
  readonly searched: readonly StoreDeclaration[]
}

/** The activities whose data lie in a store. */
export function activitiesOf(declaration: Declaration, store: string): readonly Activity[] {
  return declaration.activities.filter((activity) => activity.stores.includes(store))
}

/**
 * Gathers everything about a person from every declared store and the ledger, in the open transaction, so that all of
 * it is of one moment.
 *
 * @param except records to leave out, such as the request that is being answered
 */
export async function gather(
  acting: Acting,
  declaration: Declaration,
  person: PersonId,
  plannedEnd: PlannedEndOf,
  except: ReadonlySet<RecordId> = new Set(),
): Promise<Gathered> {
  const searched = tableStores(declaration).filter((store) => store.of === 'person')
  const records: HeldRecord[] = []
  for (const store of searched) {
    for (const record of await rowsOf(acting, declaration, { store: store.id, person })) {
      if (except.has(record.id)) continue
      records.push({
        store,
        record,
        activities: activitiesOf(declaration, store.id),
        end: plannedEnd(declaration, record, acting.today, acting.now),
      })
    }
  }
  return {
    person,
    at: acting.now,
    declaration,
    records,
    received: await receivedBy(acting, declaration, person),
    standing: await standingOf(acting, person),
    searched,
  }
}

async function receivedBy(
  acting: Acting,
  declaration: Declaration,
  person: PersonId,
): Promise<readonly Received[]> {
  const entries = await everyDisclosure(acting, person)
  return entries.flatMap((entry) => {
    const recipient = declaration.recipients.find((candidate) => candidate.id === entry.recipient)
    if (entry.recipient === undefined) return []
    return [
      {
        recipient: entry.recipient,
        name: recipient?.name ?? entry.recipient,
        at: entry.at,
        categories: textList(entry.opened?.content['categories']),
        purpose: entry.purpose,
      },
    ]
  })
}

async function everyDisclosure(acting: Acting, person: PersonId): Promise<readonly Entry[]> {
  const reading = { db: acting.tx, keys: acting.world.keys }
  const all: Entry[] = []
  for (;;) {
    const before = all.at(-1)?.id
    const filter = {
      person,
      kinds: ['disclosure/made'] as const,
      limit: PAGE,
      ...(before === undefined ? {} : { before }),
    }
    const page = await entriesOf(reading, acting.company, filter)
    all.push(...page)
    if (page.length < PAGE) return all
  }
}

/** Entries read at once. */
const PAGE = 1000

function textList(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

/**
 * What is portable of a record (Art. 20(1) GDPR): only where the activity rests on consent or contract, and only what
 * the person provided or was observed of them; what was derived stays out (WP 242). Null when nothing is.
 */
export function portableFields(held: HeldRecord): Readonly<Record<string, FieldValue>> | null {
  const provided = new Set<string>()
  for (const activity of held.activities) {
    const carried = activity.bases.some(
      ({ basis }) => basis.article === '6(1)(a)' || basis.article === '6(1)(b)',
    )
    if (!carried) continue
    for (const datum of activity.data) if (datum.source.from !== 'derived') provided.add(datum.category)
  }
  const fields: Record<string, FieldValue> = {}
  for (const column of held.store.columns) {
    const value = held.record.fields[column.column] ?? null
    if (column.category !== null && provided.has(column.category) && value !== null)
      fields[column.column] = value
  }
  return Object.keys(fields).length > 0 ? fields : null
}
