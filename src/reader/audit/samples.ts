/**
 * Invented notices in the manners one meets, for the tests of the audit. `⟦item:text⟧` marks what states an item, so that
 * a test can leave it out and see exactly that item missed.
 */
export interface Sample {
  readonly manner: string
  readonly text: string
  /** Codes of missing items that are reported of the whole notice: empty for a complete one. */
  readonly missing: readonly string[]
}

/** The text of a sample without the pieces that state one item; with everything where no item is named. */
export function sampleText(sample: Sample, without?: string): string {
  return sample.text.replaceAll(/⟦([a-z]+):([^⟦⟧]*)⟧/gu, (_whole, item: string, text: string) =>
    item === without ? '' : text,
  )
}

/** Items that a sample marks. */
export function itemsOf(sample: Sample): readonly string[] {
  return [...new Set([...sample.text.matchAll(/⟦([a-z]+):/gu)].map((match) => match[1] ?? ''))]
}

/** The rule that reports an item as missing. */
export const CODES: Readonly<Record<string, string>> = {
  name: 'ctl/name-missing',
  contact: 'ctl/contact-missing',
  dpo: 'dpo/missing',
  basis: 'basis/none',
  recipients: 'recip/none',
  retention: 'retention/none',
  access: 'rights/access-missing',
  rectify: 'rights/rectify-missing',
  erase: 'rights/erase-missing',
  restrict: 'rights/restrict-missing',
  object: 'rights/object-missing',
  port: 'rights/port-missing',
  withdrawal: 'consent/withdrawal-missing',
  complaint: 'rights/complaint-missing',
  provide: 'provide/missing',
  adm: 'adm/missing',
  source: 'source/missing',
  cookies: 'cookie/list-missing',
  date: 'form/date-missing',
}

