import { describe, expect, test } from 'vitest'
import { readText } from '../text/index.ts'
import { readFacts } from './index.ts'

const pad = 'Datenschutzerklärung\n\nWir verarbeiten Ihre Daten, wenn Sie diese Seite besuchen.\n\n'
const filler = `${'Die Daten werden verschlüsselt übertragen und nach dem Stand der Technik geschützt. '.repeat(12)}\n\n`

// The day of the notice, and days that are something else.
const DATES: readonly (readonly [text: string, day: string | null])[] = [
  [`${pad}${filler}Letzte Änderung: 12.08.2024 · Impressum`, '2024-08-12'],
  [`${pad}${filler}Stand: 1. Advent 2024 (1.12.2024)`, '2024-12-01'],
  [`${pad}${filler}Weggis, im Oktober 2023`, '2023-10'],
  [`${pad}${filler}*Letztes Update: März ’25*`, '2025-03'],
  [
    `Datenschutzerklärung\n\nSie richtet sich nach dem revidierten Datenschutzgesetz (revDSG, in Kraft seit 1. September 2023).\n\n${filler}Zürich, im Oktober 2024`,
    '2024-10',
  ],
  [`Datenschutzerklärung (Version 3.2 / Juni 2024)\n\n${filler}`, '2024-06'],
  [`${pad}${filler}Diese Datenschutzerklärung ist aktuell gültig und hat den Stand Mai 2023.`, '2023-05'],
  [`${pad}${filler}Stand dieser Erklärung: Herbst 2022`, '2022'],
  [`${pad}${filler}Diese Hinweise haben wir zuletzt am 4. April 2025 überarbeitet.`, '2025-04-04'],
  [`${pad}${filler}Anna Beispiel, im März 2025`, '2025-03'],
  [`${pad}${filler}Hamburg, den 3. Februar 2024`, '2024-02-03'],
  [`${pad}${filler}Hamburg, 03.02.2024\nDie Geschäftsführung`, '2024-02-03'],
  [`${pad}${filler}Zuletzt angefasst: 11/2024`, '2024-11'],
  [`${pad}${filler}Zuletzt haben wir an diesem Blatt im Sommer gefeilt, genauer im Juli 2024.`, '2024-07'],
  [`${pad}${filler}Zuletzt haben wir im Mai 2023 einen Zähler ausgebaut.`, null],
  [`${pad}${filler}Diese Hinweise gelten ab dem 1. März 2023.`, '2023-03-01'],
  [`${pad}${filler}Stand: Schuljahr 2021/22, Oktober 2021`, '2021-10'],
  [
    `${pad}${filler}Der Text kommt von einem Anbieter (Version #2020-09-30, angepasst im Mai 2024).`,
    '2024-05',
  ],
  [`${pad}${filler}(Stand 2021-07-01)`, '2021-07-01'],
  [`${pad}${filler}Wir sind seit 1998 für Sie da. Unsere AGB gelten ab 1. Januar 2020.`, null],
  [`${pad}Das TTDSG ist am 1. Dezember 2021 in Kraft getreten.\n\n${filler}`, null],
  [`${pad}${filler}Google LLC ist seit dem 10. Juli 2023 zertifiziert.`, null],
  [
    `${pad}${filler}Letzte Aktualisierung dieser Seite am Dienstag, 5. November 2024 um 14:03 Uhr`,
    '2024-11-05',
  ],
  [`${pad}${filler}Datum der letzten Änderung: 1.9.2023`, '2023-09-01'],
  [`${pad}${filler}Last updated: March 3, 2025`, '2025-03-03'],
  [`Privacy Notice\nEffective 1 April 2025 · German version on request\n\n${filler}`, '2025-04-01'],
  [`${pad}${filler}This policy was last reviewed in May 2024.`, '2024-05'],
  [`${pad}${filler}DSE-Version 2024-05`, '2024-05'],
  [`Datenschutz-Info | Fassung Januar 2025 | Seite 1 von 3\n\n${filler}`, '2025-01'],
  [`${pad}${filler}Diese Information wurde im Juni 2023 erstellt und gilt bis auf Weiteres.`, '2023-06'],
  [`${pad}${filler}So gültig seit dem 25. Mai 2018.`, '2018-05-25'],
  [`${pad}${filler}Die DSGVO gilt seit dem 25. Mai 2018.`, null],
  [`${pad}${filler}Die Erstfassung stammt vom 2. Mai 2018, zuletzt geändert am 7. Juni 2024.`, '2024-06-07'],
  [`${pad}${filler}Änderungsstand: 14. Februar 2023`, '2023-02-14'],
  [`${pad}${filler}Datenschutzerklärung vom 09.09.2023`, '2023-09-09'],
  [`${pad}${filler}Aufgehängt im Oktober 2022, Hausverwaltung`, '2022-10'],
  [`${pad}${filler}Aufgeschrieben im Mai 2021 von Eva\n\nStart\nKontakt\nImpressum\nGästebuch`, '2021-05'],
  [`${pad}${filler}Nächstes Treffen: Mai 2023\n\nHome\nKontakt\nImpressum\nTermine\nNach oben`, null],
  [`${pad}${filler}Vom Vorstand des Vereins.\n\n10/2023`, '2023-10'],
  [`${pad}${filler}Seite drei von zwölf.\n\n3/12`, null],
  [`${pad}${filler}Merkblatt DS-04, 10.2022`, '2022-10'],
  [`${pad}${filler}(März 2022)\n\nSuche | Hilfe\n© Haus am See\nAnmelden`, '2022-03'],
  [`${pad}${filler}(Vorstandsbeschluss vom 3.5.2024)\n\nImpressum`, '2024-05-03'],
  [`${pad}${filler}Beschlossen von der Mitgliederversammlung am 12. März 2023`, '2023-03-12'],
  [`${pad}${filler}(Beschluss des Presbyteriums vom 4. Juni 2021)`, '2021-06-04'],
  [`${pad}${filler}Beschluss der Kommission vom 10.7.2023`, null],
  [`Datenschutz\n\nMuster GmbH | Personalabteilung | 12.09.2024\n\n${filler}`, '2024-09-12'],
]

