/** What classes of letters and figures have in Latin-1. Of capitals and small letters also what folds to the other kind. */
const IN_LATIN: Readonly<Record<string, string>> = {
  L: 'A-Za-zªµºÀ-ÖØ-öø-ÿ',
  Lu: 'A-ZÀ-ÖØ-Þ',
  Ll: 'a-zµß-öø-ÿ',
  N: '0-9²³¹¼-¾',
}

/**
 * The same expression for texts whose letters and figures are all of Latin-1: classes such as `\p{L}` become the few ranges
 * they have there, which are asked without a call. On other texts it may find less.
 */
export function latin(expression: RegExp): RegExp {
  const { source, flags } = expression
  let inClass = false
  const written = source.replaceAll(/\\p\{(\w+)\}|\\[\s\S]|[[\]]/gu, (sign, name: string | undefined) => {
    if (sign === '[' || sign === ']') inClass = sign === '['
    const ranges = name === undefined ? undefined : IN_LATIN[name]
    if (ranges === undefined) return sign
    // Regardless of case a capital may be the one of a letter whose own stands beyond Latin-1.
    const all = name === 'Lu' && flags.includes('i') ? `${ranges}ÿµ` : ranges
    return inClass ? all : `[${all}]`
  })
  return written === source ? expression : new RegExp(written, flags)
}

/** For each unit of text whether it is beyond Latin-1 a letter, a figure or half a sign: 0 not asked yet, 1 no, 2 yes. */
const ODD = new Uint8Array(65_536)

/** Whether a unit of text is a letter or a figure that Latin-1 does not have, or may be part of one. */
export function isOdd(unit: number): boolean {
  if (unit < 0x100) return false
  if (ODD[unit] === 0) {
    const half = unit >= 0xd800 && unit <= 0xdfff
    ODD[unit] = half || /[\p{L}\p{N}]/u.test(String.fromCharCode(unit)) ? 2 : 1
  }
  return ODD[unit] === 2
}
