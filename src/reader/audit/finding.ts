import type { Day, Words } from '../../base/index.ts'
import type { Span } from '../notice.ts'

/** How bad: a duty missed or a statement wrong; probably deficient; good practice. */
export type Severity = 'error' | 'warn' | 'info'

/** Wrong already on the notice's own day, or right then and overtaken since, or one of both for all that the notice says of its day. */
export type Timing = 'wrong-then' | 'stale-since' | 'undated'

/** One thing wrong with a notice, with the place it stands at. */
export interface AuditFinding {
  /** Row of `law/audit-rules.json`. */
  readonly code: string
  readonly severity: Severity
  /** The provision, in the words of the law that applies to this notice. */
  readonly provision: string
  /** Offsets in `Notice.source`. */
  readonly span: Span
  /** Exactly that piece of the source; empty where something is missing: what is not there cannot be quoted. */
  readonly quote: string
  /** True where something is missing: the span is then the place where one would expect it, or the whole document. */
  readonly absence: boolean
  readonly why: Words
  /** The first day on which this was wrong. */
  readonly since: Day
  readonly timing: Timing
  /** What to write instead; a clause where the law table has one, else what to do. */
  readonly instead: Words
  /** Whether `instead` can stand in a notice as it is, once its slots are filled. */
  readonly clause: string | null
}

/** What became of one item that Art. 13 and 14 ask for. */
export type ItemStatus = 'found' | 'missing' | 'by-reference' | 'not-applicable' | 'not-judged'

/** One line of the checklist. */
export interface ChecklistLine {
  /** Row of `law/art13-14-checklist.json`. */
  readonly id: string
  readonly title: Words
  readonly provision: string
  readonly status: ItemStatus
  /** Where it was found, or what refers elsewhere; offsets in `Notice.source`. */
  readonly spans: readonly Span[]
  /** Why it does not apply, or why nothing can be said. */
  readonly reason: Words | null
}

/** A rule that the text alone cannot decide. */
export interface NotJudged {
  readonly code: string
  readonly title: Words
  readonly reason: Words
}

/** Which law a notice answers to; a notice written before the GDPR applied is measured by it from 2018-05-25 on. */
export type Regime = 'GDPR' | 'KDG' | 'DSG-EKD' | 'Swiss'

/** What an audit says about a notice as of a day. */
export interface AuditReport {
  readonly asOf: Day
  /** The latest day up to which every law table used was checked. */
  readonly lawCheckedUpTo: Day
  readonly regime: Regime
  /** The notice's own day, where it states one: the last day of the month or year it names. */
  readonly noticeDay: Day | null
  /** Sorted by place. */
  readonly findings: readonly AuditFinding[]
  readonly checklist: readonly ChecklistLine[]
  readonly notJudged: readonly NotJudged[]
  /** What holds for the report as a whole, such as a day before the rules begin. */
  readonly remarks: readonly Words[]
}
