/** Who is signed in, and which companies they look after. */
import { z } from '@hono/zod-openapi'
import { judgeCompany } from '../../evidence/index.ts'
import type { Installation } from '../installation.ts'
import { membershipsOf } from '../staff-store.ts'
import { type CompanyCard, type Counts, session, start } from './contract.ts'
import { answering, apiPart } from './route.ts'

export function startRoutes(house: Installation) {
  return apiPart().openapi(
    answering('get', '/api/v1/start', 'What the sign-in page needs before anybody is known', start, {}),
    async (c) =>
      c.json(
        {
          product: 'Zusage',
          version: house.version,
          sso: house.config.oidc?.name ?? null,
          passkeys: true,
          samples: await house.sampleAccounts(),
        },
        200,
      ),
  )
}

export function sessionRoutes(house: Installation) {
  return apiPart().openapi(
    answering('get', '/api/v1/session', 'Who is signed in', session, {
      headers: z.object({}),
    }),
    async (c) => {
      const { staff } = c.var
      const companies: CompanyCard[] = []
      for (const membership of await membershipsOf(house.world.db, staff.id)) {
        const known = house.world.company(membership.company)
        if (known === undefined) continue
        companies.push({
          id: membership.company,
          name: membership.name,
          role: membership.role,
          sample: known.sample,
          today: house.world.clockOf(membership.company).today(),
          verdicts: await countsOf(house, membership.company),
        })
      }
      return c.json({ staff, companies }, 200)
    },
  )
}

async function countsOf(house: Installation, company: CompanyCard['id']): Promise<Counts | null> {
  const known = house.world.company(company)
  if (known === undefined) return null
  const judged = await judgeCompany(house.world, known.id).catch(() => [])
  if (!judged.some((each) => each.proof !== undefined)) return null
  return tally(judged)
}

/** How many pledges have each verdict. */
export function tally(judged: readonly { readonly verdict: keyof Counts }[]): Counts {
  const counts = { kept: 0, broken: 0, unproven: 0, reported: 0 }
  for (const { verdict } of judged) counts[verdict] += 1
  return counts
}
