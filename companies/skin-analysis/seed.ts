/**
 * The invented past of the sample company: people who wrote, ordered and were examined over months and years. Everything
 * is done by the product's own functions on the days it is said to have happened, so that ledger, mail, recipients and
 * stores agree with each other.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import {
  addDays,
  addTime,
  addYears,
  type Clock,
  type CompanyId,
  type Day,
  dayOf,
  type Instant,
  parseInstant,
  type PersonId,
  Problem,
  type RecordId,
  startOf,
} from '../../src/base/index.ts'
import {
  currentDeclaration,
  type Declaration,
  type Places,
  publishDeclaration,
} from '../../src/declaration/index.ts'
import {
  acceptImage,
  deviceForm,
  type Device,
  devices as devicesOf,
  flagDetails,
  formOf,
  issueDevice,
  type Step,
  submitForm,
  takeAnalysis,
  takeCapture,
  takeConsent,
  takeStep,
  takeWithdrawal,
  validateForm,
} from '../../src/intake/index.ts'
import { type Actor, transact, type World } from '../../src/ledger/index.ts'
import { keepMail, sendWaiting } from '../../src/messages/index.ts'
import { fileContract, sendWaitingDisclosures } from '../../src/recipients/index.ts'
import { appendLog, provision, rowsOf } from '../../src/records/index.ts'
import { runRetention } from '../../src/retention/index.ts'
import { type InventedPerson, people, practices, questions } from './people.ts'
import { jpegOf } from './picture.ts'
import { site } from './site.ts'

/** A stage: the same world, on a day of the past. */
class Stage {
  readonly world: World
  readonly company: CompanyId
  readonly declaration: Declaration
  /** The company's present. */
  readonly present: Instant
  #now: Instant

