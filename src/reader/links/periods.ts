import { lastNumberUpTo } from '../../base/index.ts'
import type { Scene } from '../facts/index.ts'
import { firstOfEach } from './first.ts'
import {
  byBlock,
  type Gathered,
  IN_LOGS,
  OF_PERIODS,
  ofKind,
  ofRights,
  ORDERS,
  purposeAt,
  saysWhatFor,
} from './gathered.ts'
import type { LinkEnd, LinkKind, Nearness } from './links.ts'
import type { Place, Placed } from './place.ts'

/** "Diese Daten werden nach …": the data spoken of before. */
const SAID_BEFORE =
  /(?<!\p{L})(?:werden|wird|lösche[n]?|vernichten|entfernen)(?: wir| ich)? sie(?![\p{L}])|^\W{0,3}(?:Aufbewahrung|Speicherdauer|Löschung|Löschfrist|Frist|Dauer)(?:sdauer|sfrist)?(?::| nach| erst| \d)|(?:Leads|Anfragen|Nachrichten|Mails|Buchungen|Bestellungen|Aufnahmen|Anmeldungen|Vorgänge|Akten?|[\p{L}]{2,16}(?:zettel|listen?|bögen|formulare|scheine)|Adressen)(?![\p{L}]|, (?:die|deren|welche) )|(?:Daten|Angaben|Informationen|Unterlagen|Einträge|Protokolle|Logs|Zugriffsdaten|data|logs|entries)(?![\p{L}]|, (?:die|deren|welche) )|L[ö\ufffd]?schung(?:: |sfrist| nach | erfolgt)|(?<![\p{L}])(?:alles|[Dd]iese|Sie werden|everything)(?![\p{L}])/u
/** What a log is called; it holds all that a visit leaves. */
const OF_LOGS =
  /Log-?(?:[Ff]ile|[Dd]atei|[Dd]aten|s(?!\p{L}))|Protokoll(?:e|daten|datei\p{Ll}{0,2}|einträge)?(?!\p{L})|Zugriffsdaten|logs?(?!\p{L})/u
/** A period that a sentence begins with ends within so many characters of it. */
const OPENS = 30
/** So many periods under one heading are a list. */
const LIST = 3

/** The ends of one sort in a section, looked up by where they stand. */
interface Others {
  readonly all: readonly Placed[]
  readonly titled: readonly Placed[]
  readonly blocks: ReadonlyMap<number, readonly Placed[]>
  /** Blocks that hold any and are no entry, in their order. */
  readonly order: readonly number[]
  readonly bySentence: ReadonlyMap<number, readonly Placed[]>
  /** Those of an entry or a title of its own that says what for. */
  readonly listed: readonly Placed[]
  readonly isRow: (block: number) => boolean
}

/** A period with what its section is like. */
interface Said {
  readonly place: Place
  readonly period: Placed
  /** The sentence it stands in. */
  readonly text: string
  /** No other period stands in the section. */
  readonly alone: boolean
  /** The section is about periods of all sorts of data. */
  readonly general: boolean
  /** Its paragraph names a recipient. */
  readonly named: boolean
  /** Periods of the same sentence, itself among them. */
  readonly peers: readonly Placed[]
}

type Found = readonly [near: Nearness, ends: readonly Placed[]]

