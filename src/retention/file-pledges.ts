import { existsSync } from 'node:fs'
import { appendFile, mkdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { NOBODY, parseInstant, startOf, type Day, type Instant, type Words } from '../base/index.ts'
import type { Declaration, StoreDeclaration } from '../declaration/index.ts'
import { type Finding, NAMED, type Offence, type Pledge, type ProofContext } from '../pledge/index.ts'
import { standingOf, type Typed } from '../standing/index.ts'
import { holdsAddress, shortenIp } from './address.ts'
import { inspected, whatClauses } from './looking.ts'
import { lineForm, redactRequest, withoutQuery, type LineForm, type LogLine } from './line.ts'
import {
  LineJudge,
  linePlan,
  linesOf,
  logFiles,
  logFolders,
  type LogFile,
  type NumberedLine,
} from './logfile.ts'
import { holdsOn } from './plan.ts'

/** Goes through the files of a store, or of its copies, and asks of each line what is wrong with it. */
export async function overFiles(
  { world, company }: ProofContext,
  store: StoreDeclaration,
  copies: boolean | 'all',
  ask: (file: LogFile) => (line: NumberedLine) => Words | null,
): Promise<Finding> {
  const offences: Offence[] = []
  let [files, lines, count] = [0, 0, 0]
  let present = true
  const found = (place: string, words: Words) => {
    count += 1
    if (offences.length < NAMED) offences.push({ place, says: words })
  }
  for (const folder of logFolders(world, company, store)) {
    if (copies !== 'all' && folder.copy !== copies) continue
    present &&= existsSync(folder.path)
    for (const file of await logFiles(folder)) {
      files += 1
      const judge = ask(file)
      try {
        for await (const line of linesOf(file, file.live ? file.size : undefined)) {
          if (line.text.trim() === '') continue
          lines += 1
          const wrong = judge(line)
          if (wrong !== null) found(`file ${file.name}, line ${line.number}`, wrong)
        }
      } catch {
        found(`file ${file.name}`, {
          de: 'Die Datei lässt sich nicht lesen.',
          en: 'The file cannot be read.',
        })
      }
    }
  }
  return {
    examined: files,
    offences,
    saw: {
      de: `${lines} Zeilen in ${files} Dateien gelesen, gepackte eingeschlossen.`,
      en: `${lines} lines in ${files} files read, packed ones included.`,
    },
    details: { offences: count, lines },
    ...(files > 0
      ? {}
      : copies === true && present
        ? {
            vacuous: {
              de: 'Der Ordner der Kopien ist leer: was darin lag, ist gelöscht.',
              en: 'The folder of copies is empty: what lay in it is erased.',
            },
          }
        : {
            unable: {
              de: 'Im erklärten Ordner liegt keine Datei.',
              en: 'There is no file in the declared folder.',
            },
          }),
  }
}

/** Writes a line into a file of the store as a server would have. */
export async function addLine(
  { world, company, now }: ProofContext,
  store: StoreDeclaration,
  copies: boolean,
  name: string,
  at: Typed,
  line: Partial<LogLine> = {},
): Promise<void> {
  const folder = logFolders(world, company, store).find(({ copy }) => copy === copies)
  if (folder === undefined) throw new Error(`${store.id} has no such folder.`)
  await mkdir(folder.path, { recursive: true })
  const file = join(folder.path, name)
  const moment = typeof at === 'string' ? parseInstant(at.length === 10 ? startOf(at as Day) : at) : now
  const {
    address = '198.51.100.0',
    user = '-',
    request = 'GET / HTTP/1.1',
    referrer = '-',
    agent = '-',
  } = line
  await appendFile(
    file,
    `${address} - ${user} [${combinedTime(moment)}] "${request}" 200 512 "${referrer}" "${agent}"\n`,
  )
  await utimes(file, new Date(now), new Date(now))
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function combinedTime(moment: Instant): string {
  const [date = '', time = ''] = moment.split('T')
  const [year = '', month = '', day = ''] = date.split('-')
  return `${day}/${MONTHS[Number(month) - 1] ?? 'Jan'}/${year}:${time.slice(0, 8)} +0000`
}

/** What log files on disk say, by the part of the line. */
export function formsOfFiles(declaration: Declaration, store: StoreDeclaration): readonly Pledge[] {
  const form = lineForm(store)
  const clauses = whatClauses(declaration, store)
  return PARTS.filter(({ declared }) => declared(form)).map((part) => partOfFiles(store, form, part, clauses))
}

/** One thing the lines of log files promise. */
interface Part {
  readonly name: string
  readonly kind: string
  readonly says: Words
  readonly provision: string
  readonly wrong: Words
  /** Whether the declared form of the store promises it. */
  readonly declared: (form: LineForm) => boolean
  readonly offends: (line: NumberedLine, form: LineForm) => boolean
  readonly bad: Partial<LogLine>
}

const PARTS: readonly Part[] = [
  {
    name: 'ip-shortened',
    kind: 'retention/form-ip-shortened-in-files',
    says: {
      de: 'In den Protokolldateien stehen IP-Adressen nur gekürzt, gleich an welcher Stelle der Zeile, auch in Kopien.',
      en: 'In the log files IP addresses stand shortened only, wherever in the line, in copies too.',
    },
    provision: 'Art. 5(1)(c), 25(1) GDPR',
    wrong: { de: 'Eine IP-Adresse ist nicht gekürzt.', en: 'An IP address is not shortened.' },
    declared: ({ address }) => address !== 'plain',
    offends: ({ line, text }, { address }) => {
      if (line === null) return holdsAddress(text)
      const { request, referrer, agent, ident, user } = line
      const kept = address === 'none' ? '-' : shortenIp(line.address)
      return line.address !== kept || [request, referrer, agent, ident, user].some(holdsAddress)
    },
    bad: { address: '198.51.100.23' },
  },
  {
    name: 'without-query',
    kind: 'retention/form-without-query-in-files',
    says: {
      de: 'In den Protokolldateien steht die zuvor besuchte Seite ohne Anfrageteil.',
      en: 'In the log files the page visited before stands without its query.',
    },
    provision: 'Art. 5(1)(c) GDPR',
    wrong: { de: 'Die Adresse hat einen Anfrageteil.', en: 'The address has a query.' },
    declared: ({ referrer }) => referrer !== 'plain',
    offends: ({ line }, { referrer }) =>
      line !== null && line.referrer !== (referrer === 'none' ? '-' : withoutQuery(line.referrer)),
    bad: { referrer: 'https://search.example/?email=mara%40post.example' },
  },
  {
    name: 'redacted-query',
    kind: 'retention/form-redacted-query-in-files',
    says: {
      de: 'In den Protokolldateien stehen keine Werte aus Anfragen.',
      en: 'In the log files no values of requests stand.',
    },
    provision: 'Art. 5(1)(c), (f) GDPR',
    wrong: {
      de: 'Die Anfrage enthält einen Wert in Klarschrift.',
      en: 'The request holds a value in clear.',
    },
    declared: ({ request }) => request !== 'plain',
    offends: ({ line }, { request }) =>
      line !== null && line.request !== (request === 'none' ? '-' : redactRequest(line.request)),
    bad: { request: 'GET /konto?token=abc123 HTTP/1.1' },
  },
  {
    name: 'fields',
    kind: 'retention/form-fields-in-files',
    says: {
      de: 'Die Protokolldateien haben genau die erklärten Felder, keine Benutzernamen und nichts weiter.',
      en: 'The log files have exactly the declared fields, no user names and nothing else.',
    },
    provision: 'Art. 5(1)(c) GDPR',
    wrong: {
      de: 'Die Zeile hat nicht das erklärte Format oder ein Feld, das nicht erklärt ist.',
      en: 'The line is not in the declared format, or has a field that is not declared.',
    },
    declared: () => true,
    offends: ({ line }, { agent }) =>
      line === null || line.user !== '-' || line.ident !== '-' || (!agent && line.agent !== '-'),
    bad: { user: 'mara.beispiel' },
  },
]

function partOfFiles(
  store: StoreDeclaration,
  form: LineForm,
  part: Part,
  clauses: readonly string[],
): Pledge {
  const { name, kind, says, provision } = part
  return inspected({
    id: `retention/form/${store.id}/${name}`,
    kind,
    says,
    provision,
    clauses,
    reach: 'own-systems',
    async prove(context) {
      const { world, company, now } = context
      const { holds } = await standingOf({ db: world.db, company }, NOBODY)
      const plan = linePlan(store, now, holdsOn(holds, store.id))
      return overFiles(context, store, 'all', (file) => {
        const judge = new LineJudge(plan, file.modified)
        return (line) => (judge.judge(line).fate !== 'held' && part.offends(line, form) ? part.wrong : null)
      })
    },
    sabotage: {
      does: `appends a line with ${JSON.stringify(part.bad)} to a log file`,
      apply: (context) => addLine(context, store, false, 'by-hand.log', context.now, part.bad),
    },
  })
}
