import { lastUpTo } from '../../../base/index.ts'
import type { Sentence } from '../scene.ts'
import type { Candidate, EntityMention, Mention } from './candidate.ts'
import type { Names } from './mentions.ts'
import type { Reading } from './reading.ts'

/** A reading with everybody it names, looked up by block and by sentence. All in order of places. */
export interface Located extends Reading, Names {
  readonly byBlock: ReadonlyMap<number, readonly Mention[]>
  /** By where the sentence starts. */
  readonly bySentence: ReadonlyMap<number, readonly Mention[]>
  readonly entitiesByBlock: ReadonlyMap<number, readonly EntityMention[]>
}

/** Lays out where everybody is named. Mentions of what was dropped stand in no block and no sentence. */
export function locate(reading: Reading, names: Names): Located {
  const { scene, candidates } = reading
  const mentions = names.mentions.filter((one) => candidates.has(one.candidate))
  for (const { candidate, at } of mentions) candidates.letter(candidate, scene.piece(...at))
  return {
    ...reading,
    ...names,
    byBlock: Map.groupBy(mentions, (one) => one.block),
    bySentence: Map.groupBy(mentions, (one) => scene.sentenceAt(one.at[0]).start),
    entitiesByBlock: Map.groupBy(names.entities, (one) => one.block),
  }
}

/** Whom a sentence names, by a name or by a company with its form, in order of places. */
export function namedIn(
  { bySentence, entitiesByBlock }: Located,
  { start, end, block }: Sentence,
): readonly { readonly at: number; readonly candidate: Candidate }[] {
  return [
    ...(bySentence.get(start) ?? []).flatMap(({ at, candidate, inside }) =>
      inside ? [] : [{ at: at[0], candidate }],
    ),
    ...(entitiesByBlock.get(block) ?? []).flatMap(({ entity: { at }, candidate }) =>
      candidate && at[0] >= start && at[0] < end ? [{ at: at[0], candidate }] : [],
    ),
  ].toSorted((a, b) => a.at - b.at)
}

/** As many as one section names: no more is looked back at. */
export const LOOKED_BACK_AT = 120

/** Of a list in order of places, the last ones before a place. */
export function lastBefore<T>(list: readonly T[], place: number, start: (one: T) => number): readonly T[] {
  const startOf = (index: number): number => {
    const one = list[index]
    return one === undefined ? place : start(one)
  }
  const end = lastUpTo(list.length, startOf, place - 1) + 1
  return list.slice(Math.max(0, end - LOOKED_BACK_AT), end)
}
