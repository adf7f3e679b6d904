/** The command line: finds the verb, loads it when it is asked for, and turns what it says into an exit code. */
import { existsSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

/** Where a verb reads and writes; tests give their own. */
export interface Io {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly env: Readonly<Record<string, string | undefined>>
  /** Whether a person watches: then long work shows its progress. */
  readonly terminal: boolean
}

/** What each `src/cli/<verb>.ts` exports as `run`. 0 fine, 1 findings, 2 could not run. */
export type Verb = (args: readonly string[], io: Io) => Promise<number>

interface Entry {
  readonly verb: string
  readonly example: string
  readonly says: string
}

/** In the order in which one meets them. A verb whose file is not there is neither shown nor run. */
const verbs: readonly Entry[] = [
  { verb: 'serve', example: 'zusage serve', says: 'serve the console and the companies’ pages' },
  {
    verb: 'check',
    example: 'zusage check companies/skin-analysis',
    says: 'find what is wrong with a declaration',
  },
  { verb: 'notice', example: 'zusage notice companies/skin-analysis --format md', says: 'print the notice' },
  { verb: 'read', example: 'zusage read notice.html --as-of 2026-12-05', says: 'read somebody’s notice' },
  { verb: 'scan', example: 'zusage scan https://shop.example', says: 'see what a site really does' },
  { verb: 'csp', example: 'zusage csp skin-analysis', says: 'print the content security policy that fits' },
  {
    verb: 'requests',
    example: 'zusage requests --company skin-analysis',
    says: 'list requests and their deadlines',
  },
  {
    verb: 'retention',
    example: 'zusage retention --company skin-analysis',
    says: 'show what goes when, then run it',
  },
  {
    verb: 'contracts',
    example: 'zusage contracts --company skin-analysis',
    says: 'show which contracts are on file, and file one',
  },
  {
    verb: 'discover',
    example: 'zusage discover --company skin-analysis',
    says: 'find undeclared personal data',
  },
  { verb: 'connector-test', example: 'zusage connector-test connectors/shop', says: 'test a connector' },
  { verb: 'prove', example: 'zusage prove --company skin-analysis', says: 'prove every pledge' },
  { verb: 'export', example: 'zusage export --company skin-analysis', says: 'write out what a company has' },
  { verb: 'import', example: 'zusage import FILE', says: 'read in what was exported' },
  { verb: 'migrate', example: 'zusage migrate', says: 'bring the database to this revision' },
]

const fileOf = (verb: string): URL => new URL(`./${verb}.ts`, import.meta.url)
const available = (): readonly Entry[] => verbs.filter((entry) => existsSync(fileOf(entry.verb)))

/** The help text: examples first. */
export function help(): string {
  const shown = available()
  const width = Math.max(...shown.map((entry) => entry.example.length))
  return [
    'zusage keeps what a privacy notice promises.',
    '',
    ...shown.map((entry) => `  ${entry.example.padEnd(width)}   ${entry.says}`),
    '',
    'Each verb explains itself with --help and answers machines with --json.',
    'Exit 0: fine. 1: findings. 2: could not run.',
    '',
  ].join('\n')
}

/** Runs one command and gives its exit code; never throws. */
export async function dispatch(args: readonly string[], io: Io): Promise<number> {
  const [verb, ...rest] = args
  if (verb === undefined || verb === 'help' || verb === '--help' || verb === '-h') {
    io.out(help())
    return verb === undefined ? 2 : 0
  }
  const entry = available().find((known) => known.verb === verb)
  if (entry === undefined) {
    io.err(`There is no verb “${verb}”.\n\n${help()}`)
    return 2
  }
  try {
    const loaded: { readonly run: Verb } = await import(fileOf(verb).href)
    return await loaded.run(rest, io)
  } catch (error) {
    io.err(`${told(error)}\n`)
    return 2
  }
}

function told(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause instanceof Error ? `\nCause: ${error.cause.message}` : ''
  return `${error.message}${cause}`
}

if (import.meta.main) {
  // What was made ready once is kept beside the packages; where nothing can be written there, each start makes it anew.
  enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/zusage', import.meta.url)))
  process.exitCode = await dispatch(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    env: process.env,
    terminal: process.stderr.isTTY ?? false,
  })
}
