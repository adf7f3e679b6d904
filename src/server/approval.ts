/** Two people: what one asks for, another confirms with a sign-in of their own, exactly as it will be done. */
import {
  addTime,
  canonical,
  type CompanyId,
  type Instant,
  newId,
  NOBODY,
  Problem,
  sha256,
} from '../base/index.ts'
import { type Acting, transact, type World } from '../ledger/index.ts'
import { seal, unsealText } from '../people/index.ts'
import {
  addApproval,
  type Approval,
  confirmApproval,
  dropApproval,
  dropStale,
  lockApproval,
} from './approval-store.ts'

/** How long something may wait for a second person. */
const WAITS = 'PT168H'
const CONTEXT = 'staff_approval.sealed'

/** An act that only two people can do. */
export interface Doubly {
  /** What kind of act it is: `refusal`, `erasure`, `hold`. */
  readonly act: 'refusal' | 'erasure' | 'hold'
  /** Where in the console it is dealt with. */
  readonly room: string
  /** The address it was asked at, and everything that was sent: what is confirmed is this and nothing else. */
  readonly path: string
  readonly body: { readonly [field: string]: string }
  readonly asker: string
  readonly approver: string
}

/** Since when something may have waited. */
export function waitingSince(now: Instant): Instant {
  return addTime(now, `-${WAITS}`)
}

/**
 * Does something only when the other person has confirmed exactly this act; a confirmation is good for once, and stays
 * where the act is refused. Otherwise notes that it waits for them.
 *
 * @throws Problem 409 while nobody has confirmed it; whatever the work throws
 */
export async function doubly<T>(
  world: World,
  company: CompanyId,
  asked: Doubly,
  work: () => Promise<T>,
): Promise<T> {
  const { asker, approver, act, room } = asked
  const content = canonical({ path: asked.path, body: asked.body })
  const hash = sha256(content)
  const used = await transact(world, company, async ({ tx, now }) => {
    await dropStale(tx, company, waitingSince(now))
    const known = await lockApproval(tx, company, { hash, asker, approver, since: waitingSince(now) })
    if (known !== null && known.approved !== null) {
      await dropApproval(tx, company, known.id, asker)
      return { id: known.id, approved: known.approved }
    }
    if (known === null) {
      const sealed = seal(world.keys, company, NOBODY, CONTEXT, content)
      const fresh = { id: newId(), act, room, sealed, hash, asker, approver, asked: now, approved: null }
      await addApproval(tx, company, fresh)
    }
    return null
  })
  if (used === null) throw new Problem(409, 'approval/waiting', 'The other person has to confirm this first.')
  try {
    return await work()
  } catch (fault) {
    await transact(world, company, ({ tx, now }) => {
      const sealed = seal(world.keys, company, NOBODY, CONTEXT, content)
      return addApproval(tx, company, { ...used, act, room, sealed, hash, asker, approver, asked: now })
    })
    throw fault
  }
}

/** What exactly waits: where it was asked, and what was sent. */
export function contentOf(
  world: Pick<World, 'keys'>,
  company: CompanyId,
  approval: Approval,
): { readonly path: string; readonly body: { readonly [field: string]: string } } {
  return JSON.parse(unsealText(world.keys, company, NOBODY, CONTEXT, approval.sealed)) as {
    readonly path: string
    readonly body: { readonly [field: string]: string }
  }
}

/** The other person says yes. Says whether something waited for this account under this number. */
export async function confirm(acting: Acting, id: string, account: string, role: string): Promise<boolean> {
  const confirmed = await confirmApproval(acting.tx, acting.company, id, account, acting.now)
  if (confirmed === null) return false
  await acting.record({
    kind: 'staff/confirmed',
    actor: { kind: 'staff', account, role },
    content: { approval: id, act: confirmed.act, asker: confirmed.asker, confirmed: true },
  })
  return true
}

/** One of the two says no. Says whether there was something. */
export async function decline(acting: Acting, id: string, account: string, role: string): Promise<boolean> {
  const dropped = await dropApproval(acting.tx, acting.company, id, account)
  if (dropped === null) return false
  await acting.record({
    kind: 'staff/confirmed',
    actor: { kind: 'staff', account, role },
    content: { approval: id, act: dropped.act, confirmed: false },
  })
  return true
}
