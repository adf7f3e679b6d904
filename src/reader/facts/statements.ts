import type { Statement } from './facts.ts'
import type { Scene } from './scene.ts'
import { type Sieve, sieve } from './sieve.ts'

interface Word {
  readonly subject: string
  readonly says: RegExp
}

/** Purposes by what notices call them; the ids are those of the declaration's vocabulary where it has one. */
export const PURPOSES: readonly Word[] = [
  {
    subject: 'website',
    says: /(?:Bereitstellung|Darstellung|Auslieferung|Betrieb|Optimierung|Verfügbarkeit|Funktionsfähigkeit|Stabilität)[^.]{0,40}(?:Website|Webseite|Internetseite|Onlineangebot|Online-?Angebot|Webangebot|App|Internetauftritt|Dienste)|fehlerfreie|[Vv]erbindungsaufbau|provide (?:the|our) (?:web)?site/u,
  },
  {
    subject: 'security',
    says: /Sicherheit|Missbrauch|Angriff|Betrugs|Ausspähung|SPAM|Spam|Systemsicherheit|Abwehr|security|fraud/u,
  },
  {
    subject: 'contact',
    says: /(?:Bearbeitung|Beantwortung)[^.]{0,40}(?:Anfrage|Anliegen|Nachricht)|Kontaktaufnahme|Kontaktanfrage|Kommunikation|contact|enquir/u,
  },
  {
    subject: 'contract',
    says: /(?:Erfüllung|Durchführung|Abwicklung|Anbahnung|Abschluss)[^.]{0,40}(?:Vertrag|Verträge|Bestellung|Auftrag|Mitgliedschaft)|Vertragserfüllung|Vertragsabwicklung|Bestellabwicklung|performance of (?:the|a) contract/u,
  },
  {
    subject: 'payment',
    says: /Zahlungsabwicklung|Abwicklung der Zahlung|Bezahlung|Zahlungsverkehr|Abrechnung|payment/u,
  },
  {
    subject: 'shipping',
    says: /Versand(?! (?:von|des|der|unseres) (?:E-?Mail|News))|Zustellung|Lieferung|Auslieferung der Ware|delivery|shipping/u,
  },
  { subject: 'newsletter', says: /Newsletter|Rundbrief|Mailing/u },
  {
    subject: 'marketing',
    says: /Werbung|Werbe(?:zwecke|anzeigen|maßnahmen)|Marketing|Remarketing|Retargeting|Direktwerbung|advertis/u,
  },
  {
    subject: 'analytics',
    says: /Analyse|Statisti|Reichweitenmessung|Auswertung (?:der|des) (?:Nutz|Besuch|Zugriff)|analytics|Webanalyse/u,
  },
  {
    subject: 'application',
    says: /Bewerb(?:ung|er)|Stellenbesetzung|applica(?:nt|tion) (?:process|procedure)/u,
  },
  {
    subject: 'treatment',
    says: /(?:[Ää]rztliche|[Mm]edizinische|[Zz]ahnärztliche|[Tt]herapeutische)[rn]? (?:Behandlung|Versorgung)|Behandlungsvertrag|Heilbehandlung|Patientenversorgung|Arzneimittelversorgung|Gesundheitsversorgung/u,
  },
  {
    subject: 'legal-duty',
    says: /(?:Erfüllung|Einhaltung)[^.]{0,30}(?:gesetzlich|rechtlich)|Aufbewahrungspflicht|legal obligation/u,
  },
  {
    subject: 'claims',
    says: /Rechtsansprüche|Geltendmachung, Ausübung|Durchsetzung[^.]{0,30}(?:Rechte|Ansprüche)|legal claims/u,
  },
  { subject: 'credit-check', says: /Bonitäts(?:prüfung|auskunft)|Kreditwürdigkeit|Bonität/u },
  {
    subject: 'customer-care',
    says: /Kunden(?:betreuung|pflege|service|verwaltung|beziehung)|customer (?:service|relation)/u,
  },
  { subject: 'video-conference', says: /Videokonferenz|Online-?Meeting|Konferenz-?Tool|Webinar/u },
  { subject: 'appointment', says: /Termin(?:buchung|vereinbarung|vergabe|verwaltung|planung)|appointment/u },
  {
    subject: 'account',
    says: /(?:Kunden|Nutzer|Benutzer)-?(?:konto|account)|Registrierung|registration|user account/u,
  },
  {
    subject: 'bot-protection',
    says: /[Cc]aptcha|durch einen Menschen|automatisiertes? Programm|Bots?(?![\p{L}])/u,
  },
  { subject: 'membership', says: /Mitgliederverwaltung|Mitgliedschaft|Vereinszweck|Vereinsleben/u },
]

