/**
 * What one act causes elsewhere, in the same transaction. Domains in the middle do not know each other; where the act of
 * one has an effect in another, the effect stands here, so that all of them can be seen together.
 */
import { currentDeclaration, type Declaration, declarationVersions } from './declaration/index.ts'
import { clearIfEmpty, receiptOf, removeReference } from './intake/index.ts'
import type { Acting, Reaction, World } from './ledger/index.ts'
import { forgetMessages, sendMessage } from './messages/index.ts'
import { publishNotice } from './notice/index.ts'
import { deliver, stopDisclosures, tellRecipients } from './recipients/index.ts'
import { eraseOnRequest, plannedEnd, settleAfter } from './retention/index.ts'
import { dropLinks, type RightsDeps } from './rights/index.ts'

async function declared(acting: Acting): Promise<Declaration | null> {
  return (await currentDeclaration(acting.tx, acting.company, acting.today))?.declaration ?? null
}

/** Who sends a form gets a receipt, with the link to take it back. */
const confirmReceipt: Reaction = async (acting, act) => {
  if (act.kind !== 'intake/collected') return
  const declaration = await declared(acting)
  const receipt = declaration === null ? null : await receiptOf(acting, declaration, act)
  if (declaration !== null && receipt !== null) await sendMessage(acting, declaration, receipt)
}

/** What a disclosure allowed to leave is put on its way. */
const sendDisclosed: Reaction = async (acting, act) => {
  if (act.kind !== 'disclosure/made') return
  const declaration = await declared(acting)
  if (declaration !== null) await deliver(acting, declaration, act)
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
    await removeReference(acting.tx, acting.company, act.person)
    await dropLinks(acting.tx, acting.company, act.person)
  }
}

/** Whoever declares publishes: the notice follows in the same transaction (Art. 12(1), 13 GDPR). */
const publishWhatIsDeclared: Reaction = async (acting, act) => {
  if (act.kind !== 'company/declared') return
  const [newest] = await declarationVersions(acting.tx, acting.company)
  if (newest !== undefined) await publishNotice(acting, newest)
}

/** A person of whom nothing is left goes with the last record. */
const forgetWithLastRecord: Reaction = async (acting, act) => {
  if (act.kind !== 'record/erased' || act.person === undefined) return
  const declaration = await declared(acting)
  if (declaration !== null) await clearIfEmpty(acting, declaration, act.person, act.actor)
}

/** In the order in which they happen. */
export const reactions: readonly Reaction[] = [
  publishWhatIsDeclared,
  confirmReceipt,
  sendDisclosed,
  forgetCopies,
  forgetWithLastRecord,
  // A consent withdrawn, an order closed, a hold ended: what rested on it alone is erased (Art. 7(3), 17(1)(b) GDPR).
  // Comes last: it may erase what the others still need.
  settleAfter,
]

/**
 * What the answering of requests asks of messages, retention and recipients.
 *
 * @param baseUrl where public pages answer, without a slash at the end
 */
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
