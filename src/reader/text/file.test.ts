import { deflateSync } from 'node:zlib'
import { zipSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countedIn } from '../counted.ts'
import { decode } from './decode.ts'
import { LARGEST_FILE, Refusal, readFile, tooLarge } from './index.ts'

const NOTICE = `Datenschutzerklärung

1. Verantwortlicher
Verantwortlich im Sinne der DSGVO ist die Tee-Kontor GmbH, Am Hafen 1, 20457 Hamburg, E-Mail: post@tee-kontor.example.

2. Bestellungen
Wir verarbeiten Ihre personenbezogenen Daten zur Erfüllung des Vertrags. Rechtsgrundlage ist Art. 6 Abs. 1 lit. b DSGVO. Die Daten werden nach Ablauf der gesetzlichen Fristen gelöscht. Empfänger ist der Paketdienst, der Ihre Bestellung zustellt. Die Angaben sind für den Vertrag erforderlich.

3. Ihre Rechte
Sie haben das Recht auf Auskunft, Berichtigung, Löschung, Einschränkung, Datenübertragbarkeit und Widerspruch. Sie können sich bei einer Aufsichtsbehörde beschweren. Eine Einwilligung können Sie jederzeit widerrufen, ohne dass die Verarbeitung bis dahin unrechtmäßig wird.
`
const ENGLISH = `Privacy Notice

1. Controller
The controller is Leaf Trading Ltd, 1 Harbour Road, Bristol, post@leaf-trading.example. We are responsible for the processing of your personal data under the GDPR.

2. Orders
We process your personal data in order to perform our contract with you. The legal basis is Art. 6(1)(b) GDPR. We delete the data when the statutory periods have ended. Recipients are the parcel services that deliver your order to you.

3. Your rights
You have the right of access, rectification, erasure, restriction and portability, and you may object. You may lodge a complaint with a supervisory authority. Consent can be withdrawn at any time, and that does not affect what was done before.
`

const NONE = { source: '', pages: [] }

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

async function refusal(input: Uint8Array, name = 'notice.txt'): Promise<Refusal> {
  const outcome: unknown = await readFile(input, name).then(
    () => 'it was read',
    (error: unknown) => error,
  )
  if (!(outcome instanceof Refusal)) throw new Error(`Expected a refusal, found: ${String(outcome)}`)
  expect(outcome.words.de).toMatch(/^\p{Lu}.*\.$/u)
  expect(outcome.words.en).toMatch(/^\p{Lu}.*\.$/u)
  return outcome
}

/** A PDF of lines set in Helvetica, one stream per page. */
function pdf(pages: readonly (readonly string[])[], more = ''): Uint8Array {
  const streams = pages.map((lines) => ({
    head: '',
    data: lines
      .map((line, k) =>
        line === ''
          ? ''
          : `BT /F1 11 Tf 60 ${800 - k * 14} Td (${line.replaceAll(/[()\\]/gu, '\\$&')}) Tj ET`,
      )
      .join('\n'),
  }))
  return pdfOf(streams, more)
}

/** A PDF with one page for each stream, given with what its head says of it. */
function pdfOf(pages: readonly { readonly head: string; readonly data: string }[], more = ''): Uint8Array {
  const objects: string[] = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, i) => `${4 + i * 2} 0 R`).join(' ')}]>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
  ]
  for (const [i, { head, data }] of pages.entries()) {
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${5 + i * 2} 0 R/Resources<</Font<</F1 3 0 R>>>>>>`,
    )
    objects.push(`<<${head}/Length ${data.length}>>stream\n${data}\nendstream`)
  }
  let out = '%PDF-1.4\n'
  const places = objects.map((object, i) => {
    const at = out.length
    out += `${i + 1} 0 obj${object}endobj\n`
    return at
  })
  const start = out.length
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`
  out += `trailer<</Size ${objects.length + 1}/Root 1 0 R${more}>>\nstartxref\n${start}\n%%EOF`
  return Uint8Array.from(out, (letter) => letter.charCodeAt(0))
}

function docx(body: string): Uint8Array {
  const parts = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    'word/styles.xml':
      '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style></w:styles>',
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, bytes(text)])))
}

const paragraph = (text: string, style = ''): string =>
  `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`

