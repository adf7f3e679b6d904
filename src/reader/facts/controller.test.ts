import { describe, expect, test } from 'vitest'
import { readText } from '../text/index.ts'
import { readFacts } from './index.ts'

interface Expected {
  readonly name?: string
  readonly street?: string
  readonly postal?: string
  readonly city?: string
  readonly email?: string
  readonly phone?: string
}

// The heads of invented notices, in the many manners in which people say who they are.
const HEADS: readonly (readonly [text: string, expected: Expected])[] = [
  [
    'Datenschutz\n\nWer ich bin\nLene Harmsen, Töpferhof Wittmoor, Am Moor 4, 24558 Wakendorf. Sie erreichen mich unter 04535 / 99 88 1 oder post@wittmoor.example.\n\nWas ich speichere\nNichts.',
    {
      name: 'Lene Harmsen',
      street: 'Am Moor 4',
      postal: '24558',
      city: 'Wakendorf',
      email: 'post@wittmoor.example',
      phone: '04535 / 99 88 1',
    },
  ],
  [
    'Kleingedrucktes\n\nWer schreibt dir? Glaswerkstatt Ina Post, Gerbergasse 9, 18055 Rostock, Mail: ina@glas.example.\n\nWas geschieht? Ich schicke dir Briefe.',
    {
      name: 'Glaswerkstatt Ina Post',
      street: 'Gerbergasse 9',
      postal: '18055',
      city: 'Rostock',
      email: 'ina@glas.example',
    },
  ],
  [
    'Datenschutzinfo\n\nWer steckt dahinter?\nkornblume digital GmbH\nLange Reihe 12\n20099 Hamburg\nmoin@kornblume.example\n\nUnser Datenschutzbeauftragter: Sven Groth, Hafenweg 1, 20457 Hamburg',
    {
      name: 'kornblume digital GmbH',
      street: 'Lange Reihe 12',
      postal: '20099',
      city: 'Hamburg',
      email: 'moin@kornblume.example',
    },
  ],
  [
    'Datenschutzhinweise\n\nIhr Ansprechpartner\nFür alle Fragen zu dieser Seite ist zuständig:\nGärtnerei Blumreich\nInhaber Tom Blumreich\nDorfstr. 3\n39340 Haldensleben\nTel: 03904 4711\n',
    {
      name: 'Gärtnerei Blumreich',
      street: 'Dorfstr. 3',
      postal: '39340',
      city: 'Haldensleben',
      phone: '03904 4711',
    },
  ],
  [
    'Moor & Heide GbR\nZahnärzte\n\nDatenschutz\n\nFür wen dies gilt\n\nDiese Hinweise gelten für die Verarbeitung von Daten durch:\n\nMoor & Heide GbR, Zahnärzte\nDr. Karl Moor, Anna Heide LL. M.\nAm Markt 3\n26441 Jever\nTelefon 04461 55 50\npraxis@moor-heide.example\n\nBei uns arbeiten vier Menschen; einen Datenschutzbeauftragten haben wir nicht.',
    {
      name: 'Moor & Heide GbR',
      street: 'Am Markt 3',
      postal: '26441',
      city: 'Jever',
      email: 'praxis@moor-heide.example',
      phone: '04461 55 50',
    },
  ],
  [
    'Moor & Heide GbR\nZahnärzte\n\nPraxis | Team | Anfahrt\n\nDatenschutz\n\nDatenschutzhinweise\n\nDiese Hinweise gelten für die Datenverarbeitung durch:\n\nMoor & Heide GbR, Zahnärzte\nDr. Karl Moor, Anna Heide LL. M.\nAm Markt 3\n26441 Jever\nTelefon 04461 55 50\npraxis@moor-heide.example\n\nBei uns arbeiten vier Menschen; einen Datenschutzbeauftragten haben wir nicht.',
    {
      name: 'Moor & Heide GbR',
      street: 'Am Markt 3',
      postal: '26441',
      city: 'Jever',
      email: 'praxis@moor-heide.example',
      phone: '04461 55 50',
    },
  ],
  [
    'Datenschutz\n\nVerantwortlicher\n\nWohnungsgenossenschaft „Abendruh“ Jever eG\nAm Kai 8\n26441 Jever\nbuero@abendruh.example',
    {
      name: 'Wohnungsgenossenschaft „Abendruh“ Jever eG',
      street: 'Am Kai 8',
      postal: '26441',
      city: 'Jever',
      email: 'buero@abendruh.example',
    },
  ],
  [
    'Privacy\n\nController: Herring Widgets Ltd, 12 High Street, Leeds LS1 4AB, United Kingdom, hello@herring.example',
    {
      name: 'Herring Widgets Ltd',
      street: '12 High Street',
      postal: 'LS1 4AB',
      city: 'Leeds',
      email: 'hello@herring.example',
    },
  ],
  [
    'Privacy\n\nThe controller is:\nHerring Widgets Ltd\n12 High Street\nLondon\nN1 2AB\nUnited Kingdom',
    { name: 'Herring Widgets Ltd', street: '12 High Street', postal: 'N1 2AB', city: 'London' },
  ],
  [
    'Datenschutz\n\nVerantwortlicher\n\nTSV 1893 Jever e. V., vertreten durch den Vorstand, Deichweg 3, 26441 Jever',
    { name: 'TSV 1893 Jever e. V.', street: 'Deichweg 3', postal: '26441', city: 'Jever' },
  ],
  [
    'Datenschutz\n\nVerantwortlich ist:\n\nStadt Mühlwerda – Die Oberbürgermeisterin\nMarkt 1\n06526 Sangerhausen\nE-Mail: stadt@muehlwerda.example',
    {
      name: 'Stadt Mühlwerda – Die Oberbürgermeisterin',
      street: 'Markt 1',
      postal: '06526',
      city: 'Sangerhausen',
      email: 'stadt@muehlwerda.example',
    },
  ],
  [
    'Datenschutz\n\nVerantwortlich:\n\nGasthof Zur Linde, Familie Brandl OHG\nMarkt 1\n83022 Rosenheim',
    { name: 'Gasthof Zur Linde, Familie Brandl OHG', street: 'Markt 1', postal: '83022', city: 'Rosenheim' },
  ],
  [
    'Datenschutz\n\nVerantwortlich:\n\nFunken Events, Ina Brandl und Jost Weber GbR\nMarkt 1\n83022 Rosenheim',
    {
      name: 'Funken Events, Ina Brandl und Jost Weber GbR',
      street: 'Markt 1',
      postal: '83022',
      city: 'Rosenheim',
    },
  ],
  [
    'Datenschutz\n\nWer wir sind\n\nTSV Rot-Weiß Jever von 1921 e.V., 1. Vorsitzender Hajo Kröger, Am Sportplatz 2, 26441 Jever',
    { name: 'TSV Rot-Weiß Jever von 1921 e.V.', street: 'Am Sportplatz 2', postal: '26441', city: 'Jever' },
  ],
  [
    'Datenschutz\n\nVerantwortlich:\n\nKath. Kirchengemeinde St. Barbara und Heilig Kreuz KdöR\nDomhof 2\n26441 Jever',
    {
      name: 'Kath. Kirchengemeinde St. Barbara und Heilig Kreuz KdöR',
      street: 'Domhof 2',
      postal: '26441',
      city: 'Jever',
    },
  ],
  [
    'Datenschutz\n\nVerantwortlich:\nTischlerei Uhlig GmbH\nHauptstraße 4\n09387 Jahnsdorf/Erzgeb.\nE-Mail: post@uhlig.example',
    {
      name: 'Tischlerei Uhlig GmbH',
      street: 'Hauptstraße 4',
      postal: '09387',
      city: 'Jahnsdorf/Erzgeb.',
      email: 'post@uhlig.example',
    },
  ],
  [
    'Datenschutz\n\nVerantwortlich ist die Tischlerei Uhlig GmbH, Am Markt 4, 31535 Neustadt a. Rbge. Wir sind montags für Sie da.',
    { name: 'Tischlerei Uhlig GmbH', street: 'Am Markt 4', postal: '31535', city: 'Neustadt a. Rbge.' },
  ],
  [
    'Datenschutz\n\nVerantwortlich ist die Tischlerei Uhlig GmbH, Am Markt 4, 79098 Freiburg. Wir sind montags für Sie da.',
    { name: 'Tischlerei Uhlig GmbH', street: 'Am Markt 4', postal: '79098', city: 'Freiburg' },
  ],
  [
    'Datenschutz\n\nVerantwortliche\n\nTintenfisch AG\nSeeweg 3\n1800 Vevey',
    { name: 'Tintenfisch AG', street: 'Seeweg 3', postal: '1800', city: 'Vevey' },
  ],
  [
    'Privacy\n\nWho we are\n\nTeam Blauw B.V.\nKade 3\n3012 AB Rotterdam\nprivacy@blauw.example',
    {
      name: 'Team Blauw B.V.',
      street: 'Kade 3',
      postal: '3012 AB',
      city: 'Rotterdam',
      email: 'privacy@blauw.example',
    },
  ],
  [
    'Datenschutzerklärung\n\nDiese Website ist ein Angebot der Hofladen Sörensen OHG, Deichstraße 9a, 25836 Garding, Telefon +49 (4862) 10 20-30, E-Mail info@soerensen.example. Wir nehmen Datenschutz ernst.\n\nHosting\nUnsere Seite liegt bei der Webtropia GmbH, Am Hof 1, 50667 Köln.',
    {
      name: 'Hofladen Sörensen OHG',
      street: 'Deichstraße 9a',
      postal: '25836',
      city: 'Garding',
      email: 'info@soerensen.example',
      phone: '+49 (4862) 10 20-30',
    },
  ],
  [
    'Privacy Policy\n\n1. Who we are\n\nLantern Analytics GmbH ("Lantern", "we")\nRosenthaler Straße 40\n10178 Berlin\nGermany\nRegistered at the Local Court of Charlottenburg\nprivacy@lantern.example\n+49 30 555 12 34\n\nWe are the controller for the processing described here. Our data protection officer is Dr. Eva Kern, c/o Kern Datenschutz, Ring 1, 50672 Köln, dpo@kern.example.\n\n2. When we are not the controller\nIf your employer uses Lantern, ask them.',
    {
      name: 'Lantern Analytics GmbH',
      street: 'Rosenthaler Straße 40',
      postal: '10178',
      city: 'Berlin',
      email: 'privacy@lantern.example',
      phone: '+49 30 555 12 34',
    },
  ],
  [
    'Datenschutzerklärung\n\nVerantwortliche Stelle\nfuchsbau Media UG (haftungsbeschränkt)\nLeopoldstr. 22 · 80802 München\nTelefon 089/1234567 · kontakt@fuchsbau.example',
    {
      name: 'fuchsbau Media UG (haftungsbeschränkt)',
      street: 'Leopoldstr. 22',
      postal: '80802',
      city: 'München',
      email: 'kontakt@fuchsbau.example',
      phone: '089/1234567',
    },
  ],
  [
    'Datenschutzerklärung\n\nVerantwortlich\n\nMarktbäckerei Ott e.K.\nMarkt 5 – 7, Hinterhaus\n07743 Jena\nbaeckerei@ott.example',
    {
      name: 'Marktbäckerei Ott e.K.',
      street: 'Markt 5 – 7, Hinterhaus',
      postal: '07743',
      city: 'Jena',
      email: 'baeckerei@ott.example',
    },
  ],
  [
    'Datenschutz\n\nAmt für Geoinformation, Vermessung und Bodenordnung des Landkreises Hoya\nHauptstr. 3\n27318 Hoya\n\nist verantwortlich für die Verarbeitung auf diesen Seiten.',
    {
      name: 'Amt für Geoinformation, Vermessung und Bodenordnung des Landkreises Hoya',
      street: 'Hauptstr. 3',
      postal: '27318',
      city: 'Hoya',
    },
  ],
  [
    'Datenschutzerklärung\n\n1. Verantwortlicher\n\nMinisterium für Wald, Wasser und Wege des Landes Brandenburg\nHeinrich-Mann-Allee 103\n14473 Potsdam\nTelefon: 0331 555-0\npoststelle@mwww.example',
    {
      name: 'Ministerium für Wald, Wasser und Wege des Landes Brandenburg',
      street: 'Heinrich-Mann-Allee 103',
      postal: '14473',
      city: 'Potsdam',
      email: 'poststelle@mwww.example',
      phone: '0331 555-0',
    },
  ],
  [
    'Datenschutz in der Kanzlei\n\n1. Verantwortlich\nWerner, Kolb & Partner Rechtsanwälte PartG mbB\nKönigsallee 60\n40212 Düsseldorf\nkanzlei@wkp.example',
    {
      name: 'Werner, Kolb & Partner Rechtsanwälte PartG mbB',
      street: 'Königsallee 60',
      postal: '40212',
      city: 'Düsseldorf',
      email: 'kanzlei@wkp.example',
    },
  ],
  [
    'Datenschutzerklärung\n\n(1) Verantwortlicher gem. Art. 4 Abs. 7 DSGVO ist die\nEv. Kirchengemeinde St. Petri\nvertreten durch das Presbyterium\nKirchstr. 1\n32423 Minden\nTel. 0571/4040\nbuero@petri.example',
    {
      name: 'Ev. Kirchengemeinde St. Petri',
      street: 'Kirchstr. 1',
      postal: '32423',
      city: 'Minden',
      email: 'buero@petri.example',
      phone: '0571/4040',
    },
  ],
  [
    'Datenschutzerklärung\n\nVerantwortlicher | Schreinerei Huber GmbH, Industriestr. 4, 84028 Landshut, Tel. 0871 4040\nDatenschutzbeauftragter | Max Bauer, dsb@bauer.example',
    {
      name: 'Schreinerei Huber GmbH',
      street: 'Industriestr. 4',
      postal: '84028',
      city: 'Landshut',
      phone: '0871 4040',
    },
  ],
  [
    'Datenschutzerklärung\n\nName und Anschrift des Verantwortlichen\nName: Katrin Lohse\nFirma: Lohse Yoga\nStraße: Gartenweg 7\nPLZ/Ort: 01219 Dresden\nE-Mail: yoga@lohse.example',
    {
      name: 'Katrin Lohse',
      street: 'Gartenweg 7',
      postal: '01219',
      city: 'Dresden',
      email: 'yoga@lohse.example',
    },
  ],
  [
    'Datenschutzerklärung\n\nWir, die Kanalwerk eG (Kanalstr. 8, 48147 Münster), betreiben diese Plattform.',
    { name: 'Kanalwerk eG', street: 'Kanalstr. 8', postal: '48147', city: 'Münster' },
  ],
  [
    'Datenschutzerklärung der Musikschule Klangraum\n\nVerantwortliche im Sinne der DSGVO:\n\nDipl.-Mus. Anja Reuter\nMusikschule Klangraum\nBergstr. 19\nA-5020 Salzburg\noffice@klangraum.example',
    {
      name: 'Dipl.-Mus. Anja Reuter',
      street: 'Bergstr. 19',
      postal: '5020',
      city: 'Salzburg',
      email: 'office@klangraum.example',
    },
  ],
  [
    'Datenschutz\n\nHier schreibt die Fahrradwerkstatt Speiche, Inh. Jule Kamp, Kuhgasse 2, 35037 Marburg (hallo@speiche.example, 06421-22334). Wir sind zu zweit.\n\nUnser Mailanbieter ist die Posteo e.K., Methfesselstr. 38, 10965 Berlin.',
    {
      name: 'Fahrradwerkstatt Speiche, Inh. Jule Kamp',
      street: 'Kuhgasse 2',
      postal: '35037',
      city: 'Marburg',
      email: 'hallo@speiche.example',
      phone: '06421-22334',
    },
  ],
  [
    'Datenschutzerklärung\n\nDer Schutz Ihrer Daten ist uns wichtig.\n\n1. Datenverarbeitung beim Besuch\n...\n\n9. Kontakt\nBei Fragen wenden Sie sich an:\nStahlbau Nordwest GmbH & Co. KG\nWerftstraße 100\n26382 Wilhelmshaven\nT +49 4421 3030\ninfo@stahlbau-nw.example',
    {
      name: 'Stahlbau Nordwest GmbH & Co. KG',
      street: 'Werftstraße 100',
      postal: '26382',
      city: 'Wilhelmshaven',
      email: 'info@stahlbau-nw.example',
      phone: '+49 4421 3030',
    },
  ],
  [
    'Datenschutzhinweise\n\nVerantwortlich für die Datenverarbeitung:\nUniversität Nordheim\nDie Präsidentin\nCampusallee 1, Gebäude B 3\n37154 Nordheim\nTelefon: 05551 / 39-0',
    {
      name: 'Universität Nordheim',
      street: 'Campusallee 1, Gebäude B 3',
      postal: '37154',
      city: 'Nordheim',
      phone: '05551 / 39-0',
    },
  ],
  [
    'Datenschutz\n\nWer ist für meine Daten verantwortlich?\nDas ist die Wohnungsbaugenossenschaft Eintracht eG. Du findest uns in der Talstraße 6 in 99089 Erfurt. Schreib an info@eintracht.example oder ruf an: 0361 7788.',
    {
      name: 'Wohnungsbaugenossenschaft Eintracht eG',
      street: 'Talstraße 6',
      postal: '99089',
      city: 'Erfurt',
      email: 'info@eintracht.example',
      phone: '0361 7788',
    },
  ],
  [
    'Datenschutzerklärung\nSegelclub Müritz e. V.\nAn der Reeck 17\n17192 Waren (Müritz)\nE-Mail: vorstand (at) sc-mueritz.example\n\n1. Allgemeines\nWir speichern wenig.',
    {
      name: 'Segelclub Müritz e. V.',
      street: 'An der Reeck 17',
      postal: '17192',
      city: 'Waren (Müritz)',
      email: 'vorstand@sc-mueritz.example',
    },
  ],
  [
    'Data protection notice\n\nThe controller is Brightwater Books Ltd, 14 Merrion Row, Dublin 2, D02 XY45, Ireland. You can reach us at hello@brightwater.example.',
    {
      name: 'Brightwater Books Ltd',
      street: '14 Merrion Row',
      city: 'Dublin 2',
      email: 'hello@brightwater.example',
    },
  ],
  [
    'Datenschutzerklärung\n\n§ 1 Verantwortlicher\nVerantwortlich für die Verarbeitung Ihrer Daten ist\n\nLottchen Kindermoden\nInh. Carola Weiß\nKleine Gasse 4\n99734 Nordhausen\nUSt-ID: DE123456789\nTelefon: 03631-909090\nFax: 03631-909091\nE-Mail: carola[at]lottchen.example',
    {
      name: 'Lottchen Kindermoden',
      street: 'Kleine Gasse 4',
      postal: '99734',
      city: 'Nordhausen',
      email: 'carola@lottchen.example',
      phone: '03631-909090',
    },
  ],
  [
    'Datenschutzinformation für Bewerber\n\nVerantwortlicher ist das Klinikum Sonnenhöhe gGmbH (im Folgenden „Klinikum“), Sonnenhöhe 1-5, 94469 Deggendorf, Tel.: (0991) 380-0.',
    {
      name: 'Klinikum Sonnenhöhe gGmbH',
      street: 'Sonnenhöhe 1-5',
      postal: '94469',
      city: 'Deggendorf',
      phone: '(0991) 380-0',
    },
  ],
  [
    'Datenschutzhinweise zur Videoüberwachung\n\nBetreiber der Kameras:\nParkhaus am Dom GmbH\nDomgasse 2\n99084 Erfurt\n\nDatenschutzbeauftragte: Ilse Hain, c/o Parkhaus am Dom GmbH',
    { name: 'Parkhaus am Dom GmbH', street: 'Domgasse 2', postal: '99084', city: 'Erfurt' },
  ],
  [
    'Datenschutz\n\nUnsere Seite läuft bei der Serverfarm Süd GmbH, Ringstr. 1, 70173 Stuttgart.\n\nAlles andere machen wir selbst: Schäferei Wolle & Käse, Familie Brandl, Almweg 3, 83471 Berchtesgaden, schaf@wollekaese.example, Tel. 08652/5544.',
    {
      name: 'Schäferei Wolle & Käse',
      street: 'Almweg 3',
      postal: '83471',
      city: 'Berchtesgaden',
      email: 'schaf@wollekaese.example',
      phone: '08652/5544',
    },
  ],
  [
    'Datenschutzerklärung der Arztpraxis Dr. Nele Storm\n\n1. Name und Kontaktdaten des für die Verarbeitung Verantwortlichen sowie des Datenschutzbeauftragten\nDiese Datenschutz-Information gilt für die Datenverarbeitung durch:\nVerantwortlicher: Dr. med. Nele Storm, Hafenstr. 11, D-24103 Kiel, Deutschland\nEmail: praxis@storm.example\nTelefon: +49 (0)431 – 123 45\nFax: +49 (0)431 – 123 46\nDer Datenschutzbeauftragte ist unter o.g. Anschrift erreichbar.',
    {
      name: 'Dr. med. Nele Storm',
      street: 'Hafenstr. 11',
      postal: '24103',
      city: 'Kiel',
      email: 'praxis@storm.example',
      phone: '+49 (0)431 – 123 45',
    },
  ],
  [
    'Datenschutzerklärung\n\nWir informieren Sie über die Datenverarbeitung.\n\n1. Google Maps\nAnbieter ist die Google Ireland Limited, Gordon House, Barrow Street, Dublin 4, Irland.\n\n2. Hosting\nWir hosten bei der STRATO AG, Otto-Ostrowski-Straße 7, 10249 Berlin, Tel. 030 3001460, info@strato.example.\n\n3. Rechte\nSie haben ein Recht auf Auskunft.',
    {},
  ],
  [
    'Datenschutzerklärung\n\nAllgemeines\nDatenschutz ist uns wichtig.\n\nAufsichtsbehörde\nLandesbeauftragter für Datenschutz, Prinzenstr. 5, 30159 Hannover, Tel. 0511 1200, poststelle@lfd.example',
    {},
  ],
  [
    'Datenschutzerklärung\n\nVerantwortlich ist:\n\nKastanien-Drogerie, Inh. Marlies Ott e. K.\nMarkt 4\n73430 Aalen\nDe-Mail: post@kastanie.de-mail.example\nE-Mail: post@kastanie.example',
    {
      name: 'Kastanien-Drogerie, Inh. Marlies Ott e. K.',
      street: 'Markt 4',
      postal: '73430',
      city: 'Aalen',
      email: 'post@kastanie.example',
    },
  ],
  [
    'Datenschutzerklärung\n\nVerantwortlich ist:\n\nNordkopf GmbH\nBeratung für Handel und neue Berufe\nLindenstr. 14\n86150 Augsburg',
    { name: 'Nordkopf GmbH', street: 'Lindenstr. 14', postal: '86150', city: 'Augsburg' },
  ],
  [
    'Patienteninformation\n\nVerantwortlich für die Datenverarbeitung ist:\nPraxisname: Zahnarztpraxis Dr. med. dent. Mira Rauten\nAdresse: Lindenplatz 4, 41236 Köln\nKontaktdaten: praxis@rauten.example',
    {
      name: 'Zahnarztpraxis Dr. med. dent. Mira Rauten',
      street: 'Lindenplatz 4',
      postal: '41236',
      city: 'Köln',
      email: 'praxis@rauten.example',
    },
  ],
  [
    'Datenschutzerklärung\n\nVerantwortlich ist:\n\nHochschule Nordtal\nvertreten durch die Präsidentin\nSchlossallee 1\n49074 Osnabrück',
    { name: 'Hochschule Nordtal', street: 'Schlossallee 1', postal: '49074', city: 'Osnabrück' },
  ],
  [
    'Datenschutzhinweise\n\nWer ist zuständig?\n\nKegelverein „Gut Holz“ e.V.\n1. Vorsitzende Ute Kolb\nAm Wehr 12\n06846 Dessau\nMail: post@gutholz.example',
    {
      name: 'Kegelverein „Gut Holz“ e.V.',
      street: 'Am Wehr 12',
      postal: '06846',
      city: 'Dessau',
      email: 'post@gutholz.example',
    },
  ],
  [
    'Datenschutz in Kürze\n\nHallo! Hier bloggt keine Firma, sondern Jule Brandt, Torfweg 9, 26919 Brake (Unterweser), hallo@torfblog.example. Ich mache das allein.',
    {
      name: 'Jule Brandt',
      street: 'Torfweg 9',
      postal: '26919',
      city: 'Brake (Unterweser)',
      email: 'hallo@torfblog.example',
    },
  ],
  [
    'Datenschutz bei Radl-Anton\n\nServus! Ich bin der Anton Meier und repariere Räder. Meine Werkstatt ist in der Isarstraße 8 in 80469 München, Telefon 089 22 33 44, Mail anton@radl.example. Für alles hier bin ich selber verantwortlich.',
    {
      name: 'Anton Meier',
      street: 'Isarstraße 8',
      postal: '80469',
      city: 'München',
      email: 'anton@radl.example',
      phone: '089 22 33 44',
    },
  ],
  [
    'Datenschutzerklärung\n\nMein Name ist Ruth Keller, ich betreibe den Blog „Nadel & Faden“. Anschrift: Ruth Keller, Wiesenweg 3, 04668 Grimma. E-Mail: ruth@nadelfaden.example',
    {
      name: 'Ruth Keller',
      street: 'Wiesenweg 3',
      postal: '04668',
      city: 'Grimma',
      email: 'ruth@nadelfaden.example',
    },
  ],
  [
    'Datenschutzrichtlinie\n\nMarder Apps, Inc. („Marder“, „wir“, „uns“ oder „unser“) betreibt die mobile Anwendung Schlafmarder.\n\n14. WIE KÖNNEN SIE UNS KONTAKTIEREN?\n\nWenn Sie Fragen haben, kontaktieren Sie uns bitte:\n\nMarder Apps, Inc.\n2140 Larkspur Avenue, Suite 310\nBoulder, CO 80302\nVereinigte Staaten\nE-Mail: hallo@marder.example',
    {
      name: 'Marder Apps, Inc.',
      street: '2140 Larkspur Avenue, Suite 310',
      postal: '80302',
      city: 'Boulder',
      email: 'hallo@marder.example',
    },
  ],
  [
    'Patienteninformation\n\nVerantwortlich für die Datenverarbeitung ist:\nPraxisname: Praxis am Graben, Dipl.-Psych. Ines Ott & Physiotherapie Tjark Boy GbR\nAdresse (Straße, Hausnummer, Postleitzahl, Ort): Wallgraben 22, 31582 Nienhagen\nKontaktdaten: Telefon 05021-8874 30, Mail: praxis@graben.example',
    {
      name: 'Praxis am Graben, Dipl.-Psych. Ines Ott & Physiotherapie Tjark Boy GbR',
      street: 'Wallgraben 22',
      postal: '31582',
      city: 'Nienhagen',
      email: 'praxis@graben.example',
      phone: '05021-8874 30',
    },
  ],
  [
    'Datenschutzerklärung\n\nVerantwortlich im Sinne der DSGVO ist das\n\nAmtsgericht Neuhaven – vertreten durch die Direktorin –\nGerichtsstraße 3\n26441 Neuhaven',
    { name: 'Amtsgericht Neuhaven', street: 'Gerichtsstraße 3', postal: '26441', city: 'Neuhaven' },
  ],
  [
    'Datenschutzerklärung\n\nVerantwortlich im Sinne der DSGVO ist der:\n\nDeutscher Helferbund\nKreisverband Oberes Tal e. V.\nBahnhofstraße 112\n98693 Ilmenau',
    {
      name: 'Deutscher Helferbund Kreisverband Oberes Tal e. V.',
      street: 'Bahnhofstraße 112',
      postal: '98693',
      city: 'Ilmenau',
    },
  ],
  [
    'Datenschutzerklärung\n\nDie verantwortliche Stelle ist:\n\nDr. med. dent. Henrik Voss M.Sc.\nZahnarztpraxis am Platz\nPlatzweg 9\n53113 Bonn\n\nTelefon: 0228 553170',
    {
      name: 'Dr. med. dent. Henrik Voss M.Sc.',
      street: 'Platzweg 9',
      postal: '53113',
      city: 'Bonn',
      phone: '0228 553170',
    },
  ],
  [
    'Datenschutzhinweise der Stadtbücherei Lengerich\n\nKontakt\nStadt Lengerich – Der Bürgermeister –\nTecklenburger Straße 2/4\n49525 Lengerich\nTel.: 05481 33-0\nE-Mail: info@lengerich.example\n\nBehördlicher Datenschutzbeauftragter\nKreis Steinfurt, Tecklenburger Str. 10, 48565 Steinfurt',
    {
      name: 'Stadt Lengerich',
      street: 'Tecklenburger Straße 2/4',
      postal: '49525',
      city: 'Lengerich',
      email: 'info@lengerich.example',
      phone: '05481 33-0',
    },
  ],
  [
    'Datenschutzerklärung\n\nStand: Mai 2024\n\nInhaltsübersicht\nVerantwortlicher\nÜbersicht der Verarbeitungen\n\nVerantwortlicher\nJana Petersen / Petersen Naturkosmetik\nSandweg 8\n25980 Sylt, Deutschland\n\nE-Mail-Adresse: hallo@petersen.example\n\nTelefon: +49 4651 88776',
    {
      name: 'Jana Petersen',
      street: 'Sandweg 8',
      postal: '25980',
      city: 'Sylt',
      email: 'hallo@petersen.example',
      phone: '+49 4651 88776',
    },
  ],
  [
    'Datenschutzerklärung\n\nVerantwortliche Stelle im Sinne der Datenschutzgesetze, insbesondere der EU-Datenschutzgrundverordnung (DSGVO), ist:\n\nBrauhaus Krone GmbH & Co. KG, Krongasse 1, 96047 Bamberg, vertreten durch die Brauhaus Krone Verwaltungs-GmbH, diese vertreten durch den Geschäftsführer Karl Krone, Tel. 0951/10101, Fax 0951/10102, prost@krone.example',
    {
      name: 'Brauhaus Krone GmbH & Co. KG',
      street: 'Krongasse 1',
      postal: '96047',
      city: 'Bamberg',
      email: 'prost@krone.example',
      phone: '0951/10101',
    },
  ],
  [
    'DATENSCHUTZERKLÄRUNG\n\nVERANTWORTLICHER\n\nTANZSCHULE SCHRITT & TAKT\nMARTINA LANGE\nBAHNHOFSTR. 40\n58095 HAGEN\nTELEFON: 02331 40404\nMAIL: INFO@SCHRITTTAKT.EXAMPLE',
    {
      name: 'TANZSCHULE SCHRITT & TAKT',
      street: 'BAHNHOFSTR. 40',
      postal: '58095',
      city: 'HAGEN',
      email: 'INFO@SCHRITTTAKT.EXAMPLE',
      phone: '02331 40404',
    },
  ],
  [
    'Privacy notice\n\nWho is responsible for your data?\n\nThe controller within the meaning of the GDPR is:\n\nFjord Travel GmbH\nHafenstrasse 3\n20457 Hamburg, Germany\nPhone: +49 40 9876-0\nEmail: privacy@fjord.example\n\nData protection officer: dpo@fjord.example',
    {
      name: 'Fjord Travel GmbH',
      street: 'Hafenstrasse 3',
      postal: '20457',
      city: 'Hamburg',
      email: 'privacy@fjord.example',
      phone: '+49 40 9876-0',
    },
  ],
  [
    'Datenschutzinformation gemäß Art. 13 DSGVO\n\n1. Verantwortlicher für die Verarbeitung\nName/Firma:\tSolarhaus Ost eG\nStraße, Nr.:\tLindenallee 12\nPLZ, Ort:\t15230 Frankfurt (Oder)\nTelefon:\t0335 121212\nE-Mail:\tinfo@solarhaus.example',
    {
      name: 'Solarhaus Ost eG',
      street: 'Lindenallee 12',
      postal: '15230',
      city: 'Frankfurt (Oder)',
      email: 'info@solarhaus.example',
      phone: '0335 121212',
    },
  ],
  [
    'Datenschutz\n\nDiese Datenschutzerklärung gilt für die Website www.bergfex-hof.example, die von der Bergfex-Hof KG, Almstraße 30 in 87561 Oberstdorf (im Folgenden „Hof“) betrieben wird. Sie erreichen uns telefonisch unter 08322/9090 oder per Mail an hof@bergfex-hof.example.',
    {
      name: 'Bergfex-Hof KG',
      street: 'Almstraße 30',
      postal: '87561',
      city: 'Oberstdorf',
      email: 'hof@bergfex-hof.example',
      phone: '08322/9090',
    },
  ],
  [
    'Datenschutzerklärung\n\nVerantwortlich für diese Homepage ist der Förderverein Freibad Seelze e.V., vertreten durch die Vorsitzende Maren Kuhl, Badweg 2, 30926 Seelze, vorstand@freibad.example',
    {
      name: 'Förderverein Freibad Seelze e.V.',
      street: 'Badweg 2',
      postal: '30926',
      city: 'Seelze',
      email: 'vorstand@freibad.example',
    },
  ],
  [
    'Datenschutzhinweise\n\nWer ist Ihr Vertragspartner und wer verarbeitet Ihre Daten?\nHausverwaltung Immo-Plus\nPeter Grau & Sohn\nHindenburgring 5a\n37073 Göttingen\n0551 / 70 80 90\nbuero@immoplus.example\n\nWas speichern wir?\nName und Anschrift.',
    {
      name: 'Hausverwaltung Immo-Plus',
      street: 'Hindenburgring 5a',
      postal: '37073',
      city: 'Göttingen',
      email: 'buero@immoplus.example',
      phone: '0551 / 70 80 90',
    },
  ],
  [
    'Datenschutzerklärung der Gemeinde Moosach\n\nImpressum und Verantwortliche Stelle\nGemeinde Moosach, Rathausstr. 1, 85665 Moosach\nPostfach 1234, 85660 Moosach\nTel. (08091) 5598-0, Fax (08091) 5598-20\ngemeinde@moosach.example',
    {
      name: 'Gemeinde Moosach',
      street: 'Rathausstr. 1',
      postal: '85665',
      city: 'Moosach',
      email: 'gemeinde@moosach.example',
      phone: '(08091) 5598-0',
    },
  ],
  [
    'Datenschutzerklärung\n\n1. Verantwortlicher und Kontakt\nDie Apfelwerk GmbH (nachfolgend "Apfelwerk" oder "wir") mit Sitz in der Obstallee 4, 21635 Jork ist als Betreiberin der Website Verantwortliche. Kontakt: datenschutz@apfelwerk.example',
    {
      name: 'Apfelwerk GmbH',
      street: 'Obstallee 4',
      postal: '21635',
      city: 'Jork',
      email: 'datenschutz@apfelwerk.example',
    },
  ],
  [
    'Datenschutzerklärung\n\nVerantwortlicher im Sinne der DSGVO\n\nPraxis für Logopädie\nSabine Wirth und Kolleginnen\nc/o Ärztehaus Mitte\nPoststr. 12–14\n66111 Saarbrücken\nTelefon 0681 – 33 44 55\npraxis@wirth.example',
    {
      name: 'Praxis für Logopädie',
      street: 'Poststr. 12–14',
      postal: '66111',
      city: 'Saarbrücken',
      email: 'praxis@wirth.example',
      phone: '0681 – 33 44 55',
    },
  ],
  [
    'Datenschutzerklärung\n\n1. Wer wir sind\nDie Adresse unserer Website ist: https://kerzenkeller.example.\n\nVerantwortlich: Uwe Stumpf, Kellergasse 1, 97318 Kitzingen, uwe@kerzenkeller.example',
    {
      name: 'Uwe Stumpf',
      street: 'Kellergasse 1',
      postal: '97318',
      city: 'Kitzingen',
      email: 'uwe@kerzenkeller.example',
    },
  ],
  [
    'Datenschutzerklärung\n\nVerantwortlicher\n\nVerantwortlich für die Datenverarbeitung auf dieser Webseite:\n\nMax Rabe Fotografie\nRabenweg 3\nDE-01099 Dresden\n\nTelefon: +49 (0) 351 / 80 80 80\nMobil: 0170 1231234\nWeb: www.maxrabe.example\nE-Mail: foto@maxrabe.example\nUSt-IdNr.: DE 123 456 789',
    {
      name: 'Max Rabe Fotografie',
      street: 'Rabenweg 3',
      postal: '01099',
      city: 'Dresden',
      email: 'foto@maxrabe.example',
      phone: '+49 (0) 351 / 80 80 80',
    },
  ],
  [
    'Datenschutzerklärung\n\nVerantwortlich i. S. d. DSGVO: Kreissparkasse Talbach, Anstalt des öffentlichen Rechts, Marktplatz 12, 72070 Talbach (Tel. 07071 2020; service@ksk-talbach.example)',
    {
      name: 'Kreissparkasse Talbach',
      street: 'Marktplatz 12',
      postal: '72070',
      city: 'Talbach',
      email: 'service@ksk-talbach.example',
      phone: '07071 2020',
    },
  ],
  [
    'Datenschutz\n\n1. Wer ist verantwortlich und an wen kann ich mich wenden?\n\nVerantwortliche Stelle ist:\n\nNordlicht Versicherung a.G.\nVersicherungsplatz 1\n24103 Kiel\nTelefon: 0431 12340\nE-Mail-Adresse: service@nordlicht-vers.example\n\nSie erreichen unseren betrieblichen Datenschutzbeauftragten unter:\nNordlicht Versicherung a.G.\nDatenschutzbeauftragter\nVersicherungsplatz 1\n24103 Kiel\nE-Mail-Adresse: datenschutz@nordlicht-vers.example',
    {
      name: 'Nordlicht Versicherung a.G.',
      street: 'Versicherungsplatz 1',
      postal: '24103',
      city: 'Kiel',
      email: 'service@nordlicht-vers.example',
      phone: '0431 12340',
    },
  ],
  [
    'Datenschutzerklärung\n\nGeltungsbereich\nDiese Datenschutzerklärung klärt Nutzer über die Art der Verarbeitung durch den verantwortlichen Anbieter [Theater Lichtblick gUG, Bühnenweg 2, 06108 Halle (Saale), karten@lichtblick.example, 0345 2020] auf dieser Website auf.',
    {
      name: 'Theater Lichtblick gUG',
      street: 'Bühnenweg 2',
      postal: '06108',
      city: 'Halle (Saale)',
      email: 'karten@lichtblick.example',
      phone: '0345 2020',
    },
  ],
  [
    'Datenschutzerklärung\n\nKontaktdaten des Verantwortlichen und des Datenschutzbeauftragten\n\nVerantwortlicher: IHK-Bildungshaus Süd gGmbH, Kienestr. 18, 70174 Stuttgart, Telefon: 0711 2005-0\nDatenschutzbeauftragter: Datenschutz Süd GmbH, Herr Thomas Klug, Wörthstr. 15, 97082 Würzburg, klug@dss.example',
    {
      name: 'IHK-Bildungshaus Süd gGmbH',
      street: 'Kienestr. 18',
      postal: '70174',
      city: 'Stuttgart',
      phone: '0711 2005-0',
    },
  ],
  [
    'Data Privacy Statement\n\nThis website is operated by Quarz Optics AG, Technoparkstrasse 1, CH-8005 Zürich, Switzerland (“Quarz”, “we”). Questions? Write to privacy@quarz.example or call +41 44 555 66 77.',
    {
      name: 'Quarz Optics AG',
      street: 'Technoparkstrasse 1',
      postal: '8005',
      city: 'Zürich',
      email: 'privacy@quarz.example',
      phone: '+41 44 555 66 77',
    },
  ],
  [
    'Datenschutz\n\nImpressum\nAngaben gemäß § 5 DDG\nHeike Sommer\nSommer Reisen\nSeeweg 9\n17207 Röbel\nKontakt\nTelefon: 039931 5050\nE-Mail: heike@sommer.example\n\nDatenschutzerklärung\n1. Datenschutz auf einen Blick\nHinweis zur verantwortlichen Stelle\nDie Datenverarbeitung auf dieser Website erfolgt durch den Websitebetreiber. Dessen Kontaktdaten können Sie dem Abschnitt „Impressum“ entnehmen.',
    {
      name: 'Heike Sommer',
      street: 'Seeweg 9',
      postal: '17207',
      city: 'Röbel',
      email: 'heike@sommer.example',
      phone: '039931 5050',
    },
  ],
  [
    '1. Verantwortlicher\n\nVerantwortlich im Sinne der DSGVO ist:\n\nRats-Apotheke am Dom\nInhaber: Apotheker Jörg Lenz e. K.\nDomgasse 2\n99084 Erfurt\n\nTelefon 0361 / 12 34 56\n\nAbrechnung\n\nDie Rezepte geben wir an unser Rechenzentrum, die Optica Daten GmbH, Marktweg 3, 70173 Stuttgart, weiter.',
    {
      name: 'Rats-Apotheke am Dom',
      street: 'Domgasse 2',
      postal: '99084',
      city: 'Erfurt',
      phone: '0361 / 12 34 56',
    },
  ],
  [
    'Name und Anschrift des Verantwortlichen\n\nDer Verantwortliche im Sinne der DSGVO ist die\n\nHochschule Nordtal\n(Körperschaft des öffentlichen Rechts)\nvertreten durch den Präsidenten\nCampus 1\n38300 Wolfenbüttel\nTel.: 05331 1234',
    {
      name: 'Hochschule Nordtal',
      street: 'Campus 1',
      postal: '38300',
      city: 'Wolfenbüttel',
      phone: '05331 1234',
    },
  ],
  [
    'Verantwortliche Stelle\n\nStiftung Waldheim\n– Stiftung des bürgerlichen Rechts –\nForstweg 3\n34117 Kassel',
    { name: 'Stiftung Waldheim', street: 'Forstweg 3', postal: '34117', city: 'Kassel' },
  ],
]

