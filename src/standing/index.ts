/**
 * What is allowed right now with a person's data. Promises that every use and every disclosure is asked here, is measured
 * by the declaration and by the person's consents, objections, restrictions and holds as they stand that day, and is
 * recorded whether it was allowed or refused (Art. 5(1)(b) and (c), 6, 7, 9, 17(3), 18, 21, 28, 29, 32(4), 44 GDPR).
 */
export { disclose, recipientAgainst, type DiscloseAsk, type Disclosed } from './disclose.ts'
export { asHanded, commitTo, isAsHanded } from './handed.ts'
export {
  decideObjection,
  giveConsent,
  liftRestriction,
  markRehearsal,
  pick,
  raiseObjection,
  refuseConsent,
  releaseHold,
  restrict,
  setHold,
  standingOf,
  withdrawConsent,
  type StandingSource,
  type Told,
} from './events.ts'
export { declarationsOf } from './judging.ts'
export { intactStores, measureClauses } from './looking.ts'
export { markFor, sameMark, storesOfPersons } from './marks.ts'
export {
  consentLives,
  may,
  type Allowed,
  type Ask,
  type Decision,
  type Ground,
  type Refused,
} from './may.ts'
export { plant, type Typed } from './plant.ts'
export { pledges } from './pledges.ts'
export { type RefusalCode } from './refusal.ts'
export {
  emptyStanding,
  type Choice,
  type Hold,
  type Objection,
  type Pick,
  type Restriction,
  type RestrictionGround,
  type Scope,
  type Standing,
  type StandingEvent,
} from './standing.ts'
export { refusalsRecorded, RefusedUse, use, type UseAsk, type Used } from './use.ts'
