import { unzipSync } from 'fflate'
import type { Declaration } from '../declaration/index.ts'
import { byHand, type Offence, type Pledge, type ProofContext } from '../pledge/index.ts'
import { type FieldValue, schemaName, tableName } from '../records/index.ts'
import { openAnswer } from './answer.ts'
import type { RightsWiring } from './deps.ts'
import { type Setting, rehearse } from './rehearsal.ts'
import type { Right } from './right.ts'
import { type Planted, answered, plant, plantedStores, tokenIn } from './stage.ts'

export function accessComplete(declaration: Declaration, wiring: RightsWiring): Pledge {
  const [store] = plantedStores(declaration)
  const column = store?.columns.find(({ sealed, type }) => sealed && type === 'text')
  return {
    id: 'rights/access-complete',
    kind: 'rights/access-complete',
    says: {
      de: 'Die Auskunft enthält jeden Datensatz jedes Bestands mit Herkunft, Zweck, Rechtsgrundlage und Löschtag, kostenlos.',
      en: 'The answer to an access request holds every record of every store with origin, purpose, basis and day of erasure, free of charge.',
    },
    provision: 'Art. 15(1), (3) GDPR',
    clauses: ['rights.access'],
    way: 'rehearse',
    freshFor: 'P8D',
    reach: 'inside',
    prove: (context) =>
      rehearse(context, declaration, wiring, async (setting) => {
        const planted = await plant(setting, 'rehearsal access')
        const files = await packageFor(setting, 'access')
        const json = parsed(files, 'auskunft.json')
        const offences = planted.flatMap((row) => missingIn(json, row))
        return {
          examined: planted.reduce((sum, { fields }) => sum + Object.keys(fields).length, 0),
          offences,
          saw: {
            de: `Eine Testperson mit ${planted.length} Datensätzen hat Auskunft verlangt; jede Angabe wurde im Paket gesucht.`,
            en: `A rehearsal person with ${planted.length} records asked for access; each value was looked for in the package.`,
          },
        }
      }),
    sabotage: losing(store && tableName(store), column?.column, 'rehearsal access'),
  }
}

export function portable(declaration: Declaration, wiring: RightsWiring): Pledge {
  const carried = declaration.stores.find(
    ({ id, of, kind }) =>
      of === 'person' &&
      kind === 'table' &&
      declaration.activities.some(
        (activity) =>
          activity.stores.includes(id) &&
          activity.bases.some(({ basis }) => basis.article === '6(1)(a)' || basis.article === '6(1)(b)'),
      ),
  )
  const column = carried?.columns.find(({ sealed, type }) => sealed && type === 'text')
  return {
    id: 'rights/portable',
    kind: 'rights/portable',
    says: {
      de: 'Was jemand auf Grundlage von Einwilligung oder Vertrag bereitgestellt hat, erhält er vollständig als JSON; anderes ist nicht dabei.',
      en: 'What somebody provided under consent or contract is handed out complete as JSON; nothing else is in it.',
    },
    provision: 'Art. 20(1) GDPR',
    clauses: ['rights.portability'],
    way: 'rehearse',
    freshFor: 'P8D',
    reach: 'inside',
    prove: (context) =>
      rehearse(context, declaration, wiring, async (setting) => {
        const planted = await plant(setting, 'rehearsal portability')
        const json = parsed(await packageFor(setting, 'portability'), 'portable.json')
        const offences = planted.flatMap((row) => portableOffences(declaration, json, row))
        return {
          examined: planted.length,
          offences,
          saw: {
            de: `Eine Testperson mit ${planted.length} Datensätzen hat die Übertragung verlangt; Bereitgestelltes und Übriges wurde verglichen.`,
            en: `A rehearsal person with ${planted.length} records asked for portability; what was provided and what was not was compared.`,
          },
        }
      }),
    sabotage: losing(carried && tableName(carried), column?.column, 'rehearsal portability'),
  }
}

async function packageFor(setting: Setting, right: Right): Promise<Readonly<Record<string, Uint8Array>>> {
  const mail = await answered(setting, right)
  const answer = await openAnswer(setting.deps, setting.context.company, tokenIn(mail))
  return answer.package === null ? {} : unzipSync(answer.package)
}

