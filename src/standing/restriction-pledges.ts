import type { PersonId, Words } from '../base/index.ts'
import type { StoreDeclaration } from '../declaration/index.ts'
import { byHand, NAMED, type Offence, offence, type Pledge } from '../pledge/index.ts'
import {
  type Bypass,
  bypassesOf,
  guardsOf,
  markedRows,
  marksOf,
  schemaName,
  tableName,
  tryReaders,
} from '../records/index.ts'
import { standingOf } from './events.ts'
import { misfit } from './looking.ts'
import { markFor } from './marks.ts'
import { plant } from './plant.ts'
import { personsBound } from './store.ts'

/** Uses cannot read a restricted row: the database itself refuses (Art. 18(2), 25(1) GDPR, § 35 BDSG). */
export function restrictedUnreadable(store: StoreDeclaration): Pledge {
  const table = tableName(store)
  return {
    id: `standing/restricted-unreadable/${store.id}`,
    kind: 'standing/restricted-unreadable',
    says: {
      de: `Eingeschränkte Datensätze in „${store.name.de}“ kann keine andere Nutzung lesen; die Datenbank selbst lehnt es ab.`,
      en: `Restricted records in “${store.name.en}” can be read by no other use; the database itself refuses.`,
    },
    provision: 'Art. 18(2) GDPR, § 35 BDSG',
    clauses: ['rights.restriction'],
    way: 'inspect',
    freshFor: 'PT26H',
    reach: 'inside',
    async prove({ world, company, declaration }) {
      const unfit = await misfit(world.db, company, store)
      if (unfit !== null) return unfit
      const guards = await guardsOf(world.db, company, store)
      const bypasses = await bypassesOf(world.db, company, declaration, store)
      const seen = await tryReaders(world.db, company, store)
      const place = `table ${table}`
      const offences: Offence[] = [
        ...(guards.rowSecurity
          ? []
          : [offence(place, 'Die Zeilensicherheit ist abgeschaltet.', 'Row level security is off.')]),
        ...guards.policies.map((said) =>
          offence(`${place}, policy`, `Nicht vorgesehen: ${said}`, `Not provided for: ${said}`),
        ),
        ...guards.grants.map((said) =>
          offence(`${place}, right`, `Nicht vorgesehen: ${said}`, `Not provided for: ${said}`),
        ),
        ...guards.roles.map((said) =>
          offence('database role', `Nicht vorgesehen: ${said}`, `Not provided for: ${said}`),
        ),
        ...bypasses.map(({ place: way, why }) => ({ place: `${way}, a way to ${place}`, says: WAYS[why] })),
        ...(seen.useSeesRestricted === 0
          ? []
          : [
              offence(
                place,
                `Eine Nutzung sah ${seen.useSeesRestricted} eingeschränkte Zeilen.`,
                `A use saw ${seen.useSeesRestricted} restricted rows.`,
              ),
            ]),
        ...(seen.dutySeesFree === 0
          ? []
          : [
              offence(
                place,
                'Wer nur für die Pflicht liest, sah andere Zeilen.',
                'Whoever reads for the duty only saw other rows.',
              ),
            ]),
        ...(seen.dutySeesRestricted && seen.useSeesFree
          ? []
          : [offence(place, 'Erlaubtes Lesen geht nicht.', 'Allowed reading does not work.')]),
        ...(seen.useChanges
          ? [offence(place, 'Eine Nutzung konnte Zeilen ändern.', 'A use could change rows.')]
          : []),
      ]
      return {
        examined: seen.restricted + 1,
        offences,
        saw: {
          de: `Als beide Leser gelesen: ${seen.restricted} eingeschränkte Zeilen und eine zur Probe; dazu nachgesehen, wer sonst an die Tabelle kommt: Funktionen, Sichten, Rollen.`,
          en: `Read as both readers: ${seen.restricted} restricted rows and one for trial; and looked up who else gets to the table: functions, views, roles.`,
        },
      }
    },
    sabotage: {
      does: 'replaces the policy by one that lets every row be read',
      apply: ({ company, ...context }) =>
        byHand(
          { company, ...context },
          `drop policy zusage_use on ${schemaName(company)}.${table}`,
          `create policy zusage_use on ${schemaName(company)}.${table} for select to zusage_use using (true)`,
        ),
    },
  }
}

