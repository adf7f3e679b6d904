/** Headings and labels of the notice. Its sentences stand in law/notice-clauses.json. */
export interface NoticeWords {
  readonly title: string
  readonly contents: string
  readonly skip: string
  readonly otherLanguage: string
  readonly otherFormats: string
  readonly markdown: string
  readonly plainText: string
  readonly versions: string
  readonly version: (version: number, day: string) => string
  readonly headings: {
    readonly overview: string
    readonly controller: string
    readonly activities: string
    readonly recipients: string
    readonly transfers: string
    readonly retention: string
    readonly browser: string
    readonly security: string
    readonly decisions: string
    readonly rights: string
    readonly objection: string
    readonly terms: string
    readonly changes: string
  }
  readonly subheadings: {
    readonly contact: string
    readonly officer: string
    readonly representative: string
    readonly group: string
    readonly access: string
    readonly rectification: string
    readonly erasure: string
    readonly restriction: string
    readonly portability: string
    readonly withdrawal: string
    readonly complaint: string
    readonly how: string
    readonly measures: string
  }
  readonly labels: {
    readonly purpose: string
    readonly subjects: string
    readonly data: string
    readonly source: string
    readonly recipients: string
    readonly period: string
    readonly consent: string
    readonly role: string
  }
  readonly tables: {
    readonly recipients: string
    readonly recipient: string
    readonly does: string
    readonly as: string
    readonly seat: string
    readonly gets: string
    readonly retention: string
    readonly store: string
    readonly length: string
    readonly begins: string
    readonly reason: string
    readonly until: string
    readonly browser: string
    readonly item: string
    readonly setter: string
    readonly serves: string
    readonly stays: string
    readonly ground: string
  }
  readonly roles: {
    readonly processor: string
    readonly controller: string
    readonly joint: string
    readonly 'person-in-role': string
  }
  readonly channels: {
    readonly email: string
    readonly phone: string
    readonly post: string
    readonly form: string
    readonly fax: string
  }
  readonly kinds: {
    readonly cookie: string
    readonly 'local-storage': string
    readonly 'session-storage': string
    readonly pixel: string
    readonly script: string
  }
  readonly ours: string
  readonly session: string
  readonly inUse: string
  readonly restricted: string
  readonly noFixedPeriod: string
  readonly afterYear: (event: string) => string
  readonly after: (event: string) => string
  readonly untilAge: (age: number) => string
  readonly strictlyNecessary: (why: string) => string
  readonly withConsent: string
  readonly and: string
  readonly allOfIt: string
  readonly overview: {
    readonly who: (name: string, city: string) => string
    readonly what: string
    readonly rights: string
    readonly object: string
  }
  readonly difference: {
    readonly title: (from: number, to: number) => string
    readonly none: string
    readonly added: string
    readonly removed: string
    readonly changed: string
    readonly material: string
    readonly editorial: string
    readonly compared: string
    readonly current: string
    readonly show: string
    readonly from: string
  }
}

