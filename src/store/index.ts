/**
 * Where everything is kept: PostgreSQL, the bundled one or the one named by `DATABASE_URL` (Art. 5(1)(f), Art. 32 GDPR).
 * Promises that what was acknowledged survives a crash, that the structure is that of `schema.sql`, and that a table
 * holding personal data is keyed by person. Knows no domain: each adds its tables to `Tables` and its numbered migrations.
 */
export { unlikenesses, type Unlikeness } from './likeness.ts'
export { fileLock } from './lock.ts'
export { migrate, migrations, type Migration } from './migrate.ts'
export {
  claimWaiting,
  markFailed,
  markLeft,
  removeFrom,
  type Outbox,
  type Waiting,
} from './outbox.ts'
export { openDatabase, openStore, type Store } from './open.ts'
export { schemaOf } from './schema.ts'
export type { Bytes, CompanyTable, DeclarationVersionTable, Tables } from './tables.ts'
export type { Database, Transaction } from './database.ts'
