import { Temporal } from 'temporal-polyfill'
import type { Language } from '../base/index.ts'
import type { BrowserItem, Declaration } from '../declaration/index.ts'
import { type Offence, type Pledge, type ProofContext, meddle } from '../pledge/index.ts'
import { type Visited, addressesInStyles, addressesInText, crawl, placeOf, unserved } from './site.ts'

/** What the notice says of the company's own pages, seen from outside (§ 25 TDDDG, Art. 25, 32 GDPR). */
export function sitePledges(declaration: Declaration): readonly Pledge[] {
  // Where others' content is declared, the scanner compares what is loaded with what is declared.
  const own = declaration.browser.every(({ setter }) => setter === 'own')
  return [
    ...(own ? [selfContained(declaration)] : []),
    withoutCookies(declaration),
    guarded(declaration),
    ...(declaration.browser.some(keepsLanguage) ? [cookiesDeclared(declaration)] : []),
  ]
}

/** Nothing on a page is fetched from elsewhere: no other host learns who reads it or what is typed into a form. */
function selfContained(declaration: Declaration): Pledge {
  return {
    id: 'site/self-contained',
    kind: 'site/self-contained',
    says: {
      de: 'Keine Seite lädt etwas von anderen Hosts, und Formulare gehen nur an unsere eigenen Adressen.',
      en: 'No page loads anything from other hosts, and forms go to our own addresses only.',
    },
    provision: 'Art. 25(1), 32(1) GDPR, § 25(1) TDDDG',
    clauses: [
      ...declaration.measures.flatMap(({ id, shows }) => {
        if (shows.by !== 'probe') return []
        if (shows.expects === 'tls') return ['security.tls']
        return shows.expects === 'no-third-party' ? [`security.${id}`] : []
      }),
      declaration.browser.length === 0 ? 'browser.none' : 'browser.necessary',
    ],
    way: 'probe',
    freshFor: 'PT26H',
    reach: 'own-systems',
    async prove({ site }) {
      if (site === null) return unserved()
      const seen = await crawl(site)
      const pages = seen.filter(({ page }) => page !== null)
      const parts = seen.reduce(
        (sum, { page, styles }) =>
          sum + (page?.loads.length ?? 0) + (page?.forms.length ?? 0) + addressesInStyles(styles).length,
        0,
      )
      return {
        examined: pages.length,
        offences: seen.flatMap((visited) => foreignParts(visited, new URL(site).origin)),
        saw: {
          de: `${pages.length} Seiten mit ${parts} nachgeladenen Teilen und Formularen angesehen.`,
          en: `${pages.length} pages with ${parts} loaded parts and forms looked at.`,
        },
        details: { pages: pages.length, parts },
      }
    },
    sabotage: {
      does: 'puts a font of another host into the start page',
      apply: (context) =>
        meddle(context, (path, answer) =>
          path === '/'
            ? {
                ...answer,
                body: answer.body.replace(
                  '</head>',
                  '<link rel="stylesheet" href="https://fonts.elsewhere.example/sans.css"></head>',
                ),
              }
            : answer,
        ),
    },
  }
}

function foreignParts(visited: Visited, origin: string): readonly Offence[] {
  const { url, page, styles } = visited
  const place = placeOf(url)
  const foreign = (address: string): boolean =>
    URL.canParse(address, url) &&
    !['data:', 'blob:'].includes(new URL(address, url).protocol) &&
    new URL(address, url).origin !== origin
  const hostOf = (address: string): string => new URL(address, url).host
  return [
    ...(page?.loads ?? [])
      .filter(({ address }) => foreign(address))
      .map(({ element, address }) => ({
        place,
        says: {
          de: `<${element}> lädt von ${hostOf(address)}${page?.forms.length === 0 ? '' : ', auf einer Seite mit Formular'}.`,
          en: `<${element}> loads from ${hostOf(address)}${page?.forms.length === 0 ? '' : ', on a page with a form'}.`,
        },
      })),
    ...(page?.forms ?? []).filter(foreign).map((action) => ({
      place,
      says: {
        de: `Ein Formular geht an ${hostOf(action)}.`,
        en: `A form goes to ${hostOf(action)}.`,
      },
    })),
    ...addressesInStyles(styles)
      .filter(foreign)
      .map((address) => ({
        place,
        says: {
          de: `Die Gestaltung lädt von ${hostOf(address)}.`,
          en: `The stylesheet loads from ${hostOf(address)}.`,
        },
      })),
    // What stands in a page is among what it loads.
    ...(page === null ? addressesInText(visited.scripts) : []).filter(foreign).map((address) => ({
      place,
      says: { de: `Das Skript nennt ${hostOf(address)}.`, en: `The script names ${hostOf(address)}.` },
    })),
    ...(foreign(visited.lands)
      ? [
          {
            place,
            says: {
              de: `Die Adresse führt zu ${hostOf(visited.lands)}.`,
              en: `The address leads to ${hostOf(visited.lands)}.`,
            },
          },
        ]
      : []),
    ...TELLING.flatMap((header) =>
      addressesInText(visited.headers.get(header) ?? '')
        .filter(foreign)
        .map((address) => ({
          place: `${place}, header ${header}`,
          says: { de: `Sie nennt ${hostOf(address)}.`, en: `It names ${hostOf(address)}.` },
        })),
    ),
  ]
}

