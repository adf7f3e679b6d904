import type { Span } from '../../notice.ts'
import { isGermanTown } from '../countries.ts'
import { findEntities } from '../entities.ts'
import type { Statement } from '../facts.ts'
import type { Scene } from '../scene.ts'
import { findServices } from '../services.ts'
import type { EntityMention, Mention } from './candidate.ts'
import { withLetter } from './letter.ts'
import { dropOwnMachines } from './machines.ts'
import { bareKey, isOwnService } from './names.ts'
import { isNobody, isNotUsed, stripsOf } from './nobody.ts'
import { isApart, type Reading } from './reading.ts'
import { addFirms, addUnknown } from './unlisted.ts'

/** Everybody a notice names, in order of places, and what it says of services that are not used. */
export interface Names {
  readonly mentions: readonly Mention[]
  readonly entities: readonly EntityMention[]
  readonly statements: readonly Statement[]
}

/** Stands before a name that was given up: "ehemals". */
const CLOSED =
  /(?<![\p{L}])(?:ehemals|früher|vormals|zuvor|formerly|vorher|ehem\.|bisher)(?: bekannt als| auch)?\s?[:„"]?\s?$/iu
/** How far back of a name is looked at in its sentence: what is asked there is shorter. */
const BEFORE_NAME = 120
/** Kinds of houses whose branches go by their towns. */
const CHAPTERS = /^(?:credit|health-billing|bank)$/u

/**
 * Finds names of the catalogue, unknown services, firms without a legal form, and legal entities. Whose the legal entities
 * are is found later, when it is known what each section is about.
 */
export function readNames(reading: Reading): Names {
  const { candidates } = reading
  const entities = entitiesIn(reading)
  const { mentions, statements } = namesOfCatalogue(reading, entities)
  dropUnused(reading, statements)
  statements.push(...dropOwnMachines(reading, mentions))
  // A service that stands only inside the name of a company is no name of its own.
  for (const candidate of candidates.all()) if (candidate.places.length === 0) candidates.drop(candidate)
  addUnknown(reading, mentions)
  addFirms(reading, mentions, entities)
  mentions.sort((a, b) => a.at[0] - b.at[0])
  return { mentions, entities, statements }
}

/** Companies with their legal forms, block by block. */
function entitiesIn(reading: Reading): EntityMention[] {
  const { scene } = reading
  const entities: EntityMention[] = []
  scene.blocks.forEach((block, at) => {
    for (const { name: written, at: within } of findEntities(scene.textOf(at))) {
      const number = within[0] === 0 ? numberOfEntry(scene, at) : 0
      const name = written.slice(number)
      const place: Span = [block.start + within[0] + number, block.start + within[1]]
      if (isApart(reading, place)) continue
      entities.push({ entity: { name, at: place }, block: at, candidate: undefined, also: [] })
    }
  })
  return entities
}

/** "4. Muster eG" among the entries of a numbered list: how long its number is. */
function numberOfEntry(scene: Scene, at: number): number {
  const own = NUMBER.exec(scene.textOf(at))
  if (!own) return 0
  const beside = (step: number): boolean =>
    NUMBER.exec(scene.textOf(at + step))?.[1] === String(Number(own[1]) + step)
  return beside(-1) || beside(1) ? own[0].length : 0
}

const NUMBER = /^(\d{1,2})\. /u

/**
 * Names of the catalogue, and what is said of those that are not used.
 *
 * @param entities where the name of one turns out to begin earlier, it is put right in its place
 */
function namesOfCatalogue(
  reading: Reading,
  entities: EntityMention[],
): { readonly mentions: Mention[]; readonly statements: Statement[] } {
  const { scene, own, candidates } = reading
  const { text } = scene
  const mentions: Mention[] = []
  const statements: Statement[] = []
  const services = withLetter(scene, findServices(text))
  const strips = stripsOf(scene, services)
  let next = 0
  for (const { at, service, name } of services) {
    if (!service || isApart(reading, at)) continue
    const sentence = scene.sentenceAt(at[0])
    if (strips.has(sentence.block)) continue
    const from = at[0] - sentence.start
    const before = sentence.text.slice(Math.max(0, from - BEFORE_NAME), from)
    const place = { service, name, at, sentence, before }
    if (isNobody(reading, place)) continue
    if (isNotUsed(reading, place)) {
      statements.push({ kind: 'not-used', subject: service.id, at })
      continue
    }
    if (CLOSED.test(before)) statements.push({ kind: 'former-name', subject: service.id, at })

    while (next < entities.length && (entities[next]?.entity.at[1] ?? 0) <= at[0]) next++
    const entity = entities[next]
    const within = entity !== undefined && entity.entity.at[0] <= at[0]
    const inside = within || isPartOf(scene.text, at, entities)
    if (within && bareKey(entity.entity.name) === own.key) continue
    if (isOwnService(own, name, service)) continue
    if (entity && goesOn(entity, at)) {
      const whole: Span = [at[0], entity.entity.at[1]]
      entities[next] = { ...entity, entity: { name: scene.piece(...whole), at: whole } }
    }

    const candidate = candidates.of(service.id, service)
    if (!inside) {
      const branch = service.kind === 'insurance' ? branchAfter(text, at[1]) : undefined
      if (branch !== undefined) {
        const whole: Span = [at[0], at[1] + branch.length]
        candidates.name(candidate, scene.piece(...whole))
        candidate.places.push(whole)
        mentions.push({ candidate, at: whole, block: sentence.block, inside })
        continue
      }
      const chapter = CHAPTERS.test(service.kind) ? chapterAfter(scene, at[1]) : undefined
      candidates.name(candidate, name)
      if (chapter !== undefined) candidates.name(candidate, `${name} ${chapter}`)
      candidate.places.push(at)
    }
    mentions.push({ candidate, at, block: sentence.block, inside })
  }
  return { mentions, statements }
}

/** "Haus-Muster" where the notice names the Haus-Muster GmbH: a part of its name. */
function isPartOf(text: string, [start, end]: Span, entities: readonly EntityMention[]): boolean {
  if (text[start - 1] !== '-') return false
  const head = /\p{Lu}[\p{L}\d]{1,24}-$/u.exec(text.slice(Math.max(0, start - 30), start))?.[0]
  const whole = head === undefined ? undefined : `${head}${text.slice(start, end)} `
  return whole !== undefined && entities.some(({ entity: { name } }) => name.startsWith(whole))
}

/** "Muster e-recruiting GmbH", "Muster Docs to Data GmbH": the name goes on in small letters, or has some. */
function goesOn({ entity }: EntityMention, at: Span): boolean {
  return (
    (entity.at[0] - at[1] === 1 && /^\p{Ll}/u.test(entity.name)) ||
    (entity.at[0] > at[0] && entity.at[0] < at[1] && entity.at[1] > at[1])
  )
}

/** "Muster Agentur Beispiel": the agent through whom an insurer is met. */
function branchAfter(text: string, from: number): string | undefined {
  return /^[ -](?:Versicherungs|General|Haupt)?(?:[aA]gentur|[vV]ertretung|Geschäftsstelle|Bezirksdirektion|Servicebüro|Kundendienstbüro) \p{Lu}[\p{L}-]{2,24}(?: (?:&|und) \p{Lu}[\p{L}-]{2,24})?(?![\p{L}])/u.exec(
    text.slice(from, from + 90),
  )?.[0]
}

/** "Creditreform Aachen": the town whose branch is meant. */
function chapterAfter(scene: Scene, from: number): string | undefined {
  const town = /^ (\p{Lu}[\p{L}-]{2,24})(?![\p{L}])/u.exec(scene.piece(from, from + 30))?.[1]
  return town !== undefined && (isGermanTown(town) || REGION.test(town)) ? town : undefined
}

const REGION = /^(?:Nord|Süd|Ost|West)(?:ost|west)?$|^Mitte$/u

/** Drops what is named by a heading alone, and denied in the text: "Google Maps … darauf verzichten wir". */
function dropUnused({ scene, candidates }: Reading, statements: readonly Statement[]): void {
  const unused = new Set(statements.flatMap((one) => (one.kind === 'not-used' ? [one.subject] : [])))
  for (const candidate of candidates.all()) {
    if (!unused.has(candidate.service?.id ?? '')) continue
    const titled = candidate.places.every(([at, end]) => {
      const { block, text: said } = scene.sentenceAt(at)
      // "3. Google Maps. Darauf verzichten wir."
      return scene.blocks[block]?.kind === 'heading' || said.length < end - at + 8
    })
    if (titled) candidates.drop(candidate)
  }
}
