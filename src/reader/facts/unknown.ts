import type { Span } from '../notice.ts'
import { isInRecipientColumn, LIST_OF_RECIPIENTS } from './bare.ts'
import { findEntities } from './entities.ts'
import { productNames } from './phrases.ts'
import type { Scene, Sentence } from './scene.ts'
import { findOwnNames, findServices } from './services.ts'
import { sieve } from './sieve.ts'

/** A service that the catalogue does not know, named by the notice itself. */
export interface UnknownService {
  readonly name: string
  readonly places: readonly Span[]
}

const ENTRY = sieve(/^([\p{Lu}\d][^:;\n]{1,48}):\s[^;\n]{0,280};\s?Dienstanbieter:/u)
const LISTED =
  /^(?:[•*–-]\s)?(\p{Lu}[\p{L}\d.+&!-]{1,24}(?: \p{Lu}[\p{L}\d.+&!-]{1,20})?) \((\p{Lu}[^(),]{3,60}),/u
const NUMBERING = /^(?:[\dIVX]{1,5}(?:\.\d{1,3}){0,4}[.)]?|[a-z]{1,2}\)|[•–-])\s{1,3}/u
const OF =
  /^(?:(?:Nutzung|Verwendung|Einsatz|Einbindung|Integration|Nutzungsanalyse|Webanalyse|Dienst|Plugin|Tool|Newsletter|Newsletterversand|Terminbuchung|Online-?Terminbuchung|Chat|Buchung|Buchungssystem|Hosting|Bewerbungen|Bewerberportal|Zahlung|Datenschutzhinweise?|Datenschutzbestimmungen|Anwendung|Cookie-Consent|Consent|Cookie-Einwilligung|Schriftarten|Kartendienst|Spendenformular)\s)?(?:(?:von|des|der|mit|über|durch|bei|zu|per|mittels|zu Einsatz und Verwendung von|zum Einsatz von)\s)(?:(?:dem |des |der )?(?:Dienst(?:es)?|Tool[s]?|Plugin[s]?|Anbieter[s]?)\s)?/u
const GENERIC =
  /^(?:Hosting|Hoster|Web|News|Zahl|Kontakt|Cookie|Server|Bewerb|Recht|Daten|Verantwort|Analyse|Track|Social|Soziale|Karte|Schrift|Video|Captcha|Versand|Bestell|Registr|Kunden|Dienst|Empfänger|Termin|Bewert|Bonit|Auskunft|Extern|Content|Consent|Einwillig|Online|Kommunik|Chat|Hinweis|Allgemein|Zweck|Speicher|Wider|Auftrag|Weiter|Übermitt|Sicher|Plug|Tool|Werb|Market|Shop|Seite|Blog|Komment|Nutz|Patient|Mitglied|Spend|Gewinn|Umfrag|App|Internet|E-?Mail|Mail|Telef|Fax|Foto|Bild|Beschw|Stand|Änder|Impress|Anbiet|Betreib|Provid|Ihr|Wie|Was|Wer|Welch|An wen|Unser|Eigene|Einsatz|Verwend|Einbind|Zugriff|Log|Protok|SSL|TLS|Verschl|Umfang|Art|Dauer|Drittl|Drittst|Lösch|Name|Begriff|Definition|Aufsicht|Zust|Personen|Besond|Grund|Gemein|Verein|Vertrag|Abwick|Liefer|Inkasso|Buchung|Reserv|Gast|Gäste|Jobs|Karriere|Stell|Partner|Produkt|Software|Dritt|Technisch|Funktion|Notwend|Statist|Erford|Marketing|Präfer|Abonn|Vor|Nach|Betrieb|Schutz|Quell|Bereitst|Erheb|Verarb|Automat|Profil|Kinder|Minder|Fazit|Schluss|Privacy|Data|Your|Our|How|What|Third|Contact|Payment|Security|Storage|Hosting|Legal|Purpose|Pflicht|Aktual|Geltung|Präsenz|Auftritt|Fanpage|Login|Single|Download|Kurs|Seminar|Veranst|Messe|Event|Beratung|Apotheke|Praxis|Rezept|Arzt|Labor|Versicher|Bank|Abrech|Steuer|Konfer|WLAN|W-LAN|Audio|Podcast|Musik|Wetter|Übersetz|Barriere|Push|Newsletter|Konto|Kauf|Preis|Rabatt|Gutschein|Coupon|Fern|Remote|Support|Wartung|Ticket|Sonstige|Weitere|Andere|Zusätzl|Alle|Zweit|Erst|Künstl|Analytics|Advert|Sharing|Subscript|Crash|Perform|Monitor|Login|Sign|Usage|Use|Transfer|International|Information|Evaluat|Rundbrief|Größen|Bibliothek|Homepage|Intranet|Mensa|Presse|Redaktion|Medien|Galerie|Fahr|Reise|Gesundheit|Aufruf|Besuch|Abruf|Zugang|Spielbe|Abos?(?![\p{L}])|Mein |Hotel|Tarif|Mandat|Das|Der|Die|Ein|Im|In|Bei|Zu|Für|Mit|Von|Über|Durch)/iu
