import { audit } from './audit/index.ts'
import {
  type FactSpan,
  type Facts,
  type Instrument,
  type NamedCookie,
  type Party,
  type Recipient,
  type Retention,
  type Right,
  type Role,
  type Statement,
} from './facts/index.ts'
import type { Reading } from './report/index.ts'
import { standsInName } from './subjects.ts'
import { countryTyped, dayTyped, periodTyped } from './typed.ts'

/**
 * What somebody who knows better says of one fact: another value, or null to strike it. Paths are those of the reading; one
 * behind the end of a list adds what the reader missed: `legal_bases[7]`, `recipients[4].name`, `retention[2].period`.
 * Purposes and categories go by their own name: `purposes[newsletter]`, `categories[contact.email]`.
 */
export interface Correction {
  readonly path: string
  readonly value: string | null
}

/**
 * How a fact can be written: `base` as `GDPR 6(1)(f)`; `period`, `country` and `day` in words or as facts hold them; `stated`
 * is true or not said at all; what is `fixed` hangs on its place in the text and can only be struck.
 */
export type FactForm =
  | 'text'
  | 'country'
  | 'role'
  | 'base'
  | 'period'
  | 'day'
  | 'right'
  | 'instrument'
  | 'stated'
  | 'fixed'

/** One fact that can be corrected. */
export interface Correctable {
  readonly path: string
  /** What it is of: `controller.street`, `recipients.role`. */
  readonly field: string
  readonly form: FactForm
  /** Null where the notice is silent. */
  readonly value: string | null
  /** What is struck with it: a recipient goes whole. */
  readonly strikes: string
  /** With it an entry comes in that is not in the reading. */
  readonly adds: boolean
}

const PARTY = ['name', 'street', 'postal', 'city', 'country', 'email', 'phone'] as const
const ROLES: readonly Role[] = ['processor', 'controller', 'joint', 'unknown']
/** The rights that a notice can offer, in the order of the law. */
export const RIGHTS: readonly Right[] = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'portability',
  'objection',
  'withdraw-consent',
  'complaint',
]
/** What a transfer can be said to rest on. */
export const INSTRUMENTS: readonly Instrument[] = [
  'adequacy',
  'DPF',
  'SCC',
  'BCR',
  'derogation',
  'PrivacyShield',
]

const oneOf =
  (known: readonly string[]) =>
  (value: string): string | null =>
    known.includes(value) ? value : null

/** What somebody typed as facts hold it; null where it is none of the form. What is understood is understood again. */
const FORMS: Readonly<Record<FactForm, (value: string) => string | null>> = {
  text: (value) => (value.length <= 300 ? value : null),
  country: countryTyped,
  role: oneOf(ROLES),
  base: (value) => (/^GDPR (?:6\(1\)\([a-f]\)|9\(2\)\([a-j]\))$/u.test(value) ? value : null),
  period: periodTyped,
  day: dayTyped,
  right: oneOf(RIGHTS),
  instrument: oneOf(INSTRUMENTS),
  stated: oneOf(['stated']),
  fixed: () => null,
}

/** The lists that can be added to, and what an entry cannot be without. */
const LEADS = {
  legal_bases: '',
  recipients: '.name',
  general_transfer: '',
  retention: '.period',
  cookies: '.name',
  rights: '',
} as const
type Addable = keyof typeof LEADS

/**
 * Every fact that can be corrected, also those the notice leaves out and, at the end of each list, those that corrections
 * add and one more that could be, in the order of Art. 13 GDPR.
 */
