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

/** Headings of sections that say who gets data, whatever it was collected for. */
export const RECIPIENTS_ONLY =
  /Empfänger|Weitergabe|weiterge(?:geben|leitet)|(?<!\p{L})Wer (?:[\p{L} ]{0,30} )?(?:bekommt|erhält|sieht)|(?<!\p{L})An wen|(?<!\p{L})Dritte[nr]?(?!\p{L})|Dienstleister|Auftragsverarbeit|Partner(?:unternehmen)?(?!\p{L})|recipients|who (?:receives|gets|sees)|third part(?:y|ies)|service providers|processors/iu

/** A sentence that no decision is made by a machine alone (Art. 22 GDPR). */
export const DECIDES_NOT =
  /^(?=[^]*(?:[Ee]ntsch(?:eid|ied)|[Dd]ecision|[Dd]ecide))[^]*?(?:(?<!\p{L})(?:[Kk]eine?[rn]?|[Nn]icht|[Oo]hne|[Vv]erzichten|[Nn]o|[Nn]ot|[Nn]either)(?!\p{L})[^.;]{0,90}(?:[Aa]utomati[sz](?:iert|ed)|[Pp]rofiling)|(?:[Aa]utomati[sz](?:iert|ed)|[Pp]rofiling)[^.;]{0,120}(?<!\p{L})(?:nicht|keine?[rn]?|verzichtet|verzichten|not|no)(?!\p{L}))/u

/** What makes such a sentence hold for a part only: a condition, an exception, one place among several. */
export const ONLY_THERE =
  /(?<!\p{L})(?:sofern|soweit|außer|es sei denn|grundsätzlich|in der Regel|wenn|falls|sonst|ansonsten|im Übrigen|dabei|damit|hierbei|insoweit|hier|auf dieser Seite|unless|except|generally|if|where|otherwise|here|elsewhere)(?!\p{L})/iu

/** A sentence that says when a period begins. */
export const BEGINS =
  /(?:[Ff]rist(?:en)?|[Dd]auer)(?!\p{L})[^.;]{0,60}(?:beginn|läuft ab|laufen ab|rechne|zählt|zählen)|(?:beginn(?:t|en|end)|gerechnet)(?!\p{L})[^.;]{0,80}(?:Ende|Schluss|Ablauf|Abschluss|Jahr|Tag)|(?:period|retention)[^.;]{0,60}(?<!\p{L})(?:starts?|begins?|runs?)(?!\p{L})/u
