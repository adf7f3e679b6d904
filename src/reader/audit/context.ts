import { type Day, isDay, parseDay } from '../../base/index.ts'
import type { Facts } from '../facts/index.ts'
import type { Notice, Span } from '../notice.ts'
import { sectionsIn } from '../sections.ts'
import { judge } from './checklist.ts'
import type { Regime } from './finding.ts'
import { EEA, law } from './law.ts'
import { fitsAny, type Pattern, pattern, patterns } from './pattern.ts'
import type { Context, ItemResult } from './rule.ts'
import { type Deniable, disclaimedAt } from './disclaimed.ts'
import { type Hit, hitOf, isTitle, standsIn, type View, viewOf } from './view.ts'

/** Expressions that show a condition, that take a hit back, and that deny the whole of it. */
type Evidence = Readonly<Record<'patterns' | 'traps' | 'denials', readonly Pattern[]>>

const evidence = new Map(
  Object.entries(law.evidence).map(([name, row]): readonly [string, Evidence] => [
    name,
    { patterns: patterns(row.patterns), traps: patterns(row.traps), denials: patterns(row.denials) },
  ]),
)
const importers = law.importers.flatMap((row) => patterns(row.patterns))
const church = {
  KDG: [pattern('=\\bKDG\\b'), pattern('Kirchliche[ns]? Datenschutz(?:gesetz)?')],
  'DSG-EKD': [pattern('=\\bDSG[- ]?EKD\\b'), pattern('EKD-Datenschutzgesetz')],
} as const
const gdpr = [pattern('=\\b(?:DS-?GVO|DSGVO|GDPR)\\b'), pattern('Datenschutz-?\\s?Grundverordnung')]
const swiss = [
  pattern('=\\b(?:revDSG|nDSG|EDÖB|FADP|FDPIC)\\b'),
  pattern('Bundesgesetz(?:es)? über den Datenschutz'),
  pattern('=\\bArt\\. ?\\d{1,3} (?:Abs\\. ?\\d{1,2} )?DSG\\b'),
  pattern('=[Ss]chweizerische[ns]? Datenschutz'),
]
/** Paragraphs before and after a hit that count as its section where the notice has none. */
const NEAR = 4

/** Lays out what all rules share. */
export function contextOf(notice: Notice, facts: Facts, asOf: Day): Context {
  const view = viewOf(notice)
  const seen = new Map<string, readonly Hit[]>()
  const items = new Map<string, ItemResult>()
  const regime = regimeOf(view, facts)
  // From the innermost outwards.
  const sections = sectionsIn(notice.root).toReversed()

  const evidenceOf = (name: string): readonly Hit[] => {
    const known = seen.get(name)
    if (known !== undefined) return known
    const row = evidence.get(name)
    const said = row === undefined ? [] : shown(row, view, DENIABLE.get(name))
    const found = said.length > 0 ? said : derived(name, context, facts)
    seen.set(name, found)
    return found
  }

  const context: Context = {
    view,
    asOf,
    regime,
    noticeDay: dayOfNotice(facts),
    evidence: evidenceOf,
    holds: (name) => evidenceOf(name).length > 0,
    item(id) {
      const known = items.get(id)
      if (known !== undefined) return known
      const made = judge(id, context, facts)
      items.set(id, made)
      return made
    },
    section(hit) {
      const at = view.inNotice(hit.start, hit.end)[0]
      const around = sections.find((section) => section.start <= at && at < section.end)
      if (around !== undefined && around !== notice.root) return notice.text.slice(around.start, around.end)
      const near = view.paragraphs.slice(Math.max(0, hit.paragraph - NEAR), hit.paragraph + NEAR + 1)
      return view.text.slice(near[0]?.start ?? 0, near.at(-1)?.end ?? 0)
    },
    rightsPlace: () => rightsPlace(context),
    whole: () => ({ start: 0, end: Math.max(0, view.text.length - 1), paragraph: 0 }),
  }
  return context
}

