import type { Section } from './notice.ts'

/** Every section of a notice in the order of the text, each before those inside it. The root, which has no heading, comes first. */
export function sectionsIn(root: Section): readonly Section[] {
  const found: Section[] = []
  const open = [root]
  for (let next = open.pop(); next; next = open.pop()) {
    found.push(next)
    for (const inner of next.sections.toReversed()) open.push(inner)
  }
  return found
}
