import type { Span } from '../../notice.ts'
import {
  type CountryFound,
  countryOfAddress,
  countryOfSeat,
  firstCountry,
  isGermanTown,
} from '../countries.ts'
import { headOfCell, leadIn, MOST_COLUMNS, type Scene } from '../scene.ts'
import { entitiesOf } from '../services.ts'
import { sieve } from '../sieve.ts'
import type { Candidate } from './candidate.ts'
import { headOfEntry } from './lists.ts'
import type { Located } from './places.ts'

/** Legal forms of the United States. */
const AMERICAN = /(?<![\p{L}])(?:Inc\.?|INC\.?|inc\.?|LLC|L\.L\.C\.|[Cc]orp\.?|Corporation|Incorporated)$/u
/** Gives one seat to all that a sentence has named. */
const BOTH = sieve(
  /(?<![\p{L}])(?:beide|alle(?: (?:drei|vier))?|jeweils|both|all)(?: ansässig| (?:jeweils )?mit (?:dem |ihrem )?Sitz| sitzen| based)? (?:in|aus) (?:den |der )?(?=\p{Lu})/u,
)

/**
 * Where recipients sit, as far as the notice says so: whoever sits outside the Union makes a transfer to a third country
 * (Art. 13(1)(f) GDPR). What is nearer to the name counts first: the company's address or name, a seat for several in one
 * sentence, an address behind the name of a service, what stands over a list, what a section says of all it names.
 */
export function findSeats(located: Located): void {
  seatsOfCompanies(located)
  seatsOfForms(located)
  seatsTogether(located)
  seatsOfNames(located)
  seatsInColumns(located)
  seatsOverLists(located)
  seatsOfAll(located)
}

function sits(candidate: Candidate, country: string | undefined, at: Span | undefined): void {
  candidate.country = country
  candidate.countryAt = at
}

/** The address behind a company, its own name, or what it is called: "der US-Anbieter Muster Inc.". */
function seatsOfCompanies({ scene, entities }: Located): void {
  const { text, blocks } = scene
  entities.forEach(({ entity, block, candidate, also }, at) => {
    if (!candidate) return
    const next = entities[at + 1]
    const from = entity.at[1]
    addressed(scene, candidate, from, addressEnd(scene, block, from, next?.entity.at[0] ?? text.length))
    const own = candidate.country === undefined ? countryInName(entity.name) : undefined
    if (own !== undefined) sits(candidate, own, entity.at)
    for (const one of also) {
      one.country ??= candidate.country
      one.countryAt ??= candidate.countryAt
    }
    if (candidate.country !== undefined) return
    const before = scene.piece(Math.max(blocks[block]?.start ?? 0, entity.at[0] - 40), entity.at[0])
    const adjective =
      /(US-?(?:amerikanischen?[nrs]?|Anbieters?|Unternehmens?|Dienst\p{L}{0,12})|amerikanische[nrs]?)(?: [\p{L}-]{3,24}){0,2}\s$/u.exec(
        before,
      )
    if (adjective) sits(candidate, 'US', [entity.at[0] - (before.length - adjective.index), entity.at[0]])
  })
}

/** Some forms are American; where the text gives an address, that has been read before. */
function seatsOfForms({ entities }: Located): void {
  for (const { entity, candidate } of entities)
    if (candidate && candidate.country === undefined && AMERICAN.test(entity.name))
      sits(candidate, 'US', entity.at)
}

/** "… die A AG und die B GmbH, beide in Köln": one seat for all that the sentence has named. */
function seatsTogether({ scene, entities }: Located): void {
  for (const { entity, candidate, block } of entities) {
    if (!candidate || candidate.country !== undefined) continue
    const sentence = scene.sentenceAt(entity.at[0])
    const both = BOTH.exec(sentence)
    if (both === null || sentence.block !== block) continue
    const end = sentence.start + both.index + both[0].length
    if (end < entity.at[1]) continue
    const country = countryOfSeat(scene.piece(end, end + 40))
    if (country !== undefined) sits(candidate, country, [sentence.start + both.index, end])
  }
}

/** The address behind the name of a service or a firm, unless it is that of a company right before. */
function seatsOfNames({ scene, candidates, mentions, entities }: Located): void {
  const { text } = scene
  let passed = 0
  for (const [turn, { candidate, at, block, inside }] of mentions.entries()) {
    if (inside || candidate.country !== undefined || !candidates.has(candidate)) continue
    while (passed < entities.length && (entities[passed]?.entity.at[1] ?? 0) <= at[0]) passed++
    const before = entities[passed - 1]?.entity.at[1]
    if (before !== undefined && at[0] - before < 60 && !/[\t\n|;]/u.test(scene.piece(before, at[0]))) continue
    const other = mentions[turn + 1]
    const next = Math.min(
      entities[passed]?.entity.at[0] ?? text.length,
      other && other.block !== block ? other.at[0] : text.length,
    )
    const end = addressEnd(scene, block, at[1], next)
    addressed(scene, candidate, at[1], Math.min(end, at[1] + 130))
  }
}

