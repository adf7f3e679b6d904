import { describe, expect, test } from 'vitest'
import { readText } from '../text/index.ts'
import { readFacts } from './index.ts'

const rightsOf = (...lines: readonly string[]): string =>
  readFacts(readText(lines.join('\n\n'))).rights.join(' ')

describe('rights in the words of people who write themselves, under a heading on them', () => {
  test.each([
    ['Wenn Sie nicht mehr wollen, dass ich Ihnen Karten schicke, lasse ich es sein.', 'objection'],
    ['Wenn du nicht möchtest, dass wir dein Bild zeigen, lassen wir es bleiben.', 'objection'],
    ['Fragen Sie uns ruhig, was wir von Ihnen gespeichert haben.', 'access'],
    ['Du kannst dir jederzeit zeigen lassen, welche Angaben wir über dich haben.', 'access'],
    ['Auf Wunsch sagen wir Ihnen kostenlos, welche Daten zu Ihrer Person bei uns liegen.', 'access'],
    ['Jeder darf sehen, was über ihn in der Kartei steht.', 'access'],
    ['Ihr dürft wissen, welche Daten wir über euch haben.', 'access'],
    ['Wir teilen Ihnen gern mit, was über Sie bei uns vorliegt.', 'access'],
    ['Ihr könnt immer fragen was wir über euch gespeichert haben.', 'access'],
    ['You may find out what data we keep about you.', 'access'],
    ['Ask us for a copy of your records.', 'access'],
    ['Wenn etwas nicht stimmt, korrigieren wir es sofort.', 'rectification'],
    ['Falsche Angaben ändern wir, sobald Sie uns Bescheid geben.', 'rectification'],
    ['Ist eine Adresse veraltet, tauschen wir sie aus.', 'rectification'],
    ['Sie können Fehler in Ihren Daten ausbessern lassen.', 'rectification'],
    ['If anything is wrong, we will fix it.', 'rectification'],
    ['Auf Zuruf streichen wir Sie aus unserer Liste.', 'erasure'],
    ['Sagen Sie Bescheid, dann vernichten wir Ihre Unterlagen.', 'erasure'],
    ['Du kannst dein Profil jederzeit löschen lassen.', 'erasure'],
    ['You can have your account wiped.', 'erasure'],
    ['Sie können Ihre Daten bei uns vorübergehend sperren lassen.', 'restriction'],
    ['Solange wir das prüfen, frieren wir die Daten ein.', 'restriction'],
    ['Auf Wunsch legen wir Ihre Akte beiseite und nutzen sie nicht.', 'restriction'],
    ['You can ask us to put your data on hold.', 'restriction'],
    ['Ihre Daten können Sie in einem gängigen Format zu einem anderen Anbieter mitnehmen.', 'portability'],
    ['Wir geben euch eure Angaben als Datei, die andere Programme einlesen können.', 'portability'],
    ['Sie erhalten die Daten in einem üblichen Format für Ihren neuen Anbieter.', 'portability'],
    ['You may take your data elsewhere in a common file format.', 'portability'],
    ['Gegen die Nutzung zu Werbezwecken können Sie Einspruch einlegen.', 'objection'],
    ['Widersprich uns einfach, wenn du keine Werbung willst.', 'objection'],
    ['Sie dürfen uns die Nutzung Ihrer Adresse für Werbung jederzeit untersagen.', 'objection'],
    ['You can say no to direct marketing.', 'objection'],
    ['Haben Sie einmal Ja gesagt, dürfen Sie es sich anders überlegen.', 'withdraw-consent'],
    ['Dein Einverständnis kannst du jederzeit wieder zurücknehmen.', 'withdraw-consent'],
    ['Hast du in etwas eingewilligt, kannst du das jederzeit widerrufen.', 'withdraw-consent'],
    ['Ihr Einverständnis können Sie jederzeit zurück nehmen.', 'withdraw-consent'],
    ['Schalten Sie den Versand ab, ziehen Sie Ihre Zustimmung zurück.', 'withdraw-consent'],
    ['If you gave your consent, you can change your mind at any time.', 'withdraw-consent'],
    ['Sind Sie unzufrieden, können Sie sich an die Datenschutzbehörde Ihres Landes wenden.', 'complaint'],
    ['Notfalls gehen Sie zur Landesbeauftragten für Datenschutz in Brandenburg.', 'complaint'],
    ['You can also contact your local data protection authority.', 'complaint'],
    ['Was auf Ihrer Karte steht, lesen wir Ihnen gern vor.', 'access'],
    ['You are welcome to see your records.', 'access'],
    ['Schiefes dürfen Sie geradeziehen lassen.', 'rectification'],
    ['Auf Wunsch zerreißen wir den Bogen.', 'erasure'],
    ['Tell us to get rid of it and we will.', 'erasure'],
    ['Strittiges bleibt bis zur Klärung unbenutzt.', 'restriction'],
    ['Until then we leave it untouched.', 'restriction'],
    [
      'Verlangen Sie, dass ich sie Ihnen oder einer anderen Kanzlei in einem lesbaren Format übergebe.',
      'portability',
    ],
    ['Ihre Maße geben wir Ihnen als Tabelle.', 'portability'],
    ['You may carry it to another shop.', 'portability'],
    ['You may obtain confirmation and information about your data.', 'access'],
    ['You are entitled to be informed about the data we hold on you.', 'access'],
    ['You can request information on whether we process data about you.', 'access'],
    ['You have a right of access to the personal data we keep.', 'access'],
    ['You may ask which data we store.', 'access'],
    ['You can raise a complaint with the regulator.', 'complaint'],
    ['You may bring any concerns to the supervisory authority.', 'complaint'],
    ['You may revoke your consent at any time.', 'withdraw-consent'],
    ['Consent, once given, can be revoked by e-mail.', 'withdraw-consent'],
    ['Your consent may be withdrawn whenever you like.', 'withdraw-consent'],
  ])('%s', (line, right) => {
    const heading = /[ßäöü]|(?<!\p{L})(?:Sie|wir|du|Du|uns)(?!\p{L})/u.test(line)
      ? 'Ihre Rechte'
      : 'Your rights'
    const said = rightsOf(
      'Datenschutzhinweise der Beispiel GmbH',
      'Wir verarbeiten Daten, um Verträge zu erfüllen.',
      heading,
      line,
    )
    expect(said).toBe(right)
  })
})