  constructor(world: World, company: CompanyId, declaration: Declaration) {
    this.company = company
    this.declaration = declaration
    this.present = world.clockOf(company).now()
    this.#now = this.present
    const clock: Clock = { now: () => this.#now, today: () => dayOf(this.#now) }
    this.world = { ...world, clockOf: (asked) => (asked === company ? clock : world.clockOf(asked)) }
    keepMail(this.world, world)
  }

  /** Goes to a moment; never beyond the company's present. */
  goTo(day: Day, minute: number): void {
    const moment = addTime(startOf(day), `PT${minute}M`)
    this.#now = moment < this.present ? moment : this.present
  }
}

const officer: Actor = { kind: 'staff', account: 'henrike.falk@kanzlei-falk.example', role: 'officer' }
const answering: Actor = { kind: 'staff', account: 'beratung@dermalis.example', role: 'answering' }
const fulfilment: Actor = { kind: 'staff', account: 'versand@dermalis.example', role: 'fulfilment' }
const technician: Actor = { kind: 'staff', account: 'technik@dermalis.example', role: 'analysis' }

/** A fixed row of numbers that looks like chance, so that each building is the same. */
function chance(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/**
 * Builds the past of the company up to its present day. Tables are made, the declaration is published on the day it took
 * effect, then everything happens in order.
 */
export async function seed(
  world: World,
  company: CompanyId,
  declared: { readonly declaration: Declaration; readonly places?: Places },
): Promise<void> {
  const stage = new Stage(world, company, declared.declaration)
  const today = dayOf(stage.present)
  await provision(world.db, company, declared.declaration)
  // What an earlier building left on disk belongs to people who are no longer there.
  for (const place of ['companies', 'stand-ins', 'outbox']) {
    await rm(join(world.folder, place, company), { recursive: true, force: true })
  }
  await layContracts(world, company)

  const acts: Planned[] = [...olderOrders(today)]
  const since = await publish(stage, today, declared.places)
  await fileContracts(stage)
  acts.push(...enquiries(since, today), ...orders(since, today), ...(await captures(stage, since, today)))
  for (let day = addDays(since, 14); day < today; day = addDays(day, 14)) {
    acts.push({ day, minute: 130, play: async () => void (await runRetention(stage.world, company)) })
  }
  acts.sort((a, b) => (a.day === b.day ? a.minute - b.minute : a.day < b.day ? -1 : 1))
  for (const act of acts) {
    stage.goTo(act.day, act.minute)
    await act.play(stage)
  }
  await writeLogs(stage, today)
  stage.goTo(today, 24 * 60)
  await runRetention(stage.world, company)
  await sendWaiting(stage.world, company, 1000)
  await sendWaitingDisclosures(stage.world, company, 1000)
}

interface Planned {
  readonly day: Day
  readonly minute: number
  play(stage: Stage): Promise<void>
}

/** The contracts the declaration names, where the company keeps its files. */
async function layContracts(world: World, company: CompanyId): Promise<void> {
  const place = join(world.folder, 'companies', company, 'contracts')
  const signed = fileURLToPath(new URL('contracts/', import.meta.url))
  await mkdir(place, { recursive: true, mode: 0o700 })
  for (const name of await readdir(signed)) {
    await writeFile(join(place, name), await readFile(join(signed, name)), { mode: 0o600 })
  }
}

/** The officer files each contract when the declaration takes effect. */
async function fileContracts(stage: Stage): Promise<void> {
  const { recipients } = stage.declaration
  await transact(stage.world, stage.company, async (acting) => {
    for (const { id, contract } of recipients) {
      if (contract !== undefined)
        await fileContract(acting, stage.declaration, { recipient: id, actor: officer })
    }
  })
}

/** Publishes half a year ago, or as early as the declaration was lawful. */
async function publish(stage: Stage, today: Day, places: Places | undefined): Promise<Day> {
  const known = await currentDeclaration(stage.world.db, stage.company, today)
  if (known !== null) return known.effectiveFrom
  for (const days of [180, 150, 120, 90, 60, 30, 14]) {
    const day = addDays(today, -days)
    stage.goTo(day, 9 * 60)
    try {
      await transact(stage.world, stage.company, (acting) =>
        publishDeclaration(acting, stage.declaration, {
          by: 'sample',
          ...(places === undefined ? {} : { places }),
        }),
      )
      return day
    } catch (fault) {
      if (!(fault instanceof Problem && fault.code === 'declaration/refused')) throw fault
    }
  }
  stage.goTo(today, 1)
  await transact(stage.world, stage.company, (acting) =>
    publishDeclaration(acting, stage.declaration, { by: 'sample' }),
  )
  return today
}

interface Sent {
  readonly person: PersonId
  readonly record: RecordId
}

/** Sends a form as a person would, through the same checks. */
async function send(
  stage: Stage,
  id: string,
  typed: Readonly<Record<string, unknown>>,
  language: 'de' | 'en' = 'de',
): Promise<Sent> {
  const form = formOf(stage.declaration, id)
  const checked = validateForm(form, typed, { typed: 'json' })
  if (!checked.ok)
    throw new Error(`The invented past does not fit form “${id}”: ${JSON.stringify(checked.faults)}`)
  const article = site.shop.articles.find(
    (one) => id === site.order.form && one.id === typed[site.order.field],
  )
  const { person, record } = await transact(stage.world, stage.company, (acting) =>
    submitForm(acting, stage.declaration, form, {
      values: checked.values,
      answers: checked.answers,
      language,
      ...(article === undefined ? {} : { derived: { amount_cents: article.cents } }),
    }),
  )
  if (person === null || record === null) throw new Error('The invented past was sent twice.')
  return { person, record }
}

function step(stage: Stage, form: string, sent: Sent, next: Step, actor: Actor): Promise<void> {
  return transact(stage.world, stage.company, (acting) =>
    takeStep(acting, stage.declaration, { form, ...sent, step: next, actor }),
  )
}

function personAt(n: number): InventedPerson {
  const person = people[n % people.length]
  if (person === undefined) throw new Error('Nobody is invented.')
  return person
}

function enquiries(since: Day, today: Day): readonly Planned[] {
  const pick = chance(17)
  const plans: Planned[] = []
  const span = Math.max(1, daysFrom(since, today))
  for (let n = 0; n < 16; n++) {
    const day = addDays(today, -Math.floor(((15 - n) / 16) * span))
    const who = personAt(n * 5 + 2)
    const holder: { sent?: Sent } = {}
    plans.push({
      day,
      minute: 480 + pick(500),
      async play(stage) {
        const message = questions[n % questions.length] ?? ''
        holder.sent = await send(
          stage,
          'contact',
          {
            name: who.name,
            email: who.email,
            message,
            ...(who.company === undefined ? {} : { company: who.company }),
            ...(who.phone === undefined || n % 2 === 0 ? {} : { phone: who.phone }),
          },
          message.startsWith('Hello') ? 'en' : 'de',
        )
      },
    })
    // The newest ones are still open; of the others a few wait for a last word.
    const then = (days: number, next: Step): void => {
      if (addDays(day, days) >= today) return
      plans.push({
        day: addDays(day, days),
        minute: 600 + n,
        async play(stage) {
          if (holder.sent !== undefined) await step(stage, 'contact', holder.sent, next, answering)
        },
      })
    }
    then(1 + (n % 2), 'answered')
    if (n % 5 !== 4) then(3 + (n % 4), 'closed')
  }
  return plans
}

function purchase(who: InventedPerson, n: number): Readonly<Record<string, unknown>> {
  const article = site.shop.articles[n % site.shop.articles.length]?.id ?? ''
  return {
    items: article,
    name: who.name,
    email: who.email,
    ...(who.phone === undefined ? {} : { phone: who.phone }),
    delivery_street: who.street,
    delivery_postcode: who.postcode,
    delivery_city: who.city,
    delivery_country: 'DE',
    billing_street: who.street,
    billing_postcode: who.postcode,
    billing_city: who.city,
    billing_country: 'DE',
    payment: ['paypal', 'klarna', 'mastercard', 'prepayment'][n % 4],
    carrier: ['dhl', 'hermes', 'dpd'][n % 3],
  }
}

/** Orders of the years before, taken over with their dates: paid in advance, long completed, kept for the tax office. */
function olderOrders(today: Day): readonly Planned[] {
  return Array.from({ length: 8 }, (_, n) => {
    const day = addDays(addYears(today, -Math.max(1, n)), -40 - n * 9)
    return {
      day,
      minute: 700 + n,
      async play(stage: Stage) {
        const who = personAt(n * 3 + 1)
        const sent = await send(stage, 'order', { ...purchase(who, n), payment: 'prepayment' })
        stage.goTo(addDays(day, 6), 600)
        await step(stage, 'order', sent, 'completed', fulfilment)
      },
    }
  })
}

function orders(since: Day, today: Day): readonly Planned[] {
  const pick = chance(71)
  const span = Math.max(1, daysFrom(since, today) - 1)
  const plans: Planned[] = []
  for (let n = 0; n < 24; n++) {
    const day = addDays(today, -Math.floor(((23 - n) / 24) * span))
    const who = personAt(n * 7)
    const holder: { sent?: Sent } = {}
    plans.push({
      day,
      minute: 420 + pick(600),
      async play(stage) {
        holder.sent = await send(stage, 'order', purchase(who, n))
      },
    })
    const then = (days: number, minute: number, act: (stage: Stage, sent: Sent) => Promise<void>): void => {
      if (addDays(day, days) >= today) return
      plans.push({
        day: addDays(day, days),
        minute,
        async play(stage) {
          if (holder.sent !== undefined) await act(stage, holder.sent)
        },
      })
    }
    if (n === 20) then(1, 800, (stage, sent) => step(stage, 'order', sent, 'cancelled', fulfilment))
    else {
      then(1, 840, (stage, sent) => step(stage, 'order', sent, 'shipped', fulfilment))
      then(9, 610, (stage, sent) => step(stage, 'order', sent, 'completed', fulfilment))
    }
    if (n === 22) {
      then(0, 1300, async (stage, { person }) => {
        await transact(stage.world, stage.company, async (acting) => {
          const [row] = await rowsOf(acting, stage.declaration, { store: 'customer', person })
          if (row === undefined) return
          const what = { store: 'customer', person, record: row.id, actor: fulfilment }
          await flagDetails(acting, stage.declaration, { ...what, flag: 'confirmed' })
        })
      })
    }
  }
  return plans
}

/** Devices in three practices, and what they sent. */
async function captures(stage: Stage, since: Day, today: Day): Promise<readonly Planned[]> {
  const span = Math.max(1, daysFrom(since, today) - 1)
  const pick = chance(5)
  const plans: Planned[] = []
  stage.goTo(since, 11 * 60)
  for (const practice of practices) {
    await transact(stage.world, stage.company, (acting) =>
      issueDevice(acting, { practice, actor: technician }),
    )
  }
  await transact(stage.world, stage.company, (acting) =>
    issueDevice(acting, { practice: 'Analyse', kind: 'analysis', actor: technician }),
  )
  const known = (await devicesOf(stage.world, stage.company)).filter((device) => device.kind === 'capture')

  for (let n = 0; n < 21; n++) {
    const day = addDays(today, -Math.floor(((20 - n) / 21) * span))
    const device = known[n % known.length]
    if (device === undefined) break
    const age = 19 + pick(60)
    const sex = ['female', 'male', 'diverse', 'no-answer'][pick(4)] ?? 'no-answer'
    const improvement = n % 2 === 0 ? 'given' : 'refused'
    const minute = 540 + pick(420)
    plans.push({
      day,
      minute,
      async play(at) {
        const raw = await jpegOf(
          160,
          200,
          `Exif\0\0MM\0*${practices[n % practices.length] ?? ''} SN-${4700 + n}`,
          n + 1,
        )
        await examine(at, device, {
          age,
          sex,
          improvement,
          raw,
          withAnalysis: n % 7 !== 6,
          withdraws: n === 4 ? 'improvement' : n === 9 ? 'analysis' : null,
        })
      },
    })
  }
  return plans
}

async function examine(
  stage: Stage,
  device: Device,
  visit: {
    readonly age: number
    readonly sex: string
    readonly improvement: 'given' | 'refused'
    readonly raw: Buffer
    readonly withAnalysis: boolean
    readonly withdraws: string | null
  },
): Promise<void> {
  const { world, company, declaration } = stage
  const form = deviceForm(declaration)
  const versions = Object.fromEntries(declaration.consents.map((one) => [one.id, one.version]))
  const image = await acceptImage(form, visit.raw, 'de')
  const { reference } = await transact(world, company, (acting) =>
    takeConsent(acting, declaration, device, {
      answers: { analysis: 'given', improvement: visit.improvement },
      versions,
      language: 'de',
    }),
  )
  const { record } = await transact(world, company, (acting) =>
    takeCapture(acting, declaration, device, {
      reference,
      values: { age: visit.age, sex: visit.sex },
      image,
      language: 'de',
    }),
  )
  if (visit.withAnalysis) {
    const result = {
      redness: Math.round(visit.age * 0.37) / 100,
      pores: Math.round(visit.age * 0.52) / 100,
      moisture: Math.round((100 - visit.age) * 0.6) / 100,
    }
    await transact(world, company, (acting) =>
      takeAnalysis(acting, declaration, { capture: record, modelVersion: '3.2.1', result, language: 'de' }),
    )
  }
  const { withdraws } = visit
  if (withdraws !== null) {
    await transact(world, company, (acting) =>
      takeWithdrawal(acting, declaration, device, { reference, consent: withdraws, language: 'de' }),
    )
  }
}

function daysFrom(from: Day, to: Day): number {
  return Math.round((Date.parse(startOf(to)) - Date.parse(startOf(from))) / 86_400_000)
}

const requests = [
  '/',
  '/shop',
  '/contact',
  '/praxen',
  '/datenschutz',
  '/order',
  '/impressum',
  '/site.css',
  '/privacy',
  '/shop?lang=en',
]
const referrers = [
  '',
  '',
  '',
  'https://www.suche.example/',
  'https://www.dermalis.example/',
  'https://forum.haut.example/faden/118',
]
const browsers = [
  {
    browser: 'Firefox 144',
    os: 'Windows',
    agent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0',
  },
  {
    browser: 'Chrome 142',
    os: 'Android',
    agent:
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
  },
  {
    browser: 'Safari 18',
    os: 'iOS',
    agent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
  },
  {
    browser: 'Edge 142',
    os: 'Windows',
    agent:
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
  },
] as const

interface Visit {
  readonly at: Instant
  readonly ip: string
  readonly request: string
  readonly referrer: string
  readonly who: (typeof browsers)[number]
}

/** Visits of the last days: the product's own log, and what the web server wrote, rotated, packed and backed up. */
async function writeLogs(stage: Stage, today: Day): Promise<void> {
  const pick = chance(404)
  const days = Array.from(
    { length: 7 },
    (_, ago): { readonly day: Day; readonly visits: readonly Visit[] } => {
      const day = addDays(today, -ago)
      const visits = Array.from({ length: 60 }, (): Visit => {
        const minute = pick(24 * 60)
        return {
          at: addTime(startOf(day), `PT${minute * 60 + pick(60)}S`),
          ip: `${['203.0.113', '198.51.100', '192.0.2'][pick(3)] ?? '192.0.2'}.0`,
          request: `GET ${requests[pick(requests.length)] ?? '/'} HTTP/1.1`,
          referrer: referrers[pick(referrers.length)] ?? '',
          who: browsers[pick(browsers.length)] ?? browsers[0],
        }
      })
      // Seven days are counted by the second; what would be over is not there any more.
      const oldest = parseInstant(new Date(Date.parse(stage.present) - 7 * 86_400_000 + 60_000).toISOString())
      return {
        day,
        visits: visits
          .filter(({ at }) => at < stage.present && at > oldest)
          .sort((a, b) => (a.at < b.at ? -1 : 1)),
      }
    },
  )
  await transact(stage.world, stage.company, (acting) =>
    appendLog(
      acting,
      stage.declaration,
      'access-log',
      days.flatMap(({ visits }) =>
        visits.map(({ at, ip, request, referrer, who }) => ({
          at,
          ip,
          browser: who.browser,
          os: who.os,
          referrer: referrer === '' ? null : referrer,
          request: request.replace(/\?\S*/u, ''),
        })),
      ),
    ),
  )
  const base = join(stage.world.folder, 'companies', stage.company, 'logs')
  await mkdir(join(base, 'web'), { recursive: true, mode: 0o700 })
  await mkdir(join(base, 'backup'), { recursive: true, mode: 0o700 })
  for (const [ago, { day, visits }] of days.entries()) {
    const text = visits.map(combined).join('')
    if (ago === 0) await writeFile(join(base, 'web', 'access.log'), text)
    else if (ago === 1) await writeFile(join(base, 'web', 'access.log.1'), text)
    else await writeFile(join(base, 'web', `access.log.${ago}.gz`), gzipSync(text))
    if (ago > 0)
      await writeFile(join(base, 'backup', `access.log-${day.replaceAll('-', '')}.gz`), gzipSync(text))
  }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A line as nginx writes it, with the address shortened beforehand. */
function combined({ at, ip, request, referrer, who }: Visit): string {
  const time = new Date(at)
  const two = (n: number): string => String(n).padStart(2, '0')
  const stamp = `${two(time.getUTCDate())}/${MONTHS[time.getUTCMonth()] ?? 'Jan'}/${time.getUTCFullYear()}:${two(time.getUTCHours())}:${two(time.getUTCMinutes())}:${two(time.getUTCSeconds())} +0000`
  return `${ip} - - [${stamp}] "${request.replace(/\?\S*/u, '')}" 200 ${1200 + request.length * 31} "${referrer === '' ? '-' : referrer}" "${who.agent}"\n`
}
