import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Notice, Section } from '../notice.ts'
import { type TextFormat, readText } from './index.ts'

function headings(section: Section): readonly unknown[] {
  return section.sections.map((inner) =>
    inner.sections.length > 0 ? [inner.heading, ...headings(inner)] : inner.heading,
  )
}

function blocks(notice: Notice): readonly string[] {
  return notice.blocks.map((block) => `${block.kind}: ${notice.text.slice(block.start, block.end)}`)
}

function sentences(text: string): readonly string[] {
  const notice = readText(text)
  return notice.blocks.flatMap((block) =>
    block.sentences.map(([start, end]) => notice.text.slice(start, end)),
  )
}

/** What stands in the source where a piece of the cleaned text does. */
function original(notice: Notice, piece: string): string {
  const at = notice.text.indexOf(piece)
  expect(at).toBeGreaterThanOrEqual(0)
  return notice.source.slice(...notice.spanOf(at, at + piece.length))
}

describe('letters', () => {
  test.each([
    ['soft hyphen', 'Daten\u00adschutz', 'Datenschutz'],
    ['no-break space', 'Art.\u00a06', 'Art. 6'],
    ['no-break hyphen', 'E\u2011Mail', 'E-Mail'],
    ['zero-width space', 'Ver\u200bant\u200bwort\u200blich', 'Verantwortlich'],
    ['ligature', 'Betro\ufb00ene p\ufb02egen', 'Betroffene pflegen'],
    ['umlaut in two parts', 'fu\u0308r A\u0308rzte', 'für Ärzte'],
    [
      'lost umlaut',
      'Datenschutzerkl?rung f?r pers?nliche Daten',
      'Datenschutzerklärung für persönliche Daten',
    ],
    ['lost umlaut, replacement character', 'Gem\ufffd\ufffd Ihrer Aufkl\ufffdrung', 'Gemäß Ihrer Aufklärung'],
    ['lost umlaut in capitals', 'DATENSCHUTZERKL?RUNG', 'DATENSCHUTZERKLÄRUNG'],
    ['lost umlaut in front', '?ber uns', 'Über uns'],
    ['a question stays one', 'Wer sind wir?', 'Wer sind wir?'],
    ['an address stays one', 'https://shop.example/suche?q=tee', 'https://shop.example/suche?q=tee'],
    ['mojibake', 'DatenschutzerklÃ¤rung fÃ¼r â€žGÃ¤steâ€œ', 'Datenschutzerklärung für „Gäste“'],
    ['mojibake twice', 'fÃƒÂ¼r', 'für'],
    ['no mojibake', 'viel „Spaß“ und „RHÖ“', 'viel „Spaß“ und „RHÖ“'],
    ['Windows at 0x80', '\u0084Tee\u0093 \u0096 Kanne', '„Tee“ – Kanne'],
    ['control characters', 'Da\u0000ten\u0007schutz', 'Datenschutz'],
    ['white space', '  Wir   speichern \t das  ', 'Wir speichern das'],
    [
      'glued sentences',
      'Wir löschen die Daten.Danach sind sie fort.',
      'Wir löschen die Daten. Danach sind sie fort.',
    ],
    ['a host is not glued', 'Siehe booking.Com und z.B. Node.js', 'Siehe booking.Com und z.B. Node.js'],
    ['glued address', 'Tee-Kontor GmbHAm Hafen 1', 'Tee-Kontor GmbH Am Hafen 1'],
    ['byte order mark', '\ufeffDatenschutz', 'Datenschutz'],
  ])('%s', (_, source, text) => {
    expect(readText(source).text).toBe(text)
  })

  test('every repaired piece is found again in the file', () => {
    const source =
      '\ufeffArt.\u00a06 der Daten\u00adschutz-Grund\u00adverordnung, fÃ¼r Betro\ufb00ene; Aufkl?rung im fu\u0308nften Jahr'
    const notice = readText(source)
    expect(original(notice, 'Art. 6')).toBe('Art.\u00a06')
    expect(original(notice, 'Datenschutz-Grundverordnung')).toBe('Daten\u00adschutz-Grund\u00adverordnung')
    expect(original(notice, 'für')).toBe('fÃ¼r')
    expect(original(notice, 'ü')).toBe('Ã¼')
    expect(original(notice, 'Betroffene')).toBe('Betro\ufb00ene')
    expect(original(notice, 'Aufklärung')).toBe('Aufkl?rung')
    expect(original(notice, 'fünften')).toBe('fu\u0308nften')
  })
})

test('a line as long as a file is cleaned as its sentences are, and keeps their places', () => {
  const sentence = 'F?r die Ãœbermittlung an Stellen im Ausland gilt dasselbe,\u00a0wie überall'
  const times = 3000
  const notice = readText(Array.from({ length: times }, () => sentence).join(', denn weiter steht hier: '))
  const once = readText(sentence).text
  expect(once).toBe('Für die Übermittlung an Stellen im Ausland gilt dasselbe, wie überall')
  const step = once.length + ', denn weiter steht hier: '.length
  expect(notice.text.length).toBe(step * (times - 1) + once.length)
  for (let n = 0; n < times; n += 1) {
    const at = n * step
    expect(notice.text.slice(at, at + once.length)).toBe(once)
    expect(notice.source.slice(...notice.spanOf(at, at + once.length))).toBe(sentence)
  }
})

