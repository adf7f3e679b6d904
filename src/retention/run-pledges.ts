import { canonical, newId, type Words } from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'
import { allEntries, type Entry, readInOneState } from '../ledger/index.ts'
import { byHand, NAMED, type Offence, type Pledge } from '../pledge/index.ts'
import { readJournal } from '../records/index.ts'
import { intactStores, plant, storesOfPersons } from '../standing/index.ts'
import { dayText } from '../text/day.ts'
import { before, dueDay, EMPTY, inspected } from './looking.ts'
import { proofsSince } from './persons.ts'
import { erasuresAgainst, finishedRuns, lastRun, strangersLeft } from './store.ts'

/** Of whom nothing is kept, nothing is known: identifiers go after the last record (Art. 5(1)(e), 11(1) GDPR). */
export function nobodyLeft(): Pledge {
  return inspected({
    id: 'retention/nobody-left',
    kind: 'retention/nobody-left',
    says: {
      de: 'Ist der letzte Datensatz eines Menschen gelöscht, wissen wir auch nicht mehr, wer er war.',
      en: 'When the last record of a person is erased, we no longer know who it was either.',
    },
    provision: 'Art. 5(1)(e), 11(1) GDPR',
    clauses: ['retention.end'],
    async prove(context) {
      const { world, company, now } = context
      const intact = await intactStores(context)
      const due = await dueDay(context)
      // A day longer than the run waits, so that it has had its turn.
      const since = before(now, 'PT50H')
      const found = await strangersLeft(world.db, company, intact, proofsSince(due), since, NAMED)
      return {
        examined: found.persons,
        offences: found.left.map((person) => ({
          place: `table person, person ${person}`,
          says: {
            de: 'Von dieser Person ist nichts mehr gespeichert, aber noch, wer sie ist.',
            en: 'Nothing of this person is stored any more but who they are.',
          },
        })),
        saw: {
          de: `${found.persons} Personen angesehen, ob von ihnen noch etwas gespeichert ist.`,
          en: `${found.persons} persons looked at for whether anything of them is stored.`,
        },
        ...(found.persons === 0 ? { vacuous: EMPTY } : {}),
      }
    },
    sabotage: {
      does: 'keeps the identifier of somebody of whom nothing else is stored',
      entails: ['measures/sealed', 'people/persons'],
      apply: (context) =>
        byHand(
          context,
          `insert into person (person, company, created_at) values ('${newId()}', '${context.company}',
            timestamptz '${context.now}' - interval '40 days')`,
        ),
    },
  })
}

/** What was erased is gone, has its act, and stays gone (Art. 5(2), 17(1) GDPR). */
export function erasedStaysErased(declared: Declaration): Pledge {
  return inspected({
    id: 'retention/erased-stays-erased',
    kind: 'retention/erased-stays-erased',
    says: {
      de: 'Was gelöscht wurde, ist weg und bleibt weg, auch nach einer Wiederherstellung; jede Löschung ist festgehalten.',
      en: 'What was erased is gone and stays gone, after a restore too; every erasure is recorded.',
    },
    provision: 'Art. 5(2), 17(1) GDPR',
    clauses: ['retention.end', 'rights.erasure'],
    async prove(context) {
      const { world, company } = context
      const intact = await intactStores(context)
      const { erasures, journaled, back, actless } = await erasuresAgainst(world.db, company, intact, NAMED)
      let lines = 0
      for await (const line of readJournal(world.folder, company)) lines += line.store === '' ? 0 : 1
      return {
        examined: erasures,
        offences: [
          ...back.map(({ store, id }) => ({
            place: `store ${store}, row ${id}`,
            says: { de: 'Die Zeile war gelöscht und ist wieder da.', en: 'The row was erased and is back.' },
          })),
          ...actless.map((id) => ({
            place: `erasure ${id}`,
            says: { de: 'Zu der Löschung fehlt der Vorgang.', en: 'The act of the erasure is missing.' },
          })),
          ...(lines < journaled
            ? [
                {
                  place: 'journal outside the database',
                  says: {
                    de: `Im Löschverzeichnis fehlen ${journaled - lines} Zeilen; nach einer Wiederherstellung käme wieder, was sie nennen.`,
                    en: `${journaled - lines} lines are missing from the journal; a restore would bring back what they name.`,
                  },
                },
              ]
            : []),
        ],
        saw: {
          de: `${erasures} Löschungen nachgesehen: ob etwas davon wieder da ist und ob der Vorgang festgehalten ist.`,
          en: `${erasures} erasures looked at: whether any of it is back, and whether the act is recorded.`,
        },
        ...(erasures === 0
          ? { vacuous: { de: 'Es wurde noch nichts gelöscht.', en: 'Nothing has been erased yet.' } }
          : {}),
      }
    },
    sabotage: {
      does: 'brings an erased row back from a backup, without its act',
      entails: [
        'records/erasures',
        ...storesOfPersons(declared)
          .slice(0, 1)
          .map((store) => `records/written/${store.id}`),
      ],
      async apply(context) {
        const { company, declaration, now } = context
        const [store] = storesOfPersons(declaration)
        if (store === undefined) throw new Error('There is no store of persons.')
        const [person, id] = [newId(), newId()]
        await byHand(
          context,
          `insert into record_erasure (company, person, id, at, store, record, rows, why, journaled)
            values ('${company}', '${person}', '${newId()}', '${now}', '${store.id}', '${id}', 1, 'by hand', true)`,
        )
        await plant(context, store, { person, id })
      },
    },
  })
}

