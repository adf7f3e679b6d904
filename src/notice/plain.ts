import { dayText } from '../text/day.ts'
import { noticeWords } from '../text/notice.ts'
import type { Block, NoticeDocument, Section } from './document.ts'

/** The notice as Markdown (CommonMark with tables). */
export function renderMarkdown(notice: NoticeDocument): string {
  const words = noticeWords(notice.language)
  const head = `# ${mark(words.title)}\n\n${mark(notice.name)}  \n${mark(words.version(notice.version, dayText(notice.on, notice.language)))}\n`
  return `${head}\n${notice.sections.map((item) => sectionMarkdown(item, 2)).join('\n')}`
}

function sectionMarkdown(section: Section, depth: number): string {
  const blocks = section.blocks.map(blockMarkdown)
  const said = section.framed ? blocks.map((text) => text.replaceAll(/^/gmu, '> ').trimEnd()) : blocks
  const parts = [`${'#'.repeat(depth)} ${mark(section.heading)}`, ...said]
  return [
    `${parts.join('\n\n')}\n`,
    ...section.sections.map((item) => sectionMarkdown(item, depth + 1)),
  ].join('\n')
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return mark(block.clause.text)
    case 'lines':
      return block.clause.text.split('\n').map(mark).join('  \n')
    case 'list':
      return block.clauses.map(({ text }) => `- ${mark(text)}`).join('\n')
    case 'facts':
      return block.entries
        .map(
          ({ label, clauses }) =>
            `**${mark(label)}**\n\n${clauses.map(({ text }) => `- ${mark(text)}`).join('\n')}`,
        )
        .join('\n\n')
    case 'table': {
      const row = (cells: readonly string[]): string =>
        `| ${cells.map((cell) => mark(cell).replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
      return [
        row(block.head),
        row(block.head.map(() => '---')).replaceAll('\\-', '-'),
        ...block.rows.map(({ cells }) => row(cells)),
      ].join('\n')
    }
    case 'links':
      return block.links.map(({ text }) => `- ${mark(text)}`).join('\n')
  }
}

/** Keeps signs that Markdown would take for markup. */
function mark(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>#]/gu, '\\$&').replaceAll(/^(\s*)([-+]|\d+\.)(?=\s)/gmu, '$1\\$2')
}

/** At most so many characters stand in a line of plain text. */
const WIDTH = 78

/** The notice as plain text: for letters, for reading aloud, for mail. */
export function renderText(notice: NoticeDocument): string {
  const words = noticeWords(notice.language)
  const version = words.version(notice.version, dayText(notice.on, notice.language))
  const head = [words.title.toUpperCase(), notice.name, version].join('\n')
  return `${head}\n\n${notice.sections.map((item) => sectionText(item, 1)).join('\n')}`
}

function sectionText(section: Section, depth: number): string {
  const heading = depth === 1 ? section.heading.toUpperCase() : section.heading
  const line = (depth === 1 ? '=' : '-').repeat(Math.min(heading.length, WIDTH))
  const blocks = section.blocks.map(blockText)
  const said = section.framed ? blocks.map((text) => text.replaceAll(/^/gmu, '| ')) : blocks
  return [
    [`${heading}\n${line}`, ...said].join('\n\n'),
    '',
    ...section.sections.map((item) => sectionText(item, depth + 1)),
  ].join('\n')
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return wrap(block.clause.text)
    case 'lines':
      return block.clause.text
    case 'list':
      return block.clauses.map(({ text }) => wrap(text, '- ')).join('\n')
    case 'facts':
      return block.entries
        .map(({ label, clauses }) => `${label}:\n${clauses.map(({ text }) => wrap(text, '- ')).join('\n')}`)
        .join('\n')
    case 'table':
      return block.rows
        .map(({ cells }) => {
          const [first = '', ...rest] = cells
          const more = rest.map((cell, index) => wrap(`${block.head[index + 1] ?? ''}: ${cell}`, '  '))
          return [first, ...more].join('\n')
        })
        .join('\n\n')
    case 'links':
      return block.links.map(({ text }) => wrap(text, '- ')).join('\n')
  }
}

/** Breaks lines at spaces; the lines after the first stand under the text of the first. */
function wrap(text: string, lead = ''): string {
  const under = ' '.repeat(lead.length)
  const lines: string[] = []
  let line = ''
  for (const word of text.replaceAll('\n', ' ').split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (longer.length + lead.length > WIDTH && line !== '') {
      lines.push(line)
      line = word
    } else line = longer
  }
  lines.push(line)
  return lines.map((said, index) => `${index === 0 ? lead : under}${said}`).join('\n')
}
