import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { sampleDeclaration as declaration } from '../../test/support/sample.ts'
import { laidHandsOn, look } from '../../test/support/sabotage.ts'
import { testWorld } from '../../test/support/world.ts'
import { newId, type RequestId } from '../base/index.ts'
import { publishDeclaration } from '../declaration/index.ts'
import { type Actor, transact } from '../ledger/index.ts'
import { newPerson } from '../people/index.ts'
import { type ProofContext, byHand } from '../pledge/index.ts'
import { provision } from '../records/index.ts'
import { eraseOnRequest, plannedEnd, settleAfter } from '../retention/index.ts'
import {
  type RightsDeps,
  type RightsWiring,
  answerRequest,
  confirmByCode,
  confirmByLink,
  extendRequest,
  identifyByStaff,
  openAnswer,
  pledges,
  receiveRequest,
} from './index.ts'

const desk: Actor = { kind: 'staff', account: 'h.falk', role: 'desk' }
const wiring: RightsWiring = { plannedEnd, eraseAll: eraseOnRequest }
const all = pledges(declaration, wiring).filter(({ way }) => way !== 'probe')

let context: ProofContext
/** By what became of them. */
const requests: { [fate: string]: RequestId } = {}

beforeAll(async () => {
  const made = await testWorld({ reactions: [settleAfter] })
  await made.act(async (acting) => {
    await publishDeclaration(acting, declaration)
    await provision(acting.tx, acting.company, declaration)
  })
  const links: string[] = []
  const deps: RightsDeps = {
    ...wiring,
    tellRecipients: () => Promise.resolve([]),
    world: made.world,
    baseUrl: 'http://zusage.example',
    async send(acting, _declaration, message) {
      const link = new URL(message.slots['link'] ?? '').searchParams.get('t')
      if (link !== null) links.push(link)
      await acting.record({
        kind: 'message/sent',
        actor: { kind: 'system', part: 'messages' },
        person: message.person,
        request: message.request,
      })
    },
  }
  const receive = async (fate: string): Promise<RequestId> => {
    const { id } = await receiveRequest(deps, made.company, {
      right: 'access',
      channel: 'form',
      language: 'de',
      email: `${fate}@mail.example`,
    })
    requests[fate] = id
    return id
  }
  for (const fate of ['answered', 'fetched']) {
    const id = await receive(fate)
    await confirmByLink(deps, made.company, links.at(-1) ?? '')
    await answerRequest(deps, made.company, id, { grant: true }, desk)
  }
  await openAnswer(deps, made.company, links.at(-1) ?? '')
  await openAnswer(deps, made.company, links.at(-1) ?? '')
  const extended = await receive('extended')
  await identifyByStaff(deps, made.company, extended, { confirmed: true, how: 'call', actor: desk })
  await extendRequest(deps, made.company, extended, 'Sehr viele Unterlagen.', desk)
  const refused = await receive('refused')
  const no = { grant: false, ground: 'others-rights', reasons: 'Andere wären betroffen.' } as const
  await answerRequest(deps, made.company, refused, no, desk)
  const guessed = await receive('received')
  await confirmByCode(deps, made.company, guessed, 'wrong').catch(() => undefined)
  const clock = made.world.clockOf(made.company)
  context = {
    world: made.world,
    company: made.company,
    declaration,
    version: 1,
    now: clock.now(),
    today: clock.today(),
    site: null,
  }
})

/** Lets something happen and takes it back. */
async function undone<T>(happens: () => Promise<T>): Promise<T> {
  const { db } = context.world
  await sql`savepoint hands`.execute(db)
  try {
    return await happens()
  } finally {
    await sql`rollback to savepoint hands`.execute(db)
  }
}

async function broken(seen: ProofContext, of = all): Promise<readonly string[]> {
  const found: string[] = []
  for (const each of of) if ((await look(each, seen)) === 'broken') found.push(each.id)
  return found
}

test('everything is kept before anybody lays hands on it', async () => {
  expect(all.length).toBeGreaterThanOrEqual(10)
  for (const pledge of all) expect([pledge.id, await look(pledge, context)]).toEqual([pledge.id, 'kept'])
})

