import { ahead } from '../ahead.ts'
import { matchesOf } from '../matches.ts'
import type { Span } from '../notice.ts'
import { findServices } from './services.ts'

/** A company named with its legal form: `Muster Software GmbH`. */
export interface Entity {
  readonly name: string
  readonly at: Span
}

// Legal forms as they end a name. Longer ones first.
const FORM =
  '(?:GmbH & Co\\. ?KGaA|GmbH ?[&+] ?Co\\.? ?(?:KG|OHG)|GmbH u\\. ?Co\\. ?KG|GmbH und Co\\. ?KG|SE & Co\\. ?KGaA|SE & Co\\. ?KG|AG & Co\\. ?KGaA|AG & Co\\. ?(?:KG|OHG)|Inc\\. & Co\\. ?OHG|UG \\(haftungsbeschränkt\\)(?: & Co\\. ?KG)?|B\\.V\\. & Co\\. KG|Limited & Co\\. KG|S\\. ?à ?r\\. ?l\\.?(?: ?et Cie\\.?,? ?S\\. ?C\\. ?A\\.?| & Cie\\.?,? ?S\\.C\\.A\\.?| & Co\\. ?OHG)?|S\\.à\\.r\\.l\\.?(?: ?(?:et|&) Cie\\.?,? ?S\\.C\\.A\\.?)?|S\\.a\\.r\\.l\\.?(?: ?(?:et|&) Cie\\.?,? ?S\\.C\\.A\\.?)?|Genossenschaft(?=[,.;)]| \\()|Sàrl|SARL|SCRL|S\\.C\\.A\\.|Ges\\. ?m\\. ?b\\. ?H\\.?(?: & Co\\.? ?KG)?|GesmbH(?: & Co\\.? ?KG)?|gem\\. GmbH|[gm]?GmbH|gemeinnützige GmbH|mbH(?: & Co\\. ?KG)?|gUG|UG|AG|SE|KGaA|KG|OHG|oHG|GbR|Part(?:G|nerschaft(?:sgesellschaft)?)?(?: von \\p{Lu}[\\p{L}]{4,22}(?:,? (?:und )?\\p{Lu}[\\p{L}]{4,22}){0,2})? ?mbB|PartG|Partnerschaftsgesellschaft(?: mit beschränkter Berufshaftung)?|mbB|e\\. ?V\\.|w\\. ?V\\.|eV|e\\. ?K(?:fr|fm)?\\.|eG|gAG|e\\. ?U\\.|OG(?=[,.;)]|$| \\()|Ltda\\.?|ehf\\.|AöR|KdöR|VVaG|a\\.G\\.|Unlimited Company|Unltd\\.? Company|International Company|Incorporated|Corporation|Company(?! (?:SE|AG|GmbH|Ltd|Limited|Inc|LLC|B\\.V|plc|SA)(?![\\p{L}]))|Pty\\.? Ltd\\.?|Pvt\\.? Ltd\\.?|Pte\\.? Ltd\\.?|Ltd\\.?|LTD\\.?|Limited|LIMITED|L\\.L\\.C\\.|LLC|L\\.P\\.|LP|LLP|PLC|plc|PBC|[Ii]nc\\.?|INC\\.?|[Cc]orp\\.?|B\\. ?V\\.|BV|N\\. ?V\\.|NV|S\\. ?A\\. ?S\\.|SAS|SA(?=[,;)])|S\\. ?A\\.|S\\. ?r\\. ?l\\.?|S\\.R\\.L\\.|S\\. ?p\\. ?A\\.|SpA|S\\. ?L\\.(?: ?U\\.)?|ApS|A/S|AS|AB(?: \\(publ\\))?|Oy|OÜ|UAB|d\\. ?o\\. ?o\\.|s\\. ?r\\. ?o\\.|[Ss]p\\. ?z ?o\\. ?o\\.|Kft\\.?|EOOD|FZ-LLC|ULC|UC|Aktiengesellschaft|Gesellschaft mit beschränkter Haftung(?: & Co\\. ?KG)?)'
