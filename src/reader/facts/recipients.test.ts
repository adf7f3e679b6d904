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
    ['Das Programm stammt von der Agentur Tafelwerk GmbH aus Kiel.', 'Tafelwerk GmbH DE'],
    [
      'Empfänger sind\n- das Labor Kolk & Partner MVZ GmbH in Husum,\n- die tideo GmbH.',
      'Labor Kolk & Partner MVZ GmbH DE | tideo GmbH',
    ],
    [
      'Gehostet wird auf Servern von: lomrad hosting GmbH & Co. KG, Lüneburg.',
      'lomrad hosting GmbH & Co. KG DE',
    ],
    ['Das Netz betreibt die Hotspot-Firma Tafelwerk GmbH.', 'Tafelwerk GmbH'],
    ['Zahlen gehen an den Verband deutscher Deichbauer e. V.', 'Verband deutscher Deichbauer e. V.'],
    ['Bücher leiht die Bücherei der Stadt Tönning gGmbH.', 'Bücherei der Stadt Tönning gGmbH'],
    ['Den Lohn rechnet die Kanzlei Kolk & Voss mbB, Dülmen, ab.', 'Kanzlei Kolk & Voss mbB DE'],
    ['Geld kommt von der Watt Leasing GmbH, Bad Homburg v. d. Höhe.', 'Watt Leasing GmbH DE'],
    ['Unser Studio Nordwerk Gdansk sp. z o.o. in Polen sieht die Stände.', 'Nordwerk Gdansk sp. z o.o. PL'],
    [
      'Das Programm betreibt in unserem Auftrag die Tafelwerk GmbH. Zahlungen laufen über Concardis (Nexi Germany GmbH).',
      'Tafelwerk GmbH processor | Concardis DE',
    ],
    ['Die Seite betreut die hw kreis medien GmbH, Ravensburg.', 'hw kreis medien GmbH DE'],
    [
      'Meldungen nehmen wir über den Melder der wer flickt was GmbH, Robert-Koch-Straße 7, 64293 Darmstadt, entgegen.',
      'wer flickt was GmbH DE',
    ],
    ['Die Pflege liegt bei der ]kopf[ AG, Köpenicker Straße 9, 10997 Berlin.', ']kopf[ AG DE'],
    [
      '(3) Den Versand macht die Tafel eMarketing Systems GmbH, Ring 7, 1020 Wien, Österreich, für uns.',
      'Tafel eMarketing Systems GmbH AT',
    ],
    [
      'Wir fragen bei der Tafelwerk GmbH an. Ausführliche Informationen zur Tafelwerk GmbH finden Sie dort.',
      'Tafelwerk GmbH',
    ],
    ['Zahlungen: Klarna.\n\n(5) TAFEL AG: Netzwerk für Werbung.', 'Klarna | TAFEL AG'],
    ['In einigen Häusern tideo SE liest die Zähler für uns ab.', 'tideo SE'],
    ['Proben gehen an das Großlabor Labor Husum MVZ GmbH.', 'Labor Husum MVZ GmbH'],
    ['Umfragen macht für uns das Institut Fragmal GmbH.', 'Fragmal GmbH'],
    ['Beteiligt ist auch die Schweizer Muttergesellschaft Tideo AG in Zürich.', 'Tideo AG CH'],
    [
      'Kredite vermitteln wir an die Sturm3 für Handel und Gewerbe GmbH.',
      'Sturm3 für Handel und Gewerbe GmbH',
    ],
    [
      'Die Rechnungen schreibt die tida Abrechnung für Heime und Kliniken GmbH für uns.',
      'tida Abrechnung für Heime und Kliniken GmbH',
    ],
    [
      'Bilder schicken wir an die welle & möwe Verbund für Bildgebung GmbH.',
      'welle & möwe Verbund für Bildgebung GmbH',
    ],
    [
      'Den Druck übernimmt die Friesische Zeitschriften- und Verlagshaus GmbH.',
      'Friesische Zeitschriften- und Verlagshaus GmbH',
    ],
    [
      'Pools, die Daten erhalten:\n\n[tid:] Finanz- und Anlagemakler GmbH, Husum',
      '[tid:] Finanz- und Anlagemakler GmbH DE',
    ],
    [
      'Der Gärtner ist selbst verantwortlich. Im Förderkreis Deich e.V. werden Sie nur Mitglied, wenn Sie es wollen.',
      '',
    ],
    [
      'Empfänger sind:\n\n- das Labor Synlab für Proben\n- der Makler, die Tideo Assekuranz e.K.',
      'SYNLAB | Tideo Assekuranz e.K.',
    ],
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
    ['Die Anmeldung läuft über die Seite der brief and more GmbH in Kiel.', 'brief and more GmbH DE'],
    ['Den Hof pflegt die wald feld und mehr GmbH für uns.', 'wald feld und mehr GmbH'],
    ['Daten gehen an Zentralinstitute (je nach Vertrag: z. B. NORDKREDIT AG, Depotbanken).', 'NORDKREDIT AG'],
    ['Ausflüge veranstaltet der Busreiseveranstalter Kolk-Reisen GmbH aus Kiel.', 'Kolk-Reisen GmbH DE'],
    ['Die Zähler liest in den Häusern Deichstr. 3-9 messix SE ab.', 'messix SE'],
    ['Eigentümer ist die Hafenstraße 5 Immobilien GmbH.', 'Hafenstraße 5 Immobilien GmbH'],
    ['Gespräche per Video führen wir mit treffe (treffe IT GmbH).', 'treffe IT GmbH'],
    ['Unsere Mutter, die Halvorsen Inc. in Boston, USA, wartet die Technik.', 'Halvorsen Inc. US'],
    ['Empfänger sind:\n\n- Twilio Inc., USA (SMS)\n- SendGrid (Bestätigungen)', 'Twilio Inc. US | SendGrid'],
    [
      'Dienstleister sind:\n\nMieter-App „Mein Deich“\nTideo GmbH, München (Auftragsverarbeitung)\nHausreinigung\nKehrwerk GmbH, Kiel',
      'Mein Deich DE processor | Kehrwerk GmbH DE',
    ],
    [
      'Wir messen mit Google Analytics.\n\n- Google Fonts: Schriften; Anbieterin: Google LLC (USA); Google Fonts liegen auf unserem eigenen Server.',
      'Google Analytics',
    ],
    ['Die Anmeldung führt die Agentur frohes tagen AG aus Köln durch.', 'frohes tagen AG DE'],
    [
      'Das Telefon besetzt die K+S communication center management GmbH, Hamburg.',
      'K+S communication center management GmbH DE',
    ],
    ['Den Versand macht die Apotheke am Deichsee e.K. für uns.', 'Apotheke am Deichsee e.K.'],
    ['Die Praxis am Tor erhält Befunde von der Tafelwerk GmbH.', 'Tafelwerk GmbH'],
    ['Den Auftrag hat die Stadt beauftragt tideo SE gegeben.', 'tideo SE'],
    [
      'Wer erhält Ihre Daten?\n\n1. Bundesamt in Flensburg\n2. Ihr Versicherer über die KVD Dienstleistungs-GmbH, Hamburg\n3. für Karten: Strandkasse GmbH',
      'KVD Dienstleistungs-GmbH DE | Strandkasse GmbH',
    ],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected)
  })
})

