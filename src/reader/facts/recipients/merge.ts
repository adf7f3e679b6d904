import { eeaCountries } from '../../../law/index.ts'
import type { Span } from '../../notice.ts'
import { entitiesOf } from '../services.ts'
import { type Candidate, firstPlace, type Mention, related } from './candidate.ts'
import { stronger } from '../roles.ts'
import { leads } from './lists.ts'
import { bareKey } from './names.ts'
import { lastBefore, type Located } from './places.ts'
import type { Focused } from './regions.ts'

/** Makes one recipient of names for the same: a house and its products, a name in short and in full. */
export function merge(focused: Focused): void {
  dropPassing(focused)
  mergeHouses(focused)
  mergeShortened(focused)
  seatsOfKin(focused)
  seatsByHouse(focused)
}

/** Drops a product that the text only speaks of in passing, always in a part on others of its house. */
function dropPassing(focused: Focused): void {
  const { candidates, focus } = focused
  const all = [...candidates.all()]
  for (const candidate of all) {
    const { service } = candidate
    if (!service?.brand || service.isBrand || candidate.headed) continue
    const family = all.filter(
      (one) => one !== candidate && one.service?.brand === service.brand && !one.service?.isBrand,
    )
    if (family.length === 0) continue
    const passing = mentionsOf(focused, candidate).every((mention) => {
      const around = focus[mention.block] ?? []
      return (
        around.some((one) => one !== candidate && family.includes(one)) &&
        !around.includes(candidate) &&
        !leads(focused, mention) &&
        !sharesEntry(focused, mention) &&
        !isOwnUse(focused, mention)
      )
    })
    if (!passing) continue
    for (const { block } of mentionsOf(focused, candidate))
      for (const one of focus[block] ?? []) if (family.includes(one)) addTransfers(one, candidate)
    candidates.drop(candidate)
  }
}

/** The bare name of a house belongs to its products, where there are any. */
function mergeHouses(focused: Focused): void {
  const { scene, candidates, focus } = focused
  const eea = eeaCountries()
  for (const house of candidates.all()) {
    const { service } = house
    if (!service?.isBrand) continue
    if (service.kind === 'social' && (house.headed || hasEntry(focused, house) || hasPage(focused, house)))
      continue
    const family = [...candidates.all()].filter(
      (one) =>
        one !== house &&
        one.service &&
        (one.service.brand === service.brand || (service.id === 'meta' && one.service.company === 'meta')) &&
        (!one.service.isBrand || (service.kind === 'group' && one.service.kind === 'social')),
    )
    if (family.length === 0) {
      if (isPassing(focused, house)) candidates.drop(house)
      continue
    }
    for (const { block, at } of mentionsOf(focused, house)) {
      const near = (focus[block] ?? []).filter((one) => family.includes(one))
      for (const one of near) one.names.add(scene.piece(...at))
    }
    for (const one of family) {
      const under = family.length === 1 || isUnder(focused, one, house)
      if (under) addTransfers(one, house)
      if (family.length === 1) {
        one.role = stronger(one.role, house.role)
        one.roleAt ??= house.roleAt
        for (const name of house.names) one.names.add(name)
        for (const place of house.places) one.places.push(place)
      }
      const european = one.country === 'US' && eea.includes(house.country ?? '')
      if ((one.country === undefined || european) && house.country !== undefined && under) {
        one.country = house.country
        one.countryAt = house.countryAt
      }
    }
    candidates.drop(house)
  }
}

/** "… Cloud der Muster International GmbH. Muster ist …": a house named in short, after a company of that name. */
function mergeShortened({ candidates, entities }: Located): void {
  for (const candidate of candidates.all()) {
    if (
      candidate.service === undefined ||
      candidate.entity ||
      candidate.headed ||
      candidate.places.length === 0
    )
      continue
    const key = bareKey(candidate.service.name)
    const at = firstPlace(candidate)
    const whole =
      takenOver(candidates.all(), candidate, key) ??
      [...candidates.all()].find(
        (one) =>
          one !== candidate &&
          !one.parent &&
          one.entity &&
          one.service !== undefined &&
          firstPlace(one) < at &&
          entitiesOf(one.service).some(
            (entity) => one.names.has(entity.name) && bareKey(entity.name).startsWith(key),
          ) &&
          lastBefore(entities, at, ({ entity }) => entity.at[0]).some(
            ({ entity, candidate: own }) => own === one && at - entity.at[1] < 300,
          ),
      )
    if (!whole) continue
    whole.role = stronger(whole.role, candidate.role)
    whole.roleAt ??= candidate.roleAt
    for (const name of candidate.names) whole.names.add(name)
    addTransfers(whole, candidate)
    whole.places.push(...candidate.places)
    candidates.drop(candidate)
  }
}

