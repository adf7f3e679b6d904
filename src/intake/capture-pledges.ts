import { newId, type PersonId, type RecordId } from '../base/index.ts'
import type { Declaration, Form, StoreDeclaration } from '../declaration/index.ts'
import { type Acting, type Entry, entriesOf, transact } from '../ledger/index.ts'
import { findPerson, personFor } from '../people/index.ts'
import { byHand, meddle, type Offence, type Pledge, type ProofContext } from '../pledge/index.ts'
import { openRecord, readableRecord, tableStore, tableStores, writeRecord } from '../records/index.ts'
import { consentLives, standingOf } from '../standing/index.ts'
import { type setsOf, takeConsent } from './capture.ts'
import { cleanImage } from './image.ts'
import { allEntries, notServed, pledgeOf, rowPlace, tableIn, watched } from './looks.ts'
import {
  answersFinding,
  apiOf,
  clearTestperson,
  jsonInit,
  PICTURE_WITH_POSITION,
  rehearsalRoutes,
  rehearser,
  testpersonOf,
  typedFor,
  withDevice,
} from './rehearsal.ts'
import { type Device, deviceKeys, devicesOf, rawColumn, referenceOf, rowNames } from './store.ts'
import { takenAt } from './submit.ts'

/** DJM-057, 060, 061: unknown devices are refused, and so is every entry beyond picture, sex and age. */
export function closedCapture(_declaration: Declaration, form: Form): Pledge {
  return pledgeOf(form, 'intake/closed-capture', {
    says: {
      de: 'Von Geräten nehmen wir nur Bild, Geschlecht und Alter an; Namen, Geburtsdaten, Anschriften und Versichertennummern werden abgewiesen, unbekannte Geräte ebenso.',
      en: 'From devices we take picture, sex and age only; names, dates of birth, addresses and insurance numbers are refused, and so are unknown devices.',
    },
    provision: 'Art. 5(1)(c) GDPR',
    way: 'probe',
    reach: 'own-systems',
    prove: (context) => {
      const { site } = context
      if (site === null) return Promise.resolve(notServed())
      return withDevice(context, async (key) => {
        const address = `${apiOf(site, context.company)}/devices/captures`
        const good = { ...typedFor(form, { email: '', all: true }), image: PICTURE_WITH_POSITION }
        const offences: Offence[] = []
        const expect = async (what: string, status: number, init: RequestInit): Promise<void> => {
          const answer = await fetch(address, init)
          if (answer.status !== status) {
            offences.push({
              place: `devices/captures, ${what}`,
              says: {
                de: `Beantwortet mit ${answer.status} statt ${status}.`,
                en: `Answered with ${answer.status} instead of ${status}.`,
              },
            })
          }
        }
        const known = { authorization: `Device ${key}` }
        await expect('unknown device', 401, jsonInit(good, { authorization: `Device zsd_${'x'.repeat(43)}` }))
        await expect('no device', 401, jsonInit(good))
        const undue = ['name', 'dateOfBirth', 'address', 'insuranceNumber']
        const fields = Object.fromEntries(
          Object.entries(good).filter(([name]) => !name.startsWith('consent:')),
        )
        for (const field of undue)
          await expect(`field ${field}`, 422, jsonInit({ ...fields, [field]: '1985-01-01' }, known))
        await expect('no consent reference', 403, jsonInit(fields, known))
        return answersFinding(undue.length + 3, offences, {
          de: 'Aufnahmen gesendet, die nicht angenommen werden dürfen.',
          en: 'captures sent that must not be taken.',
        })
      })
    },
    sabotage: {
      does: 'answers devices with success whatever they send',
      apply: (context) =>
        meddle(context, (path, answer) =>
          path.endsWith('/devices/captures') && answer.status === 422 ? { ...answer, status: 201 } : answer,
        ),
    },
  })
}

