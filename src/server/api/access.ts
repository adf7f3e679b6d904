/** As whom accounts act, and keys of programs: seen by all who look after a company, changed by its officer. */
import { z } from '@hono/zod-openapi'
import type { Words } from '../../base/index.ts'
import type { Declaration } from '../../declaration/index.ts'
import { transact } from '../../ledger/index.ts'
import { giveRoles, issueToken, type Reading, readings, readingTitles, revokeToken } from '../access.ts'
import { staffOf, tokensOf } from '../access-store.ts'
import type { Installation } from '../installation.ts'
import { declarationToday } from '../retention.ts'
import { inBoth, roleWords } from '../words.ts'
import { access, tokenIssued } from './access-contract.ts'
import { refuse, speaking } from './refusal.ts'
import {
  answering,
  apiPart,
  declaredName,
  demand,
  done,
  inCompany,
  jsonBody,
  numbered,
  staffActor,
  written,
} from './route.ts'

export function accessRoutes(house: Installation) {
  const { world } = house
  const part = apiPart()
  const path = '/api/v1/companies/{company}' as const

  part.openapi(
    answering('get', `${path}/access`, 'Accounts with their declared roles, and keys of programs', access, {
      params: inCompany,
    }),
    async (c) => {
      const { company } = c.var
      const declaration = await declarationToday(world, company)
      const [staff, tokens] = await Promise.all([staffOf(world.db, company), tokensOf(world.db, company)])
      return c.json(
        {
          staff: staff.map((one) => ({
            ...one,
            roles: [...one.roles],
            roleTitle: roleWords(one.role),
            self: one.id === c.var.staff.id,
          })),
          roles: declaration.roles.map(({ id, title }) => ({ id, title })),
          readings: readings(declaration).map((one) => ({ ...one, title: readingWords(declaration, one) })),
          tokens: tokens.map((one) => ({
            id: one.id,
            name: one.name,
            title: readingWords(declaration, one),
            issued: one.issued,
            revoked: one.revoked,
          })),
        },
        200,
      )
    },
  )

  part.openapi(
    answering('post', `${path}/access/{staff}/roles`, 'Let an account act in these declared roles', done, {
      params: inCompany.extend({
        staff: z
          .string()
          .max(60)
          .openapi({ param: { name: 'staff', in: 'path' } }),
      }),
      body: jsonBody(z.strictObject({ roles: z.array(declaredName).max(60) })),
    }),
    async (c) => {
      demand(c, 'access')
      const { company } = c.var
      const { staff } = c.req.valid('param')
      if (!(await staffOf(world.db, company)).some(({ id }) => id === staff)) {
        throw refuse(c, 404, 'access/nobody', {
          de: 'Dieser Zugang gehört nicht zu diesem Unternehmen.',
          en: 'This account does not belong to this company.',
        })
      }
      const declaration = await declarationToday(world, company)
      const { roles } = c.req.valid('json')
      await speaking(c, () =>
        transact(world, company, (acting) =>
          giveRoles(acting, declaration, { staff, roles, actor: staffActor(c) }),
        ),
      )
      return c.json({ done: true } as const, 200)
    },
  )

  part.openapi(
    answering('post', `${path}/tokens`, 'Issue a key for a program; it is answered this once', tokenIssued, {
      params: inCompany,
      body: jsonBody(
        z.strictObject({
          name: written(80).min(1),
          role: declaredName,
          activity: declaredName,
          purpose: declaredName,
        }),
      ),
    }),
    async (c) => {
      demand(c, 'access')
      const { company } = c.var
      const declaration = await declarationToday(world, company)
      const issued = await speaking(c, () =>
        transact(world, company, (acting) =>
          issueToken(acting, declaration, { ...c.req.valid('json'), actor: staffActor(c) }),
        ),
      )
      return c.json(issued, 200)
    },
  )

  part.openapi(
    answering('post', `${path}/tokens/{token}/revoke`, 'End a key at once', done, {
      params: inCompany.extend({
        token: numbered('token', 'the number of a key'),
      }),
    }),
    async (c) => {
      demand(c, 'access')
      const { token } = c.req.valid('param')
      const ended = await transact(world, c.var.company, (acting) =>
        revokeToken(acting, token, staffActor(c)),
      )
      if (!ended) {
        throw refuse(c, 404, 'access/no-token', {
          de: 'Diesen Schlüssel gibt es nicht, oder er ist schon gesperrt.',
          en: 'There is no such key, or it is revoked already.',
        })
      }
      return c.json({ done: true } as const, 200)
    },
  )
  return part
}

/** Who reads what for, in a few words: Buchhaltung: Aufbewahrung für Handels- und Steuerrecht. */
function readingWords(declaration: Declaration, reading: Reading): Words {
  const { role, purpose } = readingTitles(declaration, reading)
  return inBoth((language) => `${role[language]}: ${purpose[language]}`)
}
