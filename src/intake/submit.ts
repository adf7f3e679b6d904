import {
  type Language,
  type PersonId,
  Problem,
  type RecordId,
  addTime,
  hashOf,
  sha256,
} from '../base/index.ts'
import type { Declaration, Form, StoreDeclaration } from '../declaration/index.ts'
import type { Acting, Actor } from '../ledger/index.ts'
import { personFor } from '../people/index.ts'
import {
  eventRecord,
  type Fields,
  type FieldValue,
  rowsOf,
  tableStore,
  updateRecord,
  writeRecord,
} from '../records/index.ts'
import { disclose, giveConsent, refuseConsent } from '../standing/index.ts'
import { noteRecord, takeToken } from './store.ts'
import type { Answers, Values } from './validate.ts'

/** What a form brought, after every fault is out of it. */
export interface Submission {
  readonly values: Values
  readonly answers: Answers
  readonly language: Language
  /** Random, made with the empty form; sent twice, the form counts once. */
  readonly token?: string
  /** A Testperson's: marked and never counted. */
  readonly rehearsal?: boolean
  /** Columns that follow from what was entered, such as the amount of an order. */
  readonly derived?: Fields
}

/** What became of a form. */
export interface Collected {
  readonly record: RecordId | null
  /** Null where the same form had been sent before. */
  readonly person: PersonId | null
}

/**
 * Takes what a person entered in a declared form on the web: the row, the rows it also belongs to, the answers to consent
 * questions, the record of the act with its basis, and the disclosures the order asks for, all or nothing.
 *
 * @throws Problem 404 `form/unknown` when the form is none for the web; what disclosures throw
 */
export async function submitForm(
  acting: Acting,
  declaration: Declaration,
  form: Form,
  sent: Submission,
): Promise<Collected> {
  if (form.channel !== 'web' || form.person.by !== 'email') {
    throw new Problem(404, 'form/unknown', 'This form is not for the web.')
  }
  const token = sent.token === undefined ? null : sha256(`${form.id}|${sent.token}`)
  if (token !== null) {
    const before = await takeToken(
      acting.tx,
      acting.company,
      token,
      acting.now,
      addTime(acting.now, '-PT24H'),
    )
    if (before !== null) return { record: before.record, person: null }
  }
  const email = String(sent.values[form.person.field] ?? '')
  const person = await personFor(
    acting,
    { kind: 'email', value: email },
    { rehearsal: sent.rehearsal === true },
  )
  const actor: Actor = { kind: 'person', person }

  for (const [consent, answer] of Object.entries(sent.answers)) {
    const said = { person, consent, language: sent.language, actor, via: `form ${form.id}` }
    await (answer === 'given'
      ? giveConsent(acting, declaration, said)
      : refuseConsent(acting, declaration, said))
  }

  const record = await collect(acting, declaration, form, person, sent)
  if (token !== null) await noteRecord(acting.tx, acting.company, token, record)
  await discloseStep(acting, declaration, form, { person, record, step: 'placed' })
  return { record, person }
}

async function collect(
  acting: Acting,
  declaration: Declaration,
  form: Form,
  person: PersonId,
  sent: Submission,
): Promise<RecordId> {
  const rehearsal = sent.rehearsal === true
  const places = placesOf(form, sent.values)
  const store = declaredStore(declaration, form.store)
  const own = { ...places.get(form.store), ...fixedOf(form), ...takenAt(store, acting), ...sent.derived }
  const record = await writeRecord(acting, declaration, {
    store: form.store,
    person,
    source: `form ${form.id}`,
    fields: own,
    rehearsal,
  })
  for (const [other, fields] of places) {
    if (other !== form.store) await keepCurrent(acting, declaration, form, person, other, fields, rehearsal)
  }
  const activity = declaration.activities.find((one) => one.id === form.activity)
  await acting.record({
    kind: 'intake/collected',
    actor: { kind: 'person', person },
    person,
    activity: form.activity,
    ...(activity?.purposes[0] === undefined ? {} : { purpose: activity.purposes[0].id }),
    store: form.store,
    record,
    content: {
      form: form.id,
      language: sent.language,
      // Names of fields, never what was entered; and the basis, per enquiry.
      fields: Object.keys(sent.values).sort(),
      basis: activity?.bases.map(({ basis }) => basis.article) ?? [],
      shown: hashOf([
        form.title,
        form.intro,
        form.fields.map((field) => [field.name, field.label, field.required]),
      ]),
    },
  })
  return record
}

