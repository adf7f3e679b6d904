import type { Language } from '../base/index.ts'

/** How the parts of a place begin, in German. What follows is a name or a number and stays as it is. */
const BEGINNINGS: Readonly<Record<string, string>> = {
  table: 'Tabelle',
  'foreign table': 'fremde Tabelle',
  view: 'Sicht',
  'materialised view': 'materialisierte Sicht',
  row: 'Zeile',
  column: 'Spalte',
  field: 'Feld',
  file: 'Datei',
  folder: 'Ordner',
  line: 'Zeile',
  trigger: 'Auslöser',
  function: 'Funktion',
  procedure: 'Prozedur',
  aggregate: 'Aggregat',
  schema: 'Schema',
  index: 'Index',
  sequence: 'Sequenz',
  constraint: 'Bedingung',
  rule: 'Regel',
  policy: 'Zeilenregel',
  type: 'Typ',
  domain: 'Wertebereich',
  extension: 'Erweiterung',
  'event trigger': 'Ereignisauslöser',
  'foreign server': 'fremder Server',
  'large object': 'großes Objekt',
  'owner of table': 'Eigentümer der Tabelle',
  publication: 'Veröffentlichung',
  subscription: 'Abonnement',
  'rights given in advance by': 'im Voraus vergebene Rechte von',
  'default of': 'Vorgabe von',
  role: 'Rolle',
  'database role': 'Datenbankrolle',
  'ledger entry': 'Verzeichniseintrag',
  'ledger block': 'Verzeichnisblock',
  'heads file': 'Datei der unterschriebenen Köpfe',
  block: 'Block',
  entry: 'Eintrag',
  host: 'Host',
  header: 'Kopfzeile',
  page: 'Seite',
  cookie: 'Cookie',
  form: 'Formular',
  'form sent': 'abgeschicktes Formular',
  request: 'Antrag',
  'requests of a rehearsal': 'Anträge eines Probelaufs',
  'link confirm': 'Verweis zur Bestätigung',
  'link answer': 'Verweis zur Antwort',
  link: 'Verweis',
  answer: 'Antwort',
  right: 'Recht',
  'letter or package': 'Brief oder Paket',
  'access package': 'Auskunftspaket',
  'portable package': 'Paket zum Mitnehmen',
  erasure: 'Löschung',
  'journal outside the database': 'Löschverzeichnis außerhalb der Datenbank',
  store: 'Bestand',
  'receiving side': 'Empfangsseite',
  disclosure: 'Weitergabe',
  recipient: 'Empfänger',
  'run of': 'Lauf vom',
  run: 'Lauf',
  hold: 'Sperre',
  'standing of person': 'Stand der Person',
  'standing of': 'Stand vom',
  event: 'Vorkommnis',
  person: 'Person',
  purpose: 'Zweck',
  gate: 'Schranke',
  device: 'Gerät',
  declaration: 'Erklärung',
  activity: 'Verarbeitungstätigkeit',
  measure: 'Maßnahme',
  certificate: 'Zertifikat',
  claim: 'Angabe',
  setting: 'Einstellung',
  clause: 'Klausel',
  version: 'Fassung',
  'a way to': 'ein Weg zu',
}

/** Words between two names. */
const BETWEEN: readonly (readonly [RegExp, string])[] = [
  [/ of version (?=\d)/gu, ' der Fassung '],
  [/ in version (?=\d)/gu, ' in Fassung '],
  [/ of the declaration\b/gu, ' der Erklärung'],
  [/ of a person\b/gu, ' einer Person'],
  [/(?<=(?:Auslöser|Regel|Index) \S+) on /gu, ' auf '],
  [/(?<=(?:Bedingung|Vorgabe von) \S+) of /gu, ' von '],
]

const BEGINNING = new RegExp(
  String.raw`(?<=^|[,;] |a way to )(${Object.keys(BEGINNINGS)
    .toSorted((a, b) => b.length - a.length)
    .join('|')})(?= |[,;]|$)`,
  'gu',
)

/** A place of an offence as one names it in a language: `table enquiry, row 7` is `Tabelle enquiry, Zeile 7`. */
export function placeText(place: string, language: Language): string {
  if (language === 'en') return place
  const begun = place.replace(BEGINNING, (word) => BEGINNINGS[word] ?? word)
  return BETWEEN.reduce((said, [pattern, replacement]) => said.replaceAll(pattern, replacement), begun)
}
