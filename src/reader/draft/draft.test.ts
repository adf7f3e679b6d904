import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isMap, isScalar, parse, parseDocument, visit } from 'yaml'
import { type Language, parseDay } from '../../base/index.ts'
import { type Finding, check, publishable, readDeclaration } from '../../declaration/index.ts'
import { composeNotice, renderText } from '../../notice/index.ts'
import { read } from '../read.ts'
import { draftOf } from './index.ts'

const DAY = parseDay('2026-11-22')

const SHOP = `Datenschutzerklärung

1. Verantwortlicher

Verantwortlich ist die Seifenhaus Lindner GmbH, Gerbergasse 4, 60311 Frankfurt am Main, Deutschland, E-Mail: privat@seifenhaus-lindner.example, Telefon: 069 5550 201.

2. Datenschutzbeauftragte

Unsere Datenschutzbeauftragte ist Mira Osthoff, E-Mail: dsb@seifenhaus-lindner.example.

3. Kontaktformular

Wenn Sie uns über das Formular schreiben, verarbeiten wir Ihren Namen und Ihre E-Mail-Adresse zur Beantwortung Ihrer Anfrage. Rechtsgrundlage ist Art. 6 Abs. 1 lit. b DSGVO. Wir löschen die Anfrage 90 Tage nach Abschluss der Bearbeitung.

4. Newsletter

Den Newsletter versenden wir auf Grundlage Ihrer Einwilligung nach Art. 6 Abs. 1 lit. a DSGVO. Verarbeitet wird Ihre E-Mail-Adresse. Für den Versand des Newsletters nutzen wir Brevo, einen Dienst der Sendinblue GmbH, Köpenicker Straße 126, 10179 Berlin, Deutschland. Mit dem Anbieter besteht ein Auftragsverarbeitungsvertrag. Ihre Adresse löschen wir 30 Tage nach der Abmeldung.

5. Ihre Rechte

Sie haben das Recht auf Auskunft, Berichtigung, Löschung, Einschränkung der Verarbeitung, Datenübertragbarkeit und Widerspruch. Sie können sich beim Hessischen Beauftragten für Datenschutz und Informationsfreiheit beschweren.

Stand: 3. März 2025
`

async function draft(source: string, name: string, language: Language = 'de'): Promise<string> {
  const [reading] = await read(new TextEncoder().encode(source), name, DAY)
  if (reading === undefined) throw new Error('no notice')
  return draftOf(reading, language)
}

function findingsOf(yaml: string): readonly Finding[] {
  const reading = readDeclaration(yaml, 'draft.yaml', DAY)
  return reading.ok ? check(reading.declaration, reading.places, DAY) : reading.findings
}

function unmarked(yaml: string, mark: string): readonly string[] {
  const lines = yaml.split('\n')
  return findingsOf(yaml)
    .filter((one) => one.level === 'error' && lines[one.at.line - 1]?.includes(`${mark}: `) !== true)
    .map((one) => `${one.at.line} ${one.at.path} ${one.code}`)
}

const WORDS = { de: 'Ein Satzteil', en: 'Part of a sentence' }

/** What somebody might fill in, by the way to the gap. */
const ANSWERS: readonly (readonly [way: RegExp, answer: unknown])[] = [
  [/\.officer$/u, { designated: true, email: 'dsb@seifenhaus-lindner.example' }],
  [/\.authority$/u, 'de-he'],
  [/\.en$/u, WORDS.en],
  [/\.land$/u, 'DE-HE'],
  [/\.contacts$/u, [{ channel: 'email', value: 'a@seifenhaus-lindner.example', privacy: true }]],
  [/^hosts$/u, ['www.seifenhaus-lindner.example']],
  [/\.(?:minors|httpOnly)$/u, false],
  [/purposeLimited$/u, true],
  [/\.basis$/u, '6(1)(b)'],
  [/\.(?:source)$/u, { from: 'person' }],
  [/\.provision$/u, { duty: 'voluntary' }],
  [/\.requires$/u, 'none'],
  [/\.duration$/u, 'P30D'],
  [/\.rule$/u, 'hgb-vouchers-8'],
  [/\.during$/u, 'use'],
  [/stores\.\d+\.kind$/u, 'table'],
  [/\.table$/u, 'things'],
  [/\.of$/u, 'person'],
  [/\.host$/u, 'own'],
  [/\.automatedDecision$/u, { made: 'no' }],
  [/\.(?:signed|on)$/u, '2025-01-15'],
  [/\.file$/u, 'contracts/brevo.pdf'],
  [/\.role$/u, 'processor'],
  [/\.seat$/u, 'DE'],
]

