import { mkdir, readFile as bytesOf, readdir, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { type Day, isDay, type Language, systemClock, type Words } from '../base/index.ts'
import {
  LARGEST_FILE,
  type Overview,
  type Reading,
  Refusal,
  annotationsOf,
  countOf,
  dpvOf,
  draftOf,
  foundOf,
  htmlOverview,
  htmlReport,
  printed,
  read,
  reportWords,
  textOverview,
  textReport,
  tiltOf,
  toldOnce,
  tooLarge,
} from '../reader/index.ts'
import type { Io } from './main.ts'

const HELP: Readonly<Record<Language, string>> = {
  de: `zusage read erklaerung.pdf --html befund.html

Liest Datenschutzerklärungen (Text, Markdown, HTML, PDF, DOCX): was sie aussagen, wo, und was daran falsch ist.

  zusage read DATEI...                 Befunde mit Zeilennummern
  zusage read ORDNER --html ORDNER     viele auf einmal, je eine Seite und eine Übersicht
  --facts            nur die Aussagen, als JSON
  --json             Aussagen und Befunde, als JSON
  --as-of TAG        geprüft nach dem Recht dieses Tages (JJJJ-MM-TT), sonst heute
  --draft ZIEL       Entwurf einer Erklärung (YAML) mit Fundstellen; bei mehreren Dateien ein Ordner
  --export FORM ZIEL als tilt, dpv oder annotations (JSON); bei mehreren Dateien ein Ordner
  --html ZIEL        eine Seite, die alles enthält; bei mehreren Dateien ein Ordner
  --lang de|en       Sprache der Ausgabe, sonst nach LANG

Ende 0: nichts gefunden. 1: Befunde. 2: nicht lesbar, nichts geschrieben.
`,
  en: `zusage read notice.pdf --html report.html

Reads privacy notices (text, Markdown, HTML, PDF, DOCX): what they state, where, and what is wrong with it.

  zusage read FILE...                  findings with line numbers
  zusage read FOLDER --html FOLDER     many at once, a page each and an overview
  --facts            the statements alone, as JSON
  --json             statements and findings, as JSON
  --as-of DAY        judged by the law of that day (YYYY-MM-DD), else today
  --draft TARGET     draft declaration (YAML) with places; a folder for several files
  --export FORM TARGET  as tilt, dpv or annotations (JSON); a folder for several files
  --html TARGET      one page that holds everything; a folder for several files
  --lang de|en       language of the output, else by LANG

Exit 0: nothing found. 1: findings. 2: could not be read, nothing written.
`,
}

const ENDINGS = new Set(['.txt', '.text', '.md', '.markdown', '.html', '.htm', '.xhtml', '.pdf', '.docx'])

const FORMS = ['tilt', 'dpv', 'annotations'] as const
type Form = (typeof FORMS)[number]

interface Options {
  readonly paths: readonly string[]
  readonly facts: boolean
  readonly json: boolean
  readonly html: string | undefined
  readonly draft: string | undefined
  readonly export: { readonly form: Form; readonly target: string } | undefined
  readonly asOf: Day
}

/** A file that is asked for. */
interface Asked {
  readonly path: string
  /** For people: from the folder that was given on. */
  readonly name: string
}

interface Outcome {
  readonly file: string
  readonly name: string
  readonly readings: readonly Reading[]
  readonly refused: string | null
}

function languageOf(args: readonly string[], env: Io['env']): Language {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='))
  const asked = at < 0 ? undefined : args[at]?.includes('=') === true ? args[at]?.split('=')[1] : args[at + 1]
  const locale = asked ?? env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? 'de'
  return /^en/iu.test(locale) ? 'en' : 'de'
}

/** `--export FORM TARGET` takes two words; what is left is for the parser. */
function exportOf(args: readonly string[]): {
  readonly rest: readonly string[]
  readonly form: string | undefined
  readonly target: string | undefined
} {
  const at = args.indexOf('--export')
  return at < 0
    ? { rest: args, form: undefined, target: undefined }
    : { rest: [...args.slice(0, at), ...args.slice(at + 3)], form: args[at + 1] ?? '', target: args[at + 2] }
}

function optionsOf(args: readonly string[], language: Language): Options | string {
  const asked = exportOf(args)
  const form = FORMS.find((one) => one === asked.form)
  if (asked.form !== undefined && (form === undefined || asked.target === undefined)) {
    return language === 'de'
      ? `--export erwartet eine Form (${FORMS.join(', ')}) und ein Ziel.`
      : `--export expects a form (${FORMS.join(', ')}) and a target.`
  }
  try {
    const { values, positionals } = parseArgs({
      args: [...asked.rest],
      allowPositionals: true,
      options: {
        facts: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        html: { type: 'string' },
        draft: { type: 'string' },
        'as-of': { type: 'string' },
        lang: { type: 'string' },
      },
    })
    if (values.lang !== undefined && values.lang !== 'de' && values.lang !== 'en') {
      return language === 'de' ? '--lang kennt nur de und en.' : '--lang knows de and en only.'
    }
    if (positionals.length === 0) return HELP[language]
    const day = values['as-of']
    if (day !== undefined && !isDay(day)) {
      return language === 'de'
        ? `--as-of erwartet einen Tag, den es gibt, als JJJJ-MM-TT, etwa 2026-12-05; „${day}“ ist keiner.`
        : `--as-of expects a day that exists as YYYY-MM-DD, such as 2026-12-05; “${day}” is none.`
    }
    const asOf = day ?? systemClock.today()
    return {
      paths: positionals,
      facts: values.facts,
      json: values.json,
      html: values.html,
      draft: values.draft,
      export: form === undefined || asked.target === undefined ? undefined : { form, target: asked.target },
      asOf,
    }
  } catch (error) {
    return optionTrouble(error, language)
  }
}

/** What is wrong with an option, in the reader's language; the parser says it in English only. */
function optionTrouble(error: unknown, language: Language): string {
  if (!(error instanceof Error) || !('code' in error)) throw error
  const option = /(?<=')-{1,2}[\w-]+/u.exec(error.message)?.[0] ?? ''
  const help = language === 'de' ? 'Alle Optionen zeigt zusage read --help.' : 'zusage read --help shows all.'
  if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
    return language === 'de' ? `${option} gibt es nicht. ${help}` : `There is no ${option}. ${help}`
  if (error.code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
    return language === 'de'
      ? `${option} ist so nicht vollständig, oder es steht zu viel dabei. ${help}`
      : `${option} is incomplete as it stands, or takes less. ${help}`
  return error.message
}

/** Every file that is asked for: a folder stands for the files in it that may be notices, sorted by name. */
async function filesOf(paths: readonly string[]): Promise<readonly Asked[]> {
  const files: string[] = []
  const folders: string[] = []
  for (const path of paths) {
    if (!(await stat(path)).isDirectory()) {
      files.push(path)
      folders.push(dirname(resolve(path)))
      continue
    }
    folders.push(resolve(path))
    const entries = await readdir(path, { withFileTypes: true, recursive: true })
    const found = entries
      .filter(
        (entry) =>
          entry.isFile() && !entry.name.startsWith('.') && ENDINGS.has(extname(entry.name).toLowerCase()),
      )
      .map((entry) => join(entry.parentPath, entry.name))
    files.push(...found.sort((a, b) => (a < b ? -1 : 1)))
  }
  const root = commonFolder(folders)
  return files.map((path) => ({ path, name: relative(root, resolve(path)).replaceAll(sep, '/') }))
}

/** The deepest folder that holds all of these; a folder given alone is itself. */
function commonFolder(folders: readonly string[]): string {
  return folders.reduce((held, folder) => {
    const steps = folder.split(sep)
    const apart = held.split(sep).findIndex((step, n) => step !== steps[n])
    return apart < 0 ? held : held.split(sep).slice(0, apart).join(sep) || sep
  })
}

/** From this size on what is no longer needed is given back sooner, so that no file takes more memory than it must. */
const LARGE_FILE = 1_000_000

async function readOne({ path: file, name }: Asked, asOf: Day, language: Language): Promise<Outcome> {
  try {
    const { size } = await stat(file)
    if (size > LARGEST_FILE) throw tooLarge(size)
    if (size > LARGE_FILE) setFlagsFromString('--heap-growing-percent=30')
    return { file, name, readings: await read(await bytesOf(file), basename(file), asOf), refused: null }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { file, name, readings: [], refused: error.in(language) }
  }
}

function bar(done: number, all: number): string {
  const width = 24
  const full = Math.round((done / Math.max(1, all)) * width)
  return `${'█'.repeat(full)}${'░'.repeat(width - full)}`
}

/** The names of the pages, one per notice, none twice. */
function pageNames(outcomes: readonly Outcome[]): ReadonlyMap<Reading, string> {
  const names = new Map<Reading, string>()
  const taken = new Set(['index.html'])
  for (const reading of outcomes.flatMap((outcome) => outcome.readings)) {
    const stem =
      basename(reading.file, extname(reading.file)) + (reading.part[1] > 1 ? `-${reading.part[0]}` : '')
    let name = `${stem}.html`
    for (let i = 2; taken.has(name.toLowerCase()); i += 1) name = `${stem}-${i}.html`
    taken.add(name.toLowerCase())
    names.set(reading, name)
  }
  return names
}

function overviewOf(outcomes: readonly Outcome[], names: ReadonlyMap<Reading, string>): readonly Overview[] {
  return outcomes.flatMap(({ name, readings, refused }): readonly Overview[] => {
    if (refused !== null) {
      return [
        {
          file: name,
          page: null,
          controller: null,
          date: null,
          errors: 0,
          warnings: 0,
          notes: 0,
          found: '',
          refused,
        },
      ]
    }
    return readings.map((reading): Overview => {
      const told = toldOnce(reading)
      return {
        file: reading.part[1] > 1 ? `${name} (${reading.part[0]}/${reading.part[1]})` : name,
        page: names.get(reading) ?? null,
        controller: reading.facts.controller.name,
        date: reading.facts.date_of_notice,
        errors: countOf(told, 'error'),
        warnings: countOf(told, 'warn'),
        notes: countOf(told, 'info'),
        found: foundOf(reading.report).join('/'),
        refused: null,
      }
    })
  })
}

function factsJson(readings: readonly Reading[]): readonly unknown[] {
  return readings.map(({ facts }) => printed(facts))
}

function fullJson(outcome: Outcome): unknown {
  if (outcome.refused !== null) return { file: outcome.file, refused: outcome.refused }
  return outcome.readings.map(({ part, facts, report }) => ({
    file: outcome.file,
    part: part[0],
    of: part[1],
    facts: printed(facts),
    report,
  }))
}

/** What machines are told: the same of a file alone and of one among many, a refusal too. */
function answerOf(outcomes: readonly Outcome[], many: boolean, { json }: Options): string {
  const factsOf = ({ file, readings, refused }: Outcome): unknown => {
    if (refused !== null) return { file, refused }
    const facts = unwrap(factsJson(readings))
    return many ? { file, facts } : facts
  }
  const answers = json ? outcomes.flatMap(fullJson) : outcomes.map(factsOf)
  return `${JSON.stringify(many && !json ? answers : unwrap(answers), null, 2)}\n`
}

function unwrap(list: readonly unknown[]): unknown {
  return list.length === 1 ? list[0] : list
}

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}

/** A target that cannot be written to. */
class NotWritten extends Error {
  readonly words: Words

  constructor(path: string, folder: boolean, cause?: unknown) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
    super(`Cannot write ${path}`, { cause })
    this.name = 'NotWritten'
    this.words = {
      de: folder
        ? `${path} ist ein Ordner. Zu einer einzelnen Datei gehört als Ziel eine Datei, etwa ${join(path, 'befund.html')}.`
        : `${path} lässt sich nicht schreiben (${code}).`,
      en: folder
        ? `${path} is a folder. The target for a single file is a file, such as ${join(path, 'report.html')}.`
        : `${path} cannot be written (${code}).`,
    }
  }
}

/**
 * Writes a file; the folder it lies in is made where it is not there.
 *
 * @throws NotWritten with the reason
 */
async function writeInto(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text)
  } catch (error) {
    throw new NotWritten(path, false, error)
  }
}

