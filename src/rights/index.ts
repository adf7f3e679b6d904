/**
 * Requests of people who exercise a right. Promises that a request counts whatever way it comes, that its clock starts
 * on the day of receipt, that nothing is handed out before identity is sure, that the answer reaches every declared
 * store, and that every answer, also a refusal, tells the remedy (Art. 12, 15 to 22, 77 GDPR; §§ 34, 35 BDSG).
 */
export {
  type Answer,
  type Correction,
  type Decision,
  type RefusalGround,
  REFUSALS,
  answerRequest,
  extendRequest,
  needsTwo,
  openAnswer,
  requestDetail,
} from './answer.ts'
export type { Outgoing, RightsDeps, RightsWiring } from './deps.ts'
export { type Enclosure, hasEnclosure, takeEnclosure } from './enclosure.ts'
export { type Gathered, type HeldRecord, type PlannedEnd, type PlannedEndOf, gather } from './gather.ts'
export { confirmByCode, confirmByLink, identifyByStaff } from './identify.ts'
export type { ErasureOutcome } from './letters.ts'
export { originOf } from './package.ts'
export { type Incoming, REQUEST_STORE, receiveRequest } from './receive.ts'
export { type Channel, type Outcome, type RightsRequest, clockOf, daysLeft, urgencyOf } from './request.ts'
export { PROVISION, RIGHTS, type Right, WORDS as RIGHT_WORDS, parseRight } from './right.ts'
export { type RightsRoutesDeps, rightsRoutes } from './routes.ts'
export { dropExpired, dropLinks, requestById, requestsOf } from './store.ts'
export { pledges } from './pledges.ts'
export { type UnlawfulRecord, eraseUnlawful } from './unlawful.ts'
