/** A short notice in plain words, and the items of Art. 13 it leaves out. */
export interface PlainNotice {
  readonly name: string
  readonly text: string
  readonly missing: readonly string[]
}

/** Notices that say everything Art. 13 GDPR asks for, hardly ever in the words of the law. */
export const COMPLETE: readonly PlainNotice[] = [
  {
    name: 'seamstress, I and you',
    missing: [],
    text: `Datenschutz in der Änderungsschneiderei

Wer hier schreibt
Olga Petrowa, Änderungsschneiderei am Wehr, Mühlweg 2, 35037 Marburg, Telefon 06421 55512, olga@nadel.example.

Was ich mir notiere
Ihren Namen, Ihre Telefonnummer und Ihre Maße. Die Maße brauche ich, damit das Kleid passt, die Nummer, um Sie anzurufen, wenn es fertig ist. Das gehört zu unserem Auftrag (Art. 6 Abs. 1 Buchst. b DSGVO). Niemand zwingt Sie, mir eine Telefonnummer zu geben; ohne Namen kann ich Ihr Stück allerdings nicht annehmen.

Wer sonst etwas erfährt
Nur mein Steuerbüro Weiß & Kern bekommt die Rechnungen zu sehen.

Wann ich es wegwerfe
Den Zettel mit den Maßen zerreiße ich ein Jahr nach der letzten Anprobe. Rechnungen muss ich acht Jahre lang verwahren (Art. 6 Abs. 1 Buchst. c DSGVO).

Was Sie von mir verlangen dürfen
Fragen Sie ruhig, was auf Ihrem Zettel steht, ich zeige ihn Ihnen. Was nicht stimmt, ändere ich. Möchten Sie, dass er verschwindet, vernichte ich ihn. Sie können mich auch bitten, ihn nur beiseitezulegen und nicht zu benutzen. Und wenn Sie die Schneiderin wechseln, gebe ich Ihnen Ihre Maße als Datei mit.
Sind Sie mit mir unzufrieden, können Sie sich beim Hessischen Beauftragten für Datenschutz und Informationsfreiheit beklagen.`,
  },
  {
    name: 'climbing hall, du',
    missing: [],
    text: `Boulderhalle Überhang – was mit deinen Daten passiert

Das sind wir: Überhang GmbH, Gewerbering 14, 04159 Leipzig, hallo@ueberhang.example, 0341 7788990.

Beim ersten Besuch füllst du einen Bogen aus: Name, Geburtstag, Notfallkontakt. So wissen wir, ob du allein klettern darfst und wen wir anrufen, falls du stürzt. Grundlage ist der Nutzungsvertrag, Art. 6 I b DSGVO. Ohne ausgefüllten Bogen lassen wir dich nicht an die Wand.
Kameras hängen nur im Kassenbereich. Damit klären wir Diebstähle auf; das ist unser berechtigtes Interesse (Art. 6 I f DSGVO). Die Bilder werden nach drei Tagen überschrieben.
Unseren Rundbrief kriegst du nur, wenn du dein Okay gibst (Art. 6 I a DSGVO). Dein Okay kannst du jederzeit zurücknehmen, unten in jeder Mail ist ein Link.

Deinen Bogen heben wir auf, solange du zu uns kommst, plus drei Jahre. Dann wandert er in den Reißwolf.

Die Kasse läuft über Software der Boulderado Systems GmbH, die an unsere Weisungen gebunden ist. Sonst kriegt niemand etwas.

Du darfst jederzeit wissen, was wir von dir haben. Du darfst Fehler verbessern lassen. Du darfst verlangen, dass wir alles löschen oder einstweilen nur einfrieren. Du darfst deine Angaben in einem gängigen Format mitnehmen. Und gegen die Kameras darfst du Einspruch einlegen, wenn du gute Gründe hast.
Findest du, dass wir Mist bauen? Die Sächsische Datenschutz- und Transparenzbeauftragte in Dresden geht der Sache nach.`,
  },
  {
    name: 'neighbourhood shop, we and you, English',
    missing: [],
    text: `Your data at Tin Kettle

Who runs this shop
Tin Kettle Tea GmbH, Lindenstraße 8, 50674 Köln, Germany. Call us on +49 221 5550123 or write to tea@tinkettle.example.

What we take down and why
When you order, we need your name and address so that the parcel reaches you (Art. 6(1)(b) GDPR). We can't ship without an address; everything else on the form is up to you. Our server notes your IP address for seven days because we want to notice attacks; that is the legitimate interest behind it (Art. 6(1)(f) GDPR). The tea letter only goes to people who ticked the box (Art. 6(1)(a) GDPR), and you can untick it whenever you like.

Who else sees it
The parcel service gets the label. Our bookkeeper sees the invoices. Nobody else, and nothing leaves Europe.

When it goes
Orders are shredded ten years after the year in which you bought, because the tax office wants it that way (Art. 6(1)(c) GDPR).

What you can ask for
Ask us and we'll tell you what we have on you. If something is wrong, we'll fix it. If you want it gone, we'll get rid of it. If we quarrel about that, we'll leave it untouched until it is settled. You may have it as a file and carry it to another shop. If you'd rather not be in our server notes, tell us why and we'll stop.
Still not happy? Take it up with the data protection commissioner of North Rhine-Westphalia.`,
  },
  {
    name: 'allotment club, man',
    missing: [],
    text: `Kleingartenverein Morgentau e. V.
Merkblatt: Wie der Verein mit Angaben seiner Mitglieder umgeht

Ansprechpartner ist der Vorstand: Kleingartenverein Morgentau e. V., Am Bahndamm 7, 39104 Magdeburg, Tel. 0391 445566.

Wozu: Der Verein führt eine Liste mit Name, Anschrift, Parzelle und Bankverbindung, um Pacht und Beiträge einzuziehen und zu Versammlungen einzuladen (Mitgliedschaft, Art. 6 Abs. 1 lit. b DSGVO). Wer seine Bankverbindung nicht angeben will, kann überweisen; ohne Name und Anschrift ist eine Mitgliedschaft nicht möglich.

Wohin: Die Namen der Pächter gehen an den Stadtverband der Gartenfreunde, weil der die Pachtverträge führt. Die Bank erhält, was für den Einzug nötig ist.

Wie lange: Mit dem Austritt wird die Karteikarte gezogen und zum Jahresende vernichtet. Kassenbelege bleiben zehn Jahre im Ordner.

Was jedem Mitglied zusteht: Einblick in die eigene Karteikarte samt Abschrift; Verbesserung falscher Einträge; Streichung dessen, was nicht mehr gebraucht wird; einen Vermerk, dass ein umstrittener Eintrag bis zur Klärung nicht verwendet wird; Herausgabe der selbst gemachten Angaben auf einem Datenträger, auch zur Weitergabe an einen anderen Verein.

Wer meint, dass der Vorstand dabei gegen das Gesetz verstößt, kann den Landesbeauftragten für den Datenschutz Sachsen-Anhalt einschalten.`,
  },
  {
    name: 'dentist on an island, polite',
    missing: [],
    text: `Liebe Patientinnen und Patienten,

für das, was in unserer Kartei steht, stehen wir gerade: Zahnarztpraxis Dr. Wiebke Harms, Strandstr. 5, 26548 Norderney, Telefon 04932 8811, praxis@harms.example. Fragen zum Datenschutz beantwortet unser Datenschutzbeauftragter Jan Ubben, jan.ubben@dsb-ubben.example.

Wir halten fest, woran Sie leiden und was wir getan haben. Das tun wir, um Sie gut zu behandeln, und weil wir es müssen (Behandlungsvertrag; Art. 9 Abs. 2 lit. h DSGVO, § 630f BGB). Verschweigen Sie uns Krankheiten oder Medikamente, können wir Sie nicht sicher behandeln.

Einiges davon bekommen die Kassenzahnärztliche Vereinigung, Ihre Krankenkasse und das Zahnlabor in Norden.

Die Kartei bleibt zehn Jahre nach Ihrem letzten Besuch in unserem Schrank, danach kommt sie in die Aktenvernichtung.

Sie dürfen Ihre Akte jederzeit lesen und sich Kopien machen lassen. Falsche Einträge werden richtiggestellt. Sind die zehn Jahre um, können Sie verlangen, dass wir die Akte vernichten; vorher sperren wir sie auf Wunsch. Ziehen Sie um, schicken wir Ihre Röntgenbilder auch in digitaler Form an die neue Praxis. Wo Sie uns etwas erlaubt haben, etwa den Erinnerungsanruf, genügt ein Wort und wir lassen es bleiben.

Haben wir etwas falsch gemacht, sagen Sie es uns – oder der Landesbeauftragten für den Datenschutz Niedersachsen, die uns auf die Finger schaut.`,
  },
  {
    name: 'online course, list of questions',
    missing: [],
    text: `Häufige Fragen zum Datenschutz

Wem gehört die Plattform?
Der Lernwerkstatt Knoten UG (haftungsbeschränkt), Hafenstraße 61, 22880 Wedel. Erreichbar per Mail an knoten@lernwerkstatt.example.

Warum muss ich mich anmelden?
Damit wir wissen, welche Kurse Sie bezahlt haben und wo Sie stehen geblieben sind. Rechtlich ist das die Erfüllung des Kursvertrags nach Art. 6 Abs. 1 Satz 1 lit. b DSGVO.

Muss ich alles ausfüllen?
Nein. Nur die Felder mit Stern sind nötig; bleiben sie frei, geht die Anmeldung nicht durch.

Sitzt jemand in Amerika?
Ja. Die Filme liegen bei Vimeo in New York. Das Unternehmen ist nach dem Data Privacy Framework zertifiziert, zu dem es einen Beschluss der EU-Kommission gibt.

Wer bekommt meine Daten sonst noch?
Unser Rechenzentrum in Nürnberg und die Zahlungsfirma, beide per Vertrag an unsere Anweisungen gebunden.

Wann vergesst ihr mich?
Wenn Sie Ihr Konto schließen, binnen 30 Tagen. Rechnungen erst nach der gesetzlichen Frist.

Trifft ein Computer Entscheidungen über mich?
Nein.

Was kann ich von euch fordern?
Eine Übersicht über alles, was wir zu Ihnen haben. Dass Falsches geändert wird. Dass Sie aus allen Listen verschwinden. Dass wir Ihre Daten vorerst nicht anrühren. Einen Export, den andere Plattformen lesen können.

Und wenn ihr euch weigert?
Dann hilft das Unabhängige Landeszentrum für Datenschutz in Kiel.`,
  },
  {
    name: 'town library, formal plain',
    missing: [],
    text: `Information für Leserinnen und Leser

Die Bücherei wird von der Stadt Wiesenau betrieben (Rathausplatz 1, 36999 Wiesenau, Tel. 06699 880, buecherei@wiesenau.example). Den Datenschutzbeauftragten der Stadt erreichen Sie unter dsb@wiesenau.example.

Für den Leseausweis nehmen wir Namen, Anschrift und Geburtsdatum auf. Das ist nötig, damit wir Medien zurückfordern können; wir erfüllen damit eine öffentliche Aufgabe (Art. 6 Abs. 1 Buchst. e DSGVO in Verbindung mit § 3 HDSIG). Ohne diese Angaben stellen wir keinen Ausweis aus.

Mahnungen verschickt die Stadtkasse. Andere Stellen sehen die Daten nicht. Die Daten bleiben in Deutschland.

Zwei Jahre nach der letzten Ausleihe tilgen wir den Eintrag.

Leserinnen und Leser können sich zeigen lassen, was zu ihrem Ausweis gespeichert ist, Fehler berichtigen lassen, die Löschung beantragen, sobald alles zurückgegeben ist, und verlangen, dass strittige Angaben bis zur Klärung gesperrt bleiben. Aus Gründen, die in ihrer Lage liegen, können sie sich dagegen wenden, dass wir ihre Daten überhaupt verarbeiten.
Beschwerden nimmt auch der Hessische Beauftragte für Datenschutz und Informationsfreiheit entgegen.`,
  },
  {
    name: 'bike courier app, slangy du',
    missing: [],
    text: `Klingel-App: Datenschutz in kurz

Hinter der App steckt die Klingel Kurier eG, Kottbusser Damm 3, 10967 Berlin (moin@klingel.example).

Wofür? Wir wollen dein Paket von A nach B bringen. Dafür brauchen wir beide Adressen und deine Handynummer (Vertrag, Art. 6 Abs. 1 b DSGVO). Ohne die läuft nix. Standort nur, wenn du ihn freigibst (Art. 6 Abs. 1 a DSGVO); die Freigabe ziehst du in den Einstellungen wieder zurück, wann du magst.

Wer guckt mit? Die Fahrerin, die dein Paket hat, und Hetzner, wo unsere Server stehen. Außerhalb der EU: niemand.

Wie lange? Touren verschwinden nach 90 Tagen, Rechnungskram nach zehn Jahren.

Deine Karten:
– reinschauen, was wir über dich haben
– geradeziehen, was falsch ist
– wegmachen lassen
– auf Pause stellen lassen
– alles als Paket rausziehen und woanders hochladen
Schreib einfach eine Mail.

Stress mit uns? Die Berliner Beauftragte für Datenschutz und Informationsfreiheit hat ein offenes Ohr.`,
  },
  {
    name: 'violin maker, Austria, formal',
    missing: [],
    text: `Hinweise nach Art. 13 DSGVO

Geigenbau Leopold Amsel, Lederergasse 9, 4020 Linz, Österreich; Tel. +43 732 998877; werkstatt@amsel.example

Ihre Kontaktdaten und die Angaben zum Instrument benötige ich für den Reparaturauftrag. Die rechtliche Grundlage bildet der Vertrag (Art. 6 Abs. 1 lit. b). Sie sind zu keiner Angabe verpflichtet; einen Auftrag ohne Namen und Anschrift kann ich jedoch nicht übernehmen.
Die Buchhaltung erledigt die Kanzlei Fink Steuerberatung GmbH in Wels; sie liest daher Namen und Beträge.
Werkstattbücher führe ich sieben Jahre, das verlangt die Bundesabgabenordnung.

Gerne lege ich offen, was ich über Sie aufgezeichnet habe, und händige Ihnen eine Kopie aus. Unrichtiges stelle ich richtig, Unvollständiges ergänze ich. Auf Verlangen lösche ich, was ich nicht mehr aufheben muss, oder schränke die Verwendung ein. Die Daten, die Sie mir gegeben haben, überlasse ich Ihnen in elektronischer Form.

Erachten Sie Ihre Rechte als verletzt, steht Ihnen der Weg zur Österreichischen Datenschutzbehörde, Barichgasse 40–42, 1030 Wien, offen.`,
  },
  {
    name: 'landlord, stern',
    missing: [],
    text: `Datenschutzblatt für Mietinteressenten

Vermieter und zuständig für den Datenschutz: Grundbesitz Althof KG, Domstraße 3, 97070 Würzburg, 0931 223344.

Gefragt wird nach Name, Einkommen und Haushaltsgröße. Zweck ist die Auswahl eines Mieters (vorvertragliche Maßnahme, Art. 6 Abs. 1 lit. b DSGVO). Vor Vertragsschluss wird eine Bonitätsauskunft der SCHUFA eingeholt; wir haben ein Interesse daran, nicht auf der Miete sitzen zu bleiben (Art. 6 Abs. 1 lit. f DSGVO). Die Auswahl trifft ein Mensch, kein Programm. Antworten auf die Fragen sind nicht erzwingbar, wer sie verweigert, wird bei der Auswahl aber nicht berücksichtigt.

Empfänger: SCHUFA Holding AG, Wiesbaden; die Hausverwaltung Maindreieck.

Absagen: Vernichtung der Unterlagen nach sechs Monaten. Zusage: Übernahme in die Mietakte bis drei Jahre nach Auszug.

Rechte: Auskunft, Berichtigung, Löschung, Einschränkung, Übertragung der Daten an andere; Widerspruch gegen die Bonitätsabfrage aus persönlichen Gründen.

Beschwerdestelle: Bayerisches Landesamt für Datenschutzaufsicht, Ansbach.`,
  },
  {
    name: 'summer camp, to parents',
    missing: [],
    text: `Liebe Eltern,

veranstaltet wird das Zeltlager vom Jugendbund Waldkauz e. V., Forstweg 12, 37081 Göttingen. Sie erreichen Frau Nolte unter 0551 909090 oder lager@waldkauz.example.

Auf dem Anmeldebogen fragen wir nach Namen, Alter, Allergien und einer Nummer für den Notfall. Das brauchen wir, um Ihr Kind sicher durch die Woche zu bringen (Art. 6 Abs. 1 b DSGVO; bei den Allergien Ihre ausdrückliche Einwilligung, Art. 9 Abs. 2 a). Angaben zu Allergien dürfen Sie weglassen, dann kann die Küche aber keine Rücksicht nehmen. Die Einwilligung können Sie jederzeit zurückholen, ein Anruf reicht.

Die Küche des Freizeitheims Harzblick bekommt die Liste der Allergien. Zuschüsse rechnen wir mit dem Landkreis ab, der dafür Namen und Alter verlangt.

Vier Wochen nach dem Lager verbrennen wir die Bögen; die Liste für den Landkreis muss fünf Jahre liegen bleiben.

Sie können bei uns einsehen, was wir aufgeschrieben haben, es berichtigen oder streichen lassen, uns anweisen, einzelne Angaben vorerst nicht zu verwenden, und sie sich als Tabelle aushändigen lassen, zum Beispiel für das nächste Lager eines anderen Vereins.

Wenn wir Sie enttäuschen: Die Landesbeauftragte für den Datenschutz Niedersachsen, Hannover, prüft solche Fälle kostenlos.`,
  },
  {
    name: 'guest house, English, plain',
    missing: [],
    text: `Privacy at the Heron Guest House

We are Heron Guest House, owner Maeve Quinn, Seestraße 40, 82327 Tutzing, Germany, maeve@heron.example, phone +49 8158 1234.

To book a room for you we write down your name, e-mail and arrival date. The legal ground is our contract with you (GDPR Art. 6(1)(b)). The law makes us ask for your passport details if you live abroad (Art. 6(1)(c)); if you refuse, we have to turn you away.

Bookings arrive through the channel manager of Zimmerfrei Software GmbH, which works for us under a processing agreement. The town hall receives the tourist tax list.

Registration forms are destroyed a year after you leave. Bills stay in the cabinet for eight years.

You are welcome to see your records, to get a copy, and to have mistakes put right. You can tell us to throw them out once we no longer need them, or to put them on hold. What you typed into the form we can hand over in a spreadsheet that other programs understand.

If you feel we have mistreated your data, the Bavarian data protection authority (BayLDA) in Ansbach will look into it.`,
  },
  {
    name: 'photographer, articles named',
    missing: [],
    text: `Datenschutz bei Lichtblick Fotografie

Verantwortliche für die Datenverarbeitung auf dieser Website: Anne Lüders, Lichtblick Fotografie, Torgasse 5, 99084 Erfurt, Telefon 0361 998877, anne@lichtblick.example

Anfragen
Wenn Sie über das Formular anfragen, verarbeite ich Ihre Angaben, um Ihnen ein Angebot zu machen (Art. 6 Abs. 1 lit. b DSGVO). Ihre E-Mail-Adresse ist erforderlich, damit ich antworten kann; alle anderen Angaben sind freiwillig. Anfragen, aus denen kein Auftrag wird, lösche ich nach einem halben Jahr.

Galerie
Ihre Bilder stelle ich in einer passwortgeschützten Galerie bei Picdrop bereit (picdrop GmbH, Berlin, Auftragsverarbeiterin). Nach 90 Tagen wird die Galerie gelöscht.

Veröffentlichung
Bilder zeige ich nur mit Ihrer Einwilligung (Art. 6 Abs. 1 lit. a DSGVO). Die Einwilligung können Sie jederzeit für die Zukunft widerrufen.

Buchhaltung
Rechnungen bewahre ich acht Jahre auf (§ 147 AO, Art. 6 Abs. 1 lit. c DSGVO).

Ihre Rechte
Auskunft (Art. 15 DSGVO), Berichtigung (Art. 16 DSGVO), Löschung (Art. 17 DSGVO), Einschränkung (Art. 18 DSGVO), Datenübertragbarkeit (Art. 20 DSGVO). Außerdem können Sie sich beim Thüringer Landesbeauftragten für den Datenschutz und die Informationsfreiheit beschweren.`,
  },
  {
    name: 'tax adviser, formal',
    missing: [],
    text: `Hinweise zur Datenverarbeitung

Name und Kontaktdaten des Verantwortlichen
Steuerberatungsgesellschaft Kranich & Reiher PartG mbB, Seestraße 10, 14467 Potsdam, Tel. 0331 200300, kanzlei@kranich-reiher.example
Datenschutzbeauftragte: Dr. Lisa Fuchs, fuchs@ds-fuchs.example

Wir verarbeiten Mandantendaten, um das Mandat zu führen, Steuererklärungen zu erstellen und unsere Leistungen abzurechnen (Art. 6 Abs. 1 S. 1 lit. b und c DSGVO). Die Daten stellen Sie uns vertraglich bereit; unterbleibt das, können wir das Mandat nicht bearbeiten.

Weitergegeben werden Daten an Finanzbehörden, Banken und die DATEV eG als Auftragsverarbeiterin. Eine Übermittlung außerhalb der Europäischen Union findet nicht statt.

Nach Ende des Mandats heben wir die Handakte zehn Jahre auf (§ 66 StBerG).

Ihnen stehen die Rechte nach den Artikeln 15 bis 20 DSGVO zu: Auskunft, Berichtigung, Löschung, Einschränkung der Verarbeitung und Datenübertragbarkeit. Beschwerden richten Sie an die Landesbeauftragte für den Datenschutz und für das Recht auf Akteneinsicht Brandenburg.`,
  },
  {
    name: 'riding school, to a child',
    missing: [],
    text: `Was wir über dich wissen – Reiterhof Silbersee

Wir, das sind Familie Brandt vom Reiterhof Silbersee, Seestraße 20, 17192 Klink, Telefon 03991 121212.

Für die Reitstunden schreiben wir auf, wie du heißt, wie alt du bist und wen wir im Notfall anrufen. Sonst dürften wir dich nicht aufs Pferd lassen. Das steckt im Reitvertrag mit deinen Eltern (Art. 6 Abs. 1 Buchstabe b DSGVO).

Deine Karte bekommt nur zu sehen, wer dich unterrichtet. Die Unfallversicherung erfährt davon, wenn etwas passiert.

Kommst du ein Jahr lang nicht mehr, fliegt die Karte ins Altpapier. Die Rechnungen bleiben acht Jahre.

Deine Eltern dürfen jederzeit in die Karte schauen und eine Abschrift haben. Sie dürfen Falsches ändern und Überflüssiges streichen lassen. Sie können uns bitten, die Karte wegzuschließen, solange gestritten wird. Zieht ihr um, bekommt ihr die Angaben auf einem Stick für den nächsten Hof.
Wenn wir nicht hören, hört der Landesbeauftragte für Datenschutz und Informationsfreiheit Mecklenburg-Vorpommern zu.`,
  },
]

