import {
  addDays,
  dayOf,
  newId,
  startOf,
  type Instant,
  type PersonId,
  type RecordId,
  type Words,
} from '../base/index.ts'
import {
  currentDeclaration,
  declarationVersions,
  hashDeclaration,
  type Activity,
  type Declaration,
  type StoreDeclaration,
} from '../declaration/index.ts'
import { entriesOf, transact, type Actor, type Entry } from '../ledger/index.ts'
import { newPerson } from '../people/index.ts'
import { byHand, type Finding, type Offence, type Pledge, type ProofContext } from '../pledge/index.ts'
import {
  guardsOf,
  markedRows,
  marksOf,
  structureFaults,
  tableName,
  tableStores,
  schemaName,
  tryReaders,
  unsealedValues,
  type StructureFault,
} from '../records/index.ts'
import { recipientAgainst } from './disclose.ts'
import { restrict, standingOf } from './events.ts'
import { markFor, storesOfPersons } from './marks.ts'
import { may, refused, type Decision } from './may.ts'
import { plant } from './plant.ts'
import type { RefusalCode } from './refusal.ts'
import { emptyStanding, replay, type StandingEvent } from './standing.ts'
import { eventsAgainstActs, eventsOf, personsBound } from './store.ts'

/** How many offences a finding names; the count of all stands in its details. */
const NAMED = 25
/** How far back the ledger is watched. */
const WATCHED_DAYS = 100

/** What the gate and the stores under it promise. */
export function pledges(declaration: Declaration): readonly Pledge[] {
  const people = storesOfPersons(declaration)
  return [
    ...tableStores(declaration).map((store) => declaredColumns(declaration, store)),
    ...people
      .filter((store) => store.columns.some((column) => column.sealed))
      .map((store) => sealed(declaration, store)),
    ...people.map((store) => restrictedUnreadable(store)),
    ...people.map((store) => marksHaveGrounds(store)),
    ...declaration.activities
      .filter((activity) => activity.stores.length > 0)
      .map((activity) => declaredReaders(declaration, activity)),
    eventsHaveActs(declaration),
    restrictedOnlyForDuty(declaration),
    usesAllowed(declaration),
    disclosuresAllowed(declaration),
  ]
}

