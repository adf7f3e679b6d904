/** Requests of people concerned: their clocks, what is held, and what staff can do next. */
import { z } from '@hono/zod-openapi'
import {
  type CompanyId,
  type Day,
  isUuid,
  Problem,
  type RecordId,
  type RequestId,
  type Words,
  dayOf,
  startOf,
} from '../../base/index.ts'
import { entriesOf } from '../../ledger/index.ts'
import {
  answerRequest,
  type Correction,
  daysLeft,
  extendRequest,
  hasEnclosure,
  identifyByStaff,
  needsTwo,
  receiveRequest,
  PROVISION,
  RIGHTS,
  type RefusalGround,
  REFUSALS,
  requestById,
  requestDetail as readRequest,
  requestsOf,
  RIGHT_WORDS,
  type RightsRequest,
  urgencyOf,
} from '../../rights/index.ts'
import { cite } from '../../text/cite.ts'
import type { Installation } from '../installation.ts'
import { languageOf } from '../problems.ts'
import { actorWords, actWords, same } from '../words.ts'
import {
  type RequestAction,
  type RequestDetail,
  type RequestRow,
  day,
  requestDetail,
  requests,
} from './contract.ts'
import { doubly } from '../approval.ts'
import { colleaguesOf } from '../staff-store.ts'
import { demandOther } from './records.ts'
import { refuse, speaking } from './refusal.ts'
import {
  type ApiContext,
  answering,
  apiPart,
  demand,
  done,
  inCompany,
  jsonBody,
  moment,
  numbered,
  staffActor,
  written,
} from './route.ts'

export const inRequest = inCompany.extend({ request: numbered('request', 'the number of a request') })
const text = written(4000).min(1)
/** The first day of application of the GDPR (Art. 99(2)): nobody had these rights before. */
const RIGHTS_SINCE = '2018-05-25'
const entered = z.object({ id: z.string() }).openapi('RequestEntered')
/** What staff write down of a request that reached the company another way than by its page. */
const entry = z.strictObject({
  right: z.enum(RIGHTS),
  channel: z.enum(['email', 'post', 'phone', 'fax']),
  email: z.email().max(254),
  language: z.enum(['de', 'en']).optional(),
  name: written(200).optional(),
  message: written(4000).optional(),
  reference: written(120).optional(),
  receivedOn: day.refine((value) => value >= RIGHTS_SINCE, `not before ${RIGHTS_SINCE}`).optional(),
  receivedAt: moment.refine((value) => value >= RIGHTS_SINCE, `not before ${RIGHTS_SINCE}`).optional(),
})

