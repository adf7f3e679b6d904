import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { type CompanyId, type PersonId, clockAt, parseInstant } from '../base/index.ts'
import { finishErasures, openKeys } from '../people/index.ts'
import { openStore } from '../store/index.ts'
import { type World, headsFile, readHeads, sealLedger, verifyLedger } from './index.ts'

const company = 'skin-analysis' as CompanyId

test('two processes and the server killed in the middle of acts: what was acknowledged is there, the ledger whole, the erased gone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zusage-crash-'))
  const running: ChildProcess[] = []
  onTestFinished(() => {
    for (const child of running) child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })
  const said: string[] = []
  for (let round = 0; round < 3; round += 1) {
    const ended: Promise<unknown>[] = []
    const before = said.length
    for (let count = 0; count < 2; count += 1) {
      const script = join(import.meta.dirname, '../../test/support/recorder.ts')
      const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'ignore'] })
      running.push(child)
      let rest = ''
      child.stdout.on('data', (chunk: Buffer) => {
        const parts = (rest + chunk.toString()).split('\n')
        rest = parts.pop() ?? ''
        said.push(...parts)
      })
      ended.push(new Promise((done) => child.once('close', done)))
    }
    for (let tries = 0; said.length < before + 60 && tries < 600; tries += 1) await wait(50)
    expect(said.length).toBeGreaterThanOrEqual(before + 60)
    const server = Number(readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0])
    // One after the other, in an order that changes: a program in the middle, or the server under their hands.
    const killing = [() => running.at(-1)?.kill('SIGKILL'), () => process.kill(server, 'SIGKILL')]
    if (round % 2 === 1) killing.reverse()
    for (const kill of killing) kill()
    running.at(-2)?.kill('SIGKILL')
    await Promise.all(ended)
  }

  const store = await openStore({ folder, connections: 3 })
  const keys = openKeys(folder, Buffer.alloc(32, 5))
  try {
    await finishErasures(store.db, keys)
    const clock = clockAt(parseInstant('2026-11-22T08:00:00Z'))
    const world: World = { db: store.db, keys, folder, reactions: [], clockOf: () => clock }
    const rows = await store.db
      .selectFrom('ledger_entry')
      .select(['id', 'person', 'kind', 'salt'])
      .where('company', '=', company)
      .execute()
    const ids = new Set<string>(rows.map((row) => row.id))
    const wordsOf = (word: string): readonly string[] =>
      said.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1))
    expect(wordsOf('entry').filter((id) => !ids.has(id))).toEqual([])

    const erased = new Set<string>(
      rows.filter((row) => row.kind === 'person/erased').map((row) => row.person),
    )
    expect(wordsOf('erased').filter((person) => !erased.has(person))).toEqual([])
    expect(erased.size).toBeGreaterThan(20)
    for (const row of rows) {
      expect(row.salt === null).toBe(erased.has(row.person))
      expect(keys.isErased(company, row.person)).toBe(erased.has(row.person))
    }
    for (const person of erased) expect(() => keys.keyOf(company, person as PersonId)).toThrow(/is erased/u)
    expect(keys.announced()).toEqual([])

    const key = keys.publicKey(company)
    const heads = await readHeads(headsFile(folder, company))
    expect((await verifyLedger(store.db, company, key, { heads })).faults).toEqual([])
    await sealLedger(world, company)
    const after = await readHeads(headsFile(folder, company))
    const report = await verifyLedger(store.db, company, key, { heads: after })
    expect(report).toMatchObject({ entries: rows.length, sealed: rows.length, unwitnessed: 0, faults: [] })
  } finally {
    keys.close()
    await store.close()
  }
})
