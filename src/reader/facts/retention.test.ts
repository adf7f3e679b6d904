import { describe, expect, test } from 'vitest'
import { readText } from '../text/index.ts'
import { readFacts } from './index.ts'

const periodsOf = (...lines: readonly string[]): string =>
  readFacts(readText(lines.join('\n\n')))
    .retention.map((one) => one.period)
    .join(' ')

describe('how long things stay, in many words', () => {
  test.each([
    ['Die Protokolle sind nach zehn Tagen weg.', 'P10D'],
    ['Mitschnitte nehmen wir nach fünf Wochen vom Kanal.', 'P5W'],
    ['Für Spendenbelege sind wir verpflichtet, die Unterlagen 10 Jahre vorzuhalten.', 'P10Y'],
    [
      'Rechnungen bleiben acht Jahre im Ordner, Pläne bis zum Ende der fünfjährigen Haftung.',
      'P8Y P5Y purpose',
    ],
    ['Die Daten löschen wir, wenn die Fristen aus Handels- und Steuerrecht vorbei sind.', 'statutory'],
    ['Jeder kann nach Maßgabe der gesetzlichen Bestimmungen verlangen: Auskunft und Löschung.', ''],
    ['Dauer der Aufbewahrung\n\nDie Aufbewahrung dient dem Nachweis vor Gericht und anderen Zwecken.', ''],
    [
      'Ihre Rechte\n\nSie haben im Rahmen der geltenden gesetzlichen Bestimmungen jederzeit das Recht auf Auskunft über gespeicherte Daten.',
      '',
    ],
    ['Jeder Zugriff landet in einem Protokoll, und zwar für drei Wochen.', 'P3W'],
    ['Belege müssen wir verwahren, und zwar acht Jahre.', 'P8Y'],
    ['Der Server merkt sich während 20 Tagen, welche Adresse was abgerufen hat.', 'P20D'],
    ['In den Protokollen finden sich Adresse und Uhrzeit, fünf Tage lang.', 'P5D'],
    ['Alte Kostenvoranschläge heften wir nach vier Jahren aus.', 'P4Y'],
    ['Gesprächsverläufe löschen wir alle sechs Monate.', 'P6M'],
    ['Mails heben wir ein Jahr auf, weil manche nach neun Monaten noch einmal fragen.', 'P1Y'],
    ['Abbestellen geht mit einem Klick, bis dahin behalten wir die Adresse.', 'purpose'],
    ['Treten Sie aus, löschen wir die Karteikarte.', 'purpose'],
    [
      'Was | Wie lang | Für wen\n--- | --- | ---\nKartei | zehn Jahre nach dem Ende | Kasse\nLogs | eine Woche | niemand',
      'P10Y P1W',
    ],
    ['In den Sicherungskopien stecken sie dann noch 40 Tage.', 'P40D'],
    ['Beweise bewahren wir in der Regel drei Jahre auf, in Ausnahmefällen dreißig.', 'P3Y P30Y'],
    ['Der Vermerk wird bei Abreise entfernt.', 'purpose'],
    ['Bauunterlagen bleiben fünf Jahre im Schrank, denn so lange läuft die Gewährleistung.', 'P5Y'],
    ['Es gelten die gesetzlichen Fristen; die Akten löschen wir nach deren Ablauf.', 'statutory'],
    [
      'Wer | Was | Wann es weg ist\n--- | --- | ---\nSchüler | Name | 5 Jahre nach der Prüfung\nGäste | Foto | alle 3 Monate',
      'P5Y P3M',
    ],
    ['In den Dateien stehen Adresse und Zeitpunkt. Nach einer Woche sind sie verschwunden.', 'P1W'],
    ['Der Anbieter hebt diese Daten zur Abwehr von Angriffen höchstens fünf Tage auf.', 'P5D'],
    ['Wer auf das Banner klickt: Das merkt sich Blumenkiste 48 Stunden lang.', 'PT48H'],
    ['Deine Mails lese ich und lösche sie nach spätestens zwei Jahren.', 'P2Y'],
    ['In deren Logdateien steht Ihre IP-Adresse sieben Tage, damit Störungen gefunden werden.', 'P7D'],
    ['Danach kommt die Adresse auf eine Liste, auf der sie drei Jahre lang bleibt.', 'P3Y'],
    ['Was wir nicht mehr brauchen, löschen wir.', 'purpose'],
    [
      'Vorgang                 Frist\n----------------------------\nJahresabschlüsse         zehn Jahre\nGeschäftsbriefe          sechs Jahre\n----------------------------',
      'P10Y P6Y',
    ],
    ['Hosting durch den Anbieter in Kiel; Logfiles 6 Wochen.', 'P6W'],
    ['Ich hebe Ihren Bogen nach dem letzten Termin vier Jahre auf.', 'P4Y'],
    ['Die Zettel mit Angaben zu Allergien werden nach dem Ausflug vernichtet.', 'purpose'],
    [
      'Baugenehmigungen werden zehn Jahre, Akten über Prüfungen bis zur Vollendung des 75. Lebensjahres aufbewahrt.',
      'P10Y',
    ],
    ['Belege bewahren wir sieben Jahre auf. Support-Tickets bleiben drei Jahre.', 'P7Y P3Y'],
    ['Wer austritt, bleibt noch zwei Jahre in der Mitgliederliste.', 'P2Y'],
    [
      'Wir löschen die Anfragen, wenn sie bearbeitet sind, spätestens nach sechs Monaten, außer bei Streit.',
      'P6M',
    ],
    ['Ihre Antworten werden nach der Auswertung automatisch gelöscht.', 'purpose'],
    ['Ihre Antworten löschen wir nach dem Löschkonzept der Gruppe.', ''],
    ['Akten werden nach dem Archivgesetz vernichtet.', ''],
    ['Die Polizei hebt nach zwei Wochen die Sperre auf.', ''],
    ['Ihre Belege können Sie im Portal für 18 Monate abrufen.', 'P18M'],
    ['Ausgenommen ist der letzte Eintrag, der für drei Wochen erhalten bleibt.', 'P3W'],
    [
      'Für welche Dauer werden meine Angaben gespeichert?\n\nFestgelegt ist:\n\nSchriftwechsel, auch elektronisch: sechs Jahre\noffene Forderungen: 30 Jahre (§ 197 BGB)',
      'P6Y P30Y',
    ],
    [
      'Datenschutzhinweise\n\n6. Dauer der Speicherung\n\nDanach gilt zum Beispiel:\n\nÜbrige Akten\n5 Jahre\nBeihilfen\n5 Jahre\nKarten\n2 Jahre',
      'P5Y P5Y P2Y',
    ],
    ['Nicht abgeholte Formulare werfe ich zwei Wochen später weg.', 'P2W'],
    ['Aufzeichnungen von Gesprächen sind vier Wochen lang abrufbar.', 'P4W'],
    ['Mitschnitte stellen wir den Teilnehmenden für sechs Wochen bereit.', 'P6W'],
    ['Unvollständige Anmeldungen verwerfen wir nach 24 Stunden.', 'PT24H'],
    [
      'Die Sicherungskopien rotieren nach 35 Tagen heraus und sind dann verfügbar für niemanden mehr.',
      'P35D',
    ],
    ['Das Konto wird nach 24 Monaten ohne Anmeldung geschlossen.', 'P24M'],
    ['Messwerte werden nach einem Jahr zu Summen aggregiert.', 'P1Y'],
    ['Die Auskunftei hält solche Einträge nach eigenen Angaben drei Jahre vor.', 'P3Y'],
    [
      'Bewerbungsmappen schicken wir zurück, digitale Unterlagen entsorgen wir vier Monate nach der Absage.',
      'P4M',
    ],
    ['Chatverläufe leeren wir alle paar Tage, länger als 7 Tage bleibt keine Nachricht liegen.', 'P7D'],
    ['Der Server vergisst die Adressen am Folgetag.', 'P1D'],
    ['Bestätigen Sie den Link nicht innerhalb von 48 Stunden, wird die Adresse gelöscht.', 'PT48H'],
    ['Mit Ihrer Einwilligung bleiben Bewerbungen zwei Jahre in unserem Pool.', 'P2Y'],
    ['Wird die Anmeldung nicht binnen 72 Stunden bestätigt, löschen wir die Adresse.', 'PT72H'],
    ['Nach der Abmeldung halten wir Ihre Anschrift für vier Jahre auf einer Sperrliste.', 'P4Y'],
    ['Quittungen hebe ich 10 Jahre auf, weil es das Finanzamt so will.', 'P10Y statutory'],
    ['Ihre Nachricht beantworten wir und heben sie auf, bis Ihre Frage geklärt ist.', 'purpose'],
    ['Die Kartennummer lösche ich, sobald bezahlt ist.', 'purpose'],
    ['Die Filme überschreiben sich nach vier Tagen.', 'P4D'],
    ['Im Schaukasten bleiben die Fotos zwei Jahre stehen.', 'P2Y'],
    ['Bilder auf der Seite entfernen wir innerhalb von zwei Wochen.', 'P2W'],
    ['Die Cookies der Partner laufen nach 45 Tagen ab.', 'P45D'],
    [
      'Die Aufbewahrung der Akten richtet sich nach der Schriftgutordnung, meist vier Jahre.',
      'P4Y statutory',
    ],
    ['Belege werden gemäß den steuerlichen Aufbewahrungsfristen acht Jahre aufbewahrt.', 'P8Y statutory'],
    ['Was mit Geld zu tun hat, heben wir 8 Jahre auf (gesetzliche Aufbewahrungsfrist).', 'P8Y statutory'],
    ['Röntgenbilder von Kindern bewahren wir bis zur Vollendung des 28. Lebensjahres auf.', ''],
    ['Konten zum Ausprobieren löschen wir fünf Monate nach Ablauf der Testphase.', 'P5M'],
    ['Fotos der Ware entfernen wir drei Wochen nach Ende der Widerrufsfrist.', 'P3W'],
    ['Die Testphase beträgt zwei Wochen; danach löschen wir alles.', ''],
    ['Mitschnitte der Sitzung nehmen wir nach neun Monaten aus dem Netz.', 'P9M'],
    ['Im Protokoll steht die Adresse. Hinein schaut niemand. Nach 9 Tagen sind sie weg.', 'P9D'],
    ['Wünsche zum Essen fragen wir ab und löschen sie am Tag nach dem Fest.', 'P1D'],
    ['Wer auf die Anzeige klickt, bekommt ein Cookie für 60 Tage gesetzt.', 'P60D'],
    ['Über Zuschüsse entscheidet der Vorstand. Bauakten: zwölf Jahre nach der Abnahme.', 'P12Y'],
    ['Adressdaten: die letzten drei Jahre im Überblick.', ''],
    ['Absturzmelder, nötig, 45 Tage\nReichweite, mit Einwilligung, 15 Monate', 'P45D P15M'],
    [
      '4 Jahre - Daten für Ansprüche, die verjähren, werden für die Dauer von vier Jahren gespeichert.',
      'P4Y',
    ],
    ['Berichte über Unfälle bleiben 25 Jahre in der Akte.', 'P25Y'],
    ['Absagen: Rückgabe oder Vernichtung nach 7 Monaten.', 'P7M'],
    ['Wer möchte, den nehmen wir für 20 Monate in den Bewerberpool auf.', 'P20M'],
    ['Ausgewählte Aufnahmen gehen dauerhaft in das Stadtarchiv ein.', 'unlimited'],
    ['Die Namen der Stifter werden unbefristet in einer Datei geführt.', 'unlimited'],
    ['In der Festschrift stehen die Namen der Geehrten für immer.', 'unlimited'],
    ['Danach gilt: Buchungsbelege acht Jahre, Handelsbriefe sechs Jahre (§ 147 AO).', 'P8Y P6Y'],
    ['Die Nutzungsdaten laufen nach 14 Monaten ab.', 'P14M'],
    ['Danach steht Ihre Adresse noch drei Jahre in einer Sperrliste.', 'P3Y'],
    ['Für die Chronik behalten wir Namen und Jahre der Ämter für immer.', 'unlimited'],
    ['Raw logs are purged after two weeks.', 'P2W'],
    ['Recordings are wiped 30 days after the call.', 'P30D'],
    ['Inactive accounts are closed and their contents discarded after 18 months.', 'P18M'],
    ['Invoices stay with us for eight years, annual accounts for ten years.', 'P8Y P10Y'],
    ['Backups expire after 35 days.', 'P35D'],
    ['Akten heben wir zehn Jahre auf, Röntgenbilder zehn Jahre, Abdrücke zwei Jahre.', 'P10Y P10Y P2Y'],
    ['Protokolldaten: 30 Tage, Bewerbungen: 6 Monate, Rechnungen: 10 Jahre.', 'P30D P6M P10Y'],
    [
      'Meldebögen werden ein Jahr aufbewahrt, in Streitfällen gelten die gesetzlichen Archivierungspflichten.',
      'P1Y statutory',
    ],
    ['Schreiben Sie uns, behalten wir die Nachricht, bis die Sache erledigt ist.', 'purpose'],
    ['Die Kennung löschen wir, wenn du die Nachrichten abschaltest.', 'purpose'],
    ['Sie können den Brief jederzeit abbestellen. Ihre Adresse wird dann gelöscht.', 'purpose'],
    ['Wir löschen es, wenn Sie uns darum bitten, sonst nach drei Jahren.', 'P3Y purpose'],
    ['Die Bilder bleiben sechs Monate online.', 'P6M'],
    ['Die Sammlung der Beschlüsse wird dauerhaft geführt.', 'unlimited'],
    ['Die Aufnahme in den Pool endet nach 24 Monaten von selbst.', 'P24M'],
    ['Wollen Sie nicht, löschen wir die Notizen sofort.', 'PT0S'],
    ['Auf Ihr Verlangen löschen wir Ihre Daten umgehend.', ''],
    ['Nach Ablauf der Fristen löschen wir Ihre Daten umgehend.', 'purpose'],
    ['Lohnkonten 6 Jahre, Personalakte 3 Jahre nach Austritt.', 'P6Y P3Y'],
    ['Aufbewahrt wird bis zum Ablauf der Verjährung von drei oder bis zu dreißig Jahren.', 'P3Y P30Y'],
    ['Die Kamera speichert beim Bremsen 20 Sekunden.', ''],
    ['Abbestellung ist jederzeit möglich, die Adresse wird dann aus dem Verteiler genommen.', 'purpose'],
    ['Die Listen für Interessierte werden am Semesterende gelöscht.', 'purpose'],
    ['Die Speicherung endet mit dem Auszug.', 'purpose'],
    ['Aufbewahrungsdauer: unbefristet', 'unlimited'],
    ['Ihre Angaben verbleiben bis zum Ende des Kurses bei uns.', 'purpose'],
    ['Die Karteikarte bewahren wir auf, solange das Tier lebt.', 'purpose'],
    ['Das Formular vernichten wir, sobald der Schlüssel zurück ist.', 'purpose'],
    ['Die Aufnahmen speichern wir 72h, die Ereignisse 30d.', 'PT72H P30D'],
    ['Die Mitschriften heben wir anderthalb Jahre auf, Entwürfe ein Vierteljahr.', 'P18M P3M'],
    [
      'Sie können die Löschung verlangen, für die Karteikarte erst nach Ablauf der Aufbewahrungspflicht; bis dahin wird sie gesperrt.',
      'statutory',
    ],
    ['Sie können die Löschung verlangen, soweit keine Aufbewahrungspflicht besteht.', ''],
    ['Wir hängen Schilder auf. Aufzeichnungen: max. 72 Std. im Ring.', 'PT72H'],
    ['Die Meldungen werden nach 18 Mon. gelöscht.', 'P18M'],
    ['Das Besucherbuch wird alle sechs Wochen vernichtet.', 'P6W'],
    ['Der Anrufbeantworter wird täglich geleert.', 'P1D'],
    ['Die Liste löschen wir immer monatlich.', 'P1M'],
    ['Sicherungen werden täglich erstellt und nach 20 Tagen überschrieben.', 'P20D'],
    [
      'Gespeichert wird die Anmeldung, bis geprüft ist, ob ein Platz frei ist, höchstens fünf Monate.',
      'P5M purpose',
    ],
    ['Belege müssen wir aufgrund gesetzlicher Aufbewahrungspflichten acht Jahre aufheben.', 'P8Y statutory'],
    ['Zählerstände werden nach 90 Tagen zu Monatswerten verdichtet.', 'P90D'],
    ['Die Liste der Anwesenden gehört zur Niederschrift und bleibt acht Jahre bei den Akten.', 'P8Y'],
    ['Quittungen 8 Jahre, Bilanzen und Bücher zehn Jahre (§ 147 AO).', 'P8Y P10Y'],
    ['Wir danken allen Gebern. Zuwendungsbescheinigungen: 10 Jahre (§ 50 EStDV).', 'P10Y'],
    ['Konten, die sich 30 Monate lang nicht angemeldet haben, schließen wir.', 'P30M'],
    ['War Ihr Konto zwei Jahre unbenutzt, schreiben wir Ihnen; danach wird es gelöscht.', 'P2Y'],
    ['Einträge, die älter als 15 Monate sind, entfernen wir von selbst.', 'P15M'],
    ['Nach dem Austritt bleiben die Daten bis zum Ende des vierten Jahres gespeichert.', 'P4Y'],
    ['Wer in den Pool möchte, sagt es uns, dann sind es 18 Monate. Sonst wird gelöscht.', 'P18M'],
    ['Die Akten der Stiftung werden dauernd im Keller verwahrt.', 'unlimited'],
    ['Nachrichten zu Stücken der Sammlung werden dauerhaft in der Mappe aufbewahrt.', 'unlimited'],
    ['Mitschnitte werden bis zum Abschluss der Prüfung vorgehalten.', 'purpose'],
    ['Bei Abbestellung erfolgt die Löschung umgehend.', 'purpose'],
    ['Notfallkontakte brauchen wir für den Ernstfall. Löschung mit der Akte des Kindes.', 'purpose'],
    ['Nach einem Vorfall werden die Bilder erst nach dessen Klärung gelöscht.', 'purpose'],
    ['Die Tageslisten werden am Ende des Ausflugs geschreddert.', 'purpose'],
    ['Im Übrigen richtet sich die Aufbewahrung nach der Schriftgutordnung.', 'statutory'],
    ['Die Schreiben werden nach den für die Aufbewahrung von Akten geltenden Fristen gelagert.', 'statutory'],
    ['Die Akten werden entsprechend den Vorschriften über die Aufbewahrung verwahrt.', 'statutory'],
    [
      'Wir speichern Angaben so lange, wie es für den Zweck oder gemäss Gesetz erforderlich ist.',
      'statutory purpose',
    ],
    [
      'Backups are overwritten after a further 20 days, recordings are taken offline after nine months.',
      'P20D P9M',
    ],
    [
      'Daten werden gelöscht, sobald der Zweck entfällt oder die Speicherung aus gesetzlichen Gründen unzulässig ist.',
      'purpose',
    ],
    ['Widerrufen Sie früher, löschen wir die Aufnahmen sofort.', ''],
    ['Die meisten sind Session-Cookies. Sie werden nach Ende Ihres Besuchs gelöscht.', ''],
  ])('%s', (line, periods) => {
    expect(periodsOf('Datenschutz bei Beispiel', 'Was wir tun', line)).toBe(periods)
  })

  test('a list of labels with lengths of time, whatever the heading', () => {
    expect(
      periodsOf(
        'Datenschutz bei Beispiel',
        'Übersicht',
        '- Anfragen: ein halbes Jahr nach der letzten Antwort\n- Einkäufe: schon nach 24 Monaten\n- Fotos von Festen – drei Jahre\n- Reklamationen (mit Bildern): bis zu 2 Jahre',
      ),
    ).toBe('P6M P24M P3Y P2Y')
  })

  test('entries that semicolons divide', () => {
    expect(
      periodsOf(
        'Datenschutz bei Beispiel',
        'Bausteine',
        'Anmeldung – Konto und Sitzung; Muster Inc., USA; Protokolle 20 Tage',
        'Absturzmelder – Berichte über Fehler; Muster Ltd.; 60 Tage\nReichweite – Zählung; Beispiel GmbH, Am Tor 7; 15 Monate auf dem Gerät',
      ),
    ).toBe('P20D P60D P15M')
  })

  test('a list of lengths of time with what is kept so long', () => {
    expect(
      periodsOf(
        'Datenschutz bei Beispiel',
        'Weitere Hinweise',
        '8 Jahre - Belege, die der Buchhaltung dienen\n\n6 Jahre - Briefe: empfangene und abgesandte\n\n2 Jahre – Anfragen von Gästen',
      ),
    ).toBe('P8Y P6Y P2Y')
  })

  test('a heading that asks when', () => {
    expect(
      periodsOf(
        'Datenschutz',
        'Wann werden die Bilder überspielt?',
        'Nach 72 Stunden. Vor Feiertagen nach fünf Tagen.',
      ),
    ).toBe('PT72H P5D')
  })

  test('a list that shares the verb of its last item', () => {
    expect(
      periodsOf(
        'Datenschutz',
        'Bewerbungen',
        'Die Unterlagen werden',
        '- bei Ausbildungsplätzen drei Monate nach der Absage,\n- bei allen anderen Stellen sechs Monate nach der Besetzung gelöscht.',
      ),
    ).toBe('P3M P6M')
  })

  test('a criterion in the column on deletion', () => {
    const table =
      '| Daten | Zweck | Löschung |\n|---|---|---|\n| Konto | Vertrag | bis zur Löschung des Kontos |\n| Käufe | Vertrag | 3 Jahre |\n'
    expect(
      readFacts(readText(`# Datenschutz\n\n${table}`, 'markdown')).retention.map((one) => one.period),
    ).toEqual(['purpose', 'P3Y'])
  })
})