export function requestRoutes(house: Installation) {
  const { rights, world } = house
  const part = apiPart()
  const path = '/api/v1/companies/{company}/requests' as const
  const idOf = (c: ApiContext): RequestId => c.req.param('request') as RequestId

  part.openapi(
    answering('get', path, 'All requests with their clocks', requests, { params: inCompany }),
    async (c) => {
      const today = world.clockOf(c.var.company).today()
      const all = await requestsOf(world.db, c.var.company)
      return c.json({ today, requests: all.map((request) => rowOf(request, today)) }, 200)
    },
  )

  part.openapi(
    answering('post', path, 'Enter a request that came by letter, phone, fax or mail', entered, {
      params: inCompany,
      body: jsonBody(entry),
    }),
    async (c) => {
      demand(c, 'requests')
      const { company } = c.var
      const { right, channel, email, language, name, message, reference, receivedOn, receivedAt } =
        c.req.valid('json')
      // A letter that came today came before now; one of another day counts from that day (Art. 12(3) GDPR).
      const today = world.clockOf(company).today()
      const received =
        receivedAt ?? (receivedOn === undefined || receivedOn === today ? undefined : startOf(receivedOn))
      const request = await speaking(c, () =>
        receiveRequest(rights, company, {
          right,
          channel,
          language: language ?? languageOf(c),
          email,
          ...(name === undefined || name === '' ? {} : { name }),
          ...(message === undefined || message === '' ? {} : { message }),
          ...(reference === undefined || reference === '' ? {} : { reference }),
          ...(received === undefined ? {} : { receivedAt: received }),
          actor: staffActor(c),
        }),
      )
      return c.json({ id: request.id }, 200)
    },
  )

  part.openapi(
    answering('get', `${path}/{request}`, 'One request, what is held, and what can be done', requestDetail, {
      params: inRequest,
    }),
    async (c) => {
      demand(c, 'requests')
      return c.json(await detailOf(house, c.var.company, idOf(c), c.var.staff.id), 200)
    },
  )

  part.openapi(
    answering('post', `${path}/{request}/identify`, 'Note how the check of identity came out', done, {
      params: inRequest,
      body: jsonBody(z.strictObject({ result: z.enum(['confirmed', 'failed']), how: text })),
    }),
    async (c) => {
      demand(c, 'requests')
      const { result, how } = c.req.valid('json')
      await identifyByStaff(rights, c.var.company, idOf(c), {
        confirmed: result === 'confirmed',
        how,
        actor: staffActor(c),
      })
      return c.json({ done: true } as const, 200)
    },
  )

  part.openapi(
    answering('post', `${path}/{request}/extend`, 'Extend the deadline and tell the person why', done, {
      params: inRequest,
      body: jsonBody(z.strictObject({ reason: text })),
    }),
    async (c) => {
      demand(c, 'requests')
      await extendRequest(rights, c.var.company, idOf(c), c.req.valid('json').reason, staffActor(c))
      return c.json({ done: true } as const, 200)
    },
  )

  part.openapi(
    answering('post', `${path}/{request}/grant`, 'Do what is asked and answer', done, {
      params: inRequest,
      body: jsonBody(z.strictObject({ place: written(200).optional(), value: written(4000).optional() })),
    }),
    async (c) => {
      demand(c, 'requests')
      const { place, value } = c.req.valid('json')
      const corrections = place === undefined || place === '' ? [] : [correctionOf(place, value ?? '')]
      await answerRequest(rights, c.var.company, idOf(c), { grant: true, corrections }, staffActor(c))
      return c.json({ done: true } as const, 200)
    },
  )

  part.openapi(
    answering('post', `${path}/{request}/refuse`, 'Refuse with a ground and its reasons', done, {
      params: inRequest,
      body: jsonBody(
        z.strictObject({
          ground: z.enum(Object.keys(REFUSALS) as [RefusalGround, ...RefusalGround[]]),
          reasons: text,
          /** The number of a colleague's account, for the grounds that need two people. */
          secondReviewer: written(200).default(''),
        }),
      ),
    }),
    async (c) => {
      demand(c, 'requests')
      const { ground, reasons, secondReviewer } = c.req.valid('json')
      const two = needsTwo(ground)
      const refuseIt = async (): Promise<void> => {
        const decision = { grant: false, ground, reasons, ...(two ? { secondReviewer } : {}) } as const
        await answerRequest(rights, c.var.company, idOf(c), decision, staffActor(c))
      }
      if (!two) {
        await speaking(c, refuseIt)
        return c.json({ done: true } as const, 200)
      }
      // Whoever refuses because a person asks too much does not decide that alone (Art. 12(5) GDPR).
      await demandOther(house, c, 'secondReviewer', secondReviewer)
      const request = await requestById(world.db, c.var.company, idOf(c))
      if (request === undefined || request.state === 'answered') {
        throw refuse(c, 409, 'request/answered', {
          de: 'Dieser Antrag ist schon beantwortet, oder es gibt ihn nicht.',
          en: 'This request is answered already, or there is none.',
        })
      }
      const asked = {
        act: 'refusal',
        room: `requests/${idOf(c)}`,
        path: c.req.path,
        body: { ground, reasons, secondReviewer },
        asker: c.var.staff.id,
        approver: secondReviewer,
      } as const
      await speaking(c, () => doubly(world, c.var.company, asked, refuseIt))
      return c.json({ done: true } as const, 200)
    },
  )
  return part
}

const states: Readonly<Record<'received' | 'asked' | 'failed' | 'ready' | 'answered', Words>> = {
  received: { de: 'wartet auf Bestätigung per E-Mail', en: 'waits for confirmation by mail' },
  asked: { de: 'Identität zu prüfen', en: 'identity to be checked' },
  failed: { de: 'Identität nicht bestätigt', en: 'identity not confirmed' },
  ready: { de: 'zu beantworten', en: 'to be answered' },
  answered: { de: 'beantwortet', en: 'answered' },
}

const outcomes: Readonly<Record<NonNullable<RightsRequest['outcome']>, Words>> = {
  granted: { de: 'erfüllt', en: 'granted' },
  partly: { de: 'teilweise erfüllt', en: 'granted in part' },
  refused: { de: 'abgelehnt', en: 'refused' },
  'nothing-held': { de: 'nichts gespeichert', en: 'nothing held' },
  withdrawn: { de: 'zurückgenommen', en: 'withdrawn' },
}

function stateOf(request: RightsRequest): keyof typeof states {
  if (request.state === 'answered') return 'answered'
  if (request.identity === 'confirmed') return 'ready'
  if (request.identity === 'failed') return 'failed'
  return request.state === 'received' ? 'received' : 'asked'
}

