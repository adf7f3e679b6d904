import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { committedWorld, testWorld } from '../../test/support/world.ts'
import { type CompanyId, type PersonId, NOBODY, newId } from '../base/index.ts'
import {
  erasePerson,
  erasuresToRepeat,
  finishErasures,
  findPerson,
  identifiersOf,
  newPerson,
  normalise,
  openKeys,
  personFor,
  personOf,
  seal,
  unseal,
  unsealText,
  wrappingKey,
} from './index.ts'

const company = 'skin-analysis' as CompanyId
const folders: string[] = []
const running: ChildProcess[] = []

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'zusage-keys-'))
  folders.push(folder)
  return folder
}

test.each([
  { kind: 'email', value: '  Anna.Blum@HAUT.example', as: 'anna.blum@haut.example' },
  { kind: 'phone', value: '0151 / 234 567-89', as: '+4915123456789' },
  { kind: 'phone', value: '+49 (0)151 23456789', as: '+4915123456789' },
  { kind: 'phone', value: '0043 1 234567', as: '+431234567' },
  { kind: 'customer', value: ' K-1007 ', as: 'K-1007' },
] as const)('$value is kept as $as', ({ kind, value, as }) => {
  expect(normalise({ kind, value })).toBe(as)
})

test.each([
  { kind: 'email', value: 'anna' },
  { kind: 'email', value: '' },
  { kind: 'email', value: `${'a'.repeat(400)}@haut.example` },
  { kind: 'phone', value: 'call me' },
  { kind: 'account', value: 'a\u0000b' },
] as const)('$kind “$value” is refused', ({ kind, value }) => {
  expect(() => normalise({ kind, value })).toThrow(/no .* a person could be known by/u)
})

describe('sealing', () => {
  test('opens in its place only, and not when a bit differs', async () => {
    const keys = openKeys(newFolder(), Buffer.alloc(32, 1))
    const anna = newId<PersonId>()
    const bert = newId<PersonId>()
    await keys.create(company, anna)
    await keys.create(company, bert)
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(), (plain, at) => {
        const sealed = seal(keys, company, anna, 'order.note', plain)
        expect(unseal(keys, company, anna, 'order.note', sealed).equals(plain)).toBe(true)
        expect(() => unseal(keys, company, anna, 'order.name', sealed)).toThrow(/does not open/u)
        expect(() => unseal(keys, company, bert, 'order.note', sealed)).toThrow(/does not open/u)
        const changed = Buffer.from(sealed)
        changed[at % changed.length]! ^= 1 << (at % 8)
        expect(() => unseal(keys, company, anna, 'order.note', changed)).toThrow(/sealed value/u)
      }),
      { numRuns: 200 },
    )
    expect(() => seal(keys, 'other' as CompanyId, anna, 'order.note', 'x')).toThrow(/no key/u)
    // Rows of nobody in particular have a key of their own.
    expect(unsealText(keys, company, NOBODY, 'a', seal(keys, company, NOBODY, 'a', 'x'))).toBe('x')
    keys.close()
  })
})

describe('keys', () => {
  test('another wrapping key is refused, the right one opens again', async () => {
    const folder = newFolder()
    const first = openKeys(folder, wrappingKey(folder))
    const anna = newId<PersonId>()
    await first.create(company, anna)
    const sealed = seal(first, company, anna, 'a', 'Anna')
    const publicKey = first.publicKey(company)
    first.close()
    expect(() => openKeys(folder, Buffer.alloc(32, 9))).toThrow(/wrapped by another key/u)
    expect(() => wrappingKey(folder, 'short')).toThrow(/ZUSAGE_KEY must hold 32 bytes/u)
    const again = openKeys(folder, wrappingKey(folder))
    expect(unsealText(again, company, anna, 'a', sealed)).toBe('Anna')
    expect(again.publicKey(company)).toBe(publicKey)
    again.close()
    expect(statSync(join(folder, 'zusage.key')).mode & 0o077).toBe(0)
    expect(statSync(join(folder, 'keys')).mode & 0o077).toBe(0)
    expect(statSync(join(folder, 'keys/keys.sqlite')).mode & 0o077).toBe(0)
  })

  test('of a destroyed key no byte stays in the folder, and no process can use it', async () => {
    const folder = newFolder()
    const one = openKeys(folder, Buffer.alloc(32, 1))
    const two = openKeys(folder, Buffer.alloc(32, 1))
    const persons = Array.from({ length: 200 }, () => newId<PersonId>())
    await Promise.all(persons.map((person) => one.create(company, person)))
    const anna = persons[77]!
    const sealed = seal(two, company, anna, 'a', 'Anna')
    const { DatabaseSync } = await import('node:sqlite')
    const raw = new DatabaseSync(join(folder, 'keys/keys.sqlite'), { readOnly: true })
    const row = raw.prepare('select wrapped from person_key where person = ?').get(anna)
    raw.close()
    const wrapped = Buffer.from(row?.['wrapped'] as Uint8Array)
    expect(wrapped.length).toBe(61)
    const pieces = [wrapped.subarray(1, 13), wrapped.subarray(13, 29), wrapped.subarray(29)]
    const found = (): number =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
        .filter((bytes) => pieces.some((piece) => bytes.includes(piece))).length
    expect(found()).toBe(1)
    one.destroy(company, anna)
    expect(found()).toBe(0)
    expect(() => unseal(two, company, anna, 'a', sealed)).toThrow(/is erased/u)
    expect(() => unseal(one, company, anna, 'a', sealed)).toThrow(/is erased/u)
    // Erased stays erased: no new key under the old number.
    await two.create(company, anna)
    expect(() => seal(two, company, anna, 'a', 'Anna')).toThrow(/is erased/u)
    expect(two.destroyed(company)).toEqual([anna])
    one.close()
    two.close()
  })

  test('many keys asked for at once are written at once, by several processes too', async () => {
    const folder = newFolder()
    const script = `
      import { openKeys } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))}
      const keys = openKeys(${JSON.stringify(folder)}, Buffer.alloc(32, 1))
      for (let round = 0; round < 20; round += 1)
        await Promise.all(Array.from({ length: 50 }, () => keys.create('skin-analysis', crypto.randomUUID())))
      keys.close()`
    const ended = [1, 2].map(() => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' })
      running.push(child)
      return new Promise((done) => child.once('close', done))
    })
    expect(await Promise.all(ended)).toEqual([0, 0])
    const { DatabaseSync } = await import('node:sqlite')
    const raw = new DatabaseSync(join(folder, 'keys/keys.sqlite'), { readOnly: true })
    expect(raw.prepare('select count(*) as count from person_key').get()?.['count']).toBe(2000)
    raw.close()
  })
})

