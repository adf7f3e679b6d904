import { describe, expect, test } from 'vitest'
import { annotatedNotices } from '../unseen/annotated.fixture.ts'
import { readFile } from './file.ts'
import { readText } from './index.ts'

const ENDINGS = { text: 'txt', markdown: 'md', html: 'html' } as const
const notices = annotatedNotices()

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

test('each of the annotated notices is read from its file as one', async () => {
  const several: string[] = []
  for (const { name, format, source } of notices) {
    const read = await readFile(bytes(source), `${name}.${ENDINGS[format]}`)
    if (read.length !== 1) several.push(name)
  }
  expect(several).toEqual([])
})

/** A heading that stands above a page's title is taken for its own. */
const HEAD = 400
const LONGEST = 12_000

// Two of them in one file, each with another: a break between them, or nothing but an empty line.
describe.each([
  ['empty lines', '\n\n\n', 0.94],
  ['a line drawn across', '\n\n----------\n\n', 0.94],
  ['a page end', '\n\f\n', 0.94],
  ['one empty line', '\n\n', 0.87],
])('two notices with %s between them', (_, between, least) => {
  test('are told apart where the second begins', async () => {
    const texts = notices.map(({ name, format, source }) => ({
      name,
      text: readText(source, format).text.slice(0, LONGEST),
    }))
    const wrong: string[] = []
    for (const [i, first] of texts.entries()) {
      const second = texts[(i * 7 + 3) % texts.length]
      if (!second || second === first) continue
      const read = await readFile(bytes(first.text + between + second.text), 'two.txt')
      const begin = read[1]?.spanOf(0, 1)[0] ?? 0
      const off = begin - first.text.length
      if (read.length !== 2 || off < 0 || off > between.length + HEAD)
        wrong.push(`${first.name} ${second.name}`)
    }
    expect(1 - wrong.length / texts.length, wrong.join('\n')).toBeGreaterThanOrEqual(least)
  })
})
