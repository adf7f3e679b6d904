import type { Language } from '../../base/index.ts'
import { countryText } from '../../text/country.ts'
import { cite } from '../../text/cite.ts'
import type { AuditFinding, ItemStatus, Regime, Severity, Timing } from '../audit/finding.ts'
import type { Instrument } from '../facts/facts.ts'
import type { LinkEnd } from '../links/index.ts'
import type { Kind, Shown } from './kind.ts'

/** The words of reports. German is the original. */
export interface ReportWords {
  readonly language: Language
  readonly title: string
  readonly languages: Readonly<Record<'de' | 'en' | 'other', string>>
  readonly kinds: Readonly<Record<Kind, string>>
  readonly severities: Readonly<Record<Severity, string>>
  readonly severitiesMany: Readonly<Record<Severity, string>>
  /** The same behind a number within a line. */
  readonly counted: (count: number, severity: Severity) => string
  readonly statuses: Readonly<Record<ItemStatus, string>>
  readonly timings: Readonly<Record<Timing, string>>
  /** Of good practice, which nobody breaks: it was no different then. */
  readonly alreadyThen: string
  readonly regimes: Readonly<Record<Regime, string>>
  readonly rights: Readonly<Record<string, string>>
  readonly periods: Readonly<Record<string, string>>
  readonly instruments: Readonly<Record<Instrument, string>>
  readonly units: Readonly<Record<string, readonly [one: string, many: string]>>
  readonly asOf: string
  readonly noticeDay: string
  readonly undated: string
  readonly lawChecked: string
  readonly words: string
  readonly aspects: Readonly<Record<'seat' | 'role', string>>
  readonly roles: Readonly<Record<string, string>>
  readonly unitOf: Readonly<Record<'line' | 'page', string>>
  readonly pageShort: string
  /** Where else a finding holds: lines or pages, each with what stands there where it is something else. */
  again(
    places: readonly { readonly number: number; readonly quote: string | null }[],
    unit: 'line' | 'page',
  ): string
  readonly findings: string
  readonly noFindings: string
  readonly missing: string
  readonly missingHint: string
  readonly checklist: string
  readonly checklistFound: (found: number, all: number) => string
  readonly facts: string
  readonly joined: string
  readonly joinedHint: string
  readonly statement: string
  readonly belongs: string
  readonly ends: Readonly<Record<LinkEnd['kind'], string>>
  readonly conditional: string
  readonly notJudged: string
  readonly notJudgedHint: string
  readonly notice: string
  readonly show: string
  readonly all: string
  readonly none: string
  readonly labels: string
  readonly previous: string
  readonly next: string
  readonly since: string
  readonly instead: string
  readonly why: string
  readonly where: string
  readonly status: string
  readonly item: string
  readonly provision: string
  readonly kind: string
  readonly value: string
  readonly quote: string
  readonly remarks: string
  readonly part: (part: number, of: number) => string
  readonly skip: string
  readonly contents: string
  readonly offline: string
  readonly file: string
  readonly many: string
  readonly refused: string
  readonly read: (done: number, all: number) => string
  readonly written: (path: string) => string
}

const lists = {
  de: new Intl.ListFormat('de', { type: 'conjunction' }),
  en: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
}
const listed = (language: Language, entries: readonly string[]): string => lists[language].format(entries)

