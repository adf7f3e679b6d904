import { CompiledQuery } from 'kysely'
import type { ProofContext } from './index.ts'

/** Runs statements the way somebody with a database prompt would. For sabotages; the product itself never does. */
export async function byHand(context: ProofContext, ...statements: readonly string[]): Promise<void> {
  for (const statement of statements) await context.world.db.executeQuery(CompiledQuery.raw(statement))
}
