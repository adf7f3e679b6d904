import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { type CompanyId, type EntryId, NOBODY, canonical, newId, sha256, sha256Of } from '../base/index.ts'
import { type Keys, seal } from '../people/index.ts'
import type { Transaction } from '../store/index.ts'
import type { Act, Acting, Actor, Recorded, World } from './acting.ts'
import { leafBytes } from './leaf.ts'
import { addEntry, eraseContents } from './store.ts'

/** How often a transaction is tried that lost against another one. */
const ATTEMPTS = 6

/**
 * Acts in one transaction: what is done and what is recorded commit together or not at all. Where the database asks for
 * it (serialisation, deadlock), everything is done again, so whatever reaches outside belongs into `afterCommit`. An
 * effect that fails is a warning of the process, not a fault of the act.
 *
 * @throws whatever `fn` throws; nothing has happened then
 */
export async function transact<T>(
  world: World,
  company: CompanyId,
  fn: (acting: Acting) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const effects: (() => Promise<void>)[] = []
    let result: T
    try {
      result = await world.db
        .transaction()
        .execute((tx) => fn(actingIn(world, company, tx, (effect) => effects.push(effect))))
    } catch (fault) {
      if (attempt >= ATTEMPTS || !isWorthRetrying(fault)) throw fault
      await wait(2 ** attempt * (1 + Math.random()))
      continue
    }
    // The act has happened, so whoever asked for it is told so: what fails from here on is made up for from a table.
    for (const effect of effects) await effect().catch(warn)
    return result
  }
}

function warn(fault: unknown): void {
  const reason = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)
  process.emitWarning(
    `What should follow a commit failed and has to be made up for: ${reason}`,
    'AfterCommit',
  )
}

function isWorthRetrying(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && (fault.code === '40001' || fault.code === '40P01')
}

function actingIn(
  world: World,
  company: CompanyId,
  tx: Transaction,
  later: (effect: () => Promise<void>) => void,
): Acting {
  const clock = world.clockOf(company)
  const now = clock.now()
  const acting: Acting = {
    world,
    company,
    tx,
    now,
    today: clock.today(),
    async record(act) {
      const recorded: Recorded = { ...act, id: newId<EntryId>(), at: now }
      if (act.kind === 'person/erased' && act.person !== undefined)
        await eraseContents(tx, company, act.person)
      await write(world.keys, tx, company, recorded)
      for (const reaction of world.reactions) await reaction(acting, recorded)
      return recorded.id
    },
    afterCommit: later,
  }
  return acting
}

async function write(keys: Keys, tx: Transaction, company: CompanyId, act: Recorded): Promise<void> {
  const person = act.person ?? NOBODY
  const salt = randomBytes(16)
  const sealed = sealContent(keys, company, act)
  const header = {
    person,
    company,
    id: act.id,
    at: act.at,
    kind: act.kind,
    actor: actorText(act.actor),
    activity: act.activity ?? null,
    purpose: act.purpose ?? null,
    store: act.store ?? null,
    record: act.record ?? null,
    recipient: act.recipient ?? null,
    request: act.request ?? null,
    commitment: commitmentOf(salt, company, act),
    contentHash: sealed === undefined ? sha256(salt) : sha256Of(salt, sealed),
  }
  const content = sealed === undefined ? undefined : { salt, sealed }
  const leaf = sha256(leafBytes(header))
  await addEntry(tx, header, { leaf, mac: macOf(keys, company, leaf) }, content)
}

/** What shows that the product itself noted an entry: a hash of its leaf under a key that is not in the database. */
export function macOf(keys: Pick<Keys, 'entryKey'>, company: CompanyId, leaf: Uint8Array): Buffer {
  // Both have 32 bytes, so that nothing can be appended.
  return sha256Of(keys.entryKey(company), leaf)
}

/** What a commitment commits to: salt, and the whole act in its one spelling. */
export function commitmentOf(salt: Uint8Array, company: CompanyId, act: Recorded): Buffer {
  return sha256Of(salt, Buffer.from(canonical({ ...act, company })))
}

/** Who acted, as it stands in clear: without names of staff, which are sealed. */
function actorText(actor: Actor): string {
  switch (actor.kind) {
    case 'person':
      return 'person'
    case 'staff':
      return `staff:${actor.role}`
    case 'recipient':
      return `recipient:${actor.recipient}`
    case 'system':
      return `system:${actor.part}`
  }
}

/** Actor and content under the person's key; nothing about somebody who is erased. */
function sealContent(keys: Keys, company: CompanyId, act: Act): Buffer | undefined {
  const person = act.person ?? NOBODY
  if (act.kind === 'person/erased') return undefined
  try {
    return seal(
      keys,
      company,
      person,
      'ledger_entry.sealed',
      canonical({ actor: act.actor, content: act.content }),
    )
  } catch (fault) {
    if (keys.isErased(company, person)) return undefined
    throw fault
  }
}
