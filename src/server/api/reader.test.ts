import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Problem } from '../../base/index.ts'
import type { ReaderReport } from './contract.ts'
import { readerRoutes } from './reader.ts'

const TWO = readFileSync(
  join(import.meta.dirname, '../../reader/text/papers/two-02-zwei-betriebe.txt'),
  'utf8',
)

/** What the route answers to a file; a refusal as its code. */
async function sent(fields: Readonly<Record<string, string>>): Promise<ReaderReport | string> {
  const form = new FormData()
  form.set('notice', new File([TWO], 'zwei.txt'))
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  const routes = readerRoutes()
  routes.onError((fault, c) => c.text(fault instanceof Problem ? fault.code : 'crash', 422))
  const answer = await routes.request('/api/v1/read', { method: 'POST', body: form })
  return answer.status === 200 ? ((await answer.json()) as ReaderReport) : await answer.text()
}

test('each notice of a file is told with its line, and the one that is asked for is reported', async () => {
  const first = await sent({ asOf: '2026-11-24' })
  const second = await sent({ asOf: '2026-11-24', part: '2' })
  if (typeof first === 'string' || typeof second === 'string') throw new Error('refused')
  expect(first.notices.map(({ whose }) => whose)).toEqual([
    'Malerbetrieb Klecks e. K.',
    'Stuckhaus Ornament GmbH',
  ])
  expect([first.part, second.part]).toEqual([1, 2])
  const line = TWO.split('\n').findIndex((one) => one.startsWith('Datenschutz bei Stuckhaus')) + 1
  expect(second.notices.map(({ place }) => place)).toEqual([1, line])
  const whose = (report: ReaderReport): unknown =>
    report.facts.find(({ path }) => path === 'controller.name')?.value?.de
  expect([whose(first), whose(second)]).toEqual(first.notices.map((one) => one.whose))
  expect(second.draft).toContain('Stuckhaus Ornament GmbH')
  expect(second.draft).not.toContain('Klecks')
})

test('a correction belongs to the notice it was made in', async () => {
  const corrections = JSON.stringify([{ path: 'controller.name', value: 'Stuck & Gips GmbH' }])
  const told = await sent({ part: '2', corrections })
  if (typeof told === 'string') throw new Error('refused')
  expect(told.draft).toContain('name: Stuck & Gips GmbH')
  expect(told.notices.map(({ whose }) => whose)).toEqual([
    'Malerbetrieb Klecks e. K.',
    'Stuckhaus Ornament GmbH',
  ])
})

test.each(['0', '3', '-1', '1.5', 'x', '', '99999999999999999999'])(
  'there is no notice number "%s"',
  async (part) => {
    expect(await sent({ part })).toBe('reader/part')
  },
)
