import { type Instant, type Json, type RequestId, addTime, parseInstant } from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'
import { type Entry, allEntries, transact } from '../ledger/index.ts'
import {
  byHand,
  type Finding,
  type Offence,
  offence,
  type Pledge,
  type ProofContext,
} from '../pledge/index.ts'
import { erasedSince, readableRecord } from '../records/index.ts'
import { answerRequest } from './answer.ts'
import type { RightsWiring } from './deps.ts'
import { REQUEST_STORE, receiveRequest } from './receive.ts'
import { REQUEST_ACTS, type Recorded, recordedOf } from './recorded.ts'
import { unheard } from './rehearsal.ts'
import type { RightsRequest } from './request.ts'
import { rehearser } from './stage.ts'
import {
  type StoredAnswer,
  type Token,
  allAnswers,
  allRequests,
  allTokens,
  answerSeal,
  requestsLost,
} from './store.ts'
import { issued } from './token.ts'

/** How long after its end a link or an answer may still lie there: until the next night's run. */
const NIGHT = 'PT26H'

/** Art. 5(2): nobody moves a clock, confirms an identity or closes a request past the acts. */
export function asRecorded(declaration: Declaration): Pledge {
  return {
    id: 'rights/as-recorded',
    kind: 'rights/as-recorded',
    says: {
      de: 'Eingang, Weg, Frist, Prüfung der Identität, Stand und Ausgang jedes Antrags sind so, wie das Verzeichnis sie festhält; keiner fehlt, und keiner kam daran vorbei.',
      en: 'Receipt, channel, deadline, identity check, state and outcome of each request are as the ledger records them; none is missing, and none came past it.',
    },
    provision: 'Art. 5(2), 12(3), 12(6) GDPR',
    clauses: ['rights.how', 'requests.ledger'],
    way: 'compare',
    freshFor: 'PT26H',
    reach: 'inside',
    async prove(context): Promise<Finding> {
      const { world, company } = context
      const acts = await actsByRequest(context)
      const requests = await allRequests(world.db, company)
      const lost = await requestsLost(world.db, company)
      const offences: Offence[] = lost.map(({ id }) =>
        offence(
          `request ${id}`,
          'Er ist eingegangen, und sein Stand fehlt.',
          'It was received, and its row is gone.',
        ),
      )
      for (const request of requests) {
        const entries = acts.get(request.id) ?? []
        const recorded = recordedOf(entries)
        if (recorded === undefined) {
          offences.push(
            offence(
              `request ${request.id}`,
              'Sein Eingang steht nicht im Verzeichnis.',
              'The ledger says nothing of its receipt.',
            ),
          )
          continue
        }
        offences.push(...changed(request, recorded), ...(await changedRow(context, declaration, request)))
      }
      return watched(requests.length + lost.length, offences, {
        de: 'Anträge mit ihren Vorgängen im Verzeichnis verglichen.',
        en: 'requests compared with their acts in the ledger.',
      })
    },
    sabotage: {
      does: 'confirms the identity behind a request by hand',
      apply: (context) =>
        byHand(
          context,
          `update rights_request set identity = 'confirmed', identity_by = 'staff', confirmed_at = '${context.now}'
            where company = '${context.company}' and id = (
              select id from rights_request where company = '${context.company}' and not rehearsal
              order by identity = 'confirmed', id limit 1)`,
        ),
    },
  }
}

/** How the columns of a request are called. */
const COLUMNS = {
  person: 'person',
  record: 'record',
  right: 'asked',
  channel: 'channel',
  language: 'language',
  receivedAt: 'received_at',
  targetOn: 'target_on',
  nominalOn: 'nominal_on',
  legalOn: 'legal_on',
  extended: 'extended',
  identity: 'identity',
  identityBy: 'identity_by',
  confirmedAt: 'confirmed_at',
  state: 'state',
  outcome: 'outcome',
  answeredAt: 'answered_at',
  rehearsal: 'rehearsal',
} as const satisfies { readonly [field in Exclude<keyof RightsRequest, 'id'>]: string }

function changed(request: RightsRequest, { request: recorded }: Recorded): readonly Offence[] {
  return [...recorded].flatMap(([field, value]) =>
    field === 'id' ? [] : unequal(`request ${request.id}, column ${COLUMNS[field]}`, request[field], value),
  )
}