describe('persons', () => {
  test('are found by what they are known by, however it is written, and made once', async () => {
    const { world, act, addCompany } = await committedWorld()
    const made = await Promise.all(
      Array.from({ length: 12 }, (_, count) =>
        act((acting) =>
          personFor(acting, {
            kind: 'email',
            value: count % 2 === 0 ? 'Anna@haut.example' : ' anna@HAUT.example',
          }),
        ),
      ),
    )
    expect(new Set(made).size).toBe(1)
    const anna = made[0]!
    await act((acting) => personFor(acting, { kind: 'phone', value: '0151 23456789' }, { person: anna }))
    expect(await act((acting) => findPerson(acting, { kind: 'phone', value: '+49151 23456789' }))).toBe(anna)
    expect(await act((acting) => identifiersOf(acting, anna))).toMatchObject([
      { kind: 'email', value: 'anna@haut.example' },
      { kind: 'phone', value: '+4915123456789' },
    ])
    const bert = await act((acting) => newPerson(acting, { rehearsal: true }))
    expect(await act((acting) => personOf(acting, bert))).toMatchObject({
      rehearsal: true,
      erasedAt: undefined,
    })
    const taken = act((acting) =>
      personFor(acting, { kind: 'email', value: 'anna@haut.example' }, { person: bert }),
    )
    await expect(taken).rejects.toMatchObject({ status: 409 })

    const { rows } = await sql<{ readonly text: string }>`
      select i::text as text from identifier i union all select o::text from identifier_owner o`.execute(
      world.db,
    )
    expect(rows).toHaveLength(4)
    expect(rows.map((row) => row.text).join()).not.toMatch(/anna|haut|23456789/u)

    // The same address elsewhere is another person, with another hash.
    const other = await addCompany('zweite')
    const { transact } = await import('../ledger/index.ts')
    const there = await transact(world, other, (acting) =>
      personFor(acting, { kind: 'email', value: 'anna@haut.example' }),
    )
    expect(there).not.toBe(anna)
    const hashes = await world.db
      .selectFrom('identifier_owner')
      .select('hash')
      .where('kind', '=', 'email')
      .execute()
    expect(hashes[0]!.hash.equals(hashes[1]!.hash)).toBe(false)
  })

  test('who comes back after erasure is somebody new', async () => {
    const { act } = await testWorld()
    const email = { kind: 'email', value: 'anna@haut.example' } as const
    const before = await act((acting) => personFor(acting, email))
    await act((acting) => erasePerson(acting, before))
    const after = await act((acting) => personFor(acting, email))
    expect(after).not.toBe(before)
    expect(await act((acting) => personOf(acting, before))).toMatchObject({ erasedAt: expect.any(String) })
    expect(await act((acting) => identifiersOf(acting, after))).toHaveLength(1)
  })

  test('an erasure that fails leaves the person; one that a crash interrupted is finished', async () => {
    const { world, act } = await committedWorld()
    const anna = await act((acting) => newPerson(acting))
    const failing = act(async (acting) => {
      await erasePerson(acting, anna)
      throw new Error('Afterwards.')
    })
    await expect(failing).rejects.toThrow('Afterwards.')
    expect(world.keys.announced()).toEqual([{ company, person: anna }])
    expect(await finishErasures(world.db, world.keys)).toBe(0)
    expect(world.keys.announced()).toEqual([])
    expect(() => seal(world.keys, company, anna, 'a', 'x')).not.toThrow()

    // The process dies between the commit and the destruction of the key.
    await act(async (acting) => {
      await erasePerson({ ...acting, afterCommit: () => undefined }, anna)
    })
    expect(() => seal(world.keys, company, anna, 'a', 'x')).not.toThrow()
    expect(await finishErasures(world.db, world.keys)).toBe(1)
    expect(() => seal(world.keys, company, anna, 'a', 'x')).toThrow(/is erased/u)
    expect(world.keys.announced()).toEqual([])
  })

  test('finishing waits for an erasure that is under way elsewhere', async () => {
    const { world, act } = await committedWorld()
    const anna = await act((acting) => newPerson(acting))
    const inside = Promise.withResolvers<void>()
    const goOn = Promise.withResolvers<void>()
    const erasing = act(async (acting) => {
      await erasePerson({ ...acting, afterCommit: () => undefined }, anna)
      inside.resolve()
      await goOn.promise
    })
    await inside.promise
    const finishing = finishErasures(world.db, world.keys)
    await new Promise((done) => setTimeout(done, 100))
    goOn.resolve()
    await erasing
    expect(await finishing).toBe(1)
  })

  test('a record written while the person is being erased leaves no salt behind', async () => {
    const { world, act } = await committedWorld()
    const anna = await act((acting) => newPerson(acting))
    const inside = Promise.withResolvers<void>()
    const act_ = {
      kind: 'record/used',
      actor: { kind: 'system', part: 'test' },
      person: anna,
      content: { a: 1 },
    } as const
    const erasing = act(async (acting) => {
      await erasePerson(acting, anna)
      inside.resolve()
      await new Promise((done) => setTimeout(done, 150))
    })
    await inside.promise
    await Promise.all([erasing, act((acting) => acting.record(act_))])
    const left = await world.db
      .selectFrom('ledger_entry')
      .select('id')
      .where('person', '=', anna)
      .where('salt', 'is not', null)
      .execute()
    expect(left).toEqual([])
  })
})

