import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { derivePledges, outcomeOf } from '../../src/evidence/index.ts'
import { byHand, type ProofContext } from '../../src/pledge/index.ts'
import { type ServedHouse, servedHouse } from '../support/house.ts'

/**
 * What somebody makes unreadable must be named as broken where it lies; it must not keep other looks from being taken,
 * for a pledge nobody can look at is one nobody answers for.
 */

let served: ServedHouse
let context: ProofContext

beforeAll(async () => {
  served = await servedHouse()
  context = await served.context()
})
afterAll(() => served?.close())

const schema = 'company_skin_analysis'

/** Pledges that are not kept, by outcome; a look that fails is one of them. */
async function notKept(): Promise<readonly string[]> {
  const failing: string[] = []
  const now = context.world.clockOf(context.company).now()
  for (const pledge of derivePledges(context.declaration)) {
    const outcome = await pledge.prove({ ...context, now }).then(
      (finding) => outcomeOf(pledge, finding),
      (fault: unknown) => `failed: ${String(fault)}`,
    )
    if (outcome !== 'kept' && outcome !== 'reported') failing.push(`${pledge.id} ${outcome}`)
  }
  return failing.toSorted()
}

test('a capture given to somebody else, a changed order, a changed entry, a folder where a contract was', async () => {
  expect(await notKept()).toEqual([])
  const contract = join(served.folder, 'companies/skin-analysis/contracts/host-art28.txt')
  await rm(contract)
  await mkdir(contract)
  const other = `select c.person from ${schema}.capture c where c.person <> capture.person order by c.id limit 1`
  await byHand(
    context,
    `update ${schema}.capture set person = (${other})
      where id = (select id from ${schema}.capture order by id limit 1)`,
    `update ${schema}.shop_order set amount_cents = set_byte(amount_cents, 20, get_byte(amount_cents, 20) # 1)
      where id in (select id from ${schema}.shop_order where amount_cents is not null)`,
    'alter table ledger_entry disable trigger user',
    `update ledger_entry set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1) where id = (
      select l.id from ledger_entry l join standing_event e
        on e.person = l.person and e.company = l.company and e.at = l.at and e.kind = l.kind
       where l.kind = 'consent/given' and l.sealed is not null order by l.id limit 1)`,
    'alter table ledger_entry enable trigger user',
  )
  const seen = await notKept()
  expect(seen.filter((line) => !line.endsWith(' broken'))).toEqual([])
  expect(seen).toEqual(
    expect.arrayContaining([
      'intake/on-record/capture broken',
      'ledger/unbroken broken',
      'records/sealed/capture broken',
      'records/sealed/shop-order broken',
      'recipients/under-contract/host broken',
    ]),
  )
})
