/**
 * What is collected: declared forms on the web and captures from devices. Promises that a form takes what the declaration
 * names and nothing else, marks what is needed and does without the rest, refuses bad input with every fault named at once
 * and stores nothing of it, that pictures come without metadata and only with consent, and that an enquiry can be taken
 * back by its link (Art. 5(1)(c) and (d), 6(1)(a) and (b), 7, 9(2)(a), 13, 17, 25, 32 GDPR).
 */
export { acceptImage, deviceForm, takeAnalysis, takeCapture, takeConsent, takeWithdrawal } from './capture.ts'
export { clearIfEmpty } from './clear.ts'
export { devices, issueDevice, revokeDevice } from './device.ts'
export { pledges } from './pledges.ts'
export { flagDetails, formOf, nextSteps, type Step, takeStep } from './progress.ts'
export { receiptOf } from './receipt.ts'
export { Pace } from './guard.ts'
export { intakeRoutes } from './routes.ts'
export { type Device, removeReference } from './store.ts'
export { submitForm } from './submit.ts'
export { validateForm } from './validate.ts'