/** Which period belongs to which data, purpose or recipient. */
export function joinPeriods(scene: Scene, place: Place, gathered: Gathered): void {
  const periods = ofKind(place.ends, 'period')
  if (periods.length === 0 || ofRights(place)) return
  const alone = new Set(periods.map((one) => one.end.id)).size === 1
  const lists = listsOfPeriods(scene, periods)
  const sentences = Map.groupBy(periods, (one) => one.sentence)
  const bases = Map.groupBy(ofKind(place.ends, 'base'), (one) => one.sentence)
  const [data, purposes, recipients] = [
    othersOf(scene, place, 'category'),
    othersOf(scene, place, 'purpose'),
    othersOf(scene, place, 'recipient'),
  ]
  const said = periods.map((period): Said => {
    const { text, heading } = scene.sentenceAt(period.start)
    const general = OF_PERIODS.test(place.title) || lists.has(heading)
    const named = recipients.blocks.has(period.block)
    return { place, period, text, alone, general, named, peers: sentences.get(period.sentence) ?? [] }
  })
  const join = (kind: LinkKind, period: Placed, [near, ends]: Found): void => {
    for (const to of ends) gathered.add(kind, period, to, near)
  }
  for (const one of said) {
    for (const found of dataOf(one, data)) join('period-category', one.period, found)
    const order = bases.get(one.period.sentence)?.find(({ end }) => ORDERS.test(end.label))
    const stated = purposes.bySentence.has(one.period.sentence) || order === undefined
    join(
      'period-purpose',
      one.period,
      stated ? purposesOf(one, purposes) : ['sentence', [purposeAt(order, 'legal-duty')]],
    )
    if (one.general) join('period-purpose', one.period, ['sentence', byCategory(dataOf(one, data))])
    // What the section is about is what the data are kept for, whatever else the sentence says of them.
    if (!one.general && purposes.titled.length === 1)
      join('period-purpose', one.period, ['section', purposes.titled])
    join('period-recipient', one.period, recipientsOf(one, recipients))
  }
}

/** What some data are kept for by what they are: member data for the membership. */
const FOR_DATA: ReadonlyMap<string, string> = new Map([
  ['application', 'application'],
  ['education', 'education'],
  ['employment', 'employment'],
  ['invoice', 'legal-duty'],
  ['membership', 'membership'],
])

function byCategory(found: readonly Found[]): readonly Placed[] {
  return found.flatMap(([near, ends]) =>
    near === 'sentence'
      ? ends.flatMap((one) => {
          const purpose = FOR_DATA.get(one.end.id)
          return purpose === undefined ? [] : [purposeAt(one, purpose)]
        })
      : [],
  )
}

/** Headings over a list of periods ("Wie lange wir Daten behalten"): each item is of its own data. */
function listsOfPeriods(scene: Scene, periods: readonly Placed[]): ReadonlySet<number> {
  const under = Map.groupBy(periods, (one) => scene.sentenceAt(one.start).heading)
  const lists = [...under].filter(
    ([heading, own]) => own.length >= LIST && OF_PERIODS.test(scene.headings[heading]?.text ?? ''),
  )
  return new Set(lists.map(([heading]) => heading))
}

function othersOf(scene: Scene, place: Place, kind: LinkEnd['kind']): Others {
  const ends = ofKind(place.ends, kind)
  const blocks = byBlock(ends)
  return {
    all: firstOfEach(ends),
    titled: firstOfEach(ends.filter((one) => one.titled)),
    blocks,
    order: [...blocks.keys()].filter((block) => !place.entries.has(block)).toSorted((a, b) => a - b),
    bySentence: Map.groupBy(ends, (one) => one.sentence),
    listed: firstOfEach(ends.filter((one) => saysWhatFor(scene, one))),
    isRow: (block) => scene.blocks[block]?.kind === 'row',
  }
}

/** The data a sentence names; where it says "these data" or speaks of logs, those named before. */
function dataOf(said: Said, others: Others): readonly Found[] {
  const { place, period, text, alone, general, peers } = said
  const here = others.bySentence.get(period.sentence) ?? []
  const near = nearest(period, here, peers, text)
  const logs = OF_LOGS.test(text) && (near.length === 0 || near.some((one) => one.end.id === 'log'))
  const own: Found = ['sentence', near]
  // The cells of a row are about one thing.
  if (near.length === 0 && others.isRow(period.block)) return [own, ['paragraph', earlier(said, others)]]
  if (!logs && (near.length > 0 || !SAID_BEFORE.test(text))) return [own]
  const elsewhere = new Set(here.map((one) => one.end.id))
  const fits = (one: Placed): boolean =>
    !elsewhere.has(one.end.id) && (!logs || IN_LOGS.has(one.end.id)) && one.stop < period.sentence
  const before = (logs ? others.all : earlier(said, others)).filter(fits)
  if (before.length > 0 || general || place.entries.has(period.block)) return [own, ['paragraph', before]]
  return [own, ['section', (alone ? others.all : previous(said, others)).filter(fits)]]
}

