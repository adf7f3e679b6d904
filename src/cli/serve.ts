/** `zusage serve`: the console, the API and the companies' pages, until it is told to stop. */
import { once } from 'node:events'
import { createServer } from 'node:net'
import { buildConsole, type Config, listen, openInstallation, readConfig } from '../server/index.ts'
import type { Io } from './main.ts'

const HELP = `zusage serve                                   on http://127.0.0.1:4321
PORT=8080 zusage serve                         on another port
ZUSAGE_TODAY=2026-12-05 zusage serve           the sample companies on that day
DATABASE_URL=postgres://… zusage serve         on a PostgreSQL of your own

Ctrl-C ends it; what is under way is finished first.
`

export async function run(args: readonly string[], io: Io): Promise<number> {
  if (args.includes('--help')) {
    io.out(HELP)
    return 0
  }
  if (args.length > 0) {
    io.err(`“${args[0]}” is not understood.\n\n${HELP}`)
    return 2
  }
  const config = await withPort(readConfig(io.env))
  const say = (text: string): void => io.out(`${text}\n`)
  // Heard from the first moment: whoever stops it while it starts gets a clean end as well.
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())

  await buildConsole(say)
  const house = await openInstallation(config, { say, jobs: true })
  try {
    if (stop.signal.aborted) return 0
    const listening = await listen(house, { host: config.host, port: config.port, announce: true })
    await house.jobs.schedule()
    await house.catchUp()
    io.out(await greeting(house, listening.origin, listening.encrypted))
    if (!stop.signal.aborted) await once(stop.signal, 'abort')
    io.out('\nStopping.\n')
    await listening.close()
    return 0
  } finally {
    await house.close()
  }
}

/** With `PORT=0` any free port: taken now, since links and sign-in must name it. */
async function withPort(config: Config): Promise<Config> {
  if (config.port !== 0) return config
  const probe = createServer().listen(0, config.host)
  await once(probe, 'listening')
  const address = probe.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  probe.close()
  await once(probe, 'close')
  return { ...config, port, baseUrl: config.baseUrl.replace(/:0$/u, `:${port}`) }
}

async function greeting(
  house: Awaited<ReturnType<typeof openInstallation>>,
  origin: string,
  encrypted: readonly string[],
): Promise<string> {
  const { config } = house
  const at = config.baseUrl === `http://127.0.0.1:${config.port}` ? origin : config.baseUrl
  const accounts = await house.sampleAccounts()
  const lines = [
    '',
    `  Console   ${at}/console`,
    ...house.world.companies().map(({ id }) => `  Website   ${at}/${id}/`),
    ...encrypted.map((host) => `  Encrypted ${host}/   on this machine, for proofs`),
    `  API       ${at}/api/reference`,
    '',
    ...(accounts.length === 0
      ? []
      : [
          '  Sign in with one click there, or as',
          ...accounts.map((account) => `            ${account.email.padEnd(36)} ${account.role.en}`),
          `            password ${accounts[0]?.password ?? ''}`,
          '',
        ]),
    ...(config.today === null ? [] : [`  The sample companies live on ${config.today}.`, '']),
    '  Ctrl-C ends it.',
    '',
  ]
  return lines.join('\n')
}
