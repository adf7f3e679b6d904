/** The clock of sample companies, and building them anew. */
import { type CompanyId, daysBetween, Problem } from '../../base/index.ts'
import { daysAhead, passTime } from '../clock.ts'
import type { Installation } from '../installation.ts'
import { clock, clockMove, clockMoved, type ClockState } from './contract.ts'
import { runWords } from './retention.ts'
import { answering, apiPart, demand, inCompany, jsonBody, staffActor } from './route.ts'
import { tally } from './session.ts'

const LONGEST = 4000

export function clockRoutes(house: Installation) {
  const { world } = house
  const part = apiPart()
  const stateOf = (company: CompanyId): ClockState => {
    const now = world.clockOf(company)
    const known = world.company(company)
    return {
      today: now.today(),
      now: now.now(),
      moved: known?.clockDays ?? 0,
      sample: known?.sample ?? false,
    }
  }
  const onlySamples = (company: CompanyId): void => {
    if (world.company(company)?.sample !== true) {
      throw new Problem(404, 'clock/no-sample', 'Only a sample company has a clock that moves.')
    }
  }

  part.openapi(
    answering('get', '/api/v1/companies/{company}/clock', 'The day this company lives on', clock, {
      params: inCompany,
    }),
    (c) => c.json(stateOf(c.var.company), 200),
  )

  part.openapi(
    answering(
      'post',
      '/api/v1/companies/{company}/clock',
      'Let the time of a sample company pass',
      clockMoved,
      {
        params: inCompany,
        body: jsonBody(clockMove),
      },
    ),
    async (c) => {
      demand(c, 'clock')
      const { company } = c.var
      onlySamples(company)
      const wanted = c.req.valid('json')
      const to = 'days' in wanted ? daysAhead(world, company, wanted.days) : wanted.day
      if (daysBetween(world.clockOf(company).today(), to) > LONGEST) {
        throw new Problem(422, 'clock/too-far', `No more than ${LONGEST} days at once.`, {
          faults: [{ field: 'day', code: 'clock/too-far', message: `No more than ${LONGEST} days at once.` }],
        })
      }
      const passed = await passTime(world, company, to, staffActor(c), house.siteOf(company))
      return c.json(
        {
          ...stateOf(company),
          erased: passed.erased,
          restricted: passed.restricted,
          verdicts: tally(passed.judged),
          says: runWords(passed.erased, passed.restricted, passed.held),
        },
        200,
      )
    },
  )

  part.openapi(
    answering('post', '/api/v1/companies/{company}/reset', 'Build a sample company anew', clock, {
      params: inCompany,
    }),
    async (c) => {
      demand(c, 'clock')
      onlySamples(c.var.company)
      await house.reset(c.var.company)
      return c.json(stateOf(c.var.company), 200)
    },
  )
  return part
}
