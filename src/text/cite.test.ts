import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { cite, citeRule } from './cite.ts'

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
  ['Art. 13(1)(e); C-154/21 for access', 'Art. 13 Abs. 1 lit. e; C-154/21 zur Auskunft'],
  ['Art. 13(1)(a), (e)', 'Art. 13 Abs. 1 lit. a, lit. e'],
  ['since 2021-12-01 § 25(1) TDDDG', 'seit 2021-12-01 § 25 Abs. 1 TDDDG'],
  ['§ 25 TDDDG (view of DSK)', '§ 25 TDDDG (Ansicht der DSK)'],
  ['§ 38(1) s. 1 BDSG old', '§ 38 Abs. 1 S. 1 BDSG a. F.'],
  ['(EU) 2021/914 Art. 4(4)', '(EU) 2021/914 Art. 4 Abs. 4'],
  ['Art. 49; EDPB GL 2/2018', 'Art. 49; EDSA-Leitlinien 2/2018'],
  [
    'Implementing Decision (EU) 2021/914 of 2021-06-04',
    'Durchführungsbeschluss (EU) 2021/914 vom 2021-06-04',
  ],
  ['Dir. (EU) 2024/2853; ProdHaftG draft', 'RL (EU) 2024/2853; ProdHaftG Entwurf'],
])('%s is %s', (english, german) => {
  expect(cite(english, 'de')).toBe(german)
  expect(cite(english, 'en')).toBe(english)
})

test.each([
  ['§ 257 Abs. 1 Nr. 4, Abs. 4 S. 1, Abs. 5 HGB', '§ 257(1) no. 4, (4) s. 1, (5) HGB'],
  ['§ 147 Abs. 1 Nr. 4, Abs. 3, 4 AO', '§ 147(1) no. 4, (3), (4) AO'],
  ['Art. 12 Abs. 3 DSGVO', 'Art. 12(3) GDPR'],
  ['§ 15 Abs. 4 AGG + § 61b Abs. 1 ArbGG', '§ 15(4) AGG + § 61b(1) ArbGG'],
  ['§ 15 Abs. 2 lit. b, § 17 KDG', '§ 15(2)(b), § 17 KDG'],
  ['Art. 19 Abs. 2 lit. a, lit. b DSG', 'Art. 19(2)(a), (b) DSG'],
  ['Art. 5 Abs. 1 e DSGVO', 'Art. 5(1)(e) GDPR'],
  ['BGBl. 2024 I Nr. 149', 'BGBl. 2024 I Nr. 149'],
])('%s is %s in English', (german, english) => {
  expect(cite(german, 'en')).toBe(english)
  expect(cite(german, 'de')).toBe(german)
})

test.each([
  [
    'analytics-cookie',
    'CNIL (FR) Ausnahme Reichweitenmessung',
    'CNIL (FR) exemption for audience measurement',
  ],
  ['mpbetreib-book', '§ 13 Abs. 3 MPBetreibV', '§ 13(3) MPBetreibV'],
  ['no-such-rule', 'no-such-rule', 'no-such-rule'],
])('the rule %s is cited in both languages', (id, german, english) => {
  expect(citeRule(id, 'de')).toBe(german)
  expect(citeRule(id, 'en')).toBe(english)
})

const LAW = new URL('../../law/', import.meta.url)

function citationsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(citationsIn)
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) =>
    ['citation', 'provision'].includes(key) && typeof inner === 'string' ? [inner] : citationsIn(inner),
  )
}

const tables = readdirSync(LAW).filter((file) => !file.endsWith('.schema.json'))
const citations = tables.flatMap((file) => citationsIn(JSON.parse(readFileSync(new URL(file, LAW), 'utf8'))))
const ENGLISH =
  /\b(?:access|and|company|controller|decision|draft|for|GDPR|no\.|notice|of|old|pending|processor|recitals?|rules|since|subpara\w*|the|to|view)(?!\w)|\bs\. \d|\d\(\d/u
// The name of a thing stays as it is called.
const NAMES = ['UK Extension to the EU-US DPF (UK data bridge)']

test('no citation of the law tables speaks English to a German reader', () => {
  expect(citations.length).toBeGreaterThan(250)
  const said = citations.filter((one) => !NAMES.includes(one)).map((one) => cite(one, 'de'))
  expect(said.filter((one) => ENGLISH.test(one))).toEqual([])
})

test('no citation of the law tables speaks German to an English reader', () => {
  const said = citations.map((one) => cite(one, 'en'))
  expect(said.filter((one) => /\b(?:Abs|Buchst|lit|S)\. |\bDSGVO\b|Erwägungsgr/u.test(one))).toEqual([])
})