const lights = { answered: 'done', late: 'red', pressing: 'amber', calm: 'green' } as const

function lightWords(request: RightsRequest, today: Day): Words {
  if (request.state === 'answered' && request.answeredAt !== null) {
    const late = dayOf(request.answeredAt) > request.legalOn
    return late
      ? { de: 'verspätet beantwortet', en: 'answered late' }
      : { de: 'in der Frist beantwortet', en: 'answered in time' }
  }
  const left = daysLeft(request, today)
  if (left < 0) {
    return left === -1
      ? { de: 'seit 1 Tag überfällig', en: '1 day overdue' }
      : { de: `seit ${-left} Tagen überfällig`, en: `${-left} days overdue` }
  }
  if (left === 0) return { de: 'endet heute', en: 'ends today' }
  return left === 1
    ? { de: 'noch 1 Tag', en: '1 day left' }
    : { de: `noch ${left} Tage`, en: `${left} days left` }
}

/** A request as the list shows it. */
export function rowOf(request: RightsRequest, today: Day): RequestRow {
  const state = stateOf(request)
  return {
    id: request.id,
    rights: [request.right],
    title: RIGHT_WORDS[request.right].name,
    state,
    stateTitle: request.outcome === null ? states[state] : outcomes[request.outcome],
    open: request.state !== 'answered',
    received: dayOf(request.receivedAt),
    target: request.targetOn,
    nominal: request.nominalOn,
    legalEnd: request.legalOn,
    answered: request.answeredAt === null ? null : dayOf(request.answeredAt),
    daysLeft: request.state === 'answered' ? null : daysLeft(request, today),
    light: lights[urgencyOf(request, today)],
    lightSays: lightWords(request, today),
  }
}

/** What granting does, for the staff who do it. */
const granting: Readonly<Record<RightsRequest['right'], Words>> = {
  access: {
    de: 'Die Person erhält alles, was über sie gespeichert ist, mit Herkunft, Empfängern und Tag der Löschung.',
    en: 'The person gets everything stored about them, with origin, recipients and day of erasure.',
  },
  rectification: {
    de: 'Die Angabe wird berichtigt, zurückgelesen, und die Empfänger erfahren es.',
    en: 'The value is corrected and read back, and the recipients are told.',
  },
  erasure: {
    de: 'Alles über die Person wird gelöscht. Was ein Gesetz zu behalten verlangt, wird gesperrt und der Person genannt.',
    en: 'Everything about the person is erased. What a statute makes us keep is restricted, and the person is told.',
  },
  restriction: {
    de: 'Die Daten bleiben gespeichert und werden nicht mehr genutzt.',
    en: 'The data stays stored and is no longer used.',
  },
  portability: {
    de: 'Die Person erhält, was sie bereitgestellt hat, in maschinenlesbarer Form.',
    en: 'The person gets what they provided, in machine-readable form.',
  },
  objection: {
    de: 'Die Verarbeitung auf Grund berechtigter Interessen endet für diese Person.',
    en: 'Processing on legitimate interests ends for this person.',
  },
  withdrawal: {
    de: 'Die Einwilligungen der Person enden. Was allein auf ihnen beruht, wird gelöscht.',
    en: 'The person’s consents end. What rests on them alone is erased.',
  },
}

function rightWords(right: RightsRequest['right']): Words {
  const { name } = RIGHT_WORDS[right]
  return { de: `${name.de} (${cite(PROVISION[right], 'de')})`, en: `${name.en} (${PROVISION[right]})` }
}

const channels: Readonly<Record<RightsRequest['channel'], Words>> = {
  form: { de: 'Antragsseite', en: 'request page' },
  email: { de: 'E-Mail', en: 'mail' },
  post: { de: 'Brief', en: 'letter' },
  phone: { de: 'Telefon', en: 'phone' },
  fax: { de: 'Fax', en: 'fax' },
}