describe('how long things stay, as people say it who ask no lawyer', () => {
  test.each([
    ['Die Aufnahmen der Kamera am Eingang überschreibt das Gerät nach drei Tagen von selbst.', 'P3D'],
    [
      'Ihre Mail beantworten wir; danach liegt sie noch ein Vierteljahr im Postfach, dann ist Schluss.',
      'P3M',
    ],
    [
      'Verträge und alles, was dazugehört, müssen wir sechs Jahre, Rechnungen acht Jahre aufheben.',
      'P6Y P8Y',
    ],
    ['Wir trennen uns von Ihren Unterlagen, wenn drei Jahre nach dem letzten Kontakt vergangen sind.', 'P3Y'],
    ['Nach Ablauf von 36 Monaten ohne Bestellung wird das Kundenkonto stillgelegt und gelöscht.', 'P36M'],
    ['Die Teilnehmerliste bewahrt der Kursleiter bis zum Ende des Kurses auf.', 'purpose'],
    ['Backups halten wir 14 Tage vor.', 'P14D'],
    ['Sicherungskopien rollieren nach 30 Tagen.', 'P30D'],
    ['Die Aufbewahrungsdauer beträgt 24 Monate ab dem letzten Login.', 'P24M'],
    ['Protokolldaten: max. 7 Tage', 'P7D'],
    ['Für Logdaten gilt eine Frist von sieben Tagen, danach werden sie automatisiert gelöscht.', 'P7D'],
    ['Wird der Vertrag nicht geschlossen, löschen wir Ihr Angebot sechs Monate nach dessen Ablauf.', 'P6M'],
    ['Röntgenbilder verwahren wir nach § 85 StrlSchG zehn Jahre lang.', 'P10Y'],
    [
      'Die Patientenakte wird gemäß § 630f Abs. 3 BGB zehn Jahre nach Abschluss der Behandlung aufbewahrt.',
      'P10Y',
    ],
    ['Bewerbungen von abgelehnten Kandidaten schreddern wir nach einem halben Jahr.', 'P6M'],
    ['Wir speichern Ihre Daten so lange, wie Sie unser Kunde sind.', 'purpose'],
    [
      'Sobald der Zweck erledigt ist und keine Pflicht zur Aufbewahrung entgegensteht, werden die Daten gelöscht.',
      'statutory purpose',
    ],
    [
      'Gemäß § 147 AO und § 257 HGB sind Geschäftsbriefe sechs und Buchungsbelege acht Jahre aufzubewahren.',
      'P6Y P8Y',
    ],
    ['Die Einträge im Gästebuch bleiben so lange stehen, bis Sie deren Entfernung wünschen.', 'purpose'],
    ['Chatverläufe werden 90 Tage nach Gesprächsende anonymisiert.', 'P90D'],
    [
      'Daten zum Newsletter speichern wir bis zur Abmeldung, den Nachweis Ihrer Einwilligung noch drei Jahre darüber hinaus.',
      'P3Y purpose',
    ],
    ['Die Daten werden mit Ablauf des dritten Kalenderjahres nach Vertragsende vernichtet.', 'P3Y'],
    ['IP-Adressen kürzen wir nach 24 Stunden.', 'PT24H'],
    ['Die IP-Adresse wird sofort nach dem Abruf verworfen.', 'PT0S'],
    ['Videoaufzeichnungen der Sitzung stehen vier Wochen in der Mediathek.', 'P4W'],
    [
      'Ihre Angaben aus dem Kontaktformular behalten wir für den Fall von Anschlussfragen sechs Monate.',
      'P6M',
    ],
    ['Zugangsprotokolle der Schließanlage bleiben 72 Stunden gespeichert.', 'PT72H'],
    [
      'Wir löschen Ihre Daten spätestens zwei Wochen nach Ihrer Abreise, Meldescheine nach einem Jahr und drei Monaten.',
      'P2W P1Y3M',
    ],
    ['Der Meldeschein wird ein Jahr aufbewahrt und innerhalb von drei Monaten danach vernichtet.', 'P1Y P3M'],
    ['Unterlagen zur Berufsausbildung werden 50 Jahre verwahrt.', 'P50Y'],
    ['Einwilligungen dokumentieren wir bis zu fünf Jahre nach deren letzter Nutzung.', 'P5Y'],
    [
      'Nutzungsdaten in Matomo werden nach 13 Monaten gelöscht, Berichte bleiben unbegrenzt erhalten.',
      'P13M unlimited',
    ],
    ['Fahrtenbücher: 10 J.', 'P10Y'],
    ['Löschfrist: 3 Jahre nach Ende der Geschäftsbeziehung', 'P3Y'],
    [
      'Sofern kein Beschäftigungsverhältnis zustande kommt, erfolgt die Löschung nach Ablauf von sechs Monaten.',
      'P6M',
    ],
    ['Eine Löschung erfolgt regelmäßig drei Monate nach Abschluss des Verfahrens.', 'P3M'],
    ['Ihre Fotos nehmen wir auf Wunsch jederzeit wieder von der Seite.', ''],
    ['Wir antworten innerhalb von drei Werktagen.', ''],
    ['Kinder unter 16 Jahren dürfen nur mit Erlaubnis der Eltern teilnehmen.', ''],
    ['Das Abonnement verlängert sich um zwölf Monate.', ''],
    ['Nach zwei Jahren Inaktivität löschen wir Ihr Profil.', 'P2Y'],
    ['Ist Ihr Anliegen geklärt, verschwindet Ihre Nachricht aus unserem System.', 'purpose'],
    [
      'Personalausweiskopien fertigen wir nicht an; Ihren Namen streichen wir nach dem Fest von der Liste.',
      'purpose',
    ],
    ['Fehlgeschlagene Anmeldeversuche merkt sich das System eine Stunde.', 'PT1H'],
    [
      'Die Ergebnisse Ihres Hörtests bewahren wir fünf Jahre auf, danach entsorgen wir sie datenschutzgerecht.',
      'P5Y',
    ],
    ['Wir verarbeiten Ihre Daten für die Dauer der Geschäftsbeziehung.', 'purpose'],
    ['Löschung nach 4 Wochen; bei Vorfällen bis zum Abschluss der Ermittlungen.', 'P4W purpose'],
    ['Abrechnungsdaten halten wir aus steuerlichen Gründen acht Jahre vor.', 'P8Y'],
    ['Ihr Foto im Jahresbericht lässt sich nach dem Druck nicht mehr zurückholen.', ''],
    ['Wir bewahren Ihre Bewerbung nur mit Ihrer Einwilligung länger auf, dann zwei Jahre.', 'P2Y'],
    ['Die Speicherung endet mit Ihrem Austritt.', 'purpose'],
    ['Nach 48 Stunden ist alles gelöscht.', 'PT48H'],
    ['Die Höchstspeicherfrist liegt bei zehn Wochen.', 'P10W'],
    ['Anrufe zeichnen wir nicht auf; Ihre Nummer steht vier Wochen im Anrufprotokoll.', 'P4W'],
    ['Server-Logs: 14 Tage | Kontaktanfragen: 6 Monate | Verträge: 10 Jahre', 'P14D P6M P10Y'],
    ['Ihre Daten werden gelöscht, sobald der Zweck ihrer Verarbeitung weggefallen ist.', 'purpose'],
    ['Ihre Zustimmung zum Cookie-Hinweis gilt ein Jahr; dann fragen wir wieder.', ''],
    ['Ihre Daten bleiben bei uns gespeichert, bis Sie Ihr Konto schließen.', 'purpose'],
    [
      'Wer die Bestätigungsmail nicht innerhalb von 24 Stunden anklickt, dessen Adresse wird gelöscht.',
      'PT24H',
    ],
    ['Die Daten aus dem Gewinnspiel sind vier Wochen nach der Ziehung Geschichte.', 'P4W'],
    ['Personalakten bewahren wir drei, Lohnunterlagen sechs Jahre auf.', 'P3Y P6Y'],
    ['Für die Dauer von zwei Semestern verbleiben Klausuren im Prüfungsamt.', 'P12M'],
    ['Prüfungsarbeiten können ein Jahr lang eingesehen werden und werden dann vernichtet.', 'P1Y'],
    ['Die Sperrdatei führen wir, damit Sie nie wieder Werbung bekommen, ohne zeitliche Grenze.', 'unlimited'],
    ['Die Adressen in der Sperrliste bleiben unbefristet.', 'unlimited'],
    ['Bis zu 5 Tage nach der Veranstaltung können Bilder noch auf der Kamera liegen.', 'P5D'],
    ['Die Aufbewahrungsfrist für Spritzenpläne beträgt laut Gesetz drei Jahre.', 'P3Y'],
    ['Das Meldegesetz verlangt, dass wir die Scheine zwölf Monate verwahren.', 'P12M'],
    ['Unsere Lohnbuchhaltung hebt alles sieben Jahre auf.', 'P7Y'],
    ['Alle Standortdaten verfallen mit dem Ende der Fahrt.', 'purpose'],
    ['Die Standorte Ihres Rades sehen wir nur während der Ausleihe; 30 Tage später sind sie anonym.', 'P30D'],
    ['Messwerte lesen wir täglich aus und löschen sie nach der Jahresabrechnung.', 'purpose'],
    ['Wir sichern täglich; jede Sicherung wird nach 21 Tagen überschrieben.', 'P21D'],
    ['Jeder Eintrag im Wartebuch wird nach Quartalsende unlesbar gemacht.', 'purpose'],
    ['Die Unterlagen gehen nach dreißig Jahren ans Stadtarchiv.', 'P30Y'],
    [
      'Nach dem Ende des Mietverhältnisses bewahren wir die Akte noch drei Jahre (§ 195 BGB), Betriebskostenabrechnungen zehn Jahre auf.',
      'P3Y P10Y',
    ],
    ['Die Garantie läuft fünf Jahre.', ''],
    ['Die Lizenz kostet 20 Euro und gilt zwölf Monate.', ''],
    ['Seit über 30 Jahren sind wir für Sie da.', ''],
    ['Die Frist zur Stellungnahme beträgt einen Monat.', ''],
    ['Wir informieren Sie spätestens einen Monat nach der Erhebung.', ''],
    ['Sie haben 14 Tage Zeit, Ihre Buchung zu stornieren.', ''],
    ['Unser Jugendschutzbeauftragter ist seit drei Jahren im Amt.', ''],
    ['Mitglieder ab 14 Jahren dürfen die Geräte nutzen.', ''],
    ['Wir löschen personenbezogene Daten, wenn sie nicht mehr gebraucht werden.', 'purpose'],
    ['Alles Weitere löschen wir spätestens am 31. März des Folgejahres.', 'purpose'],
    ['Unterlagen von Nichtmitgliedern werden am Jahresende aussortiert.', 'purpose'],
    ['Für Kreditunterlagen gilt: zehn Jahre nach vollständiger Tilgung.', 'P10Y'],
    ['Daten der Schufa-Anfrage verwenden wir einmalig und speichern sie nicht.', ''],
    ['Ihre Ausweisnummer wird geschwärzt, sobald wir Ihr Alter geprüft haben.', 'purpose'],
    [
      'Falls Sie länger als 24 Monate nicht bestellt haben, streichen wir Sie aus dem Katalogversand.',
      'P24M',
    ],
    ['Wir behalten die Daten zwei Wochen, um Reklamationen bearbeiten zu können.', 'P2W'],
    ['Die Dateien auf dem Austauschserver werden automatisch nach fünf Werktagen entfernt.', 'P5D'],
    ['Unterlagen zu Ihrer Mitgliedschaft werden drei Jahre nach dem Austritt geschreddert.', 'P3Y'],
    ['Die Speicherdauer von Gesprächsaufzeichnungen ist auf 30 Tage begrenzt.', 'P30D'],
    ['Sämtliche Zugriffsprotokolle werden längstens eine Woche vorgehalten.', 'P1W'],
    ['Nach Rückgabe des Leihwagens behalten wir die Kopie Ihres Führerscheins noch zwei Monate.', 'P2M'],
    ['Aufzeichnungen über Unfälle im Betrieb: 5 Jahre', 'P5Y'],
    ['Adressdaten werden alle zwei Jahre bereinigt.', 'P2Y'],
    ['Unsere Datenbank löscht inaktive Nutzer automatisch nach 18 Monaten.', 'P18M'],
    ['Wir löschen die Daten sechs Monate nachdem das Auswahlverfahren beendet ist.', 'P6M'],
    [
      'Wird Ihr Konto zwei Jahre nicht genutzt, deaktivieren wir es und löschen die Daten ein halbes Jahr später.',
      'P2Y P6M',
    ],
    ['Sobald die gesetzlichen Fristen abgelaufen sind, vernichten wir die Akten.', 'statutory'],
    ['Bis zum Ablauf der steuerlichen Aufbewahrungsfristen bleiben Rechnungen gespeichert.', 'statutory'],
    ['Für die Aufbewahrung gelten die Fristen des Handelsrechts.', 'statutory'],
    ['Wie lange wir Akten führen, bestimmt die Landesarchivordnung.', 'statutory'],
    ['Nachrichten in der Gruppe verschwinden nach sieben Tagen automatisch.', 'P7D'],
    ['Die Bilder unserer Webcam werden nicht gespeichert.', ''],
    ['Ihre Kontonummer speichern wir, bis der letzte Beitrag eingezogen ist.', 'purpose'],
    ['Probefahrtprotokolle heften wir ab und entsorgen sie nach einem Jahr.', 'P1Y'],
    ['Was im Beichtgespräch gesagt wird, wird nicht aufgezeichnet.', ''],
    ['Anmeldedaten zum Zeltlager werden nach der Abrechnung mit dem Landkreis gelöscht.', 'purpose'],
    ['Die Wahlunterlagen des Vereins bewahren wir bis zur nächsten Mitgliederversammlung auf.', 'purpose'],
    ['Daten aus Newslettern: bis Sie sich abmelden', 'purpose'],
    ['Videoüberwachung: 72 h', 'PT72H'],
    ['Protokolle der Telefonanlage: ein Monat', 'P1M'],
    ['Rezeptkopien bleiben drei Jahre bei uns, Betäubungsmittelrezepte ebenfalls.', 'P3Y'],
    [
      'Erst fünf Jahre nach Abschluss des Mandats dürfen wir Handakten vernichten (§ 50 BRAO: sechs Jahre).',
      'P5Y P6Y',
    ],
    ['Kundenfotos verwenden wir höchstens zwei Jahre lang und nehmen sie dann von der Wand.', 'P2Y'],
    ['Besucherlisten: Vernichtung am Monatsende', 'purpose'],
    ['Sie werden automatisch nach Ablauf von 90 Tagen aus dem System entfernt.', 'P90D'],
    ['Die Gültigkeit Ihres Gutscheins beträgt drei Jahre.', ''],
    ['Unser Kurs dauert zehn Wochen.', ''],
    ['Die Probezeit beträgt sechs Monate.', ''],
    ['Zahlbar innerhalb von 14 Tagen.', ''],
    ['Wir prüfen alle zwei Jahre, ob wir Ihre Daten noch brauchen.', ''],
    ['Er ist seit zwölf Jahren unser Datenschutzbeauftragter.', ''],
  ])('%s', (line, periods) => {
    expect(periodsOf('Datenschutz bei Beispiel', 'Welche Daten wir verarbeiten', line)).toBe(periods)
  })
})

