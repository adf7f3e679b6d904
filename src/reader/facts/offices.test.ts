import { expect, test } from 'vitest'
import { readText } from '../text/index.ts'
import { readFacts } from './index.ts'

const OPENING =
  'Datenschutz\n\nVerantwortlich\n\nHolzhaus Kern GmbH\nAm Rain 4\n24103 Kiel\n\nWir verarbeiten Daten, wenn Sie uns schreiben oder etwas bestellen, und zwar so lange, wie es dafür nötig ist. Mehr dazu lesen Sie in den Abschnitten weiter unten, die nach ihren Anlässen geordnet sind.'

function named(text: string): string {
  const { recipients } = readFacts(readText(`${OPENING}\n\n${text}`))
  return recipients.map(({ name, aliases }) => [name, ...aliases].join(' = ')).join(' | ')
}

test.each([
  ['Spendenbelege heben wir auf; das Finanzamt Husum darf sie prüfen.', 'Finanzamt Husum'],
  ['Zahlt das Jobcenter Leipzig die Miete, bestätigen wir ihm den Eingang.', 'Jobcenter Leipzig'],
  [
    'Regelmäßig übermittelt werden Daten an\n\n- das Landesamt für Statistik Niedersachsen für die Erhebung\n- die Industrie- und Handelskammer Mittlerer Niederrhein\n- Banken',
    'Landesamt für Statistik Niedersachsen | Industrie- und Handelskammer Mittlerer Niederrhein',
  ],
  ['Infektionen sind an das Gesundheitsamt des Kreises Plön zu melden.', 'Gesundheitsamt des Kreises Plön'],
  [
    'Befunde übermitteln wir an das Bayerische Krebsregister.',
    'Bayerische Krebsregister = Bayerisches Krebsregister',
  ],
  [
    'Daten erhalten Gerichte; der Versand erfolgt über das Postfach, das die Bundesrechtsanwaltskammer betreibt.',
    'Bundesrechtsanwaltskammer',
  ],
  ['Es gilt die Berufsordnung der Bundesrechtsanwaltskammer, wenn wir Daten an Gerichte geben.', ''],
  [
    'Die Agentur für Arbeit Rottweil schlägt uns Bewerber vor und erhält Rückmeldung, die Bezirksregierung Arnsberg bekommt Zahlen.',
    'Agentur für Arbeit Rottweil | Bezirksregierung Arnsberg',
  ],
  ['Belege übermitteln wir dem Finanzamt Montag und Dienstag.', ''],
  [
    'Nach Empfehlungen des Bundesamts für Sicherheit in der Informationstechnik verschlüsseln wir unsere Daten.',
    '',
  ],
  [
    'Protokolle erhält das Bundesamt für Sicherheit in der Informationstechnik (BSI), Bonn.',
    'Bundesamt für Sicherheit in der Informationstechnik = BSI = Bundesamt für Sicherheit in der Informationstechnik (BSI)',
  ],
  ['Danach sind sie dem Bundesarchiv, Koblenz, nach § 5 BArchG anzubieten.', 'Bundesarchiv'],
  ['Die Akten übergeben wir dem Stadtarchiv Kiel.', 'Stadtarchiv Kiel'],
  [
    'Den Lehrvertrag erhält die Handwerkskammer für München und Oberbayern.',
    'Handwerkskammer für München und Oberbayern',
  ],
  [
    'Den Antrag übermitteln wir an den Landkreis Gifhorn, wenn Sie im Landkreis Peine wohnen.',
    'Landkreis Gifhorn',
  ],
  ['Die Akten übergeben wir dem Stadtarchiv.', ''],
  ['Wir melden dem Finanzamt Daten und dem Jobcenter Auskünfte.', ''],
  ['Wir übermitteln Daten an das Finanzamt und an die Handwerkskammer.', ''],
])('a public office by its own name: %s', (text, expected) => {
  expect(named(text)).toBe(expected)
})
