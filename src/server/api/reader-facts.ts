/** What a notice says, fact by fact, as the console shows and corrects it. */
import { z } from '@hono/zod-openapi'
import { isDay, type Language, Problem, type Words } from '../../base/index.ts'
import { category } from '../../law/index.ts'
import {
  categoryFor,
  type Correctable,
  type Correction,
  correctableFacts,
  type FactForm,
  INSTRUMENTS,
  PURPOSE_WORDS,
  type Reading,
  reportWords,
  RIGHTS,
  countedIn,
  sayValue,
  type Span,
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
  purposes: { de: 'Zwecke', en: 'Purposes' },
  categories: { de: 'Arten von Daten', en: 'Categories of data' },
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
  'retention.what': { de: 'Was', en: 'What' },
  'retention.period': { de: 'Frist', en: 'Period' },
  'retention.from': { de: 'Beginn', en: 'Start' },
  rights: { de: 'Recht', en: 'Right' },
  authority: { de: 'Name', en: 'Name' },
  date_of_notice: { de: 'Tag', en: 'Day' },
  general_transfer: { de: 'Garantie', en: 'Safeguard' },
  special_categories: { de: 'Angabe', en: 'Statement' },
  purposes: { de: 'Zweck', en: 'Purpose' },
  categories: { de: 'Art', en: 'Category' },
  'cookies.name': { de: 'Name', en: 'Name' },
  'recipients.transfer': { de: 'Garantie', en: 'Safeguard' },
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
    de: 'Erwartet wird ein Land, etwa Deutschland oder DE.',
    en: 'Expected is a country, such as Germany or DE.',
  },
  role: { de: 'Wählen Sie eine Rolle.', en: 'Choose a role.' },
  base: { de: 'Wählen Sie eine Rechtsgrundlage.', en: 'Choose a legal basis.' },
  period: {
    de: 'Erwartet wird eine Dauer, etwa 8 Jahre, 6 Monate oder 14 Tage, oder: bis der Zweck entfällt, gesetzliche Frist, Sitzung, unbegrenzt.',
    en: 'Expected is a length of time, such as 8 years, 6 months or 14 days, or: until the purpose ends, statutory period, session, without end.',
  },
  day: {
    de: 'Erwartet wird ein Tag oder Monat, etwa 5. Dezember 2026 oder 2026-12.',
    en: 'Expected is a day or a month, such as 5 December 2026 or 2026-12.',
  },
  right: { de: 'Wählen Sie ein Recht.', en: 'Choose a right.' },
  instrument: { de: 'Wählen Sie eine Garantie.', en: 'Choose a safeguard.' },
  stated: {
    de: 'Besondere Kategorien werden verarbeitet oder nicht; mehr steht hier nicht.',
    en: 'Special categories are processed or not; there is nothing more to this.',
  },
  fixed: {
    de: 'Das lässt sich hier nur streichen. Ändern Sie es im Entwurf.',
    en: 'This can only be struck here. Change it in the draft.',
  },
}

/** Why a correction is refused, for whoever typed it. */
export function sayRefused(because: 'unknown' | FactForm, language: Language): string {
  return refusals[because][language]
}

const STATED: Words = { de: 'werden verarbeitet', en: 'are processed' }

function said(form: FactForm, value: string): Words {
  if (form === 'stated') return STATED
  if (form === 'role') return roles[value] ?? same(value)
  if (form === 'country') return inBoth((language) => countryText(value, language))
  if (form === 'day' && isDay(value)) return inBoth((language) => dayText(value, language))
  if (form === 'text' || form === 'day' || form === 'fixed') return same(value)
  return inBoth((language) => sayValue(value, reportWords(language)))
}

function choicesOf(form: FactForm): readonly { readonly value: string; readonly title: Words }[] {
  return (choices[form] ?? []).map((value) => ({ value, title: said(form, value) }))
}

const choices: Readonly<Partial<Record<FactForm, readonly string[]>>> = {
  role: Object.keys(roles),
  base: BASES,
  right: RIGHTS,
  instrument: INSTRUMENTS,
  stated: ['stated'],
}

/** A fact as people read it: a purpose or a category by what it is called in a declaration. */
function saidOf({ field, form }: Correctable, value: string): Words {
  if (field === 'purposes') {
    const { de, en } = PURPOSE_WORDS[value] ?? same(value)
    return { de, en }
  }
  if (field === 'categories') return categoryWords(value)
  return said(form, value)
}

function categoryWords(read: string): Words {
  const { id, own } = categoryFor(read, '')
  if (own !== undefined) return { de: own.de, en: own.en }
  const row = category(id)
  return row === null ? same(read) : { de: row.title_de, en: row.title_en }
}

/** What the text said of a fact, where it stands, and how it was corrected since. */
export function factsOf(reading: Reading, corrections: readonly Correction[]): readonly ReaderFact[] {
  const { facts, notice } = reading
  const { numberOf } = countedIn(notice)
  const by = new Map(corrections.map(({ path, value }) => [path, value]))
  return correctableFacts(facts, corrections).map((fact): ReaderFact => {
    const change = by.get(fact.path)
    const struck = by.get(fact.strikes) === null || change === null
    const was = fact.value === null ? null : saidOf(fact, fact.value)
    const now = struck ? null : change === undefined || change === null ? was : said(fact.form, change)
    const raw = change ?? fact.value
    const places = placesOf(reading, fact)
    const [first] = places
    return {
      path: fact.path,
      group: groupOf(fact.path),
      title: fields[fact.field] ?? groupOf(fact.path),
      value: now,
      edit: {
        form: fact.form,
        // Chosen by its code, typed in words.
        raw: raw === null ? same('') : choices[fact.form] !== undefined ? same(raw) : said(fact.form, raw),
        choices: [...choicesOf(fact.form)],
        strikes: fact.strikes,
        adds: fact.adds,
      },
      quote:
        first === undefined
          ? null
          : notice.source
              .slice(...wholeWords(notice.source, first))
              .replaceAll(/\s+/gu, ' ')
              .replace(/^[\s,;]+|\s+$/gu, ''),
      places: [...new Set(places.map(([start]) => numberOf(start)))].toSorted((a, b) => a - b),
      corrected: struck ? 'struck' : change === undefined ? null : fact.adds ? 'added' : 'changed',
      was,
    }
  })
}

function groupOf(path: string): Words {
  const head = path.split(/[.[]/u)[0] ?? path
  return groups[head] ?? same(head)
}

/** Where a fact stands in the source, in order; empty for what the notice leaves out. */
function placesOf({ facts, notice }: Reading, { path, field, strikes, value }: Correctable): readonly Span[] {
  const kind = SPOKEN[field]
  if (kind !== undefined) {
    return facts.reading.statements
      .filter((one) => one.kind === kind && one.subject === value)
      .map(({ at }) => notice.spanOf(...at))
  }
  // The reader notes the place of a name or of what is kept under the entry itself.
  const paths = path.endsWith('.name') || path.endsWith('.what') ? [path, strikes] : [path]
  return facts.spans.filter((one) => paths.includes(one.path)).map(({ at }) => at)
}

/** What is no fact of its own but read from the sentences that speak of it. */
const SPOKEN: Readonly<Record<string, 'purpose' | 'category'>> = {
  purposes: 'purpose',
  categories: 'category',
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