/** DJM-056: no capture without a living consent. */
export function consentFirst(declaration: Declaration, form: Form): Pledge {
  const store = tableStore(declaration, form.store)
  const needed = form.consents.filter((one) => one.needed).map((one) => one.consent)
  return pledgeOf(form, 'intake/consent-first', {
    says: {
      de: 'Jede gespeicherte Aufnahme beruht auf einer Einwilligung, die heute besteht; ohne sie wird keine angenommen.',
      en: 'Each stored capture rests on a consent that stands today; without one none is taken.',
    },
    provision: 'Art. 6(1)(a), 9(2)(a) GDPR',
    way: 'inspect',
    reach: 'inside',
    async prove(context) {
      const { world, company, today } = context
      if (store === undefined) return notServed()
      const rows = await rowNames(world.db, company, store)
      const offences: Offence[] = []
      for (const row of rows) {
        const standing = await standingOf({ db: world.db, company }, row.person)
        const lives = needed.every((consent) => consentLives(standing, declaration, consent, today))
        const place = rowPlace(declaration, company, store.id, row.id)
        if (!lives)
          offences.push(offence(place, 'Ohne bestehende Einwilligung.', 'Without a standing consent.'))
        offences.push(...(await strangeConsent(context, declaration, form, row)))
      }
      const refused = await withDevice(context, async (key) => {
        const body = {
          image: PICTURE_WITH_POSITION,
          age: form.fields.find((field) => field.type === 'integer')?.min ?? 1,
          reference: '0000-0000-0000',
        }
        const walk = rehearsalRoutes(context)
        return (
          await walk(
            `/api/v1/${company}/devices/captures`,
            jsonInit(body, { authorization: `Device ${key}` }),
          )
        ).status
      })
      if (refused !== 403)
        offences.push({
          place: 'devices/captures',
          says: {
            de: `Ohne Einwilligung beantwortet mit ${refused}.`,
            en: `Without consent answered with ${refused}.`,
          },
        })
      return answersFinding(rows.length + 1, offences, {
        de: 'Aufnahmen geprüft, eine davon ohne Einwilligung gesendet.',
        en: 'captures examined, one of them sent without consent.',
      })
    },
    sabotage: {
      does: 'takes a capture of somebody who never consented, past the check',
      apply: (context) =>
        act(context, async (acting) => {
          const [device] = await devicesOf(acting.tx, context.company)
          if (device === undefined) throw new Error('There is no device.')
          const person = await personFor(acting, { kind: 'email', value: 'never.asked@sabotage.example' })
          await takePast(acting, declaration, form, { person, device, reference: null })
        }),
    },
  })
}

/**
 * The number on a capture leads to the person whose capture it is, and the practice is the one that took the consent: by the
 * act of the consent, by what is kept of the number, and by the capture.
 */
async function strangeConsent(
  { world, company }: ProofContext,
  declaration: Declaration,
  form: Form,
  { id, person }: { readonly id: RecordId; readonly person: PersonId },
): Promise<readonly Offence[]> {
  const place = rowPlace(declaration, company, form.store, id)
  const row = await transact(world, company, (acting) =>
    readableRecord(acting, declaration, { store: form.store, person, record: id }),
  )
  const number = row?.fields['consent_reference']
  const owner =
    typeof number === 'string'
      ? await transact(world, company, (acting) => findPerson(acting, { kind: 'reference', value: number }))
      : undefined
  const taken = await referenceOf(world.db, company, person)
  const given = await entriesOf(world, company, { person, kinds: ['consent/given'], limit: 100 })
  const fits = given.some(
    ({ opened }) =>
      opened?.content['practice'] === taken?.practice && opened?.content['device'] === taken?.device,
  )
  return [
    ...(owner === person
      ? []
      : [
          offence(
            `${place}, column consent_reference`,
            'Die Nummer führt zu keiner Einwilligung dieses Menschen.',
            'The number leads to no consent of this person.',
          ),
        ]),
    ...(fits && taken?.practice === row?.fields['practice']
      ? []
      : [
          offence(
            `table capture_reference, person ${person}`,
            'Die Einwilligung wurde in einer anderen Praxis abgegeben, als hier steht.',
            'The consent was given in another practice than is said here.',
          ),
        ]),
  ]
}

