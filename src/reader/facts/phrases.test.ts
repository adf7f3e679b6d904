import { describe, expect, test } from 'vitest'
import { readText } from '../text/index.ts'
import { bareNames } from './bare.ts'
import { listedNames } from './listing.ts'
import { layOut, type Scene } from './scene.ts'
import { unknownServices } from './unknown.ts'

/** Names stand late enough not to be those of the notice's own title. */
const FILL =
  'Wir verarbeiten Angaben, die Sie uns machen, nur soweit es für die genannten Zwecke nötig ist. '.repeat(7)

const scene = (sentence: string): Scene =>
  layOut(readText(`Hinweise zum Datenschutz\n\n${FILL}\n\n${sentence}\n`))
const firms = (sentence: string): string =>
  bareNames(scene(sentence))
    .map((one) => one.name)
    .join(' | ')
const products = (sentence: string): string =>
  unknownServices(scene(sentence))
    .map((one) => one.name)
    .join(' | ')

describe('firms that the grammar of a sentence shows', () => {
  test.each([
    ['Trikots bedruckt Sport-Wieland in Husum (nur Name und Größe).', 'Sport-Wieland'],
    ['Unsere Seite liegt bei Torvel. Torvel schreibt Protokolle.', 'Torvel'],
    ['Unsere Seite liegt bei Bedarf still.', ''],
    ['Stellenanzeigen schalten wir bei Jobvok und auf Plakaten.', 'Jobvok'],
    ['Die Kartenkacheln kommen von Mapvok.', 'Mapvok'],
    ['Wir unterhalten Seiten bei Freundvok.', 'Freundvok'],
    ['Nach Ihrer Bestellung prüft Klarwerk Ihre Bonität.', ''],
    ['Den Boten druckt die RundbriefDruckerei in Bad Segeberg.', 'RundbriefDruckerei'],
    ['Die Wäsche wäscht für uns Kettel Mietwäsche.', 'Kettel Mietwäsche'],
    ['Die Medikamente verblistert die Birken-Apotheke Rehwinkel.', 'Birken-Apotheke Rehwinkel'],
    ['Die Bettwäsche kennzeichnet die Firma Grau Textile Mietsysteme mit Namen.', 'Grau Textile Mietsysteme'],
    ['Die Galerie wird von der Firma babybild24 (Inh. T. Kern) gestaltet.', 'babybild24'],
    ['Um die Rechner kümmert sich die Bremer IT-Firma tideweb.', 'tideweb'],
    ['Computerdienst Ketels, der unsere Anlage wartet, ist verpflichtet.', 'Computerdienst Ketels'],
    ['Mit der Aufschaltung ist die Ketels Security beauftragt.', 'Ketels Security'],
    ['Gedruckt und versandt wird er von Blatt & Bogen.', 'Blatt & Bogen'],
    ['Kartons bestellen wir bei KARTOWA und PHENOX.', 'KARTOWA | PHENOX'],
    ['Der Zähler ist von Gratis-Zaehlwerk.de und setzt einen Cookie.', 'Gratis-Zaehlwerk.de'],
    ['Zimmer buchen wir über Schlafplatz24.de und Hotels selbst.', 'Schlafplatz24.de'],
    ['Die Daten der Kinder bekommt unsere Tanzschule „Links Herum“.', 'Links Herum'],
    [
      'Besucher erfasst der Wachdienst Friesische Wach- und Schließgesellschaft.',
      'Friesische Wach- und Schließgesellschaft',
    ],
    [
      'Der Alarm läuft bei der Wach- und Schließgesellschaft Husum auf.',
      'Wach- und Schließgesellschaft Husum',
    ],
    ['Das System betreibt die Verbundzentrale des KLV (VZK) für uns.', 'Verbundzentrale des KLV'],
    [
      'Der Betrieb obliegt dem Zentralen IT-Betrieb der friesischen Justiz (ZIB).',
      'Zentralen IT-Betrieb der friesischen Justiz',
    ],
    [
      'Befunde macht das Institut für Pathologie Prof. Hanneke & Kollegen.',
      'Institut für Pathologie Prof. Hanneke & Kollegen',
    ],
    ['Den Einzug macht die Friesische Sparkasse.', 'Friesische Sparkasse'],
    ['Zähler liest die Firma Ablesedienst Ketels Inh. R. Kolk ab.', 'Ablesedienst Ketels Inh. R. Kolk'],
    ['Aufträge liegen im System DEICH (Betreiber: Nordsee Werft IT).', 'Nordsee Werft IT'],
    ['Unser Vereinsprogramm ist Kassenspatz.', 'Kassenspatz'],
    ['Für die Technik gilt: Hosting bei Strandwolk.', 'Strandwolk'],
    ['Befunde gehen an die Norddeutsche Kältetherapie weiter.', 'Norddeutsche Kältetherapie'],
    ['Proben werden im Nordic Tissue Repository hinterlegt.', 'Nordic Tissue Repository'],
    ['Auf Wunsch hilft der Ketels Versicherungsdienst (KVD).', 'Ketels Versicherungsdienst'],
    ['Prüfer kommen vom Zentrum für Friesische Studien Husum (ZFS).', 'Zentrum für Friesische Studien Husum'],
    [
      'Die Seite ist ein Baukasten des Bildungswerks der Friesischen Kirche (BFK).',
      'Bildungswerks der Friesischen Kirche',
    ],
    ['Prüfungen nimmt die vhs Husum ab, die Ihre Daten erhält.', 'vhs Husum'],
    [
      'Wir arbeiten mit folgenden Stellen zusammen:\nKassenärztliche Vereinigung Nordmark (Abrechnung)\nMuster GmbH, Husum',
      'Kassenärztliche Vereinigung Nordmark',
    ],
    ['Den Rundbrief druckt Flyerwerk.', 'Flyerwerk'],
    ['Die Aufzüge wartet Hebewolf, der dafür einen Schlüssel hat.', 'Hebewolf'],
    ['Das Jahrbuch (gedruckt bei Osterlund in Husum) zeigt Bilder.', 'Osterlund'],
    ['Die Gästekarte gebe ich an Nordstrand Tourismus weiter.', 'Nordstrand Tourismus'],
    ['Autoren übermitteln wir an DataKite.', 'DataKite'],
    ['Unsere Seite wird bei Strandhost gehostet.', 'Strandhost'],
    ['Unsere Website liegt auf einem Server von Strandhost in Kiel.', 'Strandhost'],
    ['Unser Provider heißt Strandhost.', 'Strandhost'],
    ['Als Newsletter-Dienst haben wir Briefhai ausgewählt.', 'Briefhai'],
    ['Zahlungen laufen über den Zahlungsdienstleister Payhafen.', 'Payhafen'],
    ['Die Seite wird von Nordlicht Media, Husum, technisch betreut.', 'Nordlicht Media'],
    ['Daten übermitteln wir an den Netzbetreiber Nordnetz.', 'Nordnetz'],
    ['Berichte schicken wir an die Nordmärkische Zeitung.', 'Nordmärkische Zeitung'],
    ['Das Inkasso betreibt für uns die Kanzlei Grau, Weiß & Kollegen.', 'Kanzlei Grau, Weiß & Kollegen'],
    ['Our website is hosted by Beachhost in Leeds.', 'Beachhost'],
    ['Payroll is run by Hartley & Sons, who act on our instructions.', 'Hartley & Sons'],
    ['Our website is built and hosted by Pixel Forge of Leeds.', 'Pixel Forge'],
    ['Your results are sent to Westlab Diagnostics.', 'Westlab Diagnostics'],
    ['We use a service called Votewolf for our surveys.', 'Votewolf'],
    ['We have appointed Cleanshred to destroy paper records.', 'Cleanshred'],
    ['Our IT support company, Bytemend, can see our systems.', 'Bytemend'],
    ['Die Ausweise erstellt Kartenflink aus Kiel.', 'Kartenflink'],
    ['Bei Todesfällen informieren wir das Bestattungshaus Abendruh.', 'Bestattungshaus Abendruh'],
    ['Unsere Druckerei (Blattwerk, Husum) erhält die Adressen.', 'Blattwerk'],
    ['Das Rechenzentrum (derzeit Nordgrid in Kiel) speichert sie.', 'Nordgrid'],
    ['Unsere Tochter Kettel Service übernimmt den Kundendienst.', 'Kettel Service'],
    ['Die Daten gehen an die Konzernmutter Kettel Industries in Kiel.', 'Kettel Industries'],
    ['Das Essen liefert uns Kern Catering, das die Zahl der Kinder erhält.', 'Kern Catering'],
  ])('%s', (sentence, name) => {
    expect(firms(sentence)).toBe(name)
  })

  test.each([
    'Die IP-Adresse prüft der Server automatisch; die Anfrage stellt Ihr Browser.',
    'Der Beitrag wird von Ihrer Krankenkasse übernommen und von den Behörden geprüft.',
    'Ihre Angaben werden durch Verschlüsselung und Firewall Systeme überwacht.',
    'Von Leuten, die uns schreiben, speichern wir die Adresse.',
    'Unter Verwendung von Pseudonymen Nutzungsprofile erstellt niemand.',
    'Den Vorschriften zur Gleichbehandlung von Bewerbern müssen wir nachkommen.',
    'Das Amt stellt die Stadt Husum, den Antrag prüft das Finanzamt.',
    'Das Catering übernimmt jemand für uns, und das Inkasso betreiben wir selbst.',
    'Die Daten werden von Mitarbeitern betreut und von Hand gepflegt.',
    'Die Agentur übernimmt Verantwortung, die Kasse übernimmt Kosten.',
    'Der Anbieter ist Auftragsverarbeiter in Deutschland.',
    'Wir geben Daten an Behörden in Kiel und an Dritte in Berlin weiter.',
    'The site is operated by volunteers and maintained by Members of the club.',
    'Your details are shared with Third Party Providers and sent to You.',
    'It is handled by Customer Support in Berlin and operated by the Company.',
    'Die Kosten übernimmt Arbeitgeber oder Agentur.',
    'Als Dienstleister nutzen wir Fachfirmen; als Partner dient Erfahrung.',
    'Unser Labor (Sitz in Kiel, Öffnungszeiten) prüft Proben.',
    'Das regelt das BbgDSG, das für uns gilt.',
    'Bei Name der Firma Anschrift und Telefon eintragen.',
    'Wir schreiben Ihnen, wenn die Firma zahlt.',
    'Die Meldung liest das Team der NutzerInnen, die uns betreuen.',
    'Besuchen Sie uns auf www.muster-verein.example oder schreiben Sie an post@muster-verein.example.',
    'Your details may be passed to Police, sent to Germany or handled by Privacy Officer.',
    'Decisions are made by Management and processed by Authorised Personnel.',
    'Unsere Server stehen durch Redundanz in Berlin; Backup über Nacht, Wartung bei Defekt.',
    'Unsere Software ist Freeware. Unser Ticketsystem ist Mandantenfähig.',
    'Den Zutritt kontrolliert Wachpersonal. Den Eingang überwacht Video.',
    'Den Beitrag bucht Kassenwart Boy ab.',
    'Die Gesetzliche Kranken- und Pflegekasse Ihres Kindes fragt nach.',
  ])('nobody: %s', (sentence) => {
    expect(firms(sentence)).toBe('')
  })
})