test('a seat for all whom a section names', () => {
  const all =
    '- Tafelwerk GmbH\n- Wattdruck GmbH\n- Nordwerk B.V., Utrecht, Niederlande\n\nAlle Empfänger sitzen in Deutschland.'
  expect(said(all)).toBe('Tafelwerk GmbH DE | Wattdruck GmbH DE | Nordwerk B.V. NL')
})

test('the controller in another case is no recipient', () => {
  const text =
    'Datenschutzordnung\ndes Gesangvereins Alma Jever 1889 e. V.\n\nGesangverein Alma Jever 1889 e. V., Kelterweg 3, 26441 Jever\n\nDie Daten erhält der Kreisverband.'
  expect(readFacts(readText(text)).recipients).toEqual([])
})

test('a company abroad that is called as the controller is, is another', () => {
  expect(said('Zugriff hat auch die Halvorsen Gartenbau Inc., Houston, USA.')).toBe(
    'Halvorsen Gartenbau Inc. US',
  )
  expect(said('Die Halvorsen Gartenbau GmbH verarbeitet Daten selbst.')).toBe('')
})

test('what a heading and what stands below entries makes of them', () => {
  const entries = 'Tafelwerk GmbH, Deichweg 1, 25813 Husum\nWattdruck GmbH, Deichweg 2, 25813 Husum'
  expect(said(`2. Dienstleister, mit denen Verträge nach Art. 28 DSGVO bestehen\n\n${entries}`)).toBe(
    'Tafelwerk GmbH DE processor | Wattdruck GmbH DE processor',
  )
  expect(said(`2. Auskunfteien\n\n${entries}\n(jeweils als eigene Verantwortliche)`)).toBe(
    'Tafelwerk GmbH DE controller | Wattdruck GmbH DE controller',
  )
  expect(
    said('- Tafelwerk GmbH, Husum, als Auftragsverarbeiter (Lohn), und die Kanzlei Kolk & Voss mbB, Dülmen'),
  ).toBe('Tafelwerk GmbH DE processor | Kanzlei Kolk & Voss mbB DE')
})

describe('roles', () => {
  test.each([
    ['Empfänger sind:\n\n- Tafelwerk GmbH (Akten, im Auftrag)', 'Tafelwerk GmbH processor'],
    [
      'Empfänger sind:\n\n- Tafelwerk GmbH, Husum – Telefondienst am Abend, im Auftrag',
      'Tafelwerk GmbH DE processor',
    ],
    ['Das Portal wird von der Tafelwerk GmbH im Auftrag betrieben.', 'Tafelwerk GmbH processor'],
    [
      'Für das Register sind nicht wir zuständig; verantwortlich ist insoweit die Tafelwerk GmbH.',
      'Tafelwerk GmbH controller',
    ],
    [
      'Beteiligt sind die Nordwerk GmbH, die Tafelwerk GmbH und die Kehrwerk GmbH (beide als Auftragsverarbeiter).',
      'Nordwerk GmbH | Tafelwerk GmbH processor | Kehrwerk GmbH processor',
    ],
    [
      'Empfänger sind Mailchimp und Dropbox als Auftragsverarbeiter, unsere Steuerkanzlei sowie die Tafelwerk GmbH.',
      'Mailchimp processor | Dropbox processor | Tafelwerk GmbH',
    ],
    [
      'Die Kundenkartei führen wir gemeinsam mit der\n\nTafelwerk GmbH, Weg 3, 51371 Leverkusen\n\nals Verantwortliche im Sinne von Art. 26 DSGVO.',
      'Tafelwerk GmbH DE joint',
    ],
    [
      'Für die Plätze nutzen wir das Portal der Tafelwerk GmbH. Der Landkreis Husum und wir sind gemeinsam verantwortlich.',
      'Tafelwerk GmbH',
    ],
    [
      'Wir haben Seiten bei Facebook und Instagram. Auf unserer Facebook-Seite wertet Meta Besuche mit uns aus (gemeinsame Verantwortung, Art. 26 DSGVO).',
      'Facebook joint | Instagram',
    ],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected)
  })
})

