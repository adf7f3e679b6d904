/** Words of requests and their answers. German is the original; `../en/rights.ts` has the same shape. */
export const rights = {
  title: 'Ihre Rechte ausüben',
  intro:
    'Sagen Sie uns, was Sie möchten. Sie brauchen kein Konto und keinen Grund. Wir antworten spätestens in einem Monat, kostenlos.',
  chooseRight: 'Was möchten Sie?',
  name: 'Ihr Name',
  email: 'E-Mail-Adresse',
  emailHint:
    'An diese Adresse schicken wir einen Verweis, mit dem Sie den Antrag bestätigen. Nehmen Sie die Adresse, unter der wir Sie kennen.',
  reference: 'Nummer der Einwilligung',
  referenceHint:
    'Nur für Aufnahmen aus einer Arztpraxis: die Nummer steht auf Ihrer Einwilligung. Sie ersetzt die Bestätigung nicht.',
  message: 'Was sollen wir wissen?',
  messageHint: 'Freiwillig. Bei einer Berichtigung: was falsch ist und wie es richtig heißt.',
  optional: 'freiwillig',
  send: 'Antrag senden',
  otherWays: 'Andere Wege',
  otherWaysIntro: 'Ein Antrag auf jedem dieser Wege zählt genauso:',
  sentTitle: 'Bitte bestätigen Sie den Antrag',
  sent: (email: string, last: string) =>
    `Wir haben eine Nachricht an ${email} geschickt. Öffnen Sie den Verweis darin oder geben Sie den Code ein. Die Frist läuft schon: Sie erhalten unsere Antwort spätestens am ${last}.`,
  code: 'Code aus der Nachricht',
  confirm: 'Bestätigen',
  confirmTitle: 'Antrag bestätigen',
  confirmIntro: 'Kommt dieser Antrag von Ihnen? Mit einem Klick bestätigen Sie ihn.',
  confirmed: 'Danke. Wir bearbeiten Ihren Antrag jetzt.',
  statusTitle: 'Ihr Antrag',
  tokenWrong:
    'Dieser Verweis gilt nicht mehr. Stellen Sie den Antrag bitte noch einmal oder rufen Sie uns an.',
  codeWrong: 'Dieser Code stimmt nicht.',
  receivedOn: 'Eingegangen am',
  answerBy: 'Antwort spätestens am',
  state: { received: 'wartet auf Ihre Bestätigung', open: 'in Bearbeitung', answered: 'beantwortet' },
  outcome: {
    granted: 'entsprochen',
    partly: 'teilweise entsprochen',
    refused: 'abgelehnt',
    'nothing-held': 'keine Daten gespeichert',
    withdrawn: 'zurückgenommen',
  },
  download: 'Alle Daten herunterladen (ZIP)',
  availableUntil: (day: string) => `Abrufbar bis ${day}. Danach wird die Antwort gelöscht.`,
  checksum: 'Prüfsumme (SHA-256)',
  complain: (authority: string) =>
    `Sie können sich jederzeit bei einer Aufsichtsbehörde beschweren (Art. 77 DSGVO), zuständig ist für uns ${authority}, und gerichtlich gegen die Entscheidung vorgehen (Art. 79 DSGVO).`,
  letter: {
    greeting: 'Guten Tag,',
    received: (right: string, day: string) => `am ${day} haben Sie ${right} verlangt.`,
    access: (records: number, stores: number) =>
      `Wir speichern ${records === 1 ? 'einen Datensatz' : `${records} Datensätze`} über Sie in ${stores === 1 ? 'einem Bestand' : `${stores} Beständen`}. Die Kopie mit Herkunft, Empfängern, Zwecken, Rechtsgrundlagen und Löschtagen liegt bei.`,
    portability: (records: number) =>
      `Was Sie uns auf Grundlage eines Vertrags oder einer Einwilligung bereitgestellt haben (${records === 1 ? 'ein Datensatz' : `${records} Datensätze`}), liegt als JSON mit Originaldateien bei.`,
    nothing: 'Wir speichern außer diesem Antrag keine Daten über Sie.',
    searched: (stores: string) => `Gesucht haben wir in: ${stores}.`,
    erased: (count: number) =>
      count === 1 ? 'Ein Datensatz wurde gelöscht.' : `${count} Datensätze wurden gelöscht.`,
    keptIntro: 'Nicht gelöscht, sondern gesperrt haben wir:',
    kept: (store: string, ground: string, until: string) => `– ${store}: ${ground}, bis ${until}`,
    untilOpen: 'zur Klärung',
    keptNote:
      'Gesperrte Daten nutzen wir nur noch für die genannte Pflicht und löschen sie danach von selbst.',
    thisRequest: 'Diesen Antrag und unsere Antwort bewahren wir als Beleg auf und löschen sie danach.',
    corrected: (fields: string) => `Berichtigt oder ergänzt haben wir: ${fields}.`,
    told: (recipients: string) => `Wir haben diese Empfänger unterrichtet (Art. 19 DSGVO): ${recipients}.`,
    toldNobody: 'Kein Empfänger hatte diese Daten erhalten (Art. 19 DSGVO).',
    restricted: (count: number) =>
      `${count === 1 ? 'Ein Datensatz ist' : `${count} Datensätze sind`} jetzt gesperrt. Bevor wir die Sperre aufheben, unterrichten wir Sie (Art. 18 Abs. 3 DSGVO).`,
    objectionUpheld: (activities: string) => `Wir verarbeiten Ihre Daten nicht mehr für: ${activities}.`,
    withdrawn: (consents: number) =>
      consents === 0
        ? 'Uns liegt keine Einwilligung von Ihnen vor, die noch gilt.'
        : `${consents === 1 ? 'Ihre Einwilligung ist' : `Ihre ${consents} Einwilligungen sind`} widerrufen. Was allein darauf beruhte, ist gelöscht. Die Verarbeitung bis heute bleibt rechtmäßig.`,
    refused: (reason: string) => `Wir können Ihrem Antrag nicht entsprechen. Der Grund: ${reason}`,
    identity:
      'Wir konnten nicht feststellen, dass der Antrag von der Person kommt, um deren Daten es geht (Art. 12 Abs. 6 DSGVO).',
    extended: (reason: string, last: string) =>
      `wir brauchen länger für Ihren Antrag und antworten spätestens am ${last} (Art. 12 Abs. 3 DSGVO). Der Grund: ${reason}`,
    closing: 'Freundliche Grüße',
  },
  package: {
    title: 'Auskunft über Ihre Daten',
    about: 'Verantwortlich',
    madeOn: 'Stand',
    contents: 'Was wir über Sie speichern',
    origin: 'Herkunft',
    purposes: 'Zwecke',
    bases: 'Rechtsgrundlagen',
    end: 'Wird gelöscht',
    endOpen: 'wenn das Ereignis eingetreten ist, mit dem die Frist beginnt',
    restricted: 'gesperrt',
    recipients: 'Wer Ihre Daten erhalten hat',
    noRecipients: 'Niemand hat Ihre Daten erhalten außer den Auftragsverarbeitern, bei denen sie liegen.',
    processors: 'Auftragsverarbeiter',
    consents: 'Ihre Einwilligungen',
    noConsents: 'Keine.',
    searched: 'Durchsuchte Bestände',
    rights: 'Ihre Rechte',
    rightsText:
      'Sie können Berichtigung (Art. 16), Löschung (Art. 17), Einschränkung (Art. 18) und Übertragung (Art. 20 DSGVO) verlangen, der Verarbeitung widersprechen (Art. 21) und Einwilligungen jederzeit widerrufen (Art. 7 Abs. 3).',
    noDecisions: 'Eine automatisierte Entscheidung im Sinne des Art. 22 DSGVO findet nicht statt.',
    noTransfer: 'Eine Übermittlung in ein Drittland findet nicht statt.',
    transfer: 'Übermittlung in Drittländer',
    file: 'Datei',
    empty: '(leer)',
  },
  faults: {
    right: 'Bitte wählen Sie, was Sie möchten.',
    reachable: 'Bitte geben Sie eine gültige E-Mail-Adresse an, damit wir antworten können.',
    tooLong: (max: number) => `Höchstens ${max} Zeichen.`,
    characters: 'Dieses Feld enthält Zeichen, die hier nicht vorkommen können.',
    unknown: 'Dieses Feld gibt es in diesem Formular nicht.',
  },
}

/** The shape both languages share. */
export type RightsText = typeof rights
