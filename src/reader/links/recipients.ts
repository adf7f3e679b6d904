import { lastNumberUpTo } from '../../base/index.ts'
import type { Scene } from '../facts/index.ts'
import { firstOfEach } from './first.ts'
import {
  byBlock,
  type Gathered,
  IN_LOGS,
  inBrackets,
  isUnder,
  OF_PERIODS,
  ofKind,
  ofRights,
} from './gathered.ts'
import { ALWAYS } from './implied.ts'
import type { LinkKind, Nearness } from './links.ts'
import type { Place, Placed } from './place.ts'

type Sort = 'purpose' | 'category' | 'base'

const JOINS: Readonly<Record<Sort, LinkKind>> = {
  purpose: 'recipient-purpose',
  category: 'recipient-category',
  base: 'recipient-base',
}
const SUMS_UP = /^(?:[^\p{L}]{0,6})(?:Die )?(?:Rechtsg|G)rundlagen?(?!\p{L})|[Dd]iesem Abschnitt/u
const PURPOSES = /^\P{L}{0,4}Zwecke?(?!\p{L})/u
/** Data go to somebody else. */
const PASSES_ON =
  /weiter(?:ge(?:geben|leitet|reicht)|zu(?:geben|leiten)|leiten|gabe)|(?:geben|gibt|leiten|reichen).{0,300} weiter(?!\p{L})|(?:über(?:mitt|trag|lass|send)|teilen|mitgeteilt|offenge|zur Verfügung ge)|(?:erhält|bekommt|erhalten|bekommen|erfährt|erfahren)(?! (?:wir|Sie))|verarbeitet (?:allein|nur|ausschließlich) de[rm]|transmit|pass(?:ed)? on|receives?(?!\p{L})/iu

/** "Empfänger" as a title within a section, and the titles over the data that they get. */
const RECIPIENTS =
  /^\P{L}{0,6}(?:Empfänger(?!\p{L})|Weitergabe|Wer (?:sie |Daten )?(?:erhält|bekommt)|Recipients)/u
const WHICH_DATA =
  /^\P{L}{0,6}(?:Art und Zwecke?(?!\p{L})|Art und Umfang|Umfang|Beschreibung|Welche Daten|Betroffene Daten|Verarbeitete Daten|(?:Daten)?[Kk]ategorien|Which data)/u

/** Of so many at most an opening sentence is said to say what all of them are for. */
const FEW = 3

/** Paragraphs that still stand near. */
const NEAR = 2

/** The recipients of a section. */
interface Speaking {
  readonly scene: Scene
  readonly place: Place
  readonly recipients: readonly Placed[]
  /** Those each paragraph speaks of. */
  readonly speakers: ReadonlyMap<number, readonly Placed[]>
  /** Those the heading is about. */
  readonly inTitle: ReadonlySet<string>
  /** The section names one only. */
  readonly alone: boolean
  /** The section names many. */
  readonly many: boolean
}

/** What each recipient gets, for what, on which base. */
export function joinRecipients(scene: Scene, place: Place, gathered: Gathered): void {
  const recipients = ofKind(place.ends, 'recipient')
  if (recipients.length === 0) return
  const number = new Set(recipients.map((one) => one.end.id)).size
  const alone = number === 1
  const inText = new Set(recipients.filter((one) => !one.titled).map((one) => one.end.id))
  // A heading is about somebody whom its text names again, or who is the only one it could be about.
  const inTitle = new Set(
    recipients.filter((one) => one.titled && (alone || inText.has(one.end.id))).map((one) => one.end.id),
  )
  const speakers = byBlock(recipients)
  const speaking: Speaking = { scene, place, recipients, speakers, inTitle, alone, many: number > FEW }
  joinSort('purpose', speaking, gathered)
  joinSort('category', speaking, gathered)
  joinSort('base', speaking, gathered)
}

