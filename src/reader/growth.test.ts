import { expect, test } from 'vitest'
import { parseDay } from '../base/index.ts'
import { audit } from './audit/index.ts'
import { readFacts } from './facts/index.ts'
import { readLinks } from './links/index.ts'
import { htmlReport } from './report/index.ts'
import { stepsOf } from './steps.fixture.ts'
import { type TextFormat, readText } from './text/index.ts'

const HEAD =
  'Datenschutzerklärung\n\nVerantwortlich ist die Quelle GmbH, Lindenweg 1, 26441 Jever, post@quelle.example\n\nEmpfänger\n\nWir geben Daten weiter an '
const PAGE =
  '<html><body><h1>Datenschutzerklärung</h1><p>Personenbezogene Daten, Rechtsgrundlage, Auskunft, Löschung, Einwilligung.</p>'
const SYLLABLES = ['ka', 'lo', 'min', 'ter', 'ba', 'sen', 'dor', 'fi', 'gu', 'hal', 'wer', 'ni']
const COMMON =
  'die Wir geben Daten an der GmbH & Co. KG Herr Dr. Müller Straße 12 12345 Berlin Telefon Art. 6 Abs. 1 nicht keine Cookie nach Monaten in USA Tagen löschen speichern gemäß ( ) „ “ , . :'.split(
    ' ',
  )

/** Chance that is the same for the same beginning. */
class Chance {
  #state = 7

  below(limit: number): number {
    this.#state = (this.#state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((this.#state / 2_147_483_648) * limit)
  }

  of<T>(list: readonly T[]): T {
    const one = list[this.below(list.length)]
    if (one === undefined) throw new TypeError('nothing to choose from')
    return one
  }

  /** An invented name; there are 1,728. */
  name(): string {
    const letters = this.of(SYLLABLES) + this.of(SYLLABLES) + this.of(SYLLABLES)
    return `${letters.charAt(0).toUpperCase()}${letters.slice(1)}`
  }
}

interface Shape {
  readonly format?: TextFormat
  readonly before: string
  readonly between: string
  readonly after?: string
  piece(chance: Chance): string
}

const SHAPES: Readonly<Record<string, Shape>> = {
  'firms with a legal form': { before: HEAD, between: ', ', piece: (c) => `${c.name()} ${c.name()} GmbH` },
  'firms without one': { before: HEAD, between: ', ', piece: (c) => `Druckerei ${c.name()} in ${c.name()}` },
  'known services': {
    before: HEAD,
    between: ', ',
    piece: () => 'Google Analytics, Matomo, Hotjar, YouTube, PayPal, Stripe, Mailchimp',
  },
  'headings that name services, over what points back at them': {
    format: 'markdown',
    before: '# Datenschutzerklärung\n\n',
    between: '\n\n',
    piece: () => '## Google Analytics\n\nDiese Dienste werden in den USA betrieben.',
  },
  'services and periods on one line': {
    before: HEAD,
    between: ' ',
    piece: (c) => `Wir nutzen ${c.name()} der ${c.name()} AG und löschen nach ${c.below(9) + 1} Tagen`,
  },
  'cookies in a table of tabs': {
    before: `${HEAD}\n\nCookies\n\nName\tAnbieter\tZweck\tLaufzeit\n`,
    between: '\n',
    piece: (c) => `_${c.name().toLowerCase()}\t${c.name()} GmbH\tStatistik\t${c.below(90) + 1} Tage`,
  },
  'cookies in a Markdown table': {
    format: 'markdown',
    before: `${HEAD}\n\n## Cookies\n\n| Name | Anbieter | Laufzeit |\n|---|---|---|\n`,
    between: '\n',
    piece: (c) => `| _${c.name().toLowerCase()} | ${c.name()} GmbH | ${c.below(90) + 1} Tage |`,
  },
  'cookies in an HTML table': {
    format: 'html',
    before: `${PAGE}<table><tr><th>Name<th>Anbieter<th>Laufzeit`,
    between: '',
    after: '</table></body></html>',
    piece: (c) => `<tr><td>_${c.name()}<td>${c.name()} GmbH<td>${c.below(90) + 1} Tage`,
  },
  'cookies in stanzas': {
    before: `${HEAD}\n\nCookies\n\n`,
    between: '\n',
    piece: (c) =>
      `Name: _${c.name().toLowerCase()}\nAnbieter: ${c.name()} GmbH\nZweck: Statistik\nLaufzeit: ${c.below(90) + 1} Tage\n`,
  },
  'roles by letters in a table': {
    before: `${HEAD}\n\nAV heißt: Auftragsverarbeiter. EV heißt: eigene Verantwortliche.\n\nWer\tWo\tWas\tRolle\n`,
    between: '\n',
    piece: (c) => `${c.name()} ${c.name()} GmbH\tKiel\tDruck\t${c.of(['AV', 'EV'])}`,
  },
  'companies called again in short': {
    before: HEAD,
    between: ' ',
    piece: (c) => `Druck macht die ${c.name()} Werk GmbH (AV). Mit ${c.name()} Werk und Kalo Werk reden wir.`,
  },
  'public offices': {
    before: `${HEAD}\n\nWir übermitteln Daten an\n\n`,
    between: '\n',
    piece: (c) =>
      `- das Finanzamt ${c.of(['Kiel', 'Husum', 'Jena'])}, die IHK ${c.name()} und das Bundesamt für ${c.name()}`,
  },
  addresses: {
    before: HEAD,
    between: '\n\n',
    piece: (c) =>
      `${c.name()} GmbH\n${c.name()}straße ${c.below(99) + 1}\n${10_000 + c.below(80_000)} ${c.name()}\nTelefon: 0${c.below(1e9)}\nE-Mail: ${c.name().toLowerCase()}@${c.name().toLowerCase()}.example`,
  },
  headings: { before: `${HEAD}\n\n`, between: '\n\n', piece: (c) => `${c.name()} und ${c.name()}` },
  'Markdown headings': {
    format: 'markdown',
    before: `${HEAD}\n\n`,
    between: '\n\n',
    piece: (c) => `${'#'.repeat(1 + c.below(6))} ${c.name()} und ${c.name()}`,
  },
  periods: {
    before: HEAD,
    between: ' ',
    piece: (c) => `${c.name()}daten werden nach ${c.below(99) + 1} Monaten gelöscht.`,
  },
  dates: {
    before: HEAD,
    between: ' ',
    piece: (c) => `Stand: ${c.below(28) + 1}.${c.below(12) + 1}.20${10 + c.below(15)}`,
  },
  bases: {
    before: HEAD,
    between: ' ',
    piece: (c) =>
      `Rechtsgrundlage für ${c.name()} ist Art. 6 Abs. 1 S. 1 lit. ${c.of(['a', 'b', 'c', 'd', 'e', 'f'])} DSGVO.`,
  },
  citations: {
    before: HEAD,
    between: '; ',
    piece: (c) => `Art. ${c.below(99) + 1} Abs. 1, § ${c.below(99) + 1} BDSG`,
  },
  'third countries': {
    before: HEAD,
    between: '; ',
    piece: (c) =>
      `die ${c.name()} Inc. in den USA auf Grundlage der Standardvertragsklauseln, Irland, Indien`,
  },
  rights: {
    before: HEAD,
    between: ' ',
    piece: () =>
      'Sie haben das Recht auf Auskunft, Berichtigung, Löschung, Beschwerde bei der Aufsichtsbehörde und Widerruf.',
  },
  'quotation marks': {
    before: HEAD,
    between: ' ',
    piece: (c) => `„${c.name()} »${c.name()} “${c.name()}” «${c.name()} `,
  },
  'quoted denials': {
    before: HEAD,
    between: ', ',
    piece: (c) => `„Wir geben keine Daten an die ${c.name()} GmbH in den USA weiter“, sagte ${c.name()}`,
  },
  'nested lists': {
    format: 'html',
    before: PAGE,
    between: '',
    piece: () => '<ul><li>Wir nutzen Matomo.',
  },
  'lost umlauts': {
    before: HEAD,
    between: ' ',
    piece: (c) => `f?r die Übermittlung der Loeschung fÃ¼r ${c.name()}`,
  },
  'capital words': { before: HEAD, between: ' ', piece: (c) => c.name() },
  'small words': { before: HEAD, between: ' ', piece: (c) => c.name().toLowerCase() },
  'words of notices': { before: HEAD, between: ' ', piece: (c) => c.of(COMMON) },
  'one letter': { before: HEAD, between: '', piece: () => 'a' },
  blanks: { before: HEAD, between: '', piece: () => ' ' },
  'empty lines': { before: HEAD, between: '', piece: () => '\n' },
}

