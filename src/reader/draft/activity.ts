import { type Category, category, heldOn, tableOf } from '../../law/index.ts'
import type { Span } from '../notice.ts'
import { readLinks } from '../links/index.ts'
import { type Sentence, isDuration } from '../facts/index.ts'
import { type Node, list, map, value, values, words } from './node.ts'
import { type Source, fresh, idOf } from './source.ts'
import { type CategoryChoice, PURPOSE_WORDS, categoryFor } from '../subjects.ts'
import { type Article, type Found, type Section, activeSections, once } from './section.ts'
import { AUDIENCES, BEGINS, DECIDES_NOT, ONLY_THERE } from './vocabulary.ts'
import { unreadData } from './unread.ts'

interface Purpose {
  readonly id: string
  readonly node: Node
  /** Bases of Art. 6(1) that the notice joins with it. */
  readonly articles: readonly Found<Article>[]
  /** Where it is told; null where the section tells none. */
  readonly at: Span | null
}

/** What one section of a notice says of one activity. */
export interface Activity {
  readonly id: string
  readonly node: Node
  readonly consents: readonly Node[]
  readonly store: Node
  /** Ids of audiences that it is about. */
  readonly audiences: readonly string[]
  /** What each recipient gets, by its position in the facts. */
  readonly gives: ReadonlyMap<number, readonly string[]>
  readonly own: readonly CategoryChoice[]
}

const GENERAL_PERIODS = /^(?:purpose|statutory)$/u

/**
 * The activities of a notice: a section each that names a base, a recipient, or data with a purpose. A notice without such
 * sections is one activity.
 *
 * @param ids recipients' ids in the draft, by their position in the facts
 */
export function activitiesOf(s: Source, ids: readonly string[]): readonly Activity[] {
  const taken = new Set<string>()
  const joined = joinsOf(s)
  const sections = activeSections(s)
  return sections.map((one, at) => activity(s, one, { ids, taken, joined, sections }, at === 0))
}

/** What the activities of one draft share. */
interface Shared {
  readonly ids: readonly string[]
  /** Ids that are given away. */
  readonly taken: Set<string>
  readonly joined: Joins
  /** All sections that are activities. */
  readonly sections: readonly Section[]
}

/** What the notice joins, `GDPR 6(1)(a) > newsletter` and `recipients[3] > contact.email`, with where its ends stand. */
type Joins = ReadonlyMap<string, readonly number[]>

function joinsOf(s: Source): Joins {
  const joins = new Map<string, number[]>()
  for (const { kind, from, to } of readLinks(s.notice, s.facts).links) {
    if (kind !== 'base-purpose' && kind !== 'recipient-category' && kind !== 'recipient-purpose') continue
    const key = `${kind === 'base-purpose' ? from.label : from.id} > ${to.label}`
    const places = joins.get(key) ?? []
    places.push(s.inText(from.at)[0], s.inText(to.at)[0])
    joins.set(key, places)
  }
  return joins
}

/** Whether the notice joins two things in a section. */
function joinedIn(joins: Joins, section: Section, from: string, to: string): boolean {
  return joins.get(`${from} > ${to}`)?.some((at) => section.holds(at)) === true
}