type FinishedRun = Awaited<ReturnType<typeof finishedRuns>>[number]

/** Runs the ledger knows whose row is gone, or says something else than was recorded; and rows of runs it does not know. */
function alteredRuns(runs: readonly FinishedRun[], acts: readonly Entry[]): readonly Offence[] {
  const rows = new Map(runs.map((row) => [row.id, row]))
  const known = new Set<string>()
  const gone: Offence[] = []
  for (const { at, opened } of acts) {
    const id = opened?.content['run']
    if (opened === undefined || typeof id !== 'string') continue
    known.add(id)
    const row = rows.get(id)
    const there = row && [row.report, row.today, row.finished_at]
    if (there === undefined) gone.push({ place: runPlace(id), says: RUN_GONE })
    else if (canonical(there) !== canonical([opened.content, opened.content['today'], at]))
      gone.push({ place: runPlace(id), says: RUN_CHANGED })
  }
  const unknown = runs.filter(({ id }) => !known.has(id))
  return [...unknown.map(({ id }) => ({ place: runPlace(id), says: RUN_UNKNOWN })), ...gone]
}

function runPlace(id: string): string {
  return `table retention_run, run ${id}`
}

const RUN_GONE: Words = {
  de: 'Das Verzeichnis kennt den Lauf; seine Zeile fehlt.',
  en: 'The ledger knows the run; its row is missing.',
}
const RUN_CHANGED: Words = {
  de: 'Der Lauf ergab etwas anderes, als hier steht, oder war zu einer anderen Zeit.',
  en: 'The run came to something else than is said here, or was at another time.',
}
const RUN_UNKNOWN: Words = {
  de: 'Das Verzeichnis kennt diesen Lauf nicht.',
  en: 'The ledger does not know this run.',
}

/** Erasure happens by itself, every day (Art. 5(1)(e), 25(1) GDPR). */
export function runsDaily(): Pledge {
  return inspected({
    id: 'retention/runs-daily',
    kind: 'retention/runs-daily',
    says: {
      de: 'Was abgelaufen ist, wird jeden Tag von selbst gelöscht.',
      en: 'What is over is erased by itself every day.',
    },
    provision: 'Art. 5(1)(e), 25(1) GDPR',
    clauses: ['retention.end'],
    async prove(context) {
      const { world, company, today } = context
      const run = await lastRun(world.db, company)
      const due = await dueDay(context)
      const { runs, acts } = await readInOneState(world.db, async (tx) => ({
        runs: await finishedRuns(tx, company),
        acts: await allEntries({ db: tx, keys: world.keys }, company, { kinds: ['retention/run'] }),
      }))
      if (run === null && acts.length === 0) {
        return {
          examined: 0,
          offences: [],
          saw: { de: 'Es gab noch keinen Löschlauf.', en: 'There has been no run yet.' },
          unable: { de: 'Es gab noch keinen Löschlauf.', en: 'There has been no run yet.' },
        }
      }
      const altered = alteredRuns(runs, acts).slice(0, NAMED)
      if (run === null) {
        return {
          examined: acts.length,
          offences: altered,
          saw: { de: 'Kein Löschlauf ist noch verzeichnet.', en: 'No run is on file any more.' },
        }
      }
      const place = `run of ${run.today}`
      const offences: readonly Offence[] = [
        ...(run.today < due
          ? [
              {
                place,
                says: {
                  de: `Der letzte vollständige Löschlauf war am ${dayText(run.today, 'de')}, heute ist der ${dayText(today, 'de')}.`,
                  en: `The last complete run was on ${dayText(run.today, 'en')}; today is ${dayText(today, 'en')}.`,
                },
              },
            ]
          : []),
        ...altered,
      ]
      return {
        examined: runs.length,
        offences,
        saw: {
          de: `Der letzte vollständige Löschlauf war am ${dayText(run.today, 'de')}.`,
          en: `The last complete run was on ${dayText(run.today, 'en')}.`,
        },
      }
    },
    sabotage: {
      does: 'lets the runs of the last days not have been',
      apply: (context) =>
        byHand(
          context,
          `update retention_run set today = today - 3, finished_at = finished_at - interval '3 days'
            where company = '${context.company}'`,
        ),
    },
    more: [
      {
        does: 'invents a run that went well',
        apply: (context) =>
          byHand(
            context,
            `insert into retention_run (company, id, started_at, finished_at, today, plan, report)
               select company, '${newId()}', started_at, finished_at, today, plan, report from retention_run
               where company = '${context.company}' order by finished_at desc limit 1`,
          ),
      },
    ],
  })
}
