import { readFileSync } from 'node:fs'
import { matchesOf } from '../matches.ts'
import type { Span } from '../notice.ts'

/** A legal entity over time; `country` is null where its seat is not known. */
export interface ServiceEntity {
  readonly name: string
  readonly country: string | null
  readonly from?: string
  readonly until?: string
}

/** A row of the catalogue of outside services. `checked` is a day, or `unverified`. */
export interface Service {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly exact?: readonly string[]
  readonly brand?: string
  readonly isBrand?: boolean
  readonly company?: string
  readonly entities: readonly ServiceEntity[]
  readonly role?: 'processor' | 'controller' | 'joint'
  readonly hosts: readonly string[]
  readonly cookies: readonly string[]
  readonly source: string
  readonly checked: string
}

interface Catalogue {
  readonly companies: Readonly<Record<string, readonly ServiceEntity[]>>
  readonly services: readonly Service[]
}

/** A place where a text names a service; `service` is null for a name that is no recipient (a browser, a system). */
export interface ServiceMention {
  readonly service: Service | null
  /** As written. */
  readonly name: string
  readonly at: Span
}

const FOLDER = new URL('../../../catalogue/', import.meta.url)
const { companies, services } = JSON.parse(
  readFileSync(new URL('services.json', FOLDER), 'utf8'),
) as Catalogue
const { names: decoys } = JSON.parse(readFileSync(new URL('not-recipients.json', FOLDER), 'utf8')) as {
  readonly names: readonly string[]
}

/** All rows of the catalogue. */
export const SERVICES: readonly Service[] = services

/** All legal entities of a service, those it shares with its house included. */
export function entitiesOf(service: Service): readonly ServiceEntity[] {
  return [...service.entities, ...(service.company ? (companies[service.company] ?? []) : [])]
}

/** An entity's name without punctuation and spelling differences, for comparing: `metaplatformsirelandltd`. */
export function entityKey(name: string): string {
  const lower = name
    .toLowerCase()
    .replaceAll('limited', 'ltd')
    .replaceAll('corporation', 'corp')
    .replaceAll('incorporated', 'inc')
  let key = ''
  for (const sign of lower) {
    const unit = sign.charCodeAt(0)
    const counts =
      unit < 0x80 ? (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) : LETTER.test(sign)
    if (counts) key += sign
  }
  return (key.startsWith('the') ? key.slice(3) : key).replaceAll('à', 'a')
}

const LETTER = /[\p{L}\p{N}]/u

const BY_ENTITY: ReadonlyMap<string, readonly Service[]> = (() => {
  const map = new Map<string, Service[]>()
  for (const service of services) {
    for (const entity of entitiesOf(service)) {
      const key = entityKey(entity.name)
      const list = map.get(key)
      if (list) {
        if (!list.includes(service)) list.push(service)
      } else map.set(key, [service])
    }
  }
  return map
})()

/** The services that a legal entity provides, according to the catalogue. */
export function servicesOfEntity(name: string): readonly Service[] {
  return BY_ENTITY.get(entityKey(name)) ?? []
}

/** Seat of a legal entity according to the catalogue. */
export function seatOf(name: string): string | undefined {
  const key = entityKey(name)
  for (const service of servicesOfEntity(name)) {
    const entity = entitiesOf(service).find((one) => entityKey(one.name) === key)
    if (entity?.country) return entity.country
  }
  return undefined
}

interface Pattern {
  readonly name: string
  readonly exact: boolean
  readonly service: Service | null
}

/** Names by their first word, and what was found for words seen before. */
interface Names {
  readonly first: ReadonlyMap<string, readonly Pattern[]>
  /** By the first letters of a word: whether any name may begin so. Most words of a text are settled by it. */
  readonly starts: Uint8Array
  readonly seen: Map<string, readonly Pattern[] | null>
}

function addPattern(map: Map<string, Pattern[]>, pattern: Pattern): void {
  const first = /[A-Za-z0-9À-ž]+/u.exec(pattern.name)?.[0].toLowerCase() ?? ''
  const list = map.get(first)
  if (list) list.push(pattern)
  else map.set(first, [pattern])
}

const FIRST: ReadonlyMap<string, readonly Pattern[]> = (() => {
  const map = new Map<string, Pattern[]>()
  const add = (pattern: Pattern): void => addPattern(map, pattern)
  for (const service of services) {
    for (const name of [service.name, ...service.aliases]) {
      add({ name, exact: service.exact?.includes(name) ?? false, service })
    }
  }
  for (const name of decoys) add({ name, exact: true, service: null })
  for (const list of map.values()) list.sort((a, b) => b.name.length - a.name.length)
  return map
})()

