import { describe, expect, test } from 'vitest'
import { parseDay } from '../../base/index.ts'
import type { AuditFinding } from '../audit/finding.ts'
import { audit } from '../audit/index.ts'
import { type FactSpan, type Facts, readFacts } from '../facts/index.ts'
import type { Span } from '../notice.ts'
import { read } from '../read.ts'
import { readText } from '../text/index.ts'
import { KINDS, statements } from './kind.ts'
import { segmentsOf } from './mark.ts'
import { type Reading, htmlReport } from './page.ts'
import { placesOf } from './place.ts'
import { COLOURS } from './style.ts'
import { textReport } from './terminal.ts'
import { againAt, countOf, toldOnce } from './told.ts'
import { reportWords, sayTiming, sayValue } from './words.ts'

const SOURCE =
  'Datenschutzerklärung\r\n\r\nWir nutzen Mato\u00admo auf Grundlage von Art.\u00a06 Abs. 1 lit. f DSGVO.\r\n\r\nDie Daten werden nach 7 Tagen gelöscht, weil sie dann niemand mehr braucht.'

/** A reading with statements put in by hand, so that the page is tested alone. */
function reading(
  statements: readonly (readonly [path: string, quote: string])[],
  changes: Partial<Facts> = {},
): Reading {
  const notice = readText(SOURCE)
  const spans = statements.map(([path, quote]): FactSpan => {
    const start = SOURCE.indexOf(quote)
    return { path, at: [start, start + quote.length], quote }
  })
  const facts: Facts = { ...readFacts(notice), ...changes, spans }
  return {
    file: '<notice>.txt',
    part: [1, 1],
    notice,
    facts,
    report: audit(notice, facts, parseDay('2026-11-22')),
  }
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

describe('the page', () => {
  const page = htmlReport(
    reading(
      [
        ['recipients[0].name', 'Mato\u00admo'],
        ['legal_bases[0]', 'Art.\u00a06 Abs. 1 lit. f DSGVO'],
        ['retention[0].period', '7 Tagen'],
      ],
      {
        legal_bases: ['GDPR 6(1)(f)'],
        recipients: [{ name: 'Matomo', aliases: [], role: 'unknown', transfer: [] }],
        retention: [{ what: 'Daten', period: 'P7D' }],
      },
    ),
    'de',
  )

  test.each([
    ['recipient', 'Empfänger', 'Matomo'],
    ['base', 'Rechtsgrundlage', 'Art. 6 Abs. 1 lit. f'],
    ['period', '7 Tage|Dauer', '7 Tagen'],
  ])('marks a %s in place, with colour and label', (kind, label, text) => {
    expect(page).toMatch(
      new RegExp(
        `<mark class="k-${kind}[^>]*>(?:<span class="tag k-${kind}">(?:${label})</span>)${text.replaceAll('.', '\\.')}`,
        'u',
      ),
    )
    expect(page).toMatch(new RegExp(`data-kind="${kind}" aria-pressed="true"`, 'u'))
  })

  test('a name from outside stays text', () => {
    expect(page).toContain('&lt;notice&gt;.txt')
    expect(page).not.toContain('<notice>')
  })

  test('the policy lets nothing be loaded', () => {
    expect(page).toContain('default-src &#39;none&#39;')
    expect(page).not.toMatch(/https?:\/\/(?!www\.w3\.org)/u)
  })

  test('every link inside it leads somewhere', () => {
    const ids = new Set(Array.from(page.matchAll(/ id="([^"]+)"/gu), ([, id]) => id))
    const links = Array.from(page.matchAll(/href="#([^"]+)"/gu), ([, id]) => id)
    expect(links.length).toBeGreaterThan(3)
    expect(links.filter((id) => !ids.has(id))).toEqual([])
  })

  test('what belongs together stands in one row, with the places of both', () => {
    const text =
      'Datenschutz\n\nKontakt\n\nZur Beantwortung Ihrer Anfrage verarbeiten wir Ihre E-Mail-Adresse nach Art. 6 Abs. 1 lit. b DSGVO.\n'
    const notice = readText(text)
    const shown = htmlReport({ ...reading([]), notice, facts: readFacts(notice) }, 'de')
    expect(shown).toMatch(
      /<tr class="k-base">.{0,200}Art\. 6 Abs\. 1 lit\. b DSGVO.{0,200}Zweck<\/b><span><span>Beantwortung von Anfragen<\/span>/u,
    )
  })

  test('a word is marked to its end, and the seat of a recipient is called one', () => {
    const text =
      'Datenschutz\n\nIhnen steht ein Auskunftsrecht zu.\n\nWir nutzen Brevo der Sendinblue GmbH, Berlin, Deutschland.\n'
    const notice = readText(text)
    const shown = htmlReport({ ...reading([]), notice, facts: readFacts(notice) }, 'de')
    expect(shown).toMatch(/<span class="tag k-right">Recht<\/span>Auskunftsrecht<\/mark>/u)
    expect(shown).toMatch(
      /title="Empfänger: Sitz: Deutschland"[^>]*><span class="tag k-recipient">Sitz<\/span>/u,
    )
  })

  test('the same reading gives the same page', () => {
    const one = reading([['legal_bases[0]', 'Art.\u00a06 Abs. 1 lit. f DSGVO']])
    expect(htmlReport(one, 'en')).toBe(
      htmlReport(reading([['legal_bases[0]', 'Art.\u00a06 Abs. 1 lit. f DSGVO']]), 'en'),
    )
  })
})

test.each([
  ['error', 'wrong-then', 'schon bei Veröffentlichung falsch'],
  ['info', 'wrong-then', 'schon bei Veröffentlichung so'],
  ['info', 'stale-since', 'seither überholt'],
] as const)('good practice is not called wrong: %s, %s', (severity, timing, said) => {
  expect(sayTiming({ severity, timing }, reportWords('de'))).toBe(said)
})

describe('a finding is told once in a section', () => {
  const notice = readText(
    'Datenschutz\n\n1. Zahlung\n\nWir arbeiten mit Paydirekt.\n\nPaydirekt erhält den Betrag.\n\n2. Technik\n\nPaydirekt erhält auch die Adresse.\n',
  )
  const facts = readFacts(notice)
  const whole = audit(notice, facts, parseDay('2026-11-22'))
  const [pattern] = whole.findings
  const places = ['Paydirekt.', 'Paydirekt erhält den', 'Paydirekt erhält auch'].map((words): Span => {
    const start = notice.source.indexOf(words)
    return [start, start + 9]
  })
  const found = (span: Span, changes: Partial<AuditFinding> = {}): AuditFinding[] =>
    pattern === undefined ? [] : [{ ...pattern, absence: false, span, quote: 'Paydirekt', ...changes }]
  const told = (findings: readonly AuditFinding[]): readonly (readonly number[])[] =>
    toldOnce({ notice, report: { ...whole, findings } }).map(({ finding, again }) =>
      [finding, ...again].map(({ span }) => placesOf(notice).numberOf(span[0])),
    )

  test.each([
    ['with its other places', {}, [[5, 7], [9 + 2]]],
    ['in other words twice', { why: { de: 'anders', en: 'other' } }, [[5], [7], [11]]],
    ['of another rule twice', { code: 'another/rule' }, [[5], [7], [11]]],
  ])('%s', (_, changes, lines) => {
    const [first, second, third] = places
    if (!first || !second || !third) throw new Error('The text has changed.')
    expect(told([...found(first), ...found(second, changes), ...found(third)])).toEqual(lines)
  })

  test('other places are told once a line, with what stands there where it is another name', () => {
    const [first, second, third] = places
    if (!first || !second || !third) throw new Error('The text has changed.')
    const [lead] = found(first)
    if (!lead) throw new Error('The notice has no finding.')
    const again = [
      ...found(first),
      ...found(second),
      ...found(second),
      ...found(second, { quote: 'Giropay' }),
    ]
    const said = againAt({ finding: lead, again }, placesOf(notice).numberOf)
    expect(said.map(({ number, quote }) => [number, quote])).toEqual([
      [7, null],
      [7, 'Giropay'],
    ])
    expect(reportWords('de').again(said, 'line')).toBe('Ebenso in den Zeilen 7 und 7 („Giropay“)')
    expect(reportWords('en').again(said.slice(0, 1), 'line')).toBe('Also in line 7')
    expect(reportWords('de').again(said, 'page')).toBe('Ebenso auf den Seiten 7 und 7 („Giropay“)')
    expect(reportWords('en').again(said.slice(0, 1), 'page')).toBe('Also on page 7')
  })

  test('a name with another ending is no other name', () => {
    const [first, second] = places
    if (!first || !second) throw new Error('The text has changed.')
    const [lead] = found(first, { quote: 'verantwortlichen Stelle' })
    if (!lead) throw new Error('The notice has no finding.')
    const again = found(second, { quote: 'Verantwortliche Stelle' })
    expect(againAt({ finding: lead, again }, placesOf(notice).numberOf).map(({ quote }) => quote)).toEqual([
      null,
    ])
  })

  test('two recipients without a safeguard are two findings, in the terminal as on the page', () => {
    const source = readText(
      'Datenschutz\n\nDienstleister\n\nDen Versand übernimmt Mailchimp, The Rocket Science Group LLC, Atlanta, USA.\n\nVideos zeigt Vimeo, Inc., New York, USA.\n',
    )
    const stated = readFacts(source)
    const one: Reading = {
      ...reading([]),
      notice: source,
      facts: stated,
      report: audit(source, stated, parseDay('2026-11-22')),
    }
    const uncovered = toldOnce(one).filter(({ finding }) => finding.code === 'transfer/recipient-uncovered')
    expect(uncovered.map(({ finding }) => finding.why.en)).toEqual([
      expect.stringContaining('Mailchimp'),
      expect.stringContaining('Vimeo'),
    ])
    for (const { finding } of uncovered) {
      expect(textReport(one, 'en').replaceAll(/\s+/gu, ' ')).toContain(finding.why.en)
      expect(htmlReport(one, 'en')).toContain(finding.why.en)
    }
    const errors = countOf(toldOnce(one), 'error')
    expect(textReport(one, 'en')).toContain(`${errors} errors, `)
    expect(htmlReport(one, 'en')).toContain(`<strong>${errors}</strong>`)
  })

  test('what is missing is told once, wherever it shows', () => {
    const absent = places.flatMap((span) => found(span, { absence: true }))
    expect(told(absent)).toEqual([[5]])
    expect(
      countOf(toldOnce({ notice, report: { ...whole, findings: absent } }), absent[0]?.severity ?? 'info'),
    ).toBe(1)
  })
})

test.each(KINDS.map((kind) => [kind]))('%s can be read by day and by night (contrast 4.5)', (kind) => {
  const [day, dayInk, night, nightInk] = COLOURS[kind]
  expect(contrast(day, dayInk)).toBeGreaterThanOrEqual(4.5)
  expect(contrast(day, '#171b21')).toBeGreaterThanOrEqual(4.5)
  expect(contrast(night, nightInk)).toBeGreaterThanOrEqual(4.5)
  expect(contrast(night, '#e8ebf0')).toBeGreaterThanOrEqual(4.5)
})

test('places: lines and columns of the file, and back into the text', () => {
  const notice = readText(SOURCE)
  const places = placesOf(notice)
  const start = SOURCE.indexOf('Mato')
  expect([places.numberOf(start), places.columnOf(start)]).toEqual([3, 12])
  const [from, to] = places.inText([start, start + 7])
  expect(notice.text.slice(from, to)).toBe('Matomo')
  expect(placesOf(readText('')).inText([0, 0])).toEqual([0, 0])
})

test('markings that overlap cut the text where they begin and end', () => {
  const shown = { kind: 'base', aspect: null, path: 'x', value: 'x', at: [0, 0] } as const
  const segments = segmentsOf(0, 10, [
    { sort: 'fact', shown, at: [1, 6], id: 'a' },
    { sort: 'fact', shown, at: [4, 8], id: 'b' },
  ])
  expect(
    segments.map(({ start, end, markings, begun }) => [
      start,
      end,
      markings.map(({ id }) => id).join(''),
      begun.map(({ id }) => id).join(''),
    ]),
  ).toEqual([
    [0, 1, '', ''],
    [1, 4, 'a', 'a'],
    [4, 6, 'ba', 'b'],
    [6, 8, 'b', ''],
    [8, 10, '', ''],
  ])
})

test.each([
  ['P7D', '7 Tage'],
  ['P1Y', '1 Jahr'],
  ['PT30M', '30 Minuten'],
  ['GDPR 6(1)(f)', 'Art. 6 Abs. 1 lit. f DSGVO'],
  ['TDDDG 25(1)', '§ 25 Abs. 1 TDDDG'],
  ['statutory', 'gesetzliche Frist'],
])('%s is said as %s', (value, said) => {
  expect(sayValue(value, reportWords('de'))).toBe(said)
})

function readOf(source: string): Reading {
  const notice = readText(source)
  const facts = readFacts(notice)
  const report = audit(notice, facts, parseDay('2026-11-22'))
  return { file: 'notice.txt', part: [1, 1], notice, facts, report }
}

describe('what was understood, in words', () => {
  const source = `Datenschutzerklärung

Verantwortlich ist die Brennholz Tiemann GmbH, Dorfstraße 8, 49082 Osnabrück, Deutschland, E-Mail: post@brennholz-tiemann.example.

Auf Grundlage von Art. 6 Abs. 1 lit. b DSGVO erhält die Meerwind Inc., USA, Ihre Anschrift. Die Meerwind Inc. ist Auftragsverarbeiterin; es gelten die Standardvertragsklauseln. Bestellungen, Anfragen, Rückfragen und alles, was dazu gehört, löschen wir nach zwei Jahren. Sie haben ein Recht auf Auskunft.
`
  const cells = (html: string): readonly string[] =>
    [...html.matchAll(/<td data-h="Verstanden als">([^<]*)/gu)].map(([, said = '']) => said)

  test('a street is no provision, a country and an instrument have their names', () => {
    const page = htmlReport(readOf(source), 'de')
    expect(cells(page)).toContain('Dorfstraße 8')
    expect(cells(page)).toContain('Deutschland')
    expect(cells(page)).toContain('Standardvertragsklauseln')
    expect(page).not.toContain('§ 8')
  })

  test('what a period is for ends after a whole word, and says that more follows', () => {
    const page = htmlReport(readOf(source), 'de')
    expect(cells(page).find((said) => said.startsWith('2 Jahre'))).toMatch(
      /^2 Jahre · Datenschutzerklärung: Bestellungen, Anfragen, .* nach zwei…$/u,
    )
  })

  test('counts what is stated, not how often it is said: the chips and the tile', () => {
    const reading = readOf(source)
    const page = htmlReport(reading, 'de')
    const chips = [...page.matchAll(/data-kind="(\w+)"[^>]*>[^<]*<small>(\d+)/gu)].map(
      ([, kind, count]) => `${kind} ${count}`,
    )
    expect(chips).toEqual(['controller 1', 'base 1', 'recipient 1', 'transfer 1', 'period 1', 'right 1'])
    expect(page).toContain('<strong>6</strong><span>Aussagen</span>')
    expect(statements(reading.facts)).toBe(6)
  })
})

test('the tiles of the English page begin alike, one or many', async () => {
  const [one] = await read(
    new TextEncoder().encode('Privacy notice\n\nWe process data under Art. 6(1)(a) GDPR.\n'),
    'notice.txt',
    parseDay('2026-12-05'),
  )
  if (one === undefined) throw new Error('Nothing was read.')
  const [, tiles = ''] = /<ul class="tiles">(.*?)<\/ul>/su.exec(htmlReport(one, 'en')) ?? []
  const labels = [...tiles.matchAll(/<span>([^<]*)<\/span>/gu)].map(([, label]) => label)
  expect(labels).toHaveLength(5)
  expect(labels.filter((label) => !/^\p{Lu}/u.test(label ?? ''))).toEqual([])
})

test('of what is printed, a finding is told by its page', () => {
  const text =
    'Datenschutzerklärung\n\nWir nutzen Google Analytics.\n\nDie Übermittlung stützt sich auf das Privacy Shield.'
  const pages = [0, text.indexOf('Die Übermittlung')]
  const notice = { ...readText(text), pages }
  const facts = readFacts(notice)
  const report = audit(notice, facts, parseDay('2026-11-22'))
  const one: Reading = { file: 'a.pdf', part: [1, 1], notice, facts, report }
  expect(textReport(one, 'de')).toMatch(/^ {4}S\. 2 {2}.*\n.*Privacy Shield/mu)
  expect(textReport(one, 'en')).toMatch(/^ {4}p\. 2 {2}/mu)
  expect(htmlReport(one, 'de')).toMatch(/>Seite 2<\/a>/u)
  expect(htmlReport(one, 'de')).not.toMatch(/>Zeile \d/u)
})
