import { newId } from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'
import { byHand, type Pledge } from '../pledge/index.ts'
import { NAMED, offence } from './looking.ts'
import { eventsAgainstActs } from './store.ts'

/** Nobody's consent, objection, restriction or hold is there that nobody acted, and none is missing (Art. 5(2), 7(1) GDPR). */
export function eventsHaveActs(declared: Declaration): Pledge {
  const [consent] = declared.consents
  return {
    id: 'standing/events-have-acts',
    kind: 'standing/events-have-acts',
    says: {
      de: 'Jede Einwilligung, jeder Widerruf, Widerspruch und jede Sperre, nach der wir handeln, steht auch im versiegelten Verzeichnis.',
      en: 'Every consent, withdrawal, objection and hold that we act by also stands in the sealed ledger.',
    },
    provision: 'Art. 5(2), 7(1) GDPR',
    clauses: ['requests.ledger'],
    way: 'compare',
    freshFor: 'PT26H',
    reach: 'inside',
    async prove({ world, company }) {
      const { events, mismatches } = await eventsAgainstActs(world.db, company, NAMED)
      return {
        examined: events,
        offences: mismatches.map((one) =>
          offence(
            `standing of ${one.at}, ${one.kind}`,
            `${one.events} Vorkommnisse, aber ${one.acts} Vorgänge im Verzeichnis.`,
            `${one.events} events, but ${one.acts} acts in the ledger.`,
          ),
        ),
        saw: {
          de: `${events} Vorkommnisse mit den Vorgängen im Verzeichnis verglichen.`,
          en: `${events} events compared with the acts in the ledger.`,
        },
        ...(events === 0
          ? { vacuous: { de: 'Es gab noch kein Vorkommnis.', en: 'There has been no event yet.' } }
          : {}),
      }
    },
    sabotage: {
      does: 'writes a consent that nobody gave',
      ...(consent === undefined ? {} : { entails: [`consent/proved/${consent.id}`] }),
      apply: (context) =>
        byHand(
          context,
          `insert into standing_event (company, person, n, at, kind, subject, activity, purpose, version, language)
            values ('${context.company}', '${newId()}', 1, '${context.now}', 'consent/given', '${consent?.id ?? 'any'}',
              '${consent?.activity ?? 'any'}', '${consent?.purpose ?? 'any'}', ${consent?.version ?? 1}, 'de')`,
        ),
    },
  }
}
