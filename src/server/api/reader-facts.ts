/** What a notice says, fact by fact, as the console shows and corrects it. */
import { z } from '@hono/zod-openapi'
import { isDay, type Language, Problem, type Words } from '../../base/index.ts'
import {
  type Correctable,
  type Correction,
  correctableFacts,
  type FactForm,
  type Facts,
  type Reading,
  reportWords,
  linesAndColumns,
  sayValue,
  wholeWords,
} from '../../reader/index.ts'
import { countryText } from '../../text/country.ts'
import { dayText } from '../../text/day.ts'
import { inBoth, same } from '../words.ts'
import type { ReaderFact } from './contract.ts'

const listed = z
  .array(z.strictObject({ path: z.string().max(80), value: z.string().trim().max(300).nullable() }))
  .max(2000)

/**
 * The corrections of a form.
 *
 * @throws Problem 422 when it is no list of corrections
 */
export function correctionsIn(text: string | undefined): readonly Correction[] {
  if (text === undefined || text === '') return []
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    given = null
  }
  const parsed = listed.safeParse(given)
  if (parsed.success) return parsed.data
  throw new Problem(422, 'reader/corrections', 'Expected is a list of corrections as JSON.', {
    faults: [
      { field: 'corrections', code: 'invalid', message: 'Expected is a list of corrections as JSON.' },
    ],
  })
}

const groups: Readonly<Record<string, Words>> = {
  controller: { de: 'Verantwortlicher', en: 'Controller' },
  dpo: { de: 'Datenschutzbeauftragte', en: 'Data protection officer' },
  legal_bases: { de: 'Rechtsgrundlagen', en: 'Legal bases' },
  recipients: { de: 'Empfänger', en: 'Recipients' },
  general_transfer: { de: 'Übermittlung in Drittländer', en: 'Transfers to third countries' },
  retention: { de: 'Speicherdauer', en: 'Storage periods' },
  cookies: { de: 'Cookies', en: 'Cookies' },
  rights: { de: 'Rechte', en: 'Rights' },
  authority: { de: 'Aufsichtsbehörde', en: 'Authority' },
  special_categories: { de: 'Besondere Kategorien', en: 'Special categories' },
  date_of_notice: { de: 'Stand', en: 'Date' },
}

const fields: Readonly<Record<string, Words>> = {
  'controller.name': { de: 'Name', en: 'Name' },
  'controller.street': { de: 'Straße', en: 'Street' },
  'controller.postal': { de: 'Postleitzahl', en: 'Postcode' },
  'controller.city': { de: 'Ort', en: 'City' },
  'controller.country': { de: 'Land', en: 'Country' },
  'controller.email': { de: 'E-Mail', en: 'E-mail' },
  'controller.phone': { de: 'Telefon', en: 'Telephone' },
  'dpo.name': { de: 'Name', en: 'Name' },
  'dpo.email': { de: 'E-Mail', en: 'E-mail' },
  legal_bases: { de: 'Grundlage', en: 'Basis' },
  'recipients.name': { de: 'Name', en: 'Name' },
  'recipients.role': { de: 'Rolle', en: 'Role' },
  'recipients.country': { de: 'Sitz', en: 'Seat' },
  'recipients.transfer': { de: 'Garantie', en: 'Safeguard' },
  'retention.what': { de: 'Was', en: 'What' },
  'retention.period': { de: 'Frist', en: 'Period' },
  'retention.from': { de: 'Beginn', en: 'Start' },
  rights: { de: 'Recht', en: 'Right' },
  authority: { de: 'Name', en: 'Name' },
  date_of_notice: { de: 'Tag', en: 'Day' },
  cookies: { de: 'Cookie', en: 'Cookie' },
  general_transfer: { de: 'Garantie', en: 'Safeguard' },
  special_categories: { de: 'Angabe', en: 'Statement' },
  'cookies.lifetime': { de: 'Lebensdauer', en: 'Lifetime' },
}

const roles: Readonly<Record<string, Words>> = {
  processor: { de: 'Auftragsverarbeiter', en: 'processor' },
  controller: { de: 'eigener Verantwortlicher', en: 'controller of its own' },
  joint: { de: 'gemeinsam Verantwortlicher', en: 'joint controller' },
}

