/** What the console and the server say to each other about accounts, their declared roles, and keys of programs. */
import { z } from '@hono/zod-openapi'
import { role, words } from './contract.ts'

export const access = z
  .object({
    staff: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        email: z.string(),
        role,
        roleTitle: words,
        roles: z.array(z.string()),
        /** Whether it is the person who asks. */
        self: z.boolean(),
      }),
    ),
    /** The roles that the declaration has. */
    roles: z.array(z.object({ id: z.string(), title: words })),
    /** What those roles may read for. */
    readings: z.array(
      z.object({ role: z.string(), activity: z.string(), purpose: z.string(), title: words }),
    ),
    tokens: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        title: words,
        issued: z.string(),
        revoked: z.string().nullable(),
      }),
    ),
  })
  .openapi('Access')
/** What waits for a second person, for the two it concerns. */
export const approvals = z
  .object({
    approvals: z.array(
      z.object({
        id: z.string(),
        title: words,
        room: z.string(),
        asker: z.string(),
        approver: z.string(),
        asked: z.string(),
        /** Whether the one who asks now is who asked for it; otherwise it is theirs to confirm. */
        mine: z.boolean(),
        approved: z.boolean(),
        details: z.array(z.object({ title: words, value: words, moment: z.boolean() })),
        /** What the one who asked sends again once it is confirmed. */
        path: z.string(),
        body: z.record(z.string(), z.string()),
      }),
    ),
  })
  .openapi('Approvals')
export const tokenIssued = z.object({ id: z.string(), key: z.string() }).openapi('TokenIssued')

export type Approvals = z.infer<typeof approvals>
export type Access = z.infer<typeof access>
export type TokenIssued = z.infer<typeof tokenIssued>
