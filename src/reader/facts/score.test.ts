import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readText } from '../text/index.ts'
import { printed, readFacts } from './index.ts'

const SHARED = new URL('../../../../shared/', import.meta.url).pathname
const absent = !existsSync(join(SHARED, 'reader/score.mjs'))

// The scorer and the five notices lie beside the project, not in it: skipped where they are absent.
test.skipIf(absent)('the five notices: every field at least 0.98, every span valid', () => {
  const folder = mkdtempSync(join(tmpdir(), 'facts-'))
  try {
    mkdirSync(join(folder, 'facts'))
    mkdirSync(join(folder, 'texts'))
    const seeds = readdirSync(join(SHARED, 'seeds')).toSorted()
    expect(seeds).toHaveLength(5)
    seeds.forEach((file, at) => {
      const text = readFileSync(join(SHARED, 'seeds', file), 'utf8')
      writeFileSync(join(folder, 'texts', `seed${at}.txt`), text)
      writeFileSync(
        join(folder, 'facts', `seed${at}.json`),
        JSON.stringify(printed(readFacts(readText(text)))),
      )
    })
    const shown = execFileSync(
      process.execPath,
      [
        join(SHARED, 'reader/score.mjs'),
        join(SHARED, 'reader/gold'),
        join(folder, 'facts'),
        join(folder, 'texts'),
      ],
      { encoding: 'utf8', env: { ...process.env, MISSES: '1' } },
    )
    const scores = [...shown.matchAll(/^(\S+)\s+P \S+\s+R \S+\s+F1 (\S+)/gmu)]
    expect(scores.length).toBeGreaterThan(18)
    for (const [line, field, f1] of scores) {
      expect(Number(f1), `${field}: ${line}\n${shown}`).toBeGreaterThanOrEqual(0.98)
    }
    expect(shown).toMatch(/, 0 that do not stand in the text, 0 facts without one/u)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
