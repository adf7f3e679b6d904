import { readFileSync } from 'node:fs'
import { matchesOf } from '../matches.ts'

/** Countries as notices write them, with their two-letter codes (ISO 3166). */
const NAMES: Readonly<Record<string, string>> = {
  DE: 'Deutschland|Germany|Bundesrepublik Deutschland|BRD',
  AT: 'Österreich|Austria',
  CH: 'Schweiz|Switzerland|Suisse',
  LI: 'Liechtenstein',
  US: 'Vereinigte Staaten von Amerika|Vereinigte Staaten|Vereinigten Staaten von Amerika|Vereinigten Staaten|United States of America|United States|U\\.S\\.A\\.|USA|U\\.S\\.|US-Anbieter[sn]?|US-amerikanische[nrsm]?|amerikanische[nrsm]?',
  IE: 'Irland|Ireland|Republik Irland',
  GB: 'Vereinigtes Königreich|Vereinigten Königreich|Großbritannien|Grossbritannien|United Kingdom|England|UK|Schottland',
  FR: 'Frankreich|France',
  NL: 'Niederlande|Niederlanden|Netherlands|The Netherlands|Holland',
  BE: 'Belgien|Belgium',
  LU: 'Luxemburg|Luxembourg|Luxemburgs',
  DK: 'Dänemark|Denmark',
  SE: 'Schweden|Sweden',
  NO: 'Norwegen|Norway',
  FI: 'Finnland|Finland',
  PL: 'Polen|Poland',
  CZ: 'Tschechien|Tschechische Republik|Czech Republic|Czechia',
  SK: 'Slowakei|Slovakia',
  HU: 'Ungarn|Hungary',
  SI: 'Slowenien|Slovenia',
  HR: 'Kroatien|Croatia',
  IT: 'Italien|Italy',
  ES: 'Spanien|Spain',
  PT: 'Portugal',
  MT: 'Malta',
  CY: 'Zypern|Cyprus',
  GR: 'Griechenland|Greece',
  BG: 'Bulgarien|Bulgaria',
  RO: 'Rumänien|Romania',
  EE: 'Estland|Estonia',
  LV: 'Lettland|Latvia',
  LT: 'Litauen|Lithuania',
  IS: 'Island|Iceland',
  CA: 'Kanada|Canada',
  AU: 'Australien|Australia',
  NZ: 'Neuseeland|New Zealand',
  JP: 'Japan',
  KR: 'Südkorea|Republik Korea|South Korea',
  CN: 'China|Volksrepublik China',
  HK: 'Hongkong|Hong Kong',
  SG: 'Singapur|Singapore',
  IN: 'Indien|India',
  IL: 'Israel',
  AE: 'Vereinigte Arabische Emirate|United Arab Emirates|Dubai',
  TR: 'Türkei|Turkey',
  RU: 'Russland|Russische Föderation|Russia',
  UA: 'Ukraine',
  RS: 'Serbien|Serbia',
  BR: 'Brasilien|Brazil',
  MX: 'Mexiko|Mexico',
  AR: 'Argentinien|Argentina',
  UY: 'Uruguay',
  ZA: 'Südafrika|South Africa',
  PH: 'Philippinen|Philippines',
  TW: 'Taiwan',
  GG: 'Guernsey',
  JE: 'Jersey',
  IM: 'Isle of Man',
  AM: 'Armenien|Armenia',
  VN: 'Vietnam',
  TH: 'Thailand',
  MY: 'Malaysia',
}

const CODE_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMES).flatMap(([code, names]) =>
    names.split('|').map((name): [string, string] => [name.replaceAll('\\', '').toLowerCase(), code]),
  ),
)
const ANY = Object.values(NAMES)
  .join('|')
  .split('|')
  .sort((a, b) => b.length - a.length)
  .join('|')
// Its first letter is asked first: most places of a text are settled by it.
const COUNTRY = new RegExp(
  `(?=[A-ZÄÖÜa])(?<![\\p{L}.-])(?:${ANY}|${ANY.toUpperCase().replaceAll('\\\\', '\\')})(?![\\p{L}-])`,
  'gu',
)

// State and ZIP code of an address in the United States; the state alone in words; a Canadian one.
const US_ADDRESS =
  /(?:,|\s)\s?(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|California|Kalifornien|Massachusetts|New York|Washington|Texas|Delaware|Georgia|Illinois|Colorado|Utah|Florida|Nevada|Oregon)(?:,|\s)\s?\d{5}(?:-\d{4})?(?!\d)/u
