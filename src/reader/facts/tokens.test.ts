import { describe, expect, test } from 'vitest'
import { readText } from '../text/index.ts'
import { normOf, readCitations } from './citations.ts'
import { countryOfAddress, firstCountry } from './countries.ts'
import { findEntities } from './entities.ts'
import { readFacts } from './index.ts'
import { plainEmail, readParty } from './party.ts'
import { findDurations } from './period.ts'
import { roleIn } from './roles.ts'
import { findServices } from './services.ts'
import { instrumentsIn } from './transfers.ts'

describe('citations, as people write them', () => {
  test.each([
    ['Art. 6 Abs. 1 S. 1 lit. f DSGVO', 'GDPR 6(1)(f)'],
    ['Art. 6 I b) DSGVO', 'GDPR 6(1)(b)'],
    ['Art. 6 I S. 1 lit. f DS-GVO', 'GDPR 6(1)(f)'],
    ['Artikel 6.1.b DSGVO', 'GDPR 6(1)(b)'],
    ['Art. 6 Abs. 1 b, f DSGVO', 'GDPR 6(1)(b) GDPR 6(1)(f)'],
    ['Art. 6 Abs. 1 lit. a und b DSGVO', 'GDPR 6(1)(a) GDPR 6(1)(b)'],
    ['Art. 6 Abs. 1 S. 1 lit. b und S. 1 lit. f DSGVO', 'GDPR 6(1)(b) GDPR 6(1)(f)'],
    ['Art. 6 (1) 1 a) DSGVO', 'GDPR 6(1)(a)'],
    ['Art 6 Abs., lit. b) DSGVO', 'GDPR 6(1)(b)'],
    ['Art. 6 lit. f DSGVO', 'GDPR 6(1)(f)'],
    ['Art. 6 Abs. 1f) DSGVO', 'GDPR 6(1)(f)'],
    ['Art. 6 1 lit. f DSGVO', 'GDPR 6(1)(f)'],
    ['Art. 6 Abs. 1 lit. f. DSGVO', 'GDPR 6(1)(f)'],
    ['Art. 6 Abs. 1 UAbs. 1 Buchst. c und e DSGVO', 'GDPR 6(1)(c) GDPR 6(1)(e)'],
    ['Artikel 6 Absatz 1 Buchstabe e der Datenschutz-Grundverordnung', 'GDPR 6(1)(e)'],
    ['Article 6(1)(f) GDPR', 'GDPR 6(1)(f)'],
    ['point (a) of Article 6(1) GDPR', 'GDPR 6(1)(a)'],
    ['Art. 6 Abs. 1 lit. a, 9 Abs. 2 lit. h DS-GVO', 'GDPR 6(1)(a) GDPR 9(2)(h)'],
    ['Art. 6 Abs. 1 lit. a - c DSGVO', 'GDPR 6(1)(a) GDPR 6(1)(b) GDPR 6(1)(c)'],
    ['Art. 9 Abs. 2 lit. h) i.V.m. § 22 Abs. 1 Nr. 1 lit. b) BDSG', 'GDPR 9(2)(h) BDSG 22(1)'],
    [
      'Art. 9 Abs. 2 lit. h DSGVO in Verbindung mit Paragraf 22 Absatz 1 Nr. 1 lit. b Bundesdatenschutzgesetz',
      'GDPR 9(2)(h) BDSG 22(1)',
    ],
    ['§ 6 Abs. 1 lit. c) und § 11 Abs. 2 lit. h) KDG', 'KDG 6(1)(c) KDG 11(2)(h)'],
    ['§ 6 Nr. 2 und Nr. 5 DSG-EKD', 'DSG-EKD 6(2) DSG-EKD 6(5)'],
    ['§ 13 Abs. 2 Nr. 4 DSG-EKD', 'DSG-EKD 13(2)(4)'],
    ['§ 13 Absatz 2 Nummern 1 und 8 DSG-EKD', 'DSG-EKD 13(2)(1) DSG-EKD 13(2)(8)'],
    ['§ 13 Abs. 2 Nr. 2, Nr. 5 DSG-EKD', 'DSG-EKD 13(2)(2) DSG-EKD 13(2)(5)'],
    ['§§ 6 Nr. 5, 13 Abs. 2 Nr. 8 DSG-EKD', 'DSG-EKD 6(5) DSG-EKD 13(2)(8)'],
    ['Art 6 Abs 1 lit a DSGVO iVm § 165 Abs 3 TKG 2021', 'GDPR 6(1)(a) TKG 165(3)'],
    ['Art. 6 Abs. 7 revDSG', 'DSG 6(7)'],
    ['Art. 957a OR', 'OR 957a'],
    ['Art. 6 par. 1 lit. c GDPR', 'GDPR 6(1)(c)'],
    ['§ 6 Nr. 2 und 5 DSG-EKD', 'DSG-EKD 6(2) DSG-EKD 6(5)'],
    ['§ 6 Nr. 2, 4 und 5 DSG-EKD', 'DSG-EKD 6(2) DSG-EKD 6(4) DSG-EKD 6(5)'],
    ['Section 25 (2) no. 2 TDDDG', 'TDDDG 25(2)'],
    ['§ 11 II lit. h KDG', 'KDG 11(2)(h)'],
    ['§ 25 Abs. 1 TTDSG', 'TDDDG 25(1)'],
    ['§ 25 Abs. 2 Nr. 2 TDDDG', 'TDDDG 25(2)'],
    ['§ 7 Abs. 3 UWG', 'UWG 7(3)'],
    ['§ 26 BDSG', 'BDSG 26'],
    ['Art. 22 Abs. 1 und 4 DSGVO', 'GDPR 22(1) GDPR 22(4)'],
    ['Art. 15 bis 18 DSGVO', 'GDPR 15 GDPR 16 GDPR 17 GDPR 18'],
    ['Art. 31 Abs. 2 lit. a DSG', 'DSG 31(2)(a)'],
    ['Art. 4 Abs. 1 BayDSG', 'BayDSG 4(1)'],
    ['Art. 6 Abs. 1 Nr. 1 lit f DSGVO', 'GDPR 6(1)(f)'],
    ['Art. 6 Abs 1 UA 1 lit. b DSGVO', 'GDPR 6(1)(b)'],
    ['lit. b des Art. 6 Abs. 1 DSGVO', 'GDPR 6(1)(b)'],
    ['Art. 6(1)(1)(f) GDPR', 'GDPR 6(1)(f)'],
    ['Art. 6 para. 1 sentence 1 lit. f GDPR', 'GDPR 6(1)(f)'],
    ['Art. 6 Sec. 1 lit. f GDPR', 'GDPR 6(1)(f)'],
    ['Art. 6 Abs. 1 lit. f DSG-VO', 'GDPR 6(1)(f)'],
    ['Art. 6 f DSGVO', 'GDPR 6(1)(f)'],
    ['Art. 6 § 1 lit. f DSGVO', 'GDPR 6(1)(f)'],
    ['Art. 6 Abs. l lit. f DSGVO', 'GDPR 6(1)(f)'],
    ['Art.6Abs.1lit.fDSGVO', 'GDPR 6(1)(f)'],
    ['Art. 9 Abs. 2 lit. h. i.V.m. Art. 21 DSGVO', 'GDPR 9(2)(h) GDPR 21'],
    ['Art 6 Abs 1 lit f DSGVO iVm § 25 Abs 2 Z 2 TDDDG', 'GDPR 6(1)(f) TDDDG 25(2)'],
    ['Section 25(2) no. 2 TDDDG', 'TDDDG 25(2)'],
    ['Sec. 26 BDSG', 'BDSG 26'],
    ['Section 26 of the German Federal Data Protection Act', 'BDSG 26'],
    ['see section 15 of this notice', ''],
    [
      'dient Art. 6 Abs. 1 lit. a DSGVO, bei Verträgen lit. b und sonst lit. f',
      'GDPR 6(1)(a) GDPR 6(1)(b) GDPR 6(1)(f)',
    ],
    [
      'a. Einwilligung: Art. 6 Abs. 1 lit. a b. Vertrag: Art. 6 Abs. 1 lit. b c. Pflicht',
      'GDPR 6(1)(a) GDPR 6(1)(b)',
    ],
    [
      'a) Einwilligung: Art. 6 Abs. 1 lit. a b) Vertrag: Art. 6 Abs. 1 lit. b c) Pflicht',
      'GDPR 6(1)(a) GDPR 6(1)(b)',
    ],
  ])('%s', (written, norms) => {
    expect(readCitations(written).map(normOf).join(' ')).toBe(norms)
  })
})

