import type { Span } from '../notice.ts'
import { CONTINUES, TITLE } from '../links/index.ts'
import { standsInName } from '../subjects.ts'
import { leadsOf } from './leads.ts'
import { paragraphsOf } from './paragraphs.ts'
import type { Source } from './source.ts'
import { NO_ACTIVITY, RECIPIENTS_ONLY } from './vocabulary.ts'

const ARTICLES = ['6(1)(a)', '6(1)(b)', '6(1)(c)', '6(1)(d)', '6(1)(e)', '6(1)(f)'] as const

export type Article = (typeof ARTICLES)[number]

export interface Found<T> {
  readonly what: T
  readonly at: Span
}

/** What stands under one topic of a notice, each thing with its place in `Notice.text`. */
export interface Section extends Stated {
  /** The heading as written, with its place; null where the section is paragraphs without one, or the whole notice. */
  readonly title: Found<string> | null
  /** Whether an offset of `Notice.text` stands in it. */
  readonly holds: (offset: number) => boolean
}

/** What pieces of a notice state. */
export interface Stated {
  readonly articles: readonly Found<Article>[]
  readonly special: readonly Found<string>[]
  readonly other: readonly Found<string>[]
  readonly purposes: readonly Found<string>[]
  readonly categories: readonly Found<string>[]
  readonly recipients: readonly Found<number>[]
  readonly periods: readonly Found<number>[]
}

/**
 * The sections that describe an activity: those under headings, or the paragraphs there that open with titles of their own;
 * else the paragraphs that say what for, else the whole notice as one.
 */
export function activeSections(s: Source): readonly Section[] {
  const stated = statedIn(s)
  const byHeading = parted(stated, (at) => s.sectionOf(at))
  const leads = leadsOf(s.scene)
  const rights = rightsBy(s)
  const headed = s.scene.headings.flatMap(({ start, end, text }, heading): readonly Section[] => {
    const own = byHeading.get(heading)
    if (own === undefined || text === '') return []
    if (TITLE.test(text) || CONTINUES.test(text) || NO_ACTIVITY.test(text)) return []
    if (RECIPIENTS_ONLY.test(text) && !processes(own)) return []
    if ((rights.get(heading)?.size ?? 0) >= RIGHTS && own.recipients.length + own.periods.length === 0)
      return []
    if (!processes(own) && own.recipients.length === 0) return []
    const whole: Section = {
      title: { what: text, at: [start, end] },
      holds: (at) => s.sectionOf(at) === heading,
      ...own,
    }
    return byLeads(leads, whole)
  })
  if (headed.length > 0) return headed
  const { titles, groupOf } = paragraphsOf(s, stated)
  const byGroup = parted(stated, (at) => groupOf(at))
  const paragraphs = titles.flatMap((title, group): readonly Section[] => {
    const own = byGroup.get(group)
    return own === undefined ? [] : [{ title, holds: (at) => groupOf(at) === group, ...own }]
  })
  return paragraphs.length > 1 ? paragraphs : [{ title: null, holds: () => true, ...stated }]
}

/**
 * A section parted at the titles that its paragraphs open with, where two or more of them rest something on a ground:
 * "Server. Unsere Server speichern …", "Abrechnung. Für bezahlte Tarife …". What stands before them stays under the heading.
 */
function byLeads(all: readonly Found<string>[], whole: Section): readonly Section[] {
  const leads = all.filter(({ at }) => whole.holds(at[0]))
  if (leads.length < 2) return [whole]
  const last = (offset: number, of: readonly Found<string>[]): number =>
    of.findLastIndex(({ at }) => at[0] <= offset)
  const alone = parted(whole, (at) => last(at, leads))
  const own = leads.filter((_, n) => grounded(alone.get(n)))
  if (own.length < 2) return [whole]
  const byLead = parted(whole, (at) => last(at, own))
  const part = (n: number, title: Found<string> | null): readonly Section[] => {
    const stated = byLead.get(n)
    if (stated === undefined || !(processes(stated) || stated.recipients.length > 0)) return []
    return [{ title, holds: (at) => whole.holds(at) && last(at, own) === n, ...stated }]
  }
  return [...part(-1, whole.title), ...own.flatMap((title, n) => part(n, title))]
}

