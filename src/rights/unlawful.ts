import { type PersonId, Problem, type RecordId } from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'
import type { Acting, Actor } from '../ledger/index.ts'
import { eraseRecord } from '../records/index.ts'
import type { RightsDeps } from './deps.ts'

/** How an erasure for unlawful storage is named in the ledger and the journal. */
export const UNLAWFUL = 'unlawful-storage'

/** Why erasing it is right, whatever a period says. */
export const UNLAWFUL_PROVISION = 'Art. 17(1)(d) GDPR'

/** A record that should never have been stored, with what two people found about it. */
export interface UnlawfulRecord {
  readonly store: string
  readonly person: PersonId
  readonly record: RecordId
  /** Why storing it is not allowed, in words. */
  readonly ground: string
  /** The account of the second person. */
  readonly reviewer: string
  readonly actor: Actor
}

/**
 * Erases at once what is stored unlawfully, with its ground and the two who decided, and tells whoever was sent it
 * (Art. 17(1)(d), 19 GDPR).
 *
 * @returns the names of the recipients told
 * @throws Problem 422 when ground or second person is missing; 423 `record/held` when a hold keeps the record
 */
export async function eraseUnlawful(
  deps: Pick<RightsDeps, 'tellRecipients'>,
  acting: Acting,
  declaration: Declaration,
  { store, person, record, ground, reviewer, actor }: UnlawfulRecord,
): Promise<readonly string[]> {
  const missing = (field: string, message: string): Problem =>
    new Problem(422, 'record/unlawful', message, {
      provision: UNLAWFUL_PROVISION,
      faults: [{ field, code: 'missing', message }],
    })
  if (ground.trim() === '') throw missing('ground', 'Say why storing it is not allowed.')
  if (reviewer === '' || (actor.kind === 'staff' && actor.account === reviewer))
    throw missing('reviewer', 'This needs a second person.')
  // First the recipients: with the last record of a person goes the key that names their disclosures.
  const told = await deps.tellRecipients(acting, declaration, { person, record, change: 'erased' })
  await eraseRecord(acting, declaration, {
    store,
    person,
    record,
    why: UNLAWFUL,
    actor,
    content: { provision: UNLAWFUL_PROVISION, ground, reviewer },
  })
  return told
}
