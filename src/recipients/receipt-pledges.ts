import { addTime, canonical, newId, type Instant, type Words } from '../base/index.ts'
import type { Declaration, Recipient } from '../declaration/index.ts'
import { transact, type Entry } from '../ledger/index.ts'
import { byHand, type Offence, type Pledge, type ProofContext } from '../pledge/index.ts'
import { erasedSince, readableRecord, schemaName, tableName, tableStore } from '../records/index.ts'
import { declarationsOf, isAsHanded } from '../standing/index.ts'
import { actsToward } from './acts.ts'
import {
  aDelivered,
  alterReceipt,
  AS_RECORDED,
  clausesOf,
  forgeReceipt,
  inserted,
  NO_ENTRY,
  placeOf,
  seen,
  withoutAct,
} from './looking.ts'
import { APART, handedOver, isMoment, rowPlace, undeclaredColumns, type Handed } from './outbox.ts'
import { mayLeave } from './register.ts'
import { receiptsAtStandIn, type Receipt } from './stand-in.ts'
import type { OutboxRow } from './store.ts'

/** How long a disclosure may be on its way. */
const ON_ITS_WAY = 'PT24H'

/** DJM-065: whatever the other side received has its act. */
export function recorded(declaration: Declaration, recipient: Recipient): Pledge {
  return {
    id: `recipients/recorded/${recipient.id}`,
    kind: 'recipients/recorded',
    says: {
      de: `Alles, was ${recipient.name} von uns erhalten hat, steht im Verzeichnis.`,
      en: `Everything ${recipient.name} received from us stands in the ledger.`,
    },
    provision: 'Art. 5(2), 15(1)(c) GDPR',
    clauses: clausesOf(declaration, recipient),
    way: 'watch',
    freshFor: 'PT26H',
    reach: 'stand-in',
    async prove(context) {
      const { world, company } = context
      const receipts = await receiptsAtStandIn(world.folder, company, recipient.id)
      const { queued, acts } = await handedOver(context, recipient.id)
      const delivered = queued.filter(({ row }) => row.delivered_at !== null)
      return seen(
        receipts.length + delivered.length,
        [
          ...withoutAct(company, recipient.id, receipts, acts),
          ...delivered
            .filter(({ act }) => act === undefined)
            .map(({ row }) => ({ place: rowPlace(row), says: NO_ENTRY })),
        ],
        `${receipts.length} Eingänge bei ${recipient.name} und ${delivered.length} Übergaben dorthin mit dem Verzeichnis verglichen.`,
        `${receipts.length} receipts at ${recipient.name} and ${delivered.length} hand-overs there compared with the ledger.`,
      )
    },
    sabotage: {
      does: 'sends data to the recipient past the gate',
      apply: ({ world, company }) => forgeReceipt(world, company, recipient, newId()),
    },
    more: [
      {
        does: 'notes a disclosure as delivered, with a receipt, that nobody acted',
        entails: [AS_RECORDED],
        apply: (context) =>
          byHand(context, inserted(context, { recipient: recipient.id, delivered: true, columns: [] })),
      },
    ],
  }
}

/** The fields a recipient may ever be sent. */
function declaredFields(declaration: Declaration, recipient: string): ReadonlySet<string> {
  const stores = declaration.activities
    .filter((activity) => activity.disclosures.some((one) => one.recipient === recipient))
    .flatMap((activity) => activity.stores)
  return new Set(stores.flatMap((store) => [...mayLeave(declaration, recipient, store)]))
}

