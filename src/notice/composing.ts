import type { Day, Language } from '../base/index.ts'
import { type Declaration, type Recipient, categoryTitle } from '../declaration/index.ts'
import { category as lawCategory, isEea } from '../law/index.ts'
import { countryText } from '../text/country.ts'
import { dayText } from '../text/day.ts'
import { type NoticeWords, noticeWords } from '../text/notice.ts'
import { type About, type Writer, writer } from './clause.ts'
import type { Block, Section } from './document.ts'

/** A notice in the making: what it is made from, and how things are called in its language. */
export interface Composing extends Writer {
  readonly declaration: Declaration
  readonly words: NoticeWords
  readonly version: number
  country(code: string): string
  day(day: Day): string
  category(id: string): string
  categories(ids: readonly string[]): string
  recipient(id: string): Recipient | undefined
  /** `a, b und c` */
  list(items: readonly string[]): string
  /** The same, for sentences about something. */
  about(more: About): Composing
  /** Whether a country is outside the EEA on the day of the notice. */
  isThird(country: string): boolean
}

export function composing(
  declaration: Declaration,
  language: Language,
  on: Day,
  version: number,
  about: About = {},
): Composing {
  const words = noticeWords(language)
  const category = (id: string): string => categoryTitle(declaration, id)[language]
  return {
    ...writer(language, on, about),
    about: (more) => composing(declaration, language, on, version, { ...about, ...more }),
    declaration,
    words,
    version,
    country: (code) => countryText(code, language),
    day: (day) => dayText(day, language),
    category,
    categories: (ids) =>
      capital([...new Set(ids)].map((id) => inline(id, category(id), language)).join(', ')),
    recipient: (id) => declaration.recipients.find((item) => item.id === id),
    list: (items) =>
      items.length < 2
        ? (items[0] ?? '')
        : `${items.slice(0, -1).join(', ')} ${words.and} ${items.at(-1) ?? ''}`,
    isThird: (country) => !isEea(country, on),
  }
}

/** How a category is called in the middle of a sentence. */
function inline(id: string, title: string, language: Language): string {
  if (language === 'de') return lawCategory(id)?.inline_de ?? title
  return /^[A-Z][a-z]/u.test(title) ? `${title.slice(0, 1).toLowerCase()}${title.slice(1)}` : title
}

/** With a capital at the beginning. */
export function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}

/** A section with what it needs said and what can be left out. */
export function section(
  anchor: string,
  heading: string,
  blocks: readonly Block[],
  more: { readonly framed?: boolean; readonly sections?: readonly Section[] } = {},
): Section {
  return { anchor, heading, framed: more.framed ?? false, blocks, sections: more.sections ?? [] }
}
