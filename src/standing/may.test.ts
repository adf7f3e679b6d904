import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sampleDeclaration as declaration } from '../../test/support/sample.ts'
import { newId, parseDay, parseInstant, type PersonId, type RecordId } from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'
import type { Actor } from '../ledger/index.ts'
import { may, type Ask } from './may.ts'
import { replay, type StandingEvent, type StandingKind } from './standing.ts'

const person = newId<PersonId>()
const today = parseDay('2026-11-22')

const event = (kind: StandingKind, subject: string, more: Partial<StandingEvent> = {}) => ({
  kind,
  subject,
  ...more,
})

function standing(...events: readonly ReturnType<typeof event>[]) {
  return replay(
    person,
    events.map(
      (one, index): StandingEvent => ({
        n: index + 1,
        at: parseInstant('2026-11-01T10:00:00Z'),
        activity: null,
        purpose: null,
        store: null,
        record: null,
        ground: null,
        until: null,
        range_from: null,
        range_to: null,
        version: 1,
        language: 'de',
        details: {},
        ...one,
      }),
    ),
  )
}

const staff = (role: string): Actor => ({ kind: 'staff', account: 'x', role })
const order: Ask = {
  actor: staff('fulfilment'),
  activity: 'order',
  purpose: 'fulfil',
  store: 'shop-order',
  today,
}
const analysis: Ask = {
  actor: staff('analysis'),
  activity: 'skin-analysis',
  purpose: 'analysis',
  store: 'capture',
  today,
}
const record = newId<RecordId>()
const tax = event('restriction/set', 'x', {
  ground: 'statute:hgb-vouchers-8',
  store: 'shop-order',
  record,
  until: parseDay('2034-12-31'),
})

describe('what is asked, and what the gate says', () => {
  test.each([
    ['a declared reader for the declared purpose', standing(), order, 'allowed 6(1)(b)'],
    ['another role', standing(), { ...order, actor: staff('marketing') }, '403 role/no-reader'],
    ['a purpose of somebody else', standing(), { ...order, purpose: 'tax' }, '403 role/no-reader'],
    ['a purpose nobody declared', standing(), { ...order, purpose: 'newsletter' }, '403 undeclared/purpose'],
    [
      'an activity nobody declared',
      standing(),
      { ...order, activity: 'profiling' },
      '403 undeclared/activity',
    ],
    ['a store of another activity', standing(), { ...order, store: 'capture' }, '403 undeclared/store'],
    [
      'a category nobody declared',
      standing(),
      { ...order, categories: ['person.sex'] },
      '403 undeclared/category',
    ],
    [
      'a recipient nobody declared',
      standing(),
      { ...order, recipient: 'practice' },
      '403 undeclared/recipient',
    ],
    ['the person', standing(), { ...order, actor: { kind: 'person', person } }, 'allowed 6(1)(b)'],
    [
      'another person',
      standing(),
      { ...order, actor: { kind: 'person', person: newId<PersonId>() } },
      '403 person/other',
    ],
    ['health data without consent', standing(), analysis, '403 consent/missing'],
    ['with consent', standing(event('consent/given', 'analysis')), analysis, 'allowed 6(1)(a)'],
    [
      'with another consent',
      standing(event('consent/given', 'improvement')),
      analysis,
      '403 consent/missing',
    ],
    ['refused', standing(event('consent/refused', 'analysis')), analysis, '403 consent/refused'],
    [
      'withdrawn',
      standing(event('consent/given', 'analysis'), event('consent/withdrawn', 'analysis')),
      analysis,
      '403 consent/withdrawn',
    ],
    [
      'given to an older question',
      standing(event('consent/given', 'analysis', { version: 0 })),
      analysis,
      '403 consent/outdated',
    ],
    [
      'a restricted person',
      standing(event('restriction/set', 'x', { ground: '18(1)(a)' })),
      order,
      '423 record/restricted',
    ],
    [
      'a restriction of another store',
      standing(event('restriction/set', 'x', { ground: '18(1)(a)', store: 'customer' })),
      order,
      'allowed 6(1)(b)',
    ],
    [
      'a restriction that was lifted',
      standing(event('restriction/set', 'x', { ground: '18(1)(a)' }), event('restriction/lifted', 'x')),
      order,
      'allowed 6(1)(b)',
    ],
    ['a record kept for tax, for its order', standing(tax), { ...order, record }, '423 record/restricted'],
    [
      'the same for tax',
      standing(tax),
      { ...order, actor: staff('accounting'), purpose: 'tax', record },
      'allowed 6(1)(c)',
    ],
    [
      'another record of the same person',
      standing(tax),
      { ...order, record: newId<RecordId>() },
      'allowed 6(1)(b)',
    ],
    [
      'an objection under way',
      standing(event('objection/raised', 'o', { activity: 'hosting', ground: '21(1)' })),
      { actor: { kind: 'system', part: 'x' }, activity: 'hosting', purpose: 'operate', today },
      '423 objection/undecided',
    ],
    [
      'an objection upheld',
      standing(
        event('objection/raised', 'o', { activity: 'hosting', ground: '21(1)' }),
        event('objection/decided', 'o', { activity: 'hosting', ground: 'upheld' }),
      ),
      { actor: { kind: 'system', part: 'x' }, activity: 'hosting', purpose: 'operate', today },
      '403 objection/upheld',
    ],
  ] satisfies readonly (readonly [string, ReturnType<typeof standing>, Ask, string])[])(
    '%s: %#',
    (_, stands, ask, said) => {
      const decision = may(stands, declaration, ask)
      expect(
        decision.allowed ? `allowed ${decision.ground.article}` : `${decision.status} ${decision.code}`,
      ).toBe(said)
      if (!decision.allowed) {
        expect(decision.provision).toMatch(/Art\./u)
        expect(decision.says.de).not.toBe(decision.says.en)
      }
    },
  )

  test('a consent lasts as long as was said', () => {
    const lasting: Declaration = {
      ...declaration,
      consents: declaration.consents.map((consent) => ({ ...consent, lasts: 'P6M' })),
    }
    const given = standing(event('consent/given', 'analysis'))
    const on = (day: string) => may(given, lasting, { ...analysis, today: parseDay(day) })
    expect(on('2027-05-01')).toMatchObject({ allowed: true })
    expect(on('2027-05-02')).toMatchObject({ code: 'consent/expired', status: 403 })
  })
})

