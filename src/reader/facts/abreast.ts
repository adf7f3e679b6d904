/** A house's number right before a postcode and a town: an address whose lines stand one after the other, with nothing between them. */
const HOUSE_AND_TOWN =
  /\s\d{1,4}\s?[a-zA-Z]?(?:\s?[-–/+]\s?\d{1,4}\s?[a-zA-Z]?)?(?:,? (?:Hof|Haus|Geb\.|Gebäude) [\dA-Z]{1,3})?(?: \([^()]{2,30}\))?,?\s(?=(?:(?:D|DE|A|AT|CH)[- ]{1,2})?\d{4,5} \p{Lu}\p{Ll})/u
const KINDS =
  'Straße|Strasse|Str\\.|Weg|Platz|Allee|Ring|Damm|Ufer|Chaussee|Markt|Hof|Promenade|Landstraße|Gasse|Wall|Kai|Tor|Park|Steig|Berg|Graben'
const PROPER = "\\p{Lu}[\\p{L}.'’-]+"
const FORM = '(?:GmbH|KG|AG|SE|UG|OHG|GbR|eG|mbB|e\\. ?[VK]\\.|\\))'
/** What a street may be called, up to its number, the longest first. */
const STREETS = [
  `(?:Am|An de[rnm]|Auf de[rm]|Im|In de[rnm]|Zum|Zur|Beim|Bei de[rm]|Unter(?: de[rn])?|Hinter de[rm]|Vor de[rm]) (?:\\p{Ll}+ )?${PROPER}(?: (?:${KINDS}|${PROPER}))?`,
  `(?:Straße|Platz|Allee|Weg|Ufer) de[rs] (?:\\d{1,2}\\. |\\p{Ll}+ )?${PROPER}`,
  // "… KG Wandsbeker Zollstraße", "… GmbH Max Planck Str.": what follows a legal form is no name.
  `(?<=${FORM} )(?!\\p{L}*gesellschaft)${PROPER}(?: ${PROPER})? (?:${KINDS})`,
  `(?<=${FORM} )\\p{Lu}\\p{Ll}+er ${PROPER}`,
  `${PROPER} (?:${KINDS})`,
  `\\p{Lu}[\\p{L}.-]*(?:straße|strasse|str\\.|weg|allee|ring) (?:Nord|Süd|Ost|West|Mitte)`,
  `(?:Groß|Klein|Alt|Neu|Ober|Unter|Hinter|Vorder|Lang|Breit|Hoh|Kurz|Inner|Äußer|Mittler|Sankt|St\\.)(?:e[rsn]?)? ${PROPER}`,
  PROPER,
].map((street) => new RegExp(`(?:^|\\s)(${street})$`, 'u'))
const STREET_NAME = new RegExp(
  `(?:str\\.|straße|strasse|weg|platz|allee|gasse|ring|damm|ufer|chaussee|(?:^|\\s)(?:${KINDS}))$`,
  'u',
)
/** Who speaks for somebody or which part of a house it is: under the name on a line of its own. */
const UNDER_NAME =
  /\s(?=(?:D(?:er|ie) )?(?:[Vv]ertreten durch|Gesellschafter(?:in(?:nen)?)?:|(?:[Vv]ize)?[Pp]räsident(?:in)?|[Gg]eschäftsführer(?:in)?|[Ii]ntendant(?:in)?|[Ss]chulleiter(?:in)?|(?:Ober)?[Bb]ürgermeister(?:in)?|Landr[aä]t(?:in)?|Magistrat|[Rr]ektor(?:in)?|[Dd]irektor(?:in)?|Vorstand|Körperschaft des|Anstalt des|Stiftung des|Referat|(?:\p{Lu}\p{Ll}+)?[Aa]bteilung|Geschäftsstelle|Redaktion|c\/o|z\. ?Hd\.|Inh(?:aber(?:in)?)?[.:])(?!\p{L}))/gu
/** "Praxisname: … Adresse: … Telefon: …" */
const LABELS =
  /\s(?=(?:Praxisname|Firmenname|Vereinsname|Adresse|Anschrift|Straße|PLZ|Ort|Inhaber(?:in)?|Telefon|Tel\.|E-?Mail|Mobil|Website|Name|Firma)\s?:\s)/gu