describe('rights that one sentence offers by itself', () => {
  test.each([
    ['Auf Nachfrage sagen wir Ihnen, was wir über Sie aufgeschrieben haben.', 'access'],
    ['Auf Ihr Gesuch geben wir bekannt, welche Personendaten zu Ihrer Person vorliegen.', 'access'],
    ['Jedes Mitglied darf verlangen, dass ihm mitgeteilt wird, was in der Kartei über es steht.', 'access'],
    ['Du kannst verlangen, dass wir unzutreffende Angaben zu dir bereinigen.', 'rectification'],
    ['Sie haben ein Recht darauf, dass verkehrte Angaben zu Ihrer Person geändert werden.', 'rectification'],
    ['Sie haben Anspruch darauf, dass Ihre Angaben aus unseren Listen verschwinden.', 'erasure'],
    ['Auf Zuruf radieren wir Ihren Datensatz aus.', 'erasure'],
    ['Auf Begehren werden Ihre Daten mit einem Sperrvermerk versehen.', 'restriction'],
    ['Sie dürfen fordern, dass die Nutzung Ihrer Daten vorerst ausgesetzt wird.', 'restriction'],
    [
      'Auf Antrag erhalten Sie Ihre Angaben in strukturierter Form für einen anderen Anbieter.',
      'portability',
    ],
    ['You may ask us to delete your data.', 'erasure'],
  ])('%s', (text, right) => {
    expect(rightsOf('Datenschutz', 'Wir nehmen Bestellungen an.', text).split(' ')).toContain(right)
  })

  test.each([
    ['Auf Wunsch liefern wir die Möbel auch samstags.'],
    ['Sie können jederzeit fragen, wann Ihr Termin ist.'],
    ['Auf Wunsch löschen wir den Warenkorb im Browser.'],
    ['Wir dürfen verlangen, dass Sie Ihre Angaben durch einen Ausweis belegen.'],
    ['Sie können Ihre Bestellung bis zum Versand ändern.'],
    ['Nach zwei Jahren löschen wir Ihre Daten.'],
  ])('%s offers none', (text) => {
    expect(rightsOf('Datenschutz', 'Wir nehmen Bestellungen an.', text)).toBe('')
  })
})