test('a month is no number to call', () => {
  const text = 'The data controller is Linsenwerk GmbH, Hauptstr. 7, 07743 Jena.\n\nStatus: 03/2024'
  expect(readFacts(readText(text)).controller.phone).toBeNull()
})

test('nor what the first cell of its row says', () => {
  const rows =
    '| | |\n|---|---|\n| **Träger und Verantwortlicher** | Klinik am Bogen gGmbH, Spitalweg 3, 87439 Kempten |'
  expect(readFacts(readText(rows, 'markdown')).controller.name).toBe('Klinik am Bogen gGmbH')
})

test('nor is the kind of corporation', () => {
  const text =
    'Verantwortlich ist die\nUniversität Nordharz (Körperschaft des öffentlichen Rechts),\nvertreten durch die Präsidentin\nAm Hüttenteich 4\n38642 Goslar'
  expect(readFacts(readText(text)).controller.name).toBe('Universität Nordharz')
})

test('what somebody is, in brackets behind the name, is no part of it', () => {
  const text =
    'Wer verantwortlich ist\nJan Kolb (Einzelunternehmer), Talweg 4, 98693 Ilmenau, post@kolb.example'
  expect(readFacts(readText(text)).controller.name).toBe('Jan Kolb')
})

describe('who is responsible', () => {
  test.each(HEADS)('%s', (text, expected) => {
    const { name, street, postal, city, email, phone } = readFacts(readText(text)).controller
    const silent = { name: null, street: null, postal: null, city: null, email: null, phone: null }
    expect({ name, street, postal, city, email, phone }).toEqual({ ...silent, ...expected })
  })
})

