import type { Span } from '../../notice.ts'
import { firstCountry } from '../countries.ts'
import type { Instrument } from '../facts.ts'
import { MOST_COLUMNS, type Sentence } from '../scene.ts'
import { entitiesOf, servicesOfEntity } from '../services.ts'
import { type InstrumentFound, instrumentsIn } from '../transfers.ts'
import { sieve } from '../sieve.ts'
import { type Candidate, firstPlace, related, unique } from './candidate.ts'
import { namedWithin } from './lists.ts'
import { type Located, namedIn } from './places.ts'
import type { Focused } from './regions.ts'
import { meantBy, type Spoken } from './spoken.ts'

/** "Für Großbritannien besteht ein Angemessenheitsbeschluss": said of nobody who sits elsewhere. */
const COUNTRY_COVERED =
  /^\W{0,3}(?:Für|Bezüglich|Hinsichtlich|Zu|Zur|Bei|In Bezug auf) (?:(?:etwaige |die )?(?:Daten)?(?:[üÜ]bermittlung|[tT]ransfer|[üÜ]bertragung)(?:en|s)? (?:nach|in|an Empfänger in) )?((?:das |die |den |der )?\p{Lu}[\p{L} .-]{2,40}?) (?:stellt|besteht|bestehen|liegt|liegen|gibt es|gilt|existiert|hat)(?![\p{L}])/u
/** A sentence for all transfers. */
const UNIVERSAL =
  /^\W{0,3}In (?:allen |den )?(?:übrigen|anderen|sonstigen) Fällen(?![\p{L}])|^\W{0,3}(?:Ereignet|Tritt|Passiert|Geschieht|Findet|Kommt) [^,.]{3,80}(?:Ausland|Drittland|außerhalb)[^,.]{0,30}, |^\W{0,3}(?:Andernfalls|Anderenfalls|Im Übrigen|Sonst|Ansonsten|Otherwise|(?:Mit|Bei|Für) (?:allen?|den|die) (?:übrigen|anderen))(?![\p{L}])|^\W{0,3}(?:Soweit|Sofern|Falls|Wenn) (?:sie|diese|die Anbieter|ein Anbieter|der jeweilige Anbieter|dies)(?: [\p{L}-]{2,20}){0,4} (?:[^.]{0,30}zertifiziert|Data Privacy|DPF|Angemessenheit)|^\W{0,3}(?:Werden|Setzen wir|Beauftragen wir|Nutzen wir|Sofern|Soweit|Falls|Wenn) [^,]{0,40}(?:Dienstleister|Auftragsverarbeiter|Unternehmen|Anbieter|Partner)n? [^,]{0,40}(?:Drittl|Drittst|außerhalb)|^\W{0,3}(?:Soweit|Sofern|Falls|Wenn|Erhält|Hat) (?:ein|einer unserer|irgendein) (?:Dienstleister|Auftragsverarbeiter|Unternehmen|Anbieter|Partner) |Wann immer|^\W{0,3}So(?:weit|fern) (?:die |EU-)?(?:Standard(?:vertrags|datenschutz)|SCC)|[Ii]n allen Fällen|[Gg]rundsätzlich|[Ss]tets|generell|(?:[Ss]ofern|[Ss]oweit|[Ww]enn|[Ff]alls) wir [^.]{0,60}(?:Daten|Dienst)|in (?:ein )?Drittl(?:and|änder[n]?)(?![\p{L}])[^.]{0,80}(?:nur|ausschließlich)|[Ww]henever|(?:außerhalb|outside) (?:der|des|the) (?:EU|EWR|EEA|Europäisch|European)/u
/** Words that point back to one service after all. */
const ANAPHORA =
  /(?<![\p{L}])(?:[Dd]er|[Dd]ieser|[Dd]ie|[Dd]as|[Dd]em|[Dd]en|[Dd]es) (?:oben genannte[nr]? |o\. ?g\. )?(?:Dienst(?:es|leister)?|Anbieters?|Unternehmens?|Tools?|Betreibers?|Provider[s]?|Hosters?)(?![\p{L}])|[Hh]ierbei|[Hh]ierzu|[Dd]abei|in die USA|nach (?:Kanada|Großbritannien|Japan|Israel|Neuseeland|Südkorea)|in (?:die Schweiz|das Vereinigte Königreich)/u
/** Speaks of another country, as exceptions that are those of Art. 49 GDPR do. */
const ABROAD =
  /Drittl|Drittst|USA|Übermittlung|Ausland|exportier|L[aä]nde?r?n? ohne|Art(?:icle|ikel|\.)? ?49|third countr|abroad/u
