import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { parseDay } from '../../base/index.ts'
import { readFacts } from '../facts/index.ts'
import { readText } from '../text/index.ts'
import { type AuditReport, audit } from './index.ts'
import { law } from './law.ts'

const SHARED = new URL('../../../../shared/', import.meta.url)
const there = existsSync(new URL('law/seed-findings.json', SHARED))

const expected = z.object({ rule: z.string(), lines: z.array(z.number()).default([]) })
const oracle = z.object({
  cases: z.array(
    z.object({
      file: z.string(),
      as_of: z.string(),
      must: z.array(expected),
      must_not: z.array(expected),
    }),
  ),
})

function read(name: string): string {
  return readFileSync(new URL(name, SHARED), 'utf8')
}

function audited(file: string, day: string): { readonly source: string; readonly report: AuditReport } {
  const source = read(`seeds/${file}`)
  const notice = readText(source)
  return { source, report: audit(notice, readFacts(notice), parseDay(day)) }
}

/** Lines, counted from 1, that findings of a rule touch. */
function linesOf(code: string, source: string, report: AuditReport): ReadonlySet<number> {
  const lines = new Set<number>()
  for (const finding of report.findings) {
    if (finding.code !== code) continue
    const first = source.slice(0, finding.span[0]).split('\n').length
    const count = source.slice(finding.span[0], finding.span[1]).trimEnd().split('\n').length
    for (let line = first; line < first + count; line += 1) lines.add(line)
  }
  return lines
}

describe.skipIf(!there)('what has to be found in five real notices (needs ../shared)', () => {
  const cases = there ? oracle.parse(JSON.parse(read('law/seed-findings.json'))).cases : []

  test.each(cases.map((one) => [one.file.slice(0, 3), one.as_of, one] as const))(
    'notice %s as of %s: everything that must be found, nothing that must not',
    (_file, day, { file, must, must_not }) => {
      const { source, report } = audited(file, day)
      const lost = must.filter(({ rule, lines }) => {
        const found = linesOf(rule, source, report)
        return found.size === 0 || (lines.length > 0 && !lines.some((line) => found.has(line)))
      })
      const wrong = must_not.filter(({ rule }) => report.findings.some((finding) => finding.code === rule))
      expect({ lost: lost.map((one) => one.rule), wrong: wrong.map((one) => one.rule) }).toEqual({
        lost: [],
        wrong: [],
      })
      for (const finding of report.findings) {
        expect(finding.absence ? '' : source.slice(finding.span[0], finding.span[1])).toBe(finding.quote)
      }
    },
  )

  test('a notice of 2017 read as of 2017 is told that the rules begin later', () => {
    const { report } = audited('004_308da402b8983dce.txt', '2017-01-31')
    expect(report.remarks.some((words) => words.de.includes('DSGVO'))).toBe(true)
  })

  test('what went stale is told apart from what was wrong on its own day', () => {
    const { report } = audited('004_308da402b8983dce.txt', '2026-11-22')
    const timing = (code: string) => report.findings.find((finding) => finding.code === code)?.timing
    expect(timing('transfer/privacy-shield')).toBe('stale-since')
    expect(timing('cookie/claims-no-personal-data')).toBe('wrong-then')
  })
})

/**
 * Which rule sees a defect: the code, or why the text alone does not show it. Several codes where the defect has several
 * sides.
 */