test.each([
  [
    'Datenschutz im Ruderclub „Forelle“ Alma e.V.\n\nVerantwortlich ist der Vorstand, das ist zur Zeit die 1. Vorsitzende Ute Kern, Am Anger 3, 82386 Oberhausen.',
    'Ruderclub „Forelle“ Alma e.V. / Am Anger 3',
  ],
  [
    'Verantwortlich ist die\n\nGewerkschaft Holz und Ton, Bezirk Oberalma\nOstwall 22\n31789 Hameln',
    'Gewerkschaft Holz und Ton, Bezirk Oberalma / Ostwall 22',
  ],
  [
    'Verantwortlich ist der Kreisverband Alma e. V., Geschäftsstelle Ostwall 22, 31789 Hameln.',
    'Kreisverband Alma e. V. / Ostwall 22',
  ],
  [
    'Verantwortlich:\nGartenverein Alma e. V.\nKrautweg 61 (Vereinsheim)\n39116 Magdeburg',
    'Gartenverein Alma e. V. / Krautweg 61',
  ],
  [
    'Verantwortlich:\nBücherei der Stadt Alma gGmbH\nKantorsgang 3\n27433 Kirchtimke',
    'Bücherei der Stadt Alma gGmbH / Kantorsgang 3',
  ],
  [
    'Verantwortlich:\nPfarrei Alma\nPfarrbüro, Kantorsgang 3\n27433 Kirchtimke',
    'Pfarrei Alma / Kantorsgang 3',
  ],
  [
    'Verantwortlich:\nBrunnen für den Sahel e. V.\nGeismarstieg 22a\n37073 Göttingen',
    'Brunnen für den Sahel e. V. / Geismarstieg 22a',
  ],
  [
    'Verantwortlich ist das\n\nRadhaus Alma e.K., Inhaber Jan Kern.\n\nDie Seite liegt auf Servern der Netzhaus SE, Weg 57, 56410 Montabaur.',
    'Radhaus Alma e.K. / null',
  ],
  [
    'Wer steht hinter dieser Seite?\n\nAlma Hilfe e. V.\nGeismarstieg 22a\n37073 Göttingen\n\nSpenden\n\nDie Seite wird von der Spendo AG, Weg 26, 10997 Berlin, betrieben, die für ihre Plattform eigenständig verantwortlich ist.',
    'Alma Hilfe e. V. / Geismarstieg 22a',
  ],
])('a house and its street, without what else stands on their lines: %s', (text, expected) => {
  const { name, street } = readFacts(readText(`Datenschutz\n\n${text}`)).controller
  expect(`${name} / ${street}`).toBe(expected)
})

