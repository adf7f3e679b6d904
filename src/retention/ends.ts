import type { CompanyId, Day, Instant } from '../base/index.ts'
import type { StoreDeclaration } from '../declaration/index.ts'
import type { Database } from '../store/index.ts'
import { dutyIn } from './fate.ts'
import type { RetentionRule } from './rule.ts'
import { notedEnds, type OutdatedEnds } from './store.ts'

/**
 * Which rows a statute restricts name a duty or a last day other than the one that holds: a later declaration, or the law
 * itself, has changed it since, or somebody laid hands on it. The next run notes the right one.
 *
 * @param rules all rules of the store
 */
export async function outdatedEnds(
  db: Database,
  company: CompanyId,
  store: StoreDeclaration,
  rules: readonly RetentionRule[],
  today: Day,
  now: Instant,
): Promise<OutdatedEnds> {
  const duties = rules.filter(({ period }) => period.during === 'restricted')
  const noted = await notedEnds(db, company, store, duties)
  return {
    duties,
    keys: noted.flatMap(({ key, restricted, until, facts }) => {
      const holds = dutyIn(duties, facts, today, now)
      if (holds === null) return []
      return restricted === `statute:${holds.duty}` && until === holds.until ? [] : [key]
    }),
  }
}
