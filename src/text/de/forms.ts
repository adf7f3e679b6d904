/** What a fault may carry into its sentence. The codes are those of `src/intake`. */
export interface FaultForWords {
  readonly code: string
  readonly expected?: string
  readonly max?: number
  readonly min?: number
  readonly why?: string
  readonly example?: string
  readonly places?: readonly string[]
  readonly suggestion?: string
}

const expected: Readonly<Record<string, string>> = {
  text: 'ein Text',
  'long-text': 'ein Text',
  email: 'ein Text',
  phone: 'ein Text',
  integer: 'eine ganze Zahl',
  choice: 'eine der Auswahlmöglichkeiten',
  image: 'ein Bild (JPEG oder PNG)',
  street: 'ein Text',
  postcode: 'ein Text',
  city: 'ein Text',
  country: 'ein Text',
}

const plain: Readonly<Record<string, string>> = {
  surrogates: 'Der Text enthält unvollständige Zeichen. Bitte geben Sie ihn neu ein.',
  control: 'Der Text enthält Steuerzeichen. Bitte geben Sie ihn neu ein.',
  bidi: 'Der Text enthält unsichtbare Zeichen, die die Leserichtung ändern. Bitte geben Sie ihn neu ein.',
  markup: 'Bitte verwenden Sie keinen Programmcode und keine HTML-Auszeichnung.',
}

function fault(it: FaultForWords): string {
  switch (it.code) {
    case 'field/missing':
      return 'Bitte füllen Sie dieses Feld aus.'
    case 'field/unknown':
      return 'Dieses Feld ist nicht vorgesehen. Wir erheben nur, was wir angeben.'
    case 'field/type':
      return `Hier wird ${expected[it.expected ?? 'text'] ?? 'ein Text'} erwartet.`
    case 'field/too-long':
      return `Hier sind höchstens ${it.max} Zeichen möglich.`
    case 'field/too-small':
      return `Der Wert muss mindestens ${it.min} sein.`
    case 'field/too-large':
      return `Der Wert darf höchstens ${it.max} sein.`
    case 'field/not-plain':
      return plain[it.why ?? 'control'] ?? 'Bitte geben Sie den Text neu ein.'
    case 'field/email':
      return 'Das ist keine vollständige E-Mail-Adresse. Beispiel: name@anbieter.example'
    case 'field/phone':
      return 'Das ist keine Telefonnummer. Beispiel: +49 2154 123456'
    case 'field/choice':
      return 'Bitte wählen Sie eine der angebotenen Möglichkeiten.'
    case 'field/card-number':
      return 'Das sieht nach einer Karten- oder Kontonummer aus. Bitte geben Sie sie nur beim Zahlungsdienst ein.'
    case 'consent/needed':
      return 'Ohne diese Einwilligung ist die Verarbeitung nicht möglich.'
    case 'consent/answer':
      return 'Hier ist nur eine Erteilung oder eine Ablehnung möglich.'
    case 'address/no-number':
      return 'Bitte geben Sie Straße und Hausnummer an.'
    case 'address/postcode-form':
      return `So sieht eine Postleitzahl dieses Landes aus: ${it.example}`
    case 'address/postcode-unknown':
      return 'Diese Postleitzahl gibt es nicht. Bitte prüfen Sie die Ziffern.'
    case 'address/city-near':
      return `Meinten Sie „${it.suggestion}“? Sie können den Vorschlag übernehmen oder Ihre Schreibweise behalten.`
    case 'address/city-elsewhere':
      return `Dieser Ort gehört nicht zu dieser Postleitzahl. Dazu gehört: ${(it.places ?? []).join(', ')}`
    case 'address/country-unknown':
      return 'In dieses Land liefern wir nicht.'
    default:
      return 'Bitte prüfen Sie diese Angabe.'
  }
}

