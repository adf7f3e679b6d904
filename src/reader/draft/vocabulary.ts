import type { Words } from '../../base/index.ts'

/** Groups of people by the words that notices have for them. */
export const AUDIENCES: readonly (Words & { readonly id: string; readonly says: RegExp })[] = [
  {
    id: 'applicants',
    says: /(?<!\p{L})Bewerber|applicants/u,
    de: 'Bewerberinnen und Bewerber',
    en: 'Applicants',
  },
  { id: 'patients', says: /(?<!\p{L})Patient/u, de: 'Patientinnen und Patienten', en: 'Patients' },
  { id: 'members', says: /(?<!\p{L})Mitglied(?:er|ern)?(?!\p{L})|members/u, de: 'Mitglieder', en: 'Members' },
  {
    id: 'customers',
    says: /(?<!\p{L})(?:Kund(?:en|innen)(?!konto)|Käufer|Besteller)|customers/u,
    de: 'Kundinnen und Kunden',
    en: 'Customers',
  },
  {
    id: 'subscribers',
    says: /(?<!\p{L})(?:Abonnent|Newsletter-?Empfänger)|subscribers/u,
    de: 'Abonnentinnen und Abonnenten',
    en: 'Subscribers',
  },
  {
    id: 'visitors',
    says: /(?<!\p{L})(?:Besucher|Websitebesucher|Seitenbesucher|Nutzer(?:n|innen)?(?!\p{L}))|visitors|users/u,
    de: 'Besucherinnen und Besucher',
    en: 'Visitors',
  },
]

/** Headings of sections that are about the notice, the company or the rights, and describe no activity. */
export const NO_ACTIVITY =
  /Verantwortlich|Datenschutzbeauftragt|(?:Ihre|Deine|Meine|Betroffenen|Ihnen)[\p{L} -]{0,20}[Rr]echte?|Rechte (?:der|als|des|von)|Betroffenenrechte|(?<!\p{L})Recht auf|Auskunftsrecht|Beschwerde|Widerspruchsrecht|Widerruf(?!sbelehrung)|Begriff|Definition|Allgemeine[sn]? (?:Hinweis|Inform|zu)|Pflichtinform|Überblick|Auf einen Blick|Änderung|Aktualisierung|Aktualität|SSL|TLS|Speicherdauer|Dauer der|Aufbewahrung|Löschung von|Löschfrist|Maßgebliche|Rechtsgrundlagen? (?:der|für)|Drittländer|Drittstaaten|Sicherheitsmaßnahmen|Datensicherheit|Impressum|Stand (?:der|und|dieser)|Links? (?:zu|auf)|Geltungsbereich|Präambel|Einleitung|Inhaltsübersicht|Haftung|Minderjährig|Automatisierte Entscheid|your rights|controller|data protection officer|changes to|definitions|who gets|complain/iu
