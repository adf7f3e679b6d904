import { describe, expect, test } from 'vitest'
import { readText } from '../text/index.ts'
import { bareNames } from './bare.ts'
import { denied } from './denied.ts'
import { layOut } from './scene.ts'

const START = 'Hinweise zum Datenschutz\n\n'
/** Names stand late enough not to be those of the notice's own title. */
const FILL =
  'Wir verarbeiten Angaben, die Sie uns machen, nur soweit es für die genannten Zwecke nötig ist. '.repeat(7)

function names(sentence: string): string {
  return bareNames(layOut(readText(`${START}${FILL}\n\n${sentence}\n`)))
    .map((one) => one.name)
    .join(' | ')
}

describe('names without a legal form', () => {
  test.each([
    ['Die Lohnabrechnung macht für uns das Lohnbüro Kramer & Voss.', 'Lohnbüro Kramer & Voss'],
    [
      'Wer bekommt die Daten? Die Leitung, das Kirchenkreisamt Husum (Verträge), das Jugendamt.',
      'Kirchenkreisamt Husum',
    ],
    ['Unfälle melden wir der Unfallkasse Friesland.', 'Unfallkasse Friesland'],
    ['Die Spielberichte geben wir an die Nordwest Presse und ans Gemeindeblatt.', 'Nordwest Presse'],
    ['Lesen dürfen unsere Steuerberaterin, die Wäscherei (nur Zimmer) und das Amt.', ''],
    ['Gutachten schreibt der Medizinische Dienst Nord, wir leiten sie weiter.', 'Medizinische Dienst Nord'],
    ['Die Daten wertet die Technische Hochschule Watt in Husum für uns aus.', 'Technische Hochschule Watt'],
    [
      'Gespeichert wird für uns beim Wattmeer-Rechenzentrum der Friesischen Akademie der Künste.',
      'Wattmeer-Rechenzentrum der Friesischen Akademie der Künste',
    ],
    ['Die Überweisung führt die Staatsoberkasse Bayern aus.', 'Staatsoberkasse Bayern'],
    ['Die Meldung geben wir an die Gemeinde Tannheim weiter.', 'Gemeinde Tannheim'],
    ['Danach erhält der Turnverband Wattland Namen und Anschrift.', 'Turnverband Wattland'],
    ['Im Einzelfall Rechtsanwälte, Gutachter und Gerichte erhalten Auskunft.', ''],
    ['Die Beiträge zieht die Stadtsparkasse Magdeburg für uns ein.', 'Stadtsparkasse Magdeburg'],
    ['Die Preise zahlt die Thüringer Aufbaubank aus, die Namen geben wir weiter.', 'Thüringer Aufbaubank'],
    ['Danach sind die Akten dem Landesarchiv Thüringen anzubieten.', 'Landesarchiv Thüringen'],
    ['Für den Auftrag erhebt die Kanzlei Anrede und Namen.', ''],
    ['Empfänger ist unser Steuerberater Dipl.-Kfm. Jens Thiel, Husum.', 'Jens Thiel'],
    ['Die Beiträge zieht die Fördesparkasse ein.', 'Fördesparkasse'],
    ['Die Beiträge zieht die Bausparkasse ein.', ''],
    ['Kurse leitet die Physiotherapie am Deich; sie erhält die Liste.', 'Physiotherapie am Deich'],
    ['Die Kleidung holt die Wäscherei Ketelsen für uns ab.', 'Wäscherei Ketelsen'],
    ['Proben gehen an das Labor Dr. Kolk + Kollegen in Husum.', 'Labor Dr. Kolk + Kollegen'],
    ['Die Kameras betreut die Fa. Elektro Ketelsen.', 'Elektro Ketelsen'],
    ['Den Rundbrief setzt und druckt die Druckerei am Tor für uns.', 'Druckerei am Tor'],
    ['Für das Wochenende geben wir dem Jugendhaus Sonnenhöhe eine Liste.', 'Jugendhaus Sonnenhöhe'],
    ['Forderungen übergeben wir an Rechtsanwältin Dr. Heike Brandis.', 'Heike Brandis'],
    ['Abdrücke schicken wir an Zahntechnikermeister Ole Kühl in Husum.', 'Ole Kühl'],
    ['Bei Festen fotografiert Anke Vollmers für uns.', 'Anke Vollmers'],
    ['Schäden melden wir unserer Versicherung, der Nordsicher.', 'Nordsicher'],
    ['Der Server wird von Heide-Netz betreut.', 'Heide-Netz'],
    ['Pässe beantragen wir beim Niederrheinischen Turnverband.', 'Niederrheinischen Turnverband'],
    ['Berichte schicken wir an die Husumer Rundschau.', 'Husumer Rundschau'],
    ['Die Kasse pflegt kassenspatz, eine kleine Firma aus Husum.', 'kassenspatz'],
    ['Über Anträge berät die Stiftung für Wasserbau, der wir Namen vorlegen.', 'Stiftung für Wasserbau'],
    ['Our books are kept by our accountant, Rosa Kettler in Kiel.', 'Rosa Kettler'],
    ['We hand it to Brandis Rechtsanwälte.', 'Brandis Rechtsanwälte'],
    ['Die Akten vernichtet aktenwolf Husum, die Kartons holt ein Fahrer.', 'aktenwolf Husum'],
    ['Die Telefonanlage betreut pilotbit IT-Service (Husum).', 'pilotbit IT-Service'],
    ['Den Katalog verschickt für uns der Lettershop Kettler Postwerk aus Kiel.', 'Kettler Postwerk'],
    ['Für Sonderfälle beauftragen wir den Assekuradeur Plan & Marketing.', 'Plan & Marketing'],
    [
      'Fotos schicken wir der örtlichen Presse (Husumer Zeitung, Hallo Husum).',
      'Husumer Zeitung | Hallo Husum',
    ],
    ['Zugriff hat der beauftragte Wachdienst (Nordwacht Deutschland).', 'Nordwacht Deutschland'],
    ['Wir melden es dem Krebsregister Niedersachsen.', 'Krebsregister Niedersachsen'],
    [
      'Empfänger:\n\n- Bayerwälder Ruder-Verband (BRV)\n- Friesischer Ruder-Verband (FRV)',
      'Friesischer Ruder-Verband',
    ],
    ['Wir übermitteln an die Landesbehörde Wasser Nordmark (LWN).', 'Landesbehörde Wasser Nordmark'],
    ['Wir rechnen mit der AOK Nordmark ab, die Auskünfte erhält.', 'AOK Nordmark'],
    [
      'Das sind für die Seite die Werbeagentur Bildschmiede Rhön und wir selbst.',
      'Werbeagentur Bildschmiede Rhön',
    ],
    ['Lastschriften laufen über die Wolfsheimer Volksbank.', 'Wolfsheimer Volksbank'],
    ['Den Zählerstand melden wir den Wolfsheimer Stadtwerken.', 'Wolfsheimer Stadtwerken'],
    [
      'Betreut wird die Seite von der Agentur Klickschmiede Rhön (Inh. M. Kolk).',
      'Agentur Klickschmiede Rhön',
    ],
    ['Bei der EDV hilft uns das Systemhaus Ketelstal-IT.', 'Systemhaus Ketelstal-IT'],
    [
      'Arbeiten bringt der Botendienst Kurier Ober-Rhön, der die Anschrift erhält.',
      'Botendienst Kurier Ober-Rhön',
    ],
    [
      'Eilige Pakete verschicken wir mit dem Botendienst Rapid K. Dafür erhält er die Anschrift.',
      'Botendienst Rapid K',
    ],
    [
      'Unser Laborprogramm (Kolk+Partner, mit Fernwartung) liegt im Haus, wir geben ihm Zugriff.',
      'Kolk+Partner',
    ],
    [
      'Verträge sind geschlossen.\n\nAn wen wir sonst Daten geben\nGesundheitsamt\nLandratsamt und Busunternehmen Kolk-Reisen bei Ausflügen\nFotograf (nur mit Einwilligung): Foto Ketels',
      'Busunternehmen Kolk-Reisen | Foto Ketels',
    ],
  ])('%s', (sentence, name) => {
    expect(names(sentence)).toBe(name)
  })

  test.each([
    'Wir geben Daten an Ihre Hausbank und an Ihre private Krankenversicherung weiter.',
    'Unsere Abteilung Personal und Finanzen erhält Ihre Unterlagen.',
    'Die Kassenärztlichen Vereinigungen, Krankenkassen und Ärztekammern erhalten Daten.',
    'Das Amtsgericht Husum führt das Register, das Finanzamt erhält die Belege.',
    'Wir übermitteln die Adresse an das beauftragte Transportunternehmen.',
    'Unser Steuerberater, die Finanzbehörden und Gerichte erhalten Belege.',
    'Das Steuerbüro am Ende des Jahres: wir schicken ihm nichts.',
    'Dem Gasthof Adler nennen wir keine Namen.',
    'Unser Verlag Team schickt Ihnen Post.',
    'Wir geben dem Dienstleister Daten weiter, die er braucht.',
    'Der Wachdienst (rund um die Uhr besetzt) erhält die Liste.',
    'Die Presse (Print und Online) erhält Fotos.',
    'Wir geben die Liste an den Kreis Betroffener weiter.',
    'Wir übermitteln Bilder an das Bild-Archiv für Presse und Werbung.',
    'Daten der Technischen Universität Absolventen geben wir weiter.',
    'Die Daten werden in unseren Häusern (Klinik am Moor, Gasthof Krone) von uns verwaltet.',
  ])('nobody: %s', (sentence) => {
    expect(names(sentence)).toBe('')
  })
})

