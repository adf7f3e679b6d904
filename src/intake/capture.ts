import { randomBytes } from 'node:crypto'
import { type Json, type Language, type PersonId, Problem, type RecordId } from '../base/index.ts'
import type { Activity, Declaration, Form, StoreDeclaration } from '../declaration/index.ts'
import type { Acting, Actor } from '../ledger/index.ts'
import { findPerson, personFor } from '../people/index.ts'
import { ownerOfRow, type Fields, openRecord, tableStore, writeRecord } from '../records/index.ts'
import {
  consentLives,
  disclose,
  giveConsent,
  refuseConsent,
  standingOf,
  withdrawConsent,
} from '../standing/index.ts'
import { isPicture } from './decode.ts'
import { captureLimits, type CleanImage, cleanImage } from './image.ts'
import { formWords } from '../text/forms.ts'
import { addReference, type Device, referenceOf } from './store.ts'
import { takenAt } from './submit.ts'
import type { Answers, Values } from './validate.ts'

/** Letters and digits that are not mistaken for each other when read aloud (Crockford). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A number for a patient: 60 random bits, `K7QD-4MRT-9XWA`. */
function newReference(): string {
  const signs = Array.from(randomBytes(12), (byte) => ALPHABET[byte % 32] ?? '0').join('')
  return signs.replace(/^(.{4})(.{4})/u, '$1-$2-')
}

/** A reference as typed: case and hyphens do not matter, nor I, L, O for 1, 1, 0. Null when it can be none. */
export function readReference(text: unknown): string | null {
  if (typeof text !== 'string' || text.length > 40) return null
  const signs = text.toUpperCase().replaceAll(/[\s-]/gu, '').replaceAll(/[IL]/gu, '1').replaceAll('O', '0')
  return /^[0-9A-HJKMNP-TV-Z]{12}$/u.test(signs) ? signs.replace(/^(.{4})(.{4})/u, '$1-$2-') : null
}

function noConsent(language: Language, consent: string): Problem {
  return new Problem(
    403,
    'capture/no-consent',
    language === 'de'
      ? 'Ohne gültige Einwilligung der Patientin oder des Patienten wird nichts angenommen.'
      : 'Without valid consent of the patient nothing is taken.',
    {
      provision: 'Art. 6(1)(a), Art. 9(2)(a) GDPR',
      faults: [{ field: consent, code: 'consent/needed', message: consent }],
    },
  )
}

/** The form devices fill in. Throws Problem 404 when the company declares none. */
export function deviceForm(declaration: Declaration): Form {
  const form = declaration.forms.find((one) => one.channel === 'device')
  if (form === undefined) throw new Problem(404, 'form/unknown', 'This company declares no devices.')
  return form
}

/**
 * Records what a patient answered in the practice, each question for itself, with the version of the text that was shown
 * (Art. 7(1) GDPR). No name: the patient is known by the reference alone.
 *
 * @param versions version of each question that was shown
 * @returns the reference, to be handed to the patient
 * @throws Problem 403 when a needed consent was not given: then nothing at all is kept; 422 when another version is in force
 */
export async function takeConsent(
  acting: Acting,
  declaration: Declaration,
  device: Device,
  taken: {
    readonly answers: Answers
    readonly versions: Readonly<Record<string, number>>
    readonly language: Language
    readonly rehearsal?: boolean
  },
): Promise<{ readonly reference: string; readonly person: PersonId }> {
  const form = deviceForm(declaration)
  for (const { consent, needed } of form.consents) {
    if (needed && taken.answers[consent] !== 'given') throw noConsent(taken.language, consent)
  }
  const reference = newReference()
  const person = await personFor(
    acting,
    { kind: 'reference', value: reference },
    { rehearsal: taken.rehearsal === true },
  )
  await addReference(acting.tx, acting.company, {
    person,
    practice: device.practice,
    device: device.id,
    at: acting.now,
  })
  for (const { consent } of form.consents) {
    const answer = taken.answers[consent]
    if (answer === undefined) continue
    const version = taken.versions[consent]
    const said = {
      person,
      consent,
      language: taken.language,
      actor: { kind: 'person', person } as const,
      via: 'practice',
      content: { practice: device.practice, device: device.id },
      ...(version === undefined ? {} : { version }),
    }
    await (answer === 'given'
      ? giveConsent(acting, declaration, said)
      : refuseConsent(acting, declaration, said))
  }
  return { reference, person }
}

/** The patient of a reference, for the practice that took the consent. Unknown and another practice's look alike. */
async function patientOf(
  acting: Acting,
  device: Device,
  reference: string | null,
  refusal: () => Problem,
): Promise<PersonId> {
  if (reference === null) throw refusal()
  const person = await findPerson(acting, { kind: 'reference', value: reference })
  if (person === undefined) throw refusal()
  const taken = await referenceOf(acting.tx, acting.company, person)
  if (taken?.practice !== device.practice) throw refusal()
  return person
}