const dump = ['/usr/lib/postgresql/15/bin/pg_dump', '/usr/lib/postgresql/17/bin/pg_dump'].find((file) =>
  existsSync(file),
)

test('a dump from before the erasure cannot be read with what is left', async () => {
  const { world, url, act } = await committedWorld()
  const persons = await Promise.all(
    ['anna@haut.example', 'bert@haut.example'].map((value) =>
      act(async (acting) => {
        const person = await personFor(acting, { kind: 'email', value })
        await acting.record({
          kind: 'intake/collected',
          actor: { kind: 'person', person },
          person,
          content: { message: `Bitte um Rückruf, ${value}` },
        })
        return person
      }),
    ),
  )
  const [anna, bert] = persons as [PersonId, PersonId]
  const everything = await tables(world.db)
  const text = pgDump(url) ?? JSON.stringify(everything)
  expect(text).toContain(anna)
  expect(text).not.toMatch(/haut\.example|Rückruf/u)
  expect(text).not.toContain(Buffer.from('haut.example').toString('hex'))

  // Every sealed value of the dump, with today's keys: opens before, does not open after, and the other person's still does.
  const opened = (person: PersonId): number =>
    everything.filter((row) => {
      try {
        return (
          row.person === person && unseal(world.keys, company, person, row.context, row.sealed).length > 0
        )
      } catch {
        return false
      }
    }).length
  expect([opened(anna), opened(bert)]).toEqual([3, 3])
  await act((acting) => erasePerson(acting, anna))
  expect([opened(anna), opened(bert)]).toEqual([0, 3])
  // Nor with a fresh look at the key store, wrapping key in hand.
  const again = openKeys(world.folder, Buffer.alloc(32, 7))
  expect(() => again.keyOf(company, anna)).toThrow(/is erased/u)
  again.close()

  // The old state is restored: it is known who has to be erased again, and that can be done.
  await world.db.updateTable('person').set({ erased_at: null }).where('person', '=', anna).execute()
  expect(await act((acting) => erasuresToRepeat(acting))).toEqual([anna])
  expect(await act((acting) => erasePerson(acting, anna))).toBe(true)
  expect(await act((acting) => erasuresToRepeat(acting))).toEqual([])
})

/** A real dump where there is a program for it that is not older than the server. */
function pgDump(url: string): string | undefined {
  if (dump === undefined) return undefined
  try {
    return execFileSync(dump, [url], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return undefined
  }
}

interface SealedValue {
  readonly person: string
  readonly context: string
  readonly sealed: Buffer
}

async function tables(db: Parameters<typeof finishErasures>[0]): Promise<readonly SealedValue[]> {
  const identifiers = await db.selectFrom('identifier').select(['person', 'sealed']).execute()
  const entries = await db.selectFrom('ledger_entry').select(['person', 'sealed']).execute()
  return [
    ...identifiers.map((row) => ({ ...row, context: 'identifier.sealed' })),
    ...entries.flatMap(({ person, sealed }) =>
      sealed === null ? [] : [{ person, sealed, context: 'ledger_entry.sealed' }],
    ),
  ]
}