function joinSort(sort: Sort, speaking: Speaking, gathered: Gathered): void {
  const { scene, place, recipients, speakers, inTitle, alone } = speaking
  const to = ofKind(place.ends, sort).filter((one) => !one.when && !comesBack(scene, one))
  const blocks = byBlock(to)
  const kept = new Set(ofKind(place.ends, 'period').map((one) => one.sentence))
  const bySentence = Map.groupBy(to, (one) => one.sentence)
  const reached = new Set<string>()
  const claimed = new Set<string>()
  const add = (from: Placed, found: readonly Placed[], near: Nearness): void => {
    const ends = sort === 'base' && near !== 'sentence' && isOpen(found, near) ? [] : found
    for (const one of ends) gathered.add(JOINS[sort], from, one, near)
    if (ends.length > 0) reached.add(from.end.id)
    if (near !== 'section') for (const one of ends) claimed.add(one.end.id)
  }
  const owners = ownersIn(scene, recipients, to)
  const isTheirs = (one: Placed, end: Placed): boolean =>
    end.sentence !== one.sentence || (owners.get(end) ?? one.end.id) === one.end.id
  for (const one of recipients)
    add(
      one,
      (bySentence.get(one.sentence) ?? []).filter((end) => isTheirs(one, end)),
      'sentence',
    )
  if (ofRights(place)) return
  const near = new Set(reached)
  const bracketed = new Set(sort === 'base' ? to.filter((base) => standsInBrackets(scene, base)) : [])
  for (const one of recipients) {
    // Under the name of one, another is only mentioned.
    if (inTitle.size > 0 && !inTitle.has(one.end.id)) continue
    // What a sentence says it is for is meant; data and bases are told in several.
    if (one.titled || (sort === 'purpose' && near.has(one.end.id))) continue
    const passes = sort !== 'category' || passedOn(scene, one)
    const said = spoken(one, blocks.get(one.block) ?? [], speakers.get(one.block) ?? [], passes)
    const [first, last] = [said[0]?.stop ?? 0, said.at(-1)?.start ?? 0]
    add(
      one,
      said.filter((end) => {
        if (!isTheirs(one, end)) return false
        // "Die Rechnungen bewahren wir acht Jahre auf": what we keep ourselves.
        const ours = sort === 'category' && end.sentence > one.sentence && kept.has(end.sentence)
        if (ours && !IN_LOGS.has(end.end.id)) return false
        // Behind another statement, or where several stand in brackets, each is for its own statement.
        return !bracketed.has(end) || (end.sentence <= one.sentence && last - first <= APART)
      }),
      'paragraph',
    )
  }
  const several = sort === 'base' && new Set(to.map((one) => one.end.id)).size > 1
  const general = common(scene, place, to, speakers).filter((one) => !several || !inBrackets(scene, one))
  const passed = sort === 'category' ? general.filter((end) => passedOn(scene, end)) : []
  const titled = firstOfEach(to.filter((end) => end.titled))
  const whole = firstOfEach(
    to.filter((end) => end.titled || sort !== 'category' || isBeside(end, speakers) || passedOn(scene, end)),
  )
  // Under "Empfänger" one alone is named who gets what the section says above under titles of its own.
  const aspect = firstOfEach(to.filter((end) => !end.titled && isUnder(scene, end, WHICH_DATA, WHICH_DATA)))
  const underTitle = firstOfEach(
    [...blocks].flatMap(([block, ends]) =>
      (speakers.get(block) ?? []).every((other) => inTitle.has(other.end.id)) ? ends : [],
    ),
  )
  // Whom only one paragraph further down names, the section is not about.
  const isSubject = (one: Placed): boolean =>
    sort !== 'category' ||
    inTitle.size > 0 ||
    (!OF_PERIODS.test(place.title) && place.ends.every((end) => end.titled || end.block >= one.block - 1))
  for (const one of firstOfEach(recipients)) {
    if (inTitle.has(one.end.id) && (sort !== 'purpose' || !reached.has(one.end.id)))
      add(one, underTitle, 'section')
    const sole = sort === 'purpose' ? place.impliedAt.get(one.start) : undefined
    if (sole && ALWAYS.has(sole.end.id)) add(one, [sole], 'section')
    if (sort === 'purpose' && titled.length > 0 && (alone || inTitle.has(one.end.id))) {
      add(one, titled, 'section')
      continue
    }
    if (sort === 'category' && !speaking.many) add(one, passed, 'section')
    if (sort === 'category' && alone && isUnder(scene, one, RECIPIENTS, RECIPIENTS))
      add(one, aspect, 'section')
    if (
      sort === 'purpose' &&
      !reached.has(one.end.id) &&
      titled.length === 0 &&
      !(alone && whole.length > 0)
    ) {
      const meant = place.impliedAt.get(one.start)
      add(one, meant === undefined ? [] : [meant], 'section')
    }
    // A section with no other recipient tells in all its paragraphs what this one is for.
    if (reached.has(one.end.id) && !(sort === 'purpose' && alone)) continue
    const all = alone && isSubject(one) ? ownOf(place, whole, one) : OF_ALL[sort](speaking, one, general)
    if (alone || sort === 'category') add(one, all, 'section')
    else if (sort === 'base') add(one, [...titled, ...all], 'section')
    else add(one, titled.length > 0 ? unclaimed(titled, claimed) : all, 'section')
  }
  if (sort === 'purpose')
    for (const one of firstOfEach(recipients))
      if (!reached.has(one.end.id) && place.outer === undefined) add(one, place.overall, 'section')
  if (place.outer !== undefined && sort !== 'category') {
    const found = inherited(sort, speaking, place.outer)
    for (const one of firstOfEach(recipients)) if (!reached.has(one.end.id)) add(one, found, 'section')
  }
}

