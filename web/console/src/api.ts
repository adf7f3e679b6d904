import type { Access, Approvals } from '../../../src/server/api/access-contract.ts'
import { queryOptions } from '@tanstack/react-query'
import type {
  Blocks,
  DeclarationView,
  Ledger,
  NoticeDifference,
  NoticeVersions,
  Outbox,
  Overview,
  PledgeDetail,
  Pledges,
  ProblemDocument,
  RequestDetail,
  Requests,
  Retention,
  Session,
  Start,
} from '../../../src/server/api/contract.ts'
import type {
  Colleagues,
  Contracts,
  Devices,
  Holds,
  Records,
} from '../../../src/server/api/records-contract.ts'

/** A refusal of the server, with its problem document. */
export class Refusal extends Error {
  readonly problem: ProblemDocument
  constructor(problem: ProblemDocument) {
    super(problem.detail || problem.title)
    this.problem = problem
  }
}

/** How a refusal looks: what only waits for a second person is no fault. */
export function toneOf(fault: unknown): 'bad' | 'plain' {
  return fault instanceof Refusal && fault.problem.code === 'approval/waiting' ? 'plain' : 'bad'
}

async function answer<T>(response: Response): Promise<T> {
  if (response.ok) return (await response.json()) as T
  const problem = (await response.json().catch(() => null)) as ProblemDocument | null
  throw new Refusal(
    problem ?? {
      type: '',
      title: response.statusText,
      status: response.status,
      code: 'http',
      detail: response.statusText,
    },
  )
}

const language = (): string => document.documentElement.lang || 'de'

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return answer(
    await fetch(path, {
      headers: { 'accept-language': language() },
      ...(signal === undefined ? {} : { signal }),
    }),
  )
}

export async function post<T>(path: string, body: unknown = {}): Promise<T> {
  return answer(
    await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': language() },
      body: JSON.stringify(body),
    }),
  )
}

export async function send<T>(path: string, body: FormData): Promise<T> {
  return answer(await fetch(path, { method: 'POST', headers: { 'accept-language': language() }, body }))
}

export const api = '/api/v1'
const at = (company: string): string => `${api}/companies/${encodeURIComponent(company)}`

/** Where a company's own answers lie. Everything under it is forgotten when its clock moves. */
export const companyPath = at

const one = <T>(key: readonly string[], path: string) =>
  queryOptions({ queryKey: key, queryFn: ({ signal }) => get<T>(path, signal) })

export const queries = {
  start: () => one<Start>(['start'], `${api}/start`),
  session: () => one<Session>(['session'], `${api}/session`),
  overview: (c: string) => one<Overview>([c, 'overview'], `${at(c)}/overview`),
  pledges: (c: string) => one<Pledges>([c, 'pledges'], `${at(c)}/pledges`),
  pledge: (c: string, id: string) =>
    one<PledgeDetail>([c, 'pledges', id], `${at(c)}/pledge?id=${encodeURIComponent(id)}`),
  requests: (c: string) => one<Requests>([c, 'requests'], `${at(c)}/requests`),
  request: (c: string, id: string) =>
    one<RequestDetail>([c, 'requests', id], `${at(c)}/requests/${encodeURIComponent(id)}`),
  retention: (c: string) => one<Retention>([c, 'retention'], `${at(c)}/retention`),
  ledger: (c: string, kind: string | null, before: string | null) =>
    one<Ledger>(
      [c, 'ledger', kind ?? '', before ?? ''],
      `${at(c)}/ledger?${new URLSearchParams({ ...(kind === null ? {} : { kind }), ...(before === null ? {} : { before }) })}`,
    ),
  blocks: (c: string) => one<Blocks>([c, 'blocks'], `${at(c)}/ledger/blocks`),
  notice: (c: string) => one<NoticeVersions>([c, 'notice'], `${at(c)}/notice`),
  difference: (c: string, version: number) =>
    one<NoticeDifference>([c, 'notice', String(version)], `${at(c)}/notice/${version}`),
  declaration: (c: string) => one<DeclarationView>([c, 'declaration'], `${at(c)}/declaration`),
  records: (c: string, store: string | null, before: string | null) =>
    one<Records>(
      [c, 'records', store ?? '', before ?? ''],
      `${at(c)}/records?${new URLSearchParams({ ...(store === null ? {} : { store }), ...(before === null ? {} : { before }) })}`,
    ),
  colleagues: (c: string) => one<Colleagues>([c, 'colleagues'], `${at(c)}/colleagues`),
  holds: (c: string) => one<Holds>([c, 'holds'], `${at(c)}/holds`),
  devices: (c: string) => one<Devices>([c, 'devices'], `${at(c)}/devices`),
  contracts: (c: string) => one<Contracts>([c, 'contracts'], `${at(c)}/contracts`),
  access: (c: string) => one<Access>([c, 'access'], `${at(c)}/access`),
  approvals: (c: string) => one<Approvals>([c, 'approvals'], `${at(c)}/approvals`),
  outbox: (c: string) => one<Outbox>([c, 'outbox'], `${at(c)}/outbox`),
}
