import { expect, test } from 'vitest'
import { parseDay } from '../../base/index.ts'
import { readFacts } from '../facts/index.ts'
import { readText } from '../text/index.ts'
import { tryRule } from './index.ts'

test('what excuses a hit is seen beside it, also at the beginning of a paragraph of many pages', () => {
  const invoices = 'Rechnungen bewahren wir nach § 147 AO auf (Art. 6 Abs. 1 lit. c DSGVO). '
  const notice = readText(invoices + 'Den Newsletter senden wir an alle, die ihn bestellt haben. '.repeat(44))
  expect(notice.blocks).toHaveLength(1)
  const caught = tryRule('basis/c-without-law', notice, readFacts(notice), parseDay('2026-11-22'))
  expect(caught).toEqual([])
})
