/** Why a text is not plain words of a person. */
export type NotPlain = 'surrogates' | 'control' | 'bidi' | 'markup'

// Written as code points, so that this file itself stays plain.
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufff9-\ufffb\ufffe\uffff]/u
const breaks = /[\t\n\r]/u
/** Characters that turn the reading direction or hide text; names and messages need none of them. */
const bidi = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]|[\u{e0000}-\u{e007f}]/u
const markup = /<[a-z/!?]|(?:java|vb)script:|data:text\/html|&#x?[0-9a-f]+;/iu

/**
 * What speaks against taking a text as it is: half characters, control characters, characters that turn the reading
 * direction, markup. Null where nothing does. Line breaks and tabs are fine only where `lines` says so.
 */
export function notPlain(text: string, lines: boolean): NotPlain | null {
  if (!text.isWellFormed()) return 'surrogates'
  if (control.test(text) || (!lines && breaks.test(text))) return 'control'
  if (bidi.test(text)) return 'bidi'
  if (markup.test(text)) return 'markup'
  return null
}

/** A text as it is kept: composed (NFC), line ends as `\n`, no white space at the ends. */
export function tidy(text: string): string {
  return text.replace(/\r\n?/gu, '\n').normalize('NFC').trim()
}

/** Length as a person counts it, near enough: code points. */
export function lengthOf(text: string): number {
  return Array.from(text).length
}
