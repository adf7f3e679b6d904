import { createPrivateKey } from 'node:crypto'
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'

/** A certificate with its key, both as PEM. */
export interface CertificatePair {
  readonly certificate: string
  readonly key: string
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const DAY = 86_400_000

/**
 * Makes a certificate that vouches for itself, for hosts that no public authority vouches for: those of sample companies.
 *
 * @param hosts the names it is for; at least one
 * @param days how long it is valid from `from`; negative makes one that has expired
 */
export async function makeCertificate(
  hosts: readonly string[],
  from: Date,
  days: number,
): Promise<CertificatePair> {
  const [first] = hosts
  if (first === undefined) throw new RangeError('A certificate needs a host.')
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  const made = await X509CertificateGenerator.createSelfSigned(
    {
      name: `CN=${first}, O=Zusage sample`,
      notBefore: new Date(from.getTime() - Math.max(1, -days + 1) * DAY),
      notAfter: new Date(from.getTime() + days * DAY),
      signingAlgorithm: ALGORITHM,
      keys,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
        new SubjectAlternativeNameExtension(hosts.map((value) => ({ type: 'dns' as const, value }))),
      ],
    },
    crypto,
  )
  const exported = await crypto.subtle.exportKey('pkcs8', keys.privateKey)
  if (!(exported instanceof ArrayBuffer)) throw new Error('The key cannot be exported.')
  const key = createPrivateKey({ key: Buffer.from(exported), format: 'der', type: 'pkcs8' })
  return {
    certificate: `${made.toString('pem')}\n`,
    key: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}
