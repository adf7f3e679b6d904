import { addDays, type Day } from '../base/index.ts'
import { retentionEnd } from '../law/index.ts'

/** How long it must be provable that somebody consented (Art. 7(1) GDPR): the rule in law/retention-periods.json. */
const PROOF_OF_CONSENT = 'consent-proof'

/** The first day whose consents must still be provable on a day. */
export function proofsSince(today: Day): Day {
  let kept = today
  // Year by year, then day by day: the rule rounds to the end of the year.
  while (retentionEnd(PROOF_OF_CONSENT, addDays(kept, -365)).lastDay >= today) kept = addDays(kept, -365)
  while (retentionEnd(PROOF_OF_CONSENT, addDays(kept, -1)).lastDay >= today) kept = addDays(kept, -1)
  return kept
}
