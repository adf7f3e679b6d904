import { addDays, dayOf, newId, startOf, type PersonId } from '../base/index.ts'
import {
  currentDeclaration,
  declarationVersions,
  hashDeclaration,
  type Declaration,
} from '../declaration/index.ts'
import { type Actor, allEntries, type Entry, entryPages } from '../ledger/index.ts'
import type { ProofContext } from '../pledge/index.ts'
import { recipientAgainst } from './disclose.ts'
import { may, refused, type Decision } from './may.ts'
import { replay, type StandingEvent } from './standing.ts'
import { EVENT_ACTS, eventsOf } from './store.ts'

/** How far back the ledger is watched. */
export const WATCHED_DAYS = 100

/** What is watched: acts by which data was used or left the house. */
export type WatchedKind = 'record/used' | 'disclosure/made'

/**
 * Uses and disclosures of the ledger, each judged again by the declaration and the standing of its time.
 */
export async function* judged(
  context: ProofContext,
  kinds: readonly WatchedKind[],
  activity?: string,
): AsyncGenerator<{ readonly entry: Entry; readonly decision: Decision }> {
  const { world, company, today } = context
  const declarations = await declarationsOf(context)
  const histories = new Map<PersonId, History>()
  const from = startOf(addDays(today, -WATCHED_DAYS))
  const watched = { kinds, from, ...(activity === undefined ? {} : { activity }) }
  for await (const page of entryPages(world, company, watched)) {
    for (const entry of page) {
      const history = await historyOf(context, histories, entry)
      yield { entry, decision: judge(entry, history, await declarations(entry)) }
    }
  }
}

/** The declaration an act was judged by: the one it names, else the one in force on its day. */
export async function declarationsOf({
  world,
  company,
  declaration,
}: Pick<ProofContext, 'world' | 'company' | 'declaration'>): Promise<
  (act: Pick<Entry, 'at' | 'opened'>) => Promise<Declaration>
> {
  const byHash = new Map(
    (await declarationVersions(world.db, company)).map((version) => [version.hash, version.declaration]),
  )
  byHash.set(hashDeclaration(declaration), declaration)
  const byDay = new Map<string, Declaration>()
  return async ({ at, opened }) => {
    const named = opened?.content['declaration']
    const exact = typeof named === 'string' ? byHash.get(named) : undefined
    if (exact !== undefined) return exact
    const day = dayOf(at)
    const known =
      byDay.get(day) ?? (await currentDeclaration(world.db, company, day))?.declaration ?? declaration
    byDay.set(day, known)
    return known
  }
}

/** A person's events, and when the act of each was written, for those that share a moment with what is judged. */
interface History {
  readonly events: readonly StandingEvent[]
  /** By the event's number, the moment in the act's own number: that of the machine, not of the company's clock. */
  readonly written: Map<number, string>
}

async function historyOf(
  { world, company }: ProofContext,
  known: Map<PersonId, History>,
  entry: Entry,
): Promise<History> {
  const { person } = entry
  if (person === undefined) return { events: [], written: new Map() }
  const history = known.get(person) ?? {
    events: await eventsOf(world.db, company, person),
    written: new Map<number, string>(),
  }
  if (known.size > 5000) known.clear()
  known.set(person, history)
  if (history.written.size > 0 || !history.events.some((event) => event.at === entry.at)) return history
  const acts = await allEntries({ db: world.db, keys: world.keys }, company, { person, kinds: EVENT_ACTS })
  for (const act of acts) {
    const n = act.opened?.content['event']
    if (typeof n === 'number') history.written.set(n, writtenAt(act))
  }
  return history
}

/** The milliseconds in an entry's number (UUIDv7). */
function writtenAt({ id }: Entry): string {
  return id.slice(0, 13)
}

/**
 * Judges an act by what stood when it was written. It names how many events it saw; where it does not, time tells, and of
 * the same moment the order in which acts were written. Where even that is the same, either order may allow it.
 */
function judge(entry: Entry, { events, written }: History, declaration: Declaration): Decision {
  const person = entry.person ?? newId<PersonId>(0)
  const after = (event: StandingEvent, orSame: boolean): boolean => {
    if (event.at !== entry.at) return event.at > entry.at
    const moment = written.get(event.n)
    if (moment === undefined) return orSame
    return moment > writtenAt(entry) || (orSame && moment === writtenAt(entry))
  }
  const most = events.filter((event) => !after(event, false))
  const least = events.filter((event) => !after(event, true))
  const named = entry.opened?.content['standing']
  const fits = typeof named === 'number' && named >= least.length && named <= most.length
  const prefixes = fits ? [events.slice(0, named)] : [most, least]
  let decision: Decision | undefined
  for (const prefix of prefixes) {
    decision = judgeBy(entry, replay(person, prefix), declaration)
    if (decision.allowed) return decision
  }
  return decision ?? refused('undeclared/activity', entry.activity ?? '')
}

function judgeBy(entry: Entry, standing: ReturnType<typeof replay>, declaration: Declaration): Decision {
  const today = dayOf(entry.at)
  const decision = may(standing, declaration, {
    actor: entry.opened?.actor ?? actorOf(entry, standing.person),
    activity: entry.activity ?? '',
    purpose: entry.purpose ?? '',
    ...(entry.store === undefined ? {} : { store: entry.store }),
    ...(entry.record === undefined ? {} : { record: entry.record }),
    ...(entry.recipient === undefined ? {} : { recipient: entry.recipient }),
    today,
  })
  if (!decision.allowed || entry.kind !== 'disclosure/made') return decision
  const recipient = declaration.recipients.find((candidate) => candidate.id === entry.recipient)
  if (recipient === undefined) return refused('undeclared/recipient', entry.recipient ?? '')
  return recipientAgainst(declaration, standing, recipient, today) ?? decision
}

/** Who acted, from what stands in clear: for acts whose content is erased. */
function actorOf(entry: Entry, person: PersonId): Actor {
  const [kind, name = ''] = entry.by.split(':')
  if (kind === 'staff') return { kind: 'staff', account: '', role: name }
  if (kind === 'recipient') return { kind: 'recipient', recipient: name }
  if (kind === 'person') return { kind: 'person', person }
  return { kind: 'system', part: name }
}
