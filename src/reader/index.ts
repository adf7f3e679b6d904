/**
 * Reads somebody's privacy notice: what it states (Art. 13 and 14 GDPR), where, and what is wrong with it on a day.
 * Everything is decided by rules, offline, and the same bytes give the same answer; what the text alone cannot decide is
 * not decided. Serves the start with an existing notice, Art. 5(2), 12(1), 13 and 14 GDPR, § 25 TDDDG and § 7 UWG.
 */
export {
  type Correctable,
  type Correction,
  type FactForm,
  INSTRUMENTS,
  RIGHTS,
  correct,
  correctableFacts,
  inForm,
  refusedCorrections,
} from './correct.ts'
export { draftOf } from './draft/index.ts'
export { type Tilt, annotationsOf, dpvOf, tiltOf } from './export/index.ts'
export { type AuditFinding, type AuditReport, audit } from './audit/index.ts'
export { type Facts, printed, readFacts } from './facts/index.ts'
export { countedIn } from './counted.ts'
export type { Block, Notice, Section, Span } from './notice.ts'
export { read } from './read.ts'
export {
  type Overview,
  type Reading,
  type Told,
  foundOf,
  htmlOverview,
  htmlReport,
  againAt,
  byStatus,
  countOf,
  reportWords,
  toldOnce,
  sayValue,
  statements,
  textOverview,
  textReport,
} from './report/index.ts'
export { shortened } from './shorten.ts'
export { PURPOSE_WORDS, categoryFor } from './subjects.ts'
export { wholeWords } from './whole-words.ts'
export { LARGEST_FILE, Refusal, type RefusalCode, type TextFormat, readText, tooLarge } from './text/index.ts'
