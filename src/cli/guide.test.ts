import { cp, mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const GUIDE = join(ROOT, 'docs/guide')

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zusage-guide-'))
  await cp(join(GUIDE, 'examples'), join(folder, 'docs/guide/examples'), { recursive: true })
})
afterAll(() => rm(folder, { recursive: true }))

/** The commands of a page: the lines of its `sh` blocks, with the exit code that the comment behind promises. */
async function commandsOf(page: string): Promise<readonly (readonly [command: string, exit: number])[]> {
  const text = await readFile(page, 'utf8')
  return [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gmu)].flatMap(([, block = '']) =>
    block
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line): readonly [string, number] => {
        const promised = /\s+# (?:Ende|exit): (\d)$/u.exec(line)
        return [line.slice(0, promised?.index ?? line.length).trim(), Number(promised?.[1] ?? 0)]
      }),
  )
}

test('every command of the guide does what the guide says, in the order of the page', async () => {
  const pages = (await readdir(GUIDE, { recursive: true })).filter((name) => name.endsWith('.md'))
  let run = 0
  for (const page of pages.toSorted()) {
    for (const [command, exit] of await commandsOf(join(GUIDE, page))) {
      const [npx, program, ...args] = command.split(/\s+/u)
      expect([npx, program], `${page}: ${command}`).toEqual(['npx', 'zusage'])
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [join(ROOT, 'src/cli/main.ts'), ...args],
        { cwd: folder, encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', LANG: 'de_DE.UTF-8' } },
      )
      expect(status, `${page}: ${command}\n${stderr}`).toBe(exit)
      expect(stdout.length, `${page}: ${command}`).toBeGreaterThan(40)
      run += 1
    }
  }
  // A guide without commands would pass.
  expect(run).toBeGreaterThanOrEqual(14)
})

test('a checkout in which the guide was followed has nothing new that git would see', async () => {
  expect((await readdir(folder)).toSorted()).toEqual(['docs', 'out'])
  expect(await readdir(join(folder, 'docs/guide/examples'))).toEqual(await readdir(join(GUIDE, 'examples')))
  expect((await readFile(join(ROOT, '.gitignore'), 'utf8')).split('\n')).toContain('/out/')
})

test('the commands begin as they run in a checkout', () => {
  const { status, stdout, stderr } = spawnSync('npx', ['zusage', 'read', '--help'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  expect(status, stderr).toBe(0)
  expect(stdout).toContain('zusage read')
})

test('what the pages quote of the draft stands in the draft', async () => {
  for (const [page, draft] of [
    ['de/alte-erklaerung.md', 'entwurf.yaml'],
    ['en/old-notice.md', 'draft.yaml'],
  ] as const) {
    const text = await readFile(join(GUIDE, page), 'utf8')
    const written = await readFile(join(folder, 'out', draft), 'utf8')
    const quoted = [...text.matchAll(/^```yaml\n([\s\S]*?)\n```$/gmu)].map(([, block]) => block ?? '')
    expect(quoted).toHaveLength(2)
    for (const block of quoted) expect(written).toContain(block)
  }
})
