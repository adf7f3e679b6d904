import type { Activity, Datum, LegalBasis, Period, SpecialGround } from '../../declaration/index.ts'
import { retentionRule, tableOf } from '../../law/index.ts'
import { cite, citeRule } from '../../text/cite.ts'
import { durationText, lengthText } from '../../text/duration.ts'
import type { Composing } from '../composing.ts'
import { section } from '../composing.ts'
import type { Block, Clause, Entry, Section } from '../document.ts'

/** Each activity by itself: what happens, why and on which basis, with which data, from where, to whom, for how long. */
export function activities(c: Composing): Section {
  const blocks: Block[] = []
  if (c.declaration.activities.some(({ data }) => data.some(({ source }) => source.from === 'third-party'))) {
    const month = tableOf('deadlines').items.find(({ id }) => id === 'info-art14')?.length
    if (month != null) {
      blocks.push({
        kind: 'paragraph',
        clause: c.clause('source.when', { length: lengthText(month, c.language) }),
      })
    }
  }
  return section('verarbeitungen', c.words.headings.activities, blocks, {
    sections: c.declaration.activities.map((item) => activity(c, item)),
  })
}

function activity(whole: Composing, item: Activity): Section {
  const c = whole.about({
    activity: [item.id],
    form: whole.declaration.forms.filter((form) => form.activity === item.id).map(({ id }) => id),
    store: item.stores,
    consent: whole.declaration.consents.filter((consent) => consent.activity === item.id).map(({ id }) => id),
  })
  const { labels } = c.words
  const entries: Entry[] = [
    { label: labels.role, clauses: roles(c, item) },
    { label: labels.purpose, clauses: purposes(c, item) },
    { label: labels.consent, clauses: questions(c, item) },
    { label: labels.subjects, clauses: [subjects(c, item)] },
    { label: labels.data, clauses: duties(c, item) },
    { label: labels.source, clauses: sources(c, item) },
    { label: labels.recipients, clauses: shared(c, item) },
    {
      label: labels.period,
      clauses: item.periods.map((period) => keeps(c, period, `activity.${item.id}.keep`)),
    },
  ]
  const what = c.clause(
    'activity.what',
    { describes: item.describes[c.language] },
    `activity.${item.id}.what`,
  )
  return section(`tun-${item.id}`, item.name[c.language], [
    { kind: 'paragraph', clause: what },
    { kind: 'facts', entries: entries.filter(({ clauses }) => clauses.length > 0) },
  ])
}

function roles(c: Composing, item: Activity): readonly Clause[] {
  switch (item.role.as) {
    case 'controller':
      return []
    case 'processor': {
      const controllers = c.list(item.role.controllers.map((words) => words[c.language]))
      return [c.clause('activity.processor', { controllers }, `activity.${item.id}.role`)]
    }
    case 'joint': {
      const partners = c.list(item.role.with.map((id) => c.recipient(id)?.name ?? id))
      const essence = item.role.essence[c.language]
      return [c.clause('activity.joint', { partners, essence }, `activity.${item.id}.role`)]
    }
  }
}

function subjects(c: Composing, item: Activity): Clause {
  const titles = item.subjects.map(
    (id) => c.declaration.audiences.find((audience) => audience.id === id)?.title[c.language] ?? id,
  )
  return c.clause('activity.subjects', { subjects: titles.join('; ') }, `activity.${item.id}.subjects`)
}

function purposes(c: Composing, item: Activity): readonly Clause[] {
  return item.bases.flatMap((entry) => {
    const titles = entry.purposes.map(
      (id) => item.purposes.find((purpose) => purpose.id === id)?.title[c.language] ?? id,
    )
    const at = `activity.${item.id}.purpose.${entry.purposes.join('.')}`
    const basis = basisClause(c, entry.basis, titles.join('; '), at)
    return entry.special === undefined ? [basis] : [basis, specialClause(c, entry.special, `${at}.special`)]
  })
}

