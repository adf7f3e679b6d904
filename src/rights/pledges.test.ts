import { expect, test } from 'vitest'
import { sampleDeclaration as declaration } from '../../test/support/sample.ts'
import { laidHandsOn, look } from '../../test/support/sabotage.ts'
import { committedWorld } from '../../test/support/world.ts'
import { newId, type RequestId } from '../base/index.ts'
import { publishDeclaration } from '../declaration/index.ts'
import { type Actor, transact } from '../ledger/index.ts'
import { newPerson } from '../people/index.ts'
import type { ProofContext } from '../pledge/index.ts'
import { provision } from '../records/index.ts'
import { eraseOnRequest, plannedEnd, settleAfter } from '../retention/index.ts'
import {
  type RightsDeps,
  type RightsWiring,
  answerRequest,
  confirmByLink,
  pledges,
  receiveRequest,
} from './index.ts'

const desk: Actor = { kind: 'staff', account: 'h.falk', role: 'desk' }

const wiring: RightsWiring = { plannedEnd, eraseAll: eraseOnRequest }

async function setting(): Promise<ProofContext> {
  const made = await committedWorld({ reactions: [settleAfter] })
  await made.act(async (acting) => {
    await publishDeclaration(acting, declaration)
    await provision(acting.tx, acting.company, declaration)
  })
  let link = ''
  const deps: RightsDeps = {
    ...wiring,
    tellRecipients: () => Promise.resolve([]),
    world: made.world,
    baseUrl: 'http://zusage.example',
    async send(acting, _declaration, message) {
      link = new URL(message.slots['link'] ?? '').searchParams.get('t') ?? ''
      await acting.record({
        kind: 'message/sent',
        actor: { kind: 'system', part: 'messages' },
        person: message.person,
        request: message.request,
      })
    },
  }
  for (const email of ['a@mail.example', 'b@mail.example']) {
    const request = await receiveRequest(deps, made.company, {
      right: 'access',
      channel: 'form',
      language: 'de',
      email,
    })
    await confirmByLink(deps, made.company, link)
    await answerRequest(deps, made.company, request.id, { grant: true }, desk)
  }
  const clock = made.world.clockOf(made.company)
  return {
    world: made.world,
    company: made.company,
    declaration,
    version: 1,
    now: clock.now(),
    today: clock.today(),
    site: null,
  }
}

const ids = pledges(declaration, wiring)
  .filter(({ way }) => way !== 'probe')
  .map(({ id }) => id)

test('there are pledges to try', () => expect(ids.length).toBeGreaterThanOrEqual(8))

test.each(ids)('%s is kept, and its sabotage turns it and nothing else', async (id) => {
  const context = await setting()
  const all = pledges(context.declaration, wiring).filter(({ way }) => way !== 'probe')
  for (const pledge of all) expect([pledge.id, await look(pledge, context)]).toEqual([pledge.id, 'kept'])
  const pledge = all.find((each) => each.id === id)
  if (pledge === undefined) throw new Error(`no pledge ${id}`)
  const sabotaged = await laidHandsOn(pledge, context)
  const broken: string[] = []
  for (const each of all) if ((await look(each, sabotaged.context)) === 'broken') broken.push(each.id)
  await sabotaged.end()
  expect(broken).toEqual([id])
})

test('a request that was received and whose row somebody took away is not forgotten', async () => {
  const context = await setting()
  const { world, company } = context
  const inTime = pledges(declaration, wiring).find(({ id }) => id === 'rights/in-time')
  if (inTime === undefined) throw new Error('no such pledge')
  const request = newId() as RequestId
  await transact(world, company, async (acting) => {
    const person = await newPerson(acting)
    await acting.record({ kind: 'request/received', actor: { kind: 'person', person }, person, request })
  })
  const finding = await inTime.prove(context)
  expect(finding.offences.map(({ place }) => place)).toEqual([`request ${request}`])
})