describe('lines', () => {
  const wrapped = `Wir verarbeiten Ihre Anschrift und Ihre E-Mail-
Adresse, um Ihre Bestellung auszuführen und Ihnen den Verar-
beitungsstand mitzuteilen. Für Vor-
und Nachnamen gilt dasselbe. Die Angaben werden nach drei Jahren
gelöscht, soweit kein Gesetz eine längere Frist vorsieht.

Tee-Kontor GmbH
Am Hafen 1
20457 Hamburg`

  test('a paragraph broken to a width is one, an address keeps its lines', () => {
    expect(blocks(readText(wrapped))).toEqual([
      'paragraph: Wir verarbeiten Ihre Anschrift und Ihre E-Mail-Adresse, um Ihre Bestellung auszuführen und Ihnen den Verarbeitungsstand mitzuteilen. Für Vor- und Nachnamen gilt dasselbe. Die Angaben werden nach drei Jahren gelöscht, soweit kein Gesetz eine längere Frist vorsieht.',
      'line: Tee-Kontor GmbH',
      'line: Am Hafen 1',
      'line: 20457 Hamburg',
    ])
    expect(original(readText(wrapped), 'Verarbeitungsstand')).toBe('Verar-\nbeitungsstand')
  })

  test('a line that breaks off in a sentence goes on, though the next word had room', () => {
    const text = [
      'Fremde Inhalte werden auf unseren Seiten nicht eingebunden, insbesondere weder',
      'Muster Analytics noch Muster Maps; die Skizze der Anfahrt ist nur ein Bild, das wir',
      'selbst gezeichnet haben und das auf unserem eigenen Server liegt, von wo es geladen',
      'wird, ohne dass Dritte davon erfahren oder daran beteiligt sind, soweit uns bekannt',
      'ist.',
    ].join('\n')
    expect(readText(`Datenschutz\n\n${text}`).text).toContain('weder Muster Analytics noch')
  })

  test('a line in which a sentence ends and another begins is no heading', () => {
    const kinds = readText(
      'Empfänger\n\nIm Haus nur, wer mit den Daten arbeitet. Daneben\n\n- das Amt,\n- die Bank.',
    ).blocks
    expect(kinds[1]?.kind).not.toBe('heading')
  })

  test('bullets become items by depth, without the bullet', () => {
    const notice = readText(
      'Wir erheben:\n\n  • Name\n  • Anschrift\n      – Straße\n      – Ort\n  • E-Mail',
    )
    expect(notice.blocks.map((block) => block.depth)).toEqual([0, 1, 1, 2, 2, 1])
    expect(notice.text).toContain('\nStraße\n')
  })

  test('columns apart by tabs are a table', () => {
    const notice = readText('Name\tZweck\tDauer\n_ga\tStatistik\t2 Jahre\nPHPSESSID\tSitzung\tSitzungsende')
    expect(
      notice.blocks.map((block) => block.cells.map(([start, end]) => notice.text.slice(start, end))),
    ).toEqual([
      ['Name', 'Zweck', 'Dauer'],
      ['_ga', 'Statistik', '2 Jahre'],
      ['PHPSESSID', 'Sitzung', 'Sitzungsende'],
    ])
  })

  test('numbers of pages and rulers go', () => {
    expect(readText('Wir speichern Daten.\n\nSeite 3 von 7\n----------\n\nWir löschen sie.').text).toBe(
      'Wir speichern Daten.\n\nWir löschen sie.',
    )
  })
})

describe('sentences', () => {
  test.each([
    [
      'Nach Art. 6 Abs. 1 S. 1 lit. f DSGVO i. V. m. § 25 Abs. 2 Nr. 2 TDDDG ist das erlaubt. Wir wägen ab.',
      2,
    ],
    [
      'Wir speichern z. B. Namen, d. h. Ihren Vor- und Nachnamen, ggf. bzw. i. d. R. auch Titel usw. Die Angabe ist freiwillig.',
      2,
    ],
    ['Stand: 1. Januar 2025. Die Fassung vom 3. Mai ist überholt.', 2],
    ['Die Praxis führt Dipl.-Psych. Erika Beispiel, die Bücher Dipl.-Kfm. Otto Beispiel.', 1],
    ['Es fragen Mag. pharm. Erika Beispiel und Ass. jur. Otto Beispiel. Das ist, was ich mag. Ende.', 3],
    ['Sie steht vor der Dipl.-Prüfung. Danach kommt sie.', 2],
    ['Frau Dr. Erika Beispiel, Musterstr. 5, 12345 Musterstadt, Tel. 030 1234.', 1],
    ['Wir sind die Tee-Kontor GmbH & Co. KG mit Sitz in Hamburg. Wir verkaufen Tee.', 2],
    [
      'Nach Art. 44 ff. DSGVO ist eine Garantie nötig. „Standardvertragsklauseln“ sind eine. (Siehe unten.) Gut so?',
      4,
    ],
    ['Das regelt § 7. Wir halten uns daran.', 2],
    ['E-Mail, Telefon u. Ä. Der Zweck ist Kontakt.', 2],
  ])('%s', (text, count) => {
    expect(sentences(text)).toHaveLength(count)
  })
})

