import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

// What others wrote stays theirs: no text here repeats the five notices that lie beside the project.

const root = join(import.meta.dirname, '..')
const notices = join(root, '../shared/seeds')
const ours = ['src', 'docs', 'law', 'catalogue', 'companies', 'web/console/src', 'web/pages', 'test']
/** Beyond citations and the definitions of Art. 4 GDPR, which everybody repeats. */
const MANY_WORDS = 22

function runsOf(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []
  return Array.from({ length: Math.max(0, words.length - MANY_WORDS + 1) }, (_, at) =>
    words.slice(at, at + MANY_WORDS).join(' '),
  )
}

test.skipIf(!existsSync(notices))('nothing is taken over from the five notices (needs ../shared)', () => {
  const theirs = new Set(
    readdirSync(notices).flatMap((file) => runsOf(readFileSync(join(notices, file), 'utf8'))),
  )
  expect(theirs.size).toBeGreaterThan(10_000)
  const repeated = ours
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(?:txt|md|html|ts|tsx|json|yaml)$/u.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name)),
    )
    .filter((file) => !/node_modules|postcodes-/u.test(file))
    .flatMap((file) => {
      const run = runsOf(readFileSync(file, 'utf8')).find((one) => theirs.has(one))
      return run === undefined ? [] : [`${file.slice(root.length + 1)}: ${run}`]
    })
  expect(repeated).toEqual([])
})