interface PackedRecord {
  readonly store: string
  readonly id: string
  readonly origin?: string
  readonly purposes?: readonly string[]
  readonly bases?: readonly string[]
  readonly erasedOn?: string | null
  readonly rule?: string | null
  readonly fields: Readonly<Record<string, unknown>>
}

function parsed(files: Readonly<Record<string, Uint8Array>>, name: string): readonly PackedRecord[] {
  const file = files[name]
  if (file === undefined) return []
  const { records } = JSON.parse(Buffer.from(file).toString('utf8')) as {
    readonly records: readonly PackedRecord[]
  }
  return records
}

function missingIn(records: readonly PackedRecord[], row: Planted): readonly Offence[] {
  const found = records.find(({ id }) => id === row.record)
  const place = (part: string): string => `access package, store ${row.store}, ${part}`
  if (found === undefined)
    return [{ place: place('row'), says: { de: 'Der Datensatz fehlt.', en: 'The record is missing.' } }]
  const gaps = (['origin', 'purposes', 'bases', 'rule'] as const).filter(
    (part) => (found[part]?.length ?? 0) === 0,
  )
  return [
    ...gaps.map((part) => ({
      place: place(part),
      says: { de: 'Die Angabe fehlt.', en: 'The statement is missing.' },
    })),
    ...lost(row.fields, found.fields).map((column) => ({
      place: place(`column ${column}`),
      says: { de: 'Die Angabe fehlt oder weicht ab.', en: 'The value is missing or differs.' },
    })),
  ]
}

function lost(
  planted: Readonly<Record<string, FieldValue>>,
  found: Readonly<Record<string, unknown>>,
): readonly string[] {
  return Object.entries(planted)
    .filter(([column, value]) =>
      value instanceof Uint8Array
        ? typeof found[column] !== 'string'
        : JSON.stringify(found[column]) !== JSON.stringify(value),
    )
    .map(([column]) => column)
}

function portableOffences(
  declaration: Declaration,
  records: readonly PackedRecord[],
  row: Planted,
): readonly Offence[] {
  const store = declaration.stores.find(({ id }) => id === row.store)
  const provided = new Set(
    declaration.activities
      .filter(
        (activity) =>
          activity.stores.includes(row.store) &&
          activity.bases.some(({ basis }) => basis.article === '6(1)(a)' || basis.article === '6(1)(b)'),
      )
      .flatMap(({ data }) =>
        data.filter(({ source }) => source.from !== 'derived').map(({ category }) => category),
      ),
  )
  const expected = (store?.columns ?? []).filter(
    ({ category }) => category !== null && provided.has(category),
  )
  const found = records.find(({ id }) => id === row.record)?.fields ?? {}
  const wanted = Object.fromEntries(expected.map(({ column }) => [column, row.fields[column] ?? null]))
  const extra = Object.keys(found).filter((column) => !(column in wanted))
  const says = (de: string, en: string) => ({ de, en })
  return [
    ...lost(wanted, found).map((column) => ({
      place: `portable package, store ${row.store}, column ${column}`,
      says: says('Bereitgestelltes fehlt.', 'What was provided is missing.'),
    })),
    ...extra.map((column) => ({
      place: `portable package, store ${row.store}, column ${column}`,
      says: says('Dies gehört nicht hinein.', 'This does not belong in it.'),
    })),
  ]
}

function losing(table: string | undefined, column: string | undefined, source: string): Pledge['sabotage'] {
  return {
    does: `lets a trigger lose the column ${column ?? '?'} of ${table ?? '?'} on its way in`,
    entails: ['store/as-made'],
    async apply(context: ProofContext) {
      if (table === undefined || column === undefined) throw new Error('No column to sabotage.')
      const schema = schemaName(context.company)
      const name = `lose_${source.replaceAll(/\W/gu, '_')}`
      await byHand(
        context,
        `create function ${schema}.${name}() returns trigger language plpgsql as $$ begin new.${column} := null; return new; end $$`,
        `create trigger ${name} before insert on ${schema}.${table} for each row
          when (new.source = '${source}') execute function ${schema}.${name}()`,
      )
    },
  }
}
