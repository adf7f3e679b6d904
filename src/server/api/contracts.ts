/** Contracts with recipients: which are on file, and filing one, with the file or as it lies there (Art. 28(3), (9) GDPR). */
import { z } from '@hono/zod-openapi'
import { transact } from '../../ledger/index.ts'
import { fileContract, shelfOf } from '../../recipients/index.ts'
import type { Installation } from '../installation.ts'
import { declarationToday } from '../retention.ts'
import { contractList } from './records-contract.ts'
import { speaking } from './refusal.ts'
import { answering, apiPart, declaredName, demand, inCompany, staffActor } from './route.ts'

const upload = z.object({
  paper: z
    .any()
    .optional()
    .openapi({ type: 'string', format: 'binary', description: 'Left out where it lies there already.' }),
})

/** Where a contract is filed; what is sent there may be as large as a scan. */
export const FILING = /^\/api\/v1\/companies\/[^/]+\/contracts\/[^/]+\/file$/u

export function contractRoutes(house: Installation) {
  const { world } = house
  const part = apiPart()
  const path = '/api/v1/companies/{company}/contracts' as const

  const listed = async (company: Parameters<typeof shelfOf>[1]): Promise<z.infer<typeof contractList>> => {
    const declaration = await declarationToday(world, company)
    const shelf = await shelfOf(world, company, declaration, world.clockOf(company).today())
    return {
      contracts: shelf.map(({ recipient, name, file, signed, until, filed, state }) => ({
        recipient,
        name,
        file,
        signed,
        until,
        state,
        filed: filed === null ? null : filed.at,
        hash: filed === null ? null : filed.hash,
      })),
    }
  }

  part.openapi(
    answering('get', path, 'Contracts with recipients, and whether they are on file', contractList, {
      params: inCompany,
    }),
    async (c) => c.json(await listed(c.var.company), 200),
  )

  part.openapi(
    answering('post', `${path}/{recipient}/file`, 'File the contract with a recipient', contractList, {
      params: inCompany.extend({
        recipient: declaredName.openapi({ param: { name: 'recipient', in: 'path' } }),
      }),
      body: { required: true, content: { 'multipart/form-data': { schema: upload } } },
    }),
    async (c) => {
      demand(c, 'contracts')
      const { company } = c.var
      const { recipient } = c.req.valid('param')
      const { paper } = c.req.valid('form')
      const bytes = paper instanceof File ? new Uint8Array(await paper.arrayBuffer()) : undefined
      const declaration = await declarationToday(world, company)
      await speaking(c, () =>
        transact(world, company, (acting) =>
          fileContract(acting, declaration, {
            recipient,
            actor: staffActor(c),
            ...(bytes === undefined ? {} : { bytes }),
          }),
        ),
      )
      return c.json(await listed(company), 200)
    },
  )
  return part
}