describe('lengths of time that keep nothing', () => {
  test.each([
    'Sie haben ein Widerrufsrecht von vierzehn Tagen.',
    'Wir verarbeiten personenbezogene Daten nur, soweit dies für eine funktionsfähige Website erforderlich ist.',
    'We process personal data only to the extent that this is necessary for the website.',
    'Noten sind spätestens zwei Wochen nach dem Konzert zurückzugeben.',
    'Die Kündigungsfrist beträgt drei Monate zum Jahresende.',
    'Der Vertrag läuft zwölf Monate.',
    'Wir antworten innerhalb eines Monats.',
    'Der Gutschein verfällt nach drei Jahren.',
    'Wir antworten innerhalb eines Monats auf Ihre Anfrage.',
    'Das Angebot richtet sich an Personen ab 16 Jahren.',
    'Unser Verein besteht seit 35 Jahren.',
    'Die Testphase dauert 30 Tage, danach können Sie Ihr Konto weiter nutzen.',
    'Die Lieferung ist nach drei Tagen bei Ihnen.',
    'Sie können uns rund um die Uhr an sieben Tagen der Woche erreichen.',
    'Messwerte werden in 15-Minuten-Intervallen erfasst.',
    'Unser Laden ist an zwei Tagen geschlossen.',
    'Nach fünf Jahren Mitgliedschaft sind Sie bei Wahlen stimmberechtigt.',
    'Das Abonnement verlängert sich um zwölf Monate.',
    'Bei Unzufriedenheit erhalten Sie in den ersten 30 Tagen Ihr Geld zurück.',
    'Der Kurs dauert sechs Wochen.',
    'Unsere Zertifikate gelten 90 Tage.',
    'Der Vertrag läuft 24 Monate.',
    'You must be at least 16 years old.',
    'We reply within one month of receipt.',
    'Unsere Werkstatt ist in die Jahre gekommen; sie ist älter als 30 Jahre und wird umgebaut.',
    'Vier Jahre lang niemand im Amt: so stand es in der Zeitung.',
    'Mitglieder, die drei Jahre nicht gewählt haben, bekommen eine Karte zur Wahl.',
    'Seit dem Ende des dritten Jahres spielen wir in der zweiten Liga.',
    'Ausflug; mit dem Bus; 3 Tage',
    'Wir sind 24 h erreichbar und speichern nichts.',
    'Wir speichern nach Art. 9 Abs. 2 h DSGVO.',
    'Im ersten Halbjahr speichern wir alles neu.',
    'Alle zwei Wochen wird der Rasen gemäht.',
    'The trial lasts 14 days.',
    'Our office is closed for two weeks in summer.',
  ])('%s', (line) => {
    expect(periodsOf('Datenschutz bei Beispiel', 'Was wir tun', line)).toBe('')
  })
})