async function detailOf(
  house: Installation,
  company: CompanyId,
  id: RequestId,
  staff: string,
): Promise<RequestDetail> {
  const found = await readRequest(house.rights, company, id)
  if (found === undefined) throw new Problem(404, 'request/unknown', 'There is no such request.')
  const { request, wrote, held } = found
  const today = house.world.clockOf(company).today()
  const entries = await entriesOf(house.world, company, { request: id, limit: 200 })
  return {
    ...rowOf(request, today),
    facts: [
      { title: { de: 'Recht', en: 'Right' }, value: rightWords(request.right) },
      { title: { de: 'Weg', en: 'Channel' }, value: channels[request.channel] },
      ...(wrote.name === null ? [] : [{ title: { de: 'Name', en: 'Name' }, value: same(wrote.name) }]),
      ...(wrote.email === null ? [] : [{ title: { de: 'E-Mail', en: 'E-mail' }, value: same(wrote.email) }]),
      ...(wrote.message === null || wrote.message === ''
        ? []
        : [{ title: { de: 'Nachricht', en: 'Message' }, value: same(wrote.message) }]),
      { title: { de: 'Nummer', en: 'Number' }, value: same(request.id) },
    ],
    clock: [...clockPoints(request, today)],
    events: [...entries].reverse().map((entry) => ({
      at: entry.at,
      says: actWords[entry.kind],
      by: actorWords(entry.by, held.declaration),
    })),
    found: held.searched.map((store) => ({
      store: store.name,
      records: held.records.filter((record) => record.store.id === store.id).length,
      note: null,
    })),
    actions: [
      ...actionsFor(
        request,
        held.records.flatMap((record) => correctable(record)),
        await colleaguesOf(house.world.db, company, staff),
      ),
    ],
    package: hasEnclosure(request) ? `/api/v1/companies/${company}/requests/${request.id}/package` : null,
  }
}

function clockPoints(request: RightsRequest, today: Day): readonly RequestDetail['clock'][number][] {
  const at = (day: Day): 'past' | 'today' | 'ahead' =>
    day < today ? 'past' : day === today ? 'today' : 'ahead'
  const received = dayOf(request.receivedAt)
  const points = [
    {
      id: 'received',
      title: { de: 'Eingang', en: 'Received' },
      day: received,
      says: { de: 'Die Frist läuft ab diesem Tag.', en: 'The clock runs from this day.' },
      state: at(received),
    },
    {
      id: 'target',
      title: { de: 'Ziel', en: 'Target' },
      day: request.targetOn,
      says: { de: 'Bis dahin soll geantwortet sein.', en: 'The answer should be out by then.' },
      state: at(request.targetOn),
    },
    ...(request.nominalOn === request.legalOn
      ? []
      : [
          {
            id: 'nominal',
            title: { de: 'Ende nach Kalender', en: 'End by calendar' },
            day: request.nominalOn,
            says: { de: 'Kein Werktag, daher später.', en: 'No working day, so it moves on.' },
            state: at(request.nominalOn),
          },
        ]),
    {
      id: 'legal',
      title: { de: 'Gesetzliches Ende', en: 'Legal end' },
      day: request.legalOn,
      says: request.extended
        ? { de: 'Verlängert nach Art. 12 Abs. 3 DSGVO.', en: 'Extended under Art. 12(3) GDPR.' }
        : { de: 'Ein Monat, Art. 12 Abs. 3 DSGVO.', en: 'One month, Art. 12(3) GDPR.' },
      state: at(request.legalOn),
    },
  ]
  if (request.answeredAt === null) return points
  const answered = dayOf(request.answeredAt)
  return [
    ...points,
    {
      id: 'answered',
      title: { de: 'Beantwortet', en: 'Answered' },
      day: answered,
      says: same(''),
      state: at(answered),
    },
  ]
}

interface Place {
  readonly value: string
  readonly title: Words
}

/** Fields of a record that can be corrected, named by where they are. */
function correctable(held: {
  readonly store: {
    readonly id: string
    readonly name: Words
    readonly columns: readonly {
      readonly column: string
      readonly category: string | null
      readonly sealed: boolean
      readonly label: Words
    }[]
  }
  readonly record: { readonly id: string }
}): readonly Place[] {
  return held.store.columns
    .filter((column) => column.category !== null && column.sealed)
    .map((column) => ({
      value: `${held.store.id}/${held.record.id}/${column.column}`,
      title: {
        de: `${held.store.name.de}: ${column.label.de}`,
        en: `${held.store.name.en}: ${column.label.en}`,
      },
    }))
}

function correctionOf(place: string, value: string): Correction {
  const [store, record, column] = place.split('/')
  if (store === undefined || record === undefined || column === undefined || !isUuid(record)) {
    throw new Problem(422, 'request/decision', 'Choose the field that is corrected.', {
      faults: [{ field: 'place', code: 'field/invalid', message: 'Choose the field that is corrected.' }],
    })
  }
  return { store, record: record as RecordId, column, value }
}

