/** A small declaration of the round trip's own: what a notice is about, before anybody has put it into words. */
export interface Declared {
  readonly company: {
    readonly name: string
    readonly street: string
    readonly place: string
    readonly email: string
  }
  readonly activities: readonly DeclaredActivity[]
}

export interface DeclaredActivity {
  readonly topic: Topic
  readonly purposes: readonly Purpose[]
  readonly base: Base
  readonly categories: readonly Category[]
  readonly recipient: DeclaredRecipient | null
  readonly instrument: 'SCC' | 'DPF' | null
  readonly period: Period | null
}

export interface DeclaredRecipient {
  readonly brand: string
  readonly entity: string
  readonly address: string
  readonly country: 'DE' | 'US' | 'IE'
}

export type Base = 'a' | 'b' | 'c' | 'f'
export interface Period {
  readonly iso: string
  /** As in „nach … gelöscht“. */
  readonly dative: string
  /** As in „für … gespeichert“. */
  readonly accusative: string
}

export interface Purpose {
  readonly id: string
  /** As in „zur …“: noun phrases with their preposition. */
  readonly says: readonly string[]
  /** The same as an item of a list. */
  readonly noun: readonly string[]
}

export interface Category {
  readonly id: string
  readonly says: readonly string[]
}

export interface Topic {
  readonly headings: readonly string[]
  readonly opens: readonly string[]
  readonly purposes: readonly Purpose[]
  readonly bases: readonly Base[]
  readonly categories: readonly Category[]
  readonly recipients: readonly DeclaredRecipient[]
  /** What is deleted, in the plural: „die Protokolle“. */
  readonly kept: string
}

const email: Category = { id: 'contact.email', says: ['E-Mail-Adresse', 'E-Mail-Adresse'] }
const name: Category = { id: 'contact.name', says: ['Name', 'Vor- und Nachname', 'Name'] }
const address: Category = { id: 'contact.address', says: ['Anschrift', 'Postanschrift', 'Lieferadresse'] }
const phone: Category = { id: 'contact.phone', says: ['Telefonnummer', 'Rufnummer'] }
const ip: Category = { id: 'device.ip', says: ['IP-Adresse', 'IP-Adresse'] }
const browser: Category = { id: 'device.browser', says: ['Browsertyp', 'Browsertyp und Browserversion'] }
const bank: Category = { id: 'payment', says: ['Bankverbindung', 'Zahlungsdaten', 'Kontodaten'] }
const papers: Category = { id: 'application', says: ['Lebenslauf', 'Bewerbungsunterlagen', 'Zeugnisse'] }
const birth: Category = { id: 'birth', says: ['Geburtsdatum'] }
const usage: Category = { id: 'usage', says: ['besuchte Seiten', 'Nutzungsdaten', 'Verweildauer'] }
const health: Category = { id: 'health', says: ['Gesundheitsdaten', 'Diagnosen'] }
const contents: Category = { id: 'content', says: ['Inhalt der Nachricht', 'Inhaltsdaten'] }