describe('what is not used', () => {
  test.each([
    ['An die Kreditauskunft Blick übermitteln wir keine Daten.', 'Kreditauskunft Blick'],
    ['Über Plaudernd oder andere Messenger sind wir nicht erreichbar.', 'Plaudernd'],
    ['Zählwerk und Klickbild verwenden wir derzeit nicht.', 'Zählwerk'],
    ['Nicht mehr verwendet: Die Dienste Zählwerk und Klickbild.', 'Klickbild'],
    ['Unseren Kanal bei Zwitscher haben wir im Januar stillgelegt.', 'Zwitscher'],
    ['Zählwerk, Klickbild, eingebettete Karten: auch nicht.', 'Klickbild'],
    ['Besprechungen führen wir nicht mit Klickbild oder Plaudernd, sondern selbst.', 'Klickbild'],
    ['Einen Login über Zwitscher bieten wir nicht an.', 'Zwitscher'],
    ['Klickbild, Zählwerk o. ä. sind nicht angebunden.', 'Klickbild'],
    ['Die Gruppen bei Plaudernd sind privat und kein Angebot unserer Schule.', 'Plaudernd'],
    ['Unseren Kanal bei Zwitscher (früher Flöter) haben wir im Mai geschlossen.', 'Zwitscher'],
    ['Das Konto bei Plaudernd ist seit dem 3. März gelöscht.', 'Plaudernd'],
    ['Klickbild: Der Dienst wurde zum 1. Juli abgeschaltet.', 'Klickbild'],
    ['Ein Abruf bei Klickbild findet nicht statt.', 'Klickbild'],
    ['Zählwerk haben wir nicht, ebensowenig Klickbild oder ähnliches.', 'Klickbild'],
    ['Von Gruppen bei Plaudernd wissen wir, haben damit als Schule aber nichts zu tun.', 'Plaudernd'],
    ['Die Schriften liegen bei uns, Klickbild ist also nicht beteiligt.', 'Klickbild'],
    ['Auch Zählwerk oder ähnliches gibt es bei uns nicht.', 'Zählwerk'],
    ['Eine Plaudernd-Gruppe hat der Verband nicht.', 'Plaudernd'],
    ['Zählpixel setzen wir nicht, Klickbild und dergleichen auch nicht.', 'Klickbild'],
    ['Zählwerk, Klickbild-Knöpfe und sowas gibts hier nicht.', 'Zählwerk'],
    ['Früher eingesetzte Dienste (Zählwerk, Klickbild) sind seit Version 4.0 abgeschaltet.', 'Klickbild'],
    ['Die früher eingesetzte Software Zählwerk ist seit dem 1. Januar 2024 abgeschaltet.', 'Zählwerk'],
    ['Wir nehmen dafür den eigenen Server, nicht Klickbild oder Plaudernd.', 'Klickbild'],
    ['Eine frühere Einbindung von Klickbild haben wir beendet.', 'Klickbild'],
    ['Die Zwitscher-Seite des Amtes wurde zum 31.12.2020 geschlossen.', 'Zwitscher-Seite'],
    ['Eine Verbindung zu Zählwerk oder Klickbild wird nicht hergestellt.', 'Zählwerk'],
    ['Zählwerk, Klickbild und Ähnliches suchen Sie hier vergeblich.', 'Zählwerk'],
    ['Zählwerk und so etwas brauchen wir nicht.', 'Zählwerk'],
    ['Auf Klickbild findest du mich übrigens nicht und Zählwerk kommt mir nicht ins Haus.', 'Klickbild'],
    ['Auf Klickbild findest du mich übrigens nicht und Zählwerk kommt mir nicht ins Haus.', 'Zählwerk'],
    ['Eine Reichweitenmessung, etwa mittels Zählwerk, findet nicht statt.', 'Zählwerk'],
    ['Zählwerk hat auf dieser Seite nichts verloren.', 'Zählwerk'],
    ['We do not use Clickpix or session recording.', 'Clickpix'],
    ['There is no Clickpix on our pages.', 'Clickpix'],
    ['Klickbild, einen Dienst der Bildwerk GmbH, setzen wir nicht ein.', 'Klickbild'],
    ['Klickbild, Zählwerk, Plaudernd wollen wir nicht.', 'Klickbild'],
    ['Da wir wenig wissen wollen, setzen wir Klickbild, Zählwerk und Plaudernd nicht ein.', 'Klickbild'],
  ])('%s', (sentence, name) => {
    const at = sentence.indexOf(name)
    expect(denied(sentence, at, at + name.length)).toBe(true)
  })

  test.each([
    ['Zählwerk führt diese Daten nicht mit anderen Daten zusammen.', 'Zählwerk'],
    ['Die von Zählwerk erhobenen Daten verwenden wir nicht für Werbung.', 'Zählwerk'],
    ['Über Zahlfix erhalten wir keine Kontodaten.', 'Zahlfix'],
    ['Wir haben keinen Einfluss auf die Daten, die Klickbild erhebt.', 'Klickbild'],
    ['Klickbild braucht Ihren Namen nicht.', 'Klickbild'],
    ['Das früher bei Klickbild gespeicherte Bild ist entfernt, neue liegen weiter dort.', 'Klickbild'],
    ['Von Klickbild erhalten wir keine personenbezogenen Daten.', 'Klickbild'],
    ['Wir nutzen Klickbild, Ihre Bankdaten brauchen wir nicht.', 'Klickbild'],
    ['Mit Klickbild messen wir Besuche, Ihre Einwilligung brauchen wir nicht.', 'Klickbild'],
    ['Für Videos nutzen wir Klickbild, Werbung wollen wir nicht.', 'Klickbild'],
    ['Unser Shop läuft auf Klickbild, einen Chat finden Sie nicht.', 'Klickbild'],
    ['Wir nutzen Klickbild, eine Aufzeichnung wird es nicht geben.', 'Klickbild'],
    ['Wir nutzen Klickbild, den letzten Teil der Adresse lassen wir weg.', 'Klickbild'],
    ['Wenn Sie sich gegen Klickbild entschieden haben, setzen wir ein Cookie.', 'Klickbild'],
    ['Sie können sich jederzeit gegen Klickbild entscheiden.', 'Klickbild'],
    ['Eine Verbindung zu Klickbild wird nicht hergestellt, bevor Sie auf das Video klicken.', 'Klickbild'],
    ['Videos werden nicht von Klickbild geladen, bevor Sie zustimmen.', 'Klickbild'],
    ['Die Analyse mit Klickbild findet nicht statt, wenn Sie widersprechen.', 'Klickbild'],
    ['Die Klickbild-Gruppe ist nicht öffentlich und Beiträge werden nach einem Jahr gelöscht.', 'Klickbild'],
    ['Auf unserer Klickbild-Seite haben wir Regeln, Beleidigungen werden gelöscht.', 'Klickbild'],
    ['Klickbild ist für Kinder nicht erlaubt, Erwachsenen schreiben wir darüber.', 'Klickbild'],
    [
      'Unsere bislang genutzte Software Klickbild speichert Ihre Adresse, bis sie gelöscht wird.',
      'Klickbild',
    ],
    ['Klickbild kommt bei uns vor, aber Zählwerk kommt nicht vor.', 'Klickbild'],
  ])('used: %s', (sentence, name) => {
    const at = sentence.indexOf(name)
    expect(denied(sentence, at, at + name.length)).toBe(false)
  })
})
