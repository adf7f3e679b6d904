import { expect, test } from 'vitest'
import { committedWorld, testWorld } from '../../test/support/world.ts'
import { personFor, identifiersOf, findPerson, erasePerson } from '../people/index.ts'
import { countEntries, entriesOf, headsFile, readHeads, sealLedger, verifyLedger } from './index.ts'

test.each([testWorld, committedWorld])(
  'an act is recorded with its content, which goes with the person',
  async (make) => {
    const { world, company, act } = await make()
    const person = await act(async (acting) => {
      const anna = await personFor(acting, { kind: 'email', value: ' Anna@Beispiel.example ' })
      await acting.record({
        kind: 'intake/collected',
        actor: { kind: 'person', person: anna },
        person: anna,
        content: { form: 'contact' },
      })
      return anna
    })
    expect(await act((acting) => identifiersOf(acting, person))).toMatchObject([
      { kind: 'email', value: 'anna@beispiel.example' },
    ])
    expect((await entriesOf(world, company, { person }))[0]?.opened?.content).toEqual({ form: 'contact' })
    expect(await sealLedger(world, company)).toEqual({ blocks: 1, entries: 1 })
    expect(await act((acting) => erasePerson(acting, person))).toBe(true)
    expect(world.keys.isErased(company, person)).toBe(true)
    expect((await entriesOf(world, company, { person })).map((entry) => entry.opened)).toEqual([
      undefined,
      undefined,
    ])
    expect(
      await act((acting) => findPerson(acting, { kind: 'email', value: 'anna@beispiel.example' })),
    ).toBeUndefined()
    expect(await countEntries(world.db, company)).toBe(2)
    const heads = await readHeads(headsFile(world.folder, company))
    const key = world.keys.publicKey(company)
    expect(await verifyLedger(world.db, company, key, { heads })).toMatchObject({
      entries: 2,
      sealed: 1,
      blocks: 1,
      erased: 2,
      faults: [],
    })
  },
)