/** What the person wrote lies in the declared store, with the same right, way and days. */
async function changedRow(
  { world, company }: ProofContext,
  declaration: Declaration,
  request: RightsRequest,
): Promise<readonly Offence[]> {
  const { person, record, id } = request
  if (await erasedSince(world, company, request)) return []
  const place = `table ${REQUEST_STORE}, row ${record}`
  const row = await transact(world, company, (acting) =>
    readableRecord(acting, declaration, { store: REQUEST_STORE, person, record }),
  )
  if (row === null)
    return [
      offence(
        place,
        `Was zu Antrag ${id} geschrieben wurde, fehlt.`,
        `What was written for request ${id} is gone.`,
      ),
    ]
  const said = {
    received_at: request.receivedAt,
    answered_at: request.answeredAt,
    right_asked: request.right,
    channel: request.channel,
  }
  return [
    ...Object.entries(said).flatMap(([column, value]) =>
      unequal(`${place}, column ${column}`, row.fields[column], value),
    ),
    ...(typeof row.fields['email'] === 'string'
      ? []
      : [offence(`${place}, column email`, 'Der Weg zur Person fehlt.', 'The way to the person is gone.')]),
  ]
}

/** Art. 12(3), 32: what opens a request without an account opens no more, and no longer, than was issued. */
export function linksAsIssued(): Pledge {
  return {
    id: 'rights/links-as-issued',
    kind: 'rights/links-as-issued',
    says: {
      de: 'Ein Verweis zu einem Antrag öffnet nur, wofür und solange er ausgestellt wurde; die Antwort liegt so bereit, wie sie gegeben wurde, jeder erste Abruf ist festgehalten, und nach ihrer Frist ist sie fort.',
      en: 'A link to a request opens only what it was issued for, and only for as long; the answer lies ready as it was given, the first fetching is recorded, and after its time it is gone.',
    },
    provision: 'Art. 12(3), 32(1)(b) GDPR',
    clauses: ['rights.how'],
    way: 'compare',
    freshFor: 'PT26H',
    reach: 'inside',
    async prove(context): Promise<Finding> {
      const { world, company } = context
      const acts = await actsByRequest(context)
      const recorded = new Map<string, Recorded | undefined>()
      for (const { id } of await allRequests(world.db, company))
        recorded.set(id, recordedOf(acts.get(id) ?? []))
      const tokens = (await allTokens(world.db, company)).filter(({ request }) => recorded.has(request))
      const answers = (await allAnswers(world.db, company)).filter(({ request }) => recorded.has(request))
      const offences = [
        ...tokens.flatMap((token) => changedLink(token, recorded.get(token.request), context.now)),
        ...answers.flatMap((answer) => changedAnswer(answer, recorded.get(answer.request), context.now)),
        ...missing(recorded, tokens, answers, context.now),
      ]
      return watched(tokens.length + answers.length, offences, {
        de: 'Verweise und Antworten mit dem verglichen, was ausgestellt wurde.',
        en: 'links and answers compared with what was issued.',
      })
    },
    sabotage: {
      does: 'lets a link open for ever',
      apply: (context) =>
        byHand(
          context,
          `update rights_token set expires_at = '2099-01-01' where company = '${context.company}' and request = (
            select id from rights_request where company = '${context.company}' and not rehearsal order by id desc limit 1)`,
        ),
    },
  }
}

function changedLink(token: Token, recorded: Recorded | undefined, now: Instant): readonly Offence[] {
  const place = `request ${token.request}, link ${token.purpose}`
  const link = recorded?.[token.purpose]
  if (link === undefined) return [offence(place, 'Niemand hat ihn ausgestellt.', 'Nobody issued it.')]
  const { until, seal } = issued(token)
  const sameSeal = seal === link.seal
  return [
    ...unequal(`${place}, column expires_at`, until, link.until),
    ...(sameSeal
      ? []
      : [offence(`${place}, column secret`, 'Er ist nicht der ausgestellte.', 'It is not the one issued.')]),
    ...('attempts' in link
      ? [
          ...unequal(`${place}, column attempts`, token.attempts, link.attempts),
          ...unequal(`${place}, column used_at`, momentOf(token.used_at), link.usedAt),
        ]
      : []),
    ...over(place, until, now),
  ]
}

function changedAnswer(
  answer: StoredAnswer,
  recorded: Recorded | undefined,
  now: Instant,
): readonly Offence[] {
  const place = `request ${answer.request}, answer`
  const given = recorded?.answer
  if (given === undefined) return [offence(place, 'Niemand hat sie gegeben.', 'Nobody gave it.')]
  const until = momentOf(answer.expires_at)
  return [
    ...unequal(`${place}, column expires_at`, until, given.until),
    ...(answerSeal(answer) === given.lies
      ? []
      : [offence(`${place}, letter or package`, 'Sie ist nicht die gegebene.', 'It is not the one given.')]),
    ...unequal(`${place}, column fetched_at`, momentOf(answer.fetched_at), given.fetchedAt),
    ...over(place, until, now),
  ]
}

