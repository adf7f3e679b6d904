import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { annotatedNotices } from '../unseen/annotated.fixture.ts'
import { readFile } from './file.ts'
import { readText } from './index.ts'
import { Refusal } from './refusal.ts'

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

const PAPERS = new URL('./papers/', import.meta.url)
const papers = readdirSync(PAPERS).filter((file) => !file.endsWith('.json'))

describe('papers that speak of personal data and are no notice', () => {
  test.each(papers.filter((file) => file.startsWith('no-')))('%s', async (file) => {
    const outcome = await readFile(readFileSync(new URL(file, PAPERS)), file).catch((error: unknown) => error)
    expect(outcome).toBeInstanceOf(Refusal)
    expect(['contract', 'not-a-notice']).toContain(outcome instanceof Refusal ? outcome.code : '')
  })
})

/** Lines of a page's frame may stand above the first, those of a picture or a rule above the next. */
const FRAME = 100

describe('several notices in one file, of one house or of two', () => {
  test.each(papers.filter((file) => file.startsWith('two-')))('%s', async (file) => {
    const bytesOf = readFileSync(new URL(file, PAPERS))
    const { notices: held }: { readonly notices: readonly { readonly starts: string }[] } = JSON.parse(
      readFileSync(new URL(file.replace(/\.\w+$/u, '.json'), PAPERS), 'utf8'),
    )
    const source = bytesOf.toString('utf8')
    const read = await readFile(bytesOf, file)
    const off = read.map((one, i) => one.spanOf(0, 1)[0] - source.indexOf(held[i]?.starts ?? source))
    expect(off).toHaveLength(held.length)
    for (const distance of off) expect(Math.abs(distance)).toBeLessThan(FRAME)
  })
})

test('the firm of an officer over its address begins no second notice', async () => {
  const text = `Datenschutzerklärung\n\nVerantwortlich: Teehaus Alma GmbH, Ring 3, 50672 Köln, post@alma.example. ${'Belege heben wir auf, Daten löschen wir. '.repeat(20)}\n\nUnser Beauftragter für den Datenschutz:\nDatenschutz Oberrhein GbR\nWall 3\n79098 Freiburg\ndsb@ds-oberrhein.example\n\n${'Wir geben Daten an niemanden. '.repeat(20)}\n\nSie können Auskunft, Berichtigung und Löschung verlangen.`
  expect(await readFile(bytes(text), 'notice.txt')).toHaveLength(1)
})

test('a notice of few words that names nobody and no ground is read', async () => {
  const text =
    'Datenschutz\n\nDie Nutzung unserer Webseite ist ohne Angabe von Daten möglich.\n\nDiese Website benutzt einen Zähldienst.\n\nAuf unseren Seiten stehen Knöpfe von Netzwerken.\n\nSie haben jederzeit das Recht auf Auskunft und Löschung.'
  expect(await readFile(bytes(text), 'notice.txt')).toHaveLength(1)
})

test('a title below the address of the same people begins no second notice while it says no rights of its own', async () => {
  const whole = `Datenschutzerklärung\n\nVerantwortlich: Teehaus Alma GmbH, Ring 3, 50672 Köln, post@alma.example\n\nWir verarbeiten Daten nach der DSGVO, um Bestellungen auszuführen. ${'Belege heben wir auf. '.repeat(20)}\n\nSie haben das Recht auf Auskunft, Berichtigung und Löschung.`
  const more = `Datenschutz bei Bewerbungen\n\nVerantwortlich: Teehaus Alma GmbH, Ring 3, 50672 Köln. ${'Mappen lesen zwei von uns. '.repeat(20)}`
  expect(await readFile(bytes(`${whole}\n\n\n${more}`), 'one.txt')).toHaveLength(1)
  const own = `${more}\n\nSie können Auskunft und Löschung verlangen.`
  expect(await readFile(bytes(`${whole}\n\n\n${own}`), 'two.txt')).toHaveLength(2)
})
