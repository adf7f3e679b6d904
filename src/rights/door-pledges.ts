import type { Declaration } from '../declaration/index.ts'
import { type Finding, type Offence, type Pledge, meddle } from '../pledge/index.ts'

export function doorOpen(declaration: Declaration): Pledge {
  return {
    id: 'rights/door-open',
    kind: 'rights/door-open',
    says: {
      de: 'Anträge können jederzeit ohne Konto gestellt werden, und die Seite nennt alle erklärten Wege.',
      en: 'Requests can be made at any time without an account, and the page names every declared way.',
    },
    provision: 'Art. 12(2) GDPR',
    clauses: ['rights.how', 'controller.contact'],
    way: 'probe',
    freshFor: 'PT26H',
    reach: 'own-systems',
    async prove({ site }) {
      if (site === null) return unserved()
      const answer = await fetch(`${site}/antrag`, { signal: AbortSignal.timeout(10_000) })
      const body = await answer.text()
      const ways = declaration.company.contacts.filter(
        ({ privacy, channel }) => privacy && channel !== 'form',
      )
      const offences: Offence[] = answer.ok
        ? ways
            .filter(({ value }) => !body.includes(escaped(value)))
            .map(({ channel }) => ({
              place: `${site}/antrag`,
              says: { de: `Der Weg „${channel}“ fehlt.`, en: `The way “${channel}” is missing.` },
            }))
        : [
            {
              place: `${site}/antrag`,
              says: {
                de: `Die Seite antwortet mit ${answer.status}.`,
                en: `The page answers ${answer.status}.`,
              },
            },
          ]
      return {
        examined: 1 + ways.length,
        offences,
        saw: {
          de: `Seite abgerufen, ${ways.length} Wege gesucht.`,
          en: `Page fetched, ${ways.length} ways looked for.`,
        },
      }
    },
    sabotage: {
      does: 'lets something in between take the telephone number off the page',
      apply: (context) =>
        meddle(context, (path, answer) =>
          path.startsWith('/antrag')
            ? { ...answer, body: answer.body.replaceAll(/\+49[\d ]+/gu, '') }
            : answer,
        ),
    },
  }
}

function unserved(): Finding {
  return {
    examined: 0,
    offences: [],
    saw: { de: 'Nichts abgerufen.', en: 'Nothing fetched.' },
    unable: {
      de: 'Die Seiten des Unternehmens werden gerade nicht ausgeliefert.',
      en: 'The company’s pages are not being served.',
    },
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
