import { describe, expect, test } from 'vitest'
import { parseDay } from '../base/index.ts'
import { declare } from '../declaration/index.ts'
import { sampleTree } from '../declaration/variant.fixture.ts'
import * as fc from 'fast-check'
import { comparedWords } from './difference.ts'
import { type Change, composeNotice, differenceOf } from './index.ts'

// eslint-disable-next-line typescript/no-explicit-any -- a test reaches into a document on purpose
type Tree = any

function changesAfter(change: (tree: Tree) => void): readonly Change[] {
  const tree = sampleTree()
  change(tree)
  const before = composeNotice(declare(sampleTree()), {
    language: 'de',
    on: parseDay('2026-11-22'),
    version: 1,
  })
  const after = composeNotice(declare(tree), { language: 'de', on: parseDay('2026-12-05'), version: 2 })
  return differenceOf(before, after)
}

describe('what changed', () => {
  test('a new version of the same content has no changes', () => {
    expect(changesAfter(() => undefined)).toEqual([])
  })

  test('a longer period is a change in substance, at each place that says it', () => {
    const changes = changesAfter((tree) => (tree.activities[1].periods[0].length.duration = 'P21D'))
    expect(changes.map(({ clause, weight }) => `${clause} ${weight}`)).toEqual([
      'activity.contact.keep.enquiry-closed material',
      'retention.enquiry-closed material',
    ])
    expect(changes[0]).toMatchObject({
      before: expect.stringContaining('14 Tage'),
      after: expect.stringContaining('21 Tage'),
    })
  })

  test('a comma is a change in wording only', () => {
    const changes = changesAfter(
      (tree) =>
        (tree.changes.de = tree.changes.de.replace('informieren wir Sie vor', 'informieren wir Sie, vor')),
    )
    expect(changes).toMatchObject([{ clause: 'versions.change', kind: 'changed', weight: 'editorial' }])
  })

  test('a new recipient is named, a removed one too', () => {
    const changes = changesAfter((tree) => {
      tree.recipients = tree.recipients.filter((item: Tree) => item.id !== 'dpd')
      const order = tree.activities.find((item: Tree) => item.id === 'order')
      order.disclosures = order.disclosures.filter((item: Tree) => item.recipient !== 'dpd')
    })
    expect(changes.find(({ clause }) => clause === 'recipients.dpd')).toMatchObject({
      kind: 'removed',
      weight: 'material',
      after: null,
    })
  })
})

test('what is compared can be put together again', () => {
  expect(comparedWords('gelöscht 14 Tage nach dem Abschluss', 'gelöscht 21 Tage nach dem Abschluss')).toEqual(
    {
      start: 'gelöscht ',
      before: '14 ',
      after: '21 ',
      end: 'Tage nach dem Abschluss',
    },
  )
  const word = fc.constantFrom('a', 'b', 'c ', ' ', '\n')
  const any = fc.array(word, { maxLength: 12 }).map((words) => words.join(''))
  fc.assert(
    fc.property(any, any, (one, other) => {
      const { start, before, after, end } = comparedWords(one, other)
      expect([start + before + end, start + after + end]).toEqual([one, other])
    }),
  )
})
