import { describe, expect, test } from 'vitest'
import { parseDay } from '../../base/index.ts'
import { readFacts } from '../facts/index.ts'
import { readText } from '../text/index.ts'
import { contextOf } from './context.ts'

const today = parseDay('2026-11-22')

function statusOf(id: string, text: string): string {
  const notice = readText(text)
  return contextOf(notice, readFacts(notice), today).item(id).status
}

const consent = 'Den Rundbrief senden wir aufgrund Ihrer Einwilligung. '
const interest = 'Wir stützen uns auf berechtigte Interessen und auf den Vertrag. '

describe('an item is found in the many ways people write it', () => {
  test.each([
    ['a13.2.b-access', 'Auf Wunsch teilen wir Ihnen mit, was wir gespeichert haben (Art. 15 DSGVO).'],
    ['a13.2.b-access', 'Du kannst jederzeit Auskunft über deine Daten verlangen.'],
    ['a13.2.b-access', 'Jede betroffene Person hat das Recht, unentgeltliche Auskunft zu erhalten.'],
    ['a13.1.d', 'Das Interesse des Vereins liegt in der Pflege der Gräber (Art. 6 Abs. 1 lit. f DSGVO).'],
    ['a13.1.d', 'Art. 6 Abs. 1 lit. f DSGVO; mein Interesse ist Werbung für das Atelier.'],
    ['a13.2.b-access', 'Ihnen steht ein Auskunftsrecht zu.'],
    [
      'a13.1.d',
      'Rechtsgrundlage ist Art. 6 Abs. 1 lit. f DSGVO, denn wir sind daran interessiert, dass der Laden im Netz läuft.',
    ],
    [
      'a13.1.f-copy',
      'Für die USA sind Standardvertragsklauseln vereinbart. Ein Abdruck wird auf Ersuchen überlassen.',
    ],
    ['a13.1.f-copy', 'Es gelten Standardvertragsklauseln; wer sie sehen möchte, schreibt uns.'],
    [
      'a13.1.f-copy',
      'Das geschieht auf Basis der Standardvertragsklauseln. Deren Wortlaut können Sie hier nachlesen.',
    ],
    ['a13.2.e', 'Der Mandant ist vertraglich gehalten, die benötigten Angaben zu machen.'],
    [
      'a13.2.f',
      'Vor jedem Auftrag fragen wir eine Auskunftei nach Ihrer Bonität. Ob wir liefern, entscheidet die Chefin und nie ein Programm.',
    ],
    [
      'a13.1.a-rep',
      'Muster Lampen AG, Gasse 7, CH-3000 Bern. Für Gäste aus der EU beachten wir die DSGVO. Unser EU-Vertreter ist die Muster GmbH.',
    ],
    ['a13.2.b-access', 'Betroffene haben Anspruch auf Auskunft.'],
    ['a13.2.b-access', 'You may request a copy of your personal data.'],
    [
      'a13.2.b-rectify',
      'Unrichtige Angaben korrigieren wir auf Ihren Hinweis; unvollständige Daten können Sie vervollständigen lassen, Korrektur Ihrer Daten also verlangen.',
    ],
    ['a13.2.b-rectify', 'Recht auf Berichtigung'],
    ['a13.2.b-rectify', 'You can have inaccurate data corrected; right to rectification.'],
    ['a13.2.b-erase', 'Ihnen steht das Recht auf Vergessenwerden zu.'],
    ['a13.2.b-erase', 'Sie können von uns fordern, dass Ihre Daten gelöscht werden.'],
    ['a13.2.b-erase', 'Recht auf Berichtigung, Löschung und Einschränkung'],
    ['a13.2.b-erase', 'Löschungsrecht'],
    ['a13.2.b-erase', 'You can ask us to delete your personal data.'],
    ['a13.2.b-restrict', 'Recht auf Einschränkung'],
    ['a13.2.b-restrict', 'Sie können die Verarbeitung Ihrer Daten einschränken lassen.'],
    ['a13.2.b-restrict', 'Ihnen steht ein Recht auf Auskunft, Berichtigung, Sperrung und Löschung zu.'],
    [
      'a13.1.f-copy',
      'Für die USA gelten Standardvertragsklauseln. Die Klauseln schickt Ihnen unser Personalbüro gern in Kopie zu.',
    ],
    [
      'a13.2.f',
      'Die Auskunftei liefert eine Ampel, die ohne Zutun eines Menschen über den Rechnungskauf bestimmt. Sie können verlangen, dass jemand das prüft, und dazu Ihren Standpunkt darlegen.',
    ],
    [
      'a13.2.c',
      'Den Rundbrief senden wir aufgrund Ihrer Einwilligung (Art. 6 Abs. 1 lit. a DSGVO).\n\nIhre Rechte\n\nAuskunft:\nnach § 17\n\nLöschung:\nnach § 19\n\nWiderspruch:\nnach § 23\n\nWiderruf:\neiner Einwilligung, jederzeit und ohne Begründung',
    ],
    [
      'a13.1.f-copy',
      'Für die USA gelten Standardvertragsklauseln. Gern geben wir Auskunft über die Garantien oder schicken eine Kopie der Garantien.',
    ],
    [
      'a13.2.e',
      'Die mit Stern versehenen Angaben sind erforderlich, um Ihnen in unserem Online-Angebot ein Konto einzurichten; ohne sie geht es nicht.',
    ],
    ['a13.2.e', 'Die Angabe ist freiwillig, jedoch erforderlich, um unser Online-Angebot nutzen zu können.'],
    ['a13.2.b-port', 'Sie dürfen Ihre Daten mitnehmen: Recht auf Datenportabilität.'],
    ['a13.2.b-port', 'Sie erhalten die Daten in einem maschinenlesbaren Format.'],
    ['a13.2.b-object', `${interest}Sie können der Verarbeitung jederzeit widersprechen.`],
    ['a13.2.b-object', `${interest}Gegen die Verarbeitung Ihrer Daten können Sie Widerspruch einlegen.`],
    ['a13.2.b-object', `${interest}Ihnen steht ein Widerspruchsrecht zu.`],
    ['a13.2.b-object', `${interest}You can object to the processing at any time.`],
    [
      'a13.2.b-object',
      `${interest}Jede betroffene Person hat das Recht, aus Gründen ihrer besonderen Situation jederzeit gegen die Verarbeitung, die aufgrund von Art. 6 Abs. 1 Buchst. e oder f DSGVO erfolgt, Widerspruch einzulegen.`,
    ],
    [
      'a13.2.b-erase',
      'Jede betroffene Person hat das Recht, von dem Verantwortlichen zu verlangen, dass die sie betreffenden Daten unverzüglich gelöscht werden.',
    ],
    [
      'a13.2.b-restrict',
      'Jede betroffene Person hat das Recht, von dem Verantwortlichen die Einschränkung der Verarbeitung zu verlangen.',
    ],
    [
      'a13.2.b-port',
      'Sie haben das Recht, Ihre Daten einem anderen Verantwortlichen ohne Behinderung zu übermitteln (Art. 20 Abs. 1 DSGVO).',
    ],
    ['a13.2.c', `${consent}Die betroffene Person kann eine Einwilligung jederzeit widerrufen.`],
    ['a13.2.a', 'Kriterium für die Dauer der Speicherung ist die jeweilige gesetzliche Aufbewahrungsfrist.'],
    [
      'a13.2.e',
      'Wir klären Sie darüber auf, dass die Bereitstellung personenbezogener Daten zum Teil gesetzlich vorgeschrieben ist.',
    ],
    [
      'a13.2.f',
      'Als verantwortungsbewusstes Unternehmen verzichten wir auf eine automatische Entscheidungsfindung oder ein Profiling.',
    ],
    ['a13.2.c', `${consent}Die Einwilligung ist frei widerruflich.`],
    ['a13.2.c', `${consent}Sie können Ihre Zustimmung jederzeit zurückziehen.`],
    ['a13.2.c', `${consent}Die Einwilligung kann jederzeit mit Wirkung für die Zukunft widerrufen werden.`],
    ['a13.2.d', 'Sie können sich bei der Aufsichtsbehörde beschweren.'],
    ['a13.2.d', 'Ihnen steht das Recht zu, eine Datenschutz-Aufsichtsbehörde anzurufen.'],
    ['a13.2.d', 'Beschwerden richten Sie an die Landesbeauftragte für den Datenschutz.'],
    ['a13.2.d', 'You may complain to the data protection authority.'],
    ['a13.2.a', 'Ihre Bewerbung vernichten wir sechs Monate nach der Absage.'],
    ['a13.2.a', 'Nach Wegfall des Zwecks werden die Daten gelöscht.'],
    ['a13.2.a', 'Die Daten bleiben gespeichert, solange das Konto besteht.'],
    ['a13.2.e', 'Ohne vollständige Anmeldung kann ein Kind an der Fahrt nicht teilnehmen.'],
    [
      'a13.1.d',
      `${interest}Art. 6 Abs. 1 lit. f DSGVO: Abwägung unserer berechtigten Interessen:\n- Abwehr von Ansprüchen`,
    ],
    ['a13.2.a', 'Es gelten die gesetzlichen Aufbewahrungsfristen.'],
    ['a13.2.a', 'Aufbewahrung: 3 Jahre nach Ende des Mietverhältnisses, danach Löschung binnen 30 Tagen.'],
    ['a13.2.e', 'Gibst du uns diese Daten nicht, können wir dich leider nicht aufnehmen.'],
    ['a13.2.e', 'Dazu gezwungen bist du aber durch kein Gesetz.'],
    ['a13.2.e', 'Die mit Stern versehenen Felder sind Pflichtfelder.'],
    ['a13.2.e', 'Eine gesetzliche Pflicht zur Angabe der Daten besteht nicht.'],
    ['a13.2.e', 'Ohne diese Angaben können wir Ihre Bewerbung nicht berücksichtigen.'],
    [
      'a13.2.e',
      'Stellen Sie uns die Daten nicht zur Verfügung, kann der Vertrag nicht zustande kommen; die Bereitstellung ist erforderlich.',
    ],
    ['a13.1.b', 'Datenschutzbeauftragte: Dr. Ina Kurz, Telefon 030 555 01'],
    [
      'a13.1.b',
      'Unseren externen Datenschutzbeauftragten erreichen Sie per Post mit dem Zusatz „An den Datenschutzbeauftragten“.',
    ],
    ['a13.1.b', 'Our data protection officer can be reached at dpo@lantern.example.'],
    ['a13.1.e', 'Ihre Daten geben wir an unser Rechenzentrum weiter.'],
    ['a13.1.e', 'Zugriff haben außerdem von uns beauftragte Dienstleister.'],
    ['a13.1.e', 'Wir übermitteln die Meldung an das Finanzamt.'],
    ['a13.1.c-basis', 'Das stützen wir auf Artikel 6 Absatz 1 Buchstabe c DSGVO.'],
    ['a13.1.c-basis', 'Rechtsgrundlage ist der mit Ihnen geschlossene Vertrag.'],
    ['a13.1.c-basis', 'Grundlage: § 26 Abs. 1 BDSG.'],
    ['form-date', 'Datenschutzhinweise, Stand Oktober 2024'],
    ['form-date', 'Version 2.1 vom 03.02.2025'],
    ['form-date', 'Diese Hinweise gelten seit dem 1. Mai 2025; gültig ab 1. Mai 2025'],
    ['form-date', 'Effective date: 1 May 2025'],
    ['a13.2.f', 'Ein Profiling oder eine automatisierte Entscheidungsfindung findet nicht statt.'],
    ['a13.2.f', 'Wir treffen keine ausschließlich automatisierten Entscheidungen.'],
    ['a13.2.e', 'Sie müssen uns nichts erzählen, aber ohne Adresse kommt das Paket nicht an.'],
    ['a13.2.e', 'Wer uns seinen Namen nicht nennt, kann leider nicht teilnehmen.'],
    ['a13.2.e', 'Was mit einem Sternchen markiert ist, brauchen wir unbedingt.'],
    ['a13.2.a', 'Nach zwei Jahren kommt alles in den Papierkorb.'],
    ['a13.2.a', 'Länger als drei Monate bleibt nichts liegen.'],
    ['a13.1.c-purpose', 'Ihre Telefonnummer brauchen wir, falls ein Termin ausfällt.'],
    ['a13.1.c-purpose', 'So wissen wir, wer kommt.'],
    ['a13.2.d', 'Sind Sie unzufrieden, hilft die Aufsichtsbehörde weiter.'],
    ['a13.1.e', 'Außer uns sieht das niemand.'],
    ['a13.2.c', `${consent}Das Häkchen dürfen Sie jederzeit wieder entfernen.`],
    ['a13.2.c', `${consent}Ihr Okay können Sie jederzeit zurücknehmen.`],
    ['a13.2.c', `${consent}Ein Anruf reicht, um die Einwilligung zurückzuholen.`],
    ['a13.1.e', 'Das Steuerbüro bekommt die Rechnungen.'],
    ['a13.1.e', 'Die Aufnahmen gehen an die Polizei.'],
    ['a13.1.e', 'Das Rechenzentrum ist an unsere Weisungen gebunden.'],
    ['a13.1.e', 'The parcel service gets the label, our bookkeeper sees the invoices.'],
    ['a13.1.c-purpose', 'To book a room for you we write down your name.'],
    ['a13.1.c-purpose', 'Für den Leseausweis nehmen wir Ihren Namen auf.'],
    ['a13.1.c-purpose', 'Ihre Maße benötige ich für das Kleid.'],
    [
      'a13.1.d',
      'Art. 6 Abs. 1 lit. f DSGVO. Das ist unser berechtigtes Interesse: Wir wollen Diebstähle aufklären.',
    ],
    [
      'a13.1.d',
      'Das geschieht aufgrund berechtigter Interessen des Vereins (Art. 6 Abs. 1 f DSGVO), nämlich um für ihn zu werben.',
    ],
    ['a13.1.d', 'Das dürfen wir wegen unserer Öffentlichkeitsarbeit (Art. 6 Abs. 1 f DSGVO).'],
    ['a13.2.a', 'Vier Wochen nach dem Lager verbrennen wir die Bögen.'],
    ['a13.2.a', 'Werkstattbücher führe ich sieben Jahre.'],
    ['a13.2.a', 'The bills are shredded ten years after your stay.'],
    ['a13.2.a', 'Vernichtung der Unterlagen nach sechs Monaten.'],
    ['a13.2.d', 'Zuständig ist das Bayerische Landesamt für Datenschutzaufsicht, Ansbach.'],
    ['a13.2.e', 'Name und Anschrift sind ein Muss, sonst gibt es keine Karte.'],
    ['a13.2.e', 'Ohne ausgefüllten Bogen lassen wir dich nicht an die Wand.'],
    ['a13.2.e', 'Allergien dürfen Sie weglassen, dann kann die Küche aber keine Rücksicht nehmen.'],
    ['a13.2.e', 'You have to give us your passport details; if you refuse, we turn you away.'],
    ['a13.2.f', 'Bei Kauf auf Rechnung fragen wir die SCHUFA. Ob wir liefern, entscheidet ein Mitarbeiter.'],
    ['a13.2.f', 'Wir prüfen die Bonität. Fällt die Auskunft schlecht aus, entscheidet ein Mensch.'],
    ['a13.2.f', 'Die Bonität zählt nicht; die Reihenfolge berechnet ein Algorithmus anhand der Bewertungen.'],
    [
      'a13.1.f-copy',
      'Mit der Acme Inc. in den USA gelten Standardvertragsklauseln, die Sie bei uns einsehen können.',
    ],
    ['a13.1.f-copy', 'Für die USA gelten Standardvertragsklauseln, die auf Wunsch ausgehändigt werden.'],
    [
      'a13.1.f-safeguard',
      'Wir nutzen Mailchimp (Rocket Science Group LLC, Atlanta, USA).\n\nGrundlage der Übermittlung sind Standardvertragsklauseln.',
    ],
    [
      'a13.1.f-safeguard',
      'Wir nutzen Mailchimp (Rocket Science Group LLC, Atlanta, USA) und Vimeo (Vimeo Inc., New York, USA).\n\nBeide sind nach dem Data Privacy Framework zertifiziert.',
    ],
    [
      'a13.1.f-safeguard',
      '- Sentry (Functional Software, Inc., San Francisco, USA): Berichte\n- RevenueCat, Inc., San Francisco, USA: Abonnements\n\nFür die Übermittlung in die USA gilt das Data Privacy Framework.',
    ],
    [
      'a13.1.f-copy',
      'Stripe, Inc. in the USA has signed standard contractual clauses, a copy of which you can request from us.',
    ],
    [
      'a13.1.f-copy',
      'Mit der Acme Inc. in den USA gelten Standardvertragsklauseln; Abschriften stellt Ihnen unser Büro zur Verfügung.',
    ],
    [
      'a13.1.f-copy',
      'Mit der Acme Inc. in den USA gelten Standardvertragsklauseln.\n\nDie Klauseln senden wir Ihnen auf Wunsch gern.',
    ],
    [
      'a13.1.f-copy',
      'Mit der Acme Inc. in den USA gelten Standardvertragsklauseln. Sie können sie in der Verwaltung einsehen.',
    ],
    ['a13.2.b-object', 'Sie können WIDERSPRECHEN, wenn aus Ihrer Situation Gründe dagegen sprechen.'],
    ['a13.2.e', 'Im Mietverhältnis müssen Sie uns nur angeben, was wir für den Vertrag brauchen.'],
    ['a13.2.e', 'Ohne diese Auskünfte müssten wir den Antrag wohl ablehnen.'],
    ['a13.2.e', 'Alle mit einem Stern gekennzeichneten Felder müssen ausgefüllt werden.'],
    ['a13.2.e', 'Wenn Sie uns die Unterlagen nicht vorlegen, bearbeiten wir den Antrag nicht.'],
    ['a13.2.e', 'Zur Mitwirkung sind Sie nach der Satzung verpflichtet.'],
    ['a13.2.e', 'Die Anschrift ist für die Lieferung nötig; fehlt sie, liefern wir nicht.'],
    ['a13.2.e', 'Sie brauchen keine Telefonnummer anzugeben, müssen also keine nennen.'],
    ['a13.2.c', `${consent}\n\nEin Widerruf ist jederzeit für die Zukunft möglich.`],
    ['a13.2.b-restrict', 'Auch eine Einschränkung können Sie verlangen.'],
    ['a13.2.b-port', 'Die Übertragung Ihrer Daten an jemand anderen können Sie fordern.'],
    ['a13.2.f', 'Wir holen eine Bonitätsauskunft ein; danach wird automatisiert nach dem Wert entschieden.'],
    ['a13.2.f', 'Wir prüfen die Bonität; ein Rechenprogramm lehnt bei schlechtem Wert ab.'],
    [
      'a13.1.f-copy',
      'Mit der Acme Inc. in den USA gelten Standardvertragsklauseln; eine Kopie der Klauseln stellt die Datenschutzbeauftragte zur Verfügung.',
    ],
    ['a13.1.f-copy', 'Es gelten Standardvertragsklauseln; eine Kopie senden wir Ihnen gern zu.'],
    [
      'a13.1.f-copy',
      'Es gelten Standardvertragsklauseln. Eine Abschrift davon gibt der Beauftragte auf Wunsch heraus.',
    ],
    [
      'a13.1.f-copy',
      'Grundlage der Übermittlung sind Standardvertragsklauseln. Ein Muster legen wir auf Wunsch vor.',
    ],
    [
      'a13.1.f-copy',
      'Es wurden die EU-Standardvertragsklauseln vereinbart; wer sie sehen möchte, schreibt uns.',
    ],
    ['a13.1.f-copy', 'Mit Acme gelten die Standardvertragsklauseln. Diese können Sie bei uns einsehen.'],
    ['a13.1.f-copy', 'Es gelten Standardvertragsklauseln (anzufordern über post@kern.example).'],
    [
      'a13.1.f-copy',
      'Standardvertragsklauseln sichern die Übermittlung ab. Nachzulesen sind sie im Amtsblatt.',
    ],
    ['a13.1.f-copy', 'Es gelten Standardvertragsklauseln. Fordern Sie bei uns gern eine Kopie an.'],
    ['a13.1.f-copy', 'Es gelten Standardvertragsklauseln. Möchten Sie eine Kopie, genügt eine kurze Mail.'],
    ['a13.1.f-copy', 'Standardvertragsklauseln wurden vereinbart (Einsicht nach Absprache möglich).'],
    ['a13.2.a', 'Aufgehoben wird das, solange Sie bei uns Kundin sind.'],
    [
      'a13.2.c',
      'Fotos zeigen wir mit Ihrer Einwilligung. Haken Sie das wieder ab, endet Ihre Einwilligung für die Zukunft.',
    ],
    ['a13.2.e', 'Zur Angabe zwingt Sie niemand.'],
    ['a13.2.e', 'Erhalten wir sie nicht, müssen wir den Auftrag ablehnen.'],
    ['a13.1.e', 'Pakete bringt die Post.'],
    ['a13.1.b', 'Unsere Datenschutzbeauftragte, Frau Ina Kurz, sitzt im selben Haus, Zimmer 12.'],
    ['a13.1.f-copy', 'Es gelten Standardvertragsklauseln. Gern schicken wir Ihnen eine Kopie.'],
    ['a13.1.f-copy', 'Es gelten Standardvertragsklauseln. Wir stellen Ihnen gern eine Kopie bereit.'],
    ['a13.2.e', 'Ob Sie zu Angaben verpflichtet sind, sagt das Gesetz für das Verfahren.'],
    ['a13.2.e', 'Machen Sie die Angaben nicht, können wir den Antrag womöglich nicht bearbeiten.'],
    [
      'a13.1.f-copy',
      'Mit der Acme Inc. in den USA gelten Standardvertragsklauseln. Möchten Sie sie lesen, schreiben Sie uns.',
    ],
    ['a13.2.d', 'Bei der Behörde, die den Datenschutz überwacht, können Sie sich beklagen.'],
    ['a13.2.a', 'Ihre Belege heben wir auf, bis die Garantie abgelaufen ist.'],
    ['a13.1.e', 'Außer uns bekommt niemand diese Liste.'],
    ['a13.2.d', 'Beim Datenschutz steht Ihnen auch der Weg zur Aufsichtsbehörde offen.'],
    ['a13.1.d', 'Dass die Seite läuft, ist mir wichtig, und darauf zielt Art. 6 Abs. 1 lit. f DSGVO.'],
    ['a13.2.a', 'Zweck: Buchung von Reisen. Dauer: zehn Jahre nach der Reise.'],
    ['a13.2.a', 'Zweck: Rundbrief. Dauer: bis zum Widerruf.'],
    [
      'a13.1.f-safeguard',
      'Karten zeigt Google Maps der Google LLC, Mountain View, USA.\n\nZahlen\n\nWir messen mit Google Analytics der Google LLC, Mountain View, USA; Google ist nach dem Data Privacy Framework zertifiziert.',
    ],
    [
      'a13.1.d',
      'Wir haben ein berechtigtes Interesse gemäß Art. 6 Abs. 1 lit. f DSGVO daran, Missbrauch zu verhindern.',
    ],
    ['a13.1.d', 'Das berechtigte Interesse nach § 6 Abs. 1 lit. g KDG besteht im Schutz des Hauses.'],
    ['a13.2.f', 'Wir bilden kein Profil; Bonität prüft ein Mensch, kein Computer entscheidet.'],
  ])('%s: %s', (id, text) => {
    expect(statusOf(id, text)).toBe('found')
  })
})

