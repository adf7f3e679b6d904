import type { Day, Language } from '../base/index.ts'

/** A sentence or two of a notice, with what it does. The smallest thing that can be pointed at, changed, and proved. */
export interface Clause {
  /** Stable from version to version: `rights.access`, `activity.contact.keep.enquiry-closed`. */
  readonly id: string
  readonly text: string
  /** The declared facts in it. When they change, the clause changes in substance. */
  readonly facts: Readonly<Record<string, string>>
  /** What it fulfils, in English citation. */
  readonly provisions: readonly string[]
  /** The pledges it makes, by how their ids begin. */
  readonly pledges: readonly string[]
  /** The rows of law/art13-14-checklist.json it answers. */
  readonly checklist: readonly string[]
}

/** A row of a table: its cells, and the clause they make together. */
export interface Row {
  readonly cells: readonly string[]
  readonly clause: Clause
}

/** A run of clauses and how they stand on the page. */
export type Block =
  | { readonly kind: 'paragraph'; readonly clause: Clause }
  | { readonly kind: 'lines'; readonly clause: Clause }
  | { readonly kind: 'list'; readonly clauses: readonly Clause[] }
  /** Label on the left, what is to say on the right. */
  | { readonly kind: 'facts'; readonly entries: readonly Entry[] }
  | {
      readonly kind: 'table'
      readonly caption: string
      readonly head: readonly string[]
      readonly rows: readonly Row[]
    }
  /** Links to other parts of the notice. */
  | { readonly kind: 'links'; readonly links: readonly Link[] }

export interface Entry {
  readonly label: string
  readonly clauses: readonly Clause[]
}

export interface Link {
  readonly text: string
  readonly anchor: string
}

export interface Section {
  /** Where a link leads; the same in both languages. */
  readonly anchor: string
  readonly heading: string
  /** Set apart from everything else (Art. 21(4) GDPR). */
  readonly framed: boolean
  readonly blocks: readonly Block[]
  readonly sections: readonly Section[]
}

/** A notice in one language. A value: rendering it adds nothing to what it says. */
export interface NoticeDocument {
  readonly company: string
  readonly name: string
  readonly language: Language
  readonly languages: readonly Language[]
  readonly title: string
  readonly version: number
  /** First day of effect. */
  readonly on: Day
  /** Hash of the declaration it was composed from. */
  readonly declaration: string
  readonly sections: readonly Section[]
}

/** All clauses of a notice, in the order in which one reads them. */
export function clausesOf(notice: NoticeDocument): readonly Clause[] {
  return notice.sections.flatMap(clausesIn)
}

function clausesIn(section: Section): readonly Clause[] {
  return [...section.blocks.flatMap(clausesOfBlock), ...section.sections.flatMap(clausesIn)]
}

/** The clauses of a block. */
function clausesOfBlock(block: Block): readonly Clause[] {
  switch (block.kind) {
    case 'paragraph':
    case 'lines':
      return [block.clause]
    case 'list':
      return block.clauses
    case 'facts':
      return block.entries.flatMap(({ clauses }) => clauses)
    case 'table':
      return block.rows.map(({ clause }) => clause)
    case 'links':
      return []
  }
}

/** A clause with the heading and anchor of the section it stands in. */
export interface PlacedClause {
  readonly clause: Clause
  readonly heading: string
  readonly anchor: string
}

/** All clauses with their place. */
export function placedClauses(notice: NoticeDocument): readonly PlacedClause[] {
  const walk = (section: Section): PlacedClause[] => [
    ...section.blocks
      .flatMap(clausesOfBlock)
      .map((clause) => ({ clause, heading: section.heading, anchor: clauseAnchor(clause.id) })),
    ...section.sections.flatMap(walk),
  ]
  return notice.sections.flatMap(walk)
}

/** The clauses an id names: the one of that id, or all that begin with it, as `activity.contact` names a whole activity. */
export function clausesNamed(notice: NoticeDocument, id: string): readonly PlacedClause[] {
  return placedClauses(notice).filter(({ clause }) => clause.id === id || clause.id.startsWith(`${id}.`))
}

/** Where a link to a clause leads. */
export function clauseAnchor(id: string): string {
  return `k-${id.replaceAll('.', '-')}`
}
