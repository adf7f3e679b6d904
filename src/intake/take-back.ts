import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { type CompanyId, isUuid, type PersonId, Problem, type RecordId } from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'
import type { Acting, World } from '../ledger/index.ts'
import { eraseRecord } from '../records/index.ts'
import { formOf } from './progress.ts'

/** What a take-back link names. The link carries it, encrypted; nothing about it is stored. */
export interface TakeBack {
  readonly form: string
  readonly person: PersonId
  readonly record: RecordId
}

function keyOf(world: World, company: CompanyId): Buffer {
  return createHmac('sha256', world.keys.lookupKey(company)).update('zusage take-back 1').digest()
}

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex')
const uuidOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-')

/** The secret part of a take-back link: 80 characters that only this company can read or make. */
function takeBackToken(world: World, company: CompanyId, what: TakeBack): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(world, company), nonce)
  cipher.setAAD(Buffer.from(`${company}|${what.form}`))
  const body = Buffer.concat([
    cipher.update(Buffer.concat([bytesOf(what.person), bytesOf(what.record)])),
    cipher.final(),
  ])
  return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url')
}

/** Where the link leads. */
export function takeBackPath(world: World, company: CompanyId, what: TakeBack): string {
  return `/${company}/${what.form}/${takeBackToken(world, company, what)}`
}

/** What a link names; null when it is none of this company's, changed or cut. */
export function readTakeBack(world: World, company: CompanyId, form: string, token: string): TakeBack | null {
  if (!/^[\w-]{80}$/u.test(token)) return null
  const bytes = Buffer.from(token, 'base64url')
  try {
    const cipher = createDecipheriv('aes-256-gcm', keyOf(world, company), bytes.subarray(0, 12))
    cipher.setAAD(Buffer.from(`${company}|${form}`))
    cipher.setAuthTag(bytes.subarray(-16))
    const plain = Buffer.concat([cipher.update(bytes.subarray(12, -16)), cipher.final()])
    const [person, record] = [uuidOf(plain.subarray(0, 16)), uuidOf(plain.subarray(16))]
    return isUuid(person) && isUuid(record)
      ? { form, person: person as PersonId, record: record as RecordId }
      : null
  } catch {
    return null
  }
}

/**
 * Takes back what somebody sent by a form (Art. 7(3), 17(1) GDPR): the row goes at once, with it every copy in the outbox
 * (a reaction), and the person when nothing else of them is left. Whoever has the link has the right; no login.
 *
 * @returns `verified` when it is gone, `absent` when it was gone already
 * @throws Problem 404 when the link is none or the form cannot be taken back; 423 when a hold keeps it
 */
export async function takeBack(
  acting: Acting,
  declaration: Declaration,
  form: string,
  token: string,
): Promise<'verified' | 'absent'> {
  const declared = formOf(declaration, form)
  const named = readTakeBack(acting.world, acting.company, form, token)
  if (named === null || !declared.takeBack)
    throw new Problem(404, 'take-back/unknown', 'There is no such link.')
  return eraseRecord(acting, declaration, {
    store: declared.store,
    person: named.person,
    record: named.record,
    why: 'taken back by the person',
    actor: { kind: 'person', person: named.person },
  })
}
