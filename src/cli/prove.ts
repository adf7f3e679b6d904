import { readFileSync } from 'node:fs'
import { type CompanyId, type Language } from '../base/index.ts'
import { findingKinds } from '../declaration/index.ts'
import {
  type Judged,
  type PromiseLine,
  type Report,
  judgePromises,
  proofContext,
  proveCompany,
  readPromises,
  reportOf,
} from '../evidence/index.ts'
import { verifyOwnLedger } from '../ledger/index.ts'
import { type NoticeDocument, clausesOf, composeNotice } from '../notice/index.ts'
import type { ProofContext } from '../pledge/index.ts'
import { promisesFile } from '../companies.ts'
import { type Running, runningWorld } from '../server/index.ts'
import { askedFor } from './for-company.ts'
import type { Io } from './main.ts'
import { ledgerText, pledgesText, promisesText } from './prove-text.ts'

const HELP = `zusage prove --company skin-analysis              look at every pledge now
zusage prove --company skin-analysis --promises   what became of each promise, and whether it holds
zusage prove --company skin-analysis --ledger     verify the ledger alone
zusage prove --company skin-analysis --only retention/   pledges whose id begins so

--json answers machines; --lang de|en chooses the language. Exit 0: everything kept. 1: something is broken or unproven.
2: could not run.
`

/** `zusage prove`: looks at the pledges of a company as it runs, and says what it saw. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const asked = askedFor(args, io, HELP, {
    promises: { type: 'boolean', default: false },
    ledger: { type: 'boolean', default: false },
    only: { type: 'string' },
  })
  if ('exit' in asked) return asked.exit
  const { company, language, values } = asked
  const running = await runningWorld(io.env)
  try {
    if (values.ledger) return await proveLedger(running, company, language, values.json, io)
    const judged = await proveAll(running, company, values.only, io)
    return values.promises
      ? await showPromises(running, company, judged, language, values.json, io)
      : await showPledges(running, company, judged, language, values.json, io)
  } finally {
    await running.close()
  }
}

async function proveAll(
  running: Running,
  company: CompanyId,
  only: string | undefined,
  io: Io,
): Promise<readonly Judged[]> {
  const judged = await proveCompany(running.world, company, {
    site: await running.siteOf(company),
    ...(only === undefined ? {} : { only: (pledge) => pledge.id.startsWith(only) }),
    onProgress({ done, of, pledge }) {
      if (io.terminal) io.err(`\r\u001b[K${done}/${of} ${pledge}`)
    },
  })
  if (io.terminal) io.err('\r\u001b[K')
  return judged
}

async function showPledges(
  running: Running,
  company: CompanyId,
  judged: readonly Judged[],
  language: Language,
  json: boolean,
  io: Io,
): Promise<number> {
  const context = await proofContext(running.world, company, null)
  const clauses = clausesOf(noticeOf(context))
  const report = reportOf(context.declaration, context.version, context.now, judged, clauses)
  if (json) io.out(`${JSON.stringify({ report, pledges: judged.map(jsonOf) }, null, 2)}\n`)
  else io.out(pledgesText(report, judged, language))
  return allKept(report) && judged.length > 0 ? 0 : 1
}

function noticeOf({ declaration, version, today }: ProofContext): NoticeDocument {
  return composeNotice(declaration, { language: 'de', on: today, version })
}

function allKept(report: Report): boolean {
  return report.broken === 0 && report.unproven === 0
}

async function showPromises(
  running: Running,
  company: CompanyId,
  judged: readonly Judged[],
  language: Language,
  json: boolean,
  io: Io,
): Promise<number> {
  const context = await proofContext(running.world, company, null)
  const clauses = new Set(clausesOf(noticeOf(context)).map(({ id }) => id))
  const promises = readPromises(readFileSync(promisesFile(company), 'utf8'))
  const lines = judgePromises(promises, judged, clauses, new Set(Object.keys(findingKinds)))
  if (json) io.out(`${JSON.stringify({ company, promises: lines }, null, 2)}\n`)
  else io.out(promisesText(lines, language))
  return lines.every(isFine) ? 0 : 1
}

function isFine({ verdict }: PromiseLine): boolean {
  return verdict !== 'broken' && verdict !== 'unproven' && verdict !== 'missing'
}

async function proveLedger(
  running: Running,
  company: CompanyId,
  language: Language,
  json: boolean,
  io: Io,
): Promise<number> {
  const { world } = running
  const report = await verifyOwnLedger(world, company, {
    onProgress({ entries, blocks }) {
      if (io.terminal) io.err(`\r\u001b[K${entries} / ${blocks}`)
    },
  })
  if (io.terminal) io.err('\r\u001b[K')
  io.out(json ? `${JSON.stringify(report, null, 2)}\n` : ledgerText(report, language))
  return report.faultCount === 0 ? 0 : 1
}

function jsonOf({ pledge, verdict, proof }: Judged) {
  const { id, kind, says, provision, clauses, way, reach } = pledge
  return {
    id,
    kind,
    verdict,
    says,
    provision,
    clauses,
    way,
    reach,
    at: proof?.at ?? null,
    finding: proof?.finding ?? null,
  }
}
