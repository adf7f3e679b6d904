/** Listening on a port, and ending without losing what is under way. */
import { once } from 'node:events'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { type App, createApp } from './app.ts'
import type { Installation } from './installation.ts'
import { type Encrypted, listenEncrypted, sampleHosts, towardsTls } from './tls.ts'

export interface Listening {
  /** Where it answers on this machine: `http://127.0.0.1:4321`. */
  readonly origin: string
  /** Where the declared hosts of sample companies answer encrypted: `https://www.dermalis.example:4322`. */
  readonly encrypted: readonly string[]
  /** Takes no new requests, lets those under way end, writes what waits. */
  close(): Promise<void>
}

/** How long requests under way may take to end, milliseconds. */
const PATIENCE = 8000
const SERVING = 'serving'

/**
 * Serves an installation.
 *
 * @param options `port`: 0 takes any free one; `announce`: whether other processes of this folder shall find it
 * @throws Error when the port is taken, saying what to do
 */
export async function listen(
  house: Installation,
  options: { readonly host: string; readonly port: number; readonly announce: boolean },
): Promise<Listening> {
  const app = createApp(house)
  const hosts = await sampleHosts(house.world)
  let tls: Encrypted | undefined
  let tlsPort: number | null = null
  const fetchPlain = house.config.trustProxy ? behindProxy(app.fetch) : app.fetch
  const server = createAdaptorServer({ fetch: towardsTls(fetchPlain, hosts, () => tlsPort) }) as Server
  server.requestTimeout = 60_000
  server.headersTimeout = 15_000
  server.listen(options.port, options.host)
  try {
    await once(server, 'listening')
  } catch (cause) {
    throw new Error(whyNot(cause, options), { cause })
  }
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : options.port
  const host = options.host === '0.0.0.0' || options.host === '::' ? '127.0.0.1' : options.host
  const origin = `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  if (hosts.size > 0) {
    tls = await listenEncrypted(app.fetch, house.world, hosts, {
      host: options.host,
      port: options.port === 0 ? 0 : port + 1,
      plain: port,
    }).catch(async (fault: unknown) => {
      server.close()
      throw fault
    })
    tlsPort = tls.port
  }
  house.serveFrom(origin)
  const note = join(house.config.folder, SERVING)
  if (options.announce) {
    await mkdir(house.config.folder, { recursive: true, mode: 0o700 })
    await writeFile(note, origin, { mode: 0o600 })
  }
  return {
    origin,
    encrypted: tls?.origins ?? [],
    async close() {
      if (options.announce && (await readFile(note, 'utf8').catch(() => '')) === origin)
        await rm(note, { force: true })
      await tls?.close()
      const ended = once(server, 'close')
      server.close()
      server.closeIdleConnections()
      const impatient = setTimeout(() => server.closeAllConnections(), PATIENCE)
      await ended
      clearTimeout(impatient)
      house.serveFrom(null)
      await app.log.flush()
    },
  }
}

/**
 * Puts the caller's address in the place of the proxy's, for logs and for counting: the last entry is what the proxy
 * itself saw; those before it are whatever the caller sent.
 */
export function behindProxy(fetch: App['fetch']): App['fetch'] {
  return (request, env) => {
    const address = request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? ''
    if (isIP(address) === 0) return fetch(request, env)
    const family = isIP(address) === 6 ? 'IPv6' : 'IPv4'
    return fetch(request, {
      ...(env as object),
      incoming: { socket: { remoteAddress: address, remoteFamily: family } },
    })
  }
}

/** Why nothing can listen there, and what to do. */
function whyNot(cause: unknown, { host, port }: { readonly host: string; readonly port: number }): string {
  switch (cause instanceof Error && 'code' in cause ? cause.code : '') {
    case 'EADDRINUSE':
      return `Port ${port} is taken. Stop what uses it, or start with PORT=${port + 1}.`
    case 'EACCES':
      return `This user may not listen on port ${port}. Start with a PORT above 1023, or behind a proxy.`
    default:
      return `HOST is “${host}”, which is no address of this machine. Expected 127.0.0.1, 0.0.0.0 or one that it has.`
  }
}

/** Where another process of this folder serves; null when none does. */
export async function servedFrom(folder: string): Promise<string | null> {
  const origin = await readFile(join(folder, SERVING), 'utf8').catch(() => null)
  if (origin === null || !/^http:\/\/[\w.:[\]-]+$/u.test(origin)) return null
  const answers = await fetch(`${origin}/healthz`, { signal: AbortSignal.timeout(3000) }).then(
    (response) => response.ok,
    () => false,
  )
  return answers ? origin : null
}
