import { lastNumberUpTo } from '../../base/index.ts'
import type { Scene } from '../facts/index.ts'
import { firstOfEach } from './first.ts'
import {
  byBlock,
  type Gathered,
  GOES_ON,
  GROUND,
  inBrackets,
  ofKind,
  ofRights,
  isUnder,
  ORDERS,
  purposeAt,
  saysWhatFor,
} from './gathered.ts'
import { ALWAYS } from './implied.ts'
import type { Nearness } from './links.ts'
import type { Place, Placed } from './place.ts'

/** A list of all bases tells what each is, not what it carries here. */
const OVERVIEW =
  /^[^\p{L}]{0,8}(?:\p{Lu}\.? )?(?:Maßgebliche |Allgemeine |Unsere |Die |Allgemeines zu(?:r|den) )?Rechtsgrundlagen?(?: der Verarbeitung)?$/u
/** "Rechtsgrundlage der in diesem Abschnitt genannten Verarbeitungen": holds for all that the section says. */
const FOR_ALL =
  /(?:unter|in) diesem Abschnitt|(?:vor|oben|hier|nach)(?:stehend)? ?genannten (?:Verarbeitung|Dienst|Zweck)|(?:aller|alle|sämtliche[rn]?) (?:nach|vor)(?:stehend|folgend)en/u
const INTEREST = /Interesse|interest/u

/** Of more bases not each carries all that a heading names. */
const FEW = 2
/** Citations so near to each other are one: "Art. 6 Abs. 1 lit. a DSGVO und § 25 Abs. 1 TDDDG". */
const TOGETHER = 40

/** The purposes of a section, looked up by where they stand. */
interface Purposes {
  readonly all: readonly Placed[]
  readonly titled: readonly Placed[]
  /** Those said outside headings and entries. */
  readonly general: readonly Placed[]
  readonly blocks: ReadonlyMap<number, readonly Placed[]>
  /** Blocks that name any and are no entry, in their order. */
  readonly common: readonly number[]
  /** Blocks that cite a base. */
  readonly citing: ReadonlySet<number>
  /** Those of an entry that says what for: "Zwecke der Verarbeitung: …". */
  readonly listed: readonly Placed[]
  /** What the recipients are for by what is known of them. */
  readonly implied: readonly Placed[]
  readonly impliedBy: ReadonlyMap<number, readonly Placed[]>
}

type Found = readonly [near: Nearness, purposes: readonly Placed[]]

/** Which base carries which purpose. */
export function joinBases(scene: Scene, place: Place, gathered: Gathered): void {
  const bases = ofKind(place.ends, 'base')
  if (bases.length === 0) return
  const named = ofKind(place.ends, 'purpose').filter((one) => !one.when)
  const citing = byBlock(bases)
  const purposes = purposesOf(scene, place, named, new Set(citing.keys()))
  const bySentence = Map.groupBy(named, (one) => one.sentence)
  const sentences = Map.groupBy(bases, (one) => one.sentence)
  const number = new Set(bases.map((one) => one.end.id)).size
  const apart = ofRights(place) || (OVERVIEW.test(place.title) && number > 2)
  const aboutService = place.ends.some((one) => one.titled && one.end.kind === 'recipient')
  const certain = aboutService ? place.implied.filter((one) => ALWAYS.has(one.end.id)) : []
  for (const base of bases) {
    const near = paired(base, bySentence.get(base.sentence) ?? [], sentences.get(base.sentence) ?? [])
    for (const to of near) gathered.add('base-purpose', base, to, 'sentence')
    if (apart) continue
    for (const to of certain) gathered.add('base-purpose', base, to, 'section')
    const said = spoken(scene, base, purposes, citing.get(base.block) ?? [], near.length > 0)
    for (const to of said) gathered.add('base-purpose', base, to, 'paragraph')
    if (near.length > 0) continue
    if (OF_ADVERTISING.test(base.end.label))
      gathered.add('base-purpose', base, purposeAt(base, 'marketing'), 'section')
    if (OF_NEED.test(base.end.label) && said.length === 0 && purposes.titled.length === 0) {
      gathered.add('base-purpose', base, purposeAt(base, 'website'), 'section')
      continue
    }
    const duty = ordered(scene, base, sentences.get(base.sentence) ?? [], purposes)
    if (duty && said.length === 0 && purposes.titled.length === 0) {
      gathered.add('base-purpose', base, purposeAt(base, 'legal-duty'), 'section')
      continue
    }
    for (const [how, found] of farther(scene, place, base, purposes, said, number))
      for (const to of found) gathered.add('base-purpose', base, to, how)
    if (duty) gathered.add('base-purpose', base, purposeAt(base, 'legal-duty'), 'section')
  }
}