/** "… und erhalten einen Wahrscheinlichkeitswert": what comes from them does not go to them. */
function comesBack(scene: Scene, { end, start, sentence }: Placed): boolean {
  if (end.kind !== 'category') return false
  return /(?:und|wir|ich) (?:erhalten?|bekommen?|empfangen) (?:\p{Ll}{2,10} )?(?:einen?|den|die|das) (?:\p{Ll}+ )?$/u.test(
    scene.piece(Math.max(sentence, start - 60), start),
  )
}

/**
 * It is not said which of them holds for somebody: some for what is needed and some for the rest (§ 25(1) and (2) TDDDG),
 * or all sorts of grounds in one section.
 */
function isOpen(bases: readonly Placed[], near: Nearness): boolean {
  const norms = new Set(bases.map((one) => one.end.label))
  const apart = [...norms].some((norm) => norm.startsWith('TDDDG 25(1)') && norms.has('TDDDG 25(2)'))
  return apart || (near === 'section' && norms.size > FEW)
}

/** "Werbung und Statistik": of several purposes in a heading those that no other recipient was named for. */
function unclaimed(titled: readonly Placed[], claimed: ReadonlySet<string>): readonly Placed[] {
  const free = titled.filter((one) => !claimed.has(one.end.id))
  return free.length > 0 ? free : titled
}

/** What of the general statements of a section holds for a recipient. */
const OF_ALL: Readonly<
  Record<Sort, (speaking: Speaking, one: Placed, general: readonly Placed[]) => readonly Placed[]>
> = {
  purpose: ({ scene, many }, one, general) =>
    general.filter(({ block }) => (many ? PURPOSES.test(scene.textOf(block)) : block < one.block)),
  category: ({ scene }, _, general) => general.filter((end) => passedOn(scene, end)),
  base: ({ scene, place, many }, one, general) =>
    general.filter(({ block }) => {
      const text = scene.textOf(block)
      if (SUMS_UP.test(text)) return true
      // What stands above another heading carries over to many only where it speaks of passing on.
      const near =
        scene.headingOf[block] === scene.headingOf[one.block] &&
        !place.breaks.some((at) => at > block && at <= one.block)
      return block < one.block && (!many || near || PASSES_ON.test(text))
    }),
}

/** What is said of all in the section that this one goes on with, for those of whom this one says nothing. */
function inherited(sort: 'purpose' | 'base', { scene, many }: Speaking, outer: Place): readonly Placed[] {
  const ends = ofKind(outer.ends, sort)
  const titled = sort === 'purpose' ? firstOfEach(ends.filter((one) => one.titled)) : []
  // Of several purposes of an outer heading it is not said which is meant.
  if (titled.length > 0) return titled.length === 1 ? titled : []
  if (sort === 'purpose' && many) return []
  return common(scene, outer, ends, byBlock(ofKind(outer.ends, 'recipient')))
}

