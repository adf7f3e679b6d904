import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readText } from '../text/index.ts'
import { printed, readFacts } from './index.ts'

const FOLDER = new URL('./cases/', import.meta.url)
const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => file.slice(0, -4))

const read = (name: string): string => readFileSync(new URL(`${name}.txt`, FOLDER), 'utf8')

// Invented notices in the manners of the generators that Germany uses and of people who write themselves; beside each
// what it states.
describe('notices of many manners', () => {
  test('there are enough of them', () => {
    expect(names.length).toBeGreaterThanOrEqual(12)
  })

  test.each(names)('%s', (name) => {
    const expected: unknown = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'))
    const facts = printed(readFacts(readText(read(name))))
    const periods = facts.retention.map((one) => one.period)
    const criteria: readonly string[] = periods.filter(
      (period) => period === 'purpose' || period === 'statutory',
    )
    expect({
      language: facts.language,
      date_of_notice: facts.date_of_notice,
      controller: facts.controller,
      dpo: facts.dpo,
      legal_bases: facts.legal_bases,
      recipients: facts.recipients.map(({ name, aliases, country, role, transfer }) => ({
        name,
        aliases,
        ...(country === undefined ? {} : { country }),
        role,
        transfer,
      })),
      general_transfer: facts.general_transfer,
      retention: [...new Set(criteria), ...periods.filter((period) => !criteria.includes(period))],
      cookies: facts.cookies,
      rights: facts.rights,
      authority: facts.authority,
      special_categories: facts.special_categories,
    }).toEqual(expected)
  })

  test.each(names)('%s: every statement stands where it says', (name) => {
    const source = read(name)
    const facts = readFacts(readText(source))
    expect(facts.spans.length).toBeGreaterThan(5)
    for (const { at, quote } of facts.spans) expect(source.slice(at[0], at[1])).toBe(quote)
    const paths = new Set(facts.spans.map((span) => span.path))
    for (const [kind, list] of [
      ['legal_bases', facts.legal_bases],
      ['recipients', facts.recipients],
      ['retention', facts.retention],
      ['cookies', facts.cookies],
      ['rights', facts.rights],
    ] as const) {
      list.forEach((_, at) => expect(paths).toContain(`${kind}[${at}]`))
    }
  })

  test('same bytes in, same facts out', () => {
    const name = names[0] ?? ''
    expect(JSON.stringify(readFacts(readText(read(name))))).toBe(
      JSON.stringify(readFacts(readText(read(name)))),
    )
  })
})
