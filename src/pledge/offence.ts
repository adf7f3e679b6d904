import type { Offence } from './index.ts'

/** How many offences a finding names; the count of all stands in its details. */
export const NAMED = 25

/** An offence in a place, in both languages. */
export function offence(place: string, de: string, en: string): Offence {
  return { place, says: { de, en } }
}
