import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from './read.ts'

const NOTICE = `Datenschutzerklärung

1. Verantwortlicher
Verantwortliche Stelle im Sinne der DSGVO ist die Tee-Kontor GmbH, Am Hafen 1, 20457 Hamburg, E-Mail: post@tee-kontor.example.

2. Bestellungen
Wir verarbeiten Ihre personenbezogenen Daten <b> zur Erfüllung des Vertrags. Rechtsgrundlage ist Art. 6 Abs. 1 lit. b DSGVO. Die Daten werden gelöscht, wenn sie nicht mehr erforderlich sind.

3. Ihre Rechte
Sie haben das Recht auf Auskunft, Berichtigung und Löschung. Sie können sich bei einer Aufsichtsbehörde beschweren.
`

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zusage-read-'))
  await mkdir(join(folder, 'many', 'inner'), { recursive: true })
  await writeFile(join(folder, 'notice.txt'), NOTICE)
  await writeFile(join(folder, 'empty.txt'), '')
  await writeFile(join(folder, 'many', 'a.txt'), NOTICE)
  await writeFile(join(folder, 'many', 'inner', 'a.md'), NOTICE.replace('Tee-Kontor', 'Kaffee-Kontor'))
  await writeFile(
    join(folder, 'many', 'recipe.txt'),
    'Für den Tee kocht man Wasser und gießt es über die Blätter, und das ist alles.',
  )
  await writeFile(join(folder, 'many', 'picture.png'), 'not looked at')
})
afterAll(() => rm(folder, { recursive: true }))

async function zusage(
  args: readonly string[],
  {
    terminal = false,
    env = { LANG: 'de_DE.UTF-8' },
  }: { terminal?: boolean; env?: Readonly<Record<string, string>> } = {},
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  let out = ''
  let err = ''
  const code = await run([...args, '--as-of', '2026-11-22'], {
    out: (text) => (out += text),
    err: (text) => (err += text),
    env,
    terminal,
  })
  return { code, out, err }
}