describe('periods in tables and in lines that were stuck together', () => {
  test('a column that asks how long, each cell on a line of its own', () => {
    expect(
      periodsOf(
        'Datenschutz',
        'Vorgang\nDaten\nWie lange',
        'Besuch der Seite\nIP-Adresse\n10 Tage',
        'Konto\nName, Alter\nbis Sie es löschen',
        'Behandlung\nBefunde\n10 Jahre',
        'Rezept\nWirkstoff, Kinder ab 6 Jahren\n10 Jahre',
      ),
    ).toBe('P10D purpose P10Y P10Y')
  })
  test('what another column says is no period', () => {
    expect(
      periodsOf(
        'Vorgang\tZweck\tSpeicherdauer\nAbo\tLieferung für 12 Monate\tbis zum Vertragsende\nKurs\tUnterricht über 6 Wochen\t3 Jahre',
      ),
    ).toBe('purpose P3Y')
  })
  test('heads of which half are known, over cells on lines of their own', () => {
    expect(
      periodsOf(
        'Datenschutz',
        'Zweck\nInformationen\nRechtliche Grundlage\nWie lange',
        'Konto\nName\nVertrag\nBelege 9 Jahre, Nutzung 20 Monate',
        'Missbrauch\nKennung\nInteresse\n11 Monate',
        'Behörden\nAlle\nPflicht\nWie vom Gesetz verlangt',
      ),
    ).toBe('P9Y P20M P11M statutory')
  })
  test('a thing in small letters or with a shortened word, stuck to its period', () => {
    expect(
      periodsOf(
        'Wie lange wir Unterlagen aufbewahren',
        'Die Unterlagen werden aufbewahrt:',
        'Stammblätter und Urkunden40 Jahre\nschriftliche Arbeiten2 Jahre nach Ende des Kurses\nalles andere (z. B. Briefe)1 Jahr\nAbschlussarbeiten9 Jahre',
      ),
    ).toBe('P40Y P2Y P1Y P9Y')
  })
  test('a thing stuck to its period', () => {
    expect(
      periodsOf(
        'Wie lange heben wir Ihre Daten auf?',
        'Unterlagen, allgemein30 Jahre (wegen der Haftung)\nAufnahmen Minderjähriger: bis zur Vollendung des 28. Lebensjahres\nChargen (Blut)dreißig Jahre\nRechnungen10 Jahre nach Jahresende\nDurchschriften (AU)ein Jahr',
      ),
    ).toBe('P30Y P30Y P10Y P1Y')
  })
})

