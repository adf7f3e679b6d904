import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { proofContext } from '../../src/evidence/index.ts'
import type { ProofContext } from '../../src/pledge/index.ts'
import { sampleCompanies } from '../../src/companies.ts'
import {
  buildConsole,
  type Installation,
  type Listening,
  listen,
  openInstallation,
  readConfig,
} from '../../src/server/index.ts'
import { type App, createApp } from '../../src/server/app.ts'
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

/** A whole installation with its sample company that nothing serves, in a database of its own. */
export interface OpenedHouse {
  readonly house: Installation
  readonly app: App
  readonly folder: string
  close(): Promise<void>
}

/** Opens everything; takes some seconds. For tests that ask its routes. */
export async function openedHouse(env: Readonly<Record<string, string>> = {}): Promise<OpenedHouse> {
  const { url, close } = await committedWorld({ company: 'somebody-else' })
  const folder = mkdtempSync(join(tmpdir(), 'zusage-opened-'))
  const house = await openInstallation(readConfig({ ZUSAGE_DATA: folder, DATABASE_URL: url, ...env }), {
    limits: { perAddress: 1000, window: 60 },
  })
  return {
    house,
    app: createApp(house),
    folder,
    async close() {
      await house.close()
      await close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The console, built and served on the loopback with a database of its own; nothing is left when it is closed. */
export interface ServedConsole {
  readonly house: Installation
  readonly listening: Listening
  close(): Promise<void>
}

/** Builds and serves the console, as `zusage serve` does on a first start; takes some seconds. For tests in a browser. */
export async function servedConsole(): Promise<ServedConsole> {
  const folder = mkdtempSync(join(tmpdir(), 'zusage-console-'))
  const port = await freePort()
  await buildConsole(() => undefined)
  const house = await openInstallation(readConfig({ ZUSAGE_DATA: folder, PORT: String(port) }), {
    limits: { perAddress: 1000, window: 60 },
  })
  const listening = await listen(house, { host: '127.0.0.1', port, announce: false })
  await house.catchUp()
  return {
    house,
    listening,
    async close() {
      await listening.close()
      await house.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A port nobody uses; the console's own address must be known before it listens. */
async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (typeof address !== 'object' || address === null) throw new Error('No port is free.')
  return address.port
}
