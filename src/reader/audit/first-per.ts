/** Of those that share a key only the first; in order. */
export function firstPer<T>(all: readonly T[], keyOf: (one: T) => unknown): readonly T[] {
  const seen = new Set<unknown>()
  return all.filter((one) => {
    const key = keyOf(one)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