describe('seats', () => {
  test.each([
    [
      'Empfänger sind:\n\n- Tafelwerk GmbH, Ahrensburg (Zulassung)\n- Nordwerk Vertriebs GmbH, Lindlar (Programm; Auftragsverarbeiter)',
      'Tafelwerk GmbH DE | Nordwerk Vertriebs GmbH DE processor',
    ],
    ['Die Listen führt der DOSB, Otto-Fleck-Schneise 12, 60528 Frankfurt am Main für uns.', 'DOSB DE'],
    [
      'Google Maps\n\nWir zeigen Google Maps der Google Ireland Limited, Dublin, Irland.\n\nGoogle Ads\n\nWir nutzen Google Ads. Die Google LLC ist nach dem Data Privacy Framework zertifiziert.',
      'Google Maps IE | Google Ads IE DPF',
    ],
    [
      'Google Maps\n\nWir zeigen Google Maps der Google Germany GmbH, ABC-Straße 19, 20354 Hamburg.\n\nYouTube\n\nVideos zeigt YouTube der Google Ireland Limited, die nach dem Data Privacy Framework zertifiziert ist.',
      'Google Maps DE | YouTube IE DPF',
    ],
    [
      'Unser Programm „Kolibri Gastwerk“ wird von der Kolibri Corporation, Austin, TX 78741, USA, betrieben.',
      'Kolibri Gastwerk US',
    ],
    [
      'Nachrichten senden wir über SendGrid, einen Dienst der Twilio Ireland Limited, Dublin 2, Irland. Empfänger ist also Twilio als Auftragsverarbeiter.',
      'SendGrid IE processor',
    ],
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
    [
      'Die Unterschrift läuft über die Signofix GmbH, Hallbergmoos (elektronische Unterschrift).',
      'Signofix GmbH DE',
    ],
    ['Karten zahlen Sie über Concardis (Nexi-Gruppe), Eschborn.', 'Concardis DE'],
    ['Messfix – Anbieter Messfix GmbH, Deichstr. 37A, 10405 Berlin; misst Klicks.', 'Messfix GmbH DE'],
    [
      'Proben untersucht das Labor Limbach in Heidelberg. Die Abrechnung macht opta data in Essen.',
      'Labor Limbach DE | opta data DE',
    ],
    [
      'Beauftragt ist derzeit unser Anbieter Tafelwerk AG aus Karlsruhe. Außerhalb des Landes hilft ein Händler in Österreich.',
      'Tafelwerk AG DE',
    ],
    [
      'Für die Messung nutzen wir etracker, einen Dienst der etracker GmbH aus Hamburg. Die Daten bleiben in Deutschland.',
      'etracker DE',
    ],
    [
      'Die Karten stellt die TANKWERK SERVICE GmbH + Co. KG, Balckallee 3, 40882 Ratingen.',
      'TANKWERK SERVICE GmbH + Co. KG DE',
    ],
    ['Die Bilder liegen bei Dropbox. Dropbox hat seinen Sitz in den USA.', 'Dropbox US'],
    ['Die Bilder liegen bei Dropbox. Dropbox hat keinen Sitz in den USA.', 'Dropbox'],
    ['Gehostet wird bei IT.Niedersachsen, Göttinger Chaussee 259, 30459 Hannover.', 'IT.Niedersachsen DE'],
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

  test('lines of an address are nobody of their own', () => {
    expect(
      said(
        'Datenweitergabe an Versanddienstleister\n\nMit Ihrer Einwilligung geben wir Ihre E-Mail-Adresse an den Versanddienstleister weiter. Widerrufen können Sie bei ihm unter der Kontaktadresse, die folgt. Danach löschen wir die Angaben.\n\nDHL Paket GmbH\nSträßchensweg 10\n53113 Bonn\nDeutschland\n\nDPD Deutschland GmbH\nWailandtstraße 1\n63741 Aschaffenburg\nDeutschland\n\nSperriges bringt eine Spedition.',
      ),
    ).toBe('DHL Paket GmbH DE | DPD Deutschland GmbH DE')
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
    ['Altakten lagert im Auftrag die Rhenus Docs to Data GmbH ein.', 'Rhenus Docs to Data processor'],
    ['Das Spiel gibt es bei itch.io (Itch corp, San Francisco, USA).', 'itch.io US'],
    ['Mitglieder verwalten wir mit TURBOMED, das auf unserem Server betrieben wird.', ''],
    [
      'Punkte sammeln Sie mit der App „Halvorsen Blatt“. Die App „Blattwolf“ der Tafelwerk GmbH zeigt sie an.',
      'Blattwolf',
    ],
    ['Wir nutzen Torvel Tag Manager.', 'Torvel Tag Manager'],
    ['Wir nutzen Web Analytics. Torvel Analytics setzen wir nicht ein.', ''],
    ['2. Webanalyse mit Torvel\n\nWir verwenden die Open-Source-Software Torvel.', 'Torvel'],
    ['2. Webanalyse mit Sorgfalt\n\nWir verwenden dafür eine Sorgfalt, die üblich ist.', ''],
    [
      'Für den Rabatt haben folgende Dienstleister Kenntnis, die der Tafelwerk GmbH dienen.',
      'Tafelwerk GmbH',
    ],
    [
      'Torvel Ads\n\nWir nutzen Torvel Ads der Torvel Ireland Limited, Dublin, Irland.\n\nTorvel Tag Manager\n\nWir nutzen Torvel Tag Manager.',
      'Torvel Ads IE | Torvel Tag Manager IE',
    ],
    ['Cookies gibts hier nicht, Google Analytics auch nicht, und die Karte ist gezeichnet.', ''],
    ['Pakete bringt DHL, Briefe schicken wir mit der Deutschen Post.', 'DHL | Deutschen Post'],
    ['Außer der IP-Adresse gehen keine Daten an Mapbox, lediglich diese.', 'Mapbox'],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected)
  })
})

describe('instruments', () => {
  test.each([
    [
      'Wir nutzen Jira und DocuSign. Für Jira gelten Standardvertragsklauseln, für DocuSign genehmigte Binding Corporate Rules.',
      'Jira SCC | DocuSign BCR',
    ],
    [
      'Karten zeigt Google Maps. Für die USA liegt ein Angemessenheitsbeschluss vor. Die Google LLC ist nach dem Data Privacy Framework zertifiziert.',
      'Google Maps US DPF',
    ],
    [
      '(a) Google Analytics zur Messung.\n\n(b) Google Maps zur Darstellung unserer Standorte.\n\nDie Google Ireland Limited, Dublin, Irland, gibt Daten in die USA. Die Google LLC ist nach dem Data Privacy Framework zertifiziert.',
      'Google Analytics IE DPF | Google Maps IE DPF',
    ],
    [
      'Wir haben Seiten bei Instagram und LinkedIn. Anbieter sind die Meta Platforms Ireland Limited und die LinkedIn Ireland Unlimited Company, beide in Dublin. Instagram nimmt am Data Privacy Framework teil, LinkedIn verwendet Standardvertragsklauseln.',
      'Instagram IE DPF | LinkedIn IE SCC',
    ],
    [
      'Beteiligt sind die Halvorsen Italia S.r.l. (Bologna, Italien) und die Halvorsen Inc. (Boston, USA). Mit den Gesellschaften in den USA haben wir Standardvertragsklauseln vereinbart.',
      'Halvorsen Italia S.r.l. IT | Halvorsen Inc. US SCC',
    ],
    [
      'Wir nutzen das Shopsystem der Shopify International Limited, Haddington Road, Dublin 4, Irland. Daten können an die Shopify Inc., 150 Elgin St, Ottawa, Kanada, gehen.',
      'Shopify International Limited IE | Shopify Inc. CA',
    ],
    [
      'Anfragen laufen über das Ticketsystem Freshdesk der Freshworks GmbH, Neue Grünstraße 17, 10179 Berlin (Muttergesellschaft: Freshworks Inc., San Mateo, USA).',
      'Freshdesk DE | Freshworks Inc. US',
    ],
    [
      'Zoom: Anbieter: Zoom Video Communications, Inc., San Jose, CA 95113, USA; Standardvertragsklauseln (https://zoom.example/docs/Zoom_DPA.pdf).',
      'Zoom US SCC',
    ],
    [
      'Die Rechenzentren betreut die ekom21 für uns und die Druckerei Kettler KG druckt die Bescheide.',
      'ekom21 | Druckerei Kettler KG',
    ],
    [
      'Wir zeigen Filme von Vimeo (Vimeo.com, Inc., New York, USA). Grundlage sind Standardvertragsklauseln.\n\n2. Karten\n\nDie Karten stammen von Mapbox (Mapbox Inc., USA). Für die Übermittlung in die USA gilt das zu Vimeo Gesagte entsprechend.',
      'Vimeo US SCC | Mapbox US SCC',
    ],
    [
      'Google Analytics\n\nAnbieter ist die Google Ireland Limited, Dublin, Irland. Wir haben Standardvertragsklauseln vereinbart.\n\nGoogle Maps\n\nWir nutzen Google Maps. Es gelten die vorstehenden Angaben zur Übermittlung in die USA.',
      'Google Analytics IE SCC | Google Maps IE SCC',
    ],
    [
      'Google Analytics\n\nWir nutzen Google Analytics. Grundlage sind Standardvertragsklauseln.\n\nGoogle Maps\n\nWir nutzen Google Maps. Es gelten die vorstehenden Angaben zur Speicherdauer.',
      'Google Analytics SCC | Google Maps',
    ],
    [
      'Der Laden liegt bei Shopify (Shopify International Limited, Dublin, Irland). Shopify übermittelt Daten nach Kanada. Für Kanada besteht ein Angemessenheitsbeschluss.',
      'Shopify IE adequacy',
    ],
    [
      'Die SCHUFA gibt Auskünfte an Partner in Drittländern (sofern zu diesen ein Angemessenheitsbeschluss besteht).',
      'SCHUFA',
    ],
    [
      'Die Tafelwerk LLC, Boston, USA, ist nach dem Data Privacy Framework zertifiziert, sodass die Übermittlung auf dem Angemessenheitsbeschluss vom 10.07.2023 beruht.',
      'Tafelwerk LLC US DPF adequacy',
    ],
    [
      'Werbung\n\nGoogle Firebase (Google LLC, USA)\nGoogle Maps (Google LLC, USA)\nFacebook SDK (Meta Platforms, Inc.)\n\nDrittländer\n\nGoogle LLC und Meta Platforms, Inc. nehmen am Data Privacy Framework teil.',
      'Google Firebase US DPF | Google Maps US DPF | Facebook SDK US DPF',
    ],
    [
      '7.1 Dienste für Messung und Werbung\n\nWir verwenden die nachfolgend dargestellten Technologien der Google Ireland Ltd., Gordon House, Barrow Street, Dublin 4, Irland. Daten gelangen an die Google LLC, USA, die nach dem EU-US Data Privacy Framework zertifiziert ist.\n\n7.1.1 Google Analytics\n\nWir werten Besuche aus.\n\n7.1.2 Google Ads\n\nWir messen Anzeigen.\n\n7.2 Weiteres\n\nKarten zeigt Google Maps.',
      'Google Analytics IE DPF | Google Ads IE DPF | Google Maps IE',
    ],
    [
      '7.2 Einsatz von Facebook-Diensten\n\nWir verwenden das Facebook Pixel im Rahmen der nachfolgend dargestellten Technologien der Meta Platforms Ireland Ltd., Dublin, Irland („Facebook (by Meta)“). Daten gelangen auf Grundlage des EU-US Data Privacy Framework in die USA.',
      'Facebook Pixel IE DPF',
    ],
    [
      'Den Chat liefert uns als Dienst die Plauder Inc., 187 Warm Road, Las Vegas, NV, 89119, USA.',
      'Plauder Inc. US',
    ],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected)
  })

  test('a house named at the end speaks for its services, not for payments', () => {
    expect(
      said(
        'Google Analytics: Statistik.\n\nGoogle Maps: Karten.\n\nGoogle Pay: Zahlung.\n\n2. Drittländer\n\nDaten können bei Google und Microsoft in die USA gelangen. Google und Microsoft sind nach dem Data Privacy Framework zertifiziert.',
      ),
    ).toBe('Google Analytics DPF | Google Maps DPF | Google Pay | Microsoft DPF')
  })

  test('a table whose cells were pasted together', () => {
    expect(
      said(
        'DienstleisterLeistungOrt der VerarbeitungGarantie\nCloudflareSchutz vor AngriffenUSADPF, SCC\nNordwerk (Nordwerk GmbH, Karlsruhe)ZeiterfassungDeutschland–\nAktenwolf Heidelberg-MannheimAktenvernichtungDeutschland–',
      ),
    ).toBe('Cloudflare US SCC DPF | Nordwerk GmbH DE | Aktenwolf Heidelberg-Mannheim DE')
  })
})

