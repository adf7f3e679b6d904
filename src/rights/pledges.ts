import { unzipSync } from 'fflate'
import { type Instant, Problem, addTime, dayOf } from '../base/index.ts'
import type { Declaration, StoreColumn } from '../declaration/index.ts'
import { entriesOf, transact } from '../ledger/index.ts'
import {
  type Finding,
  type Offence,
  type Pledge,
  type ProofContext,
  byHand,
  meddle,
} from '../pledge/index.ts'
import { type FieldValue, rowsOf, schemaName, tableName, tableStores } from '../records/index.ts'
import { answerRequest, openAnswer } from './answer.ts'
import type { RightsDeps } from './deps.ts'
import { effectPledges } from './effect-pledges.ts'
import { type Setting, rehearse } from './rehearsal.ts'
import { type Planted, answered, incoming, plant, rehearser, tokenIn } from './stage.ts'
import { REQUEST_STORE, receiveRequest } from './receive.ts'
import { clockOf } from './request.ts'
import type { Right } from './right.ts'
import { personRowsAnywhere, requestsLost, requestsWithAnswers } from './store.ts'

/** What rehearsals of rights need of other domains; evidence hands it in. */
export type RightsWiring = Pick<RightsDeps, 'plannedEnd' | 'eraseAll'>

/** The pledges on requests that follow from a declaration (Art. 12, 15 to 17, 20 GDPR). */
export function pledges(declaration: Declaration, wiring: RightsWiring): readonly Pledge[] {
  if (!declaration.stores.some((store) => store.id === REQUEST_STORE)) return []
  return [
    accessComplete(declaration, wiring),
    portable(declaration, wiring),
    erasedEverywhere(declaration, wiring),
    rectified(declaration, wiring),
    identityFirst(declaration, wiring),
    sameClock(declaration, wiring),
    inTime(),
    answersRecorded(),
    doorOpen(declaration),
    ...effectPledges(declaration, wiring),
  ]
}

function accessComplete(declaration: Declaration, wiring: RightsWiring): Pledge {
  const store = declaration.stores.find(
    ({ of, kind, id }) => of === 'person' && kind === 'table' && id !== REQUEST_STORE,
  )
  const column = store?.columns.find(({ sealed, type }) => sealed && type === 'text')
  return {
    id: 'rights/access-complete',
    kind: 'rights/access-complete',
    says: {
      de: 'Die Auskunft enthält jeden Datensatz jedes Bestands mit Herkunft, Zweck, Rechtsgrundlage und Löschtag, kostenlos.',
      en: 'The answer to an access request holds every record of every store with origin, purpose, basis and day of erasure, free of charge.',
    },
    provision: 'Art. 15(1), (3) GDPR',
    clauses: ['rights.access'],
    way: 'rehearse',
    freshFor: 'P8D',
    reach: 'inside',
    prove: (context) =>
      rehearse(context, declaration, wiring, async (setting) => {
        const planted = await plant(setting, 'rehearsal access')
        const files = await packageFor(setting, 'access')
        const json = parsed(files, 'auskunft.json')
        const offences = planted.flatMap((row) => missingIn(json, row))
        return {
          examined: planted.reduce((sum, { fields }) => sum + Object.keys(fields).length, 0),
          offences,
          saw: {
            de: `Eine Testperson mit ${planted.length} Datensätzen hat Auskunft verlangt; jede Angabe wurde im Paket gesucht.`,
            en: `A rehearsal person with ${planted.length} records asked for access; each value was looked for in the package.`,
          },
        }
      }),
    sabotage: losing(store && tableName(store), column?.column, 'rehearsal access'),
  }
}

function portable(declaration: Declaration, wiring: RightsWiring): Pledge {
  const carried = declaration.stores.find(
    ({ id, of, kind }) =>
      of === 'person' &&
      kind === 'table' &&
      declaration.activities.some(
        (activity) =>
          activity.stores.includes(id) &&
          activity.bases.some(({ basis }) => basis.article === '6(1)(a)' || basis.article === '6(1)(b)'),
      ),
  )
  const column = carried?.columns.find(({ sealed, type }) => sealed && type === 'text')
  return {
    id: 'rights/portable',
    kind: 'rights/portable',
    says: {
      de: 'Was jemand auf Grundlage von Einwilligung oder Vertrag bereitgestellt hat, erhält er vollständig als JSON; anderes ist nicht dabei.',
      en: 'What somebody provided under consent or contract is handed out complete as JSON; nothing else is in it.',
    },
    provision: 'Art. 20(1) GDPR',
    clauses: ['rights.portability'],
    way: 'rehearse',
    freshFor: 'P8D',
    reach: 'inside',
    prove: (context) =>
      rehearse(context, declaration, wiring, async (setting) => {
        const planted = await plant(setting, 'rehearsal portability')
        const json = parsed(await packageFor(setting, 'portability'), 'portable.json')
        const offences = planted.flatMap((row) => portableOffences(declaration, json, row))
        return {
          examined: planted.length,
          offences,
          saw: {
            de: `Eine Testperson mit ${planted.length} Datensätzen hat die Übertragung verlangt; Bereitgestelltes und Übriges wurde verglichen.`,
            en: `A rehearsal person with ${planted.length} records asked for portability; what was provided and what was not was compared.`,
          },
        }
      }),
    sabotage: losing(carried && tableName(carried), column?.column, 'rehearsal portability'),
  }
}