/** DJM-058: the picture alone, sealed. */
export function cleanPicture(declaration: Declaration, form: Form): Pledge {
  const store = tableStore(declaration, form.store)
  const column = form.fields.find((field) => field.type === 'image')?.column ?? 'image'
  return pledgeOf(form, 'intake/clean-picture', {
    says: {
      de: 'Aufnahmen werden ohne Ort, Zeit, Namen und andere Zusatzangaben gespeichert und sind ohne den Schlüssel der Person nicht lesbar.',
      en: 'Pictures are stored without position, time, names or other additions, and cannot be read without the person’s key.',
    },
    provision: 'Art. 25(1), 32(1)(a) GDPR',
    way: 'rehearse',
    reach: 'inside',
    async prove(context) {
      const stored = await dirtyPictures(context, declaration)
      const rehearsed = await withDevice(context, async (key) => {
        const { world, company } = context
        const walk = rehearsalRoutes(context)
        const headers = { authorization: `Device ${key}` }
        const answers = Object.fromEntries(
          form.consents.map(({ consent, needed }) => [
            consent,
            {
              answer: needed ? 'given' : 'refused',
              version: declaration.consents.find((one) => one.id === consent)?.version ?? 1,
            },
          ]),
        )
        const asked = await walk(`/api/v1/${company}/devices/consents`, jsonInit(answers, headers))
        const { reference } = (await asked.json()) as { readonly reference?: string }
        const person =
          reference === undefined ? undefined : await testpersonOf(context, 'reference', reference)
        try {
          const good = Object.fromEntries(
            Object.entries(typedFor(form, { email: '', all: true })).filter(
              ([name]) => !name.startsWith('consent:'),
            ),
          )
          const sent = await walk(
            `/api/v1/${company}/devices/captures`,
            jsonInit({ ...good, reference, image: PICTURE_WITH_POSITION }, headers),
          ).catch(() => new Response('{}', { status: 500 }))
          const { capture } = (await sent.json()) as { readonly capture?: RecordId }
          const offences: Offence[] = []
          const place = `table ${tableIn(declaration, company, form.store)}, row ${capture ?? '?'}, column ${column}`
          if (sent.status !== 201 || capture === undefined || person === undefined || store === undefined) {
            offences.push({
              place: 'devices/captures',
              says: {
                de: `Mit Einwilligung beantwortet mit ${sent.status}.`,
                en: `With consent answered with ${sent.status}.`,
              },
            })
          } else {
            const raw = await rawColumn(world.db, company, store, capture, column)
            const opened = await transact(world, company, (acting) =>
              openRecord(acting, declaration, { store: form.store, person, record: capture }),
            ).catch(() => null)
            const image = opened?.fields[column]
            const bytes = image instanceof Uint8Array ? Buffer.from(image) : Buffer.alloc(0)
            const trace = /Exif|GPSLatitude|Testperson|JFIF/u
            if (
              raw === null ||
              raw.subarray(0, 3).toString('hex') === 'ffd8ff' ||
              trace.test(raw.toString('latin1'))
            ) {
              offences.push({ place, says: { de: 'Ohne Schlüssel lesbar.', en: 'Readable without a key.' } })
            }
            if (bytes.subarray(0, 3).toString('hex') !== 'ffd8ff')
              offences.push({
                place,
                says: { de: 'Mit Schlüssel kein Bild.', en: 'No picture with the key.' },
              })
            if (trace.test(bytes.toString('latin1')))
              offences.push({ place, says: { de: 'Enthält Zusatzangaben.', en: 'Holds additions.' } })
          }
          return answersFinding(1, offences, { de: '', en: '' })
        } finally {
          if (person !== undefined) await clearTestperson(context, declaration, person).catch(() => undefined)
        }
      })
      return answersFinding(stored.examined + 1, [...stored.offences, ...rehearsed.offences], {
        de: 'Aufnahmen geöffnet und durchgesehen, eine davon von einer Testperson mit Ortsangabe gesendet.',
        en: 'pictures opened and gone through, one of them sent by a rehearsal person with a position.',
      })
    },
    sabotage: {
      does: 'lets the database keep pictures from devices in clear',
      entails: [`records/sealed/${form.store}`, 'store/as-made'],
      apply: (context) =>
        byHand(
          context,
          `create function public.sabotage_clear_picture() returns trigger language plpgsql as $$ begin
             new.${column} := '\\xffd8ffe100104578696600'; return new; end $$`,
          `create trigger sabotage_clear_picture before insert on ${tableIn(declaration, context.company, form.store)} for each row
             when (new.source = 'device capture' and new.rehearsal) execute function public.sabotage_clear_picture()`,
        ),
    },
  })
}

