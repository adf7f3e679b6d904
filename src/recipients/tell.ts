import { appendFile, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { PersonId, RequestId, Words } from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'
import { type Acting, entriesOf } from '../ledger/index.ts'
import { standInFile } from './stand-in.ts'

/**
 * Tells everybody who really received data of a person what was corrected, erased or restricted (Art. 19 GDPR). They are
 * named by the acts that were handed over, never by the person's name. Goes out after the commit.
 *
 * @returns the names of those who are told, for the answer to the person
 */
export async function tellRecipients(
  acting: Acting,
  declaration: Declaration,
  change: { readonly person: PersonId; readonly request: RequestId; readonly says: Words },
): Promise<readonly string[]> {
  const source = { db: acting.tx, keys: acting.world.keys }
  const made = await entriesOf(source, acting.company, {
    person: change.person,
    kinds: ['disclosure/made'],
    limit: 1000,
  })
  const told: string[] = []
  for (const recipient of declaration.recipients) {
    const disclosures = made.filter((entry) => entry.recipient === recipient.id).map((entry) => entry.id)
    if (disclosures.length === 0 || recipient.endpoint === undefined) continue
    told.push(recipient.name)
    const line = { at: acting.now, request: change.request, disclosures, says: change.says }
    const file = standInFile(acting.world.folder, acting.company, `${recipient.id}.told`)
    if (!recipient.endpoint.url.startsWith('/stand-in/')) continue
    acting.afterCommit(async () => {
      await mkdir(dirname(file), { recursive: true })
      await appendFile(file, `${JSON.stringify(line)}\n`, { mode: 0o600 })
    })
  }
  return told
}
