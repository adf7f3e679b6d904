import { describe, expect, test } from 'vitest'
import { parseDay } from '../../base/index.ts'
import { readFacts } from '../facts/index.ts'
import { readText } from '../text/index.ts'
import { type AuditReport, audit } from './index.ts'
import { law } from './law.ts'
import { SAMPLES, sampleText } from './samples.ts'

function report(text: string, day = '2026-11-22'): AuditReport {
  const notice = readText(text)
  return audit(notice, readFacts(notice), parseDay(day))
}

function sample(manner: string): string {
  const found = SAMPLES.find((one) => one.manner === manner)
  if (found === undefined) throw new RangeError(`No sample “${manner}”.`)
  return sampleText(found)
}

test('every rule has its words in both languages, and the clause it names exists', () => {
  const short = (words: { readonly de: string; readonly en: string }): boolean =>
    words.de.length < 10 || words.en.length < 10
  expect(law.rules.filter((row) => short(row.why) || short(row.instead)).map((row) => row.id)).toEqual([])
  const lost = law.rules.filter((row) => row.clause !== undefined && !law.clauses.has(row.clause))
  expect(lost.map((row) => row.id)).toEqual([])
})

test('every item of the checklist gets one line, in the order of the table', () => {
  const { checklist } = report(sample('clinic for patients'))
  expect(checklist.map((line) => line.id)).toEqual(law.checklist.map((row) => row.id))
  expect(checklist.length).toBe(41)
  const told = ['missing', 'found', 'by-reference']
  const silent = checklist.filter((line) => !told.includes(line.status) && line.reason === null)
  expect(silent.map((line) => line.id)).toEqual([])
})

test('what changed since the notice is told in each language', () => {
  const { findings } = report(
    'Wir verwenden Cookies nach § 25 TTDSG und nutzen Dienste in den USA. Stand: Januar 2023',
  )
  const why = findings.find((one) => one.code === 'form/date-older-than-law')?.why
  expect(why?.de).toContain('DDG ersetzt TMG')
  expect(why?.en).toContain('DDG replaces TMG')
})

test('whoever names the controller with its address may point to the imprint besides', () => {
  const codes = (text: string): readonly string[] => report(text).findings.map(({ code }) => code)
  const opening =
    'Datenschutzerklärung\n\nDie Verarbeitung erfolgt durch die Betreiberin. Deren Kontaktdaten können Sie dem Impressum entnehmen.'
  expect(codes(opening)).toContain('ctl/only-imprint')
  expect(
    codes(
      `${opening}\n\nVerantwortlich ist:\n\nIlka Sandrock\nTöpfergasse 4\n38855 Wernigerode\nE-Mail: [email protected]`,
    ),
  ).not.toContain('ctl/only-imprint')
})

test('provisions of the GDPR are cited with their act', () => {
  const bare = [...law.rules, ...law.checklist].flatMap((row) =>
    row.citation
      .split('; ')
      .filter((one) => /^(?:Art\.|§)/u.test(one) && !/ \p{Lu}\p{L}*\p{Lu}(?: \([^()]+\))?$/u.test(one)),
  )
  expect(bare).toEqual([])
})

test('a name that ends in a full stop ends its sentence', () => {
  const { findings } = report('Anbieter ist die Facebook Ireland Ltd., Dublin. Stand: März 2024')
  const found = findings.find((one) => one.code === 'svc/renamed')
  expect(found?.why.de).toMatch(/heißt heute Meta Platforms Ireland Ltd\.$/u)
  expect(found?.instead.en).toMatch(/Meta Platforms Ireland Ltd\.$/u)
})

test('a company that is no longer the one to contract with has not changed its name', () => {
  const { findings } = report('Anbieter ist die Google LLC, USA. Stand: März 2024')
  const found = findings.find((one) => one.code === 'svc/renamed')
  expect(found?.why.de).toMatch(/^Vertragspartner im EWR .*: Google Ireland Limited/u)
})

test.each([
  ['Sie haben das Recht auf Auskunft, Löschung und Widerspruch gegen die Verarbeitung.', 'error'],
  [
    'Sie haben das Recht auf Auskunft und Löschung.\n\nStützen wir uns auf ein Interesse, können Sie dem widersprechen.',
    'warn',
  ],
  [
    'Sie haben das Recht auf Auskunft und Löschung.\n\nWIDERSPRUCH: Stützen wir uns auf ein Interesse, können Sie dem widersprechen.',
    undefined,
  ],
])('how far the objection stands apart: %s', (text, severity) => {
  const { findings } = report(
    `Wir stützen uns auf berechtigte Interessen (Art. 6 Abs. 1 lit. f DSGVO).\n\n${text}`,
  )
  expect(findings.find((one) => one.code === 'rights/object-not-separate')?.severity).toBe(severity)
})

