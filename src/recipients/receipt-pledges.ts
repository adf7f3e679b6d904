import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { addTime, canonical, newId, NOBODY, type Instant, type Words } from '../base/index.ts'
import type { Declaration, Recipient } from '../declaration/index.ts'
import { companiesKnown, transact, type Entry } from '../ledger/index.ts'
import { byHand, type Offence, type Pledge, type ProofContext } from '../pledge/index.ts'
import { erasedSince, readableRecord, schemaName, tableName, tableStore } from '../records/index.ts'
import { isAsHanded } from '../standing/index.ts'
import { actsToward } from './acts.ts'
import { alterReceipt, clausesOf, forgeReceipt, placeOf, seen } from './looking.ts'
import { mayLeave } from './register.ts'
import { receiptsAtStandIn, standInFile, standInFolder, type Receipt } from './stand-in.ts'
import { queuedDisclosures } from './store.ts'

/** How long a disclosure may be on its way. */
const ON_ITS_WAY = 'PT24H'
/** How far the clock of the other side may be from ours. */
const APART = 'PT5M'

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
    reach: 'own-systems',
    async prove({ world, company }) {
      const receipts = await receiptsAtStandIn(world.folder, company, recipient.id)
      const acts = await actsToward(world, company, recipient.id)
      return seen(
        receipts.length,
        receipts
          .filter((one) => !acts.has(one.disclosure))
          .map((one) => ({
            place: placeOf(company, recipient, one),
            says: {
              de: 'Empfangen, aber ohne Eintrag im Verzeichnis.',
              en: 'Received, but without an entry in the ledger.',
            },
          })),
        `${receipts.length} Eingänge bei ${recipient.name} mit dem Verzeichnis verglichen.`,
        `${receipts.length} receipts at ${recipient.name} compared with the ledger.`,
      )
    },
    sabotage: {
      does: 'sends data to the recipient past the gate',
      apply: ({ world, company }) => forgeReceipt(world, company, recipient, newId()),
    },
  }
}

/** The fields a recipient may ever be sent. */
function declaredFields(declaration: Declaration, recipient: Recipient): ReadonlySet<string> {
  const stores = declaration.activities
    .filter((activity) => activity.disclosures.some((one) => one.recipient === recipient.id))
    .flatMap((activity) => activity.stores)
  return new Set(stores.flatMap((store) => [...mayLeave(declaration, recipient.id, store)]))
}

