import { expect, test } from 'vitest'
import { sampleDeclaration as declaration, samplePurchase } from '../test/support/sample.ts'
import { committedWorld } from '../test/support/world.ts'
import { publishDeclaration } from './declaration/index.ts'
import { formOf, submitForm, validateForm } from './intake/index.ts'
import { entriesOf } from './ledger/index.ts'
import { reactions, rightsDeps } from './reactions.ts'
import { receiptsAtStandIn } from './recipients/index.ts'
import { provision, rowsOf } from './records/index.ts'
import { eraseUnlawful } from './rights/index.ts'

test('whose last record is erased as unlawful: they are gone, and recipients learn it all the same', async () => {
  const { world, company, act } = await committedWorld({ reactions })
  await act(async (acting) => {
    await provision(acting.tx, company, declaration)
    await publishDeclaration(acting, declaration)
  })
  const form = formOf(declaration, 'order')
  const checked = validateForm(form, samplePurchase, { typed: 'json' })
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults))
  const { person } = await act((acting) =>
    submitForm(acting, declaration, form, { ...checked, language: 'de', derived: { amount_cents: 4900 } }),
  )
  if (person === null) throw new Error('The order was not taken.')
  const deps = rightsDeps(world, 'http://zusage.example')
  const told: string[] = []
  for (const store of ['customer', 'shop-order']) {
    for (const { id } of await act((acting) => rowsOf(acting, declaration, { store, person }))) {
      const found = {
        store,
        person,
        record: id,
        ground: 'Ohne Vertrag angelegt',
        reviewer: 'h.falk',
      } as const
      const actor = { kind: 'staff', account: 'j.wieck', role: 'desk' } as const
      told.push(...(await act((acting) => eraseUnlawful(deps, acting, declaration, { ...found, actor }))))
    }
  }
  expect(world.keys.isErased(company, person)).toBe(true)
  expect(told).toEqual([expect.stringContaining('PayPal')])
  const [made] = await entriesOf(world, company, { kinds: ['disclosure/made'] })
  const received = await receiptsAtStandIn(world.folder, company, 'paypal')
  expect(received.map(({ notice }) => notice ?? null)).toEqual([
    null,
    { change: 'erased', disclosures: [made?.id] },
  ])
})
