import { category } from '../../law/index.ts'
import type { Finding, ReferenceKind } from '../finding.ts'
import type { Path } from '../place.ts'
import type { Checking } from './checking.ts'

interface Reference {
  readonly kind: ReferenceKind
  readonly id: string
  readonly path: Path
}

/** What is named exists, and each name is given once. */
export function references(c: Checking): Finding[] {
  return [...duplicates(c), ...unresolved(c)]
}

function duplicates(c: Checking): Finding[] {
  const d = c.declaration
  const lists: readonly (readonly [ReferenceKind, Path, readonly { readonly id: string }[]])[] = [
    ['audience', ['audiences'], d.audiences],
    ['category', ['categories'], d.categories],
    ['role', ['roles'], d.roles],
    ['activity', ['activities'], d.activities],
    ['consent', ['consents'], d.consents],
    ['store', ['stores'], d.stores],
    ['recipient', ['recipients'], d.recipients],
    ['form', ['forms'], d.forms],
    ['message', ['messages'], d.messages],
    ['measure', ['measures'], d.measures],
    ['certificate', ['certificates'], d.certificates],
    ['claim', ['claims'], d.claims],
    ['derivation', ['derivations'], d.derivations],
    ['browser-item', ['browser'], d.browser.map(({ name }) => ({ id: name }))],
    ...d.activities.map((item, i) => ['purpose', ['activities', i, 'purposes'], item.purposes] as const),
    ...d.stores.map(
      (item, i) =>
        ['column', ['stores', i, 'columns'], item.columns.map((at) => ({ id: at.column }))] as const,
    ),
    ...d.activities.map(
      (item, i) =>
        ['category', ['activities', i, 'data'], item.data.map((at) => ({ id: at.category }))] as const,
    ),
  ]
  const found: Finding[] = []
  for (const [kind, path, items] of lists) {
    const seen = new Set<string>()
    items.forEach(({ id }, index) => {
      if (seen.has(id)) found.push(c.found('reference/duplicate', [...path, index], { kind, id }))
      seen.add(id)
    })
  }
  const periods = new Set<string>()
  d.activities.forEach((activity, i) => {
    activity.periods.forEach(({ id }, j) => {
      if (periods.has(id)) {
        found.push(c.found('reference/duplicate', ['activities', i, 'periods', j], { kind: 'period', id }))
      }
      periods.add(id)
    })
  })
  return found
}

function unresolved(c: Checking): Finding[] {
  const d = c.declaration
  const known: { readonly [K in ReferenceKind]?: ReadonlySet<string> } = {
    activity: new Set(c.activities.keys()),
    audience: new Set(d.audiences.map(({ id }) => id)),
    consent: new Set(c.consents.keys()),
    recipient: new Set(c.recipients.keys()),
    role: new Set(d.roles.map(({ id }) => id)),
    store: new Set(c.stores.keys()),
  }
  const found: Finding[] = []
  for (const { kind, id, path } of referencesIn(c)) {
    if (alwaysUnknown.has(kind) || known[kind]?.has(id) === false)
      found.push(c.found('reference/unknown', path, { kind, id }))
  }
  d.categories.forEach(({ id }, i) => {
    if (category(id) !== null) {
      found.push(c.found('category/known-by-law', ['categories', i], { category: id }))
    }
  })
  for (const { id, path } of categoriesIn(c)) {
    if (!c.isKnownCategory(id)) found.push(c.found('category/unknown', path, { category: id }))
  }
  return found
}