function activity(
  s: Source,
  section: Section,
  { ids, taken, joined, sections }: Shared,
  first: boolean,
): Activity {
  const { ask } = s
  const { id, name } = nameOf(s, section, sections.length, taken)
  const text = textOf(s, section)

  const purposes = purposesOf(s, section, joined)
  const special = once(section.special)
  const consents: Node[] = []
  const bases = purposes.map((purpose): Node => {
    const [only, ...more] = purpose.articles
    const isSpecial = special.some(({ what }) => what === '9(2)(a)')
    const consent = `${id}-${purpose.id}`
    const consented = only?.what === '6(1)(a)' && more.length === 0
    if (consented || isSpecial) {
      consents.push(
        map(
          {
            id: value(consent),
            question: s.open(ask.question, { de: 'Probe', en: 'Probe' }),
            refusal: s.open(ask.refusal, { de: 'Probe', en: 'Probe' }),
            activity: value(id),
            purpose: value(purpose.id),
            special: value(isSpecial),
            version: value(1),
          },
          ask.consent,
        ),
      )
    }
    const lifted = special[0]
    return map({
      purposes: values([purpose.id]),
      basis:
        only === undefined || more.length > 0
          ? s.open(
              ask.base([
                ...purpose.articles.map(({ what, at }) => `${what} (${s.citeAt(at)})`),
                ...(only === undefined
                  ? once(section.other).map(({ what, at }) => `${what} (${s.citeAt(at)})`)
                  : []),
              ]),
              { article: '6(1)(b)', contract: { de: 'Probe', en: 'Probe' } },
            )
          : basis(s, only, section, consent, text),
      special:
        lifted === undefined
          ? undefined
          : lifted.what === '9(2)(a)'
            ? map({ article: value(lifted.what, s.citeAt(lifted.at)), consent: value(consent) })
            : s.open(`${ask.special(lifted.what)} (${s.citeAt(lifted.at)})`, {
                article: '9(2)(h)',
                profession: { de: 'Probe', en: 'Probe' },
              }),
    })
  })

  const data = dataOf(section, s)
  const audiences = AUDIENCES.filter(({ says }) => says.test(text)).map((one) => one.id)
  const who = audiences.length > 0 ? audiences : ['persons']
  const gives = new Map<number, readonly string[]>()
  const joint: string[] = []
  // The only purpose told is everybody's, unless the section rests on more than one ground.
  const sole = purposes.length === 1 && once(section.articles).length < 2 ? purposes[0] : undefined
  const disclosures = once(section.recipients).map(({ what, at }): Node => {
    const joins = (label: string): boolean => joinedIn(joined, section, `recipients[${what}]`, label)
    const given = data.filter((one) => one.read.some(joins)).map((one) => one.choice.id)
    const purpose = purposes.find((one) => joins(one.id)) ?? (sole && isNear(s, sole, at) ? sole : undefined)
    const article = purpose?.articles.length === 1 ? purpose.articles[0]?.what : undefined
    gives.set(what, given)
    if (s.facts.recipients[what]?.role === 'joint') joint.push(ids[what] ?? '')
    const probeCategory = data[0]?.choice.id ?? 'contact.name'
    return map(
      {
        recipient: value(ids[what] ?? ''),
        categories: given.length > 0 ? values(given) : s.open(ask.handedOver, [probeCategory]),
        purpose:
          purpose === undefined
            ? s.open(ask.givenFor(purposes.map((one) => one.id)), purposes[0]?.id ?? 'purpose')
            : value(purpose.id),
        basis:
          article === undefined
            ? s.open(
                ask.base((purpose?.articles ?? []).map((one) => one.what)),
                probeBasis(purpose ?? purposes[0]),
              )
            : value(article),
        requires:
          article === '6(1)(a)' ? value('consent', ask.requiresConsent) : s.open(ask.requires, 'none'),
      },
      s.citeAt(at),
    )
  })

  const provided = provisionIn(s, section, sections)
  const unread = unreadData(s, section)
  const store = `${id}-store`
  const description = describes(s, section)
  const automated = decisionOf(s)
  const shown = (node: Node): Node =>
    first
      ? { is: 'named', anchor: 'decision', node }
      : {
          is: 'again',
          anchor: 'decision',
          node,
          because: node.is === 'gap' ? `${ask.gap}: ${ask.above('decision')}` : '',
        }
  return {
    id,
    audiences: who,
    gives,
    own: data.map(({ choice }) => choice).filter(({ own }) => own !== undefined),
    consents,
    store: storeOf(s, store, data),
    node: map({
      id: value(id),
      name,
      describes:
        description === null
          ? s.open(ask.purpose, { de: 'Probe', en: 'Probe' })
          : s.said(description.what, s.citeAt(description.at)),
      role:
        joint.length === 0
          ? map({ as: value('controller') }, ask.role)
          : map({
              as: value('joint'),
              with: values(joint),
              essence: s.open(ask.essence, { de: 'Probe', en: 'Probe' }),
            }),
      purposes: list(purposes.map((one) => one.node)),
      bases: list(bases),
      subjects: values(who),
      data:
        data.length === 0
          ? s.open(ask.category, [
              { category: 'contact.name', source: { from: 'person' }, provision: { duty: 'none' } },
            ])
          : list(
              data.map(({ choice, at }, n) => {
                const again = (anchor: string, node: Node): Node =>
                  n === 0
                    ? { is: 'named', anchor: `${id}-${anchor}`, node }
                    : {
                        is: 'again',
                        anchor: `${id}-${anchor}`,
                        node,
                        because: `${ask.gap}: ${ask.above(`${id}-${anchor}`)}`,
                      }
                return map({
                  category: value(choice.id, s.citeAt(at)),
                  source: again('source', s.open(ask.source, { from: 'person' })),
                  provision: again('provision', s.open(ask.provision(provided), { duty: 'none' })),
                })
              }),
              unread.length === 0 ? '' : ask.unread(unread),
            ),
      disclosures: list(disclosures),
      periods: list(periodsOf(s, section, id, store)),
      stores: values([store]),
      automatedDecision: shown(automated),
      readers: list([]),
    }),
  }
}