describe('lengths of time', () => {
  test.each([
    ['nach sieben Tagen', 'P7D'],
    ['6 bzw. 10 Jahre', 'P6Y P10Y'],
    ['6, 8 und 10 Jahre', 'P6Y P8Y P10Y'],
    ['14-tägige Speicherung', 'P14D'],
    ['sechsmonatige Frist', 'P6M'],
    ['einem halben Jahr', 'P6M'],
    ['3 (drei) Jahren', 'P3Y'],
    ['nach vierundzwanzig Monaten', 'P24M'],
    ['maximal 24 Stunden', 'PT24H'],
    ['within 30 days', 'P30D'],
    ['six months', 'P6M'],
    ['zehnjährigen', 'P10Y'],
    ['einige Tage', ''],
    ['am Tag des Besuchs', ''],
  ])('%s', (written, iso) => {
    expect(
      findDurations(written)
        .map((one) => one.iso)
        .join(' '),
    ).toBe(iso)
  })
})

describe('companies by their legal form', () => {
  test.each([
    ['Anbieter ist die Nordkap Software GmbH, Kai 3', 'Nordkap Software GmbH'],
    ['Wir nutzen die Software der konzept-e GmbH aus Hamburg', 'konzept-e GmbH'],
    [
      'PayPal (Europe) S.à.r.l. et Cie, S.C.A., 22-24 Boulevard Royal',
      'PayPal (Europe) S.à.r.l. et Cie, S.C.A.',
    ],
    ['Gesellschaft für Seelsorge mbH', 'Gesellschaft für Seelsorge mbH'],
    ['Verein zur Förderung der Heimatpflege e. V.', 'Verein zur Förderung der Heimatpflege e. V.'],
    ['an die Weber & Söhne Logistik GmbH & Co. KG', 'Weber & Söhne Logistik GmbH & Co. KG'],
    ['Rocket Science Group, LLC, 675', 'Rocket Science Group, LLC'],
    ['die Auskunftei Wirtschaftsblick AG', 'Wirtschaftsblick AG'],
    ['Deutsche Post AG und Hermes Germany GmbH', 'Deutsche Post AG | Hermes Germany GmbH'],
    ['Cegla Group (Cegla e-Business GmbH)', 'Cegla e-Business GmbH'],
    ['die AG der Eltern', ''],
    ['den Versand übernimmt die sieben connect GmbH & Co. KG, Kiel', 'sieben connect GmbH & Co. KG'],
    ['(labsmart Innovationsgesellschaft mbH)', 'labsmart Innovationsgesellschaft mbH'],
    ['blau punkt GmbH, Kai 3', 'blau punkt GmbH'],
    ['die eingesetzte Nordkap GmbH', 'Nordkap GmbH'],
    ['Programme der Frank und Born GmbH', 'Frank und Born GmbH'],
    ['Jung, Muster & Cie. Pool GmbH („JMC“)', 'Jung, Muster & Cie. Pool GmbH'],
    ['Kreditblick Kassel v. Pader GmbH & Co. KG', 'Kreditblick Kassel v. Pader GmbH & Co. KG'],
    ['bei der Volksbank im Heideland eG', 'Volksbank im Heideland eG'],
    ['der Sankt-Bank für Kirche und Caritas eG', 'Sankt-Bank für Kirche und Caritas eG'],
    [
      'die MEDISA Gesellschaft für digitale Dienste der Apotheken mbH',
      'MEDISA Gesellschaft für digitale Dienste der Apotheken mbH',
    ],
    ['im Rechenzentrum der Nordkap Online GmbH', 'Nordkap Online GmbH'],
    ['eine Gesellschaft der Nordkap SE', 'Nordkap SE'],
    [
      'Server des Vereins zur Förderung eines Deutschen Heimatnetzes e. V.',
      'Vereins zur Förderung eines Deutschen Heimatnetzes e. V.',
    ],
    ['Zugriff der Konzernmutter Nordkap LLC', 'Nordkap LLC'],
    ['unseren Tochtergesellschaften Nordkap Guss GmbH', 'Nordkap Guss GmbH'],
    ['es gelangen Daten zur Nordkap LLC', 'Nordkap LLC'],
    ['die Südgas Aktiengesellschaft, München', 'Südgas Aktiengesellschaft'],
    ['an unsere Vertriebstochter Nordkap Austria Ges.m.b.H. in Linz', 'Nordkap Austria Ges.m.b.H.'],
    ['von der Nordkap Treuhand OG, Schruns', 'Nordkap Treuhand OG'],
    ['im 3. OG, Hauptstraße 5', ''],
    ['im Gebäude Nord OG, Zimmer 3', ''],
    ['die Nordkap Digital e.U. in Graz', 'Nordkap Digital e.U.'],
    ['Träger ist die Kath. Kinderhäuser Nordmark gem. GmbH.', 'Kath. Kinderhäuser Nordmark gem. GmbH'],
    ['Das WLAN stellt die The Wire Germany GmbH, Kiel', 'The Wire Germany GmbH'],
    ['über PlauderMir (NKP Software und Beratung GmbH, Kiel)', 'NKP Software und Beratung GmbH'],
    ['durch die Kern Medien und Druck GmbH & Co. KG', 'Kern Medien und Druck GmbH & Co. KG'],
    ['Nordkap Ltd, 1-3 Herring Row, London, EC2A 2AB', 'Nordkap Ltd'],
    ['die Akten vernichtet die aktenwolf GmbH Bayern.', 'aktenwolf GmbH Bayern'],
    ['an die infoscore Consumer Data GmbH, Kai 3', 'infoscore Consumer Data GmbH'],
    ['an die beteiligte Consumer Data GmbH, Kai 3', 'Consumer Data GmbH'],
    ['über die Nordkasse Genossenschaft (Urdorf) und andere', 'Nordkasse Genossenschaft'],
    ['durch die Baugenossenschaft „Heimat“ Nordmark eG und', 'Baugenossenschaft „Heimat“ Nordmark eG'],
    ['Der Turnverein "Frisch auf" Jever e. V. lädt ein', 'Turnverein "Frisch auf" Jever e. V.'],
    ['die Stiftung »Offene Tür« gGmbH', 'Stiftung »Offene Tür« gGmbH'],
    ['"Blauer Anker" Gaststätten GmbH, Kai 3', '"Blauer Anker" Gaststätten GmbH'],
    ['mit dem Dienst „Blitz“ Nordkap Online GmbH, Kai 3', 'Nordkap Online GmbH'],
    ['Das Siegel „Nordkap“ Nordkap SE, Kai 3', 'Nordkap SE'],
  ])('%s', (text, names) => {
    expect(
      findEntities(text)
        .map((one) => one.name)
        .join(' | '),
    ).toBe(names)
  })
})

describe('Iceland is no island', () => {
  test.each([
    ['EWR-Staaten Island und Norwegen', 'IS'],
    ['Nach Island übermitteln wir Buchungen', 'IS'],
    ['Bainbridge Island, WA 98110', undefined],
  ])('%s', (text, code) => {
    expect(firstCountry(text)?.code).toBe(code)
  })
})