function basisClause(c: Composing, basis: LegalBasis, purpose: string, id: string): Clause {
  const { language } = c
  switch (basis.article) {
    case '6(1)(a)':
      return c.clause('basis.consent', { purpose }, id)
    case '6(1)(b)':
      return c.clause('basis.contract', { purpose, contract: basis.contract[language] }, id)
    case '6(1)(c)':
      return c.clause('basis.duty', { purpose, statute: cite(basis.statute, language) }, id)
    case '6(1)(d)':
      return c.clause('basis.vital', { purpose, danger: basis.danger[language] }, id)
    case '6(1)(e)': {
      const statute = cite(basis.statute, language)
      return c.clause('basis.public', { purpose, task: basis.task[language], statute }, id)
    }
    case '6(1)(f)':
      return c.clause(
        'basis.interest',
        {
          purpose,
          interest: basis.interest[language],
          day: c.day(basis.balancing.on),
          result: basis.balancing.result[language],
        },
        id,
      )
  }
}

function specialClause(c: Composing, special: SpecialGround, id: string): Clause {
  const { language } = c
  switch (special.article) {
    case '9(2)(a)':
      return c.clause('special.consent', {}, id)
    case '9(2)(b)':
      return c.clause('special.work', { statute: cite(special.statute, language) }, id)
    case '9(2)(c)':
      return c.clause('special.vital', { danger: special.danger[language] }, id)
    case '9(2)(d)':
      return c.clause('special.body', { body: special.body[language] }, id)
    case '9(2)(e)':
      return c.clause('special.public', { publicBy: special.publicBy[language] }, id)
    case '9(2)(f)':
      return c.clause('special.claims', { claims: special.claims[language] }, id)
    case '9(2)(g)':
      return c.clause('special.interest', { statute: cite(special.statute, language) }, id)
    case '9(2)(h)':
      return c.clause('special.care', { profession: special.profession[language] }, id)
    case '9(2)(i)':
      return c.clause('special.health', { statute: cite(special.statute, language) }, id)
    case '9(2)(j)': {
      const slots = { statute: cite(special.statute, language), measures: special.measures[language] }
      return c.clause('special.research', slots, id)
    }
  }
}

/** The words of each consent question this rests on. */
function questions(c: Composing, item: Activity): readonly Clause[] {
  const ids = new Set(
    item.bases.flatMap(({ basis, special }) => [
      ...(basis.article === '6(1)(a)' ? [basis.consent] : []),
      ...(special?.article === '9(2)(a)' ? [special.consent] : []),
    ]),
  )
  return c.declaration.consents
    .filter(({ id }) => ids.has(id))
    .map((consent) =>
      c.clause(
        'consent.question',
        { question: consent.question[c.language], refusal: consent.refusal[c.language] },
        `activity.${item.id}.consent.${consent.id}`,
      ),
    )
}

