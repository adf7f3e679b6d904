import { audit } from './audit/index.ts'
import {
  type FactSpan,
  type Facts,
  type Party,
  type Recipient,
  type Retention,
  type Role,
} from './facts/index.ts'
import type { Reading } from './report/index.ts'

/**
 * What somebody who knows better says of one fact: another value, or null to strike it. Paths are those of the reading; one
 * behind the end of a list adds what the reader missed: `legal_bases[7]`, `recipients[4].name`, `retention[2].period`.
 */
export interface Correction {
  readonly path: string
  readonly value: string | null
}

/** How a fact can be written: `base` as `GDPR 6(1)(f)`, `period` as ISO 8601 or a word of the reader, `country` as two letters. */
export type FactForm = 'text' | 'country' | 'role' | 'base' | 'period' | 'day'

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
const FORMS: Readonly<Record<FactForm, (value: string) => boolean>> = {
  text: (value) => value.length <= 300,
  country: (value) => /^[A-Z]{2}$/u.test(value),
  role: (value) => ROLES.some((role) => role === value),
  base: (value) => /^GDPR (?:6\(1\)\([a-f]\)|9\(2\)\([a-j]\))$/u.test(value),
  period: (value) => ISO_PERIOD.test(value) || CRITERION.test(value),
  day: (value) => /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u.test(value),
}

const ISO_PERIOD =
  /^P(?=\d|T\d)(?:\d{1,4}Y)?(?:\d{1,4}M)?(?:\d{1,4}W)?(?:\d{1,4}D)?(?:T(?=\d)(?:\d{1,4}H)?(?:\d{1,4}M)?(?:\d{1,5}S)?)?$/u
const CRITERION = /^(?:purpose|statutory|session|unlimited)$/u

/** The lists that can be added to, and what an entry cannot be without. */
const LEADS = { legal_bases: '', recipients: '.name', retention: '.period' } as const
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
    field: path.replaceAll(/\[\d+\]/gu, ''),
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
    ...facts.recipients.flatMap(({ name, role, country }, i) => [
      one(`recipients[${i}].name`, 'text', name, `recipients[${i}]`),
      one(`recipients[${i}].role`, 'role', role === 'unknown' ? null : role),
      one(`recipients[${i}].country`, 'country', country ?? null),
    ]),
    ...added('recipients', (path) => [
      one(`${path}.name`, 'text', null, path),
      one(`${path}.role`, 'role', null),
      one(`${path}.country`, 'country', null),
    ]),
    ...facts.retention.flatMap(({ what, period }, i) => [
      one(`retention[${i}].what`, 'text', what, `retention[${i}]`),
      one(`retention[${i}].period`, 'period', period, `retention[${i}]`),
    ]),
    ...added('retention', (path) => [
      one(`${path}.period`, 'period', null, path),
      one(`${path}.what`, 'text', null),
    ]),
    one('authority', 'text', facts.authority),
    one('date_of_notice', 'day', facts.date_of_notice),
  ]
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
      return value.trim() !== '' && FORMS[fact.form](value) ? [] : [{ at, because: fact.form }]
    },
  )
}

/**
 * A reading as somebody corrected it, audited anew. What was changed by hand no longer cites the text; what was struck is
 * gone with its places. Corrections must be such as `refusedCorrections` lets pass; of several for one fact the last holds.
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
  const retention = addedTo('retention', facts, corrections)
  const to = new Map<string, string>()
  const name = (list: Addable, numbers: readonly number[]): void =>
    numbers.forEach((at, i) => to.set(`${list}[${at}]`, `${list}[${facts[list].length + i}]`))
  name('legal_bases', bases)
  name('recipients', recipients)
  name('retention', retention)
  return {
    facts: {
      ...facts,
      legal_bases: [...facts.legal_bases, ...bases.map(() => '')],
      recipients: [
        ...facts.recipients,
        ...recipients.map((): Recipient => ({ name: '', aliases: [], role: 'unknown', transfer: [] })),
      ],
      retention: [...facts.retention, ...retention.map((): Retention => ({ what: '', period: 'purpose' }))],
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
  const recipients = listed('recipients', facts.recipients, by, (one, path) => recipientSaid(one, path, by))
  const retention = listed('retention', facts.retention, by, (one, path) => ({
    ...one,
    what: by.get(`${path}.what`) ?? one.what,
    period: by.get(`${path}.period`) ?? one.period,
  }))
  const moved = new Map([...bases.moved, ...recipients.moved, ...retention.moved])
  return {
    ...facts,
    controller: party,
    dpo: { ...dpo, present: facts.dpo.present || dpo.name !== null || dpo.email !== null },
    legal_bases: bases.kept,
    recipients: recipients.kept,
    retention: retention.kept,
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
  change: (one: T, path: string) => T,
): { readonly kept: readonly T[]; readonly moved: ReadonlyMap<string, string | null> } {
  const kept: T[] = []
  const moved = new Map<string, string | null>()
  all.forEach((one, at) => {
    const path = `${list}[${at}]`
    if (by.get(path) === null) {
      moved.set(path, null)
      return
    }
    const said = change(one, path)
    // A base corrected to one that is there already becomes that one.
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
  const [head] = /^[a-z_]+\[\d+\]/u.exec(path) ?? []
  if (head === undefined) return path
  const to = moved.get(head)
  if (to === undefined) return path
  return to === null ? null : `${to}${path.slice(head.length)}`
}

/** Whether what stands at a path was said by hand: then no place of the text speaks for it. */
function isByHand(path: string, by: ByPath): boolean {
  return by.has(path) || by.has(`${path}.name`) || by.has(`${path}.what`)
}