const CATALOGUE_NAMES: Names = { first: FIRST, starts: startsOf(FIRST), seen: new Map() }

/** Letters and figures of words: `A-Za-z0-9À-ž`. */
function isWord(unit: number): boolean {
  return WORD_UNITS[unit] === 1
}

const WORD_UNITS = Uint8Array.from({ length: 0x17f }, (_, unit) =>
  /[A-Za-z0-9À-ž]/u.test(String.fromCharCode(unit)) ? 1 : 0,
)

/** A number for the first three letters of a word, small letters or capitals; beyond ASCII all letters are one. */
function startOf(text: string, start: number, end: number): number {
  let key = 0
  for (let at = start; at < start + 3; at++) {
    const unit = at < end ? text.charCodeAt(at) : 0
    key = key * 40 + (unit >= 0x80 ? 39 : unit >= 0x40 ? unit & 31 : unit === 0 ? 0 : 28 + (unit % 10))
  }
  return key
}

function startsOf(first: ReadonlyMap<string, unknown>): Uint8Array {
  const starts = new Uint8Array(40 ** 3)
  for (const word of first.keys()) {
    starts[startOf(word, 0, word.length)] = 1
    // A genitive counts as the name: "Googles".
    starts[startOf(`${word}s`, 0, word.length + 1)] = 1
  }
  return starts
}
const ADDRESS =
  /(?:https?:\/\/|www\.)[^\s<>"„“”]{1,400}|@[\p{L}\p{N}.-]{3,80}|[([{](?:at|ät)[)\]}]\s?[\p{L}\p{N}.-]{3,80}/giu

/**
 * Every place where a text names a service of the catalogue, the longest name winning. Names inside web and mail addresses
 * do not count. One look-up a word, so that the size of the catalogue does not matter.
 */
export function findServices(text: string): readonly ServiceMention[] {
  return findNames(text, CATALOGUE_NAMES)
}

/** Every place where one of some names stands, in the manner of `findServices`. */
export function findOwnNames(text: string, names: readonly string[]): readonly ServiceMention[] {
  const first = new Map<string, Pattern[]>()
  for (const name of names) addPattern(first, { name, exact: false, service: null })
  return findNames(text, { first, starts: startsOf(first), seen: new Map() })
}

/** Length of the part of a mail address before its sign. */
function localPart(text: string, at: number): number {
  let length = 0
  while (length < 64 && /[\p{L}\p{N}._%+-]/u.test(text.charAt(at - length - 1)) && at - length > 0) length++
  return length
}

function findNames(text: string, names: Names): readonly ServiceMention[] {
  const found: ServiceMention[] = []
  const addresses = matchesOf(ADDRESS, text).map(
    (match): Span => [
      match.index - (match[0].startsWith('@') ? localPart(text, match.index) : 0),
      match.index + match[0].length,
    ],
  )
  let address = 0
  let from = 0
  for (let start = 0, end = 0; start < text.length; start = end + 1) {
    end = start
    while (isWord(text.charCodeAt(end))) end++
    if (end === start || start < from || names.starts[startOf(text, start, end)] === 0) continue
    const patterns = patternsFor(text.slice(start, end), names)
    if (!patterns) continue
    while (address < addresses.length && (addresses[address]?.[1] ?? 0) <= start) address++
    if ((addresses[address]?.[0] ?? Infinity) <= start) continue
    if (/[\p{L}\p{N}._@]/u.test(text.charAt(start - 1)) && start > 0) continue
    for (const pattern of narrowed(patterns, text, end)) {
      const stop = matches(text, start, pattern)
      if (stop < 0) continue
      found.push({ service: pattern.service, name: text.slice(start, stop), at: [start, stop] })
      from = stop
      break
    }
  }
  return found
}

/** From so many names with one first word on, the second word chooses among them. */
const MANY = 12
const byNextWord = new WeakMap<readonly Pattern[], ReadonlyMap<string, readonly Pattern[]>>()
const WORDS = /[A-Za-z0-9À-ž]+/gu

/** Of the names with the same first word, in their order, those that may go on as the text does. */
function narrowed(patterns: readonly Pattern[], text: string, end: number): readonly Pattern[] {
  if (patterns.length < MANY) return patterns
  let next = byNextWord.get(patterns)
  if (next === undefined) {
    next = grouped(patterns)
    byNextWord.set(patterns, next)
  }
  let start = end
  while (start < text.length && start - end < 8 && !isWord(text.charCodeAt(start))) start++
  let stop = start
  while (isWord(text.charCodeAt(stop))) stop++
  const word = text.slice(start, stop).toLowerCase()
  return (
    next.get(word) ?? (word.endsWith('s') ? next.get(word.slice(0, -1)) : undefined) ?? next.get('') ?? []
  )
}

/** Names by their second words, each list with those that have none. */
function grouped(patterns: readonly Pattern[]): ReadonlyMap<string, readonly Pattern[]> {
  const second = patterns.map(({ name }) => name.match(WORDS)?.[1]?.toLowerCase() ?? '')
  const alone = patterns.filter((_, at) => second[at] === '')
  const groups = new Map<string, Pattern[]>([['', alone]])
  patterns.forEach((pattern, at) => {
    const word = second[at] ?? ''
    if (word === '') return
    const group = groups.get(word)
    if (group) group.push(pattern)
    else groups.set(word, [pattern])
  })
  const rank = new Map(patterns.map((pattern, at) => [pattern, at]))
  for (const [word, group] of groups)
    if (word !== '' && alone.length > 0)
      groups.set(
        word,
        [...group, ...alone].toSorted((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0)),
      )
  return groups
}

/** The names that may begin with a word; remembered by the word as written, since texts repeat their words. */
function patternsFor(word: string, { first, seen }: Names): readonly Pattern[] | undefined {
  const known = seen.get(word)
  if (known !== undefined) return known ?? undefined
  const lower = word.toLowerCase()
  const found =
    first.get(lower) ??
    (/[^s]s$/u.test(lower) ? first.get(lower.slice(0, -1)) : undefined) ??
    (lower.length > 9 ? first.get(lower.replace(KEPT_THERE, '')) : undefined)
  if (seen.size < 200_000) seen.set(word, found ?? null)
  return found
}

/** End of the name where the text has it at this place, else -1. Blanks, hyphens and dots in names stand for each other. */
function matches(text: string, start: number, pattern: Pattern): number {
  const { name, exact } = pattern
  let at = start
  for (let n = 0; n < name.length; n++) {
    const want = name.charCodeAt(n)
    const have = text.charCodeAt(at)
    const gap = isBlank(want) || want === HYPHEN
    if (want === have) {
      at++
    } else if (gap) {
      if (!isBlank(have) && have !== HYPHEN) return -1
      at++
    } else if (!exact && sameLetter(want, have)) {
      at++
    } else return -1
    if (gap) {
      while (isBlank(text.charCodeAt(at)) && at - start < name.length + 4) at++
      // "Apotheker- und Ärztebank": the hyphen and the blank after it are one gap.
      while (isBlank(name.charCodeAt(n + 1))) n++
    }
  }
  const next = text.charAt(at)
  if (/[\p{L}\p{N}]/u.test(next)) {
    const genitive = next === 's' && !/[\p{L}\p{N}]/u.test(text.charAt(at + 1))
    const kept = pattern.service?.kind === 'social' && KEPT_HERE.test(text.slice(at, at + 14))
    if (!genitive && !kept) return -1
  }
  if (name === 'Meta' && /[-/]/u.test(next)) return -1
  // "AOK Musterland": a fund of its own.
  if (name === 'AOK' && /^ \p{Lu}/u.test(text.slice(at, at + 2))) return -1
  if (STREET.test(text.slice(at, at + 12))) return -1
  return at
}

/** What a house keeps with a network, in one word with its name: "Mustergramseite", "Musterbookauftritt". */
const KEPT = String.raw`(?:seiten?|kan[aä]le?s?|auftritte?s?|profile?s?|accounts?|kontos?|fanpages?|gruppen?)`
const KEPT_HERE = new RegExp(String.raw`^${KEPT}(?!\p{L})`, 'u')
const KEPT_THERE = new RegExp(`${KEPT}$`, 'u')

/** A street or a house that bears the name, or a membership: "Munzinger Straße", "Barmer Str.", "Muster Tower". */
const STREET =
  /^(?:[ -](?:Stra(?:ß|ss)e|Str\.|Platz|Allee|Weg|Ring|Chaussee)| (?:Tower|House|Building|Arena)|[ -]Mitglied(?:schaft)?)(?![\p{L}])/u

const HYPHEN = 0x2d
const BLANK = /\s/u

/** White space, decided by number where it is ASCII: names are compared at every mention of a house. */
function isBlank(unit: number): boolean {
  if (unit < 0xa0) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)
  return unit >= 0xa0 && BLANK.test(String.fromCharCode(unit))
}

/** Whether two units of text that differ are the same letter, small and capital. */
function sameLetter(one: number, other: number): boolean {
  if (one < 0x80 && other < 0x80) {
    const small = one | 0x20
    return small === (other | 0x20) && small >= 0x61 && small <= 0x7a
  }
  return String.fromCharCode(one).toLowerCase() === String.fromCharCode(other).toLowerCase()
}