/** Fills every gap of a draft by program. */
function filled(yaml: string): string {
  const document = parseDocument(yaml)
  visit(document, {
    Pair(_, pair, above) {
      if (!isScalar(pair.key) || !isScalar(pair.value) || pair.value.value !== null) return
      if (pair.key.value === 'category') return
      const way = [...above, pair]
        .flatMap((node, at) => {
          const next = above[at + 1] ?? pair
          if (isMap(node) || node === document) return []
          if (typeof node === 'object' && node !== null && 'key' in node && isScalar(node.key)) {
            return [String(node.key.value)]
          }
          return 'items' in node && Array.isArray(node.items) ? [String(node.items.indexOf(next))] : []
        })
        .join('.')
      const answer = ANSWERS.find(([path]) => path.test(way))?.[1] ?? WORDS
      const { anchor } = pair.value
      const node = document.createNode(answer)
      if (anchor !== undefined) node.anchor = anchor
      pair.value = node
    },
  })
  return document.toString({ lineWidth: 0 })
}

describe('what the notice states', () => {
  test('stands in the draft with its place', async () => {
    const yaml = await draft(SHOP, 'shop.txt')
    const lines = yaml.split('\n')
    const line = (start: string): string => lines.find((one) => one.trim().startsWith(start)) ?? ''
    expect(line('name: Seifenhaus')).toContain('# shop.txt:5 „Seifenhaus Lindner GmbH“')
    expect(line('authority: de-he')).toMatch(/# shop\.txt:21 „Hessischen Beauftragten/u)
    expect(line('land: DE-HE')).toContain('Postleitzahl')
    const said = parse(yaml)
    expect(said.company).toMatchObject({
      address: { street: 'Gerbergasse 4', postcode: '60311', city: 'Frankfurt am Main', country: 'DE' },
      officer: { designated: true, name: 'Mira Osthoff', email: 'dsb@seifenhaus-lindner.example' },
    })
    expect(said.activities.map((one: { id: string }) => one.id)).toEqual(['kontaktformular', 'newsletter'])
    expect(said.activities[0].bases[0]).toMatchObject({
      purposes: ['contact'],
      basis: { article: '6(1)(b)', contract: null },
    })
    expect(said.activities[0].periods[0].length.duration).toBe('P90D')
    expect(said.activities[1].disclosures[0]).toMatchObject({ purpose: 'newsletter', basis: '6(1)(a)' })
    expect(said.consents).toHaveLength(1)
    expect(said.recipients[0]).toMatchObject({ role: 'processor', seat: 'DE', contract: { signed: null } })
  })

  test('what it does not state is empty: no contract, no balancing, no store, no day is made up', async () => {
    const said = parse(await draft(SHOP, 'shop.txt'))
    expect(said.hosts).toBeNull()
    expect(said.stores[0]).toMatchObject({ name: null, kind: null, table: null, host: null })
    expect(said.recipients[0].contract).toEqual({ signed: null, file: null, purposeLimited: null })
    expect(said.consents[0]).toMatchObject({ question: null, refusal: null })
  })

  test('same bytes, same draft; comments in English when asked for', async () => {
    expect(await draft(SHOP, 'shop.txt')).toBe(await draft(SHOP, 'shop.txt'))
    const english = await draft(SHOP, 'shop.txt', 'en')
    expect(english).toContain('FILL IN: ')
    expect(english).not.toContain('ERGÄNZEN')
    expect(parse(english)).toEqual(parse(await draft(SHOP, 'shop.txt')))
    expect(unmarked(english, 'FILL IN')).toEqual([])
  })
})

const JOINERY = `# Datenschutzhinweise

## Wer verantwortlich ist

Tischlerei Rieke & Sohn OHG, Hafenstraße 8, 24103 Kiel, datenschutz@rieke-sohn.example.

## Angebote

Wir verarbeiten Ihren Namen, Ihre Anschrift und die Maße Ihrer Räume, um Ihre Anfrage zu beantworten (Art. 6 Abs. 1 Buchst. b DSGVO). Rechnungen bewahren wir acht Jahre auf (§ 147 AO). Die Frist beginnt mit dem Ende des Kalenderjahres. Ohne Anschrift können wir nicht liefern; Sie müssen sie aber nicht angeben.

## Wer Daten bekommt

Unsere Steuerberaterin, die Kanzlei Meyerdirks PartG mbB in Kiel, erhält die Rechnungen. Außerhalb der EU verarbeitet niemand Ihre Daten.

## Ihre Rechte

Sie können Auskunft, Berichtigung und Löschung verlangen. Automatisierte Entscheidungen treffen wir nicht.

Die Werkstatt ist mittwochs geschlossen.
`

describe('nothing that is said gets lost', () => {
  const line = (yaml: string, key: string): string =>
    yaml.split('\n').find((one) => one.trim().startsWith(key)) ?? ''

  test('what a question is about is quoted beside it, as whole sentences', async () => {
    const yaml = await draft(JOINERY, 'rieke.txt')
    expect(line(yaml, 'provision:')).toContain(
      'rieke.txt:9 „Ohne Anschrift können wir nicht liefern; Sie müssen sie aber nicht angeben.“',
    )
    expect(line(yaml, 'event:')).toContain('rieke.txt:9 „Die Frist beginnt mit dem Ende des Kalenderjahres.“')
    expect(line(yaml, 'receives:')).toContain(
      'rieke.txt:13 „Unsere Steuerberaterin, die Kanzlei Meyerdirks PartG mbB in Kiel, erhält die Rechnungen.“',
    )
    expect(line(yaml, 'data:')).toContain('„die Maße Ihrer Räume“')
  })

  test('that no machine decides is taken over; on a condition it stays a question', async () => {
    const yaml = await draft(JOINERY, 'rieke.txt')
    expect(line(yaml, 'made:')).toContain(
      'made: no # rieke.txt:17 „Automatisierte Entscheidungen treffen wir nicht.“',
    )
    expect(parse(yaml).activities[0].automatedDecision).toEqual({ made: 'no' })
    const asked = await draft(
      JOINERY.replace(
        'Automatisierte Entscheidungen treffen wir nicht.',
        'Automatisierte Entscheidungen treffen wir nicht, sofern Sie nicht auf Rechnung kaufen.',
      ),
      'rieke.txt',
    )
    expect(line(asked, 'automatedDecision:')).toContain('sofern Sie nicht auf Rechnung kaufen.“')
    expect(line(asked, 'made:')).toBe('')
  })

  test('a section that only says who gets data is no activity', async () => {
    const said = parse(await draft(JOINERY, 'rieke.txt'))
    expect(said.activities.map((one: { id: string }) => one.id)).toEqual(['angebote'])
    expect(said.stores).toHaveLength(1)
    expect(said.recipients).toHaveLength(1)
  })

  test('the other language is a question, not the same words again', async () => {
    const yaml = await draft(JOINERY, 'rieke.txt')
    expect(parse(yaml).activities[0].name).toEqual({ de: 'Angebote', en: null })
    expect(line(yaml, 'en:')).toBe('      en: # ERGÄNZEN: dasselbe auf Englisch')
  })

  test('paragraphs without headings are an activity each, by what they are for, with their own data only', async () => {
    const yaml = await draft(
      `Datenschutz bei der Töpferei Anke Wiesner

Verantwortlich: Anke Wiesner, Lehmweg 3, 04860 Torgau, Deutschland, anke@toepferei-wiesner.example.

Beim Besuch unserer Website wird die IP-Adresse verarbeitet, damit die Seite ausgeliefert werden kann. Das stützen wir auf Art. 6 Abs. 1 lit. f DSGVO.

Nach sieben Tagen löschen wir sie.

Für den Newsletter brauchen wir Ihre E-Mail-Adresse und Ihre Einwilligung, Art. 6 Abs. 1 lit. a DSGVO. Wir versenden ihn mit rapidmail, Freiburg.

Beim Töpferkurs wird fotografiert; die Bilder löschen wir nach zwei Jahren. Rechnungen heben wir zehn Jahre auf, wie es die Abgabenordnung verlangt.

Sie können Auskunft, Berichtigung und Löschung verlangen und sich bei der Sächsischen Datenschutz- und Transparenzbeauftragten beschweren.
`,
      'wiesner.txt',
    )
    const { activities } = parse(yaml)
    const told = activities.map(
      (one: { id: string; data: readonly { category: string }[]; disclosures: readonly unknown[] }) => [
        one.id,
        one.data.map(({ category }) => category).join(),
        one.disclosures.length,
      ],
    )
    expect(told).toEqual([
      ['website', 'technical.ip', 0],
      ['newsletter', 'contact.email', 1],
      ['activity', 'person.photo,invoice.details', 0],
    ])
    expect(activities[0].periods[0].length.duration).toBe('P7D')
  })

  test('titles that paragraphs under a heading open with are activities each, where they rest on a ground of their own', async () => {
    const yaml = await draft(
      `Datenschutzerklärung

1. Verantwortlicher

Bootsverleih Ahlers GmbH, Kai 3, 17192 Waren, Deutschland, post@bootsverleih-ahlers.example.

2. Was wir verarbeiten

Alles Folgende geschieht auf Servern in Deutschland.

Verleih. Für den Verleih brauchen wir Ihren Namen und Ihre Anschrift, um den Vertrag zu erfüllen (Art. 6 Abs. 1 lit. b DSGVO). Sie werden nach drei Jahren gelöscht.

Versand. Gutscheine schicken wir mit der Deutschen Post. Dazu verarbeiten wir Ihre Anschrift (Art. 6 Abs. 1 lit. b DSGVO).

Infobrief. Unseren Infobrief senden wir an Ihre E-Mail-Adresse. Das beruht auf Ihrer Einwilligung (Art. 6 Abs. 1 lit. a DSGVO).

Ihre Rechte. Sie haben das Recht auf Auskunft, Berichtigung und Löschung. Grundlage sind Art. 15 bis 17 DSGVO.

3. Was Ihnen zusteht

Sie können Auskunft, Berichtigung, Löschung, Einschränkung und Datenübertragbarkeit verlangen. Werbung nach Art. 6 Abs. 1 lit. f DSGVO können Sie jederzeit widersprechen.
`,
      'ahlers.txt',
    )
    const told = parse(yaml).activities.map(
      (one: { id: string; name: { de: string }; bases: readonly { basis: { article: string } }[] }) => [
        one.id,
        one.name.de,
        one.bases.map(({ basis }) => basis.article).join(),
      ],
    )
    expect(told).toEqual([
      ['verleih', 'Verleih', '6(1)(b)'],
      ['versand', 'Versand', '6(1)(b)'],
      ['infobrief', 'Infobrief', '6(1)(a)'],
    ])
  })

  test.each([
    ['Versand', 'versand'],
    ['3. Videokonferenzen', 'videokonferenzen'],
    ['IV. Internetauftritt', 'internetauftritt'],
    ['B. Xing', 'xing'],
    ['2.4 Vertragsdaten', 'vertragsdaten'],
    ['§ 5 Inkasso', 'inkasso'],
  ])('%s is called by its words, without the number and with all its letters', async (heading, id) => {
    const yaml = await draft(
      `# Datenschutzerklärung\n\nVerantwortlich: Rieke GmbH, Hafenstraße 8, 24103 Kiel.\n\n## ${heading}\n\nWir verarbeiten Ihren Namen und Ihre Anschrift, um den Vertrag zu erfüllen (Art. 6 Abs. 1 lit. b DSGVO).\n`,
      'rieke.md',
    )
    expect(parse(yaml).activities.map((one: { id: string }) => one.id)).toEqual([id])
  })

  test('who gets data for what the section says no word of is asked, not told of another purpose', async () => {
    const yaml = await draft(
      `Datenschutzerklärung

§ 1 Verantwortlicher

Bootsverleih Ahlers GmbH, Kai 3, 17192 Waren, Deutschland, post@bootsverleih-ahlers.example.

§ 2 Auf der Seite

(1) Mit Ihrer Einwilligung (Art. 6 Abs. 1 lit. a DSGVO) setzen wir Taboola (Taboola Europe Limited, London, Vereinigtes Königreich) ein.

(2) Ihre Einwilligung verwalten wir mit Usercentrics (Usercentrics GmbH, München; Art. 6 Abs. 1 lit. c DSGVO).
`,
      'ahlers.txt',
    )
    const [{ disclosures }] = parse(yaml).activities
    expect(
      disclosures.map((one: { recipient: string; purpose: string }) => [one.recipient, one.purpose]),
    ).toEqual([
      ['taboola', null],
      ['usercentrics', 'consent-management'],
    ])
    expect(yaml).toContain('Ihre Zwecke: consent-management')
    expect(yaml).toContain('de: "Mit Ihrer Einwilligung')
  })

  test('a notice without sections is asked about with its own sentences too', async () => {
    const yaml = await draft(
      'Datenschutzerklärung\n\nVerantwortlich ist die Rieke GmbH, Hafenstraße 8, 24103 Kiel. Rechnungen mit Ihrem Namen bewahren wir acht Jahre auf (§ 147 AO). Die Frist beginnt mit dem Ende des Kalenderjahres. Ihre personenbezogenen Daten schützen wir nach der DSGVO. Sie haben ein Recht auf Auskunft.\n',
      'rieke.txt',
    )
    expect(line(yaml, 'event:')).toContain('„Die Frist beginnt mit dem Ende des Kalenderjahres.“')
  })

  test('sentences that went nowhere stand at the end with their lines; headings and rights do not', async () => {
    const [, rest = ''] = (await draft(JOINERY, 'rieke.txt')).split('nirgends stehen')
    expect([...rest.matchAll(/rieke\.txt:(\d+) „(.*)“/gu)].map(([, at, said]) => `${at} ${said}`)).toEqual([
      '13 Außerhalb der EU verarbeitet niemand Ihre Daten.',
      '19 Die Werkstatt ist mittwochs geschlossen.',
    ])
  })

  test('every sentence of a notice is in the draft, cited in it, or listed', async () => {
    const yaml = await draft(SHOP, 'shop.txt')
    const cited = new Set([...yaml.matchAll(/shop\.txt:(\d+) /gu)].map(([, at]) => Number(at)))
    SHOP.split('\n').forEach((text, at) => {
      if (text === '' || /^\d\. |^Datenschutzerklärung$|Recht auf Auskunft/u.test(text)) return
      expect(cited, text).toContain(at + 1)
    })
  })
})

describe('from draft to declaration', () => {
  test('refused with the line of each gap while one is open, published once all are filled', async () => {
    const yaml = await draft(SHOP, 'shop.txt')
    expect(publishable(findingsOf(yaml))).toBe(false)
    expect(unmarked(yaml, 'ERGÄNZEN')).toEqual([])
    const done = filled(yaml)
    expect(findingsOf(done).filter(({ level }) => level === 'error')).toEqual([])
    const reading = readDeclaration(done, 'shop.yaml', DAY)
    if (!reading.ok) throw new Error('not read')
    const notice = renderText(composeNotice(reading.declaration, { language: 'de', on: DAY, version: 1 }))
    expect(notice).toContain('Seifenhaus Lindner GmbH')
    expect(notice).toContain('Sendinblue GmbH')
  })

  test('a single gap left open is enough to be refused', async () => {
    const done = filled(await draft(SHOP, 'shop.txt'))
    const at = done.indexOf('purposeLimited: true')
    const reopened = `${done.slice(0, at)}purposeLimited:${done.slice(at + 'purposeLimited: true'.length)}`
    expect(findingsOf(reopened).map(({ at: place }) => place.path)).toEqual([
      'recipients[0].contract.purposeLimited',
    ])
  })

  test('an authority by the letters of its Land is that Land’s, wherever the company sits', async () => {
    const yaml = await draft(
      SHOP.replace(
        'Hessischen Beauftragten für Datenschutz und Informationsfreiheit',
        'Landesbeauftragten für Datenschutz NRW',
      ),
      'shop.txt',
    )
    expect(yaml).toMatch(/^ {2}authority: de-nw /mu)
  })

  test('a controller without a name goes by no name that was made up', async () => {
    const yaml = await draft(
      SHOP.replace('die Seifenhaus Lindner GmbH', 'der Vorstand').replace(
        'E-Mail: privat@seifenhaus-lindner.example, ',
        '',
      ),
      'shop.txt',
    )
    expect(yaml).toContain('„Das Unternehmen“ nennt keinen elektronischen Weg')
    expect(yaml).not.toContain('Probe')
  })

  test('where the seat is not known, the authority named is not told to be another’s', async () => {
    const nobody = SHOP.replace(/Verantwortlich ist die Seifenhaus[^\n]+/u, 'Verantwortlich ist die Leitung.')
    expect(await draft(nobody, 'shop.txt')).toMatch(/^ {2}authority: de-he # shop\.txt:21 „[^“]+“$/mu)
  })

  test('what the law refuses as it stands is marked with the reason, not repaired', async () => {
    const yaml = await draft(
      SHOP.replace(
        'Hessischen Beauftragten für Datenschutz',
        'Bayerischen Landesamt für Datenschutzaufsicht (nicht:',
      ),
      'shop.txt',
    )
    const line = yaml.split('\n').find((one) => one.trim().startsWith('authority:')) ?? ''
    expect(line).toContain('authority: de-by-private')
    expect(line).toContain('ERGÄNZEN: ')
  })
})

const cases = join(import.meta.dirname, '../facts/cases')
const invented = readdirSync(cases)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => join(cases, name))
const seeds = '../shared/seeds'
const real = existsSync(seeds)
  ? readdirSync(seeds)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => join(seeds, name))
  : []

describe('every notice there is', () => {
  test('there are some', () => expect(invented.length).toBeGreaterThan(10))

  test.each([...invented, ...real])(
    '%s: every error stands at a mark, and a filled draft is one that the format knows',
    async (path) => {
      const yaml = await draft(readFileSync(path, 'utf8'), 'notice.txt')
      const findings = findingsOf(yaml)
      expect(findings.some(({ code }) => code === 'file/unreadable')).toBe(false)
      expect(publishable(findings)).toBe(false)
      expect(unmarked(yaml, 'ERGÄNZEN')).toEqual([])
      // A stand-in that the format does not know would be marked with the words of the schema.
      expect(yaml).not.toMatch(/ERGÄNZEN: (?:Invalid|Too (?:big|small)|Unrecognized|lower-case)/u)
    },
  )

  test.skipIf(real.length === 0)(
    'the notices of the mission were among them (skipped without ../shared)',
    () => expect(real).toHaveLength(5),
  )
})
