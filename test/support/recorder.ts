// A process of its own for tests of crashes: makes persons, records acts about them, erases some and seals, as fast as it
// can, and prints what has been acknowledged: `entry ID`, `erased PERSON`. Runs until it is killed.
import { clockAt, parseCompanyId, parseInstant } from '../../src/base/index.ts'
import { type World, sealLedger, transact } from '../../src/ledger/index.ts'
import { erasePerson, newPerson, openKeys } from '../../src/people/index.ts'
import { migrate, openStore } from '../../src/store/index.ts'

const folder = process.argv[2]
if (folder === undefined) throw new Error('Which folder?')
const store = await openStore({ folder, connections: 4 })
await migrate(store.db)
const company = parseCompanyId('skin-analysis')
await store.db
  .insertInto('company')
  .values({ id: company, sample: true })
  .onConflict((conflict) => conflict.doNothing())
  .execute()
const clock = clockAt(parseInstant('2026-11-22T08:00:00Z'))
const world: World = {
  db: store.db,
  keys: openKeys(folder, Buffer.alloc(32, 5)),
  folder,
  reactions: [],
  clockOf: () => clock,
}

for (let round = 0; ; round += 1) {
  const { person, entry } = await transact(world, company, async (acting) => {
    const made = await newPerson(acting)
    const id = await acting.record({
      kind: 'intake/collected',
      actor: { kind: 'person', person: made },
      person: made,
      content: { round },
    })
    return { person: made, entry: id }
  })
  process.stdout.write(`entry ${entry}\n`)
  if (round % 2 === 0) {
    await transact(world, company, (acting) => erasePerson(acting, person))
    process.stdout.write(`erased ${person}\n`)
  }
  if (round % 3 === 0) await sealLedger(world, company)
}