/** DJM-057: each capture comes from a device that was allowed to transmit then. */
export function knownDevice(declaration: Declaration, form: Form): Pledge {
  const store = tableStore(declaration, form.store)
  return pledgeOf(form, 'intake/known-device', {
    says: {
      de: 'Jede Aufnahme stammt von einem Gerät, das der genannten Praxis gehört und zu dieser Zeit übertragen durfte.',
      en: 'Each capture comes from a device that belongs to the practice named and was allowed to transmit at that time.',
    },
    provision: 'Art. 14(2)(f), 32 GDPR',
    way: 'inspect',
    reach: 'inside',
    async prove({ world, company }) {
      if (store === undefined) return notServed()
      const devices = new Map((await devicesOf(world.db, company)).map((device) => [device.id, device]))
      const rows = await rowNames(world.db, company, store)
      const offences: Offence[] = []
      for (const { id, person } of rows) {
        const row = await transact(world, company, (acting) =>
          readableRecord(acting, declaration, { store: store.id, person, record: id }),
        )
        const named = row?.fields['device']
        const device = typeof named === 'string' ? devices.get(named) : undefined
        const then = row?.createdAt ?? ''
        const allowed =
          device !== undefined &&
          device.practice === row?.fields['practice'] &&
          device.issuedAt <= then &&
          (device.revokedAt === null || then <= device.revokedAt)
        if (!allowed)
          offences.push(
            offence(
              rowPlace(declaration, company, store.id, id),
              'Von keinem Gerät, das übertragen durfte.',
              'From no device that was allowed to transmit.',
            ),
          )
      }
      return watched(rows.length, offences, {
        de: 'Aufnahmen mit den Geräten verglichen.',
        en: 'captures compared with the devices.',
      })
    },
    sabotage: {
      does: 'takes a capture from a device that nobody allowed, past the check',
      apply: (context) =>
        act(context, async (acting) => {
          const device = { id: newId(), practice: 'Praxis Niemand' }
          await takePast(acting, declaration, form, {
            ...(await consented(acting, declaration, form, device)),
            device,
          })
        }),
    },
  })
}

/** DJM-057: a device transmits because somebody let it, with the key it was given then, for that practice. */
export function devicesOnRecord(form: Form): Pledge {
  return pledgeOf(form, 'intake/devices-on-record', {
    says: {
      de: 'Übertragen kann nur ein Gerät, das zugelassen wurde: mit dem Schlüssel und für die Praxis, die dabei festgehalten wurden, und bis es gesperrt wird.',
      en: 'Only a device that was let in can transmit: with the key and for the practice recorded then, and until it is locked.',
    },
    provision: 'Art. 5(2), 32(1)(b) GDPR',
    way: 'compare',
    reach: 'inside',
    async prove({ world, company }) {
      const acts = await deviceActs(world, company)
      const devices = await deviceKeys(world.db, company)
      const offences = devices.flatMap((device): readonly Offence[] => {
        const act = acts.get(device.id)
        const place = `table device, row ${device.id}`
        if (act === undefined) return [offence(place, 'Niemand hat es zugelassen.', 'Nobody let it in.')]
        const columns: readonly (readonly [string, unknown, unknown])[] = [
          ['practice', device.practice, act.practice],
          ['kind', device.kind, act.kind],
          ['key_hash', Buffer.from(device.keyHash).toString('hex'), act.key],
          ['issued_at', device.issuedAt, act.issuedAt],
          ['revoked_at', device.revokedAt, act.revokedAt],
        ]
        return columns
          .filter(([, found, recorded]) => found !== recorded)
          .map(([column]) =>
            offence(
              `${place}, column ${column}`,
              'Dort steht etwas anderes, als festgehalten wurde.',
              'It says something else than was recorded.',
            ),
          )
      })
      const there = new Set(devices.map(({ id }) => id))
      const gone = [...acts].filter(([id, act]) => !act.rehearsal && !there.has(id))
      return watched(
        devices.length + gone.length,
        [
          ...offences,
          ...gone.map(([id]) =>
            offence(`table device, row ${id}`, 'Das Gerät fehlt.', 'The device is missing.'),
          ),
        ],
        { de: 'Geräte mit ihren Vorgängen verglichen.', en: 'devices compared with their acts.' },
      )
    },
    sabotage: {
      does: 'lets a device in by hand, with a key somebody knows',
      apply: (context) =>
        byHand(
          context,
          `insert into device (company, id, practice, kind, key_hash, issued_at)
             values ('${context.company}', '${newId()}', 'Praxis Niemand', 'capture', sha256('zsd_known'), '${context.now}')`,
        ),
    },
  })
}

