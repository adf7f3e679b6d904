import { type CompanyId, Problem, hashOf } from '../base/index.ts'
import { currentDeclaration } from '../declaration/index.ts'
import { type World, transact } from '../ledger/index.ts'
import type { Finding, Pledge, ProofContext } from '../pledge/index.ts'
import { derivePledges } from './derive.ts'
import { inProvingSeat } from './seat.ts'
import { type Proof, addProofs } from './store.ts'
import { type Verdict, outcomeOf } from './verdict.ts'

/** A pledge with what the last look at it showed and what holds now. */
export interface Judged {
  readonly pledge: Pledge
  readonly verdict: Verdict
  readonly proof: Proof | undefined
}

/** How far a run has come; for progress on a terminal. */
export interface Progress {
  readonly done: number
  readonly of: number
  readonly pledge: string
}

/**
 * Everything a look needs to know of one company as it stands.
 *
 * @param site where the company's pages answer, such as `http://127.0.0.1:4321/skin-analysis`; null when nothing serves
 * @throws Problem 404 when the company is not known or has declared nothing
 */
export async function proofContext(
  world: World,
  company: CompanyId,
  site: string | null,
): Promise<ProofContext> {
  const clock = world.clockOf(company)
  const current = await currentDeclaration(world.db, company, clock.today())
  if (current === null) throw new Problem(404, 'company/unknown', `Nothing is declared for “${company}”.`)
  return {
    world,
    company,
    declaration: current.declaration,
    version: current.version,
    now: clock.now(),
    today: clock.today(),
    site,
  }
}

/**
 * Looks at every pledge of a company now, keeps what was seen and records the run in the ledger with the hash of the
 * findings (Art. 5(2) GDPR). A look that throws leaves its pledge unproven with the reason; it never stops the others.
 *
 * Looks run outside the transaction that keeps them: what they see must be what anybody would see.
 *
 * @param only looks only at pledges it accepts
 * @throws Problem 409 when others prove the company for longer than one waits
 */
export async function proveCompany(
  world: World,
  company: CompanyId,
  options: {
    readonly site: string | null
    readonly only?: (pledge: Pledge) => boolean
    readonly onProgress?: (progress: Progress) => void
  },
): Promise<readonly Judged[]> {
  const context = await proofContext(world, company, options.site)
  const pledges = derivePledges(context.declaration).filter((pledge) => options.only?.(pledge) ?? true)
  return await inProvingSeat(world.db, company, async () => {
    const judged: Judged[] = []
    for (const pledge of pledges) {
      options.onProgress?.({ done: judged.length, of: pledges.length, pledge: pledge.id })
      const finding = await look(pledge, context)
      const outcome = outcomeOf(pledge, finding)
      judged.push({
        pledge,
        verdict: outcome,
        proof: { pledge: pledge.id, at: world.clockOf(company).now(), outcome, finding },
      })
    }
    await keep(world, company, context.version, judged)
    return judged
  })
}

async function keep(
  world: World,
  company: CompanyId,
  version: number,
  judged: readonly Judged[],
): Promise<void> {
  await transact(world, company, async (acting) => {
    const proofs = judged.flatMap(({ pledge, proof }) => (proof ? [{ ...proof, kind: pledge.kind }] : []))
    await addProofs(acting.tx, company, proofs)
    await acting.record({
      kind: 'proof/taken',
      actor: { kind: 'system', part: 'evidence' },
      content: {
        declaration: version,
        pledges: judged.length,
        kept: count(judged, 'kept'),
        broken: judged.filter(({ verdict }) => verdict === 'broken').map(({ pledge }) => pledge.id),
        unproven: judged.filter(({ verdict }) => verdict === 'unproven').map(({ pledge }) => pledge.id),
        findings: findingsHash(proofs),
      },
    })
  })
}

/** What of a run's findings the ledger keeps: their hash, in the order of their pledges' ids. */
export function findingsHash(proofs: readonly Proof[]): string {
  const sorted = proofs.toSorted((a, b) => (a.pledge < b.pledge ? -1 : 1))
  return hashOf(sorted.map(({ pledge, at, outcome, finding }) => ({ pledge, at, outcome, finding })))
}

/** How many pledges have a verdict. */
export function count(judged: readonly Judged[], verdict: Verdict): number {
  return judged.filter((each) => each.verdict === verdict).length
}

async function look(pledge: Pledge, context: ProofContext): Promise<Finding> {
  try {
    return await pledge.prove(context)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    return {
      examined: 0,
      offences: [],
      saw: { de: 'Der Nachweis konnte nicht geführt werden.', en: 'The proof could not be taken.' },
      unable: {
        de: `Die Prüfung brach ab: ${reason}`,
        en: `The look broke off: ${reason}`,
      },
    }
  }
}