test('terms of a list are no headings: what they name belongs to the address', () => {
  const html =
    '<h1>Datenschutz</h1><h3>Verantwortlicher</h3><p>Hotel Alma KG<br>Dorf 47<br>6675 Tannheim<br>Österreich</p><dl><dt>Telefon</dt><dd>+43 5675 80 44</dd><dt>UID</dt><dd>ATU00000000</dd></dl><p>Wir verarbeiten Ihre Daten zur Buchung.</p>'
  expect(readFacts(readText(html, 'html')).controller.phone).toBe('+43 5675 80 44')
})

describe('an officer, or only somebody who answers questions', () => {
  test.each([
    [
      'Datenschutzbeauftragter\n\nEinen Datenschutzbeauftragten müssen wir nicht benennen. Auskunft gibt die Kassenwartin, Frau Ina Post (kasse@alma.example).',
      false,
    ],
    [
      'Datenschutzbeauftragter:\n\nDer Verein ist nicht verpflichtet, einen Datenschutzbeauftragten zu bestellen. Ansprechpartner ist Herr Bodo Reh, E-Mail: reh@alma.example',
      false,
    ],
    ['Datenschutzbeauftragte\n\nFrau Ina Post, post@alma.example', true],
    ['DATENSCHUTZBEAUFTRAGTER\n\nJan Kern, Anschrift wie oben, kern@alma.example', true],
    ['Our privacy officer can be reached at privacy@alma.example.', true],
    ['Um den Datenschutz kümmert sich Herr Kolb von der Fa. Aktenfuchs, dsb@aktenfuchs.example.', true],
    ['Um den Datenschutz kümmert sich der Vorstand.', false],
    [
      'Der Datenschutzbeauftragte des für die Verarbeitung Verantwortlichen ist Herr Jan Kern, dsb@alma.example. Sind Sie nicht zufrieden, können Sie sich an unseren Datenschutzbeauftragten wenden.',
      true,
    ],
    [
      'Unser Datenschutzbeauftragter ist Herr Jan Kern, dsb@alma.example.\n\nSind Sie nicht zufrieden, können Sie sich an unseren Datenschutzbeauftragten wenden.',
      true,
    ],
    [
      'Gibt es bei Ihnen eine Datenschutzbeauftragte?\n\nNein. Fragen beantwortet unser Schatzmeister, kern@alma.example.',
      false,
    ],
    ['Data protection adviser: Ina Post, post@alma.example', true],
    [
      'Beschweren können Sie sich hier:\n\nDer Beauftragte für den Datenschutz der EKD\nHafenweg 2\n30159 Hannover\naufsicht@kirche.example',
      false,
    ],
    [
      'Einen Datenschutzbeauftragten müssen wir nicht haben, da wir nur zu dritt sind. Schreiben Sie an post@alma.example.',
      false,
    ],
    ['Wir haben den vom Hamburger Datenschutzbeauftragten empfohlenen Vertrag geschlossen.', false],
    ['Datenschutzbeauftragte/r: haben wir nicht, müssen wir bei vier Leuten auch nicht.', false],
    ['Einen Datenschutzbeauftragten habe ich keinen, bei einer Person muss das nicht sein.', false],
    ['Eine Datenschutzberaterin im Sinn von Art. 10 DSG ist sie nicht, die brauchen wir nicht.', false],
    ['We have not appointed a data protection officer, as the law does not ask for one.', false],
    ['We are not legally required to designate a Data Protection Officer.', false],
    ['There is no privacy officer; please write to post@alma.example.', false],
    ['Unsere Datenschutzberaterin nach Art. 10 DSG: Ina Post, post@alma.example', true],
    [
      'Datenschutzbeauftragter\n\nWir sind gesetzlich nicht verpflichtet, einen Datenschutzbeauftragten zu bestellen. Freiwillig haben wir als Datenschutzbeauftragten bestellt: Bernd Rau, dsb@alma.example',
      true,
    ],
  ])('%s', (text, present) => {
    const head = 'Verantwortlicher: Ruderverein Alma e. V., Uferweg 3, 01067 Dresden\n\n'
    expect(readFacts(readText(head + text)).dpo.present).toBe(present)
  })
})

