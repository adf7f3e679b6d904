/**
 * What was done, provably. Promises that an act and its record commit together or not at all, that records are only ever
 * added, hold no clear personal data and survive the erasure of the person, and that whoever changes one byte of them,
 * drops, adds or reorders one is found out (Art. 5(2), Art. 7(1), Art. 24(1) GDPR).
 */
export type { Act, Acting, ActKind, Actor, Reaction, Recorded, World } from './acting.ts'
export { type Entry, type EntryFilter, allEntries, countEntries, entriesOf, entryPages } from './entries.ts'
export { type ExportedBlock, type OpenedAct, exportBlocks, openedActs } from './export.ts'
export { type Head, type SignedHead, headsFile, readHeads } from './heads.ts'
export { companiesKnown, readInOneState } from './store.ts'
export { sealLedger, type Sealed } from './sealing.ts'
export { transact } from './transact.ts'
export {
  type LedgerFault,
  type LedgerReport,
  type VerifyOptions,
  notedWith,
  verifyLedger,
  verifyOwnLedger,
} from './verify.ts'