const DUBLIN = /Dublin(?:,? ?\d{1,2})?(?![\p{L}])/u
const LONDON = /London,? (?:[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2})/u
const GERMAN_TOWN = /(?<![\d\p{L}.])(?:D-|DE-)?\d{5}\s\p{Lu}[\p{L}.-]{2,}/u
const GERMAN_FORM =
  /GmbH|mbH|Inh\.|(?<!\p{L})(?:AG|KG|OHG|UG|e\.\s?V\.|eG|SE|e\.\s?K\.|AöR|GbR|KdöR)(?!\p{L})/u

export interface CountryFound {
  readonly code: string
  readonly start: number
  readonly end: number
}

/** The first country named in a short text. */
export function firstCountry(text: string): CountryFound | undefined {
  COUNTRY.lastIndex = 0
  for (let match = COUNTRY.exec(text); match !== null; match = COUNTRY.exec(text)) {
    const code = CODE_OF.get(match[0].toLowerCase())
    // "Bainbridge Island": an island, not the country.
    if (
      code === 'IS' &&
      /(?<!\p{L})(?!Nach|Insel|Staate?n?|Land|Länder|\p{L}*-Staaten)\p{Lu}[\p{L}-]{2,20} $/u.test(
        text.slice(0, match.index),
      )
    )
      continue
    if (code) return { code, start: match.index, end: match.index + match[0].length }
  }
  return undefined
}

