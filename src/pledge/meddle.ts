import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ProofContext } from './index.ts'

/** A site that answers as the company's does, but for what somebody in between changes. */
export interface Meddled {
  readonly site: string
  readonly end: () => Promise<void>
}

/** What is in between changes an answer: another status, other headers, another body. */
export interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/**
 * Puts a proxy on the loopback between the looker and the company's site, as a careless operator would: for sabotages
 * of what is seen from outside.
 *
 * @param change gets the path below the site and the answer, gives the answer that is seen
 */
export async function meddle(
  context: ProofContext,
  change: (path: string, answer: Answered) => Answered,
): Promise<Meddled> {
  if (context.site === null) throw new Error('Nothing serves the site.')
  const site = new URL(context.site)
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      void (async () => {
        const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
          typeof value === 'string' && name !== 'host' && name !== 'connection' && name !== 'content-length'
            ? [[name, value]]
            : [],
        )
        const seen = await fetch(new URL(request.url ?? '/', site.origin), {
          method: request.method ?? 'GET',
          headers,
          redirect: 'manual',
          ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
        })
        const path = (request.url ?? '/').slice(site.pathname.length)
        const answer = change(path, {
          status: seen.status,
          headers: Object.fromEntries(
            [...seen.headers].filter(
              ([name]) => !/^(?:content-(?:length|encoding)|transfer-encoding|connection)$/u.test(name),
            ),
          ),
          body: await seen.text(),
        })
        response.writeHead(answer.status, answer.headers)
        response.end(answer.body)
      })().catch(() => response.destroy())
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    site: `http://127.0.0.1:${port}${site.pathname}`,
    end: () => new Promise((closed) => server.close(() => closed())),
  }
}
