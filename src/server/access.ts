/** As whom accounts and programs act: given by an officer, recorded, and nothing beyond it (Art. 29, 32(4) GDPR). */
import { randomBytes } from 'node:crypto'
import { newId, Problem, sha256, type Words } from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'
import type { Acting, Actor } from '../ledger/index.ts'
import { addToken, endToken, setRoles } from './access-store.ts'
import { same } from './words.ts'

/** How a program's key begins, so that one that leaked is recognised. */
const PREFIX = 'zsg_'

/**
 * Lets an account act in exactly these declared roles.
 *
 * @throws Problem 422 naming roles that the declaration does not have
 */
export async function giveRoles(
  acting: Acting,
  declaration: Declaration,
  given: { readonly staff: string; readonly roles: readonly string[]; readonly actor: Actor },
): Promise<void> {
  const roles = [...new Set(given.roles)].sort()
  const unknown = roles.filter((role) => !declaration.roles.some(({ id }) => id === role))
  if (unknown.length > 0) {
    throw new Problem(422, 'access/role', 'The declaration has no such role.', {
      faults: unknown.map((role) => ({ field: 'roles', code: 'access/role', message: role })),
    })
  }
  const before = await setRoles(acting.tx, acting.company, given.staff, roles)
  await acting.record({
    kind: 'config/changed',
    actor: given.actor,
    content: { change: 'roles', staff: given.staff, before: [...before], roles },
  })
}

/** What a program shall be allowed. */
export interface TokenAsk {
  readonly name: string
  readonly role: string
  readonly activity: string
  readonly purpose: string
  readonly actor: Actor
}

/**
 * Issues a key for a program. It is answered this once; only its hash is stored.
 *
 * @throws Problem 422 when the declaration does not let that role read for that purpose
 */
export async function issueToken(
  acting: Acting,
  declaration: Declaration,
  { name, role, activity, purpose, actor }: TokenAsk,
): Promise<{ readonly id: string; readonly key: string }> {
  if (
    !readings(declaration).some(
      (one) => one.role === role && one.activity === activity && one.purpose === purpose,
    )
  ) {
    throw new Problem(
      422,
      'access/reading',
      'The declaration does not let this role read for this purpose.',
      {
        faults: [{ field: 'purpose', code: 'access/reading', message: `${role}, ${activity}, ${purpose}` }],
      },
    )
  }
  const id = newId()
  const key = `${PREFIX}${randomBytes(32).toString('base64url')}`
  const hash = sha256(key)
  await addToken(acting.tx, acting.company, { id, name, role, activity, purpose, issued: acting.now, hash })
  await acting.record({
    kind: 'config/changed',
    actor,
    content: { change: 'issued', token: id, name, role, activity, purpose },
  })
  return { id, key }
}

/** Ends a key at once. Says whether it was good until now. */
export async function revokeToken(acting: Acting, id: string, actor: Actor): Promise<boolean> {
  const ended = await endToken(acting.tx, acting.company, id, acting.now)
  if (ended) await acting.record({ kind: 'config/changed', actor, content: { change: 'revoked', token: id } })
  return ended
}

/** The hash of the key in an `Authorization: Bearer …` header; null where there is none. */
export function hashOfKey(header: string | undefined): Uint8Array | null {
  const key = /^Bearer (zsg_[\w-]{43})$/u.exec(header ?? '')?.[1]
  return key === undefined ? null : sha256(key)
}

/** Who may read what for: a role, for one purpose of one activity. */
export interface Reading {
  readonly role: string
  readonly activity: string
  readonly purpose: string
}

/**
 * What the declaration lets roles read for, including what is kept for a statute.
 *
 * @param store only what is read in this store
 */
export function readings(declaration: Declaration, store?: string): readonly Reading[] {
  const all = declaration.activities
    .filter(({ stores }) => store === undefined || stores.includes(store))
    .flatMap(({ id, readers, periods }) => {
      const kept = periods.filter((period) => store === undefined || period.store === store)
      return [
        ...readers.flatMap(({ role, purposes }) => purposes.map((purpose) => ({ role, purpose }))),
        ...kept.flatMap((period) => ('readers' in period ? (period.readers ?? []) : [])),
      ].map(({ role, purpose }) => ({ role, activity: id, purpose }))
    })
  return [...new Map(all.map((one) => [`${one.role} ${one.activity} ${one.purpose}`, one])).values()]
}

/** What the role and the purpose of a reading are called. */
export function readingTitles(
  declaration: Declaration,
  { role, activity, purpose }: Reading,
): { readonly role: Words; readonly purpose: Words } {
  const purposes = declaration.activities.find(({ id }) => id === activity)?.purposes
  return {
    role: declaration.roles.find(({ id }) => id === role)?.title ?? same(role),
    purpose: purposes?.find(({ id }) => id === purpose)?.title ?? same(purpose),
  }
}