test.each(all.map(({ id }) => id))('%s: its sabotage turns it and nothing else', (id) =>
  undone(async () => {
    const pledge = all.find((each) => each.id === id)
    if (pledge === undefined) throw new Error(`no pledge ${id}`)
    const { context: sabotaged, end } = await laidHandsOn(pledge, context)
    expect(await broken(sabotaged)).toEqual([
      id,
      ...(pledge.sabotage.entails ?? []).filter((other) => all.some((each) => each.id === other)),
    ])
    await end()
  }),
)

const row = (fate: string, set: string) => () =>
  `update rights_request set ${set} where id = '${requests[fate] ?? ''}'`
const link = (fate: string, purpose: string, set: string) => () =>
  `update rights_token set ${set} where request = '${requests[fate] ?? ''}' and purpose = '${purpose}'`
const answer = (fate: string, set: string) => () =>
  `update rights_answer set ${set} where request = '${requests[fate] ?? ''}'`
const written = (fate: string, set: string) => () =>
  `update company_skin_analysis.request set ${set} where id = (select record from rights_request where id = '${requests[fate] ?? ''}')`
const recorded = 'rights/as-recorded'
const asIssued = 'rights/links-as-issued'

test.each<{
  readonly hand: string
  readonly does: () => string
  readonly breaks: readonly string[]
  readonly place: RegExp
}>([
  {
    hand: 'the identity is confirmed',
    does: row('received', `identity = 'confirmed'`),
    breaks: [recorded],
    place: /^request \S+, column identity$/u,
  },
  {
    hand: 'the identity of a granted request is open again',
    does: row('answered', `identity = 'asked'`),
    breaks: ['rights/identity-first', recorded],
    place: /^request \S+, column identity$/u,
  },
  {
    hand: 'it came a week later',
    does: row('received', `received_at = received_at + interval '7 days'`),
    breaks: ['rights/same-clock', recorded],
    place: /^request \S+, column received_at$/u,
  },
  {
    hand: 'it is due a month later',
    does: row('received', 'legal_on = legal_on + 30'),
    breaks: ['rights/same-clock', recorded],
    place: /^request \S+, column legal_on$/u,
  },
  {
    hand: 'the day to aim at is moved',
    does: row('received', 'target_on = target_on + 3'),
    breaks: [recorded],
    place: /^request \S+, column target_on$/u,
  },
  {
    hand: 'it is extended',
    does: row('received', 'extended = true'),
    breaks: ['rights/same-clock', recorded],
    place: /^request \S+, column extended$/u,
  },
  {
    hand: 'the extension is taken back',
    does: row('extended', 'extended = false'),
    breaks: ['rights/same-clock', recorded],
    place: /^request \S+, column extended$/u,
  },
  {
    hand: 'it is answered without an answer',
    does: row('received', `state = 'answered', outcome = 'refused', answered_at = received_at`),
    breaks: [recorded, 'rights/answers-recorded'],
    place: /^request \S+, column state$/u,
  },
  {
    hand: 'a refusal becomes a grant',
    does: row('refused', `outcome = 'granted'`),
    breaks: ['rights/identity-first', recorded],
    place: /^request \S+, column outcome$/u,
  },
  {
    hand: 'the answer is dated back',
    does: row('refused', `answered_at = answered_at - interval '1 day'`),
    breaks: [recorded],
    place: /^request \S+, column answered_at$/u,
  },
  {
    hand: 'it is for another right',
    does: row('received', `asked = 'erasure'`),
    breaks: [recorded],
    place: /^request \S+, column asked$/u,
  },
  {
    hand: 'it is called a rehearsal',
    does: row('received', 'rehearsal = true'),
    breaks: [recorded],
    place: /^request \S+, column rehearsal$/u,
  },
  {
    hand: 'an answered request is gone',
    does: () => `delete from rights_request where id = '${requests['answered'] ?? ''}'`,
    breaks: [recorded],
    place: /^request \S+$/u,
  },
  {
    hand: 'what was written is gone',
    does: () =>
      `delete from company_skin_analysis.request where id = (select record from rights_request where id = '${requests['received'] ?? ''}')`,
    breaks: [recorded],
    place: /^table request, row \S+$/u,
  },
  {
    hand: 'the way to the person is gone',
    does: written('received', 'email = null'),
    breaks: [recorded],
    place: /^table request, row \S+, column email$/u,
  },
  {
    hand: 'the written request came another day',
    does: written('received', `received_at = received_at - interval '1 day'`),
    breaks: [recorded],
    place: /^table request, row \S+, column received_at$/u,
  },
  {
    hand: 'a link opens for ever',
    does: link('received', 'confirm', `expires_at = '2099-01-01'`),
    breaks: [asIssued],
    place: /^request \S+, link confirm, column expires_at$/u,
  },
  {
    hand: 'somebody puts a secret of their own',
    does: link('answered', 'answer', `secret = sha256('mine')`),
    breaks: [asIssued],
    place: /^request \S+, link answer, column secret$/u,
  },
  {
    hand: 'somebody puts a code of their own',
    does: link('received', 'confirm', `code = sha256('000000')`),
    breaks: [asIssued],
    place: /^request \S+, link confirm, column secret$/u,
  },
  {
    hand: 'wrong codes are not counted',
    does: link('received', 'confirm', 'attempts = 0'),
    breaks: [asIssued],
    place: /^request \S+, link confirm, column attempts$/u,
  },
  {
    hand: 'a link is marked as used',
    does: link('received', 'confirm', `used_at = now()`),
    breaks: [asIssued],
    place: /^request \S+, link confirm, column used_at$/u,
  },
  {
    hand: 'a link is gone',
    does: () => `delete from rights_token where request = '${requests['received'] ?? ''}'`,
    breaks: [asIssued],
    place: /^request \S+, link confirm$/u,
  },
  {
    hand: 'an answer is marked as fetched',
    does: answer('answered', 'fetched_at = now()'),
    breaks: [asIssued],
    place: /^request \S+, answer, column fetched_at$/u,
  },
  {
    hand: 'an answer is marked as never fetched',
    does: answer('fetched', 'fetched_at = null'),
    breaks: [asIssued],
    place: /^request \S+, answer, column fetched_at$/u,
  },
  {
    hand: 'an answer is another one',
    does: answer('answered', `letter = '\\x00'`),
    breaks: [asIssued],
    place: /^request \S+, answer, letter or package$/u,
  },
  {
    hand: 'an answer is gone before its time',
    does: () => `delete from rights_answer where request = '${requests['answered'] ?? ''}'`,
    breaks: [asIssued],
    place: /^request \S+, answer$/u,
  },
  {
    hand: 'an answer stays for ever',
    does: answer('answered', `expires_at = '2099-01-01'`),
    breaks: [asIssued],
    place: /^request \S+, answer, column expires_at$/u,
  },
])('$hand by hand: seen, and where', ({ does, breaks, place }) =>
  undone(async () => {
    await byHand(context, does())
    // Rehearsals look at people of their own.
    const others = all.filter(({ way }) => way !== 'rehearse')
    expect(await broken(context, others)).toEqual(breaks)
    const last = all.find(({ id }) => id === (breaks.includes(recorded) ? recorded : breaks[0]))
    const finding = await last?.prove(context)
    expect(finding?.offences.map((one) => one.place)).toEqual(
      expect.arrayContaining([expect.stringMatching(place)]),
    )
  }),
)

test('links and answers past their time are missed by whoever should have removed them', () =>
  undone(async () => {
    const later = { ...context, now: '2027-03-01T08:00:00.000Z' as ProofContext['now'] }
    const finding = await all.find(({ id }) => id === asIssued)?.prove(later)
    expect(finding?.offences.length).toBeGreaterThan(5)
  }))

test('a request that was received and whose row somebody took away is not forgotten', () =>
  undone(async () => {
    const { world, company } = context
    const request = newId() as RequestId
    await transact(world, company, async (acting) => {
      const person = await newPerson(acting)
      await acting.record({ kind: 'request/received', actor: { kind: 'person', person }, person, request })
    })
    expect(await broken(context)).toEqual(['rights/in-time', recorded])
    const finding = await all.find(({ id }) => id === 'rights/in-time')?.prove(context)
    expect(finding?.offences.map(({ place }) => place)).toEqual([`request ${request}`])
  }))