test('lines of a table do not make a file that was broken to a width', () => {
  const paragraph =
    'Wir verarbeiten Daten nur, soweit es nötig ist, und löschen sie, sobald der Zweck entfällt und keine Frist entgegensteht, wie es unten steht.'
  const table =
    'Matomo auf einem eigenen Rechner im Haus\nbis zum Widerruf\nAuswertung ohne Namen und ohne Nummern\nbis zum Jahresende'
  const source = `Datenschutzerklärung\n\n${Array.from({ length: 8 }, () => paragraph).join('\n\n')}\n\n${table}\n\nTafelwerk GmbH\nSandweg 3\n25813 Husum`
  const { text, blocks } = readText(source)
  const lines = blocks.map(({ start, end }) => text.slice(start, end))
  expect(lines).toContain('bis zum Widerruf')
  expect(lines).toContain('Sandweg 3')
})

describe('sections', () => {
  const prose =
    'Wir verarbeiten personenbezogene Daten nur, soweit dies erforderlich ist, und löschen sie danach.'
  test.each<[string, TextFormat, string, readonly unknown[]]>([
    [
      'numbers',
      'text',
      `Datenschutzerklärung\n\n1. Verantwortlicher\n\n${prose}\n\n2. Zwecke\n\n2.1 Bestellung\n${prose}\n\n2.2 Newsletter\n${prose}\n\n3. Rechte\n${prose}`,
      [
        [
          'Datenschutzerklärung',
          '1. Verantwortlicher',
          ['2. Zwecke', '2.1 Bestellung', '2.2 Newsletter'],
          '3. Rechte',
        ],
      ],
    ],
    [
      'parts, whose numbers go on below a heading without one',
      'text',
      `Datenschutzinformation\n\n(für Kunden)\n\nTEIL 1: ALLGEMEINES\n\n1.1 Rechte\n\n${prose}\n\nIhr Widerspruchsrecht\n${prose}\n\n1.2 Pflichten\n\n${prose}\n\nTEIL 2: FAHRER\n\n2.1 Maut\n\n${prose}`,
      [
        [
          'Datenschutzinformation',
          '(für Kunden)',
          ['TEIL 1: ALLGEMEINES', ['1.1 Rechte', 'Ihr Widerspruchsrecht'], '1.2 Pflichten'],
          ['TEIL 2: FAHRER', '2.1 Maut'],
        ],
      ],
    ],
    [
      'numbers of two parts alone',
      'text',
      `Datenschutzinformation\n\nFür Kunden\n\n1.1 Wer wir sind\n\n${prose}\n\n1.2 Rechte\n\n${prose}\n\nIhr Widerspruchsrecht\n${prose}\n\n2.1 Maut\n\n${prose}`,
      [
        [
          'Datenschutzinformation',
          'Für Kunden',
          '1.1 Wer wir sind',
          ['1.2 Rechte', 'Ihr Widerspruchsrecht'],
          '2.1 Maut',
        ],
      ],
    ],
    [
      'sections of a statute',
      'text',
      `Datenschutzordnung\n\n§ 1 Grundsatz\n${prose}\n\n§ 2 Mitglieder\n${prose}\na) Beiträge\n${prose}\n\n§ 3 Rechte\n${prose}`,
      [['Datenschutzordnung', '§ 1 Grundsatz', ['§ 2 Mitglieder', 'a) Beiträge'], '§ 3 Rechte']],
    ],
    [
      'Roman numbers over letters',
      'text',
      `Datenschutzhinweise\n\nI. Allgemeines\n${prose}\n\nA. Kontakt\n${prose}\n\nII. Besonderes\n${prose}`,
      [['Datenschutzhinweise', ['I. Allgemeines', 'A. Kontakt'], 'II. Besonderes']],
    ],
    [
      'capitals over plain lines',
      'text',
      `DATENSCHUTZERKLÄRUNG\n\nCOOKIES\n\nNotwendige Cookies\n${prose}\n\nStatistik\n${prose}\n\nIHRE RECHTE\n${prose}`,
      [['Datenschutzerklärung', ['Cookies', 'Notwendige Cookies', 'Statistik'], 'Ihre Rechte']],
    ],
    [
      'underlined',
      'text',
      `Datenschutz\n===========\n\nCookies\n-------\n${prose}\n\nRechte\n------\n${prose}`,
      [['Datenschutz', 'Cookies', 'Rechte']],
    ],
    [
      'short lines before paragraphs',
      'text',
      `Datenschutzerklärung\n\nWer wir sind\n\n${prose}\n\nIhre Rechte\n\n${prose}`,
      [['Datenschutzerklärung', 'Wer wir sind', 'Ihre Rechte']],
    ],
    [
      'facets of a service',
      'text',
      `Datenschutzerklärung\n\nKalenderdienst\n\n${prose}\n\nRechtsgrundlage\n\n${prose}\n\nKartendienst\n\n${prose}`,
      [['Datenschutzerklärung', ['Kalenderdienst', 'Rechtsgrundlage'], 'Kartendienst']],
    ],
    [
      'Markdown',
      'markdown',
      `# Datenschutz\n\n## Cookies\n${prose}\n\n### Statistik\n${prose}\n\n## Rechte\n${prose}\n\n**Beschwerde**\n\n${prose}`,
      [['Datenschutz', ['Cookies', 'Statistik'], ['Rechte', 'Beschwerde']]],
    ],
    [
      'HTML',
      'html',
      `<h1>Datenschutz</h1><h2>Cookies</h2><p>${prose}</p><p><strong>Statistik</strong></p><p>${prose}</p><h2>Rechte</h2><p>${prose}</p>`,
      [['Datenschutz', ['Cookies', 'Statistik'], 'Rechte']],
    ],
  ])('%s', (_, format, source, tree) => {
    expect(headings(readText(source, format).root)).toEqual(tree)
  })

  test('a table of contents and entries of several columns are no headings', () => {
    const prose =
      'Hier steht ein Satz, der lang genug ist, um für sich einen Absatz des Textes abzugeben und mehr.'
    const notice = readText(
      `Datenschutz in der Gärtnerei Lenz\n\nInhalt\nBesuch der Seite\nBestellungen\nIhre Rechte\n\n${prose}\n\nBesuch der Seite\n\n${prose}\n\nMelder, Abstürze, nötig, 90 Tage\nZähler, Besuche, freiwillig\n${prose}\n\nIhre Rechte\n\n${prose}`,
    )
    expect(headings(notice.root)).toEqual(['Besuch der Seite', 'Ihre Rechte'])
  })

  test('entries that end with how long are no headings', () => {
    const notice = readText(
      'Fristen\n\nHier steht, wie lange wir was behalten.\n\nBriefe, auch solche auf Papier: sechs Jahre\nGesprächsnotizen: 14 Monate\n\nAngebote, aus denen nichts wurde: 6 Monate (intern)\nWir löschen danach, was nicht mehr gebraucht wird.\n',
    )
    expect(headings(notice.root)).toEqual(['Fristen'])
  })

  test('addresses, lists and citations are no headings', () => {
    const notice = readText(
      `Datenschutzerklärung\n\nVerantwortlich ist:\n\nTee-Kontor GmbH\nAm Hafen 1\n20457 Hamburg\nTelefon: 040 123\n\n${prose}\n\nDabei werden erhoben:\nBrowsertyp\nBetriebssystem\nUhrzeit der Anfrage\n${prose}`,
    )
    expect(headings(notice.root)).toEqual(['Datenschutzerklärung'])
  })
})

