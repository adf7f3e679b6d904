import { randomUUID } from 'node:crypto'
import type { PersonId } from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'
import { type World, transact } from '../ledger/index.ts'
import { erasePerson, personFor } from '../people/index.ts'
import type { Finding, ProofContext } from '../pledge/index.ts'
import { eraseRecord, rowsOf, tableStores } from '../records/index.ts'
import { markRehearsal } from '../standing/index.ts'
import type { Outgoing, RightsDeps, RightsWiring } from './deps.ts'
import { dropRehearsals } from './store.ts'

/** A stage for a rehearsal: a Testperson, and the mails that would have gone to them. */
export interface Setting {
  readonly context: ProofContext
  readonly declaration: Declaration
  readonly deps: RightsDeps
  readonly person: PersonId
  readonly email: string
  readonly mails: readonly Outgoing[]
}

/** Does what is asked and tells nobody. */
export function unheard(world: World, wiring: RightsWiring): RightsDeps {
  return {
    ...wiring,
    world,
    baseUrl: 'http://rehearsal.example',
    send: () => Promise.resolve(),
    tellRecipients: () => Promise.resolve([]),
  }
}

/**
 * Lets a Testperson walk a flow, marked so that nobody counts them, and clears everything away afterwards, whatever
 * happened. Mail is kept on the stage and never sent.
 */
export async function rehearse(
  context: ProofContext,
  declaration: Declaration,
  wiring: RightsWiring,
  play: (setting: Setting) => Promise<Finding>,
): Promise<Finding> {
  const { world, company } = context
  const email = `testperson-${randomUUID()}@rehearsal.example`
  const mails: Outgoing[] = []
  const deps: RightsDeps = {
    ...unheard(world, wiring),
    send(_acting, _declaration, message) {
      mails.push(message)
      return Promise.resolve()
    },
  }
  const person = await transact(world, company, async (acting) => {
    const made = await personFor(acting, { kind: 'email', value: email }, { rehearsal: true })
    await markRehearsal(acting, made)
    return made
  })
  try {
    return await play({ context, declaration, deps, person, email, mails })
  } finally {
    await clear(context, declaration, person)
  }
}

async function clear(
  { world, company }: ProofContext,
  declaration: Declaration,
  person: PersonId,
): Promise<void> {
  await transact(world, company, async (acting) => {
    for (const store of tableStores(declaration)) {
      if (store.of !== 'person') continue
      for (const { id } of await rowsOf(acting, declaration, { store: store.id, person })) {
        await eraseRecord(acting, declaration, { store: store.id, person, record: id, why: 'rehearsal' })
      }
    }
    await dropRehearsals(acting.tx, company, person)
    await erasePerson(acting, person)
  })
}