describe('an item in a notice that has little else', () => {
  test.each([
    [
      'a13.2.e',
      'found',
      'Lassen Sie Felder leer, die wir mit „Pflicht“ bezeichnet haben, geht die Bestellung nicht durch.',
    ],
    ['a13.2.e', 'found', 'Ohne Adresse kein Paket: mehr als das Nötige fragen wir nicht.'],
    [
      'a13.2.e',
      'found',
      'Was Sie uns sagen, sagen Sie uns aus eigenem Entschluss; ohne Namen und Anschrift können wir aber nicht liefern.',
    ],
    ['a13.2.e', 'found', 'Ein Gesetz, das Sie zur Angabe verpflichtet, gibt es nicht.'],
    [
      'a13.2.e',
      'found',
      'Für den Vertrag nötig sind Name und Anschrift. Fehlen sie, schließen wir keinen Vertrag.',
    ],
    [
      'a13.2.e',
      'found',
      'Sie müssen uns nichts mitteilen. Dann können wir allerdings auch nichts für Sie tun.',
    ],
    ['a13.2.e', 'found', 'Wer Name oder Geburtsdatum nicht nennen will, kann nicht Mitglied werden.'],
    ['a13.2.e', 'found', 'Das Ausfüllen ist Ihnen überlassen, die Felder mit * brauchen wir jedoch.'],
    ['a13.2.e', 'found', 'Die Angabe Ihrer Steuernummer ist gesetzlich vorgeschrieben.'],
    ['a13.2.e', 'found', 'Verweigern Sie die Auskunft, müssen wir den Antrag ablehnen.'],
    ['a13.2.e', 'found', 'Wir brauchen mindestens Name und Telefonnummer, sonst wird aus dem Termin nichts.'],
    ['a13.2.e', 'found', 'Die Datenerhebung ist für den Abschluss des Vertrags Voraussetzung.'],
    ['a13.2.e', 'missing', 'Die Angaben auf dieser Seite sind ohne Gewähr.'],
    ['a13.2.e', 'missing', 'Wir sind verpflichtet, Rechnungen aufzubewahren.'],
    ['a13.2.e', 'missing', 'Ohne Cookies funktioniert der Warenkorb nicht.'],
    ['a13.2.b-access', 'found', 'Sie haben ein Anrecht darauf zu wissen, was wir über Sie speichern.'],
    ['a13.2.b-access', 'missing', 'Auskünfte zu Lieferzeiten erteilt unser Kundendienst.'],
    ['a13.2.b-access', 'missing', 'Wir holen Auskünfte bei der SCHUFA ein.'],
    ['a13.2.b-rectify', 'found', 'Falsch gespeicherte Angaben können Sie korrigieren lassen.'],
    [
      'a13.2.b-erase',
      'found',
      'Sie dürfen verlangen, dass wir alles löschen, was wir nicht behalten müssen.',
    ],
    [
      'a13.2.b-erase',
      'found',
      'Daten, die wir nicht mehr benötigen oder unrechtmäßig haben, müssen wir auf Ihr Verlangen entfernen.',
    ],
    ['a13.2.b-erase', 'missing', 'Wir löschen Ihre Daten nach drei Jahren.'],
    ['a13.2.b-erase', 'missing', 'Cookies können Sie in Ihrem Browser löschen.'],
    [
      'a13.2.b-restrict',
      'found',
      'Solange über die Richtigkeit gestritten wird, sperren wir Ihre Daten auf Wunsch.',
    ],
    [
      'a13.2.b-restrict',
      'found',
      'In bestimmten Fällen dürfen Sie fordern, dass die Verarbeitung eingeschränkt wird.',
    ],
    ['a13.2.b-restrict', 'missing', 'Die Nutzung unserer Seite kann eingeschränkt sein.'],
    [
      'a13.2.b-port',
      'found',
      'Ihre Daten geben wir Ihnen gern als Datei mit, auch für einen anderen Händler.',
    ],
    [
      'a13.2.b-port',
      'found',
      'Sie können verlangen, dass wir Ihre Daten maschinenlesbar herausgeben oder weiterleiten.',
    ],
    [
      'a13.2.b-port',
      'found',
      'Daten, die Sie uns bereitgestellt haben, können Sie zu einem anderen Anbieter mitnehmen.',
    ],
    ['a13.2.b-port', 'missing', 'Wir übertragen Ihre Daten an den Paketdienst.'],
    [
      'a13.2.c',
      'found',
      'Ihr Einverständnis können Sie jederzeit zurückziehen; was vorher geschah, bleibt zulässig.',
    ],
    [
      'a13.2.c',
      'found',
      'Haben Sie zugestimmt, dürfen Sie es sich jederzeit anders überlegen. Rückwirkend gilt das nicht.',
    ],
    [
      'a13.2.c',
      'found',
      'Eine Einwilligung gilt, bis Sie sie widerrufen; das geht jederzeit und wirkt nur für die Zukunft.',
    ],
    [
      'a13.2.c',
      'found',
      'Fotos nehmen wir herunter, sobald Sie Ihre Zustimmung widerrufen, was Sie jederzeit können. Die frühere Verwendung wird dadurch nicht rechtswidrig.',
    ],
    ['a13.2.c', 'missing', 'Bestellungen können Sie binnen 14 Tagen widerrufen.'],
    ['a13.2.d', 'found', 'Sie können sich bei der Datenschutzaufsicht über uns beschweren.'],
    [
      'a13.2.d',
      'found',
      'Sind Sie mit uns unzufrieden, hilft Ihnen das Unabhängige Landeszentrum für Datenschutz Schleswig-Holstein weiter.',
    ],
    ['a13.2.d', 'found', 'Beschwerden nimmt die Landesbeauftragte für den Datenschutz entgegen.'],
    ['a13.2.d', 'found', 'Außerdem steht es Ihnen frei, die Aufsichtsbehörde einzuschalten.'],
    ['a13.2.d', 'found', 'Ärger mit uns? Das ULD in Kiel prüft Beschwerden.'],
    ['a13.2.d', 'missing', 'Beschwerden über die Ware richten Sie bitte an unseren Kundendienst.'],
    ['a13.2.d', 'missing', 'Zuständige Aufsichtsbehörde nach der Gewerbeordnung ist die Stadt Kiel.'],
  ])('%s is %s: %s', (id, status, text) => {
    const base = [
      'Datenschutz',
      'Verantwortlich: Holzhaus Kern GmbH, Am Rain 4, 24103 Kiel, post@holzhaus.example, Telefon 0431 55512',
      'Wir nehmen Ihre Bestellung auf und liefern (Art. 6 Abs. 1 lit. b DSGVO). Fotos zeigen wir mit Ihrer Einwilligung (Art. 6 Abs. 1 lit. a DSGVO).',
    ]
    expect(statusOf(id, [...base, text].join('\n\n'))).toBe(status)
  })

  test.each([
    ['a13.1.d', 'found', 'Unsere Seite sichern wir gegen Angriffe ab (Art. 6 Abs. 1 lit. f DSGVO).'],
    ['a13.1.d', 'found', 'Wir möchten wissen, welche Seiten gelesen werden, Art. 6 Abs. 1 lit. f DSGVO.'],
    [
      'a13.1.d',
      'found',
      'Kameras schützen unser Lager vor Einbruch; Grundlage ist Art. 6 Abs. 1 lit. f DSGVO, und dieser Schutz ist unser Interesse.',
    ],
    ['a13.1.d', 'found', 'Art. 6 Abs. 1 lit. f DSGVO (unser Interesse: ausfallsicherer Betrieb).'],
    [
      'a13.1.d',
      'found',
      'Es liegt in unserem Interesse, dass unbezahlte Rechnungen bezahlt werden (Art. 6 Abs. 1 lit. f DSGVO).',
    ],
    [
      'a13.1.d',
      'found',
      'Wir stützen uns auf Art. 6 Abs. 1 lit. f DSGVO, denn ohne Protokolle könnten wir Störungen nicht finden.',
    ],
    [
      'a13.1.d',
      'missing',
      'Wir haben ein berechtigtes Interesse. Rechtsgrundlage ist Art. 6 Abs. 1 lit. f DSGVO.',
    ],
    ['a13.1.d', 'missing', 'Rechtsgrundlage der Datenverarbeitung ist Art. 6 Abs. 1 lit. f DSGVO.'],
    ['a13.1.d', 'not-applicable', 'Rechtsgrundlage ist Art. 6 Abs. 1 lit. b DSGVO.'],
    ['a13.1.e', 'found', 'Außer uns sieht das niemand.'],
    ['a13.1.e', 'found', 'Die Ware bringt ein Paketdienst, dem wir Ihre Anschrift nennen.'],
    [
      'a13.1.e',
      'found',
      'Im Haus kennt nur die Buchhaltung Ihre Bankverbindung, außer Haus unser Steuerberater.',
    ],
    ['a13.1.e', 'found', 'Ihre Daten bleiben bei uns und werden an keinen Dritten gegeben.'],
    ['a13.1.e', 'found', 'Zugriff haben die Mitarbeiter der Verwaltung.'],
    ['a13.1.f-country', 'found', 'Zoom arbeitet für uns. Daten können nach Amerika gelangen.'],
    ['a13.1.f-safeguard', 'missing', 'Wir nutzen Zoom der Zoom Communications Inc. in San Jose, USA.'],
    [
      'a13.1.f-safeguard',
      'found',
      'Wir nutzen Zoom der Zoom Communications Inc. in San Jose, USA. Das Unternehmen hat sich dem Datenschutzrahmen EU-USA angeschlossen.',
    ],
    [
      'a13.1.f-safeguard',
      'found',
      'Wir nutzen Zoom der Zoom Communications Inc. in San Jose, USA. Vereinbart sind die Musterklauseln der Kommission.',
    ],
    [
      'a13.1.f-copy',
      'found',
      'Wir nutzen Zoom der Zoom Communications Inc., USA; vereinbart sind Standardvertragsklauseln. Auf Wunsch senden wir sie Ihnen zu.',
    ],
    [
      'a13.1.f-copy',
      'found',
      'Wir nutzen Zoom der Zoom Communications Inc., USA; vereinbart sind Standardvertragsklauseln, die Sie bei uns einsehen können.',
    ],
    [
      'a13.1.f-copy',
      'found',
      'Wir nutzen Zoom der Zoom Communications Inc., USA; vereinbart sind Standardvertragsklauseln. Ein Exemplar liegt im Büro für Sie bereit.',
    ],
    [
      'a13.1.f-copy',
      'missing',
      'Wir nutzen Zoom der Zoom Communications Inc., USA; vereinbart sind Standardvertragsklauseln.',
    ],
    [
      'a13.1.f-copy',
      'missing',
      'Wir nutzen Zoom der Zoom Communications Inc., USA; vereinbart sind Standardvertragsklauseln. Eine Kopie Ihrer Daten erhalten Sie auf Anfrage.',
    ],
    ['a13.2.a', 'found', 'Was wir nicht mehr brauchen, löschen wir.'],
    ['a13.2.a', 'found', 'Ihre Bestelldaten bleiben acht Jahre bei uns, so will es die Abgabenordnung.'],
    ['a13.2.a', 'missing', 'Sie können die Löschung Ihrer Daten verlangen.'],
    ['a13.2.a', 'missing', 'Cookies bleiben bis zu 30 Tage auf Ihrem Gerät, wenn Sie sie nicht löschen.'],
    ['a13.2.f', 'found', 'Ein Computer allein entscheidet bei uns nie über Sie.'],
    ['a13.2.f', 'found', 'Profiling und automatisierte Einzelentscheidungen gibt es hier nicht.'],
    [
      'a13.2.f',
      'missing',
      'Vor einem Kauf auf Rechnung fragen wir bei der SCHUFA Holding AG Ihren Score ab. Bei schlechter Bonität lehnen wir ab.',
    ],
    ['a13.1.c-purpose', 'found', 'Damit wir Sie beliefern können, speichern wir Ihre Anschrift.'],
    ['a13.1.c-purpose', 'found', 'Ihre Nummer notieren wir für Rückfragen.'],
    ['a13.1.c-purpose', 'found', 'Wir verarbeiten Ihre Daten, um Ihnen Angebote zu machen.'],
    ['a13.1.c-basis', 'found', 'Grundlage ist Ihre Einwilligung nach Art. 6 Abs. 1 a DSGVO.'],
    ['a13.1.c-basis', 'missing', 'Wir verarbeiten Ihre Daten nach den gesetzlichen Bestimmungen.'],
    ['a13.1.b', 'not-judged', 'Einen Datenschutzbeauftragten haben wir nicht, weil wir nur vier sind.'],
    ['a13.1.b', 'found', 'Fragen beantwortet unsere Datenschutzbeauftragte unter dsb@holzhaus.example.'],
    ['a13.1.b', 'missing', 'Zur Datenschutzbeauftragten ist Frau Dr. Ida Vossmer bestellt.'],
    ['a13.1.b', 'missing', 'Als Krankenhaus mit 400 Betten behandeln wir Patienten.'],
  ])('%s is %s: %s', (id, status, text) => {
    const base = [
      'Datenschutz',
      'Verantwortlich: Holzhaus Kern GmbH, Am Rain 4, 24103 Kiel, post@holzhaus.example, Telefon 0431 55512',
    ]
    expect(statusOf(id, [...base, text].join('\n\n'))).toBe(status)
  })
})