describe('headings in plain words', () => {
  test.each([
    'Was Sie von uns verlangen können',
    'Was kannst du von uns fordern?',
    'Was steht mir zu?',
    'Deine Möglichkeiten',
    'Eure Rechte',
    'Welche Rechte habe ich?',
    'Hier bestimmen Sie',
    'What you can ask us to do',
    'Your choices',
  ])('%s', (heading) => {
    expect(rightsOf('Datenschutz', heading, 'Wenn etwas nicht stimmt, korrigieren wir es.')).toBe(
      'rectification',
    )
  })
})

describe('a list of rights that names their articles', () => {
  test('one by one', () => {
    const said = rightsOf('Ihre Rechte', '- Art. 15 DSGVO', '- Art. 16 DSGVO', '- Art. 77 DSGVO')
    expect(said).toBe('access rectification complaint')
  })
  test('a range offers none by itself', () => {
    expect(rightsOf('Ihre Rechte', 'Ihre Rechte ergeben sich aus Art. 15 bis 21 DSGVO.')).toBe('')
  })
})

test('a paragraph of several rights needs no heading, a list none over each item', () => {
  expect(
    rightsOf(
      'Geigenbau',
      'Gern lege ich offen, was ich über Sie aufgezeichnet habe. Unrichtiges stelle ich richtig. Auf Verlangen vernichte ich die Karte oder schränke die Verwendung ein.',
    ),
  ).toBe('access rectification erasure restriction')
  expect(
    rightsOf(
      'Deine Karten:',
      '– reinschauen, was wir über dich haben',
      '– geradeziehen, was falsch ist',
      '– wegmachen lassen',
      '– auf Pause stellen lassen',
    ),
  ).toBe('access rectification erasure restriction')
})

describe('rights in other places than a list', () => {
  test.each([
    [
      'Wenn Sie Auskunft, Berichtigung oder Löschung wünschen, schreiben Sie uns.',
      'access rectification erasure',
    ],
    [
      'Einwilligungen sind freiwillig und können jederzeit für die Zukunft zurückgenommen werden.',
      'withdraw-consent',
    ],
    ['Wer gefilmt wurde und das nicht will, kann dem jederzeit widersprechen.', 'objection'],
    ['Ein Recht auf Datenübertragbarkeit besteht nicht.', ''],
    ['Sie haben keinen Anspruch auf Löschung.', ''],
    ['Auf Verlangen der Behörde erteilen wir Auskunft.', ''],
  ])('%s', (line, rights) => {
    expect(rightsOf('Datenschutzhinweise der Beispiel GmbH', 'Was Sie wissen sollten', line)).toBe(rights)
  })
  test('under a heading on withdrawal, what follows from it is no right of its own', () => {
    expect(
      rightsOf(
        'Datenschutz',
        'Widerruf',
        'Sie können Ihre Einwilligung jederzeit widerrufen. Wir löschen die Daten dann.',
      ),
    ).toBe('withdraw-consent')
  })
})

describe('what offers no right', () => {
  test.each([
    'Wenn ihr austretet, sperren wir eure Daten und löschen sie am Ende des Jahres.',
    'Wir löschen Ihre Bewerbung nach sechs Monaten.',
    'Ihre Adresse korrigieren wir anhand der Angaben der Post.',
    'Sie können sehen, welche Kurse frei sind.',
    'Cookies können Sie in Ihrem Browser löschen.',
    'Die App können Sie jederzeit von Ihrem Telefon löschen.',
    'Beschwerden über die Wurst nimmt der Chef entgegen.',
    'Ihr Konto wird nach drei falschen Eingaben gesperrt.',
    'Ihre Bestellung können Sie innerhalb von vierzehn Tagen widerrufen.',
    'Sie können Ihren Vertrag jederzeit kündigen und die Bestellung widerrufen.',
    'Datenpannen melden wir innerhalb von 72 Stunden der Aufsichtsbehörde.',
    'Wir sind verpflichtet, uns bei einer Anfrage der Aufsichtsbehörde zu melden.',
    'Dagegen ist nichts einzuwenden.',
    'Zeigen Sie beim Einlass eine Kopie Ihrer Karte.',
    'Die Rechnung erhalten Sie als Datei.',
    'Nehmen Sie Ihre Wertsachen bitte mit.',
    'Auskünfte über die Preise erhalten Sie am Telefon.',
    'Beschwerden über den Lärm richten Sie bitte an die Hausverwaltung.',
    'Unser Kundendienst hat immer ein offenes Ohr, wenn Sie etwas stört.',
  ])('%s', (line) => {
    expect(rightsOf('Datenschutzhinweise der Beispiel GmbH', 'Was wir verarbeiten', line)).toBe('')
  })
})