export function correctableFacts(
  facts: Facts,
  corrections: readonly Correction[] = [],
): readonly Correctable[] {
  const one = (path: string, form: FactForm, value: string | null, strikes = path): Correctable => ({
    path,
    field: path.replaceAll(/\[[^[\]]{1,60}\]/gu, ''),
    form,
    value,
    strikes,
    adds: false,
  })
  const added = (list: Addable, entry: (path: string) => readonly Correctable[]): readonly Correctable[] => {
    const there = addedTo(list, facts, corrections)
    const next = (there.at(-1) ?? facts[list].length - 1) + 1
    const rows = [
      ...there.flatMap((at) => entry(`${list}[${at}]`)),
      ...entry(`${list}[${next}]`).filter(isLead(list)),
    ]
    return rows.map((row) => ({ ...row, adds: isLead(list)(row) }))
  }
  return [
    ...PARTY.map((key) =>
      one(`controller.${key}`, key === 'country' ? 'country' : 'text', facts.controller[key]),
    ),
    one('dpo.name', 'text', facts.dpo.name),
    one('dpo.email', 'text', facts.dpo.email),
    ...facts.legal_bases.map((norm, i) => one(`legal_bases[${i}]`, 'base', norm)),
    ...added('legal_bases', (path) => [one(path, 'base', null)]),
    ...subjectsOf(facts, 'purpose').map((id) => one(`purposes[${id}]`, 'fixed', id)),
    ...subjectsOf(facts, 'category').map((id) => one(`categories[${id}]`, 'fixed', id)),
    {
      ...one('special_categories', 'stated', facts.special_categories ? 'stated' : null),
      adds: !facts.special_categories,
    },
    ...facts.recipients.flatMap(({ name, role, country, transfer }, i) => [
      one(`recipients[${i}].name`, 'text', name, `recipients[${i}]`),
      one(`recipients[${i}].role`, 'role', role === 'unknown' ? null : role),
      one(`recipients[${i}].country`, 'country', country ?? null),
      ...transfer.map((what, n) => one(`recipients[${i}].transfer[${n}]`, 'instrument', what)),
    ]),
    ...added('recipients', (path) => [
      one(`${path}.name`, 'text', null, path),
      one(`${path}.role`, 'role', null),
      one(`${path}.country`, 'country', null),
    ]),
    ...facts.general_transfer.map((what, i) => one(`general_transfer[${i}]`, 'instrument', what)),
    ...added('general_transfer', (path) => [one(path, 'instrument', null)]),
    ...facts.retention.flatMap(({ what, period }, i) => [
      one(`retention[${i}].what`, 'text', what, `retention[${i}]`),
      one(`retention[${i}].period`, 'period', period, `retention[${i}]`),
    ]),
    ...added('retention', (path) => [
      one(`${path}.period`, 'period', null, path),
      one(`${path}.what`, 'text', null),
    ]),
    ...facts.cookies.flatMap(({ name, lifetime }, i) => [
      one(`cookies[${i}].name`, 'text', name, `cookies[${i}]`),
      one(`cookies[${i}].lifetime`, 'period', lifetime ?? null),
    ]),
    ...added('cookies', (path) => [
      one(`${path}.name`, 'text', null, path),
      one(`${path}.lifetime`, 'period', null),
    ]),
    ...facts.rights.map((right, i) => one(`rights[${i}]`, 'right', right)),
    ...added('rights', (path) => [one(path, 'right', null)]),
    one('authority', 'text', facts.authority),
    one('date_of_notice', 'day', facts.date_of_notice),
  ]
}

/** The purposes or categories that a notice speaks of, each once, in order; those inside somebody's name are none. */
function subjectsOf({ reading }: Facts, kind: 'purpose' | 'category'): readonly string[] {
  const spoken = reading.statements.filter(
    (one) => one.kind === kind && !(kind === 'purpose' && standsInName(reading.places, one.at)),
  )
  return [...new Set(spoken.map(({ subject }) => subject))]
}

function isLead(list: Addable): (row: Correctable) => boolean {
  return ({ field }) => field === `${list}${LEADS[list]}`
}

/** The entries that corrections add to a list, by their number in the paths; they need not follow each other. */
function addedTo(list: Addable, facts: Facts, corrections: readonly Correction[]): readonly number[] {
  const numbers = corrections.flatMap(({ path, value }) => {
    const [, at] = /\[(\d{1,5})\]/u.exec(path) ?? []
    return at !== undefined && value !== null && path === `${list}[${at}]${LEADS[list]}` ? [Number(at)] : []
  })
  return [...new Set(numbers)].filter((at) => at >= facts[list].length).toSorted((a, b) => a - b)
}

/** Corrections that name no fact of the reading, or a value that is none; all of them, by their place in the list. */
export function refusedCorrections(
  facts: Facts,
  corrections: readonly Correction[],
): readonly { readonly at: number; readonly because: 'unknown' | FactForm }[] {
  const known = correctableFacts(facts, corrections)
  return corrections.flatMap(
    ({ path, value }, at): readonly { at: number; because: 'unknown' | FactForm }[] => {
      if (value === null)
        return known.some(({ strikes, adds }) => strikes === path && !adds)
          ? []
          : [{ at, because: 'unknown' }]
      const fact = known.find((candidate) => candidate.path === path)
      if (fact === undefined) return [{ at, because: 'unknown' }]
      return value.trim() !== '' && FORMS[fact.form](value) !== null ? [] : [{ at, because: fact.form }]
    },
  )
}

/**
 * Corrections as facts hold them: "Deutschland" becomes `DE`, "8 Jahre" `P8Y`. What is not understood stays as it was typed,
 * and is refused.
 */
export function inForm(facts: Facts, corrections: readonly Correction[]): readonly Correction[] {
  const forms = new Map(correctableFacts(facts, corrections).map(({ path, form }) => [path, form]))
  return corrections.map(({ path, value }) => {
    const form = forms.get(path)
    return { path, value: value === null || form === undefined ? value : (FORMS[form](value) ?? value) }
  })
}