describe('words that only look like an item are not it', () => {
  test.each([
    ['a13.2.b-access', 'Wir holen bei einer Auskunftei eine Bonitätsauskunft ein.'],
    ['a13.2.b-access', 'Auf Anordnung erteilen wir Strafverfolgungsbehörden Auskunft über Bestandsdaten.'],
    ['a13.2.b-erase', 'Die Protokolle werden nach sieben Tagen gelöscht.'],
    ['a13.2.b-erase', 'Cookies können Sie in Ihrem Browser löschen.'],
    ['a13.2.a', 'Wir nutzen Cookies. Sie werden nach Ende Ihres Besuchs automatisch gelöscht.'],
    [
      'a13.1.f-copy',
      'Mit Tafelwerk LLC (USA) haben wir Standardvertragsklauseln vereinbart. Die Vereinbarung ist einsehbar unter https://tafelwerk.example/legal/controller_addendum. Daten gelangen in die USA.',
    ],
    [
      'a13.1.f-copy',
      'Mit Tafelwerk LLC (USA) haben wir Standardvertragsklauseln vereinbart. Sie haben das Recht, auf Ihre Daten zuzugreifen und eine Kopie davon zu erhalten.',
    ],
    ['a13.2.b-restrict', 'Ohne Cookies ist die Website eingeschränkt nutzbar.'],
    [
      'a13.2.b-object',
      `${interest}Der Messung durch Google können Sie hier widersprechen: https://optout.example`,
    ],
    [
      'a13.2.b-object',
      `${interest}Der Nutzung der im Impressum veröffentlichten Kontaktdaten für Werbung wird widersprochen.`,
    ],
    ['a13.2.c', `${consent}Die Widerrufsbelehrung für Bestellungen finden Sie im Shop.`],
    ['a13.2.d', 'Bei Beschwerden über die Ware hilft unser Kundendienst.'],
    ['a13.2.a', 'Sie haben das Recht auf Auskunft über die geplante Speicherdauer.'],
    ['a13.2.a', 'Das Cookie wird nach 30 Tagen gelöscht.'],
    ['a13.2.e', 'Wir sind gesetzlich verpflichtet, Rechnungen aufzubewahren.'],
    ['a13.2.e', 'Wir benötigen Ihre Adresse für die Lieferung.'],
    ['a13.2.d', 'Sind Sie unzufrieden, hilft unser Kundendienst weiter.'],
    [
      'a13.2.d',
      'Beschwerdestellen\n\nOmbudsmann für Reisen, Postfach 1, 10115 Berlin. Aufsichtsbehörde nach § 34d GewO: IHK Musterland.',
    ],
    ['a13.2.a', 'Länger als drei Monate warten Sie bei uns auf keinen Termin.'],
    ['a13.1.e', 'Wir schützen Ihre Daten vor dem Zugriff durch Dritte.'],
    ['a13.1.e', 'Sie haben das Recht auf Auskunft über die Empfänger Ihrer Daten.'],
    ['form-date', 'Unsere Verschlüsselung entspricht dem aktuellen Stand der Technik.'],
    ['a13.1.c-basis', 'Sie haben nach Art. 21 DSGVO ein Widerspruchsrecht.'],
    [
      'a13.1.c-basis',
      'Wir erheben Daten nach § 14 TMG und § 28 BDSG. Rechtsgrundlage der Profile ist § 15 Abs. 3 TMG.',
    ],
    ['a13.1.e', 'Welche Rechte sieht die DSGVO vor? Sie sieht Rechte für Sie vor.'],
    ['a13.2.e', 'Pflichtangabe für den Newsletter ist allein Ihre E-Mail-Adresse.'],
    [
      'a13.2.e',
      'Wir verarbeiten Angaben zu Ausbildung, Werdegang, Zeugnissen, Sprachen und Gehalt sowie ein Foto (freiwillig).',
    ],
    ['a13.2.c', `${consent}Das Widerrufsrecht bei Bestellungen erlischt mit dem Versand.`],
    [
      'a13.2.b-restrict',
      'Sie haben Rechte, die sich aus Art. 15 bis 21 DSGVO ergeben:\n\n- Recht auf Auskunft\n- Recht auf Berichtigung\n- Recht auf Löschung\n- Recht auf Datenübertragbarkeit\n- Recht auf Beschwerde bei der Aufsichtsbehörde',
    ],
    [
      'a13.1.f-safeguard',
      'Die Karten kommen aus Großbritannien; für das Vereinigte Königreich besteht ein Angemessenheitsbeschluss. Die Filme liegen bei Vimeo Inc., New York, USA.',
    ],
    [
      'a13.1.f-safeguard',
      'Wir nutzen Google Maps der Google LLC, 1600 Amphitheatre Parkway, Mountain View, USA. Google ist nach dem Data Privacy Framework zertifiziert.\n\nFür Symbole nutzen wir Font Awesome der Fonticons, Inc., 6 Porter Road, Cambridge, MA, USA.',
    ],
    ['a13.2.e', 'Die Erfassung ist für den Betrieb der Internetseite zwingend erforderlich.'],
    ['a13.2.e', 'Daneben gibt es ausdrückliche Einwilligungen oder gesetzlich erforderliche Übermittlungen.'],
    ['a13.2.b-object', `${interest}Ihre Rechte ergeben sich aus Artikel 15 bis 20 DSGVO.`],
    ['a13.2.e', 'Diese Angaben sind notwendig, um unseren Internetauftritt sicher anzubieten.'],
    [
      'a13.2.f',
      'Wir werten Nutzungsverhalten und Interessen aus; daraus werden Kundenprofile erstellt, nach denen automatisch Ihr Preis festgelegt wird.',
    ],
    [
      'a13.1.f-copy',
      'Es gelten Standardvertragsklauseln. Nach Art. 15 DSGVO erhalten Sie eine Kopie der Angaben, auch zu den Garantien in Drittländern.',
    ],
    [
      'a13.1.d',
      'Rechtsgrundlagen: Berechtigte Interessen (Art. 6 Abs. 1 S. 1 lit. f DSGVO). Die Verarbeitung wahrt berechtigte Interessen der Verantwortlichen oder eines Dritten.',
    ],
    ['a13.2.e', 'Ohne sie würde die Seite nicht richtig funktionieren.'],
    ['a13.1.b', 'Mit 140 internen Mitarbeiterinnen vermitteln wir Fachkräfte im ganzen Land.'],
    [
      'a13.2.e',
      'Name und Passwort werden zur Bereitstellung des Kundenkontos auf Grundlage vertraglicher Pflichten erhoben.',
    ],
    ['a13.2.e', 'Das Fenster dient dazu, die gesetzlich vorgeschriebenen Einwilligungen zu erhalten.'],
    [
      'a13.2.e',
      'Für die Bestellung genügt Ihre Adresse. Die Angabe weiterer Daten ist freiwillig und hilft, Sie persönlich ansprechen zu können.',
    ],
    [
      'a13.1.b',
      'In unseren vier Häusern sind zusammen rund 310 Mitarbeiterinnen und Mitarbeiter für Sie da.',
    ],
    ['a13.2.e', 'Für einen Widerspruch müssen Sie Gründe nennen, für den Widerruf müssen Sie keine angeben.'],
    ['a13.2.e', 'Um Auskunft zu erhalten, müssen Sie sich ausweisen.'],
    ['a13.2.b-port', `${consent}Die Übertragung der Daten an andere Rechner ist verschlüsselt.`],
    ['a13.2.b-restrict', 'Eine Sperrung der Karte können Sie am Telefon beantragen.'],
    [
      'a13.1.f-copy',
      'Mit der Acme Inc. in den USA gelten Standardvertragsklauseln.\n\nWeitere Informationen zum Versand: https://post.example',
    ],
    [
      'a13.1.f-copy',
      'Mit der Acme Inc. in den USA gelten Standardvertragsklauseln.\n\nDie gültige Fassung dieser Hinweise steht in der App; ältere senden wir gern zu.',
    ],
    ['a13.2.e', 'Ohne Ihre Freischaltung fließen keine Daten zu den verbundenen Diensten.'],
    [
      'a13.2.e',
      'Wir erheben Daten, wenn Sie uns diese bei einer Bestellung oder Anfrage freiwillig mitteilen; welche, zeigt das Formular.',
    ],
    ['a13.1.d', 'Das geschieht aufgrund berechtigter Interessen des Vereins (Art. 6 Abs. 1 lit. f DSGVO).'],
    ['a13.1.d', 'Rechtsgrundlage ist unser berechtigtes Interesse gemäß Art. 6 Abs. 1 lit. f DSGVO.'],
    [
      'a13.1.d',
      'Protokolle schreiben wir zur Abwehr von Angriffen (Art. 6 Abs. 1 lit. f DSGVO). Listen gleichen wir ab. Grundlage ist Art. 6 Abs. 1 lit. f DSGVO.',
    ],
    ['a13.1.d', 'Das erlaubt das berechtigte Interesse nach § 6 Abs. 1 lit. g KDG.'],
    ['a13.2.e', 'Wir bearbeiten Daten während der Dauer, die gesetzlich erforderlich ist.'],
    [
      'a13.2.c',
      'Fotos der Kinder zeigen wir nur mit Einwilligung der Eltern nach Art. 6 Abs. 1 lit. a DSGVO.',
    ],
    ['a13.2.e', 'Pflichtangabe für den Versand ist lediglich Ihre E-Mail-Adresse.'],
    [
      'a13.2.f',
      'Wir prüfen die Bonität. Sie haben das Recht auf Auskunft über das Bestehen einer automatisierten Entscheidungsfindung.',
    ],
    ['a13.2.b-port', 'Wenn Sie ein Zimmer buchen, schreibe ich Namen und Anreise auf.'],
    [
      'a13.1.b',
      'Verantwortlicher: Gelenkzentrum Auental GmbH, Uferweg 3, 01067 Dresden\n\nIn jeder Arztpraxis verarbeiten wir Gesundheitsdaten unserer Patienten.',
    ],
    [
      'a13.1.b',
      'In unserem Haus arbeiten 46 Beschäftigte ständig am Bildschirm mit den Unterlagen der Mieter.',
    ],
  ])('%s: %s', (id, text) => {
    expect(statusOf(id, text)).toBe('missing')
  })

  test.each([
    [
      'a13.1.b',
      'Zuständig ist die Landesbeauftragte für den Datenschutz; eine Liste der Datenschutzbeauftragten finden Sie beim BfDI.',
    ],
    [
      'a13.1.b',
      'Vor dem ersten Kurs füllen Sie einen Bogen aus. Die Gesundheitsdaten darin liest nur die Lehrerin; Gesundheitsdaten geben wir nicht weiter. Von einer Therapie raten wir nie ab.',
    ],
    ['a13.1.b', 'Wir sind nicht verpflichtet, einen Datenschutzbeauftragten zu bestellen.'],
    [
      'a13.1.b',
      'Seit 2019 betreuen fest angestellte Mitarbeiter die Kurse; seit 2021 feste Mitarbeiter das Büro.',
    ],
    ['a13.1.b', 'Seit 2019 feste Mitarbeiter, heute zu dritt: So arbeiten wir.'],
    [
      'a13.1.b',
      'Verantwortlich: Optik Rau, Inhaber Jan Rau, Marktweg 3, 01067 Dresden\n\nWir verarbeiten Gesundheitsdaten für Ihre Brillen und rechnen mit Krankenkassen ab; Gesundheitsdaten bleiben bei uns.',
    ],
    ['a13.1.b', 'Bei uns haben weniger als 20 Personen ständig mit personenbezogenen Daten zu tun.'],
  ])('%s is not judged: %s', (id, text) => {
    expect(statusOf(id, text)).toBe('not-judged')
  })
})

