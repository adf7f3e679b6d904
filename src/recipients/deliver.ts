import {
  type CompanyId,
  type Instant,
  newId,
  NOBODY,
  type PersonId,
  Problem,
  type RecordId,
  type RequestId,
} from '../base/index.ts'
import type { Declaration, Recipient } from '../declaration/index.ts'
import { currentDeclaration } from '../declaration/index.ts'
import { type Acting, allEntries, type Recorded, type World } from '../ledger/index.ts'
import { seal, unsealText } from '../people/index.ts'
import { openRecord } from '../records/index.ts'
import { asHanded } from '../standing/index.ts'
import { mayLeave } from './register.ts'
import { type Delivery, type Notice, receiveAtStandIn } from './stand-in.ts'
import { claimWaiting, markFailed, markLeft, removeFrom } from '../store/index.ts'
import { addDisclosure, DISCLOSED, type WaitingDisclosure } from './store.ts'

const CONTEXT = 'disclosure_outbox.sealed'

/**
 * Puts what a disclosure allowed to leave on its way: exactly the fields the act names, checked once more against what
 * this recipient may ever get. Written in the act's transaction, sent after the commit, tried again until received.
 * A reaction to `disclosure/made`; recipients without an endpoint (a host, on whose machines the data lies) are sent
 * nothing.
 *
 * @throws Problem 403 `disclosure/category` when a field is not on the recipient's list; nothing is disclosed then
 */
export async function deliver(acting: Acting, declaration: Declaration, act: Recorded): Promise<void> {
  const { person, store, record } = act
  const recipient = declaration.recipients.find((one) => one.id === act.recipient)
  if (
    recipient?.endpoint === undefined ||
    person === undefined ||
    store === undefined ||
    record === undefined
  )
    return
  const named = act.content?.['fields']
  const columns = Array.isArray(named) ? named.filter((name) => typeof name === 'string') : []
  const allowed = mayLeave(declaration, recipient.id, store)
  const excess = columns.filter((name) => !allowed.has(name))
  if (excess.length > 0) {
    throw new Problem(403, 'disclosure/category', `${recipient.name} is not declared to receive this.`, {
      provision: 'Art. 5(1)(c) GDPR',
      faults: excess.map((field) => ({
        field,
        code: 'disclosure/category',
        message: 'Nicht erklärt / not declared',
      })),
    })
  }
  const row = await openRecord(acting, declaration, { store, person, record })
  if (row === null) return
  const fields = Object.fromEntries(columns.map((name) => [name, asHanded(row.fields[name] ?? null)]))
  await addDisclosure(acting.tx, {
    person,
    company: acting.company,
    id: newId(Date.parse(acting.now)),
    entry: act.id,
    recipient: recipient.id,
    record,
    at: acting.now,
    columns,
    sealed: seal(acting.world.keys, acting.company, person, CONTEXT, JSON.stringify(fields)),
  })
  acting.afterCommit(async () => {
    await sendWaitingDisclosures(acting.world, acting.company)
  })
}

/** What marks a notice in the outbox; no declared column is called so. */
const NOTICE = '$notice'

function isNotice(content: object): content is { readonly [NOTICE]: Notice } {
  return NOTICE in content
}

/**
 * Tells every recipient who was sent data of a person what happened to it since: corrected, erased, restricted (Art. 19
 * GDPR). The notice names disclosures by their number and carries no personal data. Recipients on whose machines the
 * data lies learn it by the change itself.
 *
 * @returns the names of the recipients told
 */
