import { type Instant, type RecordId, newId } from '../base/index.ts'
import type { Declaration, StoreColumn, StoreDeclaration } from '../declaration/index.ts'
import { type Actor, transact } from '../ledger/index.ts'
import { type FieldValue, writeRecord } from '../records/index.ts'
import { storesOfPersons } from '../standing/index.ts'
import { answerRequest } from './answer.ts'
import type { Outgoing } from './deps.ts'
import { confirmByLink, identifyByStaff } from './identify.ts'
import { REQUEST_STORE, receiveRequest } from './receive.ts'
import type { Setting } from './rehearsal.ts'
import type { Right } from './right.ts'

/** The member of staff of rehearsals. */
export const rehearser: Actor = { kind: 'staff', account: 'rehearsal', role: 'desk' }

/** A row that was planted, with everything that was written into it. */
export interface Planted {
  readonly store: string
  readonly record: RecordId
  readonly fields: Readonly<Record<string, FieldValue>>
}

/** The declared stores of persons that a rehearsal plants rows in: all but that of the requests themselves. */
export function plantedStores(declaration: Declaration): readonly StoreDeclaration[] {
  return storesOfPersons(declaration).filter(({ id }) => id !== REQUEST_STORE)
}

/** Writes one row into every declared store of persons, or the named ones, with a value in every column. */
export async function plant(
  setting: Setting,
  source: string,
  only?: readonly string[],
): Promise<readonly Planted[]> {
  const { context, declaration, person } = setting
  const planted: Planted[] = []
  for (const store of plantedStores(declaration)) {
    if (only?.includes(store.id) === false) continue
    const fields = Object.fromEntries(
      store.columns.map((column) => [column.column, sampleOf(column, context.now)]),
    )
    const record = newId<RecordId>()
    await transact(context.world, context.company, (acting) =>
      writeRecord(acting, declaration, {
        store: store.id,
        person,
        source,
        fields,
        rehearsal: true,
        id: record,
      }),
    )
    planted.push({ store: store.id, record, fields })
  }
  return planted
}

/** The smallest PNG there is: one grey pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)

function sampleOf(column: StoreColumn, now: Instant): FieldValue {
  switch (column.type) {
    case 'text':
      return `Testperson ${column.column}`
    case 'integer':
      return 41
    case 'boolean':
      return true
    case 'day':
      return now.slice(0, 10)
    case 'instant':
      return now
    case 'choice':
      return column.choices?.at(-1) ?? null
    case 'image':
      return PIXEL
    case 'json':
      return { probe: column.column }
  }
}

/** A request of the Testperson as it comes in. */
export function incoming(setting: Setting, right: Right) {
  return { right, channel: 'form', language: 'de', email: setting.email, rehearsal: true } as const
}

/** Lets the Testperson make a request, confirm it, and get it granted; gives the mail of the answer. */
export async function answered(
  setting: Setting,
  right: Right,
  corrections: readonly {
    readonly store: string
    readonly record: RecordId
    readonly column: string
    readonly value: string
  }[] = [],
): Promise<Outgoing | undefined> {
  const { deps, context } = setting
  const request = await receiveRequest(deps, context.company, incoming(setting, right))
  const link = tokenIn(setting.mails.at(-1))
  const confirmed = await confirmByLink(deps, context.company, link)
  if (confirmed.identity !== 'confirmed') {
    await identifyByStaff(deps, context.company, request.id, {
      confirmed: true,
      how: 'rehearsal',
      actor: rehearser,
    })
  }
  await answerRequest(deps, context.company, request.id, { grant: true, corrections }, rehearser)
  return setting.mails.at(-1)
}

/** The token in the link of a mail. */
export function tokenIn(mail: Outgoing | undefined): string {
  return new URL(mail?.slots['link'] ?? 'http://none.example').searchParams.get('t') ?? ''
}
