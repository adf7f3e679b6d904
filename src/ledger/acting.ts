import type {
  Clock,
  CompanyId,
  Day,
  EntryId,
  Instant,
  Json,
  PersonId,
  RecordId,
  RequestId,
} from '../base/index.ts'
import type { Keys } from '../people/index.ts'
import type { Database, Transaction } from '../store/index.ts'

/** Who acts. Staff act in a role; the gate knows them by it. */
export type Actor =
  | { readonly kind: 'person'; readonly person: PersonId }
  | { readonly kind: 'staff'; readonly account: string; readonly role: string }
  | { readonly kind: 'recipient'; readonly recipient: string }
  | { readonly kind: 'system'; readonly part: string }

/** What can be acted. A new kind of act is a line here. */
export type ActKind =
  | 'company/declared'
  | 'company/clock-moved'
  | 'notice/published'
  | 'notice/shown'
  | 'intake/collected'
  | 'intake/refused'
  | 'consent/given'
  | 'consent/refused'
  | 'consent/withdrawn'
  | 'objection/raised'
  | 'objection/decided'
  | 'restriction/set'
  | 'restriction/lifted'
  | 'hold/set'
  | 'hold/released'
  | 'pick/made'
  | 'rehearsal/marked'
  | 'record/used'
  | 'record/use-refused'
  | 'record/written'
  | 'record/derived'
  | 'record/corrected'
  | 'record/event'
  | 'record/erased'
  | 'log/erased'
  | 'person/known'
  | 'person/erased'
  | 'disclosure/made'
  | 'disclosure/refused'
  | 'recipient/told'
  | 'contract/filed'
  | 'message/sent'
  | 'message/refused'
  | 'request/received'
  | 'request/identified'
  | 'request/code-refused'
  | 'request/extended'
  | 'request/decided'
  | 'request/answered'
  | 'request/fetched'
  | 'request/package-taken'
  | 'retention/run'
  | 'proof/taken'
  | 'staff/signed-in'
  | 'staff/confirmed'
  | 'config/changed'

/** An act before it is recorded. */
export interface Act {
  readonly kind: ActKind
  readonly actor: Actor
  /** Whose data it is about; absent for acts that concern nobody in particular. */
  readonly person?: PersonId
  /** Declared activity and purpose it serves. */
  readonly activity?: string
  readonly purpose?: string
  /** Declared store and record it touches. */
  readonly store?: string
  readonly record?: RecordId
  readonly recipient?: string
  readonly request?: RequestId
  /** Everything else that must be provable. Sealed under the person's key where there is a person, so it is erased with them. */
  readonly content?: { readonly [key: string]: Json }
}

/** An act that is recorded. */
export interface Recorded extends Act {
  readonly id: EntryId
  readonly at: Instant
}

/** What one act causes elsewhere, inside the same transaction. All of them stand in `src/reactions.ts`. */
export type Reaction = (acting: Acting, act: Recorded) => Promise<void>

/** Everything an act needs to know about where it happens. One per process. */
export interface World {
  readonly db: Database
  readonly keys: Keys
  /** Folder for keys, outbox, files of sample companies. */
  readonly folder: string
  readonly reactions: readonly Reaction[]
  /** The clock a company runs on. */
  clockOf(company: CompanyId): Clock
}

/** An open transaction of one company: what it does and what it records commit together or not at all. */
export interface Acting {
  readonly world: World
  readonly company: CompanyId
  readonly tx: Transaction
  readonly now: Instant
  readonly today: Day
  /** Records an act and runs the reactions to it, in this transaction. */
  record(act: Act): Promise<EntryId>
  /** Runs after the commit (mail, files); must be safe to lose, or be repeated from a table. */
  afterCommit(effect: () => Promise<void>): void
}
