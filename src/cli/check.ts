import { parseArgs } from 'node:util'
import type { Language } from '../base/index.ts'
import { type Finding, type Level, check, publishable, readDeclaration } from '../declaration/index.ts'
import { findingText } from '../text/findings.ts'
import { dayAsked, openDeclaration } from './declaration-file.ts'
import type { Io } from './main.ts'

const help = `zusage check companies/skin-analysis

Finds what is wrong with a declaration: a YAML or JSON file, or a folder that holds declaration.yaml.

  --on DAY      check against the law of another day (YYYY-MM-DD)
  --lang en     findings in English (default: German)
  --json        for machines

Exit 0: it can be published. 1: it cannot. 2: it could not be read at all.
`

const marks: { readonly [L in Language]: { readonly [V in Level]: string } } = {
  de: { error: 'Fehler', warning: 'Warnung', hint: 'Hinweis' },
  en: { error: 'error', warning: 'warning', hint: 'hint' },
}

/** `zusage check FILE`: all findings at once, with file, line and provision. */
export async function run(args: readonly string[], io: Io): Promise<0 | 1 | 2> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      on: { type: 'string' },
      lang: { type: 'string', default: 'de' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const [path, ...more] = positionals
  if (values.help) {
    io.out(help)
    return 0
  }
  if (path === undefined || more.length > 0) {
    io.err(help)
    return 2
  }
  if (values.lang !== 'de' && values.lang !== 'en') {
    io.err(`There is no language “${values.lang}”. Expected de or en.\n`)
    return 2
  }
  const day = dayAsked(values.on, io.env)
  const file = openDeclaration(path)
  const reading = readDeclaration(file.source, file.name, day)
  const findings = reading.ok ? check(reading.declaration, reading.places, day) : reading.findings
  const language = values.lang
  const sound = publishable(findings)
  if (values.json) {
    const told = findings.map((item) => ({ ...item, text: findingText(item, language) }))
    io.out(`${JSON.stringify({ file: file.name, on: day, publishable: sound, findings: told }, null, 2)}\n`)
  } else {
    io.out(`${findings.map((item) => line(item, language)).join('')}${summary(findings, sound, language)}\n`)
  }
  return sound ? 0 : 1
}

function line(item: Finding, language: Language): string {
  const { file, line: row, column, path } = item.at
  const where = path === '' ? '' : `  ${path}\n`
  return `${file}:${row}:${column}: ${marks[language][item.level]} ${item.code}\n  ${findingText(item, language)}\n${where}\n`
}

function summary(findings: readonly Finding[], sound: boolean, language: Language): string {
  const errors = findings.filter((item) => item.level === 'error').length
  const others = findings.length - errors
  if (language === 'de') {
    const rest = others === 0 ? '' : ` ${others} weitere ${others === 1 ? 'Stelle' : 'Stellen'} zum Ansehen.`
    return sound
      ? `Diese Erklärung kann veröffentlicht werden.${rest}`
      : `${errors} Fehler. Diese Erklärung kann so nicht veröffentlicht werden.${rest}`
  }
  const rest = others === 0 ? '' : ` ${others} more to look at.`
  return sound
    ? `This declaration can be published.${rest}`
    : `${errors} ${errors === 1 ? 'error' : 'errors'}. This declaration cannot be published as it is.${rest}`
}
