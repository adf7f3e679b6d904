import { type Instant, type Json, parseInstant } from '../base/index.ts'
import type { Entry } from '../ledger/index.ts'
import type { RightsRequest } from './request.ts'
import type { Issued } from './token.ts'

/** What the acts of a request say that must lie in the tables. What was erased with the person is left out. */
export interface Recorded {
  /** By field of the request. */
  readonly request: ReadonlyMap<keyof RightsRequest, Json>
  readonly confirm: (Issued & { readonly attempts: number; readonly usedAt: Instant | null }) | undefined
  readonly answer: (Issued & { readonly lies: string; readonly fetchedAt: Instant | null }) | undefined
}

/** The acts that change a request, its links or its answer. */
export const REQUEST_ACTS = [
  'request/received',
  'request/code-refused',
  'request/identified',
  'request/extended',
  'request/answered',
  'request/fetched',
] as const

/**
 * Follows a request through its acts, from receipt to answer.
 *
 * @param acts of one request, oldest first
 * @returns undefined when it was never received
 */
export function recordedOf(acts: readonly Entry[]): Recorded | undefined {
  const request = new Map<keyof RightsRequest, Json>()
  let confirm: Recorded['confirm']
  let answer: Recorded['answer']
  for (const act of acts) {
    for (const [field, value] of fieldsOf(act)) {
      if (value === undefined) request.delete(field)
      else request.set(field, value)
    }
    const said = act.opened?.content ?? {}
    if (act.kind === 'request/received') {
      const link = issuedIn(said['confirm'])
      confirm = link && { ...link, attempts: 0, usedAt: null }
    } else if (act.kind === 'request/code-refused') {
      confirm = confirm && { ...confirm, attempts: confirm.attempts + 1 }
    } else if (act.kind === 'request/identified' && said['by'] === 'mail') {
      confirm = confirm && { ...confirm, usedAt: act.at }
    } else if (act.kind === 'request/answered') {
      const link = issuedIn(said['answer'])
      const { lies } = said
      answer = link && typeof lies === 'string' ? { ...link, lies, fetchedAt: null } : undefined
    } else if (act.kind === 'request/fetched') {
      answer = answer && { ...answer, fetchedAt: act.at }
    }
  }
  return request.size === 0 ? undefined : { request, confirm, answer }
}

type Field = readonly [keyof RightsRequest, Json | undefined]

/** The fields an act sets; undefined where it once said so and was erased. */
function fieldsOf({ kind, at, person, record, opened }: Entry): readonly Field[] {
  const said = opened?.content ?? {}
  const named = (...fields: readonly (keyof RightsRequest)[]): readonly Field[] =>
    fields.map((field) => [field, said[field]])
  if (kind === 'request/received') {
    return [
      ['person', person],
      ['record', record],
      ...named('right', 'channel', 'language', 'receivedAt', 'targetOn', 'nominalOn', 'legalOn'),
      ['extended', false],
      ['identity', 'asked'],
      ['identityBy', null],
      ['confirmedAt', null],
      ['state', 'received'],
      ['outcome', null],
      ['answeredAt', null],
      ['rehearsal', false],
    ]
  }
  if (kind === 'request/identified') {
    const sure = said['identity'] === 'confirmed' ? at : null
    return [
      ['state', 'open'],
      ...named('identity'),
      ['identityBy', said['by']],
      ['confirmedAt', opened === undefined ? undefined : sure],
    ]
  }
  if (kind === 'request/extended') return [['extended', true], ...named('targetOn', 'nominalOn', 'legalOn')]
  if (kind === 'request/answered') return [['state', 'answered'], ['answeredAt', at], ...named('outcome')]
  return []
}

function issuedIn(said: Json | undefined): Issued | undefined {
  if (typeof said !== 'object' || said === null || !('until' in said) || !('seal' in said)) return undefined
  const { until, seal } = said
  return typeof until === 'string' && typeof seal === 'string'
    ? { until: parseInstant(until), seal }
    : undefined
}
