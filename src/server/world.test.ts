import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { addDays, parseCompanyId, parseDay, systemClock } from '../base/index.ts'
import { committedWorld } from '../../test/support/world.ts'
import { openWorld, type OpenWorld } from './world.ts'

const id = parseCompanyId('skin-analysis')
const actor = { kind: 'system', part: 'test' } as const

/** The world of a process that starts with ZUSAGE_TODAY set, or without. */
async function start(
  store: { readonly db: OpenWorld['db']; readonly url: string },
  today: string | null,
): Promise<OpenWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'zusage-world-'))
  const world = await openWorld(
    { ...store, bundled: false, close: () => Promise.resolve() },
    { folder, key: Buffer.alloc(32, 3), today: today === null ? null : parseDay(today) },
  )
  onTestFinished(async () => {
    await world.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return world
}

test('a sample company lives on the given day, moves ahead from there, and begins there again after a start', async () => {
  const { world: beneath, url } = await committedWorld({ company: id })
  const store = { db: beneath.db, url }
  const first = await start(store, '2026-12-05')
  expect(first.clockOf(id).today()).toBe('2026-12-05')
  await first.moveTo(id, parseDay('2026-12-24'), actor)
  expect(first.clockOf(id).today()).toBe('2026-12-24')

  const second = await start(store, '2026-12-05')
  expect(second.clockOf(id).today()).toBe('2026-12-05')
})

test('without a given day it runs as many days ahead as it was moved, in every process', async () => {
  const { world: beneath, url } = await committedWorld({ company: id })
  const store = { db: beneath.db, url }
  const [here, there] = [await start(store, null), await start(store, null)]
  const today = systemClock.today()
  await here.moveTo(id, addDays(today, 30), actor)
  expect(here.clockOf(id).today()).toBe(addDays(systemClock.today(), 30))
  await there.refresh()
  expect(there.clockOf(id).today()).toBe(addDays(systemClock.today(), 30))
})

test('the clock only moves ahead, and only in samples', async () => {
  const { world: beneath, url, addCompany } = await committedWorld({ company: id })
  const real = await addCompany('real-company', false)
  const world = await start({ db: beneath.db, url }, '2026-12-05')
  await expect(world.moveTo(id, parseDay('2026-12-05'), actor)).rejects.toMatchObject({
    code: 'clock/not-ahead',
  })
  await expect(world.moveTo(real, parseDay('2036-12-05'), actor)).rejects.toMatchObject({
    code: 'clock/no-sample',
  })
  expect(world.clockOf(real).today()).toBe(systemClock.today())
})