describe('addresses', () => {
  test.each([
    [
      'Nordkap GmbH\nKai 3\n20457 Hamburg\nTel.: 040 / 12 34 56',
      ['Nordkap GmbH', 'Kai 3', '20457', 'Hamburg'],
    ],
    [
      'Wir sind Nordkap B.V. mit Sitz in Havenstraat 12 A, 1018RG Amsterdam, Niederlande',
      ['Nordkap B.V.', 'Havenstraat 12 A', '1018RG', 'Amsterdam'],
    ],
    [
      'Verantwortlich ist Lore Kamp, Am Anger 1b, 79098 Freiburg im Breisgau, Deutschland',
      ['Lore Kamp', 'Am Anger 1b', '79098', 'Freiburg im Breisgau'],
    ],
  ])('%s', (text, [name, street, postal, city]) => {
    expect(readParty(text).party).toMatchObject({ name, street, postal, city })
  })

  test.each([
    ['info (at) nordkap.example', 'info@nordkap.example'],
    ['info[at]nordkap[dot]example', 'info@nordkap.example'],
  ])('%s', (written, plain) => {
    expect(plainEmail(written)).toBe(plain)
  })

  test('a placeholder is no address', () => {
    expect(readParty('Schreiben Sie an [email protected]').party.email).toBeNull()
  })

  test.each([
    [', 101 Townsend St., San Francisco, CA 94107', 'US'],
    [', Gordon House, Barrow Street, Dublin 4, Irland', 'IE'],
    ['GmbH, Köpenicker Straße 126, 10179 Berlin', 'DE'],
    [', Havnegade 39, 1058 Kopenhagen, Dänemark', 'DK'],
    [', 4 rue des Lilas, 75009 Paris', 'FR'],
    [', Keizersgracht 1, 1015 CW Amsterdam', 'NL'],
    ['GmbH, Rendsburg, die', 'DE'],
    ['GmbH (Husum)', 'DE'],
    ['GmbH, Kontakt, die', undefined],
    [', Wien, Zimmer 3', 'AT'],
    ['GmbH, Linz', 'AT'],
    [', Gewerbepark 12, 6068 Mils', 'AT'],
    [', Bahnhofstrasse 12, 8640 Rapperswil', 'CH'],
    [', Bahnhofstrasse 12, 8645 Rapperswil-Jona', 'CH'],
    [', Hauptplatz 3, 8600 Bruck an der Mur', 'AT'],
    [', Rue du Lac 4, 1400 Yverdon-les-Bains', 'CH'],
    [', Seestrasse 9, 8805 Richterswil', 'CH'],
    ['Eintreib AG, Schwerzenbach.', 'CH'],
    ['Buchwerk OG (Schruns)', 'AT'],
    ['Praxisbedarf GmbH in Bludenz', 'AT'],
    [', seit 2019 Stans und Umgebung', undefined],
    [', im Jahr 2024 Wartung', undefined],
  ])('%s', (address, code) => {
    expect(countryOfAddress(address)?.code).toBe(code)
  })
})

describe('names of services', () => {
  test.each([
    ['Wir nutzen Google Analytics und Google-Maps.', 'google-analytics google-maps'],
    ['X (ehemals Twitter)', 'twitter'],
    ['Googles Server', 'google'],
    ['Meta-/Kommunikationsdaten', ''],
    ['Browser wie Google Chrome oder Microsoft Edge', ''],
    ['https://www.google.com/analytics', ''],
    ['dpd und Hermes', 'dpd hermes'],
  ])('%s', (text, ids) => {
    expect(
      findServices(text)
        .flatMap((one) => (one.service ? [one.service.id] : []))
        .join(' '),
    ).toBe(ids)
  })
})

describe('roles and instruments', () => {
  test.each([
    ['Wir haben mit dem Anbieter einen Auftragsverarbeitungsvertrag geschlossen.', 'processor'],
    ['Der Dienst verarbeitet die Daten in unserem Auftrag.', 'processor'],
    ['Wir sind gemeinsam mit Meta für die Erhebung verantwortlich.', 'joint'],
    ['PayPal handelt in eigener Verantwortung.', 'controller'],
    ['Das Labor handelt insoweit in eigener ärztlicher Verantwortung.', 'controller'],
    ['Für die Anmeldung dort ist allein die Nordkap GmbH verantwortlich.', 'controller'],
    ['Für den Betrieb des Netzes ist unsere Tochter, die Netz GmbH, verantwortlich.', 'controller'],
    ['Für Ihre Fragen sind wir verantwortlich.', undefined],
    ['Mit beiden Häusern haben wir Verträge nach Art 28 DSGVO.', 'processor'],
    ['Parcelwise (Parcelwise Ltd, Dublin), our processor, stores the labels.', 'processor'],
    ['Mailbird acts as our processor.', 'processor'],
    ['Both are contractually bound by our instructions.', 'processor'],
    ['The provider processes the data on our behalf.', 'processor'],
    ['The provider only processes data in accordance with our instructions.', 'processor'],
    ['A data processing agreement has been concluded with the provider.', 'processor'],
    ['The host is engaged as a data processor pursuant to Article 28 GDPR.', 'processor'],
    ['We have concluded an order processing contract with them.', 'processor'],
    ['It processes data strictly under our written instructions.', 'processor'],
    ['Booking runs via Calbook, a tool by Calbook Inc., as processor.', 'processor'],
    ['We act as their processor.', undefined],
    ['The bank does not act as our processor.', undefined],
    ['We and the network are jointly responsible for the collection.', 'joint'],
    ['The network and we are joint controllers.', 'joint'],
    ['We share responsibility with the network for this.', 'joint'],
    ['There is an agreement under Article 26 GDPR with the network.', 'joint'],
    ['We are controllers jointly with the network.', 'joint'],
    ['The card company is independently responsible for the payment data.', 'controller'],
    ['The bank acts as an independent controller.', 'controller'],
    ['The wallet acts as its own controller where it screens for fraud.', 'controller'],
    ['The insurer is a controller in its own right.', 'controller'],
    ['The shop operator is solely responsible for this.', 'controller'],
    ['The carrier is itself responsible for the delivery data.', 'controller'],
    ['Das Netzwerk entscheidet selbst, was mit den Daten geschieht.', 'controller'],
    ['Für die Seite sind wir zusammen mit der Nordkap Limited, Dublin, verantwortlich.', 'joint'],
    ['Für die Inhalte der Seiten ist die Nordkap GmbH verantwortlich.', undefined],
    ['Das System wird im Auftrag durch die Nordkap GmbH betrieben.', 'processor'],
    ['Die Nordkap GmbH setzt den Hoster als Unterauftragnehmer ein.', 'processor'],
    ['Gegenüber unseren Kunden sind wir Auftragsverarbeiter des Kunden.', undefined],
    ['Both are processors, and act only on our instructions.', 'processor'],
    ['The bank is itself the controller of these data.', 'controller'],
    ['Es handelt sich nicht um eine Auftragsverarbeitung.', undefined],
    ['Der Dienst hat seinen Sitz in Köln.', undefined],
  ])('%s', (sentence, role) => {
    expect(roleIn({ text: sentence, signs: [] })?.role).toBe(role)
  })

  test.each([
    ['Die Übermittlung stützt sich auf Standardvertragsklauseln.', 'SCC'],
    ['Der Anbieter ist nach dem EU-US Data Privacy Framework zertifiziert.', 'DPF'],
    ['das auf Basis eines Angemessenheitsbeschlusses beruhende EU-US Data Privacy Framework', 'DPF'],
    ['Für die Schweiz besteht ein Angemessenheitsbeschluss.', 'adequacy'],
    ['Es besteht kein Angemessenheitsbeschluss.', ''],
    ['Japan gilt als datenschutzrechtlich sicheres Drittland.', 'adequacy'],
    ['Indien ist kein sicherer Drittstaat.', ''],
    ['Das Privacy Shield ist für ungültig erklärt worden.', ''],
    ['Der Konzern hat Binding Corporate Rules.', 'BCR'],
    ['The transfer is covered by standard contractual clauses.', 'SCC'],
    ['Otherwise we rely on the EU standard data protection clauses.', 'SCC'],
    ['We have agreed model contract clauses with them.', 'SCC'],
    ['The group has binding corporate rules.', 'BCR'],
    ['They are certified under the EU-U.S. Data Privacy Framework.', 'DPF'],
    ['Zendorf nimmt am Swiss-U.S. Data Privacy Framework teil.', 'DPF'],
    ['For Canada there is an adequacy decision.', 'adequacy'],
    [
      'The European Commission has found that the United Kingdom offers an adequate level of protection.',
      'adequacy',
    ],
    ['There is no adequacy decision for that country.', ''],
    ['The transfer is based on Article 49(1)(b) GDPR.', 'derogation'],
    [
      'Wir geben Daten in Staaten bekannt, deren Recht nach dem Entscheid des Bundesrates einen angemessenen Datenschutz gewährleistet.',
      'adequacy',
    ],
    ['Der Staat steht in Anhang 1 der DSV.', 'adequacy'],
    [
      'Ausnahmsweise geben wir Daten mit Ihrer ausdrücklichen Einwilligung ins Ausland bekannt (Art. 17 DSG).',
      'derogation',
    ],
    ['Die Übermittlung stützt sich auf § 41 KDG.', 'derogation'],
    ['Wir gewährleisten einen angemessenen Schutz Ihrer Daten.', ''],
    ['Fehlt ein angemessener Datenschutz, schliessen wir Verträge.', ''],
  ])('%s', (sentence, instruments) => {
    expect(
      instrumentsIn({ text: sentence, signs: [] })
        .map((one) => one.instrument)
        .join(' '),
    ).toBe(instruments)
  })
})