const de: ReportWords = {
  language: 'de',
  title: 'Gelesene Datenschutzerklärung',
  languages: { de: 'Deutsch', en: 'Englisch', other: 'andere Sprache' },
  kinds: {
    controller: 'Verantwortlicher',
    officer: 'Datenschutzbeauftragter',
    base: 'Rechtsgrundlage',
    recipient: 'Empfänger',
    transfer: 'Drittland',
    period: 'Dauer',
    cookie: 'Cookie',
    right: 'Recht',
    authority: 'Aufsicht',
    special: 'Besondere Daten',
    date: 'Stand',
  },
  severities: { error: 'Fehler', warn: 'Warnung', info: 'Hinweis' },
  severitiesMany: { error: 'Fehler', warn: 'Warnungen', info: 'Hinweise' },
  counted: (count, severity) => `${count} ${severityOf(de, count, severity)}`,
  statuses: {
    found: 'gefunden',
    missing: 'fehlt',
    'by-reference': 'nur verwiesen',
    'not-applicable': 'trifft nicht zu',
    'not-judged': 'nicht beurteilt',
  },
  timings: {
    'wrong-then': 'schon bei Veröffentlichung falsch',
    'stale-since': 'seither überholt',
    undated: 'heute falsch; ob schon bei Veröffentlichung, bleibt ohne Stand offen',
  },
  alreadyThen: 'schon bei Veröffentlichung so',
  regimes: { GDPR: 'DSGVO', KDG: 'KDG', 'DSG-EKD': 'DSG-EKD', Swiss: 'Schweizer DSG' },
  rights: {
    access: 'Auskunft',
    rectification: 'Berichtigung',
    erasure: 'Löschung',
    restriction: 'Einschränkung',
    portability: 'Datenübertragbarkeit',
    objection: 'Widerspruch',
    'withdraw-consent': 'Widerruf der Einwilligung',
    complaint: 'Beschwerde',
  },
  periods: {
    statutory: 'gesetzliche Frist',
    purpose: 'bis der Zweck entfällt',
    session: 'Sitzung',
    unlimited: 'unbegrenzt',
  },
  instruments: {
    SCC: 'Standardvertragsklauseln',
    DPF: 'Data Privacy Framework',
    BCR: 'verbindliche interne Datenschutzvorschriften',
    adequacy: 'Angemessenheitsbeschluss',
    PrivacyShield: 'Privacy Shield',
    derogation: 'Ausnahme nach Art. 49 DSGVO',
  },
  units: {
    Y: ['Jahr', 'Jahre'],
    M: ['Monat', 'Monate'],
    W: ['Woche', 'Wochen'],
    D: ['Tag', 'Tage'],
    H: ['Stunde', 'Stunden'],
    m: ['Minute', 'Minuten'],
    S: ['Sekunde', 'Sekunden'],
  },
  asOf: 'Geprüft zum',
  noticeDay: 'Stand der Erklärung',
  undated: 'ohne Datum',
  lawChecked: 'Recht geprüft bis',
  words: 'Wörter',
  aspects: { seat: 'Sitz', role: 'Rolle' },
  roles: {
    processor: 'Auftragsverarbeiter',
    controller: 'eigener Verantwortlicher',
    joint: 'gemeinsam Verantwortlicher',
  },
  unitOf: { line: 'Zeile', page: 'Seite' },
  pageShort: 'S.',
  again: (places, unit) => {
    const all = places.map(({ number, quote }) => (quote === null ? `${number}` : `${number} („${quote}“)`))
    const one = places.length === 1
    const where =
      unit === 'line' ? (one ? 'in Zeile' : 'in den Zeilen') : one ? 'auf Seite' : 'auf den Seiten'
    return `Ebenso ${where} ${listed('de', all)}`
  },
  findings: 'Befunde',
  noFindings: 'Keine Befunde',
  missing: 'Was fehlt',
  missingHint:
    'Diese Angaben stehen gar nicht im Text, nur zum Teil oder nicht so, wie das Gesetz sie verlangt.',
  checklist: 'Pflichtangaben nach Art. 13 und 14',
  checklistFound: (found, all) => `${found} von ${all} anwendbaren Angaben gefunden`,
  facts: 'Aussagen',
  joined: 'Was zusammengehört',
  joinedHint:
    'Welche Grundlage welchen Zweck trägt, wer was wofür erhält, welche Dauer für welche Daten gilt.',
  statement: 'Aussage',
  belongs: 'gehört zu',
  ends: {
    purpose: 'Zweck',
    category: 'Daten',
    base: 'Grundlage',
    instrument: 'Garantie',
    recipient: 'Empfänger',
    period: 'Dauer',
  },
  conditional: 'unter einer Bedingung',
  notJudged: 'Nicht beurteilt',
  notJudgedHint: 'Darüber sagt der Text allein nichts.',
  notice: 'Die Erklärung',
  show: 'Hervorheben',
  all: 'Alle',
  none: 'Keine',
  labels: 'Beschriftung',
  previous: 'Vorige Stelle',
  next: 'Nächste Stelle',
  since: 'seit',
  instead: 'Stattdessen',
  why: 'Warum',
  where: 'Fundstelle',
  status: 'Ergebnis',
  item: 'Angabe',
  provision: 'Vorschrift',
  kind: 'Art',
  value: 'Verstanden als',
  quote: 'Wortlaut',
  remarks: 'Anmerkungen',
  part: (part, of) => `Erklärung ${part} von ${of} in dieser Datei`,
  skip: 'Zur Erklärung springen',
  contents: 'Inhalt',
  offline: 'Diese Seite lädt nichts nach. Gleiche Datei, gleicher Tag: gleiches Ergebnis.',
  file: 'Datei',
  many: 'Gelesene Datenschutzerklärungen',
  refused: 'nicht gelesen',
  read: (done, all) => `${done} von ${all} gelesen`,
  written: (path) => `Geschrieben: ${path}`,
}