/** What the sentence is for, else the paragraph before it, else the section by its heading or its text. */
function purposesOf(said: Said, others: Others): Found {
  const { place, period, text, alone, general, named, peers } = said
  const here = others.bySentence.get(period.sentence) ?? []
  const duty = here.find((one) => one.end.id === 'legal-duty')
  // What laws make a company keep, it does not keep for as long as it needs it itself.
  const own = period.end.label === 'purpose' && BY_LAW.test(text) ? here.filter((one) => one !== duty) : here
  const near = nearest(period, own, peers, text)
  if (duty && period.end.label === 'statutory') return ['sentence', [...near, duty]]
  if (near.length > 0) return ['sentence', near]
  const before = earlier(said, others)
  if (before.length > 0 && others.isRow(period.block)) return ['paragraph', before]
  // Where all sorts of data are spoken of, each sentence is about its own.
  if (general)
    return SAID_BEFORE.test(text) && before.length > 0 ? ['paragraph', before] : ['section', place.overall]
  if (before.length > 0)
    return ['paragraph', OF_LOGS.test(text) ? [...before, ...later(said, others)] : before]
  const listed = others.listed.filter((one) => one.start < period.start)
  if (listed.length > 0 && !place.entries.has(period.block)) return ['section', [...others.titled, ...listed]]
  if (others.titled.length > 0) return ['section', others.titled]
  // An entry has what it says itself, but logs ("Logfiles: …") are what the section is for.
  if (place.entries.has(period.block))
    return ['section', named || !OF_LOGS.test(text) ? [] : previous(said, others)]
  if (place.impliedBy.has(period.block)) return ['paragraph', known(said)]
  const found = alone ? others.all : previous(said, others)
  const meant = found.length > 0 ? found : known(said)
  return ['section', meant.length > 0 ? meant : place.overall]
}

const BY_LAW = /Aufbewahrungs(?:frist|pflicht)|gesetzliche[nr]? [^.;]{0,40}Frist/u

/** What the recipients of the paragraph, else the only one of the section, are known to be for. */
function known({ place: { implied, impliedBy }, period }: Said): readonly Placed[] {
  const all = impliedBy.get(period.block) ?? implied
  return all.length === 1 ? all : []
}

/**
 * Whose period it is: of those the sentence names; of the entry's; of the paragraph's where the sentence points back at
 * them; of those the heading is about. What else stands by a recipient is how long we keep what is ours.
 */
function recipientsOf(said: Said, others: Others): Found {
  const { place, period, text, general, peers } = said
  const near = nearest(period, others.bySentence.get(period.sentence) ?? [], peers, text)
  if (near.length > 0) return ['sentence', near]
  const before = earlier(said, others)
  if (before.length > 0) {
    const theirs =
      (place.entries.has(period.block) && !OURS.test(text)) ||
      THERE.test(text) ||
      before.every(({ end }) => isTitled(others, end))
    return ['paragraph', theirs ? before : []]
  }
  return ['section', general ? [] : others.titled]
}

/** "Den Wert löschen wir nach …" */
const OURS =
  /(?:lösch|bewahr|speicher|behalt|vernicht|entfern)\p{Ll}{0,3} (?:wir|ich)(?!\p{L})|(?<!\p{L})[Ww]ir (?:\p{Ll}+ ){0,3}(?:lösch|bewahr|speicher|behalt|vernicht|entfern)/u

