import type { RightsText } from '../de/rights.ts'

/** Words of requests and their answers. */
export const rights: RightsText = {
  title: 'Exercise your rights',
  intro:
    'Tell us what you want. You need no account and no reason. We answer within one month at the latest, free of charge.',
  chooseRight: 'What do you want?',
  name: 'Your name',
  email: 'E-mail address',
  emailHint:
    'We send a link to this address with which you confirm the request. Use the address under which we know you.',
  reference: 'Consent reference',
  referenceHint:
    'Only for captures from a practice: the reference stands on your consent. It does not replace the confirmation.',
  message: 'What should we know?',
  messageHint: 'Voluntary. For a rectification: what is wrong, and what it should be.',
  optional: 'voluntary',
  send: 'Send request',
  otherWays: 'Other ways',
  otherWaysIntro: 'A request by any of these ways counts just the same:',
  sentTitle: 'Please confirm the request',
  sent: (email, last) =>
    `We have sent a message to ${email}. Open the link in it or enter the code. The clock is already running: you will have our answer by ${last} at the latest.`,
  code: 'Code from the message',
  confirm: 'Confirm',
  confirmTitle: 'Confirm the request',
  confirmIntro: 'Does this request come from you? One click confirms it.',
  confirmed: 'Thank you. We are now handling your request.',
  statusTitle: 'Your request',
  tokenWrong: 'This link is no longer valid. Please make the request again or call us.',
  codeWrong: 'This code is not right.',
  receivedOn: 'Received on',
  answerBy: 'Answer at the latest on',
  state: { received: 'waits for your confirmation', open: 'being handled', answered: 'answered' },
  outcome: {
    granted: 'granted',
    partly: 'granted in part',
    refused: 'refused',
    'nothing-held': 'no data held',
    withdrawn: 'taken back',
  },
  download: 'Download all data (ZIP)',
  availableUntil: (day) => `Available until ${day}. After that the answer is erased.`,
  checksum: 'Checksum (SHA-256)',
  complain: (authority) =>
    `You may complain to a supervisory authority at any time (Art. 77 GDPR), the one in charge of us is ${authority}, and seek a remedy in court (Art. 79 GDPR).`,
  letter: {
    greeting: 'Good day,',
    received: (right, day) => `on ${day} you asked for: ${right}.`,
    access: (records, stores) =>
      `We hold ${records === 1 ? 'one record' : `${records} records`} about you in ${stores === 1 ? 'one store' : `${stores} stores`}. The copy with origin, recipients, purposes, legal bases and days of erasure is enclosed.`,
    portability: (records) =>
      `What you gave us under a contract or a consent (${records === 1 ? 'one record' : `${records} records`}) is enclosed as JSON with the original files.`,
    nothing: 'Apart from this request we hold no data about you.',
    searched: (stores) => `We searched in: ${stores}.`,
    erased: (count) => (count === 1 ? 'One record was erased.' : `${count} records were erased.`),
    keptIntro: 'Not erased but restricted:',
    kept: (store, ground, until) => `– ${store}: ${ground}, until ${until}`,
    untilOpen: 'it is settled',
    keptNote: 'We use restricted data only for the duty named and erase them by ourselves afterwards.',
    thisRequest: 'We keep this request and our answer as a record and erase them afterwards.',
    corrected: (fields) => `Corrected or completed: ${fields}.`,
    told: (recipients) => `We have told these recipients (Art. 19 GDPR): ${recipients}.`,
    toldNobody: 'No recipient had received these data (Art. 19 GDPR).',
    restricted: (count) =>
      `${count === 1 ? 'One record is' : `${count} records are`} now restricted. We tell you before we lift the restriction (Art. 18(3) GDPR).`,
    objectionUpheld: (activities) => `We no longer process your data for: ${activities}.`,
    withdrawn: (consents) =>
      consents === 0
        ? 'We hold no consent of yours that still stands.'
        : `${consents === 1 ? 'Your consent is' : `Your ${consents} consents are`} withdrawn. What rested on it alone has been erased. Processing until today remains lawful.`,
    refused: (reason) => `We cannot grant your request. The reason: ${reason}`,
    identity:
      'We could not establish that the request comes from the person whose data it is about (Art. 12(6) GDPR).',
    extended: (reason, last) =>
      `we need more time for your request and will answer by ${last} at the latest (Art. 12(3) GDPR). The reason: ${reason}`,
    closing: 'Kind regards',
  },
  package: {
    title: 'Access to your data',
    about: 'Controller',
    madeOn: 'As of',
    contents: 'What we store about you',
    origin: 'Origin',
    purposes: 'Purposes',
    bases: 'Legal bases',
    end: 'Will be erased',
    endOpen: 'once the event has happened from which the period starts',
    restricted: 'restricted',
    recipients: 'Who has received your data',
    noRecipients: 'Nobody has received your data except the processors who store them.',
    processors: 'Processors',
    consents: 'Your consents',
    noConsents: 'None.',
    searched: 'Stores searched',
    rights: 'Your rights',
    rightsText:
      'You may ask for rectification (Art. 16), erasure (Art. 17), restriction (Art. 18) and portability (Art. 20 GDPR), object to processing (Art. 21) and withdraw consent at any time (Art. 7(3)).',
    noDecisions: 'There is no automated decision within the meaning of Art. 22 GDPR.',
    noTransfer: 'No data is transferred to a third country.',
    transfer: 'Transfers to third countries',
    file: 'File',
    empty: '(empty)',
  },
  faults: {
    right: 'Please choose what you want.',
    reachable: 'Please give a valid e-mail address so that we can answer.',
    tooLong: (max) => `At most ${max} characters.`,
    characters: 'This field contains characters that cannot occur here.',
    unknown: 'There is no such field in this form.',
  },
}
