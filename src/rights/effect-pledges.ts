import type { Declaration, StoreDeclaration } from '../declaration/index.ts'
import { type Acting, transact } from '../ledger/index.ts'
import { type Finding, type Offence, type Pledge, type ProofContext, byHand } from '../pledge/index.ts'
import { openRecord, rowsOf, schemaName, tableName } from '../records/index.ts'
import {
  RefusedUse,
  decideObjection,
  giveConsent,
  may,
  raiseObjection,
  standingOf,
  use,
  withdrawConsent,
} from '../standing/index.ts'
import type { RightsWiring } from './deps.ts'
import { type Setting, rehearse } from './rehearsal.ts'
import { answered, plant } from './stage.ts'

/** What a withdrawal, an objection and a restriction really change (Art. 7(3), 18, 21 GDPR). */
export function effectPledges(declaration: Declaration, wiring: RightsWiring): readonly Pledge[] {
  return [
    ...withdrawnFreely(declaration, wiring),
    ...objectionStops(declaration, wiring),
    ...restrictedOnWish(declaration, wiring),
  ]
}

function withdrawnFreely(declaration: Declaration, wiring: RightsWiring): readonly Pledge[] {
  const consent = declaration.consents.find(({ activity }) => storeOf(declaration, activity) !== undefined)
  const store = consent && storeOf(declaration, consent.activity)
  const activity = consent && declaration.activities.find(({ id }) => id === consent.activity)
  const role = activity?.readers[0]?.role
  if (consent === undefined || store === undefined || role === undefined) return []
  return [
    {
      id: 'rights/withdrawn-freely',
      kind: 'rights/withdrawn-freely',
      says: {
        de: 'Eine Einwilligung wird ohne Angabe eines Grundes widerrufen; danach wird nichts mehr genutzt, was auf ihr beruhte, und es wird sofort gelöscht.',
        en: 'A consent is withdrawn without a reason; afterwards nothing that rested on it is used, and it is erased at once.',
      },
      provision: 'Art. 7(3), 17(1)(b) GDPR',
      clauses: ['rights.withdrawal'],
      way: 'rehearse',
      freshFor: 'P8D',
      reach: 'inside',
      prove: (context) =>
        rehearse(context, declaration, wiring, async (setting) => {
          const actor = { kind: 'person', person: setting.person } as const
          await act(context, async (acting) => {
            await giveConsent(acting, declaration, {
              person: setting.person,
              consent: consent.id,
              language: 'de',
              actor,
            })
          })
          await plant(setting, 'rehearsal withdrawal', [store.id])
          const before = await tryUse(setting, consent.activity, consent.purpose, store.id, role)
          await act(context, async (acting) => {
            await withdrawConsent(acting, declaration, { person: setting.person, consent: consent.id, actor })
          })
          const after = await tryUse(setting, consent.activity, consent.purpose, store.id, role)
          const left = await act(context, (acting) =>
            rowsOf(acting, declaration, { store: store.id, person: setting.person }),
          )
          return {
            examined: 3,
            offences: [
              ...offenceUnless(
                before === 'read',
                `store ${store.id}`,
                'Trotz Einwilligung abgelehnt.',
                'Refused despite consent.',
              ),
              ...offenceUnless(
                after !== 'read',
                `store ${store.id}`,
                'Nach dem Widerruf gelesen.',
                'Read after the withdrawal.',
              ),
              ...left.map(({ id }) =>
                says(
                  `table ${tableName(store)}, row ${id}`,
                  'Nach dem Widerruf noch da.',
                  'Still there after the withdrawal.',
                ),
              ),
            ],
            saw: {
              de: 'Eine Testperson hat eingewilligt und ohne Grund widerrufen; danach wurde gelesen und gesucht.',
              en: 'A rehearsal person consented and withdrew without a reason; then it was read and searched.',
            },
          }
        }),
      sabotage: {
        does: 'lets a trigger file withdrawals under another question',
        entails: ['store/as-made'],
        apply: (context) => misfiling(context, `kind = 'consent/withdrawn'`, 'subject'),
      },
    },
  ]
}

