import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { jpegOf } from '../../companies/skin-analysis/picture.ts'
import { sampleDeclaration as declaration } from '../../test/support/sample.ts'
import { look } from '../../test/support/sabotage.ts'
import { testWorld, type TestWorld } from '../../test/support/world.ts'
import type { PersonId, RecordId } from '../base/index.ts'
import { publishDeclaration } from '../declaration/index.ts'
import { seal } from '../people/index.ts'
import { type ProofContext, byHand } from '../pledge/index.ts'
import { provision, rowsOf, sealContext } from '../records/index.ts'
import { withdrawConsent } from '../standing/index.ts'
import {
  acceptImage,
  deviceForm,
  flagDetails,
  formOf,
  issueDevice,
  pledges,
  submitForm,
  takeAnalysis,
  takeCapture,
  takeConsent,
  takeStep,
  validateForm,
} from './index.ts'
import { PICTURE_WITH_POSITION, typedFor } from './rehearsal.ts'
import { devicesOf } from './store.ts'

/** Of the pledges on what is collected those that need no site and no rehearsal. */
const watched = pledges(declaration).filter(
  ({ way }) => way === 'watch' || way === 'inspect' || way === 'compare',
)
const clean = 'intake/clean-picture/capture'
const looked = [
  ...watched,
  ...pledges(declaration).filter(({ id }) => id === clean || id.includes('details-confirmed')),
]

let made: TestWorld
let context: ProofContext
/** Two patients: the first consented to everything, the second refused improvement. */
const patients: { readonly person: PersonId; readonly reference: string; readonly capture: RecordId }[] = []
let customer: { readonly person: PersonId; readonly record: RecordId }

const staff = { kind: 'staff', account: 'h.falk', role: 'fulfilment' } as const

async function sent(form: string, email: string): Promise<{ person: PersonId; record: RecordId }> {
  const declared = formOf(declaration, form)
  const checked = validateForm(declared, typedFor(declared, { email, all: true }), { typed: 'json' })
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults))
  const { person, record } = await made.act((acting) =>
    submitForm(acting, declaration, declared, { ...checked, language: 'de' }),
  )
  if (person === null || record === null) throw new Error('It was sent twice.')
  return { person, record }
}

beforeAll(async () => {
  made = await testWorld()
  const { world, company, act } = made
  await act(async (acting) => {
    await provision(acting.tx, company, declaration)
    await publishDeclaration(acting, declaration)
  })
  await sent('contact', 'ida@post.example')
  customer = await sent('order', 'mara@post.example')
  await act(async (acting) => {
    await issueDevice(acting, { practice: 'Praxis Nord', actor: staff })
    await issueDevice(acting, { practice: 'Praxis Süd', actor: staff })
  })
  const [device] = await devicesOf(world.db, company)
  if (device === undefined) throw new Error('No device.')
  for (const improvement of ['given', 'refused'] as const) {
    const image = await acceptImage(
      deviceForm(declaration),
      await jpegOf(32, 40, 'Exif', patients.length + 1),
      'de',
    )
    const { person, reference } = await act((acting) =>
      takeConsent(acting, declaration, device, {
        answers: { analysis: 'given', improvement },
        versions: {},
        language: 'de',
      }),
    )
    const { record } = await act((acting) =>
      takeCapture(acting, declaration, device, {
        reference,
        values: { age: 40, sex: 'female' },
        image,
        language: 'de',
      }),
    )
    await act((acting) =>
      takeAnalysis(acting, declaration, {
        capture: record,
        modelVersion: '3.2.1',
        result: { redness: 0.2 },
        language: 'de',
      }),
    )
    patients.push({ person, reference, capture: record })
  }
  const clock = world.clockOf(company)
  context = { world, company, declaration, version: 1, now: clock.now(), today: clock.today(), site: null }
})

async function undone(happens: () => Promise<void>): Promise<void> {
  await sql`savepoint hands`.execute(made.world.db)
  try {
    await happens()
  } finally {
    await sql`rollback to savepoint hands`.execute(made.world.db)
  }
}

async function broken(): Promise<{ readonly [id: string]: readonly string[] }> {
  const found: { [id: string]: readonly string[] } = {}
  for (const pledge of looked) {
    if ((await look(pledge, context)) !== 'broken') continue
    found[pledge.id] = (await pledge.prove(context)).offences.map(({ place }) => place)
  }
  return found
}

