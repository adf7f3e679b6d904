import type { Declaration } from '../declaration/index.ts'
import type { Pledge } from '../pledge/index.ts'
import { underContract } from './contract-pledges.ts'
import { asRecorded, onlyDeclared } from './outbox-pledges.ts'
import { allowListed, choiceOf, chosen, received, recorded } from './receipt-pledges.ts'

/** The pledges on recipients that follow from a declaration (Art. 5(1)(c), 13(1)(e), 28, 44 GDPR). */
export function pledges(declaration: Declaration): readonly Pledge[] {
  return [
    ...declaration.recipients.flatMap((recipient) => [
      ...(recipient.contract === undefined ? [] : [underContract(declaration, recipient)]),
      ...(recipient.endpoint === undefined
        ? []
        : [recorded(declaration, recipient), allowListed(declaration, recipient)]),
      ...(choiceOf(declaration, recipient) === undefined ? [] : [chosen(declaration, recipient)]),
    ]),
    onlyDeclared(declaration),
    asRecorded(declaration),
    ...(declaration.recipients.length === 0 ? [] : [received(declaration)]),
  ]
}