const security: Purpose = {
  id: 'security',
  says: [
    'zur Abwehr von Angriffen',
    'zur Gewährleistung der Sicherheit unserer Systeme',
    'um Missbrauch aufzuklären',
  ],
  noun: ['Abwehr von Angriffen', 'Sicherheit der Systeme', 'Aufklärung von Missbrauch'],
}
const website: Purpose = {
  id: 'website',
  says: [
    'zur Auslieferung der Website',
    'zur Bereitstellung unseres Onlineangebotes',
    'um den Verbindungsaufbau zu ermöglichen',
  ],
  noun: ['Bereitstellung der Website', 'Bereitstellung unseres Onlineangebotes'],
}
const answer: Purpose = {
  id: 'contact',
  says: [
    'zur Bearbeitung Ihrer Anfrage',
    'zur Beantwortung Ihres Anliegens',
    'zur Kontaktaufnahme mit Ihnen',
  ],
  noun: ['Bearbeitung von Anfragen', 'Beantwortung von Kontaktanfragen'],
}
const newsletter: Purpose = {
  id: 'newsletter',
  says: ['zum Versand unseres Newsletters', 'um Ihnen den Newsletter zuzusenden', 'für den Newsletter'],
  noun: ['Versand des Newsletters', 'Newsletter'],
}
const contract: Purpose = {
  id: 'contract',
  says: ['zur Erfüllung des Vertrags', 'zur Abwicklung Ihrer Bestellung', 'zur Durchführung des Vertrages'],
  noun: ['Vertragserfüllung', 'Abwicklung der Bestellung', 'Durchführung des Vertrags'],
}
const payment: Purpose = {
  id: 'payment',
  says: ['zur Zahlungsabwicklung', 'zur Abwicklung der Zahlung', 'zu Zwecken der Bezahlung'],
  noun: ['Zahlungsabwicklung', 'Abwicklung der Zahlung'],
}
const shipping: Purpose = {
  id: 'shipping',
  says: ['zur Zustellung der Ware', 'zum Zweck der Lieferung', 'zur Lieferung der bestellten Ware'],
  noun: ['Zustellung der Ware', 'Lieferung'],
}
const analytics: Purpose = {
  id: 'analytics',
  says: ['zur statistischen Auswertung', 'zur Reichweitenmessung', 'zur Analyse des Nutzungsverhaltens'],
  noun: ['Reichweitenmessung', 'statistische Auswertung', 'Webanalyse'],
}
const application: Purpose = {
  id: 'application',
  says: ['zur Durchführung des Bewerbungsverfahrens', 'zur Prüfung Ihrer Bewerbung', 'zur Stellenbesetzung'],
  noun: ['Durchführung des Bewerbungsverfahrens', 'Stellenbesetzung'],
}
const appointment: Purpose = {
  id: 'appointment',
  says: ['zur Terminvereinbarung', 'zur Terminbuchung', 'zur Verwaltung Ihrer Termine und zur Terminplanung'],
  noun: ['Terminvereinbarung', 'Terminbuchung'],
}
const account: Purpose = {
  id: 'account',
  says: ['zum Führen Ihres Kundenkontos', 'zur Verwaltung Ihres Nutzerkontos', 'für die Registrierung'],
  noun: ['Verwaltung des Kundenkontos', 'Registrierung'],
}
const video: Purpose = {
  id: 'video-conference',
  says: ['zur Durchführung von Videokonferenzen', 'für Online-Meetings', 'um Webinare abzuhalten'],
  noun: ['Durchführung von Videokonferenzen', 'Online-Meetings'],
}
const membership: Purpose = {
  id: 'membership',
  says: ['zur Mitgliederverwaltung', 'zur Begründung Ihrer Mitgliedschaft', 'für die Mitgliederverwaltung'],
  noun: ['Mitgliederverwaltung', 'Verwaltung der Mitgliedschaft'],
}
const treatment: Purpose = {
  id: 'treatment',
  says: [
    'zur medizinischen Behandlung',
    'zur Erfüllung des Behandlungsvertrags',
    'zur ärztlichen Versorgung',
  ],
  noun: ['Medizinische Behandlung', 'Heilbehandlung'],
}

const of = (
  brand: string,
  entity: string,
  address: string,
  country: DeclaredRecipient['country'],
): DeclaredRecipient => ({
  brand,
  entity,
  address,
  country,
})
const hosts = [
  of('Hetzner', 'Hetzner Online GmbH', 'Industriestr. 25, 91710 Gunzenhausen, Deutschland', 'DE'),
  of('IONOS', 'IONOS SE', 'Elgendorfer Str. 57, 56410 Montabaur, Deutschland', 'DE'),
  of('Nordwind', 'Nordwind Rechenzentrum GmbH', 'Deichweg 3, 26122 Oldenburg, Deutschland', 'DE'),
]
const mailers = [
  of('Mailchimp', 'Intuit Inc.', '2700 Coast Avenue, Mountain View, CA 94043, USA', 'US'),
  of('CleverReach', 'CleverReach GmbH & Co. KG', 'Schafjückenweg 2, 26180 Rastede, Deutschland', 'DE'),
  of('Brieftaube', 'Brieftaube Versand GmbH', 'Am Turm 9, 50667 Köln, Deutschland', 'DE'),
]
const payers = [
  of('Stripe', 'Stripe Payments Europe, Limited', '1 Grand Canal Street Lower, Dublin, Irland', 'IE'),
  of('Zahlwerk', 'Zahlwerk Services AG', 'Börsenplatz 2, 60313 Frankfurt am Main, Deutschland', 'DE'),
]
const carriers = [
  of('DHL', 'DHL Paket GmbH', 'Sträßchensweg 10, 53113 Bonn, Deutschland', 'DE'),
  of('Sperber Logistik', 'Sperber Logistik GmbH', 'Hafenring 40, 47119 Duisburg, Deutschland', 'DE'),
]
const counters = [
  of('Google Analytics', 'Google Ireland Limited', 'Gordon House, Barrow Street, Dublin 4, Irland', 'IE'),
  of('Hotjar', 'Hotjar Ltd.', 'Dragonara Business Centre, St Julian’s STJ 3141, Malta', 'IE'),
  of('Mixpanel', 'Mixpanel, Inc.', 'One Front Street, San Francisco, CA 94111, USA', 'US'),
]
const hirers = [
  of('Personio', 'Personio SE & Co. KG', 'Seidlstraße 3, 80335 München, Deutschland', 'DE'),
  of('Greenhouse', 'Greenhouse Software, Inc.', '228 Park Ave S, New York, NY 10003, USA', 'US'),
]
const bookers = [
  of('Calendly', 'Calendly LLC', '271 17th St NW, Atlanta, Georgia 30363, USA', 'US'),
  of('Doctolib', 'Doctolib GmbH', 'Mehringdamm 51, 10961 Berlin, Deutschland', 'DE'),
]
const callers = [
  of('Zoom', 'Zoom Communications, Inc.', '55 Almaden Blvd, San Jose, CA 95113, USA', 'US'),
  of('Webex', 'Cisco Systems, Inc.', '170 West Tasman Drive, San Jose, CA 95134, USA', 'US'),
]