/**
 * Takes a capture from a device: the picture alone, without anything else the file carried, sealed under the patient's
 * key. Into the improvement set it comes only with a consent of its own.
 *
 * @throws Problem 403 `capture/no-consent` without a reference of this practice, or when a needed consent does not live
 */
export async function takeCapture(
  acting: Acting,
  declaration: Declaration,
  device: Device,
  capture: {
    readonly reference: string | null
    readonly values: Values
    /** As `acceptImage` made it. */
    readonly image: CleanImage
    readonly language: Language
    readonly rehearsal?: boolean
  },
): Promise<{ readonly record: RecordId; readonly person: PersonId; readonly improvement: RecordId | null }> {
  const form = deviceForm(declaration)
  const { language } = capture
  const first = form.consents.find((one) => one.needed)?.consent ?? 'consent'
  const person = await patientOf(acting, device, capture.reference, () => noConsent(language, first))
  const standing = await standingOf(acting, person)
  for (const { consent, needed } of form.consents) {
    if (needed && !consentLives(standing, declaration, consent, acting.today))
      throw noConsent(language, consent)
  }

  const field = form.fields.find((one) => one.type === 'image')
  const { image } = capture
  const store = declaredStore(declaration, form.store)
  const typed = Object.fromEntries(
    form.fields.filter((one) => one !== field).map((one) => [one.column, capture.values[one.name] ?? null]),
  )
  const about = { practice: device.practice, device: device.id, consent_reference: capture.reference }
  const declared = new Set(store.columns.map((one) => one.column))
  const fields: Fields = {
    ...Object.fromEntries(Object.entries({ ...typed, ...about }).filter(([column]) => declared.has(column))),
    ...(field === undefined ? {} : { [field.column]: image.bytes }),
    ...takenAt(store, acting),
  }
  const rehearsal = capture.rehearsal === true
  const record = await writeRecord(acting, declaration, {
    store: form.store,
    person,
    source: 'device capture',
    fields,
    rehearsal,
  })
  const activity = declaration.activities.find((one) => one.id === form.activity)
  await acting.record({
    kind: 'intake/collected',
    actor: { kind: 'system', part: 'device' },
    person,
    activity: form.activity,
    ...(activity?.purposes[0] === undefined ? {} : { purpose: activity.purposes[0].id }),
    store: form.store,
    record,
    content: {
      form: form.id,
      origin: 'practice',
      practice: device.practice,
      device: device.id,
      fields: [...Object.keys(capture.values), field?.name ?? 'image'].sort(),
      image: { type: image.type, width: image.width, height: image.height },
      basis: activity?.bases.map(({ basis }) => basis.article) ?? [],
    },
  })
  const improvement = await addToSets(acting, declaration, form, { person, record, fields, rehearsal })
  return { record, person, improvement }
}

/**
 * Accepts an image for a form: within the limits, sound, free of everything but the picture, and a picture indeed. Done
 * before a transaction is opened, for decoding takes its time.
 *
 * @throws Problem 422 `image/…`
 */
export async function acceptImage(form: Form, bytes: Uint8Array, language: Language): Promise<CleanImage> {
  const field = form.fields.find((one) => one.type === 'image')
  const limits = { ...captureLimits, bytes: Math.min(field?.max ?? captureLimits.bytes, captureLimits.bytes) }
  const image = cleanImage(bytes, limits)
  const fault = typeof image === 'string' ? image : (await isPicture(image)) ? null : 'image/damaged'
  if (fault === null && typeof image !== 'string') return image
  const code = fault ?? 'image/damaged'
  const message = formWords(language).problem.image[code]
  throw new Problem(422, code, message, { faults: [{ field: field?.name ?? 'image', code, message }] })
}

/** The activities that live from a consent of their own, with data derived from what a form takes. */
export function setsOf(
  declaration: Declaration,
  form: Form,
): readonly { readonly activity: Activity; readonly consent: string; readonly store: StoreDeclaration }[] {
  const asked = new Set(form.consents.filter((one) => !one.needed).map((one) => one.consent))
  return declaration.activities.flatMap((activity) => {
    if (activity.id === form.activity) return []
    const basis = activity.bases
      .map((one) => one.basis)
      .find((one) => one.article === '6(1)(a)' && asked.has(one.consent))
    const store = activity.stores.map((id) => tableStore(declaration, id)).find((one) => one?.of === 'person')
    return basis?.article === '6(1)(a)' && store !== undefined
      ? [{ activity, consent: basis.consent, store }]
      : []
  })
}

/**
 * Adds a capture to the sets whose own consent lives: the picture, age and sex under a pseudonym of this one picture,
 * without practice, device, reference or time of capture. Whose it is, is known through the key store alone.
 */
