import type { Day } from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'
import { type ChecklistId, category, isEea, tableOf, heldOn } from '../law/index.ts'

/**
 * The rows of law/art13-14-checklist.json that a notice for this declaration must answer on a day. A row the code does not
 * know is taken to apply, so that a new duty in the table shows as missing and is not forgotten.
 */
export function applicable(declaration: Declaration, on: Day): readonly string[] {
  return heldOn(tableOf('art13-14-checklist').items, on)
    .map(({ id }) => id)
    .filter((id) => when(id)?.(declaration, on) ?? true)
}

type When = (declaration: Declaration, on: Day) => boolean

const always: When = () => true
const withBasis =
  (...articles: readonly string[]): When =>
  (d) =>
    d.activities.some(({ bases }) => bases.some(({ basis }) => articles.includes(basis.article)))
const consent: When = (d) =>
  d.activities.some(({ bases }) =>
    bases.some(({ basis, special }) => basis.article === '6(1)(a)' || special?.article === '9(2)(a)'),
  )
const objectable: When = (d, on) => withBasis('6(1)(e)', '6(1)(f)')(d, on) || marketing(d, on)
const marketing: When = (d) => d.messages.some((message) => message.class === 'marketing')
const fromOthers: When = (d) =>
  d.activities.some(({ data }) => data.some(({ source }) => source.from !== 'person'))
const abroad: When = (d, on) =>
  d.recipients.some(({ seat, reaches }) => [seat, ...reaches].some((country) => !isEea(country, on)))
const safeguarded: When = (d) =>
  d.recipients.some(({ transfer }) => transfer?.instrument === 'scc-2021' || transfer?.instrument === 'bcr')
const officer: When = (d) => d.company.officer.designated
const onDevice: When = (d) => d.browser.length > 0

const conditions: { readonly [C in ChecklistId]?: When } = {
  'a13.1.a-name': always,
  'a13.1.a-contact': always,
  'a13.1.a-rep': (d, on) => !isEea(d.company.address.country, on),
  'a13.1.b': officer,
  'a13.1.c-purpose': always,
  'a13.1.c-basis': always,
  'a13.1.d': withBasis('6(1)(f)'),
  'a14.1.d': always,
  'a13.1.e': always,
  'a13.1.f-country': always,
  'a13.1.f-safeguard': abroad,
  'a13.1.f-copy': safeguarded,
  'a13.2.a': always,
  'a13.2.b-access': always,
  'a13.2.b-rectify': always,
  'a13.2.b-erase': always,
  'a13.2.b-restrict': always,
  'a13.2.b-object': objectable,
  'a13.2.b-port': withBasis('6(1)(a)', '6(1)(b)'),
  'a13.2.c': consent,
  'a13.2.d': always,
  'a13.2.e': always,
  'a13.2.f': always,
  'a13.3': always,
  'a14.2.f': fromOthers,
  'a14.3': (d) => d.activities.some(({ data }) => data.some(({ source }) => source.from === 'third-party')),
  'a21.4': objectable,
  'a21.2': marketing,
  'a26.2': (d) => d.activities.some(({ role }) => role.as === 'joint'),
  'a12.1': always,
  // We use no icons.
  'a12.7': () => false,
  'tddd25-info': always,
  'tddd25-exempt': onDevice,
  tddd19: always,
  'uwg7.3': (d) => d.messages.some(({ ground }) => ground === 'existing-customer'),
  'bdsg4.2': (d) =>
    d.activities.some(({ data }) => data.some((datum) => category(datum.category)?.id === 'video.image')),
  a8: (d) => d.audiences.some(({ minors }) => minors) && d.consents.length > 0,
  'a37.7': officer,
  'form-date': always,
  'form-reach': always,
  'form-impressum': (d) => d.company.address.country === 'DE',
}

function when(id: string): When | undefined {
  return Object.entries(conditions).find(([known]) => known === id)?.[1]
}
