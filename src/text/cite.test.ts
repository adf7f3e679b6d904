import { expect, test } from 'vitest'
import { cite, citeGerman } from './cite.ts'

test.each([
  ['Art. 13(2)(a), 14(2)(a) GDPR', 'Art. 13 Abs. 2 lit. a, 14 Abs. 2 lit. a DSGVO'],
  ['Art. 4(1) GDPR', 'Art. 4 Nr. 1 DSGVO'],
  ['Art. 9(1), (2) GDPR', 'Art. 9 Abs. 1, Abs. 2 DSGVO'],
  ['§ 38(1) s. 2 BDSG', '§ 38 Abs. 1 S. 2 BDSG'],
  ['§ 25(2) no. 2 TDDDG', '§ 25 Abs. 2 Nr. 2 TDDDG'],
  ['Art. 6(1) subpara. 2 GDPR', 'Art. 6 Abs. 1 UAbs. 2 DSGVO'],
  ['Art. 7(4), recital 43 GDPR', 'Art. 7 Abs. 4, Erwägungsgrund 43 DSGVO'],
  ['CJEU C-394/23', 'EuGH C-394/23'],
  ['C-703/25 P pending', 'C-703/25 P anhängig'],
  ['Art. 13(2)(b), 14(2)(c)', 'Art. 13 Abs. 2 lit. b, 14 Abs. 2 lit. c'],
  ['§ 7(3) no. 4 UWG', '§ 7 Abs. 3 Nr. 4 UWG'],
])('%s is %s', (english, german) => {
  expect(cite(english, 'de')).toBe(german)
  expect(cite(english, 'en')).toBe(english)
})

test.each([
  ['§ 257 Abs. 1 Nr. 4, Abs. 4 S. 1, Abs. 5 HGB', '§ 257(1) no. 4, (4) s. 1, (5) HGB'],
  ['§ 147 Abs. 1 Nr. 4, Abs. 3, 4 AO', '§ 147(1) no. 4, (3), (4) AO'],
  ['Art. 12 Abs. 3 DSGVO', 'Art. 12(3) GDPR'],
  ['§ 15 Abs. 4 AGG + § 61b Abs. 1 ArbGG', '§ 15(4) AGG + § 61b(1) ArbGG'],
])('%s is %s in English', (german, english) => {
  expect(citeGerman(german, 'en')).toBe(english)
  expect(citeGerman(german, 'de')).toBe(german)
})
