import { readFile, writeFile } from 'node:fs/promises'
import { newId, type Words } from '../base/index.ts'
import { NAMED, type Pledge } from '../pledge/index.ts'
import { erasureFaults, journalFile, type ErasureFault } from '../records/index.ts'
import { intactStores } from './looking.ts'

/** What was erased is known wherever it must be known to be erased again (Art. 5(2), 17(1) GDPR). */
export const erasuresEverywhere: Pledge = {
  id: 'records/erasures',
  kind: 'records/erasures',
  says: {
    de: 'Jede Löschung steht im versiegelten Verzeichnis, in der Datenbank und außerhalb von ihr gleich, damit nichts Gelöschtes aus einer Sicherung zurückkommt.',
    en: 'Every erasure stands alike in the sealed ledger, in the database and outside it, so that nothing erased comes back from a backup.',
  },
  provision: 'Art. 5(2), 17(1) GDPR',
  clauses: ['rights.erasure'],
  way: 'compare',
  freshFor: 'PT26H',
  reach: 'inside',
  async prove(context) {
    const { world, company, now } = context
    const intact = await intactStores(context)
    const { erasures, lines, faults } = await erasureFaults(world, company, intact, now, NAMED)
    return {
      examined: Math.max(erasures, lines, faults.length),
      offences: faults.map(({ place, fault }) => ({ place, says: FAULTS[fault] })),
      saw: {
        de: `${erasures} Löschungen mit dem Verzeichnis und mit ${lines} Zeilen außerhalb der Datenbank verglichen.`,
        en: `${erasures} erasures compared with the ledger and with ${lines} lines outside the database.`,
      },
      ...(erasures + lines + faults.length === 0
        ? { vacuous: { de: 'Es wurde noch nichts gelöscht.', en: 'Nothing has been erased yet.' } }
        : {}),
    }
  },
  sabotage: {
    does: 'puts another number into a line of the journal, so that a restore would bring back what it named',
    async apply({ world, company }) {
      const file = journalFile(world.folder, company)
      const text = await readFile(file, 'utf8')
      await writeFile(file, text.replace(/"record":"[^"]+"/u, `"record":"${newId()}"`))
    },
  },
}

const FAULTS: Readonly<Record<ErasureFault['fault'], Words>> = {
  unlisted: {
    de: 'Die Löschung steht nicht in der Liste, nach der sie wiederholt würde.',
    en: 'The erasure is not on the list by which it would be repeated.',
  },
  altered: {
    de: 'In der Liste der Löschungen steht etwas anderes als im Verzeichnis.',
    en: 'The list of erasures says something else than the ledger.',
  },
  'not-journaled': {
    de: 'Die Löschung steht nicht im Löschverzeichnis außerhalb der Datenbank; nach einer Wiederherstellung käme zurück, was sie nennt.',
    en: 'The erasure is not in the journal outside the database; a restore would bring back what it names.',
  },
  there: {
    de: 'Nach dem Löschverzeichnis außerhalb der Datenbank ist die Zeile gelöscht, und sie ist da. Die Löschungen sind zu wiederholen.',
    en: 'By the journal outside the database the row is erased, and it is there. The erasures have to be repeated.',
  },
}