/**
 * A reading as somebody corrected it, audited anew. What was changed by hand no longer cites the text; what was struck is
 * gone with its places. Corrections must be such as `refusedCorrections` lets pass, and as facts hold them
 * (`inForm`); of several for one fact the last holds.
 */
export function correct(reading: Reading, corrections: readonly Correction[]): Reading {
  if (corrections.length === 0) return reading
  const { facts: wider, renamed } = withAdded(reading.facts, corrections)
  const by = new Map(corrections.map(({ path, value }) => [renamed(path), value]))
  const facts = correctedFacts(wider, by)
  return { ...reading, facts, report: audit(reading.notice, facts, reading.report.asOf) }
}

/** The facts with an empty entry for each that is added, and where the paths of corrections lead in them. */
function withAdded(
  facts: Facts,
  corrections: readonly Correction[],
): { readonly facts: Facts; readonly renamed: (path: string) => string } {
  const bases = addedTo('legal_bases', facts, corrections)
  const recipients = addedTo('recipients', facts, corrections)
  const transfers = addedTo('general_transfer', facts, corrections)
  const retention = addedTo('retention', facts, corrections)
  const cookies = addedTo('cookies', facts, corrections)
  const rights = addedTo('rights', facts, corrections)
  const to = new Map<string, string>()
  const name = (list: Addable, numbers: readonly number[]): void =>
    numbers.forEach((at, i) => to.set(`${list}[${at}]`, `${list}[${facts[list].length + i}]`))
  name('legal_bases', bases)
  name('recipients', recipients)
  name('general_transfer', transfers)
  name('retention', retention)
  name('cookies', cookies)
  name('rights', rights)
  return {
    facts: {
      ...facts,
      legal_bases: [...facts.legal_bases, ...bases.map(() => '')],
      recipients: [
        ...facts.recipients,
        ...recipients.map((): Recipient => ({ name: '', aliases: [], role: 'unknown', transfer: [] })),
      ],
      // What these stand for is overwritten: only what a correction names is added.
      general_transfer: [...facts.general_transfer, ...transfers.map((): Instrument => 'adequacy')],
      retention: [...facts.retention, ...retention.map((): Retention => ({ what: '', period: 'purpose' }))],
      cookies: [...facts.cookies, ...cookies.map((): NamedCookie => ({ name: '' }))],
      rights: [...facts.rights, ...rights.map((): Right => 'access')],
    },
    renamed: (path) => path.replace(/^\w+\[\d+\]/u, (head) => to.get(head) ?? head),
  }
}

type ByPath = ReadonlyMap<string, string | null>

function correctedFacts(facts: Facts, by: ByPath): Facts {
  const said = (path: string, before: string | null): string | null => {
    const value = by.get(path)
    return value === undefined ? before : value
  }
  const party: Party = {
    name: said('controller.name', facts.controller.name),
    street: said('controller.street', facts.controller.street),
    postal: said('controller.postal', facts.controller.postal),
    city: said('controller.city', facts.controller.city),
    country: said('controller.country', facts.controller.country),
    email: said('controller.email', facts.controller.email),
    phone: said('controller.phone', facts.controller.phone),
  }
  const dpo = { name: said('dpo.name', facts.dpo.name), email: said('dpo.email', facts.dpo.email) }
  const bases = listed('legal_bases', facts.legal_bases, by, (norm, path) => by.get(path) ?? norm)
  const transfers = facts.recipients.map(({ transfer }, at) =>
    listed(`recipients[${at}].transfer`, transfer, by, (what, path) => instrumentSaid(what, path, by)),
  )
  const recipients = listed('recipients', facts.recipients, by, (one, path, at) => ({
    ...recipientSaid(one, path, by),
    transfer: transfers[at]?.kept ?? [],
  }))
  const general = listed('general_transfer', facts.general_transfer, by, (what, path) =>
    instrumentSaid(what, path, by),
  )
  const retention = listed('retention', facts.retention, by, (one, path) => ({
    ...one,
    what: by.get(`${path}.what`) ?? one.what,
    period: by.get(`${path}.period`) ?? one.period,
  }))
  const cookies = listed('cookies', facts.cookies, by, (one, path) => cookieSaid(one, path, by))
  const rights = listed('rights', facts.rights, by, (right, path) => {
    const value = by.get(path)
    return RIGHTS.find((known) => known === value) ?? right
  })
  const special = by.get('special_categories')
  const moved = new Map(
    [bases, recipients, ...transfers, general, retention, cookies, rights].flatMap((list) => [...list.moved]),
  )
  return {
    ...facts,
    controller: party,
    dpo: { ...dpo, present: facts.dpo.present || dpo.name !== null || dpo.email !== null },
    legal_bases: bases.kept,
    recipients: recipients.kept,
    general_transfer: general.kept,
    retention: retention.kept,
    cookies: cookies.kept,
    rights: rights.kept,
    special_categories: special === undefined ? facts.special_categories : special !== null,
    authority: said('authority', facts.authority),
    date_of_notice: said('date_of_notice', facts.date_of_notice),
    spans: facts.spans.flatMap((span): readonly FactSpan[] => {
      if (isByHand(span.path, by)) return []
      const path = movedPath(span.path, moved)
      return path === null ? [] : [{ ...span, path }]
    }),
    reading: {
      ...facts.reading,
      citations: facts.reading.citations.flatMap((citation) => {
        const at = citation.use === 'ground' ? facts.legal_bases.indexOf(citation.norm) : -1
        const value = at < 0 ? undefined : by.get(`legal_bases[${at}]`)
        if (value === undefined) return [citation]
        return value === null ? [{ ...citation, use: 'mention' as const }] : [{ ...citation, norm: value }]
      }),
      statements: facts.reading.statements.filter((one) => !isStruck(one, by)),
      places: facts.reading.places.flatMap((place) => {
        const to = moved.get(`recipients[${place.recipient}]`)
        return to === undefined || to === null ? [] : [{ ...place, recipient: numberIn(to) }]
      }),
      anchors: facts.reading.anchors.flatMap((anchor) => {
        const path = movedPath(anchor.path, moved)
        return path === null ? [] : [{ ...anchor, path }]
      }),
    },
  }
}