function objectionStops(declaration: Declaration, wiring: RightsWiring): readonly Pledge[] {
  const activity = declaration.activities.find(({ bases }) =>
    bases.some(({ basis }) => basis.article === '6(1)(f)' || basis.article === '6(1)(e)'),
  )
  const purpose = activity?.purposes[0]
  const role = activity?.readers[0]?.role
  if (activity === undefined || purpose === undefined || role === undefined) return []
  return [
    {
      id: 'rights/objection-stops',
      kind: 'rights/objection-stops',
      says: {
        de: 'Ein Widerspruch hält die Verarbeitung sofort an; sie geht nur weiter, wenn zwingende Gründe festgehalten sind.',
        en: 'An objection stops the processing at once; it goes on only when compelling grounds are recorded.',
      },
      provision: 'Art. 21(1), 18(1)(d) GDPR',
      clauses: ['objection.interest', 'objection.how'],
      way: 'rehearse',
      freshFor: 'P8D',
      reach: 'inside',
      prove: (context) =>
        rehearse(context, declaration, wiring, async (setting) => {
          const actor = { kind: 'person', person: setting.person } as const
          const allowed = await decided(setting, activity.id, purpose.id, role)
          const objection = await act(context, (acting) =>
            raiseObjection(acting, declaration, { person: setting.person, activity: activity.id, actor }),
          )
          const pending = await decided(setting, activity.id, purpose.id, role)
          if (pending) return objected(activity.id, allowed, pending, false)
          await act(context, (acting) =>
            decideObjection(acting, declaration, {
              person: setting.person,
              objection,
              decision: 'upheld',
              actor: { kind: 'staff', account: 'rehearsal', role: 'desk' },
            }),
          )
          const upheld = await decided(setting, activity.id, purpose.id, role)
          return objected(activity.id, allowed, pending, upheld)
        }),
      sabotage: {
        does: 'lets a trigger file objections, and the restrictions that follow from them, under another activity',
        entails: ['store/as-made'],
        apply: (context) =>
          misfiling(context, `kind = 'objection/raised' or new.ground = '18(1)(d)'`, 'activity'),
      },
    },
  ]
}

function restrictedOnWish(declaration: Declaration, wiring: RightsWiring): readonly Pledge[] {
  const activity = declaration.activities.find(
    ({ id, readers, bases }) =>
      readers.length > 0 &&
      storeOf(declaration, id) !== undefined &&
      bases.some(({ basis }) => basis.article === '6(1)(b)'),
  )
  const store = activity && storeOf(declaration, activity.id)
  const role = activity?.readers[0]?.role
  const purpose = activity?.readers[0]?.purposes[0]
  if (activity === undefined || store === undefined || role === undefined || purpose === undefined) return []
  return [
    {
      id: 'rights/restricted-on-wish',
      kind: 'rights/restricted-on-wish',
      says: {
        de: 'Auf Wunsch eingeschränkte Daten bleiben gespeichert, werden aber für nichts anderes genutzt und nicht gelöscht.',
        en: 'Data restricted on wish stays stored, but is used for nothing else and not erased.',
      },
      provision: 'Art. 18(1), (2) GDPR',
      clauses: ['rights.restriction'],
      way: 'rehearse',
      freshFor: 'P8D',
      reach: 'inside',
      prove: (context) =>
        rehearse(context, declaration, wiring, async (setting) => {
          const [planted] = await plant(setting, 'rehearsal restriction', [store.id])
          await answered(setting, 'restriction')
          const after = await tryUse(setting, activity.id, purpose, store.id, role)
          await answered(setting, 'erasure')
          const left =
            planted === undefined
              ? null
              : await act(context, (acting) =>
                  openRecord(acting, declaration, {
                    store: store.id,
                    person: setting.person,
                    record: planted.record,
                  }),
                )
          const place = `store ${store.id}`
          return {
            examined: 2,
            offences: [
              ...offenceUnless(
                after !== 'read',
                place,
                'Eingeschränktes wurde gelesen.',
                'Restricted data was read.',
              ),
              ...offenceUnless(
                left !== null,
                place,
                'Eingeschränktes wurde gelöscht.',
                'Restricted data was erased.',
              ),
            ],
            saw: {
              de: 'Eine Testperson hat die Einschränkung verlangt; danach wurde gelesen und zu löschen versucht.',
              en: 'A rehearsal person asked for restriction; then a read and an erasure were attempted.',
            },
          }
        }),
      sabotage: {
        does: 'lets a trigger take the mark of a restriction off again',
        entails: ['store/as-made'],
        apply: (context) =>
          byHand(
            context,
            `create function ${schemaName(context.company)}.unmark() returns trigger language plpgsql as $$
              begin new.restricted := null; return new; end $$`,
            `create trigger unmark before update on ${schemaName(context.company)}.${tableName(store)} for each row
              when (old.source = 'rehearsal restriction') execute function ${schemaName(context.company)}.unmark()`,
          ),
      },
    },
  ]
}