test('an entry of a table of contents is no officer', () => {
  const text =
    'Inhalt\n\nEinleitung\nKontakt Datenschutzbeauftragte\nÜbersicht\nMaßgebliche Grundlagen\nSicherheit\nKontaktaufnahme\n\nVerantwortlicher: Ruderverein Alma e. V., Uferweg 3, 01067 Dresden\n\nKontakt Datenschutzbeauftragte\n\nschutz@alma.example\n\nÜbersicht\n\nDie Übersicht fasst alles zusammen.'
  expect(readFacts(readText(text)).dpo).toEqual({ present: true, name: null, email: 'schutz@alma.example' })
})

test.each(['Dipl.-Psych. Henrike Voss', 'Dipl.-Päd. Jan Rau', 'Dipl.-Ing. agr. Ute Kern'])(
  'the degree stays with the name: %s',
  (name) => {
    const text = `Datenschutz\n\nVerantwortlich bin ich selbst: ${name}, Lindenhof 12, 31999 Altstadt, Tel. 05199 77 46 03`
    expect(readFacts(readText(text)).controller.name).toBe(name)
  },
)

test.each([
  [
    'an address of the officer is not the controller’s',
    'Verantwortliche Stelle\n\nGemeinde Alma KdöR\nKirchweg 1\n01067 Dresden\nE-Mail: [email protected]\n\nÖrtlich Beauftragter für den Datenschutz\n\nEvangelisch-lutherischer Kreis Alma-Nord\n– Örtlich Beauftragter –\nAm Ufer 5-6\n01067 Dresden a. Elbe.\nE-Mail: schutz@alma.example',
    null,
    'schutz@alma.example',
  ],
  [
    'the controller’s own stands below the officer’s',
    'Verantwortliche Stelle\n\nGemeinde Alma KdöR\nKirchweg 1\n01067 Dresden\nE-Mail: [email protected]\n\nÖrtlich Beauftragter für den Datenschutz\n\nEvangelisch-lutherischer Kreis Alma-Nord\n– Örtlich Beauftragter –\nAm Ufer 5-6\n01067 Dresden a. Elbe.\nE-Mail: schutz@alma.example\n\nKontakt\n\nFragen zu diesen Seiten beantworten wir Ihnen unter buero@alma.example.',
    'buero@alma.example',
    'schutz@alma.example',
  ],
  [
    'one address may serve both',
    'Verantwortlich: Ruderverein Alma e. V., Uferweg 3, 01067 Dresden, post@alma.example\n\nUnsere Datenschutzbeauftragte erreichen Sie ebenfalls unter post@alma.example.',
    'post@alma.example',
    'post@alma.example',
  ],
])('%s', (_, text, own, officers) => {
  const { controller, dpo } = readFacts(readText(`Datenschutz\n\n${text}`))
  expect([controller.email, dpo.email]).toEqual([own, officers])
})