/** A column of a table for where everybody sits: "Wo", "Sitz", "Ort". */
function seatsInColumns(located: Located): void {
  const { scene } = located
  scene.blocks.forEach((block, at) => {
    if (block.kind !== 'row' || block.cells.length < 3 || block.cells.length > MOST_COLUMNS) return
    for (const [from, to] of block.cells) {
      if (to - from > LONGEST_SEAT || !SEAT_HEAD.test(headOfCell(scene, at, from))) continue
      const cell = scene.piece(from, to).trim()
      const country = countryOfAddress(cell)?.code ?? countryOfSeat(cell)
      if (country === undefined) continue
      for (const candidate of headOfEntry(located, at))
        if (candidate.country === undefined) sits(candidate, country, [from, to])
    }
  })
}

const SEAT_HEAD =
  /^\W{0,3}(?:Wo(?: sitzt (?:er|sie|es))?\??|(?:Firmen|Unternehmens|Haupt)?[Ss]itz(?:land)?|Ort|Standort|Sitz und Land|Land|Niederlassung|Adresse|Anschrift|Location|Seat|Country|Based in)\W{0,3}$/u
const LONGEST_SEAT = 90

/** Seats that the sentence over a list gives to its items. */
function seatsOverLists({ scene, candidates, mentions }: Located): void {
  for (const { candidate, block, inside } of mentions) {
    if (inside || candidate.country !== undefined || !candidates.has(candidate)) continue
    if (scene.blocks[block]?.kind !== 'item') continue
    const lead = leadIn(scene, block)
    const seat =
      /(?:Drittanbieter|Anbieter|Dienstleister|Unternehmen|Empfänger|Partner|Dritte|providers?)[^.]{0,40}(?:in|aus) (?:den |der |dem )?/u.exec(
        lead,
      )
    if (!seat) continue
    const end = seat.index + seat[0].length
    const country = firstCountry(lead.slice(end, end + 40))
    if (country && country.start < 3) candidate.country = country.code
  }
}

/** "Alle Empfänger sitzen in Deutschland.": a seat for all that the section names and of whom nothing else is said. */
function seatsOfAll({ scene, candidates, mentions, entities }: Located): void {
  const seats = new Map<number, { readonly country: string; readonly at: Span }>()
  for (const sentence of scene.sentences) {
    const all = ALL_SIT.exec(sentence)
    if (!all || seats.has(sentence.heading) || SAVE_SOME.test(sentence.text)) continue
    const end = sentence.start + all.index + all[0].length
    const country = countryOfSeat(scene.piece(end, end + 40))
    if (country !== undefined) seats.set(sentence.heading, { country, at: [sentence.start + all.index, end] })
  }
  if (seats.size === 0) return
  const give = (candidate: Candidate | undefined, start: number): void => {
    if (candidate === undefined || candidate.country !== undefined || !candidates.has(candidate)) return
    const seat = seats.get(scene.sentenceAt(start).heading)
    if (seat) sits(candidate, seat.country, seat.at)
  }
  for (const { candidate, at } of mentions) give(candidate, at[0])
  for (const { candidate, entity } of entities) give(candidate, entity.at[0])
}

/** "Alle außer …", "alle übrigen …", "in Deutschland oder in den USA": not all, or not in one country. */
const SAVE_SOME =
  /(?<!\p{L})(?:außer|ausgenommen|Ausnahme|bis auf|(?:übrige|andere|weitere|kleinere|sonstige|meiste)n?)(?!\p{L})| (?:und|oder|bzw\.) (?:in )?(?:den USA|der Schweiz|Indien|Großbritannien|Irland|einem)/u

const ALL_SIT = sieve(
  /(?:^|[.:;–] )\W{0,3}(?:[Aa]lle|[Ss]ämtliche) (?:\p{Ll}{3,16}en )?(?:Empfänger|Dienstleister|Stellen|Unternehmen|Auftragsverarbeiter|Anbieter|Firmen|Partner)(?: \p{Ll}{3,16}){0,2} (?:sitzen|haben ihren (?:Firmen)?[Ss]itz|sind ansässig|befinden sich) (?:ausschließlich |allesamt )?in (?:der |den )?/u,
)

/** Where the address that may follow a name ends at the latest: with its block, or with short lines below. */
function addressEnd({ blocks, text }: Scene, block: number, from: number, stop: number): number {
  const own = blocks[block]
  let end = own?.end ?? from
  if (own?.kind === 'line' || text.slice(from, end).trim().length < 2) {
    for (let at = block + 1; at < blocks.length && at <= block + 5; at++) {
      const next = blocks[at]
      if (!next || next.kind === 'heading' || next.end - next.start > 70) break
      end = next.end
    }
  }
  return Math.min(end, from + 190, stop)
}

