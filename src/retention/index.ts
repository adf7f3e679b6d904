/**
 * How long things are kept. Promises that what nobody needs any more is erased by itself and looked for again, that what
 * only a duty keeps is restricted until the duty ends, that a hold beats erasure, and that an erased row stays erased after
 * a restore (Art. 5(1)(c) and (e), 7(3), 17, 18, 32 GDPR, § 35 BDSG, § 147 AO, § 257 HGB).
 */
export { fateOf, type Fate, type RowFacts } from './fate.ts'
export { groundLives } from './ground.ts'
export {
  isRedacted,
  isShortened,
  isWithoutQuery,
  redactRequest,
  shortenIp,
  withoutQuery,
} from './line.ts'
export { companyFolder, type FileReport } from './logfile.ts'
export {
  keptRecords,
  planFor,
  retentionPlan,
  type PlannedRule,
  type PlannedStore,
  type RetentionPlan,
} from './plan.ts'
export { eraseOnRequest, plannedEnd, type RequestedErasure } from './on-request.ts'
export { pledges } from './pledges.ts'
export { replayErasures } from './replay.ts'
export { accessLog, type AccessLog } from './routes.ts'
export { lastDayOf, rulesOf, type RetentionRule } from './rule.ts'
export { retentionJob, runRetention, type RetentionReport, type RunOptions } from './run.ts'
export { settleAfter, settlePerson } from './settle.ts'
export { lastRun } from './store.ts'