/** Conditions that a notice may deny; the others hold whatever it says of them. */
const DENIABLE: ReadonlyMap<string, Deniable> = new Map([
  ...[
    'tracking',
    'newsletter',
    'marketing',
    'video',
    'credit',
    'thirdCountry',
    'cookies',
    'joint',
    'children',
  ].map((name) => [name, 'thing'] as const),
  ...['fromOthers', 'screening'].map((name) => [name, 'thing'] as const),
  ...['consent', 'interest', 'health', 'sccOrBcr'].map((name) => [name, 'ground'] as const),
])

/** Where the words of a notice show a condition, and do not say that it is not so. */
function shown(row: Evidence, view: View, deniable: Deniable | undefined): readonly Hit[] {
  return view
    .findAny(row.patterns)
    .filter(
      (hit) =>
        !view.fitsSentence(row.traps, hit) &&
        !onlyAsked(view, hit, row.denials) &&
        (deniable === undefined || !disclaimedAt(view, hit, deniable)),
    )
}

/** Where a notice denies that it uses something, as pieces of `Notice.text`. */
export function deniedPlaces(facts: Facts): readonly Span[] {
  return facts.reading.statements.filter((one) => one.kind === 'not-used').map((one) => one.at)
}

/**
 * "Übermittlung an ein Drittland" over "Nicht vorgesehen." or over a sentence that denies it whole: a heading asks, the text
 * under it says.
 */
function onlyAsked(view: View, hit: Hit, denials: readonly Pattern[]): boolean {
  const own = view.paragraphs[hit.paragraph]
  const below = view.paragraphs[hit.paragraph + 1]
  if (own === undefined || below === undefined || !isTitle(view, hit.paragraph)) return false
  if (
    /^(?:Nein|Nicht|Keine?|Entfällt|Gibt es nicht|Findet nicht|Erfolgt nicht|No|None|Not)(?!\p{L})/u.test(
      below.text,
    )
  )
    return true
  if (!own.heading || denials.length === 0) return false
  const first = view.sentence({ start: below.start, end: below.start + 1, paragraph: hit.paragraph + 1 })
  return !EXCEPT.test(first.text) && fitsAny(denials, first.text)
}

/** What leaves room beside a denial: "findet nicht statt, es sei denn, …". */
const EXCEPT =
  /(?<!\p{L})(?:ohne|es sei denn|soweit|sofern|außer|ausgenommen|nur|ausnahmsweise|grundsätzlich|regelmäßig|in der Regel|wenn|falls|unless|except|only|without|generally)(?!\p{L})/iu

const CONSENT_NORM = /^(?:GDPR (?:6\(1\)\(a\)|9\(2\)\(a\)|49\(1\)\(a\))|TDDDG 25\(1\)|KDG 6\(1\)\(b\))$/u

/** The law a notice answers to, by what it cites. */
function regimeOf(view: View, facts: Facts): Regime {
  const count = (wanted: readonly Pattern[]): number => view.findAny(wanted, 50).length
  const general = count(gdpr)
  const kdg = count(church.KDG)
  const ekd = count(church['DSG-EKD'])
  if (kdg > 0 && kdg >= ekd && (kdg >= 2 || general === 0) && kdg * 3 >= general) return 'KDG'
  if (ekd > 0 && (ekd >= 2 || general === 0) && ekd * 3 >= general) return 'DSG-EKD'
  if (general === 0 && (facts.controller.country === 'CH' || count(swiss) > 0)) return 'Swiss'
  return 'GDPR'
}

/** The last day that the notice's own date can mean. */
function dayOfNotice(facts: Facts): Day | null {
  const stated = facts.date_of_notice
  if (stated === null) return null
  if (isDay(stated)) return parseDay(stated)
  if (/^\d{4}-\d{2}$/u.test(stated)) {
    for (const last of ['31', '30', '29', '28']) {
      if (isDay(`${stated}-${last}`)) return parseDay(`${stated}-${last}`)
    }
  }
  return /^\d{4}$/u.test(stated) ? parseDay(`${stated}-12-31`) : null
}