/** Whether a purpose or a category that the text speaks of was struck. */
function isStruck({ kind, subject }: Statement, by: ByPath): boolean {
  return (
    (kind === 'purpose' && by.has(`purposes[${subject}]`)) ||
    (kind === 'category' && by.has(`categories[${subject}]`))
  )
}

function instrumentSaid(what: Instrument, path: string, by: ByPath): Instrument {
  const value = by.get(path)
  return INSTRUMENTS.find((known) => known === value) ?? what
}

function cookieSaid({ name, lifetime }: NamedCookie, path: string, by: ByPath): NamedCookie {
  const said = by.get(`${path}.lifetime`)
  const lasts = said === undefined ? lifetime : said
  return {
    name: by.get(`${path}.name`) ?? name,
    ...(lasts === undefined || lasts === null ? {} : { lifetime: lasts }),
  }
}

function recipientSaid(one: Recipient, path: string, by: ByPath): Recipient {
  const name = by.get(`${path}.name`)
  const country = by.get(`${path}.country`)
  const role = by.get(`${path}.role`)
  const { country: seat, service, ...rest } = one
  return {
    ...rest,
    // Somebody else by hand is no longer the row of the catalogue that the old name meant.
    ...(service === undefined || name !== undefined ? {} : { service }),
    ...(name === undefined || name === null ? {} : { name }),
    ...(country === undefined
      ? seat === undefined
        ? {}
        : { country: seat }
      : country === null
        ? {}
        : { country }),
    role: role === undefined ? one.role : (ROLES.find((known) => known === role) ?? 'unknown'),
  }
}

/** A list with its corrections: what is left, and where each entry went; null for what was struck. */
function listed<T>(
  list: string,
  all: readonly T[],
  by: ByPath,
  change: (one: T, path: string, at: number) => T,
): { readonly kept: readonly T[]; readonly moved: ReadonlyMap<string, string | null> } {
  const kept: T[] = []
  const moved = new Map<string, string | null>()
  all.forEach((one, at) => {
    const path = `${list}[${at}]`
    if (by.get(path) === null) {
      moved.set(path, null)
      return
    }
    const said = change(one, path, at)
    // A base or a right corrected to one that is there already becomes that one.
    const twin = typeof said === 'string' ? kept.indexOf(said) : -1
    if (twin < 0) kept.push(said)
    moved.set(path, `${list}[${twin < 0 ? kept.length - 1 : twin}]`)
  })
  return { kept, moved }
}

function numberIn(path: string): number {
  return Number(/\[(\d+)\]/u.exec(path)?.[1])
}

/** Where a path leads after the lists were corrected; null where it was struck. */
function movedPath(path: string, moved: ReadonlyMap<string, string | null>): string | null {
  const [, head = '', transfer = ''] = /^([a-z_]+\[\d+\])(\.transfer\[\d+\])?/u.exec(path) ?? []
  const within = transfer === '' ? undefined : moved.get(head + transfer)
  if (within === null) return null
  const inner = within ?? path
  const to = moved.get(head)
  if (to === undefined) return inner
  return to === null ? null : `${to}${inner.slice(head.length)}`
}

/** Whether what stands at a path was said by hand: then no place of the text speaks for it. */
function isByHand(path: string, by: ByPath): boolean {
  return by.has(path) || by.has(`${path}.name`) || by.has(`${path}.what`)
}
