import {
  type CompanyId,
  type EntryId,
  hashOf,
  type Instant,
  type Language,
  newId,
  type PersonId,
  Problem,
  type RecordId,
  type RequestId,
} from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'
import type { Acting, Actor, World } from '../ledger/index.ts'
import { identifiersOf, seal, unsealText } from '../people/index.ts'
import { compose, type Slot } from './compose.ts'
import { claimWaiting, markFailed, markLeft, removeFrom, type Waiting } from '../store/index.ts'
import { addMessage, MAIL, newestMessages } from './store.ts'
import { mailOf, type MailTransport } from './transport.ts'

/** A message as it goes out. */
interface Letter {
  readonly from: { readonly name: string; readonly address: string }
  readonly to: string
  readonly subject: string
  readonly text: string
}

const CONTEXT = 'message_outbox.sealed'

/**
 * Sends a declared message of the service class to a person. It is queued and recorded in the act's transaction, handed
 * over after the commit, and tried again until it is.
 *
 * @param what `to`: where it goes, the person's own address unless given; `slots`: what the template asks for, apart from
 *   `company`; `record`, `request`: what it is about, with which it is also removed
 * @returns the entry of the ledger
 * @throws Problem 404 `message/undeclared`; 403 `message/no-ground` for marketing, which needs a ground of its own (§ 7
 *   UWG); 409 `message/no-address`
 */
export async function sendMessage(
  acting: Acting,
  declaration: Declaration,
  what: {
    readonly message: string
    readonly person: PersonId
    readonly language: Language
    readonly slots?: Readonly<Record<string, Slot>>
    readonly to?: string
    readonly record?: RecordId
    readonly request?: RequestId
    readonly actor?: Actor
  },
): Promise<EntryId> {
  const message = declaration.messages.find((one) => one.id === what.message)
  if (message === undefined) {
    throw new Problem(
      404,
      'message/undeclared',
      `The declaration has no message “${what.message.slice(0, 60)}”.`,
    )
  }
  if (message.class === 'marketing') {
    throw new Problem(403, 'message/no-ground', 'Advertising needs a consent that covers this message.', {
      provision: '§ 7 UWG, Art. 6(1)(a) GDPR',
    })
  }
  const to = what.to ?? (await identifiersOf(acting, what.person)).find((one) => one.kind === 'email')?.value
  if (to === undefined)
    throw new Problem(409, 'message/no-address', 'No e-mail address of this person is known.')

  const { baseUrl } = mailOf(acting.world)
  const takesCompany = `${message.subject[what.language]}${message.body[what.language]}`.includes(
    '{{company}}',
  )
  const slots = { ...what.slots, ...(takesCompany ? { company: declaration.company.name } : {}) }
  const text = compose(message, what.language, slots, baseUrl)
  const address =
    declaration.company.contacts.find((contact) => contact.channel === 'email')?.value ??
    `post@${declaration.hosts[0] ?? 'zusage.example'}`
  const letter: Letter = { from: { name: declaration.company.name, address }, to, ...text }

  const id = newId(Date.parse(acting.now))
  const entry = await acting.record({
    kind: 'message/sent',
    actor: what.actor ?? { kind: 'system', part: 'messages' },
    person: what.person,
    activity: message.activity,
    ...(what.record === undefined ? {} : { record: what.record }),
    ...(what.request === undefined ? {} : { request: what.request }),
    content: {
      message: message.id,
      class: message.class,
      language: what.language,
      text: hashOf(text),
      assurance: 'requested',
      outbox: id,
    },
  })
  await addMessage(acting.tx, {
    person: what.person,
    company: acting.company,
    id,
    message: message.id,
    class: message.class,
    language: what.language,
    record: what.record ?? null,
    request: what.request ?? null,
    entry,
    at: acting.now,
    sealed: seal(acting.world.keys, acting.company, what.person, CONTEXT, JSON.stringify(letter)),
  })
  acting.afterCommit(async () => {
    await sendWaiting(acting.world, acting.company)
  })
  return entry
}

/**
 * Hands over the mail that waits. Safe to call often and by several; what fails stays and is tried later.
 *
 * @returns how many were handed over and how many failed
 */
export async function sendWaiting(
  world: World,
  company: CompanyId,
  limit = 50,
): Promise<{ readonly sent: number; readonly failed: number }> {
  const { transport } = mailOf(world)
  const now = world.clockOf(company).now()
  return world.db.transaction().execute(async (tx) => {
    let sent = 0
    let failed = 0
    for (const row of await claimWaiting(tx, MAIL, [], { company, now, limit })) {
      try {
        await handOver(world, transport, row)
        await markLeft(tx, MAIL, row, now, transport.keeps)
        sent += 1
      } catch (fault) {
        // The mail server's words may repeat the address; only the kind of fault is kept.
        await markFailed(
          tx,
          MAIL,
          row,
          now,
          fault instanceof Error && 'code' in fault ? String(fault.code) : 'failed',
        )
        failed += 1
      }
    }
    return { sent, failed }
  })
}

async function handOver(world: World, transport: MailTransport, row: Waiting): Promise<void> {
  const letter = letterOf(world, row)
  if (letter === null) return
  await transport.send({ company: row.company, id: row.id, ...letter })
}

/** What is sealed of a message; null where nothing is kept of it. */
export function letterOf(
  world: Pick<World, 'keys'>,
  row: Pick<Waiting, 'company' | 'person' | 'sealed'>,
): Letter | null {
  if (row.sealed === null) return null
  return JSON.parse(unsealText(world.keys, row.company, row.person, CONTEXT, row.sealed)) as Letter
}

/**
 * Removes what lies in the outbox about a record, or about a person altogether: the copies that must end with it. Files
 * go after the commit.
 *
 * @returns how many there were
 */
export async function forgetMessages(acting: Acting, person: PersonId, record?: RecordId): Promise<number> {
  const ids = await removeFrom(acting.tx, MAIL, acting.company, person, record)
  const { transport } = mailOf(acting.world)
  if (ids.length > 0) acting.afterCommit(() => transport.forget(acting.company, ids))
  return ids.length
}

/** A message as the console shows it. */
export interface OutboxMessage {
  readonly id: string
  readonly message: string
  readonly class: 'service' | 'marketing'
  readonly language: Language
  readonly queuedAt: Instant
  readonly sentAt: Instant | null
  readonly attempts: number
  readonly failed: string | null
  /** Null once it is handed to a mail server: nothing of it stays. */
  readonly letter: { readonly to: string; readonly subject: string; readonly text: string } | null
}

/** The newest messages of a company, opened for the console. */
export async function outbox(
  world: World,
  company: CompanyId,
  limit = 100,
): Promise<readonly OutboxMessage[]> {
  const rows = await newestMessages(world.db, company, limit)
  return rows.map((row) => {
    const letter = world.keys.isErased(company, row.person) ? null : letterOf(world, { ...row, company })
    return {
      id: row.id,
      message: row.message,
      class: row.class,
      language: row.language,
      queuedAt: row.queued_at,
      sentAt: row.sent_at,
      attempts: row.attempts,
      failed: row.failed,
      letter: letter === null ? null : { to: letter.to, subject: letter.subject, text: letter.text },
    }
  })
}
