/** One measurement, beside the same measurement of a peer where there is one. */
export interface BenchLine {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly peer?: string
  readonly peerValue?: number
  /** `value / peerValue`. */
  readonly ratio?: number
  /** What one must know to read the number. */
  readonly note?: string
}

/** A module of this folder. */
export interface Bench {
  bench(): Promise<readonly BenchLine[]>
}

/** Whether a module is one that measures. */
export function hasMain(module: unknown): module is Bench {
  return (
    typeof module === 'object' && module !== null && 'bench' in module && typeof module.bench === 'function'
  )
}

/** A measurement beside a peer's, both rounded to what such numbers are worth. */
export function against(
  name: string,
  value: number,
  unit: string,
  peer: string,
  peerValue: number,
): BenchLine {
  return {
    name,
    value: rounded(value),
    unit,
    peer,
    peerValue: rounded(peerValue),
    ratio: Math.round((value / peerValue) * 1000) / 1000,
  }
}

/** Three significant digits. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3))
}