describe('encodings', () => {
  const windows = Uint8Array.from('Datenschutzerklärung für Öffentlichkeit', (letter) => letter.charCodeAt(0))
  const dos = Uint8Array.from([
    ...bytes('Datenschutzerkl'),
    0x84,
    ...bytes('rung f'),
    0x81,
    ...bytes('r alle'),
  ])
  const mac = Uint8Array.from([
    ...bytes('Datenschutzerkl'),
    0x8a,
    ...bytes('rung f'),
    0x9f,
    ...bytes('r alle'),
  ])
  const wide = (little: boolean, mark: boolean): Uint8Array => {
    const text = `${mark ? '\ufeff' : ''}Datenschutzerklärung für alle`
    const out = new Uint8Array(text.length * 2)
    const view = new DataView(out.buffer)
    for (let i = 0; i < text.length; i += 1) view.setUint16(i * 2, text.charCodeAt(i), little)
    return out
  }
  test.each([
    ['UTF-8', bytes('Datenschutzerklärung für alle'), 'Datenschutzerklärung für alle'],
    ['UTF-8 with a mark, which stays in the file as read', bytes('\ufeffDatenschutz'), '\ufeffDatenschutz'],
    ['UTF-16 with a mark', wide(true, true), '\ufeffDatenschutzerklärung für alle'],
    ['UTF-16 the other way round', wide(false, true), '\ufeffDatenschutzerklärung für alle'],
    ['UTF-16 without a mark', wide(true, false), 'Datenschutzerklärung für alle'],
    ['Windows-1252', windows, 'Datenschutzerklärung für Öffentlichkeit'],
    ['DOS', dos, 'Datenschutzerklärung für alle'],
    ['old Macintosh', mac, 'Datenschutzerklärung für alle'],
  ])('%s', (_, input, text) => {
    expect(decode(input).source).toBe(text)
  })
})

