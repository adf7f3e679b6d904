import { lastNumberUpTo } from '../../base/index.ts'
import type { Scene } from '../facts/index.ts'
import { byBlock, firstOfEach, type Gathered, ofKind, ofRights } from './gathered.ts'
import type { LinkEnd, LinkKind, Nearness } from './links.ts'
import type { Place, Placed } from './place.ts'

/** A heading over periods of all sorts of data. */
const OF_PERIODS =
  /Speicherdauer|Speicherfrist|Aufbewahrung|Löschung|Datenspeicherung|Dauer|[Ww]ie lange|Fristen|[Rr]etention|[Ss]torage period|[Hh]ow long/u
/** "Diese Daten werden nach …": the data spoken of before. */
const SAID_BEFORE =
  /(?:Daten|Angaben|Informationen|Unterlagen|Einträge|Protokolle|Logs|Zugriffsdaten|data|logs|entries)(?![\p{L}])|L[ö\ufffd]?schung(?:: |sfrist| nach | erfolgt)|(?<![\p{L}])(?:alles|[Dd]iese|Sie werden|everything)(?![\p{L}])/u
/** What a log is called; it holds all that a visit leaves. */
const OF_LOGS =
  /Log-?(?:[Ff]ile|[Dd]atei|[Dd]aten|s(?!\p{L}))|Protokoll(?:e|daten|datei\p{Ll}{0,2}|einträge)?(?!\p{L})|Zugriffsdaten|logs?(?!\p{L})/u
/** A period that a sentence begins with ends within so many characters of it. */
const OPENS = 30
/** So many periods under one heading are a list. */
const LIST = 3
const IN_LOGS = new Set(['device.ip', 'device.browser', 'device', 'usage', 'log'])

/** The ends of one sort in a section, looked up by where they stand. */
interface Others {
  readonly all: readonly Placed[]
  readonly titled: readonly Placed[]
  readonly blocks: ReadonlyMap<number, readonly Placed[]>
  /** Blocks that hold any and are no entry, in their order. */
  readonly order: readonly number[]
  readonly bySentence: ReadonlyMap<number, readonly Placed[]>
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
  const [data, purposes, recipients] = [
    othersOf(place, 'category'),
    othersOf(place, 'purpose'),
    othersOf(place, 'recipient'),
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
    join('period-purpose', one.period, purposesOf(one, purposes))
    join('period-recipient', one.period, recipientsOf(one, recipients))
  }
}

/** Headings over a list of periods ("Wie lange wir Daten behalten"): each item is of its own data. */
function listsOfPeriods(scene: Scene, periods: readonly Placed[]): ReadonlySet<number> {
  const under = Map.groupBy(periods, (one) => scene.sentenceAt(one.start).heading)
  const lists = [...under].filter(
    ([heading, own]) => own.length >= LIST && OF_PERIODS.test(scene.headings[heading]?.text ?? ''),
  )
  return new Set(lists.map(([heading]) => heading))
}

function othersOf(place: Place, kind: LinkEnd['kind']): Others {
  const ends = ofKind(place.ends, kind)
  const blocks = byBlock(ends)
  return {
    all: firstOfEach(ends),
    titled: firstOfEach(ends.filter((one) => one.titled)),
    blocks,
    order: [...blocks.keys()].filter((block) => !place.entries.has(block)).toSorted((a, b) => a - b),
    bySentence: Map.groupBy(ends, (one) => one.sentence),
  }
}

/** The data a sentence names; where it says "these data" or speaks of logs, those named before. */
function dataOf(said: Said, others: Others): readonly Found[] {
  const { place, period, text, alone, general, peers } = said
  const here = others.bySentence.get(period.sentence) ?? []
  const near = nearest(period, here, peers)
  const logs = OF_LOGS.test(text) && (near.length === 0 || near.some((one) => one.end.id === 'log'))
  const own: Found = ['sentence', near]
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
  const near = nearest(period, others.bySentence.get(period.sentence) ?? [], peers)
  if (near.length > 0) return ['sentence', near]
  const before = earlier(said, others)
  if (before.length > 0 || general) return ['paragraph', before]
  if (others.titled.length > 0) return ['section', others.titled]
  // An entry has what it says itself, but logs ("Logfiles: …") are what the section is for.
  if (place.entries.has(period.block))
    return ['section', named || !OF_LOGS.test(text) ? [] : previous(said, others)]
  return ['section', alone ? others.all : previous(said, others)]
}

/** Whom the sentence or the paragraph before it names, else the only one of the section. */
function recipientsOf(said: Said, others: Others): Found {
  const { period, alone, general, peers } = said
  const near = nearest(period, others.bySentence.get(period.sentence) ?? [], peers)
  if (near.length > 0) return ['sentence', near]
  const before = earlier(said, others)
  if (before.length > 0 || general) return ['paragraph', before]
  return ['section', alone && others.all.length === 1 ? others.all : []]
}

/** What the paragraph says before the period. */
function earlier({ period }: Said, { blocks }: Others): readonly Placed[] {
  return (blocks.get(period.block) ?? []).filter((one) => one.sentence < period.sentence)
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
function nearest(period: Placed, ends: readonly Placed[], peers: readonly Placed[]): readonly Placed[] {
  const stops = [...new Set(peers.map((one) => one.stop))].toSorted((a, b) => a - b)
  if (stops.length < 2 || ends.length === 0) return ends
  if ((stops[0] ?? 0) - period.sentence < OPENS && ends.every((one) => one.start >= (stops[0] ?? 0)))
    return ends.filter((one) => stops[lastNumberUpTo(stops, one.start)] === period.stop)
  for (let at = stops.indexOf(period.stop); at >= 0; at -= 1) {
    const own = ends.filter((one) => one.start < (stops[at] ?? 0) && one.start >= (stops[at - 1] ?? 0))
    if (own.length > 0) return own
  }
  return []
}
