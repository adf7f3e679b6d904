import type { Language, PersonId, RecordId, RequestId } from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'
import type { Acting, World } from '../ledger/index.ts'
import type { PlannedEndOf } from './gather.ts'
import type { ErasureOutcome } from './letters.ts'

/** A service message of the declared template, to be sent once the act has committed. */
export interface Outgoing {
  readonly template: 'request-identity' | 'request-answer'
  readonly person: PersonId
  readonly request: RequestId
  readonly to: string
  readonly language: Language
  readonly slots: Readonly<Record<string, string>>
}

/**
 * What rights asks of other domains. It knows none of them: the server hands these in, and `src/reactions.ts` shows
 * them together.
 */
export interface RightsDeps {
  readonly world: World
  /** Where public pages answer, without a slash at the end: `http://127.0.0.1:4321`. */
  readonly baseUrl: string
  /** Queues a service message in the same transaction. */
  send(acting: Acting, declaration: Declaration, message: Outgoing): Promise<void>
  /** When a record goes and under which rule. */
  readonly plannedEnd: PlannedEndOf
  /** Erases what no live ground keeps and restricts what one keeps, looking again afterwards. */
  eraseAll(
    acting: Acting,
    declaration: Declaration,
    erasure: { readonly person: PersonId; readonly why: string; readonly except: ReadonlySet<string> },
  ): Promise<readonly ErasureOutcome[]>
  /** Tells the recipients of a person's data what was corrected, erased or restricted (Art. 19 GDPR); gives their names. */
  tellRecipients(
    acting: Acting,
    declaration: Declaration,
    told: {
      readonly person: PersonId
      readonly request?: RequestId
      /** Only what was sent of this record; everything of the person's when left out. */
      readonly record?: RecordId
      readonly change: 'corrected' | 'erased' | 'restricted'
    },
  ): Promise<readonly string[]>
}

/** What rehearsals of rights need of other domains; evidence hands it in. */
export type RightsWiring = Pick<RightsDeps, 'plannedEnd' | 'eraseAll'>
