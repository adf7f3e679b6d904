import { parseInstant, type Instant } from '../base/index.ts'
import type { StoreDeclaration } from '../declaration/index.ts'
import { holdsAddress, shortenIp, shortenWithin } from './address.ts'

/** One line of a log in the combined format of nginx and Apache. */
export interface LogLine {
  readonly address: string
  readonly ident: string
  readonly user: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly time: string
  readonly request: string
  readonly status: string
  readonly size: string
  readonly referrer: string
  readonly agent: string
}

const COMBINED =
  /^(\S+) (\S+) (\S+) \[(\d{2}\/[A-Z][a-z]{2}\/\d{4}:\d{2}:\d{2}:\d{2} [+-]\d{4})\] "((?:[^"\\]|\\.)*)" (\d{3}|-) (\d+|-) "((?:[^"\\]|\\.)*)" "((?:[^"\\]|\\.)*)"\s*$/u

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Reads a line; null when it is not in the combined format, or its time is no time. */
export function parseLine(text: string): LogLine | null {
  const found = COMBINED.exec(text)
  if (found === null) return null
  const [
    ,
    address = '',
    ident = '',
    user = '',
    time = '',
    request = '',
    status = '',
    size = '',
    referrer = '',
    agent = '',
  ] = found
  const at = momentOf(time)
  if (at === null) return null
  return { address, ident, user, at, time, request, status, size, referrer, agent }
}

/** `22/Nov/2026:08:00:00 +0100` in milliseconds since 1970. */
function momentOf(time: string): number | null {
  const day = Number(time.slice(0, 2))
  const month = MONTHS.indexOf(time.slice(3, 6))
  const year = Number(time.slice(7, 11))
  const hour = Number(time.slice(12, 14))
  const minute = Number(time.slice(15, 17))
  const second = Number(time.slice(18, 20))
  if (month < 0 || hour > 23 || minute > 59 || second > 60) return null
  const utc = Date.UTC(year, month, day, hour, minute, second)
  if (new Date(Date.UTC(year, month, day)).getUTCDate() !== day) return null
  const offset = (Number(time.slice(22, 24)) * 60 + Number(time.slice(24, 26))) * 60_000
  return time.charAt(21) === '-' ? utc + offset : utc - offset
}

/** A moment in milliseconds as an instant. */
export function instantAt(milliseconds: number): Instant {
  return parseInstant(new Date(milliseconds).toISOString())
}

/** Writes a line as it was read, with the parts that changed. */
export function formatLine(line: LogLine): string {
  return `${line.address} ${line.ident} ${line.user} [${line.time}] "${line.request}" ${line.status} ${line.size} "${line.referrer}" "${line.agent}"`
}

/** Which parts of a line a store declares, and how they are kept. What is not declared is `-`. */
export interface LineForm {
  readonly address: 'shortened' | 'plain' | 'none'
  readonly request: 'redacted' | 'plain' | 'none'
  readonly referrer: 'without-query' | 'plain' | 'none'
  readonly agent: boolean
}

/** The form a declared store of log files asks for, from the categories and forms of its columns. */
export function lineForm(store: StoreDeclaration): LineForm {
  const of = (part: RegExp) => store.columns.find(({ category }) => category !== null && part.test(category))
  const address = of(/^technical\.ip/u)
  const request = of(/^technical\.request$/u)
  const referrer = of(/^technical\.referrer$/u)
  return {
    address: address === undefined ? 'none' : address.form === 'ip-shortened' ? 'shortened' : 'plain',
    request: request === undefined ? 'none' : request.form === 'redacted-query' ? 'redacted' : 'plain',
    referrer: referrer === undefined ? 'none' : referrer.form === 'without-query' ? 'without-query' : 'plain',
    agent: of(/^technical\.(?:browser|os|user-agent)$/u) !== undefined,
  }
}

/**
 * The line as it is declared to be kept: addresses shortened wherever they stand, queries away or redacted, what is
 * undeclared empty.
 */
export function scrub(line: LogLine, form: LineForm): LogLine {
  const short = form.address === 'plain' ? (text: string) => text : shortenWithin
  const { address, request, referrer } = line
  return {
    ...line,
    address: { shortened: shortenIp(address), plain: address, none: '-' }[form.address],
    ident: '-',
    user: '-',
    request: { redacted: short(redactRequest(request)), plain: short(request), none: '-' }[form.request],
    referrer: { 'without-query': short(withoutQuery(referrer)), plain: short(referrer), none: '-' }[
      form.referrer
    ],
    agent: form.agent ? short(line.agent) : '-',
  }
}

/** What stands for a value that was taken out. */
export const REDACTED = '[redacted]'

/**
 * A request with the values of its query taken out, so that no token and no address stays in a log:
 * `GET /a?token=x HTTP/1.1` becomes `GET /a?token=[redacted] HTTP/1.1`. A parameter's name stays where it is a plain word.
 */
export function redactRequest(request: string): string {
  const protocol = / HTTP\/[\d.]+$/u.exec(request)?.[0] ?? ''
  const target = request.slice(0, request.length - protocol.length)
  const question = target.indexOf('?')
  if (question < 0) return `${redactPath(target)}${protocol}`
  return `${redactPath(target.slice(0, question))}?${redactQuery(target.slice(question + 1))}${protocol}`
}

function redactQuery(query: string): string {
  const [text = ''] = query.split('#')
  if (text === '') return ''
  return text
    .split(/[&;]/u)
    .map((pair) => {
      const equals = pair.indexOf('=')
      const name = equals < 0 ? pair : pair.slice(0, equals)
      if (equals < 0) return isPlainName(name) ? name : REDACTED
      return `${isPlainName(name) ? name : REDACTED}=${REDACTED}`
    })
    .join('&')
}

/** A name that says what a value was and is none itself. */
function isPlainName(name: string): boolean {
  return /^[a-z][a-z_.[\]-]{0,39}$/iu.test(name)
}

/** Takes out of a path what tells a person or opens a door: e-mail addresses, and long random pieces. */
function redactPath(path: string): string {
  return path
    .split('/')
    .map((piece) => (isRevealing(piece) ? REDACTED : piece))
    .join('/')
}

function isRevealing(piece: string): boolean {
  if (/@|%40/u.test(piece)) return true
  if (piece.includes('%') && !holdsAddress(piece) && holdsAddress(decoded(piece))) return true
  if (/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/iu.test(piece)) return true
  return (
    piece.length >= 20 &&
    /^[\w~=-]+$/u.test(piece) &&
    /\d/u.test(piece) &&
    /[a-z]/iu.test(piece) &&
    !/[a-z]{12,}/u.test(piece)
  )
}

function decoded(piece: string): string {
  try {
    return decodeURIComponent(piece)
  } catch {
    return piece
  }
}

/** Whether a request carries a query value, an address or a token in clear. */
export function isRedacted(request: string): boolean {
  return redactRequest(request) === request
}

/** An address without its query and fragment, and without a user name in front of the host. */
export function withoutQuery(url: string): string {
  const end = url.search(/[?#]/u)
  const bare = end < 0 ? url : url.slice(0, end)
  return redactPath(bare.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/iu, '$1'))
}

/** Whether an address has neither query nor fragment nor anything else `withoutQuery` would take out. */
export function isWithoutQuery(url: string): boolean {
  return withoutQuery(url) === url
}
