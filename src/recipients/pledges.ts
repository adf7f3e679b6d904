import { existsSync, readFileSync, statSync } from 'node:fs'
import { appendFile, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type CompanyId, newId, NOBODY } from '../base/index.ts'
import type { Declaration, Recipient } from '../declaration/index.ts'
import { transact, type World } from '../ledger/index.ts'
import { byHand, type Finding, type Offence, type Pledge } from '../pledge/index.ts'
import { readableRecord, schemaName, tableName, tableStore } from '../records/index.ts'
import { mayLeave, register } from './register.ts'
import { type Receipt, receiptsAtStandIn, standInFile } from './stand-in.ts'
import { disclosuresInLedger, receivedDisclosures, waitingDisclosures } from './store.ts'

/** The pledges on recipients that follow from a declaration (Art. 5(1)(c), 13(1)(e), 28, 44 GDPR). */
export function pledges(declaration: Declaration): readonly Pledge[] {
  if (declaration.recipients.length === 0) return []
  return [
    ...declaration.recipients.flatMap((recipient) => [
      ...(recipient.contract === undefined ? [] : [underContract(declaration, recipient)]),
      ...(recipient.endpoint === undefined
        ? []
        : [recorded(declaration, recipient), allowListed(declaration, recipient)]),
      ...(choiceOf(declaration, recipient) === undefined ? [] : [chosen(declaration, recipient)]),
    ]),
    received(declaration),
  ]
}

function clausesOf(declaration: Declaration, recipient: Recipient): readonly string[] {
  return declaration.activities
    .filter((activity) => activity.disclosures.some((one) => one.recipient === recipient.id))
    .map((activity) => `activity.${activity.id}`)
}

/** A file of the company as the operator keeps it: contracts, certificates. */
function fileOf(world: World, company: CompanyId, file: string): string {
  return join(world.folder, 'companies', company, file)
}

/** What a file says; nothing where there is none, or something else in its place. */
function textOf(path: string): string {
  return existsSync(path) && statSync(path).isFile() ? readFileSync(path, 'utf8') : ''
}

function seen(examined: number, offences: readonly Offence[], de: string, en: string): Finding {
  return {
    examined,
    offences,
    saw: { de, en },
    ...(examined === 0
      ? {
          vacuous: {
            de: 'Es ist noch nichts weitergegeben worden.',
            en: 'Nothing has been handed over yet.',
          },
        }
      : {}),
  }
}

/** DJM-068, 070, 077: a contract on file that runs, and a safeguard where data leaves the EEA. */
function underContract(declaration: Declaration, recipient: Recipient): Pledge {
  const file = recipient.contract?.file ?? ''
  return {
    id: `recipients/under-contract/${recipient.id}`,
    kind: 'recipients/under-contract',
    says: {
      de: `${recipient.name} erhält Daten nur, solange der Vertrag vorliegt, läuft und ihre Verwendung begrenzt.`,
      en: `${recipient.name} gets data only while the contract is on file, runs, and limits what may be done with it.`,
    },
    provision: recipient.role === 'processor' ? 'Art. 28(3) GDPR' : 'Art. 5(1)(b), Art. 44 GDPR',
    clauses: clausesOf(declaration, recipient),
    way: 'file',
    freshFor: 'PT26H',
    reach: 'own-systems',
    prove({ world, company, today }) {
      const row = register(declaration, today).find((one) => one.recipient.id === recipient.id)
      const offences: Offence[] = []
      if (row?.against != null) offences.push({ place: `recipient ${recipient.id}`, says: row.against.says })
      if (recipient.contract?.purposeLimited !== true) {
        offences.push({
          place: `recipient ${recipient.id}`,
          says: {
            de: 'Der Vertrag begrenzt die Verwendung nicht.',
            en: 'The contract does not limit the use.',
          },
        })
      }
      if (!textOf(fileOf(world, company, file)).includes(recipient.name)) {
        offences.push({
          place: `file ${file}`,
          says: { de: 'Der Vertrag liegt nicht vor.', en: 'The contract is not on file.' },
        })
      }
      return Promise.resolve(
        seen(
          1,
          offences,
          `Vertrag mit ${recipient.name}, Laufzeit und Sitz geprüft.`,
          `Contract with ${recipient.name}, its term and seat examined.`,
        ),
      )
    },
    sabotage: {
      does: 'strikes this recipient out of the contract on file',
      async apply({ world, company }) {
        const path = fileOf(world, company, file)
        await writeFile(path, textOf(path).replaceAll(recipient.name, '…'))
      },
    },
  }
}

/** DJM-065: whatever the other side received has its act. */
function recorded(declaration: Declaration, recipient: Recipient): Pledge {
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
      const acts = await disclosuresInLedger(world.db, company, recipient.id)
      const offences = receipts
        .filter((one) => !acts.has(one.disclosure))
        .map((one) => ({
          place: placeOf(company, recipient, one),
          says: {
            de: 'Empfangen, aber ohne Eintrag im Verzeichnis.',
            en: 'Received, but without an entry in the ledger.',
          },
        }))
      return seen(
        receipts.length,
        offences,
        `${receipts.length} Eingänge bei ${recipient.name} mit dem Verzeichnis verglichen.`,
        `${receipts.length} receipts at ${recipient.name} compared with the ledger.`,
      )
    },
    sabotage: {
      does: 'sends data to the recipient past the gate',
      apply: ({ world, company }) => forgeReceipt(world, company, recipient, newId(), {}),
    },
  }
}

