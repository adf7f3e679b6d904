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
    says: /(?:Bereitstellung|Darstellung|Auslieferung|Betrieb|Optimierung|Verfügbarkeit|Funktionsfähigkeit|Stabilität)[^.]{0,40}(?:Website|Webseite|Internetseite|Onlineangebot|Online-?Angebot|Webangebot|App|Internetauftritt|Dienste|der Seite)|Darstellung (?:des|unseres) (?:Angebots|Shops|Online-?[Ss]hops)|(?:Seiten?|Website|Internetseite|Online-?[Ss]hop|Shop|Portal)[^.]{0,60}(?:gehostet|auszuliefern|anzuzeigen|laufen|läuft|liegt (?:bei|auf)|betrieben)|(?<!okales )(?<!okalen )(?:Web-?)?Hosting|Webhoster|Server-?Infrastruktur|informationstechnischer Infrastruktur|fehlerfreie|störungsfreie|[Vv]erbindungsaufbau|provide (?:the|our) (?:web)?site/u,
  },
  {
    subject: 'security',
    says: /(?<!sozialen )Sicherheit(?!sleistung)|Missbrauch|missbräuchlich|Angriff|Betrugs|Ausspähung|SPAM|Spam|Systemsicherheit|Abwehr(?! (?:von |der )?(?:\p{Lu}\p{Ll}{2,20})?[Aa]nsprüch)(?! von Haftung)(?! unberechtigter)|Vandalismus|Einbrüche|Diebstahl|Diebstähle|Firewall|Überlastungs|security|fraud/u,
  },
  {
    subject: 'contact',
    says: /(?:Bearbeitung|Beantwortung)[^.]{0,40}(?:Anfrage|Anliegen|Nachricht)|(?:Anfrage|Anliegen|Nachricht)[^.]{0,40} (?:beantworten|bearbeiten)|Ihnen (?:zu )?antworten|Kontaktaufnahme|Kontaktanfrage|Anfrageverwaltung|Kontaktformular|kommunizieren|Kommunikation(?![\p{L}]|s?-)|Kommunikation mit|contact|enquir/u,
  },
  {
    subject: 'contract',
    says: /(?:Erfüllung|Durchführung|Abwicklung|Anbahnung|Abschluss)[^.]{0,40}(?:Vertrag|Verträge|Bestellung|Auftrag|Mitgliedschaft)|Vertragserfüllung|Vertragsabwicklung|Bestellabwicklung|Auftragsabwicklung|Auftragsbearbeitung|Verträge[^.]{0,30}(?:abwickeln|wickeln)|performance of (?:the|a) contract/u,
  },
  {
    subject: 'payment',
    says: /Zahlung(?:en|s(?:abwicklung|verkehr|verfahren|arten?|dienst|möglichkeit|transaktion|beleg|anbieter)\p{Ll}{0,20})?(?![\p{L}])|[Bb]ezahl(?:ung|en|vorgang|dienst)|[Rr]atenzahlung|[Aa]brechnung(?! (?:der|unserer) Provision)|abrechnen|abzurechnen|Gebühren[^.]{0,40}zahlen|Lastschrift|payment/u,
  },
  {
    subject: 'shipping',
    says: /Versand(?:zweck|unternehmen|dienstleister)|Versand(?![\p{L}])(?! (?:von|des|der|unseres) (?:E-?Mail|News))|Zustellung|Lieferung|Auslieferung der Ware|Spedition|Paket(?:e liefer|dienst|zustell)|delivery|shipping/u,
  },
  { subject: 'newsletter', says: /Newsletter|Rundbrief|Mailing/u },
  {
    subject: 'marketing',
    says: /Werbung|Werbe(?:zwecke|anzeigen|maßnahmen)|[Mm]arketing|Remarketing|Retargeting|Direktwerbung|werbliche[rn]? Ansprache|Anzeigen(?:schaltung|kampagne|erfolg)|Anzeigen (?:innerhalb|bei|auf|ausspiel|schalt|geschalt)|(?:unsere[rn]?|eine|solche) Anzeigen?(?= (?:zu|auf|bei|angeklickt|gesehen|gelang))|(?:Conversion|Konversion)s?-?(?:[Mm]essung|[Tt]racking)|advertis/u,
  },
  {
    subject: 'analytics',
    says: /[Aa]nalyse(?!n? (?:von|der) (?:Blut|Probe))|Statisti(?!sche[ns]? (?:Ä|Bundes|Landes|Amt))|Reichweitenmessung|Heatmap|[Zz]ählen[^.]{0,20}Besuch|Besucherström|Auswertung (?:der|des) (?:Nutz|Besuch|Zugriff)|Nutzung der (?:Website|Webseite|Seite) aus(?:zu)?werten|analytics|Webanalyse/u,
  },
  {
    subject: 'application',
    says: /Bewerb(?:ung|er)|Stellenbesetzung|applica(?:nt|tion) (?:process|procedure)/u,
  },
  {
    subject: 'treatment',
    says: /(?:[Ää]rztliche|[Mm]edizinische|[Zz]ahnärztliche|[Tt]herapeutische)[rn]? (?:Behandlung|Versorgung)|Behandlungs(?:vertrag|akte|unterlagen|dokumentation)|Heilbehandlung|(?:Strahlen|Weiter|Mit|Nach|Vor)behandlung|(?:Ihre[rs]?|einer|der|die|eine|Abschluss der|Ende der) Behandlung(?! (?:Ihrer|von|der|des|dieser) )(?![\p{L}])|Patientenversorgung|Patientenakte|Krankenakte|Arzneimittelversorgung|Versorgung mit Arzneimitteln|Gesundheitsversorgung/u,
  },
  {
    subject: 'legal-duty',
    says: /(?:Erfüllung|Einhaltung)[^.]{0,30}(?:gesetzlich|rechtlich)|(?<!keine )(?<!keine gesetzlichen )Aufbewahrungspflicht(?![^.]{0,40} (?:entgegen|bestehen|dem))|(?:steuer|handels)(?:rechtlich|lich)e[rn]? (?:Verpflichtung|Pflicht)|(?:aufgrund|wegen) (?:einer )?gesetzlichen?r? Verpflichtung(?!en)|Meldepflicht|legal obligation/u,
  },
  {
    subject: 'claims',
    says: /Rechtsansprüche|Geltendmachung, Ausübung|Durchsetzung[^.]{0,30}(?:Rechte|Ansprüche|Forderung)|(?:Haftungs|Schadensersatz|Gewährleistungs|Ersatz)ansprüche|Abwehr[^.]{0,30}(?:Ansprüche|Forderungen)|Forderungs?(?:einzug|management|ausfall|beitreibung)|Inkasso|legal claims/u,
  },
  { subject: 'credit-check', says: /Bonitäts(?:prüfung|auskunft)|Kreditwürdigkeit|Bonität/u },
  {
    subject: 'customer-care',
    says: /Kunden(?:betreuung|pflege|service|verwaltung|beziehung)|customer (?:service|relation)/u,
  },
  {
    subject: 'video-conference',
    says: /Video-?konferenz|Online-?Meeting|Konferenz-?Tool|Webinar|Video-?(?:sprechstunde|besprechung|beratung|gespräch|call|chat|meeting|termin)|(?:per|über|via) Video(?![\p{L}])|video conference/u,
  },
  {
    subject: 'appointment',
    says: /(?:[Oo]nline-?|Beratungs|Demo-)?[Tt]ermin(?:buchung|vereinbarung|vergabe|verwaltung|planung|angaben|anfrage|daten)|(?:Beratungs|Erst|Besichtigungs)termin|Vereinbarung von (?:\p{Lu}[\p{Ll}-]{0,20})?Terminen|(?<![\p{L}])Termine?(?![\p{L}])[^.]{0,80}(?:buchen|vereinbar|verwalte|reservier|abstimmen|anfragen)|appointment/u,
  },
  {
    subject: 'account',
    says: /(?:Kunden|Nutzer|Benutzer|Test|Mitglieder)-?(?:konto|konten|account)|Konten, in die|(?:Ihr|Das|das|Ihres|eines) Konto(?![\p{L}])|Registrierung|registration|user account/u,
  },
  {
    subject: 'bot-protection',
    says: /[Cc]aptcha|durch einen Menschen|automatisiertes? Programm|Bots?(?![\p{L}])/u,
  },
  { subject: 'membership', says: /Mitgliederverwaltung|Mitgliedschaft(?!s-)|Vereinszweck|Vereinsleben/u },
]

