import { setTimeout as wait } from 'node:timers/promises'
import { NOBODY, Problem, type CompanyId, type Json, type PersonId, type RecordId } from '../base/index.ts'
import { hashDeclaration, type Declaration, type StoreDeclaration } from '../declaration/index.ts'
import { transact, type Act, type Acting, type World } from '../ledger/index.ts'
import {
  marksOf,
  rowsAs,
  rowsOfNobody,
  tableStore,
  type Fields,
  type FieldValue,
  type StoredRecord,
} from '../records/index.ts'
import { standingOf } from './events.ts'
import { markFor } from './marks.ts'
import { may, refused, type Allowed, type Ask, type Refused } from './may.ts'
import type { Standing } from './standing.ts'

/** What is to be read: one record, or all of the person's in a store. Logs belong to nobody and name no person. */
export interface UseAsk extends Omit<Ask, 'today' | 'record' | 'store'> {
  readonly person?: PersonId
  readonly store: string
  readonly record?: RecordId
  /** Why just now: an incident's number, a customer's call. */
  readonly reason?: string
  /** How many rows of a log; 100 unless told. */
  readonly limit?: number
}

/** What a use got to see. */
export interface Used {
  readonly decision: Allowed
  readonly records: readonly StoredRecord[]
  /** Rows of a store that belongs to nobody. */
  readonly rows: readonly Fields[]
}

/** A use or disclosure that was refused; its act is recorded although the transaction it was asked in is undone. */
export class RefusedUse extends Problem {
  readonly decision: Refused
  /** Settles when the refusal is recorded. */
  readonly recorded: Promise<void>

  constructor(decision: Refused, recorded: Promise<void>) {
    super(decision.status, decision.code, decision.says.en, { provision: decision.provision })
    this.name = 'RefusedUse'
    this.decision = decision
    this.recorded = recorded
  }
}

/**
 * Reads records for a declared purpose. Asks `may`, reads under the database role that fits (restricted rows are invisible
 * to uses, Art. 18(2) GDPR), and records the act, allowed or refused.
 *
 * @throws RefusedUse (403, or 423 with the ground of the restriction); Problem 404 when there is no such record or store
 */
export async function use(acting: Acting, declaration: Declaration, ask: UseAsk): Promise<Used> {
  const store = tableStore(declaration, ask.store)
  if (store === undefined) {
    throw new Problem(
      404,
      'record/no-store',
      `The declaration has no such store: “${ask.store.slice(0, 60)}”.`,
    )
  }
  const person = store.of === 'person' ? ask.person : NOBODY
  if (person === undefined) {
    throw new Problem(422, 'use/no-person', 'Name the person whose records are to be read.', {
      faults: [{ field: 'person', code: 'required', message: 'Fehlt / missing' }],
    })
  }
  const standing = await standingOf(acting, person)
  const decision = may(standing, declaration, { ...ask, today: acting.today })
  const act = actOf(declaration, standing, ask, person)
  if (!decision.allowed) throw await refuse(acting.world, acting.company, 'record/use-refused', act, decision)

  const seen =
    store.of === 'person'
      ? await readRows(acting, declaration, store, standing, ask, decision)
      : {
          records: [],
          rows: await rowsOfNobody(acting, declaration, { store: store.id, limit: ask.limit ?? 100 }),
        }
  if ('allowed' in seen) throw await refuse(acting.world, acting.company, 'record/use-refused', act, seen)

  await acting.record({
    ...act,
    kind: 'record/used',
    content: {
      ...act.content,
      ground: decision.ground.article,
      duty: decision.duty || seen.records.some((record) => record.restricted !== null),
      count: seen.records.length + seen.rows.length,
    },
  })
  const wanted = ask.categories === undefined ? null : new Set(ask.categories)
  return {
    decision,
    records: seen.records.map((record) => ({ ...record, fields: only(store, record.fields, wanted) })),
    rows: seen.rows.map((row) => only(store, row, wanted)),
  }
}

