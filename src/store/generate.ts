import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from './migrate.ts'
import { openStore } from './open.ts'
import { schemaOf } from './schema.ts'

// `npm run schema`: writes schema.sql from all migrations, applied to a database made for it.
const folder = await mkdtemp(join(tmpdir(), 'zusage-schema-'))
const store = await openStore({ folder, connections: 1 })
try {
  await migrate(store.db)
  await writeFile(new URL('schema.sql', import.meta.url), await schemaOf(store.db))
} finally {
  await store.close()
  await rm(folder, { recursive: true, force: true })
}