/** Categories of data by what notices call them. */
export const CATEGORIES: readonly Word[] = [
  {
    subject: 'contact.email',
    says: /E-?Mail-?\s?(?:-| )?Adresse|Emailadresse|Mailadresse|e-?mail address/iu,
  },
  {
    subject: 'contact.name',
    says: /(?<![\p{L}])(?:Vor- und (?:Nach|Zu)name[n]?|Name[n]?|Vorname[n]?|Nachname[n]?)(?![\p{L}])(?! (?:der|des|Ihres|und URL) (?:\p{L}{1,20} ){0,2}(?:Datei|Website|Webseite|Seite|Internetseite|Providers|Dienstes|Cookies))|(?<![\p{L}])names?(?![\p{L}])/u,
  },
  {
    subject: 'contact.address',
    says: /(?<![\p{L}-])(?:Anschrift|Postanschrift|Wohnort|Lieferadresse|Rechnungsadresse|Lieferanschrift|Adressdaten|Adresse)(?![\p{L}])|postal address/u,
  },
  {
    subject: 'contact.phone',
    says: /Telefonnummer|Rufnummer|Mobilnummer|Handynummer|Mobilfunknummer|phone number/u,
  },
  { subject: 'contact', says: /Kontaktdaten|contact details/u },
  { subject: 'device.ip', says: /IP-?\s?-?Adresse|IP address/iu },
  {
    subject: 'device.browser',
    says: /Browser-?(?:typ|version|software|information|kennung)|(?:verwendete[rn]?|Ihr) Browser(?=$|[,;\n)])|Browser und (?:Betriebs|dessen)|(?:, )Browser(?=,| und)|browser type|User-?Agent/iu,
  },
  {
    subject: 'device',
    says: /Betriebssystem|Gerätetyp|Geräteinformation|Geräte(?:-?ID|-?[Kk]ennung|daten|- und Browser)|Endgerät(?:etyp|edaten|einformation|ekennung)|(?:Art|Typ) (?:Ihres|des) (?:End)?[Gg]erätes?|operating system/u,
  },
  {
    subject: 'usage',
    says: /Nutzungsdaten|Nutzungs- und|Nutzungsverhalten|besuchte[n]? (?:Seite|Webseite)|[Aa]ufgerufene[n]? (?:Seite|Webseite|Datei)|Seitenaufrufe|Zugriffszeit|Referrer|Verweildauer|Klick(?:verhalten|daten|raten|pfad|verfolgung|s(?![\p{L}]))|Informationen (?:über|zu) (?:Ihre[r]? |die )?Nutzung|von (?:welcher|der|welchem) (?:Seite )?Sie (?:auf die|auf unsere|kommen|zu uns)|usage data/iu,
  },
  {
    subject: 'log',
    says: /Server-?\s?-?[Ll]og|Logfile|Log-File|Logdaten|Protokolldat(?:en|ei)|log files/iu,
  },
  {
    subject: 'location',
    says: /(?<!unsere )(?<!unseren )(?<!unserem )(?<!unserer )(?<!unseres )Standort(?:daten)?|Geolokation|GPS|location data/u,
  },
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
    says: /Inhaltsdaten|(?:Inhalt|Text)e? (?:der|Ihrer) (?:Nachricht|Anfrage)|eingegebene[nr]? Text|content data/u,
  },
  {
    subject: 'communication',
    says: /Meta-\s?(?:,|und|\/)|Kommunikationsdaten|Verbindungsdaten|(?<!keine )Verkehrsdaten|Metadaten/u,
  },
  { subject: 'birth', says: /Geburtsdatum|Geburtstag|(?<![\p{L}])Alter(?![\p{L}])|date of birth/u },
  { subject: 'gender', says: /Geschlecht|Anrede|gender/u },
  {
    subject: 'health',
    says: /Gesundheitsdaten|Gesundheitsangaben|Patientendaten|Diagnose|Befund|Anamnese|Medikation(?!s(?:beratung|analyse))|Krankheit|Röntgen(?:bild|aufnahme|untersuchung)|Patientenakte|Behandlungsakte|health data/u,
  },
  { subject: 'religion', says: /Konfession|Religionszugehörigkeit|religiöse/u },
  {
    subject: 'image',
    says: /(?<![\p{L}])(?:Foto(?:s|aufnahmen|grafien|graphien|dokumentation)?|Lichtbild(?:er)?|Bildaufnahmen|Videoaufnahmen|Videobilder|Bildmaterial)(?![\p{L}])|(?:überschr\p{Ll}{2,8}|speichert|löscht)[^.]{0,40} Bilder(?![\p{L}])|Aufzeichnungen der Kamera|photograph/u,
  },
  {
    subject: 'application',
    says: /Bewerbungsunterlagen|Bewerberdaten|Lebenslauf|Zeugnisse|application documents/u,
  },
  {
    subject: 'insurance',
    says: /Versicherten(?:nummer|daten|karte)|[Vv]ersichertennummer|Versicherungs(?:nummer|art|status)|Krankenversicher(?:ung|te|tennummer)/u,
  },
  { subject: 'vehicle', says: /Kennzeichen|Fahrzeug(?:daten|identifikation)/u },
]

