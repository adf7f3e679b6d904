/** What everything rests on: days, moments, clocks, ids, canonical JSON, hashes, refusals. Knows no law and no database. */
export * from './canonical.ts'
export * from './clock.ts'
export * from './day.ts'
export * from './hash.ts'
export * from './id.ts'
export * from './language.ts'
export * from './problem.ts'
export * from './plain.ts'
