import { describe, expect, test } from 'vitest'
import { parseDay } from '../../base/index.ts'
import { audit } from '../audit/index.ts'
import { readFacts } from '../facts/index.ts'
import { readText, type TextFormat } from '../text/index.ts'
import { annotatedNotices, type Goals, scoresBelow, withoutScorer } from './annotated.fixture.ts'

// What becomes of a notice on its way into a file leaves its words as they are, and so its facts: the same annotated
// notices, set otherwise.

interface Layout {
  readonly name: string
  readonly format: TextFormat
  readonly set: (text: string) => string
  /** What holds here beside the goals of all. */
  readonly goals: Goals
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const parts = (text: string): readonly string[] => text.split(/\n[ \t]*\n/u)

/** Lines broken so that none is longer than a width. */
function wrapped(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => {
      const lines: string[] = []
      let own = ''
      for (const word of line.split(' ')) {
        if (own !== '' && own.length + 1 + word.length > width) {
          lines.push(own)
          own = word
        } else own = own === '' ? word : `${own} ${word}`
      }
      return [...lines, own].join('\n')
    })
    .join('\n')
}

/** Whether a paragraph is one short line that ends as no sentence does. */
const isTitle = (part: string): boolean =>
  !part.includes('\n') && part.length < 70 && !/[.!?:;,]$/u.test(part.trim()) && !/^[-–•*]/u.test(part.trim())

const LAYOUTS: readonly Layout[] = [
  {
    name: 'broken to a width',
    format: 'text',
    set: (text) => wrapped(text, 76),
    goals: [['recipient.transfer', 0.93]],
  },
  {
    name: 'without empty lines',
    format: 'text',
    set: (text) => text.replaceAll(/\n\s*\n+/gu, '\n'),
    goals: [['cookie.', 0.97]],
  },
  {
    name: 'with an empty line after each',
    format: 'text',
    set: (text) => text.replaceAll(/\n+/gu, '\n\n'),
    goals: [],
  },
  {
    name: 'paragraphs on one line each, addresses with them',
    format: 'text',
    set: (text) =>
      parts(text)
        .map((part) => part.replaceAll('\n', ' '))
        .join('\n\n'),
    goals: [
      ['controller.name', 0.88],
      ['controller.street', 0.95],
      ['dpo.', 0.95],
      ['recipient.role', 0.87],
      ['recipient.transfer', 0.87],
      ['cookie.name', 0.88],
      ['date_of_notice', 0.98],
    ],
  },
  {
    name: 'titles on the line of what follows',
    format: 'text',
    set: (text) =>
      text.replaceAll(/^((?:\d{1,2}\.|[IVX]+\.|§ \d+) [^\n]{3,60})\n+(?=\p{Lu}[^\n]{80})/gmu, '$1 '),
    goals: [
      ['recipient.transfer', 0.94],
      ['general_transfer', 0.98],
    ],
  },
  {
    name: 'titles in capitals',
    format: 'text',
    set: (text) =>
      parts(text)
        .map((part) =>
          isTitle(part) && !/@|\d{4}|GmbH|e\. ?V|AG|KG/u.test(part) ? part.toUpperCase() : part,
        )
        .join('\n\n'),
    goals: [],
  },
  {
    name: 'between the menus of a page',
    format: 'text',
    set: (text) =>
      `Startseite\nLeistungen\nKontakt\nImpressum\nWarenkorb (0)\n\n${text}\n\n© 2019 Alle Rechte vorbehalten\nImpressum\nDatenschutz\nAGB\nCookie-Einstellungen\n`,
    goals: [],
  },
  { name: 'in decomposed letters', format: 'text', set: (text) => text.normalize('NFD'), goals: [] },
  {
    name: 'a paragraph of HTML for each line',
    format: 'html',
    set: (text) =>
      `<html><body>${text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => `<p>${escaped(line)}</p>`)
        .join('\n')}</body></html>`,
    goals: [['cookie.name', 0.88]],
  },
  {
    name: 'HTML with line breaks alone',
    format: 'html',
    set: (text) => `<html><body><div>${escaped(text).replaceAll('\n', '<br>\n')}</div></body></html>`,
    goals: [['cookie.name', 0.88]],
  },
]

