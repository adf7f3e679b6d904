import { expect, test } from 'vitest'
import { parseDay } from '../base/index.ts'
import {
  type Correction,
  correct,
  correctableFacts,
  draftOf,
  inForm,
  read,
  refusedCorrections,
} from './index.ts'

const NOTICE = `Datenschutzerklärung

Verantwortlicher
Lindenhof Versand GmbH, Lindenweg 1, 40213 Düsseldorf, post@lindenhof.example

Bestellungen
Wir verarbeiten Ihre Anschrift, um Ihre Bestellung auszuliefern. Rechtsgrundlage ist Art. 6 Abs. 1 lit. f DSGVO.
Die Daten werden nach drei Monaten gelöscht.

Newsletter
Für den Newsletter nutzen wir Mailchimp der Intuit Inc., USA. Rechtsgrundlage ist Ihre Einwilligung nach Art. 6 Abs. 1 lit. a DSGVO.

Reichweitenmessung
Wir nutzen Matomo der InnoCraft Ltd., Neuseeland, auf Grundlage von Art. 6 Abs. 1 lit. a DSGVO.
`

async function reading() {
  const [one] = await read(new TextEncoder().encode(NOTICE), 'notice.txt', parseDay('2026-12-05'))
  if (one === undefined) throw new Error('Nothing was read.')
  return one
}

test('what is struck goes with its places, and what follows it keeps its own', async () => {
  const before = await reading()
  const names = before.facts.recipients.map(({ name }) => name)
  expect(names.length).toBeGreaterThan(1)
  const after = correct(before, [{ path: 'recipients[0]', value: null }])
  expect(after.facts.recipients.map(({ name }) => name)).toEqual(names.slice(1))
  const quoteOf = (one: typeof before, path: string) =>
    one.facts.spans.find((span) => span.path === path)?.quote
  expect(quoteOf(before, 'recipients[1]')).toBeDefined()
  expect(quoteOf(after, 'recipients[0]')).toBe(quoteOf(before, 'recipients[1]'))
  expect(after.facts.reading.places.every(({ recipient }) => recipient < names.length - 1)).toBe(true)
  expect(draftOf(before)).toContain(`name: ${names[0]} #`)
  expect(draftOf(after)).not.toContain(`name: ${names[0]} #`)
  expect(draftOf(after)).toContain(`name: ${names[1]} #`)
})

test('a corrected base stands in the draft, and one that was there already becomes that one', async () => {
  const before = await reading()
  const at = before.facts.legal_bases.indexOf('GDPR 6(1)(f)')
  const changed = correct(before, [{ path: `legal_bases[${at}]`, value: 'GDPR 6(1)(b)' }])
  expect(changed.facts.legal_bases).toContain('GDPR 6(1)(b)')
  expect(draftOf(before)).toContain('article: 6(1)(f)')
  expect(draftOf(changed)).not.toContain('article: 6(1)(f)')
  expect(draftOf(changed)).toContain('article: 6(1)(b)')
  const merged = correct(before, [{ path: `legal_bases[${at}]`, value: 'GDPR 6(1)(a)' }])
  expect(merged.facts.legal_bases).toEqual(['GDPR 6(1)(a)'])
})