export const notice: NoticeWords = {
  title: 'Datenschutzerklärung',
  contents: 'Inhalt',
  skip: 'Zum Inhalt',
  otherLanguage: 'English',
  otherFormats: 'Auch als',
  markdown: 'Markdown',
  plainText: 'reiner Text',
  versions: 'Alle Fassungen',
  version: (version, day) => `Fassung ${version} vom ${day}`,
  headings: {
    overview: 'Auf einen Blick',
    controller: 'Wer verantwortlich ist',
    activities: 'Was wir mit Ihren Daten tun',
    recipients: 'Wer Daten erhält',
    transfers: 'Länder außerhalb Europas',
    retention: 'Wann wir löschen',
    browser: 'Was wir auf Ihrem Gerät speichern',
    security: 'Wie wir Daten schützen',
    decisions: 'Automatisierte Entscheidungen',
    rights: 'Ihre Rechte',
    objection: 'Ihr Widerspruchsrecht nach Art. 21 DSGVO',
    terms: 'Was die Begriffe bedeuten',
    changes: 'Stand und Änderungen',
  },
  subheadings: {
    contact: 'So erreichen Sie uns',
    officer: 'Datenschutzbeauftragte Person',
    representative: 'Vertreter in der Union',
    group: 'Unternehmensgruppe',
    access: 'Auskunft',
    rectification: 'Berichtigung',
    erasure: 'Löschung',
    restriction: 'Einschränkung der Verarbeitung',
    portability: 'Datenübertragbarkeit',
    withdrawal: 'Widerruf einer Einwilligung',
    complaint: 'Beschwerde',
    how: 'So gehen Sie vor',
    measures: 'Unsere Maßnahmen',
  },
  labels: {
    purpose: 'Zweck und Rechtsgrundlage',
    subjects: 'Wen es betrifft',
    data: 'Welche Daten',
    source: 'Woher sie stammen',
    recipients: 'Wer sie erhält',
    period: 'Wie lange wir sie haben',
    consent: 'Ihre Einwilligung',
    role: 'Unsere Rolle',
  },
  tables: {
    recipients: 'Empfänger mit Aufgabe, Rolle, Sitz und den Daten, die sie erhalten',
    recipient: 'Empfänger',
    does: 'Aufgabe',
    as: 'Rolle',
    seat: 'Sitz',
    gets: 'Erhält',
    retention: 'Speicherdauer je Bestand',
    store: 'Bestand',
    length: 'Dauer',
    begins: 'Beginn',
    reason: 'Warum',
    until: 'Bis dahin',
    browser: 'Was auf Ihrem Gerät gespeichert wird',
    item: 'Name',
    setter: 'Von',
    serves: 'Zweck und Inhalt',
    stays: 'Laufzeit',
    ground: 'Grundlage',
  },
  roles: {
    processor: 'Auftragsverarbeiter',
    controller: 'eigener Verantwortlicher',
    joint: 'gemeinsam mit uns verantwortlich',
    'person-in-role': 'eigener Verantwortlicher, Berufsgeheimnis',
  },
  channels: { email: 'E-Mail', phone: 'Telefon', post: 'Post', form: 'Formular', fax: 'Fax' },
  kinds: {
    cookie: 'Cookie',
    'local-storage': 'lokaler Speicher',
    'session-storage': 'Sitzungsspeicher',
    pixel: 'Zählpixel',
    script: 'Skript',
  },
  ours: 'uns',
  session: 'bis Sie den Browser schließen',
  inUse: 'in Gebrauch',
  restricted: 'eingeschränkt',
  noFixedPeriod: 'keine feste Frist',
  afterYear: (event) => `Ende des Kalenderjahres, in dem die Frist mit ${event} anläuft`,
  after: (event) => `mit ${event}`,
  untilAge: (age) => `bis zum Alter von ${age} Jahren`,
  strictlyNecessary: (why) => `Unbedingt erforderlich (§ 25 Abs. 2 Nr. 2 TDDDG): ${why}`,
  withConsent: 'Ihre Einwilligung (§ 25 Abs. 1 TDDDG)',
  allOfIt: 'alle diese Daten',
  and: 'und',
  overview: {
    who: (name, city) => `Verantwortlich ist ${name} in ${city}.`,
    what: 'Wir verarbeiten personenbezogene Daten für:',
    rights:
      'Sie können jederzeit Auskunft, Berichtigung, Löschung und Einschränkung verlangen, Ihre Daten mitnehmen, eine Einwilligung widerrufen und sich beschweren.',
    object: 'Sie können der Verarbeitung widersprechen.',
  },
  difference: {
    title: (from, to) => `Was sich von Fassung ${from} zu Fassung ${to} geändert hat`,
    none: 'Der Wortlaut ist gleich geblieben.',
    added: 'neu',
    removed: 'entfallen',
    changed: 'geändert',
    material: 'in der Sache',
    editorial: 'nur im Ausdruck',
    compared: 'Vergleich mit der vorigen Fassung',
    current: 'gilt heute',
    show: 'lesen',
    from: 'gültig ab',
  },
}