test('a host that is called after officers is none', () => {
  const text =
    'Verantwortlich: Ruderverein Alma e. V., Uferweg 3, 01067 Dresden\n\nQuelle: Muster von mein-datenschutzbeauftragter.example'
  expect(readFacts(readText(text)).dpo.present).toBe(false)
})

test('works for two things are one company', () => {
  const text =
    'Datenschutz\n\nVerantwortlich ist:\nStadtwerke Alma Energie und Wasser GmbH, Gaswerkstr. 15, 01067 Dresden'
  expect(readFacts(readText(text)).controller.name).toBe('Stadtwerke Alma Energie und Wasser GmbH')
})

describe('a controller abroad', () => {
  const about =
    'Datenschutzerklärung\n\nWir erklären hier, was mit Ihren Daten geschieht.\n\n1. Verantwortlicher\n\n'
  test.each([
    [
      'Lakeside Games Ltd.\n88 Queen Street West, Floor 5\nToronto, Ontario M5H 2N2\nCanada',
      ['88 Queen Street West, Floor 5', 'M5H 2N2', 'Toronto', 'CA'],
    ],
    [
      'Verantwortlicher ist die Ahornblatt Software Inc., 4500 Rue Sherbrooke, Montréal (QC) H3Z 1E9, Kanada.',
      ['4500 Rue Sherbrooke', 'H3Z 1E9', 'Montréal', 'CA'],
    ],
    [
      'Trail Apps LLC\n77 Mission Street, Suite 900\nSan Francisco, California 94105\nUSA',
      ['77 Mission Street, Suite 900', '94105', 'San Francisco', 'US'],
    ],
    [
      'Trail Apps, Inc.\n2120 East 7th Street, Suite 210\nDenver, CO 80202\nUSA',
      ['2120 East 7th Street, Suite 210', '80202', 'Denver', 'US'],
    ],
    [
      'Trail Apps LLC\n548 Market St, Suite 900\nSan Francisco, CA 94104\nUSA',
      ['548 Market St, Suite 900', '94104', 'San Francisco', 'US'],
    ],
    [
      'Harbour Labs Pty Ltd\n20 Bridge Street\nSydney NSW 2000\nAustralien',
      ['20 Bridge Street', '2000', 'Sydney', 'AU'],
    ],
    [
      'Verantwortlich ist die Stock Apps AB, Sveavägen 10, 111 57 Stockholm, Schweden.',
      ['Sveavägen 10', '111 57', 'Stockholm', 'SE'],
    ],
    [
      'Kraków Soft sp. z o.o.\nul. Długa 12/3\n31-147 Kraków\nPolen',
      ['ul. Długa 12/3', '31-147', 'Kraków', 'PL'],
    ],
  ])('%s', (text, expected) => {
    const { street, postal, city, country } = readFacts(readText(about + text)).controller
    expect([street, postal, city, country]).toEqual(expected)
  })
})

