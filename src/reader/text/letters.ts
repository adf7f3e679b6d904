/** Small letters of the Latin alphabets up to U+017F. */
export function isLower(code: number): boolean {
  if (code >= 0x61 && code <= 0x7a) return true
  if (code < 0xdf) return false
  return (code <= 0xff && code !== 0xf7) || (code > 0xff && code < 0x180 && (code & 1) === 1)
}

/** Capital letters of the Latin alphabets up to U+017F. */
export function isUpper(code: number): boolean {
  if (code >= 0x41 && code <= 0x5a) return true
  if (code < 0xc0) return false
  return (code <= 0xde && code !== 0xd7) || (code > 0xff && code < 0x180 && (code & 1) === 0)
}

/** Any letter of an alphabet; what lies beyond U+2000 is none. */
export function isLetter(code: number): boolean {
  return isLower(code) || isUpper(code) || (code >= 0x180 && code < 0x2000)
}

/** 0 to 9. */
export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}