test('what holds for whoever is certified, and for all others, is said of nobody by name', () => {
  const facts = printed(
    readFacts(
      readText(
        `${OPENING}Einige Anbieter sitzen in den USA (Nordwerk Inc., Tafelwerk LLC). Soweit sie nach dem Data Privacy Framework zertifiziert sind, stützen wir uns darauf. Mit allen übrigen haben wir Standardvertragsklauseln vereinbart.\n`,
      ),
    ),
  )
  expect(facts.recipients.flatMap(({ transfer }) => transfer)).toEqual([])
  expect(facts.general_transfer).toEqual(['DPF', 'SCC'])
})

test.each([
  [
    'Transfers take place only if there is an adequacy decision (for the USA: EU-U.S. Data Privacy Framework) covering the recipient.',
    ['DPF', 'adequacy'],
  ],
  [
    'Übermittelt wird nur, wenn ein Angemessenheitsbeschluss der Kommission vorliegt, etwa für nach dem Data Privacy Framework zertifizierte Unternehmen.',
    ['DPF', 'adequacy'],
  ],
  [
    'Für das Vereinigte Königreich und für Häuser in den USA, die nach dem Data Privacy Framework zertifiziert sind, hat die Kommission die Angemessenheit des Schutzniveaus festgestellt.',
    ['DPF', 'adequacy'],
  ],
  [
    'Wir übermitteln Daten in die USA nach dem Data Privacy Framework, für das ein Angemessenheitsbeschluss besteht.',
    ['DPF'],
  ],
])('what holds for all: %s', (text, instruments) => {
  const facts = printed(readFacts(readText(`${OPENING}${text}\n`)))
  expect(facts.recipients).toEqual([])
  expect(facts.general_transfer).toEqual(instruments)
})

