import type { Words } from '../base/index.ts'
import type { Span } from './notice.ts'

/** What the purposes that a notice is read for are called in a declaration, and their term in the Data Privacy Vocabulary. */
export const PURPOSE_WORDS: Readonly<Record<string, Words & { readonly dpv?: string }>> = {
  website: { de: 'Bereitstellung der Website', en: 'Providing the website', dpv: 'dpv:ServiceProvision' },
  security: {
    de: 'Sicherheit und Abwehr von Missbrauch',
    en: 'Security and defence against misuse',
    dpv: 'dpv:EnforceSecurity',
  },
  contact: {
    de: 'Beantwortung von Anfragen',
    en: 'Answering enquiries',
    dpv: 'dpv:CommunicationForCustomerCare',
  },
  contract: {
    de: 'Durchführung des Vertrags',
    en: 'Performing the contract',
    dpv: 'dpv:FulfilmentOfContractualObligation',
  },
  payment: { de: 'Abwicklung von Zahlungen', en: 'Processing payments', dpv: 'dpv:PaymentManagement' },
  shipping: { de: 'Versand und Zustellung', en: 'Shipping and delivery', dpv: 'dpv:DeliveryOfGoods' },
  newsletter: { de: 'Versand des Newsletters', en: 'Sending the newsletter', dpv: 'dpv:DirectMarketing' },
  marketing: { de: 'Werbung', en: 'Advertising', dpv: 'dpv:Marketing' },
  analytics: {
    de: 'Statistische Auswertung der Nutzung',
    en: 'Statistics on use',
    dpv: 'dpv:ServiceUsageAnalytics',
  },
  application: {
    de: 'Bearbeitung von Bewerbungen',
    en: 'Handling job applications',
    dpv: 'dpv:PersonnelHiring',
  },
  treatment: { de: 'Behandlung und Versorgung', en: 'Treatment and care', dpv: 'dpv:ServiceProvision' },
  'legal-duty': {
    de: 'Erfüllung rechtlicher Pflichten',
    en: 'Meeting legal obligations',
    dpv: 'dpv:LegalCompliance',
  },
  claims: { de: 'Geltendmachung und Abwehr von Ansprüchen', en: 'Raising and defending claims' },
  'credit-check': { de: 'Prüfung der Bonität', en: 'Credit check' },
  'customer-care': { de: 'Betreuung von Kundinnen und Kunden', en: 'Customer care', dpv: 'dpv:CustomerCare' },
  'video-conference': { de: 'Durchführung von Videokonferenzen', en: 'Holding video conferences' },
  appointment: { de: 'Vereinbarung von Terminen', en: 'Making appointments' },
  account: { de: 'Führen des Nutzerkontos', en: 'Keeping the user account', dpv: 'dpv:CustomerManagement' },
  'bot-protection': {
    de: 'Schutz vor automatisierten Eingaben',
    en: 'Protection against automated input',
    dpv: 'dpv:EnforceSecurity',
  },
  membership: {
    de: 'Verwaltung der Mitgliedschaft',
    en: 'Administering membership',
    dpv: 'dpv:MemberPartnerManagement',
  },
  'embedded-content': {
    de: 'Anzeige von Inhalten anderer',
    en: 'Showing content of others',
    dpv: 'dpv:ServiceProvision',
  },
  'social-media': {
    de: 'Auftritte in sozialen Netzwerken',
    en: 'Pages in social networks',
    dpv: 'dpv:SocialMediaMarketing',
  },
  'consent-management': {
    de: 'Einholen und Nachweis von Einwilligungen',
    en: 'Asking for and recording consents',
    dpv: 'dpv:ConsentManagement',
  },
  event: {
    de: 'Durchführung von Veranstaltungen',
    en: 'Holding events',
    dpv: 'dpv:ServiceProvision',
  },
  donation: { de: 'Verwaltung von Spenden', en: 'Administering donations' },
  'public-relations': { de: 'Öffentlichkeitsarbeit', en: 'Public relations', dpv: 'dpv:PublicRelations' },
  employment: {
    de: 'Durchführung von Beschäftigungsverhältnissen',
    en: 'Performing employment relationships',
    dpv: 'dpv:PersonnelManagement',
  },
  survey: { de: 'Umfragen und Bewertungen', en: 'Surveys and reviews' },
  education: { de: 'Unterricht, Studium und Prüfungen', en: 'Lessons, studies and examinations' },
  research: { de: 'Wissenschaftliche Forschung', en: 'Scientific research', dpv: 'dpv:ScientificResearch' },
}

