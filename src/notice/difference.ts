import { type Clause, type NoticeDocument, placedClauses } from './document.ts'

/** How a clause changed. In substance where its declared facts or its very presence changed, editorial where only words did. */
export interface Change {
  readonly kind: 'added' | 'removed' | 'changed'
  readonly weight: 'material' | 'editorial'
  readonly clause: string
  /** Heading of the section it stands, or stood, in. */
  readonly heading: string
  readonly before: string | null
  readonly after: string | null
}

/** What changes with each version without changing anything. */
const counters: ReadonlySet<string> = new Set(['versions.date'])

/** Explanations: their coming and going informs, but changes nothing of what is done. */
const explains = /^(?:terms\.|overview\.|browser\.what$|notice\.law$)/u

/**
 * What changed from one notice to another of the same language, clause by clause, in the order of the later one, with what
 * was removed at the end (Art. 12(1), 13(3) GDPR: people are told of what matters).
 */
export function differenceOf(before: NoticeDocument, after: NoticeDocument): readonly Change[] {
  const old = new Map(placedClauses(before).map((item) => [item.clause.id, item]))
  const present = new Set<string>()
  const changes: Change[] = []
  for (const { clause, heading } of placedClauses(after)) {
    present.add(clause.id)
    const was = old.get(clause.id)?.clause
    if (counters.has(clause.id) || was?.text === clause.text) continue
    changes.push({
      kind: was === undefined ? 'added' : 'changed',
      weight: was === undefined ? presence(clause) : weightOf(was, clause),
      clause: clause.id,
      heading,
      before: was?.text ?? null,
      after: clause.text,
    })
  }
  for (const { clause, heading } of old.values()) {
    if (present.has(clause.id)) continue
    changes.push({
      kind: 'removed',
      weight: presence(clause),
      clause: clause.id,
      heading,
      before: clause.text,
      after: null,
    })
  }
  return changes
}

function presence(clause: Clause): Change['weight'] {
  return explains.test(clause.id) ? 'editorial' : 'material'
}

function weightOf(before: Clause, after: Clause): Change['weight'] {
  const names = new Set([...Object.keys(before.facts), ...Object.keys(after.facts)])
  const same = [...names].every((name) => bare(before.facts[name]) === bare(after.facts[name]))
  return same || explains.test(after.id) ? 'editorial' : 'material'
}

/** A fact without what is mere dress: capitals, punctuation, spaces. */
function bare(fact: string | undefined): string {
  return (fact ?? '')
    .toLowerCase()
    .replaceAll(/[\s.,;:„“”"'’–-]+/gu, ' ')
    .trim()
}

/** Two texts side by side: what they share at both ends, and what stands in between in each. */
export interface Compared {
  readonly start: string
  readonly before: string
  readonly after: string
  readonly end: string
}

/** Finds the words in which two texts differ. */
export function comparedWords(before: string, after: string): Compared {
  const old = before.split(/(?<=\s)/u)
  const now = after.split(/(?<=\s)/u)
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1
  let end = 0
  while (
    end < old.length - start &&
    end < now.length - start &&
    old[old.length - 1 - end] === now[now.length - 1 - end]
  ) {
    end += 1
  }
  return {
    start: old.slice(0, start).join(''),
    before: old.slice(start, old.length - end).join(''),
    after: now.slice(start, now.length - end).join(''),
    end: old.slice(old.length - end).join(''),
  }
}