/** Puts a value into a sealed column as somebody could who has the keys. */
function resealed(store: string, column: string, of: number, value: string | Uint8Array): string {
  const { person, capture } = patients[of] ?? {}
  if (person === undefined || capture === undefined) throw new Error('No such patient.')
  const sealed = seal(made.world.keys, made.company, person, sealContext(store, column, capture), value)
  return `update ${S}.capture set ${column} = '\\x${sealed.toString('hex')}' where id = '${capture}'`
}

const S = 'company_skin_analysis'
const written = (store: string): string => `intake/as-written/${store}`
const first = (table: string): string => `id = (select min(id::text)::uuid from ${S}.${table})`

test('everything is kept before anybody lays hands on it', async () => {
  expect(looked.length).toBeGreaterThan(15)
  expect(await broken()).toEqual({})
})

test.each<{
  readonly hand: string
  readonly does: () => string
  readonly breaks: { readonly [id: string]: RegExp }
}>([
  {
    hand: 'an entry in an enquiry is emptied',
    does: () => `update ${S}.enquiry set message = null`,
    breaks: { [written('enquiry')]: /^table \S+enquiry, row \S+, column message$/u },
  },
  {
    hand: 'an enquiry is closed',
    does: () => `update ${S}.enquiry set state = 'closed', closed_at = now()`,
    breaks: { [written('enquiry')]: /, column state$/u },
  },
  {
    hand: 'another kind of payment is written',
    does: () => `update ${S}.shop_order set payment = 'klarna'`,
    breaks: { [written('shop-order')]: /, column payment$/u },
  },
  {
    hand: 'a name of a customer is another seal',
    does: () => `update ${S}.customer set name = phone`,
    breaks: { [written('customer')]: /, column name$/u },
  },
  {
    hand: 'a row is said to come from elsewhere',
    does: () => `update ${S}.shop_order set source = 'telephone'`,
    breaks: {
      'intake/on-record/order': /^table \S+shop_order, row \S+$/u,
      [written('shop-order')]: /, column source$/u,
    },
  },
  {
    hand: 'a picture with a position in it is put in, sealed with the key',
    does: () => resealed('capture', 'image', 0, Buffer.from(PICTURE_WITH_POSITION, 'base64')),
    breaks: {
      [clean]: /^table \S+capture, row \S+, column image$/u,
      [written('capture')]: /, column image$/u,
    },
  },
  {
    hand: 'a capture names the consent of somebody else',
    does: () => resealed('capture', 'consent_reference', 0, patients[1]?.reference ?? ''),
    breaks: {
      'intake/consent-first/capture': /, column consent_reference$/u,
      [written('capture')]: /, column consent_reference$/u,
    },
  },
  {
    hand: 'a capture names no consent any more',
    does: () => `update ${S}.capture set consent_reference = null where ${first('capture')}`,
    breaks: {
      'intake/consent-first/capture': /, column consent_reference$/u,
      [written('capture')]: /, column consent_reference$/u,
    },
  },
  {
    hand: 'a capture is said to be of another practice',
    does: () => `update ${S}.capture set practice = 'Praxis Süd' where ${first('capture')}`,
    breaks: {
      'intake/consent-first/capture': /^table capture_reference, person \S+$/u,
      'intake/known-device/capture': /^table \S+capture, row \S+$/u,
      [written('capture')]: /, column practice$/u,
    },
  },
  {
    hand: 'a consent is said to be taken in another practice',
    does: () => `update capture_reference set practice = 'Praxis Süd'`,
    breaks: { 'intake/consent-first/capture': /^table capture_reference, person \S+$/u },
  },
  {
    hand: 'what a consent was taken with is gone',
    does: () => 'delete from capture_reference',
    breaks: { 'intake/consent-first/capture': /^table capture_reference, person \S+$/u },
  },
  {
    hand: 'a result names another capture',
    does: () =>
      `update ${S}.analysis_result set capture = '${patients[1]?.capture ?? ''}' where person = '${patients[0]?.person ?? ''}'`,
    breaks: { [written('analysis-result')]: /, column capture$/u },
  },
  {
    hand: 'a result is made by another version',
    does: () => `update ${S}.analysis_result set model_version = '4.0' where ${first('analysis_result')}`,
    breaks: { [written('analysis-result')]: /, column model_version$/u },
  },
  {
    hand: 'a result is somebody else’s',
    does: () =>
      `update ${S}.analysis_result set person = '${patients[1]?.person ?? ''}' where person = '${patients[0]?.person ?? ''}'`,
    breaks: { 'intake/derived-on-record/analysis-result': /^table \S+analysis_result, row \S+$/u },
  },
  {
    hand: 'a capture is copied into the set of somebody who refused',
    does: () =>
      `insert into ${S}.improvement_image (person, id, created_at, declaration, source, added_at)
         values ('${patients[1]?.person ?? ''}', gen_random_uuid(), now(), 1, 'derived', now())`,
    breaks: {
      'intake/own-consent/improvement/capture': /^table \S+improvement_image, row \S+$/u,
      'intake/derived-on-record/improvement-image': /^table \S+improvement_image, row \S+$/u,
    },
  },
  {
    hand: 'a second picture of somebody who consented is put into the set',
    does: () =>
      `insert into ${S}.improvement_image (person, id, created_at, declaration, source, added_at)
         values ('${patients[0]?.person ?? ''}', gen_random_uuid(), now(), 1, 'derived', now())`,
    breaks: { 'intake/derived-on-record/improvement-image': /^table \S+improvement_image, row \S+$/u },
  },
  {
    hand: 'the picture is taken out of the set',
    does: () => `delete from ${S}.improvement_image`,
    breaks: { 'intake/own-consent/improvement/capture': /^table \S+capture, row \S+$/u },
  },
  {
    hand: 'a device gets a key somebody knows',
    does: () => `update device set key_hash = sha256('known') where practice = 'Praxis Nord'`,
    breaks: { 'intake/devices-on-record/capture': /^table device, row \S+, column key_hash$/u },
  },
  {
    hand: 'a device is moved to another practice',
    does: () => `update device set practice = 'Praxis West' where practice = 'Praxis Süd'`,
    breaks: { 'intake/devices-on-record/capture': /^table device, row \S+, column practice$/u },
  },
  {
    hand: 'a device is locked',
    does: () => `update device set revoked_at = now() where practice = 'Praxis Süd'`,
    breaks: { 'intake/devices-on-record/capture': /^table device, row \S+, column revoked_at$/u },
  },
  {
    hand: 'a device is gone',
    does: () => `delete from device where practice = 'Praxis Süd'`,
    breaks: { 'intake/devices-on-record/capture': /^table device, row \S+$/u },
  },
])('$hand by hand: seen, and where', ({ does, breaks }) =>
  undone(async () => {
    await byHand(context, does())
    const found = await broken()
    expect(Object.keys(found)).toEqual(expect.arrayContaining(Object.keys(breaks)))
    expect(Object.keys(found)).toHaveLength(Object.keys(breaks).length)
    for (const [id, place] of Object.entries(breaks))
      expect(found[id]).toEqual(expect.arrayContaining([expect.stringMatching(place)]))
  }),
)

