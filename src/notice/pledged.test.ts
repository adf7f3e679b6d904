import { expect, test } from 'vitest'
import { parseDay } from '../base/index.ts'
import { sample } from '../declaration/variant.fixture.ts'
import { derivePledges } from '../evidence/index.ts'
import { clausesNamed, clausesOf, composeNotice } from './index.ts'

const on = parseDay('2026-11-22')
const { declaration } = sample(on)
const clauses = clausesOf(composeNotice(declaration, { language: 'de', on, version: 1 }))
const pledges = derivePledges(declaration)

test('a sentence that makes a pledge makes one that is proved', () => {
  const empty = clauses
    .filter((clause) => clause.pledges.length > 0)
    // Measures at a host are looked at by a scan of it.
    .filter((clause) => !clause.pledges.every((prefix) => prefix.startsWith('measures/')))
    .filter((clause) => !clause.pledges.some((prefix) => pledges.some(({ id }) => id.startsWith(prefix))))
  expect(empty.map(({ id, pledges: says }) => `${id}: ${says.join(', ')}`)).toEqual([])
})

test('most sentences make a pledge, and what is about something names it', () => {
  expect(clauses.filter((clause) => clause.pledges.length > 0).length).toBeGreaterThan(70)
  expect(clauses.find(({ id }) => id === 'retention.log-7-days')?.pledges).toEqual([
    'retention/access-log/log-7-days',
  ])
  expect(clauses.find(({ id }) => id === 'recipients.dhl')?.pledges).toContain(
    'recipients/under-contract/dhl',
  )
  expect(clauses.flatMap((clause) => clause.pledges).join(' ')).not.toMatch(/[{}]/u)
})

test('a pledge that names sentences leads to at least one that stands in the notice', () => {
  const document = composeNotice(declaration, { language: 'de', on, version: 1 })
  const lost = pledges
    .filter((pledge) => pledge.clauses.length > 0)
    .filter((pledge) => pledge.clauses.every((id) => clausesNamed(document, id).length === 0))
  expect(lost.map(({ id, clauses: named }) => `${id} → ${named.join(', ')}`)).toEqual([])
  expect(clausesNamed(document, 'rights.access')).toHaveLength(1)
  expect(clausesNamed(document, 'activity.contact').length).toBeGreaterThan(5)
  expect(clausesNamed(document, 'activity.cont')).toEqual([])
})
