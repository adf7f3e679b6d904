/**
 * Who else gets data. Promises that only declared recipients get anything, each only the fields on its list, only while
 * its contract and safeguard hold, and that whatever arrives at the other side has its entry in the ledger
 * (Art. 5(1)(c), 13(1)(e), 28, 30(1)(d), 44 to 49 GDPR).
 */
export { type FiledContract, fileContract, filedContracts } from './contract.ts'
export { deliver, sendWaitingDisclosures, stopDisclosures, tellRecipients } from './deliver.ts'
export { pledges } from './pledges.ts'
export { mayLeave, register } from './register.ts'
export { shelfOf, type ShelvedContract } from './shelf.ts'
export { recipientRoutes } from './routes.ts'
export { receiptsAtStandIn } from './stand-in.ts'
export { waitingDisclosures } from './store.ts'