describe('the date of the notice', () => {
  test.each(DATES)('%s', (text, day) => {
    expect(readFacts(readText(text)).date_of_notice).toBe(day)
  })

  test('of what an editor put before a text only the day of its change counts', () => {
    const head = '---\ntitle: Datenschutz\nversion: 3.2\nlast_review: 11/2024\n---\n\n# Datenschutz\n\n'
    expect(readFacts(readText(head + filler, 'markdown')).date_of_notice).toBe('2024-11')
    expect(
      readFacts(readText(head.replace(/last_review.*\n/u, '') + filler, 'markdown')).date_of_notice,
    ).toBe(null)
  })

  test('a sentence in the foot that says who changed the page last', () => {
    const page = `<body><main><h1>Datenschutz</h1><p>${'Wir speichern wenig. '.repeat(60)}</p>
      <footer><p>Diese Information wurde am 12. März 2025 vom Dezernat 1 der Schule zuletzt überarbeitet.</p></footer></main></body>`
    expect(readFacts(readText(page, 'html')).date_of_notice).toBe('2025-03-12')
  })

  test('a line in the footer of a page counts when it tells the last change', () => {
    const page = `<body><main><h1>Datenschutz</h1><p>${'Wir speichern wenig. '.repeat(60)}</p></main>
      <footer><p>© Seifenladen</p><p>Letzte Änderung: 12.08.2024 · <a href="/impressum">Impressum</a></p></footer></body>`
    expect(readFacts(readText(page, 'html')).date_of_notice).toBe('2024-08-12')
  })
})

test('the day on which the board took it says more than the month below', () => {
  const text =
    'Datenschutzordnung\n(beschlossen vom Vorstand am 12. Juni 2023)\n\nWir verarbeiten Daten unserer Mitglieder.\n\nKiel, Juni 2023        gez. Der Vorstand'
  expect(readFacts(readText(text)).date_of_notice).toBe('2023-06-12')
})
