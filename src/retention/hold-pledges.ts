import { NOBODY, type PersonId } from '../base/index.ts'
import type { Offence, Pledge } from '../pledge/index.ts'
import { markedRows } from '../records/index.ts'
import { intactStores, markFor, plant, standingOf, storesOfPersons, type Hold } from '../standing/index.ts'
import { findingOf, inspected, placeOf } from './looking.ts'

/** What is held is held for an incident somebody approved, and no longer (Art. 17(3)(e) GDPR). */
export function holdsHaveIncidents(): Pledge {
  return inspected({
    id: 'retention/holds',
    kind: 'retention/holds',
    says: {
      de: 'Länger aufbewahrt wird nur, was zu einem genannten Vorfall als Beweis gesperrt ist, bis er geklärt ist.',
      en: 'Kept longer is only what is held as evidence of a named incident, until it is settled.',
    },
    provision: 'Art. 17(3)(e) GDPR',
    clauses: ['retention.hold'],
    async prove(context) {
      const { world, company, declaration, today } = context
      const source = { db: world.db, company }
      const { holds } = await standingOf(source, NOBODY)
      const offences: Offence[] = [...nameless(holds)]
      let examined = holds.length
      const known = new Set<PersonId>()
      for (const store of await intactStores(context)) {
        for await (const row of markedRows(world.db, company, store)) {
          if (!row.held) continue
          examined += 1
          const standing = await standingOf(source, row.person)
          if (!known.has(row.person)) {
            known.add(row.person)
            offences.push(...nameless(standing.holds))
          }
          if (markFor(declaration, standing, store.id, row.id, today).held) continue
          offences.push({
            place: placeOf(store, row.id),
            says: {
              de: 'Die Zeile ist gesperrt, ohne dass ein Vorfall festgehalten ist.',
              en: 'The row is held, and no incident is recorded.',
            },
          })
        }
      }
      return findingOf(
        examined,
        offences,
        {
          de: `${examined} Sperren und gesperrte Zeilen mit den Vorfällen verglichen.`,
          en: `${examined} holds and held rows compared with the incidents.`,
        },
        { de: 'Es ist nichts gesperrt.', en: 'Nothing is held.' },
      )
    },
    sabotage: {
      does: 'marks a row as held, so that it never goes',
      async apply(context) {
        const [store] = storesOfPersons(context.declaration)
        if (store === undefined) throw new Error('There is no store of persons.')
        await plant(context, store, { held: true })
      },
    },
  })
}

/** Holds that name no incident or nobody who approved; that they are as they were recorded is the matter of the pledge on events. */
function nameless(holds: readonly Hold[]): readonly Offence[] {
  return holds
    .filter(({ incident, approver }) => incident === '' || approver === '')
    .map(({ id }) => ({
      place: `hold ${id}`,
      says: { de: 'Vorfall oder Genehmigung fehlt.', en: 'Incident or approval is missing.' },
    }))
}