/** Gives a recipient the country of the address between two places, where one stands right behind its name. */
function addressed(scene: Scene, candidate: Candidate, from: number, to: number): void {
  if (candidate.country !== undefined || to <= from) return
  const tail = scene.piece(from, to)
  for (const look of [
    () => countryOfAddress(tail),
    () => behindForm(scene, from, to),
    () => besideName(candidate, tail),
  ]) {
    const found = look()
    if (!found || !isAddress(tail, found)) continue
    sits(candidate, found.code, [from + found.start, from + found.end])
    return
  }
  const said = whereItSits(tail)
  if (said) sits(candidate, said.code, [from + said.start, from + said.end])
}

/** Whether what follows a name is its address: no verb between, no sentence "… in den USA". */
function isAddress(tail: string, found: CountryFound): boolean {
  const between = tail.slice(0, found.start)
  if (
    /(?<![\p{L}])(?:ist|wird|werden|hat|kann|können|verarbeitet|überträgt|Server[n]?|übermittelt|gespeichert|haben|nutzt|nutzen|setzt|sind|außerhalb|an einen)(?![\p{L}])|\.\s\p{Lu}\p{Ll}{3,}\s\p{Ll}/u.test(
      between,
    )
  )
    return false
  if (
    !/^(?:s|®|™)?[\s“”")]{0,3}(?:$|[,(;:|–-]|\d|\n|mit (?:dem )?(?:Haupt|Firmen)?[Ss]itz|aus |in |für (?:\p{Ll}{3,14} )?\p{Lu}[\p{L}-]{3,24}, |[A-Z])/u.test(
      tail,
    )
  )
    return false
  return !(
    /^(?:s|®|™)?[\s“”")]{0,3}in (?:den |der )?/u.test(tail) &&
    !/[,\d]/u.test(between) &&
    !/^\s?in (?:\p{Lu}\p{L}+,? )/u.test(tail) &&
    firstCountry(tail.slice(found.start, found.end)) !== undefined
  )
}

/** The country that an address shows only together with the legal form before it. Offsets count from `from`. */
function behindForm({ text }: Scene, from: number, to: number): CountryFound | undefined {
  // What stands before a bracket or another sign is another's.
  const before = text.slice(Math.max(0, from - 30), from)
  const sign = /[()[\];:\n]/gu
  const own = before.replace('(haftungsbeschränkt)', '-haftungsbeschränkt-')
  const back = before.length - 1 - ([...own.matchAll(sign)].at(-1)?.index ?? -1)
  const found = countryOfAddress(text.slice(from - back, to))
  return found && found.end > back
    ? { ...found, start: Math.max(0, found.start - back), end: found.end - back }
    : undefined
}

/** "Labor Muster, Köln", "muster IT-Service (Husum)", "das Labor Muster mit Sitz in Jena": the town of a firm that goes by its trade. */
function besideName(candidate: Candidate, tail: string): CountryFound | undefined {
  if (!/^(?:[,)]| \(| in | aus | mit )/u.test(tail)) return undefined
  const { service } = candidate
  if (service === undefined && !candidate.key.startsWith('name:')) return undefined
  const [whole, town] = BESIDE.exec(tail) ?? []
  if (whole === undefined || town === undefined) return undefined
  const code = isGermanTown(town) ? 'DE' : service && countryOfSeat(town)
  // Of a house of the catalogue the town says so where it is known to sit there.
  const known =
    code !== undefined && (!service || entitiesOf(service).some(({ country }) => country === code))
  return known ? { code, start: whole.length - town.length, end: whole.length } : undefined
}

const BESIDE =
  /^(?: \([^()]{2,40}\)|\))?(?:, | \(| in | aus | mit (?:dem )?(?:Haupt|Firmen)?[Ss]itz in )((?:(?:Bad|Groß|Klein|Sankt|St\.|Neu|Alt|Ober|Markt|Hohen|Hann\.) )?\p{Lu}\p{Ll}[\p{Ll}-]{1,24}(?:-\p{Lu}\p{Ll}{2,20})?)(?![\p{Ll}-])/u

/** "Muster hat seinen Sitz in Köln", "Muster sitzt in den USA", "Muster is based in Spain". */
function whereItSits(tail: string): CountryFound | undefined {
  const said =
    /^ (?:(?:hat|haben) (?:seinen|ihren|den) (?:Haupt|Firmen|Unternehmens)?[sS]itz|sitzt|sitzen|is (?:based|headquartered|located)) in (?:den |der |dem |the )?(?=\p{Lu})/u.exec(
      tail,
    )
  if (!said) return undefined
  const start = said[0].length
  const code = countryOfSeat(tail.slice(start, start + 40))
  return code === undefined
    ? undefined
    : { code, start, end: start + (/^[\p{L}-]+/u.exec(tail.slice(start))?.[0].length ?? 0) }
}

/** "Muster Ireland Limited", "Muster Germany GmbH": the name itself says where the company sits. */
function countryInName(name: string): string | undefined {
  return firstCountry(name)?.code ?? (/ Germany (?:GmbH|AG)$/u.test(name) ? 'DE' : undefined)
}
