import type { Day, EntryId, PersonId, RecordId } from '../base/index.ts'
import type { Declaration, Disclosure, Recipient } from '../declaration/index.ts'
import { adequacy, isEea, transferInstrument } from '../law/index.ts'
import type { Acting, Actor } from '../ledger/index.ts'
import {
  openRecord,
  rowsAs,
  tableStore,
  type Fields,
  type FieldValue,
  type StoredRecord,
} from '../records/index.ts'
import { standingOf } from './events.ts'
import { commitTo } from './handed.ts'
import { consentLives, may, refused, type Ground, type Refused } from './may.ts'
import type { Standing } from './standing.ts'
import { actOf, refuse } from './use.ts'

/** What is to be handed over. */
export interface DiscloseAsk {
  readonly actor: Actor
  readonly activity: string
  readonly purpose: string
  readonly recipient: string
  readonly person: PersonId
  readonly store: string
  readonly record: RecordId
  /** Columns of the record that are to leave; all of the allowed categories when left out. */
  readonly fields?: readonly string[]
  /** Categories that are to leave; all that are declared for this recipient when left out. */
  readonly categories?: readonly string[]
  /** The basis the caller relies on, `6(1)(b)`; refused when another one is declared. */
  readonly ground?: string
  /** Number of the case, where one is required; accounts of staff who approved, where approvals are. */
  readonly case?: string
  readonly approvals?: readonly string[]
}

/** What may leave, and nothing else. */
export interface Disclosed {
  readonly entry: EntryId
  readonly recipient: Recipient
  readonly ground: Ground
  readonly payload: Fields
}

/**
 * Hands data over: returns exactly what may leave, or refuses. Checks that the recipient is declared for the purpose
 * (Art. 13(1)(e)), categories and fields (Art. 5(1)(c)), the basis (Art. 6(1)), what the declaration requires beforehand,
 * the recipient's contract (Art. 28(3)) and safeguard (Art. 44) as of today, and the person's standing (Art. 18, 21).
 * Recorded either way.
 *
 * @throws RefusedUse 403 or 423; Problem 404 when there is no such record
 */
export async function disclose(
  acting: Acting,
  declaration: Declaration,
  ask: DiscloseAsk,
): Promise<Disclosed> {
  const standing = await standingOf(acting, ask.person)
  const act = actOf(declaration, standing, { ...ask, categories: ask.categories ?? [] }, ask.person)
  const verdict = await weigh(acting, declaration, standing, ask)
  if ('allowed' in verdict)
    throw await refuse(acting.world, acting.company, 'disclosure/refused', act, verdict)

  const entry = await acting.record({
    ...act,
    kind: 'disclosure/made',
    content: {
      ...act.content,
      ground: verdict.ground.article,
      requires: verdict.disclosure.requires,
      fields: Object.keys(verdict.payload).sort(),
      handed: commitTo(verdict.payload),
      categories: [...verdict.disclosure.categories],
    },
  })
  return { entry, recipient: verdict.recipient, ground: verdict.ground, payload: verdict.payload }
}

interface Weighed {
  readonly disclosure: Disclosure
  readonly recipient: Recipient
  readonly ground: Ground
  readonly payload: Fields
}

async function weigh(
  acting: Acting,
  declaration: Declaration,
  standing: Standing,
  ask: DiscloseAsk,
): Promise<Weighed | Refused> {
  const activity = declaration.activities.find((candidate) => candidate.id === ask.activity)
  if (activity === undefined) return refused('undeclared/activity', ask.activity)
  const disclosures = activity.disclosures.filter(
    (candidate) => candidate.recipient === ask.recipient && candidate.purpose === ask.purpose,
  )
  const recipient = declaration.recipients.find((candidate) => candidate.id === ask.recipient)
  const [disclosure] = disclosures
  if (disclosure === undefined || recipient === undefined) {
    return refused('undeclared/recipient', ask.recipient)
  }
  const store = tableStore(declaration, ask.store)
  if (store === undefined || !activity.stores.includes(ask.store))
    return refused('undeclared/store', ask.store)

  const allowed = disclosure.categories.filter((category) => recipient.receives.includes(category))
  const excess = ask.categories?.find((category) => !allowed.includes(category))
  if (excess !== undefined) return refused('disclosure/category', excess)
  const leaving = new Set(ask.categories ?? allowed)
  const undue = ask.fields?.find((name) => {
    const column = store.columns.find((candidate) => candidate.column === name)
    return column === undefined || column.category === null || !leaving.has(column.category)
  })
  if (undue !== undefined) return refused('disclosure/category', undue)
  if (ask.ground !== undefined && ask.ground !== disclosure.basis) {
    return refused('disclosure/ground', ask.ground)
  }

  const decision = may(standing, declaration, {
    actor: ask.actor,
    activity: ask.activity,
    purpose: ask.purpose,
    store: ask.store,
    record: ask.record,
    recipient: ask.recipient,
    today: acting.today,
  })
  if (!decision.allowed) return decision
  const unfit = recipientAgainst(declaration, standing, recipient, acting.today)
  if (unfit !== null) return unfit

  const where = { store: ask.store, person: ask.person, record: ask.record }
  const [record] = await rowsAs(acting, 'zusage_use', declaration, where)
  if (record === undefined) {
    const hidden = await openRecord(acting, declaration, where)
    if (hidden === null) return refused('disclosure/requires', 'record')
    return refused('record/restricted', hidden.restricted ?? '')
  }
  const missing = requirementAgainst(declaration, standing, disclosure, record, ask, acting.today)
  if (missing !== null) return missing

  const payload: Record<string, FieldValue> = {}
  for (const column of store.columns) {
    if (column.category === null || !leaving.has(column.category)) continue
    if (ask.fields !== undefined && !ask.fields.includes(column.column)) continue
    const value = record.fields[column.column] ?? null
    if (value !== null) payload[column.column] = value
  }
  return { disclosure, recipient, ground: decision.ground, payload }
}