const WORDINGS: readonly (readonly [name: string, say: (text: string) => string])[] = [
  [
    'the officer by the words of the law',
    (text) =>
      text
        .replaceAll(/Datenschutzbeauftragter\b/gu, 'Beauftragter für den Datenschutz')
        .replaceAll(/Datenschutzbeauftragte(n?)\b/gu, 'Beauftragte$1 für den Datenschutz'),
  ],
  ['the law in full', (text) => text.replaceAll('DSGVO', 'Datenschutz-Grundverordnung')],
  [
    'norms by points',
    (text) =>
      text.replaceAll(
        /Art\. ?([69]) Abs\. ?(\d)(?: S\. ?1)?,? lit\. ?([a-j])\)?/gu,
        (_, article: string, paragraph: string, letter: string) => `Art. ${article}.${paragraph}.${letter}`,
      ),
  ],
  ['the states by their letters', (text) => text.replaceAll(/\bUSA\b/gu, 'U.S.A.')],
  [
    'removed instead of erased',
    (text) => text.replaceAll('gelöscht', 'entfernt').replaceAll('löschen', 'entfernen'),
  ],
  [
    'permission instead of consent',
    (text) => text.replaceAll('Einwilligung', 'Zustimmung').replaceAll('einwillig', 'zustimm'),
  ],
]

/** What holds however a notice is set. */
const ALWAYS: Goals = [
  ['legal_bases', 0.98],
  ['controller.', 0.97],
  ['dpo.', 0.97],
  ['rights', 0.98],
  ['retention.duration', 0.95],
  ['recipients', 0.93],
  ['recipient.country', 0.94],
  ['recipient.role', 0.93],
  ['recipient.transfer', 0.92],
  ['cookie.', 0.95],
  ['special_categories', 0.95],
  ['general_transfer', 0.93],
  ['authority', 0.98],
  ['date_of_notice', 0.99],
  ['language', 1],
]

const notices = annotatedNotices().filter(({ format }) => format === 'text')

/** What must be said of items of Art. 13(1) and (2). */
const JUDGED = /^a13\.(?:1\.[a-f]|2\.)/u

describe('the same notices, in other words', () => {
  test.each(WORDINGS)('%s', (_, say) => {
    const read = notices.map((one) => {
      const source = say(one.source)
      const notice = readText(source)
      return { ...one, source, notice, facts: readFacts(notice) }
    })
    if (!withoutScorer) expect(scoresBelow(read, ALWAYS)).toEqual([])
    const [wrong, missed]: [string[], string[]] = [[], []]
    for (const { name, gold, notice, facts } of read) {
      const { missing, optional } = JSON.parse(gold) as Left
      const said = audit(notice, facts, parseDay('2026-11-22'))
        .checklist.filter(({ id, status }) => status === 'missing' && JUDGED.test(id))
        .map(({ id }) => id)
      const allowed = new Set([...missing, ...(optional?.missing ?? [])])
      wrong.push(...said.filter((id) => !allowed.has(id)).map((id) => `${name} ${id}`))
      missed.push(...missing.filter((id) => !said.includes(id)).map((id) => `${name} ${id}`))
    }
    expect(wrong.length, wrong.join('\n')).toBeLessThan(6)
    expect(missed.length, missed.join('\n')).toBeLessThan(6)
  })
})

interface Left {
  readonly missing: readonly string[]
  readonly optional?: { readonly missing?: readonly string[] }
}

// The scorer lies beside the project, not in it: skipped where it is absent.
describe.skipIf(withoutScorer)('the same notices, set otherwise', () => {
  test.each(LAYOUTS)('$name', ({ format, set, goals }) => {
    const read = notices.map((one) => {
      const source = set(one.source)
      return { ...one, source, facts: readFacts(readText(source, format)) }
    })
    const below = scoresBelow(read, [...goals, ...ALWAYS])
    expect(below).toEqual([])
  })
})