// Larger towns that stand for their country without a postcode, after a form of company that exists there.
const TOWNS: readonly (readonly [RegExp, string])[] = [
  [
    /(?:,\s|\bin\s)(?:Berlin|Hamburg|München|Köln|Frankfurt(?: am Main| a\. ?M\.)?|Stuttgart|Düsseldorf|Leipzig|Dortmund|Essen|Bremen|Dresden|Hannover|Nürnberg|Duisburg|Bochum|Wuppertal|Bielefeld|Bonn|Münster|Mannheim|Karlsruhe|Augsburg|Wiesbaden|Kiel|Freiburg|Mainz|Lübeck|Erfurt|Rostock|Kassel|Potsdam|Saarbrücken|Heidelberg|Darmstadt|Regensburg|Würzburg|Ulm|Göttingen|Jena)(?![\p{L}])/u,
    'DE',
  ],
]
// Four figures and a town that everybody knows.
const SMALLER: readonly (readonly [RegExp, string])[] = [
  [
    /(?<![\d\p{L}.])(?:CH-)?\d{4}\s(?:Zürich|Bern|Basel|Genf|Genève|Lausanne|Luzern|Winterthur|St\. ?Gallen|Zug|Lugano|Biel|Thun|Chur|Aarau|Schaffhausen|Fribourg|Freiburg i)(?![\p{L}])/u,
    'CH',
  ],
  [
    /(?<![\d\p{L}.])(?:A-)?\d{4}\s(?:Wien|Graz|Linz|Salzburg|Innsbruck|Klagenfurt|Villach|Wels|Dornbirn|Bregenz|Eisenstadt|Steyr)(?![\p{L}])/u,
    'AT',
  ],
]
// Addresses of other countries that do without its name: postcode and town, or a form of company of that country before.
const ABROAD: readonly (readonly [RegExp, string])[] = [
  [/(?<![\d\p{L}])\d{4} ?[A-Z]{2},? (?:\p{Lu}\p{Ll}{3,}|['’]s-)/u, 'NL'],
  [
    /(?<![\d\p{L}])(?:F-)?\d{5},? (?:Paris|Lyon|Marseille|Toulouse|Lille|Bordeaux|Nantes|Nice|Roubaix|Rennes|Montpellier|Boulogne)(?![\p{L}])/u,
    'FR',
  ],
  [/(?<![\d\p{L}])(?:DK-)?\d{4},? (?:København|Kopenhagen|Copenhagen|Aarhus|Odense|Aalborg)/u, 'DK'],
  [/(?<![\d\p{L}])(?:SE-|S-)?\d{3} ?\d{2},? (?:Stockholm|Göteborg|Malmö|Uppsala)/u, 'SE'],
  [/(?<![\p{L}])L-\d{4},? \p{Lu}/u, 'LU'],
  [/(?<![\p{L}])CH-\d{4},? \p{Lu}/u, 'CH'],
  [/(?<![\p{L}])A-\d{4},? \p{Lu}/u, 'AT'],
  [/(?<![\p{L}])FI-\d{5},? \p{Lu}/u, 'FI'],
  [/(?<![\p{L}])(?:PL-)?\d{2}-\d{3},? \p{Lu}/u, 'PL'],
  [/(?<![\d\p{L}])(?:I-)?\d{5},? (?:Milano|Mailand|Roma|Rom|Torino|Turin|Bologna)(?![\p{L}])/u, 'IT'],
  [/(?<![\d\p{L}])(?:E-)?\d{5},? (?:Madrid|Barcelona|Valencia|Sevilla)(?![\p{L}])/u, 'ES'],
]
// Towns that everybody knows, behind a comma, without a postcode.
const TOWNS_ALONE: readonly (readonly [RegExp, string])[] = [
  [/,\s(?:Paris|Lyon)(?=[,.;)]|$)/u, 'FR'],
  [/,\s(?:Amsterdam|Rotterdam|Utrecht|Den Haag|Eindhoven)(?=[,.;)]|$)/u, 'NL'],
  [/,\s(?:Wien|Graz|Linz|Salzburg|Innsbruck)(?=[,.;)]|$)/u, 'AT'],
  [/,\s(?:Zürich|Bern|Basel|Genf|Lausanne|Luzern|Zug|Winterthur|St\. Gallen)(?=[,.;)]|$)/u, 'CH'],
  [/,\s(?:Kopenhagen|Copenhagen|København)(?=[,.;)]|$)/u, 'DK'],
  [/,\s(?:Stockholm|Göteborg|Malmö)(?=[,.;)]|$)/u, 'SE'],
  [/,\s(?:London|Edinburgh|Manchester)(?=[,.;)]|$)/u, 'GB'],
  [/,\s(?:Luxemburg|Luxembourg)(?=[,.;)]|$)/u, 'LU'],
  [
    /,\s(?:San Francisco|New York|Seattle|San José|San Jose|Mountain View|Menlo Park|Palo Alto|Redmond|Boston|Los Angeles|Chicago|Atlanta|Sunnyvale|Cupertino)(?=[,.;)]|$)/u,
    'US',
  ],
  [/,\s(?:Mailand|Milano|Rom|Roma)(?=[,.;)]|$)/u, 'IT'],
  [/,\s(?:Madrid|Barcelona)(?=[,.;)]|$)/u, 'ES'],
]
// What says the country by its form, in the order in which it is asked, each with what must stand in such an address: most
// addresses hold no figures, or no town of the list.
const FORMED: readonly {
  readonly pattern: RegExp
  readonly code: string
  readonly shows: 'number' | 'town' | 'Dublin' | 'London'
}[] = [
  { pattern: US_ADDRESS, code: 'US', shows: 'number' },
  { pattern: DUBLIN, code: 'IE', shows: 'Dublin' },
  { pattern: LONDON, code: 'GB', shows: 'London' },
  ...[...SMALLER, ...ABROAD].map(([pattern, code]) => ({ pattern, code, shows: 'number' as const })),
  ...TOWNS_ALONE.map(([pattern, code]) => ({ pattern, code, shows: 'town' as const })),
]
/** Any town of those that stand without a postcode. */
const TOWN_ALONE = new RegExp(TOWNS_ALONE.map(([{ source }]) => source).join('|'), 'u')
const GERMAN_STREET =
  /\p{L}(?:str\.|straße|strasse|weg|platz|allee|gasse|ring|damm|ufer|markt)\s\d|(?:Str\.|Straße|Weg|Platz|Allee|Ring|Damm|Chaussee|Promenade|Ufer|Stieg|Graben|Kamp|Tor|Hof|Schneise|Steig|Zeil) \d|\p{L}(?:chaussee|promenade|stieg|graben|kamp|pfad|wall|hof|landstraße|zeile|bogen|schneise|steig|zeil|wiese|berg|gärten)\s\d/u

/**
 * The country of an address: named, or plain from its form (a state with ZIP code, Dublin, a town with its postcode). Of
 * several the one that stands first: what is said later is no longer the address.
 */
export function countryOfAddress(address: string): CountryFound | undefined {
  const named = firstCountry(address)
  const formed = formedCountry(address)
  if (named && formed) {
    if (formed.code === named.code) return formed.start < named.start ? formed : named
    return formed.end + 12 < named.start ? formed : named
  }
  return named ?? formed
}

