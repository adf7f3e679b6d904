import { parseArgs } from 'node:util'
import { check, publishable, readDeclaration } from '../declaration/index.ts'
import { composeNotice, renderHtml, renderMarkdown, renderText } from '../notice/index.ts'
import { findingText } from '../text/findings.ts'
import { dayAsked, openDeclaration } from './declaration-file.ts'
import type { Io } from './main.ts'

const help = `zusage notice companies/skin-analysis --format md

Prints the notice that follows from a declaration, without publishing it.

  --lang de|en           language (default: de)
  --format html|md|txt   default: txt
  --on DAY               first day of effect (YYYY-MM-DD)
  --version N            number of the version (default: 1)
  --json                 the notice as a value: sections, clauses, provisions, pledges

Exit 0: printed. 1: the declaration has errors, which are listed. 2: it could not be read.
`

/** `zusage notice FILE`. */
export async function run(args: readonly string[], io: Io): Promise<0 | 1 | 2> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      lang: { type: 'string', default: 'de' },
      format: { type: 'string', default: 'txt' },
      on: { type: 'string' },
      version: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const [path, ...more] = positionals
  if (values.help) {
    io.out(help)
    return 0
  }
  const { lang: language, format } = values
  const version = Number(values.version)
  const fits =
    path !== undefined &&
    more.length === 0 &&
    (format === 'html' || format === 'md' || format === 'txt') &&
    Number.isSafeInteger(version) &&
    version > 0
  if (!fits || (language !== 'de' && language !== 'en')) {
    io.err(help)
    return 2
  }
  const on = dayAsked(values.on, io.env)
  const file = openDeclaration(path)
  const reading = readDeclaration(file.source, file.name, on)
  const findings = reading.ok ? check(reading.declaration, reading.places, on) : reading.findings
  if (!reading.ok || !publishable(findings)) {
    for (const item of findings.filter(({ level }) => level === 'error')) {
      io.err(
        `${item.at.file}:${item.at.line}:${item.at.column}: ${item.code}\n  ${findingText(item, language)}\n`,
      )
    }
    return 1
  }
  if (!reading.declaration.languages.includes(language)) {
    io.err(`The declaration is not in “${language}”.\n`)
    return 2
  }
  const notice = composeNotice(reading.declaration, { language, on, version })
  if (values.json) io.out(`${JSON.stringify(notice, null, 2)}\n`)
  else if (format === 'html') io.out(await renderHtml(notice))
  else if (format === 'md') io.out(renderMarkdown(notice))
  else io.out(renderText(notice))
  return 0
}