/** Switzerland, the United Kingdom, Canada and the United States before a postcode or a telephone number. */
const CODE_ABROAD = /^(?:CH-?|GB-?|(?:\+|00) ?(?:41|44|1))\s?[\d(]/u
const ABROAD =
  /(?:\bUSA\b|United States|Vereinigte Staaten|United Kingdom|Großbritannien|Vereinigtes Königreich|\bCanada\b|Kanada|\bIsrael\b|\bChina\b|Singap(?:ore|ur)|Austral(?:ia|ien)|Hong ?[Kk]ong)/u

/** Conditions that facts show where words do not, or that follow from several pieces of evidence. */
function derived(name: string, context: Context, facts: Facts): readonly Hit[] {
  const { view } = context
  switch (name) {
    case 'consent':
      return facts.reading.citations
        .filter((one) => one.use === 'ground' && CONSENT_NORM.test(one.norm))
        .flatMap((one) => hitOf(view, one.at))
    case 'concreteTransfer':
      return facts.recipients.some((one) => one.transfer.length > 0) ? [context.whole()] : []
    case 'importer': {
      const denied = deniedPlaces(facts)
      const used = facts.reading.places.map((one) => one.at)
      return view.findAny(importers, 20 + denied.length).filter((hit) => {
        if (standsIn(view, hit, used)) return true
        // A heading over the sentence that denies it names the same.
        const said = view.text.slice(hit.start, hit.end)
        return !standsIn(view, hit, denied) && !denied.some((at) => view.notice.text.slice(...at) === said)
      })
    }
    case 'outsideEea': {
      const country = facts.controller.country
      if (country !== null) return EEA.has(country) ? [] : [context.whole()]
      // One that says itself that the GDPR concerns it tells its country by its postcode or its telephone, too.
      const { phone, postal } = facts.controller
      if (CODE_ABROAD.test(postal ?? '') || CODE_ABROAD.test(phone ?? '')) return context.evidence('gdpr')
      const named = context.item('a13.1.a-name').hits.slice(0, 1)
      return named.filter((hit) => {
        const near = view.text.slice(hit.start, hit.end + 200)
        return ABROAD.test(near) && !/\b\d{5} [A-ZÄÖÜ][a-zäöü]/u.test(near)
      })
    }
    case 'addressed': {
      const { controller } = facts
      const placed = controller.street !== null || controller.postal !== null
      return controller.name !== null && placed ? [context.whole()] : []
    }
    case 'publicBody':
      return publicBody(context, facts)
    case 'dpoDue': {
      const health = context.evidence('healthScale')
      // A company that runs several practices is none of them.
      const small =
        context.holds('smallPractice') &&
        !(facts.controller.name !== null && COMPANY_OF_DOCTORS.test(facts.controller.name))
      if (!small && health.length >= 1 && context.evidence('health').length >= 2) return health
      // Church bodies designate one whatever their size (§ 36 KDG, § 36 DSG-EKD).
      if (context.regime === 'KDG' || context.regime === 'DSG-EKD') return [context.whole()]
      const authority = context.evidence('publicBody')
      // So many people who handle data all day take an officer, too (§ 38(1) BDSG).
      return authority.length > 0 ? authority : context.evidence('staff')
    }
    case 'objectionDue': {
      const found = [
        ...context.evidence('interest'),
        ...context.evidence('publicTask'),
        ...context.evidence('marketing'),
      ]
      if (found.length > 0) return found
      const grounds = facts.legal_bases.filter((norm) => /\b6\(1\)/u.test(norm))
      // Nothing rules (e) and (f) out: a website that keeps logs rests on one of them.
      if (grounds.length === 0 && !statesBasis(context))
        return context.evidence('logs').concat(context.evidence('cookies'))
      return context.evidence('logs')
    }
    case 'portabilityDue': {
      const found = [...context.evidence('consent'), ...context.evidence('contract')]
      return found
    }
    default:
      return []
  }
}

function statesBasis(context: Context): boolean {
  return context.item('a13.1.c-basis').status === 'found'
}

const COMPANY_OF_DOCTORS =
  /(?<!\p{L})(?:MVZ|Medizinisches Versorgungszentrum|Klinik(?:um|en)?|g?GmbH|AG|SE|KGaA|UG|Universitätsmedizin)(?!\p{L})/u
const PRIVATE = /(?<!\p{L})(?:gGmbH|GmbH|AG|KG|SE|UG|GbR|OHG|e\. ?V\.|eV|eG|e\. ?K\.)(?!\p{L})/u

const BY_ITS_NAME = /(?<!\p{L})(?:AöR|A\.ö\.R\.|Anstalt des öffentlichen Rechts)(?!\p{L})/u

/** Where the controller shows itself to be a public body. */
function publicBody(context: Context, facts: Facts): readonly Hit[] {
  const responsible = context.view.findAny([pattern('Verantwortlich'), pattern('controller')], 6)
  const near = context.evidence('public')
  const name = facts.controller.name
  // What belongs to a town may be a company all the same.
  if (name !== null && PRIVATE.test(name)) return []
  if (name !== null && BY_ITS_NAME.test(name)) return context.item('a13.1.a-name').hits.slice(0, 1)
  if (name !== null) {
    return near.filter((hit) => {
      const text = context.view.text.slice(hit.start, hit.end)
      return name.includes(text) || context.view.sentence(hit).text.includes(name)
    })
  }
  return near.filter((hit) =>
    responsible.some((place) => hit.start >= place.start && hit.start - place.end < 300),
  )
}

/** Paragraph in which most rights are named. */
function rightsPlace(context: Context): Hit {
  const counts = new Map<number, { hit: Hit; rights: Set<string> }>()
  for (const id of RIGHTS) {
    for (const hit of context.item(id).hits) {
      const entry = counts.get(hit.paragraph) ?? { hit, rights: new Set<string>() }
      entry.rights.add(id)
      counts.set(hit.paragraph, entry)
    }
  }
  // A list that gives each right a paragraph of its own has its rights below one another, the nearer the surer.
  const weight = (entry: { hit: Hit }): number => {
    const seen = new Set<string>()
    let sum = 0
    for (let below = 0; below <= LIST_OF_RIGHTS; below += 1) {
      for (const id of counts.get(entry.hit.paragraph + below)?.rights ?? []) {
        if (!seen.has(id)) sum += 4 / (4 + below)
        seen.add(id)
      }
    }
    return sum
  }
  const best = [...counts.values()]
    .map((entry) => ({ ...entry, weight: weight(entry) }))
    .sort((a, b) => b.weight - a.weight || a.hit.start - b.hit.start)[0]
  const heading = context.view.findAny([pattern('=(?:Ihre|Deine|Betroffenen)?[ -]?[Rr]echte')], 1)[0]
  const paragraph = context.view.paragraphs[best?.hit.paragraph ?? heading?.paragraph ?? -1]
  if (paragraph === undefined) return context.whole()
  return {
    start: paragraph.start,
    end: paragraph.end,
    paragraph: best?.hit.paragraph ?? heading?.paragraph ?? 0,
  }
}

/** Paragraphs that a list of rights may take where each has a heading and a text. */
const LIST_OF_RIGHTS = 12

/** Items of the six rights of Art. 15 to 21. */
const RIGHTS = [
  'a13.2.b-access',
  'a13.2.b-rectify',
  'a13.2.b-erase',
  'a13.2.b-restrict',
  'a13.2.b-object',
  'a13.2.b-port',
] as const
