/** Words of the server for the console: acts, areas of pledges, states of requests. German original and English. */
import type { Language, Words } from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'
import type { ActKind } from '../ledger/index.ts'

/** Each kind of act in a few words; a new kind does not compile without them. */
export const actWords: Readonly<Record<ActKind, Words>> = {
  'company/declared': { de: 'Erklärung veröffentlicht', en: 'Declaration published' },
  'company/clock-moved': { de: 'Uhr vorgestellt', en: 'Clock moved' },
  'notice/published': { de: 'Datenschutzerklärung veröffentlicht', en: 'Notice published' },
  'notice/shown': { de: 'Datenschutzerklärung gezeigt', en: 'Notice shown' },
  'intake/collected': { de: 'Angaben erhoben', en: 'Data collected' },
  'intake/refused': { de: 'Angaben abgelehnt', en: 'Data refused' },
  'consent/given': { de: 'Einwilligung erteilt', en: 'Consent given' },
  'consent/refused': { de: 'Einwilligung verweigert', en: 'Consent refused' },
  'consent/withdrawn': { de: 'Einwilligung widerrufen', en: 'Consent withdrawn' },
  'objection/raised': { de: 'Widerspruch eingelegt', en: 'Objection raised' },
  'objection/decided': { de: 'Widerspruch entschieden', en: 'Objection decided' },
  'restriction/set': { de: 'Verarbeitung eingeschränkt', en: 'Processing restricted' },
  'restriction/lifted': { de: 'Einschränkung aufgehoben', en: 'Restriction lifted' },
  'hold/set': { de: 'Sperre gesetzt', en: 'Hold set' },
  'hold/released': { de: 'Sperre aufgehoben', en: 'Hold released' },
  'pick/made': { de: 'Auswahl getroffen', en: 'Pick made' },
  'rehearsal/marked': { de: 'Als Probe gekennzeichnet', en: 'Marked as a rehearsal' },
  'record/used': { de: 'Daten genutzt', en: 'Data used' },
  'record/use-refused': { de: 'Nutzung verweigert', en: 'Use refused' },
  'record/written': { de: 'Datensatz angelegt', en: 'Record written' },
  'record/derived': { de: 'Daten abgeleitet', en: 'Data derived' },
  'record/corrected': { de: 'Daten berichtigt', en: 'Data corrected' },
  'record/event': { de: 'Stand eines Datensatzes geändert', en: 'State of a record changed' },
  'record/erased': { de: 'Datensatz gelöscht', en: 'Record erased' },
  'log/erased': { de: 'Protokollzeilen gelöscht', en: 'Log lines erased' },
  'person/known': { de: 'Person oder Merkmal aufgenommen', en: 'Person or identifier taken in' },
  'person/erased': { de: 'Person gelöscht, Schlüssel vernichtet', en: 'Person erased, key destroyed' },
  'disclosure/made': { de: 'Daten weitergegeben', en: 'Data disclosed' },
  'disclosure/refused': { de: 'Weitergabe verweigert', en: 'Disclosure refused' },
  'recipient/told': { de: 'Empfänger unterrichtet', en: 'Recipient told' },
  'contract/filed': { de: 'Vertrag abgelegt', en: 'Contract filed' },
  'message/sent': { de: 'Nachricht gesendet', en: 'Message sent' },
  'message/refused': { de: 'Nachricht zurückgehalten', en: 'Message withheld' },
  'request/received': { de: 'Antrag eingegangen', en: 'Request received' },
  'request/identified': { de: 'Identität geprüft', en: 'Identity checked' },
  'request/code-refused': { de: 'Falscher Code abgelehnt', en: 'Wrong code refused' },
  'request/extended': { de: 'Frist verlängert', en: 'Deadline extended' },
  'request/decided': { de: 'Antrag entschieden', en: 'Request decided' },
  'request/answered': { de: 'Antrag beantwortet', en: 'Request answered' },
  'request/fetched': { de: 'Antwort abgerufen', en: 'Answer fetched' },
  'request/package-taken': {
    de: 'Auskunftspaket von Mitarbeitenden geöffnet',
    en: 'Access package taken by staff',
  },
  'retention/run': { de: 'Löschlauf', en: 'Erasure run' },
  'proof/taken': { de: 'Zusagen geprüft', en: 'Pledges proved' },
  'staff/signed-in': { de: 'Anmeldung', en: 'Signed in' },
  'staff/confirmed': { de: 'Zweite Person hat entschieden', en: 'Second person decided' },
  'config/changed': { de: 'Einstellung geändert', en: 'Setting changed' },
}

