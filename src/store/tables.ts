import type { ColumnType, Generated } from 'kysely'
import type { CompanyId, Day, Instant, Json } from '../base/index.ts'

/** A `bytea` column. */
export type Bytes = ColumnType<Buffer, Uint8Array, Uint8Array>

/** A `jsonb` column: read as a value, written as its text. */
export type JsonColumn<T = Json> = ColumnType<T, string, string>

/** A tenant. */
export interface CompanyTable {
  readonly id: CompanyId
  /** Whether it is a sample company, whose clock may be moved and whose acts are simulated. */
  readonly sample: Generated<boolean>
  /** How many days its clock runs ahead. */
  readonly clock_days: Generated<number>
  /** Whether a sample company is only just being built; nobody else acts in it. */
  readonly building: Generated<boolean>
  readonly created_at: Generated<Instant>
}

/** A published version of a company's declaration. Only ever added. */
export interface DeclarationVersionTable {
  readonly company: CompanyId
  readonly version: number
  /** SHA-256 of the canonical body, hexadecimal. */
  readonly hash: string
  readonly body: JsonColumn
  readonly effective_from: Day
  readonly published_at: Instant
  readonly published_by: string | null
}

/**
 * The tables of the product, as Kysely sees them. Each domain adds its own from its `store.ts`:
 * `declare module '../store/tables.ts' { interface Tables { ledger_entry: … } }`.
 */
export interface Tables {
  readonly company: CompanyTable
  readonly declaration_version: DeclarationVersionTable
}
