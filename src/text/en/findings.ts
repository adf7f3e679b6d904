import { cite } from '../cite.ts'
import { countryText } from '../country.ts'
import { dayText } from '../day.ts'
import { durationText } from '../duration.ts'
import type { FindingTexts } from '../findings.ts'

const kinds: Readonly<Record<string, string>> = {
  activity: 'The activity',
  audience: 'The group of people',
  category: 'The category of data',
  certificate: 'The certificate',
  claim: 'The claim',
  column: 'The column',
  consent: 'The consent',
  form: 'The form',
  measure: 'The measure',
  message: 'The message',
  period: 'The period',
  purpose: 'The purpose',
  recipient: 'The recipient',
  role: 'The role',
  store: 'The store',
  'browser-item': 'The item in the browser',
  derivation: 'The derivation',
}

const instruments: Readonly<Record<string, string>> = {
  adequacy: 'an adequacy decision (Art. 45 GDPR)',
  dpf: 'the EU-US Data Privacy Framework, if the recipient itself is listed',
  'scc-2021': 'the standard contractual clauses (EU) 2021/914 with an assessment of the law there',
  bcr: 'binding corporate rules (Art. 47 GDPR)',
}

const needs: Readonly<Record<string, string>> = {
  'no-third-party': 'for each host a measure that checks that no third parties are embedded',
  'ip-shortened': 'that each IP address is shortened before it is written',
  'no-identifier-cookie': 'that no identifier is stored in cookies',
  'no-recipients': 'that there are no recipients',
  never: 'something that cannot be shown',
}

/** What a field may hold, as a person would say it. */
const forms: Readonly<Record<string, string>> = {
  object: 'several fields, indented below it',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
}

function list(items: readonly string[]): string {
  return items.length === 0 ? 'nothing' : items.map((item) => `“${item}”`).join(', ')
}

function alternatives(lawful: readonly string[]): string {
  if (lawful.length === 0) return 'No other instrument carries this transfer today.'
  return `These come into question: ${lawful.map((id) => instruments[id] ?? id).join('; ')}.`
}