const PLACEHOLDER = sieve(
  /\[email protected\]|\[e-?mail protected\]|\[?(?:Bitte|Hier)(?: hier)? (?:Name|Anschrift|Adresse|Datum|E-?Mail|Ihre[nr]?|ergänzen|einfügen|eintragen)[^\]\n]{0,60}\]?|\[(?:Name|Firma|Unternehmen|Anschrift|Adresse|Datum|E-?Mail|Telefon|Ort|Straße|PLZ|Website|URL|Link|Ihr|Ihre|Musterfirma|Platzhalter|\.\.\.)[^\]\n]{0,60}\]|\[…[^\]\n]{0,60}\]|\{\{[^}\n]{1,60}\}\}|XX+(?:\.XX+){1,3}|(?<![\p{L}])(?:Max|Erika|Maria) Mustermann(?:frau)?|Musterstraße|Musterstadt|Musterfirma|Lorem ipsum|TT\.MM\.JJJJ|____+|\.\.\.\.\.\.+|xxx@|@(?:example|muster|beispiel)\.(?:com|de)/iu,
)
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
  scene.blocks.forEach((block, at) => {
    for (const match of PLACEHOLDER.all(scene.siftedOf(at))) {
      const start = block.start + match.index
      found.push({ kind: 'placeholder', subject: match[0], at: [start, start + match[0].length] })
    }
  })
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
