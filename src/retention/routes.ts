import type { Context, MiddlewareHandler } from 'hono'
import { parseCompanyId, type CompanyId, type Instant } from '../base/index.ts'
import { currentDeclaration, type Declaration, type StoreDeclaration } from '../declaration/index.ts'
import type { World } from '../ledger/index.ts'
import { appendLog, type Fields, type FieldValue } from '../records/index.ts'
import { parseAgent } from './agent.ts'
import { shortenIp, shortenWithin } from './address.ts'
import { redactRequest, withoutQuery } from './line.ts'
import { logStores } from './plan.ts'

/** The access log as middleware, and how to make sure that everything is written. */
export interface AccessLog extends MiddlewareHandler {
  /** Writes what waits; call before the process ends. */
  flush(): Promise<void>
  /** Lines that were given up because the database was away too long. */
  dropped(): number
}

/** How requests reach us. */
export interface AccessLogOptions {
  /** Whether a proxy in front writes the caller's address into X-Forwarded-For; without one, that header is anybody's. */
  readonly trustProxy?: boolean
  /** Milliseconds a line waits for others. */
  readonly wait?: number
}

/** What one request says, by category of data. Only what a column is declared for is kept. */
type Observed = { readonly [category: string]: FieldValue }

const BATCH = 500
/** Lines that wait while the database is away; older ones are given up first. */
const MOST = 10_000

/**
 * The product's own access log: writes exactly the declared fields of each request to a company's pages, the address
 * shortened and queries taken out before anything is stored (Art. 5(1)(c), Art. 25(1) GDPR). Lines are written in
 * batches, and never hold a request up.
 *
 * Pages stand under `/{company}/…`; requests elsewhere belong to no company's log.
 */
export function accessLog(world: World, options: AccessLogOptions = {}): AccessLog {
  let waiting: { readonly company: CompanyId; readonly at: Instant; readonly observed: Observed }[] = []
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()
  let dropped = 0

  const write = async (): Promise<void> => {
    const batch = waiting
    waiting = []
    for (const company of new Set(batch.map((line) => line.company))) {
      const lines = batch.filter((line) => line.company === company)
      try {
        await writeLines(world, company, lines)
      } catch {
        // The database is away. Requests are answered all the same, and the lines wait for a while.
        waiting = [...lines, ...waiting]
        dropped += Math.max(0, waiting.length - MOST)
        waiting = waiting.slice(-MOST)
        arm()
      }
    }
  }
  const flush = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    writing = writing.then(write)
    return writing
  }
  const arm = (): void => {
    timer ??= setTimeout(() => void flush(), options.wait ?? 1000)
    timer.unref()
  }

  const handler: MiddlewareHandler = async (context, next) => {
    await next()
    const company = companyOf(context.req.path)
    if (company === null) return
    waiting.push({
      company,
      at: world.clockOf(company).now(),
      observed: observe(context, options.trustProxy === true, world.clockOf(company).now()),
    })
    if (waiting.length >= BATCH) void flush()
    else arm()
  }
  return Object.assign(handler, { flush, dropped: () => dropped })
}

/** Prefixes of addresses that are no company's. */
const NOBODYS = new Set(['api', 'console', 'assets', 'healthz', 'readyz', 'metrics', 'stand-in'])

function companyOf(path: string): CompanyId | null {
  const first = path.split('/')[1] ?? ''
  if (NOBODYS.has(first)) return null
  try {
    return parseCompanyId(first)
  } catch {
    return null
  }
}

function observe(context: Context, trustProxy: boolean, now: Instant): Observed {
  const { browser, os } = parseAgent(context.req.header('user-agent') ?? '')
  const url = new URL(context.req.url)
  const request = shortenWithin(redactRequest(`${context.req.method} ${url.pathname}${url.search}`))
  return {
    'technical.time': now,
    'technical.ip-shortened': shortenIp(addressOf(context, trustProxy)),
    'technical.browser': browser,
    'technical.os': os,
    'technical.referrer': shortenWithin(withoutQuery(context.req.header('referer') ?? '').slice(0, 500)),
    'technical.request': request.slice(0, 1000),
  }
}

function addressOf(context: Context, trustProxy: boolean): string {
  if (trustProxy) {
    // The last entry is the proxy's own; those before it are whatever the caller sent.
    const last = context.req.header('x-forwarded-for')?.split(',').at(-1)
    if (last !== undefined) return last
  }
  const bindings = context.env as
    | { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } }
    | undefined
  return bindings?.incoming?.socket?.remoteAddress ?? '-'
}

async function writeLines(
  world: World,
  company: CompanyId,
  lines: readonly { readonly at: Instant; readonly observed: Observed }[],
): Promise<void> {
  const published = await currentDeclaration(world.db, company, world.clockOf(company).today())
  const store = published === null ? undefined : requestLog(published.declaration)
  if (published === null || store === undefined) return
  await appendLog(
    { tx: world.db, company },
    published.declaration,
    store.id,
    lines.map((line) => fieldsOf(store, line.observed)),
  )
}

/** The declared table of requests: rows of nobody with a column for them. Without one, nothing is logged. */
function requestLog(declaration: Declaration): StoreDeclaration | undefined {
  return logStores(declaration).find((store) =>
    store.columns.some((column) => column.category === 'technical.request'),
  )
}

function fieldsOf(store: StoreDeclaration, observed: Observed): Fields {
  const fields: Record<string, FieldValue> = {}
  for (const { column, category } of store.columns) {
    if (category !== null && observed[category] !== undefined) fields[column] = observed[category]
  }
  return fields
}
