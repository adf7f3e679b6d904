import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

// The commands of `sh` blocks in docs/guide are run by src/cli/guide.test.ts. What needs a running company or never ends
// stands in `console` blocks and in README.md and CONTRIBUTING.md: of these it is seen that each command, verb, option and
// script exists as it is written.

const root = join(import.meta.dirname, '..')
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
]
const textOf = (page: string): string => readFileSync(join(root, page), 'utf8')
const { scripts } = JSON.parse(textOf('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>
}

/** The commands a page shows: in blocks that are not run, and between backticks. */
function commandsIn(text: string, guide: boolean): readonly string[] {
  const blocks = [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gmu)]
    .filter(([, kind]) => kind === 'console' || kind === '' || (kind === 'sh' && !guide))
    .flatMap(([, , block = '']) => block.split('\n'))
  const inline = [...text.matchAll(/`((?:npx zusage|npm) [^`]+)`/gu)].map(([, command = '']) => command)
  return [...blocks, ...inline]
    .flatMap((line) => line.replace(/\s{2,}.*$|\s+#.*$/u, '').split('&&'))
    .map((command) => command.trim().replace(/^(?:[A-Z_]+=\S+ )+/u, ''))
    .filter((command) => /^(?:npx |npm |node |zusage )/u.test(command))
}

const helps = new Map<string, string>()
function helpOf(verb: string): string {
  const known = helps.get(verb)
  if (known !== undefined) return known
  const args = verb === '' ? ['--help'] : [verb, '--help']
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'src/cli/main.ts'), ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  const help = status === 0 ? stdout : ''
  helps.set(verb, help)
  return help
}

/** What is wrong with a command as it is written; null when it exists. */
function faultOf(command: string): string | null {
  const words = command.split(/\s+/u)
  if (words[0] === 'npm') {
    const script = words[1] === 'run' ? words[2] : words[1]
    return script === 'ci' || (script !== undefined && script in scripts) ? null : `no script ${script}`
  }
  if (words[0] === 'node') return existsSync(join(root, words[1] ?? '')) ? null : `no file ${words[1]}`
  const [verb = '', ...rest] = words.slice(words[0] === 'npx' ? 2 : 1)
  if (words[0] === 'npx' && words[1] !== 'zusage') return `${words[1]} is no command of ours`
  const named = verb === '--help' ? '' : verb
  if (named !== '' && !helpOf('').includes(`zusage ${named}`)) return `no verb ${named}`
  const help = helpOf(named)
  if (help === '') return `${named} has no help`
  const missing = rest.filter((word) => word.startsWith('--') && word !== '--help' && !help.includes(word))
  return missing.length === 0 ? null : `${named} does not know ${missing.join(', ')}`
}

test('every command that is shown exists as it is written', () => {
  const shown = pages.flatMap((page) =>
    commandsIn(textOf(page), page.startsWith('docs')).map((command) => ({ page, command })),
  )
  expect(
    shown.map(({ page, command }) => [page, command, faultOf(command)]).filter(([, , f]) => f !== null),
  ).toEqual([])
  // A look at nothing proves nothing.
  expect(shown.length).toBeGreaterThan(15)
})

test.each([
  'npm run fly',
  'npx zusage vanish',
  'npx zusage check x --softly',
  'node tools/none.mjs',
  'npx other',
])('%s is noticed', (command) => expect(faultOf(command)).not.toBeNull())

test('every link between pages leads somewhere', () => {
  const links = pages.flatMap((page) =>
    [...textOf(page).matchAll(/\]\((?!https?:|#)([^)#]+)/gu)].map(([, to = '']) => ({ page, to })),
  )
  expect(links.filter(({ page, to }) => !existsSync(join(root, dirname(page), to)))).toEqual([])
  expect(links.length).toBeGreaterThan(10)
})

test('each guide is there in both languages, and each decision is on the list', () => {
  const guides = (language: string) => readdirSync(join(root, 'docs/guide', language)).length
  expect(guides('de')).toBe(guides('en'))
  const architecture = textOf('docs/architecture.md')
  const decisions = readdirSync(join(root, 'docs/decisions'))
  expect(decisions.filter((name) => !architecture.includes(name))).toEqual([])
  expect(decisions.length).toBeGreaterThan(5)
})
