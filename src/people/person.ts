import { randomUUID } from 'node:crypto'
import { type Instant, type PersonId, Problem, type RecordId, keyedHash } from '../base/index.ts'
import type { Acting } from '../ledger/index.ts'
import { type Identifier, type IdentifierKind, normalise } from './identifier.ts'
import { seal, unsealText } from './seal.ts'
import { REHEARSAL, fingerprintOf } from './known.ts'
import { addIdentifier, addPerson, claimIdentifier, ownerOf, readIdentifiers, readPerson } from './store.ts'

/** What the product knows of a person as such. */
export interface Person {
  readonly person: PersonId
  /** A Testperson walks the real flows for proof and is never counted. */
  readonly rehearsal: boolean
  readonly createdAt: Instant
  readonly erasedAt: Instant | undefined
}

/** Adds a person who is known by nothing (yet), with a key of their own, and records that they are known now. */
export async function newPerson(
  acting: Acting,
  options: { readonly rehearsal?: boolean } = {},
): Promise<PersonId> {
  const person = newPersonId()
  await acting.world.keys.create(acting.company, person)
  await addPerson(acting.tx, acting.company, person, acting.now, options.rehearsal === true)
  await recordKnown(acting, person, options.rehearsal === true)
  return person
}

/**
 * The person an identifier belongs to; where it is nobody's yet, a new person, or the one named in `options`. Whose it
 * became is recorded: whoever moves it by hand contradicts the ledger.
 *
 * @throws Problem 422 when the value is no such identifier; 409 when it belongs to another person than the one named
 */
export async function personFor(
  acting: Acting,
  identifier: Identifier,
  options: { readonly rehearsal?: boolean; readonly person?: PersonId } = {},
): Promise<PersonId> {
  const { company, tx } = acting
  const { value, hash } = hashed(acting, identifier)
  for (;;) {
    const known = await ownerOf(tx, company, identifier.kind, hash)
    if (known !== undefined) {
      if (options.person !== undefined && options.person !== known) throw takenProblem(identifier.kind)
      return known
    }
    const person = options.person ?? newPersonId()
    // Lost to somebody who claimed it meanwhile: look again.
    if (!(await claimIdentifier(tx, company, identifier.kind, hash, person))) continue
    await acting.world.keys.create(company, person)
    await addPerson(tx, company, person, acting.now, options.rehearsal === true)
    const sealed = seal(acting.world.keys, company, person, 'identifier.sealed', value)
    await addIdentifier(tx, { person, company, kind: identifier.kind, hash, sealed, added_at: acting.now })
    await recordKnown(acting, person, options.rehearsal === true, {
      kind: identifier.kind,
      fingerprint: fingerprintOf(company, person, identifier.kind, hash, sealed),
    })
    return person
  }
}

/** The person an identifier belongs to; nothing where it is nobody's. Throws as `normalise` does. */
export function findPerson(acting: Acting, identifier: Identifier): Promise<PersonId | undefined> {
  return ownerOf(acting.tx, acting.company, identifier.kind, hashed(acting, identifier).hash)
}

/** What a person is known by, in clear: for showing it to them, and for handing it out (Art. 15, Art. 20). */
export async function identifiersOf(
  acting: Acting,
  person: PersonId,
): Promise<readonly { readonly kind: IdentifierKind; readonly value: string; readonly addedAt: Instant }[]> {
  const rows = await readIdentifiers(acting.tx, acting.company, person)
  return rows.map((row) => ({
    kind: row.kind,
    value: unsealText(acting.world.keys, acting.company, person, 'identifier.sealed', row.sealed),
    addedAt: row.added_at,
  }))
}

/** A person by number; nothing where the company knows none. */
export async function personOf(acting: Acting, person: PersonId): Promise<Person | undefined> {
  const row = await readPerson(acting.tx, acting.company, person)
  if (row === undefined) return undefined
  return {
    person,
    rehearsal: row.rehearsal,
    createdAt: row.created_at,
    erasedAt: row.erased_at ?? undefined,
  }
}

function hashed(acting: Acting, identifier: Identifier): { readonly value: string; readonly hash: Buffer } {
  const value = normalise(identifier)
  const key = acting.world.keys.lookupKey(acting.company)
  return { value, hash: keyedHash(key, `${identifier.kind}|${value}`) }
}

/**
 * Whether somebody is a rehearsal's stands in clear in who acted, for looks go by it when the content is erased. The
 * fingerprint takes the place of a record: it says nothing without the row it is of.
 */
async function recordKnown(
  acting: Acting,
  person: PersonId,
  rehearsal: boolean,
  identifier?: { readonly kind: IdentifierKind; readonly fingerprint: RecordId },
): Promise<void> {
  await acting.record({
    kind: 'person/known',
    actor: { kind: 'system', part: rehearsal ? REHEARSAL : 'people' },
    person,
    ...(identifier === undefined ? {} : { record: identifier.fingerprint, content: { by: identifier.kind } }),
  })
}

/** Random throughout: a number that told when somebody came would be one more thing about them. */
function newPersonId(): PersonId {
  return randomUUID() as PersonId
}

function takenProblem(kind: IdentifierKind): Problem {
  return new Problem(409, 'identifier/taken', `This ${kind} belongs to another person.`)
}
