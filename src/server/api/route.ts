/** What all routes of the console's API share: who is asked for, what is answered, who may. */
import { OpenAPIHono, createRoute, type RouteConfig, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type CompanyId, type Instant, isUuid, notPlain, Problem } from '../../base/index.ts'
import type { Actor } from '../../ledger/index.ts'
import type { Staff } from '../auth.ts'
import { languageOf, schemaProblem } from '../problems.ts'
import type { Membership } from '../staff-store.ts'
import { problem, type Role } from './contract.ts'

/** Set for every request below `/api/v1/companies/{company}`, and `staff` for all that need a session. */
export interface ApiEnv {
  readonly Variables: {
    staff: Staff
    membership: Membership
    company: CompanyId
  }
}

export type ApiContext = Context<ApiEnv>

/** What can be done in the console besides looking. */
export type Permission =
  | 'requests'
  | 'records'
  | 'retention'
  | 'devices'
  | 'contracts'
  | 'prove'
  | 'clock'
  | 'letters'
  | 'access'

const permitted: Readonly<Record<Role, readonly Permission[]>> = {
  officer: [
    'requests',
    'records',
    'retention',
    'devices',
    'contracts',
    'prove',
    'clock',
    'letters',
    'access',
  ],
  desk: ['requests', 'records', 'retention', 'devices', 'prove', 'letters'],
  developer: ['prove'],
  auditor: ['prove'],
}

/**
 * Refuses what a role is not meant to do.
 *
 * @throws Problem 403
 */
export function demand(c: ApiContext, permission: Permission): void {
  if (permitted[c.var.membership.role].includes(permission)) return
  throw new Problem(
    403,
    'staff/role',
    languageOf(c) === 'de' ? 'Das ist in Ihrer Rolle nicht vorgesehen.' : 'This is not meant for your role.',
    { provision: 'Art. 32(4) GDPR' },
  )
}

/** Who acts, as the ledger knows them. */
export function staffActor(c: ApiContext): Actor {
  return { kind: 'staff', account: c.var.staff.id, role: c.var.membership.role }
}

/** A part of the API; a request that does not fit its schema is refused with all its faults. */
export function apiPart(): OpenAPIHono<ApiEnv> {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: (result, c) => {
      if (!result.success) throw schemaProblem(result.error, languageOf(c))
    },
  })
}

export const inCompany = z.object({
  company: z
    .string()
    .max(40)
    .openapi({ param: { name: 'company', in: 'path' }, example: 'skin-analysis' }),
})

/** The number of something in an address. */
export function numbered(name: string, what: string) {
  return z
    .string()
    .refine(isUuid, what)
    .openapi({ param: { name, in: 'path' } })
}

/** A moment that was sent, in the one spelling of moments. */
export const moment = z.iso.datetime().transform((value) => new Date(value).toISOString() as Instant)

/** What is answered where there is nothing to say but that it was done. */
export const done = z.object({ done: z.literal(true) })

/** A text that staff type or copy: of any words, but without half or control characters and without what hides text. */
export function written(most: number) {
  return z.string().trim().max(most).refine(isWritten, 'a text without control characters')
}

function isWritten(text: string): boolean {
  const against = notPlain(text, true)
  // Markup is shown as the text it is; a letter may well contain it.
  return against === null || against === 'markup'
}

/** The name of something declared, as the declaration writes it. */
export const declaredName = z
  .string()
  .max(60)
  .regex(/^[a-z0-9][a-z0-9._-]*$/u)

const refusal = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problem } },
})

/** The answers every route can give besides its own. */
const refusals = {
  401: refusal('Nobody is signed in.'),
  403: refusal('The role does not allow it, or the request came from another origin.'),
  404: refusal('There is no such thing, or the signed-in person has nothing to do with the company.'),
  422: refusal('Fields that do not fit, all of them named.'),
  423: refusal('The data is restricted or held; the ground is named.'),
} as const

/** Describes a route that answers JSON. */
export function answering<
  const M extends 'get' | 'post',
  const P extends string,
  A extends z.ZodType,
  R extends NonNullable<RouteConfig['request']>,
>(method: M, path: P, summary: string, answer: A, request: R) {
  return createRoute({
    method,
    path,
    summary,
    request,
    responses: {
      200: { description: summary, content: { 'application/json': { schema: answer } } },
      ...refusals,
    },
  })
}

/** A JSON body that must be there. */
export function jsonBody<S extends z.ZodType>(schema: S) {
  return { required: true, content: { 'application/json': { schema } } } as const
}
