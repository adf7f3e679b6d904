import type { Block } from '../../notice.ts'
import { companyOf } from './companies.ts'
import { servicesOfEntity } from '../services.ts'
import { type Candidate, type EntityMention, type Mention, related, unique } from './candidate.ts'
import { leads } from './lists.ts'
import type { Located } from './places.ts'

/** Which recipients each block is about where it names none: its heading says, or a paragraph before. */
export interface Regions {
  /** Whom each block is about. */
  readonly focus: readonly (readonly Candidate[])[]
  /** Blocks whose focus comes from a paragraph before, not from a heading. */
  readonly carried: ReadonlySet<number>
  /** Blocks under the heading of a service. */
  readonly headed: ReadonlySet<number>
  /** By block, the products below of a house whose technologies it announces. */
  readonly announced: ReadonlyMap<number, readonly Candidate[]>
}

/** A reading in which each block knows whom it is about. */
export interface Focused extends Located, Regions {}

/** Headings and openings that go on about whoever was spoken of. */
const CONTINUES =
  /Auftrags-?(?:daten)?verarbeit|AVV|Rechtsgrundlage|Speicherdauer|Dauer der|Widerspruch|Widerruf|(?<!zum |zu )Zweck|Empfänger|[Dd]atenübermittlung|Übermittlung|Drittland|Drittstaat|USA|Umfang|Opt-?[Oo]ut|IP-?[ -]?Anonymisierung|Browser-?[ ]?[Pp]lug|[Dd]emogra|Beschreibung|Art der|Kategorien|Verarbeitung durch|Datenverarbeitung (?:durch|bei|von)|Datenanalyse|Berechtigte|Interesse|Weitere Informationen|Anbieter|Datenschutzerklärung|Hosting$|Remarketing|Conversion|E-Commerce|Löschung|Garantien|Vertrag über|Funktion|Einwilligung|Legal basis|Purpose|Storage|Recipient|Transfer|Statistische|Cookies?$|Beseitigung|Möglichkeit/u
/** An item that tells more of what the item before named. */
const DETAIL =
  /^\W{0,3}(?:(?:Dienste?)?[Aa]nbieter|Betreiber|Hersteller|Firma|Sitz|Adresse|Anschrift|Unternehmen|Verantwortlich|Provider|Company|Address|Name)/u
/** For so many blocks a paragraph is still about those named before. */
const CARRIED_FOR = 6

/**
 * Goes through the blocks in order, and finds what each is about: the service that the heading above names, or those that
 * a block introduced shortly before. On the way each legal entity is given to the recipient whose it is.
 */