/** What stands against a recipient today: contract or safeguard; null when nothing does. */
export function recipientAgainst(
  declaration: Declaration,
  standing: Standing,
  recipient: Recipient,
  today: Day,
): Refused | null {
  const { contract } = recipient
  if (contract === undefined) {
    if (recipient.role === 'processor') return refused('recipient/no-contract', recipient.id)
  } else if (contract.signed > today || (contract.until !== undefined && contract.until < today)) {
    return refused('recipient/no-contract', recipient.id)
  }
  if (isEea(recipient.seat, today)) return null
  return transferHolds(declaration, standing, recipient, today)
    ? null
    : refused('recipient/no-transfer', recipient.id)
}

function transferHolds(
  declaration: Declaration,
  standing: Standing,
  recipient: Recipient,
  today: Day,
): boolean {
  const { transfer, seat } = recipient
  if (transfer === undefined) return false
  switch (transfer.instrument) {
    case 'adequacy':
      return adequacy(transfer.decision, today)?.iso === seat
    case 'dpf':
      return seat === 'US' && transfer.checked <= today && adequacy('us-dpf', today) !== null
    case 'scc-2021':
      return (
        transfer.signed <= today &&
        transfer.assessment <= today &&
        transferInstrument('scc-2021', today)?.inForce === true
      )
    case 'bcr':
      return transfer.approved <= today && transferInstrument('bcr', today)?.inForce !== false
    case 'art49-1-a':
      return consentLives(standing, declaration, transfer.consent, today)
    case 'art49-1-bc':
    case 'art49-1-e':
      return true
  }
}

/** What the declaration requires before data leaves, and is not there; null when all is. */
function requirementAgainst(
  declaration: Declaration,
  standing: Standing,
  disclosure: Disclosure,
  record: StoredRecord,
  ask: DiscloseAsk,
  today: Day,
): Refused | null {
  const { chosenBy } = disclosure
  if (chosenBy !== undefined) {
    const picked =
      record.store === chosenBy.store
        ? record.fields[chosenBy.column]
        : standing.picks.get(`${chosenBy.store}.${chosenBy.column}`)?.value
    if (picked !== chosenBy.value) return refused('disclosure/not-chosen', disclosure.recipient)
  }
  switch (disclosure.requires) {
    case 'none':
      return null
    case 'order':
    case 'state':
    case 'pick':
      // The record is the order; which recipient it names is looked at above.
      return chosenBy === undefined ? refused('disclosure/requires', disclosure.requires) : null
    case 'consent': {
      const needed = declaration.consents.find(
        (consent) => consent.activity === ask.activity && consent.purpose === ask.purpose,
      )
      const lives = needed !== undefined && consentLives(standing, declaration, needed.id, today)
      return lives ? null : refused('consent/missing', needed?.id ?? ask.purpose)
    }
    case 'case':
      return (ask.case ?? '').trim() === '' ? refused('disclosure/requires', 'case') : null
    case 'approval':
      return approvals(ask) < 1 ? refused('disclosure/requires', 'approval') : null
    case 'two-approvals':
      return approvals(ask) < 2 ? refused('disclosure/requires', 'two approvals') : null
  }
}

/** Different people who approved; nobody approves their own request. */
function approvals(ask: DiscloseAsk): number {
  const own = ask.actor.kind === 'staff' ? ask.actor.account : ''
  return new Set((ask.approvals ?? []).filter((account) => account.trim() !== '' && account !== own)).size
}
