/** What waits for a second person: seen by the two it concerns, confirmed by the other with an account of their own. */
import { z } from '@hono/zod-openapi'
import type { CompanyId, Words } from '../../base/index.ts'
import type { Declaration } from '../../declaration/index.ts'
import { transact } from '../../ledger/index.ts'
import { confirm, contentOf, decline, waitingSince } from '../approval.ts'
import { type Approval, approvalsOf } from '../approval-store.ts'
import type { Installation } from '../installation.ts'
import { approvals, type Approvals } from './access-contract.ts'
import { declarationToday } from '../retention.ts'
import { same } from '../words.ts'
import { refuse } from './refusal.ts'
import { groundWords } from './requests.ts'
import { answering, apiPart, demand, done, inCompany, jsonBody, numbered } from './route.ts'

const titles: Readonly<Record<string, Words>> = {
  refusal: { de: 'Antrag ablehnen', en: 'Refuse a request' },
  erasure: { de: 'Unrechtmäßig Gespeichertes löschen', en: 'Erase what is stored unlawfully' },
  hold: { de: 'Protokoll als Beweis sperren', en: 'Hold a log as evidence' },
}
const fields: Readonly<Record<string, Words>> = {
  ground: { de: 'Grund', en: 'Ground' },
  reasons: { de: 'Begründung für die Person', en: 'Reasons for the person' },
  store: { de: 'Protokoll', en: 'Log' },
  from: { de: 'Von', en: 'From' },
  to: { de: 'Bis', en: 'To' },
  incident: { de: 'Vorfall', en: 'Incident' },
}

export function approvalRoutes(house: Installation) {
  const { world } = house
  const part = apiPart()
  const path = '/api/v1/companies/{company}/approvals' as const

  part.openapi(
    answering('get', path, 'What waits for a second person, of those it concerns', approvals, {
      params: inCompany,
    }),
    async (c) => c.json({ approvals: [...(await approvalsFor(house, c.var.company, c.var.staff.id))] }, 200),
  )

  part.openapi(
    answering('post', `${path}/{approval}/decide`, 'Confirm what was put to you, or take it off', done, {
      params: inCompany.extend({
        approval: numbered('approval', 'a number'),
      }),
      body: jsonBody(z.strictObject({ confirmed: z.boolean() })),
    }),
    async (c) => {
      demand(c, 'records')
      const { approval } = c.req.valid('param')
      const decide = c.req.valid('json').confirmed ? confirm : decline
      const decided = await transact(world, c.var.company, (acting) =>
        decide(acting, approval, c.var.staff.id, c.var.membership.role),
      )
      if (!decided) {
        throw refuse(c, 404, 'approval/absent', {
          de: 'Hier wartet nichts auf Sie. Vielleicht ist es schon entschieden.',
          en: 'Nothing waits for you here. Perhaps it is decided already.',
        })
      }
      return c.json({ done: true } as const, 200)
    },
  )
  return part
}

/** What somebody asked for or is asked to confirm. */
export async function approvalsFor(
  { world }: Installation,
  company: CompanyId,
  staff: string,
): Promise<Approvals['approvals']> {
  const waiting = await approvalsOf(world.db, company, staff, waitingSince(world.clockOf(company).now()))
  if (waiting.length === 0) return []
  const declaration = await declarationToday(world, company)
  return waiting.map((one) => {
    const { path, body } = contentOf(world, company, one)
    return {
      id: one.id,
      title: titleOf(one),
      room: one.room,
      asker: one.askerName,
      approver: one.approverName,
      asked: one.asked,
      mine: one.asker === staff,
      approved: one.approved !== null,
      details: Object.entries(fields).flatMap(([name, title]) => {
        const value = body[name]
        if (value === undefined) return []
        return [{ title, value: said(declaration, name, value), moment: name === 'from' || name === 'to' }]
      }),
      path,
      body,
    }
  })
}

/** What was sent, in words where there are some: the name of a store, the ground of a refusal. */
function said(declaration: Declaration, field: string, value: string): Words {
  const store = declaration.stores.find(({ id }) => id === value)?.name
  if (field === 'store' && store !== undefined) return store
  const ground = groundWords(value)
  return field === 'ground' && ground !== null ? ground : same(value)
}

function titleOf({ act }: Approval): Words {
  return titles[act] ?? same(act)
}
