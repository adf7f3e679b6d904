import type { Language } from '../base/index.ts'

/** A piece of the file as it was read: UTF-16 offsets, end exclusive. */
export type Span = readonly [start: number, end: number]

/** A run of text that belongs together: a paragraph, a list item, a table row, a heading, a line of an address. */
export interface Block {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'row' | 'line'
  /** Offsets in `Notice.text`. */
  readonly start: number
  readonly end: number
  /** Cells of a table row, offsets in `Notice.text`; empty for everything else. */
  readonly cells: readonly Span[]
  /** Depth of a list item, 0 for what is no item. */
  readonly depth: number
  /** Sentences inside, offsets in `Notice.text`. */
  readonly sentences: readonly Span[]
}

/** A section with its heading. The root has no heading and holds everything. */
export interface Section {
  readonly heading: string
  readonly level: number
  /** Offsets in `Notice.text`, heading included. */
  readonly start: number
  readonly end: number
  readonly sections: readonly Section[]
}

/**
 * A notice made ready for reading. `text` is what rules look at: soft hyphens, no-break spaces, odd hyphens, ligatures,
 * lost umlauts and page chrome have been dealt with there. `source` is the file as read; every statement is given in its
 * offsets, which `spanOf` finds.
 */
export interface Notice {
  readonly source: string
  /** Where each printed page begins in `source`, the first at 0; none for files that are not printed. */
  readonly pages: readonly number[]
  readonly text: string
  readonly language: Language | 'other'
  readonly blocks: readonly Block[]
  readonly root: Section
  /** A piece of `text`, in as few bytes as it takes: expressions run on it sooner than on a slice. Offsets from 0. */
  readonly piece: (start: number, end: number) => string
  /** Where a piece of `text` stands in `source`. */
  spanOf(start: number, end: number): Span
}
