/** The configuration: one file reads the environment, and all faults are reported together. */
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Day, isDay } from '../base/index.ts'
import { wrappingKey } from '../people/index.ts'

/** Single sign-on by OpenID Connect; present when all three of `OIDC_ISSUER`, `OIDC_CLIENT_ID`, `OIDC_CLIENT_SECRET` are. */
export interface OidcConfig {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What the button says. */
  readonly name: string
}

export interface Config {
  /** Null: the bundled PostgreSQL in the data folder. */
  readonly databaseUrl: string | null
  readonly host: string
  readonly port: number
  /** Where the product is reached from outside, without a slash at the end. */
  readonly baseUrl: string
  /** Null: mail goes to the outbox that the console shows. */
  readonly smtpUrl: string | null
  /** Folder of the bundled database, keys, outbox, files of sample companies. */
  readonly folder: string
  /** 32 bytes that wrap all other keys. */
  readonly key: Buffer
  readonly oidc: OidcConfig | null
  /** Whether a proxy of one's own stands in front and names the caller in `X-Forwarded-For`; otherwise that header is anybody's. */
  readonly trustProxy: boolean
  /** Who shows it sees the figures of single companies at `/metrics`; null: only this machine's own address does. */
  readonly metricsToken: string | null
  /** The day sample companies run on; null: today. */
  readonly today: Day | null
}

/** Everything wrong with the configuration, in one error. */
export class ConfigError extends Error {
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(
      `The configuration cannot be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}\nNothing was started.`,
    )
    this.name = 'ConfigError'
    this.faults = faults
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the configuration. On the first start the wrapping key is made and written to the data folder (mode 0600);
 * whoever sets `ZUSAGE_KEY` keeps it elsewhere.
 *
 * @throws ConfigError naming every fault at once; then nothing was written.
 */
export function readConfig(environment: Environment = process.env): Config {
  const faults: string[] = []
  const read = (name: string): string | null => environment[name]?.trim() || null

  const databaseUrl = url(read('DATABASE_URL'), 'DATABASE_URL', ['postgres:', 'postgresql:'], faults)
  const smtpUrl = url(read('SMTP_URL'), 'SMTP_URL', ['smtp:', 'smtps:'], faults)
  const port = portOf(read('PORT'), faults)
  const host = read('HOST') ?? '127.0.0.1'
  const baseUrl = originOf(read('BASE_URL'), faults) ?? `http://127.0.0.1:${port}`
  const today = dayOf(read('ZUSAGE_TODAY'), faults)
  const oidc = oidcOf(read, faults)
  const trustProxy = flagOf(read('TRUST_PROXY'), 'TRUST_PROXY', faults)
  const metricsToken = read('METRICS_TOKEN')
  if (metricsToken !== null && metricsToken.length < 16)
    faults.push('METRICS_TOKEN is shorter than 16 characters; that can be guessed.')
  const folder = resolve(read('ZUSAGE_DATA') ?? '.zusage')
  const folderFault = unusable(folder)
  if (folderFault !== null) faults.push(`ZUSAGE_DATA is “${folder}”. ${folderFault}`)
  const given = read('ZUSAGE_KEY') ?? undefined
  const known = given !== undefined || existsSync(join(folder, 'zusage.key'))
  let key = known && (given !== undefined || folderFault === null) ? keyOf(folder, given, faults) : null
  if (faults.length > 0) throw new ConfigError(faults)
  // Only now, with everything else in order, is a first key made.
  try {
    makeFolder(folder)
    key ??= wrappingKey(folder)
  } catch (fault) {
    throw new ConfigError([`ZUSAGE_DATA is “${folder}”. It cannot be used: ${told(fault)}`])
  }

  return {
    databaseUrl,
    host,
    port,
    baseUrl,
    smtpUrl,
    folder,
    key,
    oidc,
    trustProxy,
    metricsToken,
    today,
  }
}

function url(
  value: string | null,
  name: string,
  protocols: readonly string[],
  faults: string[],
): string | null {
  if (value === null) return null
  const parsed = URL.parse(value)
  if (parsed !== null && protocols.includes(parsed.protocol)) return value
  faults.push(`${name} is not an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}.`)
  return null
}

/** An address without anything behind the host: pages, cookies and sign-in stand at its root. */
function originOf(value: string | null, faults: string[]): string | null {
  const address = url(value, 'BASE_URL', ['http:', 'https:'], faults)
  if (address === null) return null
  const { pathname, search, hash, username, password, origin } = new URL(address)
  if (pathname === '/' && `${search}${hash}${username}${password}` === '') return origin
  faults.push(`BASE_URL has more than a host and a port. Expected an address such as ${origin}.`)
  return null
}

function flagOf(value: string | null, name: string, faults: string[]): boolean {
  if (value === null || value === '0') return false
  if (value === '1') return true
  faults.push(`${name} is “${value}”. Expected 1 or 0.`)
  return false
}

/** What speaks against a data folder, in a sentence; null where it is there, or can be made, and can be written. */
function unusable(folder: string): string | null {
  for (let place = folder; ; place = dirname(place)) {
    const found = statSync(place, { throwIfNoEntry: false })
    if (found === undefined && place !== dirname(place)) continue
    if (found?.isDirectory() !== true) return `“${place}” is no folder.`
    try {
      accessSync(place, constants.W_OK | constants.X_OK)
      return null
    } catch {
      return `Nobody may write in “${place}” as this user.`
    }
  }
}

/** Makes a folder step by step: where a place takes none, a recursive making would try for ever. */
function makeFolder(folder: string): void {
  const missing: string[] = []
  for (let place = folder; !existsSync(place); place = dirname(place)) missing.unshift(place)
  for (const place of missing) {
    try {
      mkdirSync(place, { mode: 0o700 })
    } catch (fault) {
      if (!existsSync(place)) throw fault
    }
  }
}

function told(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault)
}

function portOf(value: string | null, faults: string[]): number {
  if (value === null) return 4321
  const port = Number(value)
  if (/^\d+$/u.test(value) && port <= 65_535) return port
  faults.push(`PORT is “${value}”. Expected a number from 0 to 65535; 0 takes any free one.`)
  return 4321
}

function dayOf(value: string | null, faults: string[]): Day | null {
  if (value === null) return null
  if (isDay(value)) return value
  faults.push(`ZUSAGE_TODAY is “${value}”. Expected a day that exists, such as 2026-12-05.`)
  return null
}

function oidcOf(read: (name: string) => string | null, faults: string[]): OidcConfig | null {
  const issuer = url(read('OIDC_ISSUER'), 'OIDC_ISSUER', ['https:', 'http:'], faults)
  const clientId = read('OIDC_CLIENT_ID')
  const clientSecret = read('OIDC_CLIENT_SECRET')
  const absent = [
    issuer === null && read('OIDC_ISSUER') === null ? 'OIDC_ISSUER' : '',
    clientId === null ? 'OIDC_CLIENT_ID' : '',
    clientSecret === null ? 'OIDC_CLIENT_SECRET' : '',
  ].filter((name) => name !== '')
  if (absent.length === 3) return null
  if (absent.length > 0) {
    faults.push(`Single sign-on needs ${absent.join(' and ')} as well; or leave out all OIDC settings.`)
    return null
  }
  if (issuer === null || clientId === null || clientSecret === null) return null
  return { issuer, clientId, clientSecret, name: read('OIDC_NAME') ?? 'Single Sign-on' }
}

function keyOf(folder: string, given: string | undefined, faults: string[]): Buffer | null {
  try {
    return wrappingKey(folder, given)
  } catch (fault) {
    faults.push(told(fault))
    return null
  }
}