/** "A, ein Dienst der Muster Ltd. … Empfänger ist Muster": a service that the notice gives to a house of another's. */
function takenOver(all: Iterable<Candidate>, { service }: Candidate, key: string): Candidate | undefined {
  const own = service ? entitiesOf(service).filter(({ name }) => bareKey(name).startsWith(key)) : []
  for (const one of all) {
    if (one.service === undefined || one.service === service || one.parent || !one.entity) continue
    const theirs = entitiesOf(one.service)
    if (own.some(({ name }) => one.names.has(name) && !theirs.some((other) => other.name === name)))
      return one
  }
  return undefined
}

const CERTIFIED = /zertifiziert|Data Privacy Framework|Privacy[- ]Shield|certified/u

/**
 * Gives a product without a seat the one that the text gives to another company of its house outside the United States; also
 * where its own seat shows by the form of a company that the text only calls certified: "Die Muster LLC ist zertifiziert".
 */
function seatsOfKin({ candidates, entities, scene }: Located): void {
  const inCertified = new Set<Span | undefined>()
  for (const { entity } of entities)
    if (CERTIFIED.test(scene.sentenceAt(entity.at[0]).text)) inCertified.add(entity.at)
  for (const candidate of candidates.all()) {
    const company = candidate.service?.company
    if (company === undefined) continue
    // A seat that stands at the company itself shows by its form, "LLC", or by its name, "Muster Ireland Limited", which stays.
    const certified = candidate.country === 'US' && inCertified.has(candidate.countryAt)
    if (!certified && (candidate.country !== undefined || candidate.entity)) continue
    const kin = [...candidates.all()].find(
      (one) =>
        one.service?.company === company &&
        !one.parent &&
        one.entity &&
        one.country !== undefined &&
        one.country !== 'US',
    )
    if (!kin) continue
    candidate.country = kin.country
    candidate.countryAt = kin.countryAt
  }
}

/** Gives products that the catalogue does not hold the seat of the company they are called after: "Muster Ads", "Muster Ltd., Dublin". */
function seatsByHouse({ candidates }: Located): void {
  const houses = new Map<string, Candidate>()
  for (const one of candidates.all()) {
    if (!one.entity || one.parent || one.country === undefined || one.country === 'US') continue
    for (const name of one.names) {
      const house = HOUSE.exec(name)?.[1]
      if (house !== undefined && !houses.has(house)) houses.set(house, one)
    }
  }
  for (const candidate of candidates.all()) {
    if (candidate.service || candidate.entity || candidate.country !== undefined) continue
    for (const name of candidate.names) {
      const house = houses.get(HOUSE.exec(name)?.[1] ?? '')
      if (!house) continue
      candidate.country = house.country
      candidate.countryAt = house.countryAt
      break
    }
  }
}

/** The word that a house puts before what it sells: no common noun, as it ends like none. */
const HOUSE = /^(\p{Lu}[\p{L}\d]{3,}(?<!e|er|es|en|isch|ung|schaft|haus|amt)) \p{Lu}/u

function addTransfers(to: Candidate, from: Candidate): void {
  for (const [instrument, at] of from.transfer)
    if (!to.transfer.has(instrument)) to.transfer.set(instrument, at)
}

/** Where a recipient is named, other than inside the name of a company. */
function mentionsOf({ mentions }: Located, candidate: Candidate): readonly Mention[] {
  return mentions.filter((one) => one.candidate === candidate && !one.inside)
}

/** "… an Facebook bzw. Instagram weitergeleitet" in the section on Instagram names no recipient of its own. */
function isPassing(focused: Focused, house: Candidate): boolean {
  const own = mentionsOf(focused, house)
  return (
    own.length > 0 &&
    house.names.size < 4 &&
    !house.entity &&
    !own.some((one) => isOwnUse(focused, one) || isOwnPage(focused, one)) &&
    own.every(({ block }) => {
      const around = focused.focus[block] ?? []
      return around.length > 0 && !around.includes(house) && related(house, around)
    })
  )
}

/** Whether a product is first spoken of in a section on its house: "7.1 Dienste von Muster". */
function isUnder({ mentions, focus }: Focused, product: Candidate, house: Candidate): boolean {
  const start = firstPlace(product)
  return mentions.some(
    (one) => one.candidate === product && one.at[0] === start && (focus[one.block] ?? []).includes(house),
  )
}

