import { Problem } from '../base/index.ts'
import type { Declaration, StoreColumn } from '../declaration/index.ts'
import { transact } from '../ledger/index.ts'
import { byHand, type Offence, type Pledge } from '../pledge/index.ts'
import { rowsOf, schemaName, tableName, tableStores } from '../records/index.ts'
import type { RightsWiring } from './deps.ts'
import { REQUEST_STORE } from './receive.ts'
import { type Setting, rehearse } from './rehearsal.ts'
import { answered, plant, plantedStores } from './stage.ts'
import { personRowsAnywhere } from './store.ts'

export function erasedEverywhere(declaration: Declaration, wiring: RightsWiring): Pledge {
  const [store] = plantedStores(declaration)
  return {
    id: 'rights/erased-everywhere',
    kind: 'rights/erased-everywhere',
    says: {
      de: 'Nach einer Löschung auf Antrag findet eine erneute Suche in keiner Tabelle mehr etwas außer dem Antrag selbst und dem, was ein Gesetz zu behalten verlangt.',
      en: 'After an erasure on request, a new search finds nothing in any table but the request itself and what a statute makes us keep.',
    },
    provision: 'Art. 17(1) GDPR',
    clauses: ['rights.erasure'],
    way: 'rehearse',
    freshFor: 'P8D',
    reach: 'inside',
    prove: (context) =>
      rehearse(context, declaration, wiring, async (setting) => {
        const planted = await plant(setting, 'rehearsal erasure')
        await answered(setting, 'erasure')
        const left = await personRowsAnywhere(context.world.db, schemaName(context.company), setting.person)
        const allowed = await keptLawfully(setting)
        const offences = left
          .filter(
            ({ table, record }) => table !== tableName(requestStore(declaration)) && !allowed.has(record),
          )
          .map(
            ({ table, record }): Offence => ({
              place: `table ${table}, row ${record}`,
              says: { de: 'Der Datensatz ist noch da.', en: 'The record is still there.' },
            }),
          )
        return {
          examined: planted.length,
          offences,
          saw: {
            de: `${planted.length} Datensätze einer Testperson gelöscht, danach alle Tabellen des Unternehmens durchsucht, auch nicht erklärte.`,
            en: `${planted.length} records of a rehearsal person erased, then all tables of the company searched, undeclared ones too.`,
          },
        }
      }),
    sabotage: {
      does: 'keeps a shadow table that takes a copy of every row a rehearsal loses',
      entails: ['retention/every-store', 'store/as-made'],
      async apply(context) {
        const schema = schemaName(context.company)
        const table = store === undefined ? 'enquiry' : tableName(store)
        await byHand(
          context,
          `create table ${schema}.${table}_archive as select person, id from ${schema}.${table} limit 0`,
          `create function ${schema}.keep_copy() returns trigger language plpgsql as $$
            begin insert into ${schema}.${table}_archive values (old.person, old.id); return old; end $$`,
          `create trigger keep_copy before delete on ${schema}.${table} for each row
            when (old.source = 'rehearsal erasure') execute function ${schema}.keep_copy()`,
        )
      },
    },
  }
}

export function rectified(declaration: Declaration, wiring: RightsWiring): Pledge {
  const store = plantedStores(declaration).find(({ columns }) => columns.some(correctable))
  const column = store?.columns.find(correctable)
  return {
    id: 'rights/rectified',
    kind: 'rights/rectified',
    says: {
      de: 'Eine berichtigte oder ergänzte Angabe ist danach überall so gespeichert, wie sie lauten soll.',
      en: 'A value corrected or completed is afterwards stored everywhere as it should read.',
    },
    provision: 'Art. 16 GDPR',
    clauses: ['rights.rectification'],
    way: 'rehearse',
    freshFor: 'P8D',
    reach: 'inside',
    prove: (context) =>
      rehearse(context, declaration, wiring, async (setting) => {
        const planted = await plant(setting, 'rehearsal rectification')
        const corrections = planted.flatMap((row) => {
          const declared = declaration.stores.find(({ id }) => id === row.store)
          return (declared?.columns ?? []).filter(correctable).map((each) => ({
            store: row.store,
            record: row.record,
            column: each.column,
            value: `Berichtigt ${each.column}`,
          }))
        })
        const offences: Offence[] = []
        await answered(setting, 'rectification', corrections).catch((fault: unknown) => {
          if (!(fault instanceof Problem) || fault.code !== 'request/correction-lost') throw fault
        })
        for (const { store: name, record, column: field, value } of corrections) {
          const rows = await transact(context.world, context.company, (acting) =>
            rowsOf(acting, declaration, { store: name, person: setting.person }),
          )
          if (rows.find(({ id }) => id === record)?.fields[field] === value) continue
          offences.push({
            place: `store ${name}, column ${field}, row ${record}`,
            says: { de: 'Die Berichtigung ist nicht gespeichert.', en: 'The correction is not stored.' },
          })
        }
        return {
          examined: corrections.length,
          offences,
          saw: {
            de: `${corrections.length} Angaben einer Testperson berichtigt und zurückgelesen.`,
            en: `${corrections.length} values of a rehearsal person corrected and read back.`,
          },
        }
      }),
    sabotage: {
      does: 'lets a trigger put the old value back whenever a rehearsal corrects it',
      entails: ['store/as-made'],
      async apply(context) {
        if (store === undefined || column === undefined) throw new Error('No column to sabotage.')
        const schema = schemaName(context.company)
        await byHand(
          context,
          `create function ${schema}.put_back() returns trigger language plpgsql as $$
            begin new.${column.column} := old.${column.column}; return new; end $$`,
          `create trigger put_back before update on ${schema}.${tableName(store)} for each row
            when (old.source = 'rehearsal rectification') execute function ${schema}.put_back()`,
        )
      },
    },
  }
}

/** Records that a statute keeps: restricted with their ground, not merely left over. */
async function keptLawfully(setting: Setting): Promise<ReadonlySet<string>> {
  const { context, declaration, person } = setting
  const kept = new Set<string>()
  for (const store of tableStores(declaration)) {
    if (store.of !== 'person') continue
    const rows = await transact(context.world, context.company, (acting) =>
      rowsOf(acting, declaration, { store: store.id, person }),
    )
    for (const row of rows) if (row.restricted?.startsWith('statute:') === true) kept.add(row.id)
  }
  return kept
}

function requestStore(declaration: Declaration) {
  const store = declaration.stores.find(({ id }) => id === REQUEST_STORE)
  if (store === undefined) throw new Error('The declaration has no store for requests.')
  return store
}

function correctable(column: StoreColumn): boolean {
  return column.sealed && column.type === 'text' && column.category !== null
}