describe('rights under other laws', () => {
  test.each([
    ['Nach § 46 DSG-EKD können Sie sich an die kirchliche Aufsicht wenden.', 'complaint'],
    ['Es steht Ihnen frei, sich nach § 48 KDG an die Datenschutzaufsicht zu wenden.', 'complaint'],
    [
      'Sie haben die Möglichkeit, beim EDÖB Anzeige zu erstatten, also Anzeige bei der Aufsichtsbehörde.',
      'complaint',
    ],
    [
      'Den Rundbrief können Sie jederzeit abbestellen; die Einwilligung gilt dann nicht mehr.',
      'withdraw-consent',
    ],
    ['Ihre Einwilligung erlischt mit der Abmeldung, die jederzeit möglich ist.', 'withdraw-consent'],
    ['Sie können eine erteilte Zustimmung für die Zukunft zurückziehen.', 'withdraw-consent'],
    ['Sie dürfen beim EDÖB jederzeit eine Anzeige einreichen.', 'complaint'],
    ['Sie können die Herausgabe oder Übertragung Ihrer Daten verlangen.', 'portability'],
    [
      'Sie dürfen fordern, Ihre Angaben zu erhalten und deren Übermittlung an andere Verantwortliche zu verlangen.',
      'portability',
    ],
    ['You have the right to lodge an objection at any time.', 'objection'],
  ])('%s', (line, right) => {
    expect(rightsOf('Datenschutz', line).split(' ')).toContain(right)
  })

  test.each([
    ['Bei Fragen zur Heimaufsicht wenden Sie sich an die Verwaltung.', 'complaint'],
    ['The information about your order is in your data sheet.', 'access'],
    ['This agreement may be terminated by either side.', 'withdraw-consent'],
  ])('%s is none', (line, right) => {
    expect(rightsOf('Datenschutz', line).split(' ')).not.toContain(right)
  })
})

test.each([
  ['Ein Recht auf Datenübertragbarkeit nach Art. 20 DSGVO besteht nicht, da wir öffentlich handeln.', ''],
  ['Ein Recht auf Löschung besteht nicht, wenn die Akten aufbewahrt werden müssen.', 'erasure'],
])('a right that does not exist is none; one with an exception is one: %s', (text, rights) => {
  expect(rightsOf('Ihre Rechte', text)).toBe(rights)
})

test.each([
  ['Auch dürfen Sie sich beschweren beim', 'Katholischen Datenschutzzentrum Frankfurt, Roßmarkt 23'],
  [
    'Sie haben das Recht, Beschwerde einzulegen bei der',
    'Landesbeauftragten für den Datenschutz Niedersachsen',
  ],
  [
    'Dann können Sie sich beschweren:',
    'Landesbeauftragte für den Datenschutz Niedersachsen, Prinzenstraße 5',
  ],
])('a complaint whose authority stands on the next line: %s', (said, authority) => {
  expect(rightsOf('Datenschutz', said, authority)).toBe('complaint')
})

test.each([
  'Sie erhalten Ihre Daten auf Wunsch in einem Format, das Sie zu einem anderen Anbieter mitnehmen können.',
  'You can ask us for a file of your data that you can take to another provider.',
])('%s', (line) => {
  expect(rightsOf('Datenschutz', 'Ihre Rechte', line)).toContain('portability')
})

test('titles that are nothing but rights, each over what is said of it', () => {
  const terms = ['Auskunft', 'Berichtigung', 'Löschung', 'Widerspruch', 'Widerruf']
  const list = `<h2>Was Sie verlangen können</h2><dl>${terms.map((term) => `<dt>${term}</dt><dd>nach unserer Ordnung, § 8</dd>`).join('')}</dl>`
  const rights = readFacts(readText(`<main><h1>Datenschutz</h1>${list}</main>`, 'html')).rights
  expect(rights).toEqual(['access', 'rectification', 'erasure', 'objection', 'withdraw-consent'])
  const two = list.replace(/<dt>(?:Auskunft|Berichtigung|Widerspruch).*?<\/dd>/gu, '')
  expect(readFacts(readText(`<main><h1>Datenschutz</h1>${two}</main>`, 'html')).rights).not.toContain(
    'withdraw-consent',
  )
})