/** DJM-066, 069: the declared fields and nothing else. */
function allowListed(declaration: Declaration, recipient: Recipient): Pledge {
  const stores = declaration.activities
    .filter((activity) => activity.disclosures.some((one) => one.recipient === recipient.id))
    .flatMap((activity) => activity.stores)
  const allowed = new Set(stores.flatMap((store) => [...mayLeave(declaration, recipient.id, store)]))
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
      const offences = receipts.flatMap((one) =>
        Object.keys(one.fields)
          .filter((field) => !allowed.has(field))
          .map((field) => ({
            place: `${placeOf(company, recipient, one)}, field ${field}`,
            says: {
              de: `„${field}“ ist für diesen Empfänger nicht erklärt.`,
              en: `“${field}” is not declared for this recipient.`,
            },
          })),
      )
      return seen(
        receipts.length,
        offences,
        `${receipts.length} Eingänge bei ${recipient.name} Feld für Feld geprüft.`,
        `${receipts.length} receipts at ${recipient.name} examined field by field.`,
      )
    },
    sabotage: {
      does: 'adds the e-mail address to something the recipient received',
      async apply({ world, company }) {
        const acts = await disclosuresInLedger(world.db, company, recipient.id)
        const [act] = [...acts].filter(([, one]) => one.record !== null).map(([id]) => id)
        if (act === undefined) throw new Error(`Nothing was handed to ${recipient.id} yet.`)
        await forgeReceipt(world, company, recipient, act, { email: 'somebody@sabotage.example' })
      },
    },
  }
}

function placeOf(company: CompanyId, recipient: Recipient, receipt: Receipt): string {
  return `receiving side ${recipient.id}, file stand-ins/${company}/${recipient.id}.jsonl, line ${receipt.line}`
}

async function forgeReceipt(
  world: World,
  company: CompanyId,
  recipient: Recipient,
  disclosure: string,
  fields: { readonly [column: string]: string },
): Promise<void> {
  const file = standInFile(world.folder, company, recipient.id)
  await mkdir(dirname(file), { recursive: true })
  await appendFile(
    file,
    `${JSON.stringify({ receipt: newId(), at: world.clockOf(company).now(), disclosure, fields })}\n`,
  )
}

function choiceOf(declaration: Declaration, recipient: Recipient) {
  return declaration.activities
    .flatMap((activity) => activity.disclosures)
    .find((one) => one.recipient === recipient.id && one.chosenBy !== undefined)?.chosenBy
}

/** DJM-067: only who was chosen for that order. */
function chosen(declaration: Declaration, recipient: Recipient): Pledge {
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
      const acts = await disclosuresInLedger(world.db, company, recipient.id)
      const offences: Offence[] = []
      let looked = 0
      for (const receipt of receipts) {
        const act = acts.get(receipt.disclosure)
        if (act?.record == null || choice === undefined || world.keys.isErased(company, act.person)) continue
        const { person, record } = act
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
      async apply(context) {
        const acts = await disclosuresInLedger(context.world.db, context.company, recipient.id)
        const records = [...acts.values()].flatMap((act) => (act.record === null ? [] : [`'${act.record}'`]))
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

/** What was promised to go out went out: nothing waits for longer than a day, nothing is lost. */
function received(declaration: Declaration): Pledge {
  return {
    id: 'recipients/received',
    kind: 'recipients/received',
    says: {
      de: 'Jede Weitergabe ist beim Empfänger angekommen; keine wartet länger als einen Tag.',
      en: 'Each disclosure arrived at its recipient; none waits for longer than a day.',
    },
    provision: 'Art. 5(1)(f), 32 GDPR',
    clauses: [...new Set(declaration.recipients.flatMap((recipient) => clausesOf(declaration, recipient)))],
    way: 'inspect',
    freshFor: 'PT26H',
    reach: 'own-systems',
    async prove({ world, company, now }) {
      const waiting = await waitingDisclosures(world.db, company)
      const offences = waiting
        .filter((row) => Date.parse(now) - Date.parse(row.queued_at) > 24 * 3600_000)
        .map((row) => ({
          place: `table disclosure_outbox, row ${row.id}`,
          says: {
            de: `Wartet seit mehr als einem Tag auf „${row.recipient}“.`,
            en: `Has waited for “${row.recipient}” for more than a day.`,
          },
        }))
      let arrived = 0
      const receipts = new Set<string>()
      for (const recipient of declaration.recipients) {
        if (recipient.endpoint === undefined) continue
        const book = await receiptsAtStandIn(world.folder, company, recipient.id)
        arrived += book.length
        for (const { receipt } of book) receipts.add(`${recipient.id} ${receipt}`)
      }
      for (const { entry, recipient, receipt } of await receivedDisclosures(world.db, company)) {
        if (receipts.has(`${recipient} ${receipt ?? ''}`)) continue
        offences.push({
          place: `receiving side ${recipient}, disclosure ${entry}`,
          says: {
            de: 'Der Eingang wurde bestätigt, steht dort aber nicht mehr.',
            en: 'Its arrival was confirmed, but it does not stand there any more.',
          },
        })
      }
      return seen(
        waiting.length + arrived,
        offences,
        `${arrived} Weitergaben angekommen, ${waiting.length} unterwegs.`,
        `${arrived} disclosures arrived, ${waiting.length} on their way.`,
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