describe('how long things stay in Austria, in Switzerland and in English', () => {
  test.each([
    ['Nach dem Austritt heben wir die Bögen drei Jahre auf, Quittungen zehn.', 'P3Y P10Y'],
    ['Rechnungen heben wir acht, Geschäftsbriefe sechs Jahre auf.', 'P8Y P6Y'],
    ['Verträge werden fünf Jahre aufbewahrt, Rechnungen sieben und Pläne zehn.', 'P5Y P7Y P10Y'],
    ['Die Spenderdaten verwalten wir zehn Jahre lang.', 'P10Y'],
    ['Unsere Kundenkartei bereinigen wir jeweils fünf Jahre nach dem letzten Einkauf.', 'P5Y'],
    ['Die Buchungsbelege müssen wir nach § 132 BAO sieben Jahre aufheben.', 'P7Y'],
    ['Bewerbungen halten wir mit Ihrer Zustimmung zwei Jahre in Evidenz.', 'P2Y'],
    ['Akten werden nach zehn Jahren skartiert.', 'P10Y'],
    ['Die Krankengeschichte wird während zwanzig Jahren aufbewahrt.', 'P20Y'],
    ['Die Protokolle werden innert 30 Tagen gelöscht.', 'P30D'],
    ['Die Fotos werden nach zwei Jahren aus der Sammlung genommen.', 'P2Y'],
    [
      'Nach der Abmeldung wird Ihre Adresse gelöscht; den Nachweis bewahren wir noch drei Jahre auf.',
      'P3Y purpose',
    ],
    ['Die Zettel werden nach der Abreise geschreddert.', 'purpose'],
    ['We keep your records for as long as the contract runs, invoices for ten years.', 'P10Y purpose'],
    ['Your data are erased as soon as they are no longer needed.', 'purpose'],
    ['Records are retained for six years and then destroyed.', 'P6Y'],
    ['Recordings are available for 90 days and removed afterwards.', 'P90D'],
    ['CVs will be deleted six months after the rejection.', 'P6M'],
    ['Support tickets are deleted after eighteen months.', 'P18M'],
    ['We keep the list for twenty-four months and erase it then.', 'P24M'],
    ['Footage is overwritten after seventy-two hours.', 'PT72H'],
    [
      'We delete your details within 30 days, unless statutory retention periods require more.',
      'P30D statutory',
    ],
  ])('%s', (line, periods) => {
    expect(periodsOf('Datenschutz bei Beispiel', 'Was wir tun', line)).toBe(periods)
  })

  test.each([
    'Wir haben seit drei Jahren einen Shop, Filialen zwei.',
    'Wir verwalten seit zehn Jahren Häuser.',
    'In der Galerie hängen Bilder aus drei Jahren.',
  ])('%s', (line) => {
    expect(periodsOf('Datenschutz bei Beispiel', 'Was wir tun', line)).toBe('')
  })
})

