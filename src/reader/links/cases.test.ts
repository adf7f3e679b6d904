import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readFacts } from '../facts/index.ts'
import { readText } from '../text/index.ts'
import { readLinks } from './index.ts'

// Invented notices as people write them, each with the links that a careful reader sees ("kind from > to", recipients by
// the name they are read under, periods by their length). `optional` holds those that one may see either way.

const FORMATS: Readonly<Record<string, 'text' | 'markdown' | 'html'>> = {
  txt: 'text',
  md: 'markdown',
  html: 'html',
}

const FOLDER = new URL('./cases/', import.meta.url)
/** Their texts stand beside the links, or among the notices annotated for facts. */
const ANNOTATED = new URL('../unseen/', import.meta.url)
const files = [FOLDER, ANNOTATED].flatMap((folder) =>
  readdirSync(folder).flatMap((file) => {
    const [, name, ending] = /^(.+)\.(txt|md|html)$/u.exec(file) ?? []
    return name !== undefined && ending !== undefined && existsSync(new URL(`${name}.json`, FOLDER))
      ? [{ name, file: new URL(file, folder), format: FORMATS[ending] }]
      : []
  }),
)

/** Least F1 by kind of link. */
const GOALS: Readonly<Record<string, number>> = {
  'base-purpose': 0.95,
  'recipient-purpose': 0.95,
  'recipient-category': 0.95,
  'recipient-base': 0.95,
  'recipient-instrument': 0.95,
  'period-purpose': 0.9,
  'period-category': 0.95,
  'period-recipient': 0.9,
}

interface Annotated {
  readonly links: readonly string[]
  readonly optional: readonly string[]
}

function annotated(name: string): Annotated {
  const { links, optional } = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')) as Annotated
  return { links, optional }
}

function linksOf(file: URL, format: 'text' | 'markdown' | 'html' | undefined): ReadonlySet<string> {
  const notice = readText(readFileSync(file, 'utf8'), format)
  const { links } = readLinks(notice, readFacts(notice))
  return new Set(links.map(({ kind, from, to }) => `${kind} ${from.label} > ${to.label}`))
}

describe('links of notices as people write them', () => {
  const wrong = new Map<string, string[]>()
  const found = new Map<string, number>()
  for (const { name, file, format } of files) {
    const { links, optional } = annotated(name)
    const got = linksOf(file, format)
    for (const link of new Set([...links, ...got])) {
      const [kind = ''] = link.split(' ')
      if (GOALS[kind] === undefined) continue
      const wanted = links.includes(link)
      if (wanted && got.has(link)) found.set(kind, (found.get(kind) ?? 0) + 1)
      else if (wanted || !optional.includes(link))
        wrong.set(kind, [...(wrong.get(kind) ?? []), `${wanted ? 'missed' : 'made up'} in ${name}: ${link}`])
    }
  }

  test.each(Object.entries(GOALS))('%s', (kind, least) => {
    const right = found.get(kind) ?? 0
    const mistakes = wrong.get(kind) ?? []
    expect(right).toBeGreaterThan(2)
    expect((2 * right) / (2 * right + mistakes.length), mistakes.join('\n')).toBeGreaterThanOrEqual(least)
  })
})