describe('files', () => {
  test('a notice is read, and its places hold in the file as read', async () => {
    const [notice] = await readFile(bytes(NOTICE), 'notice.txt')
    expect(notice?.source).toBe(NOTICE)
    expect(notice?.language).toBe('de')
    expect(notice?.root.sections[0]?.sections.map(({ heading }) => heading)).toEqual([
      '1. Verantwortlicher',
      '2. Bestellungen',
      '3. Ihre Rechte',
    ])
  })

  test('HTML and Markdown are known by what they say, whatever the name', async () => {
    const [html] = await readFile(
      bytes(
        `<!doctype html><body>${NOTICE.split('\n')
          .map((line) => `<p>${line}</p>`)
          .join('')}`,
      ),
      'notice.txt',
    )
    const [markdown] = await readFile(
      bytes(NOTICE.replace('Daten', '# Daten').replaceAll(/^\d\. /gmu, '## ')),
      'notice',
    )
    expect(html?.text).not.toContain('<p>')
    expect(markdown?.text).not.toContain('#')
    expect(markdown?.root.sections[0]?.sections).toHaveLength(3)
  })

  test('PDF: pages run on, words broken at line ends are whole, what every page repeats goes', async () => {
    const head = ['Tee-Kontor GmbH   Datenschutz', '']
    const foot = (page: number): readonly string[] => ['', `Stand 2025   Seite ${page} von 3`]
    const input = pdf([
      [
        ...head,
        'Datenschutzerkl\xe4rung',
        '',
        'Verantwortlich im Sinne der DSGVO ist die Tee-Kontor GmbH in Hamburg. Wir verarbei-',
        'ten personenbezogene Daten zur Erf\xfcllung des Vertrags. Rechtsgrundlage ist Art. 6',
        ...foot(1),
      ],
      [
        ...head,
        'Abs. 1 lit. b DSGVO. Die Daten werden danach gel\xf6scht, sobald gesetzliche Fristen es',
        'erlauben. Sie haben das Recht auf Auskunft und Beschwerde, auf Berichtigung und auf',
        ...foot(2),
      ],
      [...head, 'L\xf6schung. Eine Einwilligung k\xf6nnen Sie jederzeit widerrufen.', ...foot(3)],
    ])
    const [notice] = await readFile(input, 'notice.pdf')
    expect(notice?.text).toContain('Wir verarbeiten personenbezogene Daten')
    expect(notice?.text).toContain('Art. 6 Abs. 1 lit. b DSGVO')
    expect(notice?.text).toContain('auf Löschung.')
    expect(notice?.text).not.toMatch(/Seite|Stand 2025/u)
    const at = notice?.text.indexOf('verarbeiten') ?? -1
    expect(notice?.source.slice(...(notice?.spanOf(at, at + 11) ?? [0, 0]))).toBe('verarbei-\nten')
    const pageOf = (words: string): number =>
      countedIn(notice ?? NONE).numberOf(notice?.source.indexOf(words) ?? -1)
    expect(['Verantwortlich', 'Abs. 1 lit. b', 'Eine Einwilligung'].map(pageOf)).toEqual([1, 2, 3])
    expect(countedIn(notice ?? NONE).unit).toBe('page')
  })

  test('PDF: a line goes on where the next word had no room, and ends where it had', async () => {
    const input = pdf([
      [
        'Datenschutzerkl\xe4rung',
        '',
        'Verantwortlich im Sinne der DSGVO ist die Tee-Kontor Handelsgesellschaft mit Sitz in',
        'Hamburg. Wir verarbeiten personenbezogene Daten nach Art. 6 Abs. 1 S. 1 lit. f oder Abs.',
        '1 S. 1 lit. b DSGVO. Fragen beantwortet gern unser Team unter datenschutz@tee-',
        'kontor.example oder am Telefon.',
        'Hetzner: unser Anbieter f\xfcr den Speicher; Website:',
        'https://www.hetzner.example/rechtliches/auftragsverarbeitung/',
        'Grundlage: Vertrag.',
        'Tee-Kontor GmbH',
        'Speicherweg 4',
        '20457 Hamburg',
        '\x95 Sie haben das Recht auf Auskunft, auf Berichtigung und auf L\xf6schung Ihrer Daten,',
        '\x95 und das Recht auf Beschwerde. Die Einwilligung k\xf6nnen Sie jederzeit widerrufen.',
      ],
    ])
    const [notice] = await readFile(input, 'notice.pdf')
    expect(notice?.text.split('\n').filter((line) => line !== '')).toEqual([
      'Datenschutzerklärung',
      'Verantwortlich im Sinne der DSGVO ist die Tee-Kontor Handelsgesellschaft mit Sitz in Hamburg. Wir verarbeiten personenbezogene Daten nach Art. 6 Abs. 1 S. 1 lit. f oder Abs. 1 S. 1 lit. b DSGVO. Fragen beantwortet gern unser Team unter datenschutz@tee-kontor.example oder am Telefon.',
      'Hetzner: unser Anbieter für den Speicher; Website: https://www.hetzner.example/rechtliches/auftragsverarbeitung/',
      'Grundlage: Vertrag.',
      'Tee-Kontor GmbH',
      'Speicherweg 4',
      '20457 Hamburg',
      'Sie haben das Recht auf Auskunft, auf Berichtigung und auf Löschung Ihrer Daten,',
      'und das Recht auf Beschwerde. Die Einwilligung können Sie jederzeit widerrufen.',
    ])
  })

  test('PDF: what differs from page to page by more than its number is no head of pages', async () => {
    const sheet = (number: number, years: number): readonly string[] => [
      'Tee-Kontor GmbH, Hamburg',
      '',
      `Anlage ${number}`,
      '',
      `Personenbezogene Daten nach Art. ${number + 12} DSGVO speichern wir ${years} Jahre.`,
      '',
      `Sie haben das Recht auf Auskunft \xfcber die Daten der Anlage, im ${number}. Schritt.`,
      '',
      `Seite ${number} von 3`,
    ]
    const [notice] = await readFile(pdf([sheet(1, 3), sheet(2, 10), sheet(3, 6)]), 'notice.pdf')
    expect(notice?.text).not.toMatch(/Seite|Kontor/u)
    expect(notice?.text.match(/Anlage \d/gu)).toEqual(['Anlage 1', 'Anlage 2', 'Anlage 3'])
    expect(notice?.text.match(/\d+ Jahre/gu)).toEqual(['3 Jahre', '10 Jahre', '6 Jahre'])
  })

  test('PDF: lines of a table of contents and of a block beside a letter stay lines', async () => {
    const dots = (title: string, length: number): string => `${title} ${'. '.repeat(length)}3`
    const input = pdf([
      [
        'Datenschutzerkl\xe4rung',
        dots('1. Verantwortlicher', 60),
        dots('2. Zwecke', 65),
        dots('3. Rechte', 65),
        '',
        'Ihre Ansprechpartnerin',
        'Frau Ida Moor',
        'Telefon 0431 12345-67',
        'i.moor@tee-kontor.example',
        '',
        'Verantwortlich im Sinne der DSGVO ist die Tee-Kontor Handelsgesellschaft mit Sitz in',
        'Hamburg. Wir verarbeiten personenbezogene Daten nach Art. 6 Abs. 1 lit. b DSGVO, um',
        'Bestellungen zu liefern. Sie haben das Recht auf Auskunft, auf L\xf6schung und auf',
        'Beschwerde; eine Einwilligung k\xf6nnen Sie jederzeit widerrufen.',
      ],
    ])
    const [notice] = await readFile(input, 'notice.pdf')
    const lines = notice?.text.split('\n').filter((line) => line !== '') ?? []
    expect(lines).toContain('Frau Ida Moor')
    expect(lines.filter((line) => /^[123]\. /u.test(line))).toHaveLength(3)
    expect(lines.at(-1)).toMatch(/^Verantwortlich im Sinne .* jederzeit widerrufen\.$/u)
  })

  test('DOCX: headings, paragraphs and tables', async () => {
    const row = (...cells: readonly string[]): string =>
      `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`
    const input = docx(
      paragraph('Datenschutzerklärung', 'berschrift1') +
        NOTICE.split('\n')
          .slice(2)
          .filter((line) => line !== '')
          .map((line) => paragraph(line))
          .join('') +
        `<w:tbl>${row('Cookie', 'Dauer')}${row('sid', '1 Jahr')}</w:tbl>`,
    )
    const [notice] = await readFile(input, 'notice.docx')
    expect(notice?.blocks[0]?.kind).toBe('heading')
    expect(notice?.blocks.filter(({ kind }) => kind === 'row')).toHaveLength(2)
    const at = notice?.text.indexOf('Tee-Kontor') ?? -1
    expect(notice?.source.slice(...(notice?.spanOf(at, at + 10) ?? [0, 0]))).toBe('Tee-Kontor')
  })

  test('two notices in one file are both read, with places in the same file', async () => {
    const both = `${NOTICE}\n\n${ENGLISH}`
    const notices = await readFile(bytes(both), 'notices.txt')
    expect(notices.map(({ language }) => language)).toEqual(['de', 'en'])
    for (const notice of notices) expect(notice.source).toBe(both)
    const second = notices[1]
    const at = second?.text.indexOf('Leaf Trading') ?? -1
    expect(both.slice(...(second?.spanOf(at, at + 12) ?? [0, 0]))).toBe('Leaf Trading')
  })

  const SECOND = `verantwortlich ist die Werkstatt Nordlicht GmbH, vertreten durch Ole Grau, Kaiweg 3, 24103 Kiel. Wir verarbeiten personenbezogene Daten nach der DSGVO, um Anfragen zu beantworten. ${'Von Anfragen heben wir nur auf, was ein Gesetz verlangt. '.repeat(10)}\n\nSie haben ein Recht auf Auskunft, Berichtigung, Löschung und Beschwerde bei einer Aufsichtsbehörde.`

  test.each([
    ['right below the last line', '\n', 'Datenschutzhinweise der Werkstatt Nordlicht'],
    ['a title of other words', '\n\n', 'Patienteninformation zum Datenschutz'],
    ['a title in English words', '\n', 'Privacy at Werkstatt Nordlicht'],
  ])('a second notice begins where nothing but a line says so: %s', async (_, gap, title) => {
    const first = `${NOTICE.trimEnd()}\n\nStand: Mai 2024`
    const notices = await readFile(bytes(`${first}${gap}${title}\n${SECOND}`), 'notices.txt')
    expect(notices.map(({ text }) => text.split('\n')[0])).toEqual([NOTICE.split('\n')[0], title])
  })

  test('a heading that only says “Datenschutzerklärung für einen Dienst” begins no second notice', async () => {
    const notices = await readFile(
      bytes(`${NOTICE}\nDatenschutzerklärung für die Nutzung von Matomo\n\n${NOTICE.slice(22)}`),
      'notice.txt',
    )
    expect(notices).toHaveLength(1)
  })
})