/** Nothing lies in a table that the declaration does not name (Art. 5(1)(c), 30(1)(c) GDPR). */
function declaredColumns(declaration: Declaration, store: StoreDeclaration): Pledge {
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

function structureOffence(store: StoreDeclaration, fault: StructureFault): Offence {
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

/** What is declared as sealed lies sealed under the key of the person it belongs to (Art. 25(1), 32(1)(a) GDPR). */
function sealed(declaration: Declaration, store: StoreDeclaration): Pledge {
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
      apply: (context) =>
        byHand(
          context,
          plant(context.company, context.declaration, store, context.now, {
            [column]: { sql: `convert_to('Mara Beispiel', 'UTF8')` },
          }),
        ),
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

/** The sentences of the notice that name a measure of the product. */
function measureClauses(declaration: Declaration, what: 'sealed-columns' | 'role-access'): readonly string[] {
  return declaration.measures
    .filter(({ shows }) => shows.by === 'product' && shows.what === what)
    .map((measure) => `security.${measure.id}`)
}

const EMPTY: Words = { de: 'Es ist nichts gespeichert.', en: 'Nothing is stored.' }

/** Uses cannot read a restricted row: the database itself refuses (Art. 18(2), 25(1) GDPR, § 35 BDSG). */
function restrictedUnreadable(store: StoreDeclaration): Pledge {
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
    async prove({ world, company }) {
      const unfit = await misfit(world.db, company, store)
      if (unfit !== null) return unfit
      const guards = await guardsOf(world.db, company, store)
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
          de: `Als beide Leser gelesen: ${seen.restricted} eingeschränkte Zeilen und eine zur Probe, keine davon sichtbar für Nutzungen.`,
          en: `Read as both readers: ${seen.restricted} restricted rows and one for trial, none of them visible to uses.`,
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

function offence(place: string, de: string, en: string): Offence {
  return { place, says: { de, en } }
}

/** Every restriction has its ground, and every person's restriction is on the rows it covers (Art. 18(1) GDPR). */
function marksHaveGrounds(store: StoreDeclaration): Pledge {
  return {
    id: `standing/restricted-has-ground/${store.id}`,
    kind: 'standing/restricted-has-ground',
    says: {
      de: `Jede Einschränkung in „${store.name.de}“ hat einen festgehaltenen Grund, und jede verlangte ist gesetzt.`,
      en: `Every restriction in “${store.name.en}” has a recorded ground, and every one asked for is set.`,
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
      for (let after: RecordId | null = null; ; ) {
        const rows: Awaited<ReturnType<typeof markedRows>> = await markedRows(
          world.db,
          company,
          store,
          after,
          500,
        )
        for (const row of rows) {
          if (row.restricted === null && row.restricted_until === null) continue
          examined += 1
          const wanted = markFor(declaration, await standingOf(source, row.person), store.id, row.id, today)
          if (wanted.restricted === row.restricted && wanted.restricted_until === row.restricted_until)
            continue
          offences.push(
            offence(
              `table ${tableName(store)}, row ${row.id}`,
              `Eingeschränkt ist „${row.restricted ?? ''}“, festgehalten ist „${wanted.restricted ?? 'nichts'}“.`,
              `Restricted as “${row.restricted ?? ''}”; recorded is “${wanted.restricted ?? 'nothing'}”.`,
            ),
          )
        }
        after = rows.at(-1)?.id ?? null
        if (after === null) break
      }
      for (let after: PersonId | null = null; ; ) {
        const persons: readonly PersonId[] = await personsBound(world.db, company, after, 500)
        for (const person of persons) {
          const standing = await standingOf(source, person)
          if (standing.restrictions.length === 0) continue
          for (const mark of await marksOf(world.db, company, store, person)) {
            const wanted = markFor(declaration, standing, store.id, mark.id, today).restricted
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
      apply: (context) =>
        byHand(
          context,
          plant(context.company, context.declaration, store, context.now, { restricted: '18(1)(a)' }),
        ),
    },
  }
}

/** A look at a table that is not what is declared cannot be taken; that it is not is another pledge's matter. */
async function misfit(
  db: ProofContext['world']['db'],
  company: ProofContext['company'],
  store: StoreDeclaration,
): Promise<Finding | null> {
  const { faults } = await structureFaults(db, company, store)
  const [fault] = faults.filter(({ fault: kind }) => kind !== 'undeclared')
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

/** Only declared roles read, for their purpose (Art. 5(1)(b), 29, 32(4) GDPR). */
function declaredReaders(declaration: Declaration, activity: Activity): Pledge {
  const stranger = 'stranger'
  const purpose = activity.purposes[0]?.id ?? ''
  const store = activity.stores[0] ?? ''
  return {
    id: `standing/readers/${activity.id}`,
    kind: 'standing/readers',
    says: {
      de: `Daten aus „${activity.name.de}“ lesen nur die erklärten Rollen und nur für ihren Zweck.`,
      en: `Data of “${activity.name.en}” is read by the declared roles only, each for its purpose.`,
    },
    provision: 'Art. 5(1)(b), 29, 32(4) GDPR',
    clauses: [
      ...activity.bases.map((basis) => `activity.${activity.id}.purpose.${basis.purposes.join('.')}`),
      ...measureClauses(declaration, 'role-access'),
    ],
    way: 'watch',
    freshFor: 'PT26H',
    reach: 'inside',
    async prove(context) {
      const asked = askEveryRole(context.declaration, activity)
      const offences = [...asked.offences]
      let acts = 0
      for await (const { entry, decision } of judged(context, ['record/used'], activity.id)) {
        acts += 1
        if (!decision.allowed && READERS.has(decision.code)) offences.push(actOffence(entry, decision.says))
      }
      return {
        examined: asked.asked + acts,
        offences: offences.slice(0, NAMED),
        saw: {
          de: `${asked.asked} Fragen an die Schranke gestellt und ${acts} Lesevorgänge im Verzeichnis nachgeprüft.`,
          en: `${asked.asked} questions put to the gate and ${acts} readings in the ledger judged again.`,
        },
        details: { offences: offences.length },
      }
    },
    sabotage: {
      does: 'reads records in a role that is not declared for it, past the gate',
      apply: ({ world, company }) =>
        transact(world, company, async (acting) => {
          await acting.record({
            kind: 'record/used',
            actor: { kind: 'staff', account: 'somebody', role: stranger },
            activity: activity.id,
            purpose,
            store,
          })
        }),
    },
  }

  function askEveryRole(present: Declaration, { id, purposes, readers, stores }: Activity) {
    const found: Offence[] = []
    let asked = 0
    const today = dayOf('2000-01-01T00:00:00.000Z' as Instant)
    for (const role of [...present.roles.map((one) => one.id), stranger]) {
      for (const one of purposes) {
        if (readers.some((reader) => reader.role === role && reader.purposes.includes(one.id))) continue
        asked += 1
        const decision = may(emptyStanding(newId<PersonId>(0)), present, {
          actor: { kind: 'staff', account: 'trial', role },
          activity: id,
          purpose: one.id,
          ...(stores[0] === undefined ? {} : { store: stores[0] }),
          today,
        })
        if (!decision.allowed) continue
        found.push(
          offence(
            `gate, role ${role}, purpose ${one.id}`,
            'Die Schranke ließ die Rolle zu.',
            'The gate let the role pass.',
          ),
        )
      }
    }
    return { asked, offences: found }
  }
}

const READERS: ReadonlySet<RefusalCode> = new Set(['role/no-reader', 'person/other'])

/** Nobody's consent, objection, restriction or hold is there that nobody acted, and none is missing (Art. 5(2), 7(1) GDPR). */
function eventsHaveActs(declared: Declaration): Pledge {
  const [consent] = declared.consents
  return {
    id: 'standing/events-have-acts',
    kind: 'standing/events-have-acts',
    says: {
      de: 'Jede Einwilligung, jeder Widerruf, Widerspruch und jede Sperre, nach der wir handeln, steht auch im versiegelten Verzeichnis.',
      en: 'Every consent, withdrawal, objection and hold that we act by also stands in the sealed ledger.',
    },
    provision: 'Art. 5(2), 7(1) GDPR',
    clauses: ['requests.ledger'],
    way: 'compare',
    freshFor: 'PT26H',
    reach: 'inside',
    async prove({ world, company }) {
      const { events, mismatches } = await eventsAgainstActs(world.db, company, NAMED)
      return {
        examined: events,
        offences: mismatches.map((one) =>
          offence(
            `standing of ${one.at}, ${one.kind}`,
            `${one.events} Vorkommnisse, aber ${one.acts} Vorgänge im Verzeichnis.`,
            `${one.events} events, but ${one.acts} acts in the ledger.`,
          ),
        ),
        saw: {
          de: `${events} Vorkommnisse mit den Vorgängen im Verzeichnis verglichen.`,
          en: `${events} events compared with the acts in the ledger.`,
        },
        ...(events === 0
          ? { vacuous: { de: 'Es gab noch kein Vorkommnis.', en: 'There has been no event yet.' } }
          : {}),
      }
    },
    sabotage: {
      does: 'writes a consent that nobody gave',
      ...(consent === undefined ? {} : { entails: [`consent/proved/${consent.id}`] }),
      apply: (context) =>
        byHand(
          context,
          `insert into standing_event (company, person, n, at, kind, subject, activity, purpose, version, language)
            values ('${context.company}', '${newId()}', 1, '${context.now}', 'consent/given', '${consent?.id ?? 'any'}',
              '${consent?.activity ?? 'any'}', '${consent?.purpose ?? 'any'}', ${consent?.version ?? 1}, 'de')`,
        ),
    },
  }
}

/** What is kept for a duty was read for the duty only (Art. 18(2) GDPR, § 35 BDSG). */
function restrictedOnlyForDuty(declared: Declaration): Pledge {
  return watching({
    id: 'standing/restricted-only-for-duty',
    says: {
      de: 'Eingeschränkte Daten wurden nur für die Pflicht gelesen, für die sie aufbewahrt werden.',
      en: 'Restricted data was read only for the duty it is kept for.',
    },
    provision: 'Art. 18(2) GDPR, § 35 BDSG',
    clauses: ['rights.restriction'],
    kinds: ['record/used', 'disclosure/made'],
    offends: (code) => code === 'record/restricted' || code === 'objection/undecided',
    sabotage: {
      does: 'reads restricted records for an ordinary purpose, past the gate',
      async apply({ world, company }) {
        const reading = declared.activities.flatMap((activity) =>
          activity.stores.some((id) => storesOfPersons(declared).some((store) => store.id === id))
            ? activity.readers.map((reader) => ({ activity, reader }))
            : [],
        )[0]
        if (reading === undefined) throw new Error('Nobody is declared as a reader.')
        const person = await transact(world, company, async (acting) => {
          const id = await newPerson(acting, { rehearsal: true })
          await restrict(acting, declared, {
            person: id,
            ground: '18(1)(a)',
            actor: { kind: 'person', person: id },
          })
          return id
        })
        await transact(world, company, async (acting) => {
          await acting.record({
            kind: 'record/used',
            actor: { kind: 'staff', account: 'somebody', role: reading.reader.role },
            person,
            activity: reading.activity.id,
            purpose: reading.reader.purposes[0] ?? '',
            store: reading.activity.stores[0] ?? '',
            content: { standing: 1 },
          })
        })
      },
    },
  })
}

/** Every use was declared and had a basis when it was made (Art. 5(1)(b), 6(1), 7(3), 21(1) GDPR). */
function usesAllowed(declared: Declaration): Pledge {
  return watching({
    id: 'standing/uses-allowed',
    says: {
      de: 'Jede Nutzung war erklärt und hatte, als sie geschah, eine Grundlage.',
      en: 'Every use was declared and had a basis when it was made.',
    },
    provision: 'Art. 5(1)(b), 6(1) GDPR',
    clauses: ['versions.purpose'],
    kinds: ['record/used'],
    offends: (code) => !READERS.has(code) && code !== 'record/restricted' && code !== 'objection/undecided',
    sabotage: {
      does: 'uses records for a purpose nobody declared, past the gate',
      apply: ({ world, company }) =>
        transact(world, company, async (acting) => {
          await acting.record({
            kind: 'record/used',
            actor: { kind: 'system', part: 'newsletter' },
            activity: declared.activities[0]?.id ?? '',
            purpose: 'newsletter',
            store: declared.activities[0]?.stores[0] ?? '',
          })
        }),
    },
  })
}

/** Every disclosure was declared, had a basis, and went to a recipient with contract and safeguard. */
function disclosuresAllowed(declared: Declaration): Pledge {
  return watching({
    id: 'standing/disclosures-allowed',
    says: {
      de: 'Jede Weitergabe war erklärt, hatte eine Grundlage und ging an einen Empfänger, mit dem an dem Tag alles geregelt war.',
      en: 'Every disclosure was declared, had a basis, and went to a recipient with whom all was settled on that day.',
    },
    provision: 'Art. 5(1)(b), 6(1), 13(1)(e), 28(3), 44 GDPR',
    clauses: ['recipients.minimum'],
    kinds: ['disclosure/made'],
    offends: (code) => code !== 'record/restricted' && code !== 'objection/undecided',
    sabotage: {
      does: 'hands data to a recipient nobody declared, past the gate',
      apply: ({ world, company }) =>
        transact(world, company, async (acting) => {
          await acting.record({
            kind: 'disclosure/made',
            actor: { kind: 'system', part: 'export' },
            activity: declared.activities[0]?.id ?? '',
            purpose: declared.activities[0]?.purposes[0]?.id ?? '',
            recipient: 'address-broker',
          })
        }),
    },
  })
}

type WatchedKind = 'record/used' | 'disclosure/made'

function watching(watch: {
  readonly id: string
  readonly says: Words
  readonly provision: string
  readonly clauses: readonly string[]
  readonly kinds: readonly WatchedKind[]
  readonly offends: (code: RefusalCode) => boolean
  readonly sabotage: Pledge['sabotage']
}): Pledge {
  const { id, says, provision, clauses, sabotage } = watch
  return {
    id,
    kind: id,
    says,
    provision,
    clauses,
    way: 'watch',
    freshFor: 'PT26H',
    reach: 'inside',
    async prove(context) {
      const offences: Offence[] = []
      let acts = 0
      for await (const { entry, decision } of judged(context, watch.kinds)) {
        acts += 1
        if (!decision.allowed && watch.offends(decision.code)) offences.push(actOffence(entry, decision.says))
      }
      return {
        examined: acts,
        offences: offences.slice(0, NAMED),
        saw: {
          de: `${acts} Vorgänge der letzten ${WATCHED_DAYS} Tage gegen den damaligen Stand geprüft.`,
          en: `${acts} acts of the last ${WATCHED_DAYS} days judged by the standing of their time.`,
        },
        details: { offences: offences.length },
        ...(acts === 0
          ? { vacuous: { de: 'Es gab keinen solchen Vorgang.', en: 'There was no such act.' } }
          : {}),
      }
    },
    sabotage,
  }
}

function actOffence(entry: Entry, says: Words): Offence {
  return { place: `ledger entry ${entry.id} (${entry.kind}, ${entry.by})`, says }
}

/**
 * Uses and disclosures of the ledger, each judged again by the declaration and the standing of its time.
 */
async function* judged(
  context: ProofContext,
  kinds: readonly WatchedKind[],
  activity?: string,
): AsyncGenerator<{ readonly entry: Entry; readonly decision: Decision }> {
  const { world, company, today } = context
  const declarations = await declarationsOf(context)
  const histories = new Map<PersonId, History>()
  const from = startOf(addDays(today, -WATCHED_DAYS))
  for (let before: Entry['id'] | undefined; ; ) {
    const page: readonly Entry[] = await entriesOf({ db: world.db, keys: world.keys }, company, {
      kinds,
      from,
      limit: 1000,
      ...(activity === undefined ? {} : { activity }),
      ...(before === undefined ? {} : { before }),
    })
    for (const entry of page) {
      const history = await historyOf(context, histories, entry)
      yield { entry, decision: judge(entry, history, await declarations(entry)) }
    }
    before = page.at(-1)?.id
    if (page.length < 1000) return
  }
}

/** The declaration an act was judged by: the one it names, else the one in force on its day. */
async function declarationsOf({
  world,
  company,
  declaration,
}: ProofContext): Promise<(entry: Entry) => Promise<Declaration>> {
  const byHash = new Map(
    (await declarationVersions(world.db, company)).map((version) => [version.hash, version.declaration]),
  )
  byHash.set(hashDeclaration(declaration), declaration)
  const byDay = new Map<string, Declaration>()
  return async ({ at, opened }) => {
    const named = opened?.content['declaration']
    const exact = typeof named === 'string' ? byHash.get(named) : undefined
    if (exact !== undefined) return exact
    const day = dayOf(at)
    const known =
      byDay.get(day) ?? (await currentDeclaration(world.db, company, day))?.declaration ?? declaration
    byDay.set(day, known)
    return known
  }
}

/** A person's events, and when the act of each was written, for those that share a moment with what is judged. */
interface History {
  readonly events: readonly StandingEvent[]
  /** By the event's number, the moment in the act's own number: that of the machine, not of the company's clock. */
  readonly written: Map<number, string>
}

async function historyOf(
  { world, company }: ProofContext,
  known: Map<PersonId, History>,
  entry: Entry,
): Promise<History> {
  const { person } = entry
  if (person === undefined) return { events: [], written: new Map() }
  const history = known.get(person) ?? {
    events: await eventsOf(world.db, company, person),
    written: new Map<number, string>(),
  }
  if (known.size > 5000) known.clear()
  known.set(person, history)
  if (history.written.size > 0 || !history.events.some((event) => event.at === entry.at)) return history
  const acts = await entriesOf({ db: world.db, keys: world.keys }, company, {
    person,
    kinds: EVENT_ACTS,
    limit: 1000,
  })
  for (const act of acts) {
    const n = act.opened?.content['event']
    if (typeof n === 'number') history.written.set(n, writtenAt(act))
  }
  return history
}

const EVENT_ACTS = [
  'consent/given',
  'consent/refused',
  'consent/withdrawn',
  'objection/raised',
  'objection/decided',
  'restriction/set',
  'restriction/lifted',
  'hold/set',
  'hold/released',
] as const

/** The milliseconds in an entry's number (UUIDv7). */
function writtenAt({ id }: Entry): string {
  return id.slice(0, 13)
}

/**
 * Judges an act by what stood when it was written. It names how many events it saw; where it does not, time tells, and of
 * the same moment the order in which acts were written. Where even that is the same, either order may allow it.
 */
function judge(entry: Entry, { events, written }: History, declaration: Declaration): Decision {
  const person = entry.person ?? newId<PersonId>(0)
  const after = (event: StandingEvent, orSame: boolean): boolean => {
    if (event.at !== entry.at) return event.at > entry.at
    const moment = written.get(event.n)
    if (moment === undefined) return orSame
    return moment > writtenAt(entry) || (orSame && moment === writtenAt(entry))
  }
  const most = events.filter((event) => !after(event, false))
  const least = events.filter((event) => !after(event, true))
  const named = entry.opened?.content['standing']
  const fits = typeof named === 'number' && named >= least.length && named <= most.length
  const prefixes = fits ? [events.slice(0, named)] : [most, least]
  let decision: Decision | undefined
  for (const prefix of prefixes) {
    decision = judgeBy(entry, replay(person, prefix), declaration)
    if (decision.allowed) return decision
  }
  return decision ?? refused('undeclared/activity', entry.activity ?? '')
}

function judgeBy(entry: Entry, standing: ReturnType<typeof replay>, declaration: Declaration): Decision {
  const today = dayOf(entry.at)
  const decision = may(standing, declaration, {
    actor: entry.opened?.actor ?? actorOf(entry, standing.person),
    activity: entry.activity ?? '',
    purpose: entry.purpose ?? '',
    ...(entry.store === undefined ? {} : { store: entry.store }),
    ...(entry.record === undefined ? {} : { record: entry.record }),
    ...(entry.recipient === undefined ? {} : { recipient: entry.recipient }),
    today,
  })
  if (!decision.allowed || entry.kind !== 'disclosure/made') return decision
  const recipient = declaration.recipients.find((candidate) => candidate.id === entry.recipient)
  if (recipient === undefined) return refused('undeclared/recipient', entry.recipient ?? '')
  return recipientAgainst(declaration, standing, recipient, today) ?? decision
}

/** Who acted, from what stands in clear: for acts whose content is erased. */
function actorOf(entry: Entry, person: PersonId): Actor {
  const [kind, name = ''] = entry.by.split(':')
  if (kind === 'staff') return { kind: 'staff', account: '', role: name }
  if (kind === 'recipient') return { kind: 'recipient', recipient: name }
  if (kind === 'person') return { kind: 'person', person }
  return { kind: 'system', part: name }
}
