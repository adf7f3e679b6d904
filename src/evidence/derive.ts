import type { Declaration } from '../declaration/index.ts'
import type { Pledge } from '../pledge/index.ts'
import { pledges as ofLedger } from './pledges.ts'

/**
 * Every pledge that follows from a declaration, of all domains, in the order in which the notice speaks of them.
 *
 * @throws Error when two pledges have one id: then a proof could be taken for another's
 */
export function derivePledges(declaration: Declaration): readonly Pledge[] {
  const all = [...ofLedger()]
  const seen = new Set<string>()
  for (const { id } of all) {
    if (seen.has(id)) throw new Error(`Two pledges are called “${id}”.`)
    seen.add(id)
  }
  return declaration.activities.length > 0 ? all : []
}