/** Headers that make a browser fetch from, report to or go to an address. */
const TELLING = ['link', 'refresh', 'content-security-policy', 'report-to', 'reporting-endpoints', 'nel']

/** The pages answer whoever keeps nothing, and give nothing to keep. */
function withoutCookies(declaration: Declaration): Pledge {
  const forms = declaration.forms.filter(({ channel }) => channel === 'web').map(({ id }) => id)
  return {
    id: 'site/without-cookies',
    kind: 'site/without-cookies',
    says: {
      de: 'Jede Seite antwortet auch ohne Cookies und setzt von sich aus keines.',
      en: 'Every page answers without cookies and sets none by itself.',
    },
    provision: '§ 19(2), § 25(1) TDDDG',
    clauses: [
      'browser.anonymous',
      ...(declaration.browser.length === 0 ? ['browser.none'] : ['browser.control', 'browser.necessary']),
    ],
    way: 'probe',
    freshFor: 'PT26H',
    reach: 'own-systems',
    async prove({ site }) {
      if (site === null) return unserved()
      const seen = await crawl(site)
      const sent = await Promise.all(forms.map((form) => sendEmpty(`${site.replace(/\/$/u, '')}/${form}`)))
      return {
        examined: seen.length + sent.length,
        offences: [
          ...seen.flatMap((visited) => [
            ...unanswering(visited),
            ...unasked(placeOf(visited.url), visited.cookies),
            ...keeping(declaration, visited),
          ]),
          ...sent.flatMap(({ place, cookies }) => unasked(place, cookies)),
        ],
        saw: {
          de: `${seen.length} Adressen der Website ohne Cookies abgerufen und ${sent.length} Formulare leer gesendet.`,
          en: `${seen.length} addresses of the site fetched without cookies and ${sent.length} forms sent empty.`,
        },
      }
    },
    sabotage: {
      does: 'sets a number for each visitor of the imprint',
      apply: (context) =>
        meddle(context, (path, answer) =>
          path.startsWith('/impressum')
            ? { ...answer, headers: { ...answer.headers, 'set-cookie': 'visitor=4711; Path=/' } }
            : answer,
        ),
    },
  }
}

/** A page to which the site leads and which is not there, or asks who comes, does not answer. */
function unanswering({ url, lands, status }: Visited): readonly Offence[] {
  if (new URL(lands).origin !== new URL(url).origin || (status >= 200 && status < 300)) return []
  return [
    {
      place: placeOf(url),
      says:
        status === 0
          ? { de: 'Es kam keine Antwort.', en: 'No answer came.' }
          : { de: `Antwort ${status}.`, en: `Answer ${status}.` },
    },
  ]
}

function unasked(place: string, cookies: readonly string[]): readonly Offence[] {
  return cookies.map((cookie) => ({
    place,
    says: {
      de: `Das Cookie „${nameOf(cookie)}“ wird ungefragt gesetzt.`,
      en: `The cookie “${nameOf(cookie)}” is set unasked.`,
    },
  }))
}

/** A script that keeps something in the browser, where nothing is declared that a script could keep (§ 25(1) TDDDG). */
function keeping(declaration: Declaration, { url, scripts }: Visited): readonly Offence[] {
  const allowed = declaration.browser.some((item) => item.kind !== 'cookie' || !item.httpOnly)
  const keeps = /\bdocument\s*\.\s*cookie\b|\b(?:localStorage|sessionStorage|indexedDB|cookieStore)\b/u.exec(
    scripts,
  )
  if (keeps === null || allowed) return []
  return [
    {
      place: placeOf(url),
      says: {
        de: `Ein Skript greift auf den Speicher des Browsers zu (${keeps[0]}).`,
        en: `A script reaches for what the browser keeps (${keeps[0]}).`,
      },
    },
  ]
}