test('a corrected period and a controller’s field are drafted, and no longer cite the text', async () => {
  const before = await reading()
  const after = correct(before, [
    { path: 'retention[0].period', value: 'P14D' },
    { path: 'controller.city', value: 'Neuss' },
    { path: 'dpo.email', value: 'dsb@lindenhof.example' },
  ])
  const draft = draftOf(after)
  expect(draft).toContain('duration: P14D')
  expect(draft).toMatch(/city: Neuss\n/u)
  expect(draft).toContain('dsb@lindenhof.example')
  expect(draftOf(before)).toMatch(/city: Düsseldorf #/u)
})

test('the audit follows the correction', async () => {
  const before = await reading()
  const codes = (one: typeof before) => one.report.checklist.map(({ id, status }) => `${id} ${status}`)
  const after = correct(before, [
    { path: 'dpo.name', value: 'Ada Brandt' },
    { path: 'dpo.email', value: 'dsb@lindenhof.example' },
  ])
  expect(after.report).not.toBe(before.report)
  expect(codes(after)).toHaveLength(codes(before).length)
})

test.each<[Correction, string]>([
  [{ path: 'recipients[99]', value: null }, 'unknown'],
  [{ path: 'recipients[0]', value: 'Somebody' }, 'unknown'],
  [{ path: '__proto__.x', value: 'y' }, 'unknown'],
  [{ path: 'recipients[0].country', value: 'Mittelerde' }, 'country'],
  [{ path: 'recipients[0].country', value: 'ZZ' }, 'country'],
  [{ path: 'legal_bases[0]', value: 'Art. 6' }, 'base'],
  [{ path: 'retention[0].period', value: 'bald' }, 'period'],
  [{ path: 'retention[0].period', value: 'Pfui' }, 'period'],
  [{ path: 'retention[0].period', value: '6 bzw. 10 Jahre' }, 'period'],
  [{ path: 'date_of_notice', value: '31. Februar 2026' }, 'day'],
  [{ path: 'rights[0]', value: 'holiday' }, 'right'],
  [{ path: 'purposes[newsletter]', value: 'marketing' }, 'fixed'],
  [{ path: 'purposes[treatment]', value: null }, 'unknown'],
  [{ path: 'special_categories', value: null }, 'unknown'],
  [{ path: 'controller.name', value: '   ' }, 'text'],
])('%j is refused', async (correction, because) => {
  const { facts } = await reading()
  expect(refusedCorrections(facts, [correction])).toEqual([{ at: 0, because }])
})

test.each([
  ['controller.country', 'Deutschland', 'DE'],
  ['controller.country', 'Switzerland', 'CH'],
  ['controller.country', 'at', 'AT'],
  ['retention[0].period', 'zwei Wochen', 'P2W'],
  ['retention[0].period', '8 years', 'P8Y'],
  ['retention[0].period', 'p14d', 'P14D'],
  ['date_of_notice', '5.12.2026', '2026-12-05'],
])('%s may be said as “%s”', async (path, value, written) => {
  const { facts } = await reading()
  const read = inForm(facts, [{ path, value }])
  expect(read).toEqual([{ path, value: written }])
  expect(refusedCorrections(facts, read)).toEqual([])
})

test.each([
  ['controller.country', 'Entenhausen', 'country'],
  ['retention[0].period', '6 bzw. 10 Jahre', 'period'],
  ['retention[0].period', 'Pfoo', 'period'],
  ['date_of_notice', 'im Mai', 'day'],
])('%s cannot be said as “%s”', async (path, value, because) => {
  const { facts } = await reading()
  expect(refusedCorrections(facts, inForm(facts, [{ path, value }]))).toEqual([{ at: 0, because }])
})

test('what the reading missed can be added, and is drafted without a place in the text', async () => {
  const before = await reading()
  const said = [
    { path: 'recipients[9].name', value: 'Druckerei Sommer' },
    { path: 'recipients[9].role', value: 'processor' },
    { path: 'recipients[7].name', value: 'Spedition Winter' },
    { path: 'legal_bases[5]', value: 'GDPR 6(1)(c)' },
    { path: 'legal_bases[6]', value: 'GDPR 6(1)(a)' },
    { path: 'retention[4].period', value: 'P2Y' },
    { path: 'retention[4].what', value: 'Bewerbungen' },
  ]
  expect(refusedCorrections(before.facts, said)).toEqual([])
  const { facts, ...after } = correct(before, said)
  expect(facts.recipients.slice(before.facts.recipients.length)).toMatchObject([
    { name: 'Spedition Winter', role: 'unknown' },
    { name: 'Druckerei Sommer', role: 'processor' },
  ])
  expect(facts.legal_bases).toEqual([...before.facts.legal_bases, 'GDPR 6(1)(c)'])
  expect(facts.retention.at(-1)).toEqual({ what: 'Bewerbungen', period: 'P2Y' })
  expect(facts.spans).toEqual(before.facts.spans)
  expect(draftOf({ ...after, facts })).toMatch(/name: Druckerei Sommer\n/u)
})

test('only what has its first field can be added', async () => {
  const { facts } = await reading()
  const roleOnly = [{ path: 'recipients[9].role', value: 'processor' }]
  expect(refusedCorrections(facts, roleOnly)).toEqual([{ at: 0, because: 'unknown' }])
  const struck = [
    { path: 'recipients[9].name', value: 'Druckerei Sommer' },
    { path: 'recipients[9]', value: null },
  ]
  expect(refusedCorrections(facts, struck)).toEqual([{ at: 1, because: 'unknown' }])
})

test('every fact can be struck, and none can be corrected into nothing', async () => {
  const before = await reading()
  const all = correctableFacts(before.facts).filter(({ adds }) => !adds)
  const struck = [...new Set(all.map(({ strikes }) => strikes))].map((path) => ({ path, value: null }))
  expect(refusedCorrections(before.facts, struck)).toEqual([])
  const after = correct(before, struck)
  expect([after.facts.recipients, after.facts.legal_bases, after.facts.retention]).toEqual([[], [], []])
  expect(draftOf(after)).toContain('company:')
})

test.each([
  ['controller.country', 'Deutschland', 'DE'],
  ['controller.country', 'germany', 'DE'],
  ['controller.country', ' die Schweiz', 'CH'],
  ['controller.country', 'UK', 'GB'],
  ['controller.country', 'de', 'DE'],
  ['controller.country', 'Kenia', 'KE'],
  ['retention[0].period', '8 Jahre', 'P8Y'],
  ['retention[0].period', '8 years', 'P8Y'],
  ['retention[0].period', 'zwei Wochen', 'P2W'],
  ['retention[0].period', '1 Jahr, 6 Monate', 'P1Y6M'],
  ['retention[0].period', '2 days and 12 hours', 'P2DT12H'],
  ['retention[0].period', 'p14d', 'P14D'],
  ['retention[0].period', 'Bis der Zweck entfällt', 'purpose'],
  ['retention[0].period', 'without end', 'unlimited'],
  ['date_of_notice', '5. Dezember 2026', '2026-12-05'],
  ['date_of_notice', '5 December 2026', '2026-12-05'],
  ['date_of_notice', 'März 2026', '2026-03'],
  ['controller.name', 'Deutschland', 'Deutschland'],
])('%s is understood: “%s” is %s', async (path, value, understood) => {
  const { facts } = await reading()
  const corrections = inForm(facts, [{ path, value }])
  expect(corrections).toEqual([{ path, value: understood }])
  expect(refusedCorrections(facts, corrections)).toEqual([])
  expect(inForm(facts, corrections)).toEqual(corrections)
})

const WIDER = `${NOTICE}
Cookies
Wir setzen das Cookie „sitzung“ (Sitzung) und das Cookie „matomo_id“ (13 Monate).

Hund
Wir verarbeiten Gesundheitsdaten Ihres Hundes, um Termine zu vereinbaren.

Ihre Rechte
Sie haben das Recht auf Auskunft, Berichtigung und Löschung.

Garantien
Wir übermitteln Daten in die USA auf Grundlage von Standardvertragsklauseln.
`

async function wider() {
  const [one] = await read(new TextEncoder().encode(WIDER), 'notice.txt', parseDay('2026-12-05'))
  if (one === undefined) throw new Error('Nothing was read.')
  return one
}

test('rights, cookies, safeguards and special categories are struck and added like everything else', async () => {
  const before = await wider()
  expect(before.facts.rights).toEqual(['access', 'rectification', 'erasure'])
  expect(before.facts.cookies.map(({ name }) => name)).toEqual(['sitzung', 'matomo_id'])
  const said: readonly Correction[] = [
    { path: 'rights[0]', value: null },
    { path: 'rights[5]', value: 'objection' },
    { path: 'cookies[0]', value: null },
    { path: 'cookies[1].lifetime', value: 'P6M' },
    { path: 'cookies[7].name', value: 'warenkorb' },
    { path: 'cookies[7].lifetime', value: 'session' },
    { path: 'general_transfer[4]', value: 'adequacy' },
    { path: 'special_categories', value: before.facts.special_categories ? null : 'stated' },
  ]
  expect(refusedCorrections(before.facts, said)).toEqual([])
  const after = correct(before, said)
  expect(after.facts.rights).toEqual(['rectification', 'erasure', 'objection'])
  expect(after.facts.cookies).toEqual([
    { name: 'matomo_id', lifetime: 'P6M' },
    { name: 'warenkorb', lifetime: 'session' },
  ])
  expect(after.facts.general_transfer).toEqual([...before.facts.general_transfer, 'adequacy'])
  expect(after.facts.special_categories).toBe(!before.facts.special_categories)
  expect(draftOf(after)).toContain('name: warenkorb')
  expect(draftOf(after)).not.toContain('name: sitzung')
  const quoteOf = (one: typeof before, path: string) =>
    one.facts.spans.find((span) => span.path === path)?.quote
  expect(quoteOf(before, 'rights[1]')).toBeDefined()
  expect(quoteOf(after, 'rights[0]')).toBe(quoteOf(before, 'rights[1]'))
  const status = (one: typeof before) =>
    one.report.checklist.find(({ id }) => id === 'a13.2.b-object')?.status
  expect([status(before), status(after)]).toEqual(['missing', 'found'])
})

test('a safeguard of one recipient is struck, and what follows it keeps its place', async () => {
  const notice = `${NOTICE}
Versand
Wir nutzen Brevo der Sendinblue Inc., USA. Die Übermittlung an Sendinblue Inc. beruht auf Standardvertragsklauseln und auf dem EU-US Data Privacy Framework.
`
  const [before] = await read(new TextEncoder().encode(notice), 'notice.txt', parseDay('2026-12-05'))
  if (before === undefined) throw new Error('Nothing was read.')
  const at = before.facts.recipients.findIndex(({ transfer }) => transfer.length === 2)
  expect(at).toBeGreaterThanOrEqual(0)
  const after = correct(before, [
    { path: `recipients[${at}].transfer[0]`, value: null },
    { path: 'recipients[0]', value: null },
  ])
  const kept = after.facts.recipients[at - 1]?.transfer
  expect(kept).toEqual(before.facts.recipients[at]?.transfer.slice(1))
  const quote = (one: typeof before, path: string) =>
    one.facts.spans.find((span) => span.path === path)?.quote
  expect(quote(after, `recipients[${at - 1}].transfer[0]`)).toBe(
    quote(before, `recipients[${at}].transfer[1]`),
  )
})

test('a purpose or a kind of data that is struck is not drafted', async () => {
  const before = await wider()
  const said = [
    { path: 'purposes[appointment]', value: null },
    { path: 'categories[health]', value: null },
  ]
  expect(refusedCorrections(before.facts, said)).toEqual([])
  expect(draftOf(before)).toMatch(/id: appointment\b/u)
  expect(draftOf(before)).toContain('own.health')
  const after = draftOf(correct(before, said))
  expect(after).not.toMatch(/id: appointment\b/u)
  expect(after).not.toContain('own.health')
})