export const TOPICS: readonly Topic[] = [
  {
    headings: ['Server-Log-Dateien', 'Zugriffsdaten', 'Besuch unserer Website', 'Aufruf der Seiten'],
    opens: [
      'Beim Aufruf unserer Seiten übermittelt Ihr Browser Angaben an unseren Server.',
      'Der Provider der Seiten erhebt bei jedem Abruf Informationen.',
    ],
    purposes: [website, security],
    bases: ['f'],
    categories: [ip, browser],
    recipients: hosts,
    kept: 'Die Protokolle',
  },
  {
    headings: ['Kontaktformular', 'Kontakt', 'Wenn Sie uns schreiben', 'Anfrage per E-Mail'],
    opens: ['Sie können uns jederzeit schreiben.', 'Auf unserer Seite finden Sie ein Formular.'],
    purposes: [answer],
    bases: ['b', 'f', 'a'],
    categories: [name, email, phone, contents],
    recipients: hosts,
    kept: 'Diese Angaben',
  },
  {
    headings: ['Newsletter', 'Newsletter', 'Newsletterversand', 'Unser Rundbrief'],
    opens: ['Regelmäßig berichten wir über Neuigkeiten.', 'Mit Ihrer Anmeldung erhalten Sie Post von uns.'],
    purposes: [newsletter],
    bases: ['a'],
    categories: [email, name],
    recipients: mailers,
    kept: 'Ihre Angaben',
  },
  {
    headings: ['Bestellungen', 'Einkauf in unserem Shop', 'Online-Shop', 'Vertragspartner und Kunden'],
    opens: [
      'Wer bei uns einkauft, gibt uns dafür einige Angaben.',
      'In unserem Shop können Sie Waren bestellen.',
    ],
    purposes: [contract],
    bases: ['b', 'c'],
    categories: [name, address, phone],
    recipients: [],
    kept: 'Die Unterlagen',
  },
  {
    headings: ['Zahlungsarten', 'Zahlung', 'Zahlungsdienstleister', 'Bezahlen'],
    opens: [
      'Sie können zwischen mehreren Zahlungsarten wählen.',
      'Wir bieten mehrere Wege, eine Rechnung zu begleichen.',
    ],
    purposes: [payment],
    bases: ['b', 'f'],
    categories: [bank, name],
    recipients: payers,
    kept: 'Diese Angaben',
  },
  {
    headings: ['Versanddienstleister', 'Zustellung', 'Paketdienste', 'Lieferung'],
    opens: ['Waren bringt Ihnen ein Paketdienst.', 'Pakete kommen nicht von uns selbst.'],
    purposes: [shipping],
    bases: ['b'],
    categories: [name, address],
    recipients: carriers,
    kept: 'Diese Angaben',
  },
  {
    headings: ['Webanalyse', 'Statistik', 'Analyse-Tools', 'Besucherzählung'],
    opens: ['Wir möchten wissen, welche Inhalte gefallen.', 'Auf unseren Seiten zählen wir Aufrufe.'],
    purposes: [analytics],
    bases: ['a', 'f'],
    categories: [usage, ip],
    recipients: counters,
    kept: 'Diese Daten',
  },
  {
    headings: ['Bewerbungen', 'Karriere', 'Bewerberverfahren', 'Arbeiten bei uns'],
    opens: [
      'Wir freuen uns, wenn Sie bei uns arbeiten möchten.',
      'Offene Stellen finden Sie auf unserer Seite.',
    ],
    purposes: [application],
    bases: ['b'],
    categories: [papers, name, birth],
    recipients: hirers,
    kept: 'Die Unterlagen',
  },
  {
    headings: ['Terminbuchung', 'Termine', 'Online-Terminvereinbarung', 'Termin online buchen'],
    opens: [
      'Einen Platz im Kalender können Sie selbst aussuchen.',
      'Wann Sie zu uns kommen, wählen Sie selbst.',
    ],
    purposes: [appointment],
    bases: ['b', 'f', 'a'],
    categories: [name, email, phone],
    recipients: bookers,
    kept: 'Diese Angaben',
  },
  {
    headings: ['Kundenkonto', 'Registrierung', 'Nutzerkonto', 'Anmeldung auf der Website'],
    opens: [
      'Sie können bei uns einen geschützten Bereich anlegen.',
      'Manche Funktionen gibt es nur mit Passwort.',
    ],
    purposes: [account],
    bases: ['b', 'a'],
    categories: [name, email, address],
    recipients: hosts,
    kept: 'Diese Angaben',
  },
  {
    headings: ['Videokonferenzen', 'Online-Meetings', 'Audio- und Videokonferenzen', 'Gespräche per Video'],
    opens: ['Mit vielen sprechen wir aus der Ferne.', 'Nicht jedes Gespräch findet vor Ort statt.'],
    purposes: [video],
    bases: ['f', 'b'],
    categories: [name, ip],
    recipients: callers,
    kept: 'Diese Daten',
  },
  {
    headings: ['Mitglieder', 'Vereinsmitglieder', 'Aufnahme in den Verein'],
    opens: ['Wer eintritt, füllt einen Aufnahmeantrag aus.', 'Im Verein führen wir eine Liste.'],
    purposes: [membership],
    bases: ['b'],
    categories: [name, address, birth, bank],
    recipients: [],
    kept: 'Diese Angaben',
  },
  {
    headings: ['Patientenaufnahme', 'In unserer Praxis', 'Ihr Besuch in der Praxis'],
    opens: ['Bevor es losgeht, füllen Sie einen Bogen aus.', 'Am Empfang fragen wir nach einigen Angaben.'],
    purposes: [treatment],
    bases: ['b'],
    categories: [name, health],
    recipients: [],
    kept: 'Die Unterlagen',
  },
]

