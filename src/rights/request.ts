import type { Day, Instant, Language, PersonId, RecordId, RequestId } from '../base/index.ts'
import { daysBetween } from '../base/index.ts'
import { type Deadline, deadline, extendedDeadline } from '../law/index.ts'
import type { Right } from './right.ts'

/** The ways a request can come; all of them start the same clock (Art. 12(2) GDPR). */
export type Channel = 'form' | 'email' | 'post' | 'phone' | 'fax'

export type Outcome = 'granted' | 'partly' | 'refused' | 'nothing-held' | 'withdrawn'

/** A person exercising a right. */
export interface RightsRequest {
  readonly id: RequestId
  readonly person: PersonId
  /** The row in the declared store that holds what the person wrote. */
  readonly record: RecordId
  readonly right: Right
  readonly channel: Channel
  readonly language: Language
  readonly receivedAt: Instant
  readonly targetOn: Day
  readonly nominalOn: Day
  readonly legalOn: Day
  readonly extended: boolean
  readonly identity: 'asked' | 'confirmed' | 'failed'
  readonly identityBy: string | null
  readonly confirmedAt: Instant | null
  readonly state: 'received' | 'open' | 'answered'
  readonly outcome: Outcome | null
  readonly answeredAt: Instant | null
  readonly rehearsal: boolean
}

/**
 * The clock of a request: one month from receipt by any channel, three with an extension (Art. 12(3) GDPR).
 * Holidays are those of the Land of the seat; companies without a German Land get the unshifted end.
 */
export function clockOf(received: Day, extended: boolean, land: string | undefined): Deadline {
  const place = land ?? 'DE'
  return extended ? extendedDeadline(received, 'dsr-answer', place) : deadline(received, 'dsr-answer', place)
}

/** How a clock stands: answered, past its legal end, in its last days, or with time left. */
export function urgencyOf(
  request: Pick<RightsRequest, 'state' | 'targetOn' | 'legalOn'>,
  today: Day,
): 'answered' | 'late' | 'pressing' | 'calm' {
  if (request.state === 'answered') return 'answered'
  if (today > request.legalOn) return 'late'
  return today >= request.targetOn ? 'pressing' : 'calm'
}

/** Days left until the legal end; negative when it has passed. */
export function daysLeft(request: Pick<RightsRequest, 'legalOn'>, today: Day): number {
  return daysBetween(today, request.legalOn)
}