/** "3. ", "II) ", "2.4 ", "§ 5 ": the number of a heading, not the "V" of "Versand". */
const NUMBERED =
  /^(?:§ ?\d{1,2}[a-z]?[.)]?\s+|(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|\p{L})[.)]{1,2}\s*|\d{1,2}(?:\.\d{1,2}){0,3}\s+)(?=\p{L})/u

/** What an activity is called: its heading, else what it is for, else the company where it is the only one. */
function nameOf(
  s: Source,
  section: Section,
  among: number,
  taken: Set<string>,
): { readonly id: string; readonly name: Node } {
  const { title } = section
  const named = (title?.what ?? '').replace(NUMBERED, '').trim()
  if (named === '' && among > 1) {
    const purpose = statedPurposes(s, section).find(({ what }) => what in PURPOSE_WORDS)
    const known = PURPOSE_WORDS[purpose?.what ?? '']
    return purpose === undefined || known === undefined
      ? { id: fresh('activity', taken), name: s.open(s.ask.name, { de: 'Probe', en: 'Probe' }) }
      : { id: fresh(purpose.what, taken), name: words(known, s.citeAt(purpose.at)) }
  }
  const said = named === '' ? (s.facts.controller.name ?? s.ask.section) : named
  return {
    id: fresh(idOf(said, 'activity'), taken),
    name: s.said(said, title === null ? '' : s.citeAt(title.at)),
  }
}

/** Whether a purpose is told where somebody is named: over both, or not more than a few paragraphs away. */
function isNear({ scene }: Source, { at }: Purpose, named: Span): boolean {
  if (at === null) return true
  const told = scene.sentenceAt(at[0]).block
  return scene.blocks[told]?.kind === 'heading' || Math.abs(told - scene.sentenceAt(named[0]).block) <= NEAR
}

/** So many paragraphs a purpose may stand from those who get data for it. */
const NEAR = 3

/**
 * The purposes of a section: a reservation of statutory duties to keep is none where nothing rests on such a duty, and the
 * "Versand" of a newsletter ships no goods.
 */
function statedPurposes(s: Source, { purposes, articles }: Section): readonly Found<string>[] {
  const duty = articles.some(({ what }) => what === '6(1)(c)')
  const newsletter = purposes.some(({ what }) => what === 'newsletter')
  return once(
    purposes.filter(
      ({ what, at }) => !(what === 'shipping' && newsletter && s.scene.piece(...at) === 'Versand'),
    ),
  ).filter(({ what }) => what !== 'legal-duty' || duty)
}

