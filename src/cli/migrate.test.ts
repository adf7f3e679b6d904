import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { migrations } from '../store/index.ts'
import { run } from './migrate.ts'

test('the database is brought to this revision once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zusage-migrate-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const said: string[] = []
  const io = {
    out: (text: string) => void said.push(text),
    err: (text: string) => void said.push(text),
    env: { ZUSAGE_DATA: folder },
    terminal: false,
  }
  const known = await migrations()
  expect(await run(['--json'], io)).toBe(0)
  expect(JSON.parse(said.join(''))).toMatchObject({ changes: known.length, erasures: 0 })
  said.length = 0
  expect(await run([], io)).toBe(0)
  expect(said.join('')).toContain('Nothing had to be done')
})
