/** The gate for programs: a key instead of a session, good for one role and one purpose of one company. */
import { z } from '@hono/zod-openapi'
import { Problem } from '../../base/index.ts'
import { hashOfKey } from '../access.ts'
import { tokenByHash } from '../access-store.ts'
import { inside } from '../door.ts'
import type { Installation } from '../installation.ts'
import { languageOf } from '../problems.ts'
import { atMost, LIMITS } from '../security.ts'
import { used, type Used } from './records-contract.ts'
import { readFor, readingAsk } from './records.ts'
import { answering, apiPart, jsonBody } from './route.ts'

const path = '/api/v1/{company}/gate' as const

export function gateRoutes(house: Installation) {
  const { world } = house
  const part = apiPart()
  part.use('/api/v1/:company/gate', atMost(LIMITS.api))
  part.openapi(
    answering(
      'post',
      path,
      'Read records as a program: `Authorization: Bearer zsg_…`; recorded, allowed or refused',
      used,
      {
        params: z.object({
          company: z
            .string()
            .max(40)
            .openapi({ param: { name: 'company', in: 'path' }, example: 'skin-analysis' }),
        }),
        body: jsonBody(readingAsk),
      },
    ),
    async (c) => {
      const known = world.company(c.req.valid('param').company)
      const hash = hashOfKey(c.req.header('authorization'))
      const token = known === undefined || hash === null ? null : await tokenByHash(world.db, known.id, hash)
      if (known === undefined || token === null) {
        // Unknown, ended, another company's: they look alike.
        throw new Problem(
          401,
          'gate/key',
          languageOf(c) === 'de' ? 'Dieser Schlüssel öffnet hier nichts.' : 'This key opens nothing here.',
        )
      }
      const { role, activity, purpose } = token
      const read = (): Promise<Used> =>
        readFor(house, c, known.id, {
          ...c.req.valid('json'),
          actor: { kind: 'staff', account: `token:${token.id}`, role },
          activity,
          purpose,
        })
      return c.json(await inside(house, known.id, read), 200)
    },
  )
  return part
}
