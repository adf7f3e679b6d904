/**
 * What a pledge is: one sentence that can turn out false, derived from the declaration, with a way to look whether it
 * is true and a way to make it false. Domains derive theirs in `pledges.ts`; `src/evidence` runs and judges them all.
 * Serves Art. 5(2) and Art. 24 GDPR: the controller must be able to show that it keeps the rules.
 */
import type { CompanyId, Day, Instant, Json, Words } from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'
import type { World } from '../ledger/index.ts'
import type { Meddled } from './meddle.ts'

/** The ways to look, in the order in which one would trust them least to most. */
export type Way = 'file' | 'compare' | 'probe' | 'visit' | 'inspect' | 'watch' | 'rehearse'

/** What is looked at: one company on one day, as it runs. */
export interface ProofContext {
  readonly world: World
  readonly company: CompanyId
  readonly declaration: Declaration
  /** Number of the published version of the declaration. */
  readonly version: number
  readonly now: Instant
  readonly today: Day
  /** Where the company's site and public pages answer, such as `http://127.0.0.1:4321/skin-analysis`; null when nothing serves. */
  readonly site: string | null
}

/** One place where the pledge is broken. Names the place, never a person. */
export interface Offence {
  /** `table access_log, row 0192…`, `file logs/access.log.2.gz, line 17`, `ledger block 12, entry 4`. */
  readonly place: string
  readonly says: Words
}

/** What a look showed. */
export interface Finding {
  /** How many things were looked at: rows, lines, acts, answers. */
  readonly examined: number
  readonly offences: readonly Offence[]
  /** What was looked at, in a sentence, with the number. */
  readonly saw: Words
  /**
   * Set when there was nothing to look at and that is fine, with the reason. Without it, a look at nothing leaves the
   * pledge unproven.
   */
  readonly vacuous?: Words
  /** Set when the look could not be taken: the pledge is unproven, with the reason. */
  readonly unable?: Words
  readonly details?: { readonly [key: string]: Json }
}

/** Makes the pledge false in a running company, the way a careless or dishonest hand would. Only for tests. */
export interface Sabotage {
  /** What is done, in one sentence in English. */
  readonly does: string
  /** Ids of other pledges that the same hand makes false, because they say it too of something wider or narrower. */
  readonly entails?: readonly string[]
  /** Gives a site to look at instead, where the hand is in between the looker and the company's site. */
  apply(context: ProofContext): Promise<void | Meddled>
}

export interface Pledge {
  /** Stable within a company: `retention/access-log/logs-7-days`. */
  readonly id: string
  /** The sort of pledge it is, such as `retention/period`. */
  readonly kind: string
  readonly says: Words
  readonly provision: string
  /** Ids of the notice's clauses that make this pledge. */
  readonly clauses: readonly string[]
  readonly way: Way
  /** How long a proof stays fresh, ISO 8601. After that the pledge is unproven. */
  readonly freshFor: string
  /**
   * How far the look reaches: the company's own systems (files, sites), the product's stand-ins for recipients, or only what
   * Zusage itself keeps.
   */
  readonly reach: 'own-systems' | 'stand-in' | 'inside'
  /** Claims of third parties and attested measures are reported, never kept. */
  readonly reported?: { readonly by: string; readonly on: Day }
  prove(context: ProofContext): Promise<Finding>
  readonly sabotage: Sabotage
  /** Further ways to make it false, where what is looked at lies in more than one place; each is tried by itself. */
  readonly more?: readonly Sabotage[]
}

/** What each domain exports from `pledges.ts`. */
export type DerivePledges = (declaration: Declaration) => readonly Pledge[]
export { byHand } from './by-hand.ts'
export { type Answered, type Meddled, meddle } from './meddle.ts'
export { NAMED, offence } from './offence.ts'
