import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Language, parseDay } from '../base/index.ts'
import { declare } from '../declaration/index.ts'
import { sample, sampleTree } from '../declaration/variant.fixture.ts'
import { tableOf } from '../law/index.ts'
import {
  applicable,
  clausesOf,
  composeNotice,
  type NoticeDocument,
  renderText,
  type Section,
} from './index.ts'

const on = parseDay('2026-11-22')
const { declaration } = sample(on)
const languages: readonly Language[] = ['de', 'en']

function compose(language: Language, of = declaration): NoticeDocument {
  return composeNotice(of, { language, on, version: 1 })
}

function text(notice: NoticeDocument): string {
  return clausesOf(notice)
    .map((clause) => clause.text)
    .join('\n')
}

describe('complete by the checklist of Art. 13 and 14', () => {
  const items = applicable(declaration, on)
  const covered = {
    de: new Set(clausesOf(compose('de')).flatMap(({ checklist }) => checklist)),
    en: new Set(clausesOf(compose('en')).flatMap(({ checklist }) => checklist)),
  }

  test.each(items)('%s is answered in both languages', (item) => {
    expect([covered.de.has(item), covered.en.has(item)]).toEqual([true, true])
  })

  test('most of the list applies, and nothing answers a row that does not exist', () => {
    expect(items.length).toBeGreaterThanOrEqual(28)
    const known = new Set<string>(tableOf('art13-14-checklist').items.map(({ id }) => id))
    expect([...covered.de].filter((item) => !known.has(item))).toEqual([])
  })

  test('a row that nobody answers would be seen', () => {
    const without = clausesOf(compose('de')).filter(({ id }) => id !== 'rights.portability')
    expect(without.flatMap(({ checklist }) => checklist)).not.toContain('a13.2.b-port')
  })

  /** What the law's own table takes as a sign that an item is there, looked for in the text as people read it. */
  test('the table of phrases finds each item in the German text', () => {
    const said = renderText(compose('de')).replaceAll(/\s+/gu, ' ')
    const missing = tableOf('art13-14-checklist')
      .items.filter(({ id, phrases_de }) => items.includes(id) && phrases_de.length > 0)
      .filter(({ phrases_de }) => !phrases_de.some((phrase) => new RegExp(phrase, 'iu').test(said)))
      .map(({ id }) => id)
    expect(missing).toEqual([])
  })

  test('the table of red flags finds nothing', () => {
    const said = text(compose('de'))
    const flags = tableOf('art13-14-checklist')
      .items.filter(({ severity }) => severity === 'error')
      .flatMap(({ id, red_flags_de }) =>
        red_flags_de.filter((flag) => new RegExp(flag, 'iu').test(said)).map((flag) => `${id}: ${flag}`),
      )
    expect(flags).toEqual([])
  })
})

describe('both languages say the same', () => {
  test('the same clauses in the same order, with the same provisions and pledges', () => {
    const shape = (language: Language): unknown =>
      clausesOf(compose(language)).map(({ id, provisions, pledges, checklist, facts }) => ({
        id,
        provisions,
        pledges,
        checklist,
        facts: Object.keys(facts).sort(),
      }))
    expect(shape('en')).toEqual(shape('de'))
  })

  test.each(tableOf('notice-clauses').items)('$id has the same slots', ({ de, en }) => {
    const slots = (said: string): readonly string[] =>
      [...said.matchAll(/\{(\w+)\}/gu)].map((hit) => hit[1] ?? '').sort()
    expect(slots(en)).toEqual(slots(de))
  })
})

test('every clause has its own id and names what it fulfils', () => {
  const clauses = clausesOf(compose('de'))
  expect(new Set(clauses.map(({ id }) => id)).size).toBe(clauses.length)
  expect(clauses.filter(({ provisions }) => provisions.length === 0).map(({ id }) => id)).toEqual([])
  expect(clauses.length).toBeGreaterThan(120)
})

test('no slot is left open and no full stop doubled', () => {
  for (const language of languages)
    expect(text(compose(language))).not.toMatch(/\{\w+\}|\.\.|undefined|null| {2}/u)
})

test('German is German, English is English, and nobody is called du', () => {
  const rows = tableOf('notice-clauses').items
  expect(text(compose('de'))).not.toMatch(/\b(?:du|dein|deine|deiner|dich|dir)\b/iu)
  expect(rows.filter(({ de }) => /\b(?:the|and|with|your|we|of)\b/u.test(de)).map(({ id }) => id)).toEqual([])
  expect(
    rows.filter(({ en }) => /\b(?:und|der|die|das|Ihre|wir|nach)\b/u.test(en)).map(({ id }) => id),
  ).toEqual([])
})

