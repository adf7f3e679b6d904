import type { Scene } from '../facts/index.ts'
import { byBlock, firstOfEach, type Gathered, lastUpTo, ofKind, ofRights } from './gathered.ts'
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

/** Which base carries which purpose. */
export function joinBases(scene: Scene, place: Place, gathered: Gathered): void {
  const bases = ofKind(place.ends, 'base')
  const purposes = ofKind(place.ends, 'purpose')
  if (bases.length === 0) return
  const alone = new Set(bases.map((one) => one.end.id)).size === 1
  const titled = firstOfEach(purposes.filter((one) => one.titled))
  const blocks = byBlock(purposes)
  const common = [...blocks.keys()].filter((block) => !place.entries.has(block)).toSorted((a, b) => a - b)
  const bySentence = Map.groupBy(purposes, (one) => one.sentence)
  const citing = Map.groupBy(bases, (one) => one.block)
  const overview = OVERVIEW.test(place.title) && new Set(bases.map((one) => one.end.id)).size > 2
  for (const base of bases) {
    const near = bySentence.get(base.sentence) ?? []
    for (const to of near) gathered.add('base-purpose', base, to, 'sentence')
    if (overview || ofRights(place)) continue
    const text = scene.sentenceAt(base.start).text
    if (FOR_ALL.test(text)) {
      for (const to of firstOfEach(purposes)) gathered.add('base-purpose', base, to, 'section')
      continue
    }
    const said = spoken(
      scene,
      base,
      blocks.get(base.block) ?? [],
      citing.get(base.block) ?? [],
      near.length > 0,
    )
    for (const to of said) gathered.add('base-purpose', base, to, 'paragraph')
    if (near.length + said.length > 0) continue
    for (const to of titled) gathered.add('base-purpose', base, to, 'section')
    if (place.entries.has(base.block)) continue
    for (const to of alone ? firstOfEach(purposes) : beside(scene, base, common, blocks))
      gathered.add('base-purpose', base, to, 'section')
    if (titled.length > 0 || purposes.length > 0) continue
    for (const to of firstOfEach(ofKind(place.outer?.ends ?? [], 'purpose').filter((one) => one.titled)))
      gathered.add('base-purpose', base, to, 'section')
  }
}

/**
 * What the paragraph says of the base: the sentences before it back to another base, else all before it, else those after
 * it; and the interest that is named right after it.
 */
function spoken(
  scene: Scene,
  base: Placed,
  purposes: readonly Placed[],
  citing: readonly Placed[],
  served: boolean,
): readonly Placed[] {
  const after = purposes.filter((one) => one.sentence > base.sentence)
  const next = after.filter(
    (one) => one.sentence === after[0]?.sentence && INTEREST.test(scene.sentenceAt(one.start).text),
  )
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
  return before.length > 0 ? before : after
}

/** What the paragraph before says, else the one after; what stands in a table goes with the line right before it. */
function beside(
  scene: Scene,
  base: Placed,
  common: readonly number[],
  blocks: ReadonlyMap<number, readonly Placed[]>,
): readonly Placed[] {
  if (tabular(scene, base.block)) return blocks.get(base.block - 1) ?? []
  const before = common[lastUpTo(common, base.block - 1)]
  if (before !== undefined) return blocks.get(before) ?? []
  return blocks.get(common.find((block) => block > base.block) ?? -1) ?? []
}

/** A cell of a table that came as lines: a few words without a stop. */
function tabular(scene: Scene, at: number): boolean {
  const block = scene.blocks[at]
  if (block === undefined) return false
  if (block.kind !== 'paragraph') return block.kind !== 'item'
  const text = scene.textOf(at)
  return text.length < 160 && !/[.!?]$/u.test(text)
}