/** "Mit den Gesellschaften in den USA und China bestehen …": the countries of those meant. */
const SEATS_MEANT =
  /(?:Gesellschaften|Unternehmen|Anbietern?|Dienstleistern?|Empfängern?|Töchtern?|Stellen|Partnern?) (?:mit (?:dem )?Sitz )?(?:in|aus) ((?:den |der |dem )?\p{Lu}[\p{L} ]{2,60}?)(?=,| haben| hat | besteh| ist | sind | wurde| gilt| gelten| \()/u

/** "Zur Übermittlung in die USA gilt das zu A Gesagte", "es gelten die vorstehenden Angaben zu Drittländern". */
const AS_SAID = sieve(
  /(?:gilt|gelten) (?:hier |auch |dabei |insoweit )?das (?:oben |bereits )?(?:(?:zu|unter|bei|in|für|über) [^.;:]{1,40} )?(?:Gesagte|Ausgeführte|Beschriebene|Genannte)|[Dd]as (?:oben )?(?:zu|unter|bei|in) [^.;:]{1,40} (?:Gesagte|Ausgeführte|Beschriebene) gilt|(?:gelten|[Ss]iehe(?: auch| hierzu| dazu)?) die (?:vorstehenden |vorigen |obigen |dortigen |oben gemachten |unter [^.;:]{1,30} gemachten )?(?:Angaben|Ausführungen|Hinweise|Erläuterungen|Erklärungen) (?:zu|zur|zum|über|unter|bei)(?![\p{L}])/u,
)
/** What is referred to is the transfer, or all that was said. */
const OF_TRANSFERS = /Übermittlung|Übertragung|Drittl|Drittst|USA|Ausland|Gesagte|Ausgeführte|Beschriebene/u

/**
 * What transfers to third countries rest on (Art. 13(1)(f), 45 to 47 and 49 GDPR): each instrument is given to the
 * recipients its sentence speaks of. The words are in `../transfers.ts`.
 *
 * @returns the instruments that hold for all transfers, with the first place of each
 */
export function findTransfers(focused: Focused, sentences: readonly Spoken[]): ReadonlyMap<Instrument, Span> {
  const general = new Map<Instrument, Span>()
  for (const [turn, spoken] of sentences.entries()) {
    const instruments = instrumentsIn(spoken.sentence).filter(
      ({ instrument }) => instrument !== 'adequacy' || !isOfFramework(sentences, turn),
    )
    if (instruments.length === 0) asSaid(focused, spoken)
    for (const found of instruments) {
      const { start, text } = spoken.sentence
      const { instrument } = found
      const place: Span = [start + found.at[0], start + found.at[1]]
      const targets = isGeneral(focused, spoken) ? [] : coveredBy(focused, spoken, found, instruments)
      for (const candidate of targets) restOn(candidate, instrument, place)
      if (targets.length > 0 || (instrument === 'derogation' && !ABROAD.test(text))) continue
      if (!general.has(instrument)) general.set(instrument, place)
    }
  }
  shareWithParents(focused)
  return general
}

/** "Für die USA gibt es einen Angemessenheitsbeschluss. Muster ist nach dem … Framework zertifiziert": the decision on that framework. */
function isOfFramework(sentences: readonly Spoken[], turn: number): boolean {
  const own = sentences[turn]?.sentence
  if (!own || !OF_STATES.test(own.text)) return false
  return [sentences[turn - 1]?.sentence, sentences[turn + 1]?.sentence].some(
    (one) => one?.block === own.block && instrumentsIn(one).some(({ instrument }) => instrument === 'DPF'),
  )
}

const OF_STATES =
  /(?:[Ff]ür|[Zz]u) (?:die|den) (?:USA|Vereinigten Staaten)(?: von Amerika)? (?:hat|liegt|besteht|gibt|wurde|gilt|existiert)(?![\p{L}])|10\. ?(?:Juli|07\.|7\.) ?2023/u

/** Gives whom a sentence speaks of what was said before of the recipient it refers to, or of others of the same house. */
function asSaid({ candidates }: Focused, { sentence, named, around, focus, last }: Spoken): void {
  if (!AS_SAID.test(sentence) || !OF_TRANSFERS.test(sentence.text)) return
  const own = around.length > 0 ? around : focus.length > 0 ? focus : last
  const others = named.filter((one) => !related(one, own))
  const meant = own.filter((one) => !named.includes(one) || others.length === 0)
  for (const candidate of meant) {
    const from =
      others.length > 0 || named.some((one) => one !== candidate)
        ? named.filter((one) => one !== candidate)
        : [...candidates.all()].filter((one) => one !== candidate && related(one, [candidate]))
    for (const source of from.filter((one) => firstPlace(one) < sentence.start))
      for (const instrument of source.transfer.keys())
        if (mayRestOn(instrument, candidate.country))
          restOn(candidate, instrument, [sentence.start, sentence.end])
  }
}

function restOn(candidate: Candidate, instrument: Instrument, at: Span): void {
  if (!candidate.transfer.has(instrument)) candidate.transfer.set(instrument, at)
}

/** Whether a sentence names nobody and speaks of all transfers. */
function isGeneral({ carried }: Focused, { sentence, named, last }: Spoken): boolean {
  const { text, block } = sentence
  const carriedOn = carried.has(block) && last.length === 0
  return named.length === 0 && (UNIVERSAL.test(text) || carriedOn) && !ANAPHORA.test(text)
}

/** The recipients that an instrument in a sentence is said of, and that it can cover where they sit. */
function coveredBy(
  focused: Focused,
  { sentence, named, focus, around, last, back }: Spoken,
  { instrument, at }: InstrumentFound,
  instruments: readonly InstrumentFound[],
): readonly Candidate[] {
  const { text } = sentence
  const entry = headOfRow(focused, sentence, at)
  if (entry.length > 0) return entry.filter(({ country }) => mayRestOn(instrument, country))
  const clause = namedInClause(focused, sentence, at, instruments)
  const meant =
    (named.length === 0 ? back : undefined) ??
    meantBy(focused, clause ?? named, clause ? unique([...focus, ...last]) : focus, text)
  const all = unique([
    ...meant,
    ...productsOf(focused, meant, sentence.block, around),
    ...entriesAbove(focused, sentence.block).filter(productIn(meant)),
    ...ofCompanies(focused, sentence, clause),
    ...(focused.announced.get(sentence.block) ?? []),
  ])
  const only = instrument === 'adequacy' ? COUNTRY_COVERED.exec(text)?.[1] : undefined
  const countries = countriesIn(only ?? SEATS_MEANT.exec(text)?.[1] ?? '')
  const abroad = all.some((one) => one.country === 'US') && text.includes('USA')
  return all.filter(
    (candidate) =>
      (countries.length === 0 ||
        candidate.country === undefined ||
        countries.includes(candidate.country) ||
        hasHouseIn(candidate, countries)) &&
      !(abroad && candidate.country === 'DE' && !sitsAbroad(candidate)) &&
      mayRestOn(instrument, candidate.country),
  )
}

/** Whose row it is where a cell that names nobody gives the instrument: "Muster GmbH | Werbung auf Beispiel | USA, DPF". */
function headOfRow(located: Located, { block, start }: Sentence, [from]: Span): readonly Candidate[] {
  const row = located.scene.blocks[block]
  if (row?.kind !== 'row' || row.cells.length > MOST_COLUMNS) return []
  const cell = row.cells.find(([first, last]) => first <= start + from && start + from < last)
  if (!cell || cell === row.cells[0] || namedWithin(located, block, cell).length > 0) return []
  return row.cells[0] ? namedWithin(located, block, row.cells[0]) : []
}

/**
 * "Muster LLC nimmt am … teil", where no service of theirs is spoken of: all services of which the notice says that Muster LLC
 * provides them.
 */
function ofCompanies(
  { candidates, byBlock, entitiesByBlock, headed }: Focused,
  { block, start, end }: Sentence,
  clause: readonly Candidate[] | undefined,
): readonly Candidate[] {
  if (headed.has(block)) return []
  const own = new Set((byBlock.get(block) ?? []).map(({ candidate }) => candidate))
  return (entitiesByBlock.get(block) ?? []).flatMap(({ entity: { name, at }, candidate }) =>
    at[0] >= start && at[0] < end && candidate && !own.has(candidate) && clause?.includes(candidate) !== false
      ? candidates.named(name).filter((one) => !one.parent)
      : [],
  )
}

/** What is said of the parent of a service, in its own entry, is said of where its data goes. */
function productsOf(
  { candidates, byBlock }: Located,
  meant: readonly Candidate[],
  block: number,
  around: readonly Candidate[],
): readonly Candidate[] {
  const [parent] = meant
  if (meant.length !== 1 || !parent?.parent) return []
  const own = new Set([...parent.names].flatMap((name) => servicesOfEntity(name)))
  const house = candidates.ofCatalogue().filter((one) => one.service !== undefined && own.has(one.service))
  return unique([...(byBlock.get(block) ?? []).map((one) => one.candidate), ...around]).filter(
    productIn(house),
  )
}

/** Tells whether somebody is a product of the house of one of these. */
function productIn(house: readonly Candidate[]): (one: Candidate) => boolean {
  return (one) => !one.parent && !one.service?.isBrand && related(one, house)
}

/** Whom the entries right above a paragraph name, where it begins with a company: it goes on about all of its house. */
function entriesAbove({ scene, byBlock, entitiesByBlock }: Located, block: number): readonly Candidate[] {
  const start = scene.blocks[block]?.start ?? 0
  const [first] = entitiesByBlock.get(block) ?? []
  if (!first || first.entity.at[0] - start > OPENS_WITHIN) return []
  const found: Candidate[] = []
  for (let at = block - 1; at >= 0 && at >= block - ENTRIES_ABOVE; at--) {
    if (!LETTERED.test(scene.textOf(at))) break
    found.push(...(byBlock.get(at) ?? []).filter((one) => !one.inside).map((one) => one.candidate))
  }
  return found
}

const LETTERED = /^(?:[•*·–-] |\(?[a-z\d]{1,2}[.)] )/u
/** An article before a name. */
const OPENS_WITHIN = 5
const ENTRIES_ABOVE = 8

/** "A nimmt am … teil, B verwendet …": of several instruments each belongs to those named in its own clause. */
function namedInClause(
  located: Located,
  sentence: Sentence,
  [from]: InstrumentFound['at'],
  instruments: readonly InstrumentFound[],
): readonly Candidate[] | undefined {
  if (instruments.length < 2) return undefined
  const places = instruments.map((one) => one.at[0]).toSorted((a, b) => a - b)
  const turn = places.indexOf(from)
  const begins = (n: number): number => {
    const before = places[n - 1]
    const own = places[n]
    if (before === undefined || own === undefined) return 0
    const cut = sentence.text
      .slice(before, own)
      .search(
        /[,;] (?:und |während |aber |wohingegen )?(?=\p{Lu}| ?die \p{Lu}| ?der \p{Lu}| ?mit \p{Lu}| ?(?:für|bei|for|with) \p{Lu})/u,
      )
    return cut < 0 ? -1 : before + cut
  }
  if (places.some((_, n) => begins(n) < 0)) return undefined
  const start = begins(turn)
  const end = turn + 1 < places.length ? begins(turn + 1) : sentence.text.length
  const clause = unique(
    namedIn(located, sentence).flatMap(({ at, candidate }) => {
      const offset = at - sentence.start
      return offset >= start && offset < end && offset < from ? [candidate] : []
    }),
  )
  return clause.length > 0 ? clause : undefined
}

/** A parent outside the Union that is named in a service's section shares what is said there of transfers. */
function shareWithParents({ scene, candidates, focus }: Focused): void {
  for (const candidate of candidates.all()) {
    if (!candidate.parent) continue
    const { block } = scene.sentenceAt(candidate.places[0]?.[0] ?? 0)
    for (const main of focus[block] ?? []) {
      if (main === candidate) continue
      for (const [instrument, at] of main.transfer)
        if (mayRestOn(instrument, candidate.country)) restOn(candidate, instrument, at)
    }
  }
}

/** Frameworks with the United States cover nobody in another third country. */
function mayRestOn(instrument: Instrument, country: string | undefined): boolean {
  return !(
    /^(?:DPF|PrivacyShield)$/u.test(instrument) && /^(?:CA|CN|IN|JP|KR|SG|AU|NZ|IL|BR)$/u.test(country ?? '')
  )
}

/** Whether the catalogue knows a company of it outside Germany. */
function sitsAbroad({ service }: Candidate): boolean {
  return service !== undefined && entitiesOf(service).some((one) => one.country !== 'DE')
}

/** Whether the catalogue knows a company of it in one of these countries. */
function hasHouseIn({ service }: Candidate, countries: readonly string[]): boolean {
  return (
    service !== undefined &&
    entitiesOf(service).some(({ country }) => country !== null && countries.includes(country))
  )
}

/** The countries named one after the other in a few words. */
function countriesIn(said: string): readonly string[] {
  const found: string[] = []
  for (let rest = said; rest.length > 1; ) {
    const country = firstCountry(rest)
    if (!country) break
    found.push(country.code)
    rest = rest.slice(country.end)
  }
  return found
}