describe('Markdown', () => {
  test('its marks go, what they mark stays in place', () => {
    const source =
      'Wir nutzen **Matomo** ([Hinweise](https://matomo.example/privacy)) mit `_ga` und __utma; \\*freiwillig.'
    const notice = readText(source, 'markdown')
    expect(notice.text).toBe('Wir nutzen Matomo (Hinweise) mit _ga und __utma; *freiwillig.')
    expect(original(notice, 'Matomo')).toBe('Matomo')
  })

  test('tables have cells', () => {
    const notice = readText(
      '| Name | Dauer |\n|---|:--|\n| _ga | 2 Jahre |\n| sid | Sitzung |\n\nEnde der Tabelle.',
      'markdown',
    )
    expect(blocks(notice)).toEqual([
      'row: Name\tDauer',
      'row: _ga\t2 Jahre',
      'row: sid\tSitzung',
      'paragraph: Ende der Tabelle.',
    ])
  })
})

describe('HTML', () => {
  const html = (body: string): Notice => readText(body, 'html')

  test('references, tags and comments', () => {
    const notice = html(
      '<p>Rechts&shy;grund&shy;lage ist Art.&nbsp;6 Abs.<!-- x -->&#160;1 <b>lit.&nbsp;f</b> DSGVO&nbsp;&amp; §&#32;25 f&uuml;r &Auml;rzte.</p>',
    )
    expect(notice.text).toBe('Rechtsgrundlage ist Art. 6 Abs. 1 lit. f DSGVO & § 25 für Ärzte.')
    expect(original(notice, 'Rechtsgrundlage')).toBe('Rechts&shy;grund&shy;lage')
    expect(original(notice, 'Ärzte')).toBe('&Auml;rzte')
    expect(original(notice, 'lit. f')).toBe('lit.&nbsp;f')
  })

  test('what frames the page, scripts and what is hidden are left out; accordions are opened', () => {
    const words = 'Wir verarbeiten Ihre Daten zur Erfüllung des Vertrags. '.repeat(20)
    const notice = html(
      `<html><head><title>Shop</title><style>p{}</style></head><body><header><a>Start</a></header><nav><ul><li>Tee</li></ul></nav>
       <div class="cookie-banner">Alle annehmen</div><script>var x = "Skript"</script><div id="content"><h1>Datenschutz</h1><p>${words}</p>
       <p style="display:none">Versteckt</p><div class="accordion-body" style="display: none"><p>Aufgeklappt</p></div>
       <table class="cookie-table"><tr><th>Name</th><th>Dauer</th></tr><tr><td>sid</td><td><p>1</p><p>Jahr</p></td></tr></table></div>
       <footer>Impressum</footer></body></html>`,
    )
    for (const gone of ['Shop', 'Start', 'Tee', 'annehmen', 'Skript', 'Versteckt', 'Impressum'])
      expect(notice.text).not.toContain(gone)
    expect(notice.text).toContain('Aufgeklappt')
    expect(blocks(notice).slice(-2)).toEqual(['row: Name\tDauer', 'row: sid\t1 Jahr'])
  })

  test('a notice that stands in the footer is read all the same', () => {
    expect(
      html(
        `<body><p>Start</p><footer><h2>Datenschutz</h2><p>${'Wir verarbeiten Daten. '.repeat(10)}</p></footer>`,
      ).text,
    ).toContain('Wir verarbeiten')
  })

  test('nested lists, lines of an address, left-open tags', () => {
    const notice = html(
      '<p>Tee GmbH<br>Am Hafen 1<br/>20457 Hamburg<ul><li>Name<ul><li>Vorname<li>Nachname</ul><li>Ort</ul>',
    )
    expect(notice.blocks.map((block) => [block.depth, notice.text.slice(block.start, block.end)])).toEqual([
      [0, 'Tee GmbH'],
      [0, 'Am Hafen 1'],
      [0, '20457 Hamburg'],
      [1, 'Name'],
      [2, 'Vorname'],
      [2, 'Nachname'],
      [1, 'Ort'],
    ])
  })

  test('a table that lays out the page is no table', () => {
    const words = 'Wir verarbeiten Ihre Daten zur Erfüllung des Vertrags. '.repeat(30)
    const notice = html(`<table><tr><td>Menü</td><td><h1>Datenschutz</h1><p>${words}</p></td></tr></table>`)
    expect(notice.blocks.map((block) => block.kind)).not.toContain('row')
  })

  test('a covered address is what visitors see', () => {
    const key = 0x42
    const covered =
      key.toString(16) +
      Array.from('info@tee.example', (letter) =>
        (letter.charCodeAt(0) ^ key).toString(16).padStart(2, '0'),
      ).join('')
    const notice = html(
      `<p>Schreiben Sie an <a class="__cf_email__" data-cfemail="${covered}">[email&#160;protected]</a> bitte.</p>`,
    )
    expect(notice.text).toBe('Schreiben Sie an info@tee.example bitte.')
    expect(original(notice, 'info@tee.example')).toContain('[email')
  })
})