/** German is the original; English has the same shape. */
export const forms = {
  fault,
  problem: {
    title: 'Angaben prüfen',
    form: (count: number) =>
      count === 1
        ? 'Eine Angabe braucht noch Ihre Aufmerksamkeit.'
        : `${count} Angaben brauchen noch Ihre Aufmerksamkeit.`,
    tooLarge: (limit: string) => `Das ist mehr, als hier angenommen wird. Möglich sind höchstens ${limit}.`,
    notFoundTitle: 'Nicht gefunden',
    notFound: 'Diese Seite gibt es hier nicht.',
    noCompany: 'Dieses Unternehmen ist hier nicht bekannt.',
    noForm: 'Dieses Formular gibt es hier nicht.',
    notJson: 'Der Inhalt ist kein gültiges JSON.',
    mediaType: 'Dieses Format wird hier nicht angenommen.',
    tooMany:
      'Von Ihrem Anschluss kamen gerade sehr viele Anfragen. Bitte versuchen Sie es in einigen Minuten noch einmal.',
    foreign: 'Diese Anfrage kommt von einer anderen Seite und wird nicht angenommen.',
    robot: 'Diese Anfrage wurde nicht angenommen. Bitte laden Sie die Seite neu und senden Sie noch einmal.',
    again: 'Das Formular war zu lange offen. Ihre Angaben stehen noch da; bitte senden Sie noch einmal.',
    wrong: 'Das hat nicht geklappt. Es wurde nichts gespeichert.',
    device: 'Das Gerät ist nicht bekannt oder gesperrt.',
    noConsent: 'Ohne gültige Einwilligung der Patientin oder des Patienten wird nichts angenommen.',
    consentEnded: 'Die Einwilligung ist widerrufen oder abgelaufen.',
    noCapture: 'Diese Aufnahme gibt es nicht.',
    image: {
      'image/missing': 'Das Bild fehlt.',
      'image/too-large': 'Das Bild ist zu groß.',
      'image/too-many-pixels': 'Das Bild hat zu viele Bildpunkte.',
      'image/too-small': 'Das Bild hat zu wenige Bildpunkte.',
      'image/not-image': 'Das ist kein Bild im Format JPEG oder PNG.',
      'image/animated': 'Bewegte Bilder werden nicht angenommen.',
      'image/damaged': 'Das Bild ist beschädigt oder unvollständig.',
      'image/trailing': 'Nach dem Bild folgen weitere Inhalte. Das wird nicht angenommen.',
    },
  },
  page: {
    required: 'Pflichtfeld',
    requiredHint: 'Felder mit Stern sind nötig, alle anderen sind freiwillig.',
    optional: 'freiwillig',
    choose: 'Bitte wählen',
    suggestionTake: (place: string) => `„${place}“ übernehmen`,
    suggestionKeep: 'Meine Schreibweise ist richtig',
    leaveEmpty: 'Bitte lassen Sie dieses Feld leer',
    notice: 'Datenschutzerklärung',
    noticeBeforeSending: 'Was mit Ihren Angaben geschieht, steht in unserer',
    settings: 'Einstellungen',
    request: 'Ihre Rechte',
    skip: 'Zum Inhalt',
    language: 'English',
    menu: 'Hauptnavigation',
    footer: 'Rechtliches',
    reference: 'Ihre Vorgangsnummer',
    imprint: 'Impressum',
    sameAddress: 'Die Rechnung geht an die Lieferanschrift',
    consentGive: 'Ja, ich willige ein',
    consentRefuse: 'Nein, ich willige nicht ein',
    toShop: 'Zum Shop',
    deviceSends: 'Was das Gerät sendet',
    deviceConsents: 'Worin Patientinnen und Patienten einwilligen',
    consentNeeded: 'Nötig für die Analyse',
    consentFree: 'Freiwillig, ohne Folgen',
    phone: 'Telefon',
    email: 'E-Mail',
    register: 'Register',
    home: 'Start',
    shop: 'Shop',
    devices: 'Für Praxen',
    order: 'Bestellen',
    contact: 'Kontakt',
    price: 'Preis',
    withTax: 'inkl. MwSt.',
    backHome: 'Zur Startseite',
    thanks: 'Vielen Dank',
    sample: 'Beispielunternehmen. Es gibt keine echten Waren und keine echten Verträge.',
  },
  takeBack: {
    title: 'Anfrage zurücknehmen',
    ask: 'Wenn Sie Ihre Anfrage zurücknehmen, löschen wir sie sofort, auch in unseren Kopien der E-Mail. Eine Antwort erhalten Sie dann nicht mehr.',
    button: 'Anfrage jetzt löschen',
    done: 'Ihre Anfrage ist gelöscht.',
    doneMore: 'Wir haben nachgesehen: In unseren Beständen ist sie nicht mehr vorhanden.',
    gone: 'Diese Anfrage gibt es nicht mehr. Entweder wurde sie schon gelöscht, oder der Link ist nicht vollständig.',
  },
  mail: {
    takeBack:
      'Sie können Ihre Anfrage jederzeit zurücknehmen. Dann löschen wir sie sofort. Öffnen Sie dazu diesen Link:',
    reference: 'Vorgangsnummer',
    notice: 'Datenschutzerklärung',
  },
}

export type FormWords = typeof forms
