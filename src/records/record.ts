import type { Day, Instant, Json, PersonId, RecordId } from '../base/index.ts'
import type { Declaration, StoreDeclaration } from '../declaration/index.ts'

/** What a declared column can hold. Images are bytes, days and instants their texts. */
export type FieldValue = Json | Uint8Array

/** The declared fields of a row, by column. */
export type Fields = { readonly [column: string]: FieldValue }

/** One row of a declared store that belongs to a person, opened. */
export interface StoredRecord {
  readonly store: string
  readonly person: PersonId
  readonly id: RecordId
  readonly createdAt: Instant
  /** Version of the declaration under which it was written; 0 before anything was published. */
  readonly declaration: number
  /** Where it came from: `form contact`, `device`. */
  readonly source: string
  /** Why it may not be used: `18(1)(a)`, `statute:hgb-vouchers-8`; null when it may. */
  readonly restricted: string | null
  /** Last day of the restriction, where it has one. */
  readonly restrictedUntil: Day | null
  /** Whether a hold keeps it from being erased. */
  readonly held: boolean
  /** Written by a rehearsal; never counted. */
  readonly rehearsal: boolean
  readonly fields: Fields
}

/** A row as it lies in the table: what is sealed is still sealed. */
export interface SealedRecord extends Omit<StoredRecord, 'fields'> {
  readonly columns: { readonly [column: string]: FieldValue }
}

/** The declared store of an id; undefined when there is none, or it lies on disk only. */
export function tableStore(declaration: Declaration, store: string): StoreDeclaration | undefined {
  return declaration.stores.find((candidate) => candidate.id === store && candidate.kind === 'table')
}

/** The declared stores of the product's own database. */
export function tableStores(declaration: Declaration): readonly StoreDeclaration[] {
  return declaration.stores.filter((store) => store.kind === 'table')
}

/** The schema in which a company's stores lie: `company_skin_analysis`. */
export function schemaName(company: string): string {
  return `company_${company.replaceAll('-', '_')}`
}

/** The table of a declared store: the one it names, else its id with underscores. */
export function tableName(store: StoreDeclaration): string {
  return store.table ?? store.id.replaceAll(/[-.]/gu, '_')
}
