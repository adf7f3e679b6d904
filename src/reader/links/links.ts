import type { Span } from '../notice.ts'

/** What a link joins. */
export type LinkKind =
  /** a legal base carries a purpose */
  | 'base-purpose'
  /** a recipient receives for a purpose */
  | 'recipient-purpose'
  /** a recipient receives a category */
  | 'recipient-category'
  /** a recipient receives on a base */
  | 'recipient-base'
  /** a transfer to a recipient rests on an instrument */
  | 'recipient-instrument'
  /** a period belongs to a category */
  | 'period-category'
  /** a period belongs to a purpose */
  | 'period-purpose'
  /** a period belongs to what a recipient holds */
  | 'period-recipient'

/** How near the two ends stand, and so how sure the link is. */
export type Nearness = 'sentence' | 'paragraph' | 'section'

/** One end: the path of a fact (`recipients[2]`, `legal_bases[0]`, `retention[1]`) or a purpose or category. */
export interface LinkEnd {
  readonly kind: 'base' | 'recipient' | 'period' | 'instrument' | 'purpose' | 'category'
  /** Path of the fact in Facts; for purposes and categories their id. */
  readonly id: string
  /** The norm, the recipient's name, the period, the instrument, or the id again. */
  readonly label: string
  /** Offsets in `Notice.source`. */
  readonly at: Span
}

/** Two ends that the notice joins. */
export interface Link {
  readonly kind: LinkKind
  readonly from: LinkEnd
  readonly to: LinkEnd
  readonly near: Nearness
  /** The text makes it depend on a condition ("sofern …"). */
  readonly conditional: boolean
  /** The heading both stand under, empty where there is none. */
  readonly section: string
}

/** The graph: each pair of ends once for each section it is stated in, at its nearest. */
export interface Links {
  readonly links: readonly Link[]
}