/** Whether a name has an entry of its own in a list, with no product of its house in it. */
function hasEntry(located: Located, candidate: Candidate): boolean {
  const { scene, byBlock } = located
  return mentionsOf(located, candidate).some(
    (one) =>
      (leads(located, one) || opens(located, one)) &&
      (scene.blocks[one.block]?.end ?? 0) - one.at[1] > 60 &&
      (byBlock.get(one.block) ?? []).every(
        (other) => other.inside || other.candidate === candidate || !related(other.candidate, [candidate]),
      ),
  )
}

/** "Unsere Muster-Seite": one of ours. */
function isOwnPage({ scene: { text } }: Located, { at: [start, end] }: Mention): boolean {
  return (
    /(?:[Uu]nser|[Mm]ein)(?:e[nmrs]?)? $/u.test(text.slice(start - 8, start)) &&
    /(?:Seiten?|[Ff]anpages?|Auftritte?s?|Kanals?|Profile?s?)$/u.test(
      /^\S*/u.exec(text.slice(end - 10, end + 12).trimStart())?.[0] ?? '',
    )
  )
}

/** "Wir haben Seiten bei A, Muster und B": a page there is another thing than a product of its house. */
function hasPage(located: Located, candidate: Candidate): boolean {
  return mentionsOf(located, candidate).some(({ at }) => {
    const { text, start } = located.scene.sentenceAt(at[0])
    return PAGE_AT.test(text.slice(Math.max(0, at[0] - start - 110), at[0] - start))
  })
}

const PAGE_AT =
  /(?:[Ss]eiten|[Ff]anpages?|[Aa]uftritte?|[Pp]rofile?|[Kk]anäle|[Pp]räsenz(?:en)?|[Kk]onten|pages|profiles|channels) (?:(?:in|auf) (?:den )?(?:sozialen )?(?:Netzwerken|Medien|Plattformen) )?(?:bei|auf|in|on) (?:(?:den |the )?[\p{L}\d-]{1,20}(?: \([^()]{2,90}\))?(?:, | und | sowie | and )){0,5}$/u

/** "Muster Karten / Muster Schriften: nur …": two products with one entry, on a line of its own. */
function sharesEntry({ scene }: Located, { block, at }: Mention): boolean {
  const start = scene.blocks[block]?.start ?? 0
  return (
    at[0] - start < 48 &&
    scene.text.charAt(at[1]) === ':' &&
    /^(?:\p{Lu}[\p{L}-]{1,20}(?: [/&] | und |, | )){1,5}$/u.test(scene.piece(start, at[0]))
  )
}

/** "Muster: Soziales Netzwerk; Dienstanbieter: …" on a line of its own. */
function opens({ scene }: Located, { block, at }: Mention): boolean {
  const one = scene.blocks[block]
  if (one?.start !== at[0] || scene.text.charAt(at[1]) !== ':') return false
  const entry = scene.piece(at[1], one.end)
  return (
    entry.includes('; Dienstanbieter:') ||
    entry.includes('; Anbieter:') ||
    /^: (?:Profile innerhalb|Soziales Netzwerk)/u.test(entry)
  )
}

/** "Die Bausteine werden über den Muster ausgeliefert." */
const THROUGH =
  /(?:wird|werden) (?:\p{Ll}{4,14} )?(?:über|mit|mittels|durch|per|vom|von) (?:(?:den|das|die|dem|der) )?$/u
const DELIVERED =
  /^ (?:aus)?(?:geliefert|gespielt|gesteuert|verwaltet|geladen|eingebunden|gesetzt)(?![\p{L}])/u

/** "Wir nutzen Muster …": the notice says itself that the service is used. */
function isOwnUse({ scene }: Located, { at }: Mention): boolean {
  const { text, start } = scene.sentenceAt(at[0])
  const from = at[0] - start
  const before = text.slice(Math.max(0, from - 70), from)
  const after = text.slice(at[1] - start, at[1] - start + 40)
  if (THROUGH.test(before) && DELIVERED.test(after)) return true
  return /(?:delivered|loaded|managed|served|deployed|controlled) (?:through|via|by|with|using) (?:the )?$|(?:nutz|verwend|setz|bind|integr|nehm|betreib|beauftrag)\p{Ll}{1,4} (?:wir|ich)[^.]{0,45}$|(?:zeig|stell|mess|plan|verschick|erstell|buch|schalt)\p{Ll}{1,3} (?:wir|ich)[^.,]{0,30} (?:mit|über|per|via) $|(?:[Ww]ir|[Ww]e|[Ww]ebsite|[Ww]ebseite|Seite|App|Shop)[^.]{0,40}(?:nutz|verwend|setz|bind|integr|use|employ|rely)\p{L}{0,4}[^.]{0,45}$/u.test(
    before,
  )
}