async function writePages(
  outcomes: readonly Outcome[],
  many: boolean,
  target: string,
  options: Options,
  language: Language,
): Promise<readonly string[]> {
  const names = pageNames(outcomes)
  const readings = outcomes.flatMap((outcome) => outcome.readings)
  const [only] = readings
  if (!many && readings.length === 1 && only !== undefined) {
    await writeInto(target, htmlReport(only, language))
    return [target]
  }
  if (!many) {
    // Two notices in one file: a page each, numbered.
    const stem = target.slice(0, target.length - extname(target).length)
    const written: string[] = []
    for (const reading of readings) {
      const path = `${stem}-${reading.part[0]}${extname(target)}`
      await writeInto(path, htmlReport(reading, language))
      written.push(path)
    }
    return written
  }
  for (const [reading, name] of names) await writeInto(join(target, name), htmlReport(reading, language))
  const checked =
    readings.map(({ report }) => report.lawCheckedUpTo).sort((a, b) => (a < b ? -1 : 1))[0] ?? null
  const index = join(target, 'index.html')
  await writeInto(index, htmlOverview(overviewOf(outcomes, names), options.asOf, checked, language))
  return [index]
}

const ENDING_OF: Readonly<Record<Form, string>> = {
  tilt: 'tilt.json',
  dpv: 'jsonld',
  annotations: 'annotations.json',
}

