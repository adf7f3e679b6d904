import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** A postal address as typed. */
export interface Address {
  readonly street: string
  readonly postcode: string
  readonly city: string
  /** ISO 3166, two letters. */
  readonly country: string
}

/** What is wrong with an address, and at which of its parts. */
export type AddressFault =
  | { readonly part: 'street'; readonly code: 'address/no-number' }
  | { readonly part: 'postcode'; readonly code: 'address/postcode-form'; readonly example: string }
  | { readonly part: 'postcode'; readonly code: 'address/postcode-unknown' }
  | { readonly part: 'city'; readonly code: 'address/city-elsewhere'; readonly places: readonly string[] }
  /** A near miss: a place of this postcode that is spelled almost like this. May be refused by the person. */
  | { readonly part: 'city'; readonly code: 'address/city-near'; readonly suggestion: string }
  | { readonly part: 'country'; readonly code: 'address/country-unknown' }

/** How postcodes look, by country; sources: the postal operators' own descriptions, as collected by the UPU. */
const patterns: ReadonlyMap<string, { readonly form: RegExp; readonly example: string }> = new Map(
  Object.entries({
    AT: { form: /^[1-9]\d{3}$/u, example: '1010' },
    BE: { form: /^[1-9]\d{3}$/u, example: '1000' },
    CH: { form: /^[1-9]\d{3}$/u, example: '8001' },
    CZ: { form: /^\d{3} ?\d{2}$/u, example: '110 00' },
    DE: { form: /^\d{5}$/u, example: '47877' },
    DK: { form: /^\d{4}$/u, example: '1050' },
    FR: { form: /^\d{5}$/u, example: '75001' },
    LI: { form: /^94(?:8[5-9]|9[0-8])$/u, example: '9490' },
    LU: { form: /^(?:L-)?\d{4}$/u, example: '1009' },
    NL: { form: /^[1-9]\d{3} ?[A-Z]{2}$/u, example: '1012 AB' },
    PL: { form: /^\d{2}-\d{3}$/u, example: '00-001' },
  }),
)

const fileSchema = z.object({ country: z.string(), places: z.record(z.string(), z.array(z.string())) })
const placesOf = new Map<string, ReadonlyMap<string, readonly string[]> | null>()

/** Postcodes and places of a country from `catalogue/`; null where there is no list. Read once. */
function places(country: string): ReadonlyMap<string, readonly string[]> | null {
  const known = placesOf.get(country)
  if (known !== undefined) return known
  let list: ReadonlyMap<string, readonly string[]> | null = null
  if (['AT', 'CH', 'DE'].includes(country)) {
    const file = new URL(`../../catalogue/postcodes-${country.toLowerCase()}.json`, import.meta.url)
    list = new Map(Object.entries(fileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).places))
  }
  placesOf.set(country, list)
  return list
}

/** How a place is compared: without case, marks, and the ways German spells its umlauts. */
function folded(place: string): string {
  return place
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\bst\.? /gu, 'sankt ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Edits (insert, delete, change, swap neighbours) from one word to another; counting stops above `most`. */
export function edits(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + change)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      }
      row.push(cost)
    }
    before = last
    last = row
  }
  return last[b.length] ?? most + 1
}

/** Whether two spellings mean the same place: `Frankfurt` for `Frankfurt am Main`, `Halle (Saale)` for `Halle`. */
function same(typed: string, place: string): boolean {
  return (
    typed === place || (typed.length >= 3 && (place.startsWith(`${typed} `) || typed.startsWith(`${place} `)))
  )
}

/**
 * Checks completeness and correctness of an address on the lists in `catalogue/`. Asks nobody and keeps nothing.
 *
 * @param insist the person has seen the suggestion for the city and wants their own spelling: near misses pass
 */
export function checkAddress(address: Address, insist: boolean = false): readonly AddressFault[] {
  const faults: AddressFault[] = []
  if (!/\p{L}.*\d|\d.*\p{L}/u.test(address.street)) faults.push({ part: 'street', code: 'address/no-number' })
  const pattern = patterns.get(address.country)
  if (pattern === undefined) return [...faults, { part: 'country', code: 'address/country-unknown' }]
  if (!pattern.form.test(address.postcode.toUpperCase())) {
    return [...faults, { part: 'postcode', code: 'address/postcode-form', example: pattern.example }]
  }
  const list = places(address.country)
  if (list === null) return faults
  const there = list.get(address.postcode)
  if (there === undefined) return [...faults, { part: 'postcode', code: 'address/postcode-unknown' }]

  const typed = folded(address.city)
  if (there.some((place) => same(typed, folded(place)))) return faults
  const near = there
    .map((place) => ({ place, far: edits(typed, folded(place), 3) }))
    .filter(({ place, far }) => far <= (folded(place).length >= 8 ? 2 : 1))
    .sort((a, b) => a.far - b.far)[0]
  if (near !== undefined) {
    return insist ? faults : [...faults, { part: 'city', code: 'address/city-near', suggestion: near.place }]
  }
  return [...faults, { part: 'city', code: 'address/city-elsewhere', places: there.slice(0, 4) }]
}
