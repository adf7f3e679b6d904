import type { Sentence } from '../scene.ts'
import { sieve } from '../sieve.ts'
import { type Candidate, related, unique } from './candidate.ts'
import { lastBefore, LOOKED_BACK_AT, type Located } from './places.ts'
import type { Focused } from './regions.ts'

/** A sentence with those it may speak of. */
export interface Spoken {
  readonly sentence: Sentence
  /** Whom it names. */
  readonly named: readonly Candidate[]
  /** Whom its block is about. */
  readonly around: readonly Candidate[]
  /** Whom it goes on about where it names nobody: of several recipients in one paragraph the last, else whom the block is about. */
  readonly focus: readonly Candidate[]
  /** The last one named before it in its block. */
  readonly before: readonly Candidate[]
  /** Whom it names, else whom the last sentence in its block named. */
  readonly last: readonly Candidate[]
  /** Several it points back at without their names: "beide". */
  readonly back: readonly Candidate[] | undefined
}

const ALL_NAMED =
  /^\W{0,3}(?:Mit (?:all|den|dies)en|Die|Diese|Beide|Alle|Sämtliche)(?: (?:diese[rn]?|genannten|vorgenannten|oben genannten|beiden|aufgeführten|vorstehenden))? (?:Anbieter|Dienstleister|Zahlungsdienstleister|Zahlungsanbieter|Unternehmen|Empfänger|Dienste|(?:\p{Lu}[\p{L}-]{1,20})?(?:[pP]ools|[gG]esellschaften|[vV]ersicherer|[bB]anken|[sS]tellen|[pP]artner|[fF]irmen|[hH]äuser|[lL]abore|[hH]ändler|[vV]ersender|[hH]ersteller|[pP]lattformen|[pP]ortale|[nN]etzwerke|[aA]genturen|[iI]nstitute|[aA]uskunfteien|[pP]aketdienste|[vV]erlage|[bB]etreiber))(?![\p{L}]) (?!(?:ist|wird|hat|verfügt)(?![\p{L}]))/u
const LAST_FEW = sieve(
  /^\W{0,3}(?:Alle|All) (?:drei|vier|fünf|three|four|five)(?![\p{L}])|with both(?: (?:providers|companies|firms|services|of them))?(?=[.,;]| to | on )|beiden (?:zuletzt|letzt) ?genannten|^\W{0,3}Was (?:die|diese) (?:beiden|drei|vier)(?![\p{L}])|^\W{0,3}(?:Beide|Both) (?:sind|arbeiten|handeln|verarbeiten|bearbeiten|are|act|of them)(?![\p{L}])|^\W{0,3}[Mm]it allen (?:drei|vier|fünf)(?:en)?(?: [\p{L}-]{4,20})? (?:besteh|gibt|hab|wurd|ist|sind)|^\W{0,3}[Mm]it beiden (?:Unternehmen |Anbietern |Dienstleistern |Firmen |Häusern |Gesellschaften |Partnern |Stellen |Einrichtungen |Behörden |Vereinen )?(?:besteh|gibt|hab|wurd|ist|sind)/u,
)

/** "Diese Stellen handeln, ebenso wie Muster, …": says of others what it says of the one it names. */
const LIKE_ANOTHER = /^\W{0,3}(?:Die|Diese|Beide|Alle) [^,.]{3,60}, (?:ebenso|genauso|genau|so) wie /u

/** "Die Versicherer und die Muster GmbH sind jeweils …" */
const AND_ANOTHER = /^\W{0,3}(?:Die|Diese|Alle) [^,.]{3,40} (?:und|sowie) (?:die|der|das) /u
/** "Sie handeln als …" after a sentence on several. */
const THEY = /^\W{0,3}Sie (?:handeln|sind|arbeiten|verarbeiten|werden|haben|entscheiden)(?!\p{L})/u

