import type { Language } from '../../base/index.ts'
import { cite } from '../../text/cite.ts'
import { shortened } from '../shorten.ts'
import type { Overview } from './overview.ts'
import type { Reading } from './page.ts'
import { type Places, placesOf } from './place.ts'
import { againAt, countOf, type Told, toldOnce } from './told.ts'
import { type ReportWords, reportWords, sayTiming } from './words.ts'

const WIDTH = 96

/** Breaks a text at spaces; every line begins with the indent. */
function wrap(text: string, indent: string, width = WIDTH): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/u)) {
    if (line !== '' && indent.length + line.length + word.length + 1 > width) {
      lines.push(indent + line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  if (line !== '') lines.push(indent + line)
  return lines.join('\n')
}

function findingLines(told: Told, places: Places, words: ReportWords): string {
  const { finding } = told
  const again = againAt(told, places.numberOf)
  const place = finding.absence ? '' : placed(finding.span[0], places, words)
  const shown = shortened(finding.quote, 160)
  const indent = ' '.repeat(10)
  return [
    `${place.padStart(8)}  ${words.severities[finding.severity]} · ${cite(finding.provision, words.language)} · ${finding.code}`,
    wrap(finding.why[words.language], indent),
    ...(again.length === 0 ? [] : [wrap(words.again(again, places.unit), indent)]),
    ...(finding.absence ? [] : [wrap(words.language === 'de' ? `„${shown}“` : `“${shown}”`, indent)]),
    wrap(`${words.instead}: ${finding.instead[words.language]}`, indent),
    `${indent}${words.since} ${finding.since}, ${sayTiming(finding, words)}`,
  ].join('\n')
}

/** "12:3" as editors write a line and its column, "S. 3" for a page. */
function placed(offset: number, { unit, numberOf, columnOf }: Places, words: ReportWords): string {
  return unit === 'page'
    ? `${words.pageShort} ${numberOf(offset)}`
    : `${numberOf(offset)}:${columnOf(offset)}`
}

/** A reading for the terminal: findings with line and column, or the page, of the file, then the sums. */
export function textReport(reading: Reading, language: Language): string {
  const words = reportWords(language)
  const places = placesOf(reading.notice)
  const { report, facts, part } = reading
  const told = toldOnce(reading)
  const head = [
    `${reading.file}${part[1] > 1 ? ` (${words.part(...part)})` : ''}`,
    words.languages[reading.notice.language],
    `${words.noticeDay}: ${facts.date_of_notice ?? words.undated}`,
    `${words.asOf} ${report.asOf} (${words.regimes[report.regime]})`,
  ].join(' · ')
  return [
    head,
    ...report.remarks.map((remark) => wrap(remark[language], '  ')),
    '',
    ...told.flatMap((one) => [findingLines(one, places, words), '']),
    sums(reading, told, words),
    `${words.lawChecked} ${report.lawCheckedUpTo}`,
    '',
  ].join('\n')
}

function sums({ report }: Reading, told: readonly Told[], words: ReportWords): string {
  const counts = (['error', 'warn', 'info'] as const).map((severity) =>
    words.counted(countOf(told, severity), severity),
  )
  return `${counts.join(', ')} · ${words.checklistFound(...foundOf(report))}`
}

/** How many of the items that apply were found. */
export function foundOf({ checklist }: Reading['report']): readonly [found: number, of: number] {
  const asked = checklist.filter(
    ({ status }) => status === 'found' || status === 'missing' || status === 'by-reference',
  )
  return [asked.filter(({ status }) => status === 'found').length, asked.length]
}

/** The table over many notices. */
export function textOverview(rows: readonly Overview[], language: Language): string {
  const words = reportWords(language)
  const head = [
    words.file,
    words.kinds.controller,
    words.noticeDay,
    words.severities.error,
    words.severities.warn,
    words.severities.info,
    'Art. 13/14',
  ]
  const body = rows.map((row) => [
    row.file.length > 44 ? `…${row.file.slice(-43)}` : row.file,
    shortened(row.refused === null ? (row.controller ?? '–') : words.refused, 34),
    row.refused === null ? (row.date ?? '–') : '',
    ...(row.refused === null ? [row.errors, row.warnings, row.notes].map(String) : ['', '', '']),
    row.refused === null ? row.found : '',
  ])
  const widths = head.map((name, i) => Math.max(name.length, ...body.map((cells) => (cells[i] ?? '').length)))
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (i >= 3 ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd()
  const refusals = rows.flatMap((row) => (row.refused === null ? [] : [`${row.file}: ${row.refused}`]))
  return [
    line(head),
    line(widths.map((width) => '─'.repeat(width))),
    ...body.map(line),
    ...(refusals.length > 0 ? ['', ...refusals] : []),
    '',
  ].join('\n')
}
