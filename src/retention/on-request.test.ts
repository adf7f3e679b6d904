import { expect, test } from 'vitest'
import { sampleDeclaration as declaration } from '../../test/support/sample.ts'
import { testWorld } from '../../test/support/world.ts'
import { parseDay, parseInstant, type PersonId, type RecordId } from '../base/index.ts'
import { publishDeclaration } from '../declaration/index.ts'
import { newPerson } from '../people/index.ts'
import { provision, rowsOf, writeRecord, type Fields } from '../records/index.ts'
import { setHold } from '../standing/index.ts'
import { eraseOnRequest, plannedEnd } from './index.ts'

async function withRows(rows: readonly { readonly store: string; readonly fields: Fields }[]) {
  const made = await testWorld()
  const person = await made.act(async (acting): Promise<PersonId> => {
    await publishDeclaration(acting, declaration)
    await provision(acting.tx, acting.company, declaration)
    const known = await newPerson(acting)
    for (const row of rows) await writeRecord(acting, declaration, { ...row, person: known, source: 'test' })
    return known
  })
  return { ...made, person }
}

const completed: Fields = {
  state: 'completed',
  ordered_at: '2024-03-01T10:00:00.000Z',
  invoiced_on: '2024-03-02',
  items: 'care-set',
}

test.each([
  { store: 'shop-order', fields: completed, on: '2033-01-01' },
  { store: 'shop-order', fields: { ...completed, state: 'shipped' }, on: '2025-03-02' },
  {
    store: 'enquiry',
    fields: { received_at: '2026-11-01T10:00:00.000Z', closed_at: '2026-11-03T10:00:00.000Z' },
    on: '2026-11-18',
  },
  { store: 'enquiry', fields: { received_at: '2026-11-01T10:00:00.000Z' }, on: '2027-11-02' },
  { store: 'request', fields: { received_at: '2026-11-01T10:00:00.000Z' }, on: null },
])('$store with $fields goes on $on', async ({ store, fields, on }) => {
  const { act, person } = await withRows([{ store, fields }])
  const [record] = await act((acting) => rowsOf(acting, declaration, { store, person }))
  if (record === undefined) throw new Error('no row')
  const end = plannedEnd(declaration, record, parseDay('2026-11-22'), parseInstant('2026-11-22T08:00:00Z'))
  expect(end?.on).toBe(on)
})

test('a wish to erase: gone, kept by statute, kept by a running contract, kept by a hold', async () => {
  const { act, person } = await withRows([
    { store: 'enquiry', fields: { received_at: '2026-11-01T10:00:00.000Z', message: 'Frage' } },
    { store: 'customer', fields: { last_order_at: '2026-11-01T10:00:00.000Z', name: 'Testperson' } },
    { store: 'shop-order', fields: completed },
    {
      store: 'shop-order',
      fields: { ...completed, state: 'shipped', ordered_at: '2026-11-20T10:00:00.000Z' },
    },
  ])
  const outcomes = await act((acting) =>
    eraseOnRequest(acting, declaration, { person, why: '17(1)', except: new Set() }),
  )
  expect(outcomes.map(({ done, until }) => `${done} ${until ?? ''}`).sort()).toEqual([
    'erased ',
    'erased ',
    'kept 2027-11-20',
    'kept 2032-12-31',
  ])
  const left = await act((acting) => rowsOf(acting, declaration, { store: 'shop-order', person }))
  expect(new Set(left.map(({ restricted }) => restricted))).toEqual(new Set(['statute:hgb-vouchers-8', null]))
})

test('a hold beats the wish to erase', async () => {
  const { act, person } = await withRows([
    { store: 'enquiry', fields: { received_at: '2026-11-01T10:00:00.000Z' } },
  ])
  await act(async (acting) => {
    const [row] = await rowsOf(acting, declaration, { store: 'enquiry', person })
    const record: RecordId | undefined = row?.id
    await setHold(acting, declaration, {
      person,
      scope: { store: 'enquiry', ...(record === undefined ? {} : { record }) },
      incident: 'INC-7',
      approver: 'h.falk',
      actor: { kind: 'staff', account: 'k.brandt', role: 'desk' },
    })
  })
  const outcomes = await act((acting) =>
    eraseOnRequest(acting, declaration, { person, why: '17(1)', except: new Set() }),
  )
  expect(outcomes).toMatchObject([{ done: 'kept' }])
})