function objected(activity: string, allowed: boolean, pending: boolean, upheld: boolean): Finding {
  const place = `activity ${activity}`
  return {
    examined: 3,
    offences: [
      ...offenceUnless(allowed, place, 'Ohne Widerspruch abgelehnt.', 'Refused without an objection.'),
      ...offenceUnless(
        !pending,
        place,
        'Trotz offenem Widerspruch erlaubt.',
        'Allowed while the objection is open.',
      ),
      ...offenceUnless(!upheld, place, 'Nach dem Widerspruch erlaubt.', 'Allowed after the objection.'),
    ],
    saw: {
      de: 'Eine Testperson hat widersprochen; davor, währenddessen und danach wurde gefragt, was erlaubt ist.',
      en: 'A rehearsal person objected; before, meanwhile and afterwards it was asked what is allowed.',
    },
  }
}

/** The first table of persons that an activity keeps data in. */
function storeOf(declaration: Declaration, activity: string): StoreDeclaration | undefined {
  const stores = declaration.activities.find(({ id }) => id === activity)?.stores ?? []
  return declaration.stores.find(
    ({ id, of, kind }) => of === 'person' && kind === 'table' && stores.includes(id),
  )
}

function act<T>({ world, company }: ProofContext, fn: (acting: Acting) => Promise<T>): Promise<T> {
  return transact(world, company, fn)
}

/** Whether a use would be allowed right now; leaves no trace. */
async function decided(
  { context, declaration, person }: Setting,
  activity: string,
  purpose: string,
  role: string,
): Promise<boolean> {
  const standing = await act(context, (acting) => standingOf(acting, person))
  const actor = { kind: 'staff', account: 'rehearsal', role } as const
  return may(standing, declaration, { actor, activity, purpose, today: context.today }).allowed
}

/** Tries a real use: whether anything was read. */
async function tryUse(
  { context, declaration, person }: Setting,
  activity: string,
  purpose: string,
  store: string,
  role: string,
): Promise<'read' | 'refused' | 'nothing'> {
  const actor = { kind: 'staff', account: 'rehearsal', role } as const
  try {
    const used = await act(context, (acting) =>
      use(acting, declaration, { actor, activity, purpose, store, person }),
    )
    return used.records.length > 0 ? 'read' : 'nothing'
  } catch (fault) {
    if (!(fault instanceof RefusedUse)) throw fault
    await fault.recorded
    return 'refused'
  }
}

function says(place: string, de: string, en: string): Offence {
  return { place, says: { de, en } }
}

function offenceUnless(fine: boolean, place: string, de: string, en: string): readonly Offence[] {
  return fine ? [] : [says(place, de, en)]
}

/** Lets a trigger put something else into a column of events before they are stored. */
function misfiling(context: ProofContext, which: string, column: 'subject' | 'activity'): Promise<void> {
  return byHand(
    context,
    `create function public.misfile() returns trigger language plpgsql as $$
      begin new.${column} := 'misfiled'; return new; end $$`,
    `create trigger misfile before insert on standing_event for each row
      when (new.${which}) execute function public.misfile()`,
  )
}