describe('whatever the file says', () => {
  const parts = fc.constantFrom(
    'Datenschutz',
    'Art.',
    ' ',
    '\n',
    '\n\n',
    '\r\n',
    '\t',
    '- ',
    '• ',
    '1. ',
    'a) ',
    '§ 1 ',
    '<p>',
    '</p>',
    '<li>',
    '<table>',
    '<tr>',
    '<td>',
    '</table>',
    '<div hidden>',
    '</div>',
    '&auml;',
    '&',
    '&#0;',
    '&#x110000;',
    '**',
    '__',
    '[',
    '](x)',
    '|',
    '---',
    '===',
    '# ',
    '?',
    '\ufffd',
    'Ã',
    '¼',
    'â',
    '€',
    '\u00ad',
    '\u0308',
    '\ud83d',
    '\ufeff',
    '\f',
    '.',
    '.Der',
    '-\n',
    'kl?rung',
    'ÄÖ',
    '<!--',
    '<script>',
    '<h2>',
    '<pre>',
    '<br>',
    '  ',
    '> ',
    '```',
  )
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(parts, { maxLength: 60 }).map((pieces) => pieces.join('')),
    fc.string({ maxLength: 300 }),
  )

  test.each<TextFormat>(['text', 'markdown', 'html'])(
    '%s: places are valid, blocks are in order, nothing is thrown',
    (format) => {
      fc.assert(
        fc.property(anything, (source) => {
          const notice = readText(source, format)
          expect(notice.source).toBe(source)
          let last = 0
          for (const block of notice.blocks) {
            expect(block.start).toBeGreaterThanOrEqual(last)
            expect(block.end).toBeGreaterThan(block.start)
            expect(block.end).toBeLessThanOrEqual(notice.text.length)
            last = block.end
            let within = block.start
            for (const [start, end] of block.sentences) {
              expect(start).toBeGreaterThanOrEqual(within)
              expect(end).toBeGreaterThan(start)
              expect(end).toBeLessThanOrEqual(block.end)
              within = end
            }
          }
          let before = 0
          for (let i = 0; i < notice.text.length; i += 1) {
            const [start, end] = notice.spanOf(i, i + 1)
            expect(start).toBeGreaterThanOrEqual(before)
            expect(end).toBeGreaterThanOrEqual(start)
            expect(end).toBeLessThanOrEqual(source.length)
            before = start
            // A plain letter that stands for one letter of the file is that letter.
            const letter = notice.text.charAt(i)
            const own = source.slice(start, end)
            const plain = /^[a-z0-9]$/u.test(letter) && /^[\x20-\x3e\x40-\x7e]$/u.test(own)
            expect(plain ? own : letter).toBe(letter)
          }
          const visit = (section: Section): void => {
            let inside = section.start
            for (const inner of section.sections) {
              expect(inner.start).toBeGreaterThanOrEqual(inside)
              expect(inner.end).toBeLessThanOrEqual(section.end)
              inside = inner.end
              visit(inner)
            }
          }
          visit(notice.root)
          expect(readText(source, format).text).toBe(notice.text)
        }),
        { numRuns: 400 },
      )
    },
  )

  test('places outside the text are brought inside', () => {
    const notice = readText('Daten')
    expect(notice.spanOf(-5, 99)).toEqual([0, 5])
    expect(notice.spanOf(3, 1)).toEqual([3, 3])
    expect(notice.spanOf(Number.NaN, Number.NaN)).toEqual([0, 0])
  })
})

