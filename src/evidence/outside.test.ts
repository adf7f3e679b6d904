import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ServedHouse, servedHouse } from '../../test/support/house.ts'
import { look, sabotage } from '../../test/support/sabotage.ts'
import type { Pledge, ProofContext } from '../pledge/index.ts'
import { derivePledges } from './index.ts'
import { readPage } from './site.ts'

let served: ServedHouse
let context: ProofContext
let pledges: readonly Pledge[]

beforeAll(async () => {
  served = await servedHouse()
  context = await served.context()
  pledges = derivePledges(context.declaration).filter(({ id }) => /^(?:site|measures|consent)\//u.test(id))
}, 180_000)
afterAll(() => served?.close())

const expected = ['site/self-contained', 'site/without-cookies', 'site/cookies-declared']

describe('the company’s own systems, seen from outside', () => {
  test('every pledge is there and holds', async () => {
    expect(pledges.map(({ id }) => id)).toEqual(expect.arrayContaining(expected))
    for (const pledge of pledges) {
      const finding = await pledge.prove(context)
      expect({ id: pledge.id, ...finding }).toMatchObject({ id: pledge.id, offences: [] })
      expect(finding.unable).toBeUndefined()
      expect(finding.examined).toBeGreaterThan(0)
    }
  })

  test('the walk reaches pages beyond the first', async () => {
    const finding = await pledgeOf('site/self-contained').prove(context)
    expect(finding.examined).toBeGreaterThan(8)
  })

  test.each(expected)('%s: its sabotage turns it and no other', async (id) => {
    const { context: meddled, end } = await sabotage(pledgeOf(id), context)
    const broken: string[] = []
    for (const pledge of pledges) if ((await look(pledge, meddled)) === 'broken') broken.push(pledge.id)
    await end()
    expect(broken).toEqual([id])
  })

  test('where nobody serves, nothing is proved', async () => {
    const silent = { ...context, site: null }
    for (const id of expected) expect(await look(pledgeOf(id), silent)).toBe('unproven')
  })
})

test.each([
  { markup: '<img src="//cdn.example/a.png">', loads: 'http://cdn.example/a.png' },
  { markup: '<p style="background: url(https://cdn.example/b.png)">', loads: 'https://cdn.example/b.png' },
  { markup: '<style>@import "https://cdn.example/c.css"</style>', loads: 'https://cdn.example/c.css' },
  { markup: '<img srcset="a.png 1x, https://cdn.example/d.png 2x">', loads: 'https://cdn.example/d.png' },
  { markup: '<script>fetch("https://cdn.example/e")</script>', loads: 'https://cdn.example/e' },
  { markup: '<link rel="preconnect" href="https://cdn.example">', loads: 'https://cdn.example/' },
  {
    markup: '<template><iframe src="http://cdn.example/f"></iframe></template>',
    loads: 'http://cdn.example/f',
  },
])('$markup is seen to load from elsewhere', ({ markup, loads }) => {
  const page = readPage(`<!doctype html><body>${markup}`, 'http://shop.example/')
  expect(page.loads.map(({ address }) => address)).toContain(loads)
})

test('what is only linked is not loaded', () => {
  const page = readPage(
    '<a href="https://elsewhere.example/x">x</a><form action="/send">',
    'http://shop.example/y',
  )
  expect(page).toEqual({
    loads: [],
    links: ['https://elsewhere.example/x'],
    forms: ['http://shop.example/send'],
  })
})

function pledgeOf(id: string): Pledge {
  const pledge = pledges.find((each) => each.id === id)
  if (pledge === undefined) throw new Error(`There is no pledge “${id}”.`)
  return pledge
}
