import type { Span } from '../../notice.ts'
import { bareNames } from '../bare.ts'
import { listedNames } from '../listing.ts'
import { lastAtOrBefore } from '../scene.ts'
import { unknownServices } from '../unknown.ts'
import type { Candidate, EntityMention, Mention } from './candidate.ts'
import { bareKey, isOwnProduct } from './names.ts'
import { isNotUsed } from './nobody.ts'
import { isApart, isOfOfficer, OFFICER_SIDE, type Reading, SKIP_SENTENCE } from './reading.ts'

/**
 * Services that the catalogue does not hold.
 *
 * @param mentions of the catalogue, in their order; those found are added at the end
 */
export function addUnknown(reading: Reading, mentions: Mention[]): void {
  const { scene, own, candidates } = reading
  // In order and apart from each other, as the names of unknown services are: only the last one before can hold a place.
  const known = mentions.map(({ at: [start, end] }) => ({ start, end }))
  for (const unknown of unknownServices(scene)) {
    const key = bareKey(unknown.name)
    if (key === own.key || unknown.places.every((place) => isApart(reading, place))) continue
    if (own.key !== '' && (own.key.startsWith(key) || isOwnProduct(own, unknown.name))) continue
    const candidate = candidates.of(`name:${unknown.name.toLowerCase()}`)
    candidates.name(candidate, unknown.name)
    for (const at of unknown.places) {
      if ((known[lastAtOrBefore(known, at[0])]?.end ?? 0) >= at[1]) continue
      const sentence = scene.sentenceAt(at[0])
      if (isNotUsed(reading, { at, name: unknown.name, sentence })) continue
      const entry = entryFor(reading, at, mentions, lastAtOrBefore(known, at[1]) + 1)
      if (entry !== undefined) {
        candidates.name(entry, unknown.name)
        continue
      }
      candidate.places.push(at)
      candidates.name(candidate, scene.piece(at[0], at[1]))
      mentions.push({ candidate, at, block: sentence.block, inside: false })
    }
    if (candidate.places.length === 0) candidates.drop(candidate)
  }
}

/**
 * "Muster: Muster Messenger mit …": the service of the catalogue that an entry goes on to name in full.
 *
 * @param from the first mention behind the name
 */
function entryFor(
  { scene }: Reading,
  [start, end]: Span,
  mentions: readonly Mention[],
  from: number,
): Candidate | undefined {
  if (!/^\s?:\s/u.test(scene.piece(end, end + 3))) return undefined
  const name = bareKey(scene.piece(start, end))
  for (let next = from; next < mentions.length; next++) {
    const one = mentions[next]
    if (!one || one.at[0] - end >= 24) return undefined
    if (!one.inside && one.at[0] > end && bareKey(scene.piece(...one.at)).startsWith(name))
      return one.candidate
  }
  return undefined
}

/**
 * Firms and people named without a legal form.
 *
 * @param found so far; those found are added at the end
 */
export function addFirms(reading: Reading, found: Mention[], named: readonly EntityMention[]): void {
  const { scene, own, candidates } = reading
  const mentions = inOrder(found.map((one) => one.at))
  const entities = inOrder(named.map((one) => one.entity.at))
  const bare = bareNames(scene)
  const lists = [mentions, entities, inOrder(bare.map((one) => one.at))]
  const known = (offset: number): boolean =>
    lists.some((list) => {
      // A name so short that the next one begins within reach.
      if ((list[lastAtOrBefore(list, offset)]?.end ?? 0) > offset) return true
      const one = list[lastAtOrBefore(list, offset + 8)]
      if (!one || one.end <= offset) return false
      return (
        one.start <= offset ||
        /^(?:Fa\.|Firma|[Dd]ie|[Dd]er|[Dd]as)? ?$/u.test(scene.piece(offset, one.start))
      )
    })
  for (const { name, aliases, at } of [...bare, ...listedNames(scene, known)]) {
    const key = bareKey(name)
    const sentence = scene.sentenceAt(at[0])
    const skips = sentence.text.includes('Haftpflicht')
      ? SKIP_SENTENCE.expression.test(sentence.text.replace('Haftpflicht', ''))
      : reading.skips(sentence)
    if (skips || OFFICER_SIDE.test(sentence) || isOfOfficer(reading, sentence)) continue
    if (isApart(reading, at) || (own.key !== '' && (own.key.includes(key) || key.includes(own.key)))) continue
    if ([mentions, entities].some((taken) => overlaps(taken, at))) continue
    const candidate = candidates.of(`name:${name.toLowerCase()}`)
    candidates.name(candidate, name)
    for (const alias of aliases) candidates.name(candidate, alias)
    // Whoever goes by a trade is the firm itself: a company named beside is another.
    candidate.entity = true
    candidate.places.push(at)
    found.push({ candidate, at, block: sentence.block, inside: false })
  }
}

interface Place {
  readonly start: number
  readonly end: number
}

/** Places in their order. */
function inOrder(spans: readonly Span[]): readonly Place[] {
  return spans.map(([start, end]) => ({ start, end })).toSorted((a, b) => a.start - b.start)
}

/** Whether a place overlaps one of those, which are in order and apart from each other. */
function overlaps(taken: readonly Place[], [start, end]: Span): boolean {
  const last = taken[lastAtOrBefore(taken, end - 1)]
  return last !== undefined && last.end > start
}