function purposesOf(
  scene: Scene,
  place: Place,
  named: readonly Placed[],
  citing: ReadonlySet<number>,
): Purposes {
  const blocks = byBlock(named)
  const common = [...blocks.keys()].filter((block) => !place.entries.has(block)).toSorted((a, b) => a - b)
  const open = new Set(common)
  return {
    all: firstOfEach(named),
    titled: firstOfEach(named.filter((one) => one.titled)),
    general: firstOfEach(named.filter((one) => !one.titled && open.has(one.block))),
    blocks,
    common,
    citing,
    listed: firstOfEach(named.filter((one) => saysWhatFor(scene, one))),
    implied: place.implied,
    impliedBy: place.impliedBy,
  }
}

/** Whether a base orders what is done: Art. 6(1)(c), norms on keeping books, and what is cited with them where nothing else is said. */
function ordered(scene: Scene, base: Placed, cited: readonly Placed[], { titled }: Purposes): boolean {
  const orders = DUTY.test(scene.sentenceAt(base.start).text)
  if (!orders && !cited.some((one) => OF_AN_ACT.test(one.end.label))) return false
  if (orders && OF_AN_ACT.test(base.end.label)) return true
  return (
    ORDERS.test(base.end.label) || (titled.length === 0 && cited.some((one) => ORDERS.test(one.end.label)))
  )
}

/** A norm of a law that is not about data protection itself. */
const OF_AN_ACT =
  /^(?!GDPR|TDDDG|UWG|BDSG|KDG|DSG|LDSG|HDSIG|NDSG|BayDSG|BlnDSG|SächsDSDG|ThürDSG|HmbDSG|BbgDSG|BremDSGVOAG|TMG|DDG|KUG)\p{Lu}/u

/** What a sentence says of something that a law orders. */
const DUTY =
  /(?<!\p{L})[Mm]üssen(?!\p{L})|[Mm]uss(?!\p{L})|[Aa]ufbewahr|heben [^.;]{0,60} auf|(?<!\p{L})[Mm]eld(?:e|en|et|ung)|Rechnung|[Bb]eleg|[Vv]erbuch|Finanzamt|vorgeschrieben/u

/** § 7(3) UWG permits nothing but advertising to customers. */
const OF_ADVERTISING = /^UWG 7/u

/** § 25(2) TDDDG permits what the service that was asked for cannot do without. */
const OF_NEED = /^TDDDG 25\(2\)/u

/** "Rechtsgrundlage" as a title of its own within a section. */
const ON_WHAT_TITLE = /^\P{L}{0,6}(?:Rechtsg|G)rundlagen?(?!\p{L})/u

/** "…, um mit Ihnen zu sprechen" */
const IN_ORDER_TO = /(?<!\p{L})(?:um|damit|in order)(?!\p{L})/u
const ON_WHAT = /^\P{L}{0,4}(?:Rechtsg|G)rundlagen?(?: der (?:Daten)?[Vv]erarbeitung)?: /u

/** What a base carries of which its own sentence says nothing, beyond what its paragraph says before it. */
function farther(
  scene: Scene,
  place: Place,
  base: Placed,
  { all, titled, general, blocks, common, citing, listed, implied, impliedBy }: Purposes,
  said: readonly Placed[],
  number: number,
): readonly Found[] {
  const alone = number === 1
  const few = number <= FEW
  const { text } = scene.sentenceAt(base.start)
  if (base.titled || FOR_ALL.test(text)) return [['section', all]]
  if (inTable(scene, base.block))
    return namesItself(scene, base) ? [] : [['section', blocks.get(base.block - 1) ?? []]]
  if (listed.length > 0 && isUnder(scene, base, ON_WHAT, ON_WHAT_TITLE))
    return [['section', [...titled, ...listed]]]
  if (titled.length === 1 && said.length === 0 && ON_WHAT.test(scene.textOf(base.block)))
    return [
      [
        'section',
        [...titled, ...general.filter((one) => IN_ORDER_TO.test(scene.sentenceAt(one.start).text))],
      ],
    ]
  // What the heading names is carried too, but of several things perhaps only what the paragraph says.
  if (titled.length === 1 || (titled.length > 1 && said.length === 0 && few)) return [['section', titled]]
  if (titled.length > 0) return []
  if (said.length > 0) return []
  const after = (blocks.get(base.block) ?? []).filter((one) => one.sentence > base.sentence)
  if (after.length > 0) return [['paragraph', after]]
  const near = impliedBy.get(base.block) ?? []
  if (near.length === 1) return [['paragraph', near]]
  if (inBrackets(scene, base) || place.entries.has(base.block)) return []
  if (all.length > 0)
    return [['section', alone && general.length > 0 ? general : beside(base, common, blocks, citing)]]
  if (implied.length === 1) return [['section', implied]]
  const outer = firstOfEach(ofKind(place.outer?.ends ?? [], 'purpose').filter((one) => one.titled))
  return [['section', outer.length === 1 ? outer : place.overall]]
}

