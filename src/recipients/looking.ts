// What the pledges of this domain share: whose clauses they are, and how receipts are found and forged.
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { newId, NOBODY, type CompanyId, type Json, type Words } from '../base/index.ts'
import type { Declaration, Recipient } from '../declaration/index.ts'
import type { Entry, World } from '../ledger/index.ts'
import type { Finding, Offence, ProofContext } from '../pledge/index.ts'
import { standInFile, type Receipt } from './stand-in.ts'

/** The clauses of the notice that name what a recipient gets. */
export function clausesOf(declaration: Declaration, recipient: Recipient): readonly string[] {
  return declaration.activities
    .filter((activity) => activity.disclosures.some((one) => one.recipient === recipient.id))
    .map((activity) => `activity.${activity.id}`)
}

/** A finding over what was handed over. */
export function seen(examined: number, offences: readonly Offence[], de: string, en: string): Finding {
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

/** The place of a receipt, for an offence. */
export function placeOf(
  company: CompanyId,
  recipient: Pick<Recipient, 'id'>,
  receipt: Pick<Receipt, 'line'>,
): string {
  return `receiving side ${recipient.id}, file stand-ins/${company}/${recipient.id}.jsonl, line ${receipt.line}`
}

/** Adds a receipt to a recipient's book that nobody gave. For sabotages. */
export async function forgeReceipt(
  world: World,
  company: CompanyId,
  recipient: Recipient,
  disclosure: string,
): Promise<void> {
  const file = standInFile(world.folder, company, recipient.id)
  await mkdir(dirname(file), { recursive: true })
  const line = { receipt: newId(), at: world.clockOf(company).now(), disclosure, fields: {} }
  await appendFile(file, `${JSON.stringify(line)}\n`)
}

/** Changes the fields of the first receipt in a recipient's book that has any. For sabotages. */
export async function alterReceipt(
  world: World,
  company: CompanyId,
  recipient: Recipient,
  change: (fields: { readonly [column: string]: Json }) => { readonly [column: string]: Json },
): Promise<void> {
  const file = standInFile(world.folder, company, recipient.id)
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n')
  const at = lines.findIndex((line) => /"fields":\{"/u.test(line))
  if (at < 0) throw new Error(`Nothing was handed to ${recipient.id} yet.`)
  const book = JSON.parse(lines[at] ?? '') as { readonly fields: { readonly [column: string]: Json } }
  lines[at] = JSON.stringify({ ...book, fields: change(book.fields) })
  await writeFile(file, lines.join('\n'))
}

/** The pledge that the outbox is as the ledger says; many a hand breaks it besides another. */
export const AS_RECORDED = 'recipients/as-recorded'

/** Receipts at the other side that no act accounts for. */
export function withoutAct(
  company: CompanyId,
  recipient: string,
  receipts: readonly Receipt[],
  acts: ReadonlyMap<string, Entry>,
): readonly Offence[] {
  return receipts
    .filter((one) => !acts.has(one.disclosure))
    .map((one) => ({ place: placeOf(company, { id: recipient }, one), says: NO_ENTRY }))
}

export const NO_ENTRY: Words = {
  de: 'Empfangen, aber ohne Eintrag im Verzeichnis.',
  en: 'Received, but without an entry in the ledger.',
}

/** A row put into the outbox at a database prompt, in SQL. For sabotages. */
export function inserted(
  { company, now }: ProofContext,
  row: {
    readonly recipient: string
    readonly delivered?: boolean
    readonly columns: readonly string[]
    readonly queued?: string
  },
): string {
  const { recipient, delivered = false, columns, queued = `'${now}'::timestamptz` } = row
  return `insert into disclosure_outbox
      (person, company, id, entry, recipient, queued_at, next_at, columns, delivered_at, receipt, sealed)
    values ('${NOBODY}', '${company}', '${newId()}', '${newId()}', '${recipient}', ${queued},
      '${now}'::timestamptz + interval '1 day', '{${columns.join(',')}}',
      ${delivered ? `'${now}', '${newId()}', null` : `null, null, '\\x00'`})`
}

/** The oldest delivered row of the outbox that fields are named in, of a recipient or of any, in SQL. For sabotages. */
export function aDelivered(company: CompanyId, recipient?: string): string {
  return `(select id from disclosure_outbox where company = '${company}' and delivered_at is not null
    and columns <> '{}' ${recipient === undefined ? '' : `and recipient = '${recipient}'`}
    order by queued_at, id limit 1)`
}
