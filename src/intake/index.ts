/**
 * What is collected: declared forms on the web and captures from devices. Promises that a form takes what the declaration
 * names and nothing else, marks what is needed and does without the rest, refuses bad input with every fault named at once
 * and stores nothing of it, that pictures come without metadata and only with consent, and that an enquiry can be taken
 * back by its link (Art. 5(1)(c) and (d), 6(1)(a) and (b), 7, 9(2)(a), 13, 17, 25, 32 GDPR).
 */
export { pledges } from './pledges.ts'
export { type Address, checkAddress, COUNTRIES } from './address.ts'
export {
  acceptImage,
  deviceForm,
  readReference,
  takeAnalysis,
  takeCapture,
  takeConsent,
  takeWithdrawal,
} from './capture.ts'
export { clearIfEmpty } from './clear.ts'
export { deviceFrom, devices, issueDevice, revokeDevice } from './device.ts'
export { type Fault, worded } from './fault.ts'
export { captureLimits, type CleanImage, cleanImage, type ImageFault, type ImageLimits } from './image.ts'
export { flagDetails, formOf, type Step, takeStep } from './progress.ts'
export { type Receipt, receiptOf } from './receipt.ts'
export { intakeRoutes, type IntakeDeps } from './routes.ts'
export { type Device, removeReference } from './store.ts'
export { type Collected, type Submission, submitForm } from './submit.ts'
export { readTakeBack, takeBack, takeBackPath } from './take-back.ts'
export { type Answers, consentField, validateForm, type Validated, type Values } from './validate.ts'