describe('products that the grammar of a sentence shows', () => {
  test.each([
    ['Für den Stadtplan verwenden wir den HessenAtlas. Er zeigt Wege.', 'HessenAtlas'],
    ['Gebühren begleichen Sie mit dem Zahlungsportal eZahlBW.', 'eZahlBW'],
    ['Die Anmeldung läuft über das Portal Webkindl der Verbandsgemeinde.', 'Webkindl'],
    ['Für Proben nutzen wir die App Chorpost (kommt aus Wien).', 'Chorpost'],
    [
      'Das Partnerprogramm betreiben wir mit Partnerwerber: Dienstanbieter: Ikel Net SRL, Cluj.',
      'Partnerwerber',
    ],
    ['Der Chat läuft über SchreibMir (SBK Software und Beratung GmbH, Kiel).', 'SchreibMir'],
    ['Bewerbungen laufen über das Bewerbersystem Talentwolf.', 'Talentwolf'],
    ['Für den Unterricht nutzen wir lernhub, die Plattform des Landes.', 'lernhub'],
    ['We use TicketBird to sell tickets.', 'TicketBird'],
    ['Bookings are taken through RoomFinder, a platform based in Spain.', 'RoomFinder'],
    ['Ihre Spende verbuchen wir mit Hilfe der Software Spendenwolf.', 'Spendenwolf'],
    ['Termine können über ArztPlan gebucht werden.', 'ArztPlan'],
    ['Gebühren zahlen Sie online; die Zahlung erfolgt über eZahlDi.', 'eZahlDi'],
    ['Gespräche führen wir über REDEWERK durch.', 'REDEWERK'],
    ['Ihre digitale Mappe „blattly“ wird von der Ketels GmbH bereitgestellt.', 'blattly'],
    ['kartenWEG: Tausch von Karten unter Gästen; wird von Ketels Tickets betrieben.', 'kartenWEG'],
  ])('%s', (sentence, name) => {
    expect(products(sentence)).toBe(name)
  })

  test.each([
    'Die Website (zusammen mit der App der „Dienst“) steht Ihnen offen.',
    'Ihre neue Mappe „Vertrag“ wird von der Ketels GmbH gelesen.',
    'Den Brief haben wir auf Grundlage von Safe Harbor verschickt.',
    'Das folgt aus dem LandesDSG und dem Gesetz BetrVG.',
    'Wir laden sie im App Store (Apple) hoch.',
    'Unser Programm MusterSQL stammt von der Muster Software GmbH.',
  ])('none: %s', (sentence) => {
    expect(products(sentence)).toBe('')
  })
})