test('the right to object stands in a frame of its own, with nothing else in it (Art. 21(4))', () => {
  const framed = compose('de').sections.filter((section) => section.framed)
  expect(framed.map(({ anchor }) => anchor)).toEqual(['widerspruch'])
  const inside = (section: Section): string[] =>
    section.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.clause.id] : ['?']))
  expect(framed.flatMap(inside).every((id) => id.startsWith('objection.'))).toBe(true)
  expect(clausesOf(compose('de')).find(({ id }) => id === 'objection.interest')?.text).toContain(
    'Betrieb unserer Systeme',
  )
})

test('portability is not cut short to consent (Art. 20(1)(a))', () => {
  expect(text(compose('de'))).toMatch(/Einwilligung oder eines Vertrags automatisiert/u)
})

test('periods come from the law, by the day', () => {
  expect(clausesOf(compose('de')).find(({ id }) => id === 'retention.order-tax')?.text).toContain('8 Jahre')
  const tree = sampleTree()
  tree.activities.find((item: { id: string }) => item.id === 'order').periods[0].length.rule = 'hgb-books'
  expect(
    clausesOf(compose('de', declare(tree))).find(({ id }) => id === 'retention.order-tax')?.text,
  ).toContain('10 Jahre')
})

describe('transfers', () => {
  const abroad = (transfer: unknown): NoticeDocument => {
    const tree = sampleTree()
    tree.recipients[4].seat = 'US'
    tree.recipients[4].transfer = transfer
    return compose('de', declare(tree))
  }

  test('none is said where there is none', () => {
    expect(clausesOf(compose('de')).map(({ id }) => id)).toContain('transfers.none')
  })

  test('each names recipient, country, instrument, and where a copy is to be had', () => {
    const said = text(
      abroad({ instrument: 'scc-2021', module: '1', signed: '2024-05-01', assessment: '2024-04-20' }),
    )
    expect(said).toContain('gelangen Daten in ein Drittland (Vereinigte Staaten)')
    expect(said).toContain('(EU) 2021/914, Modul 1), unterschrieben am 1. Mai 2024')
    expect(said).toContain('Eine Kopie dieser Garantien')
    expect(said).not.toContain('Wir übermitteln keine Daten')
  })

  test('what nothing carries cannot be composed', () => {
    expect(() => abroad(undefined)).toThrow('Nothing carries')
  })
})

test('the same declaration gives the same notice', () => {
  expect(compose('de')).toEqual(compose('de'))
})

const seeds = new URL('../../../shared/seeds/', import.meta.url)

test.skipIf(!existsSync(seeds))('no run of nine words is taken from another notice', () => {
  // Citations are nobody's sentences.
  const cited = /^(?:art|abs|lit|nr|s|dsgvo|bdsg|tdddg|hgb|ao|\d+|[a-z])$/u
  const wordsOf = (said: string): string[] =>
    (said.toLowerCase().match(/[\p{L}\d]+/gu) ?? []).filter((word) => !cited.test(word))
  const runs = (words: readonly string[]): string[] =>
    words.slice(0, -8).map((_, i) => words.slice(i, i + 9).join(' '))
  const theirs = new Set(
    readdirSync(seeds, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.txt'))
      .flatMap((entry) => runs(wordsOf(readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8')))),
  )
  expect(theirs.size).toBeGreaterThan(1000)
  const ours = clausesOf(compose('de')).flatMap((clause) => runs(wordsOf(clause.text)))
  expect(ours.filter((run) => theirs.has(run))).toEqual([])
})

test('where no length of time can be given, what decides it is said', () => {
  const tree = sampleTree()
  tree.activities.find((item: { id: string }) => item.id === 'requests').periods[0].length = {
    by: 'criterion',
    criterion: { de: 'bis Ihre Ansprüche verjährt sind', en: 'until your claims are barred' },
  }
  expect(
    clausesOf(compose('de', declare(tree))).find(({ id }) => id === 'retention.request-3-years')?.text,
  ).toBe('Anträge: eine feste Frist gibt es nicht. Maßgeblich ist: bis Ihre Ansprüche verjährt sind')
})

test('a recipient at home whose data gets abroad is said to do so', () => {
  const tree = sampleTree()
  tree.recipients[0].reaches = ['US']
  tree.recipients[0].transfer = { instrument: 'dpf', listed: 'Host Inc.', checked: '2026-11-01' }
  const said = text(compose('de', declare(tree)))
  expect(said).toContain('Vereinigte Staaten')
  expect(said).toContain('„Host Inc.“ auf der Liste des EU-US Data Privacy Framework')
})