/** Sends a form with nothing in it, which is refused, and gives what the answer sets. */
async function sendEmpty(
  url: string,
): Promise<{ readonly place: string; readonly cookies: readonly string[] }> {
  const answer = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams(),
    redirect: 'manual',
    signal: AbortSignal.timeout(10_000),
  })
  await answer.body?.cancel()
  return { place: `${placeOf(url)}, form sent`, cookies: answer.headers.getSetCookie() }
}

/** A page that others could frame, fill or follow is one whose forms are not safe. */
function guarded(declaration: Declaration): Pledge {
  return {
    id: 'site/guarded',
    kind: 'site/guarded',
    says: {
      de: 'Jede Seite weist den Browser an, nichts Fremdes zu laden, sie in keine fremde Seite einzubetten und anderen nicht zu sagen, was gelesen wurde.',
      en: 'Every page tells the browser to load nothing foreign, to embed it in no foreign page and not to tell others what was read.',
    },
    provision: 'Art. 25(1), 32(1)(b) GDPR',
    clauses: [
      'browser.anonymous',
      ...(declaration.measures.some(({ shows }) => shows.by === 'probe' && shows.expects === 'tls')
        ? ['security.tls']
        : []),
    ],
    way: 'probe',
    freshFor: 'PT26H',
    reach: 'own-systems',
    async prove({ site }) {
      if (site === null) return unserved()
      const pages = (await crawl(site)).filter(({ page }) => page !== null)
      return {
        examined: pages.length,
        offences: pages.flatMap(unguarded),
        saw: {
          de: `Die Kopfzeilen von ${pages.length} Seiten gelesen.`,
          en: `The headers of ${pages.length} pages read.`,
        },
      }
    },
    sabotage: {
      does: 'lets something in between take the policy off the imprint',
      apply: (context) =>
        meddle(context, (path, answer) => {
          if (!path.startsWith('/impressum')) return answer
          const { 'content-security-policy': _, ...headers } = answer.headers
          return { ...answer, headers }
        }),
    },
  }
}

/** Values of `Referrer-Policy` by which no other host learns the page. */
const DISCREET = new Set(['no-referrer', 'same-origin', 'strict-origin', 'strict-origin-when-cross-origin'])