/** What makes a file of a reading; what TILT requires and the notice does not say is told beside it. */
function exporter(form: Form, language: Language, io: Io): (reading: Reading) => string {
  const written = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
  switch (form) {
    case 'tilt':
      return (reading) => {
        const { document, missing, unplaced } = tiltOf(reading)
        const says = language === 'de' ? 'nicht gesagt, von TILT verlangt' : 'not said, required by TILT'
        if (missing.length > 0) io.err(`${reading.file}: ${says}: ${missing.join(', ')}\n`)
        const left =
          language === 'de'
            ? 'Empfänger ohne Angabe, welche Daten sie erhalten, für die TILT keinen Platz hat'
            : 'recipients without saying which data they get, for which TILT has no place'
        if (unplaced.length > 0) io.err(`${reading.file}: ${left}: ${unplaced.join('; ')}\n`)
        return written(document)
      }
    case 'dpv':
      return (reading) => written(dpvOf(reading))
    case 'annotations':
      return (reading) => written(annotationsOf(reading))
  }
}

/** Writes something made of each reading: to the target where there is one, else into the folder, a file each. */
async function writeEach(
  outcomes: readonly Outcome[],
  target: string,
  ending: string,
  make: (reading: Reading) => string,
  many: boolean,
): Promise<readonly string[]> {
  const readings = outcomes.flatMap((outcome) => outcome.readings)
  const [only] = readings
  if (!many && readings.length === 1 && only !== undefined) {
    await writeInto(target, make(only))
    return [target]
  }
  const written: string[] = []
  const stem = target.slice(0, target.length - extname(target).length)
  for (const [reading, page] of pageNames(outcomes)) {
    const path = many
      ? join(target, page.replace(/html$/u, ending))
      : `${stem}-${reading.part[0]}${extname(target)}`
    await writeInto(path, make(reading))
    written.push(path)
  }
  return written
}

