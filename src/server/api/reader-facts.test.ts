import { expect, test } from 'vitest'
import { parseDay } from '../../base/index.ts'
import { read } from '../../reader/index.ts'
import { factsOf } from './reader-facts.ts'

const NOTICE = `Datenschutzerklärung

Verantwortlich ist die Brennholz Tiemann GmbH, Dorfstraße 8, 49082 Osnabrück, E-Mail: post@brennholz-tiemann.example.

Wir verarbeiten personenbezogene Daten nach Art. 6 Abs. 1 lit. b DSGVO. Unser Rechenzentrum, die Nordlicht Hosting GmbH in Flensburg, ist als Auftragsverarbeiterin tätig. Sie können Ihre Daten berichtigen und löschen lassen und Auskunft verlangen.
`

test('a fact is quoted with whole words, whatever part of them told it', async () => {
  const [reading] = await read(new TextEncoder().encode(NOTICE), 'notice.txt', parseDay('2026-11-22'))
  if (reading === undefined) throw new Error('no notice')
  // Bait: the places themselves end within words.
  expect(reading.facts.spans.map(({ quote }) => quote)).toContain('Auftragsverarbeiter')
  const quotes = factsOf(reading, []).map(({ quote }) => quote)
  expect(quotes).toContain('Auftragsverarbeiterin')
  expect(quotes).not.toContain('Auftragsverarbeiter')
})
