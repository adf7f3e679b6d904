import { createHash } from 'node:crypto'
import { type CompanyId, canonical } from '../base/index.ts'
import { type World, exportBlocks, openedActs, sealLedger } from '../ledger/index.ts'
import { derivePledges } from './derive.ts'
import { proofContext } from './prove.ts'
import { type Proof, newestProofs } from './store.ts'

/** The form of an export; another one gets another number. */
const FORM = 'zusage-evidence/1'
/** Runs that are looked through for pledges that the last one did not look at. */
const RUNS = 50

/** What was written out. */
export interface Exported {
  readonly blocks: number
  readonly entries: number
  readonly runs: number
  readonly findings: number
}

/**
 * Writes out what a company can show: its pledges, the runs that looked at each of them last with all findings, the
 * opened acts that recorded these runs, and the whole sealed ledger without its contents. One JSON value a line; the last
 * line signs all bytes before it with the company's key. Verified by `tools/verify.mjs`, without this program.
 *
 * Names nobody: entries go out as the hashes and pseudonyms they are sealed by.
 *
 * @param write takes one piece of text after the other
 * @throws Problem 404 when the company is not known or has declared nothing
 */
export async function exportEvidence(
  world: World,
  company: CompanyId,
  write: (text: string) => Promise<void>,
): Promise<Exported> {
  await sealLedger(world, company)
  const context = await proofContext(world, company, null)
  const pledges = derivePledges(context.declaration)
  const runs = await runsOf(
    world,
    company,
    pledges.map(({ id }) => id),
  )
  const state = createHash('sha256')
  const line = async (value: object): Promise<void> => {
    const text = `${canonical(value)}\n`
    state.update(text)
    await write(text)
  }
  await line({
    form: FORM,
    company,
    at: context.now,
    declaration: context.version,
    publicKey: world.keys.publicKey(company),
    pledges: pledges.map(({ id, says, provision, clauses, way, reach, freshFor, reported }) => ({
      id,
      says,
      provision,
      clauses,
      way,
      reach,
      freshFor,
      reported,
    })),
  })
  let blocks = 0
  let entries = 0
  await exportBlocks(world.db, company, async (block) => {
    blocks += 1
    entries += block.packed.length
    await line({ block })
  })
  let findings = 0
  for (const run of runs) {
    findings += run.findings.length
    await line({ run })
  }
  // Signed under a word of its own, so that the signature of one thing is never that of another.
  const signature = world.keys.sign(company, Buffer.from(`${FORM} ${state.digest('hex')}`))
  await write(`${canonical({ signature: signature.toString('base64') })}\n`)
  return { blocks, entries, runs: runs.length, findings }
}

interface Run {
  readonly entry: string
  readonly act: string
  readonly salt: string
  readonly findings: readonly Proof[]
}

/** The newest runs, back to where every pledge has been looked at. */
async function runsOf(world: World, company: CompanyId, pledges: readonly string[]): Promise<readonly Run[]> {
  const acts = await openedActs(world, company, 'proof/taken', RUNS)
  const sizes = acts.map(({ content }) => (typeof content['pledges'] === 'number' ? content['pledges'] : 0))
  const proofs = await newestProofs(
    world.db,
    company,
    sizes.reduce((sum, size) => sum + size, 0),
  )
  const missing = new Set(pledges)
  const runs: Run[] = []
  let from = 0
  for (const [i, { entry, act, salt }] of acts.entries()) {
    if (missing.size === 0) break
    const findings = proofs
      .slice(from, from + (sizes[i] ?? 0))
      .toSorted((a, b) => (a.pledge < b.pledge ? -1 : 1))
    from += sizes[i] ?? 0
    if (i > 0 && !findings.some(({ pledge }) => missing.has(pledge))) continue
    for (const { pledge } of findings) missing.delete(pledge)
    runs.push({ entry, act, salt, findings })
  }
  return runs
}