export function findRegions(located: Located): Focused {
  const { scene } = located
  const focus: (readonly Candidate[])[] = []
  const carried = new Set<number>()
  const headed = new Set<number>()
  const announced = new Map<number, readonly Candidate[]>()
  let main: readonly Candidate[] = []
  let level = 0
  let local: readonly Candidate[] = []
  let localAge = 0
  // Whoever an item of a list introduced is not whom the next item is about.
  let localItem = false
  scene.blocks.forEach((block, at) => {
    const own = scene.textOf(at)
    const mentions = (located.byBlock.get(at) ?? []).filter((one) => !one.inside)
    if (block.kind === 'heading' || isTitle(located, at, own, mentions)) {
      const heading = scene.headings[scene.headingOf[at] ?? -1]
      const depth = block.kind === 'heading' ? (heading?.level ?? 1) : (heading?.level ?? 1) + 1
      const named = namedByHeading(located, at, own, mentions)
      const continues = CONTINUES.test(own)
      const keeps =
        main.length > 0 &&
        (named.length === 0
          ? depth > level || continues
          : continues && named.every((one) => main.includes(one) || (goesWith(one) && related(one, main))))
      if (!keeps) {
        main = named.length > 0 && own.length < 140 ? named : []
        level = depth
      }
      // "Drittlandtransfer:" goes on about whoever was just spoken of.
      if (!continues) local = []
      focus.push(main)
      return
    }
    const introduced = introducedBy(located, own, block.start, mentions)
    const listed = block.kind === 'item' || block.kind === 'row'
    const apart =
      isOwnRow(located, block) || (block.kind === 'item' && localItem && !DETAIL.test(own)) || isOwnEntry(own)
    const around = main.length > 0 ? main : apart ? [] : local
    const nearest = introduced.length > 0 && (main.length === 0 || listed) ? introduced : around
    const entities = located.entitiesByBlock.get(at) ?? []
    for (const one of entities) {
      const products = ofOneHouse(located, one)
      const [first, ...others] = products
      if (first) announced.set(at, products)
      one.candidate = first ?? companyOf(located, one, at, nearest)
      one.also.push(...others)
    }
    if (main.length > 0) {
      const others = introduced.filter((one) => !related(one, main))
      headed.add(at)
      focus.push(others.length > 0 && (listed || startsWith(own, others)) ? others : main)
      return
    }
    const found =
      introduced.length > 0 || block.kind === 'line'
        ? introduced
        : unique(entities.flatMap((one) => (one.candidate ? [one.candidate, ...one.also] : [])))
    if (found.length > 0) {
      local = found
      localAge = 0
      localItem = block.kind === 'item'
    } else if (++localAge > CARRIED_FOR) local = []
    else if (local.length > 0) carried.add(at)
    focus.push(local)
  })
  return { ...located, focus, carried, headed, announced }
}

/**
 * "Wir verwenden die nachfolgend dargestellten Technologien der Muster Ltd.": the products of that house which the rest of its
 * section names, each given that company. Nobody where a company is named otherwise.
 */
function ofOneHouse(
  { scene, byBlock, candidates }: Located,
  { entity: { name, at }, block }: EntityMention,
): readonly Candidate[] {
  const before = scene.piece(Math.max(scene.blocks[block]?.start ?? 0, at[0] - 160), at[0])
  if (!TECHNOLOGIES_BELOW.test(before)) return []
  const house = new Set(servicesOfEntity(name))
  const own = scene.headingOf[block] ?? -1
  const level = scene.headings[own]?.level ?? 0
  const next = scene.headings.find((heading, n) => n > own && heading.level <= level)
  const found: Candidate[] = []
  for (let below = block; below < Math.min(scene.blocks.length, block + SECTION); below++) {
    if ((scene.blocks[below]?.start ?? 0) >= (next?.start ?? Number.POSITIVE_INFINITY)) break
    for (const { candidate, inside } of byBlock.get(below) ?? [])
      if (!inside && candidate.service && candidate.service.isBrand !== true && house.has(candidate.service))
        found.push(candidate)
  }
  const products = unique(found)
  for (const candidate of products) candidates.name(candidate, name)
  return products
}

const TECHNOLOGIES_BELOW =
  /(?:nachfolgend|im Folgenden|nachstehend|folgenden?)(?:en)? (?:dargestellten?|beschriebenen?|genannten?|aufgeführten?|erläuterten?)? ?(?:Technologien|Dienste?n?|Tools|Angebote|Produkte|Funktionen) (?:der|von|des|aus dem Hause)(?: der)?(?: Firma| Anbieterin| Unternehmens)? $/u
/** So many blocks at most has a section that speaks of one house. */
const SECTION = 60

/** "4. Ihr Versicherer über die Muster GmbH": an entry of a numbered list, with no text of its own below it. */
function isNumberedEntry({ scene: { blocks } }: Located, at: number, own: string): boolean {
  return (
    /^\d{1,2}[.)] /u.test(own) && (blocks[at - 1]?.kind === 'heading' || blocks[at + 1]?.kind === 'heading')
  )
}