function formedCountry(address: string): CountryFound | undefined {
  const numbered = /\d\d/u.test(address)
  const listed = TOWN_ALONE.test(address)
  for (const { pattern, code, shows } of FORMED) {
    if (!(shows === 'number' ? numbered : shows === 'town' ? listed : address.includes(shows))) continue
    const match = pattern.exec(address)
    if (match) return { code, start: match.index, end: match.index + match[0].length }
  }
  const neighbour = numbered ? townWithNumber(address) : undefined
  if (neighbour) return neighbour
  const town = numbered ? GERMAN_TOWN.exec(address) : null
  if (
    town &&
    (GERMAN_FORM.test(address) || GERMAN_STREET.test(address.slice(0, town.index)) || isOfPostcode(town[0]))
  )
    return { code: 'DE', start: town.index, end: town.index + town[0].length }
  const seat = townOfSeat(address)
  if (seat) return seat
  if (GERMAN_FORM.test(address)) {
    for (const [pattern, code] of TOWNS) {
      const match = pattern.exec(address)
      if (match) return { code, start: match.index, end: match.index + match[0].length }
    }
  }
  return undefined
}

// "Muster GmbH, Rendsburg," and "Muster GmbH (Rendsburg)", "Muster GmbH in Unna": the seat is the town alone.
const TOWN = String.raw`(\p{Lu}\p{Ll}[\p{L}-]{1,24}(?: (?:am|an der|im|in|bei|a\.) ?\p{Lu}[\p{L}.]{1,16}| \(?\p{Lu}\p{Ll}{2,16}\)?)?)`
const SEAT_TOWN = new RegExp(
  String.raw`(?<=(?:GmbH|mbH|mbB|PartG|VVaG|AöR|KG|OHG|OG|UG|\(haftungsbeschränkt\)|e\.\s?V\.|e\.\s?U\.|eG|AG|SE|GbR|e\.\s?K\.|KdöR|S[àa]rl|SA|Genossenschaft)|(?:GmbH|AG|KG) \p{Lu}\p{Ll}{3,16}(?:systeme|technik|logistik))(?:,? \(?${TOWN}(?=[,.:;)\n\t]| ?[/|–(]| -| [vaio]\. ?d\.|$)|,? (?:mit (?:dem )?(?:Haupt|Firmen)?[Ss]itz )?(?:in|aus) ${TOWN}(?![\p{L}-]))`,
  'u',
)

/** Cities of the neighbours that come to mind before a German town of that name: "Linz" before "Linz am Rhein". */
const LARGE_NEIGHBOURS: ReadonlyMap<string, string> = new Map([
  ...['Wien', 'Graz', 'Linz', 'Salzburg', 'Innsbruck', 'Klagenfurt'].map((town) => [town, 'AT'] as const),
  ...['Zürich', 'Basel', 'Bern', 'Genf', 'Luzern', 'Winterthur', 'Lausanne'].map(
    (town) => [town, 'CH'] as const,
  ),
])

function townOfSeat(address: string): CountryFound | undefined {
  const match = SEAT_TOWN.exec(address)
  const town = match?.[1] ?? match?.[2]
  if (match === null || town === undefined) return undefined
  const start = match.index + match[0].length - town.length
  const large = LARGE_NEIGHBOURS.get(town)
  if (large !== undefined) return { code: large, start, end: start + town.length }
  const known = [town, town.split(' ')[0] ?? town].find((one) => isSeatTown(one))
  if (known !== undefined) {
    // "Muster GmbH, Unna (Zulassung)": what is in brackets need not be of the town's name.
    return known !== town && match[2] === undefined && town.charAt(known.length + 1) !== '('
      ? undefined
      : { code: 'DE', start, end: start + known.length }
  }
  const code = neighbourOf(town)
  return code === undefined ? undefined : { code, start, end: start + town.length }
}

// "Seeweg 9, 8805 Richterswil", "6780 Schruns": four figures and a town.
const FOUR_FIGURES = /(?<![\d\p{L}.,/+-])(\d{4})\s(\p{Lu}[\p{L}.-]{1,24}(?:\s[\p{L}.]{1,16}){0,3})/gu

