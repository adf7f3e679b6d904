/** Keys of the devices that transmit from practices: issued once, shown once, ended at once (Art. 32(1)(b) GDPR). */
import { z } from '@hono/zod-openapi'
import { devices, issueDevice, revokeDevice } from '../../intake/index.ts'
import { transact } from '../../ledger/index.ts'
import type { Installation } from '../installation.ts'
import { deviceIssued, deviceList } from './records-contract.ts'
import { refuse, speaking } from './refusal.ts'
import {
  answering,
  apiPart,
  demand,
  done,
  inCompany,
  jsonBody,
  numbered,
  staffActor,
  written,
} from './route.ts'

export function deviceRoutes(house: Installation) {
  const { world } = house
  const part = apiPart()
  const path = '/api/v1/companies/{company}/devices' as const

  part.openapi(
    answering('get', path, 'Practices and their devices', deviceList, { params: inCompany }),
    async (c) => {
      const all = await devices(world, c.var.company)
      return c.json(
        {
          devices: all.map(({ id, practice, kind, issuedAt, revokedAt }) => ({
            id,
            practice,
            kind,
            issued: issuedAt,
            revoked: revokedAt,
          })),
        },
        200,
      )
    },
  )

  part.openapi(
    answering('post', path, 'Let a device transmit; its key is answered this once', deviceIssued, {
      params: inCompany,
      body: jsonBody(
        z.strictObject({
          practice: written(120).min(1),
          kind: z.enum(['capture', 'analysis']).optional(),
        }),
      ),
    }),
    async (c) => {
      demand(c, 'devices')
      const { practice, kind } = c.req.valid('json')
      const issued = await speaking(c, () =>
        transact(world, c.var.company, (acting) =>
          issueDevice(acting, {
            practice,
            ...(kind === undefined ? {} : { kind }),
            actor: staffActor(c),
          }),
        ),
      )
      return c.json(issued, 200)
    },
  )

  part.openapi(
    answering('post', `${path}/{device}/revoke`, 'End the right of a device to transmit, at once', done, {
      params: inCompany.extend({
        device: numbered('device', 'the number of a device'),
      }),
    }),
    async (c) => {
      demand(c, 'devices')
      const { device } = c.req.valid('param')
      const ended = await transact(world, c.var.company, (acting) =>
        revokeDevice(acting, device, staffActor(c)),
      )
      if (!ended) {
        throw refuse(c, 404, 'device/absent', {
          de: 'Dieses Gerät gibt es nicht, oder es ist schon gesperrt.',
          en: 'There is no such device, or it is revoked already.',
        })
      }
      return c.json({ done: true } as const, 200)
    },
  )
  return part
}
