import type { Day } from '../base/index.ts'
import { holdsOn } from './held.ts'
import { type Table, tableOf } from './table.ts'

export type TransferInstrument = Table<'transfer-instruments'>['items'][number]
export type AdequacyDecision = Table<'adequacy-decisions'>['items'][number]

/** A transfer instrument of Chapter V GDPR and whether it holds on a day; null when there is none of that id. */
export function transferInstrument(
  id: string,
  day: Day,
): (TransferInstrument & { readonly inForce: boolean }) | null {
  const row = tableOf('transfer-instruments').items.find((item) => item.id === id)
  return row === undefined ? null : { ...row, inForce: holdsOn(row, day) }
}

/**
 * The adequacy decision (Art. 45 GDPR) of an id such as `us-dpf` or of a country code such as `CH` that holds on a day;
 * null when none does.
 */
export function adequacy(decisionOrCountry: string, day: Day): AdequacyDecision | null {
  return (
    tableOf('adequacy-decisions').items.find(
      (row) => (row.id === decisionOrCountry || row.iso === decisionOrCountry) && holdsOn(row, day),
    ) ?? null
  )
}

/** An adequacy decision by its id, whether it holds or not. */
export function adequacyDecision(id: string): AdequacyDecision | null {
  return tableOf('adequacy-decisions').items.find((row) => row.id === id) ?? null
}

/** The countries in which the GDPR holds, as the table was last checked. Of another day `isEea` tells. */
export function eeaCountries(): readonly string[] {
  return tableOf('adequacy-decisions').eea.not_third_countries
}

/** Whether the GDPR holds in a country on a day, so that sending data there is no transfer under Chapter V. */
export function isEea(country: string, day: Day): boolean {
  const left = tableOf('adequacy-decisions').eea.left.find((row) => row.iso === country)
  return left === undefined ? eeaCountries().includes(country) : day < left.on
}

/** The instruments for a country that hold on a day, in the order in which one would try them. */
export function lawfulInstruments(country: string, day: Day): readonly string[] {
  const decisions = tableOf('adequacy-decisions').items.filter(
    (row) => row.iso === country && holdsOn(row, day),
  )
  const first = decisions.map((row) => (row.id === 'us-dpf' ? 'dpf' : 'adequacy'))
  const others = ['scc-2021', 'bcr'].filter((id) => transferInstrument(id, day)?.inForce === true)
  return [...first, ...others]
}
