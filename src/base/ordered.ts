/**
 * Searches what is in order.
 *
 * @param count of values
 * @param valueAt value of an index from 0; values never fall
 * @returns the last index whose value is not above the limit, -1 where all are
 */
export function lastUpTo(count: number, valueAt: (index: number) => number, limit: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (valueAt(middle) <= limit) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The last of a rising row of numbers that is at most a number, as its index, and -1 where there is none. */
export function lastNumberUpTo(numbers: ArrayLike<number>, limit: number): number {
  return lastUpTo(numbers.length, (index) => numbers[index] ?? 0, limit)
}