/** DJM-066, 069: the declared fields and nothing else. */
export function allowListed(declaration: Declaration, recipient: Recipient): Pledge {
  return {
    id: `recipients/allow-listed/${recipient.id}`,
    kind: 'recipients/allow-listed',
    says: {
      de: `${recipient.name} erhält von uns nur, was dafür erklärt ist.`,
      en: `${recipient.name} gets from us only what is declared for it.`,
    },
    provision: 'Art. 5(1)(c) GDPR',
    clauses: clausesOf(declaration, recipient),
    way: 'watch',
    freshFor: 'PT26H',
    reach: 'stand-in',
    async prove(context) {
      const { world, company } = context
      const receipts = await receiptsAtStandIn(world.folder, company, recipient.id)
      const { queued, acts } = await handedOver(context, recipient.id)
      const allowedBy = await fieldsOfTheirTime(context, recipient.id)
      const offences: Offence[] = []
      for (const one of receipts) {
        const allowed = await allowedBy(acts.get(one.disclosure))
        const excess = [...Object.keys(one.fields).filter((field) => !allowed.has(field)), ...one.beside]
        for (const field of excess)
          offences.push({
            place: `${placeOf(company, recipient, one)}, field ${field}`,
            says: UNDECLARED_FIELD(field),
          })
      }
      for (const one of queued) {
        for (const field of undeclaredColumns(one))
          offences.push({ place: `${rowPlace(one.row)}, field ${field}`, says: UNDECLARED_FIELD(field) })
      }
      return seen(
        receipts.length + queued.length,
        offences,
        `${receipts.length} Eingänge bei ${recipient.name} und ${queued.length} Zeilen im Ausgang Feld für Feld geprüft.`,
        `${receipts.length} receipts at ${recipient.name} and ${queued.length} rows of the outbox examined field by field.`,
      )
    },
    sabotage: {
      does: 'adds the e-mail address to something the recipient received',
      apply: ({ world, company }) =>
        alterReceipt(world, company, recipient, (fields) => ({
          ...fields,
          email: 'somebody@sabotage.example',
        })),
    },
    more: [
      {
        does: 'lets the outbox name a field more than the recipient may get',
        entails: [AS_RECORDED],
        apply: (context) =>
          byHand(
            context,
            `update disclosure_outbox set columns = columns || '{email}'::text[]
               where company = '${context.company}' and id = ${aDelivered(context.company, recipient.id)}`,
          ),
      },
    ],
  }
}

const UNDECLARED_FIELD = (field: string): Words => ({
  de: `„${field}“ ist für diesen Empfänger nicht erklärt.`,
  en: `“${field}” is not declared for this recipient.`,
})

/** The fields a recipient might be sent when an act happened; today where there is no act. */
async function fieldsOfTheirTime(
  context: Pick<ProofContext, 'world' | 'company' | 'declaration'>,
  recipient: string,
): Promise<(act: Entry | undefined) => Promise<ReadonlySet<string>>> {
  const declarationOf = await declarationsOf(context)
  const known = new Map<Declaration, ReadonlySet<string>>()
  return async (act) => {
    const then = act === undefined ? context.declaration : await declarationOf(act)
    const fields = known.get(then) ?? declaredFields(then, recipient)
    known.set(then, fields)
    return fields
  }
}

/** The choice by which a recipient is told of an order, where there is one. */
export function choiceOf(declaration: Declaration, recipient: Recipient) {
  return declaration.activities
    .flatMap((activity) => activity.disclosures)
    .find((one) => one.recipient === recipient.id && one.chosenBy !== undefined)?.chosenBy
}

