// A process of its own for tests of crashes: writes rows one commit after the other into the store of a folder and
// prints the number of each as soon as the database has acknowledged it. Runs until it is killed.
import { sql } from 'kysely'
import { openStore } from '../../src/store/index.ts'

const folder = process.argv[2]
if (folder === undefined) throw new Error('Which folder?')
const store = await openStore({ folder, connections: 4 })
// Several may start at once, and PostgreSQL makes a table only once, whatever “if not exists” says.
await store.db.transaction().execute(async (tx) => {
  await sql`select pg_advisory_xact_lock(1)`.execute(tx)
  await sql`create table if not exists acknowledged (id text primary key)`.execute(tx)
})
process.stdout.write('ready\n')
const rows = Number(process.argv[3] ?? Number.POSITIVE_INFINITY)
for (let number = 0; number < rows; number += 1) {
  const id = `${process.pid}-${number}`
  await sql`insert into acknowledged values (${id})`.execute(store.db)
  process.stdout.write(`${id}\n`)
}
await store.close()
