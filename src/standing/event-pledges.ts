import { newId, NOBODY, type PersonId } from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'
import { entryPages } from '../ledger/index.ts'
import { byHand, NAMED, offence, type Pledge, type ProofContext } from '../pledge/index.ts'
import { hashOfEvent } from './standing.ts'
import { EVENT_ACTS, eventsAgainstActs, eventsOfPersons } from './store.ts'

/** Nobody's consent, objection, restriction or hold is there that nobody acted, and none is missing (Art. 5(2), 7(1) GDPR). */
export function eventsHaveActs(declared: Declaration): Pledge {
  const [consent] = declared.consents
  return {
    id: 'standing/events-have-acts',
    kind: 'standing/events-have-acts',
    says: {
      de: 'Jede Einwilligung, jeder Widerruf, Widerspruch und jede Sperre, nach der wir handeln, steht ebenso im versiegelten Verzeichnis.',
      en: 'Every consent, withdrawal, objection and hold that we act by stands in the sealed ledger in the same way.',
    },
    provision: 'Art. 5(2), 7(1) GDPR',
    clauses: ['requests.ledger'],
    way: 'compare',
    freshFor: 'PT26H',
    reach: 'inside',
    async prove({ world, company }) {
      const { events, mismatches } = await eventsAgainstActs(world.db, company, NAMED)
      const altered = await alteredEvents({ world, company })
      const offences = [
        ...mismatches.map((one) =>
          offence(
            `standing of ${one.at}, ${one.kind}`,
            `${one.events} Vorkommnisse, aber ${one.acts} Vorgänge im Verzeichnis.`,
            `${one.events} events, but ${one.acts} acts in the ledger.`,
          ),
        ),
        ...altered.map(({ person, n, kind }) =>
          offence(
            `standing of person ${person}, event ${n}, ${kind}`,
            'Das Vorkommnis ist nicht mehr so, wie es aufgezeichnet wurde.',
            'The event is not as it was recorded.',
          ),
        ),
      ]
      return {
        examined: events,
        offences: offences.slice(0, NAMED),
        details: { offences: offences.length },
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

/** Acts whose event is there no more, or says something else than it did; of acts whose content is erased nothing can be said. */
async function alteredEvents({
  world,
  company,
}: Pick<ProofContext, 'world' | 'company'>): Promise<
  readonly { readonly person: PersonId; readonly n: number; readonly kind: string }[]
> {
  const altered: { person: PersonId; n: number; kind: string }[] = []
  for await (const page of entryPages(world, company, { kinds: EVENT_ACTS })) {
    const persons = [...new Set(page.map(({ person }) => person ?? NOBODY))]
    const hashes = new Map(
      (await eventsOfPersons(world.db, company, persons)).map(({ person, event }) => [
        `${person} ${event.n}`,
        hashOfEvent(event),
      ]),
    )
    for (const { person = NOBODY, kind, opened } of page) {
      const { event: n, as } = opened?.content ?? {}
      if (typeof n !== 'number' || typeof as !== 'string') continue
      if (hashes.get(`${person} ${n}`) !== as) altered.push({ person, n, kind })
    }
  }
  return altered
}
