/**
 * What one act causes elsewhere, in the same transaction. Domains in the middle do not know each other; where the act of
 * one has an effect in another, the effect stands here, so that all of them can be seen together.
 */
import { currentDeclaration } from './declaration/index.ts'
import { clearIfEmpty } from './intake/index.ts'
import type { Reaction, World } from './ledger/index.ts'
import { forgetMessages, sendMessage } from './messages/index.ts'
import { deliver, stopDisclosures, tellRecipients } from './recipients/index.ts'
import { eraseOnRequest, plannedEnd, settleAfter } from './retention/index.ts'
import type { RightsDeps } from './rights/index.ts'

/** What a disclosure allowed to leave is put on its way. */
const sendDisclosed: Reaction = async (acting, act) => {
  if (act.kind !== 'disclosure/made') return
  const current = await currentDeclaration(acting.tx, acting.company, acting.today)
  if (current !== null) await deliver(acting, current.declaration, act)
}

/** Letters and deliveries about an erased record, or to an erased person, are copies and go with it. */
const forgetCopies: Reaction = async (acting, act) => {
  if (act.person === undefined) return
  if (act.kind === 'record/erased' && act.record !== undefined) {
    await forgetMessages(acting, act.person, act.record)
    await stopDisclosures(acting, act.person, act.record)
  }
  if (act.kind === 'person/erased') {
    await forgetMessages(acting, act.person)
    await stopDisclosures(acting, act.person)
  }
}

/** A person of whom nothing is left goes with the last record (Art. 17(1)(a) GDPR). */
const eraseEmptyPerson: Reaction = async (acting, act) => {
  if (act.kind !== 'record/erased' || act.person === undefined) return
  const current = await currentDeclaration(acting.tx, acting.company, acting.today)
  if (current !== null) await clearIfEmpty(acting, current.declaration, act.person, act.actor)
}

/** In the order in which they happen. */
export const reactions: readonly Reaction[] = [
  // A consent withdrawn, an order closed, a hold ended: what rested on it alone is erased (Art. 7(3), 17(1)(b) GDPR).
  settleAfter,
  sendDisclosed,
  forgetCopies,
  eraseEmptyPerson,
]

/** What the answering of requests asks of messages, retention and recipients. */
export function rightsDeps(world: World, baseUrl: string): RightsDeps {
  return {
    world,
    baseUrl,
    async send(acting, declaration, message) {
      await sendMessage(acting, declaration, {
        message: message.template,
        person: message.person,
        language: message.language,
        to: message.to,
        request: message.request,
        slots: message.slots,
      })
    },
    plannedEnd,
    eraseAll: eraseOnRequest,
    tellRecipients,
  }
}