const HEAD =
  'Datenschutzerklärung\n\nWir verarbeiten Ihre personenbezogenen Daten nach der DSGVO und dem BDSG.\n\n'
const facts = (text: string): ReturnType<typeof readFacts> => readFacts(readText(HEAD + text))

describe('dates of the notice', () => {
  test.each([
    ['Stand: Mai 2023', '2023-05'],
    ['Version 2.1 vom 1.3.2021', '2021-03-01'],
    ['Zuletzt aktualisiert am 3. Januar 2024', '2024-01-03'],
    ['Diese Datenschutzerklärung ist aktuell gültig und hat den Stand Mai 2018.', '2018-05'],
    ['Stand 05/2018', '2018-05'],
    ['aufgestellt vom Schriftführer, vom Vorstand durchgesehen am 14. April 2023', '2023-04-14'],
    ['Stand der Datenschutzerklärung: 01.04.22', '2022-04-01'],
    ['Last updated: May 25, 2018', '2018-05-25'],
    ['Unsere Technik entspricht dem Stand der Technik.', null],
    ['Der Angemessenheitsbeschluss stammt vom 10. Juli 2023.', null],
  ])('%s', (text, date) => {
    expect(facts(text).date_of_notice).toBe(date)
  })
})

describe('grounds and mentions', () => {
  test.each([
    ['Rechtsgrundlage ist Art. 6 Abs. 1 lit. f DSGVO.', ['GDPR 6(1)(f)']],
    [
      'Sie haben das Recht, gegen die Verarbeitung, die aufgrund von Art. 6 Abs. 1 lit. e oder f DSGVO erfolgt, Widerspruch einzulegen.',
      [],
    ],
    ['Sie haben das Recht auf Auskunft (Art. 15 DSGVO) und Beschwerde (Art. 77 DSGVO).', []],
    ['Die Verarbeitung im Auftrag regelt Art. 28 DSGVO.', []],
    ['Den Newsletter an Bestandskunden senden wir nach § 7 Abs. 3 UWG.', ['UWG 7(3)']],
    ['Besondere Kategorien sind in Art. 9 Abs. 1 DSGVO beschrieben.', []],
  ])('%s', (text, norms) => {
    expect(facts(text).legal_bases).toEqual(norms)
  })
})

describe('periods that are none', () => {
  test.each([
    ['Wir antworten innerhalb eines Monats auf Ihre Anfrage.', []],
    ['Personen unter 16 Jahren dürfen keine Daten speichern lassen.', []],
    ['Die Gewährleistungsfrist beträgt zwei Jahre; Unterlagen hierzu speichern wir nicht.', []],
    ['Protokolle werden nach sieben Tagen gelöscht.', ['P7D']],
    ['Bewerbungen löschen wir sechs Monate nach der Absage.', ['P6M']],
  ])('%s', (text, periods) => {
    expect(facts(text).retention.map((one) => one.period)).toEqual(periods)
  })
})

describe('what is not used is no recipient', () => {
  test.each([
    ['Wir setzen kein Google Analytics ein.', []],
    ['Google Maps wird auf dieser Seite nicht verwendet.', []],
    ['Auf Facebook-Plugins verzichten wir.', []],
    ['Von StepStone haben wir uns im Mai getrennt; was Sie dort finden, ist alt.', []],
    ['OpenStreetMap-Karten zeichnen wir selbst, an die OpenStreetMap Foundation fließt nichts.', []],
    ['WhatsApp nutzen wir nicht, auch wenn man uns jeden Tag danach fragt.', []],
    ['Wir nutzen Matomo auf eigenen Servern.', ['Matomo']],
  ])('%s', (text, names) => {
    expect(facts(text).recipients.map((one) => one.name)).toEqual(names)
  })
})

describe('what is named to say that it is no ground', () => {
  test.each([
    ['Auf Art. 6 Abs. 1 lit. f DSGVO können wir uns als Behörde nicht berufen.', ''],
    ['Art. 6 Abs. 1 lit. f DSGVO findet für Behörden keine Anwendung.', ''],
    ['Art. 6 Abs. 1 lit. f DSGVO scheidet für uns als Behörde aus.', ''],
    [
      'Wir stützen uns nicht auf Art. 6 Abs. 1 lit. a DSGVO, sondern auf Art. 6 Abs. 1 lit. b DSGVO.',
      'GDPR 6(1)(b)',
    ],
    ['We do not rely on Art. 6(1)(a) GDPR.', ''],
    ['Grundlage ist Art. 6 Abs. 1 lit. f DSGVO; Ihre Daten verkaufen wir nicht.', 'GDPR 6(1)(f)'],
    [
      'Fotos zeigen wir mit Ihrer Einwilligung (Art. 6 Abs. 1 lit. a DSGVO, § 22 KUG).',
      'GDPR 6(1)(a) KUG 22',
    ],
  ])('%s', (line, bases) => {
    const notice = readText(`Datenschutz\n\nWas wir tun\n\n${line}`)
    expect(readFacts(notice).legal_bases.join(' ')).toBe(bases)
  })
})

