/**
 * Evidence: looks whether every pledge of a company is true in the running system, keeps what it saw, and judges. A
 * pledge without a fresh look is unproven, never kept; what third parties claim is reported, never kept.
 * Serves Art. 5(2), 24(1) and 32(1)(d) GDPR.
 */
export { derivePledges } from './derive.ts'
export { certificateFor, tlsFiles, type HostTable, readHosts, writeHosts } from './hosts.ts'
export { type Exported, exportEvidence } from './export.ts'
export { judgeCompany } from './judge.ts'
export { pledges as ledgerPledges } from './pledges.ts'
export { type PromiseLine, readPromises, judgePromises } from './promises.ts'
export { type Judged, type Progress, count, proofContext, proveCompany } from './prove.ts'
export { type Report, reportOf } from './report.ts'
export { inProvingSeat } from './seat.ts'
export { type Proof, proofHistory } from './store.ts'
export { type Verdict, outcomeOf, staleFrom, verdictNow } from './verdict.ts'