/** A postcode with its town in Austria or Switzerland; no pair of the two stands in both. */
function townWithNumber(address: string): CountryFound | undefined {
  for (const match of matchesOf(FOUR_FIGURES, address)) {
    const [whole, number = '', said = ''] = match
    for (const code of NEIGHBOURS) {
      if (!(neighbours(code).places[number] ?? []).some((place) => isCalled(place, said))) continue
      return {
        code,
        start: match.index,
        end: match.index + (/^\S{4}\s[\p{L}-]{1,40}/u.exec(whole)?.[0] ?? whole).length,
      }
    }
  }
  return undefined
}

/** Whether what is written begins with a place, which may go without what tells it from others: "Rapperswil SG". */
function isCalled(place: string, said: string): boolean {
  const [own = ''] = place.split(/[ -]/u)
  // "Rapperswil-Jona": either of two that have become one.
  return own.length > 3 || own === place ? (said.split(' ')[0] ?? '').split('-').includes(own) : false
}

const NEIGHBOURS = ['AT', 'CH'] as const

/** The one neighbour of Germany in which a place of that name lies. */
function neighbourOf(town: string): string | undefined {
  const found = NEIGHBOURS.filter((code) => neighbours(code).names.has(town))
  return found.length === 1 && town.length > 3 ? found[0] : undefined
}

interface Neighbour {
  readonly places: Readonly<Record<string, readonly string[]>>
  readonly names: ReadonlySet<string>
}

const read = new Map<string, Neighbour>()

/** Postcodes and towns of Austria or Switzerland; read when the first is asked for. */
function neighbours(code: (typeof NEIGHBOURS)[number]): Neighbour {
  const known = read.get(code)
  if (known) return known
  const { places } = JSON.parse(
    readFileSync(new URL(`../../../catalogue/postcodes-${code.toLowerCase()}.json`, import.meta.url), 'utf8'),
  ) as { readonly places: Readonly<Record<string, readonly string[]>> }
  const made = { places, names: new Set(Object.values(places).flat()) }
  read.set(code, made)
  return made
}

/** A town by its name, or by its name without what tells it from others: "Hofheim" for "Hofheim am Taunus". */
function isSeatTown(name: string): boolean {
  shortTowns ??= new Set(
    [...germanTowns()].flatMap(
      (town) =>
        /^((?:Bad )?\p{Lu}[\p{L}-]{3,}) (?:am|an der|im|in der|bei|ob der|vor der|auf|\(|a\.)/u.exec(
          town,
        )?.[1] ?? [],
    ),
  )
  return germanTowns().has(name) || shortTowns.has(name)
}

let shortTowns: ReadonlySet<string> | undefined

/** The country of a seat that is said with "in": a country, or a town that everybody knows or that is German. */
export function countryOfSeat(said: string): string | undefined {
  const named = firstCountry(said)
  if (named && named.start < 5) return named.code
  const formed = formedCountry(`, ${said}`)
  if (formed && formed.start < 4) return formed.code
  const town = /^\p{Lu}[\p{L}-]{2,24}/u.exec(said)?.[0]
  if (town === undefined) return undefined
  return isSeatTown(town) ? 'DE' : neighbourOf(town)
}

let towns: ReadonlySet<string> | undefined

/** Whether a name is that of a German town. */
export function isGermanTown(name: string): boolean {
  return germanTowns().has(name)
}

/** Whether what is written is a German postcode and a town that bears it: "37073 Göttingen". */
function isOfPostcode(written: string): boolean {
  const [, number = '', said = ''] = /(\d{5})\s(.+)$/su.exec(written) ?? []
  return (germanPlaces()[number] ?? []).some((place) => isCalled(place, said))
}

/** Names of all German towns. */
function germanTowns(): ReadonlySet<string> {
  towns ??= new Set(Object.values(germanPlaces()).flat())
  return towns
}

let placesByNumber: Readonly<Record<string, readonly string[]>> | undefined

/** German towns by their postcodes; read when the first is asked for. */
function germanPlaces(): Readonly<Record<string, readonly string[]>> {
  placesByNumber ??= (
    JSON.parse(readFileSync(new URL('../../../catalogue/postcodes-de.json', import.meta.url), 'utf8')) as {
      readonly places: Readonly<Record<string, readonly string[]>>
    }
  ).places
  return placesByNumber
}

/** Two-letter code of a country's name, where the whole text is one. */
export function countryCode(text: string): string | undefined {
  return CODE_OF.get(
    text
      .trim()
      .replace(/[.,;]$/u, '')
      .toLowerCase(),
  )
}