export async function tellRecipients(
  acting: Acting,
  declaration: Declaration,
  told: {
    readonly person: PersonId
    readonly change: Notice['change']
    readonly request?: RequestId
    /** Only what was sent of this record; everything of the person's when left out. */
    readonly record?: RecordId
  },
): Promise<readonly string[]> {
  const reading = { db: acting.tx, keys: acting.world.keys }
  const all = await allEntries(reading, acting.company, {
    person: told.person,
    kinds: ['disclosure/made'],
  })
  const made = all.filter(({ record }) => told.record === undefined || record === told.record)
  const sentTo = declaration.recipients.filter(
    ({ id, endpoint }) => endpoint !== undefined && made.some((entry) => entry.recipient === id),
  )
  for (const recipient of sentTo) {
    const disclosures = made.filter((entry) => entry.recipient === recipient.id).map(({ id }) => id)
    const notice: Notice = { change: told.change, disclosures }
    const entry = await acting.record({
      kind: 'recipient/told',
      actor: { kind: 'system', part: 'recipients' },
      person: told.person,
      recipient: recipient.id,
      ...(told.request === undefined ? {} : { request: told.request }),
      content: { change: told.change, disclosures },
    })
    // Nobody's: it carries nothing about the person, and must reach the recipient also when the last record of the
    // person goes in the same act, and with it the person's key and whatever waits about them.
    await addDisclosure(acting.tx, {
      person: NOBODY,
      company: acting.company,
      id: newId(Date.parse(acting.now)),
      entry,
      recipient: recipient.id,
      record: null,
      at: acting.now,
      columns: [],
      sealed: seal(acting.world.keys, acting.company, NOBODY, CONTEXT, JSON.stringify({ [NOTICE]: notice })),
    })
  }
  if (sentTo.length > 0) {
    acting.afterCommit(async () => {
      await sendWaitingDisclosures(acting.world, acting.company)
    })
  }
  return sentTo.map(({ name }) => name)
}

/**
 * Sends the disclosures that wait. Safe to call often and by several; what fails stays and is tried later.
 *
 * @returns how many were received and how many failed
 */
export async function sendWaitingDisclosures(
  world: World,
  company: CompanyId,
  limit = 50,
): Promise<{ readonly received: number; readonly failed: number }> {
  const clock = world.clockOf(company)
  const now = clock.now()
  return world.db.transaction().execute(async (tx) => {
    let received = 0
    let failed = 0
    const rows = await claimWaiting<Pick<WaitingDisclosure, 'entry' | 'recipient'>>(
      tx,
      DISCLOSED,
      ['entry', 'recipient'],
      { company, now, limit },
    )
    const version = rows.length === 0 ? null : await currentDeclaration(tx, company, clock.today())
    for (const row of rows) {
      try {
        const recipient = version?.declaration.recipients.find((one) => one.id === row.recipient)
        if (recipient === undefined) throw new Problem(403, 'undeclared/recipient', 'No longer declared.')
        const receipt = await handOver(world, recipient, row, now)
        await markLeft(tx, DISCLOSED, row, now, false, receipt)
        received += 1
      } catch (fault) {
        const why =
          fault instanceof Problem
            ? fault.code
            : fault instanceof Error && 'code' in fault
              ? String(fault.code)
              : 'failed'
        await markFailed(tx, DISCLOSED, row, now, why)
        failed += 1
      }
    }
    return { received, failed }
  })
}

/**
 * What waits to be handed over, opened.
 *
 * @throws Error when it does not open: it is not what was put there, or its person is erased
 */
export function waitingContent(
  keys: World['keys'],
  row: Pick<WaitingDisclosure, 'company' | 'person'> & { readonly sealed: Uint8Array },
): Pick<Delivery, 'fields' | 'notice'> {
  const content = JSON.parse(unsealText(keys, row.company, row.person, CONTEXT, row.sealed)) as
    | Delivery['fields']
    | { readonly [NOTICE]: Notice }
  return isNotice(content) ? { fields: {}, notice: content[NOTICE] } : { fields: content }
}

async function handOver(
  world: World,
  recipient: Recipient,
  row: WaitingDisclosure,
  now: Instant,
): Promise<string> {
  if (row.sealed === null) return ''
  const content = waitingContent(world.keys, { ...row, sealed: row.sealed })
  const delivery: Delivery = {
    company: row.company,
    recipient: recipient.id,
    disclosure: row.entry,
    ...content,
  }
  const url = recipient.endpoint?.url ?? ''
  if (url.startsWith('/stand-in/')) return receiveAtStandIn(world.folder, delivery, now)
  // Recipients outside are reached through their connector; without one, nothing leaves.
  throw new Problem(503, 'recipient/no-connector', `There is no connector for ${recipient.name} yet.`)
}

/** Stops what is on its way about a record, or about a person: nothing more is handed over. */
export async function stopDisclosures(acting: Acting, person: PersonId, record?: RecordId): Promise<void> {
  await removeFrom(acting.tx, DISCLOSED, acting.company, person, record)
}