const BASES = [
  ...['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `GDPR 6(1)(${letter})`),
  ...['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].map((letter) => `GDPR 9(2)(${letter})`),
]

const refusals: Readonly<Record<'unknown' | FactForm, Words>> = {
  unknown: { de: 'Das gibt es in dieser Erklärung nicht.', en: 'There is no such thing in this notice.' },
  text: { de: 'Erwartet wird ein Text bis 300 Zeichen.', en: 'Expected is a text of up to 300 characters.' },
  country: {
    de: 'Erwartet wird ein Land, etwa „Deutschland“ oder „DE“.',
    en: 'Expected is a country, such as “Germany” or “DE”.',
  },
  role: { de: 'Wählen Sie eine Rolle.', en: 'Choose a role.' },
  base: { de: 'Wählen Sie eine Rechtsgrundlage.', en: 'Choose a legal basis.' },
  period: {
    de: 'Erwartet wird eine Dauer, etwa „14 Tage“, „6 Monate“ oder „P2Y“.',
    en: 'Expected is a duration, such as “14 days”, “6 months” or “P2Y”.',
  },
  day: {
    de: 'Erwartet wird ein Tag wie 5.12.2026 oder 2026-12-05.',
    en: 'Expected is a day such as 2026-12-05.',
  },
}

/** Why a correction is refused, for whoever typed it. */
export function sayRefused(because: 'unknown' | FactForm, language: Language): string {
  return refusals[because][language]
}

function said(form: FactForm, value: string): Words {
  if (form === 'role') return roles[value] ?? same(value)
  if (form === 'country') return inBoth((language) => countryText(value, language))
  if (form === 'day' && isDay(value)) return inBoth((language) => dayText(value, language))
  if (form === 'text' || form === 'day') return same(value)
  return inBoth((language) => sayValue(value, reportWords(language)))
}

function choicesOf(form: FactForm): readonly { readonly value: string; readonly title: Words }[] {
  const values = form === 'role' ? Object.keys(roles) : form === 'base' ? BASES : []
  return values.map((value) => ({ value, title: said(form, value) }))
}

/** What the text said of a fact, where it stands, and how it was corrected since; what cannot be corrected stands at the end. */
export function factsOf(reading: Reading, corrections: readonly Correction[]): readonly ReaderFact[] {
  const { facts, notice } = reading
  const { lineOf: lineAt } = linesAndColumns(notice.source)
  const by = new Map(corrections.map(({ path, value }) => [path, value]))
  const quoted = (at: readonly [number, number]): string =>
    notice.source
      .slice(...wholeWords(notice.source, at))
      .replaceAll(/\s+/gu, ' ')
      .trim()
  const placed = (...paths: readonly string[]) => {
    const span = facts.spans.find(({ path }) => paths.includes(path))
    return {
      quote: span === undefined ? null : quoted(span.at),
      line: span === undefined ? null : lineAt(span.at[0]),
    }
  }
  const known = correctableFacts(facts, corrections)
  const own = known.map((fact): ReaderFact => {
    const change = by.get(fact.path)
    const struck = by.get(fact.strikes) === null || change === null
    const was = fact.value === null ? null : said(fact.form, fact.value)
    const now = struck ? null : change === undefined || change === null ? was : said(fact.form, change)
    return {
      path: fact.path,
      group: groupOf(fact.path),
      title: fields[fact.field] ?? groupOf(fact.path),
      value: now,
      edit: {
        form: fact.form,
        raw: change ?? fact.value ?? '',
        choices: [...choicesOf(fact.form)],
        strikes: fact.strikes,
        adds: fact.adds,
      },
      ...placed(...placesFor(fact)),
      corrected: struck ? 'struck' : change === undefined ? null : fact.adds ? 'added' : 'changed',
      was,
    }
  })
  const shown = new Set(known.flatMap((fact) => placesFor(fact)))
  const rest = facts.spans.flatMap(({ path, at }): readonly ReaderFact[] => {
    if (shown.has(path) || /^(?:dpo\.present|recipients\[\d+\]\.alias)/u.test(path)) return []
    const text = quoted(at)
    return [
      {
        path,
        group: groupOf(path),
        title: fields[path.replaceAll(/\[\d+\]/gu, '')] ?? groupOf(path),
        value: inBoth((language) => understood(facts, path, language) ?? text),
        edit: null,
        quote: text,
        line: lineAt(at[0]),
        corrected: null,
        was: null,
      },
    ]
  })
  return [...own, ...rest]
}

function groupOf(path: string): Words {
  const head = path.split(/[.[]/u)[0] ?? path
  return groups[head] ?? same(head)
}

/** Under which paths the reader notes the place of a fact. */
function placesFor({ path, strikes }: Correctable): readonly string[] {
  return path.endsWith('.name') || path.endsWith('.what') ? [path, strikes] : [path]
}

/** What was understood of a right, a cookie or an instrument; null where the text itself says it best. */
function understood(facts: Facts, path: string, language: Language): string | null {
  const [, list = '', at = ''] = /^(rights|general_transfer)\[(\d+)\]/u.exec(path) ?? []
  const value =
    list === 'rights'
      ? facts.rights[Number(at)]
      : list === 'general_transfer'
        ? facts.general_transfer[Number(at)]
        : undefined
  return value === undefined ? null : sayValue(value, reportWords(language))
}

/** The corrections as comments above a draft, so that nobody takes them for words of the notice. */
export function headOf(reading: Reading, corrections: readonly Correction[], language: Language): string {
  const changed = factsOf(reading, corrections).filter(({ corrected }) => corrected !== null)
  if (changed.length === 0) return ''
  const lines = changed.map(({ group, title, value, was }) => {
    const before = was?.[language] ?? '–'
    const after = value?.[language] ?? (language === 'de' ? 'gestrichen' : 'struck')
    return `#   ${group[language]}, ${title[language]}: ${before} → ${after}`.replaceAll(/[\r\n]+/gu, ' ')
  })
  const title = language === 'de' ? '# Von Hand berichtigt:' : '# Corrected by hand:'
  return `${[title, ...lines].join('\n')}\n`
}
