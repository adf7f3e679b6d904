import { type Table, tableOf } from './table.ts'

export type Authority = Table<'authorities'>['items'][number]
export type Sector = 'private' | 'public' | 'church'

/** An authority of law/authorities.json by its id, or null. */
export function authority(id: string): Authority | null {
  return tableOf('authorities').items.find((row) => row.id === id) ?? null
}

/**
 * The authority of a Land for a kind of body (§ 40 BDSG; in Bavaria private bodies have one of their own, Art. 18
 * BayDSG). Null where the law has none there, as for churches, which have their own (Art. 91 GDPR).
 */
export function authorityFor(land: string, sector: Sector): Authority | null {
  if (sector === 'church') return null
  return (
    tableOf('authorities').items.find(
      (row) => row.land === land && (row.sector === 'both' || row.sector === sector),
    ) ?? null
  )
}
