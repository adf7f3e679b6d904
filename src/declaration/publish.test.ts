import { describe, expect, test } from 'vitest'
import { Problem, parseDay } from '../base/index.ts'
import { testWorld } from '../../test/support/world.ts'
import {
  currentDeclaration,
  declarationVersions,
  declare,
  hashDeclaration,
  publishDeclaration,
} from './index.ts'
import { sampleTree } from './variant.fixture.ts'

const sound = (): ReturnType<typeof declare> => declare(sampleTree())

function changed(name: string): ReturnType<typeof declare> {
  const tree = sampleTree()
  tree.company.name = name
  return declare(tree)
}

describe('publishing a declaration', () => {
  test('adds a version with its ledger entry; the same again adds none', async () => {
    const { act, world, company } = await testWorld()
    const first = await act((acting) => publishDeclaration(acting, sound(), { by: 'amira' }))
    const again = await act((acting) => publishDeclaration(acting, sound()))
    expect(first).toMatchObject({ version: 1, hash: hashDeclaration(sound()), effectiveFrom: '2026-11-22' })
    expect(again).toMatchObject({ version: 1, publishedBy: 'amira' })
    const entries = await world.db
      .selectFrom('ledger_entry')
      .select('kind')
      .where('company', '=', company)
      .where('kind', '=', 'company/declared')
      .execute()
    expect(entries).toHaveLength(1)
  })

  test('a later version takes effect on its day', async () => {
    const { act, world, company } = await testWorld()
    await act((acting) => publishDeclaration(acting, sound()))
    await act((acting) => publishDeclaration(acting, changed('Neue GmbH'), { from: parseDay('2026-12-01') }))
    const on = async (day: string): Promise<number | undefined> =>
      (await currentDeclaration(world.db, company, parseDay(day)))?.version
    expect([
      await on('2026-11-21'),
      await on('2026-11-22'),
      await on('2026-11-30'),
      await on('2026-12-01'),
    ]).toEqual([undefined, 1, 1, 2])
    expect((await declarationVersions(world.db, company)).map(({ version }) => version)).toEqual([2, 1])
  })

  test('one with an error is refused with all findings, and nothing is written', async () => {
    const { act, world, company } = await testWorld()
    const tree = sampleTree()
    tree.company.authority = 'de-be'
    delete tree.recipients[0].contract
    const refusal = await act((acting) => publishDeclaration(acting, declare(tree))).catch(
      (fault: unknown) => fault,
    )
    expect(refusal).toBeInstanceOf(Problem)
    expect(refusal).toMatchObject({
      status: 422,
      code: 'declaration/refused',
      faults: [{ code: 'authority/not-competent' }, { code: 'recipient/no-contract' }],
    })
    expect(await declarationVersions(world.db, company)).toEqual([])
  })

  test('a version never changes', async () => {
    const { act, world, company } = await testWorld()
    await act((acting) => publishDeclaration(acting, sound()))
    await expect(
      world.db
        .updateTable('declaration_version')
        .set({ hash: 'f'.repeat(64) })
        .where('company', '=', company)
        .execute(),
    ).rejects.toThrow('only ever added')
  })

  test('one company cannot publish another’s', async () => {
    const { act } = await testWorld({ company: 'other-company' })
    await expect(act((acting) => publishDeclaration(acting, sound()))).rejects.toMatchObject({
      code: 'declaration/other-company',
    })
  })

  test('no version takes effect before the one it follows', async () => {
    const { act } = await testWorld()
    await act((acting) => publishDeclaration(acting, sound(), { from: parseDay('2026-12-01') }))
    await expect(act((acting) => publishDeclaration(acting, changed('Neue GmbH')))).rejects.toMatchObject({
      code: 'declaration/order',
    })
  })
})