describe('roles', () => {
  test.each([
    [
      'Wir arbeiten mit diesen Stellen:\n\nStelle\nAufgabe\nTafelwerk GmbH\nWartung der Kasse (Auftragsverarbeitung)\nLabor Nord AG\nProben, in eigener Verantwortung\nAktenhof GmbH\nEinlagerung der Akten (Auftragsverarbeitung)',
      'Tafelwerk GmbH processor | Labor Nord AG controller | Aktenhof GmbH processor',
    ],
    [
      '§ 6 Empfänger\n\n(1) Behörden: das Finanzamt.\n(2) In eigener Verantwortung arbeiten\n    – die Tafelwerk GmbH (Beratung),\n    – die Kassenhof AG.\n(3) Weisungsgebunden, mit Vertrag nach Art. 28 DSGVO, arbeiten\n    – die Lohnwerk eG (Abrechnung),\n    – die Zeitwerk GmbH.\n(4) Wer ein Rad least, dessen Rate geht an die Radhaus GmbH.',
      'Tafelwerk GmbH controller | Kassenhof AG controller | Lohnwerk eG processor | Zeitwerk GmbH processor | Radhaus GmbH',
    ],
    [
      'Google Analytics\n\nWir nutzen Google Analytics der Google Ireland Limited, Irland.\n\nGoogle-Signale\n\nWir nutzen Google-Signale.\n\nAuftragsverarbeitung\n\nMit Google besteht ein Vertrag zur Auftragsverarbeitung, und Vorgaben der Behörden setzen wir bei der Nutzung von Google Analytics um.',
      'Google Analytics IE processor | Google-Signale IE',
    ],
    [
      'Die Prüfung nimmt die Prüfwerk GmbH ab, sie macht das auf eigene Verantwortung. Die Gästekarte stellt die Kartenwerk GmbH aus, die im Auftrag der Gemeinde und nicht in unserem arbeitet.',
      'Prüfwerk GmbH controller | Kartenwerk GmbH',
    ],
    [
      'Die App laden Sie bei der Ladenwerk GmbH oder der Appmarkt AG. Was die beiden dabei speichern, verantworten sie selbst.',
      'Ladenwerk GmbH controller | Appmarkt AG controller',
    ],
    [
      'Wir setzen ein Tool im Rahmen einer Auftragsverarbeitung ein. Rechtsstreite führt die Kanzlei Grau & Weiß. Die Briefe bringt die Rundpost GmbH, Rastede.',
      'Kanzlei Grau & Weiß | Rundpost GmbH DE',
    ],
    [
      'Wir geben die Adressen an einen Dienstleister für Post im Rahmen einer Auftragsverarbeitung. Sonst erhält sie niemand. Dienstleister ist die Rundpost GmbH, Rastede.',
      'Rundpost GmbH DE processor',
    ],
    [
      'Wir verwenden ein Lagersystem im Rahmen einer Auftragsverarbeitung. Dazu werden die Daten an die\nLagerwerk-Software-GmbH, Rheinweg 7, 41836 Hückelhoven\nübermittelt.',
      'Lagerwerk-Software-GmbH DE processor',
    ],
    [
      'Empfänger\nAufgabe\nRolle\n\nJeverstrom GmbH\nNetzbetrieb\neigener Verantwortlicher\n\nrechnix.it GmbH, Herne\nAbrechnung\nAuftragsverarbeiter\n\nPostwerk AG\nBriefversand\neigene Verantwortung',
      'Jeverstrom GmbH controller | rechnix.it GmbH DE processor | Postwerk AG controller',
    ],
    [
      'Das Portal stellt die Tafelwerk GmbH, Husum. Die Software ist von der Hausdom AG, Kiel. Das Scannen besorgt die Blattblick GmbH. Alle drei arbeiten nach unserer Weisung.',
      'Tafelwerk GmbH DE processor | Hausdom AG DE processor | Blattblick GmbH processor',
    ],
    [
      'Auch Auftragsverarbeiter können die Daten erhalten. Dies sind bei uns:\n\nDienstleister / Zweck / Sitz\nTafelwerk GmbH / Disposition / Kempten\nHausdom AG / Ortung / Jena\nBlattblick GmbH / Archiv / Kiel',
      'Tafelwerk GmbH DE processor | Hausdom AG DE processor | Blattblick GmbH DE processor',
    ],
    [
      'Empfänger der Daten sind ggf. technische Dienstleister, die für den Betrieb als Auftragsverarbeiter tätig werden. Die Website liegt bei der Tafelwerk GmbH in Husum und wird von der Hausdom AG in Linz betreut.',
      'Tafelwerk GmbH DE processor | Hausdom AG AT processor',
    ],
    [
      'Eine Übermittlung ins Ausland findet nur statt, soweit dies nötig ist oder im Rahmen einer Auftragsverarbeitung. Die Post bringt die Rundpost GmbH, Rastede.',
      'Rundpost GmbH DE',
    ],
    [
      'Alte Akten lagert im Auftrag die Rhenania Lager GmbH in Heilbronn ein.',
      'Rhenania Lager GmbH DE processor',
    ],
    [
      'Mit der Karte erhält die Punktwerk GmbH, Husum, Datum und Umsatz. Punktwerk ist für das Programm selbst Verantwortlicher.',
      'Punktwerk GmbH DE controller',
    ],
    [
      'Die Seite betreut die Nordwerk SE, Weg 1, 85609 Aschheim. Gehostet wird sie bei der Tafelwerk AG in Nürnberg. Mit beiden Unternehmen bestehen Verträge über die Auftragsverarbeitung.',
      'Nordwerk SE DE processor | Tafelwerk AG DE processor',
    ],
    [
      'Die Ratenzahlung prüft die Kreditwerk GmbH für uns. Diese holt in eigener Verantwortung eine Auskunft bei der SCHUFA Holding AG ein.',
      'Kreditwerk GmbH controller | SCHUFA Holding AG',
    ],
    [
      'Wir sind bei XING und YouTube. Bitte beachten Sie, dass Sie diese Angebote in eigener Verantwortung nutzen.',
      'XING | YouTube',
    ],
    ['Die Liste führt die Spielwerk GmbH; der Betrieb erfolgt im Auftrag der Verbände.', 'Spielwerk GmbH'],
    [
      'Der Chat kommt von der Tafelwerk GmbH, Kiel. Sämtliche Hosting-, Support- und Versanddienstleister, die in unserem Auftrag tätig werden, sind vertraglich gebunden.',
      'Tafelwerk GmbH DE',
    ],
    [
      'Das Hosting wird durch unsere Dienstleister im Rahmen einer Verarbeitung in unserem Auftrag erbracht. Die Zugriffsdaten liegen auf deren Servern. Die Seite liegt bei der Tafelwerk GmbH, Kiel, das Archiv bei der Hausdom AG, Jena.',
      'Tafelwerk GmbH DE processor | Hausdom AG DE processor',
    ],
    [
      'Wir gehören zwei Pools an:\n\nTafelwerk GmbH, Weg 1, 24103 Kiel\nHausdom AG, Weg 2, 07743 Jena\n\nDie Pools sind für die Verarbeitung selbst verantwortlich.',
      'Tafelwerk GmbH DE controller | Hausdom AG DE controller',
    ],
    [
      'Hosting: Tafelwerk GmbH, Kiel\nPortale: Wir vermieten über Booking.com und Expedia. Die Portale handeln in eigener Verantwortung.',
      'Tafelwerk GmbH DE | Booking.com controller | Expedia controller',
    ],
    [
      'Die folgenden Unternehmen handeln als unsere Auftragsverarbeiter:\n\nDienst / Unternehmen / Sitz\n\nTafelwerk — Tafelwerk GmbH — Kiel\nHausdom — Hausdom AG — Jena',
      'Tafelwerk GmbH processor | Hausdom AG processor',
    ],
    [
      'Empfänger sind die nachstehenden Dienstleister. Soweit nichts anderes angegeben ist, handeln sie als unsere Auftragsverarbeiter.\n\n- Tafelwerk GmbH, Kiel: Druck\n- Hausdom AG, Jena: Archiv\n- Postwerk AG, Jena: Briefe (eigenverantwortlich)',
      'Tafelwerk GmbH DE processor | Hausdom AG DE processor | Postwerk AG DE controller',
    ],
    [
      'We share data only with the providers below. Unless stated otherwise they act as processors (Art. 28 GDPR).\n\nTafelwerk Inc., Boston, USA - website\n\nHausdom Ltd., Dublin, Ireland - post',
      'Tafelwerk Inc. US processor | Hausdom Ltd. IE processor',
    ],
    [
      'Je nach Wahl gehen die Daten an PayPal oder Visa. Diese Stellen handeln, ebenso wie Adyen, in eigener Verantwortung.',
      'PayPal controller | Visa controller | Adyen controller',
    ],
    [
      'Wir werben bei StepStone und Indeed. Für die Verarbeitung auf diesen Portalen sind deren Betreiber verantwortlich.',
      'StepStone controller | Indeed controller',
    ],
    [
      'Unser Programm stammt von der Tafelwerk GmbH; die Hausdom AG wartet es und ist als Auftragsverarbeiter gebunden.',
      'Tafelwerk GmbH | Hausdom AG processor',
    ],
    [
      'Betreut wird die Seite von der Motorklick Media GmbH auf Servern der Tafelwerk GmbH. Mit Motorklick besteht ein Auftragsverarbeitungsvertrag.',
      'Motorklick Media GmbH processor | Tafelwerk GmbH',
    ],
    [
      'Zahlungen nimmt die Hausdom AG, Jena, an, Briefe die Tafelwerk GmbH, die uns bei Streit mit Kitafino als Auftragsverarbeiterin hilft.',
      'Hausdom AG DE | Tafelwerk GmbH processor | Kitafino',
    ],
    [
      'Für den Abgleich setzen wir die Software der Hausdom AG ein; die Prüfung läuft auf deren Servern im Auftrag.',
      'Hausdom AG processor',
    ],
    [
      'Die Tafelwerk GmbH erledigt die Post, die Hausdom AG den Druck, die Strandkasse GmbH die Kasse. Mit allen dreien haben wir Verträge zur Auftragsverarbeitung.',
      'Tafelwerk GmbH processor | Hausdom AG processor | Strandkasse GmbH processor',
    ],
    [
      'Dropbox: Ablage; Dienstanbieter: Dropbox, Inc., San Francisco, USA; Standardvertragsklauseln: https://assets.example/legal/data-processing-agreement.pdf.',
      'Dropbox US SCC',
    ],
    [
      'Nicht notwendige Techniken verwenden wir erst nach Ihrer Zustimmung in einem Fenster, das Sie jederzeit wieder aufrufen können. Das Fenster stammt von Usercentrics und läuft im Auftrag. Im Einzelnen:\n\n- Hotjar: Messung\n- Matomo: Zählung',
      'Usercentrics processor | Hotjar | Matomo',
    ],
    [
      'Mit Eltern schreiben wir über die Elternpost-App (Strandgruß GmbH, Kiel); mit Strandgruß haben wir einen Vertrag zur Auftragsverarbeitung.',
      'Strandgruß GmbH DE processor',
    ],
    [
      'Wir teilen Angaben mit Unternehmen, die in unserem Auftrag arbeiten:\n\nTafelwerk GmbH – Kasse\nAktenhof GmbH – Archiv',
      'Tafelwerk GmbH processor | Aktenhof GmbH processor',
    ],
    [
      'Die Papierakten verwahrt die Aktenhof GmbH im Auftrag. Am Empfang, den die Torwacht GmbH im Auftrag besetzt, liegt ein Buch.',
      'Aktenhof GmbH processor | Torwacht GmbH processor',
    ],
    [
      'Die Tafelwerk GmbH erhält die im Auftrag genannten Daten. Angaben können wir übermitteln, soweit Dritte diese Daten im Auftrag verarbeiten.',
      'Tafelwerk GmbH',
    ],
    [
      'Für Bewerbungen nutzen wir das Portal Interamt der Vivento Nord (Deutsche Telekom AG), das im Auftrag betrieben wird.',
      'Interamt processor | Deutsche Telekom AG',
    ],
    [
      'Die Seite liegt bei der Tafelwerk GmbH, die Kasse bei der Aktenhof GmbH. Mit beiden Stellen bestehen Verträge nach Art. 28 DSGVO.',
      'Tafelwerk GmbH processor | Aktenhof GmbH processor',
    ],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected)
  })

  test('a sentence on all providers means those that entries begin with', () => {
    expect(
      said(
        '1.1 Zahlung\n\nPayPal\nZahlung mit Konto bei PayPal\n\nPAYONE\nPAYONE GmbH, Lyoner Straße 15, 60528 Frankfurt am Main\nKreditkarte (Visa, Mastercard)\n\nWir geben dem gewählten Dienst Ihre Angaben. Die Anbieter sind für die anschließende Verarbeitung selbst verantwortlich.',
      ),
    ).toBe('PayPal controller | PAYONE DE controller | Visa | Mastercard')
  })
})