/** DJM-066, 069: the declared fields and nothing else. */
export function allowListed(declaration: Declaration, recipient: Recipient): Pledge {
  const allowed = declaredFields(declaration, recipient)
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
    reach: 'own-systems',
    async prove({ world, company }) {
      const receipts = await receiptsAtStandIn(world.folder, company, recipient.id)
      return seen(
        receipts.length,
        receipts.flatMap((one) =>
          [...Object.keys(one.fields).filter((field) => !allowed.has(field)), ...one.beside].map((field) => ({
            place: `${placeOf(company, recipient, one)}, field ${field}`,
            says: {
              de: `„${field}“ ist für diesen Empfänger nicht erklärt.`,
              en: `“${field}” is not declared for this recipient.`,
            },
          })),
        ),
        `${receipts.length} Eingänge bei ${recipient.name} Feld für Feld geprüft.`,
        `${receipts.length} receipts at ${recipient.name} examined field by field.`,
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
    reach: 'own-systems',
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

/** Nobody but the declared recipients has anything of ours (Art. 13(1)(e), 5(1)(f) GDPR). */
export function onlyDeclared(declaration: Declaration): Pledge {
  return {
    id: 'recipients/only-declared',
    kind: 'recipients/only-declared',
    says: {
      de: 'Außer den erklärten Empfängern hat niemand etwas von uns erhalten.',
      en: 'Nobody but the declared recipients received anything from us.',
    },
    provision: 'Art. 13(1)(e), 5(1)(f) GDPR',
    clauses: ['recipients.minimum'],
    way: 'watch',
    freshFor: 'PT26H',
    reach: 'own-systems',
    async prove({ world, company }) {
      const known = new Set(
        declaration.recipients
          .filter(({ endpoint }) => endpoint !== undefined)
          .map(({ id }) => basename(standInFile(world.folder, company, id))),
      )
      const folder = standInFolder(world.folder, company)
      const found = await readdir(folder, { withFileTypes: true }).catch(() => [])
      const companies = new Set<string>(await companiesKnown(world.db))
      const beside = await readdir(dirname(folder)).catch(() => [])
      const strange = [
        ...found
          .filter((entry) => !(entry.isFile() && known.has(entry.name)))
          .map(({ name }) => `stand-ins/${company}/${name}`),
        ...beside.filter((name) => !companies.has(name)).map((name) => `stand-ins/${name}`),
      ]
      return seen(
        found.length + beside.length,
        strange.map((name) => ({
          place: `receiving side, file ${name}`,
          says: {
            de: 'Hier liegt, was niemand erhalten durfte, der erklärt ist.',
            en: 'Here lies what nobody who is declared was to receive.',
          },
        })),
        `Nachgesehen, wer etwas erhalten hat: ${found.length} Empfänger.`,
        `Looked up who received anything: ${found.length} recipients.`,
      )
    },
    sabotage: {
      does: 'sends data to somebody nobody declared',
      async apply({ world, company, now }) {
        const file = standInFile(world.folder, company, 'address-broker')
        await mkdir(dirname(file), { recursive: true })
        const line = { receipt: newId(), at: now, disclosure: newId(), fields: { name: 'Mara Beispiel' } }
        await writeFile(file, `${JSON.stringify(line)}\n`)
      },
    },
  }
}

type Queued = Awaited<ReturnType<typeof queuedDisclosures>>[number]

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
    reach: 'own-systems',
    async prove(context) {
      const { world, company, now } = context
      const queued = await queuedDisclosures(world.db, company)
      const late = addTime(now, `-${ON_ITS_WAY}`)
      const byAct = new Map(queued.map((row) => [row.entry as string, row]))
      const offences: Offence[] = []
      let arrived = 0
      for (const recipient of declaration.recipients) {
        if (recipient.endpoint === undefined) continue
        const book = await receiptsAtStandIn(world.folder, company, recipient.id)
        arrived += book.length
        offences.push(...(await againstBook(context, recipient, book, byAct, late)))
      }
      const waiting = queued.filter((row) => row.delivered_at === null)
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
      apply: (context) =>
        byHand(
          context,
          `insert into disclosure_outbox (person, company, id, entry, recipient, queued_at, next_at, columns, sealed)
             values ('${NOBODY}', '${context.company}', '${newId()}', '${newId()}', 'dhl', '${context.now}'::timestamptz - interval '3 days', '${context.now}'::timestamptz + interval '1 day', '{}', '\\x00')`,
        ),
    },
  }
}

function waits(row: Queued): Offence {
  return {
    place: `table disclosure_outbox, row ${row.id}`,
    says: {
      de: `Wartet seit mehr als einem Tag auf „${row.recipient}“.`,
      en: `Has waited for “${row.recipient}” for more than a day.`,
    },
  }
}

/** Compares the acts toward a recipient with its book, act by act. */
async function againstBook(
  { world, company, declaration, now }: ProofContext,
  recipient: Recipient,
  book: readonly Receipt[],
  byAct: ReadonlyMap<string, Queued>,
  late: Instant,
): Promise<readonly Offence[]> {
  const offences: Offence[] = []
  const allowed = declaredFields(declaration, recipient)
  const lines = Map.groupBy(book, ({ disclosure }) => disclosure)
  for (const act of (await actsToward(world, company, recipient.id)).values()) {
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
    if (!isSent(act, line, allowed)) offences.push({ place, says: CHANGED })
    const latest = addTime(row?.delivered_at ?? now, APART)
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
