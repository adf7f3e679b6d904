import type { Finding } from '../finding.ts'
import type { Path } from '../place.ts'
import type { Form, FormField } from '../schema.ts'
import type { Checking } from './checking.ts'

/** Forms ask for what is declared and for no more, and mail is sent for what was agreed (Art. 5(1)(c), 7, 13(2)(e) GDPR; § 7 UWG). */
export function forms(c: Checking): Finding[] {
  return [
    ...c.declaration.forms.flatMap((form, i) => [
      ...form.fields.flatMap((field, j) => fieldOf(c, form, field, ['forms', i, 'fields', j])),
      ...personOf(c, form, i),
      ...consentsOf(c, form, i),
    ]),
    ...messages(c),
  ]
}

function fieldOf(c: Checking, form: Form, field: FormField, at: Path): Finding[] {
  const found: Finding[] = []
  const name = { form: form.id, field: field.name }
  if (field.type === 'choice' && (field.choices ?? []).length === 0) {
    found.push(c.found('field/no-choices', at, name))
  }
  const targets = [
    { store: field.store ?? form.store, column: field.column, path: [...at, 'column'] },
    ...field.also.map((also, k) => ({ ...also, path: [...at, 'also', k] })),
  ]
  for (const target of targets) {
    const store = c.stores.get(target.store)
    if (store === undefined) continue
    const column = store.columns.find((item) => item.column === target.column)
    if (column === undefined) {
      found.push(
        c.found('field/unknown-column', target.path, { ...name, store: store.id, column: target.column }),
      )
    } else if (column.category !== field.category) {
      found.push(
        c.found('field/other-category', target.path, {
          ...name,
          category: field.category ?? '–',
          columnCategory: column.category ?? '–',
        }),
      )
    }
  }
  if (field.category === null) return found
  const category = field.category
  const activity = c.activities.get(form.activity)
  const datum = activity?.data.find((item) => item.category === category)
  if (activity !== undefined && datum === undefined) {
    found.push(
      c.found('field/undeclared-category', [...at, 'category'], { ...name, category, activity: activity.id }),
    )
  }
  if (datum?.provision.duty === 'voluntary' && field.required) {
    found.push(c.found('field/voluntary-required', [...at, 'required'], { ...name, category }))
  }
  if (category === 'person.title' && field.required) {
    found.push(c.found('field/title-required', [...at, 'required'], name))
  }
  return found
}

function personOf(c: Checking, form: Form, i: number): Finding[] {
  if (form.person.by === 'reference') return []
  const wanted = form.person.field
  const field = form.fields.find((item) => item.name === wanted)
  return field?.type === 'email' && field.required
    ? []
    : [c.found('field/person-unknown', ['forms', i, 'person'], { form: form.id, field: wanted })]
}

/** A consent to something else must not be the price of this (Art. 7(4)); a consent this rests on must be asked for here. */
function consentsOf(c: Checking, form: Form, i: number): Finding[] {
  const activity = c.activities.get(form.activity)
  const found: Finding[] = []
  form.consents.forEach(({ consent: id, needed }, j) => {
    const consent = c.consents.get(id)
    if (needed && consent !== undefined && consent.activity !== form.activity) {
      found.push(c.found('consent/coupled', ['forms', i, 'consents', j], { consent: id, form: form.id }))
    }
  })
  for (const { basis, special } of activity?.bases ?? []) {
    const ids = new Set<string>()
    if (basis.article === '6(1)(a)') ids.add(basis.consent)
    if (special?.article === '9(2)(a)') ids.add(special.consent)
    for (const id of ids) {
      if (form.consents.some((item) => item.consent === id)) continue
      found.push(c.found('consent/not-asked', ['forms', i], { consent: id, form: form.id }))
    }
  }
  return found
}

function messages(c: Checking): Finding[] {
  return c.declaration.messages.flatMap((message, i): Finding[] => {
    if (message.class !== 'marketing') return []
    const found: Finding[] = []
    const consented = c.activities
      .get(message.activity)
      ?.bases.some(({ basis }) => basis.article === '6(1)(a)')
    if (message.ground !== 'existing-customer' && consented !== true) {
      found.push(c.found('message/no-consent', ['messages', i], { message: message.id }))
    }
    if (![message.body.de, message.body.en].every((body) => body.includes('{{unsubscribe}}'))) {
      found.push(c.found('message/no-unsubscribe', ['messages', i, 'body'], { message: message.id }))
    }
    return found
  })
}