const en: ReportWords = {
  language: 'en',
  title: 'Privacy notice, read',
  languages: { de: 'German', en: 'English', other: 'another language' },
  kinds: {
    controller: 'Controller',
    officer: 'Officer',
    base: 'Legal basis',
    recipient: 'Recipient',
    transfer: 'Transfer',
    period: 'Period',
    cookie: 'Cookie',
    right: 'Right',
    authority: 'Authority',
    special: 'Special categories',
    date: 'Date',
  },
  severities: { error: 'Error', warn: 'Warning', info: 'Hint' },
  severitiesMany: { error: 'Errors', warn: 'Warnings', info: 'Hints' },
  counted: (count, severity) => `${count} ${severityOf(en, count, severity).toLowerCase()}`,
  statuses: {
    found: 'found',
    missing: 'missing',
    'by-reference': 'by reference only',
    'not-applicable': 'not applicable',
    'not-judged': 'not judged',
  },
  timings: {
    'wrong-then': 'wrong when published',
    'stale-since': 'overtaken since',
    undated: 'wrong today; without a date of the notice, whether it was when published stays open',
  },
  alreadyThen: 'so when published',
  regimes: { GDPR: 'GDPR', KDG: 'KDG', 'DSG-EKD': 'DSG-EKD', Swiss: 'Swiss FADP' },
  rights: {
    access: 'access',
    rectification: 'rectification',
    erasure: 'erasure',
    restriction: 'restriction',
    portability: 'portability',
    objection: 'objection',
    'withdraw-consent': 'withdrawal of consent',
    complaint: 'complaint',
  },
  periods: {
    statutory: 'statutory period',
    purpose: 'until the purpose ends',
    session: 'session',
    unlimited: 'without end',
  },
  instruments: {
    SCC: 'standard contractual clauses',
    DPF: 'Data Privacy Framework',
    BCR: 'binding corporate rules',
    adequacy: 'adequacy decision',
    PrivacyShield: 'Privacy Shield',
    derogation: 'derogation under Art. 49 GDPR',
  },
  units: {
    Y: ['year', 'years'],
    M: ['month', 'months'],
    W: ['week', 'weeks'],
    D: ['day', 'days'],
    H: ['hour', 'hours'],
    m: ['minute', 'minutes'],
    S: ['second', 'seconds'],
  },
  asOf: 'Judged as of',
  noticeDay: 'Date of the notice',
  undated: 'undated',
  lawChecked: 'Law checked up to',
  words: 'words',
  aspects: { seat: 'Seat', role: 'Role' },
  roles: { processor: 'processor', controller: 'controller of its own', joint: 'joint controller' },
  unitOf: { line: 'line', page: 'page' },
  pageShort: 'p.',
  again: (places, unit) => {
    const all = places.map(({ number, quote }) => (quote === null ? `${number}` : `${number} (“${quote}”)`))
    const one = places.length === 1
    const where = unit === 'line' ? (one ? 'in line' : 'in lines') : one ? 'on page' : 'on pages'
    return `Also ${where} ${listed('en', all)}`
  },
  findings: 'Findings',
  noFindings: 'No findings',
  missing: 'What is missing',
  missingHint:
    'This does not stand in the text at all, or only in part, or not in the way that the law asks for.',
  checklist: 'What Art. 13 and 14 ask for',
  checklistFound: (found, all) => `${found} of ${all} applicable items found`,
  facts: 'Statements',
  joined: 'What belongs together',
  joinedHint:
    'Which basis carries which purpose, who receives what for what, which period applies to which data.',
  statement: 'Statement',
  belongs: 'belongs to',
  ends: {
    purpose: 'Purpose',
    category: 'Data',
    base: 'Basis',
    instrument: 'Safeguard',
    recipient: 'Recipient',
    period: 'Period',
  },
  conditional: 'on a condition',
  notJudged: 'Not judged',
  notJudgedHint: 'The text alone says nothing about these.',
  notice: 'The notice',
  show: 'Highlight',
  all: 'All',
  none: 'None',
  labels: 'Labels',
  previous: 'Previous place',
  next: 'Next place',
  since: 'since',
  instead: 'Instead',
  why: 'Why',
  where: 'Where',
  status: 'Result',
  item: 'Item',
  provision: 'Provision',
  kind: 'Kind',
  value: 'Understood as',
  quote: 'Words',
  remarks: 'Remarks',
  part: (part, of) => `Notice ${part} of ${of} in this file`,
  skip: 'Skip to the notice',
  contents: 'Contents',
  offline: 'This page loads nothing. Same file, same day: same result.',
  file: 'File',
  many: 'Privacy notices, read',
  refused: 'not read',
  read: (done, all) => `${done} of ${all} read`,
  written: (path) => `Written: ${path}`,
}

