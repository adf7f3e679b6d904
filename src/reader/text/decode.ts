import { Refusal } from './refusal.ts'

/** The encodings that files of notices are found in. */
export type Encoding =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'windows-1252'
  | 'ibm850'
  | 'macintosh'
  | (string & {})

/** German letters where DOS put them, which Windows shows as something else. */
const DOS: Readonly<Record<number, string>> = {
  0x84: 'ä',
  0x94: 'ö',
  0x81: 'ü',
  0xe1: 'ß',
  0x8e: 'Ä',
  0x99: 'Ö',
  0x9a: 'Ü',
  0xf5: '§',
}
const MAC_LETTERS = new Set([0x8a, 0x9a, 0x9f, 0xa7, 0x80, 0x85, 0x86])
const WINDOWS_LETTERS = new Set([0xe4, 0xf6, 0xfc, 0xdf, 0xc4, 0xd6, 0xdc])
const SAMPLE = 200_000

function isAsciiLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a))
}

/** UTF-16 without a mark: every other byte of an ordinary text is zero. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length - (bytes.length % 2), 4096)
  if (length < 4) return null
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even += 1
    if (bytes[i + 1] === 0) odd += 1
  }
  const pairs = length / 2
  if (odd > pairs * 0.6 && even < pairs * 0.1) return 'utf-16le'
  if (even > pairs * 0.6 && odd < pairs * 0.1) return 'utf-16be'
  return null
}

/** Which one-byte encoding turns the odd bytes inside words into German letters. */
function narrowEncoding(bytes: Uint8Array): 'windows-1252' | 'ibm850' | 'macintosh' {
  let windows = 0
  let dos = 0
  let mac = 0
  for (let i = 1; i < Math.min(bytes.length, SAMPLE) - 1; i += 1) {
    const byte = bytes[i] ?? 0
    if (byte < 0x80 || !isAsciiLetter(bytes[i + 1])) continue
    if (WINDOWS_LETTERS.has(byte)) windows += 1
    if (byte in DOS) dos += 1
    if (MAC_LETTERS.has(byte)) mac += 1
  }
  if (dos > windows && dos > mac) return 'ibm850'
  if (mac > windows && mac > dos) return 'macintosh'
  return 'windows-1252'
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2048))
  const label = /<meta[^>]{0,200}charset\s{0,3}=\s{0,3}["']?([\w-]{2,30})|encoding="([\w-]{2,30})"/iu.exec(
    start,
  )
  const name = label?.[1] ?? label?.[2]
  if (name === undefined) return null
  try {
    return new TextDecoder(name).encoding
  } catch {
    return null
  }
}

/** How many sequences of two bytes or more are right in UTF-8, and how many bytes are not. */
function utf8Score(bytes: Uint8Array): { readonly right: number; readonly wrong: number } {
  let right = 0
  let wrong = 0
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i] ?? 0
    const more =
      byte < 0x80
        ? 0
        : byte >= 0xc2 && byte < 0xe0
          ? 1
          : byte >= 0xe0 && byte < 0xf0
            ? 2
            : byte >= 0xf0 && byte < 0xf5
              ? 3
              : -1
    let whole = more >= 0
    for (let k = 1; k <= more; k += 1) if (((bytes[i + k] ?? 0) & 0xc0) !== 0x80) whole = false
    if (!whole) wrong += 1
    else if (more > 0) right += 1
    i += whole ? more + 1 : 1
  }
  return { right, wrong }
}

/**
 * Turns the bytes of a text file into the text as every program reads it: a byte order mark stays in front, line ends
 * stay as they are, so that offsets hold for the file as read.
 *
 * @throws Refusal when the bytes are no text
 */
export function decode(bytes: Uint8Array): { readonly source: string; readonly encoding: Encoding } {
  const as = (encoding: string): { readonly source: string; readonly encoding: Encoding } => ({
    source: new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes),
    encoding,
  })
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return as('utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return as('utf-16be')
  const wide = wideEncoding(bytes)
  if (wide !== null) return as(wide)
  refuseBinary(bytes)
  const { right, wrong } = utf8Score(bytes)
  if (wrong === 0 || right > wrong * 4) return as('utf-8')
  const declared = declaredEncoding(bytes)
  if (declared !== null && declared !== 'utf-8') return as(declared)
  const narrow = narrowEncoding(bytes)
  if (narrow !== 'ibm850') return as(narrow)
  const windows = new TextDecoder('windows-1252').decode(bytes)
  const source = Array.from(bytes, (byte, i) =>
    byte < 0x80 ? String.fromCharCode(byte) : (DOS[byte] ?? windows.charAt(i)),
  ).join('')
  return { source, encoding: narrow }
}

function refuseBinary(bytes: Uint8Array): void {
  let odd = 0
  const length = Math.min(bytes.length, SAMPLE)
  for (let i = 0; i < length; i += 1) {
    const byte = bytes[i] ?? 0
    if (byte === 0) odd += 8
    else if (
      byte < 0x20 &&
      !(byte >= 0x07 && byte <= 0x0d) &&
      byte !== 0x1b &&
      byte !== 0x1f &&
      byte !== 0x1e
    )
      odd += 1
  }
  if (odd <= length * 0.02 + 8) return
  throw new Refusal('binary', {
    de: 'Die Datei ist kein Text, sondern enthält Binärdaten. Lesbar sind Text, Markdown, HTML, PDF und DOCX.',
    en: 'The file is not text but binary. Text, Markdown, HTML, PDF and DOCX can be read.',
  })
}
