import type { Language, Words } from '../../base/index.ts'

export type RefusalCode =
  | 'empty'
  | 'too-large'
  | 'binary'
  | 'format'
  | 'pdf-without-text'
  | 'pdf-encrypted'
  | 'broken'
  | 'language'
  | 'contract'
  | 'not-a-notice'

/** A file that cannot be read as a notice, and why, in a sentence for people. Nothing was written. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly words: Words

  constructor(code: RefusalCode, words: Words, cause?: unknown) {
    super(words.en, cause === undefined ? {} : { cause })
    this.name = 'Refusal'
    this.code = code
    this.words = words
  }

  in(language: Language): string {
    return this.words[language]
  }
}
