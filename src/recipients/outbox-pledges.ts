import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { type CompanyId, newId } from '../base/index.ts'
import { type Declaration, declarationVersions } from '../declaration/index.ts'
import { companiesKnown, type World } from '../ledger/index.ts'
import { byHand, NAMED, type Offence, type Pledge } from '../pledge/index.ts'
import { declarationsOf } from '../standing/index.ts'
import { actsToward } from './acts.ts'
import { aDelivered, AS_RECORDED, inserted, seen, withoutAct } from './looking.ts'
import { againstLedger, handedOver, undeclaredRows } from './outbox.ts'
import { receiptsAtStandIn, standInFile, standInFolder } from './stand-in.ts'

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
    reach: 'stand-in',
    async prove(context) {
      const { world, company } = context
      const { queued } = await handedOver(context)
      const known = await everDeclared(world, company, declaration)
      const books = new Set([...known].map((id) => basename(standInFile(world.folder, company, id))))
      const folder = standInFolder(world.folder, company)
      const found = await readdir(folder, { withFileTypes: true }).catch(() => [])
      const companies = new Set<string>(await companiesKnown(world.db))
      const beside = await readdir(dirname(folder)).catch(() => [])
      const strange = [
        ...found
          .filter((entry) => !(entry.isFile() && books.has(entry.name)))
          .map(({ name }) => `stand-ins/${company}/${name}`),
        ...beside.filter((name) => !companies.has(name)).map((name) => `stand-ins/${name}`),
      ]
      return seen(
        found.length + beside.length + queued.length,
        [
          ...strange.map((name) => ({
            place: `receiving side, file ${name}`,
            says: {
              de: 'Hier liegt, was niemand erhalten durfte, der erklärt ist.',
              en: 'Here lies what nobody who is declared was to receive.',
            },
          })),
          ...undeclaredRows(queued),
          ...(await pastRecipients(world, company, known, declaration)),
        ],
        `Nachgesehen, wer etwas erhalten hat: ${found.length} Empfänger; wer im Ausgang genannt ist: ${queued.length} Weitergaben.`,
        `Looked up who received anything: ${found.length} recipients; whom the outbox names: ${queued.length} disclosures.`,
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
    more: [
      {
        does: 'lets a disclosure that was delivered have gone to somebody nobody declared',
        entails: [AS_RECORDED],
        apply: (context) =>
          byHand(
            context,
            `update disclosure_outbox set recipient = 'address-broker'
               where company = '${context.company}' and id = ${aDelivered(context.company)}`,
          ),
      },
      {
        does: 'puts data on its way to somebody nobody declared',
        entails: [AS_RECORDED],
        apply: (context) =>
          byHand(context, inserted(context, { recipient: 'address-broker', columns: ['email'] })),
      },
    ],
  }
}

/** Whoever was ever declared as somebody we send something to. */
async function everDeclared(
  world: World,
  company: CompanyId,
  declaration: Declaration,
): Promise<ReadonlySet<string>> {
  const versions = await declarationVersions(world.db, company)
  return new Set(
    [declaration, ...versions.map((version) => version.declaration)].flatMap(({ recipients }) =>
      recipients.filter(({ endpoint }) => endpoint !== undefined).map(({ id }) => id),
    ),
  )
}

/** What lies with recipients who are declared no longer must have reached them while they were. */
async function pastRecipients(
  world: World,
  company: CompanyId,
  known: ReadonlySet<string>,
  declaration: Declaration,
): Promise<readonly Offence[]> {
  const offences: Offence[] = []
  for (const id of known) {
    if (declaration.recipients.some((one) => one.id === id && one.endpoint !== undefined)) continue
    const receipts = await receiptsAtStandIn(world.folder, company, id)
    if (receipts.length > 0)
      offences.push(...withoutAct(company, id, receipts, await actsToward(world, company, id)))
  }
  return offences
}

/** The outbox says of every disclosure what the ledger says, and of no other (Art. 5(2), 15(1)(c) GDPR). */
export function asRecorded(declaration: Declaration): Pledge {
  const somebody = declaration.recipients.find(({ endpoint }) => endpoint !== undefined)?.id
  return {
    id: AS_RECORDED,
    kind: AS_RECORDED,
    says: {
      de: 'Im Ausgang stehen genau die Weitergaben, die das Verzeichnis kennt: an wen, wovon, welche Felder, wann und mit welchem Inhalt.',
      en: 'The outbox holds exactly the disclosures the ledger knows: to whom, of what, which fields, when and with which content.',
    },
    provision: 'Art. 5(2), 15(1)(c) GDPR',
    clauses: ['recipients.minimum'],
    way: 'compare',
    freshFor: 'PT26H',
    reach: 'inside',
    async prove(context) {
      const handed = await handedOver(context)
      const declarationOf = await declarationsOf({ ...context, declaration })
      const offences = await againstLedger(context, handed, declarationOf)
      return {
        ...seen(
          handed.queued.length + handed.acts.size,
          offences.slice(0, NAMED),
          `${handed.queued.length} Zeilen im Ausgang und ${handed.acts.size} Vorgänge im Verzeichnis Feld für Feld verglichen.`,
          `${handed.queued.length} rows of the outbox and ${handed.acts.size} acts of the ledger compared field by field.`,
        ),
        details: { offences: offences.length },
      }
    },
    sabotage: {
      does: 'puts something on its way that nobody acted',
      ...(somebody === undefined ? { entails: ['recipients/only-declared'] } : {}),
      apply: (context) =>
        byHand(context, inserted(context, { recipient: somebody ?? 'address-broker', columns: [] })),
    },
    more: [
      {
        does: 'takes a delivered disclosure off the list',
        apply: (context) =>
          byHand(
            context,
            `delete from disclosure_outbox where company = '${context.company}' and id = ${aDelivered(context.company)}`,
          ),
      },
      {
        does: 'lets a disclosure have been about another record',
        apply: (context) =>
          byHand(
            context,
            `update disclosure_outbox set record = '${newId()}'
               where company = '${context.company}' and id = ${aDelivered(context.company)}`,
          ),
      },
      {
        does: 'lets the outbox name fewer fields than were handed over',
        apply: (context) =>
          byHand(
            context,
            `update disclosure_outbox set columns = columns[2:]
               where company = '${context.company}' and id = ${aDelivered(context.company)}`,
          ),
      },
      {
        does: 'notes an arrival without the receipt',
        apply: (context) =>
          byHand(
            context,
            `update disclosure_outbox set receipt = null
               where company = '${context.company}' and id = ${aDelivered(context.company)}`,
          ),
      },
    ],
  }
}
