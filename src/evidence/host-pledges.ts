import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import { systemClock, type Words } from '../base/index.ts'
import type { Declaration, Measure } from '../declaration/index.ts'
import type { Finding, Meddled, Offence, Pledge, Sabotage } from '../pledge/index.ts'
import { makeCertificate } from './certificate.ts'
import {
  type Resolution,
  readCertificate,
  readHosts,
  resolveHost,
  writeCertificate,
  writeHosts,
} from './hosts.ts'
import { type Page, readPage } from './site.ts'
import { type Seen, ask, offer, shakeHands } from './tls.ts'

/** A certificate must last this long after a look, so that there is time to renew it. */
const DAYS_LEFT = 14
const DAY = 86_400_000
/** Pages of a host looked at for what they load and where their forms go. */
const PAGES = 12

type Expected = 'tls' | 'hsts' | 'notice-link' | 'no-third-party'

/** What a declared host shows whoever connects to it (Art. 32(1)(a) GDPR). */
export function probed(declaration: Declaration, measure: Measure, host: string, expects: Expected): Pledge {
  return {
    id: `measures/${measure.id}`,
    kind: `measures/${expects}`,
    says: PROBED[expects](host),
    provision: expects === 'notice-link' ? 'Art. 12(1) GDPR' : 'Art. 32(1)(a) GDPR',
    clauses: [expects === 'tls' ? 'security.tls' : `security.${measure.id}`],
    way: 'probe',
    freshFor: 'PT26H',
    reach: 'own-systems',
    async prove({ world }) {
      const at = await resolveHost(world.folder, host)
      if (at === null) return unreachable(host)
      switch (expects) {
        case 'tls':
          return probeTls(host, at)
        case 'hsts':
          return probeHsts(host, at)
        case 'notice-link':
        case 'no-third-party':
          return probePages(host, at, expects)
      }
    },
    sabotage: expects === 'tls' ? otherCertificate(declaration, host) : inBetween(host, expects),
  }
}

const PROBED: { readonly [E in Expected]: (host: string) => Words } = {
  tls: (host) => ({
    de: `${host} antwortet nur verschlüsselt (TLS 1.2 oder neuer), mit einem Zertifikat auf diesen Namen, das noch gilt.`,
    en: `${host} answers encrypted only (TLS 1.2 or later), with a certificate in this name that still holds.`,
  }),
  hsts: (host) => ({
    de: `${host} verlangt von Browsern, nur verschlüsselt wiederzukommen.`,
    en: `${host} makes browsers come back encrypted only.`,
  }),
  'notice-link': (host) => ({
    de: `Die Seiten von ${host} verweisen auf die Datenschutzerklärung.`,
    en: `The pages of ${host} link to the privacy notice.`,
  }),
  'no-third-party': (host) => ({
    de: `Die Seiten von ${host} laden nichts von anderen Hosts.`,
    en: `The pages of ${host} load nothing from other hosts.`,
  }),
}

function unreachable(host: string): Finding {
  return {
    examined: 0,
    offences: [],
    saw: { de: `${host} wurde nicht erreicht.`, en: `${host} was not reached.` },
    unable: {
      de: `${host} wird auf diesem Rechner gerade nicht ausgeliefert.`,
      en: `${host} is not being served on this machine.`,
    },
  }
}

