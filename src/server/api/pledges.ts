/** The pledges of a company with their evidence, and looking again on demand. */
import { z } from '@hono/zod-openapi'
import { type CompanyId, Problem } from '../../base/index.ts'
import { type Judged, judgeCompany, proofHistory, proveCompany, staleFrom } from '../../evidence/index.ts'
import type { Finding } from '../../pledge/index.ts'
import { cite } from '../../text/cite.ts'
import { placeText } from '../../text/place.ts'
import { clausesOf } from '../clauses.ts'
import type { Installation } from '../installation.ts'
import { areaOf, areaWords, byArea, inBoth } from '../words.ts'
import { type PledgeDetail, type PledgeRow, pledgeDetail, pledges, proven } from './contract.ts'
import { answering, apiPart, demand, inCompany, jsonBody } from './route.ts'
import { tally } from './session.ts'

/** Offences shown of one proof; the rest is counted. */
const SHOWN = 50
/** Of looks that are past, those that say what was wrong. */
const SHOWN_OF_PAST = 3
const HISTORY = 20

export function pledgeRoutes(house: Installation) {
  const part = apiPart()

  part.openapi(
    answering('get', '/api/v1/companies/{company}/pledges', 'All pledges with what holds now', pledges, {
      params: inCompany,
    }),
    async (c) => {
      const judged = await judgeCompany(house.world, c.var.company)
      const areas = [...new Set(judged.map(({ pledge }) => areaOf(pledge.kind)))].sort(byArea)
      const rows = judged.map((each) => rowOf(each)).sort((a, b) => byArea(a.group, b.group))
      return c.json({ pledges: rows, groups: areas.map((id) => ({ id, title: areaWords(id) })) }, 200)
    },
  )

  part.openapi(
    answering('get', '/api/v1/companies/{company}/pledge', 'One pledge with its evidence', pledgeDetail, {
      params: inCompany,
      query: z.object({ id: z.string().min(1).max(300) }),
    }),
    async (c) => c.json(await detailOf(house, c.var.company, c.req.valid('query').id), 200),
  )

  part.openapi(
    answering('post', '/api/v1/companies/{company}/prove', 'Look again at all pledges, or at some', proven, {
      params: inCompany,
      body: jsonBody(z.strictObject({ pledges: z.array(z.string().max(300)).max(500).optional() })),
    }),
    async (c) => {
      demand(c, 'prove')
      const { company } = c.var
      const only = c.req.valid('json').pledges
      const begun = performance.now()
      const judged = await proveCompany(house.world, company, {
        site: house.siteOf(company),
        ...(only === undefined ? {} : { only: (pledge) => only.includes(pledge.id) }),
      })
      return c.json(
        {
          verdicts: tally(judged),
          at: house.world.clockOf(company).now(),
          milliseconds: performance.now() - begun,
        },
        200,
      )
    },
  )
  return part
}

function rowOf({ pledge, verdict, proof }: Judged): PledgeRow {
  return {
    id: pledge.id,
    kind: pledge.kind,
    group: areaOf(pledge.kind),
    says: pledge.says,
    provision: inBoth((language) => cite(pledge.provision, language)),
    way: pledge.way,
    reach: pledge.reach,
    verdict,
    taken: proof?.at ?? null,
    freshUntil: proof === undefined ? null : staleFrom(proof.at, pledge.freshFor),
    examined: proof?.finding.examined ?? 0,
    offences: proof?.finding.offences.length ?? 0,
  }
}

async function detailOf(house: Installation, company: CompanyId, id: string): Promise<PledgeDetail> {
  const { world } = house
  const judged = await judgeCompany(world, company)
  const found = judged.find(({ pledge }) => pledge.id === id)
  if (found === undefined) throw new Problem(404, 'pledge/unknown', 'There is no such pledge.')
  const { pledge, proof } = found
  const past = await proofHistory(world.db, company, id, HISTORY + 1)
  return {
    ...rowOf(found),
    saw: proof?.finding.saw ?? null,
    vacuous: proof?.finding.vacuous ?? null,
    unable: proof?.finding.unable ?? null,
    reported: pledge.reported ?? null,
    offended: offended(proof?.finding, SHOWN),
    clauses: [...(await clausesOf(house, company, pledge.clauses))],
    freshFor: pledge.freshFor,
    history: past.slice(1).map((one) => ({
      at: one.at,
      verdict: one.outcome,
      examined: one.finding.examined,
      offences: one.finding.offences.length,
      saw: one.finding.saw,
      offended: offended(one.finding, SHOWN_OF_PAST),
    })),
  }
}

function offended(finding: Finding | undefined, most: number): PledgeDetail['offended'] {
  return (finding?.offences ?? []).slice(0, most).map(({ place, says }) => ({
    place: inBoth((language) => placeText(place, language)),
    says,
  }))
}