test.each([
  ['Ihre Daten werden nicht an Dritte weitergegeben.', 'error'],
  ['Diese Daten geben wir nicht ohne Ihre Einwilligung weiter.', 'info'],
  ['Wir geben sie nicht weiter; diese Angaben werden nicht an Dritte übermittelt.', 'warn'],
])('how much a denial beside a recipient weighs: %s', (text, severity) => {
  const { findings } = report(`${text} Die Website liegt bei unserem Hoster, der Serverhof GmbH.`)
  expect(findings.find((one) => one.code === 'recip/denied-but-present')?.severity).toBe(severity)
})

test('a former name within a company’s former name is told once', () => {
  const { findings } = report('Betreiber ist die Twitter International Company, Dublin. Stand: März 2025')
  expect(findings.filter((one) => one.code === 'svc/renamed').map(({ quote }) => quote)).toEqual([
    'Twitter International Company',
  ])
})

describe('whose law it is', () => {
  const text = (address: string): string =>
    `Datenschutzerklärung\n\nVerantwortlich:\nBergkraut AG\nDorfweg 3\n${address}\n\nWir verwenden Cookies. Rechnungen bewahren wir zehn Jahre auf (Art. 6 Abs. 1 lit. c DSGVO). Sie können unseren Newsletter bestellen.\n\nStand: März 2024`
  const codes = (address: string): readonly string[] => report(text(address)).findings.map(({ code }) => code)
  const german = ['retention/vouchers-ten-years', 'cookie/basis-25-missing', 'svc/newsletter-doi']

  test('a German controller answers to German law', () => {
    expect(codes('26441 Jever')).toEqual(expect.arrayContaining(german))
  })

  test.each(['7130 Ilanz', '7130 Ilanz, Schweiz', '6580 St. Anton, Österreich'])(
    'one at %s does not',
    (address) => {
      expect(codes(address).filter((code) => german.includes(code))).toEqual([])
    },
  )

  test('a change of German law does not make an Austrian notice old', () => {
    const why = (address: string): string =>
      report(text(address)).findings.find(({ code }) => code === 'form/date-older-than-law')?.why.de ?? ''
    expect(why('26441 Jever')).toContain('acht statt zehn Jahre')
    expect(why('6580 St. Anton, Österreich')).not.toContain('acht statt zehn Jahre')
  })
})

test('a finding quotes whole words', () => {
  const { findings } = report(
    'Datenschutzerklärung. Ablieferbelege bewahren wir sechs Jahre auf, Lieferrechnungen 10 Jahre. Stand: 03/2025',
  )
  expect(findings.find((one) => one.code === 'retention/vouchers-ten-years')?.quote).toMatch(
    /^(?:Ablieferbelege|Lieferrechnungen)(?!\p{L})/u,
  )
})

describe('which law applies', () => {
  test('under church law nothing counts as an error, and its own provisions are cited', () => {
    const text = sample('catholic parish').replace('Auskunft (§ 17 KDG), ', '')
    const { findings, regime } = report(text)
    expect(regime).toBe('KDG')
    expect(findings.filter((finding) => finding.severity === 'error')).toEqual([])
    expect(findings.find((finding) => finding.code === 'rights/access-missing')?.provision).toContain(
      '§ 17 KDG',
    )
  })

  test('the Protestant church says “verantwortliche Stelle” to this day, others do not', () => {
    const codes = (text: string): readonly string[] => report(text).findings.map(({ code }) => code)
    const named = 'Verantwortliche Stelle ist die Kita Lindenhof, Gartenweg 2, 29525 Uelzen.'
    expect(codes(`${named} Rechtsgrundlage ist Art. 6 Abs. 1 lit. b DSGVO.`)).toContain('form/old-regime')
    expect(codes(`${named} Rechtsgrundlage ist § 6 Nr. 5 DSG-EKD.`)).not.toContain('form/old-regime')
  })

  test('a notice of the Protestant church is measured by its act', () => {
    expect(
      report(
        'Verantwortlich ist das Diakoniewerk Lindenhof e. V. Es gilt das DSG-EKD. Rechtsgrundlage ist § 6 Nr. 5 DSG-EKD.',
      ).regime,
    ).toBe('DSG-EKD')
  })

  test('a Swiss notice is not measured by the GDPR', () => {
    const { findings, regime } = report(sample('Swiss guesthouse'))
    expect(regime).toBe('Swiss')
    expect(
      findings.filter((finding) => finding.code.startsWith('rights/') || finding.code.startsWith('basis/')),
    ).toEqual([])
  })

  test('a Swiss company that also names the GDPR is measured by it', () => {
    expect(
      report('Verantwortlich ist die Berggasthaus Alpstein AG. Wir beachten das DSG und die DSGVO.').regime,
    ).toBe('GDPR')
  })
})

