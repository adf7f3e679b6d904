/** A piece of text as a PDF prints it. Lengths in points, measured from the lower left corner of its page. */
export interface Item {
  readonly str: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly fontSize: number
  readonly hasEOL: boolean
}

/** A run of letters that stands on one line without a wide gap, or a whole line of such runs. */
export interface Run {
  readonly text: string
  readonly left: number
  readonly right: number
  /** Where it stands on. */
  readonly y: number
  readonly size: number
}

/** What a page shows from top to bottom: a line, or a row of a table with its cells by column. */
export type Part = { readonly line: Run } | { readonly row: readonly (readonly Run[])[] }

/** All runs of a part, column by column. */
export function runsIn(part: Part): readonly Run[] {
  return 'line' in part ? [part.line] : part.row.flat()
}

/** So wide, in sizes of letters, is a gap that no blank between words makes unless a line is drawn out; and one that none makes. */
const GAP = 0.45
const WIDE_GAP = 2.5
/** So far, in sizes of its letters, may a run be raised or lowered on its line: a footnote's number. */
const RAISED = 0.6
/** So far down, in sizes of letters, stands the next line of a cell or paragraph at most. */
const NEXT_LINE = 1.8

/**
 * What a page shows, in the order it was printed in. That order follows the text where people write it: down a column,
 * cell by cell through a row of a table, or line by line across it; the three are told apart by where the runs stand.
 */
export function partsOf(items: readonly Item[]): readonly Part[] {
  const rows = rowsOf(runsOf(items))
  const parts: Part[] = []
  let plain: Run[] = []
  for (let i = 0; i < rows.length; ) {
    const { table, end } = tableAt(rows, i)
    if (table === null) for (const run of rows.slice(i, end).flat(2)) plain.push(run)
    else {
      for (const part of linesOf(plain)) parts.push(part)
      for (const row of table) parts.push({ row })
      plain = []
    }
    i = end
  }
  return [...parts, ...linesOf(plain)]
}

function runsOf(items: readonly Item[]): readonly Run[] {
  const runs: Run[] = []
  let open = false
  for (const { str, x, y, width, fontSize, hasEOL } of items) {
    const em = fontSize === 0 ? 10 : fontSize
    const last = open ? runs.at(-1) : undefined
    const blank = str.trim() === ''
    const gap = x - (last?.right ?? x)
    if (last !== undefined && Math.abs(y - last.y) <= em * RAISED && gap > -em && gap <= em * GAP) {
      const apart = gap > em * 0.2 && !last.text.endsWith(' ') && !str.startsWith(' ')
      // How wide a blank is says nothing in lines drawn out to one width: the next letters say where they stand.
      runs[runs.length - 1] = {
        ...last,
        text: `${last.text}${apart ? ' ' : ''}${str}`,
        right: blank ? last.right : Math.max(last.right, x + width),
        size: blank ? last.size : Math.max(last.size, halfPoints(em)),
      }
    } else if (!blank) {
      runs.push({ text: str, left: x, right: x + width, y, size: halfPoints(em) })
      open = true
    }
    if (hasEOL) open = false
  }
  return runs.map((run) => (run.text === run.text.trim() ? run : { ...run, text: run.text.trim() }))
}

function halfPoints(size: number): number {
  return Math.round(size * 2) / 2
}

type Row = readonly (readonly Run[])[]

/** Runs as rows of cells: a paragraph is a row with one. */
function rowsOf(runs: readonly Run[]): readonly Row[] {
  const rows: Run[][][] = []
  for (const run of runs) {
    const row = rows.at(-1)
    const cell = row?.at(-1)
    const last = cell?.at(-1)
    const down = (last?.y ?? 0) - run.y
    if (row === undefined || cell === undefined || last === undefined) rows.push([[run]])
    else if (down > run.size * RAISED && down <= run.size * NEXT_LINE && overlap(extentOf(cell), run))
      cell.push(run)
    else if (
      down <= run.size * RAISED &&
      run.left >= extentOf(cell).right - 1 &&
      run.y < bottomOf(rows.at(-2), row)
    )
      row.push([run])
    else rows.push([[run]])
  }
  return rows
}

