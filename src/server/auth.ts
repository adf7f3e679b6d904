/** Sign-in of staff: password, passkey, single sign-on; companies are organisations, and each membership has a role. */
import { betterAuth } from 'better-auth'
import { APIError, createAuthMiddleware } from 'better-auth/api'
import { genericOAuth, organization } from 'better-auth/plugins'
import { createAccessControl } from 'better-auth/plugins/access'
import { defaultStatements } from 'better-auth/plugins/organization/access'
import { Pool } from 'pg'
import { keyedHash } from '../base/index.ts'
import type { Store } from '../store/index.ts'
import { beginAttempt, clearAttempts } from './attempts.ts'
import type { Config } from './config.ts'
import { passkeys } from './passkey.ts'
import { origins } from './security.ts'

/** How sign-in is protected. Tests turn the address limit up to see the account's own lock. */
export interface SignInLimits {
  /** Tries from one address within `window` seconds. */
  readonly perAddress: number
  readonly window: number
}

const access = createAccessControl(defaultStatements)
const reads = access.newRole({ organization: [], member: [], invitation: [] })
/** Membership is administered at the command line, so no role may change it over HTTP. */
const roles = { officer: reads, desk: reads, developer: reads, auditor: reads }

/** What of better-auth answers over HTTP; everything else does not exist. */
export const SIGN_IN_PATHS: ReadonlySet<string> = new Set([
  '/sign-in/email',
  '/sign-in/social',
  '/sign-out',
  '/change-password',
  '/passkey/register-options',
  '/passkey/register',
  '/passkey/sign-in-options',
  '/passkey/sign-in',
  '/passkey/list',
  '/passkey/remove',
])

/** Whether a path below `/api/auth` answers. */
export function answersAuth(path: string): boolean {
  return SIGN_IN_PATHS.has(path) || path.startsWith('/callback/') || path.startsWith('/oauth2/callback/')
}

/**
 * The sign-in of this installation, on the tables of migration 0070.
 *
 * After five failed tries an account is locked, for longer each time; the answer is the same whether it exists or not.
 */
export function openAuth(
  store: Store,
  config: Config,
  limits: SignInLimits = { perAddress: 20, window: 60 },
): Auth {
  const { db } = store
  // better-auth compares moments as Date objects, while the store's own connections read them as texts.
  const pool = new Pool({ connectionString: store.url, max: 4, application_name: 'zusage-sign-in' })
  pool.on('error', () => undefined)
  const secret = keyedHash(config.key, 'staff-session').toString('base64')
  const attemptKey = keyedHash(config.key, 'staff-attempt')
  const accountOf = (email: string): Buffer => keyedHash(attemptKey, email.trim().toLowerCase())
  const oidc = config.oidc
  const secure = config.baseUrl.startsWith('https:')

  const auth = betterAuth({
    appName: 'Zusage',
    baseURL: config.baseUrl,
    basePath: '/api/auth',
    secret,
    database: pool,
    trustedOrigins: [...origins(config)],
    telemetry: { enabled: false },
    logger: { disabled: true },
    user: {
      modelName: 'staff',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    session: {
      modelName: 'staff_session',
      fields: {
        userId: 'staff',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      expiresIn: 60 * 60 * 12,
      updateAge: 60 * 60,
    },
    account: {
      modelName: 'staff_credential',
      fields: {
        userId: 'staff',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      encryptOAuthTokens: true,
    },
    verification: {
      modelName: 'staff_verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 200 },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'staff_rate',
      fields: { lastRequest: 'last_request' },
      window: limits.window,
      max: 300,
      customRules: {
        '/sign-in/email': { window: limits.window, max: limits.perAddress },
        '/passkey/*': { window: limits.window, max: limits.perAddress },
      },
    },
    advanced: {
      cookiePrefix: 'zusage',
      useSecureCookies: secure,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    hooks: {
      before: createAuthMiddleware(async (ctx) => {
        const email = emailIn(ctx.path, ctx.body)
        if (email === null) return
        const until = await beginAttempt(db, accountOf(email))
        if (until === null) return
        throw new APIError('TOO_MANY_REQUESTS', { code: 'SIGN_IN_LOCKED', message: until })
      }),
      after: createAuthMiddleware(async (ctx) => {
        const email = emailIn(ctx.path, ctx.body)
        if (email === null) return
        if (!(ctx.context.returned instanceof APIError)) await clearAttempts(db, accountOf(email))
      }),
    },
    plugins: [
      organization({
        ac: access,
        roles,
        creatorRole: 'officer',
        allowUserToCreateOrganization: false,
        schema: {
          organization: { modelName: 'staff_company', fields: { createdAt: 'created_at' } },
          member: {
            modelName: 'staff_member',
            fields: { organizationId: 'company', userId: 'staff', createdAt: 'created_at' },
          },
          invitation: {
            modelName: 'staff_invitation',
            fields: {
              organizationId: 'company',
              inviterId: 'inviter',
              expiresAt: 'expires_at',
              createdAt: 'created_at',
            },
          },
          session: { fields: { activeOrganizationId: 'active_company' } },
        },
      }),
      passkeys(db, config),
      ...(oidc === null
        ? []
        : [
            genericOAuth({
              config: [
                {
                  providerId: 'oidc',
                  discoveryUrl: `${oidc.issuer.replace(/\/+$/u, '')}/.well-known/openid-configuration`,
                  requireIdTokenVerification: true,
                  clientId: oidc.clientId,
                  clientSecret: oidc.clientSecret,
                  scopes: ['openid', 'profile', 'email'],
                  pkce: true,
                  disableImplicitSignUp: true,
                  disableSignUp: true,
                },
              ],
            }),
          ]),
    ],
  })
  return {
    handle: (request) => auth.handler(request),
    async signedIn(headers) {
      const found = await auth.api.getSession({ headers })
      return found === null ? null : { id: found.user.id, name: found.user.name, email: found.user.email }
    },
    async hashPassword(password) {
      return (await auth.$context).password.hash(password)
    },
    close: () => pool.end(),
  }
}

/** Somebody who is signed in. */
export interface Staff {
  readonly id: string
  readonly name: string
  readonly email: string
}

export interface Auth {
  handle(request: Request): Promise<Response>
  /** Who the cookies belong to; null when nobody is signed in. */
  signedIn(headers: Headers): Promise<Staff | null>
  hashPassword(password: string): Promise<string>
  close(): Promise<void>
}

/** Set by the server from the connection itself; what a client sends under this name is thrown away. */
export const ADDRESS_HEADER = 'x-zusage-address'

function emailIn(path: string, body: unknown): string | null {
  if (path !== '/sign-in/email' || typeof body !== 'object' || body === null || !('email' in body))
    return null
  return typeof body.email === 'string' ? body.email.slice(0, 320) : null
}