function probeBasis(purpose: Purpose | undefined): string {
  const [only, ...more] = purpose?.articles ?? []
  return only !== undefined && more.length === 0 ? only.what : '6(1)(b)'
}

function purposesOf(s: Source, section: Section, joined: Joins): readonly Purpose[] {
  const articles = once(section.articles)
  const found = statedPurposes(s, section).map(({ what, at }): Purpose => {
    const known = PURPOSE_WORDS[what]
    const linked = articles.filter((one) => joinedIn(joined, section, `GDPR ${one.what}`, what))
    return {
      id: what,
      articles: linked.length > 0 ? linked : articles,
      at,
      node: map({
        id: value(what, s.citeAt(at)),
        title: known === undefined ? s.said(what) : words(known),
        dpv: known?.dpv === undefined ? undefined : value(known.dpv),
      }),
    }
  })
  if (found.length > 0) return found
  return [
    {
      id: 'purpose',
      articles,
      at: null,
      node: map({ id: value('purpose'), title: s.open(s.ask.purpose, { de: 'Probe', en: 'Probe' }) }),
    },
  ]
}

/** A base with what it asks for. */
function basis(s: Source, found: Found<Article>, section: Section, consent: string, text: string): Node {
  const { ask } = s
  const article = value(found.what, s.citeAt(found.at))
  const probe = { de: 'Probe', en: 'Probe' }
  switch (found.what) {
    case '6(1)(a)':
      return map({ article, consent: value(consent) })
    case '6(1)(b)':
      return map({ article, contract: s.open(ask.contract, probe) })
    case '6(1)(c)':
    case '6(1)(e)': {
      const rules = [
        ...text.matchAll(
          /§§? ?\d{1,4}[a-z]?(?: [^.;()„“]{0,24}?)? (?:HGB|AO|UStG|BGB|SGB [IVX]{1,4}|GwG|StGB)(?!\p{L})/gu,
        ),
      ]
      const said = [...new Set(rules.map((rule) => rule[0]))].slice(0, 3).join(', ')
      const statute = said === '' ? s.open(ask.statute, '§ 1 BGB') : value(said, s.citeAt(found.at))
      return found.what === '6(1)(c)'
        ? map({ article, statute })
        : map({ article, task: s.open(ask.task, probe), statute })
    }
    case '6(1)(d)':
      return map({ article, danger: s.open(ask.danger, probe) })
    case '6(1)(f)': {
      const said = interestIn(s, section)
      return map({
        article,
        interest: s.open(ask.interest(said === null ? null : s.citeWhole(said)), probe),
        balancing: map({
          on: s.open(ask.weighed, '2020-01-01'),
          result: s.open(ask.weighing, probe),
        }),
      })
    }
  }
}

/** The sentence of a section that names an interest. */
export function interestIn(s: Source, section: Section): Span | null {
  const sentence = s.scene.sentences.find(
    (one) => section.holds(one.start) && /berechtigte[snr]? Interesse|legitimate interest/u.test(one.text),
  )
  return sentence === undefined ? null : [sentence.start, sentence.end]
}

interface Datum {
  readonly choice: CategoryChoice
  /** The categories as read that led to it. */
  readonly read: readonly string[]
  readonly at: Span
}

function dataOf(section: Section, s: Source): readonly Datum[] {
  const data = new Map<string, Datum>()
  for (const { what, at } of section.categories) {
    const choice = categoryFor(what, s.notice.text.slice(...at))
    const known = data.get(choice.id)
    data.set(choice.id, { choice, at: known?.at ?? at, read: [...(known?.read ?? []), what] })
  }
  return [...data.values()]
}