/** What is wrong with a declaration, for people. Same shape as the German original. */
export const findings: FindingTexts = {
  'file/too-long': (f) => `The file is too long. More than ${f.most} characters are not read.`,
  'file/unreadable': (f) => `The file cannot be read here: ${f.says}`,
  'form/unknown-field': (f) => `There is no field “${f.field}”.`,
  'form/missing': (f) => `“${f.field}” is missing.`,
  'form/empty': (f) => `“${f.field}” is still empty${f.note === null ? '.' : `: ${f.note}`}`,
  'form/wrong-type': (f) =>
    `“${f.field}” is of the wrong type. Expected: ${forms[f.expected] ?? f.expected}.`,
  'form/not-one-of': (f) => `“${f.field}” must be one of ${list(f.choices)}.`,
  'form/too-small': (f) => `“${f.field}” is too short or too small. At least: ${f.least}.`,
  'form/too-big': (f) => `“${f.field}” is too long or too big. At most: ${f.most}.`,
  'form/invalid': (f) => `“${f.field}” does not have the expected form: ${f.expected}.`,
  'reference/unknown': (f) => `${kinds[f.kind] ?? f.kind} “${f.id}” is declared nowhere.`,
  'reference/duplicate': (f) => `${kinds[f.kind] ?? f.kind} “${f.id}” is declared twice.`,
  'category/unknown': (f) =>
    `Neither the table of the law nor this declaration knows the category of data “${f.category}”.`,
  'category/known-by-law': (f) =>
    `“${f.category}” is in the table of the law already and cannot be declared differently.`,
  'category/no-activity': (f) =>
    `“${f.store}” stores “${f.category}”, but no activity at this store declares that data.`,
  'company/no-land': (f) => `The Land of the seat of “${f.company}” is missing. The authority depends on it.`,
  'contact/no-privacy': (f) => `“${f.company}” names no way to send requests on data protection.`,
  'contact/no-electronic': (f) => `“${f.company}” names no electronic way of contact.`,
  'authority/unknown': (f) => `No authority “${f.authority}” is known.`,
  'authority/not-competent': (f) =>
    `“${f.authority}” is not competent for the seat ${f.land}. ${
      f.competent === null ? 'Please name the competent authority.' : `Competent is: ${f.competent}.`
    }`,
  'officer/required': (f) =>
    `A data protection officer must be designated: ${cite(f.citation, 'en')} applies${
      f.heads === null ? '' : ` from ${f.heads} persons`
    } (${f.trigger}).`,
  'representative/missing': (f) =>
    `The seat is outside the EEA (${countryText(f.country, 'en')}). The representative in the Union is missing.`,
  'purpose/no-basis': (f) => `The purpose “${f.purpose}” of the activity “${f.activity}” has no legal basis.`,
  'purpose/two-bases': (f) =>
    `The purpose “${f.purpose}” of the activity “${f.activity}” rests on several legal bases. Each purpose has exactly one.`,
  'special/no-ground': (f) =>
    `“${f.category}” in “${f.activity}” is a special category. Art. 6 alone is not enough; the ground of Art. 9(2) is missing.`,
  'special/pair': (f) =>
    `Art. ${f.ground} does not go with the legal basis Art. ${f.basis}. Possible are: ${list(f.allowed)}.`,
  'basis/interest-public-body': (f) =>
    `Public authorities cannot rely on legitimate interests in their tasks (“${f.activity}”).`,
  'consent/other-purpose': (f) =>
    `The consent “${f.consent}” is asked for another purpose than “${f.purpose}” in “${f.activity}”.`,
  'consent/no-consent-basis': (f) =>
    `The consent “${f.consent}” is asked for, but the purpose “${f.purpose}” does not rest on it. Who asks for consent must abide by a no.`,
  'consent/not-explicit': (f) =>
    `The consent “${f.consent}” carries special categories and must be explicit (“special: true”).`,
  'consent/many-purposes': (f) =>
    `The consent “${f.consent}” covers several purposes. Each purpose needs a question of its own.`,
  'consent/coupled': (f) =>
    `The form “${f.form}” demands the consent “${f.consent}” to another activity. It must not be a condition.`,
  'consent/not-asked': (f) =>
    `The form “${f.form}” collects data on the consent “${f.consent}” but does not ask for it.`,
  'consent/never-asked': (f) => `No form asks for the consent “${f.consent}”.`,
  'consent/child': (f) =>
    `“${f.audience}” are minors. It is not said how the parents agree to the consent “${f.consent}”.`,
  'decision/no-consent': (f) =>
    `The automated decision in “${f.activity}” is said to rest on consent, but no basis of the activity is consent.`,
  'decision/special': (f) =>
    `The automated decision in “${f.activity}” uses special categories. That needs explicit consent or a law of substantial public interest.`,
  'credit/no-agency': (f) => `“${f.activity}” checks credit but names no agency as source and recipient.`,
  'credit/no-decision': (f) =>
    `“${f.activity}” checks credit but says nothing on the automated decision: logic, effects, review by a human.`,
  'credit/no-case': (f) =>
    `“${f.activity}” asks “${f.recipient}” without a declared occasion. “In justified cases” is not enough.`,
  'source/vague': (f) => `Where “${f.category}” comes from is said too vaguely: “${f.party}”.`,
  'source/role-unsaid': (f) =>
    `“${f.activity}” gets “${f.category}” from “${f.party}”. It is not said what that party is to you: name it among the recipients with its role.`,
  'recipient/no-contract': (f) => `The processing contract with “${f.recipient}” is missing.`,
  'recipient/contract-expired': (f) =>
    `The contract with “${f.recipient}” expired on ${dayText(f.until, 'en')}.`,
  'recipient/contract-not-yet': (f) =>
    `The contract with “${f.recipient}” is signed on ${dayText(f.signed, 'en')} only.`,
  'recipient/not-bound': (f) =>
    `The contract does not bind “${f.recipient}” to your instructions and purposes.`,
  'recipient/receives-less': (f) =>
    `“${f.recipient}” gets “${f.category}”, but that is not declared for the recipient.`,
  'recipient/receives-more': (f) =>
    `For “${f.recipient}” “${f.category}” is declared, but no disclosure and no store gives it there.`,
  'recipient/unused': (f) => `“${f.recipient}” is named as a recipient but gets nothing.`,
  'recipient/joint-unsaid': (f) =>
    `“${f.recipient}” is jointly responsible with you. The essence of the arrangement is missing at the activity.`,
  'disclosure/undeclared-category': (f) =>
    `“${f.activity}” passes “${f.category}” on to “${f.recipient}” but does not collect that data as declared.`,
  'disclosure/other-basis': (f) =>
    `The disclosure to “${f.recipient}” for “${f.purpose}” names Art. ${f.basis}; the purpose rests on another basis.`,
  'transfer/ended': (f) =>
    `The transfer to “${f.recipient}” rests on “${f.instrument}” (${cite(f.citation, 'en')}). That ${
      f.since === null ? 'does not hold on this day' : `has not held since ${dayText(f.since, 'en')}`
    }${f.by === null ? '' : ` (${f.by})`}. ${alternatives(f.lawful)}`,
  'transfer/missing': (f) =>
    `Through “${f.recipient}” data gets to a third country (${countryText(f.country, 'en')}), and nothing carries the transfer. ${alternatives(f.lawful)}`,
  'transfer/other-country': (f) =>
    `“${f.instrument}” does not apply to “${f.recipient}” (${countryText(f.country, 'en')}). ${alternatives(f.lawful)}`,
  'transfer/too-early': (f) =>
    `“${f.instrument}” with “${f.recipient}” was signed before ${dayText(f.from, 'en')}, when these clauses did not exist.`,
  'transfer/needless': (f) =>
    `“${f.recipient}” is in the EEA (${countryText(f.country, 'en')}). No instrument for third countries is needed.`,
  'transfer/consent-unfit': (f) =>
    `The consent “${f.consent}” does not carry the transfer to “${f.recipient}”: no disclosure there depends on it.`,
  'store/shape': (f) => `For the store “${f.store}” “${f.missing}” is missing.`,
  'store/no-activity': (f) => `No activity uses the store “${f.store}”.`,
  'store/nobody': (f) =>
    `“${f.store}” belongs to nobody but holds “${f.category}”. Access and erasure would not find that data.`,
  'store/unsealed': (f) =>
    `The column “${f.column}” in “${f.store}” holds “${f.category}” and is not sealed under the person’s key.`,
  'store/ip-full': (f) =>
    `The column “${f.column}” in “${f.store}” is to hold shortened IP addresses but does not shorten them before writing.`,
  'period/none': (f) => `No storage period is given for “${f.store}”.`,
  'period/state-uncovered': (f) =>
    `No storage period is given for entries in “${f.store}” with “${f.column}” = “${f.state}”.`,
  'period/start-unknown': (f) =>
    `The period “${f.period}” starts from “${f.column}”. There is no such column in “${f.store}”.`,
  'period/start-no-date': (f) =>
    `The period “${f.period}” starts from “${f.column}”. That is no day and no moment.`,
  'period/state-unknown': (f) =>
    `The period “${f.period}” names the state “${f.state}”, which “${f.column}” does not know.`,
  'period/rule-unknown': (f) => `No statutory period “${f.rule}” is known.`,
  'period/rule-not-in-force': (f) =>
    `The period “${f.rule}” does not hold on this day (from ${f.from === null ? 'ever' : dayText(f.from, 'en')}, until ${
      f.until === null ? 'further notice' : dayText(f.until, 'en')
    }). Today holds: ${list(f.now)}.`,
  'period/rule-no-length': (f) => `“${f.rule}” names no length. Give a period of your own with its reason.`,
  'period/too-long': (f) =>
    `The period “${f.period}” (${durationText(f.duration, 'en')}) is longer than the law allows: ${f.rule.en}, ${cite(f.citation, 'en')}.`,
  'period/longer-than-custom': (f) =>
    `The period “${f.period}” (${durationText(f.duration, 'en')}) is longer than usual: ${f.rule.en}, ${cite(f.citation, 'en')}. You need a special reason.`,
  'period/duty-in-use': (f) =>
    `The period “${f.period}” exists only because of “${f.rule}”. Until its end the data should be restricted.`,
  'period/vague': (f) => `The period “${f.period}” is reasoned too vaguely: “${f.says}”.`,
  'browser/not-necessary': (f) =>
    `“${f.item}” is said to be strictly necessary but serves another purpose (“${f.word}”). That needs consent.`,
  'browser/third-party': (f) =>
    `“${f.item}” is set by “${f.setter}” or as a pixel and cannot count as strictly necessary. That needs consent.`,
  'browser/outlives-consent': (f) =>
    `“${f.item}” stays ${durationText(f.lifetime, 'en')}, but the consent holds only ${durationText(f.lasts, 'en')}.`,
  'browser/long-life': (f) =>
    `“${f.item}” stays ${durationText(f.lifetime, 'en')} and so longer than usual (${f.rule}).`,
  'field/undeclared-category': (f) =>
    `The field “${f.field}” of the form “${f.form}” collects “${f.category}”. The activity “${f.activity}” does not declare that data.`,
  'field/unknown-column': (f) =>
    `The field “${f.field}” of the form “${f.form}” writes to “${f.column}”. There is no such column in “${f.store}”.`,
  'field/other-category': (f) =>
    `The field “${f.field}” of the form “${f.form}” is “${f.category}”, but its column is “${f.columnCategory}”.`,
  'field/voluntary-required': (f) =>
    `The field “${f.field}” of the form “${f.form}” is required, but “${f.category}” is declared voluntary.`,
  'field/title-required': (f) =>
    `The field “${f.field}” of the form “${f.form}” demands a form of address. A contract does not need it as a rule.`,
  'field/no-choices': (f) => `The field “${f.field}” of the form “${f.form}” is a choice without choices.`,
  'field/person-unknown': (f) =>
    `The form “${f.form}” knows the person by “${f.field}”. That must be a required field for an e-mail address.`,
  'message/no-consent': (f) => `The advertising “${f.message}” rests on no consent.`,
  'message/no-unsubscribe': (f) =>
    `The advertising “${f.message}” offers no way to unsubscribe ({{unsubscribe}}).`,
  'measure/expired': (f) => `The evidence for “${f.measure.en}” expired on ${dayText(f.until, 'en')}.`,
  'measure/other-host': (f) => `“${f.measure.en}” is about ${f.host}. That host is not declared.`,
  'certificate/expired': (f) =>
    `The certificate “${f.certificate.en}” expired on ${dayText(f.until, 'en')}. It must not be named any more.`,
  'text/outdated': (f) =>
    `“${f.said}” has been outdated since ${dayText(f.since, 'en')} (${f.old.en}). ${f.instead === null ? 'It has no successor.' : `Today: ${f.instead.en}.`}`,
  'text/citation': (f) => `“${f.said}” leads to no provision.`,
  'text/absolute': (f) =>
    `“${f.said}” is a promise without cover (${f.claim}). It takes: ${needs[f.needs] ?? f.needs}. Lawful is: “${f.instead.en}”`,
  'text/undeclared-host': (f) =>
    `The text names ${f.host}. That host is not declared; the notice does not cover it.`,
}
