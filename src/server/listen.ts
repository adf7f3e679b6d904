/** Listening on a port, and ending without losing what is under way. */
import { once } from 'node:events'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { createApp } from './app.ts'
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
  const server = createAdaptorServer({ fetch: towardsTls(app.fetch, hosts, () => tlsPort) }) as Server
  server.requestTimeout = 60_000
  server.headersTimeout = 15_000
  server.listen(options.port, options.host)
  try {
    await once(server, 'listening')
  } catch (cause) {
    const taken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE'
    if (!taken) throw cause
    throw new Error(
      `Port ${options.port} is taken. Stop what uses it, or start with PORT=${options.port + 1}.`,
      {
        cause,
      },
    )
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