/**
 * Of what a sentence names, what belongs to one of its bases: the purposes come before their base ("zur Lieferung nach …,
 * zur Werbung nach …"), or after it where the sentence begins with a base ("nach … zur Lieferung, nach … im Übrigen").
 */
function paired(base: Placed, purposes: readonly Placed[], bases: readonly Placed[]): readonly Placed[] {
  const [first] = purposes
  const groups: Placed[][] = []
  for (const one of bases) {
    const last = groups.at(-1)
    if (last === undefined || one.start - (last.at(-1)?.stop ?? 0) > TOGETHER) groups.push([one])
    else last.push(one)
  }
  const own = groups.findIndex((group) => group.includes(base))
  if (first === undefined || groups.length < 2 || own < 0) return purposes
  const starts = groups.map((group) => group[0]?.start ?? 0)
  const [from, to] =
    first.start < (starts[0] ?? 0)
      ? [own === 0 ? 0 : (starts[own - 1] ?? 0), starts[own] ?? 0]
      : [starts[own] ?? 0, starts[own + 1] ?? Infinity]
  const between = purposes.filter((one) => one.start >= from && one.start < to)
  return between.length > 0 || first.start >= (starts[0] ?? 0)
    ? between
    : purposes.filter((one) => one.start < from)
}

/**
 * What the paragraph says of the base: the sentences before it back to another base, else all before it; and the interest
 * that is named right after it.
 */
function spoken(
  scene: Scene,
  base: Placed,
  { blocks }: Purposes,
  citing: readonly Placed[],
  served: boolean,
): readonly Placed[] {
  if (inBrackets(scene, base)) return []
  const purposes = blocks.get(base.block) ?? []
  const after = purposes.filter((one) => one.sentence > base.sentence)
  const [follows] = after
  const next =
    follows !== undefined && INTEREST.test(scene.sentenceAt(follows.start).text)
      ? after.filter((one) => one.sentence === follows.sentence)
      : []
  const other = citing.some((one) => one.sentence > base.sentence && one.sentence <= (next[0]?.sentence ?? 0))
  const interest = other ? [] : next
  const before = purposes.filter((one) => one.sentence < base.sentence)
  const last = citing.findLast((one) => one.sentence < base.sentence)?.sentence ?? -1
  const since = before.filter((one) => one.sentence > last)
  if (served) {
    const goesOn = GOES_ON.test(scene.sentenceAt(base.start).text)
    return goesOn ? [...(since.length > 0 ? since : before), ...interest] : interest
  }
  if (since.length > 0) return [...since, ...interest]
  if (interest.length > 0) return interest
  // What another base was cited for is its own, unless this one goes on about it.
  return last < 0 || GOES_ON.test(scene.sentenceAt(base.start).text) ? before : []
}

/** What the paragraph before says, else the one after. */
function beside(
  base: Placed,
  common: readonly number[],
  blocks: ReadonlyMap<number, readonly Placed[]>,
  citing: ReadonlySet<number>,
): readonly Placed[] {
  const before = common[lastNumberUpTo(common, base.block - 1)]
  // What a paragraph that names its own base is about is carried by that one.
  if (before !== undefined) return citing.has(before) ? [] : (blocks.get(before) ?? [])
  return blocks.get(common.find((block) => block > base.block) ?? -1) ?? []
}

/** It stands in a table that came as lines, a few words each: there it goes with the line right before it. */
function inTable(scene: Scene, at: number): boolean {
  return isCell(scene, at) && (scene.blocks[at]?.kind === 'heading' || isCell(scene, at - 1))
}

function isCell(scene: Scene, at: number): boolean {
  const block = scene.blocks[at]
  if (block === undefined || block.kind === 'item') return false
  if (block.kind !== 'paragraph') return true
  const text = scene.textOf(at)
  return text.length < 160 && !/[.!?:]$/u.test(text)
}

/** "Nachweis der Abgabe, Art. 6 …": the cell itself says what for, in words that are not known here. */
function namesItself(scene: Scene, base: Placed): boolean {
  const before = scene.piece(scene.blocks[base.block]?.start ?? 0, base.start)
  const named = /^(?:(?!§|Art\.?\s|Artikel\s).)*/su.exec(before)?.[0] ?? ''
  return named.length > 20 && !GROUND.test(named)
}