/** What so many findings of a severity are called: one is a hint, two are hints. */
export function severityOf(words: ReportWords, count: number, severity: Severity): string {
  return count === 1 ? words.severities[severity] : words.severitiesMany[severity]
}

/** The words of reports in a language. */
export function reportWords(language: Language): ReportWords {
  return language === 'de' ? de : en
}

const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/u
const UNITS = ['Y', 'M', 'W', 'D', 'H', 'm', 'S'] as const

const ACTS: Readonly<Record<string, string>> = { GDPR: 'DSGVO' }

/** A norm as facts name it, as a citation: `GDPR 6(1)(f)`, `TDDDG 25(1)`. */
function sayNorm(norm: string, words: ReportWords): string | null {
  const parts = /^([\p{L}-]{2,12}) (\d{1,4}[a-z]?)((?:\(\w{1,3}\)){0,3})$/u.exec(norm)
  const [, act, article, more = ''] = parts ?? []
  if (act === undefined || article === undefined) return null
  const sign = /^(?:GDPR|KDO|.*-VO)$/u.test(act) ? 'Art.' : '§'
  const name = words.language === 'de' ? (ACTS[act] ?? act) : act
  return `${cite(`${sign} ${article}${more}`, words.language)} ${name}`
}

/** Whether a finding was so on the notice's own day or came since; good practice is not called wrong. */
export function sayTiming(
  { severity, timing }: Pick<AuditFinding, 'severity' | 'timing'>,
  words: ReportWords,
): string {
  return severity === 'info' && timing === 'wrong-then' ? words.alreadyThen : words.timings[timing]
}

/** A statement as people read it: “Sitz: Irland” of a recipient, else what was understood; a name or an address as it is. */
export function sayShown({ kind, aspect, path, value }: Shown, words: ReportWords): string {
  if (aspect !== null) {
    const said = aspect === 'seat' ? countryText(value, words.language) : (words.roles[value] ?? value)
    return `${words.aspects[aspect]}: ${said}`
  }
  if (path === 'controller.country' && COUNTRY.test(value)) return countryText(value, words.language)
  return CODED.has(kind) ? sayValue(value, words) : value
}

const COUNTRY = /^[A-Z]{2}$/u
/** What the reader states in terms of its own, not in the words of the notice. */
const CODED: ReadonlySet<Kind> = new Set(['base', 'transfer', 'period', 'cookie', 'right'])

/** What was understood, for people: `P7D` becomes “7 Tage”, `access` becomes “Auskunft”; what follows a term is said as it is. */
export function sayValue(value: string, words: ReportWords): string {
  const [term = '', ...more] = value.split(' · ')
  return [sayTerm(term, words), ...more].join(' · ')
}

function sayTerm(term: string, words: ReportWords): string {
  const instruments: Readonly<Record<string, string>> = words.instruments
  const known = words.periods[term] ?? words.rights[term] ?? instruments[term]
  if (known !== undefined) return known
  const duration = DURATION.exec(term)
  if (duration === null) return sayNorm(term, words) ?? term
  return UNITS.flatMap((unit, i) => {
    const amount = duration[i + 1]
    const name = words.units[unit]
    return amount === undefined || name === undefined
      ? []
      : [`${amount} ${amount === '1' ? name[0] : name[1]}`]
  }).join(', ')
}
