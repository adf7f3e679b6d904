import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Layers, breachesOf, importsOf } from './support/imports.ts'

const ground = ['base', 'law', 'store', 'people', 'ledger'] as const
const declared = [...ground, 'text', 'declaration', 'pledge'] as const
const standing = [...declared, 'records', 'standing'] as const
const middle = ['notice', 'intake', 'consent', 'messages', 'recipients', 'retention', 'rights'] as const

/**
 * Who may import whom. Add a line when you add a folder; the order is that of `docs/architecture.md`.
 * `sql`: files other than `store.ts` speak SQL. `*`: everything.
 */
const layers: Layers = {
  base: { may: [] },
  law: { may: ['base'] },
  store: { may: ['base', 'sql'] },
  // Persons are found and erased inside an act, so they know what an act is, as a type.
  people: { may: ['base', 'store', 'sql'], types: ['ledger'] },
  ledger: { may: ['base', 'store', 'people', 'sql'] },
  // Words for people: knows the shapes it has words for, and nothing that runs.
  text: { may: ['base', 'law'], types: ['declaration', 'pledge', 'reader', 'evidence', ...middle] },
  declaration: { may: [...ground, 'text'] },
  // Making a pledge false by hand is done in SQL, past every gate.
  pledge: { may: ['base', 'law', 'text', 'declaration', 'sql'], types: ['ledger'] },
  records: { may: [...declared, 'sql'] },
  standing: { may: [...declared, 'records'] },
  ...Object.fromEntries(middle.map((folder) => [folder, { may: standing }])),
  evidence: { may: [...standing, ...middle] },
  connect: { may: standing },
  reader: { may: ['base', 'law', 'text', 'declaration'] },
  scanner: { may: ['base', 'law', 'text', 'declaration', 'pledge'] },
  server: { may: ['*', 'sql'] },
  cli: { may: ['*'] },
  // Files beside the folders: reactions, and what puts a world together.
  '': { may: ['*'] },
}

/** Words stand in one file per subject and language. */
const open = ['text']

const src = join(import.meta.dirname, '../src')
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !/\.(?:test|fixture)\.ts$/u.test(file))

test('folders import only from their left, by the door', () => {
  const sources = files.map((file) => ({ file, source: readFileSync(join(src, file), 'utf8') }))
  expect(sources.flatMap(({ file, source }) => breachesOf(file, source, layers, open))).toEqual([])
  // A check that looked at nothing must fail.
  expect(sources.flatMap(({ source }) => importsOf(source)).length).toBeGreaterThan(100)
})

test.each([
  {
    file: 'base/day.ts',
    source: `import { seal } from '../people/index.ts'`,
    why: 'base may not import people',
  },
  { file: 'law/a.ts', source: `import { x } from '../store/index.ts'`, why: 'law may not import store' },
  {
    file: 'people/a.ts',
    source: `import { transact } from '../ledger/index.ts'`,
    why: 'people may not import ledger',
  },
  {
    file: 'intake/a.ts',
    source: `export { x } from '../rights/index.ts'`,
    why: 'intake may not import rights',
  },
  {
    file: 'rights/a.ts',
    source: `const x = await import('../retention/index.ts')`,
    why: 'rights may not import retention',
  },
  {
    file: 'intake/a.ts',
    source: `import type { X } from '../evidence/index.ts'`,
    why: 'intake may not import evidence',
  },
  {
    file: 'text/a.ts',
    source: `import { plan } from '../declaration/index.ts'`,
    why: 'text may not import declaration',
  },
  {
    file: 'records/a.ts',
    source: `import { seal } from '../people/seal.ts'`,
    why: 'people is entered by its index.ts',
  },
  {
    file: 'records/deep/a.ts',
    source: `import {\n  seal,\n} from '../../people/seal.ts'`,
    why: 'people is entered by its index.ts',
  },
  { file: 'rights/a.ts', source: `import { sql } from 'kysely'`, why: 'SQL is spoken in store.ts only' },
  {
    file: 'records/a.ts',
    source: `import { react } from '../reactions.ts'`,
    why: 'what stands beside the folders knows all of them',
  },
  { file: 'unheard/a.ts', source: '', why: 'the folder unheard has no line in the table' },
])('bait: $source in $file is caught', ({ file, source, why }) => {
  expect(breachesOf(file, source, layers, open).map((breach) => breach.why)).toContain(why)
})

test.each([
  { file: 'people/a.ts', source: `import type { Acting } from '../ledger/index.ts'` },
  { file: 'people/a.ts', source: `import { type Acting, type Act } from '../ledger/index.ts'` },
  { file: 'records/store.ts', source: `import { sql } from 'kysely'` },
  { file: 'records/a.ts', source: `import type { Selectable } from 'kysely'` },
  { file: 'base/a.ts', source: `// import { x } from '../people/index.ts'` },
  { file: 'rights/a.ts', source: `import { day } from '../text/day.ts'` },
  { file: 'reactions.ts', source: `import { x } from './rights/index.ts'` },
])('what may be is let be: $source in $file', ({ file, source }) => {
  expect(breachesOf(file, source, layers, open)).toEqual([])
})
