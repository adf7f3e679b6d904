import { ahead } from '../ahead.ts'
import type { Span } from '../notice.ts'
import { partsAbreast } from './abreast.ts'
import { countryCode, firstCountry } from './countries.ts'
import type { Party } from './facts.ts'
import { findEntities, LEGAL_FORM } from './entities.ts'

/** Somebody with an address, each part with its place in the text that was searched. */
export interface PartyFound {
  readonly party: Party
  readonly at: Readonly<Partial<Record<keyof Party, Span>>>
}

interface Segment {
  readonly text: string
  readonly start: number
  /** Whether a comma parts it from the one before it. */
  readonly joined?: boolean
}

const EMAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,63}\s?(?:@|\(at\)|\[at\]|\{at\}|\(ät\)|\[ät\]|(?<=\s)at(?=\s)|&#64;|\s\(at\)\s|\[@\])\s?[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62}(?:\.|\s?\(dot\)\s?|\s?\[dot\]\s?|\s?\(punkt\)\s?|\s?\[punkt\]\s?)){1,5}\p{L}{2,18}(?![\p{L}\p{N}])/giu
const PROTECTED =
  /^(?:\[email|email|e-?mail)\W{0,2}protected|xxx|@(?:example|domain|mail|ihre-?domain|muster|beispiel|firma|website|mustermann|ihredomain|xyz)\.|^(?:muster|max\.?mustermann|ihre-?e?-?mail|name)@/iu

const PHONE_LABEL = ahead(
  /(?<![\p{L}])(?:Telefon(?:nummer|isch)?|Tel|Fon|Phone|Mobil(?:telefon)?|Telefonnr|Rufnummer|Handy|Telephone|T|Tel\.-Nr|Ruf|Festnetz|Hotline)(?:\s?\([^)]{1,20}\))?\s?[.:]{0,2}(?:\s?(?:unter|Nr\.?|Nummer))?[\s:]{0,3}(?=[+(0])/giu,
)
const NUMBER = /^(?:\+|\(?0|00)[\d\s()/.+–—-]{4,28}\d/u
// A number without a label. What stands before it may say that it is another one: a fax, an account, a register.
const UNLABELLED =
  /(?<![\p{L}\p{N}/.@-])(?:\+\d{2}|\(0\d|0\d)[\d\s()/–-]{4,22}\d(?![\p{L}\d]|\.\d|\s?(?:€|Euro|EUR|Uhr|%))/gu
const OTHER_NUMBER =
  /(?:Fax|fax|FAX|(?<![\p{L}])F|HR[AB]|IBAN|DE\d[\d ]{0,20}|Nr\.?|Nummer|ID|USt[\p{L}.-]{0,12}|St(?:euer|\.)[\p{L}.-]{0,12}|Postfach|Konto[\p{L}]{0,8}|Notruf|Aufsicht[\p{L}]{0,10})[.:\s]{0,3}$/u
const POSTAL = ahead(
  /(?<![\p{L}\p{N}./])(?:(?:D|DE|A|AT|CH|FL|LI|L|F|NL|B)[-– ]{1,3})?(\d{5}|\d{4}(?: ?[A-Z]{2}(?![\p{L}]))?)[ ,]{1,2}(\p{Lu}[\p{L}.’'-]{1,30}(?:[ /](?:(?:am|an der|an|im|in|ob der|ob|vor der|bei|auf|unter|der|den|dem|a\. ?d\.|a\.|i\. ?d\.|i\.|b\.|v\. ?d\.|d\.|St\.|Sankt|Bad|\((?!at\))[\p{L}.]{2,16}\)|\p{Lu}[\p{L}.-]{1,24})(?![\p{L}]))){0,4}|\p{Lu}{2,20})/gu,
)
/** Postcodes of letters and figures. */
export const CANADIAN_CODE = /[A-Z]\d[A-Z] ?\d[A-Z]\d/u
export const BRITISH_CODE = /[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}/u
/** "Boulder, CO 80302", "Halifax, Nova Scotia B3H 1A1": a town of North America, whose province and postcode follow it. */
const NORTH_AMERICAN_TOWN = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(\p{Lu}[\p{L}.'’-]{1,20}(?: \p{Lu}[\p{L}.'’-]{1,20}){0,2})(?:, ?(?:[A-Z]{2}|California|Colorado|Delaware|Florida|Georgia|Illinois|Massachusetts|Michigan|Nevada|New Jersey|New York|Ohio|Oregon|Pennsylvania|Texas|Utah|Virginia|Washington),? (?=\d)|(?:,? \(?[A-Z]{2}\)?|, ?\p{Lu}\p{Ll}{3,12}(?: \p{Lu}\p{Ll}{3,12})?)[, ]{1,2}(?=[A-Z]\d))(\d{5}|${CANADIAN_CODE.source})(?:-\d{4})?(?![\p{L}\d])`,
  'u',
)
const NORTH_AMERICAN_STREET =
  /^(?:Rue|Boul(?:evard)?|Chemin|Avenue)(?![\p{L}])|(?:^|\s)(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Lane|Way|Parkway|Plaza|Court|Place)(?![\p{L}])/u
const STREET =
  /(?:\p{L}(?:str\.|straße|strasse|weg|platz|allee|gasse|ring|damm|ufer|chaussee|markt|hof|steig|pfad|berg|graben|wall|park|kai|tor|straat|plein|laan|gracht)|(?:Str\.|Straße|Strasse|Weg|Platz|Allee|Ring|Damm|Ufer|Chaussee|Markt|Hof|Graben|Kai|Gasse|Promenade|Street|Road|Avenue|Lane|Square|rue|Rue|Via|Campus|Park))(?:[ ,]|$|\s?\d)|(?:^|\s)(?:Am|An der|An den|Im|In der|In den|Auf der|Auf dem|Zum|Zur|Unter|Hinter|Vor|Beim) \p{Lu}[\p{L} .-]{2,40}\s\d|^\p{Lu}[\p{L}.’' -]{2,40}\s\d{1,4}\s?[a-zA-Z]?(?:\s?[-–/+]\s?\d{1,4}\s?[a-zA-Z]?)?$|^[A-Z]\s?\d{1,2},?\s?\d{1,3}[a-z]?(?:\s?[-–]\s?\d{1,3})?$/u
const BOX = /^(?:Postfach|Postbox|P\.? ?O\.? ?Box)/iu
const LABELLED =
  /^(?:Adresse|Anschrift|Postanschrift|Postadresse|Hausanschrift|Sitz|Firma|Name|Firmenname|Unternehmen|(?:Träger(?:in)?|Betreiber(?:in)?|Anbieter(?:in)?|Herausgeber(?:in)?) und Verantwortliche[rs]?|Verantwortliche[rs]?(?: Stelle)?(?: und (?:Träger|Betreiber|Anbieter)(?:in)?)?|Name\/Fa\.?|Name\/Firma|Straße(?: ?,? ?Nr\.?| und Hausnummer)?|Straße Nr\.|PLZ, ?Ort(?:, ?Land)?|PLZ ?\/? ?Ort|Ort|Betreiber|Anbieter|Kontakt|Kontaktdaten|Address|Controller|Name und Anschrift|Vereinsname|Praxis|Praxisname|Apotheke|Organisation|Einrichtung|Kontaktdaten)(?:\s{0,80}:\s?|\t)/u
const NO_NAME =
  /^(?:[Gg]emeinsam|Verantwortliche[rn]?|vertreten|Vertreten|gesetzlich|Gesetzlich|diese[sr]? vertreten|Geschäftsführ|Geschäftsführung|Inhaber(?:in)?|Vorstand|Vertretungs|Präsident|Rektor|Kanzler|z\. ?Hd|z\.Hd|Zu Händen|Tel|Fax|Telefax|Fon|E-?Mail|Email|Mail|Web|Internet|Homepage|Website|www|http|HRB|Amtsgericht|Registergericht|USt|Umsatzsteuer|Handelsregister|Sitz |Steuernummer|im Sinne|gemäß|gem\.|nach Art|Art\.|ist(?:$| )|sind(?:$| )|Link zum|Impressum|Datenschutz(?:hinweise?|erklärung|information(?:en)?|bestimmung(?:en)?|richtlinie)?|Kontakt|Ansprechpartner|Öffnungszeit|Stand|Bei Fragen|und ist|der DSGVO|DSGVO|Die verantwortliche|Verantwortlich|verantwortlich|Kammer|Registernummer|Firmennummer|Abteilung|Referat|nachfolgend|im Folgenden|\(nachfolgend|kurz|insbesondere|sowie|und|Deutschland|Telefon|Wir|Sie|Ihre|Diese|Dieser|Name und|Angaben|Hinweis|Herausgeber|Responsible|The controller|is$|is:)(?![\p{L}]{0,0}[\p{L}])/u

/** What a label asks for: "Adresse (Straße, Hausnummer, Ort): …". */
const LABEL_BRACKET =
  / \((?:Straße|Str\.|Name|Vorname|PLZ|Postleitzahl|Ort|Hausnummer)[^()\n]{0,80}\)(?=\s?:)/gu

/**
 * Reads a party from a piece of text that holds its address, on lines or running: name before street, street before
 * postcode and town. What cannot be told apart stays null. Offsets are those of the piece.
 */
export function readParty(written: string): PartyFound {
  const text = written.replace(LABEL_BRACKET, (bracket) => ' '.repeat(bracket.length))
  const at: Partial<Record<keyof Party, Span>> = {}
  const party: { -readonly [K in keyof Party]: Party[K] } = {
    name: null,
    street: null,
    postal: null,
    city: null,
    country: null,
    email: null,
    phone: null,
  }
  const set = (key: keyof Party, value: string, start: number): void => {
    party[key] = value
    at[key] = [start, start + value.length]
  }

  const email = firstEmail(text)
  if (email) {
    set('email', email.text, email.start)
    party.email = plainEmail(email.text)
  }
  const phone = firstPhone(text)
  if (phone) set('phone', phone.text, phone.start)

  const segments = segmentsOf(text)
  const town = firstTown(text, segments)
  let beforeStreet = town?.segment ?? -1
  if (town) {
    const [postalAt, cityAt] = [town.start, town.cityStart]
    set('postal', town.postal, postalAt)
    set('city', town.city, cityAt)
    const street = streetBefore(segments, town.segment, Math.min(postalAt, cityAt))
    if (street) {
      const lead = BEFORE_STREET.exec(street.text)?.[0].length ?? 0
      set('street', street.text.slice(lead).replace(BEHIND_STREET, ''), street.start + lead)
      beforeStreet = street.segment
    }
    const tail = text.slice(town.start, town.start + 140)
    const country = firstCountry(tail)
    if (
      country &&
      /^[^.:]{0,60}$/u.test(
        tail.slice(Math.min(town.city.length, country.start), country.start).replace(/(?:str|St|D)\./gu, ''),
      )
    ) {
      const start = town.start + country.start
      party.country = country.code
      at.country = [start, town.start + country.end]
    }
  }
  if (!town) readForeign(segments, set)
  if (!phone && town) {
    const bare = barePhone(text, town.start + town.postal.length)
    if (bare) set('phone', bare.text, bare.start)
  }
  const name =
    labelledName(text) ?? nameBefore(segments, beforeStreet, at.street?.[0] ?? town?.start ?? text.length)
  if (name) set('name', name.text, name.start)
  return { party, at }
}

/** An address without a postcode, as in Ireland: street, town, country one after the other. */
function readForeign(
  segments: readonly Segment[],
  set: (key: 'street' | 'city' | 'country', value: string, start: number) => void,
): void {
  // A postcode of letters and digits is no part that is asked for.
  const parts = segments.filter((one) => !/^[A-Z]{1,2}\d{1,2}[A-Z]? ?[\dA-Z]{3,4}$/u.test(one.text))
  parts.forEach((segment, at) => {
    const country = countryCode(segment.text)
    const city = parts[at - 1]
    const street = parts[at - 2]
    const number = street && /(?:^|\s)(\d{1,4}[a-z]? \p{Lu}[\p{L} .’'-]{3,40})$/u.exec(street.text)
    if (
      !country ||
      !city ||
      !street ||
      !number?.[1] ||
      !/^\p{Lu}[\p{L} -]{2,30}(?: \d{1,2})?$/u.test(city.text)
    )
      return
    set('street', number[1], street.start + street.text.length - number[1].length)
    set('city', city.text, city.start)
    set('country', country, segment.start)
  })
}

/** Every sign that can part an address, however it is written: most stretches of text hold none. */
const ADDRESSED = /@|[([{][aä]t[)\]}]|\sat\s|&#64;/iu

/** The first e-mail address that is none of the placeholders people leave standing. */
export function firstEmail(text: string): { readonly text: string; readonly start: number } | undefined {
  if (!ADDRESSED.test(text)) return undefined
  for (const match of text.matchAll(EMAIL)) {
    if (PROTECTED.test(plainEmail(match[0])) || /[.@]de-mail\./iu.test(match[0])) continue
    return { text: match[0].trim(), start: match.index }
  }
  return undefined
}

/** An e-mail address in its plain form: `info (at) muster.example` becomes `info@muster.example`. */
export function plainEmail(written: string): string {
  return written
    .replace(/\s?(?:\(at\)|\[at\]|\{at\}|\(ät\)|\[ät\]|\[@\]|&#64;|\sat\s)\s?/iu, '@')
    .replace(/\s?(?:\(dot\)|\[dot\]|\(punkt\)|\[punkt\])\s?/giu, '.')
    .replace(/\s/gu, '')
}

function firstPhone(text: string): Segment | undefined {
  for (const label of text.matchAll(PHONE_LABEL)) {
    const start = label.index + label[0].length
    const number = NUMBER.exec(text.slice(start, start + 34))
    if (number && number[0].replace(/\D/gu, '').length >= 6) return { text: number[0].trim(), start }
  }
  return undefined
}

/** "Status: 03/2024": a date. */
const MONTH_OF_YEAR = /^(?:0?[1-9]|1[0-2])\s?[/.]\s?(?:19|20)\d\d$/u

/** A number with neither label nor other meaning, soon after the town. */
function barePhone(text: string, from: number): Segment | undefined {
  const near = text.slice(from, from + 400)
  for (const match of near.matchAll(UNLABELLED)) {
    const digits = match[0].replace(/\D/gu, '').length
    if (digits < 6 || digits > 16 || OTHER_NUMBER.test(near.slice(0, match.index))) continue
    if (MONTH_OF_YEAR.test(match[0])) continue
    return { text: match[0], start: from + match.index }
  }
  return undefined
}

/** "Stadt Jever – Der Bürgermeister" is how towns call themselves; between two dashes it is put in. */
const HEAD_OF_TOWN =
  /^ – D(?:er|ie) (?:(?:Ober|Samtgemeinde|Verbands|Amts)?[Bb]ürgermeister|Landr[aä]t|Magistrat|Senat|Präsident)[^\n–,]{0,30}(?:\n|,|$)/u

/** Where parts of addresses begin within the lines of a text. */
function breaksIn(text: string): readonly number[] {
  let start = 0
  return text.split('\n').flatMap((line) => {
    const from = start
    start += line.length + 1
    return partsAbreast(line).map((part) => from + part)
  })
}

function segmentsOf(text: string): readonly Segment[] {
  const segments: Segment[] = []
  const breaks = breaksIn(text)
  const add = (from: number, to: number, joined: boolean): void => {
    let start = from
    for (const part of breaks) {
      if (part <= from || part >= to) continue
      push(start, part, joined && start === from)
      start = part
    }
    push(start, to, joined && start === from)
  }
  const push = (from: number, to: number, joined: boolean): void => {
    const piece = text.slice(from, to)
    const lead = piece.length - piece.trimStart().length
    const trimmed = piece.trim()
    if (trimmed === '') return
    const label = LABELLED.exec(trimmed)?.[0].length ?? 0
    const rest = trimmed.slice(label)
    if (rest !== '') {
      // "Tischlerei … GbR (Dorfstr. 8, …)": the bracket is no part of the street.
      segments.push({ text: rest, start: from + lead + label, joined: joined && label === 0 })
    }
  }
  let from = 0
  let joined = false
  for (const cut of text.matchAll(
    /\n|,\s(?!(?:Nr\.?|Hausnr\.?|Hausnummer|Ort|Land)\s?:)|;\s|\s\((?=\p{Lu}[\p{L}. -]{2,40}\d)|\s\[(?=\p{Lu})|\s[|•·—]\s|(?<!\d)\s–\s|\s–\s(?!\d)|(?<=[\p{L})]{4})(?<!str|Str|STR|pl|[Kk]ath|[Ee]vang|[Pp]rot|[Ss]tädt|[Ss]taatl|[Gg]emeinn|[Kk]irchl|[Ll]andw|Dipl|Prof|Allg|luth|dent|habil|univ|mult|Dipl\.-\p{L}{2,8})\.\s(?=\p{Lu}|\d)|\s\/\s/gu,
  )) {
    if (
      /^,\s/u.test(cut[0]) &&
      /^(?:Inc|Ltd|LLC|Limited|L\.L\.C|S\.C\.A)/u.test(text.slice(cut.index + 2, cut.index + 9))
    )
      continue
    if (cut[0] === ' – ' && HEAD_OF_TOWN.test(text.slice(cut.index, cut.index + 70))) continue
    add(from, cut.index, joined)
    from = cut.index + cut[0].length
    joined = cut[0].startsWith(',')
  }
  add(from, text.length, joined)
  return segments
}

/** From the number of a house to the town, where streets begin with it: "1480 Harbor Bend, Suite 300, Portland, OR …". */
const HOUSE_AND_STREET = 70

interface Town {
  readonly postal: string
  readonly city: string
  /** Where the postcode stands. */
  readonly start: number
  readonly cityStart: number
  /** The segment that holds the first of both. */
  readonly segment: number
}

/** "Neustadt a. Rbge.", "Rosenheim i. Obb.", "Annaberg/Erzgeb.": the full stop is the town's. */
const REGION_SHORT =
  /[ /.](?:Rbge|Obb|Opf|Ndb|Ofr|Ufr|Mfr|Erzgeb|Westf|Württ|Vogtl|Thür|Holst|Hess|Sachs|Schwab|Ostfriesl|Ostfr|Old(?:en)?b|Allg|Rhld|Hann|Chiems|Uckerm|Niederlaus|Meckl|Anh|Schw|Br|Ts|Th|Ww)$/u

function firstTown(text: string, segments: readonly Segment[]): Town | undefined {
  const segmentAt = (offset: number): number => segments.findLastIndex((one) => one.start <= offset)
  const overseas = NORTH_AMERICAN_TOWN.exec(text)
  for (const match of text.matchAll(POSTAL)) {
    const postal = match[1] ?? ''
    const city = (match[2] ?? '').trim()
    const onLine = /^[^,\n]{0,60}/u.exec(text.slice(match.index, match.index + 60))?.[0] ?? ''
    if (
      overseas &&
      (overseas.index < match.index ||
        overseas.index - match.index < HOUSE_AND_STREET ||
        [city, onLine].some((line) => NORTH_AMERICAN_STREET.test(line)))
    )
      break
    if (/^(?:19|20)\d\d$/u.test(postal) && !/^[ADCHFLNTE]{1,2}-/u.test(match[0])) {
      if (
        /^(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Uhr)/u.test(
          city,
        )
      )
        continue
    }
    if (/^(?:Euro|EUR|Uhr|Tage|Jahre|Mitarbeiter|HRB|Tel|Fax|DSGVO)/u.test(city)) continue
    // "Sydney NSW 2000, Australien": the town stood before.
    if (match[0].includes(',') && countryCode(city) !== undefined) continue
    if (
      /HR[AB]\s?$|Nr\.?:?\s?$|Nummer:?\s?$|Postfach\s[\d ]{0,8}$/u.test(
        text.slice(Math.max(0, match.index - 14), match.index),
      )
    )
      continue
    // "TSV 1893 Musterdorf e. V.": a year within a name.
    if (
      /^(?:18|19|20)\d\d /u.test(match[0]) &&
      LEGAL_FORM.test(/^[^\n,;(]{0,90}/u.exec(text.slice(match.index, match.index + 90))?.[0] ?? '')
    )
      continue
    const start = match.index + match[0].indexOf(postal)
    const trimmed = trimCity(city)
    const cityStart = text.indexOf(trimmed, start + postal.length)
    const shortened = REGION_SHORT.test(trimmed) && text[cityStart + trimmed.length] === '.'
    const town = shortened ? `${trimmed}.` : trimmed
    return { postal, city: town, start, cityStart, segment: segmentAt(start) }
  }
  const [whole = '', city = '', postal = ''] = overseas ?? []
  if (!overseas) return britishTown(text, segmentAt) ?? townAbroad(text, segments)
  const start = overseas.index + whole.indexOf(postal, city.length)
  return { postal, city, start, cityStart: overseas.index, segment: segmentAt(overseas.index) }
}

/** "London N1 2AB", also with the postcode on the next line. */
const BRITISH = new RegExp(
  String.raw`(?:^|[,\n]) {0,2}(\p{Lu}\p{Ll}[\p{L}'’ -]{1,28}?)(?:,? |,?\n {0,2})(${BRITISH_CODE.source})(?![\p{L}\d])`,
  'u',
)

function britishTown(text: string, segmentAt: (offset: number) => number): Town | undefined {
  const match = BRITISH.exec(text)
  const [whole = '', city = '', postal = ''] = match ?? []
  if (!match || COUNTY.test(city)) return undefined
  const cityStart = match.index + whole.indexOf(city)
  const start = match.index + whole.lastIndexOf(postal)
  return { postal, city, start, cityStart, segment: segmentAt(cityStart) }
}

const POST_FIRST =
  /^(\d{2,3}[ -]\d{2,3}|\d{4}-\d{3}|\d{6}) (\p{Lu}[\p{L}’'-]{1,20}(?: \p{L}[\p{L}’'-]{1,20}){0,2}(?: \d{1,2})?)$/u
const POST_LAST =
  /^(\p{Lu}[\p{L}’'-]{1,20}(?: \p{Lu}\p{Ll}[\p{L}’'-]{1,20}){0,2})(?: [A-Z]{2,3})? (\d{3} \d{2,3}|\d{4,6})$/u

const NO_TOWN =
  /(?:[Ss]tr\.|[Ss]tra(?:ß|ss)e|[Ww]eg|[Pp]latz|[Gg]asse|Street|Road|Avenue|Box|Postfach)(?![\p{L}])|HR[AB]$/u

/** "111 57 Stockholm", "31-147 Kraków", "Sydney NSW 2000": whatever its postcode looks like, a town right before its country. */
function townAbroad(text: string, segments: readonly Segment[]): Town | undefined {
  for (const [segment, one] of segments.entries()) {
    const next = segments[segment + 1]
    if (!next || countryCode(next.text.replace(/\.$/u, '')) === undefined) continue
    const before = POST_FIRST.exec(one.text)
    const after = before ? null : POST_LAST.exec(one.text)
    const postal = before?.[1] ?? after?.[2]
    const city = before?.[2] ?? after?.[1]
    if (postal === undefined || city === undefined || (after && NO_TOWN.test(city))) continue
    const cityStart = text.indexOf(city, before ? one.start + postal.length : one.start)
    const start = before ? one.start : text.indexOf(postal, one.start + city.length)
    return { postal, city, start, cityStart, segment }
  }
  return undefined
}

const COUNTY = /(?:shire|Kingdom|England|Scotland|Wales|Street|Road|House|Floor)$/u

function trimCity(city: string): string {
  return (
    city
      .replace(
        /\s(?:Telefon|Tel|Deutschland|Germany|Schweiz|Österreich|Fax|Fon|E-?Mail|Email|Mail|Niederlande|Vertreten|Web|Website|Internet|Mobil|Phone|Verantwortliche|Kontakt|Die|Der|Das|Sie|Wir|Geschäftsführer|HRB|USt|Telefax|Ansprechpartner|(?:Pfarr|Gemeinde|Kirchen)?[Bb]üro|Sekretariat|Geschäftsstelle|Öffnungszeiten|Sachsen|Bayern|Hessen|Thüringen|Brandenburg|Niedersachsen|Saarland|Vorarlberg|Tirol|Kärnten|Steiermark|Burgenland|(?:Ober|Nieder)österreich).{0,60}$/u,
        '',
      )
      // "… 12345 Kornau. Ein Beauftragter …": the next sentence is no part of the town.
      .replace(/(?<=\p{Ll}{3})\.\s.{0,60}$/u, '')
      .replace(/[.,;-]{1,2}$/u, '')
      .trim()
  )
}

function streetBefore(
  segments: readonly Segment[],
  townSegment: number,
  townStart: number,
): { readonly text: string; readonly start: number; readonly segment: number } | undefined {
  const own = segments[townSegment]
  const candidates: { text: string; start: number; segment: number }[] = []
  if (own && own.start < townStart) {
    const text = own.text
      .slice(0, townStart - own.start)
      .replace(/[\s,–-]{1,4}(?:(?:D|DE|A|AT|CH)[-– ]{1,3})?$/u, '')
      .replace(/(?<=\d\s?[a-zA-Z]?) in$/u, '')
    if (text.length > 3) candidates.push({ text, start: own.start, segment: townSegment })
  }
  for (let at = townSegment - 1; at >= 0 && at >= townSegment - 3; at--) {
    const one = segments[at]
    if (one) candidates.push({ text: one.text, start: one.start, segment: at })
  }
  let box: (typeof candidates)[number] | undefined
  for (const one of candidates) {
    // Words that belong to no street: "Beratung für Technik und Handel Musterstr. 14".
    if (
      one.text.length > 90 ||
      / (?:für|und|mit|&|durch) (?:(?:die|den|das) )?\p{L}{2,30} \p{L}/u.test(one.text)
    ) {
      const tail =
        /(?:\p{Lu}[\p{L}.-]{2,30}(?:str\.|straße|strasse|weg|platz|allee|ring|gasse)|\p{Lu}[\p{L}-]{2,20}\s(?:Str\.|Straße|Weg|Platz|Allee|Ring))\s\d{1,4}\s?[a-zA-Z]?$/u.exec(
          one.text,
        )
      if (tail) return { text: tail[0], start: one.start + tail.index, segment: one.segment }
      if (one.text.length > 90) continue
    }
    if (BOX.test(one.text)) {
      box ??= one
      continue
    }
    const spelled = /\p{Ll}/u.test(one.text) ? one.text : small(one.text)
    if (isStreet(spelled) || /\s\d{1,4}\s?[a-zA-Z]?(?:\s?[-–/]\s?\d{1,4})?$/u.test(one.text)) {
      const sited =
        /^(?:.{0,80}\s(?:mit Sitz in|Sitz in|ansässig in|wohnhaft in)\s(?:der |dem )?)(.{4,})$/u.exec(
          one.text,
        )
      if (sited?.[1])
        return { text: sited[1], start: one.start + one.text.length - sited[1].length, segment: one.segment }
      const told = TOLD_STREET.exec(one.text)
      if (told?.[1])
        return { text: told[1], start: one.start + one.text.length - told[1].length, segment: one.segment }
      const entity = findEntities(one.text)[0]
      if (entity && entity.at[1] < one.text.length) {
        const rest = one.text.slice(entity.at[1]).replace(/^[\s,:)–-]{1,4}/u, '')
        if (rest.length > 3)
          return { text: rest, start: one.start + one.text.length - rest.length, segment: one.segment }
      }
      return wholeStreet(segments, one, townSegment)
    }
  }
  return box
}

/** What an office is called before its street, and what a house is behind it. */
const BEFORE_STREET =
  /^(?:(?:aus|in|an|auf) (?:der|dem|den) (?=\p{Lu})|(?:(?:Post|Haus|Besuchs|Besucher|Liefer)?[aA]nschrift|(?:Haus|Besuchs|Besucher|Post)?[aA]dresse|Sitz)[\s:|]{1,3}|(?:(?:Landes|Kreis|Bundes|Haupt|Bezirks|Vereins)?[gG]eschäftsstelle|Vereinsheim|Clubheim|Vereinshaus|(?:Haupt)?[vV]erwaltung|Zentrale|(?:Pfarr|Gemeinde|Haupt|Kirchen)?[bB]üro|Rathaus|Sekretariat)[,:]? )(?=\p{Lu}[^\n]{2,50} \d)/u
const BEHIND_STREET = / \((?!Haus|Hof|Eingang|Gebäude|\d)\p{L}[\p{L} .-]{2,30}\)$/u

/** Whether a part of an address names a street: "Talweg 3", "548 Market St". */
function isStreet(text: string): boolean {
  return STREET.test(text) || (/^\d{1,5} \p{Lu}/u.test(text) && NORTH_AMERICAN_STREET.test(text))
}

/** A line in capitals, as it would be written otherwise. */
function small(text: string): string {
  return text.toLowerCase().replace(/(?<![\p{L}])\p{Ll}/gu, (first) => first.toUpperCase())
}

// "Du findest uns in der Talstraße 6", "Unser Laden ist in der Kuhgasse 2".
const TOLD_STREET =
  /(?<![\p{L}])(?:uns|wir|ich|mich|ist|sind|sitzt|sitzen|liegt|Büro|Laden|Adresse|Anschrift)(?: [\p{Ll}]{2,9}){0,2}? (?:in der|in dem|an der|auf der|in|auf)\s(\p{Lu}[\p{L}. -]{2,40}\s\d{1,4}\s?[a-zA-Z]?)$/u
// What a street is followed by on its line: the part of the house.
const HOUSE_PART =
  /^(?:Hof|Haus|Hinterhaus|Vorderhaus|Gartenhaus|Seitenflügel|Quergebäude|Gebäude|Geb\.|Bau|Halle|Eingang|Aufgang|Treppe|Stiege|Top|Tür|Raum|Zimmer|Etage|Stock|Suite|Ste\.|Floor|Building|Unit|Apt\.|Room|\d{1,2}(?:st|nd|rd|th) Floor|(?:\d{1,2}\.|EG|Erdgeschoss|DG)(?:\s?(?:OG|Etage|Stock|Obergeschoss))?)(?![\p{L}])[^@:]{0,24}$/u

/** "1480 Harbor Bend, Suite 300": the part of a house where numbers stand before their streets, whatever these are called. */
const HOUSE_PART_ABROAD = /^(?:Suite|Ste\.|Floor|Unit|Building|Apt\.|Room|\d)/u
const NUMBER_FIRST = /^\d{1,5} \p{Lu}[\p{L}.’' -]{2,40}$/u

/** A street with what belongs to it on both sides of a comma: "Campusallee 1, Gebäude B 3". */
function wholeStreet(
  segments: readonly Segment[],
  street: { readonly text: string; readonly start: number; readonly segment: number },
  townSegment: number,
): { readonly text: string; readonly start: number; readonly segment: number } {
  const own = segments[street.segment]
  const before = segments[street.segment - 1]
  if (
    own?.joined === true &&
    before &&
    HOUSE_PART.test(street.text) &&
    before.text.length < 60 &&
    /\d\s?[a-zA-Z]?$|^\d{1,5} \p{Lu}/u.test(before.text) &&
    (isStreet(before.text) || (HOUSE_PART_ABROAD.test(street.text) && NUMBER_FIRST.test(before.text)))
  )
    return {
      text: `${before.text}, ${street.text}`,
      start: before.start,
      segment: street.segment - 1,
    }
  const after = segments[street.segment + 1]
  if (street.segment + 1 < townSegment && after?.joined === true && HOUSE_PART.test(after.text))
    return { ...street, text: `${street.text}, ${after.text}` }
  return street
}

/** A line that says it is the name is one whole, commas and all. */
const NAME_LINE =
  /(?:^|\n)[ \t]{0,4}(?:Praxisname|Firmenname|Vereinsname|Name (?:der|des) (?:Praxis|Firma|Vereins|Unternehmens|Einrichtung|Organisation|Verantwortlichen))\s?:\s?([^\n@\d]{3,120})\n/u

function labelledName(text: string): { readonly text: string; readonly start: number } | undefined {
  const line = NAME_LINE.exec(text)
  const name = line?.[1]?.trim()
  if (!line || name === undefined || name.length < 3) return undefined
  return { text: name, start: text.indexOf(name, line.index) }
}

function nameBefore(
  segments: readonly Segment[],
  segment: number,
  end: number,
): { readonly text: string; readonly start: number } | undefined {
  const before = segments.filter((one, at) => (segment < 0 ? at < 6 : at <= segment) && one.start < end)
  const cleaned = before.flatMap((one) => {
    const clipped =
      one.start + one.text.length > end ? { ...one, text: one.text.slice(0, end - one.start) } : one
    const stripped = stripLead(clipped)
    return stripped && !isNoName(stripped.text) ? [stripped] : []
  })
  for (const [at, one] of cleaned.entries()) {
    const entity = findEntities(one.text)[0]
    if (!entity) continue
    const above = cleaned[at - 1]
    const run = OWNED.test(one.text) || (one.joined === true && PEOPLE.test(one.text))
    if (above && run && above.text.length < 60)
      return { text: `${above.text}, ${one.text.replace(/[.,]$/u, '.')}`, start: above.start }
    if (above && BRANCH.test(one.text) && /^\p{Lu}[\p{L} .-]{5,60}$/u.test(above.text))
      return { text: `${above.text} ${one.text.slice(0, entity.at[1])}`, start: above.start }
    const leading = partners(segments, one, entity.at[0])
    if (leading) return { text: `${leading.text}, ${one.text.slice(0, entity.at[1])}`, start: leading.start }
    const whole = one.text
      .replace(/\s?(?!\(haftungs)[([„"].{0,80}$/u, '')
      .replace(BEHIND_NAME, '')
      .replace(/(?<=(?:GmbH|AG|KG|SE|OHG|GbR|UG|mbB|eG))\.$/u, '')
      .trim()
    const [from, to] = entity.at
    const wide =
      whole.length <= entity.name.length + 45 &&
      !/\s(?:ist|sind|der|die|das|wird|von|mit|in)(?:\s|$)/u.test(whole) &&
      from < 30
    return wide && LEGAL_FORM.test(whole) && whole.length >= to
      ? { text: whole, start: one.start }
      : { text: one.text.slice(from, to), start: one.start + from }
  }
  const first = cleaned.filter((one) => one.text.length < 110).at(segment < 0 ? 0 : chooseFrom(cleaned))
  if (!first) {
    // "… wird veranstaltet vom Jugendbund Waldkauz e. V., Forstweg 12": named within a sentence that begins small.
    const told = before.find((one) => !NO_NAME.test(one.text) && findEntities(one.text).length > 0)
    const entity = told && findEntities(told.text)[0]
    return told && entity ? { text: entity.name, start: told.start + entity.at[0] } : undefined
  }
  const text = spelledOut(segments, first)
    .replace(/\s?\((?:nachfolgend|im [Ff]olgenden|kurz|hereinafter|„).{0,80}$/u, '')
    .replace(
      / \((?:\p{Ll}{5,24} )?(?:Körperschaft|Anstalt|Stiftung) des (?:öffentlichen|bürgerlichen|privaten) Rechts\)$/u,
      '',
    )
    .replace(/ \((?:Einzel|Solo-?|[Ff]rei(?:e|er)? ?)\p{L}{4,20}\)$/u, '')
    .replace(/(?<!(?<!\p{L})e\. ?[VK]|\.\s?\p{L}{1,3})[.:,;]$/u, '')
    .trim()
  return text.length > 2 ? { text, start: first.start } : undefined
}

/** "… GmbH & Co. KG Industriepark", "… GmbH Eva Lehm", "…, Inc. Attn: Legal": what one line says behind the name. */
const BEHIND_NAME =
  /(?<=\s(?:GmbH|AG|KG|SE|OHG|UG|eG|Inc\.?|LLC|Ltd\.?|e\. ?V\.)) (?:(?:Attn|c\/o|z\. ?H(?:d|än)?)\b.*|(?:Industriepark|Gewerbepark|Technologiepark|Industriestr|Gewerbegebiet|Businesspark)\p{L}*|(?:Frau |Herrn? |Dr\. )?\p{Lu}\p{Ll}{2,14} \p{Lu}\p{Ll}{2,20})$/u

/** "Deutsches Muster" over "Kreisverband Jever e. V.": one name on two lines. */
const BRANCH =
  /^(?:Kreis|Landes|Bezirks|Orts|Stadt|Regional|Diözesan|Gebiets)(?:verband|verein|gruppe|gliederung|organisation)(?![\p{L}])/u

/** "Gasthof Muster, Familie Beispiel OHG": the house, then the people who run it. */
const PEOPLE =
  /^(?:Familie \p{Lu}[\p{L}-]{1,24}|\p{Lu}[\p{L}.-]{1,20} \p{Lu}[\p{L}-]{1,24}(?: (?:und|&) \p{Lu}[\p{L}.-]{1,20} \p{Lu}[\p{L}-]{1,24}){1,3}) (?:GbR|OHG|oHG|KG|PartG)(?![\p{L}])/u

const OWNED = /^Inh(?:aber(?:in)?)?\.?:?\s/u

/** "Kolb", "Anna Kolb", "Gemeinschaftspraxis Dres. med. Anna Kolb". */
const PARTNER =
  /^(?:(?:\p{Lu}[\p{L}-]{2,40} )?(?:Dres|Dr)\.(?: \p{Ll}{2,5}\.){0,3} )?\p{Lu}[\p{L}-]{1,24}(?: \p{Lu}[\p{L}-]{1,24})?$/u

/** The partners before the last one: "Werner, Kolb & Partner Rechtsanwälte". */
function partners(segments: readonly Segment[], one: Segment, entityAt: number): Segment | undefined {
  if (entityAt > 0 || !/^\p{Lu}[\p{L}-]{1,24}(?: \p{Lu}[\p{L}-]{1,24})? (?:&|und|\+) \p{Lu}/u.test(one.text))
    return undefined
  let at = segments.findIndex((each) => each.start === one.start)
  let lead: Segment | undefined
  let text = ''
  while (at > 0 && segments[at]?.joined === true) {
    at -= 1
    const each = segments[at]
    const stripped = each && stripLead(each)
    if (!stripped || !PARTNER.test(stripped.text)) break
    text = text === '' ? stripped.text : `${stripped.text}, ${text}`
    lead = { text, start: stripped.start }
    if (stripped.start !== each.start) break
  }
  return lead
}

const OFFICES =
  /(?:^|\s)(?:[\p{L}]{0,20}[Mm]inisterium|[\p{L}]{0,20}[Aa]mt|[Bb]ehörde|[Ss]enatsverwaltung|[Ff]achbereich|[Ii]nstitut|[Vv]erein|[Vv]erband|[Gg]esellschaft|[Zz]entrum|[Aa]gentur|[Kk]anzlei|[Pp]raxis) (?:für|der|des|zur) [^,]{3,60}$/u

/** A name that itself holds commas: "Ministerium für Wald, Wasser und Wege", "Töpferei Ton, Inh. Eva Lehm". */
function spelledOut(segments: readonly Segment[], first: Segment): string {
  let { text } = first
  let at = segments.findIndex((each) => each.start + each.text.length === first.start + first.text.length)
  const whose = segments[at + 1]?.text ?? ''
  if (OFFICE.test(text) && OF_A_STATE.test(whose)) return `${text} ${whose}`
  let listed = OFFICES.test(text)
  for (at += 1; at > 0 && segments[at]?.joined === true && text.length < 120; at += 1) {
    const next = segments[at]?.text ?? ''
    const more: boolean = listed && /^\p{Lu}[\p{L}-]{2,30}(?:$| (?:und|sowie|u\.|&) )/u.test(next)
    if (!more && !OWNER.test(next) && !BRANCH_NAMED.test(next)) break
    text = `${text}, ${next}`
    listed = more && !/ (?:und|sowie|u\.|&) /u.test(next)
  }
  return text
}

/** "Ministerium für Verkehr" over "des Landes Hessen": one name on two lines. */
const OFFICE =
  /(?:[Mm]inisterium|[Kk]anzlei|[Aa]mt|[Bb]ehörde|[Vv]erwaltung|[Aa]rchiv|[Bb]ibliothek)(?: (?:für|des|der) [\p{L}, -]{3,90})?$/u
const OF_A_STATE =
  /^(?:des (?:Landes|Freistaat(?:e?s)|Saarlandes|Bundes|(?:Land)?[Kk]reises|Bezirks)|der (?:(?:Landes|Bundes)?hauptstadt|Freien|Hansestadt|Stadt|Gemeinde|Bundesrepublik))(?: [\p{L}-]+){0,5}$/u

/** "Gewerkschaft Muster, Bezirk Unterweser": the part of an association that speaks. */
const BRANCH_NAMED =
  /^(?:Bezirk|Ortsgruppe|Ortsverein|Ortsverband|Kreisgruppe|Kreisverband|Kreisverein|Landesgruppe|Landesverband|Landesbezirk|Regionalverband|Regionalgruppe|Sektion|Stadtverband|Unterbezirk|Diözesanverband) \p{Lu}[\p{L}-]{2,30}(?: \p{Lu}[\p{L}-]{2,24}){0,2}$/u

const OWNER = /^(?:Inh(?:aber(?:in)?)?\.?:?|Eigentümer(?:in)?:?)\s(?:Dr\. )?\p{Lu}[\p{L}. -]{3,50}$/u

/** "Stadt Jever – Der Bürgermeister", "Landkreis Jever". */
const TOWN_HALL =
  /^(?:(?:Kreis|Hanse|Universitäts|Landeshaupt|Bundes)?[Ss]tadt|Gemeinde|Markt|Landkreis|Kreis|Samtgemeinde|Verbandsgemeinde) \p{Lu}[\p{L}-]{2,30}(?: (?:an der|am|im|in|bei|ob der|vor der) \p{Lu}[\p{L}-]{2,24})?(?: – D(?:er|ie) \p{Lu}[\p{L}]{3,30})?$/u

// Lines right above the street belong to the address; the first of them is the name.
function chooseFrom(cleaned: readonly Segment[]): number {
  // A town with its departments below it.
  const body = cleaned.findLastIndex((one) => TOWN_HALL.test(one.text))
  if (body >= 0 && cleaned.length - body < 8) return body
  let first = cleaned.length - 1
  while (
    first > 0 &&
    (cleaned[first - 1]?.text.length ?? 99) < 90 &&
    cleaned.length - first < 4 &&
    !/(?:\p{Ll}{3}|\d)[.!?]$/u.test(cleaned[first - 1]?.text ?? '')
  )
    first--
  return Math.max(0, first)
}

/** "… wird von der Stadt Kornau betrieben": the verb behind a name. */
const RUN = / (?:betrieben|angeboten|herausgegeben|verantwortet|getragen|geführt|bereitgestellt)$/u

/** "VERANTWORTLICHE STELLE Muster e. V.", "1 Verantwortlicher Muster e. V.": a title on the line of the name. */
const TITLE_BEFORE =
  /^(?:\d{1,2}[.)]? )?(?:Verantwortliche[rn]?(?: Stelle)?|VERANTWORTLICHE[RN]?(?: STELLE)?|DATENSCHUTZ|WER|KONTAKT|ANBIETER) (?=\p{Lu}\p{L}+ \p{Lu}\p{L}+)(?!Stelle|STELLE|für|FÜR)/u

function stripLead(whole: Segment): Segment | undefined {
  const title = TITLE_BEFORE.exec(whole.text)?.[0].length ?? 0
  const one = title > 0 ? { ...whole, text: whole.text.slice(title), start: whole.start + title } : whole
  const cut =
    /^(?:.{0,220}?(?:(?<![\p{L}])(?:ist|sind|sondern|schreibt|heißt|heiße|betreibt|spricht|durch|betrieben von|(?:operated|provided|run|published|offered) by|(?:wird|werden) (?:von|vom|durch)|is)(?: (?:die|der|das|the|wir))?:?|DSGVO\)?:?|Stelle:|Verantwortlicher:|Controller:)\s)(?=[\p{Lu}\d„"])/u.exec(
      one.text,
    )
  const labelled =
    cut || (NO_NAME.test(one.text) && !/^[Vv]erantwortlich/u.test(one.text))
      ? null
      : /^[^:(]{3,120}:\s(?=[\p{Lu}\d„"])/u.exec(one.text)
  const run = RUN.exec(one.text)?.[0].length ?? 0
  const lead0 = cut?.[0].length ?? labelled?.[0].length ?? 0
  const text = one.text.slice(lead0)
  const article =
    /^(?:die|das|der|welche[rs]?) (?:von|durch) (?:der |dem )?(?=\p{Lu})/u.exec(text) ??
    /^(?:Die|Der|Das|die|der|das|Wir|wir|Firma|Frau|Herr|Fa\.)(?:,)?\s(?:die |der |das )?(?=\p{Lu})/u.exec(
      text,
    )
  const lead =
    lead0 + (article && /^[Ww]ir|^(?:[Dd]ie|[Dd]er|[Dd]as)/u.test(article[0]) ? article[0].length : 0)
  const rest = one.text.slice(lead, cut === null ? undefined : one.text.length - run)
  return rest.trim() === ''
    ? undefined
    : { text: rest, start: one.start + lead, joined: one.joined === true && lead === 0 }
}

// "fuchsbau Media UG": a name that begins small is one only with its legal form.
const SMALL_BRAND =
  /^(?!(?:und|oder|sowie|die|der|das|dem|den|des|ist|sind|wird|bei|von|vom|mit|durch|in|im|an|am|auf|für|zur|zum|wir|als|nach|sich|of|the|is|by|and)\s)[\p{Ll}\d][\p{L}\d.-]{1,24}(?: [\p{L}\d.&+-]{1,24}){0,4} ?(?:\(haftungsbeschränkt\))?$/u
// A line that leads to the name on the next: "… im Sinne der DSGVO ist die".
const ENDS_OPEN =
  /\s(?:ist|sind|durch|von|lautet|heißt|is|in|an|auf|bei|mit|für|unter)(?:,? (?:die|der|das|dem|den|the|wir|im Folgenden))?:?\s?$/u

// Somebody speaks: "Servus! Ich bin der Anton".
const SPOKEN = /(?<![\p{L}])(?:[Ii]ch|[Ww]ir|[Uu]ns|[Mm]eine?|[Dd]u|[Ee]uch|[Ww]e|[Yy]ou)(?![\p{L}])|[!?]\s/u

// "– Körperschaft des öffentlichen Rechts –": what somebody is, under the name.
const STATUS =
  /^[-–—(*]{0,2}\s?(?:(?:eine?|als|\p{Ll}{5,20}e) )?(?:Körperschaft|Anstalt|Stiftung|Einrichtung|Eigenbetrieb|Landesbetrieb|Eigengesellschaft|Regiebetrieb|Zweckverband)(?:\s(?:und|sowie)\s[\p{L} ]{5,30})?\s(?:des (?:öffentlichen|bürgerlichen|privaten|kirchlichen)|öffentlichen|bürgerlichen|der (?:Stadt|Gemeinde)|des (?:Landes|Landkreises|Kreises))[^,@\d]{0,40}$/u

// "1. Vorsitzende Erika Beispiel", "- vertreten durch …": who speaks for somebody, under the name.
const FUNCTION =
  /^(?:[-–]\s?)?(?:(?:\d\.|Erste[rn]?|Zweite[rn]?) )?(?:Vorsitzende[rn]?|Obmann|Obfrau|Schriftführer(?:in)?|Kassenwart(?:in)?|[Vv]ertreten durch)(?!\p{L})/u

/** A court over its address; beside the number of a register it says where somebody is entered. */
const COURT =
  /^(?:Amts|Land|Oberlandes|Arbeits|Landesarbeits|Sozial|Verwaltungs|Finanz)gericht \p{Lu}[\p{L}-]{2,30}(?: (?:am|im|an der|in|\([\p{L} ]{3,20}\)|[\p{Lu}][\p{L}-]{2,20})){0,3}(?: [–-] .{3,60})?$/u

function isNoName(text: string): boolean {
  const unnumbered = text.replace(/^(?:\d{1,2}|[IVX]{1,4}|[A-Z])[.)] /u, '')
  if ((NO_NAME.test(unnumbered) && !COURT.test(text)) || STATUS.test(text)) return true
  if (/@|https?:|www\.|^\+?\d[\d\s/()-]{5,}$/u.test(text)) return true
  if (FUNCTION.test(text)) return true
  if (countryCode(text) || /(?<![\p{L}])[Kk]eine?[nmrs]?(?![\p{L}])/u.test(text)) return true
  if ((ENDS_OPEN.test(text) || SPOKEN.test(text)) && findEntities(text).length === 0) return true
  if (!/^[\p{Lu}\d„"(]|^[a-z][\p{L}\d]*(?:\.[a-z]{2,6}|\s(?:GmbH|AG|SE))/u.test(text))
    return !SMALL_BRAND.test(text) || !LEGAL_FORM.test(text)
  return text.length > 160 || text.endsWith(':')
}