/** Things with equal keys together, in the order of their first. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>()
  for (const item of items) {
    const key = keyOf(item)
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [item])
    else known.push(item)
  }
  return [...groups.values()]
}

function duties(c: Composing, item: Activity): readonly Clause[] {
  return grouped(item.data, ({ provision }) => JSON.stringify(provision)).map((group, index) => {
    const categories = c.categories(group.map(({ category }) => category))
    return dutyClause(c, group[0].provision, categories, `activity.${item.id}.data.${index + 1}`)
  })
}

function dutyClause(c: Composing, provision: Datum['provision'], categories: string, id: string): Clause {
  switch (provision.duty) {
    case 'needed':
      return c.clause('duty.needed', { categories, otherwise: provision.otherwise[c.language] }, id)
    case 'contract':
      return c.clause('duty.contract', { categories, otherwise: provision.otherwise[c.language] }, id)
    case 'statute': {
      const statute = cite(provision.statute, c.language)
      return c.clause('duty.statute', { categories, statute, otherwise: provision.otherwise[c.language] }, id)
    }
    case 'voluntary':
      return c.clause('duty.voluntary', { categories }, id)
    case 'none':
      return c.clause('duty.none', { categories }, id)
  }
}

function sources(c: Composing, item: Activity): readonly Clause[] {
  const groups = grouped(item.data, ({ source }) => JSON.stringify({ ...source, of: undefined }))
  return groups.map((group, index) => {
    const categories =
      groups.length === 1 ? c.words.allOfIt : c.categories(group.map(({ category }) => category))
    return sourceClause(c, group[0].source, categories, `activity.${item.id}.source.${index + 1}`)
  })
}

function sourceClause(c: Composing, source: Datum['source'], categories: string, id: string): Clause {
  switch (source.from) {
    case 'person':
      return c.clause('source.person', { categories }, id)
    case 'observed':
      return c.clause('source.observed', { by: source.by[c.language], categories }, id)
    case 'third-party':
      return c.clause(
        source.public ? 'source.third-public' : 'source.third',
        { party: source.party[c.language], categories },
        id,
      )
    case 'derived':
      return c.clause('source.derived', { how: source.how[c.language], categories }, id)
  }
}

function shared(whole: Composing, item: Activity): readonly Clause[] {
  if (item.disclosures.length === 0) return [whole.clause('share.none', {}, `activity.${item.id}.share`)]
  const groups = grouped(item.disclosures, (one) =>
    JSON.stringify([
      whole.recipient(one.recipient)?.kind,
      one.categories,
      one.requires,
      one.chosenBy !== undefined,
    ]),
  )
  return groups.map((group, index) => {
    const [first] = group
    const c = whole.about({ recipient: [...new Set(group.map(({ recipient }) => recipient))] })
    const slots = {
      recipients: c.list([...new Set(group.map((one) => c.recipient(one.recipient)?.name ?? one.recipient))]),
      kind: c.recipient(first.recipient)?.kind[c.language] ?? '',
      categories: item.data.every(({ category }) => first.categories.includes(category))
        ? c.words.allOfIt
        : c.categories(first.categories),
    }
    const id = `activity.${item.id}.share.${index + 1}`
    if (first.chosenBy !== undefined || first.requires === 'pick') return c.clause('share.chosen', slots, id)
    switch (first.requires) {
      case 'order':
        return c.clause('share.order', slots, id)
      case 'consent':
        return c.clause('share.consent', slots, id)
      case 'case':
      case 'approval':
      case 'two-approvals':
        return c.clause('share.case', slots, id)
      case 'state':
      case 'none':
        return c.clause('share.plain', slots, id)
    }
  })
}

/** How long something is kept, in a sentence. */
export function keeps(whole: Composing, period: Period, prefix: string): Clause {
  const c = whole.about({ store: [period.store], period: [firstLike(whole, period).id] })
  const { language } = c
  const id = `${prefix}.${period.id}`
  const store = c.declaration.stores.find((item) => item.id === period.store)?.name[language] ?? period.store
  const event = period.starts.event[language]
  if (period.length.by === 'own') {
    const duration = durationText(period.length.duration, language, 'accusative')
    return c.clause('keep.own', { store, duration, event, why: period.length.why[language] }, id)
  }
  if (period.length.by === 'criterion') {
    return c.clause('keep.criterion', { store, decides: period.length.criterion[language] }, id)
  }
  const rule = retentionRule(period.length.rule)
  const citation = citeRule(period.length.rule, language)
  if (rule?.until_age !== undefined) {
    return c.clause('keep.statute-age', { store, age: String(rule.until_age), citation }, id)
  }
  const duration = rule?.period == null ? '' : lengthText(rule.period, language)
  return c.clause(
    rule?.start.round === 'end_of_calendar_year' ? 'keep.statute-year' : 'keep.statute',
    { store, duration, event, citation },
    id,
  )
}

/** Equal periods of several activities are one rule, known by the first of them. */
function firstLike(c: Composing, period: Period): Period {
  const same = JSON.stringify({ ...period, id: '' })
  const all = c.declaration.activities.flatMap(({ periods }) => periods)
  return all.find((other) => JSON.stringify({ ...other, id: '' }) === same) ?? period
}