/** What a section says outside its entries and of no recipient in particular: it holds for all. */
function common(
  scene: Scene,
  place: Place,
  ends: readonly Placed[],
  speakers: ReadonlyMap<number, readonly Placed[]>,
): readonly Placed[] {
  return firstOfEach(
    ends.filter((one) => {
      if (one.titled || speakers.has(one.block) || place.entries.has(one.block)) return false
      const kind = scene.blocks[one.block]?.kind
      return (kind !== 'line' && kind !== 'row') || SUMS_UP.test(scene.textOf(one.block))
    }),
  )
}

/** Data are those of a recipient that a paragraph near by speaks of. */
function isBeside({ block }: Placed, speakers: ReadonlyMap<number, readonly Placed[]>): boolean {
  for (let at = block - NEAR; at <= block + NEAR; at += 1) if (speakers.has(at)) return true
  return false
}

/** Of what a section says what the entry of its only recipient says, and what no entry says. */
function ownOf(place: Place, whole: readonly Placed[], { block }: Placed): readonly Placed[] {
  return place.entries.has(block)
    ? whole.filter((end) => end.block === block || !place.entries.has(end.block))
    : whole
}

/** "Alma (Hosting), Borke (Zahlung)": whose it is, of several, what stands in brackets behind a name. */
function ownersIn(
  scene: Scene,
  recipients: readonly Placed[],
  ends: readonly Placed[],
): ReadonlyMap<Placed, string> {
  const starts = recipients.map((one) => one.start)
  const owners = new Map<Placed, string>()
  for (const end of ends) {
    const last = recipients[lastNumberUpTo(starts, end.start - 1)]
    if (last?.sentence !== end.sentence || end.start - last.stop > LONGEST_BRACKET) continue
    const between = scene.piece(last.stop, end.start)
    const open = between.indexOf('(')
    if (open >= 0 && open < NEXT_TO && !between.slice(open).includes(')')) owners.set(end, last.end.id)
  }
  return owners
}

/** A bracket behind a name follows it, or its legal form. */
const NEXT_TO = 14
const LONGEST_BRACKET = 240

/** "Belege heben wir acht Jahre auf (§ 147 AO)": in brackets behind a statement that does not go on about somebody named before. */
function standsInBrackets(scene: Scene, base: Placed): boolean {
  const { text } = scene.sentenceAt(base.start)
  const at = base.start - base.sentence
  return (
    /\([^)]{0,60}$/u.test(text.slice(Math.max(0, at - 60), at)) &&
    !OF_THEM.test(text.slice(0, 40)) &&
    !/(?<!\p{L})dort(?!\p{L})/u.test(text.slice(Math.max(0, at - 80), at))
  )
}

/** "Beides wird erst geladen, wenn …", "In deren Protokollen …": goes on about those named before. */
const OF_THEM =
  /^\W{0,3}(?:Beide[snr]?|Diese[rsmn]?|Dies|Das|Dabei|Dazu|Hierbei|Hierfür|Dafür|Er|Sie|Es|Erst|Der Server|Deren|In deren|In dessen)(?!\p{L})/u

/** Citations farther from each other stand in brackets of their own. */
const APART = 40

function passedOn(scene: Scene, end: Placed): boolean {
  return PASSES_ON.test(scene.sentenceAt(end.start).text)
}

/**
 * What a paragraph says of a recipient: all of it where it speaks of no other, else what follows up to the next one; what
 * stands before the first is said of that one.
 */
function spoken(
  one: Placed,
  ends: readonly Placed[],
  speakers: readonly Placed[],
  before: boolean,
): readonly Placed[] {
  const others = speakers.filter((other) => other.end.id !== one.end.id)
  if (others.length === 0) return ends
  const next = others.find((other) => other.sentence > one.sentence)?.sentence ?? Infinity
  const first = before && speakers[0]?.sentence === one.sentence
  return ends.filter((end) => (first || end.sentence > one.sentence) && end.sentence < next)
}