describe('umlauts written as two letters', () => {
  const spelt =
    'Datenschutzerklaerung\n\nVerantwortlich fuer diese Seite ist die Quelle GmbH in Jever. Wir loeschen Protokolle nach sieben Tagen. Ueber neue und aktuelle Dienste koennen Sie uns befragen, zuerst per E-Mail.\n'

  test('become one, where that makes a word, and keep their place', () => {
    const notice = readText(spelt)
    expect(notice.text).toContain('Datenschutzerklärung')
    expect(notice.text).toContain('Verantwortlich für diese Seite ist die Quelle GmbH in Jever.')
    expect(notice.text).toContain('Über neue und aktuelle Dienste können Sie uns befragen, zuerst per')
    const at = notice.text.indexOf('löschen')
    expect(spelt.slice(...notice.spanOf(at, at + 'löschen'.length))).toBe('loeschen')
  })

  test('stay where the text has umlauts of its own', () => {
    const mixed = spelt.replace('sieben Tagen', 'fünf Tagen, spätestens nach höchstens zehn')
    expect(readText(mixed).text).toContain('Verantwortlich fuer')
  })
})

describe('a table whose cells stand on lines of their own', () => {
  const rows = (notice: Notice): readonly string[] =>
    notice.blocks
      .filter(({ kind }) => kind === 'row')
      .map(({ start, end }) => notice.text.slice(start, end).replaceAll('\t', ' | '))

  test('one paragraph for each row', () => {
    const source =
      'Übersicht\n\nVorgang\nDaten\nWie lange\n\nKonto\nName, E-Mail\nbis zur Kündigung\n\nProtokoll\nIP-Adresse\n14 Tage\n\nDas war die Übersicht.\n'
    const notice = readText(source)
    expect(rows(notice)).toEqual([
      'Vorgang | Daten | Wie lange',
      'Konto | Name, E-Mail | bis zur Kündigung',
      'Protokoll | IP-Adresse | 14 Tage',
    ])
    const at = notice.text.indexOf('14 Tage')
    expect(source.slice(...notice.spanOf(at, at + 7))).toBe('14 Tage')
    expect(notice.text).toContain('Das war die Übersicht.')
  })

  test('all rows in one paragraph', () => {
    const notice = readText(
      'Cookies\n\nName\nZweck\nLaufzeit\n_pk_id\nStatistik\n13 Monate\nsession\nAnmeldung\nSitzung\n\nEnde.\n',
    )
    expect(rows(notice)).toEqual([
      'Name | Zweck | Laufzeit',
      '_pk_id | Statistik | 13 Monate',
      'session | Anmeldung | Sitzung',
    ])
  })

  test.each([
    [
      'glued, with a provider',
      'NameAnbieterZweckLaufzeit\n_shopify_yShopifyStatistik1 Jahr\n_hjSessionUser_123HotjarStatistik365 Tage\n_ga_AB12CD34EFGoogleStatistik2 Jahre\nPHPSESSIDDiese WebsiteAnmeldungSitzung\nkundenkontoMuster GmbHAnmeldung30 Tage',
      [
        'Name | Anbieter | Zweck | Laufzeit',
        '_shopify_y | Shopify | Statistik | 1 Jahr',
        '_hjSessionUser_123 | Hotjar | Statistik | 365 Tage',
        '_ga_AB12CD34EF | Google | Statistik | 2 Jahre',
        'PHPSESSID | Diese Website | Anmeldung | Sitzung',
        'kundenkonto | Muster GmbH | Anmeldung | 30 Tage',
      ],
    ],
    [
      'glued, with the lifetime in the middle',
      'Cookie-NameLaufzeitBeschreibung\n_ga2 JahreUnterscheidet Besucher.\n\nPHPSESSIDSessionErhält den Zustand.',
      [
        'Cookie-Name | Laufzeit | Beschreibung',
        '_ga | 2 Jahre | Unterscheidet Besucher.',
        'PHPSESSID | Session | Erhält den Zustand.',
      ],
    ],
    [
      'apart by single blanks, with a kind at the end',
      'Name Anbieter Zweck Ablauf Typ\n_ga Google Statistik 2 Jahre HTTP\nCookieConsent Cookiebot Speichert die Wahl. 1 Jahr HTTP-Cookie',
      [
        'Name | Anbieter | Zweck | Ablauf | Typ',
        '_ga | Google | Statistik | 2 Jahre | HTTP',
        'CookieConsent | Cookiebot | Speichert die Wahl. | 1 Jahr | HTTP-Cookie',
      ],
    ],
    [
      'apart by strokes',
      'Cookie / Anbieter / Zweck / Dauer\napp_sitz / Muster / Anmeldung / Sitzungsende\n_gid / Google, Irland / Messung / 1 Tag',
      [
        'Cookie | Anbieter | Zweck | Dauer',
        'app_sitz | Muster | Anmeldung | Sitzungsende',
        '_gid | Google, Irland | Messung | 1 Tag',
      ],
    ],
  ])('rows in one line: %s', (_, table, found) => {
    expect(rows(readText(`Cookies\n\nWir setzen ein:\n\n${table}\n\nDas war es.\n`))).toEqual(found)
  })

  test.each([
    'NameAnschriftTelefon\nMaxMusterweg 1030',
    'Zweck Dauer Rechtsgrundlage\nWir speichern nur kurz.',
    'Name, Anbieter, Dauer\nDas sind die Angaben, die wir, wie jeder, machen, gern.',
    'Cookie Dauer Zweck\nHier steht, was ein Cookie ist, und wie lange es bleibt.',
  ])('no rows in %j', (text) => {
    expect(rows(readText(`Cookies\n\n${text}\n\nDas war es.\n`))).toEqual([])
  })

  test('labels glued to their values become labels', () => {
    const source =
      'NameGoogle Analytics\nAnbieterGoogle Ireland Limited\nZweckMisst Besuche.\nCookie Name_ga,_gat\nCookie Laufzeit2 Jahre'
    expect(readText(`Cookies\n\n${source}\n`).text).toContain(
      'Cookie Name: _ga,_gat\nCookie Laufzeit: 2 Jahre',
    )
  })

  test('headings that are called like columns are none', () => {
    const notice = readText(
      'Datenschutz\n\nZweck\n\nWir liefern Bücher.\n\nSpeicherdauer\n\nZehn Jahre.\n\nRechtsgrundlage\nArt. 6 Abs. 1 lit. b DSGVO.\n',
    )
    expect(rows(notice)).toEqual([])
  })
})

