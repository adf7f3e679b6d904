import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { sampleDeclaration as declaration } from '../../test/support/sample.ts'
import { type TestWorld, testWorld } from '../../test/support/world.ts'
import { parseDay, parseInstant } from '../base/index.ts'
import { folderPledges } from './folder-pledges.ts'

let at: TestWorld
const inside = (name: string): string => join(at.world.folder, name)

beforeAll(async () => {
  at = await testWorld()
  chmodSync(at.world.folder, 0o711)
  for (const folder of ['companies/skin-analysis/logs', 'stand-ins', 'journal', 'postgres/data/base']) {
    mkdirSync(inside(folder), { recursive: true, mode: 0o700 })
  }
  // As the server needs it where it runs under an account of its own, and what it guards itself.
  chmodSync(inside('postgres'), 0o711)
  chmodSync(inside('postgres/data/base'), 0o755)
  // As a web server writes it that shares a group with us.
  writeFileSync(inside('companies/skin-analysis/logs/access.log'), '', { mode: 0o600 })
  chmodSync(inside('companies/skin-analysis/logs/access.log'), 0o640)
  for (const file of ['serving', 'postgres.lock', 'journal/a.lock', 'postgres/port']) {
    writeFileSync(inside(file), '', { mode: 0o600 })
  }
  symlinkSync('serving', inside('link'))
})

async function open(): Promise<readonly string[]> {
  const finding = await folderPledges(declaration)[0]?.prove({
    world: at.world,
    company: at.company,
    declaration,
    version: 1,
    now: parseInstant('2026-11-22T08:00:00.000Z'),
    today: parseDay('2026-11-22'),
    site: null,
  })
  expect(finding?.examined).toBeGreaterThan(10)
  return finding?.offences.map(({ place }) => place) ?? []
}

test('a folder that is closed, with what others need to pass, is closed', async () => {
  expect(await open()).toEqual([])
})

test.each([
  ['the address at which it serves', 'serving', 0o644, 'file serving'],
  ['a lock others could hold', 'journal/a.lock', 0o666, 'file journal/a.lock'],
  ['the port of the database', 'postgres/port', 0o644, 'file postgres/port'],
  ['the folder of the companies', 'companies', 0o755, 'folder companies'],
  ['the folder of receiving sides', 'stand-ins', 0o755, 'folder stand-ins'],
  ['the data folder itself', '.', 0o755, 'folder .'],
  ['the cluster', 'postgres/data', 0o750, 'folder postgres/data'],
  ['a group that may read', 'serving', 0o640, 'file serving'],
  [
    'a log for everybody',
    'companies/skin-analysis/logs/access.log',
    0o644,
    'file companies/skin-analysis/logs/access.log',
  ],
] as const)('%s: seen', async (_, name, mode, place) => {
  const closed = { '.': 0o711, companies: 0o700, 'stand-ins': 0o700, 'postgres/data': 0o700 }
  chmodSync(inside(name), mode)
  try {
    expect(await open()).toEqual([place])
  } finally {
    chmodSync(inside(name), closed[name as keyof typeof closed] ?? (name.endsWith('.log') ? 0o640 : 0o600))
  }
})
