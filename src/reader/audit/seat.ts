import type { Facts } from '../facts/index.ts'

/** Whose law a row of a table is: of controllers seated in some countries only, or of all but those of some. ISO 3166. */
export interface Seated {
  readonly only_for?: readonly string[] | undefined
  readonly not_for?: readonly string[] | undefined
}

/** Countries whose postcodes have four figures and whose notices are written in German: only to guess a seat by its postcode. */
const FOUR_FIGURES = ['AT', 'CH', 'LI']

/** Whether a row may concern the controller of a notice; one whose seat the notice does not tell is taken for a German one. */
export function concerns(row: Seated, { controller }: Facts): boolean {
  const { country, postal } = controller
  const short = country === null && postal !== null && /^(?:(?:A|AT|CH|FL|LI)-)?\d{4}$/u.test(postal)
  const seats = short ? FOUR_FIGURES : [country ?? 'DE']
  if (row.only_for !== undefined && !seats.some((seat) => row.only_for?.includes(seat))) return false
  return !(row.not_for !== undefined && seats.every((seat) => row.not_for?.includes(seat)))
}
