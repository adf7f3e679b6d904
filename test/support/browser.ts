import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { onTestFinished } from 'vitest'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
]

let open: Promise<Browser> | undefined

/** A real browser, one for the file: the system's Chromium, else the one npm brought. */
async function browser(): Promise<Browser> {
  const own = process.env['CHROMIUM'] ?? installed.find((path) => existsSync(path))
  const brought = own === undefined ? (await import('@sparticuz/chromium')).default : undefined
  return chromium.launch({
    executablePath: own ?? (await brought?.executablePath()) ?? '',
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', ...(brought?.args ?? [])],
  })
}

/** A visitor with an empty browser; gone when the test ends. */
export async function visitor(
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<{ readonly context: BrowserContext; readonly page: Page; readonly asked: readonly string[] }> {
  open ??= browser()
  const context = await (await open).newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'de-DE',
    ...options,
  })
  const page = await context.newPage()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  onTestFinished(() => context.close())
  return { context, page, asked }
}

/** Ends the browser of the file. */
export async function closeBrowser(): Promise<void> {
  await (await open)?.close()
  open = undefined
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds wrong with the page as it stands: rule and place. The page needs a context with `bypassCSP`. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const run: unknown = Reflect.get(globalThis, 'axe')
    const { violations: found } = await (
      run as { run(): Promise<{ violations: { id: string; nodes: { target: unknown[] }[] }[] }> }
    ).run()
    return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
  })
}
