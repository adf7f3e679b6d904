import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { proofContext } from '../../src/evidence/index.ts'
import type { ProofContext } from '../../src/pledge/index.ts'
import { sampleCompanies } from '../../src/companies.ts'
import {
  type Installation,
  type Listening,
  listen,
  openInstallation,
  readConfig,
} from '../../src/server/index.ts'
import { committedWorld } from './world.ts'

/** A whole installation with its sample company, served on the loopback, in a database of its own. */
export interface ServedHouse {
  readonly house: Installation
  readonly listening: Listening
  readonly folder: string
  /** What a look at the sample company gets. */
  context(): Promise<ProofContext>
  close(): Promise<void>
}

/** Opens and serves everything; takes some seconds. For tests that look from outside. */
export async function servedHouse(): Promise<ServedHouse> {
  const { url, close } = await committedWorld({ company: 'somebody-else' })
  const folder = mkdtempSync(join(tmpdir(), 'zusage-house-'))
  const house = await openInstallation(readConfig({ ZUSAGE_DATA: folder, DATABASE_URL: url, PORT: '0' }))
  const listening = await listen(house, { host: '127.0.0.1', port: 0, announce: true })
  const [sample] = sampleCompanies
  if (sample === undefined) throw new Error('There is no sample company.')
  return {
    house,
    listening,
    folder,
    context: () => proofContext(house.world, sample.id, house.siteOf(sample.id)),
    async close() {
      await listening.close()
      await house.close()
      await close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