/** The sentences of a notice in order, without headings that hold no company, each with those it may speak of. */
export function spokenIn(focused: Focused): readonly Spoken[] {
  const { scene, headed } = focused
  const byName = namedBySentence(focused)
  const found: Spoken[] = []
  let lastBlock = -1
  let last: readonly Candidate[] = []
  let early: readonly Candidate[] = []
  let they: readonly Candidate[] | undefined
  for (const sentence of scene.sentences) {
    const { start, block } = sentence
    if (scene.blocks[block]?.kind === 'heading' && !focused.entitiesByBlock.has(block)) continue
    if (block !== lastBlock) {
      last = []
      they = undefined
      early = namedElsewhere(focused, focused.focus[block] ?? [], block)
    }
    lastBlock = block
    const named = unique(byName.get(start) ?? [])
    const around = focused.focus[block] ?? []
    const focus =
      headed.has(block) || (last.length === 0 && named.length > 0) ? around : last.length > 0 ? last : early
    const before = last.slice(-1)
    if (named.length > 0 && !staysWith(last, named)) last = named
    const alike = named.length > 0 && (LIKE_ANOTHER.test(sentence.text) || AND_ANOTHER.test(sentence.text))
    const pointed =
      named.length === 0 || alike || LAST_FEW.test(sentence) ? pointedAt(focused, sentence) : undefined
    const goesOn = named.length === 0 && THEY.test(sentence.text) ? they : undefined
    const back = alike && pointed ? unique([...pointed, ...named]) : (pointed ?? goesOn)
    they = back
    found.push({ sentence, named, around, focus, before, last, back })
  }
  return found
}

/** Those a block is about without naming them; whom it names only further on, its first sentences do not speak of. */
function namedElsewhere(
  { byBlock, entitiesByBlock }: Located,
  around: readonly Candidate[],
  block: number,
): readonly Candidate[] {
  const own = new Set([
    ...(byBlock.get(block) ?? []).map(({ candidate }) => candidate),
    ...(entitiesByBlock.get(block) ?? []).map(({ candidate }) => candidate),
  ])
  return around.filter((one) => !own.has(one))
}

/** Whether a sentence names only the house of a product spoken of just before: it goes on about the product. */
function staysWith(last: readonly Candidate[], named: readonly Candidate[]): boolean {
  return (
    named.every((one) => one.service?.isBrand === true) &&
    last.some((one) => one.service?.isBrand !== true && related(one, named))
  )
}

/** Whom sentences name, by where the sentence starts: services and firms, then companies. */
function namedBySentence({
  scene,
  candidates,
  mentions,
  entities,
}: Located): ReadonlyMap<number, readonly Candidate[]> {
  const named = new Map<number, Candidate[]>()
  const note = (offset: number, candidate: Candidate): void => {
    const key = scene.sentenceAt(offset).start
    const list = named.get(key)
    if (list) list.push(candidate)
    else named.set(key, [candidate])
  }
  for (const { candidate, at, inside } of mentions)
    if (!inside && candidates.has(candidate)) note(at[0], candidate)
  for (const { candidate, entity } of entities) if (candidate) note(entity.at[0], candidate)
  return named
}

/** Of whom a sentence speaks: whom it names, the bare name of a house standing for its product near by; else the section's. */
export function meantBy(
  { candidates }: Located,
  named: readonly Candidate[],
  focus: readonly Candidate[],
  text: string,
): readonly Candidate[] {
  if (named.length === 0) {
    const hosters =
      /(?:Unser|Der|unseres|des|dem|unserem) (?:Web-?)?[Hh]osters?|Hosting-?(?:Anbieter|Provider|Dienstleister)/u.test(
        text,
      )
    return hosters && focus.length === 0
      ? [...candidates.all()].filter((one) => one.service?.kind === 'hosting').slice(0, 1)
      : focus
  }
  const meant = named.flatMap((candidate): readonly Candidate[] => {
    if (candidate.parent) return named.length === 1 ? [candidate] : []
    if (!candidate.service?.isBrand) return [candidate]
    const kin = focus.filter((one) => related(one, [candidate]))
    if (kin.length > 0 && (kin.length > 1 || kin[0] !== candidate || named.length < 2)) return kin
    const products = candidates
      .ofCatalogue()
      .filter(
        (one) =>
          one !== candidate &&
          one.service?.brand === candidate.service?.brand &&
          !one.service?.isBrand &&
          one.service?.kind !== 'payment' &&
          candidates.has(one),
      )
    if (products.length === 0 && kin.length > 0) return kin
    return products.length > 0 && !candidate.headed ? products : [candidate]
  })
  const house = focus.filter(
    (one) => one.service?.kind !== 'group' && meant.some((other) => related(other, [one])),
  )
  return unique(house.length > 0 && meant.every((one) => related(one, focus)) ? house : meant)
}

