import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { sampleDeclaration as declaration } from '../../test/support/sample.ts'
import { testWorld, type TestWorld } from '../../test/support/world.ts'
import { parseDay, parseInstant } from '../base/index.ts'
import { publishDeclaration } from '../declaration/index.ts'
import { personFor } from '../people/index.ts'
import type { Finding, Pledge, ProofContext } from '../pledge/index.ts'
import { appendLog, eraseRecord, journalFile, provision, writeRecord } from '../records/index.ts'
import { giveConsent, pledges as ofStanding, use } from '../standing/index.ts'
import { companyFolder, pledges as ofRetention, runRetention, settleAfter } from './index.ts'

const all = [...ofStanding(declaration), ...ofRetention(declaration)]

const line = (day: string) =>
  `198.51.100.0 - - [${day}/Nov/2026:10:00:00 +0100] "GET / HTTP/1.1" 200 512 "https://search.example/" "Firefox"\n`

function writeLogs({ world, company }: TestWorld): void {
  const base = companyFolder(world, company)
  rmSync(base, { recursive: true, force: true })
  for (const folder of ['logs/web', 'logs/backup']) mkdirSync(join(base, folder), { recursive: true })
  writeFileSync(join(base, 'logs/web/access.log'), line('22') + line('22'))
  writeFileSync(join(base, 'logs/web/access.log.1'), line('21'))
  writeFileSync(join(base, 'logs/web/access.log.2.gz'), gzipSync(line('20')))
  writeFileSync(join(base, 'logs/backup/access.log.1'), line('21'))
}

async function running(): Promise<TestWorld & { readonly context: ProofContext }> {
  const made = await testWorld({ reactions: [settleAfter] })
  const { world, company } = made
  made.setNow('2026-11-01T08:00:00.000Z')
  await made.act(async (acting) => {
    await publishDeclaration(acting, declaration)
    await provision(acting.tx, company, declaration)
  })
  made.setNow('2026-11-22T08:00:00.000Z')
  await made.act(async (acting) => {
    await personFor(acting, { kind: 'email', value: 'somebody.else@post.example' })
    const person = await personFor(acting, { kind: 'email', value: 'jonas.testmann@post.example' })
    const actor = { kind: 'person', person } as const
    await giveConsent(acting, declaration, { person, consent: 'analysis', language: 'de', actor })
    const at = acting.now
    for (const [id, fields] of Object.entries({
      enquiry: { received_at: at, state: 'open', name: 'Jonas Testmann' },
      customer: { last_order_at: at, name: 'Jonas Testmann' },
      'shop-order': { ordered_at: at, state: 'shipped', name: 'Jonas Testmann' },
      capture: { captured_at: at, image: Buffer.from('picture') },
    })) {
      await writeRecord(acting, declaration, { store: id, person, source: 'test', fields })
    }
    const gone = { store: 'enquiry', person }
    const record = await writeRecord(acting, declaration, { ...gone, source: 'test', fields: {} })
    await eraseRecord(acting, declaration, { ...gone, record, why: 'test' })
    await appendLog(acting, declaration, 'access-log', [
      { at, ip: '198.51.100.0', browser: 'Firefox 140', os: 'Linux', request: 'GET /?a=[redacted]' },
    ])
    await use(acting, declaration, {
      actor: { kind: 'staff', account: 'k', role: 'fulfilment' },
      activity: 'order',
      purpose: 'fulfil',
      store: 'shop-order',
      person,
    })
  })
  writeLogs(made)
  await runRetention(world, company)
  const context: ProofContext = {
    world,
    company,
    declaration,
    version: 1,
    now: parseInstant('2026-11-22T08:00:00.000Z'),
    today: parseDay('2026-11-22'),
    site: null,
  }
  return { ...made, context }
}

function verdictOf(finding: Finding): string {
  if (finding.offences.length > 0) return 'broken'
  if (finding.unable !== undefined) return 'unproven'
  return finding.examined > 0 || finding.vacuous !== undefined ? 'kept' : 'unproven'
}

async function verdicts(context: ProofContext, which: readonly Pledge[] = all): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const pledge of which) found.set(pledge.id, verdictOf(await pledge.prove(context)))
  return found
}

describe('pledges of records, standing and retention', () => {
  let company: TestWorld & { readonly context: ProofContext }
  let journal: string
  beforeAll(async () => {
    company = await running()
    journal = readFileSync(journalFile(company.world.folder, company.company), 'utf8')
  })

  test('ids are unique, and all are kept in a company that runs as declared', async () => {
    expect(new Set(all.map((pledge) => pledge.id)).size).toBe(all.length)
    expect(all.length).toBeGreaterThan(40)
    const found = await verdicts(company.context)
    expect([...found].filter(([, verdict]) => verdict !== 'kept')).toEqual([])
  })

  test.each(all.map((pledge) => [pledge.id, pledge] as const))(
    '%s turns, and nothing else but what it entails',
    async (id, pledge) => {
      const { world } = company.context
      await sql`savepoint sabotage`.execute(world.db)
      try {
        await pledge.sabotage.apply(company.context)
        const finding = await pledge.prove(company.context)
        expect(verdictOf(finding)).toBe('broken')
        expect(finding.offences[0]?.place).toMatch(/\S/u)
        const others = await verdicts(company.context)
        const entailed = new Set([id, ...(pledge.sabotage.entails ?? [])])
        expect([...others].filter(([, verdict]) => verdict === 'broken').map(([other]) => other)).toEqual(
          all.map((one) => one.id).filter((one) => entailed.has(one)),
        )
      } finally {
        await sql`rollback to savepoint sabotage`.execute(world.db)
        writeLogs(company)
        writeFileSync(journalFile(world.folder, company.company), journal)
      }
    },
  )
})