/** Where each value goes: store, then column. */
function placesOf(form: Form, values: Values): ReadonlyMap<string, Fields> {
  const places = new Map<string, Record<string, FieldValue>>()
  const put = (store: string, column: string, value: FieldValue): void => {
    const fields = places.get(store) ?? {}
    fields[column] = value
    places.set(store, fields)
  }
  for (const field of form.fields) {
    const value = values[field.name]
    if (value === undefined) continue
    put(field.store ?? form.store, field.column, value)
    for (const place of field.also) put(place.store, place.column, value)
  }
  return places
}

function fixedOf(form: Form): Fields {
  return Object.fromEntries(form.fixed.map(({ column, value }) => [column, value]))
}

/** The moment a row is taken, in the first moment its store declares. */
export function takenAt(store: StoreDeclaration, acting: Pick<Acting, 'now'>): Fields {
  const column = store.columns.find((one) => one.type === 'instant' && one.category === null)
  return column === undefined ? {} : { [column.column]: acting.now }
}

/** A store that holds one row per person, such as the customer file: what was entered last is what holds. */
async function keepCurrent(
  acting: Acting,
  declaration: Declaration,
  form: Form,
  person: PersonId,
  storeId: string,
  fields: Fields,
  rehearsal: boolean,
): Promise<void> {
  const taken = takenAt(declaredStore(declaration, storeId), acting)
  const [row] = await rowsOf(acting, declaration, { store: storeId, person })
  if (row === undefined) {
    await writeRecord(acting, declaration, {
      store: storeId,
      person,
      source: `form ${form.id}`,
      fields: { ...fields, ...taken },
      rehearsal,
    })
    return
  }
  const actor: Actor = { kind: 'person', person }
  const flag = tableStore(declaration, storeId)?.columns.find((one) => one.column === 'flagged')
  const confirmed: Fields =
    flag !== undefined && row.fields['flagged'] !== null ? { flagged: 'confirmed' } : {}
  const changed = Object.fromEntries(
    Object.entries(fields).filter(([column, value]) => row.fields[column] !== value),
  )
  const name = { store: storeId, person, record: row.id, actor }
  if (Object.keys(changed).length > 0) {
    await updateRecord(acting, declaration, { ...name, fields: changed, why: `form ${form.id}` })
  }
  if (Object.keys({ ...taken, ...confirmed }).length > 0) {
    await eventRecord(acting, declaration, {
      ...name,
      fields: { ...taken, ...confirmed },
      event: `form ${form.id}`,
    })
  }
}

function declaredStore(declaration: Declaration, id: string): StoreDeclaration {
  const store = tableStore(declaration, id)
  if (store === undefined) throw new Error(`The form writes to “${id}”, which is no declared table.`)
  return store
}

/**
 * The disclosures of a step of an order: the payment service the customer chose when it is placed, the carrier when the
 * goods leave. Each only with the columns this recipient is meant to get; nobody who was not chosen (Art. 5(1)(c), 6(1)(b)).
 */
export async function discloseStep(
  acting: Acting,
  declaration: Declaration,
  form: Form,
  at: { readonly person: PersonId; readonly record: RecordId; readonly step: 'placed' | 'shipped' },
): Promise<void> {
  const activity = declaration.activities.find((one) => one.id === form.activity)
  const store = declaredStore(declaration, form.store)
  const [row] = await rowsOf(acting, declaration, { store: form.store, person: at.person }).then((rows) =>
    rows.filter((one) => one.id === at.record),
  )
  if (activity === undefined || row === undefined) return
  const invoice = new Set(form.addresses.slice(1).flatMap((group) => Object.values(group)))
  const withheld = new Set(
    form.fields.filter((field) => invoice.has(field.name)).map((field) => field.column),
  )
  const addressed = new Set(
    form.fields
      .filter((field) => form.addresses.some((group) => group.street === field.name))
      .map((f) => f.category),
  )

  for (const disclosure of activity.disclosures) {
    const { chosenBy } = disclosure
    if (disclosure.requires !== 'order' || chosenBy?.store !== form.store) continue
    if (row.fields[chosenBy.column] !== chosenBy.value) continue
    const carries = disclosure.categories.some((category) => addressed.has(category))
    if (carries !== (at.step === 'shipped')) continue
    const fields = store.columns
      .filter(
        ({ column, category }) =>
          category !== null && disclosure.categories.includes(category) && !withheld.has(column),
      )
      .map(({ column }) => column)
    await disclose(acting, declaration, {
      actor: { kind: 'system', part: `order ${at.step}` },
      activity: activity.id,
      purpose: disclosure.purpose,
      recipient: disclosure.recipient,
      person: at.person,
      store: form.store,
      record: at.record,
      fields,
      ground: disclosure.basis,
    })
  }
}
