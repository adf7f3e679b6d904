import type { ProofContext, Pledge, Sabotage } from '../../src/pledge/index.ts'
import { outcomeOf, type Verdict } from '../../src/evidence/index.ts'

/** Looks at one pledge as a run would. */
export async function look(pledge: Pledge, context: ProofContext): Promise<Verdict> {
  return outcomeOf(pledge, await pledge.prove(context))
}

/** All ways to make a pledge false. */
export function sabotagesOf(pledge: Pledge): readonly Sabotage[] {
  return [pledge.sabotage, ...(pledge.more ?? [])]
}

/** Makes a pledge false and gives the context in which one now looks, with the way to end what stands in between. */
export async function laidHandsOn(
  pledge: Pick<Pledge, 'sabotage'>,
  context: ProofContext,
): Promise<{ readonly context: ProofContext; readonly end: () => Promise<void> }> {
  const meddled = await pledge.sabotage.apply(context)
  if (meddled === undefined) return { context, end: () => Promise.resolve() }
  return { context: { ...context, site: meddled.site }, end: meddled.end }
}
