/**
 * Cuts pieces of a text as `slice` does with offsets from 0, each in one byte a unit where it holds nothing beyond
 * Latin-1. A single quotation mark makes a whole notice two bytes wide, and all slices of it with it; expressions run
 * nearly twice as fast on narrow text.
 */
export function narrowly(text: string): (start: number, end: number) => string {
  // What is beyond Latin-1 is cut to its lower byte here: a piece that has none of it is the same in both.
  const narrow = Buffer.from(text, 'latin1').toString('latin1')
  return (start, end) => {
    const piece = narrow.slice(start, end)
    return text.startsWith(piece, start) ? piece : text.slice(start, end)
  }
}
