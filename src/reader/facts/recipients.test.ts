import { describe, expect, test } from 'vitest'
import { readText } from '../text/index.ts'
import { printed, readFacts } from './index.ts'

const OPENING =
  'Datenschutzerklärung\n\nVerantwortlich für diese Seiten ist: Halvorsen Gartenbau GmbH, Am Deich 3, 25813 Husum, ' +
  'Telefon 04841 99887, post@halvorsen.example\n\n1. Empfänger und Dienste\n\n'

/** What a notice says of its recipients: name, country, role and instruments, as far as stated. */
function said(text: string): string {
  return printed(readFacts(readText(`${OPENING}${text}\n`, 'text')))
    .recipients.map(({ name, country, role, transfer }) =>
      [name, country, role === 'unknown' ? undefined : role, ...transfer].filter(Boolean).join(' '),
    )
    .join(' | ')
}

describe('companies named with a legal form', () => {
  test.each([
    ['Die Seite betreut die hw kreis medien GmbH, Ravensburg.', 'hw kreis medien GmbH DE'],
    [
      'Meldungen nehmen wir über den Melder der wer flickt was GmbH, Robert-Koch-Straße 7, 64293 Darmstadt, entgegen.',
      'wer flickt was GmbH DE',
    ],
    ['Die Pflege liegt bei der ]kopf[ AG, Köpenicker Straße 9, 10997 Berlin.', ']kopf[ AG DE'],
    ['Wir schicken die Unterlagen der von Nordwerk GmbH benannten Stelle.', 'Nordwerk GmbH'],
    [
      'Meldungen nimmt die Kanzlei Behrmann Thiel Partnerschaft von Rechtsanwälten mbB für uns entgegen.',
      'Kanzlei Behrmann Thiel Partnerschaft von Rechtsanwälten mbB',
    ],
    [
      'Die Abrechnung übergeben wir an die Praxisgemeinschaft Dr. med. Anna Behrmann und Dr. Jörg Thiel GbR, Weg 2, 44147 Dortmund.',
      'Praxisgemeinschaft Dr. med. Anna Behrmann und Dr. Jörg Thiel GbR DE',
    ],
    [
      'Empfänger:\n\n- medikum GmbH & Co. KGFernwartung der Software (Auftragsverarbeitung)\n- Tafelwerk UG, Husum',
      'medikum GmbH & Co. KG processor | Tafelwerk UG DE',
    ],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected)
  })
})

describe('seats', () => {
  test.each([
    ['Termine verwaltet das Programm der Kalendix GmbH in Unna für uns.', 'Kalendix GmbH DE'],
    [
      'Beteiligt sind die Nordwerk Ltd. und die Tafelwerk Ltd., beide mit Sitz in Dublin.',
      'Nordwerk Ltd. IE | Tafelwerk Ltd. IE',
    ],
    [
      'Das Fenster stellt Zustimmio (Zustimmio A/S, Havnegade 39, 1058 Kopenhagen, Dänemark) bereit.',
      'Zustimmio A/S DK',
    ],
    [
      'Gespräche laufen über Rufwerk (Rufwerk Ltd., Weg 2, Dublin 2, Irland) und Plauder (Plauderwerk SE, Am Strandkai 1, 20457 Hamburg).',
      'Rufwerk Ltd. IE | Plauderwerk SE DE',
    ],
    [
      'Wir nutzen das Rechenzentrum der Steuerdata eG, Feldstraße 6–14, 90429 Nürnberg. Steuerdata verarbeitet in unserem Auftrag in Deutschland.',
      'Steuerdata eG DE processor',
    ],
    [
      'Dienstleister sind:\n\nTarifwerk GmbH, Höxter / Vergleich / Auftragsverarbeiter\nBlickmaß AG, Hofheim / Leben / eigenverantwortlich',
      'Tarifwerk GmbH DE processor | Blickmaß AG DE controller',
    ],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected)
  })
})

describe('names that show themselves by their place in a list', () => {
  test('short names under each other, and what the words above make of them', () => {
    expect(
      said(
        'Je nach Vertrag übermitteln wir Daten an einen oder mehrere der folgenden Produktgeber, die ihrerseits verantwortlich sind. Mehr geht nicht hinaus.\n\nNordkap\nAlte Weser / Hallische\nABAG\nKXA\nDie Bootskasse\nQ+V\nROLF Rechtsschutz',
      ),
    ).toBe(
      'Nordkap controller | Alte Weser / Hallische controller | ABAG controller | KXA controller | Die Bootskasse controller | Q+V controller | ROLF Rechtsschutz controller',
    )
  })

  test('the firm behind what it does, where other lines name theirs in full', () => {
    expect(
      said(
        'Auftragsverarbeiter, die nach unserer Weisung tätig werden:\n\nBildarchiv – Telewerk Medical GmbH, Wasserrunzel 5, 91186 Büchenbach\nLohn – Rechenfix GmbH, Husum\nArchiv für alte Akten – Rhenania Docs to Data',
      ),
    ).toBe(
      'Telewerk Medical GmbH DE processor | Rechenfix GmbH DE processor | Rhenania Docs to Data processor',
    )
  })

  test.each([
    'Empfänger sind:\n\n- Steuerberater\n- Banken\n- Rechtsanwälte\n- IT-Dienstleister',
    'Wir übermitteln diese Angaben:\n\n- Name\n- IP-Adresse\n- PLZ\n- IBAN\n- BIC\n- Vorname',
    'Wer erhält Ihre Daten?\n\nFinanzamt\nKrankenkassen\nGesundheitsamt\nBerufsgenossenschaft',
  ])('kinds of people are nobody: %s', (text) => {
    expect(said(text)).toBe('')
  })

  test('links at the foot of a page are nobody', () => {
    expect(said('Wir geben nichts weiter.\n\nImpressum\nAGB\nInstagram\nKontakt')).toBe('')
  })
})

describe('services that carry no legal form', () => {
  test.each([
    ['Unfälle melden wir der ARAG, Zahlungen laufen über die Commerzbank.', 'ARAG | Commerzbank'],
    [
      'Spenden zieht die SozialBank ein.\n\nSpendenkonto: SozialBank, IBAN DE00 1234 0000 0000 0000 00',
      'SozialBank',
    ],
    ['Bankverbindung: Commerzbank Husum, IBAN DE00 1234 0000 0000 0000 00', ''],
    ['Berufshaftpflichtversicherung: HDI, Hannover', ''],
    ['Altakten lagert im Auftrag die Rhenus Docs to Data GmbH ein.', 'Rhenus Docs to Data'],
    ['Das Spiel gibt es bei itch.io (Itch corp, San Francisco, USA).', 'itch.io US'],
    ['Mitglieder verwalten wir mit TURBOMED, das auf unserem Server betrieben wird.', ''],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected)
  })
})
