// A process of its own for tests of crashes: runs retention over one company in small steps and prints each. It is killed
// in the middle.
import { clockAt, parseCompanyId, parseInstant } from '../base/index.ts'
import type { World } from '../ledger/index.ts'
import { openKeys } from '../people/index.ts'
import { openDatabase } from '../store/index.ts'
import { runRetention } from './index.ts'

const [url, folder, company, now] = process.argv.slice(2)
if (url === undefined || folder === undefined || company === undefined || now === undefined) {
  throw new Error('Which database, folder, company, moment?')
}
const { db } = openDatabase(url, 4)
const clock = clockAt(parseInstant(now))
const world: World = {
  db,
  keys: openKeys(folder, Buffer.alloc(32, 7)),
  folder,
  reactions: [],
  clockOf: () => clock,
}
await runRetention(world, parseCompanyId(company), {
  batch: 3,
  progress: ({ store, done }) => process.stdout.write(`${store} ${done}\n`),
})