describe('what stands elsewhere is neither found nor missing', () => {
  test.each([
    ['a13.2.b-access', 'Ihnen stehen die Rechte aus Art. 15 bis 22 DSGVO zu.'],
    ['a13.2.b-object', `${interest}Ihnen stehen die Rechte aus Art. 15 bis Art. 22 DSGVO zu.`],
    ['a13.2.b-object', `${interest}Ihnen stehen die Rechte aus Artikel 15 bis 21 DSGVO zu.`],
    [
      'tddd25-info',
      'Wir verwenden Cookies. Einzelheiten in der Cookie-Richtlinie: https://www.nordlicht.example/cookies',
    ],
    [
      'tddd25-info',
      'Wir verwenden Cookies. Eine Übersicht aller Cookies mit Laufzeit finden Sie in den Einstellungen unseres Consent-Banners.',
    ],
    [
      'a13.1.a-contact',
      'Verantwortlicher ist die Nordlicht Optik GmbH. Unsere Kontaktdaten finden Sie im Impressum.',
    ],
  ])('%s: %s', (id, text) => {
    expect(statusOf(id, text)).toBe('by-reference')
  })

  test('a link in HTML counts as an address, although the text does not show it', () => {
    const notice = readText(
      '<p>Wir verwenden Cookies. Mehr steht in der <a href="/cookies">Cookie-Richtlinie</a>.</p>',
      'html',
    )
    expect(contextOf(notice, readFacts(notice), today).item('tddd25-info').status).toBe('by-reference')
  })
})

