/**
 * What an act in one domain causes in another, all of it in one place. A reaction runs in the transaction of the act it
 * reacts to: both happen or neither.
 */
import type { CompanyId } from './base/index.ts'
import { currentDeclaration, type Declaration } from './declaration/index.ts'
import { receiptOf, removeReference } from './intake/index.ts'
import type { Acting, Reaction, Recorded, World } from './ledger/index.ts'
import { forgetMessages, sendMessage } from './messages/index.ts'
import { deliver, stopDisclosures, tellRecipients } from './recipients/index.ts'
import { eraseOnRequest, plannedEnd, settleAfter } from './retention/index.ts'
import type { RightsDeps } from './rights/index.ts'

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

/** In the order in which they run. */
export const reactions: readonly Reaction[] = [confirmReceipt, sendDisclosed, settleAfter, clearOutboxes]

/** What the answering of requests asks of mail, retention and recipients. */
export function rightsDeps(world: World, baseUrl: string): RightsDeps {
  return {
    world,
    baseUrl,
    async send(acting, declaration, message) {
      const { template, ...rest } = message
      await sendMessage(acting, declaration, { ...rest, message: template })
    },
    plannedEnd(declaration, record) {
      const clock = world.clockOf(declaration.company.id as CompanyId)
      return plannedEnd(declaration, record, clock.today(), clock.now())
    },
    eraseAll: eraseOnRequest,
    tellRecipients,
  }
}
