/** What runs by itself: sealing the ledger, retention, proofs, mail and disclosures that wait. Each on the company's clock. */
import { fromKysely, PgBoss } from 'pg-boss'
import { type CompanyId, LEGAL_ZONE } from '../base/index.ts'
import { sealLedger, transact } from '../ledger/index.ts'
import { sendWaiting } from '../messages/index.ts'
import { sendWaitingDisclosures } from '../recipients/index.ts'
import type { Store, Transaction } from '../store/index.ts'
import { runRetention } from '../retention/index.ts'
import { dropExpired } from '../rights/index.ts'
import type { Door } from './door.ts'
import { proveAndSeal } from './samples.ts'
import type { OpenWorld } from './world.ts'

/** The kinds of work, each with its schedule (cron, Berlin time). */
const schedules = {
  seal: '* * * * *',
  mail: '* * * * *',
  retention: '10 2 * * *',
  prove: '40 */6 * * *',
} as const

export type JobKind = keyof typeof schedules

export interface Jobs {
  /** Enqueues work in the same transaction as the act that asks for it. */
  enqueue(tx: Transaction, kind: JobKind, company: CompanyId): Promise<void>
  /** Makes the schedules fit the companies there are. */
  schedule(): Promise<void>
  /** Whether the queue answers; for readiness. */
  ready(): Promise<boolean>
  close(): Promise<void>
}

interface Work {
  readonly company: string
}

/**
 * Opens the queue in the same database, in a schema of its own.
 *
 * @param what `run`: whether work is done in this process; otherwise it can only be enqueued
 */
export async function openJobs(what: {
  readonly store: Store
  readonly world: OpenWorld
  readonly door: Door
  readonly siteOf: (company: CompanyId) => string | null
  readonly run: boolean
}): Promise<Jobs> {
  const { store, world, run } = what
  if (!run) {
    return {
      enqueue: () => Promise.resolve(),
      schedule: () => Promise.resolve(),
      ready: () => Promise.resolve(true),
      close: () => Promise.resolve(),
    }
  }
  const boss = new PgBoss({
    connectionString: store.url,
    schema: 'jobs',
    max: 4,
    application_name: 'zusage-jobs',
  })
  let fault: unknown
  boss.on('error', (error) => {
    fault = error
  })
  await boss.start()
  const kinds = Object.keys(schedules) as readonly JobKind[]
  for (const kind of kinds) {
    await boss.createQueue(kind, {
      // One at a time for each company; what is asked for twice is done once.
      policy: 'stately',
      retryLimit: 5,
      retryBackoff: true,
      expireInSeconds: 15 * 60,
    })
    await boss.work<Work>(kind, { pollingIntervalSeconds: 5 }, async (jobs) => {
      for (const job of jobs) {
        await world.refresh()
        const company = world.company(job.data.company)
        if (company === undefined || company.building) continue
        const leave = await what.door.enter(company.id)
        await perform(kind, company.id).finally(leave)
      }
    })
  }

  const perform = async (kind: JobKind, company: CompanyId): Promise<void> => {
    switch (kind) {
      case 'seal':
        await sealLedger(world, company)
        return
      case 'mail':
        await sendWaiting(world, company)
        await sendWaitingDisclosures(world, company)
        return
      case 'retention':
        await runRetention(world, company)
        await transact(world, company, (acting) => dropExpired(acting.tx, company, acting.now))
        await sealLedger(world, company)
        return
      case 'prove':
        await proveAndSeal(world, company, what.siteOf(company))
        return
    }
  }

  return {
    async enqueue(tx, kind, company) {
      await boss.send(kind, { company }, { singletonKey: company, db: fromKysely(tx) })
    },
    async schedule() {
      const wanted = world.companies().map(({ id }) => id)
      for (const kind of kinds) {
        for (const known of await boss.getSchedules(kind)) {
          if (!wanted.some((id) => id === known.key)) await boss.unschedule(kind, known.key)
        }
        for (const id of wanted) {
          await boss.schedule(
            kind,
            schedules[kind],
            { company: id },
            { tz: LEGAL_ZONE, key: id, singletonKey: id },
          )
        }
      }
    },
    async ready() {
      const sound = fault === undefined
      fault = undefined
      return sound && (await boss.isInstalled())
    },
    close: () => boss.stop({ graceful: true, timeout: 10_000, close: true }),
  }
}