describe('lines broken before what opens nothing', () => {
  const filler =
    'Wir verarbeiten Ihre Angaben, damit wir Ihre Anfrage beantworten können und\nnichts davon verloren geht, wenn das Gerät einmal ausfällt oder jemand von uns\nverreist und seine Arbeit an andere übergibt, die davon bislang noch nicht viel\nwissen und erst einmal alles nachlesen müssen.\n\n'

  test.each([
    [
      'Grundlage für diese Verarbeitung ist Ihre Einwilligung im Sinne des Art. 6 Abs.\n1 S. 1 lit. a DSGVO.',
      'Art. 6 Abs. 1 S. 1 lit. a',
    ],
    [
      'Grundlage für diese Verarbeitung ist Ihre Einwilligung und der Vertrag mit Ihnen,\n§ 25 Abs. 1 TDDDG.',
      'Ihnen, § 25',
    ],
    [
      'Das Programm löscht den Termin, den Sie mit uns vereinbart haben, von selbst und etwa\n90 Tage nachdem er vorbei ist.',
      'etwa 90 Tage',
    ],
    [
      'Sentinel: Fehlerberichte; Dienstanbieter: Sentinel, Inc., USA; Grundlage Transfer:\nStandardvertragsklauseln.',
      'Transfer: Standardvertragsklauseln',
    ],
  ])('%s', (text, joined) => {
    const notice = readText(filler + text)
    const block = notice.blocks.at(-1)
    expect(notice.text.slice(block?.start, block?.end).replaceAll('\n', ' ')).toContain(joined)
  })

  test('a street of its own with its town below', () => {
    const address =
      'Ministerium für Wohnen, Bürgerdienste und Ehrenamt im Land der Seen und Wälder\nWilly-Kolb-Straße 41\n70174 Stuttgart'
    const notice = readText(filler + address)
    expect(notice.blocks.slice(-3).map(({ start, end }) => notice.text.slice(start, end))).toEqual(
      address.split('\n'),
    )
  })
})