describe('services that are not used, and networks beside their tags', () => {
  test.each([
    ['Nicht eingesetzt werden: Google Analytics, Hotjar.', ''],
    ['Xing: Den Kanal auf Xing haben wir zum 31. Januar 2025 stillgelegt; dort geschieht nichts mehr.', ''],
    [
      'Auf dieser Seite kann Google Maps verwendet werden, um Wege zu zeigen. Wir setzen Google Maps derzeit nicht ein.',
      '',
    ],
    ['Auf YouTube stehen Aufnahmen, da führt aber nur ein Link hin.', ''],
    [
      'Google Analytics\n\nWir nutzen Google Analytics. Anbieter ist die Google Inc., Mountain View, USA.\n\nGoogle+\n\nWir nutzen Google+. Anbieter ist die Google Inc., Mountain View, USA.',
      'Google Analytics US | Google+ US',
    ],
    ['Nachrichten laufen über den Dienst Firebase Cloud Messaging nicht; wir schreiben Briefe.', ''],
    [
      'Wir nutzen lexoffice (Haufe-Lexware GmbH & Co. KG, Freiburg). Mit Haufe-Lexware haben wir einen Vertrag.',
      'lexoffice DE',
    ],
    ['Verträge vermitteln wir an die LBS Landesbausparkasse Süd.', 'LBS Landesbausparkasse'],
    ['Zum Proben nutzen wir eine App. Die Firma heißt Stimmwerk GmbH.', 'Stimmwerk GmbH'],
    ['Hotjar oder Facebook Buttons haben wir nicht eingebaut,auch keine Google Schriften.', ''],
    ['Einen Auftritt bei TikTok unterhält die Stadt nicht.', ''],
    ['Eine Auswertung der Besuche (z. B. mit Google Analytics) findet nicht statt.', ''],
    ['Google Analytics, Facebook-Plugins u. ä. verwenden wir nicht!', ''],
    ['Wir haben uns bewusst gegen Google Analytics entschieden.', ''],
    ['WhatsApp ist auf Diensthandys nicht erlaubt.', ''],
    ['Google Fonts werden nicht von Google nachgeladen.', ''],
    ['Unten verlinken wir auf unser Profil bei Instagram.', ''],
    ['Die Buchhaltung macht uns ein Steuerbüro am Ort.', ''],
    ['Die Symbole zu Facebook, XING und LinkedIn sind nur Links.', ''],
    ['WhatsApp ist Jüngeren nicht erlaubt; wir schreiben Ihnen über WhatsApp.', 'WhatsApp'],
    [
      'Wir haben eine Seite auf Facebook und Instagram (Meta Platforms Ireland Limited, Dublin).',
      'Facebook IE | Instagram IE',
    ],
    [
      'LinkedIn Insight Tag: Messung; Dienstanbieter: LinkedIn Ireland Unlimited Company, Dublin 2, Irland.\nLinkedIn: Soziales Netzwerk; Dienstanbieter: LinkedIn Ireland Unlimited Company, Dublin 2, Irland.',
      'LinkedIn Insight Tag IE | LinkedIn IE',
    ],
    ['Auf Wunsch vermitteln wir an die LVM Agentur Ketelsen.', 'LVM'],
    [
      'Auf Spam prüfen wir selbst, es werden hierfür keine Daten an Akismet oder andere Dritte übermittelt.',
      '',
    ],
    [
      'Die Karte beruht auf OpenStreetMap und wird von unserem Server ausgeliefert. Es fließen keine Daten an OpenStreetMap.',
      '',
    ],
    ['Vor dem Klick gehen keine Daten an Vimeo. Danach schon.', 'Vimeo'],
    ['Filme zeigen wir selbst statt über YouTube oder Vimeo.', ''],
    ['Our films are hosted by ourselves rather than by YouTube or Vimeo.', ''],
    ['Die Versammlung findet statt über Zoom.', 'Zoom'],
    ['Messenger wie WhatsApp nutzen wir im Gespräch mit Gästen aus Gründen der Vorsicht nicht.', ''],
    ['Für WhatsApp nutzen wir das Diensthandy, das andere nicht.', 'WhatsApp'],
    [
      'Google reCAPTCHA\n\nwurde von uns im Mai abgeschaltet und durch ein Rätsel ersetzt.\n\nGoogle Maps\n\nWir nutzen Google Maps.',
      'Google Maps',
    ],
    ['Die App enthält Links zu Seiten, die wir nicht kontrollieren, etwa zu Tripadvisor.', ''],
    ['Bilder kommen auf unsere Facebook- und Instagramseite.', 'Facebook | Instagram'],
    ['Unser Xingprofil zeigt Bilder.', 'XING'],
    ['Schreiben Sie an schutz-kolk (at) t-online.example oder deich[at]gmx.example.', ''],
    [
      'Gegen Spam kommt hCaptcha zum Einsatz, ein Dienst der Intuition Machines, Inc., San Francisco, USA.',
      'hCaptcha US',
    ],
    [
      'Google Analytics\n\nWir nutzen Google Analytics. Die Tags werden über den Google Tag Manager ausgeliefert.',
      'Google Analytics | Google Tag Manager',
    ],
    ['Ihre Angaben gehen nicht an Google.', ''],
    ['Die Adresse wird dabei nicht an Google oder Meta übermittelt.', ''],
    ['Your address is not passed to Google.', ''],
    ['Ihre Angaben werden nicht an Google übermittelt, solange Sie die Karte nicht öffnen.', 'Google'],
    ['Wir danken allen, die nicht an Google denken.', 'Google'],
    ['Sie können statt mit PayPal auch mit Klarna zahlen.', 'PayPal | Klarna'],
    ['Wenn Sie statt PayPal die Lastschrift wählen, fragt niemand nach.', 'PayPal'],
    ['Statt Google Maps zeigen wir eine Zeichnung.', ''],
    ['Die Zählung mit Google Analytics haben wir ausgeschaltet.', ''],
    ['Auskunft erhalten Behörden, insbesondere Zulassungsstelle, Kraftfahrt-Bundesamt und Finanzamt.', ''],
    [
      'Auskunft erhalten öffentliche Stellen (z. B. Deutsche Bundesbank, Finanzbehörden, Bundeszentralamt für Steuern).',
      '',
    ],
    ['Auskunft erhält die Deutsche Bundesbank.', 'Deutsche Bundesbank'],
    [
      'Wir messen mit dem Meta Pixel. Zudem haben wir Auftritte bei Instagram, Facebook und TikTok.',
      'Meta Pixel | Instagram | Facebook | TikTok',
    ],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected)
  })
})

