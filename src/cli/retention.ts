import { parseArgs } from 'node:util'
import { Problem, parseCompanyId, type CompanyId } from '../base/index.ts'
import {
  replayErasures,
  runRetention,
  type PlannedStore,
  type RetentionPlan,
  type RetentionReport,
} from '../retention/index.ts'
import { runningWorld } from '../server/index.ts'
import type { World } from '../ledger/index.ts'
import { durationText } from '../text/duration.ts'
import type { Io } from './main.ts'

const HELP = `zusage retention                                      what goes when, in every company
zusage retention --company skin-analysis              the plan of one company, with its number
zusage retention --company skin-analysis --run PLAN   carry out the plan of that number, and no other
zusage retention replay --company skin-analysis       after a restore: erase again what had been erased

Shows the plan and changes nothing unless told to run. --dry-run says so once more; --json answers machines.
Exit 0: done, or nothing to find. 1: rows whose end cannot be reckoned. 2: could not run.
`

/** `zusage retention`: shows its plan first; only the plan that was shown can be carried out. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      company: { type: 'string' },
      run: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const [verb, ...rest] = positionals
  const wrong = rest.length > 0 || (verb !== undefined && verb !== 'replay')
  const lone = (values.run !== undefined || verb === 'replay') && values.company === undefined
  if (values.help || wrong || lone) {
    ;(values.help ? io.out : io.err)(HELP)
    return values.help ? 0 : 2
  }
  const running = await runningWorld(io.env)
  try {
    const { world } = running
    const asked = values.company === undefined ? null : parseCompanyId(values.company)
    if (asked !== null && world.company(asked) === undefined) {
      throw new Problem(404, 'company/unknown', `There is no company “${asked}”.`)
    }
    const companies = asked === null ? world.companies().map(({ id }) => id) : [asked]
    const [company] = companies
    if (company === undefined) {
      io.out('There is no company yet.\n')
      return 0
    }
    if (verb === 'replay') return await replay(world, company, values.json, io)
    if (values.run !== undefined && !values['dry-run']) {
      return await carryOut(world, company, values.run, values.json, io)
    }
    return await show(world, companies, values.json, io)
  } finally {
    await running.close()
  }
}

async function show(world: World, companies: readonly CompanyId[], json: boolean, io: Io): Promise<number> {
  let unclear = 0
  const plans: RetentionPlan[] = []
  for (const company of companies) {
    const { plan } = await runRetention(world, company, { dryRun: true })
    if (plan === null) continue
    plans.push(plan)
    unclear += plan.stores.reduce((sum, store) => sum + store.unclear, 0)
  }
  io.out(json ? `${JSON.stringify(plans)}\n` : plans.map(planText).join('\n'))
  return unclear > 0 ? 1 : 0
}

async function carryOut(
  world: World,
  company: CompanyId,
  plan: string,
  json: boolean,
  io: Io,
): Promise<number> {
  const { report } = await runRetention(world, company, {
    plan,
    progress: ({ store, done }) => {
      if (io.terminal) io.err(`\r\u001b[K${store}: ${done}`)
    },
  })
  if (io.terminal) io.err('\r\u001b[K')
  if (report === null) return 2
  io.out(json ? `${JSON.stringify(report)}\n` : reportText(report))
  return 0
}

async function replay(world: World, company: CompanyId, json: boolean, io: Io): Promise<number> {
  const done = await replayErasures(world, company)
  io.out(
    json
      ? `${JSON.stringify(done)}\n`
      : `Read ${done.lines} lines of the journal. Erased again: ${done.records} records, ${done.persons} persons, ${done.logRows} lines of logs.\n`,
  )
  return 0
}

/** The plan as text: per store what goes now, what is restricted, what is held, and what goes next. */
export function planText(plan: RetentionPlan): string {
  const lines = [`${plan.company}, ${plan.today}`, '']
  for (const store of plan.stores) lines.push(...storeText(store))
  for (const hold of plan.holds) {
    lines.push(
      `held: ${hold.store ?? 'everything'} from ${hold.from ?? '-'} to ${hold.to ?? '-'}, incident ${hold.incident}, approved by ${hold.approver}`,
    )
  }
  const due = plan.stores.reduce((sum, store) => sum + store.due + store.toRestrict, 0)
  lines.push(
    '',
    due === 0
      ? 'Nothing is due.'
      : `To carry out exactly this: zusage retention --company ${plan.company} --run ${plan.hash}`,
    '',
  )
  return lines.join('\n')
}

function storeText(store: PlannedStore): readonly string[] {
  const counts = [
    `${store.due} to erase`,
    ...(store.toRestrict > 0 ? [`${store.toRestrict} to restrict`] : []),
    ...(store.restricted > 0 ? [`${store.restricted} restricted`] : []),
    ...(store.held > 0 ? [`${store.held} held`] : []),
    ...(store.unclear > 0 ? [`${store.unclear} whose end cannot be reckoned`] : []),
  ]
  return [
    `${store.store.padEnd(20)} ${counts.join(', ')}`,
    ...store.rules.map((rule) => {
      const state = rule.states === null ? '' : ` (${rule.states.en})`
      const next = rule.next === null ? '' : `, next on ${rule.next}`
      const length = rule.length.startsWith('P') ? durationText(rule.length, 'en') : rule.reason.en
      return `  ${rule.id}${state}: ${length} from ${rule.startsWith.en}, ${rule.during}${next}`
    }),
  ]
}

function reportText(report: RetentionReport): string {
  const rules = Object.entries(report.rules).map(([rule, count]) => `  ${rule}: ${count}`)
  return [
    `Erased ${report.erased} records, ${report.logRows} rows and ${report.fileLines} lines of logs. Restricted ${report.restricted}. Held ${report.held}. Forgot ${report.persons} persons of whom nothing was left.`,
    ...rules,
    '',
  ].join('\n')
}
