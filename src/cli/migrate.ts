import { parseArgs } from 'node:util'
import { finishErasures, openKeys } from '../people/index.ts'
import { readConfig } from '../server/index.ts'
import { migrate, migrations, openStore } from '../store/index.ts'
import type { Io } from './main.ts'

const HELP = `zusage migrate          bring the database to this revision; may be run while the product runs
zusage migrate --json   the same, for machines

The database is that of DATABASE_URL, otherwise the bundled one in ZUSAGE_DATA. All or nothing: where a change fails,
nothing was changed. Exit 0: the database fits this program. 2: it could not be brought there.
`

/** `zusage migrate`: brings the database to the structure of this program, and finishes what a crash interrupted. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  })
  if (values.help) {
    io.out(HELP)
    return 0
  }
  const config = readConfig(io.env)
  const store = await openStore({
    databaseUrl: config.databaseUrl ?? undefined,
    folder: config.folder,
    connections: 2,
  })
  try {
    const changes = await migrate(store.db)
    const keys = openKeys(config.folder, config.key)
    const erasures = await finishErasures(store.db, keys)
    keys.close()
    const revision = (await migrations()).at(-1)?.name.replace(/\.sql$/u, '') ?? 'none'
    if (values.json) io.out(`${JSON.stringify({ revision, changes, erasures })}\n`)
    else {
      io.out(
        changes === 0
          ? `The database is at revision ${revision}. Nothing had to be done.\n`
          : `The database is at revision ${revision}. ${changes === 1 ? 'One change was' : `${changes} changes were`} made.\n`,
      )
      if (erasures > 0)
        io.out(
          `${erasures} interrupted ${erasures === 1 ? 'erasure was' : 'erasures were'} finished: the keys are destroyed.\n`,
        )
    }
    return 0
  } finally {
    await store.close()
  }
}
