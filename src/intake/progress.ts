import { type PersonId, Problem, type RecordId } from '../base/index.ts'
import type { Declaration, Form, StoreDeclaration } from '../declaration/index.ts'
import type { Acting, Actor } from '../ledger/index.ts'
import { eventRecord, openRecord, type RecordName, rowsOf } from '../records/index.ts'
import { discloseStep } from './submit.ts'

/** What happens to an order or an enquiry on its way; periods start from some of these. */
export type Step = 'answered' | 'closed' | 'shipped' | 'completed' | 'cancelled'

const STEPS: readonly Step[] = ['answered', 'closed', 'shipped', 'completed', 'cancelled']

/** From which states a step may be taken; anything else is a mistake. */
const before: Readonly<Record<Step, readonly string[]>> = {
  answered: ['open'],
  closed: ['open', 'answered'],
  shipped: ['placed'],
  completed: ['shipped', 'placed'],
  cancelled: ['placed', 'shipped'],
}

/**
 * The steps that follow from the state a record is in, of those its store declares; none where no form fills the store.
 *
 * @param state what stands in the column `state`
 */
export function nextSteps(
  declaration: Declaration,
  store: StoreDeclaration,
  state: string | null,
): readonly Step[] {
  if (state === null || !declaration.forms.some((form) => form.store === store.id)) return []
  const choices = store.columns.find((one) => one.column === 'state')?.choices ?? []
  return STEPS.filter((step) => choices.includes(step) && before[step].includes(state))
}

/**
 * Takes a step with something that came in by a form: an enquiry is answered or closed, an order shipped, completed (and
 * invoiced) or cancelled. States and dates are those the store declares; the carrier learns the address when goods leave.
 *
 * @throws Problem 404 when there is no such record; 409 `form/step` when the step does not follow from its state
 */
export async function takeStep(
  acting: Acting,
  declaration: Declaration,
  what: {
    readonly form: string
    readonly person: PersonId
    readonly record: RecordId
    readonly step: Step
    readonly actor: Actor
  },
): Promise<void> {
  const form = formOf(declaration, what.form)
  const name: RecordName = { store: form.store, person: what.person, record: what.record }
  const row = await openRecord(acting, declaration, name)
  if (row === null) throw new Problem(404, 'record/absent', 'There is no such record.')
  const store = declaration.stores.find((one) => one.id === form.store)
  const state = store?.columns.find((one) => one.column === 'state')
  const stands = row.fields['state']
  const now = typeof stands === 'string' ? stands : ''
  if (state?.choices?.includes(what.step) !== true || !before[what.step].includes(now)) {
    throw new Problem(409, 'form/step', `“${what.step}” does not follow from “${now}”.`)
  }
  if (what.step === 'shipped') await refuseFlagged(acting, declaration, form, what.person)
  if (what.step === 'shipped') await discloseStep(acting, declaration, form, { ...what, step: 'shipped' })
  const has = (column: string): boolean => store?.columns.some((one) => one.column === column) === true
  const ends = what.step === 'closed' || what.step === 'completed' || what.step === 'cancelled'
  await eventRecord(acting, declaration, {
    ...name,
    event: what.step,
    actor: what.actor,
    fields: {
      state: what.step,
      ...(ends && has('closed_at') ? { closed_at: acting.now } : {}),
      ...(what.step === 'completed' && has('invoiced_on') ? { invoiced_on: acting.today } : {}),
    },
  })
}

/** Stores besides the form's own that its fields are written to: the customer file. */
export function besides(form: Form): readonly string[] {
  const stores = form.fields.flatMap((field) => [
    field.store ?? form.store,
    ...field.also.map((place) => place.store),
  ])
  return [...new Set(stores)].filter((store) => store !== form.store)
}

/** Details that came back (bounced mail, returned parcel) are not used until the customer has confirmed them (Art. 5(1)(d)). */
async function refuseFlagged(
  acting: Acting,
  declaration: Declaration,
  form: Form,
  person: PersonId,
): Promise<void> {
  for (const store of besides(form)) {
    for (const row of await rowsOf(acting, declaration, { store, person })) {
      const flag = row.fields['flagged']
      if (flag === 'bounced' || flag === 'returned') {
        throw new Problem(
          409,
          'customer/flagged',
          'These details came back; the customer has to confirm them first.',
          {
            provision: 'Art. 5(1)(d) GDPR',
          },
        )
      }
    }
  }
}

/**
 * Marks a customer's details as wrong because mail or a parcel came back, or as confirmed again (Art. 5(1)(d) GDPR).
 *
 * @throws Problem 404 when there is no such record
 */
export async function flagDetails(
  acting: Acting,
  declaration: Declaration,
  what: RecordName & { readonly flag: 'bounced' | 'returned' | 'confirmed'; readonly actor: Actor },
): Promise<void> {
  await eventRecord(acting, declaration, {
    ...what,
    event: `details ${what.flag}`,
    fields: { flagged: what.flag },
  })
}

/** @throws Problem 404 `form/unknown` */
export function formOf(declaration: Declaration, id: string): Form {
  const form = declaration.forms.find((one) => one.id === id)
  if (form === undefined) throw new Problem(404, 'form/unknown', 'The declaration has no such form.')
  return form
}