test('a capture whose consent was withdrawn, kept by hand, is seen', () =>
  undone(async () => {
    const { person } = patients[1] ?? {}
    if (person === undefined) throw new Error('No such patient.')
    const actor = { kind: 'person', person } as const
    // No reaction erases anything in this world: as if somebody had put the row back.
    await made.act((acting) => withdrawConsent(acting, declaration, { person, consent: 'analysis', actor }))
    expect(Object.keys(await broken())).toEqual(['intake/consent-first/capture'])
  }))

test('goods sent to details that had come back are seen', () =>
  undone(async () => {
    const { person, record } = customer
    const flag = (as: 'returned' | 'confirmed'): Promise<void> =>
      made.act(async (acting) => {
        const [row] = await rowsOf(acting, declaration, { store: 'customer', person })
        const name = { store: 'customer', person, record: row?.id ?? record, actor: staff }
        await flagDetails(acting, declaration, { ...name, flag: as })
      })
    await flag('returned')
    made.setNow('2026-11-22T09:00:00.000Z')
    // Somebody takes the flag off, sends, and puts it back.
    await byHand(context, `update ${S}.customer set flagged = null`)
    await made.act((acting) =>
      takeStep(acting, declaration, { form: 'order', person, record, step: 'shipped', actor: staff }),
    )
    await byHand(context, `update ${S}.customer set flagged = 'returned'`)
    const found = await broken()
    made.setNow('2026-11-22T08:00:00.000Z')
    expect(found).toEqual({ 'intake/details-confirmed/order': [expect.stringMatching(/^ledger entry /u)] })
  }))
