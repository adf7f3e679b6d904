import type { Day } from '../base/index.ts'
import type { Declaration, Recipient } from '../declaration/index.ts'
import { isEea } from '../law/index.ts'
import { emptyStanding, recipientAgainst, type Refused } from '../standing/index.ts'
import { NOBODY } from '../base/index.ts'

/** One row of the register of recipients (Art. 13(1)(e), 28, 30(1)(d), 44 GDPR). */
export interface RegisterRow {
  readonly recipient: Recipient
  /** What it gets, for which purpose, on which basis. */
  readonly gets: readonly {
    readonly activity: string
    readonly purpose: string
    readonly basis: string
    readonly categories: readonly string[]
  }[]
  readonly abroad: boolean
  /** Why nothing may be handed over on that day; null when it may. */
  readonly against: Refused | null
}

/** The register of a company's recipients as it stands on a day. */
export function register(declaration: Declaration, day: Day): readonly RegisterRow[] {
  return declaration.recipients.map((recipient) => ({
    recipient,
    gets: declaration.activities.flatMap((activity) =>
      activity.disclosures
        .filter((disclosure) => disclosure.recipient === recipient.id)
        .map(({ purpose, basis, categories }) => ({ activity: activity.id, purpose, basis, categories })),
    ),
    abroad: !isEea(recipient.seat, day),
    against: recipientAgainst(declaration, emptyStanding(NOBODY), recipient, day),
  }))
}

/**
 * The columns a recipient may be sent from a store: those of the categories it is declared to receive for that activity.
 * Where a form takes several addresses, only the first leaves (a carrier needs no invoice address).
 */
export function mayLeave(declaration: Declaration, recipient: string, store: string): ReadonlySet<string> {
  const receives = new Set(declaration.recipients.find((one) => one.id === recipient)?.receives)
  const categories = new Set(
    declaration.activities
      .filter((activity) => activity.stores.includes(store))
      .flatMap((activity) => activity.disclosures)
      .filter((disclosure) => disclosure.recipient === recipient)
      .flatMap((disclosure) => disclosure.categories)
      .filter((category) => receives.has(category)),
  )
  const withheld = new Set(otherAddresses(declaration, store))
  const columns = declaration.stores.find((one) => one.id === store)?.columns ?? []
  return new Set(
    columns
      .filter(
        ({ column, category }) => category !== null && categories.has(category) && !withheld.has(column),
      )
      .map(({ column }) => column),
  )
}

/** Columns of all addresses but the first, of the forms that write to a store. */
function otherAddresses(declaration: Declaration, store: string): readonly string[] {
  return declaration.forms
    .filter((form) => form.store === store)
    .flatMap((form) => {
      const names = form.addresses.slice(1).flatMap((group) => Object.values(group))
      return form.fields.filter((field) => names.includes(field.name)).map((field) => field.column)
    })
}
