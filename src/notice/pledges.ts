import { addDays, canonical, hashOf } from '../base/index.ts'
import { type Declaration, declarationVersions } from '../declaration/index.ts'
import { adequacy, isEea, tableOf, transferInstrument } from '../law/index.ts'
import { type Offence, type Pledge, type ProofContext, byHand, meddle } from '../pledge/index.ts'
import { countryText } from '../text/country.ts'
import { dayText } from '../text/day.ts'
import { composeNotice } from './compose.ts'
import { clausesOf } from './document.ts'
import { archive, asPublished, versionsListed } from './archive-pledges.ts'
import { get, paths, readCurrent, unpublished, unreadable, unserved } from './looks.ts'
import { contentHash } from './publish.ts'

/** The pledges that the notice itself makes (Art. 5(2), 12(1), 13, 44 GDPR). */
export function pledges(declaration: Declaration): readonly Pledge[] {
  return [
    asPublished(declaration),
    faithful(declaration),
    linked(),
    archive(),
    versionsListed(declaration),
    readable(declaration),
    controllerNamed(declaration),
    instruments(declaration),
  ]
}

/** Art. 13, 14: the published notice says what the declaration says; no sentence stands in it that does not come from there. */
function faithful(declaration: Declaration): Pledge {
  return {
    id: 'notice/faithful',
    kind: 'notice/faithful',
    says: {
      de: 'Jeder Satz der Datenschutzerklärung folgt aus der geltenden Erklärung der Verarbeitungen, und keiner fehlt.',
      en: 'Each sentence of the notice follows from the declaration in force, and none is missing.',
    },
    provision: 'Art. 13, Art. 14, Art. 24(1) GDPR',
    clauses: ['notice.scope', 'controller.name', 'controller.officer', 'rights.authority'],
    way: 'compare',
    freshFor: 'P1D',
    reach: 'inside',
    async prove(context) {
      const current = await readCurrent(context)
      if (current === null) return unpublished
      if (current === 'unreadable') return unreadable
      const offences: Offence[] = []
      const documents = declaration.languages.flatMap((language) => current.documents[language] ?? [])
      if (contentHash(documents) !== current.hash) {
        offences.push({
          place: `version ${current.version}`,
          says: {
            de: 'Der gespeicherte Wortlaut ist nicht der veröffentlichte.',
            en: 'The stored wording is not the published one.',
          },
        })
      }
      let examined = 0
      for (const language of declaration.languages) {
        const published = current.documents[language]
        const due = composeNotice(declaration, {
          language,
          on: current.effectiveFrom,
          version: current.version,
        })
        const said = new Map(
          (published === undefined ? [] : clausesOf(published)).map((item) => [item.id, item]),
        )
        for (const clause of clausesOf(due)) {
          examined += 1
          const found = said.get(clause.id)
          said.delete(clause.id)
          // What it states must be the same. That today one would word it better does not make it false.
          if (found !== undefined && hashOf(found.facts) === hashOf(clause.facts)) continue
          offences.push({
            place: `clause ${clause.id} (${language}) of version ${current.version}`,
            says:
              found === undefined
                ? { de: 'Der Satz fehlt.', en: 'The sentence is missing.' }
                : { de: `Dort steht: „${found.text}“`, en: `It says: “${found.text}”` },
          })
        }
        for (const id of said.keys()) {
          offences.push({
            place: `clause ${id} (${language}) of version ${current.version}`,
            says: {
              de: 'Der Satz folgt aus keiner Erklärung.',
              en: 'The sentence follows from no declaration.',
            },
          })
        }
      }
      return {
        examined,
        offences,
        saw: {
          de: `${examined} Sätze der Fassung ${current.version} mit der Erklärung verglichen.`,
          en: `${examined} sentences of version ${current.version} compared with the declaration.`,
        },
      }
    },
    sabotage: {
      does: 'Somebody publishes by hand a version that promises something else.',
      // Nothing in the ledger speaks of its pages either.
      entails: ['notice/archive'],
      apply: (context) => publishByHand(context),
    },
  }
}

/** Inserts a next version with one altered sentence, its pages' hashes made to fit. */
async function publishByHand(context: ProofContext): Promise<void> {
  const company = quoted(context.company)
  await byHand(
    context,
    `insert into notice_version
       select company, version + 1, hash, declaration_version,
              replace(documents::text, 'GmbH', 'AG')::jsonb, effective_from, published_at, published_by
         from notice_version where company = ${company} order by version desc limit 1`,
    `insert into notice_rendering
       select company, version + 1, language, format, encode(sha256(convert_to(body, 'UTF8')), 'hex'), body
         from notice_rendering
        where company = ${company}
          and version = (select max(version) - 1 from notice_version where company = ${company})`,
  )
}

/** Most pages one look visits. */
const PAGES = 40