/** Whether something is said to rest on a ground of its own. */
function grounded(stated: Stated | undefined): boolean {
  return stated !== undefined && stated.articles.length + stated.special.length + stated.other.length > 0
}

/** So many rights told in a section make it the one on rights, whatever it is called: "Was Ihnen zusteht". */
const RIGHTS = 4

/** The rights told right under each heading. */
function rightsBy(s: Source): ReadonlyMap<number, ReadonlySet<string>> {
  const by = new Map<number, Set<string>>()
  for (const { path, at } of s.facts.reading.anchors) {
    if (!path.startsWith('rights[')) continue
    const { heading } = s.scene.sentenceAt(at[0])
    by.set(heading, (by.get(heading) ?? new Set()).add(path))
  }
  return by
}

function processes({ articles, purposes, categories }: Stated): boolean {
  return articles.length > 0 || (purposes.length > 0 && categories.length > 0)
}

/** Each thing once, at its first place. */
export function once<T>(found: readonly Found<T>[]): readonly Found<T>[] {
  const seen = new Map<T, Found<T>>()
  for (const one of found) if (!seen.has(one.what)) seen.set(one.what, one)
  return [...seen.values()]
}

/** What is stated, by the section that it stands in. */
function parted(all: Stated, keyOf: (offset: number) => number): ReadonlyMap<number, Stated> {
  const by = <T>(found: readonly Found<T>[]): ReadonlyMap<number, readonly Found<T>[]> =>
    Map.groupBy(found, ({ at }) => keyOf(at[0]))
  const parts = {
    articles: by(all.articles),
    special: by(all.special),
    other: by(all.other),
    purposes: by(all.purposes),
    categories: by(all.categories),
    recipients: by(all.recipients),
    periods: by(all.periods),
  }
  const keys = new Set(Object.values(parts).flatMap((part) => [...part.keys()]))
  return new Map(
    [...keys].map((key) => [
      key,
      {
        articles: parts.articles.get(key) ?? [],
        special: parts.special.get(key) ?? [],
        other: parts.other.get(key) ?? [],
        purposes: parts.purposes.get(key) ?? [],
        categories: parts.categories.get(key) ?? [],
        recipients: parts.recipients.get(key) ?? [],
        periods: parts.periods.get(key) ?? [],
      },
    ]),
  )
}

function statedIn({ facts: { reading, legal_bases } }: Source): Stated {
  const articles: Found<Article>[] = []
  const special: Found<string>[] = []
  const other: Found<string>[] = []
  const periods: Found<number>[] = []
  for (const { path, at } of reading.anchors) {
    const [, kind, n] = /^(legal_bases|retention)\[(\d{1,5})\]$/u.exec(path) ?? []
    if (kind === 'retention') periods.push({ what: Number(n), at })
    if (kind !== 'legal_bases') continue
    const norm = legal_bases[Number(n)] ?? ''
    const article = ARTICLES.find((one) => norm.startsWith(`GDPR ${one}`))
    const lifted = /^GDPR (9\(2\)\([a-j]\))/u.exec(norm)?.[1]
    if (article !== undefined) articles.push({ what: article, at })
    else if (lifted !== undefined) special.push({ what: lifted, at })
    else other.push({ what: norm, at })
  }
  const subjects = (kind: 'purpose' | 'category'): readonly Found<string>[] =>
    reading.statements
      .filter((one) => one.kind === kind && !(kind === 'purpose' && standsInName(reading.places, one.at)))
      .map(({ subject, at }) => ({ what: subject, at }))
  return {
    articles,
    special,
    other,
    periods,
    purposes: subjects('purpose'),
    categories: subjects('category'),
    recipients: reading.places.map(({ recipient, at }) => ({ what: recipient, at })),
  }
}