async function probeTls(host: string, at: Resolution): Promise<Finding> {
  const offences: Offence[] = []
  const say = (de: string, en: string): void =>
    void offences.push({ place: `host ${host}`, says: { de, en } })
  const shown = await shakeHands(host, at)
  const { certificate } = shown
  if (shown.protocol === null || certificate === null) {
    say('Es kommt keine verschlüsselte Verbindung zustande.', 'No encrypted connection comes about.')
    return { examined: 1, offences, saw: { de: `Mit ${host} verbunden.`, en: `Connected to ${host}.` } }
  }
  if (shown.distrust !== null)
    say(
      `Dem Zertifikat ist nicht zu trauen (${shown.distrust}).`,
      `The certificate cannot be trusted (${shown.distrust}).`,
    )
  if (shown.misnamed !== null)
    say('Das Zertifikat nennt diesen Host nicht.', 'The certificate does not name this host.')
  // By the machine's own time, also for a company whose clock runs ahead: whoever connects judges by theirs.
  const days = Math.floor((Date.parse(certificate.valid_to) - Date.parse(systemClock.now())) / DAY)
  if (days < DAYS_LEFT)
    say(`Das Zertifikat gilt nur noch ${days} Tage.`, `The certificate only holds ${days} more days.`)

  const modern = await Promise.all(
    (['TLSv1.2', 'TLSv1.3'] as const).map((version) => offer(host, at, version)),
  )
  if (!modern.includes('accepted'))
    say('Weder TLS 1.2 noch 1.3 wird angenommen.', 'Neither TLS 1.2 nor 1.3 is accepted.')
  const old = ['TLSv1', 'TLSv1.1'] as const
  const answers = await Promise.all(old.map((version) => offer(host, at, version)))
  for (const [i, version] of old.entries())
    if (answers[i] === 'accepted') say(`${version} wird noch angenommen.`, `${version} is still accepted.`)

  offences.push(...(await probeHsts(host, at)).offences)
  offences.push(...(await unencryptedPages(host, at)))
  const { pages, offences: sent } = await insecureParts(host, at)
  offences.push(...sent)
  return {
    examined: 6 + pages,
    offences,
    saw: {
      de: `Verbunden mit ${shown.protocol}, Zertifikat gilt noch ${days} Tage, alte Fassungen versucht, ${pages} Seiten angesehen.`,
      en: `Connected by ${shown.protocol}, certificate holds ${days} more days, old versions tried, ${pages} pages looked at.`,
    },
    details: {
      protocol: shown.protocol,
      days,
      old: answers.join(', '),
      fingerprint: certificate.fingerprint256,
    },
    ...(answers.includes('unasked') && offences.length === 0
      ? {
          unable: {
            de: 'Dieser Rechner kann veraltete Fassungen nicht anbieten, also auch nicht sehen, ob sie abgelehnt werden.',
            en: 'This machine cannot offer outdated versions, so it cannot see whether they are refused.',
          },
        }
      : {}),
  }
}

async function probeHsts(host: string, at: Resolution): Promise<Finding> {
  const seen = await ask(host, at, 'https', '/')
  const header = seen.headers['strict-transport-security'] ?? ''
  const seconds = Number(/max-age=(\d+)/iu.exec(header)?.[1] ?? 0)
  return {
    examined: 1,
    offences:
      seconds > 0
        ? []
        : [
            {
              place: `host ${host}`,
              says: {
                de: 'Browser werden nicht angehalten, verschlüsselt wiederzukommen (HSTS fehlt).',
                en: 'Browsers are not made to come back encrypted (no HSTS).',
              },
            },
          ],
    saw: { de: `Kopfzeilen von ${host} gelesen.`, en: `Headers of ${host} read.` },
  }
}

/** Whoever asks without encryption gets nothing but the way to the encrypted page. */
async function unencryptedPages(host: string, at: Resolution): Promise<readonly Offence[]> {
  const seen = await ask(host, at, 'http', '/').catch(() => null)
  // Where nothing listens, nothing can go unencrypted.
  if (seen === null) return []
  const to = seen.headers.location ?? ''
  const onward =
    seen.status >= 301 && seen.status <= 308 && URL.canParse(to) && new URL(to).protocol === 'https:'
  return onward && new URL(to).hostname === host
    ? []
    : [
        {
          place: `host ${host}`,
          says: {
            de: `Unverschlüsselt kommt eine Antwort ${seen.status} statt der Weiterleitung.`,
            en: `Without encryption comes an answer ${seen.status} instead of a redirect.`,
          },
        },
      ]
}

async function pagesOf(
  host: string,
  at: Resolution,
): Promise<readonly { readonly seen: Seen; readonly page: Page }[]> {
  const queue = ['/']
  const known = new Set(queue)
  const pages: { readonly seen: Seen; readonly page: Page }[] = []
  for (let path = queue.shift(); path !== undefined && pages.length < PAGES; path = queue.shift()) {
    const seen = await ask(host, at, 'https', path)
    const add = (address: string): void => {
      if (!URL.canParse(address, seen.url)) return
      const url = new URL(address, seen.url)
      const next = `${url.pathname}${url.search}`
      if (url.hostname !== host || url.searchParams.has('keep') || known.has(next)) return
      known.add(next)
      queue.push(next)
    }
    if (seen.headers.location !== undefined) add(seen.headers.location)
    if (seen.status !== 200 || !(seen.headers['content-type'] ?? '').startsWith('text/html')) continue
    const page = readPage(seen.body, seen.url)
    pages.push({ seen, page })
    for (const link of page.links) add(link)
  }
  return pages
}