/** Notices that leave things out, though words near them stand there for something else. */
export const INCOMPLETE: readonly PlainNotice[] = [
  {
    name: 'butcher: no duty, no complaint, no portability; complaints are about sausage',
    missing: ['a13.2.b-port', 'a13.2.d', 'a13.2.e'],
    text: `Datenschutz bei Metzgerei Speck

Verantwortlich: Metzgerei Speck GmbH, Marktgasse 1, 91054 Erlangen, Telefon 09131 5050.

Für Ihre Vorbestellung schreiben wir Namen und Telefonnummer auf, damit wir Sie anrufen können, wenn etwas fehlt (Art. 6 Abs. 1 lit. b DSGVO). Die Zettel werfen wir nach einer Woche weg. Unsere Kasse betreut die Firma Kassen-Krämer, die dabei Namen sehen kann.

Sie haben das Recht auf Auskunft, Berichtigung, Löschung und Einschränkung der Verarbeitung.

Beschwerden über unsere Wurst nimmt der Chef persönlich entgegen. Ware, die Sie nicht mögen, können Sie in einer Tüte mitnehmen und zurückgeben. Trinkgeld ist freiwillig.`,
  },
  {
    name: 'dance school: no access, no basis; Auskunft is by telephone',
    missing: ['a13.1.c-basis', 'a13.2.b-access'],
    text: `Tanzschule Wiegeschritt – Datenschutz

Betreiberin ist die Wiegeschritt GbR, Südring 4, 33098 Paderborn, tanzen@wiegeschritt.example. Auskunft über freie Kurse geben wir Ihnen telefonisch unter 05251 6060.

Wir notieren Name, Alter und Telefonnummer, um die Kurse zusammenzustellen. Die Angaben sind freiwillig; ohne Telefonnummer erfahren Sie aber nicht, wenn ein Abend ausfällt.
Die Teilnehmerliste bekommt die Tanzlehrerin des Abends; sie ist freie Mitarbeiterin. Gelöscht wird die Liste drei Monate nach Kursende.

Sie können verlangen, dass wir Ihre Daten berichtigen, löschen oder die Verarbeitung einschränken, und sie in einem maschinenlesbaren Format erhalten. Einer Nutzung Ihrer Daten können Sie widersprechen.
Bei Verstößen können Sie sich bei der Landesbeauftragten für Datenschutz und Informationsfreiheit Nordrhein-Westfalen beschweren.`,
  },
  {
    name: 'theatre: consent without withdrawal, no period; Widerruf is of an order',
    missing: ['a13.2.a', 'a13.2.c'],
    text: `Datenschutzhinweise Theater am Kanal

Verantwortlich ist die Theater am Kanal gGmbH, Kanalufer 20, 24143 Kiel, info@theaterkanal.example, Tel. 0431 7070.

Karten: Wir verarbeiten Name und Anschrift, um Ihnen Karten zu schicken (Art. 6 Abs. 1 lit. b DSGVO). Ohne Anschrift können wir nichts zuschicken. Karten sind vom Widerruf ausgeschlossen; eine Bestellung können Sie binnen 24 Stunden stornieren. Reservierte Karten verfallen 30 Minuten vor Beginn.
Spielplan per Mail: Den schicken wir Ihnen mit Ihrer Einwilligung (Art. 6 Abs. 1 lit. a DSGVO).
Die Mails verschickt die Rapidmail GmbH in unserem Auftrag.

Ihre Rechte: Auskunft (Art. 15), Berichtigung (Art. 16), Löschung (Art. 17), Einschränkung (Art. 18), Datenübertragbarkeit (Art. 20), Widerspruch (Art. 21) und Beschwerde bei einer Aufsichtsbehörde (Art. 77).`,
  },
  {
    name: 'surf school: transfer without safeguard, no restriction; eingeschränkt is the view',
    missing: ['a13.1.f-safeguard', 'a13.2.b-restrict'],
    text: `Surfschule Nordsee – Datenschutz

Wer: Surfschule Nordsee OHG, Deichweg 8, 25826 St. Peter-Ording, Tel. 04863 3030, surf@nordsee.example.

Zur Kursbuchung fragen wir Name, Alter und Schwimmkenntnisse ab (Art. 6 Abs. 1 b DSGVO). Pflichtfelder sind markiert, ohne sie geht keine Buchung. Buchungen laufen über Checkfront Inc. mit Servern in den USA. Nach der Saison löschen wir alles bis auf die Rechnungen, die zehn Jahre bleiben.
Bei Sturm ist die Sicht eingeschränkt und der Kurs fällt aus; die Teilnehmerzahl ist auf acht beschränkt.

Du kannst Auskunft über deine Daten verlangen, sie berichtigen oder löschen lassen und sie als Datei mitnehmen. Für Beschwerden ist das Unabhängige Landeszentrum für Datenschutz Schleswig-Holstein zuständig.`,
  },
  {
    name: 'blog: nothing but a name and thanks',
    missing: [
      'a13.1.c-basis',
      'a13.1.e',
      'a13.2.a',
      'a13.2.b-access',
      'a13.2.b-rectify',
      'a13.2.b-erase',
      'a13.2.b-restrict',
      'a13.2.d',
      'a13.2.e',
    ],
    text: `Datenschutz

Diesen Blog schreibt Ruth Keller, Wiesenweg 3, 04668 Grimma, ruth@nadelfaden.example.

Datenschutz ist mir ein Herzensanliegen. Ich gehe mit allem, was ich erfahre, sorgsam um. Wer mir schreibt, dessen Mailadresse verwende ich, um zu antworten, und für nichts sonst.

Vielen Dank für Ihr Vertrauen!`,
  },
  {
    name: 'carpenter: objection and interests missing though interests are cited',
    missing: ['a13.1.d', 'a13.2.b-object'],
    text: `Tischlerei Eiche – Informationen zum Datenschutz

Tischlerei Eiche e. K., Inhaber Jost Eiche, Holzweg 1, 34117 Kassel, Telefon 0561 2020.

Wir erheben Ihre Kontaktdaten zur Bearbeitung Ihres Auftrags. Grundlage: Art. 6 Abs. 1 lit. b und f DSGVO.
Ihre Daten erhält nur unser Steuerberater. Nach Ablauf der gesetzlichen Aufbewahrungsfristen werden die Daten gelöscht. Die Angabe Ihrer Daten ist für den Auftrag erforderlich.

Sie haben Rechte auf Auskunft, Berichtigung, Löschung, Einschränkung der Verarbeitung und Datenübertragbarkeit. Außerdem können Sie sich bei einer Datenschutzaufsichtsbehörde beschweren.
Einwände gegen unsere Rechnung erheben Sie bitte innerhalb von 14 Tagen.`,
  },
  {
    name: 'gym, English: no erasure, no complaint, no period; complaints are about towels',
    missing: ['a13.2.a', 'a13.2.b-erase', 'a13.2.d'],
    text: `Privacy notice – Iron Oak Gym

Controller: Iron Oak Gym GmbH, Kaiserstraße 90, 60329 Frankfurt, Germany, hello@ironoak.example.

We use your name, photo and bank details to run your membership (Art. 6(1)(b) GDPR). You must give us these details, otherwise you cannot become a member. Payments are collected by our processor FitPay GmbH.

You have the right to access your data, to have them corrected, to restrict their processing and to receive them in a machine-readable format. You may object to processing at any time.

You can delete the app from your phone. Complaints about towels or showers: please talk to the front desk. Memberships run for twelve months.`,
  },
  {
    name: 'clinic: no officer although patients, no automated word needed, no recipients',
    missing: ['a13.1.b', 'a13.1.e'],
    text: `Datenschutz in der Augenklinik Seeblick

Verantwortlich: Augenklinik Seeblick GmbH, Seepromenade 3, 88131 Lindau, Telefon 08382 9090.

Wir verarbeiten Gesundheitsdaten unserer Patienten, um sie zu behandeln (Art. 9 Abs. 2 lit. h DSGVO). Ohne Angaben zur Krankengeschichte ist eine Behandlung nicht möglich. Patientenakten werden zehn Jahre nach Abschluss der Behandlung vernichtet.

Patientinnen und Patienten haben das Recht auf Auskunft, Berichtigung, Löschung, Einschränkung der Verarbeitung, Datenübertragbarkeit und Widerspruch sowie auf Beschwerde beim Bayerischen Landesamt für Datenschutzaufsicht. Eine Einwilligung können sie jederzeit widerrufen.`,
  },
  {
    name: 'car dealer: credit check without Art. 22, no contact beyond a form',
    missing: ['a13.2.f', 'a13.2.b-rectify'],
    text: `Autohaus Kolben – Datenschutz

Verantwortlicher ist die Autohaus Kolben GmbH, Hansestraße 77, 38112 Braunschweig, Tel. 0531 8080.

Bei Ratenkauf holen wir eine Bonitätsauskunft bei der Creditreform ein, deren Score-Wert über das Angebot entscheidet (Art. 6 Abs. 1 lit. b DSGVO). Ohne Bonitätsauskunft ist kein Ratenkauf möglich, die Angaben sind dafür erforderlich. Die Auskunft löschen wir nach drei Jahren. Fahrzeugdaten gehen an das Kraftfahrt-Bundesamt.
Fehlerhafte Teile werden im Rahmen der Gewährleistung korrigiert.

Sie können Auskunft über Ihre Daten verlangen, sie löschen oder ihre Verarbeitung einschränken lassen und haben ein Recht auf Datenübertragbarkeit. Beschweren können Sie sich bei der Landesbeauftragten für den Datenschutz Niedersachsen.`,
  },
  {
    name: 'school fair, du: plain, but silent on who receives, how long, and the authority',
    missing: ['a13.1.e', 'a13.2.a', 'a13.2.d'],
    text: `Mitmachen beim Schulbasar – deine Daten

Der Basar ist eine Sache des Fördervereins Lindenschule e. V., Schulgasse 2, 07743 Jena, basar@lindenverein.example.

Du trägst dich mit Namen und Handynummer in die Helferliste ein, damit wir Schichten planen können (Art. 6 Abs. 1 b DSGVO). Musst du nicht – aber ohne Nummer können wir dich nicht einteilen. Kuchen bitte bis Freitag abgeben, Standgebühr: 5 Euro. Der Basar dauert vier Stunden.

Du kannst nachfragen, was über dich auf der Liste steht, es ändern oder streichen lassen, dich vorübergehend auf „ruht“ setzen lassen und die Angaben als Datei bekommen.
Wenn dir etwas nicht passt, sprich bitte mit Frau Bär.`,
  },
  {
    name: 'newsletter service: consent withdrawn nowhere, source words about accounts',
    missing: ['a13.1.a-contact', 'a13.2.b-object', 'a13.2.b-port', 'a13.2.c'],
    text: `Datenschutz

Anbieter ist die Zeitgeist Verlag GmbH.

Unseren Newsletter senden wir Ihnen auf Grundlage Ihrer Einwilligung (Art. 6 Abs. 1 lit. a DSGVO), um Sie über neue Bücher zu unterrichten. Die Eingabe Ihrer E-Mail-Adresse ist freiwillig, ohne sie können wir nichts senden. Versendet wird er von der Inxmail GmbH als Auftragsverarbeiterin. Ihre Adresse speichern wir, solange Sie den Newsletter beziehen.

Sie haben das Recht auf Auskunft, Berichtigung, Löschung und Einschränkung der Verarbeitung sowie ein Beschwerderecht bei der Aufsichtsbehörde. Verträge über Bücher können Sie binnen 14 Tagen widerrufen.`,
  },
  {
    name: 'hotel: a purpose is given for nothing, restriction and object missing',
    missing: ['a13.2.b-restrict', 'a13.2.b-object', 'a13.2.e'],
    text: `Hotel Alte Post – Datenschutz

Hotel Alte Post KG, Poststraße 1, 87629 Füssen, Tel. 08362 4040, post@altepost.example, ist verantwortlich.

Für Ihre Buchung verarbeiten wir Namen, Anschrift und Reisedaten, um das Zimmer bereitzuhalten (Art. 6 Abs. 1 lit. b DSGVO). Zur Sicherheit unserer Gäste wird die Tiefgarage mit Video überwacht; daran haben wir ein berechtigtes Interesse (Art. 6 Abs. 1 lit. f DSGVO). Aufnahmen löschen wir nach 48 Stunden, Buchungen nach zehn Jahren. Die Kurverwaltung erhält die Kurtaxe-Meldung.
Der Zugang zum Wellnessbereich ist eingeschränkt, Kinder unter 12 dürfen ihn nur mit Eltern betreten. Wer mit dem Zimmer nicht einverstanden ist, kann vor Ort ein anderes verlangen.

Sie dürfen Auskunft, Berichtigung, Löschung und die Herausgabe Ihrer Daten in maschinenlesbarer Form verlangen. Zuständige Aufsichtsbehörde ist das Bayerische Landesamt für Datenschutzaufsicht, dort können Sie sich beschweren.`,
  },
  {
    name: 'midwife: a complaint to the practice is none to an authority',
    missing: ['a13.2.d'],
    text: `Informationen zum Datenschutz
Hebammenpraxis Nestwärme

Wer ist verantwortlich?
Verantwortlich ist die Hebammenpraxis Nestwärme, Inh. Petra Storch, Storchenweg 1, 26789 Leer, praxis@nestwaerme.example.

Was machen wir mit Ihren Daten?
Wir erheben Gesundheitsdaten von Mutter und Kind zur Betreuung in Schwangerschaft und Wochenbett (Art. 9 Abs. 2 lit. h DSGVO). Ohne diese Daten können wir Sie nicht betreuen.

An wen geben wir Daten weiter?
Zur Abrechnung an Ihre Krankenkasse und an die Abrechnungszentrale für Hebammen GmbH.

Wie lange speichern wir?
Zehn Jahre nach Abschluss der Betreuung.

Welche Rechte haben Sie?
Sie können Auskunft, Berichtigung, Löschung oder Einschränkung verlangen und der Verarbeitung widersprechen. Eine erteilte Einwilligung können Sie jederzeit widerrufen. Sollten Sie mit uns unzufrieden sein, sprechen Sie uns bitte an, damit wir Ihre Beschwerde klären können. Ihren Mutterpass dürfen Sie selbstverständlich mitnehmen.`,
  },
  {
    name: 'basket maker: letters to the USA without safeguard; an order is withdrawn, a site restricted',
    missing: ['a13.1.f-safeguard', 'a13.2.a', 'a13.2.e'],
    text: `Datenschutzerklärung

1. Verantwortlicher
Korbflechterei Weidenhof GmbH
Weidenallee 30
16303 Schwedt
E-Mail: info@weidenhof.example
Tel.: 03332 44 55 66

2. Bestellungen
Zur Abwicklung Ihrer Bestellung verarbeiten wir Name, Anschrift und Zahlungsdaten auf Grundlage von Art. 6 Abs. 1 lit. b DSGVO und geben sie an den Versanddienstleister weiter. Eine Bestellung können Sie innerhalb von 14 Tagen widerrufen.

3. Mailchimp
Unser Newsletter wird über Mailchimp (The Rocket Science Group LLC, Atlanta, USA) verschickt, wenn Sie eingewilligt haben. Die Einwilligung ist jederzeit widerrufbar.

4. Cookies
Das Cookie „cart“ wird nach 14 Tagen gelöscht. Wenn Sie keine Cookies akzeptieren, kann die Funktionalität unserer Website eingeschränkt sein.

5. Rechte
Sie haben gemäß Art. 15 DSGVO das Recht auf Auskunft, gemäß Art. 16 DSGVO auf Berichtigung, gemäß Art. 17 DSGVO auf Löschung, gemäß Art. 18 DSGVO auf Einschränkung der Verarbeitung, gemäß Art. 20 DSGVO auf Datenübertragbarkeit, gemäß Art. 21 DSGVO auf Widerspruch und gemäß Art. 77 DSGVO auf Beschwerde bei einer Aufsichtsbehörde.`,
  },
  {
    name: 'fire brigade: access to the scene is restricted',
    missing: ['a13.2.b-restrict'],
    text: `Freiwillige Feuerwehr Moorbek e. V. – Datenschutz

Kontakt: Freiwillige Feuerwehr Moorbek e. V., Am Spritzenhaus 2, 27243 Moorbek, wehrführung@ffmoorbek.example

Von Fördermitgliedern speichern wir Name, Adresse und Kontoverbindung, um den Jahresbeitrag abzubuchen; das gehört zur Mitgliedschaft (Artikel 6 Absatz 1 Buchstabe b DSGVO). Wer seine Kontoverbindung nicht nennen möchte, kann bar zahlen, ohne Namen und Adresse geht es nicht. Abgebucht wird über die Volksbank Oldenburger Land. Nach dem Austritt löschen wir die Daten zum Jahresende, Belege nach zehn Jahren.

Im Einsatz ist der Zugang zur Unfallstelle eingeschränkt; Straßen können gesperrt sein.

Jedes Mitglied kann verlangen, Auskunft über die gespeicherten Daten zu bekommen, sie berichtigen oder löschen zu lassen oder sie in einem gängigen Format zu erhalten, und sich bei der Landesbeauftragten für den Datenschutz Niedersachsen beschweren.`,
  },
  {
    name: 'café, English: the reservation is deleted, not the data',
    missing: ['a13.2.b-erase', 'a13.2.e'],
    text: `Privacy at Café Morgenrot

Controller: Café Morgenrot GbR, Kastanienallee 77, 10435 Berlin, hello@morgenrot.example

If you reserve a table, we keep your name and phone number so that we can call you if plans change (Art. 6(1)(b) GDPR). The list is shredded the next morning. The reservation tool comes from OpenTable-like provider TischFix GmbH, Hamburg, our processor.

Please delete the old reservation in the app before you make a new one.

You may ask us what we have stored about you, have it corrected, have processing restricted, and receive your data in a portable format. You can complain to the Berlin Commissioner for Data Protection and Freedom of Information.`,
  },
  {
    name: 'estate agent: interest of the reader, objections to a leaflet',
    missing: ['a13.1.d', 'a13.2.b-object', 'a13.1.e'],
    text: `Datenschutzerklärung Immobilien Sonntag

Verantwortlicher: Immobilien Sonntag e.K., Marktplatz 9, 73728 Esslingen, post@sonntag-immo.example

Ihre Anfrage zu einem Objekt bearbeiten wir zur Vertragsanbahnung nach Art. 6 Abs. 1 lit. b und lit. f DSGVO. Vielen Dank für Ihr Interesse an unseren Angeboten! Ohne Ihre Kontaktdaten können wir keinen Besichtigungstermin vereinbaren. Kommt kein Vertrag zustande, löschen wir Ihre Daten nach sechs Monaten.

Sie haben das Recht auf Auskunft, Berichtigung, Löschung, Einschränkung und Datenübertragbarkeit sowie auf Beschwerde bei der Aufsichtsbehörde. Gegen ein Exposé können Sie natürlich Einwände erheben. Wir schützen Ihre Daten vor Zugriffen durch Dritte.`,
  },
  {
    name: 'gymnasts: results are corrected, not data',
    missing: ['a13.1.c-basis', 'a13.2.b-rectify'],
    text: `TV Frisch Auf 1899 e.V. – So schützen wir eure Daten

Der Vorstand des TV Frisch Auf 1899 e.V. (Jahnstraße 4, 63065 Offenbach, vorstand@tvfrischauf.example, Tel. 069 445566) ist dafür verantwortlich.

Wir speichern von euch Name, Geburtsdatum, Adresse und Abteilung, damit wir Übungsgruppen einteilen und Beiträge einziehen können. Diese Angaben müsst ihr machen, sonst können wir euch nicht aufnehmen; die Handynummer ist freiwillig. Namen melden wir an den Landessportbund. Zwei Jahre nach dem Austritt wird alles gelöscht.

Wettkampfergebnisse, die falsch ausgehängt wurden, korrigiert der Sportwart.

Eure Rechte: Ihr könnt Auskunft über eure Daten bekommen, sie löschen lassen, die Verarbeitung einschränken lassen und eure Daten zu einem anderen Verein mitnehmen. Beschweren könnt ihr euch beim Hessischen Beauftragten für Datenschutz und Informationsfreiheit.`,
  },
  {
    name: 'municipality: a licence holds five years, an answer takes four weeks',
    missing: ['a13.1.b', 'a13.2.a'],
    text: `Datenschutzhinweise der Gemeinde Auental

Verantwortlich: Gemeinde Auental, Die Bürgermeisterin, Hauptstraße 2, 56567 Auental, Telefon 02631 9090, gemeinde@auental.example

Wir verarbeiten Ihre Daten zur Bearbeitung Ihres Antrags auf einen Angelschein (Art. 6 Abs. 1 lit. e DSGVO in Verbindung mit § 3 LDSG). Sie sind gesetzlich verpflichtet, die im Antrag verlangten Angaben zu machen; andernfalls kann der Schein nicht erteilt werden. Der Angelschein gilt fünf Jahre. Anträge werden innerhalb von vier Wochen beantwortet.

Empfänger ist die untere Fischereibehörde des Kreises.

Sie haben ein Recht auf Auskunft, Berichtigung, Löschung, Einschränkung der Verarbeitung und Widerspruch sowie ein Beschwerderecht beim Landesbeauftragten für den Datenschutz und die Informationsfreiheit Rheinland-Pfalz.`,
  },
  {
    name: 'podcast: the subscription is ended, not the consent',
    missing: ['a13.1.f-safeguard', 'a13.2.c'],
    text: `Datenschutz zum Podcast „Feldrand“

Macher und verantwortlich: Jonas Acker, Feldweg 12, 17033 Neubrandenburg, hallo@feldrand.example

Du kannst uns Sprachnachrichten schicken. Wir speichern sie, um sie vielleicht zu senden, aber nur mit deiner Einwilligung (Art. 6 Abs. 1 a DSGVO). Ohne Namen nehmen wir nichts, das bleibt dir überlassen. Nach der Sendung löschen wir die Datei binnen vier Wochen.
Die Folgen liegen bei Podigee GmbH in Berlin, die Statistik kommt von Chartable Inc. aus den USA.

Du darfst Auskunft verlangen, Fehler berichtigen lassen, Daten löschen oder sperren lassen, sie als Datei bekommen und dich beim Landesbeauftragten für Datenschutz und Informationsfreiheit Mecklenburg-Vorpommern beschweren. Abos kannst du jederzeit in deiner App beenden.`,
  },
  {
    name: 'credit: a score without a word on automated decisions',
    missing: ['a13.2.f'],
    text: `Information zum Ratenkredit

Verantwortliche Stelle: Sparbank Oberland eG, Bankgasse 1, 83607 Holzkirchen, Tel. 08024 3030. Datenschutzbeauftragter: dsb@sparbank.example

Zur Prüfung Ihres Kreditantrags (Art. 6 Abs. 1 lit. b DSGVO) holen wir eine Auskunft der SCHUFA ein und berechnen einen Scorewert. Ohne Ihre Angaben können wir keinen Kredit gewähren. Empfänger Ihrer Daten ist die SCHUFA Holding AG, Wiesbaden. Wir speichern Ihre Daten zehn Jahre nach Ende des Vertrags.

Rechte: Auskunft, Berichtigung, Löschung, Einschränkung, Datenübertragbarkeit; Beschwerde beim Bayerischen Landesamt für Datenschutzaufsicht.`,
  },
]