describe('what the source sets off stands apart, though the text does not show it', () => {
  const rights =
    'Den Server schützen wir nach Art. 6 Abs. 1 lit. f DSGVO. Sie haben das Recht auf Auskunft, Berichtigung, Löschung und Einschränkung.'
  const objection =
    'Stützen wir uns auf ein berechtigtes Interesse, können Sie aus Gründen Ihrer besonderen Situation widersprechen.'
  const apart = (text: string, format: 'html' | 'markdown'): string => {
    const notice = readText(text, format)
    return contextOf(notice, readFacts(notice), today).item('a21.4').status
  }

  test.each([
    `<p>${rights}</p><p style="text-transform: uppercase">${objection}</p>`,
    `<p>${rights}</p><p class="hinweis-box">${objection}</p>`,
    `<p>${rights}</p><div class="alert alert--info"><p>${objection}</p></div>`,
    `<p>${rights}</p><blockquote>${objection}</blockquote>`,
  ])('HTML: %s', (html) => {
    expect(apart(html, 'html')).toBe('found')
    expect(apart(html.replaceAll(/ (?:style|class)="[^"]*"|<\/?blockquote>/gu, ''), 'html')).toBe('missing')
  })

  test('a quotation in Markdown', () => {
    expect(apart(`${rights}\n\n> **Widerspruch:** ${objection}\n`, 'markdown')).toBe('found')
    expect(apart(`${rights}\n\n**Widerspruch:** ${objection}\n`, 'markdown')).toBe('missing')
  })
})

describe('a heading asks, the sentence under it answers', () => {
  const shop = 'Wir verwenden nur technisch notwendige Cookies.\n\n'
  test.each([
    [
      'tddd25-info',
      `${shop}Google Analytics\n\nIhre Adresse wird nicht mit anderen Angaben verbunden. Der Dienst misst, wie oft wir besucht werden.`,
    ],
    [
      'a21.4',
      'Werbung\n\nFalls Sie keine Angebote mehr erhalten möchten, können Sie dem jederzeit widersprechen.',
    ],
    [
      'a13.2.f',
      'Bonitätsprüfung\n\nEine Lieferung auf Rechnung findet nicht statt, wenn die Auskunftei ein hohes Risiko meldet.',
    ],
    [
      'a13.1.f-safeguard',
      'Übermittlung in Drittländer\n\nEine Übermittlung in Drittländer erfolgt nicht, es sei denn, unsere Dienstleister sitzen dort.',
    ],
    [
      'a13.1.f-safeguard',
      'Übermittlung in Drittstaaten\n\nEine Übermittlung findet nicht ohne Rechtsgrundlage statt.',
    ],
  ])('%s stays missing: %s', (id, text) => {
    expect(statusOf(id, text)).toBe('missing')
  })

  test.each([
    'Es erfolgt keinerlei Übermittlung in Länder außerhalb der EU.',
    'Weder wir noch unsere Dienstleister übermitteln Daten in Staaten außerhalb der EU.',
    'In Drittländer gelangen Ihre Angaben nie.',
  ])('a denial settles it: %s', (text) => {
    expect(statusOf('a13.1.f-safeguard', `Übermittlung in Drittländer\n\n${text}`)).not.toBe('missing')
  })
})

test('a word is looked for as a word: “um mit” is no purpose in “Pausenraum mit”', () => {
  expect(statusOf('a13.1.c-purpose', 'Wir überwachen den Pausenraum mit Kameras.')).toBe('missing')
  expect(statusOf('form-date', 'Conversion-Messung 2024')).toBe('missing')
  expect(
    statusOf(
      'a13.1.f-copy',
      'Werkzeug der Mustermann, Inc., USA; vereinbart sind Standardvertragsklauseln. Sicherungskopien liegen bei einem Dritten, mit dem es eine Vereinbarung gibt.',
    ),
  ).toBe('missing')
})

test.each([
  [
    'a13.1.f-copy',
    'Für die USA gelten Standardvertragsklauseln. Eine Abschrift hängt der Hausmeister gern aus.',
  ],
  ['a13.1.d', 'Grundlage ist Art. 6 Abs. 1 lit. f DSGVO, denn Ordnung muss sein.'],
])('%s: what sounds as if it were said is not called missing, but shown: %s', (id, text) => {
  const notice = readText(text)
  const { status, hits, reason } = contextOf(notice, readFacts(notice), today).item(id)
  expect([status, reason?.de.includes('klingt an')]).toEqual(['not-judged', true])
  expect(hits.length).toBeGreaterThan(0)
})

describe('a condition that does not show is no fault', () => {
  test.each([
    ['a13.2.c', 'Wir verarbeiten Ihre Bestellung zur Erfüllung des Vertrags.', 'not-applicable'],
    [
      'a13.1.d',
      'Auf ein berechtigtes Interesse nach Art. 6 Abs. 1 Buchst. f DSGVO können wir uns als Behörde nicht berufen.',
      'not-applicable',
    ],
    ['a13.2.f', 'Wir liefern Ihre Bestellung aus.', 'not-judged'],
    ['a13.2.f', 'Zur Evaluation der Kurse werden Fragebögen anonym ausgewertet.', 'not-judged'],
    ['a14.2.f', 'Wir verarbeiten die Angaben, die Sie uns machen.', 'not-applicable'],
    [
      'a13.2.b-port',
      'Bilder zeigen wir, wenn Sie die Fotoerlaubnis unterschrieben haben; die Erlaubnis kann man zurücknehmen.',
      'missing',
    ],
    ['a21.2', 'Ihre Bewerbungsunterlagen prüft die Personalabteilung.', 'not-applicable'],
    ['a21.2', 'Ihre Anschrift nutzen wir für Werbung.', 'missing'],
    [
      'a13.1.b',
      'Datenschutzbeauftragter\n\nEinen Datenschutzbeauftragten haben wir nicht bestellt, weil wir zu neunt sind.',
      'not-judged',
    ],
    [
      'a13.1.b',
      'Ein Datenschutzbeauftragter ist nicht bestellt, weil bei uns nicht ständig 20 Personen mit der Datenverarbeitung beschäftigt sind.',
      'not-judged',
    ],
    [
      'a13.1.b',
      'Wir sind ein Klinikum für Patientinnen und Patienten. Ein Datenschutzbeauftragter ist nicht benannt.',
      'missing',
    ],
    [
      'a13.1.b',
      'Unsere Gesundheits-App misst Herzfrequenz und Schlafphasen; die Gesundheitsinformationen sehen nur Sie.',
      'missing',
    ],
    ['bdsg4.2', 'Den Hof überwachen wir mit Kameras.', 'not-judged'],
    ['bdsg4.2', 'Für die Sprechstunde greift die App auf Kamera und Mikrofon zu.', 'not-applicable'],
    ['tddd25-info', 'Wir verwenden keine Cookies.', 'not-applicable'],
    ['tddd25-info', 'Cookies verwenden wir nicht, ebensowenig Zählpixel.', 'not-applicable'],
    ['tddd25-info', 'Cookies gibt es bei uns keine.', 'not-applicable'],
    ['a13.1.f-safeguard', 'Eine Übermittlung in Drittländer findet nicht statt.', 'found'],
    [
      'a13.1.f-safeguard',
      'Werden Daten in ein Drittland übermittelt?\n\nEine Übermittlung in Drittstaaten findet nicht statt.',
      'found',
    ],
    ['a13.1.f-safeguard', 'Übermittlung in ein Drittland\n\nNicht vorgesehen.', 'not-applicable'],
    [
      'a13.1.f-safeguard',
      'Datentransfer in Drittstaaten\n\nIhre Angaben geben wir nicht in Länder außerhalb der Europäischen Union weiter.',
      'found',
    ],
    [
      'a13.1.f-safeguard',
      'Datentransfer in Drittstaaten\n\nDas Rechenzentrum steht in den USA. Es gelangen nicht alle Angaben dorthin.',
      'missing',
    ],
    [
      'a13.2.f',
      'Zwecke: Messung der Reichweite; Profile mit nutzerbezogenen Angaben (Erstellen von Profilen).',
      'not-judged',
    ],
    ['a13.2.f', 'Aus gekürzten Adressen werden pseudonymisierte Nutzungsprofile angelegt.', 'not-judged'],
    ['a13.2.f', 'Aus Ihren Einkäufen werden Kundenprofile gebildet.', 'missing'],
    [
      'a13.2.f',
      'Wir holen einen Scorewert ein. Danach fällt der Entscheid ohne Mitwirkung eines Menschen, der ihn prüft.',
      'missing',
    ],
    [
      'a13.1.f-safeguard',
      'Stand: März 2022\n\nKarten zeigt die Google LLC, Mountain View, USA. Google ist nach dem Privacy Shield zertifiziert.',
      'missing',
    ],
    [
      'a13.1.f-safeguard',
      'Stand: März 2019\n\nKarten zeigt die Google LLC, Mountain View, USA. Google ist nach dem Privacy Shield zertifiziert.',
      'found',
    ],
    [
      'a13.1.f-safeguard',
      'Stand: März 2022\n\nKarten zeigt die Google LLC, Mountain View, USA. Google ist nach dem Privacy Shield zertifiziert, außerdem gelten Standardvertragsklauseln.',
      'found',
    ],
    [
      'a13.1.f-safeguard',
      'Eine Weitergabe in Länder außerhalb der EU findet beim Besuch unserer Seiten und auch sonst nicht statt.',
      'found',
    ],
    ['a26.2', 'Verantwortlicher ist, wer allein oder gemeinsam mit anderen entscheidet.', 'not-applicable'],
    [
      'a13.2.f',
      'Aus der Auskunft wird ein Wahrscheinlichkeitswert über Ihr Zahlungsverhalten gebildet und automatisiert entschieden, ob Sie auf Rechnung kaufen können.',
      'found',
    ],
    ['a13.2.f', 'Abdrucke des Verzeichnisses erhalten auf Antrag auch Auskunfteien.', 'not-judged'],
    ['a13.2.f', 'Für den Kauf auf Rechnung fragen wir eine Bonitätsauskunft bei der SCHUFA ab.', 'missing'],
    [
      'a13.1.f-copy',
      'In die USA übermittelt der Anbieter nach den Standardvertragsklauseln; diese stellt er unter netz.example bereit.',
      'found',
    ],
    [
      'a13.1.d',
      'Der Hoster schreibt Zugriffe mit. Uns geht es dabei nur darum, dass die Seite läuft (Art. 6 Abs. 1 lit. f DSGVO).',
      'found',
    ],
    [
      'a13.2.b-port',
      'Mit dem Vertrag erheben wir Daten. Sie können verlangen, dass wir sie Ihnen in einem lesbaren Format übergeben.',
      'found',
    ],
    [
      'a13.2.d',
      'Sie haben ein Recht auf Auskunft, auch über das Bestehen eines Beschwerderechts und die Herkunft der Daten.',
      'missing',
    ],
    [
      'a13.2.f',
      'Das System gibt jeder Bewerbung einen Matching-Wert. Wer unter 40 liegt, bekommt eine Absage.',
      'missing',
    ],
    [
      'a13.2.e',
      'Die Auswertung geschieht nur, soweit dies zur Bereitstellung und technischen Durchführung der Umfrage erforderlich ist.',
      'missing',
    ],
  ])('%s: %s', (id, text, expected) => {
    expect(statusOf(id, text)).toBe(expected)
  })
})

describe('what is said too vaguely is missing', () => {
  const officer = 'Zum Datenschutzbeauftragten des Vereins wurde Herr Ulrich Panke bestellt.'
  const abroad = 'Zoom arbeitet für uns. Daten können in Länder außerhalb der Europäischen Union gelangen.'
  const photos =
    'Fotos stützen wir auf unser Interesse (Art. 6 Abs. 1 f DSGVO). Wer das nicht möchte, kann Widerspruch einlegen.'
  test.each([
    ['a13.1.b', officer, 'missing'],
    ['a13.1.b', `${officer} Sie erreichen ihn unter der Anschrift des Vereins.`, 'found'],
    ['a13.1.b', 'Datenschutzbeauftragter: Ulrich Panke, Tel. 04841 99887', 'found'],
    ['a13.1.e', 'Soweit es nötig ist, geben wir Daten an Dritte weiter.', 'missing'],
    ['a13.1.e', 'An Dritte geben wir Daten nicht weiter.', 'found'],
    ['a13.1.e', 'Daten geben wir an Dritte wie Banken weiter.', 'found'],
    ['a13.1.f-country', abroad, 'missing'],
    ['a13.1.f-country', `${abroad} Der Anbieter sitzt in den USA.`, 'found'],
    [
      'a13.1.f-copy',
      'Es gelten Standardvertragsklauseln, einzusehen unter nordwerk.example/klauseln.',
      'found',
    ],
    ['a13.2.e', 'Vorgeschrieben ist die Teilnahme weder durch Gesetz noch durch Vertrag.', 'found'],
    ['a13.2.e', 'Um beizutreten, müssen Sie einen Namen eingeben.', 'found'],
    ['a13.1.d', 'Schutz vor Ausfällen (unser berechtigtes Interesse), Art. 6 Abs. 1 lit. f DSGVO', 'found'],
    [
      'a13.1.b',
      'Verantwortlich: Theater am Tor AöR, Torplatz 1, 18439 Stralsund. Wir verarbeiten Daten.',
      'missing',
    ],
    ['a13.2.b-object', photos, 'found'],
    ['a13.2.b-object', photos.replace('Wer das nicht möchte', 'Über den Link im Browser'), 'missing'],
  ])('%s: %s', (id, text, status) => {
    expect(statusOf(id, text)).toBe(status)
  })

  test('a transfer that is denied needs no safeguard', () => {
    const denied = 'In Länder außerhalb des Europäischen Wirtschaftsraums übermitteln wir keine Kundendaten.'
    expect(statusOf('a13.1.f-safeguard', denied)).toBe('found')
    expect(statusOf('a13.1.f-safeguard', 'Eine Übermittlung in ein Drittland ist ausgeschlossen.')).toBe(
      'found',
    )
    expect(
      statusOf('a13.1.f-safeguard', 'Dass Daten in Drittländer gelangen, ist nicht auszuschließen.'),
    ).toBe('missing')
  })
})

describe('what is done with data is no right of the person', () => {
  const rights =
    'Ihre Rechte\n\nSie haben das Recht auf Auskunft, auf Berichtigung, auf Datenübertragbarkeit und auf Widerspruch.'

  test.each([
    ['a13.2.b-erase', 'Anmeldedaten löschen wir zwei Jahre nach der Tagung.'],
    ['a13.2.b-erase', 'Die Liste wird sechs Monate nach der Veranstaltung gelöscht.'],
    [
      'a13.2.b-erase',
      'Aufbewahrung und Löschung von Daten: Die folgenden Fristen gelten nach deutschem Recht.',
    ],
    ['a13.2.b-restrict', 'Wir löschen oder sperren personenbezogene Daten, sobald der Zweck entfällt.'],
    [
      'a13.2.b-restrict',
      'Bewerber nennen uns mitunter gesundheitliche Einschränkungen, auch diese Daten schützen wir.',
    ],
    ['a13.2.b-restrict', 'Stand: Sommerpause 2023'],
  ])('%s stays missing: %s', (id, said) => {
    expect(statusOf(id, `${rights}\n\n${said}`)).toBe('missing')
  })

  test('a withdrawal that only ends the storage is not offered', () => {
    const text =
      'Den Newsletter senden wir mit Ihrer Einwilligung (Art. 6 Abs. 1 lit. a DSGVO). Die Daten werden gespeichert, bis Sie Ihre Einwilligung widerrufen.'
    expect(statusOf('a13.2.c', text)).toBe('missing')
    expect(statusOf('a13.2.c', `${text} Sie können sie jederzeit widerrufen.`)).toBe('found')
  })

  test('an officer who is only mentioned cannot be reached', () => {
    const text =
      'Wir verarbeiten Gesundheitsdaten unserer Patienten. Unser Datenschutzbeauftragter prüft die Klauseln einmal im Jahr.'
    expect(statusOf('a13.1.b', text)).toBe('missing')
  })
})

test('whose address stands by a recipient’s name is the recipient’s', () => {
  const text =
    'Datenschutz\n\nWir verarbeiten Ihre Anfrage.\n\nVersand\n\nDie Briefe druckt die Alma Lettershop GmbH, Kaiweg 4, 24105 Kiel, Tel. 0431 556677, in unserem Auftrag.'
  expect(statusOf('a13.1.a-name', text)).toBe('missing')
  expect(statusOf('a13.1.a-contact', text)).toBe('missing')
})

describe('who gets data and where they go, said in passing', () => {
  test.each([
    'Wir geben Ihre Daten an Dritte weiter, nämlich Spediteure und Handwerker.',
    'Wir übermitteln Ihre Daten an Dritte (Ärzte, Labore).',
    'Wir geben Ihre Daten an Dritte weiter. Dazu zählen Labore und Speditionen.',
    'In keinem Fall geben wir Ihre Daten an Dritte weiter.',
    'Eine Weitergabe an Dritte unterbleibt.',
    'Geben wir Daten an Dritte weiter? Nein.',
  ])('%s', (text) => {
    expect(statusOf('a13.1.e', text)).toBe('found')
  })

  test('but third parties alone are nobody', () => {
    expect(statusOf('a13.1.e', 'Soweit nötig, geben wir Ihre Daten an Dritte weiter.')).toBe('missing')
  })

  test.each([
    'im Vereinigten Königreich',
    'in Ägypten',
    'in Tunesien',
    'in den Vereinigten Arabischen Emiraten',
  ])('a country is named: %s', (country) => {
    const text = `Wir nutzen Mailchimp. Dabei werden Daten in ein Drittland übermittelt, denn die Server stehen ${country}, einem Drittland.`
    expect(statusOf('a13.1.f-country', text)).toBe('found')
  })

  test.each([
    'Es werden keine Daten in Länder außerhalb der EU übermittelt, die Verarbeitung erfolgt ausschließlich in Deutschland.',
    'Ihre Daten werden nicht in Drittländern verarbeitet, sondern ausschließlich in der EU.',
  ])('denied: %s', (text) => {
    expect(statusOf('a13.1.f-safeguard', `Wir speichern Ihre Anfrage. ${text}`)).not.toBe('missing')
  })
})
