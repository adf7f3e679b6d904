import type { CompanyId, EntryId, Instant, Json, PersonId, RecordId, RequestId } from '../base/index.ts'
import { NOBODY } from '../base/index.ts'
import { unsealText } from '../people/index.ts'
import type { Database, Transaction } from '../store/index.ts'
import type { ActKind, Actor, World } from './acting.ts'
import { type EntryFilter, countMatching, readEntries } from './store.ts'

export type { EntryFilter } from './store.ts'

/** An entry of the ledger as one reads it. */
export interface Entry {
  readonly id: EntryId
  readonly at: Instant
  readonly kind: ActKind
  /** In clear: `person`, `staff:role`, `recipient:id`, `system:part`. */
  readonly by: string
  readonly person: PersonId | undefined
  readonly activity: string | undefined
  readonly purpose: string | undefined
  readonly store: string | undefined
  readonly record: RecordId | undefined
  readonly recipient: string | undefined
  readonly request: RequestId | undefined
  /** Opened with the person's key; absent once the person is erased. */
  readonly opened: { readonly actor: Actor; readonly content: { readonly [key: string]: Json } } | undefined
}

/** Where entries are read: a world, or an open transaction with its keys. */
export interface Reading {
  readonly db: Database | Transaction
  readonly keys: World['keys']
}

/** Entries that fit a filter, newest first, with their content where the person's key still exists and opens it. */
export async function entriesOf(
  { db, keys }: Reading,
  company: CompanyId,
  filter: EntryFilter = {},
): Promise<readonly Entry[]> {
  const rows = await readEntries(db, company, filter)
  return rows.map(({ sealed, ...row }) => ({
    id: row.id,
    at: row.at,
    kind: row.kind,
    by: row.actor,
    person: row.person === NOBODY ? undefined : row.person,
    activity: row.activity ?? undefined,
    purpose: row.purpose ?? undefined,
    store: row.store ?? undefined,
    record: row.record ?? undefined,
    recipient: row.recipient ?? undefined,
    request: row.request ?? undefined,
    opened:
      sealed === null || keys.isErased(company, row.person)
        ? undefined
        : openedIfWhole(() => unsealText(keys, company, row.person, 'ledger_entry.sealed', sealed)),
  }))
}

/** Entries read at once. */
const PAGE = 1000

/** All entries that fit a filter, newest first, page by page; a page is read when it is asked for. */
export async function* entryPages(
  reading: Reading,
  company: CompanyId,
  filter: Omit<EntryFilter, 'limit' | 'before'>,
): AsyncGenerator<readonly Entry[]> {
  for (let before: EntryId | undefined; ; ) {
    const page: readonly Entry[] = await entriesOf(reading, company, {
      ...filter,
      limit: PAGE,
      ...(before === undefined ? {} : { before }),
    })
    yield page
    before = page.at(-1)?.id
    if (page.length < PAGE) return
  }
}

/** All entries that fit a filter, newest first. */
export async function allEntries(
  reading: Reading,
  company: CompanyId,
  filter: Omit<EntryFilter, 'limit' | 'before'>,
): Promise<readonly Entry[]> {
  const found: Entry[] = []
  for await (const page of entryPages(reading, company, filter)) found.push(...page)
  return found
}

/** Content somebody changed does not open; which entry it is of, verification says. Those who list go on. */
function openedIfWhole(unsealed: () => string): Entry['opened'] {
  let text: string
  try {
    text = unsealed()
  } catch {
    return undefined
  }
  return opened(text)
}

/** How many entries fit a filter. */
export function countEntries(
  db: Database | Transaction,
  company: CompanyId,
  filter: EntryFilter = {},
): Promise<number> {
  return countMatching(db, company, filter)
}

function opened(text: string): Exclude<Entry['opened'], undefined> {
  const { actor, content } = JSON.parse(text) as {
    readonly actor: Actor
    readonly content?: { readonly [key: string]: Json }
  }
  return { actor, content: content ?? {} }
}
