import type { Kysely, Transaction as KyselyTransaction } from 'kysely'
import type { Tables } from './tables.ts'

/** The whole database. */
export type Database = Kysely<Tables>

/** An open transaction. It can do whatever a `Database` can. */
export type Transaction = KyselyTransaction<Tables>
