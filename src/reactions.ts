/**
 * What an act in one domain causes in another, all of it in one place. A reaction runs in the transaction of the act it
 * reacts to: both happen or neither.
 */
import { currentDeclaration, type Declaration } from './declaration/index.ts'
import { clearIfEmpty, receiptOf, removeReference } from './intake/index.ts'
import type { Acting, Reaction, Recorded, World } from './ledger/index.ts'
import { forgetMessages, sendMessage } from './messages/index.ts'
import { deliver, stopDisclosures, tellRecipients } from './recipients/index.ts'
import { eraseOnRequest, plannedEnd, settleAfter } from './retention/index.ts'
import type { RightsDeps, RightsWiring } from './rights/index.ts'

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

/** What may leave is put on its way. */
const sendDisclosed: Reaction = async (acting, act) => {
  if (act.kind !== 'disclosure/made') return
  const declaration = await declared(acting)
  if (declaration !== null) await deliver(acting, declaration, act)
}

/** With a record or a person go the copies in outboxes. */
const clearOutboxes: Reaction = async (acting, act: Recorded) => {
  if (act.person === undefined) return
  if (act.kind === 'record/erased' && act.record !== undefined) {
    await forgetMessages(acting, act.person, act.record)
    await stopDisclosures(acting, act.person, act.record)
  }
  if (act.kind === 'person/erased') {
    await forgetMessages(acting, act.person)
    await stopDisclosures(acting, act.person)
    await removeReference(acting.tx, acting.company, act.person)
  }
}

/** A person of whom nothing is left goes with the last record. */
const forgetWithLastRecord: Reaction = async (acting, act) => {
  if (act.kind !== 'record/erased' || act.person === undefined) return
  const declaration = await declared(acting)
  if (declaration !== null) await clearIfEmpty(acting, declaration, act.person, act.actor)
}

/**
 * In the order in which they run. What an act means for keeping (a consent withdrawn, an order closed, a hold ended:
 * Art. 7(3), 17(1)(b) GDPR) comes last: it may erase what the others still need.
 */
export const reactions: readonly Reaction[] = [confirmReceipt, sendDisclosed, clearOutboxes, forgetWithLastRecord, settleAfter]

/** What answering requests asks of other domains and rehearsals use as well: ends and erasure of retention, word to recipients. */
export const rightsWiring: RightsWiring = {
  plannedEnd,
  eraseAll: eraseOnRequest,
  async tellRecipients(acting, declaration, told) {
    const ids = await tellRecipients(acting, declaration, told)
    return declaration.recipients.filter(({ id }) => ids.includes(id)).map(({ name }) => name)
  },
}

/**
 * The same with the mail.
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
        slots: message.slots,
        to: message.to,
        request: message.request,
      })
    },
    ...rightsWiring,
  }
}