function erasedEverywhere(declaration: Declaration, wiring: RightsWiring): Pledge {
  const store = declaration.stores.find(
    ({ of, kind, id }) => of === 'person' && kind === 'table' && id !== REQUEST_STORE,
  )
  return {
    id: 'rights/erased-everywhere',
    kind: 'rights/erased-everywhere',
    says: {
      de: 'Nach einer Löschung auf Antrag findet eine erneute Suche in keiner Tabelle mehr etwas außer dem Antrag selbst und dem, was ein Gesetz zu behalten verlangt.',
      en: 'After an erasure on request, a new search finds nothing in any table but the request itself and what a statute makes us keep.',
    },
    provision: 'Art. 17(1) GDPR',
    clauses: ['rights.erasure'],
    way: 'rehearse',
    freshFor: 'P8D',
    reach: 'inside',
    prove: (context) =>
      rehearse(context, declaration, wiring, async (setting) => {
        const planted = await plant(setting, 'rehearsal erasure')
        await answered(setting, 'erasure')
        const left = await personRowsAnywhere(context.world.db, schemaName(context.company), setting.person)
        const allowed = await keptLawfully(setting)
        const offences = left
          .filter(
            ({ table, record }) => table !== tableName(requestStore(declaration)) && !allowed.has(record),
          )
          .map(
            ({ table, record }): Offence => ({
              place: `table ${table}, row ${record}`,
              says: { de: 'Der Datensatz ist noch da.', en: 'The record is still there.' },
            }),
          )
        return {
          examined: planted.length,
          offences,
          saw: {
            de: `${planted.length} Datensätze einer Testperson gelöscht, danach alle Tabellen des Unternehmens durchsucht, auch nicht erklärte.`,
            en: `${planted.length} records of a rehearsal person erased, then all tables of the company searched, undeclared ones too.`,
          },
        }
      }),
    sabotage: {
      does: 'keeps a shadow table that takes a copy of every row a rehearsal loses',
      entails: ['retention/every-store'],
      async apply(context) {
        const schema = schemaName(context.company)
        const table = store === undefined ? 'enquiry' : tableName(store)
        await byHand(
          context,
          `create table ${schema}.${table}_archive as select person, id from ${schema}.${table} limit 0`,
          `create function ${schema}.keep_copy() returns trigger language plpgsql as $$
            begin insert into ${schema}.${table}_archive values (old.person, old.id); return old; end $$`,
          `create trigger keep_copy before delete on ${schema}.${table} for each row
            when (old.source = 'rehearsal erasure') execute function ${schema}.keep_copy()`,
        )
      },
    },
  }
}