describe('what goes after a trial, what is shown for a time, what nobody uses', () => {
  test.each([
    ['Testzugänge, aus denen kein Vertrag wird, werden nach 45 Tagen gelöscht.', 'P45D'],
    ['Merklisten, die Sie zwei Jahre lang nicht geöffnet haben, entfernen wir.', 'P2Y'],
    ['Die Adressen unter Kommentaren machen wir nach drei Tagen unkenntlich.', 'P3D'],
    ['Die Mitschnitte der Sitzungen stehen sechs Wochen in der Mediathek bereit.', 'P6W'],
    ['Nach dem Kurs stehen die Aufzeichnungen 30 Tage lang zur Verfügung.', 'P30D'],
    ['Doppel der Quittungen heben wir nach § 50 Abs. 7 EStDV zehn Jahre auf.', 'P10Y'],
    [
      'Entwürfe löschen wir zwei Monate nach Übergabe, die bearbeiteten Fassungen nach vier Jahren.',
      'P2M P4Y',
    ],
    [
      'Aufnahmen werden nach 12 Monaten gelöscht, Abzüge nach 12 Monaten, Protokolle nach 3 Jahren.',
      'P12M P12M P3Y',
    ],
    [
      'Sicherungen bewahren wir bis zu 30 Tage auf (wo nichts anderes gesagt ist, können Kopien 30 Tage gespeichert bleiben).',
      'P30D',
    ],
    ['Länger heben wir die Daten nicht auf, es sei denn, ein Gesetz zwingt uns dazu.', 'statutory'],
    ['Darüber hinaus speichern wir Daten nur, soweit Gesetze uns dazu verpflichten.', 'statutory'],
    ['Wenn uns bekannt wird, dass ein Kind sich angemeldet hat, löschen wir seine Daten umgehend.', ''],
    ['Unsere Hotline steht Ihnen 24 Stunden zur Verfügung.', ''],
    ['Handelsbriefe müssen wir sechs, Rechnungen und Belege zehn Jahre aufheben.', 'P6Y P10Y'],
    ['Wir löschen Einträge, die älter als zwei Jahre sind.', 'P2Y'],
    ['Wir zeigen Einträge, die älter als zwei Jahre sind.', ''],
    ['Die Kennung Ihres Geräts halten wir 7 Tage lang fest.', 'P7D'],
    ['In den Protokollen stehen Adresse und Uhrzeit, 10 Tage lang.', 'P10D'],
    ['Die Protokolle halten 24 Stunden, Sicherungen überleben 10 Tage.', 'PT24H P10D'],
    ['Beim Aufruf merkt sich der Server für sieben Tage Ihre Adresse.', 'P7D'],
    ['Wann welcher Ausweis die Tür geöffnet hat, speichern wir 14 Tage.', 'P14D'],
    ['Den Klick merken wir uns nur bis zum Ende der Sitzung.', 'session'],
    [
      'Bei einer Absage löschen wir die Unterlagen nach sechs Monaten, um bis dahin Fragen beantworten zu können.',
      'P6M',
    ],
    [
      'Zugänge löschen wir 30 Tage nach Ablauf der Testphase, Vertragsdaten drei Jahre nach dem Vertragsende.',
      'P30D P3Y',
    ],
    ['Wir antworten in der Regel binnen drei Werktagen; Tickets löschen wir nach einem Jahr.', 'P1Y'],
  ])('%s', (line, periods) => {
    expect(periodsOf('Datenschutz bei Beispiel', 'Was wir tun', line)).toBe(periods)
  })
})