test('what two places say of one controller belongs together; the officer’s address is not its own', () => {
  const text =
    'Datenschutz\n\n1. Wer wir sind\n\nDie App bietet die Alma Sport AG, Seestrasse 3, 8001 Zürich, Schweiz („Alma“, „wir“) an. Die Alma Sport AG ist der Verantwortliche.\n\nSie erreichen uns unter support@alma.example.\n\nUnser Datenschutzbeauftragter ist unter dpo@alma.example zu erreichen.\n\n2. Klauseln\n\nEine Kopie senden wir Ihnen, wenn Sie uns unter dpo@alma.example danach fragen.\n\n3. Kontaktieren Sie uns\n\nAlma Sport AG, Datenschutz, Seestrasse 3, 8001 Zürich'
  const { controller } = readFacts(readText(text))
  expect([controller.country, controller.email]).toEqual(['CH', 'support@alma.example'])
})

test.each([
  [
    'an office over the state it belongs to',
    'Verantwortlich ist das\n\nMinisterium für Wege und Wasser\ndes Landes Hessen\nAm Ufer 3\n65183 Wiesbaden',
    'Ministerium für Wege und Wasser des Landes Hessen',
  ],
  [
    'a town over its departments',
    'Verantwortlich ist:\n\nStadt Almaburg – Die Bürgermeisterin\nFachbereich 4 – Bildung, Kultur und Sport\nVolkshochschule\nAm Ufer 3\n59847 Almaburg',
    'Stadt Almaburg – Die Bürgermeisterin',
  ],
  [
    'partners with their titles',
    'Verantwortlicher\n\nGemeinschaftspraxis Dres. med. Ida Moor, Ole Kern & Kollegen PartG\nAm Ufer 3\n59847 Almaburg',
    'Gemeinschaftspraxis Dres. med. Ida Moor, Ole Kern & Kollegen PartG',
  ],
  [
    'a heading that also announces the officer',
    '1. Verantwortliche Stelle / Datenschutzbeauftragter\n\nWohnbau „Am Ufer“ eG\nAm Ufer 3\n59847 Almaburg\n\nUnser Datenschutzbeauftragter ist Herr Ole Kern, Kern Datenschutz GmbH.\n\n2. Auskunft\n\nAuskunft holen wir bei der Zahlwacht GmbH, Marktweg 5, 65201 Wiesbaden ein.',
    'Wohnbau „Am Ufer“ eG',
  ],
  [
    'a person whose name the page begins with, without an address',
    'Ida Moor\nKurse\nStart\n\nDatenschutz\n\nVerantwortlicher\n\nIda Moor\nSystemische Beraterin\nAnschrift: siehe Impressum\n\nRechte\n\nSie haben ein Recht auf Auskunft.',
    'Ida Moor',
  ],
  [
    'a person nothing else shows to be whose page it is',
    'Kurse\nStart\n\nDatenschutz\n\nVerantwortlicher\n\nIda Moor\nSystemische Beraterin\nAnschrift: siehe Impressum\n\nRechte\n\nSie haben ein Recht auf Auskunft.',
    null,
  ],
])('%s', (_, text, name) => {
  expect(readFacts(readText(text)).controller.name).toBe(name)
})

