/**
 * The tables of the product, as Kysely sees them. Each domain adds its own from its `store.ts`:
 * `declare module '../store/tables.ts' { interface Tables { ledger_entry: … } }`.
 */
// eslint-disable-next-line typescript/no-empty-object-type
export interface Tables {}
