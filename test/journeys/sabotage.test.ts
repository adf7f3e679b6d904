import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseCompanyId, parseDay } from '../../src/base/index.ts'
import { derivePledges, outcomeOf, proofContext } from '../../src/evidence/index.ts'
import type { ProofContext } from '../../src/pledge/index.ts'
import { type Config, listen, openInstallation } from '../../src/server/index.ts'
import { sampleDeclaration } from '../support/sample.ts'
import { laidHandsOn, sabotagesOf } from '../support/sabotage.ts'
import { type OwnDatabase, ownDatabase } from '../support/world.ts'

/**
 * The whole sample company, as it runs: every pledge is kept; and each one's sabotage, done by hand in the database, on
 * disk or on the way to the site, turns exactly that pledge to broken and no other.
 */

const company = parseCompanyId('skin-analysis')
let seeded: OwnDatabase
let folder: string

function configOf(at: string, databaseUrl: string): Config {
  return {
    databaseUrl,
    host: '127.0.0.1',
    port: 0,
    baseUrl: 'http://127.0.0.1:4321',
    smtpUrl: null,
    folder: at,
    key: Buffer.alloc(32, 9),
    oidc: null,
    trustProxy: false,
    metricsToken: null,
    today: parseDay('2026-11-22'),
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zusage-sabotage-'))
  seeded = await ownDatabase()
  const house = await openInstallation(configOf(folder, seeded.url), { jobs: false })
  await house.close()
})

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

interface Copy {
  readonly context: ProofContext
  readonly end: () => Promise<void>
}

/** A copy of the seeded company, database and files, served on a port of its own. */
async function copy(): Promise<Copy> {
  const database = await ownDatabase(seeded)
  const at = await mkdtemp(join(tmpdir(), 'zusage-sabotaged-'))
  await cp(folder, at, { recursive: true })
  const house = await openInstallation(configOf(at, database.url), { jobs: false, samples: false })
  const serving = await listen(house, { host: '127.0.0.1', port: 0, announce: false })
  return {
    context: await proofContext(house.world, company, `${serving.origin}/${company}`),
    async end() {
      await serving.close()
      await house.close()
      await database.drop()
      await rm(at, { recursive: true, force: true })
    },
  }
}

/** What was last seen of pledges that were not kept; shown when a test fails. */
const seen = new Map<string, string>()

/** The pledges that are not kept. */
async function notKept(context: ProofContext): Promise<readonly string[]> {
  const failing: string[] = []
  seen.clear()
  for (const pledge of derivePledges(context.declaration)) {
    const finding = await pledge.prove(context).catch((fault: unknown) => String(fault))
    const outcome = typeof finding === 'string' ? `unproven: ${finding}` : outcomeOf(pledge, finding)
    if (outcome === 'kept' || outcome === 'reported') continue
    failing.push(`${pledge.id} ${outcome}`)
    if (typeof finding !== 'string') seen.set(pledge.id, finding.offences[0]?.says.en ?? finding.saw.en)
  }
  return failing
}

const pledges = derivePledges(sampleDeclaration)
const ids = new Set(pledges.map((pledge) => pledge.id))
const kinds = new Map(pledges.map((pledge) => [pledge.kind, pledge]))

test('there are pledges, and everything is kept before anybody lays hands on it', async () => {
  expect(pledges.length).toBeGreaterThanOrEqual(100)
  const { context, end } = await copy()
  expect(await notKept(context)).toEqual([])
  await end()
})

const tried = process.env['ZUSAGE_EVERY_PLEDGE'] === undefined ? [...kinds.values()] : pledges

test.each(
  tried.flatMap((pledge) => sabotagesOf(pledge).map(({ does }, nth) => ({ id: pledge.id, does, nth }))),
)(
  '$id turns, and nothing else: $does',
  async ({ id, nth }) => {
    const { context, end } = await copy()
    const pledge = derivePledges(context.declaration).find((each) => each.id === id)
    const sabotage = pledge === undefined ? undefined : sabotagesOf(pledge)[nth]
    if (sabotage === undefined) throw new Error(`no pledge ${id}`)
    const hand = await laidHandsOn({ sabotage }, context)
    const failing = await notKept({ ...hand.context, now: context.world.clockOf(company).now() })
    await hand.end()
    await end()
    const expected = [id, ...(sabotage.entails ?? []).filter((other) => ids.has(other))].map(
      (each) => `${each} broken`,
    )
    expect([...failing].sort(), JSON.stringify([...seen])).toEqual(expected.sort())
  },
  120_000,
)