describe('which law obliges', () => {
  test.each([
    ['Wir verarbeiten die Daten nach Art. 6 Abs. 1 lit. c der Verordnung (EU) 2016/679.', true],
    ['Laut Tagesordnung gilt Art. 6 Abs. 1 lit. c DSGVO.', true],
    ['Art. 6 Abs. 1 lit. c DSGVO mit der Verordnung (EU) Nr. 952/2013 gilt.', false],
    ['Art. 6 Abs. 1 lit. c DSGVO mit der Abgabenordnung gilt.', false],
  ])('%s', (sentence, lacking) => {
    const { findings } = report(`Verantwortlich ist die Quelle GmbH, Jever.\n\n${sentence}`)
    expect(findings.some((finding) => finding.code === 'basis/c-without-law')).toBe(lacking)
  })
})

describe('the day', () => {
  const shield = 'Der Anbieter ist nach dem EU-US Privacy Shield zertifiziert. Stand: Mai 2019'

  test.each([
    ['2019-06-01', false],
    ['2020-07-15', false],
    ['2020-07-16', true],
    ['2026-11-22', true],
  ])('as of %s the Privacy Shield is a finding: %s', (day, expected) => {
    expect(report(shield, day).findings.some((finding) => finding.code === 'transfer/privacy-shield')).toBe(
      expected,
    )
  })

  test('what was right on the notice’s own day went stale; what was wrong then was wrong then', () => {
    const timing = (text: string) =>
      report(text).findings.find((finding) => finding.code === 'transfer/privacy-shield')?.timing
    expect(timing(shield)).toBe('stale-since')
    expect(timing(shield.replace('2019', '2021'))).toBe('wrong-then')
  })

  test('a notice without a date is as old as the youngest name it uses', () => {
    const timing = (text: string) =>
      report(text).findings.find((finding) => finding.code === 'transfer/privacy-shield')?.timing
    expect(timing('Nach dem TDDDG fragen wir. Der Anbieter ist nach dem Privacy Shield zertifiziert.')).toBe(
      'wrong-then',
    )
    expect(timing('Der Anbieter ist nach dem Privacy Shield zertifiziert.')).toBe('undated')
    expect(timing('Stand: Mai 2019\n\nDer Anbieter ist nach dem Privacy Shield zertifiziert.')).toBe(
      'stale-since',
    )
  })

  test('a day long after the law was checked is remarked on', () => {
    const notice = readText(
      'Datenschutz: Wir verarbeiten Ihre Daten, wenn Sie uns schreiben, und löschen sie nach der Antwort.',
    )
    const remarks = (day: string) =>
      audit(notice, readFacts(notice), parseDay(day)).remarks.map(({ de }) => de)
    expect(remarks('2035-01-01').join(' ')).toContain(`Das Recht ist bis ${law.checkedUpTo} geprüft`)
    expect(remarks(law.checkedUpTo)).toEqual([])
  })

  test('what a contradiction contradicts is quoted', () => {
    const why = (text: string, code: string) =>
      report(text).findings.find((finding) => finding.code === code)?.why.de
    expect(
      why(
        'Außerhalb der EU geht nichts hin. Den Versand übernimmt Mailchimp.',
        'transfer/recipient-uncovered',
      ),
    ).toContain('„Außerhalb der EU geht nichts hin“')
    expect(
      why(
        'Grundsätzlich geht nichts außerhalb der EU hin. Den Versand übernimmt Mailchimp.',
        'transfer/recipient-uncovered',
      ),
    ).not.toContain('„')
    expect(
      why(
        'Der Anbieter nutzt die Daten auch im Rahmen eigener Werbung. Er handelt ausschließlich nach unseren Weisungen.',
        'form/contradiction',
      ),
    ).toContain('„Er handelt ausschließlich nach unseren Weisungen“')
  })

  test('the report says up to when the law was checked: the oldest of its tables', () => {
    expect(report('Datenschutz').lawCheckedUpTo).toBe(law.checkedUpTo)
  })
})

test('an error rests on verified facts only', () => {
  const unverified = new Set(law.rules.filter((row) => !row.verified).map((row) => row.id))
  const errors = SAMPLES.flatMap((one) => report(sampleText(one)).findings).filter(
    (finding) => finding.severity === 'error',
  )
  expect(errors.length).toBeGreaterThan(5)
  expect(errors.filter((finding) => unverified.has(finding.code))).toEqual([])
})

test('complete notices hold no error', () => {
  const wrong = SAMPLES.filter((one) => one.missing.length === 0).flatMap((one) =>
    report(sampleText(one))
      .findings.filter((finding) => finding.severity === 'error')
      .map((finding) => `${one.manner}: ${finding.code} “${finding.quote.slice(0, 80)}”`),
  )
  expect(wrong).toEqual([])
})

test('findings come in the order of their places, with the quote of the file', () => {
  const text = sample('landing page, hardly anything')
  const { findings } = report(text)
  expect(findings.length).toBeGreaterThan(5)
  for (const [index, finding] of findings.entries()) {
    expect(finding.absence ? '' : text.slice(finding.span[0], finding.span[1])).toBe(finding.quote)
    expect(finding.span[0]).toBeGreaterThanOrEqual(findings[index - 1]?.span[0] ?? 0)
  }
})
