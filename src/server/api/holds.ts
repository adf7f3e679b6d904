/** Evidence holds on logs: a stretch of time that no run erases until the incident is settled (Art. 17(3)(e) GDPR). */
import { z } from '@hono/zod-openapi'
import { NOBODY, type Words } from '../../base/index.ts'
import { transact } from '../../ledger/index.ts'
import { releaseHold, setHold, standingOf } from '../../standing/index.ts'
import { doubly } from '../approval.ts'
import type { Installation } from '../installation.ts'
import { declarationToday } from '../retention.ts'
import { colleaguesOf } from '../staff-store.ts'
import { holdSet, holds } from './records-contract.ts'
import { demandOther } from './records.ts'
import { refuse, speaking } from './refusal.ts'
import {
  answering,
  apiPart,
  declaredName,
  demand,
  inCompany,
  jsonBody,
  moment,
  numbered,
  staffActor,
  written,
} from './route.ts'

const INVALID: Words = {
  de: 'Der Zeitraum endet, bevor er beginnt.',
  en: 'The stretch ends before it begins.',
}

export function holdRoutes(house: Installation) {
  const { world } = house
  const part = apiPart()
  const path = '/api/v1/companies/{company}/holds' as const

  part.openapi(
    answering('get', path, 'Evidence holds that are in force', holds, { params: inCompany }),
    async (c) => {
      const { company } = c.var
      const declaration = await declarationToday(world, company)
      const standing = await standingOf({ db: world.db, company }, NOBODY)
      const staff = await colleaguesOf(world.db, company, null)
      const logs = declaration.stores.filter((store) => store.of === 'nobody')
      return c.json(
        {
          stores: logs.map(({ id, name }) => ({ id, title: name })),
          holds: standing.holds.map((hold) => ({
            id: hold.id,
            store: logs.find(({ id }) => id === hold.scope.store)?.name ?? { de: '', en: '' },
            from: hold.from,
            to: hold.to,
            incident: hold.incident,
            approver: staff.find(({ id }) => id === hold.approver)?.name ?? hold.approver,
            since: hold.since,
          })),
        },
        200,
      )
    },
  )

  part.openapi(
    answering('post', path, 'Hold a stretch of a log as evidence', holdSet, {
      params: inCompany,
      body: jsonBody(
        z.strictObject({
          store: declaredName,
          from: moment,
          to: moment,
          incident: written(120).min(1),
          approver: written(60).min(1),
        }),
      ),
    }),
    async (c) => {
      demand(c, 'retention')
      const { company } = c.var
      const { store, from, to, incident, approver } = c.req.valid('json')
      const declaration = await declarationToday(world, company)
      if (!declaration.stores.some((one) => one.id === store && one.of === 'nobody')) {
        throw refuse(c, 404, 'record/no-store', {
          de: 'Die Erklärung nennt kein solches Protokoll.',
          en: 'The declaration has no such log.',
        })
      }
      await demandOther(house, c, 'approver', approver)
      if (to < from) throw refuse(c, 422, 'hold/invalid', INVALID, { field: 'to' })
      const set = (): Promise<string> =>
        transact(world, company, (acting) =>
          setHold(acting, declaration, {
            scope: { store },
            range: { from, to },
            incident,
            approver,
            actor: staffActor(c),
          }),
        )
      const hold = await speaking(c, () =>
        doubly(
          world,
          company,
          {
            act: 'hold',
            room: 'retention',
            path: c.req.path,
            body: { store, from, to, incident, approver },
            asker: c.var.staff.id,
            approver,
          },
          set,
        ),
      )
      return c.json({ hold }, 200)
    },
  )

  part.openapi(
    answering('post', `${path}/{hold}/release`, 'End a hold; the next run erases what is due', holdSet, {
      params: inCompany.extend({
        hold: numbered('hold', 'the number of a hold'),
      }),
      body: jsonBody(z.strictObject({ why: written(400).min(1) })),
    }),
    async (c) => {
      demand(c, 'retention')
      const { company } = c.var
      const { hold } = c.req.valid('param')
      const { why } = c.req.valid('json')
      const declaration = await declarationToday(world, company)
      await speaking(c, () =>
        transact(world, company, (acting) =>
          releaseHold(acting, declaration, { hold, why, actor: staffActor(c) }),
        ),
      )
      return c.json({ hold }, 200)
    },
  )
  return part
}