describe('data of Art. 9', () => {
  test.each([
    [
      'Wer eine Ermäßigung beantragt, legt uns ein Attest vor. Dieses verarbeiten wir nach Art. 9 Abs. 2 Buchst. g DSGVO.',
      true,
    ],
    ['Für den Religionsunterricht erheben wir die Religionszugehörigkeit.', true],
    ['Wir speichern Krankmeldungen unserer Kursleiter.', true],
    [
      'Kommen Gesundheitsdaten ins Spiel, was häufig geschieht, stützen wir uns auf Art. 9 Abs. 2 lit. f DSGVO.',
      true,
    ],
    [
      'Wenn Sie uns eine Allergie nennen, schreiben wir sie mit Ihrer Einwilligung auf, Art. 9 Abs. 2 lit. a DSGVO.',
      true,
    ],
    [
      'Zwecke sind\n\n1. Verarbeitung besonderer Kategorien (etwa Gesundheitsdaten in Rentensachen), soweit dies für Ansprüche erforderlich ist: Art. 9 Abs. 2 lit. f DSGVO.',
      true,
    ],
    ['Vor der Behandlung füllen Sie einen Bogen zu Vorerkrankungen und Medikamenten aus.', true],
    ['Wir führen eine Patientenkartei mit Diagnosen und Befunden.', true],
    [
      'Beim Abschluss einer Berufsunfähigkeitsversicherung stellen die Versicherer Gesundheitsfragen, deren Antworten wir weiterleiten.',
      true,
    ],
    ['In der Mitgliederkartei steht auch die Konfession.', true],
    ['Im Anmeldebogen fragen wir nach Allergien Ihres Kindes.', true],
    ['Wir verarbeiten keine Gesundheitsdaten.', false],
    ['Sollten Sie uns freiwillig Gesundheitsdaten mitteilen, löschen wir diese.', false],
    [
      'Soweit wir besondere Kategorien personenbezogener Daten verarbeiten, geschieht dies nach Art. 9 Abs. 2 lit. a DSGVO.',
      false,
    ],
    ['Besondere Kategorien sind Daten zu Gesundheit, Religion oder Herkunft.', false],
    ['Bitte senden Sie uns mit der Bewerbung keine Angaben zu Krankheiten oder Religion.', false],
    ['Ihre Krankmeldungen reichen wir an die Krankenkasse weiter.', true],
    ['Die Zutrittskontrolle arbeitet mit Fingerabdrücken.', true],
    ['Wir messen Ihren Blutdruck und notieren die Werte.', true],
    ['Für die Kirchensteuer melden wir Ihre Religionszugehörigkeit an das Finanzamt.', true],
    ['Rezepte rechnen wir mit der Krankenkasse ab (§ 300 SGB V).', true],
    ['Unsere Software zählt Schritte und misst den Puls.', true],
    ['Die Spende für die Partei verbuchen wir mit Ihrem Namen.', false],
    ['Unsere Pflegekräfte dokumentieren Ihren Pflegebedarf.', true],
    ['Wir vermieten Fahrräder.', false],
    ['Bewerber mit Schwerbehinderung werden bevorzugt; die Angabe ist freiwillig.', false],
    ['Bei Unverträglichkeiten sprechen Sie bitte unser Personal an.', false],
    ['Über die Gesundheit unserer Tiere führen wir Buch.', false],
    ['Hörtests und Audiogramme bewahren wir in Ihrer Akte auf.', true],
    ['Für das Schwimmtraining brauchen wir ein ärztliches Attest.', true],
    ['Werden Gesundheitsdaten verarbeitet, stützen wir uns auf Art. 9 Abs. 2 lit. a DSGVO.', false],
    ['Sofern Sie uns ein Attest vorlegen, verarbeiten wir es nach Art. 9 Abs. 2 lit. b DSGVO.', false],
    ['Bitte senden Sie uns keine Gesundheitsdaten per E-Mail.', false],
    [
      'Für das Essen erheben wir gegebenenfalls Angaben zu Allergien, diese nur mit Einwilligung (Art. 9 Abs. 2 lit. a DSGVO).',
      true,
    ],
    [
      'Nennen Sie uns Allergien Ihres Kindes, sagen wir es der Köchin. Das ist freiwillig; Grundlage ist Art. 9 Abs. 2 lit. a DSGVO.',
      true,
    ],
    [
      'Erfasst werden Familienstand und Vermögen sowie ggf. Angaben zu Ihrer Gesundheit, etwa zur Geschäftsfähigkeit.',
      true,
    ],
    [
      'Wer mehr Zeit in der Prüfung braucht, schickt uns ein Attest. Dieses verarbeiten wir nach Art. 9 Abs. 2 Buchst. g DSGVO nur, soweit darüber zu entscheiden ist.',
      true,
    ],
    [
      'Wir lesen alte Briefe, wozu auch solche über die Verfolgung von Familien gehören. Das erfolgt zu Forschungszwecken nach Art. 9 Abs. 2 lit. j DSGVO.',
      true,
    ],
    [
      'Wenn Sie uns vor einer Massage Angaben zu Allergien oder Erkrankungen machen, verwenden wir diese nur mit Ihrer Einwilligung (Art. 9 Abs. 2 lit. a DSGVO).',
      true,
    ],
    [
      'Soweit besondere Kategorien (z. B. Ihre Gesundheitsdaten bei Antragstellung) erforderlich sind, holen wir Ihre Einwilligung nach Art. 9 Abs. 2 a) DSGVO ein.',
      true,
    ],
    [
      'Wenn Sie uns in der Bewerbung Angaben zu einer Schwerbehinderung machen, verarbeiten wir diese nach Art. 9 Abs. 2 lit. b DSGVO.',
      false,
    ],
    [
      'Sofern Sie uns freiwillig besondere Kategorien von Daten mitteilen, verarbeiten wir diese nach Art. 9 Abs. 2 lit. a DSGVO.',
      false,
    ],
    ['Wir verarbeiten keine Gesundheitsdaten.', false],
    ['Aus der Mitgliedschaft geht Ihre politische Überzeugung hervor.', true],
    ['Daraus lässt sich Ihre Konfession nicht ablesen.', false],
    ['Atteste sind Gesundheitsdaten. Wir verarbeiten sie gemäß Art. 9 Abs. 2 lit. g DSGVO.', true],
    ['Die Kamera erfasst keine biometrischen Daten.', false],
    ['Patientendaten verarbeiten wir nicht.', false],
    ['Beim Anamnesegespräch erheben wir Angaben zu Vorerkrankungen.', true],
  ])('%s', (line, special) => {
    const notice = readText(`Datenschutz\n\nWas wir tun\n\n${line}`)
    expect(readFacts(notice).special_categories).toBe(special)
  })
})