const grounds: Readonly<Record<RefusalGround, Words>> = {
  identity: { de: 'Identität nicht bestätigt', en: 'identity not confirmed' },
  unfounded: { de: 'offenkundig unbegründet', en: 'manifestly unfounded' },
  excessive: { de: 'exzessiv', en: 'excessive' },
  'others-rights': { de: 'Rechte anderer', en: 'rights of others' },
  'legal-duty': { de: 'gesetzliche Pflicht zur Aufbewahrung', en: 'legal duty to keep' },
  claims: { de: 'Rechtsansprüche', en: 'legal claims' },
  'compelling-grounds': { de: 'zwingende schutzwürdige Gründe', en: 'compelling legitimate grounds' },
}

/** A ground of refusal with its provision; null where there is no such ground. */
export function groundWords(value: string): Words | null {
  if (!Object.hasOwn(REFUSALS, value)) return null
  const ground = value as RefusalGround
  return {
    de: `${grounds[ground].de} (${cite(REFUSALS[ground], 'de')})`,
    en: `${grounds[ground].en} (${REFUSALS[ground]})`,
  }
}

/** What can be done to a request as it stands; the next step first. */
function actionsFor(
  request: RightsRequest,
  places: readonly Place[],
  colleagues: readonly { readonly id: string; readonly name: string }[],
): readonly RequestAction[] {
  if (request.state === 'answered') return []
  const field = (
    name: string,
    title: Words,
    type: 'text' | 'long-text' | 'choice',
    required: boolean,
    choices: readonly { readonly value: string; readonly title: Words }[] = [],
  ): RequestAction['fields'][number] => ({ name, title, type, required, choices: [...choices] })

  const identify: RequestAction = {
    id: 'identify',
    title: { de: 'Ergebnis festhalten', en: 'Record the result' },
    explains: {
      de: 'Prüfen Sie, ob der Antrag von der Person selbst kommt, etwa durch Rückruf. Kopien von Ausweisen werden nicht gebraucht.',
      en: 'Check that the request comes from the person, for instance by calling back. Copies of identity papers are not needed.',
    },
    tone: request.identity === 'asked' ? 'main' : 'plain',
    fields: [
      field('result', { de: 'Ergebnis', en: 'Result' }, 'choice', true, [
        { value: 'confirmed', title: { de: 'bestätigt', en: 'confirmed' } },
        { value: 'failed', title: { de: 'nicht bestätigt', en: 'not confirmed' } },
      ]),
      field('how', { de: 'Woran gesehen', en: 'How it was seen' }, 'text', true),
    ],
  }
  const grant: RequestAction = {
    id: 'grant',
    title: { de: 'Erfüllen und antworten', en: 'Grant and answer' },
    explains: granting[request.right],
    tone: 'main',
    fields:
      request.right === 'rectification'
        ? [
            field('place', { de: 'Was ist falsch', en: 'What is wrong' }, 'choice', true, places),
            field('value', { de: 'Richtig ist', en: 'Right is' }, 'text', true),
          ]
        : [],
  }
  const refuse: RequestAction = {
    id: 'refuse',
    title: { de: 'Ablehnen und antworten', en: 'Refuse and answer' },
    explains: {
      de: 'Die Person erfährt die Gründe und an wen sie sich wenden kann.',
      en: 'The person is told the reasons and where to turn.',
    },
    tone: 'danger',
    fields: [
      field(
        'ground',
        { de: 'Grund', en: 'Ground' },
        'choice',
        true,
        (Object.keys(REFUSALS) as RefusalGround[]).map((value) => ({
          value,
          title: groundWords(value) ?? same(value),
        })),
      ),
      field('reasons', { de: 'Begründung für die Person', en: 'Reasons for the person' }, 'long-text', true),
      field(
        'secondReviewer',
        {
          de: 'Zweite Person, die mit ihrem eigenen Zugang bestätigt (bei unbegründet oder exzessiv)',
          en: 'Second person, who confirms with an account of their own (if unfounded or excessive)',
        },
        'choice',
        false,
        colleagues.map(({ id, name }) => ({ value: id, title: same(name) })),
      ),
    ],
  }
  const extend: RequestAction = {
    id: 'extend',
    title: { de: 'Frist verlängern', en: 'Extend the deadline' },
    explains: {
      de: 'Um zwei Monate, wenn der Antrag komplex ist. Die Person erfährt den Grund innerhalb des ersten Monats.',
      en: 'By two months where the request is complex. The person is told the reason within the first month.',
    },
    tone: 'plain',
    fields: [field('reason', { de: 'Grund', en: 'Reason' }, 'long-text', true)],
  }
  return [
    ...(request.identity === 'confirmed' ? [grant] : [identify]),
    ...(request.right === 'withdrawal' ? [] : [refuse]),
    ...(request.extended ? [] : [extend]),
  ]
}