describe('refusals', () => {
  const FRENCH =
    'Politique de confidentialité. Nous traitons vos données personnelles pour la gestion de la relation avec nos clients. Vous pouvez nous écrire pour exercer vos droits sur les données que nous avons dans nos fichiers et qui sont les vôtres.'
  const CONTRACT =
    'Vertrag zur Auftragsverarbeitung\n\n§ 1 Vertragsgegenstand\nDer Auftragnehmer verarbeitet personenbezogene Daten im Auftrag. Die Parteien vereinbaren Schriftform.\n\n§ 2 Pflichten\nDer Auftragnehmer setzt Unterauftragnehmer nur mit Zustimmung ein. Der Auftraggeber bleibt Verantwortlicher nach DSGVO.\n\n§ 3 Schluss\nGerichtsstand ist Hamburg.'

  test.each([
    ['an empty file', new Uint8Array(), 'empty'],
    ['blanks', bytes(' \n\t\n\ufeff'), 'empty'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'format'],
    ['an old Word file', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'format'],
    ['an archive of something else', zipSync({ 'a.txt': bytes('a') }), 'format'],
    ['a cut-off archive', docx(paragraph('x')).subarray(0, 60), 'broken'],
    ['a PDF of pictures', pdf([[], []]), 'pdf-without-text'],
    ['a broken PDF', bytes('%PDF-1.4 and nothing else'), 'broken'],
    ['binary', Uint8Array.from({ length: 4000 }, (_, i) => ((i * 7919) % 251) % 32), 'binary'],
    ['another language', bytes(FRENCH), 'language'],
    ['a contract', bytes(CONTRACT), 'contract'],
    [
      'a recipe',
      bytes(
        'Für den Tee kocht man Wasser und gießt es über die Blätter. Das lässt man fünf Minuten ziehen, und dann ist er fertig.',
      ),
      'not-a-notice',
    ],
  ])('%s', async (_, input, code) => {
    expect((await refusal(input)).code).toBe(code)
  })

  test('the language is named, the contract’s title too, and of a recipe why it is no notice', async () => {
    expect((await refusal(bytes(FRENCH))).words.de).toContain('Französisch')
    expect((await refusal(bytes(CONTRACT))).words.de).toContain('Vertrag zur Auftragsverarbeitung')
    expect(
      (await refusal(bytes('Der Tee ist heiß und die Kanne ist voll, das ist nicht schlecht.'))).words.de,
    ).toContain('Merkmalen')
  })

  const ABOUT_DATA = 'Die personenbezogenen Daten werden nach der DSGVO verarbeitet und gelöscht. '.repeat(4)
  const OTHER_THINGS =
    'Die Wohnung liegt im zweiten Stock und hat drei Zimmer, eine Küche und ein Bad. '.repeat(12)

  test.each([
    ['Mietvertrag', `${OTHER_THINGS}\n\n§ 5 Datenschutz\n\n${ABOUT_DATA}`, 'ein Vertrag'],
    ['Allgemeine Geschäftsbedingungen', `${OTHER_THINGS}\n\n§ 9 Datenschutz\n\n${ABOUT_DATA}`, 'ein Vertrag'],
    [
      'Satzung des Gartenvereins Alma e. V.',
      `${OTHER_THINGS}\n\n§ 12 Datenschutz\n\n${ABOUT_DATA}`,
      'eine Satzung',
    ],
    ['Impressum', `${OTHER_THINGS}\n\nDatenschutz\n\n${ABOUT_DATA}`, 'ein Impressum'],
    ['Verzeichnis von Verarbeitungstätigkeiten', ABOUT_DATA, 'ein Verzeichnis von Verarbeitungstätigkeiten'],
    ['Datenschutz-Folgenabschätzung Zutritt', ABOUT_DATA, 'eine Datenschutz-Folgenabschätzung'],
    [
      'Richtlinie zum Umgang mit Kundendaten',
      `${ABOUT_DATA}\n\nBeschäftigte müssen Bildschirme sperren. Mitarbeitende dürfen keine Listen mitnehmen. Ausdrucke sind sofort zu vernichten. Verlust ist der Leitung zu melden.`,
      'eine interne Anweisung',
    ],
    ['Werkzeugbau Alma GmbH', `Sehr geehrter Herr Kolb,\n\n${ABOUT_DATA}`, 'ein Brief'],
    ['Sommerfest', `Fragen an fest@alma.example. ${OTHER_THINGS}\n\n${ABOUT_DATA}`, '% des Textes'],
  ])('%s is no notice, and it says what it is', async (title, text, said) => {
    expect((await refusal(bytes(`${title}\n\n${text}`))).words.de).toContain(said)
  })

  test.each([
    ['a page with its imprint above', `Impressum\n\nAlma GmbH, Ring 3, 50672 Köln\n\n${NOTICE}`],
    ['a notice to one’s patients', `Sehr geehrte Patientin, sehr geehrter Patient,\n\n${NOTICE}`],
    ['a menu that names contracts', `AGB\nMietvertrag\nTerminvereinbarung\n\n${NOTICE}`],
  ])('%s is read', async (_, text) => {
    expect(await readFile(bytes(text), 'notice.txt')).toHaveLength(1)
  })

  test('an encrypted PDF', async () => {
    // Standard security handler, 40 bits, with keys that no empty password fits.
    const encrypted = pdf(
      [['Datenschutz']],
      `/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -44/O<${'41'.repeat(32)}>/U<${'42'.repeat(32)}>>>`,
    )
    expect((await refusal(encrypted)).code).toBe('pdf-encrypted')
  })

  test('a file of 50 MB is refused by its size', async () => {
    expect((await refusal(new Uint8Array(50_000_000))).code).toBe('too-large')
    expect(tooLarge(50_000_000).words.de).toContain('50 MB')
    expect(LARGEST_FILE).toBeLessThan(50_000_000)
  })

  const SPACES = Buffer.from(deflateSync(Buffer.alloc(600_000_000, ' '))).toString('latin1')
  const WORDS = Array.from(
    { length: 160_000 },
    (_, i) => `1 0 0 1 ${20 + (i % 40) * 14} ${i % 799} Tm(Wort)Tj`,
  )

  test.each([
    ['a PDF that unfolds without end', pdfOf([{ head: '/Filter/FlateDecode', data: SPACES }]), 'unfolds'],
    [
      'a PDF of words that nobody could read',
      pdfOf([{ head: '', data: `BT /F1 8 Tf ${WORDS.join('\n')} ET` }]),
      'pieces',
    ],
    ['a PDF of pages without number', pdf(Array.from({ length: 1600 }, () => [])), 'pages'],
    ['a DOCX of empty tags', docx('<w:p/>'.repeat(210_000)), 'tags'],
    ['a DOCX of blanks', docx(paragraph(' '.repeat(21_000_000))), 'XML'],
  ])('%s is refused before it costs memory or time', async (_, input, why) => {
    expect(input.length).toBeLessThan(8_000_000)
    const before = process.resourceUsage().maxRSS
    const { code, words } = await refusal(input)
    expect(code).toBe('too-large')
    expect(words.en).toContain(why)
    expect(process.resourceUsage().maxRSS - before).toBeLessThan(500_000)
  })

  test('several that unfold at once are each refused for what they are', async () => {
    const input = pdfOf([{ head: '', data: `BT /F1 8 Tf ${WORDS.join('\n')} ET` }])
    const codes = await Promise.all(Array.from({ length: 6 }, async () => (await refusal(input)).code))
    expect(codes).toEqual(codes.map(() => 'too-large'))
  })

  test('a text of nothing but short lines is refused before it costs memory', async () => {
    expect((await refusal(bytes('a\n'.repeat(400_000)))).code).toBe('too-large')
  })

  test('whatever the bytes are, the answer is a notice or a refusal', async () => {
    const start = fc.constantFrom(
      [],
      [0x25, 0x50, 0x44, 0x46, 0x2d],
      [0x50, 0x4b, 3, 4],
      [0xff, 0xfe],
      [0xef, 0xbb, 0xbf],
      [0x3c, 0x68, 0x31, 0x3e],
    )
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 400 }), async (first, rest) => {
        const outcome: unknown = await readFile(Uint8Array.from([...first, ...rest]), 'x').catch(
          (error: unknown) => error,
        )
        expect(Array.isArray(outcome) || outcome instanceof Refusal).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
})