/** DJM-067: only who was chosen for that order. */
export function chosen(declaration: Declaration, recipient: Recipient): Pledge {
  const choice = choiceOf(declaration, recipient)
  const store = choice === undefined ? undefined : tableStore(declaration, choice.store)
  const table = store === undefined ? '' : tableName(store)
  return {
    id: `recipients/chosen/${recipient.id}`,
    kind: 'recipients/chosen',
    says: {
      de: `${recipient.name} erfährt nur von Bestellungen, für die es gewählt wurde.`,
      en: `${recipient.name} learns only of orders it was chosen for.`,
    },
    provision: 'Art. 6(1)(b) GDPR',
    clauses: clausesOf(declaration, recipient),
    way: 'watch',
    freshFor: 'PT26H',
    reach: 'stand-in',
    async prove({ world, company }) {
      const receipts = await receiptsAtStandIn(world.folder, company, recipient.id)
      const acts = await actsToward(world, company, recipient.id)
      const offences: Offence[] = []
      let looked = 0
      for (const receipt of receipts) {
        const { person, record } = acts.get(receipt.disclosure) ?? {}
        if (record === undefined || person === undefined || choice === undefined) continue
        if (world.keys.isErased(company, person)) continue
        const row = await transact(world, company, (acting) =>
          readableRecord(acting, declaration, { store: choice.store, person, record }),
        )
        // An order that is gone cannot be looked at any more; its act was allowed when it stood.
        if (row === null) continue
        looked += 1
        if (row.fields[choice.column] !== choice.value) {
          offences.push({
            place: `${placeOf(company, recipient, receipt)}; table ${table}, row ${record}`,
            says: { de: 'Diese Bestellung nennt einen anderen.', en: 'This order names somebody else.' },
          })
        }
      }
      return seen(
        looked,
        offences,
        `${looked} Eingänge bei ${recipient.name} mit der Wahl in der Bestellung verglichen.`,
        `${looked} receipts at ${recipient.name} compared with the choice in the order.`,
      )
    },
    sabotage: {
      does: 'changes the choice in an order that was handed over',
      entails: [`intake/as-written/${choice?.store ?? ''}`],
      async apply(context) {
        const acts = await actsToward(context.world, context.company, recipient.id)
        const records = [...acts.values()].flatMap((act) =>
          act.record === undefined ? [] : [`'${act.record}'`],
        )
        if (records.length === 0 || choice === undefined)
          throw new Error(`Nothing was handed to ${recipient.id} yet.`)
        await byHand(
          context,
          `update ${schemaName(context.company)}.${table} set ${choice.column} = 'none' where id in (${records.join(', ')})`,
        )
      },
    },
  }
}

/** What was promised to go out went out: once, as it was meant, within a day, and it stays where it arrived. */
export function received(declaration: Declaration): Pledge {
  return {
    id: 'recipients/received',
    kind: 'recipients/received',
    says: {
      de: 'Jede Weitergabe ist genau einmal und unverändert beim Empfänger angekommen; keine wartet länger als einen Tag.',
      en: 'Each disclosure arrived at its recipient once and unchanged; none waits for longer than a day.',
    },
    provision: 'Art. 5(1)(f), 32 GDPR',
    clauses: [...new Set(declaration.recipients.flatMap((recipient) => clausesOf(declaration, recipient)))],
    way: 'inspect',
    freshFor: 'PT26H',
    reach: 'stand-in',
    async prove(context) {
      const { world, company, now } = context
      const handed = await handedOver(context)
      const late = addTime(now, `-${ON_ITS_WAY}`)
      const offences: Offence[] = []
      let arrived = 0
      for (const recipient of declaration.recipients) {
        if (recipient.endpoint === undefined) continue
        const book = await receiptsAtStandIn(world.folder, company, recipient.id)
        arrived += book.length
        offences.push(...(await againstBook(context, recipient, book, handed, late)))
      }
      const waiting = handed.queued.map(({ row }) => row).filter((row) => row.delivered_at === null)
      for (const row of waiting) {
        if (row.queued_at >= late || offences.some(({ place }) => place.endsWith(row.id))) continue
        offences.push(waits(row))
      }
      return seen(
        waiting.length + arrived,
        offences,
        `${arrived} Weitergaben angekommen, ${waiting.length} unterwegs; Inhalt und Tag mit dem Verzeichnis verglichen.`,
        `${arrived} disclosures arrived, ${waiting.length} on their way; content and day compared with the ledger.`,
      )
    },
    sabotage: {
      does: 'leaves a disclosure lying for days',
      entails: [AS_RECORDED],
      apply: (context) =>
        byHand(
          context,
          inserted(context, {
            recipient: declaration.recipients.find(({ endpoint }) => endpoint !== undefined)?.id ?? '',
            columns: [],
            queued: `'${context.now}'::timestamptz - interval '3 days'`,
          }),
        ),
    },
  }
}

