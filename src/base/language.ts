/** The languages of the product. German is the original. */
export type Language = 'de' | 'en'

/** A text for people in both languages. */
export interface Words {
  readonly de: string
  readonly en: string
}
