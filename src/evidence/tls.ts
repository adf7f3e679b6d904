import { type IncomingMessage, request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { type PeerCertificate, type SecureVersion, checkServerIdentity, connect } from 'node:tls'
import type { Resolution } from './hosts.ts'

/** What a host showed of itself to whoever connects. */
export interface Handshake {
  /** `TLSv1.3`; null when no encrypted connection came about. */
  readonly protocol: string | null
  readonly certificate: PeerCertificate | null
  /** Why the certificate is not to be trusted; null when it is. */
  readonly distrust: string | null
  /** Why it does not name the host; null when it does. */
  readonly misnamed: string | null
}

/** Whether a connection by one version of the protocol came about; `unasked` where this machine cannot ask. */
export type Answered = 'accepted' | 'refused' | 'unasked'

const PATIENCE = 10_000

/** Connects as a browser would and looks at what it is shown. */
export function shakeHands(host: string, at: Resolution): Promise<Handshake> {
  return new Promise((resolve) => {
    const socket = connect({
      host: at.address,
      port: at.https,
      servername: host,
      rejectUnauthorized: false,
      timeout: PATIENCE,
      ...(at.authority === null ? {} : { ca: at.authority }),
    })
    const end = (handshake: Handshake): void => {
      socket.destroy()
      resolve(handshake)
    }
    socket.on('secureConnect', () => {
      const certificate = socket.getPeerCertificate()
      // By `rejectUnauthorized: false` Node judges all the same, and says here what it found.
      const reason: unknown = socket.authorizationError
      end({
        protocol: socket.getProtocol(),
        certificate,
        distrust: socket.authorized ? null : reasonOf(reason),
        misnamed: checkServerIdentity(host, certificate)?.message ?? null,
      })
    })
    const failed = (): void => end({ protocol: null, certificate: null, distrust: null, misnamed: null })
    socket.on('error', failed)
    socket.on('timeout', failed)
  })
}

function reasonOf(reason: unknown): string {
  if (reason instanceof Error) return 'code' in reason ? String(reason.code) : reason.message
  return typeof reason === 'string' ? reason : 'unknown'
}

/** Offers one version of the protocol and nothing else. */
export function offer(host: string, at: Resolution, version: SecureVersion): Promise<Answered> {
  return new Promise((resolve) => {
    const socket = connect({
      host: at.address,
      port: at.https,
      servername: host,
      rejectUnauthorized: false,
      minVersion: version,
      maxVersion: version,
      // Otherwise this side would not even ask for what is outdated.
      ciphers: 'DEFAULT:@SECLEVEL=0',
      timeout: PATIENCE,
    })
    const end = (answered: Answered): void => {
      socket.destroy()
      resolve(answered)
    }
    socket.on('secureConnect', () => end('accepted'))
    socket.on('timeout', () => end('refused'))
    socket.on('error', (fault) =>
      end('code' in fault && fault.code === 'ERR_SSL_NO_PROTOCOLS_AVAILABLE' ? 'unasked' : 'refused'),
    )
  })
}

/** An answer to a request by a host's own name. */
export interface Seen {
  readonly url: string
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** Fetches a path from a host where it answers, by its own name; redirects are not followed. */
export function ask(host: string, at: Resolution, scheme: 'http' | 'https', path: string): Promise<Seen> {
  const port = scheme === 'https' ? at.https : at.http
  const standard = scheme === 'https' ? 443 : 80
  const name = port === standard ? host : `${host}:${port}`
  const options = {
    host: at.address,
    port,
    path,
    timeout: PATIENCE,
    headers: { host: name, accept: 'text/html', 'accept-language': 'de' },
    agent: false,
  } as const
  return new Promise((resolve, reject) => {
    const heard = (answer: IncomingMessage): void => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () =>
        resolve({
          url: `${scheme}://${name}${path}`,
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      )
    }
    // Whether the certificate is to be trusted is judged by itself; here its content is looked at either way.
    const asking =
      scheme === 'https'
        ? httpsRequest({ ...options, servername: host, rejectUnauthorized: false }, heard)
        : httpRequest(options, heard)
    asking.on('error', reject)
    asking.on('timeout', () => asking.destroy(new Error('No answer in time.')))
    asking.end()
  })
}
