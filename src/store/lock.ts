import { closeSync, existsSync, openSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'

/**
 * Runs something while no other process (and nobody else in this one) holds the lock of that file. The lock is one of
 * the operating system, so it goes with the process that held it, however that ended.
 *
 * @param file created when absent; holds nothing
 * @param patience how long to wait for the lock, in milliseconds
 * @throws Error when the lock did not come free in time
 */
export async function fileLock<T>(file: string, work: () => Promise<T>, patience = 120_000): Promise<T> {
  // Made for this account alone, so that nobody else can hold us up. Once it is there it is not opened here: closing it
  // would give up a lock that this process holds on it.
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600))
  const lock = new DatabaseSync(file, { timeout: 0 })
  try {
    const until = performance.now() + patience
    for (;;) {
      try {
        lock.exec('begin exclusive')
        break
      } catch (cause) {
        if (performance.now() > until) {
          throw new Error(`Another process holds ${file} for more than ${patience} ms.`, { cause })
        }
        await wait(25)
      }
    }
    return await work()
  } finally {
    lock.close()
  }
}
