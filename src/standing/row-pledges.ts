import type { Words } from '../base/index.ts'
import type { StoreDeclaration } from '../declaration/index.ts'
import { byHand, NAMED, type Pledge } from '../pledge/index.ts'
import {
  rowFaults,
  schemaName,
  tableName,
  versionFaults,
  type RowFault,
  type VersionFault,
} from '../records/index.ts'
import { EMPTY, misfit } from './looking.ts'
import { plant } from './plant.ts'

/** A row comes with its act and goes with its act (Art. 5(1)(f), 5(2) GDPR). */
export function rowsHaveActs(store: StoreDeclaration): Pledge {
  return {
    id: `records/written/${store.id}`,
    kind: 'records/written',
    says: {
      de: `In „${store.name.de}“ kommt nichts hinzu und verschwindet nichts, ohne dass es im Verzeichnis steht.`,
      en: `Nothing comes into “${store.name.en}” and nothing disappears from it without an entry in the ledger.`,
    },
    provision: 'Art. 5(1)(f), 5(2) GDPR',
    clauses: ['requests.ledger'],
    way: 'compare',
    freshFor: 'PT26H',
    reach: 'inside',
    async prove({ world, company }) {
      const unfit = await misfit(world.db, company, store)
      if (unfit !== null) return unfit
      const { rows, faults } = await rowFaults(world.db, company, store, NAMED)
      return {
        examined: Math.max(rows, faults.length),
        offences: faults.map(({ id, fault }) => ({
          place: `table ${tableName(store)}, row ${id}`,
          says: ROW_FAULTS[fault],
        })),
        saw: {
          de: `${rows} Zeilen mit den Einträgen verglichen, mit denen sie kamen, und alle Einträge mit den Zeilen.`,
          en: `${rows} rows compared with the entries they came with, and all entries with the rows.`,
        },
        ...(rows + faults.length === 0 ? { vacuous: EMPTY } : {}),
      }
    },
    sabotage: {
      does: 'deletes a row by hand',
      async apply(context) {
        const table = `${schemaName(context.company)}.${tableName(store)}`
        await plant(context, store)
        await byHand(context, `delete from ${table} where source = 'by hand'`)
      },
    },
  }
}

const ROW_FAULTS: Readonly<Record<RowFault['fault'], Words>> = {
  unrecorded: {
    de: 'Zu der Zeile steht nicht im Verzeichnis, dass sie angelegt wurde.',
    en: 'The ledger does not say that the row was written.',
  },
  gone: {
    de: 'Die Zeile fehlt, und niemand hat sie gelöscht.',
    en: 'The row is missing, and nobody erased it.',
  },
  left: { de: 'Die Person wurde gelöscht, ihre Zeile nicht.', en: 'The person was erased, the row was not.' },
  rehearsal: {
    de: 'Ob die Zeile von einer Probe ist, sagt das Verzeichnis anders.',
    en: 'Whether the row is of a rehearsal is said otherwise in the ledger.',
  },
}

/** Each row names the declaration under which it came (Art. 5(2), 13(1) GDPR). */
export function rowsUnderDeclaration(store: StoreDeclaration): Pledge {
  return {
    id: `records/under-declaration/${store.id}`,
    kind: 'records/under-declaration',
    says: {
      de: `Zu jeder Zeile in „${store.name.de}“ steht fest, unter welcher Fassung unserer Erklärung sie kam: die, die damals galt.`,
      en: `Of each row in “${store.name.en}” it is certain under which version of our declaration it came: the one then in force.`,
    },
    provision: 'Art. 5(2), 13(1) GDPR',
    clauses: ['versions.purpose'],
    way: 'compare',
    freshFor: 'PT26H',
    reach: 'inside',
    async prove({ world, company }) {
      const unfit = await misfit(world.db, company, store)
      if (unfit !== null) return unfit
      const { rows, faults } = await versionFaults(world.db, company, store, NAMED)
      return {
        examined: rows,
        offences: faults.map((fault) => ({
          place: `table ${tableName(store)}, row ${fault.id}`,
          says: versionSays(fault),
        })),
        saw: {
          de: `Die Fassung von ${rows} Zeilen mit den veröffentlichten verglichen.`,
          en: `The version of ${rows} rows compared with those published.`,
        },
        ...(rows === 0 ? { vacuous: EMPTY } : {}),
      }
    },
    sabotage: {
      does: 'lets a row claim a version of the declaration that does not exist',
      apply: (context) => plant(context, store, { declaration: 9999 }),
    },
  }
}

function versionSays({ version, inForce, exists }: VersionFault): Words {
  const [de, en] =
    inForce === 0
      ? ['es war noch keine veröffentlicht', 'none had been published yet']
      : [`damals galt Fassung ${inForce}`, `version ${inForce} was in force then`]
  const [says, names] =
    version === 0 ? ['keine Fassung', 'no version'] : [`Fassung ${version}`, `version ${version}`]
  const [but, absent] = exists || version === 0 ? ['', ''] : [', die es nicht gibt', ', which does not exist']
  return {
    de: `Die Zeile nennt ${says}${but}; ${de}.`,
    en: `The row names ${names}${absent}; ${en}.`,
  }
}