export const SAMPLES: readonly Sample[] = [
  {
    manner: 'website of a workshop, headings of a generator',
    missing: [],
    text: `Datenschutzerklärung

1. Datenschutz auf einen Blick

Allgemeines

Dieser Abschnitt sagt in Kürze, was mit Ihren Daten geschieht, wenn Sie unsere Seiten aufrufen.

Hinweis zur verantwortlichen Stelle

⟦name:Verantwortlich für die Datenverarbeitung auf dieser Website ist:

Tischlerei Birkenhain GmbH
Sägewerkstraße 12
⟧⟦contact:34117 Kassel

Telefon: 0561 555 01 20
E-Mail: werkstatt@birkenhain.example⟧

Speicherdauer

⟦retention:Anfragen bewahren wir sechs Monate nach unserer Antwort auf, Aufträge und Rechnungen acht Jahre ab dem Ende des Kalenderjahres.⟧

Welche Rechte haben Sie?

Sie haben jederzeit das Recht auf unentgeltliche ⟦access:Auskunft über Ihre gespeicherten Daten, ⟧⟦rectify:deren Berichtigung, ⟧⟦erase:deren Löschung, ⟧⟦restrict:die Einschränkung der Verarbeitung, ⟧kurz: was Ihnen nach dem Gesetz zusteht.

⟦withdrawal:Viele Vorgänge sind nur mit Ihrer Einwilligung möglich. Eine erteilte Einwilligung können Sie jederzeit widerrufen; was bis dahin geschah, bleibt rechtmäßig.

⟧⟦object:WIDERSPRUCHSRECHT IN BESONDEREN FÄLLEN UND GEGEN DIREKTWERBUNG (ART. 21 DSGVO)

BERUHT DIE VERARBEITUNG AUF ART. 6 ABS. 1 LIT. E ODER F DSGVO, KÖNNEN SIE JEDERZEIT AUS GRÜNDEN IHRER BESONDEREN SITUATION WIDERSPRUCH EINLEGEN.

⟧⟦complaint:Beschwerderecht

Bei Verstößen können Sie sich bei einer Aufsichtsbehörde beschweren, etwa beim Hessischen Beauftragten für Datenschutz und Informationsfreiheit.

⟧⟦port:Recht auf Datenübertragbarkeit

Was wir aufgrund Ihrer Einwilligung oder eines Vertrags automatisiert verarbeiten, händigen wir Ihnen in einem maschinenlesbaren Format aus.

⟧2. Hosting

⟦recipients:Unsere Seiten liegen bei der Serverhof GmbH, Rechenweg 4, 90402 Nürnberg, mit der ein Vertrag über Auftragsverarbeitung besteht.⟧

3. Erfassung von Daten

Cookies

Unsere Seiten verwenden Cookies. ⟦cookies:Name: sitzung, Anbieter: wir, Zweck: Anmeldung, Laufzeit: bis zum Ende der Sitzung. Name: sprache, Anbieter: wir, Zweck: Sprachwahl, Laufzeit: 30 Tage.⟧

Kontaktformular

Ihre Angaben verarbeiten wir, um Ihre Anfrage zu beantworten. ⟦basis:Rechtsgrundlage ist Art. 6 Abs. 1 lit. b DSGVO, im Übrigen unser berechtigtes Interesse an der Beantwortung (Art. 6 Abs. 1 lit. f DSGVO). Für den Rundbrief ist es Ihre Einwilligung (Art. 6 Abs. 1 lit. a DSGVO).⟧ ⟦provide:Sie sind nicht verpflichtet, Angaben zu machen; ohne sie können wir nicht antworten.⟧

⟦date:Stand: März 2026⟧
`,
  },
  {
    manner: 'shop, modules with numbered articles',
    missing: [],
    text: `1) Information über die Erhebung personenbezogener Daten und Kontaktdaten des Verantwortlichen

1.1 Wir freuen uns, dass Sie unseren Shop besuchen. Im Folgenden lesen Sie, wie wir mit Ihren Daten umgehen.

1.2 Verantwortlicher für die Datenverarbeitung auf dieser Website im Sinne der DSGVO ist Petra Lindner, Teekontor Lindner e. K., Speicherstraße 9, 20457 Hamburg, Deutschland, Tel.: 040 5550 170, E-Mail: kontakt@teekontor.example.

2) Besuch unserer Website

Bei jedem Aufruf übermittelt Ihr Browser die IP-Adresse an unseren Server. ⟦basis:Die Verarbeitung erfolgt gemäß Art. 6 Abs. 1 lit. f DSGVO auf Basis unseres berechtigten Interesses an einer stabilen Website.⟧ ⟦retention:Die Protokolle werden nach 14 Tagen gelöscht.⟧

3) Bestellung

Für die Abwicklung des Vertrags arbeiten wir mit ⟦recipients:der Nordpost Logistik GmbH zusammen, an die wir Ihre Lieferanschrift weitergeben⟧. ⟦provide:Pflichtangaben sind gekennzeichnet; ohne sie kann der Vertrag nicht geschlossen werden.⟧

4) Rechte des Betroffenen

4.1 Das Datenschutzrecht gewährt Ihnen folgende Rechte:

⟦access:- Auskunftsrecht gemäß Art. 15 DSGVO
⟧⟦rectify:- Recht auf Berichtigung gemäß Art. 16 DSGVO
⟧⟦erase:- Recht auf Löschung gemäß Art. 17 DSGVO
⟧⟦restrict:- Recht auf Einschränkung der Verarbeitung gemäß Art. 18 DSGVO
⟧⟦port:- Recht auf Datenübertragbarkeit gemäß Art. 20 DSGVO
⟧⟦withdrawal:- Recht auf Widerruf erteilter Einwilligungen gemäß Art. 7 Abs. 3 DSGVO
⟧⟦complaint:- Recht auf Beschwerde gemäß Art. 77 DSGVO
⟧
4.2 ⟦object:WIDERSPRUCHSRECHT

WENN WIR IHRE DATEN AUFGRUND UNSERES ÜBERWIEGENDEN BERECHTIGTEN INTERESSES VERARBEITEN, HABEN SIE DAS JEDERZEITIGE RECHT, DAGEGEN WIDERSPRUCH EINZULEGEN.⟧

5) Newsletter

Den Rundbrief senden wir nur, wenn Sie eingewilligt und Ihre Adresse über einen Bestätigungslink bestätigt haben.

⟦date:Version vom 4. Februar 2026⟧
`,
  },
  {
    manner: 'consultancy, questions as headings',
    missing: [],
    text: `Datenschutzhinweise

Wer ist für die Verarbeitung verantwortlich?

⟦name:Verantwortliche Stelle ist die Beratungshaus Ahorn Partnerschaft mbB, Ahornallee 3, ⟧⟦contact:70173 Stuttgart, mail@ahorn.example.⟧

Wie erreichen Sie unseren Datenschutzbeauftragten?

Sie erreichen unsere externe Datenschutzbeauftragte unter datenschutz-ahorn@dsb.example.

Wozu verarbeiten wir Daten und auf welcher Rechtsgrundlage?

Wir verarbeiten Angaben unserer Mandanten, um sie zu beraten. ⟦basis:Grundlage ist Artikel 6 Absatz 1 Buchstabe b DSGVO; für die Abwehr von Ansprüchen ist es Buchstabe f, unser Interesse liegt in der Verteidigung unserer Rechte.⟧

Wer bekommt die Daten?

⟦recipients:Empfänger sind unser Rechenzentrum und unsere Steuerberaterin.⟧

Wie lange speichern wir?

⟦retention:Handakten werden sechs Jahre nach Ende des Mandats vernichtet.⟧

Welche Rechte haben Sie?

Sie können ⟦access:Auskunft über die zu Ihrer Person gespeicherten Daten verlangen⟧. ⟦rectify:Außerdem können Sie unrichtige Daten berichtigen lassen.⟧ ⟦erase:Unter bestimmten Voraussetzungen können Sie die Löschung Ihrer Daten verlangen.⟧ ⟦restrict:Ihnen kann ein Recht auf Einschränkung der Verarbeitung zustehen.⟧ ⟦port:Ebenso haben Sie ein Recht auf Herausgabe der bereitgestellten Daten in einem strukturierten, gängigen und maschinenlesbaren Format.⟧

⟦object:Widerspruchsrecht

Verarbeiten wir Daten zur Wahrung berechtigter Interessen, können Sie dieser Verarbeitung aus Gründen Ihrer besonderen Situation widersprechen.

⟧⟦complaint:Wo können Sie sich beschweren?

Mit einer Beschwerde können Sie sich an unsere Datenschutzbeauftragte oder an eine Datenschutzaufsichtsbehörde wenden.

⟧Müssen Sie Daten angeben?

⟦provide:Die Bereitstellung ist vertraglich nicht vorgeschrieben, aber erforderlich, damit wir tätig werden.⟧

⟦date:Letzte Aktualisierung: 12.01.2026⟧
`,
  },
  {
    manner: 'club, written by hand',
    missing: [],
    text: `Datenschutz im Verein

⟦name:Verantwortlich ist der Ruderclub Seeblick e. V., vertreten durch den Vorstand, Uferweg 1, ⟧⟦contact:78462 Konstanz. Schreiben Sie an vorstand@seeblick.example oder rufen Sie an: 07531 555 230.⟧

Wir verarbeiten Name, Anschrift, Geburtsdatum und Bankverbindung unserer Mitglieder, um die Mitgliedschaft zu verwalten. ⟦basis:Das stützen wir auf die Mitgliedschaft als Vertrag (Art. 6 Abs. 1 b DSGVO). Fotos von Regatten zeigen wir wegen unseres Interesses an der Darstellung des Vereins (Art. 6 I f DSGVO).⟧

⟦recipients:An den Landesverband melden wir Name und Geburtsjahr der Mitglieder, die an Rennen teilnehmen; die Bank erhält die Angaben für den Einzug.⟧

⟦retention:Nach dem Austritt löschen wir die Angaben, sobald alle Beiträge bezahlt sind, spätestens nach drei Jahren.⟧

Ihre Rechte: Jedes Mitglied kann ⟦access:Auskunft über seine Daten bekommen, ⟧⟦rectify:sie berichtigen lassen, ⟧⟦erase:sie löschen lassen, ⟧⟦restrict:ihre Verarbeitung einschränken lassen, ⟧⟦port:sie in maschinenlesbarer Form erhalten, ⟧und anderes mehr.

⟦object:Hinweis auf Ihr Widerspruchsrecht

Der Verwendung Ihrer Fotos können Sie jederzeit widersprechen (Art. 21 DSGVO).

⟧⟦complaint:Wer meint, dass wir etwas falsch machen, kann sich beim Landesbeauftragten für den Datenschutz in Stuttgart beschweren.⟧

⟦provide:Ohne Name, Anschrift und Bankverbindung ist eine Mitgliedschaft nicht möglich; die Telefonnummer ist freiwillig.⟧

⟦date:Beschlossen vom Vorstand. Stand 01/2026⟧
`,
  },
  {
    manner: 'federal ministry',
    missing: [],
    text: `Datenschutzerklärung des Ministeriums

1. Verantwortlicher

⟦name:Verantwortlich im Sinne der DSGVO ist das Bundesministerium für Gewässerkunde, Invalidenplatz 7, ⟧⟦contact:10115 Berlin, Telefon 030 18 5550, poststelle@bmgk.example.⟧

2. Behördliche Datenschutzbeauftragte

⟦dpo:Die behördliche Datenschutzbeauftragte des Hauses erreichen Sie unter datenschutz@bmgk.example.⟧

3. Verarbeitung bei Bürgeranfragen

Wenn Sie uns schreiben, verarbeiten wir Ihre Angaben, um Ihr Anliegen zu bearbeiten. ⟦basis:Rechtsgrundlage ist Art. 6 Abs. 1 Buchst. e DSGVO in Verbindung mit § 3 BDSG.⟧ ⟦recipients:Soweit es für die Antwort nötig ist, leiten wir Ihr Schreiben an die zuständige nachgeordnete Behörde weiter.⟧ ⟦retention:Vorgänge werden nach der Registraturrichtlinie zehn Jahre aufbewahrt.⟧ ⟦provide:Die Angabe Ihres Namens ist freiwillig; ohne Anschrift können wir nicht antworten.⟧

4. Ihre Rechte

Gegenüber dem Ministerium haben Sie folgende Rechte:

⟦access:Recht auf Auskunft, Artikel 15 DSGVO

⟧⟦rectify:Recht auf Berichtigung, Artikel 16 DSGVO

⟧⟦erase:Recht auf Löschung, Artikel 17 DSGVO

⟧⟦restrict:Recht auf Einschränkung der Verarbeitung, Artikel 18 DSGVO

⟧⟦complaint:Sie haben zudem das Recht, sich bei der Bundesbeauftragten für den Datenschutz und die Informationsfreiheit zu beschweren.

⟧⟦object:Information über Ihr Widerspruchsrecht nach Artikel 21 DSGVO

Der Verarbeitung nach Art. 6 Abs. 1 Buchst. e DSGVO können Sie aus Gründen Ihrer besonderen Situation widersprechen.

⟧⟦date:Stand: 15. Januar 2026⟧
`,
  },
  {
    manner: 'university in Bavaria',
    missing: [],
    text: `Datenschutzhinweise der Hochschule

⟦name:Verantwortlich ist die Hochschule Isarwinkel, Körperschaft des öffentlichen Rechts, Campusring 1, ⟧⟦contact:83646 Bad Tölz, Tel. 08041 555 0, info@hs-isarwinkel.example⟧

⟦dpo:Beauftragter für den Datenschutz:

Der Datenschutzbeauftragte der Hochschule, Campusring 1, E-Mail: dsb@hs-isarwinkel.example⟧

Zwecke: Wir verarbeiten Daten der Studierenden zur Durchführung des Studiums. ⟦basis:Rechtsgrundlagen sind Art. 6 Abs. 1 UAbs. 1 Buchst. e DSGVO, Art. 4 Abs. 1 BayDSG und Art. 87 BayHIG.⟧

⟦recipients:Empfänger der Daten sind das Studierendenwerk und die Staatsbibliothek.⟧

⟦retention:Prüfungsakten werden fünf Jahre nach der Exmatrikulation ausgesondert und gelöscht.⟧

⟦provide:Sie sind nach Art. 87 BayHIG verpflichtet, diese Daten anzugeben; ohne sie ist eine Einschreibung nicht möglich.⟧

Betroffenenrechte

⟦access:Sie haben das Recht, Auskunft über die zu Ihrer Person verarbeiteten Daten zu erhalten. ⟧⟦rectify:Sind Daten unrichtig, steht Ihnen ein Recht auf Berichtigung zu. ⟧⟦erase:Liegen die Voraussetzungen vor, können Sie die Löschung verlangen. ⟧⟦restrict:Sie können auch die Einschränkung der Verarbeitung verlangen. ⟧

⟦object:Recht auf Widerspruch nach Art. 21 DSGVO

Aus Gründen Ihrer besonderen Situation können Sie der Verarbeitung widersprechen.

⟧⟦complaint:Es besteht ein Beschwerderecht beim Bayerischen Landesbeauftragten für den Datenschutz, Postfach 22 12 19, 80502 München.⟧

⟦date:Fassung vom 1. Oktober 2025⟧
`,
  },
  {
    manner: 'clinic for patients',
    missing: [],
    text: `Informationen zum Datenschutz für unsere Patientinnen und Patienten

⟦name:Verantwortlich für die Verarbeitung ist die Klinikum Rosental gGmbH, Kurstraße 20, ⟧⟦contact:97688 Bad Kissingen, Tel. 0971 555 0.⟧

⟦dpo:Unseren Datenschutzbeauftragten erreichen Sie unter datenschutz@rosental.example.⟧

Wir verarbeiten Anamnese, Diagnosen und Befunde, um Sie zu behandeln. ⟦basis:Grundlage sind der Behandlungsvertrag und Art. 9 Abs. 2 lit. h DSGVO mit § 22 Abs. 1 Nr. 1 lit. b BDSG.⟧ Für die Verrechnungsstelle bitten wir Sie zu unterschreiben, dass Sie eingewilligt haben. ⟦withdrawal:Die Einwilligung können Sie jederzeit mit Wirkung für die Zukunft widerrufen.⟧

⟦recipients:Empfänger sind Ihre Krankenkasse, mitbehandelnde Ärzte und das Labor.⟧

⟦retention:Die Behandlungsakte bewahren wir nach § 630f BGB zehn Jahre nach Abschluss der Behandlung auf.⟧

⟦provide:Ihre Angaben sind für die Behandlung erforderlich. Werden sie nicht bereitgestellt, kann eine sorgfältige Behandlung nicht erfolgen.⟧

Ihre Rechte

Sie haben das Recht, über die Sie betreffenden Daten ⟦access:Auskunft zu erhalten⟧. ⟦rectify:Auch können Sie die Berichtigung unrichtiger Daten verlangen.⟧ ⟦erase:Darüber hinaus steht Ihnen das Recht auf Löschung von Daten zu.⟧ ⟦restrict:Ebenso besteht ein Recht auf Einschränkung der Datenverarbeitung.⟧ ⟦port:Sie haben das Recht auf Datenübertragbarkeit.⟧ ⟦complaint:Sie haben ferner das Recht, sich bei der zuständigen Aufsichtsbehörde für den Datenschutz zu beschweren.⟧

⟦date:Stand: 05/2025⟧
`,
  },
  {
    manner: 'pharmacy with a shop',
    missing: [],
    text: `Datenschutz in der Kastanien-Apotheke

⟦name:Inhaberin und Verantwortliche: Apothekerin Jutta Sommer, Kastanien-Apotheke, Marktplatz 2, ⟧⟦contact:99084 Erfurt, Telefon 0361 555 640, E-Mail team@kastanien-apotheke.example⟧

⟦dpo:Datenschutzbeauftragter: Bernd Vogt, dsb@kastanien-apotheke.example⟧

Rezepte und Bestellungen von Arzneimitteln verarbeiten wir, um Sie zu versorgen. ⟦basis:Das erlauben Art. 6 Abs. 1 lit. b und Art. 9 Abs. 2 lit. h DSGVO sowie § 17 ApBetrO.⟧ Den Medikationsplan führen wir nur mit Ihrer ausdrücklichen Einwilligung. ⟦withdrawal:Sie können Ihr Einverständnis jederzeit zurückziehen, die Einwilligung also widerrufen.⟧

⟦recipients:Das Apothekenrechenzentrum und der Großhandel erhalten, was sie für ihre Aufgabe brauchen.⟧

⟦retention:Bestellungen löschen wir nach Ablauf der steuerlichen Aufbewahrungsfristen, den Medikationsplan ein Jahr nach dem letzten Einkauf.⟧

⟦provide:Angaben auf dem Rezept sind gesetzlich vorgeschrieben.⟧

Welche Rechte Sie haben: ⟦access:Auskunft, ⟧⟦rectify:Korrektur Ihrer Daten, ⟧⟦erase:Löschung Ihrer Daten verlangen, ⟧⟦restrict:Sperrung bzw. Einschränkung der Verarbeitung, ⟧⟦port:Übertragbarkeit der Daten, ⟧⟦complaint:Beschwerde beim Thüringer Landesbeauftragten für den Datenschutz, ⟧wie es die DSGVO in den entsprechenden Artikeln vorsieht.

⟦date:zuletzt geändert am 2. Mai 2025⟧
`,
  },
  {
    manner: 'app, in English',
    missing: [],
    text: `Privacy Policy

Who we are

⟦name:The controller is Lanternfish Labs UG (haftungsbeschränkt), Hafenplatz 5, ⟧⟦contact:18055 Rostock, Germany, e-mail: privacy@lanternfish.example, phone +49 381 555 010.⟧

What we do with your data

We process your account name and your step counts in order to show your progress. ⟦basis:The legal basis is Art. 6(1)(b) GDPR. Crash reports rest on our legitimate interest in a stable app (Art. 6(1)(f) GDPR). Reminders are sent with your consent (Art. 6(1)(a) GDPR).⟧ ⟦withdrawal:You can withdraw your consent at any time in the settings.⟧

⟦recipients:We use Serverhof GmbH, Nuremberg, as a processor for hosting.⟧

⟦retention:Your data is deleted 30 days after you close your account.⟧

⟦provide:You are not obliged to provide your name; without an e-mail address you cannot open an account.⟧

Your rights

You have ⟦access:the right of access (Art. 15), ⟧⟦rectify:the right to rectification (Art. 16), ⟧⟦erase:the right to erasure (Art. 17), ⟧⟦restrict:the right to restriction of processing (Art. 18), ⟧⟦port:the right to data portability (Art. 20)⟧ and more.

⟦object:Right to object

Where processing rests on legitimate interests, you may object to the processing at any time on grounds relating to your situation.

⟧⟦complaint:You also have the right to lodge a complaint with a supervisory authority.⟧

⟦date:Last updated: 1 March 2026⟧
`,
  },
  {
    manner: 'catholic parish',
    missing: [],
    text: `Datenschutz in unserer Pfarrei

⟦name:Verantwortlicher im Sinne des KDG ist die Katholische Kirchengemeinde St. Ansgar, Domplatz 4, ⟧⟦contact:48143 Münster, Tel. 0251 555 30, pfarrbuero@ansgar.example⟧

⟦dpo:Die betriebliche Datenschutzbeauftragte der Kirchengemeinde erreichen Sie unter dsb@ansgar.example.⟧

Wir verarbeiten Anmeldungen zur Firmung, um den Kurs durchzuführen. ⟦basis:Rechtsgrundlage ist § 6 Abs. 1 lit. c und f KDG; Bilder veröffentlichen wir mit Einwilligung nach § 6 Abs. 1 lit. b KDG.⟧ ⟦withdrawal:Die Einwilligung kann jederzeit widerrufen werden.⟧

⟦recipients:Das Bistum erhält die Angaben für das Firmbuch.⟧ ⟦retention:Anmeldungen werden ein Jahr nach der Firmung gelöscht.⟧

⟦provide:Die Angaben sind freiwillig; ohne sie ist die Teilnahme nicht möglich.⟧

Sie haben das Recht auf ⟦access:Auskunft (§ 17 KDG), ⟧⟦rectify:Berichtigung (§ 18 KDG), ⟧⟦erase:Löschung (§ 19 KDG), ⟧⟦restrict:Einschränkung der Verarbeitung (§ 20 KDG), ⟧⟦port:Datenübertragbarkeit (§ 22 KDG), ⟧sowie auf alles Weitere, was das KDG vorsieht.

⟦object:Hinweis auf das Widerspruchsrecht (§ 23 KDG)

Sie können der Verarbeitung jederzeit widersprechen.

⟧⟦complaint:Beschwerden nimmt die kirchliche Datenschutzaufsicht entgegen, das Katholische Datenschutzzentrum in Dortmund als Aufsichtsbehörde.⟧

⟦date:Stand: Juli 2025⟧
`,
  },
  {
    manner: 'bakery chain with credit check and data from an agency',
    missing: [],
    text: `Hinweise zum Datenschutz für Geschäftskunden

⟦name:Wir, die Backhaus Mühlbach AG, Mühlbachstraße 44, ⟧⟦contact:86150 Augsburg (Telefon 0821 555 88, geschaeftskunden@muehlbach.example), sind Verantwortliche.⟧

Wir verarbeiten Ihre Bestellungen zur Erfüllung des Vertrags. ⟦basis:Art. 6 Abs. 1 S. 1 lit. b DSGVO ist die Rechtsgrundlage. Vor Lieferung auf Rechnung prüfen wir Ihre Bonität; unser berechtigtes Interesse liegt im Schutz vor Ausfällen (Art. 6 Abs. 1 S. 1 lit. f DSGVO).⟧ ⟦adm:Eine automatisierte Entscheidung im Einzelfall findet dabei nicht statt; ein Mitarbeiter entscheidet.⟧

Einen Teil der Angaben erhalten wir von Dritten. ⟦source:Es handelt sich um Zahlungsmerkmale, die wir von der Creditreform Boniversum GmbH erhalten.⟧

Ihre Daten bekommen unser Spediteur und die genannte Auskunftei. ⟦retention:Wir löschen Ergebnisse der Prüfung nach drei Monaten.⟧ ⟦provide:Ohne diese Angaben ist ein Kauf auf Rechnung nicht möglich.⟧

Ihnen stehen zu: ⟦access:das Recht auf Auskunft, ⟧⟦rectify:das Recht auf Berichtigung, ⟧⟦erase:das Recht auf Löschung, ⟧⟦restrict:das Recht auf Einschränkung der Verarbeitung, ⟧⟦port:das Recht auf Datenübertragbarkeit ⟧und, soweit gesetzlich vorgesehen, weitere Rechte.

⟦object:Ihr Widerspruchsrecht

Der Prüfung Ihrer Bonität und jeder anderen Verarbeitung auf Grundlage berechtigter Interessen können Sie widersprechen.

⟧⟦complaint:Zuständig für Beschwerden ist das Bayerische Landesamt für Datenschutzaufsicht.⟧

⟦date:Gültig ab 1. Juni 2025⟧
`,
  },
  {
    manner: 'agency, bullet points with bold leads',
    missing: [],
    text: `Datenschutzerklärung

Präambel

Hier erläutern wir, welche Arten Ihrer Daten wir zu welchen Zwecken verarbeiten.

⟦date:Stand: 7. September 2025

⟧Verantwortlicher

⟦name:Agentur Funkenflug GbR
Milena Roth, Jakob Weiss
Gießereistraße 8
⟧⟦contact:04229 Leipzig

E-Mail-Adresse: hallo@funkenflug.example⟧

Maßgebliche Rechtsgrundlagen

⟦basis:Einwilligung (Art. 6 Abs. 1 S. 1 lit. a DSGVO): Sie haben in die Verarbeitung eingewilligt. Vertragserfüllung (Art. 6 Abs. 1 S. 1 lit. b DSGVO). Berechtigte Interessen (Art. 6 Abs. 1 S. 1 lit. f DSGVO), nämlich ein effizienter Betrieb.⟧

Übermittlung

⟦recipients:Empfänger dieser Daten können mit IT-Aufgaben beauftragte Dienstleister sein.⟧

Datenspeicherung und Löschung

⟦retention:Wir löschen Daten, sobald die Einwilligung wegfällt oder der Auftrag abgeschlossen und die Frist von sechs Jahren abgelaufen ist.⟧

Rechte der betroffenen Personen

⟦object:Ihr Widerspruchsrecht nach Art. 21 DSGVO: Sie haben das Recht, aus Gründen, die sich aus Ihrer besonderen Situation ergeben, jederzeit gegen die Verarbeitung Widerspruch einzulegen.
⟧
⟦withdrawal:- Widerrufsrecht bei Einwilligungen: Sie haben das Recht, erteilte Einwilligungen jederzeit zu widerrufen.
⟧⟦access:- Auskunftsrecht: Sie haben das Recht, eine Bestätigung zu verlangen, ob Daten verarbeitet werden.
⟧⟦rectify:- Recht auf Berichtigung: Sie können die Berichtigung verlangen.
⟧⟦erase:- Recht auf Löschung: Sie können verlangen, dass Daten unverzüglich gelöscht werden.
⟧⟦restrict:- Recht auf Einschränkung: Sie können eine Einschränkung der Verarbeitung verlangen.
⟧⟦port:- Recht auf Datenübertragbarkeit: Sie erhalten Ihre Daten in gängigem Format.
⟧⟦complaint:- Beschwerde bei der Aufsicht: Sie können sich bei einer Aufsichtsbehörde beschweren.
⟧
Kontaktformular

⟦provide:Die als Pflichtfelder markierten Angaben brauchen wir für die Antwort.⟧
`,
  },
  {
    manner: 'Swiss guesthouse',
    missing: [],
    text: `Datenschutzerklärung

Wir bearbeiten Personendaten nach dem Bundesgesetz über den Datenschutz (DSG).

⟦name:Verantwortlich ist die Berggasthaus Alpstein AG, Dorfstrasse 2, ⟧⟦contact:9050 Appenzell, Schweiz, gast@alpstein.example.⟧

Zweck: Wir bearbeiten Ihre Angaben, um Ihre Buchung zu erfüllen. ⟦recipients:Wir geben sie an unseren Anbieter für Buchungen weiter, dessen Server in der Schweiz stehen.⟧

Sie können Auskunft über Ihre Daten verlangen und sie berichtigen lassen. Stand: Mai 2025
`,
  },
  {
    manner: 'written before the GDPR',
    missing: [
      'basis/none',
      'consent/withdrawal-missing',
      'provide/missing',
      'recip/none',
      'retention/none',
      'rights/complaint-missing',
      'rights/port-missing',
    ],
    text: `Datenschutzhinweis

Verantwortliche Stelle im Sinne des BDSG ist die Modehaus Kranich KG, Königstraße 1, 30159 Hannover, Telefon 0511 555 12, info@kranich.example.

Wir erheben, verarbeiten und nutzen Ihre Daten für Ihre Bestellung, soweit Sie eingewilligt haben oder das Gesetz es erlaubt.

Sie haben ein Recht auf unentgeltliche Auskunft über Ihre gespeicherten Daten sowie ein Recht auf Berichtigung, Sperrung oder Löschung. Der Nutzung Ihrer Daten für Werbung können Sie jederzeit widersprechen.

Stand: Mai 2015
`,
  },
  {
    manner: 'landing page, hardly anything',
    missing: [
      'basis/none',
      'cookie/list-missing',
      'form/date-missing',
      'provide/missing',
      'recip/none',
      'retention/none',
      'rights/access-missing',
      'rights/complaint-missing',
      'rights/erase-missing',
      'rights/object-missing',
      'rights/rectify-missing',
      'rights/restrict-missing',
    ],
    text: `Datenschutz

Verantwortlich: Kletterhalle Basalt GmbH, Felsenweg 3, 53474 Bad Neuenahr, info@basalt.example

Wir nehmen Datenschutz ernst. Unsere Seite verwendet Cookies, um Ihnen den Besuch angenehm zu machen. Wenn Sie uns schreiben, nutzen wir Ihre Angaben, um zu antworten.
`,
  },
]