async function addToSets(
  acting: Acting,
  declaration: Declaration,
  form: Form,
  capture: {
    readonly person: PersonId
    readonly record: RecordId
    readonly fields: Fields
    readonly rehearsal: boolean
  },
): Promise<RecordId | null> {
  const standing = await standingOf(acting, capture.person)
  let added: RecordId | null = null
  for (const { activity, consent, store } of setsOf(declaration, form)) {
    if (!consentLives(standing, declaration, consent, acting.today)) continue
    const wanted = new Set(activity.data.map((datum) => datum.category))
    const fields: Record<string, Fields[string]> = {}
    for (const column of store.columns) {
      if (column.form === 'pseudonym') fields[column.column] = randomBytes(9).toString('base64url')
      else if (column.category !== null && wanted.has(column.category)) {
        fields[column.column] = capture.fields[column.column] ?? null
      }
    }
    added = await writeRecord(acting, declaration, {
      store: store.id,
      person: capture.person,
      source: 'derived',
      fields: { ...fields, ...takenAt(store, acting) },
      rehearsal: capture.rehearsal,
    })
    await acting.record({
      kind: 'record/derived',
      actor: { kind: 'system', part: 'improvement' },
      person: capture.person,
      activity: activity.id,
      ...(activity.purposes[0] === undefined ? {} : { purpose: activity.purposes[0].id }),
      store: store.id,
      record: added,
      content: { from: form.store, capture: capture.record, consent, by: 'pseudonymise' },
    })
  }
  return added
}

/**
 * Takes the result of an analysis that was made outside, with the capture it belongs to and the version of the method.
 * The practice receives it.
 *
 * @throws Problem 404 when there is no such capture; 403 `capture/no-consent` when the consent does not live any more
 */
export async function takeAnalysis(
  acting: Acting,
  declaration: Declaration,
  analysis: {
    readonly capture: RecordId
    readonly modelVersion: string
    readonly result: Json
    readonly language: Language
  },
): Promise<RecordId> {
  const form = deviceForm(declaration)
  const captures = declaredStore(declaration, form.store)
  const person = await ownerOfRow(acting.tx, acting.company, captures, analysis.capture)
  const row =
    person === undefined
      ? null
      : await openRecord(acting, declaration, { store: form.store, person, record: analysis.capture })
  if (person === undefined || row === null)
    throw new Problem(404, 'capture/absent', 'There is no such capture.')
  const standing = await standingOf(acting, person)
  for (const { consent, needed } of form.consents) {
    if (needed && !consentLives(standing, declaration, consent, acting.today))
      throw noConsent(analysis.language, consent)
  }
  const activity = declaration.activities.find((one) => one.id === form.activity)
  const store = activity?.stores
    .map((id) => tableStore(declaration, id))
    .find((one) => one !== undefined && one.id !== form.store)
  if (activity === undefined || store === undefined)
    throw new Problem(404, 'analysis/undeclared', 'No store for results is declared.')

  // The period of the result starts with that of its capture.
  const started = takenAt(captures, acting)
  const since = Object.fromEntries(Object.keys(started).map((column) => [column, row.fields[column] ?? null]))
  const record = await writeRecord(acting, declaration, {
    store: store.id,
    person,
    source: 'analysis',
    fields: {
      ...since,
      capture: analysis.capture,
      model_version: analysis.modelVersion,
      result: analysis.result,
    },
    rehearsal: row.rehearsal,
  })
  await acting.record({
    kind: 'record/derived',
    actor: { kind: 'system', part: 'analysis' },
    person,
    activity: activity.id,
    ...(activity.purposes[0] === undefined ? {} : { purpose: activity.purposes[0].id }),
    store: store.id,
    record,
    content: { capture: analysis.capture, modelVersion: analysis.modelVersion },
  })
  for (const disclosure of activity.disclosures) {
    const recipient = declaration.recipients.find((one) => one.id === disclosure.recipient)
    if (disclosure.requires !== 'consent' || recipient?.endpoint === undefined) continue
    await disclose(acting, declaration, {
      actor: { kind: 'system', part: 'analysis' },
      activity: activity.id,
      purpose: disclosure.purpose,
      recipient: disclosure.recipient,
      person,
      store: store.id,
      record,
      ground: disclosure.basis,
    })
  }
  return record
}

/**
 * Records that a patient takes a consent back in the practice; as easy as giving it (Art. 7(3) GDPR).
 *
 * @returns whether there was one to take back
 * @throws Problem 403 when the reference is unknown or another practice's
 */
export async function takeWithdrawal(
  acting: Acting,
  declaration: Declaration,
  device: Device,
  what: { readonly reference: string | null; readonly consent: string; readonly language: Language },
): Promise<boolean> {
  const person = await patientOf(acting, device, what.reference, () => noConsent(what.language, what.consent))
  const actor: Actor = { kind: 'person', person }
  return withdrawConsent(acting, declaration, { person, consent: what.consent, actor, via: 'practice' })
}

function declaredStore(declaration: Declaration, id: string): StoreDeclaration {
  const store = tableStore(declaration, id)
  if (store === undefined) throw new Error(`The form writes to “${id}”, which is no declared table.`)
  return store
}