const PROVIDER =
  /(?<![\p{L}])(?:Anbieter(?:in)?(?: (?:dieses|des) [\p{L}]{4,20})? (?:ist|sind)|Dienste?anbieter|betrieben (?:von|durch)|bereitgestellt (?:von|durch)|angeboten (?:von|durch)|(?:ein|einem|einen|eines) [\p{L}-]{3,40} (?:der|des|von)|des Anbieters|der Firma|des Unternehmens|Provider is|provided by|Auftragsverarbeitung|der \p{Lu})/u
const QUOTED = sieve(
  /(?:Dienst(?:e?s|en)?|Tools?|Plugins?|Plug-in|Software|Plattform|[Ss]ystems?|Anbieters?|Dienstleisters?|nutzen|verwenden|nutzt|verwendet|mittels|über|durch|per|Lösung|Anwendung|App|Programm|Modul|Werkzeug|Service|Portal)\s(?:wir\s)?(?:(?:den|das|die|dem|der|des)\s(?:[\p{L}-]{3,30}\s)?)?[„"“]([\p{L}\d][\p{L}\d .&+!-]{1,38})[“”"]/u,
)
const PLAIN = sieve(
  /(?:(?:[Dd]ienst(?:es|leister(?:s)?)?|[Tt]ools?|[Pp]lug-?[Ii]ns?|[Ss]oftware|[Pp]lattform|[Ss]ystems?|[Pp]ortals?|[Aa]nbieters?|[Ll]ösung|[Aa]nwendung|[Tt]echnologie|CRM|[Ww]erkzeugs?))\s((?:\p{Lu}[\p{L}\d.+!-]{1,24}|[\p{Ll}\d]{2,20}\.[a-z]{2,5}|[\p{Ll}]{2,10}\p{Lu}[\p{L}\d]{1,16})(?:\s(?:\p{Lu}[\p{L}\d.+!-]{1,24}|\d{1,3}|CRM|Pro|Cloud)){0,2})(?=\s(?:der|des|von|ein|zur|zum|\(|,|verwend|genutz|eingesetz|einge|und nutz)|,\s(?:ein|der|das|die|welche|betrieben|bereitgestellt)|\s\(|[.]$)/u,
)
// "Unser digitales Fach „Muster“ wird von der Beispiel GmbH bereitgestellt": any noun, as its maker is told.
const MADE = sieve(
  /(?:[Uu]nsere?|[Ii]hre?|[Mm]eine?|[Dd]as|[Dd]ie|[Dd]er|[Ee]ine?) (?:\p{Ll}{3,20} )?\p{Lu}[\p{L}-]{3,30} [„"“«»]([\p{L}\d][\p{L}\d .&+!-]{1,30})[“"”«»],? (?:wird|werden|ist|stellt|betreibt)(?: (?:uns|technisch|für uns|über|vollständig))?(?: (?:von|durch))? (?=(?:die |der |das )?\p{L})/u,
)
// "mustSALE: Weitergabe von Karten; wird von Beispiel betrieben": an entry whose maker stands at its end.
const ENTRY_DONE =
  /^(\p{Ll}{1,12}\p{Lu}[\p{L}\d]{2,20}|\p{Lu}\p{Ll}{1,16}\p{Lu}[\p{L}\d]{1,16}): [^;\n]{3,160}; (?:wird|werden) (?:\p{Ll}{3,14} ){0,2}(?:von|durch) [^;.\n]{3,80}(?:betrieben|bereitgestellt|angeboten|erbracht|gehostet)/u
// "Muster, ein Produkt der Firma Beispiel GmbH"
const PRODUCT = sieve(
  /(?<![\p{L}.-])((?:\p{Lu}[\p{L}\d.-]{1,24}|\p{Ll}{2,10}\p{Lu}[\p{L}\d]{1,16})(?: \p{Lu}[\p{L}\d.-]{1,20}){0,2}),? (?:ein(?:e[mnrs]?)?|an?|the) (?:[\p{L}-]{3,24} ){0,2}(?:Produkt|Dienst|Dienstleistung|Service|Angebot|Marke|Software|Lösung|Plattform|Tool|System|Anwendung|App|product|service|tool|platform|brand)(?:e?s)? (?:der|des|von|aus dem Hause|of|by)(?: der| the)?(?: Firma| Unternehmens)? [„"]?/u,
)
const HOSTED = sieve(
  /(?:gehostet|Hoster|Hosting|hosten)[^.\n]{0,90}?(?:von|bei|durch|Firma|ist|lautet|:)\s(?:[\p{Ll}]{2,8}\s)?(?:[\p{L}-]{3,30},?\s)?([\p{L}\d][\p{L}\d-]{1,30}\.(?:cloud|com|de|net|io|eu|org|ch|at|one|hosting|rocks|app))(?![\p{L}\d@/-])|(?:von|bei|durch)\s(?:dem|der|unserem|unserer)?\s?(?:[\p{L}-]{3,30},?\s)?([\p{L}\d][\p{L}\d-]{1,30}\.(?:cloud|com|de|net|io|eu|org|ch|at|one|hosting|rocks|app))(?![\p{L}\d@/]),?\s[^.\n]{0,30}(?:gehostet|betrieben)/iu,
)
// Banks, chambers and associations that have no legal form in their name.
const BODY = sieve(
  /(?<![\p{L}-])(?:(?:Kreis|Stadt)?[Ss]parkasse|Volksbank|Raiffeisenbank|VR-?Bank|Kassen(?:zahn)?ärztlichen? Vereinigung|Landessportbund|Landes(?:zahn)?ärztekammer|Apothekerkammer|Commerzbank|Postbank|Deutsche[nr]? (?:Rentenversicherung|Bundesbank)|BaFin|Bundesanstalt für Finanzdienstleistungsaufsicht|Bundesarchiv|Bundesdruckerei|ITZBund|Westdeutsche[nr]? Rundfunk|Norddeutsche[nr]? Rundfunk|Bayerische[nr]? Rundfunk|ARD ZDF Deutschlandradio Beitragsservice|Bundesagentur für Arbeit|Bundeszentralamt für Steuern|Kraftfahrt-Bundesamt|Kommunale[sn]? Rechenzentrum|Bundes(?:netzagentur|kartellamt|notarkammer|rechtsanwaltskammer|verwaltungsamt|justizamt|amt für (?:Justiz|Soziale Sicherung|Wirtschaft und Ausfuhrkontrolle|Migration und Flüchtlinge|Familie und zivilgesellschaftliche Aufgaben))|Zentralstelle für Finanztransaktionsuntersuchungen)(?![\p{L}])(?: \p{Lu}[\p{L}-]{2,20}){0,2}(?:(?<=(?:[Ss]parkasse|Volksbank|Raiffeisenbank|VR-?Bank) \p{Lu}[\p{L}-]{2,20}) (?:im|am|an der|in der) \p{Lu}[\p{L}-]{2,20})?/u,
)
const HANDED =
  /weiter|übermittel|(?:melden|legen) wir|Empfänger|gemeldet|leiten|angeboten|Dienstleister|betrieben (?:von|durch)/u
const USED = sieve(
  /weiter|übermittel|angeboten|mpfänger|ienst|ool|lug|oftware|lattform|ystem|ortal|nbieter|ösung|nwendung|echnologie|CRM|erkzeug|nutz|verwend|mittels|ost|Service|Modul|Programm|App|ereitgestellt|betrieben|zur Verfügung/u,
)

const NO_NAME =
  /^(?:(?:Dienst|Plattform|Portal|Anwendung|Angebot|Vertrag|Auftrag|Service|Seite|Shop|App|Einsatz|Verwendung|Nutzung|Betrieb)e?s?$|(?:Sie|Wir|Ihre?|Google|Server|Website|Webseite|Internet|Cookies?|Daten|Like|Gefällt|Teilen|Tweet|Einwilligung|Auftragsverarbeitung|DSGVO|Die|Der|Das|Session|Opt|Double|Do Not|First|Third|Privacy|Data|EU|USA|Europa|Deutschland|Browser|Captcha|Newsletter|Kunden|Nutzer|Dritte|Personen|Verarbeitung|Unternehmen|Kenntnis|Zugriff|Zugang|Einblick|Einsicht|Kontakt|Plugins?|Drittanbieter|Dienste|Analyse|Tracking|Web|Social|Blacklist|Facebook-Insights|Remarketing|Conversion|Targeting|Custom|Lookalike|Logfiles?|Log|Embedded|Registrierung|GmbH|Cloud|Software|Hosting|Schwester|Drittländern|Marketing|Content|Art|Abs|Name|Anbieter|Zweck|SSL|TLS|IT|KI|Pixel|Tag|Web-?Beacons?)(?![\p{L}]))/iu

/**
 * Services that the catalogue does not hold: a heading over a text that says who provides it, a name in quotation marks
 * after a word such as "Dienst", a name between such a word and its maker, a host named by its domain.
 */
export function unknownServices(scene: Scene): readonly UnknownService[] {
  const names = new Map<string, { readonly name: string }>()
  const add = (raw: string): void => {
    const name = raw
      .replace(/[®™]/gu, '')
      .replace(/^(?:Die|Der|Das)\s/u, '')
      .trim()
    if (name.length < 2 || name.length > 60 || NO_NAME.test(name)) return
    if (findEntities(name).length > 0) return
    if (ownProduct(scene, name)) return
    const known = findServices(name).some((one) => one.at[0] === 0 || one.service !== null)
    if (known || names.has(name.toLowerCase())) return
    names.set(name.toLowerCase(), { name })
  }

  scene.blocks.forEach((block, at) => {
    // "Muster: Zahlungen; Dienstanbieter: …", the way of lists of services.
    const entry = ENTRY.may(scene.siftedOf(at))
      ? ENTRY.expression.exec(scene.piece(block.start, Math.min(block.end, block.start + 400)))
      : null
    if (
      entry?.[1] &&
      !/(?:ung|en|keit|heit)$/u.test(entry[1]) &&
      !KIND_OF_SERVICE.test(entry[1]) &&
      !(/^\p{Lu}\p{Ll}{2,30}e$/u.test(entry[1]) && GENERIC.test(entry[1]))
    )
      add(entry[1].replace(/\s?\(.{0,60}\)$/u, ''))
    const done =
      block.kind === 'heading'
        ? null
        : ENTRY_DONE.exec(scene.piece(block.start, Math.min(block.end, block.start + 300)))
    if (done?.[1]) add(done[1])
    // "Muster (Muster Betriebs SA, …) – Hosting" in a list.
    const listed =
      block.kind === 'item'
        ? LISTED.exec(scene.piece(block.start, Math.min(block.end, block.start + 160)))
        : null
    if (listed?.[1] && listed[2] && !GENERIC.test(listed[1]) && findEntities(`${listed[2]},`)[0]?.at[0] === 0)
      add(listed[1])
    if (block.kind !== 'heading') return
    const name = headingName(scene.textOf(at))
    if (name === undefined) return
    const next = scene.headings[(scene.headingOf[at] ?? -1) + 1]?.start ?? scene.text.length
    const end = Math.min(next, block.end + 1500)
    const body = scene.piece(block.end, end)
    const word = name.split(/\s/u)[0] ?? name
    if (!body.includes(word) || !standsAlone(body, word)) return
    if (findServices(name).length > 0) return
    if (isPutToUse(name, body)) return add(name)
    if (!PROVIDER.test(body)) return
    const provider = PROVIDER.exec(body)
    const entity = findEntities(body)[0]
    const near = entity && provider && Math.abs(entity.at[0] - provider.index) < 160
    if (!provider || !body.slice(Math.max(0, provider.index - 220), provider.index + 160).includes(word))
      return
    if ((entity && !near) || (!entity && !/Anbieter|Auftragsverarbeitung/u.test(provider[0]))) return
    add(name)
  })
  for (const sentence of scene.sentences) {
    const { text } = sentence
    for (const { name } of productNames(sentence)) {
      // "MusterSQL … der Muster Software GmbH": the house is named, the product is called after it.
      const house = /^\p{Lu}\p{Ll}{3,}(?=\p{Lu})/u.exec(name)?.[0]
      const called = house !== undefined && findEntities(text).some((one) => one.name.startsWith(house))
      if (!called) add(name)
    }
    if (BODY.may(sentence)) {
      const handed = HANDED.test(text)
      const column = !handed && isInRecipientColumn(scene, sentence)
      const listed = !handed && isListOfRecipients(scene, sentence)
      for (const match of BODY.all(sentence))
        if (
          handed ||
          column ||
          (listed && (match.index < BEFORE_FIRST || AMONG.test(text.slice(0, match.index))))
        )
          add(match[0])
    }
    if (!USED.test(sentence)) continue
    for (const match of QUOTED.all(sentence)) {
      const after = text.slice(match.index + match[0].length, match.index + match[0].length + 90)
      const maker =
        /^,?\s?(?:\(|(?:ein(?:e[nrms]?)?|der|des|von|betrieben|bereitgestellt)\s)/u.test(after) &&
        findEntities(after).length > 0
      if (
        /(?:Dienst|Tool|lug-?[Ii]n|Software|lattform|ystem|nbieter|Lösung|App|Service|ortal)\p{L}{0,3}\s/u.test(
          match[0],
        ) ||
        maker ||
        /^,?\s(?:einem?|einer|eines|einen)\s[\p{L}-]{4,40}(?:dienst|plattform|tool|software|system)/u.test(
          after,
        )
      ) {
        if (!/Daten Privacy|Privacy/u.test(match[1] ?? '')) add(match[1] ?? '')
      }
    }
    for (const match of MADE.all(sentence)) {
      const from = match.index + match[0].length
      const maker = findEntities(text.slice(from, from + 90))[0]
      if (
        maker &&
        maker.at[0] < 6 &&
        /bereitgestellt|betrieben|angeboten|gehostet|bereit(?=[.,;])|zur Verfügung/u.test(
          text.slice(from + maker.at[1], from + maker.at[1] + 60),
        )
      )
        add(match[1] ?? '')
    }
    for (const match of PRODUCT.all(sentence)) {
      const maker = findEntities(
        text.slice(match.index + match[0].length, match.index + match[0].length + 100),
      )[0]
      if (maker?.at[0] === 0 && match[1] !== undefined && !match[1].endsWith('ung')) add(match[1])
    }
    for (const match of PLAIN.all(sentence)) {
      const name = match[1] ?? ''
      const after = text.slice(match.index + match[0].length, match.index + match[0].length + 120)
      if (
        /^(?:,|\s\(|\s(?:der|des|von|ein))/u.test(after) &&
        findEntities(after).length > 0 &&
        !/^\p{Lu}\p{Ll}+(?:ung|heit|keit|schaft|en|er|ion)$/u.test(name)
      )
        add(name)
    }
    if (HOSTED.may(sentence) && /ost/u.test(text)) {
      for (const match of HOSTED.all(sentence)) add(match[1] ?? match[2] ?? '')
    }
  }
  const all = [...names.values()].map(({ name }) => name)
  const written = new Set(all)
  const places = new Map<string, Span[]>(all.map((name) => [name.toLowerCase(), []]))
  for (const { name, at } of all.length > 0 ? findOwnNames(scene.text, all) : []) {
    const own = places.get(name.toLowerCase().replace(/[\s-]{1,4}/gu, ' ')) ?? places.get(name.toLowerCase())
    if (own && own.length < 80 && spelled(name, written)) own.push(at)
  }
  return all.flatMap((name) => {
    const found = places.get(name.toLowerCase()) ?? []
    return found.length > 0 ? [{ name, places: found }] : []
  })
}

/** "Diese Hinweise gelten für unsere App „Muster“": what the notice itself is about, named where it begins. */
function ownProduct(scene: Scene, name: string): boolean {
  const at = scene.piece(0, OPENING).indexOf(name)
  if (at < 0) return false
  const line =
    scene
      .piece(Math.max(0, at - 160), at)
      .split('\n')
      .at(-1) ?? ''
  return OURS.test(line) || (THING.test(line) && ABOUT.test(line))
}

const OPENING = 900
const MADE_THING = String.raw`(?:[aA]pp|[aA]nwendung|[sS]oftware|[pP]ortal|[pP]lattform|[sS]piels?|[pP]rogramms?)[ „"“*_]{1,4}$`
const OURS = new RegExp(
  String.raw`(?<!\p{L})[Uu]nsere[rnms]? (?:\p{L}{3,24} )?(?:(?:Angebote|Dienste|Produkte|Auftritte)\W{0,6}\([^()]{0,60})?\p{L}{0,24}${MADE_THING}`,
  'u',
)
const THING = new RegExp(MADE_THING, 'u')
/** The line says what the notice is for. */
const ABOUT =
  /^\W*(?:Für(?![^\n]* (?:nutz|verwend|setz)\p{Ll}* )|Datenschutz\p{L}*|Hinweise|Informationen?)(?!\p{L})|(?<!\p{L})(?:gilt|gelten|betrifft|betreffen) /u

/** Whether a heading over a sentence says that those named below receive. */
function isListOfRecipients(scene: Scene, { heading }: Sentence): boolean {
  return scene
    .headingsAbove(heading)
    .slice(0, 2)
    .some((one) => LIST_OF_RECIPIENTS.test(one))
}

/** "– Muster, Beispiel und " */
const AMONG = /^\W{0,3}(?:(?:die |das |der )?\p{Lu}[\p{L} -]{3,70}(?:, | und | sowie ))+(?:die |das |der )?$/u
/** "– die " */
const BEFORE_FIRST = 7

/** A name in capitals is not the small word that is spelled like it; a domain is one however it is set. */
function spelled(written: string, names: ReadonlySet<string>): boolean {
  if (/^\p{Lu}|^\d|\.[a-z]{2,8}$/u.test(written)) return true
  return names.has(written)
}

/** "Wir verwenden die Open-Source-Software Muster": said below a heading that ends in that name, without an article. */
function isPutToUse(name: string, body: string): boolean {
  const at = body.indexOf(name)
  if (at < 0 || at > NEAR_HEADING || NOT_NAMED.test(name)) return false
  const after = body.slice(at + name.length, at + name.length + 1)
  return !/[\p{L}\d-]/u.test(after) && PUT_TO_USE.test(body.slice(Math.max(0, at - 90), at))
}

const NEAR_HEADING = 300
/** A noun of many or of a matter needs no article either. */
const NOT_NAMED = /(?:n|s|e|er|ung|heit|keit|ion|schaft|tum|nis|ing|ik|ie|mail)$/u
const PUT_TO_USE =
  /(?<!\p{L})(?:(?:[Ww]ir|[Ii]ch) (?:nutzen?|verwenden?|benutzen?|setzen?|binden?)|(?:[Nn]utz|[Vv]erwend|[Bb]enutz|[Ss]etz|[Bb]ind)en? (?:wir|ich))(?: (?:auf|in|für|zur?|dazu|hierfür|hierzu|dafür|derzeit|auch|außerdem|ebenfalls|unsere[rnm]?|diese[rnm]?|der|die|den|das|dem|\p{Lu}[\p{L}-]{2,24},?)){0,6}? (?:(?:das|die|den) (?:[\p{L}-]{0,24}(?:[sS]oftware(?:tool)?|[dD]ienst|[tT]ool|[pP]lug-?[iI]n|[pP]lattform|[sS]ystem|[lL]ösung|[dD]ienstleister|[aA]nbieter)) )?[„"]?$/u

/** A name stands by itself somewhere in a text, and nowhere as what people have: "unsere Bibliothek". */
function standsAlone(body: string, word: string): boolean {
  let alone = false
  for (let at = body.indexOf(word); at >= 0; at = body.indexOf(word, at + 1)) {
    if (/[\p{L}-]/u.test(body.charAt(at - 1))) continue
    if (
      /(?:[Uu]nser|[Ii]hr|[Ee]in|[Mm]ein|[Kk]ein|[Dd]ein)(?:e[nrms]?)? $/u.test(
        body.slice(Math.max(0, at - 8), at),
      )
    )
      return false
    if (!/[\p{L}]/u.test(body.charAt(at + word.length).replace('s', ' '))) alone = true
  }
  return alone
}

const KIND_OF_SERVICE =
  /^\p{Lu}\p{Ll}{4,30}(?:system|portal|plattform|software|tool|dienst|anbieter|leister|buchung|verwaltung|abrechnung|versand|analyse|service)s?$/u

function headingName(heading: string): string | undefined {
  const plain = heading.replace(NUMBERING, '').replace(/:$/u, '').trim()
  const stripped = plain
    .replace(OF, '')
    .replace(/\s?\(.{0,60}\)$/u, '')
    .trim()
  if (stripped.length < 2 || stripped.length > 36 || stripped.split(/\s/u).length > 3) return undefined
  if (stripped === plain && GENERIC.test(stripped)) return undefined
  if (stripped !== plain && GENERIC.test(stripped) && !/^\p{Lu}\p{Ll}+\p{Lu}|^\p{Lu}{2,}/u.test(stripped))
    return undefined
  // "Tisch reservieren": what one does.
  if (/ \p{Ll}+(?:en|ern|eln)$/u.test(stripped)) return undefined
  if (KIND_OF_SERVICE.test(stripped) || / (?:der|des|für|und|im) \p{L}/u.test(stripped)) return undefined
  if (!/^[\p{L}\d]/u.test(stripped) || /[?!:;]/u.test(stripped.slice(0, -1))) return undefined
  return stripped
}