/** "Die genannten Anbieter …", "die beiden zuletzt genannten …": those named in this section so far. */
function pointedAt(located: Located, sentence: Sentence): readonly Candidate[] | undefined {
  const { scene, candidates, mentions, entities } = located
  const lastFew = LAST_FEW.test(sentence)
  if (!lastFew && !ALL_NAMED.test(sentence.text)) return undefined
  const from = lastFew
    ? (scene.blocks[firstOfLines(located, sentence.block, fewIn(sentence.text))]?.start ?? 0)
    : sectionStart(located, sentence.heading)
  const before: { readonly at: number; readonly candidate: Candidate }[] = []
  for (const { candidate, at, inside } of lastBefore(mentions, sentence.start, (one) => one.at[0]))
    if (!inside && candidates.has(candidate) && at[0] >= from) before.push({ at: at[0], candidate })
  for (const { candidate, entity } of lastBefore(entities, sentence.start, (one) => one.entity.at[0]))
    if (candidate && entity.at[0] >= from) before.push({ at: entity.at[0], candidate })
  before.sort((a, b) => a.at - b.at)
  const beside = unique(
    before.filter(({ at }) => at >= (scene.blocks[sentence.block]?.start ?? 0)).map((one) => one.candidate),
  )
  if (!lastFew && beside.length > 1 && !/genannten|[Aa]lle|[Ss]ämtliche/u.test(sentence.text.slice(0, 40)))
    return beside
  // Where entries begin with their names, those are meant, not who is named in passing.
  const leading = before.filter(({ at, candidate }) => {
    const own = scene.blocks[scene.sentenceAt(at).block]
    if (own?.kind === 'row') return true
    if (!own || own.end - own.start > 260) return false
    const head = /^[^,;:.]{2,30}(?= \($)/u.exec(scene.piece(own.start, at))?.[0] ?? '-'
    return at - own.start < 3 || [...candidate.names].some((name) => name.startsWith(head))
  })
  const entries = unique(leading.map((one) => one.candidate))
  const named = !lastFew && entries.length > 1 ? entries : unique(before.map((one) => one.candidate))
  if (named.length < 2 || (!lastFew && named.length > (entries.length > 1 ? MOST_ENTRIES : 12)))
    return undefined
  return lastFew ? named.slice(-fewIn(sentence.text)) : named
}

/** Of a list or table so many are meant by "alle". */
export const MOST_ENTRIES = 60

/** The block that so many names end with: the one before, or as many lines of their own. */
function firstOfLines({ scene }: Located, block: number, number: number): number {
  let first = block - 1
  while (first > 0 && block - first < number && isLine(first) && isLine(first - 1)) first--
  return first

  function isLine(at: number): boolean {
    const { kind, start = 0, end = 0 } = scene.blocks[at] ?? {}
    return (kind === 'line' || kind === 'item') && end - start < LONGEST_LINE
  }
}

const LONGEST_LINE = 160

const FEW: readonly (readonly [RegExp, number])[] = [
  [/drei|three/u, 3],
  [/vier|four/u, 4],
  [/fünf|five/u, 5],
]

/** How many a sentence points back at: "Alle drei …"; two where it says "beide". */
function fewIn(text: string): number {
  const head = text.slice(0, 24)
  return FEW.find(([word]) => word.test(head))?.[1] ?? 2
}

/** Where a section begins; a heading that names one of several entries begins none. */
function sectionStart({ scene, mentions }: Located, heading: number): number {
  let at = heading
  // Nobody who is named further back is looked at.
  while (at > 0 && heading - at < LOOKED_BACK_AT) {
    const one = scene.headings[at]
    if (!one) break
    const named = lastBefore(mentions, one.end, (mention) => mention.at[0])
    if (!named.some((mention) => mention.at[0] >= one.start && mention.at[1] <= one.end)) break
    at--
  }
  return scene.headings[at]?.start ?? 0
}
