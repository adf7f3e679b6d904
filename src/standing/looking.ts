import type { Words } from '../base/index.ts'
import type { Declaration, StoreDeclaration } from '../declaration/index.ts'
import type { Finding, Offence, ProofContext } from '../pledge/index.ts'
import { misfitOf, tableName, type StructureFault } from '../records/index.ts'
import { storesOfPersons } from './marks.ts'

export const EMPTY: Words = { de: 'Es ist nichts gespeichert.', en: 'Nothing is stored.' }

export function structureOffence(store: StoreDeclaration, fault: StructureFault): Offence {
  const table = tableName(store)
  const place = fault.column === null ? `table ${table}` : `table ${table}, column ${fault.column}`
  switch (fault.fault) {
    case 'no-table':
      return { place, says: { de: 'Die Tabelle fehlt.', en: 'The table is missing.' } }
    case 'missing':
      return { place, says: { de: 'Die erklärte Spalte fehlt.', en: 'The declared column is missing.' } }
    case 'type':
      return {
        place,
        says: {
          de: `Die Spalte ist ${fault.found ?? ''}, erklärt ist ${fault.wanted ?? ''}.`,
          en: `The column is ${fault.found ?? ''}; declared is ${fault.wanted ?? ''}.`,
        },
      }
    case 'undeclared':
      return {
        place,
        says:
          fault.looks === null
            ? { de: 'Die Spalte ist nicht erklärt.', en: 'The column is not declared.' }
            : {
                de: `Die Spalte ist nicht erklärt und sieht nach personenbezogenen Daten aus (${fault.looks}).`,
                en: `The column is not declared and looks like personal data (${fault.looks}).`,
              },
      }
  }
}

/** The sentences of the notice that name a measure of the product. */
export function measureClauses(
  declaration: Declaration,
  what: 'sealed-columns' | 'role-access',
): readonly string[] {
  return declaration.measures
    .filter(({ shows }) => shows.by === 'product' && shows.what === what)
    .map((measure) => `security.${measure.id}`)
}

/** A look at a table that is not what is declared cannot be taken; that it is not is another pledge's matter. */
export async function misfit(
  db: ProofContext['world']['db'],
  company: ProofContext['company'],
  store: StoreDeclaration,
): Promise<Finding | null> {
  const fault = await misfitOf(db, company, store)
  if (fault === undefined) return null
  const { says } = structureOffence(store, fault)
  return {
    examined: 0,
    offences: [],
    saw: { de: `Tabelle ${tableName(store)}: ${says.de}`, en: `Table ${tableName(store)}: ${says.en}` },
    unable: {
      de: `Die Tabelle ${tableName(store)} ist nicht die erklärte (Spalte ${fault.column ?? '-'}).`,
      en: `Table ${tableName(store)} is not the declared one (column ${fault.column ?? '-'}).`,
    },
  }
}

/** The persons' stores whose tables can be looked at. */
export async function intactStores({
  world,
  company,
  declaration,
}: Pick<ProofContext, 'world' | 'company' | 'declaration'>): Promise<readonly StoreDeclaration[]> {
  const intact: StoreDeclaration[] = []
  for (const store of storesOfPersons(declaration)) {
    if ((await misfitOf(world.db, company, store)) === undefined) intact.push(store)
  }
  return intact
}