const activities = declaration.activities.map((activity) => activity.id)
const purposes = declaration.activities.flatMap((activity) => activity.purposes.map((purpose) => purpose.id))
const anyAsk = fc.record({
  actor: fc.oneof(
    fc.constantFrom(...declaration.roles.map(({ id }) => staff(id))),
    fc.constant<Actor>({ kind: 'system', part: 'x' }),
  ),
  activity: fc.constantFrom(...activities, 'other'),
  purpose: fc.constantFrom(...purposes, 'other'),
  store: fc.constantFrom(...declaration.stores.map(({ id }) => id), 'other'),
  today: fc.constant(today),
})
const anyEvent = fc.oneof(
  fc
    .record({
      kind: fc.constantFrom<StandingKind>('consent/given', 'consent/refused', 'consent/withdrawn'),
      subject: fc.constantFrom('analysis', 'improvement'),
    })
    .map(({ kind, subject }) => event(kind, subject)),
  fc
    .constantFrom(...activities)
    .map((activity) => event('objection/raised', `o-${activity}`, { activity, ground: '21(1)' })),
)

test('whatever was asked and answered: nothing undeclared, nothing without a live basis, nothing while restricted', () => {
  fc.assert(
    fc.property(anyAsk, fc.array(anyEvent, { maxLength: 8 }), (ask, events) => {
      const decision = may(standing(...events), declaration, ask)
      const activity = declaration.activities.find((one) => one.id === ask.activity)
      if (decision.allowed) {
        expect(activity?.purposes.map((purpose) => purpose.id)).toContain(ask.purpose)
        expect(activity?.stores).toContain(ask.store)
        const { consent } = decision.ground
        if (consent !== null)
          expect(events.findLast((one) => one.subject === consent)?.kind).toBe('consent/given')
      }
      const restricted = standing(...events, event('restriction/set', 'r', { ground: '18(1)(c)' }))
      expect(may(restricted, declaration, ask).allowed).toBe(false)
      // To ask leaves no trace: the same question has the same answer.
      expect(may(standing(...events), declaration, ask)).toEqual(decision)
    }),
    { numRuns: 2000 },
  )
})
