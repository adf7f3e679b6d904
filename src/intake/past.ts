// What sabotages do through the product's own doors, but for the check that would have stopped it.
import type { PersonId } from '../base/index.ts'
import type { Declaration, Form } from '../declaration/index.ts'
import { type Acting, entriesOf, transact } from '../ledger/index.ts'
import type { ProofContext } from '../pledge/index.ts'
import { tableStore, writeRecord } from '../records/index.ts'
import { type setsOf, takeConsent } from './capture.ts'
import { rehearser } from './rehearsal.ts'
import { type Device, devicesOf } from './store.ts'
import { takenAt } from './submit.ts'

/** Acts, for its effect alone. */
export function act<T>({ world, company }: ProofContext, fn: (acting: Acting) => Promise<T>): Promise<void> {
  return transact(world, company, fn).then(() => undefined)
}

type Source = Pick<Device, 'id' | 'practice'>

/** A patient who consented to what is needed, in the practice of a device. */
export async function consented(
  acting: Acting,
  declaration: Declaration,
  form: Form,
  device: Source,
): Promise<{ readonly person: PersonId; readonly reference: string }> {
  return await takeConsent(
    acting,
    declaration,
    { ...device, kind: 'capture', issuedAt: acting.now, revokedAt: null },
    {
      answers: Object.fromEntries(
        form.consents.map(({ consent, needed }) => [consent, needed ? 'given' : 'refused']),
      ),
      versions: {},
      language: 'de',
    },
  )
}

/** Takes a capture without looking at anything. */
export async function takePast(
  acting: Acting,
  declaration: Declaration,
  form: Form,
  taken: {
    readonly person: PersonId
    readonly device: Source
    readonly reference: string | null
    readonly source?: string
  },
): Promise<void> {
  const store = tableStore(declaration, form.store)
  if (store === undefined) throw new Error('There is no store for captures.')
  const { person, device, source = 'device capture' } = taken
  const record = await writeRecord(acting, declaration, {
    store: store.id,
    person,
    source,
    fields: {
      ...takenAt(store, acting),
      practice: device.practice,
      device: device.id,
      consent_reference: taken.reference,
    },
  })
  if (source !== 'device capture') return
  await acting.record({
    kind: 'intake/collected',
    actor: rehearser,
    person,
    activity: form.activity,
    store: store.id,
    record,
    content: { form: form.id, practice: device.practice, device: device.id },
  })
}

/** Lets a capture with consent come in without its act. */
export function capturedPast(context: ProofContext, declaration: Declaration, form: Form): Promise<void> {
  return act(context, async (acting) => {
    const [device] = await devicesOf(acting.tx, context.company)
    if (device === undefined) throw new Error('There is no device.')
    const patient = await consented(acting, declaration, form, device)
    await takePast(acting, declaration, form, { ...patient, device, source: 'import' })
  })
}

/** Adds somebody's capture to a set without asking. */
export async function derivePast(
  acting: Acting,
  declaration: Declaration,
  set: ReturnType<typeof setsOf>[number],
  person: PersonId,
): Promise<void> {
  const [collected] = await entriesOf({ db: acting.tx, keys: acting.world.keys }, acting.company, {
    person,
    kinds: ['intake/collected'],
    limit: 1,
  })
  const record = await writeRecord(acting, declaration, {
    store: set.store.id,
    person,
    source: 'derived',
    fields: takenAt(set.store, acting),
  })
  await acting.record({
    kind: 'record/derived',
    actor: rehearser,
    person,
    activity: set.activity.id,
    store: set.store.id,
    record,
    content: { capture: collected?.record ?? null, consent: set.consent },
  })
}