/** Where the row above ends: nothing beside a row stands higher. */
function bottomOf(above: Row | undefined, row: Row): number {
  const top = row[0]?.[0]?.y ?? 0
  const cells = (above ?? []).slice(0, MOST_COLUMNS)
  const bottom = least(cells.map((cell) => cell.at(-1)?.y ?? Number.POSITIVE_INFINITY))
  return bottom > top ? bottom : Number.POSITIVE_INFINITY
}

interface Extent {
  readonly left: number
  readonly right: number
}

function extentOf(runs: readonly Run[]): Extent {
  let left = Number.POSITIVE_INFINITY
  let right = Number.NEGATIVE_INFINITY
  // The last few are enough, and a paragraph may have thousands.
  for (let i = Math.max(0, runs.length - FEW_LINES); i < runs.length; i += 1) {
    left = Math.min(left, runs[i]?.left ?? left)
    right = Math.max(right, runs[i]?.right ?? right)
  }
  return { left, right }
}

const FEW_LINES = 12

/** The least of some numbers, however many; infinite where there is none. */
function least(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
}

function overlap(a: Extent, b: Extent): boolean {
  return a.left < b.right && b.left < a.right
}

/**
 * The table that begins with a row, and the row it ends before: two rows or more with two cells or more each, whose cells
 * stand below each other. Rows that are the further lines of one before are joined to it. Null where the rows are none.
 */
function tableAt(
  rows: readonly Row[],
  at: number,
): { readonly table: readonly Row[] | null; readonly end: number } {
  let columns: readonly Extent[] = []
  let end = at
  for (; end < rows.length; end += 1) {
    const row = rows[end] ?? []
    if (end === at && (row.length < 2 || row.length > MOST_COLUMNS || isDrawnOut(rows[at - 1], row)))
      return { table: null, end: at + 1 }
    const fitted = fit(columns, row)
    if (fitted === null || (row.length === 1 && fitted.first === 0)) break
    if (end > at && !follows(rows[end - 1] ?? [], row)) break
    columns = fitted.columns
  }
  const table = joinedRows(rows.slice(at, end), columns)
  const listed = table.every((row) => LISTED.test(row.find((cell) => cell.length > 0)?.[0]?.text ?? ''))
  // Narrow gaps alone are those of lines drawn out, unless many stand below each other.
  const wide = rows.slice(at, end).some((row) => row.some((cell, n) => n > 0 && isApart(row[n - 1], cell)))
  const many = table.length > 2 && columns.length > 2
  const drawn = rows.slice(at + 1, end).every((row) => isDrawnOut(rows[at], row))
  if (table.length < 2 || columns.length < 2 || listed || drawn || !(wide || many))
    return { table: null, end: Math.max(end, at + 1) }
  return { table, end }
}

/** Whether a row is as wide as the lines above it: they were drawn out to that width, and so was it. */
function isDrawnOut(above: Row | undefined, row: Row): boolean {
  if (above === undefined || !row.every((cell) => cell.length === 1)) return false
  const own = extentOf(row.flat())
  const lines = above.flat()
  return [extentOf(lines), ...lines.slice(-FEW_LINES)].some((one) => asWide(one, own))
}

/** In points: so much at most are lines of one width apart. */
export const DRAWN = 1.5

function asWide(a: Extent, b: Extent): boolean {
  return Math.abs(a.right - b.right) < DRAWN && Math.abs(a.left - b.left) < DRAWN
}

/** Whether a wide gap parts two runs of a line. */
function isWide(before: Run, run: Run): boolean {
  return run.left - before.right > run.size * WIDE_GAP
}

