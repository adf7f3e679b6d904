import { type Instant, Problem, addTime, dayOf } from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'
import { entriesOf } from '../ledger/index.ts'
import { type Finding, type Offence, type Pledge, byHand } from '../pledge/index.ts'
import { answerRequest } from './answer.ts'
import type { RightsWiring } from './deps.ts'
import { receiveRequest } from './receive.ts'
import { rehearse } from './rehearsal.ts'
import { clockOf } from './request.ts'
import { incoming, rehearser } from './stage.ts'
import { requestsLost, requestsWithAnswers } from './store.ts'

export function identityFirst(declaration: Declaration, wiring: RightsWiring): Pledge {
  return {
    id: 'rights/identity-first',
    kind: 'rights/identity-first',
    says: {
      de: 'Niemand erhält Daten, bevor feststeht, dass der Antrag von der betroffenen Person kommt.',
      en: 'Nobody gets data before it is sure that the request comes from the person concerned.',
    },
    provision: 'Art. 12(6), Art. 32 GDPR',
    clauses: ['rights.how'],
    way: 'watch',
    freshFor: 'P8D',
    reach: 'inside',
    async prove(context) {
      const attempt = await rehearse(context, declaration, wiring, async (setting) => {
        const request = await receiveRequest(setting.deps, context.company, incoming(setting, 'access'))
        const refused = await answerRequest(
          setting.deps,
          context.company,
          request.id,
          { grant: true },
          rehearser,
        ).then(
          () => false,
          (fault: unknown) => fault instanceof Problem && fault.code === 'request/identity-open',
        )
        return {
          examined: 1,
          offences: refused
            ? []
            : [
                {
                  place: `request ${request.id}`,
                  says: { de: 'Ohne Prüfung beantwortet.', en: 'Answered without a check.' },
                },
              ],
          saw: {
            de: 'Eine Antwort ohne Prüfung wurde abgelehnt.',
            en: 'An answer without a check was refused.',
          },
        }
      })
      const answers = await requestsWithAnswers(context.world.db, context.company)
      const granted = answers.filter(({ state, outcome }) => state === 'answered' && outcome !== 'refused')
      const unchecked = granted.filter(({ identity }) => identity !== 'confirmed')
      return {
        examined: attempt.examined + granted.length,
        offences: [
          ...attempt.offences,
          ...unchecked.map(({ id }) => ({
            place: `request ${id}`,
            says: {
              de: 'Beantwortet, obwohl die Identität nicht bestätigt ist.',
              en: 'Answered although identity is not confirmed.',
            },
          })),
        ],
        saw: {
          de: `${granted.length} gewährte Anträge durchgesehen und eine Antwort ohne Prüfung versucht.`,
          en: `${granted.length} granted requests gone through and an answer without a check attempted.`,
        },
      }
    },
    sabotage: {
      does: 'marks a granted request as one whose identity was never confirmed',
      apply: (context) =>
        byHand(
          context,
          `update rights_request set identity = 'asked' where company = '${context.company}' and id = (
            select id from rights_request where company = '${context.company}' and state = 'answered'
            and outcome <> 'refused' and not rehearsal order by id limit 1)`,
        ),
    },
  }
}

export function sameClock(declaration: Declaration, wiring: RightsWiring): Pledge {
  return {
    id: 'rights/same-clock',
    kind: 'rights/same-clock',
    says: {
      de: 'Brief, Anruf, E-Mail und Formular starten dieselbe Frist vom Tag des Eingangs.',
      en: 'Letter, call, e-mail and form start the same clock from the day of receipt.',
    },
    provision: 'Art. 12(2), (3) GDPR',
    clauses: ['rights.how'],
    way: 'watch',
    freshFor: 'P8D',
    reach: 'inside',
    async prove(context) {
      const rehearsed = await rehearse(context, declaration, wiring, async (setting) => {
        const receivedAt: Instant = addTime(context.now, '-PT48H')
        const ends = new Set<string>()
        for (const channel of ['form', 'email', 'post', 'phone'] as const) {
          const request = await receiveRequest(setting.deps, context.company, {
            ...incoming(setting, 'access'),
            channel,
            receivedAt,
          })
          ends.add(request.legalOn)
        }
        const offences =
          ends.size === 1
            ? []
            : [
                {
                  place: 'requests of a rehearsal',
                  says: { de: 'Die Fristen weichen ab.', en: 'The deadlines differ.' },
                },
              ]
        return { examined: 4, offences, saw: { de: 'Vier Wege verglichen.', en: 'Four ways compared.' } }
      })
      const all = await requestsWithAnswers(context.world.db, context.company)
      const wrong = all.filter(
        (request) =>
          clockOf(dayOf(request.receivedAt), request.extended, declaration.company.land).legalEnd !==
          request.legalOn,
      )
      return {
        examined: rehearsed.examined + all.length,
        offences: [
          ...rehearsed.offences,
          ...wrong.map(({ id }) => ({
            place: `request ${id}`,
            says: {
              de: 'Die Frist folgt nicht aus dem Tag des Eingangs.',
              en: 'The deadline does not follow from the day of receipt.',
            },
          })),
        ],
        saw: {
          de: `Vier Wege einer Testperson verglichen und ${all.length} Fristen nachgerechnet.`,
          en: `Four ways of a rehearsal person compared and ${all.length} deadlines recomputed.`,
        },
      }
    },
    sabotage: {
      does: 'moves the deadline of a request by hand',
      apply: (context) =>
        byHand(
          context,
          `update rights_request set legal_on = legal_on + 30 where company = '${context.company}' and id = (
            select id from rights_request where company = '${context.company}' and not rehearsal order by id desc limit 1)`,
        ),
    },
  }
}