function periodsOf(s: Source, section: Section, id: string, store: string): readonly Node[] {
  const { ask, facts } = s
  const said = section.periods.filter(({ what }) => facts.retention[what] !== undefined)
  const lengths = said.filter(({ what }) => isDuration(facts.retention[what]?.period ?? ''))
  const others = said.filter(({ what }) => !isDuration(facts.retention[what]?.period ?? ''))
  const begins = s.scene.sentences.filter((one) => section.holds(one.start) && BEGINS.test(one.text))
  const event = (from: string | undefined, at: Span | null): Node => {
    if (from !== undefined) {
      return s.said(from.replace(/^(?:nach|ab|seit|mit|after)\s+/u, ''), at === null ? '' : s.citeAt(at))
    }
    const places = [...(at === null ? [] : [at[0]]), ...begins.map(({ start }) => start)]
    const cited = new Set(places.map((start) => s.citeWhole([start, start])))
    return s.open(ask.event([...cited]), { de: 'dem Eingang', en: 'the receipt' })
  }
  const period = (n: number, starts: Node, length: Node): Node =>
    map({
      id: value(`${id}-${n + 1}`),
      store: value(store),
      starts: map({ event: starts, column: value('started_at') }),
      length,
      during: s.open(ask.during, 'use'),
    })
  const own = (duration: Node): Node =>
    map({ by: value('own'), duration, why: s.open(ask.why, { de: 'Probe', en: 'Probe' }) })
  if (lengths.length > 0) {
    return lengths.map(({ what, at }, n) => {
      const fact = facts.retention[what]
      const sentence = s.scene.sentenceAt(at[0]).text
      const duty = /HGB|(?<!\p{L})AO(?!\p{L})|gesetzlich|handels-|steuer|statutory/u.test(sentence)
      const starts = event(fact?.from, at)
      if (!duty) return period(n, starts, own(value(fact?.period ?? '', s.citeAt(at))))
      const rules = rulesOf(s, fact?.period ?? '')
      return period(
        n,
        starts,
        map({ by: value('statute'), rule: s.open(ask.rule(rules), 'hgb-vouchers-8') }, s.citeAt(at)),
      )
    })
  }
  const vague =
    others.find(({ what }) => GENERAL_PERIODS.test(facts.retention[what]?.period ?? '')) ?? others[0]
  // What decides instead of a length is taken over as said; `check` refuses it where it decides nothing.
  const criterion =
    vague !== undefined && facts.retention[vague.what]?.period !== 'statutory' ? vague : undefined
  if (criterion !== undefined) {
    const sentence = s.scene.sentenceAt(criterion.at[0])
    return [
      period(
        0,
        event(undefined, null),
        map({
          by: value('criterion'),
          criterion: s.said(sentence.text.trim(), s.citeAt(criterion.at)),
        }),
      ),
    ]
  }
  return [
    period(
      0,
      event(undefined, null),
      own(s.open(ask.duration(vague === undefined ? null : s.citeAt(vague.at)), 'P1D')),
    ),
  ]
}

/** Duties to keep that hold today and last as long as the notice says. */
function rulesOf(s: Source, period: string): readonly string[] {
  const length = /^P(\d+)([YMWD])$/u.exec(period)
  const units: Readonly<Record<string, string>> = { Y: 'year', M: 'month', W: 'week', D: 'day' }
  return heldOn(tableOf('retention-periods').items, s.reading.report.asOf)
    .filter(
      (rule) =>
        rule.kind === 'min_duty' &&
        rule.period !== null &&
        rule.period.value === Number(length?.[1]) &&
        rule.period.unit === units[length?.[2] ?? ''],
    )
    .map((rule) => rule.id)
    .slice(0, 3)
}

const SEALED: ReadonlySet<Category['kind']> = new Set(['contact', 'identifier'])