function rectified(declaration: Declaration, wiring: RightsWiring): Pledge {
  const store = declaration.stores.find(
    ({ of, kind, id, columns }) =>
      of === 'person' && kind === 'table' && id !== REQUEST_STORE && columns.some(correctable),
  )
  const column = store?.columns.find(correctable)
  return {
    id: 'rights/rectified',
    kind: 'rights/rectified',
    says: {
      de: 'Eine berichtigte oder ergänzte Angabe ist danach überall so gespeichert, wie sie lauten soll.',
      en: 'A value corrected or completed is afterwards stored everywhere as it should read.',
    },
    provision: 'Art. 16 GDPR',
    clauses: ['rights.rectification'],
    way: 'rehearse',
    freshFor: 'P8D',
    reach: 'inside',
    prove: (context) =>
      rehearse(context, declaration, wiring, async (setting) => {
        const planted = await plant(setting, 'rehearsal rectification')
        const corrections = planted.flatMap((row) => {
          const declared = declaration.stores.find(({ id }) => id === row.store)
          return (declared?.columns ?? []).filter(correctable).map((each) => ({
            store: row.store,
            record: row.record,
            column: each.column,
            value: `Berichtigt ${each.column}`,
          }))
        })
        const offences: Offence[] = []
        await answered(setting, 'rectification', corrections).catch((fault: unknown) => {
          if (!(fault instanceof Problem) || fault.code !== 'request/correction-lost') throw fault
        })
        for (const { store: name, record, column: field, value } of corrections) {
          const rows = await transact(context.world, context.company, (acting) =>
            rowsOf(acting, declaration, { store: name, person: setting.person }),
          )
          if (rows.find(({ id }) => id === record)?.fields[field] === value) continue
          offences.push({
            place: `store ${name}, column ${field}, row ${record}`,
            says: { de: 'Die Berichtigung ist nicht gespeichert.', en: 'The correction is not stored.' },
          })
        }
        return {
          examined: corrections.length,
          offences,
          saw: {
            de: `${corrections.length} Angaben einer Testperson berichtigt und zurückgelesen.`,
            en: `${corrections.length} values of a rehearsal person corrected and read back.`,
          },
        }
      }),
    sabotage: {
      does: 'lets a trigger put the old value back whenever a rehearsal corrects it',
      async apply(context) {
        if (store === undefined || column === undefined) throw new Error('No column to sabotage.')
        const schema = schemaName(context.company)
        await byHand(
          context,
          `create function ${schema}.put_back() returns trigger language plpgsql as $$
            begin new.${column.column} := old.${column.column}; return new; end $$`,
          `create trigger put_back before update on ${schema}.${tableName(store)} for each row
            when (old.source = 'rehearsal rectification') execute function ${schema}.put_back()`,
        )
      },
    },
  }
}