describe('norms, and whether they ground anything', () => {
  test.each([
    ['Das dürfen wir, weil Sie zugestimmt haben (DSGVO Art. 6 Abs. 1a).', 'GDPR 6(1)(a)'],
    ['Rechtliche Basis: Art. 6 I 1 lit. b, c DSGVO.', 'GDPR 6(1)(b), GDPR 6(1)(c)'],
    [
      'Wir handeln auf der Basis von Artikel 6 (1) b) und f) der Datenschutz-Grundverordnung.',
      'GDPR 6(1)(b), GDPR 6(1)(f)',
    ],
    [
      'Die Datenerhebung ist nach Art. 6 Absatz 1 Unterabsatz 1 Buchstaben c und e DSGVO erlaubt.',
      'GDPR 6(1)(c), GDPR 6(1)(e)',
    ],
    [
      'Als öffentliche Schule erfüllen wir eine Aufgabe (Art. 6 Abs. 1 e DSGVO i.V.m. § 57 SchulG BE).',
      'GDPR 6(1)(e), SchulG BE 57',
    ],
    ['Dafür genügt ein berechtigtes Interesse gem. Art. 6 (1)(f).', 'GDPR 6(1)(f)'],
    ['Meldescheine füllen wir aus, weil §§ 29, 30 Bundesmeldegesetz es vorschreiben.', 'BMG 29, BMG 30'],
    ['Beschäftigtendaten verarbeiten wir nach § 26 Abs. 1 S. 1 BDSG.', 'BDSG 26(1)'],
    [
      'Grundlage ist der Behandlungsvertrag, Art. 9 Abs. 2 lit. h, Abs. 3 DSGVO, § 22 Abs. 1 Nr. 1 b BDSG.',
      'BDSG 22(1), GDPR 9(2)(h)',
    ],
    [
      'Auf Ihr Gerät greifen wir nur zu, wenn es unbedingt nötig ist (§ 25 Abs. 2 TDDDG), sonst fragen wir (§ 25 Abs. 1 TDDDG).',
      'TDDDG 25(1), TDDDG 25(2)',
    ],
    ['Bestandskunden schreiben wir an, § 7 III UWG.', 'UWG 7(3)'],
    ['Sie können der Verarbeitung nach Art. 6 Abs. 1 lit. e oder f DSGVO widersprechen.', ''],
    ['Werbung per Post: Abwägung nach lit. f des Art. 6 Abs. 1 DSGVO.', 'GDPR 6(1)(f)'],
    [
      'Die Kameras betreiben wir zum Schutz des Eigentums, Art. 6 Abs. 1 Satz 1 Buchst. f) DS-GVO, § 4 BDSG.',
      'BDSG 4, GDPR 6(1)(f)',
    ],
    ['Art. 6 Abs. 1 lit. a, Art. 9 Abs. 2 lit. a DSGVO bilden die Grundlage.', 'GDPR 6(1)(a), GDPR 9(2)(a)'],
    [
      'Für Fotos von Kindern brauchen wir die Erlaubnis beider Eltern (Art. 6 Abs. 1 lit. a, Art. 8 DSGVO).',
      'GDPR 6(1)(a)',
    ],
    ['Die Übermittlung in die USA stützen wir auf Art. 49 Abs. 1 lit. a DSGVO.', 'GDPR 49(1)(a)'],
    [
      'Wir sind nach Art. 32 DSGVO zur Sicherheit verpflichtet; Grundlage ist Art. 6 Abs. 1 lit. c.',
      'GDPR 6(1)(c)',
    ],
    [
      'Zur Verhinderung von Geldwäsche müssen wir Sie identifizieren (Art. 6 Abs. 1 c DSGVO in Verbindung mit §§ 10 ff. GwG).',
      'GDPR 6(1)(c), GwG 10',
    ],
    ['Datenverarbeitung zur Vertragserfüllung gemäß Art 6/1/b DSGVO.', 'GDPR 6(1)(b)'],
    ['Hier gilt Art. 6, Abs. 1, lit. b) DSGVO.', 'GDPR 6(1)(b)'],
    [
      'Rechtsgrundlage ist Art. 6 Abs. 1 S. 1 lit. a) - Einwilligung - und lit. b) - Vertrag - DSGVO.',
      'GDPR 6(1)(a), GDPR 6(1)(b)',
    ],
    [
      'Vertrag (Art. 6 Abs. 1 lit. b) | Einwilligung (Art. 6 Abs. 1 lit. a) | Gesetz (Art. 6 Abs. 1 lit. c)',
      'GDPR 6(1)(a), GDPR 6(1)(b), GDPR 6(1)(c)',
    ],
    ['Rechtsgrundlage: 6 I b DSGVO', 'GDPR 6(1)(b)'],
    ['Wir verarbeiten Patientendaten gem. § 6 Abs. 1 lit. c KDG.', 'KDG 6(1)(c)'],
    ['Nach § 11 Abs. 2 lit. a KDG haben Sie eingewilligt.', 'KDG 11(2)(a)'],
    ['Für kirchliche Stellen ist § 6 Nr. 3 DSG-EKD maßgeblich.', 'DSG-EKD 6(3)'],
    ['Forschung erfolgt nach § 13 NDSG.', 'NDSG 13'],
    [
      'Die Prüfungsverwaltung stützt sich auf Art. 6 Abs. 1 lit. e DSGVO i. V. m. Art. 84 BayHIG.',
      'BayHIG 84, GDPR 6(1)(e)',
    ],
    ['Die Mautdaten verarbeiten wir gemäß § 4 Abs. 3 BFStrMG.', 'BFStrMG 4(3)'],
    ['Verantwortlicher im Sinne von Art. 4 Nr. 7 DSGVO sind wir.', ''],
    ['Ein Vertrag nach Art. 28 DSGVO besteht.', ''],
    ['Profiling im Sinne des Art. 22 DSGVO betreiben wir nicht.', ''],
    ['Wir haben unsere Cookies nach § 25 TDDDG geprüft.', 'TDDDG 25'],
    ['Das Impressum finden Sie hier (§ 5 DDG).', ''],
    ['Art. 6 Abs. 1 lit. d DSGVO kann im Notfall greifen.', 'GDPR 6(1)(d)'],
    [
      'Die Datenverarbeitung beruht auf Ihrer Einwilligung; Art. 6 Abs. 1 Buchst. a, Art. 7 DSGVO.',
      'GDPR 6(1)(a)',
    ],
    ['Auf unser Interesse an Werbung stützen wir uns nicht (Art. 6 Abs. 1 lit. f DSGVO).', ''],
    [
      'Als Ärztekammer sind wir gesetzlich beauftragt (Art. 6 Abs. 1 lit. e DSGVO, § 3 HeilBerG).',
      'GDPR 6(1)(e), HeilBerG 3',
    ],
    [
      'Wir stützen uns auf die Buchstaben a und b des Artikels 6 Absatz 1 DSGVO.',
      'GDPR 6(1)(a), GDPR 6(1)(b)',
    ],
    ['Erlaubt ist uns das durch Art. 6 Abs. 1 UAbs. 1 lit. f DS-GVO.', 'GDPR 6(1)(f)'],
    ['Wir übermitteln Sozialdaten nach § 67d SGB X und § 295 SGB V.', 'SGB V 295, SGB X 67d'],
    [
      'Art. 6 Abs. 1 lit. f DSGVO war bis 2023 unsere Grundlage; heute fragen wir Sie vorher (lit. a).',
      'GDPR 6(1)(a), GDPR 6(1)(f)',
    ],
    ['Hinweise zu Ihrem Recht auf Löschung finden Sie in Art. 17 DSGVO und § 35 BDSG.', ''],
    ['Legitimation: Art. 6 Abs. 1 Bst. b und f DSGVO', 'GDPR 6(1)(b), GDPR 6(1)(f)'],
    ['Meldescheine füllen wir aus, weil § 29 BMG es vorschreibt.', 'BMG 29'],
    ['Meldescheine füllen wir aus, weil § 29 Bundesmeldegesetz es vorschreibt.', 'BMG 29'],
    ['Das tun wir, weil § 10 GwG es verlangt.', 'GwG 10'],
    ['Wir prüfen Ihren Ausweis (§ 11 GwG).', ''],
    [
      'Maßgeblich sind Art. 6 Abs. 1 lit. b DSGVO (Vertrag) und lit. f (unser Interesse an pünktlicher Zahlung).',
      'GDPR 6(1)(b), GDPR 6(1)(f)',
    ],
    ['Unsere Befugnis ergibt sich aus § 4 LDSG SH.', 'LDSG 4'],
    ['Wir verarbeiten Ihre Daten aufgrund der Satzung und des Art. 6 Abs. 1 lit. b DSGVO.', 'GDPR 6(1)(b)'],
    ['Die Verarbeitung zu Forschungszwecken ist nach § 27 Abs. 1 BDSG zulässig.', 'BDSG 27(1)'],
    ['Wir erheben die Steuer-ID, da § 139b AO uns das aufgibt.', ''],
    [
      'Art. 6 Abs. 1 lit. a DSGVO ist die Rechtsgrundlage, soweit wir um Einwilligung bitten; sonst Art. 6 Abs. 1 lit. f DSGVO.',
      'GDPR 6(1)(a), GDPR 6(1)(f)',
    ],
    [
      'Personenbezogene Daten verarbeiten wir nur, wenn eine der Voraussetzungen des Art. 6 Abs. 1 lit. a bis f DSGVO vorliegt.',
      'GDPR 6(1)(a), GDPR 6(1)(b), GDPR 6(1)(c), GDPR 6(1)(d), GDPR 6(1)(e), GDPR 6(1)(f)',
    ],
    ['Die Teilnahme ist freiwillig (lit. a), die Abrechnung folgt dem Vertrag (lit. b).', ''],
    ['Bei Minderjährigen verlangt Art. 8 DSGVO die Zustimmung der Eltern.', ''],
    [
      'Die Rechtmäßigkeit folgt aus Art. 6 Abs. 1 Satz 1 Buchstabe e und Absatz 3 DSGVO in Verbindung mit § 3 BDSG.',
      'BDSG 3, GDPR 6(1)(e)',
    ],
    ['Daten von Besuchern speichern wir gem. § 15 Abs. 3 TMG.', 'TMG 15(3)'],
    ['Wir berufen uns auf § 28 Abs. 1 Satz 1 Nr. 2 BDSG (alt).', 'BDSG 28(1)'],
    ['Für Videoaufnahmen in öffentlich zugänglichen Räumen gilt § 4 BDSG.', 'BDSG 4'],
    ['Zum Schutz Ihrer Gesundheitsdaten gilt § 203 StGB.', ''],
    ['Den Betriebsrat beteiligen wir nach § 99 BetrVG.', 'BetrVG 99'],
    ['Mitteilungen an die Berufsgenossenschaft machen wir nach § 193 SGB VII.', 'SGB VII 193'],
    ['Für die Ausgabe von Betäubungsmitteln führen wir Buch (§ 13 BtMVV).', ''],
    ['Krankenversicherte: § 291a SGB V, Art. 9 Abs. 2 lit. h DSGVO.', 'GDPR 9(2)(h), SGB V 291a'],
    [
      'Die Ermächtigung findet sich in § 5 Abs. 1 Nr. 1 HSchG NRW, Art. 6 Abs. 1 lit. e DSGVO.',
      'GDPR 6(1)(e), HSchG NRW 5(1)',
    ],
    ['Rechtsgrundlage Schweiz: Art. 31 Abs. 1 DSG.', 'DSG 31(1)'],
    ['Nach österreichischem Recht: § 165 Abs. 3 TKG 2021.', 'TKG 165(3)'],
    [
      'Wir dürfen Ihnen ähnliche Angebote schicken, solange Sie nicht widersprechen (§ 7 Abs. 3 UWG, Art. 6 Abs. 1 lit. f DSGVO).',
      'GDPR 6(1)(f), UWG 7(3)',
    ],
    ['Wir melden Sie an, weil § 29 des Bundesmeldegesetzes es vorschreibt.', 'BMG 29'],
    ['Rechtsgrundlage ist § 29 Bundesmeldegesetz.', 'BMG 29'],
    ['Rechtsgrundlage ist § 29 Abs. 2 des Bundesmeldegesetzes (BMG).', 'BMG 29(2)'],
    [
      'Rechtsgrundlage ist Art. 6 Abs. 1 lit. c DSGVO in Verbindung mit § 11 des Geldwäschegesetzes (GwG).',
      'GDPR 6(1)(c), GwG 11',
    ],
    [
      'Den Vertrag regelt § 535 des Bürgerlichen Gesetzbuches; Grundlage ist Art. 6 Abs. 1 lit. b DSGVO.',
      'GDPR 6(1)(b)',
    ],
    ['Rechtsgrundlage ist § 79 des Betriebsverfassungsgesetzes.', 'BetrVG 79'],
  ])('%s', (text, norms) => {
    expect([...facts(text).legal_bases].sort().join(', ')).toBe(norms)
  })
})

test('a clause that denies another thing denies no ground', () => {
  const basesOf = (line: string): readonly string[] =>
    readFacts(readText(`Datenschutz\n\nWas wir tun\n\n${line}`)).legal_bases
  expect(
    basesOf(
      'Können Gäste, etwa nach einem Unfall, nicht zustimmen, stützen wir uns auf Art. 9 Abs. 2 lit. c DSGVO.',
    ),
  ).toEqual(['GDPR 9(2)(c)'])
  expect(basesOf('Auf Art. 6 Abs. 1 lit. f DSGVO können wir uns nicht stützen.')).toEqual([])
  expect(basesOf('Am Eingang hängt eine Kamera (§ 30 DSAG LSA).')).toEqual(['DSAG LSA 30'])
})