test('a row whose first cell fills its column is one of the table', () => {
  const rows = [
    '   Krankenakte                                     10 Jahre',
    '   Rechnungsbelege                                 8 Jahre',
    '   Gästeverzeichnis und Angaben zu Begleitpersonen 1 Jahr',
    '   Adressen der Befragung                          3 Monate',
  ]
  expect(periodsOf('Datenschutz', 'Wie lange wir aufbewahren', rows.join('\n'))).toBe('P10Y P8Y P1Y P3M')
})

test('so is a row of many cells whose first fills its column', () => {
  const rows = [
    'Name              Anbieter     Aufgabe                            Dauer',
    'sw_session        wir          Warenkorb und Anmeldung            Sitzung',
    'csrf-token        wir          Schutz der Formulare               Sitzung',
    'cookie-preference wir          merkt sich Ihre Auswahl            30 Tage',
    '_ga               Google       unterscheidet Besucher             2 Jahre',
  ]
  const { cookies } = readFacts(readText(`Datenschutz\n\nCookies\n\n${rows.join('\n')}\n`))
  expect(cookies.map(({ name, lifetime }) => `${name} ${lifetime}`)).toContain('cookie-preference P30D')
  expect(cookies).toHaveLength(4)
})

test('what is unused so long, and what an app holds ready', () => {
  const lines = [
    'Kontakte, mit denen es fünf Jahre lang keinen Austausch oder Kontakt gab, nehmen wir aus dem System.',
    'Die App hält die Werte der letzten 13 Monate bereit.',
    'In der rechten Spalte steht es.\n\nVorgang\tEmpfänger\tDauer\nAbo\tTafelwerk GmbH\tVertragslaufzeit und drei Jahre\nWerbung\tniemand\t24 Monate ab Abo-Ende',
  ]
  expect(lines.map((line) => periodsOf('Datenschutz', 'Was wir tun', line))).toEqual([
    'P5Y',
    'P13M',
    'P3Y P24M',
  ])
})

test('a binder keeps, and what a period begins with may be explained behind it', () => {
  const lines = [
    'Rechnungen müssen wir 8 Jahre lang abheften.',
    'Belege heften wir sechs Jahre ab.',
    'Testkonten, die niemand übernimmt, verschwinden 60 Tage nach Ende der Testphase (die Testphase dauert 14 Tage).',
  ]
  expect(lines.map((line) => periodsOf('Datenschutz', 'Was wir tun', line))).toEqual(['P8Y', 'P6Y', 'P60D'])
})
