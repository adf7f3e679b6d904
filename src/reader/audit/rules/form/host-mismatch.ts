import { patterns } from '../../pattern.ts'
import { type Catch, defineRule } from '../../rule.ts'

const OWN = patterns([
  '(?:unser\\w*|diese\\w*) (?:\\w+ ){0,3}(?:Website|Webseite|Internetseite|Internetauftritt|Onlineshop|Seite|Homepage|Web-Seite)\\w* … www\\. ?',
  'our (?:\\w+ ){0,2}(?:website|site) … www\\. ?',
])

/** Two addresses of the own site that differ in the ending only: which one the notice covers stays open (Art. 12(1)). */
export default defineRule({
  code: 'form/host-mismatch',
  law: 'GDPR 12(1)',
  accepts: [
    'Dieser Hinweis gilt für unsere Website www.nordlicht.example und unseren Shop www.nordlicht-shop.example.',
  ],
  catches: [
    'Dieser Hinweis gilt für unsere Website www.nordlicht.de. Beim Besuch unserer Website www.nordlicht.com entstehen Logs.',
  ],

  check(_notice, _facts, { view }) {
    const hosts = view.findAny(OWN, 40).flatMap((hit) => {
      const match = /^www\. ?([a-z0-9-]{2,60})\.([a-z]{2,12})\b/iu.exec(
        view.text.slice(hit.end - 5, hit.end + 80).replace(/^[^w]{0,4}/u, ''),
      )
      return match === null
        ? []
        : [{ hit, name: (match[1] ?? '').toLowerCase(), ending: (match[2] ?? '').toLowerCase() }]
    })
    const odd = hosts.filter((host) =>
      hosts.some((other) => other.name === host.name && other.ending !== host.ending),
    )
    return odd.slice(0, 2).map(({ hit }): Catch => ({ hit: { ...hit, end: hit.end + 20 } }))
  },
})
