import type { Words } from '../../src/base/index.ts'
import type { Piece } from './layout.ts'

/** What a company's own site says besides what the declaration says. Content only; nothing here collects anything. */
export interface Site {
  readonly claim: Words
  readonly intro: Words
  /** Drawn, so that no picture is fetched from anywhere. */
  readonly picture: Piece
  readonly points: readonly { readonly title: Words; readonly text: Words; readonly picture: Piece }[]
  readonly shop: { readonly title: Words; readonly intro: Words; readonly articles: readonly Article[] }
  /** The form articles are ordered with, and its field that names the article. */
  readonly order: { readonly form: string; readonly field: string }
  readonly contact: { readonly form: string }
  readonly devices: {
    readonly title: Words
    readonly intro: Words
    readonly steps: readonly { readonly title: Words; readonly text: Words }[]
    readonly sends: Words
    readonly example: string
  }
}

interface Article {
  readonly id: string
  readonly name: Words
  readonly text: Words
  /** Price with tax, in euro cents. */
  readonly cents: number
  readonly picture: Piece
}