/** Categories of data by what notices call them. */
export const CATEGORIES: readonly Word[] = [
  { subject: 'contact.email', says: /E-?Mail-?\s?(?:-| )?Adresse|Emailadresse|e-?mail address/iu },
  {
    subject: 'contact.name',
    says: /(?<![\p{L}])(?:Vor- und (?:Nach|Zu)name[n]?|Name[n]?|Vorname[n]?|Nachname[n]?)(?![\p{L}])|(?<![\p{L}])names?(?![\p{L}])/u,
  },
  {
    subject: 'contact.address',
    says: /(?<![\p{L}-])(?:Anschrift|Postanschrift|Wohnort|Lieferadresse|Rechnungsadresse|Lieferanschrift|Adressdaten|Adresse)(?![\p{L}])|postal address/u,
  },
  { subject: 'contact.phone', says: /Telefonnummer|Rufnummer|Mobilnummer|Handynummer|phone number/u },
  { subject: 'contact', says: /Kontaktdaten|contact details/u },
  { subject: 'device.ip', says: /IP-?\s?-?Adresse|IP address/iu },
  {
    subject: 'device.browser',
    says: /Browser-?(?:typ|version|software|information)|verwendeter Browser|browser type|User-?Agent/iu,
  },
  {
    subject: 'device',
    says: /Betriebssystem|Gerätetyp|Geräteinformation|Geräte-?ID|Endgerät(?!es? (?:des|der) Nutzer gespeichert)|operating system/u,
  },
  {
    subject: 'usage',
    says: /Nutzungsdaten|Nutzungsverhalten|besuchte (?:Seiten|Webseiten)|Seitenaufrufe|Zugriffszeit|Referrer|Verweildauer|Klick|usage data/iu,
  },
  { subject: 'log', says: /Server-?\s?-?[Ll]og|Logfile|Log-File|Logdaten|Protokolldaten|log files/iu },
  { subject: 'location', says: /Standort(?:daten)?|Geolokation|GPS|location data/u },
  {
    subject: 'payment',
    says: /Zahlungsdaten|Bankverbindung|Kontodaten|IBAN|Kreditkarten|Kontonummer|payment data/u,
  },
  {
    subject: 'contract',
    says: /Vertragsdaten|Vertragsgegenstand|Bestelldaten|Bestandsdaten|Kundendaten|contract data/u,
  },
  {
    subject: 'content',
    says: /Inhaltsdaten|(?:Inhalt|Text)e? (?:der|Ihrer) (?:Nachricht|Anfrage)|content data/u,
  },
  { subject: 'communication', says: /Meta-\s?(?:,|und|\/)|Kommunikationsdaten|Verbindungsdaten|Metadaten/u },
  { subject: 'birth', says: /Geburtsdatum|Geburtstag|(?<![\p{L}])Alter(?![\p{L}])|date of birth/u },
  { subject: 'gender', says: /Geschlecht|Anrede|gender/u },
  {
    subject: 'health',
    says: /Gesundheitsdaten|Patientendaten|Diagnose|Befund|Anamnese|Medikation|Krankheit|health data/u,
  },
  { subject: 'religion', says: /Konfession|Religionszugehörigkeit|religiöse/u },
  {
    subject: 'image',
    says: /(?<![\p{L}])(?:Foto(?:s|aufnahmen|grafien)?|Lichtbild(?:er)?|Bildaufnahmen|Videoaufnahmen|Video(?:s)?)(?![\p{L}])|photograph/u,
  },
  {
    subject: 'application',
    says: /Bewerbungsunterlagen|Bewerberdaten|Lebenslauf|Zeugnisse|application documents/u,
  },
  {
    subject: 'insurance',
    says: /Versicherten(?:nummer|daten)|Versicherungsnummer|Krankenversicher|Krankenkasse/u,
  },
  { subject: 'vehicle', says: /Kennzeichen|Fahrzeug(?:daten|identifikation)/u },
]

