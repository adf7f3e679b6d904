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

const SPOKEN = `Datenschutzerklärung

Wir verarbeiten Name und E-Mail-Adresse für den Newsletter. Die Daten löschen wir nach 10 Jahren.

Sie haben das Recht auf Auskunft.

Auch für den Newsletter nutzen wir Ihre E-Mail-Adresse. Auskunft erhalten Sie jederzeit: Sie haben ein Recht auf Auskunft.
`

test('purposes and kinds of data stand among the facts, in words and with every line', async () => {
  const [reading] = await read(new TextEncoder().encode(SPOKEN), 'notice.txt', parseDay('2026-11-22'))
  if (reading === undefined) throw new Error('no notice')
  const facts = factsOf(reading, [])
  const by = (path: string) => facts.find((fact) => fact.path === path)
  expect(by('purposes[newsletter]')).toMatchObject({
    value: { de: 'Versand des Newsletters', en: 'Sending the newsletter' },
    places: [3, 7],
    edit: { form: 'fixed' },
  })
  expect(by('categories[contact.email]')).toMatchObject({
    value: { de: 'E-Mail-Adresse', en: 'E-mail address' },
    places: [3, 7],
  })
  expect(by('rights[0]')).toMatchObject({ value: { de: 'Auskunft' }, edit: { form: 'right' } })
  // A fact stands in one row, however often the text says it.
  expect(new Set(facts.map(({ path }) => path)).size).toBe(facts.length)
})

test('what is typed over begins with the words that are shown', async () => {
  const [reading] = await read(new TextEncoder().encode(SPOKEN), 'notice.txt', parseDay('2026-11-22'))
  if (reading === undefined) throw new Error('no notice')
  const facts = factsOf(reading, [{ path: 'controller.country', value: 'DE' }])
  const period = facts.find(({ path }) => path === 'retention[0].period')
  expect(period).toMatchObject({
    value: { de: '10 Jahre' },
    edit: { raw: { de: '10 Jahre', en: '10 years' } },
  })
  const country = facts.find(({ path }) => path === 'controller.country')
  expect(country).toMatchObject({ corrected: 'changed', edit: { raw: { de: 'Deutschland' } } })
})
