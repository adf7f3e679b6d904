// What the pledges on forms, records and captures share.
import type { RecordId, Words } from '../base/index.ts'
import type { Declaration, Form, StoreDeclaration } from '../declaration/index.ts'
import { transact } from '../ledger/index.ts'
import type { Finding, Offence, Pledge, ProofContext } from '../pledge/index.ts'
import { readableRecord, schemaName, type StoredRecord, tableName, tableStore } from '../records/index.ts'
import { answersFinding } from './rehearsal.ts'
import { rowNames } from './store.ts'

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
  of: string = form.id,
): Pledge {
  return {
    id: `${kind}/${of}`,
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

/** Where a row is, for people. */
export function rowPlace(declaration: Declaration, company: string, store: string, row: RecordId): string {
  return `table ${tableIn(declaration, company, store)}, row ${row}`
}

/**
 * Every real row of a store, opened as far as it opens.
 *
 * @param newest only so many of the newest
 */
export async function openRows(
  { world, company }: ProofContext,
  declaration: Declaration,
  store: StoreDeclaration,
  newest = Number.POSITIVE_INFINITY,
): Promise<readonly StoredRecord[]> {
  const names = await rowNames(world.db, company, store)
  const rows: StoredRecord[] = []
  for (const { id, person } of names.slice(-Math.min(newest, names.length))) {
    const row = await transact(world, company, (acting) =>
      readableRecord(acting, declaration, { store: store.id, person, record: id }),
    )
    if (row !== null) rows.push(row)
  }
  return rows
}
