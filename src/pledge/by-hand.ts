import { CompiledQuery } from 'kysely'
import type { ProofContext } from './index.ts'

/** Something done by hand that is more than a statement. */
export interface Hand {
  lay(context: ProofContext): Promise<void>
}

/** Runs statements the way somebody with a database prompt would. For sabotages; the product itself never does. */
export async function byHand(context: ProofContext, ...hands: readonly (string | Hand)[]): Promise<void> {
  for (const hand of hands) {
    if (typeof hand === 'string') await context.world.db.executeQuery(CompiledQuery.raw(hand))
    else await hand.lay(context)
  }
}
