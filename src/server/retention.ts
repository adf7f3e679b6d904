/** Retention as the server runs it: the day's plan in words, and a run that keeps to the plan that was shown. */
import { type CompanyId, type Day, Problem } from '../base/index.ts'
import { currentDeclaration, type Declaration } from '../declaration/index.ts'
import type { World } from '../ledger/index.ts'
import { type RetentionPlan, type RetentionReport, retentionPlan } from '../retention/index.ts'

/** The declaration of the company's present day. Throws Problem 404 when there is none. */
export async function declarationToday(world: World, company: CompanyId): Promise<Declaration> {
  const current = await currentDeclaration(world.db, company, world.clockOf(company).today())
  if (current === null) throw new Problem(404, 'declaration/none', 'Nothing is declared yet.')
  return current.declaration
}

/** What the next run will do. */
export async function planToday(world: World, company: CompanyId): Promise<RetentionPlan> {
  const clock = world.clockOf(company)
  return retentionPlan(world, company, await declarationToday(world, company), clock.today(), clock.now())
}

/** Rows and lines that are due, and the next day on which something is. */
export function dueOf(plan: RetentionPlan): {
  readonly rows: number
  readonly restrict: number
  readonly next: Day | null
} {
  const days = plan.stores
    .flatMap((store) => store.rules.flatMap(({ next }) => (next === null ? [] : [next])))
    .sort()
  return {
    rows: plan.stores.reduce((total, store) => total + store.due, 0),
    restrict: plan.stores.reduce((total, store) => total + store.toRestrict, 0),
    next: days[0] ?? null,
  }
}

/** Everything that went in a run: records, log rows, lines of files. */
export function goneIn(report: RetentionReport | null): number {
  return report === null ? 0 : report.erased + report.logRows + report.fileLines
}