/** A category of the declaration for a category that was read: one of the law's table, or one of the company's own. */
export interface CategoryChoice {
  readonly id: string
  readonly own?: Words & { readonly special: boolean }
}

const OWN: Readonly<Record<string, CategoryChoice>> = {
  contact: { id: 'own.contact', own: { de: 'Kontaktdaten', en: 'Contact details', special: false } },
  device: { id: 'own.device', own: { de: 'Angaben zum Gerät', en: 'Details of the device', special: false } },
  log: { id: 'own.log', own: { de: 'Protokolldaten', en: 'Log entries', special: false } },
  location: { id: 'own.location', own: { de: 'Standortdaten', en: 'Location', special: false } },
  payment: { id: 'own.payment', own: { de: 'Zahlungsdaten', en: 'Payment details', special: false } },
  usage: { id: 'usage.pages' },
  contract: { id: 'contract.details' },
  content: { id: 'message.text' },
  communication: { id: 'technical.traffic' },
  gender: { id: 'person.sex' },
  birth: { id: 'person.birthday' },
  health: { id: 'own.health', own: { de: 'Gesundheitsdaten', en: 'Health data', special: true } },
  religion: { id: 'belief.religion' },
  image: { id: 'person.photo' },
  application: { id: 'work.application' },
  insurance: { id: 'health.insurance' },
  vehicle: {
    id: 'own.vehicle',
    own: { de: 'Angaben zum Fahrzeug', en: 'Details of the vehicle', special: false },
  },
  invoice: { id: 'invoice.details' },
  'tax-id': { id: 'payment.tax-id' },
  order: { id: 'order.items' },
  appointment: { id: 'booking.appointment' },
  account: { id: 'account.login' },
  consent: { id: 'consent.record' },
  'cookie-id': { id: 'technical.cookie-id' },
  audio: { id: 'call.recording' },
  identity: { id: 'identity.document' },
  credit: { id: 'credit.score' },
  survey: { id: 'survey.answers' },
  social: { id: 'social.account' },
  employment: {
    id: 'own.employment',
    own: { de: 'Personaldaten', en: 'Staff records', special: false },
  },
  education: {
    id: 'own.education',
    own: { de: 'Angaben zu Ausbildung und Leistungen', en: 'Studies and results', special: false },
  },
  membership: {
    id: 'own.membership',
    own: { de: 'Angaben zur Mitgliedschaft', en: 'Details of the membership', special: false },
  },
  'device.ip': { id: 'technical.ip' },
  'device.browser': { id: 'technical.browser' },
}

/** Where the words used are more exact than the category they were read as. */
const EXACT: readonly (readonly [category: string, says: RegExp, id: string])[] = [
  ['device', /Betriebssystem|operating system/iu, 'technical.os'],
  ['device', /Geräte-?ID/iu, 'technical.device-id'],
  ['usage', /Referrer/iu, 'technical.referrer'],
  ['usage', /Zugriffszeit/iu, 'technical.time'],
  ['usage', /Klick/iu, 'usage.events'],
  ['payment', /Bankverbindung|Konto|IBAN/iu, 'payment.account'],
  ['payment', /Kreditkarte/iu, 'payment.card'],
  ['birth', /Alter/u, 'person.age'],
  ['health', /Medikation/iu, 'health.medication'],
  ['health', /Diagnose|Befund|Krankheit|Anamnese/iu, 'health.condition'],
  ['image', /Video/iu, 'video.image'],
]

/**
 * The declaration's category for what was read.
 *
 * @param quote the words used, which may say more than the category
 */
export function categoryFor(read: string, quote: string): CategoryChoice {
  const exact = EXACT.find(([category, says]) => category === read && says.test(quote))
  return exact === undefined ? (OWN[read] ?? { id: read }) : { id: exact[2] }
}

/** Whether what is read as a purpose stands inside the name of a recipient: "Brieftaube Versand GmbH" names none. */
export function standsInName(places: readonly { readonly at: Span }[], at: Span): boolean {
  return places.some((one) => one.at[0] <= at[0] && at[1] <= one.at[1])
}