export function inTime(): Pledge {
  return {
    id: 'rights/in-time',
    kind: 'rights/in-time',
    says: {
      de: 'Jeder Antrag wird innerhalb der gesetzlichen Frist beantwortet.',
      en: 'Every request is answered within the statutory period.',
    },
    provision: 'Art. 12(3) GDPR',
    clauses: ['rights.how'],
    way: 'watch',
    freshFor: 'PT26H',
    reach: 'inside',
    async prove(context) {
      const all = await requestsWithAnswers(context.world.db, context.company)
      const late = all.filter(({ answeredOn, legalOn }) => (answeredOn ?? context.today) > legalOn)
      const lost = await requestsLost(context.world.db, context.company)
      return {
        examined: all.length + lost.length,
        offences: [
          ...lost.map((id) => ({
            place: `request ${id}`,
            says: {
              de: 'Er ist eingegangen und nicht beantwortet, und von ihm ist nichts mehr da.',
              en: 'It was received and not answered, and nothing of it is left.',
            },
          })),
          ...late.map(({ id, answeredOn, legalOn }) => ({
            place: `request ${id}`,
            says:
              answeredOn === null
                ? {
                    de: `Fällig war die Antwort am ${legalOn}; sie fehlt.`,
                    en: `The answer was due on ${legalOn}; there is none.`,
                  }
                : {
                    de: `Fällig am ${legalOn}, beantwortet am ${answeredOn}.`,
                    en: `Due on ${legalOn}, answered on ${answeredOn}.`,
                  },
          })),
        ],
        saw: {
          de: `${all.length} Anträge und ihre Fristen durchgesehen.`,
          en: `${all.length} requests and their deadlines gone through.`,
        },
        ...(all.length + lost.length === 0
          ? {
              vacuous: {
                de: 'Bisher hat niemand einen Antrag gestellt.',
                en: 'Nobody has made a request so far.',
              },
            }
          : {}),
      }
    },
    sabotage: {
      does: 'dates an answer after the end of its period',
      apply: (context) =>
        byHand(
          context,
          `update rights_request set answered_at = (legal_on + 2)::timestamptz where company = '${context.company}' and id = (
            select id from rights_request where company = '${context.company}' and state = 'answered' and not rehearsal order by id limit 1)`,
        ),
    },
  }
}

export function answersRecorded(): Pledge {
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
      const answers = (await requestsWithAnswers(world.db, company)).filter(
        ({ state }) => state === 'answered',
      )
      const offences: Offence[] = []
      for (const { id, outcome, right } of answers) {
        const entries = await entriesOf({ db: world.db, keys: world.keys }, company, {
          request: id,
          kinds: ['request/answered', 'message/sent'],
        })
        const entry = entries.find(({ kind }) => kind === 'request/answered')
        const recorded = entry?.opened?.content
        const place = `request ${id}`
        if (entry === undefined) {
          offences.push({
            place,
            says: { de: 'Im Verzeichnis fehlt die Antwort.', en: 'The ledger has no answer.' },
          })
        } else if (
          recorded !== undefined &&
          (recorded['outcome'] !== outcome || recorded['right'] !== right)
        ) {
          offences.push({
            place,
            says: {
              de: 'Der Ausgang weicht vom Verzeichnis ab.',
              en: 'The outcome differs from the ledger.',
            },
          })
        }
        if (
          !entries.some(({ kind, at }) => kind === 'message/sent' && (entry === undefined || at >= entry.at))
        ) {
          offences.push({
            place,
            says: { de: 'Die Person wurde nicht benachrichtigt.', en: 'The person was not told.' },
          })
        }
      }
      return {
        examined: answers.length,
        offences,
        saw: {
          de: `${answers.length} Antworten mit dem Verzeichnis verglichen.`,
          en: `${answers.length} answers compared with the ledger.`,
        },
        ...(answers.length === 0
          ? {
              vacuous: {
                de: 'Bisher wurde kein Antrag beantwortet.',
                en: 'No request has been answered so far.',
              },
            }
          : {}),
      }
    },
    sabotage: {
      does: 'changes the outcome of a request by hand',
      apply: (context) =>
        byHand(
          context,
          `update rights_request set outcome = 'withdrawn' where company = '${context.company}' and id = (
            select id from rights_request where company = '${context.company}' and state = 'answered' and not rehearsal order by id limit 1)`,
        ),
    },
  }
}
