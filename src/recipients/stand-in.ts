import { randomUUID } from 'node:crypto'
import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { CompanyId, Json } from '../base/index.ts'

/** What a recipient is sent: the number of the act and the fields, nothing else. */
export interface Delivery {
  readonly company: CompanyId
  readonly recipient: string
  readonly disclosure: string
  readonly fields: { readonly [column: string]: Json }
  /** Instead of fields: what happened to data that was sent before (Art. 19 GDPR). */
  readonly notice?: Notice
}

/** Says of earlier disclosures, by their numbers, what became of the data. */
export interface Notice {
  readonly change: 'corrected' | 'erased' | 'restricted'
  readonly disclosures: readonly string[]
}

const lineSchema = z.object({
  receipt: z.string(),
  at: z.string(),
  disclosure: z.string(),
  fields: z.record(z.string(), z.json()),
  notice: z
    .object({ change: z.enum(['corrected', 'erased', 'restricted']), disclosures: z.array(z.string()) })
    .optional(),
})

/** What a recipient's own book says it received; `beside`: names of what stands in the line besides. */
export type Receipt = z.infer<typeof lineSchema> & {
  readonly line: number
  readonly beside: readonly string[]
}

/** Where the books of all receiving sides of a company lie. */
export function standInFolder(folder: string, company: CompanyId): string {
  return join(folder, 'stand-ins', company)
}

/** The book of a recipient that stands in for a real one: a file of its own, as if it lay at the other side. */
export function standInFile(folder: string, company: CompanyId, recipient: string): string {
  return join(standInFolder(folder, company), `${recipient.replaceAll(/[^a-z0-9.-]/gu, '_')}.jsonl`)
}

/**
 * The receiving side of a sample company's recipient: takes what comes, as a real one would, and writes it to its book.
 * The same disclosure sent again is received once.
 *
 * @returns the number of its receipt
 */
export async function receiveAtStandIn(folder: string, delivery: Delivery, at: string): Promise<string> {
  const file = standInFile(folder, delivery.company, delivery.recipient)
  const known = (await receiptsAtStandIn(folder, delivery.company, delivery.recipient)).find(
    (one) => one.disclosure === delivery.disclosure,
  )
  if (known !== undefined) return known.receipt
  const receipt = randomUUID()
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const { disclosure, fields, notice } = delivery
  const line = { receipt, at, disclosure, fields, ...(notice === undefined ? {} : { notice }) }
  await appendFile(file, `${JSON.stringify(line)}\n`, { mode: 0o600 })
  return receipt
}

/** What the receiving side says it received; empty where nothing ever came. A line that is no receipt is one without number. */
export async function receiptsAtStandIn(
  folder: string,
  company: CompanyId,
  recipient: string,
): Promise<readonly Receipt[]> {
  let text: string
  try {
    text = await readFile(standInFile(folder, company, recipient), 'utf8')
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return []
    throw fault
  }
  return text
    .split('\n')
    .map((line, n) => ({ line, n: n + 1 }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, n }) => ({ ...readLine(line), line: n }))
}

function readLine(line: string): Omit<Receipt, 'line'> {
  try {
    const read: unknown = JSON.parse(line)
    const known = lineSchema.parse(read)
    return { ...known, beside: Object.keys(Object(read)).filter((name) => !Object.hasOwn(known, name)) }
  } catch {
    return { receipt: '', at: '', disclosure: '', fields: {}, beside: [] }
  }
}
