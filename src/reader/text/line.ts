/** A run of characters and where it stands in the file. Where the lengths are equal, each character has its own place. */
export interface Piece {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** What a format says about one line, before anything is cleaned. */
export interface Line {
  readonly kind: 'text' | 'heading' | 'item' | 'row'
  /** Level of a heading from 1, depth of an item from 1, else 0. */
  readonly level: number
  /** How it looks, for telling levels of headings apart: `h2`, `bold`, `underlined`; empty for plain text. */
  readonly style: string
  /** Whether an empty line, or the edge of a paragraph, stands before it. */
  readonly gap: boolean
  /** One list of pieces per cell; everything that is no row has one. */
  readonly cells: readonly (readonly Piece[])[]
}

/** A line after cleaning; offsets in the cleaned text. */
export interface CleanLine {
  readonly kind: Line['kind']
  readonly level: number
  readonly style: string
  readonly gap: boolean
  readonly start: number
  readonly end: number
  readonly cells: readonly (readonly [start: number, end: number])[]
}