interface DeviceAct {
  readonly practice: unknown
  readonly kind: unknown
  readonly key: unknown
  readonly issuedAt: Entry['at']
  readonly revokedAt: Entry['at'] | null
  readonly rehearsal: boolean
}

/** What the ledger says of each device. */
async function deviceActs(
  world: ProofContext['world'],
  company: ProofContext['company'],
): Promise<ReadonlyMap<string, DeviceAct>> {
  const acts = new Map<string, DeviceAct>()
  const entries = await allEntries(world, company, { kinds: ['config/changed'] })
  for (const { at, by, opened } of entries) {
    const { device, practice, kind, key, change } = opened?.content ?? {}
    if (typeof device !== 'string') continue
    const known = acts.get(device)
    if (change === 'issued')
      acts.set(device, {
        practice,
        kind,
        key,
        issuedAt: at,
        revokedAt: null,
        rehearsal: by === 'system:rehearsal',
      })
    else if (change === 'revoked' && known !== undefined) acts.set(device, { ...known, revokedAt: at })
  }
  return acts
}

/** DJM-064: the set holds exactly those who consented to it. */
export function ownConsent(
  declaration: Declaration,
  form: Form,
  set: ReturnType<typeof setsOf>[number],
): Pledge {
  const captures = tableStore(declaration, form.store)
  return pledgeOf(form, `intake/own-consent/${set.activity.id}`, {
    says: {
      de: `Im Bestand „${set.store.name.de}“ stehen nur Aufnahmen von Menschen, die gesondert eingewilligt haben, unter einem Pseudonym, und alle von ihnen.`,
      en: `The store “${set.store.name.en}” holds captures only of people who consented to it separately, under a pseudonym, and of all of them.`,
    },
    provision: 'Art. 6(1)(a), 9(2)(a), 7(3) GDPR',
    way: 'inspect',
    reach: 'inside',
    async prove({ world, company, today }) {
      if (captures === undefined) return notServed()
      const inSet = await rowNames(world.db, company, set.store)
      const taken = await rowNames(world.db, company, captures)
      const lives = async (person: PersonId): Promise<boolean> =>
        consentLives(await standingOf({ db: world.db, company }, person), declaration, set.consent, today)
      const offences: Offence[] = []
      for (const { id, person } of inSet) {
        if (!(await lives(person)))
          offences.push({
            place: `table ${tableIn(declaration, company, set.store.id)}, row ${id}`,
            says: { de: 'Ohne gesonderte Einwilligung.', en: 'Without a consent of its own.' },
          })
      }
      const people = new Set(inSet.map((row) => row.person))
      for (const { id, person } of taken) {
        if (!people.has(person) && (await lives(person)))
          offences.push({
            place: `table ${tableIn(declaration, company, form.store)}, row ${id}`,
            says: { de: 'Eingewilligt und nicht im Bestand.', en: 'Consented and not in the store.' },
          })
      }
      return watched(inSet.length + taken.length, offences, {
        de: 'Aufnahmen mit den Einwilligungen verglichen.',
        en: 'captures compared with the consents.',
      })
    },
    sabotage: {
      does: 'adds a picture to the set of somebody who refused',
      apply: async (context) => {
        if (captures === undefined) return
        const { world, company } = context
        for (const { person } of await rowNames(world.db, company, captures)) {
          const standing = await standingOf({ db: world.db, company }, person)
          if (consentLives(standing, declaration, set.consent, context.today)) continue
          await act(context, (acting) => derivePast(acting, declaration, set, person))
          return
        }
        throw new Error('Everybody consented; there is nobody to add.')
      },
    },
  })
}