const PLACEHOLDER =
  /\[email protected\]|\[e-?mail protected\]|\[?(?:Bitte|Hier)(?: hier)? (?:Name|Anschrift|Adresse|Datum|E-?Mail|Ihre[nr]?|ergänzen|einfügen|eintragen)[^\]\n]{0,60}\]?|\[(?:Name|Firma|Unternehmen|Anschrift|Adresse|Datum|E-?Mail|Telefon|Ort|Straße|PLZ|Website|URL|Link|Ihr|Ihre|Musterfirma|Platzhalter|…|\.\.\.)[^\]\n]{0,60}\]|\{\{[^}\n]{1,60}\}\}|XX+(?:\.XX+){1,3}|(?<![\p{L}])(?:Max|Erika|Maria) Mustermann(?:frau)?|Musterstraße|Musterstadt|Musterfirma|Lorem ipsum|TT\.MM\.JJJJ|_{4,}|\.{6,}|xxx@|@(?:example|muster|beispiel)\.(?:com|de)/giu
const SELF_HOSTED =
  /(?:lokal|auf (?:unserem|unseren|dem) (?:eigenen |lokalen )?(?:Web-?)?[Ss]ervern?|selbst|on-?premise|self-?hosted)[^.]{0,60}(?:gehostet|installiert|eingebunden|gespeichert|betrieben|ausgeliefert|hosten)|(?:lokal|selbst) (?:gehostet|installiert|eingebunden)|[Ll]okales Hosting|keine Verbindung zu (?:den )?Servern/u
const BY_REFERENCE =
  /(?:[Ss]iehe|[Nn]äheres|Einzelheiten|[Dd]etails|[Ww]eitere Informationen|[Ww]ir erläutern)[^.]{0,80}(?:unsere[rnm]? |der |im |in der |die )(?:Cookie-?(?:Richtlinie|Hinweise?|Policy|Erklärung)|Impressum|Löschkonzept|AGB|Datenschutz(?:erklärung|hinweise) für)/u

interface Saying {
  readonly kind: Statement['kind']
  readonly subject: string
  readonly says: Sieve
}

const saying = (kind: Saying['kind'], subject: string, says: RegExp): Saying => ({
  kind,
  subject,
  says: sieve(says),
})

const SAYINGS: readonly Saying[] = [
  ...PURPOSES.map(({ subject, says }) => saying('purpose', subject, says)),
  ...CATEGORIES.map(({ subject, says }) => saying('category', subject, says)),
  saying('self-hosted', 'self', SELF_HOSTED),
  saying('by-reference', 'document', BY_REFERENCE),
]

/** Purposes, categories, placeholders, self-hosting and references, each with its place in `Notice.text`. */
export function readStatements(scene: Scene): readonly Statement[] {
  const found: Statement[] = []
  for (const match of scene.text.matchAll(PLACEHOLDER)) {
    found.push({ kind: 'placeholder', subject: match[0], at: [match.index, match.index + match[0].length] })
  }
  for (const sentence of scene.sentences) {
    for (const { kind, subject, says } of SAYINGS) {
      const match = says.exec(sentence)
      if (match) {
        const start = sentence.start + match.index
        found.push({ kind, subject, at: [start, start + match[0].length] })
      }
    }
  }
  return found.sort((a, b) => a.at[0] - b.at[0])
}
