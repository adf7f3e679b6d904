/**
 * The rows of declared stores. Promises that nothing is written that the declaration does not name, that what is declared
 * as sealed lies sealed under the person's key, that a use never reads a restricted row, and that an erased row is looked
 * for again and erased again after a restore (Art. 5(1)(b) and (c), Art. 16, 17, 18, 25, 32 GDPR).
 */
export { alteredColumns, type Altered } from './altered.ts'
export {
  guardsOf,
  markedRows,
  misfitOf,
  structureFaults,
  tryReaders,
  undeclaredTables,
  unsealedValues,
  type StructureFault,
} from './looks.ts'
export {
  schemaName,
  tableName,
  tableStore,
  tableStores,
  type Fields,
  type FieldValue,
  type StoredRecord,
} from './record.ts'
export { strangeObjects } from './objects.ts'
export { type Bypass, bypassesOf } from './reach.ts'
export { erasedRowsThere, erasureFaults, type ErasureFault } from './erasures.ts'
export { rowFaults, versionFaults, type RowFault, type VersionFault } from './written.ts'
export { journalFile, readJournal, writeJournal, type JournalLine } from './journal.ts'
export {
  marksOf,
  noteErasure,
  ownerOfRow,
  setMark,
  tableOf,
  type Mark,
  type Reader,
} from './store.ts'
export { agrees, erasedSince, periodColumns, saidOfRows, type Said } from './said.ts'
export { columnsOf, provision } from './structure.ts'
export { sealContext } from './value.ts'
export {
  appendLog,
  eraseRecord,
  eventRecord,
  openRecord,
  readableRecord,
  rowsAs,
  rowsOf,
  rowsOfNobody,
  updateRecord,
  writeRecord,
  type Reading,
  type RecordName,
} from './write.ts'
