/** The console: built when its sources are newer than what is built, served with a nonce for each answer. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import { Problem } from '../base/index.ts'
import { fileLock } from '../store/index.ts'
import { consolePolicy } from './security.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const sources = join(root, 'web', 'console')
const built = join(sources, 'dist')
const stamp = join(built, 'sources.sha256')

/** Hash of everything the console is built from. */
async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256')
  const names = (await readdir(sources, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((name) => !name.startsWith(built) && !name.endsWith('.test.ts'))
    .sort()
  for (const name of [...names, join(root, 'vite.config.ts'), join(root, 'package-lock.json')]) {
    hash.update(name.slice(root.length)).update(await readFile(name))
  }
  return hash.digest('hex')
}

/**
 * Builds the console unless what is built fits its sources; several processes may ask at once.
 *
 * @param say hears that building has begun
 * @returns whether it was built
 */
export async function buildConsole(say: (text: string) => void): Promise<boolean> {
  if (!existsSync(join(sources, 'index.html'))) return false
  const wanted = await hashOfSources()
  const fits = async (): Promise<boolean> => existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted
  if (await fits()) return false
  return fileLock(join(root, 'node_modules', '.zusage-console.lock'), async () => {
    if (await fits()) return false
    say('Building the console.')
    const { build } = await import('vite')
    await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'error' })
    await writeFile(stamp, wanted)
    return true
  })
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
}

/** Serves what is built: assets for ever, since their names change with their content; pages always anew. */
export function consoleRoutes(): Hono {
  const app = new Hono()
  let page: string | null = null
  app.get('/console/assets/:name', async (c) => {
    const name = c.req.param('name')
    const type = types[extname(name)]
    if (type === undefined || !/^[\w.-]+$/u.test(name))
      throw new Problem(404, 'console/asset', 'No such asset.')
    const bytes = await readFile(join(built, 'assets', name)).catch(() => null)
    if (bytes === null) throw new Problem(404, 'console/asset', 'No such asset.')
    return c.body(bytes, 200, {
      'content-type': type,
      'cache-control': 'public, max-age=31536000, immutable',
    })
  })
  app.get('/console/icon.svg', async (c) =>
    c.body(await readFile(join(built, 'icon.svg')), 200, { 'content-type': 'image/svg+xml' }),
  )
  const show = async (): Promise<{ readonly html: string; readonly policy: string }> => {
    page ??= await readFile(join(built, 'index.html'), 'utf8')
    const { nonce, policy } = consolePolicy()
    return { html: page.replace('%NONCE%', nonce), policy }
  }
  for (const path of ['/console', '/console/*']) {
    app.get(path, async (c) => {
      const { html, policy } = await show()
      return c.html(html, 200, { 'content-security-policy': policy, 'cache-control': 'no-store' })
    })
  }
  return app
}