const BEHIND_TOWN =
  /\s(?=(?:Tel(?:efon|efax)?|Fon|Fax|Mobil|E-?[Mm]ail|Mail|Web(?:site|seite)?|Internet|Homepage|www\.|https?:|[Vv]ertreten durch|Geschäftsführ\p{L}*|Vorstand|Inhaber(?:in)?|USt|HRB|Amtsgericht|Handelsregister|Registergericht|Deutschland|Österreich|Schweiz)(?!\p{L}))/gu
/** Lines longer than this are whole notices without a line break. */
const LONGEST = 600

/** What stands over an address, where its line goes on with the address itself: "Verantwortliche Stelle Muster OHG, Weg 5, …". */
const TITLE =
  /^(?:(?:\d{1,2}|[IVX]{1,4}|[A-Za-z])[.)] )?(?:(?:Anbieter(?:in)? und )?(?:[Dd]atenschutzrechtlich )?[Vv]erantwortliche[rn]?(?: Stelle)?|(?:Name|Angaben|Anschrift|Kontaktdaten)(?: und (?:Anschrift|Adresse|Kontaktdaten))? (?:de[sr]|zum|zur) (?:für die (?:Daten)?[Vv]erarbeitung )?[Vv]erantwortlichen(?: Stelle)?|(?:[Dd]iensteanbieter|Data controller|Controller)|Wer (?:sind|bin|ist|steckt|steht|schreibt|spricht|betreibt|antwortet|verarbeitet)(?! noch)[^?\n]{0,50}\?)(?: (?:für (?:diese|die) [\p{L} ]{4,40}|(?:im Sinne|i\. ?S\. ?d\.|gemäß|nach) [^\n:;]{3,80}?(?:\)|DS-?GVO|Grundverordnung|DSG|KDG)))? (?=\p{Lu}|\d)(?![^,\n]{0,60} (?:ist|sind|is|are) )/u

/**
 * Where the address begins on a line that its title opens; 0 where none does.
 *
 * @param line a line, or a paragraph of one
 */
export function behindTitle(line: string): number {
  const lead = TITLE.exec(line)?.[0].length ?? 0
  return lead > 0 && /\d{4,5} \p{Lu}\p{Ll}/u.test(line.slice(lead, lead + LONGEST)) ? lead : 0
}

/**
 * Where the parts of an address begin that was written on one line with blanks alone between them: who it is, who speaks
 * for them, street, town, and how to reach them.
 *
 * @returns offsets in the line, rising, without its beginning; none where the line holds no such address
 */
export function partsAbreast(line: string): readonly number[] {
  if (line.length > LONGEST) return []
  const lead = behindTitle(line)
  const inLine = (pattern: RegExp, from: number, to: number): readonly number[] =>
    [...line.slice(from, to).matchAll(pattern)].map(({ index }) => from + index + 1)
  const labels = inLine(LABELS, lead, line.length)
  const parts = new Set(labels.length > 1 ? labels : [])
  if (lead > 0) parts.add(lead)
  const house = HOUSE_AND_TOWN.exec(line)
  if (house) {
    const town = house.index + house[0].length
    const street = lead + streetIn(line.slice(lead, house.index))
    const apart = house[0].trimEnd().endsWith(',')
    if (street > lead && (!apart || STREET_NAME.test(line.slice(street, house.index)))) parts.add(street)
    // A comma shows that the others are told apart as well.
    const others = apart
      ? []
      : [...inLine(UNDER_NAME, lead, street), town, ...inLine(BEHIND_TOWN, town, line.length)]
    for (const part of others) parts.add(part)
  }
  return [...parts].sort((one, other) => one - other)
}

const ENDS_NAME = /(?:^|\s)(?:[(„"]?\p{Lu}|[&+]|e\. ?[VK]\.|mb[BH]\b)\S*$|[)"“”]$/u

/** Where the street begins that a piece of an address ends with; 0 where nothing else stands before it or it cannot be told. */
function streetIn(before: string): number {
  for (const form of STREETS) {
    const found = form.exec(before)
    const name = found?.[1]
    if (name === undefined) continue
    const start = before.length - name.length
    const head = before.slice(0, start).trimEnd()
    // "Max Planck Str. 4": one word alone before it is rather part of it, and after a small one a sentence goes on.
    return /\s/u.test(head) && ENDS_NAME.test(head) ? start : 0
  }
  return 0
}
