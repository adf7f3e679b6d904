import type { Finding } from '../finding.ts'
import type { Checking } from './checking.ts'

/** What is said to be in place must be: measures, certificates (Art. 5(1)(a), Art. 32 GDPR; § 5 UWG). */
export function claims(c: Checking): Finding[] {
  const found: Finding[] = []
  c.declaration.measures.forEach((measure, i) => {
    const { shows } = measure
    const at = ['measures', i, 'shows']
    if (shows.by === 'attested' && shows.until < c.today) {
      found.push(c.found('measure/expired', at, { measure: measure.title, until: shows.until }))
    }
    if (shows.by === 'probe' && !c.declaration.hosts.includes(shows.host)) {
      found.push(c.found('measure/other-host', at, { measure: measure.title, host: shows.host }))
    }
  })
  c.declaration.certificates.forEach((certificate, i) => {
    if (certificate.until < c.today) {
      found.push(
        c.found('certificate/expired', ['certificates', i], {
          certificate: certificate.title,
          until: certificate.until,
        }),
      )
    }
  })
  return found
}
