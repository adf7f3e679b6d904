import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { CompanyId, Instant } from '../base/index.ts'
import type { World } from '../ledger/index.ts'

function keyOf(world: World, company: CompanyId): Buffer {
  return createHmac('sha256', world.keys.lookupKey(company)).update('zusage form token 1').digest()
}

function macOf(world: World, company: CompanyId, form: string, body: string): string {
  return createHmac('sha256', keyOf(world, company))
    .update(`${form}|${body}`)
    .digest('base64url')
    .slice(0, 22)
}

/** A token for one sending of one form: random, dated, and made by us. Kept nowhere until it is sent. */
export function formToken(world: World, company: CompanyId, form: string, now: Instant): string {
  const body = `${randomBytes(12).toString('base64url')}.${Date.parse(now).toString(36)}`
  return `${body}.${macOf(world, company, form, body)}`
}

/** How long an open form can still be sent. */
const FORM_STAYS_OPEN = 24 * 3600_000

/** Whether a token is one of ours for this form and not older than a day. */
export function isFormToken(
  world: World,
  company: CompanyId,
  form: string,
  token: unknown,
  now: Instant,
): token is string {
  if (typeof token !== 'string' || token.length > 80) return false
  const found = /^([\w-]{16}\.([0-9a-z]{1,10}))\.([\w-]{22})$/u.exec(token)
  if (found === null) return false
  const [, body = '', at = '', mac = ''] = found
  const right = Buffer.from(macOf(world, company, form, body))
  if (!timingSafeEqual(right, Buffer.from(mac))) return false
  const age = Date.parse(now) - Number.parseInt(at, 36)
  return age <= FORM_STAYS_OPEN
}

/**
 * How often something may be sent from one connection. Counts live in memory, under a hash whose key dies with the
 * process; no address is written anywhere.
 */
export class Pace {
  readonly #most: number
  readonly #window: number
  readonly #key = randomBytes(32)
  readonly #counts = new Map<string, { count: number; until: number }>()

  constructor(most: number, windowMs: number) {
    this.#most = most
    this.#window = windowMs
  }

  /** Counts one sending; false when there were too many. */
  take(address: string, at: number = Date.now()): boolean {
    if (this.#counts.size > 50_000) this.#sweep(at)
    const name = createHmac('sha256', this.#key).update(address).digest('base64url').slice(0, 22)
    const known = this.#counts.get(name)
    if (known === undefined || known.until < at) {
      this.#counts.set(name, { count: 1, until: at + this.#window })
      return true
    }
    known.count += 1
    return known.count <= this.#most
  }

  #sweep(at: number): void {
    for (const [name, { until }] of this.#counts) if (until < at) this.#counts.delete(name)
    if (this.#counts.size > 50_000) this.#counts.clear()
  }
}