function identityFirst(declaration: Declaration, wiring: RightsWiring): Pledge {
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

function sameClock(declaration: Declaration, wiring: RightsWiring): Pledge {
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

function inTime(): Pledge {
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

function answersRecorded(): Pledge {
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

function doorOpen(declaration: Declaration): Pledge {
  return {
    id: 'rights/door-open',
    kind: 'rights/door-open',
    says: {
      de: 'Anträge können jederzeit ohne Konto gestellt werden, und die Seite nennt alle erklärten Wege.',
      en: 'Requests can be made at any time without an account, and the page names every declared way.',
    },
    provision: 'Art. 12(2) GDPR',
    clauses: ['rights.how', 'controller.contact'],
    way: 'probe',
    freshFor: 'PT26H',
    reach: 'own-systems',
    async prove({ site }) {
      if (site === null) return unserved()
      const answer = await fetch(`${site}/antrag`, { signal: AbortSignal.timeout(10_000) })
      const body = await answer.text()
      const ways = declaration.company.contacts.filter(
        ({ privacy, channel }) => privacy && channel !== 'form',
      )
      const offences: Offence[] = answer.ok
        ? ways
            .filter(({ value }) => !body.includes(escaped(value)))
            .map(({ channel }) => ({
              place: `${site}/antrag`,
              says: { de: `Der Weg „${channel}“ fehlt.`, en: `The way “${channel}” is missing.` },
            }))
        : [
            {
              place: `${site}/antrag`,
              says: {
                de: `Die Seite antwortet mit ${answer.status}.`,
                en: `The page answers ${answer.status}.`,
              },
            },
          ]
      return {
        examined: 1 + ways.length,
        offences,
        saw: {
          de: `Seite abgerufen, ${ways.length} Wege gesucht.`,
          en: `Page fetched, ${ways.length} ways looked for.`,
        },
      }
    },
    sabotage: {
      does: 'lets something in between take the telephone number off the page',
      apply: (context) =>
        meddle(context, (path, answer) =>
          path.startsWith('/antrag')
            ? { ...answer, body: answer.body.replaceAll(/\+49[\d ]+/gu, '') }
            : answer,
        ),
    },
  }
}

function unserved(): Finding {
  return {
    examined: 0,
    offences: [],
    saw: { de: 'Nichts abgerufen.', en: 'Nothing fetched.' },
    unable: {
      de: 'Die Seiten des Unternehmens werden gerade nicht ausgeliefert.',
      en: 'The company’s pages are not being served.',
    },
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

async function packageFor(setting: Setting, right: Right): Promise<Readonly<Record<string, Uint8Array>>> {
  const mail = await answered(setting, right)
  const answer = await openAnswer(setting.deps, setting.context.company, tokenIn(mail))
  return answer.package === null ? {} : unzipSync(answer.package)
}

interface PackedRecord {
  readonly store: string
  readonly id: string
  readonly origin?: string
  readonly purposes?: readonly string[]
  readonly bases?: readonly string[]
  readonly erasedOn?: string | null
  readonly rule?: string | null
  readonly fields: Readonly<Record<string, unknown>>
}

function parsed(files: Readonly<Record<string, Uint8Array>>, name: string): readonly PackedRecord[] {
  const file = files[name]
  if (file === undefined) return []
  const { records } = JSON.parse(Buffer.from(file).toString('utf8')) as {
    readonly records: readonly PackedRecord[]
  }
  return records
}

function missingIn(records: readonly PackedRecord[], row: Planted): readonly Offence[] {
  const found = records.find(({ id }) => id === row.record)
  const place = (part: string): string => `access package, store ${row.store}, ${part}`
  if (found === undefined)
    return [{ place: place('row'), says: { de: 'Der Datensatz fehlt.', en: 'The record is missing.' } }]
  const gaps = (['origin', 'purposes', 'bases', 'rule'] as const).filter(
    (part) => (found[part]?.length ?? 0) === 0,
  )
  return [
    ...gaps.map((part) => ({
      place: place(part),
      says: { de: 'Die Angabe fehlt.', en: 'The statement is missing.' },
    })),
    ...lost(row.fields, found.fields).map((column) => ({
      place: place(`column ${column}`),
      says: { de: 'Die Angabe fehlt oder weicht ab.', en: 'The value is missing or differs.' },
    })),
  ]
}

function lost(
  planted: Readonly<Record<string, FieldValue>>,
  found: Readonly<Record<string, unknown>>,
): readonly string[] {
  return Object.entries(planted)
    .filter(([column, value]) =>
      value instanceof Uint8Array
        ? typeof found[column] !== 'string'
        : JSON.stringify(found[column]) !== JSON.stringify(value),
    )
    .map(([column]) => column)
}

function portableOffences(
  declaration: Declaration,
  records: readonly PackedRecord[],
  row: Planted,
): readonly Offence[] {
  const store = declaration.stores.find(({ id }) => id === row.store)
  const provided = new Set(
    declaration.activities
      .filter(
        (activity) =>
          activity.stores.includes(row.store) &&
          activity.bases.some(({ basis }) => basis.article === '6(1)(a)' || basis.article === '6(1)(b)'),
      )
      .flatMap(({ data }) =>
        data.filter(({ source }) => source.from !== 'derived').map(({ category }) => category),
      ),
  )
  const expected = (store?.columns ?? []).filter(
    ({ category }) => category !== null && provided.has(category),
  )
  const found = records.find(({ id }) => id === row.record)?.fields ?? {}
  const wanted = Object.fromEntries(expected.map(({ column }) => [column, row.fields[column] ?? null]))
  const extra = Object.keys(found).filter((column) => !(column in wanted))
  const says = (de: string, en: string) => ({ de, en })
  return [
    ...lost(wanted, found).map((column) => ({
      place: `portable package, store ${row.store}, column ${column}`,
      says: says('Bereitgestelltes fehlt.', 'What was provided is missing.'),
    })),
    ...extra.map((column) => ({
      place: `portable package, store ${row.store}, column ${column}`,
      says: says('Dies gehört nicht hinein.', 'This does not belong in it.'),
    })),
  ]
}

/** Records that a statute keeps: restricted with their ground, not merely left over. */
async function keptLawfully(setting: Setting): Promise<ReadonlySet<string>> {
  const { context, declaration, person } = setting
  const kept = new Set<string>()
  for (const store of tableStores(declaration)) {
    if (store.of !== 'person') continue
    const rows = await transact(context.world, context.company, (acting) =>
      rowsOf(acting, declaration, { store: store.id, person }),
    )
    for (const row of rows) if (row.restricted?.startsWith('statute:') === true) kept.add(row.id)
  }
  return kept
}

function requestStore(declaration: Declaration) {
  const store = declaration.stores.find(({ id }) => id === REQUEST_STORE)
  if (store === undefined) throw new Error('The declaration has no store for requests.')
  return store
}

function correctable(column: StoreColumn): boolean {
  return column.sealed && column.type === 'text' && column.category !== null
}

function losing(table: string | undefined, column: string | undefined, source: string): Pledge['sabotage'] {
  return {
    does: `lets a trigger lose the column ${column ?? '?'} of ${table ?? '?'} on its way in`,
    async apply(context: ProofContext) {
      if (table === undefined || column === undefined) throw new Error('No column to sabotage.')
      const schema = schemaName(context.company)
      const name = `lose_${source.replaceAll(/\W/gu, '_')}`
      await byHand(
        context,
        `create function ${schema}.${name}() returns trigger language plpgsql as $$ begin new.${column} := null; return new; end $$`,
        `create trigger ${name} before insert on ${schema}.${table} for each row
          when (new.source = '${source}') execute function ${schema}.${name}()`,
      )
    },
  }
}