describe('names behind what they do, in a list', () => {
  test('a town says as much as a legal form', () => {
    const said =
      'Wir arbeiten mit folgenden Dienstleistern zusammen:\n- Aktenvernichtung: Graupelz Nord\n- Hosting: Strandhost, Kiel\n- Newsletter: Briefhai, Berlin'
    expect(
      listedNames(scene(said), () => false)
        .map((one) => one.name)
        .join(' | '),
    ).toBe('Graupelz Nord | Strandhost | Briefhai')
  })

  test('in a row of names that are known, the others are names', () => {
    const said =
      'Wir arbeiten mit folgenden Versicherern zusammen:\n\nAchter, Bolt, Cord (nur Bestand), Deichsche, Elbhaus, Fehn und Gischt.'
    const text = scene(said).text
    const row = text.indexOf('Achter,')
    const known = (offset: number): boolean =>
      ['Achter', 'Bolt', 'Cord', 'Elbhaus', 'Fehn'].includes(
        /^\p{L}+/u.exec(text.slice(offset))?.[0] ?? '',
      ) && offset >= row
    expect(listedNames(scene(said), known).map((one) => one.name)).toEqual(['Deichsche', 'Gischt'])
    expect(listedNames(scene(said), () => false)).toEqual([])
  })

  test('the fields of a form are no list of names', () => {
    const said =
      'Wir geben Daten weiter:\n- Zweck: Vertragserfüllung, Werbung\n- Dauer: Zehn Jahre, Berlin\n- Sitz: Erdgeschoss, Kiel'
    expect(listedNames(scene(said), () => false)).toEqual([])
  })
})
