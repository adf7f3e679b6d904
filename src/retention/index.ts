/**
 * How long things are kept. Promises that what nobody needs any more is erased by itself and looked for again, that what
 * only a duty keeps is restricted until the duty ends, that a hold beats erasure, and that an erased row stays erased after
 * a restore (Art. 5(1)(c) and (e), 7(3), 17, 18, 32 GDPR, § 35 BDSG, § 147 AO, § 257 HGB).
 */
export { type Fate, type RowFacts } from './fate.ts'
export { companyFolder, type FileReport } from './logfile.ts'
export {
  keptRecords,
  retentionPlan,
  type PlannedRule,
  type PlannedStore,
  type RetentionPlan,
} from './plan.ts'
export { eraseOnRequest, plannedEnd, type RequestedErasure } from './on-request.ts'
export { pledges } from './pledges.ts'
export { replayErasures, replayIfRestored } from './replay.ts'
export { accessLog, type AccessLog } from './routes.ts'
export { reasonOf, type RetentionRule } from './rule.ts'
export { runRetention, type RetentionReport, type RunOptions } from './run.ts'
export { settleAfter } from './settle.ts'
export { lastRun } from './store.ts'
