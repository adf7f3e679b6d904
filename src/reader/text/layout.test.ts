import { describe, expect, test } from 'vitest'
import { type Item, partsOf } from './layout.ts'

/** A piece of text of ten points, six points a letter. */
const item = (str: string, x: number, y: number): Item => ({
  str,
  x,
  y,
  width: str.length * 5,
  fontSize: 10,
  hasEOL: true,
})

/** What a page shows: lines as text, rows as lists of cells. */
const shown = (items: readonly Item[]): readonly unknown[] =>
  partsOf(items).map((part) =>
    'line' in part ? part.line.text : part.row.map((cell) => cell.map(({ text }) => text).join(' ')),
  )

describe('a table is told by where its cells stand, in whatever order they were printed', () => {
  const above = item('Diese Cookies setzen wir auf unserer Seite, wenn Sie zustimmen:', 50, 700)
  const below = item('Alle übrigen Angaben stehen in den Einstellungen Ihres Browsers.', 50, 600)
  const rows = [
    ['Name', 'Zweck', 'Dauer'],
    ['sid', 'hält die Sitzung', '1 Tag'],
    ['lang', 'merkt die Sprache', '1 Jahr'],
  ]

  const cells = [
    item('Name', 50, 680),
    item('Zweck', 150, 680),
    item('Dauer', 300, 680),
    item('sid', 50, 662),
    item('hält die', 150, 662),
    item('Sitzung', 150, 650),
    item('1 Tag', 300, 662),
    item('lang', 50, 632),
    item('merkt die', 150, 632),
    item('Sprache', 150, 620),
    item('1 Jahr', 300, 632),
  ]

  test.each([
    ['cell by cell, with cells of several lines', cells],
    ['line by line, across all cells', cells.toSorted((a, b) => b.y - a.y || a.x - b.x)],
  ])('%s', (_, items) => {
    expect(shown([above, ...items, below])).toEqual([above.str, ...rows, below.str])
  })

  test('cells that stand in the middle of their row, and an empty one', () => {
    const cells = [
      item('Name', 50, 680),
      item('Zweck', 150, 680),
      item('Dauer', 300, 680),
      item('sid', 50, 656),
      item('hält die', 150, 662),
      item('Sitzung', 150, 650),
      item('lang', 50, 630),
      item('Sprache', 150, 630),
      item('1 Jahr', 300, 630),
    ]
    expect(shown(cells)).toEqual([
      ['Name', 'Zweck', 'Dauer'],
      ['sid', 'hält die Sitzung', ''],
      ['lang', 'Sprache', '1 Jahr'],
    ])
  })
})

test('cells that stand close together are told apart by those above and below', () => {
  const rows = [
    ['Name', 'Anbieter', 'Dauer'],
    ['PHPSESSID', 'wir selbst', 'Sitzung'],
    ['_ga', 'Tafelwerk', '2 Jahre'],
  ]
  const items = rows.flatMap((cells, n) =>
    cells.map((cell, i) => item(cell, [50, 105, 165][i] ?? 0, 700 - n * 16)),
  )
  expect(shown(items)).toEqual(rows)
})

test('rows without end or cells without number are read, and at once', () => {
  const wide = Array.from({ length: 20_000 }, (_, n) => item('x', n * 100, 700))
  const long = Array.from({ length: 150_000 }, (_, n) =>
    item('x', (n % 2) * 200, 700 - Math.floor(n / 2) * 12),
  )
  expect(partsOf(wide).length).toBeGreaterThan(0)
  expect(partsOf(long).length).toBeGreaterThan(0)
})

describe('what is no table', () => {
  test('a page set in two columns is read down the one and then down the other', () => {
    const column = (x: number, words: string): readonly Item[] =>
      ['eins', 'zwei', 'drei', 'vier'].map((number, i) =>
        item(`${words} ${number}, und so geht es hier weiter`, x, 700 - i * (i < 2 ? 12 : 20)),
      )
    const [left, right] = [column(50, 'Links'), column(320, 'Rechts')]
    expect(shown([...left, ...right])).toEqual([...left, ...right].map(({ str }) => str))
  })

  test('a list whose bullets stand far from their items', () => {
    const list = [
      item('•', 50, 700),
      item('Auskunft', 90, 700),
      item('•', 50, 688),
      item('Löschung Ihrer Daten', 90, 688),
    ]
    expect(shown(list)).toEqual(['• Auskunft', '• Löschung Ihrer Daten'])
  })

  test('a name and a value on one line', () => {
    expect(shown([item('Telefon', 50, 700), item('0431 12345', 200, 700)])).toEqual(['Telefon   0431 12345'])
  })

  test('a line drawn out to the width of the next, with blanks as wide as the font says', () => {
    const blank: Item = { str: ' ', x: 100, y: 700, width: 80, fontSize: 10, hasEOL: false }
    const drawn = [
      { ...item('Verwaltung', 50, 700), hasEOL: false },
      blank,
      item('https://pay.example/recht/', 170, 700),
      item('und das Recht auf eine Auskunft über alle Daten', 50, 688),
      item('Ende.', 50, 676),
    ].map((one) => (one.str.startsWith('und') ? { ...one, width: 250 } : one))
    expect(shown(drawn)).toEqual([
      'Verwaltung https://pay.example/recht/',
      'und das Recht auf eine Auskunft über alle Daten',
      'Ende.',
    ])
  })
})