test.each([
  ['e) Übertragung der von Ihnen bereitgestellten Daten auf Sie oder einen anderen Anbieter', 'portability'],
  ['Unzufrieden? Dann beschwere dich bei der Landesbeauftragten für den Datenschutz.', 'complaint'],
  ['Bilder bleiben, bis ihr die Einwilligung zurücknehmt, ein Anruf genügt.', 'withdraw-consent'],
])('%s', (line, right) => {
  expect(rightsOf('Datenschutz', 'Ihre Rechte', line)).toContain(right)
})

test('whoever may object to a decision is offered no right over data', () => {
  const line = 'Gegen die Ablehnung Ihres Antrags können Sie Widerspruch einlegen.'
  expect(rightsOf('Datenschutz', 'Anträge', line)).toBe('')
  expect(rightsOf('Datenschutz', 'Anträge', line.replace('Ablehnung Ihres Antrags', 'Verarbeitung'))).toBe(
    'objection',
  )
})

describe('all the rights of a notice', () => {
  test.each([
    [
      'Ihre Rechte\n\nWir sagen Ihnen, was wir über Sie wissen. Fehler berichtigen wir. Was wir nicht aufheben müssen, löschen wir, wenn Sie es möchten. Streiten wir darüber, legen wir die Daten solange still. Ihre Daten bekommen Sie auf Wunsch als Datei.',
      'access rectification erasure restriction portability',
    ],
    [
      'Was Sie von uns verlangen können\n\n- zu erfahren, welche Daten wir haben\n- dass wir Falsches ändern\n- dass wir Ihre Daten entfernen\n- dass wir sie vorübergehend nicht benutzen\n- dass Sie sie mitnehmen dürfen',
      'access rectification erasure restriction portability',
    ],
    [
      'Sie haben ein Recht auf Auskunft, Berichtigung, Löschung, Einschränkung, Datenübertragbarkeit und Widerspruch sowie auf Beschwerde bei einer Aufsichtsbehörde.',
      'access rectification erasure restriction portability objection complaint',
    ],
    [
      'Ihnen stehen die Rechte nach Art. 15 (Auskunft), Art. 16 (Berichtigung), Art. 17 (Löschung), Art. 18 (Einschränkung), Art. 20 (Übertragbarkeit) und Art. 21 DSGVO (Widerspruch) zu.',
      'access rectification erasure restriction portability objection',
    ],
    ['Widersprechen können Sie jeder Verarbeitung, die wir auf unser Interesse stützen.', 'objection'],
    ['Ihre Zustimmung nehmen Sie zurück, indem Sie den Link in der Mail anklicken.', 'withdraw-consent'],
    ['Haben Sie eingewilligt, gilt das nur bis auf Widerruf.', 'withdraw-consent'],
    ['Du kannst uns jederzeit fragen, was wir über dich gespeichert haben.', 'access'],
    [
      'Sind Sie der Ansicht, dass wir gegen Datenschutzrecht verstoßen, steht Ihnen der Weg zur Aufsichtsbehörde offen.',
      'complaint',
    ],
    [
      'Rechte\n\nAuskunft | Berichtigung | Löschung | Einschränkung | Übertragbarkeit | Widerspruch | Beschwerde',
      'access rectification erasure restriction portability objection complaint',
    ],
    ['Wir löschen Ihre Daten nach drei Jahren und geben keine Auskunft an Dritte.', ''],
    ['Beschwerden über Lärm nimmt der Hausmeister entgegen.', ''],
    [
      'Deine Rechte: Auskunft, Korrektur, Löschung, Pause (Einschränkung), Umzug deiner Daten, Widerspruch.',
      'access rectification erasure restriction portability objection',
    ],
    ['Sie dürfen Ihre Akte einsehen und Kopien verlangen.', 'access'],
    ['Unrichtige Daten haben wir auf Ihr Verlangen unverzüglich zu berichtigen.', 'rectification'],
    [
      'Für Ihre Rechte auf Auskunft, Berichtigung und Löschung wenden Sie sich an datenschutz@holzhaus.example.',
      'access rectification erasure',
    ],
    ['Der Zusendung von Werbung kann jederzeit widersprochen werden.', 'objection'],
  ])('%s', (text, rights) => {
    const opening = 'Datenschutzerklärung\n\nVerantwortlich\n\nHolzhaus Kern GmbH\nAm Rain 4\n24103 Kiel\n\n'
    expect(readFacts(readText(opening + text)).rights.join(' ')).toBe(rights)
  })
})