/** DJM-063: what was made of a capture says of which, by which version of the method; nothing came another way. */
export function derivedOnRecord(declaration: Declaration, form: Form, store: StoreDeclaration): Pledge {
  return pledgeOf(
    form,
    'intake/derived-on-record',
    {
      says: {
        de: `Jeder Eintrag in „${store.name.de}“ entstand aus einer Aufnahme desselben Menschen, und das Verzeichnis nennt sie.`,
        en: `Each entry in “${store.name.en}” was made from a capture of the same person, and the ledger names it.`,
      },
      provision: 'Art. 5(1)(b), 5(2) GDPR',
      way: 'watch',
      reach: 'inside',
      async prove({ world, company }) {
        const rows = await rowNames(world.db, company, store)
        const offences: Offence[] = []
        for (const { id, person } of rows) {
          const place = rowPlace(declaration, company, store.id, id)
          const [act] = await entriesOf(world, company, {
            person,
            record: id,
            kinds: ['record/derived'],
            limit: 1,
          })
          const from = act?.opened?.content['capture']
          const collected =
            typeof from === 'string'
              ? await entriesOf(world, company, {
                  person,
                  record: from as RecordId,
                  kinds: ['intake/collected'],
                  limit: 1,
                })
              : []
          if (collected.length > 0 || world.keys.isErased(company, person)) continue
          offences.push(
            offence(
              place,
              'Aus keiner festgehaltenen Aufnahme dieses Menschen.',
              'From no recorded capture of this person.',
            ),
          )
        }
        return watched(rows.length, offences, {
          de: 'Einträge mit ihren Aufnahmen verglichen.',
          en: 'entries compared with their captures.',
        })
      },
      sabotage: {
        does: 'adds an entry that was made of no capture',
        apply: async (context) => {
          const [row] = await rowNames(context.world.db, context.company, store)
          if (row === undefined) throw new Error('There is nobody to add an entry of.')
          await act(context, (acting) =>
            writeRecord(acting, declaration, {
              store: store.id,
              person: row.person,
              source: 'derived',
              fields: takenAt(store, acting),
            }),
          )
        },
      },
    },
    store.id,
  )
}

/** Stored pictures that are more than the picture. */
async function dirtyPictures(
  { world, company }: ProofContext,
  declaration: Declaration,
): Promise<{ readonly examined: number; readonly offences: readonly Offence[] }> {
  const offences: Offence[] = []
  let examined = 0
  for (const store of tableStores(declaration)) {
    const columns = store.columns.filter(({ type }) => type === 'image').map(({ column }) => column)
    if (store.of !== 'person' || columns.length === 0) continue
    for (const { id, person } of (await rowNames(world.db, company, store)).slice(-OPENED)) {
      const row = await transact(world, company, (acting) =>
        readableRecord(acting, declaration, { store: store.id, person, record: id }),
      )
      for (const column of columns) {
        const image = row?.fields[column]
        if (!(image instanceof Uint8Array)) continue
        examined += 1
        const clean = cleanImage(image)
        if (typeof clean !== 'string' && clean.bytes.equals(image)) continue
        offences.push(
          offence(
            `${rowPlace(declaration, company, store.id, id)}, column ${column}`,
            'Enthält mehr als das Bild.',
            'Holds more than the picture.',
          ),
        )
      }
    }
  }
  return { examined, offences }
}

/** How many of the newest pictures of a store are opened. */
const OPENED = 500

function offence(place: string, de: string, en: string): Offence {
  return { place, says: { de, en } }
}

// What sabotages do through the product's own doors, but for the check that would have stopped it.

function act<T>({ world, company }: ProofContext, fn: (acting: Acting) => Promise<T>): Promise<void> {
  return transact(world, company, fn).then(() => undefined)
}

type Source = Pick<Device, 'id' | 'practice'>

/** A patient who consented to what is needed, in the practice of a device. */
async function consented(
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
async function takePast(
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
async function derivePast(
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
