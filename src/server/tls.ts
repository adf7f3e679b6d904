/** The hosts of sample companies over TLS, as their notices promise; beside the plain pages on the loopback. */
import { once } from 'node:events'
import { readFileSync, statSync } from 'node:fs'
import type { Server } from 'node:http'
import { createServer } from 'node:https'
import { type SecureContext, createSecureContext } from 'node:tls'
import { createAdaptorServer } from '@hono/node-server'
import { systemClock } from '../base/index.ts'
import { currentDeclaration } from '../declaration/index.ts'
import { certificateFor, readHosts, tlsFiles, writeHosts } from '../evidence/index.ts'
import type { App } from './app.ts'
import type { OpenWorld } from './world.ts'

type Fetch = App['fetch']

/** Encrypted pages of sample hosts. */
export interface Encrypted {
  /** Where each host answers: `https://www.dermalis.example:4322`. */
  readonly origins: readonly string[]
  readonly port: number
  close(): Promise<void>
}

/** How long browsers shall insist on encryption, in seconds: two years, as preload lists ask for. */
const INSIST = 63_072_000

/** The declared hosts of sample companies, each with its company. */
export async function sampleHosts(world: OpenWorld): Promise<ReadonlyMap<string, string>> {
  const hosts = new Map<string, string>()
  for (const { id, sample } of world.companies()) {
    if (!sample) continue
    const current = await currentDeclaration(world.db, id, world.clockOf(id).today())
    for (const host of current?.declaration.hosts ?? []) hosts.set(host, id)
  }
  return hosts
}

/** Sends whoever asks for a sample host without encryption to the encrypted page; all other requests go on. */
export function towardsTls(
  fetch: Fetch,
  hosts: ReadonlyMap<string, string>,
  port: () => number | null,
): Fetch {
  return (request, env) => {
    const url = new URL(request.url)
    const secure = port()
    if (secure === null || !hosts.has(url.hostname)) return fetch(request, env)
    url.protocol = 'https:'
    url.port = String(secure)
    return new Response(null, { status: 308, headers: { location: url.href } })
  }
}

/**
 * Serves sample hosts over TLS 1.2 and later, with a certificate of this installation that is taken anew from its file
 * whenever it changes there.
 *
 * @param options `port`: the wanted one; another one is taken where somebody has it
 */
export async function listenEncrypted(
  fetch: Fetch,
  world: OpenWorld,
  hosts: ReadonlyMap<string, string>,
  options: { readonly host: string; readonly port: number; readonly plain: number },
): Promise<Encrypted> {
  const { folder } = world
  const names = [...hosts.keys()]
  const pair = await certificateFor(folder, names, new Date(systemClock.now()))
  const current = reloading(folder)
  const server = createAdaptorServer({
    fetch: encrypted(fetch, hosts),
    createServer,
    serverOptions: {
      cert: pair.certificate,
      key: pair.key,
      minVersion: 'TLSv1.2',
      SNICallback: (_name, done) => {
        try {
          done(null, current())
        } catch (fault) {
          done(fault instanceof Error ? fault : new Error(String(fault)))
        }
      },
    },
  }) as Server
  server.requestTimeout = 60_000
  server.headersTimeout = 15_000
  const port = await listenSomewhere(server, options)
  const address = options.host === '0.0.0.0' || options.host === '::' ? '127.0.0.1' : options.host
  const table = Object.fromEntries(names.map((name) => [name, { address, http: options.plain, https: port }]))
  await writeHosts(folder, table)
  return {
    origins: names.map((name) => `https://${name}:${port}`),
    port,
    async close() {
      const known = await readHosts(folder)
      if (names.some((name) => known[name]?.https === port)) await writeHosts(folder, null)
      const ended = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await ended
    },
  }
}

/** The certificate in its file, read again only when the file changed. */
function reloading(folder: string): () => SecureContext {
  const files = tlsFiles(folder)
  let known: { readonly file: string; readonly context: SecureContext } | undefined
  return () => {
    const { mtimeMs, ino } = statSync(files.certificate)
    const file = `${ino} ${mtimeMs}`
    if (known?.file === file) return known.context
    const context = createSecureContext({
      cert: readFileSync(files.certificate),
      key: readFileSync(files.key),
      minVersion: 'TLSv1.2',
    })
    known = { file, context }
    return context
  }
}

function encrypted(fetch: Fetch, hosts: ReadonlyMap<string, string>): Fetch {
  return async (request, env) => {
    const url = new URL(request.url)
    const company = hosts.get(url.hostname)
    if (company === undefined) return new Response('This host is not served here.\n', { status: 421 })
    const answer =
      url.pathname === '/'
        ? new Response(null, { status: 308, headers: { location: `/${company}/` } })
        : await fetch(request, env)
    const headers = new Headers(answer.headers)
    headers.set('strict-transport-security', `max-age=${INSIST}; includeSubDomains`)
    const cookies = headers.getSetCookie()
    headers.delete('set-cookie')
    for (const cookie of cookies)
      headers.append('set-cookie', /;\s*secure/iu.test(cookie) ? cookie : `${cookie}; Secure`)
    return new Response(answer.body, { status: answer.status, headers })
  }
}

async function listenSomewhere(
  server: Server,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<number> {
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (fault) {
    if (port === 0 || !(fault instanceof Error && 'code' in fault && fault.code === 'EADDRINUSE')) throw fault
    server.listen(0, host)
    await once(server, 'listening')
  }
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The encrypted pages got no port.')
  return address.port
}
