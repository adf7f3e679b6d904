/** The world for a command of the command line: that of a running server beside it, or one opened for the while. */
import type { CompanyId } from '../base/index.ts'
import { readConfig } from './config.ts'
import { openInstallation } from './installation.ts'
import { listen, type Listening, servedFrom } from './listen.ts'
import type { OpenWorld } from './world.ts'

export interface Running {
  readonly world: OpenWorld
  /** Where a company's pages answer; they are served for the while when nobody does. */
  siteOf(company: CompanyId): Promise<string>
  close(): Promise<void>
}

/**
 * Opens what a command needs, by the same configuration as the server. Sample companies are built on the first use.
 *
 * @throws ConfigError with every fault
 */
export async function runningWorld(env: Readonly<Record<string, string | undefined>>): Promise<Running> {
  const config = readConfig(env)
  const house = await openInstallation(config)
  let own: Listening | undefined
  return {
    world: house.world,
    async siteOf(company) {
      const origin =
        (await servedFrom(config.folder)) ??
        (own ??= await listen(house, { host: '127.0.0.1', port: 0, announce: false })).origin
      return `${origin}/${company}`
    },
    async close() {
      await own?.close()
      await house.close()
    },
  }
}