/** A store as the categories ask for it; what it is called and where it lies, the notice does not say. */
function storeOf(s: Source, id: string, data: readonly Datum[]): Node {
  const { ask } = s
  const probe = { de: 'Probe', en: 'Probe' }
  return map({
    id: value(id, ask.proposal),
    name: s.open(ask.store, probe),
    kind: s.open(ask.storeKind, 'table'),
    table: s.open(ask.table, 'probe'),
    of: s.open(ask.of, 'person'),
    host: s.open(ask.host, 'own'),
    columns: list([
      map(
        {
          column: value('started_at'),
          category: value(null),
          type: value('instant'),
          sealed: value(false),
          label: words({ de: 'Beginn der Frist', en: 'Start of the period' }),
        },
        ask.proposal,
      ),
      ...data.map(({ choice }) => {
        const row = category(choice.id)
        const sealed =
          row === null ? choice.own?.special === true : SEALED.has(row.kind) || row.special !== null
        const title = choice.own ?? { de: row?.title_de ?? choice.id, en: row?.title_en ?? choice.id }
        return map(
          {
            column: value(choice.id.replaceAll(/[.-]/gu, '_')),
            category: value(choice.id),
            type: value('text'),
            sealed: value(sealed),
            label: words({ de: title.de, en: title.en }),
          },
          ask.proposal,
        )
      }),
    ]),
  })
}

function textOf(s: Source, section: Section): string {
  return s.scene.sentences
    .filter(({ start }) => section.holds(start))
    .map((one) => one.text)
    .join(' ')
}

const DESCRIPTION = 400

/** What the notice says of decisions that a machine makes alone; one answer for all activities. */
function decisionOf(s: Source): Node {
  const { sentences, never } = decisionsIn(s)
  const cited = sentences.map(({ start, end }) => s.citeWhole([start, end]))
  return never
    ? map({ made: value('no', cited[0] ?? '') })
    : s.open(s.ask.decision(cited.length === 0 ? null : cited.join(', ')), { made: 'no' })
}

/** The sentences on decisions that a machine makes alone (Art. 22 GDPR), and whether they all say that there are none. */
export function decisionsIn(s: Source): {
  readonly sentences: readonly Sentence[]
  readonly never: boolean
} {
  const spans = s.reading.report.checklist.find((one) => one.id === 'a13.2.f')?.spans ?? []
  const sentences = [...new Set(spans.map((span) => s.scene.sentenceAt(s.inText(span)[0])))]
  return {
    sentences,
    never:
      sentences.length > 0 && sentences.every(({ text }) => DECIDES_NOT.test(text) && !ONLY_THERE.test(text)),
  }
}

/**
 * What the notice says of having to give data: in the section of an activity, else where it is said of none (Art. 13(2)(e)
 * GDPR).
 */
function provisionIn(s: Source, section: Section, sections: readonly Section[]): readonly string[] {
  const spans = s.reading.report.checklist.find((one) => one.id === 'a13.2.e')?.spans ?? []
  const places = spans.map((span) => s.inText(span))
  const own = places.filter((at) => section.holds(at[0]))
  const said = own.length > 0 ? own : places.filter((at) => !sections.some((one) => one.holds(at[0])))
  return [...new Set(said.map((at) => s.citeWhole(at)))].slice(0, MOST_PROVISIONS)
}

const MOST_PROVISIONS = 3

/** The first sentences of a section, in the words of the notice. */
function describes(s: Source, section: Section): Found<string> | null {
  let said: Found<string> | null = null
  for (const { start, end, text: whole, block } of s.scene.sentences) {
    // The numbers of paragraphs say nothing where their text stands on its own.
    const text = whole.trim().replace(/^\(\d{1,2}\) /u, '')
    if (s.scene.blocks[block]?.kind === 'heading' || text.length < 30) continue
    if (!section.holds(start)) continue
    if (said === null) said = { what: text.slice(0, 3000), at: [start, end] }
    else if (said.what.length + text.length < DESCRIPTION) {
      s.take([start, end])
      said = { what: `${said.what} ${text}`, at: said.at }
    } else break
  }
  return said
}