/** Links and answers that were promised for longer and are gone. */
function missing(
  recorded: ReadonlyMap<string, Recorded | undefined>,
  tokens: readonly Token[],
  answers: readonly StoredAnswer[],
  now: Instant,
): readonly Offence[] {
  const there = new Set([
    ...tokens.map(({ request, purpose }) => `request ${request}, link ${purpose}`),
    ...answers.map(({ request }) => `request ${request}, answer`),
  ])
  return [...recorded].flatMap(([id, one]) =>
    [
      { place: `request ${id}, link confirm`, until: one?.confirm?.until },
      { place: `request ${id}, link answer`, until: one?.answer?.until },
      { place: `request ${id}, answer`, until: one?.answer?.until },
    ].flatMap(({ place, until }) =>
      until === undefined || until <= now || there.has(place)
        ? []
        : [offence(place, `Fehlt, obwohl bis ${until} zugesagt.`, `Gone, although promised until ${until}.`)],
    ),
  )
}

/** Art. 12(3), (4): whatever was decided was told. */
export function answersRecorded(wiring: RightsWiring): Pledge {
  return {
    id: 'rights/answers-recorded',
    kind: 'rights/answers-recorded',
    says: {
      de: 'Zu jedem beantworteten Antrag steht im Verzeichnis, wie er entschieden wurde, und die Person wurde benachrichtigt, auch bei einer Ablehnung.',
      en: 'For every request answered the ledger shows how it was decided, and the person was told, also of a refusal.',
    },
    provision: 'Art. 12(4), Art. 5(2) GDPR',
    clauses: ['rights.how', 'requests.ledger'],
    way: 'watch',
    freshFor: 'PT26H',
    reach: 'inside',
    async prove(context): Promise<Finding> {
      const { world, company } = context
      const answers = (await allRequests(world.db, company)).filter(({ state }) => state === 'answered')
      const acts = await actsByRequest(context, ['request/answered', 'message/sent'])
      const offences = answers.flatMap(({ id }): readonly Offence[] => {
        const entries = acts.get(id) ?? []
        const answer = entries.find(({ kind }) => kind === 'request/answered')
        const place = `request ${id}`
        if (answer === undefined)
          return [offence(place, 'Im Verzeichnis fehlt die Antwort.', 'The ledger has no answer.')]
        return entries.some(({ kind, at }) => kind === 'message/sent' && at >= answer.at)
          ? []
          : [offence(place, 'Die Person wurde nicht benachrichtigt.', 'The person was not told.')]
      })
      return watched(answers.length, offences, {
        de: 'Antworten mit dem Verzeichnis verglichen.',
        en: 'answers compared with the ledger.',
      })
    },
    sabotage: {
      does: 'refuses a request and tells nobody',
      async apply({ world, company }) {
        const deps = unheard(world, wiring)
        const { id } = await receiveRequest(deps, company, {
          right: 'access',
          channel: 'post',
          language: 'de',
          email: 'never.told@sabotage.example',
        })
        const decision = {
          grant: false,
          ground: 'others-rights',
          reasons: 'Andere wären betroffen.',
        } as const
        await answerRequest(deps, company, id, decision, rehearser)
      },
    },
  }
}

/** The acts of all requests, each oldest first. */
async function actsByRequest(
  { world, company }: ProofContext,
  kinds: readonly Entry['kind'][] = REQUEST_ACTS,
): Promise<ReadonlyMap<RequestId | undefined, readonly Entry[]>> {
  const acts = await allEntries(world, company, { kinds })
  return Map.groupBy(acts.toReversed(), ({ request }) => request)
}

function momentOf(value: Date | string | null): Instant | null {
  return value === null ? null : parseInstant(new Date(value).toISOString())
}

function over(place: string, until: Instant | null, now: Instant): readonly Offence[] {
  return until === null || addTime(until, NIGHT) >= now
    ? []
    : [offence(place, 'Die Frist ist abgelaufen.', 'Its time is over.')]
}

/** What lies in a column against what was recorded. */
function unequal(place: string, found: unknown, recorded: Json): readonly Offence[] {
  if ((found ?? null) === recorded) return []
  const shown = (value: unknown): string =>
    typeof value === 'string' ? value : (JSON.stringify(value) ?? '–')
  return [
    offence(
      place,
      `Dort steht „${shown(found)}“, festgehalten ist „${shown(recorded)}“.`,
      `It says “${shown(found)}”; recorded is “${shown(recorded)}”.`,
    ),
  ]
}

function watched(
  examined: number,
  offences: readonly Offence[],
  what: { readonly de: string; readonly en: string },
): Finding {
  return {
    examined,
    offences,
    saw: { de: `${examined} ${what.de}`, en: `${examined} ${what.en}` },
    ...(examined === 0 ? { vacuous: { de: 'Es gibt noch keine.', en: 'There are none yet.' } } : {}),
  }
}
