import type { Piece } from './line.ts'
import type { SourceLine } from './plain.ts'

/** What stands above the columns of tables in notices. */
const LABEL =
  /^(?:(?:Name|Art|Typ|Zweck|Dauer|Laufzeit) (?:des|der) (?:Cookies?|Dienste?s?|Daten|Verarbeitung|Speicherung)|Cookies?|Cookie-?Name|Name|Anbieter|Dienst(?:leister|e)?|Unternehmen|Empfänger|Partner|Auftragsverarbeiter|Firma|Stelle|System|Software|Tool|Aufgabe|Anschrift|Adresse|Übermittlung|Verantwortlichkeit|Quelle|Zwecke?|Wozu|Wofür|Beschreibung|Funktion|Leistung|Vorgang|Tätigkeit|Verarbeitung(?:stätigkeit)?|Datenarten|Daten(?:kategorien?)?|Welche Daten|Kategorien?|Kategorien? (?:von|der) (?:personenbezogenen )?Daten|Rechtsgrundlagen?|(?:[Rr]echtliche |Gesetzliche )Grundlagen?|Grundlagen?|Informationen|Personenbezogene Daten|Angaben|(?:Speicher|Aufbewahrungs)dauer|(?:Speicher|Lösch|Aufbewahrungs)?frist(?:en)?|Löschung|Dauer|Laufzeit|Lebensdauer|Gültigkeit|Ablauf(?:zeit)?|Wie lange(?: (?:wir (?:sie |das )?)?(?:aufbewahrt|gespeichert|aufbewahren|speichern|behalten))?\??|Auf welcher Grundlage\??|Warum\??|Sitz|Land|Ort|Rolle|Typ|Drittland(?:transfer|sübermittlung|übermittlung)?|Garantien?|Purposes?|Provider|Service|Activity|Data(?: categories)?|Legal basis|Retention(?: period)?|Storage period|Lifetime|Duration|Expiry|Recipients?|Location|Country|Safeguards?)$/iu
const TIME_HEAD =
  /^(?:(?:Speicher|Aufbewahrungs|Lebens|Gültigkeits)?dauer|Laufzeit|Gültigkeit|Ablauf|(?:Lösch|Speicher)?frist|Löschung|Duration|Lifetime|Expiry|Retention)$/iu
const TIME =
  /^(?:(?:bis zu |nach |max\. )?(?:\d{1,3}|\p{L}{3,8}) (?:Sekunde|Minute|Stunde|Tag|Woche|Monat|Jahr|minute|hour|day|week|month|year)|Sitzung|Session|unbegrenzt|dauerhaft|(?:bis )?(?:zum )?Ende der)/iu
const MOST_COLUMNS = 8
const LONGEST_CELL = 400

/** A table whose cells were put on lines of their own: its rows with the heads first, and the line it ends before. */
export interface Columns {
  readonly rows: readonly (readonly SourceLine[])[]
  readonly end: number
}

/**
 * Finds such a table where it begins: a paragraph of lines that are heads of columns, and below it two or more paragraphs
 * of as many lines each, or three of one line less, where a cell was left empty or joined to the first; or all rows in the
 * one paragraph. Null where a line begins none.
 */
export function columnsAt(lines: readonly SourceLine[], at: number): Columns | null {
  const begins = lines[at - 1]?.text ?? ''
  const second =
    begins === '' && (lines[at]?.text.length ?? 0) <= LONGEST_HEAD ? (lines[at + 1]?.text ?? '') : ''
  if (!LABEL.test(lines[at]?.text ?? '') && !LABEL.test(second)) return null
  const first = paragraph(lines, at)
  const width = first.length
  const heads = first.findIndex(({ text }) => !LABEL.test(text))
  if (areHeads(first)) {
    const whole = rowsBelow(lines, at + width, width)
    if (whole.rows.length >= 2) return { ...whole, rows: [first, ...whole.rows] }
    if (heads >= 0) return null
    const short = width > 2 ? rowsBelow(lines, at + width, width - 1) : whole
    return short.rows.length >= 3 ? { ...short, rows: [first, ...short.rows] } : null
  }
  // In one paragraph only what divides evenly is sure to be a table; of two columns, where one of them says how long.
  const timed =
    heads === 2 &&
    first.length >= 6 &&
    TIME_HEAD.test(first[1]?.text ?? '') &&
    first.every(({ text }, n) => n < 2 || n % 2 === 0 || TIME.test(text))
  if ((heads < 3 && !timed) || heads > MOST_COLUMNS) return null
  // What follows the table without an empty line is told by its sentences; without them only what divides evenly is sure.
  const prose = first.findIndex((line, n) => n >= heads && isProse(line))
  if (prose < 0 && first.length % heads !== 0) return null
  const count = Math.floor((prose < 0 ? first.length : prose) / heads)
  if (count < 3) return null
  const rows = Array.from({ length: count }, (_, i) => first.slice(i * heads, (i + 1) * heads))
  return { rows, end: at + count * heads }
}

/** Whether a line is no cell: longer than any, two sentences, or numbered as the next heading is. */
function isProse({ text }: SourceLine): boolean {
  const headed = HEADED.test(text) && !TIME.test(text)
  return headed || text.length > LONGEST_CELL || /\p{L}{3}[.!?]\s\p{Lu}\p{L}/u.test(text)
}

const HEADED = /^(?:\d{1,2}(?:\.\d{1,2}){0,2}[.)]?|[IVX]{1,5}\.|§ ?\d{1,2})\s\p{Lu}[^\d]{3,60}$/u

/** Whether short lines are heads of columns: all are known, or of three and more most are and none is a sentence. */
function areHeads(lines: readonly SourceLine[]): boolean {
  if (lines.length < 2 || lines.length > MOST_COLUMNS) return false
  const known = lines.filter(({ text }) => LABEL.test(text)).length
  if (known === lines.length) return true
  return (
    lines.length > 2 &&
    known > lines.length / 2 &&
    lines.every(({ text }) => text.length <= LONGEST_HEAD && /^\p{Lu}[^.:;!]*$/u.test(text))
  )
}

const LONGEST_HEAD = 36

/** The paragraphs of so many lines each that follow one after the other. */
function rowsBelow(lines: readonly SourceLine[], from: number, width: number): Columns {
  const rows: (readonly SourceLine[])[] = []
  let end = from
  for (;;) {
    const start = skipBlank(lines, end)
    const row = paragraph(lines, start)
    if (row.length !== width || row.some(({ text }) => text.length > LONGEST_CELL)) return { rows, end }
    rows.push(row)
    end = start + width
  }
}

/** A row as cells with their places. */
export function cellsOfRow(row: readonly SourceLine[]): readonly (readonly Piece[])[] {
  return row.map(({ text, start, end }) => [{ text, from: start, to: end }])
}

function paragraph(lines: readonly SourceLine[], at: number): readonly SourceLine[] {
  const found: SourceLine[] = []
  for (let i = at; i < lines.length; i += 1) {
    const line = lines[i]
    if (line === undefined || line.text === '') break
    found.push(line)
  }
  return found
}

function skipBlank(lines: readonly SourceLine[], at: number): number {
  let next = at
  while (lines[next]?.text === '') next += 1
  return next
}
