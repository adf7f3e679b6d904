// What the pledges on forms, records and captures share.
import type { Words } from '../base/index.ts'
import type { Declaration, Form } from '../declaration/index.ts'
import type { Finding, Offence, Pledge } from '../pledge/index.ts'
import { schemaName, tableName, tableStore } from '../records/index.ts'
import { answersFinding } from './rehearsal.ts'

const NOT_SERVED: Words = {
  de: 'Die Seiten des Unternehmens werden gerade nicht ausgeliefert.',
  en: 'The company’s pages are not being served.',
}

export function notServed(): Finding {
  return { examined: 0, offences: [], saw: NOT_SERVED, unable: NOT_SERVED }
}

export function pledgeOf(
  form: Form,
  kind: string,
  rest: Omit<Pledge, 'id' | 'kind' | 'clauses' | 'freshFor'>,
): Pledge {
  return {
    id: `${kind}/${form.id}`,
    kind,
    clauses: [`activity.${form.activity}`],
    freshFor: rest.way === 'rehearse' ? 'P8D' : 'PT26H',
    ...rest,
  }
}

export function title(form: Form, before: Words, after: Words): Words {
  return {
    de: `${before.de} „${form.title.de}“ ${after.de}`,
    en: `${before.en} “${form.title.en}” ${after.en}`,
  }
}

export function tableIn(declaration: Declaration, company: string, store: string): string {
  const declared = tableStore(declaration, store)
  return `${schemaName(company)}.${declared === undefined ? store : tableName(declared)}`
}

export function at(form: Form, field: string, de: string, en: string): Offence {
  return {
    place: `form ${form.id}, field ${field}`,
    says: { de: `„${field}“ ${de}.`, en: `“${field}” ${en}.` },
  }
}

export function watched(examined: number, offences: readonly Offence[], what: Words): Finding {
  const finding = answersFinding(examined, offences, what)
  if (examined > 0) return finding
  return {
    ...finding,
    vacuous: { de: 'Es ist nichts da, das man prüfen könnte.', en: 'There is nothing to look at.' },
  }
}