function waits(row: OutboxRow): Offence {
  return {
    place: rowPlace(row),
    says: {
      de: `Wartet seit mehr als einem Tag auf „${row.recipient}“.`,
      en: `Has waited for “${row.recipient}” for more than a day.`,
    },
  }
}

/** Compares the acts toward a recipient with its book, act by act. */
async function againstBook(
  context: ProofContext,
  recipient: Recipient,
  book: readonly Receipt[],
  { queued, acts }: Handed,
  late: Instant,
): Promise<readonly Offence[]> {
  const { world, company, now } = context
  const offences: Offence[] = []
  const allowedBy = await fieldsOfTheirTime(context, recipient.id)
  const lines = Map.groupBy(book, ({ disclosure }) => disclosure)
  const byAct = new Map<string, OutboxRow>(queued.map(({ row }) => [row.entry, row]))
  for (const act of acts.values()) {
    if (act.recipient !== recipient.id) continue
    const row = byAct.get(act.id)
    const [line, ...again] = lines.get(act.id) ?? []
    for (const more of again) offences.push({ place: placeOf(company, recipient, more), says: TWICE })
    if (line === undefined) {
      const place = `receiving side ${recipient.id}, disclosure ${act.id}`
      if (row?.delivered_at != null) offences.push({ place, says: GONE })
      else if (act.at < late && !(await erasedSince(world, company, act)))
        offences.push(row === undefined ? { place, says: LOST } : waits(row))
      continue
    }
    const place = placeOf(company, recipient, line)
    const confirmed = row?.delivered_at == null ? null : row.receipt
    if (confirmed !== null && confirmed !== line.receipt) offences.push({ place, says: GONE })
    if (!isSent(act, line, await allowedBy(act))) offences.push({ place, says: CHANGED })
    const delivered = row?.delivered_at ?? now
    const latest = addTime(isMoment(delivered) ? delivered : now, APART)
    if (line.at < addTime(act.at, `-${APART}`) || line.at > latest)
      offences.push({ place, says: ANOTHER_DAY })
  }
  return offences
}

/** Whether a line holds what the act committed to; where the act says nothing any more, it cannot be told. */
function isSent(act: Entry, line: Receipt, allowed: ReadonlySet<string>): boolean {
  const content = act.opened?.content
  if (content === undefined) return true
  if (act.kind === 'recipient/told') {
    const { change, disclosures } = line.notice ?? {}
    return canonical([change, disclosures]) === canonical([content['change'], content['disclosures']])
  }
  // A field too many is the matter of the pledge on what is declared.
  const fields = Object.fromEntries(Object.entries(line.fields).filter(([field]) => allowed.has(field)))
  return line.notice === undefined && isAsHanded(content['handed'], fields) !== false
}

const TWICE: Words = {
  de: 'Dieselbe Weitergabe ist ein zweites Mal angekommen.',
  en: 'The same disclosure arrived a second time.',
}
const GONE: Words = {
  de: 'Der Eingang wurde bestätigt, steht dort aber nicht mehr.',
  en: 'Its arrival was confirmed, but it does not stand there any more.',
}
const LOST: Words = {
  de: 'Weder angekommen noch unterwegs.',
  en: 'Neither arrived nor on its way.',
}
const CHANGED: Words = {
  de: 'Angekommen ist anderes, als im Verzeichnis steht.',
  en: 'What arrived is not what the ledger says was sent.',
}
const ANOTHER_DAY: Words = {
  de: 'Der Eingang trägt einen Zeitpunkt, zu dem nichts gesendet wurde.',
  en: 'The receipt bears a moment at which nothing was sent.',
}
