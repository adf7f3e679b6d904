import { lastUpTo } from '../../base/index.ts'
import type { AuditFinding, Severity } from '../audit/finding.ts'
import type { Section } from '../notice.ts'
import type { Reading } from './page.ts'

/** A finding as a person reads it: once for a section, with the other places of the section it holds for. */
export interface Told {
  readonly finding: AuditFinding
  /** The same finding further down in the same section, in order; empty for most and for what is missing. */
  readonly again: readonly AuditFinding[]
}

/**
 * Findings without repetition: what one rule says in the same words stands once in a section, and what is missing stands
 * once. Same order as the report's.
 */
export function toldOnce({ notice, report }: Pick<Reading, 'notice' | 'report'>): readonly Told[] {
  const starts = sectionStarts(notice.root)
    .map((start) => notice.spanOf(start, start + 1)[0])
    .sort((a, b) => a - b)
  const told = new Map<string, AuditFinding[]>()
  for (const finding of report.findings) {
    const section = finding.absence ? '' : lastUpTo(starts.length, (n) => starts[n] ?? 0, finding.span[0])
    const key = `${finding.code}\n${section}\n${finding.why.de}\n${finding.instead.de}`
    const known = told.get(key)
    if (known === undefined) told.set(key, [finding])
    else if (!finding.absence) known.push(finding)
  }
  return [...told.values()].flatMap(([finding, ...again]) => (finding ? [{ finding, again }] : []))
}

/** How many findings of a severity a person is told. */
export function countOf(told: readonly Told[], severity: Severity): number {
  return told.filter(({ finding }) => finding.severity === severity).length
}

function sectionStarts(root: Section): readonly number[] {
  const starts: number[] = []
  const open = [root]
  for (let next = open.pop(); next; next = open.pop()) {
    starts.push(next.start)
    open.push(...next.sections)
  }
  return starts
}
