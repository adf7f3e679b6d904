import type { Facts } from '../facts/index.ts'
import type { Span } from '../notice.ts'

/** What sort of statement is highlighted, in the order of Art. 13. */
export const KINDS = [
  'controller',
  'officer',
  'base',
  'recipient',
  'transfer',
  'period',
  'cookie',
  'right',
  'authority',
  'special',
  'date',
] as const
export type Kind = (typeof KINDS)[number]

/** One statement at one place, ready to be shown. */
export interface Shown {
  readonly kind: Kind
  /** What of a recipient is stated where not its name is. */
  readonly aspect: 'seat' | 'role' | null
  readonly path: string
  /** What was understood: `GDPR 6(1)(f)`, `P7D`, the name of a recipient. */
  readonly value: string
  /** Offsets in `Notice.source`. */
  readonly at: Span
}

const KIND_OF: Readonly<Record<string, Kind>> = {
  controller: 'controller',
  dpo: 'officer',
  legal_bases: 'base',
  recipients: 'recipient',
  general_transfer: 'transfer',
  retention: 'period',
  cookies: 'cookie',
  rights: 'right',
  authority: 'authority',
  special_categories: 'special',
  date_of_notice: 'date',
}

function valueAt(facts: Facts, path: string): unknown {
  let value: unknown = facts
  for (const step of path.split(/[.[\]]+/u)) {
    if (step === '') continue
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Readonly<Record<string, unknown>>)[step]
  }
  return value
}

function told(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return ''
  const fields = value as Readonly<Record<string, unknown>>
  const period = fields['period'] ?? fields['lifetime']
  const name = fields['what'] ?? fields['name']
  return [period, name].filter((each) => typeof each === 'string').join(' · ')
}

function aspectOf(path: string): Shown['aspect'] {
  if (path.endsWith('.country')) return 'seat'
  return path.endsWith('.role') ? 'role' : null
}

/**
 * How many things of each kind a notice states: a recipient is one however often it is named and whatever is said of it, so
 * is a controller with the parts of an address.
 */
export function statedIn(facts: Facts): ReadonlyMap<Kind, number> {
  const instruments = facts.recipients.reduce((sum, { transfer }) => sum + transfer.length, 0)
  const counts: Readonly<Record<Kind, number>> = {
    controller: Object.values(facts.controller).some((part) => part !== null) ? 1 : 0,
    officer: facts.dpo.present ? 1 : 0,
    base: facts.legal_bases.length,
    recipient: facts.recipients.length,
    transfer: facts.general_transfer.length + instruments,
    period: facts.retention.length,
    cookie: facts.cookies.length,
    right: facts.rights.length,
    authority: facts.authority === null ? 0 : 1,
    special: facts.special_categories ? 1 : 0,
    date: facts.date_of_notice === null ? 0 : 1,
  }
  return new Map(KINDS.flatMap((kind) => (counts[kind] > 0 ? [[kind, counts[kind]]] : [])))
}

/** The sum of `statedIn`. */
export function statements(facts: Facts): number {
  return [...statedIn(facts).values()].reduce((sum, count) => sum + count, 0)
}

/** All statements with their places, in the order in which they stand. */
export function shownFacts(facts: Facts): readonly Shown[] {
  const shown: Shown[] = []
  for (const { path, at, quote } of facts.spans) {
    const [root = ''] = path.split(/[.[]/u)
    const own = KIND_OF[root]
    if (own === undefined) continue
    const kind = own === 'recipient' && path.includes('.transfer') ? 'transfer' : own
    const value = told(valueAt(facts, path))
    const aspect = own === 'recipient' ? aspectOf(path) : null
    shown.push({ kind, aspect, path, value: value === '' ? quote : value, at })
  }
  return shown.sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1] || (a.path < b.path ? -1 : 1))
}
