import { checkSync } from 'recheck'
import { describe, expect, test } from 'vitest'
import { readFacts } from '../facts/index.ts'
import { readText } from '../text/index.ts'
import { parseDay } from '../../base/index.ts'
import { audit } from './index.ts'
import { literalsOf } from '../literals.ts'
import { allPatterns, fits, pattern, patterns } from './pattern.ts'
import { viewOf } from './view.ts'

test('no pattern of the audit can be made to backtrack', () => {
  const expressions = new Map(
    allPatterns()
      .flatMap((one) => [one.first, ...one.rest.map((part) => part.expression)])
      .map((one) => [`${one.flags} ${one.source}`, one]),
  )
  expect(expressions.size).toBeGreaterThan(1000)
  const unsafe = [...expressions.values()].filter((one) => {
    const flags = one.flags.replace('g', '')
    return checkSync(one.source, flags, { checker: 'automaton', timeout: 20_000 }).status !== 'safe'
  })
  expect(unsafe.map((one) => one.source)).toEqual([])
})

test('the check itself sees an expression that backtracks', () => {
  expect(checkSync('(?:a+ ?)+b', 'iu', { checker: 'automaton' }).status).toBe('vulnerable')
})

describe('how a pattern is written', () => {
  test.each([
    ['A … B: B follows in the sentence', 'Recht … Löschung', 'Sie haben ein Recht auf Löschung.', true],
    ['A … B: not the other way round', 'Recht … Löschung', 'Die Löschung ist ein Recht.', false],
    ['A & B: in any order', 'Recht & Löschung', 'Die Löschung ist ein Recht.', true],
    ['A & !B: B must not stand there', 'Recht & !Löschung', 'Die Löschung ist ein Recht.', false],
    ['A ‥2 B: at most two words between', 'Recht ‥2 Löschung', 'das Recht auf sofortige Löschung', true],
    ['A ‥2 B: three are too many', 'Recht ‥2 Löschung', 'das Recht auf sofortige und ganze Löschung', false],
    [
      'a later part may fit at its second place',
      'wir … \\d{1,3} … Jahre',
      'wir nach § 630 erst 10 Jahre',
      true,
    ],
    ['= takes case into account', '=Recht', 'rechtens', false],
    [
      '\\b: a word begins with an umlaut',
      '\\b(?:Liste|Übersicht) der Daten',
      'eine Übersicht der Daten',
      true,
    ],
    ['\\b: no word ends before an umlaut', 'Gesch\\b', 'das Geschäft', false],
    ['\\b: a word ends with one', 'Menü\\b … Ende', 'das Menü am Ende', true],
    [
      '\\b: either, where what stands around does not tell',
      'Art\\b(?: der)? Übung',
      'eine Art der Übung',
      true,
    ],
  ])('%s', (_what, written, text, expected) => {
    expect(fits(pattern(written), text)).toBe(expected)
  })

  test('what must not stand there comes last', () => {
    expect(() => pattern('Kopie & !Daten ‥2 Garantien')).toThrow(SyntaxError)
    expect(() => pattern('Kopie & !Daten (?:\\w+ ){0,2}Garantien')).toThrow(SyntaxError)
  })

  test('a bar outside brackets parts whole patterns', () => {
    const wanted = patterns(['keine Cookies|Cookies … nicht'])
    expect(wanted.length).toBe(2)
    expect(wanted.some((one) => fits(one, 'Wir setzen keine Cookies.'))).toBe(true)
    expect(wanted.some((one) => fits(one, 'Cookies verwenden wir nicht.'))).toBe(true)
    expect(wanted.some((one) => fits(one, 'Wir setzen Cookies.'))).toBe(false)
  })
})

test.each([
  ['Datenschutz(?:beauftragte|behörde)', ['datenschutz']],
  ['(?:Auskunft|Löschung) verlangen', [' verlangen']],
  ['(?:Auskunft|Löschung)', ['auskunft', 'löschung']],
  ['[Aa]ufsichtsbehörde', ['aufsichtsbehör']],
  ['Cookies?', ['cookie']],
  ['\\d+ Tage', [' tage']],
  ['.{3}', null],
])('%s needs one of %j', (source, expected) => {
  expect(literalsOf(source)).toEqual(expected)
})

test('hits keep their place in the file as read, whatever white space stood there', () => {
  const source = 'Wir\n  speichern   Ihre\tDaten.\n\nSie haben das  Recht auf  Auskunft.\n'
  const notice = readText(source)
  const view = viewOf(notice)
  const hit = view.find(pattern('Recht … Auskunft'))[0]
  expect(hit).toBeDefined()
  if (hit === undefined) return
  const [start, end] = notice.spanOf(...view.inNotice(hit.start, hit.end))
  expect(source.slice(start, end)).toBe('Recht auf  Auskunft')
})

test('the same notice gives the same report, and a long one takes time in proportion', () => {
  const day = parseDay('2026-11-22')
  const text =
    'Wir verwenden Cookies. Sie haben das Recht auf Auskunft, Berichtigung und Löschung Ihrer Daten.\n\n'
  const once = readText(text.repeat(20))
  expect(audit(once, readFacts(once), day)).toEqual(audit(once, readFacts(once), day))
  const long = readText('Recht auf Auskunft Cookies Einwilligung Google '.repeat(20_000))
  const facts = readFacts(readText('nichts'))
  const start = performance.now()
  audit(long, facts, day)
  expect(performance.now() - start).toBeLessThan(20_000)
})
