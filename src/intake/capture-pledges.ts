import type { RecordId } from '../base/index.ts'
import type { Declaration, Form } from '../declaration/index.ts'
import { entriesOf, transact } from '../ledger/index.ts'
import { findPerson, personFor } from '../people/index.ts'
import { byHand, meddle, type Offence, offence, type Pledge, type ProofContext } from '../pledge/index.ts'
import { openRecord, type StoredRecord, tableStore, tableStores } from '../records/index.ts'
import { consentLives, standingOf } from '../standing/index.ts'
import { cleanImage } from './image.ts'
import { notServed, openRows, pledgeOf, rowPlace, tableIn } from './looks.ts'
import { act, takePast } from './past.ts'
import {
  answersFinding,
  apiOf,
  clearTestperson,
  jsonInit,
  PICTURE_WITH_POSITION,
  rehearsalRoutes,
  testpersonOf,
  typedFor,
  withDevice,
} from './rehearsal.ts'
import { devicesOf, rawColumn, referenceOf } from './store.ts'

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
      const rows = await openRows(context, declaration, store)
      const offences: Offence[] = []
      for (const row of rows) {
        const standing = await standingOf({ db: world.db, company }, row.person)
        const lives = needed.every((consent) => consentLives(standing, declaration, consent, today))
        const place = rowPlace(declaration, company, store.id, row.id)
        if (!lives)
          offences.push(offence(place, 'Ohne bestehende Einwilligung.', 'Without a standing consent.'))
        offences.push(...(await strangeConsent(context, place, row)))
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
  place: string,
  { person, fields }: StoredRecord,
): Promise<readonly Offence[]> {
  const number = fields['consent_reference']
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
    ...(fits && taken?.practice === fields['practice']
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

/** Stored pictures that are more than the picture. */
async function dirtyPictures(
  context: ProofContext,
  declaration: Declaration,
): Promise<{ readonly examined: number; readonly offences: readonly Offence[] }> {
  const offences: Offence[] = []
  let examined = 0
  for (const store of tableStores(declaration)) {
    const columns = store.columns.filter(({ type }) => type === 'image').map(({ column }) => column)
    if (store.of !== 'person' || columns.length === 0) continue
    for (const { id, fields } of await openRows(context, declaration, store, OPENED)) {
      for (const column of columns) {
        const image = fields[column]
        if (!(image instanceof Uint8Array)) continue
        examined += 1
        const clean = cleanImage(image)
        if (typeof clean !== 'string' && clean.bytes.equals(image)) continue
        const place = `${rowPlace(declaration, context.company, store.id, id)}, column ${column}`
        offences.push(offence(place, 'Enthält mehr als das Bild.', 'Holds more than the picture.'))
      }
    }
  }
  return { examined, offences }
}

/** How many of the newest pictures of a store are opened. */
const OPENED = 500