function written(shape: Shape, length: number): string {
  const chance = new Chance()
  const pieces: string[] = []
  for (let long = 0; long < length; ) {
    const piece = shape.piece(chance)
    pieces.push(piece)
    long += piece.length + shape.between.length
  }
  return `${shape.before}${pieces.join(shape.between)}${shape.after ?? ''}`
}

/** The steps of reading a text: where it stands, its facts, its links, its audit and its report. */
function steps(shape: Shape, length: number): Readonly<Record<string, number>> {
  const source = written(shape, length)
  const text = stepsOf(() => readText(source, shape.format))
  const notice = readText(source, shape.format)
  const facts = readFacts(notice)
  const report = audit(notice, facts, parseDay('2026-11-22'))
  return {
    text,
    facts: stepsOf(() => readFacts(notice)),
    links: stepsOf(() => readLinks(notice, facts)),
    audit: stepsOf(() => audit(notice, facts, parseDay('2026-11-22'))),
    report: stepsOf(() => htmlReport({ file: 'notice.txt', part: [1, 1], notice, facts, report }, 'de')),
  }
}

const SHORT = 50_000

// Three times the text takes three times the steps; work that grows with the square of the length would take nine times.
test.each(Object.entries(SHAPES))('reading %s grows with their length', (_, shape) => {
  const once = steps(shape, SHORT)
  const thrice = steps(shape, 3 * SHORT)
  const grown = Object.entries(once).map(([step, few]) => [step, (thrice[step] ?? 0) / few] as const)
  expect(grown.filter(([, factor]) => factor > 3.5)).toEqual([])
})

test('reading rows of ever more cells grows with their length', () => {
  const wide = (length: number): Shape => ({
    format: 'html',
    before: `${PAGE}<table><tr>${'<td>Sitz'.repeat(length / 25)}<tr>`,
    between: '',
    after: '</table></body></html>',
    piece: (c) => `<td>${c.of(['AV', 'Kiel', '§ 12 MusterG'])}`,
  })
  const once = steps(wide(SHORT), SHORT)
  const thrice = steps(wide(3 * SHORT), 3 * SHORT)
  const grown = Object.entries(once).map(([step, few]) => [step, (thrice[step] ?? 0) / few] as const)
  expect(grown.filter(([, factor]) => factor > 3.5)).toEqual([])
})
