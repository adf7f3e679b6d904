/** Passkeys (WebAuthn) as a way to sign in: registered by somebody signed in, discoverable, with user verification. */
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthEndpoint, sessionMiddleware } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'
import { newId } from '../base/index.ts'
import type { Database } from '../store/index.ts'
import type { Config } from './config.ts'
import { origins } from './security.ts'
import { addPasskey, countPasskey, passkeyOf, passkeysOf, removePasskey } from './passkey-store.ts'

const CHALLENGE = 'zusage.passkey'
const MINUTES = 5

const encoded = z.string().max(8192)
const registration = z.looseObject({
  id: encoded,
  rawId: encoded,
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: encoded, attestationObject: encoded }),
  clientExtensionResults: z.looseObject({}).default({}),
})
const assertion = z.looseObject({
  id: encoded,
  rawId: encoded,
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: encoded, authenticatorData: encoded, signature: encoded }),
  clientExtensionResults: z.looseObject({}).default({}),
})

/** The endpoints below `/api/auth/passkey`. A challenge lives five minutes, in a signed cookie, and is used once. */
export function passkeys(db: Database, config: Config): BetterAuthPlugin {
  const allowed = [...origins(config)]
  // An identity is bound to the name of a host; a machine's own number has the name localhost.
  const { hostname } = new URL(config.baseUrl)
  const rpID = hostname === '127.0.0.1' ? 'localhost' : hostname
  const secure = config.baseUrl.startsWith('https:')
  const cookie = { httpOnly: true, sameSite: 'lax', path: '/api/auth', secure, maxAge: MINUTES * 60 } as const

  return {
    id: 'zusage-passkey',
    endpoints: {
      passkeyRegisterOptions: createAuthEndpoint(
        '/passkey/register-options',
        { method: 'POST', use: [sessionMiddleware] },
        async (ctx) => {
          const { user } = ctx.context.session
          const known = await passkeysOf(db, user.id)
          const options = await generateRegistrationOptions({
            rpName: 'Zusage',
            rpID,
            userName: user.email,
            userDisplayName: user.name,
            userID: new TextEncoder().encode(user.id),
            attestationType: 'none',
            excludeCredentials: known.map((key) => ({ id: key.credential })),
            authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
          })
          await ctx.setSignedCookie(CHALLENGE, options.challenge, ctx.context.secret, cookie)
          return ctx.json(options)
        },
      ),
      passkeyRegister: createAuthEndpoint(
        '/passkey/register',
        {
          method: 'POST',
          use: [sessionMiddleware],
          body: z.strictObject({ name: z.string().trim().min(1).max(80), response: registration }),
        },
        async (ctx) => {
          const challenge = await ctx.getSignedCookie(CHALLENGE, ctx.context.secret)
          ctx.setCookie(CHALLENGE, '', { ...cookie, maxAge: 0 })
          if (!challenge) throw new APIError('BAD_REQUEST', { code: 'PASSKEY_CHALLENGE' })
          const checked = await verifyRegistrationResponse({
            response: ctx.body.response,
            expectedChallenge: challenge,
            expectedOrigin: allowed,
            expectedRPID: rpID,
          }).catch(() => ({ verified: false as const, registrationInfo: undefined }))
          if (!checked.verified) throw new APIError('BAD_REQUEST', { code: 'PASSKEY_REFUSED' })
          const { credential } = checked.registrationInfo
          await addPasskey(db, {
            id: newId(),
            staff: ctx.context.session.user.id,
            name: ctx.body.name,
            credential: credential.id,
            key: Buffer.from(credential.publicKey),
            counter: credential.counter,
            transports: (credential.transports ?? []).join(','),
          })
          return ctx.json({ registered: true })
        },
      ),
      passkeySignInOptions: createAuthEndpoint(
        '/passkey/sign-in-options',
        { method: 'POST' },
        async (ctx) => {
          const options = await generateAuthenticationOptions({ rpID, userVerification: 'required' })
          await ctx.setSignedCookie(CHALLENGE, options.challenge, ctx.context.secret, cookie)
          return ctx.json(options)
        },
      ),
      passkeySignIn: createAuthEndpoint(
        '/passkey/sign-in',
        { method: 'POST', body: z.strictObject({ response: assertion }) },
        async (ctx) => {
          const challenge = await ctx.getSignedCookie(CHALLENGE, ctx.context.secret)
          ctx.setCookie(CHALLENGE, '', { ...cookie, maxAge: 0 })
          const known = await passkeyOf(db, ctx.body.response.id)
          if (!challenge || known === null) throw new APIError('UNAUTHORIZED', { code: 'PASSKEY_REFUSED' })
          const checked = await verifyAuthenticationResponse({
            response: ctx.body.response,
            expectedChallenge: challenge,
            expectedOrigin: allowed,
            expectedRPID: rpID,
            credential: {
              id: known.credential,
              publicKey: new Uint8Array(known.key),
              counter: known.counter,
            },
          }).catch(() => ({ verified: false as const, authenticationInfo: { newCounter: 0 } }))
          if (!checked.verified) throw new APIError('UNAUTHORIZED', { code: 'PASSKEY_REFUSED' })
          const user = await ctx.context.internalAdapter.findUserById(known.staff)
          if (user === null) throw new APIError('UNAUTHORIZED', { code: 'PASSKEY_REFUSED' })
          await countPasskey(db, known.id, checked.authenticationInfo.newCounter)
          const session = await ctx.context.internalAdapter.createSession(user.id)
          await setSessionCookie(ctx, { session, user })
          return ctx.json({ signedIn: true })
        },
      ),
      passkeyList: createAuthEndpoint(
        '/passkey/list',
        { method: 'GET', use: [sessionMiddleware] },
        async (ctx) => {
          const known = await passkeysOf(db, ctx.context.session.user.id)
          return ctx.json({ passkeys: known.map(({ id, name, created }) => ({ id, name, created })) })
        },
      ),
      passkeyRemove: createAuthEndpoint(
        '/passkey/remove',
        { method: 'POST', use: [sessionMiddleware], body: z.strictObject({ id: z.string().max(80) }) },
        async (ctx) => {
          const gone = await removePasskey(db, ctx.context.session.user.id, ctx.body.id)
          if (!gone) throw new APIError('NOT_FOUND', { code: 'PASSKEY_UNKNOWN' })
          return ctx.json({ removed: true })
        },
      ),
    },
  } satisfies BetterAuthPlugin
}
