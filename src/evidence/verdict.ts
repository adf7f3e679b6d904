import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../base/index.ts'
import type { Finding, Pledge } from '../pledge/index.ts'

/** Kept, broken, unproven (no fresh proof), or reported (a third party's word, with source and age; never shown as kept). */
export type Verdict = 'kept' | 'broken' | 'unproven' | 'reported'

/** What one look came to, by itself and at its own time. */
export function outcomeOf(pledge: Pick<Pledge, 'reported'>, finding: Finding): Verdict {
  if (finding.offences.length > 0) return 'broken'
  if (finding.unable !== undefined) return 'unproven'
  if (finding.examined === 0 && finding.vacuous === undefined) return 'unproven'
  return pledge.reported === undefined ? 'kept' : 'reported'
}

/**
 * What holds now: the last outcome while it is fresh. A pledge seen broken stays broken until a look shows otherwise;
 * one seen kept goes unproven when its proof has gone stale, or lies in the future of the company's clock.
 *
 * @param freshFor ISO 8601 duration, in exact units or days (a day counts 24 hours)
 */
export function verdictNow(
  last: { readonly outcome: Verdict; readonly at: Instant } | undefined,
  freshFor: string,
  now: Instant,
): Verdict {
  if (last === undefined) return 'unproven'
  if (last.outcome === 'broken') return 'broken'
  return now <= staleFrom(last.at, freshFor) && last.at <= now ? last.outcome : 'unproven'
}

/** The moment from which a proof no longer counts. */
export function staleFrom(at: Instant, freshFor: string): Instant {
  const hours = Temporal.Duration.from(freshFor).total({
    unit: 'hours',
    relativeTo: '2026-01-01T00:00Z[UTC]',
  })
  return Temporal.Instant.from(at)
    .add({ nanoseconds: Math.round(hours * 3.6e12) })
    .toString({ smallestUnit: 'millisecond' }) as Instant
}