/** "Dort bleiben sie …", "Der Anbieter löscht …": what another holds. */
const THERE =
  /^\W{0,3}(?:Dort|In (?:deren|dessen))(?!\p{L})|(?<!\p{L})(?:[Dd]ie(?:ser|se|sem|sen) (?:Anbieter|Dienst)|(?:[Dd]er|[Dd]em|[Bb]eim) (?:Anbieter|Dienst(?:leister)?|Betreiber|Hoster))(?!\p{L})/u

function isTitled({ titled }: Others, { id }: LinkEnd): boolean {
  return titled.some((one) => one.end.id === id)
}

/** What the paragraph says before the period, where the sentence has not gone on to something else since another period. */
function earlier({ period, peers, text }: Said, { blocks, isRow }: Others): readonly Placed[] {
  const last = peers.findLast((one) => one.stop < period.start && one.end.id !== period.end.id)
  const since = last ? text.slice(last.stop - period.sentence, period.start - period.sentence) : ''
  if (OF_ELSE.test(since) && !isRow(period.block)) return []
  return (blocks.get(period.block) ?? []).filter((one) => one.sentence < period.sentence)
}

/** "…, Kopien", "und Umsätze": another thing is spoken of. */
const OF_ELSE = /(?<!\p{L})(?!Sie|Ihre|Jahr|Monat|Tage|Ende|Ablauf|Abschluss|Absatz)\p{Lu}\p{L}{3}/u

/** What the next sentence says of logs: "Wir brauchen sie, um Angriffe zu erkennen". */
function later({ period }: Said, { blocks }: Others): readonly Placed[] {
  const after = (blocks.get(period.block) ?? []).filter((one) => one.sentence > period.sentence)
  return after.filter((one) => one.sentence === after[0]?.sentence)
}

/** What the last paragraph before says that says anything of the sort. */
function previous({ period }: Said, { blocks, order }: Others): readonly Placed[] {
  return blocks.get(order[lastNumberUpTo(order, period.block - 1)] ?? -1) ?? []
}

/**
 * Of what a sentence with several periods names, what belongs to one: the data come before their period ("Rechnungen acht
 * Jahre, Briefe sechs"), or after it where the sentence begins with a period. A period that nothing stands before since the
 * last ("nach zwei Jahren, spätestens nach drei") is of the same.
 */
function nearest(
  period: Placed,
  ends: readonly Placed[],
  peers: readonly Placed[],
  text = '',
): readonly Placed[] {
  const parted = (stop: number): boolean =>
    text.slice(stop - period.sentence, period.start - period.sentence).includes(';')
  const stops = [...new Set(peers.map((one) => one.stop))].toSorted((a, b) => a - b)
  if (stops.length < 2 || ends.length === 0) return ends
  if ((stops[0] ?? 0) - period.sentence < OPENS && ends.every((one) => one.start >= (stops[0] ?? 0)))
    return ends.filter((one) => stops[lastNumberUpTo(stops, one.start)] === period.stop)
  for (let at = stops.indexOf(period.stop); at >= 0; at -= 1) {
    // "Belege: zehn Jahre; Briefe: sechs Jahre": after a semicolon another thing is spoken of.
    if (at < stops.indexOf(period.stop) && parted(stops[at] ?? 0)) return []
    const own = ends.filter((one) => one.start < (stops[at] ?? 0) && one.start >= (stops[at - 1] ?? 0))
    if (own.length > 0) return own
  }
  // "… und Umsätze, die wir sieben Jahre für die Steuer behalten": what for may stand behind it.
  const next = stops[stops.indexOf(period.stop) + 1] ?? Infinity
  return FOR.test(text.slice(period.stop - period.sentence))
    ? ends.filter((one) => one.start >= period.stop && one.start < next)
    : []
}

const FOR = /^ (?:für|zu|zur|zum|wegen|for) /u