describe('one notice', () => {
  test('findings with line and column of the file, the sums, and how far the law was checked', async () => {
    const { code, out } = await zusage([join(folder, 'notice.txt')])
    expect(code).toBe(1)
    expect(out).toMatch(/^ {0,7}\d+:\d+ {2}(?:Fehler|Warnung|Hinweis) · /mu)
    expect(out).toMatch(/Recht geprüft bis \d{4}-\d{2}-\d{2}/u)
    expect(out).toContain('Angaben gefunden')
  })

  test('English by LANG, and by --lang whatever LANG says', async () => {
    const english = await zusage([join(folder, 'notice.txt')], { env: { LANG: 'en_GB.UTF-8' } })
    expect(english.out).toContain('Law checked up to')
    expect((await zusage([join(folder, 'notice.txt'), '--lang', 'en'])).out).toBe(english.out)
  })

  test('--facts is the JSON of the statements, --json has the findings too', async () => {
    const facts = await zusage([join(folder, 'notice.txt'), '--facts'])
    expect(facts.code).toBe(0)
    expect(JSON.parse(facts.out)).toMatchObject({ language: 'de', spans: expect.any(Array) })
    const all = await zusage([join(folder, 'notice.txt'), '--json'])
    expect(JSON.parse(all.out)).toMatchObject({
      facts: { language: 'de' },
      report: { asOf: '2026-11-22', findings: expect.any(Array) },
    })
  })

  test('a file that is refused is an answer for machines too, alone as among many', async () => {
    for (const option of ['--json', '--facts']) {
      const file = join(folder, 'empty.txt')
      const { code, out, err } = await zusage([file, option])
      expect(code).toBe(2)
      expect(JSON.parse(out)).toEqual({ file, refused: expect.stringContaining('ist leer') })
      expect(err).toContain('ist leer')
    }
  })

  test('--json quotes nothing for what is missing', async () => {
    const { out } = await zusage([join(folder, 'notice.txt'), '--json'])
    const { report }: { report: { findings: { absence: boolean; quote: string }[] } } = JSON.parse(out)
    const absent = report.findings.filter(({ absence }) => absence)
    expect(absent.length).toBeGreaterThan(2)
    expect(new Set(absent.map(({ quote }) => quote))).toEqual(new Set(['']))
  })

  test('a folder that is not there yet is made', async () => {
    const target = join(folder, 'new', 'deep', 'report.html')
    await zusage([join(folder, 'notice.txt'), '--html', target])
    expect(existsSync(target)).toBe(true)
  })

  test('--html writes one page that loads nothing and holds the words of the file as words', async () => {
    const target = join(folder, 'report.html')
    const { code } = await zusage([join(folder, 'notice.txt'), '--html', target])
    const page = await readFile(target, 'utf8')
    expect(code).toBe(1)
    expect(page).toContain('Daten &lt;b&gt; zur Erfüllung')
    expect(page).toMatch(/Recht geprüft bis \d{4}/u)
    expect(page).not.toMatch(/(?:src|href)="(?!#)|url\(|@import/u)
    await zusage([join(folder, 'notice.txt'), '--html', target])
    expect(await readFile(target, 'utf8')).toBe(page)
  })
})

describe('drafts', () => {
  test('--draft writes a declaration with places and gaps; a folder gets one each', async () => {
    const target = join(folder, 'draft.yaml')
    await zusage([join(folder, 'notice.txt'), '--draft', target])
    const yaml = await readFile(target, 'utf8')
    expect(yaml).toContain('name: Tee-Kontor GmbH # notice.txt:4 „Tee-Kontor GmbH“')
    expect(yaml).toContain('# ERGÄNZEN: ')
    const drafts = join(folder, 'drafts')
    await zusage([join(folder, 'many'), '--draft', drafts])
    expect(await readdir(drafts)).toEqual(['a-2.yaml', 'a.yaml'])
    expect(await readFile(join(drafts, 'a-2.yaml'), 'utf8')).toContain('Kaffee-Kontor GmbH')
  })
})

describe('exports', () => {
  test.each(['tilt', 'dpv', 'annotations'])('--export %s writes JSON', async (form) => {
    const target = join(folder, `export-${form}.json`)
    const { err } = await zusage([join(folder, 'notice.txt'), '--export', form, target])
    expect(JSON.stringify(JSON.parse(await readFile(target, 'utf8')))).toContain('Tee-Kontor GmbH')
    if (form === 'tilt') expect(err).toContain('controller.representative')
  })

  test('recipients that TILT has no place for are told', async () => {
    const file = join(folder, 'recipient.txt')
    const said =
      'Wer Daten bekommt\nDie Kanzlei Ohm PartG mbB in Hamburg erhält die Rechnungen.\n\n3. Ihre Rechte'
    await writeFile(file, NOTICE.replace('3. Ihre Rechte', `3. ${said}`))
    const { err } = await zusage([file, '--export', 'tilt', join(folder, 'recipient.json')])
    expect(err).toContain('für die TILT keinen Platz hat: Kanzlei Ohm PartG mbB\n')
  })

  test('a form that is not known, or no target: a sentence, exit 2', async () => {
    for (const words of [
      ['--export', 'rdf', 'x'],
      ['--export', 'tilt'],
    ]) {
      let err = ''
      const io = { out: () => undefined, err: (text: string) => (err += text), env: {}, terminal: false }
      expect(await run([join(folder, 'notice.txt'), ...words], io)).toBe(2)
      expect(err).toContain('tilt, dpv, annotations')
    }
  })
})

describe('many notices', () => {
  test('a folder in, a folder out, a table, and a progress bar where somebody watches', async () => {
    const target = join(folder, 'out')
    const { code, out, err } = await zusage([join(folder, 'many'), '--html', target], { terminal: true })
    expect(code).toBe(1)
    expect(err).toContain('3 von 3 gelesen')
    expect(out).toMatch(/^a\.txt {2}.*\n(?:.*\n)*inner\/a\.md {2}/mu)
    expect(out).not.toContain(folder)
    expect(out).toMatch(/recipe\.txt.*nicht gelesen/u)
    expect(await readdir(target)).toEqual(['a-2.html', 'a.html', 'index.html'])
    const index = await readFile(join(target, 'index.html'), 'utf8')
    expect(index).toContain('href="a.html"')
    expect(index).toContain('href="a-2.html"')
    expect(index).toContain('Merkmalen')
    expect(index).toContain('>inner/a.md</a>')
    expect(index).not.toContain(folder)
  })

  test('several paths: names from the folder that holds them all', async () => {
    const { out } = await zusage([join(folder, 'many', 'inner'), join(folder, 'notice.txt')])
    expect(out).toMatch(/^many\/inner\/a\.md {2}.*\nnotice\.txt {2}/mu)
  })

  test('no progress bar in a pipe', async () => {
    expect((await zusage([join(folder, 'many')])).err).toBe('')
  })
})

describe('what cannot be done', () => {
  test.each([
    ['an empty file', ['empty.txt'], /ist leer/u],
    ['a file that is not there', ['nowhere.txt'], /Nicht gefunden/u],
    ['an option that does not exist', ['notice.txt', '--colour'], /^--colour gibt es nicht/u],
    ['an option without its value', ['notice.txt', '--as-of'], /--as-of ist so nicht vollständig/u],
    ['a draft into a folder that is there', ['notice.txt', '--draft', tmpdir()], /ist ein Ordner/u],
    ['a day that does not exist', ['notice.txt', '--as-of', '2026-02-30'], /„2026-02-30“ ist keiner/u],
    ['a day written otherwise', ['notice.txt', '--as-of', '23.11.2026'], /^(?!.*Not a day).*JJJJ-MM-TT/su],
    ['a language that is not spoken', ['notice.txt', '--lang', 'fr'], /de/u],
  ])('%s: a sentence, exit 2, nothing written', async (_, [name = '', ...more], sentence) => {
    const target = join(folder, 'never.html')
    let err = ''
    let out = ''
    const code = await run([join(folder, name), ...more, '--html', target], {
      out: (text) => (out += text),
      err: (text) => (err += text),
      env: {},
      terminal: false,
    })
    expect(code).toBe(2)
    expect(err).toMatch(sentence)
    expect(out).toBe('')
    expect(existsSync(target)).toBe(false)
  })
})

const seeds = '../shared/seeds'
test.skipIf(!existsSync(seeds))(
  'the notices of the mission (skipped without ../shared): every quote is that piece of the file',
  async () => {
    const names = (await readdir(seeds)).filter((name) => name.endsWith('.txt'))
    expect(names.length).toBeGreaterThan(0)
    for (const name of names) {
      const source = await readFile(join(seeds, name), 'utf8')
      const { out } = await zusage([join(seeds, name), '--json'])
      const answer: {
        readonly facts: {
          readonly spans: readonly { readonly at: readonly [number, number]; readonly quote: string }[]
        }
        readonly report: {
          readonly findings: readonly {
            readonly span: readonly [number, number]
            readonly quote: string
            readonly absence: boolean
          }[]
        }
      } = JSON.parse(out)
      for (const { at, quote } of answer.facts.spans) expect(source.slice(...at)).toBe(quote)
      for (const { span, quote, absence } of answer.report.findings) {
        expect(absence ? '' : source.slice(...span)).toBe(quote)
      }
    }
  },
)