describe('roles and seats that a table gives by letters and columns', () => {
  test.each([
    [
      'AV heißt: Es gibt einen Auftragsverarbeitungsvertrag. EV heißt: Die Firma ist eigene Verantwortliche.\n\nWer\tWo\tWas\tRolle\nTafelwerk GmbH\tKiel\tSoftware\tAV\nHausdom AG\tGraz\tHeizung\tEV\nBlattblick e. K.\tHusum\tDruck\tEV',
      'Tafelwerk GmbH DE processor | Hausdom AG AT controller | Blattblick e. K. DE controller',
    ],
    [
      'Unternehmen\tOrt\tAufgabe\tRolle\nTafelwerk GmbH\tKiel\tSoftware\tAV\nHausdom AG\tJena\tHeizung\tXY\nBlattblick GmbH\tHusum\tDruck\tAV',
      'Tafelwerk GmbH DE processor | Hausdom AG DE | Blattblick GmbH DE processor',
    ],
    [
      'Empfänger (AV = Auftragsverarbeiter, V = selbst Verantwortliche)\n\nDas Portal stellt die Tafelwerk GmbH, Kiel (AV). Den Lohn rechnet die Hausdom AG, Jena (V).',
      'Tafelwerk GmbH DE processor | Hausdom AG DE controller',
    ],
    [
      'Wir nutzen\n- die Tafelwerk GmbH, Weg 1, 24103 Kiel,\n- die Hausdom GmbH, Weg 2, 80992 München.\n\nDie Anbieter leiten Anträge weiter. Sie handeln als eigenständig Verantwortliche.',
      'Tafelwerk GmbH DE controller | Hausdom GmbH DE controller',
    ],
    [
      'Je nach Wunsch geben wir die Daten an einen der folgenden Anbieter weiter. Diese sind für das, was sie tun, eigenständig verantwortlich.\n\n- Tafelwerk GmbH, Weg 1, 24103 Kiel\n- Hausdom GmbH, Weg 2, 80992 München',
      'Tafelwerk GmbH DE controller | Hausdom GmbH DE controller',
    ],
    [
      '„AV“ bedeutet in diesem Dokument: Auftragsverarbeiter. „eV“ heißt: das Unternehmen ist eigener Verantwortlicher.\n\nZweck\tEmpfänger\tDauer\nDruck\tTafelwerk GmbH, Kiel (AV)\tdrei Jahre\nPost\tniemand\tein Jahr\n\nDie Karten verkauft die Hausdom AG, Jena, die den Kauf als eV abwickelt. Bilder liefert Blattblick GmbH; das Haus ist AV.',
      'Tafelwerk GmbH DE processor | Hausdom AG DE controller | Blattblick GmbH processor',
    ],
    [
      'Zweck\tDaten\tEmpfänger\nDruck\tNamen\tTafelwerk GmbH, Kiel (Abrechnung, Auftragsverarbeiter) Hausdom AG, Jena (Versand über Briefwerk, Auftragsverarbeiter)\nMahnung\tNamen\tBlattblick GmbH\nWerbung\tNamen\tDruckerei (Auftragsverarbeiter)',
      'Tafelwerk GmbH DE processor | Hausdom AG DE processor | Blattblick GmbH',
    ],
    [
      'Dienst\tWozu\tRolle\tAußerhalb des EWR\nTafelwerk Inc., Boston, USA\tErfolg auf Facebook messen\tAV\tUSA, DPF\nHausdom AG, Jena\tDruck\tAV\tnein',
      'Tafelwerk Inc. US processor DPF | Facebook | Hausdom AG DE processor',
    ],
    [
      'Was Sie dort eingeben, verarbeitet zunächst das Portal in eigener Verantwortung. Uns meldet es Ihre Ankunft.\n\nPortal\tBetreiber\tSitz\nTafelwerk\tTafelwerk B.V.\tNiederlande\nHausdom\tHausdom AG\tJena',
      'Tafelwerk B.V. NL controller | Hausdom AG DE controller',
    ],
    [
      'Zweck\tDaten\tEmpfänger\nAnlagen\tStandort\tBundesnetzagentur (Register)\nMahnung\tName\tPaigwerk GmbH, Weg 1, 33415 Verl Rechtsanwälte, Gerichte',
      'Bundesnetzagentur | Paigwerk GmbH DE',
    ],
    [
      'Andere Empfänger verarbeiten Daten in eigener Verantwortung. An sie geben wir sie nur auf Ihren Wunsch. In Frage kommen:\n\n• Tafelwerk GmbH, Kiel\n• Hausdom AG, Jena',
      'Tafelwerk GmbH DE controller | Hausdom AG DE controller',
    ],
    [
      'Wir geben Daten an\n\n3. Tafelwerk GmbH, Kiel, zum Druck.\n4. NORDWEB eG, Jena, im Auftrag.\n5. Anwälte im Streit.',
      'Tafelwerk GmbH DE | NORDWEB eG DE processor',
    ],
    [
      'Damit keine Maschinen mitreden, prüft die Tafelwerk GmbH als Auftragsverarbeiter, ob ein Mensch schreibt.',
      'Tafelwerk GmbH processor',
    ],
    [
      'Das System betreibt die Tafelwerk GmbH, Platz der Kieler Sieben 1, 37073 Göttingen.',
      'Tafelwerk GmbH DE',
    ],
    [
      'Das Netz läuft über die Tafelwerk GmbH, die es als eigener Anbieter und Verantwortlicher betreibt.',
      'Tafelwerk GmbH controller',
    ],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected)
  })
})