describe('an address on one line', () => {
  test.each([
    [
      'Verantwortlicher: Segelverein Alma e. V. vertreten durch den Vorstand Am alten Kai 4 24105 Kiel Telefon: 0431 123456 E-Mail: post@alma.example',
      'Segelverein Alma e. V. / Am alten Kai 4 / 24105 Kiel / 0431 123456',
    ],
    [
      'Verantwortliche Stelle Alma Küchen GmbH & Co. KG Max Planck Str. 4 30159 Hannover Tel. 0511 998877',
      'Alma Küchen GmbH & Co. KG / Max Planck Str. 4 / 30159 Hannover / 0511 998877',
    ],
    [
      '1. Angaben zum Verantwortlichen Stadt Almstedt Der Bürgermeister Rathausplatz 1 59199 Almstedt',
      'Stadt Almstedt / Rathausplatz 1 / 59199 Almstedt / null',
    ],
    [
      'Verantwortliche Stelle Bootsbau Alma & Söhne OHG, Uferweg 15, 24105 Kiel Mobil: 0151 1234567',
      'Bootsbau Alma & Söhne OHG / Uferweg 15 / 24105 Kiel / 0151 1234567',
    ],
    [
      'Praxisname: Praxis am Wall Adresse: Wallgasse 2 38100 Braunschweig Telefon: 0531 445566',
      'Praxis am Wall / Wallgasse 2 / 38100 Braunschweig / 0531 445566',
    ],
    [
      'Verantwortlich: Alma Spiele UG (haftungsbeschränkt) Gartenstraße 23, Hof 5 13347 Berlin',
      'Alma Spiele UG (haftungsbeschränkt) / Gartenstraße 23, Hof 5 / 13347 Berlin / null',
    ],
  ])('%s', (line, expected) => {
    const { name, street, postal, city, phone } = readFacts(readText(`Datenschutz\n\n${line}`)).controller
    expect(`${name} / ${street} / ${postal} ${city} / ${phone}`).toBe(expected)
  })

  test('what is one name stays one', () => {
    const text = 'Verantwortlich:\nAnna Kolb\nMax Planck Str. 4 12345 Berlin'
    expect(readFacts(readText(text)).controller).toMatchObject({
      name: 'Anna Kolb',
      street: 'Max Planck Str. 4',
    })
  })
})

describe('somebody else’s name is no controller’s', () => {
  test.each([
    'Für das Hosting setzen wir die Alma Hosting GmbH & Co. KG, Kaiweg 43, 21335 Lüneburg, ein.',
    'Bei Verzug geben wir die Forderung an die Inkasso Alma GmbH, Kaiweg 62, 10719 Berlin, ab.',
    'Das Kernsystem betreibt die Rechenhaus Alma AG, Kaiweg 20, 76227 Karlsruhe, in unserem Auftrag.',
    'Unsere Seite haben wir mit einem Baukasten (Alma Web GmbH, Kaiweg 375, 22761 Hamburg) gebaut.',
    'Anbieter des Dienstes ist die WhatsApp Ireland Limited, Merrion Road, Dublin 4, Irland.',
    'Die Google LLC ist unter dem Data Privacy Framework zertifiziert.',
    'Zuständig ist: Katholisches Datenschutzzentrum (KdöR), Brackeler Hellweg 144, 44309 Dortmund, Tel. 0231 1389850.',
    'Unser Vermarkter ist die Alma Digital Media GmbH, Kaiweg 29, 22769 Hamburg, Tel. 040 112233.',
  ])('%s', (said) => {
    const text = `Datenschutzhinweise\n\nHier lesen Sie, was mit Ihren Angaben geschieht.\n\nDienste\n\n${said}\n\nIhre Rechte\n\nSie können Auskunft verlangen.`
    expect(readFacts(readText(text)).controller.name).toBeNull()
  })

  test.each([
    [
      'Die Bücherei wird von der Stadt Almstedt betrieben (Rathausplatz 1, 36999 Almstedt, Tel. 06699 880).',
      'Stadt Almstedt',
    ],
    ['Anbieter ist die Alma Verlag GmbH.', 'Alma Verlag GmbH'],
    [
      'Verantwortlicher für die Verarbeitung personenbezogener Daten ist die Beispiel GmbH, Lindenweg 1, 40213 Düsseldorf.',
      'Beispiel GmbH',
    ],
    ['Verantwortlich ist die Wenning & Fürst KG, Kaiweg 1, 24105 Kiel.', 'Wenning & Fürst KG'],
    ['Wir, die Alma Reisen GmbH, freuen uns über Ihren Besuch.', 'Alma Reisen GmbH'],
  ])('but: %s', (said, name) => {
    expect(readFacts(readText(`Datenschutz\n\n${said}\n\nWir speichern Ihre Anfrage.`)).controller.name).toBe(
      name,
    )
  })
})

test.each([
  'vertreten durch die persönlich haftende Alma Verwaltungs GmbH',
  'eine Marke der Nordholz Gruppe AG',
])('under the name, above its own address: %s', (line) => {
  const text = `Verantwortlicher\n\nVerantwortlich ist die Alma Holzbau GmbH & Co. KG\n${line}\nHauptstraße 5\n24103 Kiel`
  expect(readFacts(readText(text)).controller).toMatchObject({
    name: 'Alma Holzbau GmbH & Co. KG',
    street: 'Hauptstraße 5',
    postal: '24103',
  })
})

test.each([
  ['Datenschutzerklärung für den Turnverein Kiel e. V.', 'Turnverein Kiel e. V.'],
  ['Datenschutzhinweise für die Kita Sonne gGmbH', 'Kita Sonne gGmbH'],
])('a title is no part of the name that stands in it: %s', (title, name) => {
  const text = `${title}\n\nVerantwortlich ist:\n${name}\nHauptstraße 5\n24103 Kiel`
  const facts = readFacts(readText(text))
  expect(facts.controller).toMatchObject({ name, street: 'Hauptstraße 5' })
  expect(facts.recipients.map((one) => one.name)).toEqual([])
})

test('a row for the officer alone holds its address', () => {
  const table =
    '## 2 Verantwortliche Stelle und Datenschutzbeauftragter\n\n| | |\n|---|---|\n| **Unternehmen** | Planwerk Kern SE |\n| **Anschrift** | Am Rain 4, 24103 Kiel |\n| **E-Mail** | post@planwerk.example |\n| **Datenschutzbeauftragter** | Dipl.-Wirtsch.-Inf. Jan Rau, dsb@planwerk.example |'
  const facts = readFacts(readText(table, 'markdown'))
  expect(facts.controller).toMatchObject({ name: 'Planwerk Kern SE', email: 'post@planwerk.example' })
  expect(facts.dpo).toMatchObject({ present: true, email: 'dsb@planwerk.example' })
})

test.each([
  'Stitchwren, Inc.\n1480 Harbor Bend, Suite 300\nPortland, OR 97209\nVereinigte Staaten',
  'Stitchwren, Inc., 1480 Harbor Bend, Suite 300, Portland, OR 97209, USA',
])('the number before the street is no postcode, whatever the street is called: %s', (address) => {
  expect(readFacts(readText(`Datenschutz\n\nVerantwortlich ist:\n${address}`)).controller).toMatchObject({
    name: 'Stitchwren, Inc.',
    street: '1480 Harbor Bend, Suite 300',
    postal: '97209',
    city: 'Portland',
  })
})

test('what a foundation is by law, in brackets, is no part of its name', () => {
  const text =
    'Wer ist zuständig?\n\nStiftung Torhaus Oberau (rechtsfähige Stiftung des bürgerlichen Rechts)\nAm Torhaus 1\n37671 Höxter'
  expect(readFacts(readText(text)).controller.name).toBe('Stiftung Torhaus Oberau')
})

test('rows below the name give the address', () => {
  const rows =
    'Verantwortlicher:\tFlottwerk Dienste GmbH & Co. KG\nAnschrift:\tHerforder Weg 212, 33609 Bielefeld\nTelefon:\t0521 7709-0\nE-Mail:\tpost@flottwerk.example\nDatenschutzbeauftragter:\tTenbrink UG, dsb@tenbrink.example'
  expect(
    readFacts(readText(`I. Angaben\n\n${rows}\n\nII. Was wir verarbeiten\n\nDaten.`)).controller,
  ).toMatchObject({
    name: 'Flottwerk Dienste GmbH & Co. KG',
    street: 'Herforder Weg 212',
    city: 'Bielefeld',
    phone: '0521 7709-0',
    email: 'post@flottwerk.example',
  })
})

test('an officer is named right behind the office', () => {
  const text =
    'Verantwortlich: Kern GmbH, Am Rain 4, 24103 Kiel.\n\nWir schreiben viel.\n\nRechte\n\nOb wir uns daran halten, überwacht unser Datenschutzbeauftragter Karsten Oelmann.'
  expect(readFacts(readText(text)).dpo).toMatchObject({ present: true, name: 'Karsten Oelmann' })
})
