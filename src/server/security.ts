/** What protects every answer: headers, origin of changes, size of bodies. */
import { randomBytes } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Problem } from '../base/index.ts'
import type { Config } from './config.ts'
import { languageOf } from './problems.ts'

/** Largest bodies, in bytes: what a form with images may have, what the console sends, a notice to be read. */
export const LIMITS = {
  page: 16 << 20,
  api: 256 << 10,
  reading: 8 << 20,
  paper: 16 << 20,
  draft: 1 << 20,
} as const

/** Whether nobody but this machine can reach an address. */
export function isLoopback(address: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(address).hostname)
}

/** The origins a change may come from: the configured one, and both names of this machine when it is only served there. */
export function origins(config: Config): readonly string[] {
  const own = new URL(config.baseUrl)
  const loopback = own.hostname === '127.0.0.1' || own.hostname === 'localhost'
  if (!loopback) return [own.origin]
  const port = own.port === '' ? '' : `:${own.port}`
  return [`${own.protocol}//127.0.0.1${port}`, `${own.protocol}//localhost${port}`]
}

/** Headers of every answer. Pages that need more, such as the console with its nonce, set their own policy. */
export function protectiveHeaders(config: Config): MiddlewareHandler {
  const strict = config.baseUrl.startsWith('https:')
  return async (c, next) => {
    await next()
    const set = (name: string, value: string): void => {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value)
    }
    set(
      'content-security-policy',
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    )
    set('x-content-type-options', 'nosniff')
    set('referrer-policy', 'same-origin')
    set('x-frame-options', 'DENY')
    set('cross-origin-opener-policy', 'same-origin')
    set('cross-origin-resource-policy', 'same-origin')
    set('permissions-policy', 'camera=(), microphone=(), geolocation=(), browsing-topics=()')
    if (strict) set('strict-transport-security', 'max-age=63072000; includeSubDomains')
    if (c.req.path.startsWith('/api/')) c.res.headers.set('cache-control', 'no-store')
    // A page after a form, behind a link with a key in it, or of a refusal may be about one person.
    const passing = c.req.method !== 'GET' || c.res.status >= 400 || new URL(c.req.url).searchParams.has('t')
    set('cache-control', passing ? 'no-store' : 'private, no-cache')
  }
}

/** The console's policy: own scripts, and styles that carry the nonce of this one answer. */
export function consolePolicy(): { readonly nonce: string; readonly policy: string } {
  const nonce = randomBytes(16).toString('base64')
  return {
    nonce,
    policy: `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  }
}

/** Refuses changes that another site's page sends with a visitor's cookies. */
export function sameOrigin(config: Config): MiddlewareHandler {
  const allowed = new Set(origins(config))
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const origin = c.req.header('origin')
    const site = c.req.header('sec-fetch-site')
    const own = origin === undefined ? site === 'same-origin' : allowed.has(origin)
    if (own) return next()
    const german = languageOf(c) === 'de'
    throw new Problem(
      403,
      'request/other-origin',
      german
        ? 'Änderungen werden nur von den eigenen Seiten angenommen.'
        : 'Changes are accepted from our own pages only.',
    )
  }
}

/**
 * Refuses what another site's page fetches, or leads a browser to, with a visitor's cookies: for reading that leaves a
 * trace. HEAD is refused as well, since it would leave the trace without the reading.
 */
export function sameOriginReading(): MiddlewareHandler {
  return async (c, next) => {
    const site = c.req.header('sec-fetch-site')
    if (c.req.method !== 'HEAD' && (site === undefined || site === 'same-origin' || site === 'none'))
      return next()
    throw new Problem(
      c.req.method === 'HEAD' ? 405 : 403,
      'request/other-origin',
      languageOf(c) === 'de'
        ? 'Das wird nur auf den eigenen Seiten geöffnet.'
        : 'This is opened on our own pages only.',
    )
  }
}

/** Where a request comes from, as its connection says; this machine where there is none, as in tests. */
export function addressOf(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? '127.0.0.1'
  } catch {
    return '127.0.0.1'
  }
}

/** Refuses a body beyond `bytes` with 413 before it is read. */
export function atMost(bytes: number): MiddlewareHandler {
  return bodyLimit({ maxSize: bytes, onError: tooLarge(bytes) })
}

function tooLarge(bytes: number): (c: Context) => never {
  return (c) => {
    const size = `${Math.round(bytes / 1024)} KiB`
    throw new Problem(
      413,
      'request/too-large',
      languageOf(c) === 'de'
        ? `Mehr als ${size} werden hier nicht angenommen.`
        : `No more than ${size} are accepted here.`,
    )
  }
}