/**
 * Everything that is asked to be written, and where it was.
 *
 * @throws NotWritten before anything is written where a target is a folder that must be a file
 */
async function writeAll(
  outcomes: readonly Outcome[],
  many: boolean,
  options: Options,
  language: Language,
  io: Io,
): Promise<readonly string[]> {
  if (!many) {
    for (const target of [options.html, options.draft, options.export?.target]) {
      if (target !== undefined && (await isFolder(target))) throw new NotWritten(target, true)
    }
  }
  return [
    ...(options.html === undefined ? [] : await writePages(outcomes, many, options.html, options, language)),
    ...(options.draft === undefined
      ? []
      : await writeEach(outcomes, options.draft, 'yaml', (reading) => draftOf(reading, language), many)),
    ...(options.export === undefined
      ? []
      : await writeEach(
          outcomes,
          options.export.target,
          ENDING_OF[options.export.form],
          exporter(options.export.form, language, io),
          many,
        )),
  ]
}

/**
 * `zusage read`: reads notices and says what they state and what is wrong with them.
 *
 * @returns 0 without findings, 1 with findings, 2 when nothing could be read
 */
export async function run(args: readonly string[], io: Io): Promise<0 | 1 | 2> {
  // Nearly every expression of the reader runs more than once: compiling each for a first run of its own is for nothing.
  setFlagsFromString('--no-regexp-tier-up')
  const language = languageOf(args, io.env)
  const words = reportWords(language)
  if (args.includes('--help') || args.includes('-h')) {
    io.out(HELP[language])
    return 0
  }
  const options = optionsOf(args, language)
  if (typeof options === 'string') {
    io.err(`${options}\n`)
    return 2
  }
  let files: readonly Asked[]
  try {
    files = await filesOf(options.paths)
  } catch (error) {
    const path = error instanceof Error && 'path' in error ? String(error.path) : options.paths.join(', ')
    io.err(
      language === 'de'
        ? `Nicht gefunden oder nicht lesbar: ${path}\n`
        : `Not found or not readable: ${path}\n`,
    )
    return 2
  }
  if (files.length === 0) {
    io.err(
      language === 'de'
        ? 'Hier liegt keine Datei, die gelesen werden könnte.\n'
        : 'There is no file here that could be read.\n',
    )
    return 2
  }
  const many = files.length > 1 || files[0]?.path !== options.paths[0]
  const outcomes: Outcome[] = []
  for (const [i, file] of files.entries()) {
    outcomes.push(await readOne(file, options.asOf, language))
    if (many && io.terminal)
      io.err(`\r${bar(i + 1, files.length)} ${words.read(i + 1, files.length)}\u001b[K`)
  }
  if (many && io.terminal) io.err('\n')
  const readings = outcomes.flatMap((outcome) => outcome.readings)
  if (readings.length === 0 || !many) {
    for (const { file, refused } of outcomes) if (refused !== null) io.err(`${file}: ${refused}\n`)
  }
  if (readings.length === 0) {
    if (options.facts || options.json) io.out(answerOf(outcomes, many, options))
    return 2
  }
  const written: string[] = []
  try {
    written.push(...(await writeAll(outcomes, many, options, language, io)))
  } catch (error) {
    if (!(error instanceof NotWritten)) throw error
    io.err(`${error.words[language]}\n`)
    return 2
  }
  if (options.facts || options.json) io.out(answerOf(outcomes, many, options))
  else if (many) io.out(textOverview(overviewOf(outcomes, pageNames(outcomes)), language))
  else for (const reading of readings) io.out(textReport(reading, language))
  for (const path of written) io.err(`${words.written(path)}\n`)
  if (options.facts) return 0
  const wrong = readings.some(({ report }) => report.findings.some(({ severity }) => severity !== 'info'))
  return wrong || outcomes.some(({ refused }) => refused !== null) ? 1 : 0
}
