/**
 * Mail to people. Promises that only declared messages go out, that service mail carries no advertising, that each is
 * recorded with the text it had, and that what lies in the outbox goes with the record or the person it is about
 * (Art. 5(1)(b) and (e), Art. 17(1), Art. 32 GDPR, § 7 UWG).
 */
export { compose } from './compose.ts'
export { pledges } from './pledges.ts'
export { forgetMessages, outbox, sendMessage, sendWaiting } from './send.ts'
export { keepMail, outboxFolder, useMail } from './transport.ts'
