import { parse } from 'parse5'
import { describe, expect, test } from 'vitest'
import { parseDay } from '../base/index.ts'
import { declare } from '../declaration/index.ts'
import { sample, sampleTree } from '../declaration/variant.fixture.ts'
import { clauseAnchor, clausesOf, composeNotice, renderHtml, renderMarkdown, renderText } from './index.ts'
import { linkify } from './linkify.ts'

const on = parseDay('2026-11-22')
const { declaration } = sample(on)
const notice = composeNotice(declaration, { language: 'de', on, version: 3 })

describe('the page', () => {
  test('is well-formed HTML and holds each clause at its anchor', async () => {
    const page = await renderHtml(notice)
    const faults: string[] = []
    parse(page, { onParseError: (fault) => faults.push(fault.code), sourceCodeLocationInfo: true })
    expect(faults).toEqual([])
    for (const clause of clausesOf(notice)) expect(page).toContain(`id="${clauseAnchor(clause.id)}"`)
  })

  test('needs nothing else: no script, no image, no font, no sheet', async () => {
    expect(await renderHtml(notice)).not.toMatch(
      /<script|<img|<link|@import|@font-face|url\(|\ssrc=|\son\w+=/iu,
    )
  })

  test('ids are unique and links inside lead somewhere', async () => {
    const page = await renderHtml(notice)
    const ids = [...page.matchAll(/\sid="([^"]+)"/gu)].map((hit) => hit[1])
    expect(new Set(ids).size).toBe(ids.length)
    const inside = [...page.matchAll(/href="#([^"]+)"/gu)].map((hit) => hit[1])
    expect(inside.filter((id) => !ids.includes(id))).toEqual([])
  })

  test('what somebody declares cannot become markup', async () => {
    const tree = sampleTree()
    tree.activities[0].describes.de = '<script>alert(1)</script> & "quoted"'
    tree.company.name = 'A <b>B</b> & C GmbH'
    const page = await renderHtml(composeNotice(declare(tree), { language: 'de', on, version: 1 }))
    expect(page).not.toContain('<script>')
    expect(page).not.toContain('<b>B')
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quoted&quot;')
  })

  test('the same document gives the same bytes', async () => {
    expect(await renderHtml(notice)).toBe(await renderHtml(structuredClone(notice)))
  })
})

test.each([
  ['Schreiben Sie an dsb@dermalis.example.', ['mailto:dsb@dermalis.example']],
  ['Siehe https://www.ldi.nrw.de/.', ['https://www.ldi.nrw.de/']],
  ['unter /skin-analysis/antrag.', ['/skin-analysis/antrag']],
  ['Telefon: +49 211 5550140', ['tel:+492115550140']],
  ['und/oder 3/4', []],
])('%s', (text, hrefs) => {
  const pieces = linkify(text)
  expect(pieces.map((piece) => piece.text).join('')).toBe(text)
  expect(pieces.flatMap(({ href }) => (href === undefined ? [] : [href]))).toEqual(hrefs)
})

describe('Markdown and plain text', () => {
  test('say everything that the page says', () => {
    const squeeze = (text: string): string => text.replaceAll(/[\\|\s>*-]+/gu, ' ')
    const markdown = squeeze(renderMarkdown(notice))
    const plain = squeeze(renderText(notice))
    const inTables =
      /^(?:recipients\.|retention\.[a-z-]+\d|retention\.(?:order|enquiry|customer)|browser\.language)/u
    for (const clause of clausesOf(notice)) {
      if (inTables.test(clause.id)) continue
      expect(plain).toContain(squeeze(clause.text))
      expect(markdown).toContain(squeeze(clause.text))
    }
    for (const recipient of declaration.recipients) expect(plain).toContain(squeeze(recipient.name))
  })

  test('lines of plain text are short enough to read', () => {
    const long = renderText(notice)
      .split('\n')
      .filter((line) => line.length > 82)
    expect(long).toEqual([])
  })

  test('declared text cannot become Markdown', () => {
    const tree = sampleTree()
    tree.activities[0].describes.de = '# Kein Titel [Verweis](https://x.example) <b>'
    const said = renderMarkdown(composeNotice(declare(tree), { language: 'de', on, version: 1 }))
    expect(said).toContain('\\# Kein Titel \\[Verweis\\](https://x.example) \\<b\\>')
  })
})