/** Rows as the database lets this use see them; or the refusal, when the one asked for is restricted. */
async function readRows(
  acting: Acting,
  declaration: Declaration,
  store: StoreDeclaration,
  standing: Standing,
  ask: UseAsk,
  decision: Allowed,
): Promise<{ readonly records: readonly StoredRecord[]; readonly rows: readonly Fields[] } | Refused> {
  const { person } = standing
  const where = {
    store: store.id,
    person,
    ...(ask.record === undefined ? {} : { record: ask.record }),
  }
  const free = await rowsAs(acting, 'zusage_use', declaration, where)
  if (ask.record === undefined) {
    // A mark that somebody took off by hand opens nothing: the standing is what holds.
    const open = free.filter(
      ({ id }) => markFor(declaration, standing, store.id, id, acting.today).restricted === null,
    )
    return { records: open, rows: [] }
  }
  if (free.length > 0) return { records: free, rows: [] }

  const marks = await marksOf(acting.tx, acting.company, store, person)
  const mark = marks.find((candidate) => candidate.id === ask.record)
  if (mark === undefined) throw new Problem(404, 'record/absent', 'There is no such record.')
  const own = ask.actor.kind === 'person' && ask.actor.person === person
  if (!decision.duty && !own) return refused('record/restricted', mark.restricted ?? '')
  return { records: await rowsAs(acting, 'zusage_duty', declaration, where), rows: [] }
}

/** What an ask looks like in the ledger. Names standing and declaration it was judged by, so that it can be judged again. */
export function actOf(
  declaration: Declaration,
  standing: Standing,
  ask: UseAsk,
  person: PersonId,
): Omit<Act, 'kind'> & { readonly content: { readonly [key: string]: Json } } {
  return {
    actor: ask.actor,
    ...(person === NOBODY ? {} : { person }),
    activity: ask.activity.slice(0, 60),
    purpose: ask.purpose.slice(0, 60),
    store: ask.store,
    ...(ask.record === undefined ? {} : { record: ask.record }),
    ...(ask.recipient === undefined ? {} : { recipient: ask.recipient.slice(0, 60) }),
    content: {
      standing: standing.n,
      declaration: hashOnce(declaration),
      ...(ask.categories === undefined ? {} : { categories: ask.categories.slice(0, 50) }),
      ...(ask.reason === undefined ? {} : { reason: ask.reason.slice(0, 400) }),
    },
  }
}

const hashes = new WeakMap<Declaration, string>()

function hashOnce(declaration: Declaration): string {
  const known = hashes.get(declaration) ?? hashDeclaration(declaration)
  hashes.set(declaration, known)
  return known
}

const recording = new WeakMap<World, Set<Promise<void>>>()

/**
 * Records a refusal in a transaction of its own: the one it was asked in will be undone. Waits for it, but not without
 * end: should every connection be held by somebody who waits like this, the refusal is recorded once they have let go.
 *
 * @returns what to throw
 */
export async function refuse(
  world: World,
  company: CompanyId,
  kind: 'record/use-refused' | 'disclosure/refused',
  act: Omit<Act, 'kind'>,
  decision: Refused,
): Promise<RefusedUse> {
  const content = {
    ...act.content,
    code: decision.code,
    status: decision.status,
    provision: decision.provision,
  }
  const recorded = transact(world, company, async (acting) => {
    await acting.record({ ...act, kind, content })
  })
  const open = recording.get(world) ?? new Set()
  recording.set(world, open.add(recorded))
  const settled = recorded.then(
    () => open.delete(recorded),
    () => false,
  )
  await Promise.race([settled, wait(500, false, { ref: false })])
  return new RefusedUse(decision, recorded)
}

/**
 * Waits until every refusal is recorded. For the end of a process, and for whoever must be sure.
 *
 * @throws what kept one from being recorded
 */
export async function refusalsRecorded(world: World): Promise<void> {
  const open = recording.get(world)
  if (open === undefined) return
  const waiting = [...open]
  open.clear()
  await Promise.all(waiting)
}

function only(store: StoreDeclaration, fields: Fields, wanted: ReadonlySet<string> | null): Fields {
  if (wanted === null) return fields
  const kept: Record<string, FieldValue> = {}
  for (const column of store.columns) {
    const value = fields[column.column]
    if (value !== undefined && (column.category === null || wanted.has(column.category))) {
      kept[column.column] = value
    }
  }
  return kept
}
