import { lastNumberUpTo } from '../../base/index.ts'
import type { Scene } from '../facts/index.ts'
import { byBlock, firstOfEach, type Gathered, ofKind, ofRights } from './gathered.ts'
import type { Nearness } from './links.ts'
import type { Place, Placed } from './place.ts'

/** A list of all bases tells what each is, not what it carries here. */
const OVERVIEW =
  /^[^\p{L}]{0,8}(?:Maßgebliche |Allgemeine |Unsere |Die )?Rechtsgrundlagen?(?: der Verarbeitung)?$/u
/** "Rechtsgrundlage der in diesem Abschnitt genannten Verarbeitungen": holds for all that the section says. */
const FOR_ALL =
  /(?:unter|in) diesem Abschnitt|(?:vor|oben|hier|nach)(?:stehend)? ?genannten (?:Verarbeitung|Dienst|Zweck)|(?:aller|alle|sämtliche[rn]?) (?:nach|vor)(?:stehend|folgend)en/u
const INTEREST = /Interesse|interest/u
/** "Dies dient …", "Zusätzlich …": goes on with what was said before. */
const GOES_ON =
  /^(?:Dies|Das|Dazu|Hier)(?:e[sr]?|mit|für|zu|bei)?(?!\p{L})|zusätzlich|darüber hinaus|daneben/u

/** Words that name a ground. */
const GROUND =
  /[Gg]rund|Basis|Einwilligung|Interesse|gestützt|stütz|beruh|erfolg|gemäß|gilt|consent|interest|basis|based/u

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
}

type Found = readonly [near: Nearness, purposes: readonly Placed[]]

/** Which base carries which purpose. */
export function joinBases(scene: Scene, place: Place, gathered: Gathered): void {
  const bases = ofKind(place.ends, 'base')
  if (bases.length === 0) return
  const named = ofKind(place.ends, 'purpose').filter((one) => !one.when)
  const purposes = purposesOf(place, named)
  const bySentence = Map.groupBy(named, (one) => one.sentence)
  const sentences = Map.groupBy(bases, (one) => one.sentence)
  const citing = byBlock(bases)
  const number = new Set(bases.map((one) => one.end.id)).size
  const apart = ofRights(place) || (OVERVIEW.test(place.title) && number > 2)
  for (const base of bases) {
    const near = paired(base, bySentence.get(base.sentence) ?? [], sentences.get(base.sentence) ?? [])
    for (const to of near) gathered.add('base-purpose', base, to, 'sentence')
    if (apart) continue
    const said = spoken(scene, base, purposes, citing.get(base.block) ?? [], near.length > 0)
    for (const to of said) gathered.add('base-purpose', base, to, 'paragraph')
    if (near.length > 0) continue
    for (const [how, found] of farther(scene, place, base, purposes, said, number))
      for (const to of found) gathered.add('base-purpose', base, to, how)
  }
}

function purposesOf(place: Place, named: readonly Placed[]): Purposes {
  const blocks = byBlock(named)
  const common = [...blocks.keys()].filter((block) => !place.entries.has(block)).toSorted((a, b) => a - b)
  const open = new Set(common)
  return {
    all: firstOfEach(named),
    titled: firstOfEach(named.filter((one) => one.titled)),
    general: firstOfEach(named.filter((one) => !one.titled && open.has(one.block))),
    blocks,
    common,
  }
}

/** What a base carries of which its own sentence says nothing, beyond what its paragraph says before it. */
function farther(
  scene: Scene,
  place: Place,
  base: Placed,
  { all, titled, general, blocks, common }: Purposes,
  said: readonly Placed[],
  number: number,
): readonly Found[] {
  const alone = number === 1
  const few = number <= FEW
  const { text } = scene.sentenceAt(base.start)
  if (base.titled || FOR_ALL.test(text)) return [['section', all]]
  if (inTable(scene, base.block))
    return namesItself(scene, base) ? [] : [['section', blocks.get(base.block - 1) ?? []]]
  // What the heading names is carried too, but of several things perhaps only what the paragraph says.
  if (titled.length === 1 || (titled.length > 1 && said.length === 0 && few)) return [['section', titled]]
  if (titled.length > 0) return []
  if (said.length > 0) return []
  const after = (blocks.get(base.block) ?? []).filter((one) => one.sentence > base.sentence)
  if (after.length > 0) return [['paragraph', after]]
  if (inBrackets(base, text) || place.entries.has(base.block)) return []
  if (all.length > 0)
    return [['section', alone && general.length > 0 ? general : beside(base, common, blocks)]]
  const outer = firstOfEach(ofKind(place.outer?.ends ?? [], 'purpose').filter((one) => one.titled))
  return outer.length === 1 ? [['section', outer]] : []
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
  if (inBrackets(base, scene.sentenceAt(base.start).text)) return []
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
  return before
}

/** What the paragraph before says, else the one after. */
function beside(
  base: Placed,
  common: readonly number[],
  blocks: ReadonlyMap<number, readonly Placed[]>,
): readonly Placed[] {
  const before = common[lastNumberUpTo(common, base.block - 1)]
  if (before !== undefined) return blocks.get(before) ?? []
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

/** "… notieren wir, wenn Sie es wünschen (Art. 9 …)": the sentence says itself what the base in brackets is for. */
function inBrackets({ start, sentence }: Placed, text: string): boolean {
  const at = start - sentence
  return at > 60 && /\([^)]{0,60}$/u.test(text.slice(Math.max(0, at - 60), at)) && !GROUND.test(text)
}
