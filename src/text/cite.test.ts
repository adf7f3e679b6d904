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
  ['Art. 4(3) EUV', 'Art. 4 Abs. 3 EUV'],
  ['Art. 4(1), (5), Art. 13 GDPR', 'Art. 4 Nr. 1, Nr. 5, Art. 13 DSGVO'],
  ['Art. 12(3) and (4) GDPR', 'Art. 12 Abs. 3 und Abs. 4 DSGVO'],
  ['Art. 13(1)(b) and (c)', 'Art. 13 Abs. 1 lit. b und lit. c'],
  ['§ 22(1b) ApBetrO', '§ 22 Abs. 1b ApBetrO'],
  ['Decision 2000/520/EC', 'Entscheidung 2000/520/EG'],
  ['EDPB GL 05/2020 no. 121-123', 'EDSA-Leitlinien 05/2020 Rn. 121-123'],
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
  ['Art. 5 Abs. 2, 24 DSGVO', 'Art. 5(2), 24 GDPR'],
  [
    'Art. 6 Abs. 1 UAbs. 1 lit. c DSGVO i. V. m. § 147 AO',
    'Art. 6(1) subpara. 1(c) GDPR in conjunction with § 147 AO',
  ],
  ['Art. 15 Abs. 1 und 3 DSGVO', 'Art. 15(1) and (3) GDPR'],
  ['Art. 9 Abs. 2 lit. b und h DSGVO', 'Art. 9(2)(b) and (h) GDPR'],
  ['Art. 9 Abs. 2 lit. b, h DSGVO', 'Art. 9(2)(b), (h) GDPR'],
  ['§ 22 Abs. 1 Nr. 1 lit. b BDSG', '§ 22(1) no. 1(b) BDSG'],
  ['Art. 6 Abs. 1 S. 1 lit. f DSGVO', 'Art. 6(1) s. 1(f) GDPR'],
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
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    if (['citation', 'provision'].includes(key) && typeof inner === 'string') return [inner]
    if (key === 'citation_by') return Object.values(inner as Readonly<Record<string, string>>)
    return citationsIn(inner)
  })
}

const tables = readdirSync(LAW).filter((file) => !file.endsWith('.schema.json'))
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, LAW), 'utf8'))
const periods = 'retention-periods.json'
const citations = tables.filter((file) => file !== periods).flatMap((file) => citationsIn(read(file)))
const rules = (read(periods) as { readonly items: readonly { readonly id: string }[] }).items.map(
  ({ id }) => id,
)
const ENGLISH =
  /\b(?:access|and|company|controller|decision|Decision|draft|EC|for|GDPR|no\.|notice|of|old|or|pending|processor|recitals?|Regulation|rules|since|subpara\w*|the|to|view)(?!\w)|\bs\. \d|\d\(\d/u
const GERMAN =
  /\b(?:Absatz|Abs\.|Buchst\w*|lit\.|S\. \d|Nr\.|DSGVO|EuGH|bzw\.|nur|und|oder|für|nach|frühestens|Schreiben|Empfehlung|Ausnahme|Orientierungshilfe)(?!\w)|Erwägungsgr|\ba\. ?F\./u
// The name of a thing stays as it is called.
const NAMES = ['UK Extension to the EU-US DPF (UK data bridge)']
const GERMAN_NAMES = /DSK Muss-Liste|BGBl\. \d{4} I Nr\. \d+|DSK OH Digitale Dienste/gu

test('no citation of the law tables speaks English to a German reader', () => {
  expect(citations.length).toBeGreaterThan(250)
  const said = [
    ...citations.filter((one) => !NAMES.includes(one)).map((one) => cite(one, 'de')),
    ...rules.map((id) => citeRule(id, 'de')),
  ]
  expect(said.filter((one) => ENGLISH.test(one))).toEqual([])
})

test('no citation of the law tables speaks German to an English reader', () => {
  expect(rules.length).toBeGreaterThan(30)
  const said = [...citations.map((one) => cite(one, 'en')), ...rules.map((id) => citeRule(id, 'en'))]
  expect(said.filter((one) => GERMAN.test(one.replaceAll(GERMAN_NAMES, '')))).toEqual([])
})
