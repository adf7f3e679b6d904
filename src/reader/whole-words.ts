import type { Span } from './notice.ts'

/** So many letters at most has a word: what is longer is no word. */
const LONGEST_WORD = 60
const WORD_START = new RegExp(`\\p{L}{1,${LONGEST_WORD}}$`, 'u')
const WORD_END = new RegExp(`^\\p{L}{1,${LONGEST_WORD}}`, 'u')

/** A place with the words whole in which it begins and ends: expressions look for parts of words. */
export function wholeWords(text: string, [start, end]: Span): Span {
  if (end <= start) return [start, end]
  const before = WORD_START.exec(text.slice(Math.max(0, start - LONGEST_WORD), start))?.[0].length ?? 0
  const after = WORD_END.exec(text.slice(end, end + LONGEST_WORD))?.[0].length ?? 0
  const begins = /^\p{L}/u.test(text.slice(start, start + 2))
  const ends = /\p{L}$/u.test(text.slice(end - 2, end))
  return [begins ? start - before : start, ends ? end + after : end]
}