describe('what grounds stand beside others', () => {
  test.each([
    [
      'Rechtsgrundlage sind §§ 630a ff., 630f BGB, § 43 LKHG und Art. 9 Abs. 2 lit. h DSGVO.',
      ['LKHG 43', 'GDPR 9(2)(h)'],
    ],
    [
      'Gesetzliche Pflichten (Art. 6 Abs. 1 lit. c DSGVO):\n\n- Buchführung (§ 257 HGB, § 147 AO)\n- Zoll',
      ['GDPR 6(1)(c)', 'HGB 257', 'AO 147'],
    ],
    [
      'Zweck\tRechtsgrundlage\nPflege\tArt. 9 Abs. 2 lit. h DSGVO; § 630f BGB\nZoll\t§ 5 ZollVG',
      ['GDPR 9(2)(h)', 'BGB 630f', 'ZollVG 5'],
    ],
    ['Diese Pflicht steht in den §§ 29 und 30 BMG.', ['BMG 29', 'BMG 30']],
    ['Den Einzug melden wir wegen § 19 BMG.', ['BMG 19']],
    [
      'Quittungen heben wir wegen § 147 AO acht Jahre lang auf – Art. 6 Abs. 1 lit. c DSGVO.',
      ['AO 147', 'GDPR 6(1)(c)'],
    ],
    [
      'b) Weil ein Gesetz es verlangt (Art. 6 Abs. 1 Buchst. c DSGVO)\n\nAls Makler müssen wir Kunden prüfen (in Verbindung mit § 10 Abs. 1 GwG).',
      ['GDPR 6(1)(c)', 'GwG 10(1)'],
    ],
    [
      'Die Suche trägt Art. 6 Abs. 1 lit. b DSGVO. Bei der Auskunft stützen wir uns auf lit. f derselben Vorschrift.',
      ['GDPR 6(1)(b)', 'GDPR 6(1)(f)'],
    ],
    ['Die Rezepte gehen an die Kasse, das ist in § 300 SGB V so vorgesehen.', ['SGB V 300']],
    [
      'Dass wir ein Blatt führen, steht in § 630f BGB; insofern greift auch Art. 6 Abs. 1 lit. c DSGVO.',
      ['BGB 630f', 'GDPR 6(1)(c)'],
    ],
    [
      'Diese Fristen stehen im Gesetz (§ 257 HGB, § 147 AO), sodass Art. 6 Abs. 1 lit. c DSGVO die Grundlage bildet.',
      ['HGB 257', 'AO 147', 'GDPR 6(1)(c)'],
    ],
    [
      'Die Bestellung trägt Art. 6 Abs. 1 lit. b DSGVO. Rechnungen hebe ich acht Jahre auf (lit. c, § 147 AO). Auch hier lit. f: Wir zählen Besuche.',
      ['GDPR 6(1)(b)', 'GDPR 6(1)(c)', 'AO 147', 'GDPR 6(1)(f)'],
    ],
    ['Die Abgabe müssen wir für die Gemeinde einziehen, § 11 KAG M-V und Satzung.', ['KAG M-V 11']],
    ['Wir nutzen die Angabe, um unseren Pflichten aus § 164 SGB IX nachzukommen.', ['SGB IX 164']],
    ['Ein Doppel heben wir auf (Art. 6 Abs. 1 lit. c DSGVO mit § 50 EStDV).', ['GDPR 6(1)(c)', 'EStDV 50']],
    [
      'Wir filmen auf Grundlage von Art. 6 Abs. 1 lit. f DSGVO in Verbindung mit § 23 Abs. 1 Nr. 3 KUG.',
      ['GDPR 6(1)(f)', 'KUG 23(1)'],
    ],
    ['Die Aufnahme stützt sich auf § 12 MusterG sowie Art. 7 Abs. 2 BspBG.', ['MusterG 12', 'BspBG 7(2)']],
    ['Rechtsgrundlage ist Art. 6 Abs. 1 lit. b DSGVO, bei Beamten § 90 BspBG.', ['GDPR 6(1)(b)', 'BspBG 90']],
    [
      'Angaben zur Gesundheit werden nach § 26 Abs. 3 BDSG und § 7 MusterG verarbeitet.',
      ['BDSG 26(3)', 'MusterG 7'],
    ],
    ['Die Zählerstände verarbeiten wir als Betreiber nach §§ 9 ff. MusterG.', ['MusterG 9']],
    ['Das Register müssen wir führen, das schreibt § 4 MusterG vor.', ['MusterG 4']],
    [
      'Für die Liste gilt § 5 MusterG, für die Meldung § 8 BspG (jeweils Art. 6 Abs. 1 lit. c DSGVO).',
      ['MusterG 5', 'BspG 8', 'GDPR 6(1)(c)'],
    ],
    ['Für die Abfrage der Steuer gilt § 51a EStG.', ['EStG 51a']],
    ['Bei Prüfungen dient § 9 MusterG als Rechtsgrundlage.', ['MusterG 9']],
    [
      'Die Aufnahme beruht auf Art. 85 Abs. 1 des Landesgesetzes über das Schulwesen (LSchWG).',
      ['LSchWG 85(1)'],
    ],
    ['Rechtsgrundlage ist § 17 Abs. 2a MusterV.', ['MusterV 17(2a)']],
    [
      'Die Auskunft beruht auf Art. 6 Abs. 1 lit. a der Datenschutzgrundverordnung (DSGVO).',
      ['GDPR 6(1)(a)'],
    ],
    [
      'Die Angaben beruhen auf Art. 9 Abs. 2 lit. g DSGVO i. V. m. Art. 8 Abs. 1 BayDSG.',
      ['GDPR 9(2)(g)', 'BayDSG 8(1)'],
    ],
    ['Notwendige Cookies sind unbedingt erforderlich im Sinne des § 25 Abs. 2 Nr. 2 TDDDG.', ['TDDDG 25(2)']],
    [
      'Datenschutz\n\nPost ohne Anmeldung und Ihr Widerspruchsrecht\n\nWir schreiben Ihnen auf Grundlage von § 7 Abs. 3 UWG über ähnliche Ware.',
      ['UWG 7(3)'],
    ],
    ['Die Werbung von Parteien ist nach § 50 MusterG zulässig.', ['MusterG 50']],
    ['Ihr Betrieb wird gemäß § 6 MusterO eingetragen.', ['MusterO 6']],
    [
      'Auskünfte holen wir auf Grundlage von Art. 6 Abs. 1 lit. f DSGVO und § 31 BDSG ein.',
      ['GDPR 6(1)(f)', 'BDSG 31'],
    ],
    ['Ein Dienstleister hilft auf Grundlage eines Vertrags nach § 80 MusterG.', []],
    ['Wer gefährdet ist, kann eine Sperre nach § 41 MusterG eintragen lassen.', []],
    ['Sie können nach § 9 MusterG verlangen, dass wir weniger erfassen.', []],
    ['Nach § 31 MusterG darf jedes Mitglied die Liste einsehen.', []],
    ['Wir sind nach § 57 MusterG zur Verschwiegenheit verpflichtet.', []],
    ['Die Prüfung nach § 53 MusterG führt ein Verband durch.', []],
    ['Unterlagen löschen wir drei Jahre nach Schluss des Jahres (§ 30 Abs. 3 MusterG).', []],
    ['Die Rechtsgrundlage des Widerspruchs steht nicht in § 3 MusterG.', []],
    ['Für die Aufbewahrung gilt § 12 MusterG.', []],
    ['Belege zehn Jahre (§ 147 AO, § 257 HGB; Art. 6 Abs. 1 lit. c DSGVO).', ['GDPR 6(1)(c)']],
    [
      'Vorgang | Rechtsgrundlage | Empfänger\nMeldung | § 6 MusterG | Amt, § 9 BspG\nKauf | Art. 6 Abs. 1 lit. b DSGVO | –',
      ['MusterG 6', 'GDPR 6(1)(b)'],
    ],
    ['Rechtsgrundlage ist § 22 KunstUrhG, Art. 6 Abs. 1 lit. a DSGVO.', ['KUG 22', 'GDPR 6(1)(a)']],
    [
      'Rechtsgrundlage ist Art. 6 Abs. 1 lit. e DSGVO i. V. m. § 3 Satz 1 Nr. 1 NDSG und §§ 3, 17 NHG.',
      ['GDPR 6(1)(e)', 'NDSG 3', 'NHG 3', 'NHG 17'],
    ],
    [
      'Belege: Art. 6 Abs. 1 lit. c DSGVO i. V. m. §§ 10 ff. GwG, § 147 AO. Aufbewahrung nach § 257 HGB.',
      ['GDPR 6(1)(c)', 'GwG 10', 'AO 147'],
    ],
    [
      'Zweck | Warum?\nKonto | Art. 6 Abs. 1 Buchst. a DSGVO, § 25 Abs. 1 TDDDG\nKauf | Buchst. b; Belege Buchst. c\nKontrolle | Buchst. f',
      ['GDPR 6(1)(a)', 'TDDDG 25(1)', 'GDPR 6(1)(b)', 'GDPR 6(1)(c)', 'GDPR 6(1)(f)'],
    ],
    [
      'Eine Einwilligung (§ 8 Abs. 1 KDG) ist freiwillig; sie wird nach § 8 Abs. 6 KDG widerrufen.',
      ['KDG 8(1)'],
    ],
    ['Rechtsgrundlage ist Art. 6 Abs. 1 lit. b DSGVO i. V. m. § 26 S. 1 BDSG.', ['GDPR 6(1)(b)', 'BDSG 26']],
    [
      'Rechtsgrundlage: Art. 6 Abs. 1 lit. b DSGVO, §§ 611a ff., 26 Abs. 1 BDSG.',
      ['GDPR 6(1)(b)', 'BDSG 26(1)'],
    ],
    [
      'Die Meldung an die Kasse beruht auf § 302 SGB V i. V. m. § 6 Abs. 1 lit. d KDG.',
      ['SGB V 302', 'KDG 6(1)(d)'],
    ],
    ['Rechtsgrundlage ist § 6 Nr. 6 DSG-EKD in Verbindung mit § 8 KiTaG.', ['DSG-EKD 6(6)', 'KiTaG 8']],
    ['Abrechnung: § 295 SGB V, Art. 6 Abs. 1 lit. c DSGVO.', ['SGB V 295', 'GDPR 6(1)(c)']],
    [
      'Für die Schulakte gilt Art. 6 Abs. 1 lit. e DSGVO und § 4 SchulG, für Befunde Art. 9 Abs. 2 lit. g DSGVO, § 6 SchulG.',
      ['GDPR 6(1)(e)', 'SchulG 4', 'GDPR 9(2)(g)', 'SchulG 6'],
    ],
    ['Der Impfnachweis ist wegen § 20 Abs. 8 Infektionsschutzgesetz erforderlich.', ['IfSG 20(8)']],
    ['Belege bewahren wir wegen § 147 AO auf.', []],
    ['Unfälle melden wir nach § 201 SGB VII an die Kasse.', ['SGB VII 201']],
    ['Zahlen bekommt einmal im Jahr das Amt nach § 21 KHEntgG.', ['KHEntgG 21']],
    ['Künstliche Gelenke sind nach § 16 IRegG dem Register anzuzeigen.', ['IRegG 16']],
    ['Ein Verzeichnis führen wir auch; dazu zwingt uns § 32 BMG.', ['BMG 32']],
    ['Nach § 5 MusterG bewerten wir jedes Jahr unsere Kurse.', ['MusterG 5']],
    ['Maßgeblich ist § 12 NDSG, bei Beamten in Verbindung mit § 88 NBG.', ['NDSG 12', 'NBG 88']],
    [
      'Dass wir eine Akte führen, schreibt § 630f BGB vor (Art. 6 Abs. 1 lit. c DSGVO).',
      ['BGB 630f', 'GDPR 6(1)(c)'],
    ],
    ['Wir schweigen nach § 203 StGB. Einsicht haben Sie nach § 630g BGB.', []],
    ['Sie sind nach § 17 BMG verpflichtet, sich anzumelden.', []],
    ['§ 4 BDSG, auf den alte Schilder verweisen, wenden wir nicht mehr an.', []],
    [
      'Miete: Art. 6 I 1 lit. b DSGVO.\n\nFotos nur, wenn du Ja gesagt hast (lit. a).\n\nFundsachen (Buchst. c in Verbindung mit § 966 BGB).',
      ['GDPR 6(1)(b)', 'GDPR 6(1)(a)', 'GDPR 6(1)(c)', 'BGB 966'],
    ],
    [
      'Ziffer 1: Vertrag, Art. 6 Abs. 1 Bst. b DSGVO.\nZiffer 2: unser Interesse an einem Shop, Bst. f.\nZiffer 3: Ihre Einwilligung, Bst. a.',
      ['GDPR 6(1)(b)', 'GDPR 6(1)(f)', 'GDPR 6(1)(a)'],
    ],
    [
      'Art. 6 Abs. 1 lit. f DSGVO, sofern nicht die Rechte der betroffenen Person überwiegen.',
      ['GDPR 6(1)(f)'],
    ],
  ])('%s', (text, norms) => {
    expect(readFacts(readText(text)).legal_bases).toEqual(norms)
  })
})

