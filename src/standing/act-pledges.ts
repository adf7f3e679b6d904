import { dayOf, newId, type Instant, type PersonId, type Words } from '../base/index.ts'
import type { Activity, Declaration } from '../declaration/index.ts'
import { transact, type Entry } from '../ledger/index.ts'
import { newPerson } from '../people/index.ts'
import { NAMED, type Offence, offence, type Pledge } from '../pledge/index.ts'
import { restrict } from './events.ts'
import { judged, WATCHED_DAYS, type WatchedKind } from './judging.ts'
import { measureClauses } from './looking.ts'
import { storesOfPersons } from './marks.ts'
import { may } from './may.ts'
import type { RefusalCode } from './refusal.ts'
import { emptyStanding } from './standing.ts'

/** Only declared roles read, for their purpose (Art. 5(1)(b), 29, 32(4) GDPR). */
export function declaredReaders(declaration: Declaration, activity: Activity): Pledge {
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

/** What is kept for a duty was read for the duty only (Art. 18(2) GDPR, § 35 BDSG). */
export function restrictedOnlyForDuty(declared: Declaration): Pledge {
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
export function usesAllowed(declared: Declaration): Pledge {
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
export function disclosuresAllowed(declared: Declaration): Pledge {
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