/** Art. 12(1): from each page of the site one gets to the notice. */
function linked(): Pledge {
  return {
    id: 'notice/linked',
    kind: 'notice/linked',
    says: {
      de: 'Die Datenschutzerklärung ist von jeder Seite der Website aus verlinkt.',
      en: 'The notice is linked from each page of the site.',
    },
    provision: 'Art. 12(1) GDPR',
    clauses: ['versions.archive'],
    way: 'probe',
    freshFor: 'P1D',
    reach: 'own-systems',
    async prove(context) {
      if (context.site === null) return unserved
      const base = context.site.replace(/\/$/u, '')
      const queue = [`${base}/`]
      const known = new Set(queue)
      const offences: Offence[] = []
      let examined = 0
      for (let page = queue.shift(); page !== undefined && examined < PAGES; page = queue.shift()) {
        const seen = await get(page)
        if (seen === null || !(seen.headers.get('content-type') ?? '').startsWith('text/html')) continue
        if (seen.status !== 200) continue
        examined += 1
        const links = linksIn(seen.body, page)
        if (!links.some((link) => isNotice(link, base)) && !isNotice(page, base)) {
          offences.push({
            place: `page ${new URL(page).pathname}`,
            says: {
              de: 'Von hier führt kein Verweis zur Datenschutzerklärung.',
              en: 'No link leads from here to the notice.',
            },
          })
        }
        for (const link of links) {
          if (!link.startsWith(`${base}/`) || known.has(link) || known.size > 4 * PAGES) continue
          known.add(link)
          queue.push(link)
        }
      }
      return {
        examined,
        offences,
        saw: { de: `${examined} Seiten angesehen.`, en: `${examined} pages looked at.` },
      }
    },
    sabotage: {
      does: 'Somebody takes the link out of one page.',
      apply: (context) => {
        const base = new URL(context.site ?? 'http://localhost/').pathname.replace(/\/$/u, '')
        return meddle(context, (path, answer) =>
          path === '/' || path === ''
            ? {
                ...answer,
                body: answer.body.replaceAll(
                  new RegExp(`href="[^"]*${base}/(?:datenschutz|privacy)[^"]*"`, 'gu'),
                  'href="#"',
                ),
              }
            : answer,
        )
      },
    },
  }
}

function linksIn(body: string, page: string): readonly string[] {
  return [...body.matchAll(/\shref="([^"#]*)[^"]*"/gu)].flatMap((hit) => {
    const href = (hit[1] ?? '').replaceAll('&amp;', '&')
    if (href === '' || !URL.canParse(href, page)) return []
    const url = new URL(href, page)
    url.hash = ''
    return [url.href]
  })
}

function isNotice(link: string, base: string): boolean {
  const path = new URL(link).pathname
  const root = new URL(`${base}/`).pathname
  return Object.values(paths).some((end) => path === `${root}${end}`)
}