/** What a way past the guards of a table is. */
const WAYS: Readonly<Record<Bypass['why'], Words>> = {
  definer: {
    de: 'Andere Nutzungen dürfen die Funktion aufrufen, und sie liest mit fremden Rechten.',
    en: 'Other uses may call the function, and it reads with somebody else’s rights.',
  },
  relation: {
    de: 'Andere Nutzungen dürfen daraus lesen, und keine Zeilensicherheit der Tabelle gilt dort.',
    en: 'Other uses may read from it, and the row level security of the table does not hold there.',
  },
  role: {
    de: 'Die Rolle kommt an die Tabelle, ohne eine der beiden Lesenden zu sein.',
    en: 'The role gets to the table and is none of the two readers.',
  },
  owner: {
    de: 'Wer nur lesen soll, besitzt die Tabelle; für Besitzende gilt keine Zeilensicherheit.',
    en: 'Who is to read only owns the table; row level security does not hold for owners.',
  },
}

/** Every restriction has its ground, and every person's restriction is on the rows it covers (Art. 18(1) GDPR). */
export function marksHaveGrounds(store: StoreDeclaration): Pledge {
  return {
    id: `standing/restricted-has-ground/${store.id}`,
    kind: 'standing/restricted-has-ground',
    says: {
      de: `Jede Einschränkung in „${store.name.de}“ hat einen festgehaltenen Grund, und jede verlangte ist gesetzt, Sperren zum Beweis auch.`,
      en: `Every restriction in “${store.name.en}” has a recorded ground, and every one asked for is set, as are holds for evidence.`,
    },
    provision: 'Art. 18(1) GDPR',
    clauses: ['rights.restriction'],
    way: 'inspect',
    freshFor: 'PT26H',
    reach: 'inside',
    async prove({ world, company, declaration, today }) {
      const unfit = await misfit(world.db, company, store)
      if (unfit !== null) return unfit
      const offences: Offence[] = []
      let examined = 0
      const source = { db: world.db, company }
      for await (const row of markedRows(world.db, company, store)) {
        if (row.restricted === null && row.restricted_until === null) continue
        examined += 1
        const wanted = markFor(declaration, await standingOf(source, row.person), store.id, row.id, today)
        if (wanted.restricted === row.restricted && wanted.restricted_until === row.restricted_until) continue
        offences.push(
          offence(
            `table ${tableName(store)}, row ${row.id}`,
            `Eingeschränkt ist „${row.restricted ?? ''}“, festgehalten ist „${wanted.restricted ?? 'nichts'}“.`,
            `Restricted as “${row.restricted ?? ''}”; recorded is “${wanted.restricted ?? 'nothing'}”.`,
          ),
        )
      }
      for (let after: PersonId | null = null; ; ) {
        const persons: readonly PersonId[] = await personsBound(world.db, company, after, 500)
        for (const person of persons) {
          const standing = await standingOf(source, person)
          if (standing.restrictions.length + standing.holds.length === 0) continue
          for (const mark of await marksOf(world.db, company, store, person)) {
            const { restricted: wanted, held } = markFor(declaration, standing, store.id, mark.id, today)
            if (held && !mark.held) {
              examined += 1
              offences.push(
                offence(
                  `table ${tableName(store)}, row ${mark.id}`,
                  'Die Zeile ist zum Beweis gesperrt, aber nicht so gekennzeichnet; der nächste Lauf würde sie löschen.',
                  'The row is held as evidence and not marked so; the next run would erase it.',
                ),
              )
            }
            if (wanted === null || wanted.startsWith('statute:') || mark.restricted !== null) continue
            examined += 1
            offences.push(
              offence(
                `table ${tableName(store)}, row ${mark.id}`,
                `Die verlangte Einschränkung (${wanted}) ist nicht gesetzt.`,
                `The restriction asked for (${wanted}) is not set.`,
              ),
            )
          }
        }
        after = persons.at(-1) ?? null
        if (after === null) break
      }
      return {
        examined,
        offences: offences.slice(0, NAMED),
        saw: {
          de: `${examined} eingeschränkte Zeilen mit den Vorgängen verglichen.`,
          en: `${examined} restricted rows compared with the acts.`,
        },
        details: { offences: offences.length },
        ...(examined === 0
          ? { vacuous: { de: 'Es ist nichts eingeschränkt.', en: 'Nothing is restricted.' } }
          : {}),
      }
    },
    sabotage: {
      does: 'marks a row as restricted without any act',
      apply: (context) => plant(context, store, { restricted: '18(1)(a)' }),
    },
  }
}