/** Areas of pledges, by the first part of their kind, in the order of the overview. */
const areas: Readonly<Record<string, Words>> = {
  declaration: { de: 'Erklärung', en: 'Declaration' },
  notice: { de: 'Datenschutzerklärung', en: 'Privacy notice' },
  intake: { de: 'Erhebung', en: 'Collection' },
  consent: { de: 'Einwilligung', en: 'Consent' },
  records: { de: 'Speicherung', en: 'Storage' },
  store: { de: 'Aufbau der Datenbank', en: 'Structure of the database' },
  people: { de: 'Schlüssel und Personen', en: 'Keys and people' },
  standing: { de: 'Zugriff und Zweck', en: 'Access and purpose' },
  recipients: { de: 'Empfänger', en: 'Recipients' },
  messages: { de: 'Nachrichten', en: 'Messages' },
  retention: { de: 'Löschung', en: 'Erasure' },
  rights: { de: 'Rechte', en: 'Rights' },
  browser: { de: 'Im Browser', en: 'In the browser' },
  measures: { de: 'Sicherheit', en: 'Security' },
  site: { de: 'Website', en: 'Website' },
  certificates: { de: 'Zertifikate', en: 'Certificates' },
  claims: { de: 'Angaben Dritter', en: 'Claims of others' },
  ledger: { de: 'Protokoll', en: 'Ledger' },
}
const order = Object.keys(areas)

/** The area a kind of pledge belongs to. */
export function areaOf(kind: string): string {
  return kind.split('/')[0] ?? kind
}

/** What an area is called; its own name where it has no words yet. */
export function areaWords(area: string): Words {
  return areas[area] ?? same(area)
}

/** Areas in the order of the overview; unknown ones at the end. */
export function byArea(a: string, b: string): number {
  const [first, second] = [order.indexOf(a), order.indexOf(b)]
  return (first < 0 ? order.length : first) - (second < 0 ? order.length : second) || a.localeCompare(b)
}

/** What reads the same in both languages: a name, or what there are no words for. */
export function same(text: string): Words {
  return { de: text, en: text }
}

/** A text in both languages, written in each. */
export function inBoth(write: (language: Language) => string): Words {
  return { de: write('de'), en: write('en') }
}

const staffRoles: Readonly<Record<string, Words>> = {
  officer: { de: 'Datenschutzbeauftragte', en: 'Data protection officer' },
  desk: { de: 'Sachbearbeitung', en: 'Request desk' },
  developer: { de: 'Entwicklung', en: 'Developer' },
  auditor: { de: 'Prüfung', en: 'Auditor' },
  publisher: { de: 'Veröffentlichung', en: 'Publisher' },
}

/** What a membership is called. */
export function roleWords(role: string): Words {
  return staffRoles[role] ?? same(role)
}

const parts: Readonly<Record<string, Words>> = {
  retention: { de: 'Löschlauf', en: 'retention' },
  evidence: { de: 'Prüfung der Zusagen', en: 'proofs' },
  messages: { de: 'Postausgang', en: 'messages' },
  recipients: { de: 'Empfänger', en: 'recipients' },
  rights: { de: 'Anträge', en: 'requests' },
  intake: { de: 'Formulare', en: 'forms' },
  standing: { de: 'Stand', en: 'standing' },
  notice: { de: 'Datenschutzerklärung', en: 'notice' },
  declaration: { de: 'Erklärung', en: 'declaration' },
  people: { de: 'Schlüssel', en: 'keys' },
}

/** Who acted, from what stands in the ledger in clear: `person`, `staff:desk`, `recipient:dhl`, `system:retention`. */
export function actorWords(by: string, declaration: Declaration | null): Words {
  const [kind = '', name = ''] = by.split(':')
  if (kind === 'person') return { de: 'betroffene Person', en: 'person concerned' }
  if (kind === 'staff') {
    return staffRoles[name] ?? declaration?.roles.find(({ id }) => id === name)?.title ?? same(name)
  }
  if (kind === 'recipient') {
    const recipient = declaration?.recipients.find(({ id }) => id === name)?.name ?? name
    return same(recipient)
  }
  const part = parts[name] ?? same(name)
  return { de: `System: ${part.de}`, en: `System: ${part.en}` }
}
