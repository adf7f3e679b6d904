import type { Scene } from '../facts/index.ts'
import { byBlock, firstOfEach, type Gathered, lastUpTo, ofKind, ofRights } from './gathered.ts'
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
const IN_LOGS = new Set(['device.ip', 'device.browser', 'device', 'usage', 'log'])

/** Which period belongs to which data, purpose or recipient. */
export function joinPeriods(scene: Scene, place: Place, gathered: Gathered): void {
  const periods = ofKind(place.ends, 'period')
  if (periods.length === 0 || ofRights(place)) return
  const alone = new Set(periods.map((one) => one.end.id)).size === 1
  const peers = Map.groupBy(periods, (one) => one.sentence)
  const general = OF_PERIODS.test(place.title)
  for (const sort of ['category', 'purpose', 'recipient'] as const) {
    const kind = `period-${sort}` as const
    const ends = ofKind(place.ends, sort)
    if (ends.length === 0) continue
    const blocks = byBlock(ends)
    const order = [...blocks.keys()].toSorted((a, b) => a - b)
    const bySentence = Map.groupBy(ends, (one) => one.sentence)
    for (const period of periods) {
      const here = bySentence.get(period.sentence) ?? []
      const near = nearest(period, here, peers.get(period.sentence) ?? [])
      for (const to of near) gathered.add(kind, period, to, 'sentence')
      const { text } = scene.sentenceAt(period.start)
      if (sort === 'category') {
        const logs = OF_LOGS.test(text) && (near.length === 0 || near.some((one) => one.end.id === 'log'))
        if (near.length > 0 && !logs) continue
        if (!logs && !SAID_BEFORE.test(text)) continue
        const fits = (one: Placed): boolean => !here.includes(one) && (!logs || IN_LOGS.has(one.end.id))
        const taken = new Set(here.filter((one) => !near.includes(one)).map((one) => one.end.id))
        const before = (
          logs
            ? ends.filter((one) => one.stop < period.sentence)
            : earlier(period, blocks.get(period.block) ?? [])
        ).filter(fits)
        for (const to of before) if (!taken.has(to.end.id)) gathered.add(kind, period, to, 'paragraph')
        if (before.length > 0 || general || place.entries.has(period.block)) continue
        const found = alone ? firstOfEach(ends) : (blocks.get(lastBefore(order, period.block)) ?? [])
        for (const to of found.filter(fits))
          if (!taken.has(to.end.id)) gathered.add(kind, period, to, 'section')
        continue
      }
      if (near.length > 0) continue
      const before = earlier(period, blocks.get(period.block) ?? [])
      for (const to of before) gathered.add(kind, period, to, 'paragraph')
      if (before.length > 0 || general) continue
      if (sort === 'recipient') {
        if (alone && new Set(ends.map((one) => one.end.id)).size === 1)
          for (const to of firstOfEach(ends)) gathered.add(kind, period, to, 'section')
        continue
      }
      const titled = firstOfEach(ends.filter((one) => one.titled))
      if (place.entries.has(period.block) || titled.length > 0) {
        for (const to of titled) gathered.add(kind, period, to, 'section')
        continue
      }
      const found = alone ? firstOfEach(ends) : (blocks.get(lastBefore(order, period.block)) ?? [])
      for (const to of found) gathered.add(kind, period, to, 'section')
    }
  }
}

function lastBefore(order: readonly number[], block: number): number {
  return order[lastUpTo(order, block - 1)] ?? -1
}

/** What the paragraph says before the period. */
function earlier(period: Placed, ends: readonly Placed[]): readonly Placed[] {
  return ends.filter((one) => one.sentence < period.sentence)
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
    return ends.filter((one) => stops[lastUpTo(stops, one.start)] === period.stop)
  for (let at = stops.indexOf(period.stop); at >= 0; at -= 1) {
    const own = ends.filter((one) => one.start < (stops[at] ?? 0) && one.start >= (stops[at - 1] ?? 0))
    if (own.length > 0) return own
  }
  return []
}
