import { readdir, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import type { Instant } from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'
import { allEntries, companiesKnown } from '../ledger/index.ts'
import { byHand, type Offence, type Pledge, type ProofContext } from '../pledge/index.ts'
import { schemaName, tableName, tableStores, undeclaredTables } from '../records/index.ts'
import { before, findingOf, inspected } from './looking.ts'
import { companyFolder, everyFile, isWork, logFolders } from './logfile.ts'
import { fileStores } from './plan.ts'
import { rulesOfStore } from './settle.ts'

/** How long a file may be worked on before it counts as left behind. */
const WORKED_ON = 'PT1H'

/** No place without a rule (Art. 5(1)(e), 13(2)(a), 30(1)(f) GDPR). */
export function everyStoreHasARule(): Pledge {
  return inspected({
    id: 'retention/every-store',
    kind: 'retention/every-store',
    says: {
      de: 'Jeder Ort, an dem Daten liegen, ist erklärt und hat eine Löschregel.',
      en: 'Every place where data lies is declared and has a rule for erasure.',
    },
    provision: 'Art. 5(1)(e), 13(2)(a), 30(1)(f) GDPR',
    clauses: ['retention.end'],
    reach: 'own-systems',
    async prove(context) {
      const { world, company, declaration } = context
      const { tables, undeclared } = await undeclaredTables(world.db, company, declaration)
      const ruleless = declaration.stores.filter((store) => rulesOfStore(declaration, store).length === 0)
      const { files, stray } = await strayFiles(context)
      const offences: readonly Offence[] = [
        ...undeclared.map((name) => ({
          place: `table ${name}`,
          says: {
            de: 'Die Tabelle ist nicht erklärt und hat keine Löschregel.',
            en: 'The table is not declared and has no rule for erasure.',
          },
        })),
        ...ruleless.map((store) => ({
          place: `declaration, store ${store.id}`,
          says: { de: 'Der Ort hat keine Löschregel.', en: 'The place has no rule for erasure.' },
        })),
        ...stray.map((name) => ({
          place: `file ${name}`,
          says: {
            de: 'Die Datei liegt an keinem erklärten Ort; keine Löschregel erreicht sie.',
            en: 'The file lies in no declared place; no rule for erasure reaches it.',
          },
        })),
      ]
      const { length } = declaration.stores
      return findingOf(
        tables + length + files,
        offences,
        {
          de: `${tables} Tabellen im Schema ${schemaName(company)}, ${length} erklärte Orte und ${files} Dateien im Ordner des Unternehmens angesehen.`,
          en: `${tables} tables in schema ${schemaName(company)}, ${length} declared places and ${files} files in the company’s folder looked at.`,
        },
        { de: 'Es ist nichts erklärt.', en: 'Nothing is declared.' },
      )
    },
    sabotage: {
      does: 'keeps a copy of a table for later',
      async apply(context) {
        const [store] = tableStores(context.declaration)
        if (store === undefined) throw new Error('There is no table to copy.')
        const schema = schemaName(context.company)
        await byHand(
          context,
          `create table ${schema}.copy_for_later as select * from ${schema}.${tableName(store)}`,
        )
      },
    },
  })
}

/**
 * Files below the company's folder that lie in no declared folder of logs and are no contract or certificate, and folders
 * beside those of the companies. What a link leads to lies where the link is.
 */
async function strayFiles(
  context: ProofContext,
): Promise<{ readonly files: number; readonly stray: readonly string[] }> {
  const { world, company, declaration, now } = context
  const folder = companyFolder(world, company)
  const logs = fileStores(declaration)
    .flatMap((store) => logFolders(world, company, store))
    .map(({ path }) => relative(folder, path))
  const papers = await papersOf(context, declaration)
  const stray: string[] = []
  let files = 0
  for await (const { path, name } of everyFile(folder)) {
    files += 1
    const inLogs = logs.some((log) => name.startsWith(log + sep))
    const left = inLogs && isWork(name) && (await changed(path)) < before(now, WORKED_ON)
    if (left || !(inLogs || papers.has(name))) stray.push(name)
  }
  const companies = new Set<string>(await companiesKnown(world.db))
  const beside = await readdir(dirname(folder)).catch(() => [])
  return {
    files,
    stray: [...stray, ...beside.filter((name) => !companies.has(name)).map((name) => join('..', name))],
  }
}

async function changed(path: string): Promise<Instant> {
  const found = await stat(path).catch(() => null)
  return new Date(found?.mtimeMs ?? 0).toISOString() as Instant
}

/** The papers a company keeps: contracts and certificates it declares, and contracts it filed before. */
async function papersOf(
  { world, company }: ProofContext,
  declaration: Declaration,
): Promise<ReadonlySet<string>> {
  const filed = await allEntries(world, company, { kinds: ['contract/filed'] })
  const named = [
    ...declaration.recipients.map(({ contract }) => contract?.file),
    ...declaration.certificates.map(({ file }) => file),
    ...filed.map(({ opened }) => opened?.content['file']),
  ]
  return new Set(named.filter((name) => typeof name === 'string'))
}
