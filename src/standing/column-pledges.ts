import type { Words } from '../base/index.ts'
import type { Declaration, StoreDeclaration } from '../declaration/index.ts'
import { byHand, NAMED, type Pledge } from '../pledge/index.ts'
import { schemaName, structureFaults, tableName, unsealedValues } from '../records/index.ts'
import { EMPTY, measureClauses, misfit, structureOffence } from './looking.ts'
import { plant } from './plant.ts'

/** Nothing lies in a table that the declaration does not name (Art. 5(1)(c), 30(1)(c) GDPR). */
export function declaredColumns(declaration: Declaration, store: StoreDeclaration): Pledge {
  return {
    id: `records/declared/${store.id}`,
    kind: 'records/declared',
    says: {
      de: `„${store.name.de}“ hat genau die erklärten Felder und keine weiteren.`,
      en: `“${store.name.en}” has exactly the declared fields and no others.`,
    },
    provision: 'Art. 5(1)(c) GDPR',
    clauses: declaration.activities
      .filter((activity) => activity.stores.includes(store.id))
      .map((activity) => `activity.${activity.id}.what`),
    way: 'inspect',
    freshFor: 'PT26H',
    reach: 'inside',
    async prove({ world, company }) {
      const { columns, faults } = await structureFaults(world.db, company, store)
      return {
        examined: Math.max(columns, faults.length),
        offences: faults.map((fault) => structureOffence(store, fault)),
        saw: {
          de: `${columns} Spalten der Tabelle ${tableName(store)} mit der Erklärung verglichen.`,
          en: `${columns} columns of table ${tableName(store)} compared with the declaration.`,
        },
      }
    },
    sabotage: {
      does: 'adds a column for the date of birth that nobody declared',
      apply: (context) =>
        byHand(
          context,
          `alter table ${schemaName(context.company)}.${tableName(store)} add column date_of_birth text default '1984-05-06'`,
        ),
    },
  }
}

/** What is declared as sealed lies sealed under the key of the person it belongs to (Art. 25(1), 32(1)(a) GDPR). */
export function sealed(declaration: Declaration, store: StoreDeclaration): Pledge {
  const column = store.columns.find((candidate) => candidate.sealed)?.column ?? ''
  return {
    id: `records/sealed/${store.id}`,
    kind: 'records/sealed',
    says: {
      de: `Die Angaben in „${store.name.de}“ sind je Person mit einem eigenen Schlüssel verschlüsselt.`,
      en: `The data in “${store.name.en}” is encrypted with a key of its own for each person.`,
    },
    provision: 'Art. 32(1)(a) GDPR',
    clauses: measureClauses(declaration, 'sealed-columns'),
    way: 'inspect',
    freshFor: 'PT26H',
    reach: 'inside',
    async prove({ world, company }) {
      const unfit = await misfit(world.db, company, store)
      if (unfit !== null) return unfit
      const { values, faults } = await unsealedValues(world.db, world.keys, company, store, NAMED)
      return {
        examined: values,
        offences: faults.map(({ id, column: name, fault }) => ({
          place: `table ${tableName(store)}, row ${id}, column ${name}`,
          says: UNSEALED[fault],
        })),
        saw: {
          de: `${values} versiegelte Werte angesehen, die neuesten zur Probe geöffnet.`,
          en: `${values} sealed values looked at, the newest opened for trial.`,
        },
        ...(values === 0 ? { vacuous: EMPTY } : {}),
      }
    },
    sabotage: {
      does: 'writes a name in clear into a sealed column',
      apply: (context) => plant(context, store, { [column]: { sql: `convert_to('Mara Beispiel', 'UTF8')` } }),
    },
  }
}

const UNSEALED: { readonly [fault in 'clear' | 'foreign' | 'keyless']: Words } = {
  clear: { de: 'Der Wert ist nicht versiegelt.', en: 'The value is not sealed.' },
  foreign: {
    de: 'Der Wert lässt sich hier nicht öffnen: verändert oder von anderer Stelle.',
    en: 'The value does not open here: changed, or from another place.',
  },
  keyless: { de: 'Die Person ist gelöscht, ihr Wert nicht.', en: 'The person is erased, the value is not.' },
}