describe('a decision of adequacy, for all or for one', () => {
  test.each([
    [
      'Eine Übermittlung in Drittländer findet nur statt aufgrund eines Angemessenheitsbeschlusses (z. B. für die USA das Data Privacy Framework) oder von Standardvertragsklauseln.',
      ['SCC', 'DPF', 'adequacy'],
    ],
    ['Für die USA besteht ein Angemessenheitsbeschluss, das EU-US Data Privacy Framework.', ['DPF']],
    [
      'Wir nutzen Foobar der Acme Inc., 1 Main St, Boston, USA. Für die Schweiz besteht ein Angemessenheitsbeschluss.',
      ['adequacy'],
    ],
    [
      'Wir nutzen Foobar der Acme AG, Seeweg 1, 8001 Zürich, Schweiz. Für die Schweiz besteht ein Angemessenheitsbeschluss.',
      [],
    ],
  ])('%s', (text, general) => {
    expect(readFacts(readText(text)).general_transfer).toEqual(general)
  })
})

describe('what grounds under another law', () => {
  test.each([
    [
      'Personenbezogene Daten sind nach § 3 Abs. 1 BDSG Einzelangaben über eine Person. Wir erheben sie nach § 28 Abs. 1 BDSG, Auskünfte über die Zahlungsfähigkeit nach § 29 Abs. 2 BDSG.',
      ['BDSG 28(1)', 'BDSG 29(2)'],
    ],
    ['Für den Rundbrief haben Sie sich angemeldet (§ 13 Abs. 2 TMG).', ['TMG 13(2)']],
    [
      'Wir informieren nach § 13 Abs. 1 TMG. Bilder zeigen wir mit Ihrer Einwilligung (§ 4a BDSG).',
      ['BDSG 4a'],
    ],
    [
      'Rechtsgrundlage ist Art. 6 Abs. 1 lit. b DSGVO. Die Auskunft kann nach § 29 Abs. 1 BDSG unterbleiben.',
      ['GDPR 6(1)(b)'],
    ],
    [
      'Cookies setzen wir nach § 165 Abs 3 TKG 2021, Nachrichten senden wir nach § 174 TKG 2021.',
      ['TKG 165(3)', 'TKG 174'],
    ],
    ['Cookies setzen wir in Österreich nach § 96 Abs 3 TKG.', ['TKG 96(3)']],
    ['Wir sichern die Netze nach § 165 TKG und geben Auskunft nach § 174 TKG.', []],
    [
      'Wir holen Ihre ausdrückliche Einwilligung ein (Art. 6 Abs. 7 DSG). Die Grundsätze stehen in Art. 6 Abs. 2 DSG.',
      ['DSG 6(7)'],
    ],
    [
      'Die Bearbeitung stützt sich auf Art. 31 Abs. 1 revDSG; Belege bewahren wir nach Art. 958f OR auf.',
      ['DSG 31(1)'],
    ],
    ['Gesundheitsdaten verarbeiten wir nach § 13 Abs. 2 Nr. 8 DSG-EKD.', ['DSG-EKD 13(2)(8)']],
  ])('%s', (text, norms) => {
    expect(readFacts(readText(text)).legal_bases).toEqual(norms)
  })
})
