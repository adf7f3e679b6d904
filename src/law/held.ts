import type { Day } from '../base/index.ts'

/** A fact that holds from one day until another: `until` is the first day on which it no longer does, null for open. */
export interface Held {
  readonly from?: Day | null | undefined
  readonly until?: Day | null | undefined
}

/** Whether a fact holds on a day: [from, until). */
export function holdsOn(fact: Held, day: Day): boolean {
  return (fact.from == null || fact.from <= day) && (fact.until == null || day < fact.until)
}

/** The facts that hold on a day. */
export function heldOn<T extends Held>(facts: readonly T[], day: Day): readonly T[] {
  return facts.filter((fact) => holdsOn(fact, day))
}