async function insecureParts(
  host: string,
  at: Resolution,
): Promise<{ readonly pages: number; readonly offences: readonly Offence[] }> {
  const pages = await pagesOf(host, at)
  return {
    pages: pages.length,
    offences: pages.flatMap(({ seen, page }) => [
      ...page.forms
        .filter((action) => URL.canParse(action) && new URL(action).protocol !== 'https:')
        .map((action) => ({
          place: `page ${new URL(seen.url).pathname}`,
          says: {
            de: `Ein Formular geht unverschlüsselt an ${action}.`,
            en: `A form goes unencrypted to ${action}.`,
          },
        })),
      ...page.loads
        .filter(({ address }) => address.startsWith('http:'))
        .map(({ address }) => ({
          place: `page ${new URL(seen.url).pathname}`,
          says: { de: `${address} wird unverschlüsselt geladen.`, en: `${address} is loaded unencrypted.` },
        })),
    ]),
  }
}

async function probePages(
  host: string,
  at: Resolution,
  expects: 'notice-link' | 'no-third-party',
): Promise<Finding> {
  const pages = await pagesOf(host, at)
  const offences = pages.flatMap(({ seen, page }): readonly Offence[] => {
    const place = `page ${new URL(seen.url).pathname}`
    if (expects === 'notice-link') {
      return page.links.some((link) => /\/(?:datenschutz|privacy)(?:$|[/?#])/u.test(link))
        ? []
        : [{ place, says: { de: 'Der Verweis fehlt.', en: 'The link is missing.' } }]
    }
    return page.loads
      .filter(({ address }) => URL.canParse(address) && new URL(address).hostname !== host)
      .map(({ address }) => ({
        place,
        says: { de: `Lädt ${address}.`, en: `Loads ${address}.` },
      }))
  })
  return {
    examined: pages.length,
    offences,
    saw: {
      de: `${pages.length} Seiten von ${host} angesehen.`,
      en: `${pages.length} pages of ${host} looked at.`,
    },
  }
}

/** Puts a certificate for another host, run out as well, in the place of the right one. */
function otherCertificate(declaration: Declaration, host: string): Sabotage {
  return {
    does: 'replaces the certificate by one that has run out and is for another host',
    async apply({ world, site }): Promise<Meddled> {
      const before = await readCertificate(world.folder)
      const others = ['another.example', ...declaration.hosts.filter((one) => one !== host)]
      await writeCertificate(world.folder, await makeCertificate(others, new Date(systemClock.now()), -1))
      return {
        site: site ?? '',
        async end() {
          if (before !== null) await writeCertificate(world.folder, before)
        },
      }
    },
  }
}

/** Puts something between the looker and the host that changes what is seen. */
function inBetween(host: string, expects: Exclude<Expected, 'tls'>): Sabotage {
  const does = {
    hsts: 'lets something in between take the header away that makes browsers insist on encryption',
    'notice-link': 'lets something in between take the links to the notice away',
    'no-third-party': 'lets something in between add a script of another host',
  }[expects]
  return {
    does,
    async apply({ world, site }): Promise<Meddled> {
      const { folder } = world
      const [hosts, pair, at] = [
        await readHosts(folder),
        await readCertificate(folder),
        await resolveHost(folder, host),
      ]
      const entry = hosts[host]
      if (entry === undefined || pair === null || at === null) throw new Error(`Nothing serves ${host}.`)
      const server = createServer({ cert: pair.certificate, key: pair.key }, (request, response) => {
        void passOn(host, at, expects, request, response)
      })
      server.listen(0, '127.0.0.1')
      await once(server, 'listening')
      const address = server.address()
      if (typeof address !== 'object' || address === null) throw new Error('No port is free.')
      await writeHosts(folder, { ...hosts, [host]: { ...entry, address: '127.0.0.1', https: address.port } })
      return {
        site: site ?? '',
        async end() {
          await writeHosts(folder, hosts)
          server.closeAllConnections()
          await new Promise((closed) => server.close(closed))
        },
      }
    },
  }
}

async function passOn(
  host: string,
  at: Resolution,
  expects: Exclude<Expected, 'tls'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const seen = await ask(host, at, 'https', request.url ?? '/')
    const dropped = ['content-length', 'transfer-encoding', 'connection']
    if (expects === 'hsts') dropped.push('strict-transport-security')
    for (const [name, value] of Object.entries(seen.headers))
      if (value !== undefined && !dropped.includes(name)) response.setHeader(name, value)
    response.writeHead(seen.status)
    response.end(changed(seen.body, expects))
  } catch {
    response.destroy()
  }
}

function changed(body: string, expects: Exclude<Expected, 'tls'>): string {
  switch (expects) {
    case 'hsts':
      return body
    case 'notice-link':
      return body.replaceAll(/\/(?:datenschutz|privacy)\b/gu, '/elsewhere')
    case 'no-third-party':
      return body.replace('</head>', '<script src="https://count.elsewhere.example/c.js"></script></head>')
  }
}
