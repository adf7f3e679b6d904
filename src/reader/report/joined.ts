import type { Language } from '../../base/index.ts'
import { category } from '../../law/index.ts'
import type { Facts } from '../facts/index.ts'
import { type LinkEnd, readLinks } from '../links/index.ts'
import type { Notice, Span } from '../notice.ts'
import { PURPOSE_WORDS, categoryFor } from '../subjects.ts'
import { type ReportWords, sayValue } from './words.ts'

/** What a notice joins to a fact, at the place where it does. */
export interface Partner {
  readonly kind: LinkEnd['kind']
  /** For people, in the language asked for. */
  readonly label: string
  /** Offsets in `Notice.source`. */
  readonly at: Span
  /** The text makes it depend on a condition ("sofern …"). */
  readonly conditional: boolean
}

/** A base, recipient or period with all that the notice joins to it. */
export interface Joined {
  readonly kind: 'base' | 'recipient' | 'period'
  /** Path of the fact in `Facts`. */
  readonly path: string
  readonly label: string
  readonly at: Span
  readonly partners: readonly Partner[]
}

/** In which order partners are told: for what, which data, on what base, under which instrument, by whom. */
const ORDER: readonly LinkEnd['kind'][] = ['purpose', 'category', 'base', 'instrument', 'recipient', 'period']

/**
 * Which base carries which purpose, which recipient gets what, which period belongs to which data: the links of a notice,
 * by the fact they start from, each partner once and where it is said first (Art. 13(1)(c), (e), (f) and 13(2)(a) GDPR).
 */
export function joinedFacts(notice: Notice, facts: Facts, words: ReportWords): readonly Joined[] {
  const by = Map.groupBy(readLinks(notice, facts).links, ({ from }) => from.id)
  return [...by].flatMap(([path, links]): readonly Joined[] => {
    const [first] = links
    if (first === undefined || !isFact(first.from.kind)) return []
    const partners = new Map<string, Partner>()
    for (const { to, conditional } of links) {
      const label = sayEnd(to, notice, words)
      const key = `${to.kind} ${label}`
      const known = partners.get(key)
      if (known === undefined || (known.conditional && !conditional))
        partners.set(key, { kind: to.kind, label, at: to.at, conditional })
    }
    return [
      {
        kind: first.from.kind,
        path,
        label: sayFact(path, facts, words),
        at: first.from.at,
        partners: [...partners.values()].sort(
          (a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.at[0] - b.at[0],
        ),
      },
    ]
  })
}

function isFact(kind: LinkEnd['kind']): kind is Joined['kind'] {
  return kind === 'base' || kind === 'recipient' || kind === 'period'
}

/** A period is told with what the notice says it is for; its length alone says little. */
function sayFact(path: string, facts: Facts, words: ReportWords): string {
  const [, list, at] = /^(\w+)\[(\d+)\]/u.exec(path) ?? []
  const number = Number(at)
  if (list === 'legal_bases') return sayValue(facts.legal_bases[number] ?? '', words)
  if (list === 'recipients') return facts.recipients[number]?.name ?? ''
  const period = facts.retention[number]
  return period === undefined ? '' : sayValue(`${period.period} · ${period.what}`, words)
}

function sayEnd(end: LinkEnd, notice: Notice, words: ReportWords): string {
  if (end.kind === 'purpose') return PURPOSE_WORDS[end.id]?.[words.language] ?? end.label
  if (end.kind === 'category') return sayCategory(end.id, notice.source.slice(...end.at), words.language)
  return end.kind === 'recipient' ? end.label : sayValue(end.label, words)
}

function sayCategory(id: string, quote: string, language: Language): string {
  const chosen = categoryFor(id, quote)
  const row = category(chosen.id)
  return chosen.own?.[language] ?? (language === 'de' ? row?.title_de : row?.title_en) ?? id
}