function isApart(before: readonly Run[] | undefined, cell: readonly Run[]): boolean {
  const [last, first] = [before?.[0], cell[0]]
  return last !== undefined && first !== undefined && isWide(last, first)
}

/** Rows with a cell for each column; those that are the further lines of the row above are joined to it. */
function joinedRows(rows: readonly Row[], columns: readonly Extent[]): readonly Row[] {
  const steps = rows.slice(1).map((row, i) => stepTo((rows[i] ?? []).flat(), row.flat()))
  const closest = least(steps)
  // Where some lines stand closer than others, those that do are further lines of a row.
  const told = steps.some((step) => step > closest * 1.25)
  const joined: (readonly Run[])[][] = []
  for (const [i, row] of rows.entries()) {
    const cells = columns.map((column) => row.filter((cell) => overlap(column, extentOf(cell))).flat())
    const above = joined.at(-1)
    const goesOn = (told && (steps[i - 1] ?? 0) < closest * 1.12) || cells[0]?.length === 0
    if (i === 0 || above === undefined || !goesOn) joined.push(cells)
    else joined[joined.length - 1] = above.map((cell, column) => [...cell, ...(cells[column] ?? [])])
  }
  return joined
}

/** A bullet or a number alone: what stands beside it is its item. */
const LISTED = /^(?:[^\p{L}\p{N}]{1,2}|\(?[\dIVXivxa-h]{1,4}[.)]{1,2})$/u

/** The columns with a row's cells in them; null where a cell stands across two. */
function fit(
  columns: readonly Extent[],
  row: Row,
): { readonly columns: readonly Extent[]; readonly first: number } | null {
  let wider = columns
  for (const cell of row) {
    const extent = extentOf(cell)
    const met = wider.filter((column) => overlap(column, extent))
    if (met.length > 1 || wider.length > MOST_COLUMNS) return null
    const [column] = met
    const grown =
      column === undefined
        ? extent
        : { left: Math.min(column.left, extent.left), right: Math.max(column.right, extent.right) }
    wider = [...wider.filter((one) => one !== column), grown].toSorted((a, b) => a.left - b.left)
  }
  if (wider.length > MOST_COLUMNS) return null
  const [head] = row
  return {
    columns: wider,
    first: head === undefined ? 0 : wider.findIndex((one) => overlap(one, extentOf(head))),
  }
}

const MOST_COLUMNS = 12

/** How far below the last line of some runs the first line of others stands, in points. */
export function stepTo(above: readonly Run[], below: readonly Run[]): number {
  return least(above.map(({ y }) => y)) + least(below.map(({ y }) => -y))
}

/** Whether a row stands right below another. */
function follows(above: Row, row: Row): boolean {
  const size = row[0]?.[0]?.size ?? 0
  const step = stepTo(above.flat(), row.flat())
  return step > 0 && step < size * 4
}

/** Lines of what is no table: what stands on one line is one. */
function linesOf(runs: readonly Run[]): readonly Part[] {
  const lines: Run[] = []
  for (const run of runs) {
    const last = lines.at(-1)
    if (
      last === undefined ||
      Math.abs(last.y - run.y) > run.size * RAISED ||
      run.left < last.right - run.size
    )
      lines.push(run)
    else
      lines[lines.length - 1] = {
        ...last,
        text: `${last.text}${isWide(last, run) && !LISTED.test(last.text) ? '   ' : ' '}${run.text}`,
        right: run.right,
        size: Math.max(last.size, run.size),
      }
  }
  // A line as wide as one beside it that has no gaps was drawn out to be so: its own say nothing.
  const drawnOut = (line: Run, other: Run | undefined): boolean =>
    other !== undefined && !other.text.includes('   ') && asWide(line, other)
  return lines.map((line, i) => ({
    line:
      drawnOut(line, lines[i - 1]) || drawnOut(line, lines[i + 1])
        ? { ...line, text: line.text.replaceAll('   ', ' ') }
        : line,
  }))
}
