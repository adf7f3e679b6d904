/** Chance that comes out the same for the same seed (mulberry32). */
export interface Chance {
  /** From 0 up to, not including, 1. */
  next(): number
  one<T>(of: readonly T[]): T
  some<T>(of: readonly T[], least: number, most: number): readonly T[]
  is(probability: number): boolean
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const one = <T>(of: readonly T[]): T => {
    const found = of[Math.floor(next() * of.length)]
    if (found === undefined) throw new RangeError('nothing to choose from')
    return found
  }
  return {
    next,
    one,
    is: (probability) => next() < probability,
    some: (of, least, most) => {
      const count = Math.min(of.length, least + Math.floor(next() * (most - least + 1)))
      const left = [...of]
      const taken: (typeof of)[number][] = []
      while (taken.length < count) taken.push(...left.splice(Math.floor(next() * left.length), 1))
      return of.filter((item) => taken.includes(item))
    },
  }
}
