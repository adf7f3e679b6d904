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

/** "… notieren wir, wenn Sie es wünschen (Art. 9 …)": the sentence says itself what the base in brackets is for. */
const GROUND =
  /[Gg]rund|Basis|Einwilligung|Interesse|gestützt|stütz|beruh|erfolg|gemäß|gilt|consent|interest|basis|bas/u

/** Which base carries which purpose. */
export function joinBases(scene: Scene, place: Place, gathered: Gathered): void {
  const bases = ofKind(place.ends, 'base')
  const purposes = ofKind(place.ends, 'purpose').filter((one) => !one.when)
  if (bases.length === 0) return
  const alone = new Set(bases.map((one) => one.end.id)).size === 1
  const titled = firstOfEach(purposes.filter((one) => one.titled))
  const blocks = byBlock(purposes)
  const common = [...blocks.keys()].filter((block) => !place.entries.has(block)).toSorted((a, b) => a - b)
  const all = firstOfEach(purposes)
  const open = new Set(common)
  const general = firstOfEach(purposes.filter((one) => !one.titled && open.has(one.block)))
  const bySentence = Map.groupBy(purposes, (one) => one.sentence)
  const citing = Map.groupBy(bases, (one) => one.block)
  const overview = OVERVIEW.test(place.title) && new Set(bases.map((one) => one.end.id)).size > 2
  for (const base of bases) {
    const near = bySentence.get(base.sentence) ?? []
    for (const to of near) gathered.add('base-purpose', base, to, 'sentence')
    if (overview || ofRights(place)) continue
    const text = scene.sentenceAt(base.start).text
    if (base.titled || FOR_ALL.test(text)) {
      for (const to of all) gathered.add('base-purpose', base, to, 'section')
      continue
    }
    const said = selfSaid(base, text)
      ? []
      : spoken(scene, base, blocks.get(base.block) ?? [], citing.get(base.block) ?? [], near.length > 0)
    for (const to of said) gathered.add('base-purpose', base, to, 'paragraph')
    if (near.length > 0) continue
    if (inTable(scene, base.block)) {
      const named =
        /^(?:(?!§|Art\.?\s|Artikel\s).)*/su.exec(
          scene.text.slice(scene.blocks[base.block]?.start, base.start),
        )?.[0] ?? ''
      // "Nachweis der Abgabe, Art. 6 …": the cell itself says what for.
      if (named.length > 20 && !GROUND.test(named)) continue
      for (const to of blocks.get(base.block - 1) ?? []) gathered.add('base-purpose', base, to, 'section')
      continue
    }
    // What the heading names is carried too, but of several things perhaps only what the paragraph says.
    if (said.length === 0 || titled.length === 1)
      for (const to of titled) gathered.add('base-purpose', base, to, 'section')
    if (said.length > 0 || titled.length > 0) continue
    const after = (blocks.get(base.block) ?? []).filter((one) => one.sentence > base.sentence)
    for (const to of after) gathered.add('base-purpose', base, to, 'paragraph')
    if (after.length > 0 || selfSaid(base, text) || place.entries.has(base.block)) continue
    for (const to of alone && general.length > 0 ? general : beside(base, common, blocks))
      gathered.add('base-purpose', base, to, 'section')
    if (titled.length > 0 || purposes.length > 0) continue
    for (const to of firstOfEach(ofKind(place.outer?.ends ?? [], 'purpose').filter((one) => one.titled)))
      gathered.add('base-purpose', base, to, 'section')
  }
}

/**
 * What the paragraph says of the base: the sentences before it back to another base, else all before it; and the interest
 * that is named right after it.
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
  return before
}

/** What the paragraph before says, else the one after. */
function beside(
  base: Placed,
  common: readonly number[],
  blocks: ReadonlyMap<number, readonly Placed[]>,
): readonly Placed[] {
  const before = common[lastUpTo(common, base.block - 1)]
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

function selfSaid({ start, sentence }: Placed, text: string): boolean {
  const at = start - sentence
  return at > 60 && /\([^)]{0,60}$/u.test(text.slice(Math.max(0, at - 60), at)) && !GROUND.test(text)
}