test.each([
  ['Wir haben Seiten bei Facebook, Instagram und X.', 'Facebook | Instagram | X'],
  ['Wir senden auf X (früher Twitter). X speichert, wer liest.', 'X (früher Twitter)'],
  ['X. Ihre Rechte\n\nFragen Sie uns. Bei Facebook haben wir eine Seite.', 'Facebook'],
  ['Wir rechnen mit Faktor X. Facebook zeigt die Zahl.', 'Facebook'],
])('a network that goes by a letter: %s', (text, expected) => {
  const { recipients } = readFacts(readText(`${OPENING}${text}\n`))
  expect(recipients.map(({ name }) => name).join(' | ')).toBe(expected)
})

test('a company called again without its legal form is the same', () => {
  const { recipients } = readFacts(
    readText(
      'Datenschutz\n\nEmpfänger\n\nTickets laufen über die Nordic Desk, Inc., San Francisco, USA.\n\nFormulare liefert die Torhaus LLC, Boston, USA.\n\nMit Nordic Desk haben wir die Standardvertragsklauseln abgeschlossen, die Torhaus LLC ist nach dem Data Privacy Framework zertifiziert.',
    ),
  )
  expect(recipients.map(({ name, transfer }) => `${name}: ${transfer.join(' ')}`)).toEqual([
    'Nordic Desk, Inc.: SCC',
    'Torhaus LLC: DPF',
  ])
})

test('what is said of all in a long table is said of each', () => {
  const names = Array.from({ length: 20 }, (_, n) => `Alma${'abcdefghijklmnopqrst'[n]} Versicherung AG`)
  const table = names.map((name, n) => `| ${n % 3 === 0 ? 'Leben' : ''} | ${name} (Kiel) |`).join('\n')
  const { recipients } = readFacts(
    readText(
      `# Datenschutz\n\nVerantwortlich: Kern GmbH, Am Rain 4, 24103 Kiel.\n\n## Versicherer\n\n| Sparte | Gesellschaft (Sitz) |\n|---|---|\n${table}\n\nAlle diese Versicherer sind für das, was sie mit den Daten tun, eigene Verantwortliche.`,
      'markdown',
    ),
  )
  expect(recipients).toHaveLength(20)
  expect(new Set(recipients.map(({ role }) => role))).toEqual(new Set(['controller']))
})

test('a heading that says what one does names nobody', () => {
  const text =
    'Datenschutz\n\nVerantwortlich: Kern GmbH, Am Rain 4, 24103 Kiel.\n\nTisch reservieren\n\nOnline geht das mit OpenTable. Das ist ein Dienst der OpenTable GmbH, Frankfurt am Main. Wir halten den Tisch für Sie frei.\n\nHosting\n\nWir hosten bei IONOS. Anbieter ist die IONOS SE, Montabaur.'
  expect(readFacts(readText(text)).recipients.map(({ name }) => name)).toEqual(['OpenTable', 'IONOS'])
})

test('a town before a colon is a seat', () => {
  const text =
    'Datenschutz\n\nVerantwortlich: Kern GmbH, Am Rain 4, 24103 Kiel.\n\nEmpfänger\n\n– Alma GmbH, Konstanz: nimmt Pakete entgegen'
  expect(readFacts(readText(text)).recipients).toMatchObject([{ name: 'Alma GmbH', country: 'DE' }])
})

test.each([
  ['Den SMS-Code prüfen wir. Den verschickt Twilio Inc. (San Francisco, USA).', ['Twilio Inc.']],
  ['Die Fernwartung macht für uns proBORKE Systeme GmbH, Weilerbach.', ['proBORKE Systeme GmbH']],
  ['WhatsApp-Gruppen einzelner Mannschaften sind Privatsache der Beteiligten.', []],
])('whose name it is, and where it begins: %s', (said, names) => {
  const text = `Datenschutz\n\nVerantwortlich: Kern GmbH, Am Rain 4, 24103 Kiel.\n\nTechnik\n\n${said}`
  expect(readFacts(readText(text)).recipients.map(({ name }) => name)).toEqual(names)
})

test('a title that its list completes says what those listed are', () => {
  const text =
    'Datenschutz\n\nVerantwortlich: Kern GmbH, Am Rain 4, 24103 Kiel.\n\n4.3  In eigener Verantwortung arbeiten\n\n     a) Auskunfteien: Alma Kaltwasser KG und Borke GmbH\n     b) Speditionen: Dachser SE\n\nEnde der Liste.'
  expect(readFacts(readText(text)).recipients.map(({ role }) => role)).toEqual([
    'controller',
    'controller',
    'controller',
  ])
})

test('both stand on lines of their own', () => {
  const text =
    'Datenschutz\n\nVerantwortlich: Kern GmbH, Am Rain 4, 24103 Kiel.\n\nÜbersee\n\nEs lesen mit:\n\n     Kern America Inc., Charlotte, NC, USA\n     Kern Machinery Co., Ltd., Taicang, China\n\nMit beiden Gesellschaften sind Standardvertragsklauseln vereinbart worden.'
  expect(readFacts(readText(text)).recipients.map(({ transfer }) => transfer)).toEqual([['SCC'], ['SCC']])
})