const DEFECTS: Readonly<Record<string, readonly string[] | string>> = {
  'CEG-D01': ['basis/alternative'],
  'CEG-D02': ['cookie/interest-instead-of-consent'],
  'CEG-D03': ['cookie/interest-instead-of-consent', 'svc/b2b-visitor-id'],
  'CEG-D04': ['svc/captcha'],
  'CEG-D05': ['svc/widget-lost'],
  'CEG-D06': ['rights/object-missing', 'rights/port-missing', 'rights/object-not-separate'],
  'CEG-D07': 'Whether a way to withdraw is offered shows on the site (cookie/withdrawal-path-missing).',
  'CEG-D08': ['basis/alternative'],
  'CEG-D09': ['form/contradiction'],
  'CEG-D10':
    'That improving "the services" means the services of the processor needs knowledge of the contract.',
  'CEG-D11': 'What a cookie of that name really stores shows on the site.',
  'CEG-D12': 'Which of several lifetimes belongs to which cookie shows on the site.',
  'CEG-D13': 'Which cookies the services named really set shows on the site.',
  'CEG-D14': ['retention/logs-missing'],
  'CEG-D15': ['transfer/dpf-generalised'],
  'CEG-D16': 'Whether an organisation is listed shows in the register, not in the notice.',
  'CEG-D17': ['transfer/broken-sentence'],
  'CEG-D18': 'Whether a processing contract exists shows in the records.',
  'CEG-D19': ['svc/newsletter-tracking'],
  'CEG-D20': ['retention/unlimited'],
  'CEG-D21': ['transfer/art49-blanket'],
  'CEG-D22': ['form/absolute-security'],
  'CEG-D23': ['form/date-missing', 'provide/missing'],
  'CEG-D24': ['rights/object-reversed'],
  'CUS-D01': ['ctl/name-missing', 'ctl/contact-missing'],
  'CUS-D02': ['ctl/role-confused'],
  'CUS-D03': 'To whom the notice is really shown does not show in the text.',
  'CUS-D04': ['basis/none'],
  'CUS-D05': ['svc/call-recording'],
  'CUS-D06': ['rights/authority-wrong'],
  'CUS-D07': ['rights/complaint-missing', 'rights/object-not-separate'],
  'CUS-D08': ['form/iso-27000'],
  'CUS-D09': ['transfer/abstract', 'form/untranslated'],
  'CUS-D10': 'Where the data really lies shows in the inventory of stores.',
  'CUS-D11': ['retention/vague'],
  'CUS-D12': ['cookie/list-missing'],
  'CUS-D13': 'Whether identity documents are copied, and with what consent, shows in the procedure.',
  'CUS-D14': ['ctl/contact-missing'],
  'CUS-D15': ['form/date-missing', 'provide/missing'],
  'CUS-D16': ['recip/vague'],
  'DJM-D01': ['transfer/privacy-shield'],
  'DJM-D02': ['cookie/interest-instead-of-consent', 'cookie/list-missing'],
  'DJM-D03': ['basis/health-without-art9', 'source/missing'],
  'DJM-D04': ['purpose/vague'],
  'DJM-D05': ['cookie/claims-no-personal-data'],
  'DJM-D06': ['cookie/claims-no-personal-data'],
  'DJM-D07': ['form/host-mismatch'],
  'DJM-D08': ['basis/incomplete-citation'],
  'DJM-D09': ['form/contradiction'],
  'DJM-D10': ['rights/port-narrowed'],
  'DJM-D11': ['rights/object-not-separate'],
  'DJM-D12': ['retention/vague'],
  'DJM-D13': ['svc/credit-check', 'recip/vague', 'adm/missing'],
  'DJM-D14': ['transfer/abstract'],
  'DJM-D15': ['dpo/missing'],
  'DJM-D16': ['rights/authority-unnamed', 'form/date-missing', 'adm/missing'],
  'DJM-D17': ['form/absolute-security'],
  'DJM-D18': ['form/old-regime'],
  'JUN-D01': ['joint/essence-missing'],
  'JUN-D02': ['basis/wrong-label'],
  'JUN-D03': ['consent/by-conduct'],
  'JUN-D04': ['form/dangling-list', 'source/missing'],
  'JUN-D05': ['svc/custom-audience', 'svc/custom-audience-health'],
  'JUN-D06': ['svc/hash-called-safe'],
  'JUN-D07': ['basis/swap-after-consent'],
  'JUN-D08': ['mkt/existing-customer-wide'],
  'JUN-D09': ['retention/vague'],
  'JUN-D10': ['transfer/recipient-uncovered'],
  'JUN-D11': ['transfer/scc-unspecified'],
  'JUN-D12': ['transfer/uk-stale'],
  'JUN-D13': ['dpo/missing'],
  'JUN-D14': ['ctl/contact-missing'],
  'JUN-D15': ['rights/object-not-separate'],
  'JUN-D16': ['rights/deadline-soft'],
  'JUN-D17': ['adm/missing'],
  'JUN-D18': ['recip/vague'],
  'JUN-D19': ['basis/alternative', 'form/untranslated'],
  'JUN-D20': ['form/date-older-than-law', 'form/doc-without-link'],
  'KJE-D01': ['form/date-older-than-law', 'basis/none', 'retention/none', 'rights/access-missing'],
  'KJE-D02': ['ctl/contact-missing', 'ctl/only-imprint'],
  'KJE-D03': ['transfer/privacy-shield'],
  'KJE-D04': ['transfer/privacy-shield'],
  'KJE-D05': ['svc/renamed', 'svc/analytics-ua', 'cookie/interest-instead-of-consent'],
  'KJE-D06': ['transfer/recipient-uncovered'],
  'KJE-D07': ['joint/social-embed', 'svc/renamed'],
  'KJE-D08': ['joint/social-embed', 'svc/renamed'],
  'KJE-D09': ['form/contradiction'],
  'KJE-D10': ['cookie/claims-no-personal-data'],
  'KJE-D11': ['recip/denied-but-present'],
  'KJE-D12': ['mkt/blanket-use'],
  'KJE-D13': ['basis/voluntary-required'],
  'KJE-D14': ['category/open-list'],
  'KJE-D15': ['svc/newsletter-tracking', 'svc/newsletter-doi'],
  'KJE-D16': ['form/contradiction'],
  'KJE-D17': ['form/change-without-notice'],
  'KJE-D18': ['form/old-regime'],
  'KJE-D19': ['rights/text-form', 'rights/object-not-separate'],
  'KJE-D20': ['form/insecure-link'],
  'KJE-D21': 'Whether what a third party claims is true, and still is, shows with that third party.',
}

