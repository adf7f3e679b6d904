import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { type CompanyId, parseCompanyId, Problem } from '../base/index.ts'
import { currentDeclaration } from '../declaration/index.ts'
import type { World } from '../ledger/index.ts'
import { receiptsAtStandIn, receiveAtStandIn } from './stand-in.ts'

const bodySchema = z.strictObject({
  company: z.string().max(40),
  disclosure: z.uuid(),
  fields: z.record(z.string().max(60), z.json()),
})

/**
 * The receiving sides of sample companies' recipients, served beside the product: they take what comes and say what they
 * received. Real companies have none.
 */
export function recipientRoutes(world: World): Hono {
  const app = new Hono()

  const standIn = async (company: CompanyId, recipient: string): Promise<void> => {
    const row = await world.db
      .selectFrom('company')
      .select('sample')
      .where('id', '=', company)
      .executeTakeFirst()
    const version =
      row?.sample === true
        ? await currentDeclaration(world.db, company, world.clockOf(company).today())
        : null
    const declared = version?.declaration.recipients.some(
      (one) => one.id === recipient && one.endpoint?.url.startsWith(`/stand-in/${recipient}/`) === true,
    )
    if (declared !== true) throw new Problem(404, 'stand-in/unknown', 'There is no such receiving side here.')
  }

  app.get('/stand-in/:recipient/receipts', async (c) => {
    const company = companyOf(c.req.query('company') ?? '')
    const recipient = c.req.param('recipient')
    await standIn(company, recipient)
    const receipts = await receiptsAtStandIn(world.folder, company, recipient)
    const disclosure = c.req.query('disclosure')
    // Numbers and names of fields only: what was received stays with the receiver.
    return c.json({
      receipts: receipts
        .filter((one) => disclosure === undefined || one.disclosure === disclosure)
        .map((one) => ({
          receipt: one.receipt,
          at: one.at,
          disclosure: one.disclosure,
          fields: Object.keys(one.fields).sort(),
        })),
    })
  })

  app.post('/stand-in/:recipient/:inbox', bodyLimit({ maxSize: 64 << 10, onError: tooLarge }), async (c) => {
    const parsed = bodySchema.safeParse(await c.req.json().catch(() => null))
    if (!parsed.success) {
      throw new Problem(422, 'stand-in/body', 'Not a delivery.', {
        faults: parsed.error.issues.map((issue) => ({
          field: issue.path.join('.'),
          code: issue.code,
          message: issue.message,
        })),
      })
    }
    const company = companyOf(parsed.data.company)
    const recipient = c.req.param('recipient')
    await standIn(company, recipient)
    const at = world.clockOf(company).now()
    const receipt = await receiveAtStandIn(world.folder, { ...parsed.data, company, recipient }, at)
    return c.json({ receipt }, 201)
  })

  return app
}

function companyOf(text: string): CompanyId {
  try {
    return parseCompanyId(text)
  } catch {
    throw new Problem(404, 'company/unknown', 'There is no such company here.')
  }
}

function tooLarge(): never {
  throw new Problem(413, 'request/too-large', 'Too large.')
}
