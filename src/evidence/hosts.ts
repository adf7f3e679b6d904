import { X509Certificate } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type CertificatePair, makeCertificate } from './certificate.ts'

/** Where a declared host answers, and whose word its certificate rests on. */
export interface Resolution {
  readonly address: string
  readonly http: number
  readonly https: number
  /** The certificate that vouches for itself, PEM; null where the public authorities vouch. */
  readonly authority: string | null
}

const table = z.record(
  z.string(),
  z.strictObject({ address: z.string(), http: z.number().int(), https: z.number().int() }),
)

/** Hosts of sample companies, with the address and the ports where they answer on this machine. */
export type HostTable = z.output<typeof table>

/** Days a certificate for sample hosts is valid, and how many must be left for it to be used again. */
const VALID = 365
const LEFT = 30

/** Where the certificate of an installation's sample hosts, its key and the table of hosts lie. */
export function tlsFiles(folder: string): {
  readonly certificate: string
  readonly key: string
  readonly hosts: string
} {
  const at = join(folder, 'tls')
  return { certificate: join(at, 'site.crt'), key: join(at, 'site.key'), hosts: join(at, 'hosts.json') }
}

/**
 * The certificate for sample hosts: the one that lies there while it names all of them and lasts, else a new one.
 *
 * @param now the machine's own time, by which whoever connects judges
 */
export async function certificateFor(
  folder: string,
  hosts: readonly string[],
  now: Date,
): Promise<CertificatePair> {
  const known = await readCertificate(folder)
  if (known !== null && fits(known, hosts, now)) return known
  const made = await makeCertificate(hosts, now, VALID)
  await writeCertificate(folder, made)
  return made
}

function fits({ certificate }: CertificatePair, hosts: readonly string[], now: Date): boolean {
  try {
    const read = new X509Certificate(certificate)
    const days = (Date.parse(read.validTo) - now.getTime()) / 86_400_000
    return (
      days > LEFT &&
      new Date(read.validFrom) <= now &&
      hosts.every((host) => read.checkHost(host) !== undefined)
    )
  } catch {
    return false
  }
}

/** Certificate and key as they lie in the folder; null where there is none. */
export async function readCertificate(folder: string): Promise<CertificatePair | null> {
  const files = tlsFiles(folder)
  try {
    return { certificate: await readFile(files.certificate, 'utf8'), key: await readFile(files.key, 'utf8') }
  } catch {
    return null
  }
}

/** Puts a certificate with its key in place; a server that runs takes it with the next connection. */
export async function writeCertificate(folder: string, pair: CertificatePair): Promise<void> {
  const files = tlsFiles(folder)
  await mkdir(join(folder, 'tls'), { recursive: true, mode: 0o700 })
  await replace(files.key, pair.key)
  await replace(files.certificate, pair.certificate)
}

/** Writes where sample hosts answer; null when nothing serves them any more. */
export async function writeHosts(folder: string, hosts: HostTable | null): Promise<void> {
  const file = tlsFiles(folder).hosts
  if (hosts === null) return rm(file, { force: true })
  await mkdir(join(folder, 'tls'), { recursive: true, mode: 0o700 })
  await replace(file, JSON.stringify(hosts))
}

/** Where sample hosts answer on this machine; empty when nothing serves them. */
export async function readHosts(folder: string): Promise<HostTable> {
  try {
    return table.parse(JSON.parse(await readFile(tlsFiles(folder).hosts, 'utf8')))
  } catch {
    return {}
  }
}

/**
 * Where a declared host answers: hosts of samples on this machine, all others by their public name. Null for a name that
 * can never be public (RFC 2606) and that nothing serves here.
 */
export async function resolveHost(folder: string, host: string): Promise<Resolution | null> {
  const own = (await readHosts(folder))[host]
  if (own !== undefined) {
    return { ...own, authority: (await readCertificate(folder))?.certificate ?? null }
  }
  return /\.(?:example|test|invalid|localhost)$/u.test(host)
    ? null
    : { address: host, http: 80, https: 443, authority: null }
}

async function replace(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text, { mode: 0o600 })
  await rename(`${file}.new`, file)
}
