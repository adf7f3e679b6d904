import type { Words } from '../base/index.ts'
import { companiesKnown } from '../ledger/index.ts'
import { byHand, NAMED, type Pledge } from '../pledge/index.ts'
import { schemaName, strangeObjects } from '../records/index.ts'
import { unlikenesses, type Unlikeness } from '../store/index.ts'

/**
 * The database is what the product made: what it keeps of its own, it keeps in columns that are known, with the guards
 * they were made with (Art. 5(1)(c), 25(1), 32(1)(b) GDPR). Columns and tables of declared stores are other pledges' matter.
 */
export const asMade: Pledge = {
  id: 'store/as-made',
  kind: 'store/as-made',
  says: {
    de: 'Die Datenbank ist so gebaut, wie wir sie angelegt haben: Niemand hat Spalten, Sichten, Funktionen oder Auslöser hinzugefügt, und keiner ihrer Wächter fehlt.',
    en: 'The database is built as we made it: nobody added columns, views, functions or triggers, and none of its guards is missing.',
  },
  provision: 'Art. 5(1)(c), 25(1), 32(1)(b) GDPR',
  clauses: ['requests.ledger'],
  way: 'compare',
  freshFor: 'PT26H',
  reach: 'inside',
  async prove({ world, company, declaration }) {
    const schemas = (await companiesKnown(world.db)).map(schemaName)
    const { compared, found } = await unlikenesses(world.db, schemas)
    const { tables, found: strange } = await strangeObjects(world.db, company, declaration)
    const offences = [
      ...found.map(({ place, fault }) => ({ place, says: FAULTS[fault] })),
      ...strange.map(({ place }) => ({
        place: `schema ${schemaName(company)}, ${place}`,
        says: FAULTS.added,
      })),
    ]
    return {
      examined: compared + tables,
      offences: offences.slice(0, NAMED),
      saw: {
        de: `${compared} Teile der Datenbank mit ihrem Bauplan verglichen und nachgesehen, was an ${tables} Tabellen des Unternehmens hängt.`,
        en: `${compared} parts of the database compared with their plan, and looked up what hangs on ${tables} tables of the company.`,
      },
      details: { offences: offences.length },
    }
  },
  sabotage: {
    does: 'adds a column for the address in clear to the table of persons',
    apply: (context) =>
      byHand(context, `alter table person add column email text default 'mara@sabotage.example'`),
  },
}

const FAULTS: Readonly<Record<Unlikeness['fault'], Words>> = {
  added: { de: 'Das haben nicht wir angelegt.', en: 'It was not made by us.' },
  gone: { de: 'Es fehlt.', en: 'It is missing.' },
  changed: {
    de: 'Es ist nicht mehr so, wie wir es angelegt haben.',
    en: 'It is not as we made it any more.',
  },
}