export const PERIODS: readonly Period[] = [
  { iso: 'P7D', dative: 'sieben Tagen', accusative: 'sieben Tage' },
  { iso: 'P14D', dative: '14 Tagen', accusative: '14 Tage' },
  { iso: 'P30D', dative: '30 Tagen', accusative: '30 Tage' },
  { iso: 'P3M', dative: 'drei Monaten', accusative: 'drei Monate' },
  { iso: 'P6M', dative: '6 Monaten', accusative: '6 Monate' },
  { iso: 'P2Y', dative: 'zwei Jahren', accusative: 'zwei Jahre' },
  { iso: 'P3Y', dative: '3 Jahren', accusative: '3 Jahre' },
]

/** The links that a declaration makes, as one writes them down to compare: `base-purpose GDPR 6(1)(f) > security`. */
export function declaredLinks({ activities }: Declared): ReadonlySet<string> {
  const links = new Set<string>()
  for (const { purposes, base, categories, recipient, instrument, period } of activities) {
    const norm = `GDPR 6(1)(${base})`
    for (const { id } of purposes) {
      links.add(`base-purpose ${norm} > ${id}`)
      if (recipient !== null) links.add(`recipient-purpose ${recipient.brand} > ${id}`)
    }
    if (recipient !== null) links.add(`recipient-base ${recipient.brand} > ${norm}`)
    if (recipient !== null && instrument !== null) {
      links.add(`recipient-instrument ${recipient.brand} > ${instrument}`)
    }
    if (period !== null) for (const { id } of categories) links.add(`period-category ${period.iso} > ${id}`)
  }
  return links
}
