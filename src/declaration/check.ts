import type { Day } from '../base/index.ts'
import type { Finding } from './finding.ts'
import { type Places, byPlace } from './place.ts'
import type { Declaration } from './schema.ts'

/**
 * Everything the law forbids and types cannot say, at once, sorted by place.
 *
 * @param today the law that holds on this day applies
 */
export function check(_declaration: Declaration, _places: Places, _today: Day): readonly Finding[] {
  const findings: Finding[] = []
  return findings.sort(byPlace)
}
