import { newId, type PersonId, type RecordId } from '../base/index.ts'
import type { Declaration, Form } from '../declaration/index.ts'
import { transact } from '../ledger/index.ts'
import { personFor } from '../people/index.ts'
import { byHand, meddle, type Offence, type Pledge } from '../pledge/index.ts'
import { openRecord, readableRecord, tableStore } from '../records/index.ts'
import { consentLives, standingOf } from '../standing/index.ts'
import type { setsOf } from './capture.ts'
import { notServed, pledgeOf, tableIn, watched } from './looks.ts'
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
import { devicesOf, rawColumn, rowNames } from './store.ts'

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
      for (const { id, person } of rows) {
        const standing = await standingOf({ db: world.db, company }, person)
        if (!needed.every((consent) => consentLives(standing, declaration, consent, today))) {
          offences.push({
            place: `table ${tableIn(declaration, company, store.id)}, row ${id}`,
            says: { de: 'Ohne bestehende Einwilligung.', en: 'Without a standing consent.' },
          })
        }
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
      does: 'changes whose capture it is to somebody who never consented',
      entails: [`retention/no-ground/${form.store}`],
      apply: async (context) => {
        if (store === undefined) return
        const [row] = await rowNames(context.world.db, context.company, store)
        if (row === undefined) throw new Error('There is no capture to change.')
        const person = await transact(context.world, context.company, async (acting) => {
          const made = await personFor(acting, { kind: 'email', value: 'never.asked@sabotage.example' })
          await acting.record({
            kind: 'intake/collected',
            actor: rehearser,
            person: made,
            store: store.id,
            record: row.id,
            content: {},
          })
          return made
        })
        await byHand(
          context,
          `update ${tableIn(declaration, context.company, store.id)} set person = '${person}', image = null, sex = null, age = null, consent_reference = null where id = '${row.id}'`,
        )
      },
    },
  })
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
    prove: (context) =>
      withDevice(context, async (key) => {
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
          return answersFinding(1, offences, {
            de: 'Aufnahme einer Testperson mit Ortsangabe gesendet und im Bestand gesucht.',
            en: 'picture of a rehearsal person with a position sent and looked up in the store.',
          })
        } finally {
          if (person !== undefined) await clearTestperson(context, declaration, person).catch(() => undefined)
        }
      }),
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
          offences.push({
            place: `table ${tableIn(declaration, company, store.id)}, row ${id}`,
            says: {
              de: 'Von keinem Gerät, das übertragen durfte.',
              en: 'From no device that was allowed to transmit.',
            },
          })
      }
      return watched(rows.length, offences, {
        de: 'Aufnahmen mit den Geräten verglichen.',
        en: 'captures compared with the devices.',
      })
    },
    sabotage: {
      does: 'writes another device to a capture',
      apply: async (context) => {
        const table = tableIn(declaration, context.company, form.store)
        await byHand(
          context,
          `update ${table} set device = '${newId()}' where id = (select min(id::text)::uuid from ${table} where not rehearsal)`,
        )
      },
    },
  })
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
          const first = set.store.columns.find((column) => column.type === 'instant')?.column
          await byHand(
            context,
            `insert into ${tableIn(declaration, company, set.store.id)} (person, id, created_at, declaration, source${first === undefined ? '' : `, ${first}`})
               values ('${person}', '${newId()}', '${context.now}', ${context.version}, 'derived'${first === undefined ? '' : `, '${context.now}'`})`,
          )
          return
        }
        throw new Error('Everybody consented; there is nobody to add.')
      },
    },
  })
}
