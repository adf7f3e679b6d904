/** The package of a request for the staff who answer it; taking it is an act. */
import { createRoute, z } from '@hono/zod-openapi'
import type { RequestId } from '../../base/index.ts'
import { takeEnclosure } from '../../rights/index.ts'
import type { Installation } from '../installation.ts'
import { sameOriginReading } from '../security.ts'
import { inRequest } from './requests.ts'
import { apiPart, demand, staffActor } from './route.ts'

export function packageRoutes(house: Installation) {
  const part = apiPart()
  part.use('/api/v1/companies/:company/requests/:request/package', sameOriginReading())
  part.openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/companies/{company}/requests/{request}/package',
      summary: 'The access package of a request; recorded in the ledger',
      request: { params: inRequest },
      responses: { 200: { description: 'A ZIP file', content: { 'application/zip': { schema: z.any() } } } },
    }),
    async (c) => {
      demand(c, 'requests')
      const request = c.req.valid('param').request as RequestId
      const taken = await takeEnclosure(house.rights, c.var.company, request, staffActor(c))
      return c.body(Buffer.from(taken.bytes), 200, {
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="zusage-${request.slice(0, 8)}.zip"`,
        'cache-control': 'no-store',
      })
    },
  )
  return part
}
