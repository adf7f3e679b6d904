import { type Instant, Problem, addTime, dayOf } from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'
import { type Pledge, type ProofContext, byHand } from '../pledge/index.ts'
import { answerRequest } from './answer.ts'
import type { RightsWiring } from './deps.ts'
import { receiveRequest } from './receive.ts'
import { rehearse, unheard } from './rehearsal.ts'
import { clockOf } from './request.ts'
import { incoming, rehearser } from './stage.ts'
import { requestById, requestsLost, requestsWithAnswers } from './store.ts'

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
      does: 'lets a trigger take every request of a rehearsal for confirmed',
      entails: ['store/as-made'],
      apply: (context) =>
        onTheWayIn(context, 'take_for_sure', `new.identity := 'confirmed'`, `new.rehearsal`),
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
          // What lies in the table is what counts; a way on which nothing is kept has no end at all.
          const kept = await requestById(context.world.db, context.company, request.id)
          ends.add(kept?.legalOn ?? `none for ${channel}`)
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
      does: 'lets a trigger give letters another month',
      entails: ['store/as-made'],
      apply: (context) =>
        onTheWayIn(
          context,
          'letters_later',
          'new.legal_on := new.legal_on + 30',
          `new.rehearsal and new.channel = 'post'`,
        ),
    },
  }
}

export function inTime(wiring: RightsWiring): Pledge {
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
      const lost = (await requestsLost(context.world.db, context.company)).filter(
        ({ unanswered }) => unanswered,
      )
      return {
        examined: all.length + lost.length,
        offences: [
          ...lost.map(({ id }) => ({
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
      does: 'takes in a letter that has lain for two months, and leaves it',
      async apply({ world, company, now }) {
        await receiveRequest(unheard(world, wiring), company, {
          right: 'access',
          channel: 'post',
          language: 'de',
          email: 'left.lying@sabotage.example',
          receivedAt: addTime(now, `-PT${62 * 24}H`),
        })
      },
    },
  }
}

/** Lets a trigger change requests before they are stored. */
function onTheWayIn(context: ProofContext, name: string, does: string, when: string): Promise<void> {
  return byHand(
    context,
    `create function public.${name}() returns trigger language plpgsql as $$ begin ${does}; return new; end $$`,
    `create trigger ${name} before insert on rights_request for each row when (${when}) execute function public.${name}()`,
  )
}