/** Art. 12(1): the notice reads without cookies, scripts or anything from elsewhere. */
function readable(declaration: Declaration): Pledge {
  return {
    id: 'notice/readable',
    kind: 'notice/readable',
    says: {
      de: 'Die Datenschutzerklärung lässt sich ohne Cookies, Skripte und fremde Inhalte lesen.',
      en: 'The notice can be read without cookies, scripts and foreign content.',
    },
    provision: 'Art. 12(1) GDPR; § 25 TDDDG',
    clauses: ['browser.anonymous'],
    way: 'probe',
    freshFor: 'P1D',
    reach: 'own-systems',
    async prove(context) {
      if (context.site === null) return unserved
      const offences: Offence[] = []
      let examined = 0
      for (const language of declaration.languages) {
        const seen = await get(`${context.site}/${paths[language]}`)
        if (seen === null || seen.status !== 200) continue
        examined += 1
        const place = `page /${paths[language]}`
        if (seen.headers.getSetCookie().length > 0) {
          offences.push({ place, says: { de: 'Die Seite setzt ein Cookie.', en: 'The page sets a cookie.' } })
        }
        if (/<script|\ssrc=|<link\b|@import|url\(/iu.test(seen.body)) {
          offences.push({
            place,
            says: { de: 'Die Seite lädt etwas nach.', en: 'The page loads something else.' },
          })
        }
      }
      return {
        examined,
        offences,
        saw: { de: `${examined} Seiten abgerufen.`, en: `${examined} pages fetched.` },
      }
    },
    sabotage: {
      does: 'Somebody sets a cookie with the notice.',
      entails: ['site/without-cookies'],
      apply: (context) =>
        meddle(context, (path, answer) =>
          path === '/privacy'
            ? { ...answer, headers: { ...answer.headers, 'set-cookie': 'visit=1' } }
            : answer,
        ),
    },
  }
}

/** Art. 13(1)(a), § 5 DDG: whoever is named elsewhere on the site as responsible is the one the notice names. */
function controllerNamed(declaration: Declaration): Pledge {
  const { company } = declaration
  const facts = [
    company.name,
    company.address.street,
    `${company.address.postcode} ${company.address.city}`,
    ...company.contacts.filter(({ channel }) => channel === 'email').map(({ value }) => value),
  ]
  return {
    id: 'notice/controller',
    kind: 'notice/controller',
    says: {
      de: 'Das Impressum nennt denselben Verantwortlichen mit denselben Kontaktdaten wie die Datenschutzerklärung.',
      en: 'The imprint names the same controller with the same contact details as the notice.',
    },
    provision: 'Art. 13(1)(a) GDPR; § 5 DDG',
    clauses: ['controller.name', 'controller.contact', 'notice.imprint'],
    way: 'compare',
    freshFor: 'P1D',
    reach: 'own-systems',
    async prove(context) {
      if (context.site === null) return unserved
      const seen = await get(`${context.site}/impressum`)
      const text = seen === null || seen.status !== 200 ? '' : textOf(seen.body)
      const offences = facts
        .filter((fact) => !text.includes(fact))
        .map((fact) => ({
          place: 'page /impressum',
          says: { de: `„${fact}“ fehlt dort.`, en: `“${fact}” is missing there.` },
        }))
      return {
        examined: facts.length,
        offences,
        saw: {
          de: `${facts.length} Angaben im Impressum gesucht.`,
          en: `${facts.length} details looked up in the imprint.`,
        },
      }
    },
    sabotage: {
      does: 'Somebody changes the address in the imprint only.',
      apply: (context) =>
        meddle(context, (path, answer) =>
          path.startsWith('/impressum')
            ? { ...answer, body: answer.body.replaceAll(company.address.street, 'Anderswo 1') }
            : answer,
        ),
    },
  }
}

function textOf(body: string): string {
  return body
    .replaceAll(/<[^>]*>/gu, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/gu, ' ')
}

/** Art. 44: whatever carries data out of the EEA holds today; where nothing leaves, no recipient sits outside. */
function instruments(declaration: Declaration): Pledge {
  const leaves = declaration.recipients.some(({ transfer }) => transfer !== undefined)
  return {
    id: 'notice/instruments',
    kind: 'notice/instruments',
    says: leaves
      ? {
          de: 'Jede Übermittlung in ein Drittland stützt sich auf ein Instrument, das heute gilt.',
          en: 'Each transfer to a third country rests on an instrument that holds today.',
        }
      : {
          de: 'Kein Empfänger sitzt außerhalb des Europäischen Wirtschaftsraums.',
          en: 'No recipient is seated outside the European Economic Area.',
        },
    provision: 'Art. 13(1)(f), Art. 44 GDPR',
    clauses: leaves
      ? declaration.recipients.flatMap(({ id, transfer }) =>
          transfer === undefined ? [] : [`transfers.${id}`],
        )
      : ['transfers.none'],
    way: 'compare',
    freshFor: 'P1D',
    reach: 'inside',
    async prove(context) {
      // What is published now, not what these pledges were derived from: a later version counts from the moment it stands.
      const [newest] = await declarationVersions(context.world.db, context.company)
      const recipients = (newest?.declaration ?? declaration).recipients
      const offences: Offence[] = []
      for (const { id, seat: home, reaches, transfer } of recipients) {
        const seat = [home, ...reaches].find((country) => !isEea(country, context.today))
        if (seat === undefined) continue
        const holds =
          transfer !== undefined &&
          (transfer.instrument === 'adequacy'
            ? adequacy(transfer.decision, context.today) !== null
            : transferInstrument(transfer.instrument, context.today)?.inForce === true)
        if (holds && leaves) continue
        const reason = transfer === undefined ? '–' : transfer.instrument
        offences.push({
          place: `recipient ${id} in version ${newest?.version ?? context.version} of the declaration`,
          says: {
            de: `Sitz ${countryText(seat, 'de')}, Instrument: ${reason}.`,
            en: `Seat ${countryText(seat, 'en')}, instrument: ${reason}.`,
          },
        })
      }
      return {
        examined: recipients.length,
        offences,
        saw: {
          de: `${recipients.length} Empfänger mit dem Recht vom ${dayText(context.today, 'de')} verglichen (geprüft bis ${dayText(tableOf('transfer-instruments').checked, 'de')}).`,
          en: `${recipients.length} recipients compared with the law of ${dayText(context.today, 'en')} (checked up to ${dayText(tableOf('transfer-instruments').checked, 'en')}).`,
        },
        ...(recipients.length === 0
          ? { vacuous: { de: 'Es gibt keine Empfänger.', en: 'There are no recipients.' } }
          : {}),
      }
    },
    sabotage: {
      does: 'A recipient moves to a third country, and a declaration that says so is put in past the check.',
      entails: ['measures/ledger'],
      apply: (context) => declareByHand(context, declaration),
    },
  }
}

async function declareByHand(context: ProofContext, declaration: Declaration): Promise<void> {
  const [first, ...rest] = declaration.recipients
  if (first === undefined) return
  const { transfer: _, ...moved } = { ...first, seat: 'IN' }
  const body = { ...declaration, recipients: [moved, ...rest] }
  const company = quoted(context.company)
  await byHand(
    context,
    `insert into declaration_version
       select company, version + 1, ${quoted(hashOf(body))}, ${quoted(canonical(body))}::jsonb,
              ${quoted(addDays(context.today, 1))}::date, published_at, published_by
         from declaration_version where company = ${company} order by version desc limit 1`,
  )
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