test('a table of lines ends where sentences begin', () => {
  const notice = readText(
    'Cookies\nName\nZweck\nDauer\nsid\nhält die Sitzung\n12 Monate\nlang\nmerkt die Sprache\n1 Jahr\nDie Auswahl ändern Sie jederzeit. Alles Weitere steht unten.\n3. Rechte\nSie können Auskunft verlangen.',
  )
  expect(notice.blocks.filter(({ kind }) => kind === 'row')).toHaveLength(3)
})

describe('titles on the line of the text below', () => {
  const said = (words: string): string =>
    `${words} die Angaben, die Sie uns machen, so lange, wie der Zweck es verlangt, und nicht länger als nötig.`

  test('numbered, and again and again, they are titles', () => {
    const notice = readText(
      [
        '1. Speicherdauer ' + said('Wir bewahren'),
        '2. Ihre Rechte ' + said('Sie haben'),
        '3. Welche Stelle prüft ' + said('Die Aufsicht prüft'),
      ].join('\n\n'),
    )
    expect(
      notice.blocks
        .filter(({ kind }) => kind === 'heading')
        .map(({ start, end }) => notice.text.slice(start, end)),
    ).toEqual(['1. Speicherdauer', '2. Ihre Rechte', '3. Welche Stelle prüft'])
  })

  test('one alone is a sentence', () => {
    const notice = readText(`1. Speicherdauer ${said('Wir bewahren')}`)
    expect(notice.blocks.filter(({ kind }) => kind === 'heading')).toEqual([])
  })
})

describe('titles in capitals', () => {
  const titled = (title: string): string => {
    const notice = readText(`${title}\n\nWir verarbeiten Ihre Daten, soweit das nötig ist, und nicht länger.`)
    return notice.text.slice(0, title.length)
  }

  test.each([
    ['VERANTWORTLICHER UND DATENSCHUTZBEAUFTRAGTER', 'Verantwortlicher und Datenschutzbeauftragter'],
    ['2. WER WIR SIND', '2. Wer wir sind'],
    ['RECHTE NACH DER DSGVO', 'Rechte nach der DSGVO'],
  ])('%s', (capitals, spelled) => {
    expect(titled(capitals)).toBe(spelled)
  })

  test.each(['TANZSCHULE SCHRITT & TAKT', 'DATENWERK ALMA GMBH'])('%s may be a name', (name) => {
    expect(titled(name)).toBe(name)
  })
})

test('a numbered list in Markdown is one, whatever its entries look like', () => {
  const { blocks, text } = readText(
    '# Hinweise\n\n**Wer bekommt Daten?**\n\n1. *Stadt Lippe* als Trägerin\n2. *Untis GmbH*, Wien\n   und ihre Technik\n3. die nächste Schule\n',
    'markdown',
  )
  const items = blocks.filter(({ kind }) => kind === 'item').map(({ start, end }) => text.slice(start, end))
  expect(items[0]).toBe('Stadt Lippe als Trägerin')
  expect(items).toHaveLength(3)
})

test('an entry set in from the margin ends where its lines end, the blanks before them counted', () => {
  const list = `Unterlagen, die wir von Ihnen erhalten haben, werden nach Maßgabe
der folgenden Regeln verarbeitet, wobei wir Ihre Rechte auf Auskunft
und auf Löschung beachten.

a)  TORWERK – Torwerk Ireland Limited, Dublin, Irland. Soweit Torwerk
    Daten zu eigenen Zwecken nutzt, haben wir darauf keinen Einfluss.
    Zugriffe aus den USA sind durch Standardvertragsklauseln
    abgesichert.
b)  edukern GmbH, Aachen, für Webinare.
`
  const { blocks, text } = readText(list)
  expect(blocks.map(({ start, end }) => text.slice(start, end).slice(-20))).toEqual([
    'f Löschung beachten.',
    'lauseln abgesichert.',
    'achen, für Webinare.',
  ])
})

test('what stands at the top of each page is no heading of the text', () => {
  const page = (n: number, said: string): string =>
    `${said}\n\n                                        Seite ${n} von 3\nALMA Maschinenbau                   Info 3 / Rev. 5\n`
  const { blocks, text } = readText(
    ['6  Wie lange', '6.1  Rechnungen: zehn Jahre.', '6.2  Briefe: sechs Jahre.']
      .map((said, n) => page(n + 1, said))
      .join('\n'),
  )
  expect(blocks.map(({ start, end }) => text.slice(start, end))).toEqual([
    '6 Wie lange',
    '6.1 Rechnungen: zehn Jahre.',
    '6.2 Briefe: sechs Jahre.',
  ])
})