/** Whether a name in a heading goes on about a product of its house: the bare house, or a setting of its products. */
function goesWith({ service }: Candidate): boolean {
  return service?.isBrand === true || service?.kind === 'cmp'
}

/** Whom a heading names, or whose company it begins with. */
function namedByHeading(
  located: Located,
  at: number,
  own: string,
  mentions: readonly Mention[],
): readonly Candidate[] {
  const named = unique(mentions.map((one) => one.candidate))
  if (named.length === 0) {
    const start = located.scene.blocks[at]?.start ?? 0
    for (const one of located.entitiesByBlock.get(at) ?? []) {
      if (one.entity.at[0] - start > 6 || at < 3 || own.length - one.entity.name.length < 10) continue
      one.candidate = companyOf(located, one, at, [])
      if (one.candidate) named.push(one.candidate)
    }
  }
  // An entry that stands alone: "Muster – Anmeldung; Anbieter Beispiel Inc., …"; one of several, numbered as headings are.
  if ((named.length > 0 && own.includes('nbieter')) || isNumberedEntry(located, at, own))
    for (const one of located.entitiesByBlock.get(at) ?? [])
      one.candidate ??= companyOf(located, one, at, named)
  for (const candidate of named) candidate.headed = true
  return named
}

/** A row whose first cell says who is not about the row above. */
function isOwnRow({ scene }: Located, block: Block): boolean {
  const [first] = block.kind === 'row' ? block.cells : []
  return first !== undefined && scene.piece(...first).trim().length > 1
}

/** "Muster: Kasse am Stand. …; Dienstanbieter: …" is about nobody else. */
function isOwnEntry(own: string): boolean {
  const provider = own.indexOf('; Dienstanbieter:')
  return provider > 0 && own.slice(0, 50).includes(': ') && !DETAIL.test(own)
}

/** A short line that is nothing but a service's name, over a text: a heading that was not set as one. */
function isTitle({ scene }: Located, at: number, own: string, mentions: readonly Mention[]): boolean {
  if (mentions.length !== 1 || own.length > 60) return false
  const kind = scene.blocks[at]?.kind
  const next = scene.blocks[at + 1]
  if (
    kind === 'row' ||
    !next ||
    next.kind === 'heading' ||
    (next.kind === 'item' && kind === 'item') ||
    next.end - next.start < 80
  )
    return false
  const [start, end] = mentions[0]?.at ?? [0, 0]
  return own.replace(/\(.{0,40}\)|^[\d.a-z)]{1,6}\s/gu, '').length - (end - start) < 4
}

/** The recipients a block introduces: it begins with their name, or says that they are used. */
function introducedBy(
  located: Located,
  own: string,
  start: number,
  mentions: readonly Mention[],
): readonly Candidate[] {
  const candidates: Candidate[] = []
  for (const mention of mentions) {
    const at = mention.at[0] - start
    const sentence = located.scene.sentenceAt(mention.at[0])
    const named = mention.candidate.service
    if (named?.isBrand && candidates.some((one) => one.service?.brand === named.brand)) continue
    if (at < 30 || located.uses(sentence)) candidates.push(mention.candidate)
  }
  const leading = unique(mentions.filter((one) => leads(located, one)).map((one) => one.candidate))
  if (leading.length > 1 && leading.every((candidate) => candidates.includes(candidate))) return leading
  const found = unique(candidates)
  const lead = found.find((candidate) => startsWith(own, [candidate]))
  return lead && found.length > 1 ? [lead] : found
}

/** Whether a text begins with one of their names. */
function startsWith(own: string, candidates: readonly Candidate[]): boolean {
  const head = own.slice(0, 70).toLowerCase()
  return candidates.some((candidate) =>
    [...candidate.names].some((name) => {
      const at = head.indexOf(name.toLowerCase())
      return at >= 0 && at < 28 && !/(?:^|\s)(?:wir|wenn|die|zur|unsere)\s/u.test(head.slice(0, at))
    }),
  )
}