function unguarded({ url, headers }: Visited): readonly Offence[] {
  const offences: Offence[] = []
  const say = (header: string, de: string, en: string): void =>
    void offences.push({ place: `${placeOf(url)}, header ${header}`, says: { de, en } })
  const policy = new Map(
    (headers.get('content-security-policy') ?? '').split(';').map((part): [string, string] => {
      const [name = '', ...sources] = part.trim().split(/\s+/u)
      return [name.toLowerCase(), sources.join(' ')]
    }),
  )
  const loads = policy.get('default-src') ?? '*'
  const scripts = policy.get('script-src') ?? loads
  if (/[*]|\bhttps?:/u.test(loads) || /[*]|\bhttps?:|'unsafe-/u.test(scripts))
    say('content-security-policy', 'Sie lässt Fremdes laden.', 'It lets foreign things be loaded.')
  if (!/^'(?:none|self)'$/u.test(policy.get('frame-ancestors') ?? ''))
    say('content-security-policy', 'Fremde Seiten dürfen sie einbetten.', 'Foreign pages may embed it.')
  if (headers.get('x-content-type-options') !== 'nosniff')
    say('x-content-type-options', 'Der Browser darf den Inhalt umdeuten.', 'The browser may reinterpret it.')
  if (!DISCREET.has(headers.get('referrer-policy') ?? ''))
    say('referrer-policy', 'Andere erfahren, was gelesen wurde.', 'Others learn what was read.')
  return offences
}

/** What the visitor asks for is kept as declared: this name, this content, this long. */
function cookiesDeclared(declaration: Declaration): Pledge {
  const items = declaration.browser.filter(isOwnCookie)
  return {
    id: 'site/cookies-declared',
    kind: 'site/cookies-declared',
    says: {
      de: 'Wer eine andere Sprache wählt, erhält nur das erklärte Cookie, mit dem erklärten Inhalt und höchstens für die erklärte Zeit.',
      en: 'Whoever chooses another language gets the declared cookie only, with the declared content and for the declared time at most.',
    },
    provision: '§ 25(2) no. 2 TDDDG, Art. 13 GDPR',
    clauses: [
      'browser.necessary',
      ...items
        .filter(keepsLanguage)
        .map(({ name }) => `browser.${name.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-')}`),
    ],
    way: 'probe',
    freshFor: 'PT26H',
    reach: 'own-systems',
    async prove(context) {
      if (context.site === null) return unserved()
      const choices = declaration.languages.flatMap((chosen) =>
        declaration.languages.map((asked) => ({ chosen, asked })),
      )
      const offences: Offence[] = []
      let cookies = 0
      for (const choice of choices) {
        const set = await choose(context.site, choice)
        cookies += set.length
        for (const cookie of set) offences.push(...undeclared(context, items, choice.chosen, cookie))
        if (choice.chosen === choice.asked) {
          for (const cookie of set)
            offences.push({
              place: `cookie ${nameOf(cookie)}`,
              says: {
                de: 'Es wird gesetzt, obwohl der Browser diese Sprache ohnehin verlangt.',
                en: 'It is set although the browser asks for this language anyway.',
              },
            })
        }
      }
      return {
        examined: choices.length,
        offences,
        saw: {
          de: `${choices.length} Sprachwahlen getroffen; ${cookies} Cookies mit der Erklärung verglichen.`,
          en: `${choices.length} choices of language made; ${cookies} cookies compared with the declaration.`,
        },
        details: { cookies },
      }
    },
    sabotage: {
      does: 'lets the cookie that remembers the language live for ten years',
      apply: (context) =>
        meddle(context, (_path, answer) => {
          const cookie = answer.headers['set-cookie']
          return cookie === undefined
            ? answer
            : {
                ...answer,
                headers: {
                  ...answer.headers,
                  'set-cookie': cookie.replace(/max-age=\d+/iu, 'Max-Age=315360000'),
                },
              }
        }),
    },
  }
}

/** Chooses a language as a visitor would, and gives the cookies that were set on the way. */
async function choose(
  site: string,
  { chosen, asked }: { readonly chosen: Language; readonly asked: Language },
): Promise<readonly string[]> {
  const answer = await fetch(`${site.replace(/\/$/u, '')}/?lang=${chosen}&keep=1`, {
    redirect: 'manual',
    headers: { 'accept-language': asked },
    signal: AbortSignal.timeout(10_000),
  })
  await answer.arrayBuffer()
  return answer.headers.getSetCookie()
}

function undeclared(
  { today }: ProofContext,
  items: readonly BrowserItem[],
  chosen: Language,
  cookie: string,
): readonly Offence[] {
  const name = nameOf(cookie)
  const place = `cookie ${name}`
  const item = items.find((one) => one.name === name)
  if (item === undefined) return [{ place, says: { de: 'Es ist nicht erklärt.', en: 'It is not declared.' } }]
  const [pair = '', ...rest] = cookie.split(';').map((part) => part.trim())
  const attributes = new Map(
    rest.map((part) => {
      const [key = '', value = ''] = part.split('=')
      return [key.toLowerCase(), value]
    }),
  )
  const offences: Offence[] = []
  const say = (de: string, en: string): void => void offences.push({ place, says: { de, en } })
  const seconds = Number(attributes.get('max-age') ?? Number.NaN)
  if (item.lifetime === 'session') {
    if (attributes.has('max-age') || attributes.has('expires'))
      say('Es überdauert die Sitzung.', 'It outlives the session.')
  } else {
    const most = Temporal.Duration.from(item.lifetime).total({ unit: 'seconds', relativeTo: today })
    if (!(seconds <= most) || seconds <= 0)
      say(
        `Es bleibt ${attributes.get('max-age') ?? 'ohne Ende'} Sekunden, erklärt sind höchstens ${most}.`,
        `It stays ${attributes.get('max-age') ?? 'without end'} seconds; declared are ${most} at most.`,
      )
  }
  if (attributes.has('domain')) say('Es gilt auch für andere Hosts.', 'It is for other hosts as well.')
  if (item.httpOnly && !attributes.has('httponly')) say('Skripte können es lesen.', 'Scripts can read it.')
  if (!/^(?:lax|strict)$/iu.test(attributes.get('samesite') ?? ''))
    say('Es geht mit Anfragen fremder Seiten mit.', 'It goes along with requests of foreign pages.')
  // The code of a language is one of a few for everybody: it cannot tell one visitor from another.
  if (keepsLanguage(item) && pair.slice(name.length + 1) !== chosen)
    say(
      'Sein Inhalt ist nicht das Kürzel der gewählten Sprache.',
      'Its content is not the code of the chosen language.',
    )
  return offences
}

function isOwnCookie(item: BrowserItem): boolean {
  return item.kind === 'cookie' && item.setter === 'own'
}

function keepsLanguage(item: BrowserItem): boolean {
  return isOwnCookie(item) && item.name === 'language'
}

function nameOf(cookie: string): string {
  return cookie.slice(0, cookie.indexOf('=')).trim()
}