// What must stand before a form is looked at after it is found: a look back at every place of the text would be slow.
// A cell of a table that the next one was pasted to goes on with a capital: "Muster GmbHWartung".
const PASTED = '(?:GmbH & Co\\. ?KG|GmbH|KG|e\\.V\\.)(?=\\p{Lu}\\p{Ll}{3})'
const FORM_FIND = new RegExp(`${PASTED}|${FORM}(?![\\p{L}\\p{N}])`, 'gu')
const BEFORE_FORM = /[\p{L}\p{N})®.!,/[“”"«-][ -]{0,1},? ?$/u
const LETTER_END = /\p{L}$/u
export const LEGAL_FORM = new RegExp(`(?<![\\p{L}])${FORM}(?![\\p{L}\\p{N}])`, 'u')

// Words in capitals that come before a name and are none of it.
const LEAD =
  /^(?:\d{1,2}(?:\.\d{1,2}){1,3}\.? (?=\p{Lu})|(?:19|20)\d\d(?: ?[-–] ?(?:19|20)\d\d)? (?=\p{Lu})|(?:z\. ?B\.|u\. ?a\.|d\. ?h\.|bspw\.|insb\.|sog\.|\p{Lu}[\p{L}-]{1,28}(?:dienstleister|anbieter|veranstalter|vermittler|versicherer|hersteller|betreiber|lieferant|händler|entsorger|hoster|provider)(?:in|en)?s?|(?:\p{Lu}\p{Ll}{3,14}e[nrs]? )?(?:Informationen|Hinweise|Angaben|Einzelheiten|Details|Näheres) zu[rm]?|Die|Der|Das|Den|Dem|Des|Wir|Unser[\p{L}]{0,2}|Ihr[\p{L}]{0,2}|Im|In|Bei|Beim|Durch|An|Am|Von|Vom|Für|Als|Zu|Zur|Zum|Mit|Nach|Aus|Über|Auf|Und|Oder|Sowie|Firma|Fa\.|Anbieter(?:in|s)?|Diensteanbieter|Dienstanbieter|Dienstleister[s]?|Anbieterin|Unternehmen[s]?|Betreiber(?:in)?|Betreibergesellschaft|Hoster|Hosting-?(?:Anbieter(?:in)?|Provider|Dienstleister(?:in)?)|[\p{L}]{2,16}-(?:Dienstleister|Anbieter|Partner|Firma|Unternehmen|Spezialist)(?:in)?[s]?|Inhaber(?:in)?|Inh\.|Tochter|Schwester|Mutter|\p{L}{4,16}(?:tochter|mutter|schwester)|Webhoster|Provider[s]?|Verantwortlicher?|Verantwortliche Stelle|Auftragsverarbeiter|Empfänger|(?:(?:\p{Lu}\p{Ll}{3,14}er|US-amerikanische[nrs]?|Britische[nrs]?|Deutsche[nrs]?) )?(?:Mutter|Tochter|Schwester|Konzern|Partner)(?:gesellschaft|unternehmen|konzern|firma|mutter|tochter)(?:en|s)?|[\p{L}]{2,16}(?:portal|plattform|konto)s?|Dienst(?:es)?|Tool[s]?|Plugin[s]?|Software|Service[s]?|US-(?:Unternehmen|Anbieter)[s]?|Zahlungsdienstleister[s]?|Zahlungsdienst(?:es)?|Versanddienstleister[s]?|Newsletter-?(?:dienst|anbieter|tool)[\p{L}]{0,6}|Webanalysedienst(?:es)?|Webanalyse-?Tool[s]?|Analysedienst(?:es)?|Kartendienst(?:es)?|Videoportal[s]?|Auskunftei(?:en)?|Wirtschaftsauskunftei|Paketdienst(?:es)?|Logistik(?:dienstleister|unternehmen|partner)[s]?|Transport(?:dienstleister|unternehmen)|Inkasso(?:unternehmen|büro|dienstleister)|Onlineshop|Rechtsgrundlage|Sitz|Hierzu|Hierbei|Dies|Diese[rs]?|Kontakt|Anschrift|Adresse|Name|Nutzung|Verwendung|Einsatz|Partner(?:unternehmen|s)?|Steuerberater|Wenn|Da|Sie|Sofern|Soweit|Falls|Sobald|Solange|Obwohl|Während|Weil|Damit|Dass|Indem|Nachdem|Bevor|Zusätzlich|Außerdem|Ferner|Daneben|Derzeit|Aktuell|Zurzeit|Auch|[Jj]eweils|(?:Auf|Bei)trag(?:e?s)?|Website|Webseite|Produkt|Produkte|Angebot[s]?|Plattform|Portal[s]?|Netzwerk[s]?|Dienstleistung(?:en)?|Werbenetzwerk[s]?|Vertrag(?:s)?|Server[n]?|Rechenzentrum|Rechenzentren|Cookie[s]?|Zusammenarbeit|Beauftragt[\p{L}]{0,2}|The|By|From|Our|Provider is|Quelle|Copyright|Geschäftsführer|Vertreten|Bank|Konzern[s]?|(?:Markt|Meinungs)forschungsinstitut|Gruppe|Gesellschaft|Datenschutz|Datenschutzbeauftragter|Kooperationspartner|Hostinganbieter|Hostingdienstleister|Anbieters|Dienstleisterin|Captcha-?Dienst(?:es)?|Buchungssystem[s]?|Buchungstool[s]?|Cloud-?Dienst(?:es)?|Online-?Terminbuchung|Videodienst(?:es)?|CRM-Systems?|Chat-?(?:dienst|tool)[\p{L}]{0,3}|Consent-?(?:Tool|Manager|Management)[s]?)[ ,:]{1,2}(?:(?:die|der|das|den|dem|ist|sind|von|vom)[ ,:]{1,2})?)/u
const MONTHLIKE = /^(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)$/u
const GENERIC = /^$/u
// Names that are a whole phrase: "Verein zur Förderung der Heimatpflege e.V.".
const PHRASE = ahead(
  /(?<![\p{L}-])(?<!(?:[Ee]iner?|unserer?|ihrer?|mehrere|zwei) )(?:\p{Lu}[\p{L}\d]{2,20} (?=Gesellschaft|Verein|Institut|Zentrum|Verband))?(?:[\p{Lu}\d][\p{L}\d]{1,24}-)?(?:Bank|Vereins?|Gesellschaft|Verband(?:e?s)?|Instituts?|Zentrum|Zentrale|Anstalt|Stiftung|Vereinigung|Bund|Arbeitsgemeinschaft|Interessengemeinschaft|Genossenschaft|Akademie|Freunde|Förderkreis|(?!Rechen|Daten|Tochter|Mutter|Schwester|Konzern|Betreiber|Haus|Kunden|Besitz|Verwaltungs|Betriebs|Objekt|Beteiligungs|Karten|Wissens)[\p{Lu}][\p{Ll}]{1,20}(?:verein(?:e?s)?|verband(?:e?s)?|bank|gesellschaft|zentrum|institut|stiftung|genossenschaft|gemeinschaft)) (?:für|zur|der|des|von|zum|im|in|am|an der)(?: (?:[\p{Lu}\d][\p{L}\d.-]{1,30}|\p{Ll}{3,16}e[nrs]?|der|des|die|den|dem|und|für|zur|zum|in|von|im|am|an)){1,11}\s?$/u,
)
/** What stands between a house and where it lies. */
const LIES = / (?:am|an|im|in|zu[mr]|vor|hinter|unter|beim) /u
// "Apotheke am Markt e.K.", "Hotel an der Aue GmbH": a house and where it lies.
const AT_PLACE = ahead(
  /(?<![\p{L}-])(?:\p{Lu}\p{Ll}{2,16}-)?(?:Apotheke|Praxis|Gemeinschaftspraxis|Hotel|Gasthof|Gasthaus|Pension|Klinik|Sanitätshaus|Reisebüro|Bäckerei|Metzgerei|Druckerei|Buchhandlung|Autohaus|Labor|Kanzlei|Restaurant|Café|Seniorenheim|Pflegeheim|Kindergarten|Zahnzentrum|Therapiezentrum) (?:am|an der|an den|im|in der|zum|zur|vor dem|hinter der|unter den|beim) \p{Lu}[\p{L}-]{2,24}(?: \p{Lu}[\p{L}-]{2,24})?\s?$/u,
)
/** "Brunnen für den Muster e. V." alone on its line: what a club is for is its name. */
const WHOLE_LINE =
  /^(?!(?:\p{L}[\p{L}-]* ){0,1}(?:Daten\p{L}*|Verantwort\p{L}*|Ansprech\p{L}*|Kontakt\p{L}*|Information(?:en)?|Hinweise?|Erklärung|Vorstand|Vorsitz\p{L}*|Impressum|Anmeld\p{L}*|Satzung|Mitglied\p{L}*|Zuständig\p{L}*|Spenden?|Beitr\p{L}*|Werbung|Antrag|Merkblatt) )(?:\p{Lu}[\p{L}-]{2,24} ){1,2}(?:für|gegen|ohne|um|statt) (?:(?:den|die|das|dem|der|eine?) (?!\p{L}*(?:[vV]erein|[cCkK]lub|[kK]reis|[vV]erband|[bB]und|[sS]tiftung|[kK]ita|[iI]nitiative|[cC]hor|[sS]chule|[gG]ruppe)(?!\p{L})))?\p{Lu}[\p{L}-]{2,24}(?: (?:und |in )?\p{Lu}[\p{L}-]{2,24}){0,2}\s?$/u
const FORM_OF_CLUB = /^(?:e\. ?V\.|eV|gGmb|gUG)/u
/** "Musikschule der Stadt Muster gGmbH": a house and whose it is; "Verband deutscher Muster e. V.": whom it is made of. */
const OF_BODY =
  / (?:de[rs] (?:\p{Lu}[\p{L}-]{0,20})?(?:[sS]tadt|[gG]emeinde|[kK]reise?s|[rR]egion|[bB]ezirks|[bB]istums) |\p{Ll}{3,20}er \p{Lu})/u
const HOUSE_OF = ahead(
  /(?<![\p{L}-])(?:\p{Lu}?[\p{L}-]{0,24}(?:[sS]chule|[bB]ücherei|[bB]ibliothek|[mM]useum|[tT]heater|[kK]linik(?:um|en)?|[wW]erke|[bB]etriebe?|[bB]äder|[aA]kademie|[sS]tiftung|[iI]nstitut|[zZ]entrum|[hH]aus|[hH]eim|[kK]ita|[gG]arten|[sS]parkasse|[aA]rchiv|[oO]rchester|[zZ]oo|[fF]örderung|[gG]esellschaft|[vV]erein|[vV]erband|[wW]ehr|[bB]ad|[dD]ienste?|[fF]orum|[wW]erkstatt|[hH]ilfe) (?=der |des )|(?:\p{Lu}\p{Ll}{2,20})?(?:Verband|Bund|Verein|Vereinigung|Gesellschaft|Gemeinschaft|Arbeitsgemeinschaft|verband|bund|verein|vereinigung|gesellschaft|gemeinschaft) (?=\p{Ll}{3,20}er ))(?:de[rs] (?:\p{Lu}[\p{L}-]{0,20})?(?:[sS]tadt|[gG]emeinde|[kK]reise?s|[rR]egion|[bB]ezirks|[bB]istums)|(?!der |oder |über |unter |aber |hier |inter |(?:ihr|ein|ander|unser|sein|mehrer|weiter|einzeln|jed|dies|kein|manch|viel)er )\p{Ll}{3,20}er)(?: \p{Lu}[\p{L}-]{2,24}){1,3}(?: (?:und|im|in|am) \p{Lu}[\p{L}-]{2,24}){0,2}\s?$/u,
)
const DETERMINER = /^(?:[Dd](?:ie|er|as|en|em)|Firma)$/u
const INFLECTED = /(?:e[nrsm]?|lich|ig|isch|bar|sam)$/u
/** Words in small letters that say when or how, before a name. */
const ADVERB =
  /^(?:derzeit|aktuell|zurzeit|gegenwärtig|momentan|augenblicklich|etwa|nämlich|konkret|namentlich|hier|jetzt|heute|bislang|bisher|meist|meistens|dort|also|früher|vormals|ehemals|zuletzt|nunmehr|vorliegend|teils|sonst|künftig|voraussichtlich|direkt|weltweit|bundesweit|insgesamt|selbst|zunächst|stets|oft|beispielsweise|currently|formerly|namely|presently)$/u
const COMMON =
  /(?:\p{Ll}{2}ung|ungen|heit|keit|ionen|daten)$|^(?:Kunden|Nutzer|Partner|Dienste|Anbieter|Firma)$/u
const WORD = /[^\s]+/gu
/** What stands before a name and is none of it: a sign, or the end of a sentence. */
const ENDS_BEFORE =
  /[;:!?„“”"«»|•*\t[\]\u2013\u2014=]|(?<=\p{L}{2}\))\.\s|\.\s(?=\p{Lu}\p{Ll}{2}|(?:Im|In|Am|An|Zu|Ab|Um|Da|So|Es|Er|Wo) )(?<!(?<!\p{L})(?:Kath|Ev|Evang|luth|ref|Städt|Staatl|Dr|St|Co|Cie|Prof|Inc|Ltd|med|dent|vet|rer|nat|jur|phil|u|v|d|Chr|Gebr|Joh|Wilh|Fr|Fa|Inh|Ph|Ing|Dipl|\p{Lu})\.\s)| (?<=\d[a-z]? )(?<=(?:[sS]tr\.|[sS]tra(?:ß|ss)e|[wW]eg|[pP]latz|[aA]llee|[gG]asse|[rR]ing) \d{1,4}(?:-\d{1,4})?[a-z]? )(?=\p{Ll}[\p{L}\d]{2,20} )/gu

/**
 * Every company with a legal form in a text. The name is read backwards from the form over words that a name is made of:
 * capitals, digits, `&`, small brand names, `für` and `und` between capitals.
 */
export function findEntities(text: string): readonly Entity[] {
  const found: Entity[] = []
  let last = 0
  FORM_FIND.lastIndex = 0
  for (let form = FORM_FIND.exec(text); form !== null; form = FORM_FIND.exec(text)) {
    const end = form.index + form[0].length
    const before = text.slice(Math.max(0, form.index - 4), form.index)
    if (LETTER_END.test(before) || !BEFORE_FORM.test(before)) {
      FORM_FIND.lastIndex = form.index + 1
      continue
    }
    if (form.index < last) continue
    const from = nameStart(text, form.index, last)
    if (from === undefined) continue
    const start = from + notOfName(text, from, end)
    const name = text.slice(start, end).trim()
    if (name.length === form[0].length || name.length > 110) continue
    if (AMBIGUOUS.test(form[0]) && !/\p{L}{3}|\p{L}{2}\d/u.test(name.slice(0, -form[0].length))) continue
    if (form[0] === 'eV' && !/\p{Lu}/u.test(name.slice(0, -2))) continue
    if (POSTCODE.test(name) || (form[0] === 'OG' && STOREY.test(name))) continue
    // "Las Vegas, NV 89119": a state and its postcode.
    if (form[0] === 'NV' && /^,? \d{5}(?!\d)/u.test(text.slice(end, end + 8))) continue
    const bare = name.slice(0, name.length - form[0].length).trim()
    if (GENERIC.test(bare) || MONTHLIKE.test(bare) || /^(?:die|der|das|eine?r?|Ihre|unsere)$/iu.test(bare))
      continue
    const branch = BRANCH.exec(text.slice(end, end + 40))?.[0] ?? ''
    found.push({ name: name + branch, at: [start, end + branch.length] })
    last = end + branch.length
  }
  return found
}

/** How much of what stands before a name is the number of its entry, of the page before it, or a title in capitals. */
function notOfName(text: string, from: number, end: number): number {
  const own = text.slice(from, end)
  if (!/^[\dD]/u.test(own)) return 0
  const page = /(?:von|Seite|of|Page) $/u.test(text.slice(Math.max(0, from - 6), from))
  return ((page ? PAGE_NUMBER : BEFORE_NAME).exec(own)?.[0] ?? '').length
}

const PAGE_NUMBER = /^\d{1,3} (?=\p{L})/u
const BEFORE_NAME =
  /^(?:\d{1,2}\. (?=\p{Ll})|DATENSCHUTZ\p{Lu}{0,20} (?:(?:DER|DES|VON|FÜR) )(?:(?:DIE|DEN|DAS) )?)/u

/** What belongs to a name after its form: "Muster GmbH Bayern", "Muster mbH Musterstadt (MMM)". */
const BRANCH =
  /^ (?:(?:Bayern|Hessen|Sachsen|Thüringen|Niedersachsen|Nordrhein-Westfalen|NRW|Baden-Württemberg|Rheinland-Pfalz|Schleswig-Holstein|Brandenburg|Südwest|Nordwest|Südost|Nordost|Rhein-Main|Rhein-Ruhr)(?=[.,;)]| \()|(?:Security|(?:Steuerberatungs|Wirtschaftsprüfungs|Rechtsanwalts|Beratungs)gesellschaft|Steuerberater|Rechtsanwälte|Wirtschaftsprüfer|\p{Lu}\p{Ll}{3,16}(?:systeme|technik|logistik))(?![\p{L}-])|\p{Lu}\p{Ll}{2,16}(?= \(\p{Lu}{3,6}\)))/u

/** A British postcode whose last letters are those of a form: "XY1Z 9AB". */
const POSTCODE = /(?:^| )\p{Lu}{1,2}\d[\p{Lu}\d]? \d\p{Lu}{2}$/u

/** A storey ("OG") of a building, not a form of company. */
const STOREY = /(?<!\p{L})(?:Gebäude|Haus|Turm|Trakt|Flügel|Bau|Etage)(?!\p{L})/u
// Forms that are ordinary letters or words elsewhere.
const AMBIGUOUS =
  /^(?:Company|Aktiengesellschaft|Gesellschaft mit|AS|AB|SE|NV|BV|UC|LP|UG|[Cc]orp|AG|KG|SAS|Inc|eV|OG)$/u

// "]muster[ AG": brackets turned round, as a part of the name.
const TURNED = /\][\p{L}\d.-]{2,24}\[ $/u
// "[muster:] Immobilien GmbH": what is in brackets opens the name.
const BRACKETED = /(?<=^|\s)\[[\p{L}\d.:+-]{2,20}\] (?:\p{Lu}[\p{L}-]{1,30} |und |& ){1,6}$/u

// 'Wohnverein „Heimat“ Muster e. V.', '"Muster" Bau GmbH': a name in quotation marks within a name, after what the house is
// or at the beginning of all.
const QUOTED =
  /(?:(?<=^|[\s(])(?:\p{Lu}[\p{L}-]{0,40}?)?(?:[Gg]enossenschaft|[Vv]erein(?:igung)?|[Gg]esellschaft|[Vv]erband|[Ss]tiftung|[Gg]emeinschaft|[Ss]chule|[Ww]erk|[Hh]aus|[Hh]eim|[Cc]lub|[Kk]lub|[Bb]und|[Cc]hor|[Kk]reis|[Zz]entrum|[Ii]nstitut|[Vv]erlag|[Kk]ita|[Gg]arten|[Hh]of|[Hh]otel|[Tt]heater|[Mm]useum|[Ss]iedlung|[Ii]nitiative|[Aa]kademie) |(?<=^|(?<!\p{L})[Dd](?:ie|er|as|en|em) ))[„"“»](?<own>\p{Lu}[^„“”"«»\n]{1,40})[“”"«] (?<rest>(?:\p{Lu}[\p{L}.-]{1,30} |und |& ){0,4})$/u

/** "Kath. Kirchengemeinde St. Barbara und Heilig Kreuz KdöR": a parish of two saints. */
const PARISH =
  /(?:(?:Kath|Katholische|Ev|Evang|Evangelische)(?:-[Ll]uth(?:erische)?)?\.? )?(?:Kirchengemeinde|Pfarrei|Pfarrgemeinde|Pfarreiengemeinschaft|Kirchenstiftung) (?:(?:St\.|Sankt|und|\p{Lu}[\p{L}-]{1,20}) ){2,9}$/u

function nameStart(text: string, formAt: number, floor: number): number | undefined {
  const from = Math.max(floor, formAt - 110)
  let region = text.slice(from, formAt)
  const turned = region.endsWith('[ ') ? TURNED.exec(region) : null
  if (turned) return from + turned.index
  const bracketed = region.includes('] ') ? BRACKETED.exec(region) : null
  if (bracketed) return from + bracketed.index
  const quoted = /["“”«] /u.test(region) ? QUOTED.exec(region.slice(region.lastIndexOf('\n') + 1)) : null
  if (quoted?.groups && !(quoted.groups.rest ?? '').includes(quoted.groups.own ?? ''))
    return from + region.lastIndexOf('\n') + 1 + quoted.index
  const cut = Math.max(region.lastIndexOf('\n'), lastOf(region, ENDS_BEFORE))
  const base = from + Math.max(cut, openBracket(region)) + 1
  region = text.slice(base, formAt)
  const words = matchesOf(WORD, region)
  // "TSV Muster von 1921 e. V.": the year belongs to the name before it.
  const founded = words.at(-2)
  if (founded?.[0] === 'von' && /^(?:1[5-9]|20)\d\d$/u.test(words.at(-1)?.[0] ?? ''))
    return nameStart(text, base + founded.index, floor)
  let first = words.length
  for (let at = words.length - 1; at >= 0; at--) {
    const word = words[at]?.[0] ?? ''
    const next = words[at + 1]?.[0]
    if (!belongs(word, next, words[at - 1]?.[0])) break
    first = at
  }
  while (
    first > 0 &&
    /^(?:für|zur)$/u.test(words[first]?.[0] ?? '') &&
    /^\p{Lu}/u.test(words[first - 1]?.[0] ?? '')
  )
    first--
  while (
    first < words.length &&
    /^(?:&|und|für|and|of|de|zur|der|des|im|in|-)$/u.test(words[first]?.[0] ?? '')
  )
    first++
  first = doubled(words, purposed(words, hyphened(words, joined(words, first))))
  const opens = base === 0 || /[\n(•·:*–-]/u.test(text.charAt(base - 1))
  const short =
    text.charAt(base - 1) === '(' ? SHORT_NAME.exec(text.slice(Math.max(0, base - 26), base))?.[1] : undefined
  first = partners(words, reachBack(words, first, opens, short))
  const start = words[first]
  if (!start) return undefined
  const phrase = PHRASE.exec(region) ?? (LIES.test(region) ? AT_PLACE.exec(region) : null)
  if (phrase && phrase.index < start.index) return base + phrase.index
  const whole = opens && FORM_OF_CLUB.test(text.slice(formAt, formAt + 5)) ? WHOLE_LINE.exec(region) : null
  if (whole) return base
  const house = OF_BODY.test(region) ? HOUSE_OF.exec(region) : null
  if (house && house.index < start.index) return base + house.index
  const parish = region.includes(' und ') ? PARISH.exec(region) : null
  if (parish && parish.index < start.index) return base + parish.index
  let offset = base + start.index
  for (let guard = 0; guard < 4; guard++) {
    const lead = LEAD.exec(text.slice(offset, formAt))
    // "die The Muster GmbH": after an article the English one is of the name.
    if (lead?.[0].startsWith('The ') === true && TAKES_THE.test(text.slice(Math.max(0, offset - 14), offset)))
      break
    if (!lead || /^(?:für|zur|der|des)(?![\p{L}])/u.test(text.slice(offset + lead[0].length, formAt))) break
    offset += lead[0].length
  }
  for (const { article, kind } of KINDS) {
    const said = kind.exec(text.slice(offset, formAt))?.[0]
    if (said !== undefined && article.test(text.slice(Math.max(0, offset - 12), offset)))
      offset += said.length
  }
  offset += TOWN_BEFORE.exec(text.slice(offset, formAt))?.[0].length ?? 0
  while (/[\s(,/]/u.test(text.charAt(offset)) && offset < formAt) offset++
  return offset < formAt ? offset : undefined
}

/** "…, Weg 5, 65201 Kornau Muster KG": the town of the address before it, in a list that parts its entries by blanks. */
const TOWN_BEFORE =
  /^\d{5} (?:Bad |St\. |Sankt )?\p{Lu}[\p{L}.-]+(?: (?:am|an der|im) \p{Lu}[\p{L}-]+)?(?: \([^()]{2,30}\))? (?=\p{Lu})/u

/** What a firm is, where the article is of that and not of the firm: "das Institut Muster GmbH", "unsere Agentur Muster GmbH". */
const KINDS: readonly { readonly article: RegExp; readonly kind: RegExp }[] = [
  {
    article: /(?<![\p{L}])(?:[Dd]as|[Dd]em|[Dd]es|[Vv]om|[Bb]eim|[Zz]um|[Aa]ns) $/u,
    kind: /^Institut(?:e?s)? (?=\p{Lu}[\p{L}\d-]{2,24} $)/u,
  },
  {
    article: /(?<![\p{L}])(?:[Dd]ie|[Dd]er|[Dd]as|[Dd]em|[Uu]nser(?:e[rm]?)?|[Mm]eine[rm]?) $/u,
    kind: /^(?:(?:(?:Werbe|Internet|Web|Digital|Medien|Event|Marketing|Kreativ|Media|Design|PR|Social-Media)-?)?[aA]gentur|Studio) (?=[\p{L}\d])/u,
  },
]

/** What a firm is, and no firm's whole name: the second half of "Muster Medien und Druck GmbH". */
const HALF =
  /^(?:Services?|Beratung|Beratungs|Handels?|Vertriebs?|Druck|Software|Consulting|Logistik|Marketing|Medien|Dienstleistung(?:en|s)?|Montage|Bau|Verlags?|Management|Systeme|Planung|Reisen|Transporte?|Recycling|Entsorgung|Immobilien|Design|Werbung|Kommunikation|Gestaltung|Forschung|Schulung|Training|Bildung|Pflege|Touristik|Tourismus|Textil|Wohnen|Energie|Wasser|Gas|Strom|Wärme|Netze?|Umwelt|Verkehr|\p{Lu}?\p{L}{2,24}(?:technik|handel|bau|verwaltung|vermittlung|entwicklung|dienste?|beratung|betreuung|gestaltung|systeme|verarbeitung|versorgung|wirtschaft|schutz|pflege|bildung))$/u

/** "Muster Medien und Druck GmbH": a name goes on before its "und" where what follows it is no name by itself. */
function joined(words: readonly RegExpExecArray[], first: number): number {
  const word = (at: number): string => words[at]?.[0] ?? ''
  if (first !== words.length - 1 || word(first - 1) !== 'und' || !HALF.test(word(first))) return first
  let start = first - 1
  while (start > 0 && first - start < 5 && /^\p{Lu}[\p{L}\d·+&-]*$/u.test(word(start - 1))) start--
  // One word alone is a common noun beside another: "Versand und Logistik".
  return first - 1 - start > 1 || (first - 1 - start === 1 && DETERMINER.test(word(start - 1)))
    ? start
    : first
}

/** "Muster Zeitschriften- und Buchverlag GmbH": what is shared by both halves stands with the second only. */
function hyphened(words: readonly RegExpExecArray[], first: number): number {
  const word = (at: number): string => words[at]?.[0] ?? ''
  if (word(first - 1) !== 'und' || !/^\p{Lu}[\p{L}-]{1,24}-$/u.test(word(first - 2))) return first
  // "Für Druck- und Versandarbeiten Muster GmbH": two trades, and then a name.
  if (first !== words.length - 1 && !WHOLE.test(word(first))) return first
  let start = first - 2
  while (start > 0 && first - start < 6 && belongs(word(start - 1), word(start), word(start - 2))) start--
  return start
}

const WHOLE = /(?:gesellschaft|haus|anstalt|betriebe|werke|dienst|bank|genossenschaft|verlag|institut)$/u

/** "die Muster Leasing für Handel und Gewerbe GmbH": for two kinds of people or things, after a name with its article. */
function purposed(words: readonly RegExpExecArray[], first: number): number {
  const word = (at: number): string => words[at]?.[0] ?? ''
  if (first !== words.length - 1 || word(first - 1) !== 'und' || word(first - 3) !== 'für') return first
  if (!/^\p{Lu}[\p{L}-]{2,}$/u.test(word(first - 2)) || !/^\p{Lu}/u.test(word(first))) return first
  let start = first - 3
  while (start > 0 && first - start < 8 && !DETERMINER.test(word(start - 1))) {
    if (!/^(?:[\p{L}\d][\p{L}\d+.-]*|&)$/u.test(word(start - 1)) || SMALL_WORD.test(word(start - 1))) break
    start--
  }
  const own = first - 3 - start
  const named = own > 1 || (own === 1 && /\d|^\p{Ll}|\p{Ll}\p{Lu}|^\p{Lu}{3}/u.test(word(start)))
  return named && DETERMINER.test(word(start - 1)) ? start : first
}

/** "das Großlabor Labor Muster GmbH", "in vielen Gebäuden muster SE": a common noun before the name is none of it. */
function doubled(words: readonly RegExpExecArray[], first: number): number {
  const word = (at: number): string => words[at]?.[0] ?? ''
  const own = word(first)
  const next = word(first + 1)
  if (first + 2 < words.length && next.length > 3 && own.length > next.length) {
    if (own.toLowerCase().endsWith(next.toLowerCase()) && /^\p{Lu}\p{Ll}+$/u.test(own)) return first + 1
  }
  const some = /^\p{Lu}\p{Ll}{3,}n$/u.test(own) && SOME.test(word(first - 1))
  return some && first + 1 < words.length ? first + 1 : first
}

const SOME =
  /^(?:einigen|manchen|vielen|wenigen|mehreren|anderen|weiteren|einzelnen|bestimmten|allen|übrigen)$/u

const TAKES_THE = /(?<![\p{L}])(?:[Dd]ie|[Dd]er|[Vv]on|[Dd]urch|[Bb]ei|[Aa]n|[Mm]it|[Ff]irma|[Üü]ber) $/u
const TITLE = /^(?:Dr|Prof|Dipl)\.?(?:-\p{L}{2,6}\.?)?$/u
const IN_TITLE = /^(?:(?:h|c|med|dent|vet|rer|nat|jur|phil|habil|univ|mult)\.){1,3}$|^von$|^van$|^de$/u

/** "Gemeinschaftspraxis Dr. Muster und Dr. Beispiel GbR": partners with their titles, and what they run together. */
function partners(words: readonly RegExpExecArray[], first: number): number {
  const word = (at: number): string => words[at]?.[0] ?? ''
  let start = first
  while (start > 2 && TITLE.test(word(start))) {
    let at = start - 1
    if (/^(?:und|&)$/u.test(word(at))) at--
    else if (!word(at).endsWith(',')) break
    const last = at
    while (
      at > 0 &&
      last - at < 7 &&
      !TITLE.test(word(at)) &&
      (IN_TITLE.test(word(at)) || /^\p{Lu}/u.test(word(at)))
    )
      at--
    if (!TITLE.test(word(at)) || at === last) break
    while (TITLE.test(word(at - 1))) at--
    start = at
  }
  if (start === first) return first
  while (start > 0 && first - start < 14 && belongs(word(start - 1), word(start), word(start - 2))) start--
  return start
}

/**
 * A name that begins in small letters after its article or at the start of a line ("die muster connect GmbH"), and one of
 * several partners ("die Muster und Beispiel GmbH", "Muster, Beispiel & Co. GmbH").
 *
 * @param opens whether the first word begins a line or a bracket
 * @param short the word before that bracket: "muster (muster Beispiel GmbH)"
 */
function reachBack(
  words: readonly RegExpExecArray[],
  first: number,
  opens: boolean,
  short: string | undefined,
): number {
  const word = (at: number): string => words[at]?.[0] ?? ''
  const stands = (at: number): boolean => (at === 0 ? opens : DETERMINER.test(word(at - 1)))
  const own = word(first)
  const before = word(first - 1)
  // "die muster & beispiel Verbund GmbH": small letters on both sides of a sign
  if (
    word(first - 2) === '&' &&
    stands(first - 3) &&
    [first - 1, first - 3].every(
      (at) => /^\p{Ll}[\p{L}\d]{2,20}$/u.test(word(at)) && !SMALL_WORD.test(word(at)),
    )
  )
    return first - 3
  // "die muster health service GmbH", "der wer macht was GmbH": small letters as far as the article.
  if (/^\p{Ll}/u.test(own)) {
    let at = first
    while (at > 0 && first - at < 4 && (isSmall(word(at - 1)) || JOINS.test(word(at - 1)))) at--
    if (at < first && !JOINS.test(word(at)) && stands(at)) return at
    // "die Muster communication center GmbH": a capital, and the rest in small letters, none of them a verb; after the
    // word for what a firm is, "die Agentur frohes muster GmbH", inflected ones too.
    const back = (allows: (one: string) => boolean): number => {
      let from = first
      while (from > 0 && first - from < 3 && isPlain(word(from - 1)) && allows(word(from - 1))) from--
      return from
    }
    const trade = back(() => true)
    if (trade < first && TRADE.test(word(trade - 1))) return trade
    const small = back((one) => !/(?:t|en|e)$/u.test(one))
    if (small < first && stands(small - 1) && CAPITAL.test(word(small - 1)) && !COMMON.test(word(small - 1)))
      return small - 1
  }
  // "proMUSTER Systeme GmbH": no word of German has a capital inside.
  if (/^\p{Ll}{1,6}\p{Lu}\p{L}*$/u.test(before)) return first - 1
  if (own === '' || before === '' || !stands(first - 1)) {
    const joined = /^(?:und|&)$/u.test(before) && stands(first - 2)
    return joined && /^\p{Lu}[\p{L}-]{2,}$/u.test(word(first - 2)) && !COMMON.test(word(first - 2))
      ? first - 2
      : first
  }
  // "Den verschickt Muster Inc.": a verb behind what it is done to.
  if (before.endsWith('t') && /^(?:Den|Das|Dies|Diese[ns]?)$/u.test(word(first - 2))) return first
  if (ADVERB.test(before) || SMALL_WORD.test(before) || DETERMINER.test(before)) return first
  if (
    /^\p{Ll}[\p{L}\d®-]{1,24}$/u.test(before) &&
    (/^\p{Ll}/u.test(own) || !INFLECTED.test(before) || before === short || isKnown(before))
  )
    return first - 1
  const partners = words.slice(first).some(([one]) => one === '&' || one === 'und')
  return partners && /^\p{Lu}[\p{L}-]{2,},$/u.test(before) && !COMMON.test(before.slice(0, -1))
    ? first - 1
    : first
}

/** Whether a word in small letters is a name of the catalogue that ends as an adjective does. */
function isKnown(word: string): boolean {
  return findServices(word)[0]?.service != null
}

const CAPITAL = /^\p{Lu}[\p{L}\d+&.-]*$/u
/** A word in small letters that is no article and no word that stands between others. */
function isPlain(word: string): boolean {
  return (
    /^\p{Ll}[\p{L}\d-]{2,24}$/u.test(word) &&
    !SMALL_WORD.test(word) &&
    !DETERMINER.test(word) &&
    word !== 'des'
  )
}
const TRADE =
  /^(?:[\p{Lu}][\p{L}-]{0,20})?(?:[aA]gentur|[fF]irma|[vV]erlag|[sS]tudio|[dD]ruckerei|[kK]anzlei|[bB]üro|[dD]ienstleisters?|[aA]nbieters?|[hH]osters?|[sS]ystemhaus)$/u
/** A word in small letters right before a bracket. */
const SHORT_NAME = /(?<![\p{L}\d-])(\p{Ll}[\p{L}\d-]{1,20})[“”"»]? \($/u

/** Joins two words of a name in small letters: "die muster and more GmbH". */
const JOINS = /^(?:and|und|&|\+)$/u

/** What stands between an article and a name, and is none of it: "der von Muster GmbH". */
const SMALL_WORD =
  /^(?:von|vom|bei|beim|mit|für|aus|durch|über|nach|seit|vor|zur|zum|als|auf|unter|wie|auch|nur|uns|mir|wir|ich|sich|ihre?[nrms]?|sie|er|es|und|oder|bzw|sowie|zu|in|an|im|am|um|ob|so|da|je|ab|per|via|laut|gegen|ohne|zwischen|gegenüber|samt|nebst|außer|einer?|eines?|einem|einen|unsere?[nrms]?|meine?[nrms]?|ist|sind|wird|werden|wurde|war|hat|haben|heißt|heisst|gehört|nicht|by|of|to|from|with|and|or|for|at|on)$/u

/** A word in small letters that could be of a name: no adverb, nothing inflected. */
function isSmall(word: string): boolean {
  return (
    /^\p{Ll}[\p{L}\d®-]{1,24}$/u.test(word) &&
    !ADVERB.test(word) &&
    !SMALL_WORD.test(word) &&
    !DETERMINER.test(word) &&
    !/(?:.{3}e[nrsm]|lich|ig|isch)$/u.test(word)
  )
}

function belongs(word: string, next: string | undefined, previous: string | undefined): boolean {
  const startsName = next === undefined || /^[\p{Lu}\d(&]|^[a-z]/u.test(next)
  if (/^\p{L}*\)$/u.test(word) && !/\(/u.test(word)) return false
  // "Muster GmbH, Kiel (AV)" over "Beispiel AG" in a cell: the letters of a role.
  if (/^\((?:AVV?|ADV|EV|GV|eV|gV)\)$/u.test(word)) return false
  // "(5) Muster AG": the number of a paragraph.
  if (/^\(?\d{1,2}\)$/u.test(word)) return false
  if (/[,]$/u.test(word)) return next === undefined && /^[\p{Lu}]/u.test(word)
  if (
    /^(?:ist|sind|heißt|heisst|gehört|der|die|das|den|dem|des|von|durch|bei|an|mit|und|oder|sowie|zum|zur|als|im|in|auf|zu|wird|werden|ein|eine|einer|eines|einem|dass|unser|unsere|unserer|unseren|sogenannten|folgende|wie|etwa|beim|vom|für|auch|wir|welche|bzw\.|zwischen|nach|unter|über|aus|by|is|from|the|of|to|with|and|are|insbesondere|dessen|deren|gegenüber|seitens|namens|ob|je)$/u.test(
      word,
    )
  ) {
    // Inside a name such as "Gesellschaft für Datenschutz mbH" or "Zentrum der Medizin gGmbH".
    return (
      /^(?:für|of|zur|&)$/u.test(word) &&
      startsName &&
      previous !== undefined &&
      /^\p{Lu}[\p{Ll}-]{4,}/u.test(previous) &&
      !/^(?:Anbieter|Dienst|Rechtsgrundlage|Auftragsverarbeiter|Vertrag|Daten|Zugang|Link|Zugriff|Kontakt|Schnittstelle)|[^g]ung(?:en)?$/u.test(
        previous,
      )
    )
  }
  if (/^[\p{Lu}\d]/u.test(word)) return true
  if (/^[(&+]/u.test(word)) return true
  if (/^(?:et|de|du|la|di|von|van|den|zur|e)$/u.test(word)) return false
  // Small brand names: "etracker GmbH", "salesforce.com Germany GmbH", "konzept-e", "Muster eMarketing AG".
  return (
    /^[a-z][\p{L}\d]{0,60}[.\d-][\p{L}\d.-]{0,60}$/u.test(word) ||
    /^\p{Ll}{1,2}\p{Lu}[\p{L}\d]{2,24}$/u.test(word) ||
    (/^[a-zäöü][\p{L}\d®.-]{2,24}$/u.test(word) && next === undefined)
  )
}

/** The last bracket that is opened and not closed, or -1: "Muster (Muster (Europe)" is open at the first. */
function openBracket(text: string): number {
  let closed = 0
  for (let at = text.length - 1; at >= 0; at--) {
    const sign = text.charAt(at)
    if (sign === ')') closed++
    else if (sign === '(' && closed-- === 0) return at
  }
  return -1
}

function lastOf(text: string, pattern: RegExp): number {
  let at = -1
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) at = match.index
  return at
}