function referencesIn(c: Checking): Reference[] {
  const d = c.declaration
  const list: Reference[] = []
  const add = (kind: ReferenceKind, id: string, ...path: Path): void => void list.push({ kind, id, path })
  d.activities.forEach((a, i) => {
    const at = ['activities', i] as const
    const purposes = new Set(a.purposes.map(({ id }) => id))
    const purpose = (id: string, ...path: Path): void => {
      if (!purposes.has(id)) add('purpose', id, ...path)
    }
    if (a.role.as === 'joint') {
      a.role.with.forEach((id, j) => add('recipient', id, ...at, 'role', 'with', j))
    }
    a.subjects.forEach((id, j) => add('audience', id, ...at, 'subjects', j))
    a.stores.forEach((id, j) => add('store', id, ...at, 'stores', j))
    a.bases.forEach((entry, j) => {
      entry.purposes.forEach((id, k) => purpose(id, ...at, 'bases', j, 'purposes', k))
      if (entry.basis.article === '6(1)(a)') {
        add('consent', entry.basis.consent, ...at, 'bases', j, 'basis', 'consent')
      }
      if (entry.special?.article === '9(2)(a)') {
        add('consent', entry.special.consent, ...at, 'bases', j, 'special', 'consent')
      }
    })
    a.data.forEach((datum, j) => {
      if (datum.source.from === 'third-party' && datum.source.recipient !== undefined) {
        add('recipient', datum.source.recipient, ...at, 'data', j, 'source', 'recipient')
      }
    })
    a.disclosures.forEach((item, j) => {
      add('recipient', item.recipient, ...at, 'disclosures', j, 'recipient')
      purpose(item.purpose, ...at, 'disclosures', j, 'purpose')
      if (item.chosenBy !== undefined) {
        add('store', item.chosenBy.store, ...at, 'disclosures', j, 'chosenBy', 'store')
      }
    })
    a.periods.forEach((item, j) => {
      add('store', item.store, ...at, 'periods', j, 'store')
      item.readers?.forEach((reader, k) => {
        add('role', reader.role, ...at, 'periods', j, 'readers', k, 'role')
        purpose(reader.purpose, ...at, 'periods', j, 'readers', k, 'purpose')
      })
    })
    a.readers.forEach((reader, j) => {
      add('role', reader.role, ...at, 'readers', j, 'role')
      reader.purposes.forEach((id, k) => purpose(id, ...at, 'readers', j, 'purposes', k))
    })
  })
  d.consents.forEach((item, i) => {
    add('activity', item.activity, 'consents', i, 'activity')
    const activity = c.activities.get(item.activity)
    if (activity !== undefined && !activity.purposes.some(({ id }) => id === item.purpose)) {
      add('purpose', item.purpose, 'consents', i, 'purpose')
    }
  })
  d.stores.forEach((item, i) => {
    if (item.host !== 'own') add('recipient', item.host, 'stores', i, 'host')
  })
  d.recipients.forEach((item, i) => {
    if (item.transfer?.instrument === 'art49-1-a') {
      add('consent', item.transfer.consent, 'recipients', i, 'transfer', 'consent')
    }
  })
  d.browser.forEach((item, i) => {
    if (item.setter !== 'own') add('recipient', item.setter, 'browser', i, 'setter')
    if (item.access.ground === 'consent') {
      add('consent', item.access.consent, 'browser', i, 'access', 'consent')
    }
  })
  d.forms.forEach((item, i) => {
    add('activity', item.activity, 'forms', i, 'activity')
    add('store', item.store, 'forms', i, 'store')
    item.consents.forEach(({ consent }, j) => add('consent', consent, 'forms', i, 'consents', j, 'consent'))
    item.fields.forEach((field, j) => {
      if (field.store !== undefined) add('store', field.store, 'forms', i, 'fields', j, 'store')
      field.also.forEach(({ store }, k) => add('store', store, 'forms', i, 'fields', j, 'also', k, 'store'))
    })
  })
  d.messages.forEach((item, i) => add('activity', item.activity, 'messages', i, 'activity'))
  d.derivations.forEach((item, i) => {
    add('activity', item.activity, 'derivations', i, 'activity')
    add('store', item.from.store, 'derivations', i, 'from', 'store')
    if (item.to.place === 'store') add('store', item.to.store, 'derivations', i, 'to', 'store')
    else add('recipient', item.to.recipient, 'derivations', i, 'to', 'recipient')
    const columns = c.stores.get(item.from.store)?.columns
    item.from.columns.forEach((name, j) => {
      if (columns !== undefined && !columns.some((at) => at.column === name)) {
        add('column', name, 'derivations', i, 'from', 'columns', j)
      }
    })
  })
  return list
}

/** Purposes and columns are looked up where they stand, so what reaches the list is unknown. */
const alwaysUnknown: ReadonlySet<ReferenceKind> = new Set(['purpose', 'column'])

function categoriesIn(c: Checking): { readonly id: string; readonly path: Path }[] {
  const d = c.declaration
  const list: { readonly id: string; readonly path: Path }[] = []
  d.activities.forEach((a, i) => {
    a.data.forEach((datum, j) => {
      list.push({ id: datum.category, path: ['activities', i, 'data', j, 'category'] })
      if (datum.source.from === 'derived') {
        datum.source.of.forEach((id, k) =>
          list.push({ id, path: ['activities', i, 'data', j, 'source', 'of', k] }),
        )
      }
    })
    a.disclosures.forEach((item, j) => {
      item.categories.forEach((id, k) =>
        list.push({ id, path: ['activities', i, 'disclosures', j, 'categories', k] }),
      )
    })
  })
  d.stores.forEach((store, i) => {
    store.columns.forEach(({ category }, j) => {
      if (category !== null) list.push({ id: category, path: ['stores', i, 'columns', j, 'category'] })
    })
  })
  d.recipients.forEach((item, i) => {
    item.receives.forEach((id, j) => list.push({ id, path: ['recipients', i, 'receives', j] }))
  })
  d.forms.forEach((form, i) => {
    form.fields.forEach(({ category }, j) => {
      if (category !== null) list.push({ id: category, path: ['forms', i, 'fields', j, 'category'] })
    })
  })
  return list
}