const FILES: Readonly<Record<string, string>> = {
  CEG: '002_e5cbb0971f0f1004.txt',
  CUS: '003_3f69fdf2503241bc.txt',
  DJM: '001_6623afa848783286.txt',
  JUN: '000_fac60511ce25402b.txt',
  KJE: '004_308da402b8983dce.txt',
}

describe.skipIf(!there)('the defects of five real notices (needs ../shared)', () => {
  const promises = z.object({ defects: z.array(z.object({ id: z.string(), quote: z.string() })) })
  const defects = there
    ? ['cegedim', 'customer-service', 'djm', 'juniper', 'kjero'].flatMap(
        (name) => promises.parse(parse(read(`promises/${name}.yaml`))).defects,
      )
    : []

  test('every one of the 99 has a rule, or a reason why the text alone does not show it', () => {
    expect(defects.length).toBe(99)
    expect(defects.map((defect) => defect.id).filter((id) => DEFECTS[id] === undefined)).toEqual([])
    const codes = new Set(law.rules.map((row) => row.id))
    expect(
      Object.values(DEFECTS)
        .flat()
        .filter((code) => code.includes('/') && !code.includes(' ') && !codes.has(code)),
    ).toEqual([])
  })

  const reports = new Map<string, AuditReport>()
  test.each(Object.entries(DEFECTS).filter(([, rules]) => typeof rules !== 'string'))('%s', (id, rules) => {
    const file = FILES[id.slice(0, 3)] ?? ''
    const report = reports.get(file) ?? audited(file, '2026-11-22').report
    reports.set(file, report)
    const found = new Set(report.findings.map((finding) => finding.code))
    expect([rules].flat().filter((code) => !found.has(code))).toEqual([])
  })
})
