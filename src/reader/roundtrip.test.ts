import { describe, expect, test } from 'vitest'
import { readFacts } from './facts/index.ts'
import { readLinks } from './links/index.ts'
import { readFile } from './text/index.ts'
import { chanceOf } from './roundtrip/chance.fixture.ts'
import { type Declared, declaredLinks } from './roundtrip/declared.fixture.ts'
import { FAULTS, damage } from './roundtrip/faults.fixture.ts'
import { MANNERS, declareAnything, writeOut } from './roundtrip/wording.fixture.ts'

const COUNT = 500
const KINDS = [
  'base-purpose',
  'recipient-purpose',
  'recipient-base',
  'recipient-instrument',
  'period-category',
]

interface Tally {
  found: number
  wrong: number
  missed: number
}

const f1 = ({ found, wrong, missed }: Tally): number => (2 * found) / (2 * found + wrong + missed)

async function readBack(declared: Declared, text: string, name: string): Promise<ReadonlySet<string>> {
  const links = new Set<string>()
  const brands = declared.activities.flatMap(({ recipient }) => (recipient === null ? [] : [recipient]))
  const called = (label: string): string =>
    brands.find(
      ({ brand, entity }) => label.includes(brand) || entity.startsWith(label) || label.startsWith(entity),
    )?.brand ?? label
  for (const notice of await readFile(new TextEncoder().encode(text), name)) {
    for (const { kind, from, to } of readLinks(notice, readFacts(notice)).links) {
      if (!KINDS.includes(kind)) continue
      links.add(`${kind} ${from.kind === 'recipient' ? called(from.label) : from.label} > ${to.label}`)
    }
  }
  return links
}

describe('invented declarations, written out as others write and read again', () => {
  test(`${COUNT} of them give back the same graph of links`, async () => {
    const all: Tally = { found: 0, wrong: 0, missed: 0 }
    const by = new Map<string, Tally>()
    const mistakes = new Map<string, number>()
    const count = (key: string, what: keyof Tally): void => {
      const tally = by.get(key) ?? { found: 0, wrong: 0, missed: 0 }
      tally[what] += 1
      by.set(key, tally)
    }
    for (let seed = 1; seed <= COUNT; seed += 1) {
      const chance = chanceOf(seed)
      const declared = declareAnything(chance)
      const manner = MANNERS[seed % MANNERS.length] ?? 'by-hand'
      const fault = FAULTS[Math.floor(seed / MANNERS.length) % FAULTS.length] ?? 'none'
      const { text, ending } = damage(writeOut(declared, manner, chance), fault, chance)
      const wanted = declaredLinks(declared)
      const got = await readBack(declared, text, `notice.${ending}`)
      for (const link of new Set([...wanted, ...got])) {
        const what = !got.has(link) ? 'missed' : wanted.has(link) ? 'found' : 'wrong'
        all[what] += 1
        for (const key of [link.split(' ')[0] ?? '', manner, fault]) count(key, what)
        if (what !== 'found') {
          const key = `${what} ${manner} ${link}`
          mistakes.set(key, (mistakes.get(key) ?? 0) + 1)
        }
      }
    }
    const often = [...mistakes].toSorted((a, b) => b[1] - a[1]).slice(0, 40)
    const told = [...by].map(([key, tally]) => `${key} ${f1(tally).toFixed(3)} ${JSON.stringify(tally)}`)
    // A generator that declares nothing would be read back without a fault.
    expect(all.found + all.missed).toBeGreaterThan(COUNT * 8)
    expect(f1(all), [...told, ...often.map(([key, n]) => `${n} ${key}`)].join('\n')).toBeGreaterThanOrEqual(
      0.95,
    )
    // No kind of link, no manner and no fault is carried by the others.
    expect([...by].filter(([, tally]) => f1(tally) < 0.9)).toEqual([])
  })
})
