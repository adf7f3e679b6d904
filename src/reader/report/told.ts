import { lastUpTo } from '../../base/index.ts'
import type { AuditFinding, ChecklistLine, Severity } from '../audit/finding.ts'
import { sectionsIn } from '../sections.ts'
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
  const starts = sectionsIn(notice.root).map(({ start }) => notice.spanOf(start, start + 1)[0])
  const told = new Map<string, AuditFinding[]>()
  for (const finding of report.findings) {
    const section = finding.absence ? '' : lastUpTo(starts.length, (n) => starts[n] ?? 0, finding.span[0])
    const key = [
      finding.code,
      section,
      finding.severity,
      finding.since,
      finding.why.de,
      finding.instead.de,
    ].join('\n')
    const known = told.get(key)
    if (known === undefined) told.set(key, [finding])
    else if (!finding.absence) known.push(finding)
  }
  return [...told.values()].flatMap(([finding, ...again]) => (finding ? [{ finding, again }] : []))
}

/** Another place of a finding. */
export interface Again {
  readonly finding: AuditFinding
  /** Line or page of the file, from 1. */
  readonly number: number
  /** What stands there, where it is short and other words than those of the first place; else null. */
  readonly quote: string | null
}

/** Where else a finding holds: each line or page once, or once for each name on it. */
export function againAt({ finding, again }: Told, numberOf: (offset: number) => number): readonly Again[] {
  const first = folded(finding)
  const seen = new Set([`${numberOf(finding.span[0])} null`])
  return again.flatMap((one): Again[] => {
    const said = folded(one)
    const quote = stemmed(said) === stemmed(first) || said.length > NAME ? null : said
    const number = numberOf(one.span[0])
    const key = `${number} ${quote}`
    if (seen.has(key)) return []
    seen.add(key)
    return [{ finding: one, number, quote }]
  })
}

/** So long at most is a name that is worth repeating. */
const NAME = 40

/** Words without case and endings: "verantwortliche Stelle" and "Verantwortlichen Stelle" are the same name. */
function stemmed(text: string): string {
  return text.toLowerCase().replaceAll(/(?<=\p{L}{4})(?:e[nrms]?|n|s)(?!\p{L})/gu, '')
}

function folded({ quote }: AuditFinding): string {
  return quote.replaceAll(/\s+/gu, ' ').trim()
}

/** How many findings of a severity a person is told. */
export function countOf(told: readonly Told[], severity: Severity): number {
  return told.filter(({ finding }) => finding.severity === severity).length
}

const ORDER: readonly ChecklistLine['status'][] = [
  'missing',
  'by-reference',
  'found',
  'not-judged',
  'not-applicable',
]

/** The duties as an officer goes through them: what is missing first, then what stands elsewhere. */
export function byStatus(checklist: readonly ChecklistLine[]): readonly ChecklistLine[] {
  return checklist.toSorted((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status))
}
